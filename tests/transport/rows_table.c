/* SPDX-License-Identifier: ISC */
/* The table of a CALL: when it is read, when it is malformed, and each entry against its
 * capability. */
#include <string.h>

#include "rows.h"

enum {
	/* With all rights; without GRANT; without SEND; nothing at all. */
	SLOT_FULL = SLOT_FREE,
	SLOT_KEPT,
	SLOT_MUTE,
	SLOT_EMPTY,
	HEADER = IPC_HEADER_BYTES,
	FIRST_ENTRY = HEADER + 8,
	ENTRY_BYTES = 16,
};

static void fill(void)
{
	make_endpoint(CLIENT, SLOT_FULL, ALL);
	make_endpoint(CLIENT, SLOT_KEPT, SEND | RECEIVE);
	make_endpoint(CLIENT, SLOT_MUTE, RECEIVE | GRANT);
}

/* Refused with SERVER waiting for it: nothing arrives, nothing has changed. */
static void refused(const struct message *msg, uint32_t status)
{
	const struct slots slots = slots_of(CLIENT);

	start_call(CLIENT, SLOT_ENDPOINT, msg);
	assert_ended(CLIENT, status);
	assert_slots(CLIENT, &slots);
	assert_waits(SERVER);
}

static void refused_entries(const struct entry *entries, uint16_t count, uint32_t status)
{
	const struct message msg = message_with(1, entries, count, 0);

	refused(&msg, status);
}

static void refused_entry(struct entry entry, uint32_t status)
{
	refused_entries(&entry, 1, status);
}

/* "INVALID_ARGUMENT (malformed by the wire codec)": the count and the reserved bytes. */
static void table_prelude_malformed(void)
{
	struct message msg = message_with(1, NULL, 0, 256);

	fill();
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	refused(&msg, IPC_RESULT_INVALID_ARGUMENT);
	msg.bytes[HEADER] = 9;
	refused(&msg, IPC_RESULT_INVALID_ARGUMENT);
	msg.bytes[HEADER] = 1;
	msg.bytes[HEADER + 1] = 1;
	refused(&msg, IPC_RESULT_INVALID_ARGUMENT);
	for (size_t i = 2; i < 8; i++) {
		msg = message_moving(1, SLOT_FULL, SEND);
		msg.bytes[HEADER + i] = 1;
		refused(&msg, IPC_RESULT_INVALID_ARGUMENT);
	}
}

/* "INVALID_ARGUMENT (malformed by the wire codec)": fields of an entry. */
static void table_entry_malformed(void)
{
	static const struct entry entries[] = {
		/* No mode, and one that is none. */
		{SLOT_FULL, ENDPOINT, 0, SEND, 0},
		{SLOT_FULL, ENDPOINT, 3, SEND, 0},
		/* A right without a name. */
		{SLOT_FULL, ENDPOINT, MOVE, SEND | 0x20, 0},
		/* A kind of endpoint on what says it is none. */
		{SLOT_DEVICE, IPC_CAP_TYPE_DEVICE_UNTYPED, MOVE, IPC_RIGHT_MAP,
	         IPC_ENDPOINT_KIND_COM1_IO},
		/* Absent, but not sixteen zero bytes. */
		{SLOT_FULL, 0, 0, 0, 0},
		{0, 0, MOVE, 0, 0},
		{0, 0, 0, SEND, 0},
		{0, 0, 0, 0, IPC_ENDPOINT_KIND_COM1_IO},
		/* No capability at all. */
		{0, 0, 0, 0, 0},
	};

	fill();
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++)
		refused_entry(entries[i], IPC_RESULT_INVALID_ARGUMENT);
}

/* "INVALID_ARGUMENT (cut short)": at each byte from behind the header to the last one. */
static void table_cut_short(void)
{
	const struct entry entries[] = {
		{SLOT_FULL, ENDPOINT, MOVE, SEND, 0},
		{SLOT_ENDPOINT, ENDPOINT, COPY, SEND, 0},
	};
	struct message msg = message_with(1, entries, 2, 0);
	const size_t whole = msg.len;

	fill();
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	for (msg.len = HEADER; msg.len < whole; msg.len++)
		refused(&msg, IPC_RESULT_INVALID_ARGUMENT);
}

/* "INVALID_ARGUMENT (one slot twice)", whatever the modes and wherever they stand. */
static void table_slot_twice(void)
{
	const struct entry moved[] = {
		{SLOT_FULL, ENDPOINT, MOVE, SEND, 0},
		{SLOT_FULL, ENDPOINT, MOVE, SEND, 0},
	};
	const struct entry apart[] = {
		{SLOT_FULL, ENDPOINT, COPY, SEND, 0},
		{0, 0, 0, 0, 0},
		{SLOT_MUTE, ENDPOINT, COPY, RECEIVE, 0},
		{SLOT_FULL, ENDPOINT, COPY, RECEIVE, 0},
	};

	fill();
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	refused_entries(moved, 2, IPC_RESULT_INVALID_ARGUMENT);
	refused_entries(apart, 4, IPC_RESULT_INVALID_ARGUMENT);
}

/* Two absent entries are not one slot twice: both name slot 0, which is no slot. */
static void table_two_absent(void)
{
	const struct entry entries[] = {
		{0, 0, 0, 0, 0},
		{0, 0, 0, 0, 0},
		{SLOT_FULL, ENDPOINT, COPY, SEND, 0},
	};
	const struct message msg = message_with(1, entries, 3, 0);
	struct message seen = msg;

	fill();
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	message_set_entry(&seen, 2, (struct entry){WINDOW.base, ENDPOINT, COPY, SEND, 0});
	assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
}

/* "BAD_SLOT (out of range, empty)" of an entry. */
static void table_entry_bad_slot(void)
{
	static const uint32_t slots[] = {0, SLOT_EMPTY, SLOTS, SLOTS + 1, IPC_SLOT_ANY};

	fill();
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	for (size_t i = 0; i < sizeof(slots) / sizeof(slots[0]); i++) {
		refused_entry((struct entry){slots[i], ENDPOINT, MOVE, SEND, 0},
		              IPC_RESULT_BAD_SLOT);
		refused_entry((struct entry){slots[i], ENDPOINT, COPY, SEND, 0},
		              IPC_RESULT_BAD_SLOT);
	}
}

/* "BAD_SLOT (of another kind than the entry says)", also of a kind that nobody knows. */
static void table_entry_other_kind(void)
{
	fill();
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	refused_entry((struct entry){SLOT_FULL, IPC_CAP_TYPE_TCB, MOVE, SEND, 0},
	              IPC_RESULT_BAD_SLOT);
	refused_entry((struct entry){SLOT_DEVICE, ENDPOINT, MOVE, GRANT, 0}, IPC_RESULT_BAD_SLOT);
	refused_entry((struct entry){SLOT_DEVICE, IPC_CAP_TYPE_DEVICE_FRAME, MOVE, GRANT, 0},
	              IPC_RESULT_BAD_SLOT);
	refused_entry((struct entry){SLOT_FULL, 99, MOVE, SEND, 0}, IPC_RESULT_BAD_SLOT);
	/* The slot is empty, and so is the kind. */
	refused_entry((struct entry){SLOT_EMPTY, IPC_CAP_TYPE_CSPACE, MOVE, 0, 0},
	              IPC_RESULT_BAD_SLOT);
}

/* "NO_RIGHTS (the capability lacks GRANT)", moved or copied. */
static void table_entry_without_grant(void)
{
	fill();
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	refused_entry((struct entry){SLOT_KEPT, ENDPOINT, MOVE, SEND, 0}, IPC_RESULT_NO_RIGHTS);
	refused_entry((struct entry){SLOT_KEPT, ENDPOINT, COPY, 0, 0}, IPC_RESULT_NO_RIGHTS);
}

/* "NO_RIGHTS (a right of the ceiling)": each right that the sender lacks. */
static void table_entry_over_its_rights(void)
{
	fill();
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	refused_entry((struct entry){SLOT_MUTE, ENDPOINT, MOVE, SEND, 0}, IPC_RESULT_NO_RIGHTS);
	refused_entry((struct entry){SLOT_MUTE, ENDPOINT, COPY, ALL, 0}, IPC_RESULT_NO_RIGHTS);
	refused_entry((struct entry){SLOT_FULL, ENDPOINT, COPY, ALL | IPC_RIGHT_MAP, 0},
	              IPC_RESULT_NO_RIGHTS);
	refused_entry((struct entry){SLOT_ENDPOINT, ENDPOINT, COPY, SEND | RECEIVE, 0},
	              IPC_RESULT_NO_RIGHTS);
	refused_entry((struct entry){SLOT_DEVICE, IPC_CAP_TYPE_DEVICE_UNTYPED, COPY,
	                             IPC_RIGHT_MAP | IPC_RIGHT_CONTROL, 0},
	              IPC_RESULT_NO_RIGHTS);
}

/* "Per entry in order": the first entry that has a fault decides, whatever its fault is. */
static void table_first_faulty_entry(void)
{
	const struct entry good = {SLOT_FULL, ENDPOINT, MOVE, ALL, 0};
	const struct entry empty = {SLOT_EMPTY, ENDPOINT, MOVE, SEND, 0};
	const struct entry weak = {SLOT_KEPT, ENDPOINT, MOVE, SEND, 0};

	fill();
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	refused_entries((struct entry[]){good, empty, weak}, 3, IPC_RESULT_BAD_SLOT);
	refused_entries((struct entry[]){good, weak, empty}, 3, IPC_RESULT_NO_RIGHTS);
	/* In one entry the kind comes before the rights. */
	refused_entry((struct entry){SLOT_KEPT, IPC_CAP_TYPE_TCB, MOVE, IPC_RIGHT_CONTROL, 0},
	              IPC_RESULT_BAD_SLOT);
}

/* SERVER, waiting already, receives exactly these bytes, and CLIENT has lost nothing by it. */
static void passed_on(const struct message *msg)
{
	const struct slots slots = slots_of(SERVER);

	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, msg);
	assert_int_equal(give_up(SERVER, assert_delivered(SERVER, SLOT_ENDPOINT, msg)),
	                 IPC_RESULT_OK);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	assert_slots(SERVER, &slots);
	assert_slot(CLIENT, SLOT_FULL, ENDPOINT, ALL, 0);
}

/* "Table, if version is 1 and the flag is set": another version's bytes mean nothing to the
 * transport. */
static void table_of_another_version(void)
{
	struct message good = message_moving(1, SLOT_FULL, SEND);
	struct message broken = message_with(1, NULL, 0, 0);

	fill();
	good.bytes[0] = 2;
	broken.bytes[0] = 0;
	passed_on(&good);
	passed_on(&broken);
	good.bytes[0] = 1;
	good.bytes[1] = 1;
	passed_on(&good);
}

/* "Table, if the flag is set": without it the same bytes are body. */
static void table_without_its_flag(void)
{
	struct message msg = message_moving(1, SLOT_FULL, SEND);

	fill();
	msg.bytes[2] = 0;
	passed_on(&msg);
	/* REPLY, NOTIFY, and flags that nobody knows. */
	msg.bytes[2] = 0xFD;
	msg.bytes[3] = 0xFF;
	passed_on(&msg);
}

/* "Table, if len >= 32": a header cut short has none. */
static void table_behind_a_cut_header(void)
{
	struct message msg = message_moving(1, SLOT_FULL, SEND);

	fill();
	msg.len = HEADER - 1;
	passed_on(&msg);
	msg.len = 4;
	passed_on(&msg);
}

/* The transport reads version and flag alone: a table moves however wrong the rest of the header
 * is. */
static void table_under_a_wrong_header(void)
{
	struct message msg = message_moving(1, SLOT_FULL, SEND);
	struct message seen;

	fill();
	memset(msg.bytes + 4, 0xFF, HEADER - 4);
	msg.bytes[2] = 0xFF;
	seen = msg;
	message_set_entry(&seen, 0, (struct entry){WINDOW.base, ENDPOINT, MOVE, SEND, 0});
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_delivered(SERVER, SLOT_ENDPOINT, &seen);
	assert_slot(SERVER, WINDOW.base, ENDPOINT, SEND, 0);
}

static const struct row list[] = {
	{ROW(table_prelude_malformed)},
	{ROW(table_entry_malformed)},
	{ROW(table_cut_short)},
	{ROW(table_slot_twice)},
	{ROW(table_two_absent)},
	{ROW(table_entry_bad_slot)},
	{ROW(table_entry_other_kind)},
	{ROW(table_entry_without_grant)},
	{ROW(table_entry_over_its_rights)},
	{ROW(table_first_faulty_entry)},
	{ROW(table_of_another_version)},
	{ROW(table_without_its_flag)},
	{ROW(table_behind_a_cut_header)},
	{ROW(table_under_a_wrong_header)},
};

const struct rows rows_table = {list, sizeof(list) / sizeof(list[0])};
