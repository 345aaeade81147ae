/* SPDX-License-Identifier: ISC */
/*
 * Sees each message that a client or a server sends or receives, secrets masked. Null by default.
 * A trace can't change a message and must not call through the client or server that it watches.
 */
#ifndef IPC_TRACE_H
#define IPC_TRACE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum ipc_trace_direction {
	/* About to be sent. */
	IPC_TRACE_OUT = 0,
	/* Has arrived; nothing of it was checked yet. */
	IPC_TRACE_IN = 1,
};

/* Neither function may be null. */
struct ipc_trace {
	void *context;
	/* A message of `len` bytes; `slot` is the endpoint it goes to or arrived on. */
	void (*begin)(void *context, enum ipc_trace_direction direction, uint32_t slot, size_t len);
	/* Its next bytes; a null pointer stands for `len` bytes of a secret. */
	void (*piece)(void *context, const uint8_t *bytes, size_t len);
};

/* Bytes [offset, offset + size) of a body. */
struct ipc_span {
	uint16_t offset;
	uint16_t size;
};

/* The secrets of one body, in ascending order; a tail counts with its greatest length. */
struct ipc_secrets {
	const struct ipc_span *spans;
	size_t count;
};

/* A body without secrets. */
static inline struct ipc_secrets ipc_no_secrets(void)
{
	struct ipc_secrets none = {NULL, 0};

	return none;
}

/* The secrets of a body that has `count` of them. */
static inline struct ipc_secrets ipc_secrets_of(const struct ipc_span *spans, size_t count)
{
	struct ipc_secrets secrets = {spans, count};

	return secrets;
}

/*
 * Shows one message. `secrets` counts from the body's start and may be of another message than the
 * bytes: whatever lies past their end is left out. Of a malformed message that should hold secrets
 * only the header is shown, because nobody knows where they lie. A null trace is no trace.
 */
void ipc_trace_message(const struct ipc_trace *trace, enum ipc_trace_direction direction,
                       uint32_t slot, const uint8_t *buf, size_t len, struct ipc_secrets secrets);

#ifdef __cplusplus
}
#endif

#endif
