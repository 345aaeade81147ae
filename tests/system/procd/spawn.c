/* SPDX-License-Identifier: ISC */
/* Services by name: started from a boot image, asked about, stopped. */
#include "procd.h"

/* Keeps the peers that a request brought; each already has a slot of its own in the window. */
static void keep_peers(struct peers *peers, const struct ipc_cap *caps, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		peers->caps[i] = caps[i];
	peers->count = count;
}

uint32_t procd_spawn_service(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_procd_spawn_service_request *request,
                             const struct ipc_procd_spawn_service_request_caps *caps,
                             struct ipc_procd_spawn_service_reply *reply,
                             struct ipc_procd_spawn_service_reply_caps *reply_caps,
                             struct ipc_procd_spawn_service_failure *failure)
{
	struct procd *procd = context;
	const struct image *image = boot_find(procd, request->service, request->service_length);
	struct process *process;
	uint32_t result;

	(void)arrival;
	if (image == NULL)
		return IPC_RESULT_NOT_FOUND;
	process = processes_find_service(procd, request->service, request->service_length);
	if (process != NULL) {
		failure->process_id = process->id;
		return IPC_RESULT_EXISTS;
	}
	if (!restart_can_count(&request->restart))
		return IPC_RESULT_EXHAUSTED;
	process = processes_add(procd, request->service, request->service_length);
	if (process == NULL)
		return IPC_RESULT_EXHAUSTED;

	process->service = true;
	process->restart = request->restart;
	process->slot_count = SERVICE_SLOTS;
	process->image = image;
	block_set(&process->arguments, request->arguments, request->arguments_size,
	          request->arguments_count);
	keep_peers(&process->peers, caps->peers, caps->peers_count);
	result = launch_build(procd, process);
	if (result == IPC_RESULT_OK)
		result = launch_start(procd, process);
	if (result != IPC_RESULT_OK) {
		/* The peers are dropped by dispatch, as everywhere where a request is refused. */
		processes_remove(process);
		return result;
	}
	events_add(procd, process, IPC_PROCESS_EVENT_KIND_STARTED, process->started_at);
	reply->process_id = process->id;
	reply_caps->endpoint.present = false;
	return IPC_RESULT_OK;
}

uint32_t procd_query_process(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_procd_query_process_request *request,
                             struct ipc_procd_query_process_reply *reply)
{
	const struct process *process = processes_find(context, request->process_id);

	(void)arrival;
	if (process == NULL)
		return IPC_RESULT_NOT_FOUND;
	ipc_procd_query_process_reply_init(reply);
	reply->run_state = process->state;
	reply->policy = process->restart.policy;
	reply->restarts = process->restarts;
	reply->exit_code = process->exit_code;
	reply->reason = process->reason;
	reply->started_at = process->started_at;
	reply->ended_at = process->ended_at;
	reply->label = process->label;
	reply->label_length = process->label_length;
	return IPC_RESULT_OK;
}

static struct stop *free_stop(struct procd *procd)
{
	for (size_t i = 0; i < STOPS_MAX; i++) {
		if (!procd->stops[i].taken)
			return &procd->stops[i];
	}
	return NULL;
}

uint32_t procd_stop_process(void *context, const struct ipc_arrival *arrival,
                            const struct ipc_procd_stop_process_request *request,
                            struct ipc_procd_stop_process_reply *reply)
{
	struct procd *procd = context;
	struct process *process = processes_find(procd, request->process_id);
	struct stop *stop = free_stop(procd);

	if (process == NULL)
		return IPC_RESULT_NOT_FOUND;
	/* A staged process is aborted, not stopped. */
	if (process->state == IPC_PROCD_PROCESS_STATE_STAGED)
		return IPC_RESULT_DENIED;
	if (process->state != IPC_PROCD_PROCESS_STATE_RUNNING) {
		reply->exit_code = process->exit_code;
		return IPC_RESULT_OK;
	}
	/* One that has ended by itself is as good: the kernel's message about it is on its way. */
	if (stop == NULL || child_kill(&procd->kernel, processes_slot(procd, process),
	                               request->reason) != IPC_RESULT_OK)
		return IPC_RESULT_INTERNAL;
	process->stopping = true;
	stop->taken = true;
	stop->arrival = *arrival;
	stop->process_id = process->id;
	return IPC_DEFERRED;
}

void spawn_settle(struct procd *procd)
{
	for (size_t i = 0; i < STOPS_MAX; i++) {
		struct stop *stop = &procd->stops[i];
		struct ipc_procd_stop_process_reply reply;
		const struct process *process;

		if (!stop->taken)
			continue;
		process = processes_find(procd, stop->process_id);
		if (process != NULL && process->state == IPC_PROCD_PROCESS_STATE_RUNNING)
			continue;
		reply.exit_code = process == NULL ? 0 : process->exit_code;
		ipc_procd_stop_process_answer(&procd->server.reply, &stop->arrival, &reply);
		ipc_server_send(&procd->server, &stop->arrival);
		stop->taken = false;
	}
}
