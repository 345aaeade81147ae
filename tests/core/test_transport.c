/* SPDX-License-Identifier: ISC */
/* CALL, RECV, QUERY_LOCAL_CAP, DROP_LOCAL_CAP: who is served when, and each refusal. */
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "ipc/bytes.h"
#include "world.h"

#define E 10

/* B serves an endpoint in slot E; A and C hold it there with SEND and GRANT. */
static void open_endpoint(struct world *world)
{
	const uint32_t endpoint = new_endpoint(world, B, E);

	share(world, endpoint, A, E, SEND | GRANT);
	share(world, endpoint, C, E, SEND | GRANT);
}

static void round_trip(void **state)
{
	struct world *world = *state;
	struct message request = message(0x777, 0, 5);
	struct message answer = message(0x777, 1, 5);
	uint64_t token;

	open_endpoint(world);
	message_body(&request, "question", 8);
	message_body(&answer, "the answer", 10);
	call(world, A, E, &request);
	assert_true(waits(world, A));
	recv(world, B, E);
	token = token_of(world, B);
	assert_int_equal(arrival_of(world, B), E);
	assert_int_equal(ended(world, B)->len, 40);
	assert_int_equal((uint32_t)ended(world, B)->value0, 40);
	assert_memory_equal(ended(world, B)->bytes, request.bytes, 40);
	assert_true(waits(world, A));
	assert_int_equal(reply(world, B, token, &answer), IPC_RESULT_OK);
	assert_int_equal(status_of(world, A), IPC_RESULT_OK);
	assert_int_equal(ended(world, A)->value0, 42);
	assert_memory_equal(ended(world, A)->bytes, answer.bytes, 42);
}

/* A receiver that waits already is served at once. */
static void receiver_first(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);

	open_endpoint(world);
	recv(world, B, IPC_SLOT_ANY);
	assert_true(waits(world, B));
	call(world, A, E, &request);
	assert_false(waits(world, B));
	assert_int_equal(arrival_of(world, B), E);
}

/* What is no message of ours is delivered as well, an empty one too. */
static void short_messages(void **state)
{
	struct world *world = *state;

	open_endpoint(world);
	for (size_t len = 0; len < 32; len++) {
		struct message request = message(1, 2, 1);

		request.len = len;
		call(world, A, E, &request);
		recv(world, B, E);
		assert_int_equal(ended(world, B)->len, len);
		assert_memory_equal(ended(world, B)->bytes, request.bytes, len);
		assert_int_equal(give_up(world, B, token_of(world, B)), IPC_RESULT_OK);
		assert_int_equal(status_of(world, A), IPC_RESULT_PEER_GONE);
	}
}

static void call_refusals(void **state)
{
	struct world *world = *state;
	struct message request = message(1, 0, 1);
	struct snapshot *before;
	struct ipc_core_syscall with = {
		.number = IPC_SYSCALL_CALL,
		.slot = E,
		.out = request.bytes,
		.out_len = 32,
	};

	open_endpoint(world);
	share(world, new_endpoint(world, C, 11), A, 11, GRANT);
	before = snapshot(world);
	static const uint32_t no_endpoint[] = {0, 12, SLOTS_EACH + 1, SELF, IPC_SLOT_ANY};
	for (size_t i = 0; i < sizeof(no_endpoint) / sizeof(no_endpoint[0]); i++) {
		call(world, A, no_endpoint[i], &request);
		assert_int_equal(status_of(world, A), IPC_RESULT_BAD_SLOT);
	}
	/* The first that fails is told: no SEND, then too long, then the window. */
	with.slot = 11;
	with.out_len = 4097;
	with.window_count = 1;
	syscall_with(world, A, &with);
	assert_int_equal(status_of(world, A), IPC_RESULT_NO_RIGHTS);
	with.slot = E;
	syscall_with(world, A, &with);
	assert_int_equal(status_of(world, A), IPC_RESULT_TOO_LARGE);
	with.out_len = 32;
	static const uint32_t windows[][2] = {
		{0, 1},
		{1, SLOTS_EACH + 1},
		{SLOTS_EACH, 2},
		{SLOTS_EACH + 1, 1},
		{UINT32_MAX, 2},
		{2, UINT32_MAX},
	};
	for (size_t i = 0; i < sizeof(windows) / sizeof(windows[0]); i++) {
		with.window_base = windows[i][0];
		with.window_count = windows[i][1];
		syscall_with(world, A, &with);
		assert_int_equal(status_of(world, A), IPC_RESULT_BAD_SLOT);
	}
	assert_unchanged(world, before);
	/* These are in order, and a window of no slots may start anywhere. */
	static const uint32_t good[][2] = {{1, SLOTS_EACH}, {SLOTS_EACH, 1}, {0, 0}, {9999, 0}};
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		with.window_base = good[i][0];
		with.window_count = good[i][1];
		syscall_with(world, A, &with);
		recv(world, B, E);
		assert_int_equal(give_up(world, B, token_of(world, B)), IPC_RESULT_OK);
	}
	/* Nobody receives any more. */
	assert_int_equal(drop(world, B, E), IPC_RESULT_OK);
	call(world, A, E, &request);
	assert_int_equal(status_of(world, A), IPC_RESULT_PEER_GONE);
}

static void recv_refusals(void **state)
{
	struct world *world = *state;
	struct ipc_core_syscall with = {
		.number = IPC_SYSCALL_RECV,
		.slot = E,
		.in_cap = 4096,
		.window_base = 0,
		.window_count = 1,
	};
	struct snapshot *before;

	open_endpoint(world);
	before = snapshot(world);
	static const uint32_t no_endpoint[] = {0, 12, SLOTS_EACH + 1, SELF};
	for (size_t i = 0; i < sizeof(no_endpoint) / sizeof(no_endpoint[0]); i++) {
		recv(world, B, no_endpoint[i]);
		assert_int_equal(status_of(world, B), IPC_RESULT_BAD_SLOT);
	}
	/* A may only send; the kernel's own endpoints are received on by nobody else. */
	recv(world, A, IPC_SLOT_ANY);
	assert_int_equal(status_of(world, A), IPC_RESULT_BAD_SLOT);
	syscall_with(world, A, &with);
	assert_int_equal(status_of(world, A), IPC_RESULT_NO_RIGHTS);
	recv(world, B, KERNEL);
	assert_int_equal(status_of(world, B), IPC_RESULT_NO_RIGHTS);
	syscall_with(world, B, &with);
	assert_int_equal(status_of(world, B), IPC_RESULT_BAD_SLOT);
	assert_unchanged(world, before);
}

/* One queue, oldest first, whatever the senders' order was before. */
static void first_in_first_out(void **state)
{
	struct world *world = *state;
	const uint32_t senders[] = {C, A, D};
	const uint32_t endpoint = new_endpoint(world, B, E);

	for (unsigned i = 0; i < 3; i++)
		share(world, endpoint, senders[i], E, SEND);
	for (unsigned i = 0; i < 3; i++) {
		const struct message request = message(100 + i, 0, i);

		call(world, senders[i], E, &request);
	}
	/* The middle one goes; the order of the others stays. */
	exits(world, A, 0);
	recv(world, B, E);
	assert_int_equal(ipc_get_u32le(ended(world, B)->bytes + 4), 100);
	recv(world, B, E);
	assert_int_equal(ipc_get_u32le(ended(world, B)->bytes + 4), 102);
	recv(world, B, E);
	assert_true(waits(world, B));
}

/* With ANY the oldest over all endpoints, and the lowest slot that may receive is told. */
static void any_takes_the_oldest(void **state)
{
	struct world *world = *state;
	const uint32_t first = new_endpoint(world, B, 20);
	const uint32_t second = new_endpoint(world, B, 10);
	const struct message old = message(1, 0, 1);
	const struct message young = message(2, 0, 2);

	share(world, first, A, E, SEND);
	share(world, second, C, E, SEND);
	/* Lower, but it may not receive; and higher. */
	share(world, first, B, 5, SEND);
	share(world, first, B, 30, RECEIVE);
	call(world, A, E, &old);
	call(world, C, E, &young);
	recv(world, B, IPC_SLOT_ANY);
	assert_int_equal(arrival_of(world, B), 20);
	assert_int_equal(ipc_get_u32le(ended(world, B)->bytes + 4), 1);
	recv(world, B, IPC_SLOT_ANY);
	assert_int_equal(arrival_of(world, B), 10);
	/* Received by the higher slot, the lower one is told all the same. */
	assert_int_equal(give_up(world, B, token_of(world, B)), IPC_RESULT_OK);
	call(world, C, E, &young);
	recv(world, B, 30);
	assert_true(waits(world, B));
}

static void arrival_is_the_lowest_slot(void **state)
{
	struct world *world = *state;
	const uint32_t endpoint = new_endpoint(world, B, 20);
	const struct message request = message(1, 0, 1);

	share(world, endpoint, B, 25, RECEIVE);
	share(world, endpoint, A, E, SEND);
	recv(world, B, 25);
	call(world, A, E, &request);
	assert_int_equal(arrival_of(world, B), 20);
}

/* Of two that wait, the longer one; of one that waits on another endpoint, nothing. */
static void longest_waiting_receiver(void **state)
{
	struct world *world = *state;
	const uint32_t endpoint = new_endpoint(world, B, E);
	const struct message request = message(1, 0, 1);

	share(world, endpoint, C, E, RECEIVE);
	share(world, endpoint, A, E, SEND);
	new_endpoint(world, D, E);
	recv(world, D, IPC_SLOT_ANY);
	recv(world, C, E);
	recv(world, B, IPC_SLOT_ANY);
	call(world, A, E, &request);
	assert_false(waits(world, C));
	assert_true(waits(world, B));
	assert_true(waits(world, D));
}

/* Too long for the receiver: the sender is told, the receiver goes on waiting. */
static void over_the_receivers_bound(void **state)
{
	struct world *world = *state;
	struct message request = message(1, 0, 1);
	struct ipc_core_syscall with = {.number = IPC_SYSCALL_RECV, .slot = E, .in_cap = 40};

	open_endpoint(world);
	message_body(&request, "nine byte", 9);
	syscall_with(world, B, &with);
	call(world, A, E, &request);
	assert_int_equal(status_of(world, A), IPC_RESULT_TOO_LARGE);
	assert_true(waits(world, B));
	request.len--;
	call(world, A, E, &request);
	assert_false(waits(world, B));
	assert_int_equal(ended(world, B)->len, 40);
	assert_int_equal(give_up(world, B, token_of(world, B)), IPC_RESULT_OK);
	/* The same where the message is there first: it is passed over. */
	request.len++;
	call(world, A, E, &request);
	call(world, C, E, &(struct message){.len = 3});
	syscall_with(world, B, &with);
	assert_int_equal(status_of(world, A), IPC_RESULT_TOO_LARGE);
	assert_int_equal(ended(world, B)->len, 3);
}

static void whole_page(void **state)
{
	struct world *world = *state;
	struct message request = message(1, 0, 1);

	open_endpoint(world);
	memset(request.bytes + 32, 0x5A, 4064);
	request.len = 4096;
	call(world, A, E, &request);
	recv(world, B, E);
	assert_int_equal(ended(world, B)->len, 4096);
	assert_memory_equal(ended(world, B)->bytes, request.bytes, 4096);
	assert_int_equal(reply(world, B, token_of(world, B), &request), IPC_RESULT_OK);
	assert_int_equal(ended(world, A)->len, 4096);
	assert_memory_equal(ended(world, A)->bytes, request.bytes, 4096);
}

static void query_and_drop(void **state)
{
	struct world *world = *state;
	struct ipc_core_syscall with = {.number = IPC_SYSCALL_QUERY_LOCAL_CAP, .slot = E};
	struct snapshot *before;

	open_endpoint(world);
	share(world, IPC_ENDPOINT_KIND_COM1_IO, A, 12, SEND);
	before = snapshot(world);
	syscall_with(world, A, &with);
	assert_int_equal(status_of(world, A), IPC_RESULT_OK);
	assert_int_equal(ended(world, A)->value0, UINT64_C(1) << 32 | SEND | GRANT);
	assert_int_equal(ended(world, A)->value1, IPC_ENDPOINT_KIND_GENERIC);
	with.slot = 12;
	syscall_with(world, A, &with);
	assert_int_equal(ended(world, A)->value0, UINT64_C(1) << 32 | SEND);
	assert_int_equal(ended(world, A)->value1, IPC_ENDPOINT_KIND_COM1_IO);
	with.slot = SELF;
	syscall_with(world, A, &with);
	assert_int_equal(ended(world, A)->value0, UINT64_C(4) << 32 | CONTROL | GRANT);
	assert_int_equal(ended(world, A)->value1, 0);
	with.slot = 13;
	syscall_with(world, A, &with);
	assert_int_equal(status_of(world, A), IPC_RESULT_OK);
	assert_int_equal(ended(world, A)->value0, 0);
	assert_int_equal(ended(world, A)->value1, 0);
	with.slot = 0;
	syscall_with(world, A, &with);
	assert_int_equal(status_of(world, A), IPC_RESULT_BAD_SLOT);
	with.slot = SLOTS_EACH + 1;
	syscall_with(world, A, &with);
	assert_int_equal(status_of(world, A), IPC_RESULT_BAD_SLOT);
	assert_int_equal(drop(world, A, 0), IPC_RESULT_BAD_SLOT);
	assert_int_equal(drop(world, A, 13), IPC_RESULT_BAD_SLOT);
	assert_int_equal(drop(world, A, SLOTS_EACH + 1), IPC_RESULT_BAD_SLOT);
	assert_unchanged(world, before);
	assert_int_equal(drop(world, A, 12), IPC_RESULT_OK);
	assert_int_equal(type_of(world, A, 12), IPC_CAP_TYPE_NONE);
	assert_int_equal(drop(world, A, 12), IPC_RESULT_BAD_SLOT);
	/* The endpoint is there until nobody has it. */
	assert_int_equal(counts_of(world).endpoints, 1);
	assert_int_equal(drop(world, A, E), IPC_RESULT_OK);
	assert_int_equal(drop(world, C, E), IPC_RESULT_OK);
	assert_int_equal(counts_of(world).endpoints, 1);
	assert_int_equal(drop(world, B, E), IPC_RESULT_OK);
	assert_int_equal(counts_of(world).endpoints, 0);
}

static void unknown_numbers(void **state)
{
	struct world *world = *state;
	struct snapshot *before = snapshot(world);
	static const uint32_t numbers[] = {0, 0x3F, 0x43, 0x44, 0x46, 0x48, 0xF0, 0xF1, UINT32_MAX};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		const struct ipc_core_syscall with = {.number = numbers[i], .slot = KERNEL};

		syscall_with(world, A, &with);
		assert_int_equal(status_of(world, A), IPC_RESULT_UNSUPPORTED);
	}
	assert_unchanged(world, before);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_open, world_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(round_trip),
		TEST(receiver_first),
		TEST(short_messages),
		TEST(call_refusals),
		TEST(recv_refusals),
		TEST(first_in_first_out),
		TEST(any_takes_the_oldest),
		TEST(arrival_is_the_lowest_slot),
		TEST(longest_waiting_receiver),
		TEST(over_the_receivers_bound),
		TEST(whole_page),
		TEST(query_and_drop),
		TEST(unknown_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
