/* SPDX-License-Identifier: ISC */
/* Files: opened by path, used by handle. */
#include "vfsd.h"

#include "ipc/fs_provider/fs_provider_client.h"

#define READ_WRITE (IPC_FILES_OPEN_FLAG_READ | IPC_FILES_OPEN_FLAG_WRITE)

static uint32_t may_open(const struct caller *caller, const struct place *place, uint32_t flags)
{
	uint32_t wanted = 0;

	if ((flags & IPC_FILES_OPEN_FLAG_READ) != 0)
		wanted |= MAY_READ;
	if ((flags & IPC_FILES_OPEN_FLAG_WRITE) != 0)
		wanted |= MAY_WRITE;
	return access_may(caller, &place->status, wanted) ? IPC_RESULT_OK : IPC_RESULT_DENIED;
}

/* Gives back what a provider opened, whatever it says of that: one that is gone holds nothing. */
static void close_at_provider(struct ipc_client *client, uint64_t provider_handle)
{
	struct ipc_fs_provider_close_request request;
	struct ipc_outcome outcome;

	ipc_fs_provider_close_request_init(&request);
	request.handle = provider_handle;
	outcome = ipc_fs_provider_close(client, &request);
	(void)outcome;
}

/* Gives what a provider opened a number of vfsd's own; there is room. A provider that answers for
 * another file system gets it back. */
static uint32_t take(struct vfsd *v, const struct ipc_arrival *arrival, const struct place *place,
                     uint64_t provider_handle, const struct ipc_files_node_status *status,
                     uint32_t flags, uint64_t *handle)
{
	if (status->device == v->mounts[place->mount].device) {
		*handle = handle_new(v, arrival, place->mount, provider_handle, flags);
		return IPC_RESULT_OK;
	}
	close_at_provider(place_client(v, place), provider_handle);
	return IPC_RESULT_INTERNAL;
}

uint32_t vfsd_open(void *context, const struct ipc_arrival *arrival,
                   const struct ipc_vfsd_open_request *request, struct ipc_vfsd_open_reply *reply)
{
	struct vfsd *v = context;
	const struct caller caller = access_caller(arrival);
	const bool follow = (request->flags & IPC_FILES_OPEN_FLAG_NO_FOLLOW) == 0;
	struct ipc_fs_provider_open_request passed;
	struct ipc_fs_provider_open_reply opened;
	struct ipc_outcome outcome;
	struct place place;
	uint32_t result = resolve_existing(v, &caller, request->path, request->path_length, follow,
	                                   &place);

	if (result == IPC_RESULT_OK)
		result = may_open(&caller, &place, request->flags);
	if (result != IPC_RESULT_OK)
		return result;
	/* Asked first: what is not opened needs not be closed. */
	if (!handle_is_room(v))
		return IPC_RESULT_EXHAUSTED;
	ipc_fs_provider_open_request_init(&passed);
	passed.mount_id = v->mounts[place.mount].mount_id;
	passed.flags = request->flags;
	passed.path = place.inner;
	passed.path_length = place.inner_length;
	outcome = ipc_fs_provider_open(place_client(v, &place), &passed, &opened);
	if (!ipc_succeeded(outcome))
		return provider_result(outcome);
	reply->status = opened.status;
	return take(v, arrival, &place, opened.handle, &opened.status, request->flags, &reply->handle);
}

uint32_t vfsd_create(void *context, const struct ipc_arrival *arrival,
                     const struct ipc_vfsd_create_request *request,
                     struct ipc_vfsd_create_reply *reply)
{
	struct vfsd *v = context;
	const struct caller caller = access_caller(arrival);
	struct ipc_fs_provider_create_request passed;
	struct ipc_fs_provider_create_reply created;
	struct ipc_outcome outcome;
	struct place place;
	const uint32_t result = resolve_new(v, &caller, request->path, request->path_length, &place);

	if (result != IPC_RESULT_OK)
		return result;
	if (!handle_is_room(v))
		return IPC_RESULT_EXHAUSTED;
	ipc_fs_provider_create_request_init(&passed);
	passed.mount_id = v->mounts[place.mount].mount_id;
	passed.permissions = request->permissions;
	passed.uid = caller.uid;
	passed.gid = caller.gid;
	passed.path = place.inner;
	passed.path_length = place.inner_length;
	outcome = ipc_fs_provider_create(place_client(v, &place), &passed, &created);
	if (!ipc_succeeded(outcome))
		return provider_result(outcome);
	reply->status = created.status;
	return take(v, arrival, &place, created.handle, &created.status, READ_WRITE, &reply->handle);
}

uint32_t vfsd_read(void *context, const struct ipc_arrival *arrival,
                   const struct ipc_vfsd_read_request *request, struct ipc_vfsd_read_reply *reply)
{
	struct vfsd *v = context;
	const struct handle *handle = handle_find(v, arrival, request->handle);
	struct ipc_fs_provider_read_request passed;
	struct ipc_fs_provider_read_reply given;
	struct ipc_outcome outcome;

	if (handle == NULL)
		return IPC_RESULT_NOT_FOUND;
	if ((handle->flags & IPC_FILES_OPEN_FLAG_READ) == 0)
		return IPC_RESULT_DENIED;
	ipc_fs_provider_read_request_init(&passed);
	passed.handle = handle->provider_handle;
	passed.offset = request->offset;
	passed.size = request->size;
	outcome = ipc_fs_provider_read(handle_client(v, handle), &passed, &given);
	if (!ipc_succeeded(outcome))
		return provider_result(outcome);
	/* Borrowed from the buffer of the provider's client, which rests until the next request. */
	reply->data_size = given.data_size;
	reply->data = given.data;
	return IPC_RESULT_OK;
}

/* The handle of a caller who may write by it. */
static uint32_t find_to_write(struct vfsd *v, const struct ipc_arrival *arrival, uint64_t id,
                              const struct handle **handle)
{
	*handle = handle_find(v, arrival, id);
	if (*handle == NULL)
		return IPC_RESULT_NOT_FOUND;
	return ((*handle)->flags & IPC_FILES_OPEN_FLAG_WRITE) != 0 ? IPC_RESULT_OK : IPC_RESULT_DENIED;
}

uint32_t vfsd_write(void *context, const struct ipc_arrival *arrival,
                    const struct ipc_vfsd_write_request *request, struct ipc_vfsd_write_reply *reply)
{
	struct vfsd *v = context;
	const struct handle *handle;
	struct ipc_fs_provider_write_request passed;
	struct ipc_fs_provider_write_reply taken;
	struct ipc_outcome outcome;
	const uint32_t result = find_to_write(v, arrival, request->handle, &handle);

	if (result != IPC_RESULT_OK)
		return result;
	ipc_fs_provider_write_request_init(&passed);
	passed.handle = handle->provider_handle;
	passed.offset = request->offset;
	passed.data_size = request->data_size;
	passed.data = request->data;
	outcome = ipc_fs_provider_write(handle_client(v, handle), &passed, &taken);
	if (ipc_succeeded(outcome))
		reply->file_size = taken.file_size;
	return provider_result(outcome);
}

uint32_t vfsd_truncate(void *context, const struct ipc_arrival *arrival,
                       const struct ipc_vfsd_truncate_request *request)
{
	struct vfsd *v = context;
	const struct handle *handle;
	struct ipc_fs_provider_truncate_request passed;
	const uint32_t result = find_to_write(v, arrival, request->handle, &handle);

	if (result != IPC_RESULT_OK)
		return result;
	ipc_fs_provider_truncate_request_init(&passed);
	passed.handle = handle->provider_handle;
	passed.file_size = request->file_size;
	return provider_result(ipc_fs_provider_truncate(handle_client(v, handle), &passed));
}

uint32_t vfsd_close(void *context, const struct ipc_arrival *arrival,
                    const struct ipc_vfsd_close_request *request)
{
	struct vfsd *v = context;
	struct handle *handle = handle_find(v, arrival, request->handle);

	if (handle == NULL)
		return IPC_RESULT_NOT_FOUND;
	close_at_provider(handle_client(v, handle), handle->provider_handle);
	handle->id = 0;
	return IPC_RESULT_OK;
}
