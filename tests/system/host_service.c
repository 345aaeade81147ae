/* SPDX-License-Identifier: ISC */
/* What all small services have in common: one endpoint, one loop, one set of buffers. */
#include "host_service.h"

#include <stdlib.h>
#include <string.h>

#include <ipc/host.h>

void host_service_init(struct host_service *service, int argc, char **argv)
{
	struct ipc_server *server = &service->server;

	memset(service, 0, sizeof(*service));
	ipc_host_attach(IPC_HOST_DESCRIPTOR);
	ipc_families_init(&service->families);
	server->slot = HOST_SERVICE_ENDPOINT;
	server->in = service->in;
	server->in_cap = sizeof(service->in);
	server->reply.out = service->out;
	server->reply.out_cap = sizeof(service->out);
	server->window.base = HOST_SERVICE_WINDOW;
	server->window.count = HOST_SERVICE_WINDOW_COUNT;
	server->service.families = &service->families;
	server->service.scratch = service->scratch;
	for (int i = 1; i < argc; i++) {
		if (strncmp(argv[i], "trip=", 5) != 0)
			continue;
		tripwire_init(&service->tripwire, strtoul(argv[i] + 5, NULL, 10));
		server->trace = &service->tripwire.trace;
	}
}

void host_service_add(struct host_service *service, struct ipc_binding binding)
{
	if (binding.scratch_size > sizeof(service->scratch) ||
	    ipc_families_add(&service->families, binding) != IPC_RESULT_OK)
		exit(HOST_SERVICE_NO_ROOM);
}

void host_peer_init(struct host_peer *peer, struct host_service *service, uint32_t slot)
{
	memset(peer, 0, sizeof(*peer));
	peer->client.slot = slot;
	peer->client.next_id = 1;
	peer->client.out = peer->out;
	peer->client.out_cap = sizeof(peer->out);
	peer->client.in = peer->in;
	peer->client.in_cap = sizeof(peer->in);
	peer->client.window.base = HOST_SERVICE_REPLY_WINDOW;
	peer->client.window.count = HOST_SERVICE_REPLY_WINDOW_COUNT;
	peer->client.trace = service->server.trace;
}

int host_service_run(struct host_service *service, void (*settle)(void *context), void *context)
{
	while (ipc_server_step(&service->server) == IPC_RESULT_OK) {
		if (settle != NULL)
			settle(context);
	}
	return HOST_SERVICE_LOST_ENDPOINT;
}
