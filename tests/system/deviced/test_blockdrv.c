/* SPDX-License-Identifier: ISC */
/*
 * A block driver over the fake BAR: started by the driver START body, registered under the
 * block-provider class. argv: blockdrv, deviced. The test is the disk: it sees its registers through
 * a frame of its own.
 */
#include <string.h>

#include "deviced_stand.h"
#include "ipc/driver/driver_client.h"
#include "ipc/kernel_control/kernel_control_client.h"

/* How much of the BAR the driver gets. */
#define NARROW UINT64_C(0x2000)

static const char *blockdrv_path;
static const char *deviced_path;

/* The driver with nobody but the test, which holds what deviced would. */
struct lone_driver {
	struct stand_client control;
	struct stand_client provider;
	struct registers *disk;
	struct ipc_driver_start_request start;
};

/* A frame of the first NARROW bytes of the BAR, to be installed; its slot. */
static uint32_t derive_frame(struct stand *stand)
{
	struct ipc_kernel_control_derive_pci_bar_device_frame_request request;
	struct ipc_kernel_control_derive_pci_bar_device_frame_reply reply;

	ipc_kernel_control_derive_pci_bar_device_frame_request_init(&request);
	request.source_slot = IPC_HOST_SLOT_DEVICE;
	request.target_slot = stand_slot(stand);
	request.function.device = FUNCTION_DEVICE;
	request.bar = FUNCTION_BAR;
	request.size = NARROW;
	request.rights = IPC_RIGHT_MAP | IPC_RIGHT_GRANT;
	assert_result(ipc_kernel_control_derive_pci_bar_device_frame(&stand->kernel.client, &request,
	                                                             &reply),
	              IPC_RESULT_OK);
	return request.target_slot;
}

static void lone_driver(struct stand *stand, struct lone_driver *lone)
{
	const char *const arguments[] = {"lone", NULL};
	const uint32_t provider = stand_endpoint(stand);
	const struct stage_cap caps[] = {
		{DRIVER_PROVIDER, provider, IPC_RIGHT_RECEIVE},
		{DRIVER_MEMORY, derive_frame(stand), IPC_RIGHT_MAP},
	};

	lone->disk = disk_insert(stand);
	stand_client_init(&lone->control,
	                  stand_service(stand, blockdrv_path, arguments, caps, 2, NULL));
	stand_client_init(&lone->provider, stand_copy(stand, provider, IPC_RIGHT_SEND));
	stand_drop(provider);
	ipc_driver_start_request_init(&lone->start);
	lone->start.device_cap_slot = DRIVER_MEMORY;
	lone->start.interface_class = IPC_INTERFACE_CLASS_BLOCK_PROVIDER;
	lone->start.device_mmio_base = BAR_BASE;
	lone->start.device_mmio_size = NARROW;
	lone->start.function.device = FUNCTION_DEVICE;
}

static struct ipc_outcome start(struct stand_client *client,
                                const struct ipc_driver_start_request *request)
{
	const struct ipc_driver_start_request_caps caps = {0};

	return ipc_driver_start(&client->client, request, &caps);
}

static void test_start_and_stop_reach_the_registers(void **state)
{
	struct lone_driver lone;

	lone_driver(*state, &lone);
	assert_result(ipc_driver_stop(&lone.control.client), IPC_RESULT_OK);
	assert_int_equal(lone.disk->state, DISK_OFF);
	assert_result(start(&lone.control, &lone.start), IPC_RESULT_OK);
	assert_int_equal(lone.disk->state, DISK_RUNNING);
	assert_int_equal(lone.disk->mmio_base, BAR_BASE);
	assert_int_equal(lone.disk->mmio_size, NARROW);
	assert_int_equal(lone.disk->mapped_size, NARROW);
	assert_result(start(&lone.control, &lone.start), IPC_RESULT_BUSY);
	assert_result(ipc_driver_stop(&lone.control.client), IPC_RESULT_OK);
	assert_int_equal(lone.disk->state, DISK_QUIET);
	assert_result(start(&lone.control, &lone.start), IPC_RESULT_OK);
	assert_int_equal(lone.disk->state, DISK_RUNNING);
	disk_remove(lone.disk);
}

static void test_start_refuses_what_is_not_its_device(void **state)
{
	struct ipc_driver_start_request wrong;
	struct lone_driver lone;

	lone_driver(*state, &lone);
	wrong = lone.start;
	wrong.interface_class = IPC_INTERFACE_CLASS_SERIAL;
	assert_result(start(&lone.control, &wrong), IPC_RESULT_DENIED);
	wrong = lone.start;
	wrong.device_cap_slot = DRIVER_PROVIDER;
	assert_result(start(&lone.control, &wrong), IPC_RESULT_BAD_SLOT);
	wrong = lone.start;
	wrong.device_mmio_size = NARROW / 2;
	assert_result(start(&lone.control, &wrong), IPC_RESULT_BAD_SLOT);
	wrong = lone.start;
	wrong.device_cap_slot = 0;
	assert_not_sent(start(&lone.control, &wrong));
	wrong = lone.start;
	wrong.device_mmio_size = 0;
	assert_not_sent(start(&lone.control, &wrong));
	lone.disk->identity = DISK_IDENTITY + 1;
	assert_result(start(&lone.control, &lone.start), IPC_RESULT_INTERNAL);
	assert_int_equal(lone.disk->state, DISK_OFF);
	lone.disk->identity = DISK_IDENTITY;
	assert_result(start(&lone.control, &lone.start), IPC_RESULT_OK);
	disk_remove(lone.disk);
}

static void test_a_client_neither_starts_nor_stops_it(void **state)
{
	struct lone_driver lone;

	lone_driver(*state, &lone);
	assert_result(start(&lone.provider, &lone.start), IPC_RESULT_DENIED);
	assert_int_equal(lone.disk->state, DISK_OFF);
	assert_result(start(&lone.control, &lone.start), IPC_RESULT_OK);
	assert_result(ipc_driver_stop(&lone.provider.client), IPC_RESULT_DENIED);
	assert_int_equal(lone.disk->state, DISK_RUNNING);
	disk_remove(lone.disk);
}

/* What a client may do with the endpoint that it resolved. */
static void assert_provider_answers(void)
{
	const struct ipc_abi_use use = {IPC_DRIVER_OP_STOP, IPC_DRIVER_STOP_ABI_ID};
	struct stand_client provider;
	struct ipc_local_cap cap;
	size_t differs;

	assert_int_equal(ipc_transport_query_local_cap(STAND_WINDOW, &cap), IPC_RESULT_OK);
	assert_int_equal(cap.type, IPC_CAP_TYPE_ENDPOINT);
	assert_int_equal(cap.rights, IPC_RIGHT_SEND);
	stand_client_init(&provider, STAND_WINDOW);
	assert_result(ipc_abi_check(&provider.client, &use, 1, &differs), IPC_RESULT_OK);
	assert_int_equal(differs, 1);
	assert_result(ipc_driver_stop(&provider.client), IPC_RESULT_DENIED);
	stand_drop(STAND_WINDOW);
}

/* deviced narrows the BAR, puts the frame into the driver's slot, starts it by its START body; the
 * driver works its registers, registers, is found by class, and is stopped. */
static void test_a_block_driver_from_binding_to_provider(void **state)
{
	const struct ipc_deviced_seed_binding_v2_request binding = binding_v2("disk0", NARROW);
	struct ipc_deviced_resolve_provider_reply provider;
	struct ipc_deviced_start_driver_failure failure;
	struct ipc_deviced_start_driver_reply started;
	struct ipc_deviced_read_driver_reply read;
	struct deviced_stand deviced;
	struct registers *disk;
	struct driver driver;
	bool quiet = false;

	deviced_start(&deviced, *state, deviced_path);
	disk = disk_insert(*state);
	*disk_dword(disk, NARROW) = 0x5A5A5A5A;
	assert_result(seed_v2(&deviced, &binding), IPC_RESULT_OK);
	assert_result(seal(&deviced), IPC_RESULT_OK);
	report_disk(&deviced);
	driver_stage(&deviced, &driver, blockdrv_path, false);
	assert_result(driver_start(&deviced, &driver, "disk0", &started, &failure), IPC_RESULT_OK);
	assert_int_equal(started.device_mmio_base, BAR_BASE);
	assert_int_equal(started.device_mmio_size, NARROW);
	assert_int_equal(disk->state, DISK_RUNNING);
	assert_int_equal(disk->mmio_base, BAR_BASE);
	assert_int_equal(disk->mmio_size, NARROW);
	assert_int_equal(disk->mapped_size, NARROW);
	assert_int_equal(*disk_dword(disk, NARROW), 0x5A5A5A5A);

	resolve_disk(&deviced, &provider);
	assert_int_equal(provider.driver_length, 5);
	assert_memory_equal(provider.driver, "disk0", 5);
	assert_int_equal(provider.function.device, FUNCTION_DEVICE);
	read = read_driver(&deviced, "disk0");
	assert_int_equal(read.driver_state, IPC_DEVICED_DRIVER_STATE_RUNNING);
	assert_int_equal(read.device_number, provider.device_number);
	assert_true(read.provides);
	assert_provider_answers();
	assert_int_equal(disk->state, DISK_RUNNING);

	assert_result(stop_driver(&deviced, "disk0", &quiet), IPC_RESULT_OK);
	assert_true(quiet);
	assert_int_equal(disk->state, DISK_QUIET);
	assert_int_equal(disk->register_result, IPC_RESULT_OK);
	assert_int_equal(disk->device_number, provider.device_number);
	assert_result(resolve(&deviced, IPC_INTERFACE_CLASS_BLOCK_PROVIDER, 0, &provider),
	              IPC_RESULT_RETRY);
	disk_remove(disk);
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_start_and_stop_reach_the_registers, stand),
		STAND_TEST(test_start_refuses_what_is_not_its_device, stand),
		STAND_TEST(test_a_client_neither_starts_nor_stops_it, stand),
		STAND_TEST(test_a_block_driver_from_binding_to_provider, stand),
	};

	if (argc != 3)
		return 2;
	blockdrv_path = argv[1];
	deviced_path = argv[2];
	stand_init(&stand);
	return live_check("system_blockdrv",
	                  cmocka_run_group_tests_name("blockdrv", tests, NULL, NULL));
}
