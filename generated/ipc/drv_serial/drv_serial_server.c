/* SPDX-License-Identifier: ISC */
/* Generated from drv_serial.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/drv_serial/drv_serial_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_drv_serial_write_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 const struct ipc_drv_serial_write_given *given,
                                 const struct ipc_drv_serial_write_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_drv_serial_write_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_drv_serial_write_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                               uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_write(struct ipc_exchange *x)
{
	const struct ipc_drv_serial_handlers *handlers = x->handlers;
	union ipc_drv_serial_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->write == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_drv_serial_write_request_unpack(&scratch->write.request,
		                                              x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_drv_serial_write_reply_init(&scratch->write.reply);
	result = handlers->write(x->context, &x->arrival, &scratch->write.request,
	                         &scratch->write.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_drv_serial_write_given given;

		ipc_drv_serial_write_given_from(&given, &scratch->write.request);
		ipc_drv_serial_write_answer(x->reply, &x->arrival, &given, &scratch->write.reply);
	} else {
		ipc_drv_serial_write_fail(x->reply, &x->arrival, result);
	}
}

void ipc_drv_serial_read_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                const struct ipc_drv_serial_read_given *given,
                                const struct ipc_drv_serial_read_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_drv_serial_read_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_drv_serial_read_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              uint32_t result, const struct ipc_drv_serial_read_failure *failure)
{
	ipc_reply_clear(out);
	if (result == IPC_RESULT_NOT_FOUND) {
		uint8_t *body;
		size_t cap;
		size_t len = 0;
		uint32_t verdict;

		body = ipc_reply_body(out, NULL, &cap);
		verdict = ipc_drv_serial_read_failure_pack(failure, body, cap, &len);
		ipc_reply_seal(out, arrival, result, NULL, len, verdict);
		return;
	}
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_read(struct ipc_exchange *x)
{
	const struct ipc_drv_serial_handlers *handlers = x->handlers;
	union ipc_drv_serial_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->read == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_drv_serial_read_request_unpack(&scratch->read.request,
		                                             x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_drv_serial_read_reply_init(&scratch->read.reply);
	ipc_drv_serial_read_failure_init(&scratch->read.failure);
	result = handlers->read(x->context, &x->arrival, &scratch->read.request,
	                        &scratch->read.reply, &scratch->read.failure);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_drv_serial_read_given given;

		ipc_drv_serial_read_given_from(&given, &scratch->read.request);
		ipc_drv_serial_read_answer(x->reply, &x->arrival, &given, &scratch->read.reply);
	} else {
		ipc_drv_serial_read_fail(x->reply, &x->arrival, result, &scratch->read.failure);
	}
}

void ipc_drv_serial_read_stats_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                      const struct ipc_drv_serial_read_stats_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_drv_serial_read_stats_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_drv_serial_read_stats_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_read_stats(struct ipc_exchange *x)
{
	const struct ipc_drv_serial_handlers *handlers = x->handlers;
	union ipc_drv_serial_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->read_stats == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_drv_serial_read_stats_request_validate(x->request.body,
		                                                     x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_drv_serial_read_stats_reply_init(&scratch->read_stats.reply);
	result = handlers->read_stats(x->context, &x->arrival, &scratch->read_stats.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_drv_serial_read_stats_answer(x->reply, &x->arrival, &scratch->read_stats.reply);
	else
		ipc_drv_serial_read_stats_fail(x->reply, &x->arrival, result);
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_DRV_SERIAL_OP_WRITE:
		serve_write(x);
		break;
	case IPC_DRV_SERIAL_OP_READ:
		serve_read(x);
		break;
	case IPC_DRV_SERIAL_OP_READ_STATS:
		serve_read_stats(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_drv_serial_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_DRV_SERIAL_OP_WRITE:
		facts->abi_id = IPC_DRV_SERIAL_WRITE_ABI_ID;
		return served->write != NULL;
	case IPC_DRV_SERIAL_OP_READ:
		facts->abi_id = IPC_DRV_SERIAL_READ_ABI_ID;
		return served->read != NULL;
	case IPC_DRV_SERIAL_OP_READ_STATS:
		facts->abi_id = IPC_DRV_SERIAL_READ_STATS_ABI_ID;
		return served->read_stats != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_drv_serial_binding(const struct ipc_drv_serial_handlers *handlers,
                                          void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_DRV_SERIAL_OPS_FIRST;
	binding.last = IPC_DRV_SERIAL_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_drv_serial_scratch);
	return binding;
}

void ipc_drv_serial_serve(const struct ipc_drv_serial_handlers *handlers, void *context,
                          union ipc_drv_serial_scratch *scratch,
                          const struct ipc_delivery *delivery, struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_drv_serial_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
