/* SPDX-License-Identifier: ISC */
/*
 * Runs a function on a stack of its own, poisoned before, and looks through it afterwards: so that who looks does not
 * stand where it looks.
 */
#ifndef ASIDE_H
#define ASIDE_H

#include <stddef.h>
#include <stdint.h>

#define SECRET_SIZE 64

/* What must not be found; any four bytes of it that stand together are a find. */
extern const uint8_t secret[SECRET_SIZE];

/* Chooses the secret; to be called first. */
void aside_start(void);

/* Runs it; returns the finds in what it left of its stack. */
size_t aside_run(void (*path)(void));

/* Finds in some memory. */
size_t aside_find(const void *memory, size_t size);

#endif
