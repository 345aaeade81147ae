/* SPDX-License-Identifier: ISC */
/* STAT and UPDATE_METADATA. */
#include "tests.h"

static struct fs fs;

static void start(struct stand *stand)
{
	fs_start(stand, &fs, provider_program);
	assert_int_equal(fs_mkdir(&fs, "/d"), IPC_RESULT_OK);
	fs_put(&fs, "/d/f", "text");
	assert_int_equal(fs_symlink(&fs, "/s", "d/f"), IPC_RESULT_OK);
}

static void assert_node(const char *path, uint32_t kind, uint64_t size, uint64_t allocation_size,
                        uint32_t permissions, uint32_t uid, uint32_t gid)
{
	const struct ipc_files_node_status status = fs_status(&fs, path);

	assert_int_equal(status.kind, kind);
	assert_int_equal(status.size, size);
	assert_int_equal(status.allocation_size, allocation_size);
	assert_int_equal(status.permissions, permissions);
	assert_int_equal(status.uid, uid);
	assert_int_equal(status.gid, gid);
	assert_int_equal(status.link_count, 1);
	assert_int_equal(status.device, 1);
	assert_int_equal(status.filesystem_flags, IPC_FILES_FILESYSTEM_FLAG_VOLATILE);
}

static void assert_same_time(struct ipc_types_timestamp one, struct ipc_types_timestamp other)
{
	assert_int_equal(one.seconds, other.seconds);
	assert_int_equal(one.nanoseconds, other.nanoseconds);
}

static void assert_same_status(const struct ipc_files_node_status *one,
                               const struct ipc_files_node_status *other)
{
	assert_int_equal(one->node_id, other->node_id);
	assert_int_equal(one->device, other->device);
	assert_int_equal(one->generation, other->generation);
	assert_int_equal(one->size, other->size);
	assert_int_equal(one->permissions, other->permissions);
	assert_int_equal(one->uid, other->uid);
	assert_int_equal(one->gid, other->gid);
	assert_same_time(one->accessed, other->accessed);
	assert_same_time(one->modified, other->modified);
	assert_same_time(one->changed, other->changed);
}

void test_status_tells_what_a_node_is(void **state)
{
	struct ipc_files_node_status status;
	struct ipc_files_node_status opened;
	uint64_t handle;

	start(*state);
	assert_node("/", IPC_FILES_NODE_KIND_DIRECTORY, 0, 0, 0755, 0, 0);
	assert_node("/d", IPC_FILES_NODE_KIND_DIRECTORY, 0, 0, 0755, 7, 8);
	assert_node("/d/f", IPC_FILES_NODE_KIND_FILE, 4, 4096, 0640, 7, 8);
	assert_node("/s", IPC_FILES_NODE_KIND_SYMLINK, 3, 4096, 0777, 7, 8);
	assert_int_not_equal(fs_status(&fs, "/").node_id, fs_status(&fs, "/d").node_id);
	/* OPEN tells the same. */
	status = fs_status(&fs, "/d/f");
	assert_int_equal(fs_open(&fs, "/d/f", FS_READ, &handle, &opened), IPC_RESULT_OK);
	assert_same_status(&opened, &status);
	assert_int_equal(fs_stat(&fs, "/x", &status), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_stat(&fs, "/x/f", &status), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_stat(&fs, "/d/f/x", &status), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_stat(&fs, "/s/x", &status), IPC_RESULT_NOT_DIRECTORY);
	/* A number is not given to another node when its first has gone. */
	status = fs_status(&fs, "/d/f");
	fs_closed(&fs, handle);
	assert_int_equal(fs_unlink(&fs, "/d/f"), IPC_RESULT_OK);
	fs_put(&fs, "/d/f", "text");
	assert_int_not_equal(fs_status(&fs, "/d/f").node_id, status.node_id);
}

/* A change of data moves generation, modified and changed. */
static void assert_data_changed(struct ipc_files_node_status *status, const char *path)
{
	const struct ipc_files_node_status now = fs_status(&fs, path);

	assert_int_equal(now.generation, status->generation + 1);
	assert_true(now.modified.seconds > status->modified.seconds);
	assert_true(now.changed.seconds > status->changed.seconds);
	assert_same_time(now.accessed, status->accessed);
	*status = now;
}

/* One of metadata moves changed alone. */
static void assert_metadata_changed(struct ipc_files_node_status *status, const char *path)
{
	const struct ipc_files_node_status now = fs_status(&fs, path);

	assert_int_equal(now.generation, status->generation);
	assert_same_time(now.modified, status->modified);
	assert_true(now.changed.seconds > status->changed.seconds);
	*status = now;
}

void test_times_tell_what_changed(void **state)
{
	struct ipc_files_node_status file;
	struct ipc_files_node_status directory;
	uint64_t handle;
	char byte;
	uint32_t size = 1;

	start(*state);
	file = fs_status(&fs, "/d/f");
	directory = fs_status(&fs, "/d");
	handle = fs_opened(&fs, "/d/f", FS_READ | FS_WRITE);
	assert_int_equal(fs_write(&fs, handle, 0, "T", 1, NULL), IPC_RESULT_OK);
	assert_data_changed(&file, "/d/f");
	assert_int_equal(fs_truncate(&fs, handle, 9), IPC_RESULT_OK);
	assert_data_changed(&file, "/d/f");
	assert_int_equal(fs_link(&fs, "/d/f", "/g"), IPC_RESULT_OK);
	assert_metadata_changed(&file, "/d/f");
	assert_int_equal(fs_unlink(&fs, "/g"), IPC_RESULT_OK);
	assert_metadata_changed(&file, "/d/f");
	/* Reading changes nothing, nor does what is refused. */
	assert_int_equal(fs_read(&fs, handle, 0, &byte, &size), IPC_RESULT_OK);
	assert_int_equal(fs_write(&fs, handle, UINT64_C(1) << 40, "x", 1, NULL), IPC_RESULT_EXHAUSTED);
	assert_int_equal(fs_mkdir(&fs, "/d/f"), IPC_RESULT_EXISTS);
	assert_same_time(fs_status(&fs, "/d/f").changed, file.changed);
	assert_int_equal(fs_status(&fs, "/d/f").generation, file.generation);
	assert_int_equal(fs_status(&fs, "/d").generation, directory.generation);
	/* The data of a directory are its names. */
	assert_int_equal(fs_mkdir(&fs, "/d/e"), IPC_RESULT_OK);
	assert_data_changed(&directory, "/d");
	assert_int_equal(fs_rmdir(&fs, "/d/e"), IPC_RESULT_OK);
	assert_data_changed(&directory, "/d");
}

void test_metadata_changes_as_far_as_it_is_named(void **state)
{
	const struct ipc_files_new_metadata permissions = {
		.fields = IPC_FILES_METADATA_FIELD_PERMISSIONS,
		.permissions = 07777,
	};
	const struct ipc_files_new_metadata rest = {
		.fields = IPC_FILES_METADATA_FIELD_OWNER | IPC_FILES_METADATA_FIELD_TIMES,
		.uid = 0xFFFFFFFF,
		.gid = 5,
		.accessed = {.seconds = -3, .nanoseconds = 999999999},
		.modified = {.seconds = INT64_MAX, .nanoseconds = 1},
	};
	struct ipc_files_node_status before;
	struct ipc_files_node_status status;

	start(*state);
	before = fs_status(&fs, "/d/f");
	assert_int_equal(fs_update(&fs, "/d/f", &permissions, &status), IPC_RESULT_OK);
	assert_int_equal(status.permissions, 07777);
	assert_int_equal(status.uid, 7);
	assert_int_equal(status.gid, 8);
	assert_same_time(status.modified, before.modified);
	assert_same_time(status.accessed, before.accessed);
	assert_true(status.changed.seconds > before.changed.seconds);
	assert_int_equal(status.generation, before.generation);
	before = status;
	assert_int_equal(fs_update(&fs, "/d/f", &rest, &status), IPC_RESULT_OK);
	assert_int_equal(status.permissions, 07777);
	assert_int_equal(status.uid, 0xFFFFFFFF);
	assert_int_equal(status.gid, 5);
	assert_same_time(status.accessed, rest.accessed);
	assert_same_time(status.modified, rest.modified);
	assert_true(status.changed.seconds > before.changed.seconds);
	before = fs_status(&fs, "/d/f");
	assert_same_status(&status, &before);
	/* A symbolic link is changed itself; the root like any other. */
	assert_int_equal(fs_update(&fs, "/s", &permissions, &status), IPC_RESULT_OK);
	assert_int_equal(status.kind, IPC_FILES_NODE_KIND_SYMLINK);
	assert_int_equal(fs_update(&fs, "/", &permissions, &status), IPC_RESULT_OK);
	assert_int_equal(fs_status(&fs, "/").permissions, 07777);
	assert_int_equal(fs_update(&fs, "/x", &rest, &status), IPC_RESULT_NOT_FOUND);
	assert_int_equal(fs_update(&fs, "/d/f/x", &rest, &status), IPC_RESULT_NOT_DIRECTORY);
	assert_int_equal(fs_update(&fs, "/s/x", &rest, &status), IPC_RESULT_NOT_DIRECTORY);
}
