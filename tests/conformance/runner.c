// SPDX-License-Identifier: ISC
/*
 * Runs every vector of a table against the generated codecs and sequence checkers. Bodies are copied to memory of
 * exactly their size, so that a sanitizer sees a read beyond the end.
 */
#include "runner.h"

#include <stdio.h>
#include <stdlib.h>

#define CANARY_SIZE    32
#define CANARY         0xC5
#define CLASS_LENGTH   1u
#define CLASS_RESERVED 3u
#define CLASS_COUNT    10u

#define SHOWN_MAX 20

static size_t checks;
static size_t failures;

/* Tells which vector a failed check belongs to, and goes on: a wrong template shows in many vectors at once. */
#define CHECK(condition, ...)                                 \
	do {                                                  \
		checks++;                                     \
		if (!(condition) && failures++ < SHOWN_MAX) { \
			print_error(__VA_ARGS__);             \
			print_error("\n");                    \
		}                                             \
	} while (0)

static uint8_t *copy_of(const uint8_t *data, size_t have, size_t len)
{
	uint8_t *copy = malloc(len > 0 ? len : 1);

	assert_non_null(copy);
	memset(copy, 0, len > 0 ? len : 1);
	memcpy(copy, data, have < len ? have : len);
	return copy;
}

static void *scratch(size_t size)
{
	void *msg = malloc(size);

	assert_non_null(msg);
#ifndef RUNNER_UNSET /* left to tools that know what was never written */
	memset(msg, 0xA5, size);
#endif
	return msg;
}

/* Both readers of a body give the verdict. */
static void check_verdict(const struct message_case *m, const char *name, const uint8_t *data, size_t have,
                          size_t len, const void *given, uint32_t verdict)
{
	uint8_t *body = copy_of(data, have, len);
	void *msg = scratch(m->size);
	uint32_t found = m->validate(body, len, given);

	CHECK(found == verdict, "%s, %s, length %zu: validate says 0x%08x, not 0x%08x", m->name, name, len, found,
	      verdict);
	found = m->unpack(msg, body, len, given);
	CHECK(found == verdict, "%s, %s, length %zu: unpack says 0x%08x, not 0x%08x", m->name, name, len, found,
	      verdict);
	free(msg);
	free(body);
}

static bool is_filled(const uint8_t *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (bytes[i] != CANARY)
			return false;
	}
	return true;
}

/* The struct packs to exactly these bytes, into a buffer that just holds them, and touches nothing beside it. */
static void check_pack(const struct message_case *m, const struct accept_case *a, const void *msg)
{
	uint8_t *room = malloc(a->len + 2 * (size_t)CANARY_SIZE);
	uint8_t *buf = room + CANARY_SIZE;
	size_t len = SIZE_MAX;
	uint32_t found;

	assert_non_null(room);
	memset(room, CANARY, a->len + 2 * (size_t)CANARY_SIZE);
	found = m->pack(msg, buf, a->len, &len, a->given);
	CHECK(found == 0, "%s, %s: pack says 0x%08x", m->name, a->name, found);
	CHECK(len == a->len, "%s, %s: packed %zu bytes, not %zu", m->name, a->name, len, a->len);
	CHECK(same_bytes(buf, a->data, len), "%s, %s: packed other bytes", m->name, a->name);
	CHECK(is_filled(room, CANARY_SIZE) && is_filled(buf + len, CANARY_SIZE), "%s, %s: pack wrote beside the buffer",
	      m->name, a->name);
	if (a->len > 0) {
		memset(room, CANARY, a->len + 2 * (size_t)CANARY_SIZE);
		len = SIZE_MAX;
		found = m->pack(msg, buf, a->len - 1, &len, a->given);
		CHECK(found == (m->part << 30 | CLASS_LENGTH), "%s, %s: a short buffer gives 0x%08x", m->name, a->name,
		      found);
		CHECK(len == SIZE_MAX && is_filled(room, a->len + 2 * (size_t)CANARY_SIZE),
		      "%s, %s: pack wrote into a short buffer", m->name, a->name);
	}
	free(room);
}

static void check_lengths(const struct message_case *m, const struct accept_case *a)
{
	size_t len = 0;

	for (size_t i = 0; i < a->length_count; i++) {
		for (; len <= a->lengths[i].last; len++)
			check_verdict(m, a->name, a->data, a->len, len, a->given, a->lengths[i].verdict);
	}
}

static void check_holes(const struct message_case *m, const struct accept_case *a)
{
	static const uint8_t values[] = {0x01, 0x80, 0xEE, 0xFF};
	uint8_t *body = copy_of(a->data, a->len, a->len);

	for (size_t i = 0; i < a->hole_count; i++) {
		for (size_t v = 0; v < sizeof(values); v++) {
			body[a->holes[i].at] = values[v];
			check_verdict(m, a->name, body, a->len, a->len, a->given,
			              m->part << 30 | a->holes[i].start << 8 | CLASS_RESERVED);
		}
		body[a->holes[i].at] = 0;
	}
	free(body);
}

static void check_accept(const struct message_case *m, const struct accept_case *a)
{
	uint8_t *body = copy_of(a->data, a->len, a->len);
	void *msg = scratch(m->size);
	uint32_t found;

	check_verdict(m, a->name, a->data, a->len, a->len, a->given, 0);
	check_pack(m, a, a->values);
	found = m->unpack(msg, body, a->len, a->given);
	CHECK(found == 0, "%s, %s: unpack says 0x%08x", m->name, a->name, found);
	CHECK(m->same(msg, a->values), "%s, %s: unpacked other values", m->name, a->name);
	check_pack(m, a, msg);
	CHECK(same_bytes(body, a->data, a->len), "%s, %s: unpack changed the body", m->name, a->name);
	check_lengths(m, a);
	check_holes(m, a);
	free(msg);
	free(body);
}

/*
 * Where an address has 32 bits, a count can ask for more room than any buffer has: that is a short buffer, rightly. A
 * count that is over its bound by one is refused as such everywhere.
 */
static bool beyond_room(const struct message_case *m, const struct refuse_case *r, size_t room, uint32_t found)
{
	return room < UINT32_MAX && (r->verdict & 0xFF) == CLASS_COUNT && found == (m->part << 30 | CLASS_LENGTH);
}

static void check_refuse(const struct message_case *m, const struct refuse_case *r)
{
	check_verdict(m, r->name, r->data, r->len, r->len, r->given, r->verdict);
	if (r->values) {
		const size_t room = 8192;
		uint8_t *buf = malloc(room);
		size_t len = SIZE_MAX;
		uint32_t found;

		assert_non_null(buf);
		memset(buf, CANARY, room);
		/* More room than there is: a count over its bound must not look like a short buffer. */
		found = m->pack(r->values, buf, SIZE_MAX / 2, &len, r->given);
		CHECK(found == r->verdict || beyond_room(m, r, SIZE_MAX / 2, found),
		      "%s, %s: pack says 0x%08x, not 0x%08x", m->name, r->name, found, r->verdict);
		CHECK(len == SIZE_MAX && is_filled(buf, room), "%s, %s: pack refused and wrote", m->name, r->name);
		free(buf);
	}
}

/* What init leaves does not depend on what was there. */
static void check_init(const struct message_case *m)
{
	void *first = scratch(m->size);
	void *second = malloc(m->size);

	assert_non_null(second);
	memset(second, 0x5A, m->size);
	m->init(first);
	m->init(second);
	CHECK(m->same(first, second), "%s: init leaves members unset", m->name);
	free(first);
	free(second);
}

static void test_messages(void **state)
{
	size_t accepts = 0;
	size_t refuses = 0;

	(void)state;
	for (size_t i = 0; i < message_case_count; i++) {
		const struct message_case *m = &message_cases[i];

		check_init(m);
		for (size_t j = 0; j < m->accept_count; j++)
			check_accept(m, &m->accepts[j]);
		for (size_t j = 0; j < m->refuse_count; j++)
			check_refuse(m, &m->refuses[j]);
		accepts += m->accept_count;
		refuses += m->refuse_count;
	}
	print_message("%zu messages, %zu accepted and %zu refused bodies\n", message_case_count, accepts, refuses);
	assert_int_equal(failures, 0);
}

static bool same_entry(const struct ipc_cap_entry *a, const struct ipc_cap_entry *b)
{
	return a->slot == b->slot && a->kind == b->kind && a->mode == b->mode && a->rights == b->rights &&
	       a->endpoint_kind == b->endpoint_kind;
}

/* Entries past the last one hold anything. */
static void check_caps_unpack(const struct caps_case *c, const struct caps_check *k)
{
	struct ipc_cap_table table;
	void *caps = scratch(c->size);
	uint32_t found;

	memset(&table, CANARY, sizeof(table));
	table.count = k->table.count;
	for (uint32_t i = 0; i < table.count && i < IPC_CAPS_MAX; i++)
		table.entries[i] = k->table.entries[i];
	found = c->unpack(caps, &table);
	CHECK(found == k->unpacked, "%s: unpack says 0x%08x, not 0x%08x", k->name, found, k->unpacked);
	if (found == 0)
		CHECK(c->same(caps, k->values), "%s: unpacked other capabilities", k->name);
	free(caps);
}

static void check_caps_pack(const struct caps_case *c, const struct caps_check *k)
{
	struct ipc_cap_table table;
	struct ipc_cap_table before;
	uint32_t found;

	memset(&table, CANARY, sizeof(table));
	before = table;
	found = c->pack(k->values, &table);
	CHECK(found == k->packed, "%s: pack says 0x%08x, not 0x%08x", k->name, found, k->packed);
	if (found != 0) {
		CHECK(same_bytes(&table, &before, sizeof(table)), "%s: pack refused and wrote", k->name);
		return;
	}
	CHECK(table.count == k->table.count, "%s: packed %u entries", k->name, table.count);
	for (uint32_t i = 0; i < table.count && i < k->table.count; i++)
		CHECK(same_entry(&table.entries[i], &k->table.entries[i]), "%s: entry %u differs", k->name, i);
}

static void test_caps(void **state)
{
	size_t tables = 0;

	(void)state;
	failures = 0;
	for (size_t i = 0; i < caps_case_count; i++) {
		const struct caps_case *c = &caps_cases[i];

		for (size_t j = 0; j < c->check_count; j++) {
			if (c->checks[j].unpacked != NOT_TRIED)
				check_caps_unpack(c, &c->checks[j]);
			if (c->checks[j].packed != NOT_TRIED)
				check_caps_pack(c, &c->checks[j]);
		}
		tables += c->check_count;
	}
	print_message("%zu messages with capabilities, %zu tables\n", caps_case_count, tables);
	assert_int_equal(failures, 0);
}

static void test_runs(void **state)
{
	(void)state;
	failures = 0;
	for (size_t i = 0; i < run_case_count; i++) {
		const struct run_case *r = &run_cases[i];
		void *seq = scratch(r->size);

		r->start(seq);
		for (size_t j = 0; j < r->count; j++) {
			uint32_t found = r->calls[j](seq);

			CHECK(found == 0, "%s: step %zu says 0x%08x", r->name, j + 1, found);
			CHECK(r->same(seq, r->states[j]), "%s: step %zu leaves another state", r->name, j + 1);
		}
		r->stop(seq);
		free(seq);
	}
	print_message("%zu runs of sequences\n", run_case_count);
	assert_int_equal(failures, 0);
}

static void test_deviations(void **state)
{
	(void)state;
	failures = 0;
	for (size_t i = 0; i < deviation_case_count; i++) {
		const struct deviation_case *d = &deviation_cases[i];
		void *seq = scratch(d->size);
		void *before = scratch(d->size);
		uint32_t found = 0;

		d->start(seq);
		for (size_t j = 0; j < d->after; j++)
			CHECK(d->calls[j](seq) == 0, "%s: step %zu is refused", d->name, j + 1);
		if (d->ended)
			d->start(before);
		else
			memcpy(before, seq, d->size);
		if (d->call)
			found = d->call(seq);
		else
			d->stop(seq);
		CHECK(found == d->verdict, "%s: verdict 0x%08x, not 0x%08x", d->name, found, d->verdict);
		CHECK(d->same(seq, before), "%s: leaves another state", d->name);
		free(before);
		free(seq);
	}
	print_message("%zu deviations from them\n", deviation_case_count);
	assert_int_equal(failures, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_messages),
		cmocka_unit_test(test_caps),
		cmocka_unit_test(test_runs),
		cmocka_unit_test(test_deviations),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	printf("%zu checks\n", checks);
	return failed;
}
