/* SPDX-License-Identifier: ISC */
/* Generated from pagerd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/pagerd/pagerd_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_pagerd_resolve_fault_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     const struct ipc_pagerd_resolve_fault_given *given,
                                     const struct ipc_pagerd_resolve_fault_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_pagerd_resolve_fault_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_pagerd_resolve_fault_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_EXHAUSTED) |
		ipc_result_bit(IPC_RESULT_NOT_FOUND);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_resolve_fault(struct ipc_exchange *x)
{
	const struct ipc_pagerd_handlers *handlers = x->handlers;
	union ipc_pagerd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->resolve_fault == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_pagerd_resolve_fault_request_caps_unpack(
			&scratch->resolve_fault.caps, &x->request.table);
	if (verdict == 0)
		verdict = ipc_pagerd_resolve_fault_request_unpack(&scratch->resolve_fault.request,
		                                                  x->request.body,
		                                                  x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_pagerd_resolve_fault_reply_init(&scratch->resolve_fault.reply);
	result = handlers->resolve_fault(x->context, &x->arrival, &scratch->resolve_fault.request,
	                                 &scratch->resolve_fault.caps,
	                                 &scratch->resolve_fault.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_pagerd_resolve_fault_given given;

		ipc_pagerd_resolve_fault_given_from(&given, &scratch->resolve_fault.request);
		ipc_pagerd_resolve_fault_answer(x->reply, &x->arrival, &given,
		                                &scratch->resolve_fault.reply);
	} else {
		ipc_pagerd_resolve_fault_fail(x->reply, &x->arrival, result);
		ipc_reply_drop_cap(x->reply, &scratch->resolve_fault.caps.file);
	}
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_PAGERD_OP_RESOLVE_FAULT:
		serve_resolve_fault(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_pagerd_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_PAGERD_OP_RESOLVE_FAULT:
		facts->abi_id = IPC_PAGERD_RESOLVE_FAULT_ABI_ID;
		return served->resolve_fault != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_pagerd_binding(const struct ipc_pagerd_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_PAGERD_OPS_FIRST;
	binding.last = IPC_PAGERD_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_pagerd_scratch);
	return binding;
}

void ipc_pagerd_serve(const struct ipc_pagerd_handlers *handlers, void *context,
                      union ipc_pagerd_scratch *scratch, const struct ipc_delivery *delivery,
                      struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_pagerd_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
