/* SPDX-License-Identifier: ISC */
/* The core's memory, what is given to a process from outside, and what is there. */
#include "state.h"

/* A token holds the number of a request, two for each process, in 16 bits. */
#define PROCESSES_MAX 0x7FFFu

/* Of each part of the memory: multiples of this. */
#define ALIGNMENT sizeof(uint64_t)

static size_t aligned(size_t size)
{
	return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

size_t ipc_core_size(uint32_t processes, uint32_t endpoints, uint32_t slots)
{
	const uint64_t size = aligned(sizeof(struct ipc_core)) +
	                      (uint64_t)processes * sizeof(struct process) +
	                      ((uint64_t)endpoints + KERNEL_ENDPOINTS) * sizeof(struct endpoint) +
	                      ALIGNMENT + (uint64_t)slots * sizeof(struct cap);

	return processes > PROCESSES_MAX || size > SIZE_MAX ? 0 : aligned((size_t)size);
}

struct ipc_core *ipc_core_init(void *memory, uint32_t processes, uint32_t endpoints, uint32_t slots,
                               const struct ipc_core_platform *platform)
{
	struct ipc_core *core = memory;
	uint8_t *next = (uint8_t *)memory + aligned(sizeof(struct ipc_core));

	core->platform = platform;
	core->process_count = processes;
	core->endpoint_count = endpoints + KERNEL_ENDPOINTS;
	core->pool_size = slots;
	core->processes = (void *)next;
	next += aligned(processes * sizeof(struct process));
	core->endpoints = (void *)next;
	next += aligned(core->endpoint_count * sizeof(struct endpoint));
	core->pool = (void *)next;
	core->pool_used = 0;
	core->first_waiting = NONE;
	core->last_waiting = NONE;
	core->last_number = 0;
	core->last_order = 0;
	core->last_token = 0;
	core->unsettled = false;
	for (uint32_t i = 0; i < processes; i++) {
		struct process *p = &core->processes[i];

		p->state = PROCESS_FREE;
		p->first_slot = 0;
		p->slot_count = 0;
		p->call.state = REQUEST_NONE;
		p->notice.state = REQUEST_NONE;
	}
	for (uint32_t i = 0; i < core->endpoint_count; i++) {
		struct endpoint *endpoint = &core->endpoints[i];

		endpoint->kind = i < KERNEL_ENDPOINTS ? i : (uint32_t)IPC_ENDPOINT_KIND_GENERIC;
		endpoint->references = 0;
		endpoint->receivers = 0;
		endpoint->head = NONE;
		endpoint->tail = NONE;
	}
	ipc_core_kernel_init(core);
	return core;
}

uint32_t ipc_core_first_process(struct ipc_core *core, uint32_t slot_count, bool owner)
{
	const uint32_t process = ipc_core_process_free(core, slot_count);

	if (process == NONE)
		return IPC_CORE_NO_PROCESS;
	ipc_core_process_make(core, process, PROCESS_RUNNING, slot_count);
	core->processes[process].owner = owner;
	return process;
}

/* Puts a capability with no more than `possible` rights into an empty slot. */
static uint32_t give(struct ipc_core *core, uint32_t process, uint32_t slot, const struct cap *cap,
                     uint32_t possible)
{
	const uint32_t status = ipc_core_slot_empty(core, process, slot);

	if (status != IPC_RESULT_OK)
		return status;
	if ((cap->rights & ~possible) != 0)
		return IPC_RESULT_INVALID_ARGUMENT;
	ipc_core_put(core, process, slot, cap);
	return IPC_RESULT_OK;
}

uint32_t ipc_core_give_kernel(struct ipc_core *core, uint32_t process, uint32_t slot,
                              uint32_t rights)
{
	const struct cap cap = {
		.type = IPC_CAP_TYPE_ENDPOINT,
		.rights = rights,
		.of.endpoint = IPC_ENDPOINT_KIND_GENERIC,
	};

	return give(core, process, slot, &cap, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
}

uint32_t ipc_core_give_self(struct ipc_core *core, uint32_t process, uint32_t slot, uint32_t rights)
{
	const struct cap cap = {
		.type = IPC_CAP_TYPE_TCB,
		.rights = rights,
		.of.to = {.number = core->processes[process].number, .process = process},
	};

	return give(core, process, slot, &cap, TCB_RIGHTS);
}

uint32_t ipc_core_give_device(struct ipc_core *core, uint32_t process, uint32_t slot, uint64_t base,
                              uint64_t size, uint32_t rights)
{
	const struct cap cap = {
		.type = IPC_CAP_TYPE_DEVICE_UNTYPED,
		.rights = rights,
		.of.memory = {base, size},
	};

	return give(core, process, slot, &cap, MEMORY_RIGHTS);
}

uint32_t ipc_core_give_frame(struct ipc_core *core, uint32_t process, uint32_t slot, uint64_t base,
                             uint32_t rights)
{
	const struct cap cap = {
		.type = IPC_CAP_TYPE_FRAME,
		.rights = rights,
		.of.memory = {base, IPC_TYPES_PAGE_SIZE},
	};

	return give(core, process, slot, &cap, MEMORY_RIGHTS);
}

void ipc_core_ended(struct ipc_core *core, uint32_t process, uint32_t reason, int32_t exit_code)
{
	if (core->processes[process].state != PROCESS_RUNNING)
		return;
	ipc_core_end(core, process, reason, exit_code);
	ipc_core_settle(core);
}

uint32_t ipc_core_frame(const struct ipc_core *core, uint32_t process, uint32_t slot,
                        uint64_t *base, uint64_t *size)
{
	const struct cap *cap = ipc_core_slot(core, process, slot);

	if (cap == NULL ||
	    (cap->type != IPC_CAP_TYPE_DEVICE_FRAME && cap->type != IPC_CAP_TYPE_FRAME))
		return IPC_RESULT_BAD_SLOT;
	if ((cap->rights & IPC_RIGHT_MAP) == 0)
		return IPC_RESULT_NO_RIGHTS;
	*base = cap->of.memory.base;
	*size = cap->of.memory.size;
	return IPC_RESULT_OK;
}

/* Whether the slot holds a capability that names something. */
static bool alive(const struct ipc_core *core, const struct cap *cap)
{
	if (cap->type == IPC_CAP_TYPE_TCB)
		return ipc_core_named(core, cap) != NONE;
	if (cap->type == IPC_CAP_TYPE_INSTALL_GRANT)
		return ipc_core_granted(core, cap) != NULL;
	return cap->type != IPC_CAP_TYPE_NONE;
}

void ipc_core_counts(const struct ipc_core *core, struct ipc_core_counts *counts)
{
	counts->processes = 0;
	counts->endpoints = 0;
	counts->capabilities = 0;
	counts->tokens = 0;
	counts->grants = 0;
	counts->pages = 0;
	for (uint32_t i = 0; i < core->process_count; i++) {
		const struct process *p = &core->processes[i];

		if (p->state == PROCESS_FREE)
			continue;
		counts->processes++;
		counts->tokens += p->call.state >= REQUEST_RECEIVED;
		counts->tokens += p->notice.state >= REQUEST_RECEIVED;
		counts->pages += ipc_core_pages(p);
	}
	for (uint32_t i = KERNEL_ENDPOINTS; i < core->endpoint_count; i++)
		counts->endpoints += core->endpoints[i].references != 0;
	for (uint32_t i = 0; i < core->pool_used; i++) {
		const struct cap *cap = &core->pool[i];

		counts->capabilities += alive(core, cap);
		counts->grants += cap->type == IPC_CAP_TYPE_NONE && cap->of.grant.holders != 0;
	}
}
