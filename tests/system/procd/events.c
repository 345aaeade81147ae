/* SPDX-License-Identifier: ISC */
/*
 * What happened, for whoever asks. Events are kept in a ring, so that a watcher that comes late
 * finds the last ones and is told how many it missed. A watcher that comes early waits: its request
 * is kept by its token and answered after the handler that brings the event, in the same thread.
 */
#include "procd.h"

void events_add(struct procd *procd, const struct process *process, uint32_t kind, uint64_t at)
{
	struct events *events = &procd->events;
	struct ipc_procd_wait_process_event_reply *event;

	events->last++;
	events->owners[events->last % OWNERS_KEPT] = process->id;
	event = &events->kept[events->last % EVENTS_KEPT];
	ipc_procd_wait_process_event_reply_init(event);
	event->sequence = events->last;
	event->process_id = process->id;
	event->at = at;
	event->kind = kind;
	if (kind == IPC_PROCESS_EVENT_KIND_KILLED)
		event->reason = process->reason;
	if (kind == IPC_PROCESS_EVENT_KIND_EXITED)
		event->exit_code = process->exit_code;
	event->restarts = process->restarts;
}

/* The lowest number of the last `count` events. */
static uint64_t first_of_last(uint64_t last, uint64_t count)
{
	return last < count ? 1 : last - count + 1;
}

/* How many events from `from` up to `to`, without it, are of that process, or of any. Events older
 * than all owners count too: nobody knows any more whose they were. */
static uint64_t count_lost(const struct events *events, uint64_t from, uint64_t to,
                           uint64_t process_id)
{
	uint64_t known = first_of_last(events->last, OWNERS_KEPT);
	uint64_t lost = 0;

	if (from < known && known < to) {
		lost = known - from;
		from = known;
	}
	for (; from < to; from++) {
		if (process_id == 0 || events->owners[from % OWNERS_KEPT] == process_id)
			lost++;
	}
	return lost;
}

/* Looks for the event that answers a request: OK, NOT_FOUND, or RETRY if there is none yet. */
static uint32_t find_event(struct procd *procd,
                           const struct ipc_procd_wait_process_event_request *request,
                           struct ipc_procd_wait_process_event_reply *reply)
{
	const struct events *events = &procd->events;
	uint64_t oldest = first_of_last(events->last, EVENTS_KEPT);
	uint64_t at = request->after < oldest ? oldest : request->after + 1;

	if (request->after >= events->last)
		at = events->last + 1;
	for (; at <= events->last; at++) {
		const struct ipc_procd_wait_process_event_reply *event =
			&events->kept[at % EVENTS_KEPT];

		if (request->only_process_id != 0 && event->process_id != request->only_process_id)
			continue;
		*reply = *event;
		if (request->after + 1 < oldest)
			reply->lost = count_lost(events, request->after + 1, oldest,
			                         request->only_process_id);
		return IPC_RESULT_OK;
	}
	if (request->only_process_id != 0 &&
	    processes_find(procd, request->only_process_id) == NULL)
		return IPC_RESULT_NOT_FOUND;
	return IPC_RESULT_RETRY;
}

/* Answers a request that waited, and frees its place. */
static void answer(struct procd *procd, struct wait *wait, uint32_t result,
                   const struct ipc_procd_wait_process_event_reply *reply)
{
	struct ipc_procd_wait_process_event_given given;

	if (result == IPC_RESULT_OK) {
		ipc_procd_wait_process_event_given_from(&given, &wait->request);
		ipc_procd_wait_process_event_answer(&procd->server.reply, &wait->arrival, &given,
		                                    reply);
	} else {
		ipc_procd_wait_process_event_fail(&procd->server.reply, &wait->arrival, result);
	}
	/* A watcher that is gone misses nothing. */
	ipc_server_send(&procd->server, &wait->arrival);
	wait->taken = false;
}

/* A free place: events_settle leaves one. */
static struct wait *free_place(struct events *events)
{
	for (size_t i = 0; i < WAITS_MAX; i++) {
		if (!events->waits[i].taken)
			return &events->waits[i];
	}
	return NULL;
}

uint32_t procd_wait_process_event(void *context, const struct ipc_arrival *arrival,
                                  const struct ipc_procd_wait_process_event_request *request,
                                  struct ipc_procd_wait_process_event_reply *reply)
{
	struct procd *procd = context;
	uint32_t result = find_event(procd, request, reply);
	struct wait *wait;

	if (result != IPC_RESULT_RETRY || (request->flags & IPC_PROCD_PROCESS_WAIT_FLAG_BLOCK) == 0)
		return result;
	wait = free_place(&procd->events);
	if (wait == NULL)
		return IPC_RESULT_RETRY;
	wait->taken = true;
	wait->number = ++procd->events.asked;
	wait->arrival = *arrival;
	wait->request = *request;
	return IPC_DEFERRED;
}

/* The request that waits longest. */
static struct wait *longest_wait(struct events *events)
{
	struct wait *longest = NULL;

	for (size_t i = 0; i < WAITS_MAX; i++) {
		struct wait *wait = &events->waits[i];

		if (wait->taken && (longest == NULL || wait->number < longest->number))
			longest = wait;
	}
	return longest;
}

void events_settle(struct procd *procd)
{
	struct ipc_procd_wait_process_event_reply reply;

	for (size_t i = 0; i < WAITS_MAX; i++) {
		struct wait *wait = &procd->events.waits[i];
		uint32_t result;

		if (!wait->taken)
			continue;
		result = find_event(procd, &wait->request, &reply);
		if (result != IPC_RESULT_RETRY)
			answer(procd, wait, result, &reply);
	}
	/* A watcher that ended while it waited keeps its place, and nobody tells procd. So when all
	 * are taken the oldest gives way; a live one asks again. */
	if (free_place(&procd->events) == NULL)
		answer(procd, longest_wait(&procd->events), IPC_RESULT_RETRY, &reply);
}
