/* SPDX-License-Identifier: ISC */
/* Clocks and waiting, with a timer and without. argv: TIMED TIMER SLEEPER. */
#include "scene.h"

#define WALL_AT_0 INT64_C(1700000000)

enum {
	/* A tick is a millisecond. Long enough that nobody sees its end before it waits for it, short
	 * enough to be waited for. */
	SOON = 20,
	NANOSECONDS_PER_TICK = 1000000,
};

static void test_the_monotonic_clock_is_the_kernels(void **state)
{
	struct ipc_timed_now_monotonic_reply reply;
	struct scene scene;
	uint64_t before;

	scene_start(*state, &scene, NULL);
	scene_start_timer(*state, &scene);
	before = kernel_now(*state);
	assert_result(ipc_timed_now_monotonic(&scene.timed.client, &reply), IPC_RESULT_OK);
	assert_in_range(reply.now, before, kernel_now(*state));
	assert_int_equal(reply.ticks_per_second, 1000);
}

static void test_the_wall_clock_goes_with_the_monotonic_one(void **state)
{
	struct ipc_timed_now_wall_reply reply;
	struct scene scene;
	uint64_t now;

	scene_start(*state, &scene, "wall=1700000000");
	scene_start_timer(*state, &scene);
	/* A second and a part of one, so that both parts of the reply can be wrong. */
	assert_result(try_wait(&scene, 1234, IPC_TIMED_WAIT_FLAG_BLOCK, &now), IPC_RESULT_OK);
	assert_result(ipc_timed_now_wall(&scene.timed.client, &reply), IPC_RESULT_OK);
	assert_in_range(reply.now, now, kernel_now(*state));
	assert_int_equal(reply.wall.seconds, WALL_AT_0 + (int64_t)(reply.now / 1000));
	assert_int_equal(reply.wall.nanoseconds, reply.now % 1000 * NANOSECONDS_PER_TICK);
}

static void test_no_wall_clock_without_a_time_of_day(void **state)
{
	struct ipc_timed_now_wall_reply reply;
	struct scene scene;

	scene_start(*state, &scene, NULL);
	assert_result(ipc_timed_now_wall(&scene.timed.client, &reply), IPC_RESULT_INTERNAL);
}

static void test_a_time_that_has_come_is_answered_at_once(void **state)
{
	struct scene scene;
	uint64_t now;
	uint64_t before;

	scene_start(*state, &scene, NULL);
	assert_result(try_wait(&scene, 0, 0, &now), IPC_RESULT_OK);
	before = kernel_now(*state);
	assert_result(try_wait(&scene, before, IPC_TIMED_WAIT_FLAG_BLOCK, &now), IPC_RESULT_OK);
	assert_in_range(now, before, kernel_now(*state));
}

static void test_whoever_does_not_block_tries_again(void **state)
{
	struct scene scene;
	uint64_t now;

	scene_start(*state, &scene, NULL);
	scene_start_timer(*state, &scene);
	assert_result(try_wait(&scene, kernel_now(*state) + LATE, 0, &now), IPC_RESULT_RETRY);
	assert_result(try_wait(&scene, UINT64_MAX, 0, &now), IPC_RESULT_RETRY);
	assert_not_sent(try_wait(&scene, 0, 2, &now));
}

/* Nobody else calls, so the timer alone ends each wait; one after the other, so it is wound up again. */
static void test_whoever_blocks_is_woken_by_the_timer(void **state)
{
	struct scene scene;

	scene_start(*state, &scene, NULL);
	scene_start_timer(*state, &scene);
	for (uint32_t i = 0; i < 3; i++) {
		const uint64_t deadline = kernel_now(*state) + SOON;
		uint64_t now;

		assert_result(try_wait(&scene, deadline, IPC_TIMED_WAIT_FLAG_BLOCK, &now),
		              IPC_RESULT_OK);
		assert_in_range(now, deadline, kernel_now(*state));
	}
}

static void test_one_that_waits_keeps_nobody_from_the_clock(void **state)
{
	struct sleeper late;
	struct sleeper soon;
	struct scene scene;
	uint64_t deadline;
	uint64_t now;

	scene_start(*state, &scene, NULL);
	scene_start_timer(*state, &scene);
	late = start_sleeper(*state, &scene, kernel_now(*state) + LATE);
	deadline = kernel_now(*state) + SOON;
	soon = start_sleeper(*state, &scene, deadline);
	assert_true(timed_now(&scene) > 0);
	assert_in_range(assert_ends(&soon, SLEEPER_WOKEN), deadline, UINT64_MAX);
	assert_result(try_wait(&scene, deadline, 0, &now), IPC_RESULT_OK);
	/* The other one waits on, until timed ends. */
	stand_kill(*state, scene.process);
	assert_ends(&late, SLEEPER_ALONE);
}

/* The machine has no timer here: whoever calls next ends the wait. */
static void test_without_a_timer_any_request_wakes(void **state)
{
	struct sleeper sleeper;
	struct scene scene;
	uint64_t deadline;

	scene_start(*state, &scene, NULL);
	deadline = kernel_now(*state) + SOON;
	sleeper = start_sleeper(*state, &scene, deadline);
	/* The last of these calls comes after the deadline; if the sleeper comes later still, it does not
	 * wait at all. */
	while (timed_now(&scene) < deadline)
		;
	assert_in_range(assert_ends(&sleeper, SLEEPER_WOKEN), deadline, UINT64_MAX);
}

static void test_too_many_waits_end_the_longest(void **state)
{
	struct sleeper sleepers[WAITS_MAX];
	struct sleeper soon;
	struct scene scene;
	uint64_t deadline;
	uint64_t now;

	scene_start(*state, &scene, NULL);
	scene_fill(*state, &scene, sleepers);
	/* The new one is the longest itself. */
	deadline = kernel_now(*state) + 2 * LATE;
	assert_result(try_wait(&scene, deadline, IPC_TIMED_WAIT_FLAG_BLOCK, &now),
	              IPC_RESULT_EXHAUSTED);
	/* The new one is not: it takes the place of the longest. */
	deadline = kernel_now(*state) + LATE / 2;
	soon = start_sleeper(*state, &scene, deadline);
	assert_ends(&sleepers[WAITS_MAX - 1], SLEEPER_EXHAUSTED);
	stand_kill(*state, scene.process);
	assert_ends(&soon, SLEEPER_ALONE);
	assert_ends(&sleepers[0], SLEEPER_ALONE);
}

/* Sleepers that were killed keep their places; whoever wants to wait then still can. */
static void test_the_dead_keep_nobody_from_waiting(void **state)
{
	struct sleeper sleepers[WAITS_MAX];
	struct scene scene;
	uint64_t deadline;
	uint64_t now;

	scene_start(*state, &scene, NULL);
	scene_fill(*state, &scene, sleepers);
	for (uint32_t i = 0; i < WAITS_MAX; i++)
		stand_kill(*state, sleepers[i].process);
	scene_start_timer(*state, &scene);
	for (uint32_t i = 0; i < 2 * WAITS_MAX; i++) {
		deadline = kernel_now(*state) + 2;
		assert_result(try_wait(&scene, deadline, IPC_TIMED_WAIT_FLAG_BLOCK, &now),
		              IPC_RESULT_OK);
		assert_in_range(now, deadline, kernel_now(*state));
	}
}

/* Its call is the one that timed keeps. */
static void test_the_timer_rests_while_nobody_waits(void **state)
{
	struct ipc_host_counts before;
	struct ipc_host_counts counts;
	struct scene scene;
	uint64_t now;

	scene_start(*state, &scene, NULL);
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	scene_start_timer(*state, &scene);
	/* Once it has been at work, too. */
	now = kernel_now(*state);
	assert_result(try_wait(&scene, now + SOON, IPC_TIMED_WAIT_FLAG_BLOCK, &now), IPC_RESULT_OK);
	do {
		assert_int_equal(ipc_host_counts(&counts), IPC_RESULT_OK);
	} while (counts.tokens == before.tokens);
	while (kernel_now(*state) < now + SOON) {
		assert_int_equal(ipc_host_counts(&counts), IPC_RESULT_OK);
		assert_int_equal(counts.tokens, before.tokens + 1);
	}
}

int main(int argc, char **argv)
{
	struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_the_monotonic_clock_is_the_kernels, stand),
		STAND_TEST(test_the_wall_clock_goes_with_the_monotonic_one, stand),
		STAND_TEST(test_no_wall_clock_without_a_time_of_day, stand),
		STAND_TEST(test_a_time_that_has_come_is_answered_at_once, stand),
		STAND_TEST(test_whoever_does_not_block_tries_again, stand),
		STAND_TEST(test_whoever_blocks_is_woken_by_the_timer, stand),
		STAND_TEST(test_one_that_waits_keeps_nobody_from_the_clock, stand),
		STAND_TEST(test_without_a_timer_any_request_wakes, stand),
		STAND_TEST(test_too_many_waits_end_the_longest, stand),
		STAND_TEST(test_the_dead_keep_nobody_from_waiting, stand),
		STAND_TEST(test_the_timer_rests_while_nobody_waits, stand),
	};

	if (argc != 4)
		return 2;
	timed_program = argv[1];
	timer_program = argv[2];
	sleeper_program = argv[3];
	stand_init(&stand);
	return live_check("system_timed", cmocka_run_group_tests_name("timed", tests, NULL, NULL));
}
