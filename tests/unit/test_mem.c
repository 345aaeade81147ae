/* SPDX-License-Identifier: ISC */
/* The four functions of mem.c, which replace the system's here. Built with -fno-builtin. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "guard.h"

void *memcpy(void *dst, const void *src, size_t n);
void *memmove(void *dst, const void *src, size_t n);
void *memset(void *dst, int value, size_t n);
int memcmp(const void *a, const void *b, size_t n);

#define LONGEST 70

static struct guard guard;
static struct guard other;

static int make_guards(void **state)
{
	(void)state;
	guard = guard_make();
	other = guard_make();
	return guard.low == NULL || other.low == NULL ? -1 : 0;
}

static uint8_t pattern(size_t i)
{
	return (uint8_t)(i * 37 + 11);
}

static void memcpy_copies_exactly(void **state)
{
	(void)state;
	for (size_t n = 0; n <= LONGEST; n++) {
		uint8_t *from = guard.high - n;
		uint8_t *to = other.high - n;

		for (size_t i = 0; i < n; i++)
			from[i] = pattern(i);
		to[-1] = 0xEE;
		assert_ptr_equal(memcpy(to, from, n), to);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(to[i], pattern(i));
		assert_int_equal(to[-1], 0xEE);

		other.low[n] = 0xEE;
		assert_ptr_equal(memcpy(other.low, from, n), other.low);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(other.low[i], pattern(i));
		assert_int_equal(other.low[n], 0xEE);
	}
}

static void memmove_copies_whatever_overlaps(void **state)
{
	(void)state;
	for (size_t n = 0; n <= LONGEST; n++) {
		for (size_t from = 0; from <= 20; from++) {
			for (size_t to = 0; to <= 20; to++) {
				uint8_t *low = guard.low;

				for (size_t i = 0; i < LONGEST + 22; i++)
					low[i] = pattern(i);
				assert_ptr_equal(memmove(low + to, low + from, n), low + to);
				for (size_t i = 0; i < LONGEST + 22; i++) {
					const int within = i >= to && i < to + n;

					assert_int_equal(low[i],
					                 pattern(within ? i - to + from : i));
				}
			}
		}
		memmove(guard.low, guard.high - n, n);
		memmove(guard.high - n, guard.low, n);
	}
}

static void memset_sets_exactly(void **state)
{
	(void)state;
	for (size_t n = 0; n <= LONGEST; n++) {
		uint8_t *high = guard.high - n;

		high[-1] = 0xEE;
		assert_ptr_equal(memset(high, 0x15A, n), high);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(high[i], 0x5A);
		assert_int_equal(high[-1], 0xEE);
		guard.low[n] = 0xEE;
		memset(guard.low, 0, n);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(guard.low[i], 0);
		assert_int_equal(guard.low[n], 0xEE);
	}
}

static void memcmp_orders_by_unsigned_bytes(void **state)
{
	(void)state;
	for (size_t n = 0; n <= LONGEST; n++) {
		uint8_t *a = guard.high - n;
		uint8_t *b = other.high - n;

		for (size_t i = 0; i < n; i++)
			a[i] = b[i] = 0x7F;
		assert_int_equal(memcmp(a, b, n), 0);
		for (size_t i = 0; i < n; i++) {
			b[i] = 0x80;
			assert_true(memcmp(a, b, n) < 0);
			assert_true(memcmp(b, a, n) > 0);
			/* What comes later does not count. */
			a[n - 1] = 0xFF;
			if (i != n - 1)
				assert_true(memcmp(a, b, n) < 0);
			a[n - 1] = 0x7F;
			b[i] = 0x7F;
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memcpy_copies_exactly),
		cmocka_unit_test(memmove_copies_whatever_overlaps),
		cmocka_unit_test(memset_sets_exactly),
		cmocka_unit_test(memcmp_orders_by_unsigned_bytes),
	};

	return cmocka_run_group_tests_name("mem", tests, make_guards, NULL);
}
