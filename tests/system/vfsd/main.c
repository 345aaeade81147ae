/* SPDX-License-Identifier: ISC */
/*
 * vfsd: the one name space of files, over the file systems of providers.
 *
 *     vfsd [trip=NUMBER] [provider=KIND:SLOT...]        KIND: volatile, ext or fat
 *
 * It is called on each of the endpoints in slots 1 to 3 and knows its callers by them: the
 * administrator, who may do everything, and two users. Of files it has only what providers say, by
 * their peers in the slots that the arguments name.
 */
#include "vfsd.h"

#include <stdio.h>
#include <string.h>

#include "ipc/fs_provider/fs_provider_client.h"

/* What it ends with when an argument is no provider, and when one speaks another ABI. */
#define BAD_ARGUMENT 6
#define OTHER_ABI    7

#define USE(op)                                                        \
	{                                                              \
		IPC_FS_PROVIDER_OP_##op, IPC_FS_PROVIDER_##op##_ABI_ID \
	}

/* All of its memory. */
static struct vfsd vfsd;

/* Asks a provider for what this was built with. One that is gone is found out when it is called. */
static bool speaks_this_abi(struct provider *provider)
{
	static const struct ipc_abi_use uses[] = {
		USE(MOUNT),
		USE(UNMOUNT),
		USE(OPEN),
		USE(CREATE),
		USE(MKDIR),
		USE(READ),
		USE(WRITE),
		USE(READDIR),
		USE(STAT),
		USE(RENAME),
		USE(TRUNCATE),
		USE(SYMLINK),
		USE(READLINK),
		USE(LINK),
		USE(UPDATE_METADATA),
		USE(CLOSE),
		USE(UNLINK),
		USE(RMDIR),
	};
	size_t differs = 0;
	const struct ipc_outcome outcome =
		ipc_abi_check(&provider->peer.client, uses, sizeof(uses) / sizeof(uses[0]), &differs);

	if (ipc_succeeded(outcome) || outcome.transport == IPC_RESULT_PEER_GONE)
		return true;
	fprintf(stderr, "vfsd: the provider in slot %u differs in op 0x%X\n",
	        (unsigned)provider->peer.client.slot, (unsigned)uses[differs].op);
	return false;
}

int main(int argc, char **argv)
{
	static const struct ipc_vfsd_handlers handlers = {
		.mount_fs = vfsd_mount_fs,
		.unmount_fs = vfsd_unmount_fs,
		.open = vfsd_open,
		.create = vfsd_create,
		.read = vfsd_read,
		.write = vfsd_write,
		.truncate = vfsd_truncate,
		.close = vfsd_close,
		.mkdir = vfsd_mkdir,
		.rmdir = vfsd_rmdir,
		.readdir = vfsd_readdir,
		.unlink = vfsd_unlink,
		.rename = vfsd_rename,
		.link = vfsd_link,
		.symlink = vfsd_symlink,
		.readlink = vfsd_readlink,
		.stat = vfsd_stat,
		.update_metadata = vfsd_update_metadata,
	};

	host_service_init(&vfsd.service, argc, argv);
	host_service_add(&vfsd.service, ipc_vfsd_binding(&handlers, &vfsd));
	vfsd.service.server.slot = IPC_SLOT_ANY;
	for (int i = 1; i < argc; i++) {
		if (strncmp(argv[i], "provider=", 9) == 0 && !provider_add(&vfsd, argv[i]))
			return BAD_ARGUMENT;
	}
	for (uint32_t i = 0; i < PROVIDERS_MAX; i++) {
		if (vfsd.providers[i].kind != 0 && !speaks_this_abi(&vfsd.providers[i]))
			return OTHER_ABI;
	}
	return host_service_run(&vfsd.service, NULL, NULL);
}
