/* SPDX-License-Identifier: ISC */
/* Several calls that tests make together. */
#include "fs_calls.h"

#include <string.h>

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
