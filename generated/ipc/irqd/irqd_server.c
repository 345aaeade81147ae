/* SPDX-License-Identifier: ISC */
/* Generated from irqd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/irqd/irqd_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_irqd_seed_handler_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  const struct ipc_irqd_seed_handler_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_irqd_seed_handler_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_irqd_seed_handler_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_EXISTS));
}

static void serve_seed_handler(struct ipc_exchange *x)
{
	const struct ipc_irqd_handlers *handlers = x->handlers;
	union ipc_irqd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->seed_handler == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_irqd_seed_handler_request_unpack(&scratch->seed_handler.request,
		                                               x->request.body,
		                                               x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_irqd_seed_handler_reply_init(&scratch->seed_handler.reply);
	result = handlers->seed_handler(x->context, &x->arrival, &scratch->seed_handler.request,
	                                &scratch->seed_handler.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_irqd_seed_handler_answer(x->reply, &x->arrival, &scratch->seed_handler.reply);
	else
		ipc_irqd_seed_handler_fail(x->reply, &x->arrival, result);
}

void ipc_irqd_register_handler_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                      const struct ipc_irqd_register_handler_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_irqd_register_handler_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_irqd_register_handler_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_BUSY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_register_handler(struct ipc_exchange *x)
{
	const struct ipc_irqd_handlers *handlers = x->handlers;
	union ipc_irqd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->register_handler == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_irqd_register_handler_request_caps_unpack(
			&scratch->register_handler.caps, &x->request.table);
	if (verdict == 0)
		verdict = ipc_irqd_register_handler_request_unpack(
			&scratch->register_handler.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_irqd_register_handler_reply_init(&scratch->register_handler.reply);
	result = handlers->register_handler(x->context, &x->arrival,
	                                    &scratch->register_handler.request,
	                                    &scratch->register_handler.caps,
	                                    &scratch->register_handler.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		ipc_irqd_register_handler_answer(x->reply, &x->arrival,
		                                 &scratch->register_handler.reply);
	} else {
		ipc_irqd_register_handler_fail(x->reply, &x->arrival, result);
		ipc_reply_drop_cap(x->reply, &scratch->register_handler.caps.endpoint);
	}
}

void ipc_irqd_set_mask_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              const struct ipc_irqd_set_mask_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_irqd_set_mask_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_irqd_set_mask_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_set_mask(struct ipc_exchange *x)
{
	const struct ipc_irqd_handlers *handlers = x->handlers;
	union ipc_irqd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->set_mask == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_irqd_set_mask_request_unpack(&scratch->set_mask.request,
		                                           x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_irqd_set_mask_reply_init(&scratch->set_mask.reply);
	result = handlers->set_mask(x->context, &x->arrival, &scratch->set_mask.request,
	                            &scratch->set_mask.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_irqd_set_mask_answer(x->reply, &x->arrival, &scratch->set_mask.reply);
	else
		ipc_irqd_set_mask_fail(x->reply, &x->arrival, result);
}

void ipc_irqd_ack_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                         const struct ipc_irqd_ack_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_irqd_ack_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_irqd_ack_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_ack(struct ipc_exchange *x)
{
	const struct ipc_irqd_handlers *handlers = x->handlers;
	union ipc_irqd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->ack == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_irqd_ack_request_unpack(&scratch->ack.request, x->request.body,
		                                      x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_irqd_ack_reply_init(&scratch->ack.reply);
	result = handlers->ack(x->context, &x->arrival, &scratch->ack.request, &scratch->ack.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_irqd_ack_answer(x->reply, &x->arrival, &scratch->ack.reply);
	else
		ipc_irqd_ack_fail(x->reply, &x->arrival, result);
}

void ipc_irqd_seal_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          const struct ipc_irqd_seal_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_irqd_seal_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_irqd_seal_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_seal(struct ipc_exchange *x)
{
	const struct ipc_irqd_handlers *handlers = x->handlers;
	union ipc_irqd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->seal == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_irqd_seal_request_validate(x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_irqd_seal_reply_init(&scratch->seal.reply);
	result = handlers->seal(x->context, &x->arrival, &scratch->seal.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_irqd_seal_answer(x->reply, &x->arrival, &scratch->seal.reply);
	else
		ipc_irqd_seal_fail(x->reply, &x->arrival, result);
}

static void serve_event_notify(struct ipc_exchange *x)
{
	const struct ipc_irqd_handlers *handlers = x->handlers;
	union ipc_irqd_scratch *scratch = x->scratch;
	uint32_t verdict;

	if (handlers->event_notify == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, true);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_irqd_event_notify_unpack(&scratch->event_notify.msg, x->request.body,
		                                       x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	handlers->event_notify(x->context, &x->arrival, &scratch->event_notify.msg);
	ipc_reply_bare(x->reply, &x->arrival, IPC_RESULT_OK, 0);
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_IRQD_OP_SEED_HANDLER:
		serve_seed_handler(x);
		break;
	case IPC_IRQD_OP_REGISTER_HANDLER:
		serve_register_handler(x);
		break;
	case IPC_IRQD_OP_SET_MASK:
		serve_set_mask(x);
		break;
	case IPC_IRQD_OP_ACK:
		serve_ack(x);
		break;
	case IPC_IRQD_OP_SEAL:
		serve_seal(x);
		break;
	case IPC_IRQD_OP_EVENT_NOTIFY:
		serve_event_notify(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_irqd_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_IRQD_OP_SEED_HANDLER:
		facts->abi_id = IPC_IRQD_SEED_HANDLER_ABI_ID;
		return served->seed_handler != NULL;
	case IPC_IRQD_OP_REGISTER_HANDLER:
		facts->abi_id = IPC_IRQD_REGISTER_HANDLER_ABI_ID;
		return served->register_handler != NULL;
	case IPC_IRQD_OP_SET_MASK:
		facts->abi_id = IPC_IRQD_SET_MASK_ABI_ID;
		return served->set_mask != NULL;
	case IPC_IRQD_OP_ACK:
		facts->abi_id = IPC_IRQD_ACK_ABI_ID;
		return served->ack != NULL;
	case IPC_IRQD_OP_SEAL:
		facts->abi_id = IPC_IRQD_SEAL_ABI_ID;
		return served->seal != NULL;
	case IPC_IRQD_OP_EVENT_NOTIFY:
		facts->abi_id = IPC_IRQD_EVENT_NOTIFY_ABI_ID;
		return served->event_notify != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_irqd_binding(const struct ipc_irqd_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_IRQD_OPS_FIRST;
	binding.last = IPC_IRQD_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_irqd_scratch);
	return binding;
}

void ipc_irqd_serve(const struct ipc_irqd_handlers *handlers, void *context,
                    union ipc_irqd_scratch *scratch, const struct ipc_delivery *delivery,
                    struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_irqd_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
