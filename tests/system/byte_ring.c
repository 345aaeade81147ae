/* SPDX-License-Identifier: ISC */
/* A ring that counts its bytes from 1 and forgets the oldest. */
#include "byte_ring.h"

void byte_ring_init(struct byte_ring *ring)
{
	ring->next = 1;
	ring->first = 1;
}

void byte_ring_add(struct byte_ring *ring, uint8_t byte)
{
	ring->bytes[ring->next % BYTE_RING_CAPACITY] = byte;
	ring->next++;
	if (ring->next - ring->first > BYTE_RING_CAPACITY)
		ring->first++;
}

void byte_ring_skip(struct byte_ring *ring, uint64_t count)
{
	ring->next += count;
	ring->first = ring->next;
}

uint32_t byte_ring_read(const struct byte_ring *ring, uint64_t *cursor, uint8_t *out, uint32_t size)
{
	uint64_t at = *cursor == 0 ? ring->first : *cursor;
	uint32_t taken = 0;

	if (at < ring->first)
		return 0;
	while (taken < size && at < ring->next)
		out[taken++] = ring->bytes[at++ % BYTE_RING_CAPACITY];
	if (taken > 0)
		*cursor = at;
	return taken;
}
