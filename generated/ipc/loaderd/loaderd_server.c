/* SPDX-License-Identifier: ISC */
/* Generated from loaderd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/loaderd/loaderd_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_loaderd_discover_path_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                      const struct ipc_loaderd_discover_path_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_loaderd_discover_path_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_loaderd_discover_path_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    uint32_t result,
                                    const struct ipc_loaderd_discover_path_failure *failure)
{
	ipc_reply_clear(out);
	if (result == IPC_RESULT_FAILED) {
		uint8_t *body;
		size_t cap;
		size_t len = 0;
		uint32_t verdict;

		body = ipc_reply_body(out, NULL, &cap);
		verdict = ipc_loaderd_discover_path_failure_pack(failure, body, cap, &len);
		ipc_reply_seal(out, arrival, result, NULL, len, verdict);
		return;
	}
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_EXHAUSTED));
}

static void serve_discover_path(struct ipc_exchange *x)
{
	const struct ipc_loaderd_handlers *handlers = x->handlers;
	union ipc_loaderd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->discover_path == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_loaderd_discover_path_request_unpack(&scratch->discover_path.request,
		                                                   x->request.body,
		                                                   x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_loaderd_discover_path_reply_init(&scratch->discover_path.reply);
	ipc_loaderd_discover_path_failure_init(&scratch->discover_path.failure);
	result = handlers->discover_path(x->context, &x->arrival, &scratch->discover_path.request,
	                                 &scratch->discover_path.reply,
	                                 &scratch->discover_path.failure);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_loaderd_discover_path_answer(x->reply, &x->arrival,
		                                 &scratch->discover_path.reply);
	else
		ipc_loaderd_discover_path_fail(x->reply, &x->arrival, result,
		                               &scratch->discover_path.failure);
}

void ipc_loaderd_launch_path_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_loaderd_launch_path_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_loaderd_launch_path_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_loaderd_launch_path_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result,
                                  const struct ipc_loaderd_launch_path_failure *failure)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_BUSY) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	if (result == IPC_RESULT_FAILED) {
		uint8_t *body;
		size_t cap;
		size_t len = 0;
		uint32_t verdict;

		body = ipc_reply_body(out, NULL, &cap);
		verdict = ipc_loaderd_launch_path_failure_pack(failure, body, cap, &len);
		ipc_reply_seal(out, arrival, result, NULL, len, verdict);
		return;
	}
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_launch_path(struct ipc_exchange *x)
{
	const struct ipc_loaderd_handlers *handlers = x->handlers;
	union ipc_loaderd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->launch_path == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_loaderd_launch_path_request_caps_unpack(&scratch->launch_path.caps,
		                                                      &x->request.table);
	if (verdict == 0)
		verdict = ipc_loaderd_launch_path_request_unpack(&scratch->launch_path.request,
		                                                 x->request.body,
		                                                 x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_loaderd_launch_path_reply_init(&scratch->launch_path.reply);
	ipc_loaderd_launch_path_failure_init(&scratch->launch_path.failure);
	result = handlers->launch_path(x->context, &x->arrival, &scratch->launch_path.request,
	                               &scratch->launch_path.caps, &scratch->launch_path.reply,
	                               &scratch->launch_path.failure);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		ipc_loaderd_launch_path_answer(x->reply, &x->arrival, &scratch->launch_path.reply);
	} else {
		ipc_loaderd_launch_path_fail(x->reply, &x->arrival, result,
		                             &scratch->launch_path.failure);
		ipc_reply_drop_caps(x->reply, scratch->launch_path.caps.attached,
		                    scratch->launch_path.caps.attached_count, 8);
	}
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_LOADERD_OP_DISCOVER_PATH:
		serve_discover_path(x);
		break;
	case IPC_LOADERD_OP_LAUNCH_PATH:
		serve_launch_path(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_loaderd_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_LOADERD_OP_DISCOVER_PATH:
		facts->abi_id = IPC_LOADERD_DISCOVER_PATH_ABI_ID;
		return served->discover_path != NULL;
	case IPC_LOADERD_OP_LAUNCH_PATH:
		facts->abi_id = IPC_LOADERD_LAUNCH_PATH_ABI_ID;
		return served->launch_path != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_loaderd_binding(const struct ipc_loaderd_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_LOADERD_OPS_FIRST;
	binding.last = IPC_LOADERD_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_loaderd_scratch);
	return binding;
}

void ipc_loaderd_serve(const struct ipc_loaderd_handlers *handlers, void *context,
                       union ipc_loaderd_scratch *scratch, const struct ipc_delivery *delivery,
                       struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_loaderd_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
