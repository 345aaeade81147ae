// SPDX-License-Identifier: ISC
/*
 * Every vector of every op on its whole way: client, transport, server, handler and back, within this
 * process. What is good comes out equal at the other end; what is bad is refused by each side with
 * the vector's own verdict, and what it brought is dropped.
 */
#include "ops_rig.h"

/* The secrets of a body are gone. */
static void check_wiped(const uint8_t *body, size_t len, struct ipc_secrets secrets)
{
	for (size_t i = 0; i < secrets.count; i++) {
		for (size_t at = 0; at < secrets.spans[i].size; at++) {
			const size_t place = secrets.spans[i].offset + at;

			ops_check(place >= len || body[place] == 0, "a secret is wiped");
		}
	}
}

static void test_good_exchanges(void **state)
{
	size_t done = 0;

	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];

		if (turn->op->call == NULL ||
		    (turn->request->verdict | turn->request_table->verdict | turn->reply->verdict |
		     turn->reply_table->verdict) != 0)
			continue;
		ops_start(turn);
		ops_check_outcome(turn->op->call(&rig.client, turn), 0, turn->result, 0);
		ops_check_request_bytes();
		ops_check_reply_bytes(turn->result, 0, turn->reply_table, turn->reply);
		ops_check(ops_handled == 1, "the handler is called once");
		check_wiped(rig.client_out + 32 + turn->request_table->len, turn->request->len, turn->op->request_secrets);
		check_wiped(rig.client_in + 32 + turn->reply_table->len, turn->reply->len,
		            turn->result == 0 ? turn->op->reply_secrets : turn->op->failure_secrets);
		ops_check(rig.drop_counts[0] == 0, "the client drops nothing");
		if (turn->result == 0)
			ops_check(rig.drop_counts[1] == 0, "the server drops nothing");
		else
			ops_check_drops(true, turn->request_table, false, turn->op->kept);
		done++;
	}
	print_message("%zu exchanges\n", done);
	assert_int_equal(ops_failures, 0);
	ops_some(done);
}

static void test_bad_requests(void **state)
{
	size_t done = 0;

	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];

		if (turn->op->call == NULL || ops_request_verdict(turn) == 0 || turn->request_table->unsent)
			continue;
		ops_start(turn);
		rig.request_len = ops_write_request(rig.request_bytes);
		ops_run_server();
		ops_check_reply_bytes(IPC_RESULT_INVALID_ARGUMENT, ops_request_verdict(turn), &ops_nothing, &ops_nothing);
		ops_check(ops_handled == 0, "no handler sees it");
		ops_check_drops(true, turn->request_table, false, 0);
		done++;
	}
	print_message("%zu refused requests\n", done);
	assert_int_equal(ops_failures, 0);
	ops_some(done);
}

static void test_requests_that_pack_refuses(void **state)
{
	size_t done = 0;

	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];
		struct ipc_outcome outcome;
		bool untouched = true;

		if (turn->op->call == NULL || ops_request_verdict(turn) == 0 ||
		    (turn->request->verdict != 0 && turn->request->values == NULL) ||
		    (turn->request_table->verdict != 0 && turn->request_table->values == NULL))
			continue;
		ops_start(turn);
		outcome = turn->op->call(&rig.client, turn);
		ops_check_outcome(outcome, IPC_RESULT_INVALID_ARGUMENT, IPC_RESULT_INVALID_ARGUMENT,
		                  ops_pack_verdict(ops_request_verdict(turn), outcome.verdict));
		ops_check(rig.calls == 0 && rig.drop_counts[0] == 0, "nothing is sent or rig.dropped");
		for (size_t j = 0; j < sizeof(rig.client_out); j++)
			untouched = untouched && rig.client_out[j] == POISON;
		ops_check(untouched, "nothing is written");
		done++;
	}
	print_message("%zu requests that pack refuses\n", done);
	assert_int_equal(ops_failures, 0);
	ops_some(done);
}

static void test_bad_replies(void **state)
{
	size_t done = 0;

	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];

		if (turn->op->call == NULL || ops_reply_verdict(turn) == 0 || turn->reply_table->unsent)
			continue;
		ops_start(turn);
		rig.reply_is_given = true;
		rig.reply_len = ops_write(rig.reply_bytes, LETTER_REPLY, turn->result, 0, turn->reply_table,
		                          turn->reply);
		ops_check_outcome(turn->op->call(&rig.client, turn), IPC_RESULT_INTERNAL, IPC_RESULT_INTERNAL,
		                  ops_reply_verdict(turn));
		ops_check_drops(false, turn->reply_table, false, 0);
		done++;
	}
	print_message("%zu refused replies\n", done);
	assert_int_equal(ops_failures, 0);
	ops_some(done);
}

static void test_replies_that_pack_refuses(void **state)
{
	size_t done = 0;

	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];

		if (turn->op->call == NULL || ops_reply_verdict(turn) == 0 ||
		    (turn->reply->verdict != 0 && turn->reply->values == NULL) ||
		    (turn->reply_table->verdict != 0 && turn->reply_table->values == NULL))
			continue;
		ops_start(turn);
		ops_check_outcome(turn->op->call(&rig.client, turn), 0, IPC_RESULT_INTERNAL, 0);
		ops_check_reply_bytes(IPC_RESULT_INTERNAL, 0, &ops_nothing, &ops_nothing);
		ops_check(rig.server.reply.refused ==
		                  ops_pack_verdict(ops_reply_verdict(turn), rig.server.reply.refused),
		          "the server knows why");
		ops_check(ops_handled == 1, "the handler is called once");
		ops_check_drops(true, turn->reply_table, true, 0);
		done++;
	}
	print_message("%zu replies that pack refuses\n", done);
	assert_int_equal(ops_failures, 0);
	ops_some(done);
}

static void test_reserved_ops(void **state)
{
	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];

		if (turn->op->call != NULL)
			continue;
		ops_start(turn);
		rig.request_len = ops_write_request(rig.request_bytes);
		ops_run_server();
		ops_check_reply_bytes(IPC_RESULT_DENIED, 0, &ops_nothing, &ops_nothing);
		ops_check_drops(true, turn->request_table, false, 0);
	}
	assert_int_equal(ops_failures, 0);
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
	const int failed = cmocka_run_group_tests(tests, NULL, NULL) + ops_answer_tests();

	print_message("%zu checks\n", ops_checks);
	return failed;
}
