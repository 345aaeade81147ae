/* SPDX-License-Identifier: ISC */
/* Generated from driver.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of driver, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_DRIVER_DRIVER_CLIENT_H
#define IPC_DRIVER_DRIVER_CLIENT_H

#include "ipc/client.h"
#include "ipc/driver/driver.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * START: Tells a driver which device is its own and lets it begin. Answered when the device is set
 * up; the driver registers what it provides afterwards, not while deviced waits. BUSY: it was
 * started already. BAD_SLOT: the slot holds no frame of this size that the driver can map. DENIED:
 * it is no driver for this class.
 * Results of its own: BUSY, BAD_SLOT.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_driver_start(struct ipc_client *client,
                                    const struct ipc_driver_start_request *request,
                                    const struct ipc_driver_start_request_caps *caps);

/*
 * STOP: Tells a driver to leave its device alone. Answered when the device is quiet and the driver
 * touches it no more. A driver that does not run answers OK.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_driver_stop(struct ipc_client *client);

#ifdef __cplusplus
}
#endif

#endif
