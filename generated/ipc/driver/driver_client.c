/* SPDX-License-Identifier: ISC */
/* Generated from driver.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/driver/driver_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_driver_start(struct ipc_client *client,
                                    const struct ipc_driver_start_request *request,
                                    const struct ipc_driver_start_request_caps *caps)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DRIVER_OP_START, 0);
	verdict = ipc_driver_start_request_caps_pack(caps, &call.table);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	ipc_call_body(&call);
	verdict = ipc_driver_start_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_driver_start_reply_validate(call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_driver_stop(struct ipc_client *client)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DRIVER_OP_STOP, 0);
	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_driver_stop_reply_validate(call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}
