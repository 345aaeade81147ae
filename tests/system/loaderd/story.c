/* SPDX-License-Identifier: ISC */
/* The steps of the story, each a few calls. */
#include "story.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "../launch.h"
#include "ipc/loaderd/loaderd_client.h"
#include "ipc/vfsd/vfsd_client.h"

#define ALL_BITS                                                                \
	(IPC_FILES_PERMISSION_OWNER_READ | IPC_FILES_PERMISSION_OWNER_WRITE |   \
	 IPC_FILES_PERMISSION_OWNER_EXECUTE | IPC_FILES_PERMISSION_OTHER_READ | \
	 IPC_FILES_PERMISSION_OTHER_EXECUTE)

/* The story on its way. */
struct teller {
	const struct story *story;
	char folder[32];
	char path[64];
	uint64_t handle;
	struct ipc_outcome outcome;
};

/* Whether the call under way did what it was for. */
static bool went(struct teller *teller, struct ipc_outcome outcome)
{
	teller->outcome = outcome;
	return ipc_succeeded(outcome);
}

static bool make_folder(struct teller *teller)
{
	struct ipc_vfsd_mkdir_request request;

	ipc_vfsd_mkdir_request_init(&request);
	request.permissions = ALL_BITS;
	request.path = teller->folder;
	request.path_length = (uint16_t)strlen(teller->folder);
	return went(teller, ipc_vfsd_mkdir(teller->story->vfsd, &request));
}

static bool make_file(struct teller *teller)
{
	struct ipc_vfsd_create_request request;
	struct ipc_vfsd_create_reply reply;

	ipc_vfsd_create_request_init(&request);
	request.permissions = ALL_BITS;
	request.path = teller->path;
	request.path_length = (uint16_t)strlen(teller->path);
	if (!went(teller, ipc_vfsd_create(teller->story->vfsd, &request, &reply)))
		return false;
	teller->handle = reply.handle;
	return true;
}

static bool write_file(struct teller *teller)
{
	const struct story *story = teller->story;
	struct ipc_vfsd_write_request request;
	struct ipc_vfsd_write_reply reply;

	ipc_vfsd_write_request_init(&request);
	request.handle = teller->handle;
	for (; request.offset < story->program_size; request.offset += request.data_size) {
		const uint64_t rest = story->program_size - request.offset;

		request.data = story->program + request.offset;
		request.data_size = rest < IPC_FILES_DATA_BYTES_MAX ? (uint32_t)rest : IPC_FILES_DATA_BYTES_MAX;
		if (!went(teller, ipc_vfsd_write(story->vfsd, &request, &reply)) ||
		    reply.file_size != request.offset + request.data_size)
			return false;
	}
	return true;
}

static bool close_file(struct teller *teller)
{
	const struct ipc_vfsd_close_request request = {teller->handle};

	return went(teller, ipc_vfsd_close(teller->story->vfsd, &request));
}

static bool discover(struct teller *teller)
{
	struct ipc_loaderd_discover_path_request request;
	struct ipc_loaderd_discover_path_reply reply;
	struct ipc_loaderd_discover_path_failure failure;

	ipc_loaderd_discover_path_request_init(&request);
	request.path = teller->path;
	request.path_length = (uint16_t)strlen(teller->path);
	return went(teller, ipc_loaderd_discover_path(teller->story->loaderd, &request, &reply,
	                                              &failure)) &&
	       reply.source.size == teller->story->program_size;
}

static bool run(struct teller *teller)
{
	static const char *const arguments[] = {"service", "exit", "23", NULL};
	uint64_t process_id;
	uint32_t failure;

	if (!went(teller, launch_try(teller->story->loaderd, teller->path, arguments, NULL,
	                             &process_id, &failure)))
		return false;
	if (launch_wait(teller->story->procd, process_id) == 23)
		return true;
	/* procd went between launch and end; no outcome of a call says so. */
	teller->outcome.transport = IPC_RESULT_PEER_GONE;
	return false;
}

static bool remove_file(struct teller *teller)
{
	struct ipc_vfsd_unlink_request request;

	ipc_vfsd_unlink_request_init(&request);
	request.path = teller->path;
	request.path_length = (uint16_t)strlen(teller->path);
	return went(teller, ipc_vfsd_unlink(teller->story->vfsd, &request));
}

static bool remove_folder(struct teller *teller)
{
	struct ipc_vfsd_rmdir_request request;

	ipc_vfsd_rmdir_request_init(&request);
	request.path = teller->folder;
	request.path_length = (uint16_t)strlen(teller->folder);
	return went(teller, ipc_vfsd_rmdir(teller->story->vfsd, &request));
}

uint32_t story_tell(const struct story *story, const char *name, struct ipc_outcome *outcome)
{
	static bool (*const steps[])(struct teller * teller) = {
		make_folder,
		make_file,
		write_file,
		close_file,
		discover,
		run,
		remove_file,
		remove_folder,
	};
	struct teller teller = {.story = story};

	snprintf(teller.folder, sizeof(teller.folder), "/%s", name);
	snprintf(teller.path, sizeof(teller.path), "/%s/program", name);
	for (uint32_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		const bool done = steps[i](&teller);

		*outcome = teller.outcome;
		if (!done)
			return i + 1;
	}
	return STORY_DONE;
}
