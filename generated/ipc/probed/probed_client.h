/* SPDX-License-Identifier: ISC */
/* Generated from probed.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of probed, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_PROBED_PROBED_CLIENT_H
#define IPC_PROBED_PROBED_CLIENT_H

#include "ipc/client.h"
#include "ipc/probed/probed.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * DISCOVER: Scans a range of buses, in ascending order of bus, device and function, and reports
 * what it finds. What was found before is forgotten. EXHAUSTED: there are more functions than
 * probed keeps; none is kept.
 * Results of its own: EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_probed_discover(struct ipc_client *client,
                                       const struct ipc_probed_discover_request *request,
                                       struct ipc_probed_discover_reply *reply);

/*
 * READ_LAST_SCAN: Gives one function of the last scan. NOT_FOUND: there was no scan, or the cursor
 * is at its end.
 * Results of its own: NOT_FOUND.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_probed_read_last_scan(
	struct ipc_client *client, const struct ipc_probed_read_last_scan_request *request,
	struct ipc_probed_read_last_scan_reply *reply);

#ifdef __cplusplus
}
#endif

#endif
