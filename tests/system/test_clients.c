/* SPDX-License-Identifier: ISC */
/*
 * Four clients call one procd at once, each a process of its own, and each gets its own answers.
 * The argument after the programs says how many calls each makes.
 */
#include <stdio.h>

#include "procd/procd.h"
#include "rig.h"

#define CLIENTS 4

static const char *calls_each = "5000";

static void test_clients_at_once(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_query_process_reply query;
	struct ipc_host_counts before;

	for (uint32_t i = 0; i < CLIENTS; i++) {
		const struct ipc_procd_restart_settings restart = {
			IPC_PROCD_RESTART_POLICY_ALWAYS, 1, 1001 + i};
		struct ipc_procd_create_staged_process_request request;
		struct ipc_procd_create_staged_process_reply reply;
		char label[16];

		ipc_procd_create_staged_process_request_init(&request);
		request.memory_limit = IPC_TYPES_PAGE_SIZE;
		request.slot_count = 1;
		request.restart = restart;
		snprintf(label, sizeof(label), "client%u", (unsigned int)i);
		request.label = label;
		request.label_length = 7;
		assert_result(ipc_procd_create_staged_process(&rig->procd.client, &request, &reply),
		              IPC_RESULT_OK);
		assert_int_equal(reply.staged_process_id, i + 1);
	}
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	for (uint32_t i = 0; i < CLIENTS; i++) {
		char number[8];
		char label[16];
		const char *const arguments[] = {"visitor", "ask", number, label, calls_each, NULL};

		snprintf(number, sizeof(number), "%u", (unsigned int)(i + 1));
		snprintf(label, sizeof(label), "client%u", (unsigned int)i);
		rig_visit(rig, RIG_FREE + i, arguments);
	}
	for (uint32_t i = 0; i < CLIENTS; i++)
		assert_int_equal(rig_wait_visitor(), 0);
	for (uint32_t i = 0; i < CLIENTS; i++)
		assert_int_equal(stage_reap(&rig->kernel, RIG_FREE + i), IPC_RESULT_OK);
	wait_counts(&before);
	assert_result(rig_query(rig, CLIENTS, &query), IPC_RESULT_OK);
}

int main(int argc, char **argv)
{
	struct rig rig;
	const struct CMUnitTest tests[] = {RIG_TEST(test_clients_at_once, rig)};

	rig_init(&rig, argc, argv);
	if (argc > 4)
		calls_each = argv[4];
	return cmocka_run_group_tests_name("clients", tests, NULL, NULL);
}
