/* SPDX-License-Identifier: ISC */
/* Static ELF files from a disk, read as a loader reads them. */
#include "elf_file.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../system/elf_image.h"
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

/* A segment in whole pages. */
static void add(struct elf_file *elf, const struct ipc_procd_segment *from, const uint8_t *data)
{
	const uint64_t page = IPC_TYPES_PAGE_SIZE;
	struct elf_segment *segment = &elf->segments[elf->count++];

	segment->address = from->vaddr / page * page;
	segment->size = (from->vaddr - segment->address + from->mem_size + page - 1) / page * page;
	/* The bits of both are the same: segment_flag says so. */
	segment->access = from->flags;
	segment->data_address = from->vaddr;
	segment->data_size = from->file_size;
	segment->data = data;
}

uint32_t elf_open(struct elf_file *elf, const char *path)
{
	struct image image;

	memset(elf, 0, sizeof(*elf));
	if (!read_whole(elf, path))
		return IPC_RESULT_NOT_FOUND;
	if (elf_read(&image, elf->bytes, elf->size) != ELF_SOUND) {
		elf_close(elf);
		return IPC_RESULT_INVALID_ARGUMENT;
	}
	elf->entry_point = image.entry_point;
	for (uint16_t i = 0; i < image.segment_count; i++)
		add(elf, &image.segments[i], image.data[i]);
	return IPC_RESULT_OK;
}

void elf_close(struct elf_file *elf)
{
	free(elf->bytes);
	elf->bytes = NULL;
}
