/* SPDX-License-Identifier: ISC */
/* The serial console before a real driver, whose line gives back what is written to it.
 * argv: SERIALD DRV_SERIAL. */
#include <string.h>

#include "ipc/drv_serial/drv_serial_client.h"
#include "ipc/seriald/seriald_client.h"
#include "stand.h"

enum {
	SLOT_BELOW = 2,
	FULL = IPC_DRV_SERIAL_DATA_BYTES_MAX,
};

static const char *seriald_program;
static const char *driver_program;

struct scene {
	struct stand_client console;
	/* The test's own peer of the driver. */
	struct stand_client driver;
	uint32_t driver_process;
};

/* seriald gets a peer of the driver with SEND, and no more. */
static void start(struct stand *stand, struct scene *scene)
{
	const char *const driver_arguments[] = {"drv_serial", NULL};
	const char *const arguments[] = {"seriald", NULL};
	const struct stage_cap ports = {SLOT_BELOW, stand_narrow(stand, IPC_ENDPOINT_KIND_COM1_IO),
	                                IPC_RIGHT_SEND};
	const uint32_t driver = stand_service(stand, driver_program, driver_arguments, &ports, 1,
	                                      &scene->driver_process);
	const struct stage_cap peer = {SLOT_BELOW, driver, IPC_RIGHT_SEND};

	stand_client_init(&scene->driver, driver);
	stand_client_init(&scene->console,
	                  stand_service(stand, seriald_program, arguments, &peer, 1, NULL));
}

static struct ipc_outcome try_write(struct scene *scene, const void *bytes, uint32_t size,
                                    uint64_t *tx_bytes)
{
	struct ipc_seriald_write_request request;
	struct ipc_seriald_write_reply reply;
	struct ipc_outcome outcome;

	ipc_seriald_write_request_init(&request);
	request.data = bytes;
	request.data_size = size;
	outcome = ipc_seriald_write(&scene->console.client, &request, &reply);
	*tx_bytes = ipc_succeeded(outcome) ? reply.tx_bytes : 0;
	return outcome;
}

static struct ipc_outcome try_read(struct scene *scene, uint64_t cursor, uint32_t size,
                                   struct ipc_seriald_read_reply *reply,
                                   struct ipc_seriald_read_failure *failure)
{
	struct ipc_seriald_read_request request;

	ipc_seriald_read_request_init(&request);
	request.cursor = cursor;
	request.size = size;
	return ipc_seriald_read(&scene->console.client, &request, reply, failure);
}

static void assert_bytes(struct scene *scene, uint64_t cursor, uint32_t size, const char *expected,
                         uint64_t next_cursor)
{
	struct ipc_seriald_read_reply reply;
	struct ipc_seriald_read_failure failure;

	assert_result(try_read(scene, cursor, size, &reply, &failure), IPC_RESULT_OK);
	assert_int_equal(reply.data_size, strlen(expected));
	assert_memory_equal(reply.data, expected, reply.data_size);
	assert_int_equal(reply.next_cursor, next_cursor);
}

static void assert_nothing(struct scene *scene, uint64_t cursor, uint64_t oldest, uint64_t next)
{
	struct ipc_seriald_read_reply reply;
	struct ipc_seriald_read_failure failure;

	assert_result(try_read(scene, cursor, FULL, &reply, &failure), IPC_RESULT_NOT_FOUND);
	assert_int_equal(failure.oldest_cursor, oldest);
	assert_int_equal(failure.next_cursor, next);
}

/* Bytes on the line that seriald has not sent, five messages full of one letter each. */
static void flood(struct scene *scene)
{
	struct ipc_drv_serial_write_request request;
	struct ipc_drv_serial_write_reply reply;
	uint8_t bytes[FULL];

	ipc_drv_serial_write_request_init(&request);
	request.data = bytes;
	request.data_size = FULL;
	for (uint32_t i = 0; i < 5; i++) {
		memset(bytes, 'a' + (int)i, sizeof(bytes));
		assert_result(ipc_drv_serial_write(&scene->driver.client, &request, &reply),
		              IPC_RESULT_OK);
	}
}

static void test_what_is_written_reaches_the_line(void **state)
{
	struct ipc_drv_serial_read_stats_reply stats;
	struct scene scene;
	uint64_t tx_bytes;

	start(*state, &scene);
	assert_result(try_write(&scene, "hello", 5, &tx_bytes), IPC_RESULT_OK);
	assert_int_equal(tx_bytes, 5);
	assert_result(try_write(&scene, "!", 1, &tx_bytes), IPC_RESULT_OK);
	assert_int_equal(tx_bytes, 6);
	assert_result(ipc_drv_serial_read_stats(&scene.driver.client, &stats), IPC_RESULT_OK);
	assert_int_equal(stats.tx_bytes, 6);
}

/* "cursor 0 = oldest, reply carries next_cursor, NOT_FOUND at the end". */
static void test_the_stream_is_read_by_a_cursor(void **state)
{
	struct scene scene;
	uint64_t tx_bytes;

	start(*state, &scene);
	assert_nothing(&scene, 0, 1, 1);
	assert_result(try_write(&scene, "login: ", 7, &tx_bytes), IPC_RESULT_OK);
	assert_bytes(&scene, 0, FULL, "login: ", 8);
	assert_bytes(&scene, 4, 2, "in", 6);
	assert_bytes(&scene, 0, 3, "log", 4);
	assert_nothing(&scene, 8, 1, 8);
	assert_result(try_write(&scene, "root", 4, &tx_bytes), IPC_RESULT_OK);
	assert_bytes(&scene, 8, FULL, "root", 12);
}

/* The first bytes of a flood are lost in the driver: a reader is told so by its own cursor, and does
 * not take what follows for what it waited for. */
static void test_a_gap_in_the_stream_is_seen(void **state)
{
	const uint64_t lost = 5 * FULL - IPC_DRV_SERIAL_RX_RING_CAPACITY;
	struct ipc_seriald_read_reply reply;
	struct ipc_seriald_read_failure failure;
	struct scene scene;
	uint64_t tx_bytes;

	start(*state, &scene);
	assert_result(try_write(&scene, "$ ", 2, &tx_bytes), IPC_RESULT_OK);
	assert_bytes(&scene, 0, FULL, "$ ", 3);
	flood(&scene);
	assert_nothing(&scene, 3, 3 + lost, 3 + 5 * FULL);
	assert_result(try_read(&scene, 0, FULL, &reply, &failure), IPC_RESULT_OK);
	assert_int_equal(reply.next_cursor, 3 + lost + FULL);
	/* Byte number 2 + FULL is the last 'a'. */
	assert_int_equal(reply.data[FULL - 1 - lost], 'a');
	assert_int_equal(reply.data[FULL - lost], 'b');
}

/* Its endpoint and the driver's peer; the test has its peer and the TCB. */
static void test_the_console_holds_two_capabilities(void **state)
{
	const char *const arguments[] = {"seriald", NULL};
	struct ipc_host_counts before;
	struct ipc_host_counts after;
	struct stand *stand = *state;
	struct stage_cap peer = {SLOT_BELOW, 0, IPC_RIGHT_SEND};
	struct scene scene;

	start(stand, &scene);
	peer.source = scene.driver.client.slot;
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	stand_client_init(&scene.console,
	                  stand_service(stand, seriald_program, arguments, &peer, 1, NULL));
	assert_nothing(&scene, 0, 1, 1);
	assert_int_equal(ipc_host_counts(&after), IPC_RESULT_OK);
	assert_int_equal(after.capabilities, before.capabilities + 2 + 2);
}

static void test_a_console_without_its_driver(void **state)
{
	struct ipc_seriald_read_reply reply;
	struct ipc_seriald_read_failure failure;
	struct scene scene;
	uint64_t tx_bytes;

	start(*state, &scene);
	assert_result(try_write(&scene, "last words", 10, &tx_bytes), IPC_RESULT_OK);
	assert_bytes(&scene, 0, 4, "last", 5);
	stand_kill(*state, scene.driver_process);
	assert_result(try_write(&scene, "!", 1, &tx_bytes), IPC_RESULT_INTERNAL);
	assert_bytes(&scene, 5, FULL, " words", 11);
	assert_result(try_read(&scene, 11, FULL, &reply, &failure), IPC_RESULT_INTERNAL);
}

static void test_what_the_schema_refuses_is_not_sent(void **state)
{
	const uint8_t bytes[FULL + 1] = {0};
	struct ipc_seriald_read_reply reply;
	struct ipc_seriald_read_failure failure;
	struct scene scene;
	uint64_t tx_bytes;

	start(*state, &scene);
	assert_not_sent(try_write(&scene, bytes, 0, &tx_bytes));
	assert_not_sent(try_write(&scene, bytes, FULL + 1, &tx_bytes));
	assert_not_sent(try_read(&scene, 0, 0, &reply, &failure));
	assert_not_sent(try_read(&scene, 0, FULL + 1, &reply, &failure));
	/* The longest write is passed on as one message. */
	assert_result(try_write(&scene, bytes, FULL, &tx_bytes), IPC_RESULT_OK);
	assert_int_equal(tx_bytes, FULL);
}

int main(int argc, char **argv)
{
	struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_what_is_written_reaches_the_line, stand),
		STAND_TEST(test_the_stream_is_read_by_a_cursor, stand),
		STAND_TEST(test_a_gap_in_the_stream_is_seen, stand),
		STAND_TEST(test_the_console_holds_two_capabilities, stand),
		STAND_TEST(test_a_console_without_its_driver, stand),
		STAND_TEST(test_what_the_schema_refuses_is_not_sent, stand),
	};

	if (argc != 3)
		return 2;
	seriald_program = argv[1];
	driver_program = argv[2];
	stand_init(&stand);
	return live_check("system_seriald",
	                  cmocka_run_group_tests_name("seriald", tests, NULL, NULL));
}
