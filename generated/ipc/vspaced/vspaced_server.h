/* SPDX-License-Identifier: ISC */
/* Generated from vspaced.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves vspaced: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_VSPACED_VSPACED_SERVER_H
#define IPC_VSPACED_VSPACED_SERVER_H

#include <stdint.h>

#include "ipc/server.h"
#include "ipc/vspaced/vspaced.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_vspaced_handlers {
	/*
	 * MAP: Maps a frame into a process's address space. EXISTS: something is mapped there.
	 * EXHAUSTED: vspaced can keep no more mappings. Results of its own: EXISTS, EXHAUSTED.
	 */
	uint32_t (*map)(void *context, const struct ipc_arrival *arrival,
	                const struct ipc_vspaced_map_request *request,
	                const struct ipc_vspaced_map_request_caps *caps);
	/*
	 * UNMAP: Takes a mapping away; vspaced drops its capability of the frame. NOT_FOUND:
	 * nothing is mapped there. Results of its own: NOT_FOUND.
	 */
	uint32_t (*unmap)(void *context, const struct ipc_arrival *arrival,
	                  const struct ipc_vspaced_unmap_request *request,
	                  struct ipc_vspaced_unmap_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_vspaced_scratch {
	struct {
		struct ipc_vspaced_map_request request;
		struct ipc_vspaced_map_request_caps caps;
	} map;
	struct {
		struct ipc_vspaced_unmap_request request;
		struct ipc_vspaced_unmap_reply reply;
	} unmap;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_vspaced_binding(const struct ipc_vspaced_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_vspaced_serve(const struct ipc_vspaced_handlers *handlers, void *context,
                       union ipc_vspaced_scratch *scratch, const struct ipc_delivery *delivery,
                       struct ipc_reply *reply);

/* Answers MAP with success. */
void ipc_vspaced_map_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers MAP with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS, EXHAUSTED; any other
 * result goes out as INTERNAL.
 */
void ipc_vspaced_map_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          uint32_t result);

/* Answers UNMAP with success. What pack refuses goes out as INTERNAL. */
void ipc_vspaced_unmap_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              const struct ipc_vspaced_unmap_reply *reply);

/*
 * Answers UNMAP with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other result
 * goes out as INTERNAL.
 */
void ipc_vspaced_unmap_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
