/* SPDX-License-Identifier: ISC */
/* Generated from timed.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/timed/timed.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_TIMED_NOW_MONOTONIC_REQUEST_SIZE == 0,
               "struct ipc_timed_now_monotonic_request: header and codec differ");
_Static_assert(IPC_TIMED_NOW_MONOTONIC_REPLY_SIZE == 16,
               "struct ipc_timed_now_monotonic_reply: header and codec differ");
_Static_assert(IPC_TIMED_NOW_WALL_REQUEST_SIZE == 0,
               "struct ipc_timed_now_wall_request: header and codec differ");
_Static_assert(IPC_TIMED_NOW_WALL_REPLY_SIZE == 24,
               "struct ipc_timed_now_wall_reply: header and codec differ");
_Static_assert(IPC_TIMED_WAIT_UNTIL_REQUEST_SIZE == 16,
               "struct ipc_timed_wait_until_request: header and codec differ");
_Static_assert(IPC_TIMED_WAIT_UNTIL_REPLY_SIZE == 8,
               "struct ipc_timed_wait_until_reply: header and codec differ");

void ipc_timed_now_monotonic_request_init(struct ipc_timed_now_monotonic_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_timed_now_monotonic_request_pack(const struct ipc_timed_now_monotonic_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_TIMED_NOW_MONOTONIC_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_timed_now_monotonic_request_unpack(struct ipc_timed_now_monotonic_request *msg,
                                                const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_TIMED_NOW_MONOTONIC_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_timed_now_monotonic_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_TIMED_NOW_MONOTONIC_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_timed_now_monotonic_reply_init(struct ipc_timed_now_monotonic_reply *msg)
{
	msg->now = 0;
	msg->ticks_per_second = 0;
}

uint32_t ipc_timed_now_monotonic_reply_pack(const struct ipc_timed_now_monotonic_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_TIMED_NOW_MONOTONIC_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->ticks_per_second == 0 || msg->ticks_per_second > 1000000000)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	ipc_put_u64le(buf, msg->now);
	ipc_put_u64le(buf + 8, msg->ticks_per_second);
	*len = IPC_TIMED_NOW_MONOTONIC_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_timed_now_monotonic_reply_unpack(struct ipc_timed_now_monotonic_reply *msg,
                                              const uint8_t *buf, size_t len)
{
	if (len != IPC_TIMED_NOW_MONOTONIC_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->now = ipc_get_u64le(buf);

	const uint64_t ticks_per_second_word = ipc_get_u64le(buf + 8);
	if (ticks_per_second_word == 0 || ticks_per_second_word > 1000000000) {
		const uint32_t ticks_per_second = (uint32_t)ticks_per_second_word;

		if (ticks_per_second == 0 || ticks_per_second > 1000000000)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}
	msg->ticks_per_second = (uint32_t)ticks_per_second_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_timed_now_monotonic_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_TIMED_NOW_MONOTONIC_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t ticks_per_second_word = ipc_get_u64le(buf + 8);
	if (ticks_per_second_word == 0 || ticks_per_second_word > 1000000000) {
		const uint32_t ticks_per_second = (uint32_t)ticks_per_second_word;

		if (ticks_per_second == 0 || ticks_per_second > 1000000000)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_timed_now_wall_request_init(struct ipc_timed_now_wall_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_timed_now_wall_request_pack(const struct ipc_timed_now_wall_request *msg,
                                         uint8_t *buf, size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_TIMED_NOW_WALL_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_timed_now_wall_request_unpack(struct ipc_timed_now_wall_request *msg,
                                           const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_TIMED_NOW_WALL_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_timed_now_wall_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_TIMED_NOW_WALL_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_timed_now_wall_reply_init(struct ipc_timed_now_wall_reply *msg)
{
	msg->wall.seconds = 0;
	msg->wall.nanoseconds = 0;
	msg->now = 0;
}

uint32_t ipc_timed_now_wall_reply_pack(const struct ipc_timed_now_wall_reply *msg, uint8_t *buf,
                                       size_t cap, size_t *len)
{
	if (cap < IPC_TIMED_NOW_WALL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->wall.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	ipc_put_u64le(buf, (uint64_t)msg->wall.seconds);
	ipc_put_u64le(buf + 8, msg->wall.nanoseconds);
	ipc_put_u64le(buf + 16, msg->now);
	*len = IPC_TIMED_NOW_WALL_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_timed_now_wall_reply_unpack(struct ipc_timed_now_wall_reply *msg, const uint8_t *buf,
                                         size_t len)
{
	if (len != IPC_TIMED_NOW_WALL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->wall.seconds = (int64_t)ipc_get_u64le(buf);

	const uint64_t wall_nanoseconds_word = ipc_get_u64le(buf + 8);
	if (wall_nanoseconds_word > 999999999) {
		const uint32_t wall_nanoseconds = (uint32_t)wall_nanoseconds_word;

		if (wall_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}
	msg->wall.nanoseconds = (uint32_t)wall_nanoseconds_word;

	msg->now = ipc_get_u64le(buf + 16);

	return IPC_CLASS_OK;
}

uint32_t ipc_timed_now_wall_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_TIMED_NOW_WALL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t wall_nanoseconds_word = ipc_get_u64le(buf + 8);
	if (wall_nanoseconds_word > 999999999) {
		const uint32_t wall_nanoseconds = (uint32_t)wall_nanoseconds_word;

		if (wall_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_timed_wait_until_request_init(struct ipc_timed_wait_until_request *msg)
{
	msg->deadline = 0;
	msg->flags = 0;
}

uint32_t ipc_timed_wait_until_request_pack(const struct ipc_timed_wait_until_request *msg,
                                           uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_TIMED_WAIT_UNTIL_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->flags & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);

	ipc_put_u64le(buf, msg->deadline);
	ipc_put_u64le(buf + 8, msg->flags);
	*len = IPC_TIMED_WAIT_UNTIL_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_timed_wait_until_request_unpack(struct ipc_timed_wait_until_request *msg,
                                             const uint8_t *buf, size_t len)
{
	if (len != IPC_TIMED_WAIT_UNTIL_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->deadline = ipc_get_u64le(buf);

	const uint64_t flags_word = ipc_get_u64le(buf + 8);
	if ((flags_word & UINT64_C(0xFFFFFFFFFFFFFFFE)) != 0) {
		const uint32_t flags = (uint32_t)flags_word;

		if ((flags & ~UINT32_C(0x1)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}
	msg->flags = (uint32_t)flags_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_timed_wait_until_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_TIMED_WAIT_UNTIL_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t flags_word = ipc_get_u64le(buf + 8);
	if ((flags_word & UINT64_C(0xFFFFFFFFFFFFFFFE)) != 0) {
		const uint32_t flags = (uint32_t)flags_word;

		if ((flags & ~UINT32_C(0x1)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_timed_wait_until_given_from(struct ipc_timed_wait_until_given *given,
                                     const struct ipc_timed_wait_until_request *request)
{
	given->deadline = request->deadline;
}

void ipc_timed_wait_until_reply_init(struct ipc_timed_wait_until_reply *msg)
{
	msg->now = 0;
}

uint32_t ipc_timed_wait_until_reply_pack(const struct ipc_timed_wait_until_reply *msg,
                                         uint8_t *buf, size_t cap, size_t *len,
                                         const struct ipc_timed_wait_until_given *given)
{
	if (cap < IPC_TIMED_WAIT_UNTIL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	/* Rule 1, has_come: The time has come. */
	if (msg->now < given->deadline)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, msg->now);
	*len = IPC_TIMED_WAIT_UNTIL_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_timed_wait_until_reply_unpack(struct ipc_timed_wait_until_reply *msg,
                                           const uint8_t *buf, size_t len,
                                           const struct ipc_timed_wait_until_given *given)
{
	if (len != IPC_TIMED_WAIT_UNTIL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t now = ipc_get_u64le(buf);
	msg->now = now;

	/* Rule 1, has_come: The time has come. */
	if (now < given->deadline)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_timed_wait_until_reply_validate(const uint8_t *buf, size_t len,
                                             const struct ipc_timed_wait_until_given *given)
{
	if (len != IPC_TIMED_WAIT_UNTIL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t now = ipc_get_u64le(buf);

	/* Rule 1, has_come: The time has come. */
	if (now < given->deadline)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}
