/* SPDX-License-Identifier: ISC */
/* The list of paths. */
#include "model.h"

#include <stdio.h>
#include <string.h>

#include "ipc/files/files.h"
#include "ipc/wire/wire.h"

void model_init(struct model *model)
{
	memset(model, 0, sizeof(*model));
	model->objects[0] = (struct object){.kind = IPC_FILES_NODE_KIND_DIRECTORY, .links = 1};
	strcpy(model->names[0].path, "/");
	model->names[0].object = &model->objects[0];
}

struct named *model_find(struct model *model, const char *path)
{
	for (int i = 0; i < MODEL_PATHS_MAX; i++)
		if (strcmp(model->names[i].path, path) == 0)
			return &model->names[i];
	return NULL;
}

static struct named *free_name(struct model *model)
{
	return model_find(model, "");
}

bool model_is_room(const struct model *model)
{
	for (int i = 0; i < MODEL_PATHS_MAX; i++)
		if (model->names[i].path[0] == '\0')
			return true;
	return false;
}

/* What a path starts with below a directory: its own path and a slash. */
static bool is_below(const char *path, const char *directory)
{
	const size_t length = strcmp(directory, "/") == 0 ? 0 : strlen(directory);

	return strncmp(path, directory, length) == 0 && path[length] == '/' && path[length + 1] != '\0';
}

bool model_is_in(const char *path, const char *directory)
{
	const size_t length = strcmp(directory, "/") == 0 ? 0 : strlen(directory);

	return is_below(path, directory) && strchr(path + length + 1, '/') == NULL;
}

uint32_t model_count(const struct model *model, const char *directory)
{
	uint32_t count = 0;

	for (int i = 0; i < MODEL_PATHS_MAX; i++)
		count += model_is_in(model->names[i].path, directory);
	return count;
}

static bool is_directory(const struct named *name)
{
	return name->object->kind == IPC_FILES_NODE_KIND_DIRECTORY;
}

/* Whether each directory on the way is there. */
static uint32_t walk_to(struct model *model, const char *path)
{
	char part[MODEL_PATH_BYTES];

	for (const char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		struct named *name;

		snprintf(part, sizeof(part), "%.*s", (int)(slash - path), path);
		name = model_find(model, part);
		if (name == NULL)
			return IPC_RESULT_NOT_FOUND;
		if (!is_directory(name))
			return IPC_RESULT_NOT_DIRECTORY;
	}
	return IPC_RESULT_OK;
}

static uint32_t find_there(struct model *model, const char *path, struct named **name)
{
	const uint32_t result = walk_to(model, path);

	*name = model_find(model, path);
	return result == IPC_RESULT_OK && *name == NULL ? IPC_RESULT_NOT_FOUND : result;
}

static uint32_t find_free(struct model *model, const char *path)
{
	const uint32_t result = walk_to(model, path);

	return result == IPC_RESULT_OK && model_find(model, path) != NULL ? IPC_RESULT_EXISTS : result;
}

static void settle(struct object *object)
{
	if (object->links == 0 && object->opened == 0)
		object->kind = 0;
}

static void forget(struct named *name)
{
	name->path[0] = '\0';
	name->object->links--;
	settle(name->object);
}

uint32_t model_make(struct model *model, const char *path, uint32_t kind, struct object **made)
{
	const uint32_t result = find_free(model, path);
	struct named *name = free_name(model);
	struct object *object = model->objects;

	if (result != IPC_RESULT_OK)
		return result;
	while (object->kind != 0)
		object++;
	memset(object, 0, sizeof(*object));
	object->kind = kind;
	object->links = 1;
	strcpy(name->path, path);
	name->object = object;
	*made = object;
	return IPC_RESULT_OK;
}

uint32_t model_link(struct model *model, const char *from, const char *to)
{
	struct named *old;
	struct named *name = free_name(model);
	uint32_t result = find_there(model, from, &old);

	if (result == IPC_RESULT_OK)
		result = find_free(model, to);
	if (result != IPC_RESULT_OK)
		return result;
	if (is_directory(old))
		return IPC_RESULT_IS_DIRECTORY;
	strcpy(name->path, to);
	name->object = old->object;
	name->object->links++;
	return IPC_RESULT_OK;
}

uint32_t model_remove(struct model *model, const char *path, bool directory)
{
	struct named *name;
	const uint32_t result = find_there(model, path, &name);

	if (result != IPC_RESULT_OK)
		return result;
	if (is_directory(name) != directory)
		return directory ? IPC_RESULT_NOT_DIRECTORY : IPC_RESULT_IS_DIRECTORY;
	if (model_count(model, path) != 0)
		return IPC_RESULT_NOT_EMPTY;
	if (strcmp(path, "/") == 0)
		return IPC_RESULT_BUSY;
	forget(name);
	return IPC_RESULT_OK;
}

static uint32_t may_replace(const struct model *model, const struct named *from,
                            const struct named *to)
{
	if (is_directory(from) != is_directory(to))
		return is_directory(from) ? IPC_RESULT_NOT_DIRECTORY : IPC_RESULT_IS_DIRECTORY;
	return model_count(model, to->path) != 0 ? IPC_RESULT_NOT_EMPTY : IPC_RESULT_OK;
}

bool model_fits(const struct model *model, const char *from, const char *to)
{
	bool fits = true;

	for (int i = 0; i < MODEL_PATHS_MAX; i++) {
		const char *path = model->names[i].path;

		if (is_below(path, from))
			fits &= strlen(to) + strlen(path) - strlen(from) < MODEL_PATH_BYTES;
	}
	return fits;
}

/* Gives all paths below `from` the new start. */
static void move(struct model *model, const char *from, const char *to)
{
	const size_t length = strlen(from);
	char path[2 * MODEL_PATH_BYTES];

	for (int i = 0; i < MODEL_PATHS_MAX; i++) {
		struct named *name = &model->names[i];

		if (strcmp(name->path, from) != 0 && !is_below(name->path, from))
			continue;
		snprintf(path, sizeof(path), "%s%s", to, name->path + length);
		memcpy(name->path, path, sizeof(name->path));
		name->path[sizeof(name->path) - 1] = '\0';
	}
}

uint32_t model_rename(struct model *model, const char *from, const char *to, bool replace)
{
	struct named *old;
	struct named *taken = NULL;
	uint32_t result = find_there(model, from, &old);

	if (result == IPC_RESULT_OK)
		result = walk_to(model, to);
	if (result != IPC_RESULT_OK)
		return result;
	taken = model_find(model, to);
	if (taken != NULL && !replace)
		return IPC_RESULT_EXISTS;
	if (is_below(to, from) || strcmp(from, "/") == 0)
		return IPC_RESULT_INVALID_ARGUMENT;
	if (taken == old)
		return IPC_RESULT_OK;
	result = taken != NULL ? may_replace(model, old, taken) : IPC_RESULT_OK;
	if (result != IPC_RESULT_OK)
		return result;
	if (taken != NULL)
		forget(taken);
	move(model, from, to);
	return IPC_RESULT_OK;
}

uint32_t model_open(struct model *model, const char *path, bool write, struct object **opened)
{
	struct named *name;
	const uint32_t result = find_there(model, path, &name);

	if (result != IPC_RESULT_OK)
		return result;
	if (name->object->kind == IPC_FILES_NODE_KIND_SYMLINK)
		return IPC_RESULT_LINK_DEPTH;
	if (is_directory(name) && write)
		return IPC_RESULT_IS_DIRECTORY;
	*opened = name->object;
	name->object->opened++;
	return IPC_RESULT_OK;
}

void model_close(struct object *object)
{
	object->opened--;
	settle(object);
}
