/* SPDX-License-Identifier: ISC */
/* Waits until tick argv[1], once, by the peer of timed in slot 1; its exit code says how that ended. */
#include "sleeper.h"

#include <stdlib.h>

#include "host_service.h"
#include "ipc/timed/timed_client.h"

int main(int argc, char **argv)
{
	static struct host_service service;
	static struct host_peer timed;
	struct ipc_timed_wait_until_request request;
	struct ipc_timed_wait_until_reply reply;
	struct ipc_outcome outcome;

	if (argc < 2)
		return SLEEPER_OTHER;
	host_service_init(&service, argc, argv);
	host_peer_init(&timed, &service, 1);
	ipc_timed_wait_until_request_init(&request);
	request.deadline = strtoull(argv[1], NULL, 10);
	request.flags = IPC_TIMED_WAIT_FLAG_BLOCK;
	outcome = ipc_timed_wait_until(&timed.client, &request, &reply);
	if (outcome.transport == IPC_RESULT_PEER_GONE)
		return SLEEPER_ALONE;
	if (outcome.transport != IPC_RESULT_OK)
		return SLEEPER_OTHER;
	if (outcome.result == IPC_RESULT_EXHAUSTED)
		return SLEEPER_EXHAUSTED;
	if (outcome.result != IPC_RESULT_OK)
		return SLEEPER_OTHER;
	return reply.now >= request.deadline ? SLEEPER_WOKEN : SLEEPER_TOO_EARLY;
}
