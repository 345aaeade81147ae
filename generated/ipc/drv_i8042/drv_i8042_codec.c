/* SPDX-License-Identifier: ISC */
/* Generated from drv_i8042.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/drv_i8042/drv_i8042.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_DRV_I8042_READ_KEYBOARD_BYTE_REQUEST_SIZE == 0,
               "struct ipc_drv_i8042_read_keyboard_byte_request: header and codec differ");
_Static_assert(IPC_DRV_I8042_READ_KEYBOARD_BYTE_REPLY_SIZE == 16,
               "struct ipc_drv_i8042_read_keyboard_byte_reply: header and codec differ");
_Static_assert(IPC_DRV_I8042_READ_MOUSE_BYTE_REQUEST_SIZE == 0,
               "struct ipc_drv_i8042_read_mouse_byte_request: header and codec differ");
_Static_assert(IPC_DRV_I8042_READ_MOUSE_BYTE_REPLY_SIZE == 16,
               "struct ipc_drv_i8042_read_mouse_byte_reply: header and codec differ");
_Static_assert(IPC_DRV_I8042_READ_STATS_REQUEST_SIZE == 0,
               "struct ipc_drv_i8042_read_stats_request: header and codec differ");
_Static_assert(IPC_DRV_I8042_READ_STATS_REPLY_SIZE == 32,
               "struct ipc_drv_i8042_read_stats_reply: header and codec differ");
_Static_assert(IPC_DRV_I8042_INJECT_TEST_PATTERN_REQUEST_SIZE_MIN == 9,
               "struct ipc_drv_i8042_inject_test_pattern_request: header and codec differ");
_Static_assert(IPC_DRV_I8042_INJECT_TEST_PATTERN_REQUEST_SIZE_MAX == 264,
               "struct ipc_drv_i8042_inject_test_pattern_request: header and codec differ");
_Static_assert(IPC_DRV_I8042_INJECT_TEST_PATTERN_REPLY_SIZE == 8,
               "struct ipc_drv_i8042_inject_test_pattern_reply: header and codec differ");

void ipc_drv_i8042_read_keyboard_byte_request_init(
	struct ipc_drv_i8042_read_keyboard_byte_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_drv_i8042_read_keyboard_byte_request_pack(
	const struct ipc_drv_i8042_read_keyboard_byte_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_DRV_I8042_READ_KEYBOARD_BYTE_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_read_keyboard_byte_request_unpack(
	struct ipc_drv_i8042_read_keyboard_byte_request *msg, const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_DRV_I8042_READ_KEYBOARD_BYTE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_read_keyboard_byte_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_DRV_I8042_READ_KEYBOARD_BYTE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_drv_i8042_read_keyboard_byte_reply_init(
	struct ipc_drv_i8042_read_keyboard_byte_reply *msg)
{
	msg->byte_id = 0;
	msg->value = 0;
}

uint32_t ipc_drv_i8042_read_keyboard_byte_reply_pack(
	const struct ipc_drv_i8042_read_keyboard_byte_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_DRV_I8042_READ_KEYBOARD_BYTE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->byte_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->byte_id);
	ipc_put_u64le(buf + 8, msg->value);
	*len = IPC_DRV_I8042_READ_KEYBOARD_BYTE_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_read_keyboard_byte_reply_unpack(
	struct ipc_drv_i8042_read_keyboard_byte_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_DRV_I8042_READ_KEYBOARD_BYTE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t byte_id = ipc_get_u64le(buf);
	if (byte_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->byte_id = byte_id;

	const uint64_t value_word = ipc_get_u64le(buf + 8);
	if ((value_word & UINT64_C(0xFFFFFFFFFFFFFF00)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 9, 0);
	msg->value = (uint8_t)value_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_read_keyboard_byte_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DRV_I8042_READ_KEYBOARD_BYTE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t byte_id = ipc_get_u64le(buf);
	if (byte_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if ((ipc_get_u32le(buf + 9) | ipc_get_u32le(buf + 12)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 9, 0);

	return IPC_CLASS_OK;
}

void ipc_drv_i8042_read_mouse_byte_request_init(struct ipc_drv_i8042_read_mouse_byte_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_drv_i8042_read_mouse_byte_request_pack(
	const struct ipc_drv_i8042_read_mouse_byte_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_DRV_I8042_READ_MOUSE_BYTE_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_read_mouse_byte_request_unpack(
	struct ipc_drv_i8042_read_mouse_byte_request *msg, const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_DRV_I8042_READ_MOUSE_BYTE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_read_mouse_byte_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_DRV_I8042_READ_MOUSE_BYTE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_drv_i8042_read_mouse_byte_reply_init(struct ipc_drv_i8042_read_mouse_byte_reply *msg)
{
	msg->byte_id = 0;
	msg->value = 0;
}

uint32_t ipc_drv_i8042_read_mouse_byte_reply_pack(
	const struct ipc_drv_i8042_read_mouse_byte_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_DRV_I8042_READ_MOUSE_BYTE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->byte_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->byte_id);
	ipc_put_u64le(buf + 8, msg->value);
	*len = IPC_DRV_I8042_READ_MOUSE_BYTE_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_read_mouse_byte_reply_unpack(
	struct ipc_drv_i8042_read_mouse_byte_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_DRV_I8042_READ_MOUSE_BYTE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t byte_id = ipc_get_u64le(buf);
	if (byte_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->byte_id = byte_id;

	const uint64_t value_word = ipc_get_u64le(buf + 8);
	if ((value_word & UINT64_C(0xFFFFFFFFFFFFFF00)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 9, 0);
	msg->value = (uint8_t)value_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_read_mouse_byte_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DRV_I8042_READ_MOUSE_BYTE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t byte_id = ipc_get_u64le(buf);
	if (byte_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if ((ipc_get_u32le(buf + 9) | ipc_get_u32le(buf + 12)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 9, 0);

	return IPC_CLASS_OK;
}

void ipc_drv_i8042_read_stats_request_init(struct ipc_drv_i8042_read_stats_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_drv_i8042_read_stats_request_pack(const struct ipc_drv_i8042_read_stats_request *msg,
                                               uint8_t *buf, size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_DRV_I8042_READ_STATS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_read_stats_request_unpack(struct ipc_drv_i8042_read_stats_request *msg,
                                                 const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_DRV_I8042_READ_STATS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_read_stats_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_DRV_I8042_READ_STATS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_drv_i8042_read_stats_reply_init(struct ipc_drv_i8042_read_stats_reply *msg)
{
	msg->keyboard_bytes = 0;
	msg->keyboard_dropped = 0;
	msg->mouse_bytes = 0;
	msg->mouse_dropped = 0;
}

uint32_t ipc_drv_i8042_read_stats_reply_pack(const struct ipc_drv_i8042_read_stats_reply *msg,
                                             uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DRV_I8042_READ_STATS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	/* Rule 1, keyboard_counted: What was lost was counted. */
	if (msg->keyboard_dropped > msg->keyboard_bytes)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, mouse_counted: The same for the mouse. */
	if (msg->mouse_dropped > msg->mouse_bytes)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	ipc_put_u64le(buf, msg->keyboard_bytes);
	ipc_put_u64le(buf + 8, msg->keyboard_dropped);
	ipc_put_u64le(buf + 16, msg->mouse_bytes);
	ipc_put_u64le(buf + 24, msg->mouse_dropped);
	*len = IPC_DRV_I8042_READ_STATS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_read_stats_reply_unpack(struct ipc_drv_i8042_read_stats_reply *msg,
                                               const uint8_t *buf, size_t len)
{
	if (len != IPC_DRV_I8042_READ_STATS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t keyboard_bytes = ipc_get_u64le(buf);
	msg->keyboard_bytes = keyboard_bytes;

	const uint64_t keyboard_dropped = ipc_get_u64le(buf + 8);
	msg->keyboard_dropped = keyboard_dropped;

	const uint64_t mouse_bytes = ipc_get_u64le(buf + 16);
	msg->mouse_bytes = mouse_bytes;

	const uint64_t mouse_dropped = ipc_get_u64le(buf + 24);
	msg->mouse_dropped = mouse_dropped;

	/* Rule 1, keyboard_counted: What was lost was counted. */
	if (keyboard_dropped > keyboard_bytes)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, mouse_counted: The same for the mouse. */
	if (mouse_dropped > mouse_bytes)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_read_stats_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DRV_I8042_READ_STATS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t keyboard_bytes = ipc_get_u64le(buf);
	const uint64_t keyboard_dropped = ipc_get_u64le(buf + 8);
	const uint64_t mouse_bytes = ipc_get_u64le(buf + 16);
	const uint64_t mouse_dropped = ipc_get_u64le(buf + 24);

	/* Rule 1, keyboard_counted: What was lost was counted. */
	if (keyboard_dropped > keyboard_bytes)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, mouse_counted: The same for the mouse. */
	if (mouse_dropped > mouse_bytes)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	return IPC_CLASS_OK;
}

void ipc_drv_i8042_inject_test_pattern_request_init(
	struct ipc_drv_i8042_inject_test_pattern_request *msg)
{
	msg->device = IPC_DRV_I8042_PORT_DEVICE_KEYBOARD;
	msg->data_size = 0;
	msg->data = NULL;
}

uint32_t ipc_drv_i8042_inject_test_pattern_request_pack(
	const struct ipc_drv_i8042_inject_test_pattern_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	const uint32_t data_size = msg->data_size;

	if (cap < 8 + (uint64_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->device < IPC_DRV_I8042_PORT_DEVICE_KEYBOARD ||
	    msg->device > IPC_DRV_I8042_PORT_DEVICE_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	if (data_size == 0 || data_size > 256)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);

	ipc_put_u64le(buf, (uint64_t)data_size << 32 | msg->device);
	ipc_bytes_copy(buf + 8, msg->data, data_size);
	*len = 8 + (size_t)data_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_inject_test_pattern_request_unpack(
	struct ipc_drv_i8042_inject_test_pattern_request *msg, const uint8_t *buf, size_t len)
{
	if (len < 8 || len > IPC_DRV_I8042_INJECT_TEST_PATTERN_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t device_word = ipc_get_u64le(buf);
	const uint32_t device = (uint32_t)device_word;
	const uint32_t data_size = (uint32_t)(device_word >> 32);
	if (device < IPC_DRV_I8042_PORT_DEVICE_KEYBOARD || device > IPC_DRV_I8042_PORT_DEVICE_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
	if (data_size == 0 || data_size > 256)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	msg->device = device;
	msg->data_size = data_size;

	if (len != 8 + (size_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 4, 0);

	msg->data = buf + 8;

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_inject_test_pattern_request_validate(const uint8_t *buf, size_t len)
{
	if (len < 8 || len > IPC_DRV_I8042_INJECT_TEST_PATTERN_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t device_word = ipc_get_u64le(buf);
	const uint32_t device = (uint32_t)device_word;
	const uint32_t data_size = (uint32_t)(device_word >> 32);
	if (device < IPC_DRV_I8042_PORT_DEVICE_KEYBOARD || device > IPC_DRV_I8042_PORT_DEVICE_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
	if (data_size == 0 || data_size > 256)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);

	if (len != 8 + (size_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_drv_i8042_inject_test_pattern_given_from(
	struct ipc_drv_i8042_inject_test_pattern_given *given,
	const struct ipc_drv_i8042_inject_test_pattern_request *request)
{
	given->data_size = request->data_size;
}

void ipc_drv_i8042_inject_test_pattern_reply_init(
	struct ipc_drv_i8042_inject_test_pattern_reply *msg)
{
	msg->last_byte_id = 0;
}

uint32_t ipc_drv_i8042_inject_test_pattern_reply_pack(
	const struct ipc_drv_i8042_inject_test_pattern_reply *msg, uint8_t *buf, size_t cap,
	size_t *len, const struct ipc_drv_i8042_inject_test_pattern_given *given)
{
	if (cap < IPC_DRV_I8042_INJECT_TEST_PATTERN_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->last_byte_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	/* Rule 1, all_counted: There are no more of them than that. */
	if (msg->last_byte_id < given->data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, msg->last_byte_id);
	*len = IPC_DRV_I8042_INJECT_TEST_PATTERN_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_inject_test_pattern_reply_unpack(
	struct ipc_drv_i8042_inject_test_pattern_reply *msg, const uint8_t *buf, size_t len,
	const struct ipc_drv_i8042_inject_test_pattern_given *given)
{
	if (len != IPC_DRV_I8042_INJECT_TEST_PATTERN_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t last_byte_id = ipc_get_u64le(buf);
	if (last_byte_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->last_byte_id = last_byte_id;

	/* Rule 1, all_counted: There are no more of them than that. */
	if (last_byte_id < given->data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_drv_i8042_inject_test_pattern_reply_validate(
	const uint8_t *buf, size_t len,
	const struct ipc_drv_i8042_inject_test_pattern_given *given)
{
	if (len != IPC_DRV_I8042_INJECT_TEST_PATTERN_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t last_byte_id = ipc_get_u64le(buf);
	if (last_byte_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	/* Rule 1, all_counted: There are no more of them than that. */
	if (last_byte_id < given->data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}
