/* SPDX-License-Identifier: ISC */
/* Generated from pagerd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Resolves page faults. */
#ifndef IPC_PAGERD_PAGERD_H
#define IPC_PAGERD_PAGERD_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/cap.h"
#include "ipc/kernel_control/kernel_control.h"
#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Where the bytes of a page come from. Closed: pagerd must not make up the content of a page. */
enum ipc_pagerd_backing_kind {
	/* They are zero. */
	IPC_PAGERD_BACKING_KIND_ZERO_FILL = 1,
	/* A file holds them. */
	IPC_PAGERD_BACKING_KIND_FILE_BACKED = 2,
	/* Neither; pagerd can't fill such a page, whoever mapped the range does. */
	IPC_PAGERD_BACKING_KIND_OTHER = 3,
};

/* What the process was doing when it met no page. Closed: it is compared with what is allowed. */
enum ipc_pagerd_fault_access {
	/* It read. */
	IPC_PAGERD_FAULT_ACCESS_READ = 1,
	/* It wrote. */
	IPC_PAGERD_FAULT_ACCESS_WRITE = 2,
	/* It fetched an instruction. */
	IPC_PAGERD_FAULT_ACCESS_EXECUTE = 3,
};

/* Range of the ops, both ends included. */
#define IPC_PAGERD_OPS_FIRST UINT32_C(0x820)
#define IPC_PAGERD_OPS_LAST  UINT32_C(0x82F)

/*
 * RESOLVE_FAULT: Gives a process the page that it missed. EXISTS: there is a page, so the access
 * itself was wrong. DENIED: backing that pagerd can't fill, or a file's peer without its use or a
 * use without its peer. EXHAUSTED: no frame or no place for a mapping. NOT_FOUND: the file is not
 * open or ends before those bytes. After a refusal no frame is taken and nothing is mapped.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name ours: public: [pagerd] page-fault resolve.
 * Results of its own: EXISTS, EXHAUSTED, NOT_FOUND.
 * Capability of the request, copied, optional: file, ENDPOINT with SEND: The peer on which the file
 * is open, vfsd as a rule. pagerd has none of its own and keeps none; it waits for the peer's
 * answer, for which the caller stands.
 */
#define IPC_PAGERD_OP_RESOLVE_FAULT     UINT32_C(0x820)
#define IPC_PAGERD_RESOLVE_FAULT_ABI_ID UINT64_C(0x016314EBEF9800CC)

#define IPC_PAGERD_RESOLVE_FAULT_REQUEST_SIZE                   ((size_t)48)
#define IPC_PAGERD_RESOLVE_FAULT_REQUEST_RULE_W_XOR_X           UINT32_C(1)
#define IPC_PAGERD_RESOLVE_FAULT_REQUEST_RULE_READABLE          UINT32_C(2)
#define IPC_PAGERD_RESOLVE_FAULT_REQUEST_RULE_ACCESS_IS_ALLOWED UINT32_C(3)
#define IPC_PAGERD_RESOLVE_FAULT_REQUEST_RULE_FILE_IS_NAMED     UINT32_C(4)
#define IPC_PAGERD_RESOLVE_FAULT_REQUEST_RULE_NO_FILE_OTHERWISE UINT32_C(5)

/*
 * Request of RESOLVE_FAULT.
 * Layout ours: all that is needed to fill one page: pagerd keeps no picture of address spaces that
 * could differ from procd's.
 * Rule 1, w_xor_x: No page is both written and run.
 * Rule 2, readable: A page that can't be read can't be used: the targets have no other pages in
 * common.
 * Rule 3, access_is_allowed: The process may do what it was doing; else there is nothing to
 * resolve.
 * Rule 4, file_is_named: A page of a file has a file and at least one byte of it.
 * Rule 5, no_file_otherwise: No other page has one.
 */
struct ipc_pagerd_resolve_fault_request {
	/* [0, 8) Number of the process that faulted. */
	uint64_t process_id;
	/* [8, 16) The address that it touched; the first page is never given. */
	uint64_t address;
	/* [16, 20) What it was doing. (enum ipc_pagerd_fault_access) */
	uint32_t fault;
	/* [20, 24) What it may do with the page. (kernel_control.page_access) */
	uint32_t allowed;
	/* [24, 28) Where the bytes come from. (enum ipc_pagerd_backing_kind) */
	uint32_t backing;
	/*
	 * [28, 32) Bytes of the page that the file holds, from the page's start; those after them
	 * are zero.
	 */
	uint32_t file_size;
	/* [32, 40) Number of the open file; 0 without one. */
	uint64_t file_handle;
	/* [40, 48) First of the bytes, in the file. */
	uint64_t file_offset;
};

void ipc_pagerd_resolve_fault_request_init(struct ipc_pagerd_resolve_fault_request *msg);
IPC_MUST_CHECK
uint32_t ipc_pagerd_resolve_fault_request_pack(const struct ipc_pagerd_resolve_fault_request *msg,
                                               uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_pagerd_resolve_fault_request_unpack(struct ipc_pagerd_resolve_fault_request *msg,
                                                 const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_pagerd_resolve_fault_request_validate(const uint8_t *buf, size_t len);

/* Capabilities of the request of RESOLVE_FAULT. All zero: none. */
struct ipc_pagerd_resolve_fault_request_caps {
	/*
	 * Entry 0: ENDPOINT with SEND, copied, optional. The peer on which the file is open, vfsd
	 * as a rule. pagerd has none of its own and keeps none; it waits for the peer's answer, for
	 * which the caller stands.
	 */
	struct ipc_cap file;
};

IPC_MUST_CHECK
uint32_t ipc_pagerd_resolve_fault_request_caps_pack(
	const struct ipc_pagerd_resolve_fault_request_caps *caps, struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_pagerd_resolve_fault_request_caps_unpack(
	struct ipc_pagerd_resolve_fault_request_caps *caps, const struct ipc_cap_table *table);

/*
 * What the reply to RESOLVE_FAULT depends on: keep it until the reply, then pass it to the codec.
 */
struct ipc_pagerd_resolve_fault_given {
	uint64_t address;
};

void ipc_pagerd_resolve_fault_given_from(struct ipc_pagerd_resolve_fault_given *given,
                                         const struct ipc_pagerd_resolve_fault_request *request);

#define IPC_PAGERD_RESOLVE_FAULT_REPLY_SIZE               ((size_t)16)
#define IPC_PAGERD_RESOLVE_FAULT_REPLY_RULE_PAGE_OF_FAULT UINT32_C(1)

/*
 * Reply of RESOLVE_FAULT.
 * Layout ours: which page is there now and out of which frame, so that procd can give both back
 * when the process ends.
 * Rule 1, page_of_fault: It is the page that was touched.
 */
struct ipc_pagerd_resolve_fault_reply {
	/* [0, 8) The page that was mapped. */
	uint64_t address;
	/* [8, 12) Number of its frame at memd. */
	uint32_t frame_number;
	/* [12, 16) reserved, zero */
};

void ipc_pagerd_resolve_fault_reply_init(struct ipc_pagerd_resolve_fault_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_pagerd_resolve_fault_reply_pack(const struct ipc_pagerd_resolve_fault_reply *msg,
                                             uint8_t *buf, size_t cap, size_t *len,
                                             const struct ipc_pagerd_resolve_fault_given *given);
IPC_MUST_CHECK
uint32_t ipc_pagerd_resolve_fault_reply_unpack(struct ipc_pagerd_resolve_fault_reply *msg,
                                               const uint8_t *buf, size_t len,
                                               const struct ipc_pagerd_resolve_fault_given *given);
IPC_MUST_CHECK
uint32_t ipc_pagerd_resolve_fault_reply_validate(
	const uint8_t *buf, size_t len, const struct ipc_pagerd_resolve_fault_given *given);

#ifdef __cplusplus
}
#endif

#endif
