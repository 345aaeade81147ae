/* SPDX-License-Identifier: ISC */
/*
 * From a request's bytes to a reply's bytes, with a list of what to drop. Pure but for the handlers:
 * nothing is sent or dropped here, so that a kernel can serve its own endpoints by it.
 */
#include "ipc/server.h"

#include "ipc/bytes.h"

/* Where the header's fields stand that a reply repeats. */
#define OP_AT         4
#define REQUEST_ID_AT 16

void ipc_reply_clear(struct ipc_reply *reply)
{
	reply->out_len = 0;
	reply->refused = 0;
	reply->drop_count = 0;
	reply->moved_count = 0;
	reply->secrets.spans = NULL;
	reply->secrets.count = 0;
}

/* The header of a reply, but for what sealing fills in. */
static struct ipc_wire_header reply_header(const struct ipc_arrival *arrival, uint32_t result,
                                           uint32_t detail)
{
	struct ipc_wire_header header;

	ipc_wire_header_init(&header);
	header.flags = IPC_MESSAGE_FLAG_REPLY;
	header.op = arrival->op;
	header.result = result;
	header.request_id = arrival->request_id;
	header.detail = detail;
	return header;
}

void ipc_reply_bare(struct ipc_reply *reply, const struct ipc_arrival *arrival, uint32_t result,
                    uint32_t verdict)
{
	struct ipc_wire_header header =
		reply_header(arrival, result, result == IPC_RESULT_OK ? 0 : verdict);
	struct ipc_cap_table none;

	none.count = 0;
	/* Refused only where `out` has no room for a header. */
	if (ipc_message_seal(&header, &none, 0, reply->out, reply->out_cap, &reply->out_len) != 0)
		reply->out_len = 0;
}

void ipc_reply_fail(struct ipc_reply *reply, const struct ipc_arrival *arrival, uint32_t result,
                    uint32_t allowed)
{
	const uint32_t everywhere =
		ipc_result_bit(IPC_RESULT_DENIED) | ipc_result_bit(IPC_RESULT_INVALID_ARGUMENT) |
		ipc_result_bit(IPC_RESULT_UNSUPPORTED) | ipc_result_bit(IPC_RESULT_INTERNAL);
	const bool is_listed = result != IPC_RESULT_OK &&
	                       ((allowed | everywhere) & ipc_result_bit(result)) != 0;

	/* No result is as large as a verdict of a sequence. */
	if (ipc_verdict_part(result) == IPC_PART_SEQUENCE && result != IPC_DEFERRED) {
		ipc_reply_bare(reply, arrival, IPC_RESULT_INVALID_ARGUMENT, result);
		return;
	}
	ipc_reply_bare(reply, arrival, is_listed ? result : (uint32_t)IPC_RESULT_INTERNAL, 0);
}

uint8_t *ipc_reply_body(const struct ipc_reply *reply, const struct ipc_cap_table *table, size_t *cap)
{
	const size_t front = IPC_HEADER_BYTES + (table == NULL ? 0 : ipc_message_table_size(table));

	/* Without room for what stands in front, sealing will refuse. */
	*cap = front < reply->out_cap ? reply->out_cap - front : 0;
	return front < reply->out_cap ? reply->out + front : reply->out;
}

/* Lists the slots that a table moves, or that it delivered. */
static uint32_t list_slots(const struct ipc_cap_table *table, bool moved_only,
                           uint32_t slots[IPC_CAPS_MAX])
{
	uint32_t listed = 0;

	for (uint32_t i = 0; i < table->count && i < IPC_CAPS_MAX; i++) {
		const struct ipc_cap_entry *entry = &table->entries[i];

		if (entry->kind == IPC_CAP_TYPE_NONE || (moved_only && entry->mode != IPC_CAP_MOVE))
			continue;
		slots[listed++] = entry->slot;
	}
	return listed;
}

void ipc_reply_drop(struct ipc_reply *reply, uint32_t slot)
{
	if (reply->drop_count < sizeof(reply->drop) / sizeof(reply->drop[0]))
		reply->drop[reply->drop_count++] = slot;
}

void ipc_reply_seal(struct ipc_reply *reply, const struct ipc_arrival *arrival, uint32_t result,
                    const struct ipc_cap_table *table, size_t body_len, uint32_t verdict)
{
	struct ipc_wire_header header = reply_header(arrival, result, 0);
	struct ipc_cap_table none;
	uint32_t refused = verdict;

	none.count = 0;
	if (table == NULL)
		table = &none;
	if (refused == 0)
		refused = ipc_message_seal(&header, table, body_len, reply->out, reply->out_cap,
		                           &reply->out_len);
	reply->moved_count = list_slots(table, true, reply->moved);
	if (refused == 0)
		return;

	reply->refused = refused;
	if (verdict == 0) {
		size_t cap;
		uint8_t *body = ipc_reply_body(reply, table, &cap);

		/* A body was packed that does not go out. */
		ipc_bytes_wipe(body, body_len < cap ? body_len : cap);
	}
	for (uint32_t i = 0; i < reply->moved_count; i++)
		ipc_reply_drop(reply, reply->moved[i]);
	reply->moved_count = 0;
	ipc_reply_bare(reply, arrival, IPC_RESULT_INTERNAL, 0);
}

/* Marks all that a request brought. */
static void drop_request(struct ipc_exchange *x)
{
	uint32_t slots[IPC_CAPS_MAX];
	const uint32_t count = list_slots(&x->request.table, false, slots);

	for (uint32_t i = 0; i < count; i++)
		ipc_reply_drop(x->reply, slots[i]);
}

void ipc_exchange_refuse(struct ipc_exchange *x, uint32_t verdict)
{
	drop_request(x);
	ipc_reply_bare(x->reply, &x->arrival, IPC_RESULT_INVALID_ARGUMENT, verdict);
}

void ipc_exchange_reject(struct ipc_exchange *x, uint32_t result)
{
	drop_request(x);
	ipc_reply_bare(x->reply, &x->arrival, result, 0);
}

uint32_t ipc_exchange_no_caps(const struct ipc_exchange *x)
{
	if (x->request.table.count != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);
	return 0;
}

/* The family that serves an op; null if none does. */
static const struct ipc_binding *find_binding(const struct ipc_service *service, uint32_t op)
{
	const struct ipc_binding *binding = service->binding;

	if (service->families != NULL)
		return ipc_families_find(service->families, op);
	return op >= binding->first && op <= binding->last ? binding : NULL;
}

/* Facts of an op; false if nobody serves it. */
static bool find_facts(const struct ipc_service *service, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_binding *binding = find_binding(service, op);

	return binding != NULL && binding->facts(binding->handlers, op, facts);
}

/* Answers bytes that are no request, with as much of its header as there is. */
static void answer_malformed(struct ipc_exchange *x, const uint8_t *in, size_t in_len,
                             uint32_t verdict)
{
	uint32_t slots[IPC_CAPS_MAX];
	const uint32_t count = ipc_message_delivered(in, in_len, slots);

	for (uint32_t i = 0; i < count; i++)
		ipc_reply_drop(x->reply, slots[i]);
	if (in_len >= IPC_HEADER_BYTES) {
		x->arrival.op = ipc_get_u32le(in + OP_AT);
		x->arrival.request_id = ipc_get_u64le(in + REQUEST_ID_AT);
	}
	if (ipc_message_other_version(in, in_len))
		ipc_reply_bare(x->reply, &x->arrival, IPC_RESULT_UNSUPPORTED, 0);
	else
		ipc_reply_bare(x->reply, &x->arrival, IPC_RESULT_INVALID_ARGUMENT, verdict);
}

/* Answers the question for an ABI id. */
static void answer_abi_query(const struct ipc_service *service, struct ipc_exchange *x)
{
	struct ipc_wire_abi_query_request question;
	struct ipc_wire_abi_query_reply answer;
	struct ipc_op_facts facts;
	uint32_t verdict;
	uint8_t *body;
	size_t cap;
	size_t len = 0;

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_wire_abi_query_request_unpack(&question, x->request.body,
		                                            x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}
	if (!find_facts(service, question.op, &facts)) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}
	answer.abi_id = facts.abi_id;
	body = ipc_reply_body(x->reply, NULL, &cap);
	verdict = ipc_wire_abi_query_reply_pack(&answer, body, cap, &len);
	ipc_reply_seal(x->reply, &x->arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_serve(const struct ipc_service *service, const struct ipc_delivery *delivery,
               struct ipc_reply *reply)
{
	const struct ipc_binding *binding;
	struct ipc_exchange x;
	uint32_t verdict;

	ipc_reply_clear(reply);
	x.scratch = service->scratch;
	x.reply = reply;
	x.arrival.token = delivery->token;
	x.arrival.slot = delivery->slot;
	x.arrival.op = 0;
	x.arrival.request_id = 0;
	verdict = ipc_message_unpack(&x.request, IPC_DIRECTION_REQUEST, delivery->in,
	                             delivery->in_len);
	if (verdict != 0) {
		answer_malformed(&x, delivery->in, delivery->in_len, verdict);
		return;
	}
	x.arrival.op = x.request.header.op;
	x.arrival.request_id = x.request.header.request_id;
	if (x.arrival.op == IPC_OP_ABI_QUERY) {
		answer_abi_query(service, &x);
		return;
	}
	binding = find_binding(service, x.arrival.op);
	if (binding == NULL) {
		ipc_exchange_reject(&x, IPC_RESULT_UNSUPPORTED);
		return;
	}
	x.handlers = binding->handlers;
	x.context = binding->context;
	binding->dispatch(&x);
}

struct ipc_secrets ipc_serve_secrets(const struct ipc_service *service, const uint8_t *in,
                                     size_t in_len)
{
	const struct ipc_secrets none = {NULL, 0};
	struct ipc_op_facts facts;

	if (in_len < IPC_HEADER_BYTES ||
	    !find_facts(service, ipc_get_u32le(in + OP_AT), &facts))
		return none;
	return facts.request;
}
