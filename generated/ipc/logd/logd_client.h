/* SPDX-License-Identifier: ISC */
/* Generated from logd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of logd, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_LOGD_LOGD_CLIENT_H
#define IPC_LOGD_LOGD_CLIENT_H

#include "ipc/client.h"
#include "ipc/logd/logd.h"

#ifdef __cplusplus
extern "C" {
#endif

/* APPEND: Adds a record; when logd has no room the oldest record goes. */
IPC_MUST_CHECK
struct ipc_outcome ipc_logd_append(struct ipc_client *client,
                                   const struct ipc_logd_append_request *request,
                                   struct ipc_logd_append_reply *reply);

/*
 * READ: Gives the record at a cursor. NOT_FOUND: it was not written yet, or is no longer kept.
 * Results of its own: NOT_FOUND.
 * `failure` is filled where the result is NOT_FOUND.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_logd_read(struct ipc_client *client,
                                 const struct ipc_logd_read_request *request,
                                 struct ipc_logd_read_reply *reply,
                                 struct ipc_logd_read_failure *failure);

#ifdef __cplusplus
}
#endif

#endif
