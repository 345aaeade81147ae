/* SPDX-License-Identifier: ISC */
/* Nodes: what has names, and what is known of it. */
#include "provider.h"

#include <string.h>

/* The provider has no clock among its peers: each change is a second after the one before, so times
 * say what came first, and no more. */
static struct ipc_types_timestamp next_time(struct provider *p)
{
	const struct ipc_types_timestamp time = {.seconds = ++p->now, .nanoseconds = 0};

	return time;
}

uint32_t node_new(struct provider *p, uint32_t mount, uint32_t kind, uint32_t permissions,
                  uint32_t uid, uint32_t gid)
{
	uint32_t place = 0;
	struct node *node;

	while (place < NODES_MAX && p->nodes[place].id != 0)
		place++;
	if (place == NODES_MAX)
		return NONE;
	node = &p->nodes[place];
	memset(node, 0, sizeof(*node));
	node->id = ++p->node_id;
	node->generation = 1;
	node->accessed = node->modified = node->changed = next_time(p);
	node->mount = mount;
	node->kind = kind;
	node->permissions = permissions;
	node->uid = uid;
	node->gid = gid;
	node->first_page = NONE;
	return place;
}

void node_release(struct provider *p, uint32_t node)
{
	if (p->nodes[node].links > 0 || p->nodes[node].opened > 0)
		return;
	/* Gives its pages back. */
	(void)data_resize(p, node, 0);
	p->nodes[node].id = 0;
}

void node_data_changed(struct provider *p, uint32_t node)
{
	p->nodes[node].generation++;
	p->nodes[node].modified = p->nodes[node].changed = next_time(p);
}

void node_metadata_changed(struct provider *p, uint32_t node)
{
	p->nodes[node].changed = next_time(p);
}

void node_status(const struct provider *p, uint32_t node, struct ipc_files_node_status *status)
{
	const struct node *from = &p->nodes[node];

	status->node_id = from->id;
	status->device = p->mounts[from->mount].device;
	status->generation = from->generation;
	status->size = from->size;
	status->allocation_size = (uint64_t)from->page_count * PAGE_BYTES;
	status->kind = from->kind;
	status->permissions = from->permissions;
	status->link_count = from->links;
	status->uid = from->uid;
	status->gid = from->gid;
	status->filesystem_flags = p->mounts[from->mount].flags;
	status->accessed = from->accessed;
	status->modified = from->modified;
	status->changed = from->changed;
}
