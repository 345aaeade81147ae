/* SPDX-License-Identifier: ISC */
/* Messages written byte by byte from the contract's offsets, with none of the library's code. */
#ifndef TESTS_UNIT_LETTER_H
#define TESTS_UNIT_LETTER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
	LETTER_REPLY = 1,
	LETTER_TABLE = 2,
	LETTER_NOTIFY = 4,
	LETTER_PAGE = 4096,
};

/* One entry of a table. */
struct letter_entry {
	uint32_t slot;
	uint16_t kind;
	uint16_t mode;
	uint32_t rights;
	uint32_t endpoint_kind;
};

/* What a message says; the flag and the bytes of the table follow from `entry_count`. */
struct letter {
	uint16_t flags;
	uint32_t op;
	uint32_t result;
	uint64_t id;
	uint32_t detail;
	size_t entry_count;
	struct letter_entry entries[8];
	size_t body_len;
	const void *body;
};

/* The lowest byte first. */
static inline void letter_put(uint8_t *at, size_t width, uint64_t value)
{
	for (size_t i = 0; i < width; i++)
		at[i] = (uint8_t)(value >> 8 * i & 0xFF);
}

static inline uint64_t letter_get(const uint8_t *at, size_t width)
{
	uint64_t value = 0;

	for (size_t i = 0; i < width; i++)
		value |= (uint64_t)at[i] << 8 * i;
	return value;
}

/* Writes a whole message; returns its length. */
static inline size_t letter_write(uint8_t *buf, const struct letter *letter)
{
	const size_t count = letter->entry_count;
	uint8_t *at = buf + 32;

	letter_put(buf, 2, 1);
	letter_put(buf + 2, 2, letter->flags | (count != 0 ? LETTER_TABLE : 0U));
	letter_put(buf + 4, 4, letter->op);
	letter_put(buf + 8, 4, letter->body_len);
	letter_put(buf + 12, 4, letter->result);
	letter_put(buf + 16, 8, letter->id);
	letter_put(buf + 24, 4, letter->detail);
	letter_put(buf + 28, 4, 0);
	if (count != 0) {
		letter_put(at, 8, count);
		at += 8;
	}
	for (size_t i = 0; i < count; i++, at += 16) {
		letter_put(at, 4, letter->entries[i].slot);
		letter_put(at + 4, 2, letter->entries[i].kind);
		letter_put(at + 6, 2, letter->entries[i].mode);
		letter_put(at + 8, 4, letter->entries[i].rights);
		letter_put(at + 12, 4, letter->entries[i].endpoint_kind);
	}
	if (letter->body_len != 0)
		memcpy(at, letter->body, letter->body_len);
	return (size_t)(at - buf) + letter->body_len;
}

#endif
