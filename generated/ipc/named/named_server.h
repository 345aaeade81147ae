/* SPDX-License-Identifier: ISC */
/* Generated from named.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves named: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_NAMED_NAMED_SERVER_H
#define IPC_NAMED_NAMED_SERVER_H

#include <stdint.h>

#include "ipc/named/named.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_named_handlers {
	/*
	 * SEED_ENTRY: Adds an entry that a service may register by; the same entry once more is OK.
	 * EXISTS: the name has another entry. DENIED: the table is sealed, or the name is one that
	 * nobody may look up. Results of its own: EXISTS, EXHAUSTED.
	 */
	uint32_t (*seed_entry)(void *context, const struct ipc_arrival *arrival,
	                       const struct ipc_named_seed_entry_request *request,
	                       struct ipc_named_seed_entry_reply *reply);
	/*
	 * SEAL: Ends seeding for good; once more is DENIED. From now on services register and are
	 * looked up.
	 */
	uint32_t (*seal)(void *context, const struct ipc_arrival *arrival,
	                 struct ipc_named_seal_reply *reply);
	/*
	 * REGISTER: Puts the endpoint of a service under its name. NOT_FOUND: no such entry was
	 * seeded. EXISTS: it is registered. BUSY: the table is not sealed yet. DENIED: the name is
	 * one that nobody may look up. Results of its own: NOT_FOUND, EXISTS, BUSY.
	 */
	uint32_t (*op_register)(void *context, const struct ipc_arrival *arrival,
	                        const struct ipc_named_register_request *request,
	                        const struct ipc_named_register_request_caps *caps);
	/*
	 * LOOKUP: Gives a peer of the service under a name. NOT_FOUND: no such name was seeded.
	 * RETRY: it has not registered yet. BUSY: the table is not sealed yet. DENIED: the name is
	 * one that nobody may look up. Results of its own: NOT_FOUND, RETRY, BUSY.
	 */
	uint32_t (*lookup)(void *context, const struct ipc_arrival *arrival,
	                   const struct ipc_named_lookup_request *request,
	                   struct ipc_named_lookup_reply *reply,
	                   struct ipc_named_lookup_reply_caps *reply_caps);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_named_scratch {
	struct {
		struct ipc_named_seed_entry_request request;
		struct ipc_named_seed_entry_reply reply;
	} seed_entry;
	struct {
		struct ipc_named_seal_reply reply;
	} seal;
	struct {
		struct ipc_named_register_request request;
		struct ipc_named_register_request_caps caps;
	} op_register;
	struct {
		struct ipc_named_lookup_request request;
		struct ipc_named_lookup_reply reply;
		struct ipc_named_lookup_reply_caps reply_caps;
	} lookup;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_named_binding(const struct ipc_named_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_named_serve(const struct ipc_named_handlers *handlers, void *context,
                     union ipc_named_scratch *scratch, const struct ipc_delivery *delivery,
                     struct ipc_reply *reply);

/* Answers SEED_ENTRY with success. What pack refuses goes out as INTERNAL. */
void ipc_named_seed_entry_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 const struct ipc_named_seed_entry_reply *reply);

/*
 * Answers SEED_ENTRY with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS, EXHAUSTED; any
 * other result goes out as INTERNAL.
 */
void ipc_named_seed_entry_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                               uint32_t result);

/* Answers SEAL with success. What pack refuses goes out as INTERNAL. */
void ipc_named_seal_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           const struct ipc_named_seal_reply *reply);

/*
 * Answers SEAL with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes out as
 * INTERNAL.
 */
void ipc_named_seal_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result);

/* Answers REGISTER with success. */
void ipc_named_register_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers REGISTER with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, EXISTS, BUSY;
 * any other result goes out as INTERNAL.
 */
void ipc_named_register_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                             uint32_t result);

/* Answers LOOKUP with success. What pack refuses goes out as INTERNAL. */
void ipc_named_lookup_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                             const struct ipc_named_lookup_reply *reply,
                             const struct ipc_named_lookup_reply_caps *reply_caps);

/*
 * Answers LOOKUP with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, RETRY, BUSY;
 * any other result goes out as INTERNAL.
 */
void ipc_named_lookup_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
