/* SPDX-License-Identifier: ISC */
/* Calls of named, as its test makes them. */
#ifndef NAMED_CALLS_H
#define NAMED_CALLS_H

#include "ipc/named/named_client.h"
#include "stand.h"

/* An entry under that name, with some role and version. */
struct ipc_named_entry entry_of(const char *name);

struct ipc_outcome try_seed(struct stand_client *named, struct ipc_named_entry entry,
                            struct ipc_named_seed_entry_reply *reply);

/* Seeds it; `entries` is how many there are then. */
void assert_seeded(struct stand_client *named, struct ipc_named_entry entry, uint32_t entries);

void assert_not_seeded(struct stand_client *named, struct ipc_named_entry entry, uint32_t result);

/* Seals a table of so many entries. */
void seal(struct stand_client *named, uint32_t entries);

/* Registers what stands in the slot `endpoint`, with these rights; the test keeps it. */
struct ipc_outcome try_register_with(struct stand_client *named, struct ipc_named_entry entry,
                                     uint32_t endpoint, uint32_t rights);

/* The same with SEND and GRANT. */
struct ipc_outcome try_register(struct stand_client *named, struct ipc_named_entry entry,
                                uint32_t endpoint);

struct ipc_outcome try_lookup(struct stand_client *named, const char *name,
                              struct ipc_named_lookup_reply *reply,
                              struct ipc_named_lookup_reply_caps *caps);

void assert_not_looked_up(struct stand_client *named, const char *name, uint32_t result);

/* The slot of the peer that a look-up gives: it may be called, not passed on. */
uint32_t look_up(struct stand_client *named, const struct ipc_named_entry *entry);

#endif
