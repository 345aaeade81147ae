/* SPDX-License-Identifier: ISC */
/* Generated from hotplugd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/hotplugd/hotplugd.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_HOTPLUGD_DISCOVER_REQUEST_SIZE == 8,
               "struct ipc_hotplugd_discover_request: header and codec differ");
_Static_assert(IPC_HOTPLUGD_DISCOVER_REPLY_SIZE == 24,
               "struct ipc_hotplugd_discover_reply: header and codec differ");
_Static_assert(IPC_HOTPLUGD_READ_LAST_EVENT_REQUEST_SIZE == 0,
               "struct ipc_hotplugd_read_last_event_request: header and codec differ");
_Static_assert(IPC_HOTPLUGD_READ_LAST_EVENT_REPLY_SIZE == 32,
               "struct ipc_hotplugd_read_last_event_reply: header and codec differ");

void ipc_hotplugd_discover_request_init(struct ipc_hotplugd_discover_request *msg)
{
	msg->max_events = 0;
}

uint32_t ipc_hotplugd_discover_request_pack(const struct ipc_hotplugd_discover_request *msg,
                                            uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_HOTPLUGD_DISCOVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->max_events == 0 || msg->max_events > 64)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->max_events);
	*len = IPC_HOTPLUGD_DISCOVER_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_hotplugd_discover_request_unpack(struct ipc_hotplugd_discover_request *msg,
                                              const uint8_t *buf, size_t len)
{
	if (len != IPC_HOTPLUGD_DISCOVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t max_events_word = ipc_get_u64le(buf);
	if (max_events_word == 0 || max_events_word > 64) {
		const uint32_t max_events = (uint32_t)max_events_word;

		if (max_events == 0 || max_events > 64)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}
	msg->max_events = (uint32_t)max_events_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_hotplugd_discover_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_HOTPLUGD_DISCOVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t max_events_word = ipc_get_u64le(buf);
	if (max_events_word == 0 || max_events_word > 64) {
		const uint32_t max_events = (uint32_t)max_events_word;

		if (max_events == 0 || max_events > 64)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_hotplugd_discover_given_from(struct ipc_hotplugd_discover_given *given,
                                      const struct ipc_hotplugd_discover_request *request)
{
	given->max_events = request->max_events;
}

void ipc_hotplugd_discover_reply_init(struct ipc_hotplugd_discover_reply *msg)
{
	msg->events = 0;
	msg->reported = 0;
	msg->lost = 0;
	msg->sequence = 0;
}

uint32_t ipc_hotplugd_discover_reply_pack(const struct ipc_hotplugd_discover_reply *msg,
                                          uint8_t *buf, size_t cap, size_t *len,
                                          const struct ipc_hotplugd_discover_given *given)
{
	if (cap < IPC_HOTPLUGD_DISCOVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->events == 0 || msg->events > 64)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->sequence == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);

	/* Rule 1, no_more_than_asked: No more than was asked for. */
	if (msg->events > given->max_events)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, reported_were_taken: What was reported was taken. */
	if (msg->reported > msg->events)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, numbered_from_1: The kernel numbers taken and lost events alike, from 1. */
	if (msg->events > UINT64_MAX - msg->lost || msg->sequence < msg->lost + msg->events)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	ipc_put_u64le(buf, (uint64_t)msg->reported << 32 | msg->events);
	ipc_put_u64le(buf + 8, msg->lost);
	ipc_put_u64le(buf + 16, msg->sequence);
	*len = IPC_HOTPLUGD_DISCOVER_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_hotplugd_discover_reply_unpack(struct ipc_hotplugd_discover_reply *msg,
                                            const uint8_t *buf, size_t len,
                                            const struct ipc_hotplugd_discover_given *given)
{
	if (len != IPC_HOTPLUGD_DISCOVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t events_word = ipc_get_u64le(buf);
	const uint32_t events = (uint32_t)events_word;
	const uint32_t reported = (uint32_t)(events_word >> 32);
	if (events == 0 || events > 64)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->events = events;
	msg->reported = reported;

	const uint64_t lost = ipc_get_u64le(buf + 8);
	msg->lost = lost;

	const uint64_t sequence = ipc_get_u64le(buf + 16);
	if (sequence == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	msg->sequence = sequence;

	/* Rule 1, no_more_than_asked: No more than was asked for. */
	if (events > given->max_events)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, reported_were_taken: What was reported was taken. */
	if (reported > events)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, numbered_from_1: The kernel numbers taken and lost events alike, from 1. */
	if (events > UINT64_MAX - lost || sequence < lost + events)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	return IPC_CLASS_OK;
}

uint32_t ipc_hotplugd_discover_reply_validate(const uint8_t *buf, size_t len,
                                              const struct ipc_hotplugd_discover_given *given)
{
	if (len != IPC_HOTPLUGD_DISCOVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t events_word = ipc_get_u64le(buf);
	const uint32_t events = (uint32_t)events_word;
	const uint32_t reported = (uint32_t)(events_word >> 32);
	if (events == 0 || events > 64)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t lost = ipc_get_u64le(buf + 8);

	const uint64_t sequence = ipc_get_u64le(buf + 16);
	if (sequence == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);

	/* Rule 1, no_more_than_asked: No more than was asked for. */
	if (events > given->max_events)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, reported_were_taken: What was reported was taken. */
	if (reported > events)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, numbered_from_1: The kernel numbers taken and lost events alike, from 1. */
	if (events > UINT64_MAX - lost || sequence < lost + events)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	return IPC_CLASS_OK;
}

void ipc_hotplugd_read_last_event_request_init(struct ipc_hotplugd_read_last_event_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_hotplugd_read_last_event_request_pack(
	const struct ipc_hotplugd_read_last_event_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_HOTPLUGD_READ_LAST_EVENT_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_hotplugd_read_last_event_request_unpack(
	struct ipc_hotplugd_read_last_event_request *msg, const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_HOTPLUGD_READ_LAST_EVENT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_hotplugd_read_last_event_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_HOTPLUGD_READ_LAST_EVENT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_hotplugd_read_last_event_reply_init(struct ipc_hotplugd_read_last_event_reply *msg)
{
	msg->sequence = 0;
	msg->timestamp = 0;
	msg->kind = IPC_HOTPLUG_EVENT_KIND_INSERTED;
	msg->function.bus = 0;
	msg->function.device = 0;
	msg->function.function = 0;
	msg->vendor_id = 0;
	msg->device_id = 0;
	msg->device_number = 0;
}

uint32_t ipc_hotplugd_read_last_event_reply_pack(
	const struct ipc_hotplugd_read_last_event_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_HOTPLUGD_READ_LAST_EVENT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->sequence == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint32_t function_bus_word =
		(uint32_t)msg->function.function << 16 | (uint32_t)msg->function.device << 8 |
		msg->function.bus;
	if ((function_bus_word & UINT32_C(0xF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 21, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 22, 0);
	}

	ipc_put_u64le(buf, msg->sequence);
	ipc_put_u64le(buf + 8, msg->timestamp);
	ipc_put_u32le(buf + 16, msg->kind);
	ipc_put_u32le(buf + 20, function_bus_word);
	const uint64_t vendor_id_word =
		(uint64_t)msg->device_number << 32 | (uint64_t)msg->device_id << 16 |
		msg->vendor_id;
	ipc_put_u64le(buf + 24, vendor_id_word);
	*len = IPC_HOTPLUGD_READ_LAST_EVENT_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_hotplugd_read_last_event_reply_unpack(struct ipc_hotplugd_read_last_event_reply *msg,
                                                   const uint8_t *buf, size_t len)
{
	if (len != IPC_HOTPLUGD_READ_LAST_EVENT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t sequence = ipc_get_u64le(buf);
	if (sequence == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->sequence = sequence;

	msg->timestamp = ipc_get_u64le(buf + 8);
	msg->kind = ipc_get_u32le(buf + 16);

	const uint32_t function_bus_word = ipc_get_u32le(buf + 20);
	if ((function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);
		const uint8_t function_function = (uint8_t)(function_bus_word >> 16);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 21, 0);
		if (function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 22, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 23, 0);
	}
	msg->function.bus = (uint8_t)function_bus_word;
	msg->function.device = (uint8_t)(function_bus_word >> 8);
	msg->function.function = (uint8_t)(function_bus_word >> 16);

	const uint64_t vendor_id_word = ipc_get_u64le(buf + 24);
	msg->vendor_id = (uint16_t)vendor_id_word;
	msg->device_id = (uint16_t)(vendor_id_word >> 16);
	msg->device_number = (uint32_t)(vendor_id_word >> 32);

	return IPC_CLASS_OK;
}

uint32_t ipc_hotplugd_read_last_event_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_HOTPLUGD_READ_LAST_EVENT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t sequence = ipc_get_u64le(buf);
	if (sequence == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint32_t function_bus_word = ipc_get_u32le(buf + 20);
	if ((function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);
		const uint8_t function_function = (uint8_t)(function_bus_word >> 16);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 21, 0);
		if (function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 22, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 23, 0);
	}

	return IPC_CLASS_OK;
}
