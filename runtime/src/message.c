/* SPDX-License-Identifier: ISC */
/* Whole messages: header, table and body taken apart and put together. */
#include "ipc/message.h"

#include "ipc/bytes.h"

_Static_assert(IPC_CAPS_MAX == IPC_CAP_TRANSFER_MAX, "cap.h and wire.ipc differ: entries");
_Static_assert(IPC_CAP_MOVE == IPC_CAP_TRANSFER_MODE_MOVE, "cap.h and wire.ipc differ: move");
_Static_assert(IPC_CAP_COPY == IPC_CAP_TRANSFER_MODE_COPY, "cap.h and wire.ipc differ: copy");
_Static_assert(IPC_HEADER_BYTES == IPC_WIRE_HEADER_SIZE, "the header is not as long as it says");

/* A table on the wire. */
#define TABLE_HEAD  ((size_t)8)
#define TABLE_ENTRY ((size_t)16)
_Static_assert(TABLE_HEAD + TABLE_ENTRY == IPC_WIRE_TRANSFER_TABLE_SIZE_MIN,
               "one entry is the least table");
_Static_assert(TABLE_HEAD + TABLE_ENTRY * IPC_CAPS_MAX == IPC_WIRE_TRANSFER_TABLE_SIZE_MAX,
               "eight entries are the greatest table");

/* Where the fields of a header stand that are looked at before it is known to be good. */
#define FLAGS_AT     2
#define BODY_SIZE_AT 8

static uint32_t header_verdict(uint32_t kind, uint32_t offset)
{
	return ipc_verdict(IPC_PART_HEADER, kind, offset, 0);
}

/* Takes the table at buf apart, which ends at `len` or before; *size: how long it is. */
static uint32_t table_unpack(struct ipc_cap_table *table, const uint8_t *buf, size_t len,
                             size_t *size)
{
	struct ipc_wire_transfer_table wire;
	/* The codec needs the length, which follows from a count that is loaded once. */
	uint8_t once[TABLE_HEAD + TABLE_ENTRY * IPC_CAPS_MAX] = {0};
	uint32_t verdict;

	/* All of it: what is taken over below was set, whatever the bytes are. */
	ipc_wire_transfer_table_init(&wire);
	*size = TABLE_HEAD;
	if (len >= TABLE_HEAD) {
		const uint64_t head = ipc_get_u64le(buf);
		const size_t count = head & 0xFFFF;

		ipc_put_u64le(once, head);
		if (count <= IPC_CAPS_MAX)
			*size += TABLE_ENTRY * count;
	}
	if (*size > len)
		*size = len;
	/* Of a table that is cut the codec reads no entry. */
	for (size_t at = TABLE_HEAD; at + 8 <= *size; at += 8)
		ipc_put_u64le(once + at, ipc_get_u64le(buf + at));
	verdict = ipc_wire_transfer_table_unpack(&wire, once, *size);
	if (verdict != 0)
		return verdict;
	table->count = wire.count;
	for (uint32_t i = 0; i < wire.count; i++) {
		const struct ipc_wire_transfer_entry *from = &wire.entries[i];
		struct ipc_cap_entry *to = &table->entries[i];

		to->slot = from->slot;
		to->kind = from->kind;
		to->mode = from->mode;
		to->rights = from->rights;
		to->endpoint_kind = from->endpoint_kind;
	}
	return 0;
}

static uint32_t table_pack(const struct ipc_cap_table *table, uint8_t *buf, size_t cap)
{
	struct ipc_wire_transfer_table wire;
	size_t len;

	if (table->count > IPC_CAPS_MAX)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_COUNT, 0, 0);
	wire.count = (uint16_t)table->count;
	for (uint32_t i = 0; i < table->count; i++) {
		const struct ipc_cap_entry *from = &table->entries[i];
		struct ipc_wire_transfer_entry *to = &wire.entries[i];

		to->slot = from->slot;
		to->kind = from->kind;
		to->mode = from->mode;
		to->rights = from->rights;
		to->endpoint_kind = from->endpoint_kind;
	}
	return ipc_wire_transfer_table_pack(&wire, buf, cap, &len);
}

uint32_t ipc_message_unpack(struct ipc_message *msg, enum ipc_direction direction,
                            const uint8_t *buf, size_t len)
{
	size_t at = IPC_HEADER_BYTES;
	uint32_t verdict;
	bool is_reply;

	if (len < IPC_HEADER_BYTES || len > IPC_MESSAGE_BYTES_MAX)
		return header_verdict(IPC_CLASS_LENGTH, 0);
	verdict = ipc_wire_header_unpack(&msg->header, buf, IPC_HEADER_BYTES);
	if (verdict != 0)
		return verdict;
	is_reply = (msg->header.flags & IPC_MESSAGE_FLAG_REPLY) != 0;
	if (is_reply != (direction == IPC_DIRECTION_REPLY))
		return header_verdict(IPC_CLASS_FLAGS, FLAGS_AT);

	msg->table.count = 0;
	if ((msg->header.flags & IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1) != 0) {
		size_t size;

		verdict = table_unpack(&msg->table, buf + at, len - at, &size);
		if (verdict != 0)
			return verdict;
		at += size;
	}
	if (len - at != msg->header.body_size)
		return header_verdict(IPC_CLASS_EXTENT, BODY_SIZE_AT);
	msg->body = buf + at;
	msg->body_len = len - at;
	return 0;
}

uint32_t ipc_message_copy_in(struct ipc_message *msg, enum ipc_direction direction, uint8_t *copy,
                             size_t cap, const uint8_t *shared, size_t len)
{
	/* Volatile, so that each byte is loaded once and never again in place of its copy. */
	const volatile uint8_t *byte = shared;

	if (len > cap || len > IPC_MESSAGE_BYTES_MAX)
		return header_verdict(IPC_CLASS_LENGTH, 0);
	for (size_t i = 0; i < len; i++)
		copy[i] = byte[i];
	return ipc_message_unpack(msg, direction, copy, len);
}

size_t ipc_message_table_size(const struct ipc_cap_table *table)
{
	return table->count == 0 ? 0 : TABLE_HEAD + TABLE_ENTRY * table->count;
}

uint32_t ipc_message_seal(struct ipc_wire_header *header, const struct ipc_cap_table *table,
                          size_t body_len, uint8_t *buf, size_t cap, size_t *len)
{
	const size_t front = IPC_HEADER_BYTES + ipc_message_table_size(table);
	const size_t space = cap < IPC_MESSAGE_BYTES_MAX ? cap : IPC_MESSAGE_BYTES_MAX;
	uint8_t head[IPC_HEADER_BYTES];
	size_t head_len;
	uint32_t verdict;

	if (front > space || body_len > space - front)
		return header_verdict(IPC_CLASS_LENGTH, 0);
	header->version = IPC_WIRE_MESSAGE_VERSION;
	header->body_size = (uint32_t)body_len;
	if (table->count != 0)
		header->flags |= IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1;
	/* Packed apart: the buffer stays as it is if the table is refused. */
	verdict = ipc_wire_header_pack(header, head, sizeof(head), &head_len);
	if (verdict != 0)
		return verdict;
	if (table->count != 0) {
		verdict = table_pack(table, buf + IPC_HEADER_BYTES, front - IPC_HEADER_BYTES);
		if (verdict != 0)
			return verdict;
	}
	ipc_bytes_copy32(buf, head);
	*len = front + body_len;
	return 0;
}

uint32_t ipc_message_delivered(const uint8_t *buf, size_t len, uint32_t slots[IPC_CAPS_MAX])
{
	struct ipc_cap_table table;
	uint32_t delivered = 0;
	size_t size;

	/* A transport looks at no more than this; it delivers nothing with a malformed table. */
	if (len < IPC_HEADER_BYTES || ipc_message_other_version(buf, len) ||
	    (ipc_get_u16le(buf + FLAGS_AT) & IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1) == 0)
		return 0;
	if (table_unpack(&table, buf + IPC_HEADER_BYTES, len - IPC_HEADER_BYTES, &size) != 0)
		return 0;
	for (uint32_t i = 0; i < table.count; i++) {
		if (table.entries[i].kind != IPC_CAP_TYPE_NONE)
			slots[delivered++] = table.entries[i].slot;
	}
	return delivered;
}

bool ipc_message_other_version(const uint8_t *buf, size_t len)
{
	return len >= IPC_HEADER_BYTES && ipc_get_u16le(buf) != IPC_WIRE_MESSAGE_VERSION;
}
