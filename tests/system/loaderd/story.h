/* SPDX-License-Identifier: ISC */
/* One file's life as a list of calls that may end at any of them: made, found, run, removed. */
#ifndef STORY_H
#define STORY_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/client.h"

/* Whom the story talks to. */
struct story {
	struct ipc_client *vfsd;
	struct ipc_client *loaderd;
	struct ipc_client *procd;
	/* A program that ends with the code that its second argument says. */
	const uint8_t *program;
	size_t program_size;
};

/* Steps of a story that ran to its end. */
#define STORY_DONE 100

/*
 * Tells it under a name of its own, so that a story that was broken off is in nobody's way. Returns
 * STORY_DONE; or the step, counted from 1, whose call failed with *outcome or, where *outcome is a
 * success, answered something that can't be.
 */
uint32_t story_tell(const struct story *story, const char *name, struct ipc_outcome *outcome);

#endif
