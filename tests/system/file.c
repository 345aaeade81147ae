/* SPDX-License-Identifier: ISC */
/* Program files for the tests that load them. */
#include "file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "elf_image.h"
#include "rig.h"

void file_read(struct file *file, const char *path)
{
	const int descriptor = open(path, O_RDONLY | O_CLOEXEC);
	struct stat about;

	assert_true(descriptor >= 0);
	assert_int_equal(fstat(descriptor, &about), 0);
	file->size = (size_t)about.st_size;
	file->bytes = malloc(file->size);
	assert_non_null(file->bytes);
	assert_int_equal(read(descriptor, file->bytes, file->size), file->size);
	close(descriptor);
	assert_int_equal(elf_read(&file->image, file->bytes, file->size), ELF_SOUND);
}

void file_free(struct file *file)
{
	free(file->bytes);
	file->bytes = NULL;
}

uint8_t *file_find(const struct file *file, const char *text)
{
	const size_t length = strlen(text);
	uint8_t *found = memmem(file->bytes, file->size, text, length);
	size_t rest;

	assert_non_null(found);
	rest = file->size - (size_t)(found + 1 - file->bytes);
	assert_null(memmem(found + 1, rest, text, length));
	return found;
}
