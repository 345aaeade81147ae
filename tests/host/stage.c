/* SPDX-License-Identifier: ISC */
/* A child process by messages: the calls of kernel_control_client.h in the order that a loader needs. */
#include "stage.h"

#include <stdbool.h>
#include <string.h>

#include "elf_file.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "ipc/message.h"
#include "ipc/transport.h"
#include "ipc/types/types.h"

static uint32_t result_of(struct ipc_outcome outcome)
{
	return outcome.transport != IPC_RESULT_OK ? outcome.transport : outcome.result;
}

void stage_kernel_init(struct stage_kernel *kernel, uint32_t slot)
{
	memset(kernel, 0, sizeof(*kernel));
	kernel->client.slot = slot;
	kernel->client.next_id = 1;
	kernel->client.out = kernel->out;
	kernel->client.out_cap = sizeof(kernel->out);
	kernel->client.in = kernel->in;
	kernel->client.in_cap = sizeof(kernel->in);
}

static uint32_t create(struct stage_kernel *kernel, const struct stage *stage,
                       const struct elf_file *elf, struct staged *staged)
{
	struct ipc_kernel_control_create_staged_process_request request;
	struct ipc_kernel_control_create_staged_process_reply reply;
	uint32_t result;
	uint16_t i;

	ipc_kernel_control_create_staged_process_request_init(&request);
	request.process_slot = stage->process_slot;
	request.slot_count = stage->slot_count;
	for (i = 0; i < elf->count; i++) {
		request.ranges[i].address = elf->segments[i].address;
		request.ranges[i].size = elf->segments[i].size;
		request.ranges[i].access = elf->segments[i].access;
	}
	request.ranges[i].address = STAGE_STACK_BASE;
	request.ranges[i].size = STAGE_STACK_SIZE;
	request.ranges[i].access =
		IPC_KERNEL_CONTROL_PAGE_ACCESS_READ | IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE;
	request.range_count = (uint16_t)(i + 1);
	result = result_of(
		ipc_kernel_control_create_staged_process(&kernel->client, &request, &reply));
	if (result == IPC_RESULT_OK) {
		staged->process_id = reply.process_id;
		staged->entry_point = elf->entry_point;
		staged->stack_top = STAGE_STACK_BASE + STAGE_STACK_SIZE;
	}
	return result;
}

/* Whether these bytes are what the memory holds already. */
static bool all_zero(const uint8_t *bytes, size_t size)
{
	size_t i;

	for (i = 0; i < size; i++)
		if (bytes[i] != 0)
			return false;
	return true;
}

static uint32_t fill(struct stage_kernel *kernel, const struct stage *stage,
                     const struct elf_segment *segment)
{
	struct ipc_kernel_control_write_process_memory_request request;
	uint64_t at;

	ipc_kernel_control_write_process_memory_request_init(&request);
	request.process_slot = stage->process_slot;
	for (at = 0; at < segment->data_size; at += request.data_size) {
		const uint64_t left = segment->data_size - at;
		uint32_t result;

		request.data_size = (uint16_t)(left < IPC_KERNEL_CONTROL_WRITE_BYTES_MAX ? left : IPC_KERNEL_CONTROL_WRITE_BYTES_MAX);
		request.address = segment->data_address + at;
		request.data = segment->data + at;
		if (all_zero(request.data, request.data_size))
			continue;
		result = result_of(
			ipc_kernel_control_write_process_memory(&kernel->client, &request));
		if (result != IPC_RESULT_OK)
			return result;
	}
	return IPC_RESULT_OK;
}

static uint32_t give(struct stage_kernel *kernel, const struct stage *stage,
                     const struct stage_cap *cap)
{
	struct ipc_kernel_control_derive_install_grant_request derive;
	struct ipc_kernel_control_install_with_grant_request install;
	struct ipc_kernel_control_install_with_grant_reply reply;
	uint32_t result;

	ipc_kernel_control_derive_install_grant_request_init(&derive);
	derive.process_slot = stage->process_slot;
	derive.grant_slot = stage->grant_slot;
	derive.target_slot = cap->target;
	derive.rights = cap->rights;
	result = result_of(ipc_kernel_control_derive_install_grant(&kernel->client, &derive));
	if (result != IPC_RESULT_OK)
		return result;
	ipc_kernel_control_install_with_grant_request_init(&install);
	install.grant_slot = stage->grant_slot;
	install.source_slot = cap->source;
	install.rights = cap->rights;
	install.mode = IPC_CAP_TRANSFER_MODE_COPY;
	result = result_of(ipc_kernel_control_install_with_grant(&kernel->client, &install, &reply));
	if (result != IPC_RESULT_OK)
		(void)!ipc_transport_drop_local_cap(stage->grant_slot);
	return result;
}

static void abort_staged(struct stage_kernel *kernel, const struct stage *stage)
{
	struct ipc_kernel_control_abort_staged_process_request request;
	struct ipc_kernel_control_abort_staged_process_reply reply;

	ipc_kernel_control_abort_staged_process_request_init(&request);
	request.process_slot = stage->process_slot;
	(void)result_of(
		ipc_kernel_control_abort_staged_process(&kernel->client, &request, &reply));
}

uint32_t stage_load(struct stage_kernel *kernel, const struct stage *stage, struct staged *staged)
{
	struct elf_file elf;
	uint32_t result = elf_open(&elf, stage->path);
	size_t i;

	if (result != IPC_RESULT_OK)
		return result;
	result = create(kernel, stage, &elf, staged);
	if (result == IPC_RESULT_OK) {
		for (i = 0; result == IPC_RESULT_OK && i < elf.count; i++)
			result = fill(kernel, stage, &elf.segments[i]);
		for (i = 0; result == IPC_RESULT_OK && i < stage->cap_count; i++)
			result = give(kernel, stage, &stage->caps[i]);
		if (result != IPC_RESULT_OK)
			abort_staged(kernel, stage);
	}
	elf_close(&elf);
	return result;
}

/* Strings as one block, each ended by NUL; false: they are too long. */
static bool join(char *block, uint16_t *size, uint16_t *count, const char *const *strings)
{
	*size = 0;
	*count = 0;
	for (; strings != NULL && *strings != NULL; strings++) {
		const size_t len = strlen(*strings) + 1;

		if (len > IPC_TYPES_BLOCK_BYTES_MAX - *size)
			return false;
		memcpy(block + *size, *strings, len);
		*size = (uint16_t)(*size + len);
		*count = (uint16_t)(*count + 1);
	}
	return true;
}

uint32_t stage_start(struct stage_kernel *kernel, const struct stage *stage,
                     const struct staged *staged)
{
	struct ipc_kernel_control_start_process_request request;
	struct ipc_kernel_control_start_process_reply reply;
	char arguments[IPC_TYPES_BLOCK_BYTES_MAX];
	char environment[IPC_TYPES_BLOCK_BYTES_MAX];

	ipc_kernel_control_start_process_request_init(&request);
	request.process_slot = stage->process_slot;
	request.entry_point = staged->entry_point;
	request.stack_top = staged->stack_top;
	request.arguments = arguments;
	request.environment = environment;
	if (!join(arguments, &request.arguments_size, &request.arguments_count, stage->arguments) ||
	    !join(environment, &request.environment_size, &request.environment_count,
	          stage->environment))
		return IPC_RESULT_INVALID_ARGUMENT;
	return result_of(ipc_kernel_control_start_process(&kernel->client, &request, &reply));
}

uint32_t stage_run(struct stage_kernel *kernel, const struct stage *stage, uint64_t *process_id)
{
	struct staged staged;
	uint32_t result = stage_load(kernel, stage, &staged);

	if (result == IPC_RESULT_OK) {
		result = stage_start(kernel, stage, &staged);
		if (result != IPC_RESULT_OK)
			abort_staged(kernel, stage);
	}
	if (result == IPC_RESULT_OK && process_id != NULL)
		*process_id = staged.process_id;
	return result;
}

uint32_t stage_endpoint(struct stage_kernel *kernel, uint32_t slot)
{
	struct ipc_kernel_control_create_endpoint_request request;

	ipc_kernel_control_create_endpoint_request_init(&request);
	request.target_slot = slot;
	request.endpoint_kind = IPC_ENDPOINT_KIND_GENERIC;
	request.rights = IPC_RIGHT_SEND | IPC_RIGHT_RECEIVE | IPC_RIGHT_GRANT;
	return result_of(ipc_kernel_control_create_endpoint(&kernel->client, &request));
}

uint32_t stage_watch(struct stage_kernel *kernel, uint32_t process_slot, uint32_t endpoint_slot)
{
	struct ipc_kernel_control_watch_process_request request;

	ipc_kernel_control_watch_process_request_init(&request);
	request.process_slot = process_slot;
	request.endpoint_slot = endpoint_slot;
	return result_of(ipc_kernel_control_watch_process(&kernel->client, &request));
}

uint32_t stage_wait(uint32_t endpoint_slot, struct ipc_kernel_control_process_ended *ended)
{
	const struct ipc_window none = {0, 0};
	struct ipc_delivery delivery;
	struct ipc_message message;
	uint8_t in[IPC_MESSAGE_BYTES_MAX];
	uint32_t status = ipc_transport_recv(endpoint_slot, in, sizeof(in), none, &delivery);

	if (status != IPC_RESULT_OK)
		return status;
	if (ipc_message_unpack(&message, IPC_DIRECTION_REQUEST, delivery.in, delivery.in_len) != 0 ||
	    message.header.op != IPC_KERNEL_CONTROL_OP_PROCESS_ENDED ||
	    ipc_kernel_control_process_ended_unpack(ended, message.body, message.body_len) != 0)
		return IPC_RESULT_INTERNAL;
	/* The kernel waits for no answer; this gives its token back. */
	return ipc_transport_reply(delivery.token, in, 0);
}

uint32_t stage_reap(struct stage_kernel *kernel, uint32_t process_slot)
{
	struct ipc_kernel_control_reap_process_request request;
	struct ipc_kernel_control_reap_process_reply reply;

	ipc_kernel_control_reap_process_request_init(&request);
	request.process_slot = process_slot;
	return result_of(ipc_kernel_control_reap_process(&kernel->client, &request, &reply));
}
