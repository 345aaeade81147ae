// SPDX-License-Identifier: ISC
/*
 * Runs every vector of a table against the generated codecs and sequence checkers. Bodies are copied to memory of
 * exactly their size, so that a sanitizer sees a read beyond the end.
 */
#include "runner_check.h"

#include <stdio.h>

#define CANARY_SIZE    32
#define CLASS_LENGTH   1u
#define CLASS_RESERVED 3u
#define CLASS_COUNT    10u
/* Bytes of an entry that stands before another. */
#define BEFORE 16u

size_t checks;
size_t failures;

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

/* The entries one by one are the bytes of the body; in a byte less the last one finds no room. */
static void check_walk(const struct message_case *m, const struct accept_case *a)
{
	const size_t size = a->len - m->records_at;
	uint8_t *room = malloc(size + CANARY_SIZE);
	size_t len;
	uint32_t found;

	assert_non_null(room);
	memset(room, CANARY, size + CANARY_SIZE);
	found = m->walk(a->values, room, size, &len);
	CHECK(found == 0, "%s, %s: an entry gives 0x%08x", m->name, a->name, found);
	CHECK(len == size && same_bytes(room, a->data + m->records_at, size), "%s, %s: entries differ", m->name,
	      a->name);
	CHECK(is_filled(room + size, CANARY_SIZE), "%s, %s: append wrote beside its room", m->name, a->name);
	if (size > 0) {
		memset(room, CANARY, size + CANARY_SIZE);
		found = m->walk(a->values, room, size - 1, &len);
		CHECK(found == (m->part << 30 | CLASS_LENGTH), "%s, %s: a short room gives 0x%08x", m->name, a->name,
		      found);
		CHECK(len < size && is_filled(room + len, size - len), "%s, %s: append wrote into a short room",
		      m->name, a->name);
	}
	free(room);
}

/* The entry itself is refused as the body is. */
static void check_refused_walk(const struct message_case *m, const struct refuse_case *r)
{
	uint8_t *room;
	size_t len;
	uint32_t found;

	if (m->walk == NULL || r->len < m->records_at || (r->verdict >> 8 & 0xFFFF) < m->records_at)
		return;
	room = malloc(r->len);
	assert_non_null(room);
	found = m->walk(r->values, room, r->len, &len);
	CHECK(found == r->verdict - ((uint32_t)m->records_at << 8), "%s, %s: an entry gives 0x%08x", m->name, r->name,
	      found);
	free(room);
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
	if (m->walk != NULL)
		check_walk(m, a);
	check_lengths(m, a);
	check_holes(m, a);
	if (m->wipe != NULL) {
		m->wipe(msg, body, a->len);
		CHECK(is_filled_with(msg, m->size, 0) && is_filled_with(body, a->len, 0), "%s, %s: wipe leaves bytes",
		      m->name, a->name);
	}
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
		found = m->pack(r->values, buf, 0, &len, r->given);
		CHECK(found == (m->part << 30 | CLASS_LENGTH), "%s, %s: without room pack says 0x%08x", m->name, r->name,
		      found);
		free(buf);
		check_refused_walk(m, r);
	}
}

/* Init sets every member, unused elements too, to its default; it leaves what is no member. */
static void check_init(const struct message_case *m)
{
	void *first = malloc(m->size);
	void *second = malloc(m->size);
	size_t unwritten = 0;
	size_t wrong = SIZE_MAX;

	assert_non_null(first);
	assert_non_null(second);
	memset(first, 0xA5, m->size);
	memset(second, 0x5A, m->size);
	m->init(first);
	m->init(second);
	CHECK(m->same(first, second), "%s: init leaves members unset", m->name);
	for (size_t i = 0; i < m->size; i++) {
		const uint8_t byte = ((const uint8_t *)first)[i];

		if (byte == 0xA5 && ((const uint8_t *)second)[i] == 0x5A)
			unwritten++;
		else if (byte != ((const uint8_t *)m->defaults)[i])
			wrong = i;
	}
	/* One check a message: how large its struct is depends on the machine. */
	CHECK(wrong == SIZE_MAX, "%s: init sets another byte %zu", m->name, wrong);
	CHECK(unwritten == m->padding, "%s: init leaves %zu bytes, not %zu", m->name, unwritten, m->padding);
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

static void test_entries(void **state)
{
	(void)state;
	failures = 0;
	for (size_t i = 0; i < entry_case_count; i++) {
		const struct entry_case *e = &entry_cases[i];
		/* Behind another entry: the verdict counts from the start of all. */
		uint8_t *room = malloc(BEFORE + e->size);
		struct ipc_writer writer = {room, BEFORE + e->size, BEFORE};
		const uint32_t verdict = e->verdict + (BEFORE << 8);
		uint32_t found;

		assert_non_null(room);
		memset(room, CANARY, BEFORE + e->size);
		found = e->append(e->values, &writer);
		CHECK(found == verdict, "%s: append says 0x%08x, not 0x%08x", e->name, found, verdict);
		CHECK(writer.at == BEFORE && is_filled(room, BEFORE + e->size), "%s: append refused and wrote", e->name);
		writer.size--;
		found = e->append(e->values, &writer);
		CHECK(ipc_verdict_class(found) == CLASS_LENGTH, "%s: without room append says 0x%08x", e->name, found);
		free(room);
	}
	print_message("%zu entries that are refused\n", entry_case_count);
	assert_int_equal(failures, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_messages),
		cmocka_unit_test(test_entries),
	};
	const int failed = cmocka_run_group_tests(tests, NULL, NULL) + part_tests();

	printf("%zu checks\n", checks);
	return failed;
}
