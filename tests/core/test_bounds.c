/* SPDX-License-Identifier: ISC */
/* Sizes, and what is given to a process from outside. */
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "ops.h"

/* A core stays within its memory, however small it is. */
static void within_its_memory(void **state)
{
	const struct world *world = *state;

	for (uint32_t processes = 0; processes < 3; processes++) {
		for (uint32_t endpoints = 0; endpoints < 3; endpoints++) {
			const uint32_t slots = 7 * processes;
			const size_t size = ipc_core_size(processes, endpoints, slots);
			uint8_t *memory = malloc(size + 64);
			struct ipc_core *core;
			struct ipc_core_counts counts;

			assert_non_null(memory);
			memset(memory, 0x5A, size + 64);
			core = ipc_core_init(memory, processes, endpoints, slots, &world->platform);
			for (uint32_t i = 0; i < processes; i++) {
				assert_int_equal(ipc_core_first_process(core, 7, false), i);
				assert_int_equal(ipc_core_give_self(core, i, 7, CONTROL), 0);
			}
			assert_int_equal(ipc_core_first_process(core, 0, false),
			                 IPC_CORE_NO_PROCESS);
			ipc_core_counts(core, &counts);
			assert_int_equal(counts.processes, processes);
			assert_int_equal(counts.capabilities, processes);
			for (size_t i = 0; i < 64; i++)
				assert_int_equal(memory[size + i], 0x5A);
			free(memory);
		}
	}
}

static void sizes(void **state)
{
	(void)state;
	assert_true(ipc_core_size(1, 1, 1) > 4096);
	assert_true(ipc_core_size(2, 1, 1) > ipc_core_size(1, 1, 1) + 4096);
	assert_true(ipc_core_size(1, 2, 1) > ipc_core_size(1, 1, 1));
	assert_true(ipc_core_size(1, 1, 2) > ipc_core_size(1, 1, 1));
	assert_int_equal(ipc_core_size(1, 1, 1) % 8, 0);
	assert_true(ipc_core_size(32767, 1, 1) > 0);
	assert_int_equal(ipc_core_size(32768, 1, 1), 0);
}

static void slots_are_bounded(void **state)
{
	struct world *world = *state;
	const uint32_t left = SLOTS - 4 * SLOTS_EACH;

	assert_int_equal(ipc_core_first_process(world->core, left + 1, false), IPC_CORE_NO_PROCESS);
	assert_int_equal(ipc_core_first_process(world->core, left, false), CHILD);
	assert_int_equal(ipc_core_first_process(world->core, 1, false), IPC_CORE_NO_PROCESS);
}

/* The slots of one process are no other's, also after one between them is gone. */
static void slots_stay_apart(void **state)
{
	struct world *world = *state;

	for (uint32_t process = A; process <= D; process++) {
		for (uint32_t slot = FREE; slot <= SLOTS_EACH; slot++)
			assert_int_equal(ipc_core_give_device(world->core, process, slot,
			                                      process * 0x100 + slot, 1, 0),
			                 IPC_RESULT_OK);
	}
	exits(world, B, 0);
	for (uint32_t process = A; process <= D; process++) {
		for (uint32_t slot = FREE; process != B && slot <= SLOTS_EACH; slot++)
			assert_int_equal(
				ipc_core_slot(world->core, process, slot)->of.memory.base,
				process * 0x100 + slot);
	}
	assert_int_equal(ipc_core_first_process(world->core, SLOTS_EACH, false), B);
	world->gone[B] = false;
	for (uint32_t slot = 1; slot <= SLOTS_EACH; slot++)
		assert_int_equal(type_of(world, B, slot), 0);
}

static void giving(void **state)
{
	struct world *world = *state;
	struct ipc_core *core = world->core;
	struct snapshot *before = snapshot(world);

	for (uint32_t slot = 0; slot <= SLOTS_EACH + 1; slot += SLOTS_EACH + 1) {
		assert_int_equal(ipc_core_give_kernel(core, B, slot, SEND), IPC_RESULT_BAD_SLOT);
		assert_int_equal(ipc_core_give_self(core, B, slot, 0), IPC_RESULT_BAD_SLOT);
		assert_int_equal(ipc_core_give_device(core, B, slot, 0, 1, 0), IPC_RESULT_BAD_SLOT);
		assert_int_equal(ipc_core_give_frame(core, B, slot, 0, 0), IPC_RESULT_BAD_SLOT);
	}
	assert_int_equal(ipc_core_give_kernel(core, B, SELF, SEND), IPC_RESULT_EXISTS);
	assert_int_equal(ipc_core_give_self(core, B, SELF, 0), IPC_RESULT_EXISTS);
	assert_int_equal(ipc_core_give_device(core, B, SELF, 0, 1, 0), IPC_RESULT_EXISTS);
	assert_int_equal(ipc_core_give_frame(core, B, SELF, 0, 0), IPC_RESULT_EXISTS);
	assert_int_equal(ipc_core_give_kernel(core, B, 9, SEND | RECEIVE),
	                 IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(ipc_core_give_self(core, B, 9, MAP), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(ipc_core_give_device(core, B, 9, 0, 1, CONTROL),
	                 IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(ipc_core_give_frame(core, B, 9, 0, SEND), IPC_RESULT_INVALID_ARGUMENT);
	assert_unchanged(world, before);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_open, world_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(within_its_memory),
		TEST(sizes),
		TEST(slots_are_bounded),
		TEST(slots_stay_apart),
		TEST(giving),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
