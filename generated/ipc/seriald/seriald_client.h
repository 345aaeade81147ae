/* SPDX-License-Identifier: ISC */
/* Generated from seriald.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of seriald, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_SERIALD_SERIALD_CLIENT_H
#define IPC_SERIALD_SERIALD_CLIENT_H

#include "ipc/client.h"
#include "ipc/seriald/seriald.h"

#ifdef __cplusplus
extern "C" {
#endif

/* WRITE: Writes bytes on the console. INTERNAL: the driver did not take them. */
IPC_MUST_CHECK
struct ipc_outcome ipc_seriald_write(struct ipc_client *client,
                                     const struct ipc_seriald_write_request *request,
                                     struct ipc_seriald_write_reply *reply);

/*
 * READ: Gives bytes that came over the console, from a cursor on. NOT_FOUND: there are none yet, or
 * that place is no longer kept.
 * Results of its own: NOT_FOUND.
 * `failure` is filled where the result is NOT_FOUND.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_seriald_read(struct ipc_client *client,
                                    const struct ipc_seriald_read_request *request,
                                    struct ipc_seriald_read_reply *reply,
                                    struct ipc_seriald_read_failure *failure);

#ifdef __cplusplus
}
#endif

#endif
