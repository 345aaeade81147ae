/* SPDX-License-Identifier: ISC */
/*
 * The four functions that compilers call on their own, for programs that have no others.
 *
 * They are weak. A static libc has each in an object beside functions that are not here: clang calls
 * bcmp, and the object that has it brings a memcmp. Then that one counts, and the program links.
 *
 * A loop that copies or sets one unit a turn is what compilers replace by a call to the function
 * that it stands in. So each loop here moves four units a turn, and the rest goes without a loop.
 */
#include <stddef.h>
#include <stdint.h>

#define WEAK __attribute__((weak))

WEAK void *memcpy(void *dst, const void *src, size_t n);
WEAK void *memmove(void *dst, const void *src, size_t n);
WEAK void *memset(void *dst, int value, size_t n);
WEAK int memcmp(const void *a, const void *b, size_t n);

/* Copies from the lowest address up, so dst may overlap src from below. */
static void copy_forward(uint8_t *to, const uint8_t *from, size_t n)
{
	for (; n >= 4; n -= 4) {
		to[0] = from[0];
		to[1] = from[1];
		to[2] = from[2];
		to[3] = from[3];
		to += 4;
		from += 4;
	}
	if (n >= 1)
		to[0] = from[0];
	if (n >= 2)
		to[1] = from[1];
	if (n == 3)
		to[2] = from[2];
}

void *memcpy(void *dst, const void *src, size_t n)
{
	copy_forward((uint8_t *)dst, (const uint8_t *)src, n);
	return dst;
}

void *memmove(void *dst, const void *src, size_t n)
{
	uint8_t *to = (uint8_t *)dst + n;
	const uint8_t *from = (const uint8_t *)src + n;

	/* Forward also when they don't overlap; the difference wraps if dst lies below src. */
	if ((uintptr_t)dst - (uintptr_t)src >= n) {
		copy_forward((uint8_t *)dst, (const uint8_t *)src, n);
		return dst;
	}
	for (; n >= 4; n -= 4) {
		to -= 4;
		from -= 4;
		to[3] = from[3];
		to[2] = from[2];
		to[1] = from[1];
		to[0] = from[0];
	}
	if (n >= 1)
		to[-1] = from[-1];
	if (n >= 2)
		to[-2] = from[-2];
	if (n == 3)
		to[-3] = from[-3];
	return dst;
}

void *memset(void *dst, int value, size_t n)
{
	uint8_t *to = (uint8_t *)dst;
	const uint8_t byte = (uint8_t)value;

	for (; n >= 4; n -= 4) {
		to[0] = byte;
		to[1] = byte;
		to[2] = byte;
		to[3] = byte;
		to += 4;
	}
	if (n >= 1)
		to[0] = byte;
	if (n >= 2)
		to[1] = byte;
	if (n == 3)
		to[2] = byte;
	return dst;
}

int memcmp(const void *a, const void *b, size_t n)
{
	const uint8_t *left = (const uint8_t *)a;
	const uint8_t *right = (const uint8_t *)b;

	for (size_t i = 0; i < n; i++) {
		if (left[i] != right[i])
			return left[i] < right[i] ? -1 : 1;
	}
	return 0;
}
