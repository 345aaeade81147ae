/* SPDX-License-Identifier: ISC */
/* What a child sees of the world, told by its exit code: 0 if it is as it should be, else what is not.
 * Static, as every child is. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ipc/host.h"
#include "ipc/transport.h"

#include "child.h"
#include "stage.h"

static _Thread_local int thread_local_number = 42;

/* Arguments and environment came as they were sent, the empty ones too. */
static int check_start(int argc, char **argv)
{
	if (argc != 5 || strcmp(argv[2], "two words") != 0 || strcmp(argv[3], "") != 0 ||
	    strcmp(argv[4], "last") != 0 || argv[5] != NULL)
		return 1;
	if (environ[0] == NULL || strcmp(environ[0], "COLOUR=green") != 0 || environ[1] == NULL ||
	    strcmp(environ[1], "EMPTY=") != 0 || environ[2] != NULL)
		return 2;
	return 0;
}

/* A program out of an image has what its compiler expects: zeroed data, thread-local data, a heap. */
static int check_memory(void)
{
	static char zeroes[100000];
	char text[16];
	size_t i;

	for (i = 0; i < sizeof(zeroes); i++)
		if (zeroes[i] != 0)
			return 1;
	if (thread_local_number != 42)
		return 2;
	if (snprintf(text, sizeof(text), "%.2f", 1.5) != 4 || strcmp(text, "1.50") != 0)
		return 3;
	char *heap = malloc(1000000);
	if (heap == NULL)
		return 4;
	free(heap);
	/* The stack is where Linux put it, and nothing is where the image asked for one. */
	if (msync((void *)(uintptr_t)STAGE_STACK_BASE, STAGE_STACK_SIZE, MS_ASYNC) == 0 ||
	    errno != ENOMEM)
		return 5;
	return 0;
}

static sigjmp_buf refused;
static volatile uintptr_t refused_at;

static void refuse(int number, siginfo_t *info, void *context)
{
	(void)number;
	(void)context;
	refused_at = info->si_code == SEGV_ACCERR ? (uintptr_t)info->si_addr : 0;
	siglongjmp(refused, 1);
}

/* Whether the page is there and does not let itself be written. */
static bool refuses_write(uintptr_t address)
{
	volatile uint8_t *byte = (volatile uint8_t *)address;

	refused_at = 0;
	if (sigsetjmp(refused, 1) == 0)
		*byte = *byte;
	return refused_at == address;
}

/* Whether the page is there and does not let itself be run. */
static bool refuses_run(uintptr_t address)
{
	refused_at = 0;
	if (sigsetjmp(refused, 1) == 0)
		((void (*)(void))address)();
	return refused_at == address;
}

/* Runs wherever it stands. */
__attribute__((noinline)) static void nothing_to_do(void)
{
	__asm__ volatile("");
}

/* Code and constants can't be written; data and the stack can't be run. */
static int check_access(void)
{
	enum {
		CODE_BYTES = 16
	};
	static const uint8_t constant = 1;
	static uint8_t data[CODE_BYTES];
	const uintptr_t code = (uintptr_t)nothing_to_do;
	struct sigaction action;
	uint8_t stack[CODE_BYTES];

	memset(&action, 0, sizeof(action));
	action.sa_sigaction = refuse;
	action.sa_flags = SA_SIGINFO;
	if (sigaction(SIGSEGV, &action, NULL) != 0)
		return 1;
	/* What is run there is good code: only the page can refuse it. */
	memcpy(data, (const void *)code, sizeof(data));
	memcpy(stack, (const void *)code, sizeof(stack));
	__builtin___clear_cache((char *)data, (char *)data + sizeof(data));
	__builtin___clear_cache((char *)stack, (char *)stack + sizeof(stack));
	nothing_to_do();
	if (!refuses_write(code))
		return 2;
	if (!refuses_write((uintptr_t)&constant))
		return 3;
	if (!refuses_run((uintptr_t)data))
		return 4;
	if (!refuses_run((uintptr_t)stack))
		return 5;
	return refuses_write((uintptr_t)data) ? 6 : 0;
}

/* What it runs from can't be changed, by itself or by anybody. */
static int check_seals(void)
{
	const int all = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
	const int file = open("/proc/self/exe", O_RDONLY);
	const int seals = file < 0 ? -1 : fcntl(file, F_GET_SEALS);

	if (file < 0)
		return 1;
	if (seals < 0 || (seals & all) != all)
		return 2;
	if (open("/proc/self/exe", O_RDWR) >= 0)
		return 3;
	return 0;
}

/* Standard input, output, error and the connection are open; nothing else is. */
static int check_descriptors(void)
{
	int number;

	for (number = 0; number < 1024; number++) {
		const int open_here = fcntl(number, F_GETFD) >= 0;

		if (open_here != (number <= IPC_HOST_DESCRIPTOR))
			return 1;
	}
	return 0;
}

/* No signal is held back. */
static int check_signals(void)
{
	sigset_t mask;
	int number;

	if (sigprocmask(SIG_SETMASK, NULL, &mask) != 0)
		return 1;
	for (number = 1; number < 32; number++)
		if (sigismember(&mask, number) != 0)
			return 2;
	return 0;
}

/* The frame is one page; it holds what the parent wrote there, and the parent sees what is written. */
static int check_frame(void)
{
	size_t size = 0;
	uint32_t status = 0;
	volatile uint64_t *words = ipc_host_map(CHILD_SLOT_FRAME, &size, &status);

	if (words == NULL || status != IPC_RESULT_OK)
		return 1;
	if (size != 4096)
		return 2;
	if (words[0] != CHILD_WORD_OF_PARENT)
		return 3;
	words[1] = CHILD_WORD_OF_CHILD;
	return 0;
}

/* A frame without MAP, an endpoint, an empty slot and no slot at all are not to be mapped; nor are the
 * counts for a child. */
static int check_refusals(void)
{
	static const struct {
		uint32_t slot;
		uint32_t status;
	} rows[] = {
		{CHILD_SLOT_FRAME, IPC_RESULT_NO_RIGHTS},
		{CHILD_SLOT_ENDPOINT, IPC_RESULT_BAD_SLOT},
		{CHILD_SLOT_EMPTY, IPC_RESULT_BAD_SLOT},
		{0, IPC_RESULT_BAD_SLOT},
		{UINT32_MAX, IPC_RESULT_BAD_SLOT},
	};
	struct ipc_host_counts counts;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t size = 0;
		uint32_t status = 0;

		if (ipc_host_map(rows[i].slot, &size, &status) != NULL || status != rows[i].status)
			return (int)i + 1;
	}
	return ipc_host_counts(&counts) == IPC_RESULT_DENIED ? 0 : 100;
}

/* Waits for a request that nobody sends. */
static int wait_for_ever(void)
{
	const struct ipc_window none = {0, 0};
	struct ipc_delivery delivery;
	uint8_t in[64];

	return (int)ipc_transport_recv(CHILD_SLOT_ENDPOINT, in, sizeof(in), none, &delivery);
}

int main(int argc, char **argv)
{
	const char *task = argc > 1 ? argv[1] : "";

	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	if (strcmp(task, "start") == 0)
		return check_start(argc, argv);
	if (strcmp(task, "memory") == 0)
		return check_memory();
	if (strcmp(task, "access") == 0)
		return check_access();
	if (strcmp(task, "seals") == 0)
		return check_seals();
	if (strcmp(task, "descriptors") == 0)
		return check_descriptors();
	if (strcmp(task, "signals") == 0)
		return check_signals();
	if (strcmp(task, "frame") == 0)
		return check_frame();
	if (strcmp(task, "refusals") == 0)
		return check_refusals();
	if (strcmp(task, "wait") == 0)
		return wait_for_ever();
	if (strcmp(task, "exit") == 0 && argc == 3)
		return atoi(argv[2]);
	if (strcmp(task, "signal") == 0 && argc == 3)
		return raise(atoi(argv[2]));
	return 99;
}
