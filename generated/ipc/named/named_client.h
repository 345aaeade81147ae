/* SPDX-License-Identifier: ISC */
/* Generated from named.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of named, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_NAMED_NAMED_CLIENT_H
#define IPC_NAMED_NAMED_CLIENT_H

#include "ipc/client.h"
#include "ipc/named/named.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * SEED_ENTRY: Adds an entry that a service may register by; the same entry once more is OK. EXISTS:
 * the name has another entry. DENIED: the table is sealed, or the name is one that nobody may look
 * up.
 * Results of its own: EXISTS, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_named_seed_entry(struct ipc_client *client,
                                        const struct ipc_named_seed_entry_request *request,
                                        struct ipc_named_seed_entry_reply *reply);

/*
 * SEAL: Ends seeding for good; once more is DENIED. From now on services register and are looked
 * up.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_named_seal(struct ipc_client *client, struct ipc_named_seal_reply *reply);

/*
 * REGISTER: Puts the endpoint of a service under its name. NOT_FOUND: no such entry was seeded.
 * EXISTS: it is registered. BUSY: the table is not sealed yet. DENIED: the name is one that nobody
 * may look up.
 * Results of its own: NOT_FOUND, EXISTS, BUSY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_named_register(struct ipc_client *client,
                                      const struct ipc_named_register_request *request,
                                      const struct ipc_named_register_request_caps *caps);

/*
 * LOOKUP: Gives a peer of the service under a name. NOT_FOUND: no such name was seeded. RETRY: it
 * has not registered yet. BUSY: the table is not sealed yet. DENIED: the name is one that nobody
 * may look up.
 * Results of its own: NOT_FOUND, RETRY, BUSY.
 * What arrives in `reply_caps` is the caller's.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_named_lookup(struct ipc_client *client,
                                    const struct ipc_named_lookup_request *request,
                                    struct ipc_named_lookup_reply *reply,
                                    struct ipc_named_lookup_reply_caps *reply_caps);

#ifdef __cplusplus
}
#endif

#endif
