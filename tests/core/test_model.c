/* SPDX-License-Identifier: ISC */
/*
 * Random system calls of four processes that live and die, on the core and on the model: the same
 * completions, the same slots, the same counts after each. "test_model STEPS SEED" runs one.
 */
#include <stdio.h>
#include <stdlib.h>

#include "cmocka_all.h"
#include "steps.h"

#define STEPS 100000

/* What the completion of one process says. */
static void compare_end(struct run *run, unsigned process)
{
	struct model_process *p = &run->model.processes[process];
	const struct outcome *outcome = &run->world->outcomes[run->index[process]];

	assert_int_equal(outcome->status, p->status);
	run->statuses[p->status]++;
	assert_int_equal(outcome->len, p->in.len);
	assert_memory_equal(outcome->bytes, p->in.bytes, p->in.len);
	if (p->status != IPC_RESULT_OK)
		return;
	assert_int_equal(outcome->value0, p->in.len | (uint64_t)p->arrival << 32);
	run->transferred += p->in.count;
	if (p->from < 0) {
		assert_int_equal(outcome->value1, 0);
		return;
	}
	assert_true(outcome->value1 > run->last_token);
	run->last_token = outcome->value1;
	run->old_tokens[run_below(run, 64)] = outcome->value1;
	run->model.processes[p->from].token = outcome->value1;
}

/* One object of the model is one endpoint of the core, and the other way round. */
static void compare_objects(const struct run *run, uint64_t *objects, const struct model_cap *cap,
                            const struct cap *real)
{
	const uint32_t endpoint = real->of.endpoint;

	(void)run;
	if (objects[endpoint] == 0) {
		for (uint32_t i = 0; i < ENDPOINTS + KERNEL_ENDPOINTS; i++)
			assert_true(objects[i] != cap->object);
		objects[endpoint] = cap->object;
	}
	assert_true(objects[endpoint] == cap->object);
}

static void compare_slots(const struct run *run)
{
	uint64_t objects[ENDPOINTS + KERNEL_ENDPOINTS] = {0};

	for (unsigned i = 0; i < MODEL_PROCESSES; i++) {
		const struct model_process *p = &run->model.processes[i];

		for (uint32_t slot = 1; p->alive && slot <= MODEL_SLOTS; slot++) {
			const struct cap *real =
				ipc_core_slot(run->world->core, run->index[i], slot);
			const struct model_cap *cap = &p->slots[slot];

			assert_int_equal(real->type, cap->type);
			if (cap->type == 0)
				continue;
			assert_int_equal(real->rights, cap->rights);
			/* No right grows on the way. */
			assert_int_equal(real->rights & ~cap->most, 0);
			if (cap->type == IPC_CAP_TYPE_ENDPOINT)
				compare_objects(run, objects, cap, real);
		}
	}
}

static void compare(struct run *run)
{
	const struct ipc_core_counts counts = counts_of(run->world);

	for (unsigned i = 0; i < MODEL_PROCESSES; i++) {
		struct model_process *p = &run->model.processes[i];

		if (!p->alive)
			continue;
		assert_int_equal(run->world->under_way[run->index[i]], p->doing != MODEL_IDLE);
		if (p->ended)
			compare_end(run, i);
	}
	compare_slots(run);
	assert_int_equal(counts.endpoints, model_endpoints(&run->model));
	assert_int_equal(counts.capabilities, model_capabilities(&run->model));
	assert_int_equal(counts.tokens, model_tokens(&run->model));
	world_check(run->world);
}

static void run_steps(struct world *world, unsigned long steps, uint64_t seed)
{
	struct run *run = calloc(1, sizeof(*run));

	assert_non_null(run);
	run->world = world;
	run->random = seed * UINT64_C(0x9E3779B97F4A7C15) | 1;
	for (uint32_t i = A; i <= D; i++)
		exits(world, i, 0);
	for (unsigned i = 0; i < MODEL_PROCESSES; i++)
		run_birth(run, i);
	for (unsigned long i = 0; i < steps; i++) {
		run_step(run);
		compare(run);
	}
	print_message("%lu steps: %lu entries arrived, %lu deaths, %lu endpoints, %lu copies\n",
	              steps, run->transferred, run->deaths, run->created, run->copied);
	for (unsigned i = 0; i < 16; i++) {
		if (run->statuses[i] != 0)
			print_message("  status %u: %lu\n", i, run->statuses[i]);
	}
	if (steps >= STEPS) {
		static const unsigned expected[] = {
			IPC_RESULT_OK,
			IPC_RESULT_INVALID_ARGUMENT,
			IPC_RESULT_NOT_FOUND,
			IPC_RESULT_BAD_SLOT,
			IPC_RESULT_NO_RIGHTS,
			IPC_RESULT_PEER_GONE,
			IPC_RESULT_TOO_LARGE,
		};

		for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++)
			assert_true(run->statuses[expected[i]] > 50);
		assert_true(run->transferred > 500);
		assert_true(run->deaths > 50);
	}
	free(run);
}

static unsigned long asked_steps;
static unsigned long asked_seed;

static void by_hand(void **state)
{
	run_steps(*state, asked_steps, asked_seed);
}

#define SEED(number)                              \
	static void seed_##number(void **state)   \
	{                                         \
		run_steps(*state, STEPS, number); \
	}

SEED(1)
SEED(2)
SEED(3)
SEED(4)

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_open, world_close)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {TEST(seed_1), TEST(seed_2), TEST(seed_3), TEST(seed_4)};
	const struct CMUnitTest one[] = {TEST(by_hand)};

	if (argc == 3) {
		asked_steps = strtoul(argv[1], NULL, 0);
		asked_seed = strtoul(argv[2], NULL, 0);
		return cmocka_run_group_tests(one, NULL, NULL);
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
