/* SPDX-License-Identifier: ISC */
/* Generated from memd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of memd, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_MEMD_MEMD_CLIENT_H
#define IPC_MEMD_MEMD_CLIENT_H

#include "ipc/client.h"
#include "ipc/memd/memd.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * ALLOC_FRAME: Takes a frame out of the pool. Its bytes are zero. EXHAUSTED: no frame is free.
 * Results of its own: EXHAUSTED.
 * What arrives in `reply_caps` is the caller's.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_memd_alloc_frame(struct ipc_client *client,
                                        struct ipc_memd_alloc_frame_reply *reply,
                                        struct ipc_memd_alloc_frame_reply_caps *reply_caps);

/*
 * FREE_FRAME: Gives a frame back; memd clears it before it is given out again. Whoever mapped it
 * unmaps it first. NOT_FOUND: the frame is not out.
 * Results of its own: NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_memd_free_frame(struct ipc_client *client,
                                       const struct ipc_memd_free_frame_request *request,
                                       struct ipc_memd_free_frame_reply *reply);

#ifdef __cplusplus
}
#endif

#endif
