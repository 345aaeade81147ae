// SPDX-License-Identifier: ISC
/* Runs the vectors of capability tables, of sequences, and of what deviates from these. */
#include "runner_check.h"

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

/*
 * Whether an object is as start leaves one, in the elements that are not in use, too. Bytes that start leaves alone in two
 * objects are padding; there are as many as no member has.
 */
static bool is_fresh(const void *seq, size_t size, size_t padding, void (*start)(void *seq))
{
	uint8_t *first = malloc(size);
	uint8_t *second = malloc(size);
	bool fresh = true;

	assert_non_null(first);
	assert_non_null(second);
	memset(first, 0xA5, size);
	memset(second, 0x5A, size);
	start(first);
	start(second);
	for (size_t i = 0; i < size; i++) {
		if (first[i] == 0xA5 && second[i] == 0x5A)
			padding--;
		else if (((const uint8_t *)seq)[i] != 0 || first[i] != 0)
			fresh = false;
	}
	free(first);
	free(second);
	return fresh && padding == 0;
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
		CHECK(is_fresh(seq, r->size, r->padding, r->start), "%s: what was stopped is left in it", r->name);
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
		if (d->ended)
			CHECK(is_fresh(seq, d->size, d->padding, d->start), "%s: what ended is left in it", d->name);
		free(before);
		free(seq);
	}
	print_message("%zu deviations from them\n", deviation_case_count);
	assert_int_equal(failures, 0);
}

int part_tests(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_caps),
		cmocka_unit_test(test_runs),
		cmocka_unit_test(test_deviations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
