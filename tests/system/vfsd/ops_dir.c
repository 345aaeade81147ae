/* SPDX-License-Identifier: ISC */
/* Directories: made, listed, removed. */
#include "vfsd.h"

#include "ipc/cursor.h"
#include "ipc/fs_provider/fs_provider_client.h"

uint32_t vfsd_mkdir(void *context, const struct ipc_arrival *arrival,
                    const struct ipc_vfsd_mkdir_request *request)
{
	struct vfsd *v = context;
	const struct caller caller = access_caller(arrival);
	struct ipc_fs_provider_mkdir_request passed;
	struct place place;
	const uint32_t result = resolve_new(v, &caller, request->path, request->path_length, &place);

	if (result != IPC_RESULT_OK)
		return result;
	ipc_fs_provider_mkdir_request_init(&passed);
	passed.mount_id = v->mounts[place.mount].mount_id;
	passed.permissions = request->permissions;
	passed.uid = caller.uid;
	passed.gid = caller.gid;
	passed.path = place.inner;
	passed.path_length = place.inner_length;
	return provider_result(ipc_fs_provider_mkdir(place_client(v, &place), &passed));
}

uint32_t vfsd_rmdir(void *context, const struct ipc_arrival *arrival,
                    const struct ipc_vfsd_rmdir_request *request)
{
	struct vfsd *v = context;
	const struct caller caller = access_caller(arrival);
	struct ipc_fs_provider_rmdir_request passed;
	struct place place;
	const uint32_t result = resolve_old(v, &caller, request->path, request->path_length, &place);

	if (result != IPC_RESULT_OK)
		return result;
	if (mount_is_on(v, &place.path))
		return IPC_RESULT_BUSY;
	ipc_fs_provider_rmdir_request_init(&passed);
	passed.mount_id = v->mounts[place.mount].mount_id;
	passed.path = place.inner;
	passed.path_length = place.inner_length;
	return provider_result(ipc_fs_provider_rmdir(place_client(v, &place), &passed));
}

/* Packs the entries of a provider's reply again, one by one. */
static uint32_t pass_entries(struct vfsd *v, const struct ipc_fs_provider_readdir_reply *given,
                             struct ipc_vfsd_readdir_reply *reply)
{
	struct ipc_cursor cursor = {given->entries, given->entries_size, 0};
	struct ipc_writer writer = {v->entries, sizeof(v->entries), 0};
	struct ipc_files_directory_entry entry;

	for (uint32_t i = 0; i < given->entry_count; i++)
		if (ipc_files_directory_entry_next(&entry, &cursor) != 0 ||
		    ipc_files_directory_entry_append(&entry, &writer) != 0)
			return IPC_RESULT_INTERNAL;
	reply->next_cursor = given->next_cursor;
	reply->entry_count = given->entry_count;
	reply->entries = v->entries;
	reply->entries_size = (uint16_t)writer.at;
	return IPC_RESULT_OK;
}

uint32_t vfsd_readdir(void *context, const struct ipc_arrival *arrival,
                      const struct ipc_vfsd_readdir_request *request,
                      struct ipc_vfsd_readdir_reply *reply)
{
	struct vfsd *v = context;
	const struct handle *handle = handle_find(v, arrival, request->handle);
	struct ipc_fs_provider_readdir_request passed;
	struct ipc_fs_provider_readdir_reply given;
	struct ipc_outcome outcome;

	if (handle == NULL)
		return IPC_RESULT_NOT_FOUND;
	ipc_fs_provider_readdir_request_init(&passed);
	passed.handle = handle->provider_handle;
	passed.cursor = request->cursor;
	outcome = ipc_fs_provider_readdir(handle_client(v, handle), &passed, &given);
	return ipc_succeeded(outcome) ? pass_entries(v, &given, reply) : provider_result(outcome);
}
