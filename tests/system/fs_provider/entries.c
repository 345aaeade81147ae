/* SPDX-License-Identifier: ISC */
/* Names: one table for all directories, searched from end to end. */
#include "provider.h"

#include <string.h>

static uint32_t free_entry(const struct provider *p)
{
	for (uint32_t i = 0; i < ENTRIES_MAX; i++)
		if (p->entries[i].order == 0)
			return i;
	return NONE;
}

bool entry_is_room(const struct provider *p)
{
	return free_entry(p) != NONE;
}

bool entry_add(struct provider *p, uint32_t parent, const char *name, size_t length, uint32_t node)
{
	const uint32_t place = free_entry(p);
	struct entry *entry;

	if (place == NONE)
		return false;
	entry = &p->entries[place];
	entry->order = ++p->order;
	entry->parent = parent;
	entry->node = node;
	entry->name_length = (uint8_t)length;
	memcpy(entry->name, name, length);
	p->nodes[node].links++;
	node_metadata_changed(p, node);
	node_data_changed(p, parent);
	return true;
}

void entry_remove(struct provider *p, uint32_t entry)
{
	const uint32_t node = p->entries[entry].node;

	p->entries[entry].order = 0;
	p->nodes[node].links--;
	node_metadata_changed(p, node);
	node_data_changed(p, p->entries[entry].parent);
	node_release(p, node);
}

uint32_t entry_find(const struct provider *p, uint32_t parent, const char *name, size_t length)
{
	for (uint32_t i = 0; i < ENTRIES_MAX; i++) {
		const struct entry *entry = &p->entries[i];

		if (entry->order != 0 && entry->parent == parent && entry->name_length == length &&
		    memcmp(entry->name, name, length) == 0)
			return i;
	}
	return NONE;
}

uint32_t entry_after(const struct provider *p, uint32_t parent, uint64_t cursor)
{
	uint32_t found = NONE;

	for (uint32_t i = 0; i < ENTRIES_MAX; i++) {
		const struct entry *entry = &p->entries[i];

		if (entry->order > cursor && entry->parent == parent &&
		    (found == NONE || entry->order < p->entries[found].order))
			found = i;
	}
	return found;
}

static int compare(const struct entry *one, const struct entry *other)
{
	const size_t shorter = one->name_length < other->name_length ? one->name_length : other->name_length;
	const int order = memcmp(one->name, other->name, shorter);

	return order != 0 ? order : one->name_length - other->name_length;
}

uint32_t entry_by_name(const struct provider *p, uint32_t parent, uint32_t entry)
{
	uint32_t found = NONE;

	for (uint32_t i = 0; i < ENTRIES_MAX; i++) {
		const struct entry *one = &p->entries[i];

		if (one->order == 0 || one->parent != parent)
			continue;
		if (entry != NONE && compare(one, &p->entries[entry]) <= 0)
			continue;
		if (found == NONE || compare(one, &p->entries[found]) < 0)
			found = i;
	}
	return found;
}

/* The directory that a directory lies in; NONE: it is a root, or has no name any more. */
static uint32_t parent_of(const struct provider *p, uint32_t directory)
{
	for (uint32_t i = 0; i < ENTRIES_MAX; i++)
		if (p->entries[i].order != 0 && p->entries[i].node == directory)
			return p->entries[i].parent;
	return NONE;
}

bool entry_is_below(const struct provider *p, uint32_t node, uint32_t directory)
{
	while (node != NONE && node != directory)
		node = parent_of(p, node);
	return node == directory;
}
