/* SPDX-License-Identifier: ISC */
/* ABI ids of what a service uses. */
#include "uses.h"

#include <stdio.h>

bool uses_fit(struct ipc_client *peer, const char *service, const struct use *uses, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t differs = 0;

		if (ipc_succeeded(ipc_abi_check(peer, &uses[i].abi, 1, &differs)) && differs == 1)
			continue;
		fprintf(stderr, "%s: slot %u: %s is not the one that it was built for\n", service,
		        (unsigned)peer->slot, uses[i].name);
		return false;
	}
	return true;
}
