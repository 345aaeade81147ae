/* SPDX-License-Identifier: ISC */
/* Each fault of an ELF file, provoked by one change of a sound one that is written out here. */
#include <elf.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "elf_image.h"
#include "ipc/status.h"

#if defined(__x86_64__)
#define MACHINE EM_X86_64
#elif defined(__aarch64__)
#define MACHINE EM_AARCH64
#elif defined(__riscv)
#define MACHINE EM_RISCV
#endif

/* Code at the start of the file, data on the second page, and a note between them. */
#define HEADERS 3
#define SIZE    0x1010

struct sample {
	Elf64_Ehdr elf;
	Elf64_Phdr headers[HEADERS + IPC_PROCD_SEGMENTS_MAX];
	/* Where the program headers stand in the file. */
	size_t headers_at;
	uint8_t bytes[SIZE];
};

static struct sample sound(void)
{
	struct sample sample = {
		.elf = {.e_ident = {0x7F, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT},
	                .e_type = ET_EXEC,
	                .e_machine = MACHINE,
	                .e_version = EV_CURRENT,
	                .e_entry = 0x401000,
	                .e_phoff = sizeof(Elf64_Ehdr),
	                .e_ehsize = sizeof(Elf64_Ehdr),
	                .e_phentsize = sizeof(Elf64_Phdr),
	                .e_phnum = HEADERS},
		.headers = {{.p_type = PT_LOAD,
	                     .p_flags = PF_R | PF_X,
	                     .p_offset = 0,
	                     .p_vaddr = 0x401000,
	                     .p_filesz = 0x100,
	                     .p_memsz = 0x100},
	                    {.p_type = PT_NOTE, .p_flags = PF_R, .p_memsz = 4},
	                    {.p_type = PT_LOAD,
	                     .p_flags = PF_R | PF_W,
	                     .p_offset = 0x1000,
	                     .p_vaddr = 0x402000,
	                     .p_filesz = 0x10,
	                     .p_memsz = 0x800}},
		.headers_at = sizeof(Elf64_Ehdr),
	};

	return sample;
}

/* What the loader says of the sample's first bytes. */
static enum elf_fault read_cut(struct sample *sample, size_t size, struct image *image)
{
	memcpy(sample->bytes, &sample->elf, sizeof(sample->elf));
	memcpy(sample->bytes + sample->headers_at, sample->headers, sizeof(sample->headers));
	return elf_read(image, sample->bytes, size);
}

static enum elf_fault read_sample(struct sample *sample)
{
	struct image image;

	return read_cut(sample, SIZE, &image);
}

static void test_a_sound_program(void **state)
{
	struct sample sample = sound();
	struct image image;

	(void)state;
	assert_int_equal(read_cut(&sample, SIZE, &image), ELF_SOUND);
	assert_int_equal(image.kind, IPC_PROCD_IMAGE_KIND_EXECUTABLE);
	assert_int_equal(image.entry_point, 0x401000);
	assert_int_equal(image.segment_count, 2);
	assert_int_equal(image.segments[1].vaddr, 0x402000);
	assert_int_equal(image.segments[1].mem_size, 0x800);
	assert_int_equal(image.segments[1].file_offset, 0x1000);
	assert_int_equal(image.segments[1].file_size, 0x10);
	assert_int_equal(image.segments[1].flags,
	                 IPC_PROCD_SEGMENT_FLAG_READ | IPC_PROCD_SEGMENT_FLAG_WRITE);
	assert_ptr_equal(image.data[1], sample.bytes + 0x1000);
	assert_int_equal(image_check(&image, SIZE), 0);
}

static void test_no_elf(void **state)
{
	struct sample sample = sound();
	struct image image;

	(void)state;
	assert_int_equal(read_cut(&sample, 0, &image), ELF_NO_ELF);
	assert_int_equal(read_cut(&sample, sizeof(Elf64_Ehdr) - 1, &image), ELF_NO_ELF);
	for (int i = 0; i < SELFMAG; i++) {
		sample = sound();
		sample.elf.e_ident[i] ^= 1;
		assert_int_equal(read_sample(&sample), ELF_NO_ELF);
	}
}

static void test_other_machines(void **state)
{
	struct sample sample = sound();

	(void)state;
	sample.elf.e_ident[EI_CLASS] = ELFCLASS32;
	assert_int_equal(read_sample(&sample), ELF_OTHER_CLASS);
	sample = sound();
	sample.elf.e_ident[EI_DATA] = ELFDATA2MSB;
	assert_int_equal(read_sample(&sample), ELF_OTHER_CLASS);
	sample = sound();
	sample.elf.e_machine = EM_386;
	assert_int_equal(read_sample(&sample), ELF_OTHER_MACHINE);
}

static void test_what_does_not_start_by_itself(void **state)
{
	struct sample sample = sound();

	(void)state;
	sample.elf.e_type = ET_REL;
	assert_int_equal(read_sample(&sample), ELF_NO_PROGRAM);
	sample.elf.e_type = ET_CORE;
	assert_int_equal(read_sample(&sample), ELF_NO_PROGRAM);
	sample.elf.e_type = ET_DYN;
	assert_int_equal(read_sample(&sample), ELF_DYNAMIC);
	/* An interpreter makes it dynamic wherever it stands, and whatever else is wrong. */
	sample = sound();
	sample.headers[1].p_type = PT_INTERP;
	sample.headers[0].p_offset = SIZE + 1;
	assert_int_equal(read_sample(&sample), ELF_DYNAMIC);
}

static void test_program_headers(void **state)
{
	struct sample sample = sound();
	struct image image;

	(void)state;
	sample.elf.e_phentsize--;
	assert_int_equal(read_sample(&sample), ELF_BAD_HEADERS);
	sample.elf.e_phentsize += 2;
	assert_int_equal(read_sample(&sample), ELF_BAD_HEADERS);
	sample = sound();
	sample.elf.e_phnum = PN_XNUM;
	assert_int_equal(read_sample(&sample), ELF_BAD_HEADERS);
	/* The last byte of the headers is the last of the file, and not. */
	sample = sound();
	assert_int_equal(read_cut(&sample, sizeof(Elf64_Ehdr) + HEADERS * sizeof(Elf64_Phdr), &image),
	                 ELF_OUTSIDE_FILE);
	assert_int_equal(read_cut(&sample, sizeof(Elf64_Ehdr) + HEADERS * sizeof(Elf64_Phdr) - 1,
	                          &image),
	                 ELF_BAD_HEADERS);
	/* Offsets that wrap, or end behind the file. */
	sample.elf.e_phoff = UINT64_MAX;
	assert_int_equal(read_sample(&sample), ELF_BAD_HEADERS);
	sample.elf.e_phoff = UINT64_MAX - sizeof(Elf64_Phdr) + 1;
	assert_int_equal(read_sample(&sample), ELF_BAD_HEADERS);
	sample.elf.e_phoff = SIZE + 1;
	sample.elf.e_phnum = 0;
	assert_int_equal(read_sample(&sample), ELF_BAD_HEADERS);
	sample.elf.e_phoff = SIZE;
	assert_int_equal(read_sample(&sample), ELF_NO_SEGMENT);
}

static void test_segments(void **state)
{
	struct sample sample = sound();

	(void)state;
	sample.elf.e_phnum = 0;
	assert_int_equal(read_sample(&sample), ELF_NO_SEGMENT);
	sample = sound();
	sample.headers[0].p_memsz = 0;
	sample.headers[2].p_type = PT_NULL;
	assert_int_equal(read_sample(&sample), ELF_NO_SEGMENT);
	/* Sixteen are loaded, a seventeenth is not. */
	sample = sound();
	for (size_t i = HEADERS; i < HEADERS + IPC_PROCD_SEGMENTS_MAX; i++)
		sample.headers[i] = sample.headers[2];
	sample.elf.e_phnum = IPC_PROCD_SEGMENTS_MAX + 1;
	assert_int_equal(read_sample(&sample), ELF_SOUND);
	sample.elf.e_phnum = IPC_PROCD_SEGMENTS_MAX + 2;
	assert_int_equal(read_sample(&sample), ELF_TOO_MANY_SEGMENTS);
}

static void test_segments_in_the_file(void **state)
{
	struct sample sample = sound();

	(void)state;
	sample.headers[2].p_filesz = SIZE - 0x1000;
	assert_int_equal(read_sample(&sample), ELF_SOUND);
	sample.headers[2].p_filesz++;
	assert_int_equal(read_sample(&sample), ELF_OUTSIDE_FILE);
	sample.headers[2].p_filesz = UINT64_MAX;
	assert_int_equal(read_sample(&sample), ELF_OUTSIDE_FILE);
	sample = sound();
	sample.headers[2].p_offset = SIZE;
	sample.headers[2].p_filesz = 0;
	assert_int_equal(read_sample(&sample), ELF_SOUND);
	sample.headers[2].p_offset = SIZE + 1;
	assert_int_equal(read_sample(&sample), ELF_OUTSIDE_FILE);
	sample.headers[2].p_offset = UINT64_MAX;
	sample.headers[2].p_filesz = 2;
	assert_int_equal(read_sample(&sample), ELF_OUTSIDE_FILE);
}

/* The rule that refuses the plan of a sample, which is sound as an ELF file. */
static uint32_t broken_rule(struct sample *sample)
{
	struct image image;
	uint32_t verdict;

	assert_int_equal(read_cut(sample, SIZE, &image), ELF_SOUND);
	verdict = image_check(&image, SIZE);
	assert_int_equal(ipc_verdict_class(verdict), IPC_CLASS_RULE);
	return ipc_verdict_rule(verdict);
}

/* What an ELF file may say and a plan may not; the numbers are those of procd.ipc. */
static void test_rules_of_the_plan(void **state)
{
	struct sample sample = sound();

	(void)state;
	sample.headers[2].p_flags |= PF_X;
	assert_int_equal(broken_rule(&sample), 1);
	sample = sound();
	sample.headers[2].p_flags = PF_W;
	assert_int_equal(broken_rule(&sample), 2);
	sample = sound();
	sample.headers[2].p_memsz = 1;
	assert_int_equal(broken_rule(&sample), 3);
	sample = sound();
	sample.headers[2].p_vaddr = 0x7FFFFFFFF000;
	sample.headers[2].p_memsz = 0x1001;
	assert_int_equal(broken_rule(&sample), 4);
	sample = sound();
	sample.headers[2].p_vaddr++;
	assert_int_equal(broken_rule(&sample), 5);
	sample = sound();
	sample.headers[2].p_vaddr = 0x400000;
	assert_int_equal(broken_rule(&sample), 11);
	sample = sound();
	sample.headers[0].p_memsz = 0x1001;
	assert_int_equal(broken_rule(&sample), 12);
	sample = sound();
	sample.headers[0].p_vaddr = 0;
	assert_int_equal(broken_rule(&sample), 14);
	sample = sound();
	sample.elf.e_entry = 0x401100;
	assert_int_equal(broken_rule(&sample), 15);
	sample = sound();
	sample.headers[2].p_vaddr = 0x7FFFFFFE0000;
	assert_int_equal(broken_rule(&sample), 19);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_sound_program),
		cmocka_unit_test(test_no_elf),
		cmocka_unit_test(test_other_machines),
		cmocka_unit_test(test_what_does_not_start_by_itself),
		cmocka_unit_test(test_program_headers),
		cmocka_unit_test(test_segments),
		cmocka_unit_test(test_segments_in_the_file),
		cmocka_unit_test(test_rules_of_the_plan),
	};

	return cmocka_run_group_tests_name("elf_image", tests, NULL, NULL);
}
