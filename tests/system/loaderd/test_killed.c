/* SPDX-License-Identifier: ISC */
/*
 * Of the story's five parties one is killed at message number 1, 2, 3 and so on, until the story is
 * over before the number comes. The others go on serving, and in the end the broker holds as much as
 * before.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../fleet.h"
#include "ipc/vfsd/vfsd.h"
#include "launcher.h"
#include "story.h"

/* More messages than any party has; a test that comes so far does not end by itself. */
#define MOST_BOUNDARIES 4000

static struct fleet_files programs;
static const char *launcher;
static const char *service;
static uint8_t program[1 << 20];
static size_t program_size;
/* Each how-manieth boundary is tried. */
static uint32_t stride;

static struct story story_of(struct fleet *fleet)
{
	const struct story story = {&fleet->vfsd.client, &fleet->loaderd.client,
	                            &fleet->procd.client, program, program_size};

	return story;
}

/* A party by how it is told to kill itself, and whether it is the one that lies under a peer. */
struct party {
	const char *name;
	uint32_t *trip;
};

/* After the death of one of them all others answer; but a loaderd whose peer dies while it asks what
 * that peer serves does not start. */
static void assert_others_serve(struct fleet *fleet, const struct fleet_plan *plan, bool was_up)
{
	if (plan->vfsd_trip == 0)
		assert_true(fleet_answers(fleet->to_vfsd, IPC_VFSD_OP_STAT));
	if (plan->procd_trip == 0)
		assert_true(fleet_answers(fleet->to_procd, IPC_PROCD_OP_QUERY_PROCESS));
	if (plan->provider_trip != 0 || (plan->loaderd_trip == 0 && was_up))
		assert_true(fleet_answers(fleet->to_loaderd, IPC_LOADERD_OP_DISCOVER_PATH));
}

/* Tells the story on a fleet of which one kills itself. True: it came to its end. */
static bool survives(struct stand *stand, const struct fleet_plan *plan)
{
	struct ipc_outcome outcome;
	struct fleet fleet;
	struct story story;
	bool is_told;
	bool is_up;

	fleet_start_bare(&fleet, stand, &programs, plan);
	story = story_of(&fleet);
	is_up = ipc_succeeded(fleet_mount(&fleet)) &&
	        fleet_answers(fleet.to_loaderd, IPC_LOADERD_OP_LAUNCH_PATH);
	is_told = is_up && story_tell(&story, "one", &outcome) == STORY_DONE;
	assert_others_serve(&fleet, plan, is_up);
	return is_told;
}

/* Kills one party at each boundary of its own; returns how many it has. */
static uint32_t kill_at_each(void **state, struct fleet_plan *plan, uint32_t *trip)
{
	for (*trip = 1; *trip < MOST_BOUNDARIES; *trip += stride) {
		const bool is_told = survives(*state, plan);

		stand_teardown(state);
		stand_setup(state);
		if (is_told)
			return *trip - 1;
	}
	fail();
	return 0;
}

static void test_a_service_is_killed(void **state)
{
	struct fleet_plan plan = {0};
	const struct party parties[] = {{"provider", &plan.provider_trip},
	                                {"vfsd", &plan.vfsd_trip},
	                                {"procd", &plan.procd_trip},
	                                {"loaderd", &plan.loaderd_trip}};

	for (size_t i = 0; i < sizeof(parties) / sizeof(parties[0]); i++) {
		const uint32_t boundaries = kill_at_each(state, &plan, parties[i].trip);

		*parties[i].trip = 0;
		print_message("%s: killed at each %u. of %u boundaries\n", parties[i].name,
		              (unsigned int)stride, (unsigned int)boundaries);
		assert_true(boundaries > 20);
	}
}

/* Tells the story in a client that kills itself; then the test tells it on the same fleet. True: the
 * client came to its end. */
static bool client_survives(struct fleet *fleet, uint32_t trip, uint32_t watch)
{
	struct stand *stand = fleet->stand;
	const struct story story = story_of(fleet);
	const struct stage_cap caps[] = {{LAUNCHER_LOADERD, fleet->to_loaderd, IPC_RIGHT_SEND},
	                                 {LAUNCHER_PROCD, fleet->to_procd, IPC_RIGHT_SEND},
	                                 {LAUNCHER_VFSD, fleet->to_vfsd, IPC_RIGHT_SEND}};
	struct ipc_kernel_control_process_ended ended;
	struct ipc_outcome outcome;
	char number[16];
	char name[16];
	const char *const arguments[] = {"launcher", "story", service, name, number, NULL};
	uint32_t process;

	snprintf(number, sizeof(number), "%u", (unsigned int)trip);
	snprintf(name, sizeof(name), "client-%u", (unsigned int)trip);
	process = stand_start(stand, launcher, arguments, caps, 3);
	assert_int_equal(stage_watch(&stand->kernel, process, watch), IPC_RESULT_OK);
	assert_int_equal(stage_wait(watch, &ended), IPC_RESULT_OK);
	stand_kill(stand, process);
	snprintf(name, sizeof(name), "after-%u", (unsigned int)trip);
	assert_int_equal(story_tell(&story, name, &outcome), STORY_DONE);
	return ended.reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE && ended.exit_code == 0;
}

static void test_the_client_is_killed(void **state)
{
	const struct fleet_plan as_usual = {0};
	uint32_t trip = 1;
	bool is_told = false;

	while (!is_told) {
		struct fleet fleet;
		uint32_t watch;

		/* What dead clients leave in the file system is theirs; handles are not given back,
		 * so a fleet serves a few of them only. */
		fleet_start(&fleet, *state, &programs, &as_usual);
		watch = stand_endpoint(*state);
		for (uint32_t i = 0; i < 8 && !is_told; i++, trip += stride)
			is_told = client_survives(&fleet, trip, watch);
		stand_teardown(state);
		stand_setup(state);
		assert_in_range(trip, 1, MOST_BOUNDARIES);
	}
	print_message("client: killed at each %u. of about %u boundaries\n", (unsigned int)stride,
	              (unsigned int)trip);
	assert_true(trip > 20);
}

int main(int argc, char **argv)
{
	static struct stand stand;
	const struct CMUnitTest tests[] = {
		STAND_TEST(test_a_service_is_killed, stand),
		STAND_TEST(test_the_client_is_killed, stand),
	};
	FILE *file;

	if (argc != FLEET_ARGUMENTS + 4) {
		fprintf(stderr, "usage: ipc-broker %s " FLEET_USAGE " LAUNCHER SERVICE STRIDE\n", argv[0]);
		return 2;
	}
	fleet_files_read(&programs, argv);
	launcher = argv[FLEET_ARGUMENTS + 1];
	service = argv[FLEET_ARGUMENTS + 2];
	stride = (uint32_t)strtoul(argv[FLEET_ARGUMENTS + 3], NULL, 10);
	file = fopen(service, "rb");
	if (file == NULL || stride == 0)
		return 2;
	program_size = fread(program, 1, sizeof(program), file);
	fclose(file);
	stand_init(&stand);
	return cmocka_run_group_tests_name("killed", tests, NULL, NULL);
}
