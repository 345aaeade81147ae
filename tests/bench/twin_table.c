/* SPDX-License-Identifier: ISC */
/* The transfer table. An entry is two numbers of eight bytes. */
#include "twin.h"

#include "ipc/bytes.h"

#define FIXED       8
#define STRIDE      16
#define ENTRIES_MAX 8
#define MAXIMUM     (FIXED + ENTRIES_MAX * STRIDE)

#define KIND_MAX 4
#define MODE_MAX 2
#define RIGHTS   UINT32_C(0xF)

static uint32_t refuse(uint32_t kind, uint32_t offset)
{
	return ipc_verdict(IPC_PART_TABLE, kind, offset, 0);
}

/* Slot, kind and mode as they stand on the wire. */
static inline uint64_t first_half(const struct ipc_bench_table_entry *entry)
{
	return (uint64_t)entry->mode << 48 | (uint64_t)entry->kind << 32 | entry->slot;
}

/* Rights and endpoint kind. */
static inline uint64_t second_half(const struct ipc_bench_table_entry *entry)
{
	return (uint64_t)entry->endpoint_kind << 32 | entry->rights;
}

/* Whether an entry is fine. Kind and mode are one number here: kinds from 1 have two bits when 1 is
 * taken, and an absent entry is zero throughout. */
static inline bool entry_is_fine(uint64_t first, uint64_t second)
{
	const uint32_t kind_mode = (uint32_t)(first >> 32) - 1;

	if (kind_mode <= (MODE_MAX << 16 | (KIND_MAX - 1)) && (kind_mode & 0xFFFC) == 0)
		return (second & (UINT32_MAX & ~RIGHTS)) == 0;
	return (first | second) == 0;
}

/* The first fault of an entry, whose bytes are at `at` of the table; OK if there is none. */
static uint32_t entry_fault(uint64_t first, uint64_t second, uint32_t at)
{
	if ((uint16_t)(first >> 32) > KIND_MAX)
		return refuse(IPC_CLASS_ENUM, at + 4);
	if (first >> 48 > MODE_MAX)
		return refuse(IPC_CLASS_ENUM, at + 6);
	if (((uint32_t)second & ~RIGHTS) != 0)
		return refuse(IPC_CLASS_FLAGS, at + 8);
	if ((uint16_t)(first >> 32) == 0 && (first | second) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RULE, at, 1);
	return IPC_CLASS_OK;
}

static uint32_t fault_of(const struct ipc_bench_transfer_table *msg)
{
	uint32_t fault = IPC_CLASS_OK;

	for (uint32_t i = 0; fault == IPC_CLASS_OK; i++)
		fault = entry_fault(first_half(&msg->entries[i]), second_half(&msg->entries[i]),
		                    FIXED + i * STRIDE);
	return fault;
}

/* The first fault of the entries, of which one is not fine. */
static uint32_t fault_in(const uint8_t *buf, const uint8_t *end)
{
	uint32_t fault = IPC_CLASS_OK;

	for (const uint8_t *at = buf + FIXED; fault == IPC_CLASS_OK && at != end; at += STRIDE)
		fault = entry_fault(ipc_get_u64le(at), ipc_get_u64le(at + 8), (uint32_t)(at - buf));
	return fault;
}

static uint32_t count_fault(uint64_t count)
{
	if ((uint16_t)count - 1U >= ENTRIES_MAX)
		return refuse(IPC_CLASS_COUNT, 0);
	return count >> 16 != 0 ? refuse(IPC_CLASS_RESERVED, 2) : refuse(IPC_CLASS_EXTENT, 0);
}

/* Whether the count, with the reserved bytes above it, is in bounds and what the length says. */
static inline bool count_is_fine(uint64_t count, size_t len)
{
	return count - 1 < ENTRIES_MAX && len == FIXED + (size_t)count * STRIDE;
}

uint32_t twin_transfer_table_pack(const struct ipc_bench_transfer_table *msg, uint8_t *buf,
                                  size_t cap, size_t *len)
{
	const size_t size = FIXED + (size_t)msg->count * STRIDE;
	const struct ipc_bench_table_entry *const end = msg->entries + msg->count;
	uint8_t *at = buf + FIXED;

	if (cap < size)
		return refuse(IPC_CLASS_LENGTH, 0);
	if (msg->count - 1U >= ENTRIES_MAX)
		return refuse(IPC_CLASS_COUNT, 0);
	for (const struct ipc_bench_table_entry *entry = msg->entries; entry != end; entry++) {
		if (entry->kind - 1U >= KIND_MAX || entry->mode > MODE_MAX ||
		    (entry->rights & ~RIGHTS) != 0) {
			if ((first_half(entry) | second_half(entry)) != 0)
				return fault_of(msg);
		}
	}
	ipc_put_u64le(buf, msg->count);
	for (const struct ipc_bench_table_entry *entry = msg->entries; entry != end; entry++) {
		ipc_put_u64le(at, first_half(entry));
		ipc_put_u64le(at + 8, second_half(entry));
		at += STRIDE;
	}
	*len = size;
	return IPC_CLASS_OK;
}

uint32_t twin_transfer_table_unpack(struct ipc_bench_transfer_table *msg, const uint8_t *buf,
                                    size_t len)
{
	struct ipc_bench_table_entry *entry = msg->entries;
	uint64_t count;

	if (len - FIXED > MAXIMUM - FIXED)
		return refuse(IPC_CLASS_LENGTH, 0);
	count = ipc_get_u64le(buf);
	if (!count_is_fine(count, len))
		return count_fault(count);
	for (const uint8_t *at = buf + FIXED; at != buf + len; at += STRIDE) {
		const uint64_t first = ipc_get_u64le(at);
		const uint64_t second = ipc_get_u64le(at + 8);

		if (!entry_is_fine(first, second))
			return fault_in(buf, buf + len);
		entry->slot = (uint32_t)first;
		entry->kind = (uint16_t)(first >> 32);
		entry->mode = (uint16_t)(first >> 48);
		entry->rights = (uint32_t)second;
		entry->endpoint_kind = (uint32_t)(second >> 32);
		entry++;
	}
	msg->count = (uint16_t)count;
	return IPC_CLASS_OK;
}

uint32_t twin_transfer_table_validate(const uint8_t *buf, size_t len)
{
	uint64_t count;

	if (len - FIXED > MAXIMUM - FIXED)
		return refuse(IPC_CLASS_LENGTH, 0);
	count = ipc_get_u64le(buf);
	if (!count_is_fine(count, len))
		return count_fault(count);
	for (const uint8_t *at = buf + FIXED; at != buf + len; at += STRIDE) {
		if (!entry_is_fine(ipc_get_u64le(at), ipc_get_u64le(at + 8)))
			return fault_in(buf, buf + len);
	}
	return IPC_CLASS_OK;
}
