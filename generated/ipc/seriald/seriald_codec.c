/* SPDX-License-Identifier: ISC */
/* Generated from seriald.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/seriald/seriald.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_SERIALD_WRITE_REQUEST_SIZE_MIN == 9,
               "struct ipc_seriald_write_request: header and codec differ");
_Static_assert(IPC_SERIALD_WRITE_REQUEST_SIZE_MAX == 968,
               "struct ipc_seriald_write_request: header and codec differ");
_Static_assert(IPC_SERIALD_WRITE_REPLY_SIZE == 8,
               "struct ipc_seriald_write_reply: header and codec differ");
_Static_assert(IPC_SERIALD_READ_REQUEST_SIZE == 16,
               "struct ipc_seriald_read_request: header and codec differ");
_Static_assert(IPC_SERIALD_READ_REPLY_SIZE_MIN == 17,
               "struct ipc_seriald_read_reply: header and codec differ");
_Static_assert(IPC_SERIALD_READ_REPLY_SIZE_MAX == 976,
               "struct ipc_seriald_read_reply: header and codec differ");
_Static_assert(IPC_SERIALD_READ_FAILURE_SIZE == 16,
               "struct ipc_seriald_read_failure: header and codec differ");

void ipc_seriald_write_request_init(struct ipc_seriald_write_request *msg)
{
	msg->data_size = 0;
	msg->data = NULL;
}

uint32_t ipc_seriald_write_request_pack(const struct ipc_seriald_write_request *msg, uint8_t *buf,
                                        size_t cap, size_t *len)
{
	const uint32_t data_size = msg->data_size;

	if (cap < 8 + (uint64_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (data_size == 0 || data_size > 960)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);

	ipc_put_u64le(buf, data_size);
	ipc_bytes_copy(buf + 8, msg->data, data_size);
	*len = 8 + (size_t)data_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_seriald_write_request_unpack(struct ipc_seriald_write_request *msg,
                                          const uint8_t *buf, size_t len)
{
	if (len < 8 || len > IPC_SERIALD_WRITE_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t data_size_word = ipc_get_u64le(buf);
	const uint32_t data_size = (uint32_t)data_size_word;
	if (data_size_word == 0 || data_size_word > 960) {
		if (data_size == 0 || data_size > 960)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}
	msg->data_size = data_size;

	if (len != 8 + (size_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 0, 0);

	msg->data = buf + 8;

	return IPC_CLASS_OK;
}

uint32_t ipc_seriald_write_request_validate(const uint8_t *buf, size_t len)
{
	if (len < 8 || len > IPC_SERIALD_WRITE_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t data_size_word = ipc_get_u64le(buf);
	const uint32_t data_size = (uint32_t)data_size_word;
	if (data_size_word == 0 || data_size_word > 960) {
		if (data_size == 0 || data_size > 960)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}

	if (len != 8 + (size_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_seriald_write_given_from(struct ipc_seriald_write_given *given,
                                  const struct ipc_seriald_write_request *request)
{
	given->data_size = request->data_size;
}

void ipc_seriald_write_reply_init(struct ipc_seriald_write_reply *msg)
{
	msg->tx_bytes = 0;
}

uint32_t ipc_seriald_write_reply_pack(const struct ipc_seriald_write_reply *msg, uint8_t *buf,
                                      size_t cap, size_t *len,
                                      const struct ipc_seriald_write_given *given)
{
	if (cap < IPC_SERIALD_WRITE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	/* Rule 1, these_too: These are among them. */
	if (msg->tx_bytes < given->data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, msg->tx_bytes);
	*len = IPC_SERIALD_WRITE_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_seriald_write_reply_unpack(struct ipc_seriald_write_reply *msg, const uint8_t *buf,
                                        size_t len, const struct ipc_seriald_write_given *given)
{
	if (len != IPC_SERIALD_WRITE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t tx_bytes = ipc_get_u64le(buf);
	msg->tx_bytes = tx_bytes;

	/* Rule 1, these_too: These are among them. */
	if (tx_bytes < given->data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_seriald_write_reply_validate(const uint8_t *buf, size_t len,
                                          const struct ipc_seriald_write_given *given)
{
	if (len != IPC_SERIALD_WRITE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t tx_bytes = ipc_get_u64le(buf);

	/* Rule 1, these_too: These are among them. */
	if (tx_bytes < given->data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

void ipc_seriald_read_request_init(struct ipc_seriald_read_request *msg)
{
	msg->cursor = 0;
	msg->size = 0;
}

uint32_t ipc_seriald_read_request_pack(const struct ipc_seriald_read_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len)
{
	if (cap < IPC_SERIALD_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->size == 0 || msg->size > 960)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	ipc_put_u64le(buf, msg->cursor);
	ipc_put_u64le(buf + 8, msg->size);
	*len = IPC_SERIALD_READ_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_seriald_read_request_unpack(struct ipc_seriald_read_request *msg, const uint8_t *buf,
                                         size_t len)
{
	if (len != IPC_SERIALD_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->cursor = ipc_get_u64le(buf);

	const uint64_t size_word = ipc_get_u64le(buf + 8);
	if (size_word == 0 || size_word > 960) {
		const uint32_t size = (uint32_t)size_word;

		if (size == 0 || size > 960)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}
	msg->size = (uint32_t)size_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_seriald_read_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_SERIALD_READ_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t size_word = ipc_get_u64le(buf + 8);
	if (size_word == 0 || size_word > 960) {
		const uint32_t size = (uint32_t)size_word;

		if (size == 0 || size > 960)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_seriald_read_given_from(struct ipc_seriald_read_given *given,
                                 const struct ipc_seriald_read_request *request)
{
	given->size = request->size;
	given->cursor = request->cursor;
}

void ipc_seriald_read_reply_init(struct ipc_seriald_read_reply *msg)
{
	msg->next_cursor = 0;
	msg->data_size = 0;
	msg->data = NULL;
}

uint32_t ipc_seriald_read_reply_pack(const struct ipc_seriald_read_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len,
                                     const struct ipc_seriald_read_given *given)
{
	const uint32_t data_size = msg->data_size;

	if (cap < 16 + (uint64_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (data_size == 0 || data_size > 960)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);

	/* Rule 1, no_more_than_asked: No more than was asked for. */
	if (data_size > given->size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/* Rule 2, from_cursor: The first byte is the one that was asked for. */
	if (given->cursor != 0 &&
	    (data_size > UINT64_MAX - given->cursor ||
	     msg->next_cursor != given->cursor + data_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, numbered_from_1: There is no byte before number 1. */
	if (msg->next_cursor <= data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	ipc_put_u64le(buf, msg->next_cursor);
	ipc_put_u64le(buf + 8, data_size);
	ipc_bytes_copy(buf + 16, msg->data, data_size);
	*len = 16 + (size_t)data_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_seriald_read_reply_unpack(struct ipc_seriald_read_reply *msg, const uint8_t *buf,
                                       size_t len, const struct ipc_seriald_read_given *given)
{
	if (len < 16 || len > IPC_SERIALD_READ_REPLY_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t next_cursor = ipc_get_u64le(buf);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->next_cursor = next_cursor;

	const uint64_t data_size_word = ipc_get_u64le(buf + 8);
	const uint32_t data_size = (uint32_t)data_size_word;
	if (data_size_word == 0 || data_size_word > 960) {
		if (data_size == 0 || data_size > 960)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}
	msg->data_size = data_size;

	if (len != 16 + (size_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 8, 0);

	msg->data = buf + 16;

	/* Rule 1, no_more_than_asked: No more than was asked for. */
	if (data_size > given->size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/* Rule 2, from_cursor: The first byte is the one that was asked for. */
	if (given->cursor != 0 &&
	    (data_size > UINT64_MAX - given->cursor || next_cursor != given->cursor + data_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, numbered_from_1: There is no byte before number 1. */
	if (next_cursor <= data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	return IPC_CLASS_OK;
}

uint32_t ipc_seriald_read_reply_validate(const uint8_t *buf, size_t len,
                                         const struct ipc_seriald_read_given *given)
{
	if (len < 16 || len > IPC_SERIALD_READ_REPLY_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t next_cursor = ipc_get_u64le(buf);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t data_size_word = ipc_get_u64le(buf + 8);
	const uint32_t data_size = (uint32_t)data_size_word;
	if (data_size_word == 0 || data_size_word > 960) {
		if (data_size == 0 || data_size > 960)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}

	if (len != 16 + (size_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 8, 0);

	/* Rule 1, no_more_than_asked: No more than was asked for. */
	if (data_size > given->size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/* Rule 2, from_cursor: The first byte is the one that was asked for. */
	if (given->cursor != 0 &&
	    (data_size > UINT64_MAX - given->cursor || next_cursor != given->cursor + data_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, numbered_from_1: There is no byte before number 1. */
	if (next_cursor <= data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	return IPC_CLASS_OK;
}

void ipc_seriald_read_failure_init(struct ipc_seriald_read_failure *msg)
{
	msg->oldest_cursor = 0;
	msg->next_cursor = 0;
}

uint32_t ipc_seriald_read_failure_pack(const struct ipc_seriald_read_failure *msg, uint8_t *buf,
                                       size_t cap, size_t *len)
{
	if (cap < IPC_SERIALD_READ_FAILURE_SIZE)
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
	*len = IPC_SERIALD_READ_FAILURE_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_seriald_read_failure_unpack(struct ipc_seriald_read_failure *msg, const uint8_t *buf,
                                         size_t len)
{
	if (len != IPC_SERIALD_READ_FAILURE_SIZE)
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

uint32_t ipc_seriald_read_failure_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_SERIALD_READ_FAILURE_SIZE)
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
