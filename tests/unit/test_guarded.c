// SPDX-License-Identifier: ISC
/*
 * Every vector of a table between pages that can't be touched: readers see [buf, buf + len) and no
 * other byte, pack writes [buf, buf + *len) and nothing at all when it refuses. Built against the
 * tables of the conformance runner.
 */
#include "../conformance/runner.h"

#include <stdlib.h>

#include "guard.h"

#define POISON       0xC5
#define CLASS_LENGTH 1u

static struct guard guard;
static size_t page;

static bool is_poison(const uint8_t *from, const uint8_t *to)
{
	for (; from < to; from++) {
		if (*from != POISON)
			return false;
	}
	return true;
}

/* The first len bytes at buf, alone on their page: both readers agree; only the whole body is good.
 */
static void check_prefix(const struct message_case *m, const struct accept_case *a, uint8_t *buf,
                         size_t len, void *msg)
{
	uint32_t found;

	memset(guard.low, POISON, page);
	if (len > 0)
		memcpy(buf, a->data, len);
	found = m->validate(buf, len, a->given);
	if (found != m->unpack(msg, buf, len, a->given) || (found == 0) != (len == a->len))
		fail_msg("%s, %s: %zu bytes give 0x%08x", m->name, a->name, len, found);
	if (!same_bytes(buf, a->data, len) || !is_poison(guard.low, buf) ||
	    !is_poison(buf + len, guard.high))
		fail_msg("%s, %s: a reader of %zu bytes wrote", m->name, a->name, len);
}

static void test_readers_stay_inside(void **state)
{
	size_t prefixes = 0;

	(void)state;
	for (size_t i = 0; i < message_case_count; i++) {
		const struct message_case *m = &message_cases[i];
		void *msg = malloc(m->size);

		assert_non_null(msg);
		for (size_t j = 0; j < m->accept_count; j++) {
			const struct accept_case *a = &m->accepts[j];

			for (size_t len = 0; len <= a->len; len++) {
				check_prefix(m, a, guard.high - len, len, msg);
				check_prefix(m, a, guard.low, len, msg);
			}
			prefixes += a->len + 1;
		}
		free(msg);
	}
	print_message("%zu prefixes\n", prefixes);
	assert_true(prefixes > 1000);
}

static void check_pack(const struct message_case *m, const struct accept_case *a, uint8_t *buf,
                       size_t cap)
{
	size_t len = SIZE_MAX;
	uint32_t found;

	memset(guard.low, POISON, page);
	found = m->pack(a->values, buf, cap, &len, a->given);
	if (cap < a->len) {
		if (found != (m->part << 30 | CLASS_LENGTH) || len != SIZE_MAX ||
		    !is_poison(guard.low, guard.high))
			fail_msg("%s, %s: pack into %zu bytes gives 0x%08x or wrote", m->name,
			         a->name, cap, found);
		return;
	}
	if (found != 0 || len != a->len || !same_bytes(buf, a->data, len))
		fail_msg("%s, %s: pack into %zu bytes gives 0x%08x or other bytes", m->name,
		         a->name, cap, found);
	if (!is_poison(guard.low, buf) || !is_poison(buf + len, guard.high))
		fail_msg("%s, %s: pack into %zu bytes wrote beside its %zu", m->name, a->name, cap,
		         len);
}

/* Every room from none to the whole page, at both ends of it. */
static void test_pack_stays_inside(void **state)
{
	size_t packs = 0;

	(void)state;
	for (size_t i = 0; i < message_case_count; i++) {
		const struct message_case *m = &message_cases[i];

		for (size_t j = 0; j < m->accept_count; j++) {
			const struct accept_case *a = &m->accepts[j];

			for (size_t cap = 0; cap <= a->len; cap++) {
				check_pack(m, a, guard.high - cap, cap);
				packs++;
			}
			check_pack(m, a, guard.low, a->len);
			check_pack(m, a, guard.low, page);
			if (a->len < page)
				check_pack(m, a, guard.high - a->len - 1, a->len + 1);
		}
	}
	assert_true(packs > 1000);
}

/* Room or none: a struct that is refused leaves the buffer, the length and itself as they were. */
static void test_refused_pack_writes_nothing(void **state)
{
	size_t refusals = 0;

	(void)state;
	for (size_t i = 0; i < message_case_count; i++) {
		const struct message_case *m = &message_cases[i];
		void *before = malloc(m->size);

		assert_non_null(before);
		for (size_t j = 0; j < m->refuse_count; j++) {
			const struct refuse_case *r = &m->refuses[j];
			const size_t caps[] = {0, 1, page / 2, page};

			if (!r->values)
				continue;
			memcpy(before, r->values, m->size);
			for (size_t k = 0; k < sizeof(caps) / sizeof(caps[0]); k++) {
				size_t len = SIZE_MAX;
				uint32_t found;

				memset(guard.low, POISON, page);
				found = m->pack(r->values, guard.high - caps[k], caps[k], &len,
				                r->given);
				if (found == 0 || len != SIZE_MAX ||
				    !is_poison(guard.low, guard.high) ||
				    memcmp(before, r->values, m->size) != 0)
					fail_msg("%s, %s: refused with 0x%08x, and wrote", m->name,
					         r->name, found);
				/* With a page of room a refusal for its size can't come before the
				 * one that is wanted, but for counts. */
				if (caps[k] == page && found != r->verdict &&
				    found != (m->part << 30 | CLASS_LENGTH))
					fail_msg("%s, %s: 0x%08x, not 0x%08x", m->name, r->name,
					         found, r->verdict);
			}
			refusals++;
		}
		free(before);
	}
	print_message("%zu refused structs\n", refusals);
	assert_true(refusals > 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_readers_stay_inside),
		cmocka_unit_test(test_pack_stays_inside),
		cmocka_unit_test(test_refused_pack_writes_nothing),
	};

	guard = guard_make();
	page = (size_t)(guard.high - guard.low);
	return guard.low ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
