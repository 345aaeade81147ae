// SPDX-License-Identifier: ISC
/* One call step by step, as generated clients make it, against a scripted kernel. */
#include "client_rig.h"

static void test_what_is_sent(void **state)
{
	const struct letter letters[] = {
		{0, OP, 0, 9, 0, 0, {{0, 0, 0, 0, 0}}, 8, "12345678"},
		{0, OP, 0, 9, 0, 2, {{12, 1, 2, 1, 0}, {13, 1, 2, 1, 0}}, 8, "12345678"},
	};
	uint8_t expected[LETTER_PAGE];
	uint8_t bytes[LETTER_PAGE];
	struct ipc_call call;

	(void)state;
	for (uint32_t i = 0; i < 2; i++) {
		const size_t wanted = letter_write(expected, &letters[i]);
		const size_t len = letter_write(bytes, &answer);
		const struct script_call *sent;

		start();
		script_next(CALL, 0, len, 0, bytes, len);
		prepare(&call, 2 * i, "12345678");
		assert_int_equal(call.body - out, wanted - 8);
		assert_int_equal(call.body_cap, LETTER_PAGE - (wanted - 8));
		assert_true(ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()));
		sent = script_sent();
		assert_int_equal(sent->out_len, wanted);
		assert_memory_equal(sent->out, expected, wanted);
		assert_int_equal(sent->arguments[0], 77);
		assert_true(sent->arguments[1] == (uintptr_t)out);
		assert_true(sent->arguments[3] == (uintptr_t)in);
		assert_int_equal(sent->arguments[4], LETTER_PAGE);
		assert_true(sent->arguments[5] == UINT64_C(0x0000000800000028));
		assert_int_equal(call.reply.body_len, 8);
		assert_memory_equal(call.reply.body, "abcdefgh", 8);
		assert_int_equal(client.next_id, 10);
		/* Nothing but the message was written. */
		assert_poison(out + wanted, sizeof(out) - wanted);
		assert_outcome(ipc_call_end(&call, 0), 0, 0, 0);
		assert_int_equal(script_drop_count, 0);
	}
}

static void test_notification(void **state)
{
	const struct letter note = {LETTER_NOTIFY, OP, 0, 9, 0, 0, {{0, 0, 0, 0, 0}}, 0, NULL};
	struct letter bare = answer;
	uint8_t expected[LETTER_PAGE];
	uint8_t bytes[LETTER_PAGE];
	struct ipc_call call;
	size_t len;

	(void)state;
	bare.body_len = 0;
	len = letter_write(bytes, &bare);
	start();
	script_next(CALL, 0, len, 0, bytes, len);
	ipc_call_begin(&call, &client, OP, IPC_MESSAGE_FLAG_NOTIFY);
	assert_true(ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()));
	assert_int_equal(script_sent()->out_len, letter_write(expected, &note));
	assert_memory_equal(script_sent()->out, expected, 32);
	assert_int_equal(ipc_call_no_body(&call), 0);
	assert_int_equal(ipc_call_no_caps(&call), 0);
}

static void test_pack_refused(void **state)
{
	struct ipc_call call;

	(void)state;
	start();
	prepare(&call, 0, "");
	assert_outcome(ipc_call_refused(&call, 0x80000A02), IPC_RESULT_INVALID_ARGUMENT,
	               IPC_RESULT_INVALID_ARGUMENT, 0x80000A02);
	assert_poison(out, sizeof(out));
	assert_int_equal(script_call_count, 0);
}

static void test_no_room(void **state)
{
	const uint32_t too_long = ipc_verdict(IPC_PART_HEADER, IPC_CLASS_LENGTH, 0, 0);
	static const size_t caps[] = {0, 16, 31, 32, 39, 63};
	struct ipc_call call;

	(void)state;
	for (size_t i = 0; i < sizeof(caps) / sizeof(caps[0]); i++) {
		const uint32_t entries = caps[i] == 63 ? 1 : 0;
		const size_t front = entries != 0 ? 56 : 32;

		start();
		client.out_cap = caps[i];
		ipc_call_begin(&call, &client, OP, 0);
		call.table.entries[0] = copied;
		call.table.count = entries;
		ipc_call_body(&call);
		assert_int_equal(call.body_cap, caps[i] < front ? 0 : caps[i] - front);
		assert_in_range(call.body - out, 0, caps[i]);
		call.body_len = 8;
		assert_false(ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()));
		assert_outcome(call.outcome, IPC_RESULT_INVALID_ARGUMENT, IPC_RESULT_INVALID_ARGUMENT,
		               too_long);
		assert_int_equal(script_call_count, 0);
		assert_poison(out, sizeof(out));
	}
}

static void test_transport_fails(void **state)
{
	struct ipc_call call;

	(void)state;
	for (uint32_t status = 1; status < 16; status++) {
		start();
		script_next(CALL, status, 0, 0, NULL, 0);
		prepare(&call, 2, "12345678");
		assert_false(ipc_call_send(&call, UINT32_MAX, ipc_no_secrets(), ipc_no_secrets()));
		assert_outcome(call.outcome, status, status, 0);
		assert_int_equal(script_drop_count, 0);
	}
}

/* The answer is refused with this verdict, and what it brought is dropped. */
static void assert_refused(const uint8_t *bytes, size_t len, uint32_t verdict, bool dropped)
{
	struct ipc_call call;

	assert_false(exchange(&call, 0, bytes, len));
	assert_outcome(call.outcome, IPC_RESULT_INTERNAL, IPC_RESULT_INTERNAL, verdict);
	assert_int_equal(script_drop_count, dropped ? 2 : 0);
	if (dropped) {
		assert_int_equal(script_dropped[0], 41);
		assert_int_equal(script_dropped[1], 43);
	}
	script_end();
}

static void assert_patch_refused(const struct letter *letter, size_t at, size_t width,
                                 uint64_t value, uint32_t kind, uint32_t offset, uint32_t rule)
{
	uint8_t bytes[LETTER_PAGE];
	const size_t len = letter_write(bytes, letter);

	letter_put(bytes + at, width, value);
	assert_refused(bytes, len, ipc_verdict(IPC_PART_HEADER, kind, offset, rule),
	               letter->entry_count != 0 && at != 0);
}

static void test_malformed_replies(void **state)
{
	const struct letter *letters[] = {&answer, &bringing};
	uint8_t bytes[LETTER_PAGE];
	size_t len;

	(void)state;
	letter_write(bytes, &bringing);
	for (len = 0; len < 32; len++)
		assert_refused(bytes, len, ipc_verdict(IPC_PART_HEADER, IPC_CLASS_LENGTH, 0, 0), false);
	for (size_t i = 0; i < 2; i++) {
		const uint16_t flags = i == 0 ? 0 : LETTER_TABLE;

		assert_patch_refused(letters[i], 0, 2, 2, IPC_CLASS_RANGE, 0, 0);
		assert_patch_refused(letters[i], 2, 2, flags, IPC_CLASS_FLAGS, 2, 0);
		assert_patch_refused(letters[i], 2, 2, flags | 9U, IPC_CLASS_FLAGS, 2, 0);
		assert_patch_refused(letters[i], 2, 2, flags | 5U, IPC_CLASS_RULE, 2, 1);
		assert_patch_refused(letters[i], 4, 4, OP + 1, IPC_CLASS_RANGE, 4, 0);
		assert_patch_refused(letters[i], 4, 4, 0, IPC_CLASS_RANGE, 4, 0);
		assert_patch_refused(letters[i], 8, 4, 7, IPC_CLASS_EXTENT, 8, 0);
		assert_patch_refused(letters[i], 16, 8, 8, IPC_CLASS_RANGE, 16, 0);
		assert_patch_refused(letters[i], 16, 8, UINT64_C(0x100000009), IPC_CLASS_RANGE, 16, 0);
		assert_patch_refused(letters[i], 24, 4, 1, IPC_CLASS_RULE, 12, 3);
		assert_patch_refused(letters[i], 28, 4, 1, IPC_CLASS_RESERVED, 28, 0);
	}
	assert_patch_refused(&bringing, 12, 4, IPC_RESULT_NOT_FOUND, IPC_CLASS_RULE, 2, 4);
	/* With a malformed table nothing was delivered, so nothing is dropped. */
	len = letter_write(bytes, &bringing);
	letter_put(bytes + 32, 2, 9);
	assert_refused(bytes, len, ipc_verdict(IPC_PART_TABLE, IPC_CLASS_COUNT, 0, 0), false);
	letter_write(bytes, &bringing);
	assert_refused(bytes, 80, ipc_verdict(IPC_PART_TABLE, IPC_CLASS_EXTENT, 0, 0), false);
}

/* Bytes of the answer before it must not be taken for a longer one. */
static void test_short_reply_after_a_long_one(void **state)
{
	uint8_t bytes[LETTER_PAGE];
	struct ipc_call call;
	const size_t len = letter_write(bytes, &answer);

	(void)state;
	start();
	script_next(CALL, 0, len, 0, bytes, len);
	script_next(CALL, 0, 31, 0, NULL, 0);
	prepare(&call, 0, "12345678");
	assert_true(ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()));
	client.next_id = 9;
	prepare(&call, 0, "12345678");
	assert_false(ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()));
	assert_int_equal(call.outcome.transport, IPC_RESULT_INTERNAL);
}

static void test_refusing_answers(void **state)
{
	const uint32_t body_length = ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);
	const uint32_t failures = ipc_result_bit(IPC_RESULT_EXISTS);
	static const uint32_t results[] = {1, 2, 3, 13, 31, 32, 45, 0x80000000, 0xFFFFFFFF};
	uint8_t bytes[LETTER_PAGE];
	struct ipc_call call;
	size_t len;

	(void)state;
	for (size_t i = 0; i < sizeof(results) / sizeof(results[0]); i++) {
		struct letter refusal = answer;

		/* Without a body, whether the result is known or not. */
		refusal.result = results[i];
		refusal.detail = 0x80000808;
		refusal.body_len = 0;
		len = letter_write(bytes, &refusal);
		assert_false(exchange(&call, 0, bytes, len));
		assert_outcome(call.outcome, 0, results[i], 0x80000808);

		/* With one, which only the listed result may have. */
		refusal.body_len = 8;
		len = letter_write(bytes, &refusal);
		if (results[i] == IPC_RESULT_EXISTS) {
			assert_true(exchange(&call, failures, bytes, len));
			assert_memory_equal(call.reply.body, "abcdefgh", 8);
			assert_outcome(ipc_call_end(&call, 0), 0, IPC_RESULT_EXISTS, 0x80000808);
		} else {
			assert_false(exchange(&call, failures, bytes, len));
			assert_outcome(call.outcome, IPC_RESULT_INTERNAL, IPC_RESULT_INTERNAL,
			               body_length);
		}
	}
	/* OK has its own body whatever `failures` says. */
	len = letter_write(bytes, &answer);
	assert_true(exchange(&call, UINT32_MAX, bytes, len));
}

/* What the schema's code refuses is dropped at every position of the table. */
static void test_refused_by_the_schema(void **state)
{
	uint8_t bytes[LETTER_PAGE];
	struct ipc_call call;

	(void)state;
	for (size_t count = 1; count <= 8; count++) {
		struct letter letter = answer;
		size_t len;

		letter.entry_count = count;
		for (uint32_t i = 0; i < count; i++) {
			letter.entries[i] = bringing.entries[0];
			letter.entries[i].slot = 40 + i;
			letter.entries[i].mode = (uint16_t)(1 + i % 2);
		}
		len = letter_write(bytes, &letter);
		assert_true(exchange(&call, 0, bytes, len));
		assert_int_equal(call.reply.table.count, count);
		assert_int_equal(ipc_call_no_caps(&call),
		                 ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0));
		assert_int_equal(script_drop_count, 0);
		/* One that is gone already keeps no other from being dropped. */
		script_drop_status = IPC_RESULT_BAD_SLOT;
		assert_outcome(ipc_call_end(&call, 0x40000020), IPC_RESULT_INTERNAL,
		               IPC_RESULT_INTERNAL, 0x40000020);
		assert_int_equal(script_drop_count, count);
		for (uint32_t i = 0; i < count; i++)
			assert_int_equal(script_dropped[i], 40 + i);
	}
	assert_true(exchange(&call, 0, bytes, letter_write(bytes, &answer)));
	assert_int_equal(ipc_call_no_body(&call),
	                 ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0));
	assert_outcome(ipc_call_end(&call, 0x80000001), IPC_RESULT_INTERNAL, IPC_RESULT_INTERNAL,
	               0x80000001);
	assert_int_equal(script_drop_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_sent),
		cmocka_unit_test(test_notification),
		cmocka_unit_test(test_pack_refused),
		cmocka_unit_test(test_no_room),
		cmocka_unit_test(test_transport_fails),
		cmocka_unit_test(test_malformed_replies),
		cmocka_unit_test(test_short_reply_after_a_long_one),
		cmocka_unit_test(test_refusing_answers),
		cmocka_unit_test(test_refused_by_the_schema),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
