// SPDX-License-Identifier: ISC
/* The other stack, and the search. */
#include "aside.h"

#include <stdbool.h>
#include <string.h>
#include <ucontext.h>

#define STACK_SIZE (256 * 1024)
#define POISON     0x5C
#define PIECE      4

/* No piece of it stands in code or data by chance: the bytes come from a generator with a full period. */
const uint8_t secret[SECRET_SIZE] = {
	0x9d,
	0x3e,
	0xf1,
	0x86,
	0x27,
	0xc9,
	0x50,
	0xeb,
	0x74,
	0x1a,
	0xb8,
	0x43,
	0xdf,
	0x62,
	0x95,
	0x0c,
	0xa7,
	0x38,
	0xfa,
	0x51,
	0x8e,
	0xd4,
	0x69,
	0x13,
	0xbc,
	0x72,
	0x2f,
	0xe6,
	0x4b,
	0x98,
	0x05,
	0xd1,
	0x7e,
	0xaf,
	0x36,
	0xc2,
	0x19,
	0x84,
	0xed,
	0x5b,
	0xf0,
	0x23,
	0x9a,
	0x47,
	0xbe,
	0x68,
	0xd5,
	0x31,
	0x8c,
	0xe9,
	0x14,
	0x76,
	0xa3,
	0x5f,
	0xc8,
	0x3d,
	0xf6,
	0x02,
	0x91,
	0x4e,
	0xdb,
	0x67,
	0xba,
	0x2c,
};

static uint8_t stack[STACK_SIZE];
static ucontext_t here;
static ucontext_t there;
static void (*running)(void);
/* By the first two bytes of a piece. */
static bool begins[65536];

void aside_start(void)
{
	for (size_t i = 0; i + PIECE <= SECRET_SIZE; i++)
		begins[secret[i] << 8 | secret[i + 1]] = true;
}

size_t aside_find(const void *memory, size_t size)
{
	const uint8_t *bytes = memory;
	size_t found = 0;

	for (size_t at = 0; at + PIECE <= size; at++) {
		if (!begins[bytes[at] << 8 | bytes[at + 1]])
			continue;
		for (size_t i = 0; i + PIECE <= SECRET_SIZE; i++)
			found += memcmp(bytes + at, secret + i, PIECE) == 0;
	}
	return found;
}

/* The path's frames lie below this one's, so that the way back to the caller writes over none of them. */
static void run(void)
{
	volatile uint8_t room[512];

	room[0] = 0;
	running();
	room[sizeof(room) - 1] = 0;
}

static const int kept[] = {REG_RBX, REG_RBP, REG_R12, REG_R13, REG_R14, REG_R15};

size_t aside_run(void (*path)(void))
{
	memset(stack, POISON, sizeof(stack));
	running = path;
	getcontext(&there);
	/* What the caller has in registers, the path would save on its stack. */
	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		there.uc_mcontext.gregs[kept[i]] = 0;
	there.uc_stack.ss_sp = stack;
	there.uc_stack.ss_size = sizeof(stack);
	there.uc_link = &here;
	makecontext(&there, run, 0);
	swapcontext(&here, &there);
	return aside_find(stack, sizeof(stack));
}
