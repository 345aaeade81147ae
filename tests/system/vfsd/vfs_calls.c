/* SPDX-License-Identifier: ISC */
/* Calls of vfsd by strings. */
#include "vfs_calls.h"

#include <string.h>

/* What the server answered; it always does here, and its refusals carry no verdict. */
static uint32_t answer(struct ipc_outcome outcome)
{
	assert_int_equal(outcome.transport, IPC_RESULT_OK);
	assert_int_equal(outcome.verdict, 0);
	return outcome.result;
}

#define SET_TEXT(request, field, text)                             \
	do {                                                       \
		(request).field = (text);                          \
		(request).field##_length = (uint16_t)strlen(text); \
	} while (0)

uint32_t vfs_mount(struct vfs *vfs, const char *path, uint32_t kind, uint32_t flags,
                   uint64_t trust_row, uint32_t source, uint64_t *device)
{
	struct ipc_vfsd_mount_fs_request request;
	struct ipc_vfsd_mount_fs_request_caps caps;
	struct ipc_vfsd_mount_fs_reply reply;
	uint32_t result;

	ipc_vfsd_mount_fs_request_init(&request);
	memset(&caps, 0, sizeof(caps));
	SET_TEXT(request, mount_path, path);
	request.kind = kind;
	request.flags = flags;
	request.trust_row = trust_row;
	if (source != 0)
		caps.source = ipc_cap(source, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	result = answer(ipc_vfsd_mount_fs(&vfs->client.client, &request, &caps, &reply));
	if (result == IPC_RESULT_OK && device != NULL)
		*device = reply.device;
	return result;
}

uint32_t vfs_unmount(struct vfs *vfs, const char *path)
{
	struct ipc_vfsd_unmount_fs_request request;

	ipc_vfsd_unmount_fs_request_init(&request);
	SET_TEXT(request, mount_path, path);
	return answer(ipc_vfsd_unmount_fs(&vfs->client.client, &request));
}

uint32_t vfs_open(struct vfs *vfs, const char *path, uint32_t flags, uint64_t *handle,
                  struct ipc_files_node_status *status)
{
	struct ipc_vfsd_open_request request;
	struct ipc_vfsd_open_reply reply;
	uint32_t result;

	ipc_vfsd_open_request_init(&request);
	request.flags = flags;
	SET_TEXT(request, path, path);
	result = answer(ipc_vfsd_open(&vfs->client.client, &request, &reply));
	if (result == IPC_RESULT_OK) {
		*handle = reply.handle;
		if (status != NULL)
			*status = reply.status;
	}
	return result;
}

uint32_t vfs_create(struct vfs *vfs, const char *path, uint32_t permissions, uint64_t *handle,
                    struct ipc_files_node_status *status)
{
	struct ipc_vfsd_create_request request;
	struct ipc_vfsd_create_reply reply;
	uint32_t result;

	ipc_vfsd_create_request_init(&request);
	request.permissions = permissions;
	SET_TEXT(request, path, path);
	result = answer(ipc_vfsd_create(&vfs->client.client, &request, &reply));
	if (result == IPC_RESULT_OK) {
		*handle = reply.handle;
		if (status != NULL)
			*status = reply.status;
	}
	return result;
}

uint32_t vfs_read(struct vfs *vfs, uint64_t handle, uint64_t offset, void *bytes, uint32_t *size)
{
	struct ipc_vfsd_read_request request;
	struct ipc_vfsd_read_reply reply;
	uint32_t result;

	ipc_vfsd_read_request_init(&request);
	request.handle = handle;
	request.offset = offset;
	request.size = *size;
	result = answer(ipc_vfsd_read(&vfs->client.client, &request, &reply));
	if (result == IPC_RESULT_OK) {
		*size = reply.data_size;
		memcpy(bytes, reply.data, reply.data_size);
	}
	return result;
}

uint32_t vfs_write(struct vfs *vfs, uint64_t handle, uint64_t offset, const void *bytes,
                   uint32_t size, uint64_t *file_size)
{
	struct ipc_vfsd_write_request request;
	struct ipc_vfsd_write_reply reply;
	uint32_t result;

	ipc_vfsd_write_request_init(&request);
	request.handle = handle;
	request.offset = offset;
	request.data = bytes;
	request.data_size = size;
	result = answer(ipc_vfsd_write(&vfs->client.client, &request, &reply));
	if (result == IPC_RESULT_OK && file_size != NULL)
		*file_size = reply.file_size;
	return result;
}

uint32_t vfs_truncate(struct vfs *vfs, uint64_t handle, uint64_t size)
{
	struct ipc_vfsd_truncate_request request;

	ipc_vfsd_truncate_request_init(&request);
	request.handle = handle;
	request.file_size = size;
	return answer(ipc_vfsd_truncate(&vfs->client.client, &request));
}

uint32_t vfs_close(struct vfs *vfs, uint64_t handle)
{
	struct ipc_vfsd_close_request request;

	ipc_vfsd_close_request_init(&request);
	request.handle = handle;
	return answer(ipc_vfsd_close(&vfs->client.client, &request));
}

uint32_t vfs_mkdir(struct vfs *vfs, const char *path, uint32_t permissions)
{
	struct ipc_vfsd_mkdir_request request;

	ipc_vfsd_mkdir_request_init(&request);
	request.permissions = permissions;
	SET_TEXT(request, path, path);
	return answer(ipc_vfsd_mkdir(&vfs->client.client, &request));
}

uint32_t vfs_rmdir(struct vfs *vfs, const char *path)
{
	struct ipc_vfsd_rmdir_request request;

	ipc_vfsd_rmdir_request_init(&request);
	SET_TEXT(request, path, path);
	return answer(ipc_vfsd_rmdir(&vfs->client.client, &request));
}

uint32_t vfs_unlink(struct vfs *vfs, const char *path)
{
	struct ipc_vfsd_unlink_request request;

	ipc_vfsd_unlink_request_init(&request);
	SET_TEXT(request, path, path);
	return answer(ipc_vfsd_unlink(&vfs->client.client, &request));
}

uint32_t vfs_rename(struct vfs *vfs, const char *from, const char *to, bool replace)
{
	struct ipc_vfsd_rename_request request;

	ipc_vfsd_rename_request_init(&request);
	request.flags = replace ? IPC_FILES_RENAME_FLAG_REPLACE : 0;
	SET_TEXT(request, from, from);
	SET_TEXT(request, to, to);
	return answer(ipc_vfsd_rename(&vfs->client.client, &request));
}

uint32_t vfs_link(struct vfs *vfs, const char *from, const char *to)
{
	struct ipc_vfsd_link_request request;

	ipc_vfsd_link_request_init(&request);
	SET_TEXT(request, from, from);
	SET_TEXT(request, to, to);
	return answer(ipc_vfsd_link(&vfs->client.client, &request));
}

uint32_t vfs_symlink(struct vfs *vfs, const char *path, const char *target)
{
	struct ipc_vfsd_symlink_request request;

	ipc_vfsd_symlink_request_init(&request);
	SET_TEXT(request, path, path);
	SET_TEXT(request, target, target);
	return answer(ipc_vfsd_symlink(&vfs->client.client, &request));
}

uint32_t vfs_readlink(struct vfs *vfs, const char *path, char target[IPC_FILES_LINK_BYTES_MAX + 1])
{
	struct ipc_vfsd_readlink_request request;
	struct ipc_vfsd_readlink_reply reply;
	uint32_t result;

	ipc_vfsd_readlink_request_init(&request);
	SET_TEXT(request, path, path);
	result = answer(ipc_vfsd_readlink(&vfs->client.client, &request, &reply));
	if (result == IPC_RESULT_OK && target != NULL) {
		memcpy(target, reply.target, reply.target_length);
		target[reply.target_length] = '\0';
	}
	return result;
}

uint32_t vfs_stat(struct vfs *vfs, const char *path, uint32_t flags,
                  struct ipc_files_node_status *status)
{
	struct ipc_vfsd_stat_request request;
	struct ipc_vfsd_stat_reply reply;
	uint32_t result;

	ipc_vfsd_stat_request_init(&request);
	request.flags = flags;
	SET_TEXT(request, path, path);
	result = answer(ipc_vfsd_stat(&vfs->client.client, &request, &reply));
	if (result == IPC_RESULT_OK && status != NULL)
		*status = reply.status;
	return result;
}

uint32_t vfs_update(struct vfs *vfs, const char *path, uint32_t flags,
                    const struct ipc_files_new_metadata *metadata,
                    struct ipc_files_node_status *status)
{
	struct ipc_vfsd_update_metadata_request request;
	struct ipc_vfsd_update_metadata_reply reply;
	uint32_t result;

	ipc_vfsd_update_metadata_request_init(&request);
	request.flags = flags;
	request.metadata = *metadata;
	SET_TEXT(request, path, path);
	result = answer(ipc_vfsd_update_metadata(&vfs->client.client, &request, &reply));
	if (result == IPC_RESULT_OK && status != NULL)
		*status = reply.status;
	return result;
}
