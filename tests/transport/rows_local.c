/* SPDX-License-Identifier: ISC */
/* QUERY_LOCAL_CAP, DROP_LOCAL_CAP, and numbers that are no system call. */
#include "rows.h"

enum {
	SLOT_A = SLOT_FREE,
	SLOT_B,
	SLOT_TCB,
	SLOT_GRANT,
};

/* "QUERY_LOCAL_CAP: BAD_SLOT out of range". */
static void query_out_of_range(void)
{
	static const uint32_t slots[] = {0, SLOTS + 1, ROOT_SLOTS, IPC_SLOT_ANY};
	struct cap cap;

	for (size_t i = 0; i < sizeof(slots) / sizeof(slots[0]); i++)
		assert_int_equal(query(CLIENT, slots[i], &cap), IPC_RESULT_BAD_SLOT);
	assert_int_equal(query(ROOT, ROOT_SLOTS + 1, &cap), IPC_RESULT_BAD_SLOT);
	assert_int_equal(query(ROOT, ROOT_SLOTS, &cap), IPC_RESULT_OK);
}

/* "An empty slot is OK with type NONE", and neither rights nor an endpoint kind. */
static void query_empty(void)
{
	assert_slot(CLIENT, SLOT_A, IPC_CAP_TYPE_NONE, 0, 0);
	assert_slot(CLIENT, SLOTS, IPC_CAP_TYPE_NONE, 0, 0);
}

/* "QUERY_LOCAL_CAP: type and rights, endpoint kind", for each type that there is. */
static void query_each_type(void)
{
	uint64_t process_id;
	struct cap grant;

	make_endpoint(CLIENT, SLOT_A, RECEIVE);
	assert_slot(CLIENT, SLOT_A, ENDPOINT, RECEIVE, IPC_ENDPOINT_KIND_GENERIC);
	assert_slot(CLIENT, SLOT_ENDPOINT, ENDPOINT, PEER, IPC_ENDPOINT_KIND_GENERIC);
	assert_slot(CLIENT, SLOT_KERNEL, ENDPOINT, PEER, IPC_ENDPOINT_KIND_GENERIC);
	assert_slot(CLIENT, SLOT_COM1, ENDPOINT, PEER, IPC_ENDPOINT_KIND_COM1_IO);
	assert_slot(CLIENT, SLOT_DEVICE, IPC_CAP_TYPE_DEVICE_UNTYPED, IPC_RIGHT_MAP | GRANT, 0);
	assert_int_equal(kernel_stage(CLIENT, SLOT_TCB, SLOTS, &process_id), IPC_RESULT_OK);
	assert_slot(CLIENT, SLOT_TCB, IPC_CAP_TYPE_TCB, IPC_RIGHT_CONTROL | GRANT, 0);
	assert_int_equal(kernel_grant(CLIENT, SLOT_TCB, SLOT_GRANT, 4, SEND), IPC_RESULT_OK);
	assert_int_equal(query(CLIENT, SLOT_GRANT, &grant), IPC_RESULT_OK);
	assert_int_equal(grant.type, IPC_CAP_TYPE_INSTALL_GRANT);
	assert_int_equal(grant.endpoint_kind, 0);
}

/* Asking changes nothing, and each process sees its own slots. */
static void query_own_slots(void)
{
	struct slots before;

	make_endpoint(CLIENT, SLOT_A, ALL);
	before = slots_of(CLIENT);
	assert_slots(CLIENT, &before);
	assert_empty(SERVER, SLOT_A);
	assert_empty(OTHER, SLOT_A);
}

/* "DROP_LOCAL_CAP: BAD_SLOT out of range or empty". */
static void drop_bad_slot(void)
{
	static const uint32_t slots[] = {0, SLOT_A, SLOTS, SLOTS + 1, IPC_SLOT_ANY};
	const struct slots before = slots_of(CLIENT);

	for (size_t i = 0; i < sizeof(slots) / sizeof(slots[0]); i++)
		assert_int_equal(drop(CLIENT, slots[i]), IPC_RESULT_BAD_SLOT);
	assert_slots(CLIENT, &before);
}

/* DROP_LOCAL_CAP empties that slot and no other; a second one finds it empty. */
static void drop_empties_the_slot(void)
{
	struct slots before;

	make_endpoint(CLIENT, SLOT_A, ALL);
	weaken(CLIENT, SLOT_A, SLOT_B, SEND);
	before = slots_of(CLIENT);
	before.caps[SLOT_A - 1] = (struct cap){0, 0, 0};
	assert_int_equal(drop(CLIENT, SLOT_A), IPC_RESULT_OK);
	assert_slots(CLIENT, &before);
	assert_int_equal(drop(CLIENT, SLOT_A), IPC_RESULT_BAD_SLOT);
}

/* Any capability can be dropped, whatever its rights: it takes none to give it back. */
static void drop_each_type(void)
{
	uint64_t process_id;

	assert_int_equal(kernel_stage(CLIENT, SLOT_TCB, SLOTS, &process_id), IPC_RESULT_OK);
	assert_int_equal(kernel_grant(CLIENT, SLOT_TCB, SLOT_GRANT, 4, SEND), IPC_RESULT_OK);
	make_endpoint(CLIENT, SLOT_A, SEND);
	for (uint32_t slot = 1; slot <= SLOT_GRANT; slot++) {
		struct cap cap;

		assert_int_equal(query(CLIENT, slot, &cap), IPC_RESULT_OK);
		assert_int_equal(drop(CLIENT, slot),
		                 cap.type == 0 ? IPC_RESULT_BAD_SLOT : IPC_RESULT_OK);
		assert_empty(CLIENT, slot);
	}
}

/* A dropped slot received anew names the new object, not the old one. */
static void drop_then_received_anew(void)
{
	const struct message give = message_copying(2, SLOT_A, SEND);
	const struct message given = message_copying(2, SLOT_ENDPOINT, SEND);
	const struct message msg = message(3);
	const uint64_t token = received_into(CLIENT, 1, PAGE, (struct window){SLOT_ENDPOINT, 1});

	assert_waits(CLIENT);
	make_endpoint(SERVER, SLOT_A, ALL);
	/* The window's one slot is full. */
	assert_int_equal(reply(SERVER, token, &give), IPC_RESULT_TOO_LARGE);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	weaken(CLIENT, SLOT_ENDPOINT, SLOT_B, SEND);
	assert_int_equal(drop(CLIENT, SLOT_ENDPOINT), IPC_RESULT_OK);
	start_recv(SERVER, SLOT_ENDPOINT);
	start_call_into(CLIENT, SLOT_B, &msg, PAGE, (struct window){SLOT_ENDPOINT, 1});
	assert_int_equal(reply(SERVER, assert_delivered(SERVER, SLOT_ENDPOINT, &msg), &give),
	                 IPC_RESULT_OK);
	assert_answered(CLIENT, &given);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	start_recv(SERVER, SLOT_A);
	assert_delivered(SERVER, SLOT_A, &msg);
}

/* "Dropping by DROP_LOCAL_CAP": a copy that somebody else holds is not touched. */
static void drop_leaves_copies(void)
{
	const struct message msg = message(1);

	assert_int_equal(drop(OTHER, SLOT_ENDPOINT), IPC_RESULT_OK);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	start_recv(SERVER, SLOT_ENDPOINT);
	assert_delivered(SERVER, SLOT_ENDPOINT, &msg);
}

/* "Unknown number: UNSUPPORTED"; nothing else happens. */
static void unknown_numbers(void)
{
	static const uint64_t numbers[] = {0x43, 0x44, 0x46};
	const struct slots before = slots_of(CLIENT);

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		const struct call call = {.number = numbers[i], .slot = SLOT_ENDPOINT};

		start(CLIENT, &call);
		assert_ended(CLIENT, IPC_RESULT_UNSUPPORTED);
	}
	assert_slots(CLIENT, &before);
}

static const struct row list[] = {
	{ROW(query_out_of_range)},
	{ROW(query_empty)},
	{ROW(query_each_type)},
	{ROW(query_own_slots)},
	{ROW(drop_bad_slot)},
	{ROW(drop_empties_the_slot)},
	{ROW(drop_each_type)},
	{ROW(drop_then_received_anew)},
	{ROW(drop_leaves_copies)},
	{ROW(unknown_numbers)},
};

const struct rows rows_local = {list, sizeof(list) / sizeof(list[0])};
