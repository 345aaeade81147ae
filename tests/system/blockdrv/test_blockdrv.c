/* SPDX-License-Identifier: ISC */
/* A driver as deviced speaks to it: the test is deviced, and the disk. argv: BLOCKDRV. */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "ipc/driver/driver_client.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "live.h"
#include "registers.h"
#include "stand.h"

/* Slots of blockdrv. Its deviced is left out: then it runs, and registers nowhere. */
enum {
	DRIVER_PROVIDER = 3,
	DRIVER_FRAME = 5,
	DRIVER_SMALL_FRAME,
};

#define WINDOW_SIZE 0x2000
#define BAR_BASE    0xFEB00000u

static const char *blockdrv_program;

/* A frame of the fake BAR, in a slot of the test. */
static uint32_t frame(struct stand *stand, uint64_t size)
{
	struct ipc_kernel_control_derive_pci_bar_device_frame_request request;
	struct ipc_kernel_control_derive_pci_bar_device_frame_reply reply;

	ipc_kernel_control_derive_pci_bar_device_frame_request_init(&request);
	request.source_slot = IPC_HOST_SLOT_DEVICE;
	request.target_slot = stand_slot(stand);
	request.function.device = 4;
	request.bar = 5;
	request.size = size;
	request.rights = IPC_RIGHT_MAP | IPC_RIGHT_GRANT;
	assert_true(ipc_succeeded(ipc_kernel_control_derive_pci_bar_device_frame(
		&stand->kernel.client, &request, &reply)));
	assert_int_equal(reply.mmio_base, BAR_BASE);
	return request.target_slot;
}

struct disk {
	struct registers *registers;
	/* Its control endpoint, and the one for clients. */
	struct stand_client control;
	struct stand_client provider;
};

static void start(struct disk *disk, struct stand *stand)
{
	const char *const arguments[] = {"disk", NULL};
	const uint32_t provider = stand_endpoint(stand);
	const struct stage_cap caps[] = {{DRIVER_PROVIDER, provider, IPC_RIGHT_RECEIVE},
	                                 {DRIVER_FRAME, frame(stand, WINDOW_SIZE), IPC_RIGHT_MAP},
	                                 {DRIVER_SMALL_FRAME, frame(stand, 0x1000), IPC_RIGHT_MAP}};
	uint32_t status;
	size_t size;

	disk->registers = ipc_host_map(caps[1].source, &size, &status);
	assert_non_null(disk->registers);
	memset(disk->registers, 0, sizeof(*disk->registers));
	disk->registers->identity = DISK_IDENTITY;
	stand_client_init(&disk->provider, stand_copy(stand, provider, IPC_RIGHT_SEND));
	stand_client_init(&disk->control,
	                  stand_service(stand, blockdrv_program, arguments, caps, 3, NULL));
	stand_drop(provider);
}

static void end(struct disk *disk)
{
	memset(disk->registers, 0, sizeof(*disk->registers));
	assert_int_equal(munmap(disk->registers, WINDOW_SIZE), 0);
}

static struct ipc_driver_start_request request_for(uint32_t slot, uint64_t size)
{
	const struct ipc_driver_start_request request = {
		.device_cap_slot = slot,
		.interface_class = IPC_INTERFACE_CLASS_BLOCK_PROVIDER,
		.device_mmio_base = BAR_BASE,
		.device_mmio_size = size,
		.function = {0, 4, 0},
	};

	return request;
}

static struct ipc_outcome start_by(struct ipc_client *client, struct ipc_driver_start_request request)
{
	const struct ipc_driver_start_request_caps nothing = {0};

	return ipc_driver_start(client, &request, &nothing);
}

static void test_it_runs_and_leaves_the_disk_quiet(void **state)
{
	struct disk disk;
	struct ipc_client *control = &disk.control.client;

	start(&disk, *state);
	/* One that does not run is quiet. */
	assert_result(ipc_driver_stop(control), IPC_RESULT_OK);
	assert_int_equal(disk.registers->state, DISK_OFF);
	assert_result(start_by(control, request_for(DRIVER_FRAME, WINDOW_SIZE)), IPC_RESULT_OK);
	assert_int_equal(disk.registers->state, DISK_RUNNING);
	assert_int_equal(disk.registers->mmio_base, BAR_BASE);
	assert_int_equal(disk.registers->mmio_size, WINDOW_SIZE);
	assert_int_equal(disk.registers->mapped_size, WINDOW_SIZE);
	assert_result(start_by(control, request_for(DRIVER_FRAME, WINDOW_SIZE)), IPC_RESULT_BUSY);
	assert_result(ipc_driver_stop(control), IPC_RESULT_OK);
	assert_int_equal(disk.registers->state, DISK_QUIET);
	assert_result(start_by(control, request_for(DRIVER_FRAME, WINDOW_SIZE)), IPC_RESULT_OK);
	assert_int_equal(disk.registers->state, DISK_RUNNING);
	end(&disk);
}

/* What it was told of its device is compared with what its slot holds. */
static void test_memory_that_is_not_as_told(void **state)
{
	struct disk disk;
	struct ipc_client *control = &disk.control.client;

	start(&disk, *state);
	assert_result(start_by(control, request_for(9, WINDOW_SIZE)), IPC_RESULT_BAD_SLOT);
	assert_result(start_by(control, request_for(DRIVER_PROVIDER, WINDOW_SIZE)),
	              IPC_RESULT_BAD_SLOT);
	assert_result(start_by(control, request_for(DRIVER_SMALL_FRAME, WINDOW_SIZE)),
	              IPC_RESULT_BAD_SLOT);
	assert_result(start_by(control, request_for(DRIVER_FRAME, 0x1000)), IPC_RESULT_BAD_SLOT);
	disk.registers->identity = 0;
	assert_result(start_by(control, request_for(DRIVER_FRAME, WINDOW_SIZE)), IPC_RESULT_INTERNAL);
	assert_int_equal(disk.registers->state, DISK_OFF);
	end(&disk);
}

static void test_its_clients_can_not_stop_it(void **state)
{
	struct ipc_driver_start_request request = request_for(DRIVER_FRAME, WINDOW_SIZE);
	struct disk disk;

	start(&disk, *state);
	assert_result(start_by(&disk.provider.client, request), IPC_RESULT_DENIED);
	assert_result(start_by(&disk.control.client, request), IPC_RESULT_OK);
	assert_result(ipc_driver_stop(&disk.provider.client), IPC_RESULT_DENIED);
	assert_int_equal(disk.registers->state, DISK_RUNNING);
	/* It is a driver of disks alone. */
	assert_result(ipc_driver_stop(&disk.control.client), IPC_RESULT_OK);
	request.interface_class = IPC_INTERFACE_CLASS_SERIAL;
	assert_result(start_by(&disk.control.client, request), IPC_RESULT_DENIED);
	end(&disk);
}

/* A start body that contradicts itself is not sent. */
static void test_rules_of_the_start_body(void **state)
{
	struct disk disk;
	struct ipc_client *control = &disk.control.client;

	start(&disk, *state);
	assert_not_sent(start_by(control, request_for(0, WINDOW_SIZE)));
	assert_not_sent(start_by(control, request_for(DRIVER_FRAME, 0)));
	assert_int_equal(disk.registers->state, DISK_OFF);
	end(&disk);
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_it_runs_and_leaves_the_disk_quiet, stand),
		STAND_TEST(test_memory_that_is_not_as_told, stand),
		STAND_TEST(test_its_clients_can_not_stop_it, stand),
		STAND_TEST(test_rules_of_the_start_body, stand),
	};

	if (argc != 2) {
		fprintf(stderr, "usage: ipc-broker %s BLOCKDRV\n", argv[0]);
		return 2;
	}
	blockdrv_program = argv[1];
	stand_init(&stand);
	return live_check("system_blockdrv",
	                  cmocka_run_group_tests_name("blockdrv", tests, NULL, NULL));
}
