/* SPDX-License-Identifier: ISC */
/*
 * The verdict: what a codec answers, and what a refusing reply carries in its header.
 *
 * A verdict is one uint32_t. 0 is OK; else
 *
 *   bits  0..7   class, one of IPC_CLASS_*
 *   bits  8..23  offset in the part: the first byte of the field (or element) that is refused
 *   bits 24..29  number of the rule; 0 where the field's own check refuses
 *   bits 30..31  part, one of IPC_PART_*
 *
 * Checks run in a fixed order and the first that fails is the verdict. A refusing function leaves
 * its output unspecified and changes nothing else: pack writes no byte before all checks hold.
 * The numbers are part of the wire: they never change meaning.
 */
#ifndef IPC_STATUS_H
#define IPC_STATUS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Grows when generated code needs something that an older runtime lacks. */
#define IPC_RUNTIME_INTERFACE 2

#if defined(__GNUC__)
#define IPC_MUST_CHECK __attribute__((__warn_unused_result__))
/* What leads to it is laid out of the way. */
#define IPC_RARELY __attribute__((__cold__))
#else
#define IPC_MUST_CHECK
#define IPC_RARELY
#endif

/* Why something is refused. Unless a line says otherwise, the offset is that of the field. */
enum {
	IPC_CLASS_OK = 0,
	/* The length is outside fixed..maximum, or the buffer of pack is too small; offset 0. */
	IPC_CLASS_LENGTH = 1,
	/* The length is not what the count says; offset of the count. */
	IPC_CLASS_EXTENT = 2,
	/* A reserved byte is not zero; offset of the first byte reserved there. */
	IPC_CLASS_RESERVED = 3,
	/* An unused byte of zero-padded data is not zero; offset of the field or array. */
	IPC_CLASS_PADDING = 4,
	/* A bool is neither 0 nor 1. */
	IPC_CLASS_BOOL = 5,
	/* The value is no member of a closed enum. */
	IPC_CLASS_ENUM = 6,
	/* A bit without a name is set. */
	IPC_CLASS_FLAGS = 7,
	/* The number is too low or too high. */
	IPC_CLASS_RANGE = 8,
	/* The number is no multiple of what the field demands. */
	IPC_CLASS_ALIGN = 9,
	/* A count or a text's length is outside its bounds; offset of the count or of the text. */
	IPC_CLASS_COUNT = 10,
	/* UTF-8: a byte that can't stand where it stands. */
	IPC_CLASS_UTF8_INVALID = 11,
	/* UTF-8: a character in more bytes than it needs. */
	IPC_CLASS_UTF8_OVERLONG = 12,
	/* UTF-8: U+D800..U+DFFF, which are no characters. */
	IPC_CLASS_UTF8_SURROGATE = 13,
	/* UTF-8: above U+10FFFF. */
	IPC_CLASS_UTF8_TOO_HIGH = 14,
	/* UTF-8: the text ends within a character. */
	IPC_CLASS_UTF8_CUT = 15,
	/* A NUL within a text. */
	IPC_CLASS_NUL = 16,
	/* A path does not start with a slash. */
	IPC_CLASS_PATH_RELATIVE = 17,
	/* A path other than "/" ends with a slash. */
	IPC_CLASS_PATH_TRAILING_SLASH = 18,
	/* A path holds two slashes with nothing between them. */
	IPC_CLASS_PATH_EMPTY_COMPONENT = 19,
	/* A component of a path, or a name, is ".". */
	IPC_CLASS_PATH_DOT = 20,
	/* A component of a path, or a name, is "..". */
	IPC_CLASS_PATH_DOT_DOT = 21,
	/* A name holds a slash. */
	IPC_CLASS_NAME_SLASH = 22,
	/* The last string of a block has no NUL at its end. */
	IPC_CLASS_STRINGS_UNTERMINATED = 23,
	/* A block does not hold as many strings as it says. */
	IPC_CLASS_STRINGS_COUNT = 24,
	/* An entry does not fit in the bytes that are left; offset of the entry. */
	IPC_CLASS_RECORD = 25,
	/* A rule between fields does not hold: offset of the lowest field it names, of the failing
	 * element, or of the array in which no element holds. The only class with a rule number. */
	IPC_CLASS_RULE = 26,
	/* Sequence: one is active already under this arrival slot; offset 0. */
	IPC_CLASS_BUSY = 27,
	/* Sequence: none is active; offset 0. */
	IPC_CLASS_IDLE = 28,
	/* Sequence: another key is active, and stays untouched; offset 0. */
	IPC_CLASS_KEY = 29,
	/* Table: too few or too many entries for the op; offset of the count. */
	IPC_CLASS_CAP_COUNT = 30,
	/* Table: an entry of another kind than the op takes there. */
	IPC_CLASS_CAP_KIND = 31,
	/* Table: an entry lacks a right that the op needs. */
	IPC_CLASS_CAP_RIGHTS = 32,
	/* Table: moved where the op copies, or the other way round. */
	IPC_CLASS_CAP_MODE = 33,
};

/* In which part of a message the offset counts. */
enum {
	IPC_PART_HEADER = 0,
	IPC_PART_TABLE = 1,
	IPC_PART_BODY = 2,
	IPC_PART_SEQUENCE = 3,
};

/* A verdict of its four parts; OK is 0 whatever the others are. */
IPC_RARELY
static inline uint32_t ipc_verdict(uint32_t part, uint32_t kind, uint32_t offset, uint32_t rule)
{
	return kind == 0 ? 0 : kind | offset << 8 | rule << 24 | part << 30;
}

/* One of IPC_CLASS_*. */
static inline uint32_t ipc_verdict_class(uint32_t verdict)
{
	return verdict & UINT32_C(0xFF);
}

/* First byte of what is refused, counted from the start of its part. */
static inline uint32_t ipc_verdict_offset(uint32_t verdict)
{
	return verdict >> 8 & UINT32_C(0xFFFF);
}

/* Number of the rule that refuses; 0 for a field's own check. */
static inline uint32_t ipc_verdict_rule(uint32_t verdict)
{
	return verdict >> 24 & UINT32_C(0x3F);
}

/* One of IPC_PART_*. */
static inline uint32_t ipc_verdict_part(uint32_t verdict)
{
	return verdict >> 30;
}

#ifdef __cplusplus
}
#endif

#endif
