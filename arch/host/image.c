/* SPDX-License-Identifier: ISC */
/* A staged process's memory as a memory file, and as the ELF program that Linux starts from it. */
#include "image.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ipc/types/types.h"

/* Younger than the C libraries that this builds with. */
#ifndef MFD_EXEC
#define MFD_EXEC 0x0010U
#endif
#ifndef F_SEAL_EXEC
#define F_SEAL_EXEC 0x0020
#endif

#if defined(__x86_64__)
#define IMAGE_MACHINE EM_X86_64
#elif defined(__aarch64__)
#define IMAGE_MACHINE EM_AARCH64
#elif defined(__riscv)
#define IMAGE_MACHINE EM_RISCV
#else
#error "no ELF machine number for this processor"
#endif

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define IMAGE_BYTE_ORDER ELFDATA2LSB
#else
#define IMAGE_BYTE_ORDER ELFDATA2MSB
#endif

/* What stands in page 0 of the file: a segment for each range, and one that says what the stack is. */
struct headers {
	Elf64_Ehdr file;
	Elf64_Phdr segments[IPC_KERNEL_CONTROL_ANONYMOUS_RANGES_MAX + 1];
};

_Static_assert(sizeof(struct headers) <= IPC_TYPES_PAGE_SIZE, "the headers fit in one page");

/* An empty file that can be run and sealed; -1 where Linux gives none. */
static int open_file(void)
{
	const unsigned int flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
	int file = memfd_create("ipc-process", flags | MFD_EXEC);

	/* Before Linux 6.3 the flag is unknown and every memory file can be run. */
	return file < 0 && errno == EINVAL ? memfd_create("ipc-process", flags) : file;
}

bool image_create(struct image *image, const struct ipc_kernel_control_anonymous_range *ranges,
                  size_t count)
{
	uint64_t end = IPC_TYPES_PAGE_SIZE;
	size_t i;

	if (count > IPC_KERNEL_CONTROL_ANONYMOUS_RANGES_MAX)
		return false;
	for (i = 0; i < count; i++) {
		if (ranges[i].size > IMAGE_BYTES_MAX - end)
			return false;
		image->ranges[i].address = ranges[i].address;
		image->ranges[i].size = ranges[i].size;
		image->ranges[i].offset = end;
		image->ranges[i].access = ranges[i].access;
		end += ranges[i].size;
	}
	image->count = count;
	image->damaged = false;
	image->file = open_file();
	if (image->file >= 0 && ftruncate(image->file, (off_t)end) != 0)
		image_close(image);
	return image->file >= 0;
}

static bool write_at(int file, const void *bytes, size_t size, uint64_t offset)
{
	ssize_t written;

	do {
		written = pwrite(file, bytes, size, (off_t)offset);
	} while (written < 0 && errno == EINTR);
	return written >= 0 && (size_t)written == size;
}

void image_write(struct image *image, uint64_t address, const uint8_t *data, size_t size)
{
	size_t i;

	for (i = 0; i < image->count; i++) {
		const struct image_range *range = &image->ranges[i];
		const uint64_t range_end = range->address + range->size;
		const uint64_t from = address > range->address ? address : range->address;
		const uint64_t to = address + size < range_end ? address + size : range_end;

		if (from < to && !write_at(image->file, data + (from - address), (size_t)(to - from),
		                           range->offset + (from - range->address)))
			image->damaged = true;
	}
}

static Elf64_Word segment_flags(uint32_t access)
{
	Elf64_Word flags = 0;

	flags |= (access & IPC_KERNEL_CONTROL_PAGE_ACCESS_READ) != 0 ? PF_R : 0U;
	flags |= (access & IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE) != 0 ? PF_W : 0U;
	flags |= (access & IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE) != 0 ? PF_X : 0U;
	return flags;
}

/* The segments of an image; returns how many. */
static Elf64_Half fill_segments(Elf64_Phdr *segments, const struct image *image, uint64_t stack_top)
{
	Elf64_Half count = 0;
	size_t i;

	for (i = 0; i < image->count; i++) {
		const struct image_range *range = &image->ranges[i];
		Elf64_Phdr *segment = &segments[count];

		if (stack_top - 1 >= range->address && stack_top - 1 - range->address < range->size)
			continue;
		segment->p_type = PT_LOAD;
		segment->p_flags = segment_flags(range->access);
		segment->p_offset = range->offset;
		segment->p_vaddr = range->address;
		segment->p_paddr = range->address;
		segment->p_filesz = range->size;
		segment->p_memsz = range->size;
		segment->p_align = IPC_TYPES_PAGE_SIZE;
		count++;
	}
	/* Without it Linux would let the stack be run. */
	segments[count].p_type = PT_GNU_STACK;
	segments[count].p_flags = PF_R | PF_W;
	return (Elf64_Half)(count + 1);
}

/* Every seal that this Linux knows. */
static bool seal(int file)
{
	const int seals =
		F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_FUTURE_WRITE;

	return fcntl(file, F_ADD_SEALS, seals | F_SEAL_EXEC) == 0 ||
	       (errno == EINVAL && fcntl(file, F_ADD_SEALS, seals) == 0);
}

bool image_seal(struct image *image, uint64_t entry_point, uint64_t stack_top)
{
	struct headers headers;

	memset(&headers, 0, sizeof(headers));
	memcpy(headers.file.e_ident, ELFMAG, SELFMAG);
	headers.file.e_ident[EI_CLASS] = ELFCLASS64;
	headers.file.e_ident[EI_DATA] = IMAGE_BYTE_ORDER;
	headers.file.e_ident[EI_VERSION] = EV_CURRENT;
	headers.file.e_type = ET_EXEC;
	headers.file.e_machine = IMAGE_MACHINE;
	headers.file.e_version = EV_CURRENT;
	headers.file.e_entry = entry_point;
	headers.file.e_phoff = offsetof(struct headers, segments);
	headers.file.e_ehsize = sizeof(Elf64_Ehdr);
	headers.file.e_phentsize = sizeof(Elf64_Phdr);
	headers.file.e_phnum = fill_segments(headers.segments, image, stack_top);
	return image->file >= 0 && !image->damaged &&
	       write_at(image->file, &headers, sizeof(headers), 0) && seal(image->file);
}

void image_close(struct image *image)
{
	if (image->file >= 0)
		(void)close(image->file);
	image->file = -1;
}
