/* SPDX-License-Identifier: ISC */
/* Generated from drv_serial.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Bytes to and from a serial line. */
#ifndef IPC_DRV_SERIAL_DRV_SERIAL_H
#define IPC_DRV_SERIAL_DRV_SERIAL_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Most bytes of one message to or from a console.
 * Value ours: a message of it, with header and fixed part, fits in the 1024 bytes that upstream's
 * services receive into.
 */
#define IPC_DRV_SERIAL_DATA_BYTES_MAX UINT32_C(960)
/*
 * Received bytes that the driver keeps; a reader that falls further behind loses its place.
 * Value published: public: [drv-serial] RX_RING_CAPACITY (4096).
 */
#define IPC_DRV_SERIAL_RX_RING_CAPACITY UINT32_C(4096)

/* Range of the ops, both ends included. */
#define IPC_DRV_SERIAL_OPS_FIRST UINT32_C(0x5A0)
#define IPC_DRV_SERIAL_OPS_LAST  UINT32_C(0x5AF)

/*
 * WRITE: Sends bytes down the line. Answered when the line has taken the last one; INTERNAL: it
 * takes none.
 * Number published: public: [seriald] serial-provider write towards drv-serial (0x5A0).
 */
#define IPC_DRV_SERIAL_OP_WRITE     UINT32_C(0x5A0)
#define IPC_DRV_SERIAL_WRITE_ABI_ID UINT64_C(0xF4910D6024F6951B)

#define IPC_DRV_SERIAL_WRITE_REQUEST_SIZE_MIN ((size_t)9)
#define IPC_DRV_SERIAL_WRITE_REQUEST_SIZE_MAX ((size_t)968)

/*
 * Request of WRITE.
 * Layout ours: the bytes are the tail, so that a short line is a short message.
 */
struct ipc_drv_serial_write_request {
	/* [0, 4) Number of bytes. */
	uint32_t data_size;
	/* [4, 8) reserved, zero */
	/* [8, ...) The bytes, in the order of the line. (1 to 960 bytes, counted by data_size) */
	const uint8_t *data;
};

void ipc_drv_serial_write_request_init(struct ipc_drv_serial_write_request *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_write_request_pack(const struct ipc_drv_serial_write_request *msg,
                                           uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_write_request_unpack(struct ipc_drv_serial_write_request *msg,
                                             const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_write_request_validate(const uint8_t *buf, size_t len);

/* What the reply to WRITE depends on: keep it until the reply, then pass it to the codec. */
struct ipc_drv_serial_write_given {
	uint32_t data_size;
};

void ipc_drv_serial_write_given_from(struct ipc_drv_serial_write_given *given,
                                     const struct ipc_drv_serial_write_request *request);

#define IPC_DRV_SERIAL_WRITE_REPLY_SIZE           ((size_t)8)
#define IPC_DRV_SERIAL_WRITE_REPLY_RULE_THESE_TOO UINT32_C(1)

/*
 * Reply of WRITE.
 * Layout ours: all or nothing, so the sum is the only news: two writers see each other in it.
 * Rule 1, these_too: These are among them.
 */
struct ipc_drv_serial_write_reply {
	/* [0, 8) Bytes that the driver has sent since it started, these included. */
	uint64_t tx_bytes;
};

void ipc_drv_serial_write_reply_init(struct ipc_drv_serial_write_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_write_reply_pack(const struct ipc_drv_serial_write_reply *msg,
                                         uint8_t *buf, size_t cap, size_t *len,
                                         const struct ipc_drv_serial_write_given *given);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_write_reply_unpack(struct ipc_drv_serial_write_reply *msg,
                                           const uint8_t *buf, size_t len,
                                           const struct ipc_drv_serial_write_given *given);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_write_reply_validate(const uint8_t *buf, size_t len,
                                             const struct ipc_drv_serial_write_given *given);

/*
 * READ: Gives received bytes from a cursor on. NOT_FOUND: there are none yet, or that place is no
 * longer kept.
 * Number ours: the upper half of the block, away from where upstream counts.
 * Name published: public: [drv-serial] READ.
 * Results of its own: NOT_FOUND.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_DRV_SERIAL_OP_READ     UINT32_C(0x5A8)
#define IPC_DRV_SERIAL_READ_ABI_ID UINT64_C(0xBD49B3B70EB90798)

#define IPC_DRV_SERIAL_READ_REQUEST_SIZE ((size_t)16)

/*
 * Request of READ.
 * Layout ours: a cursor in place of taking bytes away: the same bytes can be asked for again.
 */
struct ipc_drv_serial_read_request {
	/* [0, 8) Number of the first byte that is wanted; 0 for the oldest that is kept. */
	uint64_t cursor;
	/* [8, 12) Most bytes. */
	uint32_t size;
	/* [12, 16) reserved, zero */
};

void ipc_drv_serial_read_request_init(struct ipc_drv_serial_read_request *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_request_pack(const struct ipc_drv_serial_read_request *msg,
                                          uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_request_unpack(struct ipc_drv_serial_read_request *msg,
                                            const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_request_validate(const uint8_t *buf, size_t len);

/* What the reply to READ depends on: keep it until the reply, then pass it to the codec. */
struct ipc_drv_serial_read_given {
	uint32_t size;
	uint64_t cursor;
};

void ipc_drv_serial_read_given_from(struct ipc_drv_serial_read_given *given,
                                    const struct ipc_drv_serial_read_request *request);

#define IPC_DRV_SERIAL_READ_REPLY_SIZE_MIN                ((size_t)17)
#define IPC_DRV_SERIAL_READ_REPLY_SIZE_MAX                ((size_t)976)
#define IPC_DRV_SERIAL_READ_REPLY_RULE_NO_MORE_THAN_ASKED UINT32_C(1)
#define IPC_DRV_SERIAL_READ_REPLY_RULE_FROM_CURSOR        UINT32_C(2)
#define IPC_DRV_SERIAL_READ_REPLY_RULE_NUMBERED_FROM_1    UINT32_C(3)

/*
 * Reply of READ.
 * Layout ours: the bytes are the tail; their first one's number is next_cursor - data_size.
 * Rule 1, no_more_than_asked: No more than was asked for.
 * Rule 2, from_cursor: The first byte is the one that was asked for.
 * Rule 3, numbered_from_1: There is no byte before number 1.
 */
struct ipc_drv_serial_read_reply {
	/* [0, 8) Number of the byte after the last of these. */
	uint64_t next_cursor;
	/* [8, 12) Number of bytes. */
	uint32_t data_size;
	/* [12, 16) reserved, zero */
	/* [16, ...) The bytes. (1 to 960 bytes, counted by data_size) */
	const uint8_t *data;
};

void ipc_drv_serial_read_reply_init(struct ipc_drv_serial_read_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_reply_pack(const struct ipc_drv_serial_read_reply *msg, uint8_t *buf,
                                        size_t cap, size_t *len,
                                        const struct ipc_drv_serial_read_given *given);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_reply_unpack(struct ipc_drv_serial_read_reply *msg,
                                          const uint8_t *buf, size_t len,
                                          const struct ipc_drv_serial_read_given *given);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_reply_validate(const uint8_t *buf, size_t len,
                                            const struct ipc_drv_serial_read_given *given);

#define IPC_DRV_SERIAL_READ_FAILURE_SIZE          ((size_t)16)
#define IPC_DRV_SERIAL_READ_FAILURE_RULE_IN_ORDER UINT32_C(1)

/*
 * What comes with NOT_FOUND of READ.
 * Layout ours: a reader at the end must be told apart from one that has lost its place.
 * Rule 1, in_order: Nothing is older than the oldest.
 */
struct ipc_drv_serial_read_failure {
	/* [0, 8) Number of the oldest byte that is kept; next_cursor if there is none. */
	uint64_t oldest_cursor;
	/* [8, 16) Number that the next byte will have; a reader with this cursor has seen all. */
	uint64_t next_cursor;
};

void ipc_drv_serial_read_failure_init(struct ipc_drv_serial_read_failure *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_failure_pack(const struct ipc_drv_serial_read_failure *msg,
                                          uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_failure_unpack(struct ipc_drv_serial_read_failure *msg,
                                            const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_failure_validate(const uint8_t *buf, size_t len);

/*
 * READ_STATS: Tells what went over the line since the driver started.
 * Number ours: beside READ.
 * Name published: public: [drv-serial] READ_STATS.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_DRV_SERIAL_OP_READ_STATS     UINT32_C(0x5A9)
#define IPC_DRV_SERIAL_READ_STATS_ABI_ID UINT64_C(0x1DAC3809A5526B35)

#define IPC_DRV_SERIAL_READ_STATS_REQUEST_SIZE ((size_t)0)

/*
 * Request of READ_STATS.
 * Layout ours: there is one line, so there is nothing to choose.
 */
struct ipc_drv_serial_read_stats_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_drv_serial_read_stats_request_init(struct ipc_drv_serial_read_stats_request *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_stats_request_pack(
	const struct ipc_drv_serial_read_stats_request *msg, uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_stats_request_unpack(struct ipc_drv_serial_read_stats_request *msg,
                                                  const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_stats_request_validate(const uint8_t *buf, size_t len);

#define IPC_DRV_SERIAL_READ_STATS_REPLY_SIZE                      ((size_t)32)
#define IPC_DRV_SERIAL_READ_STATS_REPLY_RULE_DROPPED_WERE_COUNTED UINT32_C(1)

/*
 * Reply of READ_STATS.
 * Layout ours: the four counters that upstream names, in its order.
 * Rule 1, dropped_were_counted: What was dropped was counted.
 */
struct ipc_drv_serial_read_stats_reply {
	/* [0, 8) Bytes received. */
	uint64_t rx_bytes;
	/* [8, 16) Bytes sent. */
	uint64_t tx_bytes;
	/* [16, 24) Interrupts of the line that the driver was told of; 0 where it polls. */
	uint64_t irq_count;
	/* [24, 32) Those among them that it dropped, because no byte waited. */
	uint64_t dropped_irq_count;
};

void ipc_drv_serial_read_stats_reply_init(struct ipc_drv_serial_read_stats_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_stats_reply_pack(const struct ipc_drv_serial_read_stats_reply *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_stats_reply_unpack(struct ipc_drv_serial_read_stats_reply *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_drv_serial_read_stats_reply_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
