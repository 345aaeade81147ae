/* SPDX-License-Identifier: ISC */
/* STOP_PROCESS: answered when the process has ended, while other requests wait in the same
 * thread. */
#include <stdio.h>

#include "procd/procd.h"
#include "rig.h"

static const char *const exits_with_4[] = {"service", "exit", "4", NULL};

/* The watcher's request waits with procd; procd, with its one thread, serves the stop and the
 * rest. */
static void test_stop_while_a_watcher_waits(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_query_process_reply query;
	struct ipc_procd_wait_process_event_reply event;
	struct rig_pipe pipe;
	char after[24];
	char number[24];
	uint64_t id;
	int32_t exit_code;

	rig_pipe_open(&pipe);
	{
		const char *const waits[] = {"service", "wait", pipe.path, NULL};
		const char *const watches[] = {"visitor", "wait", after, number, NULL};
		const struct ipc_procd_restart_settings always = {
			IPC_PROCD_RESTART_POLICY_ALWAYS, 0, 0};

		id = rig_spawn(rig, RIG_SERVICE_NAME, &always, waits);
		snprintf(number, sizeof(number), "%llu", (unsigned long long)id);
		snprintf(after, sizeof(after), "%llu",
		         (unsigned long long)rig_event(rig, 0, id).sequence);
		rig_visit(rig, RIG_FREE, watches);
		rig_wait_tokens(rig, 1);

		assert_result(rig_query(rig, id, &query), IPC_RESULT_OK);
		assert_int_equal(query.run_state, IPC_PROCD_PROCESS_STATE_RUNNING);
		assert_result(rig_try_stop(rig, id, &exit_code), IPC_RESULT_OK);
		assert_int_equal(exit_code, 0);

		/* It has ended when the answer comes, and its policy does not apply. */
		assert_result(rig_query(rig, id, &query), IPC_RESULT_OK);
		assert_int_equal(query.run_state, IPC_PROCD_PROCESS_STATE_KILLED);
		assert_int_equal(query.reason, IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP);
		assert_int_equal(query.restarts, 0);
		event = rig_event(rig, 1, id);
		assert_int_equal(event.kind, IPC_PROCESS_EVENT_KIND_KILLED);
		assert_int_equal(event.reason, IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP);

		assert_int_equal(rig_wait_visitor(), IPC_PROCESS_EVENT_KIND_KILLED);
		assert_int_equal(stage_reap(&rig->kernel, RIG_FREE), IPC_RESULT_OK);
		rig_wait_tokens(rig, 0);
	}
	rig_pipe_close(&pipe);
}

static void test_stop_after_the_end(void **state)
{
	struct rig *rig = *state;
	const uint64_t id = rig_spawn(rig, RIG_SERVICE_NAME, NULL, exits_with_4);
	int32_t exit_code;

	/* Whether the stop or the exit is first, it ends well; after the exit, the code is told. */
	assert_result(rig_try_stop(rig, id, &exit_code), IPC_RESULT_OK);
	assert_true(exit_code == 0 || exit_code == 4);
	rig_spawn(rig, RIG_OTHER_NAME, NULL, exits_with_4);
	rig_event(rig, rig_event(rig, 0, id + 1).sequence, id + 1);
	assert_result(rig_try_stop(rig, id + 1, &exit_code), IPC_RESULT_OK);
	assert_int_equal(exit_code, 4);
}

static void test_refusals(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_query_process_reply query;
	uint64_t staged;
	int32_t exit_code;

	assert_result(rig_try_stop(rig, 1, &exit_code), IPC_RESULT_NOT_FOUND);
	staged = rig_create(rig, IPC_TYPES_PAGE_SIZE, 1, NULL);
	assert_result(rig_try_stop(rig, staged, &exit_code), IPC_RESULT_DENIED);
	assert_result(rig_query(rig, staged, &query), IPC_RESULT_OK);
	assert_int_equal(query.run_state, IPC_PROCD_PROCESS_STATE_STAGED);
}

/* A watcher that is killed while it waits: procd learns it only from its reply, and loses
 * nothing. */
static void test_a_watcher_dies(void **state)
{
	const char *const watches[] = {"visitor", "wait", "0", "0", NULL};
	struct rig *rig = *state;
	uint64_t id;

	rig_visit(rig, RIG_FREE, watches);
	rig_wait_tokens(rig, 1);
	assert_int_equal(child_kill(&rig->kernel.client, RIG_FREE,
	                            IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP),
	                 IPC_RESULT_OK);
	assert_int_equal(rig_wait_visitor(), 128);
	assert_int_equal(stage_reap(&rig->kernel, RIG_FREE), IPC_RESULT_OK);

	id = rig_spawn(rig, RIG_SERVICE_NAME, NULL, exits_with_4);
	assert_int_equal(rig_event(rig, 1, id).exit_code, 4);
	rig_wait_tokens(rig, 0);
}

int main(int argc, char **argv)
{
	struct rig rig;
	const struct CMUnitTest tests[] = {
		RIG_TEST(test_stop_while_a_watcher_waits, rig),
		RIG_TEST(test_stop_after_the_end, rig),
		RIG_TEST(test_refusals, rig),
		RIG_TEST(test_a_watcher_dies, rig),
	};

	rig_init(&rig, argc, argv);
	return live_check("system_stop",
	                  cmocka_run_group_tests_name("stop", tests, NULL, NULL));
}
