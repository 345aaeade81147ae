/* SPDX-License-Identifier: ISC */
/* Generated from memd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves memd: a struct of handlers, and for each op the answers that a handler which deferred
 * gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*, the
 * verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_MEMD_MEMD_SERVER_H
#define IPC_MEMD_MEMD_SERVER_H

#include <stdint.h>

#include "ipc/memd/memd.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_memd_handlers {
	/*
	 * ALLOC_FRAME: Takes a frame out of the pool. Its bytes are zero. EXHAUSTED: no frame is
	 * free. Results of its own: EXHAUSTED.
	 */
	uint32_t (*alloc_frame)(void *context, const struct ipc_arrival *arrival,
	                        struct ipc_memd_alloc_frame_reply *reply,
	                        struct ipc_memd_alloc_frame_reply_caps *reply_caps);
	/*
	 * FREE_FRAME: Gives a frame back; memd clears it before it is given out again. Whoever
	 * mapped it unmaps it first. NOT_FOUND: the frame is not out. Results of its own:
	 * NOT_FOUND.
	 */
	uint32_t (*free_frame)(void *context, const struct ipc_arrival *arrival,
	                       const struct ipc_memd_free_frame_request *request,
	                       struct ipc_memd_free_frame_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_memd_scratch {
	struct {
		struct ipc_memd_alloc_frame_reply reply;
		struct ipc_memd_alloc_frame_reply_caps reply_caps;
	} alloc_frame;
	struct {
		struct ipc_memd_free_frame_request request;
		struct ipc_memd_free_frame_reply reply;
	} free_frame;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_memd_binding(const struct ipc_memd_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_memd_serve(const struct ipc_memd_handlers *handlers, void *context,
                    union ipc_memd_scratch *scratch, const struct ipc_delivery *delivery,
                    struct ipc_reply *reply);

/* Answers ALLOC_FRAME with success. What pack refuses goes out as INTERNAL. */
void ipc_memd_alloc_frame_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 const struct ipc_memd_alloc_frame_reply *reply,
                                 const struct ipc_memd_alloc_frame_reply_caps *reply_caps);

/*
 * Answers ALLOC_FRAME with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXHAUSTED; any other
 * result goes out as INTERNAL.
 */
void ipc_memd_alloc_frame_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                               uint32_t result);

/* Answers FREE_FRAME with success. What pack refuses goes out as INTERNAL. */
void ipc_memd_free_frame_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                const struct ipc_memd_free_frame_reply *reply);

/*
 * Answers FREE_FRAME with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other
 * result goes out as INTERNAL.
 */
void ipc_memd_free_frame_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
