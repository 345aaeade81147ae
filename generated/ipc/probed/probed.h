/* SPDX-License-Identifier: ISC */
/* Generated from probed.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Scans of the PCI buses. */
#ifndef IPC_PROBED_PROBED_H
#define IPC_PROBED_PROBED_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/deviced/deviced.h"
#include "ipc/kernel_control/kernel_control.h"
#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Range of the ops, both ends included. */
#define IPC_PROBED_OPS_FIRST UINT32_C(0x890)
#define IPC_PROBED_OPS_LAST  UINT32_C(0x89F)

/*
 * DISCOVER: Scans a range of buses, in ascending order of bus, device and function, and reports
 * what it finds. What was found before is forgotten. EXHAUSTED: there are more functions than
 * probed keeps; none is kept.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name published: public: [probed] IPC_PHASE2_PROBED_OP_DISCOVER.
 * Results of its own: EXHAUSTED.
 */
#define IPC_PROBED_OP_DISCOVER     UINT32_C(0x890)
#define IPC_PROBED_DISCOVER_ABI_ID UINT64_C(0x5A46E8891C66F3BC)

#define IPC_PROBED_DISCOVER_REQUEST_SIZE           ((size_t)8)
#define IPC_PROBED_DISCOVER_REQUEST_RULE_ASCENDING UINT32_C(1)

/*
 * Request of DISCOVER.
 * Layout ours: a range, because a whole machine takes 65,536 reads and most have a few buses.
 * Rule 1, ascending: The range is not empty.
 */
struct ipc_probed_discover_request {
	/* [0, 1) First bus that is scanned. */
	uint8_t first_bus;
	/* [1, 2) Last bus that is scanned; it may be the first. */
	uint8_t last_bus;
	/* [2, 8) reserved, zero */
};

void ipc_probed_discover_request_init(struct ipc_probed_discover_request *msg);
IPC_MUST_CHECK
uint32_t ipc_probed_discover_request_pack(const struct ipc_probed_discover_request *msg,
                                          uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_probed_discover_request_unpack(struct ipc_probed_discover_request *msg,
                                            const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_probed_discover_request_validate(const uint8_t *buf, size_t len);

#define IPC_PROBED_DISCOVER_REPLY_SIZE                     ((size_t)32)
#define IPC_PROBED_DISCOVER_REPLY_RULE_REPORTED_WERE_FOUND UINT32_C(1)
#define IPC_PROBED_DISCOVER_REPLY_RULE_FOUND_IN_SPACE      UINT32_C(2)

/*
 * Reply of DISCOVER.
 * Layout ours: counters that tell an empty machine from a deaf one.
 * Rule 1, reported_were_found: What was reported was found.
 * Rule 2, found_in_space: Nothing is found in a space that is not there.
 */
struct ipc_probed_discover_reply {
	/* [0, 8) Number of this scan. */
	uint64_t scan_id;
	/* [8, 16) When it ended. */
	uint64_t timestamp;
	/*
	 * [16, 24) What the platform has; without PCI_CONFIG nothing was read.
	 * (kernel_control.platform_cap)
	 */
	uint64_t platform;
	/* [24, 28) Functions that were found. */
	uint32_t functions;
	/* [28, 32) Those among them that deviced took. */
	uint32_t reported;
};

void ipc_probed_discover_reply_init(struct ipc_probed_discover_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_probed_discover_reply_pack(const struct ipc_probed_discover_reply *msg, uint8_t *buf,
                                        size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_probed_discover_reply_unpack(struct ipc_probed_discover_reply *msg,
                                          const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_probed_discover_reply_validate(const uint8_t *buf, size_t len);

/*
 * READ_LAST_SCAN: Gives one function of the last scan. NOT_FOUND: there was no scan, or the cursor
 * is at its end.
 * Number ours: beside DISCOVER.
 * Name published: public: [probed] READ_LAST_SCAN.
 * Results of its own: NOT_FOUND.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_PROBED_OP_READ_LAST_SCAN     UINT32_C(0x891)
#define IPC_PROBED_READ_LAST_SCAN_ABI_ID UINT64_C(0x755841347529C3A8)

#define IPC_PROBED_READ_LAST_SCAN_REQUEST_SIZE ((size_t)8)

/*
 * Request of READ_LAST_SCAN.
 * Layout ours: a cursor, as all readers have.
 */
struct ipc_probed_read_last_scan_request {
	/* [0, 4) Which function, counted from 1 in the order of the scan; 0 for the first. */
	uint32_t cursor;
	/* [4, 8) reserved, zero */
};

void ipc_probed_read_last_scan_request_init(struct ipc_probed_read_last_scan_request *msg);
IPC_MUST_CHECK
uint32_t ipc_probed_read_last_scan_request_pack(
	const struct ipc_probed_read_last_scan_request *msg, uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_probed_read_last_scan_request_unpack(struct ipc_probed_read_last_scan_request *msg,
                                                  const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_probed_read_last_scan_request_validate(const uint8_t *buf, size_t len);

/*
 * What the reply to READ_LAST_SCAN depends on: keep it until the reply, then pass it to the codec.
 */
struct ipc_probed_read_last_scan_given {
	uint32_t cursor;
};

void ipc_probed_read_last_scan_given_from(struct ipc_probed_read_last_scan_given *given,
                                          const struct ipc_probed_read_last_scan_request *request);

#define IPC_PROBED_READ_LAST_SCAN_REPLY_SIZE             ((size_t)32)
#define IPC_PROBED_READ_LAST_SCAN_REPLY_RULE_FROM_CURSOR UINT32_C(11)

/*
 * Reply of READ_LAST_SCAN.
 * Layout ours: the function as it was reported, and which scan it is of.
 * Rule 11, from_cursor: It is the one that was asked for.
 */
struct ipc_probed_read_last_scan_reply {
	/* [0, 8) Number of the scan. */
	uint64_t scan_id;
	/* [8, 12) Where to go on. */
	uint32_t next_cursor;
	/* [12, 16) Number that deviced gave the device; 0 if deviced did not take it. */
	uint32_t device_number;
	/* [16, 28) The function. */
	struct ipc_deviced_device_identity device;
	/* [28, 32) reserved, zero */
};

void ipc_probed_read_last_scan_reply_init(struct ipc_probed_read_last_scan_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_probed_read_last_scan_reply_pack(const struct ipc_probed_read_last_scan_reply *msg,
                                              uint8_t *buf, size_t cap, size_t *len,
                                              const struct ipc_probed_read_last_scan_given *given);
IPC_MUST_CHECK
uint32_t ipc_probed_read_last_scan_reply_unpack(
	struct ipc_probed_read_last_scan_reply *msg, const uint8_t *buf, size_t len,
	const struct ipc_probed_read_last_scan_given *given);
IPC_MUST_CHECK
uint32_t ipc_probed_read_last_scan_reply_validate(
	const uint8_t *buf, size_t len, const struct ipc_probed_read_last_scan_given *given);

#ifdef __cplusplus
}
#endif

#endif
