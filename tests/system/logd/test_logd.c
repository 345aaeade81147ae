/* SPDX-License-Identifier: ISC */
/* The log, written from two endpoints and read by a cursor. argv[1]: logd. */
#include <stdio.h>
#include <string.h>

#include "ipc/kernel_control/kernel_control_client.h"
#include "ipc/logd/logd_client.h"
#include "stand.h"

enum {
	/* Slots of logd. */
	SLOT_FIRST = 1,
	SLOT_KERNEL = 2,
	SLOT_SECOND = 3,
	KEPT = 64,
	/* More than logd keeps. */
	MANY = 100,
	FULL = IPC_LOGD_TEXT_BYTES_MAX,
};

static const char *program;

/* logd with an endpoint for each of two writers. */
static void start(struct stand *stand, struct stand_client *first, struct stand_client *second)
{
	const char *const arguments[] = {"logd", NULL};
	const struct stage_cap caps[] = {
		{SLOT_FIRST, stand_endpoint(stand), IPC_RIGHT_RECEIVE},
		{SLOT_KERNEL, IPC_HOST_SLOT_KERNEL, IPC_RIGHT_SEND},
		{SLOT_SECOND, stand_endpoint(stand), IPC_RIGHT_RECEIVE},
	};

	stand_client_init(first, stand_copy(stand, caps[0].source, IPC_RIGHT_SEND));
	stand_client_init(second, stand_copy(stand, caps[2].source, IPC_RIGHT_SEND));
	stand_start(stand, program, arguments, caps, 3);
	/* logd alone receives there, so its end is seen. */
	stand_drop(caps[0].source);
	stand_drop(caps[2].source);
}

static uint64_t now(struct stand *stand)
{
	struct ipc_kernel_control_read_monotonic_clock_reply reply;

	assert_result(ipc_kernel_control_read_monotonic_clock(&stand->kernel.client, &reply),
	              IPC_RESULT_OK);
	return reply.ticks;
}

static struct ipc_outcome try_append(struct stand_client *client, uint32_t severity,
                                     const char *text, uint32_t size,
                                     struct ipc_logd_append_reply *reply)
{
	const struct ipc_logd_append_request request = {severity, size, text};

	return ipc_logd_append(&client->client, &request, reply);
}

static struct ipc_logd_append_reply append(struct stand_client *client, uint32_t severity,
                                           const char *text)
{
	struct ipc_logd_append_reply reply;

	assert_result(try_append(client, severity, text, (uint32_t)strlen(text), &reply),
	              IPC_RESULT_OK);
	return reply;
}

static struct ipc_outcome try_read(struct stand_client *client, uint64_t cursor,
                                   struct ipc_logd_read_reply *reply,
                                   struct ipc_logd_read_failure *failure)
{
	const struct ipc_logd_read_request request = {.cursor = cursor};

	return ipc_logd_read(&client->client, &request, reply, failure);
}

/* What a record must be. */
struct expected {
	struct ipc_logd_append_reply appended;
	uint32_t source;
	uint32_t severity;
	const char *text;
};

static void assert_record(struct stand_client *client, uint64_t cursor,
                          const struct expected *expected)
{
	struct ipc_logd_read_reply reply;
	struct ipc_logd_read_failure failure;

	assert_result(try_read(client, cursor, &reply, &failure), IPC_RESULT_OK);
	assert_int_equal(reply.next_cursor, expected->appended.record_id + 1);
	assert_int_equal(reply.record_id, expected->appended.record_id);
	assert_int_equal(reply.timestamp, expected->appended.timestamp);
	assert_int_equal(reply.source, expected->source);
	assert_int_equal(reply.severity, expected->severity);
	assert_int_equal(reply.text_size, strlen(expected->text));
	assert_memory_equal(reply.text, expected->text, reply.text_size);
}

static void assert_no_record(struct stand_client *client, uint64_t cursor, uint64_t oldest,
                             uint64_t next)
{
	struct ipc_logd_read_reply reply;
	struct ipc_logd_read_failure failure;

	assert_result(try_read(client, cursor, &reply, &failure), IPC_RESULT_NOT_FOUND);
	assert_int_equal(failure.oldest_cursor, oldest);
	assert_int_equal(failure.next_cursor, next);
}

/* "append returns service-assigned monotonic id + timestamp"; and no writer can pass for another. */
static void test_two_writers_are_told_apart(void **state)
{
	struct expected boot = {.source = SLOT_FIRST,
	                        .severity = IPC_LOGD_SEVERITY_INFO,
	                        .text = "vfsd: ready"};
	struct expected fault = {.source = SLOT_SECOND,
	                         .severity = IPC_LOGD_SEVERITY_CRITICAL,
	                         .text = "memd: no pages \xE2\x80\x93 stopping"};
	struct stand_client first;
	struct stand_client second;
	uint64_t before;

	start(*state, &first, &second);
	before = now(*state);
	boot.appended = append(&first, boot.severity, boot.text);
	fault.appended = append(&second, fault.severity, fault.text);
	assert_int_equal(boot.appended.record_id, 1);
	assert_int_equal(fault.appended.record_id, 2);
	assert_true(before <= boot.appended.timestamp &&
	            boot.appended.timestamp <= fault.appended.timestamp &&
	            fault.appended.timestamp <= now(*state));
	/* Whoever reads sees the same, and takes nothing away. */
	assert_record(&second, 0, &boot);
	assert_record(&first, 2, &fault);
	assert_record(&first, 1, &boot);
}

/* "cursor 0 = oldest, reply carries next_cursor, NOT_FOUND at the end". */
static void test_the_end_of_the_log(void **state)
{
	struct expected only = {.source = SLOT_SECOND,
	                        .severity = IPC_LOGD_SEVERITY_WARNING,
	                        .text = "!"};
	struct stand_client first;
	struct stand_client second;

	start(*state, &first, &second);
	assert_no_record(&first, 0, 1, 1);
	assert_no_record(&first, 1, 1, 1);
	only.appended = append(&second, only.severity, only.text);
	assert_record(&first, 1, &only);
	assert_no_record(&first, 2, 1, 2);
	assert_no_record(&first, UINT64_MAX, 1, 2);
}

static void test_the_oldest_record_gives_way(void **state)
{
	struct expected kept[MANY + 1] = {0};
	char texts[MANY + 1][16];
	struct stand_client writers[2];
	const uint64_t oldest = MANY - KEPT + 1;

	start(*state, &writers[0], &writers[1]);
	for (uint32_t i = 1; i <= MANY; i++) {
		snprintf(texts[i], sizeof(texts[i]), "record %u", (unsigned)i);
		kept[i].source = i % 3 == 0 ? SLOT_SECOND : SLOT_FIRST;
		kept[i].severity = IPC_LOGD_SEVERITY_DEBUG + i % 5;
		kept[i].text = texts[i];
		kept[i].appended = append(&writers[i % 3 == 0], kept[i].severity, texts[i]);
		assert_int_equal(kept[i].appended.record_id, i);
		/* All of them stay until the ring is full, then one goes with each. */
		assert_record(&writers[0], 0, &kept[i <= KEPT ? 1 : i - KEPT + 1]);
	}
	for (uint64_t i = oldest; i <= MANY; i++)
		assert_record(&writers[1], i, &kept[i]);
	/* A reader that has lost its place learns where to go on. */
	assert_no_record(&writers[0], oldest - 1, oldest, MANY + 1);
	assert_no_record(&writers[0], 1, oldest, MANY + 1);
	assert_no_record(&writers[0], MANY + 1, oldest, MANY + 1);
}

static void test_a_text_of_every_length_class(void **state)
{
	struct expected longest = {.source = SLOT_FIRST, .severity = IPC_LOGD_SEVERITY_ERROR};
	struct expected shortest = {.source = SLOT_FIRST,
	                            .severity = IPC_LOGD_SEVERITY_DEBUG,
	                            .text = "x"};
	struct ipc_logd_append_reply reply;
	struct stand_client first;
	struct stand_client second;
	char text[FULL + 2];

	memset(text, 'a', FULL + 1);
	text[FULL + 1] = '\0';
	start(*state, &first, &second);
	assert_not_sent(try_append(&first, IPC_LOGD_SEVERITY_ERROR, text, FULL + 1, &reply));
	assert_not_sent(try_append(&first, IPC_LOGD_SEVERITY_ERROR, text, 0, &reply));
	assert_not_sent(try_append(&first, IPC_LOGD_SEVERITY_ERROR, "\xFF", 1, &reply));
	assert_not_sent(try_append(&first, IPC_LOGD_SEVERITY_NONE, text, FULL, &reply));
	assert_not_sent(try_append(&first, IPC_LOGD_SEVERITY_CRITICAL + 1, text, FULL, &reply));
	assert_no_record(&first, 0, 1, 1);
	text[FULL] = '\0';
	longest.text = text;
	longest.appended = append(&first, longest.severity, text);
	shortest.appended = append(&first, shortest.severity, shortest.text);
	assert_record(&second, 1, &longest);
	assert_record(&second, 2, &shortest);
}

/* It can't stamp a record, so it keeps none. */
static void test_a_log_without_its_clock(void **state)
{
	const char *const arguments[] = {"logd", NULL};
	struct ipc_logd_append_reply reply;
	struct stand_client client;

	stand_client_init(&client, stand_service(*state, program, arguments, NULL, 0, NULL));
	assert_result(try_append(&client, IPC_LOGD_SEVERITY_INFO, "x", 1, &reply),
	              IPC_RESULT_INTERNAL);
	assert_no_record(&client, 0, 1, 1);
}

int main(int argc, char **argv)
{
	struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_two_writers_are_told_apart, stand),
		STAND_TEST(test_the_end_of_the_log, stand),
		STAND_TEST(test_the_oldest_record_gives_way, stand),
		STAND_TEST(test_a_text_of_every_length_class, stand),
		STAND_TEST(test_a_log_without_its_clock, stand),
	};

	if (argc != 2)
		return 2;
	program = argv[1];
	stand_init(&stand);
	return live_check("system_logd", cmocka_run_group_tests_name("logd", tests, NULL, NULL));
}
