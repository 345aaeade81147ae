/* SPDX-License-Identifier: ISC */
/*
 * What a loader makes of each file that the standard input names, one a line:
 *
 *     WORD VERDICT PATH
 *
 * WORD is `accepted`, the fault of an ELF file, `rule` where only a rule of the plan refuses it, or
 * `unreadable`; VERDICT is the plan's, in hexadecimal, 0 without one.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../elf_image.h"

static const char *word_of(enum elf_fault fault)
{
	switch (fault) {
	case ELF_SOUND:
		return "accepted";
	case ELF_NO_ELF:
		return "no-elf";
	case ELF_OTHER_CLASS:
		return "other-class";
	case ELF_OTHER_MACHINE:
		return "other-machine";
	case ELF_NO_PROGRAM:
		return "no-program";
	case ELF_DYNAMIC:
		return "dynamic";
	case ELF_BAD_HEADERS:
		return "bad-headers";
	case ELF_NO_SEGMENT:
		return "no-segment";
	case ELF_TOO_MANY_SEGMENTS:
		return "too-many-segments";
	case ELF_OUTSIDE_FILE:
		return "outside-file";
	default:
		abort();
	}
}

static void judge(const char *path, const uint8_t *bytes, size_t size)
{
	struct image image;
	const enum elf_fault fault = elf_read(&image, bytes, size);
	const uint32_t verdict = fault == ELF_SOUND ? image_check(&image, size) : 0;

	printf("%s %08x %s\n", verdict != 0 ? "rule" : word_of(fault), (unsigned int)verdict, path);
}

static void look_at(const char *path)
{
	const int file = open(path, O_RDONLY | O_CLOEXEC);
	void *bytes = MAP_FAILED;
	struct stat about;

	if (file >= 0 && fstat(file, &about) == 0 && about.st_size > 0)
		bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
	if (bytes == MAP_FAILED) {
		printf("unreadable 0 %s\n", path);
	} else {
		judge(path, bytes, (size_t)about.st_size);
		munmap(bytes, (size_t)about.st_size);
	}
	if (file >= 0)
		close(file);
}

int main(void)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	while ((length = getline(&line, &room, stdin)) > 0) {
		line[length - 1] = 0;
		look_at(line);
	}
	free(line);
	return 0;
}
