/* SPDX-License-Identifier: ISC */
/*
 * Stands before a mutant that is compiled for the address sanitizer, which sees whole objects alone: here a copy or a
 * clearing that goes beyond the member of a struct ends the program, too.
 */
#ifndef MUTATION_MEMBERS_H
#define MUTATION_MEMBERS_H

#include "ipc/bytes.h"

#define WITHIN(place, n)                                     \
	do {                                                 \
		if ((n) > __builtin_object_size((place), 1)) \
			__builtin_trap();                    \
	} while (0)

#define ipc_bytes_copy(dst, src, n)            \
	do {                                   \
		WITHIN(dst, n);                \
		WITHIN(src, n);                \
		(ipc_bytes_copy)(dst, src, n); \
	} while (0)

#define ipc_bytes_clear(dst, n)            \
	do {                               \
		WITHIN(dst, n);            \
		(ipc_bytes_clear)(dst, n); \
	} while (0)

#endif
