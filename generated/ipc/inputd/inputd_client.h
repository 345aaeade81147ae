/* SPDX-License-Identifier: ISC */
/* Generated from inputd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of inputd, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_INPUTD_INPUTD_CLIENT_H
#define IPC_INPUTD_INPUTD_CLIENT_H

#include "ipc/client.h"
#include "ipc/inputd/inputd.h"

#ifdef __cplusplus
extern "C" {
#endif

/* APPEND_EVENT: Adds an event. Called by drivers; when inputd has no room the oldest event goes. */
IPC_MUST_CHECK
struct ipc_outcome ipc_inputd_append_event(struct ipc_client *client,
                                           const struct ipc_inputd_append_event_request *request,
                                           struct ipc_inputd_append_event_reply *reply);

/*
 * READ_EVENT: Gives the event at a cursor. NOT_FOUND: it has not happened yet, or it is no longer
 * kept.
 * Results of its own: NOT_FOUND.
 * `failure` is filled where the result is NOT_FOUND.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_inputd_read_event(struct ipc_client *client,
                                         const struct ipc_inputd_read_event_request *request,
                                         struct ipc_inputd_read_event_reply *reply,
                                         struct ipc_inputd_read_event_failure *failure);

/*
 * READ_STATUS: Tells what is kept and how much came since inputd started.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_inputd_read_status(struct ipc_client *client,
                                          struct ipc_inputd_read_status_reply *reply);

#ifdef __cplusplus
}
#endif

#endif
