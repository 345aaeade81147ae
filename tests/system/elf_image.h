/* SPDX-License-Identifier: ISC */
/* The loader's side: from a static ELF64 program to what travels to procd. */
#ifndef ELF_IMAGE_H
#define ELF_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "procd/loadable.h"

/*
 * Reads the loadable segments of a file; their data points into it. False: it is no static ELF64
 * program of a little-endian machine, or its headers point outside.
 */
bool elf_read(struct image *image, const uint8_t *file, size_t size);

#endif
