/* SPDX-License-Identifier: ISC */
/* A program file in memory, as a loader has read it. */
#ifndef FILE_H
#define FILE_H

#include <stddef.h>
#include <stdint.h>

#include "procd/loadable.h"

struct file {
	uint8_t *bytes;
	size_t size;
	struct image image;
};

/* Reads a whole ELF file; fails the test where there is none. */
void file_read(struct file *file, const char *path);
void file_free(struct file *file);

/* The one place of these bytes in the file; fails the test where there is none or a second. */
uint8_t *file_find(const struct file *file, const char *text);

#endif
