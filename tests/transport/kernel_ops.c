/* SPDX-License-Identifier: ISC */
/* Kernel-control ops as messages, their bodies packed and unpacked by the generated codecs. */
#include "kernel_ops.h"

#include <string.h>

#include "../system/live.h"
#include "suite.h"

#define BODY_MAX (IPC_MESSAGE_BYTES_MAX - IPC_HEADER_BYTES)

/* A body on its way to the kernel. */
struct body {
	uint8_t bytes[BODY_MAX];
	size_t len;
};

struct message kernel_message(uint32_t op, const uint8_t *body, size_t body_len)
{
	static uint64_t last_id;
	const struct ipc_wire_header header = {
		.version = IPC_WIRE_MESSAGE_VERSION,
		.op = op,
		.body_size = (uint32_t)body_len,
		.request_id = ++last_id,
	};
	struct message msg;
	size_t len;

	memset(&msg, 0, sizeof(msg));
	assert_int_equal(ipc_wire_header_pack(&header, msg.bytes, IPC_HEADER_BYTES, &len), 0);
	if (body_len > 0)
		memcpy(msg.bytes + IPC_HEADER_BYTES, body, body_len);
	msg.len = IPC_HEADER_BYTES + body_len;
	return msg;
}

struct kernel_answer kernel_ask(unsigned process, uint32_t slot, const struct message *msg)
{
	const struct answer *answer;
	struct ipc_wire_header header;

	start_call(process, slot, msg);
	answer = assert_ended(process, IPC_RESULT_OK);
	assert_true(answer->value0 >= IPC_HEADER_BYTES);
	assert_int_equal(ipc_wire_header_unpack(&header, answer->bytes, IPC_HEADER_BYTES), 0);
	assert_int_equal(header.flags, IPC_MESSAGE_FLAG_REPLY);
	assert_int_equal(header.body_size, answer->value0 - IPC_HEADER_BYTES);
	/* Op and number of the request come back. */
	if (msg->len >= IPC_HEADER_BYTES) {
		assert_memory_equal(answer->bytes + 4, msg->bytes + 4, 4);
		assert_memory_equal(answer->bytes + 16, msg->bytes + 16, 8);
	}
	if (header.result != IPC_RESULT_OK)
		assert_int_equal(header.body_size, 0);
	live_note(header.op, header.result);
	return (struct kernel_answer){
		.result = header.result,
		.detail = header.detail,
		.body = answer->bytes + IPC_HEADER_BYTES,
		.body_len = header.body_size,
	};
}

/* Asks on the kernel-control endpoint. */
static struct kernel_answer ask(unsigned process, uint32_t slot, uint32_t op,
                                const struct body *body)
{
	const struct message msg = kernel_message(op, body->bytes, body->len);

	return kernel_ask(process, slot, &msg);
}

/* The same where the reply has no body. */
static uint32_t order(unsigned process, uint32_t op, const struct body *body)
{
	const struct kernel_answer answer = ask(process, SLOT_KERNEL, op, body);

	assert_int_equal(answer.body_len, 0);
	return answer.result;
}

uint64_t kernel_clock(unsigned process)
{
	const struct body body = {.len = 0};
	struct ipc_kernel_control_read_monotonic_clock_reply reply;
	const struct kernel_answer answer = ask(
		process, SLOT_KERNEL, IPC_KERNEL_CONTROL_OP_READ_MONOTONIC_CLOCK, &body);

	assert_int_equal(answer.result, IPC_RESULT_OK);
	assert_int_equal(ipc_kernel_control_read_monotonic_clock_reply_unpack(&reply, answer.body,
	                                                                      answer.body_len),
	                 0);
	return reply.ticks;
}

uint32_t kernel_create_endpoint(unsigned process, uint32_t slot, uint32_t kind, uint32_t rights)
{
	struct ipc_kernel_control_create_endpoint_request request = {
		.target_slot = slot,
		.endpoint_kind = kind,
		.rights = rights,
	};
	struct body body;

	assert_int_equal(ipc_kernel_control_create_endpoint_request_pack(&request, body.bytes,
	                                                                 BODY_MAX, &body.len),
	                 0);
	return order(process, IPC_KERNEL_CONTROL_OP_CREATE_ENDPOINT, &body);
}

uint32_t kernel_copy_cap(unsigned process, uint32_t from, uint32_t to, uint32_t rights)
{
	struct ipc_kernel_control_cap_copy_attenuated_request request = {
		.source_slot = from,
		.target_slot = to,
		.rights = rights,
	};
	struct body body;

	assert_int_equal(ipc_kernel_control_cap_copy_attenuated_request_pack(&request, body.bytes,
	                                                                     BODY_MAX, &body.len),
	                 0);
	return order(process, IPC_KERNEL_CONTROL_OP_CAP_COPY_ATTENUATED, &body);
}

uint32_t kernel_stage(unsigned process, uint32_t slot, uint32_t slot_count, uint64_t *process_id)
{
	const struct image *image = driver.image();
	struct ipc_kernel_control_create_staged_process_request request;
	struct ipc_kernel_control_create_staged_process_reply reply;
	struct kernel_answer answer;
	struct body body;

	memset(&request, 0, sizeof(request));
	request.process_slot = slot;
	request.slot_count = slot_count;
	request.range_count = (uint16_t)image->range_count;
	memcpy(request.ranges, image->ranges, image->range_count * sizeof(image->ranges[0]));
	assert_int_equal(ipc_kernel_control_create_staged_process_request_pack(&request, body.bytes,
	                                                                       BODY_MAX, &body.len),
	                 0);
	answer = ask(process, SLOT_KERNEL, IPC_KERNEL_CONTROL_OP_CREATE_STAGED_PROCESS, &body);
	if (answer.result == IPC_RESULT_OK) {
		assert_int_equal(ipc_kernel_control_create_staged_process_reply_unpack(
					 &reply, answer.body, answer.body_len),
		                 0);
		*process_id = reply.process_id;
	}
	return answer.result;
}

uint32_t kernel_write(unsigned process, uint32_t slot, uint64_t address, const uint8_t *data,
                      size_t size)
{
	struct ipc_kernel_control_write_process_memory_request request = {
		.process_slot = slot,
		.data_size = (uint16_t)size,
		.address = address,
		.data = data,
	};
	struct body body;

	assert_int_equal(ipc_kernel_control_write_process_memory_request_pack(&request, body.bytes,
	                                                                      BODY_MAX, &body.len),
	                 0);
	return order(process, IPC_KERNEL_CONTROL_OP_WRITE_PROCESS_MEMORY, &body);
}

uint32_t kernel_start(unsigned process, uint32_t slot)
{
	const struct image *image = driver.image();
	struct ipc_kernel_control_start_process_request request = {
		.process_slot = slot,
		.entry_point = image->entry_point,
		.stack_top = image->stack_top,
		.arguments_size = image->arguments_size,
		.arguments_count = image->arguments_count,
		.arguments = image->arguments,
	};
	struct ipc_kernel_control_start_process_reply reply;
	struct kernel_answer answer;
	struct body body;

	assert_int_equal(ipc_kernel_control_start_process_request_pack(&request, body.bytes,
	                                                               BODY_MAX, &body.len),
	                 0);
	answer = ask(process, SLOT_KERNEL, IPC_KERNEL_CONTROL_OP_START_PROCESS, &body);
	if (answer.result == IPC_RESULT_OK)
		assert_int_equal(ipc_kernel_control_start_process_reply_unpack(&reply, answer.body,
		                                                               answer.body_len),
		                 0);
	return answer.result;
}

uint32_t kernel_abort(unsigned process, uint32_t slot,
                      struct ipc_kernel_control_abort_staged_process_reply *reply)
{
	struct ipc_kernel_control_abort_staged_process_request request = {
		.process_slot = slot,
	};
	struct body body;
	struct kernel_answer answer;

	assert_int_equal(ipc_kernel_control_abort_staged_process_request_pack(&request, body.bytes,
	                                                                      BODY_MAX, &body.len),
	                 0);
	answer = ask(process, SLOT_KERNEL, IPC_KERNEL_CONTROL_OP_ABORT_STAGED_PROCESS, &body);
	if (answer.result == IPC_RESULT_OK)
		assert_int_equal(ipc_kernel_control_abort_staged_process_reply_unpack(
					 reply, answer.body, answer.body_len),
		                 0);
	return answer.result;
}

uint32_t kernel_kill(unsigned process, uint32_t slot, uint32_t reason)
{
	struct ipc_kernel_control_kill_process_request request = {
		.process_slot = slot,
		.reason = reason,
	};
	struct body body;
	struct ipc_kernel_control_kill_process_reply reply;
	struct kernel_answer answer;

	assert_int_equal(ipc_kernel_control_kill_process_request_pack(&request, body.bytes,
	                                                              BODY_MAX, &body.len),
	                 0);
	answer = ask(process, SLOT_KERNEL, IPC_KERNEL_CONTROL_OP_KILL_PROCESS, &body);
	if (answer.result == IPC_RESULT_OK)
		assert_int_equal(ipc_kernel_control_kill_process_reply_unpack(&reply, answer.body,
		                                                              answer.body_len),
		                 0);
	return answer.result;
}

uint32_t kernel_watch(unsigned process, uint32_t slot, uint32_t endpoint_slot)
{
	struct ipc_kernel_control_watch_process_request request = {
		.process_slot = slot,
		.endpoint_slot = endpoint_slot,
	};
	struct body body;

	assert_int_equal(ipc_kernel_control_watch_process_request_pack(&request, body.bytes,
	                                                               BODY_MAX, &body.len),
	                 0);
	return order(process, IPC_KERNEL_CONTROL_OP_WATCH_PROCESS, &body);
}

uint32_t kernel_reap(unsigned process, uint32_t slot,
                     struct ipc_kernel_control_reap_process_reply *reply)
{
	struct ipc_kernel_control_reap_process_request request = {
		.process_slot = slot,
	};
	struct body body;
	struct kernel_answer answer;

	assert_int_equal(ipc_kernel_control_reap_process_request_pack(&request, body.bytes,
	                                                              BODY_MAX, &body.len),
	                 0);
	answer = ask(process, SLOT_KERNEL, IPC_KERNEL_CONTROL_OP_REAP_PROCESS, &body);
	if (answer.result == IPC_RESULT_OK)
		assert_int_equal(ipc_kernel_control_reap_process_reply_unpack(reply, answer.body,
		                                                              answer.body_len),
		                 0);
	return answer.result;
}

uint32_t kernel_grant(unsigned process, uint32_t slot, uint32_t grant_slot, uint32_t target_slot,
                      uint32_t rights)
{
	struct ipc_kernel_control_derive_install_grant_request request = {
		.process_slot = slot,
		.grant_slot = grant_slot,
		.target_slot = target_slot,
		.rights = rights,
	};
	struct body body;

	assert_int_equal(ipc_kernel_control_derive_install_grant_request_pack(&request, body.bytes,
	                                                                      BODY_MAX, &body.len),
	                 0);
	return order(process, IPC_KERNEL_CONTROL_OP_DERIVE_INSTALL_GRANT, &body);
}

uint32_t kernel_install(unsigned process, uint32_t grant_slot, uint32_t source_slot,
                        uint32_t rights, uint16_t mode)
{
	struct ipc_kernel_control_install_with_grant_request request = {
		.grant_slot = grant_slot,
		.source_slot = source_slot,
		.rights = rights,
		.mode = mode,
	};
	struct body body;
	struct ipc_kernel_control_install_with_grant_reply reply;
	struct kernel_answer answer;

	assert_int_equal(ipc_kernel_control_install_with_grant_request_pack(&request, body.bytes,
	                                                                    BODY_MAX, &body.len),
	                 0);
	answer = ask(process, SLOT_KERNEL, IPC_KERNEL_CONTROL_OP_INSTALL_WITH_GRANT, &body);
	if (answer.result == IPC_RESULT_OK)
		assert_int_equal(ipc_kernel_control_install_with_grant_reply_unpack(
					 &reply, answer.body, answer.body_len),
		                 0);
	return answer.result;
}

uint32_t kernel_port_read(unsigned process, uint32_t slot, uint16_t port, uint8_t *value)
{
	struct ipc_kernel_control_ioport_read8_request request = {
		.port = port,
	};
	struct body body;
	struct ipc_kernel_control_ioport_read8_reply reply;
	struct kernel_answer answer;

	assert_int_equal(ipc_kernel_control_ioport_read8_request_pack(&request, body.bytes,
	                                                              BODY_MAX, &body.len),
	                 0);
	answer = ask(process, slot, IPC_KERNEL_CONTROL_OP_IOPORT_READ8, &body);
	if (answer.result == IPC_RESULT_OK) {
		assert_int_equal(ipc_kernel_control_ioport_read8_reply_unpack(&reply, answer.body,
		                                                              answer.body_len),
		                 0);
		*value = reply.value;
	}
	return answer.result;
}

uint32_t kernel_port_write(unsigned process, uint32_t slot, uint16_t port, uint8_t value)
{
	struct ipc_kernel_control_ioport_write8_request request = {
		.port = port,
		.value = value,
	};
	struct body body;
	struct ipc_kernel_control_ioport_write8_reply reply;
	struct kernel_answer answer;

	assert_int_equal(ipc_kernel_control_ioport_write8_request_pack(&request, body.bytes,
	                                                               BODY_MAX, &body.len),
	                 0);
	answer = ask(process, slot, IPC_KERNEL_CONTROL_OP_IOPORT_WRITE8, &body);
	if (answer.result == IPC_RESULT_OK)
		assert_int_equal(ipc_kernel_control_ioport_write8_reply_unpack(&reply, answer.body,
		                                                               answer.body_len),
		                 0);
	return answer.result;
}

uint32_t kernel_pci_read(unsigned process, uint32_t slot,
                         struct ipc_kernel_control_pci_function function, uint16_t offset,
                         uint32_t *value)
{
	struct ipc_kernel_control_read_pci_config_dword_request request = {
		.function = function,
		.offset = offset,
	};
	struct body body;
	struct ipc_kernel_control_read_pci_config_dword_reply reply;
	struct kernel_answer answer;

	assert_int_equal(ipc_kernel_control_read_pci_config_dword_request_pack(&request, body.bytes,
	                                                                       BODY_MAX, &body.len),
	                 0);
	answer = ask(process, slot, IPC_KERNEL_CONTROL_OP_READ_PCI_CONFIG_DWORD, &body);
	if (answer.result == IPC_RESULT_OK) {
		assert_int_equal(ipc_kernel_control_read_pci_config_dword_reply_unpack(
					 &reply, answer.body, answer.body_len),
		                 0);
		*value = reply.value;
	}
	return answer.result;
}

uint32_t kernel_abi_query(unsigned process, uint32_t slot, uint32_t op, uint64_t *abi_id)
{
	const struct ipc_wire_abi_query_request request = {.op = op};
	struct ipc_wire_abi_query_reply reply;
	struct kernel_answer answer;
	struct body body;

	assert_int_equal(ipc_wire_abi_query_request_pack(&request, body.bytes, BODY_MAX, &body.len),
	                 0);
	answer = ask(process, slot, IPC_OP_ABI_QUERY, &body);
	if (answer.result == IPC_RESULT_OK) {
		assert_int_equal(
			ipc_wire_abi_query_reply_unpack(&reply, answer.body, answer.body_len), 0);
		*abi_id = reply.abi_id;
	}
	return answer.result;
}
