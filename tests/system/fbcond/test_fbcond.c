/* SPDX-License-Identifier: ISC */
/* The framebuffer console: what stands on the screen after each write. argv[1]: fbcond. */
#include <stdio.h>
#include <string.h>

#include "ipc/fbcond/fbcond_client.h"
#include "stand.h"

enum {
	COLUMNS = 80,
	ROWS = 25,
};

static const char *program;

static void start(struct stand *stand, struct stand_client *client)
{
	const char *const arguments[] = {"fbcond", NULL};

	stand_client_init(client, stand_service(stand, program, arguments, NULL, 0, NULL));
}

static struct ipc_outcome try_write(struct stand_client *client, const char *text, size_t size,
                                    struct ipc_fbcond_write_reply *reply)
{
	struct ipc_fbcond_write_request request;

	ipc_fbcond_write_request_init(&request);
	request.text = text;
	request.text_size = (uint32_t)size;
	return ipc_fbcond_write(&client->client, &request, reply);
}

/* Writes, and checks where the next character goes. */
static void put(struct stand_client *client, const char *text, uint64_t line, uint16_t column)
{
	struct ipc_fbcond_write_reply reply;

	assert_result(try_write(client, text, strlen(text), &reply), IPC_RESULT_OK);
	assert_int_equal(reply.line, line);
	assert_int_equal(reply.column, column);
}

static struct ipc_outcome try_read(struct stand_client *client, uint64_t cursor,
                                   struct ipc_fbcond_read_reply *reply,
                                   struct ipc_fbcond_read_failure *failure)
{
	const struct ipc_fbcond_read_request request = {.cursor = cursor};

	return ipc_fbcond_read(&client->client, &request, reply, failure);
}

static void assert_line(struct stand_client *client, uint64_t cursor, const char *expected,
                        uint64_t next_cursor)
{
	struct ipc_fbcond_read_reply reply;
	struct ipc_fbcond_read_failure failure;

	assert_result(try_read(client, cursor, &reply, &failure), IPC_RESULT_OK);
	assert_int_equal(reply.text_size, strlen(expected));
	assert_memory_equal(reply.text, expected, reply.text_size);
	assert_int_equal(reply.next_cursor, next_cursor);
}

static void assert_no_line(struct stand_client *client, uint64_t cursor, uint64_t oldest,
                           uint64_t next)
{
	struct ipc_fbcond_read_reply reply;
	struct ipc_fbcond_read_failure failure;

	assert_result(try_read(client, cursor, &reply, &failure), IPC_RESULT_NOT_FOUND);
	assert_int_equal(failure.oldest_cursor, oldest);
	assert_int_equal(failure.next_cursor, next);
}

static void assert_status(struct stand_client *client, uint16_t column, uint16_t row,
                          uint64_t oldest)
{
	struct ipc_fbcond_read_status_reply reply;

	assert_result(ipc_fbcond_read_status(&client->client, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.columns, COLUMNS);
	assert_int_equal(reply.rows, ROWS);
	assert_int_equal(reply.column, column);
	assert_int_equal(reply.row, row);
	assert_int_equal(reply.oldest_cursor, oldest);
}

static void test_lines_are_read_by_their_numbers(void **state)
{
	struct stand_client client;

	start(*state, &client);
	assert_status(&client, 0, 0, 1);
	assert_line(&client, 0, "", 2);
	put(&client, "hello,", 1, 6);
	put(&client, " world\n\nbye", 3, 3);
	assert_line(&client, 0, "hello, world", 2);
	assert_line(&client, 2, "", 3);
	assert_line(&client, 3, "bye", 4);
	assert_no_line(&client, 4, 1, 4);
	assert_status(&client, 3, 2, 1);
}

/* Each takes one cell, however many bytes it has. */
static void test_characters_of_all_lengths(void **state)
{
	struct stand_client client;

	start(*state, &client);
	put(&client, "a\xC3\xBC\xE2\x82\xAC\xF0\x9F\x90\xA7", 1, 4);
	assert_line(&client, 1, "a\xC3\xBC\xE2\x82\xAC\xF0\x9F\x90\xA7", 2);
	put(&client, "\rA", 1, 1);
	assert_line(&client, 1, "A\xC3\xBC\xE2\x82\xAC\xF0\x9F\x90\xA7", 2);
}

static void test_control_characters_show_nothing(void **state)
{
	struct stand_client client;

	start(*state, &client);
	put(&client, "a\x01\x1B\x7F\tb", 1, 2);
	assert_line(&client, 1, "ab", 2);
	/* Blanks at the end are no part of a line, blanks within it are. */
	put(&client, "  c  ", 1, 7);
	assert_line(&client, 1, "ab  c", 2);
}

static void test_a_full_row_goes_on_in_the_next(void **state)
{
	struct stand_client client;
	char row[COLUMNS + 2];

	start(*state, &client);
	memset(row, 'x', COLUMNS);
	row[COLUMNS - 1] = '\0';
	put(&client, row, 1, COLUMNS - 1);
	put(&client, "xy", 2, 1);
	row[COLUMNS - 1] = 'x';
	row[COLUMNS] = '\0';
	assert_line(&client, 1, row, 2);
	assert_line(&client, 2, "y", 3);
}

static void test_lines_keep_their_numbers_when_the_screen_scrolls(void **state)
{
	struct stand_client client;
	char text[16];

	start(*state, &client);
	for (uint32_t line = 1; line < ROWS; line++) {
		snprintf(text, sizeof(text), "line %u\n", (unsigned)line);
		put(&client, text, line + 1, 0);
	}
	put(&client, "last", ROWS, 4);
	assert_status(&client, 4, ROWS - 1, 1);
	assert_line(&client, 0, "line 1", 2);
	put(&client, "\nnew", ROWS + 1, 3);
	assert_status(&client, 3, ROWS - 1, 2);
	assert_no_line(&client, 1, 2, ROWS + 2);
	assert_line(&client, 0, "line 2", 3);
	assert_line(&client, ROWS, "last", ROWS + 1);
	assert_line(&client, ROWS + 1, "new", ROWS + 2);
	assert_no_line(&client, ROWS + 2, 2, ROWS + 2);
}

static void test_what_is_no_text_is_not_sent(void **state)
{
	static const struct {
		const char *bytes;
		size_t size;
	} refused[] = {
		{"", 0},
		{"a\0b", 3},
		{"\xC3", 1},
		{"\xC0\x80", 2},
		{"\xED\xA0\x80", 3},
		{"\xF4\x90\x80\x80", 4},
	};
	char full[IPC_FBCOND_TEXT_BYTES_MAX + 1];
	struct ipc_fbcond_write_reply reply;
	struct stand_client client;

	start(*state, &client);
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		assert_not_sent(try_write(&client, refused[i].bytes, refused[i].size, &reply));
	memset(full, 'x', sizeof(full));
	assert_not_sent(try_write(&client, full, sizeof(full), &reply));
	assert_status(&client, 0, 0, 1);
	assert_result(try_write(&client, full, sizeof(full) - 1, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.line, 1 + IPC_FBCOND_TEXT_BYTES_MAX / COLUMNS);
}

int main(int argc, char **argv)
{
	struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_lines_are_read_by_their_numbers, stand),
		STAND_TEST(test_characters_of_all_lengths, stand),
		STAND_TEST(test_control_characters_show_nothing, stand),
		STAND_TEST(test_a_full_row_goes_on_in_the_next, stand),
		STAND_TEST(test_lines_keep_their_numbers_when_the_screen_scrolls, stand),
		STAND_TEST(test_what_is_no_text_is_not_sent, stand),
	};

	if (argc != 2)
		return 2;
	program = argv[1];
	stand_init(&stand);
	return live_check("system_fbcond",
	                  cmocka_run_group_tests_name("fbcond", tests, NULL, NULL));
}
