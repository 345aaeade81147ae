/* SPDX-License-Identifier: ISC */
/* Listings, and several calls that tests make together. */
#include "fs_calls.h"

#include <string.h>

uint32_t fs_readdir(struct fs *fs, uint64_t handle, uint64_t *cursor, struct fs_names *names)
{
	struct ipc_fs_provider_readdir_request request;
	struct ipc_fs_provider_readdir_reply reply;
	struct ipc_cursor entries;
	struct ipc_files_directory_entry entry;
	struct ipc_outcome outcome;

	ipc_fs_provider_readdir_request_init(&request);
	request.handle = handle;
	request.cursor = *cursor;
	outcome = ipc_fs_provider_readdir(&fs->client.client, &request, &reply);
	assert_result(outcome, outcome.result);
	if (!ipc_succeeded(outcome))
		return outcome.result;
	entries = (struct ipc_cursor){reply.entries, reply.entries_size, 0};
	for (uint16_t i = 0; i < reply.entry_count; i++) {
		struct fs_name *name = &names->names[names->count++];

		assert_true(names->count <= FS_NAMES_MAX);
		assert_int_equal(ipc_files_directory_entry_next(&entry, &entries), 0);
		name->node_id = entry.node_id;
		name->kind = entry.kind;
		memcpy(name->name, entry.name, entry.name_length);
		name->name[entry.name_length] = '\0';
	}
	*cursor = reply.next_cursor;
	return IPC_RESULT_OK;
}

void fs_list(struct fs *fs, const char *path, struct fs_names *names)
{
	uint64_t cursor = 0;
	uint64_t handle;
	uint32_t before;

	names->count = 0;
	assert_int_equal(fs_open(fs, path, FS_READ | FS_DIRECTORY, &handle, NULL), IPC_RESULT_OK);
	do {
		before = names->count;
		assert_int_equal(fs_readdir(fs, handle, &cursor, names), IPC_RESULT_OK);
	} while (names->count > before);
	assert_int_equal(fs_close(fs, handle), IPC_RESULT_OK);
}

uint32_t fs_count(struct fs *fs, const char *path)
{
	static struct fs_names names;

	fs_list(fs, path, &names);
	return names.count;
}

void fs_put(struct fs *fs, const char *path, const char *text)
{
	uint64_t handle;

	assert_int_equal(fs_create(fs, path, &handle, NULL), IPC_RESULT_OK);
	if (text[0] != '\0')
		assert_int_equal(fs_write(fs, handle, 0, text, (uint32_t)strlen(text), NULL),
		                 IPC_RESULT_OK);
	assert_int_equal(fs_close(fs, handle), IPC_RESULT_OK);
}

void fs_assert_text(struct fs *fs, const char *path, const char *text)
{
	char bytes[IPC_FILES_DATA_BYTES_MAX];
	uint32_t size = sizeof(bytes);
	uint64_t handle;

	assert_int_equal(fs_open(fs, path, FS_READ, &handle, NULL), IPC_RESULT_OK);
	assert_int_equal(fs_read(fs, handle, 0, bytes, &size), IPC_RESULT_OK);
	assert_int_equal(size, strlen(text));
	assert_memory_equal(bytes, text, size);
	assert_int_equal(fs_close(fs, handle), IPC_RESULT_OK);
}

uint64_t fs_opened(struct fs *fs, const char *path, uint32_t flags)
{
	uint64_t handle;

	assert_int_equal(fs_open(fs, path, flags, &handle, NULL), IPC_RESULT_OK);
	return handle;
}

struct ipc_files_node_status fs_status(struct fs *fs, const char *path)
{
	struct ipc_files_node_status status;

	assert_int_equal(fs_stat(fs, path, &status), IPC_RESULT_OK);
	return status;
}

void fs_closed(struct fs *fs, uint64_t handle)
{
	assert_int_equal(fs_close(fs, handle), IPC_RESULT_OK);
}
