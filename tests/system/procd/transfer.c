/* SPDX-License-Identifier: ISC */
/*
 * Images on their way from a loader. The generated sequence checks the order; here are the digests,
 * the bytes, and what becomes of them. The bytes stay in procd's own memory until COMMIT, so that
 * nothing is done to a process before all of the image is known to be right; they are kept after it
 * for later restarts.
 */
#include "procd.h"

#include <string.h>

/* Who may send images is known by the endpoint on which the message arrived. Null: not this one. */
static struct transfer *find_transfer(struct procd *procd, uint32_t arrival_slot)
{
	if (arrival_slot < SLOT_LOADER || arrival_slot >= SLOT_LOADER + LOADERS_MAX)
		return NULL;
	return &procd->transfers[arrival_slot - SLOT_LOADER];
}

/* Ends a transfer and gives its memory back, but for an image that belongs to a process by now. */
static void drop_transfer(struct transfer *transfer)
{
	ipc_procd_image_transfer_abort(&transfer->sequence);
	if (transfer->store != NULL)
		transfer->store->taken = false;
	transfer->store = NULL;
}

void transfer_end(struct procd *procd, uint64_t process_id)
{
	for (size_t i = 0; i < LOADERS_MAX; i++) {
		struct transfer *transfer = &procd->transfers[i];

		if (transfer->sequence.active && transfer->sequence.staged_process_id == process_id)
			drop_transfer(transfer);
	}
}

void transfer_free(struct procd *procd, const struct image *image)
{
	for (size_t i = 0; i < STORES_MAX; i++) {
		if (&procd->stores[i].image == image)
			procd->stores[i].taken = false;
	}
}

/* What a message is answered by that the sequence refuses: its key's transfer has ended with it,
 * another's has not. */
static uint32_t refuse(struct transfer *transfer, uint32_t verdict)
{
	if (!transfer->sequence.active)
		drop_transfer(transfer);
	if (ipc_verdict_class(verdict) == IPC_CLASS_IDLE ||
	    ipc_verdict_class(verdict) == IPC_CLASS_KEY)
		return IPC_RESULT_NOT_FOUND;
	return verdict;
}

/* Digest of a plan: of the body that announced it, with its own digest zero. A value has one
 * encoding, so packing again gives the bytes that came. */
static bool hash_plan(const struct ipc_procd_begin_loader_image_transfer_request *request,
                      uint8_t digest[SHA256_BYTES])
{
	struct ipc_procd_begin_loader_image_transfer_request plan = *request;
	uint8_t body[IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_SIZE_MAX];
	struct sha256 sha;
	size_t len;

	memset(plan.plan_hash, 0, sizeof(plan.plan_hash));
	if (ipc_procd_begin_loader_image_transfer_request_pack(&plan, body, sizeof(body), &len) !=
	    IPC_CLASS_OK)
		return false;
	sha256_init(&sha);
	sha256_add(&sha, body, len);
	sha256_end(&sha, digest);
	return true;
}

static void image_from(struct image *image,
                       const struct ipc_procd_begin_loader_image_transfer_request *request)
{
	memset(image, 0, sizeof(*image));
	image->kind = request->image_kind;
	image->entry_point = request->entry_point;
	image->stack_base = request->stack_base;
	image->stack_size = request->stack_size;
	image->segment_count = request->segment_count;
	for (uint16_t i = 0; i < request->segment_count; i++)
		image->segments[i] = request->segments[i];
}

/* Memory for an image: null if there is none, or the image is too large for its process or for
 * procd. */
static struct store *take_store(struct procd *procd, const struct process *process,
                                const struct ipc_procd_begin_loader_image_transfer_request *request)
{
	uint64_t limit = process->memory_limit < MEMORY_MAX ? process->memory_limit : MEMORY_MAX;
	uint64_t file_bytes = 0;

	for (uint16_t i = 0; i < request->segment_count; i++)
		file_bytes += request->segments[i].file_size;
	for (size_t i = 0; i < STORES_MAX; i++) {
		struct store *store = &procd->stores[i];

		if (store->taken)
			continue;
		image_from(&store->image, request);
		if (image_pages(&store->image) > limit / IPC_TYPES_PAGE_SIZE ||
		    file_bytes > STORE_BYTES)
			return NULL;
		store->taken = true;
		store->used = 0;
		return store;
	}
	return NULL;
}

/* Whether an image for that process is on its way from any loader. */
static bool is_under_way(const struct procd *procd, uint64_t process_id)
{
	for (size_t i = 0; i < LOADERS_MAX; i++) {
		const struct ipc_procd_image_transfer *sequence = &procd->transfers[i].sequence;

		if (sequence->active && sequence->staged_process_id == process_id)
			return true;
	}
	return false;
}

uint32_t procd_begin_loader_image_transfer(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_procd_begin_loader_image_transfer_request *request,
	struct ipc_procd_begin_loader_image_transfer_reply *reply)
{
	struct procd *procd = context;
	struct transfer *transfer = find_transfer(procd, arrival->slot);
	struct process *process = processes_find(procd, request->staged_process_id);
	uint8_t digest[SHA256_BYTES];
	uint32_t verdict;

	if (transfer == NULL)
		return IPC_RESULT_DENIED;
	if (process == NULL || process->state != IPC_PROCD_PROCESS_STATE_STAGED)
		return IPC_RESULT_NOT_FOUND;
	if (transfer->sequence.active || is_under_way(procd, process->id))
		return IPC_RESULT_BUSY;
	/* An image is bound for good. */
	if (process->image != NULL)
		return IPC_RESULT_DENIED;
	if (!hash_plan(request, digest))
		return IPC_RESULT_INTERNAL;
	verdict = ipc_procd_image_transfer_begin_loader_image_transfer(
		&transfer->sequence, arrival->slot, request, digest);
	if (verdict != 0)
		return refuse(transfer, verdict);
	transfer->store = take_store(procd, process, request);
	if (transfer->store == NULL) {
		drop_transfer(transfer);
		return IPC_RESULT_EXHAUSTED;
	}
	sha256_init(&transfer->stream);
	reply->stream_size = image_stream_size(&transfer->store->image);
	return IPC_RESULT_OK;
}

/* Takes down the bytes of a chunk that the sequence accepted. */
static void take_chunk(struct transfer *transfer,
                       const struct ipc_procd_send_loader_image_chunk_request *request)
{
	struct store *store = transfer->store;
	struct image *image = &store->image;

	if (request->kind == IPC_PROCD_CHUNK_KIND_ZERO_FILL) {
		sha256_add_zeros(&transfer->stream, request->size);
		return;
	}
	if (request->offset == 0)
		image->data[request->segment_index] = store->bytes + store->used;
	/* The sequence lets in no more than the file sizes that take_store has counted. */
	memcpy(store->bytes + store->used, request->data, request->data_size);
	store->used += request->data_size;
	sha256_add(&transfer->stream, request->data, request->data_size);
}

uint32_t procd_send_loader_image_chunk(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_procd_send_loader_image_chunk_request *request,
	struct ipc_procd_send_loader_image_chunk_reply *reply)
{
	struct procd *procd = context;
	struct transfer *transfer = find_transfer(procd, arrival->slot);
	uint32_t verdict;

	if (transfer == NULL)
		return IPC_RESULT_DENIED;
	verdict = ipc_procd_image_transfer_send_loader_image_chunk(&transfer->sequence,
	                                                           arrival->slot, request);
	if (verdict != 0)
		return refuse(transfer, verdict);
	take_chunk(transfer, request);
	reply->next_segment = transfer->sequence.next_segment;
	reply->next_offset = transfer->sequence.next_offset;
	return IPC_RESULT_OK;
}

uint32_t procd_commit_loader_image_transfer(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_procd_commit_loader_image_transfer_request *request,
	struct ipc_procd_commit_loader_image_transfer_reply *reply)
{
	struct procd *procd = context;
	struct transfer *transfer = find_transfer(procd, arrival->slot);
	struct sha256 stream;
	struct process *process;
	uint8_t digest[SHA256_BYTES];
	uint32_t verdict;
	uint32_t result;

	if (transfer == NULL)
		return IPC_RESULT_DENIED;
	stream = transfer->stream;
	sha256_end(&stream, digest);
	verdict = ipc_procd_image_transfer_commit_loader_image_transfer(
		&transfer->sequence, arrival->slot, request, digest);
	if (verdict != 0)
		return refuse(transfer, verdict);

	/* Found: whoever removes a staged process ends its transfer first. */
	process = processes_find(procd, request->staged_process_id);
	process->image = &transfer->store->image;
	result = launch_build(procd, process);
	if (result != IPC_RESULT_OK) {
		process->image = NULL;
		drop_transfer(transfer);
		return result;
	}
	transfer->store = NULL;
	reply->pages = image_pages(process->image);
	return IPC_RESULT_OK;
}
