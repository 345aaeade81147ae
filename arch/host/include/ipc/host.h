/* SPDX-License-Identifier: ISC */
/*
 * What a Linux program needs beside libipc to talk through a broker. In libipc-host.a.
 *
 * A process of the broker is a connection, and a connection belongs to the thread that attached it.
 * The descriptor is handed down by the parent: nothing here opens or looks up anything.
 */
#ifndef IPC_HOST_H
#define IPC_HOST_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The descriptor on which a process that the broker started finds its connection. */
#define IPC_HOST_DESCRIPTOR 3

/* Slots of the first process, filled by the broker; a started process has only what was installed. */
enum {
	/* The kernel-control endpoint, with SEND and GRANT. */
	IPC_HOST_SLOT_KERNEL = 1,
	/* The process's own TCB capability, with CONTROL. */
	IPC_HOST_SLOT_SELF = 2,
	/* The device memory of the fake PCI function, with MAP and GRANT. */
	IPC_HOST_SLOT_DEVICE = 3,
	/* Frames of memory, with MAP and GRANT: IPC_HOST_FRAMES slots from here. */
	IPC_HOST_SLOT_FRAMES = 4,
	/* First slot that is empty. */
	IPC_HOST_SLOT_FREE = 16,
};

/* Frames of memory that the first process has. */
#define IPC_HOST_FRAMES 4

/* Numbers beside the five system calls that only the host has. */
enum {
	/* a0: slot of a FRAME or DEVICE_FRAME with MAP. value0: pages; the descriptors come beside it. */
	IPC_HOST_CALL_MAP = 0x1000,
	/* Asked by the first process: a struct ipc_host_counts comes back. value0: its size in bytes. */
	IPC_HOST_CALL_COUNTS = 0x1001,
};

/* What the broker holds now; a test compares two of them. */
struct ipc_host_counts {
	uint64_t processes;
	uint64_t endpoints;
	uint64_t capabilities;
	uint64_t tokens;
	uint64_t grants;
	uint64_t pages;
	/* Descriptors that the broker has open. */
	uint64_t descriptors;
};

/*
 * Makes this thread a process of the broker at the other end of `descriptor`, which stays the
 * caller's and must stay open. Before it every call of the thread is PEER_GONE.
 */
void ipc_host_attach(int descriptor);

/*
 * Maps the frame in `slot`, of a device or not, into this Linux process, to be read and written; *size in bytes.
 * The memory is the caller's to unmap. Null with *status one of IPC_RESULT_*: NO_RIGHTS without MAP,
 * BAD_SLOT for anything but a frame, EXHAUSTED where Linux has no room, PEER_GONE, INTERNAL.
 */
void *ipc_host_map(uint32_t slot, size_t *size, uint32_t *status);

/* The broker's counts; a status of IPC_RESULT_*, DENIED for any but the first process. */
uint32_t ipc_host_counts(struct ipc_host_counts *counts);

#ifdef __cplusplus
}
#endif

#endif
