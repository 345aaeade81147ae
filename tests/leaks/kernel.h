/* SPDX-License-Identifier: ISC */
/* The kernel's core with two processes and an endpoint between them, and the ways of a message through it. */
#ifndef LEAKS_KERNEL_H
#define LEAKS_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#include "core.h"

/* The slot that both processes hold the endpoint in. */
#define KERNEL_SLOT 5

enum {
	KERNEL_CLIENT,
	KERNEL_SERVER,
};

struct kernel_path {
	const char *name;
	void (*run)(void);
	/* Messages that came to someone. */
	size_t delivered;
};

extern const struct kernel_path kernel_paths[];
extern const size_t kernel_path_count;

void kernel_start(void);
/* The core, and who gets what it hands out instead of nobody. */
struct ipc_core *kernel_core(void);
void kernel_hand_to(void (*complete)(void *context, uint32_t process, const struct ipc_core_completion *completion),
                    void *context);
void kernel_stop(void);
size_t kernel_delivered(void);

/* Pieces of the secret in all memory of the core. */
size_t kernel_find(void);

#endif
