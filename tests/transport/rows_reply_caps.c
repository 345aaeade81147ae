/* SPDX-License-Identifier: ISC */
/* REPLY with capabilities: what the client gets, and what becomes of them where it gets nothing. */
#include "rows.h"

enum {
	SLOT_FULL = SLOT_FREE,
	SLOT_KEPT,
	SLOT_EMPTY,
};

static const struct entry MIXED[] = {
	{SLOT_FULL, ENDPOINT, MOVE, SEND | GRANT, IPC_ENDPOINT_KIND_I8042_IO},
	{0, 0, 0, 0, 0},
	{SLOT_DEVICE, IPC_CAP_TYPE_DEVICE_UNTYPED, COPY, IPC_RIGHT_MAP, 0},
};

static void fill(void)
{
	make_endpoint(SERVER, SLOT_FULL, ALL);
	make_endpoint(SERVER, SLOT_KEPT, SEND | RECEIVE);
}

/* Each present entry moves or copies into the client's window, rewritten to the truth. */
static void reply_caps_arrive(void)
{
	const struct message answer = message_with(2, MIXED, 3, 10);
	const uint64_t token = received_into(CLIENT, 1, PAGE, WINDOW);
	struct message seen = answer;

	fill();
	message_set_entry(&seen, 0, (struct entry){WINDOW.base, ENDPOINT, MOVE, SEND | GRANT, 0});
	message_set_entry(&seen, 2,
	                  (struct entry){WINDOW.base + 1, IPC_CAP_TYPE_DEVICE_UNTYPED, COPY,
	                                 IPC_RIGHT_MAP, 0});
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &seen);
	assert_slot(CLIENT, WINDOW.base, ENDPOINT, SEND | GRANT, 0);
	assert_slot(CLIENT, WINDOW.base + 1, IPC_CAP_TYPE_DEVICE_UNTYPED, IPC_RIGHT_MAP, 0);
	assert_empty(CLIENT, WINDOW.base + 2);
	assert_empty(SERVER, SLOT_FULL);
	assert_slot(SERVER, SLOT_DEVICE, IPC_CAP_TYPE_DEVICE_UNTYPED, IPC_RIGHT_MAP | GRANT, 0);
}

/* The lowest empty slot first, on this way too. */
static void reply_caps_around_full_slots(void)
{
	const struct message answer = message_with(2, MIXED, 3, 0);
	struct message seen = answer;
	uint64_t token;

	fill();
	make_endpoint(CLIENT, 50, ALL);
	make_endpoint(CLIENT, 52, ALL);
	message_set_entry(&seen, 0, (struct entry){51, ENDPOINT, MOVE, SEND | GRANT, 0});
	message_set_entry(&seen, 2,
	                  (struct entry){53, IPC_CAP_TYPE_DEVICE_UNTYPED, COPY, IPC_RIGHT_MAP, 0});
	token = received_into(CLIENT, 1, PAGE, (struct window){50, 4});
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &seen);
}

/* A slot that the client's own request has emptied is empty: the reply may fill it. */
static void reply_caps_into_an_emptied_slot(void)
{
	const struct message msg = message_moving(1, SLOT_FULL, SEND);
	const struct message seen = message_moving(1, WINDOW.base, SEND);
	const struct message answer = message_moving(2, WINDOW.base, SEND);
	const struct message answered = message_moving(2, SLOT_FULL, SEND);
	uint64_t token;

	make_endpoint(CLIENT, SLOT_FULL, PEER);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	start_call_into(CLIENT, SLOT_ENDPOINT, &msg, PAGE, (struct window){SLOT_FULL, 1});
	token = assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
	/* It came without GRANT, so it can't go back; another one goes. */
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(drop(SERVER, WINDOW.base), IPC_RESULT_OK);
	make_endpoint(SERVER, WINDOW.base, PEER);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answered);
	assert_slot(CLIENT, SLOT_FULL, ENDPOINT, SEND, 0);
}

/* "Table problems as in CALL: token NOT consumed, nothing changed": CLIENT goes on waiting, and a
 * good reply reaches it then. */
static void refused(const struct entry *entries, uint16_t count, uint32_t status)
{
	const struct message bad = message_with(2, entries, count, 0);
	const struct message good = message(3);
	const uint64_t token = received_into(CLIENT, 1, PAGE, WINDOW);
	const struct slots slots = slots_of(SERVER);

	assert_int_equal(reply(SERVER, token, &bad), status);
	assert_slots(SERVER, &slots);
	assert_waits(CLIENT);
	assert_int_equal(reply(SERVER, token, &good), IPC_RESULT_OK);
	assert_answered(CLIENT, &good);
	assert_empty(CLIENT, WINDOW.base);
}

static void refused_entry(struct entry entry, uint32_t status)
{
	refused(&entry, 1, status);
}

/* "Status INVALID_ARGUMENT": malformed, cut short, one slot twice. */
static void reply_caps_malformed(void)
{
	const struct entry twice[] = {
		{SLOT_FULL, ENDPOINT, COPY, SEND, 0},
		{SLOT_FULL, ENDPOINT, COPY, SEND, 0},
	};

	fill();
	refused(NULL, 0, IPC_RESULT_INVALID_ARGUMENT);
	refused_entry((struct entry){SLOT_FULL, ENDPOINT, 0, SEND, 0}, IPC_RESULT_INVALID_ARGUMENT);
	refused_entry((struct entry){0, 0, 0, 0, 0}, IPC_RESULT_INVALID_ARGUMENT);
	refused(twice, 2, IPC_RESULT_INVALID_ARGUMENT);
}

/* "Status INVALID_ARGUMENT (cut short)": at each byte behind the header. */
static void reply_caps_cut_short(void)
{
	struct message bad = message_moving(2, SLOT_FULL, SEND);
	const size_t whole = bad.len;
	const uint64_t token = received_into(CLIENT, 1, PAGE, WINDOW);

	fill();
	for (bad.len = IPC_HEADER_BYTES; bad.len < whole; bad.len++) {
		assert_int_equal(reply(SERVER, token, &bad), IPC_RESULT_INVALID_ARGUMENT);
		assert_waits(CLIENT);
		assert_slot(SERVER, SLOT_FULL, ENDPOINT, ALL, 0);
	}
}

/* "Status BAD_SLOT": out of range, empty, of another kind. */
static void reply_caps_bad_slot(void)
{
	fill();
	refused_entry((struct entry){0, ENDPOINT, MOVE, SEND, 0}, IPC_RESULT_BAD_SLOT);
	refused_entry((struct entry){SLOTS + 1, ENDPOINT, MOVE, SEND, 0}, IPC_RESULT_BAD_SLOT);
	refused_entry((struct entry){SLOT_EMPTY, ENDPOINT, COPY, SEND, 0}, IPC_RESULT_BAD_SLOT);
	refused_entry((struct entry){SLOT_FULL, IPC_CAP_TYPE_TCB, MOVE, SEND, 0},
	              IPC_RESULT_BAD_SLOT);
}

/* "Status NO_RIGHTS": without GRANT, or over its rights; of two entries the first with a fault
 * decides. */
static void reply_caps_no_rights(void)
{
	const struct entry weak = {SLOT_KEPT, ENDPOINT, MOVE, SEND, 0};
	const struct entry empty = {SLOT_EMPTY, ENDPOINT, MOVE, SEND, 0};

	fill();
	refused_entry(weak, IPC_RESULT_NO_RIGHTS);
	refused_entry((struct entry){SLOT_DEVICE, IPC_CAP_TYPE_DEVICE_UNTYPED, COPY, SEND, 0},
	              IPC_RESULT_NO_RIGHTS);
	refused((struct entry[]){weak, empty}, 2, IPC_RESULT_NO_RIGHTS);
	refused((struct entry[]){empty, weak}, 2, IPC_RESULT_BAD_SLOT);
}

/* The reply does not reach CLIENT: it ends with TOO_LARGE and gets nothing, the token is used, what
 * would have moved is dropped, what would have been copied stays. */
static void dropped(const struct message *answer, size_t in_cap, struct window window)
{
	const struct slots client = slots_of(CLIENT);
	const struct message again = message(9);
	uint64_t token;

	make_endpoint(SERVER, SLOT_FULL, ALL);
	token = received_into(CLIENT, 1, in_cap, window);
	assert_int_equal(reply(SERVER, token, answer), IPC_RESULT_TOO_LARGE);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	assert_slots(CLIENT, &client);
	assert_empty(SERVER, SLOT_FULL);
	assert_slot(SERVER, SLOT_DEVICE, IPC_CAP_TYPE_DEVICE_UNTYPED, IPC_RIGHT_MAP | GRANT, 0);
	assert_int_equal(reply(SERVER, token, &again), IPC_RESULT_NOT_FOUND);
}

/* "TOO_LARGE (over the client's window): CALL ends TOO_LARGE, token consumed, moved capabilities of
 * the table are dropped": one slot too few, and none. */
static void reply_caps_over_the_window(void)
{
	const struct message answer = message_with(2, MIXED, 3, 0);

	dropped(&answer, PAGE, (struct window){50, 1});
	dropped(&answer, PAGE, NO_WINDOW);
}

/* The same where the window has slots enough, but full ones. */
static void reply_caps_over_a_full_window(void)
{
	const struct message answer = message_with(2, MIXED, 3, 0);

	make_endpoint(CLIENT, 50, ALL);
	dropped(&answer, PAGE, (struct window){50, 2});
}

/* "TOO_LARGE (over the client's in_cap): moved capabilities of the table are dropped". */
static void reply_caps_over_in_cap(void)
{
	const struct message answer = message_with(2, MIXED, 3, 0);

	dropped(&answer, answer.len - 1, WINDOW);
}

/* "TOO_LARGE (over 4096): moved capabilities of the table are dropped". */
static void reply_caps_over_a_page(void)
{
	const struct message answer = message_with(2, MIXED, 3, PAGE + 1 - 32 - 56);

	assert_int_equal(answer.len, PAGE + 1);
	dropped(&answer, PAGE, WINDOW);
}

/* What is dropped so is gone for good: who waits on an endpoint whose last RECEIVE went is
 * told. */
static void reply_caps_dropped_for_good(void)
{
	const struct message give = message_copying(1, SLOT_FULL, SEND);
	const struct message given = message_copying(1, WINDOW.base, SEND);
	const struct message answer = message_moving(2, SLOT_FULL, ALL);
	const struct message msg = message(3);
	uint64_t token;

	fill();
	token = received_into(OTHER, 1, PAGE, WINDOW);
	assert_int_equal(reply(SERVER, token, &give), IPC_RESULT_OK);
	assert_answered(OTHER, &given);
	start_call(OTHER, WINDOW.base, &msg);
	token = received(CLIENT, 2);
	assert_waits(OTHER);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_TOO_LARGE);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	assert_ended(OTHER, IPC_RESULT_PEER_GONE);
}

/* "PEER_GONE (client has ended: token is consumed, the capabilities stay with the server)". */
static void reply_caps_client_gone(void)
{
	const struct message answer = message_with(2, MIXED, 3, 0);
	const uint64_t token = received_into(CLIENT, 1, PAGE, WINDOW);
	struct slots server;

	fill();
	server = slots_of(SERVER);
	scene_exit(CLIENT, 0);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_PEER_GONE);
	assert_slots(SERVER, &server);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_NOT_FOUND);
}

/* "Table, if version is 1 and the flag is set and len >= 32", in a reply too: else the bytes go as
 * they are and nothing moves. */
static void reply_caps_only_under_the_flag(void)
{
	struct message answer = message_moving(2, SLOT_FULL, SEND);
	uint64_t token;

	fill();
	answer.bytes[2] = 0;
	token = received_into(CLIENT, 1, PAGE, WINDOW);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
	answer = message_moving(2, SLOT_FULL, SEND);
	answer.bytes[0] = 2;
	token = received_into(CLIENT, 1, PAGE, WINDOW);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
	answer = message_moving(2, SLOT_FULL, SEND);
	answer.len = IPC_HEADER_BYTES - 1;
	token = received_into(CLIENT, 1, PAGE, WINDOW);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
	assert_slot(SERVER, SLOT_FULL, ENDPOINT, ALL, 0);
	assert_empty(CLIENT, WINDOW.base);
}

static const struct row list[] = {
	{ROW(reply_caps_arrive)},
	{ROW(reply_caps_around_full_slots)},
	{ROW(reply_caps_into_an_emptied_slot)},
	{ROW(reply_caps_malformed)},
	{ROW(reply_caps_cut_short)},
	{ROW(reply_caps_bad_slot)},
	{ROW(reply_caps_no_rights)},
	{ROW(reply_caps_over_the_window)},
	{ROW(reply_caps_over_a_full_window)},
	{ROW(reply_caps_over_in_cap)},
	{ROW(reply_caps_over_a_page)},
	{ROW(reply_caps_dropped_for_good)},
	{ROW(reply_caps_client_gone)},
	{ROW(reply_caps_only_under_the_flag)},
};

const struct rows rows_reply_caps = {list, sizeof(list) / sizeof(list[0])};
