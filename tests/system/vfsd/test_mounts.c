/* SPDX-License-Identifier: ISC */
/* File systems that are mounted and given up, and which of them a path lies in. */
#include "tests.h"

static struct scene scene;

void test_nothing_is_there_before_the_root(void **state)
{
	uint64_t handle;

	scene_start(&scene, *state, NULL);
	assert_int_equal(vfs_stat(&scene.admin, "/", 0, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_create(&scene.admin, "/f", 0644, &handle, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_unmount(&scene.admin, "/"), IPC_RESULT_NOT_FOUND);
	/* The first one is mounted on `/`. */
	assert_int_equal(vfs_mount(&scene.admin, "/a", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_mount(&scene.admin, "/", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_OK);
	assert_int_equal(vfs_status(&scene.admin, "/").kind, IPC_FILES_NODE_KIND_DIRECTORY);
}

void test_the_longest_path_decides(void **state)
{
	uint64_t root;
	uint64_t ext;
	uint64_t deep;

	scene_start(&scene, *state, NULL);
	assert_int_equal(vfs_mount(&scene.admin, "/", VFS_VOLATILE, 0, 0, 0, &root), IPC_RESULT_OK);
	assert_int_equal(vfs_mkdir(&scene.admin, "/ext", 0755), IPC_RESULT_OK);
	assert_int_equal(vfs_mkdir(&scene.admin, "/extra", 0755), IPC_RESULT_OK);
	vfs_put(&scene.admin, "/ext/below", 0644, "covered");
	assert_int_equal(vfs_mount(&scene.admin, "/ext", VFS_EXT, 0, 0, scene.source, &ext), IPC_RESULT_OK);
	assert_int_equal(vfs_mount(&scene.admin, "/ext/d", VFS_VOLATILE, 0, 0, 0, &deep), IPC_RESULT_OK);
	assert_int_equal(vfs_status(&scene.admin, "/").device, root);
	assert_int_equal(vfs_status(&scene.admin, "/extra").device, root);
	assert_int_equal(vfs_status(&scene.admin, "/ext").device, ext);
	assert_int_equal(vfs_status(&scene.admin, "/ext/d").device, deep);
	vfs_put(&scene.admin, "/ext/d/g", 0644, "deep");
	vfs_assert_names(&scene.admin, "/", " ext extra");
	vfs_assert_names(&scene.admin, "/ext", " d s");
	vfs_assert_names(&scene.admin, "/ext/d", " g");
	/* What was covered was not lost. */
	assert_int_equal(vfs_unmount(&scene.admin, "/ext/d"), IPC_RESULT_OK);
	vfs_assert_text(&scene.admin, "/ext/d/f", "text");
	assert_int_equal(vfs_unmount(&scene.admin, "/ext"), IPC_RESULT_OK);
	vfs_assert_text(&scene.admin, "/ext/below", "covered");
}

void test_a_device_number_is_given_once(void **state)
{
	uint64_t last;
	uint64_t device;

	scene_start(&scene, *state, NULL);
	assert_int_equal(vfs_mount(&scene.admin, "/", VFS_VOLATILE, 0, 0, 0, &last), IPC_RESULT_OK);
	assert_int_equal(vfs_mkdir(&scene.admin, "/m", 0755), IPC_RESULT_OK);
	for (int i = 0; i < 10; i++) {
		/* Volatile memory has no source: a refusal between two mounts. */
		assert_int_equal(vfs_mount(&scene.admin, "/m", VFS_VOLATILE, 0, 0, scene.source, NULL),
		                 IPC_RESULT_NOT_FOUND);
		assert_int_equal(vfs_mount(&scene.admin, "/m", VFS_VOLATILE, 0, 0, 0, &device), IPC_RESULT_OK);
		assert_true(device > last);
		last = device;
		assert_int_equal(vfs_status(&scene.admin, "/m").device, device);
		assert_int_equal(vfs_unmount(&scene.admin, "/m"), IPC_RESULT_OK);
	}
}

void test_what_a_file_system_is_mounted_on(void **state)
{
	scene_start_with_root(&scene, *state);
	vfs_put(&scene.admin, "/f", 0644, "text");
	assert_int_equal(vfs_mkdir(&scene.admin, "/d", 0755), IPC_RESULT_OK);
	assert_int_equal(vfs_mkdir(&scene.admin, "/d/e", 0755), IPC_RESULT_OK);
	assert_int_equal(vfs_symlink(&scene.admin, "/ring", "ring"), IPC_RESULT_OK);
	assert_int_equal(vfs_symlink(&scene.admin, "/l", "d/e"), IPC_RESULT_OK);
	REFUSED(&scene, vfs_mount(&scene.admin, "/", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_EXISTS);
	REFUSED(&scene, vfs_mount(&scene.admin, "/x", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_mount(&scene.admin, "/f", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_mount(&scene.admin, "/f/x", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_NOT_DIRECTORY);
	REFUSED(&scene, vfs_mount(&scene.admin, "/ring", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_LINK_DEPTH);
	/* A link is followed once: the file system stays where it was when that points elsewhere. */
	assert_int_equal(vfs_mount(&scene.admin, "/l", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_OK);
	vfs_put(&scene.admin, "/d/e/g", 0644, "mounted");
	REFUSED(&scene, vfs_mount(&scene.admin, "/d/e", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_EXISTS);
	REFUSED(&scene, vfs_mount(&scene.admin, "/d", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_BUSY);
	assert_int_equal(vfs_unlink(&scene.admin, "/l"), IPC_RESULT_OK);
	assert_int_equal(vfs_symlink(&scene.admin, "/l", "d"), IPC_RESULT_OK);
	vfs_assert_text(&scene.admin, "/l/e/g", "mounted");
	assert_int_equal(vfs_mkdir(&scene.admin, "/z", 0755), IPC_RESULT_OK);
	assert_int_equal(vfs_unlink(&scene.admin, "/l"), IPC_RESULT_OK);
	assert_int_equal(vfs_symlink(&scene.admin, "/l", "z"), IPC_RESULT_OK);
	/* Its path is taken as long as it is what unmounts the other. */
	REFUSED(&scene, vfs_mount(&scene.admin, "/l", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_EXISTS);
	assert_int_equal(vfs_unmount(&scene.admin, "/d/e"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_unmount(&scene.admin, "/l"), IPC_RESULT_OK);
	assert_int_equal(vfs_stat(&scene.admin, "/d/e/g", 0, NULL), IPC_RESULT_NOT_FOUND);
}

void test_the_administrator_alone_mounts(void **state)
{
	struct vfs *users[] = {&scene.user, &scene.other, &scene.stranger};

	scene_start(&scene, *state, NULL);
	for (int i = 0; i < 3; i++)
		assert_int_equal(vfs_mount(users[i], "/", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_DENIED);
	assert_int_equal(vfs_stat(&scene.admin, "/", 0, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_mount(&scene.admin, "/", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_OK);
	for (int i = 0; i < 3; i++)
		assert_int_equal(vfs_unmount(users[i], "/"), IPC_RESULT_DENIED);
	assert_int_equal(vfs_unmount(&scene.admin, "/"), IPC_RESULT_OK);
}

void test_a_file_system_in_use_is_not_given_up(void **state)
{
	uint64_t handle;

	scene_start_with_root(&scene, *state);
	scene_mount_ext(&scene);
	handle = vfs_opened(&scene.user, "/ext/d/f", VFS_READ);
	REFUSED(&scene, vfs_unmount(&scene.admin, "/ext"), IPC_RESULT_BUSY);
	/* Another is mounted in it. */
	REFUSED(&scene, vfs_unmount(&scene.admin, "/"), IPC_RESULT_BUSY);
	assert_int_equal(vfs_close(&scene.user, handle), IPC_RESULT_OK);
	REFUSED(&scene, vfs_unmount(&scene.admin, "/"), IPC_RESULT_BUSY);
	REFUSED(&scene, vfs_unmount(&scene.admin, "/ext/d"), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_unmount(&scene.admin, "/ext"), IPC_RESULT_OK);
	REFUSED(&scene, vfs_unmount(&scene.admin, "/ext"), IPC_RESULT_NOT_FOUND);
	handle = vfs_opened(&scene.user, "/", VFS_READ);
	REFUSED(&scene, vfs_unmount(&scene.admin, "/"), IPC_RESULT_BUSY);
	assert_int_equal(vfs_close(&scene.user, handle), IPC_RESULT_OK);
	assert_int_equal(vfs_unmount(&scene.admin, "/"), IPC_RESULT_OK);
	assert_int_equal(vfs_stat(&scene.admin, "/", 0, NULL), IPC_RESULT_NOT_FOUND);
}

/* vfsd hands it on: the provider has it until the file system is given up, and vfsd never keeps it. */
void test_a_source_goes_to_the_provider(void **state)
{
	struct ipc_host_counts before;
	struct ipc_host_counts held;
	uint32_t weak;

	scene_start_with_root(&scene, *state);
	assert_int_equal(vfs_mkdir(&scene.admin, "/e", 0755), IPC_RESULT_OK);
	assert_int_equal(vfs_mkdir(&scene.admin, "/g", 0755), IPC_RESULT_OK);
	weak = stand_copy(scene.stand, scene.source, IPC_RIGHT_SEND);
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	assert_int_equal(vfs_mount(&scene.admin, "/e", VFS_EXT, 0, 0, scene.source, NULL), IPC_RESULT_OK);
	held = before;
	held.capabilities++;
	wait_counts(&held);
	/* By refusals of vfsd, and of the provider. */
	assert_int_equal(vfs_mount(&scene.user, "/g", VFS_EXT, 0, 0, scene.source, NULL), IPC_RESULT_DENIED);
	assert_int_equal(vfs_mount(&scene.admin, "/x", VFS_EXT, 0, 0, scene.source, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_mount(&scene.admin, "/g", VFS_VOLATILE, 0, 0, scene.source, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_mount(&scene.admin, "/g", VFS_EXT, 0, 0, scene.source, NULL), IPC_RESULT_BUSY);
	wait_counts(&held);
	assert_int_equal(vfs_unmount(&scene.admin, "/e"), IPC_RESULT_OK);
	wait_counts(&before);
	/* More often than vfsd's window has slots. */
	for (int i = 0; i < 70; i++) {
		assert_int_equal(vfs_mount(&scene.admin, "/e", VFS_EXT, 0, 0, scene.source, NULL), IPC_RESULT_OK);
		assert_int_equal(vfs_mount(&scene.admin, "/g", VFS_EXT, 0, 0, scene.source, NULL), IPC_RESULT_BUSY);
		assert_int_equal(vfs_unmount(&scene.admin, "/e"), IPC_RESULT_OK);
	}
	wait_counts(&before);
	/* Without GRANT it can't be handed on, and does not even arrive. */
	{
		struct ipc_vfsd_mount_fs_request request;
		struct ipc_vfsd_mount_fs_request_caps caps = {.source = ipc_cap(weak, IPC_RIGHT_SEND)};
		struct ipc_vfsd_mount_fs_reply reply;

		ipc_vfsd_mount_fs_request_init(&request);
		request.mount_path = "/e";
		request.mount_path_length = 2;
		request.kind = VFS_EXT;
		assert_int_not_equal(ipc_vfsd_mount_fs(&scene.admin.client.client, &request, &caps, &reply).result,
		                     IPC_RESULT_OK);
	}
	wait_counts(&before);
}

void test_mounts_are_few(void **state)
{
	char path[] = "/0";

	scene_start_with_root(&scene, *state);
	for (path[1] = '0'; path[1] <= '9'; path[1]++)
		assert_int_equal(vfs_mkdir(&scene.admin, path, 0755), IPC_RESULT_OK);
	/* The provider's bound is less than vfsd's. */
	for (path[1] = '1'; path[1] <= '3'; path[1]++)
		assert_int_equal(vfs_mount(&scene.admin, path, VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_OK);
	REFUSED(&scene, vfs_mount(&scene.admin, "/4", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_EXHAUSTED);
	assert_int_equal(vfs_mount(&scene.admin, "/4", VFS_EXT, 0, 0, scene.source, NULL), IPC_RESULT_OK);
	/* vfsd's bound: the provider of FAT has room, and is not asked. */
	REFUSED(&scene, vfs_mount(&scene.admin, "/5", VFS_FAT, 0, 0, scene.source, NULL), IPC_RESULT_EXHAUSTED);
	assert_int_equal(vfs_unmount(&scene.admin, "/1"), IPC_RESULT_OK);
	assert_int_equal(vfs_mount(&scene.admin, "/5", VFS_FAT, 0, 0, scene.source, NULL), IPC_RESULT_OK);
	assert_int_equal(vfs_stat(&scene.admin, "/5/f", 0, NULL), IPC_RESULT_OK);
}

void test_flags_are_the_providers(void **state)
{
	scene_start_with_root(&scene, *state);
	assert_int_equal(vfs_mkdir(&scene.admin, "/r", 0777), IPC_RESULT_OK);
	assert_int_equal(vfs_mount(&scene.admin, "/r", VFS_VOLATILE, VFS_READ_ONLY, 0, 0, NULL), IPC_RESULT_OK);
	assert_int_equal(vfs_status(&scene.admin, "/r").filesystem_flags,
	                 IPC_FILES_FILESYSTEM_FLAG_READ_ONLY | IPC_FILES_FILESYSTEM_FLAG_VOLATILE);
	REFUSED(&scene, vfs_mkdir(&scene.admin, "/r/d", 0755), IPC_RESULT_READ_ONLY);
	assert_int_equal(vfs_status(&scene.admin, "/").filesystem_flags, IPC_FILES_FILESYSTEM_FLAG_VOLATILE);
}
