/* SPDX-License-Identifier: ISC */
/* Kernel-control ops that the rows of the transport's suite do without: one's own capabilities, the
 * platform and its device, asked for through the generated client. */
#include "ipc/kernel_control/kernel_control_client.h"
#include "stand.h"

/* The broker's PCI function and the BAR that it has. */
#define FUNCTION_DEVICE 4
#define FUNCTION_BAR    5
#define BAR_BASE        UINT64_C(0xFEB00000)
#define BAR_SIZE        UINT64_C(0x4000)

static struct ipc_outcome query(struct stand *stand, uint32_t slot, uint32_t flags,
                                struct ipc_kernel_control_query_cap_reply *reply)
{
	const struct ipc_kernel_control_query_cap_request request = {.slot = slot, .flags = flags};

	return ipc_kernel_control_query_cap(&stand->kernel.client, &request, reply);
}

/* Type, rights and, where it is asked for, the kind of an endpoint. */
static void test_query_cap(void **state)
{
	const uint32_t kind = IPC_KERNEL_CONTROL_QUERY_CAP_FLAG_INCLUDE_ENDPOINT_KIND;
	struct stand *stand = *state;
	struct ipc_kernel_control_create_endpoint_request create;
	struct ipc_kernel_control_query_cap_reply reply;

	ipc_kernel_control_create_endpoint_request_init(&create);
	create.target_slot = stand_slot(stand);
	create.endpoint_kind = IPC_ENDPOINT_KIND_COM1_IO;
	create.rights = IPC_RIGHT_SEND;
	assert_result(ipc_kernel_control_create_endpoint(&stand->kernel.client, &create),
	              IPC_RESULT_OK);
	assert_result(query(stand, create.target_slot, kind, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.value0, IPC_CAP_TYPE_ENDPOINT);
	assert_int_equal(reply.value1,
	                 (uint64_t)IPC_ENDPOINT_KIND_COM1_IO << 32 | IPC_RIGHT_SEND);
	assert_result(query(stand, create.target_slot, 0, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.value1, IPC_RIGHT_SEND);
	assert_result(query(stand, IPC_HOST_SLOT_DEVICE, kind, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.value0, IPC_CAP_TYPE_DEVICE_UNTYPED);
	assert_int_equal(reply.value1, IPC_RIGHT_MAP | IPC_RIGHT_GRANT);
	assert_result(query(stand, stand_slot(stand), kind, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.value0, IPC_CAP_TYPE_NONE);
	assert_result(query(stand, UINT32_MAX, 0, &reply), IPC_RESULT_BAD_SLOT);
}

static void test_platform(void **state)
{
	struct stand *stand = *state;
	struct ipc_kernel_control_read_platform_caps_reply platform;
	struct ipc_kernel_control_wait_hotplug_event_request request = {0};
	struct ipc_kernel_control_wait_hotplug_event_reply event;

	assert_result(ipc_kernel_control_read_platform_caps(&stand->kernel.client, &platform),
	              IPC_RESULT_OK);
	assert_int_equal(platform.caps, IPC_KERNEL_CONTROL_PLATFORM_CAP_PCI_CONFIG |
	                                        IPC_KERNEL_CONTROL_PLATFORM_CAP_COM1 |
	                                        IPC_KERNEL_CONTROL_PLATFORM_CAP_I8042 |
	                                        IPC_KERNEL_CONTROL_PLATFORM_CAP_HOTPLUG);
	assert_result(
		ipc_kernel_control_wait_hotplug_event(&stand->kernel.client, &request, &event),
		IPC_RESULT_OK);
	assert_int_equal(event.sequence, 1);
	assert_int_equal(event.kind, IPC_HOTPLUG_EVENT_KIND_INSERTED);
	assert_int_equal(event.function.device, FUNCTION_DEVICE);
	assert_int_equal(event.vendor_id, 0x1AF4);
	request.after = event.sequence;
	assert_result(
		ipc_kernel_control_wait_hotplug_event(&stand->kernel.client, &request, &event),
		IPC_RESULT_RETRY);
}

/* One change at a time to a request for all of the BAR. */
static void test_device_frames(void **state)
{
	struct stand *stand = *state;
	struct ipc_kernel_control_derive_pci_bar_device_frame_request request;
	struct ipc_kernel_control_derive_pci_bar_device_frame_request wrong;
	struct ipc_kernel_control_derive_pci_bar_device_frame_reply reply;
	struct ipc_client *kernel = &stand->kernel.client;
	uint32_t weak;

	ipc_kernel_control_derive_pci_bar_device_frame_request_init(&request);
	request.source_slot = IPC_HOST_SLOT_DEVICE;
	request.target_slot = stand_slot(stand);
	request.function.device = FUNCTION_DEVICE;
	request.bar = FUNCTION_BAR;
	request.size = BAR_SIZE;
	request.rights = IPC_RIGHT_MAP;

	wrong = request;
	wrong.source_slot = IPC_HOST_SLOT_KERNEL;
	assert_result(ipc_kernel_control_derive_pci_bar_device_frame(kernel, &wrong, &reply),
	              IPC_RESULT_BAD_SLOT);
	wrong = request;
	wrong.bar = FUNCTION_BAR - 1;
	assert_result(ipc_kernel_control_derive_pci_bar_device_frame(kernel, &wrong, &reply),
	              IPC_RESULT_NOT_FOUND);
	weak = stand_copy(stand, IPC_HOST_SLOT_DEVICE, IPC_RIGHT_GRANT);
	wrong = request;
	wrong.source_slot = weak;
	assert_result(ipc_kernel_control_derive_pci_bar_device_frame(kernel, &wrong, &reply),
	              IPC_RESULT_NO_RIGHTS);

	assert_result(ipc_kernel_control_derive_pci_bar_device_frame(kernel, &request, &reply),
	              IPC_RESULT_OK);
	assert_int_equal(reply.mmio_base, BAR_BASE);
	assert_int_equal(reply.mmio_size, BAR_SIZE);
	assert_result(ipc_kernel_control_derive_pci_bar_device_frame(kernel, &request, &reply),
	              IPC_RESULT_EXISTS);
}

int main(void)
{
	struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_query_cap, stand),
		STAND_TEST(test_platform, stand),
		STAND_TEST(test_device_frames, stand),
	};

	stand_init(&stand);
	return live_check("system_kernel",
	                  cmocka_run_group_tests_name("kernel", tests, NULL, NULL));
}
