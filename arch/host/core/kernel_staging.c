/* SPDX-License-Identifier: ISC */
/* Kernel-control ops on a process that does not run yet. */
#include "state.h"

/* The staged process behind a TCB capability of the caller: BAD_SLOT, NO_RIGHTS, BUSY. */
static uint32_t staged(const struct ipc_core *core, uint32_t slot, uint32_t *process)
{
	const uint32_t status = ipc_core_controlled(core, slot, process);

	if (status != IPC_RESULT_OK)
		return status == IPC_RESULT_NOT_FOUND ? IPC_RESULT_BAD_SLOT : status;
	return core->processes[*process].state == PROCESS_STAGED ? IPC_RESULT_OK : IPC_RESULT_BUSY;
}

static uint32_t create_staged_process(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_create_staged_process_request *request,
	struct ipc_kernel_control_create_staged_process_reply *reply)
{
	struct ipc_core *core = context;
	const uint32_t status = ipc_core_slot_empty(core, core->caller, request->process_slot);
	struct cap cap = {.type = IPC_CAP_TYPE_TCB, .rights = TCB_RIGHTS};
	struct process *p;
	uint32_t process;

	(void)arrival;
	if (status != IPC_RESULT_OK)
		return status;
	process = ipc_core_process_free(core, request->slot_count);
	if (process == NONE ||
	    !core->platform->map(core->platform->context, process, request->ranges,
	                         request->range_count))
		return IPC_RESULT_EXHAUSTED;
	ipc_core_process_make(core, process, PROCESS_STAGED, request->slot_count);
	p = &core->processes[process];
	p->range_count = request->range_count;
	for (uint32_t i = 0; i < request->range_count; i++)
		p->ranges[i] = request->ranges[i];
	cap.of.to.number = p->number;
	cap.of.to.process = process;
	ipc_core_put(core, core->caller, request->process_slot, &cap);
	reply->process_id = p->number;
	return IPC_RESULT_OK;
}

static uint32_t derive_install_grant(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_derive_install_grant_request *request)
{
	struct ipc_core *core = context;
	struct cap cap = {.type = IPC_CAP_TYPE_INSTALL_GRANT, .rights = IPC_RIGHT_GRANT};
	struct cap *target;
	uint32_t process;
	uint32_t status = staged(core, request->process_slot, &process);

	(void)arrival;
	if (status != IPC_RESULT_OK)
		return status;
	target = ipc_core_slot(core, process, request->target_slot);
	status = ipc_core_slot_empty(core, core->caller, request->grant_slot);
	if (target == NULL || status == IPC_RESULT_BAD_SLOT)
		return IPC_RESULT_BAD_SLOT;
	if (status != IPC_RESULT_OK || target->type != IPC_CAP_TYPE_NONE ||
	    target->of.grant.holders != 0)
		return IPC_RESULT_EXISTS;
	cap.of.to.number = core->processes[process].number;
	cap.of.to.process = process;
	cap.of.to.slot = request->target_slot;
	ipc_core_put(core, core->caller, request->grant_slot, &cap);
	/* The first holder makes the grant, so nobody has counted it. */
	target->of.grant.ceiling = request->rights;
	target->of.grant.holders = 1;
	return IPC_RESULT_OK;
}

static uint32_t install_with_grant(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_install_with_grant_request *request,
	struct ipc_kernel_control_install_with_grant_reply *reply)
{
	struct ipc_core *core = context;
	const struct cap *grant = ipc_core_slot_of(core, core->caller, request->grant_slot,
	                                           IPC_CAP_TYPE_INSTALL_GRANT);
	const struct cap *source = ipc_core_slot(core, core->caller, request->source_slot);
	const struct cap *target;
	struct cap cap;

	(void)arrival;
	if (grant == NULL || source == NULL || source->type == IPC_CAP_TYPE_NONE)
		return IPC_RESULT_BAD_SLOT;
	target = ipc_core_granted(core, grant);
	if (target == NULL)
		return IPC_RESULT_NOT_FOUND;
	if ((source->rights & IPC_RIGHT_GRANT) == 0 ||
	    (request->rights & ~(source->rights & target->of.grant.ceiling)) != 0)
		return IPC_RESULT_NO_RIGHTS;
	cap = *source;
	cap.rights = request->rights;
	reply->target_slot = grant->of.to.slot;
	/* The capability takes the place of the reservation: this grant, and each copy, is dead. */
	ipc_core_put(core, grant->of.to.process, grant->of.to.slot, &cap);
	ipc_core_drop(core, core->caller, request->grant_slot);
	if (request->mode == IPC_CAP_TRANSFER_MODE_MOVE)
		ipc_core_drop(core, core->caller, request->source_slot);
	return IPC_RESULT_OK;
}

static uint32_t abort_staged_process(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_abort_staged_process_request *request,
	struct ipc_kernel_control_abort_staged_process_reply *reply)
{
	struct ipc_core *core = context;
	uint32_t process;
	const uint32_t status = staged(core, request->process_slot, &process);

	(void)arrival;
	if (status != IPC_RESULT_OK)
		return status;
	reply->pages = ipc_core_pages(&core->processes[process]);
	reply->grants = ipc_core_grants_end(core, process);
	ipc_core_drop(core, core->caller, request->process_slot);
	reply->capabilities = ipc_core_abort(core, process);
	return IPC_RESULT_OK;
}

/* End of the range that holds `address`; `address` if there is none, or not with this access. */
static uint64_t mapped_until(const struct process *process, uint64_t address, uint32_t access)
{
	for (uint32_t i = 0; i < process->range_count; i++) {
		const struct ipc_kernel_control_anonymous_range *range = &process->ranges[i];

		/* The difference is huge for an address below. */
		if (address - range->address < range->size && (range->access & access) == access)
			return range->address + range->size;
	}
	return address;
}

static uint32_t write_process_memory(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_write_process_memory_request *request)
{
	struct ipc_core *core = context;
	const uint64_t end = request->address + request->data_size;
	uint64_t until;
	uint32_t process;
	const uint32_t status = staged(core, request->process_slot, &process);

	(void)arrival;
	if (status != IPC_RESULT_OK)
		return status;
	for (uint64_t at = request->address; at < end; at = until) {
		until = mapped_until(&core->processes[process], at, 0);
		if (until == at)
			return IPC_RESULT_BAD_ADDRESS;
	}
	/* All of it is mapped; now each range gets its part. */
	for (uint64_t at = request->address; at < end; at = until) {
		until = mapped_until(&core->processes[process], at, 0);
		if (until > end)
			until = end;
		core->platform->write(core->platform->context, process, at,
		                      request->data + (at - request->address),
		                      (size_t)(until - at));
	}
	return IPC_RESULT_OK;
}

static uint32_t start_process(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_kernel_control_start_process_request *request,
                              struct ipc_kernel_control_start_process_reply *reply)
{
	struct ipc_core *core = context;
	const struct ipc_core_start start = {
		.entry_point = request->entry_point,
		.stack_top = request->stack_top,
		.arguments = request->arguments,
		.arguments_size = request->arguments_size,
		.arguments_count = request->arguments_count,
		.environment = request->environment,
		.environment_size = request->environment_size,
		.environment_count = request->environment_count,
	};
	const uint64_t stack = request->stack_top - 1;
	struct process *p;
	uint32_t process;
	uint32_t status = staged(core, request->process_slot, &process);

	(void)arrival;
	if (status != IPC_RESULT_OK)
		return status;
	p = &core->processes[process];
	if (mapped_until(p, request->entry_point, IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE) ==
	            request->entry_point ||
	    mapped_until(p, stack, IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE) == stack)
		return IPC_RESULT_BAD_ADDRESS;
	status = core->platform->start(core->platform->context, process, &start);
	if (status != IPC_RESULT_OK)
		return status;
	ipc_core_grants_end(core, process);
	p->state = PROCESS_RUNNING;
	reply->started_at = core->platform->ticks(core->platform->context);
	return IPC_RESULT_OK;
}

void ipc_core_handlers_staging(struct ipc_kernel_control_handlers *handlers)
{
	handlers->create_staged_process = create_staged_process;
	handlers->derive_install_grant = derive_install_grant;
	handlers->install_with_grant = install_with_grant;
	handlers->abort_staged_process = abort_staged_process;
	handlers->write_process_memory = write_process_memory;
	handlers->start_process = start_process;
}
