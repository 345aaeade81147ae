/* SPDX-License-Identifier: ISC */
/* What is known of a node, and what of it can be changed. */
#include "vfsd.h"

#include "ipc/fs_provider/fs_provider_client.h"

uint32_t vfsd_readlink(void *context, const struct ipc_arrival *arrival,
                       const struct ipc_vfsd_readlink_request *request,
                       struct ipc_vfsd_readlink_reply *reply)
{
	struct vfsd *v = context;
	const struct caller caller = access_caller(arrival);
	struct place place;
	const uint32_t result = resolve_existing(v, &caller, request->path, request->path_length,
	                                         false, &place);

	if (result != IPC_RESULT_OK)
		return result;
	return provider_readlink(v, &place.path, &reply->target, &reply->target_length);
}

uint32_t vfsd_stat(void *context, const struct ipc_arrival *arrival,
                   const struct ipc_vfsd_stat_request *request, struct ipc_vfsd_stat_reply *reply)
{
	struct vfsd *v = context;
	const struct caller caller = access_caller(arrival);
	const bool follow = (request->flags & IPC_FILES_LOOKUP_FLAG_NO_FOLLOW) == 0;
	struct place place;
	const uint32_t result = resolve_existing(v, &caller, request->path, request->path_length,
	                                         follow, &place);

	if (result == IPC_RESULT_OK)
		reply->status = place.status;
	return result;
}

uint32_t vfsd_update_metadata(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_vfsd_update_metadata_request *request,
                              struct ipc_vfsd_update_metadata_reply *reply)
{
	struct vfsd *v = context;
	const struct caller caller = access_caller(arrival);
	const bool follow = (request->flags & IPC_FILES_LOOKUP_FLAG_NO_FOLLOW) == 0;
	struct ipc_fs_provider_update_metadata_request passed;
	struct ipc_fs_provider_update_metadata_reply updated;
	struct ipc_outcome outcome;
	struct place place;
	const uint32_t result = resolve_existing(v, &caller, request->path, request->path_length,
	                                         follow, &place);

	if (result != IPC_RESULT_OK)
		return result;
	if (!access_may_update(&caller, &place.status, &request->metadata))
		return IPC_RESULT_DENIED;
	ipc_fs_provider_update_metadata_request_init(&passed);
	passed.mount_id = v->mounts[place.mount].mount_id;
	passed.metadata = request->metadata;
	passed.path = place.inner;
	passed.path_length = place.inner_length;
	outcome = ipc_fs_provider_update_metadata(place_client(v, &place), &passed, &updated);
	if (!ipc_succeeded(outcome))
		return provider_result(outcome);
	reply->status = updated.status;
	return updated.status.device == place.status.device ? IPC_RESULT_OK : IPC_RESULT_INTERNAL;
}
