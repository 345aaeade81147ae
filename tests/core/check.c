/* SPDX-License-Identifier: ISC */
/* The core counted again from its slots, and compared with itself at another time. */
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "world.h"

/* Capabilities that are in the slots. */
struct tally {
	uint32_t references[ENDPOINTS + KERNEL_ENDPOINTS];
	uint32_t receivers[ENDPOINTS + KERNEL_ENDPOINTS];
};

static void tally_slots(const struct ipc_core *core, uint32_t process, struct tally *tally)
{
	uint32_t receivable = 0;

	for (uint32_t slot = 1; slot <= core->processes[process].slot_count; slot++) {
		const struct cap *cap = ipc_core_slot(core, process, slot);

		if (cap->type != IPC_CAP_TYPE_ENDPOINT)
			continue;
		tally->references[cap->of.endpoint]++;
		if ((cap->rights & IPC_RIGHT_RECEIVE) != 0) {
			tally->receivers[cap->of.endpoint]++;
			receivable++;
		}
	}
	assert_int_equal(core->processes[process].receivable, receivable);
}

/* Capabilities for the grant on one slot of a staged process. */
static uint32_t holders_of(const struct ipc_core *core, uint32_t process, uint32_t slot)
{
	uint32_t holders = 0;

	for (uint32_t i = 0; i < core->pool_used; i++)
		holders += core->pool[i].type == IPC_CAP_TYPE_INSTALL_GRANT &&
		           core->pool[i].of.to.number == core->processes[process].number &&
		           core->pool[i].of.to.slot == slot;
	return holders;
}

/* The grant that reserves a slot is held by as many capabilities as it says. */
static void check_grants(const struct ipc_core *core, uint32_t process)
{
	const bool staged = core->processes[process].state == PROCESS_STAGED;

	for (uint32_t slot = 1; slot <= core->processes[process].slot_count; slot++) {
		const struct cap *cap = ipc_core_slot(core, process, slot);

		if (cap->type == IPC_CAP_TYPE_NONE)
			assert_int_equal(cap->of.grant.holders,
			                 staged ? holders_of(core, process, slot) : 0);
	}
}

/* The ranges of all processes lie side by side in the pool. */
static void check_pool(const struct ipc_core *core)
{
	uint32_t next = 0;
	bool found = true;

	while (next < core->pool_used && found) {
		found = false;
		for (uint32_t i = 0; i < core->process_count && !found; i++) {
			const struct process *p = &core->processes[i];

			if (p->state != PROCESS_FREE && p->slot_count > 0 &&
			    p->first_slot == next) {
				next += p->slot_count;
				found = true;
			}
		}
	}
	assert_int_equal(next, core->pool_used);
}

static void check_queue(const struct ipc_core *core, uint32_t endpoint)
{
	const struct endpoint *e = &core->endpoints[endpoint];
	uint32_t previous = NONE;
	uint64_t order = 0;

	for (uint32_t i = e->head; i != NONE; i = ipc_core_request(core, i)->next) {
		const struct request *request = ipc_core_request(core, i);

		assert_int_equal(request->state, REQUEST_QUEUED);
		assert_int_equal(request->endpoint, endpoint);
		assert_int_equal(request->previous, previous);
		assert_true(request->order > order);
		order = request->order;
		previous = i;
	}
	assert_int_equal(e->tail, previous);
	assert_true(e->head == NONE || e->receivers > 0);
}

static void check_waiting(const struct ipc_core *core)
{
	uint32_t previous = NONE;
	uint32_t listed = 0;
	uint32_t waiting = 0;

	for (uint32_t i = core->first_waiting; i != NONE; i = core->processes[i].next) {
		assert_int_equal(core->processes[i].waiting, WAITING_RECV);
		assert_int_equal(core->processes[i].previous, previous);
		assert_int_equal(ipc_core_oldest(core, i), NONE);
		previous = i;
		listed++;
	}
	assert_int_equal(core->last_waiting, previous);
	for (uint32_t i = 0; i < core->process_count; i++)
		waiting += core->processes[i].state == PROCESS_RUNNING &&
		           core->processes[i].waiting == WAITING_RECV;
	assert_int_equal(listed, waiting);
}

void world_check(const struct world *world)
{
	const struct ipc_core *core = world->core;
	struct tally tally;

	memset(&tally, 0, sizeof(tally));
	assert_false(core->unsettled);
	for (uint32_t i = 0; i < core->process_count; i++) {
		const struct process *p = &core->processes[i];

		if (p->state == PROCESS_FREE) {
			assert_int_equal(p->call.state, REQUEST_NONE);
			assert_int_equal(p->notice.state, REQUEST_NONE);
			continue;
		}
		tally_slots(core, i, &tally);
		check_grants(core, i);
		if (p->notice.state != REQUEST_NONE)
			tally.references[p->notice.endpoint]++;
		/* What nothing names is not kept. */
		if (p->state == PROCESS_ENDED)
			assert_true(p->named || p->call.state != REQUEST_NONE ||
			            p->notice.state != REQUEST_NONE);
	}
	for (uint32_t i = 0; i < core->endpoint_count; i++) {
		assert_int_equal(core->endpoints[i].references, tally.references[i]);
		assert_int_equal(core->endpoints[i].receivers, tally.receivers[i]);
		check_queue(core, i);
	}
	check_pool(core);
	check_waiting(core);
}

struct snapshot {
	struct ipc_core core;
	struct process processes[PROCESSES];
	struct endpoint endpoints[ENDPOINTS + KERNEL_ENDPOINTS];
	struct cap pool[SLOTS];
	struct world world;
};

struct snapshot *snapshot(const struct world *world)
{
	struct snapshot *s = calloc(1, sizeof(*s));
	const struct ipc_core *core = world->core;

	assert_non_null(s);
	memcpy(&s->core, core, offsetof(struct ipc_core, handlers));
	memcpy(s->processes, core->processes, sizeof(s->processes));
	memcpy(s->endpoints, core->endpoints, sizeof(s->endpoints));
	memcpy(s->pool, core->pool, sizeof(s->pool));
	memcpy(&s->world, world, sizeof(s->world));
	for (uint32_t i = 0; i < PROCESSES; i++) {
		struct process *p = &s->processes[i];

		p->in_cap = 0;
		p->window_base = 0;
		p->window_count = 0;
		memset(&p->table, 0, sizeof(p->table));
		p->out_len = 0;
		memset(p->out, 0, sizeof(p->out));
	}
	memset(s->world.outcomes, 0, sizeof(s->world.outcomes));
	return s;
}

void assert_unchanged(const struct world *world, struct snapshot *before)
{
	struct snapshot *now = snapshot(world);

	assert_memory_equal(&now->core, &before->core, sizeof(now->core));
	assert_memory_equal(now->processes, before->processes, sizeof(now->processes));
	assert_memory_equal(now->endpoints, before->endpoints, sizeof(now->endpoints));
	assert_memory_equal(now->pool, before->pool, sizeof(now->pool));
	/* Nor was the platform asked to do anything. */
	assert_memory_equal(&now->world, &before->world, sizeof(now->world));
	free(now);
	free(before);
}
