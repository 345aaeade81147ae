/* SPDX-License-Identifier: ISC */
/*
 * rootd: takes the reports of the stages that the system's start has reached. Who may report what is
 * told by the endpoint: rootd made one for each of those that can know, and receives on all of them.
 *
 *     rootd [trip=NUMBER]
 */
#include <stdlib.h>

#include "host_service.h"
#include "ipc/rootd/rootd_server.h"

/* One endpoint for each reporter. */
enum {
	SLOT_STORAGE = HOST_SERVICE_ENDPOINT,
	SLOT_PROVIDERS,
	SLOT_VFSD,
};

static struct rootd {
	/* The stage that is due; NONE after the last. */
	uint32_t due;
	/* TEST_COMPLETE was answered: exit with this status. */
	bool complete;
	int exit_status;
} rootd;

/* The endpoint of whoever makes a stage true. */
static uint32_t reporter_of(uint32_t stage)
{
	switch (stage) {
	case IPC_ROOTD_STAGE_BLOCKD_READY:
	case IPC_ROOTD_STAGE_STORAGE_READY:
		return SLOT_STORAGE;
	case IPC_ROOTD_STAGE_MEMORY_PROVIDER_READY:
		return SLOT_PROVIDERS;
	default:
		return SLOT_VFSD;
	}
}

static uint32_t report_stage(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_rootd_report_stage_request *request,
                             struct ipc_rootd_report_stage_reply *reply,
                             struct ipc_rootd_report_stage_failure *failure)
{
	struct rootd *start = context;

	if (arrival->slot != reporter_of(request->stage))
		return IPC_RESULT_DENIED;
	failure->due = start->due;
	if (start->due == IPC_ROOTD_STAGE_NONE || request->stage < start->due)
		return IPC_RESULT_EXISTS;
	if (request->stage > start->due)
		return IPC_RESULT_RETRY;
	start->due = request->stage == IPC_ROOTD_STAGE_VFS_IO_READY ? IPC_ROOTD_STAGE_NONE : start->due + 1;
	reply->due = start->due;
	return IPC_RESULT_OK;
}

static uint32_t test_complete(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_rootd_test_complete_request *request)
{
	struct rootd *start = context;

	(void)arrival;
	start->complete = true;
	start->exit_status =
		request->status == IPC_TEST_STATUS_PASSED ? EXIT_SUCCESS : EXIT_FAILURE;
	return IPC_RESULT_OK;
}

/* The answer to TEST_COMPLETE is out. */
static void end_if_complete(void *context)
{
	const struct rootd *start = context;

	if (start->complete)
		exit(start->exit_status);
}

int main(int argc, char **argv)
{
	static const struct ipc_rootd_handlers handlers = {
		.report_stage = report_stage,
		.test_complete = test_complete,
	};
	static struct host_service service;

	rootd.due = IPC_ROOTD_STAGE_BLOCKD_READY;
	host_service_init(&service, argc, argv);
	service.server.slot = IPC_SLOT_ANY;
	host_service_add(&service, ipc_rootd_binding(&handlers, &rootd));
	return host_service_run(&service, end_if_complete, &rootd);
}
