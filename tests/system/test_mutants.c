/* SPDX-License-Identifier: ISC */
/* Mutated messages at a procd: each is answered as it must be, and one that is refused changes
 * nothing that procd could tell. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "ipc/bytes.h"
#include "loader.h"
#include "mutant.h"
#include "procd/procd.h"
#include "rig.h"

/* What the peers are copies of. */
#define WHOLE (RIG_FREE + MUTANT_PEERS)
/* Processes that messages may name: one runs, one waits to be started, one was set aside, one
 * ended. */
#define PROCESSES 4

/* All that a refused message must not change. */
struct snapshot {
	struct ipc_host_counts counts;
	struct ipc_procd_query_process_reply processes[PROCESSES];
	struct ipc_procd_get_restart_policy_reply policies[PROCESSES];
	uint32_t results[2 * PROCESSES];
	uint64_t last_event;
};

/* The event that came last; there is one. */
static uint64_t last_event(struct rig *rig)
{
	struct ipc_procd_wait_process_event_request request;
	struct ipc_procd_wait_process_event_reply reply;
	static uint64_t seen;

	ipc_procd_wait_process_event_request_init(&request);
	for (;;) {
		request.after = seen;
		if (ipc_procd_wait_process_event(&rig->procd.client, &request, &reply).result !=
		    IPC_RESULT_OK)
			return seen;
		seen = reply.sequence;
	}
}

static void take_snapshot(struct rig *rig, struct snapshot *snapshot)
{
	memset(snapshot, 0, sizeof(*snapshot));
	for (uint32_t i = 0; i < PROCESSES; i++) {
		const struct ipc_procd_get_restart_policy_request request = {i + 1};

		snapshot->results[2 * i] = rig_query(rig, i + 1, &snapshot->processes[i]).result;
		/* It points into the reply's buffer. */
		snapshot->processes[i].label = NULL;
		snapshot->results[2 * i + 1] =
			ipc_procd_get_restart_policy(&rig->procd.client, &request,
		                                     &snapshot->policies[i])
				.result;
	}
	snapshot->last_event = last_event(rig);
	assert_int_equal(ipc_host_counts(&snapshot->counts), IPC_RESULT_OK);
}

/* Ends what an accepted message has started, so that nothing happens by itself afterwards. */
static void quiet(struct rig *rig, const struct ipc_message *reply)
{
	uint64_t id = 0;
	int32_t exit_code;

	if (reply->header.op == IPC_PROCD_OP_SPAWN_SERVICE &&
	    reply->header.result == IPC_RESULT_OK)
		id = ipc_get_u64le(reply->body);
	if (reply->header.op == IPC_PROCD_OP_START_STAGED_PROCESS &&
	    reply->header.result == IPC_RESULT_OK)
		id = 2;
	if (id != 0)
		assert_result(rig_try_stop(rig, id, &exit_code), IPC_RESULT_OK);
}

/* Peers that a message moved away come back. */
static void refill(struct rig *rig)
{
	for (uint32_t i = 0; i < MUTANT_PEERS; i++) {
		struct ipc_local_cap cap;

		assert_int_equal(ipc_transport_query_local_cap(RIG_FREE + i, &cap), IPC_RESULT_OK);
		if (cap.type == IPC_CAP_TYPE_NONE)
			rig_copy(rig, WHOLE, RIG_FREE + i, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	}
}

/* The processes that messages may name. */
static void populate(struct rig *rig, const struct rig_pipe *pipe)
{
	const char *const waits[] = {"service", "wait", pipe->path, NULL};
	const char *const exits[] = {"other", "exit", "1", NULL};
	struct loader_plan plan;
	struct file file;
	uint64_t id;

	assert_int_equal(rig_spawn(rig, RIG_SERVICE_NAME, NULL, waits), 1);
	id = rig_create(rig, UINT64_C(1) << 20, 8, NULL);
	file_read(&file, rig->files.service);
	loader_plan(&plan, id, &file.image, file.bytes, file.size);
	assert_result(loader_transfer(&rig->loaders[1].client, &plan, &file.image), IPC_RESULT_OK);
	file_free(&file);
	assert_int_equal(rig_create(rig, UINT64_C(1) << 20, 8, NULL), 3);
	id = rig_spawn(rig, RIG_OTHER_NAME, NULL, exits);
	assert_int_equal(id, PROCESSES);
	rig_event(rig, rig_event(rig, 0, id).sequence, id);
}

static void test_mutants(void **state)
{
	static struct mutant mutant;
	static struct snapshot known;
	static struct snapshot now;
	const struct ipc_window window = {RIG_WINDOW, RIG_WINDOW_COUNT};
	struct rig *rig = *state;
	struct rig_pipe pipe;
	struct ipc_message reply;
	uint64_t refused = 0;
	uint64_t run = 0;
	int32_t exit_code;

	mutant_open(RIG_FREE);
	rig_endpoint(rig, WHOLE);
	refill(rig);
	rig_pipe_open(&pipe);
	populate(rig, &pipe);
	take_snapshot(rig, &known);
	while (mutant_next(&mutant)) {
		if (!mutant.is_sure && run > 0) {
			/* All since the last accepted one was refused. */
			take_snapshot(rig, &now);
			mutant_expect(&mutant, "a change before", 0,
			              memcmp(&now, &known, sizeof(now)) != 0);
			run = 0;
		}
		if (mutant_send(&mutant, mutant.target == 0 ? RIG_SERVICE : RIG_LOADER, window,
		                &reply)) {
			quiet(rig, &reply);
			refill(rig);
			take_snapshot(rig, &known);
		} else {
			refill(rig);
			refused++;
			run++;
		}
	}
	take_snapshot(rig, &now);
	assert_memory_equal(&now, &known, sizeof(now));
	print_message("%llu messages, %llu refused\n", (unsigned long long)mutant.number,
	              (unsigned long long)refused);
	assert_true(mutant.number >= 100);

	/* Whatever was accepted, what still runs can be stopped, and a service can be started. */
	assert_int_not_equal(rig_try_stop(rig, 1, &exit_code).result, IPC_RESULT_INTERNAL);
	rig_pipe_close(&pipe);
	for (uint32_t i = 0; i <= MUTANT_PEERS; i++)
		rig_drop(RIG_FREE + i);
}

int main(int argc, char **argv)
{
	struct rig rig;
	const struct CMUnitTest tests[] = {RIG_TEST(test_mutants, rig)};

	rig_init(&rig, argc, argv);
	return cmocka_run_group_tests_name("mutants", tests, NULL, NULL);
}
