/* SPDX-License-Identifier: ISC */
/* What the tests of timed have in common. */
#include "scene.h"

#include <inttypes.h>
#include <stdio.h>

#include "ipc/kernel_control/kernel_control_client.h"

enum {
	SLOT_KERNEL = 2,
	SLOT_TIMER = 3,
};

const char *timed_program;
const char *timer_program;
const char *sleeper_program;

void scene_start(struct stand *stand, struct scene *scene, const char *argument)
{
	const char *const arguments[] = {"timed", argument, NULL};
	const uint32_t timer = stand_endpoint(stand);
	const struct stage_cap caps[] = {
		{SLOT_KERNEL, IPC_HOST_SLOT_KERNEL, IPC_RIGHT_SEND},
		{SLOT_TIMER, timer, IPC_RIGHT_RECEIVE},
	};

	stand_client_init(&scene->timed,
	                  stand_service(stand, timed_program, arguments, caps, 2, &scene->process));
	scene->timer = stand_copy(stand, timer, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	stand_drop(timer);
}

void scene_start_timer(struct stand *stand, struct scene *scene)
{
	const char *const arguments[] = {"timer", NULL};
	const struct stage_cap peer = {1, scene->timer, IPC_RIGHT_SEND};

	stand_start(stand, timer_program, arguments, &peer, 1);
}

uint64_t kernel_now(struct stand *stand)
{
	struct ipc_kernel_control_read_monotonic_clock_reply reply;

	assert_result(ipc_kernel_control_read_monotonic_clock(&stand->kernel.client, &reply),
	              IPC_RESULT_OK);
	return reply.ticks;
}

struct ipc_outcome try_wait(struct scene *scene, uint64_t deadline, uint32_t flags,
                            uint64_t *now)
{
	struct ipc_timed_wait_until_request request;
	struct ipc_timed_wait_until_reply reply;
	struct ipc_outcome outcome;

	ipc_timed_wait_until_request_init(&request);
	request.deadline = deadline;
	request.flags = flags;
	outcome = ipc_timed_wait_until(&scene->timed.client, &request, &reply);
	*now = ipc_succeeded(outcome) ? reply.now : 0;
	return outcome;
}

uint64_t timed_now(struct scene *scene)
{
	struct ipc_timed_now_monotonic_reply reply;

	assert_result(ipc_timed_now_monotonic(&scene->timed.client, &reply), IPC_RESULT_OK);
	return reply.now;
}

struct sleeper start_sleeper(struct stand *stand, struct scene *scene, uint64_t deadline)
{
	char text[24];
	const char *const arguments[] = {"sleeper", text, NULL};
	const struct stage_cap peer = {1, scene->timed.client.slot, IPC_RIGHT_SEND};
	struct sleeper sleeper;

	assert_true(snprintf(text, sizeof(text), "%" PRIu64, deadline) < (int)sizeof(text));
	sleeper.end = stand_endpoint(stand);
	sleeper.process = stand_start(stand, sleeper_program, arguments, &peer, 1);
	assert_int_equal(stage_watch(&stand->kernel, sleeper.process, sleeper.end), IPC_RESULT_OK);
	return sleeper;
}

uint64_t assert_ends(const struct sleeper *sleeper, enum sleeper_end end)
{
	struct ipc_kernel_control_process_ended ended;

	assert_int_equal(stage_wait(sleeper->end, &ended), IPC_RESULT_OK);
	assert_int_equal(ended.reason, IPC_KERNEL_CONTROL_KILL_REASON_NONE);
	assert_int_equal(ended.exit_code, end);
	return ended.ended_at;
}

void scene_fill(struct stand *stand, struct scene *scene, struct sleeper *sleepers)
{
	const uint64_t now = kernel_now(stand);
	struct ipc_host_counts before;
	struct ipc_host_counts counts;

	assert_int_equal(ipc_host_counts(&before), IPC_RESULT_OK);
	for (uint32_t i = 0; i < WAITS_MAX; i++)
		sleepers[i] = start_sleeper(stand, scene, now + LATE + i);
	do {
		assert_int_equal(ipc_host_counts(&counts), IPC_RESULT_OK);
	} while (counts.tokens < before.tokens + WAITS_MAX);
	/* A token is there before its request is served; this one is served after all of them. */
	(void)timed_now(scene);
}
