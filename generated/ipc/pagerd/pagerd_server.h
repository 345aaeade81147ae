/* SPDX-License-Identifier: ISC */
/* Generated from pagerd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves pagerd: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_PAGERD_PAGERD_SERVER_H
#define IPC_PAGERD_PAGERD_SERVER_H

#include <stdint.h>

#include "ipc/pagerd/pagerd.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_pagerd_handlers {
	/*
	 * RESOLVE_FAULT: Gives a process the page that it missed. EXISTS: there is a page, so the
	 * access itself was wrong. DENIED: backing that pagerd can't fill, or a file's peer without
	 * its use or a use without its peer. EXHAUSTED: no frame or no place for a mapping.
	 * NOT_FOUND: the file is not open or ends before those bytes. After a refusal no frame is
	 * taken and nothing is mapped. Results of its own: EXISTS, EXHAUSTED, NOT_FOUND.
	 */
	uint32_t (*resolve_fault)(void *context, const struct ipc_arrival *arrival,
	                          const struct ipc_pagerd_resolve_fault_request *request,
	                          const struct ipc_pagerd_resolve_fault_request_caps *caps,
	                          struct ipc_pagerd_resolve_fault_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_pagerd_scratch {
	struct {
		struct ipc_pagerd_resolve_fault_request request;
		struct ipc_pagerd_resolve_fault_request_caps caps;
		struct ipc_pagerd_resolve_fault_reply reply;
	} resolve_fault;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_pagerd_binding(const struct ipc_pagerd_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_pagerd_serve(const struct ipc_pagerd_handlers *handlers, void *context,
                      union ipc_pagerd_scratch *scratch, const struct ipc_delivery *delivery,
                      struct ipc_reply *reply);

/*
 * Answers RESOLVE_FAULT with success. `given` is what the request held. What pack refuses goes out
 * as INTERNAL.
 */
void ipc_pagerd_resolve_fault_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     const struct ipc_pagerd_resolve_fault_given *given,
                                     const struct ipc_pagerd_resolve_fault_reply *reply);

/*
 * Answers RESOLVE_FAULT with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS, EXHAUSTED,
 * NOT_FOUND; any other result goes out as INTERNAL.
 */
void ipc_pagerd_resolve_fault_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
