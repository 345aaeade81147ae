/* SPDX-License-Identifier: ISC */
/* Symbolic links on the way: where they lead, and that they lead nowhere else. */
#include "tests.h"

#include <stdio.h>
#include <string.h>

static struct scene scene;

/* /f, /a/f, /a/b/f, each with its path as text. */
static void make_tree(void **state)
{
	scene_start_with_root(&scene, *state);
	assert_int_equal(vfs_mkdir(&scene.admin, "/a", 0755), IPC_RESULT_OK);
	assert_int_equal(vfs_mkdir(&scene.admin, "/a/b", 0755), IPC_RESULT_OK);
	vfs_put(&scene.admin, "/f", 0644, "/f");
	vfs_put(&scene.admin, "/a/f", 0644, "/a/f");
	vfs_put(&scene.admin, "/a/b/f", 0644, "/a/b/f");
}

/* A link with this target, at this path: reads `text` behind it, or is refused. */
static void try_link(const char *path, const char *target, const char *rest, const char *text,
                     uint32_t result)
{
	char whole[1024];
	uint64_t handle;

	assert_int_equal(vfs_symlink(&scene.admin, path, target), IPC_RESULT_OK);
	snprintf(whole, sizeof(whole), "%s%s", path, rest);
	if (result == IPC_RESULT_OK)
		vfs_assert_text(&scene.user, whole, text);
	else
		REFUSED(&scene, vfs_open(&scene.user, whole, VFS_READ, &handle, NULL), result);
	assert_int_equal(vfs_unlink(&scene.admin, path), IPC_RESULT_OK);
}

void test_a_link_leads_from_where_it_lies(void **state)
{
	make_tree(state);
	try_link("/l", "f", "", "/f", IPC_RESULT_OK);
	try_link("/l", "a/b/f", "", "/a/b/f", IPC_RESULT_OK);
	try_link("/l", "a", "/b/f", "/a/b/f", IPC_RESULT_OK);
	try_link("/a/b/l", "f", "", "/a/b/f", IPC_RESULT_OK);
	try_link("/a/b/l", "../f", "", "/a/f", IPC_RESULT_OK);
	try_link("/a/b/l", "../../a", "/f", "/a/f", IPC_RESULT_OK);
	try_link("/a/b/l", "..", "/f", "/a/f", IPC_RESULT_OK);
	try_link("/a/b/l", ".", "/f", "/a/b/f", IPC_RESULT_OK);
	try_link("/a/b/l", "./.././b/f", "", "/a/b/f", IPC_RESULT_OK);
	try_link("/a/b/l", "/f", "", "/f", IPC_RESULT_OK);
	try_link("/a/b/l", "/a", "/f", "/a/f", IPC_RESULT_OK);
	try_link("/a/b/l", "/", "/f", "/f", IPC_RESULT_OK);
}

/* Targets are text of whoever made the link: each leads to something in the name space, or nowhere. */
void test_a_target_does_not_leave_the_root(void **state)
{
	make_tree(state);
	try_link("/a/l", "../../../../../../f", "", "/f", IPC_RESULT_OK);
	try_link("/a/l", "/..//../a/../..///f", "", "/f", IPC_RESULT_OK);
	try_link("/a/l", "..", "/f", "/f", IPC_RESULT_OK);
	try_link("/a/l", "//", "/f", "/f", IPC_RESULT_OK);
	try_link("/a/l", "/./.", "/f", "/f", IPC_RESULT_OK);
	/* What is passed has to be there, and to be a directory. */
	try_link("/a/l", "x/../f", "", "", IPC_RESULT_NOT_FOUND);
	try_link("/a/l", "f/../f", "", "", IPC_RESULT_NOT_DIRECTORY);
	try_link("/a/l", "f/", "", "", IPC_RESULT_NOT_DIRECTORY);
	try_link("/a/l", "f/.", "", "", IPC_RESULT_NOT_DIRECTORY);
	try_link("/a/l", "b/", "/f", "/a/b/f", IPC_RESULT_OK);
	try_link("/a/l", "...", "", "", IPC_RESULT_NOT_FOUND);
	try_link("/a/l", "..f", "", "", IPC_RESULT_NOT_FOUND);
	try_link("/a/l", "x", "", "", IPC_RESULT_NOT_FOUND);
	try_link("/a/l", "f", "/g", "", IPC_RESULT_NOT_DIRECTORY);
	/* The directory itself. */
	assert_int_equal(vfs_symlink(&scene.admin, "/l", "a/b/.."), IPC_RESULT_OK);
	assert_int_equal(vfs_status(&scene.user, "/l").node_id, vfs_status(&scene.user, "/a").node_id);
	assert_int_equal(vfs_symlink(&scene.admin, "/r", "a/../.."), IPC_RESULT_OK);
	assert_int_equal(vfs_status(&scene.user, "/r").node_id, vfs_status(&scene.user, "/").node_id);
}

/* `..` goes back to where the link before it led, not to where it lies. */
void test_a_target_goes_back_along_what_was_passed(void **state)
{
	make_tree(state);
	assert_int_equal(vfs_symlink(&scene.admin, "/a/up", "/a/b"), IPC_RESULT_OK);
	try_link("/l", "a/up/../f", "", "/a/f", IPC_RESULT_OK);
	assert_int_equal(vfs_symlink(&scene.admin, "/down", "a/b"), IPC_RESULT_OK);
	try_link("/l", "down/../f", "", "/a/f", IPC_RESULT_OK);
}

void test_rings_end(void **state)
{
	struct ipc_files_node_status status;
	uint64_t handle;

	make_tree(state);
	assert_int_equal(vfs_symlink(&scene.admin, "/self", "self"), IPC_RESULT_OK);
	assert_int_equal(vfs_symlink(&scene.admin, "/one", "a/other"), IPC_RESULT_OK);
	assert_int_equal(vfs_symlink(&scene.admin, "/a/other", "/one"), IPC_RESULT_OK);
	/* It grows with each turn. */
	assert_int_equal(vfs_symlink(&scene.admin, "/grows", "grows/x"), IPC_RESULT_OK);
	REFUSED(&scene, vfs_stat(&scene.user, "/self", 0, &status), IPC_RESULT_LINK_DEPTH);
	REFUSED(&scene, vfs_stat(&scene.user, "/self/f", 0, &status), IPC_RESULT_LINK_DEPTH);
	REFUSED(&scene, vfs_stat(&scene.user, "/one", 0, &status), IPC_RESULT_LINK_DEPTH);
	REFUSED(&scene, vfs_stat(&scene.user, "/grows", 0, &status), IPC_RESULT_LINK_DEPTH);
	/* Not followed, it is a link. */
	assert_int_equal(vfs_stat(&scene.user, "/self", VFS_NO_FOLLOW, &status), IPC_RESULT_OK);
	assert_int_equal(status.kind, IPC_FILES_NODE_KIND_SYMLINK);
	/* Which can't be opened. */
	REFUSED(&scene, vfs_open(&scene.user, "/self", VFS_READ | VFS_NO_FOLLOW, &handle, NULL),
	        IPC_RESULT_LINK_DEPTH);
	/* Each op that goes by a path says so, and does nothing. */
	REFUSED(&scene, vfs_open(&scene.user, "/self", VFS_READ, &handle, NULL), IPC_RESULT_LINK_DEPTH);
	REFUSED(&scene, vfs_create(&scene.user, "/self/n", 0644, &handle, NULL), IPC_RESULT_LINK_DEPTH);
	REFUSED(&scene, vfs_mkdir(&scene.user, "/self/n", 0755), IPC_RESULT_LINK_DEPTH);
	REFUSED(&scene, vfs_rmdir(&scene.user, "/self/n"), IPC_RESULT_LINK_DEPTH);
	REFUSED(&scene, vfs_unlink(&scene.user, "/self/n"), IPC_RESULT_LINK_DEPTH);
	REFUSED(&scene, vfs_rename(&scene.user, "/self/n", "/n", false), IPC_RESULT_LINK_DEPTH);
	REFUSED(&scene, vfs_rename(&scene.user, "/f", "/self/n", false), IPC_RESULT_LINK_DEPTH);
	REFUSED(&scene, vfs_link(&scene.user, "/self/n", "/n"), IPC_RESULT_LINK_DEPTH);
	REFUSED(&scene, vfs_link(&scene.user, "/f", "/self/n"), IPC_RESULT_LINK_DEPTH);
	REFUSED(&scene, vfs_symlink(&scene.user, "/self/n", "x"), IPC_RESULT_LINK_DEPTH);
	REFUSED(&scene, vfs_readlink(&scene.user, "/self/n", NULL), IPC_RESULT_LINK_DEPTH);
	REFUSED(&scene, vfs_chmod(&scene.admin, "/self", 0777), IPC_RESULT_LINK_DEPTH);
}

void test_so_many_links_are_followed_and_no_more(void **state)
{
	char path[8];
	char target[8];

	make_tree(state);
	for (int i = 1; i <= (int)IPC_VFSD_LINK_DEPTH_MAX + 1; i++) {
		snprintf(path, sizeof(path), "/l%d", i);
		snprintf(target, sizeof(target), "l%d", i - 1);
		assert_int_equal(vfs_symlink(&scene.admin, path, i == 1 ? "f" : target), IPC_RESULT_OK);
	}
	snprintf(path, sizeof(path), "/l%d", (int)IPC_VFSD_LINK_DEPTH_MAX);
	vfs_assert_text(&scene.user, path, "/f");
	snprintf(path, sizeof(path), "/l%d", (int)IPC_VFSD_LINK_DEPTH_MAX + 1);
	REFUSED(&scene, vfs_stat(&scene.user, path, 0, NULL), IPC_RESULT_LINK_DEPTH);
}

/* What is before, in and behind a link is together as long as a path can be, and no longer. */
void test_a_path_with_its_targets_has_a_longest(void **state)
{
	char target[IPC_FILES_LINK_BYTES_MAX + 1];

	make_tree(state);
	/* /././ ... a/b and /f: 510 bytes. */
	memset(target, '/', sizeof(target));
	strcpy(target + 505, "a/b");
	assert_int_equal(strlen(target) + strlen("/f"), 510);
	try_link("/l", target, "/f", "/a/b/f", IPC_RESULT_OK);
	/* One more. */
	memset(target, '/', sizeof(target));
	strcpy(target + 506, "a/b");
	try_link("/l", target, "/f", "", IPC_RESULT_LINK_DEPTH);
	/* The longest target, with nothing behind it; it starts at the root, wherever the link lies. */
	memset(target, '/', sizeof(target));
	strcpy(target + 506, "a/bb");
	strcpy(target + 505, "a/b/f");
	assert_int_equal(strlen(target), IPC_FILES_LINK_BYTES_MAX);
	try_link("/a/b/l", target, "", "/a/b/f", IPC_RESULT_OK);
	/* A relative one goes on from where the link lies: "/a/b" and a slash are five bytes more. */
	for (size_t i = 0; i < sizeof(target); i++)
		target[i] = i % 2 == 0 ? '.' : '/';
	strcpy(target + 504, "f");
	try_link("/a/b/l", target, "", "/a/b/f", IPC_RESULT_OK);
	for (size_t i = 0; i < sizeof(target); i++)
		target[i] = i % 2 == 0 ? '.' : '/';
	strcpy(target + 504, "/f");
	try_link("/a/b/l", target, "", "", IPC_RESULT_LINK_DEPTH);
}

/* A link of one file system leads into another: what holds is the name space, not the medium. */
void test_links_lead_across_mounts(void **state)
{
	make_tree(state);
	scene_mount_ext(&scene);
	try_link("/l", "ext/d/f", "", "text", IPC_RESULT_OK);
	try_link("/a/l", "../ext", "/d/f", "text", IPC_RESULT_OK);
	/* The medium's own link, relative to where it lies. */
	vfs_assert_text(&scene.user, "/ext/s", "text");
	/* Back out of the medium. */
	try_link("/a/l", "/ext/d/../../f", "", "/f", IPC_RESULT_OK);
	try_link("/a/l", "/ext/..", "/a/f", "/a/f", IPC_RESULT_OK);
}

/* A name that is made or taken away is not followed. */
void test_the_last_name_is_meant_itself(void **state)
{
	uint64_t handle;
	char target[IPC_FILES_LINK_BYTES_MAX + 1];

	make_tree(state);
	assert_int_equal(vfs_symlink(&scene.admin, "/l", "new"), IPC_RESULT_OK);
	/* Also where it leads nowhere: nobody makes files where a link of another points. */
	REFUSED(&scene, vfs_create(&scene.admin, "/l", 0644, &handle, NULL), IPC_RESULT_EXISTS);
	REFUSED(&scene, vfs_mkdir(&scene.admin, "/l", 0755), IPC_RESULT_EXISTS);
	REFUSED(&scene, vfs_symlink(&scene.admin, "/l", "x"), IPC_RESULT_EXISTS);
	assert_int_equal(vfs_readlink(&scene.user, "/l", target), IPC_RESULT_OK);
	assert_string_equal(target, "new");
	assert_int_equal(vfs_link(&scene.admin, "/l", "/m"), IPC_RESULT_OK);
	assert_int_equal(vfs_rename(&scene.admin, "/m", "/n", false), IPC_RESULT_OK);
	assert_int_equal(vfs_readlink(&scene.user, "/n", target), IPC_RESULT_OK);
	assert_string_equal(target, "new");
	assert_int_equal(vfs_unlink(&scene.admin, "/n"), IPC_RESULT_OK);
	/* Behind a link, a name is made where that leads. */
	assert_int_equal(vfs_symlink(&scene.admin, "/d", "a/b"), IPC_RESULT_OK);
	vfs_put(&scene.admin, "/d/new", 0644, "made");
	vfs_assert_text(&scene.user, "/a/b/new", "made");
	assert_int_equal(vfs_rename(&scene.admin, "/d/new", "/a/new", false), IPC_RESULT_OK);
	vfs_assert_text(&scene.user, "/a/new", "made");
}
