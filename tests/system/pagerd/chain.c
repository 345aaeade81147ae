/* SPDX-License-Identifier: ISC */
/* Starts the chain, sends faults into it and looks at both of its ends. */
#include "chain.h"

#include <string.h>
#include <sys/mman.h>

#include "ipc/memd/memd_client.h"
#include "ipc/pagerd/pagerd_client.h"
#include "ipc/vspaced/vspaced_client.h"

struct chain chain;

void chain_start_peers(struct stand *stand)
{
	const char *const arguments[] = {"service", NULL};
	struct stage_cap frames[IPC_HOST_FRAMES];

	for (uint32_t i = 0; i < IPC_HOST_FRAMES; i++)
		frames[i] = (struct stage_cap){2 + i, IPC_HOST_SLOT_FRAMES + i,
		                               IPC_RIGHT_MAP | IPC_RIGHT_GRANT};
	chain.peers[0] = (struct stage_cap){
		2,
		stand_service(stand, chain.paths[MEMD], arguments, frames, IPC_HOST_FRAMES,
	                      &chain.memd_process),
		IPC_RIGHT_SEND};
	chain.peers[1] = (struct stage_cap){
		3,
		stand_service(stand, chain.paths[VSPACED], arguments, NULL, 0,
	                      &chain.vspaced_process),
		IPC_RIGHT_SEND};
	stand_client_init(&chain.memd, chain.peers[0].source);
	stand_client_init(&chain.vspaced, chain.peers[1].source);
	chain.file_slot =
		stand_service(stand, chain.paths[FILE_SERVER], arguments, NULL, 0, NULL);
}

uint32_t chain_start_pagerd(struct stand *stand, const char *trip)
{
	const char *const arguments[] = {"pagerd", trip, NULL};
	uint32_t process;

	stand_client_init(&chain.pagerd, stand_service(stand, chain.paths[PAGERD], arguments,
	                                               chain.peers, 2, &process));
	return process;
}

void chain_start(struct stand *stand)
{
	static const struct ipc_abi_use use = {IPC_PAGERD_OP_RESOLVE_FAULT,
	                                       IPC_PAGERD_RESOLVE_FAULT_ABI_ID};
	size_t differs;

	chain_start_peers(stand);
	chain_start_pagerd(stand, NULL);
	/* pagerd asks its peers before it serves; when it answers, it has no call under way. */
	assert_true(ipc_succeeded(ipc_abi_check(&chain.pagerd.client, &use, 1, &differs)));
	assert_int_equal(differs, 1);
	assert_int_equal(ipc_host_counts(&chain.empty), IPC_RESULT_OK);
}

struct ipc_pagerd_resolve_fault_request zero_fault(uint64_t address)
{
	struct ipc_pagerd_resolve_fault_request request;

	ipc_pagerd_resolve_fault_request_init(&request);
	request.process_id = 12;
	request.address = address;
	request.fault = IPC_PAGERD_FAULT_ACCESS_WRITE;
	request.allowed = READ | WRITE;
	request.backing = ZERO_FILL;
	return request;
}

struct ipc_pagerd_resolve_fault_request file_fault(uint64_t address, uint64_t offset,
                                                   uint32_t size)
{
	struct ipc_pagerd_resolve_fault_request request = zero_fault(address);

	request.fault = IPC_PAGERD_FAULT_ACCESS_EXECUTE;
	request.allowed = READ | EXECUTE;
	request.backing = FILE_BACKED;
	request.file_handle = FILE_HANDLE;
	request.file_offset = offset;
	request.file_size = size;
	return request;
}

struct ipc_outcome resolve_with(const struct ipc_pagerd_resolve_fault_request *request,
                                bool with_file, struct ipc_pagerd_resolve_fault_reply *reply)
{
	struct ipc_pagerd_resolve_fault_request_caps caps;

	memset(&caps, 0, sizeof(caps));
	if (with_file)
		caps.file = ipc_cap(chain.file_slot, IPC_RIGHT_SEND);
	return ipc_pagerd_resolve_fault(&chain.pagerd.client, request, &caps, reply);
}

uint32_t resolve(struct ipc_pagerd_resolve_fault_request request, uint32_t result)
{
	struct ipc_pagerd_resolve_fault_reply reply = {0};

	assert_result(resolve_with(&request, request.backing == FILE_BACKED, &reply), result);
	if (result == IPC_RESULT_OK)
		assert_int_equal(reply.address, request.address / PAGE * PAGE);
	return reply.frame_number;
}

struct ipc_outcome free_frame(uint32_t number, uint32_t *free_frames)
{
	const struct ipc_memd_free_frame_request request = {.frame_number = number};
	struct ipc_memd_free_frame_reply reply = {0};
	const struct ipc_outcome outcome =
		ipc_memd_free_frame(&chain.memd.client, &request, &reply);

	*free_frames = reply.free_frames;
	return outcome;
}

uint32_t give_back(uint32_t number)
{
	uint32_t free_frames;

	assert_result(free_frame(number, &free_frames), IPC_RESULT_OK);
	return free_frames;
}

uint32_t take_frame(void)
{
	struct ipc_memd_alloc_frame_reply reply;
	struct ipc_memd_alloc_frame_reply_caps caps;

	assert_result(ipc_memd_alloc_frame(&chain.memd.client, &reply, &caps), IPC_RESULT_OK);
	stand_drop(caps.frame.slot);
	return reply.frame_number;
}

struct ipc_outcome unmap(uint64_t process_id, uint64_t address, uint32_t *access)
{
	const struct ipc_vspaced_unmap_request request = {.process_id = process_id,
	                                                  .address = address};
	struct ipc_vspaced_unmap_reply reply = {0};
	const struct ipc_outcome outcome = ipc_vspaced_unmap(&chain.vspaced.client, &request, &reply);

	*access = reply.access;
	return outcome;
}

void assert_mapped(uint64_t address, uint32_t allowed)
{
	uint32_t access;

	assert_result(unmap(12, address, &access), IPC_RESULT_OK);
	assert_int_equal(access, allowed);
}

void assert_nothing_happened(uint64_t address)
{
	uint32_t access;

	assert_result(unmap(12, address, &access), IPC_RESULT_NOT_FOUND);
	assert_int_equal(give_back(take_frame()), IPC_HOST_FRAMES);
	wait_counts(&chain.empty);
}

static uint8_t *page_of(uint32_t frame_number)
{
	size_t size = 0;
	uint32_t status = 0;
	uint8_t *page =
		ipc_host_map(IPC_HOST_SLOT_FRAMES + frame_number - 1, &size, &status);

	assert_non_null(page);
	assert_int_equal(size, PAGE);
	return page;
}

void assert_page(uint32_t frame_number, uint64_t offset, uint32_t size)
{
	uint8_t *page = page_of(frame_number);

	for (uint32_t i = 0; i < PAGE; i++)
		assert_int_equal(page[i], i < size ? (offset + i) % 251 : 0);
	assert_int_equal(munmap(page, PAGE), 0);
}
