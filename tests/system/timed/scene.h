/* SPDX-License-Identifier: ISC */
/* What the tests of timed have in common: timed, its timer, and processes that wait. */
#ifndef SCENE_H
#define SCENE_H

#include "ipc/timed/timed_client.h"
#include "sleeper.h"
#include "stand.h"
#include "waits.h"

/* Later than any test takes, in ticks. */
#define LATE UINT64_C(3600000)

extern const char *timed_program;
extern const char *timer_program;
extern const char *sleeper_program;

struct scene {
	struct stand_client timed;
	uint32_t process;
	/* A peer for the timer. */
	uint32_t timer;
};

struct sleeper {
	uint32_t process;
	/* Where its end is told. */
	uint32_t end;
};

/* Starts timed without its timer; `argument` may be null. */
void scene_start(struct stand *stand, struct scene *scene, const char *argument);
void scene_start_timer(struct stand *stand, struct scene *scene);

/* So many sleepers that timed has no place left, each later than the one before; returns once all of
 * them wait. Before the timer is started, so that the tokens are those of the waits alone. */
void scene_fill(struct stand *stand, struct scene *scene, struct sleeper *sleepers);

uint64_t kernel_now(struct stand *stand);
uint64_t timed_now(struct scene *scene);
struct ipc_outcome try_wait(struct scene *scene, uint64_t deadline, uint32_t flags, uint64_t *now);

/* Starts a process that waits until `deadline`. */
struct sleeper start_sleeper(struct stand *stand, struct scene *scene, uint64_t deadline);

/* Waits for its end; returns when that was. */
uint64_t assert_ends(const struct sleeper *sleeper, enum sleeper_end end);

#endif
