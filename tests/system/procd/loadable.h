/* SPDX-License-Identifier: ISC */
/*
 * A program as the kernel takes it: segments, where it starts, where its stack lies. A loader makes
 * it of an ELF file (../elf_image.h), procd of the messages of a transfer.
 */
#ifndef LOADABLE_H
#define LOADABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/kernel_control/kernel_control.h"
#include "ipc/procd/procd.h"

struct image {
	/* One of IPC_PROCD_IMAGE_KIND_*. */
	uint32_t kind;
	uint64_t entry_point;
	/* Whole pages; both 0 for a shared object. */
	uint64_t stack_base;
	uint64_t stack_size;
	uint16_t segment_count;
	struct ipc_procd_segment segments[IPC_PROCD_SEGMENTS_MAX];
	/* The bytes that each segment takes from its file. */
	const uint8_t *data[IPC_PROCD_SEGMENTS_MAX];
};

/* Bytes of the segments in memory, all together. */
uint64_t image_stream_size(const struct image *image);

/* Puts kind, entry, stack and segments of an image into the plan that announces it. */
void image_announce(const struct image *image,
                    struct ipc_procd_begin_loader_image_transfer_request *plan);

/* Pages of segments and stack. */
uint64_t image_pages(const struct image *image);

/* The memory of a process that runs it, by ascending address. Returns the number of ranges. */
uint16_t image_ranges(const struct image *image,
                      struct ipc_kernel_control_anonymous_range
                              ranges[IPC_KERNEL_CONTROL_ANONYMOUS_RANGES_MAX]);

#endif
