/* SPDX-License-Identifier: ISC */
/* Requests with paths. The scan and the padding are most of what they cost. */
#include "twin.h"

#include "ipc/bytes.h"
#include "ipc/text.h"

#define PATH_MAX_BYTES 510
#define PATH_SIZE      512
#define OPEN_SIZE      520
#define RENAME_SIZE    1024

#define OPEN_FLAGS UINT32_C(0x1F)
#define MODE_MAX   4095
/* The bits that flags and mode may not have. */
#define OPEN_WRONG (~((uint64_t)MODE_MAX << 32 | OPEN_FLAGS))

static uint32_t refuse(uint32_t kind, uint32_t offset)
{
	return ipc_verdict(IPC_PART_BODY, kind, offset, 0);
}

/* Class of what is wrong with a path; OK if nothing is. */
static inline uint32_t path_class(const char *path, size_t length)
{
	if (length - 1 >= PATH_MAX_BYTES)
		return IPC_CLASS_COUNT;
	return ipc_path_check(path, length);
}

/* The same of a path field with its padding. */
static inline uint32_t path_field_class(const uint8_t *field, size_t length)
{
	const uint32_t found = path_class((const char *)field + 2, length);

	if (found != IPC_CLASS_OK)
		return found;
	return ipc_bytes_are_zero(field + 2 + length, PATH_MAX_BYTES - length) ? IPC_CLASS_OK
	                                                                       : IPC_CLASS_PADDING;
}

static inline void put_path(uint8_t *field, const char *path, uint16_t length)
{
	ipc_put_u16le(field, length);
	ipc_bytes_copy(field + 2, (const uint8_t *)path, length);
	ipc_bytes_clear(field + 2 + length, (size_t)(PATH_MAX_BYTES - length));
}

static inline uint64_t pair(uint32_t first, uint32_t second)
{
	return (uint64_t)second << 32 | first;
}

/* Whether flags, mode and the rule between them hold. */
static inline bool open_is_fine(uint64_t flags_mode)
{
	return (flags_mode & OPEN_WRONG) == 0 &&
	       (flags_mode >> 32 == 0 || (flags_mode & IPC_BENCH_OPEN_FLAGS_CREATE) != 0);
}

static uint32_t open_fault(uint64_t flags_mode)
{
	if (((uint32_t)flags_mode & ~OPEN_FLAGS) != 0)
		return refuse(IPC_CLASS_FLAGS, 512);
	if (flags_mode >> 32 > MODE_MAX)
		return refuse(IPC_CLASS_RANGE, 516);
	return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 512, 1);
}

uint32_t twin_open_request_pack(const struct ipc_bench_open_request *msg, uint8_t *buf, size_t cap,
                                size_t *len)
{
	const uint64_t flags_mode = pair(msg->flags, msg->mode);
	uint32_t found;

	if (cap < OPEN_SIZE)
		return refuse(IPC_CLASS_LENGTH, 0);
	found = path_class(msg->path, msg->path_length);
	if (found != IPC_CLASS_OK)
		return refuse(found, 0);
	if (!open_is_fine(flags_mode))
		return open_fault(flags_mode);
	put_path(buf, msg->path, msg->path_length);
	ipc_put_u64le(buf + 512, flags_mode);
	*len = OPEN_SIZE;
	return IPC_CLASS_OK;
}

uint32_t twin_open_request_unpack(struct ipc_bench_open_request *msg, const uint8_t *buf,
                                  size_t len)
{
	uint64_t flags_mode;
	uint16_t length;
	uint32_t found;

	if (len != OPEN_SIZE)
		return refuse(IPC_CLASS_LENGTH, 0);
	length = ipc_get_u16le(buf);
	found = path_field_class(buf, length);
	if (found != IPC_CLASS_OK)
		return refuse(found, 0);
	flags_mode = ipc_get_u64le(buf + 512);
	if (!open_is_fine(flags_mode))
		return open_fault(flags_mode);
	msg->path = (const char *)buf + 2;
	msg->path_length = length;
	msg->flags = (uint32_t)flags_mode;
	msg->mode = (uint32_t)(flags_mode >> 32);
	return IPC_CLASS_OK;
}

uint32_t twin_open_request_validate(const uint8_t *buf, size_t len)
{
	uint64_t flags_mode;
	uint32_t found;

	if (len != OPEN_SIZE)
		return refuse(IPC_CLASS_LENGTH, 0);
	found = path_field_class(buf, ipc_get_u16le(buf));
	if (found != IPC_CLASS_OK)
		return refuse(found, 0);
	flags_mode = ipc_get_u64le(buf + 512);
	if (!open_is_fine(flags_mode))
		return open_fault(flags_mode);
	return IPC_CLASS_OK;
}

uint32_t twin_rename_request_pack(const struct ipc_bench_rename_request *msg, uint8_t *buf,
                                  size_t cap, size_t *len)
{
	uint32_t found;

	if (cap < RENAME_SIZE)
		return refuse(IPC_CLASS_LENGTH, 0);
	found = path_class(msg->old_path, msg->old_path_length);
	if (found != IPC_CLASS_OK)
		return refuse(found, 0);
	found = path_class(msg->new_path, msg->new_path_length);
	if (found != IPC_CLASS_OK)
		return refuse(found, PATH_SIZE);
	put_path(buf, msg->old_path, msg->old_path_length);
	put_path(buf + PATH_SIZE, msg->new_path, msg->new_path_length);
	*len = RENAME_SIZE;
	return IPC_CLASS_OK;
}

uint32_t twin_rename_request_unpack(struct ipc_bench_rename_request *msg, const uint8_t *buf,
                                    size_t len)
{
	const uint8_t *const new_field = buf + PATH_SIZE;
	uint16_t old_length;
	uint16_t new_length;
	uint32_t found;

	if (len != RENAME_SIZE)
		return refuse(IPC_CLASS_LENGTH, 0);
	old_length = ipc_get_u16le(buf);
	found = path_class((const char *)buf + 2, old_length);
	if (found != IPC_CLASS_OK)
		return refuse(found, 0);
	if (!ipc_bytes_are_zero(buf + 2 + old_length, (size_t)(PATH_MAX_BYTES - old_length)))
		return refuse(IPC_CLASS_PADDING, 0);
	new_length = ipc_get_u16le(new_field);
	found = path_class((const char *)new_field + 2, new_length);
	if (found != IPC_CLASS_OK)
		return refuse(found, PATH_SIZE);
	if (!ipc_bytes_are_zero(new_field + 2 + new_length, (size_t)(PATH_MAX_BYTES - new_length)))
		return refuse(IPC_CLASS_PADDING, PATH_SIZE);
	msg->old_path = (const char *)buf + 2;
	msg->old_path_length = old_length;
	msg->new_path = (const char *)new_field + 2;
	msg->new_path_length = new_length;
	return IPC_CLASS_OK;
}

uint32_t twin_rename_request_validate(const uint8_t *buf, size_t len)
{
	const uint8_t *const new_field = buf + PATH_SIZE;
	uint16_t length;
	uint32_t found;

	if (len != RENAME_SIZE)
		return refuse(IPC_CLASS_LENGTH, 0);
	length = ipc_get_u16le(buf);
	found = path_class((const char *)buf + 2, length);
	if (found != IPC_CLASS_OK)
		return refuse(found, 0);
	if (!ipc_bytes_are_zero(buf + 2 + length, (size_t)(PATH_MAX_BYTES - length)))
		return refuse(IPC_CLASS_PADDING, 0);
	length = ipc_get_u16le(new_field);
	found = path_class((const char *)new_field + 2, length);
	if (found != IPC_CLASS_OK)
		return refuse(found, PATH_SIZE);
	if (!ipc_bytes_are_zero(new_field + 2 + length, (size_t)(PATH_MAX_BYTES - length)))
		return refuse(IPC_CLASS_PADDING, PATH_SIZE);
	return IPC_CLASS_OK;
}
