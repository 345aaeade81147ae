/* SPDX-License-Identifier: ISC */
/* What the segments of a sound ELF file may ask for: each bound of a plan from both sides. The
 * rules are procd.ipc's; here is which fault tells of which. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "elf_sample.h"
#include "ipc/status.h"

#define USER_TOP   UINT64_C(0x800000000000)
#define PAGE       UINT64_C(0x1000)
#define STACK_BASE UINT64_C(0x7FFFFFFE0000)
#define STACK_END  UINT64_C(0x7FFFFFFF0000)

/* The sample with another data segment that takes nothing from the file. */
static enum elf_fault data_at(uint64_t vaddr, uint64_t mem_size)
{
	struct sample sample = sample_sound();

	sample.headers[SAMPLE_DATA].p_vaddr = vaddr;
	sample.headers[SAMPLE_DATA].p_memsz = mem_size;
	sample.headers[SAMPLE_DATA].p_filesz = 0;
	return sample_read(&sample);
}

/* The sample with a data segment that takes something else from the file. */
static enum elf_fault data_of(uint64_t offset, uint64_t file_size, uint64_t mem_size)
{
	struct sample sample = sample_sound();

	sample.headers[SAMPLE_DATA].p_offset = offset;
	sample.headers[SAMPLE_DATA].p_filesz = file_size;
	sample.headers[SAMPLE_DATA].p_memsz = mem_size;
	return sample_read(&sample);
}

static enum elf_fault data_flags(uint32_t flags)
{
	struct sample sample = sample_sound();

	sample.headers[SAMPLE_DATA].p_flags = flags;
	return sample_read(&sample);
}

/* The sample with its code at that place, for the file and in memory. */
static enum elf_fault code_at(uint64_t vaddr, uint64_t offset, uint64_t mem_size)
{
	struct sample sample = sample_sound();

	sample.headers[SAMPLE_CODE].p_vaddr = vaddr;
	sample.headers[SAMPLE_CODE].p_offset = offset;
	sample.headers[SAMPLE_CODE].p_memsz = mem_size;
	sample.headers[SAMPLE_CODE].p_filesz = 0;
	sample.elf.e_entry = vaddr;
	return sample_read(&sample);
}

static enum elf_fault entry_at(uint64_t entry)
{
	struct sample sample = sample_sound();

	sample.elf.e_entry = entry;
	return sample_read(&sample);
}

static void test_no_segment(void **state)
{
	struct sample sample = sample_sound();

	(void)state;
	sample.elf.e_phnum = 0;
	assert_int_equal(sample_read(&sample), ELF_NO_SEGMENT);
	sample = sample_sound();
	sample.headers[SAMPLE_CODE].p_type = PT_NULL;
	sample.headers[SAMPLE_DATA].p_memsz = 0;
	sample.headers[SAMPLE_DATA].p_filesz = 0;
	assert_int_equal(sample_read(&sample), ELF_NO_SEGMENT);
}

/* Sixteen are loaded, a seventeenth is not. */
static void test_too_many_segments(void **state)
{
	struct sample sample = sample_sound();

	(void)state;
	for (uint16_t i = 0; i < IPC_PROCD_SEGMENTS_MAX; i++) {
		Elf64_Phdr *header = &sample.headers[SAMPLE_HEADERS + i];

		*header = sample.headers[SAMPLE_DATA];
		header->p_vaddr += PAGE * (i + UINT64_C(1));
	}
	sample.elf.e_phnum = SAMPLE_HEADERS + IPC_PROCD_SEGMENTS_MAX - 2;
	assert_int_equal(sample_read(&sample), ELF_SOUND);
	sample.elf.e_phnum++;
	assert_int_equal(sample_read(&sample), ELF_TOO_MANY_SEGMENTS);
	sample.elf.e_phnum++;
	assert_int_equal(sample_read(&sample), ELF_TOO_MANY_SEGMENTS);
}

static void test_user_space(void **state)
{
	(void)state;
	assert_int_equal(data_at(USER_TOP - PAGE, PAGE), ELF_SOUND);
	assert_int_equal(data_at(USER_TOP - PAGE, PAGE + 1), ELF_OUTSIDE_USER_SPACE);
	assert_int_equal(data_at(USER_TOP, 1), ELF_OUTSIDE_USER_SPACE);
	assert_int_equal(data_at(0 - PAGE, PAGE), ELF_OUTSIDE_USER_SPACE);
	assert_int_equal(data_at(0x402000, USER_TOP), ELF_OUTSIDE_USER_SPACE);
	assert_int_equal(data_at(0x402000, USER_TOP + 1), ELF_OUTSIDE_USER_SPACE);
	assert_int_equal(data_at(0x402000, UINT64_MAX), ELF_OUTSIDE_USER_SPACE);
}

static void test_permissions(void **state)
{
	(void)state;
	assert_int_equal(data_flags(PF_R), ELF_SOUND);
	assert_int_equal(data_flags(PF_R | PF_W), ELF_SOUND);
	assert_int_equal(data_flags(PF_R | PF_X), ELF_SOUND);
	assert_int_equal(data_flags(PF_R | PF_W | PF_X), ELF_WRITABLE_CODE);
	assert_int_equal(data_flags(PF_W | PF_X), ELF_WRITABLE_CODE);
	assert_int_equal(data_flags(0), ELF_UNREADABLE);
	assert_int_equal(data_flags(PF_W), ELF_UNREADABLE);
	assert_int_equal(data_flags(PF_X), ELF_UNREADABLE);
	/* Other bits are an operating system's own. */
	assert_int_equal(data_flags(PF_R | PF_MASKOS), ELF_SOUND);
}

static void test_memory_of_a_segment(void **state)
{
	(void)state;
	assert_int_equal(data_of(0x1000, 0x10, 0x10), ELF_SOUND);
	assert_int_equal(data_of(0x1000, 0x10, 0xF), ELF_MEMORY_TOO_SMALL);
	assert_int_equal(data_of(0x1000, 1, 0), ELF_MEMORY_TOO_SMALL);
	/* Neither memory nor bytes: there is nothing to load, and nothing wrong. */
	assert_int_equal(data_of(0x1000, 0, 0), ELF_SOUND);
}

static void test_bytes_of_the_file(void **state)
{
	(void)state;
	assert_int_equal(data_of(0x1000, SAMPLE_BYTES - 0x1000, 0x800), ELF_SOUND);
	assert_int_equal(data_of(0x1000, SAMPLE_BYTES - 0x1000 + 1, 0x800), ELF_OUTSIDE_FILE);
	assert_int_equal(data_of(0x2000, 1, 0x800), ELF_OUTSIDE_FILE);
	assert_int_equal(data_of(0 - PAGE, 0x800, 0x800), ELF_OUTSIDE_FILE);
	/* Its end wraps to the start of the file. */
	assert_int_equal(data_of(0 - PAGE, PAGE, PAGE), ELF_OUTSIDE_FILE);
	assert_int_equal(data_of(0 - PAGE, PAGE + 1, PAGE + 1), ELF_OUTSIDE_FILE);
	/* What takes nothing may take it from anywhere. */
	assert_int_equal(data_of(0 - PAGE, 0, 0x800), ELF_SOUND);
}

static void test_place_in_the_page(void **state)
{
	(void)state;
	assert_int_equal(data_of(0xFFF, 0x10, 0x10), ELF_SHIFTED);
	assert_int_equal(data_of(0x1001, 0x8, 0x8), ELF_SHIFTED);
	assert_int_equal(data_of(0, 0x10, 0x10), ELF_SOUND);
	assert_int_equal(code_at(SAMPLE_ADDRESS + 1, 1, 0x10), ELF_SOUND);
	assert_int_equal(code_at(SAMPLE_ADDRESS + 1, 0, 0x10), ELF_SHIFTED);
}

static void test_order_and_pages(void **state)
{
	(void)state;
	assert_int_equal(code_at(0x402000 - PAGE, 0, PAGE), ELF_SOUND);
	assert_int_equal(code_at(0x402000 - PAGE, 0, PAGE + 1), ELF_SHARED_PAGE);
	assert_int_equal(data_at(SAMPLE_ADDRESS, 0x10), ELF_UNORDERED);
	assert_int_equal(data_at(SAMPLE_ADDRESS - PAGE, 0x10), ELF_UNORDERED);
}

static void test_the_first_page(void **state)
{
	(void)state;
	assert_int_equal(code_at(PAGE, 0, PAGE), ELF_SOUND);
	assert_int_equal(code_at(PAGE - 1, PAGE - 1, 1), ELF_NULL_PAGE);
	assert_int_equal(code_at(0, 0, PAGE), ELF_NULL_PAGE);
}

static void test_the_entry(void **state)
{
	(void)state;
	assert_int_equal(entry_at(SAMPLE_ADDRESS - 1), ELF_ENTRY_NO_CODE);
	assert_int_equal(entry_at(SAMPLE_ADDRESS), ELF_SOUND);
	assert_int_equal(entry_at(SAMPLE_ADDRESS + 0xFF), ELF_SOUND);
	assert_int_equal(entry_at(SAMPLE_ADDRESS + 0x100), ELF_ENTRY_NO_CODE);
	assert_int_equal(entry_at(0x402000), ELF_ENTRY_NO_CODE);
	assert_int_equal(entry_at(UINT64_MAX), ELF_ENTRY_NO_CODE);
}

static void test_the_stack(void **state)
{
	(void)state;
	assert_int_equal(data_at(STACK_BASE - PAGE, PAGE), ELF_SOUND);
	assert_int_equal(data_at(STACK_BASE - PAGE, PAGE + 1), ELF_STACK_TAKEN);
	assert_int_equal(data_at(STACK_END - PAGE, PAGE), ELF_STACK_TAKEN);
	assert_int_equal(data_at(STACK_END, PAGE), ELF_SOUND);
}

/* The verdict comes with the fault, and stands for a plan only. */
static void test_the_verdict(void **state)
{
	struct sample sample = sample_sound();
	struct elf_reader reader;
	struct image image;
	uint32_t verdict = 1;

	(void)state;
	sample.headers[SAMPLE_DATA].p_flags |= PF_X;
	sample_write(&sample);
	assert_int_equal(elf_begin(&reader, &image, SAMPLE_BYTES, sample.bytes, ELF_HEADER_BYTES),
	                 ELF_SOUND);
	assert_int_equal(elf_end(&reader, &verdict), ELF_BAD_HEADERS);
	assert_int_equal(verdict, 0);
	elf_take(&reader, sample.bytes + reader.next, SAMPLE_BYTES - ELF_HEADER_BYTES);
	assert_int_equal(elf_end(&reader, &verdict), ELF_WRITABLE_CODE);
	/* Rule 1 of the second segment, at its flags. */
	assert_int_equal(verdict, ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 152 + 40 + 32, 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_segment),
		cmocka_unit_test(test_too_many_segments),
		cmocka_unit_test(test_user_space),
		cmocka_unit_test(test_permissions),
		cmocka_unit_test(test_memory_of_a_segment),
		cmocka_unit_test(test_bytes_of_the_file),
		cmocka_unit_test(test_place_in_the_page),
		cmocka_unit_test(test_order_and_pages),
		cmocka_unit_test(test_the_first_page),
		cmocka_unit_test(test_the_entry),
		cmocka_unit_test(test_the_stack),
		cmocka_unit_test(test_the_verdict),
	};

	return cmocka_run_group_tests_name("elf_segments", tests, NULL, NULL);
}
