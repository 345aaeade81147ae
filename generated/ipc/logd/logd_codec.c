/* SPDX-License-Identifier: ISC */
/* Generated from logd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/logd/logd.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"
#include "ipc/text.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_LOGD_APPEND_REQUEST_SIZE_MIN == 9,
               "struct ipc_logd_append_request: header and codec differ");
_Static_assert(IPC_LOGD_APPEND_REQUEST_SIZE_MAX == 968,
               "struct ipc_logd_append_request: header and codec differ");
_Static_assert(IPC_LOGD_APPEND_REPLY_SIZE == 16,
               "struct ipc_logd_append_reply: header and codec differ");
_Static_assert(IPC_LOGD_READ_REQUEST_SIZE == 8,
               "struct ipc_logd_read_request: header and codec differ");
_Static_assert(IPC_LOGD_READ_REPLY_SIZE_MIN == 41,
               "struct ipc_logd_read_reply: header and codec differ");
_Static_assert(IPC_LOGD_READ_REPLY_SIZE_MAX == 1000,
               "struct ipc_logd_read_reply: header and codec differ");
_Static_assert(IPC_LOGD_READ_FAILURE_SIZE == 16,
               "struct ipc_logd_read_failure: header and codec differ");

void ipc_logd_append_request_init(struct ipc_logd_append_request *msg)
{
	msg->severity = IPC_LOGD_SEVERITY_INFO;
	msg->text_size = 0;
	msg->text = NULL;
}

uint32_t ipc_logd_append_request_pack(const struct ipc_logd_append_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	const uint32_t text_size = msg->text_size;

	if (cap < 8 + (uint64_t)text_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (text_size == 0 || text_size > 960)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);

	const uint32_t text_fault = ipc_text_check(msg->text, text_size);
	if (text_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, text_fault, 8, 0);

	/*
	 * Rule 1, known_severity: A severity that there is; the type itself is open for replies
	 * only.
	 */
	if (msg->severity != IPC_LOGD_SEVERITY_DEBUG && msg->severity != IPC_LOGD_SEVERITY_INFO &&
	    msg->severity != IPC_LOGD_SEVERITY_WARNING &&
	    msg->severity != IPC_LOGD_SEVERITY_ERROR && msg->severity != IPC_LOGD_SEVERITY_CRITICAL)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, (uint64_t)text_size << 32 | msg->severity);
	ipc_bytes_copy(buf + 8, (const uint8_t *)msg->text, text_size);
	*len = 8 + (size_t)text_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_logd_append_request_unpack(struct ipc_logd_append_request *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len < 8 || len > IPC_LOGD_APPEND_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t severity_word = ipc_get_u64le(buf);
	const uint32_t severity = (uint32_t)severity_word;
	const uint32_t text_size = (uint32_t)(severity_word >> 32);
	if (text_size == 0 || text_size > 960)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	msg->severity = severity;
	msg->text_size = text_size;

	if (len != 8 + (size_t)text_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 4, 0);

	const uint32_t text_fault = ipc_text_check((const char *)buf + 8, text_size);
	if (text_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, text_fault, 8, 0);
	msg->text = (const char *)buf + 8;

	/*
	 * Rule 1, known_severity: A severity that there is; the type itself is open for replies
	 * only.
	 */
	if (severity != IPC_LOGD_SEVERITY_DEBUG && severity != IPC_LOGD_SEVERITY_INFO &&
	    severity != IPC_LOGD_SEVERITY_WARNING && severity != IPC_LOGD_SEVERITY_ERROR &&
	    severity != IPC_LOGD_SEVERITY_CRITICAL)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_logd_append_request_validate(const uint8_t *buf, size_t len)
{
	if (len < 8 || len > IPC_LOGD_APPEND_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t severity_word = ipc_get_u64le(buf);
	const uint32_t severity = (uint32_t)severity_word;
	const uint32_t text_size = (uint32_t)(severity_word >> 32);
	if (text_size == 0 || text_size > 960)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);

	if (len != 8 + (size_t)text_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 4, 0);

	const uint32_t text_fault = ipc_text_check((const char *)buf + 8, text_size);
	if (text_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, text_fault, 8, 0);

	/*
	 * Rule 1, known_severity: A severity that there is; the type itself is open for replies
	 * only.
	 */
	if (severity != IPC_LOGD_SEVERITY_DEBUG && severity != IPC_LOGD_SEVERITY_INFO &&
	    severity != IPC_LOGD_SEVERITY_WARNING && severity != IPC_LOGD_SEVERITY_ERROR &&
	    severity != IPC_LOGD_SEVERITY_CRITICAL)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

void ipc_logd_append_reply_init(struct ipc_logd_append_reply *msg)
{
	msg->record_id = 0;
	msg->timestamp = 0;
}

uint32_t ipc_logd_append_reply_pack(const struct ipc_logd_append_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len)
{
	if (cap < IPC_LOGD_APPEND_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->record_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->record_id);
	ipc_put_u64le(buf + 8, msg->timestamp);
	*len = IPC_LOGD_APPEND_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_logd_append_reply_unpack(struct ipc_logd_append_reply *msg, const uint8_t *buf,
                                      size_t len)
{
	if (len != IPC_LOGD_APPEND_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t record_id = ipc_get_u64le(buf);
	if (record_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->record_id = record_id;

	msg->timestamp = ipc_get_u64le(buf + 8);

	return IPC_CLASS_OK;
}

uint32_t ipc_logd_append_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_LOGD_APPEND_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t record_id = ipc_get_u64le(buf);
	if (record_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_logd_read_request_init(struct ipc_logd_read_request *msg)
{
	msg->cursor = 0;
}

uint32_t ipc_logd_read_request_pack(const struct ipc_logd_read_request *msg, uint8_t *buf,
                                    size_t cap, size_t *len)
{
	if (cap < IPC_LOGD_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->cursor);
	*len = IPC_LOGD_READ_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_logd_read_request_unpack(struct ipc_logd_read_request *msg, const uint8_t *buf,
                                      size_t len)
{
	if (len != IPC_LOGD_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->cursor = ipc_get_u64le(buf);

	return IPC_CLASS_OK;
}

uint32_t ipc_logd_read_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_LOGD_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_logd_read_given_from(struct ipc_logd_read_given *given,
                              const struct ipc_logd_read_request *request)
{
	given->cursor = request->cursor;
}

void ipc_logd_read_reply_init(struct ipc_logd_read_reply *msg)
{
	msg->next_cursor = 0;
	msg->record_id = 0;
	msg->timestamp = 0;
	msg->source = 0;
	msg->severity = IPC_LOGD_SEVERITY_INFO;
	msg->text_size = 0;
	msg->text = NULL;
}

uint32_t ipc_logd_read_reply_pack(const struct ipc_logd_read_reply *msg, uint8_t *buf, size_t cap,
                                  size_t *len, const struct ipc_logd_read_given *given)
{
	const uint32_t text_size = msg->text_size;

	if (cap < 40 + (uint64_t)text_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->record_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	if (text_size == 0 || text_size > 960)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 32, 0);

	const uint32_t text_fault = ipc_text_check(msg->text, text_size);
	if (text_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, text_fault, 40, 0);

	/* Rule 1, goes_on: The next record is the one after this. */
	if (msg->record_id > UINT64_MAX - 1 || msg->next_cursor != msg->record_id + 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, from_cursor: It is the record that was asked for. */
	if (given->cursor != 0 && msg->record_id != given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 2);

	ipc_put_u64le(buf, msg->next_cursor);
	ipc_put_u64le(buf + 8, msg->record_id);
	ipc_put_u64le(buf + 16, msg->timestamp);
	ipc_put_u64le(buf + 24, (uint64_t)msg->severity << 32 | msg->source);
	ipc_put_u64le(buf + 32, text_size);
	ipc_bytes_copy(buf + 40, (const uint8_t *)msg->text, text_size);
	*len = 40 + (size_t)text_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_logd_read_reply_unpack(struct ipc_logd_read_reply *msg, const uint8_t *buf,
                                    size_t len, const struct ipc_logd_read_given *given)
{
	if (len < 40 || len > IPC_LOGD_READ_REPLY_SIZE_MAX)
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

	const uint64_t source_word = ipc_get_u64le(buf + 24);
	msg->source = (uint32_t)source_word;
	msg->severity = (uint32_t)(source_word >> 32);

	const uint64_t text_size_word = ipc_get_u64le(buf + 32);
	const uint32_t text_size = (uint32_t)text_size_word;
	if (text_size_word == 0 || text_size_word > 960) {
		if (text_size == 0 || text_size > 960)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 32, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 36, 0);
	}
	msg->text_size = text_size;

	if (len != 40 + (size_t)text_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 32, 0);

	const uint32_t text_fault = ipc_text_check((const char *)buf + 40, text_size);
	if (text_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, text_fault, 40, 0);
	msg->text = (const char *)buf + 40;

	/* Rule 1, goes_on: The next record is the one after this. */
	if (record_id > UINT64_MAX - 1 || next_cursor != record_id + 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, from_cursor: It is the record that was asked for. */
	if (given->cursor != 0 && record_id != given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_logd_read_reply_validate(const uint8_t *buf, size_t len,
                                      const struct ipc_logd_read_given *given)
{
	if (len < 40 || len > IPC_LOGD_READ_REPLY_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t next_cursor = ipc_get_u64le(buf);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t record_id = ipc_get_u64le(buf + 8);
	if (record_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint64_t text_size_word = ipc_get_u64le(buf + 32);
	const uint32_t text_size = (uint32_t)text_size_word;
	if (text_size_word == 0 || text_size_word > 960) {
		if (text_size == 0 || text_size > 960)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 32, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 36, 0);
	}

	if (len != 40 + (size_t)text_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 32, 0);

	const uint32_t text_fault = ipc_text_check((const char *)buf + 40, text_size);
	if (text_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, text_fault, 40, 0);

	/* Rule 1, goes_on: The next record is the one after this. */
	if (record_id > UINT64_MAX - 1 || next_cursor != record_id + 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, from_cursor: It is the record that was asked for. */
	if (given->cursor != 0 && record_id != given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 2);

	return IPC_CLASS_OK;
}

void ipc_logd_read_failure_init(struct ipc_logd_read_failure *msg)
{
	msg->oldest_cursor = 0;
	msg->next_cursor = 0;
}

uint32_t ipc_logd_read_failure_pack(const struct ipc_logd_read_failure *msg, uint8_t *buf,
                                    size_t cap, size_t *len)
{
	if (cap < IPC_LOGD_READ_FAILURE_SIZE)
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
	*len = IPC_LOGD_READ_FAILURE_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_logd_read_failure_unpack(struct ipc_logd_read_failure *msg, const uint8_t *buf,
                                      size_t len)
{
	if (len != IPC_LOGD_READ_FAILURE_SIZE)
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

uint32_t ipc_logd_read_failure_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_LOGD_READ_FAILURE_SIZE)
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
