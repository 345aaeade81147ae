/* SPDX-License-Identifier: ISC */
/*
 * Generated from kernel_control.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen".
 */
#include "ipc/kernel_control/kernel_control_server.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void ipc_kernel_control_read_monotonic_clock_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_read_monotonic_clock_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_kernel_control_read_monotonic_clock_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_kernel_control_read_monotonic_clock_fail(struct ipc_reply *out,
                                                  const struct ipc_arrival *arrival,
                                                  uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_read_monotonic_clock(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->read_monotonic_clock == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_read_monotonic_clock_request_validate(
			x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_kernel_control_read_monotonic_clock_reply_init(&scratch->read_monotonic_clock.reply);
	result = handlers->read_monotonic_clock(x->context, &x->arrival,
	                                        &scratch->read_monotonic_clock.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_read_monotonic_clock_answer(
			x->reply, &x->arrival, &scratch->read_monotonic_clock.reply);
	else
		ipc_kernel_control_read_monotonic_clock_fail(x->reply, &x->arrival, result);
}

void ipc_kernel_control_ioport_read8_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_ioport_read8_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_kernel_control_ioport_read8_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_kernel_control_ioport_read8_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                          uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_ioport_read8(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->ioport_read8 == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_ioport_read8_request_unpack(
			&scratch->ioport_read8.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_kernel_control_ioport_read8_reply_init(&scratch->ioport_read8.reply);
	result = handlers->ioport_read8(x->context, &x->arrival, &scratch->ioport_read8.request,
	                                &scratch->ioport_read8.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_ioport_read8_answer(x->reply, &x->arrival,
		                                       &scratch->ioport_read8.reply);
	else
		ipc_kernel_control_ioport_read8_fail(x->reply, &x->arrival, result);
}

void ipc_kernel_control_ioport_write8_answer(struct ipc_reply *out,
                                             const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_kernel_control_ioport_write8_fail(struct ipc_reply *out,
                                           const struct ipc_arrival *arrival, uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_ioport_write8(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->ioport_write8 == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_ioport_write8_request_unpack(
			&scratch->ioport_write8.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->ioport_write8(x->context, &x->arrival, &scratch->ioport_write8.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_ioport_write8_answer(x->reply, &x->arrival);
	else
		ipc_kernel_control_ioport_write8_fail(x->reply, &x->arrival, result);
}

void ipc_kernel_control_kill_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_kill_process_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_kernel_control_kill_process_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_kernel_control_kill_process_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                          uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_BAD_SLOT) | ipc_result_bit(IPC_RESULT_NO_RIGHTS) |
		ipc_result_bit(IPC_RESULT_NOT_FOUND);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_kill_process(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->kill_process == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_kill_process_request_unpack(
			&scratch->kill_process.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_kernel_control_kill_process_reply_init(&scratch->kill_process.reply);
	result = handlers->kill_process(x->context, &x->arrival, &scratch->kill_process.request,
	                                &scratch->kill_process.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_kill_process_answer(x->reply, &x->arrival,
		                                       &scratch->kill_process.reply);
	else
		ipc_kernel_control_kill_process_fail(x->reply, &x->arrival, result);
}

void ipc_kernel_control_query_cap_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                         const struct ipc_kernel_control_query_cap_given *given,
                                         const struct ipc_kernel_control_query_cap_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_kernel_control_query_cap_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_kernel_control_query_cap_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                       uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_BAD_SLOT));
}

static void serve_query_cap(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->query_cap == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_query_cap_request_unpack(&scratch->query_cap.request,
		                                                      x->request.body,
		                                                      x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_kernel_control_query_cap_reply_init(&scratch->query_cap.reply);
	result = handlers->query_cap(x->context, &x->arrival, &scratch->query_cap.request,
	                             &scratch->query_cap.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_kernel_control_query_cap_given given;

		ipc_kernel_control_query_cap_given_from(&given, &scratch->query_cap.request);
		ipc_kernel_control_query_cap_answer(x->reply, &x->arrival, &given,
		                                    &scratch->query_cap.reply);
	} else {
		ipc_kernel_control_query_cap_fail(x->reply, &x->arrival, result);
	}
}

void ipc_kernel_control_create_endpoint_answer(struct ipc_reply *out,
                                               const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_kernel_control_create_endpoint_fail(struct ipc_reply *out,
                                             const struct ipc_arrival *arrival, uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_BAD_SLOT) | ipc_result_bit(IPC_RESULT_EXISTS) |
		ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_create_endpoint(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->create_endpoint == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_create_endpoint_request_unpack(
			&scratch->create_endpoint.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->create_endpoint(x->context, &x->arrival,
	                                   &scratch->create_endpoint.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_create_endpoint_answer(x->reply, &x->arrival);
	else
		ipc_kernel_control_create_endpoint_fail(x->reply, &x->arrival, result);
}

void ipc_kernel_control_cap_copy_attenuated_answer(struct ipc_reply *out,
                                                   const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_kernel_control_cap_copy_attenuated_fail(struct ipc_reply *out,
                                                 const struct ipc_arrival *arrival,
                                                 uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_BAD_SLOT) | ipc_result_bit(IPC_RESULT_NO_RIGHTS) |
		ipc_result_bit(IPC_RESULT_EXISTS);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_cap_copy_attenuated(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->cap_copy_attenuated == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_cap_copy_attenuated_request_unpack(
			&scratch->cap_copy_attenuated.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->cap_copy_attenuated(x->context, &x->arrival,
	                                       &scratch->cap_copy_attenuated.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_cap_copy_attenuated_answer(x->reply, &x->arrival);
	else
		ipc_kernel_control_cap_copy_attenuated_fail(x->reply, &x->arrival, result);
}

void ipc_kernel_control_create_staged_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_create_staged_process_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_kernel_control_create_staged_process_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_kernel_control_create_staged_process_fail(struct ipc_reply *out,
                                                   const struct ipc_arrival *arrival,
                                                   uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_BAD_SLOT) | ipc_result_bit(IPC_RESULT_EXISTS) |
		ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_create_staged_process(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
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
		verdict = ipc_kernel_control_create_staged_process_request_unpack(
			&scratch->create_staged_process.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_kernel_control_create_staged_process_reply_init(&scratch->create_staged_process.reply);
	result = handlers->create_staged_process(x->context, &x->arrival,
	                                         &scratch->create_staged_process.request,
	                                         &scratch->create_staged_process.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_create_staged_process_answer(
			x->reply, &x->arrival, &scratch->create_staged_process.reply);
	else
		ipc_kernel_control_create_staged_process_fail(x->reply, &x->arrival, result);
}

void ipc_kernel_control_derive_install_grant_answer(struct ipc_reply *out,
                                                    const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_kernel_control_derive_install_grant_fail(struct ipc_reply *out,
                                                  const struct ipc_arrival *arrival,
                                                  uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_BAD_SLOT) | ipc_result_bit(IPC_RESULT_NO_RIGHTS) |
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_EXHAUSTED) |
		ipc_result_bit(IPC_RESULT_BUSY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_derive_install_grant(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->derive_install_grant == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_derive_install_grant_request_unpack(
			&scratch->derive_install_grant.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->derive_install_grant(x->context, &x->arrival,
	                                        &scratch->derive_install_grant.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_derive_install_grant_answer(x->reply, &x->arrival);
	else
		ipc_kernel_control_derive_install_grant_fail(x->reply, &x->arrival, result);
}

void ipc_kernel_control_install_with_grant_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_install_with_grant_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_kernel_control_install_with_grant_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_kernel_control_install_with_grant_fail(struct ipc_reply *out,
                                                const struct ipc_arrival *arrival, uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_BAD_SLOT) | ipc_result_bit(IPC_RESULT_NO_RIGHTS) |
		ipc_result_bit(IPC_RESULT_NOT_FOUND);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_install_with_grant(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->install_with_grant == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_install_with_grant_request_unpack(
			&scratch->install_with_grant.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_kernel_control_install_with_grant_reply_init(&scratch->install_with_grant.reply);
	result = handlers->install_with_grant(x->context, &x->arrival,
	                                      &scratch->install_with_grant.request,
	                                      &scratch->install_with_grant.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_install_with_grant_answer(x->reply, &x->arrival,
		                                             &scratch->install_with_grant.reply);
	else
		ipc_kernel_control_install_with_grant_fail(x->reply, &x->arrival, result);
}

void ipc_kernel_control_abort_staged_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_abort_staged_process_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_kernel_control_abort_staged_process_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_kernel_control_abort_staged_process_fail(struct ipc_reply *out,
                                                  const struct ipc_arrival *arrival,
                                                  uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_BAD_SLOT) | ipc_result_bit(IPC_RESULT_NO_RIGHTS) |
		ipc_result_bit(IPC_RESULT_BUSY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_abort_staged_process(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
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
		verdict = ipc_kernel_control_abort_staged_process_request_unpack(
			&scratch->abort_staged_process.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_kernel_control_abort_staged_process_reply_init(&scratch->abort_staged_process.reply);
	result = handlers->abort_staged_process(x->context, &x->arrival,
	                                        &scratch->abort_staged_process.request,
	                                        &scratch->abort_staged_process.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_abort_staged_process_answer(
			x->reply, &x->arrival, &scratch->abort_staged_process.reply);
	else
		ipc_kernel_control_abort_staged_process_fail(x->reply, &x->arrival, result);
}

void ipc_kernel_control_derive_pci_bar_device_frame_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_derive_pci_bar_device_frame_given *given,
	const struct ipc_kernel_control_derive_pci_bar_device_frame_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_kernel_control_derive_pci_bar_device_frame_reply_pack(reply, body, cap,
	                                                                    &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_kernel_control_derive_pci_bar_device_frame_fail(struct ipc_reply *out,
                                                         const struct ipc_arrival *arrival,
                                                         uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_BAD_SLOT) | ipc_result_bit(IPC_RESULT_NO_RIGHTS) |
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_NOT_FOUND) |
		ipc_result_bit(IPC_RESULT_EXHAUSTED);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_derive_pci_bar_device_frame(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->derive_pci_bar_device_frame == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_derive_pci_bar_device_frame_request_unpack(
			&scratch->derive_pci_bar_device_frame.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_kernel_control_derive_pci_bar_device_frame_reply_init(
		&scratch->derive_pci_bar_device_frame.reply);
	result = handlers->derive_pci_bar_device_frame(
		x->context, &x->arrival, &scratch->derive_pci_bar_device_frame.request,
		&scratch->derive_pci_bar_device_frame.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_kernel_control_derive_pci_bar_device_frame_given given;

		ipc_kernel_control_derive_pci_bar_device_frame_given_from(
			&given, &scratch->derive_pci_bar_device_frame.request);
		ipc_kernel_control_derive_pci_bar_device_frame_answer(
			x->reply, &x->arrival, &given, &scratch->derive_pci_bar_device_frame.reply);
	} else {
		ipc_kernel_control_derive_pci_bar_device_frame_fail(x->reply, &x->arrival, result);
	}
}

void ipc_kernel_control_write_process_memory_answer(struct ipc_reply *out,
                                                    const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_kernel_control_write_process_memory_fail(struct ipc_reply *out,
                                                  const struct ipc_arrival *arrival,
                                                  uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_BAD_SLOT) | ipc_result_bit(IPC_RESULT_NO_RIGHTS) |
		ipc_result_bit(IPC_RESULT_BAD_ADDRESS) | ipc_result_bit(IPC_RESULT_BUSY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_write_process_memory(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->write_process_memory == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_write_process_memory_request_unpack(
			&scratch->write_process_memory.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->write_process_memory(x->context, &x->arrival,
	                                        &scratch->write_process_memory.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_write_process_memory_answer(x->reply, &x->arrival);
	else
		ipc_kernel_control_write_process_memory_fail(x->reply, &x->arrival, result);
}

void ipc_kernel_control_start_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_start_process_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_kernel_control_start_process_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_kernel_control_start_process_fail(struct ipc_reply *out,
                                           const struct ipc_arrival *arrival, uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_BAD_SLOT) | ipc_result_bit(IPC_RESULT_NO_RIGHTS) |
		ipc_result_bit(IPC_RESULT_BAD_ADDRESS) | ipc_result_bit(IPC_RESULT_BUSY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_start_process(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->start_process == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_start_process_request_unpack(
			&scratch->start_process.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_kernel_control_start_process_reply_init(&scratch->start_process.reply);
	result = handlers->start_process(x->context, &x->arrival, &scratch->start_process.request,
	                                 &scratch->start_process.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_start_process_answer(x->reply, &x->arrival,
		                                        &scratch->start_process.reply);
	else
		ipc_kernel_control_start_process_fail(x->reply, &x->arrival, result);
}

void ipc_kernel_control_read_pci_config_dword_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_read_pci_config_dword_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_kernel_control_read_pci_config_dword_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_kernel_control_read_pci_config_dword_fail(struct ipc_reply *out,
                                                   const struct ipc_arrival *arrival,
                                                   uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_read_pci_config_dword(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->read_pci_config_dword == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_read_pci_config_dword_request_unpack(
			&scratch->read_pci_config_dword.request, x->request.body,
			x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_kernel_control_read_pci_config_dword_reply_init(&scratch->read_pci_config_dword.reply);
	result = handlers->read_pci_config_dword(x->context, &x->arrival,
	                                         &scratch->read_pci_config_dword.request,
	                                         &scratch->read_pci_config_dword.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_read_pci_config_dword_answer(
			x->reply, &x->arrival, &scratch->read_pci_config_dword.reply);
	else
		ipc_kernel_control_read_pci_config_dword_fail(x->reply, &x->arrival, result);
}

void ipc_kernel_control_read_platform_caps_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_read_platform_caps_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_kernel_control_read_platform_caps_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_kernel_control_read_platform_caps_fail(struct ipc_reply *out,
                                                const struct ipc_arrival *arrival, uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, 0);
}

static void serve_read_platform_caps(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->read_platform_caps == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_read_platform_caps_request_validate(
			x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_kernel_control_read_platform_caps_reply_init(&scratch->read_platform_caps.reply);
	result = handlers->read_platform_caps(x->context, &x->arrival,
	                                      &scratch->read_platform_caps.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_read_platform_caps_answer(x->reply, &x->arrival,
		                                             &scratch->read_platform_caps.reply);
	else
		ipc_kernel_control_read_platform_caps_fail(x->reply, &x->arrival, result);
}

void ipc_kernel_control_wait_hotplug_event_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_wait_hotplug_event_given *given,
	const struct ipc_kernel_control_wait_hotplug_event_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_kernel_control_wait_hotplug_event_reply_pack(reply, body, cap, &len, given);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_kernel_control_wait_hotplug_event_fail(struct ipc_reply *out,
                                                const struct ipc_arrival *arrival, uint32_t result)
{
	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, ipc_result_bit(IPC_RESULT_RETRY));
}

static void serve_wait_hotplug_event(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->wait_hotplug_event == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_wait_hotplug_event_request_unpack(
			&scratch->wait_hotplug_event.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_kernel_control_wait_hotplug_event_reply_init(&scratch->wait_hotplug_event.reply);
	result = handlers->wait_hotplug_event(x->context, &x->arrival,
	                                      &scratch->wait_hotplug_event.request,
	                                      &scratch->wait_hotplug_event.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK) {
		struct ipc_kernel_control_wait_hotplug_event_given given;

		ipc_kernel_control_wait_hotplug_event_given_from(
			&given, &scratch->wait_hotplug_event.request);
		ipc_kernel_control_wait_hotplug_event_answer(x->reply, &x->arrival, &given,
		                                             &scratch->wait_hotplug_event.reply);
	} else {
		ipc_kernel_control_wait_hotplug_event_fail(x->reply, &x->arrival, result);
	}
}

void ipc_kernel_control_watch_process_answer(struct ipc_reply *out,
                                             const struct ipc_arrival *arrival)
{
	ipc_reply_clear(out);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, 0, 0);
}

void ipc_kernel_control_watch_process_fail(struct ipc_reply *out,
                                           const struct ipc_arrival *arrival, uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_BAD_SLOT) | ipc_result_bit(IPC_RESULT_NO_RIGHTS) |
		ipc_result_bit(IPC_RESULT_EXISTS) | ipc_result_bit(IPC_RESULT_NOT_FOUND);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_watch_process(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->watch_process == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_watch_process_request_unpack(
			&scratch->watch_process.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	result = handlers->watch_process(x->context, &x->arrival, &scratch->watch_process.request);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_watch_process_answer(x->reply, &x->arrival);
	else
		ipc_kernel_control_watch_process_fail(x->reply, &x->arrival, result);
}

static void serve_process_ended(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;

	if (handlers->process_ended == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, true);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_process_ended_unpack(&scratch->process_ended.msg,
		                                                  x->request.body,
		                                                  x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	handlers->process_ended(x->context, &x->arrival, &scratch->process_ended.msg);
	ipc_reply_bare(x->reply, &x->arrival, IPC_RESULT_OK, 0);
}

void ipc_kernel_control_reap_process_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_kernel_control_reap_process_reply *reply)
{
	uint8_t *body;
	size_t cap;
	size_t len = 0;
	uint32_t verdict;

	ipc_reply_clear(out);
	body = ipc_reply_body(out, NULL, &cap);
	verdict = ipc_kernel_control_reap_process_reply_pack(reply, body, cap, &len);
	ipc_reply_seal(out, arrival, IPC_RESULT_OK, NULL, len, verdict);
}

void ipc_kernel_control_reap_process_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                          uint32_t result)
{
	const uint32_t allowed =
		ipc_result_bit(IPC_RESULT_BAD_SLOT) | ipc_result_bit(IPC_RESULT_NO_RIGHTS) |
		ipc_result_bit(IPC_RESULT_BUSY);

	ipc_reply_clear(out);
	ipc_reply_fail(out, arrival, result, allowed);
}

static void serve_reap_process(struct ipc_exchange *x)
{
	const struct ipc_kernel_control_handlers *handlers = x->handlers;
	union ipc_kernel_control_scratch *scratch = x->scratch;
	uint32_t verdict;
	uint32_t result;

	if (handlers->reap_process == NULL) {
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		return;
	}

	verdict = ipc_exchange_one_way(x, false);
	if (verdict == 0)
		verdict = ipc_exchange_no_caps(x);
	if (verdict == 0)
		verdict = ipc_kernel_control_reap_process_request_unpack(
			&scratch->reap_process.request, x->request.body, x->request.body_len);
	if (verdict != 0) {
		ipc_exchange_refuse(x, verdict);
		return;
	}

	ipc_kernel_control_reap_process_reply_init(&scratch->reap_process.reply);
	result = handlers->reap_process(x->context, &x->arrival, &scratch->reap_process.request,
	                                &scratch->reap_process.reply);
	if (result == IPC_DEFERRED)
		return;
	if (result == IPC_RESULT_OK)
		ipc_kernel_control_reap_process_answer(x->reply, &x->arrival,
		                                       &scratch->reap_process.reply);
	else
		ipc_kernel_control_reap_process_fail(x->reply, &x->arrival, result);
}

static void dispatch(struct ipc_exchange *x)
{
	switch (x->arrival.op) {
	case IPC_KERNEL_CONTROL_OP_CREATE_PROCESS:
		ipc_exchange_reject(x, IPC_RESULT_DENIED);
		break;
	case IPC_KERNEL_CONTROL_OP_READ_MONOTONIC_CLOCK:
		serve_read_monotonic_clock(x);
		break;
	case IPC_KERNEL_CONTROL_OP_IOPORT_READ8:
		serve_ioport_read8(x);
		break;
	case IPC_KERNEL_CONTROL_OP_IOPORT_WRITE8:
		serve_ioport_write8(x);
		break;
	case IPC_KERNEL_CONTROL_OP_KILL_PROCESS:
		serve_kill_process(x);
		break;
	case IPC_KERNEL_CONTROL_OP_QUERY_CAP:
		serve_query_cap(x);
		break;
	case IPC_KERNEL_CONTROL_OP_CREATE_ENDPOINT:
		serve_create_endpoint(x);
		break;
	case IPC_KERNEL_CONTROL_OP_CAP_COPY_ATTENUATED:
		serve_cap_copy_attenuated(x);
		break;
	case IPC_KERNEL_CONTROL_OP_CREATE_STAGED_PROCESS:
		serve_create_staged_process(x);
		break;
	case IPC_KERNEL_CONTROL_OP_DERIVE_INSTALL_GRANT:
		serve_derive_install_grant(x);
		break;
	case IPC_KERNEL_CONTROL_OP_INSTALL_WITH_GRANT:
		serve_install_with_grant(x);
		break;
	case IPC_KERNEL_CONTROL_OP_ABORT_STAGED_PROCESS:
		serve_abort_staged_process(x);
		break;
	case IPC_KERNEL_CONTROL_OP_DERIVE_PCI_BAR_DEVICE_FRAME:
		serve_derive_pci_bar_device_frame(x);
		break;
	case IPC_KERNEL_CONTROL_OP_WRITE_PROCESS_MEMORY:
		serve_write_process_memory(x);
		break;
	case IPC_KERNEL_CONTROL_OP_START_PROCESS:
		serve_start_process(x);
		break;
	case IPC_KERNEL_CONTROL_OP_READ_PCI_CONFIG_DWORD:
		serve_read_pci_config_dword(x);
		break;
	case IPC_KERNEL_CONTROL_OP_READ_PLATFORM_CAPS:
		serve_read_platform_caps(x);
		break;
	case IPC_KERNEL_CONTROL_OP_WAIT_HOTPLUG_EVENT:
		serve_wait_hotplug_event(x);
		break;
	case IPC_KERNEL_CONTROL_OP_WATCH_PROCESS:
		serve_watch_process(x);
		break;
	case IPC_KERNEL_CONTROL_OP_PROCESS_ENDED:
		serve_process_ended(x);
		break;
	case IPC_KERNEL_CONTROL_OP_REAP_PROCESS:
		serve_reap_process(x);
		break;
	default:
		ipc_exchange_reject(x, IPC_RESULT_UNSUPPORTED);
		break;
	}
}

static bool facts_of(const void *handlers, uint32_t op, struct ipc_op_facts *facts)
{
	const struct ipc_kernel_control_handlers *served = handlers;

	facts->request = ipc_no_secrets();
	switch (op) {
	case IPC_KERNEL_CONTROL_OP_READ_MONOTONIC_CLOCK:
		facts->abi_id = IPC_KERNEL_CONTROL_READ_MONOTONIC_CLOCK_ABI_ID;
		return served->read_monotonic_clock != NULL;
	case IPC_KERNEL_CONTROL_OP_IOPORT_READ8:
		facts->abi_id = IPC_KERNEL_CONTROL_IOPORT_READ8_ABI_ID;
		return served->ioport_read8 != NULL;
	case IPC_KERNEL_CONTROL_OP_IOPORT_WRITE8:
		facts->abi_id = IPC_KERNEL_CONTROL_IOPORT_WRITE8_ABI_ID;
		return served->ioport_write8 != NULL;
	case IPC_KERNEL_CONTROL_OP_KILL_PROCESS:
		facts->abi_id = IPC_KERNEL_CONTROL_KILL_PROCESS_ABI_ID;
		return served->kill_process != NULL;
	case IPC_KERNEL_CONTROL_OP_QUERY_CAP:
		facts->abi_id = IPC_KERNEL_CONTROL_QUERY_CAP_ABI_ID;
		return served->query_cap != NULL;
	case IPC_KERNEL_CONTROL_OP_CREATE_ENDPOINT:
		facts->abi_id = IPC_KERNEL_CONTROL_CREATE_ENDPOINT_ABI_ID;
		return served->create_endpoint != NULL;
	case IPC_KERNEL_CONTROL_OP_CAP_COPY_ATTENUATED:
		facts->abi_id = IPC_KERNEL_CONTROL_CAP_COPY_ATTENUATED_ABI_ID;
		return served->cap_copy_attenuated != NULL;
	case IPC_KERNEL_CONTROL_OP_CREATE_STAGED_PROCESS:
		facts->abi_id = IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_ABI_ID;
		return served->create_staged_process != NULL;
	case IPC_KERNEL_CONTROL_OP_DERIVE_INSTALL_GRANT:
		facts->abi_id = IPC_KERNEL_CONTROL_DERIVE_INSTALL_GRANT_ABI_ID;
		return served->derive_install_grant != NULL;
	case IPC_KERNEL_CONTROL_OP_INSTALL_WITH_GRANT:
		facts->abi_id = IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_ABI_ID;
		return served->install_with_grant != NULL;
	case IPC_KERNEL_CONTROL_OP_ABORT_STAGED_PROCESS:
		facts->abi_id = IPC_KERNEL_CONTROL_ABORT_STAGED_PROCESS_ABI_ID;
		return served->abort_staged_process != NULL;
	case IPC_KERNEL_CONTROL_OP_DERIVE_PCI_BAR_DEVICE_FRAME:
		facts->abi_id = IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_ABI_ID;
		return served->derive_pci_bar_device_frame != NULL;
	case IPC_KERNEL_CONTROL_OP_WRITE_PROCESS_MEMORY:
		facts->abi_id = IPC_KERNEL_CONTROL_WRITE_PROCESS_MEMORY_ABI_ID;
		return served->write_process_memory != NULL;
	case IPC_KERNEL_CONTROL_OP_START_PROCESS:
		facts->abi_id = IPC_KERNEL_CONTROL_START_PROCESS_ABI_ID;
		return served->start_process != NULL;
	case IPC_KERNEL_CONTROL_OP_READ_PCI_CONFIG_DWORD:
		facts->abi_id = IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_ABI_ID;
		return served->read_pci_config_dword != NULL;
	case IPC_KERNEL_CONTROL_OP_READ_PLATFORM_CAPS:
		facts->abi_id = IPC_KERNEL_CONTROL_READ_PLATFORM_CAPS_ABI_ID;
		return served->read_platform_caps != NULL;
	case IPC_KERNEL_CONTROL_OP_WAIT_HOTPLUG_EVENT:
		facts->abi_id = IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_ABI_ID;
		return served->wait_hotplug_event != NULL;
	case IPC_KERNEL_CONTROL_OP_WATCH_PROCESS:
		facts->abi_id = IPC_KERNEL_CONTROL_WATCH_PROCESS_ABI_ID;
		return served->watch_process != NULL;
	case IPC_KERNEL_CONTROL_OP_PROCESS_ENDED:
		facts->abi_id = IPC_KERNEL_CONTROL_PROCESS_ENDED_ABI_ID;
		return served->process_ended != NULL;
	case IPC_KERNEL_CONTROL_OP_REAP_PROCESS:
		facts->abi_id = IPC_KERNEL_CONTROL_REAP_PROCESS_ABI_ID;
		return served->reap_process != NULL;
	default:
		return false;
	}
}

struct ipc_binding ipc_kernel_control_binding(const struct ipc_kernel_control_handlers *handlers,
                                              void *context)
{
	struct ipc_binding binding;

	binding.first = IPC_KERNEL_CONTROL_OPS_FIRST;
	binding.last = IPC_KERNEL_CONTROL_OPS_LAST;
	binding.dispatch = dispatch;
	binding.facts = facts_of;
	binding.handlers = handlers;
	binding.context = context;
	binding.scratch_size = sizeof(union ipc_kernel_control_scratch);
	return binding;
}

void ipc_kernel_control_serve(const struct ipc_kernel_control_handlers *handlers, void *context,
                              union ipc_kernel_control_scratch *scratch,
                              const struct ipc_delivery *delivery, struct ipc_reply *reply)
{
	const struct ipc_binding binding = ipc_kernel_control_binding(handlers, context);
	struct ipc_service service;

	service.families = NULL;
	service.binding = &binding;
	service.scratch = scratch;
	ipc_serve(&service, delivery, reply);
}
