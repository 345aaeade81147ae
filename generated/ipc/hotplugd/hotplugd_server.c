/* SPDX-License-Identifier: ISC */
/* Generated from hotplugd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/hotplugd/hotplugd_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_hotplugd_discover_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  const struct ipc_hotplugd_discover_given *given,
                                  const struct ipc_hotplugd_discover_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_hotplugd_discover_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_hotplugd_discover_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_RETRY));
}

static void serve_discover(struct ipc_exchange *x)
{
	const struct ipc_hotplugd_handlers *handlers = x->handlers;
	union ipc_hotplugd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->discover == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_hotplugd_discover_request_unpack(&scratch->discover.request,
		                                               x->request.body,
		                                               x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_hotplugd_discover_reply_init(&scratch->discover.reply);
	result = handlers->discover(x->context, &x->arrival, &scratch->discover.request,
	                            &scratch->discover.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_hotplugd_discover_given given;

		ipc_hotplugd_discover_given_from(&given, &scratch->discover.request);
		ipc_hotplugd_discover_answer(x->reply, &x->arrival, &given,
		                             &scratch->discover.reply);
	} else {
		ipc_hotplugd_discover_fail(x->reply, &x->arrival, result);
	}
}

void ipc_hotplugd_read_last_event_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                         const struct ipc_hotplugd_read_last_event_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_hotplugd_read_last_event_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_hotplugd_read_last_event_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                       uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_read_last_event(struct ipc_exchange *x)
{
	const struct ipc_hotplugd_handlers *handlers = x->handlers;
	union ipc_hotplugd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->read_last_event == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_hotplugd_read_last_event_request_validate(x->request.body,
		                                                        x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_hotplugd_read_last_event_reply_init(&scratch->read_last_event.reply);
	result = handlers->read_last_event(x->context, &x->arrival,
	                                   &scratch->read_last_event.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_hotplugd_read_last_event_answer(x->reply, &x->arrival,
		                                    &scratch->read_last_event.reply);
	else
		ipc_hotplugd_read_last_event_fail(x->reply, &x->arrival, result);
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_HOTPLUGD_OP_DISCOVER:
		serve_discover(x);
		break;
	case IPC_HOTPLUGD_OP_READ_LAST_EVENT:
		serve_read_last_event(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_hotplugd_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_HOTPLUGD_OP_DISCOVER:
		facts->abi_id = IPC_HOTPLUGD_DISCOVER_ABI_ID;
		return served->discover != NULL;
	case IPC_HOTPLUGD_OP_READ_LAST_EVENT:
		facts->abi_id = IPC_HOTPLUGD_READ_LAST_EVENT_ABI_ID;
		return served->read_last_event != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_hotplugd_binding(const struct ipc_hotplugd_handlers *handlers,
                                        void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_HOTPLUGD_OPS_FIRST;
	binding.last = IPC_HOTPLUGD_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_hotplugd_scratch);
	return binding;
}

void ipc_hotplugd_serve(const struct ipc_hotplugd_handlers *handlers, void *context,
                        union ipc_hotplugd_scratch *scratch, const struct ipc_delivery *delivery,
                        struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_hotplugd_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
