// SPDX-License-Identifier: ISC
/* Runs the vectors of capability tables, of sequences, of what deviates from these, and those of records cut anywhere. */
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

static void take_steps(const struct run_case *r, void *seq)
{
	for (size_t j = 0; j < r->count; j++) {
		const uint32_t found = r->calls[j](seq);

		CHECK(found == 0, "%s: step %zu says 0x%08x", r->name, j + 1, found);
		CHECK(r->same(seq, r->states[j]), "%s: step %zu leaves another state", r->name, j + 1);
	}
}

static void test_runs(void **state)
{
	(void)state;
	failures = 0;
	for (size_t i = 0; i < run_case_count; i++) {
		const struct run_case *r = &run_cases[i];
		void *seq = scratch(r->size);

		r->start(seq);
		take_steps(r, seq);
		r->stop(seq);
		CHECK(is_fresh(seq, r->size, r->padding, r->start), "%s: what was stopped is left in it", r->name);
		r->spoil(seq);
		take_steps(r, seq);
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

/*
 * What a verdict on a body means for its entries: 0 if each of them is fine, NOT_TRIED if it is given before they are
 * looked at. What is wrong with all of them together, and the body's own rules, come after each of them.
 */
static uint32_t entries_verdict(const struct message_case *m, uint32_t verdict)
{
	const uint32_t kind = ipc_verdict_class(verdict);

	if (ipc_verdict_offset(verdict) >= m->records_at)
		return verdict - ((uint32_t)m->records_at << 8);
	return verdict == 0 || kind == IPC_CLASS_EXTENT || kind == IPC_CLASS_RULE ? 0 : NOT_TRIED;
}

/* Reads entries out of `size` bytes until one is refused, which leaves the cursor alone, and the entry if it is cut off. */
static uint32_t walk_entries(const struct message_case *m, const char *name, struct ipc_cursor *cursor, size_t count)
{
	void *entry = scratch(m->entry_size);
	const struct ipc_cursor start = *cursor;
	uint32_t found = 0;

	while (found == 0 && count-- > 0) {
		const size_t at = cursor->at;

		memset(entry, CANARY, m->entry_size);
		found = m->next(entry, cursor);
		CHECK(cursor->bytes == start.bytes && cursor->size == start.size && cursor->at <= cursor->size &&
		              (found == 0 ? cursor->at > at : cursor->at == at),
		      "%s, %s: next at %zu of %zu leaves the cursor at %zu", m->name, name, at, start.size, cursor->at);
		if (ipc_verdict_class(found) == IPC_CLASS_RECORD)
			CHECK(is_filled(entry, m->entry_size), "%s, %s: next of a cut entry wrote", m->name, name);
	}
	free(entry);
	return found;
}

/* Wherever a body is cut, right behind its last byte, the entries one by one are what the whole is. */
static void check_cuts(const struct message_case *m, const char *name, const uint8_t *data, size_t len, const void *given)
{
	size_t count = 0;

	for (size_t i = m->count_width; len >= m->records_at && i-- > 0;)
		count = count << 8 | data[m->count_at + i];
	for (size_t cut = m->records_at; cut <= len; cut++) {
		const size_t size = cut - m->records_at;
		uint8_t *body = copy_of(data, len, cut);
		uint8_t *tail = copy_of(data + m->records_at, size, size);
		const uint32_t verdict = m->validate(body, cut, given);
		const uint32_t expected = entries_verdict(m, verdict);

		if (expected != NOT_TRIED) {
			struct ipc_cursor cursor = {tail, size, 0};
			const uint32_t found = walk_entries(m, name, &cursor, count);

			CHECK(found == expected, "%s, %s, cut to %zu: an entry gives 0x%08x, not 0x%08x", m->name, name,
			      cut, found, expected);
			CHECK(found != 0 || (cursor.at == size) == (ipc_verdict_class(verdict) != IPC_CLASS_EXTENT),
			      "%s, %s, cut to %zu: the entries end at %zu", m->name, name, cut, cursor.at);
		}
		free(tail);
		free(body);
	}
}

static void test_cuts(void **state)
{
	size_t bodies = 0;

	(void)state;
	failures = 0;
	for (size_t i = 0; i < message_case_count; i++) {
		const struct message_case *m = &message_cases[i];

		if (m->next == NULL)
			continue;
		for (size_t j = 0; j < m->accept_count; j++)
			check_cuts(m, m->accepts[j].name, m->accepts[j].data, m->accepts[j].len, m->accepts[j].given);
		for (size_t j = 0; j < m->refuse_count; j++)
			check_cuts(m, m->refuses[j].name, m->refuses[j].data, m->refuses[j].len, m->refuses[j].given);
		bodies += m->accept_count + m->refuse_count;
	}
	print_message("%zu bodies of records, cut anywhere\n", bodies);
	assert_int_equal(failures, 0);
}

int part_tests(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_caps),
		cmocka_unit_test(test_runs),
		cmocka_unit_test(test_deviations),
		cmocka_unit_test(test_cuts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
