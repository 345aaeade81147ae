/* SPDX-License-Identifier: ISC */
/*
 * A process between a client and a server that hands each message on, and does one thing wrong.
 * What the two make of it is what a test wants to see; neither knows of the relay.
 */
#ifndef RELAY_H
#define RELAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../host_service.h"

/* Its slots, beside the endpoint on which it receives. */
enum {
	/* The server, with SEND. */
	SLOT_SERVER = 2,
	/* vfsd's administrator, for the faults that change a file. */
	SLOT_CHANGER = 3,
};

struct relay {
	struct host_peer changer;
	const char *fault;
	/* The file that is changed. */
	const char *path;
	/* Messages of the faulty op that came so far. */
	uint32_t seen;
	/* From the announcement of the image under way. */
	uint64_t process_id;
	uint8_t plan_hash[32];
	uint8_t in[IPC_MESSAGE_BYTES_MAX];
	size_t in_len;
	uint8_t back[IPC_MESSAGE_BYTES_MAX];
	size_t back_len;
};

/* A fault by name. */
struct relay_fault {
	const char *name;
	/* The op that it falls upon, and at the how-manieth message of it, counted from 1. */
	uint32_t op;
	uint32_t turn;
	/* Changes relay->in before it is handed on. */
	void (*before)(struct relay *relay);
	/* Changes relay->back before it goes back; may be null. */
	void (*after)(struct relay *relay);
};

/* The fault of that name; null if there is none. */
const struct relay_fault *relay_fault_find(const char *name);

/* Ends the relay where it can't do what it was started for: its client has PEER_GONE then. */
void relay_must(struct ipc_outcome outcome);

/* faults_transfer.c, faults_file.c: each list ends with a null name. */
extern const struct relay_fault relay_faults_transfer[];
extern const struct relay_fault relay_faults_file[];

#endif
