/* SPDX-License-Identifier: ISC */
/*
 * A trace as text, one message a line, for `codegen/ipcgen decode --trace`:
 *
 *     trace WHO out|in slot NUMBER HEX
 *
 * Bytes of secrets stand as two dots.
 */
#ifndef TESTS_SYSTEM_TRACE_TEXT_H
#define TESTS_SYSTEM_TRACE_TEXT_H

#include <stddef.h>
#include <stdio.h>

#include "ipc/trace.h"

struct trace_text {
	/* What a client or server gets; points back at this struct, which must stay where it is. */
	struct ipc_trace trace;
	FILE *file;
	const char *who;
	/* Bytes of the message that are still to come. */
	size_t left;
};

/* Writes to `file` as `who`, a word without blanks; both are borrowed for as long as the trace is used. */
void trace_text_init(struct trace_text *text, FILE *file, const char *who);

#endif
