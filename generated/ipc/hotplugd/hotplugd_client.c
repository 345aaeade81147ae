/* SPDX-License-Identifier: ISC */
/* Generated from hotplugd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/hotplugd/hotplugd_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_hotplugd_discover(struct ipc_client *client,
                                         const struct ipc_hotplugd_discover_request *request,
                                         struct ipc_hotplugd_discover_reply *reply)
{
	struct ipc_hotplugd_discover_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_HOTPLUGD_OP_DISCOVER, 0);
	verdict = ipc_hotplugd_discover_request_pack(request, call.body, call.body_cap,
	                                             &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	ipc_hotplugd_discover_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_hotplugd_discover_reply_unpack(reply, call.reply.body,
		                                             call.reply.body_len, &given);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_hotplugd_read_last_event(struct ipc_client *client,
                                                struct ipc_hotplugd_read_last_event_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_HOTPLUGD_OP_READ_LAST_EVENT, 0);
	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_hotplugd_read_last_event_reply_unpack(reply, call.reply.body,
		                                                    call.reply.body_len);
	return ipc_call_end(&call, verdict);
}
