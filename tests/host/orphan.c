/* SPDX-License-Identifier: ISC */
/* A first process whose broker dies while it waits in RECV: tells how that call ended, and the next. */
#include <stdio.h>

#include "ipc/host.h"
#include "ipc/transport.h"

#include "stage.h"

int main(void)
{
	const struct ipc_window none = {0, 0};
	static struct stage_kernel kernel;
	struct ipc_delivery delivery;
	struct ipc_local_cap cap;
	uint8_t in[64];
	uint32_t first;
	uint32_t second;

	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	stage_kernel_init(&kernel, IPC_HOST_SLOT_KERNEL);
	if (stage_endpoint(&kernel, IPC_HOST_SLOT_FREE) != IPC_RESULT_OK)
		return 1;
	(void)puts("ready");
	(void)fflush(stdout);
	first = ipc_transport_recv(IPC_HOST_SLOT_FREE, in, sizeof(in), none, &delivery);
	second = ipc_transport_query_local_cap(IPC_HOST_SLOT_FREE, &cap);
	return printf("%u %u\n", first, second) < 0;
}
