/* SPDX-License-Identifier: ISC */
/* REPLY without capabilities: tokens, lengths, and which status comes first. */
#include "rows.h"

enum {
	SLOT_EMPTY = SLOT_FREE,
	SLOT_HIGH,
	/* More bytes than the client of a row takes. */
	IN_CAP = 64,
};

/* "REPLY: NOT_FOUND (token unknown)"; the real one still works. */
static void reply_unknown_token(void)
{
	const struct message answer = message(2);
	const uint64_t token = received(CLIENT, 1);
	const uint64_t unknown[] = {0, token + 1, token + 1000,
	                            ~token, UINT64_MAX, token ^ UINT64_C(1) << 63};

	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++) {
		assert_int_equal(reply(SERVER, unknown[i], &answer), IPC_RESULT_NOT_FOUND);
		assert_waits(CLIENT);
	}
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
}

/* "REPLY: NOT_FOUND (token used)": a token is one-shot, also after the client has called again. */
static void reply_token_used(void)
{
	const struct message answer = message(2);
	const uint64_t token = received(CLIENT, 1);
	uint64_t second;

	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_NOT_FOUND);
	second = received(CLIENT, 3);
	assert_int_not_equal(second, token);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_NOT_FOUND);
	assert_waits(CLIENT);
	assert_int_equal(reply(SERVER, second, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
}

/* "REPLY: NOT_FOUND (token issued to another process)": neither the client itself nor a bystander
 * can use it, nor give it up. */
static void reply_foreign_token(void)
{
	const struct message answer = message(2);
	const uint64_t token = received(CLIENT, 1);

	assert_int_equal(reply(OTHER, token, &answer), IPC_RESULT_NOT_FOUND);
	assert_int_equal(give_up(OTHER, token), IPC_RESULT_NOT_FOUND);
	assert_int_equal(reply(ROOT, token, &answer), IPC_RESULT_NOT_FOUND);
	assert_waits(CLIENT);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
}

/* A token belongs to who received, not to who may receive: another receiver of the endpoint can't
 * use it. */
static void reply_token_of_another_receiver(void)
{
	const struct message give = message_copying(1, SLOT_ENDPOINT, ALL);
	const struct message given = message_copying(1, SLOT_HIGH, ALL);
	const struct message answer = message(3);
	uint64_t token = received_into(OTHER, 1, PAGE, (struct window){SLOT_HIGH, 1});

	assert_int_equal(reply(SERVER, token, &give), IPC_RESULT_OK);
	assert_answered(OTHER, &given);
	token = received(CLIENT, 2);
	assert_int_equal(reply(OTHER, token, &answer), IPC_RESULT_NOT_FOUND);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
}

/* "A token may be answered later, in any order", with other requests between. */
static void reply_out_of_order(void)
{
	const struct gift gifts[] = {{SLOT_ENDPOINT, ROOT_PEER, SEND}};
	const unsigned callers[] = {CLIENT, OTHER, FOURTH};
	const size_t order[] = {1, 2, 0};
	uint64_t tokens[3];

	scene_stage(FOURTH, gifts, 1);
	scene_run(FOURTH);
	for (size_t i = 0; i < 3; i++)
		tokens[i] = received(callers[i], i);
	for (size_t i = 0; i < 3; i++) {
		const struct message answer = message(100 + order[i]);

		assert_int_equal(reply(SERVER, tokens[order[i]], &answer), IPC_RESULT_OK);
		assert_answered(callers[order[i]], &answer);
		if (i == 0) {
			assert_waits(CLIENT);
			assert_waits(FOURTH);
			assert_int_equal(give_up(SERVER, received(OTHER, 50)), IPC_RESULT_OK);
			assert_ended(OTHER, IPC_RESULT_PEER_GONE);
		}
	}
}

/* The server may call others while it holds a token. */
static void reply_after_a_call_of_its_own(void)
{
	const struct message answer = message(2);
	const uint64_t token = received(CLIENT, 1);
	uint64_t abi_id = 0;

	assert_int_equal(
		kernel_abi_query(SERVER, SLOT_KERNEL, IPC_KERNEL_CONTROL_OP_QUERY_CAP, &abi_id),
		IPC_RESULT_OK);
	assert_waits(CLIENT);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
}

/* "out_len 0: token given up, the CALL ends PEER_GONE, status OK"; it is used then. */
static void reply_given_up(void)
{
	const struct message answer = message(2);
	const uint64_t token = received(CLIENT, 1);

	assert_int_equal(give_up(SERVER, token), IPC_RESULT_OK);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	assert_int_equal(give_up(SERVER, token), IPC_RESULT_NOT_FOUND);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_NOT_FOUND);
}

/* "REPLY: TOO_LARGE (over 4096): CALL ends TOO_LARGE, token consumed". */
static void reply_over_a_page(void)
{
	const struct message large = message_of(PAGE + 1, 2);
	const struct message answer = message(2);
	const uint64_t token = received(CLIENT, 1);

	assert_int_equal(reply(SERVER, token, &large), IPC_RESULT_TOO_LARGE);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_NOT_FOUND);
}

/* "REPLY: TOO_LARGE (over the client's in_cap): CALL ends TOO_LARGE, token consumed". */
static void reply_over_in_cap(void)
{
	const struct message large = message_of(IN_CAP + 1, 2);
	const struct message fits = message_of(IN_CAP, 2);
	uint64_t token = received_into(CLIENT, 1, IN_CAP, NO_WINDOW);

	assert_int_equal(reply(SERVER, token, &large), IPC_RESULT_TOO_LARGE);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	assert_int_equal(reply(SERVER, token, &fits), IPC_RESULT_NOT_FOUND);
	token = received_into(CLIENT, 2, IN_CAP, NO_WINDOW);
	assert_int_equal(reply(SERVER, token, &fits), IPC_RESULT_OK);
	assert_answered(CLIENT, &fits);
}

/* A client that takes no byte can only be given up, or told TOO_LARGE. */
static void reply_where_nothing_fits(void)
{
	const struct message one = message_of(1, 2);
	uint64_t token = received_into(CLIENT, 1, 0, NO_WINDOW);

	assert_int_equal(reply(SERVER, token, &one), IPC_RESULT_TOO_LARGE);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	token = received_into(CLIENT, 1, 0, NO_WINDOW);
	assert_int_equal(give_up(SERVER, token), IPC_RESULT_OK);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
}

/* NOT_FOUND comes first of all: before giving up, the table and the length. */
static void reply_not_found_first(void)
{
	const struct message large = message_of(PAGE + 1, 1);
	const struct message broken = message_with(1, NULL, 0, 0);
	const struct message empty = message_moving(1, SLOT_EMPTY, SEND);

	assert_int_equal(give_up(SERVER, 12345), IPC_RESULT_NOT_FOUND);
	assert_int_equal(reply(SERVER, 12345, &large), IPC_RESULT_NOT_FOUND);
	assert_int_equal(reply(SERVER, 12345, &broken), IPC_RESULT_NOT_FOUND);
	assert_int_equal(reply(SERVER, 12345, &empty), IPC_RESULT_NOT_FOUND);
}

/* Giving up comes before PEER_GONE: it is OK though the client has ended. */
static void reply_given_up_after_the_client(void)
{
	const uint64_t token = received(CLIENT, 1);

	scene_exit(CLIENT, 0);
	assert_int_equal(give_up(SERVER, token), IPC_RESULT_OK);
	assert_int_equal(give_up(SERVER, token), IPC_RESULT_NOT_FOUND);
}

/* PEER_GONE comes before the table and the length, and uses the token up. */
static void reply_peer_gone_before_the_table(void)
{
	const struct message large = message_of(PAGE + 1, 1);
	const struct message broken = message_with(1, NULL, 0, 0);
	const uint64_t first = received(CLIENT, 1);
	const uint64_t second = received(OTHER, 2);

	scene_exit(CLIENT, 0);
	scene_exit(OTHER, 0);
	assert_int_equal(reply(SERVER, first, &broken), IPC_RESULT_PEER_GONE);
	assert_int_equal(reply(SERVER, first, &broken), IPC_RESULT_NOT_FOUND);
	assert_int_equal(reply(SERVER, second, &large), IPC_RESULT_PEER_GONE);
	assert_int_equal(reply(SERVER, second, &large), IPC_RESULT_NOT_FOUND);
}

/* The table comes before the length: a token survives a malformed table in a reply that is too
 * long. */
static void reply_table_before_too_large(void)
{
	const struct message broken = message_with(1, NULL, 0, IN_CAP);
	struct message over = message_with(1, NULL, 0, 0);
	const struct message answer = message(2);
	const uint64_t token = received_into(CLIENT, 1, IN_CAP, NO_WINDOW);

	over.len = PAGE + 1;
	assert_int_equal(reply(SERVER, token, &broken), IPC_RESULT_INVALID_ARGUMENT);
	assert_waits(CLIENT);
	assert_int_equal(reply(SERVER, token, &over), IPC_RESULT_INVALID_ARGUMENT);
	assert_waits(CLIENT);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
}

static const struct row list[] = {
	{ROW(reply_unknown_token)},
	{ROW(reply_token_used)},
	{ROW(reply_foreign_token)},
	{ROW(reply_token_of_another_receiver)},
	{ROW(reply_out_of_order)},
	{ROW(reply_after_a_call_of_its_own)},
	{ROW(reply_given_up)},
	{ROW(reply_over_a_page)},
	{ROW(reply_over_in_cap)},
	{ROW(reply_where_nothing_fits)},
	{ROW(reply_not_found_first)},
	{ROW(reply_given_up_after_the_client)},
	{ROW(reply_peer_gone_before_the_table)},
	{ROW(reply_table_before_too_large)},
};

const struct rows rows_reply = {list, sizeof(list) / sizeof(list[0])};
