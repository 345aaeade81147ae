/* SPDX-License-Identifier: ISC */
/* A client ends: with a request queued, with one received, with capabilities on their way. */
#include "rows.h"

enum {
	SLOT_A = SLOT_FREE,
	SLOT_HIGH = 60,
};

/* Gives OTHER a peer of CLIENT's endpoint in SLOT_A, through SERVER; both CALLs end. */
static void introduce(void)
{
	const struct message msg = message_copying(1, SLOT_A, PEER);
	const struct message seen = message_copying(1, SLOT_HIGH, PEER);
	const struct message give = message_moving(2, SLOT_HIGH, PEER);
	uint64_t token;

	make_endpoint(CLIENT, SLOT_A, ALL);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, (struct window){SLOT_HIGH, 1});
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	token = assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
	assert_int_equal(give_up(SERVER, token), IPC_RESULT_OK);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	token = received_into(OTHER, 2, PAGE, (struct window){SLOT_HIGH, 1});
	assert_int_equal(reply(SERVER, token, &give), IPC_RESULT_OK);
	assert_answered(OTHER, &give);
}

/* "Its CALL under way vanishes (queued: removed)": the next one in the queue is delivered. */
static void client_ends_queued(void)
{
	const struct message gone = message(1);
	const struct message stays = message(2);

	start_call(CLIENT, SLOT_ENDPOINT, &gone);
	start_call(OTHER, SLOT_ENDPOINT, &stays);
	scene_exit(CLIENT, 0);
	start_recv(SERVER, SLOT_ENDPOINT);
	assert_delivered(SERVER, SLOT_ENDPOINT, &stays);
}

/* The same for the last of the queue, and for the only one. */
static void client_ends_queued_last(void)
{
	const struct message stays = message(1);
	const struct message gone = message(2);

	start_call(OTHER, SLOT_ENDPOINT, &stays);
	start_call(CLIENT, SLOT_ENDPOINT, &gone);
	scene_exit(CLIENT, 0);
	start_recv(SERVER, SLOT_ENDPOINT);
	assert_delivered(SERVER, SLOT_ENDPOINT, &stays);
	start_recv(SERVER, SLOT_ENDPOINT);
	assert_waits(SERVER);
}

/* The same out of the middle: those on both sides of it stay in their order. */
static void client_ends_queued_between(void)
{
	const struct gift gifts[] = {{SLOT_ENDPOINT, ROOT_PEER, SEND}};
	const struct message first = message(1);
	const struct message gone = message(2);
	const struct message last = message(3);

	scene_stage(FOURTH, gifts, 1);
	scene_run(FOURTH);
	start_call(FOURTH, SLOT_ENDPOINT, &first);
	start_call(CLIENT, SLOT_ENDPOINT, &gone);
	start_call(OTHER, SLOT_ENDPOINT, &last);
	scene_exit(CLIENT, 0);
	start_recv(SERVER, SLOT_ENDPOINT);
	assert_delivered(SERVER, SLOT_ENDPOINT, &first);
	start_recv(SERVER, SLOT_ENDPOINT);
	assert_delivered(SERVER, SLOT_ENDPOINT, &last);
}

/* Killed instead of ended by itself. */
static void client_killed_queued(void)
{
	const struct message gone = message(1);
	const struct message next = message(2);

	start_call(CLIENT, SLOT_ENDPOINT, &gone);
	scene_kill(CLIENT);
	start_recv(SERVER, SLOT_ENDPOINT);
	assert_waits(SERVER);
	start_call(OTHER, SLOT_ENDPOINT, &next);
	assert_delivered(SERVER, SLOT_ENDPOINT, &next);
}

/* Queued with a table: its capabilities go with the client, none arrives anywhere. */
static void client_ends_queued_with_table(void)
{
	const struct message msg = message_moving(1, SLOT_A, ALL);
	const struct slots server = slots_of(SERVER);
	const struct message next = message(2);
	struct counts before;
	struct counts after;

	before = counts_now();
	make_endpoint(CLIENT, SLOT_A, ALL);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	scene_exit(CLIENT, 0);
	after = counts_now();
	assert_int_equal(after.endpoints, before.endpoints);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	assert_waits(SERVER);
	start_call(OTHER, SLOT_ENDPOINT, &next);
	assert_delivered(SERVER, SLOT_ENDPOINT, &next);
	assert_slots(SERVER, &server);
}

/* The table of a queued request held the last RECEIVE of an endpoint on which somebody waits: the
 * client ends, and with it the wait. */
static void client_ends_with_last_receive_in_table(void)
{
	const struct message msg = message_moving(3, SLOT_A, ALL);
	const struct message waits = message(4);

	introduce();
	start_call(OTHER, SLOT_HIGH, &waits);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_waits(OTHER);
	scene_exit(CLIENT, 0);
	assert_ended(OTHER, IPC_RESULT_PEER_GONE);
}

/* "Received: the later REPLY is PEER_GONE", once. */
static void client_ends_received(void)
{
	const struct message answer = message(2);
	const uint64_t token = received(CLIENT, 1);
	const struct counts before = counts_now();
	struct counts after;

	scene_exit(CLIENT, 0);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_PEER_GONE);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_NOT_FOUND);
	after = counts_now();
	assert_int_equal(after.tokens + 1, before.tokens);
}

/* The same when it is killed. */
static void client_killed_received(void)
{
	const struct message answer = message(2);
	const uint64_t token = received(CLIENT, 1);

	scene_kill(CLIENT);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_PEER_GONE);
	assert_int_equal(give_up(SERVER, token), IPC_RESULT_NOT_FOUND);
}

/* What a request brought stays with the server when the client ends. */
static void client_ends_after_giving(void)
{
	const struct message msg = message_moving(1, SLOT_A, ALL);
	const struct message seen = message_moving(1, WINDOW.base, ALL);
	const struct message inner = message(2);
	uint64_t token;

	make_endpoint(CLIENT, SLOT_A, ALL);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	token = assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
	scene_exit(CLIENT, 0);
	assert_slot(SERVER, WINDOW.base, ENDPOINT, ALL, 0);
	assert_int_equal(reply(SERVER, token, &inner), IPC_RESULT_PEER_GONE);
	assert_slot(SERVER, WINDOW.base, ENDPOINT, ALL, 0);
	start_recv(SERVER, WINDOW.base);
	assert_waits(SERVER);
}

/* What a client got by a reply goes with it, the endpoint behind it too. */
static void client_ends_after_receiving(void)
{
	const struct message give = message_moving(2, SLOT_A, ALL);
	const struct message given = message_moving(2, WINDOW.base, ALL);
	const struct counts before = counts_now();
	struct counts after;
	uint64_t token;

	make_endpoint(SERVER, SLOT_A, ALL);
	token = received_into(CLIENT, 1, PAGE, WINDOW);
	assert_int_equal(reply(SERVER, token, &give), IPC_RESULT_OK);
	assert_answered(CLIENT, &given);
	after = counts_now();
	assert_int_equal(after.endpoints, before.endpoints + 1);
	scene_exit(CLIENT, 0);
	after = counts_now();
	assert_int_equal(after.endpoints, before.endpoints);
	assert_int_equal(after.tokens, before.tokens);
}

/* A token outlives many deaths: a new process that gets the old one's place is not answered
 * by it. */
static void client_ends_and_another_comes(void)
{
	const struct gift gifts[] = {{SLOT_ENDPOINT, ROOT_PEER, SEND}};
	const struct message answer = message(2);
	const struct message msg = message(3);
	const uint64_t old = received(CLIENT, 1);
	uint64_t token;

	scene_exit(CLIENT, 0);
	scene_stage(CLIENT, gifts, 1);
	scene_run(CLIENT);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_int_equal(reply(SERVER, old, &answer), IPC_RESULT_PEER_GONE);
	assert_waits(CLIENT);
	start_recv(SERVER, SLOT_ENDPOINT);
	token = assert_delivered(SERVER, SLOT_ENDPOINT, &msg);
	assert_int_not_equal(token, old);
	assert_int_equal(reply(SERVER, old, &answer), IPC_RESULT_NOT_FOUND);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
}

/* "A process that ends loses all capabilities": "endpoint with no capability left is freed". */
static void client_ends_with_endpoints(void)
{
	const struct counts before = counts_now();
	struct counts after;

	make_endpoint(CLIENT, SLOT_A, ALL);
	weaken(CLIENT, SLOT_A, SLOT_A + 1, SEND);
	make_endpoint(CLIENT, SLOT_A + 2, SEND);
	after = counts_now();
	assert_int_equal(after.endpoints, before.endpoints + 2);
	assert_int_equal(after.capabilities, before.capabilities + 3);
	scene_exit(CLIENT, 0);
	after = counts_now();
	assert_int_equal(after.endpoints, before.endpoints);
	/* Its kernel, endpoint, device, COM1, and ROOT's TCB for it. */
	assert_int_equal(after.capabilities + 5, before.capabilities);
	assert_int_equal(after.processes + 1, before.processes);
}

static const struct row list[] = {
	{ROW(client_ends_queued)},
	{ROW(client_ends_queued_last)},
	{ROW(client_ends_queued_between)},
	{ROW(client_killed_queued)},
	{ROW(client_ends_queued_with_table)},
	{ROW(client_ends_with_last_receive_in_table)},
	{ROW(client_ends_received)},
	{ROW(client_killed_received)},
	{ROW(client_ends_after_giving)},
	{ROW(client_ends_after_receiving)},
	{ROW(client_ends_and_another_comes)},
	{ROW(client_ends_with_endpoints)},
};

const struct rows rows_client_death = {list, sizeof(list) / sizeof(list[0])};
