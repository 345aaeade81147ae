/* SPDX-License-Identifier: ISC */
/* Who may do what: permission bits, for owner, group and others. */
#include "tests.h"

static struct scene scene;

#define EXISTING "/f"

static uint32_t try_open(struct vfs *vfs, const char *path, uint32_t flags)
{
	uint64_t handle;
	const uint32_t result = vfs_open(vfs, path, flags, &handle, NULL);

	if (result == IPC_RESULT_OK)
		assert_int_equal(vfs_close(vfs, handle), IPC_RESULT_OK);
	return result;
}

/* OK or DENIED, as the bit says. */
static uint32_t as_bit(uint32_t permissions, uint32_t bit)
{
	return (permissions & bit) != 0 ? IPC_RESULT_OK : IPC_RESULT_DENIED;
}

/* All permissions of owner, group and others, one after another. */
void test_each_class_has_its_own_bits(void **state)
{
	scene_start_with_root(&scene, *state);
	vfs_put(&scene.user, EXISTING, 0, "text");
	for (uint32_t bits = 0; bits <= 0777; bits++) {
		/* Reads and writes of each class: the rest is asked of directories. */
		if ((bits & 0111) != 0)
			continue;
		assert_int_equal(vfs_chmod(&scene.user, EXISTING, bits), IPC_RESULT_OK);
		assert_int_equal(try_open(&scene.user, EXISTING, VFS_READ), as_bit(bits, 0400));
		assert_int_equal(try_open(&scene.user, EXISTING, VFS_WRITE), as_bit(bits, 0200));
		assert_int_equal(try_open(&scene.other, EXISTING, VFS_READ), as_bit(bits, 0040));
		assert_int_equal(try_open(&scene.other, EXISTING, VFS_WRITE), as_bit(bits, 0020));
		assert_int_equal(try_open(&scene.stranger, EXISTING, VFS_READ), as_bit(bits, 0004));
		assert_int_equal(try_open(&scene.stranger, EXISTING, VFS_WRITE), as_bit(bits, 0002));
		assert_int_equal(try_open(&scene.other, EXISTING, VFS_READ | VFS_WRITE),
		                 (bits & 0060) == 0060 ? IPC_RESULT_OK : IPC_RESULT_DENIED);
		assert_int_equal(try_open(&scene.admin, EXISTING, VFS_READ | VFS_WRITE), IPC_RESULT_OK);
	}
	vfs_assert_text(&scene.admin, EXISTING, "text");
}

void test_a_directory_is_passed_by_who_may_enter_it(void **state)
{
	uint64_t handle;

	scene_start_with_root(&scene, *state);
	assert_int_equal(vfs_mkdir(&scene.user, "/d", 0777), IPC_RESULT_OK);
	assert_int_equal(vfs_mkdir(&scene.user, "/d/e", 0777), IPC_RESULT_OK);
	vfs_put(&scene.user, "/d/e/f", 0666, "text");
	assert_int_equal(vfs_symlink(&scene.user, "/l", "d/e/f"), IPC_RESULT_OK);
	/* Read and write alone open no way. */
	assert_int_equal(vfs_chmod(&scene.user, "/d", 0767), IPC_RESULT_OK);
	REFUSED(&scene, vfs_stat(&scene.other, "/d/e", 0, NULL), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_stat(&scene.other, "/d/e/f", 0, NULL), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_stat(&scene.other, "/d/x", 0, NULL), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_stat(&scene.other, "/l", 0, NULL), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_open(&scene.other, "/d/e/f", VFS_READ, &handle, NULL), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_create(&scene.other, "/d/n", 0666, &handle, NULL), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_readlink(&scene.other, "/d/e", NULL), IPC_RESULT_DENIED);
	/* But it can be listed. */
	vfs_assert_names(&scene.other, "/d", " e");
	/* The bit of others does not help one of the group; it is enough for somebody else. */
	vfs_assert_text(&scene.stranger, "/d/e/f", "text");
	vfs_assert_text(&scene.admin, "/l", "text");
	/* Execute alone passes, and lists nothing. */
	assert_int_equal(vfs_chmod(&scene.user, "/d", 0711), IPC_RESULT_OK);
	vfs_assert_text(&scene.other, "/l", "text");
	REFUSED(&scene, vfs_open(&scene.other, "/d", VFS_READ, &handle, NULL), IPC_RESULT_DENIED);
}

void test_names_belong_to_who_may_write_the_directory(void **state)
{
	uint64_t handle;

	scene_start_with_root(&scene, *state);
	assert_int_equal(vfs_mkdir(&scene.user, "/d", 0755), IPC_RESULT_OK);
	assert_int_equal(vfs_mkdir(&scene.user, "/d/e", 0755), IPC_RESULT_OK);
	vfs_put(&scene.user, "/d/f", 0666, "text");
	vfs_put(&scene.other, "/o", 0666, "other");
	REFUSED(&scene, vfs_create(&scene.other, "/d/n", 0644, &handle, NULL), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_mkdir(&scene.other, "/d/n", 0755), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_symlink(&scene.other, "/d/n", "f"), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_link(&scene.other, "/o", "/d/n"), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_unlink(&scene.other, "/d/f"), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_rmdir(&scene.other, "/d/e"), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_rename(&scene.other, "/d/f", "/n", false), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_rename(&scene.other, "/o", "/d/n", false), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_rename(&scene.other, "/o", "/d/f", true), IPC_RESULT_DENIED);
	/* The file's own bits say nothing of its name. */
	assert_int_equal(vfs_chmod(&scene.user, "/d", 0775), IPC_RESULT_OK);
	assert_int_equal(vfs_chmod(&scene.user, "/d/f", 0), IPC_RESULT_OK);
	assert_int_equal(vfs_unlink(&scene.other, "/d/f"), IPC_RESULT_OK);
}

void test_a_sticky_directory_keeps_the_names_of_others(void **state)
{
	scene_start_with_root(&scene, *state);
	assert_int_equal(vfs_mkdir(&scene.admin, "/t", 01777), IPC_RESULT_OK);
	vfs_put(&scene.user, "/t/f", 0666, "text");
	vfs_put(&scene.other, "/t/o", 0666, "other");
	assert_int_equal(vfs_mkdir(&scene.user, "/t/d", 0777), IPC_RESULT_OK);
	REFUSED(&scene, vfs_unlink(&scene.other, "/t/f"), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_rmdir(&scene.other, "/t/d"), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_rename(&scene.other, "/t/f", "/t/g", false), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_rename(&scene.other, "/t/o", "/t/f", true), IPC_RESULT_DENIED);
	assert_int_equal(vfs_rename(&scene.other, "/t/o", "/t/p", false), IPC_RESULT_OK);
	assert_int_equal(vfs_unlink(&scene.other, "/t/p"), IPC_RESULT_OK);
	assert_int_equal(vfs_rmdir(&scene.user, "/t/d"), IPC_RESULT_OK);
	assert_int_equal(vfs_unlink(&scene.admin, "/t/f"), IPC_RESULT_OK);
	/* Whoever owns the directory may take away what lies in it. */
	assert_int_equal(vfs_chown(&scene.admin, "/t", SCENE_UID_USER, 0), IPC_RESULT_OK);
	vfs_put(&scene.other, "/t/o", 0666, "other");
	assert_int_equal(vfs_unlink(&scene.user, "/t/o"), IPC_RESULT_OK);
}

void test_what_is_made_belongs_to_its_maker(void **state)
{
	struct ipc_files_node_status status;
	uint64_t handle;

	scene_start_with_root(&scene, *state);
	assert_int_equal(vfs_create(&scene.user, "/f", 0640, &handle, &status), IPC_RESULT_OK);
	assert_int_equal(status.uid, SCENE_UID_USER);
	assert_int_equal(status.gid, SCENE_GID);
	assert_int_equal(status.permissions, 0640);
	assert_int_equal(vfs_mkdir(&scene.other, "/d", 0750), IPC_RESULT_OK);
	status = vfs_status(&scene.admin, "/d");
	assert_int_equal(status.uid, SCENE_UID_OTHER);
	assert_int_equal(status.gid, SCENE_GID);
	assert_int_equal(status.permissions, 0750);
	assert_int_equal(vfs_symlink(&scene.other, "/l", "f"), IPC_RESULT_OK);
	assert_int_equal(vfs_stat(&scene.admin, "/l", VFS_NO_FOLLOW, &status), IPC_RESULT_OK);
	assert_int_equal(status.uid, SCENE_UID_OTHER);
	assert_int_equal(vfs_create(&scene.admin, "/a", 0600, &handle, &status), IPC_RESULT_OK);
	assert_int_equal(status.uid, 0);
	assert_int_equal(status.gid, 0);
	/* It may be used by its maker at once, whatever its permissions are. */
	assert_int_equal(vfs_create(&scene.user, "/none", 0, &handle, &status), IPC_RESULT_OK);
	assert_int_equal(vfs_write(&scene.user, handle, 0, "x", 1, NULL), IPC_RESULT_OK);
}

void test_metadata_is_changed_by_the_owner(void **state)
{
	const struct ipc_files_new_metadata times = {
		.fields = IPC_FILES_METADATA_FIELD_TIMES,
		.accessed = {.seconds = 5, .nanoseconds = 6},
		.modified = {.seconds = -7, .nanoseconds = 8},
	};
	struct ipc_files_node_status status;

	scene_start_with_root(&scene, *state);
	vfs_put(&scene.user, "/f", 0666, "text");
	REFUSED(&scene, vfs_chmod(&scene.other, "/f", 0777), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_update(&scene.other, "/f", 0, &times, NULL), IPC_RESULT_DENIED);
	/* A file is given away by the administrator alone. */
	REFUSED(&scene, vfs_chown(&scene.user, "/f", SCENE_UID_OTHER, SCENE_GID), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_chown(&scene.other, "/f", SCENE_UID_OTHER, SCENE_GID), IPC_RESULT_DENIED);
	assert_int_equal(vfs_update(&scene.user, "/f", 0, &times, &status), IPC_RESULT_OK);
	assert_int_equal(status.accessed.seconds, 5);
	assert_int_equal(status.modified.seconds, -7);
	assert_int_equal(vfs_chmod(&scene.user, "/f", 0604), IPC_RESULT_OK);
	assert_int_equal(vfs_status(&scene.user, "/f").permissions, 0604);
	assert_int_equal(vfs_chown(&scene.admin, "/f", SCENE_UID_OTHER, 7), IPC_RESULT_OK);
	status = vfs_status(&scene.user, "/f");
	assert_int_equal(status.uid, SCENE_UID_OTHER);
	assert_int_equal(status.gid, 7);
	REFUSED(&scene, vfs_chmod(&scene.user, "/f", 0777), IPC_RESULT_DENIED);
	assert_int_equal(vfs_chmod(&scene.other, "/f", 0600), IPC_RESULT_OK);
}
