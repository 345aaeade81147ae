/* SPDX-License-Identifier: ISC */
/* Generated from drv_i8042.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/drv_i8042/drv_i8042_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_drv_i8042_read_keyboard_byte_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_drv_i8042_read_keyboard_byte_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_drv_i8042_read_keyboard_byte_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_drv_i8042_read_keyboard_byte_fail(struct ipc_reply *out,
                                           const struct ipc_arrival *arrival, uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_RETRY));
}

static void serve_read_keyboard_byte(struct ipc_exchange *x)
{
	const struct ipc_drv_i8042_handlers *handlers = x->handlers;
	union ipc_drv_i8042_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->read_keyboard_byte == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_drv_i8042_read_keyboard_byte_request_validate(x->request.body,
		                                                            x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_drv_i8042_read_keyboard_byte_reply_init(&scratch->read_keyboard_byte.reply);
	result = handlers->read_keyboard_byte(x->context, &x->arrival,
	                                      &scratch->read_keyboard_byte.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_drv_i8042_read_keyboard_byte_answer(x->reply, &x->arrival,
		                                        &scratch->read_keyboard_byte.reply);
	else
		ipc_drv_i8042_read_keyboard_byte_fail(x->reply, &x->arrival, result);
}

void ipc_drv_i8042_read_mouse_byte_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                          const struct ipc_drv_i8042_read_mouse_byte_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_drv_i8042_read_mouse_byte_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_drv_i8042_read_mouse_byte_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                        uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_RETRY));
}

static void serve_read_mouse_byte(struct ipc_exchange *x)
{
	const struct ipc_drv_i8042_handlers *handlers = x->handlers;
	union ipc_drv_i8042_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->read_mouse_byte == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_drv_i8042_read_mouse_byte_request_validate(x->request.body,
		                                                         x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_drv_i8042_read_mouse_byte_reply_init(&scratch->read_mouse_byte.reply);
	result = handlers->read_mouse_byte(x->context, &x->arrival,
	                                   &scratch->read_mouse_byte.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_drv_i8042_read_mouse_byte_answer(x->reply, &x->arrival,
		                                     &scratch->read_mouse_byte.reply);
	else
		ipc_drv_i8042_read_mouse_byte_fail(x->reply, &x->arrival, result);
}

void ipc_drv_i8042_read_stats_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     const struct ipc_drv_i8042_read_stats_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_drv_i8042_read_stats_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_drv_i8042_read_stats_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_read_stats(struct ipc_exchange *x)
{
	const struct ipc_drv_i8042_handlers *handlers = x->handlers;
	union ipc_drv_i8042_scratch *scratch = x->scratch;
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
		verdict = ipc_drv_i8042_read_stats_request_validate(x->request.body,
		                                                    x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_drv_i8042_read_stats_reply_init(&scratch->read_stats.reply);
	result = handlers->read_stats(x->context, &x->arrival, &scratch->read_stats.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_drv_i8042_read_stats_answer(x->reply, &x->arrival, &scratch->read_stats.reply);
	else
		ipc_drv_i8042_read_stats_fail(x->reply, &x->arrival, result);
}

#ifdef IPC_TEST_OPS
void ipc_drv_i8042_inject_test_pattern_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_drv_i8042_inject_test_pattern_given *given,
	const struct ipc_drv_i8042_inject_test_pattern_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_drv_i8042_inject_test_pattern_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}
#endif

#ifdef IPC_TEST_OPS
void ipc_drv_i8042_inject_test_pattern_fail(struct ipc_reply *out,
                                            const struct ipc_arrival *arrival, uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_EXHAUSTED));
}
#endif

#ifdef IPC_TEST_OPS
static void serve_inject_test_pattern(struct ipc_exchange *x)
{
	const struct ipc_drv_i8042_handlers *handlers = x->handlers;
	union ipc_drv_i8042_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->inject_test_pattern == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_drv_i8042_inject_test_pattern_request_unpack(
			&scratch->inject_test_pattern.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_drv_i8042_inject_test_pattern_reply_init(&scratch->inject_test_pattern.reply);
	result = handlers->inject_test_pattern(x->context, &x->arrival,
	                                       &scratch->inject_test_pattern.request,
	                                       &scratch->inject_test_pattern.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_drv_i8042_inject_test_pattern_given given;

		ipc_drv_i8042_inject_test_pattern_given_from(&given,
		                                             &scratch->inject_test_pattern.request);
		ipc_drv_i8042_inject_test_pattern_answer(x->reply, &x->arrival, &given,
		                                         &scratch->inject_test_pattern.reply);
	} else {
		ipc_drv_i8042_inject_test_pattern_fail(x->reply, &x->arrival, result);
	}
}
#else
static void serve_inject_test_pattern(struct ipc_exchange *x)
{
	ipc_exchange_reject(x, IPC_RESULT_DENIED);
}
#endif

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_DRV_I8042_OP_READ_KEYBOARD_BYTE:
		serve_read_keyboard_byte(x);
		break;
	case IPC_DRV_I8042_OP_READ_MOUSE_BYTE:
		serve_read_mouse_byte(x);
		break;
	case IPC_DRV_I8042_OP_READ_STATS:
		serve_read_stats(x);
		break;
	case IPC_DRV_I8042_OP_INJECT_TEST_PATTERN:
		serve_inject_test_pattern(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_drv_i8042_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_DRV_I8042_OP_READ_KEYBOARD_BYTE:
		facts->abi_id = IPC_DRV_I8042_READ_KEYBOARD_BYTE_ABI_ID;
		return served->read_keyboard_byte != NULL;
	case IPC_DRV_I8042_OP_READ_MOUSE_BYTE:
		facts->abi_id = IPC_DRV_I8042_READ_MOUSE_BYTE_ABI_ID;
		return served->read_mouse_byte != NULL;
	case IPC_DRV_I8042_OP_READ_STATS:
		facts->abi_id = IPC_DRV_I8042_READ_STATS_ABI_ID;
		return served->read_stats != NULL;
#ifdef IPC_TEST_OPS
	case IPC_DRV_I8042_OP_INJECT_TEST_PATTERN:
		facts->abi_id = IPC_DRV_I8042_INJECT_TEST_PATTERN_ABI_ID;
		return served->inject_test_pattern != NULL;
#endif
	default:
		return false;
	}
}

struct ipc_binding ipc_drv_i8042_binding(const struct ipc_drv_i8042_handlers *handlers,
                                         void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_DRV_I8042_OPS_FIRST;
	binding.last = IPC_DRV_I8042_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_drv_i8042_scratch);
	return binding;
}

void ipc_drv_i8042_serve(const struct ipc_drv_i8042_handlers *handlers, void *context,
                         union ipc_drv_i8042_scratch *scratch, const struct ipc_delivery *delivery,
                         struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_drv_i8042_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
