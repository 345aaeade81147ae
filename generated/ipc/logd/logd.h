/* SPDX-License-Identifier: ISC */
/* Generated from logd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Records of the system's log. */
#ifndef IPC_LOGD_LOGD_H
#define IPC_LOGD_LOGD_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Most bytes of a record's text.
 * Value ours: a record fits, with header and fixed part, in the 1024 bytes that upstream's services
 * receive into.
 */
#define IPC_LOGD_TEXT_BYTES_MAX UINT32_C(960)

/*
 * How much a record matters. Open, because logd sends it: a reader shows a severity that it does
 * not know as it stands.
 */
enum ipc_logd_severity {
	/* No severity. */
	IPC_LOGD_SEVERITY_NONE = 0,
	/* For whoever looks for a fault. */
	IPC_LOGD_SEVERITY_DEBUG = 1,
	/* Something went as it should. */
	IPC_LOGD_SEVERITY_INFO = 2,
	/* Something is odd, and goes on. */
	IPC_LOGD_SEVERITY_WARNING = 3,
	/* Something failed. */
	IPC_LOGD_SEVERITY_ERROR = 4,
	/* The system can't go on as it is. */
	IPC_LOGD_SEVERITY_CRITICAL = 5,
};

/* Range of the ops, both ends included. */
#define IPC_LOGD_OPS_FIRST UINT32_C(0x870)
#define IPC_LOGD_OPS_LAST  UINT32_C(0x87F)

/*
 * APPEND: Adds a record; when logd has no room the oldest record goes.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name published: public: [logd] APPEND.
 */
#define IPC_LOGD_OP_APPEND     UINT32_C(0x870)
#define IPC_LOGD_APPEND_ABI_ID UINT64_C(0x289F6999D93FAF32)

#define IPC_LOGD_APPEND_REQUEST_SIZE_MIN            ((size_t)9)
#define IPC_LOGD_APPEND_REQUEST_SIZE_MAX            ((size_t)968)
#define IPC_LOGD_APPEND_REQUEST_RULE_KNOWN_SEVERITY UINT32_C(1)

/*
 * Request of APPEND.
 * Layout ours: severity and text: number, time and writer are logd's to say.
 * Rule 1, known_severity: A severity that there is; the type itself is open for replies only.
 */
struct ipc_logd_append_request {
	/* [0, 4) How much it matters. (enum ipc_logd_severity) */
	uint32_t severity;
	/* [4, 8) Number of bytes. */
	uint32_t text_size;
	/* [8, ...) What is to be said. (1 to 960 bytes, counted by text_size) */
	const char *text;
};

void ipc_logd_append_request_init(struct ipc_logd_append_request *msg);
IPC_MUST_CHECK
uint32_t ipc_logd_append_request_pack(const struct ipc_logd_append_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_logd_append_request_unpack(struct ipc_logd_append_request *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_logd_append_request_validate(const uint8_t *buf, size_t len);

#define IPC_LOGD_APPEND_REPLY_SIZE ((size_t)16)

/*
 * Reply of APPEND.
 * Layout ours: record_id and timestamp, as published.
 */
struct ipc_logd_append_reply {
	/* [0, 8) Number of the record, given by logd. */
	uint64_t record_id;
	/* [8, 16) When logd took it. */
	uint64_t timestamp;
};

void ipc_logd_append_reply_init(struct ipc_logd_append_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_logd_append_reply_pack(const struct ipc_logd_append_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_logd_append_reply_unpack(struct ipc_logd_append_reply *msg, const uint8_t *buf,
                                      size_t len);
IPC_MUST_CHECK
uint32_t ipc_logd_append_reply_validate(const uint8_t *buf, size_t len);

/*
 * READ: Gives the record at a cursor. NOT_FOUND: it was not written yet, or is no longer kept.
 * Number ours: beside APPEND.
 * Name published: public: [logd] READ.
 * Results of its own: NOT_FOUND.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_LOGD_OP_READ     UINT32_C(0x871)
#define IPC_LOGD_READ_ABI_ID UINT64_C(0xDAE5F9B4C7CB1BB0)

#define IPC_LOGD_READ_REQUEST_SIZE ((size_t)8)

/*
 * Request of READ.
 * Layout ours: a cursor of the reader's own: several may read the same records.
 */
struct ipc_logd_read_request {
	/* [0, 8) Number of the record; 0 for the oldest that is kept. */
	uint64_t cursor;
};

void ipc_logd_read_request_init(struct ipc_logd_read_request *msg);
IPC_MUST_CHECK
uint32_t ipc_logd_read_request_pack(const struct ipc_logd_read_request *msg, uint8_t *buf,
                                    size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_logd_read_request_unpack(struct ipc_logd_read_request *msg, const uint8_t *buf,
                                      size_t len);
IPC_MUST_CHECK
uint32_t ipc_logd_read_request_validate(const uint8_t *buf, size_t len);

/* What the reply to READ depends on: keep it until the reply, then pass it to the codec. */
struct ipc_logd_read_given {
	uint64_t cursor;
};

void ipc_logd_read_given_from(struct ipc_logd_read_given *given,
                              const struct ipc_logd_read_request *request);

#define IPC_LOGD_READ_REPLY_SIZE_MIN         ((size_t)41)
#define IPC_LOGD_READ_REPLY_SIZE_MAX         ((size_t)1000)
#define IPC_LOGD_READ_REPLY_RULE_GOES_ON     UINT32_C(1)
#define IPC_LOGD_READ_REPLY_RULE_FROM_CURSOR UINT32_C(2)

/*
 * Reply of READ.
 * Layout ours: what the append answered, who wrote it, and the text as the tail.
 * Rule 1, goes_on: The next record is the one after this.
 * Rule 2, from_cursor: It is the record that was asked for.
 */
struct ipc_logd_read_reply {
	/* [0, 8) Where to go on. */
	uint64_t next_cursor;
	/* [8, 16) Number of the record. */
	uint64_t record_id;
	/* [16, 24) When logd took it. */
	uint64_t timestamp;
	/*
	 * [24, 28) Slot of logd on which it came: tells writers apart who have endpoints of their
	 * own.
	 */
	uint32_t source;
	/* [28, 32) How much it matters. (enum ipc_logd_severity) */
	uint32_t severity;
	/* [32, 36) Number of bytes. */
	uint32_t text_size;
	/* [36, 40) reserved, zero */
	/* [40, ...) What was said. (1 to 960 bytes, counted by text_size) */
	const char *text;
};

void ipc_logd_read_reply_init(struct ipc_logd_read_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_logd_read_reply_pack(const struct ipc_logd_read_reply *msg, uint8_t *buf, size_t cap,
                                  size_t *len, const struct ipc_logd_read_given *given);
IPC_MUST_CHECK
uint32_t ipc_logd_read_reply_unpack(struct ipc_logd_read_reply *msg, const uint8_t *buf,
                                    size_t len, const struct ipc_logd_read_given *given);
IPC_MUST_CHECK
uint32_t ipc_logd_read_reply_validate(const uint8_t *buf, size_t len,
                                      const struct ipc_logd_read_given *given);

#define IPC_LOGD_READ_FAILURE_SIZE          ((size_t)16)
#define IPC_LOGD_READ_FAILURE_RULE_IN_ORDER UINT32_C(1)

/*
 * What comes with NOT_FOUND of READ.
 * Layout ours: a reader at the end must be told apart from one that has lost its place.
 * Rule 1, in_order: Nothing is older than the oldest.
 */
struct ipc_logd_read_failure {
	/* [0, 8) Number of the oldest record that is kept; next_cursor if there is none. */
	uint64_t oldest_cursor;
	/* [8, 16) Number that the next record will have; a reader with this cursor has seen all. */
	uint64_t next_cursor;
};

void ipc_logd_read_failure_init(struct ipc_logd_read_failure *msg);
IPC_MUST_CHECK
uint32_t ipc_logd_read_failure_pack(const struct ipc_logd_read_failure *msg, uint8_t *buf,
                                    size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_logd_read_failure_unpack(struct ipc_logd_read_failure *msg, const uint8_t *buf,
                                      size_t len);
IPC_MUST_CHECK
uint32_t ipc_logd_read_failure_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
