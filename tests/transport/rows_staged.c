/* SPDX-License-Identifier: ISC */
/* Processes that do not run yet: what they hold counts already, and goes with their last TCB
 * capability. */
#include "rows.h"

enum {
	SLOT_TCB = SLOT_FREE,
	SLOT_SECOND_TCB,
	SLOT_GRANT,
	SLOT_A,
	/* Three in a row. */
	RING = 20,
	/* A slot of a staged child. */
	CHILD_SLOT = 1,
};

#define CONTROL IPC_RIGHT_CONTROL

/* SERVER stages a child with a capability of its own in CHILD_SLOT. */
static void stage_with(uint32_t source, uint32_t rights, uint16_t mode)
{
	uint64_t process_id;

	assert_int_equal(kernel_stage(SERVER, SLOT_TCB, SLOTS, &process_id), IPC_RESULT_OK);
	assert_int_equal(kernel_grant(SERVER, SLOT_TCB, SLOT_GRANT, CHILD_SLOT, rights),
	                 IPC_RESULT_OK);
	assert_int_equal(kernel_install(SERVER, SLOT_GRANT, source, rights, mode), IPC_RESULT_OK);
	assert_empty(SERVER, SLOT_GRANT);
}

/* RECEIVE in a staged process is held: a CALL waits for the child that will be started. */
static void staged_holds_receive(void)
{
	const struct message msg = message(1);

	stage_with(SLOT_ENDPOINT, ALL, MOVE);
	assert_empty(SERVER, SLOT_ENDPOINT);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_waits(CLIENT);
}

/* And the child, once it runs, receives what has waited for it. */
static void staged_then_receives(void)
{
	const struct message msg = message(1);

	stage_with(SLOT_ENDPOINT, ALL, MOVE);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	scene_load(SERVER, SLOT_TCB);
	assert_int_equal(kernel_start(SERVER, SLOT_TCB), IPC_RESULT_OK);
	driver.adopt(FOURTH);
	start_recv(FOURTH, CHILD_SLOT);
	assert_delivered(FOURTH, CHILD_SLOT, &msg);
	assert_waits(CLIENT);
	assert_int_equal(kernel_kill(SERVER, SLOT_TCB, IPC_KERNEL_CONTROL_KILL_REASON_LIMIT),
	                 IPC_RESULT_OK);
	driver.forget(FOURTH);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
}

/* Grants die when the child starts: nobody fills a running process's slots. */
static void grants_die_at_the_start(void)
{
	uint64_t process_id;

	assert_int_equal(kernel_stage(SERVER, SLOT_TCB, SLOTS, &process_id), IPC_RESULT_OK);
	assert_int_equal(kernel_grant(SERVER, SLOT_TCB, SLOT_GRANT, SLOTS, SEND), IPC_RESULT_OK);
	scene_load(SERVER, SLOT_TCB);
	assert_int_equal(kernel_start(SERVER, SLOT_TCB), IPC_RESULT_OK);
	driver.adopt(FOURTH);
	assert_int_equal(kernel_install(SERVER, SLOT_GRANT, SLOT_ENDPOINT, SEND, COPY),
	                 IPC_RESULT_NOT_FOUND);
	assert_int_equal(kernel_grant(SERVER, SLOT_TCB, SLOT_A, CHILD_SLOT, SEND), IPC_RESULT_BUSY);
	assert_empty(FOURTH, SLOTS);
	assert_int_equal(drop(SERVER, SLOT_GRANT), IPC_RESULT_OK);
	assert_int_equal(kernel_kill(SERVER, SLOT_TCB, IPC_KERNEL_CONTROL_KILL_REASON_LIMIT),
	                 IPC_RESULT_OK);
	driver.forget(FOURTH);
}

/* ABORT_STAGED_PROCESS drops what it holds: the last RECEIVE of an endpoint ends its queue. */
static void staged_aborted_with_receive(void)
{
	struct ipc_kernel_control_abort_staged_process_reply aborted = {0};
	const struct message msg = message(1);

	stage_with(SLOT_ENDPOINT, ALL, MOVE);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_int_equal(kernel_abort(SERVER, SLOT_TCB, &aborted), IPC_RESULT_OK);
	assert_int_equal(aborted.capabilities, 1);
	assert_int_equal(aborted.grants, 0);
	assert_empty(SERVER, SLOT_TCB);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
}

/* ABORT_STAGED_PROCESS ends its grants and gives its pages back, and says how many there were. */
static void staged_aborted_tells_what_there_was(void)
{
	struct ipc_kernel_control_abort_staged_process_reply aborted = {0};
	const struct counts before = counts_now();
	struct counts staged;
	struct counts after;

	stage_with(SLOT_DEVICE, IPC_RIGHT_MAP, COPY);
	assert_int_equal(kernel_grant(SERVER, SLOT_TCB, SLOT_GRANT, SLOTS, SEND), IPC_RESULT_OK);
	assert_int_equal(kernel_grant(SERVER, SLOT_TCB, SLOT_A, 2, SEND), IPC_RESULT_OK);
	staged = counts_now();
	assert_int_equal(staged.processes, before.processes + 1);
	assert_int_equal(staged.grants, before.grants + 2);
	assert_true(staged.pages > before.pages);
	assert_int_equal(kernel_abort(SERVER, SLOT_TCB, &aborted), IPC_RESULT_OK);
	assert_int_equal(aborted.capabilities, 1);
	assert_int_equal(aborted.grants, 2);
	assert_int_equal(aborted.pages, staged.pages - before.pages);
	after = counts_now();
	assert_int_equal(after.processes, before.processes);
	assert_int_equal(after.pages, before.pages);
	assert_int_equal(after.grants, before.grants);
}

/* A watch of a process that is aborted does not keep its endpoint. */
static void staged_aborted_under_watch(void)
{
	struct ipc_kernel_control_abort_staged_process_reply aborted = {0};
	const struct counts before = counts_now();
	struct counts after;

	stage_with(SLOT_DEVICE, IPC_RIGHT_MAP, COPY);
	make_endpoint(SERVER, SLOT_A, ALL);
	assert_int_equal(kernel_watch(SERVER, SLOT_TCB, SLOT_A), IPC_RESULT_OK);
	assert_int_equal(kernel_abort(SERVER, SLOT_TCB, &aborted), IPC_RESULT_OK);
	assert_int_equal(drop(SERVER, SLOT_A), IPC_RESULT_OK);
	after = counts_now();
	assert_int_equal(after.endpoints, before.endpoints);
	assert_int_equal(after.tokens, before.tokens);
}

/* "Dropping the last TCB capability of a staged process aborts it"; a copy keeps it. */
static void staged_aborted_by_dropping(void)
{
	const struct message msg = message(1);
	const struct counts before = counts_now();
	struct counts after;

	stage_with(SLOT_ENDPOINT, ALL, MOVE);
	weaken(SERVER, SLOT_TCB, SLOT_SECOND_TCB, CONTROL);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_int_equal(drop(SERVER, SLOT_TCB), IPC_RESULT_OK);
	assert_waits(CLIENT);
	after = counts_now();
	assert_int_equal(after.processes, before.processes + 1);
	assert_int_equal(drop(SERVER, SLOT_SECOND_TCB), IPC_RESULT_OK);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	after = counts_now();
	assert_int_equal(after.processes, before.processes);
	assert_int_equal(after.pages, before.pages);
}

/* The same when the last holder of the TCB capability ends. */
static void staged_aborted_with_its_parent(void)
{
	const struct counts before = counts_now();
	const struct message msg = message(1);
	struct counts after;

	stage_with(SLOT_ENDPOINT, ALL, MOVE);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	scene_exit(SERVER, 0);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	after = counts_now();
	assert_int_equal(after.processes + 1, before.processes);
}

/* SERVER stages three: the last holds the TCB capability of the one before it, that one that of the
 * first; and the first, where the ring is closed, that of the last. */
static void stage_ring(bool closed)
{
	uint64_t process_id;

	for (uint32_t i = 0; i < 3; i++)
		assert_int_equal(kernel_stage(SERVER, RING + i, SLOTS, &process_id), IPC_RESULT_OK);
	for (uint32_t i = closed ? 0 : 1; i < 3; i++) {
		assert_int_equal(kernel_grant(SERVER, RING + i, SLOT_GRANT, SLOTS, CONTROL),
		                 IPC_RESULT_OK);
		assert_int_equal(
			kernel_install(SERVER, SLOT_GRANT, RING + (i + 2) % 3, CONTROL, COPY),
			IPC_RESULT_OK);
	}
}

/* A staged process goes, and with it the TCB capability of the next, and so on to the last. */
static void staged_chain_aborted(void)
{
	const struct counts before = counts_now();
	struct counts after;

	stage_ring(false);
	assert_int_equal(drop(SERVER, RING), IPC_RESULT_OK);
	assert_int_equal(drop(SERVER, RING + 1), IPC_RESULT_OK);
	after = counts_now();
	assert_int_equal(after.processes, before.processes + 3);
	assert_int_equal(drop(SERVER, RING + 2), IPC_RESULT_OK);
	after = counts_now();
	assert_int_equal(after.processes, before.processes);
	assert_int_equal(after.capabilities, before.capabilities);
}

/* Staged processes that hold each other's TCB capabilities can be named by nobody else: they go. */
static void staged_ring_aborted(void)
{
	const struct counts before = counts_now();
	struct counts after;

	stage_ring(true);
	for (uint32_t i = 0; i < 3; i++)
		assert_int_equal(drop(SERVER, RING + i), IPC_RESULT_OK);
	after = counts_now();
	assert_int_equal(after.processes, before.processes);
	assert_int_equal(after.capabilities, before.capabilities);
	assert_int_equal(after.pages, before.pages);
}

/* The same when a message that would have moved it is refused by its receiver: it stays. */
static void staged_tcb_in_a_refused_message(void)
{
	const struct entry entry = {SLOT_TCB, IPC_CAP_TYPE_TCB, MOVE, CONTROL | GRANT, 0};
	const struct message msg = message_with(1, &entry, 1, 0);
	uint64_t process_id;

	assert_int_equal(kernel_stage(CLIENT, SLOT_TCB, SLOTS, &process_id), IPC_RESULT_OK);
	start_recv(SERVER, SLOT_ENDPOINT);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	assert_slot(CLIENT, SLOT_TCB, IPC_CAP_TYPE_TCB, CONTROL | GRANT, 0);
}

/* The only TCB capability of a staged process, moved by a reply that is too large, is dropped, and
 * the process aborted. */
static void staged_tcb_dropped_by_a_reply(void)
{
	const struct entry entry = {SLOT_TCB, IPC_CAP_TYPE_TCB, MOVE, CONTROL, 0};
	const struct message answer = message_with(2, &entry, 1, 0);
	const struct counts before = counts_now();
	struct counts after;
	uint64_t token;

	stage_with(SLOT_DEVICE, IPC_RIGHT_MAP, COPY);
	token = received(CLIENT, 1);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_TOO_LARGE);
	assert_ended(CLIENT, IPC_RESULT_TOO_LARGE);
	after = counts_now();
	assert_int_equal(after.processes, before.processes);
	assert_int_equal(after.capabilities, before.capabilities);
}

/* A child holds what was installed and nothing else, with the rights of the installation. */
static void started_holds_what_was_installed(void)
{
	const struct gift gifts[] = {
		{SLOT_KERNEL, SLOT_KERNEL, SEND},
		{7, ROOT_PEER, SEND},
	};

	scene_stage(FOURTH, gifts, 2);
	scene_run(FOURTH);
	for (uint32_t slot = 1; slot <= SLOTS; slot++)
		if (slot == SLOT_KERNEL || slot == 7)
			assert_slot(FOURTH, slot, ENDPOINT, SEND, 0);
		else
			assert_empty(FOURTH, slot);
}

/* A grant travels in a message, and whoever got it fills the slot with a capability of its own. */
static void staged_filled_by_another(void)
{
	const struct entry entry = {SLOT_GRANT, IPC_CAP_TYPE_INSTALL_GRANT, MOVE, 0, 0};
	const struct message msg = message_with(1, &entry, 1, 0);
	struct ipc_kernel_control_abort_staged_process_reply aborted = {0};
	const struct answer *answer;
	uint64_t process_id;
	struct cap grant;

	assert_int_equal(kernel_stage(CLIENT, SLOT_TCB, SLOTS, &process_id), IPC_RESULT_OK);
	assert_int_equal(kernel_grant(CLIENT, SLOT_TCB, SLOT_GRANT, CHILD_SLOT, SEND),
	                 IPC_RESULT_OK);
	start_recv_into(SERVER, SLOT_ENDPOINT, PAGE, WINDOW);
	start_call(CLIENT, SLOT_ENDPOINT, &msg);
	answer = assert_ended(SERVER, IPC_RESULT_OK);
	assert_int_equal(give_up(SERVER, answer->value1), IPC_RESULT_OK);
	assert_ended(CLIENT, IPC_RESULT_PEER_GONE);
	assert_int_equal(query(SERVER, WINDOW.base, &grant), IPC_RESULT_OK);
	assert_int_equal(grant.type, IPC_CAP_TYPE_INSTALL_GRANT);
	assert_int_equal(kernel_install(SERVER, WINDOW.base, SLOT_ENDPOINT, ALL, COPY),
	                 IPC_RESULT_NO_RIGHTS);
	assert_int_equal(kernel_install(SERVER, WINDOW.base, SLOT_ENDPOINT, SEND, COPY),
	                 IPC_RESULT_OK);
	assert_empty(SERVER, WINDOW.base);
	assert_int_equal(kernel_abort(CLIENT, SLOT_TCB, &aborted), IPC_RESULT_OK);
	assert_int_equal(aborted.capabilities, 1);
}

/* What its holder may not hand on it can't install, neither moved nor copied, though the grant asks for
 * no such right. Nothing is changed by that: the grant is good afterwards. */
static void installed_without_grant(void)
{
	struct slots slots;
	struct counts before;
	struct counts after;
	uint64_t process_id;

	assert_int_equal(kernel_stage(SERVER, SLOT_TCB, SLOTS, &process_id), IPC_RESULT_OK);
	assert_int_equal(kernel_grant(SERVER, SLOT_TCB, SLOT_GRANT, CHILD_SLOT, ALL),
	                 IPC_RESULT_OK);
	weaken(SERVER, SLOT_ENDPOINT, SLOT_A, SEND | RECEIVE);
	slots = slots_of(SERVER);
	before = counts_now();
	assert_int_equal(kernel_install(SERVER, SLOT_GRANT, SLOT_A, SEND, COPY),
	                 IPC_RESULT_NO_RIGHTS);
	assert_int_equal(kernel_install(SERVER, SLOT_GRANT, SLOT_A, SEND, MOVE),
	                 IPC_RESULT_NO_RIGHTS);
	assert_slots(SERVER, &slots);
	after = counts_now();
	assert_memory_equal(&after, &before, sizeof(after));
	assert_int_equal(kernel_install(SERVER, SLOT_GRANT, SLOT_ENDPOINT, SEND, COPY),
	                 IPC_RESULT_OK);
}

/* A dropped grant gives its slot of the child back: another grant can be made for it. */
static void grant_dropped(void)
{
	uint64_t process_id;

	assert_int_equal(kernel_stage(CLIENT, SLOT_TCB, SLOTS, &process_id), IPC_RESULT_OK);
	assert_int_equal(kernel_grant(CLIENT, SLOT_TCB, SLOT_GRANT, CHILD_SLOT, SEND),
	                 IPC_RESULT_OK);
	assert_int_equal(kernel_grant(CLIENT, SLOT_TCB, SLOT_A, CHILD_SLOT, SEND),
	                 IPC_RESULT_EXISTS);
	assert_int_equal(drop(CLIENT, SLOT_GRANT), IPC_RESULT_OK);
	assert_int_equal(kernel_grant(CLIENT, SLOT_TCB, SLOT_A, CHILD_SLOT, SEND), IPC_RESULT_OK);
}

static const struct row list[] = {
	{ROW(staged_holds_receive)},
	{ROW(staged_then_receives)},
	{ROW(staged_aborted_with_receive)},
	{ROW(staged_aborted_tells_what_there_was)},
	{ROW(staged_aborted_under_watch)},
	{ROW(staged_aborted_by_dropping)},
	{ROW(staged_aborted_with_its_parent)},
	{ROW(staged_chain_aborted)},
	{ROW(staged_ring_aborted)},
	{ROW(staged_tcb_in_a_refused_message)},
	{ROW(staged_tcb_dropped_by_a_reply)},
	{ROW(started_holds_what_was_installed)},
	{ROW(staged_filled_by_another)},
	{ROW(installed_without_grant)},
	{ROW(grant_dropped)},
	{ROW(grants_die_at_the_start)},
};

const struct rows rows_staged = {list, sizeof(list) / sizeof(list[0])};
