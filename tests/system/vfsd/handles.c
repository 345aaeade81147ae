/* SPDX-License-Identifier: ISC */
/* Open files and directories: vfsd's numbers, bound to the endpoint on which they were opened. */
#include "vfsd.h"

static uint32_t free_place(const struct vfsd *v)
{
	for (uint32_t i = 0; i < HANDLES_MAX; i++)
		if (v->handles[i].id == 0)
			return i;
	return NONE;
}

struct handle *handle_find(struct vfsd *v, const struct ipc_arrival *arrival, uint64_t id)
{
	/* The number 0 stands for a free one and is no handle's: the schema rules it out. */
	for (uint32_t i = 0; i < HANDLES_MAX; i++)
		if (v->handles[i].id == id && v->handles[i].slot == arrival->slot)
			return &v->handles[i];
	return NULL;
}

bool handle_is_room(const struct vfsd *v)
{
	return free_place(v) != NONE;
}

uint64_t handle_new(struct vfsd *v, const struct ipc_arrival *arrival, uint32_t mount,
                    uint64_t provider_handle, uint32_t flags)
{
	struct handle *handle = &v->handles[free_place(v)];

	handle->id = ++v->handle_id;
	handle->provider_handle = provider_handle;
	handle->mount = mount;
	handle->slot = arrival->slot;
	handle->flags = flags;
	return handle->id;
}

bool handle_is_any(const struct vfsd *v, uint32_t mount)
{
	for (uint32_t i = 0; i < HANDLES_MAX; i++)
		if (v->handles[i].id != 0 && v->handles[i].mount == mount)
			return true;
	return false;
}

struct ipc_client *handle_client(struct vfsd *v, const struct handle *handle)
{
	return &v->mounts[handle->mount].provider->peer.client;
}

struct ipc_client *place_client(struct vfsd *v, const struct place *place)
{
	return &v->mounts[place->mount].provider->peer.client;
}
