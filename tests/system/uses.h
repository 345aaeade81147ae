/* SPDX-License-Identifier: ISC */
/* What a service checks of its peers before it serves: each op that it uses is the one that it was
 * built for. */
#ifndef USES_H
#define USES_H

#include <stdbool.h>
#include <stddef.h>

#include "ipc/client.h"

/* An op of a peer, and its name. */
struct use {
	struct ipc_abi_use abi;
	const char *name;
};

/* SCHEMA and OP in capitals, as in IPC_<SCHEMA>_OP_<OP>. */
#define USE(schema, op)                                                                 \
	{                                                                               \
		{IPC_##schema##_OP_##op, IPC_##schema##_##op##_ABI_ID}, #schema " " #op \
	}

/* False: the first op that differs, or is not served, was named on stderr. */
bool uses_fit(struct ipc_client *peer, const char *service, const struct use *uses, size_t count);

#endif
