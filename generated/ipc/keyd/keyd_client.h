/* SPDX-License-Identifier: ISC */
/* Generated from keyd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of keyd, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_KEYD_KEYD_CLIENT_H
#define IPC_KEYD_KEYD_CLIENT_H

#include "ipc/client.h"
#include "ipc/keyd/keyd.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * LOOKUP_KEY: Gives a key to a provider that has to read its medium.
 * Results of its own: NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_keyd_lookup_key(struct ipc_client *client,
                                       const struct ipc_keyd_lookup_key_request *request,
                                       struct ipc_keyd_lookup_key_reply *reply);

/*
 * LOOKUP_TRUST: Gives the root hash that a verified medium must have.
 * Results of its own: NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_keyd_lookup_trust(struct ipc_client *client,
                                         const struct ipc_keyd_lookup_trust_request *request,
                                         struct ipc_keyd_lookup_trust_reply *reply);

/*
 * ZEROIZE: Wipes all keys and all trust rows; afterwards every look-up is NOT_FOUND. Nothing brings
 * them back but a new keyd.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_keyd_zeroize(struct ipc_client *client,
                                    struct ipc_keyd_zeroize_reply *reply);

#ifdef __cplusplus
}
#endif

#endif
