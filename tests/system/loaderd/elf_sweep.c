/* SPDX-License-Identifier: ISC */
/*
 * What a loader makes of each file that the standard input names, one a line:
 *
 *     WORD VERDICT PATH
 *
 * WORD is `accepted`, or why the file is no image, or `unreadable`; VERDICT is the plan's, in
 * hexadecimal, 0 without one. Of a file it reads the header and the program headers and no more, in
 * pieces as small as vfsd's.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../elf_image.h"
#include "ipc/files/files.h"

static const char *word_of(enum elf_fault fault)
{
	static const char *const words[] = {
		[ELF_SOUND] = "accepted",
		[ELF_NO_ELF] = "no-elf",
		[ELF_OTHER_CLASS] = "other-class",
		[ELF_OTHER_MACHINE] = "other-machine",
		[ELF_NO_PROGRAM] = "no-program",
		[ELF_DYNAMIC] = "dynamic",
		[ELF_BAD_HEADERS] = "bad-headers",
		[ELF_NO_SEGMENT] = "no-segment",
		[ELF_TOO_MANY_SEGMENTS] = "too-many-segments",
		[ELF_OUTSIDE_USER_SPACE] = "outside-user-space",
		[ELF_WRITABLE_CODE] = "writable-code",
		[ELF_UNREADABLE] = "unreadable-segment",
		[ELF_MEMORY_TOO_SMALL] = "memory-too-small",
		[ELF_SHIFTED] = "shifted",
		[ELF_OUTSIDE_FILE] = "outside-file",
		[ELF_NULL_PAGE] = "null-page",
		[ELF_UNORDERED] = "unordered",
		[ELF_SHARED_PAGE] = "shared-page",
		[ELF_ENTRY_NO_CODE] = "entry-no-code",
		[ELF_STACK_TAKEN] = "stack-taken",
		[ELF_OTHER_RULE] = "other-rule",
	};

	return words[fault];
}

/* The program headers, piece by piece. A file that ends before them ends the reading. */
static void read_headers(int file, struct elf_reader *reader)
{
	uint8_t piece[IPC_FILES_DATA_BYTES_MAX];
	ssize_t size;

	while (reader->left > 0) {
		const uint16_t left = reader->left;

		size = pread(file, piece, sizeof(piece), (off_t)reader->next);
		elf_take(reader, piece, size > 0 ? (size_t)size : 0);
		if (reader->left == left)
			return;
	}
}

/* False: the file can't be read. */
static bool judge(int file, const char *path)
{
	uint8_t start[ELF_HEADER_BYTES];
	struct elf_reader reader;
	struct image image;
	struct stat about;
	enum elf_fault fault;
	uint32_t verdict = 0;
	ssize_t size;

	if (fstat(file, &about) != 0)
		return false;
	size = pread(file, start, sizeof(start), 0);
	if (size < 0)
		return false;
	fault = elf_begin(&reader, &image, (uint64_t)about.st_size, start, (size_t)size);
	if (fault == ELF_SOUND) {
		read_headers(file, &reader);
		fault = elf_end(&reader, &verdict);
	}
	printf("%s %08x %s\n", word_of(fault), (unsigned int)verdict, path);
	return true;
}

static void look_at(const char *path)
{
	const int file = open(path, O_RDONLY | O_CLOEXEC);

	if (file < 0 || !judge(file, path))
		printf("unreadable 00000000 %s\n", path);
	if (file >= 0)
		close(file);
}

int main(void)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	while ((length = getline(&line, &room, stdin)) > 0) {
		if (line[length - 1] == '\n')
			line[length - 1] = 0;
		look_at(line);
	}
	free(line);
	return 0;
}
