// SPDX-License-Identifier: ISC
/* Replies put together: without a body, refused, sealed; and what is dropped when they don't go out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ipc/server.h"
#include "letter.h"

#define POISON 0xA5
#define OP     UINT32_C(0x1104)

static uint8_t out[2 * LETTER_PAGE];
static struct ipc_reply reply;
static const struct ipc_arrival arrival = {7, 9, OP, 5};

static void start(void)
{
	memset(out, POISON, sizeof(out));
	memset(&reply, POISON, sizeof(reply));
	reply.out = out;
	reply.out_cap = LETTER_PAGE;
	ipc_reply_clear(&reply);
}

/* The reply is this letter and nothing else was written. */
static void assert_reply(const struct letter *letter)
{
	uint8_t expected[LETTER_PAGE];
	const size_t len = letter_write(expected, letter);

	assert_int_equal(reply.out_len, len);
	assert_memory_equal(out, expected, len);
	for (size_t i = len; i < sizeof(out); i++)
		assert_int_equal(out[i], POISON);
}

static void assert_bare(uint32_t op, uint64_t id, uint32_t result, uint32_t detail)
{
	const struct letter bare = {LETTER_REPLY, op, result, id, detail, 0, {{0, 0, 0, 0, 0}}, 0, NULL};

	assert_reply(&bare);
	assert_int_equal(reply.refused, 0);
	assert_int_equal(reply.moved_count, 0);
	assert_int_equal(reply.secrets.count, 0);
}

static void test_bare(void **state)
{
	(void)state;
	start();
	ipc_reply_bare(&reply, &arrival, IPC_RESULT_DENIED, 0x80000102);
	assert_bare(OP, 9, IPC_RESULT_DENIED, 0x80000102);
	start();
	reply.out_cap = 32;
	ipc_reply_bare(&reply, &arrival, IPC_RESULT_OK, 0);
	assert_bare(OP, 9, IPC_RESULT_OK, 0);
	/* A verdict explains a refusal, never success. */
	start();
	ipc_reply_bare(&reply, &arrival, IPC_RESULT_OK, 1);
	assert_bare(OP, 9, IPC_RESULT_OK, 0);
}

static void test_fail(void **state)
{
	const uint32_t listed = UINT32_C(1) << IPC_RESULT_NOT_FOUND | UINT32_C(1) << 31;
	static const uint32_t everywhere[] = {1, 2, 6, 7};
	static const uint32_t bugs[] = {0, 4, 5, 8, 14, 30, 32, 35, 0x80000003, IPC_DEFERRED};
	const uint32_t verdict = ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_RULE, 16, 3);

	(void)state;
	for (size_t i = 0; i < sizeof(everywhere) / sizeof(everywhere[0]); i++) {
		start();
		ipc_reply_fail(&reply, &arrival, everywhere[i], 0);
		assert_bare(OP, 9, everywhere[i], 0);
	}
	for (size_t i = 0; i < sizeof(bugs) / sizeof(bugs[0]); i++) {
		start();
		ipc_reply_fail(&reply, &arrival, bugs[i], listed | 1);
		assert_bare(OP, 9, IPC_RESULT_INTERNAL, 0);
	}
	start();
	ipc_reply_fail(&reply, &arrival, IPC_RESULT_NOT_FOUND, listed);
	assert_bare(OP, 9, IPC_RESULT_NOT_FOUND, 0);
	start();
	ipc_reply_fail(&reply, &arrival, 31, listed);
	assert_bare(OP, 9, 31, 0);
	/* A handler passes on what its sequence said. */
	start();
	ipc_reply_fail(&reply, &arrival, verdict, listed);
	assert_bare(OP, 9, IPC_RESULT_INVALID_ARGUMENT, verdict);
}

static struct ipc_cap_table table;
static size_t failure_cap;

/* A table of `count` entries: moved, copied and absent ones by turns, the last one present. */
static void make_table(uint32_t count)
{
	table.count = count;
	for (uint32_t i = 0; i < count; i++) {
		const struct ipc_cap_entry entry = {20 + i, IPC_CAP_TYPE_ENDPOINT,
		                                    (uint16_t)(1 + i % 3), 1, 0};
		const struct ipc_cap_entry absent = {0, 0, 0, 0, 0};

		table.entries[i] = i % 3 == 2 && i != count - 1 ? absent : entry;
		if (i % 3 == 2 && i == count - 1)
			table.entries[i].mode = IPC_CAP_MOVE;
	}
}

static bool is_moved(uint32_t i)
{
	return i < table.count && table.entries[i].mode == IPC_CAP_MOVE;
}

static void test_seal(void **state)
{
	struct letter letter = {LETTER_REPLY, OP, 0, 9, 0, 0, {{0, 0, 0, 0, 0}}, 8, "abcdefgh"};

	(void)state;
	for (uint32_t count = 0; count <= 8; count++) {
		uint32_t moved = 0;
		size_t cap;
		uint8_t *body;

		start();
		make_table(count);
		body = ipc_reply_body(&reply, &table, &cap);
		assert_ptr_equal(body, out + 32 + ipc_message_table_size(&table));
		assert_int_equal(cap, LETTER_PAGE - (body - out));
		memcpy(body, "abcdefgh", 8);
		ipc_reply_seal(&reply, &arrival, 0, &table, 8, 0);
		letter.entry_count = count;
		for (uint32_t i = 0; i < count; i++) {
			letter.entries[i].slot = table.entries[i].slot;
			letter.entries[i].kind = table.entries[i].kind;
			letter.entries[i].mode = table.entries[i].mode;
			letter.entries[i].rights = table.entries[i].rights;
			if (is_moved(i))
				assert_int_equal(reply.moved[moved++], 20 + i);
		}
		assert_reply(&letter);
		assert_int_equal(reply.moved_count, moved);
		assert_int_equal(reply.refused, 0);
		assert_int_equal(reply.drop_count, 0);
	}
	/* A failure may have a body too. */
	start();
	memcpy(ipc_reply_body(&reply, NULL, &failure_cap), "abcdefgh", 8);
	ipc_reply_seal(&reply, &arrival, IPC_RESULT_EXISTS, NULL, 8, 0);
	letter.entry_count = 0;
	letter.result = IPC_RESULT_EXISTS;
	assert_reply(&letter);
}

/* It went out as INTERNAL, and what was to be moved is dropped at every position. */
static void assert_seal_refused(uint32_t verdict)
{
	uint32_t dropped = 0;

	assert_int_equal(letter_get(out + 12, 4), IPC_RESULT_INTERNAL);
	assert_int_equal(letter_get(out + 2, 2), LETTER_REPLY);
	assert_int_equal(letter_get(out + 4, 4), OP);
	assert_int_equal(letter_get(out + 8, 4), 0);
	assert_int_equal(letter_get(out + 16, 8), 9);
	assert_int_equal(letter_get(out + 24, 8), 0);
	assert_int_equal(reply.out_len, 32);
	assert_int_equal(reply.refused, verdict);
	assert_int_equal(reply.moved_count, 0);
	for (uint32_t i = 0; i < 8; i++) {
		if (is_moved(i))
			assert_int_equal(reply.drop[dropped++], 20 + i);
	}
	assert_int_equal(reply.drop_count, dropped);
	for (size_t i = reply.out_cap; i < sizeof(out); i++)
		assert_int_equal(out[i], POISON);
}

static void test_seal_refused(void **state)
{
	(void)state;
	for (uint32_t count = 0; count <= 8; count++) {
		size_t cap;
		uint8_t *body;

		/* By the codec of the body. */
		start();
		make_table(count);
		ipc_reply_seal(&reply, &arrival, 0, &table, 0, 0x80000808);
		assert_seal_refused(0x80000808);

		/* For its length; the body that was packed is gone. */
		start();
		reply.out_cap = 200;
		body = ipc_reply_body(&reply, &table, &cap);
		memset(body, 's', cap);
		ipc_reply_seal(&reply, &arrival, 0, &table, cap + 1, 0);
		assert_seal_refused(ipc_verdict(IPC_PART_HEADER, IPC_CLASS_LENGTH, 0, 0));
		for (size_t i = 32; i < 200; i++)
			assert_true(out[i] != 's');

		/* Without room for the table. */
		start();
		reply.out_cap = 32;
		body = ipc_reply_body(&reply, &table, &cap);
		assert_int_equal(cap, 0);
		ipc_reply_seal(&reply, &arrival, 0, &table, count == 0, 0);
		assert_seal_refused(ipc_verdict(IPC_PART_HEADER, IPC_CLASS_LENGTH, 0, 0));
	}
	/* By the header: a failure transfers nothing. By the table's own rules. */
	start();
	make_table(5);
	ipc_reply_seal(&reply, &arrival, IPC_RESULT_EXISTS, &table, 8, 0);
	assert_seal_refused(ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 4));
	start();
	table.entries[4].rights = 0x20;
	ipc_reply_seal(&reply, &arrival, 0, &table, 8, 0);
	assert_seal_refused(ipc_verdict(IPC_PART_TABLE, IPC_CLASS_FLAGS, 80, 0));
}

static void test_drop_list_is_bounded(void **state)
{
	(void)state;
	start();
	for (uint32_t i = 0; i < 100; i++)
		ipc_reply_drop(&reply, i);
	assert_int_equal(reply.drop_count, 16);
	for (uint32_t i = 0; i < 16; i++)
		assert_int_equal(reply.drop[i], i);
	assert_int_equal(reply.moved_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bare),
		cmocka_unit_test(test_fail),
		cmocka_unit_test(test_seal),
		cmocka_unit_test(test_seal_refused),
		cmocka_unit_test(test_drop_list_is_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
