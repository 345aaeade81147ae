/* SPDX-License-Identifier: ISC */
/* Listings, and several calls that tests make together. */
#include "vfs_calls.h"

#include <string.h>

uint32_t vfs_readdir(struct vfs *vfs, uint64_t handle, uint64_t *cursor, char *names, size_t room)
{
	struct ipc_vfsd_readdir_request request;
	struct ipc_vfsd_readdir_reply reply;
	struct ipc_files_directory_entry entry;
	struct ipc_outcome outcome;
	struct ipc_cursor entries;
	size_t length = strlen(names);

	ipc_vfsd_readdir_request_init(&request);
	request.handle = handle;
	request.cursor = *cursor;
	outcome = ipc_vfsd_readdir(&vfs->client.client, &request, &reply);
	assert_result(outcome, outcome.result);
	if (!ipc_succeeded(outcome))
		return outcome.result;
	entries = (struct ipc_cursor){reply.entries, reply.entries_size, 0};
	for (uint16_t i = 0; i < reply.entry_count; i++) {
		assert_int_equal(ipc_files_directory_entry_next(&entry, &entries), 0);
		assert_true(length + 1 + entry.name_length < room);
		names[length] = ' ';
		memcpy(names + length + 1, entry.name, entry.name_length);
		length += 1 + (size_t)entry.name_length;
		names[length] = '\0';
	}
	*cursor = reply.next_cursor;
	return IPC_RESULT_OK;
}

uint32_t vfs_chmod(struct vfs *vfs, const char *path, uint32_t permissions)
{
	const struct ipc_files_new_metadata metadata = {
		.fields = IPC_FILES_METADATA_FIELD_PERMISSIONS,
		.permissions = permissions,
	};

	return vfs_update(vfs, path, 0, &metadata, NULL);
}

uint32_t vfs_chown(struct vfs *vfs, const char *path, uint32_t uid, uint32_t gid)
{
	const struct ipc_files_new_metadata metadata = {
		.fields = IPC_FILES_METADATA_FIELD_OWNER,
		.uid = uid,
		.gid = gid,
	};

	return vfs_update(vfs, path, 0, &metadata, NULL);
}

uint64_t vfs_opened(struct vfs *vfs, const char *path, uint32_t flags)
{
	uint64_t handle;

	assert_int_equal(vfs_open(vfs, path, flags, &handle, NULL), IPC_RESULT_OK);
	return handle;
}

struct ipc_files_node_status vfs_status(struct vfs *vfs, const char *path)
{
	struct ipc_files_node_status status;

	assert_int_equal(vfs_stat(vfs, path, 0, &status), IPC_RESULT_OK);
	return status;
}

void vfs_put(struct vfs *vfs, const char *path, uint32_t permissions, const char *text)
{
	uint64_t handle;

	assert_int_equal(vfs_create(vfs, path, permissions, &handle, NULL), IPC_RESULT_OK);
	assert_int_equal(vfs_write(vfs, handle, 0, text, (uint32_t)strlen(text), NULL),
	                 IPC_RESULT_OK);
	assert_int_equal(vfs_close(vfs, handle), IPC_RESULT_OK);
}

void vfs_assert_text(struct vfs *vfs, const char *path, const char *text)
{
	const uint64_t handle = vfs_opened(vfs, path, VFS_READ);
	char bytes[IPC_FILES_DATA_BYTES_MAX];
	uint32_t size = sizeof(bytes);

	assert_int_equal(vfs_read(vfs, handle, 0, bytes, &size), IPC_RESULT_OK);
	assert_int_equal(size, strlen(text));
	assert_memory_equal(bytes, text, size);
	assert_int_equal(vfs_close(vfs, handle), IPC_RESULT_OK);
}

void vfs_assert_names(struct vfs *vfs, const char *path, const char *names)
{
	const uint64_t handle = vfs_opened(vfs, path, VFS_READ | VFS_DIRECTORY);
	char found[4096] = "";
	uint64_t cursor = 0;
	size_t before;

	do {
		before = strlen(found);
		assert_int_equal(vfs_readdir(vfs, handle, &cursor, found, sizeof(found)),
		                 IPC_RESULT_OK);
	} while (strlen(found) > before);
	assert_string_equal(found, names);
	assert_int_equal(vfs_close(vfs, handle), IPC_RESULT_OK);
}
