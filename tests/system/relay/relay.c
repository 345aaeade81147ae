/* SPDX-License-Identifier: ISC */
/*
 * The relay's loop:
 *
 *     relay fault=NAME [path=PATH]
 *
 * It passes no capability on: a message with a table is refused to its sender.
 */
#include "relay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ipc/host.h>

#include "ipc/bytes.h"
#include "ipc/procd/procd.h"
#include "ipc/transport.h"

#define BAD_ARGUMENT 2
#define NO_FAULT     6
#define OP_AT        4

const struct relay_fault *relay_fault_find(const char *name)
{
	static const struct relay_fault *const lists[] = {relay_faults_transfer, relay_faults_file};

	for (size_t i = 0; i < 2; i++) {
		for (const struct relay_fault *fault = lists[i]; fault->name != NULL; fault++) {
			if (strcmp(fault->name, name) == 0)
				return fault;
		}
	}
	return NULL;
}

void relay_must(struct ipc_outcome outcome)
{
	if (!ipc_succeeded(outcome))
		exit(NO_FAULT);
}

/* Takes down what a later fault needs of an announcement. */
static void note(struct relay *relay)
{
	static struct ipc_procd_begin_loader_image_transfer_request begin;

	if (ipc_procd_begin_loader_image_transfer_request_unpack(
		    &begin, relay->in + IPC_HEADER_BYTES, relay->in_len - IPC_HEADER_BYTES) != 0)
		return;
	relay->process_id = begin.staged_process_id;
	memcpy(relay->plan_hash, begin.plan_hash, sizeof(relay->plan_hash));
}

/* Hands one message on and its answer back. False: the endpoint is gone. */
static bool step(struct relay *relay, const struct relay_fault *fault)
{
	const struct ipc_window none = {0, 0};
	struct ipc_delivery delivery;
	bool is_turn;
	uint32_t op;

	if (ipc_transport_recv(HOST_SERVICE_ENDPOINT, relay->in, sizeof(relay->in), none,
	                       &delivery) != IPC_RESULT_OK)
		return false;
	relay->in_len = delivery.in_len;
	op = delivery.in_len >= IPC_HEADER_BYTES ? ipc_get_u32le(relay->in + OP_AT) : 0;
	if (op == IPC_PROCD_OP_BEGIN_LOADER_IMAGE_TRANSFER)
		note(relay);
	is_turn = op == fault->op && ++relay->seen == fault->turn;
	if (is_turn)
		fault->before(relay);
	if (ipc_transport_call(SLOT_SERVER, relay->in, relay->in_len, relay->back,
	                       sizeof(relay->back), none, &relay->back_len) != IPC_RESULT_OK)
		/* The server is gone; so is its answer. */
		relay->back_len = 0;
	else if (is_turn && fault->after != NULL)
		fault->after(relay);
	/* A client that is gone needs none. */
	(void)!ipc_transport_reply(delivery.token, relay->back, relay->back_len);
	return true;
}

int main(int argc, char **argv)
{
	static struct host_service service;
	static struct relay relay;
	const struct relay_fault *fault = NULL;

	host_service_init(&service, argc, argv);
	host_peer_init(&relay.changer, &service, SLOT_CHANGER);
	for (int i = 1; i < argc; i++) {
		if (strncmp(argv[i], "fault=", 6) == 0)
			fault = relay_fault_find(argv[i] + 6);
		else if (strncmp(argv[i], "path=", 5) == 0)
			relay.path = argv[i] + 5;
	}
	if (fault == NULL) {
		fprintf(stderr, "relay: no such fault\n");
		return BAD_ARGUMENT;
	}
	while (step(&relay, fault))
		continue;
	return HOST_SERVICE_LOST_ENDPOINT;
}
