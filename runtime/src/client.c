/* SPDX-License-Identifier: ISC */
/* One call: the request put together and sent, the reply taken apart; and the question for ABI ids. */
#include "ipc/client.h"

#include "ipc/bytes.h"

/* Where the header's fields stand that repeat the request's. */
#define OP_AT         4
#define REQUEST_ID_AT 16

static struct ipc_outcome failed(uint32_t transport, uint32_t verdict)
{
	const struct ipc_outcome outcome = {transport, transport, verdict};

	return outcome;
}

/* Wipes what arrived, if a secret may be in it. */
static void wipe_in(const struct ipc_call *call, size_t in_len)
{
	if (call->reply_secrets.count != 0)
		ipc_bytes_wipe(call->client->in, in_len);
}

/* Gives back what a reply brought that is not to be used. A slot that is empty already stays so. */
static void drop_delivered(const uint8_t *in, size_t in_len)
{
	uint32_t slots[IPC_CAPS_MAX];
	const uint32_t count = ipc_message_delivered(in, in_len, slots);

	for (uint32_t i = 0; i < count; i++) {
		const uint32_t ignored = ipc_transport_drop_local_cap(slots[i]);

		(void)ignored;
	}
}

void ipc_call_begin(struct ipc_call *call, struct ipc_client *client, uint32_t op, uint32_t flags)
{
	call->client = client;
	ipc_wire_header_init(&call->header);
	call->header.flags = (uint16_t)flags;
	call->header.op = op;
	call->header.request_id = client->next_id++;
	call->table.count = 0;
	call->reply_secrets.spans = NULL;
	call->reply_secrets.count = 0;
	ipc_call_body(call);
}

void ipc_call_body(struct ipc_call *call)
{
	const size_t front = IPC_HEADER_BYTES + ipc_message_table_size(&call->table);
	const size_t cap = call->client->out_cap;

	/* Without room for what stands in front, sealing will refuse. */
	call->body = front < cap ? call->client->out + front : call->client->out;
	call->body_cap = front < cap ? cap - front : 0;
	call->body_len = 0;
}

struct ipc_outcome ipc_call_refused(const struct ipc_call *call, uint32_t verdict)
{
	(void)call;
	return failed(IPC_RESULT_INVALID_ARGUMENT, verdict);
}

/* Whether an answer with this result has a body. */
static bool has_body(uint32_t result, uint32_t failures)
{
	return result == IPC_RESULT_OK || (failures & ipc_result_bit(result)) != 0;
}

/* The verdict on a reply as far as it needs no schema. */
static uint32_t check_reply(struct ipc_call *call, size_t in_len, uint32_t failures)
{
	const struct ipc_wire_header *header = &call->reply.header;
	const uint32_t verdict = ipc_message_unpack(&call->reply, IPC_DIRECTION_REPLY,
	                                            call->client->in, in_len);

	if (verdict != 0)
		return verdict;
	if (header->op != call->header.op)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RANGE, OP_AT, 0);
	if (header->request_id != call->header.request_id)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RANGE, REQUEST_ID_AT, 0);
	return has_body(header->result, failures) ? 0 : ipc_call_no_body(call);
}

bool ipc_call_send(struct ipc_call *call, uint32_t failures, struct ipc_secrets request,
                   struct ipc_secrets reply)
{
	const struct ipc_client *client = call->client;
	size_t out_len;
	size_t in_len = 0;
	uint32_t verdict;
	uint32_t status;

	call->reply_secrets = reply;
	verdict = ipc_message_seal(&call->header, &call->table, call->body_len, client->out,
	                           client->out_cap, &out_len);
	if (verdict != 0) {
		if (request.count != 0)
			ipc_bytes_wipe(call->body, call->body_len);
		call->outcome = ipc_call_refused(call, verdict);
		return false;
	}
	ipc_trace_message(client->trace, IPC_TRACE_OUT, client->slot, client->out, out_len, request);
	status = ipc_transport_call(client->slot, client->out, out_len, client->in, client->in_cap,
	                            client->window, &in_len);
	if (request.count != 0)
		ipc_bytes_wipe(client->out, out_len);
	if (status != IPC_RESULT_OK) {
		call->outcome = failed(status, 0);
		return false;
	}
	ipc_trace_message(client->trace, IPC_TRACE_IN, client->slot, client->in, in_len, reply);

	verdict = check_reply(call, in_len, failures);
	if (verdict != 0) {
		drop_delivered(client->in, in_len);
		wipe_in(call, in_len);
		call->outcome = failed(IPC_RESULT_INTERNAL, verdict);
		return false;
	}
	call->outcome.transport = IPC_RESULT_OK;
	call->outcome.result = call->reply.header.result;
	call->outcome.verdict = call->reply.header.detail;
	return has_body(call->outcome.result, failures);
}

uint32_t ipc_call_no_caps(const struct ipc_call *call)
{
	if (call->reply.table.count != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);
	return 0;
}

uint32_t ipc_call_no_body(const struct ipc_call *call)
{
	if (call->reply.body_len != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);
	return 0;
}

struct ipc_outcome ipc_call_end(struct ipc_call *call, uint32_t verdict)
{
	const struct ipc_secrets *secrets = &call->reply_secrets;
	uint8_t *const in = call->client->in;
	const size_t front = (size_t)(call->reply.body - in);
	const size_t len = front + call->reply.body_len;

	if (verdict != 0) {
		drop_delivered(in, len);
		wipe_in(call, len);
		return failed(IPC_RESULT_INTERNAL, verdict);
	}
	for (size_t i = 0; i < secrets->count; i++) {
		const size_t start = front + secrets->spans[i].offset;
		const size_t end = start + secrets->spans[i].size;

		if (start < len)
			ipc_bytes_wipe(in + start, (end < len ? end : len) - start);
	}
	return call->outcome;
}

/* Asks for the ABI id of one op. */
static struct ipc_outcome abi_query(struct ipc_client *client, uint32_t op, uint64_t *abi_id)
{
	const struct ipc_secrets none = {NULL, 0};
	const struct ipc_wire_abi_query_request request = {op};
	struct ipc_wire_abi_query_reply reply;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_OP_ABI_QUERY, 0);
	verdict = ipc_wire_abi_query_request_pack(&request, call.body, call.body_cap,
	                                          &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	if (!ipc_call_send(&call, 0, none, none))
		return call.outcome;
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_wire_abi_query_reply_unpack(&reply, call.reply.body,
		                                          call.reply.body_len);
	if (verdict == 0)
		*abi_id = reply.abi_id;
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_abi_check(struct ipc_client *client, const struct ipc_abi_use *uses,
                                 size_t count, size_t *differs)
{
	struct ipc_outcome outcome = {IPC_RESULT_OK, IPC_RESULT_OK, 0};
	uint64_t abi_id = 0;

	for (size_t i = 0; i < count; i++) {
		*differs = i;
		outcome = abi_query(client, uses[i].op, &abi_id);
		if (!ipc_succeeded(outcome))
			return outcome;
		if (abi_id != uses[i].abi_id) {
			outcome.result = IPC_RESULT_UNSUPPORTED;
			return outcome;
		}
	}
	*differs = count;
	return outcome;
}
