/* SPDX-License-Identifier: ISC */
/* Calls to procd that most tests make. */
#include <string.h>

#include "rig.h"

void rig_block(struct rig_block *block, const char *const *strings)
{
	block->size = 0;
	block->count = 0;
	for (; *strings != NULL; strings++) {
		const size_t size = strlen(*strings) + 1;

		assert_true(block->size + size <= sizeof(block->bytes));
		memcpy(block->bytes + block->size, *strings, size);
		block->size = (uint16_t)(block->size + size);
		block->count++;
	}
}

struct ipc_outcome rig_try_spawn(struct rig *rig, const char *service,
                                 const struct ipc_procd_restart_settings *restart,
                                 const char *const *arguments, uint64_t *process_id)
{
	struct ipc_procd_spawn_service_request request;
	struct ipc_procd_spawn_service_request_caps caps = {0};
	struct ipc_procd_spawn_service_reply reply;
	struct ipc_procd_spawn_service_reply_caps reply_caps;
	struct ipc_procd_spawn_service_failure failure;
	struct ipc_outcome outcome;
	struct rig_block block;

	rig_block(&block, arguments);
	ipc_procd_spawn_service_request_init(&request);
	if (restart != NULL)
		request.restart = *restart;
	request.arguments = block.bytes;
	request.arguments_size = block.size;
	request.arguments_count = block.count;
	request.service = service;
	request.service_length = (uint16_t)strlen(service);
	outcome = ipc_procd_spawn_service(&rig->procd.client, &request, &caps, &reply, &reply_caps,
	                                  &failure);
	*process_id = 0;
	if (ipc_succeeded(outcome))
		*process_id = reply.process_id;
	else if (outcome.transport == IPC_RESULT_OK && outcome.result == IPC_RESULT_EXISTS)
		*process_id = failure.process_id;
	return outcome;
}

uint64_t rig_spawn(struct rig *rig, const char *service,
                   const struct ipc_procd_restart_settings *restart,
                   const char *const *arguments)
{
	uint64_t process_id;

	assert_result(rig_try_spawn(rig, service, restart, arguments, &process_id), IPC_RESULT_OK);
	assert_int_not_equal(process_id, 0);
	return process_id;
}

struct ipc_procd_wait_process_event_reply rig_event(struct rig *rig, uint64_t after, uint64_t only)
{
	struct ipc_procd_wait_process_event_request request;
	struct ipc_procd_wait_process_event_reply reply;

	ipc_procd_wait_process_event_request_init(&request);
	request.after = after;
	request.only_process_id = only;
	request.flags = IPC_PROCD_PROCESS_WAIT_FLAG_BLOCK;
	assert_result(ipc_procd_wait_process_event(&rig->procd.client, &request, &reply),
	              IPC_RESULT_OK);
	return reply;
}

struct ipc_outcome rig_try_stop(struct rig *rig, uint64_t process_id, int32_t *exit_code)
{
	struct ipc_procd_stop_process_request request;
	struct ipc_procd_stop_process_reply reply = {0};
	struct ipc_outcome outcome;

	ipc_procd_stop_process_request_init(&request);
	request.process_id = process_id;
	request.reason = IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP;
	outcome = ipc_procd_stop_process(&rig->procd.client, &request, &reply);
	*exit_code = reply.exit_code;
	return outcome;
}

struct ipc_outcome rig_query(struct rig *rig, uint64_t process_id,
                             struct ipc_procd_query_process_reply *reply)
{
	struct ipc_procd_query_process_request request;

	ipc_procd_query_process_request_init(&request);
	request.process_id = process_id;
	return ipc_procd_query_process(&rig->procd.client, &request, reply);
}

uint64_t rig_create(struct rig *rig, uint64_t memory_limit, uint32_t slot_count,
                    const struct ipc_procd_restart_settings *restart)
{
	struct ipc_procd_create_staged_process_request request;
	struct ipc_procd_create_staged_process_reply reply;

	ipc_procd_create_staged_process_request_init(&request);
	request.memory_limit = memory_limit;
	request.slot_count = slot_count;
	if (restart != NULL)
		request.restart = *restart;
	request.label = "staged";
	request.label_length = 6;
	assert_result(ipc_procd_create_staged_process(&rig->procd.client, &request, &reply),
	              IPC_RESULT_OK);
	return reply.staged_process_id;
}

struct ipc_outcome rig_try_start(struct rig *rig, uint64_t process_id,
                                 const char *const *arguments, const char *const *environment,
                                 uint32_t peers, uint64_t *started_at)
{
	struct ipc_procd_start_staged_process_request request;
	struct ipc_procd_start_staged_process_request_caps caps = {0};
	struct ipc_procd_start_staged_process_reply reply = {0};
	struct ipc_outcome outcome;
	struct rig_block strings;
	struct rig_block variables;

	rig_block(&strings, arguments);
	rig_block(&variables, environment);
	ipc_procd_start_staged_process_request_init(&request);
	request.staged_process_id = process_id;
	request.arguments = strings.bytes;
	request.arguments_size = strings.size;
	request.arguments_count = strings.count;
	request.environment = variables.bytes;
	request.environment_size = variables.size;
	request.environment_count = variables.count;
	for (uint32_t i = 0; i < peers; i++)
		caps.peers[i] = ipc_cap(RIG_LOADER + i, IPC_RIGHT_SEND | IPC_RIGHT_GRANT);
	caps.peers_count = peers;
	outcome = ipc_procd_start_staged_process(&rig->procd.client, &request, &caps, &reply);
	*started_at = reply.started_at;
	return outcome;
}

struct ipc_outcome rig_try_abort(struct rig *rig, uint64_t process_id, uint64_t *pages)
{
	const struct ipc_procd_abort_staged_process_request request = {process_id};
	struct ipc_procd_abort_staged_process_reply reply = {0};
	const struct ipc_outcome outcome =
		ipc_procd_abort_staged_process(&rig->procd.client, &request, &reply);

	*pages = reply.pages;
	return outcome;
}
