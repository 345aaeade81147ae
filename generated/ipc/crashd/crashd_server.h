/* SPDX-License-Identifier: ISC */
/* Generated from crashd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves crashd: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_CRASHD_CRASHD_SERVER_H
#define IPC_CRASHD_CRASHD_SERVER_H

#include <stdint.h>

#include "ipc/crashd/crashd.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_crashd_handlers {
	/* REPORT: Adds a record; when crashd has no room the oldest record goes. */
	uint32_t (*report)(void *context, const struct ipc_arrival *arrival,
	                   const struct ipc_crashd_report_request *request,
	                   struct ipc_crashd_report_reply *reply);
	/*
	 * READ: Gives the record at a cursor. NOT_FOUND: it was not written yet, or is no longer
	 * kept. Results of its own: NOT_FOUND. Fills `failure` for NOT_FOUND.
	 */
	uint32_t (*read)(void *context, const struct ipc_arrival *arrival,
	                 const struct ipc_crashd_read_request *request,
	                 struct ipc_crashd_read_reply *reply,
	                 struct ipc_crashd_read_failure *failure);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_crashd_scratch {
	struct {
		struct ipc_crashd_report_request request;
		struct ipc_crashd_report_reply reply;
	} report;
	struct {
		struct ipc_crashd_read_request request;
		struct ipc_crashd_read_reply reply;
		struct ipc_crashd_read_failure failure;
	} read;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_crashd_binding(const struct ipc_crashd_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_crashd_serve(const struct ipc_crashd_handlers *handlers, void *context,
                      union ipc_crashd_scratch *scratch, const struct ipc_delivery *delivery,
                      struct ipc_reply *reply);

/* Answers REPORT with success. What pack refuses goes out as INTERNAL. */
void ipc_crashd_report_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              const struct ipc_crashd_report_reply *reply);

/*
 * Answers REPORT with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes out as
 * INTERNAL.
 */
void ipc_crashd_report_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            uint32_t result);

/*
 * Answers READ with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_crashd_read_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            const struct ipc_crashd_read_given *given,
                            const struct ipc_crashd_read_reply *reply);

/*
 * Answers READ with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other result
 * goes out as INTERNAL. `failure` is read for NOT_FOUND alone and may be null for any other.
 */
void ipc_crashd_read_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          uint32_t result, const struct ipc_crashd_read_failure *failure);

#ifdef __cplusplus
}
#endif

#endif
