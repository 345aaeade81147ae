/* SPDX-License-Identifier: ISC */
/*
 * vspaced: keeps which frame is mapped where, for all processes in one table. A mapping is the
 * capability of its frame, which stays in the slot where it arrived until the mapping is taken away.
 * What a kernel would do with page tables beside that has no counterpart on the host.
 *
 *     vspaced [trip=NUMBER]
 */
#include <stddef.h>

#include "host_service.h"
#include "ipc/vspaced/vspaced_server.h"

/* Fewer than the window has slots: a request that is refused must have room to arrive. */
#define MAPPINGS_MAX (HOST_SERVICE_WINDOW_COUNT / 2)

/* One page of one process. */
struct mapping {
	/* 0: this entry is free. */
	uint64_t process_id;
	uint64_t address;
	uint32_t access;
	uint32_t frame_slot;
};

static struct vspaced {
	struct mapping mappings[MAPPINGS_MAX];
} vspaced;

/* The mapping of a page, or a free entry (process 0); null if there is none. */
static struct mapping *find(struct vspaced *table, uint64_t process_id, uint64_t address)
{
	for (size_t i = 0; i < MAPPINGS_MAX; i++) {
		struct mapping *mapping = &table->mappings[i];

		if (mapping->process_id == process_id && (process_id == 0 || mapping->address == address))
			return mapping;
	}
	return NULL;
}

static uint32_t map(void *context, const struct ipc_arrival *arrival,
                    const struct ipc_vspaced_map_request *request,
                    const struct ipc_vspaced_map_request_caps *caps)
{
	struct mapping *mapping;

	(void)arrival;
	if (find(context, request->process_id, request->address) != NULL)
		return IPC_RESULT_EXISTS;
	mapping = find(context, 0, 0);
	if (mapping == NULL)
		return IPC_RESULT_EXHAUSTED;
	mapping->process_id = request->process_id;
	mapping->address = request->address;
	mapping->access = request->access;
	mapping->frame_slot = caps->frame.slot;
	return IPC_RESULT_OK;
}

static uint32_t unmap(void *context, const struct ipc_arrival *arrival,
                      const struct ipc_vspaced_unmap_request *request,
                      struct ipc_vspaced_unmap_reply *reply)
{
	struct mapping *mapping = find(context, request->process_id, request->address);

	(void)arrival;
	if (mapping == NULL)
		return IPC_RESULT_NOT_FOUND;
	if (ipc_transport_drop_local_cap(mapping->frame_slot) != IPC_RESULT_OK)
		return IPC_RESULT_INTERNAL;
	reply->access = mapping->access;
	mapping->process_id = 0;
	return IPC_RESULT_OK;
}

int main(int argc, char **argv)
{
	static const struct ipc_vspaced_handlers handlers = {.map = map, .unmap = unmap};
	static struct host_service service;

	host_service_init(&service, argc, argv);
	host_service_add(&service, ipc_vspaced_binding(&handlers, &vspaced));
	return host_service_run(&service, NULL, NULL);
}
