/* SPDX-License-Identifier: ISC */
/*
 * The loader's side: from a static ELF64 program to what travels to procd. What can be said of an
 * image is the schema's matter (image_check); here is only what the file says of itself.
 */
#ifndef ELF_IMAGE_H
#define ELF_IMAGE_H

#include <stddef.h>
#include <stdint.h>

#include "procd/loadable.h"

/* Why a file is no image, in the order in which it is looked at. */
enum elf_fault {
	ELF_SOUND = 0,
	/* It does not start with a whole ELF header. */
	ELF_NO_ELF,
	/* It is for 32 bits or for another byte order. */
	ELF_OTHER_CLASS,
	/* It is for another processor than the one that loads it. */
	ELF_OTHER_MACHINE,
	/* It is an object file, a core dump or anything else that does not start. */
	ELF_NO_PROGRAM,
	/* It is position-independent or asks for an interpreter: it wants to be linked first. */
	ELF_DYNAMIC,
	/* Its program headers have another size or do not lie in the file. */
	ELF_BAD_HEADERS,
	/* Nothing of it is to be loaded. */
	ELF_NO_SEGMENT,
	/* More is to be loaded than a plan can say. */
	ELF_TOO_MANY_SEGMENTS,
	/* A segment takes bytes that the file does not have. */
	ELF_OUTSIDE_FILE,
};

/* Reads the loadable segments of a file; their data points into it. The image is unspecified where
 * the file is none. */
enum elf_fault elf_read(struct image *image, const uint8_t *file, size_t size);

/* The verdict of BEGIN_LOADER_IMAGE_TRANSFER on a plan of that image from a file of that size; 0 where
 * procd would take it. */
uint32_t image_check(const struct image *image, uint64_t file_size);

#endif
