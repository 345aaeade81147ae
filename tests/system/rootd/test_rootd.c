/* SPDX-License-Identifier: ISC */
/* Stage reports from three reporters, each with an endpoint of its own. */
#include "ipc/rootd/rootd_client.h"
#include "stand.h"

enum {
	STORAGE,
	PROVIDERS,
	VFSD,
	REPORTERS
};

#define NONE  IPC_ROOTD_STAGE_NONE
#define FIRST IPC_ROOTD_STAGE_BLOCKD_READY
#define LAST  IPC_ROOTD_STAGE_VFS_IO_READY

static struct stand stand;
static const char *rootd_path;
static struct stand_client reporters[REPORTERS];
static uint32_t rootd_process;

/* Who can know of each stage. */
static const unsigned reporter_of[] = {
	[IPC_ROOTD_STAGE_BLOCKD_READY] = STORAGE,
	[IPC_ROOTD_STAGE_STORAGE_READY] = STORAGE,
	[IPC_ROOTD_STAGE_MEMORY_PROVIDER_READY] = PROVIDERS,
	[IPC_ROOTD_STAGE_VFSD_READY] = VFSD,
	[IPC_ROOTD_STAGE_VFS_MOUNT_READY] = VFSD,
	[IPC_ROOTD_STAGE_VFS_IO_READY] = VFSD,
};

static void start_rootd(struct stand *on)
{
	const char *const arguments[] = {"rootd", NULL};
	const uint32_t providers = stand_endpoint(on);
	const uint32_t vfsd = stand_endpoint(on);
	const struct stage_cap caps[] = {{2, providers, IPC_RIGHT_RECEIVE},
	                                 {3, vfsd, IPC_RIGHT_RECEIVE}};

	stand_client_init(&reporters[STORAGE],
	                  stand_service(on, rootd_path, arguments, caps, 2, &rootd_process));
	stand_client_init(&reporters[PROVIDERS], stand_copy(on, providers, IPC_RIGHT_SEND));
	stand_client_init(&reporters[VFSD], stand_copy(on, vfsd, IPC_RIGHT_SEND));
	stand_drop(providers);
	stand_drop(vfsd);
}

/* Fails unless the report is answered so, and with this stage as the one that is due. */
static void report(unsigned reporter, uint32_t stage, uint32_t result, uint32_t due)
{
	const struct ipc_rootd_report_stage_request request = {.stage = stage};
	struct ipc_rootd_report_stage_reply reply = {.due = UINT32_MAX};
	struct ipc_rootd_report_stage_failure failure = {.due = UINT32_MAX};

	assert_result(ipc_rootd_report_stage(&reporters[reporter].client, &request, &reply,
	                                     &failure),
	              result);
	if (result == IPC_RESULT_OK)
		assert_int_equal(reply.due, due);
	else if (result != IPC_RESULT_DENIED)
		assert_int_equal(failure.due, due);
}

static void test_each_stage_once_and_in_order(void **state)
{
	start_rootd(*state);
	for (uint32_t due = FIRST; due <= LAST; due++) {
		const uint32_t next = due == LAST ? NONE : due + 1;

		for (uint32_t stage = FIRST; stage <= LAST; stage++) {
			if (stage != due)
				report(reporter_of[stage], stage,
				       stage < due ? IPC_RESULT_EXISTS : IPC_RESULT_RETRY, due);
		}
		report(reporter_of[due], due, IPC_RESULT_OK, next);
		report(reporter_of[due], due, IPC_RESULT_EXISTS, next);
	}
	for (uint32_t stage = FIRST; stage <= LAST; stage++)
		report(reporter_of[stage], stage, IPC_RESULT_EXISTS, NONE);
}

/* Whoever can't know whether it is true can't report it, its turn or not. */
static void test_a_stage_is_reported_by_its_own_reporter(void **state)
{
	start_rootd(*state);
	for (uint32_t due = FIRST; due <= LAST; due++) {
		for (unsigned reporter = 0; reporter < REPORTERS; reporter++)
			for (uint32_t stage = FIRST; stage <= LAST; stage++)
				if (reporter != reporter_of[stage])
					report(reporter, stage, IPC_RESULT_DENIED, NONE);
		report(reporter_of[due], due, IPC_RESULT_OK, due == LAST ? NONE : due + 1);
	}
}

/* By rule of the schema, though the type is open: a later stage is none that this rootd takes. */
static void test_what_is_no_stage(void **state)
{
	struct ipc_rootd_report_stage_request request = {.stage = NONE};
	struct ipc_rootd_report_stage_reply reply;
	struct ipc_rootd_report_stage_failure failure;

	start_rootd(*state);
	assert_not_sent(ipc_rootd_report_stage(&reporters[STORAGE].client, &request, &reply,
	                                       &failure));
	request.stage = LAST + 1;
	assert_not_sent(ipc_rootd_report_stage(&reporters[VFSD].client, &request, &reply,
	                                       &failure));
	report(STORAGE, FIRST, IPC_RESULT_OK, FIRST + 1);
}

#ifdef IPC_TEST_OPS
/* rootd answers, then exits with what it was told. */
static void complete(struct stand *on, uint32_t status, int32_t exit_code)
{
	const struct ipc_rootd_test_complete_request request = {.status = status};
	struct ipc_kernel_control_process_ended ended;
	const uint32_t watched = stand_endpoint(on);

	start_rootd(on);
	assert_int_equal(stage_watch(&on->kernel, rootd_process, watched), IPC_RESULT_OK);
	assert_result(ipc_rootd_test_complete(&reporters[VFSD].client, &request), IPC_RESULT_OK);
	assert_int_equal(stage_wait(watched, &ended), IPC_RESULT_OK);
	assert_int_equal(ended.reason, IPC_KERNEL_CONTROL_KILL_REASON_NONE);
	assert_int_equal(ended.exit_code, exit_code);
	assert_int_equal(stage_reap(&on->kernel, rootd_process), IPC_RESULT_OK);
	on->process_count--;
}

static void test_the_end_of_a_test(void **state)
{
	complete(*state, IPC_TEST_STATUS_PASSED, 0);
	complete(*state, IPC_TEST_STATUS_FAILED, 1);
}
#else
/* Nobody ends a system that was not built for tests. */
static void test_the_end_of_a_test(void **state)
{
	start_rootd(*state);
	for (unsigned reporter = 0; reporter < REPORTERS; reporter++)
		assert_denied(&reporters[reporter].client, IPC_ROOTD_OP_TEST_COMPLETE);
	report(STORAGE, FIRST, IPC_RESULT_OK, FIRST + 1);
}
#endif

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_each_stage_once_and_in_order, stand),
		STAND_TEST(test_a_stage_is_reported_by_its_own_reporter, stand),
		STAND_TEST(test_what_is_no_stage, stand),
		STAND_TEST(test_the_end_of_a_test, stand),
	};

	if (argc < 2)
		return 2;
	rootd_path = argv[1];
	stand_init(&stand);
	return live_check("system_rootd", cmocka_run_group_tests_name("rootd", tests, NULL, NULL));
}
