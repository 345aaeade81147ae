/* SPDX-License-Identifier: ISC */
/*
 * The service of the demo. At start it asks the peer in its first slot for the op that it was built
 * with, as every service does; without it it can't work and crashes. Then it stays.
 */
#include <signal.h>
#include <unistd.h>

#include <ipc/host.h>

#include "ipc/client.h"
#include "ipc/procd/procd.h"

int main(void)
{
	static uint8_t out[IPC_MESSAGE_BYTES_MAX];
	static uint8_t in[IPC_MESSAGE_BYTES_MAX];
	static const struct ipc_abi_use uses[] = {
		{IPC_PROCD_OP_QUERY_PROCESS, IPC_PROCD_QUERY_PROCESS_ABI_ID},
	};
	struct ipc_client peer = {
		.slot = 1,
		.next_id = 1,
		.out = out,
		.out_cap = sizeof(out),
		.in = in,
		.in_cap = sizeof(in),
	};
	size_t differs;

	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	if (!ipc_succeeded(ipc_abi_check(&peer, uses, 1, &differs)))
		raise(SIGSEGV);
	for (;;)
		pause();
}
