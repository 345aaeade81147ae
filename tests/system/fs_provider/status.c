/* SPDX-License-Identifier: ISC */
/* What is known: listings, status, targets of links; and new metadata. */
#include "provider.h"

#include "ipc/cursor.h"

uint32_t provider_readdir(void *context, const struct ipc_arrival *arrival,
                          const struct ipc_fs_provider_readdir_request *request,
                          struct ipc_fs_provider_readdir_reply *reply)
{
	struct provider *p = context;
	struct ipc_writer writer = {p->out, sizeof(p->out), 0};
	const uint32_t handle = handle_find(p, request->handle);
	uint32_t directory;
	uint32_t place;

	(void)arrival;
	if (handle == NONE)
		return IPC_RESULT_NOT_FOUND;
	directory = p->handles[handle].node;
	if (p->nodes[directory].kind != IPC_FILES_NODE_KIND_DIRECTORY)
		return IPC_RESULT_NOT_DIRECTORY;
	reply->next_cursor = request->cursor;
	while ((place = entry_after(p, directory, reply->next_cursor)) != NONE) {
		const struct entry *entry = &p->entries[place];
		const struct ipc_files_directory_entry record = {
			.node_id = p->nodes[entry->node].id,
			.kind = p->nodes[entry->node].kind,
			.name_length = entry->name_length,
			.name = entry->name,
		};

		/* What does not fit is for the next request. */
		if (ipc_files_directory_entry_append(&record, &writer) != 0)
			break;
		reply->next_cursor = entry->order;
		reply->entry_count++;
	}
	reply->entries = p->out;
	reply->entries_size = (uint16_t)writer.at;
	return IPC_RESULT_OK;
}

uint32_t provider_stat(void *context, const struct ipc_arrival *arrival,
                       const struct ipc_fs_provider_stat_request *request,
                       struct ipc_fs_provider_stat_reply *reply)
{
	struct provider *p = context;
	struct place place;
	const uint32_t result = path_find(p, request->mount_id, request->path, request->path_length,
	                                  &place);

	(void)arrival;
	if (result == IPC_RESULT_OK)
		node_status(p, place.node, &reply->status);
	return result;
}

uint32_t provider_readlink(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_fs_provider_readlink_request *request,
                           struct ipc_fs_provider_readlink_reply *reply)
{
	struct provider *p = context;
	struct place place;
	const uint32_t result = path_find(p, request->mount_id, request->path, request->path_length,
	                                  &place);

	(void)arrival;
	if (result != IPC_RESULT_OK)
		return result;
	if (p->nodes[place.node].kind != IPC_FILES_NODE_KIND_SYMLINK)
		return IPC_RESULT_NOT_FOUND;
	reply->target_length = (uint16_t)p->nodes[place.node].size;
	reply->target = (const char *)p->out;
	data_read(p, place.node, 0, p->out, reply->target_length);
	return IPC_RESULT_OK;
}

uint32_t provider_update_metadata(void *context, const struct ipc_arrival *arrival,
                                  const struct ipc_fs_provider_update_metadata_request *request,
                                  struct ipc_fs_provider_update_metadata_reply *reply)
{
	struct provider *p = context;
	const struct ipc_files_new_metadata *wanted = &request->metadata;
	struct place place;
	struct node *node;
	const uint32_t result = path_to_change(p, request->mount_id, request->path,
	                                       request->path_length, &place);

	(void)arrival;
	if (result != IPC_RESULT_OK)
		return result;
	node = &p->nodes[place.node];
	if ((wanted->fields & IPC_FILES_METADATA_FIELD_PERMISSIONS) != 0)
		node->permissions = wanted->permissions;
	if ((wanted->fields & IPC_FILES_METADATA_FIELD_OWNER) != 0) {
		node->uid = wanted->uid;
		node->gid = wanted->gid;
	}
	if ((wanted->fields & IPC_FILES_METADATA_FIELD_TIMES) != 0) {
		node->accessed = wanted->accessed;
		node->modified = wanted->modified;
	}
	node_metadata_changed(p, place.node);
	node_status(p, place.node, &reply->status);
	return IPC_RESULT_OK;
}
