/* SPDX-License-Identifier: ISC */
/* In which order the requests that wait are answered, and that each place is used again: the table
 * alone, before a kernel that does as it is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "script.h"
#include "waits.h"

enum {
	REPLY = 0x42,
};

struct table {
	struct waits waits;
	struct ipc_server server;
	uint8_t out[IPC_MESSAGE_BYTES_MAX];
};

static void start(struct table *table)
{
	memset(table, 0, sizeof(*table));
	table->server.reply.out = table->out;
	table->server.reply.out_cap = sizeof(table->out);
}

/* A request is known by its token. */
static void add(struct table *table, uint64_t token, uint64_t deadline)
{
	const struct ipc_arrival arrival = {token, 1, IPC_TIMED_OP_WAIT_UNTIL, 1};
	const struct ipc_timed_wait_until_request request = {deadline, IPC_TIMED_WAIT_FLAG_BLOCK};

	assert_true(waits_add(&table->waits, &arrival, &request));
}

/* At that time just these are answered, in this order; each REPLY ends with `status`. */
static void assert_answered(struct table *table, uint64_t now, uint32_t status, uint32_t result,
                            const uint64_t *tokens, size_t count)
{
	script_start();
	for (size_t i = 0; i < count; i++)
		script_next(REPLY, status, 0, 0, NULL, 0);
	waits_end(&table->waits, &table->server, now);
	script_end();
	assert_int_equal(script_call_count, count);
	for (size_t i = 0; i < count; i++) {
		struct ipc_wire_header header;

		assert_int_equal(script_calls[i].arguments[0], tokens[i]);
		assert_int_equal(ipc_wire_header_unpack(&header, script_calls[i].out,
		                                        IPC_HEADER_BYTES),
		                 0);
		assert_int_equal(header.result, result);
	}
}

static void test_the_earliest_deadline_is_answered_first(void **state)
{
	const uint64_t due[] = {3, 5, 2, 1};
	const uint64_t last[] = {4};
	struct table table;

	(void)state;
	start(&table);
	add(&table, 1, 130);
	add(&table, 2, 120);
	add(&table, 3, 100);
	add(&table, 4, 131);
	add(&table, 5, 110);
	assert_answered(&table, 99, IPC_RESULT_OK, IPC_RESULT_OK, NULL, 0);
	assert_answered(&table, 130, IPC_RESULT_OK, IPC_RESULT_OK, due, 4);
	assert_false(waits_are_none(&table.waits));
	assert_answered(&table, 131, IPC_RESULT_OK, IPC_RESULT_OK, last, 1);
	assert_true(waits_are_none(&table.waits));
}

/* REPLY to one that has ended is PEER_GONE; so often that a place which was kept would be missed. */
static void test_one_that_has_ended_gives_its_place_back(void **state)
{
	struct table table;

	(void)state;
	start(&table);
	for (uint64_t round = 0; round < 3; round++) {
		uint64_t tokens[WAITS_MAX];

		for (uint64_t i = 0; i < WAITS_MAX; i++) {
			tokens[i] = 1 + i;
			add(&table, 1 + i, 100 * round + i);
		}
		assert_answered(&table, 100 * round + WAITS_MAX, IPC_RESULT_PEER_GONE,
		                IPC_RESULT_OK, tokens, WAITS_MAX);
		assert_true(waits_are_none(&table.waits));
	}
}

/* What has come is answered before it is found that too many wait: then there are not. */
static void test_whoever_is_due_is_not_one_too_many(void **state)
{
	const uint64_t due[] = {1};
	const uint64_t too_many[] = {1 + WAITS_MAX};
	struct table table;

	(void)state;
	start(&table);
	for (uint64_t i = 0; i <= WAITS_MAX; i++)
		add(&table, 1 + i, 100 + i);
	assert_answered(&table, 100, IPC_RESULT_OK, IPC_RESULT_OK, due, 1);
	add(&table, 1, 100);
	assert_answered(&table, 99, IPC_RESULT_OK, IPC_RESULT_EXHAUSTED, too_many, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_earliest_deadline_is_answered_first),
		cmocka_unit_test(test_one_that_has_ended_gives_its_place_back),
		cmocka_unit_test(test_whoever_is_due_is_not_one_too_many),
	};

	return cmocka_run_group_tests_name("waits", tests, NULL, NULL);
}
