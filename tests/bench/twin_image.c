/* SPDX-License-Identifier: ISC */
/*
 * The start of an image transfer. One pass over the segments serves their own checks and all rules:
 * if each starts at or above the last page of the one before, they ascend and are apart.
 */
#include "twin.h"

#include "ipc/bytes.h"

#define FIXED        120
#define STRIDE       40
#define SEGMENTS_MAX 16
#define MAXIMUM      (FIXED + SEGMENTS_MAX * STRIDE)

#define PAGE_MASK  UINT64_C(0xFFF)
#define USER_TOP   IPC_BENCH_USER_TOP
#define EXECUTABLE IPC_BENCH_IMAGE_KIND_EXECUTABLE

/* Kind is 1 or 2, count 1..16, and what lies above the count is reserved: without 1 in each, these
 * bits are set in none. A zero borrows, which shows as well. */
#define KIND_COUNT_LOWEST (UINT64_C(1) << 32 | 1)
#define KIND_COUNT_WRONG  (~(UINT64_C(0xF) << 32 | 1))

/* Flags are three bits, of which write and execute exclude each other: 0..5. */
#define FLAGS_END 6

static uint32_t refuse(uint32_t kind, uint32_t offset)
{
	return ipc_verdict(IPC_PART_BODY, kind, offset, 0);
}

static uint32_t break_rule(uint32_t rule, uint32_t offset)
{
	return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, offset, rule);
}

/* What the rules read of the fixed part. */
struct bounds {
	uint64_t entry;
	uint64_t stack_low;
	uint64_t stack_high;
	uint32_t kind;
};

static inline bool stack_is_fine(const struct bounds *bounds)
{
	if (bounds->kind == EXECUTABLE)
		return bounds->stack_low < bounds->stack_high;
	return (bounds->entry | bounds->stack_low | bounds->stack_high) == 0;
}

/* Whether a segment is fine by itself; flags with the reserved bytes above them. */
static inline bool segment_is_fine(uint64_t vaddr, uint64_t mem_size, uint64_t file_offset,
                                   uint64_t file_size, uint64_t flags)
{
	return mem_size - 1 < USER_TOP - 1 && flags < FLAGS_END && file_size <= mem_size &&
	       vaddr <= USER_TOP - mem_size && ((vaddr ^ file_offset) & PAGE_MASK) == 0;
}

/* First address of the page after a segment. */
static inline uint64_t page_after(uint64_t vaddr, uint64_t mem_size)
{
	return (vaddr + mem_size + PAGE_MASK) & ~PAGE_MASK;
}

static inline bool holds_entry(uint64_t vaddr, uint64_t mem_size, uint64_t flags, uint64_t entry)
{
	return (flags & IPC_BENCH_SEGMENT_FLAGS_EXECUTE) != 0 && entry - vaddr < mem_size;
}

/* The first fault in a segment, whose bytes are at `at` of the body; OK if there is none. */
static uint32_t segment_fault(const struct ipc_bench_segment *segment, uint32_t reserved,
                              uint32_t at)
{
	if (segment->mem_size - 1 >= USER_TOP - 1)
		return refuse(IPC_CLASS_RANGE, at + 8);
	if (segment->flags > 7)
		return refuse(IPC_CLASS_FLAGS, at + 32);
	if (reserved != 0)
		return refuse(IPC_CLASS_RESERVED, at + 36);
	if (segment->flags >= FLAGS_END)
		return break_rule(1, at + 32);
	if (segment->file_size > segment->mem_size || segment->vaddr > USER_TOP - segment->mem_size)
		return break_rule(2, at);
	if (((segment->vaddr ^ segment->file_offset) & PAGE_MASK) != 0)
		return break_rule(3, at);
	return IPC_CLASS_OK;
}

/* The first rule that segments which are fine by themselves break; one is broken. */
static uint32_t rule_fault(const struct bounds *bounds, const struct ipc_bench_segment *segments,
                           uint32_t count)
{
	if (!stack_is_fine(bounds))
		return break_rule(4, 88);
	for (uint32_t i = 1; i < count; i++) {
		if (segments[i - 1].vaddr >= segments[i].vaddr)
			return break_rule(5, FIXED + i * STRIDE);
	}
	for (uint32_t i = 1; i < count; i++) {
		if (page_after(segments[i - 1].vaddr, segments[i - 1].mem_size) > segments[i].vaddr)
			return break_rule(6, FIXED + i * STRIDE);
	}
	return break_rule(7, 88);
}

static uint32_t fault_of(const struct ipc_bench_begin_image_transfer *msg)
{
	const struct bounds bounds = {msg->entry_point, msg->stack_low, msg->stack_high, msg->kind};

	if (msg->staged_process_id == 0)
		return refuse(IPC_CLASS_RANGE, 0);
	if (msg->kind - 1 > 1)
		return refuse(IPC_CLASS_ENUM, 112);
	if (msg->segment_count - 1U >= SEGMENTS_MAX)
		return refuse(IPC_CLASS_COUNT, 116);
	for (uint32_t i = 0; i < msg->segment_count; i++) {
		const uint32_t fault = segment_fault(&msg->segments[i], 0, FIXED + i * STRIDE);

		if (fault != IPC_CLASS_OK)
			return fault;
	}
	return rule_fault(&bounds, msg->segments, msg->segment_count);
}

static struct ipc_bench_segment segment_at(const uint8_t *at)
{
	const struct ipc_bench_segment segment = {
		.vaddr = ipc_get_u64le(at),
		.mem_size = ipc_get_u64le(at + 8),
		.file_offset = ipc_get_u64le(at + 16),
		.file_size = ipc_get_u64le(at + 24),
		.flags = ipc_get_u32le(at + 32),
	};

	return segment;
}

/* The same as rule_fault(), straight from the bytes: 16 segments are too much stack. */
static uint32_t rule_fault_in(const struct bounds *bounds, const uint8_t *buf, uint32_t count)
{
	const uint8_t *before = buf + FIXED;

	if (!stack_is_fine(bounds))
		return break_rule(4, 88);
	for (uint32_t i = 1; i < count; i++, before += STRIDE) {
		if (ipc_get_u64le(before) >= ipc_get_u64le(before + STRIDE))
			return break_rule(5, FIXED + i * STRIDE);
	}
	before = buf + FIXED;
	for (uint32_t i = 1; i < count; i++, before += STRIDE) {
		if (page_after(ipc_get_u64le(before), ipc_get_u64le(before + 8)) >
		    ipc_get_u64le(before + STRIDE))
			return break_rule(6, FIXED + i * STRIDE);
	}
	return break_rule(7, 88);
}

static uint32_t fault_in(const uint8_t *buf, size_t len)
{
	const struct bounds bounds = {ipc_get_u64le(buf + 88), ipc_get_u64le(buf + 96),
	                              ipc_get_u64le(buf + 104), ipc_get_u32le(buf + 112)};
	const uint32_t count = ipc_get_u16le(buf + 116);

	if (ipc_get_u64le(buf) == 0)
		return refuse(IPC_CLASS_RANGE, 0);
	if (bounds.kind - 1 > 1)
		return refuse(IPC_CLASS_ENUM, 112);
	if (count - 1 >= SEGMENTS_MAX)
		return refuse(IPC_CLASS_COUNT, 116);
	if (ipc_get_u16le(buf + 118) != 0)
		return refuse(IPC_CLASS_RESERVED, 118);
	if (len != FIXED + count * STRIDE)
		return refuse(IPC_CLASS_EXTENT, 116);
	for (uint32_t i = 0; i < count; i++) {
		const uint8_t *at = buf + FIXED + i * STRIDE;
		const struct ipc_bench_segment segment = segment_at(at);
		const uint32_t fault =
			segment_fault(&segment, ipc_get_u32le(at + 36), FIXED + i * STRIDE);

		if (fault != IPC_CLASS_OK)
			return fault;
	}
	return rule_fault_in(&bounds, buf, count);
}

uint32_t twin_begin_image_transfer_pack(const struct ipc_bench_begin_image_transfer *msg,
                                        uint8_t *buf, size_t cap, size_t *len)
{
	const struct bounds bounds = {msg->entry_point, msg->stack_low, msg->stack_high, msg->kind};
	const uint64_t kind_count = (uint64_t)msg->segment_count << 32 | msg->kind;
	const size_t size = FIXED + (size_t)msg->segment_count * STRIDE;
	bool entry_is_code = msg->kind != EXECUTABLE;
	uint64_t page = 0;
	uint8_t *at = buf + FIXED;

	if (cap < size)
		return refuse(IPC_CLASS_LENGTH, 0);
	if (msg->staged_process_id == 0 ||
	    ((kind_count - KIND_COUNT_LOWEST) & KIND_COUNT_WRONG) != 0)
		return fault_of(msg);
	for (size_t i = 0; i < msg->segment_count; i++) {
		const struct ipc_bench_segment *segment = &msg->segments[i];

		if (!segment_is_fine(segment->vaddr, segment->mem_size, segment->file_offset,
		                     segment->file_size, segment->flags) ||
		    segment->vaddr < page)
			return fault_of(msg);
		page = page_after(segment->vaddr, segment->mem_size);
		if (holds_entry(segment->vaddr, segment->mem_size, segment->flags, msg->entry_point))
			entry_is_code = true;
	}
	if (!entry_is_code || !stack_is_fine(&bounds))
		return fault_of(msg);
	ipc_put_u64le(buf, msg->staged_process_id);
	ipc_put_u64le(buf + 8, msg->source_id);
	ipc_put_u64le(buf + 16, msg->source_size);
	ipc_bytes_copy(buf + 24, msg->source_hash, 32);
	ipc_bytes_copy(buf + 56, msg->plan_hash, 32);
	ipc_put_u64le(buf + 88, msg->entry_point);
	ipc_put_u64le(buf + 96, msg->stack_low);
	ipc_put_u64le(buf + 104, msg->stack_high);
	ipc_put_u64le(buf + 112, kind_count);
	for (size_t i = 0; i < msg->segment_count; i++) {
		ipc_put_u64le(at, msg->segments[i].vaddr);
		ipc_put_u64le(at + 8, msg->segments[i].mem_size);
		ipc_put_u64le(at + 16, msg->segments[i].file_offset);
		ipc_put_u64le(at + 24, msg->segments[i].file_size);
		ipc_put_u64le(at + 32, msg->segments[i].flags);
		at += STRIDE;
	}
	*len = size;
	return IPC_CLASS_OK;
}

/* Whether the fixed part is fine, but for the stack, and as long as the body. */
static inline bool fixed_is_fine(uint64_t staged_process_id, uint64_t kind_count, size_t len)
{
	return staged_process_id != 0 && ((kind_count - KIND_COUNT_LOWEST) & KIND_COUNT_WRONG) == 0 &&
	       len == FIXED + (size_t)(kind_count >> 32) * STRIDE;
}

uint32_t twin_begin_image_transfer_unpack(struct ipc_bench_begin_image_transfer *msg,
                                          const uint8_t *buf, size_t len)
{
	struct bounds bounds;
	struct ipc_bench_segment *segment = msg->segments;
	uint64_t staged_process_id;
	uint64_t kind_count;
	bool entry_is_code;
	uint64_t page = 0;

	if (len - FIXED > MAXIMUM - FIXED)
		return refuse(IPC_CLASS_LENGTH, 0);
	staged_process_id = ipc_get_u64le(buf);
	kind_count = ipc_get_u64le(buf + 112);
	if (!fixed_is_fine(staged_process_id, kind_count, len))
		return fault_in(buf, len);
	bounds.entry = ipc_get_u64le(buf + 88);
	bounds.stack_low = ipc_get_u64le(buf + 96);
	bounds.stack_high = ipc_get_u64le(buf + 104);
	bounds.kind = (uint32_t)kind_count;
	if (!stack_is_fine(&bounds))
		return fault_in(buf, len);
	entry_is_code = bounds.kind != EXECUTABLE;
	for (const uint8_t *at = buf + FIXED; at != buf + len; at += STRIDE) {
		const uint64_t vaddr = ipc_get_u64le(at);
		const uint64_t mem_size = ipc_get_u64le(at + 8);
		const uint64_t file_offset = ipc_get_u64le(at + 16);
		const uint64_t file_size = ipc_get_u64le(at + 24);
		const uint64_t flags = ipc_get_u64le(at + 32);

		if (!segment_is_fine(vaddr, mem_size, file_offset, file_size, flags) || vaddr < page)
			return fault_in(buf, len);
		page = page_after(vaddr, mem_size);
		if (holds_entry(vaddr, mem_size, flags, bounds.entry))
			entry_is_code = true;
		segment->vaddr = vaddr;
		segment->mem_size = mem_size;
		segment->file_offset = file_offset;
		segment->file_size = file_size;
		segment->flags = (uint32_t)flags;
		segment++;
	}
	if (!entry_is_code)
		return fault_in(buf, len);
	msg->staged_process_id = staged_process_id;
	msg->source_id = ipc_get_u64le(buf + 8);
	msg->source_size = ipc_get_u64le(buf + 16);
	ipc_bytes_copy(msg->source_hash, buf + 24, 32);
	ipc_bytes_copy(msg->plan_hash, buf + 56, 32);
	msg->entry_point = bounds.entry;
	msg->stack_low = bounds.stack_low;
	msg->stack_high = bounds.stack_high;
	msg->kind = bounds.kind;
	msg->segment_count = (uint16_t)(kind_count >> 32);
	return IPC_CLASS_OK;
}

uint32_t twin_begin_image_transfer_validate(const uint8_t *buf, size_t len)
{
	struct bounds bounds;
	uint64_t kind_count;
	bool entry_is_code;
	uint64_t page = 0;

	if (len - FIXED > MAXIMUM - FIXED)
		return refuse(IPC_CLASS_LENGTH, 0);
	kind_count = ipc_get_u64le(buf + 112);
	if (!fixed_is_fine(ipc_get_u64le(buf), kind_count, len))
		return fault_in(buf, len);
	bounds.entry = ipc_get_u64le(buf + 88);
	bounds.stack_low = ipc_get_u64le(buf + 96);
	bounds.stack_high = ipc_get_u64le(buf + 104);
	bounds.kind = (uint32_t)kind_count;
	if (!stack_is_fine(&bounds))
		return fault_in(buf, len);
	entry_is_code = bounds.kind != EXECUTABLE;
	for (const uint8_t *at = buf + FIXED; at != buf + len; at += STRIDE) {
		const uint64_t vaddr = ipc_get_u64le(at);
		const uint64_t mem_size = ipc_get_u64le(at + 8);
		const uint64_t flags = ipc_get_u64le(at + 32);

		if (!segment_is_fine(vaddr, mem_size, ipc_get_u64le(at + 16), ipc_get_u64le(at + 24),
		                     flags) ||
		    vaddr < page)
			return fault_in(buf, len);
		page = page_after(vaddr, mem_size);
		if (holds_entry(vaddr, mem_size, flags, bounds.entry))
			entry_is_code = true;
	}
	return entry_is_code ? IPC_CLASS_OK : fault_in(buf, len);
}
