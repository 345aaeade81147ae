// SPDX-License-Identifier: ISC
/* The core with a platform that takes what is handed out and keeps nothing of it. */
#include "kernel.h"

#include <stdlib.h>
#include <string.h>

#include "aside.h"
#include "state.h"

#define PROCESSES 4
#define ENDPOINTS 4
#define SLOTS     64
#define SLOT      KERNEL_SLOT
#define CLIENT    KERNEL_CLIENT
#define SERVER    KERNEL_SERVER

static void *memory;
static struct ipc_core *core;
static struct ipc_core_platform platform;
static size_t delivered;
static uint64_t token;
/* A message with the secret. */
static uint8_t message[IPC_HEADER_BYTES + SECRET_SIZE];

static void complete(void *context, uint32_t process, const struct ipc_core_completion *completion)
{
	(void)context;
	if (completion->len > 0)
		delivered++;
	if (process == SERVER && completion->value1 != 0)
		token = completion->value1;
}

static uint64_t ticks(void *context)
{
	(void)context;
	return 1;
}

static void none_to_kill(void *context, uint32_t process)
{
	(void)context;
	(void)process;
}

void kernel_start(void)
{
	const size_t size = ipc_core_size(PROCESSES, ENDPOINTS, SLOTS);
	struct cap cap = {.type = IPC_CAP_TYPE_ENDPOINT};
	struct ipc_wire_header header;
	size_t len;

	memory = calloc(1, size);
	if (memory == NULL)
		abort();
	platform.complete = complete;
	platform.ticks = ticks;
	platform.kill = none_to_kill;
	core = ipc_core_init(memory, PROCESSES, ENDPOINTS, SLOTS, &platform);
	delivered = 0;
	token = 0;
	for (uint32_t i = 0; i < 2; i++) {
		if (ipc_core_first_process(core, SLOTS / PROCESSES, false) != i)
			abort();
	}
	cap.of.endpoint = ipc_core_endpoint_new(core);
	cap.rights = IPC_RIGHT_SEND;
	ipc_core_put(core, CLIENT, SLOT, &cap);
	cap.rights = IPC_RIGHT_RECEIVE;
	ipc_core_put(core, SERVER, SLOT, &cap);

	ipc_wire_header_init(&header);
	header.version = IPC_WIRE_MESSAGE_VERSION;
	header.op = 0x1050;
	header.body_size = SECRET_SIZE;
	if (ipc_wire_header_pack(&header, message, sizeof(message), &len) != 0)
		abort();
	memcpy(message + IPC_HEADER_BYTES, secret, SECRET_SIZE);
}

struct ipc_core *kernel_core(void)
{
	return core;
}

void kernel_hand_to(void (*taker)(void *context, uint32_t process, const struct ipc_core_completion *completion),
                    void *context)
{
	platform.complete = taker;
	platform.context = context;
}

void kernel_stop(void)
{
	free(memory);
}

size_t kernel_delivered(void)
{
	return delivered;
}

size_t kernel_find(void)
{
	return aside_find(memory, ipc_core_size(PROCESSES, ENDPOINTS, SLOTS));
}

static void call(size_t in_cap)
{
	const struct ipc_core_syscall wanted = {
		.number = IPC_SYSCALL_CALL, .slot = SLOT, .out = message, .out_len = sizeof(message), .in_cap = in_cap};

	ipc_core_syscall(core, CLIENT, &wanted);
}

static void receive(size_t in_cap)
{
	const struct ipc_core_syscall wanted = {.number = IPC_SYSCALL_RECV, .slot = SLOT, .in_cap = in_cap};

	ipc_core_syscall(core, SERVER, &wanted);
}

static void reply(size_t len)
{
	const struct ipc_core_syscall wanted = {
		.number = IPC_SYSCALL_REPLY, .token = token, .out = message, .out_len = len};

	ipc_core_syscall(core, SERVER, &wanted);
}

static void queued(void)
{
	call(4096);
	receive(4096);
}

static void awaited(void)
{
	receive(4096);
	call(4096);
}

static void answered(void)
{
	queued();
	reply(sizeof(message));
}

static void given_up(void)
{
	queued();
	reply(0);
}

static void too_large_queued(void)
{
	call(4096);
	receive(40);
}

static void too_large_awaited(void)
{
	receive(40);
	call(4096);
}

static void too_large_reply(void)
{
	call(40);
	receive(4096);
	reply(sizeof(message));
}

static void client_ends(void)
{
	call(4096);
	ipc_core_ended(core, CLIENT, IPC_KERNEL_CONTROL_KILL_REASON_NONE, 0);
}

static void server_ends(void)
{
	call(4096);
	ipc_core_ended(core, SERVER, IPC_KERNEL_CONTROL_KILL_REASON_NONE, 0);
}

static void client_ends_received(void)
{
	queued();
	ipc_core_ended(core, CLIENT, IPC_KERNEL_CONTROL_KILL_REASON_NONE, 0);
	reply(sizeof(message));
}

static void nobody(void)
{
	ipc_core_drop(core, SERVER, SLOT);
	call(4096);
}

const struct kernel_path kernel_paths[] = {
	{"core: queued, then received", queued, 1},
	{"core: awaited", awaited, 1},
	{"core: answered", answered, 2},
	{"core: token given up", given_up, 1},
	{"core: too large for who comes", too_large_queued, 0},
	{"core: too large for who waits", too_large_awaited, 0},
	{"core: reply too large", too_large_reply, 1},
	{"core: the client ends in the queue", client_ends, 0},
	{"core: the server ends before it came", server_ends, 0},
	{"core: the client ends before the reply", client_ends_received, 1},
	{"core: nobody receives", nobody, 0},
};
const size_t kernel_path_count = sizeof(kernel_paths) / sizeof(kernel_paths[0]);
