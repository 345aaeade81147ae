/* SPDX-License-Identifier: ISC */
/*
 * The timer of timed, whose endpoint for it stands in slot 1, with SEND. It calls, sleeps a tick,
 * and calls again; an answer means that somebody waits.
 */
#include <time.h>

#include "host_service.h"
#include "ipc/timed/timed_client.h"

enum {
	SLOT_TIMED = 1,
	NANOSECONDS = 1000000000,
};

int main(int argc, char **argv)
{
	static struct host_service service;
	static struct host_peer timed;
	struct ipc_timed_now_monotonic_reply reply;
	struct timespec tick = {0, 0};

	host_service_init(&service, argc, argv);
	host_peer_init(&timed, &service, SLOT_TIMED);
	while (ipc_succeeded(ipc_timed_now_monotonic(&timed.client, &reply))) {
		tick.tv_nsec = (NANOSECONDS - 1) / (long)reply.ticks_per_second;
		(void)nanosleep(&tick, NULL);
	}
	return 0;
}
