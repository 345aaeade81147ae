/* SPDX-License-Identifier: ISC */
/* Four services with the peers that each may have, and no more. */
#include "fleet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ipc/vfsd/vfsd_client.h"
#include "loaderd/loaderd.h"
#include "procd/procd.h"
#include "relay/relay.h"
#include "vfsd/vfsd.h"

/* Where vfsd has its provider. */
#define PROVIDER_SLOT 4

/* An argument trip=NUMBER; 0 is never. */
struct trip {
	char text[32];
};

static const char *trip(struct trip *trip, uint32_t number)
{
	snprintf(trip->text, sizeof(trip->text), "trip=%u", (unsigned int)number);
	return trip->text;
}

void fleet_files_read(struct fleet_files *files, char **argv)
{
	files->provider = argv[1];
	files->vfsd = argv[2];
	files->procd = argv[3];
	files->loaderd = argv[4];
	files->relay = argv[5];
}

static void start_vfsd(struct fleet *fleet, const struct fleet_plan *plan, uint32_t to_provider)
{
	struct stand *stand = fleet->stand;
	const uint32_t admin = stand_endpoint(stand);
	const uint32_t user = stand_endpoint(stand);
	const struct stage_cap caps[] = {{VFSD_SLOT_ADMINISTRATOR, admin, IPC_RIGHT_RECEIVE},
	                                 {VFSD_SLOT_USER, user, IPC_RIGHT_RECEIVE},
	                                 {PROVIDER_SLOT, to_provider, IPC_RIGHT_SEND}};
	char provider[32];
	struct trip number;
	const char *arguments[] = {"vfsd", trip(&number, plan->vfsd_trip), provider, NULL};

	snprintf(provider, sizeof(provider), "provider=volatile:%d", PROVIDER_SLOT);
	fleet->to_vfsd = stand_copy(stand, admin, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	fleet->to_vfsd_user = stand_copy(stand, user, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	fleet->vfsd_process = stand_start(stand, fleet->files.vfsd, arguments, caps, 3);
	stand_drop(admin);
	stand_drop(user);
}

static void start_procd(struct fleet *fleet, const struct fleet_plan *plan)
{
	struct stand *stand = fleet->stand;
	const uint32_t service = stand_endpoint(stand);
	const uint32_t loader = stand_endpoint(stand);
	const struct stage_cap caps[] = {{SLOT_KERNEL, IPC_HOST_SLOT_KERNEL, IPC_RIGHT_SEND},
	                                 {SLOT_SERVICE, service, IPC_RIGHT_RECEIVE},
	                                 {SLOT_LOADER, loader, IPC_RIGHT_RECEIVE}};
	struct trip number;
	const char *arguments[] = {"procd", trip(&number, plan->procd_trip), NULL};

	fleet->to_procd = stand_copy(stand, service, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	fleet->to_procd_loader = stand_copy(stand, loader, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	fleet->procd_process = stand_start(stand, fleet->files.procd, arguments, caps, 3);
	stand_drop(service);
	stand_drop(loader);
}

/* The peer of a relay before `server` that commits a fault; `server` itself without one. */
static uint32_t relayed(struct fleet *fleet, uint32_t server, const char *fault, const char *path)
{
	const struct stage_cap caps[] = {{SLOT_SERVER, server, IPC_RIGHT_SEND},
	                                 {SLOT_CHANGER, fleet->to_vfsd, IPC_RIGHT_SEND}};
	char fault_argument[64];
	char path_argument[IPC_LOADERD_LAUNCH_PATH_REQUEST_SIZE];
	const char *arguments[] = {"relay", fault_argument, path_argument, NULL};

	if (fault == NULL)
		return server;
	snprintf(fault_argument, sizeof(fault_argument), "fault=%s", fault);
	snprintf(path_argument, sizeof(path_argument), "path=%s", path != NULL ? path : "");
	return stand_service(fleet->stand, fleet->files.relay, arguments, caps, 2, NULL);
}

void fleet_start_loaderd(struct fleet *fleet, const struct fleet_plan *plan)
{
	const struct stage_cap caps[] = {
		{SLOT_VFSD, relayed(fleet, fleet->to_vfsd_user, plan->vfsd_fault, plan->path),
	         IPC_RIGHT_SEND},
		{SLOT_PROCD, relayed(fleet, fleet->to_procd_loader, plan->procd_fault, NULL),
	         IPC_RIGHT_SEND}};
	struct trip number;
	const char *arguments[] = {"loaderd", trip(&number, plan->loaderd_trip), NULL};

	fleet->to_loaderd = stand_service(fleet->stand, fleet->files.loaderd, arguments, caps, 2,
	                                  &fleet->loaderd_process);
	stand_client_init(&fleet->loaderd, fleet->to_loaderd);
}

void fleet_start_bare(struct fleet *fleet, struct stand *stand, const struct fleet_files *files,
                      const struct fleet_plan *plan)
{
	struct trip number;
	const char *provider[] = {"fs_provider", trip(&number, plan->provider_trip), NULL};

	memset(fleet, 0, sizeof(*fleet));
	fleet->stand = stand;
	fleet->files = *files;
	start_vfsd(fleet, plan,
	           stand_service(stand, files->provider, provider, NULL, 0,
	                         &fleet->provider_process));
	start_procd(fleet, plan);
	fleet_start_loaderd(fleet, plan);
	stand_client_init(&fleet->vfsd, fleet->to_vfsd);
	stand_client_init(&fleet->procd, fleet->to_procd);
}

bool fleet_answers(uint32_t peer, uint32_t op)
{
	const struct ipc_abi_use use = {op, 0};
	struct stand_client client;
	size_t differs;

	stand_client_init(&client, peer);
	return ipc_abi_check(&client.client, &use, 1, &differs).transport == IPC_RESULT_OK;
}

struct ipc_outcome fleet_mount(struct fleet *fleet)
{
	const struct ipc_vfsd_mount_fs_request_caps no_source = {0};
	struct ipc_vfsd_mount_fs_request request;
	struct ipc_vfsd_mount_fs_reply reply;

	ipc_vfsd_mount_fs_request_init(&request);
	request.mount_path = "/";
	request.mount_path_length = 1;
	request.kind = IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY;
	return ipc_vfsd_mount_fs(&fleet->vfsd.client, &request, &no_source, &reply);
}

void fleet_start(struct fleet *fleet, struct stand *stand, const struct fleet_files *files,
                 const struct fleet_plan *plan)
{
	fleet_start_bare(fleet, stand, files, plan);
	assert_result(fleet_mount(fleet), IPC_RESULT_OK);
	/* loaderd answers once it has asked its peers what they serve; until then it is a caller of
	 * theirs, and would be counted. */
	assert_true(fleet_answers(fleet->to_loaderd, IPC_LOADERD_OP_LAUNCH_PATH));
}

void fleet_mkdir(struct fleet *fleet, const char *path)
{
	struct ipc_vfsd_mkdir_request request;

	ipc_vfsd_mkdir_request_init(&request);
	request.permissions = FLEET_RUNNABLE;
	request.path = path;
	request.path_length = (uint16_t)strlen(path);
	assert_result(ipc_vfsd_mkdir(&fleet->vfsd.client, &request), IPC_RESULT_OK);
}

/* Writes all bytes through an open handle, and closes it. */
static void write_all(struct fleet *fleet, uint64_t handle, uint64_t offset, const uint8_t *bytes,
                      size_t size)
{
	const struct ipc_vfsd_close_request close = {handle};
	struct ipc_vfsd_write_request request;
	struct ipc_vfsd_write_reply reply;

	ipc_vfsd_write_request_init(&request);
	request.handle = handle;
	for (size_t at = 0; at < size; at += request.data_size) {
		const size_t rest = size - at;

		request.offset = offset + at;
		request.data = bytes + at;
		request.data_size = rest < IPC_FILES_DATA_BYTES_MAX ? (uint32_t)rest : IPC_FILES_DATA_BYTES_MAX;
		assert_result(ipc_vfsd_write(&fleet->vfsd.client, &request, &reply), IPC_RESULT_OK);
	}
	assert_result(ipc_vfsd_close(&fleet->vfsd.client, &close), IPC_RESULT_OK);
}

void fleet_store(struct fleet *fleet, const char *path, const void *bytes, size_t size,
                 uint32_t permissions)
{
	struct ipc_vfsd_create_request request;
	struct ipc_vfsd_create_reply reply;

	ipc_vfsd_create_request_init(&request);
	request.permissions = permissions;
	request.path = path;
	request.path_length = (uint16_t)strlen(path);
	assert_result(ipc_vfsd_create(&fleet->vfsd.client, &request, &reply), IPC_RESULT_OK);
	write_all(fleet, reply.handle, 0, bytes, size);
}

void fleet_store_file(struct fleet *fleet, const char *path, const char *linux_path)
{
	static uint8_t bytes[IPC_LOADERD_SOURCE_BYTES_MAX];
	FILE *file = fopen(linux_path, "rb");
	size_t size;

	assert_non_null(file);
	size = fread(bytes, 1, sizeof(bytes), file);
	assert_int_equal(ferror(file), 0);
	assert_true(size > 0 && size < sizeof(bytes));
	fclose(file);
	fleet_store(fleet, path, bytes, size, FLEET_RUNNABLE);
}

void fleet_write(struct fleet *fleet, const char *path, uint64_t offset, const void *bytes,
                 size_t size)
{
	struct ipc_vfsd_open_request request;
	struct ipc_vfsd_open_reply reply;

	ipc_vfsd_open_request_init(&request);
	request.flags = IPC_FILES_OPEN_FLAG_WRITE;
	request.path = path;
	request.path_length = (uint16_t)strlen(path);
	assert_result(ipc_vfsd_open(&fleet->vfsd.client, &request, &reply), IPC_RESULT_OK);
	write_all(fleet, reply.handle, offset, bytes, size);
}

int32_t fleet_run(struct fleet *fleet, const char *path, const char *const *arguments,
                  const char *const *environment)
{
	uint64_t process_id;
	uint32_t failure;

	assert_result(launch_try(&fleet->loaderd.client, path, arguments, environment, &process_id,
	                         &failure),
	              IPC_RESULT_OK);
	return launch_wait(&fleet->procd.client, process_id);
}

void assert_launch_fails(struct fleet *fleet, const char *path, uint32_t failure)
{
	static const char *const arguments[] = {"program", NULL};
	uint64_t process_id;
	uint32_t found;

	assert_result(launch_try(&fleet->loaderd.client, path, arguments, NULL, &process_id, &found),
	              IPC_RESULT_FAILED);
	assert_int_equal(found, failure);
	assert_int_equal(process_id, 0);
}
