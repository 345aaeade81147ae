/* SPDX-License-Identifier: ISC */
/* Messages from the standard input, and the answers to them. */
#include "mutant.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "ipc/bytes.h"
#include "ipc/wire/wire.h"

#define CASE_BYTES 28

static bool read_whole(uint8_t *bytes, size_t size)
{
	return fread(bytes, 1, size, stdin) == size;
}

void mutant_open(uint32_t first_peer)
{
	uint8_t first[4];

	assert_true(read_whole(first, sizeof(first)));
	assert_int_equal(ipc_get_u32le(first), first_peer);
}

bool mutant_next(struct mutant *mutant)
{
	uint8_t head[CASE_BYTES];

	if (!read_whole(head, sizeof(head)))
		return false;
	mutant->number++;
	mutant->len = ipc_get_u16le(head);
	mutant->target = head[2];
	mutant->is_sure = head[3] != 0;
	mutant->transport = ipc_get_u32le(head + 4);
	mutant->op = ipc_get_u32le(head + 8);
	mutant->result = ipc_get_u32le(head + 12);
	mutant->detail = ipc_get_u32le(head + 16);
	mutant->request_id = ipc_get_u64le(head + 20);
	assert_true(mutant->len <= sizeof(mutant->bytes));
	assert_true(read_whole(mutant->bytes, mutant->len));
	return true;
}

static void complain(const struct mutant *mutant, const char *what, uint32_t wanted, uint32_t found)
{
	print_error("message %llu, %zu bytes: %s 0x%x, not 0x%x\n",
	            (unsigned long long)mutant->number,
	            mutant->len, what, (unsigned int)found, (unsigned int)wanted);
	for (size_t i = 0; i < mutant->len; i++)
		print_error("%02x%s", mutant->bytes[i], i % 32 == 31 ? "\n" : " ");
	print_error("\n");
	fail();
}

void mutant_expect(const struct mutant *mutant, const char *what, uint32_t wanted, uint32_t found)
{
	if (wanted != found)
		complain(mutant, what, wanted, found);
}

bool mutant_send(const struct mutant *mutant, uint32_t slot, struct ipc_window window,
                 struct ipc_message *reply)
{
	static uint8_t in[IPC_MESSAGE_BYTES_MAX];
	size_t in_len = 0;
	const uint32_t status = ipc_transport_call(slot, mutant->bytes, mutant->len, in, sizeof(in),
	                                           window, &in_len);

	mutant_expect(mutant, "transport", mutant->transport, status);
	if (status != IPC_RESULT_OK)
		return false;
	mutant_expect(mutant, "form of the reply", 0,
	              ipc_message_unpack(reply, IPC_DIRECTION_REPLY, in, in_len));
	mutant_expect(mutant, "op", mutant->op, reply->header.op);
	mutant_expect(mutant, "request id", 0, reply->header.request_id != mutant->request_id);
	if (mutant->is_sure) {
		mutant_expect(mutant, "result", mutant->result, reply->header.result);
		mutant_expect(mutant, "verdict", mutant->detail, reply->header.detail);
		return false;
	}
	/* The handler's word: no verdict but on the order of a sequence. */
	if (reply->header.detail != 0)
		mutant_expect(mutant, "part of the verdict", IPC_PART_SEQUENCE,
		              ipc_verdict_part(reply->header.detail));
	return true;
}
