// SPDX-License-Identifier: ISC
/* What a trace sees of a message: every byte once and in order, but those of its secrets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ipc/trace.h"
#include "letter.h"

#define HIDDEN 0xEE

/* What was shown, with HIDDEN for each byte of a secret. */
struct record {
	size_t begun;
	enum ipc_trace_direction direction;
	uint32_t slot;
	size_t len;
	uint8_t shown[2 * LETTER_PAGE];
	size_t at;
	size_t pieces;
};

static void begin(void *context, enum ipc_trace_direction direction, uint32_t slot, size_t len)
{
	struct record *record = context;

	assert_int_equal(record->at, 0);
	record->begun++;
	record->direction = direction;
	record->slot = slot;
	record->len = len;
}

static void piece(void *context, const uint8_t *bytes, size_t len)
{
	struct record *record = context;

	assert_int_equal(record->begun, 1);
	assert_true(len != 0);
	if (bytes != NULL)
		memcpy(record->shown + record->at, bytes, len);
	else
		memset(record->shown + record->at, HIDDEN, len);
	record->at += len;
	record->pieces++;
}

static struct record record;
static const struct ipc_trace trace = {&record, begin, piece};

static const struct letter plain = {0, 0x404, 0, 9, 0, 0, {{0, 0, 0, 0, 0}}, 16, "0123456789abcdef"};
static const struct letter reply = {LETTER_REPLY, 0x404, 0, 9, 0, 0, {{0, 0, 0, 0, 0}}, 16, "0123456789abcdef"};
static const struct letter with_table = {0, 0x404, 0, 9, 0, 1, {{12, 1, 2, 1, 3}}, 16, "0123456789abcdef"};

/* Shows a message with these secrets; the body must then look like `body`, '.' for a hidden byte. */
static void assert_shown(const uint8_t *buf, size_t len, const struct ipc_span *spans, size_t count,
                         const char *body, size_t pieces)
{
	const struct ipc_secrets secrets = {spans, count};
	const size_t front = len - strlen(body);

	memset(&record, 0, sizeof(record));
	ipc_trace_message(&trace, IPC_TRACE_IN, 77, buf, len, secrets);
	assert_int_equal(record.begun, 1);
	assert_int_equal(record.direction, IPC_TRACE_IN);
	assert_int_equal(record.slot, 77);
	assert_int_equal(record.len, len);
	assert_int_equal(record.at, len);
	assert_int_equal(record.pieces, pieces);
	assert_memory_equal(record.shown, buf, front);
	for (size_t i = 0; i < strlen(body); i++)
		assert_int_equal(record.shown[front + i], body[i] == '.' ? HIDDEN : body[i]);
}

static void assert_letter_shown(const struct letter *letter, const struct ipc_span *spans,
                                size_t count, const char *body, size_t pieces)
{
	uint8_t buf[LETTER_PAGE];

	assert_shown(buf, letter_write(buf, letter), spans, count, body, pieces);
}

static void test_no_trace(void **state)
{
	const struct ipc_secrets none = {NULL, 0};

	(void)state;
	/* Not even the message is looked at. */
	ipc_trace_message(NULL, IPC_TRACE_OUT, 1, NULL, 4096, none);
}

static void test_no_secrets(void **state)
{
	uint8_t bad[40];

	(void)state;
	assert_letter_shown(&plain, NULL, 0, "0123456789abcdef", 1);
	assert_letter_shown(&with_table, NULL, 0, "0123456789abcdef", 1);
	memset(bad, '#', sizeof(bad));
	assert_shown(bad, 40, NULL, 0, "########", 1);
	assert_shown(bad, 3, NULL, 0, "###", 1);
	assert_shown(bad, 0, NULL, 0, "", 0);
}

static void test_secrets(void **state)
{
	const struct ipc_span middle[] = {{4, 4}};
	const struct ipc_span two[] = {{0, 2}, {14, 2}};
	const struct ipc_span touching[] = {{2, 3}, {5, 3}};
	const struct ipc_span all[] = {{0, 16}};
	const struct letter *letters[] = {&plain, &reply, &with_table};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		assert_letter_shown(letters[i], middle, 1, "0123....89abcdef", 3);
		assert_letter_shown(letters[i], two, 2, "..23456789abcd..", 4);
		assert_letter_shown(letters[i], touching, 2, "01......89abcdef", 4);
		assert_letter_shown(letters[i], all, 1, "................", 2);
	}
}

static void test_secrets_past_the_end(void **state)
{
	const struct ipc_span tail[] = {{12, 400}};
	const struct ipc_span far[] = {{16, 8}, {65535, 65535}};
	struct letter empty = plain;

	(void)state;
	assert_letter_shown(&plain, tail, 1, "0123456789ab....", 2);
	assert_letter_shown(&plain, far, 2, "0123456789abcdef", 1);
	empty.body_len = 0;
	assert_letter_shown(&empty, tail, 1, "", 1);
}

/* Of a message that can't be taken apart only the header is shown. */
static void test_secrets_of_a_malformed_message(void **state)
{
	const struct ipc_span middle[] = {{4, 4}};
	static const size_t faults[] = {0, 3, 10, 31, 32, 46};
	uint8_t buf[LETTER_PAGE];

	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		const size_t len = letter_write(buf, &with_table);
		char hidden[LETTER_PAGE] = {0};

		buf[faults[i]] ^= 0x40;
		memset(hidden, '.', len - 32);
		assert_shown(buf, len, middle, 1, hidden, 2);
	}
	/* Too short for a header, there is nothing to hide. */
	letter_write(buf, &plain);
	assert_shown(buf, 31, middle, 1, "", 1);
	assert_shown(buf, 32, middle, 1, "", 1);
	assert_shown(buf, 33, middle, 1, ".", 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_trace),
		cmocka_unit_test(test_no_secrets),
		cmocka_unit_test(test_secrets),
		cmocka_unit_test(test_secrets_past_the_end),
		cmocka_unit_test(test_secrets_of_a_malformed_message),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
