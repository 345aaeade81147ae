/* SPDX-License-Identifier: ISC */
/* The end of a process, and whether it is started again. */
#include "procd.h"

bool restart_can_count(const struct ipc_procd_restart_settings *restart)
{
	return restart->max_restarts <= RESTARTS_MAX;
}

uint32_t restart_used(const struct process *process, uint64_t now)
{
	uint32_t known = process->restarts < RESTARTS_MAX ? process->restarts : RESTARTS_MAX;
	uint32_t used = 0;

	if (process->restart.max_restarts == 0)
		return 0;
	for (uint32_t i = 0; i < known; i++) {
		if (now - process->restarted_at[i] < process->restart.window)
			used++;
	}
	/* A bound that was lowered meanwhile may be below what happened under the old one. */
	return used < process->restart.max_restarts ? used : process->restart.max_restarts;
}

static bool is_wanted(const struct process *process)
{
	if (process->stopping)
		return false;
	switch (process->restart.policy) {
	case IPC_PROCD_RESTART_POLICY_ALWAYS:
		return true;
	case IPC_PROCD_RESTART_POLICY_ON_FAILURE:
		return process->state == IPC_PROCD_PROCESS_STATE_KILLED || process->exit_code != 0;
	default:
		return false;
	}
}

static bool is_within_bound(const struct process *process)
{
	return process->restart.max_restarts == 0 ||
	       restart_used(process, process->ended_at) < process->restart.max_restarts;
}

static bool start_again(struct procd *procd, struct process *process)
{
	process->restarted_at[process->restarts % RESTARTS_MAX] = process->ended_at;
	process->restarts++;
	if (launch_build(procd, process) != IPC_RESULT_OK ||
	    launch_start(procd, process) != IPC_RESULT_OK) {
		process->restarts--;
		return false;
	}
	/* How it ended before is history now; its event keeps it. */
	process->exit_code = 0;
	process->reason = IPC_KERNEL_CONTROL_KILL_REASON_NONE;
	return true;
}

void procd_process_ended(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_kernel_control_process_ended *msg)
{
	struct procd *procd = context;
	struct process *process = processes_find_kernel(procd, msg->process_id);

	/* Anyone who may call procd can send this; only the kernel can send it here. */
	if (arrival->slot != SLOT_WATCH || process == NULL)
		return;

	if (child_reap(&procd->kernel, processes_slot(procd, process)) == IPC_RESULT_OK)
		process->kernel_id = 0;
	process->ended_at = msg->ended_at;
	process->reason = msg->reason;
	process->exit_code = msg->exit_code;
	if (msg->reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE) {
		process->state = IPC_PROCD_PROCESS_STATE_EXITED;
		events_add(procd, process, IPC_PROCESS_EVENT_KIND_EXITED, msg->ended_at);
	} else {
		process->state = IPC_PROCD_PROCESS_STATE_KILLED;
		events_add(procd, process, IPC_PROCESS_EVENT_KIND_KILLED, msg->ended_at);
	}
	if (is_wanted(process)) {
		if (is_within_bound(process) && start_again(procd, process)) {
			events_add(procd, process, IPC_PROCESS_EVENT_KIND_RESTARTED,
			           process->started_at);
			return;
		}
		events_add(procd, process, IPC_PROCESS_EVENT_KIND_GAVE_UP, msg->ended_at);
	}
	launch_forget(procd, process);
}

uint32_t procd_set_restart_policy(void *context, const struct ipc_arrival *arrival,
                                  const struct ipc_procd_set_restart_policy_request *request,
                                  struct ipc_procd_set_restart_policy_reply *reply)
{
	struct process *process = processes_find(context, request->process_id);

	(void)arrival;
	if (process == NULL)
		return IPC_RESULT_NOT_FOUND;
	if (!restart_can_count(&request->restart))
		return IPC_RESULT_DENIED;
	reply->previous = process->restart;
	process->restart = request->restart;
	return IPC_RESULT_OK;
}

uint32_t procd_get_restart_policy(void *context, const struct ipc_arrival *arrival,
                                  const struct ipc_procd_get_restart_policy_request *request,
                                  struct ipc_procd_get_restart_policy_reply *reply)
{
	struct procd *procd = context;
	struct process *process = processes_find(procd, request->process_id);

	(void)arrival;
	if (process == NULL)
		return IPC_RESULT_NOT_FOUND;
	reply->restart = process->restart;
	reply->restarts = restart_used(process, launch_now(procd));
	return IPC_RESULT_OK;
}
