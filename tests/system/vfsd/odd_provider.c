/* SPDX-License-Identifier: ISC */
/*
 * A provider that does not do as it should: what vfsd must not take over from one, and the answers
 * that a sound one seldom gives. It serves one FAT file system, with these files in its root:
 *
 *     f         is opened for writing, and then the medium can't be written any more
 *     foreign   its status is that of another file system
 *     swapped   the same, but only when it is opened or changed
 *
 * Its listings hold one name, `f`, whatever the cursor. It says that it verifies nothing, and lacks
 * READ. Changes of names are READ_ONLY.
 */
#include <string.h>

#include "host_service.h"
#include "ipc/fs_provider/fs_provider_server.h"

struct odd {
	uint64_t device;
	/* How many files are open: UNMOUNT is BUSY. */
	uint32_t opened;
	uint8_t entries[64];
};

static bool is_path(const char *path, uint16_t length, const char *wanted)
{
	return length == strlen(wanted) && memcmp(path, wanted, length) == 0;
}

/* The status as it is; NOT_FOUND. */
static uint32_t status_of(const struct odd *odd, const char *path, uint16_t length,
                          struct ipc_files_node_status *status)
{
	const bool is_root = is_path(path, length, "/");

	if (!is_root && !is_path(path, length, "/f") && !is_path(path, length, "/foreign") &&
	    !is_path(path, length, "/swapped"))
		return IPC_RESULT_NOT_FOUND;
	status->node_id = is_root ? 1 : length;
	status->device = odd->device + is_path(path, length, "/foreign");
	status->kind = is_root ? IPC_FILES_NODE_KIND_DIRECTORY : IPC_FILES_NODE_KIND_FILE;
	status->permissions = 0777;
	status->link_count = 1;
	return IPC_RESULT_OK;
}

static uint32_t serve_mount(void *context, const struct ipc_arrival *arrival,
                            const struct ipc_fs_provider_mount_request *request,
                            const struct ipc_fs_provider_mount_request_caps *caps,
                            struct ipc_fs_provider_mount_reply *reply)
{
	struct odd *odd = context;

	(void)arrival;
	(void)caps;
	odd->device = request->device;
	reply->mount_id = 1;
	/* Where that breaks a rule of the reply, libipc answers INTERNAL for it. */
	reply->filesystem_flags = request->flags & IPC_FILES_MOUNT_FLAG_READ_ONLY;
	return IPC_RESULT_OK;
}

static uint32_t serve_unmount(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_fs_provider_unmount_request *request)
{
	const struct odd *odd = context;

	(void)arrival;
	(void)request;
	return odd->opened > 0 ? IPC_RESULT_BUSY : IPC_RESULT_OK;
}

static uint32_t serve_stat(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_fs_provider_stat_request *request,
                           struct ipc_fs_provider_stat_reply *reply)
{
	(void)arrival;
	return status_of(context, request->path, request->path_length, &reply->status);
}

static uint32_t serve_open(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_fs_provider_open_request *request,
                           struct ipc_fs_provider_open_reply *reply)
{
	struct odd *odd = context;
	const uint32_t result =
		status_of(odd, request->path, request->path_length, &reply->status);

	(void)arrival;
	if (result != IPC_RESULT_OK)
		return result;
	if (is_path(request->path, request->path_length, "/swapped"))
		reply->status.device++;
	reply->handle = ++odd->opened;
	return IPC_RESULT_OK;
}

static uint32_t serve_close(void *context, const struct ipc_arrival *arrival,
                            const struct ipc_fs_provider_close_request *request)
{
	struct odd *odd = context;

	(void)arrival;
	(void)request;
	odd->opened--;
	return IPC_RESULT_OK;
}

#define REFUSE(op, result)                                                               \
	static uint32_t serve_##op(void *context, const struct ipc_arrival *arrival,     \
	                           const struct ipc_fs_provider_##op##_request *request) \
	{                                                                                \
		(void)context;                                                           \
		(void)arrival;                                                           \
		(void)request;                                                           \
		return (result);                                                         \
	}

#define REFUSE_WITH_REPLY(op, result)                                                    \
	static uint32_t serve_##op(void *context, const struct ipc_arrival *arrival,     \
	                           const struct ipc_fs_provider_##op##_request *request, \
	                           struct ipc_fs_provider_##op##_reply *reply)           \
	{                                                                                \
		(void)context;                                                           \
		(void)arrival;                                                           \
		(void)request;                                                           \
		(void)reply;                                                             \
		return (result);                                                         \
	}

REFUSE_WITH_REPLY(create, IPC_RESULT_READ_ONLY)
REFUSE_WITH_REPLY(write, IPC_RESULT_READ_ONLY)
REFUSE_WITH_REPLY(read, IPC_RESULT_UNSUPPORTED)
REFUSE_WITH_REPLY(readlink, IPC_RESULT_NOT_FOUND)
REFUSE(truncate, IPC_RESULT_READ_ONLY)
REFUSE(mkdir, IPC_RESULT_READ_ONLY)
REFUSE(rmdir, IPC_RESULT_READ_ONLY)
REFUSE(unlink, IPC_RESULT_READ_ONLY)
REFUSE(rename, IPC_RESULT_READ_ONLY)
REFUSE(link, IPC_RESULT_READ_ONLY)
REFUSE(symlink, IPC_RESULT_READ_ONLY)

static uint32_t serve_readdir(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_fs_provider_readdir_request *request,
                              struct ipc_fs_provider_readdir_reply *reply)
{
	struct odd *odd = context;
	struct ipc_writer writer = {odd->entries, sizeof(odd->entries), 0};
	const struct ipc_files_directory_entry entry = {
		.node_id = 2,
		.kind = IPC_FILES_NODE_KIND_FILE,
		.name_length = 1,
		.name = "f",
	};

	(void)arrival;
	(void)request;
	if (ipc_files_directory_entry_append(&entry, &writer) != 0)
		return IPC_RESULT_INTERNAL;
	reply->next_cursor = 1;
	reply->entry_count = 1;
	reply->entries = odd->entries;
	reply->entries_size = (uint16_t)writer.at;
	return IPC_RESULT_OK;
}

static uint32_t serve_update(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_fs_provider_update_metadata_request *request,
                             struct ipc_fs_provider_update_metadata_reply *reply)
{
	const uint32_t result =
		status_of(context, request->path, request->path_length, &reply->status);

	(void)arrival;
	reply->status.device += is_path(request->path, request->path_length, "/swapped");
	return result;
}

int main(int argc, char **argv)
{
	static const struct ipc_fs_provider_handlers handlers = {
		.mount = serve_mount,
		.unmount = serve_unmount,
		.open = serve_open,
		.create = serve_create,
		.mkdir = serve_mkdir,
		.read = serve_read,
		.write = serve_write,
		.readdir = serve_readdir,
		.stat = serve_stat,
		.rename = serve_rename,
		.truncate = serve_truncate,
		.symlink = serve_symlink,
		.readlink = serve_readlink,
		.link = serve_link,
		.update_metadata = serve_update,
		.close = serve_close,
		.unlink = serve_unlink,
		.rmdir = serve_rmdir,
	};
	static struct host_service service;
	static struct odd odd;

	host_service_init(&service, argc, argv);
	host_service_add(&service, ipc_fs_provider_binding(&handlers, &odd));
	return host_service_run(&service, NULL, NULL);
}
