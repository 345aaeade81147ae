/* SPDX-License-Identifier: ISC */
/* Generated from drv_serial.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of drv_serial, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_DRV_SERIAL_DRV_SERIAL_CLIENT_H
#define IPC_DRV_SERIAL_DRV_SERIAL_CLIENT_H

#include "ipc/client.h"
#include "ipc/drv_serial/drv_serial.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * WRITE: Sends bytes down the line. Answered when the line has taken the last one; INTERNAL: it
 * takes none.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_drv_serial_write(struct ipc_client *client,
                                        const struct ipc_drv_serial_write_request *request,
                                        struct ipc_drv_serial_write_reply *reply);

/*
 * READ: Gives received bytes from a cursor on. NOT_FOUND: there are none yet, or that place is no
 * longer kept.
 * Results of its own: NOT_FOUND.
 * `failure` is filled where the result is NOT_FOUND.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_drv_serial_read(struct ipc_client *client,
                                       const struct ipc_drv_serial_read_request *request,
                                       struct ipc_drv_serial_read_reply *reply,
                                       struct ipc_drv_serial_read_failure *failure);

/*
 * READ_STATS: Tells what went over the line since the driver started.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_drv_serial_read_stats(struct ipc_client *client,
                                             struct ipc_drv_serial_read_stats_reply *reply);

#ifdef __cplusplus
}
#endif

#endif
