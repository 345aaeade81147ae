/* SPDX-License-Identifier: ISC */
/*
 * The loader's side: from a static ELF64 program to what travels to procd. Only header and program
 * headers are looked at, and they may come piece by piece, so that a loader knows what a file is
 * before it reads the rest. What can be said of an image is the schema's matter; here is what the
 * file says of itself, and a name for each rule of the plan that a file may break.
 */
#ifndef ELF_IMAGE_H
#define ELF_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "procd/loadable.h"

/* Bytes of the header, which stands at the start of a file. */
#define ELF_HEADER_BYTES 64

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

	/* The others are the plan's: each is one of its checks. Nothing is to be loaded. */
	ELF_NO_SEGMENT,
	/* More segments are to be loaded than a plan can say. */
	ELF_TOO_MANY_SEGMENTS,
	/* A segment does not end within user space. */
	ELF_OUTSIDE_USER_SPACE,
	/* A segment may be written and run. */
	ELF_WRITABLE_CODE,
	/* A segment can't be read. */
	ELF_UNREADABLE,
	/* A segment takes more from the file than it has memory. */
	ELF_MEMORY_TOO_SMALL,
	/* A segment starts elsewhere in its page than in the file's. */
	ELF_SHIFTED,
	/* A segment takes bytes that the file does not have. */
	ELF_OUTSIDE_FILE,
	/* A segment takes the first page. */
	ELF_NULL_PAGE,
	/* A segment starts before the one that is listed before it. */
	ELF_UNORDERED,
	/* Two segments have a page in common. */
	ELF_SHARED_PAGE,
	/* It does not start in a segment that may be run. */
	ELF_ENTRY_NO_CODE,
	/* A segment lies where the stack does. */
	ELF_STACK_TAKEN,
	/* Any other check of the plan: none that a file is known to break. */
	ELF_OTHER_RULE,
};

/* A file that is being looked at. */
struct elf_reader {
	struct image *image;
	uint64_t file_size;
	/* Where in the file the next program header stands, and how many are still to come. */
	uint64_t next;
	uint16_t left;
	bool wants_interpreter;
};

/* Starts with the first bytes of a file, ELF_HEADER_BYTES of them if there are as many. The image is
 * unspecified until elf_end finds the file sound. */
enum elf_fault elf_begin(struct elf_reader *reader, struct image *image, uint64_t file_size,
                         const uint8_t *bytes, size_t size);

/* Takes the bytes of the file from reader->next on: as many whole headers as they hold. */
void elf_take(struct elf_reader *reader, const uint8_t *bytes, size_t size);

/* What the file is. The verdict is the plan's, if the caller wants it: 0 where procd would take it
 * or where there is no plan. */
enum elf_fault elf_end(struct elf_reader *reader, uint32_t *verdict);

/* All of it, for a file that is in memory: the image's data points into it. */
enum elf_fault elf_read(struct image *image, const uint8_t *file, size_t size);

#endif
