/* SPDX-License-Identifier: ISC */
/*
 * Which ops a test program has driven live, and with which answers: noted reply by reply, and in the
 * end held against live.txt, which says what each test owes.
 *
 * LIVE_TABLE and LIVE_STATEMENTS in the environment are the path of live.txt and the folder of the
 * statements; meson sets them (live_env).
 */
#ifndef LIVE_H
#define LIVE_H

#include <stdint.h>

#include "ipc/trace.h"

/* Notes the op and result of each reply to a client that has it. One for all clients of a program. */
extern const struct ipc_trace live_trace;

/* Notes an answer that no client of libipc got: of raw bytes, or what the test itself answered to a
 * notification. */
void live_note(uint32_t op, uint32_t result);

/*
 * What main returns: `failed` if tests have failed, else how many of the ops that live.txt gives to
 * `test` were not answered as they should be; each is named. A test without a line has failed too.
 */
int live_check(const char *test, int failed);

#endif
