/* SPDX-License-Identifier: ISC */
/* Generated from crashd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/crashd/crashd.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"
#include "ipc/text.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_CRASHD_REPORT_REQUEST_SIZE == 64,
               "struct ipc_crashd_report_request: header and codec differ");
_Static_assert(IPC_CRASHD_REPORT_REPLY_SIZE == 16,
               "struct ipc_crashd_report_reply: header and codec differ");
_Static_assert(IPC_CRASHD_READ_REQUEST_SIZE == 8,
               "struct ipc_crashd_read_request: header and codec differ");
_Static_assert(IPC_CRASHD_READ_REPLY_SIZE == 88,
               "struct ipc_crashd_read_reply: header and codec differ");
_Static_assert(IPC_CRASHD_READ_FAILURE_SIZE == 16,
               "struct ipc_crashd_read_failure: header and codec differ");

void ipc_crashd_report_request_init(struct ipc_crashd_report_request *msg)
{
	msg->crash.process_id = 0;
	msg->crash.ended_at = 0;
	msg->crash.instruction = 0;
	msg->crash.fault_address = 0;
	msg->crash.reason = IPC_KERNEL_CONTROL_KILL_REASON_NONE;
	msg->crash.restarts = 0;
	msg->crash.label = NULL;
	msg->crash.label_length = 0;
}

uint32_t ipc_crashd_report_request_pack(const struct ipc_crashd_report_request *msg, uint8_t *buf,
                                        size_t cap, size_t *len)
{
	if (cap < IPC_CRASHD_REPORT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->crash.process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->crash.instruction > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);

	const uint16_t crash_label_length = msg->crash.label_length;
	if (crash_label_length == 0 || crash_label_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 40, 0);
	const uint32_t crash_label_fault = ipc_text_check(msg->crash.label, crash_label_length);
	if (crash_label_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, crash_label_fault, 40, 0);

	/* Rule 1, has_reason: Whoever crashed was ended for a reason. */
	if (msg->crash.reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 1);

	/* Rule 2, place_of_fault: Only a fault has a place. */
	if (msg->crash.reason != IPC_KERNEL_CONTROL_KILL_REASON_FAULT &&
	    (msg->crash.instruction != 0 || msg->crash.fault_address != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	ipc_put_u64le(buf, msg->crash.process_id);
	ipc_put_u64le(buf + 8, msg->crash.ended_at);
	ipc_put_u64le(buf + 16, msg->crash.instruction);
	ipc_put_u64le(buf + 24, msg->crash.fault_address);
	ipc_put_u64le(buf + 32, (uint64_t)msg->crash.restarts << 32 | msg->crash.reason);
	ipc_put_u16le(buf + 40, crash_label_length);
	ipc_bytes_copy(buf + 42, (const uint8_t *)msg->crash.label, crash_label_length);
	ipc_bytes_clear(buf + 42 + crash_label_length, 15 - (size_t)crash_label_length);
	ipc_put_u32le(buf + 57, 0);
	ipc_put_u32le(buf + 60, 0);
	*len = IPC_CRASHD_REPORT_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_crashd_report_request_unpack(struct ipc_crashd_report_request *msg,
                                          const uint8_t *buf, size_t len)
{
	if (len != IPC_CRASHD_REPORT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t crash_process_id = ipc_get_u64le(buf);
	if (crash_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->crash.process_id = crash_process_id;

	msg->crash.ended_at = ipc_get_u64le(buf + 8);

	const uint64_t crash_instruction = ipc_get_u64le(buf + 16);
	if (crash_instruction > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	msg->crash.instruction = crash_instruction;

	const uint64_t crash_fault_address = ipc_get_u64le(buf + 24);
	msg->crash.fault_address = crash_fault_address;

	const uint64_t crash_reason_word = ipc_get_u64le(buf + 32);
	const uint32_t crash_reason = (uint32_t)crash_reason_word;
	msg->crash.reason = crash_reason;
	msg->crash.restarts = (uint32_t)(crash_reason_word >> 32);

	const uint16_t crash_label_length = ipc_get_u16le(buf + 40);
	if (crash_label_length == 0 || crash_label_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 40, 0);
	const uint32_t crash_label_fault = ipc_text_check((const char *)buf + 42,
	                                                  crash_label_length);
	if (crash_label_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, crash_label_fault, 40, 0);
	if (!ipc_bytes_are_zero(buf + 42 + crash_label_length, 15 - (size_t)crash_label_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 40, 0);
	msg->crash.label = (const char *)buf + 42;
	msg->crash.label_length = crash_label_length;

	if ((ipc_get_u32le(buf + 57) | ipc_get_u32le(buf + 60)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 57, 0);

	/* Rule 1, has_reason: Whoever crashed was ended for a reason. */
	if (crash_reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 1);

	/* Rule 2, place_of_fault: Only a fault has a place. */
	if (crash_reason != IPC_KERNEL_CONTROL_KILL_REASON_FAULT &&
	    (crash_instruction != 0 || crash_fault_address != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_crashd_report_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_CRASHD_REPORT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t crash_process_id = ipc_get_u64le(buf);
	if (crash_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t crash_instruction = ipc_get_u64le(buf + 16);
	if (crash_instruction > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);

	const uint64_t crash_fault_address = ipc_get_u64le(buf + 24);
	const uint32_t crash_reason = ipc_get_u32le(buf + 32);

	const uint16_t crash_label_length = ipc_get_u16le(buf + 40);
	if (crash_label_length == 0 || crash_label_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 40, 0);
	const uint32_t crash_label_fault = ipc_text_check((const char *)buf + 42,
	                                                  crash_label_length);
	if (crash_label_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, crash_label_fault, 40, 0);
	if (!ipc_bytes_are_zero(buf + 42 + crash_label_length, 15 - (size_t)crash_label_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 40, 0);

	if ((ipc_get_u32le(buf + 57) | ipc_get_u32le(buf + 60)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 57, 0);

	/* Rule 1, has_reason: Whoever crashed was ended for a reason. */
	if (crash_reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 1);

	/* Rule 2, place_of_fault: Only a fault has a place. */
	if (crash_reason != IPC_KERNEL_CONTROL_KILL_REASON_FAULT &&
	    (crash_instruction != 0 || crash_fault_address != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	return IPC_CLASS_OK;
}

void ipc_crashd_report_reply_init(struct ipc_crashd_report_reply *msg)
{
	msg->record_id = 0;
	msg->timestamp = 0;
}

uint32_t ipc_crashd_report_reply_pack(const struct ipc_crashd_report_reply *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	if (cap < IPC_CRASHD_REPORT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->record_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->record_id);
	ipc_put_u64le(buf + 8, msg->timestamp);
	*len = IPC_CRASHD_REPORT_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_crashd_report_reply_unpack(struct ipc_crashd_report_reply *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len != IPC_CRASHD_REPORT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t record_id = ipc_get_u64le(buf);
	if (record_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->record_id = record_id;

	msg->timestamp = ipc_get_u64le(buf + 8);

	return IPC_CLASS_OK;
}

uint32_t ipc_crashd_report_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_CRASHD_REPORT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t record_id = ipc_get_u64le(buf);
	if (record_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_crashd_read_request_init(struct ipc_crashd_read_request *msg)
{
	msg->cursor = 0;
}

uint32_t ipc_crashd_read_request_pack(const struct ipc_crashd_read_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	if (cap < IPC_CRASHD_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->cursor);
	*len = IPC_CRASHD_READ_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_crashd_read_request_unpack(struct ipc_crashd_read_request *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len != IPC_CRASHD_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->cursor = ipc_get_u64le(buf);

	return IPC_CLASS_OK;
}

uint32_t ipc_crashd_read_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_CRASHD_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_crashd_read_given_from(struct ipc_crashd_read_given *given,
                                const struct ipc_crashd_read_request *request)
{
	given->cursor = request->cursor;
}

void ipc_crashd_read_reply_init(struct ipc_crashd_read_reply *msg)
{
	msg->next_cursor = 0;
	msg->record_id = 0;
	msg->timestamp = 0;
	msg->crash.process_id = 0;
	msg->crash.ended_at = 0;
	msg->crash.instruction = 0;
	msg->crash.fault_address = 0;
	msg->crash.reason = IPC_KERNEL_CONTROL_KILL_REASON_NONE;
	msg->crash.restarts = 0;
	msg->crash.label = NULL;
	msg->crash.label_length = 0;
}

uint32_t ipc_crashd_read_reply_pack(const struct ipc_crashd_read_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len,
                                    const struct ipc_crashd_read_given *given)
{
	if (cap < IPC_CRASHD_READ_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->record_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	if (msg->crash.process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	if (msg->crash.instruction > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);

	const uint16_t crash_label_length = msg->crash.label_length;
	if (crash_label_length == 0 || crash_label_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 64, 0);
	const uint32_t crash_label_fault = ipc_text_check(msg->crash.label, crash_label_length);
	if (crash_label_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, crash_label_fault, 64, 0);

	/* Rule 1, has_reason: Whoever crashed was ended for a reason. */
	if (msg->crash.reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 56, 1);

	/* Rule 2, place_of_fault: Only a fault has a place. */
	if (msg->crash.reason != IPC_KERNEL_CONTROL_KILL_REASON_FAULT &&
	    (msg->crash.instruction != 0 || msg->crash.fault_address != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 40, 2);

	/* Rule 11, goes_on: The next record is the one after this. */
	if (msg->record_id > UINT64_MAX - 1 || msg->next_cursor != msg->record_id + 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 11);

	/* Rule 12, from_cursor: It is the record that was asked for. */
	if (given->cursor != 0 && msg->record_id != given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 12);

	ipc_put_u64le(buf, msg->next_cursor);
	ipc_put_u64le(buf + 8, msg->record_id);
	ipc_put_u64le(buf + 16, msg->timestamp);
	ipc_put_u64le(buf + 24, msg->crash.process_id);
	ipc_put_u64le(buf + 32, msg->crash.ended_at);
	ipc_put_u64le(buf + 40, msg->crash.instruction);
	ipc_put_u64le(buf + 48, msg->crash.fault_address);
	ipc_put_u64le(buf + 56, (uint64_t)msg->crash.restarts << 32 | msg->crash.reason);
	ipc_put_u16le(buf + 64, crash_label_length);
	ipc_bytes_copy(buf + 66, (const uint8_t *)msg->crash.label, crash_label_length);
	ipc_bytes_clear(buf + 66 + crash_label_length, 15 - (size_t)crash_label_length);
	ipc_put_u32le(buf + 81, 0);
	ipc_put_u32le(buf + 84, 0);
	*len = IPC_CRASHD_READ_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_crashd_read_reply_unpack(struct ipc_crashd_read_reply *msg, const uint8_t *buf,
                                      size_t len, const struct ipc_crashd_read_given *given)
{
	if (len != IPC_CRASHD_READ_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t next_cursor = ipc_get_u64le(buf);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->next_cursor = next_cursor;

	const uint64_t record_id = ipc_get_u64le(buf + 8);
	if (record_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->record_id = record_id;

	msg->timestamp = ipc_get_u64le(buf + 16);

	const uint64_t crash_process_id = ipc_get_u64le(buf + 24);
	if (crash_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);
	msg->crash.process_id = crash_process_id;

	msg->crash.ended_at = ipc_get_u64le(buf + 32);

	const uint64_t crash_instruction = ipc_get_u64le(buf + 40);
	if (crash_instruction > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
	msg->crash.instruction = crash_instruction;

	const uint64_t crash_fault_address = ipc_get_u64le(buf + 48);
	msg->crash.fault_address = crash_fault_address;

	const uint64_t crash_reason_word = ipc_get_u64le(buf + 56);
	const uint32_t crash_reason = (uint32_t)crash_reason_word;
	msg->crash.reason = crash_reason;
	msg->crash.restarts = (uint32_t)(crash_reason_word >> 32);

	const uint16_t crash_label_length = ipc_get_u16le(buf + 64);
	if (crash_label_length == 0 || crash_label_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 64, 0);
	const uint32_t crash_label_fault = ipc_text_check((const char *)buf + 66,
	                                                  crash_label_length);
	if (crash_label_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, crash_label_fault, 64, 0);
	if (!ipc_bytes_are_zero(buf + 66 + crash_label_length, 15 - (size_t)crash_label_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 64, 0);
	msg->crash.label = (const char *)buf + 66;
	msg->crash.label_length = crash_label_length;

	if ((ipc_get_u32le(buf + 81) | ipc_get_u32le(buf + 84)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 81, 0);

	/* Rule 1, has_reason: Whoever crashed was ended for a reason. */
	if (crash_reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 56, 1);

	/* Rule 2, place_of_fault: Only a fault has a place. */
	if (crash_reason != IPC_KERNEL_CONTROL_KILL_REASON_FAULT &&
	    (crash_instruction != 0 || crash_fault_address != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 40, 2);

	/* Rule 11, goes_on: The next record is the one after this. */
	if (record_id > UINT64_MAX - 1 || next_cursor != record_id + 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 11);

	/* Rule 12, from_cursor: It is the record that was asked for. */
	if (given->cursor != 0 && record_id != given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 12);

	return IPC_CLASS_OK;
}

uint32_t ipc_crashd_read_reply_validate(const uint8_t *buf, size_t len,
                                        const struct ipc_crashd_read_given *given)
{
	if (len != IPC_CRASHD_READ_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t next_cursor = ipc_get_u64le(buf);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t record_id = ipc_get_u64le(buf + 8);
	if (record_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint64_t crash_process_id = ipc_get_u64le(buf + 24);
	if (crash_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	const uint64_t crash_instruction = ipc_get_u64le(buf + 40);
	if (crash_instruction > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);

	const uint64_t crash_fault_address = ipc_get_u64le(buf + 48);
	const uint32_t crash_reason = ipc_get_u32le(buf + 56);

	const uint16_t crash_label_length = ipc_get_u16le(buf + 64);
	if (crash_label_length == 0 || crash_label_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 64, 0);
	const uint32_t crash_label_fault = ipc_text_check((const char *)buf + 66,
	                                                  crash_label_length);
	if (crash_label_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, crash_label_fault, 64, 0);
	if (!ipc_bytes_are_zero(buf + 66 + crash_label_length, 15 - (size_t)crash_label_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 64, 0);

	if ((ipc_get_u32le(buf + 81) | ipc_get_u32le(buf + 84)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 81, 0);

	/* Rule 1, has_reason: Whoever crashed was ended for a reason. */
	if (crash_reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 56, 1);

	/* Rule 2, place_of_fault: Only a fault has a place. */
	if (crash_reason != IPC_KERNEL_CONTROL_KILL_REASON_FAULT &&
	    (crash_instruction != 0 || crash_fault_address != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 40, 2);

	/* Rule 11, goes_on: The next record is the one after this. */
	if (record_id > UINT64_MAX - 1 || next_cursor != record_id + 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 11);

	/* Rule 12, from_cursor: It is the record that was asked for. */
	if (given->cursor != 0 && record_id != given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 12);

	return IPC_CLASS_OK;
}

void ipc_crashd_read_failure_init(struct ipc_crashd_read_failure *msg)
{
	msg->oldest_cursor = 0;
	msg->next_cursor = 0;
}

uint32_t ipc_crashd_read_failure_pack(const struct ipc_crashd_read_failure *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	if (cap < IPC_CRASHD_READ_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->oldest_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	/* Rule 1, in_order: Nothing is older than the oldest. */
	if (msg->oldest_cursor > msg->next_cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, msg->oldest_cursor);
	ipc_put_u64le(buf + 8, msg->next_cursor);
	*len = IPC_CRASHD_READ_FAILURE_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_crashd_read_failure_unpack(struct ipc_crashd_read_failure *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len != IPC_CRASHD_READ_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t oldest_cursor = ipc_get_u64le(buf);
	if (oldest_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->oldest_cursor = oldest_cursor;

	const uint64_t next_cursor = ipc_get_u64le(buf + 8);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->next_cursor = next_cursor;

	/* Rule 1, in_order: Nothing is older than the oldest. */
	if (oldest_cursor > next_cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_crashd_read_failure_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_CRASHD_READ_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t oldest_cursor = ipc_get_u64le(buf);
	if (oldest_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t next_cursor = ipc_get_u64le(buf + 8);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	/* Rule 1, in_order: Nothing is older than the oldest. */
	if (oldest_cursor > next_cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}
