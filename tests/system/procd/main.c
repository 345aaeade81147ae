/* SPDX-License-Identifier: ISC */
/*
 * procd: starts, watches, restarts and stops processes. Its peers stand in its first slots
 * (procd.h); its arguments are the boot images:
 *
 *     procd [trip=NUMBER] NAME=FILE...
 *
 * One thread serves all: callers, loaders and the kernel's messages about ended processes arrive in
 * one loop. Handlers change the tables; what waits for such a change is answered after the handler.
 */
#include "procd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ipc/host.h>

#include "../tripwire.h"

/* All of procd's memory. */
static struct procd procd;
static struct ipc_families families;
static union {
	union ipc_procd_scratch procd;
	union ipc_kernel_control_scratch kernel_control;
} scratch;
static uint8_t kernel_out[IPC_MESSAGE_BYTES_MAX];
static uint8_t kernel_in[IPC_MESSAGE_BYTES_MAX];
static uint8_t server_out[IPC_MESSAGE_BYTES_MAX];
static uint8_t server_in[IPC_MESSAGE_BYTES_MAX];
static struct tripwire tripwire;

static void set_up_kernel(void)
{
	procd.kernel.slot = SLOT_KERNEL;
	procd.kernel.out = kernel_out;
	procd.kernel.out_cap = sizeof(kernel_out);
	procd.kernel.in = kernel_in;
	procd.kernel.in_cap = sizeof(kernel_in);
}

/* Both families as one table. False: they don't fit beside each other, which the schemas rule
 * out. */
static bool set_up_server(const struct ipc_procd_handlers *handlers,
                          const struct ipc_kernel_control_handlers *notices)
{
	ipc_families_init(&families);
	if (ipc_families_add(&families, ipc_procd_binding(handlers, &procd)) != IPC_RESULT_OK ||
	    ipc_families_add(&families, ipc_kernel_control_binding(notices, &procd)) !=
	            IPC_RESULT_OK)
		return false;
	procd.server.slot = IPC_SLOT_ANY;
	procd.server.in = server_in;
	procd.server.in_cap = sizeof(server_in);
	procd.server.reply.out = server_out;
	procd.server.reply.out_cap = sizeof(server_out);
	procd.server.window.base = SLOT_WINDOW;
	procd.server.window.count = SLOT_WINDOW_COUNT;
	procd.server.service.families = &families;
	procd.server.service.scratch = &scratch;
	return true;
}

/* The endpoint on which only the kernel can send. */
static bool make_watch_endpoint(void)
{
	struct ipc_kernel_control_create_endpoint_request request;

	ipc_kernel_control_create_endpoint_request_init(&request);
	request.target_slot = SLOT_WATCH;
	request.endpoint_kind = IPC_ENDPOINT_KIND_GENERIC;
	request.rights = IPC_RIGHT_SEND | IPC_RIGHT_RECEIVE;
	return ipc_succeeded(ipc_kernel_control_create_endpoint(&procd.kernel, &request));
}

static bool read_argument(const char *argument)
{
	if (strncmp(argument, "trip=", 5) != 0)
		return boot_read(&procd, argument);
	tripwire_init(&tripwire, strtoul(argument + 5, NULL, 10));
	procd.kernel.trace = &tripwire.trace;
	procd.server.trace = &tripwire.trace;
	return true;
}

int main(int argc, char **argv)
{
	static const struct ipc_procd_handlers handlers = {
		.spawn_service = procd_spawn_service,
		.stop_process = procd_stop_process,
		.create_staged_process = procd_create_staged_process,
		.start_staged_process = procd_start_staged_process,
		.abort_staged_process = procd_abort_staged_process,
		.wait_process_event = procd_wait_process_event,
		.query_process = procd_query_process,
		.set_restart_policy = procd_set_restart_policy,
		.get_restart_policy = procd_get_restart_policy,
		.update_foundation_endpoints = procd_update_foundation_endpoints,
		.begin_loader_image_transfer = procd_begin_loader_image_transfer,
		.send_loader_image_chunk = procd_send_loader_image_chunk,
		.commit_loader_image_transfer = procd_commit_loader_image_transfer,
	};
	static const struct ipc_kernel_control_handlers notices = {
		.process_ended = procd_process_ended,
	};

	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	set_up_kernel();
	if (!set_up_server(&handlers, &notices))
		return NO_ENDPOINT;
	for (int i = 1; i < argc; i++) {
		if (!read_argument(argv[i])) {
			fprintf(stderr, "procd: %s: no boot image\n", argv[i]);
			return BAD_ARGUMENT;
		}
	}
	if (!kernel_abi_fits(&procd))
		return OTHER_ABI;
	if (!make_watch_endpoint())
		return NO_ENDPOINT;
	while (ipc_server_step(&procd.server) == IPC_RESULT_OK) {
		spawn_settle(&procd);
		events_settle(&procd);
	}
	return LOST_ENDPOINT;
}
