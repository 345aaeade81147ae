/* SPDX-License-Identifier: ISC */
/* Generated from rootd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/rootd/rootd_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_rootd_report_stage_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   const struct ipc_rootd_report_stage_given *given,
                                   const struct ipc_rootd_report_stage_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_rootd_report_stage_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_rootd_report_stage_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 uint32_t result,
                                 const struct ipc_rootd_report_stage_failure *failure)
{
	ipc_reply_clear(out);
	if (result == IPC_RESULT_EXISTS || result == IPC_RESULT_RETRY) {
		uint8_t *body;
		size_t cap;
		size_t len = 0;
		uint32_t verdict;

		body = ipc_reply_body(out, NULL, &cap);
		verdict = ipc_rootd_report_stage_failure_pack(failure, body, cap, &len);
		ipc_reply_seal(out, arrival, result, NULL, len, verdict);
		return;
	}
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_report_stage(struct ipc_exchange *x)
{
	const struct ipc_rootd_handlers *handlers = x->handlers;
	union ipc_rootd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->report_stage == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_rootd_report_stage_request_unpack(&scratch->report_stage.request,
		                                                x->request.body,
		                                                x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_rootd_report_stage_reply_init(&scratch->report_stage.reply);
	ipc_rootd_report_stage_failure_init(&scratch->report_stage.failure);
	result = handlers->report_stage(x->context, &x->arrival, &scratch->report_stage.request,
	                                &scratch->report_stage.reply,
	                                &scratch->report_stage.failure);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_rootd_report_stage_given given;

		ipc_rootd_report_stage_given_from(&given, &scratch->report_stage.request);
		ipc_rootd_report_stage_answer(x->reply, &x->arrival, &given,
		                              &scratch->report_stage.reply);
	} else {
		ipc_rootd_report_stage_fail(x->reply, &x->arrival, result,
		                            &scratch->report_stage.failure);
	}
}

#ifdef IPC_TEST_OPS
void ipc_rootd_test_complete_answer(struct ipc_reply *out, const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}
#endif

#ifdef IPC_TEST_OPS
void ipc_rootd_test_complete_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}
#endif

#ifdef IPC_TEST_OPS
static void serve_test_complete(struct ipc_exchange *x)
{
	const struct ipc_rootd_handlers *handlers = x->handlers;
	union ipc_rootd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->test_complete == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_rootd_test_complete_request_unpack(&scratch->test_complete.request,
		                                                 x->request.body,
		                                                 x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->test_complete(x->context, &x->arrival, &scratch->test_complete.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_rootd_test_complete_answer(x->reply, &x->arrival);
	else
		ipc_rootd_test_complete_fail(x->reply, &x->arrival, result);
}
#else
static void serve_test_complete(struct ipc_exchange *x)
{
	ipc_exchange_reject(x, IPC_RESULT_DENIED);
}
#endif

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_ROOTD_OP_REPORT_STAGE:
		serve_report_stage(x);
		break;
	case IPC_ROOTD_OP_TEST_COMPLETE:
		serve_test_complete(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_rootd_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_ROOTD_OP_REPORT_STAGE:
		facts->abi_id = IPC_ROOTD_REPORT_STAGE_ABI_ID;
		return served->report_stage != NULL;
#ifdef IPC_TEST_OPS
	case IPC_ROOTD_OP_TEST_COMPLETE:
		facts->abi_id = IPC_ROOTD_TEST_COMPLETE_ABI_ID;
		return served->test_complete != NULL;
#endif
	default:
		return false;
	}
}

struct ipc_binding ipc_rootd_binding(const struct ipc_rootd_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_ROOTD_OPS_FIRST;
	binding.last = IPC_ROOTD_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_rootd_scratch);
	return binding;
}

void ipc_rootd_serve(const struct ipc_rootd_handlers *handlers, void *context,
                     union ipc_rootd_scratch *scratch, const struct ipc_delivery *delivery,
                     struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_rootd_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
