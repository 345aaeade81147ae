/* SPDX-License-Identifier: ISC */
/* The providers, one a kind; what they answer is believed as far as it is about their own files. */
#include "vfsd.h"

#include <stdlib.h>
#include <string.h>

#include "ipc/fs_provider/fs_provider_client.h"

/* Slots below are those of callers. */
#define FIRST_SLOT (VFSD_SLOT_OTHER_USER + 1)

static uint32_t kind_of(const char *name, size_t length)
{
	static const struct {
		const char *name;
		uint32_t kind;
	} kinds[] = {
		{"volatile", IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY},
		{"ext", IPC_FS_PROVIDER_KIND_EXT},
		{"fat", IPC_FS_PROVIDER_KIND_FAT},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strlen(kinds[i].name) == length && memcmp(kinds[i].name, name, length) == 0)
			return kinds[i].kind;
	return 0;
}

bool provider_add(struct vfsd *v, const char *argument)
{
	const char *name = argument + strlen("provider=");
	const char *colon = strchr(name, ':');
	struct provider *place = provider_of(v, 0);
	unsigned long slot;
	uint32_t kind;

	if (colon == NULL || place == NULL)
		return false;
	kind = kind_of(name, (size_t)(colon - name));
	slot = strtoul(colon + 1, NULL, 10);
	if (kind == 0 || provider_of(v, kind) != NULL || slot < FIRST_SLOT ||
	    slot >= HOST_SERVICE_WINDOW)
		return false;
	place->kind = kind;
	host_peer_init(&place->peer, &v->service, (uint32_t)slot);
	return true;
}

struct provider *provider_of(struct vfsd *v, uint32_t kind)
{
	for (uint32_t i = 0; i < PROVIDERS_MAX; i++)
		if (v->providers[i].kind == kind)
			return &v->providers[i];
	return NULL;
}

uint32_t provider_result(struct ipc_outcome outcome)
{
	/* An op that a provider lacks is none that vfsd lacks. */
	if (outcome.transport != IPC_RESULT_OK || outcome.result == IPC_RESULT_UNSUPPORTED)
		return IPC_RESULT_INTERNAL;
	return outcome.result;
}

uint32_t provider_stat(struct vfsd *v, const struct path *path, struct ipc_files_node_status *status)
{
	struct ipc_fs_provider_stat_request request;
	struct ipc_fs_provider_stat_reply reply;
	struct ipc_outcome outcome;
	uint32_t mount;

	ipc_fs_provider_stat_request_init(&request);
	mount = mount_route(v, path, &request.path, &request.path_length);
	if (mount == NONE)
		return IPC_RESULT_NOT_FOUND;
	request.mount_id = v->mounts[mount].mount_id;
	outcome = ipc_fs_provider_stat(&v->mounts[mount].provider->peer.client, &request, &reply);
	if (!ipc_succeeded(outcome))
		return provider_result(outcome);
	/* A number that another file system has would let one file pass for another. */
	if (reply.status.device != v->mounts[mount].device)
		return IPC_RESULT_INTERNAL;
	*status = reply.status;
	return IPC_RESULT_OK;
}

uint32_t provider_readlink(struct vfsd *v, const struct path *path, const char **target,
                           uint16_t *target_length)
{
	struct ipc_fs_provider_readlink_request request;
	struct ipc_fs_provider_readlink_reply reply;
	struct ipc_outcome outcome;
	uint32_t mount;

	ipc_fs_provider_readlink_request_init(&request);
	mount = mount_route(v, path, &request.path, &request.path_length);
	if (mount == NONE)
		return IPC_RESULT_NOT_FOUND;
	request.mount_id = v->mounts[mount].mount_id;
	outcome = ipc_fs_provider_readlink(&v->mounts[mount].provider->peer.client, &request, &reply);
	if (!ipc_succeeded(outcome))
		return provider_result(outcome);
	*target = reply.target;
	*target_length = reply.target_length;
	return IPC_RESULT_OK;
}
