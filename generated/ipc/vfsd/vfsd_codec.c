/* SPDX-License-Identifier: ISC */
/* Generated from vfsd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/vfsd/vfsd.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"
#include "ipc/text.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_VFSD_MOUNT_FS_REQUEST_SIZE == 528,
               "struct ipc_vfsd_mount_fs_request: header and codec differ");
_Static_assert(IPC_VFSD_MOUNT_FS_REPLY_SIZE == 8,
               "struct ipc_vfsd_mount_fs_reply: header and codec differ");
_Static_assert(IPC_VFSD_UNMOUNT_FS_REQUEST_SIZE == 512,
               "struct ipc_vfsd_unmount_fs_request: header and codec differ");
_Static_assert(IPC_VFSD_UNMOUNT_FS_REPLY_SIZE == 0,
               "struct ipc_vfsd_unmount_fs_reply: header and codec differ");
_Static_assert(IPC_VFSD_OPEN_REQUEST_SIZE == 520,
               "struct ipc_vfsd_open_request: header and codec differ");
_Static_assert(IPC_VFSD_OPEN_REPLY_SIZE == 120,
               "struct ipc_vfsd_open_reply: header and codec differ");
_Static_assert(IPC_VFSD_CREATE_REQUEST_SIZE == 520,
               "struct ipc_vfsd_create_request: header and codec differ");
_Static_assert(IPC_VFSD_CREATE_REPLY_SIZE == 120,
               "struct ipc_vfsd_create_reply: header and codec differ");
_Static_assert(IPC_VFSD_READ_REQUEST_SIZE == 24,
               "struct ipc_vfsd_read_request: header and codec differ");
_Static_assert(IPC_VFSD_READ_REPLY_SIZE_MIN == 8,
               "struct ipc_vfsd_read_reply: header and codec differ");
_Static_assert(IPC_VFSD_READ_REPLY_SIZE_MAX == 3848,
               "struct ipc_vfsd_read_reply: header and codec differ");
_Static_assert(IPC_VFSD_WRITE_REQUEST_SIZE_MIN == 25,
               "struct ipc_vfsd_write_request: header and codec differ");
_Static_assert(IPC_VFSD_WRITE_REQUEST_SIZE_MAX == 3864,
               "struct ipc_vfsd_write_request: header and codec differ");
_Static_assert(IPC_VFSD_WRITE_REPLY_SIZE == 8,
               "struct ipc_vfsd_write_reply: header and codec differ");
_Static_assert(IPC_VFSD_TRUNCATE_REQUEST_SIZE == 16,
               "struct ipc_vfsd_truncate_request: header and codec differ");
_Static_assert(IPC_VFSD_TRUNCATE_REPLY_SIZE == 0,
               "struct ipc_vfsd_truncate_reply: header and codec differ");
_Static_assert(IPC_VFSD_CLOSE_REQUEST_SIZE == 8,
               "struct ipc_vfsd_close_request: header and codec differ");
_Static_assert(IPC_VFSD_CLOSE_REPLY_SIZE == 0,
               "struct ipc_vfsd_close_reply: header and codec differ");
_Static_assert(IPC_VFSD_MKDIR_REQUEST_SIZE == 520,
               "struct ipc_vfsd_mkdir_request: header and codec differ");
_Static_assert(IPC_VFSD_MKDIR_REPLY_SIZE == 0,
               "struct ipc_vfsd_mkdir_reply: header and codec differ");
_Static_assert(IPC_VFSD_RMDIR_REQUEST_SIZE == 512,
               "struct ipc_vfsd_rmdir_request: header and codec differ");
_Static_assert(IPC_VFSD_RMDIR_REPLY_SIZE == 0,
               "struct ipc_vfsd_rmdir_reply: header and codec differ");
_Static_assert(IPC_VFSD_READDIR_REQUEST_SIZE == 16,
               "struct ipc_vfsd_readdir_request: header and codec differ");
_Static_assert(IPC_VFSD_READDIR_REPLY_SIZE_MIN == 16,
               "struct ipc_vfsd_readdir_reply: header and codec differ");
_Static_assert(IPC_VFSD_READDIR_REPLY_SIZE_MAX == 3856,
               "struct ipc_vfsd_readdir_reply: header and codec differ");
_Static_assert(IPC_VFSD_UNLINK_REQUEST_SIZE == 512,
               "struct ipc_vfsd_unlink_request: header and codec differ");
_Static_assert(IPC_VFSD_UNLINK_REPLY_SIZE == 0,
               "struct ipc_vfsd_unlink_reply: header and codec differ");
_Static_assert(IPC_VFSD_RENAME_REQUEST_SIZE == 1032,
               "struct ipc_vfsd_rename_request: header and codec differ");
_Static_assert(IPC_VFSD_RENAME_REPLY_SIZE == 0,
               "struct ipc_vfsd_rename_reply: header and codec differ");
_Static_assert(IPC_VFSD_LINK_REQUEST_SIZE == 1024,
               "struct ipc_vfsd_link_request: header and codec differ");
_Static_assert(IPC_VFSD_LINK_REPLY_SIZE == 0,
               "struct ipc_vfsd_link_reply: header and codec differ");
_Static_assert(IPC_VFSD_SYMLINK_REQUEST_SIZE == 1024,
               "struct ipc_vfsd_symlink_request: header and codec differ");
_Static_assert(IPC_VFSD_SYMLINK_REPLY_SIZE == 0,
               "struct ipc_vfsd_symlink_reply: header and codec differ");
_Static_assert(IPC_VFSD_READLINK_REQUEST_SIZE == 512,
               "struct ipc_vfsd_readlink_request: header and codec differ");
_Static_assert(IPC_VFSD_READLINK_REPLY_SIZE == 512,
               "struct ipc_vfsd_readlink_reply: header and codec differ");
_Static_assert(IPC_VFSD_STAT_REQUEST_SIZE == 520,
               "struct ipc_vfsd_stat_request: header and codec differ");
_Static_assert(IPC_VFSD_STAT_REPLY_SIZE == 112,
               "struct ipc_vfsd_stat_reply: header and codec differ");
_Static_assert(IPC_VFSD_UPDATE_METADATA_REQUEST_SIZE == 568,
               "struct ipc_vfsd_update_metadata_request: header and codec differ");
_Static_assert(IPC_VFSD_UPDATE_METADATA_REPLY_SIZE == 112,
               "struct ipc_vfsd_update_metadata_reply: header and codec differ");

/* The entry at buf, of which `left` bytes are there, `entry_at` bytes into its part. */
static uint32_t ipc_files_directory_entry_check(const uint8_t *buf, size_t left, uint32_t entry_at,
                                                size_t *taken)
{
	if (left < 13)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RECORD, entry_at, 0);

	const uint8_t name_length = buf[12];
	const size_t entry_size = (13 + (size_t)name_length + 7) / 8 * 8;
	if (left < entry_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RECORD, entry_at, 0);

	const uint64_t node_id = ipc_get_u64le(buf);
	if (node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, entry_at, 0);

	if (name_length == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 12 + entry_at, 0);

	const uint32_t name_fault = ipc_name_check((const char *)buf + 13, name_length);
	if (name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, name_fault, 13 + entry_at, 0);

	if (!ipc_bytes_are_zero(buf + 13 + name_length, entry_size - 13 - name_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 13 + entry_at, 0);

	*taken = entry_size;
	return IPC_CLASS_OK;
}

void ipc_vfsd_mount_fs_request_init(struct ipc_vfsd_mount_fs_request *msg)
{
	msg->mount_path = NULL;
	msg->mount_path_length = 0;
	msg->kind = IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY;
	msg->flags = 0;
	msg->trust_row = 0;
}

uint32_t ipc_vfsd_mount_fs_request_pack(const struct ipc_vfsd_mount_fs_request *msg, uint8_t *buf,
                                        size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_MOUNT_FS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t mount_path_length = msg->mount_path_length;
	if (mount_path_length == 0 || mount_path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t mount_path_fault = ipc_path_check(msg->mount_path, mount_path_length);
	if (mount_path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, mount_path_fault, 0, 0);

	if (msg->kind < IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY ||
	    msg->kind > IPC_FS_PROVIDER_KIND_FAT)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 512, 0);

	if ((msg->flags & ~UINT32_C(0x3)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 516, 0);

	/* Rule 1, row_of_verify: A row is named where it is used, and only there. */
	if (((msg->flags & IPC_FILES_MOUNT_FLAG_VERIFY) == 0 || msg->trust_row == 0) &&
	    ((msg->flags & IPC_FILES_MOUNT_FLAG_VERIFY) != 0 || msg->trust_row != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 516, 1);

	ipc_put_u16le(buf, mount_path_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->mount_path, mount_path_length);
	ipc_bytes_clear(buf + 2 + mount_path_length, 510 - (size_t)mount_path_length);
	ipc_put_u64le(buf + 512, (uint64_t)msg->flags << 32 | msg->kind);
	ipc_put_u64le(buf + 520, msg->trust_row);
	*len = IPC_VFSD_MOUNT_FS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_mount_fs_request_unpack(struct ipc_vfsd_mount_fs_request *msg,
                                          const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_MOUNT_FS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t mount_path_length = ipc_get_u16le(buf);
	if (mount_path_length == 0 || mount_path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t mount_path_fault = ipc_path_check((const char *)buf + 2, mount_path_length);
	if (mount_path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, mount_path_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + mount_path_length, 510 - (size_t)mount_path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->mount_path = (const char *)buf + 2;
	msg->mount_path_length = mount_path_length;

	const uint64_t kind_word = ipc_get_u64le(buf + 512);
	const uint32_t kind = (uint32_t)kind_word;
	const uint32_t flags = (uint32_t)(kind_word >> 32);
	if (kind < IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY || kind > IPC_FS_PROVIDER_KIND_FAT)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 512, 0);
	if ((flags & ~UINT32_C(0x3)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 516, 0);
	msg->kind = kind;
	msg->flags = flags;

	const uint64_t trust_row = ipc_get_u64le(buf + 520);
	msg->trust_row = trust_row;

	/* Rule 1, row_of_verify: A row is named where it is used, and only there. */
	if (((flags & IPC_FILES_MOUNT_FLAG_VERIFY) == 0 || trust_row == 0) &&
	    ((flags & IPC_FILES_MOUNT_FLAG_VERIFY) != 0 || trust_row != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 516, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_mount_fs_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_MOUNT_FS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t mount_path_length = ipc_get_u16le(buf);
	if (mount_path_length == 0 || mount_path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t mount_path_fault = ipc_path_check((const char *)buf + 2, mount_path_length);
	if (mount_path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, mount_path_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + mount_path_length, 510 - (size_t)mount_path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	const uint64_t kind_word = ipc_get_u64le(buf + 512);
	const uint32_t kind = (uint32_t)kind_word;
	const uint32_t flags = (uint32_t)(kind_word >> 32);
	if (kind < IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY || kind > IPC_FS_PROVIDER_KIND_FAT)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 512, 0);
	if ((flags & ~UINT32_C(0x3)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 516, 0);

	const uint64_t trust_row = ipc_get_u64le(buf + 520);

	/* Rule 1, row_of_verify: A row is named where it is used, and only there. */
	if (((flags & IPC_FILES_MOUNT_FLAG_VERIFY) == 0 || trust_row == 0) &&
	    ((flags & IPC_FILES_MOUNT_FLAG_VERIFY) != 0 || trust_row != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 516, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_mount_fs_request_caps_pack(const struct ipc_vfsd_mount_fs_request_caps *caps,
                                             struct ipc_cap_table *table)
{
	if (caps->source.present &&
	    (~caps->source.rights & (IPC_RIGHT_SEND | IPC_RIGHT_GRANT)) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	table->entries[0] = ipc_cap_to_send(&caps->source, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY);
	ipc_cap_table_cut(table, 1);

	return 0;
}

uint32_t ipc_vfsd_mount_fs_request_caps_unpack(struct ipc_vfsd_mount_fs_request_caps *caps,
                                               const struct ipc_cap_table *table)
{
	if (table->count > 1 || (table->count > 0 && table->entries[table->count - 1].kind == 0))
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	caps->source = ipc_cap_received(table, 0);
	if (caps->source.present) {
		if (table->entries[0].kind != IPC_CAP_TYPE_ENDPOINT)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
		if (table->entries[0].mode != IPC_CAP_COPY)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE, 14, 0);
		if ((~table->entries[0].rights & (IPC_RIGHT_SEND | IPC_RIGHT_GRANT)) != 0)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);
	}

	return 0;
}

void ipc_vfsd_mount_fs_reply_init(struct ipc_vfsd_mount_fs_reply *msg)
{
	msg->device = 0;
}

uint32_t ipc_vfsd_mount_fs_reply_pack(const struct ipc_vfsd_mount_fs_reply *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_MOUNT_FS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->device);
	*len = IPC_VFSD_MOUNT_FS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_mount_fs_reply_unpack(struct ipc_vfsd_mount_fs_reply *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len != IPC_VFSD_MOUNT_FS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t device = ipc_get_u64le(buf);
	if (device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->device = device;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_mount_fs_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_MOUNT_FS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t device = ipc_get_u64le(buf);
	if (device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_unmount_fs_request_init(struct ipc_vfsd_unmount_fs_request *msg)
{
	msg->mount_path = NULL;
	msg->mount_path_length = 0;
}

uint32_t ipc_vfsd_unmount_fs_request_pack(const struct ipc_vfsd_unmount_fs_request *msg,
                                          uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_UNMOUNT_FS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t mount_path_length = msg->mount_path_length;
	if (mount_path_length == 0 || mount_path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t mount_path_fault = ipc_path_check(msg->mount_path, mount_path_length);
	if (mount_path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, mount_path_fault, 0, 0);

	ipc_put_u16le(buf, mount_path_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->mount_path, mount_path_length);
	ipc_bytes_clear(buf + 2 + mount_path_length, 510 - (size_t)mount_path_length);
	*len = IPC_VFSD_UNMOUNT_FS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_unmount_fs_request_unpack(struct ipc_vfsd_unmount_fs_request *msg,
                                            const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_UNMOUNT_FS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t mount_path_length = ipc_get_u16le(buf);
	if (mount_path_length == 0 || mount_path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t mount_path_fault = ipc_path_check((const char *)buf + 2, mount_path_length);
	if (mount_path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, mount_path_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + mount_path_length, 510 - (size_t)mount_path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->mount_path = (const char *)buf + 2;
	msg->mount_path_length = mount_path_length;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_unmount_fs_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_UNMOUNT_FS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t mount_path_length = ipc_get_u16le(buf);
	if (mount_path_length == 0 || mount_path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t mount_path_fault = ipc_path_check((const char *)buf + 2, mount_path_length);
	if (mount_path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, mount_path_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + mount_path_length, 510 - (size_t)mount_path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_unmount_fs_reply_init(struct ipc_vfsd_unmount_fs_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_vfsd_unmount_fs_reply_pack(const struct ipc_vfsd_unmount_fs_reply *msg, uint8_t *buf,
                                        size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_VFSD_UNMOUNT_FS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_unmount_fs_reply_unpack(struct ipc_vfsd_unmount_fs_reply *msg,
                                          const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_UNMOUNT_FS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_unmount_fs_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_UNMOUNT_FS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_open_request_init(struct ipc_vfsd_open_request *msg)
{
	msg->flags = 0;
	msg->path = NULL;
	msg->path_length = 0;
}

uint32_t ipc_vfsd_open_request_pack(const struct ipc_vfsd_open_request *msg, uint8_t *buf,
                                    size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_OPEN_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->flags & ~UINT32_C(0xF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);

	const uint16_t path_length = msg->path_length;
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t path_fault = ipc_path_check(msg->path, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 8, 0);

	/* Rule 1, for_something: It is opened for something. */
	if ((msg->flags & IPC_FILES_OPEN_FLAG_READ) == 0 &&
	    (msg->flags & IPC_FILES_OPEN_FLAG_WRITE) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, directory_is_read: A directory is changed by its own operations, not by writing.
	 */
	if ((msg->flags & (IPC_FILES_OPEN_FLAG_WRITE |
	                   IPC_FILES_OPEN_FLAG_DIRECTORY)) == (IPC_FILES_OPEN_FLAG_WRITE |
	                                                       IPC_FILES_OPEN_FLAG_DIRECTORY))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	ipc_put_u64le(buf, msg->flags);
	ipc_put_u16le(buf + 8, path_length);
	ipc_bytes_copy(buf + 10, (const uint8_t *)msg->path, path_length);
	ipc_bytes_clear(buf + 10 + path_length, 510 - (size_t)path_length);
	*len = IPC_VFSD_OPEN_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_open_request_unpack(struct ipc_vfsd_open_request *msg, const uint8_t *buf,
                                      size_t len)
{
	if (len != IPC_VFSD_OPEN_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t flags_word = ipc_get_u64le(buf);
	const uint32_t flags = (uint32_t)flags_word;
	if ((flags_word & UINT64_C(0xFFFFFFFFFFFFFFF0)) != 0) {
		if ((flags & ~UINT32_C(0xF)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}
	msg->flags = flags;

	const uint16_t path_length = ipc_get_u16le(buf + 8);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 10, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 8, 0);
	if (!ipc_bytes_are_zero(buf + 10 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);
	msg->path = (const char *)buf + 10;
	msg->path_length = path_length;

	/* Rule 1, for_something: It is opened for something. */
	if ((flags & IPC_FILES_OPEN_FLAG_READ) == 0 && (flags & IPC_FILES_OPEN_FLAG_WRITE) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, directory_is_read: A directory is changed by its own operations, not by writing.
	 */
	if ((flags & (IPC_FILES_OPEN_FLAG_WRITE |
	              IPC_FILES_OPEN_FLAG_DIRECTORY)) == (IPC_FILES_OPEN_FLAG_WRITE |
	                                                  IPC_FILES_OPEN_FLAG_DIRECTORY))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_open_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_OPEN_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t flags_word = ipc_get_u64le(buf);
	const uint32_t flags = (uint32_t)flags_word;
	if ((flags_word & UINT64_C(0xFFFFFFFFFFFFFFF0)) != 0) {
		if ((flags & ~UINT32_C(0xF)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}

	const uint16_t path_length = ipc_get_u16le(buf + 8);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 10, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 8, 0);
	if (!ipc_bytes_are_zero(buf + 10 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);

	/* Rule 1, for_something: It is opened for something. */
	if ((flags & IPC_FILES_OPEN_FLAG_READ) == 0 && (flags & IPC_FILES_OPEN_FLAG_WRITE) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, directory_is_read: A directory is changed by its own operations, not by writing.
	 */
	if ((flags & (IPC_FILES_OPEN_FLAG_WRITE |
	              IPC_FILES_OPEN_FLAG_DIRECTORY)) == (IPC_FILES_OPEN_FLAG_WRITE |
	                                                  IPC_FILES_OPEN_FLAG_DIRECTORY))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	return IPC_CLASS_OK;
}

void ipc_vfsd_open_reply_init(struct ipc_vfsd_open_reply *msg)
{
	msg->handle = 0;
	msg->status.node_id = 0;
	msg->status.device = 0;
	msg->status.generation = 0;
	msg->status.size = 0;
	msg->status.allocation_size = 0;
	msg->status.kind = IPC_FILES_NODE_KIND_FILE;
	msg->status.permissions = 0;
	msg->status.link_count = 0;
	msg->status.uid = 0;
	msg->status.gid = 0;
	msg->status.filesystem_flags = 0;
	msg->status.accessed.seconds = 0;
	msg->status.accessed.nanoseconds = 0;
	msg->status.modified.seconds = 0;
	msg->status.modified.nanoseconds = 0;
	msg->status.changed.seconds = 0;
	msg->status.changed.nanoseconds = 0;
}

uint32_t ipc_vfsd_open_reply_pack(const struct ipc_vfsd_open_reply *msg, uint8_t *buf, size_t cap,
                                  size_t *len)
{
	if (cap < IPC_VFSD_OPEN_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->status.node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	if (msg->status.device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);

	if (msg->status.size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);

	if ((msg->status.permissions & ~UINT32_C(0xFFF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 52, 0);

	if ((msg->status.filesystem_flags & ~UINT32_C(0xF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 68, 0);

	if (msg->status.accessed.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 80, 0);

	if (msg->status.modified.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 96, 0);

	if (msg->status.changed.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 112, 0);

	ipc_put_u64le(buf, msg->handle);
	ipc_put_u64le(buf + 8, msg->status.node_id);
	ipc_put_u64le(buf + 16, msg->status.device);
	ipc_put_u64le(buf + 24, msg->status.generation);
	ipc_put_u64le(buf + 32, msg->status.size);
	ipc_put_u64le(buf + 40, msg->status.allocation_size);
	ipc_put_u64le(buf + 48, (uint64_t)msg->status.permissions << 32 | msg->status.kind);
	ipc_put_u64le(buf + 56, (uint64_t)msg->status.uid << 32 | msg->status.link_count);
	ipc_put_u64le(buf + 64, (uint64_t)msg->status.filesystem_flags << 32 | msg->status.gid);
	ipc_put_u64le(buf + 72, (uint64_t)msg->status.accessed.seconds);
	ipc_put_u64le(buf + 80, msg->status.accessed.nanoseconds);
	ipc_put_u64le(buf + 88, (uint64_t)msg->status.modified.seconds);
	ipc_put_u64le(buf + 96, msg->status.modified.nanoseconds);
	ipc_put_u64le(buf + 104, (uint64_t)msg->status.changed.seconds);
	ipc_put_u64le(buf + 112, msg->status.changed.nanoseconds);
	*len = IPC_VFSD_OPEN_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_open_reply_unpack(struct ipc_vfsd_open_reply *msg, const uint8_t *buf,
                                    size_t len)
{
	if (len != IPC_VFSD_OPEN_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handle = ipc_get_u64le(buf);
	if (handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->handle = handle;

	const uint64_t status_node_id = ipc_get_u64le(buf + 8);
	if (status_node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->status.node_id = status_node_id;

	const uint64_t status_device = ipc_get_u64le(buf + 16);
	if (status_device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	msg->status.device = status_device;

	msg->status.generation = ipc_get_u64le(buf + 24);

	const uint64_t status_size = ipc_get_u64le(buf + 32);
	if (status_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);
	msg->status.size = status_size;

	msg->status.allocation_size = ipc_get_u64le(buf + 40);

	const uint64_t status_kind_word = ipc_get_u64le(buf + 48);
	const uint32_t status_permissions = (uint32_t)(status_kind_word >> 32);
	if ((status_permissions & ~UINT32_C(0xFFF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 52, 0);
	msg->status.kind = (uint32_t)status_kind_word;
	msg->status.permissions = status_permissions;

	const uint64_t status_link_count_word = ipc_get_u64le(buf + 56);
	msg->status.link_count = (uint32_t)status_link_count_word;
	msg->status.uid = (uint32_t)(status_link_count_word >> 32);

	const uint64_t status_gid_word = ipc_get_u64le(buf + 64);
	const uint32_t status_filesystem_flags = (uint32_t)(status_gid_word >> 32);
	if ((status_filesystem_flags & ~UINT32_C(0xF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 68, 0);
	msg->status.gid = (uint32_t)status_gid_word;
	msg->status.filesystem_flags = status_filesystem_flags;

	msg->status.accessed.seconds = (int64_t)ipc_get_u64le(buf + 72);

	const uint64_t status_accessed_nanoseconds_word = ipc_get_u64le(buf + 80);
	if (status_accessed_nanoseconds_word > 999999999) {
		const uint32_t status_accessed_nanoseconds =
			(uint32_t)status_accessed_nanoseconds_word;

		if (status_accessed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 80, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 84, 0);
	}
	msg->status.accessed.nanoseconds = (uint32_t)status_accessed_nanoseconds_word;

	msg->status.modified.seconds = (int64_t)ipc_get_u64le(buf + 88);

	const uint64_t status_modified_nanoseconds_word = ipc_get_u64le(buf + 96);
	if (status_modified_nanoseconds_word > 999999999) {
		const uint32_t status_modified_nanoseconds =
			(uint32_t)status_modified_nanoseconds_word;

		if (status_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 96, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 100, 0);
	}
	msg->status.modified.nanoseconds = (uint32_t)status_modified_nanoseconds_word;

	msg->status.changed.seconds = (int64_t)ipc_get_u64le(buf + 104);

	const uint64_t status_changed_nanoseconds_word = ipc_get_u64le(buf + 112);
	if (status_changed_nanoseconds_word > 999999999) {
		const uint32_t status_changed_nanoseconds =
			(uint32_t)status_changed_nanoseconds_word;

		if (status_changed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 112, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 116, 0);
	}
	msg->status.changed.nanoseconds = (uint32_t)status_changed_nanoseconds_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_open_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_OPEN_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handle = ipc_get_u64le(buf);
	if (handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t status_node_id = ipc_get_u64le(buf + 8);
	if (status_node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint64_t status_device = ipc_get_u64le(buf + 16);
	if (status_device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);

	const uint64_t status_size = ipc_get_u64le(buf + 32);
	if (status_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);

	const uint32_t status_permissions = ipc_get_u32le(buf + 52);
	if ((status_permissions & ~UINT32_C(0xFFF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 52, 0);

	const uint32_t status_filesystem_flags = ipc_get_u32le(buf + 68);
	if ((status_filesystem_flags & ~UINT32_C(0xF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 68, 0);

	const uint64_t status_accessed_nanoseconds_word = ipc_get_u64le(buf + 80);
	if (status_accessed_nanoseconds_word > 999999999) {
		const uint32_t status_accessed_nanoseconds =
			(uint32_t)status_accessed_nanoseconds_word;

		if (status_accessed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 80, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 84, 0);
	}

	const uint64_t status_modified_nanoseconds_word = ipc_get_u64le(buf + 96);
	if (status_modified_nanoseconds_word > 999999999) {
		const uint32_t status_modified_nanoseconds =
			(uint32_t)status_modified_nanoseconds_word;

		if (status_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 96, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 100, 0);
	}

	const uint64_t status_changed_nanoseconds_word = ipc_get_u64le(buf + 112);
	if (status_changed_nanoseconds_word > 999999999) {
		const uint32_t status_changed_nanoseconds =
			(uint32_t)status_changed_nanoseconds_word;

		if (status_changed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 112, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 116, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_vfsd_create_request_init(struct ipc_vfsd_create_request *msg)
{
	msg->permissions = 0;
	msg->path = NULL;
	msg->path_length = 0;
}

uint32_t ipc_vfsd_create_request_pack(const struct ipc_vfsd_create_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_CREATE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->permissions & ~UINT32_C(0xFFF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);

	const uint16_t path_length = msg->path_length;
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t path_fault = ipc_path_check(msg->path, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 8, 0);

	ipc_put_u64le(buf, msg->permissions);
	ipc_put_u16le(buf + 8, path_length);
	ipc_bytes_copy(buf + 10, (const uint8_t *)msg->path, path_length);
	ipc_bytes_clear(buf + 10 + path_length, 510 - (size_t)path_length);
	*len = IPC_VFSD_CREATE_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_create_request_unpack(struct ipc_vfsd_create_request *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len != IPC_VFSD_CREATE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t permissions_word = ipc_get_u64le(buf);
	if ((permissions_word & UINT64_C(0xFFFFFFFFFFFFF000)) != 0) {
		const uint32_t permissions = (uint32_t)permissions_word;

		if ((permissions & ~UINT32_C(0xFFF)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}
	msg->permissions = (uint32_t)permissions_word;

	const uint16_t path_length = ipc_get_u16le(buf + 8);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 10, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 8, 0);
	if (!ipc_bytes_are_zero(buf + 10 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);
	msg->path = (const char *)buf + 10;
	msg->path_length = path_length;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_create_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_CREATE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t permissions_word = ipc_get_u64le(buf);
	if ((permissions_word & UINT64_C(0xFFFFFFFFFFFFF000)) != 0) {
		const uint32_t permissions = (uint32_t)permissions_word;

		if ((permissions & ~UINT32_C(0xFFF)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}

	const uint16_t path_length = ipc_get_u16le(buf + 8);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 10, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 8, 0);
	if (!ipc_bytes_are_zero(buf + 10 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_create_reply_init(struct ipc_vfsd_create_reply *msg)
{
	msg->handle = 0;
	msg->status.node_id = 0;
	msg->status.device = 0;
	msg->status.generation = 0;
	msg->status.size = 0;
	msg->status.allocation_size = 0;
	msg->status.kind = IPC_FILES_NODE_KIND_FILE;
	msg->status.permissions = 0;
	msg->status.link_count = 0;
	msg->status.uid = 0;
	msg->status.gid = 0;
	msg->status.filesystem_flags = 0;
	msg->status.accessed.seconds = 0;
	msg->status.accessed.nanoseconds = 0;
	msg->status.modified.seconds = 0;
	msg->status.modified.nanoseconds = 0;
	msg->status.changed.seconds = 0;
	msg->status.changed.nanoseconds = 0;
}

uint32_t ipc_vfsd_create_reply_pack(const struct ipc_vfsd_create_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_CREATE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->status.node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	if (msg->status.device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);

	if (msg->status.size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);

	if ((msg->status.permissions & ~UINT32_C(0xFFF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 52, 0);

	if ((msg->status.filesystem_flags & ~UINT32_C(0xF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 68, 0);

	if (msg->status.accessed.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 80, 0);

	if (msg->status.modified.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 96, 0);

	if (msg->status.changed.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 112, 0);

	ipc_put_u64le(buf, msg->handle);
	ipc_put_u64le(buf + 8, msg->status.node_id);
	ipc_put_u64le(buf + 16, msg->status.device);
	ipc_put_u64le(buf + 24, msg->status.generation);
	ipc_put_u64le(buf + 32, msg->status.size);
	ipc_put_u64le(buf + 40, msg->status.allocation_size);
	ipc_put_u64le(buf + 48, (uint64_t)msg->status.permissions << 32 | msg->status.kind);
	ipc_put_u64le(buf + 56, (uint64_t)msg->status.uid << 32 | msg->status.link_count);
	ipc_put_u64le(buf + 64, (uint64_t)msg->status.filesystem_flags << 32 | msg->status.gid);
	ipc_put_u64le(buf + 72, (uint64_t)msg->status.accessed.seconds);
	ipc_put_u64le(buf + 80, msg->status.accessed.nanoseconds);
	ipc_put_u64le(buf + 88, (uint64_t)msg->status.modified.seconds);
	ipc_put_u64le(buf + 96, msg->status.modified.nanoseconds);
	ipc_put_u64le(buf + 104, (uint64_t)msg->status.changed.seconds);
	ipc_put_u64le(buf + 112, msg->status.changed.nanoseconds);
	*len = IPC_VFSD_CREATE_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_create_reply_unpack(struct ipc_vfsd_create_reply *msg, const uint8_t *buf,
                                      size_t len)
{
	if (len != IPC_VFSD_CREATE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handle = ipc_get_u64le(buf);
	if (handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->handle = handle;

	const uint64_t status_node_id = ipc_get_u64le(buf + 8);
	if (status_node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->status.node_id = status_node_id;

	const uint64_t status_device = ipc_get_u64le(buf + 16);
	if (status_device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	msg->status.device = status_device;

	msg->status.generation = ipc_get_u64le(buf + 24);

	const uint64_t status_size = ipc_get_u64le(buf + 32);
	if (status_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);
	msg->status.size = status_size;

	msg->status.allocation_size = ipc_get_u64le(buf + 40);

	const uint64_t status_kind_word = ipc_get_u64le(buf + 48);
	const uint32_t status_permissions = (uint32_t)(status_kind_word >> 32);
	if ((status_permissions & ~UINT32_C(0xFFF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 52, 0);
	msg->status.kind = (uint32_t)status_kind_word;
	msg->status.permissions = status_permissions;

	const uint64_t status_link_count_word = ipc_get_u64le(buf + 56);
	msg->status.link_count = (uint32_t)status_link_count_word;
	msg->status.uid = (uint32_t)(status_link_count_word >> 32);

	const uint64_t status_gid_word = ipc_get_u64le(buf + 64);
	const uint32_t status_filesystem_flags = (uint32_t)(status_gid_word >> 32);
	if ((status_filesystem_flags & ~UINT32_C(0xF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 68, 0);
	msg->status.gid = (uint32_t)status_gid_word;
	msg->status.filesystem_flags = status_filesystem_flags;

	msg->status.accessed.seconds = (int64_t)ipc_get_u64le(buf + 72);

	const uint64_t status_accessed_nanoseconds_word = ipc_get_u64le(buf + 80);
	if (status_accessed_nanoseconds_word > 999999999) {
		const uint32_t status_accessed_nanoseconds =
			(uint32_t)status_accessed_nanoseconds_word;

		if (status_accessed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 80, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 84, 0);
	}
	msg->status.accessed.nanoseconds = (uint32_t)status_accessed_nanoseconds_word;

	msg->status.modified.seconds = (int64_t)ipc_get_u64le(buf + 88);

	const uint64_t status_modified_nanoseconds_word = ipc_get_u64le(buf + 96);
	if (status_modified_nanoseconds_word > 999999999) {
		const uint32_t status_modified_nanoseconds =
			(uint32_t)status_modified_nanoseconds_word;

		if (status_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 96, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 100, 0);
	}
	msg->status.modified.nanoseconds = (uint32_t)status_modified_nanoseconds_word;

	msg->status.changed.seconds = (int64_t)ipc_get_u64le(buf + 104);

	const uint64_t status_changed_nanoseconds_word = ipc_get_u64le(buf + 112);
	if (status_changed_nanoseconds_word > 999999999) {
		const uint32_t status_changed_nanoseconds =
			(uint32_t)status_changed_nanoseconds_word;

		if (status_changed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 112, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 116, 0);
	}
	msg->status.changed.nanoseconds = (uint32_t)status_changed_nanoseconds_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_create_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_CREATE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handle = ipc_get_u64le(buf);
	if (handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t status_node_id = ipc_get_u64le(buf + 8);
	if (status_node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint64_t status_device = ipc_get_u64le(buf + 16);
	if (status_device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);

	const uint64_t status_size = ipc_get_u64le(buf + 32);
	if (status_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);

	const uint32_t status_permissions = ipc_get_u32le(buf + 52);
	if ((status_permissions & ~UINT32_C(0xFFF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 52, 0);

	const uint32_t status_filesystem_flags = ipc_get_u32le(buf + 68);
	if ((status_filesystem_flags & ~UINT32_C(0xF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 68, 0);

	const uint64_t status_accessed_nanoseconds_word = ipc_get_u64le(buf + 80);
	if (status_accessed_nanoseconds_word > 999999999) {
		const uint32_t status_accessed_nanoseconds =
			(uint32_t)status_accessed_nanoseconds_word;

		if (status_accessed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 80, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 84, 0);
	}

	const uint64_t status_modified_nanoseconds_word = ipc_get_u64le(buf + 96);
	if (status_modified_nanoseconds_word > 999999999) {
		const uint32_t status_modified_nanoseconds =
			(uint32_t)status_modified_nanoseconds_word;

		if (status_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 96, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 100, 0);
	}

	const uint64_t status_changed_nanoseconds_word = ipc_get_u64le(buf + 112);
	if (status_changed_nanoseconds_word > 999999999) {
		const uint32_t status_changed_nanoseconds =
			(uint32_t)status_changed_nanoseconds_word;

		if (status_changed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 112, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 116, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_vfsd_read_request_init(struct ipc_vfsd_read_request *msg)
{
	msg->handle = 0;
	msg->offset = 0;
	msg->size = 0;
}

uint32_t ipc_vfsd_read_request_pack(const struct ipc_vfsd_read_request *msg, uint8_t *buf,
                                    size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->offset > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	if (msg->size == 0 || msg->size > 3840)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);

	/* Rule 1, within_file: No byte lies behind the largest file. */
	if (msg->offset + msg->size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	ipc_put_u64le(buf, msg->handle);
	ipc_put_u64le(buf + 8, msg->offset);
	ipc_put_u64le(buf + 16, msg->size);
	*len = IPC_VFSD_READ_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_read_request_unpack(struct ipc_vfsd_read_request *msg, const uint8_t *buf,
                                      size_t len)
{
	if (len != IPC_VFSD_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handle = ipc_get_u64le(buf);
	if (handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->handle = handle;

	const uint64_t offset = ipc_get_u64le(buf + 8);
	if (offset > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->offset = offset;

	const uint64_t size_word = ipc_get_u64le(buf + 16);
	const uint32_t size = (uint32_t)size_word;
	if (size_word == 0 || size_word > 3840) {
		if (size == 0 || size > 3840)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	}
	msg->size = size;

	/* Rule 1, within_file: No byte lies behind the largest file. */
	if (offset + size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_read_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handle = ipc_get_u64le(buf);
	if (handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t offset = ipc_get_u64le(buf + 8);
	if (offset > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint64_t size_word = ipc_get_u64le(buf + 16);
	const uint32_t size = (uint32_t)size_word;
	if (size_word == 0 || size_word > 3840) {
		if (size == 0 || size > 3840)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	}

	/* Rule 1, within_file: No byte lies behind the largest file. */
	if (offset + size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	return IPC_CLASS_OK;
}

void ipc_vfsd_read_given_from(struct ipc_vfsd_read_given *given,
                              const struct ipc_vfsd_read_request *request)
{
	given->size = request->size;
}

void ipc_vfsd_read_reply_init(struct ipc_vfsd_read_reply *msg)
{
	msg->data_size = 0;
	msg->data = NULL;
}

uint32_t ipc_vfsd_read_reply_pack(const struct ipc_vfsd_read_reply *msg, uint8_t *buf, size_t cap,
                                  size_t *len, const struct ipc_vfsd_read_given *given)
{
	const uint32_t data_size = msg->data_size;

	if (cap < 8 + (uint64_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (data_size > 3840)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);

	/* Rule 1, no_more_than_asked: No more than was asked for. */
	if (data_size > given->size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, data_size);
	ipc_bytes_copy(buf + 8, msg->data, data_size);
	*len = 8 + (size_t)data_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_read_reply_unpack(struct ipc_vfsd_read_reply *msg, const uint8_t *buf,
                                    size_t len, const struct ipc_vfsd_read_given *given)
{
	if (len < IPC_VFSD_READ_REPLY_SIZE_MIN || len > IPC_VFSD_READ_REPLY_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t data_size_word = ipc_get_u64le(buf);
	const uint32_t data_size = (uint32_t)data_size_word;
	if (data_size_word != len - 8) {
		if (data_size > 3840)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
		if ((data_size_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 0, 0);
	}
	msg->data_size = data_size;

	msg->data = buf + 8;

	/* Rule 1, no_more_than_asked: No more than was asked for. */
	if (data_size > given->size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_read_reply_validate(const uint8_t *buf, size_t len,
                                      const struct ipc_vfsd_read_given *given)
{
	if (len < IPC_VFSD_READ_REPLY_SIZE_MIN || len > IPC_VFSD_READ_REPLY_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t data_size_word = ipc_get_u64le(buf);
	const uint32_t data_size = (uint32_t)data_size_word;
	if (data_size_word != len - 8) {
		if (data_size > 3840)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
		if ((data_size_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 0, 0);
	}

	/* Rule 1, no_more_than_asked: No more than was asked for. */
	if (data_size > given->size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

void ipc_vfsd_write_request_init(struct ipc_vfsd_write_request *msg)
{
	msg->handle = 0;
	msg->offset = 0;
	msg->data_size = 0;
	msg->data = NULL;
}

uint32_t ipc_vfsd_write_request_pack(const struct ipc_vfsd_write_request *msg, uint8_t *buf,
                                     size_t cap, size_t *len)
{
	const uint32_t data_size = msg->data_size;

	if (cap < 24 + (uint64_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->offset > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	if (data_size == 0 || data_size > 3840)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 16, 0);

	/* Rule 1, within_file: No byte lies behind the largest file. */
	if (msg->offset + data_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	ipc_put_u64le(buf, msg->handle);
	ipc_put_u64le(buf + 8, msg->offset);
	ipc_put_u64le(buf + 16, data_size);
	ipc_bytes_copy(buf + 24, msg->data, data_size);
	*len = 24 + (size_t)data_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_write_request_unpack(struct ipc_vfsd_write_request *msg, const uint8_t *buf,
                                       size_t len)
{
	if (len < 24 || len > IPC_VFSD_WRITE_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handle = ipc_get_u64le(buf);
	if (handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->handle = handle;

	const uint64_t offset = ipc_get_u64le(buf + 8);
	if (offset > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->offset = offset;

	const uint64_t data_size_word = ipc_get_u64le(buf + 16);
	const uint32_t data_size = (uint32_t)data_size_word;
	if (data_size_word == 0 || data_size_word > 3840) {
		if (data_size == 0 || data_size > 3840)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 16, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	}
	msg->data_size = data_size;

	if (len != 24 + (size_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 16, 0);

	msg->data = buf + 24;

	/* Rule 1, within_file: No byte lies behind the largest file. */
	if (offset + data_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_write_request_validate(const uint8_t *buf, size_t len)
{
	if (len < 24 || len > IPC_VFSD_WRITE_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handle = ipc_get_u64le(buf);
	if (handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t offset = ipc_get_u64le(buf + 8);
	if (offset > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint64_t data_size_word = ipc_get_u64le(buf + 16);
	const uint32_t data_size = (uint32_t)data_size_word;
	if (data_size_word == 0 || data_size_word > 3840) {
		if (data_size == 0 || data_size > 3840)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 16, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	}

	if (len != 24 + (size_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 16, 0);

	/* Rule 1, within_file: No byte lies behind the largest file. */
	if (offset + data_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	return IPC_CLASS_OK;
}

void ipc_vfsd_write_reply_init(struct ipc_vfsd_write_reply *msg)
{
	msg->file_size = 0;
}

uint32_t ipc_vfsd_write_reply_pack(const struct ipc_vfsd_write_reply *msg, uint8_t *buf,
                                   size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_WRITE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->file_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->file_size);
	*len = IPC_VFSD_WRITE_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_write_reply_unpack(struct ipc_vfsd_write_reply *msg, const uint8_t *buf,
                                     size_t len)
{
	if (len != IPC_VFSD_WRITE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t file_size = ipc_get_u64le(buf);
	if (file_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->file_size = file_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_write_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_WRITE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t file_size = ipc_get_u64le(buf);
	if (file_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_truncate_request_init(struct ipc_vfsd_truncate_request *msg)
{
	msg->handle = 0;
	msg->file_size = 0;
}

uint32_t ipc_vfsd_truncate_request_pack(const struct ipc_vfsd_truncate_request *msg, uint8_t *buf,
                                        size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_TRUNCATE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->file_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	ipc_put_u64le(buf, msg->handle);
	ipc_put_u64le(buf + 8, msg->file_size);
	*len = IPC_VFSD_TRUNCATE_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_truncate_request_unpack(struct ipc_vfsd_truncate_request *msg,
                                          const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_TRUNCATE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handle = ipc_get_u64le(buf);
	if (handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->handle = handle;

	const uint64_t file_size = ipc_get_u64le(buf + 8);
	if (file_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->file_size = file_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_truncate_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_TRUNCATE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handle = ipc_get_u64le(buf);
	if (handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t file_size = ipc_get_u64le(buf + 8);
	if (file_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_truncate_reply_init(struct ipc_vfsd_truncate_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_vfsd_truncate_reply_pack(const struct ipc_vfsd_truncate_reply *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_VFSD_TRUNCATE_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_truncate_reply_unpack(struct ipc_vfsd_truncate_reply *msg, const uint8_t *buf,
                                        size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_TRUNCATE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_truncate_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_TRUNCATE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_close_request_init(struct ipc_vfsd_close_request *msg)
{
	msg->handle = 0;
}

uint32_t ipc_vfsd_close_request_pack(const struct ipc_vfsd_close_request *msg, uint8_t *buf,
                                     size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_CLOSE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->handle);
	*len = IPC_VFSD_CLOSE_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_close_request_unpack(struct ipc_vfsd_close_request *msg, const uint8_t *buf,
                                       size_t len)
{
	if (len != IPC_VFSD_CLOSE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handle = ipc_get_u64le(buf);
	if (handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->handle = handle;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_close_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_CLOSE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handle = ipc_get_u64le(buf);
	if (handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_close_reply_init(struct ipc_vfsd_close_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_vfsd_close_reply_pack(const struct ipc_vfsd_close_reply *msg, uint8_t *buf,
                                   size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_VFSD_CLOSE_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_close_reply_unpack(struct ipc_vfsd_close_reply *msg, const uint8_t *buf,
                                     size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_CLOSE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_close_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_CLOSE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_mkdir_request_init(struct ipc_vfsd_mkdir_request *msg)
{
	msg->permissions = 0;
	msg->path = NULL;
	msg->path_length = 0;
}

uint32_t ipc_vfsd_mkdir_request_pack(const struct ipc_vfsd_mkdir_request *msg, uint8_t *buf,
                                     size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_MKDIR_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->permissions & ~UINT32_C(0xFFF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);

	const uint16_t path_length = msg->path_length;
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t path_fault = ipc_path_check(msg->path, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 8, 0);

	ipc_put_u64le(buf, msg->permissions);
	ipc_put_u16le(buf + 8, path_length);
	ipc_bytes_copy(buf + 10, (const uint8_t *)msg->path, path_length);
	ipc_bytes_clear(buf + 10 + path_length, 510 - (size_t)path_length);
	*len = IPC_VFSD_MKDIR_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_mkdir_request_unpack(struct ipc_vfsd_mkdir_request *msg, const uint8_t *buf,
                                       size_t len)
{
	if (len != IPC_VFSD_MKDIR_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t permissions_word = ipc_get_u64le(buf);
	if ((permissions_word & UINT64_C(0xFFFFFFFFFFFFF000)) != 0) {
		const uint32_t permissions = (uint32_t)permissions_word;

		if ((permissions & ~UINT32_C(0xFFF)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}
	msg->permissions = (uint32_t)permissions_word;

	const uint16_t path_length = ipc_get_u16le(buf + 8);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 10, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 8, 0);
	if (!ipc_bytes_are_zero(buf + 10 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);
	msg->path = (const char *)buf + 10;
	msg->path_length = path_length;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_mkdir_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_MKDIR_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t permissions_word = ipc_get_u64le(buf);
	if ((permissions_word & UINT64_C(0xFFFFFFFFFFFFF000)) != 0) {
		const uint32_t permissions = (uint32_t)permissions_word;

		if ((permissions & ~UINT32_C(0xFFF)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}

	const uint16_t path_length = ipc_get_u16le(buf + 8);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 10, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 8, 0);
	if (!ipc_bytes_are_zero(buf + 10 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_mkdir_reply_init(struct ipc_vfsd_mkdir_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_vfsd_mkdir_reply_pack(const struct ipc_vfsd_mkdir_reply *msg, uint8_t *buf,
                                   size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_VFSD_MKDIR_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_mkdir_reply_unpack(struct ipc_vfsd_mkdir_reply *msg, const uint8_t *buf,
                                     size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_MKDIR_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_mkdir_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_MKDIR_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_rmdir_request_init(struct ipc_vfsd_rmdir_request *msg)
{
	msg->path = NULL;
	msg->path_length = 0;
}

uint32_t ipc_vfsd_rmdir_request_pack(const struct ipc_vfsd_rmdir_request *msg, uint8_t *buf,
                                     size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_RMDIR_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = msg->path_length;
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check(msg->path, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);

	ipc_put_u16le(buf, path_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->path, path_length);
	ipc_bytes_clear(buf + 2 + path_length, 510 - (size_t)path_length);
	*len = IPC_VFSD_RMDIR_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_rmdir_request_unpack(struct ipc_vfsd_rmdir_request *msg, const uint8_t *buf,
                                       size_t len)
{
	if (len != IPC_VFSD_RMDIR_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = ipc_get_u16le(buf);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 2, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->path = (const char *)buf + 2;
	msg->path_length = path_length;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_rmdir_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_RMDIR_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = ipc_get_u16le(buf);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 2, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_rmdir_reply_init(struct ipc_vfsd_rmdir_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_vfsd_rmdir_reply_pack(const struct ipc_vfsd_rmdir_reply *msg, uint8_t *buf,
                                   size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_VFSD_RMDIR_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_rmdir_reply_unpack(struct ipc_vfsd_rmdir_reply *msg, const uint8_t *buf,
                                     size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_RMDIR_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_rmdir_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_RMDIR_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_readdir_request_init(struct ipc_vfsd_readdir_request *msg)
{
	msg->handle = 0;
	msg->cursor = 0;
}

uint32_t ipc_vfsd_readdir_request_pack(const struct ipc_vfsd_readdir_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_READDIR_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->handle);
	ipc_put_u64le(buf + 8, msg->cursor);
	*len = IPC_VFSD_READDIR_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_readdir_request_unpack(struct ipc_vfsd_readdir_request *msg, const uint8_t *buf,
                                         size_t len)
{
	if (len != IPC_VFSD_READDIR_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handle = ipc_get_u64le(buf);
	if (handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->handle = handle;

	msg->cursor = ipc_get_u64le(buf + 8);

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_readdir_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_READDIR_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handle = ipc_get_u64le(buf);
	if (handle == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_readdir_given_from(struct ipc_vfsd_readdir_given *given,
                                 const struct ipc_vfsd_readdir_request *request)
{
	given->cursor = request->cursor;
}

void ipc_vfsd_readdir_reply_init(struct ipc_vfsd_readdir_reply *msg)
{
	msg->next_cursor = 0;
	msg->entry_count = 0;
	msg->entries = NULL;
	msg->entries_size = 0;
}

uint32_t ipc_vfsd_readdir_reply_pack(const struct ipc_vfsd_readdir_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len,
                                     const struct ipc_vfsd_readdir_given *given)
{
	const uint16_t entries_size = msg->entries_size;

	if (entries_size > 3840 || cap < 16 + (size_t)entries_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t entry_count = msg->entry_count;

	size_t entries_at = 0;
	for (size_t i = 0; i < entry_count; i++) {
		size_t entries_step = 0;
		const uint32_t entries_fault = ipc_files_directory_entry_check(
			msg->entries + entries_at, entries_size - entries_at,
			16 + (uint32_t)entries_at, &entries_step);
		if (entries_fault != IPC_CLASS_OK)
			return entries_fault;
		entries_at += entries_step;
	}
	if (entries_at != entries_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 8, 0);

	/* Rule 1, goes_on: Whoever goes on comes further. */
	if (entry_count != 0 && msg->next_cursor <= given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, ends: The end stays where it is. */
	if (entry_count == 0 && msg->next_cursor != given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	ipc_put_u64le(buf, msg->next_cursor);
	ipc_put_u64le(buf + 8, entry_count);
	ipc_bytes_copy(buf + 16, msg->entries, entries_size);
	*len = 16 + (size_t)entries_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_readdir_reply_unpack(struct ipc_vfsd_readdir_reply *msg, const uint8_t *buf,
                                       size_t len, const struct ipc_vfsd_readdir_given *given)
{
	if (len < IPC_VFSD_READDIR_REPLY_SIZE_MIN || len > IPC_VFSD_READDIR_REPLY_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t next_cursor = ipc_get_u64le(buf);
	msg->next_cursor = next_cursor;

	const uint64_t entry_count_word = ipc_get_u64le(buf + 8);
	const uint16_t entry_count = (uint16_t)entry_count_word;
	if ((entry_count_word & UINT64_C(0xFFFFFFFFFFFF0000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 10, 0);
	msg->entry_count = entry_count;

	const size_t entries_size = len - 16;
	size_t entries_at = 0;
	for (size_t i = 0; i < entry_count; i++) {
		size_t entries_step = 0;
		const uint32_t entries_fault = ipc_files_directory_entry_check(
			buf + 16 + entries_at, entries_size - entries_at,
			16 + (uint32_t)entries_at, &entries_step);
		if (entries_fault != IPC_CLASS_OK)
			return entries_fault;
		entries_at += entries_step;
	}
	if (entries_at != entries_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 8, 0);
	msg->entries = buf + 16;
	msg->entries_size = (uint16_t)entries_size;

	/* Rule 1, goes_on: Whoever goes on comes further. */
	if (entry_count != 0 && next_cursor <= given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, ends: The end stays where it is. */
	if (entry_count == 0 && next_cursor != given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_readdir_reply_validate(const uint8_t *buf, size_t len,
                                         const struct ipc_vfsd_readdir_given *given)
{
	if (len < IPC_VFSD_READDIR_REPLY_SIZE_MIN || len > IPC_VFSD_READDIR_REPLY_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t next_cursor = ipc_get_u64le(buf);

	const uint64_t entry_count_word = ipc_get_u64le(buf + 8);
	const uint16_t entry_count = (uint16_t)entry_count_word;
	if ((entry_count_word & UINT64_C(0xFFFFFFFFFFFF0000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 10, 0);

	const size_t entries_size = len - 16;
	size_t entries_at = 0;
	for (size_t i = 0; i < entry_count; i++) {
		size_t entries_step = 0;
		const uint32_t entries_fault = ipc_files_directory_entry_check(
			buf + 16 + entries_at, entries_size - entries_at,
			16 + (uint32_t)entries_at, &entries_step);
		if (entries_fault != IPC_CLASS_OK)
			return entries_fault;
		entries_at += entries_step;
	}
	if (entries_at != entries_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 8, 0);

	/* Rule 1, goes_on: Whoever goes on comes further. */
	if (entry_count != 0 && next_cursor <= given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, ends: The end stays where it is. */
	if (entry_count == 0 && next_cursor != given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	return IPC_CLASS_OK;
}

void ipc_vfsd_unlink_request_init(struct ipc_vfsd_unlink_request *msg)
{
	msg->path = NULL;
	msg->path_length = 0;
}

uint32_t ipc_vfsd_unlink_request_pack(const struct ipc_vfsd_unlink_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_UNLINK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = msg->path_length;
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check(msg->path, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);

	ipc_put_u16le(buf, path_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->path, path_length);
	ipc_bytes_clear(buf + 2 + path_length, 510 - (size_t)path_length);
	*len = IPC_VFSD_UNLINK_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_unlink_request_unpack(struct ipc_vfsd_unlink_request *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len != IPC_VFSD_UNLINK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = ipc_get_u16le(buf);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 2, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->path = (const char *)buf + 2;
	msg->path_length = path_length;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_unlink_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_UNLINK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = ipc_get_u16le(buf);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 2, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_unlink_reply_init(struct ipc_vfsd_unlink_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_vfsd_unlink_reply_pack(const struct ipc_vfsd_unlink_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_VFSD_UNLINK_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_unlink_reply_unpack(struct ipc_vfsd_unlink_reply *msg, const uint8_t *buf,
                                      size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_UNLINK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_unlink_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_UNLINK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_rename_request_init(struct ipc_vfsd_rename_request *msg)
{
	msg->flags = 0;
	msg->from = NULL;
	msg->from_length = 0;
	msg->to = NULL;
	msg->to_length = 0;
}

uint32_t ipc_vfsd_rename_request_pack(const struct ipc_vfsd_rename_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_RENAME_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->flags & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);

	const uint16_t from_length = msg->from_length;
	if (from_length == 0 || from_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t from_fault = ipc_path_check(msg->from, from_length);
	if (from_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, from_fault, 8, 0);

	const uint16_t to_length = msg->to_length;
	if (to_length == 0 || to_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 520, 0);
	const uint32_t to_fault = ipc_path_check(msg->to, to_length);
	if (to_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, to_fault, 520, 0);

	ipc_put_u64le(buf, msg->flags);
	ipc_put_u16le(buf + 8, from_length);
	ipc_bytes_copy(buf + 10, (const uint8_t *)msg->from, from_length);
	ipc_bytes_clear(buf + 10 + from_length, 510 - (size_t)from_length);
	ipc_put_u16le(buf + 520, to_length);
	ipc_bytes_copy(buf + 522, (const uint8_t *)msg->to, to_length);
	ipc_bytes_clear(buf + 522 + to_length, 510 - (size_t)to_length);
	*len = IPC_VFSD_RENAME_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_rename_request_unpack(struct ipc_vfsd_rename_request *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len != IPC_VFSD_RENAME_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t flags_word = ipc_get_u64le(buf);
	if ((flags_word & UINT64_C(0xFFFFFFFFFFFFFFFE)) != 0) {
		const uint32_t flags = (uint32_t)flags_word;

		if ((flags & ~UINT32_C(0x1)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}
	msg->flags = (uint32_t)flags_word;

	const uint16_t from_length = ipc_get_u16le(buf + 8);
	if (from_length == 0 || from_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t from_fault = ipc_path_check((const char *)buf + 10, from_length);
	if (from_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, from_fault, 8, 0);
	if (!ipc_bytes_are_zero(buf + 10 + from_length, 510 - (size_t)from_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);
	msg->from = (const char *)buf + 10;
	msg->from_length = from_length;

	const uint16_t to_length = ipc_get_u16le(buf + 520);
	if (to_length == 0 || to_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 520, 0);
	const uint32_t to_fault = ipc_path_check((const char *)buf + 522, to_length);
	if (to_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, to_fault, 520, 0);
	if (!ipc_bytes_are_zero(buf + 522 + to_length, 510 - (size_t)to_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 520, 0);
	msg->to = (const char *)buf + 522;
	msg->to_length = to_length;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_rename_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_RENAME_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t flags_word = ipc_get_u64le(buf);
	if ((flags_word & UINT64_C(0xFFFFFFFFFFFFFFFE)) != 0) {
		const uint32_t flags = (uint32_t)flags_word;

		if ((flags & ~UINT32_C(0x1)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}

	const uint16_t from_length = ipc_get_u16le(buf + 8);
	if (from_length == 0 || from_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t from_fault = ipc_path_check((const char *)buf + 10, from_length);
	if (from_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, from_fault, 8, 0);
	if (!ipc_bytes_are_zero(buf + 10 + from_length, 510 - (size_t)from_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);

	const uint16_t to_length = ipc_get_u16le(buf + 520);
	if (to_length == 0 || to_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 520, 0);
	const uint32_t to_fault = ipc_path_check((const char *)buf + 522, to_length);
	if (to_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, to_fault, 520, 0);
	if (!ipc_bytes_are_zero(buf + 522 + to_length, 510 - (size_t)to_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 520, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_rename_reply_init(struct ipc_vfsd_rename_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_vfsd_rename_reply_pack(const struct ipc_vfsd_rename_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_VFSD_RENAME_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_rename_reply_unpack(struct ipc_vfsd_rename_reply *msg, const uint8_t *buf,
                                      size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_RENAME_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_rename_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_RENAME_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_link_request_init(struct ipc_vfsd_link_request *msg)
{
	msg->from = NULL;
	msg->from_length = 0;
	msg->to = NULL;
	msg->to_length = 0;
}

uint32_t ipc_vfsd_link_request_pack(const struct ipc_vfsd_link_request *msg, uint8_t *buf,
                                    size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_LINK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t from_length = msg->from_length;
	if (from_length == 0 || from_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t from_fault = ipc_path_check(msg->from, from_length);
	if (from_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, from_fault, 0, 0);

	const uint16_t to_length = msg->to_length;
	if (to_length == 0 || to_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 512, 0);
	const uint32_t to_fault = ipc_path_check(msg->to, to_length);
	if (to_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, to_fault, 512, 0);

	ipc_put_u16le(buf, from_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->from, from_length);
	ipc_bytes_clear(buf + 2 + from_length, 510 - (size_t)from_length);
	ipc_put_u16le(buf + 512, to_length);
	ipc_bytes_copy(buf + 514, (const uint8_t *)msg->to, to_length);
	ipc_bytes_clear(buf + 514 + to_length, 510 - (size_t)to_length);
	*len = IPC_VFSD_LINK_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_link_request_unpack(struct ipc_vfsd_link_request *msg, const uint8_t *buf,
                                      size_t len)
{
	if (len != IPC_VFSD_LINK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t from_length = ipc_get_u16le(buf);
	if (from_length == 0 || from_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t from_fault = ipc_path_check((const char *)buf + 2, from_length);
	if (from_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, from_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + from_length, 510 - (size_t)from_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->from = (const char *)buf + 2;
	msg->from_length = from_length;

	const uint16_t to_length = ipc_get_u16le(buf + 512);
	if (to_length == 0 || to_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 512, 0);
	const uint32_t to_fault = ipc_path_check((const char *)buf + 514, to_length);
	if (to_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, to_fault, 512, 0);
	if (!ipc_bytes_are_zero(buf + 514 + to_length, 510 - (size_t)to_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 512, 0);
	msg->to = (const char *)buf + 514;
	msg->to_length = to_length;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_link_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_LINK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t from_length = ipc_get_u16le(buf);
	if (from_length == 0 || from_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t from_fault = ipc_path_check((const char *)buf + 2, from_length);
	if (from_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, from_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + from_length, 510 - (size_t)from_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	const uint16_t to_length = ipc_get_u16le(buf + 512);
	if (to_length == 0 || to_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 512, 0);
	const uint32_t to_fault = ipc_path_check((const char *)buf + 514, to_length);
	if (to_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, to_fault, 512, 0);
	if (!ipc_bytes_are_zero(buf + 514 + to_length, 510 - (size_t)to_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 512, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_link_reply_init(struct ipc_vfsd_link_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_vfsd_link_reply_pack(const struct ipc_vfsd_link_reply *msg, uint8_t *buf, size_t cap,
                                  size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_VFSD_LINK_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_link_reply_unpack(struct ipc_vfsd_link_reply *msg, const uint8_t *buf,
                                    size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_LINK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_link_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_LINK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_symlink_request_init(struct ipc_vfsd_symlink_request *msg)
{
	msg->path = NULL;
	msg->path_length = 0;
	msg->target = NULL;
	msg->target_length = 0;
}

uint32_t ipc_vfsd_symlink_request_pack(const struct ipc_vfsd_symlink_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_SYMLINK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = msg->path_length;
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check(msg->path, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);

	const uint16_t target_length = msg->target_length;
	if (target_length == 0 || target_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 512, 0);
	const uint32_t target_fault = ipc_text_check(msg->target, target_length);
	if (target_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, target_fault, 512, 0);

	ipc_put_u16le(buf, path_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->path, path_length);
	ipc_bytes_clear(buf + 2 + path_length, 510 - (size_t)path_length);
	ipc_put_u16le(buf + 512, target_length);
	ipc_bytes_copy(buf + 514, (const uint8_t *)msg->target, target_length);
	ipc_bytes_clear(buf + 514 + target_length, 510 - (size_t)target_length);
	*len = IPC_VFSD_SYMLINK_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_symlink_request_unpack(struct ipc_vfsd_symlink_request *msg, const uint8_t *buf,
                                         size_t len)
{
	if (len != IPC_VFSD_SYMLINK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = ipc_get_u16le(buf);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 2, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->path = (const char *)buf + 2;
	msg->path_length = path_length;

	const uint16_t target_length = ipc_get_u16le(buf + 512);
	if (target_length == 0 || target_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 512, 0);
	const uint32_t target_fault = ipc_text_check((const char *)buf + 514, target_length);
	if (target_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, target_fault, 512, 0);
	if (!ipc_bytes_are_zero(buf + 514 + target_length, 510 - (size_t)target_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 512, 0);
	msg->target = (const char *)buf + 514;
	msg->target_length = target_length;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_symlink_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_SYMLINK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = ipc_get_u16le(buf);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 2, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	const uint16_t target_length = ipc_get_u16le(buf + 512);
	if (target_length == 0 || target_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 512, 0);
	const uint32_t target_fault = ipc_text_check((const char *)buf + 514, target_length);
	if (target_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, target_fault, 512, 0);
	if (!ipc_bytes_are_zero(buf + 514 + target_length, 510 - (size_t)target_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 512, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_symlink_reply_init(struct ipc_vfsd_symlink_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_vfsd_symlink_reply_pack(const struct ipc_vfsd_symlink_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_VFSD_SYMLINK_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_symlink_reply_unpack(struct ipc_vfsd_symlink_reply *msg, const uint8_t *buf,
                                       size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_SYMLINK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_symlink_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_VFSD_SYMLINK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_readlink_request_init(struct ipc_vfsd_readlink_request *msg)
{
	msg->path = NULL;
	msg->path_length = 0;
}

uint32_t ipc_vfsd_readlink_request_pack(const struct ipc_vfsd_readlink_request *msg, uint8_t *buf,
                                        size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_READLINK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = msg->path_length;
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check(msg->path, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);

	ipc_put_u16le(buf, path_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->path, path_length);
	ipc_bytes_clear(buf + 2 + path_length, 510 - (size_t)path_length);
	*len = IPC_VFSD_READLINK_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_readlink_request_unpack(struct ipc_vfsd_readlink_request *msg,
                                          const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_READLINK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = ipc_get_u16le(buf);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 2, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->path = (const char *)buf + 2;
	msg->path_length = path_length;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_readlink_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_READLINK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = ipc_get_u16le(buf);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 2, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_readlink_reply_init(struct ipc_vfsd_readlink_reply *msg)
{
	msg->target = NULL;
	msg->target_length = 0;
}

uint32_t ipc_vfsd_readlink_reply_pack(const struct ipc_vfsd_readlink_reply *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_READLINK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t target_length = msg->target_length;
	if (target_length == 0 || target_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t target_fault = ipc_text_check(msg->target, target_length);
	if (target_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, target_fault, 0, 0);

	ipc_put_u16le(buf, target_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->target, target_length);
	ipc_bytes_clear(buf + 2 + target_length, 510 - (size_t)target_length);
	*len = IPC_VFSD_READLINK_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_readlink_reply_unpack(struct ipc_vfsd_readlink_reply *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len != IPC_VFSD_READLINK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t target_length = ipc_get_u16le(buf);
	if (target_length == 0 || target_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t target_fault = ipc_text_check((const char *)buf + 2, target_length);
	if (target_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, target_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + target_length, 510 - (size_t)target_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->target = (const char *)buf + 2;
	msg->target_length = target_length;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_readlink_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_READLINK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t target_length = ipc_get_u16le(buf);
	if (target_length == 0 || target_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t target_fault = ipc_text_check((const char *)buf + 2, target_length);
	if (target_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, target_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + target_length, 510 - (size_t)target_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_stat_request_init(struct ipc_vfsd_stat_request *msg)
{
	msg->flags = 0;
	msg->path = NULL;
	msg->path_length = 0;
}

uint32_t ipc_vfsd_stat_request_pack(const struct ipc_vfsd_stat_request *msg, uint8_t *buf,
                                    size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_STAT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->flags & ~UINT32_C(0x8)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);

	const uint16_t path_length = msg->path_length;
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t path_fault = ipc_path_check(msg->path, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 8, 0);

	ipc_put_u64le(buf, msg->flags);
	ipc_put_u16le(buf + 8, path_length);
	ipc_bytes_copy(buf + 10, (const uint8_t *)msg->path, path_length);
	ipc_bytes_clear(buf + 10 + path_length, 510 - (size_t)path_length);
	*len = IPC_VFSD_STAT_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_stat_request_unpack(struct ipc_vfsd_stat_request *msg, const uint8_t *buf,
                                      size_t len)
{
	if (len != IPC_VFSD_STAT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t flags_word = ipc_get_u64le(buf);
	if ((flags_word & UINT64_C(0xFFFFFFFFFFFFFFF7)) != 0) {
		const uint32_t flags = (uint32_t)flags_word;

		if ((flags & ~UINT32_C(0x8)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}
	msg->flags = (uint32_t)flags_word;

	const uint16_t path_length = ipc_get_u16le(buf + 8);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 10, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 8, 0);
	if (!ipc_bytes_are_zero(buf + 10 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);
	msg->path = (const char *)buf + 10;
	msg->path_length = path_length;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_stat_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_STAT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t flags_word = ipc_get_u64le(buf);
	if ((flags_word & UINT64_C(0xFFFFFFFFFFFFFFF7)) != 0) {
		const uint32_t flags = (uint32_t)flags_word;

		if ((flags & ~UINT32_C(0x8)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}

	const uint16_t path_length = ipc_get_u16le(buf + 8);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 10, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 8, 0);
	if (!ipc_bytes_are_zero(buf + 10 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_stat_reply_init(struct ipc_vfsd_stat_reply *msg)
{
	msg->status.node_id = 0;
	msg->status.device = 0;
	msg->status.generation = 0;
	msg->status.size = 0;
	msg->status.allocation_size = 0;
	msg->status.kind = IPC_FILES_NODE_KIND_FILE;
	msg->status.permissions = 0;
	msg->status.link_count = 0;
	msg->status.uid = 0;
	msg->status.gid = 0;
	msg->status.filesystem_flags = 0;
	msg->status.accessed.seconds = 0;
	msg->status.accessed.nanoseconds = 0;
	msg->status.modified.seconds = 0;
	msg->status.modified.nanoseconds = 0;
	msg->status.changed.seconds = 0;
	msg->status.changed.nanoseconds = 0;
}

uint32_t ipc_vfsd_stat_reply_pack(const struct ipc_vfsd_stat_reply *msg, uint8_t *buf, size_t cap,
                                  size_t *len)
{
	if (cap < IPC_VFSD_STAT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->status.node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->status.device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	if (msg->status.size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	if ((msg->status.permissions & ~UINT32_C(0xFFF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 44, 0);

	if ((msg->status.filesystem_flags & ~UINT32_C(0xF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 60, 0);

	if (msg->status.accessed.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 72, 0);

	if (msg->status.modified.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 88, 0);

	if (msg->status.changed.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 104, 0);

	ipc_put_u64le(buf, msg->status.node_id);
	ipc_put_u64le(buf + 8, msg->status.device);
	ipc_put_u64le(buf + 16, msg->status.generation);
	ipc_put_u64le(buf + 24, msg->status.size);
	ipc_put_u64le(buf + 32, msg->status.allocation_size);
	ipc_put_u64le(buf + 40, (uint64_t)msg->status.permissions << 32 | msg->status.kind);
	ipc_put_u64le(buf + 48, (uint64_t)msg->status.uid << 32 | msg->status.link_count);
	ipc_put_u64le(buf + 56, (uint64_t)msg->status.filesystem_flags << 32 | msg->status.gid);
	ipc_put_u64le(buf + 64, (uint64_t)msg->status.accessed.seconds);
	ipc_put_u64le(buf + 72, msg->status.accessed.nanoseconds);
	ipc_put_u64le(buf + 80, (uint64_t)msg->status.modified.seconds);
	ipc_put_u64le(buf + 88, msg->status.modified.nanoseconds);
	ipc_put_u64le(buf + 96, (uint64_t)msg->status.changed.seconds);
	ipc_put_u64le(buf + 104, msg->status.changed.nanoseconds);
	*len = IPC_VFSD_STAT_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_stat_reply_unpack(struct ipc_vfsd_stat_reply *msg, const uint8_t *buf,
                                    size_t len)
{
	if (len != IPC_VFSD_STAT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t status_node_id = ipc_get_u64le(buf);
	if (status_node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->status.node_id = status_node_id;

	const uint64_t status_device = ipc_get_u64le(buf + 8);
	if (status_device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->status.device = status_device;

	msg->status.generation = ipc_get_u64le(buf + 16);

	const uint64_t status_size = ipc_get_u64le(buf + 24);
	if (status_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);
	msg->status.size = status_size;

	msg->status.allocation_size = ipc_get_u64le(buf + 32);

	const uint64_t status_kind_word = ipc_get_u64le(buf + 40);
	const uint32_t status_permissions = (uint32_t)(status_kind_word >> 32);
	if ((status_permissions & ~UINT32_C(0xFFF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 44, 0);
	msg->status.kind = (uint32_t)status_kind_word;
	msg->status.permissions = status_permissions;

	const uint64_t status_link_count_word = ipc_get_u64le(buf + 48);
	msg->status.link_count = (uint32_t)status_link_count_word;
	msg->status.uid = (uint32_t)(status_link_count_word >> 32);

	const uint64_t status_gid_word = ipc_get_u64le(buf + 56);
	const uint32_t status_filesystem_flags = (uint32_t)(status_gid_word >> 32);
	if ((status_filesystem_flags & ~UINT32_C(0xF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 60, 0);
	msg->status.gid = (uint32_t)status_gid_word;
	msg->status.filesystem_flags = status_filesystem_flags;

	msg->status.accessed.seconds = (int64_t)ipc_get_u64le(buf + 64);

	const uint64_t status_accessed_nanoseconds_word = ipc_get_u64le(buf + 72);
	if (status_accessed_nanoseconds_word > 999999999) {
		const uint32_t status_accessed_nanoseconds =
			(uint32_t)status_accessed_nanoseconds_word;

		if (status_accessed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 72, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 76, 0);
	}
	msg->status.accessed.nanoseconds = (uint32_t)status_accessed_nanoseconds_word;

	msg->status.modified.seconds = (int64_t)ipc_get_u64le(buf + 80);

	const uint64_t status_modified_nanoseconds_word = ipc_get_u64le(buf + 88);
	if (status_modified_nanoseconds_word > 999999999) {
		const uint32_t status_modified_nanoseconds =
			(uint32_t)status_modified_nanoseconds_word;

		if (status_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 88, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 92, 0);
	}
	msg->status.modified.nanoseconds = (uint32_t)status_modified_nanoseconds_word;

	msg->status.changed.seconds = (int64_t)ipc_get_u64le(buf + 96);

	const uint64_t status_changed_nanoseconds_word = ipc_get_u64le(buf + 104);
	if (status_changed_nanoseconds_word > 999999999) {
		const uint32_t status_changed_nanoseconds =
			(uint32_t)status_changed_nanoseconds_word;

		if (status_changed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 104, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 108, 0);
	}
	msg->status.changed.nanoseconds = (uint32_t)status_changed_nanoseconds_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_stat_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_STAT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t status_node_id = ipc_get_u64le(buf);
	if (status_node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t status_device = ipc_get_u64le(buf + 8);
	if (status_device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint64_t status_size = ipc_get_u64le(buf + 24);
	if (status_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	const uint32_t status_permissions = ipc_get_u32le(buf + 44);
	if ((status_permissions & ~UINT32_C(0xFFF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 44, 0);

	const uint32_t status_filesystem_flags = ipc_get_u32le(buf + 60);
	if ((status_filesystem_flags & ~UINT32_C(0xF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 60, 0);

	const uint64_t status_accessed_nanoseconds_word = ipc_get_u64le(buf + 72);
	if (status_accessed_nanoseconds_word > 999999999) {
		const uint32_t status_accessed_nanoseconds =
			(uint32_t)status_accessed_nanoseconds_word;

		if (status_accessed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 72, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 76, 0);
	}

	const uint64_t status_modified_nanoseconds_word = ipc_get_u64le(buf + 88);
	if (status_modified_nanoseconds_word > 999999999) {
		const uint32_t status_modified_nanoseconds =
			(uint32_t)status_modified_nanoseconds_word;

		if (status_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 88, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 92, 0);
	}

	const uint64_t status_changed_nanoseconds_word = ipc_get_u64le(buf + 104);
	if (status_changed_nanoseconds_word > 999999999) {
		const uint32_t status_changed_nanoseconds =
			(uint32_t)status_changed_nanoseconds_word;

		if (status_changed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 104, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 108, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_vfsd_update_metadata_request_init(struct ipc_vfsd_update_metadata_request *msg)
{
	msg->metadata.fields = 0;
	msg->metadata.permissions = 0;
	msg->metadata.uid = 0;
	msg->metadata.gid = 0;
	msg->metadata.accessed.seconds = 0;
	msg->metadata.accessed.nanoseconds = 0;
	msg->metadata.modified.seconds = 0;
	msg->metadata.modified.nanoseconds = 0;
	msg->flags = 0;
	msg->path = NULL;
	msg->path_length = 0;
}

uint32_t ipc_vfsd_update_metadata_request_pack(const struct ipc_vfsd_update_metadata_request *msg,
                                               uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_UPDATE_METADATA_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t metadata_fields_word =
		(uint64_t)msg->metadata.permissions << 32 | msg->metadata.fields;
	if ((metadata_fields_word & UINT64_C(0xFFFFF000FFFFFFF8)) != 0) {
		const uint32_t metadata_fields = (uint32_t)metadata_fields_word;

		if ((metadata_fields & ~UINT32_C(0x7)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 4, 0);
	}

	if (msg->metadata.accessed.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	if (msg->metadata.modified.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);

	/* Rule 1, changes_something: Something changes. */
	if (msg->metadata.fields == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, permissions_only_if_said: Permissions that don't change are not said. */
	if ((msg->metadata.fields & IPC_FILES_METADATA_FIELD_PERMISSIONS) == 0 &&
	    msg->metadata.permissions != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, owner_only_if_said: An owner that doesn't change is not said. */
	if ((msg->metadata.fields & IPC_FILES_METADATA_FIELD_OWNER) == 0 &&
	    (msg->metadata.uid != 0 || msg->metadata.gid != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	/* Rule 4, times_only_if_said: Times that don't change are not said. */
	if ((msg->metadata.fields & IPC_FILES_METADATA_FIELD_TIMES) == 0 &&
	    (msg->metadata.accessed.seconds != 0 || msg->metadata.accessed.nanoseconds != 0 ||
	     msg->metadata.modified.seconds != 0 || msg->metadata.modified.nanoseconds != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 4);

	if ((msg->flags & ~UINT32_C(0x8)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 48, 0);

	const uint16_t path_length = msg->path_length;
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 56, 0);
	const uint32_t path_fault = ipc_path_check(msg->path, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 56, 0);

	ipc_put_u64le(buf, metadata_fields_word);
	ipc_put_u64le(buf + 8, (uint64_t)msg->metadata.gid << 32 | msg->metadata.uid);
	ipc_put_u64le(buf + 16, (uint64_t)msg->metadata.accessed.seconds);
	ipc_put_u64le(buf + 24, msg->metadata.accessed.nanoseconds);
	ipc_put_u64le(buf + 32, (uint64_t)msg->metadata.modified.seconds);
	ipc_put_u64le(buf + 40, msg->metadata.modified.nanoseconds);
	ipc_put_u64le(buf + 48, msg->flags);
	ipc_put_u16le(buf + 56, path_length);
	ipc_bytes_copy(buf + 58, (const uint8_t *)msg->path, path_length);
	ipc_bytes_clear(buf + 58 + path_length, 510 - (size_t)path_length);
	*len = IPC_VFSD_UPDATE_METADATA_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_update_metadata_request_unpack(struct ipc_vfsd_update_metadata_request *msg,
                                                 const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_UPDATE_METADATA_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t metadata_fields_word = ipc_get_u64le(buf);
	const uint32_t metadata_fields = (uint32_t)metadata_fields_word;
	const uint32_t metadata_permissions = (uint32_t)(metadata_fields_word >> 32);
	if ((metadata_fields_word & UINT64_C(0xFFFFF000FFFFFFF8)) != 0) {
		if ((metadata_fields & ~UINT32_C(0x7)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 4, 0);
	}
	msg->metadata.fields = metadata_fields;
	msg->metadata.permissions = metadata_permissions;

	const uint64_t metadata_uid_word = ipc_get_u64le(buf + 8);
	const uint32_t metadata_uid = (uint32_t)metadata_uid_word;
	const uint32_t metadata_gid = (uint32_t)(metadata_uid_word >> 32);
	msg->metadata.uid = metadata_uid;
	msg->metadata.gid = metadata_gid;

	const int64_t metadata_accessed_seconds = (int64_t)ipc_get_u64le(buf + 16);
	msg->metadata.accessed.seconds = metadata_accessed_seconds;

	const uint64_t metadata_accessed_nanoseconds_word = ipc_get_u64le(buf + 24);
	const uint32_t metadata_accessed_nanoseconds = (uint32_t)metadata_accessed_nanoseconds_word;
	if (metadata_accessed_nanoseconds_word > 999999999) {
		if (metadata_accessed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 28, 0);
	}
	msg->metadata.accessed.nanoseconds = metadata_accessed_nanoseconds;

	const int64_t metadata_modified_seconds = (int64_t)ipc_get_u64le(buf + 32);
	msg->metadata.modified.seconds = metadata_modified_seconds;

	const uint64_t metadata_modified_nanoseconds_word = ipc_get_u64le(buf + 40);
	const uint32_t metadata_modified_nanoseconds = (uint32_t)metadata_modified_nanoseconds_word;
	if (metadata_modified_nanoseconds_word > 999999999) {
		if (metadata_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 44, 0);
	}
	msg->metadata.modified.nanoseconds = metadata_modified_nanoseconds;

	/* Rule 1, changes_something: Something changes. */
	if (metadata_fields == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, permissions_only_if_said: Permissions that don't change are not said. */
	if ((metadata_fields & IPC_FILES_METADATA_FIELD_PERMISSIONS) == 0 &&
	    metadata_permissions != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, owner_only_if_said: An owner that doesn't change is not said. */
	if ((metadata_fields & IPC_FILES_METADATA_FIELD_OWNER) == 0 &&
	    (metadata_uid != 0 || metadata_gid != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	/* Rule 4, times_only_if_said: Times that don't change are not said. */
	if ((metadata_fields & IPC_FILES_METADATA_FIELD_TIMES) == 0 &&
	    (metadata_accessed_seconds != 0 || metadata_accessed_nanoseconds != 0 ||
	     metadata_modified_seconds != 0 || metadata_modified_nanoseconds != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 4);

	const uint64_t flags_word = ipc_get_u64le(buf + 48);
	if ((flags_word & UINT64_C(0xFFFFFFFFFFFFFFF7)) != 0) {
		const uint32_t flags = (uint32_t)flags_word;

		if ((flags & ~UINT32_C(0x8)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 48, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 52, 0);
	}
	msg->flags = (uint32_t)flags_word;

	const uint16_t path_length = ipc_get_u16le(buf + 56);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 56, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 58, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 56, 0);
	if (!ipc_bytes_are_zero(buf + 58 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 56, 0);
	msg->path = (const char *)buf + 58;
	msg->path_length = path_length;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_update_metadata_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_UPDATE_METADATA_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t metadata_fields_word = ipc_get_u64le(buf);
	const uint32_t metadata_fields = (uint32_t)metadata_fields_word;
	const uint32_t metadata_permissions = (uint32_t)(metadata_fields_word >> 32);
	if ((metadata_fields_word & UINT64_C(0xFFFFF000FFFFFFF8)) != 0) {
		if ((metadata_fields & ~UINT32_C(0x7)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 4, 0);
	}

	const uint64_t metadata_uid_word = ipc_get_u64le(buf + 8);
	const uint32_t metadata_uid = (uint32_t)metadata_uid_word;
	const uint32_t metadata_gid = (uint32_t)(metadata_uid_word >> 32);

	const int64_t metadata_accessed_seconds = (int64_t)ipc_get_u64le(buf + 16);

	const uint64_t metadata_accessed_nanoseconds_word = ipc_get_u64le(buf + 24);
	const uint32_t metadata_accessed_nanoseconds = (uint32_t)metadata_accessed_nanoseconds_word;
	if (metadata_accessed_nanoseconds_word > 999999999) {
		if (metadata_accessed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 28, 0);
	}

	const int64_t metadata_modified_seconds = (int64_t)ipc_get_u64le(buf + 32);

	const uint64_t metadata_modified_nanoseconds_word = ipc_get_u64le(buf + 40);
	const uint32_t metadata_modified_nanoseconds = (uint32_t)metadata_modified_nanoseconds_word;
	if (metadata_modified_nanoseconds_word > 999999999) {
		if (metadata_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 44, 0);
	}

	/* Rule 1, changes_something: Something changes. */
	if (metadata_fields == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, permissions_only_if_said: Permissions that don't change are not said. */
	if ((metadata_fields & IPC_FILES_METADATA_FIELD_PERMISSIONS) == 0 &&
	    metadata_permissions != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, owner_only_if_said: An owner that doesn't change is not said. */
	if ((metadata_fields & IPC_FILES_METADATA_FIELD_OWNER) == 0 &&
	    (metadata_uid != 0 || metadata_gid != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	/* Rule 4, times_only_if_said: Times that don't change are not said. */
	if ((metadata_fields & IPC_FILES_METADATA_FIELD_TIMES) == 0 &&
	    (metadata_accessed_seconds != 0 || metadata_accessed_nanoseconds != 0 ||
	     metadata_modified_seconds != 0 || metadata_modified_nanoseconds != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 4);

	const uint64_t flags_word = ipc_get_u64le(buf + 48);
	if ((flags_word & UINT64_C(0xFFFFFFFFFFFFFFF7)) != 0) {
		const uint32_t flags = (uint32_t)flags_word;

		if ((flags & ~UINT32_C(0x8)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 48, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 52, 0);
	}

	const uint16_t path_length = ipc_get_u16le(buf + 56);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 56, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 58, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 56, 0);
	if (!ipc_bytes_are_zero(buf + 58 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 56, 0);

	return IPC_CLASS_OK;
}

void ipc_vfsd_update_metadata_reply_init(struct ipc_vfsd_update_metadata_reply *msg)
{
	msg->status.node_id = 0;
	msg->status.device = 0;
	msg->status.generation = 0;
	msg->status.size = 0;
	msg->status.allocation_size = 0;
	msg->status.kind = IPC_FILES_NODE_KIND_FILE;
	msg->status.permissions = 0;
	msg->status.link_count = 0;
	msg->status.uid = 0;
	msg->status.gid = 0;
	msg->status.filesystem_flags = 0;
	msg->status.accessed.seconds = 0;
	msg->status.accessed.nanoseconds = 0;
	msg->status.modified.seconds = 0;
	msg->status.modified.nanoseconds = 0;
	msg->status.changed.seconds = 0;
	msg->status.changed.nanoseconds = 0;
}

uint32_t ipc_vfsd_update_metadata_reply_pack(const struct ipc_vfsd_update_metadata_reply *msg,
                                             uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_VFSD_UPDATE_METADATA_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->status.node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->status.device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	if (msg->status.size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	if ((msg->status.permissions & ~UINT32_C(0xFFF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 44, 0);

	if ((msg->status.filesystem_flags & ~UINT32_C(0xF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 60, 0);

	if (msg->status.accessed.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 72, 0);

	if (msg->status.modified.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 88, 0);

	if (msg->status.changed.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 104, 0);

	ipc_put_u64le(buf, msg->status.node_id);
	ipc_put_u64le(buf + 8, msg->status.device);
	ipc_put_u64le(buf + 16, msg->status.generation);
	ipc_put_u64le(buf + 24, msg->status.size);
	ipc_put_u64le(buf + 32, msg->status.allocation_size);
	ipc_put_u64le(buf + 40, (uint64_t)msg->status.permissions << 32 | msg->status.kind);
	ipc_put_u64le(buf + 48, (uint64_t)msg->status.uid << 32 | msg->status.link_count);
	ipc_put_u64le(buf + 56, (uint64_t)msg->status.filesystem_flags << 32 | msg->status.gid);
	ipc_put_u64le(buf + 64, (uint64_t)msg->status.accessed.seconds);
	ipc_put_u64le(buf + 72, msg->status.accessed.nanoseconds);
	ipc_put_u64le(buf + 80, (uint64_t)msg->status.modified.seconds);
	ipc_put_u64le(buf + 88, msg->status.modified.nanoseconds);
	ipc_put_u64le(buf + 96, (uint64_t)msg->status.changed.seconds);
	ipc_put_u64le(buf + 104, msg->status.changed.nanoseconds);
	*len = IPC_VFSD_UPDATE_METADATA_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_update_metadata_reply_unpack(struct ipc_vfsd_update_metadata_reply *msg,
                                               const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_UPDATE_METADATA_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t status_node_id = ipc_get_u64le(buf);
	if (status_node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->status.node_id = status_node_id;

	const uint64_t status_device = ipc_get_u64le(buf + 8);
	if (status_device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->status.device = status_device;

	msg->status.generation = ipc_get_u64le(buf + 16);

	const uint64_t status_size = ipc_get_u64le(buf + 24);
	if (status_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);
	msg->status.size = status_size;

	msg->status.allocation_size = ipc_get_u64le(buf + 32);

	const uint64_t status_kind_word = ipc_get_u64le(buf + 40);
	const uint32_t status_permissions = (uint32_t)(status_kind_word >> 32);
	if ((status_permissions & ~UINT32_C(0xFFF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 44, 0);
	msg->status.kind = (uint32_t)status_kind_word;
	msg->status.permissions = status_permissions;

	const uint64_t status_link_count_word = ipc_get_u64le(buf + 48);
	msg->status.link_count = (uint32_t)status_link_count_word;
	msg->status.uid = (uint32_t)(status_link_count_word >> 32);

	const uint64_t status_gid_word = ipc_get_u64le(buf + 56);
	const uint32_t status_filesystem_flags = (uint32_t)(status_gid_word >> 32);
	if ((status_filesystem_flags & ~UINT32_C(0xF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 60, 0);
	msg->status.gid = (uint32_t)status_gid_word;
	msg->status.filesystem_flags = status_filesystem_flags;

	msg->status.accessed.seconds = (int64_t)ipc_get_u64le(buf + 64);

	const uint64_t status_accessed_nanoseconds_word = ipc_get_u64le(buf + 72);
	if (status_accessed_nanoseconds_word > 999999999) {
		const uint32_t status_accessed_nanoseconds =
			(uint32_t)status_accessed_nanoseconds_word;

		if (status_accessed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 72, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 76, 0);
	}
	msg->status.accessed.nanoseconds = (uint32_t)status_accessed_nanoseconds_word;

	msg->status.modified.seconds = (int64_t)ipc_get_u64le(buf + 80);

	const uint64_t status_modified_nanoseconds_word = ipc_get_u64le(buf + 88);
	if (status_modified_nanoseconds_word > 999999999) {
		const uint32_t status_modified_nanoseconds =
			(uint32_t)status_modified_nanoseconds_word;

		if (status_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 88, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 92, 0);
	}
	msg->status.modified.nanoseconds = (uint32_t)status_modified_nanoseconds_word;

	msg->status.changed.seconds = (int64_t)ipc_get_u64le(buf + 96);

	const uint64_t status_changed_nanoseconds_word = ipc_get_u64le(buf + 104);
	if (status_changed_nanoseconds_word > 999999999) {
		const uint32_t status_changed_nanoseconds =
			(uint32_t)status_changed_nanoseconds_word;

		if (status_changed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 104, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 108, 0);
	}
	msg->status.changed.nanoseconds = (uint32_t)status_changed_nanoseconds_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_vfsd_update_metadata_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VFSD_UPDATE_METADATA_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t status_node_id = ipc_get_u64le(buf);
	if (status_node_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t status_device = ipc_get_u64le(buf + 8);
	if (status_device == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint64_t status_size = ipc_get_u64le(buf + 24);
	if (status_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	const uint32_t status_permissions = ipc_get_u32le(buf + 44);
	if ((status_permissions & ~UINT32_C(0xFFF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 44, 0);

	const uint32_t status_filesystem_flags = ipc_get_u32le(buf + 60);
	if ((status_filesystem_flags & ~UINT32_C(0xF)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 60, 0);

	const uint64_t status_accessed_nanoseconds_word = ipc_get_u64le(buf + 72);
	if (status_accessed_nanoseconds_word > 999999999) {
		const uint32_t status_accessed_nanoseconds =
			(uint32_t)status_accessed_nanoseconds_word;

		if (status_accessed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 72, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 76, 0);
	}

	const uint64_t status_modified_nanoseconds_word = ipc_get_u64le(buf + 88);
	if (status_modified_nanoseconds_word > 999999999) {
		const uint32_t status_modified_nanoseconds =
			(uint32_t)status_modified_nanoseconds_word;

		if (status_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 88, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 92, 0);
	}

	const uint64_t status_changed_nanoseconds_word = ipc_get_u64le(buf + 104);
	if (status_changed_nanoseconds_word > 999999999) {
		const uint32_t status_changed_nanoseconds =
			(uint32_t)status_changed_nanoseconds_word;

		if (status_changed_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 104, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 108, 0);
	}

	return IPC_CLASS_OK;
}
