/* SPDX-License-Identifier: ISC */
/* Generated from crashd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Records of processes that were ended by a fault or by somebody. */
#ifndef IPC_CRASHD_CRASHD_H
#define IPC_CRASHD_CRASHD_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/kernel_control/kernel_control.h"
#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Records that crashd keeps; a reader that falls further behind loses its place.
 * Value published: public: [crashd] record ring of 256.
 * Name ours: upstream gives the bound, not a constant for it.
 */
#define IPC_CRASHD_RECORDS_KEPT UINT32_C(256)

#define IPC_CRASHD_CRASH_RULE_HAS_REASON     UINT32_C(1)
#define IPC_CRASHD_CRASH_RULE_PLACE_OF_FAULT UINT32_C(2)

/*
 * What is known of a crash.
 * Layout ours: who, why, when and where: what the first look at a crash needs.
 * 64 bytes on the wire.
 * Rule 1, has_reason: Whoever crashed was ended for a reason.
 * Rule 2, place_of_fault: Only a fault has a place.
 */
struct ipc_crashd_crash {
	/* [0, 8) Number of the process. */
	uint64_t process_id;
	/* [8, 16) When it ended. */
	uint64_t ended_at;
	/* [16, 24) Address of the instruction that failed, in its address space; 0 if none did. */
	uint64_t instruction;
	/* [24, 32) Address that it touched in vain, in its address space; 0 if it touched none. */
	uint64_t fault_address;
	/* [32, 36) Why it was ended. (enum ipc_kernel_control_kill_reason) */
	uint32_t reason;
	/* [36, 40) How often it has been restarted so far. */
	uint32_t restarts;
	/* [40, 42) bytes of label, 1 to 15 */
	uint16_t label_length;
	/* [42, 57) Name of the service, or label of the process. */
	const char *label;
	/* [57, 64) reserved, zero */
};

/* Range of the ops, both ends included. */
#define IPC_CRASHD_OPS_FIRST UINT32_C(0x520)
#define IPC_CRASHD_OPS_LAST  UINT32_C(0x52F)

/*
 * REPORT: Adds a record; when crashd has no room the oldest record goes.
 * Number published: public: [crashd] IPC_PHASE1_CRASHD_OP_REPORT (0x520).
 */
#define IPC_CRASHD_OP_REPORT     UINT32_C(0x520)
#define IPC_CRASHD_REPORT_ABI_ID UINT64_C(0x710359EF0C1BA62B)

#define IPC_CRASHD_REPORT_REQUEST_SIZE ((size_t)64)

/*
 * Request of REPORT.
 * Layout ours: the crash alone: number and time of the record are crashd's to say.
 */
struct ipc_crashd_report_request {
	/* [0, 64) What happened. */
	struct ipc_crashd_crash crash;
};

void ipc_crashd_report_request_init(struct ipc_crashd_report_request *msg);
IPC_MUST_CHECK
uint32_t ipc_crashd_report_request_pack(const struct ipc_crashd_report_request *msg, uint8_t *buf,
                                        size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_crashd_report_request_unpack(struct ipc_crashd_report_request *msg,
                                          const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_crashd_report_request_validate(const uint8_t *buf, size_t len);

#define IPC_CRASHD_REPORT_REPLY_SIZE ((size_t)16)

/*
 * Reply of REPORT.
 * Layout ours: number and time, as every append answers.
 */
struct ipc_crashd_report_reply {
	/* [0, 8) Number of the record, given by crashd. */
	uint64_t record_id;
	/* [8, 16) When crashd took it. */
	uint64_t timestamp;
};

void ipc_crashd_report_reply_init(struct ipc_crashd_report_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_crashd_report_reply_pack(const struct ipc_crashd_report_reply *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_crashd_report_reply_unpack(struct ipc_crashd_report_reply *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_crashd_report_reply_validate(const uint8_t *buf, size_t len);

/*
 * READ: Gives the record at a cursor. NOT_FOUND: it was not written yet, or is no longer kept.
 * Number published: public: [crashd] READ (0x521).
 * Results of its own: NOT_FOUND.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_CRASHD_OP_READ     UINT32_C(0x521)
#define IPC_CRASHD_READ_ABI_ID UINT64_C(0x13420527F090695F)

#define IPC_CRASHD_READ_REQUEST_SIZE ((size_t)8)

/*
 * Request of READ.
 * Layout ours: a cursor of the reader's own: several may read the same records.
 */
struct ipc_crashd_read_request {
	/* [0, 8) Number of the record; 0 for the oldest that is kept. */
	uint64_t cursor;
};

void ipc_crashd_read_request_init(struct ipc_crashd_read_request *msg);
IPC_MUST_CHECK
uint32_t ipc_crashd_read_request_pack(const struct ipc_crashd_read_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_crashd_read_request_unpack(struct ipc_crashd_read_request *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_crashd_read_request_validate(const uint8_t *buf, size_t len);

/* What the reply to READ depends on: keep it until the reply, then pass it to the codec. */
struct ipc_crashd_read_given {
	uint64_t cursor;
};

void ipc_crashd_read_given_from(struct ipc_crashd_read_given *given,
                                const struct ipc_crashd_read_request *request);

#define IPC_CRASHD_READ_REPLY_SIZE             ((size_t)88)
#define IPC_CRASHD_READ_REPLY_RULE_GOES_ON     UINT32_C(11)
#define IPC_CRASHD_READ_REPLY_RULE_FROM_CURSOR UINT32_C(12)

/*
 * Reply of READ.
 * Layout ours: what the report answered, and the crash.
 * Rule 11, goes_on: The next record is the one after this.
 * Rule 12, from_cursor: It is the record that was asked for.
 */
struct ipc_crashd_read_reply {
	/* [0, 8) Where to go on. */
	uint64_t next_cursor;
	/* [8, 16) Number of the record. */
	uint64_t record_id;
	/* [16, 24) When crashd took it. */
	uint64_t timestamp;
	/* [24, 88) What happened. */
	struct ipc_crashd_crash crash;
};

void ipc_crashd_read_reply_init(struct ipc_crashd_read_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_crashd_read_reply_pack(const struct ipc_crashd_read_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len,
                                    const struct ipc_crashd_read_given *given);
IPC_MUST_CHECK
uint32_t ipc_crashd_read_reply_unpack(struct ipc_crashd_read_reply *msg, const uint8_t *buf,
                                      size_t len, const struct ipc_crashd_read_given *given);
IPC_MUST_CHECK
uint32_t ipc_crashd_read_reply_validate(const uint8_t *buf, size_t len,
                                        const struct ipc_crashd_read_given *given);

#define IPC_CRASHD_READ_FAILURE_SIZE          ((size_t)16)
#define IPC_CRASHD_READ_FAILURE_RULE_IN_ORDER UINT32_C(1)

/*
 * What comes with NOT_FOUND of READ.
 * Layout ours: a reader at the end must be told apart from one that has lost its place.
 * Rule 1, in_order: Nothing is older than the oldest.
 */
struct ipc_crashd_read_failure {
	/* [0, 8) Number of the oldest record that is kept; next_cursor if there is none. */
	uint64_t oldest_cursor;
	/* [8, 16) Number that the next record will have; a reader with this cursor has seen all. */
	uint64_t next_cursor;
};

void ipc_crashd_read_failure_init(struct ipc_crashd_read_failure *msg);
IPC_MUST_CHECK
uint32_t ipc_crashd_read_failure_pack(const struct ipc_crashd_read_failure *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_crashd_read_failure_unpack(struct ipc_crashd_read_failure *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_crashd_read_failure_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
