/* SPDX-License-Identifier: ISC */
/* Generated from timed.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/timed/timed_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_timed_now_monotonic(struct ipc_client *client,
                                           struct ipc_timed_now_monotonic_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_TIMED_OP_NOW_MONOTONIC, 0);
	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_timed_now_monotonic_reply_unpack(reply, call.reply.body,
		                                               call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_timed_now_wall(struct ipc_client *client,
                                      struct ipc_timed_now_wall_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_TIMED_OP_NOW_WALL, 0);
	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_timed_now_wall_reply_unpack(reply, call.reply.body,
		                                          call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_timed_wait_until(struct ipc_client *client,
                                        const struct ipc_timed_wait_until_request *request,
                                        struct ipc_timed_wait_until_reply *reply)
{
	struct ipc_timed_wait_until_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_TIMED_OP_WAIT_UNTIL, 0);
	verdict = ipc_timed_wait_until_request_pack(request, call.body, call.body_cap,
	                                            &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	ipc_timed_wait_until_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_timed_wait_until_reply_unpack(reply, call.reply.body,
		                                            call.reply.body_len, &given);
	return ipc_call_end(&call, verdict);
}
