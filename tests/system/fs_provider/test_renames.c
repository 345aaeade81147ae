/* SPDX-License-Identifier: ISC */
/* RENAME. */
#include "tests.h"

static struct fs fs;

/* Directories /d and /e, and a file in the first and beside them. */
static void start(struct stand *stand)
{
	fs_start(stand, &fs, provider_program);
	assert_int_equal(fs_mkdir(&fs, "/d"), IPC_RESULT_OK);
	assert_int_equal(fs_mkdir(&fs, "/e"), IPC_RESULT_OK);
	fs_put(&fs, "/d/f", "inner");
	fs_put(&fs, "/f", "outer");
}

void test_a_name_becomes_another(void **state)
{
	struct ipc_files_node_status before;
	struct ipc_files_node_status status;
	uint64_t handle;

	start(*state);
	before = fs_status(&fs, "/f");
	handle = fs_opened(&fs, "/f", FS_WRITE);
	assert_int_equal(fs_rename(&fs, "/f", "/e/g", false), IPC_RESULT_OK);
	assert_int_equal(fs_stat(&fs, "/f", &status), IPC_RESULT_NOT_FOUND);
	status = fs_status(&fs, "/e/g");
	assert_int_equal(status.node_id, before.node_id);
	assert_int_equal(status.link_count, 1);
	assert_int_equal(status.generation, before.generation);
	fs_assert_text(&fs, "/e/g", "outer");
	/* Who has it open sees nothing of it. */
	assert_int_equal(fs_write(&fs, handle, 0, "O", 1, NULL), IPC_RESULT_OK);
	fs_assert_text(&fs, "/e/g", "Outer");
	/* A directory goes with all that is in it; a symbolic link goes itself. */
	assert_int_equal(fs_rename(&fs, "/d", "/e/d", false), IPC_RESULT_OK);
	fs_assert_text(&fs, "/e/d/f", "inner");
	assert_int_equal(fs_symlink(&fs, "/s", "e"), IPC_RESULT_OK);
	assert_int_equal(fs_rename(&fs, "/s", "/t", false), IPC_RESULT_OK);
	assert_int_equal(fs_status(&fs, "/t").kind, IPC_FILES_NODE_KIND_SYMLINK);
	assert_int_equal(fs_count(&fs, "/"), 2);
	assert_int_equal(fs_rename(&fs, "/x", "/y", false), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_rename(&fs, "/e/g", "/x/y", false), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_rename(&fs, "/e/g/h", "/y", false), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_rename(&fs, "/e/d", "/e/g/y", false), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_rename(&fs, "/e/g", "/t/y", false), IPC_RESULT_NOT_DIRECTORY);
}

void test_a_name_that_is_taken_is_replaced_on_demand_alone(void **state)
{
	uint64_t handle;
	char bytes[8];
	uint32_t size = sizeof(bytes);

	start(*state);
	assert_int_equal(fs_rename(&fs, "/f", "/d/f", false), IPC_RESULT_EXISTS);
	assert_int_equal(fs_rename(&fs, "/f", "/f", false), IPC_RESULT_EXISTS);
	assert_int_equal(fs_rename(&fs, "/f", "/", false), IPC_RESULT_EXISTS);
	assert_int_equal(fs_rename(&fs, "/f", "/f", true), IPC_RESULT_OK);
	fs_assert_text(&fs, "/f", "outer");
	handle = fs_opened(&fs, "/d/f", FS_READ);
	assert_int_equal(fs_rename(&fs, "/f", "/d/f", true), IPC_RESULT_OK);
	fs_assert_text(&fs, "/d/f", "outer");
	assert_int_equal(fs_count(&fs, "/"), 2);
	assert_int_equal(fs_count(&fs, "/d"), 1);
	/* What was replaced is there for who has it open. */
	assert_int_equal(fs_read(&fs, handle, 0, bytes, &size), IPC_RESULT_OK);
	assert_int_equal(size, 5);
	assert_memory_equal(bytes, "inner", 5);
}

void test_a_directory_replaces_an_empty_one_alone(void **state)
{
	start(*state);
	assert_int_equal(fs_rename(&fs, "/e", "/d", true), IPC_RESULT_NOT_EMPTY);
	assert_int_equal(fs_rename(&fs, "/e", "/f", true), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_rename(&fs, "/f", "/e", true), IPC_RESULT_IS_DIRECTORY);
	assert_int_equal(fs_rename(&fs, "/f", "/", true), IPC_RESULT_IS_DIRECTORY);
	assert_int_equal(fs_rename(&fs, "/d", "/", true), IPC_RESULT_NOT_EMPTY);
	assert_int_equal(fs_rename(&fs, "/d", "/e", false), IPC_RESULT_EXISTS);
	assert_int_equal(fs_count(&fs, "/"), 3);
	assert_int_equal(fs_rename(&fs, "/d", "/e", true), IPC_RESULT_OK);
	assert_int_equal(fs_count(&fs, "/"), 2);
	fs_assert_text(&fs, "/e/f", "inner");
}

void test_a_directory_is_not_put_into_itself(void **state)
{
	start(*state);
	assert_int_equal(fs_mkdir(&fs, "/d/e"), IPC_RESULT_OK);
	assert_int_equal(fs_rename(&fs, "/d", "/d/x", false), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(fs_rename(&fs, "/d", "/d/e/x", false), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(fs_rename(&fs, "/d", "/d/e", true), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(fs_rename(&fs, "/", "/x", false), IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(fs_rename(&fs, "/", "/", true), IPC_RESULT_INVALID_ARGUMENT);
	/* Its own place is no place in it, nor is that of a name that only starts alike. */
	assert_int_equal(fs_rename(&fs, "/d", "/d", true), IPC_RESULT_OK);
	assert_int_equal(fs_rename(&fs, "/d", "/dd", false), IPC_RESULT_OK);
	assert_int_equal(fs_rename(&fs, "/dd/e", "/d", false), IPC_RESULT_OK);
	assert_int_equal(fs_rename(&fs, "/dd", "/d/e", false), IPC_RESULT_OK);
	fs_assert_text(&fs, "/d/e/f", "inner");
}

void test_two_names_of_one_file_become_one(void **state)
{
	start(*state);
	assert_int_equal(fs_link(&fs, "/f", "/g"), IPC_RESULT_OK);
	assert_int_equal(fs_rename(&fs, "/f", "/g", false), IPC_RESULT_EXISTS);
	assert_int_equal(fs_rename(&fs, "/f", "/g", true), IPC_RESULT_OK);
	assert_int_equal(fs_count(&fs, "/"), 3);
	assert_int_equal(fs_status(&fs, "/g").link_count, 1);
	fs_assert_text(&fs, "/g", "outer");
}
