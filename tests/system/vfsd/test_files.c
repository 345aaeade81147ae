/* SPDX-License-Identifier: ISC */
/* Files: opened, made, read, written, cut. */
#include "tests.h"

#include <string.h>

static struct scene scene;

void test_a_file_is_made_written_and_read(void **state)
{
	static uint8_t bytes[IPC_FILES_DATA_BYTES_MAX];
	static uint8_t found[IPC_FILES_DATA_BYTES_MAX];
	struct ipc_files_node_status made;
	struct ipc_files_node_status opened;
	uint32_t size = sizeof(found);
	uint64_t file_size;
	uint64_t handle;

	scene_start_with_root(&scene, *state);
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (uint8_t)(i * 7);
	assert_int_equal(vfs_create(&scene.user, "/f", 0644, &handle, &made), IPC_RESULT_OK);
	assert_int_equal(made.kind, IPC_FILES_NODE_KIND_FILE);
	assert_int_equal(made.size, 0);
	/* The longest piece, there and back, behind a gap. */
	assert_int_equal(vfs_write(&scene.user, handle, 1000, bytes, sizeof(bytes), &file_size), IPC_RESULT_OK);
	assert_int_equal(file_size, 1000 + sizeof(bytes));
	assert_int_equal(vfs_read(&scene.user, handle, 1000, found, &size), IPC_RESULT_OK);
	assert_int_equal(size, sizeof(bytes));
	assert_memory_equal(found, bytes, sizeof(bytes));
	size = 1000;
	assert_int_equal(vfs_read(&scene.user, handle, 0, found, &size), IPC_RESULT_OK);
	assert_int_equal(size, 1000);
	for (uint32_t i = 0; i < size; i++)
		assert_int_equal(found[i], 0);
	/* Fewer at the end, none behind it. */
	size = 100;
	assert_int_equal(vfs_read(&scene.user, handle, file_size - 3, found, &size), IPC_RESULT_OK);
	assert_int_equal(size, 3);
	size = 100;
	assert_int_equal(vfs_read(&scene.user, handle, file_size, found, &size), IPC_RESULT_OK);
	assert_int_equal(size, 0);
	assert_int_equal(vfs_truncate(&scene.user, handle, 1001), IPC_RESULT_OK);
	assert_int_equal(vfs_close(&scene.user, handle), IPC_RESULT_OK);
	assert_int_equal(vfs_open(&scene.other, "/f", VFS_READ, &handle, &opened), IPC_RESULT_OK);
	assert_int_equal(opened.node_id, made.node_id);
	assert_int_equal(opened.size, 1001);
	assert_int_not_equal(opened.generation, made.generation);
}

void test_a_file_is_made_where_there_is_none(void **state)
{
	uint64_t handle;

	scene_start_with_root(&scene, *state);
	scene_mount_ext(&scene);
	vfs_put(&scene.user, "/f", 0644, "text");
	REFUSED(&scene, vfs_create(&scene.admin, "/f", 0644, &handle, NULL), IPC_RESULT_EXISTS);
	REFUSED(&scene, vfs_create(&scene.admin, "/ext", 0644, &handle, NULL), IPC_RESULT_EXISTS);
	REFUSED(&scene, vfs_create(&scene.admin, "/", 0644, &handle, NULL), IPC_RESULT_EXISTS);
	REFUSED(&scene, vfs_create(&scene.admin, "/x/f", 0644, &handle, NULL), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_create(&scene.admin, "/f/f", 0644, &handle, NULL), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_create(&scene.admin, "/ext/f", 0644, &handle, NULL), IPC_RESULT_READ_ONLY);
}

void test_what_is_opened(void **state)
{
	uint64_t handle;

	scene_start_with_root(&scene, *state);
	scene_mount_ext(&scene);
	vfs_put(&scene.user, "/f", 0644, "text");
	REFUSED(&scene, vfs_open(&scene.admin, "/x", VFS_READ, &handle, NULL), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_open(&scene.admin, "/x/f", VFS_READ, &handle, NULL), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_open(&scene.admin, "/f/f", VFS_READ, &handle, NULL), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_open(&scene.admin, "/f", VFS_READ | VFS_DIRECTORY, &handle, NULL),
	        IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_open(&scene.admin, "/", VFS_WRITE, &handle, NULL), IPC_RESULT_IS_DIRECTORY);
	REFUSED(&scene, vfs_open(&scene.admin, "/ext", VFS_WRITE, &handle, NULL), IPC_RESULT_IS_DIRECTORY);
	REFUSED(&scene, vfs_open(&scene.admin, "/ext/d/f", VFS_WRITE, &handle, NULL), IPC_RESULT_READ_ONLY);
	/* Who may not write it at all is told just that. */
	REFUSED(&scene, vfs_open(&scene.user, "/ext/d/f", VFS_WRITE, &handle, NULL), IPC_RESULT_DENIED);
	assert_int_equal(vfs_open(&scene.user, "/ext/d/f", VFS_READ, &handle, NULL), IPC_RESULT_OK);
}

void test_a_directory_has_no_bytes(void **state)
{
	char byte;
	uint32_t size = 1;
	uint64_t handle;

	scene_start_with_root(&scene, *state);
	handle = vfs_opened(&scene.user, "/", VFS_READ);
	REFUSED(&scene, vfs_read(&scene.user, handle, 0, &byte, &size), IPC_RESULT_IS_DIRECTORY);
	REFUSED(&scene, vfs_write(&scene.user, handle, 0, "x", 1, NULL), IPC_RESULT_DENIED);
}

/* Offsets that the schema allows and the provider has no room for. */
void test_bytes_are_few(void **state)
{
	uint64_t handle;

	scene_start_with_root(&scene, *state);
	assert_int_equal(vfs_create(&scene.user, "/f", 0644, &handle, NULL), IPC_RESULT_OK);
	assert_int_equal(vfs_write(&scene.user, handle, 0, "text", 4, NULL), IPC_RESULT_OK);
	REFUSED(&scene, vfs_write(&scene.user, handle, IPC_FILES_FILE_BYTES_MAX - 1, "x", 1, NULL),
	        IPC_RESULT_EXHAUSTED);
	REFUSED(&scene, vfs_truncate(&scene.user, handle, IPC_FILES_FILE_BYTES_MAX), IPC_RESULT_EXHAUSTED);
	vfs_assert_text(&scene.user, "/f", "text");
}

/* A name of a file goes; what is open stays until it is closed. */
void test_an_open_file_outlives_its_name(void **state)
{
	char text[8];
	uint32_t size = sizeof(text);
	uint64_t handle;

	scene_start_with_root(&scene, *state);
	vfs_put(&scene.user, "/f", 0644, "text");
	handle = vfs_opened(&scene.user, "/f", VFS_READ);
	assert_int_equal(vfs_unlink(&scene.user, "/f"), IPC_RESULT_OK);
	assert_int_equal(vfs_stat(&scene.user, "/f", 0, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_read(&scene.user, handle, 0, text, &size), IPC_RESULT_OK);
	assert_memory_equal(text, "text", 4);
	assert_int_equal(vfs_unmount(&scene.admin, "/"), IPC_RESULT_BUSY);
	assert_int_equal(vfs_close(&scene.user, handle), IPC_RESULT_OK);
	assert_int_equal(vfs_unmount(&scene.admin, "/"), IPC_RESULT_OK);
}
