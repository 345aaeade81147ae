/* SPDX-License-Identifier: ISC */
/* Generated from timed.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves timed: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_TIMED_TIMED_SERVER_H
#define IPC_TIMED_TIMED_SERVER_H

#include <stdint.h>

#include "ipc/server.h"
#include "ipc/timed/timed.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_timed_handlers {
	/* NOW_MONOTONIC: Tells the time since the system started. */
	uint32_t (*now_monotonic)(void *context, const struct ipc_arrival *arrival,
	                          struct ipc_timed_now_monotonic_reply *reply);
	/* NOW_WALL: Tells the time of day, as far as the system knows it. */
	uint32_t (*now_wall)(void *context, const struct ipc_arrival *arrival,
	                     struct ipc_timed_now_wall_reply *reply);
	/*
	 * WAIT_UNTIL: Waits until a time has come, once. RETRY: it has not, and BLOCK is not set.
	 * EXHAUSTED: too many wait already. Results of its own: RETRY, EXHAUSTED.
	 */
	uint32_t (*wait_until)(void *context, const struct ipc_arrival *arrival,
	                       const struct ipc_timed_wait_until_request *request,
	                       struct ipc_timed_wait_until_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_timed_scratch {
	struct {
		struct ipc_timed_now_monotonic_reply reply;
	} now_monotonic;
	struct {
		struct ipc_timed_now_wall_reply reply;
	} now_wall;
	struct {
		struct ipc_timed_wait_until_request request;
		struct ipc_timed_wait_until_reply reply;
	} wait_until;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_timed_binding(const struct ipc_timed_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_timed_serve(const struct ipc_timed_handlers *handlers, void *context,
                     union ipc_timed_scratch *scratch, const struct ipc_delivery *delivery,
                     struct ipc_reply *reply);

/* Answers NOW_MONOTONIC with success. What pack refuses goes out as INTERNAL. */
void ipc_timed_now_monotonic_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_timed_now_monotonic_reply *reply);

/*
 * Answers NOW_MONOTONIC with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes
 * out as INTERNAL.
 */
void ipc_timed_now_monotonic_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result);

/* Answers NOW_WALL with success. What pack refuses goes out as INTERNAL. */
void ipc_timed_now_wall_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                               const struct ipc_timed_now_wall_reply *reply);

/*
 * Answers NOW_WALL with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes out
 * as INTERNAL.
 */
void ipc_timed_now_wall_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                             uint32_t result);

/*
 * Answers WAIT_UNTIL with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_timed_wait_until_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 const struct ipc_timed_wait_until_given *given,
                                 const struct ipc_timed_wait_until_reply *reply);

/*
 * Answers WAIT_UNTIL with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or RETRY, EXHAUSTED; any
 * other result goes out as INTERNAL.
 */
void ipc_timed_wait_until_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                               uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
