/* SPDX-License-Identifier: ISC */
/* Messages as bytes; offsets are those of the tables in the design's section 5. */
#include "raw_message.h"

#include <assert.h>
#include <string.h>

enum {
	HEADER = 32,
	PRELUDE = 8,
	ENTRY = 16,
	VERSION = 1,
	FLAG_TABLE = 2,
	/* Of no family. */
	OP = 0x7001,
	ENDPOINT = 1,
	MOVE = 1,
	COPY = 2,
};

static void put(uint8_t *bytes, uint64_t value, size_t width)
{
	for (size_t i = 0; i < width; i++)
		bytes[i] = (uint8_t)(value >> 8 * i);
}

static void put_header(struct message *msg, uint64_t id, uint16_t flags, size_t body)
{
	put(msg->bytes, VERSION, 2);
	put(msg->bytes + 2, flags, 2);
	put(msg->bytes + 4, OP, 4);
	put(msg->bytes + 8, body, 4);
	put(msg->bytes + 16, id, 8);
}

static void put_body(struct message *msg, size_t at, uint64_t id)
{
	for (size_t i = at; i < msg->len; i++)
		msg->bytes[i] = (uint8_t)(i * 7 + id);
}

struct message message(uint64_t id)
{
	return message_of(HEADER, id);
}

struct message message_of(size_t len, uint64_t id)
{
	struct message msg;

	assert(len <= sizeof(msg.bytes));
	memset(&msg, 0, sizeof(msg));
	msg.len = len;
	if (len >= HEADER) {
		put_header(&msg, id, 0, len - HEADER);
		put_body(&msg, HEADER, id);
	} else {
		put_body(&msg, 0, id);
	}
	return msg;
}

struct message message_with(uint64_t id, const struct entry *entries, uint16_t count, size_t body)
{
	struct message msg;

	memset(&msg, 0, sizeof(msg));
	msg.len = HEADER + PRELUDE + (size_t)count * ENTRY + body;
	assert(msg.len <= sizeof(msg.bytes));
	put_header(&msg, id, FLAG_TABLE, body);
	put(msg.bytes + HEADER, count, 2);
	for (size_t i = 0; i < count; i++)
		message_set_entry(&msg, i, entries[i]);
	put_body(&msg, msg.len - body, id);
	return msg;
}

struct message message_moving(uint64_t id, uint32_t slot, uint32_t rights)
{
	const struct entry entry = {slot, ENDPOINT, MOVE, rights, 0};

	return message_with(id, &entry, 1, 0);
}

struct message message_copying(uint64_t id, uint32_t slot, uint32_t rights)
{
	const struct entry entry = {slot, ENDPOINT, COPY, rights, 0};

	return message_with(id, &entry, 1, 0);
}

void message_set_entry(struct message *msg, size_t index, struct entry entry)
{
	uint8_t *bytes = msg->bytes + HEADER + PRELUDE + index * ENTRY;

	put(bytes, entry.slot, 4);
	put(bytes + 4, entry.kind, 2);
	put(bytes + 6, entry.mode, 2);
	put(bytes + 8, entry.rights, 4);
	put(bytes + 12, entry.endpoint_kind, 4);
}
