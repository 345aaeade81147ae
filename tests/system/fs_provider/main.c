/* SPDX-License-Identifier: ISC */
/*
 * fs_provider: files behind vfsd, in memory of its own.
 *
 *     fs_provider [trip=NUMBER] [kind=ext [MEDIUM...]]
 *
 * Without kind it serves volatile memory: each file system is empty when it is mounted, and may be
 * written. With kind=ext it plays a provider of media: there is one, it stands in the arguments
 * (medium.c) and can't be written. Of the block device it keeps the capability, and reads nothing.
 */
#include "provider.h"

#include <stdio.h>
#include <string.h>

#include "host_service.h"
#include "ipc/keyd/keyd_client.h"

/* What it ends with when keyd speaks another ABI. */
#define OTHER_ABI 6

/* All of its memory. */
static struct provider provider;
static struct host_service service;
static struct host_peer keyd;

/* Asks keyd for what this was built with. False: it answers otherwise. */
static bool set_up_keyd(void)
{
	static const struct ipc_abi_use uses[] = {
		{IPC_KEYD_OP_LOOKUP_TRUST, IPC_KEYD_LOOKUP_TRUST_ABI_ID},
	};
	struct ipc_outcome outcome;
	size_t differs;

	host_peer_init(&keyd, &service, PROVIDER_SLOT_KEYD);
	provider.keyd = &keyd.client;
	outcome = ipc_abi_check(&keyd.client, uses, sizeof(uses) / sizeof(uses[0]), &differs);
	/* Without an answer there is no keyd: nothing is verified here, and VERIFY is DENIED. */
	return outcome.transport != IPC_RESULT_OK || outcome.result == IPC_RESULT_OK;
}

int main(int argc, char **argv)
{
	static const struct ipc_fs_provider_handlers handlers = {
		.mount = provider_mount,
		.unmount = provider_unmount,
		.open = provider_open,
		.create = provider_create,
		.mkdir = provider_mkdir,
		.read = provider_read,
		.write = provider_write,
		.readdir = provider_readdir,
		.stat = provider_stat,
		.rename = provider_rename,
		.truncate = provider_truncate,
		.symlink = provider_symlink,
		.readlink = provider_readlink,
		.link = provider_link,
		.update_metadata = provider_update_metadata,
		.close = provider_close,
		.unlink = provider_unlink,
		.rmdir = provider_rmdir,
	};

	host_service_init(&service, argc, argv);
	host_service_add(&service, ipc_fs_provider_binding(&handlers, &provider));
	provider.arguments = argv + 1;
	provider.kind = IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY;
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "kind=ext") == 0)
			provider.kind = IPC_FS_PROVIDER_KIND_EXT;
	data_init(&provider);
	if (!set_up_keyd()) {
		fprintf(stderr, "fs_provider: keyd has no LOOKUP_TRUST as this was built with\n");
		return OTHER_ABI;
	}
	return host_service_run(&service, NULL, NULL);
}
