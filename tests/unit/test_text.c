/* SPDX-License-Identifier: ISC */
/* Text checks against an oracle that reads one byte at a time off the table of RFC 3629. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "guard.h"
#include "ipc/text.h"

#define LONGEST 80

/* RFC 3629, section 4: after a lead in low..high come a byte in second_low..second_high and then
 * `more` bytes 80..BF. A second byte outside, but in 80..BF, is of the class `outside`. */
static const struct row {
	uint8_t low, high, second_low, second_high;
	size_t more;
	uint32_t outside;
} rfc3629[] = {
	{0xC2, 0xDF, 0x80, 0xBF, 0, IPC_CLASS_UTF8_INVALID},
	{0xE0, 0xE0, 0xA0, 0xBF, 1, IPC_CLASS_UTF8_OVERLONG},
	{0xE1, 0xEC, 0x80, 0xBF, 1, IPC_CLASS_UTF8_INVALID},
	{0xED, 0xED, 0x80, 0x9F, 1, IPC_CLASS_UTF8_SURROGATE},
	{0xEE, 0xEF, 0x80, 0xBF, 1, IPC_CLASS_UTF8_INVALID},
	{0xF0, 0xF0, 0x90, 0xBF, 2, IPC_CLASS_UTF8_OVERLONG},
	{0xF1, 0xF3, 0x80, 0xBF, 2, IPC_CLASS_UTF8_INVALID},
	{0xF4, 0xF4, 0x80, 0x8F, 2, IPC_CLASS_UTF8_TOO_HIGH},
};

static int continues(uint8_t byte)
{
	return byte >= 0x80 && byte <= 0xBF;
}

static uint32_t oracle_utf8(const uint8_t *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		const uint8_t lead = text[at++];
		const struct row *row = rfc3629;

		if (lead <= 0x7F)
			continue;
		if (lead <= 0xBF)
			return IPC_CLASS_UTF8_INVALID;
		if (lead <= 0xC1)
			return IPC_CLASS_UTF8_OVERLONG;
		if (lead >= 0xF5)
			return IPC_CLASS_UTF8_TOO_HIGH;
		while (lead > row->high)
			row++;
		if (at == length)
			return IPC_CLASS_UTF8_CUT;
		if (text[at] < row->second_low || text[at] > row->second_high)
			return continues(text[at]) ? row->outside : IPC_CLASS_UTF8_INVALID;
		at++;
		for (size_t i = 0; i < row->more; i++, at++) {
			if (at == length)
				return IPC_CLASS_UTF8_CUT;
			if (!continues(text[at]))
				return IPC_CLASS_UTF8_INVALID;
		}
	}
	return IPC_CLASS_OK;
}

static uint32_t oracle_text(const uint8_t *text, size_t length)
{
	const uint32_t fault = oracle_utf8(text, length);

	if (fault != IPC_CLASS_OK)
		return fault;
	for (size_t i = 0; i < length; i++) {
		if (text[i] == 0)
			return IPC_CLASS_NUL;
	}
	return IPC_CLASS_OK;
}

static uint32_t oracle_path(const uint8_t *path, size_t length)
{
	const uint32_t fault = oracle_text(path, length);
	size_t start = 1;

	if (fault != IPC_CLASS_OK)
		return fault;
	if (length == 0 || path[0] != '/')
		return IPC_CLASS_PATH_RELATIVE;
	if (length == 1)
		return IPC_CLASS_OK;
	for (;;) {
		size_t end = start;

		while (end < length && path[end] != '/')
			end++;
		if (end == start)
			return end == length ? IPC_CLASS_PATH_TRAILING_SLASH
			                     : IPC_CLASS_PATH_EMPTY_COMPONENT;
		if (end - start == 1 && path[start] == '.')
			return IPC_CLASS_PATH_DOT;
		if (end - start == 2 && path[start] == '.' && path[start + 1] == '.')
			return IPC_CLASS_PATH_DOT_DOT;
		if (end == length)
			return IPC_CLASS_OK;
		start = end + 1;
	}
}

static uint32_t oracle_name(const uint8_t *name, size_t length)
{
	const uint32_t fault = oracle_text(name, length);

	if (fault != IPC_CLASS_OK)
		return fault;
	for (size_t i = 0; i < length; i++) {
		if (name[i] == '/')
			return IPC_CLASS_NAME_SLASH;
	}
	if (length == 1 && name[0] == '.')
		return IPC_CLASS_PATH_DOT;
	if (length == 2 && name[0] == '.' && name[1] == '.')
		return IPC_CLASS_PATH_DOT_DOT;
	return IPC_CLASS_OK;
}

static uint32_t oracle_strings(const uint8_t *block, size_t used, size_t count)
{
	size_t nuls = 0;

	if (used != 0 && block[used - 1] != 0)
		return IPC_CLASS_STRINGS_UNTERMINATED;
	if (oracle_utf8(block, used) != IPC_CLASS_OK)
		return oracle_utf8(block, used);
	for (size_t i = 0; i < used; i++)
		nuls += block[i] == 0;
	return nuls == count ? IPC_CLASS_OK : IPC_CLASS_STRINGS_COUNT;
}

static struct guard guard;

static int make_guard(void **state)
{
	(void)state;
	guard = guard_make();
	return guard.low == NULL ? -1 : 0;
}

static void differ(const char *what, const uint8_t *text, size_t length, uint32_t got,
                   uint32_t expected)
{
	fprintf(stderr, "%s:", what);
	for (size_t i = 0; i < length; i++)
		fprintf(stderr, " %02x", text[i]);
	fprintf(stderr, ": class %u, expected %u\n", got, expected);
	fail();
}

/* Compares all checks on one text, which is copied so that it ends where the page ends. */
static void compare(const uint8_t *text, size_t length)
{
	uint8_t *copy = guard.high - length;
	const char *chars = (const char *)copy;
	uint32_t expected;
	uint32_t got;

	memcpy(copy, text, length);
	expected = oracle_text(copy, length);
	got = ipc_text_check(chars, length);
	if (got != expected)
		differ("text", copy, length, got, expected);
	expected = oracle_path(copy, length);
	got = ipc_path_check(chars, length);
	if (got != expected)
		differ("path", copy, length, got, expected);
	expected = oracle_name(copy, length);
	got = ipc_name_check(chars, length);
	if (got != expected)
		differ("name", copy, length, got, expected);
	for (size_t count = 0; count < 3; count++) {
		expected = oracle_strings(copy, length, count);
		got = ipc_strings_check(chars, length, count);
		if (got != expected)
			differ("strings", copy, length, got, expected);
	}
}

static void every_text_of_up_to_three_bytes(void **state)
{
	(void)state;
	compare(guard.low, 0);
	for (uint32_t i = 0; i < UINT32_C(1) << 24; i++) {
		const uint8_t text[3] = {(uint8_t)i, (uint8_t)(i >> 8), (uint8_t)(i >> 16)};

		if (i < 0x100)
			compare(text, 1);
		if (i < 0x10000)
			compare(text, 2);
		compare(text, 3);
	}
}

static void every_four_bytes_led_by_f0_to_f7(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < UINT32_C(1) << 27; i++) {
		const uint8_t text[4] = {(uint8_t)(0xF0 | i >> 24), (uint8_t)(i >> 16),
		                         (uint8_t)(i >> 8), (uint8_t)i};
		const uint32_t got = ipc_text_check((const char *)text, sizeof(text));
		const uint32_t expected = oracle_text(text, sizeof(text));

		if (got != expected)
			differ("text", text, sizeof(text), got, expected);
	}
}

/* Bytes at which something begins or ends in the tables. */
static const uint8_t edges[] = {
	0x00, 0x01, '.', '/', 0x30, 0x7F, 0x80, 0x81, 0x8F, 0x90,
	0x9F, 0xA0, 0xAF, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
	0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};

/* Puts `before` bytes of filler first and `after` bytes behind. */
static void compare_within(const uint8_t *text, size_t length, size_t before, size_t after,
                           int other_script)
{
	uint8_t whole[LONGEST];
	size_t at = 0;

	if (other_script) {
		/* Cyrillic, two bytes each; a slash first where the number is odd, and at the front. */
		if (before % 2 == 1)
			whole[at++] = '/';
		for (; at < before; at += 2)
			memcpy(whole + at, "\xD0\xB6", 2);
	} else {
		for (; at < before; at++)
			whole[at] = at % 5 == 0 ? '/' : 'a';
	}
	memcpy(whole + at, text, length);
	at += length;
	for (size_t i = 0; i < after; i++)
		whole[at++] = other_script && i + 1 < after ? (i % 2 == 0 ? 0xC3 : 0xA9) : 'z';
	if (other_script && after % 2 == 0 && after != 0)
		whole[at - 1] = 0xA9;
	compare(whole, at);
}

static void edges_at_every_offset(void **state)
{
	const size_t n = sizeof(edges);

	(void)state;
	for (size_t i = 0; i < n * n * n; i++) {
		const uint8_t text[3] = {edges[i % n], edges[i / n % n], edges[i / n / n]};

		for (size_t before = 0; before <= 16; before++) {
			compare_within(text, 3, before, i % 11, 0);
			compare_within(text, 3, before, i % 13, 1);
		}
	}
	for (size_t i = 0; i < n * n * n; i++) {
		for (uint8_t lead = 0xF0; lead <= 0xF5; lead++) {
			const uint8_t text[4] = {lead, edges[i % n], edges[i / n % n],
			                         edges[i / n / n]};

			compare_within(text, 4, i % 17, i % 11, 0);
			compare_within(text, 4, i % 17, i % 13, 1);
		}
	}
}

static void every_character_is_accepted_at_every_offset(void **state)
{
	(void)state;
	for (uint32_t point = 0x80; point <= 0x10FFFF; point++) {
		uint8_t text[4];
		size_t length;

		if (point >= 0xD800 && point <= 0xDFFF)
			continue;
		if (point < 0x800) {
			length = 2;
			text[0] = (uint8_t)(0xC0 | point >> 6);
		} else if (point < 0x10000) {
			length = 3;
			text[0] = (uint8_t)(0xE0 | point >> 12);
		} else {
			length = 4;
			text[0] = (uint8_t)(0xF0 | point >> 18);
		}
		for (size_t i = 1; i < length; i++)
			text[i] = (uint8_t)(0x80 | (point >> 6 * (length - 1 - i) & 0x3F));
		assert_int_equal(ipc_text_check((const char *)text, length), IPC_CLASS_OK);
		compare_within(text, length, point % 17, point % 11, 0);
		compare_within(text, length, point % 17, point % 13, 1);
	}
}

static const uint8_t alphabet[] = {'/', '.', 'a', 0xC3, 0xA9, 0};

/* The string of `length` letters whose number is `number`. */
static void spell(uint8_t *text, size_t length, uint32_t number)
{
	for (size_t i = 0; i < length; i++) {
		text[i] = alphabet[number % sizeof(alphabet)];
		number /= sizeof(alphabet);
	}
}

static void every_short_path(void **state)
{
	uint32_t texts = 1;

	(void)state;
	for (size_t length = 0; length <= 8; length++, texts *= sizeof(alphabet)) {
		for (uint32_t number = 0; number < texts; number++) {
			uint8_t text[8];

			spell(text, length, number);
			compare(text, length);
		}
	}
}

static void paths_around_word_borders(void **state)
{
	(void)state;
	for (uint32_t number = 0; number < 6 * 6 * 6 * 6; number++) {
		uint8_t path[LONGEST];

		for (size_t before = 0; before <= 35; before++) {
			/* Short ends at every length, and enough of them to leave whole blocks behind. */
			for (size_t after = 0; after <= 40; after += after < 10 ? 1 : 15) {
				memset(path, 'a', sizeof(path));
				path[0] = '/';
				spell(path + before, 4, number);
				compare(path, before + 4 + after);
			}
		}
	}
}

static void long_texts_are_not_read_outside(void **state)
{
	const size_t page = (size_t)(guard.high - guard.low);

	(void)state;
	for (size_t length = 1; length <= page; length = length < 600 ? length + 1 : length * 2) {
		memset(guard.low, 'a', page);
		*guard.low = '/';
		assert_int_equal(ipc_path_check((const char *)guard.low, length), IPC_CLASS_OK);
		assert_int_equal(ipc_text_check((const char *)guard.low, length), IPC_CLASS_OK);
		assert_int_equal(ipc_name_check((const char *)guard.low + 1, length - 1), IPC_CLASS_OK);
		guard.low[length - 1] = 0;
		assert_int_equal(ipc_strings_check((const char *)guard.low, length, 1), IPC_CLASS_OK);
	}
}

static void string_blocks(void **state)
{
	uint8_t block[LONGEST];

	(void)state;
	for (size_t used = 0; used <= LONGEST; used++) {
		for (size_t every = 1; every <= 9; every++) {
			size_t count = 0;

			for (size_t i = 0; i < used; i++) {
				block[i] = i + 1 == used || i % every == 0 ? 0 : (uint8_t)(i % 0x7F + 1);
				count += block[i] == 0;
			}
			/* U+0100 holds the byte 0x80, which is zero but for its high bit. */
			for (size_t i = 0; i + 1 < used; i++) {
				if (block[i] != 0 && block[i + 1] != 0) {
					block[i++] = 0xC4;
					block[i] = 0x80;
				}
			}
			memcpy(guard.high - used, block, used);
			assert_int_equal(
				ipc_strings_check((const char *)guard.high - used, used, count), 0);
			assert_int_equal(
				ipc_strings_check((const char *)guard.high - used, used, count + 1),
				IPC_CLASS_STRINGS_COUNT);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_of_up_to_three_bytes),
		cmocka_unit_test(every_four_bytes_led_by_f0_to_f7),
		cmocka_unit_test(edges_at_every_offset),
		cmocka_unit_test(every_character_is_accepted_at_every_offset),
		cmocka_unit_test(every_short_path),
		cmocka_unit_test(paths_around_word_borders),
		cmocka_unit_test(long_texts_are_not_read_outside),
		cmocka_unit_test(string_blocks),
	};

	return cmocka_run_group_tests_name("text", tests, make_guard, NULL);
}
