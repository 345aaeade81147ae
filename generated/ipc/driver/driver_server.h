/* SPDX-License-Identifier: ISC */
/* Generated from driver.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves driver: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_DRIVER_DRIVER_SERVER_H
#define IPC_DRIVER_DRIVER_SERVER_H

#include <stdint.h>

#include "ipc/driver/driver.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_driver_handlers {
	/*
	 * START: Tells a driver which device is its own and lets it begin. Answered when the device
	 * is set up; the driver registers what it provides afterwards, not while deviced waits.
	 * BUSY: it was started already. BAD_SLOT: the slot holds no frame of this size that the
	 * driver can map. DENIED: it is no driver for this class. Results of its own: BUSY,
	 * BAD_SLOT.
	 */
	uint32_t (*start)(void *context, const struct ipc_arrival *arrival,
	                  const struct ipc_driver_start_request *request,
	                  const struct ipc_driver_start_request_caps *caps);
	/*
	 * STOP: Tells a driver to leave its device alone. Answered when the device is quiet and the
	 * driver touches it no more. A driver that does not run answers OK.
	 */
	uint32_t (*stop)(void *context, const struct ipc_arrival *arrival);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_driver_scratch {
	struct {
		struct ipc_driver_start_request request;
		struct ipc_driver_start_request_caps caps;
	} start;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_driver_binding(const struct ipc_driver_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_driver_serve(const struct ipc_driver_handlers *handlers, void *context,
                      union ipc_driver_scratch *scratch, const struct ipc_delivery *delivery,
                      struct ipc_reply *reply);

/* Answers START with success. */
void ipc_driver_start_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers START with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or BUSY, BAD_SLOT; any other
 * result goes out as INTERNAL.
 */
void ipc_driver_start_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           uint32_t result);

/* Answers STOP with success. */
void ipc_driver_stop_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers STOP with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes out as
 * INTERNAL.
 */
void ipc_driver_stop_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
