/* SPDX-License-Identifier: ISC */
/* Generated from procd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/procd/procd_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_procd_spawn_service_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_procd_spawn_service_reply *reply,
                                    const struct ipc_procd_spawn_service_reply_caps *reply_caps)
{
	struct ipc_cap_table table;
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	verdict = ipc_procd_spawn_service_reply_caps_pack(reply_caps, &table);
	if (verdict != 0) {
		ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, verdict);
		ipc_reply_drop_cap(out, &reply_caps->endpoint);
		return;
	}

	body = ipc_reply_body(out, &table, &cap);
	verdict = ipc_procd_spawn_service_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, &table, len, verdict);
}

void ipc_procd_spawn_service_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result,
                                  const struct ipc_procd_spawn_service_failure *failure)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	if (result == IPC_RESULT_EXISTS) {
		uint8_t *body;
		size_t cap;
		size_t len = 0;
		uint32_t verdict;

		body = ipc_reply_body(out, NULL, &cap);
		verdict = ipc_procd_spawn_service_failure_pack(failure, body, cap, &len);
		ipc_reply_seal(out, arrival, result, NULL, len, verdict);
		return;
	}
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_spawn_service(struct ipc_exchange *x)
{
	const struct ipc_procd_handlers *handlers = x->handlers;
	union ipc_procd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->spawn_service == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_procd_spawn_service_request_caps_unpack(&scratch->spawn_service.caps,
		                                                      &x->request.table);
	if (verdict == 0)
		verdict = ipc_procd_spawn_service_request_unpack(&scratch->spawn_service.request,
		                                                 x->request.body,
		                                                 x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_procd_spawn_service_reply_init(&scratch->spawn_service.reply);
	scratch->spawn_service.reply_caps = (struct ipc_procd_spawn_service_reply_caps){0};
	ipc_procd_spawn_service_failure_init(&scratch->spawn_service.failure);
	result = handlers->spawn_service(x->context, &x->arrival, &scratch->spawn_service.request,
	                                 &scratch->spawn_service.caps,
	                                 &scratch->spawn_service.reply,
	                                 &scratch->spawn_service.reply_caps,
	                                 &scratch->spawn_service.failure);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		ipc_procd_spawn_service_answer(x->reply, &x->arrival,
		                               &scratch->spawn_service.reply,
		                               &scratch->spawn_service.reply_caps);
	} else {
		ipc_procd_spawn_service_fail(x->reply, &x->arrival, result,
		                             &scratch->spawn_service.failure);
		ipc_reply_drop_caps(x->reply, scratch->spawn_service.caps.peers,
		                    scratch->spawn_service.caps.peers_count, 6);
	}
}

void ipc_procd_stop_process_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   const struct ipc_procd_stop_process_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_procd_stop_process_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_procd_stop_process_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_stop_process(struct ipc_exchange *x)
{
	const struct ipc_procd_handlers *handlers = x->handlers;
	union ipc_procd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->stop_process == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_procd_stop_process_request_unpack(&scratch->stop_process.request,
		                                                x->request.body,
		                                                x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_procd_stop_process_reply_init(&scratch->stop_process.reply);
	result = handlers->stop_process(x->context, &x->arrival, &scratch->stop_process.request,
	                                &scratch->stop_process.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_procd_stop_process_answer(x->reply, &x->arrival, &scratch->stop_process.reply);
	else
		ipc_procd_stop_process_fail(x->reply, &x->arrival, result);
}

void ipc_procd_create_staged_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_procd_create_staged_process_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_procd_create_staged_process_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_procd_create_staged_process_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                          uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_EXHAUSTED));
}

static void serve_create_staged_process(struct ipc_exchange *x)
{
	const struct ipc_procd_handlers *handlers = x->handlers;
	union ipc_procd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->create_staged_process == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_procd_create_staged_process_request_unpack(
			&scratch->create_staged_process.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_procd_create_staged_process_reply_init(&scratch->create_staged_process.reply);
	result = handlers->create_staged_process(x->context, &x->arrival,
	                                         &scratch->create_staged_process.request,
	                                         &scratch->create_staged_process.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_procd_create_staged_process_answer(x->reply, &x->arrival,
		                                       &scratch->create_staged_process.reply);
	else
		ipc_procd_create_staged_process_fail(x->reply, &x->arrival, result);
}

void ipc_procd_start_staged_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_procd_start_staged_process_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_procd_start_staged_process_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_procd_start_staged_process_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                         uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_BUSY) |
		ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_start_staged_process(struct ipc_exchange *x)
{
	const struct ipc_procd_handlers *handlers = x->handlers;
	union ipc_procd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->start_staged_process == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_procd_start_staged_process_request_caps_unpack(
			&scratch->start_staged_process.caps, &x->request.table);
	if (verdict == 0)
		verdict = ipc_procd_start_staged_process_request_unpack(
			&scratch->start_staged_process.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_procd_start_staged_process_reply_init(&scratch->start_staged_process.reply);
	result = handlers->start_staged_process(x->context, &x->arrival,
	                                        &scratch->start_staged_process.request,
	                                        &scratch->start_staged_process.caps,
	                                        &scratch->start_staged_process.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		ipc_procd_start_staged_process_answer(x->reply, &x->arrival,
		                                      &scratch->start_staged_process.reply);
	} else {
		ipc_procd_start_staged_process_fail(x->reply, &x->arrival, result);
		ipc_reply_drop_caps(x->reply, scratch->start_staged_process.caps.peers,
		                    scratch->start_staged_process.caps.peers_count, 8);
	}
}

void ipc_procd_abort_staged_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_procd_abort_staged_process_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_procd_abort_staged_process_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_procd_abort_staged_process_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                         uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_BUSY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_abort_staged_process(struct ipc_exchange *x)
{
	const struct ipc_procd_handlers *handlers = x->handlers;
	union ipc_procd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->abort_staged_process == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_procd_abort_staged_process_request_unpack(
			&scratch->abort_staged_process.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_procd_abort_staged_process_reply_init(&scratch->abort_staged_process.reply);
	result = handlers->abort_staged_process(x->context, &x->arrival,
	                                        &scratch->abort_staged_process.request,
	                                        &scratch->abort_staged_process.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_procd_abort_staged_process_answer(x->reply, &x->arrival,
		                                      &scratch->abort_staged_process.reply);
	else
		ipc_procd_abort_staged_process_fail(x->reply, &x->arrival, result);
}

void ipc_procd_wait_process_event_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                         const struct ipc_procd_wait_process_event_given *given,
                                         const struct ipc_procd_wait_process_event_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_procd_wait_process_event_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_procd_wait_process_event_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                       uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_RETRY) | ipc_result_bit(IPC_RESULT_NOT_FOUND);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_wait_process_event(struct ipc_exchange *x)
{
	const struct ipc_procd_handlers *handlers = x->handlers;
	union ipc_procd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->wait_process_event == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_procd_wait_process_event_request_unpack(
			&scratch->wait_process_event.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_procd_wait_process_event_reply_init(&scratch->wait_process_event.reply);
	result = handlers->wait_process_event(x->context, &x->arrival,
	                                      &scratch->wait_process_event.request,
	                                      &scratch->wait_process_event.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_procd_wait_process_event_given given;

		ipc_procd_wait_process_event_given_from(&given,
		                                        &scratch->wait_process_event.request);
		ipc_procd_wait_process_event_answer(x->reply, &x->arrival, &given,
		                                    &scratch->wait_process_event.reply);
	} else {
		ipc_procd_wait_process_event_fail(x->reply, &x->arrival, result);
	}
}

void ipc_procd_query_process_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_procd_query_process_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_procd_query_process_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_procd_query_process_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_query_process(struct ipc_exchange *x)
{
	const struct ipc_procd_handlers *handlers = x->handlers;
	union ipc_procd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->query_process == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_procd_query_process_request_unpack(&scratch->query_process.request,
		                                                 x->request.body,
		                                                 x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_procd_query_process_reply_init(&scratch->query_process.reply);
	result = handlers->query_process(x->context, &x->arrival, &scratch->query_process.request,
	                                 &scratch->query_process.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_procd_query_process_answer(x->reply, &x->arrival,
		                               &scratch->query_process.reply);
	else
		ipc_procd_query_process_fail(x->reply, &x->arrival, result);
}

void ipc_procd_set_restart_policy_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                         const struct ipc_procd_set_restart_policy_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_procd_set_restart_policy_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_procd_set_restart_policy_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                       uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_set_restart_policy(struct ipc_exchange *x)
{
	const struct ipc_procd_handlers *handlers = x->handlers;
	union ipc_procd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->set_restart_policy == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_procd_set_restart_policy_request_unpack(
			&scratch->set_restart_policy.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_procd_set_restart_policy_reply_init(&scratch->set_restart_policy.reply);
	result = handlers->set_restart_policy(x->context, &x->arrival,
	                                      &scratch->set_restart_policy.request,
	                                      &scratch->set_restart_policy.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_procd_set_restart_policy_answer(x->reply, &x->arrival,
		                                    &scratch->set_restart_policy.reply);
	else
		ipc_procd_set_restart_policy_fail(x->reply, &x->arrival, result);
}

void ipc_procd_get_restart_policy_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                         const struct ipc_procd_get_restart_policy_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_procd_get_restart_policy_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_procd_get_restart_policy_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                       uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_get_restart_policy(struct ipc_exchange *x)
{
	const struct ipc_procd_handlers *handlers = x->handlers;
	union ipc_procd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->get_restart_policy == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_procd_get_restart_policy_request_unpack(
			&scratch->get_restart_policy.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_procd_get_restart_policy_reply_init(&scratch->get_restart_policy.reply);
	result = handlers->get_restart_policy(x->context, &x->arrival,
	                                      &scratch->get_restart_policy.request,
	                                      &scratch->get_restart_policy.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_procd_get_restart_policy_answer(x->reply, &x->arrival,
		                                    &scratch->get_restart_policy.reply);
	else
		ipc_procd_get_restart_policy_fail(x->reply, &x->arrival, result);
}

void ipc_procd_update_foundation_endpoints_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_procd_update_foundation_endpoints_given *given,
	const struct ipc_procd_update_foundation_endpoints_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_procd_update_foundation_endpoints_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_procd_update_foundation_endpoints_fail(struct ipc_reply *out,
                                                const struct ipc_arrival *arrival, uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_update_foundation_endpoints(struct ipc_exchange *x)
{
	const struct ipc_procd_handlers *handlers = x->handlers;
	union ipc_procd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->update_foundation_endpoints == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_procd_update_foundation_endpoints_request_caps_unpack(
			&scratch->update_foundation_endpoints.caps, &x->request.table);
	if (verdict == 0)
		verdict = ipc_procd_update_foundation_endpoints_request_unpack(
			&scratch->update_foundation_endpoints.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_procd_update_foundation_endpoints_reply_init(
		&scratch->update_foundation_endpoints.reply);
	result = handlers->update_foundation_endpoints(
		x->context, &x->arrival, &scratch->update_foundation_endpoints.request,
		&scratch->update_foundation_endpoints.caps,
		&scratch->update_foundation_endpoints.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_procd_update_foundation_endpoints_given given;

		ipc_procd_update_foundation_endpoints_given_from(
			&given, &scratch->update_foundation_endpoints.request);
		ipc_procd_update_foundation_endpoints_answer(
			x->reply, &x->arrival, &given, &scratch->update_foundation_endpoints.reply);
	} else {
		ipc_procd_update_foundation_endpoints_fail(x->reply, &x->arrival, result);
		ipc_reply_drop_cap(x->reply, &scratch->update_foundation_endpoints.caps.memd);
		ipc_reply_drop_cap(x->reply, &scratch->update_foundation_endpoints.caps.vspaced);
		ipc_reply_drop_cap(x->reply, &scratch->update_foundation_endpoints.caps.pagerd);
	}
}

void ipc_procd_begin_loader_image_transfer_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_procd_begin_loader_image_transfer_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_procd_begin_loader_image_transfer_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_procd_begin_loader_image_transfer_fail(struct ipc_reply *out,
                                                const struct ipc_arrival *arrival, uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_BUSY) |
		ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_begin_loader_image_transfer(struct ipc_exchange *x)
{
	const struct ipc_procd_handlers *handlers = x->handlers;
	union ipc_procd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->begin_loader_image_transfer == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_procd_begin_loader_image_transfer_request_unpack(
			&scratch->begin_loader_image_transfer.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_procd_begin_loader_image_transfer_reply_init(
		&scratch->begin_loader_image_transfer.reply);
	result = handlers->begin_loader_image_transfer(
		x->context, &x->arrival, &scratch->begin_loader_image_transfer.request,
		&scratch->begin_loader_image_transfer.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_procd_begin_loader_image_transfer_answer(
			x->reply, &x->arrival, &scratch->begin_loader_image_transfer.reply);
	else
		ipc_procd_begin_loader_image_transfer_fail(x->reply, &x->arrival, result);
}

void ipc_procd_send_loader_image_chunk_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_procd_send_loader_image_chunk_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_procd_send_loader_image_chunk_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_procd_send_loader_image_chunk_fail(struct ipc_reply *out,
                                            const struct ipc_arrival *arrival, uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_send_loader_image_chunk(struct ipc_exchange *x)
{
	const struct ipc_procd_handlers *handlers = x->handlers;
	union ipc_procd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->send_loader_image_chunk == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_procd_send_loader_image_chunk_request_unpack(
			&scratch->send_loader_image_chunk.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_procd_send_loader_image_chunk_reply_init(&scratch->send_loader_image_chunk.reply);
	result = handlers->send_loader_image_chunk(x->context, &x->arrival,
	                                           &scratch->send_loader_image_chunk.request,
	                                           &scratch->send_loader_image_chunk.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_procd_send_loader_image_chunk_answer(x->reply, &x->arrival,
		                                         &scratch->send_loader_image_chunk.reply);
	else
		ipc_procd_send_loader_image_chunk_fail(x->reply, &x->arrival, result);
}

void ipc_procd_commit_loader_image_transfer_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_procd_commit_loader_image_transfer_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_procd_commit_loader_image_transfer_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_procd_commit_loader_image_transfer_fail(struct ipc_reply *out,
                                                 const struct ipc_arrival *arrival,
                                                 uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_commit_loader_image_transfer(struct ipc_exchange *x)
{
	const struct ipc_procd_handlers *handlers = x->handlers;
	union ipc_procd_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->commit_loader_image_transfer == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_procd_commit_loader_image_transfer_request_unpack(
			&scratch->commit_loader_image_transfer.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_procd_commit_loader_image_transfer_reply_init(
		&scratch->commit_loader_image_transfer.reply);
	result = handlers->commit_loader_image_transfer(
		x->context, &x->arrival, &scratch->commit_loader_image_transfer.request,
		&scratch->commit_loader_image_transfer.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_procd_commit_loader_image_transfer_answer(
			x->reply, &x->arrival, &scratch->commit_loader_image_transfer.reply);
	else
		ipc_procd_commit_loader_image_transfer_fail(x->reply, &x->arrival, result);
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_PROCD_OP_SPAWN_SERVICE:
		serve_spawn_service(x);
		break;
	case IPC_PROCD_OP_ADOPT_PROCESS:
		ipc_exchange_reject(x, IPC_RESULT_DENIED);
		break;
	case IPC_PROCD_OP_STOP_PROCESS:
		serve_stop_process(x);
		break;
	case IPC_PROCD_OP_CREATE_STAGED_PROCESS:
		serve_create_staged_process(x);
		break;
	case IPC_PROCD_OP_START_STAGED_PROCESS:
		serve_start_staged_process(x);
		break;
	case IPC_PROCD_OP_ABORT_STAGED_PROCESS:
		serve_abort_staged_process(x);
		break;
	case IPC_PROCD_OP_WAIT_PROCESS_EVENT:
		serve_wait_process_event(x);
		break;
	case IPC_PROCD_OP_QUERY_PROCESS:
		serve_query_process(x);
		break;
	case IPC_PROCD_OP_SET_RESTART_POLICY:
		serve_set_restart_policy(x);
		break;
	case IPC_PROCD_OP_GET_RESTART_POLICY:
		serve_get_restart_policy(x);
		break;
	case IPC_PROCD_OP_UPDATE_FOUNDATION_ENDPOINTS:
		serve_update_foundation_endpoints(x);
		break;
	case IPC_PROCD_OP_LAUNCH_LOADED_IMAGE:
		ipc_exchange_reject(x, IPC_RESULT_DENIED);
		break;
	case IPC_PROCD_OP_BEGIN_LOADER_IMAGE_TRANSFER:
		serve_begin_loader_image_transfer(x);
		break;
	case IPC_PROCD_OP_SEND_LOADER_IMAGE_CHUNK:
		serve_send_loader_image_chunk(x);
		break;
	case IPC_PROCD_OP_COMMIT_LOADER_IMAGE_TRANSFER:
		serve_commit_loader_image_transfer(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_procd_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_PROCD_OP_SPAWN_SERVICE:
		facts->abi_id = IPC_PROCD_SPAWN_SERVICE_ABI_ID;
		return served->spawn_service != NULL;
	case IPC_PROCD_OP_STOP_PROCESS:
		facts->abi_id = IPC_PROCD_STOP_PROCESS_ABI_ID;
		return served->stop_process != NULL;
	case IPC_PROCD_OP_CREATE_STAGED_PROCESS:
		facts->abi_id = IPC_PROCD_CREATE_STAGED_PROCESS_ABI_ID;
		return served->create_staged_process != NULL;
	case IPC_PROCD_OP_START_STAGED_PROCESS:
		facts->abi_id = IPC_PROCD_START_STAGED_PROCESS_ABI_ID;
		return served->start_staged_process != NULL;
	case IPC_PROCD_OP_ABORT_STAGED_PROCESS:
		facts->abi_id = IPC_PROCD_ABORT_STAGED_PROCESS_ABI_ID;
		return served->abort_staged_process != NULL;
	case IPC_PROCD_OP_WAIT_PROCESS_EVENT:
		facts->abi_id = IPC_PROCD_WAIT_PROCESS_EVENT_ABI_ID;
		return served->wait_process_event != NULL;
	case IPC_PROCD_OP_QUERY_PROCESS:
		facts->abi_id = IPC_PROCD_QUERY_PROCESS_ABI_ID;
		return served->query_process != NULL;
	case IPC_PROCD_OP_SET_RESTART_POLICY:
		facts->abi_id = IPC_PROCD_SET_RESTART_POLICY_ABI_ID;
		return served->set_restart_policy != NULL;
	case IPC_PROCD_OP_GET_RESTART_POLICY:
		facts->abi_id = IPC_PROCD_GET_RESTART_POLICY_ABI_ID;
		return served->get_restart_policy != NULL;
	case IPC_PROCD_OP_UPDATE_FOUNDATION_ENDPOINTS:
		facts->abi_id = IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_ABI_ID;
		return served->update_foundation_endpoints != NULL;
	case IPC_PROCD_OP_BEGIN_LOADER_IMAGE_TRANSFER:
		facts->abi_id = IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_ABI_ID;
		return served->begin_loader_image_transfer != NULL;
	case IPC_PROCD_OP_SEND_LOADER_IMAGE_CHUNK:
		facts->abi_id = IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_ABI_ID;
		return served->send_loader_image_chunk != NULL;
	case IPC_PROCD_OP_COMMIT_LOADER_IMAGE_TRANSFER:
		facts->abi_id = IPC_PROCD_COMMIT_LOADER_IMAGE_TRANSFER_ABI_ID;
		return served->commit_loader_image_transfer != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_procd_binding(const struct ipc_procd_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_PROCD_OPS_FIRST;
	binding.last = IPC_PROCD_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_procd_scratch);
	return binding;
}

void ipc_procd_serve(const struct ipc_procd_handlers *handlers, void *context,
                     union ipc_procd_scratch *scratch, const struct ipc_delivery *delivery,
                     struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_procd_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
