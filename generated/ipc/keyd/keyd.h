/* SPDX-License-Identifier: ISC */
/* Generated from keyd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Keys and trusted hashes for file-system providers. */
#ifndef IPC_KEYD_KEYD_H
#define IPC_KEYD_KEYD_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Most bytes of a key.
 * Value ours: the largest master key of the encrypted file systems that upstream's providers read.
 */
#define IPC_KEYD_KEY_BYTES_MAX UINT32_C(64)

/* What a key is for. Closed: keyd must not give out a key for a use that it does not know. */
enum ipc_keyd_key_use {
	/* Contents of files. */
	IPC_KEYD_KEY_USE_CONTENTS = 1,
	/* Names of files. */
	IPC_KEYD_KEY_USE_NAMES = 2,
};

/* Range of the ops, both ends included. */
#define IPC_KEYD_OPS_FIRST UINT32_C(0x940)
#define IPC_KEYD_OPS_LAST  UINT32_C(0x94F)

/*
 * LOOKUP_KEY: Gives a key to a provider that has to read its medium.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name ours: seed: private keyd lookup operations.
 * Results of its own: NOT_FOUND.
 */
#define IPC_KEYD_OP_LOOKUP_KEY     UINT32_C(0x940)
#define IPC_KEYD_LOOKUP_KEY_ABI_ID UINT64_C(0x846616E1C8EADE46)

#define IPC_KEYD_LOOKUP_KEY_REQUEST_SIZE ((size_t)24)

/*
 * Request of LOOKUP_KEY.
 * Layout ours: which key, and what for.
 */
struct ipc_keyd_lookup_key_request {
	/* [0, 16) Name of the key. */
	uint8_t key_id[16];
	/* [16, 20) What it is wanted for. (enum ipc_keyd_key_use) */
	uint32_t use;
	/* [20, 24) reserved, zero */
};

void ipc_keyd_lookup_key_request_init(struct ipc_keyd_lookup_key_request *msg);
IPC_MUST_CHECK
uint32_t ipc_keyd_lookup_key_request_pack(const struct ipc_keyd_lookup_key_request *msg,
                                          uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_keyd_lookup_key_request_unpack(struct ipc_keyd_lookup_key_request *msg,
                                            const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_keyd_lookup_key_request_validate(const uint8_t *buf, size_t len);

#define IPC_KEYD_LOOKUP_KEY_REPLY_SIZE ((size_t)72)

/*
 * Reply of LOOKUP_KEY.
 * Layout ours: copied, never borrowed, and wiped after use: it is a secret.
 */
struct ipc_keyd_lookup_key_reply {
	/* [0, 2) Bytes of the key. */
	uint16_t key_size;
	/* [2, 8) reserved, zero */
	/*
	 * [8, 72) The key itself; owned by the caller, who wipes it after use. (1 to 64 bytes,
	 * counted by key_size)
	 */
	uint8_t key[64];
};

void ipc_keyd_lookup_key_reply_init(struct ipc_keyd_lookup_key_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_keyd_lookup_key_reply_pack(const struct ipc_keyd_lookup_key_reply *msg, uint8_t *buf,
                                        size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_keyd_lookup_key_reply_unpack(struct ipc_keyd_lookup_key_reply *msg,
                                          const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_keyd_lookup_key_reply_validate(const uint8_t *buf, size_t len);
void ipc_keyd_lookup_key_reply_wipe(struct ipc_keyd_lookup_key_reply *msg, uint8_t *buf,
                                    size_t len);

/*
 * LOOKUP_TRUST: Gives the root hash that a verified medium must have.
 * Number ours: beside LOOKUP_KEY.
 * Name ours: upstream's keyd looks up trust material beside keys.
 * Results of its own: NOT_FOUND.
 */
#define IPC_KEYD_OP_LOOKUP_TRUST     UINT32_C(0x941)
#define IPC_KEYD_LOOKUP_TRUST_ABI_ID UINT64_C(0xC784D9B2A0828FDC)

#define IPC_KEYD_LOOKUP_TRUST_REQUEST_SIZE ((size_t)8)

/*
 * Request of LOOKUP_TRUST.
 * Layout ours: the row is all there is to say.
 */
struct ipc_keyd_lookup_trust_request {
	/* [0, 8) Number of the row. */
	uint64_t trust_row;
};

void ipc_keyd_lookup_trust_request_init(struct ipc_keyd_lookup_trust_request *msg);
IPC_MUST_CHECK
uint32_t ipc_keyd_lookup_trust_request_pack(const struct ipc_keyd_lookup_trust_request *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_keyd_lookup_trust_request_unpack(struct ipc_keyd_lookup_trust_request *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_keyd_lookup_trust_request_validate(const uint8_t *buf, size_t len);

#define IPC_KEYD_LOOKUP_TRUST_REPLY_SIZE ((size_t)32)

/*
 * Reply of LOOKUP_TRUST.
 * Layout ours: a hash is no secret: it tells nothing that the medium does not.
 */
struct ipc_keyd_lookup_trust_reply {
	/* [0, 32) SHA-256 of the medium's root. */
	uint8_t root_sha256[32];
};

void ipc_keyd_lookup_trust_reply_init(struct ipc_keyd_lookup_trust_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_keyd_lookup_trust_reply_pack(const struct ipc_keyd_lookup_trust_reply *msg,
                                          uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_keyd_lookup_trust_reply_unpack(struct ipc_keyd_lookup_trust_reply *msg,
                                            const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_keyd_lookup_trust_reply_validate(const uint8_t *buf, size_t len);

/*
 * ZEROIZE: Wipes all keys and all trust rows; afterwards every look-up is NOT_FOUND. Nothing brings
 * them back but a new keyd.
 * Number ours: beside the look-ups.
 * Name ours: seed: keyd zeroize operations.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_KEYD_OP_ZEROIZE     UINT32_C(0x942)
#define IPC_KEYD_ZEROIZE_ABI_ID UINT64_C(0x42603E0015327C48)

#define IPC_KEYD_ZEROIZE_REQUEST_SIZE ((size_t)0)

/*
 * Request of ZEROIZE.
 * Layout ours: all or nothing: a part that is kept is a part that is forgotten.
 */
struct ipc_keyd_zeroize_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_keyd_zeroize_request_init(struct ipc_keyd_zeroize_request *msg);
IPC_MUST_CHECK
uint32_t ipc_keyd_zeroize_request_pack(const struct ipc_keyd_zeroize_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_keyd_zeroize_request_unpack(struct ipc_keyd_zeroize_request *msg, const uint8_t *buf,
                                         size_t len);
IPC_MUST_CHECK
uint32_t ipc_keyd_zeroize_request_validate(const uint8_t *buf, size_t len);

#define IPC_KEYD_ZEROIZE_REPLY_SIZE ((size_t)8)

/*
 * Reply of ZEROIZE.
 * Layout ours: the counts let the caller check that the right authority was wiped; repeated, they
 * are 0.
 */
struct ipc_keyd_zeroize_reply {
	/* [0, 4) Keys that were wiped. */
	uint32_t keys;
	/* [4, 8) Trust rows that were wiped. */
	uint32_t trust_rows;
};

void ipc_keyd_zeroize_reply_init(struct ipc_keyd_zeroize_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_keyd_zeroize_reply_pack(const struct ipc_keyd_zeroize_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_keyd_zeroize_reply_unpack(struct ipc_keyd_zeroize_reply *msg, const uint8_t *buf,
                                       size_t len);
IPC_MUST_CHECK
uint32_t ipc_keyd_zeroize_reply_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
