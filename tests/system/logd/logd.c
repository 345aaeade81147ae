/* SPDX-License-Identifier: ISC */
/*
 * logd: the system's log. Slot 1 is its endpoint, slot 2 the kernel, whose clock it reads. A writer
 * who is to be told from the others has an endpoint of his own, in any further slot. The last records
 * stand in a ring. With an argument `registers` it first registers with named: slot 3 is then a peer of
 * named, slot 4 a peer of its own endpoint, to be handed out.
 */
#include "ipc/logd/logd_server.h"

#include <string.h>

#include "host_service.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "registration.h"

enum {
	SLOT_KERNEL = HOST_SERVICE_ENDPOINT + 1,
	SLOT_NAMED,
	SLOT_SELF,
	/* What it ends with where named does not take it. */
	NOT_REGISTERED = 6,
	RECORDS_KEPT = 64,
};

struct record {
	uint64_t timestamp;
	uint32_t source;
	uint32_t severity;
	uint32_t text_size;
	char text[IPC_LOGD_TEXT_BYTES_MAX];
};

struct logd {
	struct host_peer kernel;
	/* Number of the next record; that of the very first is 1. */
	uint64_t next;
	/* The record of number n at n % RECORDS_KEPT. */
	struct record kept[RECORDS_KEPT];
};

static uint64_t oldest(const struct logd *logd)
{
	return logd->next <= RECORDS_KEPT ? 1 : logd->next - RECORDS_KEPT;
}

static uint32_t serve_append(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_logd_append_request *request,
                             struct ipc_logd_append_reply *reply)
{
	struct logd *logd = context;
	struct record *record = &logd->kept[logd->next % RECORDS_KEPT];
	struct ipc_kernel_control_read_monotonic_clock_reply now;

	if (!ipc_succeeded(ipc_kernel_control_read_monotonic_clock(&logd->kernel.client, &now)))
		return IPC_RESULT_INTERNAL;
	record->timestamp = now.ticks;
	record->source = arrival->slot;
	record->severity = request->severity;
	record->text_size = request->text_size;
	memcpy(record->text, request->text, request->text_size);
	reply->record_id = logd->next;
	reply->timestamp = now.ticks;
	logd->next++;
	return IPC_RESULT_OK;
}

static uint32_t serve_read(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_logd_read_request *request,
                           struct ipc_logd_read_reply *reply, struct ipc_logd_read_failure *failure)
{
	const struct logd *logd = context;
	const uint64_t at = request->cursor == 0 ? oldest(logd) : request->cursor;
	const struct record *record = &logd->kept[at % RECORDS_KEPT];

	(void)arrival;
	if (at < oldest(logd) || at >= logd->next) {
		failure->oldest_cursor = oldest(logd);
		failure->next_cursor = logd->next;
		return IPC_RESULT_NOT_FOUND;
	}
	reply->next_cursor = at + 1;
	reply->record_id = at;
	reply->timestamp = record->timestamp;
	reply->source = record->source;
	reply->severity = record->severity;
	reply->text_size = record->text_size;
	reply->text = record->text;
	return IPC_RESULT_OK;
}

int main(int argc, char **argv)
{
	static const struct ipc_logd_handlers handlers = {
		.append = serve_append,
		.read = serve_read,
	};
	static const struct registration registration = {.name = "logd", .role = 5, .version = 1};
	static struct host_service service;
	static struct logd logd = {.next = 1};

	host_service_init(&service, argc, argv);
	host_peer_init(&logd.kernel, &service, SLOT_KERNEL);
	/* Each writer's endpoint, whichever they are. */
	service.server.slot = IPC_SLOT_ANY;
	host_service_add(&service, ipc_logd_binding(&handlers, &logd));
	if (argc > 1 && strcmp(argv[1], "registers") == 0 &&
	    !registration_send(&registration, &service, SLOT_NAMED, SLOT_SELF))
		return NOT_REGISTERED;
	return host_service_run(&service, NULL, NULL);
}
