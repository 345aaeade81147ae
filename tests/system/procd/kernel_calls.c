/* SPDX-License-Identifier: ISC */
/* A child and its kernel, call by call. */
#include "kernel_calls.h"

#include "ipc/kernel_control/kernel_control_client.h"

static uint32_t result_of(struct ipc_outcome outcome)
{
	if (ipc_succeeded(outcome))
		return IPC_RESULT_OK;
	if (outcome.transport == IPC_RESULT_OK && outcome.result == IPC_RESULT_EXHAUSTED)
		return IPC_RESULT_EXHAUSTED;
	return IPC_RESULT_INTERNAL;
}

/* Fills the child's memory with what a segment takes from its file; the rest is zero already. */
static uint32_t write_segment(struct ipc_client *kernel, uint32_t process_slot,
                              const struct ipc_procd_segment *segment, const uint8_t *data)
{
	struct ipc_kernel_control_write_process_memory_request request;

	ipc_kernel_control_write_process_memory_request_init(&request);
	request.process_slot = process_slot;
	for (uint64_t at = 0; at < segment->file_size; at += request.data_size) {
		uint64_t rest = segment->file_size - at;
		uint32_t result;

		if (rest > IPC_KERNEL_CONTROL_WRITE_BYTES_MAX)
			rest = IPC_KERNEL_CONTROL_WRITE_BYTES_MAX;
		request.data_size = (uint16_t)rest;
		request.address = segment->vaddr + at;
		request.data = data + at;
		result = result_of(ipc_kernel_control_write_process_memory(kernel, &request));
		if (result != IPC_RESULT_OK)
			return result;
	}
	return IPC_RESULT_OK;
}

uint32_t child_build(struct ipc_client *kernel, uint32_t process_slot, uint32_t slot_count,
                     const struct image *image, uint64_t *kernel_id)
{
	struct ipc_kernel_control_create_staged_process_request request;
	struct ipc_kernel_control_create_staged_process_reply reply;
	uint32_t result;

	ipc_kernel_control_create_staged_process_request_init(&request);
	request.process_slot = process_slot;
	request.slot_count = slot_count;
	request.range_count = image_ranges(image, request.ranges);
	result = result_of(ipc_kernel_control_create_staged_process(kernel, &request, &reply));
	if (result != IPC_RESULT_OK)
		return result;

	for (uint16_t i = 0; i < image->segment_count && result == IPC_RESULT_OK; i++)
		result = write_segment(kernel, process_slot, &image->segments[i], image->data[i]);
	if (result == IPC_RESULT_OK)
		*kernel_id = reply.process_id;
	else
		child_abort(kernel, process_slot);
	return result;
}

uint32_t child_install(struct ipc_client *kernel, uint32_t process_slot, uint32_t grant_slot,
                       uint32_t target, const struct ipc_cap *peer)
{
	struct ipc_kernel_control_derive_install_grant_request derive;
	struct ipc_kernel_control_install_with_grant_request use;
	struct ipc_kernel_control_install_with_grant_reply used;
	uint32_t result;

	ipc_kernel_control_derive_install_grant_request_init(&derive);
	derive.process_slot = process_slot;
	derive.grant_slot = grant_slot;
	derive.target_slot = target;
	derive.rights = peer->rights;
	result = result_of(ipc_kernel_control_derive_install_grant(kernel, &derive));
	if (result != IPC_RESULT_OK)
		return result;

	ipc_kernel_control_install_with_grant_request_init(&use);
	use.grant_slot = grant_slot;
	use.source_slot = peer->slot;
	use.rights = peer->rights;
	use.mode = IPC_CAP_COPY;
	result = result_of(ipc_kernel_control_install_with_grant(kernel, &use, &used));
	/* A grant that was not used up goes back. */
	if (result != IPC_RESULT_OK && ipc_transport_drop_local_cap(grant_slot) != IPC_RESULT_OK)
		result = IPC_RESULT_INTERNAL;
	return result;
}

uint32_t child_watch(struct ipc_client *kernel, uint32_t process_slot, uint32_t endpoint_slot)
{
	struct ipc_kernel_control_watch_process_request request;

	ipc_kernel_control_watch_process_request_init(&request);
	request.process_slot = process_slot;
	request.endpoint_slot = endpoint_slot;
	return result_of(ipc_kernel_control_watch_process(kernel, &request));
}

uint32_t child_start(struct ipc_client *kernel, uint32_t process_slot, const struct image *image,
                     const struct block *arguments, const struct block *environment,
                     uint64_t *started_at)
{
	struct ipc_kernel_control_start_process_request request;
	struct ipc_kernel_control_start_process_reply reply;
	uint32_t result;

	ipc_kernel_control_start_process_request_init(&request);
	request.process_slot = process_slot;
	request.entry_point = image->entry_point;
	request.stack_top = image->stack_base + image->stack_size;
	request.arguments = arguments->bytes;
	request.arguments_size = arguments->size;
	request.arguments_count = arguments->count;
	request.environment = environment->bytes;
	request.environment_size = environment->size;
	request.environment_count = environment->count;
	result = result_of(ipc_kernel_control_start_process(kernel, &request, &reply));
	if (result == IPC_RESULT_OK)
		*started_at = reply.started_at;
	return result;
}

uint64_t child_abort(struct ipc_client *kernel, uint32_t process_slot)
{
	struct ipc_kernel_control_abort_staged_process_request request;
	struct ipc_kernel_control_abort_staged_process_reply reply;

	ipc_kernel_control_abort_staged_process_request_init(&request);
	request.process_slot = process_slot;
	if (!ipc_succeeded(ipc_kernel_control_abort_staged_process(kernel, &request, &reply)))
		return 0;
	return reply.pages;
}

uint32_t child_kill(struct ipc_client *kernel, uint32_t process_slot, uint32_t reason)
{
	struct ipc_kernel_control_kill_process_request request;
	struct ipc_kernel_control_kill_process_reply reply;
	struct ipc_outcome outcome;

	ipc_kernel_control_kill_process_request_init(&request);
	request.process_slot = process_slot;
	request.reason = reason;
	outcome = ipc_kernel_control_kill_process(kernel, &request, &reply);
	if (outcome.transport == IPC_RESULT_OK && outcome.result == IPC_RESULT_NOT_FOUND)
		return IPC_RESULT_OK;
	return result_of(outcome);
}

uint32_t child_reap(struct ipc_client *kernel, uint32_t process_slot)
{
	struct ipc_kernel_control_reap_process_request request;
	struct ipc_kernel_control_reap_process_reply reply;

	ipc_kernel_control_reap_process_request_init(&request);
	request.process_slot = process_slot;
	return result_of(ipc_kernel_control_reap_process(kernel, &request, &reply));
}
