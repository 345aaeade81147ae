/* SPDX-License-Identifier: ISC */
/* A static ELF file as a loader sees it: segments in whole pages, by ascending address. */
#ifndef TESTS_HOST_ELF_FILE_H
#define TESTS_HOST_ELF_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/procd/procd.h"

#define ELF_SEGMENTS_MAX IPC_PROCD_SEGMENTS_MAX

struct elf_segment {
	/* Whole pages. */
	uint64_t address;
	uint64_t size;
	/* IPC_KERNEL_CONTROL_PAGE_ACCESS_* */
	uint32_t access;
	/* What the file holds of it; the rest is zero. */
	uint64_t data_address;
	uint64_t data_size;
	const uint8_t *data;
};

struct elf_file {
	/* The whole file. */
	uint8_t *bytes;
	size_t size;
	uint64_t entry_point;
	uint16_t count;
	struct elf_segment segments[ELF_SEGMENTS_MAX];
};

/* Reads the file; elf_close frees it. OK; NOT_FOUND: it can't be read; INVALID_ARGUMENT: it is no
 * static program of this machine, or its plan would break a rule of procd.ipc. */
uint32_t elf_open(struct elf_file *elf, const char *path);

void elf_close(struct elf_file *elf);

#endif
