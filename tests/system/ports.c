/* SPDX-License-Identifier: ISC */
/* Port access by messages to the kernel. */
#include "ports.h"

#include <stdio.h>

#include "ipc/kernel_control/kernel_control_client.h"

static bool right_kind(uint32_t slot, uint32_t endpoint_kind)
{
	struct ipc_local_cap cap;

	return ipc_transport_query_local_cap(slot, &cap) == IPC_RESULT_OK &&
	       cap.type == IPC_CAP_TYPE_ENDPOINT && cap.endpoint_kind == endpoint_kind &&
	       (cap.rights & IPC_RIGHT_SEND) != 0;
}

bool ports_fit(struct ipc_client *client, uint32_t endpoint_kind, const char *name)
{
	static const struct ipc_abi_use uses[] = {
		{IPC_KERNEL_CONTROL_OP_IOPORT_READ8, IPC_KERNEL_CONTROL_IOPORT_READ8_ABI_ID},
		{IPC_KERNEL_CONTROL_OP_IOPORT_WRITE8, IPC_KERNEL_CONTROL_IOPORT_WRITE8_ABI_ID},
	};
	static const char *const names[] = {"IOPORT_READ8", "IOPORT_WRITE8", "ABI"};
	size_t differs = 2;

	if (!right_kind(client->slot, endpoint_kind)) {
		fprintf(stderr, "%s: slot %u is no endpoint for its ports\n", name,
		        (unsigned)client->slot);
		return false;
	}
	if (ipc_succeeded(ipc_abi_check(client, uses, 2, &differs)) && differs == 2)
		return true;
	fprintf(stderr, "%s: the kernel's %s is not the one that it was built for\n", name,
	        names[differs]);
	return false;
}

bool port_read(struct ipc_client *client, uint16_t port, uint8_t *value)
{
	struct ipc_kernel_control_ioport_read8_request request;
	struct ipc_kernel_control_ioport_read8_reply reply;

	ipc_kernel_control_ioport_read8_request_init(&request);
	request.port = port;
	if (!ipc_succeeded(ipc_kernel_control_ioport_read8(client, &request, &reply)))
		return false;
	*value = reply.value;
	return true;
}

bool port_write(struct ipc_client *client, uint16_t port, uint8_t value)
{
	struct ipc_kernel_control_ioport_write8_request request;

	ipc_kernel_control_ioport_write8_request_init(&request);
	request.port = port;
	request.value = value;
	return ipc_succeeded(ipc_kernel_control_ioport_write8(client, &request));
}
