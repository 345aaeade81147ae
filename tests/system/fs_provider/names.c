/* SPDX-License-Identifier: ISC */
/* Names that come and go: a request that finds no room has changed nothing. */
#include "provider.h"

/* A new node at an empty place; NONE: no room. */
static uint32_t make(struct provider *p, const struct place *place, uint32_t kind,
                     uint32_t permissions, uint32_t uid, uint32_t gid)
{
	uint32_t node;

	if (!entry_is_room(p))
		return NONE;
	node = node_new(p, p->nodes[place->parent].mount, kind, permissions, uid, gid);
	if (node != NONE)
		(void)entry_add(p, place->parent, place->name, place->length, node);
	return node;
}

uint32_t provider_create(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_fs_provider_create_request *request,
                         struct ipc_fs_provider_create_reply *reply)
{
	struct provider *p = context;
	struct place place;
	uint32_t node;
	const uint32_t result = path_for_new(p, request->mount_id, request->path,
	                                     request->path_length, &place);

	(void)arrival;
	if (result != IPC_RESULT_OK)
		return result;
	if (!handle_is_room(p))
		return IPC_RESULT_EXHAUSTED;
	node = make(p, &place, IPC_FILES_NODE_KIND_FILE, request->permissions, request->uid,
	            request->gid);
	if (node == NONE)
		return IPC_RESULT_EXHAUSTED;
	reply->handle = p->handles[handle_new(p, node, IPC_FILES_OPEN_FLAG_READ | IPC_FILES_OPEN_FLAG_WRITE)].id;
	node_status(p, node, &reply->status);
	return IPC_RESULT_OK;
}

uint32_t provider_mkdir(void *context, const struct ipc_arrival *arrival,
                        const struct ipc_fs_provider_mkdir_request *request)
{
	struct provider *p = context;
	struct place place;
	uint32_t node;
	const uint32_t result = path_for_new(p, request->mount_id, request->path,
	                                     request->path_length, &place);

	(void)arrival;
	if (result != IPC_RESULT_OK)
		return result;
	node = make(p, &place, IPC_FILES_NODE_KIND_DIRECTORY, request->permissions, request->uid,
	            request->gid);
	return node != NONE ? IPC_RESULT_OK : IPC_RESULT_EXHAUSTED;
}

uint32_t provider_symlink(void *context, const struct ipc_arrival *arrival,
                          const struct ipc_fs_provider_symlink_request *request)
{
	struct provider *p = context;
	struct place place;
	uint32_t node;
	const uint32_t result = path_for_new(p, request->mount_id, request->path,
	                                     request->path_length, &place);

	(void)arrival;
	if (result != IPC_RESULT_OK)
		return result;
	/* A target is shorter than a page, so one page is all that it takes. */
	if (p->free_page_count == 0)
		return IPC_RESULT_EXHAUSTED;
	/* Nobody asks for a link's permissions: they are those of its target. */
	node = make(p, &place, IPC_FILES_NODE_KIND_SYMLINK, 0777, request->uid, request->gid);
	if (node == NONE)
		return IPC_RESULT_EXHAUSTED;
	(void)data_write(p, node, 0, (const uint8_t *)request->target, request->target_length);
	return IPC_RESULT_OK;
}

uint32_t provider_link(void *context, const struct ipc_arrival *arrival,
                       const struct ipc_fs_provider_link_request *request)
{
	struct provider *p = context;
	struct place from;
	struct place to;
	uint32_t result;

	(void)arrival;
	result = path_find(p, request->mount_id, request->from, request->from_length, &from);
	if (result == IPC_RESULT_OK)
		result = path_for_new(p, request->mount_id, request->to, request->to_length, &to);
	if (result != IPC_RESULT_OK)
		return result;
	if (p->nodes[from.node].kind == IPC_FILES_NODE_KIND_DIRECTORY)
		return IPC_RESULT_IS_DIRECTORY;
	return entry_add(p, to.parent, to.name, to.length, from.node) ? IPC_RESULT_OK : IPC_RESULT_EXHAUSTED;
}

uint32_t provider_unlink(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_fs_provider_unlink_request *request)
{
	struct provider *p = context;
	struct place place;
	const uint32_t result = path_to_change(p, request->mount_id, request->path,
	                                       request->path_length, &place);

	(void)arrival;
	if (result != IPC_RESULT_OK)
		return result;
	if (p->nodes[place.node].kind == IPC_FILES_NODE_KIND_DIRECTORY)
		return IPC_RESULT_IS_DIRECTORY;
	entry_remove(p, place.entry);
	return IPC_RESULT_OK;
}

uint32_t provider_rmdir(void *context, const struct ipc_arrival *arrival,
                        const struct ipc_fs_provider_rmdir_request *request)
{
	struct provider *p = context;
	struct place place;
	const uint32_t result = path_to_change(p, request->mount_id, request->path,
	                                       request->path_length, &place);

	(void)arrival;
	if (result != IPC_RESULT_OK)
		return result;
	if (p->nodes[place.node].kind != IPC_FILES_NODE_KIND_DIRECTORY)
		return IPC_RESULT_NOT_DIRECTORY;
	if (entry_after(p, place.node, 0) != NONE)
		return IPC_RESULT_NOT_EMPTY;
	/* A root goes by UNMOUNT. */
	if (place.entry == NONE)
		return IPC_RESULT_BUSY;
	entry_remove(p, place.entry);
	return IPC_RESULT_OK;
}
