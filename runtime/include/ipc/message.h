/* SPDX-License-Identifier: ISC */
/*
 * A whole message: header, capability-transfer table, body. Pure; no transport.
 *
 * Checks run in this order and the first that fails is the verdict: the header's length, its
 * fields, its rules; the direction; the table's form; the length of the whole. What an op wants of
 * its table and body is checked by generated code, after the op is known.
 */
#ifndef IPC_MESSAGE_H
#define IPC_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/cap.h"
#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A result as a bit of a mask; 0 where 32 bits do not reach it. */
static inline uint32_t ipc_result_bit(uint32_t result)
{
	return result < 32 ? UINT32_C(1) << result : 0;
}

/* A message taken apart; `body` points into the bytes that it was unpacked from. */
struct ipc_message {
	struct ipc_wire_header header;
	struct ipc_cap_table table;
	const uint8_t *body;
	size_t body_len;
};

/* Which messages a reader takes. */
enum ipc_direction {
	/* Requests and notifications. */
	IPC_DIRECTION_REQUEST = 0,
	/* Replies. */
	IPC_DIRECTION_REPLY = 1,
};

/*
 * Takes a message apart. Shorter than a header or longer than a page: LENGTH of the header. Another
 * version: RANGE at 0 of the header (see ipc_message_other_version). Wrong direction: FLAGS at 2 of
 * the header. A length that is not header + table + body_size: EXTENT at 8 of the header. A table that
 * is cut short: EXTENT of the table, or LENGTH if its first eight bytes are not all there.
 */
IPC_MUST_CHECK
uint32_t ipc_message_unpack(struct ipc_message *msg, enum ipc_direction direction,
                            const uint8_t *buf, size_t len);

/*
 * Copies `len` bytes from memory that somebody else can write, each of them once, then takes the copy
 * apart. Too long for `cap` or a page: LENGTH, and nothing is copied. For whoever shares memory with a
 * sender: the kernel, a ring.
 */
IPC_MUST_CHECK
uint32_t ipc_message_copy_in(struct ipc_message *msg, enum ipc_direction direction, uint8_t *copy,
                             size_t cap, const uint8_t *shared, size_t len);

/* Bytes of the table in front of the body: 0 without a capability, else 8 + 16 * count. */
size_t ipc_message_table_size(const struct ipc_cap_table *table);

/*
 * Writes header and table in front of a body of `body_len` bytes that stands already at
 * buf + 32 + ipc_message_table_size(table). `header` gives op, result, request_id, detail and the
 * flags REPLY or NOTIFY; version, body_size and the table's flag are filled in. *len: bytes of the
 * whole message. Refuses what the header's or the table's codec refuses; LENGTH of the header if it is
 * over `cap` or a page. Writes nothing then.
 */
IPC_MUST_CHECK
uint32_t ipc_message_seal(struct ipc_wire_header *header, const struct ipc_cap_table *table,
                          size_t body_len, uint8_t *buf, size_t cap, size_t *len);

/*
 * The capabilities that a transport delivered with these bytes, whatever else is wrong with them:
 * slots of the receiver's window, at most IPC_CAPS_MAX. Returns how many. A receiver that refuses
 * the message drops them. With a malformed table no transport delivers anything.
 */
uint32_t ipc_message_delivered(const uint8_t *buf, size_t len, uint32_t slots[IPC_CAPS_MAX]);

/* Whether the bytes are at least a header long and of a version that is not ours. */
bool ipc_message_other_version(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
