/* SPDX-License-Identifier: ISC */
/* Bindings: seeded, sealed, looked at. */
#include "deviced.h"

#include <string.h>

bool function_equal(const struct ipc_kernel_control_pci_function *a,
                    const struct ipc_kernel_control_pci_function *b)
{
	return a->bus == b->bus && a->device == b->device && a->function == b->function;
}

struct driver *driver_by_name(struct deviced *deviced, const char *name, uint16_t length)
{
	for (uint32_t i = 0; i < deviced->driver_count; i++) {
		struct driver *driver = &deviced->drivers[i];

		if (driver->name.length == length && memcmp(driver->name.bytes, name, length) == 0)
			return driver;
	}
	return NULL;
}

struct driver *driver_by_function(struct deviced *deviced,
                                  const struct ipc_kernel_control_pci_function *function)
{
	for (uint32_t i = 0; i < deviced->driver_count; i++) {
		if (function_equal(&deviced->drivers[i].function, function))
			return &deviced->drivers[i];
	}
	return NULL;
}

/* Whether a driver was seeded by just this binding; `memory` is null in one without. */
static bool is_same(const struct driver *driver, const struct ipc_deviced_driver_binding *binding,
                    const struct ipc_deviced_memory_window *memory)
{
	if (driver->interface_class != binding->interface_class ||
	    !function_equal(&driver->function, &binding->function) ||
	    driver->needs != binding->needs || driver->has_memory != (memory != NULL))
		return false;
	return memory == NULL || (driver->memory.offset == memory->offset &&
	                          driver->memory.size == memory->size &&
	                          driver->memory.device_cap_slot == memory->device_cap_slot &&
	                          driver->memory.bar == memory->bar);
}

static uint32_t seed(struct deviced *deviced, const struct ipc_arrival *arrival,
                     const struct ipc_deviced_driver_binding *binding,
                     const struct ipc_deviced_memory_window *memory)
{
	struct driver *driver = driver_by_name(deviced, binding->driver, binding->driver_length);

	if (arrival->slot != DEVICED_ROOT || deviced->sealed)
		return IPC_RESULT_DENIED;
	if (driver != NULL)
		return is_same(driver, binding, memory) ? IPC_RESULT_OK : IPC_RESULT_EXISTS;
	if (deviced->driver_count == BINDINGS_MAX)
		return IPC_RESULT_EXHAUSTED;
	driver = &deviced->drivers[deviced->driver_count++];
	driver->name.length = binding->driver_length;
	memcpy(driver->name.bytes, binding->driver, binding->driver_length);
	driver->interface_class = binding->interface_class;
	driver->function = binding->function;
	driver->needs = binding->needs;
	driver->has_memory = memory != NULL;
	if (memory != NULL)
		driver->memory = *memory;
	driver->state = IPC_DEVICED_DRIVER_STATE_BOUND;
	return IPC_RESULT_OK;
}

uint32_t deviced_seed_binding(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_deviced_seed_binding_request *request,
                              struct ipc_deviced_seed_binding_reply *reply)
{
	struct deviced *deviced = context;
	const uint32_t result = seed(deviced, arrival, &request->binding, NULL);

	reply->bindings = deviced->driver_count;
	return result;
}

uint32_t deviced_seed_binding_v2(void *context, const struct ipc_arrival *arrival,
                                 const struct ipc_deviced_seed_binding_v2_request *request,
                                 struct ipc_deviced_seed_binding_v2_reply *reply)
{
	struct deviced *deviced = context;
	const uint32_t result = seed(deviced, arrival, &request->binding, &request->memory);

	reply->bindings = deviced->driver_count;
	return result;
}

uint32_t deviced_seal(void *context, const struct ipc_arrival *arrival,
                      struct ipc_deviced_seal_reply *reply)
{
	struct deviced *deviced = context;

	if (arrival->slot != DEVICED_ROOT || deviced->sealed)
		return IPC_RESULT_DENIED;
	deviced->sealed = true;
	reply->bindings = deviced->driver_count;
	return IPC_RESULT_OK;
}

uint32_t deviced_read_driver(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_deviced_read_driver_request *request,
                             struct ipc_deviced_read_driver_reply *reply)
{
	struct deviced *deviced = context;
	const struct driver *driver =
		driver_by_name(deviced, request->driver, request->driver_length);

	(void)arrival;
	if (driver == NULL)
		return IPC_RESULT_NOT_FOUND;
	reply->binding.driver = driver->name.bytes;
	reply->binding.driver_length = driver->name.length;
	reply->binding.interface_class = driver->interface_class;
	reply->binding.function = driver->function;
	reply->binding.needs = driver->needs;
	reply->driver_state = driver->state;
	reply->device_number = device_number_at(deviced, &driver->function);
	reply->process_id = driver->process_id;
	reply->device_mmio_base = driver->mmio_base;
	reply->device_mmio_size = driver->mmio_size;
	reply->starts = driver->starts;
	reply->provides = driver->provider.present;
	return IPC_RESULT_OK;
}
