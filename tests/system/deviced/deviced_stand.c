/* SPDX-License-Identifier: ISC */
/* deviced, its drivers and the disk around a test. */
#include "deviced_stand.h"

#include <string.h>
#include <sys/mman.h>

#include "ipc/kernel_control/kernel_control_client.h"

enum {
	PEER = IPC_RIGHT_SEND | IPC_RIGHT_GRANT,
};

void deviced_start(struct deviced_stand *deviced, struct stand *stand, const char *path)
{
	const char *const arguments[] = {"deviced", NULL};
	const uint32_t reports = stand_endpoint(stand);
	const uint32_t public = stand_endpoint(stand);
	const struct stage_cap caps[] = {
		{DEVICED_REPORTS, reports, IPC_RIGHT_RECEIVE},
		{DEVICED_PUBLIC, public, IPC_RIGHT_RECEIVE},
		{DEVICED_KERNEL, IPC_HOST_SLOT_KERNEL, IPC_RIGHT_SEND},
		{DEVICED_MEMORY, IPC_HOST_SLOT_DEVICE, IPC_RIGHT_MAP | IPC_RIGHT_GRANT},
	};

	deviced->stand = stand;
	stand_client_init(&deviced->root,
	                  stand_service(stand, path, arguments, caps, sizeof(caps) / sizeof(caps[0]),
	                                &deviced->process));
	deviced->reports = stand_copy(stand, reports, PEER);
	deviced->public = stand_copy(stand, public, PEER);
	stand_drop(reports);
	stand_drop(public);
	stand_client_init(&deviced->reporter, deviced->reports);
	stand_client_init(&deviced->user, deviced->public);
}

static void bind_function(struct ipc_deviced_driver_binding *binding, const char *name,
                          uint32_t interface_class)
{
	binding->driver = name;
	binding->driver_length = (uint16_t)strlen(name);
	binding->interface_class = interface_class;
	binding->function.device = FUNCTION_DEVICE;
}

struct ipc_deviced_seed_binding_request binding_v1(const char *name, uint32_t interface_class)
{
	struct ipc_deviced_seed_binding_request request;

	ipc_deviced_seed_binding_request_init(&request);
	bind_function(&request.binding, name, interface_class);
	return request;
}

struct ipc_deviced_seed_binding_v2_request binding_v2(const char *name, uint64_t size)
{
	struct ipc_deviced_seed_binding_v2_request request;

	ipc_deviced_seed_binding_v2_request_init(&request);
	bind_function(&request.binding, name, IPC_INTERFACE_CLASS_BLOCK_PROVIDER);
	request.memory.offset = 0;
	request.memory.size = size;
	request.memory.device_cap_slot = DRIVER_MEMORY;
	request.memory.bar = FUNCTION_BAR;
	return request;
}

struct ipc_outcome seed_v1(struct deviced_stand *deviced,
                           const struct ipc_deviced_seed_binding_request *request)
{
	struct ipc_deviced_seed_binding_reply reply;

	return ipc_deviced_seed_binding(&deviced->root.client, request, &reply);
}

struct ipc_outcome seed_v2(struct deviced_stand *deviced,
                           const struct ipc_deviced_seed_binding_v2_request *request)
{
	struct ipc_deviced_seed_binding_v2_reply reply;

	return ipc_deviced_seed_binding_v2(&deviced->root.client, request, &reply);
}

struct ipc_outcome seal(struct deviced_stand *deviced)
{
	struct ipc_deviced_seal_reply reply;

	return ipc_deviced_seal(&deviced->root.client, &reply);
}

void report_disk(struct deviced_stand *deviced)
{
	struct ipc_deviced_report_device_request request;
	struct ipc_deviced_report_device_reply reply;

	ipc_deviced_report_device_request_init(&request);
	request.device.function.device = FUNCTION_DEVICE;
	request.device.vendor_id = FUNCTION_VENDOR;
	request.device.device_id = FUNCTION_ID;
	assert_result(ipc_deviced_report_device(&deviced->reporter.client, &request, &reply),
	              IPC_RESULT_OK);
}

struct ipc_deviced_read_driver_reply read_driver(struct deviced_stand *deviced, const char *name)
{
	struct ipc_deviced_read_driver_request request;
	struct ipc_deviced_read_driver_reply reply;

	ipc_deviced_read_driver_request_init(&request);
	request.driver = name;
	request.driver_length = (uint16_t)strlen(name);
	assert_result(ipc_deviced_read_driver(&deviced->user.client, &request, &reply),
	              IPC_RESULT_OK);
	return reply;
}

void driver_stage(struct deviced_stand *deviced, struct driver *driver, const char *path, bool quiet)
{
	const uint32_t control = stand_endpoint(deviced->stand);
	const uint32_t provider = stand_endpoint(deviced->stand);
	const struct stage_cap caps[] = {
		{DRIVER_CONTROL, control, IPC_RIGHT_RECEIVE},
		{DRIVER_PROVIDER, provider, IPC_RIGHT_RECEIVE},
		{DRIVER_PROVIDER_PEER, provider, PEER},
		{DRIVER_DEVICED, deviced->public, IPC_RIGHT_SEND},
	};
	const struct stage stage = {
		.path = path,
		.slot_count = STAND_SERVICE_SLOTS,
		.caps = caps,
		.cap_count = sizeof(caps) / sizeof(caps[0]) - (quiet ? 1 : 0),
		.process_slot = stand_slot(deviced->stand),
		.grant_slot = STAND_GRANT,
	};

	assert_int_equal(stage_load(&deviced->stand->kernel, &stage, &driver->staged), IPC_RESULT_OK);
	driver->process = stage.process_slot;
	driver->control = stand_copy(deviced->stand, control, PEER);
	stand_drop(control);
	stand_drop(provider);
}

struct ipc_outcome driver_start(struct deviced_stand *deviced, const struct driver *driver,
                                const char *name, struct ipc_deviced_start_driver_reply *reply,
                                struct ipc_deviced_start_driver_failure *failure)
{
	const struct ipc_deviced_start_driver_request_caps caps = {
		.process = ipc_cap(driver->process, IPC_RIGHT_CONTROL),
		.control = ipc_cap(driver->control, IPC_RIGHT_SEND),
	};
	struct stand *stand = deviced->stand;
	struct ipc_deviced_start_driver_request request;
	struct ipc_outcome outcome;

	ipc_deviced_start_driver_request_init(&request);
	request.driver = name;
	request.driver_length = (uint16_t)strlen(name);
	request.process_id = driver->staged.process_id;
	request.entry_point = driver->staged.entry_point;
	request.stack_top = driver->staged.stack_top;
	outcome = ipc_deviced_start_driver(&deviced->root.client, &request, &caps, reply, failure);
	/* It ran if it was asked to start. */
	if (ipc_succeeded(outcome) || (outcome.result == IPC_RESULT_FAILED &&
	                               failure->step == IPC_DEVICED_START_STEP_START_DRIVER)) {
		assert_true(stand->process_count < STAND_PROCESSES_MAX);
		stand->processes[stand->process_count++] = driver->process;
	}
	return outcome;
}

void driver_abort(struct deviced_stand *deviced, const struct driver *driver)
{
	struct ipc_kernel_control_abort_staged_process_request request;
	struct ipc_kernel_control_abort_staged_process_reply reply;

	ipc_kernel_control_abort_staged_process_request_init(&request);
	request.process_slot = driver->process;
	assert_result(ipc_kernel_control_abort_staged_process(&deviced->stand->kernel.client,
	                                                      &request, &reply),
	              IPC_RESULT_OK);
}

struct ipc_outcome stop_driver(struct deviced_stand *deviced, const char *name, bool *quiet)
{
	struct ipc_deviced_stop_driver_request request;
	struct ipc_deviced_stop_driver_reply reply;
	struct ipc_outcome outcome;

	ipc_deviced_stop_driver_request_init(&request);
	request.driver = name;
	request.driver_length = (uint16_t)strlen(name);
	outcome = ipc_deviced_stop_driver(&deviced->root.client, &request, &reply);
	if (ipc_succeeded(outcome))
		*quiet = reply.quiet;
	return outcome;
}

struct ipc_outcome register_hal(struct stand_client *client, uint32_t endpoint, uint32_t *bindings)
{
	const struct ipc_deviced_register_hal_request request = {
		.kind = IPC_DEVICED_HAL_KIND_INTERRUPTS};
	const struct ipc_deviced_register_hal_request_caps caps = {
		.endpoint = ipc_cap(endpoint, PEER)};
	struct ipc_deviced_register_hal_reply reply = {0};
	const struct ipc_outcome outcome =
		ipc_deviced_register_hal(&client->client, &request, &caps, &reply);

	*bindings = reply.bindings;
	return outcome;
}

struct ipc_outcome register_provider(struct stand_client *client, uint32_t endpoint, const char *name,
                                     uint32_t interface_class)
{
	const struct ipc_deviced_register_provider_request request = {
		.driver = name,
		.driver_length = (uint16_t)strlen(name),
		.interface_class = interface_class,
	};
	const struct ipc_deviced_register_provider_request_caps caps = {
		.endpoint = ipc_cap(endpoint, PEER)};
	struct ipc_deviced_register_provider_reply reply;

	return ipc_deviced_register_provider(&client->client, &request, &caps, &reply);
}

struct ipc_outcome resolve(struct deviced_stand *deviced, uint32_t interface_class, uint32_t instance,
                           struct ipc_deviced_resolve_provider_reply *reply)
{
	const struct ipc_deviced_resolve_provider_request request = {
		.interface_class = interface_class,
		.instance = instance,
	};
	struct ipc_deviced_resolve_provider_reply_caps caps;

	return ipc_deviced_resolve_provider(&deviced->user.client, &request, reply, &caps);
}

void resolve_disk(struct deviced_stand *deviced, struct ipc_deviced_resolve_provider_reply *reply)
{
	struct ipc_outcome outcome;

	do
		outcome = resolve(deviced, IPC_INTERFACE_CLASS_BLOCK_PROVIDER, 0, reply);
	while (outcome.transport == IPC_RESULT_OK && outcome.result == IPC_RESULT_RETRY);
	assert_result(outcome, IPC_RESULT_OK);
}

struct registers *disk_insert(struct stand *stand)
{
	struct ipc_kernel_control_derive_pci_bar_device_frame_request request;
	struct ipc_kernel_control_derive_pci_bar_device_frame_reply reply;
	struct registers *disk;
	uint32_t status;
	size_t size;

	ipc_kernel_control_derive_pci_bar_device_frame_request_init(&request);
	request.source_slot = IPC_HOST_SLOT_DEVICE;
	request.target_slot = stand_slot(stand);
	request.function.device = FUNCTION_DEVICE;
	request.bar = FUNCTION_BAR;
	request.size = BAR_SIZE;
	request.rights = IPC_RIGHT_MAP;
	assert_result(ipc_kernel_control_derive_pci_bar_device_frame(&stand->kernel.client, &request,
	                                                             &reply),
	              IPC_RESULT_OK);
	disk = ipc_host_map(request.target_slot, &size, &status);
	assert_non_null(disk);
	assert_int_equal(size, BAR_SIZE);
	memset(disk, 0, size);
	disk->identity = DISK_IDENTITY;
	return disk;
}

volatile uint32_t *disk_dword(struct registers *disk, uint64_t offset)
{
	return (volatile uint32_t *)(void *)((uint8_t *)disk + offset);
}

void disk_remove(struct registers *disk)
{
	memset(disk, 0, BAR_SIZE);
	assert_int_equal(munmap(disk, BAR_SIZE), 0);
}
