/* SPDX-License-Identifier: ISC */
/* Program headers, as the System V ABI lays them out. What a segment may be is procd's check. */
#include "elf_image.h"

#include <elf.h>
#include <string.h>

/* Where the stack goes; the linker puts nothing there. */
#define STACK_BASE UINT64_C(0x7FFFFFFE0000)
#define STACK_SIZE UINT64_C(0x10000)

static uint32_t flags_of(const Elf64_Phdr *header)
{
	uint32_t flags = 0;

	if ((header->p_flags & PF_R) != 0)
		flags |= IPC_PROCD_SEGMENT_FLAG_READ;
	if ((header->p_flags & PF_W) != 0)
		flags |= IPC_PROCD_SEGMENT_FLAG_WRITE;
	if ((header->p_flags & PF_X) != 0)
		flags |= IPC_PROCD_SEGMENT_FLAG_EXECUTE;
	return flags;
}

static bool add_segment(struct image *image, const Elf64_Phdr *header, const uint8_t *file,
                        size_t size)
{
	struct ipc_procd_segment *segment = &image->segments[image->segment_count];

	if (header->p_type != PT_LOAD || header->p_memsz == 0)
		return true;
	if (image->segment_count == IPC_PROCD_SEGMENTS_MAX || header->p_offset > size ||
	    header->p_filesz > size - header->p_offset)
		return false;
	segment->vaddr = header->p_vaddr;
	segment->mem_size = header->p_memsz;
	segment->file_offset = header->p_offset;
	segment->file_size = header->p_filesz;
	segment->flags = flags_of(header);
	image->data[image->segment_count] = file + header->p_offset;
	image->segment_count++;
	return true;
}

bool elf_read(struct image *image, const uint8_t *file, size_t size)
{
	Elf64_Ehdr elf;
	Elf64_Phdr header;

	memset(image, 0, sizeof(*image));
	if (size < sizeof(elf))
		return false;
	memcpy(&elf, file, sizeof(elf));
	if (memcmp(elf.e_ident, ELFMAG, SELFMAG) != 0 || elf.e_ident[EI_CLASS] != ELFCLASS64 ||
	    elf.e_ident[EI_DATA] != ELFDATA2LSB || elf.e_type != ET_EXEC ||
	    elf.e_phentsize != sizeof(header))
		return false;
	if (elf.e_phoff > size || elf.e_phnum > (size - elf.e_phoff) / sizeof(header))
		return false;

	image->kind = IPC_PROCD_IMAGE_KIND_EXECUTABLE;
	image->entry_point = elf.e_entry;
	image->stack_base = STACK_BASE;
	image->stack_size = STACK_SIZE;
	for (size_t i = 0; i < elf.e_phnum; i++) {
		memcpy(&header, file + elf.e_phoff + i * sizeof(header), sizeof(header));
		if (!add_segment(image, &header, file, size))
			return false;
	}
	return image->segment_count > 0;
}
