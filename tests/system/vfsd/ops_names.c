/* SPDX-License-Identifier: ISC */
/* Names of what is no directory, and names that move. */
#include "vfsd.h"

#include "ipc/fs_provider/fs_provider_client.h"

uint32_t vfsd_unlink(void *context, const struct ipc_arrival *arrival,
                     const struct ipc_vfsd_unlink_request *request)
{
	struct vfsd *v = context;
	const struct caller caller = access_caller(arrival);
	struct ipc_fs_provider_unlink_request passed;
	struct place place;
	const uint32_t result = resolve_old(v, &caller, request->path, request->path_length, &place);

	if (result != IPC_RESULT_OK)
		return result;
	ipc_fs_provider_unlink_request_init(&passed);
	passed.mount_id = v->mounts[place.mount].mount_id;
	passed.path = place.inner;
	passed.path_length = place.inner_length;
	return provider_result(ipc_fs_provider_unlink(place_client(v, &place), &passed));
}

/* The new name of a rename: what has it is lost only if that was asked for, and may be. */
static uint32_t find_target(struct vfsd *v, const struct caller *caller,
                            const struct ipc_vfsd_rename_request *request, struct place *to)
{
	const uint32_t result = resolve(v, caller, request->to, request->to_length, false, to);

	if (result != IPC_RESULT_OK)
		return result;
	if (to->exists && (request->flags & IPC_FILES_RENAME_FLAG_REPLACE) == 0)
		return IPC_RESULT_EXISTS;
	if (to->exists && mount_is_on(v, &to->path))
		return IPC_RESULT_BUSY;
	return access_may_name(caller, to) ? IPC_RESULT_OK : IPC_RESULT_DENIED;
}

uint32_t vfsd_rename(void *context, const struct ipc_arrival *arrival,
                     const struct ipc_vfsd_rename_request *request)
{
	struct vfsd *v = context;
	const struct caller caller = access_caller(arrival);
	struct ipc_fs_provider_rename_request passed;
	struct place from;
	struct place to;
	uint32_t result = resolve_old(v, &caller, request->from, request->from_length, &from);

	if (result != IPC_RESULT_OK)
		return result;
	/* A mount's path would change with it, under whoever knows it. */
	if (mount_is_on_or_below(v, &from.path))
		return IPC_RESULT_BUSY;
	result = find_target(v, &caller, request, &to);
	if (result != IPC_RESULT_OK)
		return result;
	if (from.mount != to.mount)
		return IPC_RESULT_OTHER_FILESYSTEM;
	ipc_fs_provider_rename_request_init(&passed);
	passed.mount_id = v->mounts[from.mount].mount_id;
	passed.flags = request->flags;
	passed.from = from.inner;
	passed.from_length = from.inner_length;
	passed.to = to.inner;
	passed.to_length = to.inner_length;
	return provider_result(ipc_fs_provider_rename(place_client(v, &from), &passed));
}

uint32_t vfsd_link(void *context, const struct ipc_arrival *arrival,
                   const struct ipc_vfsd_link_request *request)
{
	struct vfsd *v = context;
	const struct caller caller = access_caller(arrival);
	struct ipc_fs_provider_link_request passed;
	struct place from;
	struct place to;
	/* A symbolic link gets the further name itself. */
	uint32_t result = resolve_existing(v, &caller, request->from, request->from_length, false, &from);

	if (result == IPC_RESULT_OK)
		result = resolve_new(v, &caller, request->to, request->to_length, &to);
	if (result != IPC_RESULT_OK)
		return result;
	if (from.status.kind == IPC_FILES_NODE_KIND_DIRECTORY)
		return IPC_RESULT_IS_DIRECTORY;
	if (from.mount != to.mount)
		return IPC_RESULT_OTHER_FILESYSTEM;
	ipc_fs_provider_link_request_init(&passed);
	passed.mount_id = v->mounts[from.mount].mount_id;
	passed.from = from.inner;
	passed.from_length = from.inner_length;
	passed.to = to.inner;
	passed.to_length = to.inner_length;
	return provider_result(ipc_fs_provider_link(place_client(v, &from), &passed));
}

uint32_t vfsd_symlink(void *context, const struct ipc_arrival *arrival,
                      const struct ipc_vfsd_symlink_request *request)
{
	struct vfsd *v = context;
	const struct caller caller = access_caller(arrival);
	struct ipc_fs_provider_symlink_request passed;
	struct place place;
	const uint32_t result = resolve_new(v, &caller, request->path, request->path_length, &place);

	if (result != IPC_RESULT_OK)
		return result;
	ipc_fs_provider_symlink_request_init(&passed);
	passed.mount_id = v->mounts[place.mount].mount_id;
	passed.uid = caller.uid;
	passed.gid = caller.gid;
	passed.path = place.inner;
	passed.path_length = place.inner_length;
	passed.target = request->target;
	passed.target_length = request->target_length;
	return provider_result(ipc_fs_provider_symlink(place_client(v, &place), &passed));
}
