/* SPDX-License-Identifier: ISC */
/* A server ends, or gives up its endpoint: whoever waits for it learns that, once. */
#include "rows.h"

enum {
	SLOT_A = SLOT_FREE,
	SLOT_B,
	SLOT_HIGH = 60,
};

/* Gives OTHER a copy of SERVER's capability by a reply, into its slot SLOT_HIGH. */
static void share(uint32_t slot, uint32_t rights)
{
	const struct message give = message_copying(1, slot, rights);
	const struct message given = message_copying(1, SLOT_HIGH, rights);
	const uint64_t token = received_into(OTHER, 1, PAGE, (struct window){SLOT_HIGH, 1});

	assert_int_equal(reply(SERVER, token, &give), IPC_RESULT_OK);
	assert_answered(OTHER, &given);
}

/* "Tokens it holds end their CALLs with PEER_GONE", all of them; later CALLs too. */
static void server_ends_with_tokens(void)
{
	const struct message msg = message(3);

	(void)received(CLIENT, 1);
	(void)received(OTHER, 2);
	scene_exit(SERVER, 0);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	assert_ended(OTHER, IPC_RESULT_PEER_GONE);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
}

/* "When the last RECEIVE capability of an endpoint goes, queued CALLs end with PEER_GONE", all of
 * them. */
static void server_ends_with_a_queue(void)
{
	const struct message msg = message(1);

	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	start_call(OTHER, SLOT_ENDPOINT, &msg);
	scene_exit(SERVER, 0);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	assert_ended(OTHER, IPC_RESULT_PEER_GONE);
}

/* The same for one that is killed, holding a token and with a queue. */
static void server_killed(void)
{
	const struct message msg = message(2);

	(void)received(CLIENT, 1);
	start_call(OTHER, SLOT_ENDPOINT, &msg);
	scene_kill(SERVER);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	assert_ended(OTHER, IPC_RESULT_PEER_GONE);
}

/* The same for one that faults. */
static void server_faults(void)
{
	(void)received(CLIENT, 1);
	scene_fault(SERVER);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
}

/* A server that ends in RECV takes nothing with it; the endpoint is gone. */
static void server_ends_in_recv(void)
{
	const struct message msg = message(1);

	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	scene_exit(SERVER, 0);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
}

/* A queued request ends with what its table named still the client's. */
static void server_ends_before_the_table_moved(void)
{
	const struct message msg = message_moving(1, SLOT_A, ALL);
	struct slots client;

	make_endpoint(CLIENT, SLOT_A, ALL);
	client = slots_of(CLIENT);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	scene_exit(SERVER, 0);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	assert_slots(CLIENT, &client);
}

/* A received request's moved capabilities die with the server that holds them, the endpoint behind
 * the last one too. */
static void server_ends_with_received_capabilities(void)
{
	const struct message msg = message_moving(1, SLOT_A, ALL);
	const struct message seen = message_moving(1, WINDOW.base, ALL);
	struct counts before;
	struct counts after;

	make_endpoint(CLIENT, SLOT_A, ALL);
	before = counts_now();
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
	scene_exit(SERVER, 0);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	assert_empty(CLIENT, SLOT_A);
	after = counts_now();
	assert_int_equal(after.endpoints + 1, before.endpoints);
	assert_int_equal(after.tokens, before.tokens);
}

/* A received request's copied capability is still the client's when the server ends. */
static void server_ends_with_a_received_copy(void)
{
	const struct message msg = message_copying(1, SLOT_A, ALL);
	const struct message seen = message_copying(1, WINDOW.base, ALL);

	make_endpoint(CLIENT, SLOT_A, ALL);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
	scene_exit(SERVER, 0);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	assert_slot(CLIENT, SLOT_A, ENDPOINT, ALL, 0);
	start_recv(CLIENT, SLOT_A);
	assert_waits(CLIENT);
}

/* The server dies with the last RECEIVE of another endpoint that it was given: who waits there
 * learns. */
static void server_ends_with_anothers_endpoint(void)
{
	const struct message msg = message_moving(2, SLOT_A, RECEIVE);
	const struct message seen = message_moving(2, WINDOW.base, RECEIVE);
	const struct message waits = message(3);

	make_endpoint(CLIENT, SLOT_A, ALL);
	weaken(CLIENT, SLOT_A, SLOT_B, SEND);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_int_equal(give_up(SERVER, assert_delivered(SERVER, SLOT_ENDPOINT, &seen)),
	                 IPC_RESULT_OK);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	start_call(CLIENT, SLOT_B, &waits);
	assert_waits(CLIENT);
	scene_exit(SERVER, 0);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
}

/* While another process holds RECEIVE, a queue lives on without the one that ended. */
static void server_ends_and_another_takes_over(void)
{
	const struct message msg = message(2);

	share(SLOT_ENDPOINT, ALL);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	scene_exit(SERVER, 0);
	assert_waits(CLIENT);
	start_recv(OTHER, SLOT_HIGH);
	assert_delivered(OTHER, SLOT_HIGH, &msg);
}

/* A CALL that was received by the one that ended is over, though another receiver is there. */
static void server_ends_with_a_token_beside_another(void)
{
	share(SLOT_ENDPOINT, ALL);
	(void)received(CLIENT, 2);
	scene_exit(SERVER, 0);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	start_recv(OTHER, SLOT_HIGH);
	assert_waits(OTHER);
}

/* "Dropping by DROP_LOCAL_CAP has the same effects": the last RECEIVE, dropped, ends the queue. */
static void server_drops_the_last_receive(void)
{
	const struct message msg = message(1);

	weaken(SERVER, SLOT_ENDPOINT, SLOT_A, RECEIVE);
	weaken(SERVER, SLOT_ENDPOINT, SLOT_B, PEER);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_int_equal(drop(SERVER, SLOT_ENDPOINT), IPC_RESULT_OK);
	assert_waits(CLIENT);
	assert_int_equal(drop(SERVER, SLOT_A), IPC_RESULT_OK);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	start_call(SERVER, SLOT_B, &msg);
	assert_ended(SERVER, IPC_RESULT_PEER_GONE);
}

/* A token is good without the endpoint: what was received can still be answered. */
static void server_drops_and_still_answers(void)
{
	const struct message answer = message(2);
	const struct message msg = message(3);
	const uint64_t token = received(CLIENT, 1);

	start_call(OTHER, SLOT_ENDPOINT, &msg);
	assert_int_equal(drop(SERVER, SLOT_ENDPOINT), IPC_RESULT_OK);
	assert_ended(OTHER, IPC_RESULT_PEER_GONE);
	assert_waits(CLIENT);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
}

/* RECEIVE, moved away by a reply, is not lost: the queue waits for its new holder. */
static void server_hands_its_endpoint_over(void)
{
	const struct message give = message_moving(2, SLOT_ENDPOINT, ALL);
	const struct message given = message_moving(2, SLOT_HIGH, ALL);
	const struct message msg = message(3);
	const uint64_t token = received_into(OTHER, 1, PAGE, (struct window){SLOT_HIGH, 1});

	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_int_equal(reply(SERVER, token, &give), IPC_RESULT_OK);
	assert_answered(OTHER, &given);
	assert_empty(SERVER, SLOT_ENDPOINT);
	assert_waits(CLIENT);
	start_recv(OTHER, SLOT_HIGH);
	assert_delivered(OTHER, SLOT_HIGH, &msg);
}

/* "Endpoint with no capability left is freed": after the last one, wherever it was. */
static void endpoint_freed_with_its_last_capability(void)
{
	const struct counts before = counts_now();
	struct counts after;

	make_endpoint(SERVER, SLOT_A, ALL);
	share(SLOT_A, SEND);
	assert_int_equal(drop(SERVER, SLOT_A), IPC_RESULT_OK);
	after = counts_now();
	assert_int_equal(after.endpoints, before.endpoints + 1);
	assert_int_equal(drop(OTHER, SLOT_HIGH), IPC_RESULT_OK);
	after = counts_now();
	assert_int_equal(after.endpoints, before.endpoints);
	assert_int_equal(after.capabilities, before.capabilities);
}

static const struct row list[] = {
	{ROW(server_ends_with_tokens)},
	{ROW(server_ends_with_a_queue)},
	{ROW(server_killed)},
	{ROW(server_faults)},
	{ROW(server_ends_in_recv)},
	{ROW(server_ends_before_the_table_moved)},
	{ROW(server_ends_with_received_capabilities)},
	{ROW(server_ends_with_a_received_copy)},
	{ROW(server_ends_with_anothers_endpoint)},
	{ROW(server_ends_and_another_takes_over)},
	{ROW(server_ends_with_a_token_beside_another)},
	{ROW(server_drops_the_last_receive)},
	{ROW(server_drops_and_still_answers)},
	{ROW(server_hands_its_endpoint_over)},
	{ROW(endpoint_freed_with_its_last_capability)},
};

const struct rows rows_server_death = {list, sizeof(list) / sizeof(list[0])};
