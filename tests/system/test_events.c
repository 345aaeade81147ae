/* SPDX-License-Identifier: ISC */
/* WAIT_PROCESS_EVENT: numbers that go on, watchers that come late, and more watchers than
 * places. */
#include <stdio.h>

#include "procd/procd.h"
#include "rig.h"
#include "visitor.h"

static const char *const exits_with_0[] = {"service", "exit", "0", NULL};

static struct ipc_outcome try_event(struct rig *rig, uint64_t after, uint64_t only, uint32_t flags,
                                    struct ipc_procd_wait_process_event_reply *reply)
{
	struct ipc_procd_wait_process_event_request request;

	ipc_procd_wait_process_event_request_init(&request);
	request.after = after;
	request.only_process_id = only;
	request.flags = flags;
	return ipc_procd_wait_process_event(&rig->procd.client, &request, reply);
}

/* A service that ends by itself, waited for: two events. */
static void live_once(struct rig *rig)
{
	const uint64_t id = rig_spawn(rig, RIG_SERVICE_NAME, NULL, exits_with_0);

	rig_event(rig, rig_event(rig, 0, id).sequence, id);
}

static void test_without_events(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_wait_process_event_reply reply;

	assert_result(try_event(rig, 0, 0, 0, &reply), IPC_RESULT_RETRY);
	assert_result(try_event(rig, 0, 1, 0, &reply), IPC_RESULT_NOT_FOUND);
	assert_result(try_event(rig, 0, 1, IPC_PROCD_PROCESS_WAIT_FLAG_BLOCK, &reply),
	              IPC_RESULT_NOT_FOUND);
	live_once(rig);
	assert_result(try_event(rig, 2, 0, 0, &reply), IPC_RESULT_RETRY);
	assert_result(try_event(rig, UINT64_MAX, 0, 0, &reply), IPC_RESULT_RETRY);
	assert_result(try_event(rig, 2, 1, 0, &reply), IPC_RESULT_RETRY);
}

/* Each watcher reads the whole list; reading takes nothing away. */
static void test_numbers_go_on(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_wait_process_event_reply reply;

	live_once(rig);
	live_once(rig);
	for (int watcher = 0; watcher < 2; watcher++) {
		for (uint64_t after = 0; after < 4; after++) {
			assert_result(try_event(rig, after, 0, 0, &reply), IPC_RESULT_OK);
			assert_int_equal(reply.sequence, after + 1);
			assert_int_equal(reply.process_id, 1 + after / 2);
			assert_int_equal(reply.lost, 0);
		}
	}
	assert_result(try_event(rig, 0, 2, 0, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.sequence, 3);
	assert_result(try_event(rig, 3, 1, 0, &reply), IPC_RESULT_RETRY);
}

/* More events than procd keeps. One process starts before them and ends after them. */
static void test_lost_events_are_counted(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_wait_process_event_reply reply;
	struct rig_pipe pipe;
	const uint64_t lives = EVENTS_KEPT / 2 + 8;
	const uint64_t last = 1 + 2 * lives + 1;
	const uint64_t oldest = last - EVENTS_KEPT + 1;
	uint64_t id;

	rig_pipe_open(&pipe);
	{
		const char *const waits[] = {"other", "wait", pipe.path, NULL};

		id = rig_spawn(rig, RIG_OTHER_NAME, NULL, waits);
		for (uint64_t i = 0; i < lives; i++)
			live_once(rig);
		rig_pipe_release(&pipe, 6);
		reply = rig_event(rig, 1, id);
		assert_int_equal(reply.exit_code, 6);
		assert_int_equal(reply.sequence, last);
		/* Its start was seen, and no other event of its own was lost. */
		assert_int_equal(reply.lost, 0);
		assert_int_equal(rig_event(rig, 0, id).lost, 1);

		reply = rig_event(rig, 0, 0);
		assert_int_equal(reply.sequence, oldest);
		assert_int_equal(reply.lost, oldest - 1);
		reply = rig_event(rig, 7, 0);
		assert_int_equal(reply.sequence, oldest);
		assert_int_equal(reply.lost, oldest - 1 - 7);
		assert_int_equal(rig_event(rig, oldest - 1, 0).lost, 0);
	}
	rig_pipe_close(&pipe);
}

/* Every place taken: the watcher that waits longest is told to ask again, the others stay. */
static void test_more_watchers_than_places(void **state)
{
	const char *const watches[] = {"visitor", "wait", "0", "0", NULL};
	struct rig *rig = *state;

	for (uint32_t i = 0; i + 1 < WAITS_MAX; i++) {
		rig_visit(rig, RIG_FREE + i, watches);
		rig_wait_tokens(rig, i + 1);
	}
	rig_visit(rig, RIG_FREE + WAITS_MAX - 1, watches);
	assert_int_equal(rig_wait_visitor(), VISITOR_CALL_FAILED);
	assert_int_equal(stage_reap(&rig->kernel, RIG_FREE), IPC_RESULT_OK);
	rig_wait_tokens(rig, WAITS_MAX - 1);

	live_once(rig);
	for (uint32_t i = 1; i < WAITS_MAX; i++)
		assert_int_equal(rig_wait_visitor(), IPC_PROCESS_EVENT_KIND_STARTED);
	for (uint32_t i = 1; i < WAITS_MAX; i++)
		assert_int_equal(stage_reap(&rig->kernel, RIG_FREE + i), IPC_RESULT_OK);
}

/* The process that is waited for is gone before anything happened to it. */
static void test_the_watched_process_goes(void **state)
{
	struct rig *rig = *state;
	const char *const watches[] = {"visitor", "wait", "0", "1", NULL};
	uint64_t pages;

	assert_int_equal(rig_create(rig, IPC_TYPES_PAGE_SIZE, 1, NULL), 1);
	rig_visit(rig, RIG_FREE, watches);
	rig_wait_tokens(rig, 1);
	assert_result(rig_try_abort(rig, 1, &pages), IPC_RESULT_OK);
	assert_int_equal(rig_wait_visitor(), VISITOR_CALL_FAILED);
	assert_int_equal(stage_reap(&rig->kernel, RIG_FREE), IPC_RESULT_OK);
}

int main(int argc, char **argv)
{
	struct rig rig;
	const struct CMUnitTest tests[] = {
		RIG_TEST(test_without_events, rig),
		RIG_TEST(test_numbers_go_on, rig),
		RIG_TEST(test_lost_events_are_counted, rig),
		RIG_TEST(test_more_watchers_than_places, rig),
		RIG_TEST(test_the_watched_process_goes, rig),
	};

	rig_init(&rig, argc, argv);
	return live_check("system_events",
	                  cmocka_run_group_tests_name("events", tests, NULL, NULL));
}
