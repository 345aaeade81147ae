/* SPDX-License-Identifier: ISC */
/* Drivers under deviced: started, refused, found, ended. argv: deviced, blockdrv. */
#include "deviced_stand.h"
#include "ipc/driver/driver_client.h"

#define DISK IPC_INTERFACE_CLASS_BLOCK_PROVIDER
#define SIZE UINT64_C(0x1000)

static const char *deviced_path;
static const char *blockdrv_path;

/* What most tests begin with: a disk, and a deviced that has a binding for it. */
struct scene {
	struct deviced_stand deviced;
	struct registers *disk;
	struct driver driver;
	struct ipc_deviced_start_driver_reply started;
	struct ipc_deviced_start_driver_failure failure;
	struct ipc_deviced_resolve_provider_reply provider;
};

static void begin(struct stand *stand, struct scene *scene)
{
	const struct ipc_deviced_seed_binding_v2_request binding = binding_v2("disk", SIZE);

	deviced_start(&scene->deviced, stand, deviced_path);
	scene->disk = disk_insert(stand);
	assert_result(seed_v2(&scene->deviced, &binding), IPC_RESULT_OK);
}

static struct ipc_outcome start(struct scene *scene, const char *name)
{
	return driver_start(&scene->deviced, &scene->driver, name, &scene->started, &scene->failure);
}

/* A start that fails in this step. */
static void assert_failed(struct scene *scene, const char *name, uint32_t step, uint32_t result)
{
	assert_result(start(scene, name), IPC_RESULT_FAILED);
	assert_int_equal(scene->failure.step, step);
	assert_int_equal(scene->failure.result, result);
	assert_int_equal(read_driver(&scene->deviced, name).driver_state,
	                 IPC_DEVICED_DRIVER_STATE_FAILED);
}

/* Nothing runs before it is bound, sealed, there, and has what it needs. */
static void test_a_start_waits_for_what_it_needs(void **state)
{
	struct ipc_deviced_seed_binding_v2_request needy = binding_v2("needy", SIZE);
	struct scene scene;
	uint32_t bindings;
	uint32_t interrupts;

	begin(*state, &scene);
	needy.binding.needs = IPC_DEVICED_DRIVER_NEED_INTERRUPTS;
	assert_result(seed_v2(&scene.deviced, &needy), IPC_RESULT_OK);
	driver_stage(&scene.deviced, &scene.driver, blockdrv_path, false);
	assert_result(start(&scene, "nobody"), IPC_RESULT_NOT_FOUND);
	assert_result(start(&scene, "needy"), IPC_RESULT_BUSY);
	assert_result(seal(&scene.deviced), IPC_RESULT_OK);
	assert_result(start(&scene, "needy"), IPC_RESULT_RETRY);
	report_disk(&scene.deviced);
	assert_result(start(&scene, "needy"), IPC_RESULT_RETRY);
	interrupts = stand_endpoint(*state);
	assert_result(register_hal(&scene.deviced.user, interrupts, &bindings), IPC_RESULT_DENIED);
	assert_result(register_hal(&scene.deviced.root, interrupts, &bindings), IPC_RESULT_OK);
	assert_int_equal(bindings, 1);
	assert_result(register_hal(&scene.deviced.root, interrupts, &bindings), IPC_RESULT_EXISTS);
	assert_int_equal(read_driver(&scene.deviced, "needy").starts, 0);
	assert_result(start(&scene, "needy"), IPC_RESULT_OK);
	/* It got the endpoint, to call it and no more. */
	assert_int_equal(scene.disk->interrupt_rights, IPC_RIGHT_SEND);
	assert_result(start(&scene, "needy"), IPC_RESULT_EXISTS);
	assert_int_equal(read_driver(&scene.deviced, "needy").starts, 1);
	disk_remove(scene.disk);
}

/* A driver that declares no need gets nothing, though it is there. */
static void test_only_declared_needs_are_met(void **state)
{
	struct scene scene;
	uint32_t bindings;

	begin(*state, &scene);
	assert_result(seal(&scene.deviced), IPC_RESULT_OK);
	report_disk(&scene.deviced);
	assert_result(register_hal(&scene.deviced.root, stand_endpoint(*state), &bindings),
	              IPC_RESULT_OK);
	assert_int_equal(bindings, 0);
	scene.disk->interrupt_rights = UINT32_MAX;
	driver_stage(&scene.deviced, &scene.driver, blockdrv_path, false);
	assert_result(start(&scene, "disk"), IPC_RESULT_OK);
	assert_int_equal(scene.disk->interrupt_rights, 0);
	disk_remove(scene.disk);
}

/* Each step of a start, refused by whoever is asked in it; the process is the caller's again. */
static void test_a_failed_start_says_where(void **state)
{
	struct ipc_deviced_seed_binding_v2_request binding;
	struct ipc_deviced_seed_binding_request without;
	struct stand_client control;
	struct scene scene;

	begin(*state, &scene);
	binding = binding_v2("no-bar", SIZE);
	binding.memory.bar = FUNCTION_BAR - 1;
	assert_result(seed_v2(&scene.deviced, &binding), IPC_RESULT_OK);
	binding = binding_v2("no-slot", SIZE);
	binding.memory.device_cap_slot = STAND_SERVICE_SLOTS + 1;
	assert_result(seed_v2(&scene.deviced, &binding), IPC_RESULT_OK);
	without = binding_v1("no-disk", IPC_INTERFACE_CLASS_SERIAL);
	assert_result(seed_v1(&scene.deviced, &without), IPC_RESULT_OK);
	assert_result(seal(&scene.deviced), IPC_RESULT_OK);
	report_disk(&scene.deviced);
	driver_stage(&scene.deviced, &scene.driver, blockdrv_path, false);
	assert_failed(&scene, "no-bar", IPC_DEVICED_START_STEP_DERIVE_FRAME, IPC_RESULT_NOT_FOUND);
	assert_failed(&scene, "no-slot", IPC_DEVICED_START_STEP_INSTALL_FRAME, IPC_RESULT_BAD_SLOT);
	assert_failed(&scene, "no-disk", IPC_DEVICED_START_STEP_START_DRIVER, IPC_RESULT_DENIED);
	stand_client_init(&control, scene.driver.control);
	assert_int_equal(ipc_driver_stop(&control.client).transport, IPC_RESULT_PEER_GONE);
	/* That one was ended, so it can't be started again. */
	assert_failed(&scene, "no-disk", IPC_DEVICED_START_STEP_START_PROCESS, IPC_RESULT_EXISTS);
	assert_int_equal(read_driver(&scene.deviced, "no-disk").starts, 2);

	driver_stage(&scene.deviced, &scene.driver, blockdrv_path, false);
	scene.disk->identity = 0;
	assert_failed(&scene, "disk", IPC_DEVICED_START_STEP_START_DRIVER, IPC_RESULT_INTERNAL);
	scene.disk->identity = DISK_IDENTITY;
	driver_stage(&scene.deviced, &scene.driver, blockdrv_path, false);
	assert_result(start(&scene, "disk"), IPC_RESULT_OK);
	disk_remove(scene.disk);
}

/* What a refused start brought is dropped: the caller aborts the process with what is in it. */
static void test_a_refused_start_takes_nothing(void **state)
{
	struct ipc_host_counts before;
	struct scene scene;

	begin(*state, &scene);
	driver_stage(&scene.deviced, &scene.driver, blockdrv_path, false);
	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	assert_result(start(&scene, "disk"), IPC_RESULT_BUSY);
	assert_result(start(&scene, "nobody"), IPC_RESULT_NOT_FOUND);
	wait_counts(&before);
	driver_abort(&scene.deviced, &scene.driver);
	disk_remove(scene.disk);
}

static void test_a_provider_is_found_by_class(void **state)
{
	const uint32_t serial = IPC_INTERFACE_CLASS_SERIAL;
	const struct ipc_deviced_seed_binding_request second = binding_v1("second", DISK);
	struct scene scene;
	struct deviced_stand *deviced = &scene.deviced;
	uint32_t endpoint;

	begin(*state, &scene);
	endpoint = stand_endpoint(*state);
	assert_result(seed_v1(deviced, &second), IPC_RESULT_OK);
	assert_result(resolve(deviced, DISK, 0, &scene.provider), IPC_RESULT_BUSY);
	assert_result(seal(deviced), IPC_RESULT_OK);
	report_disk(deviced);
	assert_result(resolve(deviced, DISK, 0, &scene.provider), IPC_RESULT_RETRY);
	assert_result(resolve(deviced, DISK, 1, &scene.provider), IPC_RESULT_RETRY);
	assert_result(resolve(deviced, DISK, 2, &scene.provider), IPC_RESULT_NOT_FOUND);
	assert_result(resolve(deviced, serial, 0, &scene.provider), IPC_RESULT_NOT_FOUND);
	assert_result(register_provider(&deviced->user, endpoint, "disk", DISK), IPC_RESULT_BUSY);
	driver_stage(deviced, &scene.driver, blockdrv_path, false);
	assert_result(start(&scene, "disk"), IPC_RESULT_OK);
	resolve_disk(deviced, &scene.provider);
	stand_drop(STAND_WINDOW);
	assert_memory_equal(scene.provider.driver, "disk", 4);
	assert_int_equal(scene.provider.device_number, 1);
	assert_result(resolve(deviced, DISK, 1, &scene.provider), IPC_RESULT_RETRY);
	/* Nobody takes its place. */
	assert_result(register_provider(&deviced->user, endpoint, "disk", DISK), IPC_RESULT_EXISTS);
	assert_result(register_provider(&deviced->user, endpoint, "disk", serial),
	              IPC_RESULT_NOT_FOUND);
	assert_result(register_provider(&deviced->user, endpoint, "nobody", DISK),
	              IPC_RESULT_NOT_FOUND);
	assert_result(register_provider(&deviced->reporter, endpoint, "disk", DISK),
	              IPC_RESULT_DENIED);
	disk_remove(scene.disk);
}

/* The tuple is the authority: whoever says it on the public endpoint of a running driver that has not
 * registered yet is its provider. */
static void test_a_provider_registers_by_its_tuple(void **state)
{
	struct scene scene;
	struct ipc_local_cap cap;
	bool quiet;

	begin(*state, &scene);
	assert_result(seal(&scene.deviced), IPC_RESULT_OK);
	report_disk(&scene.deviced);
	driver_stage(&scene.deviced, &scene.driver, blockdrv_path, true);
	assert_result(start(&scene, "disk"), IPC_RESULT_OK);
	assert_false(read_driver(&scene.deviced, "disk").provides);
	assert_result(register_provider(&scene.deviced.user, stand_endpoint(*state), "disk", DISK),
	              IPC_RESULT_OK);
	assert_true(read_driver(&scene.deviced, "disk").provides);
	assert_result(resolve(&scene.deviced, DISK, 0, &scene.provider), IPC_RESULT_OK);
	assert_int_equal(ipc_transport_query_local_cap(STAND_WINDOW, &cap), IPC_RESULT_OK);
	assert_int_equal(cap.rights, IPC_RIGHT_SEND);
	/* It has registered, so it is asked before it is ended. */
	assert_result(stop_driver(&scene.deviced, "disk", &quiet), IPC_RESULT_OK);
	assert_true(quiet);
	disk_remove(scene.disk);
}

static void test_a_stopped_driver_starts_again(void **state)
{
	struct scene scene;
	struct deviced_stand *deviced = &scene.deviced;
	bool quiet;

	begin(*state, &scene);
	assert_result(seal(deviced), IPC_RESULT_OK);
	report_disk(deviced);
	assert_result(stop_driver(deviced, "disk", &quiet), IPC_RESULT_NOT_FOUND);
	assert_result(stop_driver(deviced, "nobody", &quiet), IPC_RESULT_NOT_FOUND);
	for (uint32_t i = 1; i <= 2; i++) {
		driver_stage(deviced, &scene.driver, blockdrv_path, false);
		assert_result(start(&scene, "disk"), IPC_RESULT_OK);
		assert_int_equal(read_driver(deviced, "disk").process_id,
		                 scene.driver.staged.process_id);
		assert_int_equal(read_driver(deviced, "disk").device_mmio_size, SIZE);
		assert_int_equal(read_driver(deviced, "disk").starts, i);
		resolve_disk(deviced, &scene.provider);
		stand_drop(STAND_WINDOW);
		assert_result(stop_driver(deviced, "disk", &quiet), IPC_RESULT_OK);
		assert_true(quiet);
		assert_int_equal(scene.disk->state, DISK_QUIET);
		assert_int_equal(read_driver(deviced, "disk").driver_state,
		                 IPC_DEVICED_DRIVER_STATE_STOPPED);
	}
	disk_remove(scene.disk);
}

/* It may be on its way to deviced, which must not wait for it. */
static void test_a_driver_that_never_registers_is_ended_unasked(void **state)
{
	struct scene scene;
	bool quiet = true;

	begin(*state, &scene);
	assert_result(seal(&scene.deviced), IPC_RESULT_OK);
	report_disk(&scene.deviced);
	driver_stage(&scene.deviced, &scene.driver, blockdrv_path, true);
	assert_result(start(&scene, "disk"), IPC_RESULT_OK);
	assert_result(stop_driver(&scene.deviced, "disk", &quiet), IPC_RESULT_OK);
	assert_false(quiet);
	assert_int_equal(scene.disk->state, DISK_RUNNING);
	disk_remove(scene.disk);
}

/* The kernel tells deviced, which resolves to nobody rather than to the dead. */
static void test_a_killed_driver_provides_nothing(void **state)
{
	struct scene scene;
	struct deviced_stand *deviced = &scene.deviced;

	begin(*state, &scene);
	assert_result(seal(deviced), IPC_RESULT_OK);
	report_disk(deviced);
	driver_stage(deviced, &scene.driver, blockdrv_path, false);
	assert_result(start(&scene, "disk"), IPC_RESULT_OK);
	resolve_disk(deviced, &scene.provider);
	stand_drop(STAND_WINDOW);
	stand_kill(*state, scene.driver.process);
	while (read_driver(deviced, "disk").driver_state == IPC_DEVICED_DRIVER_STATE_RUNNING)
		;
	assert_int_equal(read_driver(deviced, "disk").driver_state,
	                 IPC_DEVICED_DRIVER_STATE_FAILED);
	assert_result(resolve(deviced, DISK, 0, &scene.provider), IPC_RESULT_RETRY);
	driver_stage(deviced, &scene.driver, blockdrv_path, false);
	assert_result(start(&scene, "disk"), IPC_RESULT_OK);
	disk_remove(scene.disk);
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_a_start_waits_for_what_it_needs, stand),
		STAND_TEST(test_only_declared_needs_are_met, stand),
		STAND_TEST(test_a_failed_start_says_where, stand),
		STAND_TEST(test_a_refused_start_takes_nothing, stand),
		STAND_TEST(test_a_provider_is_found_by_class, stand),
		STAND_TEST(test_a_provider_registers_by_its_tuple, stand),
		STAND_TEST(test_a_stopped_driver_starts_again, stand),
		STAND_TEST(test_a_driver_that_never_registers_is_ended_unasked, stand),
		STAND_TEST(test_a_killed_driver_provides_nothing, stand),
	};

	if (argc != 3)
		return 2;
	deviced_path = argv[1];
	blockdrv_path = argv[2];
	stand_init(&stand);
	return live_check("system_drivers",
	                  cmocka_run_group_tests_name("drivers", tests, NULL, NULL));
}
