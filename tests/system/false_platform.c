/* SPDX-License-Identifier: ISC */
/*
 * A process that plays the kernel's side of a larger machine: 40 PCI functions on bus 0 and 30 on bus
 * 1, and four hotplug events, of which the third is lost. It stands where a service expects kernel
 * control or an endpoint of kind PCI_CONFIG_READ, as far as that service asks. A bare one says that it
 * has no PCI.
 *
 *     false_platform [bare]
 */
#include <string.h>

#include "host_service.h"
#include "ipc/kernel_control/kernel_control_server.h"

enum {
	FUNCTIONS_ON_BUS_0 = 40,
	FUNCTIONS_ON_BUS_1 = 30,
	VENDOR = 0x1AF4,
	LOST_EVENT = 3,
	LAST_EVENT = 4,
};

/* A bus is filled from its first place on. */
static bool is_there(const struct ipc_kernel_control_pci_function *function)
{
	const uint32_t place = function->device * 8u + function->function;

	return (function->bus == 0 && place < FUNCTIONS_ON_BUS_0) ||
	       (function->bus == 1 && place < FUNCTIONS_ON_BUS_1);
}

/* Device number 0x1000 + place, and class 0x018000. */
static uint32_t pci_read(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_kernel_control_read_pci_config_dword_request *request,
                         struct ipc_kernel_control_read_pci_config_dword_reply *reply)
{
	const struct ipc_kernel_control_pci_function *function = &request->function;

	(void)context;
	(void)arrival;
	if (!is_there(function))
		reply->value = UINT32_MAX;
	else if (request->offset == 0)
		reply->value = (0x1000u + function->device * 8u + function->function) << 16 | VENDOR;
	else
		reply->value = 0x01800000;
	return IPC_RESULT_OK;
}

static uint32_t caps(void *context, const struct ipc_arrival *arrival,
                     struct ipc_kernel_control_read_platform_caps_reply *reply)
{
	const bool *is_bare = context;

	(void)arrival;
	reply->caps = *is_bare ? 0 : IPC_KERNEL_CONTROL_PLATFORM_CAP_PCI_CONFIG;
	return IPC_RESULT_OK;
}

static uint32_t clock_read(void *context, const struct ipc_arrival *arrival,
                           struct ipc_kernel_control_read_monotonic_clock_reply *reply)
{
	static uint64_t ticks;

	(void)context;
	(void)arrival;
	reply->ticks = ++ticks;
	reply->ticks_per_second = 1000;
	return IPC_RESULT_OK;
}

/* Two devices come, at 2:0.0 and 2:1.0; the last event is that the first of them goes. */
static uint32_t hotplug_event(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_kernel_control_wait_hotplug_event_request *request,
                              struct ipc_kernel_control_wait_hotplug_event_reply *reply)
{
	uint64_t next = request->after + 1;

	(void)context;
	(void)arrival;
	if (next == LOST_EVENT)
		next++;
	if (next > LAST_EVENT)
		return IPC_RESULT_RETRY;
	reply->sequence = next;
	reply->lost = next - request->after - 1;
	reply->kind = next == LAST_EVENT ? IPC_HOTPLUG_EVENT_KIND_REMOVED
	                                 : IPC_HOTPLUG_EVENT_KIND_INSERTED;
	reply->function.bus = 2;
	reply->function.device = next == 2;
	reply->vendor_id = VENDOR;
	reply->device_id = 0x1001;
	return IPC_RESULT_OK;
}

int main(int argc, char **argv)
{
	static const struct ipc_kernel_control_handlers handlers = {
		.read_monotonic_clock = clock_read,
		.read_pci_config_dword = pci_read,
		.read_platform_caps = caps,
		.wait_hotplug_event = hotplug_event,
	};
	static struct host_service service;
	bool is_bare = argc > 1 && strcmp(argv[1], "bare") == 0;

	host_service_init(&service, argc, argv);
	host_service_add(&service, ipc_kernel_control_binding(&handlers, &is_bare));
	return host_service_run(&service, NULL, NULL);
}
