/* SPDX-License-Identifier: ISC */
/* What the file in loaderd's memory is, as a plan that procd would take. */
#include "loaderd.h"

#include "../elf_image.h"

struct ending plan_image(const struct loaderd *loaderd, struct image *image)
{
	const struct source *source = &loaderd->source;
	const enum elf_fault fault = elf_read(image, source->bytes, (size_t)source->status.size);

	if (fault == ELF_SOUND)
		return ending_ok();
	if (fault == ELF_DYNAMIC)
		return ending_failed(IPC_LOADERD_FAILURE_DYNAMIC);
	if (fault == ELF_TOO_MANY_SEGMENTS)
		return ending_failed(IPC_LOADERD_FAILURE_OVERSIZED);
	/* Other kinds of file, and what breaks a rule of the plan: order, permissions, entry, stack. */
	return ending_failed(IPC_LOADERD_FAILURE_MALFORMED);
}
