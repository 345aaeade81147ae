/* SPDX-License-Identifier: ISC */
/* Generated from hotplugd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of hotplugd, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_HOTPLUGD_HOTPLUGD_CLIENT_H
#define IPC_HOTPLUGD_HOTPLUGD_CLIENT_H

#include "ipc/client.h"
#include "ipc/hotplugd/hotplugd.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * DISCOVER: Takes the kernel's events that were not taken before, oldest first, and reports each of
 * them. RETRY: there are none.
 * Results of its own: RETRY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_hotplugd_discover(struct ipc_client *client,
                                         const struct ipc_hotplugd_discover_request *request,
                                         struct ipc_hotplugd_discover_reply *reply);

/*
 * READ_LAST_EVENT: Gives the event that was taken last. NOT_FOUND: none was taken.
 * Results of its own: NOT_FOUND.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_hotplugd_read_last_event(struct ipc_client *client,
                                                struct ipc_hotplugd_read_last_event_reply *reply);

#ifdef __cplusplus
}
#endif

#endif
