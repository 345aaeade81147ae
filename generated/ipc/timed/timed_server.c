/* SPDX-License-Identifier: ISC */
/* Generated from timed.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/timed/timed_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_timed_now_monotonic_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_timed_now_monotonic_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_timed_now_monotonic_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_timed_now_monotonic_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_now_monotonic(struct ipc_exchange *x)
{
	const struct ipc_timed_handlers *handlers = x->handlers;
	union ipc_timed_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->now_monotonic == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_timed_now_monotonic_request_validate(x->request.body,
		                                                   x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_timed_now_monotonic_reply_init(&scratch->now_monotonic.reply);
	result = handlers->now_monotonic(x->context, &x->arrival, &scratch->now_monotonic.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_timed_now_monotonic_answer(x->reply, &x->arrival,
		                               &scratch->now_monotonic.reply);
	else
		ipc_timed_now_monotonic_fail(x->reply, &x->arrival, result);
}

void ipc_timed_now_wall_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                               const struct ipc_timed_now_wall_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_timed_now_wall_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_timed_now_wall_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                             uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_now_wall(struct ipc_exchange *x)
{
	const struct ipc_timed_handlers *handlers = x->handlers;
	union ipc_timed_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->now_wall == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_timed_now_wall_request_validate(x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_timed_now_wall_reply_init(&scratch->now_wall.reply);
	result = handlers->now_wall(x->context, &x->arrival, &scratch->now_wall.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_timed_now_wall_answer(x->reply, &x->arrival, &scratch->now_wall.reply);
	else
		ipc_timed_now_wall_fail(x->reply, &x->arrival, result);
}

void ipc_timed_wait_until_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 const struct ipc_timed_wait_until_given *given,
                                 const struct ipc_timed_wait_until_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_timed_wait_until_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_timed_wait_until_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                               uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_RETRY) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_wait_until(struct ipc_exchange *x)
{
	const struct ipc_timed_handlers *handlers = x->handlers;
	union ipc_timed_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->wait_until == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_timed_wait_until_request_unpack(&scratch->wait_until.request,
		                                              x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_timed_wait_until_reply_init(&scratch->wait_until.reply);
	result = handlers->wait_until(x->context, &x->arrival, &scratch->wait_until.request,
	                              &scratch->wait_until.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_timed_wait_until_given given;

		ipc_timed_wait_until_given_from(&given, &scratch->wait_until.request);
		ipc_timed_wait_until_answer(x->reply, &x->arrival, &given,
		                            &scratch->wait_until.reply);
	} else {
		ipc_timed_wait_until_fail(x->reply, &x->arrival, result);
	}
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_TIMED_OP_NOW_MONOTONIC:
		serve_now_monotonic(x);
		break;
	case IPC_TIMED_OP_NOW_WALL:
		serve_now_wall(x);
		break;
	case IPC_TIMED_OP_WAIT_UNTIL:
		serve_wait_until(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_timed_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_TIMED_OP_NOW_MONOTONIC:
		facts->abi_id = IPC_TIMED_NOW_MONOTONIC_ABI_ID;
		return served->now_monotonic != NULL;
	case IPC_TIMED_OP_NOW_WALL:
		facts->abi_id = IPC_TIMED_NOW_WALL_ABI_ID;
		return served->now_wall != NULL;
	case IPC_TIMED_OP_WAIT_UNTIL:
		facts->abi_id = IPC_TIMED_WAIT_UNTIL_ABI_ID;
		return served->wait_until != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_timed_binding(const struct ipc_timed_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_TIMED_OPS_FIRST;
	binding.last = IPC_TIMED_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_timed_scratch);
	return binding;
}

void ipc_timed_serve(const struct ipc_timed_handlers *handlers, void *context,
                     union ipc_timed_scratch *scratch, const struct ipc_delivery *delivery,
                     struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_timed_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
