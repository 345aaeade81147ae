/* SPDX-License-Identifier: ISC */
/* The window: lowest empty slot first, and what happens where capabilities don't fit. */
#include "rows.h"

enum {
	SLOT_A = SLOT_FREE,
	SLOT_B,
	SLOT_C,
};

static const struct entry THREE[] = {
	{SLOT_A, ENDPOINT, MOVE, SEND, 0},
	{SLOT_B, ENDPOINT, COPY, SEND, 0},
	{SLOT_C, ENDPOINT, MOVE, SEND, 0},
};

static void fill(unsigned process)
{
	make_endpoint(process, SLOT_A, PEER);
	make_endpoint(process, SLOT_B, PEER);
	make_endpoint(process, SLOT_C, PEER);
}

/* The three entries as they arrive in these slots. */
static struct message seen_in(uint64_t id, uint32_t a, uint32_t b, uint32_t c)
{
	struct message seen = message_with(id, THREE, 3, 0);

	message_set_entry(&seen, 0, (struct entry){a, ENDPOINT, MOVE, SEND, 0});
	message_set_entry(&seen, 1, (struct entry){b, ENDPOINT, COPY, SEND, 0});
	message_set_entry(&seen, 2, (struct entry){c, ENDPOINT, MOVE, SEND, 0});
	return seen;
}

/* "Into the lowest empty window slot": in the order of the table. */
static void window_in_order(void)
{
	const struct message msg = message_with(1, THREE, 3, 0);
	const struct message seen = seen_in(1, 50, 51, 52);

	fill(CLIENT);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, (struct window){50, 8});
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
}

/* "Into the lowest empty window slot": around those that are full, which keep what they hold. */
static void window_partly_full(void)
{
	const struct message msg = message_with(1, THREE, 3, 0);
	const struct message seen = seen_in(1, 51, 53, 54);

	fill(CLIENT);
	make_endpoint(SERVER, 50, ALL);
	make_endpoint(SERVER, 52, ALL);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, (struct window){50, 5});
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
	assert_slot(SERVER, 50, ENDPOINT, ALL, 0);
	assert_slot(SERVER, 51, ENDPOINT, SEND, 0);
	assert_slot(SERVER, 52, ENDPOINT, ALL, 0);
	assert_slot(SERVER, 53, ENDPOINT, SEND, 0);
	assert_slot(SERVER, 54, ENDPOINT, SEND, 0);
	assert_empty(SERVER, 55);
}

/* A window that just fits, at the last slots of all. */
static void window_exactly_full(void)
{
	const struct message msg = message_with(1, THREE, 3, 0);
	const struct message seen = seen_in(1, SLOTS - 2, SLOTS - 1, SLOTS);

	fill(CLIENT);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, (struct window){SLOTS - 2, 3});
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
	assert_slot(SERVER, SLOTS, ENDPOINT, SEND, 0);
}

/* CLIENT's request has no room in SERVER's window: neither of them has changed, RECV goes on
 * waiting, and takes the next one. */
static void too_small(struct window window)
{
	const struct message msg = message_with(1, THREE, 3, 0);
	const struct message plain = message(2);
	struct slots client;
	struct slots server;

	fill(CLIENT);
	client = slots_of(CLIENT);
	server = slots_of(SERVER);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, window);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	assert_slots(CLIENT, &client);
	assert_waits(SERVER);
	start_call(OTHER, SLOT_ENDPOINT, &plain);
	assert_delivered(SERVER, SLOT_ENDPOINT, &plain);
	assert_slots(SERVER, &server);
}

/* "TOO_LARGE if fewer empty slots in its window than present entries: the sender's CALL ends, RECV
 * goes on waiting": one slot too few. */
static void window_one_too_few(void)
{
	too_small((struct window){50, 2});
}

/* The same where the window is large enough but not empty enough. */
static void window_too_full(void)
{
	make_endpoint(SERVER, 51, ALL);
	make_endpoint(SERVER, 53, ALL);
	too_small((struct window){50, 4});
}

/* The same without a window. */
static void window_none(void)
{
	too_small(NO_WINDOW);
}

/* The window counts present entries alone. */
static void window_absent_entries_take_no_room(void)
{
	const struct entry entries[] = {
		{0, 0, 0, 0, 0},
		{SLOT_A, ENDPOINT, MOVE, SEND, 0},
		{0, 0, 0, 0, 0},
	};
	const struct message msg = message_with(1, entries, 3, 0);
	struct message seen = msg;

	fill(CLIENT);
	message_set_entry(&seen, 1, (struct entry){50, ENDPOINT, MOVE, SEND, 0});
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, (struct window){50, 1});
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
}

/* A queued request that does not fit ends when somebody receives; the next in the queue is
 * delivered. */
static void window_passes_over_the_queue(void)
{
	const struct message msg = message_with(1, THREE, 3, 0);
	const struct message moving = message_moving(2, SLOT_A, SEND);
	const struct message seen = message_moving(2, 50, SEND);
	struct slots client;

	fill(CLIENT);
	fill(OTHER);
	client = slots_of(CLIENT);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	start_call(OTHER, SLOT_ENDPOINT, &moving);
	assert_waits(CLIENT);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, (struct window){50, 2});
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	assert_slots(CLIENT, &client);
	assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
	assert_waits(OTHER);
}

/* A queue in which nothing fits is emptied, and RECV waits. */
static void window_empties_the_queue(void)
{
	const struct message msg = message_moving(1, SLOT_A, SEND);

	fill(CLIENT);
	fill(OTHER);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	start_call(OTHER, SLOT_ENDPOINT, &msg);
	start_recv(SERVER, SLOT_ENDPOINT);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	assert_ended(OTHER, IPC_RESULT_TOO_LARGE);
	assert_waits(SERVER);
	assert_slot(CLIENT, SLOT_A, ENDPOINT, PEER, 0);
	assert_slot(OTHER, SLOT_A, ENDPOINT, PEER, 0);
}

/* A slot that was filled and dropped is empty again, and the lowest: the next capability goes
 * there. */
static void window_slot_used_again(void)
{
	const struct message msg = message_copying(1, SLOT_A, SEND);
	const struct message first = message_copying(1, 50, SEND);
	const struct message second = message_copying(1, 51, SEND);
	const struct message *seen[] = {&first, &second, &first};

	fill(CLIENT);
	for (size_t i = 0; i < 3; i++) {
		uint64_t token;

		start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, (struct window){50, 2});
		start_call(CLIENT, SLOT_ENDPOINT, &msg);
		token = assert_delivered(SERVER, SLOT_ENDPOINT, seen[i]);
		assert_int_equal(give_up(SERVER, token), IPC_RESULT_OK);
		assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
		if (i == 1) {
			assert_int_equal(drop(SERVER, 50), IPC_RESULT_OK);
			assert_empty(SERVER, 50);
		}
	}
	assert_slot(SERVER, 50, ENDPOINT, SEND, 0);
	assert_slot(SERVER, 51, ENDPOINT, SEND, 0);
}

/* A window of RECV is no window of CALL: the client's own is for the reply alone. */
static void window_of_each_side(void)
{
	const struct message msg = message_moving(1, SLOT_A, SEND);
	struct slots client;

	fill(CLIENT);
	client = slots_of(CLIENT);
	start_recv(SERVER, SLOT_ENDPOINT);
	start_call_into(CLIENT, SLOT_ENDPOINT, &msg, PAGE, WINDOW);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	assert_slots(CLIENT, &client);
}

static const struct row list[] = {
	{ROW(window_in_order)},
	{ROW(window_partly_full)},
	{ROW(window_exactly_full)},
	{ROW(window_one_too_few)},
	{ROW(window_too_full)},
	{ROW(window_none)},
	{ROW(window_absent_entries_take_no_room)},
	{ROW(window_passes_over_the_queue)},
	{ROW(window_empties_the_queue)},
	{ROW(window_slot_used_again)},
	{ROW(window_of_each_side)},
};

const struct rows rows_window = {list, sizeof(list) / sizeof(list[0])};
