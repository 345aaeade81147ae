/* SPDX-License-Identifier: ISC */
/* What the kernel is asked of a driver's process and of device memory. */
#include <string.h>

#include "deviced.h"
#include "ipc/kernel_control/kernel_control_client.h"

static uint32_t result_of(struct ipc_outcome outcome)
{
	return outcome.transport != IPC_RESULT_OK ? outcome.transport : outcome.result;
}

uint32_t process_make_watch(struct ipc_client *kernel)
{
	struct ipc_kernel_control_create_endpoint_request request;

	ipc_kernel_control_create_endpoint_request_init(&request);
	request.target_slot = SLOT_WATCH;
	request.endpoint_kind = IPC_ENDPOINT_KIND_GENERIC;
	request.rights = IPC_RIGHT_SEND | IPC_RIGHT_RECEIVE;
	return result_of(ipc_kernel_control_create_endpoint(kernel, &request));
}

uint32_t process_derive_frame(struct ipc_client *kernel, const struct driver *driver, uint64_t *base,
                              uint64_t *size)
{
	struct ipc_kernel_control_derive_pci_bar_device_frame_request request;
	struct ipc_kernel_control_derive_pci_bar_device_frame_reply reply;
	uint32_t result;

	ipc_kernel_control_derive_pci_bar_device_frame_request_init(&request);
	request.source_slot = DEVICED_MEMORY;
	request.target_slot = SLOT_FRAME;
	request.function = driver->function;
	request.bar = driver->memory.bar;
	request.offset = driver->memory.offset;
	request.size = driver->memory.size;
	/* GRANT is for the way into the driver; the driver gets MAP. */
	request.rights = IPC_RIGHT_MAP | IPC_RIGHT_GRANT;
	result = result_of(ipc_kernel_control_derive_pci_bar_device_frame(kernel, &request, &reply));
	if (result == IPC_RESULT_OK) {
		*base = reply.mmio_base;
		*size = reply.mmio_size;
	}
	return result;
}

static uint32_t install(struct ipc_client *kernel, uint32_t process_slot, uint32_t target_slot)
{
	struct ipc_kernel_control_derive_install_grant_request derive;
	struct ipc_kernel_control_install_with_grant_request use;
	struct ipc_kernel_control_install_with_grant_reply used;
	uint32_t result;

	ipc_kernel_control_derive_install_grant_request_init(&derive);
	derive.process_slot = process_slot;
	derive.grant_slot = SLOT_GRANT;
	derive.target_slot = target_slot;
	derive.rights = IPC_RIGHT_MAP;
	result = result_of(ipc_kernel_control_derive_install_grant(kernel, &derive));
	if (result != IPC_RESULT_OK)
		return result;
	ipc_kernel_control_install_with_grant_request_init(&use);
	use.grant_slot = SLOT_GRANT;
	use.source_slot = SLOT_FRAME;
	use.rights = IPC_RIGHT_MAP;
	use.mode = IPC_CAP_MOVE;
	return result_of(ipc_kernel_control_install_with_grant(kernel, &use, &used));
}

uint32_t process_install_frame(struct ipc_client *kernel, uint32_t process_slot, uint32_t target_slot)
{
	const uint32_t result = install(kernel, process_slot, target_slot);

	if (result != IPC_RESULT_OK) {
		/* The grant may not have come to be. */
		(void)!ipc_transport_drop_local_cap(SLOT_GRANT);
		(void)!ipc_transport_drop_local_cap(SLOT_FRAME);
	}
	return result;
}

static uint32_t watch(struct ipc_client *kernel, uint32_t process_slot)
{
	struct ipc_kernel_control_watch_process_request request;

	ipc_kernel_control_watch_process_request_init(&request);
	request.process_slot = process_slot;
	request.endpoint_slot = SLOT_WATCH;
	return result_of(ipc_kernel_control_watch_process(kernel, &request));
}

uint32_t process_start(struct ipc_client *kernel, uint32_t process_slot,
                       const struct ipc_deviced_start_driver_request *request, uint64_t *started_at)
{
	struct ipc_kernel_control_start_process_request start;
	struct ipc_kernel_control_start_process_reply reply;
	char name[IPC_SERVICE_NAME_BYTES_MAX + 1] = {0};
	uint32_t result = watch(kernel, process_slot);

	if (result != IPC_RESULT_OK)
		return result;
	memcpy(name, request->driver, request->driver_length);
	ipc_kernel_control_start_process_request_init(&start);
	start.process_slot = process_slot;
	start.entry_point = request->entry_point;
	start.stack_top = request->stack_top;
	start.arguments = name;
	start.arguments_size = (uint16_t)(request->driver_length + 1);
	start.arguments_count = 1;
	result = result_of(ipc_kernel_control_start_process(kernel, &start, &reply));
	if (result == IPC_RESULT_OK)
		*started_at = reply.started_at;
	return result;
}

void process_kill(struct ipc_client *kernel, uint32_t process_slot)
{
	struct ipc_kernel_control_kill_process_request request;
	struct ipc_kernel_control_kill_process_reply reply;

	ipc_kernel_control_kill_process_request_init(&request);
	request.process_slot = process_slot;
	request.reason = IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP;
	(void)result_of(ipc_kernel_control_kill_process(kernel, &request, &reply));
}
