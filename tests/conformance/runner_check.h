/* SPDX-License-Identifier: ISC */
/* Checks of the runner's parts: what fails is told, counted, and does not end the run. */
#ifndef RUNNER_CHECK_H
#define RUNNER_CHECK_H

#include "ipc/status.h"
#include "runner.h"

#include <stdlib.h>

#define CANARY    0xC5
#define SHOWN_MAX 20

extern size_t checks;
extern size_t failures;

/* Tells which vector a failed check belongs to, and goes on: a wrong template shows in many vectors at once. */
#define CHECK(condition, ...)                                 \
	do {                                                  \
		checks++;                                     \
		if (!(condition) && failures++ < SHOWN_MAX) { \
			print_error(__VA_ARGS__);             \
			print_error("\n");                    \
		}                                             \
	} while (0)

static inline uint8_t *copy_of(const uint8_t *data, size_t have, size_t len)
{
	uint8_t *copy = malloc(len > 0 ? len : 1);

	assert_non_null(copy);
	memset(copy, 0, len > 0 ? len : 1);
	memcpy(copy, data, have < len ? have : len);
	return copy;
}

static inline void *scratch(size_t size)
{
	void *msg = malloc(size);

	assert_non_null(msg);
#ifndef RUNNER_UNSET /* left to tools that know what was never written */
	memset(msg, 0xA5, size);
#endif
	return msg;
}

static inline bool is_filled_with(const void *bytes, size_t count, uint8_t value)
{
	for (size_t i = 0; i < count; i++) {
		if (((const uint8_t *)bytes)[i] != value)
			return false;
	}
	return true;
}

static inline bool is_filled(const uint8_t *bytes, size_t count)
{
	return is_filled_with(bytes, count, CANARY);
}

/* Capabilities, sequences, entries that are cut; how many tests failed. */
int part_tests(void);

#endif
