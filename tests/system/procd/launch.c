/* SPDX-License-Identifier: ISC */
/*
 * From a record to a running process and back. A service, a staged process and a restarted one take
 * the same way.
 */
#include "procd.h"

uint32_t launch_build(struct procd *procd, struct process *process)
{
	return child_build(&procd->kernel, processes_slot(procd, process), process->slot_count,
	                   process->image, &process->kernel_id);
}

uint64_t launch_abort(struct procd *procd, struct process *process)
{
	if (process->kernel_id == 0)
		return 0;
	process->kernel_id = 0;
	return child_abort(&procd->kernel, processes_slot(procd, process));
}

uint32_t launch_start(struct procd *procd, struct process *process)
{
	const uint32_t slot = processes_slot(procd, process);
	uint32_t result = IPC_RESULT_OK;

	for (uint32_t i = 0; i < process->peers.count && result == IPC_RESULT_OK; i++)
		result = child_install(&procd->kernel, slot, SLOT_GRANT, i + 1,
		                       &process->peers.caps[i]);
	/* Watched before it runs, so that no end is missed. */
	if (result == IPC_RESULT_OK)
		result = child_watch(&procd->kernel, slot, SLOT_WATCH);
	if (result == IPC_RESULT_OK)
		result = child_start(&procd->kernel, slot, process->image, &process->arguments,
		                     &process->environment, &process->started_at);
	if (result == IPC_RESULT_OK)
		process->state = IPC_PROCD_PROCESS_STATE_RUNNING;
	else
		launch_abort(procd, process);
	return result;
}

void launch_forget(struct procd *procd, struct process *process)
{
	for (uint32_t i = 0; i < process->peers.count; i++)
		slot_drop(process->peers.caps[i].slot);
	process->peers.count = 0;
	if (process->image != NULL)
		transfer_free(procd, process->image);
	process->image = NULL;
}

void slot_drop(uint32_t slot)
{
	if (ipc_transport_drop_local_cap(slot) != IPC_RESULT_OK) {
		/* Empty already: there is nothing to give back, and nobody to tell. */
	}
}

uint64_t launch_now(struct procd *procd)
{
	struct ipc_kernel_control_read_monotonic_clock_reply reply;

	if (!ipc_succeeded(ipc_kernel_control_read_monotonic_clock(&procd->kernel, &reply)))
		return 0;
	return reply.ticks;
}
