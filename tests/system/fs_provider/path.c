/* SPDX-License-Identifier: ISC */
/* From a path to a place. Paths are canonical when they arrive; symbolic links are not followed. */
#include "provider.h"

#include <string.h>

static uint32_t enter(const struct provider *p, uint32_t *directory, const char *name, size_t length)
{
	const uint32_t entry = entry_find(p, *directory, name, length);

	if (entry == NONE)
		return IPC_RESULT_NOT_FOUND;
	*directory = p->entries[entry].node;
	return p->nodes[*directory].kind == IPC_FILES_NODE_KIND_DIRECTORY ? IPC_RESULT_OK : IPC_RESULT_NOT_DIRECTORY;
}

uint32_t path_place(const struct provider *p, uint32_t mount, const char *path, size_t length,
                    struct place *place)
{
	const char *end = path + length;
	const char *name = path + 1;
	const char *slash;
	uint32_t directory = p->mounts[mount].root;

	memset(place, 0, sizeof(*place));
	place->parent = place->entry = NONE;
	place->node = directory;
	if (name == end)
		return IPC_RESULT_OK;
	while ((slash = memchr(name, '/', (size_t)(end - name))) != NULL) {
		const uint32_t result = enter(p, &directory, name, (size_t)(slash - name));

		if (result != IPC_RESULT_OK)
			return result;
		name = slash + 1;
	}
	place->parent = directory;
	place->name = name;
	place->length = (size_t)(end - name);
	place->entry = entry_find(p, directory, place->name, place->length);
	place->node = place->entry != NONE ? p->entries[place->entry].node : NONE;
	return IPC_RESULT_OK;
}

uint32_t path_find(const struct provider *p, uint64_t mount_id, const char *path, size_t length,
                   struct place *place)
{
	const uint32_t mount = mount_find(p, mount_id);
	uint32_t result;

	if (mount == NONE)
		return IPC_RESULT_NOT_FOUND;
	result = path_place(p, mount, path, length, place);
	return result == IPC_RESULT_OK && place->node == NONE ? IPC_RESULT_NOT_FOUND : result;
}

uint32_t path_to_change(const struct provider *p, uint64_t mount_id, const char *path, size_t length,
                        struct place *place)
{
	const uint32_t result = path_find(p, mount_id, path, length, place);

	if (result != IPC_RESULT_OK)
		return result;
	return mount_is_read_only(p, p->nodes[place->node].mount) ? IPC_RESULT_READ_ONLY : IPC_RESULT_OK;
}

uint32_t path_for_new(const struct provider *p, uint64_t mount_id, const char *path, size_t length,
                      struct place *place)
{
	const uint32_t mount = mount_find(p, mount_id);
	uint32_t result;

	if (mount == NONE)
		return IPC_RESULT_NOT_FOUND;
	result = path_place(p, mount, path, length, place);
	if (result != IPC_RESULT_OK)
		return result;
	if (place->node != NONE)
		return IPC_RESULT_EXISTS;
	if (mount_is_read_only(p, mount))
		return IPC_RESULT_READ_ONLY;
	/* A path may hold a part that no entry can. */
	return place->length > NAME_MAX_BYTES ? IPC_RESULT_INVALID_ARGUMENT : IPC_RESULT_OK;
}
