/* SPDX-License-Identifier: ISC */
/* Generated from seriald.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves seriald: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_SERIALD_SERIALD_SERVER_H
#define IPC_SERIALD_SERIALD_SERVER_H

#include <stdint.h>

#include "ipc/seriald/seriald.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_seriald_handlers {
	/* WRITE: Writes bytes on the console. INTERNAL: the driver did not take them. */
	uint32_t (*write)(void *context, const struct ipc_arrival *arrival,
	                  const struct ipc_seriald_write_request *request,
	                  struct ipc_seriald_write_reply *reply);
	/*
	 * READ: Gives bytes that came over the console, from a cursor on. NOT_FOUND: there are none
	 * yet, or that place is no longer kept. Results of its own: NOT_FOUND. Fills `failure` for
	 * NOT_FOUND.
	 */
	uint32_t (*read)(void *context, const struct ipc_arrival *arrival,
	                 const struct ipc_seriald_read_request *request,
	                 struct ipc_seriald_read_reply *reply,
	                 struct ipc_seriald_read_failure *failure);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_seriald_scratch {
	struct {
		struct ipc_seriald_write_request request;
		struct ipc_seriald_write_reply reply;
	} write;
	struct {
		struct ipc_seriald_read_request request;
		struct ipc_seriald_read_reply reply;
		struct ipc_seriald_read_failure failure;
	} read;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_seriald_binding(const struct ipc_seriald_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_seriald_serve(const struct ipc_seriald_handlers *handlers, void *context,
                       union ipc_seriald_scratch *scratch, const struct ipc_delivery *delivery,
                       struct ipc_reply *reply);

/*
 * Answers WRITE with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_seriald_write_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              const struct ipc_seriald_write_given *given,
                              const struct ipc_seriald_write_reply *reply);

/*
 * Answers WRITE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes out as
 * INTERNAL.
 */
void ipc_seriald_write_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            uint32_t result);

/*
 * Answers READ with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_seriald_read_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                             const struct ipc_seriald_read_given *given,
                             const struct ipc_seriald_read_reply *reply);

/*
 * Answers READ with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other result
 * goes out as INTERNAL. `failure` is read for NOT_FOUND alone and may be null for any other.
 */
void ipc_seriald_read_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           uint32_t result, const struct ipc_seriald_read_failure *failure);

#ifdef __cplusplus
}
#endif

#endif
