/* SPDX-License-Identifier: ISC */
/* Generated from named.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* The table of services by name. */
#ifndef IPC_NAMED_NAMED_H
#define IPC_NAMED_NAMED_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/cap.h"
#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Who may stand under a name. What is registered must equal what was seeded, in all of it.
 * Layout ours: name, role and version together: a service that was started in another's place does
 * not fit.
 * 24 bytes on the wire.
 */
struct ipc_named_entry {
	/* [0, 4) Number of the service's role in the boot configuration. */
	uint32_t role;
	/* [4, 6) Version of the protocol that it serves. */
	uint16_t version;
	/* [6, 8) bytes of name, 1 to 15 */
	uint16_t name_length;
	/* [8, 23) Name that others look the service up by. */
	const char *name;
	/* [23, 24) reserved, zero */
};

/* Range of the ops, both ends included. */
#define IPC_NAMED_OPS_FIRST UINT32_C(0x860)
#define IPC_NAMED_OPS_LAST  UINT32_C(0x86F)

/*
 * SEED_ENTRY: Adds an entry that a service may register by; the same entry once more is OK. EXISTS:
 * the name has another entry. DENIED: the table is sealed, or the name is one that nobody may look
 * up.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name published: public: [named] SEED_ENTRY.
 * Results of its own: EXISTS, EXHAUSTED.
 */
#define IPC_NAMED_OP_SEED_ENTRY     UINT32_C(0x860)
#define IPC_NAMED_SEED_ENTRY_ABI_ID UINT64_C(0xE49498B39911945C)

#define IPC_NAMED_SEED_ENTRY_REQUEST_SIZE ((size_t)24)

/*
 * Request of SEED_ENTRY.
 * Layout ours: the whole entry: what is registered is compared with it byte by byte.
 */
struct ipc_named_seed_entry_request {
	/* [0, 24) What a registration must equal. */
	struct ipc_named_entry entry;
};

void ipc_named_seed_entry_request_init(struct ipc_named_seed_entry_request *msg);
IPC_MUST_CHECK
uint32_t ipc_named_seed_entry_request_pack(const struct ipc_named_seed_entry_request *msg,
                                           uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_named_seed_entry_request_unpack(struct ipc_named_seed_entry_request *msg,
                                             const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_named_seed_entry_request_validate(const uint8_t *buf, size_t len);

#define IPC_NAMED_SEED_ENTRY_REPLY_SIZE ((size_t)8)

/*
 * Reply of SEED_ENTRY.
 * Layout ours: the count lets rootd check that its table is there before it seals.
 */
struct ipc_named_seed_entry_reply {
	/* [0, 4) Entries that are seeded now. */
	uint32_t entries;
	/* [4, 8) reserved, zero */
};

void ipc_named_seed_entry_reply_init(struct ipc_named_seed_entry_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_named_seed_entry_reply_pack(const struct ipc_named_seed_entry_reply *msg,
                                         uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_named_seed_entry_reply_unpack(struct ipc_named_seed_entry_reply *msg,
                                           const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_named_seed_entry_reply_validate(const uint8_t *buf, size_t len);

/*
 * SEAL: Ends seeding for good; once more is DENIED. From now on services register and are looked
 * up.
 * Number ours: beside SEED_ENTRY.
 * Name published: public: [named] SEAL.
 */
#define IPC_NAMED_OP_SEAL     UINT32_C(0x861)
#define IPC_NAMED_SEAL_ABI_ID UINT64_C(0xAB065C5B5FB47B49)

#define IPC_NAMED_SEAL_REQUEST_SIZE ((size_t)0)

/*
 * Request of SEAL.
 * Layout ours: there is one table, so there is nothing to choose.
 */
struct ipc_named_seal_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_named_seal_request_init(struct ipc_named_seal_request *msg);
IPC_MUST_CHECK
uint32_t ipc_named_seal_request_pack(const struct ipc_named_seal_request *msg, uint8_t *buf,
                                     size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_named_seal_request_unpack(struct ipc_named_seal_request *msg, const uint8_t *buf,
                                       size_t len);
IPC_MUST_CHECK
uint32_t ipc_named_seal_request_validate(const uint8_t *buf, size_t len);

#define IPC_NAMED_SEAL_REPLY_SIZE ((size_t)8)

/*
 * Reply of SEAL.
 * Layout ours: the count is what rootd seeded, or somebody else has seeded too.
 */
struct ipc_named_seal_reply {
	/* [0, 4) Entries of the sealed table. */
	uint32_t entries;
	/* [4, 8) reserved, zero */
};

void ipc_named_seal_reply_init(struct ipc_named_seal_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_named_seal_reply_pack(const struct ipc_named_seal_reply *msg, uint8_t *buf,
                                   size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_named_seal_reply_unpack(struct ipc_named_seal_reply *msg, const uint8_t *buf,
                                     size_t len);
IPC_MUST_CHECK
uint32_t ipc_named_seal_reply_validate(const uint8_t *buf, size_t len);

/*
 * REGISTER: Puts the endpoint of a service under its name. NOT_FOUND: no such entry was seeded.
 * EXISTS: it is registered. BUSY: the table is not sealed yet. DENIED: the name is one that nobody
 * may look up.
 * Number ours: beside SEED_ENTRY.
 * Name published: public: [named] REGISTER.
 * Results of its own: NOT_FOUND, EXISTS, BUSY.
 * Capability of the request, copied: endpoint, ENDPOINT with SEND, GRANT: A peer of the service's
 * endpoint, to be handed to those who look it up.
 */
#define IPC_NAMED_OP_REGISTER     UINT32_C(0x862)
#define IPC_NAMED_REGISTER_ABI_ID UINT64_C(0x1B57588ED819DBA0)

#define IPC_NAMED_REGISTER_REQUEST_SIZE ((size_t)24)

/*
 * Request of REGISTER.
 * Layout ours: by exact entry, as published.
 */
struct ipc_named_register_request {
	/* [0, 24) The entry that was seeded. */
	struct ipc_named_entry entry;
};

void ipc_named_register_request_init(struct ipc_named_register_request *msg);
IPC_MUST_CHECK
uint32_t ipc_named_register_request_pack(const struct ipc_named_register_request *msg,
                                         uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_named_register_request_unpack(struct ipc_named_register_request *msg,
                                           const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_named_register_request_validate(const uint8_t *buf, size_t len);

/* Capabilities of the request of REGISTER. All zero: none. */
struct ipc_named_register_request_caps {
	/*
	 * Entry 0: ENDPOINT with SEND, GRANT, copied. A peer of the service's endpoint, to be
	 * handed to those who look it up.
	 */
	struct ipc_cap endpoint;
};

IPC_MUST_CHECK
uint32_t ipc_named_register_request_caps_pack(const struct ipc_named_register_request_caps *caps,
                                              struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_named_register_request_caps_unpack(struct ipc_named_register_request_caps *caps,
                                                const struct ipc_cap_table *table);

#define IPC_NAMED_REGISTER_REPLY_SIZE ((size_t)0)

/*
 * Reply of REGISTER.
 * Layout ours: everything was said by the caller.
 */
struct ipc_named_register_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_named_register_reply_init(struct ipc_named_register_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_named_register_reply_pack(const struct ipc_named_register_reply *msg, uint8_t *buf,
                                       size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_named_register_reply_unpack(struct ipc_named_register_reply *msg, const uint8_t *buf,
                                         size_t len);
IPC_MUST_CHECK
uint32_t ipc_named_register_reply_validate(const uint8_t *buf, size_t len);

/*
 * LOOKUP: Gives a peer of the service under a name. NOT_FOUND: no such name was seeded. RETRY: it
 * has not registered yet. BUSY: the table is not sealed yet. DENIED: the name is one that nobody
 * may look up.
 * Number ours: beside REGISTER.
 * Name published: public: [named] LOOKUP.
 * Results of its own: NOT_FOUND, RETRY, BUSY.
 * Capability of the reply, copied: endpoint, ENDPOINT with SEND: A peer of its endpoint.
 */
#define IPC_NAMED_OP_LOOKUP     UINT32_C(0x863)
#define IPC_NAMED_LOOKUP_ABI_ID UINT64_C(0xC5A79F3B113A6B41)

#define IPC_NAMED_LOOKUP_REQUEST_SIZE ((size_t)24)

/*
 * Request of LOOKUP.
 * Layout ours: the name alone: role and version come back, so that the caller can check both.
 */
struct ipc_named_lookup_request {
	/* [0, 2) bytes of name, 1 to 15 */
	uint16_t name_length;
	/* [2, 17) Name of the service, as seeded. */
	const char *name;
	/* [17, 24) reserved, zero */
};

void ipc_named_lookup_request_init(struct ipc_named_lookup_request *msg);
IPC_MUST_CHECK
uint32_t ipc_named_lookup_request_pack(const struct ipc_named_lookup_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_named_lookup_request_unpack(struct ipc_named_lookup_request *msg, const uint8_t *buf,
                                         size_t len);
IPC_MUST_CHECK
uint32_t ipc_named_lookup_request_validate(const uint8_t *buf, size_t len);

#define IPC_NAMED_LOOKUP_REPLY_SIZE ((size_t)24)

/*
 * Reply of LOOKUP.
 * Layout ours: send-only: whoever looks a service up may call it, not pass it on.
 */
struct ipc_named_lookup_reply {
	/* [0, 24) The entry under that name. */
	struct ipc_named_entry entry;
};

void ipc_named_lookup_reply_init(struct ipc_named_lookup_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_named_lookup_reply_pack(const struct ipc_named_lookup_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_named_lookup_reply_unpack(struct ipc_named_lookup_reply *msg, const uint8_t *buf,
                                       size_t len);
IPC_MUST_CHECK
uint32_t ipc_named_lookup_reply_validate(const uint8_t *buf, size_t len);

/* Capabilities of the reply of LOOKUP. All zero: none. */
struct ipc_named_lookup_reply_caps {
	/* Entry 0: ENDPOINT with SEND, copied. A peer of its endpoint. */
	struct ipc_cap endpoint;
};

IPC_MUST_CHECK
uint32_t ipc_named_lookup_reply_caps_pack(const struct ipc_named_lookup_reply_caps *caps,
                                          struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_named_lookup_reply_caps_unpack(struct ipc_named_lookup_reply_caps *caps,
                                            const struct ipc_cap_table *table);

#ifdef __cplusplus
}
#endif

#endif
