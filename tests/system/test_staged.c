/* SPDX-License-Identifier: ISC */
/* CREATE, START and ABORT of staged processes: from a number that was set aside to a program that
 * runs. */
#include "file.h"
#include "loader.h"
#include "procd/procd.h"
#include "rig.h"

#define LIMIT (UINT64_C(16) << 20)

static const char *const nothing[] = {NULL};
static const char *const exits_with_3[] = {"staged", "exit", "3", NULL};

/* A staged process with the image of a file; its number. */
static uint64_t load(struct rig *rig, const char *path, uint32_t slot_count,
                     const struct ipc_procd_restart_settings *restart)
{
	const uint64_t id = rig_create(rig, LIMIT, slot_count, restart);
	struct loader_plan plan;
	struct file file;

	file_read(&file, path);
	loader_plan(&plan, id, &file.image, file.bytes, file.size);
	assert_result(loader_transfer(&rig->loaders[0].client, &plan, &file.image), IPC_RESULT_OK);
	file_free(&file);
	return id;
}

/* How a process ended that was just started. */
static int32_t exit_code_of(struct rig *rig, uint64_t id)
{
	const uint64_t started = rig_event(rig, 0, id).sequence;
	const struct ipc_procd_wait_process_event_reply event = rig_event(rig, started, id);

	assert_int_equal(event.kind, IPC_PROCESS_EVENT_KIND_EXITED);
	return event.exit_code;
}

static void test_a_staged_process_starts(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_query_process_reply query;
	const uint64_t id = load(rig, rig->files.service, 8, NULL);
	uint64_t started_at;

	assert_result(rig_query(rig, id, &query), IPC_RESULT_OK);
	assert_int_equal(query.run_state, IPC_PROCD_PROCESS_STATE_STAGED);
	assert_int_equal(query.started_at, 0);
	assert_result(rig_try_start(rig, id, exits_with_3, nothing, 0, &started_at), IPC_RESULT_OK);
	assert_int_equal(rig_event(rig, 0, id).at, started_at);
	assert_int_equal(rig_event(rig, 0, id).kind, IPC_PROCESS_EVENT_KIND_STARTED);
	assert_int_equal(exit_code_of(rig, id), 3);
	/* It was started once. */
	assert_result(rig_try_start(rig, id, exits_with_3, nothing, 0, &started_at),
	              IPC_RESULT_NOT_FOUND);
}

/* A program with a C library of its own: environment, thread-local storage, capabilities. */
static void test_arguments_environment_peers(void **state)
{
	const char *const says[] = {"visitor", "say", "hello", NULL};
	const char *const rights[] = {"visitor", "rights", "2", NULL};
	const char *const environment[] = {"OTHER=1", "VISITOR=hello", NULL};
	struct rig *rig = *state;
	uint64_t started_at;
	uint64_t id = load(rig, rig->files.visitor, 8, NULL);

	assert_result(rig_try_start(rig, id, says, environment, 0, &started_at), IPC_RESULT_OK);
	assert_int_equal(exit_code_of(rig, id), 0);
	id = load(rig, rig->files.visitor, 8, NULL);
	assert_result(rig_try_start(rig, id, rights, nothing, 2, &started_at), IPC_RESULT_OK);
	assert_int_equal(exit_code_of(rig, id), IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
}

/* The image is kept: it runs again, though nobody sends it again. */
static void test_a_restart_runs_the_kept_image(void **state)
{
	const struct ipc_procd_restart_settings twice = {IPC_PROCD_RESTART_POLICY_ON_FAILURE, 2,
	                                                 3600000};
	struct rig *rig = *state;
	struct ipc_procd_query_process_reply query;
	const uint64_t id = load(rig, rig->files.service, 8, &twice);
	uint64_t started_at;

	assert_result(rig_try_start(rig, id, exits_with_3, nothing, 1, &started_at), IPC_RESULT_OK);
	for (uint64_t after = 1; after < 6; after++) {
		const uint32_t kind = rig_event(rig, after, id).kind;

		if (after % 2 == 1)
			assert_int_equal(kind, IPC_PROCESS_EVENT_KIND_EXITED);
		else
			assert_int_equal(kind, IPC_PROCESS_EVENT_KIND_RESTARTED);
	}
	assert_int_equal(rig_event(rig, 6, id).kind, IPC_PROCESS_EVENT_KIND_GAVE_UP);
	assert_result(rig_query(rig, id, &query), IPC_RESULT_OK);
	assert_int_equal(query.restarts, 2);
}

static void test_refused_starts(void **state)
{
	struct rig *rig = *state;
	uint64_t started_at;
	uint64_t id;

	assert_result(rig_try_start(rig, 1, exits_with_3, nothing, 0, &started_at),
	              IPC_RESULT_NOT_FOUND);
	id = rig_create(rig, LIMIT, 8, NULL);
	assert_result(rig_try_start(rig, id, exits_with_3, nothing, 0, &started_at),
	              IPC_RESULT_BUSY);
	id = load(rig, rig->files.service, 1, NULL);
	assert_result(rig_try_start(rig, id, exits_with_3, nothing, 2, &started_at),
	              IPC_RESULT_EXHAUSTED);
	/* What was refused changed nothing: it can be started better. */
	assert_result(rig_try_start(rig, id, exits_with_3, nothing, 1, &started_at), IPC_RESULT_OK);
	assert_int_equal(exit_code_of(rig, id), 3);
}

/* A shared object is built and checked, but never started. */
static void test_a_dynamic_object(void **state)
{
	static const uint8_t bytes[16] = {1, 2, 3};
	struct rig *rig = *state;
	struct loader_plan plan;
	struct image image = {
		.kind = IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT,
		.segment_count = 1,
		.segments = {{0, 32, 0, sizeof(bytes), IPC_PROCD_SEGMENT_FLAG_READ}},
		.data = {bytes},
	};
	const uint64_t id = rig_create(rig, LIMIT, 8, NULL);
	uint64_t started_at;
	uint64_t pages;

	loader_plan(&plan, id, &image, bytes, sizeof(bytes));
	assert_result(loader_transfer(&rig->loaders[0].client, &plan, &image), IPC_RESULT_OK);
	assert_result(rig_try_start(rig, id, exits_with_3, nothing, 0, &started_at),
	              IPC_RESULT_DENIED);
	assert_result(rig_try_abort(rig, id, &pages), IPC_RESULT_OK);
	assert_int_equal(pages, 1);
}

static void test_abort_gives_all_back(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_query_process_reply query;
	struct ipc_host_counts before;
	struct file file;
	uint64_t pages;
	uint64_t id;

	assert_result(rig_query(rig, 1, &query), IPC_RESULT_NOT_FOUND);
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	assert_result(rig_try_abort(rig, 1, &pages), IPC_RESULT_NOT_FOUND);

	/* Without an image the kernel has nothing of it yet. */
	id = rig_create(rig, LIMIT, 8, NULL);
	wait_counts(&before);
	assert_result(rig_try_abort(rig, id, &pages), IPC_RESULT_OK);
	assert_int_equal(pages, 0);

	/* As many times as procd has room for images: none of the rooms is lost. */
	file_read(&file, rig->files.service);
	for (int i = 0; i < 2 * STORES_MAX; i++) {
		id = load(rig, rig->files.service, 8, NULL);
		assert_result(rig_try_abort(rig, id, &pages), IPC_RESULT_OK);
		assert_int_equal(pages, image_pages(&file.image));
	}
	file_free(&file);
	assert_result(rig_query(rig, id, &query), IPC_RESULT_NOT_FOUND);
	wait_counts(&before);
}

static void test_abort_of_what_runs(void **state)
{
	struct rig *rig = *state;
	struct rig_pipe pipe;
	uint64_t started_at;
	uint64_t pages;
	const uint64_t id = load(rig, rig->files.service, 8, NULL);

	rig_pipe_open(&pipe);
	{
		const char *const waits[] = {"staged", "wait", pipe.path, NULL};

		assert_result(rig_try_start(rig, id, waits, nothing, 0, &started_at),
		              IPC_RESULT_OK);
		assert_result(rig_try_abort(rig, id, &pages), IPC_RESULT_BUSY);
		rig_pipe_release(&pipe, 2);
		assert_int_equal(exit_code_of(rig, id), 2);
		assert_result(rig_try_abort(rig, id, &pages), IPC_RESULT_NOT_FOUND);
	}
	rig_pipe_close(&pipe);
}

int main(int argc, char **argv)
{
	struct rig rig;
	const struct CMUnitTest tests[] = {
		RIG_TEST(test_a_staged_process_starts, rig),
		RIG_TEST(test_arguments_environment_peers, rig),
		RIG_TEST(test_a_restart_runs_the_kept_image, rig),
		RIG_TEST(test_refused_starts, rig),
		RIG_TEST(test_a_dynamic_object, rig),
		RIG_TEST(test_abort_gives_all_back, rig),
		RIG_TEST(test_abort_of_what_runs, rig),
	};

	rig_init(&rig, argc, argv);
	return live_check("system_staged",
	                  cmocka_run_group_tests_name("staged", tests, NULL, NULL));
}
