/* SPDX-License-Identifier: ISC */
/* MOUNT and UNMOUNT. */
#include "tests.h"

#include <stdio.h>
#include <string.h>

static struct fs fs;
static struct fs second;

void test_file_systems_are_apart(void **state)
{
	struct ipc_files_node_status status;

	fs_start(*state, &fs, provider_program);
	stand_client_init(&second.client, fs.client.client.slot);
	/* Two can't have one number. */
	assert_int_equal(fs_mount(&second, FS_VOLATILE, 1, 0, 0, 0), IPC_RESULT_BUSY);
	assert_int_equal(fs_mount(&second, FS_VOLATILE, 9, 0, 0, 0), IPC_RESULT_OK);
	assert_int_not_equal(fs.mount_id, second.mount_id);
	fs_put(&fs, "/f", "first");
	assert_int_equal(fs_stat(&second, "/f", &status), IPC_RESULT_NOT_FOUND);
	fs_put(&second, "/f", "second");
	fs_assert_text(&fs, "/f", "first");
	fs_assert_text(&second, "/f", "second");
	assert_int_equal(fs_status(&fs, "/f").device, 1);
	assert_int_equal(fs_status(&second, "/f").device, 9);
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_OK);
	fs_assert_text(&second, "/f", "second");
}

void test_a_file_system_goes_when_nothing_is_open(void **state)
{
	struct ipc_files_node_status status;
	uint64_t mount_id;
	uint64_t handle;

	fs_start(*state, &fs, provider_program);
	mount_id = fs.mount_id;
	assert_int_equal(fs_create(&fs, "/f", &handle, NULL), IPC_RESULT_OK);
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_BUSY);
	fs_closed(&fs, handle);
	handle = fs_opened(&fs, "/", FS_READ);
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_BUSY);
	fs_closed(&fs, handle);
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_OK);
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_stat(&fs, "/", &status), IPC_RESULT_NOT_FOUND);
	/* The next one is another and empty; its number is new, the device may be the same. */
	assert_int_equal(fs_mount(&fs, FS_VOLATILE, 1, 0, 0, 0), IPC_RESULT_OK);
	assert_true(fs.mount_id > mount_id);
	assert_int_equal(fs_count(&fs, "/"), 0);
}

/* A provider of a medium, and an endpoint that stands for its block device. */
static uint32_t start_medium(struct stand *stand)
{
	static const char *const arguments[] = {"fs_provider", "kind=ext", "dir=/d",
	                                        "file=/d/f=text", "link=/s=d/f", NULL};

	memset(&fs, 0, sizeof(fs));
	stand_client_init(&fs.client,
	                  stand_service(stand, provider_program, arguments, NULL, 0, NULL));
	return stand_copy(stand, stand_endpoint(stand), IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
}

void test_a_provider_serves_one_kind(void **state)
{
	uint32_t source;

	fs_start(*state, &fs, provider_program);
	source = start_medium(*state);
	assert_int_equal(fs_mount(&fs, FS_VOLATILE, 1, 0, 0, 0), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_mount(&fs, IPC_FS_PROVIDER_KIND_FAT, 1, 0, 0, source), IPC_RESULT_NOT_FOUND);
	/* A medium without its device is none. */
	assert_int_equal(fs_mount(&fs, FS_EXT, 1, 0, 0, 0), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_mount(&fs, FS_EXT, 1, 0, 0, source), IPC_RESULT_OK);
	fs_assert_text(&fs, "/d/f", "text");
	/* There is one. */
	assert_int_equal(fs_mount(&fs, FS_EXT, 2, 0, 0, source), IPC_RESULT_BUSY);
}

void test_a_source_is_kept_until_unmount(void **state)
{
	const uint32_t source = start_medium(*state);
	struct ipc_host_counts before;
	struct ipc_host_counts held;

	/* It has started when it answers. */
	assert_int_equal(fs_mount(&fs, FS_VOLATILE, 1, 0, 0, 0), IPC_RESULT_NOT_FOUND);
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	assert_int_equal(fs_mount(&fs, FS_EXT, 1, 0, 0, source), IPC_RESULT_OK);
	assert_int_equal(ipc_host_counts(&held), IPC_RESULT_OK);
	assert_int_equal(held.capabilities, before.capabilities + 1);
	/* What arrives with a refused request is dropped, soon after the answer. */
	assert_int_equal(fs_mount(&fs, FS_EXT, 2, 0, 0, source), IPC_RESULT_BUSY);
	assert_int_equal(fs_mount(&fs, FS_VOLATILE, 2, 0, 0, source), IPC_RESULT_NOT_FOUND);
	wait_counts(&held);
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_OK);
	wait_counts(&before);
	/* More often than its window has slots. */
	for (int i = 0; i < 70; i++) {
		assert_int_equal(fs_mount(&fs, FS_VOLATILE, 1, 0, 0, source), IPC_RESULT_NOT_FOUND);
		assert_int_equal(fs_mount(&fs, FS_EXT, 1, 0, 0, source), IPC_RESULT_OK);
		assert_int_equal(fs_unmount(&fs), IPC_RESULT_OK);
	}
	wait_counts(&before);
	/* Volatile memory takes none either. */
	fs_start(*state, &fs, provider_program);
	assert_int_equal(fs_mount(&fs, FS_VOLATILE, 2, 0, 0, source), IPC_RESULT_NOT_FOUND);
}

/* Every change is refused, and where it would be refused anyway, as that. */
static void assert_read_only(const char *directory, const char *file)
{
	const struct ipc_files_new_metadata metadata = {.fields = IPC_FILES_METADATA_FIELD_OWNER, .uid = 1};
	struct ipc_files_node_status status;
	uint64_t handle;

	assert_true((fs_status(&fs, "/").filesystem_flags & IPC_FILES_FILESYSTEM_FLAG_READ_ONLY) != 0);
	assert_int_equal(fs_create(&fs, "/new", &handle, NULL), IPC_RESULT_READ_ONLY);
	assert_int_equal(fs_mkdir(&fs, "/new"), IPC_RESULT_READ_ONLY);
	assert_int_equal(fs_symlink(&fs, "/new", "x"), IPC_RESULT_READ_ONLY);
	assert_int_equal(fs_mkdir(&fs, "/"), IPC_RESULT_EXISTS);
	assert_int_equal(fs_update(&fs, "/", &metadata, &status), IPC_RESULT_READ_ONLY);
	assert_int_equal(fs_rmdir(&fs, directory), IPC_RESULT_READ_ONLY);
	if (file == NULL)
		return;
	assert_int_equal(fs_link(&fs, file, "/new"), IPC_RESULT_READ_ONLY);
	assert_int_equal(fs_rename(&fs, file, "/new", false), IPC_RESULT_READ_ONLY);
	assert_int_equal(fs_unlink(&fs, file), IPC_RESULT_READ_ONLY);
	assert_int_equal(fs_unlink(&fs, "/x"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_open(&fs, file, FS_WRITE, &handle, NULL), IPC_RESULT_READ_ONLY);
	assert_int_equal(fs_open(&fs, file, FS_READ | FS_WRITE, &handle, NULL), IPC_RESULT_READ_ONLY);
}

void test_a_file_system_can_be_read_only(void **state)
{
	fs_start(*state, &fs, provider_program);
	assert_int_equal(fs_mount(&fs, FS_VOLATILE, 2, IPC_FILES_MOUNT_FLAG_READ_ONLY, 0, 0), IPC_RESULT_OK);
	assert_int_equal(fs_status(&fs, "/").filesystem_flags,
	                 IPC_FILES_FILESYSTEM_FLAG_READ_ONLY | IPC_FILES_FILESYSTEM_FLAG_VOLATILE);
	assert_read_only("/", NULL);
}

void test_a_medium_is_read_only(void **state)
{
	const uint32_t source = start_medium(*state);
	char target[IPC_FILES_LINK_BYTES_MAX + 1];

	assert_int_equal(fs_mount(&fs, FS_EXT, 1, 0, 0, source), IPC_RESULT_OK);
	assert_int_equal(fs_status(&fs, "/").filesystem_flags, IPC_FILES_FILESYSTEM_FLAG_READ_ONLY);
	assert_read_only("/d", "/d/f");
	fs_assert_text(&fs, "/d/f", "text");
	assert_int_equal(fs_readlink(&fs, "/s", target), IPC_RESULT_OK);
	assert_string_equal(target, "d/f");
	assert_int_equal(fs_count(&fs, "/"), 2);
	/* It is as it was when it is mounted again. */
	assert_int_equal(fs_unmount(&fs), IPC_RESULT_OK);
	assert_int_equal(fs_mount(&fs, FS_EXT, 2, IPC_FILES_MOUNT_FLAG_READ_ONLY, 0, source), IPC_RESULT_OK);
	fs_assert_text(&fs, "/d/f", "text");
	assert_int_equal(fs_count(&fs, "/d"), 1);
}

/* A program of the host as a file of the medium; and media that are none. */
void test_a_medium_holds_files_of_the_host(void **state)
{
	static const char *const bad[] = {"file=/x/f=text", "image=/f=/no/such/file", "file=f=text", "dir=/"};
	char image[512];
	const char *arguments[] = {"fs_provider", "kind=ext", image, NULL};
	const uint32_t source = start_medium(*state);
	FILE *file = fopen(provider_program, "rb");
	uint64_t offset = 0;
	uint64_t handle;
	uint32_t size;

	assert_non_null(file);
	snprintf(image, sizeof(image), "image=/program=%s", provider_program);
	stand_client_init(&fs.client,
	                  stand_service(*state, provider_program, arguments, NULL, 0, NULL));
	assert_int_equal(fs_mount(&fs, FS_EXT, 1, 0, 0, source), IPC_RESULT_OK);
	handle = fs_opened(&fs, "/program", FS_READ);
	do {
		char bytes[IPC_FILES_DATA_BYTES_MAX];
		char wanted[IPC_FILES_DATA_BYTES_MAX];

		size = sizeof(bytes);
		assert_int_equal(fs_read(&fs, handle, offset, bytes, &size), IPC_RESULT_OK);
		assert_int_equal(size, fread(wanted, 1, sizeof(wanted), file));
		assert_memory_equal(bytes, wanted, size);
		offset += size;
	} while (size > 0);
	fclose(file);
	assert_int_equal(fs_status(&fs, "/program").size, offset);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		arguments[2] = bad[i];
		stand_client_init(&fs.client,
		                  stand_service(*state, provider_program, arguments, NULL, 0, NULL));
		assert_int_equal(fs_mount(&fs, FS_EXT, 1, 0, 0, source), IPC_RESULT_NOT_FOUND);
	}
}
