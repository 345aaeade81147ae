/* SPDX-License-Identifier: ISC */
/*
 * hotplugd: takes the kernel's events of devices and reports them to deviced, each once and in order.
 *
 *     hotplugd [trip=NUMBER]
 */
#include "host_service.h"
#include "ipc/deviced/deviced_client.h"
#include "ipc/hotplugd/hotplugd_server.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "uses.h"

enum {
	/* Kernel control; deviced's endpoint for reports. */
	SLOT_KERNEL = HOST_SERVICE_ENDPOINT + 1,
	SLOT_DEVICED,
	/* Exit status: a peer is missing or another one. */
	WRONG_PEER = 1,
};

struct hotplugd {
	struct host_peer kernel;
	struct host_peer deviced;
	/* The last event, as READ_LAST_EVENT tells it; sequence 0: none yet. */
	struct ipc_hotplugd_read_last_event_reply last;
};

/* Tells deviced of the last event; false if it did not take it. */
static bool report(struct hotplugd *hotplugd)
{
	struct ipc_deviced_report_hotplug_request request;
	struct ipc_deviced_report_hotplug_reply reply;

	ipc_deviced_report_hotplug_request_init(&request);
	request.sequence = hotplugd->last.sequence;
	request.kind = hotplugd->last.kind;
	request.function = hotplugd->last.function;
	request.vendor_id = hotplugd->last.vendor_id;
	request.device_id = hotplugd->last.device_id;
	if (!ipc_succeeded(
		    ipc_deviced_report_hotplug(&hotplugd->deviced.client, &request, &reply)))
		return false;
	hotplugd->last.device_number = reply.device_number;
	return true;
}

/* Takes the next event. RETRY: there is none. */
static uint32_t take(struct hotplugd *hotplugd, uint64_t *lost)
{
	struct ipc_kernel_control_read_monotonic_clock_reply clock;
	struct ipc_kernel_control_wait_hotplug_event_request request;
	struct ipc_kernel_control_wait_hotplug_event_reply event;
	struct ipc_client *kernel = &hotplugd->kernel.client;
	struct ipc_outcome outcome;

	ipc_kernel_control_wait_hotplug_event_request_init(&request);
	request.after = hotplugd->last.sequence;
	outcome = ipc_kernel_control_wait_hotplug_event(kernel, &request, &event);
	if (outcome.transport == IPC_RESULT_OK && outcome.result == IPC_RESULT_RETRY)
		return IPC_RESULT_RETRY;
	if (!ipc_succeeded(outcome) ||
	    !ipc_succeeded(ipc_kernel_control_read_monotonic_clock(kernel, &clock)))
		return IPC_RESULT_INTERNAL;
	*lost += event.lost;
	hotplugd->last = (struct ipc_hotplugd_read_last_event_reply){
		.sequence = event.sequence,
		.timestamp = clock.ticks,
		.kind = event.kind,
		.function = event.function,
		.vendor_id = event.vendor_id,
		.device_id = event.device_id,
	};
	return IPC_RESULT_OK;
}

static uint32_t serve_discover(void *context, const struct ipc_arrival *arrival,
                               const struct ipc_hotplugd_discover_request *request,
                               struct ipc_hotplugd_discover_reply *reply)
{
	struct hotplugd *hotplugd = context;
	uint32_t result = IPC_RESULT_OK;

	(void)arrival;
	while (reply->events < request->max_events) {
		result = take(hotplugd, &reply->lost);
		if (result != IPC_RESULT_OK)
			break;
		reply->events++;
		if (report(hotplugd))
			reply->reported++;
	}
	reply->sequence = hotplugd->last.sequence;
	/* What was taken is told, whatever ended the taking. */
	return reply->events > 0 ? IPC_RESULT_OK : result;
}

static uint32_t serve_read_last_event(void *context, const struct ipc_arrival *arrival,
                                      struct ipc_hotplugd_read_last_event_reply *reply)
{
	const struct hotplugd *hotplugd = context;

	(void)arrival;
	if (hotplugd->last.sequence == 0)
		return IPC_RESULT_NOT_FOUND;
	*reply = hotplugd->last;
	return IPC_RESULT_OK;
}

static bool peers_fit(struct hotplugd *hotplugd)
{
	static const struct use of_kernel[] = {
		USE(KERNEL_CONTROL, WAIT_HOTPLUG_EVENT),
		USE(KERNEL_CONTROL, READ_MONOTONIC_CLOCK),
	};
	static const struct use of_deviced[] = {USE(DEVICED, REPORT_HOTPLUG)};

	return uses_fit(&hotplugd->kernel.client, "hotplugd", of_kernel, 2) &&
	       uses_fit(&hotplugd->deviced.client, "hotplugd", of_deviced, 1);
}

int main(int argc, char **argv)
{
	static const struct ipc_hotplugd_handlers handlers = {
		.discover = serve_discover,
		.read_last_event = serve_read_last_event,
	};
	static struct host_service service;
	static struct hotplugd hotplugd;

	host_service_init(&service, argc, argv);
	host_peer_init(&hotplugd.kernel, &service, SLOT_KERNEL);
	host_peer_init(&hotplugd.deviced, &service, SLOT_DEVICED);
	if (!peers_fit(&hotplugd))
		return WRONG_PEER;
	host_service_add(&service, ipc_hotplugd_binding(&handlers, &hotplugd));
	return host_service_run(&service, NULL, NULL);
}
