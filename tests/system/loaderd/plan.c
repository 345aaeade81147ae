/* SPDX-License-Identifier: ISC */
/* What the file in loaderd's memory is, as a plan that procd would take. */
#include "loaderd.h"

#include "../elf_image.h"

struct ending plan_image(const struct loaderd *loaderd, struct image *image)
{
	const struct source *source = &loaderd->source;

	switch (elf_read(image, source->bytes, (size_t)source->status.size)) {
	case ELF_SOUND:
		break;
	case ELF_DYNAMIC:
		return ending_failed(IPC_LOADERD_FAILURE_DYNAMIC);
	case ELF_TOO_MANY_SEGMENTS:
		return ending_failed(IPC_LOADERD_FAILURE_OVERSIZED);
	case ELF_NO_ELF:
	case ELF_OTHER_CLASS:
	case ELF_OTHER_MACHINE:
	case ELF_NO_PROGRAM:
	case ELF_BAD_HEADERS:
	case ELF_NO_SEGMENT:
	case ELF_OUTSIDE_FILE:
	default:
		return ending_failed(IPC_LOADERD_FAILURE_MALFORMED);
	}
	/* Order, permissions, entry, stack: the rules of the plan are the schema's. */
	if (image_check(image, source->status.size) != 0)
		return ending_failed(IPC_LOADERD_FAILURE_MALFORMED);
	return ending_ok();
}
