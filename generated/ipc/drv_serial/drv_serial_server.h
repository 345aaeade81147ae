/* SPDX-License-Identifier: ISC */
/* Generated from drv_serial.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves drv_serial: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_DRV_SERIAL_DRV_SERIAL_SERVER_H
#define IPC_DRV_SERIAL_DRV_SERIAL_SERVER_H

#include <stdint.h>

#include "ipc/drv_serial/drv_serial.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_drv_serial_handlers {
	/*
	 * WRITE: Sends bytes down the line. Answered when the line has taken the last one;
	 * INTERNAL: it takes none.
	 */
	uint32_t (*write)(void *context, const struct ipc_arrival *arrival,
	                  const struct ipc_drv_serial_write_request *request,
	                  struct ipc_drv_serial_write_reply *reply);
	/*
	 * READ: Gives received bytes from a cursor on. NOT_FOUND: there are none yet, or that place
	 * is no longer kept. Results of its own: NOT_FOUND. Fills `failure` for NOT_FOUND.
	 */
	uint32_t (*read)(void *context, const struct ipc_arrival *arrival,
	                 const struct ipc_drv_serial_read_request *request,
	                 struct ipc_drv_serial_read_reply *reply,
	                 struct ipc_drv_serial_read_failure *failure);
	/* READ_STATS: Tells what went over the line since the driver started. */
	uint32_t (*read_stats)(void *context, const struct ipc_arrival *arrival,
	                       struct ipc_drv_serial_read_stats_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_drv_serial_scratch {
	struct {
		struct ipc_drv_serial_write_request request;
		struct ipc_drv_serial_write_reply reply;
	} write;
	struct {
		struct ipc_drv_serial_read_request request;
		struct ipc_drv_serial_read_reply reply;
		struct ipc_drv_serial_read_failure failure;
	} read;
	struct {
		struct ipc_drv_serial_read_stats_reply reply;
	} read_stats;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_drv_serial_binding(const struct ipc_drv_serial_handlers *handlers,
                                          void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_drv_serial_serve(const struct ipc_drv_serial_handlers *handlers, void *context,
                          union ipc_drv_serial_scratch *scratch,
                          const struct ipc_delivery *delivery, struct ipc_reply *reply);

/*
 * Answers WRITE with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_drv_serial_write_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 const struct ipc_drv_serial_write_given *given,
                                 const struct ipc_drv_serial_write_reply *reply);

/*
 * Answers WRITE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes out as
 * INTERNAL.
 */
void ipc_drv_serial_write_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                               uint32_t result);

/*
 * Answers READ with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_drv_serial_read_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                const struct ipc_drv_serial_read_given *given,
                                const struct ipc_drv_serial_read_reply *reply);

/*
 * Answers READ with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other result
 * goes out as INTERNAL. `failure` is read for NOT_FOUND alone and may be null for any other.
 */
void ipc_drv_serial_read_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              uint32_t result, const struct ipc_drv_serial_read_failure *failure);

/* Answers READ_STATS with success. What pack refuses goes out as INTERNAL. */
void ipc_drv_serial_read_stats_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                      const struct ipc_drv_serial_read_stats_reply *reply);

/*
 * Answers READ_STATS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes
 * out as INTERNAL.
 */
void ipc_drv_serial_read_stats_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
