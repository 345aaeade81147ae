/* SPDX-License-Identifier: ISC */
/* Generated from deviced.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/deviced/deviced_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_deviced_seed_binding_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     const struct ipc_deviced_seed_binding_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_deviced_seed_binding_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_deviced_seed_binding_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_seed_binding(struct ipc_exchange *x)
{
	const struct ipc_deviced_handlers *handlers = x->handlers;
	union ipc_deviced_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->seed_binding == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_deviced_seed_binding_request_unpack(&scratch->seed_binding.request,
		                                                  x->request.body,
		                                                  x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_deviced_seed_binding_reply_init(&scratch->seed_binding.reply);
	result = handlers->seed_binding(x->context, &x->arrival, &scratch->seed_binding.request,
	                                &scratch->seed_binding.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_deviced_seed_binding_answer(x->reply, &x->arrival,
		                                &scratch->seed_binding.reply);
	else
		ipc_deviced_seed_binding_fail(x->reply, &x->arrival, result);
}

void ipc_deviced_seed_binding_v2_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                        const struct ipc_deviced_seed_binding_v2_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_deviced_seed_binding_v2_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_deviced_seed_binding_v2_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                      uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_seed_binding_v2(struct ipc_exchange *x)
{
	const struct ipc_deviced_handlers *handlers = x->handlers;
	union ipc_deviced_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->seed_binding_v2 == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_deviced_seed_binding_v2_request_unpack(
			&scratch->seed_binding_v2.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_deviced_seed_binding_v2_reply_init(&scratch->seed_binding_v2.reply);
	result = handlers->seed_binding_v2(x->context, &x->arrival,
	                                   &scratch->seed_binding_v2.request,
	                                   &scratch->seed_binding_v2.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_deviced_seed_binding_v2_answer(x->reply, &x->arrival,
		                                   &scratch->seed_binding_v2.reply);
	else
		ipc_deviced_seed_binding_v2_fail(x->reply, &x->arrival, result);
}

void ipc_deviced_start_driver_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     const struct ipc_deviced_start_driver_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_deviced_start_driver_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_deviced_start_driver_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   uint32_t result,
                                   const struct ipc_deviced_start_driver_failure *failure)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_BUSY) |
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_RETRY);

	ipc_reply_clear(out);
	if (result == IPC_RESULT_FAILED) {
		uint8_t *body;
		size_t cap;
		size_t len = 0;
		uint32_t verdict;

		body = ipc_reply_body(out, NULL, &cap);
		verdict = ipc_deviced_start_driver_failure_pack(failure, body, cap, &len);
		ipc_reply_seal(out, arrival, result, NULL, len, verdict);
		return;
	}
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_start_driver(struct ipc_exchange *x)
{
	const struct ipc_deviced_handlers *handlers = x->handlers;
	union ipc_deviced_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->start_driver == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_deviced_start_driver_request_caps_unpack(&scratch->start_driver.caps,
		                                                       &x->request.table);
	if (verdict == 0)
		verdict = ipc_deviced_start_driver_request_unpack(&scratch->start_driver.request,
		                                                  x->request.body,
		                                                  x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_deviced_start_driver_reply_init(&scratch->start_driver.reply);
	ipc_deviced_start_driver_failure_init(&scratch->start_driver.failure);
	result = handlers->start_driver(x->context, &x->arrival, &scratch->start_driver.request,
	                                &scratch->start_driver.caps, &scratch->start_driver.reply,
	                                &scratch->start_driver.failure);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		ipc_deviced_start_driver_answer(x->reply, &x->arrival,
		                                &scratch->start_driver.reply);
	} else {
		ipc_deviced_start_driver_fail(x->reply, &x->arrival, result,
		                              &scratch->start_driver.failure);
		ipc_reply_drop_cap(x->reply, &scratch->start_driver.caps.process);
		ipc_reply_drop_cap(x->reply, &scratch->start_driver.caps.control);
	}
}

void ipc_deviced_stop_driver_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_deviced_stop_driver_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_deviced_stop_driver_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_deviced_stop_driver_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_stop_driver(struct ipc_exchange *x)
{
	const struct ipc_deviced_handlers *handlers = x->handlers;
	union ipc_deviced_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->stop_driver == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_deviced_stop_driver_request_unpack(&scratch->stop_driver.request,
		                                                 x->request.body,
		                                                 x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_deviced_stop_driver_reply_init(&scratch->stop_driver.reply);
	result = handlers->stop_driver(x->context, &x->arrival, &scratch->stop_driver.request,
	                               &scratch->stop_driver.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_deviced_stop_driver_answer(x->reply, &x->arrival, &scratch->stop_driver.reply);
	else
		ipc_deviced_stop_driver_fail(x->reply, &x->arrival, result);
}

void ipc_deviced_read_driver_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_deviced_read_driver_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_deviced_read_driver_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_deviced_read_driver_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_NOT_FOUND));
}

static void serve_read_driver(struct ipc_exchange *x)
{
	const struct ipc_deviced_handlers *handlers = x->handlers;
	union ipc_deviced_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->read_driver == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_deviced_read_driver_request_unpack(&scratch->read_driver.request,
		                                                 x->request.body,
		                                                 x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_deviced_read_driver_reply_init(&scratch->read_driver.reply);
	result = handlers->read_driver(x->context, &x->arrival, &scratch->read_driver.request,
	                               &scratch->read_driver.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_deviced_read_driver_answer(x->reply, &x->arrival, &scratch->read_driver.reply);
	else
		ipc_deviced_read_driver_fail(x->reply, &x->arrival, result);
}

void ipc_deviced_seal_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                             const struct ipc_deviced_seal_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_deviced_seal_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_deviced_seal_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_seal(struct ipc_exchange *x)
{
	const struct ipc_deviced_handlers *handlers = x->handlers;
	union ipc_deviced_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->seal == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_deviced_seal_request_validate(x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_deviced_seal_reply_init(&scratch->seal.reply);
	result = handlers->seal(x->context, &x->arrival, &scratch->seal.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_deviced_seal_answer(x->reply, &x->arrival, &scratch->seal.reply);
	else
		ipc_deviced_seal_fail(x->reply, &x->arrival, result);
}

void ipc_deviced_register_hal_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     const struct ipc_deviced_register_hal_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_deviced_register_hal_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_deviced_register_hal_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_EXISTS));
}

static void serve_register_hal(struct ipc_exchange *x)
{
	const struct ipc_deviced_handlers *handlers = x->handlers;
	union ipc_deviced_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->register_hal == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_deviced_register_hal_request_caps_unpack(&scratch->register_hal.caps,
		                                                       &x->request.table);
	if (verdict == 0)
		verdict = ipc_deviced_register_hal_request_unpack(&scratch->register_hal.request,
		                                                  x->request.body,
		                                                  x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_deviced_register_hal_reply_init(&scratch->register_hal.reply);
	result = handlers->register_hal(x->context, &x->arrival, &scratch->register_hal.request,
	                                &scratch->register_hal.caps, &scratch->register_hal.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		ipc_deviced_register_hal_answer(x->reply, &x->arrival,
		                                &scratch->register_hal.reply);
	} else {
		ipc_deviced_register_hal_fail(x->reply, &x->arrival, result);
		ipc_reply_drop_cap(x->reply, &scratch->register_hal.caps.endpoint);
	}
}

void ipc_deviced_register_provider_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                          const struct ipc_deviced_register_provider_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_deviced_register_provider_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_deviced_register_provider_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                        uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_BUSY) |
		ipc_result_bit(IPC_RESULT_EXISTS);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_register_provider(struct ipc_exchange *x)
{
	const struct ipc_deviced_handlers *handlers = x->handlers;
	union ipc_deviced_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->register_provider == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_deviced_register_provider_request_caps_unpack(
			&scratch->register_provider.caps, &x->request.table);
	if (verdict == 0)
		verdict = ipc_deviced_register_provider_request_unpack(
			&scratch->register_provider.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_deviced_register_provider_reply_init(&scratch->register_provider.reply);
	result = handlers->register_provider(x->context, &x->arrival,
	                                     &scratch->register_provider.request,
	                                     &scratch->register_provider.caps,
	                                     &scratch->register_provider.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		ipc_deviced_register_provider_answer(x->reply, &x->arrival,
		                                     &scratch->register_provider.reply);
	} else {
		ipc_deviced_register_provider_fail(x->reply, &x->arrival, result);
		ipc_reply_drop_cap(x->reply, &scratch->register_provider.caps.endpoint);
	}
}

void ipc_deviced_resolve_provider_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_deviced_resolve_provider_reply *reply,
	const struct ipc_deviced_resolve_provider_reply_caps *reply_caps)
{
	struct ipc_cap_table table;
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	verdict = ipc_deviced_resolve_provider_reply_caps_pack(reply_caps, &table);
	if (verdict != 0) {
		ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, verdict);
		return;
	}

	body = ipc_reply_body(out, &table, &cap);
	verdict = ipc_deviced_resolve_provider_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, &table, len, verdict);
}

void ipc_deviced_resolve_provider_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                       uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_BUSY) |
		ipc_result_bit(IPC_RESULT_RETRY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_resolve_provider(struct ipc_exchange *x)
{
	const struct ipc_deviced_handlers *handlers = x->handlers;
	union ipc_deviced_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->resolve_provider == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_deviced_resolve_provider_request_unpack(
			&scratch->resolve_provider.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_deviced_resolve_provider_reply_init(&scratch->resolve_provider.reply);
	scratch->resolve_provider.reply_caps = (struct ipc_deviced_resolve_provider_reply_caps){0};
	result = handlers->resolve_provider(x->context, &x->arrival,
	                                    &scratch->resolve_provider.request,
	                                    &scratch->resolve_provider.reply,
	                                    &scratch->resolve_provider.reply_caps);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_deviced_resolve_provider_answer(x->reply, &x->arrival,
		                                    &scratch->resolve_provider.reply,
		                                    &scratch->resolve_provider.reply_caps);
	else
		ipc_deviced_resolve_provider_fail(x->reply, &x->arrival, result);
}

void ipc_deviced_report_device_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                      const struct ipc_deviced_report_device_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_deviced_report_device_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_deviced_report_device_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_report_device(struct ipc_exchange *x)
{
	const struct ipc_deviced_handlers *handlers = x->handlers;
	union ipc_deviced_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->report_device == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_deviced_report_device_request_unpack(&scratch->report_device.request,
		                                                   x->request.body,
		                                                   x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_deviced_report_device_reply_init(&scratch->report_device.reply);
	result = handlers->report_device(x->context, &x->arrival, &scratch->report_device.request,
	                                 &scratch->report_device.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_deviced_report_device_answer(x->reply, &x->arrival,
		                                 &scratch->report_device.reply);
	else
		ipc_deviced_report_device_fail(x->reply, &x->arrival, result);
}

void ipc_deviced_report_hotplug_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                       const struct ipc_deviced_report_hotplug_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_deviced_report_hotplug_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_deviced_report_hotplug_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_NOT_FOUND) | ipc_result_bit(IPC_RESULT_EXISTS) |
		ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_report_hotplug(struct ipc_exchange *x)
{
	const struct ipc_deviced_handlers *handlers = x->handlers;
	union ipc_deviced_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->report_hotplug == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_deviced_report_hotplug_request_unpack(
			&scratch->report_hotplug.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_deviced_report_hotplug_reply_init(&scratch->report_hotplug.reply);
	result = handlers->report_hotplug(x->context, &x->arrival,
	                                  &scratch->report_hotplug.request,
	                                  &scratch->report_hotplug.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_deviced_report_hotplug_answer(x->reply, &x->arrival,
		                                  &scratch->report_hotplug.reply);
	else
		ipc_deviced_report_hotplug_fail(x->reply, &x->arrival, result);
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_DEVICED_OP_SEED_BINDING:
		serve_seed_binding(x);
		break;
	case IPC_DEVICED_OP_SEED_BINDING_V2:
		serve_seed_binding_v2(x);
		break;
	case IPC_DEVICED_OP_START_DRIVER:
		serve_start_driver(x);
		break;
	case IPC_DEVICED_OP_STOP_DRIVER:
		serve_stop_driver(x);
		break;
	case IPC_DEVICED_OP_READ_DRIVER:
		serve_read_driver(x);
		break;
	case IPC_DEVICED_OP_SEAL:
		serve_seal(x);
		break;
	case IPC_DEVICED_OP_REGISTER_HAL:
		serve_register_hal(x);
		break;
	case IPC_DEVICED_OP_REGISTER_PROVIDER:
		serve_register_provider(x);
		break;
	case IPC_DEVICED_OP_RESOLVE_PROVIDER:
		serve_resolve_provider(x);
		break;
	case IPC_DEVICED_OP_REPORT_DEVICE:
		serve_report_device(x);
		break;
	case IPC_DEVICED_OP_REPORT_HOTPLUG:
		serve_report_hotplug(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_deviced_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_DEVICED_OP_SEED_BINDING:
		facts->abi_id = IPC_DEVICED_SEED_BINDING_ABI_ID;
		return served->seed_binding != NULL;
	case IPC_DEVICED_OP_SEED_BINDING_V2:
		facts->abi_id = IPC_DEVICED_SEED_BINDING_V2_ABI_ID;
		return served->seed_binding_v2 != NULL;
	case IPC_DEVICED_OP_START_DRIVER:
		facts->abi_id = IPC_DEVICED_START_DRIVER_ABI_ID;
		return served->start_driver != NULL;
	case IPC_DEVICED_OP_STOP_DRIVER:
		facts->abi_id = IPC_DEVICED_STOP_DRIVER_ABI_ID;
		return served->stop_driver != NULL;
	case IPC_DEVICED_OP_READ_DRIVER:
		facts->abi_id = IPC_DEVICED_READ_DRIVER_ABI_ID;
		return served->read_driver != NULL;
	case IPC_DEVICED_OP_SEAL:
		facts->abi_id = IPC_DEVICED_SEAL_ABI_ID;
		return served->seal != NULL;
	case IPC_DEVICED_OP_REGISTER_HAL:
		facts->abi_id = IPC_DEVICED_REGISTER_HAL_ABI_ID;
		return served->register_hal != NULL;
	case IPC_DEVICED_OP_REGISTER_PROVIDER:
		facts->abi_id = IPC_DEVICED_REGISTER_PROVIDER_ABI_ID;
		return served->register_provider != NULL;
	case IPC_DEVICED_OP_RESOLVE_PROVIDER:
		facts->abi_id = IPC_DEVICED_RESOLVE_PROVIDER_ABI_ID;
		return served->resolve_provider != NULL;
	case IPC_DEVICED_OP_REPORT_DEVICE:
		facts->abi_id = IPC_DEVICED_REPORT_DEVICE_ABI_ID;
		return served->report_device != NULL;
	case IPC_DEVICED_OP_REPORT_HOTPLUG:
		facts->abi_id = IPC_DEVICED_REPORT_HOTPLUG_ABI_ID;
		return served->report_hotplug != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_deviced_binding(const struct ipc_deviced_handlers *handlers, void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_DEVICED_OPS_FIRST;
	binding.last = IPC_DEVICED_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_deviced_scratch);
	return binding;
}

void ipc_deviced_serve(const struct ipc_deviced_handlers *handlers, void *context,
                       union ipc_deviced_scratch *scratch, const struct ipc_delivery *delivery,
                       struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_deviced_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
