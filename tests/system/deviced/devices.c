/* SPDX-License-Identifier: ISC */
/* Devices as they are reported, and what their coming and going means for drivers. */
#include "deviced.h"

/* The entry of the device at a place; null if there is none. */
static struct device *device_at(struct deviced *deviced,
                                const struct ipc_kernel_control_pci_function *function)
{
	for (uint32_t i = 0; i < DEVICES_MAX; i++) {
		struct device *device = &deviced->devices[i];

		if (device->number != 0 && function_equal(&device->identity.function, function))
			return device;
	}
	return NULL;
}

uint32_t device_number_at(const struct deviced *deviced,
                          const struct ipc_kernel_control_pci_function *function)
{
	for (uint32_t i = 0; i < DEVICES_MAX; i++) {
		const struct device *device = &deviced->devices[i];

		if (device->number != 0 && function_equal(&device->identity.function, function))
			return device->number;
	}
	return 0;
}

/* The same device keeps its number; EXISTS if another one is known there. */
static uint32_t add(struct deviced *deviced, const struct ipc_deviced_device_identity *identity)
{
	struct device *device = device_at(deviced, &identity->function);

	if (device != NULL)
		return device->identity.vendor_id == identity->vendor_id &&
		                       device->identity.device_id == identity->device_id
		               ? IPC_RESULT_OK
		               : IPC_RESULT_EXISTS;
	for (uint32_t i = 0; i < DEVICES_MAX; i++) {
		if (deviced->devices[i].number != 0)
			continue;
		deviced->devices[i].number = ++deviced->last_device_number;
		deviced->devices[i].identity = *identity;
		return IPC_RESULT_OK;
	}
	return IPC_RESULT_EXHAUSTED;
}

/* The name of whoever is bound to a place, as a reply borrows it. */
static const char *bound_driver(struct deviced *deviced,
                                const struct ipc_kernel_control_pci_function *function,
                                uint16_t *length)
{
	const struct driver *driver = driver_by_function(deviced, function);

	*length = driver != NULL ? driver->name.length : 0;
	return driver != NULL ? driver->name.bytes : "";
}

uint32_t deviced_report_device(void *context, const struct ipc_arrival *arrival,
                               const struct ipc_deviced_report_device_request *request,
                               struct ipc_deviced_report_device_reply *reply)
{
	struct deviced *deviced = context;
	const struct ipc_kernel_control_pci_function *function = &request->device.function;
	uint32_t result;

	if (arrival->slot != DEVICED_REPORTS)
		return IPC_RESULT_DENIED;
	result = add(deviced, &request->device);
	reply->device_number = device_number_at(deviced, function);
	reply->driver = bound_driver(deviced, function, &reply->driver_length);
	return result;
}

/* Stops the drivers of a place, whose device is gone. */
static void withdraw(struct deviced *deviced, const struct ipc_kernel_control_pci_function *function)
{
	for (uint32_t i = 0; i < deviced->driver_count; i++) {
		struct driver *driver = &deviced->drivers[i];

		if (driver->state == IPC_DEVICED_DRIVER_STATE_RUNNING &&
		    function_equal(&driver->function, function))
			(void)driver_stop(deviced, driver);
	}
}

static uint32_t inserted(struct deviced *deviced,
                         const struct ipc_deviced_report_hotplug_request *request, uint32_t *number)
{
	const struct ipc_deviced_device_identity identity = {
		.function = request->function,
		.vendor_id = request->vendor_id,
		.device_id = request->device_id,
	};
	const uint32_t result = add(deviced, &identity);

	*number = device_number_at(deviced, &request->function);
	return result;
}

static uint32_t removed(struct deviced *deviced,
                        const struct ipc_deviced_report_hotplug_request *request, uint32_t *number)
{
	struct device *device = device_at(deviced, &request->function);

	if (device == NULL)
		return IPC_RESULT_NOT_FOUND;
	if (device->identity.vendor_id != request->vendor_id ||
	    device->identity.device_id != request->device_id)
		return IPC_RESULT_EXISTS;
	withdraw(deviced, &request->function);
	*number = device->number;
	device->number = 0;
	return IPC_RESULT_OK;
}

uint32_t deviced_report_hotplug(void *context, const struct ipc_arrival *arrival,
                                const struct ipc_deviced_report_hotplug_request *request,
                                struct ipc_deviced_report_hotplug_reply *reply)
{
	struct deviced *deviced = context;
	uint32_t result;

	if (arrival->slot != DEVICED_REPORTS)
		return IPC_RESULT_DENIED;
	reply->driver = bound_driver(deviced, &request->function, &reply->driver_length);
	if (request->sequence <= deviced->last_event) {
		reply->device_number = device_number_at(deviced, &request->function);
		return IPC_RESULT_OK;
	}
	result = request->kind == IPC_HOTPLUG_EVENT_KIND_INSERTED
	                 ? inserted(deviced, request, &reply->device_number)
	                 : removed(deviced, request, &reply->device_number);
	/* One that was refused may be reported again. */
	if (result == IPC_RESULT_OK)
		deviced->last_event = request->sequence;
	return result;
}
