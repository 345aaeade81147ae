/* SPDX-License-Identifier: ISC */
/* Mounted file systems. */
#include "provider.h"

#include <string.h>

#include "ipc/transport.h"

uint32_t mount_find(const struct provider *p, uint64_t mount_id)
{
	for (uint32_t i = 0; i < MOUNTS_MAX; i++)
		if (p->mounts[i].id == mount_id)
			return i;
	return NONE;
}

bool mount_is_read_only(const struct provider *p, uint32_t mount)
{
	return (p->mounts[mount].flags & IPC_FILES_FILESYSTEM_FLAG_READ_ONLY) != 0;
}

void mount_clear(struct provider *p, uint32_t mount)
{
	for (uint32_t i = 0; i < ENTRIES_MAX; i++)
		if (p->entries[i].order != 0 && p->nodes[p->entries[i].parent].mount == mount)
			p->entries[i].order = 0;
	for (uint32_t i = 0; i < NODES_MAX; i++) {
		if (p->nodes[i].id == 0 || p->nodes[i].mount != mount)
			continue;
		p->nodes[i].links = 0;
		node_release(p, i);
	}
	memset(&p->mounts[mount], 0, sizeof(p->mounts[mount]));
}

/* BUSY: the number is in use; or there is one medium, and it is mounted. */
static bool is_in_use(const struct provider *p, uint64_t device)
{
	for (uint32_t i = 0; i < MOUNTS_MAX; i++)
		if (p->mounts[i].id != 0 && (p->mounts[i].device == device ||
		                             p->kind != IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY))
			return true;
	return false;
}

static uint32_t flags_of(const struct provider *p, uint32_t asked)
{
	/* A medium stands in the arguments: there is no way back to it. */
	uint32_t flags = IPC_FILES_FILESYSTEM_FLAG_READ_ONLY;

	if (p->kind == IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY)
		flags = IPC_FILES_FILESYSTEM_FLAG_VOLATILE;
	if ((asked & IPC_FILES_MOUNT_FLAG_READ_ONLY) != 0)
		flags |= IPC_FILES_FILESYSTEM_FLAG_READ_ONLY;
	if ((asked & IPC_FILES_MOUNT_FLAG_VERIFY) != 0)
		flags |= IPC_FILES_FILESYSTEM_FLAG_VERIFIED;
	return flags;
}

/* A root, and what the medium holds below it, if that is trusted as far as it has to be. */
static uint32_t fill(struct provider *p, uint32_t mount,
                     const struct ipc_fs_provider_mount_request *request)
{
	uint32_t result;

	p->mounts[mount].root = node_new(p, mount, IPC_FILES_NODE_KIND_DIRECTORY, 0755, 0, 0);
	if (p->mounts[mount].root == NONE)
		return IPC_RESULT_EXHAUSTED;
	p->nodes[p->mounts[mount].root].links = 1;
	result = medium_load(p, mount);
	if (result == IPC_RESULT_OK && (request->flags & IPC_FILES_MOUNT_FLAG_VERIFY) != 0 &&
	    !medium_is_trusted(p, mount, request->trust_row))
		return IPC_RESULT_DENIED;
	return result;
}

uint32_t provider_mount(void *context, const struct ipc_arrival *arrival,
                        const struct ipc_fs_provider_mount_request *request,
                        const struct ipc_fs_provider_mount_request_caps *caps,
                        struct ipc_fs_provider_mount_reply *reply)
{
	struct provider *p = context;
	const uint32_t place = mount_find(p, 0);
	struct mount *mount;
	uint32_t result;

	(void)arrival;
	/* The source of volatile memory is none, and no other kind is found without one. */
	if (request->kind != p->kind ||
	    caps->source.present == (p->kind == IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY))
		return IPC_RESULT_NOT_FOUND;
	if (is_in_use(p, request->device))
		return IPC_RESULT_BUSY;
	if (place == NONE)
		return IPC_RESULT_EXHAUSTED;
	mount = &p->mounts[place];
	mount->id = ++p->mount_id;
	mount->device = request->device;
	mount->flags = flags_of(p, request->flags);
	result = fill(p, place, request);
	if (result != IPC_RESULT_OK) {
		mount_clear(p, place);
		return result;
	}
	mount->source = caps->source;
	reply->mount_id = mount->id;
	reply->filesystem_flags = mount->flags;
	return IPC_RESULT_OK;
}

uint32_t provider_unmount(void *context, const struct ipc_arrival *arrival,
                          const struct ipc_fs_provider_unmount_request *request)
{
	struct provider *p = context;
	const uint32_t place = mount_find(p, request->mount_id);

	(void)arrival;
	if (place == NONE)
		return IPC_RESULT_NOT_FOUND;
	if (handle_is_any(p, place))
		return IPC_RESULT_BUSY;
	if (p->mounts[place].source.present)
		/* It is this provider's own, so there is nothing that could refuse. */
		(void)!ipc_transport_drop_local_cap(p->mounts[place].source.slot);
	mount_clear(p, place);
	return IPC_RESULT_OK;
}
