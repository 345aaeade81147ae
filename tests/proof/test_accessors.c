/* SPDX-License-Identifier: ISC */
/*
 * The shipped form of the accessors of bytes.h against the multiplication form, of which the
 * contracts are proved: both in one program, 16 bits in full, 32 and 64 by each byte alone in each
 * place, each pair of bytes, and a walk through the rest, at each of eight alignments.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "ipc/bytes.h"

/* The other form under other names; bytes.h chooses it where the compiler is not GNU's. */
#undef IPC_BYTES_H
#undef IPC_BYTES_INLINE
#undef __GNUC__
#define ipc_get_u16le      slow_get_u16le
#define ipc_get_u32le      slow_get_u32le
#define ipc_get_u64le      slow_get_u64le
#define ipc_put_u16le      slow_put_u16le
#define ipc_put_u32le      slow_put_u32le
#define ipc_put_u64le      slow_put_u64le
#define ipc_bytes_word     slow_bytes_word
#define ipc_bytes_any32    slow_bytes_any32
#define ipc_bytes_are_zero slow_bytes_are_zero
#define ipc_bytes_equal    slow_bytes_equal
#define ipc_bytes_copy32   slow_bytes_copy32
#define ipc_bytes_copy     slow_bytes_copy
#define ipc_bytes_clear32  slow_bytes_clear32
#define ipc_bytes_clear    slow_bytes_clear
#define ipc_bytes_wipe     slow_bytes_wipe
#include "ipc/bytes.h"
#undef ipc_get_u16le
#undef ipc_get_u32le
#undef ipc_get_u64le
#undef ipc_put_u16le
#undef ipc_put_u32le
#undef ipc_put_u64le

static unsigned long long compared;
static bool differs;

/* All six on one word at one place; bytes around it must stay. */
static void compare(uint64_t word, size_t at)
{
	uint8_t fast[24];
	uint8_t slow[24];

	memset(fast, 0xA5, sizeof(fast));
	memset(slow, 0xA5, sizeof(slow));
	ipc_put_u64le(fast + at, word);
	slow_put_u64le(slow + at, word);
	differs |= memcmp(fast, slow, sizeof(fast)) != 0;
	differs |= ipc_get_u64le(fast + at) != word || slow_get_u64le(fast + at) != word;
	differs |= ipc_get_u32le(fast + at) != slow_get_u32le(fast + at);
	differs |= ipc_get_u16le(fast + at) != slow_get_u16le(fast + at);
	ipc_put_u32le(fast + at, (uint32_t)~word);
	slow_put_u32le(slow + at, (uint32_t)~word);
	ipc_put_u16le(fast + at + 5, (uint16_t)word);
	slow_put_u16le(slow + at + 5, (uint16_t)word);
	differs |= memcmp(fast, slow, sizeof(fast)) != 0;
	compared++;
}

int main(void)
{
	uint64_t walk = 1;

	for (size_t at = 0; at < 8; at++) {
		for (uint64_t low = 0; low <= 0xFFFF; low++)
			compare(low, at);
		for (unsigned int lane = 0; lane < 64; lane += 8) {
			for (unsigned int other = 0; other < 64; other += 8) {
				for (uint64_t pair = 0; pair <= 0xFFFF; pair += 7)
					compare((pair & 0xFF) << lane ^ (pair >> 8) << other, at);
			}
		}
		for (unsigned int i = 0; i < 200000; i++) {
			walk = walk * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
			compare(walk, at);
		}
	}
	printf("accessors: %llu words, %s\n", compared, differs ? "the forms differ" : "the forms agree");
	return differs ? 1 : 0;
}
