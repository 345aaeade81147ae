/* SPDX-License-Identifier: ISC */
/* The keyboard controller's driver. The test types by the controller's own commands, over ports of its
 * own. argv[1]: drv_i8042. */
#include "ipc/drv_i8042/drv_i8042_client.h"
#include "ports.h"
#include "stand.h"

enum {
	SLOT_PORTS = 2,
	PORT_DATA = 0x60,
	PORT_COMMAND = 0x64,
	/* The next data byte is as if the keyboard or the mouse had sent it. */
	AS_KEYBOARD = 0xD2,
	AS_MOUSE = 0xD3,
	/* How many the controller itself keeps. */
	CONTROLLER_BYTES = 16,
	CAPACITY = IPC_DRV_I8042_RING_CAPACITY,
};

static const char *program;

struct scene {
	struct stand_client driver;
	struct stand_client ports;
};

static void start(struct stand *stand, struct scene *scene, uint32_t endpoint_kind)
{
	const char *const arguments[] = {"drv_i8042", NULL};
	const struct stage_cap ports = {SLOT_PORTS, stand_narrow(stand, endpoint_kind), IPC_RIGHT_SEND};

	stand_client_init(&scene->ports, stand_narrow(stand, IPC_ENDPOINT_KIND_I8042_IO));
	stand_client_init(&scene->driver,
	                  stand_service(stand, program, arguments, &ports, 1, NULL));
}

static void send_as(struct scene *scene, uint8_t command, uint8_t value)
{
	assert_true(port_write(&scene->ports.client, PORT_COMMAND, command));
	assert_true(port_write(&scene->ports.client, PORT_DATA, value));
}

static struct ipc_outcome try_key(struct scene *scene,
                                  struct ipc_drv_i8042_read_keyboard_byte_reply *reply)
{
	return ipc_drv_i8042_read_keyboard_byte(&scene->driver.client, reply);
}

static struct ipc_outcome try_mouse(struct scene *scene,
                                    struct ipc_drv_i8042_read_mouse_byte_reply *reply)
{
	return ipc_drv_i8042_read_mouse_byte(&scene->driver.client, reply);
}

static void assert_key(struct scene *scene, uint64_t byte_id, uint8_t value)
{
	struct ipc_drv_i8042_read_keyboard_byte_reply reply;

	assert_result(try_key(scene, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.byte_id, byte_id);
	assert_int_equal(reply.value, value);
}

static void assert_mouse(struct scene *scene, uint64_t byte_id, uint8_t value)
{
	struct ipc_drv_i8042_read_mouse_byte_reply reply;

	assert_result(try_mouse(scene, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.byte_id, byte_id);
	assert_int_equal(reply.value, value);
}

static void assert_stats(struct scene *scene, uint64_t keyboard_bytes, uint64_t keyboard_dropped,
                         uint64_t mouse_bytes, uint64_t mouse_dropped)
{
	struct ipc_drv_i8042_read_stats_reply reply;

	assert_result(ipc_drv_i8042_read_stats(&scene->driver.client, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.keyboard_bytes, keyboard_bytes);
	assert_int_equal(reply.keyboard_dropped, keyboard_dropped);
	assert_int_equal(reply.mouse_bytes, mouse_bytes);
	assert_int_equal(reply.mouse_dropped, mouse_dropped);
}

static void test_bytes_come_by_device(void **state)
{
	struct ipc_drv_i8042_read_keyboard_byte_reply key;
	struct ipc_drv_i8042_read_mouse_byte_reply mouse;
	struct scene scene;

	start(*state, &scene, IPC_ENDPOINT_KIND_I8042_IO);
	assert_result(try_key(&scene, &key), IPC_RESULT_RETRY);
	assert_result(try_mouse(&scene, &mouse), IPC_RESULT_RETRY);
	send_as(&scene, AS_KEYBOARD, 0x1E);
	send_as(&scene, AS_MOUSE, 0x08);
	send_as(&scene, AS_KEYBOARD, 0x9E);
	send_as(&scene, AS_MOUSE, 0x00);
	assert_mouse(&scene, 1, 0x08);
	assert_key(&scene, 1, 0x1E);
	assert_key(&scene, 2, 0x9E);
	/* A byte is given once. */
	assert_result(try_key(&scene, &key), IPC_RESULT_RETRY);
	assert_mouse(&scene, 2, 0x00);
	assert_result(try_mouse(&scene, &mouse), IPC_RESULT_RETRY);
	assert_stats(&scene, 2, 0, 2, 0);
}

/* The first 256 are kept, so what comes later is lost, and the next number shows it. */
static void test_a_full_ring_loses_the_latest(void **state)
{
	struct ipc_drv_i8042_read_mouse_byte_reply mouse;
	struct scene scene;

	start(*state, &scene, IPC_ENDPOINT_KIND_I8042_IO);
	for (uint32_t i = 0; i < CAPACITY + CONTROLLER_BYTES; i++) {
		send_as(&scene, AS_MOUSE, (uint8_t)(i * 7));
		if (i % CONTROLLER_BYTES == CONTROLLER_BYTES - 1)
			assert_result(ipc_drv_i8042_read_stats(
					      &scene.driver.client,
					      &(struct ipc_drv_i8042_read_stats_reply){0}),
			              IPC_RESULT_OK);
	}
	assert_stats(&scene, 0, 0, CAPACITY + CONTROLLER_BYTES, CONTROLLER_BYTES);
	for (uint32_t i = 0; i < CAPACITY; i++)
		assert_mouse(&scene, i + 1, (uint8_t)(i * 7));
	assert_result(try_mouse(&scene, &mouse), IPC_RESULT_RETRY);
	send_as(&scene, AS_MOUSE, 0x55);
	assert_mouse(&scene, CAPACITY + CONTROLLER_BYTES + 1, 0x55);
}

#ifdef IPC_TEST_OPS
static struct ipc_outcome try_inject(struct scene *scene, uint32_t device, const uint8_t *bytes,
                                     uint32_t size, uint64_t *last_byte_id)
{
	struct ipc_drv_i8042_inject_test_pattern_request request;
	struct ipc_drv_i8042_inject_test_pattern_reply reply;
	struct ipc_outcome outcome;

	ipc_drv_i8042_inject_test_pattern_request_init(&request);
	request.device = device;
	request.data = bytes;
	request.data_size = size;
	outcome = ipc_drv_i8042_inject_test_pattern(&scene->driver.client, &request, &reply);
	*last_byte_id = ipc_succeeded(outcome) ? reply.last_byte_id : 0;
	return outcome;
}

static void test_a_pattern_is_read_like_any_byte(void **state)
{
	static const uint8_t pattern[CAPACITY + 1] = {0x1E, 0x9E, 0x55};
	const uint32_t keyboard = IPC_DRV_I8042_PORT_DEVICE_KEYBOARD;
	const uint32_t mouse = IPC_DRV_I8042_PORT_DEVICE_MOUSE;
	struct scene scene;
	uint64_t last;

	start(*state, &scene, IPC_ENDPOINT_KIND_I8042_IO);
	assert_result(try_inject(&scene, keyboard, pattern, 2, &last), IPC_RESULT_OK);
	assert_int_equal(last, 2);
	assert_key(&scene, 1, 0x1E);
	/* One still waits, so there is room for all but one; all or none. */
	assert_result(try_inject(&scene, keyboard, pattern, CAPACITY, &last), IPC_RESULT_EXHAUSTED);
	assert_stats(&scene, 2, 0, 0, 0);
	assert_result(try_inject(&scene, keyboard, pattern, CAPACITY - 1, &last), IPC_RESULT_OK);
	assert_int_equal(last, CAPACITY + 1);
	assert_key(&scene, 2, 0x9E);
	assert_key(&scene, 3, 0x1E);
	assert_result(try_inject(&scene, mouse, pattern + 2, 1, &last), IPC_RESULT_OK);
	assert_mouse(&scene, 1, 0x55);
	assert_not_sent(try_inject(&scene, 0, pattern, 1, &last));
	assert_not_sent(try_inject(&scene, mouse, pattern, 0, &last));
	assert_not_sent(try_inject(&scene, mouse, pattern, CAPACITY + 1, &last));
}
#else
/* "DENIED in runtime mode", and nothing was put in. */
static void test_a_pattern_is_denied(void **state)
{
	struct scene scene;

	start(*state, &scene, IPC_ENDPOINT_KIND_I8042_IO);
	assert_denied(&scene.driver.client, IPC_DRV_I8042_OP_INJECT_TEST_PATTERN);
	assert_stats(&scene, 0, 0, 0, 0);
}
#endif

/* It ends before it serves, so that nobody takes it for a driver. */
static void test_other_ports_make_no_keyboard_driver(void **state)
{
	struct ipc_drv_i8042_read_keyboard_byte_reply key;
	struct scene scene;

	start(*state, &scene, IPC_ENDPOINT_KIND_COM1_IO);
	assert_int_equal(try_key(&scene, &key).transport, IPC_RESULT_PEER_GONE);
}

int main(int argc, char **argv)
{
	struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_bytes_come_by_device, stand),
		STAND_TEST(test_a_full_ring_loses_the_latest, stand),
#ifdef IPC_TEST_OPS
		STAND_TEST(test_a_pattern_is_read_like_any_byte, stand),
#else
		STAND_TEST(test_a_pattern_is_denied, stand),
#endif
		STAND_TEST(test_other_ports_make_no_keyboard_driver, stand),
	};

	if (argc != 2)
		return 2;
	program = argv[1];
	stand_init(&stand);
	return live_check("system_drv_i8042",
	                  cmocka_run_group_tests_name("drv_i8042", tests, NULL, NULL));
}
