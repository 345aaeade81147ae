/* SPDX-License-Identifier: ISC */
/* Generated from named.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/named/named_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_named_seed_entry_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 const struct ipc_named_seed_entry_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_named_seed_entry_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_named_seed_entry_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                               uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_seed_entry(struct ipc_exchange *x)
{
	const struct ipc_named_handlers *handlers = x->handlers;
	union ipc_named_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->seed_entry == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_named_seed_entry_request_unpack(&scratch->seed_entry.request,
		                                              x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_named_seed_entry_reply_init(&scratch->seed_entry.reply);
	result = handlers->seed_entry(x->context, &x->arrival, &scratch->seed_entry.request,
	                              &scratch->seed_entry.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_named_seed_entry_answer(x->reply, &x->arrival, &scratch->seed_entry.reply);
	else
		ipc_named_seed_entry_fail(x->reply, &x->arrival, result);
}

void ipc_named_seal_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           const struct ipc_named_seal_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_named_seal_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_named_seal_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_seal(struct ipc_exchange *x)
{
	const struct ipc_named_handlers *handlers = x->handlers;
	union ipc_named_scratch *scratch = x->scratch;
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
		verdict = ipc_named_seal_request_validate(x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_named_seal_reply_init(&scratch->seal.reply);
	result = handlers->seal(x->context, &x->arrival, &scratch->seal.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_named_seal_answer(x->reply, &x->arrival, &scratch->seal.reply);
	else
		ipc_named_seal_fail(x->reply, &x->arrival, result);
}

void ipc_named_register_answer(struct ipc_reply *out, const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_named_register_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                             uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_EXISTS) |
		ipc_result_bit(IPC_RESULT_BUSY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_register(struct ipc_exchange *x)
{
	const struct ipc_named_handlers *handlers = x->handlers;
	union ipc_named_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->op_register == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_named_register_request_caps_unpack(&scratch->op_register.caps,
		                                                 &x->request.table);
	if (verdict == 0)
		verdict = ipc_named_register_request_unpack(&scratch->op_register.request,
		                                            x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->op_register(x->context, &x->arrival, &scratch->op_register.request,
	                               &scratch->op_register.caps);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		ipc_named_register_answer(x->reply, &x->arrival);
	} else {
		ipc_named_register_fail(x->reply, &x->arrival, result);
		ipc_reply_drop_cap(x->reply, &scratch->op_register.caps.endpoint);
	}
}

void ipc_named_lookup_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                             const struct ipc_named_lookup_reply *reply,
                             const struct ipc_named_lookup_reply_caps *reply_caps)
{
	struct ipc_cap_table table;
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	verdict = ipc_named_lookup_reply_caps_pack(reply_caps, &table);
	if (verdict != 0) {
		ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, verdict);
		return;
	}

	body = ipc_reply_body(out, &table, &cap);
	verdict = ipc_named_lookup_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, &table, len, verdict);
}

void ipc_named_lookup_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_RETRY) |
		ipc_result_bit(IPC_RESULT_BUSY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_lookup(struct ipc_exchange *x)
{
	const struct ipc_named_handlers *handlers = x->handlers;
	union ipc_named_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->lookup == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_named_lookup_request_unpack(&scratch->lookup.request,
		                                          x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_named_lookup_reply_init(&scratch->lookup.reply);
	scratch->lookup.reply_caps = (struct ipc_named_lookup_reply_caps){0};
	result = handlers->lookup(x->context, &x->arrival, &scratch->lookup.request,
	                          &scratch->lookup.reply, &scratch->lookup.reply_caps);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_named_lookup_answer(x->reply, &x->arrival, &scratch->lookup.reply,
		                        &scratch->lookup.reply_caps);
	else
		ipc_named_lookup_fail(x->reply, &x->arrival, result);
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_NAMED_OP_SEED_ENTRY:
		serve_seed_entry(x);
		break;
	case IPC_NAMED_OP_SEAL:
		serve_seal(x);
		break;
	case IPC_NAMED_OP_REGISTER:
		serve_register(x);
		break;
	case IPC_NAMED_OP_LOOKUP:
		serve_lookup(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_named_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_NAMED_OP_SEED_ENTRY:
		facts->abi_id = IPC_NAMED_SEED_ENTRY_ABI_ID;
		return served->seed_entry != NULL;
	case IPC_NAMED_OP_SEAL:
		facts->abi_id = IPC_NAMED_SEAL_ABI_ID;
		return served->seal != NULL;
	case IPC_NAMED_OP_REGISTER:
		facts->abi_id = IPC_NAMED_REGISTER_ABI_ID;
		return served->op_register != NULL;
	case IPC_NAMED_OP_LOOKUP:
		facts->abi_id = IPC_NAMED_LOOKUP_ABI_ID;
		return served->lookup != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_named_binding(const struct ipc_named_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_NAMED_OPS_FIRST;
	binding.last = IPC_NAMED_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_named_scratch);
	return binding;
}

void ipc_named_serve(const struct ipc_named_handlers *handlers, void *context,
                     union ipc_named_scratch *scratch, const struct ipc_delivery *delivery,
                     struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_named_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
