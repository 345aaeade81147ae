/* SPDX-License-Identifier: ISC */
/* Several families of ops on one endpoint: which of them has an op. */
#include "ipc/server.h"

/* Services are numbered in blocks of so many: no two of them meet. */
#define OPS_PER_PAGE UINT32_C(16)

/* The page of a page number; far ones fall together with near ones. */
static uint32_t page_of(uint32_t number)
{
	return number % IPC_FAMILY_PAGES;
}

/* How many pages a family's range takes; one that reaches around takes all. */
static uint32_t page_count(const struct ipc_binding *binding)
{
	const uint32_t pages = binding->last / OPS_PER_PAGE - binding->first / OPS_PER_PAGE + 1;

	return pages < IPC_FAMILY_PAGES ? pages : IPC_FAMILY_PAGES;
}

void ipc_families_init(struct ipc_families *families)
{
	families->count = 0;
	for (uint32_t i = 0; i < IPC_FAMILY_PAGES; i++)
		families->pages[i] = 0;
}

uint32_t ipc_families_add(struct ipc_families *families, struct ipc_binding binding)
{
	const uint32_t first = binding.first / OPS_PER_PAGE;
	const uint32_t pages = page_count(&binding);

	if (families->count == IPC_FAMILIES_MAX)
		return IPC_RESULT_EXHAUSTED;
	for (uint32_t i = 0; i < pages; i++) {
		if (families->pages[page_of(first + i)] != 0)
			return IPC_RESULT_EXISTS;
	}
	families->bindings[families->count++] = binding;
	for (uint32_t i = 0; i < pages; i++)
		families->pages[page_of(first + i)] = (uint8_t)families->count;
	return IPC_RESULT_OK;
}

const struct ipc_binding *ipc_families_find(const struct ipc_families *families, uint32_t op)
{
	const uint32_t number = families->pages[page_of(op / OPS_PER_PAGE)];
	const struct ipc_binding *binding;

	if (number == 0)
		return NULL;
	binding = &families->bindings[number - 1];
	return op >= binding->first && op <= binding->last ? binding : NULL;
}
