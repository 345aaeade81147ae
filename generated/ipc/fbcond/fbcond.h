/* SPDX-License-Identifier: ISC */
/* Generated from fbcond.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* The framebuffer console. */
#ifndef IPC_FBCOND_FBCOND_H
#define IPC_FBCOND_FBCOND_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Most columns of the grid.
 * Value ours: a full line of characters of four bytes is as long as the longest write.
 */
#define IPC_FBCOND_COLUMNS_MAX UINT32_C(240)
/*
 * Most bytes of text in one message.
 * Value ours: 960, as on the serial console: with header and fixed part it fits in the 1024 bytes
 * that upstream's services receive into.
 */
#define IPC_FBCOND_TEXT_BYTES_MAX UINT32_C(960)

/* Range of the ops, both ends included. */
#define IPC_FBCOND_OPS_FIRST UINT32_C(0x8C0)
#define IPC_FBCOND_OPS_LAST  UINT32_C(0x8CF)

/*
 * WRITE: Writes text where the last write ended. Each character takes a cell; a line feed begins a
 * new line, a carriage return goes back to the first column, other control characters show nothing.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name published: public: [fbcond] WRITE.
 */
#define IPC_FBCOND_OP_WRITE     UINT32_C(0x8C0)
#define IPC_FBCOND_WRITE_ABI_ID UINT64_C(0x8E155E81EF63F672)

#define IPC_FBCOND_WRITE_REQUEST_SIZE_MIN ((size_t)9)
#define IPC_FBCOND_WRITE_REQUEST_SIZE_MAX ((size_t)968)

/*
 * Request of WRITE.
 * Layout ours: text, not bytes: what is no character can't be drawn, so it is refused before it
 * gets here.
 */
struct ipc_fbcond_write_request {
	/* [0, 4) Number of bytes. */
	uint32_t text_size;
	/* [4, 8) reserved, zero */
	/* [8, ...) What is to be drawn. (1 to 960 bytes, counted by text_size) */
	const char *text;
};

void ipc_fbcond_write_request_init(struct ipc_fbcond_write_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fbcond_write_request_pack(const struct ipc_fbcond_write_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fbcond_write_request_unpack(struct ipc_fbcond_write_request *msg, const uint8_t *buf,
                                         size_t len);
IPC_MUST_CHECK
uint32_t ipc_fbcond_write_request_validate(const uint8_t *buf, size_t len);

#define IPC_FBCOND_WRITE_REPLY_SIZE ((size_t)16)

/*
 * Reply of WRITE.
 * Layout ours: the line's number is what a later READ asks for.
 */
struct ipc_fbcond_write_reply {
	/* [0, 8) Line of the next character. */
	uint64_t line;
	/* [8, 10) Column of the next character, counted from 0. */
	uint16_t column;
	/* [10, 16) reserved, zero */
};

void ipc_fbcond_write_reply_init(struct ipc_fbcond_write_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fbcond_write_reply_pack(const struct ipc_fbcond_write_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fbcond_write_reply_unpack(struct ipc_fbcond_write_reply *msg, const uint8_t *buf,
                                       size_t len);
IPC_MUST_CHECK
uint32_t ipc_fbcond_write_reply_validate(const uint8_t *buf, size_t len);

/*
 * READ: Gives a line as it stands on the screen. NOT_FOUND: it does not stand there yet, or no
 * longer.
 * Number ours: beside WRITE.
 * Name published: public: [fbcond] READ.
 * Results of its own: NOT_FOUND.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_FBCOND_OP_READ     UINT32_C(0x8C1)
#define IPC_FBCOND_READ_ABI_ID UINT64_C(0x14DFA465C4E2F5FA)

#define IPC_FBCOND_READ_REQUEST_SIZE ((size_t)8)

/*
 * Request of READ.
 * Layout ours: the cursor that the other consoles have, in lines: rows move when the screen
 * scrolls, numbers don't.
 */
struct ipc_fbcond_read_request {
	/* [0, 8) Number of the line; 0 for the oldest on the screen. */
	uint64_t cursor;
};

void ipc_fbcond_read_request_init(struct ipc_fbcond_read_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_request_pack(const struct ipc_fbcond_read_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_request_unpack(struct ipc_fbcond_read_request *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_request_validate(const uint8_t *buf, size_t len);

/* What the reply to READ depends on: keep it until the reply, then pass it to the codec. */
struct ipc_fbcond_read_given {
	uint64_t cursor;
};

void ipc_fbcond_read_given_from(struct ipc_fbcond_read_given *given,
                                const struct ipc_fbcond_read_request *request);

#define IPC_FBCOND_READ_REPLY_SIZE_MIN             ((size_t)16)
#define IPC_FBCOND_READ_REPLY_SIZE_MAX             ((size_t)976)
#define IPC_FBCOND_READ_REPLY_RULE_FROM_CURSOR     UINT32_C(1)
#define IPC_FBCOND_READ_REPLY_RULE_NUMBERED_FROM_1 UINT32_C(2)

/*
 * Reply of READ.
 * Layout ours: one line a message, without the blanks at its end.
 * Rule 1, from_cursor: It is the line that was asked for.
 * Rule 2, numbered_from_1: There is no line before number 1.
 */
struct ipc_fbcond_read_reply {
	/* [0, 8) Number of the line after this one. */
	uint64_t next_cursor;
	/* [8, 12) Number of bytes; 0 for an empty line. */
	uint32_t text_size;
	/* [12, 16) reserved, zero */
	/* [16, ...) What stands in the line. (0 to 960 bytes, counted by text_size) */
	const char *text;
};

void ipc_fbcond_read_reply_init(struct ipc_fbcond_read_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_reply_pack(const struct ipc_fbcond_read_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len,
                                    const struct ipc_fbcond_read_given *given);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_reply_unpack(struct ipc_fbcond_read_reply *msg, const uint8_t *buf,
                                      size_t len, const struct ipc_fbcond_read_given *given);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_reply_validate(const uint8_t *buf, size_t len,
                                        const struct ipc_fbcond_read_given *given);

#define IPC_FBCOND_READ_FAILURE_SIZE          ((size_t)16)
#define IPC_FBCOND_READ_FAILURE_RULE_IN_ORDER UINT32_C(1)

/*
 * What comes with NOT_FOUND of READ.
 * Layout ours: a reader at the end must be told apart from one whose line has scrolled away.
 * Rule 1, in_order: There is always a line: the one that is written next.
 */
struct ipc_fbcond_read_failure {
	/* [0, 8) Number of the oldest line on the screen. */
	uint64_t oldest_cursor;
	/* [8, 16) Number that the next line will have. */
	uint64_t next_cursor;
};

void ipc_fbcond_read_failure_init(struct ipc_fbcond_read_failure *msg);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_failure_pack(const struct ipc_fbcond_read_failure *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_failure_unpack(struct ipc_fbcond_read_failure *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_failure_validate(const uint8_t *buf, size_t len);

/*
 * READ_STATUS: Tells the size of the grid and where the next character goes.
 * Number ours: beside READ.
 * Name published: public: [fbcond] READ_STATUS.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_FBCOND_OP_READ_STATUS     UINT32_C(0x8C2)
#define IPC_FBCOND_READ_STATUS_ABI_ID UINT64_C(0xF13796C15EADC179)

#define IPC_FBCOND_READ_STATUS_REQUEST_SIZE ((size_t)0)

/*
 * Request of READ_STATUS.
 * Layout ours: there is one screen, so there is nothing to choose.
 */
struct ipc_fbcond_read_status_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_fbcond_read_status_request_init(struct ipc_fbcond_read_status_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_status_request_pack(const struct ipc_fbcond_read_status_request *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_status_request_unpack(struct ipc_fbcond_read_status_request *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_status_request_validate(const uint8_t *buf, size_t len);

#define IPC_FBCOND_READ_STATUS_REPLY_SIZE                ((size_t)16)
#define IPC_FBCOND_READ_STATUS_REPLY_RULE_COLUMN_IN_GRID UINT32_C(1)
#define IPC_FBCOND_READ_STATUS_REPLY_RULE_ROW_IN_GRID    UINT32_C(2)

/*
 * Reply of READ_STATUS.
 * Layout ours: what a program needs to lay out text, and no pixel: the font is fbcond's affair.
 * Rule 1, column_in_grid: The next character goes into the grid.
 * Rule 2, row_in_grid: The same, downwards.
 */
struct ipc_fbcond_read_status_reply {
	/* [0, 2) Columns of the grid. */
	uint16_t columns;
	/* [2, 4) Rows of the grid. */
	uint16_t rows;
	/* [4, 6) Column of the next character, counted from 0. */
	uint16_t column;
	/* [6, 8) Row of the next character, counted from 0. */
	uint16_t row;
	/* [8, 16) Number of the line in row 0. */
	uint64_t oldest_cursor;
};

void ipc_fbcond_read_status_reply_init(struct ipc_fbcond_read_status_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_status_reply_pack(const struct ipc_fbcond_read_status_reply *msg,
                                           uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_status_reply_unpack(struct ipc_fbcond_read_status_reply *msg,
                                             const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fbcond_read_status_reply_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
