/* SPDX-License-Identifier: ISC */
/* A trace that ends its own process at a chosen message: as if it were killed just there. */
#ifndef TRIPWIRE_H
#define TRIPWIRE_H

#include <stdint.h>

#include "ipc/trace.h"

struct tripwire {
	struct ipc_trace trace;
	/* Messages to go; 0: never. */
	uint64_t left;
};

/* Trips at message number `at`, counted from 1, in or out; 0: never. */
void tripwire_init(struct tripwire *tripwire, uint64_t at);

#endif
