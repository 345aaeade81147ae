/* SPDX-License-Identifier: ISC */
/* Lengths: every byte of every size arrives, and what is over a receiver's bound ends its own CALL
 * alone. */
#include "rows.h"

enum {
	SLOT_A = SLOT_FREE,
};

/* One request and its reply, of these sizes, between an exactly sized pair of buffers. */
static void round_trip(size_t request, size_t answer)
{
	const struct message msg = message_of(request, request);
	const struct message back = message_of(answer, answer + 1);
	uint64_t token;

	start_recv_into(SERVER, SLOT_ENDPOINT, request, NO_WINDOW);
	start_call_into(CLIENT, SLOT_ENDPOINT, &msg, answer, NO_WINDOW);
	token = assert_delivered(SERVER, SLOT_ENDPOINT, &msg);
	assert_int_equal(reply(SERVER, token, &back), IPC_RESULT_OK);
	assert_answered(CLIENT, &back);
}

/* "Requests of 0..31 bytes are delivered too", and replies of 1..31 bytes. */
static void size_below_a_header(void)
{
	for (size_t len = 0; len < 32; len++)
		round_trip(len, len + 1);
}

/* "TOO_LARGE (out_len > 4096)": 4096 bytes are a message, each way. */
static void size_of_a_page(void)
{
	round_trip(PAGE, PAGE);
	round_trip(PAGE - 1, PAGE);
	round_trip(PAGE, 33);
}

/* An `in` larger than a page takes no more than a page. */
static void size_of_a_larger_buffer(void)
{
	const struct message msg = message_of(PAGE, 1);
	uint64_t token;

	start_recv_into(SERVER, SLOT_ENDPOINT, 2 * PAGE, NO_WINDOW);
	start_call_into(CLIENT, SLOT_ENDPOINT, &msg, 2 * PAGE, NO_WINDOW);
	token = assert_delivered(SERVER, SLOT_ENDPOINT, &msg);
	assert_int_equal(reply(SERVER, token, &msg), IPC_RESULT_OK);
	assert_answered(CLIENT, &msg);
}

/* A request queued before anyone received it arrives as it was sent. */
static void size_from_the_queue(void)
{
	static const size_t sizes[] = {0, 1, 31, 32, 33, 4095, 4096};

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		const struct message msg = message_of(sizes[i], i);

		start_call(CLIENT, SLOT_ENDPOINT, &msg);
		start_recv_into(SERVER, SLOT_ENDPOINT, sizes[i], NO_WINDOW);
		assert_int_equal(give_up(SERVER, assert_delivered(SERVER, SLOT_ENDPOINT, &msg)),
		                 IPC_RESULT_OK);
		assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	}
}

/* "At delivery: TOO_LARGE if longer than the receiver's in_cap: the sender's CALL ends, RECV goes
 * on waiting": a byte too long, and a header where there is no room at all. */
static void delivery_over_in_cap(void)
{
	const struct message long_one = message_of(101, 1);
	const struct message fits = message_of(100, 2);
	const struct message empty = message_of(0, 3);
	const struct message bare = message(4);

	start_recv_into(SERVER, SLOT_ENDPOINT, 100, NO_WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, &long_one);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	assert_waits(SERVER);
	start_call(CLIENT, SLOT_ENDPOINT, &fits);
	assert_delivered(SERVER, SLOT_ENDPOINT, &fits);
	start_recv_into(SERVER, SLOT_ENDPOINT, 0, NO_WINDOW);
	start_call(OTHER, SLOT_ENDPOINT, &bare);
	assert_ended(OTHER, IPC_RESULT_TOO_LARGE);
	assert_waits(SERVER);
	start_call(OTHER, SLOT_ENDPOINT, &empty);
	assert_delivered(SERVER, SLOT_ENDPOINT, &empty);
}

/* The same out of the queue: those that are too long end, the first that fits is delivered. */
static void delivery_over_in_cap_queued(void)
{
	const struct message long_one = message_of(101, 1);
	const struct message fits = message_of(100, 2);

	start_call(CLIENT, SLOT_ENDPOINT, &long_one);
	start_call(OTHER, SLOT_ENDPOINT, &fits);
	assert_waits(CLIENT);
	start_recv_into(SERVER, SLOT_ENDPOINT, 100, NO_WINDOW);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	assert_delivered(SERVER, SLOT_ENDPOINT, &fits);
	assert_waits(OTHER);
}

/* The same for ANY, over several endpoints. */
static void delivery_over_in_cap_any(void)
{
	const struct message long_one = message_of(101, 1);
	const struct message fits = message_of(100, 2);

	make_endpoint(SERVER, SLOT_A, ALL);
	start_call(CLIENT, SLOT_ENDPOINT, &long_one);
	start_recv_into(SERVER, IPC_SLOT_ANY, 100, NO_WINDOW);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	assert_waits(SERVER);
	start_call(OTHER, SLOT_ENDPOINT, &fits);
	assert_delivered(SERVER, SLOT_ENDPOINT, &fits);
}

/* A request that is too long takes no capability with it, though its table would fit. */
static void delivery_too_long_keeps_capabilities(void)
{
	const struct entry entry = {SLOT_A, ENDPOINT, MOVE, SEND, 0};
	const struct message msg = message_with(1, &entry, 1, 100);
	struct slots client;
	struct slots server;

	make_endpoint(CLIENT, SLOT_A, PEER);
	client = slots_of(CLIENT);
	server = slots_of(SERVER);
	start_recv_into(SERVER, SLOT_ENDPOINT, msg.len - 1, WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	assert_slots(CLIENT, &client);
	assert_waits(SERVER);
	scene_exit(CLIENT, 0);
	/* Ends the wait, so that the slots can be asked for. */
	start_call(OTHER, SLOT_ENDPOINT, &(struct message){0});
	assert_delivered(SERVER, SLOT_ENDPOINT, &(struct message){0});
	assert_slots(SERVER, &server);
}

static const struct row list[] = {
	{ROW(size_below_a_header)},
	{ROW(size_of_a_page)},
	{ROW(size_of_a_larger_buffer)},
	{ROW(size_from_the_queue)},
	{ROW(delivery_over_in_cap)},
	{ROW(delivery_over_in_cap_queued)},
	{ROW(delivery_over_in_cap_any)},
	{ROW(delivery_too_long_keeps_capabilities)},
};

const struct rows rows_delivery = {list, sizeof(list) / sizeof(list[0])};
