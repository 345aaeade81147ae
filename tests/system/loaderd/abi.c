/* SPDX-License-Identifier: ISC */
/* Whether loaderd and its peers mean the same by each op, asked before the first use. */
#include "loaderd.h"

#include <stdio.h>

#include "ipc/procd/procd.h"
#include "ipc/vfsd/vfsd.h"

/* Op and ABI id by the op's name. */
#define VFSD_USE(name)                                       \
	{                                                    \
		IPC_VFSD_OP_##name, IPC_VFSD_##name##_ABI_ID \
	}
#define PROCD_USE(name)                                        \
	{                                                      \
		IPC_PROCD_OP_##name, IPC_PROCD_##name##_ABI_ID \
	}

static bool fits(struct host_peer *peer, const char *who, const struct ipc_abi_use *uses,
                 const char *const *names, size_t count)
{
	size_t differs;
	const struct ipc_outcome outcome = ipc_abi_check(&peer->client, uses, count, &differs);

	if (ipc_succeeded(outcome) && differs == count)
		return true;
	fprintf(stderr, "loaderd: %s's %s is not the one that loaderd was built for\n", who,
	        differs < count ? names[differs] : "ABI");
	return false;
}

bool peers_fit(struct loaderd *self)
{
	static const char *const vfsd_names[] = {"OPEN", "READ", "CLOSE", "STAT"};
	static const struct ipc_abi_use vfsd_uses[] = {VFSD_USE(OPEN), VFSD_USE(READ),
	                                               VFSD_USE(CLOSE), VFSD_USE(STAT)};
	static const char *const procd_names[] = {
		"CREATE_STAGED_PROCESS", "BEGIN_LOADER_IMAGE_TRANSFER", "SEND_LOADER_IMAGE_CHUNK",
		"COMMIT_LOADER_IMAGE_TRANSFER", "START_STAGED_PROCESS", "ABORT_STAGED_PROCESS"};
	static const struct ipc_abi_use procd_uses[] = {
		PROCD_USE(CREATE_STAGED_PROCESS), PROCD_USE(BEGIN_LOADER_IMAGE_TRANSFER),
		PROCD_USE(SEND_LOADER_IMAGE_CHUNK), PROCD_USE(COMMIT_LOADER_IMAGE_TRANSFER),
		PROCD_USE(START_STAGED_PROCESS), PROCD_USE(ABORT_STAGED_PROCESS)};

	return fits(&self->vfsd, "vfsd", vfsd_uses, vfsd_names, 4) &&
	       fits(&self->procd, "procd", procd_uses, procd_names, 6);
}
