/* SPDX-License-Identifier: ISC */
/* Which system call is made next: mostly one that does something. */
#include "steps.h"

#include <string.h>

#include "cmocka_all.h"
#include "ops.h"

#define ENDPOINT IPC_CAP_TYPE_ENDPOINT
#define DEVICES  IPC_CAP_TYPE_DEVICE_UNTYPED

uint32_t run_below(struct run *run, uint32_t bound)
{
	run->random ^= run->random << 13;
	run->random ^= run->random >> 7;
	run->random ^= run->random << 17;
	return (uint32_t)((run->random >> 16) % bound);
}

static bool one_in(struct run *run, uint32_t chances)
{
	return run_below(run, chances) == 0;
}

/* Mostly a slot that is there. */
static uint32_t any_slot(struct run *run)
{
	return one_in(run, 20) ? run_below(run, MODEL_SLOTS + 3) : 1 + run_below(run, MODEL_SLOTS);
}

/* Mostly one that holds an endpoint with this right, where there is any; seldom the kernel's. */
static uint32_t good_slot(struct run *run, unsigned process, uint32_t right)
{
	for (unsigned tries = 0; tries < 20; tries++) {
		const uint32_t slot = any_slot(run);
		const struct model_cap *cap = &run->model.processes[process].slots[slot];

		if (slot <= MODEL_SLOTS && cap->type == ENDPOINT && (cap->rights & right) != 0 &&
		    (cap->object != MODEL_KERNEL || one_in(run, 10)))
			return slot;
	}
	return any_slot(run);
}

/* A slot with this right on an endpoint on which another one waits in CALL or RECV; 0 for none. */
static uint32_t slot_that_helps(const struct run *run, unsigned process, enum model_doing doing,
                                uint32_t right)
{
	for (unsigned i = 0; i < MODEL_PROCESSES; i++) {
		const struct model_process *p = &run->model.processes[i];

		if (!p->alive || p->doing != doing || (doing == MODEL_CALLS && p->received))
			continue;
		for (uint32_t slot = 1; slot <= MODEL_SLOTS; slot++) {
			const struct model_cap *cap = &run->model.processes[process].slots[slot];

			if (cap->type == ENDPOINT && (cap->rights & right) != 0 &&
			    (p->object == 0 || p->object == cap->object))
				return slot;
		}
	}
	return 0;
}

static struct model_bounds any_bounds(struct run *run)
{
	struct model_bounds bounds;

	bounds.in_cap = one_in(run, 10) ? run_below(run, 130) : 4096;
	bounds.base = 1 + run_below(run, MODEL_SLOTS);
	bounds.count = MODEL_SLOTS + 1 - bounds.base;
	if (one_in(run, 3))
		bounds.count = run_below(run, bounds.count + 1);
	if (one_in(run, 30)) {
		bounds.base = run_below(run, MODEL_SLOTS + 3);
		bounds.count = one_in(run, 4) ? UINT32_MAX : run_below(run, MODEL_SLOTS);
	}
	return bounds;
}

static struct model_entry any_entry(struct run *run, unsigned process)
{
	struct model_entry entry = {0, 0, 0, 0};
	const struct model_cap *cap;

	if (one_in(run, 8))
		return entry;
	entry.slot = one_in(run, 10) ? any_slot(run) : good_slot(run, process, GRANT);
	entry.type = one_in(run, 8) ? DEVICES : ENDPOINT;
	entry.mode = 1 + run_below(run, 2);
	entry.rights = run_below(run, 0x20);
	if (entry.slot <= MODEL_SLOTS && !one_in(run, 10)) {
		cap = &run->model.processes[process].slots[entry.slot];
		if (cap->type != 0)
			entry.type = cap->type;
		if (one_in(run, 2))
			entry.rights = cap->rights;
		else
			entry.rights &= cap->rights;
	}
	return entry;
}

static struct model_message any_message(struct run *run, unsigned process, bool reply)
{
	struct model_message made;
	struct message built = message(0x777, reply ? 1 : 0, run->model.now);
	bool present = false;

	memset(&made, 0, sizeof(made));
	made.count = one_in(run, 2) ? 0 : 1 + run_below(run, 1 + run_below(run, MODEL_ENTRIES));
	for (uint32_t i = 0; i < made.count; i++) {
		const struct model_entry entry = any_entry(run, process);

		made.entries[i] = entry;
		present |= entry.type != 0;
		message_cap(&built, entry.slot, entry.type, entry.mode, entry.rights);
	}
	made.malformed = made.count > 0 && !present;
	for (uint32_t i = run_below(run, 12); i > 0; i--)
		message_u32(&built, run_below(run, UINT32_MAX));
	if (made.count > 0 && one_in(run, 40)) {
		built.bytes[33 + run_below(run, 7)] = 1;
		made.malformed = true;
	}
	made.len = built.len;
	memcpy(made.bytes, built.bytes, built.len);
	return made;
}

static void do_syscall(struct run *run, unsigned process, uint32_t number, uint32_t slot,
                       uint64_t token, const struct model_message *out, struct model_bounds bounds)
{
	const struct ipc_core_syscall with = {
		.number = number,
		.slot = slot,
		.token = token,
		.out = out == NULL ? NULL : out->bytes,
		.out_len = out == NULL ? 0 : out->len,
		.in_cap = bounds.in_cap,
		.window_base = bounds.base,
		.window_count = bounds.count,
	};

	syscall_with(run->world, run->index[process], &with);
}

/* `slot` 0: any. */
static void step_call(struct run *run, unsigned process, uint32_t slot)
{
	if (slot == 0 || one_in(run, 10))
		slot = good_slot(run, process, SEND);
	const struct model_bounds bounds = any_bounds(run);
	const struct model_cap *cap = &run->model.processes[process].slots[slot];
	struct model_message made = any_message(run, process, false);

	/* Too short for a header, but not to the kernel, which has an answer of its own. */
	if (made.count == 0 && slot <= MODEL_SLOTS && cap->object != MODEL_KERNEL &&
	    one_in(run, 20))
		made.len = run_below(run, 32);
	do_syscall(run, process, IPC_SYSCALL_CALL, slot, 0, &made, bounds);
	model_call(&run->model, process, slot, &made, bounds);
}

static void step_recv(struct run *run, unsigned process, uint32_t slot)
{
	if (slot == 0 || one_in(run, 10))
		slot = good_slot(run, process, RECEIVE);
	if (one_in(run, 2))
		slot = IPC_SLOT_ANY;
	const struct model_bounds bounds = any_bounds(run);

	do_syscall(run, process, IPC_SYSCALL_RECV, slot, 0, NULL, bounds);
	model_recv(&run->model, process, slot, bounds);
}

/* A token that the process holds; 0 if it holds none. */
static uint64_t held_token(struct run *run, unsigned process)
{
	const struct model *model = &run->model;

	for (unsigned i = run_below(run, 4), tries = 0; tries < MODEL_PROCESSES; i++, tries++) {
		const struct model_process *c = &model->processes[i % MODEL_PROCESSES];

		if (c->alive && c->doing == MODEL_CALLS && c->received && c->holder == process)
			return c->token;
	}
	for (unsigned i = 0; i < MODEL_RECORDS; i++) {
		if (model->orphans[i].out && model->orphans[i].holder == process)
			return model->orphans[i].token;
	}
	return 0;
}

/* Mostly with a good token; true if it was made. */
static bool step_reply(struct run *run, unsigned process)
{
	const uint64_t held = held_token(run, process);
	const uint64_t token = one_in(run, 20) ? run->old_tokens[run_below(run, 64)] : held;
	const struct model_bounds none = {0, 0, 0};
	const struct model_message made = any_message(run, process, true);
	const struct model_message *out = one_in(run, 8) ? NULL : &made;

	if (token == 0)
		return false;
	do_syscall(run, process, IPC_SYSCALL_REPLY, 0, token, out, none);
	model_reply(&run->model, process, token, out);
	return true;
}

static void step_drop(struct run *run, unsigned process)
{
	const uint32_t slot = any_slot(run);
	const struct model_bounds none = {0, 0, 0};

	/* Slot 1 less often: without the kernel there is no new endpoint. */
	if (slot == 1 && !one_in(run, 10))
		return;
	do_syscall(run, process, IPC_SYSCALL_DROP_LOCAL_CAP, slot, 0, NULL, none);
	model_drop(&run->model, process, slot);
}

static bool has_kernel(const struct run *run, unsigned process)
{
	const struct model_cap *cap = &run->model.processes[process].slots[KERNEL];

	return cap->type == ENDPOINT && cap->object == MODEL_KERNEL && (cap->rights & SEND) != 0;
}

static void step_create(struct run *run, unsigned process)
{
	const uint32_t slot = any_slot(run);
	const uint32_t rights = one_in(run, 3) ? 1 + run_below(run, 3) : ALL;
	uint32_t result;

	if (!has_kernel(run, process))
		return;
	result = create_endpoint(run->world, run->index[process], slot, 0, rights);
	assert_int_equal(result, model_create(&run->model, process, slot, rights));
	run->created += result == IPC_RESULT_OK;
}

static void step_copy(struct run *run, unsigned process)
{
	const uint32_t source = any_slot(run);
	const uint32_t target = any_slot(run);
	uint32_t rights = run_below(run, 0x20);
	uint32_t result;

	if (!has_kernel(run, process) || source == target)
		return;
	if (source <= MODEL_SLOTS && !one_in(run, 4))
		rights &= run->model.processes[process].slots[source].rights;
	result = copy_cap(run->world, run->index[process], source, target, rights);
	assert_int_equal(result, model_copy(&run->model, process, source, target, rights));
	run->copied += result == IPC_RESULT_OK;
}

/* Without it, processes that start with nothing in common would never meet. */
static void step_gift(struct run *run, unsigned to)
{
	const unsigned from = run_below(run, MODEL_PROCESSES);
	const uint32_t source = 1 + run_below(run, MODEL_SLOTS);
	const uint32_t target = 3 + run_below(run, MODEL_SLOTS - 2);
	const uint32_t rights = one_in(run, 3) ? run_below(run, 0x20) : SEND | GRANT;
	const struct model_process *p = &run->model.processes[from];

	if (p->alive && model_gift(&run->model, from, source, to, target, rights))
		share(run->world,
		      ipc_core_slot(run->world->core, run->index[from], source)->of.endpoint,
		      run->index[to], target, p->slots[source].rights & rights);
}

void run_birth(struct run *run, unsigned process)
{
	struct ipc_core *core = run->world->core;
	const uint32_t index = ipc_core_first_process(core, MODEL_SLOTS, false);

	if (!model_birth(&run->model, process)) {
		assert_int_equal(index, IPC_CORE_NO_PROCESS);
		return;
	}
	assert_in_range(index, 0, PROCESSES - 1);
	run->index[process] = index;
	run->world->gone[index] = false;
	run->world->under_way[index] = false;
	assert_int_equal(ipc_core_give_kernel(core, index, KERNEL, SEND | GRANT), 0);
	assert_int_equal(ipc_core_give_device(core, index, 2, 0, 4096, MAP | GRANT), 0);
	step_create(run, process);
	for (unsigned i = 0; i < 12; i++)
		step_gift(run, process);
}

static void step_death(struct run *run, unsigned process)
{
	exits(run->world, run->index[process], 0);
	model_death(&run->model, process);
	run->deaths++;
}

/* The last one that does not wait does not begin to, unless that wakes somebody. */
static void step_of(struct run *run, unsigned process, bool last)
{
	const uint32_t callee = slot_that_helps(run, process, MODEL_RECEIVES, SEND);
	const uint32_t caller = slot_that_helps(run, process, MODEL_CALLS, RECEIVE);
	const uint32_t chance = run_below(run, 100);

	if (chance < 30 && step_reply(run, process))
		return;
	else if (chance < 50 && (callee != 0 || (!last && one_in(run, 3))))
		step_call(run, process, callee);
	else if (chance < 75 && (caller != 0 || (!last && one_in(run, 3))))
		step_recv(run, process, caller);
	else if (chance < 85)
		step_gift(run, process);
	else if (chance < 92)
		step_drop(run, process);
	else if (chance < 96)
		step_create(run, process);
	else
		step_copy(run, process);
}

void run_step(struct run *run)
{
	unsigned idle = 0;
	unsigned process = run_below(run, MODEL_PROCESSES);

	model_step(&run->model);
	for (unsigned i = 0; i < MODEL_PROCESSES; i++)
		idle += run->model.processes[i].alive &&
		        run->model.processes[i].doing == MODEL_IDLE;
	if (!run->model.processes[process].alive) {
		run_birth(run, process);
	} else if (idle == 0 || one_in(run, idle == 1 ? 60 : 1000)) {
		step_death(run, process);
	} else {
		while (!run->model.processes[process].alive ||
		       run->model.processes[process].doing != MODEL_IDLE)
			process = (process + 1) % MODEL_PROCESSES;
		if (idle > 0)
			step_of(run, process, idle == 1);
	}
}
