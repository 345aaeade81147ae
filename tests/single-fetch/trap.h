/* SPDX-License-Identifier: ISC */
/*
 * Memory whose every load is seen: pages without access, opened by the fault for the one instruction that wanted
 * them and closed by the trap behind it. x86_64 and Linux alone.
 */
#ifndef TRAP_H
#define TRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	TRAP_LOADS_MAX = 65536,
	TRAP_BODY_MAX = 8192,
};

/* One load: which instruction, the first byte within the body, how many. */
struct trap_load {
	uintptr_t code;
	uint32_t at;
	uint32_t width;
};

extern struct trap_load trap_loads[TRAP_LOADS_MAX];
extern size_t trap_load_count;

/* Called after each load, before the next instruction; may be null. `at` and `width` lie within the body. */
extern void (*trap_after)(size_t number, uint32_t at, uint32_t width);

/* Makes the pages and reads the widths of this program's instructions: pairs of u64 address and u64 width. */
void trap_init(const char *widths);

/* Puts a body in the pages: up to their end, or `lead` bytes after their start. */
const uint8_t *trap_place(const uint8_t *data, size_t len, bool at_end, size_t lead);

/* The body's bytes, to be changed behind the reader's back. */
uint8_t *trap_bytes(void);

/* From here on each load is noted; until trap_open. Starts a new list. */
void trap_close(void);

/* The same, going on with the list. */
void trap_resume(void);

/* The pages may be read. */
void trap_open(void);

#endif
