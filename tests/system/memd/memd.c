/* SPDX-License-Identifier: ISC */
/*
 * memd: hands out frames of memory from a fixed pool. The pool is what stands in its slots from 2 on
 * when it starts: FRAME capabilities with MAP and GRANT, without a gap. It keeps them all; a caller
 * gets a copy. Frame number N is the one in slot N + 1.
 *
 *     memd [trip=NUMBER]
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ipc/host.h>

#include "host_service.h"
#include "ipc/memd/memd_server.h"

enum {
	SLOT_POOL = HOST_SERVICE_ENDPOINT + 1,
	FRAMES_MAX = 16,
	/* Exit status: the pool is empty, or can't be cleared. */
	NO_POOL = 1,
};

struct frame {
	/* The page as memd sees it, to clear it. */
	void *bytes;
	bool is_out;
};

static struct memd {
	struct frame frames[FRAMES_MAX];
	size_t page_bytes;
	uint32_t count;
	uint32_t free;
} memd;

static uint32_t alloc_frame(void *context, const struct ipc_arrival *arrival,
                            struct ipc_memd_alloc_frame_reply *reply,
                            struct ipc_memd_alloc_frame_reply_caps *reply_caps)
{
	struct memd *pool = context;
	uint32_t i = 0;

	(void)arrival;
	while (i < pool->count && pool->frames[i].is_out)
		i++;
	if (i == pool->count)
		return IPC_RESULT_EXHAUSTED;
	pool->frames[i].is_out = true;
	reply->frame_number = i + 1;
	reply->free_frames = --pool->free;
	reply_caps->frame = ipc_cap(SLOT_POOL + i, IPC_RIGHT_MAP | IPC_RIGHT_GRANT);
	return IPC_RESULT_OK;
}

/* A kernel would take every copy back here; the host has no operation for that. */
static uint32_t free_frame(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_memd_free_frame_request *request,
                           struct ipc_memd_free_frame_reply *reply)
{
	struct memd *pool = context;
	struct frame *frame;

	(void)arrival;
	if (request->frame_number > pool->count)
		return IPC_RESULT_NOT_FOUND;
	frame = &pool->frames[request->frame_number - 1];
	if (!frame->is_out)
		return IPC_RESULT_NOT_FOUND;
	memset(frame->bytes, 0, pool->page_bytes);
	frame->is_out = false;
	reply->free_frames = ++pool->free;
	return IPC_RESULT_OK;
}

/* Takes one more frame into the pool and clears it: whoever had it before may have left something. */
static bool take(struct memd *pool)
{
	struct frame *frame = &pool->frames[pool->count];
	uint32_t status;

	frame->bytes = ipc_host_map(SLOT_POOL + pool->count, &pool->page_bytes, &status);
	if (frame->bytes == NULL)
		return false;
	memset(frame->bytes, 0, pool->page_bytes);
	pool->free = ++pool->count;
	return true;
}

int main(int argc, char **argv)
{
	static const struct ipc_memd_handlers handlers = {
		.alloc_frame = alloc_frame,
		.free_frame = free_frame,
	};
	static struct host_service service;

	host_service_init(&service, argc, argv);
	while (memd.count < FRAMES_MAX && take(&memd))
		;
	if (memd.count == 0) {
		fprintf(stderr, "memd: no frame with MAP stands in slot %d\n", SLOT_POOL);
		return NO_POOL;
	}
	host_service_add(&service, ipc_memd_binding(&handlers, &memd));
	return host_service_run(&service, NULL, NULL);
}
