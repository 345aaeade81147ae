/* SPDX-License-Identifier: ISC */
/*
 * crashd: records of crashes. Slot 1 is its endpoint, slot 2 the kernel, whose clock it reads. It
 * keeps the last records in a ring and judges none.
 */
#include "ipc/crashd/crashd_server.h"

#include <string.h>

#include "host_service.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "ipc/types/types.h"

enum {
	SLOT_KERNEL = HOST_SERVICE_ENDPOINT + 1,
};

struct record {
	uint64_t timestamp;
	/* Its label stands in `label`. */
	struct ipc_crashd_crash crash;
	char label[IPC_SERVICE_NAME_BYTES_MAX];
};

struct crashd {
	struct host_peer kernel;
	/* Number of the next record; that of the very first is 1. */
	uint64_t next;
	/* The record of number n at n % IPC_CRASHD_RECORDS_KEPT. */
	struct record kept[IPC_CRASHD_RECORDS_KEPT];
};

static uint64_t oldest(const struct crashd *crashd)
{
	return crashd->next <= IPC_CRASHD_RECORDS_KEPT ? 1 : crashd->next - IPC_CRASHD_RECORDS_KEPT;
}

static uint32_t serve_report(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_crashd_report_request *request,
                             struct ipc_crashd_report_reply *reply)
{
	struct crashd *crashd = context;
	struct record *record = &crashd->kept[crashd->next % IPC_CRASHD_RECORDS_KEPT];
	struct ipc_kernel_control_read_monotonic_clock_reply now;

	(void)arrival;
	if (!ipc_succeeded(ipc_kernel_control_read_monotonic_clock(&crashd->kernel.client, &now)))
		return IPC_RESULT_INTERNAL;
	record->timestamp = now.ticks;
	record->crash = request->crash;
	memcpy(record->label, request->crash.label, request->crash.label_length);
	record->crash.label = record->label;
	reply->record_id = crashd->next;
	reply->timestamp = now.ticks;
	crashd->next++;
	return IPC_RESULT_OK;
}

static uint32_t serve_read(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_crashd_read_request *request,
                           struct ipc_crashd_read_reply *reply,
                           struct ipc_crashd_read_failure *failure)
{
	const struct crashd *crashd = context;
	const uint64_t at = request->cursor == 0 ? oldest(crashd) : request->cursor;
	const struct record *record = &crashd->kept[at % IPC_CRASHD_RECORDS_KEPT];

	(void)arrival;
	if (at < oldest(crashd) || at >= crashd->next) {
		failure->oldest_cursor = oldest(crashd);
		failure->next_cursor = crashd->next;
		return IPC_RESULT_NOT_FOUND;
	}
	reply->next_cursor = at + 1;
	reply->record_id = at;
	reply->timestamp = record->timestamp;
	reply->crash = record->crash;
	return IPC_RESULT_OK;
}

int main(int argc, char **argv)
{
	static const struct ipc_crashd_handlers handlers = {
		.report = serve_report,
		.read = serve_read,
	};
	static struct host_service service;
	static struct crashd crashd = {.next = 1};

	host_service_init(&service, argc, argv);
	host_peer_init(&crashd.kernel, &service, SLOT_KERNEL);
	host_service_add(&service, ipc_crashd_binding(&handlers, &crashd));
	return host_service_run(&service, NULL, NULL);
}
