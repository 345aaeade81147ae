/* SPDX-License-Identifier: ISC */
/* Generated from keyd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves keyd: a struct of handlers, and for each op the answers that a handler which deferred
 * gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*, the
 * verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_KEYD_KEYD_SERVER_H
#define IPC_KEYD_KEYD_SERVER_H

#include <stdint.h>

#include "ipc/keyd/keyd.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_keyd_handlers {
	/*
	 * LOOKUP_KEY: Gives a key to a provider that has to read its medium. Results of its own:
	 * NOT_FOUND.
	 */
	uint32_t (*lookup_key)(void *context, const struct ipc_arrival *arrival,
	                       const struct ipc_keyd_lookup_key_request *request,
	                       struct ipc_keyd_lookup_key_reply *reply);
	/*
	 * LOOKUP_TRUST: Gives the root hash that a verified medium must have. Results of its own:
	 * NOT_FOUND.
	 */
	uint32_t (*lookup_trust)(void *context, const struct ipc_arrival *arrival,
	                         const struct ipc_keyd_lookup_trust_request *request,
	                         struct ipc_keyd_lookup_trust_reply *reply);
	/*
	 * ZEROIZE: Wipes all keys and all trust rows; afterwards every look-up is NOT_FOUND.
	 * Nothing brings them back but a new keyd.
	 */
	uint32_t (*zeroize)(void *context, const struct ipc_arrival *arrival,
	                    struct ipc_keyd_zeroize_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_keyd_scratch {
	struct {
		struct ipc_keyd_lookup_key_request request;
		struct ipc_keyd_lookup_key_reply reply;
	} lookup_key;
	struct {
		struct ipc_keyd_lookup_trust_request request;
		struct ipc_keyd_lookup_trust_reply reply;
	} lookup_trust;
	struct {
		struct ipc_keyd_zeroize_reply reply;
	} zeroize;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_keyd_binding(const struct ipc_keyd_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_keyd_serve(const struct ipc_keyd_handlers *handlers, void *context,
                    union ipc_keyd_scratch *scratch, const struct ipc_delivery *delivery,
                    struct ipc_reply *reply);

/* Answers LOOKUP_KEY with success. What pack refuses goes out as INTERNAL. */
void ipc_keyd_lookup_key_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                const struct ipc_keyd_lookup_key_reply *reply);

/*
 * Answers LOOKUP_KEY with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other
 * result goes out as INTERNAL.
 */
void ipc_keyd_lookup_key_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              uint32_t result);

/* Answers LOOKUP_TRUST with success. What pack refuses goes out as INTERNAL. */
void ipc_keyd_lookup_trust_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  const struct ipc_keyd_lookup_trust_reply *reply);

/*
 * Answers LOOKUP_TRUST with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other
 * result goes out as INTERNAL.
 */
void ipc_keyd_lookup_trust_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                uint32_t result);

/* Answers ZEROIZE with success. What pack refuses goes out as INTERNAL. */
void ipc_keyd_zeroize_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                             const struct ipc_keyd_zeroize_reply *reply);

/*
 * Answers ZEROIZE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes out
 * as INTERNAL.
 */
void ipc_keyd_zeroize_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
