/* SPDX-License-Identifier: ISC */
/*
 * probed: finds the functions on the PCI buses and reports them to deviced. It keeps what the last scan
 * found.
 *
 *     probed [trip=NUMBER]
 */
#include "host_service.h"
#include "ipc/deviced/deviced_client.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "ipc/probed/probed_server.h"
#include "uses.h"

enum {
	/* Kernel control; an endpoint of kind PCI_CONFIG_READ; deviced's endpoint for reports. */
	SLOT_KERNEL = HOST_SERVICE_ENDPOINT + 1,
	SLOT_PCI,
	SLOT_DEVICED,
	/* Exit status: a peer is missing or another one. */
	WRONG_PEER = 1,
	FUNCTIONS_MAX = 64,
	/* Offsets in configuration space. */
	CONFIG_IDENTITY = 0x00,
	CONFIG_CLASS = 0x08,
	/* The vendor of an empty place. */
	NO_VENDOR = 0xFFFF,
};

struct found {
	struct ipc_deviced_device_identity identity;
	/* What deviced calls it; 0 if it did not take it. */
	uint32_t device_number;
};

struct probed {
	struct host_peer kernel;
	struct host_peer pci;
	struct host_peer deviced;
	uint64_t scan_id;
	struct found found[FUNCTIONS_MAX];
	uint32_t count;
};

static bool read_dword(struct probed *probed, const struct ipc_kernel_control_pci_function *function,
                       uint16_t offset, uint32_t *value)
{
	struct ipc_kernel_control_read_pci_config_dword_request request;
	struct ipc_kernel_control_read_pci_config_dword_reply reply;

	ipc_kernel_control_read_pci_config_dword_request_init(&request);
	request.function = *function;
	request.offset = offset;
	if (!ipc_succeeded(
		    ipc_kernel_control_read_pci_config_dword(&probed->pci.client, &request, &reply)))
		return false;
	*value = reply.value;
	return true;
}

/* What stands at a place; a vendor of NO_VENDOR if nothing does. */
static bool identify(struct probed *probed, struct ipc_deviced_device_identity *identity)
{
	uint32_t value;

	if (!read_dword(probed, &identity->function, CONFIG_IDENTITY, &value))
		return false;
	identity->vendor_id = (uint16_t)value;
	identity->device_id = (uint16_t)(value >> 16);
	if (identity->vendor_id == NO_VENDOR)
		return true;
	if (!read_dword(probed, &identity->function, CONFIG_CLASS, &value))
		return false;
	identity->class_code = value >> 8;
	return true;
}

static uint32_t scan_bus(struct probed *probed, uint8_t bus)
{
	for (uint32_t place = 0; place < 32 * 8; place++) {
		struct ipc_deviced_device_identity identity = {
			.function = {
				.bus = bus,
				.device = (uint8_t)(place / 8),
				.function = (uint8_t)(place % 8),
			},
		};

		if (!identify(probed, &identity))
			return IPC_RESULT_INTERNAL;
		if (identity.vendor_id == NO_VENDOR)
			continue;
		if (probed->count == FUNCTIONS_MAX)
			return IPC_RESULT_EXHAUSTED;
		probed->found[probed->count++] = (struct found){.identity = identity};
	}
	return IPC_RESULT_OK;
}

/* Tells deviced of what was found; returns how many it took. */
static uint32_t report(struct probed *probed)
{
	uint32_t taken = 0;

	for (uint32_t i = 0; i < probed->count; i++) {
		struct ipc_deviced_report_device_request request;
		struct ipc_deviced_report_device_reply reply;

		ipc_deviced_report_device_request_init(&request);
		request.device = probed->found[i].identity;
		if (!ipc_succeeded(
			    ipc_deviced_report_device(&probed->deviced.client, &request, &reply)))
			continue;
		probed->found[i].device_number = reply.device_number;
		taken++;
	}
	return taken;
}

static uint32_t serve_discover(void *context, const struct ipc_arrival *arrival,
                               const struct ipc_probed_discover_request *request,
                               struct ipc_probed_discover_reply *reply)
{
	struct ipc_kernel_control_read_platform_caps_reply platform;
	struct ipc_kernel_control_read_monotonic_clock_reply clock;
	struct probed *probed = context;
	struct ipc_client *kernel = &probed->kernel.client;
	uint32_t result = IPC_RESULT_OK;
	bool has_pci;

	(void)arrival;
	if (!ipc_succeeded(ipc_kernel_control_read_platform_caps(kernel, &platform)))
		return IPC_RESULT_INTERNAL;
	has_pci = (platform.caps & IPC_KERNEL_CONTROL_PLATFORM_CAP_PCI_CONFIG) != 0;
	probed->count = 0;
	for (uint32_t bus = request->first_bus;
	     has_pci && bus <= request->last_bus && result == IPC_RESULT_OK; bus++)
		result = scan_bus(probed, (uint8_t)bus);
	if (result == IPC_RESULT_OK &&
	    !ipc_succeeded(ipc_kernel_control_read_monotonic_clock(kernel, &clock)))
		result = IPC_RESULT_INTERNAL;
	if (result != IPC_RESULT_OK) {
		probed->count = 0;
		return result;
	}
	reply->scan_id = ++probed->scan_id;
	reply->timestamp = clock.ticks;
	reply->platform = platform.caps;
	reply->functions = probed->count;
	reply->reported = report(probed);
	return IPC_RESULT_OK;
}

static uint32_t serve_read_last_scan(void *context, const struct ipc_arrival *arrival,
                                     const struct ipc_probed_read_last_scan_request *request,
                                     struct ipc_probed_read_last_scan_reply *reply)
{
	const uint32_t number = request->cursor != 0 ? request->cursor : 1;
	const struct probed *probed = context;

	(void)arrival;
	if (number > probed->count)
		return IPC_RESULT_NOT_FOUND;
	reply->scan_id = probed->scan_id;
	reply->next_cursor = number + 1;
	reply->device_number = probed->found[number - 1].device_number;
	reply->device = probed->found[number - 1].identity;
	return IPC_RESULT_OK;
}

static bool peers_fit(struct probed *probed)
{
	static const struct use of_kernel[] = {
		USE(KERNEL_CONTROL, READ_PLATFORM_CAPS),
		USE(KERNEL_CONTROL, READ_MONOTONIC_CLOCK),
	};
	static const struct use of_pci[] = {USE(KERNEL_CONTROL, READ_PCI_CONFIG_DWORD)};
	static const struct use of_deviced[] = {USE(DEVICED, REPORT_DEVICE)};

	return uses_fit(&probed->kernel.client, "probed", of_kernel, 2) &&
	       uses_fit(&probed->pci.client, "probed", of_pci, 1) &&
	       uses_fit(&probed->deviced.client, "probed", of_deviced, 1);
}

int main(int argc, char **argv)
{
	static const struct ipc_probed_handlers handlers = {
		.discover = serve_discover,
		.read_last_scan = serve_read_last_scan,
	};
	static struct host_service service;
	static struct probed probed;

	host_service_init(&service, argc, argv);
	host_peer_init(&probed.kernel, &service, SLOT_KERNEL);
	host_peer_init(&probed.pci, &service, SLOT_PCI);
	host_peer_init(&probed.deviced, &service, SLOT_DEVICED);
	if (!peers_fit(&probed))
		return WRONG_PEER;
	host_service_add(&service, ipc_probed_binding(&handlers, &probed));
	return host_service_run(&service, NULL, NULL);
}
