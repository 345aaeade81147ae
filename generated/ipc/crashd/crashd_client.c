/* SPDX-License-Identifier: ISC */
/* Generated from crashd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/crashd/crashd_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_crashd_report(struct ipc_client *client,
                                     const struct ipc_crashd_report_request *request,
                                     struct ipc_crashd_report_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_CRASHD_OP_REPORT, 0);
	verdict = ipc_crashd_report_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_crashd_report_reply_unpack(reply, call.reply.body,
		                                         call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_crashd_read(struct ipc_client *client,
                                   const struct ipc_crashd_read_request *request,
                                   struct ipc_crashd_read_reply *reply,
                                   struct ipc_crashd_read_failure *failure)
{
	struct ipc_crashd_read_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_CRASHD_OP_READ, 0);
	verdict = ipc_crashd_read_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, ipc_result_bit(IPC_RESULT_NOT_FOUND), ipc_no_secrets(),
	                   ipc_no_secrets()))
		return call.outcome;

	if (call.outcome.result != IPC_RESULT_OK) {
		verdict = ipc_crashd_read_failure_unpack(failure, call.reply.body,
		                                         call.reply.body_len);
		return ipc_call_end(&call, verdict);
	}
	ipc_crashd_read_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_crashd_read_reply_unpack(reply, call.reply.body, call.reply.body_len,
		                                       &given);
	return ipc_call_end(&call, verdict);
}
