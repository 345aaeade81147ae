/* SPDX-License-Identifier: ISC */
/* Cursor and writer: never more than there is, and nothing moves where it does not fit. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "ipc/cursor.h"

static void takes_in_order_up_to_the_end(void **state)
{
	const uint8_t bytes[10] = {0};
	struct ipc_cursor cursor = {bytes, sizeof(bytes), 0};

	(void)state;
	assert_ptr_equal(ipc_cursor_take(&cursor, 0), bytes);
	assert_ptr_equal(ipc_cursor_take(&cursor, 3), bytes);
	assert_int_equal(ipc_cursor_left(&cursor), 7);
	assert_ptr_equal(ipc_cursor_take(&cursor, 6), bytes + 3);
	assert_ptr_equal(ipc_cursor_take(&cursor, 1), bytes + 9);
	assert_int_equal(ipc_cursor_left(&cursor), 0);
	assert_ptr_equal(ipc_cursor_take(&cursor, 0), bytes + 10);
}

static void takes_nothing_where_less_is_left(void **state)
{
	const uint8_t bytes[10] = {0};
	struct ipc_cursor cursor = {bytes, sizeof(bytes), 4};

	(void)state;
	assert_null(ipc_cursor_take(&cursor, 7));
	assert_null(ipc_cursor_take(&cursor, SIZE_MAX));
	assert_null(ipc_cursor_take(&cursor, SIZE_MAX - 3));
	assert_int_equal(cursor.at, 4);
	assert_int_equal(ipc_cursor_left(&cursor), 6);
	assert_ptr_equal(ipc_cursor_take(&cursor, 6), bytes + 4);
	assert_null(ipc_cursor_take(&cursor, 1));
}

static void reserves_in_order_up_to_the_end(void **state)
{
	uint8_t bytes[10] = {0};
	struct ipc_writer writer = {bytes, sizeof(bytes), 0};

	(void)state;
	assert_ptr_equal(ipc_writer_reserve(&writer, 4), bytes);
	assert_int_equal(ipc_writer_left(&writer), 6);
	assert_null(ipc_writer_reserve(&writer, 7));
	assert_null(ipc_writer_reserve(&writer, SIZE_MAX));
	assert_int_equal(writer.at, 4);
	assert_ptr_equal(ipc_writer_reserve(&writer, 6), bytes + 4);
	assert_int_equal(ipc_writer_left(&writer), 0);
	assert_null(ipc_writer_reserve(&writer, 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_in_order_up_to_the_end),
		cmocka_unit_test(takes_nothing_where_less_is_left),
		cmocka_unit_test(reserves_in_order_up_to_the_end),
	};

	return cmocka_run_group_tests_name("cursor", tests, NULL, NULL);
}
