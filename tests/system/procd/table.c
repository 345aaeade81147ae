/* SPDX-License-Identifier: ISC */
/* The table of processes: one record each, ended ones too until their place is needed. */
#include "procd.h"

#include <string.h>

struct process *processes_find(struct procd *procd, uint64_t id)
{
	for (size_t i = 0; i < PROCESSES_MAX; i++) {
		if (procd->processes[i].id == id && id != 0)
			return &procd->processes[i];
	}
	return NULL;
}

struct process *processes_find_kernel(struct procd *procd, uint64_t kernel_id)
{
	for (size_t i = 0; i < PROCESSES_MAX; i++) {
		if (procd->processes[i].kernel_id == kernel_id && kernel_id != 0)
			return &procd->processes[i];
	}
	return NULL;
}

struct process *processes_find_service(struct procd *procd, const char *name, uint16_t length)
{
	for (size_t i = 0; i < PROCESSES_MAX; i++) {
		struct process *process = &procd->processes[i];

		if (process->id != 0 && process->service &&
		    process->state == IPC_PROCD_PROCESS_STATE_RUNNING &&
		    process->label_length == length && memcmp(process->label, name, length) == 0)
			return process;
	}
	return NULL;
}

static bool has_ended(const struct process *process)
{
	return process->state == IPC_PROCD_PROCESS_STATE_EXITED ||
	       process->state == IPC_PROCD_PROCESS_STATE_KILLED;
}

/* An empty place, else that of the process that ended first. */
static struct process *find_place(struct procd *procd)
{
	struct process *oldest = NULL;

	for (size_t i = 0; i < PROCESSES_MAX; i++) {
		struct process *process = &procd->processes[i];

		if (process->id == 0)
			return process;
		if (has_ended(process) && (oldest == NULL || process->ended_at < oldest->ended_at))
			oldest = process;
	}
	return oldest;
}

struct process *processes_add(struct procd *procd, const char *label, uint16_t length)
{
	struct process *process = find_place(procd);

	if (process == NULL)
		return NULL;
	memset(process, 0, sizeof(*process));
	process->id = ++procd->last_id;
	process->state = IPC_PROCD_PROCESS_STATE_STAGED;
	memcpy(process->label, label, length);
	process->label_length = length;
	return process;
}

void processes_remove(struct process *process)
{
	memset(process, 0, sizeof(*process));
}

uint32_t processes_slot(const struct procd *procd, const struct process *process)
{
	return SLOT_PROCESS + (uint32_t)(process - procd->processes);
}

void block_set(struct block *block, const char *bytes, uint16_t size, uint16_t count)
{
	if (size > 0)
		memcpy(block->bytes, bytes, size);
	block->size = size;
	block->count = count;
}
