/* SPDX-License-Identifier: ISC */
/* One page between two that can't be touched: an access one byte outside ends the test. */
#ifndef TESTS_UNIT_GUARD_H
#define TESTS_UNIT_GUARD_H

#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

struct guard {
	uint8_t *low;  /* first byte of the page */
	uint8_t *high; /* one past its last byte */
};

static inline struct guard guard_make(void)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);
	uint8_t *all = mmap(NULL, 3 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct guard guard = {NULL, NULL};

	if (all != MAP_FAILED && mprotect(all + page, page, PROT_READ | PROT_WRITE) == 0) {
		guard.low = all + page;
		guard.high = all + 2 * page;
	}
	return guard;
}

#endif
