/* SPDX-License-Identifier: ISC */
/*
 * A thousand launches, one after the other and by four clients at once. Afterwards the services
 * hold, and the broker counts, just what they did after the first.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../fleet.h"
#include "launcher.h"

static struct fleet_files programs;
static const char *launcher;
static const char *service;
static const char *count;
static const struct fleet_plan as_usual;

/* Starts a launcher that runs the program so often; its end arrives on `watch`. */
static uint32_t start_launcher(struct fleet *fleet, const char *times, uint32_t watch)
{
	struct stand *stand = fleet->stand;
	const char *const arguments[] = {"launcher", "run", "/service", times, NULL};
	const struct stage_cap caps[] = {{LAUNCHER_LOADERD, fleet->to_loaderd, IPC_RIGHT_SEND},
	                                 {LAUNCHER_PROCD, fleet->to_procd, IPC_RIGHT_SEND}};
	const uint32_t process = stand_start(stand, launcher, arguments, caps, 2);

	assert_int_equal(stage_watch(&stand->kernel, process, watch), IPC_RESULT_OK);
	return process;
}

/* Runs that many launchers at once, and gives back what they were. */
static void run_launchers(struct fleet *fleet, uint32_t launchers, const char *times, uint32_t watch)
{
	struct ipc_kernel_control_process_ended ended;
	uint32_t processes[4];

	for (uint32_t i = 0; i < launchers; i++)
		processes[i] = start_launcher(fleet, times, watch);
	for (uint32_t i = 0; i < launchers; i++) {
		assert_int_equal(stage_wait(watch, &ended), IPC_RESULT_OK);
		assert_int_equal(ended.reason, IPC_KERNEL_CONTROL_KILL_REASON_NONE);
		assert_int_equal(ended.exit_code, 0);
	}
	for (uint32_t i = 0; i < launchers; i++)
		stand_kill(fleet->stand, processes[i]);
}

static void test_launches(void **state)
{
	struct ipc_host_counts settled;
	struct fleet fleet;
	uint32_t watch;

	fleet_start(&fleet, *state, &programs, &as_usual);
	fleet_store_file(&fleet, "/service", service);
	watch = stand_endpoint(*state);
	run_launchers(&fleet, 1, "1", watch);
	assert_int_equal(ipc_host_counts(&settled), IPC_RESULT_OK);
	run_launchers(&fleet, 1, count, watch);
	wait_counts(&settled);
	run_launchers(&fleet, 4, count, watch);
	wait_counts(&settled);
	print_message("%s launches in a row, and by each of four clients at once\n", count);
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {STAND_TEST(test_launches, stand)};

	if (argc != FLEET_ARGUMENTS + 4) {
		fprintf(stderr, "usage: ipc-broker %s " FLEET_USAGE " LAUNCHER SERVICE COUNT\n", argv[0]);
		return 2;
	}
	fleet_files_read(&programs, argv);
	launcher = argv[FLEET_ARGUMENTS + 1];
	service = argv[FLEET_ARGUMENTS + 2];
	count = argv[FLEET_ARGUMENTS + 3];
	stand_init(&stand);
	return cmocka_run_group_tests_name("load", tests, NULL, NULL);
}
