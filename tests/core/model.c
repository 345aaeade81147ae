/* SPDX-License-Identifier: ISC */
/* The transport in the simplest way that could be right. */
#include "model.h"

#include <string.h>

#include "ipc/bytes.h"

/* Numbers of wire.ipc. */
enum {
	OK = 0,
	INVALID_ARGUMENT = 2,
	NOT_FOUND = 3,
	UNSUPPORTED = 7,
	BAD_SLOT = 9,
	NO_RIGHTS = 10,
	PEER_GONE = 11,
	TOO_LARGE = 12,
	EXISTS = 13,
	EXHAUSTED = 14,
	ENDPOINT = 1,
	DEVICE_UNTYPED = 6,
	MOVE = 1,
	SEND = 1,
	RECEIVE = 2,
	GRANT = 4,
	MAP = 16,
};

static struct model_cap *slot_of(struct model *model, unsigned process, uint32_t slot)
{
	if (slot < 1 || slot > MODEL_SLOTS)
		return NULL;
	return &model->processes[process].slots[slot];
}

static void end(struct model *model, unsigned process, uint32_t status)
{
	struct model_process *p = &model->processes[process];

	p->doing = MODEL_IDLE;
	p->ended = true;
	p->status = status;
	p->in.len = 0;
	p->arrival = 0;
	p->from = -1;
}

void model_step(struct model *model)
{
	for (unsigned i = 0; i < MODEL_PROCESSES; i++)
		model->processes[i].ended = false;
	model->now++;
}

/* The lowest slot of a process that may receive on an endpoint; 0 for none. */
static uint32_t receives_in(const struct model *model, unsigned process, uint64_t object)
{
	const struct model_process *p = &model->processes[process];

	for (uint32_t slot = 1; p->alive && slot <= MODEL_SLOTS; slot++) {
		if (p->slots[slot].type == ENDPOINT && p->slots[slot].object == object &&
		    (p->slots[slot].rights & RECEIVE) != 0)
			return slot;
	}
	return 0;
}

static bool served(const struct model *model, uint64_t object)
{
	for (unsigned i = 0; i < MODEL_PROCESSES; i++) {
		if (receives_in(model, i, object) != 0)
			return true;
	}
	return false;
}

static bool queued(const struct model_process *process)
{
	return process->alive && process->doing == MODEL_CALLS && !process->received;
}

/* Calls that nobody can receive any more. */
static void end_unserved(struct model *model)
{
	for (unsigned i = 0; i < MODEL_PROCESSES; i++) {
		if (queued(&model->processes[i]) && !served(model, model->processes[i].object))
			end(model, i, PEER_GONE);
	}
}

static bool window_good(struct model_bounds bounds)
{
	return bounds.count == 0 ||
	       (bounds.base >= 1 && (uint64_t)bounds.base + bounds.count - 1 <= MODEL_SLOTS);
}

static uint32_t table_status(struct model *model, unsigned process,
                             const struct model_message *message)
{
	if (message->malformed)
		return INVALID_ARGUMENT;
	for (uint32_t i = 0; i < message->count; i++) {
		for (uint32_t j = i + 1; j < message->count; j++) {
			if (message->entries[i].type != 0 && message->entries[j].type != 0 &&
			    message->entries[i].slot == message->entries[j].slot)
				return INVALID_ARGUMENT;
		}
	}
	for (uint32_t i = 0; i < message->count; i++) {
		const struct model_entry *entry = &message->entries[i];
		const struct model_cap *cap = slot_of(model, process, entry->slot);

		if (entry->type == 0)
			continue;
		if (cap == NULL || cap->type == 0 || cap->type != entry->type)
			return BAD_SLOT;
		if ((cap->rights & GRANT) == 0 || (entry->rights & ~cap->rights) != 0)
			return NO_RIGHTS;
	}
	return OK;
}

static bool fits(const struct model *model, unsigned receiver, const struct model_message *message)
{
	const struct model_process *r = &model->processes[receiver];
	unsigned needed = 0;
	unsigned empty = 0;

	for (uint32_t i = 0; i < message->count; i++)
		needed += message->entries[i].type != 0;
	for (uint32_t i = 0; i < r->bounds.count; i++)
		empty += r->slots[r->bounds.base + i].type == 0;
	return message->len <= r->bounds.in_cap && needed <= empty;
}

static void transfer(struct model *model, unsigned sender, unsigned receiver,
                     const struct model_message *message)
{
	struct model_process *r = &model->processes[receiver];

	r->in = *message;
	for (uint32_t i = 0; i < message->count; i++) {
		const struct model_entry *entry = &message->entries[i];
		uint8_t *bytes = r->in.bytes + 40 + 16 * i;
		struct model_cap cap;
		uint32_t slot = r->bounds.base;

		if (entry->type == 0)
			continue;
		while (r->slots[slot].type != 0)
			slot++;
		cap = model->processes[sender].slots[entry->slot];
		cap.most = cap.rights;
		cap.rights = entry->rights;
		r->slots[slot] = cap;
		if (entry->mode == MOVE)
			model->processes[sender].slots[entry->slot].type = 0;
		ipc_put_u32le(bytes, slot);
		ipc_put_u32le(bytes + 8, entry->rights);
	}
}

/* A process that waits in RECV gets the queued call of another, or the call ends. */
static bool deliver(struct model *model, unsigned receiver, unsigned sender)
{
	struct model_process *s = &model->processes[sender];
	const uint32_t arrival = receives_in(model, receiver, s->object);

	if (!fits(model, receiver, &s->message)) {
		end(model, sender, TOO_LARGE);
		return false;
	}
	end(model, receiver, OK);
	transfer(model, sender, receiver, &s->message);
	model->processes[receiver].arrival = arrival;
	model->processes[receiver].from = (int)sender;
	s->received = true;
	s->holder = receiver;
	end_unserved(model);
	return true;
}

void model_call(struct model *model, unsigned process, uint32_t slot,
                const struct model_message *message, struct model_bounds bounds)
{
	struct model_process *p = &model->processes[process];
	const struct model_cap *cap = slot_of(model, process, slot);
	uint32_t status;
	int receiver = -1;

	if (cap == NULL || cap->type != ENDPOINT) {
		end(model, process, BAD_SLOT);
		return;
	}
	if ((cap->rights & SEND) == 0) {
		end(model, process, NO_RIGHTS);
		return;
	}
	if (!window_good(bounds)) {
		end(model, process, BAD_SLOT);
		return;
	}
	status = table_status(model, process, message);
	if (status == OK && cap->object == MODEL_KERNEL) {
		/* It knows no op of these tests. */
		if (bounds.in_cap < 32) {
			end(model, process, TOO_LARGE);
			return;
		}
		end(model, process, OK);
		p->in.len = 32;
		memset(p->in.bytes, 0, 32);
		memcpy(p->in.bytes, message->bytes, 8);
		memcpy(p->in.bytes + 16, message->bytes + 16, 8);
		p->in.bytes[2] = 1;
		p->in.bytes[12] = UNSUPPORTED;
		return;
	}
	if (status == OK && !served(model, cap->object))
		status = PEER_GONE;
	if (status != OK) {
		end(model, process, status);
		return;
	}
	p->doing = MODEL_CALLS;
	p->since = model->now;
	p->bounds = bounds;
	p->object = cap->object;
	p->message = *message;
	p->received = false;
	for (unsigned i = 0; i < MODEL_PROCESSES; i++) {
		const struct model_process *r = &model->processes[i];

		if (r->alive && r->doing == MODEL_RECEIVES &&
		    (r->object == p->object ||
		     (r->object == 0 && receives_in(model, i, p->object) != 0)) &&
		    (receiver < 0 || r->since < model->processes[receiver].since))
			receiver = (int)i;
	}
	if (receiver >= 0)
		deliver(model, (unsigned)receiver, process);
}

void model_recv(struct model *model, unsigned process, uint32_t slot, struct model_bounds bounds)
{
	struct model_process *p = &model->processes[process];
	const struct model_cap *cap = slot_of(model, process, slot);
	bool any = false;

	for (uint32_t i = 1; i <= MODEL_SLOTS; i++)
		any |= p->slots[i].type == ENDPOINT && (p->slots[i].rights & RECEIVE) != 0;
	if (slot == MODEL_ANY ? !any : cap == NULL || cap->type != ENDPOINT) {
		end(model, process, BAD_SLOT);
		return;
	}
	if (slot != MODEL_ANY && (cap->rights & RECEIVE) == 0) {
		end(model, process, NO_RIGHTS);
		return;
	}
	if (!window_good(bounds)) {
		end(model, process, BAD_SLOT);
		return;
	}
	p->doing = MODEL_RECEIVES;
	p->since = model->now;
	p->bounds = bounds;
	p->object = slot == MODEL_ANY ? 0 : cap->object;
	for (;;) {
		int oldest = -1;

		for (unsigned i = 0; i < MODEL_PROCESSES; i++) {
			const struct model_process *c = &model->processes[i];

			if (queued(c) && receives_in(model, process, c->object) != 0 &&
			    (p->object == 0 || p->object == c->object) &&
			    (oldest < 0 || c->since < model->processes[oldest].since))
				oldest = (int)i;
		}
		if (oldest < 0 || deliver(model, process, (unsigned)oldest))
			return;
	}
}

/* Who called under a token that a process holds; -1 if nobody did. */
static int client_of(const struct model *model, unsigned holder, uint64_t token)
{
	for (unsigned i = 0; i < MODEL_PROCESSES; i++) {
		const struct model_process *c = &model->processes[i];

		if (c->alive && c->doing == MODEL_CALLS && c->received && c->holder == holder &&
		    c->token == token)
			return (int)i;
	}
	return -1;
}

void model_reply(struct model *model, unsigned process, uint64_t token,
                 const struct model_message *message)
{
	const int client = client_of(model, process, token);
	uint32_t status;

	for (unsigned i = 0; i < MODEL_RECORDS; i++) {
		if (model->orphans[i].out && model->orphans[i].holder == process &&
		    model->orphans[i].token == token) {
			model->orphans[i].out = false;
			end(model, process, message == NULL ? OK : PEER_GONE);
			return;
		}
	}
	if (client < 0) {
		end(model, process, NOT_FOUND);
		return;
	}
	if (message == NULL) {
		end(model, (unsigned)client, PEER_GONE);
		end(model, process, OK);
		return;
	}
	status = table_status(model, process, message);
	if (status != OK) {
		end(model, process, status);
		return;
	}
	if (!fits(model, (unsigned)client, message)) {
		for (uint32_t i = 0; i < message->count; i++) {
			if (message->entries[i].type != 0 && message->entries[i].mode == MOVE)
				model->processes[process].slots[message->entries[i].slot].type = 0;
		}
		end(model, (unsigned)client, TOO_LARGE);
		end(model, process, TOO_LARGE);
	} else {
		end(model, (unsigned)client, OK);
		transfer(model, process, (unsigned)client, message);
		end(model, process, OK);
	}
	end_unserved(model);
}

void model_drop(struct model *model, unsigned process, uint32_t slot)
{
	struct model_cap *cap = slot_of(model, process, slot);

	if (cap == NULL || cap->type == 0) {
		end(model, process, BAD_SLOT);
		return;
	}
	cap->type = 0;
	end_unserved(model);
	end(model, process, OK);
}

uint32_t model_create(struct model *model, unsigned process, uint32_t slot, uint32_t rights)
{
	struct model_cap *cap = slot_of(model, process, slot);

	if (cap == NULL)
		return BAD_SLOT;
	if (cap->type != 0)
		return EXISTS;
	if (model_endpoints(model) == MODEL_ENDPOINTS)
		return EXHAUSTED;
	cap->type = ENDPOINT;
	cap->object = ++model->last_object + MODEL_KERNEL;
	cap->rights = rights;
	cap->most = rights;
	return OK;
}

uint32_t model_copy(struct model *model, unsigned process, uint32_t source, uint32_t target,
                    uint32_t rights)
{
	const struct model_cap *from = slot_of(model, process, source);
	struct model_cap *to = slot_of(model, process, target);

	if (from == NULL || from->type == 0 || to == NULL)
		return BAD_SLOT;
	if ((rights & ~from->rights) != 0)
		return NO_RIGHTS;
	if (to->type != 0)
		return EXISTS;
	*to = *from;
	to->most = from->rights;
	to->rights = rights;
	return OK;
}

bool model_gift(struct model *model, unsigned from, uint32_t source, unsigned to, uint32_t target,
                uint32_t rights)
{
	const struct model_cap *cap = slot_of(model, from, source);
	struct model_cap *empty = slot_of(model, to, target);

	if (cap->type != ENDPOINT || empty->type != 0)
		return false;
	*empty = *cap;
	empty->most = cap->rights;
	empty->rights = cap->rights & rights;
	return true;
}

void model_death(struct model *model, unsigned process)
{
	struct model_process *p = &model->processes[process];

	p->alive = false;
	memset(p->slots, 0, sizeof(p->slots));
	for (unsigned i = 0; i < MODEL_RECORDS; i++) {
		if (model->orphans[i].holder == process)
			model->orphans[i].out = false;
	}
	for (unsigned i = 0; i < MODEL_RECORDS && p->doing == MODEL_CALLS && p->received; i++) {
		if (!model->orphans[i].out) {
			model->orphans[i].out = true;
			model->orphans[i].token = p->token;
			model->orphans[i].holder = p->holder;
			break;
		}
	}
	p->doing = MODEL_IDLE;
	p->ended = false;
	for (unsigned i = 0; i < MODEL_PROCESSES; i++) {
		const struct model_process *c = &model->processes[i];

		if (c->alive && c->doing == MODEL_CALLS && c->received && c->holder == process)
			end(model, i, PEER_GONE);
	}
	end_unserved(model);
}

bool model_birth(struct model *model, unsigned process)
{
	struct model_process *p = &model->processes[process];
	unsigned records = 0;

	for (unsigned i = 0; i < MODEL_RECORDS; i++)
		records += model->orphans[i].out;
	for (unsigned i = 0; i < MODEL_PROCESSES; i++)
		records += model->processes[i].alive;
	if (records == MODEL_RECORDS)
		return false;
	memset(p, 0, sizeof(*p));
	p->alive = true;
	p->slots[1].type = ENDPOINT;
	p->slots[1].object = MODEL_KERNEL;
	p->slots[1].rights = SEND | GRANT;
	p->slots[1].most = SEND | GRANT;
	p->slots[2].type = DEVICE_UNTYPED;
	p->slots[2].rights = MAP | GRANT;
	p->slots[2].most = MAP | GRANT;
	return true;
}

unsigned model_endpoints(const struct model *model)
{
	uint64_t seen[MODEL_ENDPOINTS + 1];
	unsigned endpoints = 0;

	for (unsigned i = 0; i < MODEL_PROCESSES * MODEL_SLOTS; i++) {
		const struct model_cap *cap =
			&model->processes[i / MODEL_SLOTS].slots[i % MODEL_SLOTS + 1];
		unsigned j = 0;

		if (cap->type != ENDPOINT || cap->object == MODEL_KERNEL)
			continue;
		while (j < endpoints && seen[j] != cap->object)
			j++;
		if (j == endpoints && endpoints <= MODEL_ENDPOINTS)
			seen[endpoints++] = cap->object;
	}
	return endpoints;
}

unsigned model_capabilities(const struct model *model)
{
	unsigned capabilities = 0;

	for (unsigned i = 0; i < MODEL_PROCESSES; i++) {
		for (uint32_t slot = 1; slot <= MODEL_SLOTS; slot++)
			capabilities += model->processes[i].slots[slot].type != 0;
	}
	return capabilities;
}

unsigned model_tokens(const struct model *model)
{
	unsigned tokens = 0;

	for (unsigned i = 0; i < MODEL_RECORDS; i++)
		tokens += model->orphans[i].out;
	for (unsigned i = 0; i < MODEL_PROCESSES; i++)
		tokens += model->processes[i].alive && model->processes[i].doing == MODEL_CALLS &&
		          model->processes[i].received;
	return tokens;
}
