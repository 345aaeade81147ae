/* SPDX-License-Identifier: ISC */
/* Generated from loaderd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves loaderd: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_LOADERD_LOADERD_SERVER_H
#define IPC_LOADERD_LOADERD_SERVER_H

#include <stdint.h>

#include "ipc/loaderd/loaderd.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_loaderd_handlers {
	/*
	 * DISCOVER_PATH: Tells what a file is, without launching it. EXHAUSTED: vfsd has no room
	 * for an open file. Results of its own: FAILED, EXHAUSTED. Fills `failure` for FAILED.
	 */
	uint32_t (*discover_path)(void *context, const struct ipc_arrival *arrival,
	                          const struct ipc_loaderd_discover_path_request *request,
	                          struct ipc_loaderd_discover_path_reply *reply,
	                          struct ipc_loaderd_discover_path_failure *failure);
	/*
	 * LAUNCH_PATH: Launches the program in a file, with arguments and environment and no
	 * authority. It runs when the answer comes; its end is told by procd's WAIT_PROCESS_EVENT.
	 * EXHAUSTED: procd or vfsd has no room. BUSY: a transfer of an earlier loaderd is still
	 * under way; whoever restarted loaderd aborts its staged process. Results of its own:
	 * FAILED, BUSY, EXHAUSTED. Fills `failure` for FAILED.
	 */
	uint32_t (*launch_path)(void *context, const struct ipc_arrival *arrival,
	                        const struct ipc_loaderd_launch_path_request *request,
	                        const struct ipc_loaderd_launch_path_request_caps *caps,
	                        struct ipc_loaderd_launch_path_reply *reply,
	                        struct ipc_loaderd_launch_path_failure *failure);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_loaderd_scratch {
	struct {
		struct ipc_loaderd_discover_path_request request;
		struct ipc_loaderd_discover_path_reply reply;
		struct ipc_loaderd_discover_path_failure failure;
	} discover_path;
	struct {
		struct ipc_loaderd_launch_path_request request;
		struct ipc_loaderd_launch_path_request_caps caps;
		struct ipc_loaderd_launch_path_reply reply;
		struct ipc_loaderd_launch_path_failure failure;
	} launch_path;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_loaderd_binding(const struct ipc_loaderd_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_loaderd_serve(const struct ipc_loaderd_handlers *handlers, void *context,
                       union ipc_loaderd_scratch *scratch, const struct ipc_delivery *delivery,
                       struct ipc_reply *reply);

/* Answers DISCOVER_PATH with success. What pack refuses goes out as INTERNAL. */
void ipc_loaderd_discover_path_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                      const struct ipc_loaderd_discover_path_reply *reply);

/*
 * Answers DISCOVER_PATH with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or FAILED, EXHAUSTED;
 * any other result goes out as INTERNAL. `failure` is read for FAILED alone and may be null for any
 * other.
 */
void ipc_loaderd_discover_path_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    uint32_t result,
                                    const struct ipc_loaderd_discover_path_failure *failure);

/* Answers LAUNCH_PATH with success. What pack refuses goes out as INTERNAL. */
void ipc_loaderd_launch_path_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_loaderd_launch_path_reply *reply);

/*
 * Answers LAUNCH_PATH with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or FAILED, BUSY,
 * EXHAUSTED; any other result goes out as INTERNAL. `failure` is read for FAILED alone and may be
 * null for any other.
 */
void ipc_loaderd_launch_path_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result,
                                  const struct ipc_loaderd_launch_path_failure *failure);

#ifdef __cplusplus
}
#endif

#endif
