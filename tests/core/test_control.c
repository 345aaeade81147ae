/* SPDX-License-Identifier: ISC */
/* KILL_PROCESS, WATCH_PROCESS, PROCESS_ENDED, REAP_PROCESS. */
#include "cmocka_all.h"
#include "ipc/bytes.h"
#include "ops.h"

/* Slots of A: the child's TCB, and an endpoint on which A is told. */
#define TCB  10
#define HEAR 11

#define NO_REASON    0
#define MANAGED_STOP 1
#define FAULT        2

/* A child of A that runs. */
static void open_child(struct world *world)
{
	assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
	assert_int_equal(start_child(world, A, TCB), IPC_RESULT_OK);
	new_endpoint(world, A, HEAR);
}

static void kill(void **state)
{
	struct world *world = *state;
	struct snapshot *before;
	uint64_t ended_at = 0;

	open_child(world);
	assert_int_equal(copy_cap(world, A, TCB, 12, GRANT), IPC_RESULT_OK);
	assert_int_equal(stage_child(world, A, 13), IPC_RESULT_OK);
	before = snapshot(world);
	assert_int_equal(kill_child(world, A, 0, MANAGED_STOP, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(kill_child(world, A, HEAR, MANAGED_STOP, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(kill_child(world, A, 12, MANAGED_STOP, NULL), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(kill_child(world, A, TCB, NO_REASON, NULL), IPC_RESULT_INVALID_ARGUMENT);
	/* Staged: it is aborted, not killed. */
	assert_int_equal(kill_child(world, A, 13, MANAGED_STOP, NULL), IPC_RESULT_NOT_FOUND);
	assert_unchanged(world, before);
	world->now = 1234;
	assert_int_equal(kill_child(world, A, TCB, MANAGED_STOP, &ended_at), IPC_RESULT_OK);
	assert_int_equal(ended_at, 1234);
	assert_int_equal(world->kills[CHILD], 1);
	assert_int_equal(world->unmaps[CHILD], 1);
	assert_int_equal(counts_of(world).processes, 6);
	before = snapshot(world);
	assert_int_equal(kill_child(world, A, TCB, MANAGED_STOP, NULL), IPC_RESULT_NOT_FOUND);
	assert_unchanged(world, before);
}

/* Whoever kills itself gets no answer, and leaves nothing. */
static void kill_oneself(void **state)
{
	struct world *world = *state;
	struct message request = message(33, 0, 1);
	const struct ipc_core_counts before = counts_of(world);

	message_u32(&request, SELF);
	message_u32(&request, FAULT);
	call(world, D, KERNEL, &request);
	assert_true(waits(world, D));
	assert_int_equal(world->kills[D], 1);
	assert_int_equal(counts_of(world).processes, before.processes - 1);
	assert_int_equal(counts_of(world).capabilities, before.capabilities - 2);
}

static void reap_tells(void **state)
{
	struct world *world = *state;
	struct ipc_core_counts before;
	struct snapshot *unchanged;
	struct reaped reaped;

	new_endpoint(world, A, 20);
	before = counts_of(world);
	assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
	unchanged = snapshot(world);
	assert_int_equal(reap(world, A, TCB, NULL), IPC_RESULT_BUSY);
	assert_unchanged(world, unchanged);
	assert_int_equal(start_child(world, A, TCB), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, A, TCB, 12, GRANT), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, A, TCB, 13, CONTROL), IPC_RESULT_OK);
	unchanged = snapshot(world);
	assert_int_equal(reap(world, A, TCB, NULL), IPC_RESULT_BUSY);
	assert_int_equal(reap(world, A, SELF, NULL), IPC_RESULT_BUSY);
	assert_int_equal(reap(world, A, 12, NULL), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(reap(world, A, 20, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(reap(world, A, 0, NULL), IPC_RESULT_BAD_SLOT);
	assert_unchanged(world, unchanged);
	world->now = 2000;
	exits(world, CHILD, -3);
	world->now = 2001;
	assert_int_equal(counts_of(world).processes, before.processes + 1);
	assert_int_equal(reap(world, A, TCB, &reaped), IPC_RESULT_OK);
	assert_int_equal(reaped.ended_at, 2000);
	assert_int_equal(reaped.reason, NO_REASON);
	assert_int_equal(reaped.exit_code, -3);
	assert_int_equal(type_of(world, A, TCB), 0);
	assert_same_counts(world, before);
	/* Other capabilities name nobody now. */
	unchanged = snapshot(world);
	assert_int_equal(reap(world, A, 13, NULL), IPC_RESULT_BAD_SLOT);
	assert_int_equal(kill_child(world, A, 13, MANAGED_STOP, NULL), IPC_RESULT_NOT_FOUND);
	assert_int_equal(watch(world, A, 13, 20), IPC_RESULT_NOT_FOUND);
	assert_unchanged(world, unchanged);
}

static void reasons(void **state)
{
	struct world *world = *state;
	struct reaped reaped;

	open_child(world);
	faults(world, CHILD);
	assert_int_equal(reap(world, A, TCB, &reaped), IPC_RESULT_OK);
	assert_int_equal(reaped.reason, FAULT);
	assert_int_equal(reaped.exit_code, 0);
	assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
	assert_int_equal(start_child(world, A, TCB), IPC_RESULT_OK);
	assert_int_equal(kill_child(world, A, TCB, 77, NULL), IPC_RESULT_OK);
	assert_int_equal(reap(world, A, TCB, &reaped), IPC_RESULT_OK);
	assert_int_equal(reaped.reason, 77);
	/* A code beside a reason is not kept: only an exit has one. */
	assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
	assert_int_equal(start_child(world, A, TCB), IPC_RESULT_OK);
	ipc_core_ended(world->core, CHILD, FAULT, 9);
	assert_int_equal(reap(world, A, TCB, &reaped), IPC_RESULT_OK);
	assert_int_equal(reaped.exit_code, 0);
}

/* PROCESS_ENDED, byte by byte. */
static void assert_notice(const struct outcome *outcome, uint64_t process, uint64_t ended_at,
                          uint32_t reason, uint32_t exit_code)
{
	struct message notice = message(0x105, 4, 0);

	message_u64(&notice, process);
	message_u64(&notice, ended_at);
	message_u32(&notice, reason);
	message_u32(&notice, exit_code);
	assert_int_equal(outcome->status, IPC_RESULT_OK);
	assert_int_equal(outcome->len, notice.len);
	assert_memory_equal(outcome->bytes, notice.bytes, notice.len);
}

static void watched(void **state)
{
	struct world *world = *state;
	const struct message answer = message(0x105, 1, 0);
	struct ipc_core_counts before;
	uint64_t token;

	new_endpoint(world, A, HEAR);
	before = counts_of(world);
	assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
	assert_int_equal(watch(world, A, TCB, HEAR), IPC_RESULT_OK);
	assert_int_equal(start_child(world, A, TCB), IPC_RESULT_OK);
	recv(world, A, HEAR);
	assert_true(waits(world, A));
	world->now = 3000;
	exits(world, CHILD, 3);
	assert_int_equal(arrival_of(world, A), HEAR);
	assert_notice(ended(world, A), 5, 3000, NO_REASON, 3);
	token = token_of(world, A);
	assert_int_equal(counts_of(world).tokens, 1);
	/* Collected before it is answered, as a handler does. */
	assert_int_equal(reap(world, A, TCB, NULL), IPC_RESULT_OK);
	assert_int_equal(reply(world, A, token, &answer), IPC_RESULT_OK);
	assert_same_counts(world, before);
	assert_int_equal(reply(world, A, token, &answer), IPC_RESULT_NOT_FOUND);
	/* Told once. */
	recv(world, A, HEAR);
	assert_true(waits(world, A));
}

/* Whatever the answer to a notice is, nothing comes of it. */
static void answers_are_discarded(void **state)
{
	struct world *world = *state;
	struct message answer = message(0x105, 1, 0);
	uint64_t token;

	open_child(world);
	assert_int_equal(watch(world, A, TCB, HEAR), IPC_RESULT_OK);
	exits(world, CHILD, 0);
	recv(world, A, HEAR);
	token = token_of(world, A);
	message_cap(&answer, HEAR, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_TRANSFER_MODE_MOVE, ALL);
	assert_int_equal(reply(world, A, token, &answer), IPC_RESULT_OK);
	assert_int_equal(rights_of(world, A, HEAR), ALL);
	assert_int_equal(give_up(world, A, token), IPC_RESULT_NOT_FOUND);
}

/* Ended first, watched then; and once only, also after the notice is done. */
static void watched_late(void **state)
{
	struct world *world = *state;
	struct snapshot *before;

	open_child(world);
	assert_int_equal(kill_child(world, A, TCB, MANAGED_STOP, NULL), IPC_RESULT_OK);
	assert_int_equal(watch(world, A, TCB, HEAR), IPC_RESULT_OK);
	before = snapshot(world);
	assert_int_equal(watch(world, A, TCB, HEAR), IPC_RESULT_EXISTS);
	assert_unchanged(world, before);
	recv(world, A, IPC_SLOT_ANY);
	assert_notice(ended(world, A), 5, 1000, MANAGED_STOP, 0);
	assert_int_equal(give_up(world, A, token_of(world, A)), IPC_RESULT_OK);
	assert_int_equal(watch(world, A, TCB, HEAR), IPC_RESULT_EXISTS);
}

static void watch_refusals(void **state)
{
	struct world *world = *state;
	struct snapshot *before;

	open_child(world);
	assert_int_equal(copy_cap(world, A, TCB, 12, GRANT), IPC_RESULT_OK);
	assert_int_equal(copy_cap(world, A, HEAR, 13, RECEIVE | GRANT), IPC_RESULT_OK);
	before = snapshot(world);
	assert_int_equal(watch(world, A, 0, HEAR), IPC_RESULT_BAD_SLOT);
	assert_int_equal(watch(world, A, 13, HEAR), IPC_RESULT_BAD_SLOT);
	assert_int_equal(watch(world, A, 12, HEAR), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(watch(world, A, TCB, 0), IPC_RESULT_BAD_SLOT);
	assert_int_equal(watch(world, A, TCB, 14), IPC_RESULT_BAD_SLOT);
	assert_int_equal(watch(world, A, TCB, SELF), IPC_RESULT_BAD_SLOT);
	assert_int_equal(watch(world, A, TCB, 13), IPC_RESULT_NO_RIGHTS);
	assert_int_equal(watch(world, A, TCB, KERNEL), IPC_RESULT_DENIED);
	assert_int_equal(watch(world, A, TCB, TCB), IPC_RESULT_INVALID_ARGUMENT);
	assert_unchanged(world, before);
}

/* The kernel has a peer of its own: the endpoint stays, whoever drops what. */
static void watch_keeps_the_endpoint(void **state)
{
	struct world *world = *state;

	open_child(world);
	share(world, ipc_core_slot(world->core, A, HEAR)->of.endpoint, B, 10, RECEIVE);
	assert_int_equal(watch(world, A, TCB, HEAR), IPC_RESULT_OK);
	assert_int_equal(drop(world, A, HEAR), IPC_RESULT_OK);
	exits(world, CHILD, 1);
	recv(world, B, 10);
	assert_notice(ended(world, B), 5, 1000, NO_REASON, 1);
	/* Even if nobody can have the notice any more, nothing is left of it. */
	assert_int_equal(reap(world, A, TCB, NULL), IPC_RESULT_OK);
	assert_int_equal(drop(world, B, 10), IPC_RESULT_OK);
	assert_int_equal(counts_of(world).processes, 5);
	exits(world, B, 0);
	assert_int_equal(counts_of(world).processes, 3);
	assert_int_equal(counts_of(world).endpoints, 0);
}

/* Nobody receives any more: before the end, and while the notice is queued. */
static void nobody_to_tell(void **state)
{
	struct world *world = *state;
	struct ipc_core_counts before = counts_of(world);

	for (unsigned early = 0; early < 2; early++) {
		open_child(world);
		assert_int_equal(watch(world, A, TCB, HEAR), IPC_RESULT_OK);
		if (early == 0)
			assert_int_equal(drop(world, A, HEAR), IPC_RESULT_OK);
		exits(world, CHILD, 0);
		if (early == 1)
			assert_int_equal(drop(world, A, HEAR), IPC_RESULT_OK);
		assert_int_equal(counts_of(world).endpoints, 0);
		assert_int_equal(reap(world, A, TCB, NULL), IPC_RESULT_OK);
		assert_same_counts(world, before);
	}
}

/* A notice that is under way outlives the TCB capability: it is told to whoever listens. */
static void reaped_before_told(void **state)
{
	struct world *world = *state;
	struct ipc_core_counts before;

	new_endpoint(world, A, HEAR);
	before = counts_of(world);
	for (unsigned i = 0; i < 2; i++) {
		assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
		assert_int_equal(start_child(world, A, TCB), IPC_RESULT_OK);
		assert_int_equal(watch(world, A, TCB, HEAR), IPC_RESULT_OK);
		exits(world, CHILD, 0);
		assert_int_equal(i == 0 ? reap(world, A, TCB, NULL) : drop(world, A, TCB),
		                 IPC_RESULT_OK);
		recv(world, A, HEAR);
		assert_notice(ended(world, A), 5 + i, 1000, NO_REASON, 0);
		assert_int_equal(give_up(world, A, token_of(world, A)), IPC_RESULT_OK);
		assert_same_counts(world, before);
	}
}

/* An aborted process has not ended, it never was: nothing is told, the watch is gone. */
static void watched_and_aborted(void **state)
{
	struct world *world = *state;
	const struct ipc_core_counts before = counts_of(world);

	new_endpoint(world, A, HEAR);
	assert_int_equal(stage_child(world, A, TCB), IPC_RESULT_OK);
	assert_int_equal(watch(world, A, TCB, HEAR), IPC_RESULT_OK);
	assert_int_equal(abort_child(world, A, TCB, NULL), IPC_RESULT_OK);
	assert_int_equal(drop(world, A, HEAR), IPC_RESULT_OK);
	assert_same_counts(world, before);
}

/* A buffer that is too small for the notice: it is lost, and RECV goes on waiting. */
static void notice_over_the_bound(void **state)
{
	struct world *world = *state;
	const struct ipc_core_syscall with = {
		.number = IPC_SYSCALL_RECV,
		.slot = HEAR,
		.in_cap = 55,
	};

	open_child(world);
	assert_int_equal(watch(world, A, TCB, HEAR), IPC_RESULT_OK);
	syscall_with(world, A, &with);
	exits(world, CHILD, 0);
	assert_true(waits(world, A));
}

/* Notices and calls stand in one queue. */
static void in_line_with_calls(void **state)
{
	struct world *world = *state;
	const struct message request = message(1, 0, 1);
	const uint32_t clients[] = {B, C};

	open_child(world);
	assert_int_equal(watch(world, A, TCB, HEAR), IPC_RESULT_OK);
	for (unsigned i = 0; i < 2; i++) {
		share(world, ipc_core_slot(world->core, A, HEAR)->of.endpoint, clients[i], HEAR,
		      SEND);
		if (i == 1)
			exits(world, CHILD, 0);
		call(world, clients[i], HEAR, &request);
	}
	recv(world, A, HEAR);
	assert_int_equal(ended(world, A)->len, 32);
	recv(world, A, HEAR);
	assert_int_equal(ended(world, A)->len, 56);
	recv(world, A, HEAR);
	assert_int_equal(ended(world, A)->len, 32);
	assert_int_equal(counts_of(world).tokens, 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_open, world_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(kill),
		TEST(kill_oneself),
		TEST(reap_tells),
		TEST(reasons),
		TEST(watched),
		TEST(answers_are_discarded),
		TEST(watched_late),
		TEST(watch_refusals),
		TEST(watch_keeps_the_endpoint),
		TEST(nobody_to_tell),
		TEST(reaped_before_told),
		TEST(watched_and_aborted),
		TEST(notice_over_the_bound),
		TEST(in_line_with_calls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
