/* SPDX-License-Identifier: ISC */
/* Endpoints: their queues of requests, and who waits for one. */
#include "state.h"

uint32_t ipc_core_endpoint_new(const struct ipc_core *core)
{
	for (uint32_t i = KERNEL_ENDPOINTS; i < core->endpoint_count; i++) {
		if (core->endpoints[i].references == 0)
			return i;
	}
	return NONE;
}

void ipc_core_endpoint_release(struct ipc_core *core, uint32_t endpoint, bool receiver)
{
	struct endpoint *e = &core->endpoints[endpoint];

	if (receiver && --e->receivers == 0) {
		while (e->head != NONE)
			ipc_core_request_end(core, e->head, IPC_RESULT_PEER_GONE);
	}
	e->references--;
}

struct request *ipc_core_request(const struct ipc_core *core, uint32_t number)
{
	struct process *p = &core->processes[number / 2];

	return number % 2 == 0 ? &p->call : &p->notice;
}

void ipc_core_enqueue(struct ipc_core *core, uint32_t endpoint, uint32_t number)
{
	struct endpoint *e = &core->endpoints[endpoint];
	struct request *request = ipc_core_request(core, number);

	request->state = REQUEST_QUEUED;
	request->endpoint = endpoint;
	request->order = ++core->last_order;
	request->next = NONE;
	request->previous = e->tail;
	if (e->tail == NONE)
		e->head = number;
	else
		ipc_core_request(core, e->tail)->next = number;
	e->tail = number;
}

void ipc_core_dequeue(struct ipc_core *core, uint32_t number)
{
	const struct request *request = ipc_core_request(core, number);
	struct endpoint *e = &core->endpoints[request->endpoint];

	if (request->previous == NONE)
		e->head = request->next;
	else
		ipc_core_request(core, request->previous)->next = request->next;
	if (request->next == NONE)
		e->tail = request->previous;
	else
		ipc_core_request(core, request->next)->previous = request->previous;
}

/* Whether this slot lets its process receive; which endpoint. */
static bool receives(const struct cap *cap, uint32_t *endpoint)
{
	if (cap->type != IPC_CAP_TYPE_ENDPOINT || (cap->rights & IPC_RIGHT_RECEIVE) == 0)
		return false;
	*endpoint = cap->of.endpoint;
	return true;
}

uint32_t ipc_core_oldest(const struct ipc_core *core, uint32_t process)
{
	const struct process *p = &core->processes[process];
	uint32_t found = NONE;
	uint32_t left = p->receivable;
	uint32_t endpoint;

	if (p->awaited != NONE)
		return core->endpoints[p->awaited].head;
	/* Not one slot further than the last that counts: a table of slots may be long. */
	for (uint32_t slot = 1; left > 0; slot++) {
		if (!receives(ipc_core_slot(core, process, slot), &endpoint))
			continue;
		left--;
		const uint32_t head = core->endpoints[endpoint].head;
		if (head != NONE && (found == NONE || ipc_core_request(core, head)->order <
		                                              ipc_core_request(core, found)->order))
			found = head;
	}
	return found;
}

uint32_t ipc_core_arrival_slot(const struct ipc_core *core, uint32_t process, uint32_t endpoint)
{
	uint32_t left = core->processes[process].receivable;
	uint32_t held;

	for (uint32_t slot = 1; left > 0; slot++) {
		if (!receives(ipc_core_slot(core, process, slot), &held))
			continue;
		if (held == endpoint)
			return slot;
		left--;
	}
	return 0;
}

uint32_t ipc_core_receiver(const struct ipc_core *core, uint32_t endpoint)
{
	for (uint32_t i = core->first_waiting; i != NONE; i = core->processes[i].next) {
		const uint32_t awaited = core->processes[i].awaited;

		if (awaited == endpoint ||
		    (awaited == NONE && ipc_core_arrival_slot(core, i, endpoint) != 0))
			return i;
	}
	return NONE;
}

void ipc_core_wait(struct ipc_core *core, uint32_t process, uint32_t endpoint)
{
	struct process *p = &core->processes[process];

	p->waiting = WAITING_RECV;
	p->awaited = endpoint;
	p->next = NONE;
	p->previous = core->last_waiting;
	if (p->previous == NONE)
		core->first_waiting = process;
	else
		core->processes[p->previous].next = process;
	core->last_waiting = process;
}

void ipc_core_wait_over(struct ipc_core *core, uint32_t process)
{
	struct process *p = &core->processes[process];

	p->waiting = WAITING_NOT;
	if (p->previous == NONE)
		core->first_waiting = p->next;
	else
		core->processes[p->previous].next = p->next;
	if (p->next == NONE)
		core->last_waiting = p->previous;
	else
		core->processes[p->next].previous = p->previous;
}
