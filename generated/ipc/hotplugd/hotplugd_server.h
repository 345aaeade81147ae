/* SPDX-License-Identifier: ISC */
/* Generated from hotplugd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves hotplugd: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_HOTPLUGD_HOTPLUGD_SERVER_H
#define IPC_HOTPLUGD_HOTPLUGD_SERVER_H

#include <stdint.h>

#include "ipc/hotplugd/hotplugd.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_hotplugd_handlers {
	/*
	 * DISCOVER: Takes the kernel's events that were not taken before, oldest first, and reports
	 * each of them. RETRY: there are none. Results of its own: RETRY.
	 */
	uint32_t (*discover)(void *context, const struct ipc_arrival *arrival,
	                     const struct ipc_hotplugd_discover_request *request,
	                     struct ipc_hotplugd_discover_reply *reply);
	/*
	 * READ_LAST_EVENT: Gives the event that was taken last. NOT_FOUND: none was taken. Results
	 * of its own: NOT_FOUND.
	 */
	uint32_t (*read_last_event)(void *context, const struct ipc_arrival *arrival,
	                            struct ipc_hotplugd_read_last_event_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_hotplugd_scratch {
	struct {
		struct ipc_hotplugd_discover_request request;
		struct ipc_hotplugd_discover_reply reply;
	} discover;
	struct {
		struct ipc_hotplugd_read_last_event_reply reply;
	} read_last_event;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_hotplugd_binding(const struct ipc_hotplugd_handlers *handlers,
                                        void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_hotplugd_serve(const struct ipc_hotplugd_handlers *handlers, void *context,
                        union ipc_hotplugd_scratch *scratch, const struct ipc_delivery *delivery,
                        struct ipc_reply *reply);

/*
 * Answers DISCOVER with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_hotplugd_discover_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  const struct ipc_hotplugd_discover_given *given,
                                  const struct ipc_hotplugd_discover_reply *reply);

/*
 * Answers DISCOVER with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or RETRY; any other result
 * goes out as INTERNAL.
 */
void ipc_hotplugd_discover_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                uint32_t result);

/* Answers READ_LAST_EVENT with success. What pack refuses goes out as INTERNAL. */
void ipc_hotplugd_read_last_event_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                         const struct ipc_hotplugd_read_last_event_reply *reply);

/*
 * Answers READ_LAST_EVENT with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any
 * other result goes out as INTERNAL.
 */
void ipc_hotplugd_read_last_event_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                       uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
