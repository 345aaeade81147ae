/* SPDX-License-Identifier: ISC */
/* What can become of a file while it is read. */
#include <string.h>

#include "ipc/vfsd/vfsd_client.h"
#include "relay.h"

/* Opens relay->path for writing. */
static uint64_t open_file(struct relay *relay)
{
	struct ipc_vfsd_open_request request;
	struct ipc_vfsd_open_reply reply;

	ipc_vfsd_open_request_init(&request);
	request.flags = IPC_FILES_OPEN_FLAG_WRITE;
	request.path = relay->path;
	request.path_length = (uint16_t)strlen(relay->path);
	relay_must(ipc_vfsd_open(&relay->changer.client, &request, &reply));
	return reply.handle;
}

static void close_file(struct relay *relay, uint64_t handle)
{
	const struct ipc_vfsd_close_request request = {handle};

	relay_must(ipc_vfsd_close(&relay->changer.client, &request));
}

/* Writes one byte anew, whatever it was. */
static void write_byte(struct relay *relay)
{
	static const uint8_t byte = 0x5A;
	struct ipc_vfsd_write_request request;
	struct ipc_vfsd_write_reply reply;

	ipc_vfsd_write_request_init(&request);
	request.handle = open_file(relay);
	request.offset = 0x100;
	request.data = &byte;
	request.data_size = 1;
	relay_must(ipc_vfsd_write(&relay->changer.client, &request, &reply));
	close_file(relay, request.handle);
}

/* Cuts it down to what was read of it already. */
static void shrink(struct relay *relay)
{
	const struct ipc_vfsd_truncate_request request = {open_file(relay), 1};

	relay_must(ipc_vfsd_truncate(&relay->changer.client, &request));
	close_file(relay, request.handle);
}

const struct relay_fault relay_faults_file[] = {
	{"write", IPC_VFSD_OP_READ, 2, write_byte, NULL},
	{"shrink", IPC_VFSD_OP_READ, 2, shrink, NULL},
	{NULL, 0, 0, NULL, NULL},
};
