/* SPDX-License-Identifier: ISC */
/*
 * What the transport promises, said a second time: plain arrays, every question answered by looking
 * at everything. It shares no code with the core and knows no index, list or count of it.
 */
#ifndef CORE_MODEL_H
#define CORE_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	MODEL_PROCESSES = 4,
	MODEL_SLOTS = 10,
	MODEL_ENTRIES = 4,
	/* Of all endpoints, and of processes that run or are waited for by a token. */
	MODEL_ENDPOINTS = 6,
	MODEL_RECORDS = 8,
	MODEL_BYTES = 256,
};

/* The kernel-control endpoint; other objects are numbered from 2 and are never used again. */
#define MODEL_KERNEL 1
#define MODEL_ANY    UINT32_MAX

struct model_cap {
	/* 0: empty. */
	uint32_t type;
	uint64_t object;
	uint32_t rights;
	/* Rights of the capability that it was made from: it may not have more. */
	uint32_t most;
};

struct model_entry {
	uint32_t slot;
	uint32_t type;
	uint32_t mode;
	uint32_t rights;
};

struct model_message {
	uint8_t bytes[MODEL_BYTES];
	size_t len;
	/* Of the table; `malformed`: the bytes hold something else. */
	uint32_t count;
	struct model_entry entries[MODEL_ENTRIES];
	bool malformed;
};

struct model_bounds {
	size_t in_cap;
	uint32_t base;
	uint32_t count;
};

enum model_doing {
	MODEL_IDLE,
	MODEL_CALLS,
	MODEL_RECEIVES,
};

struct model_process {
	bool alive;
	/* Slot 0 and those past the last are never filled. */
	struct model_cap slots[MODEL_SLOTS + 3];
	enum model_doing doing;
	uint64_t since;
	struct model_bounds bounds;
	/* Called, or waited for; 0 for any. */
	uint64_t object;
	struct model_message message;
	/* A token is out, held by this process. */
	bool received;
	unsigned holder;
	uint64_t token;
	/* How its system call has ended in this step. */
	bool ended;
	uint32_t status;
	uint32_t arrival;
	struct model_message in;
	/* RECV that ended: whose request it is, or -1. */
	int from;
};

struct model {
	struct model_process processes[MODEL_PROCESSES];
	/* Tokens whose clients are gone. */
	struct {
		bool out;
		uint64_t token;
		unsigned holder;
	} orphans[MODEL_RECORDS];
	uint64_t now;
	uint64_t last_object;
};

/* Forgets what has ended. Before each step. */
void model_step(struct model *model);

void model_call(struct model *model, unsigned process, uint32_t slot,
                const struct model_message *message, struct model_bounds bounds);
void model_recv(struct model *model, unsigned process, uint32_t slot, struct model_bounds bounds);
/* `message` null: the token is given up. */
void model_reply(struct model *model, unsigned process, uint64_t token,
                 const struct model_message *message);
void model_drop(struct model *model, unsigned process, uint32_t slot);
/* Kernel-control ops: the result. */
uint32_t model_create(struct model *model, unsigned process, uint32_t slot, uint32_t rights);
uint32_t model_copy(struct model *model, unsigned process, uint32_t source, uint32_t target,
                    uint32_t rights);
/* Somebody outside copies a capability from one process to another. */
bool model_gift(struct model *model, unsigned from, uint32_t source, unsigned to, uint32_t target,
                uint32_t rights);
void model_death(struct model *model, unsigned process);
/* A new process with the kernel-control endpoint in slot 1 (SEND, GRANT) and device memory in
 * slot 2 (MAP, GRANT); false if there is no room. */
bool model_birth(struct model *model, unsigned process);

/* Endpoints that somebody holds, without the kernel's; capabilities; tokens. */
unsigned model_endpoints(const struct model *model);
unsigned model_capabilities(const struct model *model);
unsigned model_tokens(const struct model *model);

#endif
