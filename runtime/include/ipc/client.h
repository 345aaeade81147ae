/* SPDX-License-Identifier: ISC */
/*
 * The client's side: what generated calls stand on. A program fills a struct ipc_client and uses the
 * calls of <schema>_client.h; struct ipc_call is between those and client.c.
 */
#ifndef IPC_CLIENT_H
#define IPC_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/message.h"
#include "ipc/status.h"
#include "ipc/trace.h"
#include "ipc/transport.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * How a call ended.
 *
 * transport INVALID_ARGUMENT: pack refused with `verdict`; nothing was sent, capabilities are still
 *   the caller's.
 * transport OK: the server answered with `result`; if that refuses the request, `verdict` says why.
 * transport INTERNAL: the reply was malformed, as `verdict` says; its capabilities are dropped.
 * any other transport: the system call failed with it; moved capabilities are still the caller's
 *   unless it is PEER_GONE or TOO_LARGE, after which the request may have been delivered.
 *
 * Where transport is not OK, result repeats it: neither is ever OK without success.
 */
struct ipc_outcome {
	uint32_t transport;
	uint32_t result;
	uint32_t verdict;
};

/* Whether the call did what it was for. */
static inline bool ipc_succeeded(struct ipc_outcome outcome)
{
	return outcome.transport == IPC_RESULT_OK && outcome.result == IPC_RESULT_OK;
}

/* One endpoint as its client sees it. All memory is the caller's; borrowed fields of a reply live in
 * `in` until the next call. */
struct ipc_client {
	/* The endpoint; needs the right SEND. */
	uint32_t slot;
	/* Number of the next request; grows by one a call. */
	uint64_t next_id;
	/* Two buffers that don't overlap; IPC_MESSAGE_BYTES_MAX bytes are always enough. */
	uint8_t *out;
	size_t out_cap;
	uint8_t *in;
	size_t in_cap;
	/* Empty slots for the capabilities of replies. */
	struct ipc_window window;
	/* Null for none. */
	const struct ipc_trace *trace;
};

/* One call on its way; only generated calls and client.c use it. */
struct ipc_call {
	struct ipc_client *client;
	struct ipc_wire_header header;
	/* Where the request's body goes; set by ipc_call_body. */
	uint8_t *body;
	size_t body_cap;
	size_t body_len;
	union {
		/* Of the request, until it is sent: filled by the generated caps_pack before the body. */
		struct ipc_cap_table table;
		/* The reply, after ipc_call_send. */
		struct ipc_message reply;
	};
	struct ipc_secrets reply_secrets;
	struct ipc_outcome outcome;
};

/* Starts a call of `op` with an empty table. `flags`: 0 or IPC_MESSAGE_FLAG_NOTIFY. */
void ipc_call_begin(struct ipc_call *call, struct ipc_client *client, uint32_t op, uint32_t flags);

/* Fixes where the body stands, now that the table is known. */
void ipc_call_body(struct ipc_call *call);

/* The outcome of a request that pack refused: nothing was written, nothing is sent. */
struct ipc_outcome ipc_call_refused(const struct ipc_call *call, uint32_t verdict);

/*
 * Sends the request and takes the reply apart. True: the server answered OK and the reply's table
 * and body are to be read, or `result` has a body of its own (one of the bits in `failures`, bit n
 * for result n). False: call->outcome is what the call returns; an answer without a body has been
 * checked to have none.
 *
 * The spans of `request` and `reply` are masked in the trace. If there are any, `out` is wiped after
 * sending and `in` whenever the call ends without a reply to read.
 */
IPC_MUST_CHECK
bool ipc_call_send(struct ipc_call *call, uint32_t failures, struct ipc_secrets request,
                   struct ipc_secrets reply);

/* The verdict on a reply that has no capability: CAP_COUNT at 0 of the table, or OK. */
IPC_MUST_CHECK
uint32_t ipc_call_no_caps(const struct ipc_call *call);

/* The verdict on a reply that has no body: LENGTH of the body, or OK. */
IPC_MUST_CHECK
uint32_t ipc_call_no_body(const struct ipc_call *call);

/*
 * Ends a call whose reply was read with this verdict. Not OK: what the reply brought is dropped and
 * the outcome's transport is INTERNAL. The secrets of the reply are wiped in `in`; what else the reply
 * borrows from there stays.
 */
struct ipc_outcome ipc_call_end(struct ipc_call *call, uint32_t verdict);

/* An op that a service uses, and the ABI id that it was built with. */
struct ipc_abi_use {
	uint32_t op;
	uint64_t abi_id;
};

/*
 * Asks the endpoint for the ABI id of each op. All equal: transport and result OK, *differs = count.
 * Else *differs is the index of the first that differs or is not served (result UNSUPPORTED both
 * times), or at which the call failed.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_abi_check(struct ipc_client *client, const struct ipc_abi_use *uses,
                                 size_t count, size_t *differs);

#ifdef __cplusplus
}
#endif

#endif
