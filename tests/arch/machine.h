/* SPDX-License-Identifier: ISC */
/*
 * Checks of the machine layer that run on every processor: the stubs of arch/<cpu>/syscall_arch.h and
 * the typed calls of runtime/src/transport.c, with a test in the kernel's place. They use no cmocka,
 * so that a cross compiler and an emulator are all they need.
 */
#ifndef IPC_TESTS_MACHINE_H
#define IPC_TESTS_MACHINE_H

#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "trap.h"

struct machine_check {
	const char *name;
	/* Returns how many things were wrong, each of which it printed. */
	unsigned (*run)(void);
};

extern const struct machine_check machine_stub_checks[];
extern const size_t machine_stub_count;
extern const struct machine_check machine_live_checks[];
extern const size_t machine_live_count;
extern const struct machine_check machine_transport_checks[];
extern const size_t machine_transport_count;

/* What the kernel's place saw last, and what it answers. */
struct machine_kernel {
	uint64_t number;
	uint64_t arguments[6];
	unsigned calls;
	struct ipc_sys_result result;
	/* Null, or what the kernel does to memory meanwhile. */
	void (*meanwhile)(const uint64_t arguments[6]);
};

extern struct machine_kernel machine_kernel;

/* Puts machine_kernel in the kernel's place; see trap_install. */
bool machine_install(void);

/* Starts a check: nothing seen yet, and this answer. */
void machine_answer(uint64_t status, uint64_t value0, uint64_t value1);

/* 1, and a line that says so, where the two differ. */
static inline unsigned machine_differs(const char *what, uint64_t got, uint64_t expected)
{
	if (got == expected)
		return 0;
	printf("%s is 0x%" PRIx64 ", not 0x%" PRIx64 "\n", what, got, expected);
	return 1;
}

/* The same for the last call and its first `count` arguments. */
unsigned machine_saw(uint64_t number, size_t count, const uint64_t *arguments);

#endif
