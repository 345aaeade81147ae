/* SPDX-License-Identifier: ISC */
/* Random system calls, made on the core and on the model alike. */
#ifndef CORE_STEPS_H
#define CORE_STEPS_H

#include "model.h"
#include "world.h"

struct run {
	struct world *world;
	struct model model;
	/* Index in the core of each process of the model. */
	uint32_t index[MODEL_PROCESSES];
	uint64_t random;
	uint64_t last_token;
	uint64_t old_tokens[64];
	/* How often what came about, so that a run that tests nothing is seen. */
	unsigned long statuses[16];
	unsigned long transferred;
	unsigned long deaths;
	unsigned long created;
	unsigned long copied;
};

/* A number below `bound`. */
uint32_t run_below(struct run *run, uint32_t bound);
/* A process that is not there comes to be, and meets others. */
void run_birth(struct run *run, unsigned process);
/* One thing happens. */
void run_step(struct run *run);

#endif
