/* SPDX-License-Identifier: ISC */
/*
 * What make_table.py writes and runner.c runs.
 */
#ifndef RUNNER_H
#define RUNNER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ipc/cap.h"
#include "ipc/cursor.h"

/* A reserved byte and the offset that its verdict names. */
struct hole {
	size_t at;
	uint32_t start;
};

/* The verdict on every length after the range before up to `last`. */
struct length_range {
	size_t last;
	uint32_t verdict;
};

struct accept_case {
	const char *name;
	const uint8_t *data;
	size_t len;
	const void *values;
	const void *given;
	const struct hole *holes;
	size_t hole_count;
	const struct length_range *lengths;
	size_t length_count;
};

/* `values` is null where no struct can hold what is wrong. */
struct refuse_case {
	const char *name;
	const uint8_t *data;
	size_t len;
	const void *values;
	const void *given;
	uint32_t verdict;
};

typedef bool (*same_function)(const void *left, const void *right);

struct message_case {
	const char *name;
	size_t size;
	/* What init leaves, and how many bytes of the struct are no member. */
	const void *defaults;
	size_t padding;
	uint32_t part;
	/* Of a body that ends in records, from that offset on: reads entry after entry and appends each to `room`. */
	uint32_t (*walk)(const void *msg, uint8_t *room, size_t cap, size_t *len);
	size_t records_at;
	/* Reads an entry; `count_width` bytes of the body say how many there are. */
	uint32_t (*next)(void *entry, struct ipc_cursor *cursor);
	size_t entry_size;
	size_t count_at;
	size_t count_width;
	/* Of a message with a secret: leaves nothing of it. */
	void (*wipe)(void *msg, uint8_t *buf, size_t len);
	void (*init)(void *msg);
	uint32_t (*pack)(const void *msg, uint8_t *buf, size_t cap, size_t *len, const void *given);
	uint32_t (*unpack)(void *msg, const uint8_t *buf, size_t len, const void *given);
	uint32_t (*validate)(const uint8_t *buf, size_t len, const void *given);
	same_function same;
	const struct accept_case *accepts;
	size_t accept_count;
	const struct refuse_case *refuses;
	size_t refuse_count;
};

/* An entry of `size` bytes that append refuses. */
struct entry_case {
	const char *name;
	uint32_t (*append)(const void *entry, struct ipc_writer *writer);
	const void *values;
	size_t size;
	uint32_t verdict;
};

#define NOT_TRIED UINT32_MAX

/* A table, the verdict of unpack on it, the struct with the same capabilities, the verdict of pack on that. */
struct caps_check {
	const char *name;
	struct ipc_cap_table table;
	const void *values;
	uint32_t unpacked;
	uint32_t packed;
};

struct caps_case {
	size_t size;
	uint32_t (*pack)(const void *caps, struct ipc_cap_table *table);
	uint32_t (*unpack)(void *caps, const struct ipc_cap_table *table);
	same_function same;
	const struct caps_check *checks;
	size_t check_count;
};

typedef uint32_t (*sequence_call)(void *seq);

/* Calls that are all accepted, and the state object after each. */
struct run_case {
	const char *name;
	size_t size;
	size_t padding;
	void (*start)(void *seq);
	void (*stop)(void *seq);
	same_function same;
	const sequence_call *calls;
	const void *const *states;
	size_t count;
	/* Fills what the first call sets with bytes that it must not leave. */
	void (*spoil)(void *seq);
};

/* After the first calls of a run: one that differs, or the owner's abort (null). */
struct deviation_case {
	const char *name;
	size_t size;
	size_t padding;
	void (*start)(void *seq);
	void (*stop)(void *seq);
	same_function same;
	const sequence_call *calls;
	size_t after;
	sequence_call call;
	uint32_t verdict;
	bool ended;
};

extern const struct message_case message_cases[];
extern const size_t message_case_count;
extern const struct entry_case entry_cases[];
extern const size_t entry_case_count;
extern const struct caps_case caps_cases[];
extern const size_t caps_case_count;
extern const struct run_case run_cases[];
extern const size_t run_case_count;
extern const struct deviation_case deviation_cases[];
extern const size_t deviation_case_count;

static inline bool same_bytes(const void *left, const void *right, size_t len)
{
	return len == 0 || memcmp(left, right, len) == 0;
}

static inline bool same_cap(const void *left, const void *right)
{
	const struct ipc_cap *a = left;
	const struct ipc_cap *b = right;

	return a->present == b->present && a->slot == b->slot && a->rights == b->rights &&
	       a->endpoint_kind == b->endpoint_kind;
}

static inline bool same_elements(const void *left, const void *right, size_t count, size_t size,
                                 same_function same)
{
	for (size_t i = 0; i < count; i++) {
		if (!same((const char *)left + i * size, (const char *)right + i * size))
			return false;
	}
	return true;
}

#endif
