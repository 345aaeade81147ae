/* SPDX-License-Identifier: ISC */
/*
 * The slow path's tools: numbers of one byte after another, in arithmetic that is wider than any field. Nothing here is
 * of the runtime. What slow.py writes stands on it. The shipped C has one path, which merges checks into words; this is
 * the other one, which follows the statement field by field.
 */
#ifndef SLOW_H
#define SLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef __int128 num;

/* A body; of a reply also what its rules read of the request. */
struct slow {
	const uint8_t *data;
	size_t len;
	uint32_t part;
	const num *given;
};

/* Values in a row: numbers as eight bytes, bytes behind their length, elements behind their count. */
struct values {
	uint8_t *bytes;
	size_t size;
	size_t room;
};

/* A result left its domain, or an index its array: the rule refuses. */
extern bool slow_broken;

uint32_t slow_refuse(const struct slow *b, uint32_t kind, size_t offset, uint32_t rule);
num slow_number(const uint8_t *data, size_t width, bool has_sign);
bool slow_zero(const uint8_t *data, size_t count);
bool slow_same(const uint8_t *a, const uint8_t *b, size_t count);
uint32_t slow_text(char kind, const uint8_t *data, size_t count);
uint32_t slow_strings(const uint8_t *data, size_t count, size_t strings);
num slow_domain(num value, bool has_sign);
num slow_add(num a, num b, bool has_sign);
num slow_sub(num a, num b, bool has_sign);
num slow_mul(num a, num b, bool has_sign);
num slow_rest(num a, num b, bool has_sign);
num slow_round(num value, num unit, bool up, bool has_sign);
void put_number(struct values *v, num value);
void put_bytes(struct values *v, const void *bytes, size_t count);

#endif
