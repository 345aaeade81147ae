/* SPDX-License-Identifier: ISC */
/* What drivers need of others, and what others need of drivers. */
#include "deviced.h"

uint32_t deviced_register_hal(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_deviced_register_hal_request *request,
                              const struct ipc_deviced_register_hal_request_caps *caps,
                              struct ipc_deviced_register_hal_reply *reply)
{
	struct deviced *deviced = context;

	/* There is one kind. */
	(void)request;
	if (arrival->slot != DEVICED_ROOT)
		return IPC_RESULT_DENIED;
	if (deviced->interrupts.present)
		return IPC_RESULT_EXISTS;
	deviced->interrupts = caps->endpoint;
	for (uint32_t i = 0; i < deviced->driver_count; i++) {
		if ((deviced->drivers[i].needs & IPC_DEVICED_DRIVER_NEED_INTERRUPTS) != 0)
			reply->bindings++;
	}
	return IPC_RESULT_OK;
}

uint32_t deviced_register_provider(void *context, const struct ipc_arrival *arrival,
                                   const struct ipc_deviced_register_provider_request *request,
                                   const struct ipc_deviced_register_provider_request_caps *caps,
                                   struct ipc_deviced_register_provider_reply *reply)
{
	struct deviced *deviced = context;
	struct driver *driver = driver_by_name(deviced, request->driver, request->driver_length);

	if (arrival->slot != DEVICED_PUBLIC)
		return IPC_RESULT_DENIED;
	if (driver == NULL || driver->interface_class != request->interface_class)
		return IPC_RESULT_NOT_FOUND;
	if (driver->state != IPC_DEVICED_DRIVER_STATE_RUNNING)
		return IPC_RESULT_BUSY;
	if (driver->provider.present)
		return IPC_RESULT_EXISTS;
	driver->provider = caps->endpoint;
	reply->device_number = device_number_at(deviced, &driver->function);
	return IPC_RESULT_OK;
}

/* The binding of a class, counted from 0 in the order of seeding; null if there are not so many. */
static struct driver *find(struct deviced *deviced, uint32_t interface_class, uint32_t instance)
{
	for (uint32_t i = 0; i < deviced->driver_count; i++) {
		struct driver *driver = &deviced->drivers[i];

		if (driver->interface_class == interface_class && instance-- == 0)
			return driver;
	}
	return NULL;
}

uint32_t deviced_resolve_provider(void *context, const struct ipc_arrival *arrival,
                                  const struct ipc_deviced_resolve_provider_request *request,
                                  struct ipc_deviced_resolve_provider_reply *reply,
                                  struct ipc_deviced_resolve_provider_reply_caps *reply_caps)
{
	struct deviced *deviced = context;
	const struct driver *driver = find(deviced, request->interface_class, request->instance);

	if (arrival->slot != DEVICED_PUBLIC)
		return IPC_RESULT_DENIED;
	if (!deviced->sealed)
		return IPC_RESULT_BUSY;
	if (driver == NULL)
		return IPC_RESULT_NOT_FOUND;
	if (!driver->provider.present)
		return IPC_RESULT_RETRY;
	reply->device_number = device_number_at(deviced, &driver->function);
	reply->function = driver->function;
	reply->driver = driver->name.bytes;
	reply->driver_length = driver->name.length;
	reply_caps->endpoint = ipc_cap(driver->provider.slot, IPC_RIGHT_SEND);
	return IPC_RESULT_OK;
}
