// SPDX-License-Identifier: ISC
/*
 * Every vector with all memory poisoned that a codec has no business with: what no field uses of a struct, the buffer
 * behind the message, what stands around both. Nothing of it may show, and nothing of it may change.
 */
#include <stdio.h>
#include <stdlib.h>

#include "runner.h"

#include "../witnesses/probe.h"

#define ROOM  8192
#define GUARD 64

static size_t checks;
static size_t failures;

#define CHECK(condition, ...)                             \
	do {                                              \
		checks++;                                 \
		if (!(condition)) {                       \
			if (failures++ < 20) {            \
				print_error(__VA_ARGS__); \
				print_error("\n");        \
			}                                 \
		}                                         \
	} while (0)

/* A struct between guards. */
struct guarded {
	uint8_t *all;
	uint8_t *msg;
	size_t size;
	uint8_t poison;
};

static struct guarded guarded_new(size_t size, uint8_t poison)
{
	struct guarded g = {malloc(size + 2 * (size_t)GUARD), NULL, size, poison};

	assert_non_null(g.all);
	memset(g.all, poison, size + 2 * (size_t)GUARD);
	g.msg = g.all + GUARD;
	return g;
}

static bool only(const uint8_t *bytes, size_t count, uint8_t value)
{
	for (size_t i = 0; i < count; i++) {
		if (bytes[i] != value)
			return false;
	}
	return true;
}

static bool guards_stand(const struct guarded *g)
{
	return only(g->all, GUARD, g->poison) && only(g->msg + g->size, GUARD, g->poison);
}

static uint64_t counter_of(const void *values, const struct leaf *leaf)
{
	const uint8_t *at = (const uint8_t *)values + leaf->counter;
	uint64_t count = 0;

	/* On this machine the lowest byte comes first. */
	memcpy(&count, at, leaf->counter_width);
	return count;
}

/* Copies what the fields use, and nothing else. */
static void fill(const struct message_case *m, struct guarded *g, const void *values)
{
	for (size_t j = 0; j < leaf_count; j++) {
		const struct leaf *leaf = &leaves[j];
		size_t width = leaf->width;

		if (strcmp(leaf->message, m->name) != 0)
			continue;
		if (leaf->counter_width > 0) {
			const uint64_t count = counter_of(values, leaf);

			memcpy(g->msg + leaf->counter, (const uint8_t *)values + leaf->counter, leaf->counter_width);
			if (leaf->is_element && leaf->index >= count)
				continue;
			if (leaf->kind == LEAF_BYTES && !leaf->is_element && count < width)
				width = (size_t)count;
		}
		memcpy(g->msg + leaf->at, (const uint8_t *)values + leaf->at, width);
	}
}

static void check_accept(const struct message_case *m, const struct accept_case *a, uint8_t poison)
{
	struct guarded msg = guarded_new(m->size, poison);
	struct guarded before = guarded_new(m->size, poison);
	struct guarded out = guarded_new(ROOM, (uint8_t)~poison);
	struct guarded body = guarded_new(a->len, poison);
	struct guarded read = guarded_new(m->size, poison);
	size_t len = SIZE_MAX;

	fill(m, &msg, a->values);
	memcpy(before.msg, msg.msg, m->size);
	CHECK(m->pack(msg.msg, out.msg, ROOM, &len, a->given) == 0, "%s, %s: pack refuses", m->name, a->name);
	CHECK(len == a->len && memcmp(out.msg, a->data, a->len) == 0, "%s, %s: poison 0x%02x shows in the message", m->name,
	      a->name, poison);
	CHECK(only(out.msg + a->len, ROOM - a->len, out.poison), "%s, %s: pack wrote behind the message", m->name, a->name);
	CHECK(guards_stand(&out) && guards_stand(&msg), "%s, %s: pack wrote beside its memory", m->name, a->name);
	CHECK(memcmp(before.msg, msg.msg, m->size) == 0, "%s, %s: pack changed the struct", m->name, a->name);
	for (size_t i = 0; i < a->hole_count; i++)
		CHECK(out.msg[a->holes[i].at] == 0, "%s, %s: reserved byte %zu", m->name, a->name, a->holes[i].at);

	memcpy(body.msg, a->data, a->len);
	CHECK(m->unpack(read.msg, body.msg, a->len, a->given) == 0, "%s, %s: unpack refuses", m->name, a->name);
	CHECK(guards_stand(&read) && guards_stand(&body) && memcmp(body.msg, a->data, a->len) == 0,
	      "%s, %s: unpack wrote beside the struct", m->name, a->name);
	free(msg.all);
	free(before.all);
	free(out.all);
	free(body.all);
	free(read.all);
}

static void check_refuse(const struct message_case *m, const struct refuse_case *r, uint8_t poison)
{
	struct guarded read = guarded_new(m->size, poison);
	struct guarded body = guarded_new(r->len, poison);
	struct guarded out = guarded_new(ROOM, poison);
	size_t len = SIZE_MAX;

	memcpy(body.msg, r->data, r->len);
	CHECK(m->unpack(read.msg, body.msg, r->len, r->given) == r->verdict, "%s, %s: unpack", m->name, r->name);
	CHECK(guards_stand(&read) && guards_stand(&body) && memcmp(body.msg, r->data, r->len) == 0,
	      "%s, %s: a refusing unpack wrote beside the struct", m->name, r->name);
	if (r->values) {
		CHECK(m->pack(r->values, out.msg, ROOM, &len, r->given) != 0, "%s, %s: pack accepts", m->name, r->name);
		CHECK(len == SIZE_MAX && guards_stand(&out) && only(out.msg, ROOM, poison),
		      "%s, %s: a refusing pack wrote", m->name, r->name);
	}
	free(read.all);
	free(body.all);
	free(out.all);
}

int main(void)
{
	static const uint8_t poisons[] = {0xA5, 0xFF, 0x01};
	size_t bodies = 0;

	for (size_t p = 0; p < sizeof(poisons); p++) {
		for (size_t i = 0; i < message_case_count; i++) {
			const struct message_case *m = &message_cases[i];
			struct guarded fresh = guarded_new(m->size, poisons[p]);

			m->init(fresh.msg);
			CHECK(guards_stand(&fresh), "%s: init wrote beside the struct", m->name);
			free(fresh.all);
			for (size_t j = 0; j < m->accept_count; j++)
				check_accept(m, &m->accepts[j], poisons[p]);
			for (size_t j = 0; j < m->refuse_count; j++)
				check_refuse(m, &m->refuses[j], poisons[p]);
			bodies += m->accept_count + m->refuse_count;
		}
	}
	printf("%zu bodies, %zu checks\n", bodies, checks);
	return failures ? 1 : 0;
}
