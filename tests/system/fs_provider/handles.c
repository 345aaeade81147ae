/* SPDX-License-Identifier: ISC */
/* Open files and directories. */
#include "provider.h"

uint32_t handle_find(const struct provider *p, uint64_t id)
{
	for (uint32_t i = 0; i < HANDLES_MAX; i++)
		if (p->handles[i].id == id)
			return i;
	return NONE;
}

/* The number 0 stands for a free one and is no handle's: the schema rules it out. */
bool handle_is_room(const struct provider *p)
{
	return handle_find(p, 0) != NONE;
}

uint32_t handle_new(struct provider *p, uint32_t node, uint32_t flags)
{
	const uint32_t place = handle_find(p, 0);

	if (place == NONE)
		return NONE;
	p->handles[place].id = ++p->handle_id;
	p->handles[place].node = node;
	p->handles[place].flags = flags;
	p->nodes[node].opened++;
	return place;
}

bool handle_is_any(const struct provider *p, uint32_t mount)
{
	for (uint32_t i = 0; i < HANDLES_MAX; i++)
		if (p->handles[i].id != 0 && p->nodes[p->handles[i].node].mount == mount)
			return true;
	return false;
}

static uint32_t may_open(const struct provider *p, const struct node *node, uint32_t flags)
{
	const bool writes = (flags & IPC_FILES_OPEN_FLAG_WRITE) != 0;

	/* Whoever follows links does it before; here one is in the way. */
	if (node->kind == IPC_FILES_NODE_KIND_SYMLINK)
		return IPC_RESULT_LINK_DEPTH;
	if (node->kind == IPC_FILES_NODE_KIND_DIRECTORY)
		return writes ? IPC_RESULT_IS_DIRECTORY : IPC_RESULT_OK;
	if ((flags & IPC_FILES_OPEN_FLAG_DIRECTORY) != 0)
		return IPC_RESULT_NOT_DIRECTORY;
	return writes && mount_is_read_only(p, node->mount) ? IPC_RESULT_READ_ONLY : IPC_RESULT_OK;
}

uint32_t provider_open(void *context, const struct ipc_arrival *arrival,
                       const struct ipc_fs_provider_open_request *request,
                       struct ipc_fs_provider_open_reply *reply)
{
	struct provider *p = context;
	struct place place;
	uint32_t handle;
	uint32_t result;

	(void)arrival;
	result = path_find(p, request->mount_id, request->path, request->path_length, &place);
	if (result == IPC_RESULT_OK)
		result = may_open(p, &p->nodes[place.node], request->flags);
	if (result != IPC_RESULT_OK)
		return result;
	handle = handle_new(p, place.node, request->flags);
	if (handle == NONE)
		return IPC_RESULT_EXHAUSTED;
	reply->handle = p->handles[handle].id;
	node_status(p, place.node, &reply->status);
	return IPC_RESULT_OK;
}

uint32_t provider_close(void *context, const struct ipc_arrival *arrival,
                        const struct ipc_fs_provider_close_request *request)
{
	struct provider *p = context;
	const uint32_t handle = handle_find(p, request->handle);
	uint32_t node;

	(void)arrival;
	if (handle == NONE)
		return IPC_RESULT_NOT_FOUND;
	node = p->handles[handle].node;
	p->handles[handle].id = 0;
	p->nodes[node].opened--;
	node_release(p, node);
	return IPC_RESULT_OK;
}
