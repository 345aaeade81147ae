/* SPDX-License-Identifier: ISC */
/* What a delivered table does: moves, copies, attenuates, and is rewritten to the truth. */
#include "rows.h"

enum {
	SLOT_FIRST = SLOT_FREE,
	SLOT_SECOND,
};

#define FRAME IPC_CAP_TYPE_DEVICE_UNTYPED
#define MAP   IPC_RIGHT_MAP

/* CLIENT sends this; SERVER sees that. */
static void carried(const struct message *msg, const struct message *seen)
{
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, msg);
	assert_delivered(SERVER, SLOT_ENDPOINT, seen);
	assert_waits(CLIENT);
}

/* "Each present entry moves": the sender's slot is empty, so that it is seen when the CALL has
 * ended. */
static void transfer_move(void)
{
	const struct message msg = message_moving(1, SLOT_FIRST, ALL);
	const struct message seen = message_moving(1, WINDOW.base, ALL);
	const struct message answer = message(2);
	uint64_t token;

	make_endpoint(CLIENT, SLOT_FIRST, ALL);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	token = assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
	assert_slot(SERVER, WINDOW.base, ENDPOINT, ALL, 0);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
	assert_empty(CLIENT, SLOT_FIRST);
}

/* "Each present entry copies": the sender's slot is as it was. */
static void transfer_copy(void)
{
	const struct message msg = message_copying(1, SLOT_FIRST, SEND | GRANT);
	const struct message seen = message_copying(1, WINDOW.base, SEND | GRANT);
	const struct message answer = message(2);
	uint64_t token;

	make_endpoint(CLIENT, SLOT_FIRST, ALL);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	token = assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
	assert_slot(SERVER, WINDOW.base, ENDPOINT, SEND | GRANT, 0);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
	assert_slot(CLIENT, SLOT_FIRST, ENDPOINT, ALL, 0);
}

/* What arrives is the same object: a message sent through it comes out at its other end. */
static void transfer_same_object(void)
{
	const struct message msg = message_copying(1, SLOT_FIRST, SEND);
	const struct message seen = message_copying(1, WINDOW.base, SEND);
	const struct message inner = message(7);
	uint64_t token;

	make_endpoint(CLIENT, SLOT_FIRST, ALL);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	token = assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
	assert_int_equal(give_up(SERVER, token), IPC_RESULT_OK);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	start_call(SERVER, WINDOW.base, &inner);
	start_recv(CLIENT, SLOT_FIRST);
	token = assert_delivered(CLIENT, SLOT_FIRST, &inner);
	assert_int_equal(reply(CLIENT, token, &inner), IPC_RESULT_OK);
	assert_answered(SERVER, &inner);
}

/* "Rights (= ceiling)": what arrives has the ceiling's rights, though the sender holds more. */
static void transfer_ceiling(void)
{
	static const uint32_t ceilings[] = {0, SEND, RECEIVE, GRANT, SEND | GRANT, ALL};

	make_endpoint(CLIENT, SLOT_FIRST, ALL);
	for (uint32_t i = 0; i < sizeof(ceilings) / sizeof(ceilings[0]); i++) {
		const struct message msg = message_copying(1, SLOT_FIRST, ceilings[i]);
		const struct message seen = message_copying(1, WINDOW.base + i, ceilings[i]);
		uint64_t token;

		start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
		start_call(CLIENT, SLOT_ENDPOINT, &msg);
		token = assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
		assert_slot(SERVER, WINDOW.base + i, ENDPOINT, ceilings[i], 0);
		assert_int_equal(give_up(SERVER, token), IPC_RESULT_OK);
		assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	}
}

/* A capability that arrived without GRANT goes no further, and one without SEND can't be called. */
static void transfer_attenuated_for_good(void)
{
	const struct entry entries[] = {
		{SLOT_FIRST, ENDPOINT, COPY, SEND, 0},
		{SLOT_SECOND, ENDPOINT, COPY, GRANT, 0},
	};
	const struct message msg = message_with(1, entries, 2, 0);
	const struct message onward = message_copying(2, WINDOW.base, SEND);
	const struct message plain = message(3);
	struct message seen = msg;

	make_endpoint(CLIENT, SLOT_FIRST, ALL);
	make_endpoint(CLIENT, SLOT_SECOND, ALL);
	message_set_entry(&seen, 0, (struct entry){WINDOW.base, ENDPOINT, COPY, SEND, 0});
	message_set_entry(&seen, 1, (struct entry){WINDOW.base + 1, ENDPOINT, COPY, GRANT, 0});
	carried(&msg, &seen);
	start_call(SERVER, SLOT_ENDPOINT, &onward);
	assert_ended(SERVER, IPC_RESULT_NO_RIGHTS);
	start_call(SERVER, WINDOW.base + 1, &plain);
	assert_ended(SERVER, IPC_RESULT_NO_RIGHTS);
}

/* "Entry rewritten: slot, kind, rights, endpoint kind; mode stays": the sender's own endpoint kind
 * is not believed. */
static void transfer_rewrites_endpoint_kind(void)
{
	const struct entry lie = {SLOT_FIRST, ENDPOINT, COPY, SEND, IPC_ENDPOINT_KIND_COM1_IO};
	const struct message msg = message_with(1, &lie, 1, 0);
	const struct message seen = message_copying(1, WINDOW.base, SEND);

	make_endpoint(CLIENT, SLOT_FIRST, ALL);
	carried(&msg, &seen);
	assert_slot(SERVER, WINDOW.base, ENDPOINT, SEND, IPC_ENDPOINT_KIND_GENERIC);
}

/* A narrow endpoint keeps its kind on the way; the receiver is told, whatever the sender wrote. */
static void transfer_narrow_kind(void)
{
	const struct entry entry = {SLOT_COM1, ENDPOINT, MOVE, SEND, IPC_ENDPOINT_KIND_GENERIC};
	const struct entry truth = {WINDOW.base, ENDPOINT, MOVE, SEND, IPC_ENDPOINT_KIND_COM1_IO};
	const struct message msg = message_with(1, &entry, 1, 8);
	const struct message seen = message_with(1, &truth, 1, 8);
	uint8_t value = 0;

	assert_int_equal(drop(SERVER, SLOT_COM1), IPC_RESULT_OK);
	carried(&msg, &seen);
	assert_slot(SERVER, WINDOW.base, ENDPOINT, SEND, IPC_ENDPOINT_KIND_COM1_IO);
	assert_int_equal(kernel_port_read(SERVER, WINDOW.base, 0x3FD, &value), IPC_RESULT_OK);
}

/* Capabilities of other kinds travel as endpoints do; their endpoint kind is GENERIC. */
static void transfer_device_memory(void)
{
	const struct entry entry = {SLOT_DEVICE, FRAME, MOVE, MAP, 0};
	const struct entry truth = {WINDOW.base, FRAME, MOVE, MAP, 0};
	const struct message msg = message_with(1, &entry, 1, 0);
	const struct message seen = message_with(1, &truth, 1, 0);

	carried(&msg, &seen);
	assert_slot(SERVER, WINDOW.base, FRAME, MAP, 0);
	assert_slot(SERVER, SLOT_DEVICE, FRAME, MAP | GRANT, 0);
}

/* A TCB capability travels, and whoever has it with CONTROL is in control. */
static void transfer_tcb(void)
{
	const struct entry entry = {SLOT_SECOND, IPC_CAP_TYPE_TCB, MOVE, IPC_RIGHT_CONTROL | GRANT,
	                            0};
	const struct entry truth = {WINDOW.base, IPC_CAP_TYPE_TCB, MOVE, IPC_RIGHT_CONTROL | GRANT,
	                            0};
	const struct message msg = message_with(1, &entry, 1, 0);
	const struct message seen = message_with(1, &truth, 1, 0);
	struct ipc_kernel_control_abort_staged_process_reply aborted;
	uint64_t process_id;

	assert_int_equal(kernel_stage(CLIENT, SLOT_SECOND, SLOTS, &process_id), IPC_RESULT_OK);
	assert_slot(CLIENT, SLOT_SECOND, IPC_CAP_TYPE_TCB, IPC_RIGHT_CONTROL | GRANT, 0);
	carried(&msg, &seen);
	assert_slot(SERVER, WINDOW.base, IPC_CAP_TYPE_TCB, IPC_RIGHT_CONTROL | GRANT, 0);
	assert_int_equal(kernel_abort(SERVER, WINDOW.base, &aborted), IPC_RESULT_OK);
	assert_empty(SERVER, WINDOW.base);
}

/* The endpoint through which a message goes may itself be moved by it. */
static void transfer_the_way_itself(void)
{
	const struct message msg = message_moving(1, SLOT_ENDPOINT, SEND);
	const struct message seen = message_moving(1, WINDOW.base, SEND);
	const struct message answer = message(2);
	uint64_t token;

	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	token = assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_answered(CLIENT, &answer);
	assert_empty(CLIENT, SLOT_ENDPOINT);
	start_call(CLIENT, SLOT_ENDPOINT, &answer);
	assert_ended(CLIENT, IPC_RESULT_BAD_SLOT);
}

/* A request that waits in the queue carries its capabilities as one that is awaited does. */
static void transfer_from_the_queue(void)
{
	const struct entry entries[] = {
		{SLOT_FIRST, ENDPOINT, MOVE, ALL, 0},
		{SLOT_DEVICE, FRAME, COPY, GRANT, 0},
	};
	const struct message msg = message_with(1, entries, 2, 5);
	struct message seen = msg;

	make_endpoint(CLIENT, SLOT_FIRST, ALL);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_waits(CLIENT);
	message_set_entry(&seen, 0, (struct entry){WINDOW.base, ENDPOINT, MOVE, ALL, 0});
	message_set_entry(&seen, 1, (struct entry){WINDOW.base + 1, FRAME, COPY, GRANT, 0});
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
	assert_slot(SERVER, WINDOW.base, ENDPOINT, ALL, 0);
	assert_slot(SERVER, WINDOW.base + 1, FRAME, GRANT, 0);
}

/* Eight entries, absent ones among them: each present one takes a slot, an absent one none. */
static void transfer_eight_entries(void)
{
	struct entry entries[8];
	struct message msg;
	struct message seen;
	uint32_t arrived = 0;

	for (uint32_t i = 0; i < 8; i++) {
		const bool absent = i == 0 || i == 3 || i == 4;
		const struct entry entry = {SLOT_FREE + i, ENDPOINT, i % 2 == 0 ? MOVE : COPY, SEND,
		                            0};

		entries[i] = absent ? (struct entry){0, 0, 0, 0, 0} : entry;
		make_endpoint(CLIENT, SLOT_FREE + i, PEER);
	}
	msg = message_with(1, entries, 8, 0);
	seen = msg;
	for (uint32_t i = 0; i < 8; i++) {
		if (entries[i].kind == ENDPOINT) {
			entries[i].slot = WINDOW.base + arrived++;
			message_set_entry(&seen, i, entries[i]);
		}
	}
	carried(&msg, &seen);
	assert_int_equal(arrived, 5);
	for (uint32_t i = 0; i < WINDOW.count; i++)
		if (i < arrived)
			assert_slot(SERVER, WINDOW.base + i, ENDPOINT, SEND, 0);
		else
			assert_empty(SERVER, WINDOW.base + i);
}

/* The largest message there is, with a table in it. */
static void transfer_in_a_full_page(void)
{
	const struct entry entry = {SLOT_FIRST, ENDPOINT, MOVE, SEND, 0};
	const struct entry truth = {WINDOW.base, ENDPOINT, MOVE, SEND, 0};
	const struct message msg = message_with(1, &entry, 1, PAGE - 32 - 24);
	const struct message seen = message_with(1, &truth, 1, PAGE - 32 - 24);

	assert_int_equal(msg.len, PAGE);
	make_endpoint(CLIENT, SLOT_FIRST, PEER);
	carried(&msg, &seen);
}

static const struct row list[] = {
	{ROW(transfer_move)},
	{ROW(transfer_copy)},
	{ROW(transfer_same_object)},
	{ROW(transfer_ceiling)},
	{ROW(transfer_attenuated_for_good)},
	{ROW(transfer_rewrites_endpoint_kind)},
	{ROW(transfer_narrow_kind)},
	{ROW(transfer_device_memory)},
	{ROW(transfer_tcb)},
	{ROW(transfer_the_way_itself)},
	{ROW(transfer_from_the_queue)},
	{ROW(transfer_eight_entries)},
	{ROW(transfer_in_a_full_page)},
};

const struct rows rows_transfer = {list, sizeof(list) / sizeof(list[0])};
