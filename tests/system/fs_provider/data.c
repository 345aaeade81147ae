/* SPDX-License-Identifier: ISC */
/* Bytes of files and of symbolic links, in pages of one pool. */
#include "provider.h"

#include <string.h>

void data_init(struct provider *p)
{
	for (uint32_t i = 0; i < PAGES_MAX; i++)
		p->pages[i].next = i + 1 < PAGES_MAX ? i + 1 : NONE;
	p->free_page = 0;
	p->free_page_count = PAGES_MAX;
}

/* The link that leads to the first page at or behind a place of the file. */
static uint32_t *link_to(struct provider *p, uint32_t node, uint32_t place)
{
	uint32_t *link = &p->nodes[node].first_page;

	while (*link != NONE && p->pages[*link].place < place)
		link = &p->pages[*link].next;
	return link;
}

/* The page at a place of the file; NONE: it was never written. */
static uint32_t page_at(const struct provider *p, uint32_t node, uint32_t place)
{
	uint32_t page = p->nodes[node].first_page;

	while (page != NONE && p->pages[page].place < place)
		page = p->pages[page].next;
	return page != NONE && p->pages[page].place == place ? page : NONE;
}

/* The page at a place, a new one of zeros if need be; there is room. */
static uint8_t *page_to_write(struct provider *p, uint32_t node, uint32_t place)
{
	uint32_t *link = link_to(p, node, place);
	uint32_t page = *link;

	if (page != NONE && p->pages[page].place == place)
		return p->data[page];
	page = p->free_page;
	p->free_page = p->pages[page].next;
	p->free_page_count--;
	p->nodes[node].page_count++;
	p->pages[page].place = place;
	p->pages[page].next = *link;
	*link = page;
	memset(p->data[page], 0, PAGE_BYTES);
	return p->data[page];
}

/* Frees all pages of a file from a place on. */
static void drop_pages(struct provider *p, uint32_t node, uint32_t place)
{
	uint32_t *link = link_to(p, node, place);

	while (*link != NONE) {
		const uint32_t page = *link;

		*link = p->pages[page].next;
		p->pages[page].next = p->free_page;
		p->free_page = page;
		p->free_page_count++;
		p->nodes[node].page_count--;
	}
}

/* How much of `size` bytes from `offset` lies in the first page. */
static size_t within_page(uint64_t offset, size_t size)
{
	const size_t left = PAGE_BYTES - (size_t)(offset % PAGE_BYTES);

	return size < left ? size : left;
}

void data_read(const struct provider *p, uint32_t node, uint64_t offset, uint8_t *bytes,
               size_t size)
{
	while (size > 0) {
		const size_t part = within_page(offset, size);
		const uint32_t page = page_at(p, node, (uint32_t)(offset / PAGE_BYTES));

		if (page == NONE)
			memset(bytes, 0, part);
		else
			memcpy(bytes, p->data[page] + offset % PAGE_BYTES, part);
		offset += part;
		bytes += part;
		size -= part;
	}
}

/* Whether the pages that are missing in [offset, end) are free. */
static bool is_room(const struct provider *p, uint32_t node, uint64_t offset, uint64_t end)
{
	uint32_t missing = 0;

	if (end > SIZE_MAX_BYTES)
		return false;
	for (uint64_t place = offset / PAGE_BYTES; place <= (end - 1) / PAGE_BYTES; place++)
		missing += page_at(p, node, (uint32_t)place) == NONE;
	return missing <= p->free_page_count;
}

bool data_write(struct provider *p, uint32_t node, uint64_t offset, const uint8_t *bytes,
                size_t size)
{
	if (size == 0)
		return true;
	if (!is_room(p, node, offset, offset + size))
		return false;
	while (size > 0) {
		const size_t part = within_page(offset, size);
		uint8_t *page = page_to_write(p, node, (uint32_t)(offset / PAGE_BYTES));

		memcpy(page + offset % PAGE_BYTES, bytes, part);
		offset += part;
		bytes += part;
		size -= part;
	}
	if (offset > p->nodes[node].size)
		p->nodes[node].size = offset;
	return true;
}

bool data_resize(struct provider *p, uint32_t node, uint64_t size)
{
	const uint32_t last = (uint32_t)(size / PAGE_BYTES);
	const size_t used = (size_t)(size % PAGE_BYTES);
	uint32_t page;

	if (size > SIZE_MAX_BYTES)
		return false;
	drop_pages(p, node, last + (used > 0));
	/* What was cut off must not come back when the file grows. */
	page = page_at(p, node, last);
	if (page != NONE)
		memset(p->data[page] + used, 0, PAGE_BYTES - used);
	p->nodes[node].size = size;
	return true;
}
