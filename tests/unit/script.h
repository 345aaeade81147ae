/* SPDX-License-Identifier: ISC */
/* A kernel that does as it is told: system calls are written down, and scripted results come back. */
#ifndef TESTS_UNIT_SCRIPT_H
#define TESTS_UNIT_SCRIPT_H

#include <stddef.h>
#include <stdint.h>

enum {
	SCRIPT_CALLS = 64,
};

/* A system call that was made. */
struct script_call {
	uint64_t number;
	uint64_t arguments[6];
	/* What CALL and REPLY sent. */
	uint8_t out[4096];
	size_t out_len;
};

extern struct script_call script_calls[SCRIPT_CALLS];
extern size_t script_call_count;

/* Slots that were dropped, in order. */
extern uint32_t script_dropped[SCRIPT_CALLS];
extern size_t script_drop_count;

/* Forgets all calls and results; to be called first in each test. */
void script_start(void);

/*
 * The next call other than DROP_LOCAL_CAP will be `number` and return this; `bytes` (copied) go to the
 * caller's `in` if it is CALL or RECV. Drops need no script: they return `drop_status`.
 */
void script_next(uint64_t number, uint64_t status, uint64_t value0, uint64_t value1,
                 const void *bytes, size_t len);
extern uint64_t script_drop_status;

/* Runs within the next scripted call, before it returns. */
extern void (*script_during)(const struct script_call *call);

/* Fails unless every scripted call was made. */
void script_end(void);

/* The bytes of the only message that was sent; fails unless there is one. */
const struct script_call *script_sent(void);

#endif
