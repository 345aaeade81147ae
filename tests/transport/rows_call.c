/* SPDX-License-Identifier: ISC */
/* CALL before anything waits: the slot, the length, the window, and which comes first. */
#include "rows.h"

enum {
	SLOT_WEAK = SLOT_FREE,
	SLOT_DEAF,
	SLOT_EMPTY,
};

/* CALL and its end, with nothing of the process's changed. */
static void refused(uint32_t slot, const struct message *msg, struct window window, uint32_t status)
{
	const struct slots slots = slots_of(CLIENT);

	start_call_into(CLIENT, slot, msg, PAGE, window);
	assert_ended(CLIENT, status);
	assert_slots(CLIENT, &slots);
}

static const struct window BAD_WINDOW = {0, 1};

/* "CALL: BAD_SLOT (out of range)"; "slot 0 never names anything"; ANY is for RECV alone. */
static void call_slot_out_of_range(void)
{
	const struct message msg = message(1);

	refused(0, &msg, NO_WINDOW, IPC_RESULT_BAD_SLOT);
	refused(SLOTS + 1, &msg, NO_WINDOW, IPC_RESULT_BAD_SLOT);
	refused(IPC_SLOT_ANY, &msg, NO_WINDOW, IPC_RESULT_BAD_SLOT);
	refused(UINT32_C(0x80000000) | SLOT_ENDPOINT, &msg, NO_WINDOW, IPC_RESULT_BAD_SLOT);
}

/* "CALL: BAD_SLOT (empty)", the last slot too. */
static void call_slot_empty(void)
{
	const struct message msg = message(1);

	refused(SLOT_EMPTY, &msg, NO_WINDOW, IPC_RESULT_BAD_SLOT);
	refused(SLOTS, &msg, NO_WINDOW, IPC_RESULT_BAD_SLOT);
}

/* "CALL: BAD_SLOT (no endpoint)". */
static void call_slot_no_endpoint(void)
{
	const struct message msg = message(1);

	refused(SLOT_DEVICE, &msg, NO_WINDOW, IPC_RESULT_BAD_SLOT);
}

/* "CALL: NO_RIGHTS (no SEND)". */
static void call_without_send(void)
{
	const struct message msg = message(1);

	make_endpoint(CLIENT, SLOT_WEAK, RECEIVE | GRANT);
	refused(SLOT_WEAK, &msg, NO_WINDOW, IPC_RESULT_NO_RIGHTS);
}

/* "CALL: TOO_LARGE (out_len > 4096)"; far more than a page too. */
static void call_over_a_page(void)
{
	const struct message msg = message_of(PAGE + 1, 1);
	const struct slots slots = slots_of(CLIENT);
	static uint8_t far[100000];
	const struct call call = {
		.number = IPC_SYSCALL_CALL,
		.slot = SLOT_ENDPOINT,
		.out = far,
		.out_len = sizeof(far),
		.in_cap = PAGE,
	};

	refused(SLOT_ENDPOINT, &msg, NO_WINDOW, IPC_RESULT_TOO_LARGE);
	start(CLIENT, &call);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	assert_slots(CLIENT, &slots);
}

/* "CALL: BAD_SLOT (window: base 0 or past the last slot with count > 0)". */
static void call_window_out_of_range(void)
{
	static const struct window windows[] = {
		{0, 1},
		{SLOTS, 2},
		{SLOTS + 1, 1},
		{1, SLOTS + 1},
		{UINT32_MAX, 1},
		{UINT32_MAX, 2},
		{2, UINT32_MAX},
	};
	const struct message msg = message(1);

	for (size_t i = 0; i < sizeof(windows) / sizeof(windows[0]); i++)
		refused(SLOT_ENDPOINT, &msg, windows[i], IPC_RESULT_BAD_SLOT);
}

/* A window may hold all slots, or the last one alone; without a slot its base means nothing. */
static void call_window_at_the_edges(void)
{
	static const struct window windows[] = {{1, SLOTS}, {SLOTS, 1}, {0, 0}, {UINT32_MAX, 0}};
	const struct message answer = message(9);

	for (size_t i = 0; i < sizeof(windows) / sizeof(windows[0]); i++) {
		const uint64_t token = received_into(CLIENT, i, PAGE, windows[i]);

		assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
		assert_answered(CLIENT, &answer);
	}
}

/* "CALL: PEER_GONE (nobody holds RECEIVE on the endpoint)". */
static void call_nobody_receives(void)
{
	const struct message msg = message(1);

	make_endpoint(CLIENT, SLOT_DEAF, PEER);
	refused(SLOT_DEAF, &msg, NO_WINDOW, IPC_RESULT_PEER_GONE);
	refused(SLOT_DEAF, &msg, WINDOW, IPC_RESULT_PEER_GONE);
}

/* BAD_SLOT of the slot comes before all else: of two faults it is told. */
static void call_bad_slot_first(void)
{
	const struct message large = message_of(PAGE + 1, 1);
	const struct message broken = message_with(1, NULL, 0, 0);

	refused(SLOT_EMPTY, &large, NO_WINDOW, IPC_RESULT_BAD_SLOT);
	refused(SLOT_DEVICE, &large, BAD_WINDOW, IPC_RESULT_BAD_SLOT);
	refused(0, &broken, NO_WINDOW, IPC_RESULT_BAD_SLOT);
}

/* NO_RIGHTS of the slot comes before TOO_LARGE, the window and the table. */
static void call_no_rights_second(void)
{
	const struct message large = message_of(PAGE + 1, 1);
	const struct message plain = message(1);
	const struct message broken = message_with(1, NULL, 0, 0);

	make_endpoint(CLIENT, SLOT_WEAK, RECEIVE);
	refused(SLOT_WEAK, &large, NO_WINDOW, IPC_RESULT_NO_RIGHTS);
	refused(SLOT_WEAK, &plain, BAD_WINDOW, IPC_RESULT_NO_RIGHTS);
	refused(SLOT_WEAK, &broken, NO_WINDOW, IPC_RESULT_NO_RIGHTS);
}

/* TOO_LARGE comes before the window, the table and PEER_GONE. */
static void call_too_large_third(void)
{
	const struct message large = message_of(PAGE + 1, 1);
	struct message broken = message_with(1, NULL, 0, 0);

	broken.len = PAGE + 1;
	make_endpoint(CLIENT, SLOT_DEAF, SEND);
	refused(SLOT_ENDPOINT, &large, BAD_WINDOW, IPC_RESULT_TOO_LARGE);
	refused(SLOT_ENDPOINT, &broken, NO_WINDOW, IPC_RESULT_TOO_LARGE);
	refused(SLOT_DEAF, &large, NO_WINDOW, IPC_RESULT_TOO_LARGE);
}

/* BAD_SLOT of the window comes before the table and PEER_GONE. */
static void call_window_fourth(void)
{
	const struct message broken = message_with(1, NULL, 0, 0);
	const struct message weak = message_moving(1, SLOT_WEAK, ALL);
	const struct message plain = message(1);

	make_endpoint(CLIENT, SLOT_DEAF, SEND);
	make_endpoint(CLIENT, SLOT_WEAK, ALL & ~GRANT);
	refused(SLOT_ENDPOINT, &broken, BAD_WINDOW, IPC_RESULT_BAD_SLOT);
	refused(SLOT_ENDPOINT, &weak, BAD_WINDOW, IPC_RESULT_BAD_SLOT);
	refused(SLOT_DEAF, &plain, BAD_WINDOW, IPC_RESULT_BAD_SLOT);
}

/* INVALID_ARGUMENT of the table comes before its entries' BAD_SLOT and NO_RIGHTS, and PEER_GONE. */
static void call_malformed_table_fifth(void)
{
	const struct entry twice[] = {
		{SLOT_EMPTY, ENDPOINT, MOVE, SEND, 0},
		{SLOT_EMPTY, ENDPOINT, MOVE, SEND, 0},
	};
	const struct entry no_mode[] = {
		{SLOT_WEAK, ENDPOINT, MOVE, SEND, 0},
		{SLOT_ENDPOINT, ENDPOINT, 0, SEND, 0},
	};
	const struct message both_twice = message_with(1, twice, 2, 0);
	const struct message second_malformed = message_with(1, no_mode, 2, 0);

	make_endpoint(CLIENT, SLOT_WEAK, SEND);
	make_endpoint(CLIENT, SLOT_DEAF, SEND);
	refused(SLOT_ENDPOINT, &both_twice, NO_WINDOW, IPC_RESULT_INVALID_ARGUMENT);
	refused(SLOT_ENDPOINT, &second_malformed, NO_WINDOW, IPC_RESULT_INVALID_ARGUMENT);
	refused(SLOT_DEAF, &second_malformed, NO_WINDOW, IPC_RESULT_INVALID_ARGUMENT);
}

/* The entries' BAD_SLOT and NO_RIGHTS come before PEER_GONE. */
static void call_peer_gone_last(void)
{
	const struct message empty = message_moving(1, SLOT_EMPTY, SEND);
	const struct message weak = message_moving(1, SLOT_WEAK, SEND);
	const struct message good = message_moving(1, SLOT_ENDPOINT, SEND);

	make_endpoint(CLIENT, SLOT_DEAF, SEND);
	make_endpoint(CLIENT, SLOT_WEAK, SEND);
	refused(SLOT_DEAF, &empty, NO_WINDOW, IPC_RESULT_BAD_SLOT);
	refused(SLOT_DEAF, &weak, NO_WINDOW, IPC_RESULT_NO_RIGHTS);
	refused(SLOT_DEAF, &good, NO_WINDOW, IPC_RESULT_PEER_GONE);
}

/* "Then it waits": until it is received, and then until it is answered; and the reply is exactly
 * what was sent. */
static void call_waits_for_its_reply(void)
{
	const struct message msg = message_of(100, 1);
	const struct message answer = message_of(77, 2);
	uint64_t token;

	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_waits(CLIENT);
	start_recv(SERVER, SLOT_ENDPOINT);
	token = assert_delivered(SERVER, SLOT_ENDPOINT, &msg);
	assert_waits(CLIENT);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
}

static const struct row list[] = {
	{ROW(call_slot_out_of_range)},
	{ROW(call_slot_empty)},
	{ROW(call_slot_no_endpoint)},
	{ROW(call_without_send)},
	{ROW(call_over_a_page)},
	{ROW(call_window_out_of_range)},
	{ROW(call_window_at_the_edges)},
	{ROW(call_nobody_receives)},
	{ROW(call_bad_slot_first)},
	{ROW(call_no_rights_second)},
	{ROW(call_too_large_third)},
	{ROW(call_window_fourth)},
	{ROW(call_malformed_table_fifth)},
	{ROW(call_peer_gone_last)},
	{ROW(call_waits_for_its_reply)},
};

const struct rows rows_call = {list, sizeof(list) / sizeof(list[0])};
