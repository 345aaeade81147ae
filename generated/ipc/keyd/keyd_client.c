/* SPDX-License-Identifier: ISC */
/* Generated from keyd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/keyd/keyd_client.h"

#include <stddef.h>
#include <stdint.h>

static const struct ipc_span lookup_key_reply_secrets[] = {
	{8, 64},
};

struct ipc_outcome ipc_keyd_lookup_key(struct ipc_client *client,
                                       const struct ipc_keyd_lookup_key_request *request,
                                       struct ipc_keyd_lookup_key_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KEYD_OP_LOOKUP_KEY, 0);
	verdict = ipc_keyd_lookup_key_request_pack(request, call.body, call.body_cap,
	                                           &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_secrets_of(lookup_key_reply_secrets, 1)))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_keyd_lookup_key_reply_unpack(reply, call.reply.body,
		                                           call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_keyd_lookup_trust(struct ipc_client *client,
                                         const struct ipc_keyd_lookup_trust_request *request,
                                         struct ipc_keyd_lookup_trust_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KEYD_OP_LOOKUP_TRUST, 0);
	verdict = ipc_keyd_lookup_trust_request_pack(request, call.body, call.body_cap,
	                                             &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_keyd_lookup_trust_reply_unpack(reply, call.reply.body,
		                                             call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_keyd_zeroize(struct ipc_client *client,
                                    struct ipc_keyd_zeroize_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KEYD_OP_ZEROIZE, 0);
	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_keyd_zeroize_reply_unpack(reply, call.reply.body,
		                                        call.reply.body_len);
	return ipc_call_end(&call, verdict);
}
