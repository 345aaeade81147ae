/* SPDX-License-Identifier: ISC */
/* Generated from seriald.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* The serial console. */
#ifndef IPC_SERIALD_SERIALD_H
#define IPC_SERIALD_SERIALD_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Bytes of the stream that seriald keeps; a reader that falls further behind loses its place.
 * Value published: public: [seriald] STREAM_RING_CAPACITY (4096).
 */
#define IPC_SERIALD_STREAM_RING_CAPACITY UINT32_C(4096)

/* Range of the ops, both ends included. */
#define IPC_SERIALD_OPS_FIRST UINT32_C(0x8B0)
#define IPC_SERIALD_OPS_LAST  UINT32_C(0x8BF)

/*
 * WRITE: Writes bytes on the console. INTERNAL: the driver did not take them.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name published: public: [seriald] WRITE.
 */
#define IPC_SERIALD_OP_WRITE     UINT32_C(0x8B0)
#define IPC_SERIALD_WRITE_ABI_ID UINT64_C(0x1B22EE11853B473C)

#define IPC_SERIALD_WRITE_REQUEST_SIZE_MIN ((size_t)9)
#define IPC_SERIALD_WRITE_REQUEST_SIZE_MAX ((size_t)968)

/*
 * Request of WRITE.
 * Layout ours: as the driver's, so that a write is passed on as one message.
 */
struct ipc_seriald_write_request {
	/* [0, 4) Number of bytes. */
	uint32_t data_size;
	/* [4, 8) reserved, zero */
	/* [8, ...) The bytes, in the order of the line. (1 to 960 bytes, counted by data_size) */
	const uint8_t *data;
};

void ipc_seriald_write_request_init(struct ipc_seriald_write_request *msg);
IPC_MUST_CHECK
uint32_t ipc_seriald_write_request_pack(const struct ipc_seriald_write_request *msg, uint8_t *buf,
                                        size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_seriald_write_request_unpack(struct ipc_seriald_write_request *msg,
                                          const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_seriald_write_request_validate(const uint8_t *buf, size_t len);

/* What the reply to WRITE depends on: keep it until the reply, then pass it to the codec. */
struct ipc_seriald_write_given {
	uint32_t data_size;
};

void ipc_seriald_write_given_from(struct ipc_seriald_write_given *given,
                                  const struct ipc_seriald_write_request *request);

#define IPC_SERIALD_WRITE_REPLY_SIZE           ((size_t)8)
#define IPC_SERIALD_WRITE_REPLY_RULE_THESE_TOO UINT32_C(1)

/*
 * Reply of WRITE.
 * Layout ours: a writer sees how much others wrote between two writes of its own.
 * Rule 1, these_too: These are among them.
 */
struct ipc_seriald_write_reply {
	/* [0, 8) Bytes written on the console since seriald started, these included. */
	uint64_t tx_bytes;
};

void ipc_seriald_write_reply_init(struct ipc_seriald_write_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_seriald_write_reply_pack(const struct ipc_seriald_write_reply *msg, uint8_t *buf,
                                      size_t cap, size_t *len,
                                      const struct ipc_seriald_write_given *given);
IPC_MUST_CHECK
uint32_t ipc_seriald_write_reply_unpack(struct ipc_seriald_write_reply *msg, const uint8_t *buf,
                                        size_t len, const struct ipc_seriald_write_given *given);
IPC_MUST_CHECK
uint32_t ipc_seriald_write_reply_validate(const uint8_t *buf, size_t len,
                                          const struct ipc_seriald_write_given *given);

/*
 * READ: Gives bytes that came over the console, from a cursor on. NOT_FOUND: there are none yet, or
 * that place is no longer kept.
 * Number ours: beside WRITE.
 * Name published: public: [seriald] READ (cursor 0 = oldest).
 * Results of its own: NOT_FOUND.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_SERIALD_OP_READ     UINT32_C(0x8B1)
#define IPC_SERIALD_READ_ABI_ID UINT64_C(0x367A1D43FCCB1E77)

#define IPC_SERIALD_READ_REQUEST_SIZE ((size_t)16)

/*
 * Request of READ.
 * Layout ours: a cursor of the reader's own: several may read the same stream.
 */
struct ipc_seriald_read_request {
	/* [0, 8) Number of the first byte that is wanted; 0 for the oldest that is kept. */
	uint64_t cursor;
	/* [8, 12) Most bytes. */
	uint32_t size;
	/* [12, 16) reserved, zero */
};

void ipc_seriald_read_request_init(struct ipc_seriald_read_request *msg);
IPC_MUST_CHECK
uint32_t ipc_seriald_read_request_pack(const struct ipc_seriald_read_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_seriald_read_request_unpack(struct ipc_seriald_read_request *msg, const uint8_t *buf,
                                         size_t len);
IPC_MUST_CHECK
uint32_t ipc_seriald_read_request_validate(const uint8_t *buf, size_t len);

/* What the reply to READ depends on: keep it until the reply, then pass it to the codec. */
struct ipc_seriald_read_given {
	uint32_t size;
	uint64_t cursor;
};

void ipc_seriald_read_given_from(struct ipc_seriald_read_given *given,
                                 const struct ipc_seriald_read_request *request);

#define IPC_SERIALD_READ_REPLY_SIZE_MIN                ((size_t)17)
#define IPC_SERIALD_READ_REPLY_SIZE_MAX                ((size_t)976)
#define IPC_SERIALD_READ_REPLY_RULE_NO_MORE_THAN_ASKED UINT32_C(1)
#define IPC_SERIALD_READ_REPLY_RULE_FROM_CURSOR        UINT32_C(2)
#define IPC_SERIALD_READ_REPLY_RULE_NUMBERED_FROM_1    UINT32_C(3)

/*
 * Reply of READ.
 * Layout ours: the bytes are the tail; their first one's number is next_cursor - data_size.
 * Rule 1, no_more_than_asked: No more than was asked for.
 * Rule 2, from_cursor: The first byte is the one that was asked for.
 * Rule 3, numbered_from_1: There is no byte before number 1.
 */
struct ipc_seriald_read_reply {
	/* [0, 8) Number of the byte after the last of these. */
	uint64_t next_cursor;
	/* [8, 12) Number of bytes. */
	uint32_t data_size;
	/* [12, 16) reserved, zero */
	/* [16, ...) The bytes. (1 to 960 bytes, counted by data_size) */
	const uint8_t *data;
};

void ipc_seriald_read_reply_init(struct ipc_seriald_read_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_seriald_read_reply_pack(const struct ipc_seriald_read_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len,
                                     const struct ipc_seriald_read_given *given);
IPC_MUST_CHECK
uint32_t ipc_seriald_read_reply_unpack(struct ipc_seriald_read_reply *msg, const uint8_t *buf,
                                       size_t len, const struct ipc_seriald_read_given *given);
IPC_MUST_CHECK
uint32_t ipc_seriald_read_reply_validate(const uint8_t *buf, size_t len,
                                         const struct ipc_seriald_read_given *given);

#define IPC_SERIALD_READ_FAILURE_SIZE          ((size_t)16)
#define IPC_SERIALD_READ_FAILURE_RULE_IN_ORDER UINT32_C(1)

/*
 * What comes with NOT_FOUND of READ.
 * Layout ours: a reader at the end must be told apart from one that has lost its place.
 * Rule 1, in_order: Nothing is older than the oldest.
 */
struct ipc_seriald_read_failure {
	/* [0, 8) Number of the oldest byte that is kept; next_cursor if there is none. */
	uint64_t oldest_cursor;
	/* [8, 16) Number that the next byte will have; a reader with this cursor has seen all. */
	uint64_t next_cursor;
};

void ipc_seriald_read_failure_init(struct ipc_seriald_read_failure *msg);
IPC_MUST_CHECK
uint32_t ipc_seriald_read_failure_pack(const struct ipc_seriald_read_failure *msg, uint8_t *buf,
                                       size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_seriald_read_failure_unpack(struct ipc_seriald_read_failure *msg, const uint8_t *buf,
                                         size_t len);
IPC_MUST_CHECK
uint32_t ipc_seriald_read_failure_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
