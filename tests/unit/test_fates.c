// SPDX-License-Identifier: ISC
/*
 * Who holds a capability after each way for an exchange to end, and notifications. The schema `events`
 * writes other fates than the usual ones: see its op EXCHANGE.
 */
#include "server_rig.h"

#include "ipc/client.h"
#include "ipc/events/events_client.h"
#include "ipc/events/events_server.h"

#define RANG     UINT32_C(0x1080)
#define LEFT     UINT32_C(0x1081)
#define CLEAR    UINT32_C(0x1082)
#define EXCHANGE UINT32_C(0x1083)
#define LETTER   1
#define PARCEL   2
#define KEY      3

static union ipc_events_scratch scratch;
static struct ipc_events_handlers handlers;

static struct {
	uint32_t result;
	uint32_t kept;
	struct ipc_events_exchange_reply_caps given;
	struct ipc_events_exchange_request_caps taken;
	size_t rung;
	struct ipc_cap parcel;
	size_t left;
} plan;

static uint32_t exchange(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_events_exchange_request *request,
                         const struct ipc_events_exchange_request_caps *caps,
                         struct ipc_events_exchange_reply *reply,
                         struct ipc_events_exchange_reply_caps *reply_caps)
{
	(void)context;
	(void)arrival;
	(void)request;
	plan.taken = *caps;
	reply->kept = plan.kept;
	*reply_caps = plan.given;
	return plan.result;
}

static void rang(void *context, const struct ipc_arrival *arrival,
                 const struct ipc_events_rang *msg, const struct ipc_events_rang_caps *caps)
{
	(void)context;
	assert_int_equal(arrival->op, RANG);
	plan.rung += msg->times;
	plan.parcel = caps->parcel;
}

static void left(void *context, const struct ipc_arrival *arrival)
{
	(void)context;
	assert_int_equal(arrival->op, LEFT);
	plan.left++;
}

static void start(uint32_t result)
{
	memset(&plan, 0, sizeof(plan));
	memset(&handlers, 0, sizeof(handlers));
	handlers.exchange = exchange;
	handlers.rang = rang;
	handlers.left = left;
	plan.result = result;
	plan.kept = 2;
	plan.given.letter = ipc_cap(30, 3);
	plan.given.keys[0] = ipc_cap(31, 1);
	plan.given.keys[2] = ipc_cap(33, 1);
	plan.given.keys_count = 3;
	rig_start(ipc_events_binding(&handlers, NULL), &scratch);
}

/* EXCHANGE with a key, a letter and two parcels. */
static const uint8_t visitor[8] = {4};
static const struct letter request = {
	.op = EXCHANGE,
	.id = RIG_NUMBER,
	.entry_count = 5,
	.entries = {{40, KEY, 2, 1, 0}, {41, LETTER, 1, 0, 0}, {42, PARCEL, 1, 7, 0}, {0, 0, 0, 0, 0}, {44, PARCEL, 1, 7, 0}},
	.body_len = 8,
	.body = visitor,
};
static const uint8_t two[8] = {2};
static const struct letter good_reply = {
	.flags = LETTER_REPLY,
	.op = EXCHANGE,
	.id = RIG_NUMBER,
	.entry_count = 4,
	.entries = {{30, LETTER, 1, 3, 0}, {31, KEY, 2, 1, 0}, {0, 0, 0, 0, 0}, {33, KEY, 2, 1, 0}},
	.body_len = 8,
	.body = two,
};
static const uint32_t all_taken[] = {40, 41, 42, 44};

static void serve_exchange(uint32_t status)
{
	rig_deliver(&request, 7);
	rig_reply(status);
	if (status == IPC_RESULT_BAD_SLOT)
		rig_reply(IPC_RESULT_OK);
	rig_step();
	assert_int_equal(plan.taken.key.slot, 40);
	assert_int_equal(plan.taken.letter.slot, 41);
	assert_int_equal(plan.taken.parcels_count, 3);
	assert_int_equal(plan.taken.parcels[2].slot, 44);
	assert_false(plan.taken.parcels[1].present);
}

static void test_a_good_exchange(void **state)
{
	(void)state;
	start(IPC_RESULT_OK);
	serve_exchange(IPC_RESULT_OK);
	rig_assert_sent(1, 7, &good_reply);
	rig_assert_dropped(0, NULL);
}

/* What was moved is dropped; what was copied stays the server's. */
static void test_the_reply_does_not_arrive(void **state)
{
	static const uint32_t statuses[] = {IPC_RESULT_PEER_GONE, IPC_RESULT_TOO_LARGE, IPC_RESULT_NOT_FOUND, IPC_RESULT_BAD_SLOT};
	static const uint32_t moved[] = {30};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		start(IPC_RESULT_OK);
		serve_exchange(statuses[i]);
		rig_assert_sent(1, 7, &good_reply);
		rig_assert_dropped(1, moved);
	}
}

/* All that came is dropped but the key, which the schema leaves to the receiver; of the reply, the keys. */
static void test_the_handler_fails(void **state)
{
	static const uint32_t dropped[] = {41, 42, 44, 31, 33};

	(void)state;
	start(IPC_RESULT_DENIED);
	serve_exchange(IPC_RESULT_OK);
	rig_assert_bare(1, 7, EXCHANGE, IPC_RESULT_DENIED, 0);
	rig_assert_dropped(5, dropped);
}

/* The letter that was to be moved is dropped, the keys stay; key and parcels that came are dropped. */
static void test_pack_refuses_the_reply(void **state)
{
	static const uint32_t dropped[] = {30, 40, 42, 44};

	(void)state;
	/* The body. */
	start(IPC_RESULT_OK);
	plan.kept = 7;
	serve_exchange(IPC_RESULT_OK);
	rig_assert_bare(1, 7, EXCHANGE, IPC_RESULT_INTERNAL, 0);
	rig_assert_dropped(4, dropped);
	assert_int_equal(rig_server.reply.refused,
	                 ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0));
	/* A capability: the letter, each of the keys, too many keys, no letter. */
	for (size_t i = 0; i < 5; i++) {
		static const uint32_t offsets[] = {16, 32, 64};
		uint32_t verdict = ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, offsets[i % 3], 0);

		start(IPC_RESULT_OK);
		if (i == 0)
			plan.given.letter.rights = 1;
		if (i == 1)
			plan.given.keys[0].rights = 2;
		if (i == 2)
			plan.given.keys[2].rights = 2;
		if (i == 3) {
			plan.given.keys_count = 4;
			verdict = ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);
		}
		if (i == 4) {
			plan.given.letter.present = false;
			verdict = ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
		}
		serve_exchange(IPC_RESULT_OK);
		rig_assert_bare(1, 7, EXCHANGE, IPC_RESULT_INTERNAL, 0);
		rig_assert_dropped(i == 4 ? 3 : 4, i == 4 ? dropped + 1 : dropped);
		assert_int_equal(rig_server.reply.refused, verdict);
	}
}

static void test_dispatch_refuses(void **state)
{
	struct letter bad = request;

	(void)state;
	start(IPC_RESULT_OK);
	bad.body_len = 7;
	rig_deliver(&bad, 7);
	rig_reply(IPC_RESULT_OK);
	rig_step();
	rig_assert_bare(1, 7, EXCHANGE, IPC_RESULT_INVALID_ARGUMENT,
	                ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0));
	rig_assert_dropped(4, all_taken);
}

/* A handler that defers keeps all that came, and the loop drops nothing. */
static void test_a_deferred_exchange(void **state)
{
	(void)state;
	start(IPC_DEFERRED);
	rig_deliver(&request, 7);
	rig_step();
	rig_assert_dropped(0, NULL);
	assert_int_equal(script_call_count, 1);
}

/* Notifications */

static const uint8_t rang_body[16] = {[0] = 4, [8] = 3};
static const struct letter rang_letter = {
	.flags = LETTER_NOTIFY,
	.op = RANG,
	.id = RIG_NUMBER,
	.entry_count = 1,
	.entries = {{45, PARCEL, 1, 3, 0}},
	.body_len = 16,
	.body = rang_body,
};
static const uint32_t parcel[] = {45};

static void serve_one(const struct letter *letter)
{
	rig_deliver(letter, 7);
	rig_reply(IPC_RESULT_OK);
	rig_step();
}

static void test_notifications(void **state)
{
	const struct letter left_letter = {.flags = LETTER_NOTIFY, .op = LEFT, .id = RIG_NUMBER};

	(void)state;
	start(0);
	serve_one(&rang_letter);
	assert_int_equal(plan.rung, 3);
	assert_int_equal(plan.parcel.slot, 45);
	rig_assert_bare(1, 7, RANG, IPC_RESULT_OK, 0);
	rig_assert_dropped(0, NULL);

	start(0);
	serve_one(&left_letter);
	assert_int_equal(plan.left, 1);
	rig_assert_bare(1, 7, LEFT, IPC_RESULT_OK, 0);
}

static void test_bad_notifications(void **state)
{
	struct letter letter = rang_letter;
	const uint32_t flags = ipc_verdict(IPC_PART_HEADER, IPC_CLASS_FLAGS, 2, 0);

	(void)state;
	/* Without the flag, which comes before everything else. */
	start(0);
	letter.flags = 0;
	letter.body_len = 15;
	serve_one(&letter);
	rig_assert_bare(1, 7, RANG, IPC_RESULT_INVALID_ARGUMENT, flags);
	rig_assert_dropped(1, parcel);
	/* An op with the flag. */
	start(IPC_RESULT_OK);
	letter = request;
	letter.flags = LETTER_NOTIFY;
	serve_one(&letter);
	rig_assert_bare(1, 7, EXCHANGE, IPC_RESULT_INVALID_ARGUMENT, flags);
	rig_assert_dropped(4, all_taken);
	/* Malformed. */
	start(0);
	letter = rang_letter;
	letter.body_len = 15;
	serve_one(&letter);
	rig_assert_bare(1, 7, RANG, IPC_RESULT_INVALID_ARGUMENT,
	                ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0));
	rig_assert_dropped(1, parcel);
	/* Nobody listens. */
	start(0);
	handlers.rang = NULL;
	serve_one(&rang_letter);
	rig_assert_bare(1, 7, RANG, IPC_RESULT_UNSUPPORTED, 0);
	rig_assert_dropped(1, parcel);
	assert_int_equal(plan.rung, 0);
}

static void test_a_client_notifies(void **state)
{
	const struct ipc_events_rang msg = {4, 3};
	const struct ipc_events_rang_caps caps = {{45, 3, 0, true}};
	struct letter bare = {.flags = LETTER_REPLY, .op = RANG, .id = RIG_NUMBER, .body = visitor};
	uint8_t bytes[LETTER_PAGE];
	uint8_t expected[LETTER_PAGE];
	struct ipc_client client;
	struct ipc_outcome outcome;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		size_t len;

		start(0);
		memset(&client, 0, sizeof(client));
		client.next_id = RIG_NUMBER;
		client.out = rig_out;
		client.out_cap = LETTER_PAGE;
		client.in = rig_in;
		client.in_cap = LETTER_PAGE;
		/* A bare header; one with a body; one with a capability. */
		bare.body_len = i == 1 ? 8 : 0;
		bare.entry_count = i == 2;
		bare.entries[0] = request.entries[1];
		len = letter_write(bytes, &bare);
		script_next(0x40, 0, len, 0, bytes, len);
		outcome = ipc_events_rang_send(&client, &msg, &caps);
		assert_true(ipc_succeeded(outcome) == (i == 0));
		assert_int_equal(outcome.transport, i == 0 ? 0 : IPC_RESULT_INTERNAL);
		len = letter_write(expected, &rang_letter);
		assert_int_equal(script_sent()->out_len, len);
		assert_memory_equal(script_sent()->out, expected, len);
		if (i == 1)
			assert_int_equal(outcome.verdict,
			                 ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0));
		if (i == 2) {
			assert_int_equal(outcome.verdict,
			                 ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0));
			rig_assert_dropped(1, all_taken + 1);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_good_exchange),
		cmocka_unit_test(test_the_reply_does_not_arrive),
		cmocka_unit_test(test_the_handler_fails),
		cmocka_unit_test(test_pack_refuses_the_reply),
		cmocka_unit_test(test_dispatch_refuses),
		cmocka_unit_test(test_a_deferred_exchange),
		cmocka_unit_test(test_notifications),
		cmocka_unit_test(test_bad_notifications),
		cmocka_unit_test(test_a_client_notifies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
