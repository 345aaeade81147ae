/* SPDX-License-Identifier: ISC */
/* Tables that are full: a refused request leaves nothing, and what is given back can be had again. */
#include "tests.h"

#include <stdio.h>

#include "provider.h"

static struct fs fs;

static const char *path_of(uint32_t number)
{
	static char path[16];

	snprintf(path, sizeof(path), "/%u", (unsigned)number);
	return path;
}

/* Makes directories until there is no room; returns how many. */
static uint32_t fill_nodes(void)
{
	uint32_t count = 0;
	uint32_t result;

	while ((result = fs_mkdir(&fs, path_of(count))) == IPC_RESULT_OK)
		count++;
	assert_int_equal(result, IPC_RESULT_EXHAUSTED);
	return count;
}

void test_nodes_are_few(void **state)
{
	uint64_t handle;

	fs_start(*state, &fs, provider_program);
	for (int i = 0; i < 3; i++) {
		/* The root is one of them. */
		assert_int_equal(fill_nodes(), NODES_MAX - 1);
		assert_int_equal(fs_create(&fs, "/f", &handle, NULL), IPC_RESULT_EXHAUSTED);
		assert_int_equal(fs_symlink(&fs, "/f", "x"), IPC_RESULT_EXHAUSTED);
		assert_int_equal(fs_mkdir(&fs, "/0/f"), IPC_RESULT_EXHAUSTED);
		assert_int_equal(fs_mount(&fs, FS_VOLATILE, 2, 0, 0, 0), IPC_RESULT_EXHAUSTED);
		assert_int_equal(fs_count(&fs, "/"), NODES_MAX - 1);
		assert_int_equal(fs_count(&fs, "/0"), 0);
		for (uint32_t n = 0; n < NODES_MAX - 1; n++)
			assert_int_equal(fs_rmdir(&fs, path_of(n)), IPC_RESULT_OK);
	}
	/* UNMOUNT gives all of them back. */
	fs_put(&fs, "/f", "text");
	assert_int_equal(fill_nodes(), NODES_MAX - 2);
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_OK);
	assert_int_equal(fs_mount(&fs, FS_VOLATILE, 1, 0, 0, 0), IPC_RESULT_OK);
	assert_int_equal(fill_nodes(), NODES_MAX - 1);
}

void test_names_are_few(void **state)
{
	uint64_t handle;
	uint32_t count = 0;

	fs_start(*state, &fs, provider_program);
	fs_put(&fs, "/f", "text");
	fs_put(&fs, "/g", "other");
	while (fs_link(&fs, "/f", path_of(count)) == IPC_RESULT_OK)
		count++;
	assert_int_equal(count, ENTRIES_MAX - 2);
	assert_int_equal(fs_link(&fs, "/f", "/x"), IPC_RESULT_EXHAUSTED);
	assert_int_equal(fs_mkdir(&fs, "/x"), IPC_RESULT_EXHAUSTED);
	assert_int_equal(fs_create(&fs, "/x", &handle, NULL), IPC_RESULT_EXHAUSTED);
	assert_int_equal(fs_symlink(&fs, "/x", "f"), IPC_RESULT_EXHAUSTED);
	/* A new name is made before the old one goes; one that is replaced makes the room itself. */
	assert_int_equal(fs_rename(&fs, "/g", "/x", false), IPC_RESULT_EXHAUSTED);
	fs_assert_text(&fs, "/g", "other");
	assert_int_equal(fs_rename(&fs, "/g", "/0", true), IPC_RESULT_OK);
	fs_assert_text(&fs, "/0", "other");
	assert_int_equal(fs_status(&fs, "/f").link_count, ENTRIES_MAX - 2);
	assert_int_equal(fs_count(&fs, "/"), ENTRIES_MAX - 1);
	assert_int_equal(fs_rename(&fs, "/0", "/x", false), IPC_RESULT_OK);
	assert_int_equal(fs_mkdir(&fs, "/0"), IPC_RESULT_OK);
	assert_int_equal(fs_mkdir(&fs, "/y"), IPC_RESULT_EXHAUSTED);
}

void test_handles_are_few(void **state)
{
	struct ipc_files_node_status status;
	uint64_t handles[HANDLES_MAX];
	uint64_t handle;

	fs_start(*state, &fs, provider_program);
	fs_put(&fs, "/f", "text");
	for (uint32_t i = 0; i < HANDLES_MAX; i++)
		handles[i] = fs_opened(&fs, i % 2 == 0 ? "/f" : "/", FS_READ);
	assert_int_equal(fs_open(&fs, "/f", FS_READ, &handle, NULL), IPC_RESULT_EXHAUSTED);
	assert_int_equal(fs_create(&fs, "/g", &handle, NULL), IPC_RESULT_EXHAUSTED);
	assert_int_equal(fs_stat(&fs, "/g", &status), IPC_RESULT_NOT_FOUND);
	fs_closed(&fs, handles[7]);
	assert_int_equal(fs_create(&fs, "/g", &handles[7], NULL), IPC_RESULT_OK);
	assert_int_equal(fs_open(&fs, "/f", FS_READ, &handle, NULL), IPC_RESULT_EXHAUSTED);
	for (uint32_t i = 0; i < HANDLES_MAX; i++)
		fs_closed(&fs, handles[i]);
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_OK);
}

/* Writes a byte into each page until there is no room; returns how many. */
static uint32_t fill_pages(uint64_t handle)
{
	uint32_t count = 0;

	while (fs_write(&fs, handle, (uint64_t)count * PAGE_BYTES, "x", 1, NULL) == IPC_RESULT_OK)
		count++;
	return count;
}

void assert_all_is_free(struct fs *tested)
{
	uint64_t handles[HANDLES_MAX];
	uint64_t handle;
	uint32_t links = 0;

	fs = *tested;
	stand_client_init(&fs.client, tested->client.client.slot);
	assert_int_equal(fs_count(&fs, "/"), 0);
	for (uint32_t i = 0; i < HANDLES_MAX; i++)
		handles[i] = fs_opened(&fs, "/", FS_READ);
	for (uint32_t i = 0; i < HANDLES_MAX; i++)
		fs_closed(&fs, handles[i]);
	assert_int_equal(fill_nodes(), NODES_MAX - 1);
	for (uint32_t i = 0; i < NODES_MAX - 1; i++)
		assert_int_equal(fs_rmdir(&fs, path_of(i)), IPC_RESULT_OK);
	assert_int_equal(fs_create(&fs, "/f", &handle, NULL), IPC_RESULT_OK);
	assert_int_equal(fill_pages(handle), PAGES_MAX);
	while (fs_link(&fs, "/f", path_of(links)) == IPC_RESULT_OK)
		links++;
	assert_int_equal(links, ENTRIES_MAX - 1);
}

void test_bytes_are_few(void **state)
{
	static const char zeros[2];
	uint64_t handle;
	uint64_t other;

	fs_start(*state, &fs, provider_program);
	assert_int_equal(fs_create(&fs, "/f", &handle, NULL), IPC_RESULT_OK);
	assert_int_equal(fs_create(&fs, "/g", &other, NULL), IPC_RESULT_OK);
	/* The largest file, which takes no room before it is written. */
	assert_int_equal(fs_truncate(&fs, other, SIZE_MAX_BYTES + 1), IPC_RESULT_EXHAUSTED);
	assert_int_equal(fs_write(&fs, other, SIZE_MAX_BYTES - 1, zeros, 2, NULL), IPC_RESULT_EXHAUSTED);
	assert_int_equal(fs_status(&fs, "/g").size, 0);
	assert_int_equal(fs_truncate(&fs, other, SIZE_MAX_BYTES), IPC_RESULT_OK);
	assert_int_equal(fs_truncate(&fs, other, IPC_FILES_FILE_BYTES_MAX), IPC_RESULT_EXHAUSTED);
	assert_int_equal(fs_write(&fs, other, IPC_FILES_FILE_BYTES_MAX - 1, zeros, 1, NULL),
	                 IPC_RESULT_EXHAUSTED);
	assert_int_equal(fs_status(&fs, "/g").size, SIZE_MAX_BYTES);
	/* All pages but one; a write that needs two has none of them. */
	assert_int_equal(fs_write(&fs, other, 0, "y", 1, NULL), IPC_RESULT_OK);
	assert_int_equal(fill_pages(handle), PAGES_MAX - 1);
	assert_int_equal(fs_symlink(&fs, "/s", "x"), IPC_RESULT_EXHAUSTED);
	assert_int_equal(fs_truncate(&fs, other, 0), IPC_RESULT_OK);
	assert_int_equal(fs_write(&fs, other, PAGE_BYTES - 1, "zz", 2, NULL), IPC_RESULT_EXHAUSTED);
	assert_int_equal(fs_status(&fs, "/g").size, 0);
	assert_int_equal(fs_status(&fs, "/g").allocation_size, 0);
	assert_int_equal(fs_symlink(&fs, "/s", "x"), IPC_RESULT_OK);
	assert_int_equal(fs_unlink(&fs, "/s"), IPC_RESULT_OK);
	assert_int_equal(fs_write(&fs, other, PAGE_BYTES - 2, "zz", 2, NULL), IPC_RESULT_OK);
	fs_closed(&fs, other);
	assert_int_equal(fs_unlink(&fs, "/g"), IPC_RESULT_OK);
	/* A file without a name keeps its pages until it is closed. */
	assert_int_equal(fs_unlink(&fs, "/f"), IPC_RESULT_OK);
	assert_int_equal(fs_create(&fs, "/g", &other, NULL), IPC_RESULT_OK);
	assert_int_equal(fill_pages(other), 1);
	fs_closed(&fs, handle);
	assert_int_equal(fill_pages(other), PAGES_MAX);
}

void test_file_systems_are_few(void **state)
{
	uint64_t first;

	fs_start(*state, &fs, provider_program);
	first = fs.mount_id;
	for (uint64_t device = 2; device <= MOUNTS_MAX; device++)
		assert_int_equal(fs_mount(&fs, FS_VOLATILE, device, 0, 0, 0), IPC_RESULT_OK);
	assert_int_equal(fs_mount(&fs, FS_VOLATILE, MOUNTS_MAX + 1, 0, 0, 0), IPC_RESULT_EXHAUSTED);
	fs.mount_id = first;
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_OK);
	assert_int_equal(fs_mount(&fs, FS_VOLATILE, MOUNTS_MAX + 1, 0, 0, 0), IPC_RESULT_OK);
	assert_int_equal(fs_mount(&fs, FS_VOLATILE, 1, 0, 0, 0), IPC_RESULT_EXHAUSTED);
}
