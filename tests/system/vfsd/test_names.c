/* SPDX-License-Identifier: ISC */
/* Names that are made, taken away and moved. */
#include "tests.h"

#include <stdio.h>
#include <string.h>

static struct scene scene;

/* /d with file /d/f and directory /d/e, file /f, directory /e, the medium on /ext, which is read-only. */
static void make_tree(void **state)
{
	scene_start_with_root(&scene, *state);
	scene_mount_ext(&scene);
	assert_int_equal(vfs_mkdir(&scene.admin, "/d", 0755), IPC_RESULT_OK);
	assert_int_equal(vfs_mkdir(&scene.admin, "/d/e", 0755), IPC_RESULT_OK);
	assert_int_equal(vfs_mkdir(&scene.admin, "/e", 0755), IPC_RESULT_OK);
	vfs_put(&scene.admin, "/d/f", 0644, "/d/f");
	vfs_put(&scene.admin, "/f", 0644, "/f");
}

void test_a_directory_comes_and_goes(void **state)
{
	make_tree(state);
	REFUSED(&scene, vfs_mkdir(&scene.admin, "/d", 0755), IPC_RESULT_EXISTS);
	REFUSED(&scene, vfs_mkdir(&scene.admin, "/f", 0755), IPC_RESULT_EXISTS);
	REFUSED(&scene, vfs_mkdir(&scene.admin, "/", 0755), IPC_RESULT_EXISTS);
	REFUSED(&scene, vfs_mkdir(&scene.admin, "/ext", 0755), IPC_RESULT_EXISTS);
	REFUSED(&scene, vfs_mkdir(&scene.admin, "/x/n", 0755), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_mkdir(&scene.admin, "/f/n", 0755), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_mkdir(&scene.admin, "/ext/n", 0755), IPC_RESULT_READ_ONLY);
	REFUSED(&scene, vfs_rmdir(&scene.admin, "/x"), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_rmdir(&scene.admin, "/f"), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_rmdir(&scene.admin, "/f/x"), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_rmdir(&scene.admin, "/d"), IPC_RESULT_NOT_EMPTY);
	REFUSED(&scene, vfs_rmdir(&scene.admin, "/ext/d"), IPC_RESULT_READ_ONLY);
	/* What a file system is mounted on. */
	REFUSED(&scene, vfs_rmdir(&scene.admin, "/ext"), IPC_RESULT_BUSY);
	REFUSED(&scene, vfs_rmdir(&scene.admin, "/"), IPC_RESULT_BUSY);
	assert_int_equal(vfs_rmdir(&scene.admin, "/d/e"), IPC_RESULT_OK);
	vfs_assert_names(&scene.user, "/d", " f");
	assert_int_equal(vfs_unmount(&scene.admin, "/ext"), IPC_RESULT_OK);
	assert_int_equal(vfs_rmdir(&scene.admin, "/ext"), IPC_RESULT_OK);
}

void test_a_name_of_a_file_goes(void **state)
{
	make_tree(state);
	REFUSED(&scene, vfs_unlink(&scene.admin, "/x"), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_unlink(&scene.admin, "/f/x"), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_unlink(&scene.admin, "/e"), IPC_RESULT_IS_DIRECTORY);
	REFUSED(&scene, vfs_unlink(&scene.admin, "/ext/d/f"), IPC_RESULT_READ_ONLY);
	assert_int_equal(vfs_unlink(&scene.admin, "/d/f"), IPC_RESULT_OK);
	vfs_assert_names(&scene.user, "/d", " e");
}

/* A mount point is a directory, whatever the file system on it can: a writable one says so. */
void test_a_mount_point_is_no_file(void **state)
{
	make_tree(state);
	assert_int_equal(vfs_mount(&scene.admin, "/e", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_OK);
	REFUSED(&scene, vfs_unlink(&scene.admin, "/e"), IPC_RESULT_IS_DIRECTORY);
	REFUSED(&scene, vfs_unlink(&scene.admin, "/"), IPC_RESULT_IS_DIRECTORY);
	REFUSED(&scene, vfs_rmdir(&scene.admin, "/e"), IPC_RESULT_BUSY);
}

void test_a_name_moves(void **state)
{
	make_tree(state);
	assert_int_equal(vfs_rename(&scene.admin, "/d/f", "/e/g", false), IPC_RESULT_OK);
	vfs_assert_text(&scene.user, "/e/g", "/d/f");
	assert_int_equal(vfs_rename(&scene.admin, "/e/g", "/f", true), IPC_RESULT_OK);
	vfs_assert_text(&scene.user, "/f", "/d/f");
	/* A directory, with all that is in it, onto an empty one. */
	assert_int_equal(vfs_rename(&scene.admin, "/d", "/e", true), IPC_RESULT_OK);
	vfs_assert_names(&scene.user, "/e", " e");
	vfs_assert_names(&scene.user, "/", " ext f e");
}

void test_a_name_does_not_move_everywhere(void **state)
{
	make_tree(state);
	REFUSED(&scene, vfs_rename(&scene.admin, "/x", "/y", false), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_rename(&scene.admin, "/f", "/x/y", false), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_rename(&scene.admin, "/f/x", "/y", false), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_rename(&scene.admin, "/d/f", "/f/x", false), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_rename(&scene.admin, "/d/f", "/f", false), IPC_RESULT_EXISTS);
	REFUSED(&scene, vfs_rename(&scene.admin, "/e", "/f", true), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_rename(&scene.admin, "/f", "/e", true), IPC_RESULT_IS_DIRECTORY);
	REFUSED(&scene, vfs_rename(&scene.admin, "/e", "/d", true), IPC_RESULT_NOT_EMPTY);
	REFUSED(&scene, vfs_rename(&scene.admin, "/ext/s", "/ext/t", false), IPC_RESULT_READ_ONLY);
	REFUSED(&scene, vfs_rename(&scene.admin, "/f", "/ext/f", false), IPC_RESULT_OTHER_FILESYSTEM);
	REFUSED(&scene, vfs_rename(&scene.admin, "/ext/d/f", "/g", false), IPC_RESULT_OTHER_FILESYSTEM);
	/* Into itself. */
	REFUSED(&scene, vfs_rename(&scene.admin, "/d", "/d/e/d", false), IPC_RESULT_INVALID_ARGUMENT);
}

/* A mount point neither moves nor is replaced; nor does a directory above it move. */
void test_a_mount_point_stays_where_it_is(void **state)
{
	make_tree(state);
	assert_int_equal(vfs_mount(&scene.admin, "/d/e", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_OK);
	REFUSED(&scene, vfs_rename(&scene.admin, "/ext", "/moved", false), IPC_RESULT_BUSY);
	REFUSED(&scene, vfs_rename(&scene.admin, "/", "/moved", false), IPC_RESULT_BUSY);
	REFUSED(&scene, vfs_rename(&scene.admin, "/d", "/moved", false), IPC_RESULT_BUSY);
	REFUSED(&scene, vfs_rename(&scene.admin, "/e", "/d/e", true), IPC_RESULT_BUSY);
	REFUSED(&scene, vfs_rename(&scene.admin, "/e", "/d/e", false), IPC_RESULT_EXISTS);
	/* In a mounted file system all is as usual. */
	vfs_put(&scene.admin, "/d/e/f", 0644, "mounted");
	assert_int_equal(vfs_rename(&scene.admin, "/d/e/f", "/d/e/g", false), IPC_RESULT_OK);
	REFUSED(&scene, vfs_rename(&scene.admin, "/d/e/g", "/g", false), IPC_RESULT_OTHER_FILESYSTEM);
	assert_int_equal(vfs_unlink(&scene.admin, "/d/e/g"), IPC_RESULT_OK);
	assert_int_equal(vfs_unmount(&scene.admin, "/d/e"), IPC_RESULT_OK);
	assert_int_equal(vfs_rename(&scene.admin, "/d", "/moved", false), IPC_RESULT_OK);
	vfs_assert_names(&scene.user, "/moved", " e f");
}

void test_a_file_gets_another_name(void **state)
{
	make_tree(state);
	REFUSED(&scene, vfs_link(&scene.admin, "/x", "/n"), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_link(&scene.admin, "/f", "/x/n"), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_link(&scene.admin, "/f", "/d/f"), IPC_RESULT_EXISTS);
	REFUSED(&scene, vfs_link(&scene.admin, "/f", "/d/f/n"), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_link(&scene.admin, "/e", "/n"), IPC_RESULT_IS_DIRECTORY);
	REFUSED(&scene, vfs_link(&scene.admin, "/ext/d/f", "/n"), IPC_RESULT_OTHER_FILESYSTEM);
	REFUSED(&scene, vfs_link(&scene.admin, "/f", "/ext/n"), IPC_RESULT_OTHER_FILESYSTEM);
	REFUSED(&scene, vfs_link(&scene.admin, "/ext/d/f", "/ext/n"), IPC_RESULT_READ_ONLY);
	assert_int_equal(vfs_link(&scene.admin, "/f", "/e/n"), IPC_RESULT_OK);
	vfs_assert_text(&scene.user, "/e/n", "/f");
	assert_int_equal(vfs_status(&scene.user, "/f").link_count, 2);
	assert_int_equal(vfs_status(&scene.user, "/f").node_id, vfs_status(&scene.user, "/e/n").node_id);
}

void test_a_symbolic_link_says_what_was_written(void **state)
{
	char target[IPC_FILES_LINK_BYTES_MAX + 1];

	make_tree(state);
	REFUSED(&scene, vfs_symlink(&scene.admin, "/f", "x"), IPC_RESULT_EXISTS);
	REFUSED(&scene, vfs_symlink(&scene.admin, "/x/l", "x"), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_symlink(&scene.admin, "/f/l", "x"), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_symlink(&scene.admin, "/ext/l", "x"), IPC_RESULT_READ_ONLY);
	assert_int_equal(vfs_symlink(&scene.user, "/l", ".././/x/"), IPC_RESULT_OK);
	assert_int_equal(vfs_readlink(&scene.other, "/l", target), IPC_RESULT_OK);
	assert_string_equal(target, ".././/x/");
	assert_int_equal(vfs_readlink(&scene.other, "/ext/s", target), IPC_RESULT_OK);
	assert_string_equal(target, "d/f");
	REFUSED(&scene, vfs_readlink(&scene.admin, "/x", NULL), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_readlink(&scene.admin, "/f", NULL), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_readlink(&scene.admin, "/f/x", NULL), IPC_RESULT_NOT_DIRECTORY);
}

/* Nodes and names of the provider: its table of names is full in the end, and nothing was lost. */
void test_names_are_few(void **state)
{
	char path[32];
	uint64_t handle;
	uint32_t made = 0;
	uint32_t result;

	scene_start_with_root(&scene, *state);
	vfs_put(&scene.admin, "/f", 0644, "text");
	do {
		snprintf(path, sizeof(path), "/d%u", (unsigned)made);
		result = vfs_mkdir(&scene.admin, path, 0755);
		made += result == IPC_RESULT_OK;
	} while (result == IPC_RESULT_OK);
	assert_int_equal(result, IPC_RESULT_EXHAUSTED);
	assert_true(made > 100);
	assert_int_equal(vfs_symlink(&scene.admin, "/n", "x"), IPC_RESULT_EXHAUSTED);
	assert_int_equal(vfs_create(&scene.admin, "/n", 0644, &handle, NULL), IPC_RESULT_EXHAUSTED);
	do {
		snprintf(path, sizeof(path), "/f%u", (unsigned)made);
		result = vfs_link(&scene.admin, "/f", path);
		made += result == IPC_RESULT_OK;
	} while (result == IPC_RESULT_OK);
	assert_int_equal(result, IPC_RESULT_EXHAUSTED);
	assert_int_equal(vfs_rename(&scene.admin, "/f", "/n", false), IPC_RESULT_EXHAUSTED);
	vfs_assert_text(&scene.user, "/f", "text");
	assert_int_equal(vfs_stat(&scene.user, "/n", 0, NULL), IPC_RESULT_NOT_FOUND);
}

void test_a_directory_is_listed_through_its_cursor(void **state)
{
	static char names[65536];
	char path[300];
	uint64_t cursor = 0;
	uint64_t handle;
	uint32_t replies = 0;
	size_t before;

	make_tree(state);
	/* Names so long that they fill several messages. */
	for (int i = 0; i < 50; i++) {
		snprintf(path, sizeof(path), "/e/%02d%0200d", i, 0);
		assert_int_equal(vfs_mkdir(&scene.admin, path, 0755), IPC_RESULT_OK);
	}
	handle = vfs_opened(&scene.user, "/e", VFS_READ | VFS_DIRECTORY);
	do {
		before = strlen(names);
		assert_int_equal(vfs_readdir(&scene.user, handle, &cursor, names, sizeof(names)), IPC_RESULT_OK);
		replies++;
	} while (strlen(names) > before);
	assert_true(replies > 3);
	assert_int_equal(strlen(names), 50 * 203);
	for (int i = 0; i < 50; i++) {
		snprintf(path, sizeof(path), " %02d%0200d", i, 0);
		assert_memory_equal(names + i * 203, path, 203);
	}
	/* The end stays the end. */
	assert_int_equal(vfs_readdir(&scene.user, handle, &cursor, names, sizeof(names)), IPC_RESULT_OK);
	assert_int_equal(strlen(names), 50 * 203);
}

void test_a_file_is_not_listed(void **state)
{
	char names[16] = "";
	uint64_t cursor = 0;
	uint64_t handle;

	make_tree(state);
	handle = vfs_opened(&scene.admin, "/f", VFS_READ | VFS_WRITE);
	REFUSED(&scene, vfs_readdir(&scene.admin, handle, &cursor, names, sizeof(names)), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_readdir(&scene.admin, handle + 1, &cursor, names, sizeof(names)), IPC_RESULT_NOT_FOUND);
}

/* A name longer than an entry holds names nothing, and can't be made. */
void test_a_name_has_a_longest(void **state)
{
	char path[300] = "/";
	uint64_t handle;

	scene_start_with_root(&scene, *state);
	memset(path + 1, 'n', 256);
	REFUSED(&scene, vfs_stat(&scene.admin, path, 0, NULL), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_create(&scene.admin, path, 0644, &handle, NULL), IPC_RESULT_INVALID_ARGUMENT);
	path[256] = '\0';
	vfs_put(&scene.admin, path, 0644, "text");
	vfs_assert_text(&scene.admin, path, "text");
}

void test_status_and_metadata_of_what_is_there(void **state)
{
	const struct ipc_files_new_metadata metadata = {
		.fields = IPC_FILES_METADATA_FIELD_PERMISSIONS,
		.permissions = 0700,
	};
	struct ipc_files_node_status status;

	make_tree(state);
	REFUSED(&scene, vfs_stat(&scene.admin, "/x", 0, NULL), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_stat(&scene.admin, "/f/x", 0, NULL), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_chmod(&scene.admin, "/x", 0700), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_chmod(&scene.admin, "/f/x", 0700), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_chmod(&scene.admin, "/ext/d", 0700), IPC_RESULT_READ_ONLY);
	/* A link, or what it leads to. */
	assert_int_equal(vfs_symlink(&scene.admin, "/l", "f"), IPC_RESULT_OK);
	assert_int_equal(vfs_update(&scene.admin, "/l", VFS_NO_FOLLOW, &metadata, &status), IPC_RESULT_OK);
	assert_int_equal(status.kind, IPC_FILES_NODE_KIND_SYMLINK);
	assert_int_equal(status.permissions, 0700);
	assert_int_equal(vfs_status(&scene.admin, "/l").permissions, 0644);
	assert_int_equal(vfs_update(&scene.admin, "/l", 0, &metadata, &status), IPC_RESULT_OK);
	assert_int_equal(status.kind, IPC_FILES_NODE_KIND_FILE);
	assert_int_equal(vfs_status(&scene.admin, "/f").permissions, 0700);
	assert_int_equal(vfs_stat(&scene.admin, "/l", VFS_NO_FOLLOW, &status), IPC_RESULT_OK);
	assert_int_equal(status.size, 1);
}
