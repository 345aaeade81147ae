/* SPDX-License-Identifier: ISC */
/* Program headers, as the System V ABI lays them out. */
#include "elf_image.h"

#include <elf.h>
#include <stdbool.h>
#include <string.h>

/* Where the stack goes; the linker puts nothing there. */
#define STACK_BASE UINT64_C(0x7FFFFFFE0000)
#define STACK_SIZE UINT64_C(0x10000)

/* The processor that the loader itself was built for. */
#if defined(__x86_64__)
#define MACHINE EM_X86_64
#elif defined(__aarch64__)
#define MACHINE EM_AARCH64
#elif defined(__riscv)
#define MACHINE EM_RISCV
#endif

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

/* What the header says of the file, up to its program headers. */
static enum elf_fault check_header(const Elf64_Ehdr *elf, size_t size)
{
	if (elf->e_ident[EI_CLASS] != ELFCLASS64 || elf->e_ident[EI_DATA] != ELFDATA2LSB)
		return ELF_OTHER_CLASS;
	if (elf->e_machine != MACHINE)
		return ELF_OTHER_MACHINE;
	if (elf->e_type != ET_EXEC && elf->e_type != ET_DYN)
		return ELF_NO_PROGRAM;
	if (elf->e_type == ET_DYN)
		return ELF_DYNAMIC;
	/* PN_XNUM would have the number stand elsewhere; nothing loadable has so many. */
	if (elf->e_phnum == PN_XNUM || (elf->e_phnum > 0 && elf->e_phentsize != sizeof(Elf64_Phdr)))
		return ELF_BAD_HEADERS;
	if (elf->e_phoff > size || elf->e_phnum > (size - elf->e_phoff) / sizeof(Elf64_Phdr))
		return ELF_BAD_HEADERS;
	return ELF_SOUND;
}

static Elf64_Phdr header_at(const Elf64_Ehdr *elf, const uint8_t *file, size_t index)
{
	Elf64_Phdr header;

	memcpy(&header, file + elf->e_phoff + index * sizeof(header), sizeof(header));
	return header;
}

static bool wants_interpreter(const Elf64_Ehdr *elf, const uint8_t *file)
{
	for (size_t i = 0; i < elf->e_phnum; i++) {
		if (header_at(elf, file, i).p_type == PT_INTERP)
			return true;
	}
	return false;
}

static enum elf_fault add_segment(struct image *image, const Elf64_Phdr *header,
                                  const uint8_t *file, size_t size)
{
	struct ipc_procd_segment *segment;

	if (header->p_type != PT_LOAD || header->p_memsz == 0)
		return ELF_SOUND;
	if (image->segment_count == IPC_PROCD_SEGMENTS_MAX)
		return ELF_TOO_MANY_SEGMENTS;
	if (header->p_offset > size || header->p_filesz > size - header->p_offset)
		return ELF_OUTSIDE_FILE;
	segment = &image->segments[image->segment_count];
	segment->vaddr = header->p_vaddr;
	segment->mem_size = header->p_memsz;
	segment->file_offset = header->p_offset;
	segment->file_size = header->p_filesz;
	segment->flags = flags_of(header);
	image->data[image->segment_count] = file + header->p_offset;
	image->segment_count++;
	return ELF_SOUND;
}

enum elf_fault elf_read(struct image *image, const uint8_t *file, size_t size)
{
	enum elf_fault fault;
	Elf64_Ehdr elf;

	memset(image, 0, sizeof(*image));
	if (size < sizeof(elf) || memcmp(file, ELFMAG, SELFMAG) != 0)
		return ELF_NO_ELF;
	memcpy(&elf, file, sizeof(elf));
	fault = check_header(&elf, size);
	if (fault != ELF_SOUND)
		return fault;
	if (wants_interpreter(&elf, file))
		return ELF_DYNAMIC;

	image->kind = IPC_PROCD_IMAGE_KIND_EXECUTABLE;
	image->entry_point = elf.e_entry;
	image->stack_base = STACK_BASE;
	image->stack_size = STACK_SIZE;
	for (size_t i = 0; i < elf.e_phnum && fault == ELF_SOUND; i++) {
		const Elf64_Phdr header = header_at(&elf, file, i);

		fault = add_segment(image, &header, file, size);
	}
	if (fault != ELF_SOUND)
		return fault;
	return image->segment_count > 0 ? ELF_SOUND : ELF_NO_SEGMENT;
}

uint32_t image_check(const struct image *image, uint64_t file_size)
{
	struct ipc_procd_begin_loader_image_transfer_request plan;
	uint8_t body[IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_SIZE_MAX];
	size_t len;

	ipc_procd_begin_loader_image_transfer_request_init(&plan);
	/* Any number will do: the plan is not sent. */
	plan.staged_process_id = 1;
	plan.source_size = file_size;
	image_announce(image, &plan);
	return ipc_procd_begin_loader_image_transfer_request_pack(&plan, body, sizeof(body), &len);
}
