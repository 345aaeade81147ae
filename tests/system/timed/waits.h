/* SPDX-License-Identifier: ISC */
/* The requests that wait in timed for a time: a table of fixed size. */
#ifndef WAITS_H
#define WAITS_H

#include <stdbool.h>
#include <stdint.h>

#include "ipc/server.h"
#include "ipc/timed/timed_server.h"

/* Most requests that wait at once. */
#define WAITS_MAX 8

struct wait {
	bool taken;
	struct ipc_arrival arrival;
	struct ipc_timed_wait_until_request request;
};

struct waits {
	/* One more than may wait, so that the last to come can be weighed against the others. */
	struct wait places[WAITS_MAX + 1];
};

bool waits_are_none(const struct waits *waits);

/* Keeps a request; false: there is no place. After waits_end there always is. */
bool waits_add(struct waits *waits, const struct ipc_arrival *arrival,
               const struct ipc_timed_wait_until_request *request);

/*
 * Answers those whose time has come, in the order of their deadlines. If too many are left, the one that would wait longest is
 * answered EXHAUSTED: a client that ended while it waited keeps its place, and nobody tells timed,
 * so such places are used again before they keep others from waiting.
 */
void waits_end(struct waits *waits, struct ipc_server *server, uint64_t now);

#endif
