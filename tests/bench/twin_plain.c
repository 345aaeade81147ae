/* SPDX-License-Identifier: ISC */
/* Replies of plain fields. Two neighbours of four bytes are loaded, tested and stored as one. */
#include "twin.h"

#include "ipc/bytes.h"

#define QUERY_CAP_SIZE 24
#define STAT_SIZE      104

#define KIND_MAX        7
#define RIGHTS          UINT32_C(0xF)
#define MODE_MAX        4095
#define FS_FLAGS        UINT32_C(0x7)
#define NANOSECONDS_MAX 999999999

static uint32_t refuse(uint32_t kind, uint32_t offset)
{
	return ipc_verdict(IPC_PART_BODY, kind, offset, 0);
}

/* Two numbers as they stand on the wire, the first one lower. */
static inline uint64_t pair(uint32_t first, uint32_t second)
{
	return (uint64_t)second << 32 | first;
}

/* The bits that kind and rights may not have: the kinds are 0..7. */
#define QUERY_CAP_WRONG (~((uint64_t)RIGHTS << 32 | KIND_MAX))

static uint32_t query_cap_fault(uint64_t kind_rights)
{
	return (uint32_t)kind_rights > KIND_MAX ? refuse(IPC_CLASS_ENUM, 0)
	                                        : refuse(IPC_CLASS_FLAGS, 4);
}

uint32_t twin_query_cap_reply_pack(const struct ipc_bench_query_cap_reply *msg, uint8_t *buf,
                                   size_t cap, size_t *len)
{
	const uint64_t kind_rights = pair(msg->kind, msg->rights);

	if (cap < QUERY_CAP_SIZE)
		return refuse(IPC_CLASS_LENGTH, 0);
	if ((kind_rights & QUERY_CAP_WRONG) != 0)
		return query_cap_fault(kind_rights);
	ipc_put_u64le(buf, kind_rights);
	ipc_put_u64le(buf + 8, msg->value0);
	ipc_put_u64le(buf + 16, msg->value1);
	*len = QUERY_CAP_SIZE;
	return IPC_CLASS_OK;
}

uint32_t twin_query_cap_reply_unpack(struct ipc_bench_query_cap_reply *msg, const uint8_t *buf,
                                     size_t len)
{
	uint64_t kind_rights;

	if (len != QUERY_CAP_SIZE)
		return refuse(IPC_CLASS_LENGTH, 0);
	kind_rights = ipc_get_u64le(buf);
	if ((kind_rights & QUERY_CAP_WRONG) != 0)
		return query_cap_fault(kind_rights);
	msg->kind = (uint32_t)kind_rights;
	msg->rights = (uint32_t)(kind_rights >> 32);
	msg->value0 = ipc_get_u64le(buf + 8);
	msg->value1 = ipc_get_u64le(buf + 16);
	return IPC_CLASS_OK;
}

uint32_t twin_query_cap_reply_validate(const uint8_t *buf, size_t len)
{
	uint64_t kind_rights;

	if (len != QUERY_CAP_SIZE)
		return refuse(IPC_CLASS_LENGTH, 0);
	kind_rights = ipc_get_u64le(buf);
	if ((kind_rights & QUERY_CAP_WRONG) != 0)
		return query_cap_fault(kind_rights);
	return IPC_CLASS_OK;
}

/* Kinds are 1..4; without 1 they have two bits. Kind 0 borrows, which shows as well. */
#define STAT_KIND_MODE_WRONG (~((uint64_t)MODE_MAX << 32 | 3))
#define STAT_GID_FS_WRONG    (~((uint64_t)FS_FLAGS << 32 | UINT32_MAX))

static uint32_t stat_fault(uint64_t kind_mode, uint64_t gid_fs, const uint64_t nanoseconds[3])
{
	if ((uint32_t)kind_mode - 1 > 3)
		return refuse(IPC_CLASS_ENUM, 0);
	if (kind_mode >> 32 > MODE_MAX)
		return refuse(IPC_CLASS_RANGE, 4);
	if ((gid_fs & STAT_GID_FS_WRONG) != 0)
		return refuse(IPC_CLASS_FLAGS, 20);
	for (uint32_t i = 0; i < 2; i++) {
		if ((uint32_t)nanoseconds[i] > NANOSECONDS_MAX)
			return refuse(IPC_CLASS_RANGE, 64 + 16 * i);
		if (nanoseconds[i] >> 32 != 0)
			return refuse(IPC_CLASS_RESERVED, 68 + 16 * i);
	}
	return (uint32_t)nanoseconds[2] > NANOSECONDS_MAX ? refuse(IPC_CLASS_RANGE, 96)
	                                                  : refuse(IPC_CLASS_RESERVED, 100);
}

static uint32_t stat_fault_in(const uint8_t *buf)
{
	const uint64_t nanoseconds[3] = {ipc_get_u64le(buf + 64), ipc_get_u64le(buf + 80),
	                                 ipc_get_u64le(buf + 96)};

	return stat_fault(ipc_get_u64le(buf), ipc_get_u64le(buf + 16), nanoseconds);
}

static uint32_t stat_fault_of(const struct ipc_bench_stat_reply *msg)
{
	const uint64_t nanoseconds[3] = {msg->accessed.nanoseconds, msg->modified.nanoseconds,
	                                 msg->changed.nanoseconds};

	return stat_fault(pair(msg->kind, msg->mode), pair(msg->gid, msg->fs), nanoseconds);
}

uint32_t twin_stat_reply_pack(const struct ipc_bench_stat_reply *msg, uint8_t *buf, size_t cap,
                              size_t *len)
{
	const uint64_t kind_mode = pair(msg->kind, msg->mode);
	const uint64_t gid_fs = pair(msg->gid, msg->fs);

	if (cap < STAT_SIZE)
		return refuse(IPC_CLASS_LENGTH, 0);
	if (((kind_mode - 1) & STAT_KIND_MODE_WRONG) != 0 || (gid_fs & STAT_GID_FS_WRONG) != 0 ||
	    msg->accessed.nanoseconds > NANOSECONDS_MAX ||
	    msg->modified.nanoseconds > NANOSECONDS_MAX ||
	    msg->changed.nanoseconds > NANOSECONDS_MAX)
		return stat_fault_of(msg);
	ipc_put_u64le(buf, kind_mode);
	ipc_put_u64le(buf + 8, pair(msg->links, msg->uid));
	ipc_put_u64le(buf + 16, gid_fs);
	ipc_put_u64le(buf + 24, msg->size_used);
	ipc_put_u64le(buf + 32, msg->size_held);
	ipc_put_u64le(buf + 40, msg->device);
	ipc_put_u64le(buf + 48, msg->node);
	ipc_put_u64le(buf + 56, (uint64_t)msg->accessed.seconds);
	ipc_put_u64le(buf + 64, msg->accessed.nanoseconds);
	ipc_put_u64le(buf + 72, (uint64_t)msg->modified.seconds);
	ipc_put_u64le(buf + 80, msg->modified.nanoseconds);
	ipc_put_u64le(buf + 88, (uint64_t)msg->changed.seconds);
	ipc_put_u64le(buf + 96, msg->changed.nanoseconds);
	*len = STAT_SIZE;
	return IPC_CLASS_OK;
}

uint32_t twin_stat_reply_unpack(struct ipc_bench_stat_reply *msg, const uint8_t *buf, size_t len)
{
	uint64_t kind_mode;
	uint64_t links_uid;
	uint64_t gid_fs;
	uint64_t accessed;
	uint64_t modified;
	uint64_t changed;

	if (len != STAT_SIZE)
		return refuse(IPC_CLASS_LENGTH, 0);
	kind_mode = ipc_get_u64le(buf);
	gid_fs = ipc_get_u64le(buf + 16);
	accessed = ipc_get_u64le(buf + 64);
	modified = ipc_get_u64le(buf + 80);
	changed = ipc_get_u64le(buf + 96);
	/* What lies above the nanoseconds is reserved. */
	if (((kind_mode - 1) & STAT_KIND_MODE_WRONG) != 0 || (gid_fs & STAT_GID_FS_WRONG) != 0 ||
	    accessed > NANOSECONDS_MAX || modified > NANOSECONDS_MAX || changed > NANOSECONDS_MAX)
		return stat_fault_in(buf);
	links_uid = ipc_get_u64le(buf + 8);
	msg->kind = (uint32_t)kind_mode;
	msg->mode = (uint32_t)(kind_mode >> 32);
	msg->links = (uint32_t)links_uid;
	msg->uid = (uint32_t)(links_uid >> 32);
	msg->gid = (uint32_t)gid_fs;
	msg->fs = (uint32_t)(gid_fs >> 32);
	msg->size_used = ipc_get_u64le(buf + 24);
	msg->size_held = ipc_get_u64le(buf + 32);
	msg->device = ipc_get_u64le(buf + 40);
	msg->node = ipc_get_u64le(buf + 48);
	msg->accessed.seconds = (int64_t)ipc_get_u64le(buf + 56);
	msg->accessed.nanoseconds = (uint32_t)accessed;
	msg->modified.seconds = (int64_t)ipc_get_u64le(buf + 72);
	msg->modified.nanoseconds = (uint32_t)modified;
	msg->changed.seconds = (int64_t)ipc_get_u64le(buf + 88);
	msg->changed.nanoseconds = (uint32_t)changed;
	return IPC_CLASS_OK;
}

uint32_t twin_stat_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != STAT_SIZE)
		return refuse(IPC_CLASS_LENGTH, 0);
	if (((ipc_get_u64le(buf) - 1) & STAT_KIND_MODE_WRONG) != 0 ||
	    (ipc_get_u32le(buf + 20) & ~FS_FLAGS) != 0 ||
	    ipc_get_u64le(buf + 64) > NANOSECONDS_MAX || ipc_get_u64le(buf + 80) > NANOSECONDS_MAX ||
	    ipc_get_u64le(buf + 96) > NANOSECONDS_MAX)
		return stat_fault_in(buf);
	return IPC_CLASS_OK;
}
