// SPDX-License-Identifier: ISC
/*
 * Secrets of generated calls and servers. A needle stands in every secret; after each step it is
 * looked for in all memory of both sides and in what the trace was shown.
 */
#include "server_rig.h"

#include "ipc/client.h"
#include "ipc/secrets/secrets_client.h"
#include "ipc/secrets/secrets_server.h"

#define STORE UINT32_C(0x1050)
#define FETCH UINT32_C(0x1051)

static const char needle[] = "NEEDLE";

static union ipc_secrets_scratch scratch;
static uint8_t client_out[LETTER_PAGE];
static uint8_t client_in[LETTER_PAGE];
static struct ipc_client client;

/* What the trace was shown. */
static uint8_t shown[8 * LETTER_PAGE];
static size_t shown_len;
static size_t hidden;

static void trace_begin(void *context, enum ipc_trace_direction direction, uint32_t slot,
                        size_t len)
{
	(void)context;
	(void)direction;
	(void)slot;
	(void)len;
}

static void trace_piece(void *context, const uint8_t *bytes, size_t len)
{
	(void)context;
	if (bytes == NULL) {
		hidden += len;
		return;
	}
	memcpy(shown + shown_len, bytes, len);
	shown_len += len;
}

static const struct ipc_trace trace = {NULL, trace_begin, trace_piece};

static size_t needles(const void *memory, size_t len)
{
	const size_t size = sizeof(needle) - 1;
	const uint8_t *bytes = memory;
	size_t found = 0;

	for (size_t i = 0; i + size <= len; i++)
		found += memcmp(bytes + i, needle, size) == 0;
	return found;
}

/* No needle is left in any buffer, and none was shown. */
static void assert_clean(void)
{
	assert_int_equal(needles(rig_in, sizeof(rig_in)), 0);
	assert_int_equal(needles(rig_out, sizeof(rig_out)), 0);
	assert_int_equal(needles(&scratch, sizeof(scratch)), 0);
	assert_int_equal(needles(&rig_server, sizeof(rig_server)), 0);
	assert_int_equal(needles(client_out, sizeof(client_out)), 0);
	assert_int_equal(needles(client_in, sizeof(client_in)), 0);
	assert_int_equal(needles(shown, shown_len), 0);
}

static uint32_t result;
static size_t seen;

static uint32_t store(void *context, const struct ipc_arrival *arrival,
                      const struct ipc_secrets_store_keys_request *request)
{
	(void)context;
	(void)arrival;
	seen += needles(request, sizeof(*request));
	return result;
}

static void fill_key(struct ipc_secrets_fetch_key_reply *reply, uint16_t size)
{
	reply->key_size = size;
	memset(reply->key, 0, sizeof(reply->key));
	for (size_t i = 0; i + 6 <= sizeof(reply->key) && i < size; i += 6)
		memcpy(reply->key + i, needle, 6);
}

static uint16_t key_size;

static uint32_t fetch(void *context, const struct ipc_arrival *arrival,
                      const struct ipc_secrets_fetch_key_request *request,
                      struct ipc_secrets_fetch_key_reply *reply)
{
	(void)context;
	(void)arrival;
	(void)request;
	fill_key(reply, key_size);
	return result;
}

static void start(uint32_t handlers_answer)
{
	static struct ipc_secrets_handlers handlers;

	handlers.store_keys = store;
	handlers.fetch_key = fetch;
	rig_start(ipc_secrets_binding(&handlers, NULL), &scratch);
	rig_server.trace = &trace;
	memset(client_out, RIG_POISON, sizeof(client_out));
	memset(client_in, RIG_POISON, sizeof(client_in));
	memset(&client, 0, sizeof(client));
	client.next_id = RIG_NUMBER;
	client.out = client_out;
	client.out_cap = sizeof(client_out);
	client.in = client_in;
	client.in_cap = sizeof(client_in);
	client.trace = &trace;
	shown_len = 0;
	hidden = 0;
	seen = 0;
	result = handlers_answer;
	key_size = 12;
}

/* STORE_KEYS by its offsets: digests, keys at 32 and 80, the pass phrase at 97. */
static void store_body(uint8_t body[112])
{
	memset(body, 0, 112);
	memcpy(body + 32, "NEEDLENEEDLENEED", 16);
	memcpy(body + 80, "NEEDLENEEDLENEED", 16);
	body[96] = 12;
	memcpy(body + 97, "NEEDLENEEDLE", 12);
}

static void deliver_store(size_t patch_at, uint8_t patch)
{
	struct letter letter = {.op = STORE, .id = RIG_NUMBER, .body_len = 112};
	uint8_t body[112];
	uint8_t bytes[LETTER_PAGE];
	size_t len;

	store_body(body);
	letter.body = body;
	len = letter_write(bytes, &letter);
	bytes[patch_at] ^= patch;
	script_next(RIG_RECV, 0, len | (uint64_t)RIG_SLOT << 32, 7, bytes, len);
}

static void test_a_request_with_secrets(void **state)
{
	static const uint32_t answers[] = {IPC_RESULT_OK, IPC_RESULT_DENIED, IPC_RESULT_BUSY, IPC_DEFERRED};

	(void)state;
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		start(answers[i]);
		deliver_store(0, 0);
		if (answers[i] != IPC_DEFERRED)
			rig_reply(IPC_RESULT_OK);
		rig_step();
		assert_int_equal(seen, 6);
		assert_int_equal(hidden, 16 + 16 + 15);
		assert_clean();
	}
}

/* It may be malformed in any way: its secrets are secrets still. */
static void test_a_malformed_request_with_secrets(void **state)
{
	static const struct {
		size_t at;
		uint8_t patch;
	} faults[] = {
		{0, 2},
		{2, 2},
		{2, 4},
		{3, 0x80},
		{8, 1},
		{28, 1},
		{32 + 96, 8},
		{32 + 96, 0x0E},
		{32 + 111, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		start(IPC_RESULT_OK);
		deliver_store(faults[i].at, faults[i].patch);
		rig_reply(IPC_RESULT_OK);
		rig_step();
		assert_int_equal(seen, 0);
		assert_true(hidden >= 16 + 16 + 15);
		assert_clean();
	}
}

static void deliver_fetch(void)
{
	static const uint8_t digest[32] = {1};
	const struct letter letter = {.op = FETCH, .id = RIG_NUMBER, .body_len = 32, .body = digest};

	rig_deliver(&letter, 7);
}

static void test_a_reply_with_secrets(void **state)
{
	static const uint32_t statuses[] = {IPC_RESULT_OK, IPC_RESULT_PEER_GONE, IPC_RESULT_TOO_LARGE, IPC_RESULT_INVALID_ARGUMENT};

	(void)state;
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		start(IPC_RESULT_OK);
		deliver_fetch();
		rig_reply(statuses[i]);
		if (statuses[i] == IPC_RESULT_INVALID_ARGUMENT)
			rig_reply(IPC_RESULT_OK);
		rig_step();
		/* The first of what was sent held it, and nothing else does. */
		assert_int_equal(needles(script_calls[1].out, script_calls[1].out_len), 2);
		assert_int_equal(hidden, 64);
		assert_clean();
	}
}

static void test_a_reply_that_does_not_go_out(void **state)
{
	(void)state;
	/* Refused by pack, for its size and for its room; failed; given later. */
	start(IPC_RESULT_OK);
	key_size = 65;
	deliver_fetch();
	rig_reply(IPC_RESULT_OK);
	rig_step();
	assert_clean();
	start(IPC_RESULT_OK);
	rig_server.reply.out_cap = 32 + 71;
	deliver_fetch();
	rig_reply(IPC_RESULT_OK);
	rig_step();
	assert_clean();
	start(IPC_RESULT_DENIED);
	deliver_fetch();
	rig_reply(IPC_RESULT_OK);
	rig_step();
	assert_clean();
	start(IPC_DEFERRED);
	deliver_fetch();
	rig_step();
	assert_clean();
}

static void test_a_late_reply_with_secrets(void **state)
{
	const struct ipc_arrival arrival = {7, RIG_NUMBER, FETCH, RIG_SLOT};
	struct ipc_secrets_fetch_key_reply reply;

	(void)state;
	start(IPC_DEFERRED);
	fill_key(&reply, 12);
	rig_reply(IPC_RESULT_OK);
	ipc_secrets_fetch_key_answer(&rig_server.reply, &arrival, &reply);
	assert_int_equal(needles(rig_out, sizeof(rig_out)), 2);
	assert_int_equal(ipc_server_send(&rig_server, &arrival), IPC_RESULT_OK);
	assert_int_equal(needles(script_calls[0].out, script_calls[0].out_len), 2);
	assert_int_equal(hidden, 64);
	assert_clean();
}

static void test_a_call_with_secrets(void **state)
{
	const struct letter done = {.flags = LETTER_REPLY, .op = STORE, .id = RIG_NUMBER};
	struct ipc_secrets_store_keys_request request;
	uint8_t bytes[LETTER_PAGE];
	const size_t len = letter_write(bytes, &done);
	uint8_t body[112];

	(void)state;
	store_body(body);
	assert_int_equal(ipc_secrets_store_keys_request_unpack(&request, body, 112), 0);
	for (uint32_t status = 0; status < 13; status++) {
		start(0);
		script_next(0x40, status, len, 0, bytes, len);
		assert_int_equal(ipc_secrets_store_keys(&client, &request).transport, status);
		assert_int_equal(needles(script_sent()->out, script_sent()->out_len), 6);
		assert_int_equal(hidden, 47);
		assert_clean();
	}
	/* Without room nothing is sent. */
	start(0);
	client.out_cap = 32 + 111;
	assert_int_equal(ipc_secrets_store_keys(&client, &request).transport,
	                 IPC_RESULT_INVALID_ARGUMENT);
	assert_clean();
}

static void test_a_call_that_brings_secrets(void **state)
{
	struct ipc_secrets_fetch_key_request request;
	struct ipc_secrets_fetch_key_reply reply;
	struct letter answer = {.flags = LETTER_REPLY, .op = FETCH, .id = RIG_NUMBER, .body_len = 72};
	uint8_t bytes[LETTER_PAGE];
	uint8_t body[73] = {12};

	(void)state;
	ipc_secrets_fetch_key_request_init(&request);
	memcpy(body + 8, "NEEDLENEEDLE", 12);
	answer.body = body;
	for (size_t i = 0; i < 4; i++) {
		const bool is_good = i == 0;
		struct ipc_outcome outcome;
		size_t len;

		start(0);
		memset(&reply, 0, sizeof(reply));
		/* Good; a byte too long; padding that is not zero; another number. */
		answer.body_len = i == 1 ? 73 : 72;
		body[71] = i == 2;
		answer.id = i == 3 ? 8 : RIG_NUMBER;
		len = letter_write(bytes, &answer);
		script_next(0x40, 0, len, 0, bytes, len);
		outcome = ipc_secrets_fetch_key(&client, &request, &reply);
		assert_true(ipc_succeeded(outcome) == is_good);
		if (is_good)
			assert_int_equal(needles(&reply, sizeof(reply)), 2);
		assert_int_equal(hidden, 64);
		assert_clean();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_request_with_secrets),
		cmocka_unit_test(test_a_malformed_request_with_secrets),
		cmocka_unit_test(test_a_reply_with_secrets),
		cmocka_unit_test(test_a_reply_that_does_not_go_out),
		cmocka_unit_test(test_a_late_reply_with_secrets),
		cmocka_unit_test(test_a_call_with_secrets),
		cmocka_unit_test(test_a_call_that_brings_secrets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
