/* SPDX-License-Identifier: ISC */
/*
 * pagerd: gives a process the page that it missed: a frame of memd's, filled, and mapped by vspaced.
 * Beside its endpoint it holds send-only peers of these two and nothing else; a file's peer comes with
 * the request and goes with it.
 *
 *     pagerd [trip=NUMBER]
 */
#include "host_service.h"
#include "ipc/memd/memd_client.h"
#include "ipc/pagerd/pagerd_server.h"
#include "ipc/types/types.h"
#include "ipc/vspaced/vspaced_client.h"
#include "page_in.h"
#include "uses.h"

enum {
	SLOT_MEMD = HOST_SERVICE_ENDPOINT + 1,
	SLOT_VSPACED,
	/* Exit status: a peer is missing or was built for another ABI. */
	WRONG_PEER = 1,
};

static struct pagerd {
	struct host_peer memd;
	struct host_peer vspaced;
	struct host_peer file;
} pagerd;

/* What a fault ends with when a peer refused: its own result where RESOLVE_FAULT lists it. */
static uint32_t result_of(struct ipc_outcome outcome)
{
	if (outcome.transport == IPC_RESULT_OK &&
	    (outcome.result == IPC_RESULT_OK || outcome.result == IPC_RESULT_EXISTS ||
	     outcome.result == IPC_RESULT_EXHAUSTED || outcome.result == IPC_RESULT_NOT_FOUND))
		return outcome.result;
	return IPC_RESULT_INTERNAL;
}

static uint32_t map(struct pagerd *peers, const struct ipc_pagerd_resolve_fault_request *fault,
                    uint32_t frame_slot)
{
	const struct ipc_vspaced_map_request_caps caps = {.frame = ipc_cap(frame_slot, IPC_RIGHT_MAP)};
	struct ipc_vspaced_map_request request;

	ipc_vspaced_map_request_init(&request);
	request.process_id = fault->process_id;
	request.address = fault->address - fault->address % IPC_TYPES_PAGE_SIZE;
	request.access = fault->allowed;
	return result_of(ipc_vspaced_map(&peers->vspaced.client, &request, &caps));
}

/* Fills a frame, which is clear, and has it mapped. */
static uint32_t fill_and_map(struct pagerd *peers,
                             const struct ipc_pagerd_resolve_fault_request *fault,
                             const struct ipc_cap *file, uint32_t frame_slot)
{
	uint32_t result = IPC_RESULT_OK;

	if (file->present) {
		peers->file.client.slot = file->slot;
		result = page_in(&peers->file.client, fault, frame_slot);
	}
	return result == IPC_RESULT_OK ? map(peers, fault, frame_slot) : result;
}

static void free_frame(struct pagerd *peers, uint32_t frame_number)
{
	const struct ipc_memd_free_frame_request request = {.frame_number = frame_number};
	struct ipc_memd_free_frame_reply reply;

	/* A memd that does not take its frame back is gone. */
	(void)!ipc_succeeded(ipc_memd_free_frame(&peers->memd.client, &request, &reply));
}

/* Takes a frame, and gives it back if the fault can't be resolved with it. */
static uint32_t resolve(struct pagerd *peers, const struct ipc_pagerd_resolve_fault_request *fault,
                        const struct ipc_cap *file, struct ipc_pagerd_resolve_fault_reply *reply)
{
	struct ipc_memd_alloc_frame_reply frame;
	struct ipc_memd_alloc_frame_reply_caps caps;
	uint32_t result = result_of(ipc_memd_alloc_frame(&peers->memd.client, &frame, &caps));

	if (result != IPC_RESULT_OK)
		return result;
	result = fill_and_map(peers, fault, file, caps.frame.slot);
	if (ipc_transport_drop_local_cap(caps.frame.slot) != IPC_RESULT_OK)
		result = IPC_RESULT_INTERNAL;
	if (result != IPC_RESULT_OK)
		free_frame(peers, frame.frame_number);
	reply->address = fault->address - fault->address % IPC_TYPES_PAGE_SIZE;
	reply->frame_number = frame.frame_number;
	return result;
}

static uint32_t resolve_fault(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_pagerd_resolve_fault_request *request,
                              const struct ipc_pagerd_resolve_fault_request_caps *caps,
                              struct ipc_pagerd_resolve_fault_reply *reply)
{
	uint32_t result;

	(void)arrival;
	if (request->backing == IPC_PAGERD_BACKING_KIND_OTHER ||
	    caps->file.present != (request->backing == IPC_PAGERD_BACKING_KIND_FILE_BACKED))
		return IPC_RESULT_DENIED;
	result = resolve(context, request, &caps->file, reply);
	/* What a refused request brought is dropped already. */
	if (result == IPC_RESULT_OK && caps->file.present &&
	    ipc_transport_drop_local_cap(caps->file.slot) != IPC_RESULT_OK)
		return IPC_RESULT_INTERNAL;
	return result;
}

/* Whether both peers mean the same by the ops that are used; names the first that does not. */
static bool peers_fit(struct pagerd *peers)
{
	static const struct use of_memd[] = {USE(MEMD, ALLOC_FRAME), USE(MEMD, FREE_FRAME)};
	static const struct use of_vspaced[] = {USE(VSPACED, MAP)};

	return uses_fit(&peers->memd.client, "pagerd", of_memd, 2) &&
	       uses_fit(&peers->vspaced.client, "pagerd", of_vspaced, 1);
}

int main(int argc, char **argv)
{
	static const struct ipc_pagerd_handlers handlers = {.resolve_fault = resolve_fault};
	static struct host_service service;

	host_service_init(&service, argc, argv);
	host_peer_init(&pagerd.memd, &service, SLOT_MEMD);
	host_peer_init(&pagerd.vspaced, &service, SLOT_VSPACED);
	host_peer_init(&pagerd.file, &service, 0);
	if (!peers_fit(&pagerd))
		return WRONG_PEER;
	host_service_add(&service, ipc_pagerd_binding(&handlers, &pagerd));
	return host_service_run(&service, NULL, NULL);
}
