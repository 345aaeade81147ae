/* SPDX-License-Identifier: ISC */
/* The calls that only the host has: device memory, and the broker's counts. */
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ipc/host.h"
#include "ipc/wire/wire.h"

#include "frame.h"
#include "shim.h"

/* Asks the broker something that takes one argument and answers with bytes or descriptors. */
static uint32_t ask(uint64_t number, uint64_t argument, struct ipc_sys_result *result, void *bytes,
                    size_t cap, size_t *len, struct ipc_host_descriptors *descriptors)
{
	const uint64_t arguments[6] = {argument, 0, 0, 0, 0, 0};
	const int connection = ipc_host_connection();
	uint32_t status;

	if (connection < 0)
		return IPC_RESULT_PEER_GONE;
	status = ipc_host_begin(connection, number, arguments);
	if (status == IPC_RESULT_OK)
		status = ipc_host_receive(connection, 0, result, bytes, cap, len, descriptors);
	return status;
}

/* Maps one page after the other into one piece of address space. Null: Linux has no room. */
static void *map_pages(const struct ipc_host_descriptors *pages)
{
	const size_t size = pages->count * IPC_FRAME_PAGE;
	uint8_t *base = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	size_t i;

	if (base == MAP_FAILED)
		return NULL;
	for (i = 0; i < pages->count; i++) {
		if (mmap(base + i * IPC_FRAME_PAGE, IPC_FRAME_PAGE, PROT_READ | PROT_WRITE,
		         MAP_SHARED | MAP_FIXED, pages->numbers[i], 0) == MAP_FAILED) {
			(void)munmap(base, size);
			return NULL;
		}
	}
	return base;
}

void *ipc_host_map(uint32_t slot, size_t *size, uint32_t *status)
{
	int numbers[IPC_FRAME_DESCRIPTORS_MAX];
	struct ipc_host_descriptors pages = {numbers, IPC_FRAME_DESCRIPTORS_MAX};
	struct ipc_sys_result result = {0, 0, 0};
	void *base = NULL;
	size_t len = 0;
	size_t i;

	*status = ask(IPC_HOST_CALL_MAP, slot, &result, NULL, 0, &len, &pages);
	if (*status != IPC_RESULT_OK)
		return NULL;
	if (result.status != IPC_RESULT_OK) {
		*status = (uint32_t)result.status;
	} else if (pages.count == 0 || pages.count != result.value0) {
		*status = IPC_RESULT_INTERNAL;
	} else {
		base = map_pages(&pages);
		*size = pages.count * IPC_FRAME_PAGE;
		*status = base == NULL ? IPC_RESULT_EXHAUSTED : IPC_RESULT_OK;
	}
	for (i = 0; i < pages.count; i++)
		(void)close(numbers[i]);
	return base;
}

uint32_t ipc_host_counts(struct ipc_host_counts *counts)
{
	struct ipc_sys_result result = {0, 0, 0};
	size_t len = 0;
	uint32_t status =
		ask(IPC_HOST_CALL_COUNTS, 0, &result, counts, sizeof(*counts), &len, NULL);

	if (status != IPC_RESULT_OK)
		return status;
	if (result.status == IPC_RESULT_OK && len != sizeof(*counts))
		return IPC_RESULT_INTERNAL;
	return (uint32_t)result.status;
}
