/* SPDX-License-Identifier: ISC */
/* Shows a message to a trace, piece by piece, with its secrets left out. */
#include "ipc/trace.h"

#include <stdbool.h>

#include "ipc/bytes.h"
#include "ipc/message.h"

/* Shows bytes [*at, end) of a message, or hides them; none is no piece. */
static void show(const struct ipc_trace *trace, const uint8_t *buf, size_t *at, size_t end,
                 bool secret)
{
	if (*at >= end)
		return;
	trace->piece(trace->context, secret ? NULL : buf + *at, end - *at);
	*at = end;
}

/* Where the body starts. False for a malformed message: nobody knows where its secrets are. */
static bool find_body(const uint8_t *buf, size_t len, size_t *body)
{
	struct ipc_message msg;
	enum ipc_direction direction = IPC_DIRECTION_REQUEST;

	if (len >= IPC_HEADER_BYTES && (ipc_get_u16le(buf + 2) & IPC_MESSAGE_FLAG_REPLY) != 0)
		direction = IPC_DIRECTION_REPLY;
	if (ipc_message_unpack(&msg, direction, buf, len) != 0)
		return false;
	*body = len - msg.body_len;
	return true;
}

void ipc_trace_message(const struct ipc_trace *trace, enum ipc_trace_direction direction,
                       uint32_t slot, const uint8_t *buf, size_t len, struct ipc_secrets secrets)
{
	size_t at = 0;
	size_t body;

	if (trace == NULL)
		return;
	trace->begin(trace->context, direction, slot, len);
	if (secrets.count != 0 && !find_body(buf, len, &body)) {
		show(trace, buf, &at, len < IPC_HEADER_BYTES ? len : IPC_HEADER_BYTES, false);
		show(trace, buf, &at, len, true);
		return;
	}
	for (size_t i = 0; i < secrets.count; i++) {
		const size_t start = body + secrets.spans[i].offset;
		const size_t end = start + secrets.spans[i].size;

		show(trace, buf, &at, start < len ? start : len, false);
		show(trace, buf, &at, end < len ? end : len, true);
	}
	show(trace, buf, &at, len, false);
}
