/* SPDX-License-Identifier: ISC */
/* Numbers and runs of bytes, at both ends of a page that nothing may leave. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "guard.h"
#include "ipc/bytes.h"

#define LONGEST 300

static struct guard guard;
static struct guard other;

static int make_guards(void **state)
{
	(void)state;
	guard = guard_make();
	other = guard_make();
	return guard.low == NULL || other.low == NULL ? -1 : 0;
}

static void numbers_are_little_endian_at_any_address(void **state)
{
	static const uint8_t wire[8] = {0x01, 0x82, 0x03, 0x84, 0x05, 0x86, 0x07, 0x88};

	(void)state;
	for (size_t at = 0; at < 8; at++) {
		uint8_t bytes[16] = {0};
		uint8_t expected[16] = {0};

		memcpy(expected + at, wire, 8);
		ipc_put_u64le(bytes + at, UINT64_C(0x8807860584038201));
		assert_memory_equal(bytes, expected, sizeof(bytes));
		assert_true(ipc_get_u64le(bytes + at) == UINT64_C(0x8807860584038201));
		assert_int_equal(ipc_get_u32le(bytes + at), 0x84038201);
		assert_int_equal(ipc_get_u16le(bytes + at), 0x8201);

		memset(expected, 0, sizeof(expected));
		memset(bytes, 0, sizeof(bytes));
		memcpy(expected + at, wire, 4);
		ipc_put_u32le(bytes + at, UINT32_C(0x84038201));
		assert_memory_equal(bytes, expected, sizeof(bytes));

		memset(expected, 0, sizeof(expected));
		memset(bytes, 0, sizeof(bytes));
		memcpy(expected + at, wire, 2);
		ipc_put_u16le(bytes + at, 0x8201);
		assert_memory_equal(bytes, expected, sizeof(bytes));
	}
}

/* Accesses that read one byte more would leave the page. */
static void numbers_stay_within_their_width(void **state)
{
	(void)state;
	ipc_put_u16le(guard.high - 2, 1);
	ipc_put_u32le(guard.high - 4, 2);
	ipc_put_u64le(guard.high - 8, 3);
	assert_int_equal(ipc_get_u16le(guard.high - 2), 0);
	assert_int_equal(ipc_get_u32le(guard.high - 4), 0);
	assert_true(ipc_get_u64le(guard.high - 8) == 3);
}

static void any_byte_that_is_not_zero_is_seen(void **state)
{
	(void)state;
	for (size_t n = 0; n <= LONGEST; n++) {
		uint8_t *ends[2] = {guard.low, guard.high - n};

		for (size_t end = 0; end < 2; end++) {
			uint8_t *buf = ends[end];

			/* Bytes around the run don't count. */
			memset(guard.low, 0xFF, LONGEST + 1);
			memset(guard.high - LONGEST - 1, 0xFF, LONGEST + 1);
			memset(buf, 0, n);
			assert_true(ipc_bytes_are_zero(buf, n));
			for (size_t i = 0; i < n; i++) {
				buf[i] = i % 2 == 0 ? 0x80 : 0x01;
				assert_false(ipc_bytes_are_zero(buf, n));
				buf[i] = 0;
			}
		}
	}
}

static void any_byte_that_differs_is_seen(void **state)
{
	(void)state;
	for (size_t n = 0; n <= LONGEST; n++) {
		uint8_t *a = guard.high - n;
		uint8_t *b = other.low;

		for (size_t i = 0; i < n; i++)
			a[i] = b[i] = (uint8_t)(i * 7 + 1);
		b[n] = 0xEE;
		assert_true(ipc_bytes_equal(a, b, n));
		for (size_t i = 0; i < n; i++) {
			b[i] ^= i % 2 == 0 ? 0x80 : 0x01;
			assert_false(ipc_bytes_equal(a, b, n));
			assert_false(ipc_bytes_equal(b, a, n));
			b[i] = a[i];
		}
	}
}

static void copies_what_is_asked_and_no_more(void **state)
{
	uint8_t expected[LONGEST + 2];

	(void)state;
	for (size_t n = 0; n <= LONGEST; n++) {
		/* From the end of one page to the start of the other, and back. */
		uint8_t *const from[2] = {guard.high - n, guard.low};
		uint8_t *const to[2] = {other.low, other.high - n};

		for (size_t end = 0; end < 2; end++) {
			memset(other.low, 0xEE, LONGEST + 1);
			memset(other.high - LONGEST - 1, 0xEE, LONGEST + 1);
			memset(expected, 0xEE, sizeof(expected));
			for (size_t i = 0; i < n; i++)
				from[end][i] = expected[1 + i] = (uint8_t)(i * 5 + n);
			ipc_bytes_copy(to[end], from[end], n);
			if (end == 0)
				assert_memory_equal(to[end], expected + 1, n + 1);
			else
				assert_memory_equal(to[end] - 1, expected, n + 1);
		}
	}
}

static void clears_what_is_asked_and_no_more(void **state)
{
	void (*const functions[2])(uint8_t *, size_t) = {ipc_bytes_clear, ipc_bytes_wipe};

	(void)state;
	for (size_t n = 0; n <= LONGEST; n++) {
		for (size_t which = 0; which < 2; which++) {
			uint8_t *const low = guard.low;
			uint8_t *const high = guard.high - n;

			memset(low, 0xEE, LONGEST + 1);
			functions[which](low, n);
			for (size_t i = 0; i < n; i++)
				assert_int_equal(low[i], 0);
			assert_int_equal(low[n], 0xEE);
			memset(guard.high - LONGEST - 1, 0xEE, LONGEST + 1);
			functions[which](high, n);
			for (size_t i = 0; i < n; i++)
				assert_int_equal(high[i], 0);
			assert_int_equal(high[-1], 0xEE);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_little_endian_at_any_address),
		cmocka_unit_test(numbers_stay_within_their_width),
		cmocka_unit_test(any_byte_that_is_not_zero_is_seen),
		cmocka_unit_test(any_byte_that_differs_is_seen),
		cmocka_unit_test(copies_what_is_asked_and_no_more),
		cmocka_unit_test(clears_what_is_asked_and_no_more),
	};

	return cmocka_run_group_tests_name("bytes", tests, make_guards, NULL);
}
