/* SPDX-License-Identifier: ISC */
/* Generated from memd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Frames of memory, one page each. */
#ifndef IPC_MEMD_MEMD_H
#define IPC_MEMD_MEMD_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/cap.h"
#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Range of the ops, both ends included. */
#define IPC_MEMD_OPS_FIRST UINT32_C(0x800)
#define IPC_MEMD_OPS_LAST  UINT32_C(0x80F)

/*
 * ALLOC_FRAME: Takes a frame out of the pool. Its bytes are zero. EXHAUSTED: no frame is free.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name ours: public: [memd] alloc frame, in the spelling of operations.
 * Results of its own: EXHAUSTED.
 * Capability of the reply, copied: frame, FRAME with GRANT, MAP: The frame. memd keeps its own
 * capability, from which the kernel can take back every copy.
 */
#define IPC_MEMD_OP_ALLOC_FRAME     UINT32_C(0x800)
#define IPC_MEMD_ALLOC_FRAME_ABI_ID UINT64_C(0x3CCBA14B217C4882)

#define IPC_MEMD_ALLOC_FRAME_REQUEST_SIZE ((size_t)0)

/*
 * Request of ALLOC_FRAME.
 * Layout ours: frames have one size and one kind, so there is nothing to choose.
 */
struct ipc_memd_alloc_frame_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_memd_alloc_frame_request_init(struct ipc_memd_alloc_frame_request *msg);
IPC_MUST_CHECK
uint32_t ipc_memd_alloc_frame_request_pack(const struct ipc_memd_alloc_frame_request *msg,
                                           uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_memd_alloc_frame_request_unpack(struct ipc_memd_alloc_frame_request *msg,
                                             const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_memd_alloc_frame_request_validate(const uint8_t *buf, size_t len);

#define IPC_MEMD_ALLOC_FRAME_REPLY_SIZE ((size_t)8)

/*
 * Reply of ALLOC_FRAME.
 * Layout ours: the memory is a capability, because authority is explicit in memory too; the number
 * is the account, as a process has a TCB capability and a number.
 */
struct ipc_memd_alloc_frame_reply {
	/* [0, 4) Number of the frame, for FREE_FRAME. */
	uint32_t frame_number;
	/* [4, 8) Frames that are still free, so that a caller sees the end before EXHAUSTED. */
	uint32_t free_frames;
};

void ipc_memd_alloc_frame_reply_init(struct ipc_memd_alloc_frame_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_memd_alloc_frame_reply_pack(const struct ipc_memd_alloc_frame_reply *msg,
                                         uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_memd_alloc_frame_reply_unpack(struct ipc_memd_alloc_frame_reply *msg,
                                           const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_memd_alloc_frame_reply_validate(const uint8_t *buf, size_t len);

/* Capabilities of the reply of ALLOC_FRAME. All zero: none. */
struct ipc_memd_alloc_frame_reply_caps {
	/*
	 * Entry 0: FRAME with GRANT, MAP, copied. The frame. memd keeps its own capability, from
	 * which the kernel can take back every copy.
	 */
	struct ipc_cap frame;
};

IPC_MUST_CHECK
uint32_t ipc_memd_alloc_frame_reply_caps_pack(const struct ipc_memd_alloc_frame_reply_caps *caps,
                                              struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_memd_alloc_frame_reply_caps_unpack(struct ipc_memd_alloc_frame_reply_caps *caps,
                                                const struct ipc_cap_table *table);

/*
 * FREE_FRAME: Gives a frame back; memd clears it before it is given out again. Whoever mapped it
 * unmaps it first. NOT_FOUND: the frame is not out.
 * Number ours: beside ALLOC_FRAME.
 * Name ours: public: [memd] free frame, in the spelling of operations.
 * Results of its own: NOT_FOUND.
 */
#define IPC_MEMD_OP_FREE_FRAME     UINT32_C(0x801)
#define IPC_MEMD_FREE_FRAME_ABI_ID UINT64_C(0x3DCE1A229F4E32F7)

#define IPC_MEMD_FREE_FRAME_REQUEST_SIZE ((size_t)8)

/*
 * Request of FREE_FRAME.
 * Layout ours: by number: memd still has the frame itself, and a capability that came back could be
 * of other memory.
 */
struct ipc_memd_free_frame_request {
	/* [0, 4) Number of the frame, as ALLOC_FRAME gave it. */
	uint32_t frame_number;
	/* [4, 8) reserved, zero */
};

void ipc_memd_free_frame_request_init(struct ipc_memd_free_frame_request *msg);
IPC_MUST_CHECK
uint32_t ipc_memd_free_frame_request_pack(const struct ipc_memd_free_frame_request *msg,
                                          uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_memd_free_frame_request_unpack(struct ipc_memd_free_frame_request *msg,
                                            const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_memd_free_frame_request_validate(const uint8_t *buf, size_t len);

#define IPC_MEMD_FREE_FRAME_REPLY_SIZE ((size_t)8)

/*
 * Reply of FREE_FRAME.
 * Layout ours: as in ALLOC_FRAME.
 */
struct ipc_memd_free_frame_reply {
	/* [0, 4) Frames that are free now, this one among them. */
	uint32_t free_frames;
	/* [4, 8) reserved, zero */
};

void ipc_memd_free_frame_reply_init(struct ipc_memd_free_frame_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_memd_free_frame_reply_pack(const struct ipc_memd_free_frame_reply *msg, uint8_t *buf,
                                        size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_memd_free_frame_reply_unpack(struct ipc_memd_free_frame_reply *msg,
                                          const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_memd_free_frame_reply_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
