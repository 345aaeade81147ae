/* SPDX-License-Identifier: ISC */
/* A server over generated dispatch, watched by test_boundary.py. Static, as every child is. */
#include <string.h>
#include <unistd.h>

#include "ipc/host.h"
#include "ipc/procd/procd_server.h"
#include "ipc/server.h"

#include "talk.h"

/* Tells the number that was asked for as the number of restarts; *context: whether it was the last. */
static uint32_t query_process(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_procd_query_process_request *request,
                              struct ipc_procd_query_process_reply *reply)
{
	bool *last = context;

	(void)arrival;
	ipc_procd_query_process_reply_init(reply);
	reply->run_state = IPC_PROCD_PROCESS_STATE_RUNNING;
	reply->restarts = (uint32_t)request->process_id;
	reply->label = "talk";
	reply->label_length = 4;
	*last = request->process_id == TALK_LAST;
	return IPC_RESULT_OK;
}

int main(void)
{
	static const struct ipc_procd_handlers handlers = {.query_process = query_process};
	static union ipc_procd_scratch scratch;
	static uint8_t in[IPC_MESSAGE_BYTES_MAX];
	static uint8_t out[IPC_MESSAGE_BYTES_MAX];
	static struct ipc_server server;
	bool last = false;
	const struct ipc_binding binding = ipc_procd_binding(&handlers, &last);

	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	server.slot = TALK_SLOT_ENDPOINT;
	server.in = in;
	server.in_cap = sizeof(in);
	server.reply.out = out;
	server.reply.out_cap = sizeof(out);
	server.service.binding = &binding;
	server.service.scratch = &scratch;
	(void)!write(STDOUT_FILENO, TALK_BEGIN, strlen(TALK_BEGIN));
	while (!last) {
		if (ipc_server_step(&server) != IPC_RESULT_OK)
			return 2;
	}
	(void)!write(STDOUT_FILENO, TALK_END, strlen(TALK_END));
	return 0;
}
