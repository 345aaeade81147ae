/* SPDX-License-Identifier: ISC */
/* Processes that are built from a transferred image: set aside, started, given up. */
#include "procd.h"

/* The process of that number, if it was never started. */
static struct process *find_staged(struct procd *procd, uint64_t id)
{
	struct process *process = processes_find(procd, id);

	if (process == NULL || process->state != IPC_PROCD_PROCESS_STATE_STAGED)
		return NULL;
	return process;
}

uint32_t procd_create_staged_process(void *context, const struct ipc_arrival *arrival,
                                     const struct ipc_procd_create_staged_process_request *request,
                                     struct ipc_procd_create_staged_process_reply *reply)
{
	struct procd *procd = context;
	struct process *process;

	(void)arrival;
	if (!restart_can_count(&request->restart))
		return IPC_RESULT_EXHAUSTED;
	process = processes_add(procd, request->label, request->label_length);
	if (process == NULL)
		return IPC_RESULT_EXHAUSTED;
	process->restart = request->restart;
	process->slot_count = request->slot_count;
	process->memory_limit = request->memory_limit;
	reply->staged_process_id = process->id;
	return IPC_RESULT_OK;
}

/* Takes down with what it starts, now and after each end. */
static void take_down(struct process *process,
                      const struct ipc_procd_start_staged_process_request *request,
                      const struct ipc_procd_start_staged_process_request_caps *caps)
{
	block_set(&process->arguments, request->arguments, request->arguments_size,
	          request->arguments_count);
	block_set(&process->environment, request->environment, request->environment_size,
	          request->environment_count);
	for (uint32_t i = 0; i < caps->peers_count; i++)
		process->peers.caps[i] = caps->peers[i];
	process->peers.count = caps->peers_count;
}

uint32_t procd_start_staged_process(void *context, const struct ipc_arrival *arrival,
                                    const struct ipc_procd_start_staged_process_request *request,
                                    const struct ipc_procd_start_staged_process_request_caps *caps,
                                    struct ipc_procd_start_staged_process_reply *reply)
{
	struct procd *procd = context;
	struct process *process = find_staged(procd, request->staged_process_id);
	uint32_t result = IPC_RESULT_OK;

	(void)arrival;
	if (process == NULL)
		return IPC_RESULT_NOT_FOUND;
	if (process->image == NULL)
		return IPC_RESULT_BUSY;
	if (process->image->kind != IPC_PROCD_IMAGE_KIND_EXECUTABLE)
		return IPC_RESULT_DENIED;
	if (caps->peers_count > process->slot_count)
		return IPC_RESULT_EXHAUSTED;

	take_down(process, request, caps);
	/* A start that failed half-way took the kernel's process with it; the image is still
	 * here. */
	if (process->kernel_id == 0)
		result = launch_build(procd, process);
	if (result == IPC_RESULT_OK)
		result = launch_start(procd, process);
	if (result != IPC_RESULT_OK) {
		process->peers.count = 0;
		return result;
	}
	events_add(procd, process, IPC_PROCESS_EVENT_KIND_STARTED, process->started_at);
	reply->started_at = process->started_at;
	return IPC_RESULT_OK;
}

uint32_t procd_abort_staged_process(void *context, const struct ipc_arrival *arrival,
                                    const struct ipc_procd_abort_staged_process_request *request,
                                    struct ipc_procd_abort_staged_process_reply *reply)
{
	struct procd *procd = context;
	struct process *process = processes_find(procd, request->staged_process_id);

	(void)arrival;
	if (process == NULL)
		return IPC_RESULT_NOT_FOUND;
	if (process->state == IPC_PROCD_PROCESS_STATE_RUNNING)
		return IPC_RESULT_BUSY;
	if (process->state != IPC_PROCD_PROCESS_STATE_STAGED)
		return IPC_RESULT_NOT_FOUND;
	transfer_end(procd, process->id);
	reply->pages = launch_abort(procd, process);
	launch_forget(procd, process);
	processes_remove(process);
	return IPC_RESULT_OK;
}
