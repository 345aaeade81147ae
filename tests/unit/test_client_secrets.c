// SPDX-License-Identifier: ISC
/* What becomes of the secrets of a call: masked in the trace, wiped in the buffers. */
#include "client_rig.h"

static const struct ipc_span request_span = {2, 4};
static const struct ipc_span reply_spans[] = {{0, 2}, {6, 400}};
static uint8_t seen_by_trace[4 * LETTER_PAGE];
static size_t seen_len;

static void trace_begin(void *context, enum ipc_trace_direction direction, uint32_t slot,
                        size_t len)
{
	const uint8_t mark = direction == IPC_TRACE_OUT ? '>' : '<';

	(void)context;
	(void)len;
	assert_int_equal(slot, 77);
	seen_by_trace[seen_len++] = mark;
}

static void trace_piece(void *context, const uint8_t *bytes, size_t len)
{
	(void)context;
	if (bytes != NULL)
		memcpy(seen_by_trace + seen_len, bytes, len);
	else
		memset(seen_by_trace + seen_len, '.', len);
	seen_len += len;
}

static const struct ipc_trace trace = {NULL, trace_begin, trace_piece};

static void start_secret(struct ipc_call *call, const uint8_t *bytes, size_t len, uint64_t status)
{
	start();
	client.trace = &trace;
	seen_len = 0;
	script_next(CALL, status, len, 0, bytes, len);
	prepare(call, 0, "12345678");
}

static bool send_secret(struct ipc_call *call)
{
	return ipc_call_send(call, 0, ipc_secrets_of(&request_span, 1), ipc_secrets_of(reply_spans, 2));
}

static void test_secrets_are_masked_and_wiped(void **state)
{
	uint8_t bytes[LETTER_PAGE];
	struct ipc_call call;
	const size_t len = letter_write(bytes, &answer);

	(void)state;
	start_secret(&call, bytes, len, 0);
	assert_true(send_secret(&call));
	assert_memory_equal(script_sent()->out + 32, "12345678", 8);
	assert_zero(out, 40);
	assert_memory_equal(call.reply.body, "abcdefgh", 8);
	assert_outcome(ipc_call_end(&call, 0), 0, 0, 0);
	/* What is no secret may be borrowed from the reply, and stays. */
	assert_memory_equal(call.reply.body, "\0\0cdef\0\0", 8);
	assert_poison(in + len, sizeof(in) - len);
	assert_int_equal(seen_len, 82);
	assert_int_equal(seen_by_trace[0], '>');
	assert_memory_equal(seen_by_trace + 33, "12....78<", 9);
	assert_memory_equal(seen_by_trace + 74, "..cdef..", 8);
}

static void test_secrets_of_a_refused_reply_are_wiped(void **state)
{
	uint8_t bytes[LETTER_PAGE];
	struct ipc_call call;
	const size_t len = letter_write(bytes, &answer);

	(void)state;
	start_secret(&call, bytes, len, 0);
	assert_true(send_secret(&call));
	assert_outcome(ipc_call_end(&call, 0x80000001), 6, 6, 0x80000001);
	assert_zero(in, len);

	letter_put(bytes + 16, 8, 8);
	start_secret(&call, bytes, len, 0);
	assert_false(send_secret(&call));
	assert_zero(in, len);
	assert_zero(out, 40);
	assert_poison(in + len, sizeof(in) - len);
}

static void test_secrets_that_were_not_sent_are_wiped(void **state)
{
	struct ipc_call call;

	(void)state;
	start_secret(&call, NULL, 0, IPC_RESULT_PEER_GONE);
	assert_false(send_secret(&call));
	assert_zero(out, 40);
	assert_poison(in, sizeof(in));

	start_secret(&call, NULL, 0, 0);
	client.out_cap = 39;
	assert_false(send_secret(&call));
	assert_outcome(call.outcome, IPC_RESULT_INVALID_ARGUMENT, IPC_RESULT_INVALID_ARGUMENT,
	               ipc_verdict(IPC_PART_HEADER, IPC_CLASS_LENGTH, 0, 0));
	assert_zero(out + 32, 8);
	assert_int_equal(seen_len, 0);
}

/* Without secrets the buffers stay as they are: a wipe costs time, and shows what it hides. */
static void test_nothing_else_is_wiped(void **state)
{
	uint8_t bytes[LETTER_PAGE];
	struct ipc_call call;
	const size_t len = letter_write(bytes, &answer);

	(void)state;
	assert_true(exchange(&call, 0, bytes, len));
	assert_outcome(ipc_call_end(&call, 1), 6, 6, 1);
	assert_memory_equal(out + 32, "12345678", 8);
	assert_memory_equal(in, bytes, len);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_secrets_are_masked_and_wiped),
		cmocka_unit_test(test_secrets_of_a_refused_reply_are_wiped),
		cmocka_unit_test(test_secrets_that_were_not_sent_are_wiped),
		cmocka_unit_test(test_nothing_else_is_wiped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
