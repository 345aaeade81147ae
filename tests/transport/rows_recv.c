/* SPDX-License-Identifier: ISC */
/* RECV: its statuses, whose turn it is, and on which slot a request is said to have arrived. */
#include "rows.h"

enum {
	SLOT_WEAK = SLOT_FREE,
	SLOT_EMPTY,
	SLOT_LOW,
	SLOT_MIDDLE,
	SLOT_HIGH,
};

static void refused(unsigned process, uint32_t slot, struct window window, uint32_t status)
{
	start_recv_into(process, slot, PAGE, window);
	assert_ended(process, status);
}

/* "RECV: BAD_SLOT (out of range, empty, no endpoint)". */
static void recv_bad_slot(void)
{
	static const uint32_t slots[] = {0, SLOT_EMPTY, SLOTS,
	                                 SLOTS + 1, IPC_SLOT_ANY - 1, SLOT_DEVICE};

	for (size_t i = 0; i < sizeof(slots) / sizeof(slots[0]); i++)
		refused(SERVER, slots[i], NO_WINDOW, IPC_RESULT_BAD_SLOT);
}

/* "RECV: BAD_SLOT (ANY with no receivable endpoint at all)": a process that may only send. */
static void recv_any_without_endpoint(void)
{
	refused(CLIENT, IPC_SLOT_ANY, NO_WINDOW, IPC_RESULT_BAD_SLOT);
	refused(CLIENT, IPC_SLOT_ANY, WINDOW, IPC_RESULT_BAD_SLOT);
	/* One that it had does not count. */
	make_endpoint(CLIENT, SLOT_LOW, ALL);
	assert_int_equal(drop(CLIENT, SLOT_LOW), IPC_RESULT_OK);
	refused(CLIENT, IPC_SLOT_ANY, NO_WINDOW, IPC_RESULT_BAD_SLOT);
}

/* "RECV: NO_RIGHTS (no RECEIVE)". */
static void recv_without_receive(void)
{
	refused(CLIENT, SLOT_ENDPOINT, NO_WINDOW, IPC_RESULT_NO_RIGHTS);
	weaken(SERVER, SLOT_ENDPOINT, SLOT_WEAK, PEER);
	refused(SERVER, SLOT_WEAK, NO_WINDOW, IPC_RESULT_NO_RIGHTS);
}

/* "RECV: BAD_SLOT (window)", of one endpoint and of any. */
static void recv_window_out_of_range(void)
{
	static const struct window windows[] = {
		{0, 1},
		{SLOTS, 2},
		{SLOTS + 1, 1},
		{1, SLOTS + 1},
		{UINT32_MAX, 2},
		{2, UINT32_MAX},
	};

	for (size_t i = 0; i < sizeof(windows) / sizeof(windows[0]); i++) {
		refused(SERVER, SLOT_ENDPOINT, windows[i], IPC_RESULT_BAD_SLOT);
		refused(SERVER, IPC_SLOT_ANY, windows[i], IPC_RESULT_BAD_SLOT);
	}
}

/* The slot's NO_RIGHTS comes before the window's BAD_SLOT. */
static void recv_slot_before_window(void)
{
	refused(CLIENT, SLOT_ENDPOINT, (struct window){0, 1}, IPC_RESULT_NO_RIGHTS);
}

/* "Slots 1..slot_count; windows": count 0 takes any base, and all slots are a window. */
static void recv_window_at_the_edges(void)
{
	static const struct window windows[] = {{UINT32_MAX, 0}, {1, SLOTS}, {SLOTS, 1}};

	for (size_t i = 0; i < sizeof(windows) / sizeof(windows[0]); i++) {
		const struct message msg = message(i);

		start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, windows[i]);
		assert_waits(SERVER);
		start_call(CLIENT, SLOT_ENDPOINT, &msg);
		assert_int_equal(give_up(SERVER, assert_delivered(SERVER, SLOT_ENDPOINT, &msg)),
		                 IPC_RESULT_OK);
		assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	}
}

/* "Waits": nothing ends it but a request on its own endpoint. */
static void recv_waits_for_its_endpoint(void)
{
	const struct entry entry = {SLOT_LOW, ENDPOINT, COPY, SEND, 0};
	const struct entry truth = {SLOT_HIGH, ENDPOINT, COPY, SEND, 0};
	const struct message give = message_with(1, &entry, 1, 0);
	const struct message given = message_with(1, &truth, 1, 0);
	const struct message elsewhere = message(2);
	const struct message here = message(3);
	uint64_t token = received_into(CLIENT, 1, PAGE, (struct window){SLOT_HIGH, 1});

	make_endpoint(SERVER, SLOT_LOW, ALL);
	assert_int_equal(reply(SERVER, token, &give), IPC_RESULT_OK);
	assert_answered(CLIENT, &given);
	start_recv(SERVER, SLOT_ENDPOINT);
	start_call(CLIENT, SLOT_HIGH, &elsewhere);
	assert_waits(SERVER);
	assert_waits(CLIENT);
	start_call(OTHER, SLOT_ENDPOINT, &here);
	assert_delivered(SERVER, SLOT_ENDPOINT, &here);
	start_recv(SERVER, SLOT_LOW);
	assert_delivered(SERVER, SLOT_LOW, &elsewhere);
}

/* "FIFO per endpoint". */
static void recv_oldest_first(void)
{
	const struct gift gifts[] = {{SLOT_ENDPOINT, ROOT_PEER, SEND}};
	const unsigned callers[] = {OTHER, FOURTH, CLIENT};

	scene_stage(FOURTH, gifts, 1);
	scene_run(FOURTH);
	for (size_t round = 0; round < 2; round++) {
		for (size_t i = 0; i < 3; i++) {
			const struct message msg = message(10 * round + i);

			start_call(callers[i], SLOT_ENDPOINT, &msg);
		}
		for (size_t i = 0; i < 3; i++) {
			const struct message msg = message(10 * round + i);

			start_recv(SERVER, SLOT_ENDPOINT);
			assert_int_equal(
				give_up(SERVER, assert_delivered(SERVER, SLOT_ENDPOINT, &msg)),
				IPC_RESULT_OK);
			assert_ended(callers[i], IPC_RESULT_PEER_GONE);
		}
	}
}

/* Puts a peer of SERVER's endpoint in `slot` into the client's slot SLOT_HIGH. */
static void share(unsigned client, uint32_t slot)
{
	const struct message give = message_copying(1, slot, SEND);
	const struct message given = message_copying(1, SLOT_HIGH, SEND);
	const uint64_t token = received_into(client, 1, PAGE, (struct window){SLOT_HIGH, 1});

	assert_int_equal(reply(SERVER, token, &give), IPC_RESULT_OK);
	assert_answered(client, &given);
}

/* "With ANY: oldest request first over all endpoints that the process may receive on", and the
 * arrival slot says which it was. */
static void recv_any_oldest_first(void)
{
	const struct gift gifts[] = {{SLOT_ENDPOINT, ROOT_PEER, SEND}};
	const struct message first = message(11);
	const struct message second = message(12);
	const struct message third = message(13);

	scene_stage(FOURTH, gifts, 1);
	scene_run(FOURTH);
	make_endpoint(SERVER, SLOT_LOW, ALL);
	make_endpoint(SERVER, SLOT_MIDDLE, ALL);
	share(CLIENT, SLOT_LOW);
	share(OTHER, SLOT_MIDDLE);
	start_call(OTHER, SLOT_HIGH, &first);
	start_call(FOURTH, SLOT_ENDPOINT, &second);
	start_call(CLIENT, SLOT_HIGH, &third);
	start_recv(SERVER, IPC_SLOT_ANY);
	assert_delivered(SERVER, SLOT_MIDDLE, &first);
	start_recv(SERVER, IPC_SLOT_ANY);
	assert_delivered(SERVER, SLOT_ENDPOINT, &second);
	start_recv(SERVER, IPC_SLOT_ANY);
	assert_delivered(SERVER, SLOT_LOW, &third);
}

/* ANY that waits takes what comes, wherever it comes. */
static void recv_any_waits(void)
{
	const struct message one = message(1);
	const struct message two = message(2);

	make_endpoint(SERVER, SLOT_LOW, ALL);
	share(CLIENT, SLOT_LOW);
	start_recv(SERVER, IPC_SLOT_ANY);
	assert_waits(SERVER);
	start_call(CLIENT, SLOT_HIGH, &one);
	assert_delivered(SERVER, SLOT_LOW, &one);
	start_recv(SERVER, IPC_SLOT_ANY);
	start_call(OTHER, SLOT_ENDPOINT, &two);
	assert_delivered(SERVER, SLOT_ENDPOINT, &two);
}

/* ANY means endpoints with RECEIVE: one that the process may only send to gives it nothing. */
static void recv_any_leaves_others_alone(void)
{
	const struct message msg = message(1);

	make_endpoint(CLIENT, SLOT_LOW, ALL);
	start_call(OTHER, SLOT_ENDPOINT, &msg);
	start_recv(CLIENT, IPC_SLOT_ANY);
	assert_waits(CLIENT);
	assert_waits(OTHER);
	start_recv(SERVER, SLOT_ENDPOINT);
	assert_delivered(SERVER, SLOT_ENDPOINT, &msg);
}

/* "Arrival slot: the receiver's lowest slot that holds the endpoint with RECEIVE", whichever slot
 * RECV named; a lower one without RECEIVE does not count. */
static void recv_arrival_slot(void)
{
	const uint32_t named[] = {SLOT_HIGH, SLOT_MIDDLE, IPC_SLOT_ANY};
	const struct message msg = message(1);

	weaken(SERVER, SLOT_ENDPOINT, SLOT_MIDDLE, ALL);
	weaken(SERVER, SLOT_ENDPOINT, SLOT_HIGH, RECEIVE);
	assert_int_equal(drop(SERVER, SLOT_ENDPOINT), IPC_RESULT_OK);
	weaken(SERVER, SLOT_MIDDLE, SLOT_LOW, PEER);
	for (size_t i = 0; i < 3; i++) {
		start_recv(SERVER, named[i]);
		start_call(CLIENT, SLOT_ENDPOINT, &msg);
		assert_int_equal(give_up(SERVER, assert_delivered(SERVER, SLOT_MIDDLE, &msg)),
		                 IPC_RESULT_OK);
		assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	}
}

static const struct row list[] = {
	{ROW(recv_bad_slot)},
	{ROW(recv_any_without_endpoint)},
	{ROW(recv_without_receive)},
	{ROW(recv_window_out_of_range)},
	{ROW(recv_slot_before_window)},
	{ROW(recv_window_at_the_edges)},
	{ROW(recv_waits_for_its_endpoint)},
	{ROW(recv_oldest_first)},
	{ROW(recv_any_oldest_first)},
	{ROW(recv_any_waits)},
	{ROW(recv_any_leaves_others_alone)},
	{ROW(recv_arrival_slot)},
};

const struct rows rows_recv = {list, sizeof(list) / sizeof(list[0])};
