/* SPDX-License-Identifier: ISC */
/* Generated from crashd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of crashd, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_CRASHD_CRASHD_CLIENT_H
#define IPC_CRASHD_CRASHD_CLIENT_H

#include "ipc/client.h"
#include "ipc/crashd/crashd.h"

#ifdef __cplusplus
extern "C" {
#endif

/* REPORT: Adds a record; when crashd has no room the oldest record goes. */
IPC_MUST_CHECK
struct ipc_outcome ipc_crashd_report(struct ipc_client *client,
                                     const struct ipc_crashd_report_request *request,
                                     struct ipc_crashd_report_reply *reply);

/*
 * READ: Gives the record at a cursor. NOT_FOUND: it was not written yet, or is no longer kept.
 * Results of its own: NOT_FOUND.
 * `failure` is filled where the result is NOT_FOUND.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_crashd_read(struct ipc_client *client,
                                   const struct ipc_crashd_read_request *request,
                                   struct ipc_crashd_read_reply *reply,
                                   struct ipc_crashd_read_failure *failure);

#ifdef __cplusplus
}
#endif

#endif
