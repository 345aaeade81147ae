/* SPDX-License-Identifier: ISC */
/* The scan of the PCI buses. argv: probed, deviced, false_platform. */
#include <string.h>

#include "../deviced/deviced_stand.h"
#include "ipc/probed/probed_client.h"

enum {
	/* probed's slots. */
	SLOT_KERNEL = 2,
	SLOT_PCI,
	SLOT_DEVICED,
	/* Of false_platform's machine, and of deviced's table. */
	ON_BUS_0 = 40,
	DEVICES_MAX = 32,
};

static const char *probed_path;
static const char *deviced_path;
static const char *platform_path;

/* Starts probed with these three peers. */
static void start(struct stand *stand, struct stand_client *client, uint32_t kernel, uint32_t pci,
                  uint32_t reports)
{
	const char *const arguments[] = {"probed", NULL};
	const struct stage_cap caps[] = {
		{SLOT_KERNEL, kernel, IPC_RIGHT_SEND},
		{SLOT_PCI, pci, IPC_RIGHT_SEND},
		{SLOT_DEVICED, reports, IPC_RIGHT_SEND},
	};

	stand_client_init(client, stand_service(stand, probed_path, arguments, caps, 3, NULL));
}

/* On the broker's machine. */
static void start_here(struct stand *stand, struct stand_client *client,
                       struct deviced_stand *deviced)
{
	deviced_start(deviced, stand, deviced_path);
	start(stand, client, IPC_HOST_SLOT_KERNEL,
	      stand_narrow(stand, IPC_ENDPOINT_KIND_PCI_CONFIG_READ), deviced->reports);
}

/* On the larger machine, or on one without PCI. */
static void start_there(struct stand *stand, struct stand_client *client,
                        struct deviced_stand *deviced, const char *argument)
{
	const char *const arguments[] = {"false_platform", argument, NULL};
	const uint32_t platform = stand_service(stand, platform_path, arguments, NULL, 0, NULL);

	deviced_start(deviced, stand, deviced_path);
	start(stand, client, platform, platform, deviced->reports);
}

static struct ipc_outcome discover(struct stand_client *client, uint8_t first_bus, uint8_t last_bus,
                                   struct ipc_probed_discover_reply *reply)
{
	const struct ipc_probed_discover_request request = {
		.first_bus = first_bus,
		.last_bus = last_bus,
	};

	return ipc_probed_discover(&client->client, &request, reply);
}

static struct ipc_outcome read_scan(struct stand_client *client, uint32_t cursor,
                                    struct ipc_probed_read_last_scan_reply *reply)
{
	const struct ipc_probed_read_last_scan_request request = {.cursor = cursor};

	return ipc_probed_read_last_scan(&client->client, &request, reply);
}

static void test_the_one_function_is_found_and_reported(void **state)
{
	const struct ipc_deviced_seed_binding_request binding =
		binding_v1("disk", IPC_INTERFACE_CLASS_BLOCK_PROVIDER);
	struct ipc_probed_read_last_scan_reply found;
	struct ipc_probed_discover_reply scan;
	struct deviced_stand deviced;
	struct stand_client client;

	start_here(*state, &client, &deviced);
	assert_result(seed_v1(&deviced, &binding), IPC_RESULT_OK);
	assert_result(read_scan(&client, 0, &found), IPC_RESULT_NOT_FOUND);
	assert_result(discover(&client, 0, 1, &scan), IPC_RESULT_OK);
	assert_int_equal(scan.scan_id, 1);
	assert_int_equal(scan.functions, 1);
	assert_int_equal(scan.reported, 1);
	assert_int_equal(scan.platform, IPC_KERNEL_CONTROL_PLATFORM_CAP_PCI_CONFIG |
	                                        IPC_KERNEL_CONTROL_PLATFORM_CAP_COM1 |
	                                        IPC_KERNEL_CONTROL_PLATFORM_CAP_I8042 |
	                                        IPC_KERNEL_CONTROL_PLATFORM_CAP_HOTPLUG);
	for (uint32_t cursor = 0; cursor <= 1; cursor++) {
		assert_result(read_scan(&client, cursor, &found), IPC_RESULT_OK);
		assert_int_equal(found.scan_id, 1);
		assert_int_equal(found.next_cursor, 2);
		assert_int_equal(found.device_number, 1);
		assert_int_equal(found.device.function.bus, 0);
		assert_int_equal(found.device.function.device, FUNCTION_DEVICE);
		assert_int_equal(found.device.function.function, 0);
		assert_int_equal(found.device.vendor_id, FUNCTION_VENDOR);
		assert_int_equal(found.device.device_id, FUNCTION_ID);
		assert_int_equal(found.device.class_code, 0x018000);
	}
	assert_result(read_scan(&client, 2, &found), IPC_RESULT_NOT_FOUND);
	assert_int_equal(read_driver(&deviced, "disk").device_number, 1);
}

static void test_the_next_scan_forgets_the_last(void **state)
{
	struct ipc_probed_read_last_scan_reply found;
	struct ipc_probed_discover_reply scan;
	struct deviced_stand deviced;
	struct stand_client client;

	start_here(*state, &client, &deviced);
	assert_result(discover(&client, 0, 0, &scan), IPC_RESULT_OK);
	assert_result(discover(&client, 1, 1, &scan), IPC_RESULT_OK);
	assert_int_equal(scan.scan_id, 2);
	assert_int_equal(scan.functions, 0);
	assert_result(read_scan(&client, 0, &found), IPC_RESULT_NOT_FOUND);
	assert_not_sent(discover(&client, 1, 0, &scan));
	/* The same device has the same number. */
	assert_result(discover(&client, 0, 0, &scan), IPC_RESULT_OK);
	assert_int_equal(scan.reported, 1);
	assert_result(read_scan(&client, 0, &found), IPC_RESULT_OK);
	assert_int_equal(found.scan_id, 3);
	assert_int_equal(found.device_number, 1);
}

/* Scans bus 0 of the broker's machine, of which deviced takes nothing. */
static void assert_kept_unreported(struct stand_client *client)
{
	struct ipc_probed_read_last_scan_reply found;
	struct ipc_probed_discover_reply scan;

	assert_result(discover(client, 0, 0, &scan), IPC_RESULT_OK);
	assert_int_equal(scan.functions, 1);
	assert_int_equal(scan.reported, 0);
	assert_result(read_scan(client, 0, &found), IPC_RESULT_OK);
	assert_int_equal(found.scan_id, scan.scan_id);
	assert_int_equal(found.device_number, 0);
	assert_int_equal(found.device.function.device, FUNCTION_DEVICE);
	assert_int_equal(found.device.vendor_id, FUNCTION_VENDOR);
}

/* Forty functions, of which deviced has room for thirty-two, read to their end by cursor. */
static void test_a_larger_machine_is_read_by_cursor(void **state)
{
	struct ipc_probed_read_last_scan_reply found;
	struct ipc_probed_discover_reply scan;
	struct deviced_stand deviced;
	struct stand_client client;
	uint32_t cursor = 0;

	start_there(*state, &client, &deviced, NULL);
	assert_result(discover(&client, 0, 0, &scan), IPC_RESULT_OK);
	assert_int_equal(scan.functions, ON_BUS_0);
	assert_int_equal(scan.reported, DEVICES_MAX);
	for (uint32_t i = 0; i < ON_BUS_0; i++) {
		assert_result(read_scan(&client, cursor, &found), IPC_RESULT_OK);
		assert_int_equal(found.device.device_id, 0x1000 + i);
		assert_int_equal(found.device.function.device * 8 + found.device.function.function, i);
		assert_int_equal(found.device_number, i < DEVICES_MAX ? i + 1 : 0);
		cursor = found.next_cursor;
	}
	assert_result(read_scan(&client, cursor, &found), IPC_RESULT_NOT_FOUND);
}

static void test_too_large_a_machine_keeps_nothing(void **state)
{
	struct ipc_probed_read_last_scan_reply found;
	struct ipc_probed_discover_reply scan;
	struct deviced_stand deviced;
	struct stand_client client;

	start_there(*state, &client, &deviced, NULL);
	assert_result(discover(&client, 0, 1, &scan), IPC_RESULT_EXHAUSTED);
	assert_result(read_scan(&client, 0, &found), IPC_RESULT_NOT_FOUND);
	/* Nothing was reported either: the first number is given to what is found next. */
	assert_result(discover(&client, 1, 1, &scan), IPC_RESULT_OK);
	assert_int_equal(scan.scan_id, 1);
	assert_int_equal(scan.functions, 30);
	assert_result(read_scan(&client, 0, &found), IPC_RESULT_OK);
	assert_int_equal(found.device.function.bus, 1);
	assert_int_equal(found.device_number, 1);
}

static void test_without_pci_nothing_is_read(void **state)
{
	struct ipc_probed_discover_reply scan;
	struct deviced_stand deviced;
	struct stand_client client;

	start_there(*state, &client, &deviced, "bare");
	assert_result(discover(&client, 0, 255, &scan), IPC_RESULT_OK);
	assert_int_equal(scan.scan_id, 1);
	assert_int_equal(scan.platform, 0);
	assert_int_equal(scan.functions, 0);
}

/* deviced knows another device at that place; the scan keeps what it found. */
static void test_what_deviced_refuses_is_told(void **state)
{
	const struct ipc_deviced_report_device_request other = {
		.device = {
			.function = {.device = FUNCTION_DEVICE},
			.vendor_id = FUNCTION_VENDOR + 1,
		}};
	struct ipc_deviced_report_device_reply reported;
	struct deviced_stand deviced;
	struct stand_client client;

	start_here(*state, &client, &deviced);
	assert_result(ipc_deviced_report_device(&deviced.reporter.client, &other, &reported),
	              IPC_RESULT_OK);
	assert_kept_unreported(&client);
}

static void test_a_scan_outlives_deviced(void **state)
{
	struct ipc_probed_read_last_scan_reply found;
	struct ipc_probed_discover_reply scan;
	struct deviced_stand deviced;
	struct stand_client client;

	start_here(*state, &client, &deviced);
	assert_result(discover(&client, 0, 0, &scan), IPC_RESULT_OK);
	stand_kill(*state, deviced.process);
	/* What was reported before is still told so. */
	assert_result(read_scan(&client, 0, &found), IPC_RESULT_OK);
	assert_int_equal(found.device_number, 1);
	assert_kept_unreported(&client);
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_the_one_function_is_found_and_reported, stand),
		STAND_TEST(test_the_next_scan_forgets_the_last, stand),
		STAND_TEST(test_a_larger_machine_is_read_by_cursor, stand),
		STAND_TEST(test_too_large_a_machine_keeps_nothing, stand),
		STAND_TEST(test_without_pci_nothing_is_read, stand),
		STAND_TEST(test_what_deviced_refuses_is_told, stand),
		STAND_TEST(test_a_scan_outlives_deviced, stand),
	};

	if (argc != 4)
		return 2;
	probed_path = argv[1];
	deviced_path = argv[2];
	platform_path = argv[3];
	stand_init(&stand);
	return live_check("system_probed", cmocka_run_group_tests_name("probed", tests, NULL, NULL));
}
