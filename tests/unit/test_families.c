// SPDX-License-Identifier: ISC
/* Families of ops on one endpoint: which of them answers, and which don't fit beside each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ipc/server.h"

static struct ipc_families families;

static struct ipc_binding binding(uint32_t first, uint32_t last)
{
	struct ipc_binding made;

	memset(&made, 0, sizeof(made));
	made.first = first;
	made.last = last;
	made.scratch_size = first;
	return made;
}

static uint32_t add(uint32_t first, uint32_t last)
{
	return ipc_families_add(&families, binding(first, last));
}

/* First op of the family that has an op; 0 for none. */
static uint32_t found(uint32_t op)
{
	const struct ipc_binding *family = ipc_families_find(&families, op);

	return family != NULL ? family->first : 0;
}

static void test_empty(void **state)
{
	(void)state;
	memset(&families, 0xA5, sizeof(families));
	ipc_families_init(&families);
	for (uint32_t op = 0; op < 9000; op++)
		assert_int_equal(found(op), 0);
}

static void test_boundaries(void **state)
{
	(void)state;
	ipc_families_init(&families);
	assert_int_equal(add(0x401, 0x40F), IPC_RESULT_OK);
	assert_int_equal(add(0x0FF, 0x141), IPC_RESULT_OK);
	assert_int_equal(families.count, 2);
	for (uint32_t op = 0; op < 0x1000; op++) {
		uint32_t expected = 0;

		if (op >= 0x401 && op <= 0x40F)
			expected = 0x401;
		if (op >= 0x0FF && op <= 0x141)
			expected = 0x0FF;
		assert_int_equal(found(op), expected);
		/* The same place of the table, another op. */
		assert_int_equal(found(op + 0x1000), 0);
		assert_int_equal(found(op + 0xFFFFF000), 0);
	}
	assert_int_equal(ipc_families_find(&families, 0x40F)->scratch_size, 0x401);
}

/* Services are numbered in blocks of 16 ops; neighbours fit beside each other, each with all of its. */
static void test_neighbouring_services(void **state)
{
	static const uint32_t firsts[] = {0x520, 0x530, 0x510, 0x540};

	(void)state;
	ipc_families_init(&families);
	for (size_t i = 0; i < sizeof(firsts) / sizeof(firsts[0]); i++)
		assert_int_equal(add(firsts[i], firsts[i] + 0xF), IPC_RESULT_OK);
	for (uint32_t op = 0x510; op <= 0x54F; op++)
		assert_int_equal(found(op), op & ~UINT32_C(0xF));
	assert_int_equal(found(0x50F), 0);
	assert_int_equal(found(0x550), 0);
}

/* As far apart as the table allows. */
static void test_far_apart(void **state)
{
	(void)state;
	ipc_families_init(&families);
	assert_int_equal(add(0x10000, 0x1000F), IPC_RESULT_OK);
	for (uint32_t step = 0x10; step < 0x1000; step *= 2)
		assert_int_equal(add(0x10000 + step, 0x1000F + step), IPC_RESULT_OK);
	assert_int_equal(found(0x10007), 0x10000);
	for (uint32_t step = 0x10; step < 0x1000; step *= 2)
		assert_int_equal(found(0x10007 + step), 0x10000 + step);
}

static void test_last_numbers(void **state)
{
	(void)state;
	ipc_families_init(&families);
	assert_int_equal(add(0xFFFFFFF0, 0xFFFFFFFF), IPC_RESULT_OK);
	assert_int_equal(found(0xFFFFFFFF), 0xFFFFFFF0);
	assert_int_equal(found(0xFFFFFFF0), 0xFFFFFFF0);
	assert_int_equal(found(0xFFFFFFEF), 0);
	assert_int_equal(found(0xFF0), 0);
}

static void test_meeting_in_a_page(void **state)
{
	struct ipc_families before;

	(void)state;
	ipc_families_init(&families);
	assert_int_equal(add(0x408, 0x42F), IPC_RESULT_OK);
	before = families;
	assert_int_equal(add(0x408, 0x42F), IPC_RESULT_EXISTS);
	assert_int_equal(add(0x400, 0x407), IPC_RESULT_EXISTS);
	assert_int_equal(add(0x418, 0x419), IPC_RESULT_EXISTS);
	/* With its last page alone, and around the table's end. */
	assert_int_equal(add(0x3E0, 0x400), IPC_RESULT_EXISTS);
	assert_int_equal(add(0x1400, 0x1401), IPC_RESULT_EXISTS);
	assert_int_equal(add(0xFF0, 0x1400), IPC_RESULT_EXISTS);
	assert_memory_equal(&families, &before, sizeof(families));
	assert_int_equal(add(0x3F0, 0x3FF), IPC_RESULT_OK);
	assert_int_equal(add(0x430, 0x430), IPC_RESULT_OK);
	assert_int_equal(add(0xFF0, 0x100F), IPC_RESULT_OK);
	assert_int_equal(found(0xFFF), 0xFF0);
	assert_int_equal(found(0x1000), 0xFF0);
	assert_int_equal(found(0x100F), 0xFF0);
	assert_int_equal(found(0x00F), 0);
	assert_int_equal(found(0x408), 0x408);
}

/* A range that reaches around the whole table takes all of it. */
static void test_a_wide_family(void **state)
{
	(void)state;
	ipc_families_init(&families);
	assert_int_equal(add(0x10, 0x100F), IPC_RESULT_OK);
	assert_int_equal(found(0x10), 0x10);
	assert_int_equal(found(0x100F), 0x10);
	assert_int_equal(found(0x1010), 0);
	assert_int_equal(add(0x2000, 0x2000), IPC_RESULT_EXISTS);
	ipc_families_init(&families);
	assert_int_equal(add(1, 0xFFFFFFFF), IPC_RESULT_OK);
	assert_int_equal(found(0x12345678), 1);
	ipc_families_init(&families);
	assert_int_equal(add(0x40, 0x43), IPC_RESULT_OK);
	assert_int_equal(add(1, 0xFFFFFFFF), IPC_RESULT_EXISTS);
	assert_int_equal(found(0x100), 0);
}

static void test_exhausted(void **state)
{
	struct ipc_families before;

	(void)state;
	ipc_families_init(&families);
	for (uint32_t i = 0; i < IPC_FAMILIES_MAX; i++)
		assert_int_equal(add(0x100 + 0x10 * i, 0x10F + 0x10 * i), IPC_RESULT_OK);
	before = families;
	assert_int_equal(add(0x800, 0x80F), IPC_RESULT_EXHAUSTED);
	assert_int_equal(add(0x100, 0x10F), IPC_RESULT_EXHAUSTED);
	assert_memory_equal(&families, &before, sizeof(families));
	for (uint32_t i = 0; i < IPC_FAMILIES_MAX; i++)
		assert_int_equal(found(0x107 + 0x10 * i), 0x100 + 0x10 * i);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_boundaries),
		cmocka_unit_test(test_neighbouring_services),
		cmocka_unit_test(test_far_apart),
		cmocka_unit_test(test_last_numbers),
		cmocka_unit_test(test_meeting_in_a_page),
		cmocka_unit_test(test_a_wide_family),
		cmocka_unit_test(test_exhausted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
