/* SPDX-License-Identifier: ISC */
/* Small things that tests of generated structs and bodies share. */
#ifndef TESTS_UNIT_BODIES_H
#define TESTS_UNIT_BODIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/status.h"

/* What memory holds before anything is written to it. */
#define POISON 0xA5

/* A verdict on a body; `rule` is 0 but for IPC_CLASS_RULE. */
static inline uint32_t body_verdict(uint32_t class_, size_t offset, uint32_t rule)
{
	return ipc_verdict(IPC_PART_BODY, class_, (uint32_t)offset, rule);
}

/* Whether all bytes have this value. */
static inline bool is_all(const void *bytes, size_t count, uint8_t value)
{
	for (size_t i = 0; i < count; i++) {
		if (((const uint8_t *)bytes)[i] != value)
			return false;
	}
	return true;
}

#endif
