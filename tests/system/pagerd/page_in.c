/* SPDX-License-Identifier: ISC */
/* Reads by messages, as many as it takes, into the page as this process sees it. */
#include "page_in.h"

#include <string.h>
#include <sys/mman.h>

#include <ipc/host.h>

#include "ipc/files/files.h"
#include "ipc/vfsd/vfsd_client.h"

/* Reads some of the bytes from `done` on; *done moves. */
static uint32_t read_some(struct ipc_client *file,
                          const struct ipc_pagerd_resolve_fault_request *fault, uint8_t *page,
                          uint32_t *done)
{
	const uint32_t left = fault->file_size - *done;
	const struct ipc_vfsd_read_request request = {
		.handle = fault->file_handle,
		.offset = fault->file_offset + *done,
		.size = left < IPC_FILES_DATA_BYTES_MAX ? left : IPC_FILES_DATA_BYTES_MAX,
	};
	struct ipc_vfsd_read_reply reply;
	const struct ipc_outcome outcome = ipc_vfsd_read(file, &request, &reply);

	if (outcome.transport != IPC_RESULT_OK ||
	    (outcome.result != IPC_RESULT_OK && outcome.result != IPC_RESULT_NOT_FOUND))
		return IPC_RESULT_INTERNAL;
	if (outcome.result != IPC_RESULT_OK || reply.data_size == 0)
		return IPC_RESULT_NOT_FOUND;
	memcpy(page + *done, reply.data, reply.data_size);
	*done += reply.data_size;
	return IPC_RESULT_OK;
}

uint32_t page_in(struct ipc_client *file, const struct ipc_pagerd_resolve_fault_request *fault,
                 uint32_t frame_slot)
{
	size_t size = 0;
	uint32_t result = IPC_RESULT_OK;
	uint32_t done = 0;
	uint8_t *page = ipc_host_map(frame_slot, &size, &result);

	if (page == NULL)
		return IPC_RESULT_INTERNAL;
	while (result == IPC_RESULT_OK && done < fault->file_size)
		result = read_some(file, fault, page, &done);
	(void)munmap(page, size);
	return result;
}
