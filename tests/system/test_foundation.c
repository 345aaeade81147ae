/* SPDX-License-Identifier: ISC */
/* UPDATE_FOUNDATION_ENDPOINTS: capabilities that change hands while procd serves. */
#include <string.h>

#include "procd/procd.h"
#include "rig.h"

#define MEMD    IPC_PROCD_FOUNDATION_MEMD
#define VSPACED IPC_PROCD_FOUNDATION_VSPACED
#define PAGERD  IPC_PROCD_FOUNDATION_PAGERD

/* Three peers of one endpoint, for an update to copy: a slot stands at most once in a table. */
static void make_peers(struct rig *rig)
{
	rig_endpoint(rig, RIG_FREE);
	rig_copy(rig, RIG_FREE, RIG_FREE + 1, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	rig_copy(rig, RIG_FREE, RIG_FREE + 2, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
}

static void drop_peers(void)
{
	for (uint32_t i = 0; i < 3; i++)
		rig_drop(RIG_FREE + i);
}

/* Sends an update with new peers for the services in `fresh`. */
static struct ipc_outcome update(struct rig *rig, uint64_t generation, uint32_t drop,
                                 uint32_t fresh, uint32_t *held)
{
	struct ipc_procd_update_foundation_endpoints_request request;
	struct ipc_procd_update_foundation_endpoints_request_caps caps;
	struct ipc_procd_update_foundation_endpoints_reply reply = {0};
	struct ipc_outcome outcome;

	memset(&caps, 0, sizeof(caps));
	ipc_procd_update_foundation_endpoints_request_init(&request);
	request.generation = generation;
	request.drop = drop;
	if ((fresh & MEMD) != 0)
		caps.memd = ipc_cap(RIG_FREE, IPC_RIGHT_SEND);
	if ((fresh & VSPACED) != 0)
		caps.vspaced = ipc_cap(RIG_FREE + 1, IPC_RIGHT_SEND);
	if ((fresh & PAGERD) != 0)
		caps.pagerd = ipc_cap(RIG_FREE + 2, IPC_RIGHT_SEND);
	outcome = ipc_procd_update_foundation_endpoints(&rig->procd.client, &request, &caps,
	                                                &reply);
	*held = reply.held;
	if (ipc_succeeded(outcome))
		assert_int_equal(reply.generation, generation);
	return outcome;
}

/* Capabilities that the broker holds beyond those of `before`. */
static void assert_more(const struct ipc_host_counts *before, uint64_t more)
{
	struct ipc_host_counts wanted = *before;

	wanted.capabilities += more;
	wait_counts(&wanted);
}

static void test_peers_come_and_go(void **state)
{
	struct rig *rig = *state;
	struct ipc_procd_query_process_reply query;
	struct ipc_host_counts before;
	uint32_t held;

	assert_result(rig_query(rig, 1, &query), IPC_RESULT_NOT_FOUND);
	make_peers(rig);
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);

	assert_result(update(rig, 1, 0, MEMD | PAGERD, &held), IPC_RESULT_OK);
	assert_int_equal(held, MEMD | PAGERD);
	assert_more(&before, 2);
	/* The old peer goes when a new one comes. */
	assert_result(update(rig, 2, 0, MEMD | VSPACED, &held), IPC_RESULT_OK);
	assert_int_equal(held, MEMD | VSPACED | PAGERD);
	assert_more(&before, 3);
	assert_result(update(rig, 3, VSPACED, PAGERD, &held), IPC_RESULT_OK);
	assert_int_equal(held, MEMD | PAGERD);
	assert_more(&before, 2);
	/* Nothing is given up twice. */
	assert_result(update(rig, 9, VSPACED | MEMD, 0, &held), IPC_RESULT_OK);
	assert_int_equal(held, PAGERD);
	assert_more(&before, 1);
	assert_result(update(rig, UINT64_MAX, PAGERD, 0, &held), IPC_RESULT_OK);
	assert_int_equal(held, 0);
	assert_more(&before, 0);
	drop_peers();
}

static void test_refusals_change_nothing(void **state)
{
	struct rig *rig = *state;
	struct ipc_host_counts before;
	uint32_t held;

	make_peers(rig);
	assert_result(update(rig, 5, 0, MEMD, &held), IPC_RESULT_OK);
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	assert_result(update(rig, 5, MEMD, VSPACED, &held), IPC_RESULT_DENIED);
	assert_result(update(rig, 4, MEMD, VSPACED, &held), IPC_RESULT_DENIED);
	assert_more(&before, 0);
	assert_result(update(rig, 6, VSPACED, VSPACED, &held), IPC_RESULT_INVALID_ARGUMENT);
	assert_more(&before, 0);
	assert_result(update(rig, 6, 0, 0, &held), IPC_RESULT_OK);
	assert_int_equal(held, MEMD);
	drop_peers();
}

/* While a watcher waits and another process runs, more peers come than procd could keep if it
 * forgot to drop one. */
static void test_updates_while_serving(void **state)
{
	struct rig *rig = *state;
	const char *const watches[] = {"visitor", "wait", "1", "0", NULL};
	struct rig_pipe pipe;
	struct ipc_host_counts before;
	uint32_t held;
	uint64_t id;

	rig_pipe_open(&pipe);
	{
		const char *const waits[] = {"service", "wait", pipe.path, NULL};

		id = rig_spawn(rig, RIG_SERVICE_NAME, NULL, waits);
		make_peers(rig);
		rig_visit(rig, RIG_FREE + 3, watches);
		rig_wait_tokens(rig, 1);
		assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
		for (uint64_t i = 1; i <= 2 * SLOT_WINDOW_COUNT; i++)
			assert_result(update(rig, i, 0, MEMD | VSPACED | PAGERD, &held),
			              IPC_RESULT_OK);
		assert_more(&before, 3);
		rig_pipe_release(&pipe, 0);
		assert_int_equal(rig_wait_visitor(), IPC_PROCESS_EVENT_KIND_EXITED);
		assert_int_equal(stage_reap(&rig->kernel, RIG_FREE + 3), IPC_RESULT_OK);
		rig_event(rig, 1, id);
		drop_peers();
	}
	rig_pipe_close(&pipe);
}

int main(int argc, char **argv)
{
	struct rig rig;
	const struct CMUnitTest tests[] = {
		RIG_TEST(test_peers_come_and_go, rig),
		RIG_TEST(test_refusals_change_nothing, rig),
		RIG_TEST(test_updates_while_serving, rig),
	};

	rig_init(&rig, argc, argv);
	return live_check("system_foundation",
	                  cmocka_run_group_tests_name("foundation", tests, NULL, NULL));
}
