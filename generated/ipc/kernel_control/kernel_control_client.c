/* SPDX-License-Identifier: ISC */
/*
 * Generated from kernel_control.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen".
 */
#include "ipc/kernel_control/kernel_control_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_kernel_control_read_monotonic_clock(
	struct ipc_client *client, struct ipc_kernel_control_read_monotonic_clock_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_READ_MONOTONIC_CLOCK, 0);
	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_read_monotonic_clock_reply_unpack(reply,
		                                                               call.reply.body,
		                                                               call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_ioport_read8(
	struct ipc_client *client, const struct ipc_kernel_control_ioport_read8_request *request,
	struct ipc_kernel_control_ioport_read8_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_IOPORT_READ8, 0);
	verdict = ipc_kernel_control_ioport_read8_request_pack(request, call.body, call.body_cap,
	                                                       &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_ioport_read8_reply_unpack(reply, call.reply.body,
		                                                       call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_ioport_write8(
	struct ipc_client *client, const struct ipc_kernel_control_ioport_write8_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_IOPORT_WRITE8, 0);
	verdict = ipc_kernel_control_ioport_write8_request_pack(request, call.body, call.body_cap,
	                                                        &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_ioport_write8_reply_validate(call.reply.body,
		                                                          call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_kill_process(
	struct ipc_client *client, const struct ipc_kernel_control_kill_process_request *request,
	struct ipc_kernel_control_kill_process_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_KILL_PROCESS, 0);
	verdict = ipc_kernel_control_kill_process_request_pack(request, call.body, call.body_cap,
	                                                       &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_kill_process_reply_unpack(reply, call.reply.body,
		                                                       call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_query_cap(
	struct ipc_client *client, const struct ipc_kernel_control_query_cap_request *request,
	struct ipc_kernel_control_query_cap_reply *reply)
{
	struct ipc_kernel_control_query_cap_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_QUERY_CAP, 0);
	verdict = ipc_kernel_control_query_cap_request_pack(request, call.body, call.body_cap,
	                                                    &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	ipc_kernel_control_query_cap_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_query_cap_reply_unpack(reply, call.reply.body,
		                                                    call.reply.body_len, &given);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_create_endpoint(
	struct ipc_client *client,
	const struct ipc_kernel_control_create_endpoint_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_CREATE_ENDPOINT, 0);
	verdict = ipc_kernel_control_create_endpoint_request_pack(request, call.body,
	                                                          call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_create_endpoint_reply_validate(call.reply.body,
		                                                            call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_cap_copy_attenuated(
	struct ipc_client *client,
	const struct ipc_kernel_control_cap_copy_attenuated_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_CAP_COPY_ATTENUATED, 0);
	verdict = ipc_kernel_control_cap_copy_attenuated_request_pack(request, call.body,
	                                                              call.body_cap,
	                                                              &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_cap_copy_attenuated_reply_validate(
			call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_create_staged_process(
	struct ipc_client *client,
	const struct ipc_kernel_control_create_staged_process_request *request,
	struct ipc_kernel_control_create_staged_process_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_CREATE_STAGED_PROCESS, 0);
	verdict = ipc_kernel_control_create_staged_process_request_pack(request, call.body,
	                                                                call.body_cap,
	                                                                &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_create_staged_process_reply_unpack(
			reply, call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_derive_install_grant(
	struct ipc_client *client,
	const struct ipc_kernel_control_derive_install_grant_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_DERIVE_INSTALL_GRANT, 0);
	verdict = ipc_kernel_control_derive_install_grant_request_pack(request, call.body,
	                                                               call.body_cap,
	                                                               &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_derive_install_grant_reply_validate(
			call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_install_with_grant(
	struct ipc_client *client,
	const struct ipc_kernel_control_install_with_grant_request *request,
	struct ipc_kernel_control_install_with_grant_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_INSTALL_WITH_GRANT, 0);
	verdict = ipc_kernel_control_install_with_grant_request_pack(request, call.body,
	                                                             call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_install_with_grant_reply_unpack(reply,
		                                                             call.reply.body,
		                                                             call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_abort_staged_process(
	struct ipc_client *client,
	const struct ipc_kernel_control_abort_staged_process_request *request,
	struct ipc_kernel_control_abort_staged_process_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_ABORT_STAGED_PROCESS, 0);
	verdict = ipc_kernel_control_abort_staged_process_request_pack(request, call.body,
	                                                               call.body_cap,
	                                                               &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_abort_staged_process_reply_unpack(reply,
		                                                               call.reply.body,
		                                                               call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_derive_pci_bar_device_frame(
	struct ipc_client *client,
	const struct ipc_kernel_control_derive_pci_bar_device_frame_request *request,
	struct ipc_kernel_control_derive_pci_bar_device_frame_reply *reply)
{
	struct ipc_kernel_control_derive_pci_bar_device_frame_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_DERIVE_PCI_BAR_DEVICE_FRAME, 0);
	verdict = ipc_kernel_control_derive_pci_bar_device_frame_request_pack(request, call.body,
	                                                                      call.body_cap,
	                                                                      &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	ipc_kernel_control_derive_pci_bar_device_frame_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_derive_pci_bar_device_frame_reply_unpack(
			reply, call.reply.body, call.reply.body_len, &given);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_write_process_memory(
	struct ipc_client *client,
	const struct ipc_kernel_control_write_process_memory_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_WRITE_PROCESS_MEMORY, 0);
	verdict = ipc_kernel_control_write_process_memory_request_pack(request, call.body,
	                                                               call.body_cap,
	                                                               &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_write_process_memory_reply_validate(
			call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_start_process(
	struct ipc_client *client, const struct ipc_kernel_control_start_process_request *request,
	struct ipc_kernel_control_start_process_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_START_PROCESS, 0);
	verdict = ipc_kernel_control_start_process_request_pack(request, call.body, call.body_cap,
	                                                        &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_start_process_reply_unpack(reply, call.reply.body,
		                                                        call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_read_pci_config_dword(
	struct ipc_client *client,
	const struct ipc_kernel_control_read_pci_config_dword_request *request,
	struct ipc_kernel_control_read_pci_config_dword_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_READ_PCI_CONFIG_DWORD, 0);
	verdict = ipc_kernel_control_read_pci_config_dword_request_pack(request, call.body,
	                                                                call.body_cap,
	                                                                &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_read_pci_config_dword_reply_unpack(
			reply, call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_read_platform_caps(
	struct ipc_client *client, struct ipc_kernel_control_read_platform_caps_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_READ_PLATFORM_CAPS, 0);
	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_read_platform_caps_reply_unpack(reply,
		                                                             call.reply.body,
		                                                             call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_wait_hotplug_event(
	struct ipc_client *client,
	const struct ipc_kernel_control_wait_hotplug_event_request *request,
	struct ipc_kernel_control_wait_hotplug_event_reply *reply)
{
	struct ipc_kernel_control_wait_hotplug_event_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_WAIT_HOTPLUG_EVENT, 0);
	verdict = ipc_kernel_control_wait_hotplug_event_request_pack(request, call.body,
	                                                             call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	ipc_kernel_control_wait_hotplug_event_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_wait_hotplug_event_reply_unpack(reply,
		                                                             call.reply.body,
		                                                             call.reply.body_len,
		                                                             &given);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_watch_process(
	struct ipc_client *client, const struct ipc_kernel_control_watch_process_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_WATCH_PROCESS, 0);
	verdict = ipc_kernel_control_watch_process_request_pack(request, call.body, call.body_cap,
	                                                        &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_watch_process_reply_validate(call.reply.body,
		                                                          call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_process_ended_send(
	struct ipc_client *client, const struct ipc_kernel_control_process_ended *msg)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_PROCESS_ENDED, IPC_MESSAGE_FLAG_NOTIFY);
	verdict = ipc_kernel_control_process_ended_pack(msg, call.body, call.body_cap,
	                                                &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_call_no_body(&call);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_kernel_control_reap_process(
	struct ipc_client *client, const struct ipc_kernel_control_reap_process_request *request,
	struct ipc_kernel_control_reap_process_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_KERNEL_CONTROL_OP_REAP_PROCESS, 0);
	verdict = ipc_kernel_control_reap_process_request_pack(request, call.body, call.body_cap,
	                                                       &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_kernel_control_reap_process_reply_unpack(reply, call.reply.body,
		                                                       call.reply.body_len);
	return ipc_call_end(&call, verdict);
}
