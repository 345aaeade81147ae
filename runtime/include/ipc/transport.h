/* SPDX-License-Identifier: ISC */
/*
 * The five system calls with types. The numbers are those of wire.ipc, the registers those of
 * arch/README.md. Every function returns a transport status, one of IPC_RESULT_*; OK is 0.
 */
#ifndef IPC_TRANSPORT_H
#define IPC_TRANSPORT_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Slots [base, base + count) of the caller, where capabilities of a message may arrive: each goes
 * into the lowest empty one. */
struct ipc_window {
	uint32_t base;
	uint32_t count;
};

/* What RECV delivered. The token is one-shot and may be used later, in any order. */
struct ipc_delivery {
	uint64_t token;
	uint32_t slot;
	const uint8_t *in;
	size_t in_len;
};

/* What a slot holds. */
struct ipc_local_cap {
	/* One of IPC_CAP_TYPE_*. */
	uint32_t type;
	/* IPC_RIGHT_* */
	uint32_t rights;
	/* One of IPC_ENDPOINT_KIND_*; GENERIC for what is no endpoint. */
	uint32_t endpoint_kind;
};

/*
 * Sends `out_len` bytes to the endpoint in `slot` and waits for the reply. `out` and `in` never
 * overlap. *in_len: bytes of the reply, set where the status is OK.
 */
IPC_MUST_CHECK
uint32_t ipc_transport_call(uint32_t slot, const uint8_t *out, size_t out_len, uint8_t *in,
                            size_t in_cap, struct ipc_window window, size_t *in_len);

/* Waits for a request on the endpoint in `slot`, or on any (IPC_SLOT_ANY). */
IPC_MUST_CHECK
uint32_t ipc_transport_recv(uint32_t slot, uint8_t *in, size_t in_cap, struct ipc_window window,
                            struct ipc_delivery *delivery);

/* Answers the request behind a token. `out_len` 0 gives the request up: its sender has PEER_GONE. */
IPC_MUST_CHECK
uint32_t ipc_transport_reply(uint64_t token, const uint8_t *out, size_t out_len);

/* Tells what a slot of the caller holds; an empty one is of type NONE. */
IPC_MUST_CHECK
uint32_t ipc_transport_query_local_cap(uint32_t slot, struct ipc_local_cap *cap);

/* Empties a slot of the caller; BAD_SLOT if it is empty already. */
IPC_MUST_CHECK
uint32_t ipc_transport_drop_local_cap(uint32_t slot);

#ifdef __cplusplus
}
#endif

#endif
