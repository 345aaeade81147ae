/* SPDX-License-Identifier: ISC */
/* Names that come and go, and those that can't. */
#include "tests.h"

#include <string.h>

static struct fs fs;

/* A directory /d, a file /f and a symbolic link /s to the directory. */
static void start(struct stand *stand)
{
	fs_start(stand, &fs, provider_program);
	assert_int_equal(fs_mkdir(&fs, "/d"), IPC_RESULT_OK);
	fs_put(&fs, "/f", "text");
	assert_int_equal(fs_symlink(&fs, "/s", "d"), IPC_RESULT_OK);
}

void test_a_directory_is_made_once(void **state)
{
	start(*state);
	assert_int_equal(fs_mkdir(&fs, "/d/e"), IPC_RESULT_OK);
	assert_int_equal(fs_mkdir(&fs, "/d/e/d"), IPC_RESULT_OK);
	assert_int_equal(fs_status(&fs, "/d/e").kind, IPC_FILES_NODE_KIND_DIRECTORY);
	assert_int_equal(fs_mkdir(&fs, "/d"), IPC_RESULT_EXISTS);
	assert_int_equal(fs_mkdir(&fs, "/f"), IPC_RESULT_EXISTS);
	assert_int_equal(fs_mkdir(&fs, "/s"), IPC_RESULT_EXISTS);
	assert_int_equal(fs_mkdir(&fs, "/"), IPC_RESULT_EXISTS);
	assert_int_equal(fs_mkdir(&fs, "/x/e"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_mkdir(&fs, "/x/e/g"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_mkdir(&fs, "/f/e"), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_mkdir(&fs, "/f/e/g"), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_mkdir(&fs, "/s/g"), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_count(&fs, "/"), 3);
	assert_int_equal(fs_count(&fs, "/d"), 1);
}

void test_a_file_is_made_once(void **state)
{
	struct ipc_files_node_status status;
	uint64_t first;
	uint64_t second;

	start(*state);
	assert_int_equal(fs_create(&fs, "/d/g", &first, &status), IPC_RESULT_OK);
	assert_int_equal(status.kind, IPC_FILES_NODE_KIND_FILE);
	assert_int_equal(status.size, 0);
	assert_int_equal(status.link_count, 1);
	/* Names differ from the first byte to the last, and in their length. */
	assert_int_equal(fs_create(&fs, "/d/gg", &second, NULL), IPC_RESULT_OK);
	assert_int_not_equal(first, second);
	fs_closed(&fs, second);
	assert_int_equal(fs_create(&fs, "/d/G", &second, NULL), IPC_RESULT_OK);
	assert_int_equal(fs_create(&fs, "/d/g", &first, NULL), IPC_RESULT_EXISTS);
	assert_int_equal(fs_create(&fs, "/d", &first, NULL), IPC_RESULT_EXISTS);
	assert_int_equal(fs_create(&fs, "/s", &first, NULL), IPC_RESULT_EXISTS);
	assert_int_equal(fs_create(&fs, "/", &first, NULL), IPC_RESULT_EXISTS);
	assert_int_equal(fs_create(&fs, "/x/g", &first, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_create(&fs, "/f/g", &first, NULL), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_create(&fs, "/s/h", &first, NULL), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_count(&fs, "/d"), 3);
}

void test_a_directory_goes_when_it_is_empty(void **state)
{
	struct ipc_files_node_status status;

	start(*state);
	assert_int_equal(fs_mkdir(&fs, "/d/e"), IPC_RESULT_OK);
	assert_int_equal(fs_rmdir(&fs, "/d"), IPC_RESULT_NOT_EMPTY);
	assert_int_equal(fs_rmdir(&fs, "/d/e"), IPC_RESULT_OK);
	assert_int_equal(fs_rmdir(&fs, "/d/e"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_rmdir(&fs, "/x/e"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_rmdir(&fs, "/f"), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_rmdir(&fs, "/f/e"), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_rmdir(&fs, "/s"), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_rmdir(&fs, "/d"), IPC_RESULT_OK);
	assert_int_equal(fs_stat(&fs, "/d", &status), IPC_RESULT_NOT_FOUND);
	/* The root does not go, empty or not. */
	assert_int_equal(fs_rmdir(&fs, "/"), IPC_RESULT_NOT_EMPTY);
	assert_int_equal(fs_unlink(&fs, "/f"), IPC_RESULT_OK);
	assert_int_equal(fs_unlink(&fs, "/s"), IPC_RESULT_OK);
	assert_int_equal(fs_rmdir(&fs, "/"), IPC_RESULT_BUSY);
	assert_int_equal(fs_mkdir(&fs, "/d"), IPC_RESULT_OK);
}

void test_a_name_goes(void **state)
{
	struct ipc_files_node_status status;

	start(*state);
	assert_int_equal(fs_unlink(&fs, "/d"), IPC_RESULT_IS_DIRECTORY);
	assert_int_equal(fs_unlink(&fs, "/"), IPC_RESULT_IS_DIRECTORY);
	assert_int_equal(fs_unlink(&fs, "/x"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_unlink(&fs, "/d/x"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_unlink(&fs, "/f/x"), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_unlink(&fs, "/s/x"), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_unlink(&fs, "/f"), IPC_RESULT_OK);
	assert_int_equal(fs_stat(&fs, "/f", &status), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_unlink(&fs, "/f"), IPC_RESULT_NOT_FOUND);
	/* A symbolic link goes itself, not what it leads to. */
	assert_int_equal(fs_unlink(&fs, "/s"), IPC_RESULT_OK);
	assert_int_equal(fs_count(&fs, "/"), 1);
	fs_put(&fs, "/f", "new");
	fs_assert_text(&fs, "/f", "new");
}

/* The longest name has 255 bytes; a path may hold a longer part. */
void test_a_name_is_at_most_as_long_as_an_entry_holds(void **state)
{
	struct ipc_files_node_status status;
	static struct fs_names names;
	char path[511] = "/";
	uint64_t handle;

	start(*state);
	memset(path + 1, 'n', 256);
	assert_int_equal(fs_mkdir(&fs, path), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(fs_create(&fs, path, &handle, NULL), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(fs_symlink(&fs, path, "d"), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(fs_link(&fs, "/f", path), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(fs_rename(&fs, "/f", path, false), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(fs_rename(&fs, "/f", path, true), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(fs_stat(&fs, path, &status), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_count(&fs, "/"), 3);
	path[256] = '\0';
	assert_int_equal(fs_mkdir(&fs, path), IPC_RESULT_OK);
	fs_list(&fs, "/", &names);
	assert_int_equal(names.count, 4);
	assert_string_equal(names.names[3].name, path + 1);
	/* The longest path there is: 1 + 255 + 1 + 253 bytes. */
	memset(path + 256, 'n', 254);
	path[256] = '/';
	path[510] = '\0';
	assert_int_equal(fs_mkdir(&fs, path), IPC_RESULT_OK);
	assert_int_equal(fs_stat(&fs, path, &status), IPC_RESULT_OK);
}

void test_an_absent_file_system_has_no_names(void **state)
{
	const struct ipc_files_new_metadata metadata = {.fields = IPC_FILES_METADATA_FIELD_PERMISSIONS};
	struct ipc_files_node_status status;
	char target[IPC_FILES_LINK_BYTES_MAX + 1];
	uint64_t handle;

	start(*state);
	fs.mount_id++;
	assert_int_equal(fs_open(&fs, "/f", FS_READ, &handle, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_create(&fs, "/g", &handle, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_mkdir(&fs, "/g"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_stat(&fs, "/", &status), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_rename(&fs, "/f", "/g", false), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_symlink(&fs, "/g", "f"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_readlink(&fs, "/s", target), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_link(&fs, "/f", "/g"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_update(&fs, "/f", &metadata, &status), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_unlink(&fs, "/f"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_rmdir(&fs, "/d"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_NOT_FOUND);
	fs.mount_id--;
	assert_int_equal(fs_count(&fs, "/"), 3);
}
