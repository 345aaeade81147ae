/* SPDX-License-Identifier: ISC */
/* Program headers, as the System V ABI lays them out, and the verdicts on what they ask for. */
#include "elf_image.h"

#include <elf.h>
#include <string.h>

#include "ipc/status.h"

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

_Static_assert(ELF_HEADER_BYTES == sizeof(Elf64_Ehdr), "the header that the System V ABI lays out");

/* A segment in the body of a plan, and where the first one stands: the shortest plan has one. */
#define SEGMENT_BYTES sizeof(struct ipc_procd_segment)
#define SEGMENTS_AT   (IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_SIZE_MIN - SEGMENT_BYTES)
_Static_assert(SEGMENTS_AT + IPC_PROCD_SEGMENTS_MAX * SEGMENT_BYTES ==
                       IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_SIZE_MAX,
               "a segment has the same size in memory and in the body");

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
static enum elf_fault check_header(const Elf64_Ehdr *elf, uint64_t size)
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

enum elf_fault elf_begin(struct elf_reader *reader, struct image *image, uint64_t file_size,
                         const uint8_t *bytes, size_t size)
{
	enum elf_fault fault;
	Elf64_Ehdr elf;

	memset(image, 0, sizeof(*image));
	memset(reader, 0, sizeof(*reader));
	if (size < sizeof(elf) || memcmp(bytes, ELFMAG, SELFMAG) != 0)
		return ELF_NO_ELF;
	memcpy(&elf, bytes, sizeof(elf));
	fault = check_header(&elf, file_size);
	if (fault != ELF_SOUND)
		return fault;

	image->kind = IPC_PROCD_IMAGE_KIND_EXECUTABLE;
	image->entry_point = elf.e_entry;
	image->stack_base = STACK_BASE;
	image->stack_size = STACK_SIZE;
	reader->image = image;
	reader->file_size = file_size;
	reader->next = elf.e_phoff;
	reader->left = elf.e_phnum;
	return ELF_SOUND;
}

static void add_segment(struct image *image, const Elf64_Phdr *header)
{
	struct ipc_procd_segment *segment;

	if (header->p_memsz == 0 && header->p_filesz == 0)
		return;
	if (image->segment_count >= IPC_PROCD_SEGMENTS_MAX) {
		/* The plan is refused for one too many; no more need be counted. */
		image->segment_count = IPC_PROCD_SEGMENTS_MAX + 1;
		return;
	}
	segment = &image->segments[image->segment_count++];
	segment->vaddr = header->p_vaddr;
	segment->mem_size = header->p_memsz;
	segment->file_offset = header->p_offset;
	segment->file_size = header->p_filesz;
	segment->flags = flags_of(header);
}

void elf_take(struct elf_reader *reader, const uint8_t *bytes, size_t size)
{
	for (; reader->left > 0 && size >= sizeof(Elf64_Phdr); size -= sizeof(Elf64_Phdr)) {
		Elf64_Phdr header;

		memcpy(&header, bytes, sizeof(header));
		if (header.p_type == PT_INTERP)
			reader->wants_interpreter = true;
		if (header.p_type == PT_LOAD)
			add_segment(reader->image, &header);
		bytes += sizeof(header);
		reader->next += sizeof(header);
		reader->left--;
	}
}

/* The rule of a plan, or of one of its segments, as a word on the file; no number stands for both. */
static enum elf_fault broken_rule(uint32_t rule)
{
	switch (rule) {
	case IPC_PROCD_SEGMENT_RULE_W_XOR_X:
		return ELF_WRITABLE_CODE;
	case IPC_PROCD_SEGMENT_RULE_READABLE:
		return ELF_UNREADABLE;
	case IPC_PROCD_SEGMENT_RULE_FILE_FITS:
		return ELF_MEMORY_TOO_SMALL;
	case IPC_PROCD_SEGMENT_RULE_IN_USER_SPACE:
		return ELF_OUTSIDE_USER_SPACE;
	case IPC_PROCD_SEGMENT_RULE_CONGRUENT:
		return ELF_SHIFTED;
	case IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_WITHIN_SOURCE:
		return ELF_OUTSIDE_FILE;
	case IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_NULL_PAGE_IS_FREE:
		return ELF_NULL_PAGE;
	case IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_ASCENDING:
		return ELF_UNORDERED;
	case IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_PAGES_APART:
		return ELF_SHARED_PAGE;
	case IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_ENTRY_IS_CODE:
		return ELF_ENTRY_NO_CODE;
	case IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_STACK_IS_APART:
		return ELF_STACK_TAKEN;
	default:
		return ELF_OTHER_RULE;
	}
}

/* A number of a segment that is out of range is its address or its memory. */
static enum elf_fault out_of_range(const struct image *image, uint32_t offset)
{
	size_t index;

	if (offset < SEGMENTS_AT)
		return ELF_OTHER_RULE;
	index = (offset - SEGMENTS_AT) / SEGMENT_BYTES;
	return image->segments[index].mem_size == 0 ? ELF_MEMORY_TOO_SMALL : ELF_OUTSIDE_USER_SPACE;
}

static enum elf_fault fault_of(uint32_t verdict, const struct image *image)
{
	switch (ipc_verdict_class(verdict)) {
	case IPC_CLASS_OK:
		return ELF_SOUND;
	case IPC_CLASS_COUNT:
		return image->segment_count == 0 ? ELF_NO_SEGMENT : ELF_TOO_MANY_SEGMENTS;
	case IPC_CLASS_RANGE:
		return out_of_range(image, ipc_verdict_offset(verdict));
	case IPC_CLASS_RULE:
		return broken_rule(ipc_verdict_rule(verdict));
	default:
		return ELF_OTHER_RULE;
	}
}

/* procd's verdict on the plan of an image from a file of that size. */
static uint32_t check_plan(const struct image *image, uint64_t file_size)
{
	struct ipc_procd_begin_loader_image_transfer_request plan;
	/* With room for one segment too many, so that it is its number that is refused. */
	uint8_t body[IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_SIZE_MAX + SEGMENT_BYTES];
	size_t len;

	ipc_procd_begin_loader_image_transfer_request_init(&plan);
	/* Any number will do: the plan is not sent. */
	plan.staged_process_id = 1;
	plan.source_size = file_size;
	image_announce(image, &plan);
	return ipc_procd_begin_loader_image_transfer_request_pack(&plan, body, sizeof(body), &len);
}

enum elf_fault elf_end(struct elf_reader *reader, uint32_t *verdict)
{
	uint32_t found;

	if (verdict != NULL)
		*verdict = 0;
	if (reader->left > 0)
		return ELF_BAD_HEADERS;
	if (reader->wants_interpreter)
		return ELF_DYNAMIC;
	found = check_plan(reader->image, reader->file_size);
	if (verdict != NULL)
		*verdict = found;
	return fault_of(found, reader->image);
}

/* The bytes of each segment; the plan's rules have passed, so they lie in the file. */
static void point_into(struct image *image, const uint8_t *file)
{
	for (uint16_t i = 0; i < image->segment_count; i++) {
		if (image->segments[i].file_size > 0)
			image->data[i] = file + image->segments[i].file_offset;
	}
}

enum elf_fault elf_read(struct image *image, const uint8_t *file, size_t size)
{
	struct elf_reader reader;
	enum elf_fault fault = elf_begin(&reader, image, size, file, size);

	if (fault == ELF_SOUND) {
		elf_take(&reader, file + reader.next, size - (size_t)reader.next);
		fault = elf_end(&reader, NULL);
	}
	if (fault == ELF_SOUND)
		point_into(image, file);
	return fault;
}
