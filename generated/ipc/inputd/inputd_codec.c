/* SPDX-License-Identifier: ISC */
/* Generated from inputd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/inputd/inputd.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_INPUTD_APPEND_EVENT_REQUEST_SIZE == 24,
               "struct ipc_inputd_append_event_request: header and codec differ");
_Static_assert(IPC_INPUTD_APPEND_EVENT_REPLY_SIZE == 16,
               "struct ipc_inputd_append_event_reply: header and codec differ");
_Static_assert(IPC_INPUTD_READ_EVENT_REQUEST_SIZE == 8,
               "struct ipc_inputd_read_event_request: header and codec differ");
_Static_assert(IPC_INPUTD_READ_EVENT_REPLY_SIZE == 48,
               "struct ipc_inputd_read_event_reply: header and codec differ");
_Static_assert(IPC_INPUTD_READ_EVENT_FAILURE_SIZE == 16,
               "struct ipc_inputd_read_event_failure: header and codec differ");
_Static_assert(IPC_INPUTD_READ_STATUS_REQUEST_SIZE == 0,
               "struct ipc_inputd_read_status_request: header and codec differ");
_Static_assert(IPC_INPUTD_READ_STATUS_REPLY_SIZE == 32,
               "struct ipc_inputd_read_status_reply: header and codec differ");

void ipc_inputd_append_event_request_init(struct ipc_inputd_append_event_request *msg)
{
	msg->event.kind = IPC_INPUT_EVENT_KIND_KEY;
	msg->event.dx = 0;
	msg->event.dy = 0;
	msg->event.wheel = 0;
	msg->event.key = 0;
	msg->event.key_state = IPC_INPUTD_KEY_STATE_NONE;
	msg->event.buttons = 0;
}

uint32_t ipc_inputd_append_event_request_pack(const struct ipc_inputd_append_event_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_INPUTD_APPEND_EVENT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->event.buttons & ~UINT32_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 19, 0);

	/* Rule 1, has_kind: An event is of some kind. */
	if (msg->event.kind == IPC_INPUT_EVENT_KIND_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, key_is_named: A key event names a key and what it did. */
	if (msg->event.kind == IPC_INPUT_EVENT_KIND_KEY &&
	    (msg->event.key == 0 || msg->event.key_state == IPC_INPUTD_KEY_STATE_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, key_moves_nothing: A key moves no pointer. */
	if (msg->event.kind == IPC_INPUT_EVENT_KIND_KEY &&
	    (msg->event.dx != 0 || msg->event.dy != 0 || msg->event.wheel != 0 ||
	     msg->event.buttons != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	/* Rule 4, pointer_has_no_key: A pointer presses no key. */
	if (msg->event.kind == IPC_INPUT_EVENT_KIND_POINTER &&
	    (msg->event.key != 0 || msg->event.key_state != IPC_INPUTD_KEY_STATE_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 4);

	ipc_put_u64le(buf, (uint64_t)(uint32_t)msg->event.dx << 32 | msg->event.kind);
	const uint64_t event_dy_word =
		(uint64_t)(uint32_t)msg->event.wheel << 32 | (uint32_t)msg->event.dy;
	ipc_put_u64le(buf + 8, event_dy_word);
	const uint64_t event_key_word =
		(uint64_t)msg->event.buttons << 24 | (uint64_t)msg->event.key_state << 16 |
		msg->event.key;
	ipc_put_u64le(buf + 16, event_key_word);
	*len = IPC_INPUTD_APPEND_EVENT_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_inputd_append_event_request_unpack(struct ipc_inputd_append_event_request *msg,
                                                const uint8_t *buf, size_t len)
{
	if (len != IPC_INPUTD_APPEND_EVENT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t event_kind_word = ipc_get_u64le(buf);
	const uint32_t event_kind = (uint32_t)event_kind_word;
	const int32_t event_dx = (int32_t)(event_kind_word >> 32);
	msg->event.kind = event_kind;
	msg->event.dx = event_dx;

	const uint64_t event_dy_word = ipc_get_u64le(buf + 8);
	const int32_t event_dy = (int32_t)event_dy_word;
	const int32_t event_wheel = (int32_t)(event_dy_word >> 32);
	msg->event.dy = event_dy;
	msg->event.wheel = event_wheel;

	const uint64_t event_key_word = ipc_get_u64le(buf + 16);
	const uint16_t event_key = (uint16_t)event_key_word;
	const uint8_t event_key_state = (uint8_t)(event_key_word >> 16);
	const uint8_t event_buttons = (uint8_t)(event_key_word >> 24);
	if ((event_key_word & UINT64_C(0xFFFFFFFFE0000000)) != 0) {
		if ((event_buttons & ~UINT32_C(0x1F)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 19, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	}
	msg->event.key = event_key;
	msg->event.key_state = event_key_state;
	msg->event.buttons = event_buttons;

	/* Rule 1, has_kind: An event is of some kind. */
	if (event_kind == IPC_INPUT_EVENT_KIND_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, key_is_named: A key event names a key and what it did. */
	if (event_kind == IPC_INPUT_EVENT_KIND_KEY &&
	    (event_key == 0 || event_key_state == IPC_INPUTD_KEY_STATE_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, key_moves_nothing: A key moves no pointer. */
	if (event_kind == IPC_INPUT_EVENT_KIND_KEY &&
	    (event_dx != 0 || event_dy != 0 || event_wheel != 0 || event_buttons != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	/* Rule 4, pointer_has_no_key: A pointer presses no key. */
	if (event_kind == IPC_INPUT_EVENT_KIND_POINTER &&
	    (event_key != 0 || event_key_state != IPC_INPUTD_KEY_STATE_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 4);

	return IPC_CLASS_OK;
}

uint32_t ipc_inputd_append_event_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_INPUTD_APPEND_EVENT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t event_kind_word = ipc_get_u64le(buf);
	const uint32_t event_kind = (uint32_t)event_kind_word;
	const int32_t event_dx = (int32_t)(event_kind_word >> 32);

	const uint64_t event_dy_word = ipc_get_u64le(buf + 8);
	const int32_t event_dy = (int32_t)event_dy_word;
	const int32_t event_wheel = (int32_t)(event_dy_word >> 32);

	const uint64_t event_key_word = ipc_get_u64le(buf + 16);
	const uint16_t event_key = (uint16_t)event_key_word;
	const uint8_t event_key_state = (uint8_t)(event_key_word >> 16);
	const uint8_t event_buttons = (uint8_t)(event_key_word >> 24);
	if ((event_key_word & UINT64_C(0xFFFFFFFFE0000000)) != 0) {
		if ((event_buttons & ~UINT32_C(0x1F)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 19, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	}

	/* Rule 1, has_kind: An event is of some kind. */
	if (event_kind == IPC_INPUT_EVENT_KIND_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, key_is_named: A key event names a key and what it did. */
	if (event_kind == IPC_INPUT_EVENT_KIND_KEY &&
	    (event_key == 0 || event_key_state == IPC_INPUTD_KEY_STATE_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, key_moves_nothing: A key moves no pointer. */
	if (event_kind == IPC_INPUT_EVENT_KIND_KEY &&
	    (event_dx != 0 || event_dy != 0 || event_wheel != 0 || event_buttons != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	/* Rule 4, pointer_has_no_key: A pointer presses no key. */
	if (event_kind == IPC_INPUT_EVENT_KIND_POINTER &&
	    (event_key != 0 || event_key_state != IPC_INPUTD_KEY_STATE_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 4);

	return IPC_CLASS_OK;
}

void ipc_inputd_append_event_reply_init(struct ipc_inputd_append_event_reply *msg)
{
	msg->event_id = 0;
	msg->timestamp = 0;
}

uint32_t ipc_inputd_append_event_reply_pack(const struct ipc_inputd_append_event_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_INPUTD_APPEND_EVENT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->event_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->event_id);
	ipc_put_u64le(buf + 8, msg->timestamp);
	*len = IPC_INPUTD_APPEND_EVENT_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_inputd_append_event_reply_unpack(struct ipc_inputd_append_event_reply *msg,
                                              const uint8_t *buf, size_t len)
{
	if (len != IPC_INPUTD_APPEND_EVENT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t event_id = ipc_get_u64le(buf);
	if (event_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->event_id = event_id;

	msg->timestamp = ipc_get_u64le(buf + 8);

	return IPC_CLASS_OK;
}

uint32_t ipc_inputd_append_event_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_INPUTD_APPEND_EVENT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t event_id = ipc_get_u64le(buf);
	if (event_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_inputd_read_event_request_init(struct ipc_inputd_read_event_request *msg)
{
	msg->cursor = 0;
}

uint32_t ipc_inputd_read_event_request_pack(const struct ipc_inputd_read_event_request *msg,
                                            uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_INPUTD_READ_EVENT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->cursor);
	*len = IPC_INPUTD_READ_EVENT_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_inputd_read_event_request_unpack(struct ipc_inputd_read_event_request *msg,
                                              const uint8_t *buf, size_t len)
{
	if (len != IPC_INPUTD_READ_EVENT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->cursor = ipc_get_u64le(buf);

	return IPC_CLASS_OK;
}

uint32_t ipc_inputd_read_event_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_INPUTD_READ_EVENT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_inputd_read_event_given_from(struct ipc_inputd_read_event_given *given,
                                      const struct ipc_inputd_read_event_request *request)
{
	given->cursor = request->cursor;
}

void ipc_inputd_read_event_reply_init(struct ipc_inputd_read_event_reply *msg)
{
	msg->next_cursor = 0;
	msg->event_id = 0;
	msg->timestamp = 0;
	msg->event.kind = IPC_INPUT_EVENT_KIND_KEY;
	msg->event.dx = 0;
	msg->event.dy = 0;
	msg->event.wheel = 0;
	msg->event.key = 0;
	msg->event.key_state = IPC_INPUTD_KEY_STATE_NONE;
	msg->event.buttons = 0;
}

uint32_t ipc_inputd_read_event_reply_pack(const struct ipc_inputd_read_event_reply *msg,
                                          uint8_t *buf, size_t cap, size_t *len,
                                          const struct ipc_inputd_read_event_given *given)
{
	if (cap < IPC_INPUTD_READ_EVENT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->event_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	if ((msg->event.buttons & ~UINT32_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 43, 0);

	/* Rule 1, has_kind: An event is of some kind. */
	if (msg->event.kind == IPC_INPUT_EVENT_KIND_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 1);

	/* Rule 2, key_is_named: A key event names a key and what it did. */
	if (msg->event.kind == IPC_INPUT_EVENT_KIND_KEY &&
	    (msg->event.key == 0 || msg->event.key_state == IPC_INPUTD_KEY_STATE_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 2);

	/* Rule 3, key_moves_nothing: A key moves no pointer. */
	if (msg->event.kind == IPC_INPUT_EVENT_KIND_KEY &&
	    (msg->event.dx != 0 || msg->event.dy != 0 || msg->event.wheel != 0 ||
	     msg->event.buttons != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 3);

	/* Rule 4, pointer_has_no_key: A pointer presses no key. */
	if (msg->event.kind == IPC_INPUT_EVENT_KIND_POINTER &&
	    (msg->event.key != 0 || msg->event.key_state != IPC_INPUTD_KEY_STATE_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 4);

	/* Rule 11, goes_on: The next event is the one after this. */
	if (msg->event_id > UINT64_MAX - 1 || msg->next_cursor != msg->event_id + 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 11);

	/* Rule 12, from_cursor: It is the event that was asked for. */
	if (given->cursor != 0 && msg->event_id != given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 12);

	ipc_put_u64le(buf, msg->next_cursor);
	ipc_put_u64le(buf + 8, msg->event_id);
	ipc_put_u64le(buf + 16, msg->timestamp);
	ipc_put_u64le(buf + 24, (uint64_t)(uint32_t)msg->event.dx << 32 | msg->event.kind);
	const uint64_t event_dy_word =
		(uint64_t)(uint32_t)msg->event.wheel << 32 | (uint32_t)msg->event.dy;
	ipc_put_u64le(buf + 32, event_dy_word);
	const uint64_t event_key_word =
		(uint64_t)msg->event.buttons << 24 | (uint64_t)msg->event.key_state << 16 |
		msg->event.key;
	ipc_put_u64le(buf + 40, event_key_word);
	*len = IPC_INPUTD_READ_EVENT_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_inputd_read_event_reply_unpack(struct ipc_inputd_read_event_reply *msg,
                                            const uint8_t *buf, size_t len,
                                            const struct ipc_inputd_read_event_given *given)
{
	if (len != IPC_INPUTD_READ_EVENT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t next_cursor = ipc_get_u64le(buf);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->next_cursor = next_cursor;

	const uint64_t event_id = ipc_get_u64le(buf + 8);
	if (event_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->event_id = event_id;

	msg->timestamp = ipc_get_u64le(buf + 16);

	const uint64_t event_kind_word = ipc_get_u64le(buf + 24);
	const uint32_t event_kind = (uint32_t)event_kind_word;
	const int32_t event_dx = (int32_t)(event_kind_word >> 32);
	msg->event.kind = event_kind;
	msg->event.dx = event_dx;

	const uint64_t event_dy_word = ipc_get_u64le(buf + 32);
	const int32_t event_dy = (int32_t)event_dy_word;
	const int32_t event_wheel = (int32_t)(event_dy_word >> 32);
	msg->event.dy = event_dy;
	msg->event.wheel = event_wheel;

	const uint64_t event_key_word = ipc_get_u64le(buf + 40);
	const uint16_t event_key = (uint16_t)event_key_word;
	const uint8_t event_key_state = (uint8_t)(event_key_word >> 16);
	const uint8_t event_buttons = (uint8_t)(event_key_word >> 24);
	if ((event_key_word & UINT64_C(0xFFFFFFFFE0000000)) != 0) {
		if ((event_buttons & ~UINT32_C(0x1F)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 43, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 44, 0);
	}
	msg->event.key = event_key;
	msg->event.key_state = event_key_state;
	msg->event.buttons = event_buttons;

	/* Rule 1, has_kind: An event is of some kind. */
	if (event_kind == IPC_INPUT_EVENT_KIND_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 1);

	/* Rule 2, key_is_named: A key event names a key and what it did. */
	if (event_kind == IPC_INPUT_EVENT_KIND_KEY &&
	    (event_key == 0 || event_key_state == IPC_INPUTD_KEY_STATE_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 2);

	/* Rule 3, key_moves_nothing: A key moves no pointer. */
	if (event_kind == IPC_INPUT_EVENT_KIND_KEY &&
	    (event_dx != 0 || event_dy != 0 || event_wheel != 0 || event_buttons != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 3);

	/* Rule 4, pointer_has_no_key: A pointer presses no key. */
	if (event_kind == IPC_INPUT_EVENT_KIND_POINTER &&
	    (event_key != 0 || event_key_state != IPC_INPUTD_KEY_STATE_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 4);

	/* Rule 11, goes_on: The next event is the one after this. */
	if (event_id > UINT64_MAX - 1 || next_cursor != event_id + 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 11);

	/* Rule 12, from_cursor: It is the event that was asked for. */
	if (given->cursor != 0 && event_id != given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 12);

	return IPC_CLASS_OK;
}

uint32_t ipc_inputd_read_event_reply_validate(const uint8_t *buf, size_t len,
                                              const struct ipc_inputd_read_event_given *given)
{
	if (len != IPC_INPUTD_READ_EVENT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t next_cursor = ipc_get_u64le(buf);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t event_id = ipc_get_u64le(buf + 8);
	if (event_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint64_t event_kind_word = ipc_get_u64le(buf + 24);
	const uint32_t event_kind = (uint32_t)event_kind_word;
	const int32_t event_dx = (int32_t)(event_kind_word >> 32);

	const uint64_t event_dy_word = ipc_get_u64le(buf + 32);
	const int32_t event_dy = (int32_t)event_dy_word;
	const int32_t event_wheel = (int32_t)(event_dy_word >> 32);

	const uint64_t event_key_word = ipc_get_u64le(buf + 40);
	const uint16_t event_key = (uint16_t)event_key_word;
	const uint8_t event_key_state = (uint8_t)(event_key_word >> 16);
	const uint8_t event_buttons = (uint8_t)(event_key_word >> 24);
	if ((event_key_word & UINT64_C(0xFFFFFFFFE0000000)) != 0) {
		if ((event_buttons & ~UINT32_C(0x1F)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 43, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 44, 0);
	}

	/* Rule 1, has_kind: An event is of some kind. */
	if (event_kind == IPC_INPUT_EVENT_KIND_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 1);

	/* Rule 2, key_is_named: A key event names a key and what it did. */
	if (event_kind == IPC_INPUT_EVENT_KIND_KEY &&
	    (event_key == 0 || event_key_state == IPC_INPUTD_KEY_STATE_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 2);

	/* Rule 3, key_moves_nothing: A key moves no pointer. */
	if (event_kind == IPC_INPUT_EVENT_KIND_KEY &&
	    (event_dx != 0 || event_dy != 0 || event_wheel != 0 || event_buttons != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 3);

	/* Rule 4, pointer_has_no_key: A pointer presses no key. */
	if (event_kind == IPC_INPUT_EVENT_KIND_POINTER &&
	    (event_key != 0 || event_key_state != IPC_INPUTD_KEY_STATE_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 4);

	/* Rule 11, goes_on: The next event is the one after this. */
	if (event_id > UINT64_MAX - 1 || next_cursor != event_id + 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 11);

	/* Rule 12, from_cursor: It is the event that was asked for. */
	if (given->cursor != 0 && event_id != given->cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 12);

	return IPC_CLASS_OK;
}

void ipc_inputd_read_event_failure_init(struct ipc_inputd_read_event_failure *msg)
{
	msg->oldest_cursor = 0;
	msg->next_cursor = 0;
}

uint32_t ipc_inputd_read_event_failure_pack(const struct ipc_inputd_read_event_failure *msg,
                                            uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_INPUTD_READ_EVENT_FAILURE_SIZE)
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
	*len = IPC_INPUTD_READ_EVENT_FAILURE_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_inputd_read_event_failure_unpack(struct ipc_inputd_read_event_failure *msg,
                                              const uint8_t *buf, size_t len)
{
	if (len != IPC_INPUTD_READ_EVENT_FAILURE_SIZE)
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

uint32_t ipc_inputd_read_event_failure_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_INPUTD_READ_EVENT_FAILURE_SIZE)
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

void ipc_inputd_read_status_request_init(struct ipc_inputd_read_status_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_inputd_read_status_request_pack(const struct ipc_inputd_read_status_request *msg,
                                             uint8_t *buf, size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_INPUTD_READ_STATUS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_inputd_read_status_request_unpack(struct ipc_inputd_read_status_request *msg,
                                               const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_INPUTD_READ_STATUS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_inputd_read_status_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_INPUTD_READ_STATUS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_inputd_read_status_reply_init(struct ipc_inputd_read_status_reply *msg)
{
	msg->oldest_cursor = 0;
	msg->next_cursor = 0;
	msg->key_events = 0;
	msg->pointer_events = 0;
}

uint32_t ipc_inputd_read_status_reply_pack(const struct ipc_inputd_read_status_reply *msg,
                                           uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_INPUTD_READ_STATUS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->oldest_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	/* Rule 1, in_order: Nothing is older than the oldest. */
	if (msg->oldest_cursor > msg->next_cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, kinds_within_all: No more events of two kinds than there were of all. */
	if (msg->pointer_events > UINT64_MAX - msg->key_events ||
	    msg->key_events + msg->pointer_events >= msg->next_cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 2);

	ipc_put_u64le(buf, msg->oldest_cursor);
	ipc_put_u64le(buf + 8, msg->next_cursor);
	ipc_put_u64le(buf + 16, msg->key_events);
	ipc_put_u64le(buf + 24, msg->pointer_events);
	*len = IPC_INPUTD_READ_STATUS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_inputd_read_status_reply_unpack(struct ipc_inputd_read_status_reply *msg,
                                             const uint8_t *buf, size_t len)
{
	if (len != IPC_INPUTD_READ_STATUS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t oldest_cursor = ipc_get_u64le(buf);
	if (oldest_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->oldest_cursor = oldest_cursor;

	const uint64_t next_cursor = ipc_get_u64le(buf + 8);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->next_cursor = next_cursor;

	const uint64_t key_events = ipc_get_u64le(buf + 16);
	msg->key_events = key_events;

	const uint64_t pointer_events = ipc_get_u64le(buf + 24);
	msg->pointer_events = pointer_events;

	/* Rule 1, in_order: Nothing is older than the oldest. */
	if (oldest_cursor > next_cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, kinds_within_all: No more events of two kinds than there were of all. */
	if (pointer_events > UINT64_MAX - key_events || key_events + pointer_events >= next_cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_inputd_read_status_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_INPUTD_READ_STATUS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t oldest_cursor = ipc_get_u64le(buf);
	if (oldest_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t next_cursor = ipc_get_u64le(buf + 8);
	if (next_cursor == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint64_t key_events = ipc_get_u64le(buf + 16);
	const uint64_t pointer_events = ipc_get_u64le(buf + 24);

	/* Rule 1, in_order: Nothing is older than the oldest. */
	if (oldest_cursor > next_cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, kinds_within_all: No more events of two kinds than there were of all. */
	if (pointer_events > UINT64_MAX - key_events || key_events + pointer_events >= next_cursor)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 2);

	return IPC_CLASS_OK;
}
