/* SPDX-License-Identifier: ISC */
/* RENAME: one name becomes another, in one step. */
#include "provider.h"

/* Whether what has the new name can be replaced by what is to have it. */
static uint32_t may_replace(const struct provider *p, const struct place *from,
                            const struct place *to)
{
	const bool from_directory = p->nodes[from->node].kind == IPC_FILES_NODE_KIND_DIRECTORY;
	const bool to_directory = p->nodes[to->node].kind == IPC_FILES_NODE_KIND_DIRECTORY;

	if (from_directory && !to_directory)
		return IPC_RESULT_NOT_DIRECTORY;
	if (!from_directory && to_directory)
		return IPC_RESULT_IS_DIRECTORY;
	return to_directory && entry_after(p, to->node, 0) != NONE ? IPC_RESULT_NOT_EMPTY : IPC_RESULT_OK;
}

/*
 * What has the new name goes first: that makes the room for the new entry. The order of the two is
 * seen by nobody, there is no request between them.
 */
static void replace(struct provider *p, const struct place *from, const struct place *to)
{
	entry_remove(p, to->entry);
	(void)entry_add(p, to->parent, to->name, to->length, from->node);
	entry_remove(p, from->entry);
}

uint32_t provider_rename(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_fs_provider_rename_request *request)
{
	struct provider *p = context;
	struct place from;
	struct place to;
	uint32_t result;

	(void)arrival;
	result = path_to_change(p, request->mount_id, request->from, request->from_length, &from);
	if (result == IPC_RESULT_OK)
		result = path_place(p, p->nodes[from.node].mount, request->to, request->to_length,
		                    &to);
	if (result != IPC_RESULT_OK)
		return result;
	if (to.node != NONE && (request->flags & IPC_FILES_RENAME_FLAG_REPLACE) == 0)
		return IPC_RESULT_EXISTS;
	/* Both are one name: it is as it shall be. */
	if (to.entry == from.entry && to.parent == from.parent && to.node != NONE)
		return from.entry != NONE ? IPC_RESULT_OK : IPC_RESULT_INVALID_ARGUMENT;
	/* A directory in itself would be lost; a root is above all there is. */
	if (to.parent != NONE && entry_is_below(p, to.parent, from.node))
		return IPC_RESULT_INVALID_ARGUMENT;
	if (to.length > NAME_MAX_BYTES)
		return IPC_RESULT_INVALID_ARGUMENT;
	if (to.node != NONE) {
		result = may_replace(p, &from, &to);
		if (result == IPC_RESULT_OK)
			replace(p, &from, &to);
		return result;
	}
	/* The new name is made before the old one goes: without room for both nothing happens. */
	if (!entry_add(p, to.parent, to.name, to.length, from.node))
		return IPC_RESULT_EXHAUSTED;
	entry_remove(p, from.entry);
	return IPC_RESULT_OK;
}
