// SPDX-License-Identifier: ISC
/* The scripted kernel: the host's system call as the tests want it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "script.h"

#include "syscall_arch.h"

enum {
	CALL = 0x40,
	RECV = 0x41,
	REPLY = 0x42,
	QUERY = 0x45,
	DROP = 0x47,
};

struct scripted {
	uint64_t number;
	struct ipc_sys_result result;
	uint8_t bytes[4096];
	size_t len;
};

struct script_call script_calls[SCRIPT_CALLS];
size_t script_call_count;
uint32_t script_dropped[SCRIPT_CALLS];
size_t script_drop_count;
uint64_t script_drop_status;
void (*script_during)(const struct script_call *call);

static struct scripted script[SCRIPT_CALLS];
static size_t script_len;
static size_t script_at;

void script_start(void)
{
	memset(script_calls, 0, sizeof(script_calls));
	script_call_count = 0;
	script_drop_count = 0;
	script_drop_status = 0;
	script_during = NULL;
	script_len = 0;
	script_at = 0;
}

void script_next(uint64_t number, uint64_t status, uint64_t value0, uint64_t value1,
                 const void *bytes, size_t len)
{
	struct scripted *next = &script[script_len++];

	assert_in_range(script_len, 1, SCRIPT_CALLS);
	assert_in_range(len, 0, sizeof(next->bytes));
	next->number = number;
	next->result.status = status;
	next->result.value0 = value0;
	next->result.value1 = value1;
	next->len = len;
	if (len != 0)
		memcpy(next->bytes, bytes, len);
}

void script_end(void)
{
	assert_int_equal(script_at, script_len);
}

const struct script_call *script_sent(void)
{
	const struct script_call *sent = NULL;

	for (size_t i = 0; i < script_call_count; i++) {
		if (script_calls[i].number != CALL && script_calls[i].number != REPLY)
			continue;
		assert_null(sent);
		sent = &script_calls[i];
	}
	assert_non_null(sent);
	return sent;
}

struct ipc_sys_result ipc_host_syscall(uint64_t number, const uint64_t arguments[6])
{
	const struct ipc_sys_result dropped = {script_drop_status, 0xD0, 0xD1};
	struct script_call *call = &script_calls[script_call_count++];
	struct scripted *next = &script[script_at];
	uint8_t *in = NULL;

	assert_in_range(script_call_count, 1, SCRIPT_CALLS);
	call->number = number;
	memcpy(call->arguments, arguments, sizeof(call->arguments));
	if (number == DROP) {
		script_dropped[script_drop_count++] = (uint32_t)arguments[0];
		return dropped;
	}
	assert_in_range(script_at, 0, script_len - 1);
	assert_int_equal(number, next->number);
	script_at++;
	if (number == CALL || number == REPLY) {
		call->out_len = (size_t)arguments[2];
		assert_in_range(call->out_len, 0, sizeof(call->out));
		if (call->out_len != 0)
			memcpy(call->out, (const void *)(uintptr_t)arguments[1], call->out_len);
	}
	if (number == CALL)
		in = (uint8_t *)(uintptr_t)arguments[3];
	if (number == RECV)
		in = (uint8_t *)(uintptr_t)arguments[1];
	if (in != NULL && next->len != 0)
		memcpy(in, next->bytes, next->len);
	if (script_during != NULL)
		script_during(call);
	return next->result;
}
