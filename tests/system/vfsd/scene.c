/* SPDX-License-Identifier: ISC */
/* vfsd, its providers and its callers, started; and what lies behind it. */
#include "scene.h"

#include <stdio.h>
#include <string.h>

/* The caller on one endpoint of vfsd, which vfsd gets by `cap`. */
static void add_caller(struct stand *stand, struct vfs *vfs, uint32_t slot, struct stage_cap *cap)
{
	const uint32_t whole = stand_endpoint(stand);

	stand_client_init(&vfs->client, stand_copy(stand, whole, IPC_RIGHT_SEND | IPC_RIGHT_GRANT));
	*cap = (struct stage_cap){slot, whole, IPC_RIGHT_RECEIVE};
}

static uint32_t start_ext(struct stand *stand, struct scene *scene,
                          const struct scene_options *options)
{
	const char *const arguments[] = {"fs_provider", "kind=ext", "dir=/d", "file=/d/f=text",
	                                 "link=/s=d/f", options->ext_argument, NULL};
	const struct stage_cap keyd = {2, options->keyd, IPC_RIGHT_SEND};

	return stand_service(stand, provider_program, arguments, &keyd, options->keyd != 0,
	                     &scene->ext_process);
}

void scene_start(struct scene *scene, struct stand *stand, const struct scene_options *options)
{
	static const struct scene_options usual;
	const struct scene_options *o = options != NULL ? options : &usual;
	const char *const volatile_arguments[] = {"fs_provider", o->volatile_argument, NULL};
	const char *const odd_arguments[] = {"odd_provider", NULL};
	const char *const arguments[] = {"vfsd", "provider=volatile:4", "provider=ext:5",
	                                 "provider=fat:6", o->vfsd_argument, NULL};
	struct stage_cap caps[6];

	memset(scene, 0, sizeof(*scene));
	scene->stand = stand;
	add_caller(stand, &scene->user, SCENE_SLOT_USER, &caps[0]);
	add_caller(stand, &scene->other, SCENE_SLOT_OTHER, &caps[1]);
	add_caller(stand, &scene->stranger, SCENE_SLOT_STRANGER, &caps[2]);
	caps[3] = (struct stage_cap){SCENE_SLOT_VOLATILE,
	                             stand_service(stand, provider_program, volatile_arguments, NULL, 0,
	                                           &scene->volatile_process),
	                             IPC_RIGHT_SEND};
	caps[4] = (struct stage_cap){SCENE_SLOT_EXT, start_ext(stand, scene, o), IPC_RIGHT_SEND};
	caps[5] = (struct stage_cap){SCENE_SLOT_FAT,
	                             stand_service(stand, odd_program, odd_arguments, NULL, 0, NULL),
	                             IPC_RIGHT_SEND};
	stand_client_init(&scene->behind.client, caps[3].source);
	scene->behind.mount_id = 1;
	stand_client_init(&scene->admin.client,
	                  stand_service(stand, vfsd_program, arguments, caps, 6, NULL));
	for (int i = 0; i < 3; i++)
		stand_drop(caps[i].source);
	scene->source = stand_copy(stand, stand_endpoint(stand), IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
}

void scene_start_with_root(struct scene *scene, struct stand *stand)
{
	scene_start(scene, stand, NULL);
	assert_int_equal(vfs_mount(&scene->admin, "/", VFS_VOLATILE, 0, 0, 0, NULL), IPC_RESULT_OK);
	assert_int_equal(vfs_chmod(&scene->admin, "/", 0777), IPC_RESULT_OK);
}

void scene_mount_ext(struct scene *scene)
{
	assert_int_equal(vfs_mkdir(&scene->admin, "/ext", 0755), IPC_RESULT_OK);
	assert_int_equal(vfs_mount(&scene->admin, "/ext", VFS_EXT, 0, 0, scene->source, NULL), IPC_RESULT_OK);
}

static void add(struct scene_view *view, const char *text)
{
	assert_true(strlen(view->text) + strlen(text) < sizeof(view->text));
	strcat(view->text, text);
}

static void add_content(struct scene *scene, struct scene_view *view, const char *path,
                        const struct ipc_files_node_status *status)
{
	char bytes[IPC_FILES_DATA_BYTES_MAX + 1] = "";
	uint32_t size = IPC_FILES_DATA_BYTES_MAX;
	uint64_t handle;

	if (status->kind == IPC_FILES_NODE_KIND_SYMLINK) {
		assert_int_equal(fs_readlink(&scene->behind, path, bytes), IPC_RESULT_OK);
	} else if (status->kind == IPC_FILES_NODE_KIND_FILE) {
		handle = fs_opened(&scene->behind, path, FS_READ);
		assert_int_equal(fs_read(&scene->behind, handle, 0, bytes, &size), IPC_RESULT_OK);
		bytes[size] = '\0';
		fs_closed(&scene->behind, handle);
	}
	add(view, bytes);
}

static void add_node(struct scene *scene, struct scene_view *view, const char *path)
{
	const struct ipc_files_node_status s = fs_status(&scene->behind, path);
	char line[1024];

	snprintf(line, sizeof(line),
	         "\n%s node %llu kind %u size %llu mode %o links %u owner %u %u generation %llu "
	         "accessed %lld modified %lld changed %lld: ",
	         path, (unsigned long long)s.node_id, (unsigned)s.kind, (unsigned long long)s.size,
	         (unsigned)s.permissions, (unsigned)s.link_count, (unsigned)s.uid, (unsigned)s.gid,
	         (unsigned long long)s.generation, (long long)s.accessed.seconds,
	         (long long)s.modified.seconds, (long long)s.changed.seconds);
	add(view, line);
	add_content(scene, view, path, &s);
}

/* What lies in a directory, a directory before what is in it. Each level has a list of its own. */
static void add_directory(struct scene *scene, struct scene_view *view, const char *path,
                          uint32_t depth)
{
	static struct fs_names lists[6];
	struct fs_names *names = &lists[depth];
	char below[512];

	assert_true(depth < sizeof(lists) / sizeof(lists[0]));
	fs_list(&scene->behind, path, names);
	for (uint32_t i = 0; i < names->count; i++) {
		snprintf(below, sizeof(below), "%s/%s", strcmp(path, "/") == 0 ? "" : path,
		         names->names[i].name);
		add_node(scene, view, below);
		if (names->names[i].kind == IPC_FILES_NODE_KIND_DIRECTORY)
			add_directory(scene, view, below, depth + 1);
	}
}

void scene_view(struct scene *scene, struct scene_view *view)
{
	view->text[0] = '\0';
	add_node(scene, view, "/");
	add_directory(scene, view, "/", 0);
}
