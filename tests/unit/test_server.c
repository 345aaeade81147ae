// SPDX-License-Identifier: ISC
/* The receive loop, with the generated server of procd, against a scripted kernel. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ipc/procd/procd_server.h"
#include "server_rig.h"

#define SPAWN UINT32_C(0x402)
#define ADOPT UINT32_C(0x403)
#define STOP  UINT32_C(0x404)

static union ipc_procd_scratch scratch;

/* What the handlers do, and what they were asked. */
static struct {
	uint32_t result;
	uint64_t process_id;
	int32_t exit_code;
	struct ipc_cap endpoint;
	size_t calls;
	uint32_t peers;
	struct ipc_arrival arrival;
	struct ipc_arrival *answer_inside;
} plan;

static uint32_t spawn(void *context, const struct ipc_arrival *arrival,
                      const struct ipc_procd_spawn_service_request *request,
                      const struct ipc_procd_spawn_service_request_caps *caps,
                      struct ipc_procd_spawn_service_reply *reply,
                      struct ipc_procd_spawn_service_reply_caps *reply_caps,
                      struct ipc_procd_spawn_service_failure *failure)
{
	assert_ptr_equal(context, &plan);
	assert_false(reply_caps->endpoint.present);
	(void)request;
	plan.calls++;
	plan.arrival = *arrival;
	plan.peers = caps->peers_count;
	reply->process_id = plan.process_id;
	failure->process_id = plan.process_id;
	reply_caps->endpoint = plan.endpoint;
	return plan.result;
}

static uint32_t stop(void *context, const struct ipc_arrival *arrival,
                     const struct ipc_procd_stop_process_request *request,
                     struct ipc_procd_stop_process_reply *reply)
{
	(void)context;
	(void)request;
	plan.calls++;
	plan.arrival = *arrival;
	reply->exit_code = plan.exit_code;
	if (plan.answer_inside != NULL) {
		const struct ipc_procd_stop_process_reply earlier = {-2};

		ipc_procd_stop_process_answer(&rig_server.reply, plan.answer_inside, &earlier);
		assert_int_equal(ipc_server_send(&rig_server, plan.answer_inside), 0);
	}
	return plan.result;
}

static struct ipc_procd_handlers handlers;

static void start(void)
{
	memset(&plan, 0, sizeof(plan));
	memset(&handlers, 0, sizeof(handlers));
	plan.process_id = 12;
	handlers.spawn_service = spawn;
	handlers.stop_process = stop;
	rig_start(ipc_procd_binding(&handlers, &plan), &scratch);
}

/* SPAWN_SERVICE: never restarted, no arguments, called "timed"; two peers and none between. */
static const uint8_t spawn_body[1064] = {[1044] = 5, [1046] = 't', 'i', 'm', 'e', 'd'};
static const struct letter spawn_request = {
	0,
	SPAWN,
	0,
	9,
	0,
	3,
	{{41, 1, 2, 5, 0}, {0, 0, 0, 0, 0}, {43, 1, 2, 7, 0}},
	1064,
	spawn_body,
};

/* STOP_PROCESS: number 12, reason MANAGED_STOP. */
static const uint8_t stop_body[16] = {[0] = 12, [8] = 1};
static const struct letter stop_request = {0, STOP, 0, 9, 0, 0, {{0, 0, 0, 0, 0}}, 16, stop_body};

/* What came with SPAWN_SERVICE, and what its reply gives. */
static const uint32_t peers[] = {41, 43};
static const uint32_t given[] = {30};

static void test_a_request_is_answered(void **state)
{
	static const uint8_t body[8] = {0xFD, 0xFF, 0xFF, 0xFF};
	const struct letter answer = {LETTER_REPLY, STOP, 0, 9, 0, 0, {{0, 0, 0, 0, 0}}, 8, body};
	const uint64_t expected[6] = {IPC_SLOT_ANY, (uintptr_t)rig_in, LETTER_PAGE, UINT64_C(0x800000028), 0, 0};

	(void)state;
	start();
	plan.exit_code = -3;
	rig_deliver(&stop_request, 0x7777);
	rig_reply(IPC_RESULT_OK);
	rig_step();
	assert_int_equal(plan.calls, 1);
	assert_true(plan.arrival.token == 0x7777);
	assert_int_equal(plan.arrival.slot, 5);
	assert_int_equal(plan.arrival.op, STOP);
	assert_int_equal(plan.arrival.request_id, 9);
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(script_calls[0].arguments[i], expected[i]);
	rig_assert_sent(1, 0x7777, &answer);
	rig_assert_dropped(0, NULL);
	/* No secret, so nothing is wiped. */
	assert_memory_equal(rig_in + 32, stop_body, 16);
	assert_memory_equal(rig_out + 32, body, 8);
}

static void test_recv_fails(void **state)
{
	(void)state;
	for (uint32_t status = 1; status < 16; status++) {
		start();
		script_next(RIG_RECV, status, 0, 0, NULL, 0);
		assert_int_equal(ipc_server_step(&rig_server), status);
		assert_int_equal(script_call_count, 1);
		assert_int_equal(plan.calls, 0);
	}
}

static void test_refused_requests(void **state)
{
	static const struct {
		size_t at;
		size_t width;
		uint32_t value;
		uint32_t verdict;
	} faults[] = {
		/* The whole; the flag NOTIFY; rights, mode, kind of an entry; the body. */
		{28, 1, 1, IPC_CLASS_RESERVED | 28 << 8},
		{2, 2, LETTER_TABLE | LETTER_NOTIFY, IPC_CLASS_FLAGS | 2 << 8},
		{48, 4, 1, UINT32_C(0x40000000) | IPC_CLASS_CAP_RIGHTS | 16 << 8},
		{46, 2, 1, UINT32_C(0x40000000) | IPC_CLASS_CAP_MODE | 14 << 8},
		{76, 2, 4, UINT32_C(0x40000000) | IPC_CLASS_CAP_KIND | 44 << 8},
		{88, 4, 9, UINT32_C(0x80000000) | IPC_CLASS_ENUM},
		{88 + 1061, 1, 1, UINT32_C(0x80000000) | IPC_CLASS_RESERVED | 1061 << 8},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		uint8_t bytes[LETTER_PAGE];
		const size_t len = letter_write(bytes, &spawn_request);

		start();
		letter_put(bytes + faults[i].at, faults[i].width, faults[i].value);
		script_next(RIG_RECV, 0, len, 7, bytes, len);
		rig_reply(IPC_RESULT_OK);
		rig_step();
		rig_assert_bare(1, 7, SPAWN, IPC_RESULT_INVALID_ARGUMENT, faults[i].verdict);
		rig_assert_dropped(2, peers);
		assert_int_equal(plan.calls, 0);
	}
}

static void test_unserved_and_reserved_ops(void **state)
{
	struct letter letter = spawn_request;

	(void)state;
	start();
	handlers.spawn_service = NULL;
	rig_deliver(&letter, 7);
	rig_reply(IPC_RESULT_OK);
	rig_step();
	rig_assert_bare(1, 7, SPAWN, IPC_RESULT_UNSUPPORTED, 0);
	rig_assert_dropped(2, peers);

	/* Reserved, whatever it holds: a body too long, capabilities, even the flag of a notification. */
	for (uint16_t flags = 0; flags <= LETTER_NOTIFY; flags = (uint16_t)(flags + LETTER_NOTIFY)) {
		start();
		letter.op = ADOPT;
		letter.flags = flags;
		rig_deliver(&letter, 7);
		rig_reply(IPC_RESULT_OK);
		rig_step();
		rig_assert_bare(1, 7, ADOPT, IPC_RESULT_DENIED, 0);
		rig_assert_dropped(2, peers);
	}
	assert_int_equal(plan.calls, 0);
}

static const uint8_t twelve[8] = {12};
static const struct letter spawned = {LETTER_REPLY, SPAWN, 0, 9, 0, 1, {{30, 1, 1, 1, 0}}, 8, twelve};

static void start_spawn(uint32_t result)
{
	start();
	plan.result = result;
	plan.endpoint = ipc_cap(30, IPC_RIGHT_SEND);
	rig_deliver(&spawn_request, 7);
}

static void test_a_moved_capability(void **state)
{
	static const uint32_t gone[] = {IPC_RESULT_NOT_FOUND, IPC_RESULT_PEER_GONE, IPC_RESULT_TOO_LARGE, IPC_RESULT_INTERNAL};
	static const uint32_t refused[] = {IPC_RESULT_INVALID_ARGUMENT, IPC_RESULT_BAD_SLOT, IPC_RESULT_NO_RIGHTS};

	(void)state;
	/* It went with the reply. */
	start_spawn(IPC_RESULT_OK);
	rig_reply(IPC_RESULT_OK);
	rig_step();
	assert_int_equal(plan.peers, 3);
	rig_assert_sent(1, 7, &spawned);
	rig_assert_dropped(0, NULL);

	/* Nobody is there to take it. */
	for (size_t i = 0; i < sizeof(gone) / sizeof(gone[0]); i++) {
		start_spawn(IPC_RESULT_OK);
		rig_reply(gone[i]);
		rig_step();
		rig_assert_sent(1, 7, &spawned);
		rig_assert_dropped(1, given);
	}

	/* The transport refused it and kept the token: the client must not wait for ever. */
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		start_spawn(IPC_RESULT_OK);
		rig_reply(refused[i]);
		rig_reply(i == 0 ? IPC_RESULT_PEER_GONE : 0);
		rig_step();
		rig_assert_sent(1, 7, &spawned);
		rig_assert_bare(2, 7, SPAWN, IPC_RESULT_INTERNAL, 0);
		rig_assert_dropped(1, given);
	}
}

static void test_an_answer_that_pack_refuses(void **state)
{
	(void)state;
	/* The body: a process has no number 0. */
	start_spawn(IPC_RESULT_OK);
	plan.process_id = 0;
	rig_reply(IPC_RESULT_OK);
	rig_step();
	rig_assert_bare(1, 7, SPAWN, IPC_RESULT_INTERNAL, 0);
	rig_assert_dropped(1, given);
	assert_int_equal(rig_server.reply.refused, ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0));

	/* The capabilities: without SEND. */
	start_spawn(IPC_RESULT_OK);
	plan.endpoint.rights = IPC_RIGHT_GRANT;
	rig_reply(IPC_RESULT_OK);
	rig_step();
	rig_assert_bare(1, 7, SPAWN, IPC_RESULT_INTERNAL, 0);
	rig_assert_dropped(1, given);
	assert_int_equal(rig_server.reply.refused,
	                 ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0));

	/* The length: `out` is too small. */
	start_spawn(IPC_RESULT_OK);
	rig_server.reply.out_cap = 63;
	rig_reply(IPC_RESULT_OK);
	rig_step();
	rig_assert_bare(1, 7, SPAWN, IPC_RESULT_INTERNAL, 0);
	rig_assert_dropped(1, given);

	/* None to move, none to drop. */
	start_spawn(IPC_RESULT_OK);
	plan.process_id = 0;
	plan.endpoint.present = false;
	rig_reply(IPC_RESULT_OK);
	rig_step();
	rig_assert_dropped(0, NULL);
}

/* The schema says that what came with a request is dropped when its handler fails; what the handler
 * wanted to give stays with the server. */
static void test_handler_fails(void **state)
{
	static const uint32_t listed[] = {IPC_RESULT_NOT_FOUND, IPC_RESULT_EXHAUSTED, IPC_RESULT_DENIED, IPC_RESULT_INVALID_ARGUMENT, IPC_RESULT_UNSUPPORTED, IPC_RESULT_INTERNAL};
	static const uint32_t unlisted[] = {IPC_RESULT_BUSY, IPC_RESULT_RETRY, IPC_RESULT_BAD_SLOT, 15, 32 + 3, 0x80000000};

	(void)state;
	for (size_t i = 0; i < 12; i++) {
		const uint32_t result = i < 6 ? listed[i] : unlisted[i - 6];

		start_spawn(result);
		rig_reply(IPC_RESULT_OK);
		rig_step();
		rig_assert_bare(1, 7, SPAWN, i < 6 ? result : (uint32_t)IPC_RESULT_INTERNAL, 0);
		rig_assert_dropped(2, peers);
	}
}

static void test_failure_with_a_body(void **state)
{
	const struct letter exists = {LETTER_REPLY, SPAWN, IPC_RESULT_EXISTS, 9, 0, 0, {{0, 0, 0, 0, 0}}, 8, twelve};

	(void)state;
	start_spawn(IPC_RESULT_EXISTS);
	rig_reply(IPC_RESULT_OK);
	rig_step();
	rig_assert_sent(1, 7, &exists);
	rig_assert_dropped(2, peers);

	start_spawn(IPC_RESULT_EXISTS);
	plan.process_id = 0;
	rig_reply(IPC_RESULT_OK);
	rig_step();
	rig_assert_bare(1, 7, SPAWN, IPC_RESULT_INTERNAL, 0);
	rig_assert_dropped(2, peers);
}

static void test_late_answers_in_any_order(void **state)
{
	struct ipc_procd_stop_process_reply reply = {-1};
	struct letter letter = stop_request;
	struct ipc_arrival arrivals[3];
	uint8_t body[8];

	(void)state;
	start();
	plan.result = IPC_DEFERRED;
	for (uint64_t i = 0; i < 3; i++) {
		letter.id = 100 + i;
		rig_deliver(&letter, 70 + i);
		rig_step();
		arrivals[i] = plan.arrival;
	}
	assert_int_equal(script_call_count, 3);
	for (size_t i = 0; i < 3; i++) {
		static const size_t order[] = {1, 2, 0};
		const size_t which = order[i];
		const struct letter answer = {LETTER_REPLY, STOP, 0, 100 + which, 0, 0, {{0, 0, 0, 0, 0}}, 8, body};

		letter_put(body, 8, which);
		reply.exit_code = (int32_t)which;
		rig_reply(IPC_RESULT_OK);
		ipc_procd_stop_process_answer(&rig_server.reply, &arrivals[which], &reply);
		assert_int_equal(ipc_server_send(&rig_server, &arrivals[which]), IPC_RESULT_OK);
		rig_assert_sent(3 + i, 70 + which, &answer);
	}
	script_end();
}

static void test_late_failures(void **state)
{
	const struct ipc_arrival arrival = {70, 9, STOP, 5};

	(void)state;
	start();
	rig_reply(IPC_RESULT_OK);
	ipc_procd_stop_process_fail(&rig_server.reply, &arrival, IPC_RESULT_NOT_FOUND);
	assert_int_equal(ipc_server_send(&rig_server, &arrival), IPC_RESULT_OK);
	rig_assert_bare(0, 70, STOP, IPC_RESULT_NOT_FOUND, 0);

	for (uint32_t status = 1; status < 16; status++) {
		const bool twice = status == IPC_RESULT_INVALID_ARGUMENT || status == IPC_RESULT_BAD_SLOT || status == IPC_RESULT_NO_RIGHTS;

		start();
		rig_reply(status);
		if (twice)
			rig_reply(IPC_RESULT_OK);
		ipc_procd_stop_process_fail(&rig_server.reply, &arrival, IPC_RESULT_NOT_FOUND);
		assert_int_equal(ipc_server_send(&rig_server, &arrival), status);
		assert_int_equal(script_call_count, twice ? 2 : 1);
		script_end();
	}
}

static void test_a_late_answer_with_a_capability(void **state)
{
	const struct ipc_procd_spawn_service_reply reply = {12};
	const struct ipc_procd_spawn_service_reply_caps caps = {{30, IPC_RIGHT_SEND, 0, true}};
	const struct ipc_arrival arrival = {7, 9, SPAWN, 5};

	(void)state;
	start_spawn(IPC_DEFERRED);
	rig_step();
	/* What came with a deferred request is the handler's. */
	rig_assert_dropped(0, NULL);
	rig_reply(IPC_RESULT_PEER_GONE);
	ipc_procd_spawn_service_answer(&rig_server.reply, &arrival, &reply, &caps);
	assert_int_equal(ipc_server_send(&rig_server, &arrival), IPC_RESULT_PEER_GONE);
	rig_assert_sent(1, 7, &spawned);
	rig_assert_dropped(1, given);
}

static void test_a_request_is_given_up(void **state)
{
	const struct ipc_arrival arrival = {70, 9, STOP, 5};

	(void)state;
	start();
	rig_reply(IPC_RESULT_OK);
	ipc_reply_clear(&rig_server.reply);
	assert_int_equal(ipc_server_send(&rig_server, &arrival), IPC_RESULT_OK);
	assert_int_equal(script_calls[0].out_len, 0);
	assert_true(script_calls[0].arguments[0] == 70);
}

/* A handler answers an earlier request and defers its own, or answers both: each goes out once. */
static void test_an_answer_within_a_handler(void **state)
{
	static const uint8_t minus_two[8] = {0xFE, 0xFF, 0xFF, 0xFF};
	static const uint8_t minus_three[8] = {0xFD, 0xFF, 0xFF, 0xFF};
	const struct letter first = {LETTER_REPLY, STOP, 0, 5, 0, 0, {{0, 0, 0, 0, 0}}, 8, minus_two};
	const struct letter second = {LETTER_REPLY, STOP, 0, 9, 0, 0, {{0, 0, 0, 0, 0}}, 8, minus_three};
	struct ipc_arrival earlier = {60, 5, STOP, 5};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		start();
		plan.answer_inside = &earlier;
		plan.exit_code = -3;
		plan.result = i == 0 ? IPC_DEFERRED : (uint32_t)IPC_RESULT_OK;
		rig_deliver(&stop_request, 7);
		rig_reply(IPC_RESULT_OK);
		if (i == 1)
			rig_reply(IPC_RESULT_OK);
		rig_step();
		rig_assert_sent(1, 60, &first);
		if (i == 1)
			rig_assert_sent(2, 7, &second);
		assert_int_equal(script_call_count, 2 + i);
	}
}

static size_t traced[2];

static void trace_begin(void *context, enum ipc_trace_direction direction, uint32_t slot,
                        size_t len)
{
	(void)context;
	assert_int_equal(slot, 5);
	traced[direction] += len;
}

static void trace_piece(void *context, const uint8_t *bytes, size_t len)
{
	(void)context;
	assert_non_null(bytes);
	assert_true(len != 0);
}

static void test_trace(void **state)
{
	const struct ipc_trace trace = {NULL, trace_begin, trace_piece};

	(void)state;
	start_spawn(IPC_RESULT_OK);
	rig_server.trace = &trace;
	rig_reply(IPC_RESULT_NO_RIGHTS);
	rig_reply(IPC_RESULT_OK);
	rig_step();
	assert_int_equal(traced[IPC_TRACE_IN], 32 + 56 + 1064);
	assert_int_equal(traced[IPC_TRACE_OUT], 32 + 24 + 8 + 32);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_request_is_answered),
		cmocka_unit_test(test_recv_fails),
		cmocka_unit_test(test_refused_requests),
		cmocka_unit_test(test_unserved_and_reserved_ops),
		cmocka_unit_test(test_a_moved_capability),
		cmocka_unit_test(test_an_answer_that_pack_refuses),
		cmocka_unit_test(test_handler_fails),
		cmocka_unit_test(test_failure_with_a_body),
		cmocka_unit_test(test_late_answers_in_any_order),
		cmocka_unit_test(test_late_failures),
		cmocka_unit_test(test_a_late_answer_with_a_capability),
		cmocka_unit_test(test_a_request_is_given_up),
		cmocka_unit_test(test_an_answer_within_a_handler),
		cmocka_unit_test(test_trace),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
