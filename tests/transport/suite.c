/* SPDX-License-Identifier: ISC */
/* System calls of the processes of a row, and checks of how they end. */
#include "suite.h"

#include <stdlib.h>
#include <string.h>

/* The call of one process: its bytes stay where they are until it has ended. */
struct under_way {
	bool waits;
	uint8_t *out;
	struct answer answer;
};

static struct under_way processes[PROCESSES_MAX];

static void end_call(unsigned process)
{
	processes[process].waits = false;
	free(processes[process].out);
	processes[process].out = NULL;
}

bool suite_waits(unsigned process)
{
	return processes[process].waits;
}

bool suite_still_waits(unsigned process)
{
	if (driver.finish(process, false, &processes[process].answer)) {
		end_call(process);
		assert_int_equal(processes[process].answer.status, IPC_RESULT_OK);
	}
	return processes[process].waits;
}

uint64_t suite_token(unsigned process)
{
	return processes[process].answer.value1;
}

void suite_abandon(unsigned process)
{
	end_call(process);
}

void start(unsigned process, const struct call *call)
{
	struct under_way *p = &processes[process];
	struct call own = *call;

	assert_false(p->waits);
	/* Exactly as large, so that a sanitizer sees a read beyond the end. */
	p->out = malloc(call->out_len > 0 ? call->out_len : 1);
	assert_non_null(p->out);
	if (call->out_len > 0)
		memcpy(p->out, call->out, call->out_len);
	own.out = p->out;
	p->waits = true;
	driver.begin(process, &own);
}

void start_call(unsigned process, uint32_t slot, const struct message *msg)
{
	start_call_into(process, slot, msg, PAGE, NO_WINDOW);
}

void start_call_into(unsigned process, uint32_t slot, const struct message *msg, size_t in_cap,
                     struct window window)
{
	const struct call call = {
		.number = IPC_SYSCALL_CALL,
		.slot = slot,
		.window_base = window.base,
		.window_count = window.count,
		.out = msg->bytes,
		.out_len = msg->len,
		.in_cap = in_cap,
	};

	start(process, &call);
}

void start_recv(unsigned process, uint32_t slot)
{
	start_recv_into(process, slot, PAGE, NO_WINDOW);
}

void start_recv_into(unsigned process, uint32_t slot, size_t in_cap, struct window window)
{
	const struct call call = {
		.number = IPC_SYSCALL_RECV,
		.slot = slot,
		.window_base = window.base,
		.window_count = window.count,
		.in_cap = in_cap,
	};

	start(process, &call);
}

/* A call that never waits. */
static const struct answer *at_once(unsigned process, const struct call *call)
{
	start(process, call);
	assert_true(driver.finish(process, true, &processes[process].answer));
	end_call(process);
	return &processes[process].answer;
}

uint32_t reply(unsigned process, uint64_t token, const struct message *msg)
{
	const struct call call = {
		.number = IPC_SYSCALL_REPLY,
		.token = token,
		.out = msg->bytes,
		.out_len = msg->len,
	};

	return (uint32_t)at_once(process, &call)->status;
}

uint32_t give_up(unsigned process, uint64_t token)
{
	const struct call call = {.number = IPC_SYSCALL_REPLY, .token = token};

	return (uint32_t)at_once(process, &call)->status;
}

uint32_t query(unsigned process, uint32_t slot, struct cap *cap)
{
	const struct call call = {.number = IPC_SYSCALL_QUERY_LOCAL_CAP, .slot = slot};
	const struct answer *answer = at_once(process, &call);

	if (answer->status == IPC_RESULT_OK) {
		cap->rights = (uint32_t)answer->value0;
		cap->type = (uint32_t)(answer->value0 >> 32);
		cap->endpoint_kind = (uint32_t)answer->value1;
	}
	return (uint32_t)answer->status;
}

uint32_t drop(unsigned process, uint32_t slot)
{
	const struct call call = {.number = IPC_SYSCALL_DROP_LOCAL_CAP, .slot = slot};

	return (uint32_t)at_once(process, &call)->status;
}

const struct answer *assert_ended_at(unsigned process, uint32_t status, const char *file, int line)
{
	struct under_way *p = &processes[process];

	_assert_true(p->waits, "a call is under way", file, line);
	_assert_true(driver.finish(process, true, &p->answer), "the call has ended", file, line);
	end_call(process);
	_assert_int_equal(p->answer.status, status, file, line);
	return &p->answer;
}

void assert_waits_at(unsigned process, const char *file, int line)
{
	struct under_way *p = &processes[process];

	_assert_true(p->waits, "a call is under way", file, line);
	if (driver.finish(process, false, &p->answer)) {
		end_call(process);
		print_error("the call has ended with status %u\n", (unsigned)p->answer.status);
		_assert_true(false, "the call waits", file, line);
	}
}

static void assert_bytes(const struct answer *answer, uint64_t len, const struct message *msg,
                         const char *file, int line)
{
	_assert_int_equal(len, msg->len, file, line);
	if (msg->len > 0)
		_assert_memory_equal(answer->bytes, msg->bytes, msg->len, file, line);
}

void assert_answered_at(unsigned process, const struct message *msg, const char *file, int line)
{
	const struct answer *answer = assert_ended_at(process, IPC_RESULT_OK, file, line);

	assert_bytes(answer, answer->value0, msg, file, line);
}

uint64_t assert_delivered_at(unsigned process, uint32_t slot, const struct message *msg,
                             const char *file, int line)
{
	const struct answer *answer = assert_ended_at(process, IPC_RESULT_OK, file, line);

	assert_bytes(answer, (uint32_t)answer->value0, msg, file, line);
	_assert_int_equal(answer->value0 >> 32, slot, file, line);
	return answer->value1;
}

void assert_slot_at(unsigned process, uint32_t slot, struct cap cap, const char *file, int line)
{
	struct cap found = {0, 0, 0};

	_assert_int_equal(query(process, slot, &found), IPC_RESULT_OK, file, line);
	_assert_int_equal(found.type, cap.type, file, line);
	_assert_int_equal(found.rights, cap.rights, file, line);
	_assert_int_equal(found.endpoint_kind, cap.endpoint_kind, file, line);
}
