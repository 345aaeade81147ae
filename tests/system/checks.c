/* SPDX-License-Identifier: ISC */
/* Expectations that most system tests have. */
#include "checks.h"

#include <string.h>

/* Asking is a round trip through the broker; what is under way ends long before so many. */
#define PATIENCE 100000

void wait_counts(const struct ipc_host_counts *wanted)
{
	struct ipc_host_counts now;

	for (uint32_t i = 0; i < PATIENCE; i++) {
		assert_int_equal(ipc_host_counts(&now), IPC_RESULT_OK);
		if (memcmp(&now, wanted, sizeof(now)) == 0)
			return;
	}
	assert_int_equal(now.processes, wanted->processes);
	assert_int_equal(now.endpoints, wanted->endpoints);
	assert_int_equal(now.capabilities, wanted->capabilities);
	assert_int_equal(now.tokens, wanted->tokens);
	assert_int_equal(now.grants, wanted->grants);
	assert_int_equal(now.pages, wanted->pages);
	assert_int_equal(now.descriptors, wanted->descriptors);
}

void assert_result(struct ipc_outcome outcome, uint32_t result)
{
	assert_int_equal(outcome.transport, IPC_RESULT_OK);
	assert_int_equal(outcome.result, result);
	assert_int_equal(outcome.verdict, 0);
}

void assert_refused(struct ipc_outcome outcome, uint32_t verdict)
{
	assert_int_equal(outcome.transport, IPC_RESULT_OK);
	assert_int_equal(outcome.result, IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(outcome.verdict, verdict);
}

void assert_not_sent(struct ipc_outcome outcome)
{
	assert_int_equal(outcome.transport, IPC_RESULT_INVALID_ARGUMENT);
	assert_int_not_equal(outcome.verdict, 0);
}

void assert_denied(struct ipc_client *client, uint32_t op)
{
	struct ipc_call call;

	ipc_call_begin(&call, client, op, 0);
	ipc_call_body(&call);
	assert_false(ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()));
	assert_result(call.outcome, IPC_RESULT_DENIED);
}
