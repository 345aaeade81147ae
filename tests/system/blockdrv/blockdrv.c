/* SPDX-License-Identifier: ISC */
/*
 * blockdrv: the driver of a disk that is a few registers in device memory. It answers to deviced on one
 * endpoint and to its clients on another, where START and STOP are DENIED. When it was started it
 * registers the second one with deviced. Blocks are no family of this library, so a client finds an
 * endpoint that answers ABI_QUERY, and no more. Its slots are those of deviced/slots.h.
 *
 *     NAME [trip=NUMBER]        NAME: by which deviced knows it
 */
#include <string.h>
#include <sys/mman.h>

#include <ipc/host.h>

#include "../deviced/slots.h"
#include "host_service.h"
#include "ipc/deviced/deviced_client.h"
#include "ipc/driver/driver_server.h"
#include "registers.h"

struct blockdrv {
	struct host_peer deviced;
	const char *name;
	/* Null: it does not run. */
	struct registers *disk;
	size_t mapped_size;
	/* It runs and has not registered yet. */
	bool must_register;
};

static void let_go(struct blockdrv *driver)
{
	/* It was mapped with this size. */
	(void)!munmap(driver->disk, driver->mapped_size);
	driver->disk = NULL;
	driver->must_register = false;
}

/* What the driver may do with the endpoint for interrupts. The disk raises none, so it goes back. */
static uint32_t take_interrupts(const struct ipc_cap *interrupts)
{
	if (!interrupts->present ||
	    ipc_transport_drop_local_cap(interrupts->slot) != IPC_RESULT_OK)
		return 0;
	return interrupts->rights;
}

static uint32_t serve_start(void *context, const struct ipc_arrival *arrival,
                            const struct ipc_driver_start_request *request,
                            const struct ipc_driver_start_request_caps *caps)
{
	struct blockdrv *driver = context;
	uint32_t status;

	if (arrival->slot != DRIVER_CONTROL ||
	    request->interface_class != IPC_INTERFACE_CLASS_BLOCK_PROVIDER)
		return IPC_RESULT_DENIED;
	if (driver->disk != NULL)
		return IPC_RESULT_BUSY;
	driver->disk = ipc_host_map(request->device_cap_slot, &driver->mapped_size, &status);
	if (driver->disk == NULL)
		return IPC_RESULT_BAD_SLOT;
	if (driver->mapped_size != request->device_mmio_size) {
		let_go(driver);
		return IPC_RESULT_BAD_SLOT;
	}
	if (driver->disk->identity != DISK_IDENTITY) {
		let_go(driver);
		return IPC_RESULT_INTERNAL;
	}
	driver->disk->mmio_base = request->device_mmio_base;
	driver->disk->mmio_size = request->device_mmio_size;
	driver->disk->mapped_size = driver->mapped_size;
	driver->disk->interrupt_rights = take_interrupts(&caps->interrupts);
	driver->disk->state = DISK_RUNNING;
	driver->must_register = true;
	return IPC_RESULT_OK;
}

static uint32_t serve_stop(void *context, const struct ipc_arrival *arrival)
{
	struct blockdrv *driver = context;

	if (arrival->slot != DRIVER_CONTROL)
		return IPC_RESULT_DENIED;
	if (driver->disk == NULL)
		return IPC_RESULT_OK;
	driver->disk->state = DISK_QUIET;
	let_go(driver);
	return IPC_RESULT_OK;
}

/* Once START was answered, so that deviced is there to hear it. */
static void register_disk(void *context)
{
	const struct ipc_deviced_register_provider_request_caps caps = {
		.endpoint = ipc_cap(DRIVER_PROVIDER_PEER, IPC_RIGHT_SEND | IPC_RIGHT_GRANT)};
	struct blockdrv *driver = context;
	struct ipc_deviced_register_provider_request request;
	struct ipc_deviced_register_provider_reply reply;
	struct ipc_outcome outcome;

	if (!driver->must_register)
		return;
	driver->must_register = false;
	ipc_deviced_register_provider_request_init(&request);
	request.driver = driver->name;
	request.driver_length = (uint16_t)strlen(driver->name);
	request.interface_class = IPC_INTERFACE_CLASS_BLOCK_PROVIDER;
	outcome = ipc_deviced_register_provider(&driver->deviced.client, &request, &caps, &reply);
	if (ipc_succeeded(outcome))
		driver->disk->device_number = reply.device_number;
	driver->disk->register_result =
		outcome.transport != IPC_RESULT_OK ? outcome.transport : outcome.result;
}

int main(int argc, char **argv)
{
	static const struct ipc_driver_handlers handlers = {
		.start = serve_start,
		.stop = serve_stop,
	};
	static struct host_service service;
	static struct blockdrv driver;

	host_service_init(&service, argc, argv);
	host_peer_init(&driver.deviced, &service, DRIVER_DEVICED);
	driver.name = argv[0];
	service.server.slot = IPC_SLOT_ANY;
	host_service_add(&service, ipc_driver_binding(&handlers, &driver));
	return host_service_run(&service, register_disk, &driver);
}
