/* SPDX-License-Identifier: ISC */
/* The kernel's own endpoints: which op where, clock, ports, PCI; and messages that are none. */
#include "cmocka_all.h"
#include "ipc/bytes.h"
#include "ops.h"

/* Slots of A: an endpoint of each narrow kind at NARROW + kind. */
#define NARROW 10

static void open_narrow(struct world *world)
{
	for (uint32_t kind = 1; kind <= 4; kind++)
		assert_int_equal(create_endpoint(world, A, NARROW + kind, kind, SEND | GRANT),
		                 IPC_RESULT_OK);
}

static uint32_t port_read_on(struct world *world, uint32_t slot, uint16_t port, uint8_t *value)
{
	struct message request = message(22, 0, 1);
	const uint8_t *body;
	uint32_t result;

	message_u64(&request, port);
	result = ask(world, A, slot, &request, &body, 8);
	if (result == IPC_RESULT_OK)
		*value = body[0];
	return result;
}

static uint32_t port_write_on(struct world *world, uint32_t slot, uint16_t port, uint8_t value)
{
	struct message request = message(23, 0, 1);

	message_u64(&request, port | (uint64_t)value << 16);
	return ask(world, A, slot, &request, NULL, 0);
}

static void clock(void **state)
{
	struct world *world = *state;
	const struct message request = message(13, 0, 1);
	const uint8_t *body;

	world->now = UINT64_C(0x123456789A);
	assert_int_equal(ask(world, B, KERNEL, &request, &body, 16), IPC_RESULT_OK);
	assert_int_equal(ipc_get_u64le(body), UINT64_C(0x123456789A));
	assert_int_equal(ipc_get_u64le(body + 8), 1000);
}

/* Two events happened, and the first of them is gone. */
static bool second_event(void *context, uint64_t after,
                         struct ipc_kernel_control_wait_hotplug_event_reply *event)
{
	(void)context;
	if (after > 1)
		return false;
	event->sequence = 2;
	event->lost = 1 - after;
	event->kind = IPC_HOTPLUG_EVENT_KIND_REMOVED;
	event->function.device = 4;
	return true;
}

static void caps_and_hotplug(void **state)
{
	struct world *world = *state;
	const struct message caps = message(0x102, 0, 1);
	struct message hotplug = message(0x103, 0, 1);
	const uint8_t *body;

	assert_int_equal(ask(world, B, KERNEL, &caps, &body, 8), IPC_RESULT_OK);
	assert_int_equal(ipc_get_u64le(body), 4);
	message_u64(&hotplug, 0);
	assert_int_equal(ask(world, B, KERNEL, &hotplug, NULL, 0), IPC_RESULT_RETRY);

	world->platform.hotplug_event = second_event;
	assert_int_equal(ask(world, B, KERNEL, &hotplug, &body, 32), IPC_RESULT_OK);
	assert_int_equal(ipc_get_u64le(body), 2);
	assert_int_equal(ipc_get_u64le(body + 8), 1);
	assert_int_equal(ipc_get_u32le(body + 16), IPC_HOTPLUG_EVENT_KIND_REMOVED);
	hotplug = message(0x103, 0, 1);
	message_u64(&hotplug, 2);
	assert_int_equal(ask(world, B, KERNEL, &hotplug, NULL, 0), IPC_RESULT_RETRY);
}

/* All ports, on both kinds of endpoint. */
static void ports(void **state)
{
	struct world *world = *state;

	open_narrow(world);
	for (uint32_t port = 0; port <= 0xFFFF; port++) {
		const bool serial = port >= 0x3F8 && port <= 0x3FF;
		const bool keyboard = port == 0x60 || port == 0x64;
		const bool mine[] = {serial, keyboard};

		for (uint32_t i = 0; i < 2; i++) {
			uint8_t value = 0;

			world->port_accesses = 0;
			world->port_value = (uint8_t)(port * 3);
			assert_int_equal(
				port_read_on(world, NARROW + 3 + i, (uint16_t)port, &value),
				mine[i] ? IPC_RESULT_OK : IPC_RESULT_DENIED);
			assert_int_equal(world->port_accesses, mine[i]);
			if (mine[i]) {
				assert_int_equal(world->port, port);
				assert_int_equal(value, (uint8_t)(port * 3));
			}
			assert_int_equal(port_write_on(world, NARROW + 3 + i, (uint16_t)port, 0x5A),
			                 mine[i] ? IPC_RESULT_OK : IPC_RESULT_DENIED);
			assert_int_equal(world->port_accesses, 2 * mine[i]);
			if (mine[i])
				assert_int_equal(world->port_value, 0x5A);
		}
	}
}

static void pci(void **state)
{
	struct world *world = *state;
	struct message request = message(0x101, 0, 1);
	const uint8_t function[4] = {1, 4, 2, 0};
	const uint8_t *body;

	open_narrow(world);
	message_body(&request, function, sizeof(function));
	message_u32(&request, 0x40);
	assert_int_equal(ask(world, A, NARROW + 1, &request, &body, 8), IPC_RESULT_OK);
	assert_int_equal(ipc_get_u64le(body), 0x01040240);
}

/* Every op on every kind of endpoint: its own, or DENIED whatever the body is. */
static void which_op_where(void **state)
{
	struct world *world = *state;
	static const uint32_t slots[] = {KERNEL, NARROW + 1, NARROW + 2, NARROW + 3, NARROW + 4};
	struct snapshot *before;

	open_narrow(world);
	before = snapshot(world);
	for (uint32_t op = 1; op <= 0x210; op++) {
		for (uint32_t kind = 0; kind <= 4; kind++) {
			struct message request = message(op, 0, 1);
			const bool ports_op = op == 22 || op == 23;
			const bool narrow = ports_op || op == 0x101;
			const bool home = (ports_op && kind >= 3) || (op == 0x101 && kind == 1);
			uint32_t result;

			/* No op has a body of this size, so none of them does anything. */
			message_body(&request, "odd", 3);
			result = ask(world, A, slots[kind], &request, NULL, 0);
			if (home)
				assert_int_equal(result, IPC_RESULT_INVALID_ARGUMENT);
			else if (kind != 0)
				assert_int_equal(result, IPC_RESULT_DENIED);
			else if (narrow || op == 1)
				assert_int_equal(result, IPC_RESULT_DENIED);
			else if (op == 13 || (op >= 33 && op <= 40) || op == 42 || op == 44 ||
			         (op >= 0x100 && op <= 0x106 && op != 0x105))
				assert_int_equal(result, IPC_RESULT_INVALID_ARGUMENT);
			else
				assert_int_equal(result, IPC_RESULT_UNSUPPORTED);
		}
	}
	assert_unchanged(world, before);
}

/* Each endpoint knows the ABI ids of what it serves, and of nothing else. */
static void abi_query(void **state)
{
	struct world *world = *state;
	static const uint32_t slots[] = {KERNEL, NARROW + 1, NARROW + 2, NARROW + 3, NARROW + 4};
	const uint8_t *body;

	open_narrow(world);
	for (uint32_t kind = 0; kind <= 4; kind++) {
		struct message port = message(0, 0, 1);
		struct message kill = message(0, 0, 1);
		uint32_t result;

		message_u64(&port, 22);
		result = ask(world, A, slots[kind], &port, &body, 8);
		assert_int_equal(result, kind >= 3 ? IPC_RESULT_OK : IPC_RESULT_UNSUPPORTED);
		if (kind >= 3)
			assert_int_equal(ipc_get_u64le(body),
			                 IPC_KERNEL_CONTROL_IOPORT_READ8_ABI_ID);
		message_u64(&kill, 33);
		result = ask(world, A, slots[kind], &kill, &body, 8);
		assert_int_equal(result, kind == 0 ? IPC_RESULT_OK : IPC_RESULT_UNSUPPORTED);
		if (kind == 0)
			assert_int_equal(ipc_get_u64le(body),
			                 IPC_KERNEL_CONTROL_KILL_PROCESS_ABI_ID);
	}
}

/* The kernel takes no capability: refused, and they stay where they are. */
static void no_table_for_the_kernel(void **state)
{
	struct world *world = *state;
	struct message request = message(13, 0, 7);
	struct snapshot *before;

	new_endpoint(world, A, 20);
	message_cap(&request, 20, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_TRANSFER_MODE_MOVE, SEND);
	before = snapshot(world);
	assert_int_equal(ask(world, A, KERNEL, &request, NULL, 0), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(ipc_get_u32le(ended(world, A)->bytes + 24),
	                 ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0));
	assert_unchanged(world, before);
	/* What the transport refuses, it refuses here as well. */
	request.bytes[40] = 21;
	call(world, A, KERNEL, &request);
	assert_int_equal(status_of(world, A), IPC_RESULT_BAD_SLOT);
}

static void malformed(void **state)
{
	struct world *world = *state;
	struct message request = message(13, 0, 7);
	const struct outcome *outcome;

	/* Too short: nothing of it is repeated. */
	request.len = 31;
	call(world, A, KERNEL, &request);
	outcome = ended(world, A);
	assert_int_equal(outcome->status, IPC_RESULT_OK);
	assert_int_equal(outcome->len, 32);
	assert_int_equal(ipc_get_u32le(outcome->bytes + 4), 0);
	assert_int_equal(ipc_get_u32le(outcome->bytes + 12), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(ipc_get_u64le(outcome->bytes + 16), 0);
	/* Another version. */
	request.len = 32;
	request.bytes[0] = 2;
	assert_int_equal(ask(world, A, KERNEL, &request, NULL, 0), IPC_RESULT_UNSUPPORTED);
	/* A reply. */
	request = message(13, 1, 7);
	assert_int_equal(ask(world, A, KERNEL, &request, NULL, 0), IPC_RESULT_INVALID_ARGUMENT);
	/* A body that is not announced. */
	request = message(13, 0, 7);
	request.len = 40;
	assert_int_equal(ask(world, A, KERNEL, &request, NULL, 0), IPC_RESULT_INVALID_ARGUMENT);
}

/* The answer is longer than what the caller takes. */
static void reply_over_the_bound(void **state)
{
	struct world *world = *state;
	const struct message request = message(13, 0, 1);
	struct ipc_core_syscall with = {
		.number = IPC_SYSCALL_CALL,
		.slot = KERNEL,
		.out = request.bytes,
		.out_len = 32,
		.in_cap = 47,
	};

	syscall_with(world, A, &with);
	assert_int_equal(status_of(world, A), IPC_RESULT_TOO_LARGE);
	with.in_cap = 48;
	syscall_with(world, A, &with);
	assert_int_equal(status_of(world, A), IPC_RESULT_OK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_open, world_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(clock),
		TEST(caps_and_hotplug),
		TEST(ports),
		TEST(pci),
		TEST(which_op_where),
		TEST(abi_query),
		TEST(no_table_for_the_kernel),
		TEST(malformed),
		TEST(reply_over_the_bound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
