/* SPDX-License-Identifier: ISC */
/* The kernel-control endpoint: a CALL is answered inside, in the form of any server's answer. */
#include <string.h>

#include "rows.h"

enum {
	SLOT_A = SLOT_FREE,
	SLOT_B,
	SLOT_WEAK,
	CLOCK = IPC_KERNEL_CONTROL_OP_READ_MONOTONIC_CLOCK,
	CLOCK_REPLY_BYTES = 48,
};

/* "RECV on one: NO_RIGHTS (nobody holds RECEIVE on them)"; ANY does not count it. */
static void kernel_never_received_on(void)
{
	start_recv(CLIENT, SLOT_KERNEL);
	assert_ended(CLIENT, IPC_RESULT_NO_RIGHTS);
	start_recv(CLIENT, IPC_SLOT_ANY);
	assert_ended(CLIENT, IPC_RESULT_BAD_SLOT);
	start_recv(ROOT, SLOT_KERNEL);
	assert_ended(ROOT, IPC_RESULT_NO_RIGHTS);
}

/* "Served inside CALL": the answer is there at once, and no token or request is left. */
static void kernel_answers_at_once(void)
{
	const struct message msg = kernel_message(CLOCK, NULL, 0);
	const struct counts before = counts_now();
	const struct kernel_answer answer = kernel_ask(CLIENT, SLOT_KERNEL, &msg);
	struct ipc_kernel_control_read_monotonic_clock_reply clock;
	struct counts after;

	assert_int_equal(answer.result, IPC_RESULT_OK);
	assert_int_equal(ipc_kernel_control_read_monotonic_clock_reply_unpack(&clock, answer.body,
	                                                                      answer.body_len),
	                 0);
	assert_int_equal(clock.ticks_per_second, 1000);
	after = counts_now();
	assert_int_equal(after.tokens, before.tokens);
	assert_int_equal(after.capabilities, before.capabilities);
}

/* The checks of CALL hold for it as for any endpoint: SEND, the length, the window, the table. */
static void kernel_call_is_checked(void)
{
	const struct message good = kernel_message(CLOCK, NULL, 0);
	const struct message large = message_of(PAGE + 1, 1);
	const struct message broken = message_with(1, NULL, 0, 0);
	const struct message empty = message_moving(1, SLOT_A, SEND);

	weaken(CLIENT, SLOT_KERNEL, SLOT_WEAK, GRANT);
	start_call(CLIENT, SLOT_WEAK, &good);
	assert_ended(CLIENT, IPC_RESULT_NO_RIGHTS);
	start_call(CLIENT, SLOT_KERNEL, &large);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	start_call_into(CLIENT, SLOT_KERNEL, &good, PAGE, (struct window){0, 1});
	assert_ended(CLIENT, IPC_RESULT_BAD_SLOT);
	start_call(CLIENT, SLOT_KERNEL, &broken);
	assert_ended(CLIENT, IPC_RESULT_INVALID_ARGUMENT);
	start_call(CLIENT, SLOT_KERNEL, &empty);
	assert_ended(CLIENT, IPC_RESULT_BAD_SLOT);
}

/* "Nothing is transferred; the kernel takes no table (CAP_COUNT)", whatever the op: the sender
 * keeps all. */
static void kernel_takes_no_table(void)
{
	const uint32_t verdict = ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);
	struct message msg = message_moving(1, SLOT_A, ALL);
	const struct message clock = kernel_message(CLOCK, NULL, 0);
	struct kernel_answer answer;
	struct slots before;

	memcpy(msg.bytes + 4, clock.bytes + 4, 4);
	make_endpoint(CLIENT, SLOT_A, ALL);
	before = slots_of(CLIENT);
	answer = kernel_ask(CLIENT, SLOT_KERNEL, &msg);
	assert_int_equal(answer.result, IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(answer.detail, verdict);
	assert_slots(CLIENT, &before);
}

/* "TOO_LARGE (over the client's in_cap): CALL ends TOO_LARGE", for the kernel's own replies too. */
static void kernel_reply_over_in_cap(void)
{
	const struct message msg = kernel_message(CLOCK, NULL, 0);

	start_call_into(CLIENT, SLOT_KERNEL, &msg, CLOCK_REPLY_BYTES - 1, NO_WINDOW);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	start_call_into(CLIENT, SLOT_KERNEL, &msg, 0, NO_WINDOW);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	start_call_into(CLIENT, SLOT_KERNEL, &msg, CLOCK_REPLY_BYTES, NO_WINDOW);
	assert_int_equal(assert_ended(CLIENT, IPC_RESULT_OK)->value0, CLOCK_REPLY_BYTES);
}

/* A request under 32 bytes is answered with op 0 and id 0. */
static void kernel_answers_short_requests(void)
{
	const uint32_t verdict = ipc_verdict(IPC_PART_HEADER, IPC_CLASS_LENGTH, 0, 0);

	for (size_t len = 0; len < IPC_HEADER_BYTES; len++) {
		const struct message msg = message_of(len, 1);
		struct ipc_wire_header header;
		const struct answer *answer;

		start_call(CLIENT, SLOT_KERNEL, &msg);
		answer = assert_ended(CLIENT, IPC_RESULT_OK);
		assert_int_equal(answer->value0, IPC_HEADER_BYTES);
		assert_int_equal(ipc_wire_header_unpack(&header, answer->bytes, IPC_HEADER_BYTES),
		                 0);
		assert_int_equal(header.flags, IPC_MESSAGE_FLAG_REPLY);
		assert_int_equal(header.op, 0);
		assert_int_equal(header.request_id, 0);
		assert_int_equal(header.result, IPC_RESULT_INVALID_ARGUMENT);
		assert_int_equal(header.detail, verdict);
	}
}

/* Another version and an unknown op are UNSUPPORTED, a reserved op is DENIED, a malformed body is
 * INVALID_ARGUMENT with its verdict. */
static void kernel_refuses_as_a_server_does(void)
{
	struct message msg = kernel_message(CLOCK, NULL, 0);

	msg.bytes[0] = 2;
	assert_int_equal(kernel_ask(CLIENT, SLOT_KERNEL, &msg).result, IPC_RESULT_UNSUPPORTED);
	msg = kernel_message(0x1FF, NULL, 0);
	assert_int_equal(kernel_ask(CLIENT, SLOT_KERNEL, &msg).result, IPC_RESULT_UNSUPPORTED);
	msg = kernel_message(0x401, NULL, 0);
	assert_int_equal(kernel_ask(CLIENT, SLOT_KERNEL, &msg).result, IPC_RESULT_UNSUPPORTED);
	msg = kernel_message(IPC_KERNEL_CONTROL_OP_CREATE_PROCESS, NULL, 0);
	assert_int_equal(kernel_ask(CLIENT, SLOT_KERNEL, &msg).result, IPC_RESULT_DENIED);
	msg = kernel_message(IPC_KERNEL_CONTROL_OP_QUERY_CAP,
	                     (const uint8_t[]){1, 0, 0, 0, 2, 0, 0, 0}, 8);
	assert_int_equal(kernel_ask(CLIENT, SLOT_KERNEL, &msg).result, IPC_RESULT_INVALID_ARGUMENT);
	assert_int_equal(kernel_ask(CLIENT, SLOT_KERNEL, &msg).detail,
	                 ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 4, 0));
}

/* "ABI_QUERY", which the kernel's endpoint answers for the ops that it serves. */
static void kernel_abi_ids(void)
{
	uint64_t id = 0;

	assert_int_equal(kernel_abi_query(CLIENT, SLOT_KERNEL, CLOCK, &id), IPC_RESULT_OK);
	assert_int_equal(id, IPC_KERNEL_CONTROL_READ_MONOTONIC_CLOCK_ABI_ID);
	assert_int_equal(kernel_abi_query(CLIENT, SLOT_KERNEL, 0x401, &id), IPC_RESULT_UNSUPPORTED);
	assert_int_equal(
		kernel_abi_query(CLIENT, SLOT_KERNEL, IPC_KERNEL_CONTROL_OP_CREATE_PROCESS, &id),
		IPC_RESULT_UNSUPPORTED);
}

/* CREATE_ENDPOINT: the slot must be the caller's and empty. */
static void kernel_create_endpoint_slots(void)
{
	const struct slots before = slots_of(CLIENT);

	assert_int_equal(kernel_create_endpoint(CLIENT, SLOTS + 1, 0, ALL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(kernel_create_endpoint(CLIENT, 0, 0, ALL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(kernel_create_endpoint(CLIENT, SLOT_ENDPOINT, 0, ALL), IPC_RESULT_EXISTS);
	assert_slots(CLIENT, &before);
	assert_int_equal(kernel_create_endpoint(CLIENT, SLOT_A, 0, SEND | RECEIVE), IPC_RESULT_OK);
	assert_slot(CLIENT, SLOT_A, ENDPOINT, SEND | RECEIVE, 0);
}

/* CAP_COPY_ATTENUATED: fewer rights, never more; without GRANT too, for it stays within the
 * process. */
static void kernel_copies_with_fewer_rights(void)
{
	make_endpoint(CLIENT, SLOT_A, SEND | RECEIVE);
	assert_int_equal(kernel_copy_cap(CLIENT, SLOT_A, SLOT_B, ALL), IPC_RESULT_NO_RIGHTS);
	assert_empty(CLIENT, SLOT_B);
	assert_int_equal(kernel_copy_cap(CLIENT, SLOT_WEAK, SLOT_B, SEND), IPC_RESULT_BAD_SLOT);
	assert_int_equal(kernel_copy_cap(CLIENT, SLOT_A, SLOTS + 1, SEND), IPC_RESULT_BAD_SLOT);
	assert_int_equal(kernel_copy_cap(CLIENT, SLOT_A, SLOT_ENDPOINT, SEND), IPC_RESULT_EXISTS);
	assert_int_equal(kernel_copy_cap(CLIENT, SLOT_A, SLOT_B, SEND), IPC_RESULT_OK);
	assert_slot(CLIENT, SLOT_B, ENDPOINT, SEND, 0);
	assert_slot(CLIENT, SLOT_A, ENDPOINT, SEND | RECEIVE, 0);
}

static const struct row list[] = {
	{ROW(kernel_never_received_on)},
	{ROW(kernel_answers_at_once)},
	{ROW(kernel_call_is_checked)},
	{ROW(kernel_takes_no_table)},
	{ROW(kernel_reply_over_in_cap)},
	{ROW(kernel_answers_short_requests)},
	{ROW(kernel_refuses_as_a_server_does)},
	{ROW(kernel_abi_ids)},
	{ROW(kernel_create_endpoint_slots)},
	{ROW(kernel_copies_with_fewer_rights)},
};

const struct rows rows_kernel = {list, sizeof(list) / sizeof(list[0])};
