/* SPDX-License-Identifier: ISC */
/*
 * Real system call instructions: each process is a thread that makes typed calls of transport.h,
 * and what they put into registers is caught by tests/arch/trap.h. The handler plays the kernel: it
 * gives the call to the core, under a lock, and holds the thread until the core has ended it.
 */
#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ipc/transport.h"
#include "syscall_arch.h"

#include "../arch/trap.h"
#include "driver.h"
#include "testbed.h"

/* Seconds after which something that must happen is given up. */
#define PATIENCE 10

struct process {
	pthread_t thread;
	/* What the thread is to do next. */
	bool given;
	bool quit;
	struct call call;
	/* The core has the call; the core has ended it; the thread is back from it. */
	bool in_kernel;
	bool ended;
	bool back;
	struct ipc_sys_result result;
	struct answer answer;
	/* The registers, while the call is in the kernel. */
	uint64_t arguments[6];
	uint64_t number;
};

static struct process processes[PROCESSES_MAX];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
/* Anything above has changed. */
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static _Thread_local unsigned self;
/* The trap's handler. cmocka takes the signal for itself around each test. */
static struct sigaction handler;

static uint8_t *pointer(uint64_t address)
{
	return (uint8_t *)(uintptr_t)address;
}

/* The core's `complete`; the lock is held by whoever called the core. */
static void on_complete(unsigned number, const struct ipc_core_completion *completion)
{
	struct process *process = &processes[number];
	const bool receives = process->number == IPC_SYSCALL_RECV;
	const uint64_t in = process->arguments[receives ? 1 : 3];
	const uint64_t in_cap = process->arguments[receives ? 2 : 4];

	assert(process->in_kernel && !process->ended);
	if (completion->len > 0) {
		assert(receives || process->number == IPC_SYSCALL_CALL);
		assert(completion->len <= in_cap);
		memcpy(pointer(in), completion->bytes, completion->len);
	}
	process->result.status = completion->status;
	process->result.value0 = completion->value0;
	process->result.value1 = completion->value1;
	process->ended = true;
	(void)pthread_cond_broadcast(&changed);
}

/* Registers to a call of the core, as arch/README.md names them. */
static struct ipc_core_syscall call_of(uint64_t number, const uint64_t a[6])
{
	struct ipc_core_syscall call = {.number = (uint32_t)number, .slot = (uint32_t)a[0]};
	uint64_t window = 0;

	switch (number) {
	case IPC_SYSCALL_CALL:
		call.out = pointer(a[1]);
		call.out_len = (size_t)a[2];
		call.in_cap = (size_t)a[4];
		window = a[5];
		break;
	case IPC_SYSCALL_RECV:
		call.in_cap = (size_t)a[2];
		window = a[3];
		break;
	case IPC_SYSCALL_REPLY:
		call.token = a[0];
		call.out = pointer(a[1]);
		call.out_len = (size_t)a[2];
		break;
	default:
		break;
	}
	call.window_base = (uint32_t)window;
	call.window_count = (uint32_t)(window >> 32);
	return call;
}

/* In the handler of the signal that the trap has become. */
static struct ipc_sys_result kernel(void *context, uint64_t number, const uint64_t arguments[6])
{
	struct process *process = &processes[self];
	const struct ipc_core_syscall call = call_of(number, arguments);
	struct ipc_sys_result result;

	(void)context;
	(void)pthread_mutex_lock(&lock);
	process->number = number;
	memcpy(process->arguments, arguments, sizeof(process->arguments));
	process->in_kernel = true;
	testbed_syscall(self, &call);
	(void)pthread_cond_broadcast(&changed);
	while (!process->ended && !process->quit)
		(void)pthread_cond_wait(&changed, &lock);
	result = process->result;
	(void)pthread_mutex_unlock(&lock);
	return result;
}

static uint32_t call_and_store(const struct call *call, uint8_t *in, struct answer *answer)
{
	const struct ipc_window window = {call->window_base, call->window_count};
	size_t len = 0;
	const uint32_t status = ipc_transport_call(call->slot, call->out, call->out_len, in,
	                                           call->in_cap, window, &len);

	if (status == IPC_RESULT_OK) {
		answer->value0 = len;
		memcpy(answer->bytes, in, len);
	}
	return status;
}

static uint32_t recv_and_store(const struct call *call, uint8_t *in, struct answer *answer)
{
	const struct ipc_window window = {call->window_base, call->window_count};
	struct ipc_delivery delivery;
	const uint32_t status = ipc_transport_recv(call->slot, in, call->in_cap, window, &delivery);

	if (status == IPC_RESULT_OK) {
		assert(delivery.in == in);
		answer->value0 = delivery.in_len | (uint64_t)delivery.slot << 32;
		answer->value1 = delivery.token;
		memcpy(answer->bytes, in, delivery.in_len);
	}
	return status;
}

/* What a program does: one typed call. */
static void make(const struct call *call, struct answer *answer)
{
	/* Exactly as large as the process takes. */
	uint8_t *in = malloc(call->in_cap > 0 ? call->in_cap : 1);
	struct ipc_local_cap cap;

	assert(in != NULL);
	switch (call->number) {
	case IPC_SYSCALL_CALL:
		answer->status = call_and_store(call, in, answer);
		break;
	case IPC_SYSCALL_RECV:
		answer->status = recv_and_store(call, in, answer);
		break;
	case IPC_SYSCALL_REPLY:
		answer->status = ipc_transport_reply(call->token, call->out, call->out_len);
		break;
	case IPC_SYSCALL_QUERY_LOCAL_CAP:
		answer->status = ipc_transport_query_local_cap(call->slot, &cap);
		if (answer->status == IPC_RESULT_OK) {
			answer->value0 = cap.rights | (uint64_t)cap.type << 32;
			answer->value1 = cap.endpoint_kind;
		}
		break;
	case IPC_SYSCALL_DROP_LOCAL_CAP:
		answer->status = ipc_transport_drop_local_cap(call->slot);
		break;
	default:
		answer->status = ipc_sys_call1(call->number, call->slot).status;
		break;
	}
	free(in);
}

static void *live(void *argument)
{
	struct process *process = argument;

	self = (unsigned)(process - processes);
	(void)pthread_mutex_lock(&lock);
	for (;;) {
		while (!process->given && !process->quit)
			(void)pthread_cond_wait(&changed, &lock);
		if (process->quit)
			break;
		process->given = false;
		(void)pthread_mutex_unlock(&lock);
		make(&process->call, &process->answer);
		(void)pthread_mutex_lock(&lock);
		process->back = true;
		(void)pthread_cond_broadcast(&changed);
	}
	(void)pthread_mutex_unlock(&lock);
	return NULL;
}

static void bear(unsigned number)
{
	struct process *process = &processes[number];
	int error;

	memset(process, 0, sizeof(*process));
	error = pthread_create(&process->thread, NULL, live, process);
	assert(error == 0);
	(void)error;
}

static void trap_open(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	if (!trap_install(kernel, NULL) || sigaction(SIGSYS, NULL, &handler) != 0) {
		(void)fputs("transport-trap: system calls are not caught here\n", stderr);
		exit(1);
	}
	testbed_open(on_complete);
	bear(0);
}

static void trap_adopt(unsigned number)
{
	testbed_adopt(number);
	bear(number);
}

static void trap_begin(unsigned number, const struct call *call)
{
	struct process *process = &processes[number];

	(void)sigaction(SIGSYS, &handler, NULL);
	(void)pthread_mutex_lock(&lock);
	process->call = *call;
	memset(&process->answer, 0, sizeof(process->answer));
	memset(&process->result, 0, sizeof(process->result));
	process->in_kernel = false;
	process->ended = false;
	process->back = false;
	process->given = true;
	(void)pthread_cond_broadcast(&changed);
	while (!process->in_kernel && !process->back)
		(void)pthread_cond_wait(&changed, &lock);
	(void)pthread_mutex_unlock(&lock);
}

static bool trap_finish(unsigned number, bool wait, struct answer *answer)
{
	struct process *process = &processes[number];
	struct timespec until;
	bool back;
	int error = 0;

	(void)clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += PATIENCE;
	(void)pthread_mutex_lock(&lock);
	/* A thread that the core has let go is on its way back. */
	while (!process->back && (wait || process->ended) && error == 0)
		error = pthread_cond_timedwait(&changed, &lock, &until);
	back = process->back;
	*answer = process->answer;
	(void)pthread_mutex_unlock(&lock);
	return back;
}

static void trap_end(unsigned number, bool fault, int code)
{
	(void)pthread_mutex_lock(&lock);
	testbed_end(number, fault, code);
	(void)pthread_mutex_unlock(&lock);
}

static void trap_forget(unsigned number)
{
	(void)pthread_mutex_lock(&lock);
	processes[number].quit = true;
	testbed_forget(number);
	(void)pthread_cond_broadcast(&changed);
	(void)pthread_mutex_unlock(&lock);
	(void)pthread_join(processes[number].thread, NULL);
}

static void trap_close(void)
{
	trap_forget(0);
	testbed_close();
}

static void trap_count(struct counts *counts)
{
	(void)pthread_mutex_lock(&lock);
	testbed_count(counts);
	(void)pthread_mutex_unlock(&lock);
}

const struct driver driver = {
	.name = "trap",
	.open = trap_open,
	.close = trap_close,
	.image = testbed_image,
	.adopt = trap_adopt,
	.begin = trap_begin,
	.finish = trap_finish,
	.end = trap_end,
	.forget = trap_forget,
	.count = trap_count,
};
