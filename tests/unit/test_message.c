// SPDX-License-Identifier: ISC
/* Whole messages taken apart and put together; bytes by hand, every refusal with its verdict. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "guard.h"
#include "ipc/message.h"
#include "letter.h"

#define POISON 0xA5

static const struct letter request = {0, 0x404, 0, 9, 0, 0, {{0, 0, 0, 0, 0}}, 8, "12345678"};
static const struct letter with_table = {
	LETTER_REPLY,
	0x404,
	0,
	9,
	0,
	3,
	{{12, 1, 2, 1, 3}, {0, 0, 0, 0, 0}, {14, 7, 1, 0x14, 0}},
	8,
	"12345678",
};

static struct guard page;

static int make_page(void **state)
{
	(void)state;
	page = guard_make();
	return page.low == NULL;
}

static uint32_t header_verdict(uint32_t kind, uint32_t offset, uint32_t rule)
{
	return ipc_verdict(IPC_PART_HEADER, kind, offset, rule);
}

static uint32_t table_verdict(uint32_t kind, uint32_t offset, uint32_t rule)
{
	return ipc_verdict(IPC_PART_TABLE, kind, offset, rule);
}

/* Unpacks a copy that ends where the page does, then one that starts where it starts. */
static uint32_t unpack(struct ipc_message *msg, enum ipc_direction direction, const uint8_t *buf,
                       size_t len)
{
	struct ipc_message other;
	uint32_t verdict;

	memmove(page.high - len, buf, len);
	verdict = ipc_message_unpack(msg, direction, page.high - len, len);
	memmove(page.low, page.high - len, len);
	assert_int_equal(ipc_message_unpack(&other, direction, page.low, len), verdict);
	return verdict;
}

static void assert_refused(const struct letter *letter, size_t at, size_t width, uint64_t value,
                           uint32_t verdict)
{
	const enum ipc_direction direction = (letter->flags & LETTER_REPLY) != 0 ? IPC_DIRECTION_REPLY
	                                                                         : IPC_DIRECTION_REQUEST;
	uint8_t buf[LETTER_PAGE];
	struct ipc_message msg;
	const size_t len = letter_write(buf, letter);

	assert_int_equal(unpack(&msg, direction, buf, len), 0);
	letter_put(buf + at, width, value);
	assert_int_equal(unpack(&msg, direction, buf, len), verdict);
}

static void test_unpack_a_request(void **state)
{
	uint8_t buf[LETTER_PAGE];
	struct ipc_message msg;
	size_t len = letter_write(buf, &request);

	(void)state;
	assert_int_equal(ipc_message_unpack(&msg, IPC_DIRECTION_REQUEST, buf, len), 0);
	assert_int_equal(msg.header.version, 1);
	assert_int_equal(msg.header.flags, 0);
	assert_int_equal(msg.header.op, 0x404);
	assert_int_equal(msg.header.result, 0);
	assert_int_equal(msg.header.request_id, 9);
	assert_int_equal(msg.header.detail, 0);
	assert_int_equal(msg.table.count, 0);
	assert_ptr_equal(msg.body, buf + 32);
	assert_int_equal(msg.body_len, 8);
}

static void test_unpack_a_table(void **state)
{
	uint8_t buf[LETTER_PAGE];
	struct ipc_message msg;
	size_t len = letter_write(buf, &with_table);

	(void)state;
	assert_int_equal(len, 32 + 8 + 3 * 16 + 8);
	assert_int_equal(ipc_message_unpack(&msg, IPC_DIRECTION_REPLY, buf, len), 0);
	assert_int_equal(msg.table.count, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(msg.table.entries[i].slot, with_table.entries[i].slot);
		assert_int_equal(msg.table.entries[i].kind, with_table.entries[i].kind);
		assert_int_equal(msg.table.entries[i].mode, with_table.entries[i].mode);
		assert_int_equal(msg.table.entries[i].rights, with_table.entries[i].rights);
		assert_int_equal(msg.table.entries[i].endpoint_kind,
		                 with_table.entries[i].endpoint_kind);
	}
	assert_ptr_equal(msg.body, buf + 88);
	assert_int_equal(msg.body_len, 8);
}

static void test_greatest_messages(void **state)
{
	static const uint8_t body[LETTER_PAGE] = {1};
	static const size_t counts[] = {0, 1, 8};
	uint8_t buf[2 * LETTER_PAGE];
	struct ipc_message msg;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct letter letter = request;
		const size_t front = 32 + (counts[i] != 0 ? 8 + 16 * counts[i] : 0);

		letter.entry_count = counts[i];
		for (size_t j = 0; j < counts[i]; j++)
			letter.entries[j] = with_table.entries[0];
		letter.body = body;
		letter.body_len = LETTER_PAGE - front;
		assert_int_equal(letter_write(buf, &letter), LETTER_PAGE);
		assert_int_equal(unpack(&msg, IPC_DIRECTION_REQUEST, buf, LETTER_PAGE), 0);
		assert_int_equal(msg.body_len, LETTER_PAGE - front);
		assert_int_equal(msg.table.count, counts[i]);
		/* One byte more, and every field says so. */
		letter.body_len++;
		assert_int_equal(letter_write(buf, &letter), LETTER_PAGE + 1);
		assert_int_equal(ipc_message_unpack(&msg, IPC_DIRECTION_REQUEST, buf, LETTER_PAGE + 1),
		                 header_verdict(IPC_CLASS_LENGTH, 0, 0));
	}
}

static void test_header_refusals(void **state)
{
	uint8_t buf[LETTER_PAGE];
	struct ipc_message msg;

	(void)state;
	letter_write(buf, &request);
	for (size_t len = 0; len < 32; len++)
		assert_int_equal(unpack(&msg, IPC_DIRECTION_REQUEST, buf, len),
		                 header_verdict(IPC_CLASS_LENGTH, 0, 0));
	assert_refused(&request, 0, 2, 0, header_verdict(IPC_CLASS_RANGE, 0, 0));
	assert_refused(&request, 0, 2, 2, header_verdict(IPC_CLASS_RANGE, 0, 0));
	assert_refused(&request, 0, 2, 0x0101, header_verdict(IPC_CLASS_RANGE, 0, 0));
	assert_refused(&request, 2, 2, 8, header_verdict(IPC_CLASS_FLAGS, 2, 0));
	assert_refused(&request, 2, 2, 0x8000, header_verdict(IPC_CLASS_FLAGS, 2, 0));
	assert_refused(&request, 8, 4, 4065, header_verdict(IPC_CLASS_RANGE, 8, 0));
	assert_refused(&request, 28, 4, 1, header_verdict(IPC_CLASS_RESERVED, 28, 0));
	assert_refused(&request, 31, 1, 1, header_verdict(IPC_CLASS_RESERVED, 28, 0));
	assert_refused(&request, 2, 2, 5, header_verdict(IPC_CLASS_RULE, 2, 1));
	assert_refused(&request, 12, 4, 1, header_verdict(IPC_CLASS_RULE, 2, 2));
	assert_refused(&request, 24, 4, 1, header_verdict(IPC_CLASS_RULE, 12, 3));
	assert_refused(&with_table, 12, 4, 1, header_verdict(IPC_CLASS_RULE, 2, 4));
	assert_refused(&with_table, 8, 4, 4041, header_verdict(IPC_CLASS_RULE, 2, 5));
}

static void test_direction(void **state)
{
	uint8_t buf[LETTER_PAGE];
	struct ipc_message msg;
	size_t len;

	(void)state;
	assert_refused(&request, 2, 2, LETTER_REPLY, header_verdict(IPC_CLASS_FLAGS, 2, 0));
	assert_refused(&with_table, 2, 2, LETTER_TABLE, header_verdict(IPC_CLASS_FLAGS, 2, 0));
	len = letter_write(buf, &request);
	letter_put(buf + 2, 2, LETTER_NOTIFY);
	assert_int_equal(unpack(&msg, IPC_DIRECTION_REQUEST, buf, len), 0);
	assert_int_equal(unpack(&msg, IPC_DIRECTION_REPLY, buf, len),
	                 header_verdict(IPC_CLASS_FLAGS, 2, 0));
	/* The header's own rules come before the direction, the direction before the table. */
	letter_put(buf + 12, 4, 1);
	assert_int_equal(unpack(&msg, IPC_DIRECTION_REPLY, buf, len),
	                 header_verdict(IPC_CLASS_RULE, 2, 2));
	len = letter_write(buf, &with_table);
	letter_put(buf + 32, 2, 9);
	assert_int_equal(unpack(&msg, IPC_DIRECTION_REQUEST, buf, len),
	                 header_verdict(IPC_CLASS_FLAGS, 2, 0));
}

static void test_table_refusals(void **state)
{
	static const uint8_t body[3000];
	struct letter roomy = with_table;
	uint8_t buf[LETTER_PAGE];
	struct ipc_message msg;

	(void)state;
	roomy.body = body;
	roomy.body_len = sizeof(body);
	letter_write(buf, &with_table);
	for (size_t len = 32; len < 40; len++)
		assert_int_equal(unpack(&msg, IPC_DIRECTION_REPLY, buf, len),
		                 table_verdict(IPC_CLASS_LENGTH, 0, 0));
	for (size_t len = 40; len < 88; len++)
		assert_int_equal(unpack(&msg, IPC_DIRECTION_REPLY, buf, len),
		                 table_verdict(IPC_CLASS_EXTENT, 0, 0));
	assert_refused(&with_table, 32, 2, 0, table_verdict(IPC_CLASS_COUNT, 0, 0));
	assert_refused(&with_table, 32, 2, 9, table_verdict(IPC_CLASS_COUNT, 0, 0));
	assert_refused(&with_table, 32, 2, 0xFFFF, table_verdict(IPC_CLASS_COUNT, 0, 0));
	assert_refused(&with_table, 34, 1, 1, table_verdict(IPC_CLASS_RESERVED, 2, 0));
	assert_refused(&with_table, 39, 1, 1, table_verdict(IPC_CLASS_RESERVED, 2, 0));
	assert_refused(&with_table, 46, 2, 3, table_verdict(IPC_CLASS_ENUM, 14, 0));
	assert_refused(&with_table, 80, 4, 0x20, table_verdict(IPC_CLASS_FLAGS, 48, 0));
	assert_refused(&with_table, 56, 4, 1, table_verdict(IPC_CLASS_RULE, 24, 1));
	assert_refused(&with_table, 78, 2, 0, table_verdict(IPC_CLASS_RULE, 44, 2));
	assert_refused(&with_table, 84, 4, 1, table_verdict(IPC_CLASS_RULE, 44, 3));
	/* Whatever the count, the bytes behind it are there. */
	assert_refused(&roomy, 32, 2, 9, table_verdict(IPC_CLASS_COUNT, 0, 0));
	assert_refused(&roomy, 32, 2, 0x100, table_verdict(IPC_CLASS_COUNT, 0, 0));
	assert_refused(&roomy, 32, 2, 0xFFFF, table_verdict(IPC_CLASS_COUNT, 0, 0));
	/* A malformed table is told before a wrong length of the whole. */
	letter_put(buf + 32, 2, 9);
	assert_int_equal(unpack(&msg, IPC_DIRECTION_REPLY, buf, 90),
	                 table_verdict(IPC_CLASS_COUNT, 0, 0));
}

static void test_length_of_the_whole(void **state)
{
	const uint32_t extent = header_verdict(IPC_CLASS_EXTENT, 8, 0);
	const struct letter *letters[] = {&request, &with_table};
	uint8_t buf[LETTER_PAGE];
	struct ipc_message msg;

	(void)state;
	memset(buf, 0, sizeof(buf));
	for (size_t i = 0; i < 2; i++) {
		const size_t front = i == 0 ? 32 : 88;
		const size_t len = letter_write(buf, letters[i]);

		for (size_t other = front; other < len + 20; other++) {
			if (other != len)
				assert_int_equal(unpack(&msg, (enum ipc_direction)i, buf, other),
				                 extent);
		}
		assert_refused(letters[i], 8, 4, 7, extent);
		assert_refused(letters[i], 8, 4, 9, extent);
		assert_refused(letters[i], 8, 4, 4040, extent);
	}
}

static void test_seal(void **state)
{
	const struct letter *letters[] = {&request, &with_table};
	uint8_t expected[LETTER_PAGE];
	uint8_t buf[LETTER_PAGE];

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const struct letter *letter = letters[i];
		const size_t wanted = letter_write(expected, letter);
		struct ipc_wire_header header = {POISON, letter->flags, 0x404, POISON, 0, 9, 0};
		struct ipc_cap_table table;
		size_t front = 32;
		size_t len = 0;

		table.count = (uint32_t)letter->entry_count;
		for (size_t j = 0; j < letter->entry_count; j++) {
			table.entries[j].slot = letter->entries[j].slot;
			table.entries[j].kind = letter->entries[j].kind;
			table.entries[j].mode = letter->entries[j].mode;
			table.entries[j].rights = letter->entries[j].rights;
			table.entries[j].endpoint_kind = letter->entries[j].endpoint_kind;
		}
		front += ipc_message_table_size(&table);
		assert_int_equal(front, i == 0 ? 32 : 88);

		/* Space is exactly enough; nothing but header and table is written. */
		memset(buf, POISON, sizeof(buf));
		assert_int_equal(ipc_message_seal(&header, &table, 8, buf, wanted, &len), 0);
		assert_int_equal(len, wanted);
		assert_memory_equal(buf, expected, front);
		for (size_t j = front; j < sizeof(buf); j++)
			assert_int_equal(buf[j], POISON);
	}
}

static void assert_seal_refuses(uint16_t flags, uint32_t result, const struct ipc_cap_table *table,
                                size_t body_len, size_t cap, uint32_t verdict)
{
	struct ipc_wire_header header = {1, flags, 0x404, 0, result, 9, 0};
	uint8_t buf[2 * LETTER_PAGE];
	size_t len;

	memset(buf, POISON, sizeof(buf));
	assert_int_equal(ipc_message_seal(&header, table, body_len, buf, cap, &len), verdict);
	for (size_t i = 0; i < sizeof(buf); i++)
		assert_int_equal(buf[i], POISON);
}

static void test_seal_refuses(void **state)
{
	const uint32_t too_long = header_verdict(IPC_CLASS_LENGTH, 0, 0);
	struct ipc_cap_table none;
	struct ipc_cap_table one = {1, {{12, 1, 2, 1, 0}}};
	struct ipc_cap_table absent = {1, {{0, 0, 0, 0, 0}}};
	struct ipc_cap_table nine = one;

	(void)state;
	none.count = 0;
	for (size_t i = 1; i < IPC_CAPS_MAX; i++)
		nine.entries[i] = one.entries[0];
	nine.count = 9;
	assert_seal_refuses(0, 0, &none, 8, 39, too_long);
	assert_seal_refuses(0, 0, &none, 0, 31, too_long);
	assert_seal_refuses(0, 0, &none, 0, 0, too_long);
	assert_seal_refuses(0, 0, &none, LETTER_PAGE - 31, SIZE_MAX, too_long);
	assert_seal_refuses(0, 0, &none, SIZE_MAX, SIZE_MAX, too_long);
	assert_seal_refuses(0, 0, &none, SIZE_MAX - 31, SIZE_MAX, too_long);
	assert_seal_refuses(0, 0, &one, 8, 63, too_long);
	assert_seal_refuses(0, 0, &one, 0, 55, too_long);
	assert_seal_refuses(0, 0, &one, LETTER_PAGE - 55, SIZE_MAX, too_long);
	assert_seal_refuses(LETTER_REPLY | LETTER_NOTIFY, 0, &none, 0, 4096,
	                    header_verdict(IPC_CLASS_RULE, 2, 1));
	assert_seal_refuses(0, 1, &none, 0, 4096, header_verdict(IPC_CLASS_RULE, 2, 2));
	assert_seal_refuses(LETTER_REPLY, 1, &one, 0, 4096, header_verdict(IPC_CLASS_RULE, 2, 4));
	assert_seal_refuses(8, 0, &one, 0, 4096, header_verdict(IPC_CLASS_FLAGS, 2, 0));
	assert_seal_refuses(0, 0, &absent, 0, 4096, table_verdict(IPC_CLASS_RULE, 8, 11));
	assert_seal_refuses(0, 0, &nine, 0, 4096, table_verdict(IPC_CLASS_COUNT, 0, 0));
	nine.count = 250;
	assert_seal_refuses(0, 0, &nine, 0, 4096, table_verdict(IPC_CLASS_COUNT, 0, 0));
	one.entries[0].rights = 0x20;
	assert_seal_refuses(0, 0, &one, 0, 4096, table_verdict(IPC_CLASS_FLAGS, 16, 0));
}

static void test_delivered(void **state)
{
	uint32_t slots[IPC_CAPS_MAX];
	uint8_t buf[LETTER_PAGE];
	struct letter eight = with_table;
	size_t len = letter_write(buf, &with_table);

	(void)state;
	assert_int_equal(ipc_message_delivered(buf, len, slots), 2);
	assert_int_equal(slots[0], 12);
	assert_int_equal(slots[1], 14);
	/* Whatever else is wrong: a reserved byte, a rule, the length of the whole. */
	buf[31] = 1;
	letter_put(buf + 2, 2, 0xFFFF);
	letter_put(buf + 8, 4, 0xFFFFFFFF);
	assert_int_equal(ipc_message_delivered(buf, len, slots), 2);
	assert_int_equal(ipc_message_delivered(buf, 88, slots), 2);
	/* A transport delivers nothing with these. */
	for (size_t cut = 0; cut < 88; cut++) {
		memmove(page.high - cut, buf, cut);
		assert_int_equal(ipc_message_delivered(page.high - cut, cut, slots), 0);
	}
	letter_put(buf, 2, 2);
	assert_int_equal(ipc_message_delivered(buf, len, slots), 0);
	letter_write(buf, &with_table);
	letter_put(buf + 2, 2, LETTER_REPLY);
	assert_int_equal(ipc_message_delivered(buf, len, slots), 0);
	letter_write(buf, &with_table);
	letter_put(buf + 32, 2, 9);
	assert_int_equal(ipc_message_delivered(buf, len, slots), 0);
	letter_write(buf, &with_table);
	letter_put(buf + 80, 4, 0x20);
	assert_int_equal(ipc_message_delivered(buf, len, slots), 0);

	eight.entry_count = 8;
	for (uint32_t i = 0; i < 8; i++) {
		eight.entries[i] = with_table.entries[0];
		eight.entries[i].slot = 100 + i;
	}
	len = letter_write(buf, &eight);
	assert_int_equal(ipc_message_delivered(buf, len, slots), 8);
	for (uint32_t i = 0; i < 8; i++)
		assert_int_equal(slots[i], 100 + i);
}

static void test_other_version(void **state)
{
	uint8_t buf[32] = {2, 0};

	(void)state;
	assert_true(ipc_message_other_version(buf, 32));
	assert_false(ipc_message_other_version(buf, 31));
	letter_put(buf, 2, 1);
	assert_false(ipc_message_other_version(buf, 32));
	letter_put(buf, 2, 0x0101);
	assert_true(ipc_message_other_version(buf, 32));
	letter_put(buf, 2, 0);
	assert_true(ipc_message_other_version(buf, 32));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_unpack_a_request),
		cmocka_unit_test(test_unpack_a_table),
		cmocka_unit_test(test_greatest_messages),
		cmocka_unit_test(test_header_refusals),
		cmocka_unit_test(test_direction),
		cmocka_unit_test(test_table_refusals),
		cmocka_unit_test(test_length_of_the_whole),
		cmocka_unit_test(test_seal),
		cmocka_unit_test(test_seal_refuses),
		cmocka_unit_test(test_delivered),
		cmocka_unit_test(test_other_version),
	};

	return cmocka_run_group_tests(tests, make_page, NULL);
}
