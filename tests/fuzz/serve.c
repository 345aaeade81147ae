// SPDX-License-Identifier: ISC
/*
 * A server of every family, bytes in and bytes out, against what the slow path says of header, table, capabilities and
 * body. An input: the family, what the handler returns, which capabilities and (behind its length in two bytes) which
 * body it answers with; then the message.
 */
#include <stdlib.h>

#include "harness.h"

#define FRONT     5
#define HEADER    32
#define PAGE      4096
#define RESULTS   32
#define TOKEN     77
#define SLOT      5
#define UNTOUCHED 0xA5

/* What the reply must be, before any handler has a say. */
struct model {
	/* OK: it is for a handler. */
	uint32_t result;
	uint32_t detail;
	const struct fuzz_op *op;
	/* Entries of a good table. */
	uint32_t delivered;
	struct ipc_cap_table table;
	struct slow body;
	/* ABI_QUERY was answered. */
	bool asked;
};

static const struct fuzz_message *wire(const char *name)
{
	for (size_t i = 0; i < fuzz_message_count; i++) {
		if (strcmp(fuzz_messages[i].name, name) == 0)
			return &fuzz_messages[i];
	}
	abort();
}

static uint32_t slow_wire(const char *name, const uint8_t *data, size_t len)
{
	const struct fuzz_message *m = wire(name);
	const struct slow b = {data, len, m->part, NULL};

	return m->slow(&b);
}

static uint32_t little(const uint8_t *at, size_t width)
{
	return (uint32_t)slow_number(at, width, false);
}

static struct model refused(struct model m, uint32_t verdict)
{
	m.result = IPC_RESULT_INVALID_ARGUMENT;
	m.detail = verdict;
	return m;
}

static struct model rejected(struct model m, uint32_t result)
{
	m.result = result;
	return m;
}

/* The verdict on the table at the end of the header; *size: how long it is, or as much as there is of it. */
static uint32_t read_table(struct model *m, const uint8_t *in, size_t len, size_t *size)
{
	const size_t left = len - HEADER;
	uint32_t verdict;

	*size = 8;
	if (left >= 8 && little(in + HEADER, 2) <= IPC_CAPS_MAX)
		*size += 16 * (size_t)little(in + HEADER, 2);
	if (*size > left)
		*size = left;
	verdict = slow_wire("wire transfer_table", in + HEADER, *size);
	if (verdict != 0)
		return verdict;
	m->table.count = little(in + HEADER, 2);
	for (uint32_t i = 0; i < m->table.count; i++) {
		const uint8_t *at = in + HEADER + 8 + 16 * i;
		const struct ipc_cap_entry entry = {little(at, 4), (uint16_t)little(at + 4, 2), (uint16_t)little(at + 6, 2),
		                                    little(at + 8, 4), little(at + 12, 4)};

		m->table.entries[i] = entry;
		m->delivered += entry.kind != 0;
	}
	return 0;
}

static struct model asked(struct model m, const struct fuzz_family *family, uint32_t flags)
{
	uint32_t verdict = 0;

	if ((flags & IPC_MESSAGE_FLAG_NOTIFY) != 0)
		return refused(m, (uint32_t)IPC_CLASS_FLAGS | 2u << 8);
	if (m.table.count != 0)
		return refused(m, (uint32_t)IPC_CLASS_CAP_COUNT | 1u << 30);
	verdict = slow_wire("wire abi_query_request", m.body.data, m.body.len);
	if (verdict != 0)
		return refused(m, verdict);
	for (size_t i = 0; i < family->op_count; i++) {
		if (family->ops[i].number == little(m.body.data, 4) && !family->ops[i].denied) {
			m.asked = true;
			return m;
		}
	}
	return rejected(m, IPC_RESULT_UNSUPPORTED);
}

/* In the order that message.h and the manual give. */
static struct model model_of(const struct fuzz_family *family, const uint8_t *in, size_t len)
{
	struct model m = {0};
	size_t table = 0;
	uint32_t malformed = 0;
	uint32_t verdict;
	uint32_t flags;
	uint32_t op;

	if (len < HEADER)
		return refused(m, IPC_CLASS_LENGTH);
	if (little(in, 2) != IPC_WIRE_MESSAGE_VERSION)
		return rejected(m, IPC_RESULT_UNSUPPORTED);
	flags = little(in + 2, 2);
	op = little(in + 4, 4);
	if ((flags & IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1) != 0)
		malformed = read_table(&m, in, len, &table);
	if (len > PAGE)
		return refused(m, IPC_CLASS_LENGTH);
	verdict = slow_wire("wire header", in, HEADER);
	if (verdict == 0 && (flags & IPC_MESSAGE_FLAG_REPLY) != 0)
		verdict = (uint32_t)IPC_CLASS_FLAGS | 2u << 8;
	if (verdict == 0)
		verdict = malformed;
	if (verdict == 0 && len - HEADER - table != little(in + 8, 4))
		verdict = (uint32_t)IPC_CLASS_EXTENT | 8u << 8;
	if (verdict != 0)
		return refused(m, verdict);
	m.body.data = in + HEADER + table;
	m.body.len = len - HEADER - table;
	m.body.part = IPC_PART_BODY;
	if (op == 0)
		return asked(m, family, flags);
	for (size_t i = 0; i < family->op_count; i++) {
		if (family->ops[i].number == op)
			m.op = &family->ops[i];
	}
	if (m.op == NULL)
		return rejected(m, IPC_RESULT_UNSUPPORTED);
	if (m.op->denied)
		return rejected(m, IPC_RESULT_DENIED);
	if (((flags & IPC_MESSAGE_FLAG_NOTIFY) != 0) != m.op->notify)
		return refused(m, (uint32_t)IPC_CLASS_FLAGS | 2u << 8);
	if (m.op->request_caps != NO_INDEX)
		verdict = slow_caps(&fuzz_caps[m.op->request_caps], &m.table);
	else if (m.table.count != 0)
		verdict = (uint32_t)IPC_CLASS_CAP_COUNT | 1u << 30;
	if (verdict == 0)
		verdict = fuzz_messages[m.op->request].slow(&m.body);
	return verdict != 0 ? refused(m, verdict) : m;
}

/* What a handler had answered goes out, or INTERNAL in its place. */
static void check_answer(const struct model *m, const struct script *script, const struct ipc_reply *reply,
                         const uint8_t *out)
{
	const uint32_t result = little(out + 12, 4);
	const bool is_listed = script->result < 32 && (m->op->results >> script->result & 1) != 0;
	size_t body_at = HEADER;

	if (script->result >> 30 == IPC_PART_SEQUENCE) {
		HOLDS(result == IPC_RESULT_INVALID_ARGUMENT && little(out + 24, 4) == script->result,
		      "%s: the verdict of a sequence goes out as result %u", m->op->name, result);
		return;
	}
	if (script->result != IPC_RESULT_OK && !is_listed) {
		HOLDS(result == IPC_RESULT_INTERNAL, "%s: a result that is not listed goes out as %u", m->op->name, result);
		return;
	}
	if (result != script->result) {
		HOLDS(result == IPC_RESULT_INTERNAL && reply->refused != 0, "%s: result %u, not %u", m->op->name, result,
		      script->result);
		HOLDS(!script->filled || m->op->reply_caps != NO_INDEX || reply->out_cap < PAGE,
		      "%s: what unpack took can't be answered", m->op->name);
		return;
	}
	if ((little(out + 2, 2) & IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1) != 0)
		body_at += 8 + 16 * (size_t)little(out + HEADER, 2);
	if (script->filled && (result == IPC_RESULT_OK || (m->op->failures >> result & 1) != 0))
		HOLDS(reply->out_len - body_at == script->len && slow_same(out + body_at, script->body, script->len),
		      "%s: another body goes out", m->op->name);
	if (!script->filled && result == IPC_RESULT_OK && m->op->reply != NO_INDEX) {
		const struct slow b = {out + body_at, reply->out_len - body_at, IPC_PART_BODY, script->given};

		HOLDS(fuzz_messages[m->op->reply].slow(&b) == 0, "%s: a bad body goes out", m->op->name);
	}
}

static void check_reply(const struct model *m, const struct script *script, const struct ipc_reply *reply,
                        const uint8_t *in, size_t in_len)
{
	const uint8_t *out = reply->out;
	const uint32_t op = in_len >= HEADER ? little(in + 4, 4) : 0;
	size_t front = HEADER;

	HOLDS(reply->drop_count <= sizeof(reply->drop) / sizeof(reply->drop[0]) && reply->moved_count <= IPC_CAPS_MAX,
	      "op 0x%x: too many slots", op);
	if (script->calls != 0 && script->result == IPC_DEFERRED && !m->op->notify) {
		HOLDS(reply->out_len == 0, "%s: an answer to a request that was put off", m->op->name);
		return;
	}
	HOLDS(reply->out_len >= HEADER && reply->out_len <= reply->out_cap, "op 0x%x: reply of %zu bytes", op,
	      reply->out_len);
	HOLDS(slow_wire("wire header", out, HEADER) == 0 && (little(out + 2, 2) & IPC_MESSAGE_FLAG_REPLY) != 0,
	      "op 0x%x: a bad header goes out", op);
	HOLDS(little(out + 4, 4) == op, "op 0x%x: reply of op 0x%x", op, little(out + 4, 4));
	HOLDS(in_len < HEADER || slow_same(out + 16, in + 16, 8), "op 0x%x: reply to another request", op);
	if ((little(out + 2, 2) & IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1) != 0) {
		front += 8 + 16 * (size_t)little(out + HEADER, 2);
		HOLDS(slow_wire("wire transfer_table", out + HEADER, front - HEADER) == 0, "op 0x%x: a bad table goes out",
		      op);
	}
	HOLDS(reply->out_len - front == little(out + 8, 4), "op 0x%x: another length than it says", op);
	if (m->result != IPC_RESULT_OK || m->asked) {
		HOLDS(script->calls == 0, "op 0x%x: a handler sees a request that is refused", op);
		HOLDS(little(out + 12, 4) == m->result && little(out + 24, 4) == m->detail,
		      "op 0x%x: result %u detail 0x%08x, not %u 0x%08x", op, little(out + 12, 4), little(out + 24, 4),
		      m->result, m->detail);
		HOLDS(reply->drop_count == (m->asked ? 0 : m->delivered), "op 0x%x: %u of %u capabilities are dropped", op,
		      reply->drop_count, m->delivered);
		return;
	}
	HOLDS(script->calls == 1, "%s: the handler is called %zu times", m->op->name, script->calls);
	if (!m->op->notify)
		check_answer(m, script, reply, out);
}

static void keep(const uint8_t *data, size_t size, const struct ipc_reply *reply, const struct script *script)
{
	static struct values v;
	const bool has_reply = reply->out_len >= HEADER;

	v.size = 0;
	put_number(&v, script->calls != 0);
	put_number(&v, has_reply ? little(reply->out + 4, 4) : 0);
	put_number(&v, has_reply ? slow_number(reply->out + 16, 8, false) : 0);
	put_number(&v, has_reply ? little(reply->out + 12, 4) : 0);
	put_number(&v, has_reply ? little(reply->out + 24, 4) : 0);
	fuzz_keep(data, size, 0, &v);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t scratch[1 << 16] __attribute__((aligned(16)));
	const struct fuzz_family *family;
	struct ipc_delivery delivery = {TOKEN, SLOT, NULL, 0};
	struct ipc_reply reply = {0};
	struct script script = {0};
	struct ipc_binding binding;
	struct ipc_service service;
	struct model m;
	uint8_t *body;
	uint8_t *before;
	uint8_t *in;

	if (size < FRONT || fuzz_family_count == 0)
		return -1;
	script.len = data[3] | (size_t)data[4] << 8;
	if (script.len > size - FRONT)
		return -1;
	family = &fuzz_families[data[0] % fuzz_family_count];
	body = fuzz_copy(data + FRONT, script.len);
	delivery.in_len = size - FRONT - script.len;
	in = fuzz_copy(data + FRONT + script.len, delivery.in_len);
	before = fuzz_copy(in, delivery.in_len);
	delivery.in = in;
	m = model_of(family, in, delivery.in_len);
	/* Results, then putting it off, then verdicts of a sequence. */
	script.result = data[1] < RESULTS    ? data[1]
	                : data[1] == RESULTS ? IPC_DEFERRED
	                                     : (uint32_t)IPC_CLASS_KEY | (uint32_t)IPC_PART_SEQUENCE << 30 | data[1] << 8;
	script.caps = data[2] & 0x7F;
	script.body = body;
	script.request = &m.body;
	script.expected = m.result == IPC_RESULT_OK ? m.op : NULL;
	/* With little room for the reply, now and then. */
	reply.out_cap = (data[2] & 0x80) != 0 ? HEADER + script.len / 2 : PAGE;
	reply.out = fuzz_room(reply.out_cap);
	binding = family->bind(&script);
	if (binding.scratch_size > sizeof(scratch))
		abort();
	memset(scratch, UNTOUCHED, binding.scratch_size);
	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, &delivery, &reply);
	HOLDS(slow_same(before, in, delivery.in_len), "%s: serve wrote to the request", family->name);
	/* Without room for an answer of its own a question ends as INTERNAL, too. */
	if (!m.asked || reply.out_cap == PAGE)
		check_reply(&m, &script, &reply, in, delivery.in_len);
	keep(data, size, &reply, &script);
	free(reply.out);
	free(before);
	free(in);
	free(body);
	return 0;
}
