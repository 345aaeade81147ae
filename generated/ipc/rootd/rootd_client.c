/* SPDX-License-Identifier: ISC */
/* Generated from rootd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/rootd/rootd_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_rootd_report_stage(struct ipc_client *client,
                                          const struct ipc_rootd_report_stage_request *request,
                                          struct ipc_rootd_report_stage_reply *reply,
                                          struct ipc_rootd_report_stage_failure *failure)
{
	const uint32_t failures =
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_RETRY);
	struct ipc_rootd_report_stage_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_ROOTD_OP_REPORT_STAGE, 0);
	verdict = ipc_rootd_report_stage_request_pack(request, call.body, call.body_cap,
	                                              &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, failures, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	if (call.outcome.result != IPC_RESULT_OK) {
		verdict = ipc_rootd_report_stage_failure_unpack(failure, call.reply.body,
		                                                call.reply.body_len);
		return ipc_call_end(&call, verdict);
	}
	ipc_rootd_report_stage_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_rootd_report_stage_reply_unpack(reply, call.reply.body,
		                                              call.reply.body_len, &given);
	return ipc_call_end(&call, verdict);
}

#ifdef IPC_TEST_OPS
struct ipc_outcome ipc_rootd_test_complete(struct ipc_client *client,
                                           const struct ipc_rootd_test_complete_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_ROOTD_OP_TEST_COMPLETE, 0);
	verdict = ipc_rootd_test_complete_request_pack(request, call.body, call.body_cap,
	                                               &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_rootd_test_complete_reply_validate(call.reply.body,
		                                                 call.reply.body_len);
	return ipc_call_end(&call, verdict);
}
#endif
