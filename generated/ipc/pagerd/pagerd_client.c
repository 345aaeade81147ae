/* SPDX-License-Identifier: ISC */
/* Generated from pagerd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/pagerd/pagerd_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_pagerd_resolve_fault(
	struct ipc_client *client, const struct ipc_pagerd_resolve_fault_request *request,
	const struct ipc_pagerd_resolve_fault_request_caps *caps,
	struct ipc_pagerd_resolve_fault_reply *reply)
{
	struct ipc_pagerd_resolve_fault_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_PAGERD_OP_RESOLVE_FAULT, 0);
	verdict = ipc_pagerd_resolve_fault_request_caps_pack(caps, &call.table);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	ipc_call_body(&call);
	verdict = ipc_pagerd_resolve_fault_request_pack(request, call.body, call.body_cap,
	                                                &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	ipc_pagerd_resolve_fault_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_pagerd_resolve_fault_reply_unpack(reply, call.reply.body,
		                                                call.reply.body_len, &given);
	return ipc_call_end(&call, verdict);
}
