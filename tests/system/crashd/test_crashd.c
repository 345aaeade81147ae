/* SPDX-License-Identifier: ISC */
/* Records of crashes, reported by a supervisor and read by a cursor. argv[1]: crashd. */
#include <stdio.h>
#include <string.h>

#include "ipc/crashd/crashd_client.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "ipc/types/types.h"
#include "stand.h"

enum {
	SLOT_KERNEL = 2,
	KEPT = IPC_CRASHD_RECORDS_KEPT,
	/* More than crashd keeps. */
	MANY = KEPT + 44,
};

static const char *program;

static const struct ipc_crashd_crash a_fault = {
	.process_id = 12,
	.ended_at = 90500,
	.instruction = 0x401010,
	.fault_address = UINT64_MAX,
	.reason = IPC_KERNEL_CONTROL_KILL_REASON_FAULT,
	.restarts = 2,
	.label_length = 5,
	.label = "timed",
};
static const struct ipc_crashd_crash a_limit = {
	.process_id = 13,
	.ended_at = 90600,
	.reason = IPC_KERNEL_CONTROL_KILL_REASON_LIMIT,
	.label_length = IPC_SERVICE_NAME_BYTES_MAX,
	.label = "a_greedy_client",
};

static void start(struct stand *stand, struct stand_client *client)
{
	const char *const arguments[] = {"crashd", NULL};
	const struct stage_cap kernel = {SLOT_KERNEL, IPC_HOST_SLOT_KERNEL, IPC_RIGHT_SEND};

	stand_client_init(client, stand_service(stand, program, arguments, &kernel, 1, NULL));
}

static uint64_t now(struct stand *stand)
{
	struct ipc_kernel_control_read_monotonic_clock_reply reply;

	assert_result(ipc_kernel_control_read_monotonic_clock(&stand->kernel.client, &reply),
	              IPC_RESULT_OK);
	return reply.ticks;
}

static struct ipc_outcome try_report(struct stand_client *client,
                                     const struct ipc_crashd_crash *crash,
                                     struct ipc_crashd_report_reply *reply)
{
	const struct ipc_crashd_report_request request = {*crash};

	return ipc_crashd_report(&client->client, &request, reply);
}

static struct ipc_crashd_report_reply report(struct stand_client *client,
                                             const struct ipc_crashd_crash *crash)
{
	struct ipc_crashd_report_reply reply;

	assert_result(try_report(client, crash, &reply), IPC_RESULT_OK);
	return reply;
}

static struct ipc_outcome try_read(struct stand_client *client, uint64_t cursor,
                                   struct ipc_crashd_read_reply *reply,
                                   struct ipc_crashd_read_failure *failure)
{
	const struct ipc_crashd_read_request request = {.cursor = cursor};

	return ipc_crashd_read(&client->client, &request, reply, failure);
}

static void assert_record(struct stand_client *client, uint64_t cursor,
                          const struct ipc_crashd_report_reply *reported,
                          const struct ipc_crashd_crash *crash)
{
	struct ipc_crashd_read_reply reply;
	struct ipc_crashd_read_failure failure;

	assert_result(try_read(client, cursor, &reply, &failure), IPC_RESULT_OK);
	assert_int_equal(reply.next_cursor, reported->record_id + 1);
	assert_int_equal(reply.record_id, reported->record_id);
	assert_int_equal(reply.timestamp, reported->timestamp);
	assert_int_equal(reply.crash.process_id, crash->process_id);
	assert_int_equal(reply.crash.ended_at, crash->ended_at);
	assert_int_equal(reply.crash.instruction, crash->instruction);
	assert_int_equal(reply.crash.fault_address, crash->fault_address);
	assert_int_equal(reply.crash.reason, crash->reason);
	assert_int_equal(reply.crash.restarts, crash->restarts);
	assert_int_equal(reply.crash.label_length, crash->label_length);
	assert_memory_equal(reply.crash.label, crash->label, crash->label_length);
}

static void assert_no_record(struct stand_client *client, uint64_t cursor, uint64_t oldest,
                             uint64_t next)
{
	struct ipc_crashd_read_reply reply;
	struct ipc_crashd_read_failure failure;

	assert_result(try_read(client, cursor, &reply, &failure), IPC_RESULT_NOT_FOUND);
	assert_int_equal(failure.oldest_cursor, oldest);
	assert_int_equal(failure.next_cursor, next);
}

/* "append returns service-assigned monotonic id + timestamp". */
static void test_a_report_is_read_as_it_was_made(void **state)
{
	struct ipc_crashd_report_reply fault;
	struct ipc_crashd_report_reply limit;
	struct stand_client client;
	uint64_t before;

	start(*state, &client);
	before = now(*state);
	fault = report(&client, &a_fault);
	limit = report(&client, &a_limit);
	assert_int_equal(fault.record_id, 1);
	assert_int_equal(limit.record_id, 2);
	assert_true(before <= fault.timestamp && fault.timestamp <= limit.timestamp &&
	            limit.timestamp <= now(*state));
	assert_record(&client, 0, &fault, &a_fault);
	assert_record(&client, 2, &limit, &a_limit);
	/* A read takes nothing away. */
	assert_record(&client, 1, &fault, &a_fault);
}

static void test_the_end_of_the_records(void **state)
{
	struct ipc_crashd_report_reply reported;
	struct stand_client client;

	start(*state, &client);
	assert_no_record(&client, 0, 1, 1);
	assert_no_record(&client, 1, 1, 1);
	reported = report(&client, &a_limit);
	assert_record(&client, 1, &reported, &a_limit);
	assert_no_record(&client, 2, 1, 2);
	assert_no_record(&client, UINT64_MAX, 1, 2);
}

/* "record ring of 256". */
static void test_256_records_are_kept(void **state)
{
	static struct ipc_crashd_report_reply reported[MANY + 1];
	static struct ipc_crashd_crash crashes[MANY + 1];
	static char labels[MANY + 1][8];
	const uint64_t oldest = MANY - KEPT + 1;
	struct stand_client client;

	start(*state, &client);
	for (uint32_t i = 1; i <= MANY; i++) {
		crashes[i] = i % 3 == 0 ? a_limit : a_fault;
		crashes[i].process_id = 100 + i;
		crashes[i].label = labels[i];
		crashes[i].label_length =
			(uint16_t)snprintf(labels[i], sizeof(labels[i]), "p%u", (unsigned)i);
		reported[i] = report(&client, &crashes[i]);
		assert_int_equal(reported[i].record_id, i);
		if (i == KEPT)
			assert_record(&client, 0, &reported[1], &crashes[1]);
	}
	assert_no_record(&client, 1, oldest, MANY + 1);
	assert_no_record(&client, oldest - 1, oldest, MANY + 1);
	assert_record(&client, 0, &reported[oldest], &crashes[oldest]);
	for (uint64_t i = oldest; i <= MANY; i++)
		assert_record(&client, i, &reported[i], &crashes[i]);
	assert_no_record(&client, MANY + 1, oldest, MANY + 1);
}

/* Each of them is a good report but for one field. */
static void test_what_the_schema_refuses_is_not_sent(void **state)
{
	struct ipc_crashd_crash refused[] = {a_fault, a_fault, a_fault, a_fault, a_limit, a_limit};
	struct ipc_crashd_report_reply reply;
	struct stand_client client;

	refused[0].process_id = 0;
	refused[1].instruction = IPC_TYPES_USER_TOP;
	refused[2].reason = IPC_KERNEL_CONTROL_KILL_REASON_NONE;
	refused[3].label_length = 0;
	refused[4].instruction = 0x401010;
	refused[5].fault_address = 8;
	start(*state, &client);
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		assert_not_sent(try_report(&client, &refused[i], &reply));
	assert_no_record(&client, 0, 1, 1);
}

/* It can't stamp a record, so it keeps none. */
static void test_records_without_a_clock(void **state)
{
	const char *const arguments[] = {"crashd", NULL};
	struct ipc_crashd_report_reply reply;
	struct stand_client client;

	stand_client_init(&client, stand_service(*state, program, arguments, NULL, 0, NULL));
	assert_result(try_report(&client, &a_fault, &reply), IPC_RESULT_INTERNAL);
	assert_no_record(&client, 0, 1, 1);
}

int main(int argc, char **argv)
{
	struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_a_report_is_read_as_it_was_made, stand),
		STAND_TEST(test_the_end_of_the_records, stand),
		STAND_TEST(test_256_records_are_kept, stand),
		STAND_TEST(test_what_the_schema_refuses_is_not_sent, stand),
		STAND_TEST(test_records_without_a_clock, stand),
	};

	if (argc != 2)
		return 2;
	program = argv[1];
	stand_init(&stand);
	return live_check("system_crashd",
	                  cmocka_run_group_tests_name("crashd", tests, NULL, NULL));
}
