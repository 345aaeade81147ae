/* SPDX-License-Identifier: ISC */
/* READ, WRITE and TRUNCATE, and what a handle allows. */
#include "tests.h"

#include <string.h>

enum {
	PAGE = 4096,
	MOST = IPC_FILES_DATA_BYTES_MAX,
};

static struct fs fs;

static void start(struct stand *stand, uint64_t *handle)
{
	fs_start(stand, &fs, provider_program);
	assert_int_equal(fs_create(&fs, "/f", handle, NULL), IPC_RESULT_OK);
}

/* A byte that tells its offset from others of the same page and from the same place in others. */
static uint8_t byte_of(uint64_t offset)
{
	return (uint8_t)(offset * 7 + offset / 251 + 1);
}

static void put(uint64_t handle, uint64_t offset, uint32_t size, uint64_t expected_size)
{
	uint8_t bytes[MOST];
	uint64_t file_size;

	for (uint32_t i = 0; i < size; i++)
		bytes[i] = byte_of(offset + i);
	assert_int_equal(fs_write(&fs, handle, offset, bytes, size, &file_size), IPC_RESULT_OK);
	assert_int_equal(file_size, expected_size);
}

/* Reads `wanted` bytes and finds `size` of them, as put wrote them. */
static void assert_bytes(uint64_t handle, uint64_t offset, uint32_t wanted, uint32_t size)
{
	uint8_t bytes[MOST];
	uint32_t got = wanted;

	assert_int_equal(fs_read(&fs, handle, offset, bytes, &got), IPC_RESULT_OK);
	assert_int_equal(got, size);
	for (uint32_t i = 0; i < size; i++)
		assert_int_equal(bytes[i], byte_of(offset + i));
}

static void assert_zeros(uint64_t handle, uint64_t offset, uint32_t size)
{
	uint8_t bytes[MOST];
	uint32_t got = size;

	assert_int_equal(fs_read(&fs, handle, offset, bytes, &got), IPC_RESULT_OK);
	assert_int_equal(got, size);
	for (uint32_t i = 0; i < size; i++)
		assert_int_equal(bytes[i], 0);
}

void test_bytes_are_read_where_they_were_written(void **state)
{
	uint64_t handle;
	uint64_t other;

	start(*state, &handle);
	/* Four and a half pages in the largest pieces, which cross page ends everywhere. */
	for (uint64_t offset = 0; offset < 5 * MOST; offset += MOST)
		put(handle, offset, MOST, offset + MOST);
	for (uint64_t offset = 0; offset < 5 * MOST; offset += 640)
		assert_bytes(handle, offset, 640, 640);
	assert_bytes(handle, PAGE - 1, 2, 2);
	assert_bytes(handle, PAGE, 1, 1);
	/* Fewer at the end alone. */
	assert_bytes(handle, 5 * MOST - 1, MOST, 1);
	assert_bytes(handle, 5 * MOST, MOST, 0);
	assert_bytes(handle, IPC_FILES_FILE_BYTES_MAX - 1, 1, 0);
	/* In the middle, with nothing around it changed; and by another handle. */
	assert_int_equal(fs_write(&fs, handle, PAGE - 1, "\0\0\0", 3, NULL), IPC_RESULT_OK);
	assert_bytes(handle, PAGE - 2, 1, 1);
	assert_zeros(handle, PAGE - 1, 3);
	assert_bytes(handle, PAGE + 2, 1, 1);
	other = fs_opened(&fs, "/f", FS_WRITE);
	put(other, PAGE - 1, 3, 5 * MOST);
	assert_bytes(handle, PAGE - 2, 5, 5);
	assert_int_equal(fs_status(&fs, "/f").allocation_size, 5 * PAGE);
}

void test_a_gap_reads_as_zeros(void **state)
{
	uint64_t handle;

	start(*state, &handle);
	put(handle, 3 * PAGE + 10, 5, 3 * PAGE + 15);
	assert_zeros(handle, 0, MOST);
	assert_zeros(handle, 3 * PAGE, 10);
	assert_bytes(handle, 3 * PAGE + 10, MOST, 5);
	/* It takes no room. */
	assert_int_equal(fs_status(&fs, "/f").allocation_size, PAGE);
	put(handle, PAGE, 1, 3 * PAGE + 15);
	assert_bytes(handle, PAGE, 1, 1);
	assert_zeros(handle, PAGE + 1, MOST);
	put(handle, 3 * PAGE + 20, 1, 3 * PAGE + 21);
	assert_zeros(handle, 3 * PAGE + 15, 5);
	assert_int_equal(fs_status(&fs, "/f").allocation_size, 2 * PAGE);
}

void test_what_is_cut_off_does_not_come_back(void **state)
{
	uint64_t handle;

	start(*state, &handle);
	for (uint64_t offset = 0; offset < 4 * MOST; offset += MOST)
		put(handle, offset, MOST, offset + MOST);
	assert_int_equal(fs_truncate(&fs, handle, PAGE + 5), IPC_RESULT_OK);
	assert_int_equal(fs_status(&fs, "/f").size, PAGE + 5);
	assert_int_equal(fs_status(&fs, "/f").allocation_size, 2 * PAGE);
	assert_bytes(handle, PAGE, MOST, 5);
	assert_int_equal(fs_truncate(&fs, handle, 3 * PAGE), IPC_RESULT_OK);
	assert_bytes(handle, PAGE, 5, 5);
	assert_zeros(handle, PAGE + 5, MOST);
	assert_zeros(handle, 3 * PAGE - 100, 100);
	/* The same by a write behind the new end, and at the end of a page. */
	put(handle, 0, MOST, 3 * PAGE);
	assert_int_equal(fs_truncate(&fs, handle, 7), IPC_RESULT_OK);
	put(handle, 30, 1, 31);
	assert_bytes(handle, 0, 7, 7);
	assert_zeros(handle, 7, 23);
	assert_int_equal(fs_truncate(&fs, handle, PAGE), IPC_RESULT_OK);
	assert_int_equal(fs_truncate(&fs, handle, 0), IPC_RESULT_OK);
	assert_int_equal(fs_status(&fs, "/f").allocation_size, 0);
	assert_int_equal(fs_truncate(&fs, handle, PAGE), IPC_RESULT_OK);
	assert_zeros(handle, 0, MOST);
}

void test_a_handle_allows_what_it_was_opened_for(void **state)
{
	uint64_t created;
	uint64_t reads;
	uint64_t writes;
	uint64_t directory;
	char byte = 'x';
	uint32_t size = 1;

	start(*state, &created);
	put(created, 0, 1, 1);
	assert_bytes(created, 0, 1, 1);
	reads = fs_opened(&fs, "/f", FS_READ);
	assert_bytes(reads, 0, 1, 1);
	assert_int_equal(fs_write(&fs, reads, 0, &byte, 1, NULL), IPC_RESULT_READ_ONLY);
	assert_int_equal(fs_truncate(&fs, reads, 0), IPC_RESULT_READ_ONLY);
	writes = fs_opened(&fs, "/f", FS_WRITE);
	assert_int_equal(fs_read(&fs, writes, 0, &byte, &size), IPC_RESULT_DENIED);
	put(writes, 0, 1, 1);
	directory = fs_opened(&fs, "/", FS_READ | FS_DIRECTORY);
	assert_int_equal(fs_read(&fs, directory, 0, &byte, &size), IPC_RESULT_IS_DIRECTORY);
	assert_int_equal(fs_write(&fs, directory, 0, &byte, 1, NULL), IPC_RESULT_READ_ONLY);
	assert_int_equal(fs_truncate(&fs, directory, 0), IPC_RESULT_READ_ONLY);
	/* A handle that was given back, and one that never was. */
	fs_closed(&fs, created);
	for (int i = 0; i < 2; i++) {
		const uint64_t none = i == 0 ? created : UINT64_MAX;

		assert_int_equal(fs_read(&fs, none, 0, &byte, &size), IPC_RESULT_NOT_FOUND);
		assert_int_equal(fs_write(&fs, none, 0, &byte, 1, NULL), IPC_RESULT_NOT_FOUND);
		assert_int_equal(fs_truncate(&fs, none, 0), IPC_RESULT_NOT_FOUND);
		assert_int_equal(fs_close(&fs, none), IPC_RESULT_NOT_FOUND);
	}
	/* Its number is not given to another. */
	assert_true(fs_opened(&fs, "/f", FS_READ) > directory);
}

void test_what_can_be_opened(void **state)
{
	uint64_t handle;

	start(*state, &handle);
	assert_int_equal(fs_mkdir(&fs, "/d"), IPC_RESULT_OK);
	assert_int_equal(fs_symlink(&fs, "/s", "f"), IPC_RESULT_OK);
	assert_int_equal(fs_open(&fs, "/f", FS_READ | FS_WRITE, &handle, NULL), IPC_RESULT_OK);
	assert_int_equal(fs_open(&fs, "/d", FS_READ, &handle, NULL), IPC_RESULT_OK);
	assert_int_equal(fs_open(&fs, "/", FS_READ | FS_DIRECTORY, &handle, NULL), IPC_RESULT_OK);
	assert_int_equal(fs_open(&fs, "/x", FS_READ, &handle, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_open(&fs, "/d/x", FS_WRITE, &handle, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_open(&fs, "/f/x", FS_READ, &handle, NULL), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_open(&fs, "/f", FS_READ | FS_DIRECTORY, &handle, NULL), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_open(&fs, "/d", FS_WRITE, &handle, NULL), IPC_RESULT_IS_DIRECTORY);
	assert_int_equal(fs_open(&fs, "/d", FS_READ | FS_WRITE, &handle, NULL), IPC_RESULT_IS_DIRECTORY);
	/* The other results of OPEN are those of links, of read-only file systems, and of limits. */
	assert_int_equal(fs_open(&fs, "/s", FS_READ, &handle, NULL), IPC_RESULT_LINK_DEPTH);
}
