/* SPDX-License-Identifier: ISC */
/* Handles: whose they are, what they allow, how many there are. */
#include "tests.h"

static struct scene scene;

static uint32_t try_read(struct vfs *vfs, uint64_t handle)
{
	char byte;
	uint32_t size = 1;

	return vfs_read(vfs, handle, 0, &byte, &size);
}

static uint32_t try_list(struct vfs *vfs, uint64_t handle)
{
	char names[1024] = "";
	uint64_t cursor = 0;

	return vfs_readdir(vfs, handle, &cursor, names, sizeof(names));
}

void test_a_handle_belongs_to_its_endpoint(void **state)
{
	struct vfs *others[] = {&scene.other, &scene.admin, &scene.stranger};
	uint64_t file;
	uint64_t directory;

	scene_start_with_root(&scene, *state);
	assert_int_equal(vfs_create(&scene.user, "/f", 0666, &file, NULL), IPC_RESULT_OK);
	directory = vfs_opened(&scene.user, "/", VFS_READ);
	assert_int_equal(vfs_write(&scene.user, file, 0, "text", 4, NULL), IPC_RESULT_OK);
	for (int i = 0; i < 3; i++) {
		REFUSED(&scene, try_read(others[i], file), IPC_RESULT_NOT_FOUND);
		REFUSED(&scene, vfs_write(others[i], file, 0, "x", 1, NULL), IPC_RESULT_NOT_FOUND);
		REFUSED(&scene, vfs_truncate(others[i], file, 0), IPC_RESULT_NOT_FOUND);
		REFUSED(&scene, try_list(others[i], directory), IPC_RESULT_NOT_FOUND);
		REFUSED(&scene, vfs_close(others[i], file), IPC_RESULT_NOT_FOUND);
	}
	assert_int_equal(try_read(&scene.user, file), IPC_RESULT_OK);
	assert_int_equal(vfs_close(&scene.user, file), IPC_RESULT_OK);
	assert_int_equal(vfs_close(&scene.user, directory), IPC_RESULT_OK);
}

void test_a_closed_handle_is_none(void **state)
{
	uint64_t file;
	uint64_t next;

	scene_start_with_root(&scene, *state);
	assert_int_equal(vfs_create(&scene.user, "/f", 0666, &file, NULL), IPC_RESULT_OK);
	assert_int_equal(vfs_close(&scene.user, file), IPC_RESULT_OK);
	next = vfs_opened(&scene.user, "/f", VFS_READ | VFS_WRITE);
	assert_int_not_equal(next, file);
	REFUSED(&scene, try_read(&scene.user, file), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_write(&scene.user, file, 0, "x", 1, NULL), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_truncate(&scene.user, file, 5), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, try_list(&scene.user, file), IPC_RESULT_NOT_FOUND);
	REFUSED(&scene, vfs_close(&scene.user, file), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_close(&scene.user, next), IPC_RESULT_OK);
}

/* Two providers give the same numbers; vfsd's are its own. */
void test_handles_of_two_file_systems_are_apart(void **state)
{
	uint64_t memory;
	uint64_t medium;
	char text[8];
	uint32_t size = 4;

	scene_start_with_root(&scene, *state);
	scene_mount_ext(&scene);
	assert_int_equal(vfs_create(&scene.user, "/f", 0666, &memory, NULL), IPC_RESULT_OK);
	medium = vfs_opened(&scene.user, "/ext/d/f", VFS_READ);
	assert_int_not_equal(memory, medium);
	assert_int_equal(vfs_write(&scene.user, memory, 0, "here", 4, NULL), IPC_RESULT_OK);
	assert_int_equal(vfs_read(&scene.user, medium, 0, text, &size), IPC_RESULT_OK);
	assert_memory_equal(text, "text", 4);
	assert_int_equal(vfs_read(&scene.user, memory, 0, text, &size), IPC_RESULT_OK);
	assert_memory_equal(text, "here", 4);
}

void test_a_handle_allows_what_it_was_opened_for_alone(void **state)
{
	uint64_t reads;
	uint64_t writes;

	scene_start_with_root(&scene, *state);
	vfs_put(&scene.user, "/f", 0600, "text");
	reads = vfs_opened(&scene.user, "/f", VFS_READ);
	writes = vfs_opened(&scene.user, "/f", VFS_WRITE);
	REFUSED(&scene, vfs_write(&scene.user, reads, 0, "x", 1, NULL), IPC_RESULT_DENIED);
	REFUSED(&scene, vfs_truncate(&scene.user, reads, 0), IPC_RESULT_DENIED);
	REFUSED(&scene, try_read(&scene.user, writes), IPC_RESULT_DENIED);
	/* Rights are those of the opening: permissions that are taken back later take nothing from it. */
	assert_int_equal(vfs_chmod(&scene.user, "/f", 0), IPC_RESULT_OK);
	assert_int_equal(try_read(&scene.user, reads), IPC_RESULT_OK);
	assert_int_equal(vfs_write(&scene.user, writes, 0, "x", 1, NULL), IPC_RESULT_OK);
	/* Also for the administrator, whom no permission binds. */
	reads = vfs_opened(&scene.admin, "/f", VFS_READ);
	REFUSED(&scene, vfs_write(&scene.admin, reads, 0, "x", 1, NULL), IPC_RESULT_DENIED);
}

/* Nothing of what is refused stays open: in the end, all can be given up. */
void test_handles_are_few(void **state)
{
	uint64_t handles[SCENE_HANDLES_MAX];
	uint64_t more;

	scene_start_with_root(&scene, *state);
	scene_mount_ext(&scene);
	vfs_put(&scene.user, "/f", 0666, "text");
	/* The provider's bound comes first. */
	for (int i = 0; i < SCENE_PROVIDER_HANDLES_MAX; i++)
		handles[i] = vfs_opened(&scene.user, "/f", VFS_READ);
	assert_int_equal(vfs_open(&scene.other, "/f", VFS_READ, &more, NULL), IPC_RESULT_EXHAUSTED);
	assert_int_equal(vfs_create(&scene.user, "/n", 0666, &more, NULL), IPC_RESULT_EXHAUSTED);
	assert_int_equal(vfs_stat(&scene.user, "/n", 0, NULL), IPC_RESULT_NOT_FOUND);
	for (int i = SCENE_PROVIDER_HANDLES_MAX; i < SCENE_HANDLES_MAX; i++)
		handles[i] = vfs_opened(&scene.user, "/ext/d/f", VFS_READ);
	/* vfsd's bound, where the provider has room. */
	assert_int_equal(vfs_open(&scene.other, "/ext/d/f", VFS_READ, &more, NULL), IPC_RESULT_EXHAUSTED);
	assert_int_equal(vfs_close(&scene.user, handles[SCENE_HANDLES_MAX - 1]), IPC_RESULT_OK);
	handles[SCENE_HANDLES_MAX - 1] = vfs_opened(&scene.user, "/ext/d/f", VFS_READ);
	for (int i = 0; i < SCENE_PROVIDER_HANDLES_MAX; i++)
		assert_int_equal(vfs_close(&scene.user, handles[i]), IPC_RESULT_OK);
	for (int i = 0; i < SCENE_PROVIDER_HANDLES_MAX; i++)
		handles[i] = vfs_opened(&scene.user, i % 2 == 0 ? "/ext/d/f" : "/f", VFS_READ);
	assert_int_equal(vfs_create(&scene.user, "/n", 0666, &more, NULL), IPC_RESULT_EXHAUSTED);
	for (int i = 0; i < SCENE_HANDLES_MAX; i++)
		assert_int_equal(vfs_close(&scene.user, handles[i]), IPC_RESULT_OK);
	assert_int_equal(vfs_stat(&scene.user, "/n", 0, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_unmount(&scene.admin, "/ext"), IPC_RESULT_OK);
	assert_int_equal(vfs_unmount(&scene.admin, "/"), IPC_RESULT_OK);
}
