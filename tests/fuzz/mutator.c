// SPDX-License-Identifier: ISC
/*
 * Every other input is changed in one or two bytes and keeps its length. The engine's own changes come several at a time
 * and move what stands behind them, so that hardly a body of a fixed length is still accepted.
 */
#include "harness.h"

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed);

static uint32_t next(uint64_t *state)
{
	/* Knuth's constants for a linear congruence; the upper bits are the good ones. */
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(*state >> 33);
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
	static const uint8_t special[] = {0, 1, 2, 4, 8, 0x2F, 0x7F, 0x80, 0xC2, 0xFE, 0xFF};
	uint64_t state = seed;
	uint32_t changes;

	if (size == 0 || next(&state) % 2 == 0)
		return LLVMFuzzerMutate(data, size, max_size);
	changes = 1 + next(&state) % 2;
	for (uint32_t i = 0; i < changes; i++) {
		uint8_t *at = &data[next(&state) % size];

		switch (next(&state) % 4) {
		case 0:
			*at = special[next(&state) % sizeof(special)];
			break;
		case 1:
			*at = (uint8_t)next(&state);
			break;
		default:
			*at ^= (uint8_t)(1u << next(&state) % 8);
			break;
		}
	}
	return size;
}
