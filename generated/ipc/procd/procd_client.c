/* SPDX-License-Identifier: ISC */
/* Generated from procd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/procd/procd_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_procd_spawn_service(struct ipc_client *client,
                                           const struct ipc_procd_spawn_service_request *request,
                                           const struct ipc_procd_spawn_service_request_caps *caps,
                                           struct ipc_procd_spawn_service_reply *reply,
                                           struct ipc_procd_spawn_service_reply_caps *reply_caps,
                                           struct ipc_procd_spawn_service_failure *failure)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_PROCD_OP_SPAWN_SERVICE, 0);
	verdict = ipc_procd_spawn_service_request_caps_pack(caps, &call.table);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	ipc_call_body(&call);
	verdict = ipc_procd_spawn_service_request_pack(request, call.body, call.body_cap,
	                                               &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, ipc_result_bit(IPC_RESULT_EXISTS), ipc_no_secrets(),
	                   ipc_no_secrets()))
		return call.outcome;

	if (call.outcome.result != IPC_RESULT_OK) {
		verdict = ipc_procd_spawn_service_failure_unpack(failure, call.reply.body,
		                                                 call.reply.body_len);
		return ipc_call_end(&call, verdict);
	}
	verdict = ipc_procd_spawn_service_reply_caps_unpack(reply_caps, &call.reply.table);
	if (verdict == 0)
		verdict = ipc_procd_spawn_service_reply_unpack(reply, call.reply.body,
		                                               call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_procd_stop_process(struct ipc_client *client,
                                          const struct ipc_procd_stop_process_request *request,
                                          struct ipc_procd_stop_process_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_PROCD_OP_STOP_PROCESS, 0);
	verdict = ipc_procd_stop_process_request_pack(request, call.body, call.body_cap,
	                                              &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_procd_stop_process_reply_unpack(reply, call.reply.body,
		                                              call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_procd_create_staged_process(
	struct ipc_client *client, const struct ipc_procd_create_staged_process_request *request,
	struct ipc_procd_create_staged_process_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_PROCD_OP_CREATE_STAGED_PROCESS, 0);
	verdict = ipc_procd_create_staged_process_request_pack(request, call.body, call.body_cap,
	                                                       &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_procd_create_staged_process_reply_unpack(reply, call.reply.body,
		                                                       call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_procd_start_staged_process(
	struct ipc_client *client, const struct ipc_procd_start_staged_process_request *request,
	const struct ipc_procd_start_staged_process_request_caps *caps,
	struct ipc_procd_start_staged_process_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_PROCD_OP_START_STAGED_PROCESS, 0);
	verdict = ipc_procd_start_staged_process_request_caps_pack(caps, &call.table);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	ipc_call_body(&call);
	verdict = ipc_procd_start_staged_process_request_pack(request, call.body, call.body_cap,
	                                                      &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_procd_start_staged_process_reply_unpack(reply, call.reply.body,
		                                                      call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_procd_abort_staged_process(
	struct ipc_client *client, const struct ipc_procd_abort_staged_process_request *request,
	struct ipc_procd_abort_staged_process_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_PROCD_OP_ABORT_STAGED_PROCESS, 0);
	verdict = ipc_procd_abort_staged_process_request_pack(request, call.body, call.body_cap,
	                                                      &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_procd_abort_staged_process_reply_unpack(reply, call.reply.body,
		                                                      call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_procd_wait_process_event(
	struct ipc_client *client, const struct ipc_procd_wait_process_event_request *request,
	struct ipc_procd_wait_process_event_reply *reply)
{
	struct ipc_procd_wait_process_event_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_PROCD_OP_WAIT_PROCESS_EVENT, 0);
	verdict = ipc_procd_wait_process_event_request_pack(request, call.body, call.body_cap,
	                                                    &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	ipc_procd_wait_process_event_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_procd_wait_process_event_reply_unpack(reply, call.reply.body,
		                                                    call.reply.body_len, &given);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_procd_query_process(struct ipc_client *client,
                                           const struct ipc_procd_query_process_request *request,
                                           struct ipc_procd_query_process_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_PROCD_OP_QUERY_PROCESS, 0);
	verdict = ipc_procd_query_process_request_pack(request, call.body, call.body_cap,
	                                               &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_procd_query_process_reply_unpack(reply, call.reply.body,
		                                               call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_procd_set_restart_policy(
	struct ipc_client *client, const struct ipc_procd_set_restart_policy_request *request,
	struct ipc_procd_set_restart_policy_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_PROCD_OP_SET_RESTART_POLICY, 0);
	verdict = ipc_procd_set_restart_policy_request_pack(request, call.body, call.body_cap,
	                                                    &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_procd_set_restart_policy_reply_unpack(reply, call.reply.body,
		                                                    call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_procd_get_restart_policy(
	struct ipc_client *client, const struct ipc_procd_get_restart_policy_request *request,
	struct ipc_procd_get_restart_policy_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_PROCD_OP_GET_RESTART_POLICY, 0);
	verdict = ipc_procd_get_restart_policy_request_pack(request, call.body, call.body_cap,
	                                                    &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_procd_get_restart_policy_reply_unpack(reply, call.reply.body,
		                                                    call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_procd_update_foundation_endpoints(
	struct ipc_client *client,
	const struct ipc_procd_update_foundation_endpoints_request *request,
	const struct ipc_procd_update_foundation_endpoints_request_caps *caps,
	struct ipc_procd_update_foundation_endpoints_reply *reply)
{
	struct ipc_procd_update_foundation_endpoints_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_PROCD_OP_UPDATE_FOUNDATION_ENDPOINTS, 0);
	verdict = ipc_procd_update_foundation_endpoints_request_caps_pack(caps, &call.table);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	ipc_call_body(&call);
	verdict = ipc_procd_update_foundation_endpoints_request_pack(request, call.body,
	                                                             call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	ipc_procd_update_foundation_endpoints_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_procd_update_foundation_endpoints_reply_unpack(reply,
		                                                             call.reply.body,
		                                                             call.reply.body_len,
		                                                             &given);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_procd_begin_loader_image_transfer(
	struct ipc_client *client,
	const struct ipc_procd_begin_loader_image_transfer_request *request,
	struct ipc_procd_begin_loader_image_transfer_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_PROCD_OP_BEGIN_LOADER_IMAGE_TRANSFER, 0);
	verdict = ipc_procd_begin_loader_image_transfer_request_pack(request, call.body,
	                                                             call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_procd_begin_loader_image_transfer_reply_unpack(reply,
		                                                             call.reply.body,
		                                                             call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_procd_send_loader_image_chunk(
	struct ipc_client *client, const struct ipc_procd_send_loader_image_chunk_request *request,
	struct ipc_procd_send_loader_image_chunk_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_PROCD_OP_SEND_LOADER_IMAGE_CHUNK, 0);
	verdict = ipc_procd_send_loader_image_chunk_request_pack(request, call.body, call.body_cap,
	                                                         &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_procd_send_loader_image_chunk_reply_unpack(reply, call.reply.body,
		                                                         call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_procd_commit_loader_image_transfer(
	struct ipc_client *client,
	const struct ipc_procd_commit_loader_image_transfer_request *request,
	struct ipc_procd_commit_loader_image_transfer_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_PROCD_OP_COMMIT_LOADER_IMAGE_TRANSFER, 0);
	verdict = ipc_procd_commit_loader_image_transfer_request_pack(request, call.body,
	                                                              call.body_cap,
	                                                              &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_procd_commit_loader_image_transfer_reply_unpack(reply,
		                                                              call.reply.body,
		                                                              call.reply.body_len);
	return ipc_call_end(&call, verdict);
}
