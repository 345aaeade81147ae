/* SPDX-License-Identifier: ISC */
/*
 * Devices as rootd, the scanners, a driver and a client see them; in the end a real driver over the
 * fake BAR is started by its binding, registered under its class, resolved and called. argv: DEVICED
 * BLOCKDRV.
 */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "blockdrv/registers.h"
#include "deviced.h"
#include "ipc/deviced/deviced_client.h"
#include "ipc/driver/driver_client.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "live.h"
#include "stand.h"

/* Slots of blockdrv. */
enum {
	DRIVER_CONTROL = 1,
	DRIVER_DEVICED,
	DRIVER_PROVIDER,
	DRIVER_PROVIDER_PEER,
	DRIVER_FRAME,
};

#define WINDOW_SIZE 0x2000
/* What the broker's BAR 5 starts at (arch/README.md). */
#define BAR_BASE 0xFEB00000u
/* Asking is a round trip; a driver registers long before so many. */
#define PATIENCE 100000

static const char *deviced_program;
static const char *blockdrv_program;

static const struct ipc_kernel_control_pci_function disk_place = {0, 4, 0};

/* deviced, and a client on each of its endpoints. */
struct devices {
	struct stand *stand;
	uint32_t to_public;
	struct stand_client root;
	struct stand_client reports;
	struct stand_client any;
};

static void start(struct devices *devices, struct stand *stand)
{
	const char *const arguments[] = {"deviced", NULL};
	const uint32_t endpoints[] = {stand_endpoint(stand), stand_endpoint(stand),
	                              stand_endpoint(stand)};
	const struct stage_cap caps[] = {
		{SLOT_ROOT, endpoints[0], IPC_RIGHT_RECEIVE},
		{SLOT_REPORTS, endpoints[1], IPC_RIGHT_RECEIVE},
		{SLOT_PUBLIC, endpoints[2], IPC_RIGHT_RECEIVE},
		{SLOT_KERNEL, IPC_HOST_SLOT_KERNEL, IPC_RIGHT_SEND},
		{SLOT_DEVICE, IPC_HOST_SLOT_DEVICE, IPC_RIGHT_MAP | IPC_RIGHT_GRANT}};

	devices->stand = stand;
	stand_client_init(&devices->root, stand_copy(stand, endpoints[0], IPC_RIGHT_SEND));
	stand_client_init(&devices->reports, stand_copy(stand, endpoints[1], IPC_RIGHT_SEND));
	devices->to_public = stand_copy(stand, endpoints[2], IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	stand_client_init(&devices->any, devices->to_public);
	stand_start(stand, deviced_program, arguments, caps, 5);
	for (int i = 0; i < 3; i++)
		stand_drop(endpoints[i]);
}

static struct ipc_deviced_driver_binding binding(const char *name, uint32_t class)
{
	const struct ipc_deviced_driver_binding made = {
		.driver = name,
		.driver_length = (uint16_t)strlen(name),
		.interface_class = class,
		.function = disk_place,
	};

	return made;
}

static struct ipc_outcome seed(struct devices *devices, const char *name, uint32_t class,
                               uint32_t *bindings)
{
	const struct ipc_deviced_seed_binding_request request = {binding(name, class)};
	struct ipc_deviced_seed_binding_reply reply = {0};
	const struct ipc_outcome outcome =
		ipc_deviced_seed_binding(&devices->root.client, &request, &reply);

	*bindings = reply.bindings;
	return outcome;
}

static struct ipc_outcome seed_disk(struct devices *devices, const char *name, uint64_t size,
                                    uint32_t *bindings)
{
	const struct ipc_deviced_seed_binding_v2_request request = {
		.binding = binding(name, IPC_INTERFACE_CLASS_BLOCK_PROVIDER),
		.memory = {.size = size, .device_cap_slot = DRIVER_FRAME, .bar = 5},
	};
	struct ipc_deviced_seed_binding_v2_reply reply = {0};
	const struct ipc_outcome outcome =
		ipc_deviced_seed_binding_v2(&devices->root.client, &request, &reply);

	*bindings = reply.bindings;
	return outcome;
}

static void seal(struct devices *devices, uint32_t bindings)
{
	struct ipc_deviced_seal_reply reply;

	assert_result(ipc_deviced_seal(&devices->root.client, &reply), IPC_RESULT_OK);
	assert_int_equal(reply.bindings, bindings);
}

static struct ipc_outcome report(struct devices *devices, uint8_t device, uint16_t device_id,
                                 struct ipc_deviced_report_device_reply *reply)
{
	const struct ipc_deviced_report_device_request request = {
		.device = {.function = {.device = device}, .vendor_id = 0x1AF4, .device_id = device_id}};

	return ipc_deviced_report_device(&devices->reports.client, &request, reply);
}

static struct ipc_outcome hotplug(struct devices *devices, uint64_t sequence, uint32_t kind,
                                  uint8_t device, uint16_t device_id,
                                  struct ipc_deviced_report_hotplug_reply *reply)
{
	const struct ipc_deviced_report_hotplug_request request = {
		.sequence = sequence,
		.kind = kind,
		.function = {.device = device},
		.vendor_id = 0x1AF4,
		.device_id = device_id,
	};

	return ipc_deviced_report_hotplug(&devices->reports.client, &request, reply);
}

static struct ipc_outcome resolve(struct devices *devices, uint32_t class, uint32_t instance,
                                  struct ipc_deviced_resolve_provider_reply *reply,
                                  uint32_t *slot)
{
	const struct ipc_deviced_resolve_provider_request request = {class, instance};
	struct ipc_deviced_resolve_provider_reply_caps caps = {0};
	const struct ipc_outcome outcome =
		ipc_deviced_resolve_provider(&devices->any.client, &request, reply, &caps);

	*slot = caps.endpoint.slot;
	return outcome;
}

static struct ipc_outcome read_driver(struct devices *devices, const char *name,
                                      struct ipc_deviced_read_driver_reply *reply)
{
	const struct ipc_deviced_read_driver_request request = {(uint16_t)strlen(name), name};

	return ipc_deviced_read_driver(&devices->root.client, &request, reply);
}

static struct ipc_outcome stop(struct devices *devices, const char *name, bool *quiet)
{
	const struct ipc_deviced_stop_driver_request request = {(uint16_t)strlen(name), name};
	struct ipc_deviced_stop_driver_reply reply = {0};
	const struct ipc_outcome outcome =
		ipc_deviced_stop_driver(&devices->root.client, &request, &reply);

	*quiet = reply.quiet;
	return outcome;
}

/* A driver process that is staged and complete but for its device. */
struct staged_driver {
	uint32_t process;
	uint32_t control;
	struct staged staged;
};

/* One that does not register has no peer of deviced. */
static void stage_driver(struct devices *devices, struct staged_driver *driver, bool registers)
{
	struct stand *stand = devices->stand;
	const uint32_t control = stand_endpoint(stand);
	const uint32_t provider = stand_endpoint(stand);
	const uint32_t peer = stand_copy(stand, provider, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	const struct stage_cap caps[] = {
		{DRIVER_CONTROL, control, IPC_RIGHT_RECEIVE},
		{DRIVER_PROVIDER, provider, IPC_RIGHT_RECEIVE},
		{DRIVER_PROVIDER_PEER, peer, IPC_RIGHT_SEND | IPC_RIGHT_GRANT},
		{DRIVER_DEVICED, devices->to_public, IPC_RIGHT_SEND}};
	const struct stage stage = {
		.path = blockdrv_program,
		.slot_count = STAND_SERVICE_SLOTS,
		.caps = caps,
		.cap_count = registers ? 4 : 3,
		.process_slot = stand_slot(stand),
		.grant_slot = STAND_GRANT,
	};

	driver->process = stage.process_slot;
	driver->control = stand_copy(stand, control, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	assert_int_equal(stage_load(&stand->kernel, &stage, &driver->staged), IPC_RESULT_OK);
	stand_drop(control);
	stand_drop(provider);
	stand_drop(peer);
}

static struct ipc_outcome start_driver(struct devices *devices, const char *name,
                                       const struct staged_driver *driver,
                                       struct ipc_deviced_start_driver_reply *reply,
                                       struct ipc_deviced_start_driver_failure *failure)
{
	const struct ipc_deviced_start_driver_request request = {
		.driver = name,
		.driver_length = (uint16_t)strlen(name),
		.process_id = driver->staged.process_id,
		.entry_point = driver->staged.entry_point,
		.stack_top = driver->staged.stack_top,
	};
	const struct ipc_deviced_start_driver_request_caps caps = {
		.process = ipc_cap(driver->process, IPC_RIGHT_CONTROL),
		.control = ipc_cap(driver->control, IPC_RIGHT_SEND),
	};

	return ipc_deviced_start_driver(&devices->root.client, &request, &caps, reply, failure);
}

/* The disk itself: its registers, as the test sees them through a frame of its own. */
static struct registers *map_disk(struct stand *stand)
{
	struct ipc_kernel_control_derive_pci_bar_device_frame_request request;
	struct ipc_kernel_control_derive_pci_bar_device_frame_reply reply;
	struct registers *disk;
	uint32_t status;
	size_t size;

	ipc_kernel_control_derive_pci_bar_device_frame_request_init(&request);
	request.source_slot = IPC_HOST_SLOT_DEVICE;
	request.target_slot = stand_slot(stand);
	request.function = disk_place;
	request.bar = 5;
	request.size = WINDOW_SIZE;
	request.rights = IPC_RIGHT_MAP;
	assert_true(ipc_succeeded(ipc_kernel_control_derive_pci_bar_device_frame(
		&stand->kernel.client, &request, &reply)));
	disk = ipc_host_map(request.target_slot, &size, &status);
	assert_non_null(disk);
	assert_int_equal(size, WINDOW_SIZE);
	memset(disk, 0, sizeof(*disk));
	disk->identity = DISK_IDENTITY;
	return disk;
}

static void unmap_disk(struct registers *disk)
{
	memset(disk, 0, sizeof(*disk));
	assert_int_equal(munmap(disk, WINDOW_SIZE), 0);
}

static void test_bindings_are_seeded_until_sealed(void **state)
{
	struct devices devices;
	struct ipc_deviced_seal_reply sealed;
	uint32_t bindings;
	char name[16];

	start(&devices, *state);
	assert_result(seed(&devices, "drv-serial", IPC_INTERFACE_CLASS_SERIAL, &bindings), IPC_RESULT_OK);
	assert_int_equal(bindings, 1);
	/* The same again changes nothing; anything else under the name is refused. */
	assert_result(seed(&devices, "drv-serial", IPC_INTERFACE_CLASS_SERIAL, &bindings), IPC_RESULT_OK);
	assert_int_equal(bindings, 1);
	assert_result(seed(&devices, "drv-serial", IPC_INTERFACE_CLASS_INPUT_MOUSE, &bindings),
	              IPC_RESULT_EXISTS);
	assert_result(seed_disk(&devices, "drv-serial", WINDOW_SIZE, &bindings), IPC_RESULT_EXISTS);
	assert_result(seed_disk(&devices, "disk", WINDOW_SIZE, &bindings), IPC_RESULT_OK);
	assert_int_equal(bindings, 2);
	assert_result(seed_disk(&devices, "disk", WINDOW_SIZE, &bindings), IPC_RESULT_OK);
	assert_result(seed_disk(&devices, "disk", WINDOW_SIZE / 2, &bindings), IPC_RESULT_EXISTS);
	for (uint32_t i = 2; i < BINDINGS_MAX; i++) {
		snprintf(name, sizeof(name), "driver-%u", (unsigned int)i);
		assert_result(seed(&devices, name, IPC_INTERFACE_CLASS_SERIAL, &bindings), IPC_RESULT_OK);
	}
	assert_result(seed(&devices, "more", IPC_INTERFACE_CLASS_SERIAL, &bindings),
	              IPC_RESULT_EXHAUSTED);
	assert_result(seed_disk(&devices, "more", WINDOW_SIZE, &bindings), IPC_RESULT_EXHAUSTED);

	seal(&devices, BINDINGS_MAX);
	assert_result(ipc_deviced_seal(&devices.root.client, &sealed), IPC_RESULT_DENIED);
	assert_result(seed(&devices, "drv-serial", IPC_INTERFACE_CLASS_SERIAL, &bindings),
	              IPC_RESULT_DENIED);
	assert_result(seed_disk(&devices, "disk", WINDOW_SIZE, &bindings), IPC_RESULT_DENIED);
}

/* Each caller has an endpoint of its own, and what is not its own is DENIED there. */
static void test_an_endpoint_is_a_role(void **state)
{
	struct devices devices;
	struct stand_client kept;
	struct ipc_deviced_report_device_reply found;
	struct ipc_deviced_resolve_provider_reply provider;
	struct ipc_deviced_seal_reply sealed;
	uint32_t ignored;

	start(&devices, *state);
	assert_result(ipc_deviced_seal(&devices.any.client, &sealed), IPC_RESULT_DENIED);
	assert_result(ipc_deviced_seal(&devices.reports.client, &sealed), IPC_RESULT_DENIED);
	kept = devices.reports;
	devices.reports.client.slot = devices.root.client.slot;
	assert_result(report(&devices, 4, 0x1001, &found), IPC_RESULT_DENIED);
	devices.reports = kept;
	devices.any.client.slot = devices.root.client.slot;
	assert_result(resolve(&devices, IPC_INTERFACE_CLASS_SERIAL, 0, &provider, &ignored),
	              IPC_RESULT_DENIED);
}

static void test_devices_are_reported(void **state)
{
	struct ipc_deviced_report_device_reply found;
	struct ipc_deviced_report_hotplug_reply event;
	struct devices devices;
	uint32_t bindings;

	start(&devices, *state);
	assert_result(seed_disk(&devices, "disk", WINDOW_SIZE, &bindings), IPC_RESULT_OK);
	assert_result(report(&devices, 4, 0x1001, &found), IPC_RESULT_OK);
	assert_int_equal(found.device_number, 1);
	assert_int_equal(found.driver_length, 4);
	assert_memory_equal(found.driver, "disk", 4);
	assert_result(report(&devices, 5, 0x1002, &found), IPC_RESULT_OK);
	assert_int_equal(found.device_number, 2);
	assert_int_equal(found.driver_length, 0);
	assert_result(report(&devices, 4, 0x1001, &found), IPC_RESULT_OK);
	assert_int_equal(found.device_number, 1);
	assert_result(report(&devices, 4, 0x1002, &found), IPC_RESULT_EXISTS);

	/* One goes and another comes; an event that was told before changes nothing. */
	assert_result(hotplug(&devices, 1, IPC_HOTPLUG_EVENT_KIND_REMOVED, 6, 0x1001, &event),
	              IPC_RESULT_NOT_FOUND);
	assert_result(hotplug(&devices, 1, IPC_HOTPLUG_EVENT_KIND_REMOVED, 5, 0x1001, &event),
	              IPC_RESULT_EXISTS);
	assert_result(hotplug(&devices, 1, IPC_HOTPLUG_EVENT_KIND_REMOVED, 5, 0x1002, &event),
	              IPC_RESULT_OK);
	assert_int_equal(event.device_number, 2);
	assert_result(hotplug(&devices, 2, IPC_HOTPLUG_EVENT_KIND_INSERTED, 5, 0x1003, &event),
	              IPC_RESULT_OK);
	assert_int_equal(event.device_number, 3);
	assert_result(hotplug(&devices, 2, IPC_HOTPLUG_EVENT_KIND_REMOVED, 5, 0x1003, &event),
	              IPC_RESULT_OK);
	assert_int_equal(event.device_number, 3);
	assert_result(hotplug(&devices, 3, IPC_HOTPLUG_EVENT_KIND_INSERTED, 4, 0x1002, &event),
	              IPC_RESULT_EXISTS);
}

/* A table of devices that is full. */
static void test_more_devices_than_there_is_room_for(void **state)
{
	struct ipc_deviced_report_hotplug_reply event;
	struct ipc_deviced_report_device_reply found;
	struct ipc_deviced_report_device_request request = {
		.device = {.vendor_id = 0x1AF4, .device_id = 1}};
	struct devices devices;

	start(&devices, *state);
	for (uint32_t i = 0; i < DEVICES_MAX; i++) {
		request.device.function.bus = (uint8_t)i;
		assert_result(ipc_deviced_report_device(&devices.reports.client, &request, &found),
		              IPC_RESULT_OK);
		assert_int_equal(found.device_number, i + 1);
	}
	request.device.function.bus = DEVICES_MAX;
	assert_result(ipc_deviced_report_device(&devices.reports.client, &request, &found),
	              IPC_RESULT_EXHAUSTED);
	assert_result(hotplug(&devices, 1, IPC_HOTPLUG_EVENT_KIND_INSERTED, 31, 1, &event),
	              IPC_RESULT_EXHAUSTED);
	/* What goes makes room. */
	assert_result(hotplug(&devices, 1, IPC_HOTPLUG_EVENT_KIND_REMOVED, 0, 1, &event),
	              IPC_RESULT_OK);
	assert_result(ipc_deviced_report_device(&devices.reports.client, &request, &found),
	              IPC_RESULT_OK);
}

/* Answers REGISTER_PROVIDER as a driver of that name would call it. */
static struct ipc_outcome register_provider(struct devices *devices, const char *name, uint32_t class)
{
	const struct ipc_deviced_register_provider_request request = {
		.driver = name,
		.driver_length = (uint16_t)strlen(name),
		.interface_class = class,
	};
	const struct ipc_deviced_register_provider_request_caps caps = {
		.endpoint = ipc_cap(devices->to_public, IPC_RIGHT_SEND | IPC_RIGHT_GRANT)};
	struct ipc_deviced_register_provider_reply reply;

	return ipc_deviced_register_provider(&devices->any.client, &request, &caps, &reply);
}

static void test_a_hal_is_registered_once(void **state)
{
	struct ipc_deviced_register_hal_request_caps caps = {0};
	struct ipc_deviced_register_hal_request request;
	struct ipc_deviced_register_hal_reply reply;
	struct devices devices;

	start(&devices, *state);
	ipc_deviced_register_hal_request_init(&request);
	caps.endpoint = ipc_cap(devices.to_public, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	assert_result(ipc_deviced_register_hal(&devices.root.client, &request, &caps, &reply),
	              IPC_RESULT_OK);
	assert_int_equal(reply.bindings, 0);
	assert_result(ipc_deviced_register_hal(&devices.root.client, &request, &caps, &reply),
	              IPC_RESULT_EXISTS);
}

/* Waits until the disk driver has registered; the slot of its provider endpoint. */
static uint32_t wait_for_provider(struct devices *devices,
                                  struct ipc_deviced_resolve_provider_reply *provider)
{
	struct ipc_outcome outcome = {0, IPC_RESULT_RETRY, 0};
	uint32_t slot = 0;

	for (uint32_t i = 0; i < PATIENCE && outcome.result == IPC_RESULT_RETRY; i++)
		outcome = resolve(devices, IPC_INTERFACE_CLASS_BLOCK_PROVIDER, 0, provider, &slot);
	assert_result(outcome, IPC_RESULT_OK);
	return slot;
}

/* Whatever keeps a driver from being started, its process stays as it was staged. */
static void refuse_to_start(struct devices *devices, const struct staged_driver *driver)
{
	struct ipc_deviced_start_driver_failure failure;
	struct ipc_deviced_start_driver_reply started;
	struct ipc_deviced_report_device_reply found;
	struct ipc_deviced_resolve_provider_reply provider;
	uint32_t bindings;
	uint32_t slot;

	assert_result(start_driver(devices, "disk", driver, &started, &failure),
	              IPC_RESULT_NOT_FOUND);
	assert_result(seed_disk(devices, "disk", WINDOW_SIZE, &bindings), IPC_RESULT_OK);
	assert_result(start_driver(devices, "disk", driver, &started, &failure), IPC_RESULT_BUSY);
	assert_result(resolve(devices, IPC_INTERFACE_CLASS_BLOCK_PROVIDER, 0, &provider, &slot),
	              IPC_RESULT_BUSY);
	seal(devices, 1);
	assert_result(start_driver(devices, "disk", driver, &started, &failure), IPC_RESULT_RETRY);
	assert_result(report(devices, 4, 0x1001, &found), IPC_RESULT_OK);
	assert_result(register_provider(devices, "disk", IPC_INTERFACE_CLASS_BLOCK_PROVIDER),
	              IPC_RESULT_BUSY);
	assert_result(register_provider(devices, "disk", IPC_INTERFACE_CLASS_SERIAL),
	              IPC_RESULT_NOT_FOUND);
	assert_result(resolve(devices, IPC_INTERFACE_CLASS_BLOCK_PROVIDER, 0, &provider, &slot),
	              IPC_RESULT_RETRY);
	assert_result(resolve(devices, IPC_INTERFACE_CLASS_BLOCK_PROVIDER, 1, &provider, &slot),
	              IPC_RESULT_NOT_FOUND);
}

static void test_a_driver_over_the_fake_bar(void **state)
{
	struct ipc_deviced_start_driver_failure failure;
	struct ipc_deviced_start_driver_reply started;
	struct ipc_deviced_resolve_provider_reply provider;
	struct ipc_deviced_read_driver_reply known;
	struct staged_driver driver;
	struct devices devices;
	struct registers *disk;
	struct stand_client client;
	bool quiet;

	start(&devices, *state);
	disk = map_disk(*state);
	stage_driver(&devices, &driver, true);
	assert_result(read_driver(&devices, "disk", &known), IPC_RESULT_NOT_FOUND);
	refuse_to_start(&devices, &driver);
	assert_result(stop(&devices, "disk", &quiet), IPC_RESULT_NOT_FOUND);
	assert_int_equal(disk->state, DISK_OFF);

	/* deviced narrows the BAR, gives the frame to the driver, and says what the kernel said. */
	assert_result(start_driver(&devices, "disk", &driver, &started, &failure), IPC_RESULT_OK);
	assert_int_equal(started.device_mmio_base, BAR_BASE);
	assert_int_equal(started.device_mmio_size, WINDOW_SIZE);
	assert_int_equal(disk->state, DISK_RUNNING);
	assert_int_equal(disk->mmio_base, BAR_BASE);
	assert_int_equal(disk->mmio_size, WINDOW_SIZE);
	assert_int_equal(disk->mapped_size, WINDOW_SIZE);
	assert_int_equal(disk->interrupt_rights, 0);

	/* It registers by itself, under the block-provider class; whoever resolves that can call it. */
	stand_client_init(&client, wait_for_provider(&devices, &provider));
	assert_int_equal(provider.device_number, 1);
	assert_int_equal(provider.function.device, 4);
	assert_memory_equal(provider.driver, "disk", 4);
	assert_int_equal(disk->register_result, IPC_RESULT_OK);
	assert_int_equal(disk->device_number, 1);
	assert_result(ipc_driver_stop(&client.client), IPC_RESULT_DENIED);
	stand_drop(client.client.slot);
	assert_result(register_provider(&devices, "disk", IPC_INTERFACE_CLASS_BLOCK_PROVIDER),
	              IPC_RESULT_EXISTS);
	assert_result(start_driver(&devices, "disk", &driver, &started, &failure), IPC_RESULT_EXISTS);
	assert_result(read_driver(&devices, "disk", &known), IPC_RESULT_OK);
	assert_int_equal(known.driver_state, IPC_DEVICED_DRIVER_STATE_RUNNING);
	assert_int_equal(known.process_id, driver.staged.process_id);
	assert_true(known.provides);

	assert_result(stop(&devices, "disk", &quiet), IPC_RESULT_OK);
	assert_true(quiet);
	assert_int_equal(disk->state, DISK_QUIET);
	assert_result(read_driver(&devices, "disk", &known), IPC_RESULT_OK);
	assert_int_equal(known.driver_state, IPC_DEVICED_DRIVER_STATE_STOPPED);
	assert_int_equal(stage_reap(&devices.stand->kernel, driver.process), IPC_RESULT_OK);
	unmap_disk(disk);
}

/* What a running driver provides is registered by its exact tuple, and once. */
static void test_a_provider_is_registered_once(void **state)
{
	struct ipc_deviced_start_driver_failure failure;
	struct ipc_deviced_start_driver_reply started;
	struct ipc_deviced_resolve_provider_reply provider;
	struct staged_driver driver;
	struct devices devices;
	struct registers *disk;
	bool quiet;

	start(&devices, *state);
	disk = map_disk(*state);
	stage_driver(&devices, &driver, false);
	refuse_to_start(&devices, &driver);
	assert_result(start_driver(&devices, "disk", &driver, &started, &failure), IPC_RESULT_OK);
	assert_result(register_provider(&devices, "disk", IPC_INTERFACE_CLASS_SERIAL),
	              IPC_RESULT_NOT_FOUND);
	assert_result(register_provider(&devices, "disk", IPC_INTERFACE_CLASS_BLOCK_PROVIDER),
	              IPC_RESULT_OK);
	assert_result(register_provider(&devices, "disk", IPC_INTERFACE_CLASS_BLOCK_PROVIDER),
	              IPC_RESULT_EXISTS);
	stand_drop(wait_for_provider(&devices, &provider));
	assert_result(stop(&devices, "disk", &quiet), IPC_RESULT_OK);
	assert_true(quiet);
	assert_int_equal(stage_reap(&devices.stand->kernel, driver.process), IPC_RESULT_OK);
	unmap_disk(disk);
}

/* A device that goes takes its driver with it. */
static void test_a_device_that_goes_stops_its_driver(void **state)
{
	struct ipc_deviced_start_driver_failure failure;
	struct ipc_deviced_start_driver_reply started;
	struct ipc_deviced_resolve_provider_reply provider;
	struct ipc_deviced_report_hotplug_reply event;
	struct ipc_deviced_read_driver_reply known;
	struct staged_driver driver;
	struct devices devices;
	struct registers *disk;

	start(&devices, *state);
	disk = map_disk(*state);
	stage_driver(&devices, &driver, true);
	refuse_to_start(&devices, &driver);
	assert_result(start_driver(&devices, "disk", &driver, &started, &failure), IPC_RESULT_OK);
	stand_drop(wait_for_provider(&devices, &provider));
	assert_result(hotplug(&devices, 2, IPC_HOTPLUG_EVENT_KIND_REMOVED, 4, 0x1001, &event),
	              IPC_RESULT_OK);
	assert_int_equal(disk->state, DISK_QUIET);
	assert_result(read_driver(&devices, "disk", &known), IPC_RESULT_OK);
	assert_int_equal(known.driver_state, IPC_DEVICED_DRIVER_STATE_STOPPED);
	assert_int_equal(known.device_number, 0);
	assert_int_equal(stage_reap(&devices.stand->kernel, driver.process), IPC_RESULT_OK);
	unmap_disk(disk);
}

/* Each step at which a start can end is told with its reason, and nothing of it is left. */
static void test_a_start_that_fails(void **state)
{
	struct ipc_deviced_start_driver_failure failure;
	struct ipc_deviced_start_driver_reply started;
	struct ipc_deviced_report_device_reply found;
	struct ipc_deviced_read_driver_reply known;
	struct staged_driver driver;
	struct devices devices;
	struct registers *disk;
	uint32_t bindings;

	start(&devices, *state);
	disk = map_disk(*state);
	/* More than the BAR has. */
	assert_result(seed_disk(&devices, "large", 0x10000, &bindings), IPC_RESULT_OK);
	assert_result(seed_disk(&devices, "disk", WINDOW_SIZE, &bindings), IPC_RESULT_OK);
	seal(&devices, 2);
	assert_result(report(&devices, 4, 0x1001, &found), IPC_RESULT_OK);
	stage_driver(&devices, &driver, true);
	assert_result(start_driver(&devices, "large", &driver, &started, &failure), IPC_RESULT_FAILED);
	assert_int_equal(failure.step, IPC_DEVICED_START_STEP_DERIVE_FRAME);
	assert_int_equal(failure.result, IPC_RESULT_NOT_FOUND);

	/* It is no disk: the driver does not run it, and its process is ended. */
	disk->identity = 0;
	assert_result(start_driver(&devices, "disk", &driver, &started, &failure), IPC_RESULT_FAILED);
	assert_int_equal(failure.step, IPC_DEVICED_START_STEP_START_DRIVER);
	assert_int_equal(failure.result, IPC_RESULT_INTERNAL);
	assert_result(read_driver(&devices, "disk", &known), IPC_RESULT_OK);
	assert_int_equal(known.driver_state, IPC_DEVICED_DRIVER_STATE_FAILED);
	assert_int_equal(known.starts, 1);
	assert_int_equal(stage_reap(&devices.stand->kernel, driver.process), IPC_RESULT_OK);
	unmap_disk(disk);
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_bindings_are_seeded_until_sealed, stand),
		STAND_TEST(test_an_endpoint_is_a_role, stand),
		STAND_TEST(test_devices_are_reported, stand),
		STAND_TEST(test_more_devices_than_there_is_room_for, stand),
		STAND_TEST(test_a_hal_is_registered_once, stand),
		STAND_TEST(test_a_driver_over_the_fake_bar, stand),
		STAND_TEST(test_a_provider_is_registered_once, stand),
		STAND_TEST(test_a_device_that_goes_stops_its_driver, stand),
		STAND_TEST(test_a_start_that_fails, stand),
	};

	if (argc != 3) {
		fprintf(stderr, "usage: ipc-broker %s DEVICED BLOCKDRV\n", argv[0]);
		return 2;
	}
	deviced_program = argv[1];
	blockdrv_program = argv[2];
	stand_init(&stand);
	return live_check("system_deviced",
	                  cmocka_run_group_tests_name("deviced", tests, NULL, NULL));
}
