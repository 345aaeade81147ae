/* SPDX-License-Identifier: ISC */
/* What a file's header and its program headers say: each fault provoked by one change of a sound
 * file, and the same program however it is cut into pieces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "elf_sample.h"

static void test_a_sound_program(void **state)
{
	struct sample sample = sample_sound();
	struct image image;

	(void)state;
	assert_int_equal(sample_read_cut(&sample, SAMPLE_BYTES, &image), ELF_SOUND);
	assert_int_equal(image.kind, IPC_PROCD_IMAGE_KIND_EXECUTABLE);
	assert_int_equal(image.entry_point, SAMPLE_ADDRESS);
	assert_int_equal(image.segment_count, 2);
	assert_int_equal(image.segments[1].vaddr, 0x402000);
	assert_int_equal(image.segments[1].mem_size, 0x800);
	assert_int_equal(image.segments[1].file_offset, 0x1000);
	assert_int_equal(image.segments[1].file_size, 0x10);
	assert_int_equal(image.segments[1].flags,
	                 IPC_PROCD_SEGMENT_FLAG_READ | IPC_PROCD_SEGMENT_FLAG_WRITE);
	assert_ptr_equal(image.data[1], sample.bytes + 0x1000);
}

static void test_no_elf(void **state)
{
	struct sample sample = sample_sound();
	struct image image;

	(void)state;
	assert_int_equal(sample_read_cut(&sample, 0, &image), ELF_NO_ELF);
	assert_int_equal(sample_read_cut(&sample, ELF_HEADER_BYTES - 1, &image), ELF_NO_ELF);
	assert_int_equal(sample_read_cut(&sample, ELF_HEADER_BYTES, &image), ELF_BAD_HEADERS);
	for (int i = 0; i < SELFMAG; i++) {
		sample = sample_sound();
		sample.elf.e_ident[i] ^= 1;
		assert_int_equal(sample_read(&sample), ELF_NO_ELF);
	}
}

static void test_other_machines(void **state)
{
	struct sample sample = sample_sound();

	(void)state;
	sample.elf.e_ident[EI_CLASS] = ELFCLASS32;
	assert_int_equal(sample_read(&sample), ELF_OTHER_CLASS);
	sample = sample_sound();
	sample.elf.e_ident[EI_DATA] = ELFDATA2MSB;
	assert_int_equal(sample_read(&sample), ELF_OTHER_CLASS);
	sample = sample_sound();
	sample.elf.e_machine = EM_386;
	assert_int_equal(sample_read(&sample), ELF_OTHER_MACHINE);
}

static void test_what_does_not_start_by_itself(void **state)
{
	struct sample sample = sample_sound();

	(void)state;
	sample.elf.e_type = ET_NONE;
	assert_int_equal(sample_read(&sample), ELF_NO_PROGRAM);
	sample.elf.e_type = ET_REL;
	assert_int_equal(sample_read(&sample), ELF_NO_PROGRAM);
	sample.elf.e_type = ET_CORE;
	assert_int_equal(sample_read(&sample), ELF_NO_PROGRAM);
	sample.elf.e_type = ET_DYN;
	assert_int_equal(sample_read(&sample), ELF_DYNAMIC);
	/* An interpreter makes it dynamic wherever it stands, and whatever else is wrong. */
	sample = sample_sound();
	sample.headers[SAMPLE_NOTE].p_type = PT_INTERP;
	sample.headers[SAMPLE_CODE].p_offset = SAMPLE_BYTES + 1;
	assert_int_equal(sample_read(&sample), ELF_DYNAMIC);
}

static void test_number_and_size_of_program_headers(void **state)
{
	struct sample sample = sample_sound();

	(void)state;
	sample.elf.e_phentsize--;
	assert_int_equal(sample_read(&sample), ELF_BAD_HEADERS);
	sample.elf.e_phentsize += 2;
	assert_int_equal(sample_read(&sample), ELF_BAD_HEADERS);
	sample = sample_sound();
	sample.elf.e_phnum = PN_XNUM;
	assert_int_equal(sample_read(&sample), ELF_BAD_HEADERS);
	/* Without any, their size does not matter. */
	sample.elf.e_phnum = 0;
	sample.elf.e_phentsize = 0;
	assert_int_equal(sample_read(&sample), ELF_NO_SEGMENT);
}

static void test_place_of_program_headers(void **state)
{
	const size_t end = ELF_HEADER_BYTES + SAMPLE_HEADERS * sizeof(Elf64_Phdr);
	struct sample sample = sample_sound();
	struct image image;

	(void)state;
	/* The last byte of the headers is the last of the file, and not. */
	assert_int_equal(sample_read_cut(&sample, end, &image), ELF_OUTSIDE_FILE);
	assert_int_equal(sample_read_cut(&sample, end - 1, &image), ELF_BAD_HEADERS);
	/* Offsets that wrap, or end behind the file. */
	sample.elf.e_phoff = UINT64_MAX;
	assert_int_equal(sample_read(&sample), ELF_BAD_HEADERS);
	sample.elf.e_phoff = UINT64_MAX - SAMPLE_HEADERS * sizeof(Elf64_Phdr) + 1;
	assert_int_equal(sample_read(&sample), ELF_BAD_HEADERS);
	sample.elf.e_phoff = SAMPLE_BYTES + 1;
	sample.elf.e_phnum = 0;
	assert_int_equal(sample_read(&sample), ELF_BAD_HEADERS);
	sample.elf.e_phoff = SAMPLE_BYTES;
	assert_int_equal(sample_read(&sample), ELF_NO_SEGMENT);
}

/* What the loader says when the program headers come in pieces of that size. */
static enum elf_fault read_pieces(struct sample *sample, size_t piece, struct image *image)
{
	struct elf_reader reader;
	enum elf_fault fault;

	sample_write(sample);
	fault = elf_begin(&reader, image, SAMPLE_BYTES, sample->bytes, ELF_HEADER_BYTES);
	while (fault == ELF_SOUND && reader.left > 0)
		elf_take(&reader, sample->bytes + reader.next, piece);
	return fault == ELF_SOUND ? elf_end(&reader, NULL) : fault;
}

static void test_pieces_of_any_size(void **state)
{
	struct sample sample = sample_sound();
	struct image whole;

	(void)state;
	assert_int_equal(sample_read_cut(&sample, SAMPLE_BYTES, &whole), ELF_SOUND);
	for (size_t piece = sizeof(Elf64_Phdr); piece < 5 * sizeof(Elf64_Phdr); piece++) {
		struct image image;

		assert_int_equal(read_pieces(&sample, piece, &image), ELF_SOUND);
		assert_int_equal(image.segment_count, whole.segment_count);
		assert_memory_equal(image.segments, whole.segments, sizeof(whole.segments));
		assert_int_equal(image.entry_point, whole.entry_point);
		assert_null(image.data[0]);
	}
}

/* The file became shorter after its size was asked for. */
static void test_headers_that_do_not_come(void **state)
{
	const size_t all = SAMPLE_HEADERS * sizeof(Elf64_Phdr);
	struct sample sample = sample_sound();
	struct elf_reader reader;
	struct image image;

	(void)state;
	sample_write(&sample);
	assert_int_equal(elf_begin(&reader, &image, SAMPLE_BYTES, sample.bytes, ELF_HEADER_BYTES),
	                 ELF_SOUND);
	assert_int_equal(reader.next, ELF_HEADER_BYTES);
	elf_take(&reader, sample.bytes + ELF_HEADER_BYTES, sizeof(Elf64_Phdr) - 1);
	assert_int_equal(reader.next, ELF_HEADER_BYTES);
	elf_take(&reader, sample.bytes + ELF_HEADER_BYTES, all - 1);
	assert_int_equal(reader.left, 1);
	assert_int_equal(reader.next, ELF_HEADER_BYTES + all - sizeof(Elf64_Phdr));
	assert_int_equal(elf_end(&reader, NULL), ELF_BAD_HEADERS);
	elf_take(&reader, sample.bytes + reader.next, sizeof(Elf64_Phdr));
	assert_int_equal(elf_end(&reader, NULL), ELF_SOUND);
}

/* As many as a header can say, an interpreter last of all. */
static void test_headers_without_end(void **state)
{
	const Elf64_Phdr interpreter = {.p_type = PT_INTERP};
	const uint64_t size = ELF_HEADER_BYTES + (PN_XNUM - 1) * sizeof(Elf64_Phdr);
	struct sample sample = sample_sound();
	struct elf_reader reader;
	struct image image;

	(void)state;
	sample.elf.e_phnum = PN_XNUM;
	sample_write(&sample);
	assert_int_equal(elf_begin(&reader, &image, size + sizeof(Elf64_Phdr), sample.bytes,
	                           ELF_HEADER_BYTES),
	                 ELF_BAD_HEADERS);
	sample.elf.e_phnum = PN_XNUM - 1;
	sample_write(&sample);
	assert_int_equal(elf_begin(&reader, &image, size - 1, sample.bytes, ELF_HEADER_BYTES),
	                 ELF_BAD_HEADERS);
	assert_int_equal(elf_begin(&reader, &image, size, sample.bytes, ELF_HEADER_BYTES),
	                 ELF_SOUND);
	while (reader.left > 1)
		elf_take(&reader, (const uint8_t *)&sample.headers[SAMPLE_DATA], sizeof(Elf64_Phdr));
	elf_take(&reader, (const uint8_t *)&interpreter, sizeof(interpreter));
	assert_int_equal(reader.next, size);
	assert_int_equal(elf_end(&reader, NULL), ELF_DYNAMIC);
	reader.wants_interpreter = false;
	assert_int_equal(elf_end(&reader, NULL), ELF_TOO_MANY_SEGMENTS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_sound_program),
		cmocka_unit_test(test_no_elf),
		cmocka_unit_test(test_other_machines),
		cmocka_unit_test(test_what_does_not_start_by_itself),
		cmocka_unit_test(test_number_and_size_of_program_headers),
		cmocka_unit_test(test_place_of_program_headers),
		cmocka_unit_test(test_pieces_of_any_size),
		cmocka_unit_test(test_headers_that_do_not_come),
		cmocka_unit_test(test_headers_without_end),
	};

	return cmocka_run_group_tests_name("elf_image", tests, NULL, NULL);
}
