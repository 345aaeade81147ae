/* SPDX-License-Identifier: ISC */
/*
 * What the kernel is asked of a child, from its memory to its end; by procd, and by the tests that
 * start procd. Each call answers OK, EXHAUSTED, or INTERNAL for anything that only a mistake of the
 * caller or a broken kernel explains.
 */
#ifndef KERNEL_CALLS_H
#define KERNEL_CALLS_H

#include <stdint.h>

#include "ipc/client.h"

#include "loadable.h"

/* A block of arguments or of environment. */
struct block {
	uint16_t size;
	uint16_t count;
	char bytes[IPC_TYPES_BLOCK_BYTES_MAX];
};

/* Makes a staged process with the image in its memory, and its TCB capability in an empty slot.
 * Anything but OK: there is none. */
uint32_t child_build(struct ipc_client *kernel, uint32_t process_slot, uint32_t slot_count,
                     const struct image *image, uint64_t *kernel_id);

/* Puts a copy of a peer into the child's slot `target`, with the peer's rights. The grant stands in
 * `grant_slot` meanwhile. */
uint32_t child_install(struct ipc_client *kernel, uint32_t process_slot, uint32_t grant_slot,
                       uint32_t target, const struct ipc_cap *peer);

/* Has the kernel tell the child's end on an endpoint. */
uint32_t child_watch(struct ipc_client *kernel, uint32_t process_slot, uint32_t endpoint_slot);

uint32_t child_start(struct ipc_client *kernel, uint32_t process_slot, const struct image *image,
                     const struct block *arguments, const struct block *environment,
                     uint64_t *started_at);

/* Gives up a staged child; returns the pages that came back. */
uint64_t child_abort(struct ipc_client *kernel, uint32_t process_slot);

/* Ends a running child. OK also where it has ended by itself. */
uint32_t child_kill(struct ipc_client *kernel, uint32_t process_slot, uint32_t reason);

/* Gives back what the kernel still has of an ended child. */
uint32_t child_reap(struct ipc_client *kernel, uint32_t process_slot);

#endif
