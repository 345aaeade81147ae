/* SPDX-License-Identifier: ISC */
/* What a program takes in memory. The sums can't wrap: sixteen segments below 2^47 each. */
#include "loadable.h"

#include <string.h>

static uint64_t page_start(uint64_t address)
{
	return address - address % IPC_TYPES_PAGE_SIZE;
}

static uint64_t page_end(uint64_t address)
{
	return page_start(address + IPC_TYPES_PAGE_SIZE - 1);
}

uint64_t image_stream_size(const struct image *image)
{
	uint64_t size = 0;

	for (uint16_t i = 0; i < image->segment_count; i++)
		size += image->segments[i].mem_size;

	return size;
}

void image_announce(const struct image *image,
                    struct ipc_procd_begin_loader_image_transfer_request *plan)
{
	plan->image_kind = image->kind;
	plan->entry_point = image->entry_point;
	plan->stack_base = image->stack_base;
	plan->stack_size = image->stack_size;
	plan->segment_count = image->segment_count;
	memcpy(plan->segments, image->segments, sizeof(plan->segments));
}

uint64_t image_pages(const struct image *image)
{
	uint64_t bytes = image->stack_size;

	for (uint16_t i = 0; i < image->segment_count; i++) {
		const struct ipc_procd_segment *segment = &image->segments[i];

		bytes += page_end(segment->vaddr + segment->mem_size) - page_start(segment->vaddr);
	}

	return bytes / IPC_TYPES_PAGE_SIZE;
}

uint16_t image_ranges(const struct image *image,
                      struct ipc_kernel_control_anonymous_range
                              ranges[IPC_KERNEL_CONTROL_ANONYMOUS_RANGES_MAX])
{
	const struct ipc_kernel_control_anonymous_range stack = {
		.address = image->stack_base,
		.size = image->stack_size,
		.access = IPC_KERNEL_CONTROL_PAGE_ACCESS_READ |
	                  IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE,
	};
	bool stack_is_due = image->stack_size > 0;
	uint16_t count = 0;

	for (uint16_t i = 0; i < image->segment_count; i++) {
		const struct ipc_procd_segment *segment = &image->segments[i];
		uint64_t start = page_start(segment->vaddr);

		if (stack_is_due && image->stack_base < start) {
			ranges[count++] = stack;
			stack_is_due = false;
		}
		ranges[count].address = start;
		ranges[count].size = page_end(segment->vaddr + segment->mem_size) - start;
		/* The bits of both are the same: page_access says so. */
		ranges[count].access = segment->flags;
		count++;
	}
	if (stack_is_due)
		ranges[count++] = stack;

	return count;
}
