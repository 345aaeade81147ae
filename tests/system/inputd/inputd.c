/* SPDX-License-Identifier: ISC */
/*
 * inputd: input events in one order. Slot 1 is its endpoint, slot 2 the kernel, whose clock it reads.
 * It keeps the last events in a ring and looks at an event only to count its kind.
 */
#include "ipc/inputd/inputd_server.h"

#include "host_service.h"
#include "ipc/kernel_control/kernel_control_client.h"

enum {
	SLOT_KERNEL = HOST_SERVICE_ENDPOINT + 1,
	EVENTS_KEPT = 256,
};

struct event {
	uint64_t timestamp;
	struct ipc_inputd_input_event event;
};

struct inputd {
	struct host_peer kernel;
	/* Number of the next event; that of the very first is 1. */
	uint64_t next;
	/* The event of number n at n % EVENTS_KEPT. */
	struct event kept[EVENTS_KEPT];
	uint64_t key_events;
	uint64_t pointer_events;
};

static uint64_t oldest(const struct inputd *inputd)
{
	return inputd->next <= EVENTS_KEPT ? 1 : inputd->next - EVENTS_KEPT;
}

static uint32_t serve_append_event(void *context, const struct ipc_arrival *arrival,
                                   const struct ipc_inputd_append_event_request *request,
                                   struct ipc_inputd_append_event_reply *reply)
{
	struct inputd *inputd = context;
	struct event *event = &inputd->kept[inputd->next % EVENTS_KEPT];
	struct ipc_kernel_control_read_monotonic_clock_reply now;

	(void)arrival;
	if (!ipc_succeeded(ipc_kernel_control_read_monotonic_clock(&inputd->kernel.client, &now)))
		return IPC_RESULT_INTERNAL;
	event->timestamp = now.ticks;
	event->event = request->event;
	reply->event_id = inputd->next;
	reply->timestamp = now.ticks;
	inputd->next++;
	if (request->event.kind == IPC_INPUT_EVENT_KIND_KEY)
		inputd->key_events++;
	if (request->event.kind == IPC_INPUT_EVENT_KIND_POINTER)
		inputd->pointer_events++;
	return IPC_RESULT_OK;
}

static uint32_t serve_read_event(void *context, const struct ipc_arrival *arrival,
                                 const struct ipc_inputd_read_event_request *request,
                                 struct ipc_inputd_read_event_reply *reply,
                                 struct ipc_inputd_read_event_failure *failure)
{
	const struct inputd *inputd = context;
	const uint64_t at = request->cursor == 0 ? oldest(inputd) : request->cursor;
	const struct event *event = &inputd->kept[at % EVENTS_KEPT];

	(void)arrival;
	if (at < oldest(inputd) || at >= inputd->next) {
		failure->oldest_cursor = oldest(inputd);
		failure->next_cursor = inputd->next;
		return IPC_RESULT_NOT_FOUND;
	}
	reply->next_cursor = at + 1;
	reply->event_id = at;
	reply->timestamp = event->timestamp;
	reply->event = event->event;
	return IPC_RESULT_OK;
}

static uint32_t serve_read_status(void *context, const struct ipc_arrival *arrival,
                                  struct ipc_inputd_read_status_reply *reply)
{
	const struct inputd *inputd = context;

	(void)arrival;
	reply->oldest_cursor = oldest(inputd);
	reply->next_cursor = inputd->next;
	reply->key_events = inputd->key_events;
	reply->pointer_events = inputd->pointer_events;
	return IPC_RESULT_OK;
}

int main(int argc, char **argv)
{
	static const struct ipc_inputd_handlers handlers = {
		.append_event = serve_append_event,
		.read_event = serve_read_event,
		.read_status = serve_read_status,
	};
	static struct host_service service;
	static struct inputd inputd = {.next = 1};

	host_service_init(&service, argc, argv);
	host_peer_init(&inputd.kernel, &service, SLOT_KERNEL);
	host_service_add(&service, ipc_inputd_binding(&handlers, &inputd));
	return host_service_run(&service, NULL, NULL);
}
