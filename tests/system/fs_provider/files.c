/* SPDX-License-Identifier: ISC */
/* Bytes of open files. */
#include "provider.h"

uint32_t provider_read(void *context, const struct ipc_arrival *arrival,
                       const struct ipc_fs_provider_read_request *request,
                       struct ipc_fs_provider_read_reply *reply)
{
	struct provider *p = context;
	const uint32_t handle = handle_find(p, request->handle);
	const struct node *node;
	uint64_t left;

	(void)arrival;
	if (handle == NONE)
		return IPC_RESULT_NOT_FOUND;
	node = &p->nodes[p->handles[handle].node];
	if (node->kind == IPC_FILES_NODE_KIND_DIRECTORY)
		return IPC_RESULT_IS_DIRECTORY;
	if ((p->handles[handle].flags & IPC_FILES_OPEN_FLAG_READ) == 0)
		return IPC_RESULT_DENIED;
	left = node->size > request->offset ? node->size - request->offset : 0;
	reply->data_size = left < request->size ? (uint32_t)left : request->size;
	reply->data = p->out;
	data_read(p, p->handles[handle].node, request->offset, p->out, reply->data_size);
	return IPC_RESULT_OK;
}

/* The file of a handle that may write. A directory's handle may not, nor may one of a file system
 * that can't be written: OPEN saw to that. */
static uint32_t file_to_write(const struct provider *p, uint64_t id, uint32_t *node)
{
	const uint32_t handle = handle_find(p, id);

	if (handle == NONE)
		return IPC_RESULT_NOT_FOUND;
	*node = p->handles[handle].node;
	return (p->handles[handle].flags & IPC_FILES_OPEN_FLAG_WRITE) != 0 ? IPC_RESULT_OK : IPC_RESULT_READ_ONLY;
}

uint32_t provider_write(void *context, const struct ipc_arrival *arrival,
                        const struct ipc_fs_provider_write_request *request,
                        struct ipc_fs_provider_write_reply *reply)
{
	struct provider *p = context;
	uint32_t node;
	const uint32_t result = file_to_write(p, request->handle, &node);

	(void)arrival;
	if (result != IPC_RESULT_OK)
		return result;
	if (!data_write(p, node, request->offset, request->data, request->data_size))
		return IPC_RESULT_EXHAUSTED;
	node_data_changed(p, node);
	reply->file_size = p->nodes[node].size;
	return IPC_RESULT_OK;
}

uint32_t provider_truncate(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_fs_provider_truncate_request *request)
{
	struct provider *p = context;
	uint32_t node;
	const uint32_t result = file_to_write(p, request->handle, &node);

	(void)arrival;
	if (result != IPC_RESULT_OK)
		return result;
	if (!data_resize(p, node, request->file_size))
		return IPC_RESULT_EXHAUSTED;
	node_data_changed(p, node);
	return IPC_RESULT_OK;
}
