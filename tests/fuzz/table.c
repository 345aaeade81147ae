// SPDX-License-Identifier: ISC
/*
 * The capability table of every op that takes one, against what the op wants entry by entry. An input: two bytes that
 * pick the message, then sixteen for each entry. The table's own form is the header's business, so an absent entry is
 * all zero here.
 */
#include <stdlib.h>

#include "harness.h"

static uint32_t little(const uint8_t *at, size_t width)
{
	return (uint32_t)slow_number(at, width, false);
}

static void read_table(struct ipc_cap_table *table, const uint8_t *data, size_t size)
{
	/* One more than there is room for must be refused before it is looked for. */
	table->count = size / 16 < IPC_CAPS_MAX + 1 ? (uint32_t)(size / 16) : IPC_CAPS_MAX + 1;
	memset(table->entries, 0xA5, sizeof(table->entries));
	for (uint32_t i = 0; i < table->count && i < IPC_CAPS_MAX; i++, data += 16) {
		struct ipc_cap_entry *entry = &table->entries[i];

		entry->slot = little(data, 4);
		entry->kind = (uint16_t)little(data + 4, 2);
		entry->mode = (uint16_t)little(data + 6, 2);
		entry->rights = little(data + 8, 4);
		entry->endpoint_kind = little(data + 12, 4);
		if (entry->kind == 0)
			memset(entry, 0, sizeof(*entry));
	}
}

static void check_pack(const struct fuzz_caps *c, const void *caps, const struct ipc_cap_table *table)
{
	struct ipc_cap_table packed;
	const uint32_t verdict = c->pack(caps, &packed);

	HOLDS(verdict == 0, "%s: pack says 0x%08x of what unpack took", c->name, verdict);
	HOLDS(packed.count == table->count, "%s: packed %u entries", c->name, packed.count);
	for (uint32_t i = 0; i < packed.count; i++) {
		const struct ipc_cap_entry *a = &packed.entries[i];
		const struct ipc_cap_entry *b = &table->entries[i];

		HOLDS(a->slot == b->slot && a->kind == b->kind && a->mode == b->mode && a->rights == b->rights &&
		              a->endpoint_kind == 0,
		      "%s: entry %u differs", c->name, i);
	}
}

/* What unpack made of the table stands in it, in order; counted ones are behind their number. */
static void slow_put(const struct fuzz_caps *c, const struct ipc_cap_table *table, struct values *v)
{
	size_t index = 0;

	for (size_t i = 0; i < c->wanted_count; i++) {
		const size_t left = table->count > index ? table->count - index : 0;
		const size_t most = c->wanted[i].high;
		const size_t count = most == 1 ? 1 : left < most ? left
		                                                 : most;

		if (most > 1)
			put_number(v, (num)count);
		for (size_t j = 0; j < count; j++, index++) {
			const bool present = index < table->count && table->entries[index].kind != 0;
			const struct ipc_cap_entry *entry = &table->entries[index < IPC_CAPS_MAX ? index : 0];

			put_number(v, present);
			put_number(v, present ? entry->slot : 0);
			put_number(v, present ? entry->rights : 0);
			put_number(v, present ? entry->endpoint_kind : 0);
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct values fast;
	static struct values slow;
	const struct fuzz_caps *c;
	struct ipc_cap_table *table;
	uint32_t verdict;
	uint32_t expected;
	void *caps;

	if (size < 2 || fuzz_caps_count == 0)
		return -1;
	c = &fuzz_caps[(data[0] | data[1] << 8) % fuzz_caps_count];
	table = fuzz_room(sizeof(*table));
	caps = fuzz_room(c->size);
	read_table(table, data + 2, size - 2);
	verdict = c->unpack(caps, table);
	expected = slow_caps(c, table);
	HOLDS(verdict == expected, "%s: unpack says 0x%08x, the slow path 0x%08x", c->name, verdict, expected);
	fast.size = 0;
	slow.size = 0;
	if (verdict == 0) {
		c->put(caps, &fast);
		slow_put(c, table, &slow);
		HOLDS(fast.size == slow.size && slow_same(fast.bytes, slow.bytes, fast.size), "%s: other values", c->name);
		check_pack(c, caps, table);
	}
	fuzz_keep(data, size, verdict, &fast);
	free(caps);
	free(table);
	return 0;
}
