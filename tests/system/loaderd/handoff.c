/* SPDX-License-Identifier: ISC */
/* From an image in loaderd's memory to a process of procd. */
#include "loaderd.h"

#include <string.h>

#include "../loader.h"
#include "ipc/procd/procd_client.h"

/* Most bytes of a label. */
#define LABEL_MAX 15

/* What procd's refusal of a step says: no room, an earlier transfer under way, or not this one. */
static struct ending refused(struct ipc_outcome outcome)
{
	if (outcome.transport != IPC_RESULT_OK || outcome.result == IPC_RESULT_INTERNAL)
		return ending_result(IPC_RESULT_INTERNAL);
	if (outcome.result == IPC_RESULT_EXHAUSTED || outcome.result == IPC_RESULT_BUSY)
		return ending_result(outcome.result);
	return ending_failed(IPC_LOADERD_FAILURE_MALFORMED_TRANSFER);
}

/* The end of the path, for procd's logs: no longer than a label, and no character cut. */
static uint16_t label_of(const char *path, uint16_t path_length, const char **label)
{
	uint16_t start = path_length;
	uint16_t length;

	while (start > 0 && path[start - 1] != '/')
		start--;
	*label = path + start;
	length = (uint16_t)(path_length - start);
	if (length > LABEL_MAX) {
		length = LABEL_MAX;
		while (((uint8_t)(*label)[length] & 0xC0) == 0x80)
			length--;
	}
	return length;
}

static struct ending create(struct loaderd *loaderd, const struct image *image,
                            const struct ipc_loaderd_launch_path_request *request,
                            uint64_t *process_id)
{
	struct ipc_procd_create_staged_process_request create;
	struct ipc_procd_create_staged_process_reply reply;
	struct ipc_outcome outcome;

	ipc_procd_create_staged_process_request_init(&create);
	create.memory_limit = image_pages(image) * IPC_TYPES_PAGE_SIZE;
	/* Nothing is inherited: one slot, and it stays empty. */
	create.slot_count = 1;
	create.label_length = label_of(request->path, request->path_length, &create.label);
	outcome = ipc_procd_create_staged_process(&loaderd->procd.client, &create, &reply);
	if (!ipc_succeeded(outcome))
		return refused(outcome);
	*process_id = reply.staged_process_id;
	return ending_ok();
}

/* Announces the image and sends its bytes; the source is looked at once more before it is bound. */
static struct ending transfer(struct loaderd *loaderd, const struct image *image,
                              const struct ipc_loaderd_launch_path_request *request,
                              uint64_t process_id, struct ipc_loaderd_source *source)
{
	struct ipc_client *procd = &loaderd->procd.client;
	struct loader_plan plan;
	struct ipc_outcome outcome;
	struct ending ending;
	uint64_t ignored;

	source_describe(loaderd, source);
	loader_plan(&plan, process_id, image, loaderd->source.bytes, (size_t)source->size);
	plan.begin.source = source->identity;
	loader_hash_plan(&plan);
	outcome = loader_begin(procd, &plan, &ignored);
	if (ipc_succeeded(outcome))
		outcome = loader_send(procd, &plan, image);
	if (!ipc_succeeded(outcome))
		return refused(outcome);
	ending = source_check(loaderd, request->path, request->path_length);
	if (ending.result != IPC_RESULT_OK)
		return ending;
	outcome = loader_commit(procd, &plan, &ignored);
	return ipc_succeeded(outcome) ? ending_ok() : refused(outcome);
}

static struct ending start(struct loaderd *loaderd,
                           const struct ipc_loaderd_launch_path_request *request,
                           uint64_t process_id, uint64_t *started_at)
{
	const struct ipc_procd_start_staged_process_request_caps nothing = {0};
	struct ipc_procd_start_staged_process_request start;
	struct ipc_procd_start_staged_process_reply reply;
	struct ipc_outcome outcome;

	ipc_procd_start_staged_process_request_init(&start);
	start.staged_process_id = process_id;
	start.arguments = request->arguments;
	start.arguments_size = request->arguments_size;
	start.arguments_count = request->arguments_count;
	start.environment = request->environment;
	start.environment_size = request->environment_size;
	start.environment_count = request->environment_count;
	outcome = ipc_procd_start_staged_process(&loaderd->procd.client, &start, &nothing, &reply);
	if (!ipc_succeeded(outcome))
		return refused(outcome);
	*started_at = reply.started_at;
	return ending_ok();
}

static void give_up(struct loaderd *loaderd, uint64_t process_id)
{
	const struct ipc_procd_abort_staged_process_request request = {process_id};
	struct ipc_procd_abort_staged_process_reply reply;

	/* A procd that is gone keeps nothing. */
	(void)ipc_succeeded(ipc_procd_abort_staged_process(&loaderd->procd.client, &request, &reply));
}

struct ending handoff(struct loaderd *loaderd, const struct image *image,
                      const struct ipc_loaderd_launch_path_request *request,
                      struct ipc_loaderd_launch_path_reply *reply)
{
	struct ending ending = create(loaderd, image, request, &reply->process_id);

	if (ending.result != IPC_RESULT_OK)
		return ending;
	ending = transfer(loaderd, image, request, reply->process_id, &reply->source);
	if (ending.result == IPC_RESULT_OK)
		ending = start(loaderd, request, reply->process_id, &reply->started_at);
	if (ending.result != IPC_RESULT_OK)
		give_up(loaderd, reply->process_id);
	return ending;
}
