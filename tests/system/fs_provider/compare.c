/* SPDX-License-Identifier: ISC */
/* A file system beside a model: every name and every byte of one is in the other. */
#include "model.h"

#include <stdio.h>
#include <string.h>

enum {
	PIECE = 3000,
};

void compare_bytes(struct fs *fs, uint64_t handle, const struct object *object)
{
	uint8_t bytes[PIECE];

	for (uint32_t offset = 0; offset <= object->size; offset += PIECE) {
		const uint32_t left = object->size - offset;
		uint32_t size = PIECE;

		assert_int_equal(fs_read(fs, handle, offset, bytes, &size), IPC_RESULT_OK);
		assert_int_equal(size, left < PIECE ? left : PIECE);
		assert_memory_equal(bytes, object->bytes + offset, size);
	}
}

/* All names of a directory are those of the model: there are as many, and each is there. */
static void compare_directory(struct fs *fs, struct model *model, const char *directory)
{
	static struct fs_names names;

	fs_list(fs, directory, &names);
	assert_int_equal(names.count, model_count(model, directory));
	for (uint32_t i = 0; i < names.count; i++) {
		char path[MODEL_PATH_BYTES + 256];
		const struct named *name;

		snprintf(path, sizeof(path), "%s/%s", strcmp(directory, "/") == 0 ? "" : directory,
		         names.names[i].name);
		name = model_find(model, path);
		assert_non_null(name);
		assert_int_equal(names.names[i].kind, name->object->kind);
	}
}

static void compare_name(struct fs *fs, struct model *model, const struct named *name)
{
	const struct ipc_files_node_status status = fs_status(fs, name->path);
	char target[IPC_FILES_LINK_BYTES_MAX + 1];
	uint64_t handle;

	assert_int_equal(status.kind, name->object->kind);
	assert_int_equal(status.size, name->object->size);
	assert_int_equal(status.link_count, name->object->links);
	switch (status.kind) {
	case IPC_FILES_NODE_KIND_DIRECTORY:
		compare_directory(fs, model, name->path);
		break;
	case IPC_FILES_NODE_KIND_SYMLINK:
		assert_int_equal(fs_readlink(fs, name->path, target), IPC_RESULT_OK);
		assert_memory_equal(target, name->object->bytes, name->object->size);
		break;
	default:
		handle = fs_opened(fs, name->path, FS_READ);
		compare_bytes(fs, handle, name->object);
		fs_closed(fs, handle);
	}
}

void compare_all(struct fs *fs, struct model *model)
{
	for (int i = 0; i < MODEL_PATHS_MAX; i++)
		if (model->names[i].path[0] != '\0')
			compare_name(fs, model, &model->names[i]);
}
