/* SPDX-License-Identifier: ISC */
/* Reads static ELF files. */
#include "elf_file.h"

#include <elf.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ipc/kernel_control/kernel_control.h"
#include "ipc/types/types.h"
#include "ipc/wire/wire.h"

static bool read_whole(struct elf_file *elf, const char *path)
{
	FILE *file = fopen(path, "rb");
	long size = -1;

	if (file != NULL && fseek(file, 0, SEEK_END) == 0)
		size = ftell(file);
	if (size > 0 && fseek(file, 0, SEEK_SET) == 0) {
		elf->size = (size_t)size;
		elf->bytes = malloc(elf->size);
		if (elf->bytes != NULL && fread(elf->bytes, 1, elf->size, file) != elf->size)
			elf_close(elf);
	}
	if (file != NULL)
		(void)fclose(file);
	return elf->bytes != NULL;
}

static uint32_t access_of(Elf64_Word flags)
{
	uint32_t access = 0;

	access |= (flags & PF_R) != 0 ? IPC_KERNEL_CONTROL_PAGE_ACCESS_READ : 0;
	access |= (flags & PF_W) != 0 ? IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE : 0;
	access |= (flags & PF_X) != 0 ? IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE : 0;
	return access;
}

/* Adds a segment; false: it does not lie in the file, or not behind the last one. */
static bool add(struct elf_file *elf, const Elf64_Phdr *header)
{
	const uint64_t page = IPC_TYPES_PAGE_SIZE;
	struct elf_segment *segment = &elf->segments[elf->count];

	if (elf->count == ELF_SEGMENTS_MAX || header->p_offset > elf->size ||
	    header->p_filesz > elf->size - header->p_offset || header->p_filesz > header->p_memsz ||
	    header->p_memsz > IPC_TYPES_USER_TOP || header->p_vaddr > IPC_TYPES_USER_TOP)
		return false;
	segment->address = header->p_vaddr / page * page;
	segment->size = (header->p_vaddr - segment->address + header->p_memsz + page - 1) / page * page;
	segment->access = access_of(header->p_flags);
	segment->data_address = header->p_vaddr;
	segment->data_size = header->p_filesz;
	segment->data = elf->bytes + header->p_offset;
	elf->count++;
	return elf->count == 1 || segment[-1].address + segment[-1].size <= segment->address;
}

static bool parse(struct elf_file *elf)
{
	Elf64_Ehdr header;
	Elf64_Phdr segment;
	uint16_t i;

	if (elf->size < sizeof(header))
		return false;
	memcpy(&header, elf->bytes, sizeof(header));
	if (memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 ||
	    header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_type != ET_EXEC ||
	    header.e_phentsize != sizeof(segment) || header.e_phoff > elf->size ||
	    header.e_phnum > (elf->size - header.e_phoff) / sizeof(segment))
		return false;
	elf->entry_point = header.e_entry;
	for (i = 0; i < header.e_phnum; i++) {
		memcpy(&segment, elf->bytes + header.e_phoff + i * sizeof(segment), sizeof(segment));
		if (segment.p_type == PT_INTERP)
			return false;
		if (segment.p_type == PT_LOAD && segment.p_memsz > 0 && !add(elf, &segment))
			return false;
	}
	return elf->count > 0;
}

uint32_t elf_open(struct elf_file *elf, const char *path)
{
	memset(elf, 0, sizeof(*elf));
	if (!read_whole(elf, path))
		return IPC_RESULT_NOT_FOUND;
	if (!parse(elf)) {
		elf_close(elf);
		return IPC_RESULT_INVALID_ARGUMENT;
	}
	return IPC_RESULT_OK;
}

void elf_close(struct elf_file *elf)
{
	free(elf->bytes);
	elf->bytes = NULL;
}
