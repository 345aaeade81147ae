/* SPDX-License-Identifier: ISC */
/* Calls of the provider family by strings. */
#include "fs_calls.h"

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

void fs_start(struct stand *stand, struct fs *fs, const char *program)
{
	const char *const arguments[] = {"fs_provider", NULL};

	memset(fs, 0, sizeof(*fs));
	stand_client_init(&fs->client, stand_service(stand, program, arguments, NULL, 0, NULL));
	assert_int_equal(fs_mount(fs, FS_VOLATILE, 1, 0, 0, 0), IPC_RESULT_OK);
}

uint32_t fs_mount(struct fs *fs, uint32_t kind, uint64_t device, uint32_t flags, uint64_t trust_row,
                  uint32_t source)
{
	struct ipc_fs_provider_mount_request request;
	struct ipc_fs_provider_mount_request_caps caps;
	struct ipc_fs_provider_mount_reply reply;
	uint32_t result;

	ipc_fs_provider_mount_request_init(&request);
	memset(&caps, 0, sizeof(caps));
	request.kind = kind;
	request.device = device;
	request.flags = flags;
	request.trust_row = trust_row;
	if (source != 0)
		caps.source = ipc_cap(source, IPC_RIGHT_SEND);
	result = answer(ipc_fs_provider_mount(&fs->client.client, &request, &caps, &reply));
	if (result == IPC_RESULT_OK)
		fs->mount_id = reply.mount_id;
	return result;
}

uint32_t fs_unmount(struct fs *fs)
{
	struct ipc_fs_provider_unmount_request request;

	ipc_fs_provider_unmount_request_init(&request);
	request.mount_id = fs->mount_id;
	return answer(ipc_fs_provider_unmount(&fs->client.client, &request));
}

uint32_t fs_open(struct fs *fs, const char *path, uint32_t flags, uint64_t *handle,
                 struct ipc_files_node_status *status)
{
	struct ipc_fs_provider_open_request request;
	struct ipc_fs_provider_open_reply reply;
	uint32_t result;

	ipc_fs_provider_open_request_init(&request);
	request.mount_id = fs->mount_id;
	request.flags = flags;
	SET_TEXT(request, path, path);
	result = answer(ipc_fs_provider_open(&fs->client.client, &request, &reply));
	if (result == IPC_RESULT_OK) {
		*handle = reply.handle;
		if (status != NULL)
			*status = reply.status;
	}
	return result;
}

uint32_t fs_create(struct fs *fs, const char *path, uint64_t *handle,
                   struct ipc_files_node_status *status)
{
	struct ipc_fs_provider_create_request request;
	struct ipc_fs_provider_create_reply reply;
	uint32_t result;

	ipc_fs_provider_create_request_init(&request);
	request.mount_id = fs->mount_id;
	request.permissions = 0640;
	request.uid = 7;
	request.gid = 8;
	SET_TEXT(request, path, path);
	result = answer(ipc_fs_provider_create(&fs->client.client, &request, &reply));
	if (result == IPC_RESULT_OK) {
		*handle = reply.handle;
		if (status != NULL)
			*status = reply.status;
	}
	return result;
}

uint32_t fs_close(struct fs *fs, uint64_t handle)
{
	struct ipc_fs_provider_close_request request;

	ipc_fs_provider_close_request_init(&request);
	request.handle = handle;
	return answer(ipc_fs_provider_close(&fs->client.client, &request));
}

uint32_t fs_mkdir(struct fs *fs, const char *path)
{
	struct ipc_fs_provider_mkdir_request request;

	ipc_fs_provider_mkdir_request_init(&request);
	request.mount_id = fs->mount_id;
	request.permissions = 0755;
	request.uid = 7;
	request.gid = 8;
	SET_TEXT(request, path, path);
	return answer(ipc_fs_provider_mkdir(&fs->client.client, &request));
}

uint32_t fs_symlink(struct fs *fs, const char *path, const char *target)
{
	struct ipc_fs_provider_symlink_request request;

	ipc_fs_provider_symlink_request_init(&request);
	request.mount_id = fs->mount_id;
	request.uid = 7;
	request.gid = 8;
	SET_TEXT(request, path, path);
	SET_TEXT(request, target, target);
	return answer(ipc_fs_provider_symlink(&fs->client.client, &request));
}

uint32_t fs_link(struct fs *fs, const char *from, const char *to)
{
	struct ipc_fs_provider_link_request request;

	ipc_fs_provider_link_request_init(&request);
	request.mount_id = fs->mount_id;
	SET_TEXT(request, from, from);
	SET_TEXT(request, to, to);
	return answer(ipc_fs_provider_link(&fs->client.client, &request));
}

uint32_t fs_unlink(struct fs *fs, const char *path)
{
	struct ipc_fs_provider_unlink_request request;

	ipc_fs_provider_unlink_request_init(&request);
	request.mount_id = fs->mount_id;
	SET_TEXT(request, path, path);
	return answer(ipc_fs_provider_unlink(&fs->client.client, &request));
}

uint32_t fs_rmdir(struct fs *fs, const char *path)
{
	struct ipc_fs_provider_rmdir_request request;

	ipc_fs_provider_rmdir_request_init(&request);
	request.mount_id = fs->mount_id;
	SET_TEXT(request, path, path);
	return answer(ipc_fs_provider_rmdir(&fs->client.client, &request));
}

uint32_t fs_rename(struct fs *fs, const char *from, const char *to, bool replace)
{
	struct ipc_fs_provider_rename_request request;

	ipc_fs_provider_rename_request_init(&request);
	request.mount_id = fs->mount_id;
	request.flags = replace ? IPC_FILES_RENAME_FLAG_REPLACE : 0;
	SET_TEXT(request, from, from);
	SET_TEXT(request, to, to);
	return answer(ipc_fs_provider_rename(&fs->client.client, &request));
}

uint32_t fs_stat(struct fs *fs, const char *path, struct ipc_files_node_status *status)
{
	struct ipc_fs_provider_stat_request request;
	struct ipc_fs_provider_stat_reply reply;
	uint32_t result;

	ipc_fs_provider_stat_request_init(&request);
	request.mount_id = fs->mount_id;
	SET_TEXT(request, path, path);
	result = answer(ipc_fs_provider_stat(&fs->client.client, &request, &reply));
	if (result == IPC_RESULT_OK)
		*status = reply.status;
	return result;
}

uint32_t fs_update(struct fs *fs, const char *path, const struct ipc_files_new_metadata *metadata,
                   struct ipc_files_node_status *status)
{
	struct ipc_fs_provider_update_metadata_request request;
	struct ipc_fs_provider_update_metadata_reply reply;
	uint32_t result;

	ipc_fs_provider_update_metadata_request_init(&request);
	request.mount_id = fs->mount_id;
	request.metadata = *metadata;
	SET_TEXT(request, path, path);
	result = answer(ipc_fs_provider_update_metadata(&fs->client.client, &request, &reply));
	if (result == IPC_RESULT_OK)
		*status = reply.status;
	return result;
}

uint32_t fs_truncate(struct fs *fs, uint64_t handle, uint64_t size)
{
	struct ipc_fs_provider_truncate_request request;

	ipc_fs_provider_truncate_request_init(&request);
	request.handle = handle;
	request.file_size = size;
	return answer(ipc_fs_provider_truncate(&fs->client.client, &request));
}

uint32_t fs_write(struct fs *fs, uint64_t handle, uint64_t offset, const void *bytes, uint32_t size,
                  uint64_t *file_size)
{
	struct ipc_fs_provider_write_request request;
	struct ipc_fs_provider_write_reply reply;
	uint32_t result;

	ipc_fs_provider_write_request_init(&request);
	request.handle = handle;
	request.offset = offset;
	request.data = bytes;
	request.data_size = size;
	result = answer(ipc_fs_provider_write(&fs->client.client, &request, &reply));
	if (result == IPC_RESULT_OK && file_size != NULL)
		*file_size = reply.file_size;
	return result;
}

uint32_t fs_read(struct fs *fs, uint64_t handle, uint64_t offset, void *bytes, uint32_t *size)
{
	struct ipc_fs_provider_read_request request;
	struct ipc_fs_provider_read_reply reply;
	uint32_t result;

	ipc_fs_provider_read_request_init(&request);
	request.handle = handle;
	request.offset = offset;
	request.size = *size;
	result = answer(ipc_fs_provider_read(&fs->client.client, &request, &reply));
	if (result == IPC_RESULT_OK) {
		*size = reply.data_size;
		memcpy(bytes, reply.data, reply.data_size);
	}
	return result;
}

uint32_t fs_readlink(struct fs *fs, const char *path, char target[IPC_FILES_LINK_BYTES_MAX + 1])
{
	struct ipc_fs_provider_readlink_request request;
	struct ipc_fs_provider_readlink_reply reply;
	uint32_t result;

	ipc_fs_provider_readlink_request_init(&request);
	request.mount_id = fs->mount_id;
	SET_TEXT(request, path, path);
	result = answer(ipc_fs_provider_readlink(&fs->client.client, &request, &reply));
	if (result == IPC_RESULT_OK) {
		memcpy(target, reply.target, reply.target_length);
		target[reply.target_length] = '\0';
	}
	return result;
}
