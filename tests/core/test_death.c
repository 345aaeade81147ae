/* SPDX-License-Identifier: ISC */
/* A process ends at each moment of a call: who is told, and what is left. */
#include "cmocka_all.h"
#include "ops.h"

#define E 4

/* B serves; A and C may send. */
static void open_endpoint(struct world *world)
{
	const uint32_t endpoint = new_endpoint(world, B, E);

	share(world, endpoint, A, E, SEND);
	share(world, endpoint, C, E, SEND | GRANT);
}

static void client_before_delivery(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);

	open_endpoint(world);
	call(world, A, E, &request);
	exits(world, A, 0);
	recv(world, B, E);
	assert_true(waits(world, B));
	assert_int_equal(counts_of(world).processes, 3);
}

static void client_before_reply(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);
	struct message answer = message(1, 1, 1);
	uint64_t token;

	open_endpoint(world);
	new_endpoint(world, B, 10);
	message_cap(&answer, 10, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_TRANSFER_MODE_MOVE, ALL);
	call(world, A, E, &request);
	recv(world, B, E);
	token = token_of(world, B);
	exits(world, A, 0);
	/* The token keeps the record, so that it means nobody else. */
	assert_int_equal(counts_of(world).tokens, 1);
	assert_int_equal(counts_of(world).processes, 4);
	assert_int_equal(reply(world, B, token, &answer), IPC_RESULT_PEER_GONE);
	assert_int_equal(rights_of(world, B, 10), ALL);
	assert_int_equal(counts_of(world).tokens, 0);
	assert_int_equal(counts_of(world).processes, 3);
	assert_int_equal(reply(world, B, token, &answer), IPC_RESULT_NOT_FOUND);
}

/* The answer that nobody waits for may also be given up; and the next process is not mistaken. */
static void given_up_after_death(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);
	uint64_t token;

	open_endpoint(world);
	call(world, A, E, &request);
	recv(world, B, E);
	token = token_of(world, B);
	exits(world, A, 0);
	assert_int_equal(stage_child(world, C, 10), IPC_RESULT_OK);
	assert_int_equal(give_up(world, B, token), IPC_RESULT_OK);
	assert_int_equal(counts_of(world).tokens, 0);
	assert_int_equal(stage(world, C, 11, 1, &(struct range){CODE, 0x1000, 5}, 1, NULL),
	                 IPC_RESULT_OK);
	/* A's index is used again. */
	assert_int_equal(ipc_core_slot(world->core, C, 11)->of.to.process, A);
	assert_int_equal(give_up(world, B, token), IPC_RESULT_NOT_FOUND);
}

static void server_with_queue(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);

	open_endpoint(world);
	call(world, A, E, &request);
	call(world, C, E, &request);
	faults(world, B);
	assert_int_equal(status_of(world, A), IPC_RESULT_PEER_GONE);
	assert_int_equal(status_of(world, C), IPC_RESULT_PEER_GONE);
	call(world, A, E, &request);
	assert_int_equal(status_of(world, A), IPC_RESULT_PEER_GONE);
	/* A and C still hold it. */
	assert_int_equal(counts_of(world).endpoints, 1);
}

static void server_with_tokens(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);

	open_endpoint(world);
	/* Somebody else receives there too, so only the tokens end. */
	share(world, ipc_core_slot(world->core, B, E)->of.endpoint, D, E, RECEIVE);
	call(world, A, E, &request);
	recv(world, B, E);
	call(world, C, E, &request);
	exits(world, B, 1);
	assert_int_equal(status_of(world, A), IPC_RESULT_PEER_GONE);
	assert_true(waits(world, C));
	recv(world, D, E);
	assert_false(waits(world, D));
	assert_int_equal(counts_of(world).tokens, 1);
}

static void server_that_waits(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);

	open_endpoint(world);
	share(world, ipc_core_slot(world->core, B, E)->of.endpoint, D, E, RECEIVE);
	recv(world, B, E);
	recv(world, D, IPC_SLOT_ANY);
	exits(world, B, 0);
	call(world, A, E, &request);
	assert_false(waits(world, D));
}

/* Client and server of one call, one after the other, either way round. */
static void both(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);

	open_endpoint(world);
	call(world, A, E, &request);
	recv(world, B, E);
	exits(world, A, 0);
	exits(world, B, 0);
	assert_int_equal(counts_of(world).processes, 2);
	assert_int_equal(counts_of(world).tokens, 0);
}

/* A process that is server of one call and client of another. */
static void in_the_middle(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);
	const uint32_t endpoint = new_endpoint(world, D, E);
	uint64_t token;

	open_endpoint(world);
	share(world, endpoint, B, 5, SEND);
	call(world, A, E, &request);
	recv(world, B, E);
	call(world, B, 5, &request);
	recv(world, D, E);
	token = token_of(world, D);
	exits(world, B, 0);
	assert_int_equal(status_of(world, A), IPC_RESULT_PEER_GONE);
	assert_int_equal(reply(world, D, token, &request), IPC_RESULT_PEER_GONE);
}

/* Dropping the last RECEIVE is as good as death; a staged process may hold it, too. */
static void last_receiver_dropped(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);

	open_endpoint(world);
	share(world, ipc_core_slot(world->core, B, E)->of.endpoint, B, 20, RECEIVE);
	call(world, A, E, &request);
	assert_int_equal(drop(world, B, E), IPC_RESULT_OK);
	assert_true(waits(world, A));
	assert_int_equal(drop(world, B, 20), IPC_RESULT_OK);
	assert_int_equal(status_of(world, A), IPC_RESULT_PEER_GONE);
}

static void staged_receiver_aborted(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);
	const uint32_t endpoint = new_endpoint(world, B, E);

	share(world, endpoint, A, E, SEND);
	assert_int_equal(stage_child(world, B, 10), IPC_RESULT_OK);
	assert_int_equal(derive_grant(world, B, 10, 11, 3, ALL), IPC_RESULT_OK);
	assert_int_equal(install(world, B, 11, E, ALL, 1, NULL), IPC_RESULT_OK);
	call(world, A, E, &request);
	assert_true(waits(world, A));
	assert_int_equal(abort_child(world, B, 10, NULL), IPC_RESULT_OK);
	assert_int_equal(status_of(world, A), IPC_RESULT_PEER_GONE);
}

/* The last TCB capability of a staged process goes: it is aborted, and what it held with it. */
static void staged_without_a_name(void **state)
{
	struct world *world = *state;
	struct ipc_core_counts before = counts_of(world);

	assert_int_equal(stage_child(world, B, 10), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, B, 10, 11, 0), IPC_RESULT_OK);
	assert_int_equal(drop(world, B, 10), IPC_RESULT_OK);
	assert_int_equal(world->unmaps[CHILD], 0);
	assert_int_equal(drop(world, B, 11), IPC_RESULT_OK);
	assert_int_equal(world->unmaps[CHILD], 1);
	assert_same_counts(world, before);
}

/* A chain of staged processes hangs on one capability of a process that ends. */
static void chain_of_staged(void **state)
{
	struct world *world = *state;
	static const struct range range = {CODE, 0x1000, 5};
	struct ipc_core_counts before;

	exits(world, D, 0);
	before = counts_of(world);
	assert_int_equal(stage(world, A, 10, 4, &range, 1, NULL), IPC_RESULT_OK);
	for (uint32_t i = 0; i < 3; i++) {
		/* The next one's TCB goes into the last one's slot 2. */
		assert_int_equal(stage(world, A, 11, 4, &range, 1, NULL), IPC_RESULT_OK);
		assert_int_equal(derive_grant(world, A, 11, 12, 2, CONTROL | GRANT), IPC_RESULT_OK);
		assert_int_equal(install(world, A, 12, 10, CONTROL | GRANT, 1, NULL),
		                 IPC_RESULT_OK);
		assert_int_equal(type_of(world, A, 10), 0);
		/* And its own, which must not keep it. */
		assert_int_equal(derive_grant(world, A, 11, 12, 3, CONTROL), IPC_RESULT_OK);
		assert_int_equal(install(world, A, 12, 11, CONTROL, 2, NULL), IPC_RESULT_OK);
		assert_int_equal(copy_cap(world, A, 11, 10, CONTROL | GRANT), IPC_RESULT_OK);
		assert_int_equal(drop(world, A, 11), IPC_RESULT_OK);
	}
	assert_int_equal(counts_of(world).processes, before.processes + 4);
	assert_int_equal(counts_of(world).pages, 4);
	assert_int_equal(drop(world, A, 10), IPC_RESULT_OK);
	assert_same_counts(world, before);
}

/* Two staged processes that hold each other's TCB keep nobody. */
static void ring_of_staged(void **state)
{
	struct world *world = *state;
	const struct ipc_core_counts before = counts_of(world);
	static const struct range range = {CODE, 0x1000, 5};

	assert_int_equal(stage(world, A, 10, 4, &range, 1, NULL), IPC_RESULT_OK);
	assert_int_equal(stage(world, A, 11, 4, &range, 1, NULL), IPC_RESULT_OK);
	assert_int_equal(derive_grant(world, A, 10, 12, 1, CONTROL), IPC_RESULT_OK);
	assert_int_equal(derive_grant(world, A, 11, 13, 1, CONTROL), IPC_RESULT_OK);
	assert_int_equal(install(world, A, 12, 11, CONTROL, 2, NULL), IPC_RESULT_OK);
	assert_int_equal(install(world, A, 13, 10, CONTROL, 2, NULL), IPC_RESULT_OK);
	assert_int_equal(drop(world, A, 10), IPC_RESULT_OK);
	assert_int_equal(counts_of(world).pages, 2);
	assert_int_equal(drop(world, A, 11), IPC_RESULT_OK);
	assert_same_counts(world, before);
}

/* A running process goes on without a name, and leaves no record. */
static void running_without_a_name(void **state)
{
	struct world *world = *state;

	assert_int_equal(stage_child(world, B, 10), IPC_RESULT_OK);
	assert_int_equal(start_child(world, B, 10), IPC_RESULT_OK);
	assert_int_equal(drop(world, B, 10), IPC_RESULT_OK);
	assert_int_equal(counts_of(world).processes, 5);
	assert_int_equal(world->kills[CHILD], 0);
	exits(world, CHILD, 0);
	assert_int_equal(counts_of(world).processes, 4);
	assert_int_equal(world->unmaps[CHILD], 1);
	/* To say it twice changes nothing. */
	struct snapshot *before = snapshot(world);

	exits(world, CHILD, 0);
	assert_unchanged(world, before);
}

/* Nobody ends but who runs; and who was given no memory gives none back. */
static void only_who_runs(void **state)
{
	struct world *world = *state;
	struct snapshot *before;

	assert_int_equal(stage_child(world, B, 10), IPC_RESULT_OK);
	before = snapshot(world);
	ipc_core_ended(world->core, CHILD, IPC_KERNEL_CONTROL_KILL_REASON_NONE, 0);
	assert_unchanged(world, before);
	exits(world, A, 0);
	assert_int_equal(world->unmaps[A], 0);
}

/* Dropping the last TCB capability of an ended process is as good as reaping it. */
static void ended_without_a_name(void **state)
{
	struct world *world = *state;

	assert_int_equal(stage_child(world, B, 10), IPC_RESULT_OK);
	assert_int_equal(start_child(world, B, 10), IPC_RESULT_OK);
	exits(world, CHILD, 3);
	assert_int_equal(counts_of(world).processes, 5);
	assert_int_equal(counts_of(world).pages, 0);
	assert_int_equal(drop(world, B, 10), IPC_RESULT_OK);
	assert_int_equal(counts_of(world).processes, 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_open, world_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(client_before_delivery),
		TEST(client_before_reply),
		TEST(given_up_after_death),
		TEST(server_with_queue),
		TEST(server_with_tokens),
		TEST(server_that_waits),
		TEST(both),
		TEST(in_the_middle),
		TEST(last_receiver_dropped),
		TEST(staged_receiver_aborted),
		TEST(staged_without_a_name),
		TEST(chain_of_staged),
		TEST(ring_of_staged),
		TEST(running_without_a_name),
		TEST(only_who_runs),
		TEST(ended_without_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
