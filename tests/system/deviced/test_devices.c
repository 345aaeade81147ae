/* SPDX-License-Identifier: ISC */
/* Devices that are reported to deviced, and what becomes of their drivers. argv: deviced, blockdrv. */
#include "deviced_stand.h"

#define DISK IPC_INTERFACE_CLASS_BLOCK_PROVIDER

/* deviced's. */
#define DEVICES_MAX 32

static const char *deviced_path;
static const char *blockdrv_path;

static void test_reported_devices_keep_their_numbers(void **state)
{
	const struct ipc_deviced_seed_binding_request binding = binding_v1("disk", DISK);
	struct ipc_deviced_report_device_request request = {
		.device = {.vendor_id = FUNCTION_VENDOR, .device_id = FUNCTION_ID}};
	struct ipc_deviced_report_device_reply reply;
	struct deviced_stand deviced;
	struct ipc_client *reporter = &deviced.reporter.client;

	deviced_start(&deviced, *state, deviced_path);
	assert_result(seed_v1(&deviced, &binding), IPC_RESULT_OK);
	for (uint8_t i = 0; i < DEVICES_MAX; i++) {
		request.device.function.device = i;
		assert_result(ipc_deviced_report_device(reporter, &request, &reply), IPC_RESULT_OK);
		assert_int_equal(reply.device_number, i + 1);
		assert_int_equal(reply.driver_length, i == FUNCTION_DEVICE ? 4 : 0);
	}
	request.device.function.device = 3;
	assert_result(ipc_deviced_report_device(reporter, &request, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.device_number, 4);
	request.device.device_id++;
	assert_result(ipc_deviced_report_device(reporter, &request, &reply), IPC_RESULT_EXISTS);
	request.device.function.bus = 1;
	assert_result(ipc_deviced_report_device(reporter, &request, &reply), IPC_RESULT_EXHAUSTED);
	request.device.vendor_id = 0xFFFF;
	assert_not_sent(ipc_deviced_report_device(reporter, &request, &reply));
}

static struct ipc_outcome tell(struct deviced_stand *deviced, uint64_t sequence, uint32_t kind,
                               uint8_t device, uint16_t device_id, uint32_t *number)
{
	const struct ipc_deviced_report_hotplug_request request = {
		.sequence = sequence,
		.kind = kind,
		.function = {.device = device},
		.vendor_id = FUNCTION_VENDOR,
		.device_id = device_id,
	};
	struct ipc_deviced_report_hotplug_reply reply;
	const struct ipc_outcome outcome =
		ipc_deviced_report_hotplug(&deviced->reporter.client, &request, &reply);

	*number = ipc_succeeded(outcome) ? reply.device_number : 0;
	return outcome;
}

/* One more device than there is room for. */
static void function_on_bus_1(struct deviced_stand *deviced, uint64_t sequence, uint32_t result)
{
	const struct ipc_deviced_report_hotplug_request request = {
		.sequence = sequence,
		.kind = IPC_HOTPLUG_EVENT_KIND_INSERTED,
		.function = {.bus = 1},
	};
	struct ipc_deviced_report_hotplug_reply reply;

	assert_result(ipc_deviced_report_hotplug(&deviced->reporter.client, &request, &reply),
	              result);
}

static void test_devices_come_and_go(void **state)
{
	const uint32_t in = IPC_HOTPLUG_EVENT_KIND_INSERTED;
	const uint32_t out = IPC_HOTPLUG_EVENT_KIND_REMOVED;
	struct deviced_stand deviced;
	uint32_t number;

	deviced_start(&deviced, *state, deviced_path);
	assert_result(tell(&deviced, 1, out, 7, 1, &number), IPC_RESULT_NOT_FOUND);
	assert_result(tell(&deviced, 1, in, 7, 1, &number), IPC_RESULT_OK);
	assert_int_equal(number, 1);
	assert_result(tell(&deviced, 2, in, 7, 2, &number), IPC_RESULT_EXISTS);
	assert_result(tell(&deviced, 2, out, 7, 2, &number), IPC_RESULT_EXISTS);
	/* Known already: nothing goes. */
	assert_result(tell(&deviced, 1, out, 7, 1, &number), IPC_RESULT_OK);
	assert_int_equal(number, 1);
	assert_result(tell(&deviced, 5, out, 7, 1, &number), IPC_RESULT_OK);
	assert_int_equal(number, 1);
	assert_result(tell(&deviced, 5, out, 7, 1, &number), IPC_RESULT_OK);
	assert_int_equal(number, 0);
	assert_not_sent(tell(&deviced, 6, out + 1, 7, 1, &number));
	for (uint8_t i = 0; i < DEVICES_MAX; i++) {
		assert_result(tell(&deviced, 6u + i, in, i, 1, &number), IPC_RESULT_OK);
		assert_int_equal(number, i + 2);
	}
	/* That device gone, its place is another one's. */
	assert_result(tell(&deviced, 50, out, 7, 1, &number), IPC_RESULT_OK);
	assert_result(tell(&deviced, 51, in, 7, 2, &number), IPC_RESULT_OK);
	assert_int_equal(number, DEVICES_MAX + 2);
	function_on_bus_1(&deviced, 52, IPC_RESULT_EXHAUSTED);
}

/* A driver whose device goes is stopped, and its device was left quiet. */
static void test_a_driver_goes_with_its_device(void **state)
{
	const struct ipc_deviced_seed_binding_v2_request binding = binding_v2("disk", 0x1000);
	struct ipc_deviced_resolve_provider_reply provider;
	struct ipc_deviced_start_driver_failure failure;
	struct ipc_deviced_start_driver_reply started;
	struct deviced_stand deviced;
	struct registers *disk;
	struct driver driver;
	uint32_t number;

	deviced_start(&deviced, *state, deviced_path);
	disk = disk_insert(*state);
	assert_result(seed_v2(&deviced, &binding), IPC_RESULT_OK);
	assert_result(seal(&deviced), IPC_RESULT_OK);
	assert_result(tell(&deviced, 1, IPC_HOTPLUG_EVENT_KIND_INSERTED, FUNCTION_DEVICE,
	                   FUNCTION_ID, &number),
	              IPC_RESULT_OK);
	driver_stage(&deviced, &driver, blockdrv_path, false);
	assert_result(driver_start(&deviced, &driver, "disk", &started, &failure), IPC_RESULT_OK);
	resolve_disk(&deviced, &provider);
	stand_drop(STAND_WINDOW);
	assert_result(tell(&deviced, 2, IPC_HOTPLUG_EVENT_KIND_REMOVED, FUNCTION_DEVICE,
	                   FUNCTION_ID, &number),
	              IPC_RESULT_OK);
	assert_int_equal(disk->state, DISK_QUIET);
	assert_int_equal(read_driver(&deviced, "disk").driver_state,
	                 IPC_DEVICED_DRIVER_STATE_STOPPED);
	assert_int_equal(read_driver(&deviced, "disk").device_number, 0);
	disk_remove(disk);
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_reported_devices_keep_their_numbers, stand),
		STAND_TEST(test_devices_come_and_go, stand),
		STAND_TEST(test_a_driver_goes_with_its_device, stand),
	};

	if (argc != 3)
		return 2;
	deviced_path = argv[1];
	blockdrv_path = argv[2];
	stand_init(&stand);
	return live_check("system_devices",
	                  cmocka_run_group_tests_name("devices", tests, NULL, NULL));
}
