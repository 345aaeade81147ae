/* SPDX-License-Identifier: ISC */
/* The core called directly, by one thread: the transport without any transport. */
#include <assert.h>
#include <string.h>

#include "driver.h"
#include "testbed.h"

static struct {
	size_t in_cap;
	bool ended;
	struct answer answer;
} calls[PROCESSES_MAX];

static void on_complete(unsigned process, const struct ipc_core_completion *completion)
{
	struct answer *answer = &calls[process].answer;

	/* A call ends once, and never writes more than its caller takes. */
	assert(!calls[process].ended);
	assert(completion->len <= calls[process].in_cap);
	calls[process].ended = true;
	answer->status = completion->status;
	answer->value0 = completion->value0;
	answer->value1 = completion->value1;
	if (completion->len > 0)
		memcpy(answer->bytes, completion->bytes, completion->len);
}

static void core_open(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	testbed_open(on_complete);
}

static void core_begin(unsigned process, const struct call *call)
{
	const struct ipc_core_syscall syscall = {
		.number = (uint32_t)call->number,
		.slot = call->slot,
		.token = call->token,
		.out = call->out,
		.out_len = call->out_len,
		.in_cap = call->in_cap,
		.window_base = call->window_base,
		.window_count = call->window_count,
	};

	memset(&calls[process], 0, sizeof(calls[process]));
	calls[process].in_cap = call->in_cap;
	testbed_syscall(process, &syscall);
}

static bool core_finish(unsigned process, bool wait, struct answer *answer)
{
	/* Nothing happens by itself: what has not ended now never will. */
	(void)wait;
	if (calls[process].ended)
		*answer = calls[process].answer;
	return calls[process].ended;
}

const struct driver driver = {
	.name = "core",
	.open = core_open,
	.close = testbed_close,
	.image = testbed_image,
	.adopt = testbed_adopt,
	.begin = core_begin,
	.finish = core_finish,
	.end = testbed_end,
	.forget = testbed_forget,
	.count = testbed_count,
};
