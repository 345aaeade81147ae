/* SPDX-License-Identifier: ISC */
/* Whether procd and its kernel mean the same by each op, asked before the first use. */
#include "procd.h"

#include <stdio.h>

/* Op and ABI id by the op's name. */
#define USE(name)                                                                \
	{                                                                        \
		IPC_KERNEL_CONTROL_OP_##name, IPC_KERNEL_CONTROL_##name##_ABI_ID \
	}

bool kernel_abi_fits(struct procd *procd)
{
	static const char *const names[] = {
		"READ_MONOTONIC_CLOCK", "KILL_PROCESS", "CREATE_ENDPOINT", "CREATE_STAGED_PROCESS",
		"DERIVE_INSTALL_GRANT", "INSTALL_WITH_GRANT", "ABORT_STAGED_PROCESS",
		"WRITE_PROCESS_MEMORY", "START_PROCESS", "WATCH_PROCESS", "REAP_PROCESS"};
	static const struct ipc_abi_use uses[] = {
		USE(READ_MONOTONIC_CLOCK), USE(KILL_PROCESS), USE(CREATE_ENDPOINT),
		USE(CREATE_STAGED_PROCESS), USE(DERIVE_INSTALL_GRANT), USE(INSTALL_WITH_GRANT),
		USE(ABORT_STAGED_PROCESS), USE(WRITE_PROCESS_MEMORY), USE(START_PROCESS),
		USE(WATCH_PROCESS), USE(REAP_PROCESS)};
	const size_t count = sizeof(uses) / sizeof(uses[0]);
	size_t differs;
	const struct ipc_outcome outcome = ipc_abi_check(&procd->kernel, uses, count, &differs);

	if (ipc_succeeded(outcome) && differs == count)
		return true;
	fprintf(stderr, "procd: the kernel's %s is not the one that procd was built for\n",
	        differs < count ? names[differs] : "ABI");
	return false;
}
