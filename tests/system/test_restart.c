/* SPDX-License-Identifier: ISC */
/* Restart policies: asked for, changed, and acted on. */
#include "procd/procd.h"
#include "rig.h"

#include "ipc/kernel_control/kernel_control_client.h"

static const char *const exits_with_0[] = {"service", "exit", "0", NULL};
static const char *const exits_with_1[] = {"service", "exit", "1", NULL};
static const char *const crashes[] = {"service", "crash", "", NULL};

/* A window that no test outlives. */
#define LONG_WINDOW UINT64_C(3600000)

static struct ipc_procd_restart_settings settings(uint32_t policy, uint32_t max_restarts)
{
	const struct ipc_procd_restart_settings found = {
		policy, max_restarts, max_restarts > 0 ? LONG_WINDOW : 0};

	return found;
}

/* Spawns the service and checks the kinds of its events in order, up to the last one given (0). */
static uint64_t life(struct rig *rig, const struct ipc_procd_restart_settings *restart,
                     const char *const *arguments, const uint32_t *kinds)
{
	const uint64_t id = rig_spawn(rig, RIG_SERVICE_NAME, restart, arguments);
	uint64_t seen = 0;

	for (; *kinds != 0; kinds++) {
		const struct ipc_procd_wait_process_event_reply event = rig_event(rig, seen, id);

		assert_int_equal(event.kind, *kinds);
		seen = event.sequence;
	}
	return id;
}

/* Fails if anything happened to the process after what was seen; the process must have ended. */
static void assert_stays_ended(struct rig *rig, uint64_t id, uint32_t restarts)
{
	struct ipc_procd_query_process_reply query;

	assert_result(rig_query(rig, id, &query), IPC_RESULT_OK);
	assert_int_not_equal(query.run_state, IPC_PROCD_PROCESS_STATE_RUNNING);
	assert_int_equal(query.restarts, restarts);
}

static void test_never(void **state)
{
	static const uint32_t kinds[] = {IPC_PROCESS_EVENT_KIND_STARTED,
	                                 IPC_PROCESS_EVENT_KIND_KILLED, 0};
	struct rig *rig = *state;

	assert_stays_ended(rig, life(rig, NULL, crashes, kinds), 0);
}

static void test_on_failure(void **state)
{
	static const uint32_t crash[] = {
		IPC_PROCESS_EVENT_KIND_STARTED,
		IPC_PROCESS_EVENT_KIND_KILLED,
		IPC_PROCESS_EVENT_KIND_RESTARTED,
		IPC_PROCESS_EVENT_KIND_KILLED,
		IPC_PROCESS_EVENT_KIND_RESTARTED,
		IPC_PROCESS_EVENT_KIND_KILLED,
		IPC_PROCESS_EVENT_KIND_GAVE_UP,
		0,
	};
	static const uint32_t failure[] = {
		IPC_PROCESS_EVENT_KIND_STARTED,
		IPC_PROCESS_EVENT_KIND_EXITED,
		IPC_PROCESS_EVENT_KIND_RESTARTED,
		IPC_PROCESS_EVENT_KIND_EXITED,
		IPC_PROCESS_EVENT_KIND_GAVE_UP,
		0,
	};
	static const uint32_t success[] = {IPC_PROCESS_EVENT_KIND_STARTED,
	                                   IPC_PROCESS_EVENT_KIND_EXITED, 0};
	struct rig *rig = *state;
	const struct ipc_procd_restart_settings twice =
		settings(IPC_PROCD_RESTART_POLICY_ON_FAILURE, 2);
	const struct ipc_procd_restart_settings once =
		settings(IPC_PROCD_RESTART_POLICY_ON_FAILURE, 1);

	assert_stays_ended(rig, life(rig, &twice, crashes, crash), 2);
	assert_stays_ended(rig, life(rig, &once, exits_with_1, failure), 1);
	assert_stays_ended(rig, life(rig, &once, exits_with_0, success), 0);
}

static void test_always(void **state)
{
	static const uint32_t kinds[] = {
		IPC_PROCESS_EVENT_KIND_STARTED,
		IPC_PROCESS_EVENT_KIND_EXITED,
		IPC_PROCESS_EVENT_KIND_RESTARTED,
		IPC_PROCESS_EVENT_KIND_EXITED,
		IPC_PROCESS_EVENT_KIND_GAVE_UP,
		0,
	};
	struct rig *rig = *state;
	const struct ipc_procd_restart_settings once =
		settings(IPC_PROCD_RESTART_POLICY_ALWAYS, 1);

	assert_stays_ended(rig, life(rig, &once, exits_with_0, kinds), 1);
}

static struct ipc_outcome set_policy(struct rig *rig, uint64_t id,
                                     struct ipc_procd_restart_settings restart,
                                     struct ipc_procd_restart_settings *previous)
{
	const struct ipc_procd_set_restart_policy_request request = {id, restart};
	struct ipc_procd_set_restart_policy_reply reply = {0};
	const struct ipc_outcome outcome =
		ipc_procd_set_restart_policy(&rig->procd.client, &request, &reply);

	*previous = reply.previous;
	return outcome;
}

/* Restarts that lie further back than the window do not count. */
static void test_the_window(void **state)
{
	static const uint32_t kinds[] = {
		IPC_PROCESS_EVENT_KIND_STARTED,
		IPC_PROCESS_EVENT_KIND_EXITED,
		IPC_PROCESS_EVENT_KIND_RESTARTED,
		0,
	};
	struct rig *rig = *state;
	struct ipc_procd_restart_settings brief = settings(IPC_PROCD_RESTART_POLICY_ALWAYS, 1);
	struct ipc_procd_restart_settings previous;
	struct rig_pipe pipe;
	uint64_t before;
	uint64_t id;

	rig_pipe_open(&pipe);
	{
		const char *const waits[] = {"service", "wait", pipe.path, NULL};
		struct ipc_kernel_control_read_monotonic_clock_reply clock;

		brief.window = 5;
		rig_pipe_release(&pipe, 0);
		id = life(rig, &brief, waits, kinds);
		before = rig_event(rig, 2, id).at;
		do
			assert_true(ipc_succeeded(ipc_kernel_control_read_monotonic_clock(
				&rig->kernel.client, &clock)));
		while (clock.ticks < before + brief.window);
		rig_pipe_release(&pipe, 0);
		assert_int_equal(rig_event(rig, 3, id).kind, IPC_PROCESS_EVENT_KIND_EXITED);
		assert_int_equal(rig_event(rig, 4, id).kind, IPC_PROCESS_EVENT_KIND_RESTARTED);
		assert_int_equal(rig_event(rig, 4, id).restarts, 2);
		/* Whether the last restart is still within the window is not for a test to know. */
		assert_result(set_policy(rig, id, settings(0, 0), &previous), IPC_RESULT_OK);
		rig_pipe_release(&pipe, 0);
		assert_int_equal(rig_event(rig, 5, id).kind, IPC_PROCESS_EVENT_KIND_EXITED);
		assert_stays_ended(rig, id, 2);
	}
	rig_pipe_close(&pipe);
}

static struct ipc_outcome get_policy(struct rig *rig, uint64_t id,
                                     struct ipc_procd_get_restart_policy_reply *reply)
{
	const struct ipc_procd_get_restart_policy_request request = {id};

	return ipc_procd_get_restart_policy(&rig->procd.client, &request, reply);
}

static void test_a_policy_is_changed(void **state)
{
	struct rig *rig = *state;
	const struct ipc_procd_restart_settings once =
		settings(IPC_PROCD_RESTART_POLICY_ON_FAILURE, 1);
	struct ipc_procd_restart_settings previous;
	struct ipc_procd_get_restart_policy_reply reply;
	struct rig_pipe pipe;
	uint64_t id;

	rig_pipe_open(&pipe);
	{
		const char *const waits[] = {"service", "wait", pipe.path, NULL};

		id = rig_spawn(rig, RIG_SERVICE_NAME, NULL, waits);
		assert_result(set_policy(rig, id, once, &previous), IPC_RESULT_OK);
		assert_int_equal(previous.policy, IPC_PROCD_RESTART_POLICY_NEVER);
		assert_result(get_policy(rig, id, &reply), IPC_RESULT_OK);
		assert_memory_equal(&reply.restart, &once, sizeof(once));
		assert_int_equal(reply.restarts, 0);

		rig_pipe_release(&pipe, 9);
		assert_int_equal(rig_event(rig, 1, id).exit_code, 9);
		assert_int_equal(rig_event(rig, 2, id).kind, IPC_PROCESS_EVENT_KIND_RESTARTED);
		assert_result(get_policy(rig, id, &reply), IPC_RESULT_OK);
		assert_int_equal(reply.restarts, 1);

		assert_result(set_policy(rig, id, settings(0, 0), &previous), IPC_RESULT_OK);
		assert_memory_equal(&previous, &once, sizeof(once));
		rig_pipe_release(&pipe, 9);
		assert_int_equal(rig_event(rig, 3, id).kind, IPC_PROCESS_EVENT_KIND_EXITED);
		assert_stays_ended(rig, id, 1);
	}
	rig_pipe_close(&pipe);
}

static void test_refusals(void **state)
{
	struct rig *rig = *state;
	const uint64_t id = rig_spawn(rig, RIG_SERVICE_NAME, NULL, exits_with_0);
	const struct ipc_procd_restart_settings uncountable =
		settings(IPC_PROCD_RESTART_POLICY_ALWAYS, RESTARTS_MAX + 1);
	struct ipc_procd_restart_settings previous;
	struct ipc_procd_get_restart_policy_reply reply;

	assert_result(set_policy(rig, id + 1, settings(0, 0), &previous), IPC_RESULT_NOT_FOUND);
	assert_result(get_policy(rig, id + 1, &reply), IPC_RESULT_NOT_FOUND);
	assert_result(set_policy(rig, id, uncountable, &previous), IPC_RESULT_DENIED);
	assert_result(get_policy(rig, id, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.restart.policy, IPC_PROCD_RESTART_POLICY_NEVER);
}

/* Peers and arguments are those of the first start, also after the last copy of the caller is
 * gone. */
static void test_a_restart_is_a_full_start(void **state)
{
	static const uint32_t kinds[] = {
		IPC_PROCESS_EVENT_KIND_STARTED,
		IPC_PROCESS_EVENT_KIND_EXITED,
		IPC_PROCESS_EVENT_KIND_RESTARTED,
		IPC_PROCESS_EVENT_KIND_EXITED,
		IPC_PROCESS_EVENT_KIND_GAVE_UP,
		0,
	};
	const char *const arguments[] = {"visitor", "rights", "1", NULL};
	struct rig *rig = *state;
	struct ipc_procd_spawn_service_request request;
	struct ipc_procd_spawn_service_request_caps caps = {0};
	struct ipc_procd_spawn_service_reply reply;
	struct ipc_procd_spawn_service_reply_caps reply_caps;
	struct ipc_procd_spawn_service_failure failure;
	struct rig_block block;
	uint64_t seen = 0;

	rig_block(&block, arguments);
	ipc_procd_spawn_service_request_init(&request);
	request.restart = settings(IPC_PROCD_RESTART_POLICY_ALWAYS, 1);
	request.arguments = block.bytes;
	request.arguments_size = block.size;
	request.arguments_count = block.count;
	request.service = RIG_VISITOR_NAME;
	request.service_length = sizeof(RIG_VISITOR_NAME) - 1;
	rig_copy(rig, RIG_LOADER, RIG_FREE, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	caps.peers[0] = ipc_cap(RIG_FREE, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	caps.peers_count = 1;
	assert_result(ipc_procd_spawn_service(&rig->procd.client, &request, &caps, &reply,
	                                      &reply_caps, &failure),
	              IPC_RESULT_OK);
	rig_drop(RIG_FREE);
	for (const uint32_t *kind = kinds; *kind != 0; kind++) {
		const struct ipc_procd_wait_process_event_reply event =
			rig_event(rig, seen, reply.process_id);

		assert_int_equal(event.kind, *kind);
		if (event.kind == IPC_PROCESS_EVENT_KIND_EXITED)
			assert_int_equal(event.exit_code, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
		seen = event.sequence;
	}
}

/* A client can send what the kernel sends, but not where the kernel sends it. */
static void test_a_forged_end(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_query_process_reply query;
	struct rig_pipe pipe;
	uint64_t id;

	rig_pipe_open(&pipe);
	{
		const char *const waits[] = {"service", "wait", pipe.path, NULL};

		id = rig_spawn(rig, RIG_SERVICE_NAME, NULL, waits);
		/* The kernel's number is among them: each test here makes a few processes. */
		for (uint64_t number = 1; number < 500; number++) {
			const struct ipc_kernel_control_process_ended ended = {
				.process_id = number, .exit_code = 1};

			assert_result(
				ipc_kernel_control_process_ended_send(&rig->procd.client, &ended),
				IPC_RESULT_OK);
		}
		assert_result(rig_query(rig, id, &query), IPC_RESULT_OK);
		assert_int_equal(query.run_state, IPC_PROCD_PROCESS_STATE_RUNNING);
		rig_pipe_release(&pipe, 0);
		rig_event(rig, 1, id);
	}
	rig_pipe_close(&pipe);
}

int main(int argc, char **argv)
{
	struct rig rig;
	const struct CMUnitTest tests[] = {
		RIG_TEST(test_never, rig),
		RIG_TEST(test_on_failure, rig),
		RIG_TEST(test_always, rig),
		RIG_TEST(test_the_window, rig),
		RIG_TEST(test_a_policy_is_changed, rig),
		RIG_TEST(test_refusals, rig),
		RIG_TEST(test_a_restart_is_a_full_start, rig),
		RIG_TEST(test_a_forged_end, rig),
	};

	rig_init(&rig, argc, argv);
	return live_check("system_restart",
	                  cmocka_run_group_tests_name("restart", tests, NULL, NULL));
}
