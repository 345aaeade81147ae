/* SPDX-License-Identifier: ISC */
/* Generated from probed.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/probed/probed_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_probed_discover_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                const struct ipc_probed_discover_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_probed_discover_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_probed_discover_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_EXHAUSTED));
}

static void serve_discover(struct ipc_exchange *x)
{
	const struct ipc_probed_handlers *handlers = x->handlers;
	union ipc_probed_scratch *scratch = x->scratch;
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
		verdict = ipc_probed_discover_request_unpack(&scratch->discover.request,
		                                             x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_probed_discover_reply_init(&scratch->discover.reply);
	result = handlers->discover(x->context, &x->arrival, &scratch->discover.request,
	                            &scratch->discover.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_probed_discover_answer(x->reply, &x->arrival, &scratch->discover.reply);
	else
		ipc_probed_discover_fail(x->reply, &x->arrival, result);
}

void ipc_probed_read_last_scan_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                      const struct ipc_probed_read_last_scan_given *given,
                                      const struct ipc_probed_read_last_scan_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_probed_read_last_scan_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_probed_read_last_scan_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_read_last_scan(struct ipc_exchange *x)
{
	const struct ipc_probed_handlers *handlers = x->handlers;
	union ipc_probed_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->read_last_scan == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_probed_read_last_scan_request_unpack(
			&scratch->read_last_scan.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_probed_read_last_scan_reply_init(&scratch->read_last_scan.reply);
	result = handlers->read_last_scan(x->context, &x->arrival,
	                                  &scratch->read_last_scan.request,
	                                  &scratch->read_last_scan.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_probed_read_last_scan_given given;

		ipc_probed_read_last_scan_given_from(&given, &scratch->read_last_scan.request);
		ipc_probed_read_last_scan_answer(x->reply, &x->arrival, &given,
		                                 &scratch->read_last_scan.reply);
	} else {
		ipc_probed_read_last_scan_fail(x->reply, &x->arrival, result);
	}
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_PROBED_OP_DISCOVER:
		serve_discover(x);
		break;
	case IPC_PROBED_OP_READ_LAST_SCAN:
		serve_read_last_scan(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_probed_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_PROBED_OP_DISCOVER:
		facts->abi_id = IPC_PROBED_DISCOVER_ABI_ID;
		return served->discover != NULL;
	case IPC_PROBED_OP_READ_LAST_SCAN:
		facts->abi_id = IPC_PROBED_READ_LAST_SCAN_ABI_ID;
		return served->read_last_scan != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_probed_binding(const struct ipc_probed_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_PROBED_OPS_FIRST;
	binding.last = IPC_PROBED_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_probed_scratch);
	return binding;
}

void ipc_probed_serve(const struct ipc_probed_handlers *handlers, void *context,
                      union ipc_probed_scratch *scratch, const struct ipc_delivery *delivery,
                      struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_probed_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
