// SPDX-License-Identifier: ISC
/*
 * A request's bytes in, a reply's bytes and what to drop out. The family is one by hand, so that
 * nothing but serve.c is tested. No transport is linked: a kernel has none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ipc/server.h"
#include "letter.h"

#define POISON 0xA5
#define FIRST  UINT32_C(0x1100)
#define LAST   UINT32_C(0x113F)
#define OP     UINT32_C(0x1104)
#define ABI_ID UINT64_C(0x8877665544332211)

static uint8_t out[2 * LETTER_PAGE];
static struct ipc_reply reply;
static struct ipc_exchange seen;
static size_t dispatched;
static void (*act)(struct ipc_exchange *x);
static int handlers;
static int context;
static int scratch;
static const struct ipc_span span = {2, 3};

static void dispatch(struct ipc_exchange *x)
{
	seen = *x;
	dispatched++;
	if (act != NULL)
		act(x);
}

static bool facts(const void *served, uint32_t op, struct ipc_op_facts *found)
{
	assert_ptr_equal(served, &handlers);
	if (op != OP)
		return false;
	found->abi_id = ABI_ID;
	found->request.spans = &span;
	found->request.count = 1;
	return true;
}

static const struct ipc_binding binding = {FIRST, LAST, dispatch, facts, &handlers, &context, 0};
static const struct ipc_service service = {NULL, &binding, &scratch};

static void start(void)
{
	memset(out, POISON, sizeof(out));
	memset(&reply, POISON, sizeof(reply));
	reply.out = out;
	reply.out_cap = LETTER_PAGE;
	dispatched = 0;
	act = NULL;
}

static void serve(const uint8_t *in, size_t in_len)
{
	const struct ipc_delivery delivery = {7, 5, in, in_len};

	start();
	ipc_serve(&service, &delivery, &reply);
}

/* The reply is this letter and nothing else was written. */
static void assert_reply(const struct letter *letter)
{
	uint8_t expected[LETTER_PAGE];
	const size_t len = letter_write(expected, letter);

	assert_int_equal(reply.out_len, len);
	assert_memory_equal(out, expected, len);
	for (size_t i = len; i < sizeof(out); i++)
		assert_int_equal(out[i], POISON);
}

static void assert_bare(uint32_t op, uint64_t id, uint32_t result, uint32_t detail)
{
	const struct letter bare = {LETTER_REPLY, op, result, id, detail, 0, {{0, 0, 0, 0, 0}}, 0, NULL};

	assert_reply(&bare);
	assert_int_equal(reply.refused, 0);
	assert_int_equal(reply.moved_count, 0);
	assert_int_equal(reply.secrets.count, 0);
}

static void assert_drops(size_t count, uint32_t first, uint32_t second)
{
	assert_int_equal(reply.drop_count, count);
	if (count > 0)
		assert_int_equal(reply.drop[0], first);
	if (count > 1)
		assert_int_equal(reply.drop[1], second);
}

static const struct letter plain = {0, OP, 0, 9, 0, 0, {{0, 0, 0, 0, 0}}, 8, "12345678"};
static const struct letter bringing = {
	0,
	OP,
	0,
	9,
	0,
	3,
	{{41, 1, 1, 1, 0}, {0, 0, 0, 0, 0}, {43, 7, 2, 16, 0}},
	8,
	"12345678",
};

static void test_too_short(void **state)
{
	uint8_t in[LETTER_PAGE];

	(void)state;
	letter_write(in, &bringing);
	for (size_t len = 0; len < 32; len++) {
		serve(in, len);
		assert_bare(0, 0, IPC_RESULT_INVALID_ARGUMENT,
		            ipc_verdict(IPC_PART_HEADER, IPC_CLASS_LENGTH, 0, 0));
		assert_drops(0, 0, 0);
		assert_int_equal(dispatched, 0);
	}
}

static void test_other_versions(void **state)
{
	static const uint16_t versions[] = {0, 2, 0x0101, 0xFFFF};
	uint8_t in[LETTER_PAGE];

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		const size_t len = letter_write(in, &bringing);

		letter_put(in, 2, versions[i]);
		/* Nothing else of it is known: not even its flags say anything. */
		letter_put(in + 2, 2, 0xFFFF);
		letter_put(in + 4, 4, 0x99887766);
		letter_put(in + 16, 8, UINT64_C(0xF1F2F3F4F5F6F7F8));
		serve(in, len);
		assert_bare(0x99887766, UINT64_C(0xF1F2F3F4F5F6F7F8), IPC_RESULT_UNSUPPORTED, 0);
		assert_drops(0, 0, 0);
		serve(in, 32);
		assert_bare(0x99887766, UINT64_C(0xF1F2F3F4F5F6F7F8), IPC_RESULT_UNSUPPORTED, 0);
		/* Too short comes first. */
		serve(in, 31);
		assert_bare(0, 0, IPC_RESULT_INVALID_ARGUMENT,
		            ipc_verdict(IPC_PART_HEADER, IPC_CLASS_LENGTH, 0, 0));
		assert_int_equal(dispatched, 0);
	}
}

static void assert_malformed(const struct letter *letter, size_t at, size_t width, uint64_t value,
                             uint32_t verdict, bool delivered)
{
	uint8_t in[LETTER_PAGE];
	const size_t len = letter_write(in, letter);

	letter_put(in + at, width, value);
	serve(in, len);
	assert_bare(OP, 9, IPC_RESULT_INVALID_ARGUMENT, verdict);
	assert_drops(delivered ? 2 : 0, 41, 43);
	assert_int_equal(dispatched, 0);
}

static void test_malformed_headers(void **state)
{
	const struct letter *letters[] = {&plain, &bringing};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const uint16_t flags = i == 0 ? 0 : LETTER_TABLE;
		const bool brought = i != 0;

		assert_malformed(letters[i], 2, 2, flags | 8U,
		                 ipc_verdict(IPC_PART_HEADER, IPC_CLASS_FLAGS, 2, 0), brought);
		assert_malformed(letters[i], 2, 2, flags | LETTER_REPLY,
		                 ipc_verdict(IPC_PART_HEADER, IPC_CLASS_FLAGS, 2, 0), brought);
		assert_malformed(letters[i], 2, 2, flags | LETTER_REPLY | LETTER_NOTIFY,
		                 ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 1), brought);
		assert_malformed(letters[i], 8, 4, 4065,
		                 ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RANGE, 8, 0), brought);
		assert_malformed(letters[i], 8, 4, 7,
		                 ipc_verdict(IPC_PART_HEADER, IPC_CLASS_EXTENT, 8, 0), brought);
		assert_malformed(letters[i], 8, 4, 9,
		                 ipc_verdict(IPC_PART_HEADER, IPC_CLASS_EXTENT, 8, 0), brought);
		assert_malformed(letters[i], 12, 4, 1,
		                 ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 2), brought);
		assert_malformed(letters[i], 24, 4, 1,
		                 ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 12, 3), brought);
		assert_malformed(letters[i], 28, 4, 1,
		                 ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RESERVED, 28, 0), brought);
	}
}

static void test_malformed_tables(void **state)
{
	uint8_t in[LETTER_PAGE];

	(void)state;
	assert_malformed(&bringing, 32, 2, 0, ipc_verdict(IPC_PART_TABLE, IPC_CLASS_COUNT, 0, 0),
	                 false);
	assert_malformed(&bringing, 46, 2, 3, ipc_verdict(IPC_PART_TABLE, IPC_CLASS_ENUM, 14, 0),
	                 false);
	letter_write(in, &bringing);
	serve(in, 87);
	assert_bare(OP, 9, IPC_RESULT_INVALID_ARGUMENT,
	            ipc_verdict(IPC_PART_TABLE, IPC_CLASS_EXTENT, 0, 0));
	assert_drops(0, 0, 0);
}

static void test_unknown_ops(void **state)
{
	static const uint32_t ops[] = {1, FIRST - 1, LAST + 1, OP + 0x2000, 0xFFFFFFFF};
	struct letter letter = bringing;
	uint8_t in[LETTER_PAGE];

	(void)state;
	for (size_t i = 0; i < sizeof(ops) / sizeof(ops[0]); i++) {
		letter.op = ops[i];
		/* Whatever the flag NOTIFY says. */
		letter.flags = i % 2 != 0 ? LETTER_NOTIFY : 0;
		serve(in, letter_write(in, &letter));
		assert_bare(ops[i], 9, IPC_RESULT_UNSUPPORTED, 0);
		assert_drops(2, 41, 43);
		assert_int_equal(dispatched, 0);
	}
	letter.op = FIRST;
	serve(in, letter_write(in, &letter));
	letter.op = LAST;
	dispatched = 0;
	serve(in, letter_write(in, &letter));
	assert_int_equal(dispatched, 1);
}

static void test_dispatch(void **state)
{
	uint8_t in[LETTER_PAGE];

	(void)state;
	serve(in, letter_write(in, &bringing));
	assert_int_equal(dispatched, 1);
	assert_true(seen.arrival.token == 7);
	assert_int_equal(seen.arrival.slot, 5);
	assert_int_equal(seen.arrival.op, OP);
	assert_int_equal(seen.arrival.request_id, 9);
	assert_ptr_equal(seen.handlers, &handlers);
	assert_ptr_equal(seen.context, &context);
	assert_ptr_equal(seen.scratch, &scratch);
	assert_ptr_equal(seen.reply, &reply);
	assert_int_equal(seen.request.table.count, 3);
	assert_ptr_equal(seen.request.body, in + 88);
	assert_int_equal(seen.request.body_len, 8);
	/* A handler that defers leaves nothing to send or drop. */
	assert_int_equal(reply.out_len, 0);
	assert_drops(0, 0, 0);
	assert_int_equal(reply.moved_count, 0);
	assert_int_equal(reply.refused, 0);
	assert_int_equal(reply.secrets.count, 0);
}

static void test_families(void **state)
{
	struct ipc_families families;
	const struct ipc_service many = {&families, NULL, &scratch};
	struct ipc_binding far = binding;
	struct ipc_delivery delivery = {7, 5, NULL, 0};
	struct letter letter = plain;
	uint8_t in[LETTER_PAGE];

	(void)state;
	far.first = 0x2000;
	far.last = 0x2010;
	ipc_families_init(&families);
	assert_int_equal(ipc_families_add(&families, binding), 0);
	assert_int_equal(ipc_families_add(&families, far), 0);
	delivery.in = in;
	for (uint32_t op = 0x2000; op <= 0x2011; op++) {
		letter.op = op;
		delivery.in_len = letter_write(in, &letter);
		start();
		ipc_serve(&many, &delivery, &reply);
		assert_int_equal(dispatched, op <= 0x2010);
		if (op > 0x2010)
			assert_bare(op, 9, IPC_RESULT_UNSUPPORTED, 0);
	}
	letter.op = OP;
	delivery.in_len = letter_write(in, &letter);
	start();
	ipc_serve(&many, &delivery, &reply);
	assert_int_equal(dispatched, 1);
	assert_int_equal(ipc_serve_secrets(&many, in, delivery.in_len).count, 1);
}

static void test_abi_query(void **state)
{
	struct letter answer = {LETTER_REPLY, 0, 0, 9, 0, 0, {{0, 0, 0, 0, 0}}, 8, NULL};
	struct letter letter = plain;
	static const uint32_t unserved[] = {0, OP + 1, LAST + 1, 0xFFFFFFFF};
	uint8_t question[8];
	uint8_t id[8];
	uint8_t in[LETTER_PAGE];

	(void)state;
	letter.op = 0;
	letter.body = question;
	letter_put(question, 8, OP);
	letter_put(id, 8, ABI_ID);
	answer.body = id;
	serve(in, letter_write(in, &letter));
	assert_reply(&answer);
	assert_drops(0, 0, 0);

	for (size_t i = 0; i < sizeof(unserved) / sizeof(unserved[0]); i++) {
		letter_put(question, 8, unserved[i]);
		serve(in, letter_write(in, &letter));
		assert_bare(0, 9, IPC_RESULT_UNSUPPORTED, 0);
	}
	assert_int_equal(dispatched, 0);
}

static void test_abi_query_malformed(void **state)
{
	struct letter letter = bringing;
	uint8_t question[9] = {0x04, 0x11, 0, 0, 0, 0, 0, 0, 0};
	uint8_t in[LETTER_PAGE];

	(void)state;
	letter.op = 0;
	letter.body = question;
	serve(in, letter_write(in, &letter));
	assert_bare(0, 9, IPC_RESULT_INVALID_ARGUMENT,
	            ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0));
	assert_drops(2, 41, 43);

	letter.flags = LETTER_NOTIFY;
	serve(in, letter_write(in, &letter));
	assert_bare(0, 9, IPC_RESULT_INVALID_ARGUMENT,
	            ipc_verdict(IPC_PART_HEADER, IPC_CLASS_FLAGS, 2, 0));
	assert_drops(2, 41, 43);

	letter.flags = 0;
	letter.entry_count = 0;
	for (size_t len = 0; len <= 9; len++) {
		letter.body_len = len;
		if (len == 8)
			continue;
		serve(in, letter_write(in, &letter));
		assert_bare(0, 9, IPC_RESULT_INVALID_ARGUMENT,
		            ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0));
	}
	letter.body_len = 8;
	question[4] = 1;
	serve(in, letter_write(in, &letter));
	assert_bare(0, 9, IPC_RESULT_INVALID_ARGUMENT,
	            ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0));
}

static void test_secrets_by_op(void **state)
{
	struct letter letter = plain;
	uint8_t in[LETTER_PAGE];
	size_t len = letter_write(in, &letter);

	(void)state;
	assert_int_equal(ipc_serve_secrets(&service, in, len).count, 1);
	assert_ptr_equal(ipc_serve_secrets(&service, in, len).spans, &span);
	/* The op alone counts: a malformed request may hold secrets too. */
	letter_put(in, 2, 2);
	letter_put(in + 8, 4, 4000);
	assert_int_equal(ipc_serve_secrets(&service, in, 32).count, 1);
	assert_int_equal(ipc_serve_secrets(&service, in, 31).count, 0);
	letter.op = OP + 1;
	letter_write(in, &letter);
	assert_int_equal(ipc_serve_secrets(&service, in, 32).count, 0);
	letter.op = LAST + 1;
	letter_write(in, &letter);
	assert_int_equal(ipc_serve_secrets(&service, in, 32).count, 0);
}

/* What generated dispatch asks for */

static uint32_t verdict_of_no_caps;

static void refuse(struct ipc_exchange *x)
{
	verdict_of_no_caps = ipc_exchange_no_caps(x);
	ipc_exchange_refuse(x, 0x80000409);
}

static void reject(struct ipc_exchange *x)
{
	ipc_exchange_reject(x, IPC_RESULT_DENIED);
}

static void serve_and(void (*do_this)(struct ipc_exchange *x), const struct letter *letter)
{
	uint8_t in[LETTER_PAGE];
	const struct ipc_delivery delivery = {7, 5, in, letter_write(in, letter)};

	start();
	act = do_this;
	ipc_serve(&service, &delivery, &reply);
}

static void test_refuse_and_reject(void **state)
{
	struct letter eight = bringing;

	(void)state;
	serve_and(refuse, &plain);
	assert_bare(OP, 9, IPC_RESULT_INVALID_ARGUMENT, 0x80000409);
	assert_int_equal(verdict_of_no_caps, 0);
	assert_drops(0, 0, 0);
	serve_and(refuse, &bringing);
	assert_bare(OP, 9, IPC_RESULT_INVALID_ARGUMENT, 0x80000409);
	assert_int_equal(verdict_of_no_caps, ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0));
	assert_drops(2, 41, 43);
	serve_and(reject, &bringing);
	assert_bare(OP, 9, IPC_RESULT_DENIED, 0);
	assert_drops(2, 41, 43);
	/* Copied or moved, what has arrived is the receiver's, at every position. */
	eight.entry_count = 8;
	for (uint32_t i = 0; i < 8; i++) {
		eight.entries[i] = bringing.entries[0];
		eight.entries[i].slot = 60 + i;
		eight.entries[i].mode = (uint16_t)(1 + i % 2);
	}
	serve_and(refuse, &eight);
	assert_int_equal(reply.drop_count, 8);
	for (uint32_t i = 0; i < 8; i++)
		assert_int_equal(reply.drop[i], 60 + i);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_too_short),
		cmocka_unit_test(test_other_versions),
		cmocka_unit_test(test_malformed_headers),
		cmocka_unit_test(test_malformed_tables),
		cmocka_unit_test(test_unknown_ops),
		cmocka_unit_test(test_dispatch),
		cmocka_unit_test(test_families),
		cmocka_unit_test(test_abi_query),
		cmocka_unit_test(test_abi_query_malformed),
		cmocka_unit_test(test_secrets_by_op),
		cmocka_unit_test(test_refuse_and_reject),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
