/* SPDX-License-Identifier: ISC */
/* The requests that wait in timed for a time. */
#include "waits.h"

#include <stddef.h>

enum {
	PLACES = WAITS_MAX + 1,
};

bool waits_are_none(const struct waits *waits)
{
	for (size_t i = 0; i < PLACES; i++) {
		if (waits->places[i].taken)
			return false;
	}
	return true;
}

bool waits_add(struct waits *waits, const struct ipc_arrival *arrival,
               const struct ipc_timed_wait_until_request *request)
{
	for (size_t i = 0; i < PLACES; i++) {
		struct wait *wait = &waits->places[i];

		if (wait->taken)
			continue;
		wait->taken = true;
		wait->arrival = *arrival;
		wait->request = *request;
		return true;
	}
	return false;
}

static void send(struct wait *wait, struct ipc_server *server)
{
	/* Who has ended misses nothing. */
	(void)ipc_server_send(server, &wait->arrival);
	wait->taken = false;
}

static void wake(struct wait *wait, struct ipc_server *server, uint64_t now)
{
	const struct ipc_timed_wait_until_reply reply = {.now = now};
	struct ipc_timed_wait_until_given given;

	ipc_timed_wait_until_given_from(&given, &wait->request);
	ipc_timed_wait_until_answer(&server->reply, &wait->arrival, &given, &reply);
	send(wait, server);
}

/* Of the requests whose time has come, the one whose time came first; null if there is none. */
static struct wait *first_due(struct waits *waits, uint64_t now)
{
	struct wait *first = NULL;

	for (size_t i = 0; i < PLACES; i++) {
		struct wait *wait = &waits->places[i];

		if (!wait->taken || now < wait->request.deadline)
			continue;
		if (first == NULL || wait->request.deadline < first->request.deadline)
			first = wait;
	}
	return first;
}

/* The request that would wait longest, where no place is free; else null. */
static struct wait *one_too_many(struct waits *waits)
{
	struct wait *last = &waits->places[0];

	for (size_t i = 0; i < PLACES; i++) {
		struct wait *wait = &waits->places[i];

		if (!wait->taken)
			return NULL;
		if (wait->request.deadline > last->request.deadline)
			last = wait;
	}
	return last;
}

void waits_end(struct waits *waits, struct ipc_server *server, uint64_t now)
{
	struct wait *wait;
	struct wait *last;

	while ((wait = first_due(waits, now)) != NULL)
		wake(wait, server, now);
	last = one_too_many(waits);
	if (last == NULL)
		return;
	ipc_timed_wait_until_fail(&server->reply, &last->arrival, IPC_RESULT_EXHAUSTED);
	send(last, server);
}
