/* SPDX-License-Identifier: ISC */
/* Generated from vspaced.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/vspaced/vspaced_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_vspaced_map(struct ipc_client *client,
                                   const struct ipc_vspaced_map_request *request,
                                   const struct ipc_vspaced_map_request_caps *caps)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VSPACED_OP_MAP, 0);
	verdict = ipc_vspaced_map_request_caps_pack(caps, &call.table);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	ipc_call_body(&call);
	verdict = ipc_vspaced_map_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vspaced_map_reply_validate(call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vspaced_unmap(struct ipc_client *client,
                                     const struct ipc_vspaced_unmap_request *request,
                                     struct ipc_vspaced_unmap_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VSPACED_OP_UNMAP, 0);
	verdict = ipc_vspaced_unmap_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vspaced_unmap_reply_unpack(reply, call.reply.body,
		                                         call.reply.body_len);
	return ipc_call_end(&call, verdict);
}
