/* SPDX-License-Identifier: ISC */
/* Drivers: from the staged process to its end. */
#include "deviced.h"
#include "ipc/driver/driver_client.h"

static void drop(struct ipc_cap *cap)
{
	if (cap->present)
		/* The slot holds what arrived there: it can be emptied. */
		(void)!ipc_transport_drop_local_cap(cap->slot);
	*cap = (struct ipc_cap){0};
}

/* Forgets the process of a driver. */
static void forget(struct driver *driver, uint32_t state)
{
	driver->state = state;
	driver->process_id = 0;
	driver->mmio_base = 0;
	driver->mmio_size = 0;
	drop(&driver->process);
	drop(&driver->control);
	drop(&driver->provider);
}

/* Why a driver can't be started just now; OK if it can. */
static uint32_t refusal(const struct deviced *deviced, const struct driver *driver)
{
	if (driver == NULL)
		return IPC_RESULT_NOT_FOUND;
	if (!deviced->sealed)
		return IPC_RESULT_BUSY;
	if (driver->state == IPC_DEVICED_DRIVER_STATE_RUNNING)
		return IPC_RESULT_EXISTS;
	if (device_number_at(deviced, &driver->function) == 0)
		return IPC_RESULT_RETRY;
	if ((driver->needs & IPC_DEVICED_DRIVER_NEED_INTERRUPTS) != 0 && !deviced->interrupts.present)
		return IPC_RESULT_RETRY;
	return IPC_RESULT_OK;
}

/* Asks the driver to start, in the words of the kernel's reply. */
static uint32_t ask_to_start(struct deviced *deviced, const struct driver *driver, uint64_t base,
                             uint64_t size, uint32_t control_slot)
{
	struct ipc_driver_start_request_caps caps = {0};
	struct ipc_driver_start_request start;
	struct ipc_outcome outcome;

	ipc_driver_start_request_init(&start);
	start.interface_class = driver->interface_class;
	start.function = driver->function;
	if (driver->has_memory) {
		start.device_cap_slot = driver->memory.device_cap_slot;
		start.device_mmio_base = base;
		start.device_mmio_size = size;
	}
	if ((driver->needs & IPC_DEVICED_DRIVER_NEED_INTERRUPTS) != 0)
		caps.interrupts = ipc_cap(deviced->interrupts.slot, IPC_RIGHT_SEND);
	deviced->peer.client.slot = control_slot;
	outcome = ipc_driver_start(&deviced->peer.client, &start, &caps);
	return outcome.transport != IPC_RESULT_OK ? outcome.transport : outcome.result;
}

/* All steps, in order; `failure` tells the one at which it ended. */
static uint32_t start(struct deviced *deviced, const struct driver *driver,
                      const struct ipc_deviced_start_driver_request *request,
                      const struct ipc_deviced_start_driver_request_caps *caps,
                      struct ipc_deviced_start_driver_reply *reply,
                      struct ipc_deviced_start_driver_failure *failure)
{
	struct ipc_client *kernel = &deviced->kernel.client;

	if (driver->has_memory) {
		failure->step = IPC_DEVICED_START_STEP_DERIVE_FRAME;
		failure->result = process_derive_frame(kernel, driver, &reply->device_mmio_base,
		                                       &reply->device_mmio_size);
		if (failure->result != IPC_RESULT_OK)
			return IPC_RESULT_FAILED;
		failure->step = IPC_DEVICED_START_STEP_INSTALL_FRAME;
		failure->result = process_install_frame(kernel, caps->process.slot,
		                                        driver->memory.device_cap_slot);
		if (failure->result != IPC_RESULT_OK)
			return IPC_RESULT_FAILED;
	}
	failure->step = IPC_DEVICED_START_STEP_START_PROCESS;
	failure->result = process_start(kernel, caps->process.slot, request, &reply->started_at);
	if (failure->result != IPC_RESULT_OK)
		return IPC_RESULT_FAILED;
	failure->step = IPC_DEVICED_START_STEP_START_DRIVER;
	failure->result = ask_to_start(deviced, driver, reply->device_mmio_base,
	                               reply->device_mmio_size, caps->control.slot);
	if (failure->result == IPC_RESULT_OK)
		return IPC_RESULT_OK;
	process_kill(kernel, caps->process.slot);
	return IPC_RESULT_FAILED;
}

uint32_t deviced_start_driver(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_deviced_start_driver_request *request,
                              const struct ipc_deviced_start_driver_request_caps *caps,
                              struct ipc_deviced_start_driver_reply *reply,
                              struct ipc_deviced_start_driver_failure *failure)
{
	struct deviced *deviced = context;
	struct driver *driver = driver_by_name(deviced, request->driver, request->driver_length);
	const uint32_t refused = refusal(deviced, driver);

	if (arrival->slot != DEVICED_ROOT)
		return IPC_RESULT_DENIED;
	if (refused != IPC_RESULT_OK)
		return refused;
	driver->starts++;
	if (start(deviced, driver, request, caps, reply, failure) != IPC_RESULT_OK) {
		driver->state = IPC_DEVICED_DRIVER_STATE_FAILED;
		return IPC_RESULT_FAILED;
	}
	driver->state = IPC_DEVICED_DRIVER_STATE_RUNNING;
	driver->process_id = request->process_id;
	driver->mmio_base = reply->device_mmio_base;
	driver->mmio_size = reply->device_mmio_size;
	driver->process = caps->process;
	driver->control = caps->control;
	return IPC_RESULT_OK;
}

bool driver_stop(struct deviced *deviced, struct driver *driver)
{
	bool quiet = false;

	/* One that has not registered may be calling deviced, and would never hear the question. */
	if (driver->provider.present) {
		deviced->peer.client.slot = driver->control.slot;
		quiet = ipc_succeeded(ipc_driver_stop(&deviced->peer.client));
	}
	process_kill(&deviced->kernel.client, driver->process.slot);
	forget(driver, IPC_DEVICED_DRIVER_STATE_STOPPED);
	return quiet;
}

uint32_t deviced_stop_driver(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_deviced_stop_driver_request *request,
                             struct ipc_deviced_stop_driver_reply *reply)
{
	struct deviced *deviced = context;
	struct driver *driver = driver_by_name(deviced, request->driver, request->driver_length);

	if (arrival->slot != DEVICED_ROOT)
		return IPC_RESULT_DENIED;
	if (driver == NULL || driver->state != IPC_DEVICED_DRIVER_STATE_RUNNING)
		return IPC_RESULT_NOT_FOUND;
	reply->quiet = driver_stop(deviced, driver);
	return IPC_RESULT_OK;
}

/* The end of a driver that was stopped is told as well; nobody goes by its number any more. */
void deviced_process_ended(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_kernel_control_process_ended *msg)
{
	struct deviced *deviced = context;

	if (arrival->slot != SLOT_WATCH)
		return;
	for (uint32_t i = 0; i < deviced->driver_count; i++) {
		if (deviced->drivers[i].process_id == msg->process_id)
			forget(&deviced->drivers[i], IPC_DEVICED_DRIVER_STATE_FAILED);
	}
}
