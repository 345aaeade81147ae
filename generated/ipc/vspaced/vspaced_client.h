/* SPDX-License-Identifier: ISC */
/* Generated from vspaced.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of vspaced, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_VSPACED_VSPACED_CLIENT_H
#define IPC_VSPACED_VSPACED_CLIENT_H

#include "ipc/client.h"
#include "ipc/vspaced/vspaced.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * MAP: Maps a frame into a process's address space. EXISTS: something is mapped there. EXHAUSTED:
 * vspaced can keep no more mappings.
 * Results of its own: EXISTS, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vspaced_map(struct ipc_client *client,
                                   const struct ipc_vspaced_map_request *request,
                                   const struct ipc_vspaced_map_request_caps *caps);

/*
 * UNMAP: Takes a mapping away; vspaced drops its capability of the frame. NOT_FOUND: nothing is
 * mapped there.
 * Results of its own: NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vspaced_unmap(struct ipc_client *client,
                                     const struct ipc_vspaced_unmap_request *request,
                                     struct ipc_vspaced_unmap_reply *reply);

#ifdef __cplusplus
}
#endif

#endif
