/* SPDX-License-Identifier: ISC */
/* A client with its memory on the scripted kernel, and one call of it step by step. */
#ifndef TESTS_UNIT_CLIENT_RIG_H
#define TESTS_UNIT_CLIENT_RIG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ipc/client.h"
#include "letter.h"
#include "script.h"

#define POISON 0xA5
#define OP     UINT32_C(0x404)
#define CALL   UINT64_C(0x40)
#define EXTRA  64

/* Buffers with bytes behind them that nobody may touch. */
static uint8_t out[LETTER_PAGE + EXTRA];
static uint8_t in[LETTER_PAGE + EXTRA];
static struct ipc_client client;

static const struct ipc_cap_entry copied = {12, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY, 1, 0};

static inline void start(void)
{
	script_start();
	memset(out, POISON, sizeof(out));
	memset(in, POISON, sizeof(in));
	memset(&client, 0, sizeof(client));
	client.slot = 77;
	client.next_id = 9;
	client.out = out;
	client.out_cap = LETTER_PAGE;
	client.in = in;
	client.in_cap = LETTER_PAGE;
	client.window.base = 40;
	client.window.count = 8;
}

static inline void assert_poison(const uint8_t *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		assert_int_equal(bytes[i], POISON);
}

static inline void assert_zero(const uint8_t *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		assert_int_equal(bytes[i], 0);
}

static inline void assert_outcome(struct ipc_outcome outcome, uint32_t transport, uint32_t result,
                                  uint32_t verdict)
{
	assert_int_equal(outcome.transport, transport);
	assert_int_equal(outcome.result, result);
	assert_int_equal(outcome.verdict, verdict);
	assert_true(ipc_succeeded(outcome) == (transport == 0 && result == 0));
	assert_poison(out + LETTER_PAGE, EXTRA);
	assert_poison(in + LETTER_PAGE, EXTRA);
}

/* Ready to be sent, with this body and `caps` entries. */
static inline void prepare(struct ipc_call *call, uint32_t caps, const char *body)
{
	ipc_call_begin(call, &client, OP, 0);
	for (uint32_t i = 0; i < caps; i++) {
		call->table.entries[i] = copied;
		call->table.entries[i].slot += i;
	}
	call->table.count = caps;
	ipc_call_body(call);
	memcpy(call->body, body, strlen(body));
	call->body_len = strlen(body);
}

/* Sends a call of number 9 and plays these bytes back. */
static inline bool exchange(struct ipc_call *call, uint32_t failures, const uint8_t *bytes, size_t len)
{
	start();
	script_next(CALL, 0, len, 0, bytes, len);
	prepare(call, 0, "12345678");
	return ipc_call_send(call, failures, ipc_no_secrets(), ipc_no_secrets());
}

static const struct letter answer = {
	LETTER_REPLY,
	OP,
	0,
	9,
	0,
	0,
	{{0, 0, 0, 0, 0}},
	8,
	"abcdefgh",
};
static const struct letter bringing = {
	LETTER_REPLY,
	OP,
	0,
	9,
	0,
	3,
	{{41, 1, 1, 1, 0}, {0, 0, 0, 0, 0}, {43, 7, 2, 16, 0}},
	8,
	"abcdefgh",
};

#endif
