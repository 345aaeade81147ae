/* SPDX-License-Identifier: ISC */
/* Generated from rootd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Reports of the stages that the system's start has reached. */
#ifndef IPC_ROOTD_ROOTD_H
#define IPC_ROOTD_ROOTD_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What the system can do from now on, in the order in which it comes about. Open, because rootd
 * sends it: stages that come later must not make an old reporter call a sound reply malformed.
 */
enum ipc_rootd_stage {
	/* No stage; what is due after the last one. */
	IPC_ROOTD_STAGE_NONE = 0,
	/* blockd serves block devices. */
	IPC_ROOTD_STAGE_BLOCKD_READY = 1,
	/* A storage driver has registered its device with blockd. */
	IPC_ROOTD_STAGE_STORAGE_READY = 2,
	/* The file-system provider in memory takes mounts. */
	IPC_ROOTD_STAGE_MEMORY_PROVIDER_READY = 3,
	/* vfsd serves, and its providers are known. */
	IPC_ROOTD_STAGE_VFSD_READY = 4,
	/* The first file system is mounted. */
	IPC_ROOTD_STAGE_VFS_MOUNT_READY = 5,
	/* A file was written and read back. */
	IPC_ROOTD_STAGE_VFS_IO_READY = 6,
};

/* Range of the ops, both ends included. */
#define IPC_ROOTD_OPS_FIRST UINT32_C(0x830)
#define IPC_ROOTD_OPS_LAST  UINT32_C(0x83F)

/*
 * REPORT_STAGE: Tells that a stage is reached, by whoever made it true, and only then. Each is
 * reported once and in order, none left out. EXISTS: it was reported before. RETRY: one before it
 * was not. DENIED: the stage is not this caller's to report.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name ours: seed: rootd stage-report constants.
 * Results of its own: EXISTS, RETRY.
 */
#define IPC_ROOTD_OP_REPORT_STAGE     UINT32_C(0x830)
#define IPC_ROOTD_REPORT_STAGE_ABI_ID UINT64_C(0x814AD22376187498)

#define IPC_ROOTD_REPORT_STAGE_REQUEST_SIZE             ((size_t)8)
#define IPC_ROOTD_REPORT_STAGE_REQUEST_RULE_KNOWN_STAGE UINT32_C(1)

/*
 * Request of REPORT_STAGE.
 * Layout ours: a stage is all there is to say; who says it is told by the endpoint.
 * Rule 1, known_stage: A stage that there is; the type itself is open for replies only.
 */
struct ipc_rootd_report_stage_request {
	/* [0, 4) The stage that is reached. (enum ipc_rootd_stage) */
	uint32_t stage;
	/* [4, 8) reserved, zero */
};

void ipc_rootd_report_stage_request_init(struct ipc_rootd_report_stage_request *msg);
IPC_MUST_CHECK
uint32_t ipc_rootd_report_stage_request_pack(const struct ipc_rootd_report_stage_request *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_rootd_report_stage_request_unpack(struct ipc_rootd_report_stage_request *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_rootd_report_stage_request_validate(const uint8_t *buf, size_t len);

/* What the reply to REPORT_STAGE depends on: keep it until the reply, then pass it to the codec. */
struct ipc_rootd_report_stage_given {
	uint32_t stage;
};

void ipc_rootd_report_stage_given_from(struct ipc_rootd_report_stage_given *given,
                                       const struct ipc_rootd_report_stage_request *request);

#define IPC_ROOTD_REPORT_STAGE_REPLY_SIZE         ((size_t)8)
#define IPC_ROOTD_REPORT_STAGE_REPLY_RULE_GOES_ON UINT32_C(1)

/*
 * Reply of REPORT_STAGE.
 * Layout ours: what is due next, so that a reporter of several knows whose turn it is.
 * Rule 1, goes_on: A report that was taken is not due again.
 */
struct ipc_rootd_report_stage_reply {
	/* [0, 4) The stage that is due now; NONE after the last. (enum ipc_rootd_stage) */
	uint32_t due;
	/* [4, 8) reserved, zero */
};

void ipc_rootd_report_stage_reply_init(struct ipc_rootd_report_stage_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_rootd_report_stage_reply_pack(const struct ipc_rootd_report_stage_reply *msg,
                                           uint8_t *buf, size_t cap, size_t *len,
                                           const struct ipc_rootd_report_stage_given *given);
IPC_MUST_CHECK
uint32_t ipc_rootd_report_stage_reply_unpack(struct ipc_rootd_report_stage_reply *msg,
                                             const uint8_t *buf, size_t len,
                                             const struct ipc_rootd_report_stage_given *given);
IPC_MUST_CHECK
uint32_t ipc_rootd_report_stage_reply_validate(const uint8_t *buf, size_t len,
                                               const struct ipc_rootd_report_stage_given *given);

#define IPC_ROOTD_REPORT_STAGE_FAILURE_SIZE ((size_t)8)

/*
 * What comes with EXISTS, RETRY of REPORT_STAGE.
 * Layout ours: a reporter that was restarted learns where the start stands.
 */
struct ipc_rootd_report_stage_failure {
	/* [0, 4) The stage that is due; NONE after the last. (enum ipc_rootd_stage) */
	uint32_t due;
	/* [4, 8) reserved, zero */
};

void ipc_rootd_report_stage_failure_init(struct ipc_rootd_report_stage_failure *msg);
IPC_MUST_CHECK
uint32_t ipc_rootd_report_stage_failure_pack(const struct ipc_rootd_report_stage_failure *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_rootd_report_stage_failure_unpack(struct ipc_rootd_report_stage_failure *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_rootd_report_stage_failure_validate(const uint8_t *buf, size_t len);

/*
 * TEST_COMPLETE: Ends the run of a test: rootd exits, with 0 for PASSED and 1 for FAILED.
 * Number ours: beside REPORT_STAGE.
 * Name ours: seed: test-only rootd completion.
 * Test only: any other build answers DENIED.
 */
#define IPC_ROOTD_OP_TEST_COMPLETE     UINT32_C(0x831)
#define IPC_ROOTD_TEST_COMPLETE_ABI_ID UINT64_C(0x0C36910CFDD4C58E)

#define IPC_ROOTD_TEST_COMPLETE_REQUEST_SIZE ((size_t)8)

/*
 * Request of TEST_COMPLETE.
 * Layout ours: how it ended is all there is to say.
 */
struct ipc_rootd_test_complete_request {
	/* [0, 4) How it ended. (enum ipc_wire_test_status) */
	uint32_t status;
	/* [4, 8) reserved, zero */
};

void ipc_rootd_test_complete_request_init(struct ipc_rootd_test_complete_request *msg);
IPC_MUST_CHECK
uint32_t ipc_rootd_test_complete_request_pack(const struct ipc_rootd_test_complete_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_rootd_test_complete_request_unpack(struct ipc_rootd_test_complete_request *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_rootd_test_complete_request_validate(const uint8_t *buf, size_t len);

#define IPC_ROOTD_TEST_COMPLETE_REPLY_SIZE ((size_t)0)

/*
 * Reply of TEST_COMPLETE.
 * Layout ours: it is answered before rootd exits, so that the last caller does not see PEER_GONE.
 */
struct ipc_rootd_test_complete_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_rootd_test_complete_reply_init(struct ipc_rootd_test_complete_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_rootd_test_complete_reply_pack(const struct ipc_rootd_test_complete_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_rootd_test_complete_reply_unpack(struct ipc_rootd_test_complete_reply *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_rootd_test_complete_reply_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
