/* SPDX-License-Identifier: ISC */
/*
 * Boot images: the programs that SPAWN_SERVICE knows by name. A boot loader would leave them in
 * memory; here they are files, mapped before the first request. Only this start reads ELF.
 */
#include "procd.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../elf_image.h"

/* Maps a whole file for good; null if there is none. */
static const uint8_t *map_file(const char *path, size_t *size)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	void *bytes = MAP_FAILED;
	struct stat about;

	if (file < 0)
		return NULL;
	if (fstat(file, &about) == 0 && about.st_size > 0) {
		*size = (size_t)about.st_size;
		bytes = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, file, 0);
	}
	close(file);
	return bytes == MAP_FAILED ? NULL : bytes;
}

bool boot_read(struct procd *procd, const char *argument)
{
	const char *equals = strchr(argument, '=');
	struct boot *boot = &procd->boot[procd->boot_count];
	const uint8_t *file;
	size_t size;
	size_t length;

	if (equals == NULL || procd->boot_count == BOOT_MAX)
		return false;
	length = (size_t)(equals - argument);
	if (length == 0 || length >= sizeof(boot->name))
		return false;
	file = map_file(equals + 1, &size);
	if (file == NULL || elf_read(&boot->image, file, size) != ELF_SOUND)
		return false;
	memcpy(boot->name, argument, length);
	boot->name_length = (uint16_t)length;
	procd->boot_count++;
	return true;
}

const struct image *boot_find(const struct procd *procd, const char *name, uint16_t length)
{
	for (uint32_t i = 0; i < procd->boot_count; i++) {
		const struct boot *boot = &procd->boot[i];

		if (boot->name_length == length && memcmp(boot->name, name, length) == 0)
			return &boot->image;
	}
	return NULL;
}
