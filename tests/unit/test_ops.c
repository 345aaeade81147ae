// SPDX-License-Identifier: ISC
/*
 * Every vector of every op on its whole way: client, transport, server, handler and back, within this
 * process. What is good comes out equal at the other end; what is bad is refused by each side with
 * the vector's own verdict, and what it brought is dropped.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "letter.h"
#include "ops.h"

#include "syscall_arch.h"

#define POISON 0xA5
#define NUMBER UINT64_C(0x1122334455667788)
#define TOKEN  UINT64_C(0x99)
#define SLOT   UINT64_C(5)
#define DROPS  32

const struct ops_turn *ops_now;
size_t ops_handled;

static size_t failures;
static size_t checks;

/* Memory of both sides. */
static uint8_t client_out[LETTER_PAGE];
static uint8_t client_in[LETTER_PAGE];
static uint8_t server_in[LETTER_PAGE];
static uint8_t server_out[LETTER_PAGE];
static _Alignas(16) uint8_t scratch[16384];
static struct ipc_client client;
static struct ipc_server server;
static struct ipc_binding binding;

/* What is on its way, as the transport sees it. */
static uint8_t request_bytes[LETTER_PAGE];
static size_t request_len;
static uint8_t reply_bytes[LETTER_PAGE];
static size_t reply_len;
static bool reply_is_given;
static bool in_server;
static size_t calls;
static uint32_t dropped[2][DROPS];
static size_t drop_counts[2];

void ops_check(bool condition, const char *what)
{
	checks++;
	if (condition || failures++ >= 20)
		return;
	print_error("%s, %s / %s -> %u %s / %s: not so: %s\n", ops_now->op->name,
	            ops_now->request->name, ops_now->request_table->name, ops_now->result,
	            ops_now->reply->name, ops_now->reply_table->name, what);
}

/* Runs the server on request_bytes; its reply is in reply_bytes then. */
static void run_server(void)
{
	in_server = true;
	reply_len = 0;
	ops_check(ipc_server_step(&server) == IPC_RESULT_OK, "the server goes on");
	in_server = false;
}

struct ipc_sys_result ipc_host_syscall(uint64_t number, const uint64_t arguments[6])
{
	struct ipc_sys_result result = {0, 0, 0};

	switch (number) {
	case IPC_SYSCALL_CALL:
		calls++;
		request_len = (size_t)arguments[2];
		memcpy(request_bytes, (const void *)(uintptr_t)arguments[1], request_len);
		if (!reply_is_given)
			run_server();
		memcpy((void *)(uintptr_t)arguments[3], reply_bytes, reply_len);
		result.value0 = reply_len;
		break;
	case IPC_SYSCALL_RECV:
		memcpy((void *)(uintptr_t)arguments[1], request_bytes, request_len);
		result.value0 = request_len | SLOT << 32;
		result.value1 = TOKEN;
		break;
	case IPC_SYSCALL_REPLY:
		ops_check(arguments[0] == TOKEN, "the token is the request's");
		reply_len = (size_t)arguments[2];
		memcpy(reply_bytes, (const void *)(uintptr_t)arguments[1], reply_len);
		break;
	default:
		assert_int_equal(number, IPC_SYSCALL_DROP_LOCAL_CAP);
		assert_in_range(drop_counts[in_server], 0, DROPS - 1);
		dropped[in_server][drop_counts[in_server]++] = (uint32_t)arguments[0];
		break;
	}
	return result;
}

static void start(const struct ops_turn *turn)
{
	ops_now = turn;
	ops_handled = 0;
	calls = 0;
	reply_is_given = false;
	memset(drop_counts, 0, sizeof(drop_counts));
	memset(client_out, POISON, sizeof(client_out));
	memset(client_in, POISON, sizeof(client_in));
	memset(server_in, POISON, sizeof(server_in));
	memset(server_out, POISON, sizeof(server_out));
	memset(scratch, POISON, sizeof(scratch));
	memset(&client, 0, sizeof(client));
	client.slot = 7;
	client.next_id = NUMBER;
	client.out = client_out;
	client.out_cap = sizeof(client_out);
	client.in = client_in;
	client.in_cap = sizeof(client_in);
	binding = turn->op->bind();
	assert_in_range(binding.scratch_size, 1, sizeof(scratch));
	memset(&server, 0, sizeof(server));
	server.slot = IPC_SLOT_ANY;
	server.in = server_in;
	server.in_cap = sizeof(server_in);
	server.reply.out = server_out;
	server.reply.out_cap = sizeof(server_out);
	server.service.binding = &binding;
	server.service.scratch = scratch;
}

/* Writes a message of these parts by the contract's offsets. */
static size_t write(uint8_t *buf, uint16_t flags, uint32_t result, uint32_t detail,
                    const struct ops_part *table, const struct ops_part *body)
{
	struct letter letter;

	memset(&letter, 0, sizeof(letter));
	letter.flags = flags;
	letter.op = ops_now->op->number;
	letter.result = result;
	letter.id = NUMBER;
	letter.detail = detail;
	letter_write(buf, &letter);
	if (table->len != 0)
		letter_put(buf + 2, 2, flags | LETTER_TABLE);
	letter_put(buf + 8, 4, body->len);
	memcpy(buf + 32, table->data, table->len);
	memcpy(buf + 32 + table->len, body->data, body->len);
	return 32 + table->len + body->len;
}

static const struct ops_part nothing = {"nothing", (const uint8_t *)"", 0, NULL, 0};

static size_t write_request(uint8_t *buf)
{
	return write(buf, ops_now->op->notify ? LETTER_NOTIFY : 0, 0, 0, ops_now->request_table,
	             ops_now->request);
}

static void check_request_bytes(void)
{
	uint8_t expected[2 * LETTER_PAGE];
	const size_t len = write_request(expected);

	ops_check(request_len == len && memcmp(request_bytes, expected, len) == 0,
	          "the request has its bytes");
}

static void check_reply_bytes(uint32_t result, uint32_t detail, const struct ops_part *table,
                              const struct ops_part *body)
{
	uint8_t expected[2 * LETTER_PAGE];
	const size_t len = write(expected, LETTER_REPLY, result, detail, table, body);

	ops_check(reply_len == len && memcmp(reply_bytes, expected, len) == 0,
	          "the reply has its bytes");
}

static void check_outcome(struct ipc_outcome outcome, uint32_t transport, uint32_t result,
                          uint32_t verdict)
{
	ops_check(outcome.transport == transport, "transport");
	ops_check(outcome.result == result, "result");
	ops_check(outcome.verdict == verdict, "verdict");
}

/* One side dropped what a table holds, or only what it moves. */
static void check_drops(bool by_server, const struct ops_part *table, bool moved_only)
{
	const size_t count = table->len == 0 ? 0 : (size_t)letter_get(table->data, 2);
	size_t wanted = 0;

	for (size_t i = 0; i < count; i++) {
		const uint8_t *entry = table->data + 8 + 16 * i;
		bool found = false;

		if (letter_get(entry + 4, 2) == 0 || (moved_only && letter_get(entry + 6, 2) != 1))
			continue;
		wanted++;
		for (size_t j = 0; j < drop_counts[by_server]; j++)
			found = found || dropped[by_server][j] == letter_get(entry, 4);
		ops_check(found, "what came with it is dropped");
	}
	if (!moved_only)
		ops_check(drop_counts[by_server] == wanted, "nothing else is dropped");
}

static void test_good_exchanges(void **state)
{
	size_t done = 0;

	(void)state;
	failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];

		if (turn->op->call == NULL ||
		    (turn->request->verdict | turn->request_table->verdict | turn->reply->verdict |
		     turn->reply_table->verdict) != 0)
			continue;
		start(turn);
		check_outcome(turn->op->call(&client, turn), 0, turn->result, 0);
		check_request_bytes();
		check_reply_bytes(turn->result, 0, turn->reply_table, turn->reply);
		ops_check(ops_handled == 1, "the handler is called once");
		ops_check(drop_counts[0] == 0, "the client drops nothing");
		if (turn->result == 0)
			ops_check(drop_counts[1] == 0, "the server drops nothing");
		done++;
	}
	print_message("%zu exchanges\n", done);
	assert_int_equal(failures, 0);
	assert_true(done != 0);
}

/* The verdict on a turn's request; 0 for a good one. */
static uint32_t request_verdict(const struct ops_turn *turn)
{
	return turn->request->verdict | turn->request_table->verdict;
}

static uint32_t reply_verdict(const struct ops_turn *turn)
{
	return turn->reply->verdict | turn->reply_table->verdict;
}

/* What pack is to say: a count over its bound may also be one over the buffer. */
static uint32_t pack_verdict(uint32_t expected, uint32_t found)
{
	const bool is_count = ipc_verdict_class(expected) == IPC_CLASS_COUNT;

	return is_count && ipc_verdict_class(found) == IPC_CLASS_LENGTH ? found : expected;
}

static void test_bad_requests(void **state)
{
	size_t done = 0;

	(void)state;
	failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];

		if (turn->op->call == NULL || request_verdict(turn) == 0)
			continue;
		start(turn);
		request_len = write_request(request_bytes);
		run_server();
		check_reply_bytes(IPC_RESULT_INVALID_ARGUMENT, request_verdict(turn), &nothing, &nothing);
		ops_check(ops_handled == 0, "no handler sees it");
		check_drops(true, turn->request_table, false);
		done++;
	}
	print_message("%zu refused requests\n", done);
	assert_int_equal(failures, 0);
	assert_true(done != 0);
}

static void test_requests_that_pack_refuses(void **state)
{
	size_t done = 0;

	(void)state;
	failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];
		struct ipc_outcome outcome;
		bool untouched = true;

		if (turn->op->call == NULL || request_verdict(turn) == 0 ||
		    (turn->request->verdict != 0 && turn->request->values == NULL) ||
		    (turn->request_table->verdict != 0 && turn->request_table->values == NULL))
			continue;
		start(turn);
		outcome = turn->op->call(&client, turn);
		check_outcome(outcome, IPC_RESULT_INVALID_ARGUMENT, IPC_RESULT_INVALID_ARGUMENT,
		              pack_verdict(request_verdict(turn), outcome.verdict));
		ops_check(calls == 0 && drop_counts[0] == 0, "nothing is sent or dropped");
		for (size_t j = 0; j < sizeof(client_out); j++)
			untouched = untouched && client_out[j] == POISON;
		ops_check(untouched, "nothing is written");
		done++;
	}
	print_message("%zu requests that pack refuses\n", done);
	assert_int_equal(failures, 0);
	assert_true(done != 0);
}

static void test_bad_replies(void **state)
{
	size_t done = 0;

	(void)state;
	failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];

		if (turn->op->call == NULL || reply_verdict(turn) == 0)
			continue;
		start(turn);
		reply_is_given = true;
		reply_len = write(reply_bytes, LETTER_REPLY, turn->result, 0, turn->reply_table,
		                  turn->reply);
		check_outcome(turn->op->call(&client, turn), IPC_RESULT_INTERNAL, IPC_RESULT_INTERNAL,
		              reply_verdict(turn));
		check_drops(false, turn->reply_table, false);
		done++;
	}
	print_message("%zu refused replies\n", done);
	assert_int_equal(failures, 0);
	assert_true(done != 0);
}

static void test_replies_that_pack_refuses(void **state)
{
	size_t done = 0;

	(void)state;
	failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];

		if (turn->op->call == NULL || reply_verdict(turn) == 0 ||
		    (turn->reply->verdict != 0 && turn->reply->values == NULL) ||
		    (turn->reply_table->verdict != 0 && turn->reply_table->values == NULL))
			continue;
		start(turn);
		check_outcome(turn->op->call(&client, turn), 0, IPC_RESULT_INTERNAL, 0);
		check_reply_bytes(IPC_RESULT_INTERNAL, 0, &nothing, &nothing);
		ops_check(server.reply.refused ==
		                  pack_verdict(reply_verdict(turn), server.reply.refused),
		          "the server knows why");
		ops_check(ops_handled == 1, "the handler is called once");
		check_drops(true, turn->reply_table, true);
		done++;
	}
	print_message("%zu replies that pack refuses\n", done);
	assert_int_equal(failures, 0);
	assert_true(done != 0);
}

static void test_reserved_ops(void **state)
{
	(void)state;
	failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];

		if (turn->op->call != NULL)
			continue;
		start(turn);
		request_len = write_request(request_bytes);
		run_server();
		check_reply_bytes(IPC_RESULT_DENIED, 0, &nothing, &nothing);
		check_drops(true, turn->request_table, false);
	}
	assert_int_equal(failures, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good_exchanges),
		cmocka_unit_test(test_bad_requests),
		cmocka_unit_test(test_requests_that_pack_refuses),
		cmocka_unit_test(test_bad_replies),
		cmocka_unit_test(test_replies_that_pack_refuses),
		cmocka_unit_test(test_reserved_ops),
	};
	const int failed = cmocka_run_group_tests(tests, NULL, NULL);

	print_message("%zu checks\n", checks);
	return failed;
}
