/* SPDX-License-Identifier: ISC */
/* Generated from keyd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/keyd/keyd_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"

static const struct ipc_span lookup_key_reply_secrets[] = {
	{8, 64},
};

void ipc_keyd_lookup_key_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                const struct ipc_keyd_lookup_key_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	out->secrets = ipc_secrets_of(lookup_key_reply_secrets, 1);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_keyd_lookup_key_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_keyd_lookup_key_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void handle_lookup_key(struct ipc_exchange *x)
{
	const struct ipc_keyd_handlers *handlers = x->handlers;
	union ipc_keyd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->lookup_key == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_keyd_lookup_key_request_unpack(&scratch->lookup_key.request,
		                                             x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_keyd_lookup_key_reply_init(&scratch->lookup_key.reply);
	result = handlers->lookup_key(x->context, &x->arrival, &scratch->lookup_key.request,
	                              &scratch->lookup_key.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_keyd_lookup_key_answer(x->reply, &x->arrival, &scratch->lookup_key.reply);
	else
		ipc_keyd_lookup_key_fail(x->reply, &x->arrival, result);
}

static void serve_lookup_key(struct ipc_exchange *x)
{
	union ipc_keyd_scratch *scratch = x->scratch;

	handle_lookup_key(x);
	ipc_bytes_wipe((uint8_t *)&scratch->lookup_key, sizeof(scratch->lookup_key));
}

void ipc_keyd_lookup_trust_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  const struct ipc_keyd_lookup_trust_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_keyd_lookup_trust_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_keyd_lookup_trust_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_lookup_trust(struct ipc_exchange *x)
{
	const struct ipc_keyd_handlers *handlers = x->handlers;
	union ipc_keyd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->lookup_trust == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_keyd_lookup_trust_request_unpack(&scratch->lookup_trust.request,
		                                               x->request.body,
		                                               x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_keyd_lookup_trust_reply_init(&scratch->lookup_trust.reply);
	result = handlers->lookup_trust(x->context, &x->arrival, &scratch->lookup_trust.request,
	                                &scratch->lookup_trust.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_keyd_lookup_trust_answer(x->reply, &x->arrival, &scratch->lookup_trust.reply);
	else
		ipc_keyd_lookup_trust_fail(x->reply, &x->arrival, result);
}

void ipc_keyd_zeroize_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                             const struct ipc_keyd_zeroize_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_keyd_zeroize_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_keyd_zeroize_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_zeroize(struct ipc_exchange *x)
{
	const struct ipc_keyd_handlers *handlers = x->handlers;
	union ipc_keyd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->zeroize == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_keyd_zeroize_request_validate(x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_keyd_zeroize_reply_init(&scratch->zeroize.reply);
	result = handlers->zeroize(x->context, &x->arrival, &scratch->zeroize.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_keyd_zeroize_answer(x->reply, &x->arrival, &scratch->zeroize.reply);
	else
		ipc_keyd_zeroize_fail(x->reply, &x->arrival, result);
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_KEYD_OP_LOOKUP_KEY:
		serve_lookup_key(x);
		break;
	case IPC_KEYD_OP_LOOKUP_TRUST:
		serve_lookup_trust(x);
		break;
	case IPC_KEYD_OP_ZEROIZE:
		serve_zeroize(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_keyd_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_KEYD_OP_LOOKUP_KEY:
		facts->abi_id = IPC_KEYD_LOOKUP_KEY_ABI_ID;
		return served->lookup_key != NULL;
	case IPC_KEYD_OP_LOOKUP_TRUST:
		facts->abi_id = IPC_KEYD_LOOKUP_TRUST_ABI_ID;
		return served->lookup_trust != NULL;
	case IPC_KEYD_OP_ZEROIZE:
		facts->abi_id = IPC_KEYD_ZEROIZE_ABI_ID;
		return served->zeroize != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_keyd_binding(const struct ipc_keyd_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_KEYD_OPS_FIRST;
	binding.last = IPC_KEYD_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_keyd_scratch);
	return binding;
}

void ipc_keyd_serve(const struct ipc_keyd_handlers *handlers, void *context,
                    union ipc_keyd_scratch *scratch, const struct ipc_delivery *delivery,
                    struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_keyd_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
