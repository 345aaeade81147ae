/* SPDX-License-Identifier: ISC */
/* A client over generated calls, watched by test_boundary.py. argv[1]: the program talk_server. */
#include <string.h>
#include <unistd.h>

#include "ipc/host.h"
#include "ipc/procd/procd_client.h"
#include "ipc/transport.h"

#include "stage.h"
#include "talk.h"

enum {
	SLOT_ENDPOINT = IPC_HOST_SLOT_FREE,
	SLOT_WATCH,
	SLOT_PROCESS,
	SLOT_GRANT,
};

/* Whether the server answers every request as talk_server.c does. */
static bool talk(struct ipc_client *client)
{
	struct ipc_procd_query_process_request request;
	struct ipc_procd_query_process_reply reply;

	ipc_procd_query_process_request_init(&request);
	for (request.process_id = 1; request.process_id <= TALK_LAST; request.process_id++) {
		if (!ipc_succeeded(ipc_procd_query_process(client, &request, &reply)) ||
		    reply.restarts != request.process_id)
			return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	static struct stage_kernel kernel;
	static struct stage_kernel server;
	static const struct stage_cap cap = {TALK_SLOT_ENDPOINT, SLOT_ENDPOINT, IPC_RIGHT_RECEIVE};
	const struct stage stage = {
		.path = argc > 1 ? argv[1] : "",
		.slot_count = 16,
		.caps = &cap,
		.cap_count = 1,
		.process_slot = SLOT_PROCESS,
		.grant_slot = SLOT_GRANT,
	};
	struct ipc_kernel_control_process_ended ended;
	bool good;

	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	stage_kernel_init(&kernel, IPC_HOST_SLOT_KERNEL);
	stage_kernel_init(&server, SLOT_ENDPOINT);
	if (stage_endpoint(&kernel, SLOT_ENDPOINT) != IPC_RESULT_OK ||
	    stage_endpoint(&kernel, SLOT_WATCH) != IPC_RESULT_OK ||
	    stage_run(&kernel, &stage, NULL) != IPC_RESULT_OK ||
	    stage_watch(&kernel, SLOT_PROCESS, SLOT_WATCH) != IPC_RESULT_OK)
		return 1;
	(void)!write(STDOUT_FILENO, TALK_BEGIN, strlen(TALK_BEGIN));
	good = talk(&server.client);
	(void)!write(STDOUT_FILENO, TALK_END, strlen(TALK_END));
	if (stage_wait(SLOT_WATCH, &ended) != IPC_RESULT_OK)
		return 1;
	return good && ended.reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE ? ended.exit_code : 1;
}
