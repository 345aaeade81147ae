/* SPDX-License-Identifier: ISC */
/* Generated from fbcond.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of fbcond, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_FBCOND_FBCOND_CLIENT_H
#define IPC_FBCOND_FBCOND_CLIENT_H

#include "ipc/client.h"
#include "ipc/fbcond/fbcond.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * WRITE: Writes text where the last write ended. Each character takes a cell; a line feed begins a
 * new line, a carriage return goes back to the first column, other control characters show nothing.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fbcond_write(struct ipc_client *client,
                                    const struct ipc_fbcond_write_request *request,
                                    struct ipc_fbcond_write_reply *reply);

/*
 * READ: Gives a line as it stands on the screen. NOT_FOUND: it does not stand there yet, or no
 * longer.
 * Results of its own: NOT_FOUND.
 * `failure` is filled where the result is NOT_FOUND.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fbcond_read(struct ipc_client *client,
                                   const struct ipc_fbcond_read_request *request,
                                   struct ipc_fbcond_read_reply *reply,
                                   struct ipc_fbcond_read_failure *failure);

/*
 * READ_STATUS: Tells the size of the grid and where the next character goes.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fbcond_read_status(struct ipc_client *client,
                                          struct ipc_fbcond_read_status_reply *reply);

#ifdef __cplusplus
}
#endif

#endif
