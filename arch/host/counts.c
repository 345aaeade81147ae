/* SPDX-License-Identifier: ISC */
/* What the broker holds, for a test that asks before and after. */
#include <dirent.h>

#include "broker.h"

/* Descriptors that are open beside the one that counts them; 0 without /proc. */
static uint64_t open_descriptors(void)
{
	DIR *folder = opendir("/proc/self/fd");
	uint64_t count = 0;

	if (folder == NULL)
		return 0;
	while (readdir(folder) != NULL)
		count++;
	(void)closedir(folder);
	/* Not ".", "..", nor the folder's own. */
	return count - 3;
}

void broker_counts(const struct broker *broker, struct ipc_host_counts *counts)
{
	struct ipc_core_counts core;

	ipc_core_counts(broker->core, &core);
	counts->processes = core.processes;
	counts->endpoints = core.endpoints;
	counts->capabilities = core.capabilities;
	counts->tokens = core.tokens;
	counts->grants = core.grants;
	counts->pages = core.pages;
	counts->descriptors = open_descriptors();
}
