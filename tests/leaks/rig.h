/* SPDX-License-Identifier: ISC */
/*
 * Client, server and their buffers on either side of a wire that the test holds, and structs with the secret in them.
 * After each path `rig_judge` searches what should hold none.
 */
#ifndef LEAKS_RIG_H
#define LEAKS_RIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/client.h"
#include "ipc/keyd/keyd_client.h"
#include "ipc/keyd/keyd_server.h"
#include "ipc/secrets/secrets_client.h"
#include "ipc/secrets/secrets_server.h"
#include "ipc/server.h"

#define PAGE 4096

extern size_t paths;
extern size_t failures;

/* The kernel's side: what it hands out and was given. Not searched. */
extern uint8_t wire_in[PAGE];
extern uint32_t wire_status;
extern uint32_t reply_status;
extern uint8_t wire_out[PAGE];
extern size_t wire_out_len;

/* The two sides. */
extern struct ipc_client client;
extern struct ipc_server server;
extern struct ipc_binding binding;
extern const struct ipc_keyd_handlers keyd_handlers;

/* The callers' structs. */
extern struct ipc_secrets_store_keys_request store;
extern struct ipc_secrets_fetch_key_request fetch_what;
extern struct ipc_secrets_fetch_key_reply fetched;
extern struct ipc_secrets_change_pin_request change;
extern struct ipc_secrets_change_pin_reply changed;
extern struct ipc_secrets_change_pin_failure unchanged;
extern struct ipc_keyd_lookup_key_request look;
extern struct ipc_keyd_lookup_key_reply looked;

/* What came of the last path; what the handlers answer and whom they owe it. */
extern struct ipc_arrival deferred;
extern struct ipc_outcome outcome;
extern uint32_t found;
extern uint32_t handlers_result;

/* The body under way. */
extern uint8_t body[PAGE];
extern size_t body_len;

/* Packs of the messages that travel, into `body`. */
void run_pack_store(void);
void run_pack_fetched(void);
void run_pack_change(void);
void run_pack_changed(void);
void run_pack_unchanged(void);
void run_pack_looked(void);

/* Every struct with the secret in it, every buffer without. */
void rig_start(void);

/* Lays a message around `body` on the wire. */
void rig_deliver(uint32_t op, uint32_t flags, uint32_t result);

/* Counts a path; reports it if it did not run as it should, or if a piece of the secret is left in what is searched. */
void rig_judge(const char *name, bool as_expected, size_t on_stack);

/* Every path of the client, and of the server. */
void check_client(void);
void check_server(void);

#endif
