/* SPDX-License-Identifier: ISC */
/* Generated from inputd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves inputd: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_INPUTD_INPUTD_SERVER_H
#define IPC_INPUTD_INPUTD_SERVER_H

#include <stdint.h>

#include "ipc/inputd/inputd.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_inputd_handlers {
	/*
	 * APPEND_EVENT: Adds an event. Called by drivers; when inputd has no room the oldest event
	 * goes.
	 */
	uint32_t (*append_event)(void *context, const struct ipc_arrival *arrival,
	                         const struct ipc_inputd_append_event_request *request,
	                         struct ipc_inputd_append_event_reply *reply);
	/*
	 * READ_EVENT: Gives the event at a cursor. NOT_FOUND: it has not happened yet, or it is no
	 * longer kept. Results of its own: NOT_FOUND. Fills `failure` for NOT_FOUND.
	 */
	uint32_t (*read_event)(void *context, const struct ipc_arrival *arrival,
	                       const struct ipc_inputd_read_event_request *request,
	                       struct ipc_inputd_read_event_reply *reply,
	                       struct ipc_inputd_read_event_failure *failure);
	/* READ_STATUS: Tells what is kept and how much came since inputd started. */
	uint32_t (*read_status)(void *context, const struct ipc_arrival *arrival,
	                        struct ipc_inputd_read_status_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_inputd_scratch {
	struct {
		struct ipc_inputd_append_event_request request;
		struct ipc_inputd_append_event_reply reply;
	} append_event;
	struct {
		struct ipc_inputd_read_event_request request;
		struct ipc_inputd_read_event_reply reply;
		struct ipc_inputd_read_event_failure failure;
	} read_event;
	struct {
		struct ipc_inputd_read_status_reply reply;
	} read_status;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_inputd_binding(const struct ipc_inputd_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_inputd_serve(const struct ipc_inputd_handlers *handlers, void *context,
                      union ipc_inputd_scratch *scratch, const struct ipc_delivery *delivery,
                      struct ipc_reply *reply);

/* Answers APPEND_EVENT with success. What pack refuses goes out as INTERNAL. */
void ipc_inputd_append_event_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_inputd_append_event_reply *reply);

/*
 * Answers APPEND_EVENT with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes
 * out as INTERNAL.
 */
void ipc_inputd_append_event_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result);

/*
 * Answers READ_EVENT with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_inputd_read_event_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  const struct ipc_inputd_read_event_given *given,
                                  const struct ipc_inputd_read_event_reply *reply);

/*
 * Answers READ_EVENT with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other
 * result goes out as INTERNAL. `failure` is read for NOT_FOUND alone and may be null for any other.
 */
void ipc_inputd_read_event_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                uint32_t result,
                                const struct ipc_inputd_read_event_failure *failure);

/* Answers READ_STATUS with success. What pack refuses goes out as INTERNAL. */
void ipc_inputd_read_status_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   const struct ipc_inputd_read_status_reply *reply);

/*
 * Answers READ_STATUS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes
 * out as INTERNAL.
 */
void ipc_inputd_read_status_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
