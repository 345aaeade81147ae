/* SPDX-License-Identifier: ISC */
/* Generated from vspaced.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/vspaced/vspaced_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_vspaced_map_answer(struct ipc_reply *out, const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_vspaced_map_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_map(struct ipc_exchange *x)
{
	const struct ipc_vspaced_handlers *handlers = x->handlers;
	union ipc_vspaced_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->map == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_vspaced_map_request_caps_unpack(&scratch->map.caps,
		                                              &x->request.table);
	if (verdict == 0)
		verdict = ipc_vspaced_map_request_unpack(&scratch->map.request, x->request.body,
		                                         x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->map(x->context, &x->arrival, &scratch->map.request, &scratch->map.caps);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		ipc_vspaced_map_answer(x->reply, &x->arrival);
	} else {
		ipc_vspaced_map_fail(x->reply, &x->arrival, result);
		ipc_reply_drop_cap(x->reply, &scratch->map.caps.frame);
	}
}

void ipc_vspaced_unmap_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              const struct ipc_vspaced_unmap_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_vspaced_unmap_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_vspaced_unmap_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_unmap(struct ipc_exchange *x)
{
	const struct ipc_vspaced_handlers *handlers = x->handlers;
	union ipc_vspaced_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->unmap == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_vspaced_unmap_request_unpack(&scratch->unmap.request,
		                                           x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_vspaced_unmap_reply_init(&scratch->unmap.reply);
	result = handlers->unmap(x->context, &x->arrival, &scratch->unmap.request,
	                         &scratch->unmap.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_vspaced_unmap_answer(x->reply, &x->arrival, &scratch->unmap.reply);
	else
		ipc_vspaced_unmap_fail(x->reply, &x->arrival, result);
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_VSPACED_OP_MAP:
		serve_map(x);
		break;
	case IPC_VSPACED_OP_UNMAP:
		serve_unmap(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_vspaced_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_VSPACED_OP_MAP:
		facts->abi_id = IPC_VSPACED_MAP_ABI_ID;
		return served->map != NULL;
	case IPC_VSPACED_OP_UNMAP:
		facts->abi_id = IPC_VSPACED_UNMAP_ABI_ID;
		return served->unmap != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_vspaced_binding(const struct ipc_vspaced_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_VSPACED_OPS_FIRST;
	binding.last = IPC_VSPACED_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_vspaced_scratch);
	return binding;
}

void ipc_vspaced_serve(const struct ipc_vspaced_handlers *handlers, void *context,
                       union ipc_vspaced_scratch *scratch, const struct ipc_delivery *delivery,
                       struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_vspaced_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
