/* SPDX-License-Identifier: ISC */
/* From an image in memory to an image in procd. */
#include "loader.h"

#include <stdlib.h>
#include <string.h>

#include "ipc/procd/procd_client.h"

void loader_hash_plan(struct loader_plan *plan)
{
	uint8_t body[IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_SIZE_MAX];
	struct sha256 sha;
	size_t len = 0;

	memset(plan->begin.plan_hash, 0, sizeof(plan->begin.plan_hash));
	/* A plan that pack refuses is refused again when it is sent. */
	if (ipc_procd_begin_loader_image_transfer_request_pack(&plan->begin, body, sizeof(body),
	                                                       &len) != 0)
		return;
	sha256_init(&sha);
	sha256_add(&sha, body, len);
	sha256_end(&sha, plan->begin.plan_hash);
}

static void hash_stream(struct loader_plan *plan, const struct image *image)
{
	struct sha256 sha;

	sha256_init(&sha);
	for (uint16_t i = 0; i < image->segment_count; i++) {
		const struct ipc_procd_segment *segment = &image->segments[i];

		sha256_add(&sha, image->data[i], (size_t)segment->file_size);
		sha256_add_zeros(&sha, segment->mem_size - segment->file_size);
	}
	sha256_end(&sha, plan->stream_sha256);
}

void loader_plan(struct loader_plan *plan, uint64_t process_id, const struct image *image,
                 const uint8_t *file, size_t size)
{
	struct ipc_procd_begin_loader_image_transfer_request *begin = &plan->begin;
	struct sha256 sha;

	ipc_procd_begin_loader_image_transfer_request_init(begin);
	begin->staged_process_id = process_id;
	/* A file system would say which file this is; here nobody compares it. */
	begin->source.device = 1;
	begin->source_size = size;
	image_announce(image, begin);
	sha256_init(&sha);
	sha256_add(&sha, file, size);
	sha256_end(&sha, begin->source_sha256);
	loader_hash_plan(plan);
	hash_stream(plan, image);
}

struct ipc_outcome loader_begin(struct ipc_client *client, const struct loader_plan *plan,
                                uint64_t *stream_size)
{
	struct ipc_procd_begin_loader_image_transfer_reply reply = {0};
	const struct ipc_outcome outcome =
		ipc_procd_begin_loader_image_transfer(client, &plan->begin, &reply);

	*stream_size = reply.stream_size;
	return outcome;
}

/* Sends one chunk of a segment from `request->offset` on: of the file if there is more, else
 * zeros. */
static struct ipc_outcome send_chunk(struct ipc_client *client,
                                     struct ipc_procd_send_loader_image_chunk_request *request,
                                     const struct ipc_procd_segment *segment, const uint8_t *data)
{
	struct ipc_procd_send_loader_image_chunk_reply reply;
	uint64_t rest = segment->file_size - request->offset;

	if (request->offset >= segment->file_size) {
		request->kind = IPC_PROCD_CHUNK_KIND_ZERO_FILL;
		request->size = segment->mem_size - request->offset;
		request->data_size = 0;
		request->data = NULL;
	} else {
		if (rest > IPC_PROCD_CHUNK_BYTES_MAX)
			rest = IPC_PROCD_CHUNK_BYTES_MAX;
		request->kind = IPC_PROCD_CHUNK_KIND_INLINE_DATA;
		request->size = rest;
		request->data_size = (uint16_t)rest;
		request->data = data + request->offset;
	}
	return ipc_procd_send_loader_image_chunk(client, request, &reply);
}

struct ipc_outcome loader_send(struct ipc_client *client, const struct loader_plan *plan,
                               const struct image *image)
{
	struct ipc_procd_send_loader_image_chunk_request request;
	struct ipc_outcome outcome = {IPC_RESULT_OK, IPC_RESULT_OK, 0};

	ipc_procd_send_loader_image_chunk_request_init(&request);
	request.staged_process_id = plan->begin.staged_process_id;
	for (uint16_t i = 0; i < image->segment_count; i++) {
		const struct ipc_procd_segment *segment = &image->segments[i];

		request.segment_index = i;
		for (request.offset = 0; request.offset < segment->mem_size;
		     request.offset += request.size) {
			outcome = send_chunk(client, &request, segment, image->data[i]);
			if (!ipc_succeeded(outcome))
				return outcome;
		}
	}
	return outcome;
}

struct ipc_outcome loader_commit(struct ipc_client *client, const struct loader_plan *plan,
                                 uint64_t *pages)
{
	struct ipc_procd_commit_loader_image_transfer_request request;
	struct ipc_procd_commit_loader_image_transfer_reply reply = {0};
	struct ipc_outcome outcome;

	ipc_procd_commit_loader_image_transfer_request_init(&request);
	request.staged_process_id = plan->begin.staged_process_id;
	memcpy(request.plan_hash, plan->begin.plan_hash, sizeof(request.plan_hash));
	memcpy(request.stream_sha256, plan->stream_sha256, sizeof(request.stream_sha256));
	outcome = ipc_procd_commit_loader_image_transfer(client, &request, &reply);
	*pages = reply.pages;
	return outcome;
}

struct ipc_outcome loader_transfer(struct ipc_client *client, const struct loader_plan *plan,
                                   const struct image *image)
{
	uint64_t ignored;
	struct ipc_outcome outcome = loader_begin(client, plan, &ignored);

	if (ipc_succeeded(outcome))
		outcome = loader_send(client, plan, image);
	if (ipc_succeeded(outcome))
		outcome = loader_commit(client, plan, &ignored);
	return outcome;
}
