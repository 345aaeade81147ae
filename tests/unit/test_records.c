// SPDX-License-Identifier: ISC
/* Records one by one, as append writes them and next reads them: what vectors can't say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bodies.h"
#include "guard.h"
#include "ipc/listing/listing.h"

static const char letters[] =
	"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";

static size_t person_size(size_t name_length)
{
	return (12 + name_length + 7) / 8 * 8;
}

static struct ipc_listing_person person_of(uint8_t name_length)
{
	const struct ipc_listing_person person = {110 + (uint64_t)name_length, 7, name_length,
	                                          letters};

	return person;
}

/* Entries of every length go in and come out, one behind the other, with nothing written beside
 * them. */
static void test_records_round_trip(void **state)
{
	struct guard guard = guard_make();
	const size_t page = (size_t)(guard.high - guard.low);

	(void)state;
	for (uint8_t length = 1; length <= 60; length++) {
		const size_t sizes[] = {person_size(length), person_size(1), person_size(60)};
		const uint8_t lengths[] = {length, 1, 60};
		const size_t all = sizes[0] + sizes[1] + sizes[2];
		struct ipc_writer writer = {guard.high - all, all, 0};
		struct ipc_cursor cursor = {guard.high - all, all, 0};
		size_t at = 0;

		memset(guard.low, POISON, page);
		for (size_t i = 0; i < 3; i++) {
			const struct ipc_listing_person person = person_of(lengths[i]);

			assert_int_equal(ipc_listing_person_append(&person, &writer), 0);
			at += sizes[i];
			assert_int_equal(writer.at, at);
			assert_true(is_all(guard.low, page - all, POISON));
			assert_true(is_all(writer.bytes + at, all - at, POISON));
			assert_true(is_all(writer.bytes + at - sizes[i] + 12 + lengths[i],
			                   sizes[i] - 12 - lengths[i], 0));
		}
		at = 0;
		for (size_t i = 0; i < 3; i++) {
			struct ipc_listing_person person;

			memset(&person, POISON, sizeof(person));
			assert_int_equal(ipc_listing_person_next(&person, &cursor), 0);
			assert_true(person.number == 110 + (uint64_t)lengths[i]);
			assert_int_equal(person.line, 7);
			assert_int_equal(person.name_length, lengths[i]);
			assert_ptr_equal(person.name, cursor.bytes + at + 12);
			assert_memory_equal(person.name, letters, lengths[i]);
			at += sizes[i];
			assert_int_equal(cursor.at, at);
		}
		assert_int_equal(ipc_cursor_left(&cursor), 0);
	}
}

static void test_records_of_one_byte_alignment(void **state)
{
	struct guard guard = guard_make();

	(void)state;
	for (uint8_t length = 1; length <= 40; length++) {
		const struct ipc_listing_file in = {7, length, letters};
		struct ipc_listing_file out;
		struct ipc_writer writer = {guard.high - 2 - length, 2 + (size_t)length, 0};
		struct ipc_cursor cursor = {writer.bytes, writer.size, 0};

		assert_int_equal(ipc_listing_file_append(&in, &writer), 0);
		assert_int_equal(writer.at, writer.size);
		assert_int_equal(ipc_listing_file_next(&out, &cursor), 0);
		assert_int_equal(cursor.at, cursor.size);
		assert_int_equal(out.kind, 7);
		assert_int_equal(out.name_length, length);
		assert_memory_equal(out.name, letters, length);
	}
}

static void test_records_with_nothing_in_the_tail(void **state)
{
	struct guard guard = guard_make();

	(void)state;
	for (uint32_t used = 0; used <= 16; used++) {
		const size_t size = (4 + (size_t)used + 3) / 4 * 4;
		const struct ipc_listing_blob in = {used,
		                                    used > 0 ? (const uint8_t *)letters : NULL};
		struct ipc_listing_blob out;
		struct ipc_writer writer = {guard.high - size, size, 0};
		struct ipc_cursor cursor = {writer.bytes, size, 0};

		assert_int_equal(ipc_listing_blob_append(&in, &writer), 0);
		assert_int_equal(writer.at, size);
		assert_int_equal(ipc_listing_blob_next(&out, &cursor), 0);
		assert_int_equal(cursor.at, size);
		assert_int_equal(out.used, used);
		assert_ptr_equal(out.data, cursor.bytes + 4);
		assert_true(used == 0 || memcmp(out.data, letters, used) == 0);
	}
}

/* A writer with any smaller room refuses and stays as it was, its bytes too; one entry before
 * stays. */
static void test_full_writer(void **state)
{
	struct guard guard = guard_make();
	const size_t page = (size_t)(guard.high - guard.low);

	(void)state;
	for (uint8_t length = 1; length <= 60; length += 59) {
		for (size_t room = 0; room < person_size(length); room++) {
			const struct ipc_listing_person person = person_of(length);
			struct ipc_writer writer = {guard.high - 16 - room, 16 + room, 16};

			memset(guard.low, POISON, page);
			assert_int_equal(ipc_listing_person_append(&person, &writer),
			                 body_verdict(IPC_CLASS_LENGTH, 0, 0));
			assert_int_equal(writer.at, 16);
			assert_int_equal(writer.size, 16 + room);
			assert_true(is_all(guard.low, page, POISON));
		}
	}
	for (uint32_t used = 0; used <= 16; used += 8) {
		for (size_t room = 0; room < 4 + used; room++) {
			const struct ipc_listing_blob blob = {used, (const uint8_t *)letters};
			struct ipc_writer writer = {guard.high - room, room, 0};

			memset(guard.low, POISON, page);
			assert_int_equal(ipc_listing_blob_append(&blob, &writer),
			                 body_verdict(IPC_CLASS_LENGTH, 0, 0));
			assert_int_equal(writer.at, 0);
			assert_true(is_all(guard.low, page, POISON));
		}
	}
}

static void refused_append(struct ipc_listing_person person, uint32_t class_, size_t offset,
                           uint32_t rule)
{
	uint8_t room[256];
	struct ipc_writer writer = {room, sizeof(room), 8};

	memset(room, POISON, sizeof(room));
	assert_int_equal(ipc_listing_person_append(&person, &writer),
	                 body_verdict(class_, 8 + offset, rule));
	assert_int_equal(writer.at, 8);
	assert_true(is_all(room, sizeof(room), POISON));
}

static void test_append_refuses(void **state)
{
	struct ipc_listing_person person = person_of(5);
	const struct ipc_listing_file bad_name = {1, 3, "a/b"};
	const struct ipc_listing_blob huge = {UINT32_MAX, NULL};
	uint8_t room[64];
	struct ipc_writer writer = {room, sizeof(room), 0};

	(void)state;
	person.number = 0;
	refused_append(person, IPC_CLASS_RANGE, 0, 0);
	person.number = UINT64_C(1000000000000);
	refused_append(person, IPC_CLASS_RANGE, 0, 0);
	person.number = 1000;
	person.line = 0;
	refused_append(person, IPC_CLASS_RULE, 0, 1);
	person = person_of(0);
	refused_append(person, IPC_CLASS_COUNT, 10, 0);
	person = person_of(61);
	refused_append(person, IPC_CLASS_COUNT, 10, 0);
	person = person_of(2);
	person.name = "a\xFF";
	refused_append(person, IPC_CLASS_UTF8_TOO_HIGH, 12, 0);
	assert_int_equal(ipc_listing_file_append(&bad_name, &writer),
	                 body_verdict(IPC_CLASS_NAME_SLASH, 2, 0));
	/* A size that wraps is no small entry. */
	assert_int_equal(ipc_listing_blob_append(&huge, &writer),
	                 body_verdict(IPC_CLASS_LENGTH, 0, 0));
	assert_int_equal(writer.at, 0);
}

/* One good entry of 24 bytes, to break. */
static const uint8_t good_entry[24] = {110, 0, 0, 0, 0, 0, 0, 0, 7,
                                       0, 6, 0, 'p', 'o', 'l', 'i', 'c', 'e'};

struct broken {
	size_t at;
	uint8_t value;
	uint32_t class_;
	size_t offset;
	uint32_t rule;
};

static void test_malformed_entries(void **state)
{
	static const struct broken cases[] = {
		{0, 0, IPC_CLASS_RANGE, 0, 0},             /* number 0 */
		{7, 1, IPC_CLASS_RANGE, 0, 0},             /* number beyond its bound */
		{10, 0, IPC_CLASS_COUNT, 10, 0},           /* no name: before the padding */
		{10, 13, IPC_CLASS_RECORD, 0, 0},          /* a name that reaches past the entry */
		{10, 255, IPC_CLASS_RECORD, 0, 0},         /* and far past it */
		{11, 1, IPC_CLASS_RESERVED, 11, 0},        /* reserved byte */
		{12, 0, IPC_CLASS_NUL, 12, 0},             /* NUL in a name */
		{13, 0x80, IPC_CLASS_UTF8_INVALID, 12, 0}, /* stray continuation */
		{17, 0xC3, IPC_CLASS_UTF8_CUT, 12, 0},     /* a character that is cut off */
		{12, 0xC0, IPC_CLASS_UTF8_OVERLONG, 12, 0},
		{12, 0xF5, IPC_CLASS_UTF8_TOO_HIGH, 12, 0},
		{18, 1, IPC_CLASS_PADDING, 12, 0}, /* first byte of padding */
		{23, 1, IPC_CLASS_PADDING, 12, 0}, /* and the last */
	};
	struct guard guard = guard_make();
	uint8_t *entry = guard.high - sizeof(good_entry);
	struct ipc_listing_person person;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		/* The entry stands 8 bytes into its block. */
		struct ipc_cursor cursor = {entry - 8, sizeof(good_entry) + 8, 8};

		memcpy(entry, good_entry, sizeof(good_entry));
		assert_int_equal(ipc_listing_person_next(&person, &cursor), 0);
		cursor.at = 8;
		entry[cases[i].at] = cases[i].value;
		assert_int_equal(ipc_listing_person_next(&person, &cursor),
		                 body_verdict(cases[i].class_, 8 + cases[i].offset, cases[i].rule));
		assert_int_equal(cursor.at, 8);
	}
}

/* Numbers from 1000 on need a line. */
static void test_entry_that_breaks_its_rule(void **state)
{
	uint8_t entry[sizeof(good_entry)];
	struct ipc_cursor cursor = {entry, sizeof(entry), 0};
	struct ipc_listing_person person;

	(void)state;
	memcpy(entry, good_entry, sizeof(entry));
	entry[8] = 0;
	assert_int_equal(ipc_listing_person_next(&person, &cursor), 0);
	cursor.at = 0;
	entry[1] = 4; /* 1024 + 110 */
	assert_int_equal(ipc_listing_person_next(&person, &cursor),
	                 body_verdict(IPC_CLASS_RULE, 0, 1));
	assert_int_equal(cursor.at, 0);
}

/* Cut anywhere, right before memory that can't be read; at the end there is no entry. */
static void test_entries_cut_short(void **state)
{
	struct guard guard = guard_make();
	struct ipc_listing_person person;
	struct ipc_listing_blob blob;
	struct ipc_listing_file file;

	(void)state;
	for (size_t len = 0; len < sizeof(good_entry); len++) {
		uint8_t *entry = guard.high - len;
		struct ipc_cursor cursor = {entry, len, 0};

		if (len > 0)
			memcpy(entry, good_entry, len);
		assert_int_equal(ipc_listing_person_next(&person, &cursor),
		                 body_verdict(IPC_CLASS_RECORD, 0, 0));
		assert_int_equal(cursor.at, 0);
	}
	for (size_t len = 0; len < 8; len++) {
		static const uint8_t bytes[8] = {4, 0, 0, 0, 1, 2, 3, 4};
		uint8_t *entry = guard.high - len;
		struct ipc_cursor cursor = {entry, len, 0};

		if (len > 0)
			memcpy(entry, bytes, len);
		assert_int_equal(ipc_listing_blob_next(&blob, &cursor),
		                 body_verdict(IPC_CLASS_RECORD, 0, 0));
		if (len > 3) {
			memset(entry, 0xFF, 4);
			assert_int_equal(ipc_listing_blob_next(&blob, &cursor),
			                 body_verdict(IPC_CLASS_RECORD, 0, 0));
		}
		assert_int_equal(cursor.at, 0);
	}
	for (size_t len = 0; len < 4; len++) {
		static const uint8_t bytes[4] = {1, 2, 'a', 'b'};
		uint8_t *entry = guard.high - len;
		struct ipc_cursor cursor = {entry, len, 0};

		if (len > 0)
			memcpy(entry, bytes, len);
		assert_int_equal(ipc_listing_file_next(&file, &cursor),
		                 body_verdict(IPC_CLASS_RECORD, 0, 0));
		assert_int_equal(cursor.at, 0);
	}
}

static void test_cursor_at_its_end(void **state)
{
	struct ipc_cursor cursor = {good_entry, sizeof(good_entry), 0};
	struct ipc_listing_person person;

	(void)state;
	assert_int_equal(ipc_listing_person_next(&person, &cursor), 0);
	for (int again = 0; again < 2; again++) {
		assert_int_equal(ipc_listing_person_next(&person, &cursor),
		                 body_verdict(IPC_CLASS_RECORD, sizeof(good_entry), 0));
		assert_int_equal(cursor.at, sizeof(good_entry));
	}
}

/* What is appended goes out in a message and is read back from it. */
static void test_records_in_a_message(void **state)
{
	uint8_t entries[600];
	uint8_t body[IPC_LISTING_READ_PAGE_REPLY_SIZE_MAX];
	struct ipc_writer writer = {entries, sizeof(entries), 0};
	struct ipc_listing_read_page_reply page;
	struct ipc_listing_person person;
	size_t len = 0;

	(void)state;
	ipc_listing_read_page_reply_init(&page);
	for (uint8_t length = 1; length <= 60; length = (uint8_t)(length + 10)) {
		person = person_of(length);
		assert_int_equal(ipc_listing_person_append(&person, &writer), 0);
		page.person_count++;
	}
	page.persons = entries;
	page.persons_size = (uint16_t)writer.at;
	assert_int_equal(ipc_listing_read_page_reply_pack(&page, body, sizeof(body), &len), 0);
	assert_int_equal(len, 16 + writer.at);
	memset(&page, POISON, sizeof(page));
	assert_int_equal(ipc_listing_read_page_reply_unpack(&page, body, len), 0);

	struct ipc_cursor cursor = {page.persons, page.persons_size, 0};
	for (uint8_t length = 1; length <= 60; length = (uint8_t)(length + 10)) {
		assert_int_equal(ipc_listing_person_next(&person, &cursor), 0);
		assert_int_equal(person.name_length, length);
	}
	assert_int_equal(ipc_cursor_left(&cursor), 0);

	/* One entry less than counted, one more, and half of one. */
	page.person_count++;
	assert_int_equal(ipc_listing_read_page_reply_pack(&page, body, sizeof(body), &len),
	                 body_verdict(IPC_CLASS_RECORD, 16 + cursor.size, 0));
	page.person_count = (uint16_t)(page.person_count - 2);
	assert_int_equal(ipc_listing_read_page_reply_pack(&page, body, sizeof(body), &len),
	                 body_verdict(IPC_CLASS_EXTENT, 8, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_records_round_trip),
		cmocka_unit_test(test_records_of_one_byte_alignment),
		cmocka_unit_test(test_records_with_nothing_in_the_tail),
		cmocka_unit_test(test_full_writer),
		cmocka_unit_test(test_append_refuses),
		cmocka_unit_test(test_malformed_entries),
		cmocka_unit_test(test_entry_that_breaks_its_rule),
		cmocka_unit_test(test_entries_cut_short),
		cmocka_unit_test(test_cursor_at_its_end),
		cmocka_unit_test(test_records_in_a_message),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
