// SPDX-License-Identifier: ISC
/*
 * Changes one leaf of a message at a time, packs, and tells from the bytes that change where the leaf stands. It knows
 * members of structs; of offsets it knows nothing. Reads the values to start from out of the tables of vectors.
 *
 * Prints a line for each leaf: "<schema> <message> <path> <offset> <how>", where how is "changed"; "value" for a number
 * that a rule ties to others, which stands at one place alone of every body; "verdict" for one that may hold one value
 * alone, where the refusal of another says so. An offset "mixed" is two answers at once, "unused" an element that no
 * vector uses.
 */
#include "probe.h"

#include <stdio.h>
#include <stdlib.h>

#include "runner.h"

#define ROOM          8192
#define UNKNOWN       SIZE_MAX
#define RULE(verdict) ((verdict) >> 24 & 0x3F)

struct body {
	uint8_t bytes[ROOM];
	size_t len;
};

/* Where one leaf was found to stand. */
struct found {
	size_t offset;
	size_t times;
	size_t told;
	bool in_use;
	bool mixed;
	bool mixed_told;
};

static uint64_t number_at(const void *msg, size_t at, size_t width)
{
	const uint8_t *place = (const uint8_t *)msg + at;
	uint64_t value = 0;

	if (width == 1)
		value = *place;
	else if (width == 2)
		value = *(const uint16_t *)(const void *)place;
	else if (width == 4)
		value = *(const uint32_t *)(const void *)place;
	else
		memcpy(&value, place, sizeof(value));
	return value;
}

static void set_number(void *msg, size_t at, size_t width, uint64_t value)
{
	uint8_t *place = (uint8_t *)msg + at;

	if (width == 1)
		*place = (uint8_t)value;
	else if (width == 2)
		*(uint16_t *)(void *)place = (uint16_t)value;
	else if (width == 4)
		*(uint32_t *)(void *)place = (uint32_t)value;
	else
		memcpy(place, &value, sizeof(value));
}

static void note(struct found *found, size_t offset)
{
	found->mixed |= offset == UNKNOWN || (found->times > 0 && found->offset != offset);
	found->offset = offset;
	found->times++;
}

static void note_verdict(struct found *found, uint32_t verdict)
{
	const size_t offset = verdict >> 8 & 0xFFFF;

	if (RULE(verdict) != 0 || (verdict & 0xFF) == 1)
		return;
	found->mixed_told |= found->told != UNKNOWN && found->told != offset;
	found->told = offset;
}

/* The first byte that differs, UNKNOWN if none does. */
static size_t first_change(const struct body *a, const struct body *b)
{
	const size_t len = a->len > b->len ? a->len : b->len;

	for (size_t i = 0; i < len; i++) {
		if (a->bytes[i] != b->bytes[i])
			return i;
	}
	return UNKNOWN;
}

/*
 * Where a number stands of which these bits changed, lowest byte first. Nothing else may change; of a count, which is
 * lowered, bytes behind it may be zero now or be gone.
 */
static size_t place_of(const struct body *old, const struct body *now, uint64_t bits, size_t width, bool is_count)
{
	size_t at = first_change(old, now);
	size_t skip = 0;

	if (at == UNKNOWN)
		return UNKNOWN;
	while ((bits >> 8 * skip & 0xFF) == 0)
		skip++;
	if (at < skip)
		return UNKNOWN;
	at -= skip;
	for (size_t i = 0; i < ROOM; i++) {
		uint8_t expected = 0;

		if (i >= at && i < at + width)
			expected = (uint8_t)(bits >> 8 * (i - at) & 0xFF);
		else if (is_count && i >= at + width && (i >= now->len || now->bytes[i] == 0))
			continue;
		if ((old->bytes[i] ^ now->bytes[i]) != expected)
			return UNKNOWN;
	}
	return at;
}

static uint32_t pack(const struct message_case *m, const void *msg, const void *given, struct body *body)
{
	memset(body, 0, sizeof(*body));
	return m->pack(msg, body->bytes, ROOM, &body->len, given);
}

static void probe_number(const struct message_case *m, const struct accept_case *a, const struct leaf *leaf,
                         const struct body *old, struct found *found)
{
	const uint64_t before = number_at(a->values, leaf->at, leaf->width);
	const uint64_t ones = leaf->width == 8 ? UINT64_MAX : (UINT64_C(1) << 8 * leaf->width) - 1;
	const size_t bits = 8 * leaf->width;
	void *msg = malloc(m->size);

	assert_non_null(msg);
	for (size_t t = 0; t < 1 + bits + 2 + m->accept_count; t++) {
		static struct body now;
		uint64_t value = ones;
		uint32_t verdict;

		if (t >= bits + 3)
			value = number_at(m->accepts[t - bits - 3].values, leaf->at, leaf->width);
		else if (t >= bits + 1)
			value = t == bits + 1 ? before + 1 : before - 1;
		else if (t > 0)
			value = before ^ UINT64_C(1) << (t - 1);
		value &= ones;
		/* A flag of C is 0 or 1, and no more bytes of data may be told than there are. */
		if (value == before || (leaf->is_bool && value > 1) || (leaf->kind == LEAF_COUNT && value > before))
			continue;
		memcpy(msg, a->values, m->size);
		set_number(msg, leaf->at, leaf->width, value);
		verdict = pack(m, msg, a->given, &now);
		if (verdict == 0)
			note(found, place_of(old, &now, before ^ value, leaf->width, leaf->kind == LEAF_COUNT));
		else if (t == 0)
			note_verdict(found, verdict);
	}
	free(msg);
}

static void probe_bytes(const struct message_case *m, const struct accept_case *a, const struct leaf *leaf,
                        const struct body *old, struct found *found)
{
	const bool is_counted = leaf->counter_width > 0 && !leaf->is_element;
	const size_t used = is_counted ? (size_t)number_at(a->values, leaf->counter, leaf->counter_width) : leaf->width;
	uint8_t *msg = malloc(m->size);
	uint8_t *data = malloc(used + 1);
	const uint8_t *const pointer = data;
	const uint8_t *from = (const uint8_t *)a->values + leaf->at;

	assert_non_null(msg);
	assert_non_null(data);
	if (leaf->kind == LEAF_DATA)
		from = *(const uint8_t *const *)(const void *)from;
	for (size_t i = 0; i < used; i++) {
		static struct body now;

		/* One byte after the other, those at both ends of long data. */
		if (i >= 64 && i < used - 1)
			continue;
		memcpy(msg, a->values, m->size);
		if (leaf->kind == LEAF_DATA) {
			memcpy(data, from, used);
			data[i] ^= 1;
			memcpy(msg + leaf->at, &pointer, sizeof(pointer));
		} else {
			msg[leaf->at + i] ^= 0xFF;
		}
		if (pack(m, msg, a->given, &now) == 0) {
			const size_t at = place_of(old, &now, leaf->kind == LEAF_DATA ? 1 : 0xFF, 1, false);

			note(found, at == UNKNOWN || at < i ? UNKNOWN : at - i);
		}
	}
	free(data);
	free(msg);
}

/* Leaves of the places where a number may stand those where it does in this body. */
static void narrow(uint8_t *places, const struct body *body, uint64_t value, size_t width)
{
	for (size_t at = 0; at < ROOM; at++) {
		for (size_t i = 0; i < width; i++) {
			if (at + i >= body->len || body->bytes[at + i] != (value >> 8 * i & 0xFF))
				places[at] = 0;
		}
	}
}

/* The one place that is left, UNKNOWN if there are more or none. */
static size_t only_place(const uint8_t *places)
{
	const uint8_t *first = memchr(places, 1, ROOM);

	if (!first || memchr(first + 1, 1, (size_t)(places + ROOM - first - 1)))
		return UNKNOWN;
	return (size_t)(first - places);
}

static void probe(const struct message_case *m, const struct leaf *leaf)
{
	const bool is_number = leaf->kind == LEAF_NUMBER || leaf->kind == LEAF_COUNT;
	static uint8_t places[ROOM];
	struct found found = {UNKNOWN, 0, UNKNOWN, false, false, false};

	memset(places, 1, sizeof(places));
	for (size_t i = 0; i < m->accept_count; i++) {
		const struct accept_case *a = &m->accepts[i];
		static struct body old;

		if (leaf->is_element && leaf->index >= number_at(a->values, leaf->counter, leaf->counter_width))
			continue;
		if (pack(m, a->values, a->given, &old) != 0)
			continue;
		found.in_use = true;
		if (is_number) {
			narrow(places, &old, number_at(a->values, leaf->at, leaf->width), leaf->width);
			probe_number(m, a, leaf, &old, &found);
		} else {
			probe_bytes(m, a, leaf, &old, &found);
		}
	}
	if (found.mixed)
		printf("%s %s mixed changed\n", m->name, leaf->path);
	else if (found.times > 0)
		printf("%s %s %zu changed\n", m->name, leaf->path, found.offset);
	else if (!found.in_use)
		printf("%s %s unused -\n", m->name, leaf->path);
	else if (is_number && only_place(places) != UNKNOWN)
		printf("%s %s %zu value\n", m->name, leaf->path, only_place(places));
	else if (found.told != UNKNOWN && !found.mixed_told)
		printf("%s %s %zu verdict\n", m->name, leaf->path, found.told);
}

int main(void)
{
	for (size_t i = 0; i < fixed_place_count; i++)
		printf("%s %zu offsetof\n", fixed_places[i].path, fixed_places[i].offset);
	for (size_t i = 0; i < message_case_count; i++) {
		const struct message_case *m = &message_cases[i];

		for (size_t j = 0; j < leaf_count; j++) {
			if (strcmp(leaves[j].message, m->name) == 0)
				probe(m, &leaves[j]);
		}
	}
	return 0;
}
