/* SPDX-License-Identifier: ISC */
/* Bindings: seeded, sealed, looked at. argv: deviced. */

#include "deviced_stand.h"

#define DISK IPC_INTERFACE_CLASS_BLOCK_PROVIDER

/* deviced's. */
#define BINDINGS_MAX 16

static const char *deviced_path;

static void test_a_binding_is_seeded_once(void **state)
{
	struct ipc_deviced_seed_binding_request request = binding_v1("first", DISK);
	struct ipc_deviced_seed_binding_reply reply;
	struct deviced_stand deviced;

	deviced_start(&deviced, *state, deviced_path);
	assert_result(ipc_deviced_seed_binding(&deviced.root.client, &request, &reply),
	              IPC_RESULT_OK);
	assert_int_equal(reply.bindings, 1);
	assert_result(ipc_deviced_seed_binding(&deviced.root.client, &request, &reply),
	              IPC_RESULT_OK);
	assert_int_equal(reply.bindings, 1);
	request.binding.interface_class = IPC_INTERFACE_CLASS_SERIAL;
	assert_result(seed_v1(&deviced, &request), IPC_RESULT_EXISTS);
	request = binding_v1("first", DISK);
	request.binding.needs = IPC_DEVICED_DRIVER_NEED_INTERRUPTS;
	assert_result(seed_v1(&deviced, &request), IPC_RESULT_EXISTS);
	request = binding_v1("first", DISK);
	request.binding.function.function = 1;
	assert_result(seed_v1(&deviced, &request), IPC_RESULT_EXISTS);
}

/* The memory is part of the tuple. */
static void test_a_binding_with_memory_is_seeded_once(void **state)
{
	const struct ipc_deviced_seed_binding_request without = binding_v1("disk", DISK);
	struct ipc_deviced_seed_binding_v2_request request = binding_v2("disk", 0x1000);
	struct ipc_deviced_seed_binding_v2_reply reply;
	struct deviced_stand deviced;

	deviced_start(&deviced, *state, deviced_path);
	assert_result(ipc_deviced_seed_binding_v2(&deviced.root.client, &request, &reply),
	              IPC_RESULT_OK);
	assert_result(ipc_deviced_seed_binding_v2(&deviced.root.client, &request, &reply),
	              IPC_RESULT_OK);
	assert_int_equal(reply.bindings, 1);
	assert_result(seed_v1(&deviced, &without), IPC_RESULT_EXISTS);
	request.memory.size = 0x2000;
	assert_result(seed_v2(&deviced, &request), IPC_RESULT_EXISTS);
	request = binding_v2("disk", 0x1000);
	request.memory.offset = 0x1000;
	assert_result(seed_v2(&deviced, &request), IPC_RESULT_EXISTS);
	request = binding_v2("disk", 0x1000);
	request.memory.device_cap_slot++;
	assert_result(seed_v2(&deviced, &request), IPC_RESULT_EXISTS);
	request = binding_v2("disk", 0x1000);
	request.memory.bar = 0;
	assert_result(seed_v2(&deviced, &request), IPC_RESULT_EXISTS);
	request.memory.device_cap_slot = 0;
	assert_not_sent(seed_v2(&deviced, &request));
}

static void test_sixteen_bindings_are_all(void **state)
{
	struct ipc_deviced_seed_binding_v2_request with = binding_v2("one-more", 0x1000);
	struct ipc_deviced_seed_binding_request request;
	struct deviced_stand deviced;
	char name[] = "driver-a";

	deviced_start(&deviced, *state, deviced_path);
	for (int i = 0; i < BINDINGS_MAX; i++) {
		name[sizeof(name) - 2] = (char)('a' + i);
		request = binding_v1(name, DISK);
		assert_result(seed_v1(&deviced, &request), IPC_RESULT_OK);
	}
	assert_result(seed_v1(&deviced, &request), IPC_RESULT_OK);
	request = binding_v1("one-more", DISK);
	assert_result(seed_v1(&deviced, &request), IPC_RESULT_EXHAUSTED);
	assert_result(seed_v2(&deviced, &with), IPC_RESULT_EXHAUSTED);
}

static void test_the_seal_ends_seeding(void **state)
{
	const struct ipc_deviced_seed_binding_request request = binding_v1("serial", DISK);
	const struct ipc_deviced_seed_binding_v2_request with = binding_v2("disk", 0x1000);
	struct ipc_deviced_seal_reply reply;
	struct deviced_stand deviced;

	deviced_start(&deviced, *state, deviced_path);
	assert_result(seed_v1(&deviced, &request), IPC_RESULT_OK);
	assert_result(seed_v2(&deviced, &with), IPC_RESULT_OK);
	assert_result(ipc_deviced_seal(&deviced.root.client, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.bindings, 2);
	assert_result(seed_v1(&deviced, &request), IPC_RESULT_DENIED);
	assert_result(seed_v2(&deviced, &with), IPC_RESULT_DENIED);
	assert_result(seal(&deviced), IPC_RESULT_DENIED);
}

/* The endpoint is the sender's identity: none of them does another's work. */
static void test_each_endpoint_has_its_own_ops(void **state)
{
	const struct ipc_deviced_seed_binding_request request = binding_v1("serial", DISK);
	struct ipc_deviced_report_device_request report = {.device = {.vendor_id = 1}};
	struct ipc_deviced_report_hotplug_request event = {
		.sequence = 1, .kind = IPC_HOTPLUG_EVENT_KIND_INSERTED, .vendor_id = 1};
	struct ipc_deviced_report_device_reply reported;
	struct ipc_deviced_report_hotplug_reply event_reply;
	struct ipc_deviced_seed_binding_reply seeded;
	struct ipc_deviced_seal_reply sealed;
	struct deviced_stand deviced;
	struct stand_client *others[2] = {&deviced.reporter, &deviced.user};

	deviced_start(&deviced, *state, deviced_path);
	for (int i = 0; i < 2; i++) {
		assert_result(ipc_deviced_seed_binding(&others[i]->client, &request, &seeded),
		              IPC_RESULT_DENIED);
		assert_result(ipc_deviced_seal(&others[i]->client, &sealed), IPC_RESULT_DENIED);
	}
	others[0] = &deviced.root;
	for (int i = 0; i < 2; i++) {
		assert_result(ipc_deviced_report_device(&others[i]->client, &report, &reported),
		              IPC_RESULT_DENIED);
		assert_result(ipc_deviced_report_hotplug(&others[i]->client, &event, &event_reply),
		              IPC_RESULT_DENIED);
	}
	assert_result(ipc_deviced_seal(&deviced.root.client, &sealed), IPC_RESULT_OK);
	assert_int_equal(sealed.bindings, 0);
}

static void test_read_driver_before_a_start(void **state)
{
	struct ipc_deviced_seed_binding_request request = binding_v1("serial", IPC_INTERFACE_CLASS_SERIAL);
	const struct ipc_deviced_read_driver_request unknown = {.driver = "other", .driver_length = 5};
	struct ipc_deviced_read_driver_reply reply;
	struct deviced_stand deviced;

	deviced_start(&deviced, *state, deviced_path);
	request.binding.needs = IPC_DEVICED_DRIVER_NEED_INTERRUPTS;
	assert_result(seed_v1(&deviced, &request), IPC_RESULT_OK);
	reply = read_driver(&deviced, "serial");
	assert_int_equal(reply.binding.driver_length, 6);
	assert_memory_equal(reply.binding.driver, "serial", 6);
	assert_int_equal(reply.binding.interface_class, IPC_INTERFACE_CLASS_SERIAL);
	assert_int_equal(reply.binding.function.device, FUNCTION_DEVICE);
	assert_int_equal(reply.binding.needs, IPC_DEVICED_DRIVER_NEED_INTERRUPTS);
	assert_int_equal(reply.driver_state, IPC_DEVICED_DRIVER_STATE_BOUND);
	assert_int_equal(reply.device_number, 0);
	assert_int_equal(reply.starts, 0);
	report_disk(&deviced);
	assert_int_equal(read_driver(&deviced, "serial").device_number, 1);
	assert_result(ipc_deviced_read_driver(&deviced.user.client, &unknown, &reply),
	              IPC_RESULT_NOT_FOUND);
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_a_binding_is_seeded_once, stand),
		STAND_TEST(test_a_binding_with_memory_is_seeded_once, stand),
		STAND_TEST(test_sixteen_bindings_are_all, stand),
		STAND_TEST(test_the_seal_ends_seeding, stand),
		STAND_TEST(test_each_endpoint_has_its_own_ops, stand),
		STAND_TEST(test_read_driver_before_a_start, stand),
	};

	if (argc < 2)
		return 2;
	deviced_path = argv[1];
	stand_init(&stand);
	return live_check("system_deviced",
	                  cmocka_run_group_tests_name("deviced", tests, NULL, NULL));
}
