/* SPDX-License-Identifier: ISC */
/* Generated from fbcond.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves fbcond: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_FBCOND_FBCOND_SERVER_H
#define IPC_FBCOND_FBCOND_SERVER_H

#include <stdint.h>

#include "ipc/fbcond/fbcond.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_fbcond_handlers {
	/*
	 * WRITE: Writes text where the last write ended. Each character takes a cell; a line feed
	 * begins a new line, a carriage return goes back to the first column, other control
	 * characters show nothing.
	 */
	uint32_t (*write)(void *context, const struct ipc_arrival *arrival,
	                  const struct ipc_fbcond_write_request *request,
	                  struct ipc_fbcond_write_reply *reply);
	/*
	 * READ: Gives a line as it stands on the screen. NOT_FOUND: it does not stand there yet, or
	 * no longer. Results of its own: NOT_FOUND. Fills `failure` for NOT_FOUND.
	 */
	uint32_t (*read)(void *context, const struct ipc_arrival *arrival,
	                 const struct ipc_fbcond_read_request *request,
	                 struct ipc_fbcond_read_reply *reply,
	                 struct ipc_fbcond_read_failure *failure);
	/* READ_STATUS: Tells the size of the grid and where the next character goes. */
	uint32_t (*read_status)(void *context, const struct ipc_arrival *arrival,
	                        struct ipc_fbcond_read_status_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_fbcond_scratch {
	struct {
		struct ipc_fbcond_write_request request;
		struct ipc_fbcond_write_reply reply;
	} write;
	struct {
		struct ipc_fbcond_read_request request;
		struct ipc_fbcond_read_reply reply;
		struct ipc_fbcond_read_failure failure;
	} read;
	struct {
		struct ipc_fbcond_read_status_reply reply;
	} read_status;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_fbcond_binding(const struct ipc_fbcond_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_fbcond_serve(const struct ipc_fbcond_handlers *handlers, void *context,
                      union ipc_fbcond_scratch *scratch, const struct ipc_delivery *delivery,
                      struct ipc_reply *reply);

/* Answers WRITE with success. What pack refuses goes out as INTERNAL. */
void ipc_fbcond_write_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                             const struct ipc_fbcond_write_reply *reply);

/*
 * Answers WRITE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes out as
 * INTERNAL.
 */
void ipc_fbcond_write_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           uint32_t result);

/*
 * Answers READ with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_fbcond_read_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            const struct ipc_fbcond_read_given *given,
                            const struct ipc_fbcond_read_reply *reply);

/*
 * Answers READ with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other result
 * goes out as INTERNAL. `failure` is read for NOT_FOUND alone and may be null for any other.
 */
void ipc_fbcond_read_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          uint32_t result, const struct ipc_fbcond_read_failure *failure);

/* Answers READ_STATUS with success. What pack refuses goes out as INTERNAL. */
void ipc_fbcond_read_status_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   const struct ipc_fbcond_read_status_reply *reply);

/*
 * Answers READ_STATUS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes
 * out as INTERNAL.
 */
void ipc_fbcond_read_status_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
