/* SPDX-License-Identifier: ISC */
/* A sound program of two segments, to be changed in one place and looked at. */
#ifndef ELF_SAMPLE_H
#define ELF_SAMPLE_H

#include <elf.h>
#include <string.h>

#include "elf_image.h"

#if defined(__x86_64__)
#define SAMPLE_MACHINE EM_X86_64
#elif defined(__aarch64__)
#define SAMPLE_MACHINE EM_AARCH64
#elif defined(__riscv)
#define SAMPLE_MACHINE EM_RISCV
#endif

/* Code at the start of the file, data on the second page, and a note between them. */
enum {
	SAMPLE_CODE,
	SAMPLE_NOTE,
	SAMPLE_DATA,
	SAMPLE_HEADERS,
};

#define SAMPLE_BYTES   0x1010
#define SAMPLE_ADDRESS 0x401000

struct sample {
	Elf64_Ehdr elf;
	Elf64_Phdr headers[SAMPLE_HEADERS + IPC_PROCD_SEGMENTS_MAX];
	uint8_t bytes[SAMPLE_BYTES];
};

static inline struct sample sample_sound(void)
{
	const struct sample sample = {
		.elf = {.e_ident = {0x7F, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT},
	                .e_type = ET_EXEC,
	                .e_machine = SAMPLE_MACHINE,
	                .e_version = EV_CURRENT,
	                .e_entry = SAMPLE_ADDRESS,
	                .e_phoff = sizeof(Elf64_Ehdr),
	                .e_ehsize = sizeof(Elf64_Ehdr),
	                .e_phentsize = sizeof(Elf64_Phdr),
	                .e_phnum = SAMPLE_HEADERS},
		.headers = {{.p_type = PT_LOAD,
	                     .p_flags = PF_R | PF_X,
	                     .p_offset = 0,
	                     .p_vaddr = SAMPLE_ADDRESS,
	                     .p_filesz = 0x100,
	                     .p_memsz = 0x100},
	                    {.p_type = PT_NOTE, .p_flags = PF_R, .p_memsz = 4},
	                    {.p_type = PT_LOAD,
	                     .p_flags = PF_R | PF_W,
	                     .p_offset = 0x1000,
	                     .p_vaddr = 0x402000,
	                     .p_filesz = 0x10,
	                     .p_memsz = 0x800}},
	};

	return sample;
}

/* Writes down what the sample's fields say. */
static inline void sample_write(struct sample *sample)
{
	memcpy(sample->bytes, &sample->elf, sizeof(sample->elf));
	memcpy(sample->bytes + sizeof(sample->elf), sample->headers, sizeof(sample->headers));
}

/* What the loader says of the sample's first bytes. */
static inline enum elf_fault sample_read_cut(struct sample *sample, size_t size,
                                             struct image *image)
{
	sample_write(sample);
	return elf_read(image, sample->bytes, size);
}

static inline enum elf_fault sample_read(struct sample *sample)
{
	struct image image;

	return sample_read_cut(sample, SAMPLE_BYTES, &image);
}

#endif
