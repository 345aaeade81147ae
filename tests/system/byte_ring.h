/* SPDX-License-Identifier: ISC */
/* The last bytes of a stream, by their numbers: what the consoles read from. */
#ifndef BYTE_RING_H
#define BYTE_RING_H

#include <stddef.h>
#include <stdint.h>

#define BYTE_RING_CAPACITY 4096

struct byte_ring {
	/* Number of the oldest byte that is kept; `next` if there is none. */
	uint64_t first;
	/* Number of the next byte; that of the very first is 1. */
	uint64_t next;
	/* The byte of number n at n % BYTE_RING_CAPACITY. */
	uint8_t bytes[BYTE_RING_CAPACITY];
};

void byte_ring_init(struct byte_ring *ring);

/* Adds a byte; where all places are taken the oldest one goes. */
void byte_ring_add(struct byte_ring *ring, uint8_t byte);

/* Counts bytes that never came; nothing before them is kept. */
void byte_ring_skip(struct byte_ring *ring, uint64_t count);

/* Copies up to `size` bytes from number *cursor on, 0 for the oldest, and moves it behind them.
 * Returns how many; 0: there is no such byte. */
uint32_t byte_ring_read(const struct byte_ring *ring, uint64_t *cursor, uint8_t *out, uint32_t size);

#endif
