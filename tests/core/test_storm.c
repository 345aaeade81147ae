/* SPDX-License-Identifier: ISC */
/*
 * Random kernel-control ops and system calls on everything, staged processes and grants included.
 * No model here: after each, the core counts right, a refusal has changed nothing, and no
 * capability has a right that its object never had.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "ipc/bytes.h"
#include "ops.h"

#define STEPS 25000

struct storm {
	struct world *world;
	uint64_t random;
	unsigned long results[16];
	unsigned long statuses[16];
	unsigned long started;
	unsigned long installed;
};

static uint32_t below(struct storm *storm, uint32_t bound)
{
	storm->random ^= storm->random << 13;
	storm->random ^= storm->random >> 7;
	storm->random ^= storm->random << 17;
	return (uint32_t)((storm->random >> 16) % bound);
}

/* Few slots, so that most are full. */
static uint32_t any_slot(struct storm *storm)
{
	return below(storm, 14);
}

/* Mostly one that holds this type, and is not the process's own TCB. */
static uint32_t slot_with(struct storm *storm, uint32_t process, uint32_t type)
{
	for (unsigned i = 0; i < 20; i++) {
		const uint32_t slot = any_slot(storm);

		if (ipc_core_slot_of(storm->world->core, process, slot, type) != NULL &&
		    (slot != SELF || below(storm, 10) == 0))
			return slot;
	}
	return any_slot(storm);
}

static uint32_t any_rights(struct storm *storm)
{
	return below(storm, 3) == 0 ? below(storm, 0x20) : (ALL | CONTROL);
}

static uint32_t any_kind(struct storm *storm)
{
	return below(storm, 4) == 0 ? below(storm, 6) : IPC_ENDPOINT_KIND_GENERIC;
}

static uint32_t kernel_op(struct storm *storm, uint32_t process)
{
	struct world *world = storm->world;
	const uint32_t tcb = slot_with(storm, process, IPC_CAP_TYPE_TCB);
	const uint32_t endpoint = slot_with(storm, process, IPC_CAP_TYPE_ENDPOINT);
	const uint32_t slot = any_slot(storm);
	const struct range range = {CODE, 0x1000 * (1 + below(storm, 3)), 5};
	const struct range ranges[2] = {range, {STACK, 0x2000, 3}};
	const struct frame_request frame = {
		slot_with(storm, process, IPC_CAP_TYPE_DEVICE_UNTYPED),
		slot,
		4,
		5,
		0x1000 * below(storm, 5),
		0x1000,
		MAP,
	};
	uint64_t value;
	uint32_t result;

	switch (below(storm, 18)) {
	case 0:
		return create_endpoint(world, process, slot, any_kind(storm),
		                       below(storm, 3) == 0 ? below(storm, 0x20) : ALL);
	case 1:
		return copy_cap(world, process, endpoint, slot, SEND);
	case 2:
		return copy_cap(world, process, tcb, slot, any_rights(storm));
	case 3:
		return stage(world, process, slot, 1 + below(storm, 12), ranges, 2, NULL);
	case 4:
	case 5:
	case 16:
	case 17:
		return derive_grant(world, process, tcb, slot, below(storm, 10), any_rights(storm));
	case 6:
	case 7:
	case 14:
	case 15:
		result = install(world, process,
		                 slot_with(storm, process, IPC_CAP_TYPE_INSTALL_GRANT),
		                 below(storm, 4) == 0 ? tcb : endpoint,
		                 below(storm, 2) == 0 ? SEND : below(storm, 0x20),
		                 (uint16_t)(1 + below(storm, 2)), NULL);
		storm->installed += result == IPC_RESULT_OK;
		return result;
	case 8:
		return abort_child(world, process, tcb, NULL);
	case 9:
		return write_memory_of(world, process, tcb, CODE + below(storm, 0x2000), "bytes",
		                       5);
	case 10:
		result = start_child(world, process, tcb);
		storm->started += result == IPC_RESULT_OK;
		return result;
	case 11:
		return watch(world, process, tcb, endpoint);
	case 12:
		return reap(world, process, tcb, NULL);
	default:
		return derive_frame(world, process, &frame, &value, &value);
	}
}

/* A CALL, a RECV, a REPLY, a DROP: with a table, mostly. */
static void system_call(struct storm *storm, uint32_t process)
{
	struct message request = message(0x777, 0, 1);
	struct ipc_core_syscall with = {
		.number = IPC_SYSCALL_CALL,
		.slot = slot_with(storm, process, IPC_CAP_TYPE_ENDPOINT),
		.in_cap = 4096,
		.window_base = 1,
		.window_count = storm->world->core->processes[process].slot_count,
	};

	for (uint32_t i = below(storm, 3); i > 0; i--) {
		const uint32_t slot = any_slot(storm);
		const struct cap *cap = ipc_core_slot(storm->world->core, process, slot);

		if (cap != NULL && cap->type != IPC_CAP_TYPE_NONE)
			message_cap(&request, slot, cap->type, 1 + below(storm, 2),
			            cap->rights & any_rights(storm));
	}
	for (uint32_t i = 0; i < 2 * PROCESSES; i++) {
		const struct request *other = ipc_core_request(storm->world->core, i);

		if (other->state >= REQUEST_RECEIVED && other->holder == process)
			with.token = other->token;
	}
	if (with.token != 0 && below(storm, 3) != 0) {
		with.number = IPC_SYSCALL_REPLY;
	} else if (below(storm, 2) == 0) {
		with.number = IPC_SYSCALL_RECV;
		with.slot = IPC_SLOT_ANY;
	} else if (below(storm, 10) == 0) {
		with.number = IPC_SYSCALL_DROP_LOCAL_CAP;
		with.slot = 3 + below(storm, 12);
	}
	with.out = request.bytes;
	with.out_len = request.len;
	syscall_with(storm->world, process, &with);
	if (!waits(storm->world, process))
		storm->statuses[status_of(storm->world, process)]++;
}

/* No capability has a right that makes no sense for its type, and no narrow endpoint is received
 * on; what is dead stays dead. */
static void check_rights(const struct ipc_core *core)
{
	for (uint32_t i = 0; i < core->pool_used; i++) {
		const struct cap *cap = &core->pool[i];
		const uint32_t possible[] = {
			[IPC_CAP_TYPE_ENDPOINT] = ALL,
			[IPC_CAP_TYPE_TCB] = CONTROL | GRANT,
			[IPC_CAP_TYPE_DEVICE_UNTYPED] = MAP | GRANT,
			[IPC_CAP_TYPE_DEVICE_FRAME] = MAP | GRANT,
			[IPC_CAP_TYPE_INSTALL_GRANT] = GRANT,
		};

		if (cap->type == IPC_CAP_TYPE_NONE)
			continue;
		assert_true(cap->type < sizeof(possible) / sizeof(possible[0]));
		assert_int_equal(cap->rights & ~possible[cap->type], 0);
		if (cap->type == IPC_CAP_TYPE_ENDPOINT && cap->of.endpoint < KERNEL_ENDPOINTS)
			assert_int_equal(cap->rights & RECEIVE, 0);
		if (cap->type == IPC_CAP_TYPE_TCB)
			assert_true(cap->of.to.number <= core->last_number);
	}
}

/* A running process that may act; a new one if too few are left. */
static uint32_t actor(struct storm *storm)
{
	struct ipc_core *core = storm->world->core;

	for (unsigned i = 0; i < 40; i++) {
		const uint32_t process = below(storm, PROCESSES);
		const struct process *p = &core->processes[process];

		if (p->state == PROCESS_RUNNING && !waits(storm->world, process) &&
		    p->slot_count == SLOTS_EACH)
			return process;
	}
	for (uint32_t i = 0; i < PROCESSES; i++) {
		if (core->processes[i].state == PROCESS_RUNNING && waits(storm->world, i)) {
			exits(storm->world, i, 0);
			storm->world->under_way[i] = false;
			break;
		}
	}
	const uint32_t process = ipc_core_first_process(core, SLOTS_EACH, true);

	if (process == IPC_CORE_NO_PROCESS)
		return process;
	storm->world->under_way[process] = false;
	storm->world->gone[process] = false;
	assert_int_equal(ipc_core_give_kernel(core, process, KERNEL, SEND | GRANT), 0);
	assert_int_equal(ipc_core_give_self(core, process, SELF, CONTROL | GRANT), 0);
	assert_int_equal(ipc_core_give_device(core, process, DEVICE, BAR_BASE, BAR_SIZE, MAP), 0);
	return process;
}

static bool may_ask(const struct world *world, uint32_t process)
{
	const struct cap *cap =
		ipc_core_slot_of(world->core, process, KERNEL, IPC_CAP_TYPE_ENDPOINT);

	return cap != NULL && cap->of.endpoint == IPC_ENDPOINT_KIND_GENERIC &&
	       (cap->rights & SEND) != 0;
}

/* One that was started from here: it has no code, so it does nothing else. */
static void child_exits(struct storm *storm)
{
	const uint32_t process = below(storm, PROCESSES);
	const struct process *p = &storm->world->core->processes[process];

	if (p->state == PROCESS_RUNNING && p->slot_count != SLOTS_EACH)
		exits(storm->world, process, 2);
}

static void storm_step(struct storm *storm)
{
	struct world *world = storm->world;
	const uint32_t process = actor(storm);
	struct snapshot *before;
	uint32_t result;

	if (process == IPC_CORE_NO_PROCESS)
		return;
	if (below(storm, 300) == 0)
		exits(world, process, 1);
	else if (below(storm, 10) == 0)
		child_exits(storm);
	else if (below(storm, 2) == 0 && may_ask(world, process)) {
		world->writes = 0;
		before = snapshot(world);
		result = kernel_op(storm, process);
		storm->results[result]++;
		if (result != IPC_RESULT_OK)
			assert_unchanged(world, before);
		else
			free(before);
	} else {
		system_call(storm, process);
	}
}

static void run_storm(struct world *world, uint64_t seed)
{
	struct storm storm = {.world = world, .random = seed};

	for (unsigned long i = 0; i < STEPS; i++) {
		storm_step(&storm);
		world_check(world);
		check_rights(world->core);
	}
	print_message("%lu started, %lu installed; results", storm.started, storm.installed);
	for (unsigned i = 0; i < 16; i++)
		print_message(" %u:%lu", i, storm.results[i]);
	print_message("; statuses");
	for (unsigned i = 0; i < 16; i++)
		print_message(" %u:%lu", i, storm.statuses[i]);
	print_message("\n");
	assert_true(storm.started > 20);
	assert_true(storm.installed > 10);
	assert_true(storm.results[IPC_RESULT_OK] > 500);
}

static void first(void **state)
{
	run_storm(*state, UINT64_C(0x9E3779B97F4A7C15));
}

static void second(void **state)
{
	run_storm(*state, UINT64_C(0xD1B54A32D192ED03));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_open, world_close)

int main(void)
{
	const struct CMUnitTest tests[] = {TEST(first), TEST(second)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
