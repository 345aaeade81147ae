/* SPDX-License-Identifier: ISC */
/* Hard and symbolic links. */
#include "tests.h"

#include <string.h>

static struct fs fs;

static void start(struct stand *stand)
{
	fs_start(stand, &fs, provider_program);
	assert_int_equal(fs_mkdir(&fs, "/d"), IPC_RESULT_OK);
	fs_put(&fs, "/f", "text");
}

void test_a_file_has_several_names(void **state)
{
	uint64_t handle;

	start(*state);
	assert_int_equal(fs_link(&fs, "/f", "/d/g"), IPC_RESULT_OK);
	assert_int_equal(fs_status(&fs, "/d/g").node_id, fs_status(&fs, "/f").node_id);
	assert_int_equal(fs_status(&fs, "/f").link_count, 2);
	handle = fs_opened(&fs, "/d/g", FS_WRITE);
	assert_int_equal(fs_write(&fs, handle, 4, "ure", 3, NULL), IPC_RESULT_OK);
	fs_assert_text(&fs, "/f", "texture");
	assert_int_equal(fs_unlink(&fs, "/f"), IPC_RESULT_OK);
	fs_assert_text(&fs, "/d/g", "texture");
	assert_int_equal(fs_status(&fs, "/d/g").link_count, 1);
	assert_int_equal(fs_link(&fs, "/d/g", "/d/g"), IPC_RESULT_EXISTS);
	assert_int_equal(fs_link(&fs, "/d/g", "/d"), IPC_RESULT_EXISTS);
	assert_int_equal(fs_link(&fs, "/d/g", "/"), IPC_RESULT_EXISTS);
	assert_int_equal(fs_link(&fs, "/d", "/e"), IPC_RESULT_IS_DIRECTORY);
	assert_int_equal(fs_link(&fs, "/", "/e"), IPC_RESULT_IS_DIRECTORY);
	assert_int_equal(fs_link(&fs, "/f", "/e"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_link(&fs, "/d/g", "/x/e"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_link(&fs, "/d/g/x", "/e"), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_link(&fs, "/d/g", "/d/g/x"), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_count(&fs, "/"), 1);
}

void test_an_open_file_keeps_its_bytes_without_a_name(void **state)
{
	uint64_t first;
	uint64_t second;
	char bytes[8];
	uint32_t size = sizeof(bytes);

	start(*state);
	first = fs_opened(&fs, "/f", FS_READ | FS_WRITE);
	second = fs_opened(&fs, "/f", FS_READ);
	assert_int_equal(fs_unlink(&fs, "/f"), IPC_RESULT_OK);
	assert_int_equal(fs_count(&fs, "/"), 1);
	/* The name may be given to another file, which is not this one. */
	fs_put(&fs, "/f", "other");
	assert_int_equal(fs_write(&fs, first, 4, "s", 1, NULL), IPC_RESULT_OK);
	fs_closed(&fs, first);
	assert_int_equal(fs_read(&fs, second, 0, bytes, &size), IPC_RESULT_OK);
	assert_int_equal(size, 5);
	assert_memory_equal(bytes, "texts", 5);
	fs_assert_text(&fs, "/f", "other");
	/* It still counts as open. */
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_BUSY);
	fs_closed(&fs, second);
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_OK);
}

void test_a_symbolic_link_is_text(void **state)
{
	char target[IPC_FILES_LINK_BYTES_MAX + 1];
	char longest[IPC_FILES_LINK_BYTES_MAX + 1];

	start(*state);
	/* It may name nothing, and need not be a path. */
	assert_int_equal(fs_symlink(&fs, "/s", "../no/./where//"), IPC_RESULT_OK);
	assert_int_equal(fs_readlink(&fs, "/s", target), IPC_RESULT_OK);
	assert_string_equal(target, "../no/./where//");
	memset(longest, 't', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	assert_int_equal(fs_symlink(&fs, "/d/t", longest), IPC_RESULT_OK);
	assert_int_equal(fs_readlink(&fs, "/d/t", target), IPC_RESULT_OK);
	assert_string_equal(target, longest);
	assert_int_equal(fs_status(&fs, "/d/t").size, IPC_FILES_LINK_BYTES_MAX);
	/* It may have a second name, as a file may. */
	assert_int_equal(fs_link(&fs, "/s", "/d/s"), IPC_RESULT_OK);
	assert_int_equal(fs_readlink(&fs, "/d/s", target), IPC_RESULT_OK);
	assert_string_equal(target, "../no/./where//");
	assert_int_equal(fs_symlink(&fs, "/s", "f"), IPC_RESULT_EXISTS);
	assert_int_equal(fs_symlink(&fs, "/d", "f"), IPC_RESULT_EXISTS);
	assert_int_equal(fs_symlink(&fs, "/", "f"), IPC_RESULT_EXISTS);
	assert_int_equal(fs_symlink(&fs, "/x/s", "f"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_symlink(&fs, "/f/s", "f"), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_symlink(&fs, "/s/s", "f"), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_readlink(&fs, "/x", target), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_readlink(&fs, "/f", target), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_readlink(&fs, "/", target), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_readlink(&fs, "/f/s", target), IPC_RESULT_NOT_DIRECTORY);
}

void test_a_symbolic_link_is_not_followed(void **state)
{
	struct ipc_files_node_status status;
	uint64_t handle;

	start(*state);
	fs_put(&fs, "/d/g", "inner");
	assert_int_equal(fs_symlink(&fs, "/file", "f"), IPC_RESULT_OK);
	assert_int_equal(fs_symlink(&fs, "/directory", "/d"), IPC_RESULT_OK);
	assert_int_equal(fs_status(&fs, "/file").kind, IPC_FILES_NODE_KIND_SYMLINK);
	assert_int_equal(fs_stat(&fs, "/directory/g", &status), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_open(&fs, "/file", FS_READ, &handle, NULL), IPC_RESULT_LINK_DEPTH);
	assert_int_equal(fs_open(&fs, "/file", FS_WRITE | IPC_FILES_OPEN_FLAG_NO_FOLLOW, &handle, NULL),
	                 IPC_RESULT_LINK_DEPTH);
	assert_int_equal(fs_open(&fs, "/directory", FS_READ | FS_DIRECTORY, &handle, NULL),
	                 IPC_RESULT_LINK_DEPTH);
	assert_int_equal(fs_open(&fs, "/directory/g", FS_READ, &handle, NULL), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_unlink(&fs, "/file"), IPC_RESULT_OK);
	fs_assert_text(&fs, "/f", "text");
}
