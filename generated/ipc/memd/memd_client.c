/* SPDX-License-Identifier: ISC */
/* Generated from memd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/memd/memd_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_memd_alloc_frame(struct ipc_client *client,
                                        struct ipc_memd_alloc_frame_reply *reply,
                                        struct ipc_memd_alloc_frame_reply_caps *reply_caps)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_MEMD_OP_ALLOC_FRAME, 0);
	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_memd_alloc_frame_reply_caps_unpack(reply_caps, &call.reply.table);
	if (verdict == 0)
		verdict = ipc_memd_alloc_frame_reply_unpack(reply, call.reply.body,
		                                            call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_memd_free_frame(struct ipc_client *client,
                                       const struct ipc_memd_free_frame_request *request,
                                       struct ipc_memd_free_frame_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_MEMD_OP_FREE_FRAME, 0);
	verdict = ipc_memd_free_frame_request_pack(request, call.body, call.body_cap,
	                                           &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_memd_free_frame_reply_unpack(reply, call.reply.body,
		                                           call.reply.body_len);
	return ipc_call_end(&call, verdict);
}
