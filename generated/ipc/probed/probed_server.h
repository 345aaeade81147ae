/* SPDX-License-Identifier: ISC */
/* Generated from probed.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves probed: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_PROBED_PROBED_SERVER_H
#define IPC_PROBED_PROBED_SERVER_H

#include <stdint.h>

#include "ipc/probed/probed.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_probed_handlers {
	/*
	 * DISCOVER: Scans a range of buses, in ascending order of bus, device and function, and
	 * reports what it finds. What was found before is forgotten. EXHAUSTED: there are more
	 * functions than probed keeps; none is kept. Results of its own: EXHAUSTED.
	 */
	uint32_t (*discover)(void *context, const struct ipc_arrival *arrival,
	                     const struct ipc_probed_discover_request *request,
	                     struct ipc_probed_discover_reply *reply);
	/*
	 * READ_LAST_SCAN: Gives one function of the last scan. NOT_FOUND: there was no scan, or the
	 * cursor is at its end. Results of its own: NOT_FOUND.
	 */
	uint32_t (*read_last_scan)(void *context, const struct ipc_arrival *arrival,
	                           const struct ipc_probed_read_last_scan_request *request,
	                           struct ipc_probed_read_last_scan_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_probed_scratch {
	struct {
		struct ipc_probed_discover_request request;
		struct ipc_probed_discover_reply reply;
	} discover;
	struct {
		struct ipc_probed_read_last_scan_request request;
		struct ipc_probed_read_last_scan_reply reply;
	} read_last_scan;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_probed_binding(const struct ipc_probed_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_probed_serve(const struct ipc_probed_handlers *handlers, void *context,
                      union ipc_probed_scratch *scratch, const struct ipc_delivery *delivery,
                      struct ipc_reply *reply);

/* Answers DISCOVER with success. What pack refuses goes out as INTERNAL. */
void ipc_probed_discover_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                const struct ipc_probed_discover_reply *reply);

/*
 * Answers DISCOVER with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXHAUSTED; any other
 * result goes out as INTERNAL.
 */
void ipc_probed_discover_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              uint32_t result);

/*
 * Answers READ_LAST_SCAN with success. `given` is what the request held. What pack refuses goes out
 * as INTERNAL.
 */
void ipc_probed_read_last_scan_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                      const struct ipc_probed_read_last_scan_given *given,
                                      const struct ipc_probed_read_last_scan_reply *reply);

/*
 * Answers READ_LAST_SCAN with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any
 * other result goes out as INTERNAL.
 */
void ipc_probed_read_last_scan_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
