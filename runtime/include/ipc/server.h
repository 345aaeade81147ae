/* SPDX-License-Identifier: ISC */
/*
 * The server's side. serve.c is pure: bytes in, bytes out, and which capabilities to drop. server.c
 * is the receive loop that sends and drops. A kernel links the first without the second.
 */
#ifndef IPC_SERVER_H
#define IPC_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/message.h"
#include "ipc/status.h"
#include "ipc/trace.h"
#include "ipc/transport.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a handler returns that answers later: it has copied *arrival. */
#define IPC_DEFERRED UINT32_C(0xFFFFFFFF)

/* What a request is answered by; a handler that defers keeps a copy. */
struct ipc_arrival {
	/* One-shot. */
	uint64_t token;
	/* The client's number, which the reply repeats. */
	uint64_t request_id;
	uint32_t op;
	/* The endpoint on which it arrived: the only identity of a sender. */
	uint32_t slot;
};

/* A reply, and what becomes of capabilities. `out` is the caller's. */
struct ipc_reply {
	uint8_t *out;
	/* IPC_MESSAGE_BYTES_MAX bytes are always enough; at least IPC_HEADER_BYTES. */
	size_t out_cap;
	/* Bytes to send; 0 where the handler deferred. */
	size_t out_len;
	/* Why pack refused what the handler answered; it goes out as INTERNAL then. Else 0. */
	uint32_t refused;
	/* Slots to drop whatever becomes of the reply. */
	uint32_t drop_count;
	uint32_t drop[2 * IPC_CAPS_MAX];
	/* Slots that the reply moves: to drop unless REPLY succeeds. */
	uint32_t moved_count;
	uint32_t moved[IPC_CAPS_MAX];
	/* Spans of the reply's body to mask in a trace; `out` is wiped after sending if there are any. */
	struct ipc_secrets secrets;
};

/* What a server says of one op; see <schema>_facts. */
struct ipc_op_facts {
	uint64_t abi_id;
	struct ipc_secrets request;
};

/* One request on its way through dispatch; only generated code and serve.c use it. */
struct ipc_exchange {
	const void *handlers;
	void *context;
	void *scratch;
	struct ipc_arrival arrival;
	/* The request, its form checked. */
	struct ipc_message request;
	struct ipc_reply *reply;
};

/* A family of ops and who handles them; made by ipc_<schema>_binding. */
struct ipc_binding {
	/* Range of the family's ops, both ends included. */
	uint32_t first;
	uint32_t last;
	/* Answers x->arrival.op, always: fills x->reply or defers. */
	void (*dispatch)(struct ipc_exchange *x);
	/* Facts of an op that the handlers serve; false for any other. */
	bool (*facts)(const void *handlers, uint32_t op, struct ipc_op_facts *facts);
	const void *handlers;
	void *context;
	/* Bytes of union ipc_<schema>_scratch. */
	size_t scratch_size;
};

/* Most families on one endpoint. */
#define IPC_FAMILIES_MAX 16
#define IPC_FAMILY_PAGES 256

/* Several families as one table: an op's family is found by one look-up, whatever their number. */
struct ipc_families {
	struct ipc_binding bindings[IPC_FAMILIES_MAX];
	uint32_t count;
	/* Number of the family + 1 by (op / 16) % 256; 0 for none. */
	uint8_t pages[IPC_FAMILY_PAGES];
};

/* Makes an empty table. */
void ipc_families_init(struct ipc_families *families);

/* Adds a family. EXHAUSTED: there are IPC_FAMILIES_MAX. EXISTS: two families meet in one page of 16
 * ops (modulo 4096); nothing is added then. */
IPC_MUST_CHECK
uint32_t ipc_families_add(struct ipc_families *families, struct ipc_binding binding);

/* The family whose range holds an op; null if none does. */
const struct ipc_binding *ipc_families_find(const struct ipc_families *families, uint32_t op);

/* What serves: one family (`families` null) or a table, and scratch memory as large as the largest
 * union of theirs, aligned for any type. */
struct ipc_service {
	const struct ipc_families *families;
	const struct ipc_binding *binding;
	void *scratch;
};

/*
 * Answers one request: malformed, unknown, reserved and ABI_QUERY here, all else through its
 * handler. Pure but for the handler. Never fails: reply->out_len is 0 only where the handler
 * deferred.
 */
void ipc_serve(const struct ipc_service *service, const struct ipc_delivery *delivery,
               struct ipc_reply *reply);

/* The secrets of a request by its op alone, for a trace; none where the op is not served. */
struct ipc_secrets ipc_serve_secrets(const struct ipc_service *service, const uint8_t *in,
                                     size_t in_len);

/* Empties a reply: nothing to send, nothing to drop. `out` and `out_cap` stay. */
void ipc_reply_clear(struct ipc_reply *reply);

/* Answers with a result and no body; `verdict` goes into the header's detail. */
void ipc_reply_bare(struct ipc_reply *reply, const struct ipc_arrival *arrival, uint32_t result,
                    uint32_t verdict);

/*
 * Answers with a result that is not OK and no body. The verdict of a sequence (IPC_PART_SEQUENCE) goes
 * out as INVALID_ARGUMENT with the verdict in the header's detail. A result that is not in `allowed`
 * (bit n for result n) is a bug of the handler and goes out as INTERNAL. DENIED, INVALID_ARGUMENT,
 * UNSUPPORTED and INTERNAL are always allowed.
 */
void ipc_reply_fail(struct ipc_reply *reply, const struct ipc_arrival *arrival, uint32_t result,
                    uint32_t allowed);

/* Where the body of a reply with this table goes, and its space. */
uint8_t *ipc_reply_body(const struct ipc_reply *reply, const struct ipc_cap_table *table, size_t *cap);

/*
 * Ends a reply whose table and body were packed with this verdict. Not OK: it goes out as INTERNAL,
 * and what the table would have moved is dropped. A table that caps_pack refused is empty: the caller
 * marks what it would have moved by ipc_reply_drop. `table` null: none. The spans of a body with
 * secrets are in reply->secrets before.
 */
void ipc_reply_seal(struct ipc_reply *reply, const struct ipc_arrival *arrival, uint32_t result,
                    const struct ipc_cap_table *table, size_t body_len, uint32_t verdict);

/* Marks a slot to be dropped. */
void ipc_reply_drop(struct ipc_reply *reply, uint32_t slot);

/* Marks the slot of a capability to be dropped, if it is present. */
static inline void ipc_reply_drop_cap(struct ipc_reply *reply, const struct ipc_cap *cap)
{
	if (cap->present)
		ipc_reply_drop(reply, cap->slot);
}

/* Marks those of the first `count`, at most `most`, that are present. */
static inline void ipc_reply_drop_caps(struct ipc_reply *reply, const struct ipc_cap *caps,
                                       size_t count, size_t most)
{
	for (size_t i = 0; i < count && i < most; i++)
		ipc_reply_drop_cap(reply, &caps[i]);
}

/* The request is malformed: INVALID_ARGUMENT with this verdict, and what it brought is dropped. */
void ipc_exchange_refuse(struct ipc_exchange *x, uint32_t verdict);

/* The request is refused whatever it holds (DENIED, UNSUPPORTED); what it brought is dropped. */
void ipc_exchange_reject(struct ipc_exchange *x, uint32_t result);

/* The verdict on the flag NOTIFY, which a notification has and an op has not: FLAGS at 2 of the
 * header, or OK. */
IPC_MUST_CHECK
static inline uint32_t ipc_exchange_one_way(const struct ipc_exchange *x, bool one_way)
{
	const bool flagged = (x->request.header.flags & IPC_MESSAGE_FLAG_NOTIFY) != 0;

	return flagged != one_way ? ipc_verdict(IPC_PART_HEADER, IPC_CLASS_FLAGS, 2, 0) : 0;
}

/* The verdict on a table where the op takes no capability: CAP_COUNT at 0 of the table, or OK. */
IPC_MUST_CHECK
uint32_t ipc_exchange_no_caps(const struct ipc_exchange *x);

/* A server's memory and its loop. */
struct ipc_server {
	/* Endpoint to receive on, or IPC_SLOT_ANY. */
	uint32_t slot;
	/* Two buffers that don't overlap; IPC_MESSAGE_BYTES_MAX bytes are always enough. */
	uint8_t *in;
	size_t in_cap;
	struct ipc_reply reply;
	/* Empty slots for the capabilities of requests. */
	struct ipc_window window;
	struct ipc_service service;
	/* Null for none. */
	const struct ipc_trace *trace;
};

/*
 * Receives one request, answers it, drops what is to be dropped. Returns the status of RECV; OK also
 * where the client was gone when the reply came. server->reply.refused says afterwards whether pack
 * refused the answer.
 */
IPC_MUST_CHECK
uint32_t ipc_server_step(struct ipc_server *server);

/*
 * Sends server->reply, made by ipc_<schema>_<op>_answer or ipc_reply_*, for a deferred request, and
 * drops what is to be dropped. A reply that the transport refuses for its capabilities goes out as
 * INTERNAL. Returns the status of the first REPLY. An empty reply gives the request up: its sender has
 * PEER_GONE. The reply is empty afterwards but for `refused`, so a handler may answer an earlier
 * request with it.
 */
uint32_t ipc_server_send(struct ipc_server *server, const struct ipc_arrival *arrival);

#ifdef __cplusplus
}
#endif

#endif
