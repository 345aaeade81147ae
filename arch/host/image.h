/* SPDX-License-Identifier: ISC */
/*
 * The memory of a staged process, before it runs: a memory file that becomes a program for Linux.
 *
 * Page 0 of the file is for the ELF header and the program headers, and no segment maps it; the ranges
 * stand behind it, one after the other. So the child's memory holds what was written, nothing else.
 */
#ifndef IPC_HOST_IMAGE_H
#define IPC_HOST_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/kernel_control/kernel_control.h"

/* Most bytes of one process; the file takes memory for what was written alone. */
#define IMAGE_BYTES_MAX (UINT64_C(1) << 30)

struct image_range {
	uint64_t address;
	uint64_t size;
	/* Where the first byte stands in the file. */
	uint64_t offset;
	/* IPC_KERNEL_CONTROL_PAGE_ACCESS_* */
	uint32_t access;
};

struct image {
	/* -1: there is none. */
	int file;
	/* A write failed, so the file does not hold what it should. */
	bool damaged;
	size_t count;
	struct image_range ranges[IPC_KERNEL_CONTROL_ANONYMOUS_RANGES_MAX];
};

/* Makes the memory file; false: Linux gives none, or the ranges are over IMAGE_BYTES_MAX. */
bool image_create(struct image *image, const struct ipc_kernel_control_anonymous_range *ranges,
                  size_t count);

/* Copies bytes into ranges; what lies in none of them is left out. */
void image_write(struct image *image, uint64_t address, const uint8_t *data, size_t size);

/*
 * Writes the headers and seals the file against every change. The range that holds the byte below
 * `stack_top` is not mapped: Linux gives a process a stack of its own. False: it can't be run, and can
 * be written as before.
 */
bool image_seal(struct image *image, uint64_t entry_point, uint64_t stack_top);

/* Closes the file; a process that runs from it keeps it. No image is no error. */
void image_close(struct image *image);

#endif
