/* SPDX-License-Identifier: ISC */
/*
 * deviced as a process. It serves all of its endpoints in one loop; its slots are those of slots.h.
 *
 *     deviced [trip=NUMBER]
 */
#include "deviced.h"
#include "uses.h"

enum {
	/* Exit status: the kernel is another one, or gives no endpoint. */
	UNFIT_KERNEL = 1,
};

static bool kernel_fits(struct deviced *deviced)
{
	static const struct use uses[] = {
		USE(KERNEL_CONTROL, KILL_PROCESS),
		USE(KERNEL_CONTROL, CREATE_ENDPOINT),
		USE(KERNEL_CONTROL, DERIVE_INSTALL_GRANT),
		USE(KERNEL_CONTROL, INSTALL_WITH_GRANT),
		USE(KERNEL_CONTROL, DERIVE_PCI_BAR_DEVICE_FRAME),
		USE(KERNEL_CONTROL, START_PROCESS),
		USE(KERNEL_CONTROL, WATCH_PROCESS),
	};

	return uses_fit(&deviced->kernel.client, "deviced", uses, sizeof(uses) / sizeof(uses[0])) &&
	       process_make_watch(&deviced->kernel.client) == IPC_RESULT_OK;
}

int main(int argc, char **argv)
{
	static const struct ipc_deviced_handlers handlers = {
		.seed_binding = deviced_seed_binding,
		.seed_binding_v2 = deviced_seed_binding_v2,
		.start_driver = deviced_start_driver,
		.stop_driver = deviced_stop_driver,
		.read_driver = deviced_read_driver,
		.seal = deviced_seal,
		.register_hal = deviced_register_hal,
		.register_provider = deviced_register_provider,
		.resolve_provider = deviced_resolve_provider,
		.report_device = deviced_report_device,
		.report_hotplug = deviced_report_hotplug,
	};
	static const struct ipc_kernel_control_handlers notices = {
		.process_ended = deviced_process_ended,
	};
	static struct host_service service;
	static struct deviced deviced;

	host_service_init(&service, argc, argv);
	host_peer_init(&deviced.kernel, &service, DEVICED_KERNEL);
	host_peer_init(&deviced.peer, &service, 0);
	if (!kernel_fits(&deviced))
		return UNFIT_KERNEL;
	service.server.slot = IPC_SLOT_ANY;
	host_service_add(&service, ipc_deviced_binding(&handlers, &deviced));
	host_service_add(&service, ipc_kernel_control_binding(&notices, &deviced));
	return host_service_run(&service, NULL, NULL);
}
