/* SPDX-License-Identifier: ISC */
/* The end of a process as its supervisor learns it. ROOT watches the children of scene.h, and
 * scene.c checks each notice; here SERVER has a child of its own besides. */
#include "rows.h"

enum {
	SLOT_TCB = SLOT_FREE,
	SLOT_WEAK,
	SLOT_DEAF,
	/* SERVER's child among the processes of the row. */
	CHILD = FOURTH,
};

#define CONTROL IPC_RIGHT_CONTROL
#define STOP    IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP

static uint64_t child_id;

static void start_child(void)
{
	assert_int_equal(kernel_stage(SERVER, SLOT_TCB, SLOTS, &child_id), IPC_RESULT_OK);
	scene_load(SERVER, SLOT_TCB);
	assert_int_equal(kernel_start(SERVER, SLOT_TCB), IPC_RESULT_OK);
	driver.adopt(CHILD);
}

static void kill_child(void)
{
	assert_int_equal(kernel_kill(SERVER, SLOT_TCB, STOP), IPC_RESULT_OK);
	driver.forget(CHILD);
}

static void watch_child(void)
{
	assert_int_equal(kernel_watch(SERVER, SLOT_TCB, SLOT_ENDPOINT), IPC_RESULT_OK);
}

/* SERVER's RECV ends with the notice of its child's end; the token. */
static uint64_t noticed(uint32_t reason, int32_t code)
{
	struct ipc_kernel_control_process_ended ended;
	const struct answer *answer = assert_ended(SERVER, IPC_RESULT_OK);
	const struct message head = kernel_message(IPC_KERNEL_CONTROL_OP_PROCESS_ENDED, NULL, 0);

	assert_int_equal(answer->value0 >> 32, SLOT_ENDPOINT);
	assert_int_equal((uint32_t)answer->value0,
	                 IPC_HEADER_BYTES + IPC_KERNEL_CONTROL_PROCESS_ENDED_SIZE);
	/* The op of the notice, and number 0. */
	assert_memory_equal(answer->bytes + 4, head.bytes + 4, 4);
	assert_int_equal(answer->bytes[2], IPC_MESSAGE_FLAG_NOTIFY);
	assert_int_equal(answer->bytes[8], IPC_KERNEL_CONTROL_PROCESS_ENDED_SIZE);
	for (size_t i = 16; i < 24; i++)
		assert_int_equal(answer->bytes[i], 0);
	assert_int_equal(
		ipc_kernel_control_process_ended_unpack(&ended, answer->bytes + IPC_HEADER_BYTES,
	                                                IPC_KERNEL_CONTROL_PROCESS_ENDED_SIZE),
		0);
	assert_int_equal(ended.process_id, child_id);
	assert_int_equal(ended.reason, reason);
	assert_int_equal(ended.exit_code, code);
	return answer->value1;
}

/* Each way to end is told: an exit with its code, a fault, and whoever killed it says why. */
static void watch_each_reason(void)
{
	scene_exit(SERVER, 0);
	scene_exit(CLIENT, 77);
	scene_fault(OTHER);
	scene_stage(FIFTH, NULL, 0);
	scene_run(FIFTH);
	scene_kill(FIFTH);
}

/* A process that waits in CALL or RECV ends as any other. */
static void watch_ends_while_it_waits(void)
{
	const struct message msg = message(1);

	start_recv(SERVER, SLOT_ENDPOINT);
	scene_fault(SERVER);
	make_endpoint(CLIENT, SLOT_FREE, ALL);
	start_call(CLIENT, SLOT_FREE, &msg);
	assert_waits(CLIENT);
	scene_exit(CLIENT, 3);
}

/* "PROCESS numbers start at 1 and are never used again". */
static void watch_numbers_are_new(void)
{
	uint64_t last = scene_process_id(OTHER);

	assert_true(scene_process_id(SERVER) >= 1);
	for (unsigned i = 0; i < 3; i++) {
		scene_exit(OTHER, 0);
		scene_stage(OTHER, NULL, 0);
		assert_true(scene_process_id(OTHER) > last);
		last = scene_process_id(OTHER);
		scene_run(OTHER);
	}
}

/* "The kernel sends PROCESS_ENDED as an ordinary request into the watch endpoint's queue": between
 * those that came before and after it. */
static void watch_notice_in_the_queue(void)
{
	const struct message first = message(1);
	const struct message last = message(2);

	start_child();
	watch_child();
	start_call(CLIENT, SLOT_ENDPOINT, &first);
	kill_child();
	start_call(OTHER, SLOT_ENDPOINT, &last);
	start_recv(SERVER, SLOT_ENDPOINT);
	assert_delivered(SERVER, SLOT_ENDPOINT, &first);
	start_recv(SERVER, IPC_SLOT_ANY);
	assert_int_equal(give_up(SERVER, noticed(STOP, 0)), IPC_RESULT_OK);
	start_recv(SERVER, SLOT_ENDPOINT);
	assert_delivered(SERVER, SLOT_ENDPOINT, &last);
}

/* A RECV that waits is ended by the notice. */
static void watch_notice_awaited(void)
{
	start_child();
	watch_child();
	start_recv(SERVER, SLOT_ENDPOINT);
	assert_waits(SERVER);
	driver.end(CHILD, false, 5);
	(void)noticed(IPC_KERNEL_CONTROL_KILL_REASON_NONE, 5);
	driver.forget(CHILD);
}

/* "With a token whose reply is discarded": REPLY is OK once, whatever it says. */
static void watch_notice_token(void)
{
	const struct message answer = message_of(PAGE, 1);
	uint64_t token;

	start_child();
	watch_child();
	kill_child();
	start_recv(SERVER, SLOT_ENDPOINT);
	token = noticed(STOP, 0);
	assert_int_equal(reply(CLIENT, token, &answer), IPC_RESULT_NOT_FOUND);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_OK);
	assert_int_equal(reply(SERVER, token, &answer), IPC_RESULT_NOT_FOUND);
}

/* A server that ends with the token of a notice, or with the notice in its queue, loses nothing
 * else. */
static void watch_server_ends_with_the_token(void)
{
	start_child();
	watch_child();
	kill_child();
	start_recv(SERVER, SLOT_ENDPOINT);
	(void)noticed(STOP, 0);
	scene_exit(SERVER, 0);
}

static void watch_server_ends_with_the_notice(void)
{
	start_child();
	watch_child();
	kill_child();
	scene_exit(SERVER, 0);
}

/* "Sent once by the kernel, also where the process ended before it was watched". */
static void watch_after_the_end(void)
{
	start_child();
	kill_child();
	watch_child();
	assert_int_equal(kernel_watch(SERVER, SLOT_TCB, SLOT_ENDPOINT), IPC_RESULT_EXISTS);
	start_recv(SERVER, SLOT_ENDPOINT);
	(void)noticed(STOP, 0);
	start_recv(SERVER, SLOT_ENDPOINT);
	assert_waits(SERVER);
}

/* Where nobody receives any more there is nobody to tell: the process ends all the same. */
static void watch_nobody_receives(void)
{
	struct ipc_kernel_control_reap_process_reply reaped = {0};

	start_child();
	watch_child();
	weaken(SERVER, SLOT_ENDPOINT, SLOT_DEAF, SEND);
	assert_int_equal(drop(SERVER, SLOT_ENDPOINT), IPC_RESULT_OK);
	kill_child();
	assert_int_equal(kernel_reap(SERVER, SLOT_TCB, &reaped), IPC_RESULT_OK);
	assert_int_equal(reaped.reason, STOP);
}

/* "KILL_PROCESS ends the process at once", the caller too: its CALL never returns. */
static void kill_itself(void)
{
	const struct gift gifts[] = {
		{SLOT_KERNEL, SLOT_KERNEL, SEND},
		{SLOT_WEAK, scene_tcb(FIFTH), CONTROL},
	};
	const uint8_t body[8] = {SLOT_WEAK, 0, 0, 0, STOP};
	const struct message msg =
		kernel_message(IPC_KERNEL_CONTROL_OP_KILL_PROCESS, body, sizeof(body));

	scene_stage(FIFTH, gifts, 2);
	scene_run(FIFTH);
	start_call(FIFTH, SLOT_KERNEL, &msg);
	scene_ended(FIFTH, STOP, 0);
}

/* A watch needs CONTROL on the process and SEND on the endpoint. */
static void watch_refused(void)
{
	start_child();
	weaken(SERVER, SLOT_TCB, SLOT_WEAK, GRANT);
	weaken(SERVER, SLOT_ENDPOINT, SLOT_DEAF, RECEIVE);
	assert_int_equal(kernel_watch(SERVER, 60, SLOT_ENDPOINT), IPC_RESULT_BAD_SLOT);
	assert_int_equal(kernel_watch(SERVER, SLOT_TCB, 60), IPC_RESULT_BAD_SLOT);
	assert_int_equal(kernel_watch(SERVER, SLOT_WEAK, SLOT_ENDPOINT), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(kernel_watch(SERVER, SLOT_TCB, SLOT_DEAF), IPC_RESULT_NO_RIGHTS);
	watch_child();
	assert_int_equal(kernel_watch(SERVER, SLOT_TCB, SLOT_ENDPOINT), IPC_RESULT_EXISTS);
	kill_child();
}

/* REAP_PROCESS: BUSY until it has ended, then the record and the slot are free. */
static void reap_gives_back_the_record(void)
{
	const struct counts before = counts_now();
	struct ipc_kernel_control_reap_process_reply reaped = {0};
	struct counts after;
	uint64_t ticks;

	start_child();
	assert_int_equal(kernel_reap(SERVER, SLOT_TCB, &reaped), IPC_RESULT_BUSY);
	ticks = kernel_clock(SERVER);
	kill_child();
	assert_int_equal(kernel_kill(SERVER, SLOT_TCB, STOP), IPC_RESULT_NOT_FOUND);
	after = counts_now();
	assert_int_equal(after.pages, before.pages);
	assert_int_equal(kernel_reap(SERVER, SLOT_TCB, &reaped), IPC_RESULT_OK);
	assert_int_equal(reaped.reason, STOP);
	assert_int_equal(reaped.exit_code, 0);
	assert_in_range(reaped.ended_at, ticks, kernel_clock(SERVER));
	assert_empty(SERVER, SLOT_TCB);
	after = counts_now();
	assert_int_equal(after.processes, before.processes);
}

/* A TCB capability that is left over when its process is reaped names nothing, and least of all the
 * next process. */
static void reap_leaves_no_name_behind(void)
{
	struct ipc_kernel_control_reap_process_reply reaped = {0};

	start_child();
	weaken(SERVER, SLOT_TCB, SLOT_WEAK, CONTROL);
	kill_child();
	assert_int_equal(kernel_reap(SERVER, SLOT_TCB, &reaped), IPC_RESULT_OK);
	assert_int_not_equal(kernel_kill(SERVER, SLOT_WEAK, STOP), IPC_RESULT_OK);
	assert_int_not_equal(kernel_reap(SERVER, SLOT_WEAK, &reaped), IPC_RESULT_OK);
	start_child();
	assert_int_not_equal(kernel_kill(SERVER, SLOT_WEAK, STOP), IPC_RESULT_OK);
	assert_int_not_equal(kernel_watch(SERVER, SLOT_WEAK, SLOT_ENDPOINT), IPC_RESULT_OK);
	assert_empty(CHILD, 1);
	kill_child();
	assert_int_equal(drop(SERVER, SLOT_WEAK), IPC_RESULT_OK);
}

/* "Dropping the last TCB capability of an ended process frees its record". */
static void drop_frees_the_record(void)
{
	const struct counts before = counts_now();
	struct counts after;

	start_child();
	weaken(SERVER, SLOT_TCB, SLOT_WEAK, GRANT);
	kill_child();
	assert_int_equal(drop(SERVER, SLOT_TCB), IPC_RESULT_OK);
	after = counts_now();
	assert_int_equal(after.processes, before.processes + 1);
	assert_int_equal(drop(SERVER, SLOT_WEAK), IPC_RESULT_OK);
	after = counts_now();
	assert_int_equal(after.processes, before.processes);
}

/* Dropping the last TCB capability of a running process does not end it. */
static void drop_leaves_it_running(void)
{
	const struct counts before = counts_now();
	struct counts after;

	start_child();
	assert_int_equal(drop(SERVER, SLOT_TCB), IPC_RESULT_OK);
	assert_empty(CHILD, 1);
	driver.end(CHILD, false, 0);
	/* Nobody is told; the kernel has seen it when SERVER's own child after it is noticed. */
	driver.forget(CHILD);
	start_child();
	watch_child();
	start_recv(SERVER, SLOT_ENDPOINT);
	driver.end(CHILD, false, 9);
	(void)noticed(IPC_KERNEL_CONTROL_KILL_REASON_NONE, 9);
	driver.forget(CHILD);
	after = counts_now();
	assert_int_equal(after.processes, before.processes + 1);
}

static const struct row list[] = {
	{ROW(watch_each_reason)},
	{ROW(watch_ends_while_it_waits)},
	{ROW(watch_numbers_are_new)},
	{ROW(watch_notice_in_the_queue)},
	{ROW(watch_notice_awaited)},
	{ROW(watch_notice_token)},
	{ROW(watch_server_ends_with_the_token)},
	{ROW(watch_server_ends_with_the_notice)},
	{ROW(watch_after_the_end)},
	{ROW(watch_nobody_receives)},
	{ROW(watch_refused)},
	{ROW(kill_itself)},
	{ROW(reap_gives_back_the_record)},
	{ROW(reap_leaves_no_name_behind)},
	{ROW(drop_frees_the_record)},
	{ROW(drop_leaves_it_running)},
};

const struct rows rows_watch = {list, sizeof(list) / sizeof(list[0])};
