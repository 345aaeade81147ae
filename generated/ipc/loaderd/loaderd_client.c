/* SPDX-License-Identifier: ISC */
/* Generated from loaderd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/loaderd/loaderd_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_loaderd_discover_path(
	struct ipc_client *client, const struct ipc_loaderd_discover_path_request *request,
	struct ipc_loaderd_discover_path_reply *reply,
	struct ipc_loaderd_discover_path_failure *failure)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_LOADERD_OP_DISCOVER_PATH, 0);
	verdict = ipc_loaderd_discover_path_request_pack(request, call.body, call.body_cap,
	                                                 &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, ipc_result_bit(IPC_RESULT_FAILED), ipc_no_secrets(),
	                   ipc_no_secrets()))
		return call.outcome;

	if (call.outcome.result != IPC_RESULT_OK) {
		verdict = ipc_loaderd_discover_path_failure_unpack(failure, call.reply.body,
		                                                   call.reply.body_len);
		return ipc_call_end(&call, verdict);
	}
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_loaderd_discover_path_reply_unpack(reply, call.reply.body,
		                                                 call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_loaderd_launch_path(struct ipc_client *client,
                                           const struct ipc_loaderd_launch_path_request *request,
                                           const struct ipc_loaderd_launch_path_request_caps *caps,
                                           struct ipc_loaderd_launch_path_reply *reply,
                                           struct ipc_loaderd_launch_path_failure *failure)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_LOADERD_OP_LAUNCH_PATH, 0);
	verdict = ipc_loaderd_launch_path_request_caps_pack(caps, &call.table);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	ipc_call_body(&call);
	verdict = ipc_loaderd_launch_path_request_pack(request, call.body, call.body_cap,
	                                               &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, ipc_result_bit(IPC_RESULT_FAILED), ipc_no_secrets(),
	                   ipc_no_secrets()))
		return call.outcome;

	if (call.outcome.result != IPC_RESULT_OK) {
		verdict = ipc_loaderd_launch_path_failure_unpack(failure, call.reply.body,
		                                                 call.reply.body_len);
		return ipc_call_end(&call, verdict);
	}
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_loaderd_launch_path_reply_unpack(reply, call.reply.body,
		                                               call.reply.body_len);
	return ipc_call_end(&call, verdict);
}
