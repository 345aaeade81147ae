/* SPDX-License-Identifier: ISC */
/* Kernel-control ops on a process that runs or has ended. */
#include "state.h"

uint32_t ipc_core_controlled(const struct ipc_core *core, uint32_t slot, uint32_t *process)
{
	const struct cap *cap = ipc_core_slot_of(core, core->caller, slot, IPC_CAP_TYPE_TCB);

	if (cap == NULL)
		return IPC_RESULT_BAD_SLOT;
	if ((cap->rights & IPC_RIGHT_CONTROL) == 0)
		return IPC_RESULT_NO_RIGHTS;
	*process = ipc_core_named(core, cap);
	return *process == NONE ? IPC_RESULT_NOT_FOUND : IPC_RESULT_OK;
}

static uint32_t kill_process(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_kernel_control_kill_process_request *request,
                             struct ipc_kernel_control_kill_process_reply *reply)
{
	struct ipc_core *core = context;
	uint32_t process;
	const uint32_t status = ipc_core_controlled(core, request->process_slot, &process);

	(void)arrival;
	if (status != IPC_RESULT_OK)
		return status;
	if (core->processes[process].state != PROCESS_RUNNING)
		return IPC_RESULT_NOT_FOUND;
	core->platform->kill(core->platform->context, process);
	ipc_core_end(core, process, request->reason, 0);
	reply->ended_at = core->processes[process].ended_at;
	return IPC_RESULT_OK;
}

static uint32_t watch_process(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_kernel_control_watch_process_request *request)
{
	struct ipc_core *core = context;
	const struct cap *endpoint = ipc_core_slot_of(core, core->caller, request->endpoint_slot,
	                                              IPC_CAP_TYPE_ENDPOINT);
	uint32_t process;
	const uint32_t status = ipc_core_controlled(core, request->process_slot, &process);

	(void)arrival;
	if (status != IPC_RESULT_OK)
		return status;
	if (endpoint == NULL)
		return IPC_RESULT_BAD_SLOT;
	if ((endpoint->rights & IPC_RIGHT_SEND) == 0)
		return IPC_RESULT_NO_RIGHTS;
	/* The kernel does not send to itself. */
	if (endpoint->of.endpoint < KERNEL_ENDPOINTS)
		return IPC_RESULT_DENIED;
	if (core->processes[process].watched)
		return IPC_RESULT_EXISTS;
	ipc_core_watch(core, process, endpoint->of.endpoint);
	return IPC_RESULT_OK;
}

static uint32_t reap_process(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_kernel_control_reap_process_request *request,
                             struct ipc_kernel_control_reap_process_reply *reply)
{
	struct ipc_core *core = context;
	struct process *p;
	uint32_t process;
	const uint32_t status = ipc_core_controlled(core, request->process_slot, &process);

	(void)arrival;
	if (status != IPC_RESULT_OK)
		return status == IPC_RESULT_NOT_FOUND ? IPC_RESULT_BAD_SLOT : status;
	p = &core->processes[process];
	if (p->state != PROCESS_ENDED)
		return IPC_RESULT_BUSY;
	reply->ended_at = p->ended_at;
	reply->reason = p->reason;
	reply->exit_code = p->exit_code;
	p->reaped = true;
	/* What else names it is dead now; a notice that is still under way keeps the record. */
	ipc_core_drop(core, core->caller, request->process_slot);
	return IPC_RESULT_OK;
}

void ipc_core_handlers_control(struct ipc_kernel_control_handlers *handlers)
{
	handlers->kill_process = kill_process;
	handlers->watch_process = watch_process;
	handlers->reap_process = reap_process;
}
