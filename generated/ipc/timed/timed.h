/* SPDX-License-Identifier: ISC */
/* Generated from timed.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* The monotonic clock, the wall clock, and waiting. */
#ifndef IPC_TIMED_TIMED_H
#define IPC_TIMED_TIMED_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/status.h"
#include "ipc/types/types.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Bits of timed.wait_flag: How WAIT_UNTIL deals with a time that has not come. */
/* Answer only when the time has come. Without it the answer is RETRY. */
#define IPC_TIMED_WAIT_FLAG_BLOCK UINT32_C(0x1)

/* Range of the ops, both ends included. */
#define IPC_TIMED_OPS_FIRST UINT32_C(0x530)
#define IPC_TIMED_OPS_LAST  UINT32_C(0x53F)

/*
 * NOW_MONOTONIC: Tells the time since the system started.
 * Number published: public: [timed] NOW_MONOTONIC (0x530).
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_TIMED_OP_NOW_MONOTONIC     UINT32_C(0x530)
#define IPC_TIMED_NOW_MONOTONIC_ABI_ID UINT64_C(0xCAD2578D462B5D9F)

#define IPC_TIMED_NOW_MONOTONIC_REQUEST_SIZE ((size_t)0)

/*
 * Request of NOW_MONOTONIC.
 * Layout ours: there is one clock, so there is nothing to choose.
 */
struct ipc_timed_now_monotonic_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_timed_now_monotonic_request_init(struct ipc_timed_now_monotonic_request *msg);
IPC_MUST_CHECK
uint32_t ipc_timed_now_monotonic_request_pack(const struct ipc_timed_now_monotonic_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_timed_now_monotonic_request_unpack(struct ipc_timed_now_monotonic_request *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_timed_now_monotonic_request_validate(const uint8_t *buf, size_t len);

#define IPC_TIMED_NOW_MONOTONIC_REPLY_SIZE ((size_t)16)

/*
 * Reply of NOW_MONOTONIC.
 * Layout ours: the rate travels with the count, as the kernel gives both.
 */
struct ipc_timed_now_monotonic_reply {
	/* [0, 8) Ticks since the system started; never goes back. */
	uint64_t now;
	/* [8, 12) Ticks in one second; constant while the system runs. */
	uint32_t ticks_per_second;
	/* [12, 16) reserved, zero */
};

void ipc_timed_now_monotonic_reply_init(struct ipc_timed_now_monotonic_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_timed_now_monotonic_reply_pack(const struct ipc_timed_now_monotonic_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_timed_now_monotonic_reply_unpack(struct ipc_timed_now_monotonic_reply *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_timed_now_monotonic_reply_validate(const uint8_t *buf, size_t len);

/*
 * NOW_WALL: Tells the time of day, as far as the system knows it.
 * Number published: public: [timed] NOW_WALL (0x531).
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_TIMED_OP_NOW_WALL     UINT32_C(0x531)
#define IPC_TIMED_NOW_WALL_ABI_ID UINT64_C(0xD4BA27C4764FF798)

#define IPC_TIMED_NOW_WALL_REQUEST_SIZE ((size_t)0)

/*
 * Request of NOW_WALL.
 * Layout ours: there is one clock, so there is nothing to choose.
 */
struct ipc_timed_now_wall_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_timed_now_wall_request_init(struct ipc_timed_now_wall_request *msg);
IPC_MUST_CHECK
uint32_t ipc_timed_now_wall_request_pack(const struct ipc_timed_now_wall_request *msg,
                                         uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_timed_now_wall_request_unpack(struct ipc_timed_now_wall_request *msg,
                                           const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_timed_now_wall_request_validate(const uint8_t *buf, size_t len);

#define IPC_TIMED_NOW_WALL_REPLY_SIZE ((size_t)24)

/*
 * Reply of NOW_WALL.
 * Layout ours: both clocks at one moment, so that a caller can turn one into the other.
 */
struct ipc_timed_now_wall_reply {
	/* [0, 16) Time of day. */
	struct ipc_types_timestamp wall;
	/* [16, 24) The same moment on the monotonic clock. */
	uint64_t now;
};

void ipc_timed_now_wall_reply_init(struct ipc_timed_now_wall_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_timed_now_wall_reply_pack(const struct ipc_timed_now_wall_reply *msg, uint8_t *buf,
                                       size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_timed_now_wall_reply_unpack(struct ipc_timed_now_wall_reply *msg, const uint8_t *buf,
                                         size_t len);
IPC_MUST_CHECK
uint32_t ipc_timed_now_wall_reply_validate(const uint8_t *buf, size_t len);

/*
 * WAIT_UNTIL: Waits until a time has come, once. RETRY: it has not, and BLOCK is not set.
 * EXHAUSTED: too many wait already.
 * Number published: public: [timed] WAIT_UNTIL (0x532).
 * Results of its own: RETRY, EXHAUSTED.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_TIMED_OP_WAIT_UNTIL     UINT32_C(0x532)
#define IPC_TIMED_WAIT_UNTIL_ABI_ID UINT64_C(0x6224ADF66C7B2755)

#define IPC_TIMED_WAIT_UNTIL_REQUEST_SIZE ((size_t)16)

/*
 * Request of WAIT_UNTIL.
 * Layout ours: a time, not a length of time: after PEER_GONE the same request waits no longer than
 * the first.
 */
struct ipc_timed_wait_until_request {
	/* [0, 8) When to answer. */
	uint64_t deadline;
	/* [8, 12) Whether to wait. (timed.wait_flag) */
	uint32_t flags;
	/* [12, 16) reserved, zero */
};

void ipc_timed_wait_until_request_init(struct ipc_timed_wait_until_request *msg);
IPC_MUST_CHECK
uint32_t ipc_timed_wait_until_request_pack(const struct ipc_timed_wait_until_request *msg,
                                           uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_timed_wait_until_request_unpack(struct ipc_timed_wait_until_request *msg,
                                             const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_timed_wait_until_request_validate(const uint8_t *buf, size_t len);

/* What the reply to WAIT_UNTIL depends on: keep it until the reply, then pass it to the codec. */
struct ipc_timed_wait_until_given {
	uint64_t deadline;
};

void ipc_timed_wait_until_given_from(struct ipc_timed_wait_until_given *given,
                                     const struct ipc_timed_wait_until_request *request);

#define IPC_TIMED_WAIT_UNTIL_REPLY_SIZE          ((size_t)8)
#define IPC_TIMED_WAIT_UNTIL_REPLY_RULE_HAS_COME UINT32_C(1)

/*
 * Reply of WAIT_UNTIL.
 * Layout ours: when it is, so that a caller sees how late it was woken.
 * Rule 1, has_come: The time has come.
 */
struct ipc_timed_wait_until_reply {
	/* [0, 8) When timed answers. */
	uint64_t now;
};

void ipc_timed_wait_until_reply_init(struct ipc_timed_wait_until_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_timed_wait_until_reply_pack(const struct ipc_timed_wait_until_reply *msg,
                                         uint8_t *buf, size_t cap, size_t *len,
                                         const struct ipc_timed_wait_until_given *given);
IPC_MUST_CHECK
uint32_t ipc_timed_wait_until_reply_unpack(struct ipc_timed_wait_until_reply *msg,
                                           const uint8_t *buf, size_t len,
                                           const struct ipc_timed_wait_until_given *given);
IPC_MUST_CHECK
uint32_t ipc_timed_wait_until_reply_validate(const uint8_t *buf, size_t len,
                                             const struct ipc_timed_wait_until_given *given);

#ifdef __cplusplus
}
#endif

#endif
