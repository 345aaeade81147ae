/* SPDX-License-Identifier: ISC */
/* Generated from drv_i8042.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/drv_i8042/drv_i8042_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_drv_i8042_read_keyboard_byte(
	struct ipc_client *client, struct ipc_drv_i8042_read_keyboard_byte_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DRV_I8042_OP_READ_KEYBOARD_BYTE, 0);
	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_drv_i8042_read_keyboard_byte_reply_unpack(reply, call.reply.body,
		                                                        call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_drv_i8042_read_mouse_byte(struct ipc_client *client,
                                                 struct ipc_drv_i8042_read_mouse_byte_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DRV_I8042_OP_READ_MOUSE_BYTE, 0);
	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_drv_i8042_read_mouse_byte_reply_unpack(reply, call.reply.body,
		                                                     call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_drv_i8042_read_stats(struct ipc_client *client,
                                            struct ipc_drv_i8042_read_stats_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DRV_I8042_OP_READ_STATS, 0);
	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_drv_i8042_read_stats_reply_unpack(reply, call.reply.body,
		                                                call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

#ifdef IPC_TEST_OPS
struct ipc_outcome ipc_drv_i8042_inject_test_pattern(
	struct ipc_client *client, const struct ipc_drv_i8042_inject_test_pattern_request *request,
	struct ipc_drv_i8042_inject_test_pattern_reply *reply)
{
	struct ipc_drv_i8042_inject_test_pattern_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DRV_I8042_OP_INJECT_TEST_PATTERN, 0);
	verdict = ipc_drv_i8042_inject_test_pattern_request_pack(request, call.body, call.body_cap,
	                                                         &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	ipc_drv_i8042_inject_test_pattern_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_drv_i8042_inject_test_pattern_reply_unpack(reply, call.reply.body,
		                                                         call.reply.body_len,
		                                                         &given);
	return ipc_call_end(&call, verdict);
}
#endif
