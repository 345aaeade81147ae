/* SPDX-License-Identifier: ISC */
/* Providers that end, are odd, or are none; media that are not trusted. */
#include "tests.h"

#include <stdio.h>
#include <string.h>

#include "ipc/keyd/keyd_client.h"
#include "procd/sha256.h"

static struct scene scene;

void test_a_kind_without_a_provider_is_not_found(void **state)
{
	const char *const arguments[] = {"vfsd", NULL};
	struct vfs alone;

	stand_client_init(&alone.client, stand_service(*state, vfsd_program, arguments, NULL, 0, NULL));
	assert_int_equal(vfs_mount(&alone, "/", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_mount(&alone, "/", VFS_EXT, 0, 0, 0, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_mount(&alone, "/", VFS_FAT, 0, 0, 0, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_stat(&alone, "/", 0, NULL), IPC_RESULT_NOT_FOUND);
}

/* Whoever calls a vfsd that has ended before it served hears that it is gone. */
static void assert_ends(struct stand *stand, const char *argument, uint32_t peer)
{
	const char *const arguments[] = {"vfsd", argument, NULL};
	const struct stage_cap cap = {SCENE_SLOT_VOLATILE, peer, IPC_RIGHT_SEND};
	struct ipc_vfsd_unmount_fs_request request;
	struct stand_client client;

	stand_client_init(&client, stand_service(stand, vfsd_program, arguments, &cap, peer != 0, NULL));
	ipc_vfsd_unmount_fs_request_init(&request);
	request.mount_path = "/";
	request.mount_path_length = 1;
	assert_int_equal(ipc_vfsd_unmount_fs(&client.client, &request).transport, IPC_RESULT_PEER_GONE);
}

void test_what_is_no_provider_is_not_served(void **state)
{
	static const char *const bad[] = {"provider=", "provider=ext", "provider=ntfs:4",
	                                  "provider=ext:3", "provider=ext:64", "provider=e:4"};
	const char *const arguments[] = {"keyd", NULL};
	const uint32_t keyd = stand_service(*state, keyd_program, arguments, NULL, 0, NULL);

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_ends(*state, bad[i], 0);
	/* keyd speaks another ABI. */
	assert_ends(*state, "provider=volatile:4", keyd);
}

/* Whether the provider is there; once it is gone, everything is INTERNAL. */
static bool is_served(uint32_t result)
{
	assert_true(result == IPC_RESULT_OK || result == IPC_RESULT_INTERNAL);
	return result == IPC_RESULT_OK;
}

/* A handle is given back even where there is nobody to take it, and then it is none. */
static void give_back(struct vfs *vfs, uint64_t handle)
{
	assert_int_equal(vfs_close(vfs, handle), IPC_RESULT_OK);
	assert_int_equal(vfs_close(vfs, handle), IPC_RESULT_NOT_FOUND);
}

/* Some of all that a caller can ask of the medium; returns whether its provider is still there. */
static bool use_medium(struct vfs *vfs)
{
	char names[64] = "";
	char text[8];
	uint32_t size = sizeof(text);
	uint64_t cursor = 0;
	uint64_t handle;

	(void)is_served(vfs_stat(vfs, "/ext/d/f", 0, NULL));
	if (is_served(vfs_open(vfs, "/ext/s", VFS_READ, &handle, NULL))) {
		(void)is_served(vfs_read(vfs, handle, 0, text, &size));
		give_back(vfs, handle);
	}
	if (is_served(vfs_open(vfs, "/ext/d", VFS_READ | VFS_DIRECTORY, &handle, NULL))) {
		(void)is_served(vfs_readdir(vfs, handle, &cursor, names, sizeof(names)));
		give_back(vfs, handle);
	}
	(void)is_served(vfs_readlink(vfs, "/ext/s", NULL));
	return is_served(vfs_stat(vfs, "/ext", 0, NULL));
}

/* One life of it, which ends at this message; returns whether it was not reached. */
static bool live_until(struct stand *stand, int message)
{
	char argument[24];
	const struct scene_options options = {.ext_argument = argument};
	uint32_t result;
	bool survived;

	snprintf(argument, sizeof(argument), "trip=%d", message);
	scene_start(&scene, stand, &options);
	assert_int_equal(vfs_mount(&scene.admin, "/", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_OK);
	assert_int_equal(vfs_mkdir(&scene.admin, "/ext", 0755), IPC_RESULT_OK);
	vfs_put(&scene.admin, "/f", 0644, "text");
	result = vfs_mount(&scene.admin, "/ext", VFS_EXT, 0, 0, scene.source, NULL);
	survived = is_served(result) && use_medium(&scene.user);
	/* The other file system does not notice. */
	vfs_assert_text(&scene.user, "/f", "text");
	vfs_assert_names(&scene.user, "/", " ext f");
	if (result == IPC_RESULT_OK)
		assert_int_equal(vfs_unmount(&scene.admin, "/ext"), IPC_RESULT_OK);
	assert_int_equal(vfs_stat(&scene.user, "/ext/d", 0, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_unmount(&scene.admin, "/"), IPC_RESULT_OK);
	return survived;
}

/* The provider of the medium ends at one message after another of its own: when a request has
 * arrived, and before its answer goes out. Nothing of a life is left when the next one starts. */
void test_a_provider_ends_at_any_message(void **state)
{
	int message = 1;

	while (!live_until(*state, message)) {
		message++;
		assert_int_equal(stand_teardown(state), 0);
		assert_int_equal(stand_setup(state), 0);
	}
	assert_true(message > 60);
}

void test_files_of_an_ended_provider_are_given_back(void **state)
{
	char byte;
	uint32_t size = 1;
	uint64_t cursor = 0;
	char names[16] = "";
	uint64_t file;
	uint64_t directory;

	scene_start_with_root(&scene, *state);
	scene_mount_ext(&scene);
	file = vfs_opened(&scene.user, "/ext/d/f", VFS_READ);
	directory = vfs_opened(&scene.user, "/ext/d", VFS_READ);
	stand_kill(*state, scene.ext_process);
	assert_int_equal(vfs_read(&scene.user, file, 0, &byte, &size), IPC_RESULT_INTERNAL);
	assert_int_equal(vfs_readdir(&scene.user, directory, &cursor, names, sizeof(names)), IPC_RESULT_INTERNAL);
	assert_int_equal(vfs_mkdir(&scene.admin, "/ext/n", 0755), IPC_RESULT_INTERNAL);
	assert_int_equal(vfs_rename(&scene.admin, "/f", "/ext/f", false), IPC_RESULT_NOT_FOUND);
	assert_int_equal(vfs_unmount(&scene.admin, "/ext"), IPC_RESULT_BUSY);
	assert_int_equal(vfs_close(&scene.user, file), IPC_RESULT_OK);
	assert_int_equal(vfs_close(&scene.user, directory), IPC_RESULT_OK);
	assert_int_equal(vfs_unmount(&scene.admin, "/ext"), IPC_RESULT_OK);
	/* Its kind can't be mounted any more, and the source of that is dropped. */
	REFUSED(&scene, vfs_mount(&scene.admin, "/ext", VFS_EXT, 0, 0, scene.source, NULL), IPC_RESULT_INTERNAL);
	assert_int_equal(vfs_rmdir(&scene.admin, "/ext"), IPC_RESULT_OK);
}

void test_an_odd_provider_is_not_believed(void **state)
{
	struct vfs *vfs = &scene.admin;
	char names[16] = "";
	uint64_t cursor = 0;
	char byte;
	uint32_t size = 1;
	uint64_t handle;
	uint64_t writes;

	scene_start_with_root(&scene, *state);
	assert_int_equal(vfs_mkdir(vfs, "/fat", 0755), IPC_RESULT_OK);
	/* It says that it did not verify what it had to. */
	REFUSED(&scene, vfs_mount(vfs, "/fat", VFS_FAT, VFS_READ_ONLY | VFS_VERIFY, 1, scene.source, NULL),
	        IPC_RESULT_INTERNAL);
	assert_int_equal(vfs_mount(vfs, "/fat", VFS_FAT, 0, 0, scene.source, NULL), IPC_RESULT_OK);
	/* A node of another file system. */
	assert_int_equal(vfs_stat(vfs, "/fat/foreign", 0, NULL), IPC_RESULT_INTERNAL);
	assert_int_equal(vfs_stat(vfs, "/fat/swapped", 0, NULL), IPC_RESULT_OK);
	assert_int_equal(vfs_open(vfs, "/fat/swapped", VFS_READ, &handle, NULL), IPC_RESULT_INTERNAL);
	assert_int_equal(vfs_chmod(vfs, "/fat/swapped", 0700), IPC_RESULT_INTERNAL);
	assert_int_equal(vfs_chmod(vfs, "/fat/f", 0700), IPC_RESULT_OK);
	/* A medium that fails while a file of it is open. */
	handle = vfs_opened(vfs, "/fat/f", VFS_READ | VFS_WRITE);
	assert_int_equal(vfs_write(vfs, handle, 0, "x", 1, NULL), IPC_RESULT_READ_ONLY);
	assert_int_equal(vfs_truncate(vfs, handle, 0), IPC_RESULT_READ_ONLY);
	/* An op that it lacks. It is not asked by a handle that can't read. */
	assert_int_equal(vfs_read(vfs, handle, 0, &byte, &size), IPC_RESULT_INTERNAL);
	writes = vfs_opened(vfs, "/fat/f", VFS_WRITE);
	assert_int_equal(vfs_read(vfs, writes, 0, &byte, &size), IPC_RESULT_DENIED);
	assert_int_equal(vfs_close(vfs, writes), IPC_RESULT_OK);
	/* A listing that comes no further. */
	assert_int_equal(vfs_readdir(vfs, handle, &cursor, names, sizeof(names)), IPC_RESULT_OK);
	assert_string_equal(names, " f");
	assert_int_equal(vfs_readdir(vfs, handle, &cursor, names, sizeof(names)), IPC_RESULT_INTERNAL);
	assert_int_equal(vfs_close(vfs, handle), IPC_RESULT_OK);
	/* What was opened for nobody was closed: else the provider would be BUSY. */
	assert_int_equal(vfs_unmount(vfs, "/fat"), IPC_RESULT_OK);
}

/* Depth, kind, length and name, size, bytes of what the scene's medium holds (medium.c). */
static const uint8_t root[] =
	"\1\0\2\1d\0\0\0\0\0\0\0\0"
	"\2\0\1\1f\4\0\0\0\0\0\0\0text"
	"\1\0\3\1s\3\0\0\0\0\0\0\0d/f";

static uint32_t start_keyd(struct stand *stand)
{
	char trusted[80] = "trust=7:";
	const char *const arguments[] = {"keyd", trusted, NULL};
	uint8_t digest[SHA256_BYTES];
	struct sha256 sha;

	sha256_init(&sha);
	sha256_add(&sha, root, sizeof(root) - 1);
	sha256_end(&sha, digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(trusted + 8 + 2 * i, 3, "%02x", digest[i]);
	return stand_service(stand, keyd_program, arguments, NULL, 0, NULL);
}

/* The row goes from the administrator to keyd, the hash from keyd to the provider; vfsd sees neither
 * hash nor content. */
void test_a_medium_is_mounted_if_keyd_trusts_it(void **state)
{
	const struct scene_options options = {.keyd = start_keyd(*state)};
	struct ipc_keyd_zeroize_reply zeroized;
	struct ipc_host_counts before;
	struct stand_client keyd;

	stand_client_init(&keyd, options.keyd);
	scene_start(&scene, *state, &options);
	assert_int_equal(vfs_mount(&scene.admin, "/", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_OK);
	assert_int_equal(vfs_mkdir(&scene.admin, "/ext", 0755), IPC_RESULT_OK);
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	/* Another row than the medium's. */
	REFUSED(&scene, vfs_mount(&scene.admin, "/ext", VFS_EXT, VFS_READ_ONLY | VFS_VERIFY, 8, scene.source, NULL),
	        IPC_RESULT_DENIED);
	wait_counts(&before);
	assert_int_equal(vfs_mount(&scene.admin, "/ext", VFS_EXT, VFS_READ_ONLY | VFS_VERIFY, 7, scene.source, NULL),
	                 IPC_RESULT_OK);
	assert_int_equal(vfs_status(&scene.user, "/ext/d/f").filesystem_flags,
	                 IPC_FILES_FILESYSTEM_FLAG_READ_ONLY | IPC_FILES_FILESYSTEM_FLAG_VERIFIED);
	vfs_assert_text(&scene.user, "/ext/s", "text");
	assert_int_equal(vfs_unmount(&scene.admin, "/ext"), IPC_RESULT_OK);
	wait_counts(&before);
	assert_result(ipc_keyd_zeroize(&keyd.client, &zeroized), IPC_RESULT_OK);
	REFUSED(&scene, vfs_mount(&scene.admin, "/ext", VFS_EXT, VFS_READ_ONLY | VFS_VERIFY, 7, scene.source, NULL),
	        IPC_RESULT_DENIED);
	wait_counts(&before);
}
