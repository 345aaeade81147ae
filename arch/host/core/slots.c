/* SPDX-License-Identifier: ISC */
/* Slots: where capabilities are, and what is counted of each that comes and goes. */
#include "state.h"

static const struct cap empty = {.type = IPC_CAP_TYPE_NONE};

/* A slot that is in range. */
static struct cap *at(const struct ipc_core *core, uint32_t process, uint32_t slot)
{
	return &core->pool[core->processes[process].first_slot + (slot - 1)];
}

struct cap *ipc_core_slot(const struct ipc_core *core, uint32_t process, uint32_t slot)
{
	if (slot == 0 || slot > core->processes[process].slot_count)
		return NULL;
	return at(core, process, slot);
}

struct cap *ipc_core_slot_of(const struct ipc_core *core, uint32_t process, uint32_t slot,
                             uint32_t type)
{
	struct cap *cap = ipc_core_slot(core, process, slot);

	return cap != NULL && cap->type == type ? cap : NULL;
}

uint32_t ipc_core_slot_empty(const struct ipc_core *core, uint32_t process, uint32_t slot)
{
	const struct cap *cap = ipc_core_slot(core, process, slot);

	if (cap == NULL)
		return IPC_RESULT_BAD_SLOT;
	return cap->type == IPC_CAP_TYPE_NONE ? IPC_RESULT_OK : IPC_RESULT_EXISTS;
}

uint32_t ipc_core_endpoint_kind(const struct ipc_core *core, const struct cap *cap)
{
	if (cap->type != IPC_CAP_TYPE_ENDPOINT)
		return IPC_ENDPOINT_KIND_GENERIC;
	return core->endpoints[cap->of.endpoint].kind;
}

uint32_t ipc_core_named(const struct ipc_core *core, const struct cap *cap)
{
	const struct process *p = &core->processes[cap->of.to.process];

	if (p->state == PROCESS_FREE || p->reaped || p->number != cap->of.to.number)
		return NONE;
	return cap->of.to.process;
}

struct cap *ipc_core_granted(const struct ipc_core *core, const struct cap *cap)
{
	const uint32_t process = ipc_core_named(core, cap);
	struct cap *target;

	if (process == NONE)
		return NULL;
	target = ipc_core_slot_of(core, process, cap->of.to.slot, IPC_CAP_TYPE_NONE);
	return target != NULL && target->of.grant.holders != 0 ? target : NULL;
}

void ipc_core_put(struct ipc_core *core, uint32_t process, uint32_t slot, const struct cap *cap)
{
	struct cap *target = at(core, process, slot);
	struct endpoint *endpoint;
	struct cap *granted;

	*target = *cap;
	if (cap->type == IPC_CAP_TYPE_ENDPOINT) {
		endpoint = &core->endpoints[cap->of.endpoint];
		endpoint->references++;
		if ((cap->rights & IPC_RIGHT_RECEIVE) != 0) {
			endpoint->receivers++;
			core->processes[process].receivable++;
		}
	} else if (cap->type == IPC_CAP_TYPE_INSTALL_GRANT) {
		granted = ipc_core_granted(core, cap);
		if (granted != NULL)
			granted->of.grant.holders++;
	}
}

void ipc_core_drop(struct ipc_core *core, uint32_t process, uint32_t slot)
{
	struct cap *target = at(core, process, slot);
	const struct cap cap = *target;
	const bool receiver =
		cap.type == IPC_CAP_TYPE_ENDPOINT && (cap.rights & IPC_RIGHT_RECEIVE) != 0;
	struct cap *granted;

	*target = empty;
	if (cap.type == IPC_CAP_TYPE_ENDPOINT) {
		if (receiver)
			core->processes[process].receivable--;
		ipc_core_endpoint_release(core, cap.of.endpoint, receiver);
	} else if (cap.type == IPC_CAP_TYPE_TCB) {
		core->unsettled = true;
	} else if (cap.type == IPC_CAP_TYPE_INSTALL_GRANT) {
		granted = ipc_core_granted(core, &cap);
		if (granted != NULL)
			granted->of.grant.holders--;
	}
}

void ipc_core_slots_give(struct ipc_core *core, uint32_t process, uint32_t count)
{
	struct process *p = &core->processes[process];

	p->first_slot = core->pool_used;
	p->slot_count = count;
	core->pool_used += count;
	for (uint32_t i = 0; i < count; i++)
		core->pool[p->first_slot + i] = empty;
}

uint32_t ipc_core_slots_take(struct ipc_core *core, uint32_t process)
{
	struct process *p = &core->processes[process];
	const uint32_t first = p->first_slot;
	const uint32_t count = p->slot_count;
	uint32_t full = 0;

	for (uint32_t slot = 1; slot <= count; slot++) {
		full += core->pool[first + slot - 1].type != IPC_CAP_TYPE_NONE;
		ipc_core_drop(core, process, slot);
	}
	/* No gap stays behind, so a process finds room whenever enough slots are free. */
	for (uint32_t i = first + count; i < core->pool_used; i++)
		core->pool[i - count] = core->pool[i];
	core->pool_used -= count;
	for (uint32_t i = 0; i < core->process_count; i++) {
		if (core->processes[i].first_slot > first)
			core->processes[i].first_slot -= count;
	}
	p->first_slot = 0;
	p->slot_count = 0;
	return full;
}

uint32_t ipc_core_grants_end(struct ipc_core *core, uint32_t process)
{
	uint32_t grants = 0;

	for (uint32_t slot = 1; slot <= core->processes[process].slot_count; slot++) {
		struct cap *cap = at(core, process, slot);

		if (cap->type == IPC_CAP_TYPE_NONE && cap->of.grant.holders != 0) {
			cap->of.grant.holders = 0;
			cap->of.grant.ceiling = 0;
			grants++;
		}
	}
	return grants;
}
