/* SPDX-License-Identifier: ISC */
/* A reply with a tail of bytes. */
#include "twin.h"

#include "ipc/bytes.h"

#define READ_FIXED    8
#define READ_DATA_MAX 3840

static uint32_t refuse(uint32_t kind, uint32_t offset)
{
	return ipc_verdict(IPC_PART_BODY, kind, offset, 0);
}

/* The size and the reserved bytes above it are one number, which the length must be. */
static inline bool read_is_fine(uint64_t size, size_t len)
{
	return size == len - READ_FIXED;
}

static uint32_t read_fault(uint64_t size)
{
	if ((uint32_t)size > READ_DATA_MAX)
		return refuse(IPC_CLASS_COUNT, 0);
	return size >> 32 != 0 ? refuse(IPC_CLASS_RESERVED, 4) : refuse(IPC_CLASS_EXTENT, 0);
}

uint32_t twin_read_reply_pack(const struct ipc_bench_read_reply *msg, uint8_t *buf, size_t cap,
                              size_t *len)
{
	const uint32_t size = msg->data_size;

	if (cap < READ_FIXED + (size_t)size)
		return refuse(IPC_CLASS_LENGTH, 0);
	if (size > READ_DATA_MAX)
		return refuse(IPC_CLASS_COUNT, 0);
	ipc_put_u64le(buf, size);
	ipc_bytes_copy(buf + READ_FIXED, msg->data, size);
	*len = READ_FIXED + (size_t)size;
	return IPC_CLASS_OK;
}

uint32_t twin_read_reply_unpack(struct ipc_bench_read_reply *msg, const uint8_t *buf, size_t len)
{
	uint64_t size;

	if (len - READ_FIXED > READ_DATA_MAX)
		return refuse(IPC_CLASS_LENGTH, 0);
	size = ipc_get_u64le(buf);
	if (!read_is_fine(size, len))
		return read_fault(size);
	msg->data_size = (uint32_t)size;
	msg->data = buf + READ_FIXED;
	return IPC_CLASS_OK;
}

uint32_t twin_read_reply_validate(const uint8_t *buf, size_t len)
{
	uint64_t size;

	if (len - READ_FIXED > READ_DATA_MAX)
		return refuse(IPC_CLASS_LENGTH, 0);
	size = ipc_get_u64le(buf);
	return read_is_fine(size, len) ? IPC_CLASS_OK : read_fault(size);
}
