/* SPDX-License-Identifier: ISC */
/* READDIR. */
#include "tests.h"

#include <stdio.h>
#include <string.h>

/* Names of 200 bytes: more than one reply holds. */
enum {
	LONG_NAMES = 40,
};

static struct fs fs;
static struct fs_names names;

static void path_of(char path[256], uint32_t number)
{
	snprintf(path, 256, "/d/%0200u", (unsigned)number);
}

static void start(struct stand *stand)
{
	char path[256];

	fs_start(stand, &fs, provider_program);
	assert_int_equal(fs_mkdir(&fs, "/d"), IPC_RESULT_OK);
	for (uint32_t i = 0; i < LONG_NAMES; i++) {
		path_of(path, i);
		fs_put(&fs, path, "");
	}
}

/* How often a name was listed. */
static uint32_t listed(uint32_t number)
{
	char path[256];
	uint32_t count = 0;

	path_of(path, number);
	for (uint32_t i = 0; i < names.count; i++)
		count += strcmp(names.names[i].name, path + 3) == 0;
	return count;
}

void test_a_listing_has_each_name_once(void **state)
{
	uint64_t cursor = 0;
	uint64_t handle;
	uint64_t end;

	start(*state);
	handle = fs_opened(&fs, "/d", FS_READ | FS_DIRECTORY);
	names.count = 0;
	assert_int_equal(fs_readdir(&fs, handle, &cursor, &names), IPC_RESULT_OK);
	/* As many as fit: each takes 216 of 3840 bytes. */
	assert_int_equal(names.count, 17);
	assert_int_equal(fs_readdir(&fs, handle, &cursor, &names), IPC_RESULT_OK);
	assert_int_equal(names.count, 34);
	assert_int_equal(fs_readdir(&fs, handle, &cursor, &names), IPC_RESULT_OK);
	assert_int_equal(names.count, LONG_NAMES);
	for (uint32_t i = 0; i < LONG_NAMES; i++) {
		char path[256];

		path_of(path, i);
		assert_string_equal(names.names[i].name, path + 3);
		assert_int_equal(names.names[i].kind, IPC_FILES_NODE_KIND_FILE);
		assert_int_equal(names.names[i].node_id, fs_status(&fs, path).node_id);
	}
	/* The end stays where it is, and a later start is a start. */
	end = cursor;
	assert_int_equal(fs_readdir(&fs, handle, &cursor, &names), IPC_RESULT_OK);
	assert_int_equal(names.count, LONG_NAMES);
	assert_int_equal(cursor, end);
	cursor = 0;
	assert_int_equal(fs_readdir(&fs, handle, &cursor, &names), IPC_RESULT_OK);
	assert_int_equal(names.count, LONG_NAMES + 17);
	/* The directory above has this one alone. */
	fs_list(&fs, "/", &names);
	assert_int_equal(names.count, 1);
	assert_string_equal(names.names[0].name, "d");
	assert_int_equal(names.names[0].kind, IPC_FILES_NODE_KIND_DIRECTORY);
}

void test_a_cursor_stands_while_names_come_and_go(void **state)
{
	uint64_t cursor = 0;
	uint64_t handle;
	char path[256];
	char other[256];

	start(*state);
	handle = fs_opened(&fs, "/d", FS_READ);
	names.count = 0;
	assert_int_equal(fs_readdir(&fs, handle, &cursor, &names), IPC_RESULT_OK);
	/* Names that were listed go, the last of them too, and some that were not; others come. */
	for (uint32_t i = 0; i < 30; i += 4) {
		path_of(path, i);
		assert_int_equal(fs_unlink(&fs, path), IPC_RESULT_OK);
		path_of(other, LONG_NAMES + i);
		fs_put(&fs, other, "");
	}
	path_of(path, 37);
	path_of(other, 137);
	assert_int_equal(fs_rename(&fs, path, other, false), IPC_RESULT_OK);
	for (uint32_t before = 0; before < names.count;) {
		before = names.count;
		assert_int_equal(fs_readdir(&fs, handle, &cursor, &names), IPC_RESULT_OK);
	}
	/* What was there all the time was listed once; what came since is behind the cursor. */
	for (uint32_t i = 0; i < LONG_NAMES; i++) {
		const bool gone = i == 37 || (i > 16 && i < 30 && i % 4 == 0);

		assert_int_equal(listed(i), gone ? 0 : 1);
	}
	for (uint32_t i = 0; i < 30; i += 4)
		assert_int_equal(listed(LONG_NAMES + i), 1);
	assert_int_equal(listed(137), 1);
}

void test_only_an_open_directory_is_listed(void **state)
{
	uint64_t cursor = 0;
	uint64_t directory;
	uint64_t file;

	fs_start(*state, &fs, provider_program);
	names.count = 0;
	assert_int_equal(fs_mkdir(&fs, "/d"), IPC_RESULT_OK);
	assert_int_equal(fs_create(&fs, "/f", &file, NULL), IPC_RESULT_OK);
	assert_int_equal(fs_readdir(&fs, file, &cursor, &names), IPC_RESULT_NOT_DIRECTORY);
	directory = fs_opened(&fs, "/d", FS_READ);
	assert_int_equal(fs_readdir(&fs, directory + 1, &cursor, &names), IPC_RESULT_NOT_FOUND);
	/* An open directory that goes is empty from then on, whatever has its name. */
	assert_int_equal(fs_rmdir(&fs, "/d"), IPC_RESULT_OK);
	assert_int_equal(fs_mkdir(&fs, "/d"), IPC_RESULT_OK);
	fs_put(&fs, "/d/f", "");
	assert_int_equal(fs_readdir(&fs, directory, &cursor, &names), IPC_RESULT_OK);
	assert_int_equal(names.count, 0);
	assert_int_equal(cursor, 0);
	fs_closed(&fs, directory);
	assert_int_equal(fs_readdir(&fs, directory, &cursor, &names), IPC_RESULT_NOT_FOUND);
}
