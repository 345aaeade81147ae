/* SPDX-License-Identifier: ISC */
/* Several processes that receive: on one endpoint, each on its own, one that ends among them. */
#include "rows.h"

enum {
	SLOT_OWN = SLOT_FREE,
	SLOT_HIGH = 60,
};

/* SERVER gives the process a capability of its own into the process's SLOT_HIGH. */
static void share(unsigned process, uint32_t slot, uint32_t rights)
{
	const struct message give = message_copying(1, slot, rights);
	const struct message given = message_copying(1, SLOT_HIGH, rights);
	const uint64_t token = received_into(process, 1, PAGE, (struct window){SLOT_HIGH, 1});

	assert_int_equal(reply(SERVER, token, &give), IPC_RESULT_OK);
	assert_answered(process, &given);
}

static void start_fourth(void)
{
	const struct gift gifts[] = {
		{SLOT_KERNEL, SLOT_KERNEL, SEND},
		{SLOT_ENDPOINT, ROOT_PEER, PEER},
	};

	scene_stage(FOURTH, gifts, 2);
	scene_run(FOURTH);
}

/* Whoever of these waited and was given a request gives it up; returns how many. */
static unsigned served(const unsigned *all, size_t count)
{
	unsigned were = 0;

	for (size_t i = 0; i < count; i++) {
		if (suite_waits(all[i]) && !suite_still_waits(all[i])) {
			assert_int_equal(give_up(all[i], suite_token(all[i])), IPC_RESULT_OK);
			were++;
		}
	}
	return were;
}

/* Two processes may receive on one endpoint: each request goes to one of them. */
static void receivers_of_one_endpoint(void)
{
	const struct message one = message(1);
	const struct message two = message(2);
	uint64_t token;

	share(OTHER, SLOT_ENDPOINT, ALL);
	start_recv(OTHER, SLOT_HIGH);
	start_call(CLIENT, SLOT_ENDPOINT, &one);
	token = assert_delivered(OTHER, SLOT_HIGH, &one);
	start_recv(SERVER, SLOT_ENDPOINT);
	assert_waits(SERVER);
	assert_int_equal(give_up(OTHER, token), IPC_RESULT_OK);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	start_call(CLIENT, SLOT_ENDPOINT, &two);
	assert_delivered(SERVER, SLOT_ENDPOINT, &two);
}

/* All three wait at once: three requests, one for each, whoever comes first. */
static void receivers_all_wait(void)
{
	const struct message msg = message(1);
	const unsigned all[] = {SERVER, OTHER, FOURTH};

	start_fourth();
	share(OTHER, SLOT_ENDPOINT, RECEIVE);
	share(FOURTH, SLOT_ENDPOINT, RECEIVE);
	start_recv(SERVER, SLOT_ENDPOINT);
	start_recv(OTHER, SLOT_HIGH);
	start_recv(FOURTH, IPC_SLOT_ANY);
	for (unsigned round = 0; round < 3; round++) {
		start_call(CLIENT, SLOT_ENDPOINT, &msg);
		assert_int_equal(served(all, 3), 1);
		assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	}
}

/* Each waits on an endpoint of its own, and gets what was sent there, in any order. */
static void receivers_of_their_own(void)
{
	const struct message to_server = message(1);
	const struct message to_other = message(2);
	const struct message to_client = message(3);
	const struct message seen_other = message_copying(4, SLOT_HIGH, SEND);
	const struct message seen_client = message_copying(5, SLOT_HIGH + 1, SEND);
	const struct message from_other = message_copying(4, SLOT_OWN, SEND);
	const struct message from_client = message_copying(5, SLOT_OWN, SEND);
	uint64_t token;

	start_fourth();
	make_endpoint(OTHER, SLOT_OWN, ALL);
	make_endpoint(CLIENT, SLOT_OWN, ALL);
	/* SERVER gets a peer of each, and calls them itself. */
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, (struct window){SLOT_HIGH, 2});
	start_call(OTHER, SLOT_ENDPOINT, &from_other);
	token = assert_delivered(SERVER, SLOT_ENDPOINT, &seen_other);
	assert_int_equal(give_up(SERVER, token), IPC_RESULT_OK);
	assert_ended(OTHER, IPC_RESULT_PEER_GONE);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, (struct window){SLOT_HIGH, 2});
	start_call(CLIENT, SLOT_ENDPOINT, &from_client);
	token = assert_delivered(SERVER, SLOT_ENDPOINT, &seen_client);
	assert_int_equal(give_up(SERVER, token), IPC_RESULT_OK);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	start_recv(CLIENT, SLOT_OWN);
	start_recv(OTHER, IPC_SLOT_ANY);
	start_call(SERVER, SLOT_HIGH, &to_other);
	token = assert_delivered(OTHER, SLOT_OWN, &to_other);
	assert_waits(CLIENT);
	assert_int_equal(give_up(OTHER, token), IPC_RESULT_OK);
	assert_ended(SERVER, IPC_RESULT_PEER_GONE);
	start_recv(OTHER, SLOT_OWN);
	start_call(SERVER, SLOT_HIGH + 1, &to_client);
	token = assert_delivered(CLIENT, SLOT_OWN, &to_client);
	assert_int_equal(give_up(CLIENT, token), IPC_RESULT_OK);
	assert_ended(SERVER, IPC_RESULT_PEER_GONE);
	start_recv(SERVER, SLOT_ENDPOINT);
	start_call(FOURTH, SLOT_ENDPOINT, &to_server);
	assert_delivered(SERVER, SLOT_ENDPOINT, &to_server);
	assert_waits(OTHER);
}

/* One of three that wait ends: the other two go on, whichever it was. */
static void one_of_the_receivers_ends(unsigned gone)
{
	const unsigned all[] = {SERVER, OTHER, FOURTH};
	const struct message msg = message(1);
	unsigned delivered = 0;

	start_fourth();
	share(OTHER, SLOT_ENDPOINT, RECEIVE);
	share(FOURTH, SLOT_ENDPOINT, RECEIVE);
	start_recv(SERVER, SLOT_ENDPOINT);
	start_recv(OTHER, SLOT_HIGH);
	start_recv(FOURTH, SLOT_HIGH);
	scene_kill(gone);
	for (unsigned round = 1; round <= 2; round++) {
		start_call(CLIENT, SLOT_ENDPOINT, &msg);
		delivered += served(all, 3);
		assert_int_equal(delivered, round);
		assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	}
	/* Nobody waits any more. */
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_waits(CLIENT);
}

static void receivers_first_ends(void)
{
	one_of_the_receivers_ends(SERVER);
}

static void receivers_second_ends(void)
{
	one_of_the_receivers_ends(OTHER);
}

static void receivers_last_ends(void)
{
	one_of_the_receivers_ends(FOURTH);
}

/* The one that waits after the last has ended is found as well. */
static void receivers_wait_again(void)
{
	const struct message msg = message(1);

	start_fourth();
	share(OTHER, SLOT_ENDPOINT, RECEIVE);
	share(FOURTH, SLOT_ENDPOINT, RECEIVE);
	start_recv(OTHER, SLOT_HIGH);
	start_recv(FOURTH, SLOT_HIGH);
	scene_kill(FOURTH);
	start_recv(SERVER, SLOT_ENDPOINT);
	scene_kill(OTHER);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_delivered(SERVER, SLOT_ENDPOINT, &msg);
}

static const struct row list[] = {
	{ROW(receivers_of_one_endpoint)},
	{ROW(receivers_all_wait)},
	{ROW(receivers_of_their_own)},
	{ROW(receivers_first_ends)},
	{ROW(receivers_second_ends)},
	{ROW(receivers_last_ends)},
	{ROW(receivers_wait_again)},
};

const struct rows rows_receivers = {list, sizeof(list) / sizeof(list[0])};
