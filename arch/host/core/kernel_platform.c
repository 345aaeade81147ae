/* SPDX-License-Identifier: ISC */
/* Kernel-control ops that ask the platform: clock, what there is, ports, PCI configuration. */
#include "state.h"

#define TICKS_PER_SECOND 1000

/* Ports of the first serial line and of the keyboard controller. */
#define COM1_FIRST    0x3F8
#define COM1_LAST     0x3FF
#define I8042_DATA    0x60
#define I8042_COMMAND 0x64

static uint32_t
read_monotonic_clock(void *context, const struct ipc_arrival *arrival,
                     struct ipc_kernel_control_read_monotonic_clock_reply *reply)
{
	const struct ipc_core *core = context;

	(void)arrival;
	reply->ticks = core->platform->ticks(core->platform->context);
	reply->ticks_per_second = TICKS_PER_SECOND;
	return IPC_RESULT_OK;
}

static uint32_t read_platform_caps(void *context, const struct ipc_arrival *arrival,
                                   struct ipc_kernel_control_read_platform_caps_reply *reply)
{
	const struct ipc_core *core = context;

	(void)arrival;
	reply->caps = core->platform->caps;
	return IPC_RESULT_OK;
}

static uint32_t
wait_hotplug_event(void *context, const struct ipc_arrival *arrival,
                   const struct ipc_kernel_control_wait_hotplug_event_request *request,
                   struct ipc_kernel_control_wait_hotplug_event_reply *reply)
{
	const struct ipc_core_platform *platform = ((const struct ipc_core *)context)->platform;

	(void)arrival;
	if (platform->hotplug_event == NULL ||
	    !platform->hotplug_event(platform->context, request->after, reply))
		return IPC_RESULT_RETRY;
	return IPC_RESULT_OK;
}

/* Whether the endpoint that was called stands for this port. */
static bool has_port(const struct ipc_core *core, uint16_t port)
{
	if (core->called == IPC_ENDPOINT_KIND_COM1_IO)
		return port >= COM1_FIRST && port <= COM1_LAST;
	return port == I8042_DATA || port == I8042_COMMAND;
}

static uint32_t ioport_read8(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_kernel_control_ioport_read8_request *request,
                             struct ipc_kernel_control_ioport_read8_reply *reply)
{
	const struct ipc_core *core = context;

	(void)arrival;
	if (!has_port(core, request->port))
		return IPC_RESULT_DENIED;
	reply->value = core->platform->port_read(core->platform->context, request->port);
	return IPC_RESULT_OK;
}

static uint32_t ioport_write8(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_kernel_control_ioport_write8_request *request)
{
	const struct ipc_core *core = context;

	(void)arrival;
	if (!has_port(core, request->port))
		return IPC_RESULT_DENIED;
	core->platform->port_write(core->platform->context, request->port, request->value);
	return IPC_RESULT_OK;
}

static uint32_t
read_pci_config_dword(void *context, const struct ipc_arrival *arrival,
                      const struct ipc_kernel_control_read_pci_config_dword_request *request,
                      struct ipc_kernel_control_read_pci_config_dword_reply *reply)
{
	const struct ipc_core *core = context;

	(void)arrival;
	reply->value = core->platform->pci_read(core->platform->context, &request->function,
	                                        request->offset);
	return IPC_RESULT_OK;
}

void ipc_core_handlers_platform(struct ipc_kernel_control_handlers *handlers)
{
	handlers->read_monotonic_clock = read_monotonic_clock;
	handlers->read_platform_caps = read_platform_caps;
	handlers->wait_hotplug_event = wait_hotplug_event;
}

void ipc_core_handlers_ports(struct ipc_kernel_control_handlers *handlers)
{
	handlers->ioport_read8 = ioport_read8;
	handlers->ioport_write8 = ioport_write8;
}

void ipc_core_handlers_pci(struct ipc_kernel_control_handlers *handlers)
{
	handlers->read_pci_config_dword = read_pci_config_dword;
}
