/* SPDX-License-Identifier: ISC */
/* Mounted file systems: which one a path lies in, and how they come and go. */
#include "vfsd.h"

#include <string.h>

#include "ipc/fs_provider/fs_provider_client.h"
#include "ipc/transport.h"

/* Bytes of a path before the slash of a name in it: none of the root. */
static size_t stem(const struct path *path)
{
	return path->length == 1 ? 0 : path->length;
}

/* Whether a path is `directory` or lies below it. */
static bool is_within(const struct path *path, const struct path *directory)
{
	const size_t length = stem(directory);

	return path->length >= length && memcmp(path->bytes, directory->bytes, length) == 0 &&
	       (path->length == length || path->bytes[length] == '/');
}

static bool is_same(const struct path *one, const struct path *other)
{
	return one->length == other->length && memcmp(one->bytes, other->bytes, one->length) == 0;
}

uint32_t mount_route(const struct vfsd *v, const struct path *path, const char **inner,
                     uint16_t *inner_length)
{
	uint32_t found = NONE;
	size_t length;

	for (uint32_t i = 0; i < MOUNTS_MAX; i++)
		if (v->mounts[i].device != 0 && is_within(path, &v->mounts[i].path) &&
		    (found == NONE || v->mounts[i].path.length > v->mounts[found].path.length))
			found = i;
	if (found == NONE)
		return NONE;
	length = stem(&v->mounts[found].path);
	*inner = path->length > length ? path->bytes + length : "/";
	*inner_length = path->length > length ? (uint16_t)(path->length - length) : 1;
	return found;
}

bool mount_is_on(const struct vfsd *v, const struct path *path)
{
	for (uint32_t i = 0; i < MOUNTS_MAX; i++)
		if (v->mounts[i].device != 0 && is_same(&v->mounts[i].path, path))
			return true;
	return false;
}

bool mount_is_on_or_below(const struct vfsd *v, const struct path *path)
{
	for (uint32_t i = 0; i < MOUNTS_MAX; i++)
		if (v->mounts[i].device != 0 && is_within(&v->mounts[i].path, path))
			return true;
	return false;
}

static void set_path(struct path *path, const char *bytes, uint16_t length)
{
	memcpy(path->bytes, bytes, length);
	path->length = length;
}

/* The mount that was asked for by this path, or a free place if `path` is null. */
static struct mount *find(struct vfsd *v, const struct path *path)
{
	for (uint32_t i = 0; i < MOUNTS_MAX; i++) {
		struct mount *mount = &v->mounts[i];

		if (path == NULL ? mount->device == 0 : mount->device != 0 && is_same(&mount->asked, path))
			return mount;
	}
	return NULL;
}

/* Finds the directory to mount on; the first file system needs none, and is the root. */
static uint32_t find_directory(struct vfsd *v, const struct caller *caller,
                               const struct path *asked, struct place *place)
{
	uint32_t result;

	place->path = *asked;
	if (asked->length == 1)
		return mount_is_on(v, asked) ? IPC_RESULT_EXISTS : IPC_RESULT_OK;
	result = resolve_existing(v, caller, asked->bytes, asked->length, true, place);
	if (result != IPC_RESULT_OK)
		return result;
	/* Two file systems of one path, and nobody could say which of them to unmount. */
	if (mount_is_on(v, &place->path) || find(v, asked) != NULL)
		return IPC_RESULT_EXISTS;
	/* What is mounted further down would hang in the air. */
	if (mount_is_on_or_below(v, &place->path))
		return IPC_RESULT_BUSY;
	return place->status.kind == IPC_FILES_NODE_KIND_DIRECTORY ? IPC_RESULT_OK : IPC_RESULT_NOT_DIRECTORY;
}

/* Has a provider mount a file system; `mount` is filled in if it does. */
static uint32_t mount_by(struct vfsd *v, struct provider *provider, struct mount *mount,
                         const struct ipc_vfsd_mount_fs_request *request,
                         const struct ipc_vfsd_mount_fs_request_caps *caps)
{
	struct ipc_fs_provider_mount_request passed;
	struct ipc_fs_provider_mount_request_caps passed_caps;
	struct ipc_fs_provider_mount_reply reply;
	struct ipc_outcome outcome;

	ipc_fs_provider_mount_request_init(&passed);
	memset(&passed_caps, 0, sizeof(passed_caps));
	/* A number that was refused is not given again either. */
	passed.device = ++v->device;
	passed.trust_row = request->trust_row;
	passed.kind = request->kind;
	passed.flags = request->flags;
	if (caps->source.present)
		passed_caps.source = ipc_cap(caps->source.slot, IPC_RIGHT_SEND);
	outcome = ipc_fs_provider_mount(&provider->peer.client, &passed, &passed_caps, &reply);
	if (!ipc_succeeded(outcome))
		return provider_result(outcome);
	mount->device = passed.device;
	mount->mount_id = reply.mount_id;
	mount->provider = provider;
	return IPC_RESULT_OK;
}

uint32_t vfsd_mount_fs(void *context, const struct ipc_arrival *arrival,
                       const struct ipc_vfsd_mount_fs_request *request,
                       const struct ipc_vfsd_mount_fs_request_caps *caps,
                       struct ipc_vfsd_mount_fs_reply *reply)
{
	struct vfsd *v = context;
	const struct caller caller = access_caller(arrival);
	struct provider *provider = provider_of(v, request->kind);
	struct mount *mount = find(v, NULL);
	struct path asked;
	struct place place;
	uint32_t result;

	if (!access_is_administrator(&caller))
		return IPC_RESULT_DENIED;
	if (provider == NULL)
		return IPC_RESULT_NOT_FOUND;
	set_path(&asked, request->mount_path, request->mount_path_length);
	result = find_directory(v, &caller, &asked, &place);
	if (result != IPC_RESULT_OK)
		return result;
	if (mount == NULL)
		return IPC_RESULT_EXHAUSTED;
	result = mount_by(v, provider, mount, request, caps);
	if (result != IPC_RESULT_OK)
		return result;
	mount->path = place.path;
	mount->asked = asked;
	/* The provider has its own copy now. Of a refused request, it is dropped with the answer. */
	if (caps->source.present)
		(void)!ipc_transport_drop_local_cap(caps->source.slot);
	reply->device = mount->device;
	return IPC_RESULT_OK;
}

uint32_t vfsd_unmount_fs(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_vfsd_unmount_fs_request *request)
{
	struct vfsd *v = context;
	const struct caller caller = access_caller(arrival);
	struct ipc_fs_provider_unmount_request passed;
	struct ipc_outcome outcome;
	struct mount *mount;
	struct path asked;

	if (!access_is_administrator(&caller))
		return IPC_RESULT_DENIED;
	set_path(&asked, request->mount_path, request->mount_path_length);
	mount = find(v, &asked);
	if (mount == NULL)
		return IPC_RESULT_NOT_FOUND;
	if (handle_is_any(v, (uint32_t)(mount - v->mounts)))
		return IPC_RESULT_BUSY;
	for (uint32_t i = 0; i < MOUNTS_MAX; i++)
		if (&v->mounts[i] != mount && v->mounts[i].device != 0 &&
		    is_within(&v->mounts[i].path, &mount->path))
			return IPC_RESULT_BUSY;
	ipc_fs_provider_unmount_request_init(&passed);
	passed.mount_id = mount->mount_id;
	outcome = ipc_fs_provider_unmount(&mount->provider->peer.client, &passed);
	/* With its provider gone, there is nothing left to give up but the name. */
	if (!ipc_succeeded(outcome) && outcome.transport != IPC_RESULT_PEER_GONE)
		return provider_result(outcome);
	mount->device = 0;
	return IPC_RESULT_OK;
}
