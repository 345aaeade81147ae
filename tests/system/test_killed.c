/* SPDX-License-Identifier: ISC */
/*
 * One side is killed at message number 1, 2, 3 and so on of one script, until the script is over
 * before the number comes. Whatever was under way, the other side goes on, and in the end the
 * broker holds as much as before (rig_stop).
 */
#include <stdio.h>

#include "procd/procd.h"
#include "rig.h"
#include "script.h"
#include "visitor.h"

/* More than the script has; a test that comes so far does not end by itself. */
#define MOST_BOUNDARIES 2000

/* Gives up and stops whatever the dead client has left behind. */
static void clean_up(struct rig *rig)
{
	for (uint64_t id = 1; id <= 8; id++) {
		uint64_t pages;
		int32_t exit_code;
		const uint32_t result = rig_try_abort(rig, id, &pages).result;

		if (result == IPC_RESULT_BUSY)
			assert_result(rig_try_stop(rig, id, &exit_code), IPC_RESULT_OK);
	}
}

static uint32_t run_here(struct rig *rig, struct ipc_outcome *outcome)
{
	return script_run(&rig->procd.client, &rig->loaders[0].client, RIG_LOADER_2,
	                  rig->files.service, outcome);
}

/* What the broker holds when one script has run on a fresh procd and nobody was killed. */
static struct ipc_host_counts settled;

static void test_nobody_is_killed(void **state)
{
	struct rig *rig = *state;
	struct ipc_outcome outcome;

	rig_start(rig, 0);
	assert_int_equal(run_here(rig, &outcome), SCRIPT_DONE);
	assert_int_equal(ipc_host_counts(&settled), IPC_RESULT_OK);
	rig_stop(rig);
}

/* Runs the script in a client that kills itself at that message. True: it came to its end. */
static bool client_survives(struct rig *rig, uint32_t trip)
{
	struct ipc_outcome outcome;
	char number[16];
	const char *const arguments[] = {"visitor", "script", rig->files.service, number, NULL};
	int32_t code;

	snprintf(number, sizeof(number), "%u", (unsigned int)trip);
	rig_start(rig, 0);
	rig_visit(rig, RIG_FREE, arguments);
	code = rig_wait_visitor();
	assert_true(code == 0 || code == 128);
	assert_int_equal(stage_reap(&rig->kernel, RIG_FREE), IPC_RESULT_OK);

	/* procd has lost nothing and keeps nothing: the whole script runs for the next client, and
	 * it holds what it would hold if the first had never been. */
	clean_up(rig);
	assert_int_equal(run_here(rig, &outcome), SCRIPT_DONE);
	wait_counts(&settled);
	rig_stop(rig);
	return code == 0;
}

static void test_the_client_is_killed(void **state)
{
	uint32_t trip = 1;

	while (!client_survives(*state, trip)) {
		trip++;
		assert_in_range(trip, 1, MOST_BOUNDARIES);
	}
	print_message("killed at %u boundaries\n", (unsigned int)(trip - 1));
	/* A call is two messages; the script makes more than twenty. */
	assert_true(trip > 40);
}

/* Runs the script against a procd that kills itself at that message. True: it came to its end. */
static bool server_survives(struct rig *rig, uint32_t trip)
{
	struct ipc_procd_query_process_reply query;
	struct ipc_outcome outcome;
	bool is_alive;

	rig_start(rig, trip);
	if (run_here(rig, &outcome) != SCRIPT_DONE) {
		/* No answer was lost: the call under way has ended, and so does the next. */
		assert_int_equal(outcome.transport, IPC_RESULT_PEER_GONE);
		assert_int_equal(rig_query(rig, 1, &query).transport, IPC_RESULT_PEER_GONE);
		is_alive = false;
	} else {
		is_alive = rig_query(rig, 1, &query).transport == IPC_RESULT_OK;
	}
	rig_stop(rig);
	return is_alive;
}

static void test_the_server_is_killed(void **state)
{
	uint32_t trip = 1;

	while (!server_survives(*state, trip)) {
		trip++;
		assert_in_range(trip, 1, MOST_BOUNDARIES);
	}
	print_message("killed at %u boundaries\n", (unsigned int)(trip - 1));
	assert_true(trip > 100);
}

/* Callers whose requests procd keeps: its death answers all of them at once. */
static void test_the_server_dies_with_requests(void **state)
{
	const char *const watches[] = {"visitor", "wait", "0", "0", NULL};
	const uint32_t callers = 3;
	struct rig *rig = *state;

	rig_start(rig, 0);
	for (uint32_t i = 0; i < callers; i++)
		rig_visit(rig, RIG_FREE + i, watches);
	rig_wait_tokens(rig, callers);
	assert_int_equal(child_kill(&rig->kernel.client, RIG_PROCD,
	                            IPC_KERNEL_CONTROL_KILL_REASON_FAULT),
	                 IPC_RESULT_OK);
	for (uint32_t i = 0; i < callers; i++)
		assert_int_equal(rig_wait_visitor(), VISITOR_CALL_FAILED);
	for (uint32_t i = 0; i < callers; i++)
		assert_int_equal(stage_reap(&rig->kernel, RIG_FREE + i), IPC_RESULT_OK);
	rig_stop(rig);
}

int main(int argc, char **argv)
{
	struct rig rig;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(test_nobody_is_killed, &rig),
		cmocka_unit_test_prestate(test_the_client_is_killed, &rig),
		cmocka_unit_test_prestate(test_the_server_is_killed, &rig),
		cmocka_unit_test_prestate(test_the_server_dies_with_requests, &rig),
	};

	rig_init(&rig, argc, argv);
	return cmocka_run_group_tests_name("killed", tests, NULL, NULL);
}
