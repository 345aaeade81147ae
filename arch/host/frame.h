/* SPDX-License-Identifier: ISC */
/*
 * What travels between a process and its broker: one packet a system call, one packet back, over a
 * SOCK_SEQPACKET socket of one machine, so in its own byte order. Payload stands behind the fixed part.
 */
#ifndef IPC_FRAME_H
#define IPC_FRAME_H

#include <stdint.h>

/* Most bytes of payload, and the size of a page of memory. */
#define IPC_FRAME_PAGE 4096

/* Most descriptors beside a result: the pages of one frame. */
#define IPC_FRAME_DESCRIPTORS_MAX 64

/*
 * A system call. Pointers don't travel: a1 (CALL, REPLY: out) and a3 (CALL: in), a1 (RECV: in) are 0,
 * and the bytes of `out` follow, out_len of them as the arguments say, at most a page: of a longer
 * `out` the first page follows, and the length alone says that it is too long.
 */
struct ipc_frame_request {
	uint64_t number;
	uint64_t arguments[6];
};

/* What it returned. Where it is OK the bytes of `in` follow (CALL, RECV), or the counts. */
struct ipc_frame_result {
	uint64_t status;
	uint64_t value0;
	uint64_t value1;
};

#endif
