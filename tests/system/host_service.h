/* SPDX-License-Identifier: ISC */
/*
 * The main loop of a small service under the broker. Its endpoint stands in slot 1 with RECEIVE,
 * its peers in the slots after it, by the service's own enum.
 *
 *     int main(int argc, char **argv)
 *     {
 *             host_service_init(&service, argc, argv);
 *             host_service_add(&service, ipc_logd_binding(&handlers, &logd));
 *             return host_service_run(&service, NULL, NULL);
 *     }
 */
#ifndef HOST_SERVICE_H
#define HOST_SERVICE_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/client.h"
#include "ipc/server.h"
#include "tripwire.h"

/* The slots that every service has. */
enum {
	HOST_SERVICE_ENDPOINT = 1,
	/* Where capabilities of requests arrive; what a handler keeps stays there. */
	HOST_SERVICE_WINDOW = 64,
	HOST_SERVICE_WINDOW_COUNT = 64,
	/* Where capabilities of replies from peers arrive. */
	HOST_SERVICE_REPLY_WINDOW = 128,
	HOST_SERVICE_REPLY_WINDOW_COUNT = 8,
};

/* Bytes of scratch that the largest family needs. */
#define HOST_SERVICE_SCRATCH 8192

/* What a service ends with when it can't serve. */
enum {
	HOST_SERVICE_NO_ROOM = 4,
	HOST_SERVICE_LOST_ENDPOINT = 5,
};

struct host_service {
	struct ipc_server server;
	struct ipc_families families;
	struct tripwire tripwire;
	uint8_t out[IPC_MESSAGE_BYTES_MAX];
	uint8_t in[IPC_MESSAGE_BYTES_MAX];
	_Alignas(max_align_t) uint8_t scratch[HOST_SERVICE_SCRATCH];
};

/* A client of one of the service's peers, and its buffers. */
struct host_peer {
	struct ipc_client client;
	uint8_t out[IPC_MESSAGE_BYTES_MAX];
	uint8_t in[IPC_MESSAGE_BYTES_MAX];
};

/* Attaches to the broker. An argument trip=NUMBER makes the service kill itself at that message of
 * its own, in or out; all other arguments are the service's. */
void host_service_init(struct host_service *service, int argc, char **argv);

/* Adds a family. A service whose families don't fit ends with HOST_SERVICE_NO_ROOM. */
void host_service_add(struct host_service *service, struct ipc_binding binding);

/* A client of the peer in `slot`; the messages to it count for trip. */
void host_peer_init(struct host_peer *peer, struct host_service *service, uint32_t slot);

/* Serves until the endpoint is gone; `settle` (may be null) runs after each request, to answer
 * requests that were deferred. Returns what main returns. */
int host_service_run(struct host_service *service, void (*settle)(void *context), void *context);

#endif
