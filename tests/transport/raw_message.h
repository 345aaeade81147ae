/* SPDX-License-Identifier: ISC */
/* Messages written byte by byte, malformed ones too: no codec of the library has a part in them. */
#ifndef TRANSPORT_RAW_MESSAGE_H
#define TRANSPORT_RAW_MESSAGE_H

#include <stddef.h>
#include <stdint.h>

/* One byte more than the largest message, and a little. */
#define MESSAGE_ROOM 4104

struct message {
	size_t len;
	uint8_t bytes[MESSAGE_ROOM];
};

/* One entry of a table, as it stands on the wire. */
struct entry {
	uint32_t slot;
	uint16_t kind;
	uint16_t mode;
	uint32_t rights;
	uint32_t endpoint_kind;
};

/* A bare header with this request id. */
struct message message(uint64_t id);

/* `len` bytes, each message of another `id` different; a header where there is room for one. */
struct message message_of(size_t len, uint64_t id);

/* The same with a table of these entries between header and body; `body` bytes behind it. */
struct message message_with(uint64_t id, const struct entry *entries, uint16_t count, size_t body);

/* A message whose one entry moves or copies an endpoint. */
struct message message_moving(uint64_t id, uint32_t slot, uint32_t rights);
struct message message_copying(uint64_t id, uint32_t slot, uint32_t rights);

/* Overwrites an entry: what the transport shall have made of it. */
void message_set_entry(struct message *msg, size_t index, struct entry entry);

#endif
