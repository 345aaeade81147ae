/* SPDX-License-Identifier: ISC */
/* Whether loaderd and its peers mean the same by each op, asked before the first use. */
#include "loaderd.h"

#include "../uses.h"
#include "ipc/procd/procd.h"
#include "ipc/vfsd/vfsd.h"

bool peers_fit(struct loaderd *self)
{
	static const struct use of_vfsd[] = {
		USE(VFSD, OPEN),
		USE(VFSD, READ),
		USE(VFSD, CLOSE),
		USE(VFSD, STAT),
	};
	static const struct use of_procd[] = {
		USE(PROCD, CREATE_STAGED_PROCESS),
		USE(PROCD, BEGIN_LOADER_IMAGE_TRANSFER),
		USE(PROCD, SEND_LOADER_IMAGE_CHUNK),
		USE(PROCD, COMMIT_LOADER_IMAGE_TRANSFER),
		USE(PROCD, START_STAGED_PROCESS),
		USE(PROCD, ABORT_STAGED_PROCESS),
	};

	return uses_fit(&self->vfsd.client, "loaderd", of_vfsd,
	                sizeof(of_vfsd) / sizeof(of_vfsd[0])) &&
	       uses_fit(&self->procd.client, "loaderd", of_procd,
	                sizeof(of_procd) / sizeof(of_procd[0]));
}
