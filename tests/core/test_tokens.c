/* SPDX-License-Identifier: ISC */
/* Tokens: one shot, one holder, any order. */
#include "cmocka_all.h"
#include "ipc/bytes.h"
#include "world.h"

#define E 4

/* B serves; A, C and D may send. */
static void open_endpoint(struct world *world)
{
	const uint32_t endpoint = new_endpoint(world, B, E);

	share(world, endpoint, A, E, SEND);
	share(world, endpoint, C, E, SEND);
	share(world, endpoint, D, E, SEND);
}

/* The token of a request that a process has sent and B has received. */
static uint64_t received(struct world *world, uint32_t process)
{
	const struct message request = message(1, 0, process);

	call(world, process, E, &request);
	recv(world, B, E);
	return token_of(world, B);
}

static void answered_in_any_order(void **state)
{
	struct world *world = *state;
	uint64_t tokens[4];

	open_endpoint(world);
	tokens[0] = received(world, A);
	tokens[1] = received(world, C);
	tokens[2] = received(world, D);
	assert_int_equal(counts_of(world).tokens, 3);
	static const uint32_t order[] = {1, 2, 0};
	static const uint32_t clients[] = {A, C, D};
	for (unsigned i = 0; i < 3; i++) {
		const struct message answer = message(1, 1, 50 + order[i]);

		for (unsigned j = i; j < 3; j++)
			assert_true(waits(world, clients[order[j]]));
		assert_int_equal(reply(world, B, tokens[order[i]], &answer), IPC_RESULT_OK);
		assert_int_equal(ipc_get_u64le(ended(world, clients[order[i]])->bytes + 16),
		                 50 + order[i]);
	}
	assert_int_equal(counts_of(world).tokens, 0);
}

static void works_once(void **state)
{
	struct world *world = *state;
	const struct message answer = message(1, 1, 1);
	struct snapshot *before;
	uint64_t token;

	open_endpoint(world);
	token = received(world, A);
	assert_int_equal(reply(world, B, token, &answer), IPC_RESULT_OK);
	before = snapshot(world);
	assert_int_equal(reply(world, B, token, &answer), IPC_RESULT_NOT_FOUND);
	assert_int_equal(give_up(world, B, token), IPC_RESULT_NOT_FOUND);
	assert_unchanged(world, before);
	/* Not for the client's next call either. */
	assert_int_not_equal(received(world, A), token);
	before = snapshot(world);
	assert_int_equal(reply(world, B, token, &answer), IPC_RESULT_NOT_FOUND);
	assert_unchanged(world, before);
	assert_true(waits(world, A));
}

/* No token comes twice in many calls. */
static void never_used_again(void **state)
{
	struct world *world = *state;
	uint64_t last = 0;

	open_endpoint(world);
	for (unsigned i = 0; i < 70000; i++) {
		const uint64_t token = received(world, A);

		assert_true(token > last);
		last = token;
		assert_int_equal(give_up(world, B, token), IPC_RESULT_OK);
	}
}

static void bound_to_its_holder(void **state)
{
	struct world *world = *state;
	const struct message answer = message(1, 1, 1);
	struct snapshot *before;
	uint64_t token;

	open_endpoint(world);
	token = received(world, A);
	before = snapshot(world);
	assert_int_equal(reply(world, C, token, &answer), IPC_RESULT_NOT_FOUND);
	assert_int_equal(give_up(world, D, token), IPC_RESULT_NOT_FOUND);
	static const uint64_t wrong[] = {0, 1, 0xFFFF, UINT64_MAX, UINT64_C(1) << 63};
	for (unsigned i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_int_equal(reply(world, B, wrong[i], &answer), IPC_RESULT_NOT_FOUND);
	for (unsigned bit = 0; bit < 64; bit++)
		assert_int_equal(give_up(world, B, token ^ UINT64_C(1) << bit),
		                 IPC_RESULT_NOT_FOUND);
	assert_unchanged(world, before);
	assert_int_equal(reply(world, B, token, &answer), IPC_RESULT_OK);
}

static void given_up(void **state)
{
	struct world *world = *state;
	uint64_t token;

	open_endpoint(world);
	token = received(world, A);
	assert_int_equal(give_up(world, B, token), IPC_RESULT_OK);
	assert_int_equal(status_of(world, A), IPC_RESULT_PEER_GONE);
	assert_int_equal(counts_of(world).tokens, 0);
}

/* A queued request has no token that anybody could guess. */
static void none_before_delivery(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);

	open_endpoint(world);
	call(world, A, E, &request);
	assert_int_equal(counts_of(world).tokens, 0);
	for (uint64_t token = 0; token < 100; token++)
		assert_int_equal(give_up(world, B, token), IPC_RESULT_NOT_FOUND);
	assert_true(waits(world, A));
}

/* A server keeps its tokens though it gives its endpoint away. */
static void outlives_the_endpoint(void **state)
{
	struct world *world = *state;
	const struct message answer = message(1, 1, 1);
	uint64_t token;

	open_endpoint(world);
	token = received(world, A);
	assert_int_equal(drop(world, B, E), IPC_RESULT_OK);
	assert_true(waits(world, A));
	assert_int_equal(reply(world, B, token, &answer), IPC_RESULT_OK);
	assert_int_equal(status_of(world, A), IPC_RESULT_OK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_open, world_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(answered_in_any_order),
		TEST(works_once),
		TEST(never_used_again),
		TEST(bound_to_its_holder),
		TEST(given_up),
		TEST(none_before_delivery),
		TEST(outlives_the_endpoint),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
