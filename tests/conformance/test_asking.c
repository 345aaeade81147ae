// SPDX-License-Identifier: ISC
/*
 * The generated server of asking.ipc, bytes in and bytes out: results and failure bodies, answers at once and later,
 * ops that are reserved or for tests.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ipc/asking/asking_server.h"

#define TOKEN      77
#define REQUEST_ID 0x1122334455667788u
#define SLOT       5

/* A request and its reply, what a handler saw and what it shall return. */
struct bench {
	uint8_t in[4096];
	uint8_t out[4096];
	size_t in_len;
	struct ipc_reply reply;
	struct ipc_message answer;
	union ipc_asking_scratch scratch;
	uint32_t calls;
	uint32_t result;
	uint32_t accepted;
	struct ipc_arrival arrival;
	struct ipc_asking_ask_price_given given;
};

/* Where the body of a request with this table goes. */
static uint8_t *request_body(struct bench *b, const struct ipc_cap_table *table)
{
	return b->in + IPC_HEADER_BYTES + ipc_message_table_size(table);
}

/* Puts a request together whose body stands there. */
static void seal(struct bench *b, uint32_t op, uint32_t flags, const struct ipc_cap_table *table, size_t body_len)
{
	struct ipc_wire_header header;

	ipc_wire_header_init(&header);
	header.op = op;
	header.flags = (uint16_t)flags;
	header.request_id = REQUEST_ID;
	assert_int_equal(ipc_message_seal(&header, table, body_len, b->in, sizeof(b->in), &b->in_len), 0);
}

static struct ipc_delivery delivery(const struct bench *b)
{
	const struct ipc_delivery found = {TOKEN, SLOT, b->in, b->in_len};

	return found;
}

/* The reply, well-formed and to this request; its result. */
static uint32_t answered(struct bench *b, uint32_t op)
{
	assert_int_equal(ipc_message_unpack(&b->answer, IPC_DIRECTION_REPLY, b->reply.out, b->reply.out_len), 0);
	assert_int_equal(b->answer.header.op, op);
	assert_true(b->answer.header.request_id == REQUEST_ID);
	return b->answer.header.result;
}

static bool drops(const struct bench *b, uint32_t slot)
{
	for (uint32_t i = 0; i < b->reply.drop_count; i++) {
		if (b->reply.drop[i] == slot)
			return true;
	}
	return false;
}

static int start(void **state)
{
	static struct bench bench;

	memset(&bench, 0, sizeof(bench));
	bench.reply.out = bench.out;
	bench.reply.out_cap = sizeof(bench.out);
	*state = &bench;
	return 0;
}

static uint32_t on_ask_price(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_asking_ask_price_request *request,
                             struct ipc_asking_ask_price_reply *reply)
{
	struct bench *b = context;

	b->calls++;
	b->arrival = *arrival;
	ipc_asking_ask_price_given_from(&b->given, request);
	reply->price = 900;
	reply->change = 40;
	return b->result;
}

static uint32_t on_buy(void *context, const struct ipc_arrival *arrival, const struct ipc_asking_buy_request *request,
                       struct ipc_asking_buy_reply *reply, struct ipc_asking_buy_failure *failure)
{
	struct bench *b = context;

	(void)arrival;
	(void)request;
	b->calls++;
	reply->ticket = 5;
	failure->minutes = 12;
	return b->result;
}

static uint32_t on_fill(void *context, const struct ipc_arrival *arrival, const struct ipc_asking_fill_request *request,
                        struct ipc_asking_fill_reply *reply)
{
	struct bench *b = context;

	(void)arrival;
	b->calls++;
	reply->count = request->count + 1;
	return b->result;
}

static uint32_t on_pay_coins(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_asking_pay_coins_request *request,
                             struct ipc_asking_pay_coins_reply *reply)
{
	struct bench *b = context;

	(void)arrival;
	(void)request;
	b->calls++;
	reply->accepted = b->accepted;
	return b->result;
}

static const struct ipc_asking_handlers asking_handlers = {on_ask_price, on_buy, on_fill, NULL, on_pay_coins};

static void serve_asking(struct bench *b)
{
	const struct ipc_delivery found = delivery(b);

	memset(&b->scratch, 0xA5, sizeof(b->scratch));
	ipc_asking_serve(&asking_handlers, b, &b->scratch, &found, &b->reply);
}

static void ask_price(struct bench *b, int32_t limit)
{
	const struct ipc_asking_ask_price_request request = {
		.way = {1, 40}, .limit = limit, .means = IPC_ASKING_MEANS_COINS};
	struct ipc_cap_table none = {0};
	size_t len;

	assert_int_equal(ipc_asking_ask_price_request_pack(&request, request_body(b, &none), 64, &len), 0);
	seal(b, IPC_ASKING_OP_ASK_PRICE, 0, &none, len);
	serve_asking(b);
}

/* The reply's rules read the request, at once and later. */
static void test_a_deferred_answer(void **state)
{
	const struct ipc_asking_ask_price_reply reply = {.price = 900, .change = 40};
	uint8_t at_once[64];
	struct bench *b = *state;
	size_t len;

	ask_price(b, -1);
	assert_int_equal(answered(b, IPC_ASKING_OP_ASK_PRICE), IPC_RESULT_OK);
	len = b->reply.out_len;
	memcpy(at_once, b->out, len);

	b->result = IPC_DEFERRED;
	ask_price(b, -1);
	assert_int_equal(b->reply.out_len, 0);
	ipc_asking_ask_price_answer(&b->reply, &b->arrival, &b->given, &reply);
	assert_int_equal(b->reply.out_len, len);
	assert_memory_equal(b->out, at_once, len);

	ask_price(b, 899);
	ipc_asking_ask_price_answer(&b->reply, &b->arrival, &b->given, &reply);
	assert_int_equal(answered(b, IPC_ASKING_OP_ASK_PRICE), IPC_RESULT_INTERNAL);
	b->result = IPC_RESULT_OK;
	ask_price(b, 899);
	assert_int_equal(answered(b, IPC_ASKING_OP_ASK_PRICE), IPC_RESULT_INTERNAL);
	assert_int_equal(ipc_verdict_rule(b->reply.refused), 3);
}

/* A rule may read a count of the request, too. */
static void test_no_more_coins_than_given(void **state)
{
	const struct ipc_asking_pay_coins_request request = {.value = 255, .coin_count = 3, .coins = {50, 20, 20}};
	struct ipc_cap_table none = {0};
	struct bench *b = *state;
	size_t len;

	assert_int_equal(ipc_asking_pay_coins_request_pack(&request, request_body(b, &none), 64, &len), 0);
	seal(b, IPC_ASKING_OP_PAY_COINS, 0, &none, len);
	for (b->accepted = 0; b->accepted < 5; b->accepted++) {
		const bool fits = b->accepted <= 3;

		serve_asking(b);
		assert_int_equal(answered(b, IPC_ASKING_OP_PAY_COINS), fits ? IPC_RESULT_OK : IPC_RESULT_INTERNAL);
		assert_int_equal(b->reply.refused, fits ? 0 : ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1));
	}
}

static uint32_t buy(struct bench *b, uint32_t result)
{
	const struct ipc_asking_buy_request request = {.way = {1, 40}, .price = 900};
	struct ipc_cap_table none = {0};
	size_t len;

	assert_int_equal(ipc_asking_buy_request_pack(&request, request_body(b, &none), 64, &len), 0);
	seal(b, IPC_ASKING_OP_BUY, 0, &none, len);
	b->result = result;
	serve_asking(b);
	return answered(b, IPC_ASKING_OP_BUY);
}

static void test_results(void **state)
{
	struct ipc_asking_buy_failure failure;
	struct bench *b = *state;

	for (uint32_t result = 1; result < 40; result++) {
		const bool is_listed = result <= ASKING_ANSWER_UNSUPPORTED;
		const bool has_body = result == ASKING_ANSWER_SOLD_OUT || result == ASKING_ANSWER_DEARER;

		assert_int_equal(buy(b, result), is_listed ? result : IPC_RESULT_INTERNAL);
		assert_int_equal(b->answer.body_len, has_body ? 8 : 0);
		if (has_body) {
			assert_int_equal(ipc_asking_buy_failure_unpack(&failure, b->answer.body, b->answer.body_len),
			                 0);
			assert_int_equal(failure.minutes, 12);
		}
	}
	assert_int_equal(buy(b, IPC_RESULT_OK), IPC_RESULT_OK);
	assert_int_equal(b->answer.body_len, 8);
	/* The other op lists fewer. */
	b->result = ASKING_ANSWER_DEARER;
	ask_price(b, -1);
	assert_int_equal(answered(b, IPC_ASKING_OP_ASK_PRICE), IPC_RESULT_INTERNAL);
	b->result = ASKING_ANSWER_CLOSED;
	ask_price(b, -1);
	assert_int_equal(answered(b, IPC_ASKING_OP_ASK_PRICE), ASKING_ANSWER_CLOSED);
}

static void test_a_reserved_op(void **state)
{
	struct bench *b = *state;
	struct ipc_cap_table table = {1, {{33, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY, 0, 0}}};

	for (size_t len = 0; len < 24; len += 8) {
		seal(b, IPC_ASKING_OP_GIVE_BACK, 0, &table, len);
		serve_asking(b);
		assert_int_equal(answered(b, IPC_ASKING_OP_GIVE_BACK), IPC_RESULT_DENIED);
		assert_true(drops(b, 33));
	}
	seal(b, IPC_ASKING_OP_RESET, IPC_MESSAGE_FLAG_NOTIFY, &table, 0);
	serve_asking(b);
	assert_int_equal(answered(b, IPC_ASKING_OP_RESET), IPC_RESULT_DENIED);
}

static void test_an_op_for_tests(void **state)
{
	const struct ipc_asking_fill_request request = {.count = 3};
	const struct ipc_binding binding = ipc_asking_binding(&asking_handlers, *state);
	struct ipc_cap_table none = {0};
	struct ipc_op_facts facts;
	struct bench *b = *state;
	size_t len;

	assert_int_equal(ipc_asking_fill_request_pack(&request, request_body(b, &none), 64, &len), 0);
	seal(b, IPC_ASKING_OP_FILL, 0, &none, len);
	serve_asking(b);
#ifdef IPC_TEST_OPS
	assert_int_equal(answered(b, IPC_ASKING_OP_FILL), IPC_RESULT_OK);
	assert_int_equal(b->answer.body[0], 4);
	assert_true(binding.facts(&asking_handlers, IPC_ASKING_OP_FILL, &facts));
	seal(b, IPC_ASKING_OP_CHECK, 0, &none, 0);
	serve_asking(b);
	assert_int_equal(answered(b, IPC_ASKING_OP_CHECK), IPC_RESULT_UNSUPPORTED);
#else
	assert_int_equal(answered(b, IPC_ASKING_OP_FILL), IPC_RESULT_DENIED);
	assert_int_equal(b->calls, 0);
	assert_false(binding.facts(&asking_handlers, IPC_ASKING_OP_FILL, &facts));
	seal(b, IPC_ASKING_OP_CHECK, 0, &none, 0);
	serve_asking(b);
	assert_int_equal(answered(b, IPC_ASKING_OP_CHECK), IPC_RESULT_DENIED);
#endif
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_a_deferred_answer, start),
		cmocka_unit_test_setup(test_no_more_coins_than_given, start),
		cmocka_unit_test_setup(test_results, start),
		cmocka_unit_test_setup(test_a_reserved_op, start),
		cmocka_unit_test_setup(test_an_op_for_tests, start),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
