/* SPDX-License-Identifier: ISC */
/* Generated from loaderd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of loaderd, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_LOADERD_LOADERD_CLIENT_H
#define IPC_LOADERD_LOADERD_CLIENT_H

#include "ipc/client.h"
#include "ipc/loaderd/loaderd.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * DISCOVER_PATH: Tells what a file is, without launching it. EXHAUSTED: vfsd has no room for an
 * open file.
 * Results of its own: FAILED, EXHAUSTED.
 * `failure` is filled where the result is FAILED.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_loaderd_discover_path(
	struct ipc_client *client, const struct ipc_loaderd_discover_path_request *request,
	struct ipc_loaderd_discover_path_reply *reply,
	struct ipc_loaderd_discover_path_failure *failure);

/*
 * LAUNCH_PATH: Launches the program in a file, with arguments and environment and no authority. It
 * runs when the answer comes; its end is told by procd's WAIT_PROCESS_EVENT. EXHAUSTED: procd or
 * vfsd has no room. BUSY: a transfer of an earlier loaderd is still under way; whoever restarted
 * loaderd aborts its staged process.
 * Results of its own: FAILED, BUSY, EXHAUSTED.
 * `failure` is filled where the result is FAILED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_loaderd_launch_path(struct ipc_client *client,
                                           const struct ipc_loaderd_launch_path_request *request,
                                           const struct ipc_loaderd_launch_path_request_caps *caps,
                                           struct ipc_loaderd_launch_path_reply *reply,
                                           struct ipc_loaderd_launch_path_failure *failure);

#ifdef __cplusplus
}
#endif

#endif
