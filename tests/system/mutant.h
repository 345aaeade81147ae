/* SPDX-License-Identifier: ISC */
/*
 * Messages from mutants.py on the standard input, each with what the reference says of its answer.
 * The first four bytes are the first of the slots whose peers the messages may give away.
 */
#ifndef MUTANT_H
#define MUTANT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/message.h"
#include "ipc/transport.h"

/* Peers that messages may give away, in as many slots. */
#define MUTANT_PEERS 8

struct mutant {
	/* Counted from 1. */
	uint64_t number;
	size_t len;
	/* Which of the service's endpoints it is for, counted from 0. */
	uint8_t target;
	/* Nothing is left to a handler: result and detail are known. */
	bool is_sure;
	uint32_t transport;
	uint32_t op;
	uint32_t result;
	uint32_t detail;
	uint64_t request_id;
	/* One byte more than a message may have, and what grew beyond. */
	uint8_t bytes[2 * IPC_MESSAGE_BYTES_MAX];
};

/* Fails the test unless the messages name the peers that start in this slot. Once, first. */
void mutant_open(uint32_t first_peer);

/* The next message; false after the last. */
bool mutant_next(struct mutant *mutant);

/*
 * Sends a message as it is to the peer in `slot` and compares the answer. Returns whether a handler
 * has had a say, so that anything may have changed; *reply lives until the next call then.
 */
bool mutant_send(const struct mutant *mutant, uint32_t slot, struct ipc_window window,
                 struct ipc_message *reply);

/* Fails the test, and shows the message, if these differ. */
void mutant_expect(const struct mutant *mutant, const char *what, uint32_t wanted, uint32_t found);

#endif
