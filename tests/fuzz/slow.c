// SPDX-License-Identifier: ISC
// The tools of the slow path. See slow.h.
#include "slow.h"

#include <stdlib.h>

#include "ipc/status.h"

bool slow_broken;

uint32_t slow_refuse(const struct slow *b, uint32_t kind, size_t offset, uint32_t rule)
{
	return kind | (uint32_t)offset << 8 | rule << 24 | b->part << 30;
}

num slow_number(const uint8_t *data, size_t width, bool has_sign)
{
	num value = 0;

	for (size_t i = width; i > 0; i--)
		value = value * 256 + data[i - 1];
	if (has_sign && data[width - 1] >= 128)
		value -= (num)1 << (8 * width);
	return value;
}

bool slow_zero(const uint8_t *data, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (data[i] != 0)
			return false;
	}
	return true;
}

bool slow_same(const uint8_t *a, const uint8_t *b, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (a[i] != b[i])
			return false;
	}
	return true;
}

/* The class of the character at data[*at]; *at moves behind it. */
static uint32_t character(const uint8_t *data, size_t count, size_t *at)
{
	const uint8_t lead = data[*at];
	uint32_t code;
	size_t more;

	if (lead < 0x80) {
		++*at;
		return 0;
	}
	if (lead < 0xC0)
		return IPC_CLASS_UTF8_INVALID;
	more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2
	                                     : 3;
	if (lead < 0xC2)
		return IPC_CLASS_UTF8_OVERLONG;
	if (lead > 0xF4)
		return IPC_CLASS_UTF8_TOO_HIGH;
	code = lead & (0x3Fu >> more);
	for (size_t i = 1; i <= more; i++) {
		const size_t left = 6 * (more - i);

		if (*at + i == count)
			return IPC_CLASS_UTF8_CUT;
		if ((data[*at + i] & 0xC0) != 0x80)
			return IPC_CLASS_UTF8_INVALID;
		code = code << 6 | (data[*at + i] & 0x3F);
		/* Known with the second byte, whatever comes behind it. */
		if (more == 2 && (code << left | ((1u << left) - 1)) < 0x800)
			return IPC_CLASS_UTF8_OVERLONG;
		if (more == 3 && (code << left | ((1u << left) - 1)) < 0x10000)
			return IPC_CLASS_UTF8_OVERLONG;
		if (more == 2 && code << left >= 0xD800 && code << left < 0xE000)
			return IPC_CLASS_UTF8_SURROGATE;
		if (code << left > 0x10FFFF)
			return IPC_CLASS_UTF8_TOO_HIGH;
	}
	*at += more + 1;
	return 0;
}

static uint32_t utf8(const uint8_t *data, size_t count)
{
	for (size_t at = 0; at < count;) {
		const uint32_t kind = character(data, count, &at);

		if (kind != 0)
			return kind;
	}
	return 0;
}

/* "." or "..", or neither. */
static uint32_t dots(const uint8_t *data, size_t count)
{
	if (count == 1 && data[0] == '.')
		return IPC_CLASS_PATH_DOT;
	return count == 2 && data[0] == '.' && data[1] == '.' ? IPC_CLASS_PATH_DOT_DOT : 0;
}

static uint32_t path(const uint8_t *data, size_t count)
{
	size_t start = 1;

	if (count == 0 || data[0] != '/')
		return IPC_CLASS_PATH_RELATIVE;
	for (size_t at = 1; count > 1 && at <= count; at++) {
		if (at < count && data[at] != '/')
			continue;
		if (at == start)
			return at == count ? IPC_CLASS_PATH_TRAILING_SLASH : IPC_CLASS_PATH_EMPTY_COMPONENT;
		if (dots(data + start, at - start) != 0)
			return dots(data + start, at - start);
		start = at + 1;
	}
	return 0;
}

/* The class of a text ('t'), path ('p') or name ('n'). */
uint32_t slow_text(char kind, const uint8_t *data, size_t count)
{
	const uint32_t found = utf8(data, count);

	if (found != 0)
		return found;
	if (memchr(data, 0, count) != NULL)
		return IPC_CLASS_NUL;
	if (kind == 'p')
		return path(data, count);
	if (kind == 'n' && memchr(data, '/', count) != NULL)
		return IPC_CLASS_NAME_SLASH;
	return kind == 'n' ? dots(data, count) : 0;
}

uint32_t slow_strings(const uint8_t *data, size_t count, size_t strings)
{
	uint32_t found;
	size_t ends = 0;

	if (count > 0 && data[count - 1] != 0)
		return IPC_CLASS_STRINGS_UNTERMINATED;
	if (count == 0 && strings > 0)
		return IPC_CLASS_STRINGS_COUNT;
	found = utf8(data, count);
	for (size_t i = 0; i < count; i++)
		ends += data[i] == 0;
	return found != 0 ? found : ends == strings ? 0
	                                            : IPC_CLASS_STRINGS_COUNT;
}

num slow_domain(num value, bool has_sign)
{
	const num low = has_sign ? -((num)1 << 63) : 0;
	const num high = ((num)1 << (has_sign ? 63 : 64)) - 1;

	if (value < low || value > high) {
		slow_broken = true;
		return 0;
	}
	return value;
}

num slow_add(num a, num b, bool has_sign)
{
	return slow_domain(a + b, has_sign);
}

num slow_sub(num a, num b, bool has_sign)
{
	return slow_domain(a - b, has_sign);
}

num slow_mul(num a, num b, bool has_sign)
{
	num product;

	/* The product of two 64-bit numbers may be wider than a num. */
	if (__builtin_mul_overflow(a, b, &product)) {
		slow_broken = true;
		return 0;
	}
	return slow_domain(product, has_sign);
}

num slow_rest(num a, num b, bool has_sign)
{
	return slow_domain(a % b, has_sign);
}

num slow_round(num value, num unit, bool up, bool has_sign)
{
	num lower = value / unit * unit;

	if (lower > value)
		lower -= unit;
	if (up && lower != value)
		lower += unit;
	return slow_domain(lower, has_sign);
}

static uint8_t *grown(struct values *v, size_t count)
{
	uint8_t *at;

	if (v->size + count > v->room) {
		v->room = 2 * (v->size + count);
		v->bytes = realloc(v->bytes, v->room);
		if (v->bytes == NULL)
			abort();
	}
	at = v->bytes + v->size;
	v->size += count;
	return at;
}

void put_number(struct values *v, num value)
{
	uint8_t *at = grown(v, 8);

	for (int i = 0; i < 8; i++)
		at[i] = (uint8_t)((uint64_t)value >> (8 * i));
}

void put_bytes(struct values *v, const void *bytes, size_t count)
{
	put_number(v, (num)count);
	if (count > 0)
		memcpy(grown(v, count), bytes, count);
}
