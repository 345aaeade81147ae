/* SPDX-License-Identifier: ISC */
/* Generated from fbcond.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/fbcond/fbcond.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"
#include "ipc/text.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_FBCOND_WRITE_REQUEST_SIZE_MIN == 9,
               "struct ipc_fbcond_write_request: header and codec differ");
_Static_assert(IPC_FBCOND_WRITE_REQUEST_SIZE_MAX == 968,
               "struct ipc_fbcond_write_request: header and codec differ");
_Static_assert(IPC_FBCOND_WRITE_REPLY_SIZE == 16,
               "struct ipc_fbcond_write_reply: header and codec differ");
_Static_assert(IPC_FBCOND_READ_REQUEST_SIZE == 8,
               "struct ipc_fbcond_read_request: header and codec differ");
_Static_assert(IPC_FBCOND_READ_REPLY_SIZE_MIN == 16,
               "struct ipc_fbcond_read_reply: header and codec differ");
_Static_assert(IPC_FBCOND_READ_REPLY_SIZE_MAX == 976,
               "struct ipc_fbcond_read_reply: header and codec differ");
_Static_assert(IPC_FBCOND_READ_FAILURE_SIZE == 16,
               "struct ipc_fbcond_read_failure: header and codec differ");
_Static_assert(IPC_FBCOND_READ_STATUS_REQUEST_SIZE == 0,
               "struct ipc_fbcond_read_status_request: header and codec differ");
_Static_assert(IPC_FBCOND_READ_STATUS_REPLY_SIZE == 16,
               "struct ipc_fbcond_read_status_reply: header and codec differ");

void ipc_fbcond_write_request_init(struct ipc_fbcond_write_request *msg)
{
	msg->text_size = 0;
	msg->text = NULL;
}

uint32_t ipc_fbcond_write_request_pack(const struct ipc_fbcond_write_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len)
{
	const uint32_t text_size = msg->text_size;

	if (cap < 8 + (uint64_t)text_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (text_size == 0 || text_size > 960)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);

	const uint32_t text_fault = ipc_text_check(msg->text, text_size);
	if (text_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, text_fault, 8, 0);

	ipc_put_u64le(buf, text_size);
	ipc_bytes_copy(buf + 8, (const uint8_t *)msg->text, text_size);
	*len = 8 + (size_t)text_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_fbcond_write_request_unpack(struct ipc_fbcond_write_request *msg, const uint8_t *buf,
                                         size_t len)
{
	if (len < 8 || len > IPC_FBCOND_WRITE_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t text_size_word = ipc_get_u64le(buf);
	const uint32_t text_size = (uint32_t)text_size_word;
	if (text_size_word == 0 || text_size_word > 960) {
		if (text_size == 0 || text_size > 960)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}
	msg->text_size = text_size;

	if (len != 8 + (size_t)text_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 0, 0);

	const uint32_t text_fault = ipc_text_check((const char *)buf + 8, text_size);
	if (text_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, text_fault, 8, 0);
	msg->text = (const char *)buf + 8;

	return IPC_CLASS_OK;
}

uint32_t ipc_fbcond_write_request_validate(const uint8_t *buf, size_t len)
{
	if (len < 8 || len > IPC_FBCOND_WRITE_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t text_size_word = ipc_get_u64le(buf);
	const uint32_t text_size = (uint32_t)text_size_word;
	if (text_size_word == 0 || text_size_word > 960) {
		if (text_size == 0 || text_size > 960)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}

	if (len != 8 + (size_t)text_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 0, 0);

	const uint32_t text_fault = ipc_text_check((const char *)buf + 8, text_size);
	if (text_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, text_fault, 8, 0);

	return IPC_CLASS_OK;
}

void ipc_fbcond_write_reply_init(struct ipc_fbcond_write_reply *msg)
{
	msg->line = 0;
	msg->column = 0;
}

uint32_t ipc_fbcond_write_reply_pack(const struct ipc_fbcond_write_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len)
{
	if (cap < IPC_FBCOND_WRITE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->line == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->column > 239)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	ipc_put_u64le(buf, msg->line);
	ipc_put_u64le(buf + 8, msg->column);
	*len = IPC_FBCOND_WRITE_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_fbcond_write_reply_unpack(struct ipc_fbcond_write_reply *msg, const uint8_t *buf,
                                       size_t len)
{
	if (len != IPC_FBCOND_WRITE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t line = ipc_get_u64le(buf);
	if (line == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->line = line;

	const uint64_t column_word = ipc_get_u64le(buf + 8);
	if (column_word > 239) {
		const uint16_t column = (uint16_t)column_word;

		if (column > 239)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 10, 0);
	}
	msg->column = (uint16_t)column_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_fbcond_write_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_FBCOND_WRITE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t line = ipc_get_u64le(buf);
	if (line == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t column_word = ipc_get_u64le(buf + 8);
	if (column_word > 239) {
		const uint16_t column = (uint16_t)column_word;

		if (column > 239)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 10, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_fbcond_read_request_init(struct ipc_fbcond_read_request *msg)
{
	msg->cursor = 0;
}

uint32_t ipc_fbcond_read_request_pack(const struct ipc_fbcond_read_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	if (cap < IPC_FBCOND_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->cursor);
	*len = IPC_FBCOND_READ_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_fbcond_read_request_unpack(struct ipc_fbcond_read_request *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len != IPC_FBCOND_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->cursor = ipc_get_u64le(buf);

	return IPC_CLASS_OK;
}

uint32_t ipc_fbcond_read_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_FBCOND_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_fbcond_read_given_from(struct ipc_fbcond_read_given *given,
                                const struct ipc_fbcond_read_request *request)
{
	given->cursor = request->cursor;
}

void ipc_fbcond_read_reply_init(struct ipc_fbcond_read_reply *msg)
{
	msg->next_cursor = 0;
	msg->text_size = 0;
	msg->text = NULL;
}

uint32_t ipc_fbcond_read_reply_pack(const struct ipc_fbcond_read_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len,
                                    const struct ipc_fbcond_read_given *given)
{
	const uint32_t text_size = msg->text_size;

	if (cap < 16 + (uint64_t)text_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (text_size > 960)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);

	const uint32_t text_fault = ipc_text_check(msg->text, text_size);
	if (text_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, text_fault, 16, 0);

	/* Rule 1, from_cursor: It is the line that was asked for. */
	if (given->cursor != 0 &&
	    (given->cursor > UINT64_MAX - 1 || msg->next_cursor != given->cursor + 1))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, numbered_from_1: There is no line before number 1. */
	if (msg->next_cursor <= 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	ipc_put_u64le(buf, msg->next_cursor);
	ipc_put_u64le(buf + 8, text_size);
	ipc_bytes_copy(buf + 16, (const uint8_t *)msg->text, text_size);
	*len = 16 + (size_t)text_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_fbcond_read_reply_unpack(struct ipc_fbcond_read_reply *msg, const uint8_t *buf,
                                      size_t len, const struct ipc_fbcond_read_given *given)
{
	if (len < IPC_FBCOND_READ_REPLY_SIZE_MIN || len > IPC_FBCOND_READ_REPLY_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t next_cursor = ipc_get_u64le(buf);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->next_cursor = next_cursor;

	const uint64_t text_size_word = ipc_get_u64le(buf + 8);
	const uint32_t text_size = (uint32_t)text_size_word;
	if (text_size_word != len - 16) {
		if (text_size > 960)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
		if ((text_size_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 8, 0);
	}
	msg->text_size = text_size;

	const uint32_t text_fault = ipc_text_check((const char *)buf + 16, text_size);
	if (text_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, text_fault, 16, 0);
	msg->text = (const char *)buf + 16;

	/* Rule 1, from_cursor: It is the line that was asked for. */
	if (given->cursor != 0 &&
	    (given->cursor > UINT64_MAX - 1 || next_cursor != given->cursor + 1))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, numbered_from_1: There is no line before number 1. */
	if (next_cursor <= 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_fbcond_read_reply_validate(const uint8_t *buf, size_t len,
                                        const struct ipc_fbcond_read_given *given)
{
	if (len < IPC_FBCOND_READ_REPLY_SIZE_MIN || len > IPC_FBCOND_READ_REPLY_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t next_cursor = ipc_get_u64le(buf);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t text_size_word = ipc_get_u64le(buf + 8);
	const uint32_t text_size = (uint32_t)text_size_word;
	if (text_size_word != len - 16) {
		if (text_size > 960)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
		if ((text_size_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 8, 0);
	}

	const uint32_t text_fault = ipc_text_check((const char *)buf + 16, text_size);
	if (text_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, text_fault, 16, 0);

	/* Rule 1, from_cursor: It is the line that was asked for. */
	if (given->cursor != 0 &&
	    (given->cursor > UINT64_MAX - 1 || next_cursor != given->cursor + 1))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, numbered_from_1: There is no line before number 1. */
	if (next_cursor <= 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	return IPC_CLASS_OK;
}

void ipc_fbcond_read_failure_init(struct ipc_fbcond_read_failure *msg)
{
	msg->oldest_cursor = 0;
	msg->next_cursor = 0;
}

uint32_t ipc_fbcond_read_failure_pack(const struct ipc_fbcond_read_failure *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	if (cap < IPC_FBCOND_READ_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->oldest_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	/* Rule 1, in_order: There is always a line: the one that is written next. */
	if (msg->oldest_cursor >= msg->next_cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, msg->oldest_cursor);
	ipc_put_u64le(buf + 8, msg->next_cursor);
	*len = IPC_FBCOND_READ_FAILURE_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_fbcond_read_failure_unpack(struct ipc_fbcond_read_failure *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len != IPC_FBCOND_READ_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t oldest_cursor = ipc_get_u64le(buf);
	if (oldest_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->oldest_cursor = oldest_cursor;

	const uint64_t next_cursor = ipc_get_u64le(buf + 8);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->next_cursor = next_cursor;

	/* Rule 1, in_order: There is always a line: the one that is written next. */
	if (oldest_cursor >= next_cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_fbcond_read_failure_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_FBCOND_READ_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t oldest_cursor = ipc_get_u64le(buf);
	if (oldest_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t next_cursor = ipc_get_u64le(buf + 8);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	/* Rule 1, in_order: There is always a line: the one that is written next. */
	if (oldest_cursor >= next_cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

void ipc_fbcond_read_status_request_init(struct ipc_fbcond_read_status_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_fbcond_read_status_request_pack(const struct ipc_fbcond_read_status_request *msg,
                                             uint8_t *buf, size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_FBCOND_READ_STATUS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_fbcond_read_status_request_unpack(struct ipc_fbcond_read_status_request *msg,
                                               const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_FBCOND_READ_STATUS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_fbcond_read_status_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_FBCOND_READ_STATUS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_fbcond_read_status_reply_init(struct ipc_fbcond_read_status_reply *msg)
{
	msg->columns = 0;
	msg->rows = 0;
	msg->column = 0;
	msg->row = 0;
	msg->oldest_cursor = 0;
}

uint32_t ipc_fbcond_read_status_reply_pack(const struct ipc_fbcond_read_status_reply *msg,
                                           uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_FBCOND_READ_STATUS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->columns == 0 || msg->columns > 240)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->rows == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 2, 0);

	if (msg->oldest_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	/* Rule 1, column_in_grid: The next character goes into the grid. */
	if (msg->column >= msg->columns)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, row_in_grid: The same, downwards. */
	if (msg->row >= msg->rows)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 2, 2);

	const uint64_t columns_word =
		(uint64_t)msg->row << 48 | (uint64_t)msg->column << 32 |
		(uint64_t)msg->rows << 16 | msg->columns;
	ipc_put_u64le(buf, columns_word);
	ipc_put_u64le(buf + 8, msg->oldest_cursor);
	*len = IPC_FBCOND_READ_STATUS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_fbcond_read_status_reply_unpack(struct ipc_fbcond_read_status_reply *msg,
                                             const uint8_t *buf, size_t len)
{
	if (len != IPC_FBCOND_READ_STATUS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t columns_word = ipc_get_u64le(buf);
	const uint16_t columns = (uint16_t)columns_word;
	const uint16_t rows = (uint16_t)(columns_word >> 16);
	const uint16_t column = (uint16_t)(columns_word >> 32);
	const uint16_t row = (uint16_t)(columns_word >> 48);
	if (columns == 0 || columns > 240)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if (rows == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 2, 0);
	msg->columns = columns;
	msg->rows = rows;
	msg->column = column;
	msg->row = row;

	const uint64_t oldest_cursor = ipc_get_u64le(buf + 8);
	if (oldest_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->oldest_cursor = oldest_cursor;

	/* Rule 1, column_in_grid: The next character goes into the grid. */
	if (column >= columns)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, row_in_grid: The same, downwards. */
	if (row >= rows)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 2, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_fbcond_read_status_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_FBCOND_READ_STATUS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t columns_word = ipc_get_u64le(buf);
	const uint16_t columns = (uint16_t)columns_word;
	const uint16_t rows = (uint16_t)(columns_word >> 16);
	const uint16_t column = (uint16_t)(columns_word >> 32);
	const uint16_t row = (uint16_t)(columns_word >> 48);
	if (columns == 0 || columns > 240)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if (rows == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 2, 0);

	const uint64_t oldest_cursor = ipc_get_u64le(buf + 8);
	if (oldest_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	/* Rule 1, column_in_grid: The next character goes into the grid. */
	if (column >= columns)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, row_in_grid: The same, downwards. */
	if (row >= rows)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 2, 2);

	return IPC_CLASS_OK;
}
