/* SPDX-License-Identifier: ISC */
/* Generated from named.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/named/named_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_named_seed_entry(struct ipc_client *client,
                                        const struct ipc_named_seed_entry_request *request,
                                        struct ipc_named_seed_entry_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_NAMED_OP_SEED_ENTRY, 0);
	verdict = ipc_named_seed_entry_request_pack(request, call.body, call.body_cap,
	                                            &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_named_seed_entry_reply_unpack(reply, call.reply.body,
		                                            call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_named_seal(struct ipc_client *client, struct ipc_named_seal_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_NAMED_OP_SEAL, 0);
	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_named_seal_reply_unpack(reply, call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_named_register(struct ipc_client *client,
                                      const struct ipc_named_register_request *request,
                                      const struct ipc_named_register_request_caps *caps)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_NAMED_OP_REGISTER, 0);
	verdict = ipc_named_register_request_caps_pack(caps, &call.table);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	ipc_call_body(&call);
	verdict = ipc_named_register_request_pack(request, call.body, call.body_cap,
	                                          &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_named_register_reply_validate(call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_named_lookup(struct ipc_client *client,
                                    const struct ipc_named_lookup_request *request,
                                    struct ipc_named_lookup_reply *reply,
                                    struct ipc_named_lookup_reply_caps *reply_caps)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_NAMED_OP_LOOKUP, 0);
	verdict = ipc_named_lookup_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_named_lookup_reply_caps_unpack(reply_caps, &call.reply.table);
	if (verdict == 0)
		verdict = ipc_named_lookup_reply_unpack(reply, call.reply.body,
		                                        call.reply.body_len);
	return ipc_call_end(&call, verdict);
}
