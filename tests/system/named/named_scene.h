/* SPDX-License-Identifier: ISC */
/* What is started for a test of named: named itself, and a log to be found. */
#ifndef NAMED_SCENE_H
#define NAMED_SCENE_H

#include "stand.h"

extern const char *named_program;
extern const char *logd_program;

void start(struct stand *stand, struct stand_client *named);

/* named with an endpoint for those who may look up and no more. */
void start_for_all(struct stand *stand, struct stand_client *services,
                   struct stand_client *anybody);

/* A log of its own; the slot of the test's peer. */
uint32_t start_logd(struct stand *stand, uint32_t *process);

/* A log that registers itself; the test has nothing of it. */
void start_registered_logd(struct stand *stand, const struct stand_client *services);

/* Appends to the log behind a peer. */
struct ipc_outcome try_append(uint32_t slot, uint64_t *record_id);

/* What the broker holds when named has dropped what it does not keep: it does so once it has
 * answered, before it takes the next request. */
uint64_t capabilities_held(struct stand_client *named);

#endif
