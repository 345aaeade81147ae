/* SPDX-License-Identifier: ISC */
/*
 * timed: clocks, and waiting for a time. Slot 1 is its endpoint, slot 2 the kernel, whose clock it
 * reads, slot 3 the endpoint of its timer (timer.c). An argument wall=SECONDS is the time of day at
 * tick 0, as seconds since 1970; without it there is no wall clock.
 *
 * One thread and a transport without time-outs can't sleep and serve. So the timer is a process
 * that calls NOW_MONOTONIC and sleeps a tick between two calls, as the interrupt of a timer would
 * come; timed keeps the call unanswered while nobody waits, and all is still. Without a timer a
 * wait ends with the first request of anybody after its time.
 */
#include <stdlib.h>
#include <string.h>

#include "host_service.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "waits.h"

enum {
	SLOT_KERNEL = HOST_SERVICE_ENDPOINT + 1,
	SLOT_TIMER,
	NANOSECONDS = 1000000000,
};

struct timed {
	struct host_service service;
	struct host_peer kernel;
	struct waits waits;
	/* The timer's call, kept until somebody waits. */
	struct ipc_arrival timer;
	bool timer_is_here;
	bool has_wall;
	int64_t wall_at_0;
};

static bool read_clock(struct timed *timed, struct ipc_timed_now_monotonic_reply *now)
{
	struct ipc_kernel_control_read_monotonic_clock_reply read;

	if (!ipc_succeeded(ipc_kernel_control_read_monotonic_clock(&timed->kernel.client, &read)))
		return false;
	now->now = read.ticks;
	now->ticks_per_second = read.ticks_per_second;
	return true;
}

static uint32_t serve_now_monotonic(void *context, const struct ipc_arrival *arrival,
                                    struct ipc_timed_now_monotonic_reply *reply)
{
	struct timed *timed = context;

	if (arrival->slot == SLOT_TIMER && !timed->timer_is_here) {
		timed->timer = *arrival;
		timed->timer_is_here = true;
		return IPC_DEFERRED;
	}
	return read_clock(timed, reply) ? IPC_RESULT_OK : IPC_RESULT_INTERNAL;
}

static uint32_t serve_now_wall(void *context, const struct ipc_arrival *arrival,
                               struct ipc_timed_now_wall_reply *reply)
{
	struct timed *timed = context;
	struct ipc_timed_now_monotonic_reply clock;

	(void)arrival;
	if (!timed->has_wall || !read_clock(timed, &clock))
		return IPC_RESULT_INTERNAL;
	reply->now = clock.now;
	reply->wall.seconds = timed->wall_at_0 + (int64_t)(clock.now / clock.ticks_per_second);
	reply->wall.nanoseconds = (uint32_t)(clock.now % clock.ticks_per_second * NANOSECONDS /
	                                     clock.ticks_per_second);
	return IPC_RESULT_OK;
}

static uint32_t serve_wait_until(void *context, const struct ipc_arrival *arrival,
                                 const struct ipc_timed_wait_until_request *request,
                                 struct ipc_timed_wait_until_reply *reply)
{
	struct timed *timed = context;
	struct ipc_timed_now_monotonic_reply clock;

	if (!read_clock(timed, &clock))
		return IPC_RESULT_INTERNAL;
	if (clock.now >= request->deadline) {
		reply->now = clock.now;
		return IPC_RESULT_OK;
	}
	if ((request->flags & IPC_TIMED_WAIT_FLAG_BLOCK) == 0)
		return IPC_RESULT_RETRY;
	return waits_add(&timed->waits, arrival, request) ? IPC_DEFERRED : IPC_RESULT_EXHAUSTED;
}

/* After each request: answers those whose time has come, and winds the timer up for the others. */
static void settle(void *context)
{
	struct timed *timed = context;
	struct ipc_server *server = &timed->service.server;
	struct ipc_timed_now_monotonic_reply clock;

	if (waits_are_none(&timed->waits) || !read_clock(timed, &clock))
		return;
	waits_end(&timed->waits, server, clock.now);
	if (waits_are_none(&timed->waits) || !timed->timer_is_here)
		return;
	timed->timer_is_here = false;
	ipc_timed_now_monotonic_answer(&server->reply, &timed->timer, &clock);
	/* A timer that has ended is not wound up again. */
	(void)ipc_server_send(server, &timed->timer);
}

int main(int argc, char **argv)
{
	static const struct ipc_timed_handlers handlers = {
		.now_monotonic = serve_now_monotonic,
		.now_wall = serve_now_wall,
		.wait_until = serve_wait_until,
	};
	static struct timed timed;

	host_service_init(&timed.service, argc, argv);
	timed.service.server.slot = IPC_SLOT_ANY;
	host_peer_init(&timed.kernel, &timed.service, SLOT_KERNEL);
	for (int i = 1; i < argc; i++) {
		if (strncmp(argv[i], "wall=", 5) != 0)
			continue;
		timed.wall_at_0 = strtoll(argv[i] + 5, NULL, 10);
		timed.has_wall = true;
	}
	host_service_add(&timed.service, ipc_timed_binding(&handlers, &timed));
	return host_service_run(&timed.service, settle, &timed);
}
