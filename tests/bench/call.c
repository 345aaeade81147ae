/* SPDX-License-Identifier: ISC */
/*
 * What a typed call costs over the raw transport: call MODE COUNT makes COUNT calls of one kind. The
 * system call is a stand-in that gives the same reply to each, so that what differs between the modes
 * is the library. call.py counts the instructions.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ipc/client.h"
#include "ipc/procd/procd_client.h"
#include "ipc/procd/procd_server.h"
#include "syscall_arch.h"

static uint8_t request[IPC_MESSAGE_BYTES_MAX];
static size_t request_len;
static uint8_t answer[IPC_MESSAGE_BYTES_MAX];
static size_t answer_len;
static uint8_t in[IPC_MESSAGE_BYTES_MAX];
static uint8_t out[IPC_MESSAGE_BYTES_MAX];

/* The peer: keeps the request, gives the answer with the request's number. */
struct ipc_sys_result ipc_host_syscall(uint64_t number, const uint64_t arguments[6])
{
	struct ipc_sys_result result = {IPC_RESULT_OK, answer_len, 0};

	(void)number;
	memcpy(request, (const void *)(uintptr_t)arguments[1], arguments[2]);
	request_len = arguments[2];
	memcpy((void *)(uintptr_t)arguments[3], answer, answer_len);
	memcpy((uint8_t *)(uintptr_t)arguments[3] + 16, request + 16, 8);
	return result;
}

static uint32_t stop(void *context, const struct ipc_arrival *arrival,
                     const struct ipc_procd_stop_process_request *message,
                     struct ipc_procd_stop_process_reply *reply)
{
	(void)context;
	(void)arrival;
	reply->exit_code = (int32_t)message->reason;
	return IPC_RESULT_OK;
}

static const struct ipc_procd_handlers handlers = {.stop_process = stop};
static union ipc_procd_scratch scratch;

static struct ipc_outcome call(struct ipc_client *client)
{
	const struct ipc_procd_stop_process_request message = {
		.process_id = 12,
		.reason = IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP,
	};
	struct ipc_procd_stop_process_reply reply;

	return ipc_procd_stop_process(client, &message, &reply);
}

static void serve(struct ipc_reply *reply)
{
	const struct ipc_delivery delivery = {1, 16, request, request_len};

	ipc_procd_serve(&handlers, NULL, &scratch, &delivery, reply);
}

int main(int argc, char **argv)
{
	struct ipc_client client = {
		.slot = 16, .next_id = 1, .out = out, .out_cap = sizeof(out), .in = in, .in_cap = sizeof(in)};
	struct ipc_reply reply = {.out = answer, .out_cap = sizeof(answer)};
	long count;

	if (argc != 3)
		return 2;
	count = strtol(argv[2], NULL, 10);
	/* The first request is refused as an answer; it is there to be served, and that gives the answer. */
	answer_len = IPC_HEADER_BYTES;
	(void)call(&client);
	serve(&reply);
	answer_len = reply.out_len;
	if (!ipc_succeeded(call(&client))) {
		fputs("the call fails\n", stderr);
		return 1;
	}
	for (long i = 0; i < count; i++) {
		const struct ipc_window window = {0, 0};
		size_t len = 0;

		if (strcmp(argv[1], "raw") == 0) {
			if (ipc_transport_call(16, out, request_len, in, sizeof(in), window, &len) != 0)
				return 1;
		} else if (strcmp(argv[1], "call") == 0) {
			if (!ipc_succeeded(call(&client)))
				return 1;
		} else {
			serve(&reply);
		}
	}
	return 0;
}
