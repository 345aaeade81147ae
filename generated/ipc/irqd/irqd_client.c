/* SPDX-License-Identifier: ISC */
/* Generated from irqd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/irqd/irqd_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_irqd_seed_handler(struct ipc_client *client,
                                         const struct ipc_irqd_seed_handler_request *request,
                                         struct ipc_irqd_seed_handler_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_IRQD_OP_SEED_HANDLER, 0);
	verdict = ipc_irqd_seed_handler_request_pack(request, call.body, call.body_cap,
	                                             &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_irqd_seed_handler_reply_unpack(reply, call.reply.body,
		                                             call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_irqd_register_handler(
	struct ipc_client *client, const struct ipc_irqd_register_handler_request *request,
	const struct ipc_irqd_register_handler_request_caps *caps,
	struct ipc_irqd_register_handler_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_IRQD_OP_REGISTER_HANDLER, 0);
	verdict = ipc_irqd_register_handler_request_caps_pack(caps, &call.table);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	ipc_call_body(&call);
	verdict = ipc_irqd_register_handler_request_pack(request, call.body, call.body_cap,
	                                                 &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_irqd_register_handler_reply_unpack(reply, call.reply.body,
		                                                 call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_irqd_set_mask(struct ipc_client *client,
                                     const struct ipc_irqd_set_mask_request *request,
                                     struct ipc_irqd_set_mask_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_IRQD_OP_SET_MASK, 0);
	verdict = ipc_irqd_set_mask_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_irqd_set_mask_reply_unpack(reply, call.reply.body,
		                                         call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_irqd_ack(struct ipc_client *client,
                                const struct ipc_irqd_ack_request *request,
                                struct ipc_irqd_ack_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_IRQD_OP_ACK, 0);
	verdict = ipc_irqd_ack_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_irqd_ack_reply_unpack(reply, call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_irqd_seal(struct ipc_client *client, struct ipc_irqd_seal_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_IRQD_OP_SEAL, 0);
	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_irqd_seal_reply_unpack(reply, call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_irqd_event_notify_send(struct ipc_client *client,
                                              const struct ipc_irqd_event_notify *msg)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_IRQD_OP_EVENT_NOTIFY, IPC_MESSAGE_FLAG_NOTIFY);
	verdict = ipc_irqd_event_notify_pack(msg, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_call_no_body(&call);
	return ipc_call_end(&call, verdict);
}
