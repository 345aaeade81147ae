/* SPDX-License-Identifier: ISC */
/* The serial driver over the broker's line, which gives back what is written to it. argv[1]: drv_serial. */
#include <string.h>

#include "ipc/drv_serial/drv_serial_client.h"
#include "ports.h"
#include "stand.h"

enum {
	SLOT_PORTS = 2,
	PORT_DATA = 0x3F8,
	FULL = IPC_DRV_SERIAL_DATA_BYTES_MAX,
};

static const char *program;

static void start(struct stand *stand, struct stand_client *client, uint32_t endpoint_kind)
{
	const char *const arguments[] = {"drv_serial", NULL};
	const struct stage_cap ports = {SLOT_PORTS, stand_narrow(stand, endpoint_kind), IPC_RIGHT_SEND};

	stand_client_init(client, stand_service(stand, program, arguments, &ports, 1, NULL));
}

static struct ipc_outcome try_write(struct stand_client *client, const void *bytes, uint32_t size,
                                    uint64_t *tx_bytes)
{
	struct ipc_drv_serial_write_request request;
	struct ipc_drv_serial_write_reply reply;
	struct ipc_outcome outcome;

	ipc_drv_serial_write_request_init(&request);
	request.data = bytes;
	request.data_size = size;
	outcome = ipc_drv_serial_write(&client->client, &request, &reply);
	*tx_bytes = ipc_succeeded(outcome) ? reply.tx_bytes : 0;
	return outcome;
}

static struct ipc_outcome try_read(struct stand_client *client, uint64_t cursor, uint32_t size,
                                   struct ipc_drv_serial_read_reply *reply,
                                   struct ipc_drv_serial_read_failure *failure)
{
	struct ipc_drv_serial_read_request request;

	ipc_drv_serial_read_request_init(&request);
	request.cursor = cursor;
	request.size = size;
	return ipc_drv_serial_read(&client->client, &request, reply, failure);
}

static void assert_bytes(struct stand_client *client, uint64_t cursor, uint32_t size,
                         const char *expected, uint64_t next_cursor)
{
	struct ipc_drv_serial_read_reply reply;
	struct ipc_drv_serial_read_failure failure;

	assert_result(try_read(client, cursor, size, &reply, &failure), IPC_RESULT_OK);
	assert_int_equal(reply.data_size, strlen(expected));
	assert_memory_equal(reply.data, expected, reply.data_size);
	assert_int_equal(reply.next_cursor, next_cursor);
}

static void assert_nothing(struct stand_client *client, uint64_t cursor, uint64_t oldest,
                           uint64_t next)
{
	struct ipc_drv_serial_read_reply reply;
	struct ipc_drv_serial_read_failure failure;

	assert_result(try_read(client, cursor, FULL, &reply, &failure), IPC_RESULT_NOT_FOUND);
	assert_int_equal(failure.oldest_cursor, oldest);
	assert_int_equal(failure.next_cursor, next);
}

static struct ipc_drv_serial_read_stats_reply stats_of(struct stand_client *client)
{
	struct ipc_drv_serial_read_stats_reply reply;

	assert_result(ipc_drv_serial_read_stats(&client->client, &reply), IPC_RESULT_OK);
	return reply;
}

static void test_bytes_are_read_by_their_numbers(void **state)
{
	struct stand_client client;
	uint64_t tx_bytes;

	start(*state, &client, IPC_ENDPOINT_KIND_COM1_IO);
	assert_nothing(&client, 0, 1, 1);
	assert_result(try_write(&client, "hello", 5, &tx_bytes), IPC_RESULT_OK);
	assert_int_equal(tx_bytes, 5);
	assert_bytes(&client, 0, FULL, "hello", 6);
	assert_bytes(&client, 3, 2, "ll", 5);
	/* A read takes nothing away. */
	assert_bytes(&client, 1, FULL, "hello", 6);
	assert_nothing(&client, 6, 1, 6);
	assert_nothing(&client, 7, 1, 6);
	assert_result(try_write(&client, " world", 6, &tx_bytes), IPC_RESULT_OK);
	assert_int_equal(tx_bytes, 11);
	assert_bytes(&client, 6, FULL, " world", 12);
}

static void test_counters_tell_both_directions(void **state)
{
	struct ipc_drv_serial_read_stats_reply stats;
	struct stand_client client;
	struct stand_client far_end;
	uint64_t tx_bytes;

	start(*state, &client, IPC_ENDPOINT_KIND_COM1_IO);
	stats = stats_of(&client);
	assert_int_equal(stats.rx_bytes + stats.tx_bytes, 0);
	/* Whoever holds the ports is the far end of the line. */
	stand_client_init(&far_end, stand_narrow(*state, IPC_ENDPOINT_KIND_COM1_IO));
	assert_true(port_write(&far_end.client, PORT_DATA, '!'));
	assert_true(port_write(&far_end.client, PORT_DATA, '?'));
	stats = stats_of(&client);
	assert_int_equal(stats.rx_bytes, 2);
	assert_int_equal(stats.tx_bytes, 0);
	assert_result(try_write(&client, "hello", 5, &tx_bytes), IPC_RESULT_OK);
	stats = stats_of(&client);
	assert_int_equal(stats.rx_bytes, 7);
	assert_int_equal(stats.tx_bytes, 5);
	assert_int_equal(stats.irq_count, 0);
	assert_int_equal(stats.dropped_irq_count, 0);
	assert_bytes(&client, 0, FULL, "!?hello", 8);
}

static void test_the_last_4096_bytes_are_kept(void **state)
{
	const uint64_t oldest = 5 * FULL - IPC_DRV_SERIAL_RX_RING_CAPACITY + 1;
	struct ipc_drv_serial_read_reply reply;
	struct ipc_drv_serial_read_failure failure;
	struct stand_client client;
	uint8_t bytes[FULL];
	uint64_t tx_bytes;

	start(*state, &client, IPC_ENDPOINT_KIND_COM1_IO);
	for (uint32_t i = 0; i < 5; i++) {
		memset(bytes, 'a' + (int)i, sizeof(bytes));
		assert_result(try_write(&client, bytes, FULL, &tx_bytes), IPC_RESULT_OK);
	}
	assert_nothing(&client, oldest - 1, oldest, 5 * FULL + 1);
	assert_result(try_read(&client, 0, FULL, &reply, &failure), IPC_RESULT_OK);
	assert_int_equal(reply.data_size, FULL);
	assert_int_equal(reply.next_cursor, oldest + FULL);
	/* Byte number FULL is the last 'a'. */
	assert_int_equal(reply.data[FULL - oldest], 'a');
	assert_int_equal(reply.data[FULL - oldest + 1], 'b');
}

static void test_what_the_schema_refuses_is_not_sent(void **state)
{
	const uint8_t bytes[FULL + 1] = {0};
	struct ipc_drv_serial_read_reply reply;
	struct ipc_drv_serial_read_failure failure;
	struct stand_client client;
	uint64_t tx_bytes;

	start(*state, &client, IPC_ENDPOINT_KIND_COM1_IO);
	assert_not_sent(try_write(&client, bytes, 0, &tx_bytes));
	assert_not_sent(try_write(&client, bytes, FULL + 1, &tx_bytes));
	assert_not_sent(try_read(&client, 0, 0, &reply, &failure));
	assert_not_sent(try_read(&client, 0, FULL + 1, &reply, &failure));
	assert_result(try_write(&client, bytes, FULL, &tx_bytes), IPC_RESULT_OK);
	assert_int_equal(tx_bytes, FULL);
}

/* It ends before it serves, so that nobody takes it for a driver. */
static void test_other_ports_make_no_serial_driver(void **state)
{
	struct ipc_drv_serial_read_stats_reply reply;
	struct stand_client client;

	start(*state, &client, IPC_ENDPOINT_KIND_I8042_IO);
	assert_int_equal(ipc_drv_serial_read_stats(&client.client, &reply).transport,
	                 IPC_RESULT_PEER_GONE);
}

int main(int argc, char **argv)
{
	struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_bytes_are_read_by_their_numbers, stand),
		STAND_TEST(test_counters_tell_both_directions, stand),
		STAND_TEST(test_the_last_4096_bytes_are_kept, stand),
		STAND_TEST(test_what_the_schema_refuses_is_not_sent, stand),
		STAND_TEST(test_other_ports_make_no_serial_driver, stand),
	};

	if (argc != 2)
		return 2;
	program = argv[1];
	stand_init(&stand);
	return live_check("system_drv_serial",
	                  cmocka_run_group_tests_name("drv_serial", tests, NULL, NULL));
}
