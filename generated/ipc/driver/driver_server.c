/* SPDX-License-Identifier: ISC */
/* Generated from driver.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/driver/driver_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_driver_start_answer(struct ipc_reply *out, const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_driver_start_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_BUSY) | ipc_result_bit(IPC_RESULT_BAD_SLOT);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_start(struct ipc_exchange *x)
{
	const struct ipc_driver_handlers *handlers = x->handlers;
	union ipc_driver_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->start == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_driver_start_request_caps_unpack(&scratch->start.caps,
		                                               &x->request.table);
	if (verdict == 0)
		verdict = ipc_driver_start_request_unpack(&scratch->start.request, x->request.body,
		                                          x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->start(x->context, &x->arrival, &scratch->start.request,
	                         &scratch->start.caps);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		ipc_driver_start_answer(x->reply, &x->arrival);
	} else {
		ipc_driver_start_fail(x->reply, &x->arrival, result);
		ipc_reply_drop_cap(x->reply, &scratch->start.caps.interrupts);
	}
}

void ipc_driver_stop_answer(struct ipc_reply *out, const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_driver_stop_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_stop(struct ipc_exchange *x)
{
	const struct ipc_driver_handlers *handlers = x->handlers;
	uint32_t verdict;
	uint32_t result;

	if (handlers->stop == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_driver_stop_request_validate(x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->stop(x->context, &x->arrival);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_driver_stop_answer(x->reply, &x->arrival);
	else
		ipc_driver_stop_fail(x->reply, &x->arrival, result);
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_DRIVER_OP_START:
		serve_start(x);
		break;
	case IPC_DRIVER_OP_STOP:
		serve_stop(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_driver_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_DRIVER_OP_START:
		facts->abi_id = IPC_DRIVER_START_ABI_ID;
		return served->start != NULL;
	case IPC_DRIVER_OP_STOP:
		facts->abi_id = IPC_DRIVER_STOP_ABI_ID;
		return served->stop != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_driver_binding(const struct ipc_driver_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_DRIVER_OPS_FIRST;
	binding.last = IPC_DRIVER_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_driver_scratch);
	return binding;
}

void ipc_driver_serve(const struct ipc_driver_handlers *handlers, void *context,
                      union ipc_driver_scratch *scratch, const struct ipc_delivery *delivery,
                      struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_driver_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
