/* SPDX-License-Identifier: ISC */
/* Generated from timed.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of timed, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_TIMED_TIMED_CLIENT_H
#define IPC_TIMED_TIMED_CLIENT_H

#include "ipc/client.h"
#include "ipc/timed/timed.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * NOW_MONOTONIC: Tells the time since the system started.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_timed_now_monotonic(struct ipc_client *client,
                                           struct ipc_timed_now_monotonic_reply *reply);

/*
 * NOW_WALL: Tells the time of day, as far as the system knows it.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_timed_now_wall(struct ipc_client *client,
                                      struct ipc_timed_now_wall_reply *reply);

/*
 * WAIT_UNTIL: Waits until a time has come, once. RETRY: it has not, and BLOCK is not set.
 * EXHAUSTED: too many wait already.
 * Results of its own: RETRY, EXHAUSTED.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_timed_wait_until(struct ipc_client *client,
                                        const struct ipc_timed_wait_until_request *request,
                                        struct ipc_timed_wait_until_reply *reply);

#ifdef __cplusplus
}
#endif

#endif
