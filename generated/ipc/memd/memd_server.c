/* SPDX-License-Identifier: ISC */
/* Generated from memd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/memd/memd_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_memd_alloc_frame_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 const struct ipc_memd_alloc_frame_reply *reply,
                                 const struct ipc_memd_alloc_frame_reply_caps *reply_caps)
{
	struct ipc_cap_table table;
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	verdict = ipc_memd_alloc_frame_reply_caps_pack(reply_caps, &table);
	if (verdict != 0) {
		ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, verdict);
		return;
	}

	body = ipc_reply_body(out, &table, &cap);
	verdict = ipc_memd_alloc_frame_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, &table, len, verdict);
}

void ipc_memd_alloc_frame_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                               uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_EXHAUSTED));
}

static void serve_alloc_frame(struct ipc_exchange *x)
{
	const struct ipc_memd_handlers *handlers = x->handlers;
	union ipc_memd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->alloc_frame == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_memd_alloc_frame_request_validate(x->request.body,
		                                                x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_memd_alloc_frame_reply_init(&scratch->alloc_frame.reply);
	scratch->alloc_frame.reply_caps = (struct ipc_memd_alloc_frame_reply_caps){0};
	result = handlers->alloc_frame(x->context, &x->arrival, &scratch->alloc_frame.reply,
	                               &scratch->alloc_frame.reply_caps);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_memd_alloc_frame_answer(x->reply, &x->arrival, &scratch->alloc_frame.reply,
		                            &scratch->alloc_frame.reply_caps);
	else
		ipc_memd_alloc_frame_fail(x->reply, &x->arrival, result);
}

void ipc_memd_free_frame_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                const struct ipc_memd_free_frame_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_memd_free_frame_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_memd_free_frame_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_free_frame(struct ipc_exchange *x)
{
	const struct ipc_memd_handlers *handlers = x->handlers;
	union ipc_memd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->free_frame == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_memd_free_frame_request_unpack(&scratch->free_frame.request,
		                                             x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_memd_free_frame_reply_init(&scratch->free_frame.reply);
	result = handlers->free_frame(x->context, &x->arrival, &scratch->free_frame.request,
	                              &scratch->free_frame.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_memd_free_frame_answer(x->reply, &x->arrival, &scratch->free_frame.reply);
	else
		ipc_memd_free_frame_fail(x->reply, &x->arrival, result);
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_MEMD_OP_ALLOC_FRAME:
		serve_alloc_frame(x);
		break;
	case IPC_MEMD_OP_FREE_FRAME:
		serve_free_frame(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_memd_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_MEMD_OP_ALLOC_FRAME:
		facts->abi_id = IPC_MEMD_ALLOC_FRAME_ABI_ID;
		return served->alloc_frame != NULL;
	case IPC_MEMD_OP_FREE_FRAME:
		facts->abi_id = IPC_MEMD_FREE_FRAME_ABI_ID;
		return served->free_frame != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_memd_binding(const struct ipc_memd_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_MEMD_OPS_FIRST;
	binding.last = IPC_MEMD_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_memd_scratch);
	return binding;
}

void ipc_memd_serve(const struct ipc_memd_handlers *handlers, void *context,
                    union ipc_memd_scratch *scratch, const struct ipc_delivery *delivery,
                    struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_memd_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
