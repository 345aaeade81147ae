/* SPDX-License-Identifier: ISC */
/* A server with its memory on the scripted kernel, and what a test wants to know of one step. */
#ifndef TESTS_UNIT_SERVER_RIG_H
#define TESTS_UNIT_SERVER_RIG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ipc/server.h"
#include "letter.h"
#include "script.h"

enum {
	RIG_POISON = 0xA5,
	/* Bytes behind the buffers that nobody may touch. */
	RIG_EXTRA = 64,
	RIG_RECV = 0x41,
	RIG_REPLY = 0x42,
	RIG_DROP = 0x47,
	/* Endpoint on which all requests arrive. */
	RIG_SLOT = 5,
	/* Number of the request, unless a test says otherwise. */
	RIG_NUMBER = 9,
};

static uint8_t rig_out[LETTER_PAGE + RIG_EXTRA];
static uint8_t rig_in[LETTER_PAGE + RIG_EXTRA];
static struct ipc_server rig_server;
static struct ipc_binding rig_binding;

/* A new server of one family; `scratch` is filled with poison. */
static inline void rig_start(struct ipc_binding binding, void *scratch)
{
	script_start();
	memset(rig_out, RIG_POISON, sizeof(rig_out));
	memset(rig_in, RIG_POISON, sizeof(rig_in));
	memset(&rig_server, 0, sizeof(rig_server));
	memset(scratch, RIG_POISON, binding.scratch_size);
	rig_binding = binding;
	rig_server.slot = IPC_SLOT_ANY;
	rig_server.in = rig_in;
	rig_server.in_cap = LETTER_PAGE;
	rig_server.reply.out = rig_out;
	rig_server.reply.out_cap = LETTER_PAGE;
	rig_server.window.base = 40;
	rig_server.window.count = 8;
	rig_server.service.binding = &rig_binding;
	rig_server.service.scratch = scratch;
}

/* The next RECV gives this request under this token. */
static inline void rig_deliver(const struct letter *letter, uint64_t token)
{
	uint8_t bytes[LETTER_PAGE];
	const size_t len = letter_write(bytes, letter);

	script_next(RIG_RECV, 0, len | (uint64_t)RIG_SLOT << 32, token, bytes, len);
}

/* The next REPLY ends with this status. */
static inline void rig_reply(uint32_t status)
{
	script_next(RIG_REPLY, status, 0, 0, NULL, 0);
}

/* One step, which makes every scripted call and leaves nothing over for the next one. */
static inline void rig_step(void)
{
	assert_int_equal(ipc_server_step(&rig_server), IPC_RESULT_OK);
	script_end();
	for (size_t i = LETTER_PAGE; i < sizeof(rig_out); i++) {
		assert_int_equal(rig_out[i], RIG_POISON);
		assert_int_equal(rig_in[i], RIG_POISON);
	}
	assert_int_equal(rig_server.reply.out_len, 0);
	assert_int_equal(rig_server.reply.drop_count, 0);
	assert_int_equal(rig_server.reply.moved_count, 0);
}

/* The call at `index` was a REPLY with this letter. */
static inline void rig_assert_sent(size_t index, uint64_t token, const struct letter *letter)
{
	const struct script_call *call = &script_calls[index];
	uint8_t expected[LETTER_PAGE];
	const size_t len = letter_write(expected, letter);

	assert_in_range(index, 0, script_call_count - 1);
	assert_int_equal(call->number, RIG_REPLY);
	assert_true(call->arguments[0] == token);
	assert_int_equal(call->out_len, len);
	assert_memory_equal(call->out, expected, len);
}

static inline void rig_assert_bare(size_t index, uint64_t token, uint32_t op, uint32_t result,
                                   uint32_t detail)
{
	const struct letter bare = {
		.flags = LETTER_REPLY,
		.op = op,
		.result = result,
		.id = RIG_NUMBER,
		.detail = detail,
	};

	rig_assert_sent(index, token, &bare);
}

/* Just these were dropped, in this order, after all replies. */
static inline void rig_assert_dropped(size_t count, const uint32_t *slots)
{
	assert_int_equal(script_drop_count, count);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(script_dropped[i], slots[i]);
		assert_int_equal(script_calls[script_call_count - 1 - i].number, RIG_DROP);
	}
}

#endif
