/* SPDX-License-Identifier: ISC */
/* A child before it runs: create, grants, write, abort, start. */
#include <string.h>

#include "cmocka_all.h"
#include "ops.h"

/* Slots of A. */
#define TCB   10
#define GIVEN 11
#define PEER  12

#define MOVE 1
#define COPY 2

static void create(void **state)
{
	struct world *world = *state;
	static const struct range ranges[] = {{CODE, 0x1000, 5}, {STACK, 0x3000, 3}};
	struct snapshot *before;
	uint64_t first = 0;
	uint64_t second = 0;

	assert_int_equal(stage(world, A, TCB, 7, ranges, 2, &first), IPC_RESULT_OK);
	assert_int_equal(type_of(world, A, TCB), IPC_CAP_TYPE_TCB);
	assert_int_equal(rights_of(world, A, TCB), CONTROL | GRANT);
	assert_int_equal(world->maps[CHILD], 1);
	assert_int_equal(counts_of(world).pages, 4);
	assert_int_equal(counts_of(world).processes, 5);
	before = snapshot(world);
	assert_int_equal(stage(world, A, TCB, 7, ranges, 2, NULL), IPC_RESULT_EXISTS);
	assert_int_equal(stage(world, A, 0, 7, ranges, 2, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(stage(world, A, SLOTS_EACH + 1, 7, ranges, 2, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(stage(world, A, 13, 0, ranges, 2, NULL), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(stage(world, A, 13, 4097, ranges, 2, NULL), IPC_RESULT_INVALID_ARGUMENT);
	assert_unchanged(world, before);
	/* A number of its own, also after the index is used again. */
	assert_int_equal(abort_child(world, A, TCB, NULL), IPC_RESULT_OK);
	assert_int_equal(stage(world, A, TCB, 7, ranges, 2, &second), IPC_RESULT_OK);
	assert_int_equal(second, first + 1);
	assert_int_equal(world->maps[CHILD], 2);
}

static void create_exhausted(void **state)
{
	struct world *world = *state;
	static const struct range range = {CODE, 0x1000, 5};
	const uint32_t free_slots = SLOTS - 4 * SLOTS_EACH;
	struct snapshot *before = snapshot(world);

	/* Slots, */
	assert_int_equal(stage(world, A, TCB, free_slots + 1, &range, 1, NULL),
	                 IPC_RESULT_EXHAUSTED);
	assert_unchanged(world, before);
	/* memory, */
	world->no_memory = true;
	before = snapshot(world);
	assert_int_equal(stage(world, A, TCB, 1, &range, 1, NULL), IPC_RESULT_EXHAUSTED);
	assert_unchanged(world, before);
	world->no_memory = false;
	/* records. */
	for (uint32_t i = 0; i < PROCESSES - CHILD; i++)
		assert_int_equal(stage(world, A, TCB + i, 1, &range, 1, NULL), IPC_RESULT_OK);
	before = snapshot(world);
	assert_int_equal(stage(world, A, 20, 1, &range, 1, NULL), IPC_RESULT_EXHAUSTED);
	assert_unchanged(world, before);
	/* All of the slots, though the free ones lay apart a moment ago. */
	assert_int_equal(drop(world, A, TCB), IPC_RESULT_OK);
	assert_int_equal(drop(world, A, TCB + 2), IPC_RESULT_OK);
	assert_int_equal(stage(world, A, 20, free_slots - 2, &range, 1, NULL), IPC_RESULT_OK);
}

/* A has PEER, an endpoint with ALL, and a grant for the child's slot 3. */
static void open_grant(struct world *world, uint32_t ceiling)
{
	new_endpoint(world, A, PEER);
	assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
	assert_int_equal(derive_grant(world, A, TCB, GIVEN, 3, ceiling), IPC_RESULT_OK);
	assert_int_equal(type_of(world, A, GIVEN), IPC_CAP_TYPE_INSTALL_GRANT);
	assert_int_equal(counts_of(world).grants, 1);
}

static void derive_refusals(void **state)
{
	struct world *world = *state;
	struct snapshot *before;

	open_grant(world, SEND);
	assert_int_equal(install(world, A, GIVEN, PEER, SEND, COPY, NULL), IPC_RESULT_OK);
	assert_int_equal(derive_grant(world, A, TCB, GIVEN, 4, SEND), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, A, TCB, 13, GRANT), IPC_RESULT_OK);
	before = snapshot(world);
	assert_int_equal(derive_grant(world, A, 0, 20, 5, SEND), IPC_RESULT_BAD_SLOT);
	assert_int_equal(derive_grant(world, A, 14, 20, 5, SEND), IPC_RESULT_BAD_SLOT);
	assert_int_equal(derive_grant(world, A, PEER, 20, 5, SEND), IPC_RESULT_BAD_SLOT);
	assert_int_equal(derive_grant(world, A, 13, 20, 5, SEND), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(derive_grant(world, A, SELF, 20, 5, SEND), IPC_RESULT_BUSY);
	assert_int_equal(derive_grant(world, A, TCB, 0, 5, SEND), IPC_RESULT_BAD_SLOT);
	assert_int_equal(derive_grant(world, A, TCB, SLOTS_EACH + 1, 5, SEND),
	                 IPC_RESULT_BAD_SLOT);
	assert_int_equal(derive_grant(world, A, TCB, PEER, 5, SEND), IPC_RESULT_EXISTS);
	assert_int_equal(derive_grant(world, A, TCB, 20, 0, SEND), IPC_RESULT_BAD_SLOT);
	assert_int_equal(derive_grant(world, A, TCB, 20, CHILD_SLOTS + 1, SEND),
	                 IPC_RESULT_BAD_SLOT);
	/* Filled; under another grant. */
	assert_int_equal(derive_grant(world, A, TCB, 20, 3, SEND), IPC_RESULT_EXISTS);
	assert_int_equal(derive_grant(world, A, TCB, 20, 4, SEND), IPC_RESULT_EXISTS);
	assert_unchanged(world, before);
	/* Dropped, the grant frees the slot for another one. */
	assert_int_equal(drop(world, A, GIVEN), IPC_RESULT_OK);
	assert_int_equal(derive_grant(world, A, TCB, 20, 4, SEND), IPC_RESULT_OK);
	assert_int_equal(derive_grant(world, A, TCB, 21, CHILD_SLOTS, SEND), IPC_RESULT_OK);
}

static void install_copy_and_move(void **state)
{
	struct world *world = *state;
	uint32_t target = 0;
	uint32_t endpoint;

	open_grant(world, SEND | GRANT);
	endpoint = ipc_core_slot(world->core, A, PEER)->of.endpoint;
	assert_int_equal(install(world, A, GIVEN, PEER, SEND, COPY, &target), IPC_RESULT_OK);
	assert_int_equal(target, 3);
	assert_int_equal(rights_of(world, CHILD, 3), SEND);
	assert_int_equal(ipc_core_slot(world->core, CHILD, 3)->of.endpoint, endpoint);
	assert_int_equal(rights_of(world, A, PEER), ALL);
	assert_int_equal(type_of(world, A, GIVEN), 0);
	assert_int_equal(counts_of(world).grants, 0);
	assert_int_equal(derive_grant(world, A, TCB, GIVEN, CHILD_SLOTS, ALL), IPC_RESULT_OK);
	assert_int_equal(install(world, A, GIVEN, PEER, ALL, MOVE, &target), IPC_RESULT_OK);
	assert_int_equal(target, CHILD_SLOTS);
	assert_int_equal(rights_of(world, CHILD, CHILD_SLOTS), ALL);
	assert_int_equal(type_of(world, A, PEER), 0);
	/* What was installed works once the child runs. */
	assert_int_equal(start_child(world, A, TCB), IPC_RESULT_OK);
	recv(world, CHILD, IPC_SLOT_ANY);
	assert_true(waits(world, CHILD));
}

static void install_refusals(void **state)
{
	struct world *world = *state;
	struct snapshot *before;

	open_grant(world, SEND | GRANT);
	share(world, ipc_core_slot(world->core, A, PEER)->of.endpoint, A, 13, SEND | RECEIVE);
	share(world, ipc_core_slot(world->core, A, PEER)->of.endpoint, A, 14, GRANT);
	before = snapshot(world);
	assert_int_equal(install(world, A, 0, PEER, SEND, COPY, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(install(world, A, 15, PEER, SEND, COPY, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(install(world, A, TCB, PEER, SEND, COPY, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(install(world, A, GIVEN, 0, SEND, COPY, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(install(world, A, GIVEN, 15, SEND, COPY, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(install(world, A, GIVEN, SLOTS_EACH + 1, SEND, COPY, NULL),
	                 IPC_RESULT_BAD_SLOT);
	/* Over the ceiling, over the source, a source without GRANT. */
	assert_int_equal(install(world, A, GIVEN, PEER, SEND | RECEIVE, COPY, NULL),
	                 IPC_RESULT_NO_RIGHTS);
	assert_int_equal(install(world, A, GIVEN, 14, SEND, MOVE, NULL), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(install(world, A, GIVEN, 13, SEND, COPY, NULL), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(install(world, A, GIVEN, 13, 0, MOVE, NULL), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(install(world, A, GIVEN, PEER, SEND, 0, NULL),
	                 IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(install(world, A, GIVEN, GIVEN, 0, COPY, NULL),
	                 IPC_RESULT_INVALID_ARGUMENT);
	assert_unchanged(world, before);
}

/* A grant has as many copies as you like and works once. */
static void grant_works_once(void **state)
{
	struct world *world = *state;
	struct snapshot *before;

	open_grant(world, ALL);
	assert_int_equal(copy_cap(world, A, GIVEN, 20, GRANT), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, A, 20, 21, 0), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, A, 20, 22, CONTROL), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(counts_of(world).grants, 1);
	assert_int_equal(drop(world, A, GIVEN), IPC_RESULT_OK);
	assert_int_equal(counts_of(world).grants, 1);
	assert_int_equal(install(world, A, 21, PEER, SEND, COPY, NULL), IPC_RESULT_OK);
	assert_int_equal(counts_of(world).grants, 0);
	before = snapshot(world);
	assert_int_equal(install(world, A, 20, PEER, SEND, COPY, NULL), IPC_RESULT_NOT_FOUND);
	assert_unchanged(world, before);
}

/* Given to another process, it fills this one slot and nothing else. */
static void grant_is_passed_on(void **state)
{
	struct world *world = *state;
	struct message request = message(1, 0, 1);
	const struct ipc_core_syscall with = {
		.number = IPC_SYSCALL_RECV,
		.slot = 4,
		.in_cap = 4096,
		.window_base = 20,
		.window_count = 1,
	};
	uint32_t target = 0;

	open_grant(world, SEND);
	share(world, new_endpoint(world, B, 4), A, 4, SEND);
	message_cap(&request, GIVEN, IPC_CAP_TYPE_INSTALL_GRANT, MOVE, 0);
	call(world, A, 4, &request);
	syscall_with(world, B, &with);
	assert_int_equal(type_of(world, A, GIVEN), 0);
	assert_int_equal(counts_of(world).grants, 1);
	new_endpoint(world, B, 21);
	assert_int_equal(install(world, B, 20, 21, SEND, COPY, &target), IPC_RESULT_OK);
	assert_int_equal(target, 3);
	assert_int_equal(rights_of(world, CHILD, 3), SEND);
}

static void grant_dies(void **state)
{
	struct world *world = *state;
	struct ipc_core_counts before;
	struct snapshot *unchanged;

	new_endpoint(world, A, PEER);
	before = counts_of(world);
	/* With the abort, which counts it; what is left names nothing and does not count. */
	for (uint32_t i = 0; i < 2; i++) {
		struct aborted aborted;

		assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
		assert_int_equal(derive_grant(world, A, TCB, 20 + i, 3, SEND), IPC_RESULT_OK);
		assert_int_equal(abort_child(world, A, TCB, &aborted), IPC_RESULT_OK);
		assert_int_equal(aborted.grants, 1);
		assert_same_counts(world, before);
	}
	/* Another process under the same index is not meant. */
	assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
	assert_int_equal(derive_grant(world, A, TCB, 22, 3, SEND), IPC_RESULT_OK);
	unchanged = snapshot(world);
	assert_int_equal(install(world, A, 20, PEER, SEND, COPY, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(install(world, A, 21, PEER, SEND, COPY, NULL), IPC_RESULT_NOT_FOUND);
	assert_unchanged(world, unchanged);
	assert_int_equal(drop(world, A, 20), IPC_RESULT_OK);
	assert_int_equal(counts_of(world).grants, 1);
	/* With the start. */
	assert_int_equal(start_child(world, A, TCB), IPC_RESULT_OK);
	assert_int_equal(counts_of(world).grants, 0);
	unchanged = snapshot(world);
	assert_int_equal(install(world, A, 22, PEER, SEND, COPY, NULL), IPC_RESULT_NOT_FOUND);
	assert_unchanged(world, unchanged);
	assert_int_equal(type_of(world, CHILD, 3), 0);
	assert_int_equal(drop(world, A, 22), IPC_RESULT_OK);
}

static void abort_gives_all_back(void **state)
{
	struct world *world = *state;
	struct ipc_core_counts before;
	struct snapshot *unchanged;
	struct aborted aborted;

	new_endpoint(world, A, PEER);
	before = counts_of(world);
	assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
	for (uint32_t i = 0; i < 5; i++)
		assert_int_equal(derive_grant(world, A, TCB, 20 + i, 2 + i, ALL), IPC_RESULT_OK);
	assert_int_equal(install(world, A, 20, PEER, SEND, COPY, NULL), IPC_RESULT_OK);
	assert_int_equal(install(world, A, 21, KERNEL, SEND, COPY, NULL), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, A, TCB, 14, GRANT), IPC_RESULT_OK);
	unchanged = snapshot(world);
	assert_int_equal(abort_child(world, A, 0, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(abort_child(world, A, PEER, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(abort_child(world, A, 14, NULL), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(abort_child(world, A, SELF, NULL), IPC_RESULT_BUSY);
	assert_unchanged(world, unchanged);
	assert_int_equal(abort_child(world, A, TCB, &aborted), IPC_RESULT_OK);
	assert_int_equal(aborted.pages, CHILD_PAGES);
	assert_int_equal(aborted.capabilities, 2);
	assert_int_equal(aborted.grants, 3);
	assert_int_equal(type_of(world, A, TCB), 0);
	assert_int_equal(world->unmaps[CHILD], 1);
	assert_same_counts(world, before);
	/* The other TCB capability is dead. */
	unchanged = snapshot(world);
	assert_int_equal(abort_child(world, A, 14, NULL), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(abort_child(world, A, TCB, NULL), IPC_RESULT_BAD_SLOT);
	assert_unchanged(world, unchanged);
}

static void dead_tcb(void **state)
{
	struct world *world = *state;
	struct snapshot *unchanged;

	assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, A, TCB, 14, CONTROL), IPC_RESULT_OK);
	new_endpoint(world, A, PEER);
	assert_int_equal(abort_child(world, A, TCB, NULL), IPC_RESULT_OK);
	/* Its index is used again. */
	assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
	unchanged = snapshot(world);
	assert_int_equal(abort_child(world, A, 14, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(derive_grant(world, A, 14, 20, 3, SEND), IPC_RESULT_BAD_SLOT);
	assert_int_equal(write_memory_of(world, A, 14, CODE, "x", 1), IPC_RESULT_BAD_SLOT);
	assert_int_equal(start_child(world, A, 14), IPC_RESULT_BAD_SLOT);
	assert_int_equal(reap(world, A, 14, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(kill_child(world, A, 14, 1, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(watch(world, A, 14, PEER), IPC_RESULT_NOT_FOUND);
	assert_unchanged(world, unchanged);
}

static void write_memory(void **state)
{
	struct world *world = *state;
	static const struct {
		uint64_t address;
		uint16_t len;
		uint32_t result;
		unsigned writes;
	} cases[] = {
		{CODE, 1, IPC_RESULT_OK, 1},
		{CODE + 0x1000 - 3, 2048, IPC_RESULT_OK, 1},
		/* The last byte of code, of data, of the stack. */
		{DATA - 1, 1, IPC_RESULT_OK, 1},
		{DATA + 0xFFF, 1, IPC_RESULT_OK, 1},
		{STACK_TOP - 2048, 2048, IPC_RESULT_OK, 1},
		/* From code into data, which lies beside it. */
		{DATA - 1000, 2000, IPC_RESULT_OK, 2},
		/* A byte before, a byte behind, nowhere. */
		{CODE - 1, 1, IPC_RESULT_BAD_ADDRESS, 0},
		{CODE - 1, 2, IPC_RESULT_BAD_ADDRESS, 0},
		{DATA + 0xFFF, 2, IPC_RESULT_BAD_ADDRESS, 0},
		{DATA + 0x1000, 1, IPC_RESULT_BAD_ADDRESS, 0},
		{DATA + 0x1000 - 2047, 2048, IPC_RESULT_BAD_ADDRESS, 0},
		{STACK_TOP - 1, 2, IPC_RESULT_BAD_ADDRESS, 0},
		{STACK_TOP, 1, IPC_RESULT_BAD_ADDRESS, 0},
		{0, 1, IPC_RESULT_BAD_ADDRESS, 0},
		{IPC_TYPES_USER_TOP - 1, 1, IPC_RESULT_BAD_ADDRESS, 0},
		{IPC_TYPES_USER_TOP - 1, 2, IPC_RESULT_INVALID_ARGUMENT, 0},
		{IPC_TYPES_USER_TOP, 1, IPC_RESULT_INVALID_ARGUMENT, 0},
		{CODE, 0, IPC_RESULT_INVALID_ARGUMENT, 0},
		{CODE, 2049, IPC_RESULT_INVALID_ARGUMENT, 0},
	};
	uint8_t data[2049];

	for (size_t i = 0; i < sizeof(data); i++)
		data[i] = (uint8_t)(i * 7 + 1);
	assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct snapshot *before;
		size_t size = 0;

		world->writes = 0;
		memset(world->written, 0, sizeof(world->written));
		before = snapshot(world);
		assert_int_equal(write_memory_of(world, A, TCB, cases[i].address, data,
		                                 cases[i].len),
		                 cases[i].result);
		assert_int_equal(world->writes, cases[i].writes);
		if (cases[i].result != IPC_RESULT_OK) {
			assert_unchanged(world, before);
			continue;
		}
		world->writes = 0;
		assert_memory_equal(world->written, data, cases[i].len);
		memset(world->written, 0, sizeof(world->written));
		/* One after the other, and each within its range. */
		for (unsigned j = 0; j < cases[i].writes; j++) {
			assert_int_equal(world->write_address[j], cases[i].address + size);
			size += world->write_size[j];
			world->write_address[j] = 0;
			world->write_size[j] = 0;
		}
		assert_int_equal(size, cases[i].len);
		assert_unchanged(world, before);
	}
	assert_int_equal(write_memory_of(world, A, TCB, DATA - 1000, data, 2000), IPC_RESULT_OK);
	assert_int_equal(world->write_size[0], 1000);
	assert_int_equal(world->write_address[1], DATA);
}

static void write_refusals(void **state)
{
	struct world *world = *state;
	struct snapshot *before;
	uint64_t base;
	uint64_t size;

	assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, A, TCB, 14, GRANT), IPC_RESULT_OK);
	assert_int_equal(derive_frame(world, A,
	                              &(struct frame_request){DEVICE, 15, 4, 5, 0, 0x1000, MAP},
	                              &base, &size),
	                 IPC_RESULT_OK);
	before = snapshot(world);
	assert_int_equal(write_memory_of(world, A, 0, CODE, "x", 1), IPC_RESULT_BAD_SLOT);
	assert_int_equal(write_memory_of(world, A, 16, CODE, "x", 1), IPC_RESULT_BAD_SLOT);
	assert_int_equal(write_memory_of(world, A, 15, CODE, "x", 1), IPC_RESULT_BAD_SLOT);
	assert_int_equal(write_memory_of(world, A, 14, CODE, "x", 1), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(write_memory_of(world, A, SELF, CODE, "x", 1), IPC_RESULT_BUSY);
	assert_unchanged(world, before);
	assert_int_equal(start_child(world, A, TCB), IPC_RESULT_OK);
	before = snapshot(world);
	assert_int_equal(write_memory_of(world, A, TCB, CODE, "x", 1), IPC_RESULT_BUSY);
	assert_unchanged(world, before);
	exits(world, CHILD, 0);
	before = snapshot(world);
	assert_int_equal(write_memory_of(world, A, TCB, CODE, "x", 1), IPC_RESULT_BUSY);
	assert_unchanged(world, before);
}

static void start(void **state)
{
	struct world *world = *state;
	struct snapshot *before;

	assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, A, TCB, 14, GRANT), IPC_RESULT_OK);
	before = snapshot(world);
	assert_int_equal(start_child(world, A, 0), IPC_RESULT_BAD_SLOT);
	assert_int_equal(start_child(world, A, KERNEL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(start_child(world, A, 14), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(start_child(world, A, SELF), IPC_RESULT_BUSY);
	/* Not mapped, not to be run, not to be written. */
	assert_int_equal(start_at(world, A, TCB, CODE - 1, STACK_TOP), IPC_RESULT_BAD_ADDRESS);
	assert_int_equal(start_at(world, A, TCB, DATA, STACK_TOP), IPC_RESULT_BAD_ADDRESS);
	assert_int_equal(start_at(world, A, TCB, CODE, STACK), IPC_RESULT_BAD_ADDRESS);
	assert_int_equal(start_at(world, A, TCB, CODE, STACK_TOP + 16), IPC_RESULT_BAD_ADDRESS);
	assert_int_equal(start_at(world, A, TCB, CODE, DATA), IPC_RESULT_BAD_ADDRESS);
	assert_int_equal(start_at(world, A, TCB, CODE, STACK_TOP - 8),
	                 IPC_RESULT_INVALID_ARGUMENT);
	assert_unchanged(world, before);
	/* The platform fails: still staged. */
	world->start_result = IPC_RESULT_INTERNAL;
	before = snapshot(world);
	assert_int_equal(start_child(world, A, TCB), IPC_RESULT_INTERNAL);
	assert_unchanged(world, before);
	world->start_result = IPC_RESULT_OK;
	assert_int_equal(start_at(world, A, TCB, DATA - 1, STACK + 16), IPC_RESULT_OK);
	assert_int_equal(world->starts[CHILD], 1);
	assert_int_equal(world->started.entry_point, DATA - 1);
	assert_int_equal(world->started.stack_top, STACK + 16);
	assert_int_equal(world->started.arguments_size, 6);
	assert_int_equal(world->started.arguments_count, 1);
	assert_int_equal(world->started.environment_size, 8);
	assert_int_equal(world->started.environment_count, 2);
	assert_int_equal(counts_of(world).pages, CHILD_PAGES);
	/* Now it runs; it has 16 slots and is no owner. */
	before = snapshot(world);
	assert_int_equal(start_child(world, A, TCB), IPC_RESULT_BUSY);
	assert_int_equal(abort_child(world, A, TCB, NULL), IPC_RESULT_BUSY);
	assert_int_equal(derive_grant(world, A, TCB, 20, 3, SEND), IPC_RESULT_BUSY);
	assert_unchanged(world, before);
	assert_int_equal(ipc_core_give_kernel(world->core, CHILD, KERNEL, SEND), IPC_RESULT_OK);
	assert_int_equal(create_endpoint(world, CHILD, CHILD_SLOTS + 1, 0, SEND),
	                 IPC_RESULT_BAD_SLOT);
	assert_int_equal(create_endpoint(world, CHILD, CHILD_SLOTS, 3, SEND), IPC_RESULT_DENIED);
	assert_int_equal(create_endpoint(world, CHILD, CHILD_SLOTS, 0, SEND), IPC_RESULT_OK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_open, world_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(create),
		TEST(create_exhausted),
		TEST(derive_refusals),
		TEST(install_copy_and_move),
		TEST(install_refusals),
		TEST(grant_works_once),
		TEST(grant_is_passed_on),
		TEST(grant_dies),
		TEST(abort_gives_all_back),
		TEST(dead_tcb),
		TEST(write_memory),
		TEST(write_refusals),
		TEST(start),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
