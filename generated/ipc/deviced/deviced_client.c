/* SPDX-License-Identifier: ISC */
/* Generated from deviced.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/deviced/deviced_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_deviced_seed_binding(struct ipc_client *client,
                                            const struct ipc_deviced_seed_binding_request *request,
                                            struct ipc_deviced_seed_binding_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DEVICED_OP_SEED_BINDING, 0);
	verdict = ipc_deviced_seed_binding_request_pack(request, call.body, call.body_cap,
	                                                &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_deviced_seed_binding_reply_unpack(reply, call.reply.body,
		                                                call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_deviced_seed_binding_v2(
	struct ipc_client *client, const struct ipc_deviced_seed_binding_v2_request *request,
	struct ipc_deviced_seed_binding_v2_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DEVICED_OP_SEED_BINDING_V2, 0);
	verdict = ipc_deviced_seed_binding_v2_request_pack(request, call.body, call.body_cap,
	                                                   &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_deviced_seed_binding_v2_reply_unpack(reply, call.reply.body,
		                                                   call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_deviced_start_driver(
	struct ipc_client *client, const struct ipc_deviced_start_driver_request *request,
	const struct ipc_deviced_start_driver_request_caps *caps,
	struct ipc_deviced_start_driver_reply *reply,
	struct ipc_deviced_start_driver_failure *failure)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DEVICED_OP_START_DRIVER, 0);
	verdict = ipc_deviced_start_driver_request_caps_pack(caps, &call.table);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	ipc_call_body(&call);
	verdict = ipc_deviced_start_driver_request_pack(request, call.body, call.body_cap,
	                                                &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, ipc_result_bit(IPC_RESULT_FAILED), ipc_no_secrets(),
	                   ipc_no_secrets()))
		return call.outcome;

	if (call.outcome.result != IPC_RESULT_OK) {
		verdict = ipc_deviced_start_driver_failure_unpack(failure, call.reply.body,
		                                                  call.reply.body_len);
		return ipc_call_end(&call, verdict);
	}
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_deviced_start_driver_reply_unpack(reply, call.reply.body,
		                                                call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_deviced_stop_driver(struct ipc_client *client,
                                           const struct ipc_deviced_stop_driver_request *request,
                                           struct ipc_deviced_stop_driver_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DEVICED_OP_STOP_DRIVER, 0);
	verdict = ipc_deviced_stop_driver_request_pack(request, call.body, call.body_cap,
	                                               &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_deviced_stop_driver_reply_unpack(reply, call.reply.body,
		                                               call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_deviced_read_driver(struct ipc_client *client,
                                           const struct ipc_deviced_read_driver_request *request,
                                           struct ipc_deviced_read_driver_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DEVICED_OP_READ_DRIVER, 0);
	verdict = ipc_deviced_read_driver_request_pack(request, call.body, call.body_cap,
	                                               &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_deviced_read_driver_reply_unpack(reply, call.reply.body,
		                                               call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_deviced_seal(struct ipc_client *client,
                                    struct ipc_deviced_seal_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DEVICED_OP_SEAL, 0);
	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_deviced_seal_reply_unpack(reply, call.reply.body,
		                                        call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_deviced_register_hal(
	struct ipc_client *client, const struct ipc_deviced_register_hal_request *request,
	const struct ipc_deviced_register_hal_request_caps *caps,
	struct ipc_deviced_register_hal_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DEVICED_OP_REGISTER_HAL, 0);
	verdict = ipc_deviced_register_hal_request_caps_pack(caps, &call.table);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	ipc_call_body(&call);
	verdict = ipc_deviced_register_hal_request_pack(request, call.body, call.body_cap,
	                                                &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_deviced_register_hal_reply_unpack(reply, call.reply.body,
		                                                call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_deviced_register_provider(
	struct ipc_client *client, const struct ipc_deviced_register_provider_request *request,
	const struct ipc_deviced_register_provider_request_caps *caps,
	struct ipc_deviced_register_provider_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DEVICED_OP_REGISTER_PROVIDER, 0);
	verdict = ipc_deviced_register_provider_request_caps_pack(caps, &call.table);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	ipc_call_body(&call);
	verdict = ipc_deviced_register_provider_request_pack(request, call.body, call.body_cap,
	                                                     &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_deviced_register_provider_reply_unpack(reply, call.reply.body,
		                                                     call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_deviced_resolve_provider(
	struct ipc_client *client, const struct ipc_deviced_resolve_provider_request *request,
	struct ipc_deviced_resolve_provider_reply *reply,
	struct ipc_deviced_resolve_provider_reply_caps *reply_caps)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DEVICED_OP_RESOLVE_PROVIDER, 0);
	verdict = ipc_deviced_resolve_provider_request_pack(request, call.body, call.body_cap,
	                                                    &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_deviced_resolve_provider_reply_caps_unpack(reply_caps, &call.reply.table);
	if (verdict == 0)
		verdict = ipc_deviced_resolve_provider_reply_unpack(reply, call.reply.body,
		                                                    call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_deviced_report_device(
	struct ipc_client *client, const struct ipc_deviced_report_device_request *request,
	struct ipc_deviced_report_device_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DEVICED_OP_REPORT_DEVICE, 0);
	verdict = ipc_deviced_report_device_request_pack(request, call.body, call.body_cap,
	                                                 &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_deviced_report_device_reply_unpack(reply, call.reply.body,
		                                                 call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_deviced_report_hotplug(
	struct ipc_client *client, const struct ipc_deviced_report_hotplug_request *request,
	struct ipc_deviced_report_hotplug_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_DEVICED_OP_REPORT_HOTPLUG, 0);
	verdict = ipc_deviced_report_hotplug_request_pack(request, call.body, call.body_cap,
	                                                  &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_deviced_report_hotplug_reply_unpack(reply, call.reply.body,
		                                                  call.reply.body_len);
	return ipc_call_end(&call, verdict);
}
