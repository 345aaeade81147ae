/* SPDX-License-Identifier: ISC */
/* The scripted platform, system calls and messages. */
#include "world.h"

#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "ipc/bytes.h"

static void complete(void *context, uint32_t process, const struct ipc_core_completion *completion)
{
	struct world *world = context;
	struct outcome *outcome = &world->outcomes[process];

	/* No call ends twice, and none of a process that is gone. */
	assert_true(world->under_way[process] && !world->gone[process]);
	world->under_way[process] = false;
	outcome->status = completion->status;
	outcome->value0 = completion->value0;
	outcome->value1 = completion->value1;
	outcome->len = completion->len;
	assert_true(completion->len <= sizeof(outcome->bytes));
	if (completion->len > 0)
		memcpy(outcome->bytes, completion->bytes, completion->len);
}

static uint64_t ticks(void *context)
{
	const struct world *world = context;

	return world->now;
}

static bool map(void *context, uint32_t process,
                const struct ipc_kernel_control_anonymous_range *ranges, size_t count)
{
	struct world *world = context;

	assert_true(count > 0 && ranges[0].size > 0);
	if (world->no_memory)
		return false;
	world->maps[process]++;
	return true;
}

static void write_memory(void *context, uint32_t process, uint64_t address, const uint8_t *data,
                         size_t size)
{
	struct world *world = context;
	size_t before = 0;

	(void)process;
	assert_true(world->writes < 4);
	for (unsigned i = 0; i < world->writes; i++)
		before += world->write_size[i];
	memcpy(world->written + before, data, size);
	world->write_address[world->writes] = address;
	world->write_size[world->writes++] = size;
}

static void unmap(void *context, uint32_t process)
{
	struct world *world = context;

	world->unmaps[process]++;
}

static uint32_t start(void *context, uint32_t process, const struct ipc_core_start *start_with)
{
	struct world *world = context;

	if (world->start_result != IPC_RESULT_OK)
		return world->start_result;
	world->starts[process]++;
	world->started = *start_with;
	world->under_way[process] = false;
	world->gone[process] = false;
	return IPC_RESULT_OK;
}

static void kill_process(void *context, uint32_t process)
{
	struct world *world = context;

	world->kills[process]++;
	world->gone[process] = true;
}

static uint8_t port_read(void *context, uint16_t port)
{
	struct world *world = context;

	world->port = port;
	world->port_accesses++;
	return world->port_value;
}

static void port_write(void *context, uint16_t port, uint8_t value)
{
	struct world *world = context;

	world->port = port;
	world->port_accesses++;
	world->port_value = value;
}

static uint32_t pci_read(void *context, const struct ipc_kernel_control_pci_function *function,
                         uint16_t offset)
{
	(void)context;
	return (uint32_t)function->bus << 24 | (uint32_t)function->device << 16 |
	       (uint32_t)function->function << 8 | offset;
}

static bool pci_bar(void *context, const struct ipc_kernel_control_pci_function *function,
                    uint8_t bar, uint64_t *base, uint64_t *size)
{
	(void)context;
	if (function->bus != 0 || function->device != 4 || function->function != 0)
		return false;
	if (bar == 5) {
		*base = BAR_BASE;
		*size = BAR_SIZE;
		return true;
	}
	/* Shares its first page with something else. */
	if (bar == 1) {
		*base = BAR_BASE + 0x800;
		*size = 0x1800;
		return true;
	}
	return false;
}

int world_open(void **state)
{
	struct world *world = calloc(1, sizeof(*world));

	assert_non_null(world);
	world->platform = (struct ipc_core_platform){
		.context = world,
		.complete = complete,
		.ticks = ticks,
		.map = map,
		.write = write_memory,
		.unmap = unmap,
		.start = start,
		.kill = kill_process,
		.port_read = port_read,
		.port_write = port_write,
		.pci_read = pci_read,
		.pci_bar = pci_bar,
		.caps = IPC_KERNEL_CONTROL_PLATFORM_CAP_COM1,
	};
	world->now = 1000;
	world->memory = malloc(ipc_core_size(PROCESSES, ENDPOINTS, SLOTS));
	assert_non_null(world->memory);
	/* Nothing may depend on what the memory held. */
	memset(world->memory, 0xA5, ipc_core_size(PROCESSES, ENDPOINTS, SLOTS));
	world->core = ipc_core_init(world->memory, PROCESSES, ENDPOINTS, SLOTS, &world->platform);
	for (uint32_t i = A; i <= D; i++) {
		assert_int_equal(ipc_core_first_process(world->core, SLOTS_EACH, i == A), i);
		assert_int_equal(ipc_core_give_kernel(world->core, i, KERNEL, SEND | GRANT), 0);
		assert_int_equal(ipc_core_give_self(world->core, i, SELF, CONTROL | GRANT), 0);
	}
	assert_int_equal(ipc_core_give_device(world->core, A, DEVICE, BAR_BASE - 0x10000, 0x100000,
	                                      MAP | GRANT),
	                 0);
	*state = world;
	return 0;
}

int world_close(void **state)
{
	struct world *world = *state;

	world_check(world);
	/* All that processes had is given back when the last one is gone. */
	for (uint32_t i = 0; i < PROCESSES; i++)
		exits(world, i, 0);
	world_check(world);
	const struct ipc_core_counts none = {0};

	assert_same_counts(world, none);
	free(world->memory);
	free(world);
	return 0;
}

struct message message(uint32_t op, uint32_t flags, uint64_t request_id)
{
	struct message message = {.len = 32};

	ipc_put_u16le(message.bytes, 1);
	ipc_put_u16le(message.bytes + 2, (uint16_t)flags);
	ipc_put_u32le(message.bytes + 4, op);
	ipc_put_u64le(message.bytes + 16, request_id);
	return message;
}

void message_cap(struct message *message, uint32_t slot, uint32_t kind, uint32_t mode,
                 uint32_t rights)
{
	uint8_t *entry;

	if (message->len == 32) {
		ipc_put_u16le(message->bytes + 2, ipc_get_u16le(message->bytes + 2) | 2);
		message->len = 40;
	}
	entry = message->bytes + message->len;
	ipc_put_u16le(message->bytes + 32, (uint16_t)(ipc_get_u16le(message->bytes + 32) + 1));
	ipc_put_u32le(entry, slot);
	ipc_put_u16le(entry + 4, (uint16_t)kind);
	ipc_put_u16le(entry + 6, (uint16_t)mode);
	ipc_put_u32le(entry + 8, rights);
	message->len += 16;
}

void message_body(struct message *message, const void *bytes, size_t len)
{
	assert_true(message->len + len <= sizeof(message->bytes));
	memcpy(message->bytes + message->len, bytes, len);
	message->len += len;
	ipc_put_u32le(message->bytes + 8, ipc_get_u32le(message->bytes + 8) + (uint32_t)len);
}

void message_u16(struct message *message, uint16_t value)
{
	const uint8_t bytes[2] = {(uint8_t)value, (uint8_t)(value >> 8)};

	message_body(message, bytes, sizeof(bytes));
}

void message_u32(struct message *message, uint32_t value)
{
	message_u16(message, (uint16_t)value);
	message_u16(message, (uint16_t)(value >> 16));
}

void message_u64(struct message *message, uint64_t value)
{
	message_u32(message, (uint32_t)value);
	message_u32(message, (uint32_t)(value >> 32));
}

void syscall_with(struct world *world, uint32_t process, const struct ipc_core_syscall *call)
{
	assert_false(world->under_way[process]);
	world->under_way[process] = true;
	ipc_core_syscall(world->core, process, call);
}

void call(struct world *world, uint32_t process, uint32_t slot, const struct message *message)
{
	const struct ipc_core_syscall with = {
		.number = IPC_SYSCALL_CALL,
		.slot = slot,
		.out = message->bytes,
		.out_len = message->len,
		.in_cap = IPC_MESSAGE_BYTES_MAX,
	};

	syscall_with(world, process, &with);
}

void recv(struct world *world, uint32_t process, uint32_t slot)
{
	const struct ipc_core_syscall with = {
		.number = IPC_SYSCALL_RECV,
		.slot = slot,
		.in_cap = IPC_MESSAGE_BYTES_MAX,
	};

	syscall_with(world, process, &with);
}

uint32_t reply(struct world *world, uint32_t process, uint64_t token, const struct message *message)
{
	const struct ipc_core_syscall with = {
		.number = IPC_SYSCALL_REPLY,
		.token = token,
		.out = message->bytes,
		.out_len = message->len,
	};

	syscall_with(world, process, &with);
	return status_of(world, process);
}

uint32_t give_up(struct world *world, uint32_t process, uint64_t token)
{
	const struct ipc_core_syscall with = {.number = IPC_SYSCALL_REPLY, .token = token};

	syscall_with(world, process, &with);
	return status_of(world, process);
}

uint32_t drop(struct world *world, uint32_t process, uint32_t slot)
{
	const struct ipc_core_syscall with = {.number = IPC_SYSCALL_DROP_LOCAL_CAP, .slot = slot};

	syscall_with(world, process, &with);
	return status_of(world, process);
}

void exits(struct world *world, uint32_t process, int32_t exit_code)
{
	world->gone[process] = true;
	ipc_core_ended(world->core, process, IPC_KERNEL_CONTROL_KILL_REASON_NONE, exit_code);
}

void faults(struct world *world, uint32_t process)
{
	world->gone[process] = true;
	ipc_core_ended(world->core, process, IPC_KERNEL_CONTROL_KILL_REASON_FAULT, 0);
}

bool waits(const struct world *world, uint32_t process)
{
	return world->under_way[process];
}

const struct outcome *ended(const struct world *world, uint32_t process)
{
	assert_false(world->under_way[process]);
	return &world->outcomes[process];
}

uint32_t status_of(const struct world *world, uint32_t process)
{
	return ended(world, process)->status;
}

uint64_t token_of(const struct world *world, uint32_t process)
{
	assert_int_equal(status_of(world, process), IPC_RESULT_OK);
	return ended(world, process)->value1;
}

uint32_t arrival_of(const struct world *world, uint32_t process)
{
	assert_int_equal(status_of(world, process), IPC_RESULT_OK);
	return (uint32_t)(ended(world, process)->value0 >> 32);
}

uint32_t new_endpoint(struct world *world, uint32_t process, uint32_t slot)
{
	const uint32_t endpoint = ipc_core_endpoint_new(world->core);

	assert_int_not_equal(endpoint, NONE);
	share(world, endpoint, process, slot, ALL);
	return endpoint;
}

void share(struct world *world, uint32_t endpoint, uint32_t process, uint32_t slot, uint32_t rights)
{
	const struct cap cap = {
		.type = IPC_CAP_TYPE_ENDPOINT,
		.rights = rights,
		.of.endpoint = endpoint,
	};

	assert_int_equal(ipc_core_slot_empty(world->core, process, slot), IPC_RESULT_OK);
	ipc_core_put(world->core, process, slot, &cap);
}

uint32_t type_of(const struct world *world, uint32_t process, uint32_t slot)
{
	return ipc_core_slot(world->core, process, slot)->type;
}

uint32_t rights_of(const struct world *world, uint32_t process, uint32_t slot)
{
	return ipc_core_slot(world->core, process, slot)->rights;
}

struct ipc_core_counts counts_of(const struct world *world)
{
	struct ipc_core_counts counts;

	memset(&counts, 0, sizeof(counts));
	ipc_core_counts(world->core, &counts);
	return counts;
}
