/* SPDX-License-Identifier: ISC */
/*
 * UTF-8, paths, names and string blocks.
 *
 * Each check has two halves. The first only accepts: it goes by words of eight bytes and looks at
 * single characters where a word holds one that it can't pass. The second runs when the first did
 * not accept, goes byte by byte and finds the class; its last answer needs no test of its own.
 */
#include "ipc/text.h"

#include <stdbool.h>

#include "ipc/bytes.h"

#define WORD 8

/* For what the shortest way through a check does not need: it would only save registers there. */
#if defined(__GNUC__)
#define APART __attribute__((__noinline__))
#else
#define APART
#endif

/* A byte in each byte of a word. */
#define ONES    UINT64_C(0x0101010101010101)
#define HIGHS   (ONES * 0x80)
#define SLASHES (ONES * '/')

/* Index of the lowest byte of a word whose high bit is set in marks; only high bits are, one is. */
static size_t first_mark(uint64_t marks)
{
	const uint64_t lowest = (marks & (~marks + 1)) >> 7;

	return (size_t)(lowest * UINT64_C(0x0001020304050607) >> 56);
}

/* How long the character of two to four bytes at `at` is; 0 if there is none. */
static inline size_t character_length(const uint8_t *at, size_t left)
{
	uint32_t bytes = at[0];

	if (left >= 4) {
		bytes = ipc_get_u32le(at);
	} else {
		/* A missing byte is zero, which goes on no character. */
		if (left >= 2)
			bytes |= at[1] * UINT32_C(0x100);
		if (left == 3)
			bytes |= at[2] * UINT32_C(0x10000);
	}
	/* 110xxxxx 10xxxxxx; C0 and C1 are overlong. */
	if ((bytes & 0xC0E0) == 0x80C0)
		return (bytes & 0x1E) != 0 ? 2 : 0;
	/* 1110xxxx 10xxxxxx 10xxxxxx; E0 80..9F is overlong, ED A0..BF a surrogate. */
	if ((bytes & 0xC0C0F0) == 0x8080E0)
		return (bytes & 0x200F) != 0 && (bytes & 0x200F) != 0x200D ? 3 : 0;
	/* 11110xxx 10xxxxxx 10xxxxxx 10xxxxxx; F0 80..8F is overlong, F4 90 and up too high. */
	if ((bytes & 0xC0C0C0F8) == 0x808080F0) {
		const uint32_t plane = (bytes & 0x07) << 2 | (bytes >> 12 & 0x03);

		return plane >= 1 && plane <= 16 ? 4 : 0;
	}
	return 0;
}

/* Marks each byte that is not ASCII, NUL if `ones` is ONES, or the byte that `stops` repeats.
 * Bytes above a mark may be marked without cause. */
static inline uint64_t marks_in(uint64_t word, uint64_t ones, uint64_t stops)
{
	return (word | (word - ones) | ((word ^ stops) - ones)) & HIGHS;
}

/* Whether a text is UTF-8 without the bytes that marks_in() marks. */
static inline bool is_clean(const uint8_t *text, size_t length, uint64_t ones, uint64_t stops)
{
	const size_t last = length - WORD;
	size_t at = 0;

	if (length < WORD) {
		while (at < length) {
			size_t step = 1;

			if (marks_in(text[at] | ONES << 8, ones, stops) != 0)
				step = character_length(text + at, length - at);
			if (step == 0)
				return false;
			at += step;
		}
		return true;
	}
	for (;;) {
		uint64_t marks = 0;

		for (; marks == 0 && at < last; at += WORD)
			marks = marks_in(ipc_bytes_word(text + at), ones, stops);
		if (marks != 0) {
			at -= WORD;
		} else {
			/* The last word overlaps what is passed already. */
			marks = marks_in(ipc_bytes_word(text + last), ones, stops);
			marks &= HIGHS << 8 * (at - last);
			if (marks == 0)
				return true;
			at = last;
		}
		at += first_mark(marks);
		do {
			const size_t step = character_length(text + at, length - at);

			if (step == 0)
				return false;
			at += step;
			if (at == length)
				return true;
		} while (text[at] >= 0x80);
	}
}

/* Marks each byte that is not ASCII, NUL, or a slash with a slash or a dot after it; `next` is the
 * word one byte further on. A dot so followed, the byte before one that is not ASCII, and bytes
 * above a mark may be marked as well. */
static inline uint64_t path_marks_in(uint64_t word, uint64_t next)
{
	/* '.' and '/' differ in the lowest bit alone: two of them leave 0 or 1. The first difference
	 * borrows from the high bit for NUL and keeps it for 0x81 and up, the second for a pair and
	 * for 0x80. */
	const uint64_t pair = (word ^ SLASHES) | (next ^ SLASHES);

	return ((word - ONES) | (pair - 2 * ONES)) & HIGHS;
}

/* The marks in the last word of a path: a slash at the end counts as one with a slash after it. */
static inline uint64_t path_marks_in_last(uint64_t word)
{
	return path_marks_in(word, word >> 8 | (uint64_t)'/' << 56);
}

/* Whether the component that starts at `at` is neither empty, "." nor "..". */
static inline bool component_is_fine(const uint8_t *path, size_t at, size_t length)
{
	if (at == length || path[at] == '/')
		return false;
	if (path[at] != '.')
		return true;
	at++;
	if (at == length || path[at] == '/')
		return false;
	if (path[at] != '.')
		return true;
	at++;
	return at != length && path[at] != '/';
}

/* Whether a path of two words or more has nothing that path_marks_in() marks. */
static inline bool path_is_plain(const uint8_t *path, size_t length)
{
	const uint8_t *const last = path + length - 2 * WORD;
	uint64_t marks = path_marks_in(ipc_bytes_word(last), ipc_bytes_word(last + 1)) |
	                 path_marks_in_last(ipc_bytes_word(last + WORD));

	for (; marks == 0 && path < last; path += 2 * WORD)
		marks = path_marks_in(ipc_bytes_word(path), ipc_bytes_word(path + 1)) |
		        path_marks_in(ipc_bytes_word(path + WORD), ipc_bytes_word(path + WORD + 1));
	return marks == 0;
}

/* Whether the rest of a path from `at`, where no component starts, has no fault. */
static bool path_is_clean(const uint8_t *path, size_t at, size_t length)
{
	const size_t last = length - WORD;

	while (at < length) {
		if (length >= WORD) {
			uint64_t marks = 0;

			for (; marks == 0 && at < last; at += WORD)
				marks = path_marks_in(ipc_bytes_word(path + at),
				                      ipc_bytes_word(path + at + 1));
			if (marks != 0) {
				at -= WORD;
			} else {
				marks = path_marks_in_last(ipc_bytes_word(path + last));
				marks &= HIGHS << 8 * (at - last);
				if (marks == 0)
					return true;
				at = last;
			}
			at += first_mark(marks);
		}
		if (path[at] == 0)
			return false;
		if (path[at] == '/' && !component_is_fine(path, at + 1, length))
			return false;
		if (path[at] < 0x80)
			at++;
		while (at < length && path[at] >= 0x80) {
			const size_t step = character_length(path + at, length - at);

			if (step == 0)
				return false;
			at += step;
		}
	}
	return true;
}

/* How many of the bytes at block are NUL. */
static size_t count_nuls(const uint8_t *block, size_t length)
{
	size_t nuls = 0;
	size_t at = 0;

	for (; length - at >= WORD; at += WORD) {
		const uint64_t word = ipc_bytes_word(block + at);
		/* The high bit stays clear where a byte is zero. */
		const uint64_t others = ((word & ~HIGHS) + ~HIGHS) | word;

		nuls += (size_t)((~others & HIGHS) / 0x80 * ONES >> 56);
	}
	for (; at < length; at++)
		nuls += block[at] == 0;
	return nuls;
}

/* Class of the bad character at `at`, which has at least one byte. */
static uint32_t character_fault(const uint8_t *at, size_t left)
{
	const uint8_t lead = at[0];

	if (lead < 0xC0)
		return IPC_CLASS_UTF8_INVALID;
	if (lead < 0xC2)
		return IPC_CLASS_UTF8_OVERLONG;
	if (lead > 0xF4)
		return IPC_CLASS_UTF8_TOO_HIGH;
	if (left == 1)
		return IPC_CLASS_UTF8_CUT;
	if ((at[1] & 0xC0) != 0x80)
		return IPC_CLASS_UTF8_INVALID;
	if ((lead == 0xE0 && at[1] < 0xA0) || (lead == 0xF0 && at[1] < 0x90))
		return IPC_CLASS_UTF8_OVERLONG;
	if (lead == 0xED && at[1] >= 0xA0)
		return IPC_CLASS_UTF8_SURROGATE;
	if (lead == 0xF4 && at[1] >= 0x90)
		return IPC_CLASS_UTF8_TOO_HIGH;
	if (left == 2)
		return IPC_CLASS_UTF8_CUT;
	if ((at[2] & 0xC0) != 0x80)
		return IPC_CLASS_UTF8_INVALID;
	return left == 3 ? IPC_CLASS_UTF8_CUT : IPC_CLASS_UTF8_INVALID;
}

/* Class of the first bad character of a text; OK if there is none. */
static uint32_t text_fault(const uint8_t *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		size_t step = 1;

		if (text[at] >= 0x80)
			step = character_length(text + at, length - at);
		if (step == 0)
			return character_fault(text + at, length - at);
		at += step;
	}
	return IPC_CLASS_OK;
}

/* Class of the first fault of a path that is a text without NUL and has one. */
static uint32_t path_fault(const uint8_t *path, size_t length)
{
	size_t at = 1;

	if (length == 0 || path[0] != '/')
		return IPC_CLASS_PATH_RELATIVE;
	while (component_is_fine(path, at, length)) {
		/* Elsewhere a slash follows; if the bytes changed since, the walk still ends. */
		while (at < length && path[at] != '/')
			at++;
		if (at == length)
			return IPC_CLASS_PATH_TRAILING_SLASH;
		at++;
	}
	if (at == length)
		return IPC_CLASS_PATH_TRAILING_SLASH;
	if (path[at] == '/')
		return IPC_CLASS_PATH_EMPTY_COMPONENT;
	if (at + 1 == length || path[at + 1] == '/')
		return IPC_CLASS_PATH_DOT;
	return IPC_CLASS_PATH_DOT_DOT;
}

/* The whole check of a text. */
static uint32_t text_class(const uint8_t *text, size_t length)
{
	uint32_t fault;

	if (is_clean(text, length, ONES, 0))
		return IPC_CLASS_OK;
	fault = text_fault(text, length);
	return fault != IPC_CLASS_OK ? fault : IPC_CLASS_NUL;
}

uint32_t ipc_text_check(const char *text, size_t length)
{
	return text_class((const uint8_t *)text, length);
}

/* The check of a path that is short, or has something that needs a closer look. */
APART static uint32_t path_class(const uint8_t *path, size_t length)
{
	uint32_t fault;

	if (length != 0 && path[0] == '/' && (length == 1 || path_is_clean(path, 0, length)))
		return IPC_CLASS_OK;
	fault = text_class(path, length);
	return fault != IPC_CLASS_OK ? fault : path_fault(path, length);
}

uint32_t ipc_path_check(const char *path, size_t length)
{
	const uint8_t *bytes = (const uint8_t *)path;

	if (length >= 2 * WORD && path[0] == '/' && path_is_plain(bytes, length))
		return IPC_CLASS_OK;
	return path_class(bytes, length);
}

uint32_t ipc_name_check(const char *name, size_t length)
{
	uint32_t fault;

	if (is_clean((const uint8_t *)name, length, ONES, SLASHES)) {
		if (length == 1 && name[0] == '.')
			return IPC_CLASS_PATH_DOT;
		if (length == 2 && name[0] == '.' && name[1] == '.')
			return IPC_CLASS_PATH_DOT_DOT;
		return IPC_CLASS_OK;
	}
	fault = text_class((const uint8_t *)name, length);
	return fault != IPC_CLASS_OK ? fault : IPC_CLASS_NAME_SLASH;
}

uint32_t ipc_strings_check(const char *block, size_t used, size_t count)
{
	const uint8_t *bytes = (const uint8_t *)block;

	if (used != 0 && bytes[used - 1] != 0)
		return IPC_CLASS_STRINGS_UNTERMINATED;
	if (!is_clean(bytes, used, 0, 0)) {
		const uint32_t fault = text_fault(bytes, used);

		return fault != IPC_CLASS_OK ? fault : IPC_CLASS_UTF8_INVALID;
	}
	return count_nuls(bytes, used) == count ? IPC_CLASS_OK : IPC_CLASS_STRINGS_COUNT;
}
