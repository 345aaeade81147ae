/* SPDX-License-Identifier: ISC */
/*
 * Tokens: the one-shot right to answer a request.
 *
 * A token is the number of the request in its low 16 bits, below a count that no two tokens share.
 * So a used one never fits again, and looking one up takes no search.
 */
#include "state.h"

#define REQUEST_BITS 16

uint64_t ipc_core_token_issue(struct ipc_core *core, uint32_t number, uint32_t holder)
{
	struct request *request = ipc_core_request(core, number);

	ipc_core_dequeue(core, number);
	request->state = REQUEST_RECEIVED;
	request->token = ++core->last_token << REQUEST_BITS | number;
	request->holder = holder;
	return request->token;
}

/* Whether a token of this process is out for the request. */
static bool held_by(const struct request *request, uint32_t holder)
{
	return (request->state == REQUEST_RECEIVED || request->state == REQUEST_ORPHANED) &&
	       request->holder == holder;
}

uint32_t ipc_core_token_find(const struct ipc_core *core, uint32_t holder, uint64_t token)
{
	const uint32_t number = (uint32_t)(token & ((1u << REQUEST_BITS) - 1));
	const struct request *request;

	if (number / 2 >= core->process_count)
		return NONE;
	request = ipc_core_request(core, number);
	return held_by(request, holder) && request->token == token ? number : NONE;
}

void ipc_core_request_end(struct ipc_core *core, uint32_t number, uint32_t status)
{
	struct request *request = ipc_core_request(core, number);
	const enum request_state state = request->state;

	if (state == REQUEST_QUEUED) {
		ipc_core_dequeue(core, number);
		ipc_core_message_over(&core->processes[number / 2]);
	}
	request->state = REQUEST_NONE;
	if (number % 2 != 0)
		ipc_core_notice_over(core, number / 2);
	else if (state == REQUEST_ORPHANED)
		ipc_core_process_forget(core, number / 2);
	else
		ipc_core_fail(core, number / 2, status);
}

void ipc_core_tokens_give_up(struct ipc_core *core, uint32_t holder)
{
	for (uint32_t number = 0; number < 2 * core->process_count; number++) {
		if (held_by(ipc_core_request(core, number), holder))
			ipc_core_request_end(core, number, IPC_RESULT_PEER_GONE);
	}
}
