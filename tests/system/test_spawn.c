/* SPDX-License-Identifier: ISC */
/* SPAWN_SERVICE and QUERY_PROCESS: real processes by name, and every way to be refused. */
#include <string.h>

#include "procd/procd.h"
#include "rig.h"

static const char *const exits_with_3[] = {"service", "exit", "3", NULL};
static const char *const crashes[] = {"service", "crash", "", NULL};

/* The service's boot image is known; it runs and ends, and both are seen. */
static void test_a_service_runs(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_query_process_reply query;
	struct ipc_procd_wait_process_event_reply started;
	struct ipc_procd_wait_process_event_reply exited;
	const uint64_t id = rig_spawn(rig, RIG_SERVICE_NAME, NULL, exits_with_3);

	started = rig_event(rig, 0, id);
	assert_int_equal(started.kind, IPC_PROCESS_EVENT_KIND_STARTED);
	exited = rig_event(rig, started.sequence, id);
	assert_int_equal(exited.kind, IPC_PROCESS_EVENT_KIND_EXITED);
	assert_int_equal(exited.exit_code, 3);
	assert_true(exited.at >= started.at);

	assert_result(rig_query(rig, id, &query), IPC_RESULT_OK);
	assert_int_equal(query.run_state, IPC_PROCD_PROCESS_STATE_EXITED);
	assert_int_equal(query.exit_code, 3);
	assert_int_equal(query.reason, IPC_KERNEL_CONTROL_KILL_REASON_NONE);
	assert_int_equal(query.restarts, 0);
	assert_int_equal(query.started_at, started.at);
	assert_int_equal(query.ended_at, exited.at);
	assert_int_equal(query.label_length, strlen(RIG_SERVICE_NAME));
	assert_memory_equal(query.label, RIG_SERVICE_NAME, query.label_length);
}

static void test_a_crash_is_a_kill(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_query_process_reply query;
	struct ipc_procd_wait_process_event_reply event;
	const uint64_t id = rig_spawn(rig, RIG_SERVICE_NAME, NULL, crashes);

	event = rig_event(rig, rig_event(rig, 0, id).sequence, id);
	assert_int_equal(event.kind, IPC_PROCESS_EVENT_KIND_KILLED);
	assert_int_equal(event.reason, IPC_KERNEL_CONTROL_KILL_REASON_FAULT);
	assert_result(rig_query(rig, id, &query), IPC_RESULT_OK);
	assert_int_equal(query.run_state, IPC_PROCD_PROCESS_STATE_KILLED);
	assert_int_equal(query.reason, IPC_KERNEL_CONTROL_KILL_REASON_FAULT);
}

static void test_a_name_runs_once(void **state)
{
	struct rig *rig = *state;
	struct rig_pipe pipe;
	struct ipc_procd_query_process_reply query;
	uint64_t id;
	uint64_t other;

	rig_pipe_open(&pipe);
	{
		const char *const waits[] = {"service", "wait", pipe.path, NULL};

		id = rig_spawn(rig, RIG_SERVICE_NAME, NULL, waits);
		assert_result(rig_query(rig, id, &query), IPC_RESULT_OK);
		assert_int_equal(query.run_state, IPC_PROCD_PROCESS_STATE_RUNNING);

		/* The refusal names the one that runs; the same image under another name is
		 * free. */
		assert_result(rig_try_spawn(rig, RIG_SERVICE_NAME, NULL, waits, &other),
		              IPC_RESULT_EXISTS);
		assert_int_equal(other, id);
		assert_int_not_equal(rig_spawn(rig, RIG_OTHER_NAME, NULL, exits_with_3), id);

		rig_pipe_release(&pipe, 5);
		assert_int_equal(rig_event(rig, rig_event(rig, 0, id).sequence, id).exit_code, 5);
		assert_int_not_equal(rig_spawn(rig, RIG_SERVICE_NAME, NULL, exits_with_3), id);
	}
	rig_pipe_close(&pipe);
}

static void test_refusals(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_query_process_reply query;
	const struct ipc_procd_restart_settings uncountable = {
		IPC_PROCD_RESTART_POLICY_ALWAYS, RESTARTS_MAX + 1, 1000};
	uint64_t id;

	assert_result(rig_try_spawn(rig, "unknown", NULL, exits_with_3, &id), IPC_RESULT_NOT_FOUND);
	assert_result(rig_try_spawn(rig, RIG_SERVICE_NAME, &uncountable, exits_with_3, &id),
	              IPC_RESULT_EXHAUSTED);
	assert_result(rig_query(rig, 1, &query), IPC_RESULT_NOT_FOUND);
}

/* Their numbers are kept, and nothing stands behind them. */
static void test_reserved_ops_are_denied(void **state)
{
	struct rig *rig = *state;

	assert_denied(&rig->procd.client, IPC_PROCD_OP_ADOPT_PROCESS);
	assert_denied(&rig->procd.client, IPC_PROCD_OP_LAUNCH_LOADED_IMAGE);
}

/* Records of processes that were never started stay; the ones that ended give way. */
static void test_a_full_table(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_create_staged_process_request request;
	struct ipc_procd_create_staged_process_reply reply;
	struct ipc_procd_query_process_reply query;
	const uint64_t ended = rig_spawn(rig, RIG_SERVICE_NAME, NULL, exits_with_3);
	uint64_t id;

	rig_event(rig, rig_event(rig, 0, ended).sequence, ended);
	ipc_procd_create_staged_process_request_init(&request);
	request.memory_limit = IPC_TYPES_PAGE_SIZE;
	request.slot_count = 1;
	request.label = "staged";
	request.label_length = 6;
	for (int i = 0; i < PROCESSES_MAX; i++)
		assert_result(ipc_procd_create_staged_process(&rig->procd.client, &request, &reply),
		              IPC_RESULT_OK);
	assert_result(rig_query(rig, ended, &query), IPC_RESULT_NOT_FOUND);
	assert_result(rig_query(rig, reply.staged_process_id, &query), IPC_RESULT_OK);
	assert_result(ipc_procd_create_staged_process(&rig->procd.client, &request, &reply),
	              IPC_RESULT_EXHAUSTED);
	assert_result(rig_try_spawn(rig, RIG_SERVICE_NAME, NULL, exits_with_3, &id),
	              IPC_RESULT_EXHAUSTED);
}

/* Spawns the visitor with two peers; the visitor tells the rights of one of its slots. */
static int32_t rights_of_slot(struct rig *rig, const char *slot)
{
	const char *const arguments[] = {"visitor", "rights", slot, NULL};
	struct ipc_procd_spawn_service_request request;
	struct ipc_procd_spawn_service_request_caps caps = {0};
	struct ipc_procd_spawn_service_reply reply;
	struct ipc_procd_spawn_service_reply_caps reply_caps;
	struct ipc_procd_spawn_service_failure failure;
	struct rig_block block;
	uint64_t after;

	rig_block(&block, arguments);
	ipc_procd_spawn_service_request_init(&request);
	request.arguments = block.bytes;
	request.arguments_size = block.size;
	request.arguments_count = block.count;
	request.service = RIG_VISITOR_NAME;
	request.service_length = sizeof(RIG_VISITOR_NAME) - 1;
	caps.peers[0] = ipc_cap(RIG_SERVICE, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	caps.peers[1] = ipc_cap(RIG_LOADER, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	caps.peers_count = 2;
	assert_result(ipc_procd_spawn_service(&rig->procd.client, &request, &caps, &reply,
	                                      &reply_caps, &failure),
	              IPC_RESULT_OK);
	/* Nothing of this procd is handed to callers. */
	assert_false(reply_caps.endpoint.present);
	after = rig_event(rig, 0, reply.process_id).sequence;
	return rig_event(rig, after, reply.process_id).exit_code;
}

static void test_peers_stand_in_the_first_slots(void **state)
{
	struct rig *rig = *state;

	assert_int_equal(rights_of_slot(rig, "1"), IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	assert_int_equal(rights_of_slot(rig, "2"), IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	assert_int_equal(rights_of_slot(rig, "3"), 0);
}

/* A refused request leaves nothing with procd, and its sender keeps what it copied. */
static void test_peers_of_a_refused_request(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_spawn_service_request request;
	struct ipc_procd_spawn_service_request_caps caps = {0};
	struct ipc_procd_spawn_service_reply reply;
	struct ipc_procd_spawn_service_reply_caps reply_caps;
	struct ipc_procd_spawn_service_failure failure;
	struct ipc_procd_query_process_reply query;
	struct ipc_host_counts before;
	struct ipc_outcome outcome;

	/* Once it answers, it has all of its own. */
	assert_result(rig_query(rig, 1, &query), IPC_RESULT_NOT_FOUND);
	ipc_procd_spawn_service_request_init(&request);
	request.service = "unknown";
	request.service_length = 7;
	caps.peers[0] = ipc_cap(RIG_SERVICE, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	caps.peers_count = 1;
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	outcome = ipc_procd_spawn_service(&rig->procd.client, &request, &caps, &reply, &reply_caps,
	                                  &failure);
	assert_result(outcome, IPC_RESULT_NOT_FOUND);
	wait_counts(&before);

	/* procd could not install it without GRANT: the schema says so, and pack refuses. */
	caps.peers[0].rights = IPC_RIGHT_SEND;
	outcome = ipc_procd_spawn_service(&rig->procd.client, &request, &caps, &reply, &reply_caps,
	                                  &failure);
	assert_int_equal(outcome.transport, IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(ipc_verdict_class(outcome.verdict), IPC_CLASS_CAP_RIGHTS);
}

int main(int argc, char **argv)
{
	struct rig rig;
	const struct CMUnitTest tests[] = {
		RIG_TEST(test_a_service_runs, rig),
		RIG_TEST(test_a_crash_is_a_kill, rig),
		RIG_TEST(test_a_name_runs_once, rig),
		RIG_TEST(test_refusals, rig),
		RIG_TEST(test_reserved_ops_are_denied, rig),
		RIG_TEST(test_a_full_table, rig),
		RIG_TEST(test_peers_stand_in_the_first_slots, rig),
		RIG_TEST(test_peers_of_a_refused_request, rig),
	};

	rig_init(&rig, argc, argv);
	return live_check("system_spawn",
	                  cmocka_run_group_tests_name("spawn", tests, NULL, NULL));
}
