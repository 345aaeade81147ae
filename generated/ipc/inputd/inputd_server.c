/* SPDX-License-Identifier: ISC */
/* Generated from inputd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/inputd/inputd_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_inputd_append_event_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_inputd_append_event_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_inputd_append_event_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_inputd_append_event_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_append_event(struct ipc_exchange *x)
{
	const struct ipc_inputd_handlers *handlers = x->handlers;
	union ipc_inputd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->append_event == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_inputd_append_event_request_unpack(&scratch->append_event.request,
		                                                 x->request.body,
		                                                 x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_inputd_append_event_reply_init(&scratch->append_event.reply);
	result = handlers->append_event(x->context, &x->arrival, &scratch->append_event.request,
	                                &scratch->append_event.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_inputd_append_event_answer(x->reply, &x->arrival, &scratch->append_event.reply);
	else
		ipc_inputd_append_event_fail(x->reply, &x->arrival, result);
}

void ipc_inputd_read_event_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  const struct ipc_inputd_read_event_given *given,
                                  const struct ipc_inputd_read_event_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_inputd_read_event_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_inputd_read_event_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                uint32_t result,
                                const struct ipc_inputd_read_event_failure *failure)
{
	ipc_reply_clear(out);
	if (result == IPC_RESULT_NOT_FOUND) {
		uint8_t *body;
		size_t cap;
		size_t len = 0;
		uint32_t verdict;

		body = ipc_reply_body(out, NULL, &cap);
		verdict = ipc_inputd_read_event_failure_pack(failure, body, cap, &len);
		ipc_reply_seal(out, arrival, result, NULL, len, verdict);
		return;
	}
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_read_event(struct ipc_exchange *x)
{
	const struct ipc_inputd_handlers *handlers = x->handlers;
	union ipc_inputd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->read_event == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_inputd_read_event_request_unpack(&scratch->read_event.request,
		                                               x->request.body,
		                                               x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_inputd_read_event_reply_init(&scratch->read_event.reply);
	ipc_inputd_read_event_failure_init(&scratch->read_event.failure);
	result = handlers->read_event(x->context, &x->arrival, &scratch->read_event.request,
	                              &scratch->read_event.reply, &scratch->read_event.failure);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_inputd_read_event_given given;

		ipc_inputd_read_event_given_from(&given, &scratch->read_event.request);
		ipc_inputd_read_event_answer(x->reply, &x->arrival, &given,
		                             &scratch->read_event.reply);
	} else {
		ipc_inputd_read_event_fail(x->reply, &x->arrival, result,
		                           &scratch->read_event.failure);
	}
}

void ipc_inputd_read_status_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   const struct ipc_inputd_read_status_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_inputd_read_status_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_inputd_read_status_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_read_status(struct ipc_exchange *x)
{
	const struct ipc_inputd_handlers *handlers = x->handlers;
	union ipc_inputd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->read_status == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_inputd_read_status_request_validate(x->request.body,
		                                                  x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_inputd_read_status_reply_init(&scratch->read_status.reply);
	result = handlers->read_status(x->context, &x->arrival, &scratch->read_status.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_inputd_read_status_answer(x->reply, &x->arrival, &scratch->read_status.reply);
	else
		ipc_inputd_read_status_fail(x->reply, &x->arrival, result);
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_INPUTD_OP_APPEND_EVENT:
		serve_append_event(x);
		break;
	case IPC_INPUTD_OP_READ_EVENT:
		serve_read_event(x);
		break;
	case IPC_INPUTD_OP_READ_STATUS:
		serve_read_status(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_inputd_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_INPUTD_OP_APPEND_EVENT:
		facts->abi_id = IPC_INPUTD_APPEND_EVENT_ABI_ID;
		return served->append_event != NULL;
	case IPC_INPUTD_OP_READ_EVENT:
		facts->abi_id = IPC_INPUTD_READ_EVENT_ABI_ID;
		return served->read_event != NULL;
	case IPC_INPUTD_OP_READ_STATUS:
		facts->abi_id = IPC_INPUTD_READ_STATUS_ABI_ID;
		return served->read_status != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_inputd_binding(const struct ipc_inputd_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_INPUTD_OPS_FIRST;
	binding.last = IPC_INPUTD_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_inputd_scratch);
	return binding;
}

void ipc_inputd_serve(const struct ipc_inputd_handlers *handlers, void *context,
                      union ipc_inputd_scratch *scratch, const struct ipc_delivery *delivery,
                      struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_inputd_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
