/* SPDX-License-Identifier: ISC */
/* A file from vfsd into loaderd's memory, and what vfsd's refusals mean to a loader. */
#include "loaderd.h"

#include <string.h>

#include "ipc/vfsd/vfsd_client.h"

struct ending ending_ok(void)
{
	return (struct ending){IPC_RESULT_OK, 0};
}

struct ending ending_failed(uint32_t failure)
{
	return (struct ending){IPC_RESULT_FAILED, failure};
}

struct ending ending_result(uint32_t result)
{
	return (struct ending){result, 0};
}

/* What a look-up that vfsd refused says of the file. */
static struct ending lookup_failed(struct ipc_outcome outcome)
{
	switch (outcome.transport == IPC_RESULT_OK ? outcome.result : IPC_RESULT_INTERNAL) {
	case IPC_RESULT_NOT_FOUND:
	case IPC_RESULT_NOT_DIRECTORY:
	case IPC_RESULT_LINK_DEPTH:
		return ending_failed(IPC_LOADERD_FAILURE_MISSING);
	case IPC_RESULT_IS_DIRECTORY:
		return ending_failed(IPC_LOADERD_FAILURE_DIRECTORY);
	case IPC_RESULT_DENIED:
		return ending_failed(IPC_LOADERD_FAILURE_READ_DENIED);
	case IPC_RESULT_EXHAUSTED:
		return ending_result(IPC_RESULT_EXHAUSTED);
	default:
		return ending_result(IPC_RESULT_INTERNAL);
	}
}

/* Whether something of that status can be a program at all. */
static struct ending check_status(const struct ipc_files_node_status *status)
{
	if (status->kind == IPC_FILES_NODE_KIND_DIRECTORY)
		return ending_failed(IPC_LOADERD_FAILURE_DIRECTORY);
	if (status->kind != IPC_FILES_NODE_KIND_FILE)
		return ending_failed(IPC_LOADERD_FAILURE_MALFORMED);
	if (status->size == 0)
		return ending_failed(IPC_LOADERD_FAILURE_EMPTY);
	if (status->size > IPC_LOADERD_SOURCE_BYTES_MAX)
		return ending_failed(IPC_LOADERD_FAILURE_OVERSIZED);
	return ending_ok();
}

static struct ending read_bytes(struct loaderd *loaderd, uint64_t handle)
{
	struct ipc_vfsd_read_request request;
	struct ipc_vfsd_read_reply reply;
	struct source *source = &loaderd->source;

	ipc_vfsd_read_request_init(&request);
	request.handle = handle;
	for (; request.offset < source->status.size; request.offset += reply.data_size) {
		const uint64_t rest = source->status.size - request.offset;

		request.size = rest < IPC_FILES_DATA_BYTES_MAX ? (uint32_t)rest : IPC_FILES_DATA_BYTES_MAX;
		if (!ipc_succeeded(ipc_vfsd_read(&loaderd->vfsd.client, &request, &reply)))
			return ending_result(IPC_RESULT_INTERNAL);
		/* Shorter than it was when it was opened. */
		if (reply.data_size == 0)
			return ending_failed(IPC_LOADERD_FAILURE_STALE_SOURCE);
		memcpy(source->bytes + request.offset, reply.data, reply.data_size);
	}
	return ending_ok();
}

static void close_file(struct loaderd *loaderd, uint64_t handle)
{
	const struct ipc_vfsd_close_request request = {handle};

	/* A vfsd that is gone has no handle left. */
	(void)ipc_succeeded(ipc_vfsd_close(&loaderd->vfsd.client, &request));
}

struct ending source_read(struct loaderd *loaderd, const char *path, uint16_t path_length)
{
	struct ipc_vfsd_open_request request;
	struct ipc_vfsd_open_reply reply;
	struct ipc_outcome outcome;
	struct ending ending;
	struct sha256 sha;

	ipc_vfsd_open_request_init(&request);
	request.flags = IPC_FILES_OPEN_FLAG_READ;
	request.path = path;
	request.path_length = path_length;
	outcome = ipc_vfsd_open(&loaderd->vfsd.client, &request, &reply);
	if (!ipc_succeeded(outcome))
		return lookup_failed(outcome);
	ending = check_status(&reply.status);
	if (ending.result == IPC_RESULT_OK) {
		loaderd->source.status = reply.status;
		ending = read_bytes(loaderd, reply.handle);
	}
	close_file(loaderd, reply.handle);
	if (ending.result == IPC_RESULT_OK) {
		sha256_init(&sha);
		sha256_add(&sha, loaderd->source.bytes, (size_t)loaderd->source.status.size);
		sha256_end(&sha, loaderd->source.sha256);
	}
	return ending;
}

/* Whether two looks saw the same bytes: a change of them changes one of these. */
static bool is_same(const struct ipc_files_node_status *a, const struct ipc_files_node_status *b)
{
	return a->device == b->device && a->node_id == b->node_id &&
	       a->generation == b->generation && a->size == b->size &&
	       a->modified.seconds == b->modified.seconds &&
	       a->modified.nanoseconds == b->modified.nanoseconds;
}

struct ending source_check(struct loaderd *loaderd, const char *path, uint16_t path_length)
{
	struct ipc_vfsd_stat_request request;
	struct ipc_vfsd_stat_reply reply;
	struct ipc_outcome outcome;

	ipc_vfsd_stat_request_init(&request);
	request.path = path;
	request.path_length = path_length;
	outcome = ipc_vfsd_stat(&loaderd->vfsd.client, &request, &reply);
	if (outcome.transport != IPC_RESULT_OK)
		return ending_result(IPC_RESULT_INTERNAL);
	if (outcome.result != IPC_RESULT_OK || !is_same(&reply.status, &loaderd->source.status))
		return ending_failed(IPC_LOADERD_FAILURE_STALE_SOURCE);
	return ending_ok();
}

void source_clear(struct loaderd *loaderd)
{
	struct source *source = &loaderd->source;

	memset(source->bytes, 0, (size_t)source->status.size);
	memset(&source->status, 0, sizeof(source->status));
	memset(source->sha256, 0, sizeof(source->sha256));
}

void source_describe(const struct loaderd *loaderd, struct ipc_loaderd_source *source)
{
	const struct ipc_files_node_status *status = &loaderd->source.status;

	source->identity.device = status->device;
	source->identity.node_id = status->node_id;
	source->identity.generation = status->generation;
	source->identity.modified = status->modified;
	source->size = status->size;
	memcpy(source->sha256, loaderd->source.sha256, sizeof(source->sha256));
}
