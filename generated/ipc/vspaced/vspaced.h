/* SPDX-License-Identifier: ISC */
/* Generated from vspaced.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Mappings of frames in the address spaces of processes. */
#ifndef IPC_VSPACED_VSPACED_H
#define IPC_VSPACED_VSPACED_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/cap.h"
#include "ipc/kernel_control/kernel_control.h"
#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Range of the ops, both ends included. */
#define IPC_VSPACED_OPS_FIRST UINT32_C(0x810)
#define IPC_VSPACED_OPS_LAST  UINT32_C(0x81F)

/*
 * MAP: Maps a frame into a process's address space. EXISTS: something is mapped there. EXHAUSTED:
 * vspaced can keep no more mappings.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name ours: public: [vspaced] map.
 * Results of its own: EXISTS, EXHAUSTED.
 * Capability of the request, copied: frame, FRAME with MAP: The frame. A refusal costs the caller
 * nothing; the copy has no GRANT, so that a mapped frame goes no further.
 */
#define IPC_VSPACED_OP_MAP     UINT32_C(0x810)
#define IPC_VSPACED_MAP_ABI_ID UINT64_C(0xA72655510C0F1925)

#define IPC_VSPACED_MAP_REQUEST_SIZE          ((size_t)24)
#define IPC_VSPACED_MAP_REQUEST_RULE_W_XOR_X  UINT32_C(1)
#define IPC_VSPACED_MAP_REQUEST_RULE_READABLE UINT32_C(2)

/*
 * Request of MAP.
 * Layout ours: a mapping takes what is empty and replaces nothing, so that a page never changes
 * under its process.
 * Rule 1, w_xor_x: No page is both written and run.
 * Rule 2, readable: A page that can't be read can't be used: the targets have no other pages in
 * common.
 */
struct ipc_vspaced_map_request {
	/*
	 * [0, 8) Number of the process whose address space it is; vspaced decides which ones its
	 * caller may change.
	 */
	uint64_t process_id;
	/*
	 * [8, 16) Where the page is to be, in that address space; the first page stays empty, so
	 * that a null pointer faults.
	 */
	uint64_t address;
	/* [16, 20) What the process may do with the page. (kernel_control.page_access) */
	uint32_t access;
	/* [20, 24) reserved, zero */
};

void ipc_vspaced_map_request_init(struct ipc_vspaced_map_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vspaced_map_request_pack(const struct ipc_vspaced_map_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vspaced_map_request_unpack(struct ipc_vspaced_map_request *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_vspaced_map_request_validate(const uint8_t *buf, size_t len);

/* Capabilities of the request of MAP. All zero: none. */
struct ipc_vspaced_map_request_caps {
	/*
	 * Entry 0: FRAME with MAP, copied. The frame. A refusal costs the caller nothing; the copy
	 * has no GRANT, so that a mapped frame goes no further.
	 */
	struct ipc_cap frame;
};

IPC_MUST_CHECK
uint32_t ipc_vspaced_map_request_caps_pack(const struct ipc_vspaced_map_request_caps *caps,
                                           struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_vspaced_map_request_caps_unpack(struct ipc_vspaced_map_request_caps *caps,
                                             const struct ipc_cap_table *table);

#define IPC_VSPACED_MAP_REPLY_SIZE ((size_t)0)

/*
 * Reply of MAP.
 * Layout ours: everything was chosen by the caller.
 */
struct ipc_vspaced_map_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_vspaced_map_reply_init(struct ipc_vspaced_map_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vspaced_map_reply_pack(const struct ipc_vspaced_map_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vspaced_map_reply_unpack(struct ipc_vspaced_map_reply *msg, const uint8_t *buf,
                                      size_t len);
IPC_MUST_CHECK
uint32_t ipc_vspaced_map_reply_validate(const uint8_t *buf, size_t len);

/*
 * UNMAP: Takes a mapping away; vspaced drops its capability of the frame. NOT_FOUND: nothing is
 * mapped there.
 * Number ours: beside MAP.
 * Name ours: public: [vspaced] unmap.
 * Results of its own: NOT_FOUND.
 */
#define IPC_VSPACED_OP_UNMAP     UINT32_C(0x811)
#define IPC_VSPACED_UNMAP_ABI_ID UINT64_C(0x20A17CF6F35024C5)

#define IPC_VSPACED_UNMAP_REQUEST_SIZE ((size_t)16)

/*
 * Request of UNMAP.
 * Layout ours: a mapping is named by its place, of which there is one.
 */
struct ipc_vspaced_unmap_request {
	/* [0, 8) Number of the process. */
	uint64_t process_id;
	/* [8, 16) Where the page is, in that address space. */
	uint64_t address;
};

void ipc_vspaced_unmap_request_init(struct ipc_vspaced_unmap_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vspaced_unmap_request_pack(const struct ipc_vspaced_unmap_request *msg, uint8_t *buf,
                                        size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vspaced_unmap_request_unpack(struct ipc_vspaced_unmap_request *msg,
                                          const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_vspaced_unmap_request_validate(const uint8_t *buf, size_t len);

#define IPC_VSPACED_UNMAP_REPLY_SIZE          ((size_t)8)
#define IPC_VSPACED_UNMAP_REPLY_RULE_W_XOR_X  UINT32_C(1)
#define IPC_VSPACED_UNMAP_REPLY_RULE_READABLE UINT32_C(2)

/*
 * Reply of UNMAP.
 * Layout ours: what it was, so that whoever takes a page away for a while can put it back.
 * Rule 1, w_xor_x: What could not be mapped is not reported as mapped.
 * Rule 2, readable: As in MAP.
 */
struct ipc_vspaced_unmap_reply {
	/* [0, 4) What the process could do with the page. (kernel_control.page_access) */
	uint32_t access;
	/* [4, 8) reserved, zero */
};

void ipc_vspaced_unmap_reply_init(struct ipc_vspaced_unmap_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vspaced_unmap_reply_pack(const struct ipc_vspaced_unmap_reply *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vspaced_unmap_reply_unpack(struct ipc_vspaced_unmap_reply *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_vspaced_unmap_reply_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
