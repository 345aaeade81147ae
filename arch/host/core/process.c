/* SPDX-License-Identifier: ISC */
/* Processes: how one comes to be, how it ends, and what goes with it. */
#include "state.h"

uint64_t ipc_core_pages(const struct process *process)
{
	uint64_t pages = 0;

	for (uint32_t i = 0; i < process->range_count; i++)
		pages += process->ranges[i].size / IPC_TYPES_PAGE_SIZE;
	return pages;
}

uint32_t ipc_core_process_free(const struct ipc_core *core, uint32_t slot_count)
{
	if (slot_count > core->pool_size - core->pool_used)
		return NONE;
	for (uint32_t i = 0; i < core->process_count; i++) {
		if (core->processes[i].state == PROCESS_FREE)
			return i;
	}
	return NONE;
}

void ipc_core_process_make(struct ipc_core *core, uint32_t process, enum process_state state,
                           uint32_t slot_count)
{
	struct process *p = &core->processes[process];

	p->state = state;
	p->number = ++core->last_number;
	p->owner = false;
	p->named = true;
	p->watched = false;
	p->reaped = false;
	p->receivable = 0;
	p->out_len = 0;
	p->waiting = WAITING_NOT;
	p->call.state = REQUEST_NONE;
	p->notice.state = REQUEST_NONE;
	p->range_count = 0;
	ipc_core_slots_give(core, process, slot_count);
}

/* Takes the memory of a process back. */
static void unmap(struct ipc_core *core, uint32_t process)
{
	if (core->processes[process].range_count == 0)
		return;
	core->processes[process].range_count = 0;
	core->platform->unmap(core->platform->context, process);
}

void ipc_core_process_forget(struct ipc_core *core, uint32_t process)
{
	struct process *p = &core->processes[process];

	if (p->state == PROCESS_ENDED && !p->named && p->call.state == REQUEST_NONE &&
	    p->notice.state == REQUEST_NONE)
		p->state = PROCESS_FREE;
}

/* A process that ends waits for nothing any more. */
static void stop_waiting(struct ipc_core *core, uint32_t process)
{
	struct process *p = &core->processes[process];

	if (p->waiting == WAITING_RECV)
		ipc_core_wait_over(core, process);
	p->waiting = WAITING_NOT;
	if (p->call.state == REQUEST_QUEUED) {
		ipc_core_dequeue(core, 2 * process);
		p->call.state = REQUEST_NONE;
		ipc_core_message_over(p);
	} else if (p->call.state == REQUEST_RECEIVED) {
		p->call.state = REQUEST_ORPHANED;
	}
}

void ipc_core_end(struct ipc_core *core, uint32_t process, uint32_t reason, int32_t exit_code)
{
	struct process *p = &core->processes[process];

	p->state = PROCESS_ENDED;
	p->ended_at = core->platform->ticks(core->platform->context);
	p->reason = reason;
	p->exit_code = reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE ? exit_code : 0;
	stop_waiting(core, process);
	ipc_core_tokens_give_up(core, process);
	ipc_core_slots_take(core, process);
	unmap(core, process);
	/* After its own capabilities, so that it does not send to itself. */
	ipc_core_notify(core, process);
	core->unsettled = true;
}

uint32_t ipc_core_abort(struct ipc_core *core, uint32_t process)
{
	struct process *p = &core->processes[process];
	uint32_t full;

	/* From here on no capability names it: grants for it and its own TCB are dead. */
	p->state = PROCESS_FREE;
	full = ipc_core_slots_take(core, process);
	unmap(core, process);
	if (p->notice.state == REQUEST_ARMED)
		ipc_core_notice_over(core, process);
	return full;
}

/* Marks what the TCB capabilities of one process name; whether anything was not marked before. */
static bool mark(struct ipc_core *core, uint32_t process)
{
	bool news = false;

	for (uint32_t slot = 1; slot <= core->processes[process].slot_count; slot++) {
		const struct cap *cap = ipc_core_slot_of(core, process, slot, IPC_CAP_TYPE_TCB);
		const uint32_t named = cap == NULL ? NONE : ipc_core_named(core, cap);

		if (named != NONE && !core->processes[named].named) {
			core->processes[named].named = true;
			news = true;
		}
	}
	return news;
}

/*
 * Finds out which processes can be named by one that runs, or by a staged one that can be named
 * itself. Counting capabilities would not do: two staged processes may hold each other's.
 */
static void mark_all(struct ipc_core *core)
{
	bool news = true;

	for (uint32_t i = 0; i < core->process_count; i++)
		core->processes[i].named = false;
	while (news) {
		news = false;
		for (uint32_t i = 0; i < core->process_count; i++) {
			const struct process *p = &core->processes[i];

			if (p->state == PROCESS_RUNNING || (p->state == PROCESS_STAGED && p->named))
				news |= mark(core, i);
		}
	}
}

void ipc_core_settle(struct ipc_core *core)
{
	while (core->unsettled) {
		core->unsettled = false;
		mark_all(core);
		for (uint32_t i = 0; i < core->process_count; i++) {
			const struct process *p = &core->processes[i];

			if (p->state == PROCESS_STAGED && !p->named)
				ipc_core_abort(core, i);
			ipc_core_process_forget(core, i);
		}
	}
}
