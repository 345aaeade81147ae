/* SPDX-License-Identifier: ISC */
/*
 * One file for pagerd to read: as much of vfsd as READ on an open file is. Handle 5 is a file of 5000
 * bytes, byte N of it is N modulo 251; handle 6 is a directory.
 */
#include "host_service.h"
#include "ipc/files/files.h"
#include "ipc/vfsd/vfsd_server.h"

#define FILE_HANDLE      5
#define DIRECTORY_HANDLE 6
#define FILE_BYTES       5000u

static uint8_t data[IPC_FILES_DATA_BYTES_MAX];

static uint32_t read_file(void *context, const struct ipc_arrival *arrival,
                          const struct ipc_vfsd_read_request *request,
                          struct ipc_vfsd_read_reply *reply)
{
	uint32_t size = 0;

	(void)context;
	(void)arrival;
	if (request->handle == DIRECTORY_HANDLE)
		return IPC_RESULT_IS_DIRECTORY;
	if (request->handle != FILE_HANDLE)
		return IPC_RESULT_NOT_FOUND;
	while (size < request->size && request->offset + size < FILE_BYTES) {
		data[size] = (uint8_t)((request->offset + size) % 251);
		size++;
	}
	reply->data = data;
	reply->data_size = size;
	return IPC_RESULT_OK;
}

int main(int argc, char **argv)
{
	static const struct ipc_vfsd_handlers handlers = {.read = read_file};
	static struct host_service service;

	host_service_init(&service, argc, argv);
	host_service_add(&service, ipc_vfsd_binding(&handlers, NULL));
	return host_service_run(&service, NULL, NULL);
}
