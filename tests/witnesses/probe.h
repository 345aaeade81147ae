/* SPDX-License-Identifier: ISC */
/*
 * What run.py writes and probe.c asks: members of the message structs, and the test's own structs of the same fields.
 */
#ifndef PROBE_H
#define PROBE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum leaf_kind {
	LEAF_NUMBER,
	LEAF_COUNT,
	LEAF_BYTES,
	LEAF_DATA
};

/*
 * A member of a message's struct, and the member that says how much of it is used (width 0: all): so many bytes, or,
 * where is_element, the index-th element if there are more.
 */
struct leaf {
	const char *message;
	const char *path;
	enum leaf_kind kind;
	bool is_bool;
	size_t at;
	size_t width;
	size_t counter;
	size_t counter_width;
	bool is_element;
	size_t index;
};

/* Where the compiler puts a field of the test's own struct; "<schema> <message> <path>", "." for the size. */
struct fixed_place {
	const char *path;
	size_t offset;
};

extern const struct leaf leaves[];
extern const size_t leaf_count;
extern const struct fixed_place fixed_places[];
extern const size_t fixed_place_count;

#endif
