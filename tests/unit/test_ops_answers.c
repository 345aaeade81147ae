// SPDX-License-Identifier: ISC
/*
 * What generated clients and servers do beside requests and replies of the vectors: every result, answers that come later,
 * ops that nobody handles, numbers that are no ops, the wrong kind of message, questions for ABI ids, a transport that fails.
 */
#include "ops_rig.h"

#define RESULTS          32
#define SEQUENCE_VERDICT UINT32_C(0xC000001C)
/* LENGTH of the body. */
#define LENGTH_VERDICT UINT32_C(0x80000001)
/* FLAGS at 2 of the header. */
#define FLAGS_VERDICT UINT32_C(0x00000207)

/* Whether it is the first turn of its op: a good one. */
static bool is_first(size_t i)
{
	return i == 0 || ops_turns[i - 1].op != ops_turns[i].op;
}

/* The turn with a result that has no body. */
static struct ops_turn failing(const struct ops_turn *turn, uint32_t result)
{
	struct ops_turn changed = *turn;

	changed.result = result;
	changed.reply = &ops_nothing;
	changed.reply_table = &ops_nothing;
	return changed;
}

/* What goes out for a result that a handler answers. */
static uint32_t sent_for(const struct ops_op *op, uint32_t result)
{
	return op->results >> result & 1 ? result : (uint32_t)IPC_RESULT_INTERNAL;
}

static void test_results(void **state)
{
	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_op *op = ops_turns[i].op;

		if (!is_first(i) || op->answer == NULL)
			continue;
		for (uint32_t result = 1; result < RESULTS; result++) {
			const struct ops_turn turn = failing(&ops_turns[i], result);

			if (op->failures >> result & 1)
				continue;
			ops_start(&turn);
			ops_check_outcome(op->call(&rig.client, &turn), 0, sent_for(op, result), 0);
			ops_check_reply_bytes(sent_for(op, result), 0, &ops_nothing, &ops_nothing);
			ops_check(ops_handled == 1, "the handler is called once");
			ops_check_drops(true, turn.request_table, false, turn.op->kept);
		}
		const struct ops_turn turn = failing(&ops_turns[i], SEQUENCE_VERDICT);

		ops_start(&turn);
		ops_check_outcome(op->call(&rig.client, &turn), 0, IPC_RESULT_INVALID_ARGUMENT, SEQUENCE_VERDICT);
	}
	assert_int_equal(ops_failures, 0);
}

/* A reply without a body ends the call with its result, whether the op lists that or not. */
static void test_results_from_elsewhere(void **state)
{
	size_t done = 0;

	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_op *op = ops_turns[i].op;

		for (uint32_t result = 1; is_first(i) && op->call != NULL && result < RESULTS; result++) {
			const struct ops_turn turn = failing(&ops_turns[i], result);

			if (op->failures >> result & 1)
				continue;
			ops_start(&turn);
			rig.reply_is_given = true;
			rig.reply_len = ops_write(rig.reply_bytes, LETTER_REPLY, result, 0, &ops_nothing, &ops_nothing);
			ops_check_outcome(op->call(&rig.client, &turn), 0, result, 0);
			done++;
		}
	}
	assert_int_equal(ops_failures, 0);
	ops_some(done);
}

/* Nothing is dropped but what came, whatever a handler that fails did to its counts. */
static void test_handlers_that_scribble(void **state)
{
	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn turn = failing(&ops_turns[i], IPC_RESULT_INTERNAL);

		if (!is_first(i) || turn.op->answer == NULL)
			continue;
		ops_start(&turn);
		ops_scribbled = true;
		rig.request_len = ops_write_request(rig.request_bytes);
		ops_run_server();
		ops_check_drops(true, turn.request_table, false, turn.op->kept);
	}
	assert_int_equal(ops_failures, 0);
}

/* Answers a deferred request; what is sent is in reply_bytes then. */
static void answer_later(const struct ops_turn *turn)
{
	ops_start(turn);
	ops_deferred = true;
	rig.request_len = ops_write_request(rig.request_bytes);
	ops_run_server();
	ops_check(ops_handled == 1 && rig.reply_len == 0 && rig.drop_counts[1] == 0, "the answer is deferred");
	memset(rig.scratch, POISON, sizeof(rig.scratch));
	/* What a reply before it left. */
	rig.server.reply.out_len = 40;
	rig.server.reply.refused = LENGTH_VERDICT;
	rig.server.reply.drop_count = 1;
	rig.server.reply.moved_count = 1;
	rig.server.reply.secrets.count = SIZE_MAX;
	rig.in_server = true;
	turn->op->answer(&rig.server.reply, &ops_arrival, turn);
	ops_check(ipc_server_send(&rig.server, &ops_arrival) == IPC_RESULT_OK, "the server goes on");
	rig.in_server = false;
}

static void test_late_answers(void **state)
{
	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];
		const uint32_t verdict = ops_reply_verdict(turn);

		if (turn->op->answer == NULL || ops_request_verdict(turn) != 0 ||
		    (turn->reply->verdict != 0 && turn->reply->values == NULL) ||
		    (turn->reply_table->verdict != 0 && turn->reply_table->values == NULL))
			continue;
		answer_later(turn);
		ops_check(verdict != 0 || rig.server.reply.refused == 0, "nothing is refused");
		if (verdict == 0) {
			ops_check_reply_bytes(turn->result, 0, turn->reply_table, turn->reply);
			ops_check(rig.drop_counts[1] == 0, "the server drops nothing");
		} else {
			ops_check_reply_bytes(IPC_RESULT_INTERNAL, 0, &ops_nothing, &ops_nothing);
			ops_check(rig.server.reply.refused == ops_pack_verdict(verdict, rig.server.reply.refused),
			          "the server knows why");
			ops_check_drops(true, turn->reply_table, true, 0);
		}
	}
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_op *op = ops_turns[i].op;

		for (uint32_t result = 1; is_first(i) && op->answer != NULL && result < RESULTS; result++) {
			const struct ops_turn turn = failing(&ops_turns[i], result);

			if (op->failures >> result & 1)
				continue;
			answer_later(&turn);
			ops_check_reply_bytes(sent_for(op, result), 0, &ops_nothing, &ops_nothing);
			ops_check(rig.drop_counts[1] == 0 && rig.server.reply.refused == 0, "the server drops nothing");
		}
	}
	assert_int_equal(ops_failures, 0);
}

static void check_spans(struct ipc_secrets found, struct ipc_secrets wanted)
{
	ops_check(found.count == wanted.count, "the number of secrets");
	for (size_t i = 0; i < wanted.count && found.count == wanted.count; i++) {
		ops_check(found.spans[i].offset == wanted.spans[i].offset, "where a secret stands");
		ops_check(found.spans[i].size == wanted.spans[i].size, "how long a secret is");
	}
}

/* What lies on the stack below the caller is spoilt, so that a member which a server forgets to set is not zero by luck. */
static void spoil(void)
{
	volatile uint8_t spoilt[2048];

	for (size_t i = 0; i < sizeof(spoilt); i++)
		spoilt[i] = POISON;
}

/* Read each time, so that no compiler puts the array into the caller. */
static void (*volatile spoil_stack)(void) = spoil;

static void test_pure_servers(void **state)
{
	(void)state;
	ops_failures = 0;
	/* Twice, for the first call of a function may run the linker, which leaves zeros of its own on the stack. */
	for (size_t i = 0; i < 2 * ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i % ops_turn_count];
		struct ipc_delivery delivery = {TOKEN, (uint32_t)SLOT, rig.server_in, 0};

		if (!is_first(i % ops_turn_count) || turn->op->call == NULL)
			continue;
		ops_start(turn);
		delivery.in_len = ops_write_request(rig.server_in);
		spoil_stack();
		turn->op->family->serve(rig.scratch, &delivery, &rig.server.reply);
		rig.reply_len = rig.server.reply.out_len;
		memcpy(rig.reply_bytes, rig.server_out, rig.reply_len);
		ops_check_reply_bytes(turn->result, 0, turn->reply_table, turn->reply);
		ops_check(ops_handled == 1 && rig.drop_counts[1] == 0, "nothing is sent or dropped");
		check_spans(rig.server.reply.secrets, turn->op->reply_secrets);
		for (size_t at = 0; at < turn->op->wiped; at++)
			ops_check(rig.scratch[at] == 0, "the scratch memory is wiped");
	}
	assert_int_equal(ops_failures, 0);
}

/* How many bytes of the last message a trace masks. */
static void count_begin(void *context, enum ipc_trace_direction direction, uint32_t slot, size_t len)
{
	(void)direction, (void)slot, (void)len;
	*(size_t *)context = 0;
}

static void count_piece(void *context, const uint8_t *bytes, size_t len)
{
	if (bytes == NULL)
		*(size_t *)context += len;
}

/* A client masks the secrets of a reply where they stand and nothing behind, though it be longer than it may. */
static void test_secrets_of_a_long_reply(void **state)
{
	size_t done = 0;

	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];
		const struct ops_op *op = turn->op;
		uint8_t longer[4064] = {0};
		struct ops_part reply = {.data = longer, .len = sizeof(longer)};
		size_t masked = 0, wanted = 0;
		const struct ipc_trace trace = {&masked, count_begin, count_piece};

		if (!is_first(i) || op->call == NULL || op->reply_secrets.count == 0)
			continue;
		for (size_t j = 0; j < op->reply_secrets.count; j++)
			wanted += op->reply_secrets.spans[j].size;
		ops_start(turn);
		rig.client.trace = &trace;
		rig.reply_is_given = true;
		rig.reply_len = ops_write(rig.reply_bytes, LETTER_REPLY, 0, 0, &ops_nothing, &reply);
		ops_check_outcome(op->call(&rig.client, turn), IPC_RESULT_INTERNAL, IPC_RESULT_INTERNAL, LENGTH_VERDICT);
		ops_check(masked == wanted, "as many bytes are masked as are secret");
		done++;
	}
	assert_int_equal(ops_failures, 0);
	ops_some(done);
}

/* What a server says of its ops before it has seen a request. */
static void test_facts(void **state)
{
	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_op *op = ops_turns[i].op;
		struct ipc_op_facts facts;

		if (!is_first(i))
			continue;
		ops_start(&ops_turns[i]);
		memset(&facts, POISON, sizeof(facts));
		ops_check(rig.binding.facts(rig.binding.handlers, op->number, &facts) == (op->call != NULL), "it is served");
		check_spans(facts.request, op->request_secrets);
		ops_check(rig.binding.facts(rig.binding.handlers, op->family->last + 1, &facts) == false, "it is none");
		check_spans(facts.request, (struct ipc_secrets){NULL, 0});
	}
	assert_int_equal(ops_failures, 0);
}

/* A request that no handler may see, and what is answered: it drops what came. */
static void refused(const struct ops_turn *turn, uint16_t flags, uint32_t result, uint32_t detail)
{
	rig.request_len = ops_write(rig.request_bytes, flags, 0, 0, turn->request_table, turn->request);
	ops_run_server();
	ops_check_reply_bytes(result, detail, &ops_nothing, &ops_nothing);
	ops_check(ops_handled == 0, "no handler sees it");
	ops_check_drops(true, turn->request_table, false, 0);
}

static void test_ops_without_handler(void **state)
{
	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];

		if (ops_request_verdict(turn) != 0)
			continue;
		ops_start(turn);
		rig.binding = turn->op->family->bind(false);
		refused(turn, turn->op->notify ? LETTER_NOTIFY : 0,
		        turn->op->call == NULL ? IPC_RESULT_DENIED : IPC_RESULT_UNSUPPORTED, 0);
	}
	assert_int_equal(ops_failures, 0);
}

static void test_wrong_kind_of_message(void **state)
{
	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];

		if (ops_request_verdict(turn) != 0 || turn->op->call == NULL)
			continue;
		ops_start(turn);
		refused(turn, turn->op->notify ? 0 : LETTER_NOTIFY, IPC_RESULT_INVALID_ARGUMENT, FLAGS_VERDICT);
	}
	assert_int_equal(ops_failures, 0);
}

/* The op of that number, which is served or reserved; null if there is none. */
static const struct ops_op *op_of(uint32_t number)
{
	for (size_t i = 0; i < ops_turn_count; i++) {
		if (is_first(i) && ops_turns[i].op->number == number)
			return ops_turns[i].op;
	}
	return NULL;
}

static void test_numbers_that_are_no_ops(void **state)
{
	const struct ops_family *family = NULL;

	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		if (ops_turns[i].op->family == family)
			continue;
		family = ops_turns[i].op->family;
		for (uint32_t number = family->first - 1; number <= family->last + 1; number++) {
			struct ops_op op = *ops_turns[i].op;
			struct ops_turn turn = ops_turns[i];

			if (number == IPC_OP_ABI_QUERY)
				continue;
			if (op_of(number) != NULL && number >= family->first && number <= family->last)
				continue;
			op.number = number;
			turn.op = &op;
			ops_start(&turn);
			refused(&turn, 0, IPC_RESULT_UNSUPPORTED, 0);
		}
		ops_check(rig.binding.first == family->first && rig.binding.last == family->last, "the numbers of the family");
	}
	assert_int_equal(ops_failures, 0);
}

/* Asks for the ABI id of `number` and looks at the answer; `served`: it is this id. */
static void ask(const struct ops_turn *turn, uint32_t number, bool served, uint64_t abi_id)
{
	struct ops_op query = *turn->op;
	struct ops_turn asked = {&query, &ops_nothing, &ops_nothing, 0, &ops_nothing, &ops_nothing};
	uint8_t question[8];
	uint8_t answer[8];
	const struct ops_part request = {"question", question, sizeof(question), NULL, 0, false};
	const struct ops_part reply = {"id", answer, sizeof(answer), NULL, 0, false};

	query.number = IPC_OP_ABI_QUERY;
	query.notify = false;
	letter_put(question, 8, number);
	letter_put(answer, 8, abi_id);
	asked.request = &request;
	ops_now = &asked;
	rig.request_len = ops_write_request(rig.request_bytes);
	ops_run_server();
	ops_check_reply_bytes(served ? IPC_RESULT_OK : IPC_RESULT_UNSUPPORTED, 0, &ops_nothing,
	                      served ? &reply : &ops_nothing);
	ops_now = turn;
}

static void test_abi_ids(void **state)
{
	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];
		const struct ops_op *op = turn->op;

		if (!is_first(i))
			continue;
		ops_start(turn);
		ask(turn, op->number, op->call != NULL, op->abi_id);
		rig.binding = op->family->bind(false);
		ask(turn, op->number, false, 0);
		rig.binding = op->family->bind(true);
		ask(turn, op->family->last + 1, false, 0);
		for (uint32_t number = op->family->first; number <= op->family->last; number++) {
			if (op_of(number) == NULL)
				ask(turn, number, false, 0);
		}
	}
	assert_int_equal(ops_failures, 0);
}

static void test_a_transport_that_fails(void **state)
{
	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];

		if (!is_first(i) || turn->op->call == NULL)
			continue;
		ops_start(turn);
		rig.call_status = IPC_RESULT_PEER_GONE;
		ops_check_outcome(turn->op->call(&rig.client, turn), IPC_RESULT_PEER_GONE, IPC_RESULT_PEER_GONE, 0);
		ops_check(rig.drop_counts[0] == 0, "the client drops nothing");
	}
	assert_int_equal(ops_failures, 0);
}

/* One byte less than the message takes: pack of the body refuses. */
static void test_short_buffers(void **state)
{
	(void)state;
	ops_failures = 0;
	for (size_t i = 0; i < ops_turn_count; i++) {
		const struct ops_turn *turn = &ops_turns[i];

		if (turn->op->call == NULL || (ops_request_verdict(turn) | ops_reply_verdict(turn)) != 0)
			continue;
		if (turn->request->len != 0) {
			ops_start(turn);
			rig.client.out_cap = 32 + turn->request_table->len + turn->request->len - 1;
			ops_check_outcome(turn->op->call(&rig.client, turn), IPC_RESULT_INVALID_ARGUMENT,
			                  IPC_RESULT_INVALID_ARGUMENT, LENGTH_VERDICT);
			ops_check(rig.calls == 0, "nothing is sent");
		}
		if (turn->reply->len != 0) {
			ops_start(turn);
			rig.server.reply.out_cap = 32 + turn->reply_table->len + turn->reply->len - 1;
			ops_check_outcome(turn->op->call(&rig.client, turn), 0, IPC_RESULT_INTERNAL, 0);
			ops_check(rig.server.reply.refused == LENGTH_VERDICT, "the server knows why");
			ops_check_drops(true, turn->reply_table, true, 0);
		}
	}
	assert_int_equal(ops_failures, 0);
}

int ops_answer_tests(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_results),
		cmocka_unit_test(test_results_from_elsewhere),
		cmocka_unit_test(test_handlers_that_scribble),
		cmocka_unit_test(test_late_answers),
		cmocka_unit_test(test_pure_servers),
		cmocka_unit_test(test_secrets_of_a_long_reply),
		cmocka_unit_test(test_facts),
		cmocka_unit_test(test_ops_without_handler),
		cmocka_unit_test(test_wrong_kind_of_message),
		cmocka_unit_test(test_numbers_that_are_no_ops),
		cmocka_unit_test(test_abi_ids),
		cmocka_unit_test(test_a_transport_that_fails),
		cmocka_unit_test(test_short_buffers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
