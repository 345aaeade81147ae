/* SPDX-License-Identifier: ISC */
/*
 * loaderd: programs by path. Its peers stand in its slots (loaderd.h). Each request is dealt with to
 * its end before the next: a file is read, checked, sent, and wiped from loaderd's memory.
 */
#include "loaderd.h"

/* All of loaderd's memory. */
static struct loaderd loaderd;

/* Ends a request by the ending of its last step. */
static uint32_t end(struct loaderd *self, struct ending ending, uint32_t *failure)
{
	source_clear(self);
	if (ending.result == IPC_RESULT_FAILED)
		*failure = ending.failure;
	return ending.result;
}

static uint32_t discover_path(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_loaderd_discover_path_request *request,
                              struct ipc_loaderd_discover_path_reply *reply,
                              struct ipc_loaderd_discover_path_failure *failure)
{
	struct loaderd *self = context;
	struct ending ending = source_read(self, request->path, request->path_length);
	struct image image;

	(void)arrival;
	if (ending.result == IPC_RESULT_OK)
		ending = plan_image(self, &image);
	if (ending.result == IPC_RESULT_OK)
		ending = source_check(self, request->path, request->path_length);
	if (ending.result == IPC_RESULT_OK) {
		source_describe(self, &reply->source);
		reply->image_kind = image.kind;
		reply->segment_count = image.segment_count;
		reply->entry_point = image.entry_point;
		reply->memory_size = image_stream_size(&image);
	}
	return end(self, ending, &failure->failure);
}

static uint32_t launch_path(void *context, const struct ipc_arrival *arrival,
                            const struct ipc_loaderd_launch_path_request *request,
                            const struct ipc_loaderd_launch_path_request_caps *caps,
                            struct ipc_loaderd_launch_path_reply *reply,
                            struct ipc_loaderd_launch_path_failure *failure)
{
	struct loaderd *self = context;
	struct ending ending;
	struct image image;

	(void)arrival;
	if (caps->attached_count > 0) {
		failure->failure = IPC_LOADERD_FAILURE_UNWANTED_AUTHORITY;
		return IPC_RESULT_FAILED;
	}
	ending = source_read(self, request->path, request->path_length);
	if (ending.result == IPC_RESULT_OK)
		ending = plan_image(self, &image);
	if (ending.result == IPC_RESULT_OK)
		ending = handoff(self, &image, request, reply);
	return end(self, ending, &failure->failure);
}

int main(int argc, char **argv)
{
	static const struct ipc_loaderd_handlers handlers = {
		.discover_path = discover_path,
		.launch_path = launch_path,
	};

	host_service_init(&loaderd.service, argc, argv);
	host_peer_init(&loaderd.vfsd, &loaderd.service, SLOT_VFSD);
	host_peer_init(&loaderd.procd, &loaderd.service, SLOT_PROCD);
	host_service_add(&loaderd.service, ipc_loaderd_binding(&handlers, &loaderd));
	if (!peers_fit(&loaderd))
		return LOADERD_OTHER_ABI;
	return host_service_run(&loaderd.service, NULL, NULL);
}
