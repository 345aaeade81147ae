/* SPDX-License-Identifier: ISC */
/* Generated from probed.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/probed/probed.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_PROBED_DISCOVER_REQUEST_SIZE == 8,
               "struct ipc_probed_discover_request: header and codec differ");
_Static_assert(IPC_PROBED_DISCOVER_REPLY_SIZE == 32,
               "struct ipc_probed_discover_reply: header and codec differ");
_Static_assert(IPC_PROBED_READ_LAST_SCAN_REQUEST_SIZE == 8,
               "struct ipc_probed_read_last_scan_request: header and codec differ");
_Static_assert(IPC_PROBED_READ_LAST_SCAN_REPLY_SIZE == 32,
               "struct ipc_probed_read_last_scan_reply: header and codec differ");

void ipc_probed_discover_request_init(struct ipc_probed_discover_request *msg)
{
	msg->first_bus = 0;
	msg->last_bus = 0;
}

uint32_t ipc_probed_discover_request_pack(const struct ipc_probed_discover_request *msg,
                                          uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_PROBED_DISCOVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	/* Rule 1, ascending: The range is not empty. */
	if (msg->first_bus > msg->last_bus)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, (uint64_t)msg->last_bus << 8 | msg->first_bus);
	*len = IPC_PROBED_DISCOVER_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_probed_discover_request_unpack(struct ipc_probed_discover_request *msg,
                                            const uint8_t *buf, size_t len)
{
	if (len != IPC_PROBED_DISCOVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t first_bus_word = ipc_get_u64le(buf);
	const uint8_t first_bus = (uint8_t)first_bus_word;
	const uint8_t last_bus = (uint8_t)(first_bus_word >> 8);
	if ((first_bus_word & UINT64_C(0xFFFFFFFFFFFF0000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 2, 0);
	msg->first_bus = first_bus;
	msg->last_bus = last_bus;

	/* Rule 1, ascending: The range is not empty. */
	if (first_bus > last_bus)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_probed_discover_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROBED_DISCOVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t first_bus_word = ipc_get_u64le(buf);
	const uint8_t first_bus = (uint8_t)first_bus_word;
	const uint8_t last_bus = (uint8_t)(first_bus_word >> 8);
	if ((first_bus_word & UINT64_C(0xFFFFFFFFFFFF0000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 2, 0);

	/* Rule 1, ascending: The range is not empty. */
	if (first_bus > last_bus)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

void ipc_probed_discover_reply_init(struct ipc_probed_discover_reply *msg)
{
	msg->scan_id = 0;
	msg->timestamp = 0;
	msg->platform = 0;
	msg->functions = 0;
	msg->reported = 0;
}

uint32_t ipc_probed_discover_reply_pack(const struct ipc_probed_discover_reply *msg, uint8_t *buf,
                                        size_t cap, size_t *len)
{
	if (cap < IPC_PROBED_DISCOVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->scan_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if ((msg->platform & ~UINT64_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 16, 0);

	/* Rule 1, reported_were_found: What was reported was found. */
	if (msg->reported > msg->functions)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 1);

	/* Rule 2, found_in_space: Nothing is found in a space that is not there. */
	if (msg->functions != 0 &&
	    (msg->platform & IPC_KERNEL_CONTROL_PLATFORM_CAP_PCI_CONFIG) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	ipc_put_u64le(buf, msg->scan_id);
	ipc_put_u64le(buf + 8, msg->timestamp);
	ipc_put_u64le(buf + 16, msg->platform);
	ipc_put_u64le(buf + 24, (uint64_t)msg->reported << 32 | msg->functions);
	*len = IPC_PROBED_DISCOVER_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_probed_discover_reply_unpack(struct ipc_probed_discover_reply *msg,
                                          const uint8_t *buf, size_t len)
{
	if (len != IPC_PROBED_DISCOVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t scan_id = ipc_get_u64le(buf);
	if (scan_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->scan_id = scan_id;

	msg->timestamp = ipc_get_u64le(buf + 8);

	const uint64_t platform = ipc_get_u64le(buf + 16);
	if ((platform & ~UINT64_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 16, 0);
	msg->platform = platform;

	const uint64_t functions_word = ipc_get_u64le(buf + 24);
	const uint32_t functions = (uint32_t)functions_word;
	const uint32_t reported = (uint32_t)(functions_word >> 32);
	msg->functions = functions;
	msg->reported = reported;

	/* Rule 1, reported_were_found: What was reported was found. */
	if (reported > functions)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 1);

	/* Rule 2, found_in_space: Nothing is found in a space that is not there. */
	if (functions != 0 && (platform & IPC_KERNEL_CONTROL_PLATFORM_CAP_PCI_CONFIG) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_probed_discover_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROBED_DISCOVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t scan_id = ipc_get_u64le(buf);
	if (scan_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t platform = ipc_get_u64le(buf + 16);
	if ((platform & ~UINT64_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 16, 0);

	const uint64_t functions_word = ipc_get_u64le(buf + 24);
	const uint32_t functions = (uint32_t)functions_word;
	const uint32_t reported = (uint32_t)(functions_word >> 32);

	/* Rule 1, reported_were_found: What was reported was found. */
	if (reported > functions)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 1);

	/* Rule 2, found_in_space: Nothing is found in a space that is not there. */
	if (functions != 0 && (platform & IPC_KERNEL_CONTROL_PLATFORM_CAP_PCI_CONFIG) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	return IPC_CLASS_OK;
}

void ipc_probed_read_last_scan_request_init(struct ipc_probed_read_last_scan_request *msg)
{
	msg->cursor = 0;
}

uint32_t ipc_probed_read_last_scan_request_pack(
	const struct ipc_probed_read_last_scan_request *msg, uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_PROBED_READ_LAST_SCAN_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->cursor);
	*len = IPC_PROBED_READ_LAST_SCAN_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_probed_read_last_scan_request_unpack(struct ipc_probed_read_last_scan_request *msg,
                                                  const uint8_t *buf, size_t len)
{
	if (len != IPC_PROBED_READ_LAST_SCAN_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t cursor_word = ipc_get_u64le(buf);
	if ((cursor_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->cursor = (uint32_t)cursor_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_probed_read_last_scan_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROBED_READ_LAST_SCAN_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_probed_read_last_scan_given_from(struct ipc_probed_read_last_scan_given *given,
                                          const struct ipc_probed_read_last_scan_request *request)
{
	given->cursor = request->cursor;
}

void ipc_probed_read_last_scan_reply_init(struct ipc_probed_read_last_scan_reply *msg)
{
	msg->scan_id = 0;
	msg->next_cursor = 0;
	msg->device_number = 0;
	msg->device.function.bus = 0;
	msg->device.function.device = 0;
	msg->device.function.function = 0;
	msg->device.vendor_id = 0;
	msg->device.device_id = 0;
	msg->device.class_code = 0;
}

uint32_t ipc_probed_read_last_scan_reply_pack(const struct ipc_probed_read_last_scan_reply *msg,
                                              uint8_t *buf, size_t cap, size_t *len,
                                              const struct ipc_probed_read_last_scan_given *given)
{
	if (cap < IPC_PROBED_READ_LAST_SCAN_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->scan_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->next_cursor < 2)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint32_t device_function_bus_word =
		(uint32_t)msg->device.function.function << 16 |
		(uint32_t)msg->device.function.device << 8 | msg->device.function.bus;
	if ((device_function_bus_word & UINT32_C(0xF8E000)) != 0) {
		const uint8_t device_function_device = (uint8_t)(device_function_bus_word >> 8);

		if (device_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 17, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 18, 0);
	}

	if (msg->device.class_code > 0xFFFFFF)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	/* Rule 1, present: All ones is what an empty place reads as, so it is no vendor. */
	if (msg->device.vendor_id == 65535)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 20, 1);

	/* Rule 11, from_cursor: It is the one that was asked for. */
	if ((given->cursor != 0 || msg->next_cursor != 2) &&
	    (given->cursor == 0 || msg->next_cursor != (uint64_t)given->cursor + 1))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 11);

	ipc_put_u64le(buf, msg->scan_id);
	ipc_put_u64le(buf + 8, (uint64_t)msg->device_number << 32 | msg->next_cursor);
	ipc_put_u32le(buf + 16, device_function_bus_word);
	ipc_put_u32le(buf + 20, (uint32_t)msg->device.device_id << 16 | msg->device.vendor_id);
	ipc_put_u32le(buf + 24, msg->device.class_code);
	ipc_put_u32le(buf + 28, 0);
	*len = IPC_PROBED_READ_LAST_SCAN_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_probed_read_last_scan_reply_unpack(
	struct ipc_probed_read_last_scan_reply *msg, const uint8_t *buf, size_t len,
	const struct ipc_probed_read_last_scan_given *given)
{
	if (len != IPC_PROBED_READ_LAST_SCAN_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t scan_id = ipc_get_u64le(buf);
	if (scan_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->scan_id = scan_id;

	const uint64_t next_cursor_word = ipc_get_u64le(buf + 8);
	const uint32_t next_cursor = (uint32_t)next_cursor_word;
	if (next_cursor < 2)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->next_cursor = next_cursor;
	msg->device_number = (uint32_t)(next_cursor_word >> 32);

	const uint32_t device_function_bus_word = ipc_get_u32le(buf + 16);
	if ((device_function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t device_function_device = (uint8_t)(device_function_bus_word >> 8);
		const uint8_t device_function_function = (uint8_t)(device_function_bus_word >> 16);

		if (device_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 17, 0);
		if (device_function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 18, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 19, 0);
	}
	msg->device.function.bus = (uint8_t)device_function_bus_word;
	msg->device.function.device = (uint8_t)(device_function_bus_word >> 8);
	msg->device.function.function = (uint8_t)(device_function_bus_word >> 16);

	const uint32_t device_vendor_id_word = ipc_get_u32le(buf + 20);
	const uint16_t device_vendor_id = (uint16_t)device_vendor_id_word;
	msg->device.vendor_id = device_vendor_id;
	msg->device.device_id = (uint16_t)(device_vendor_id_word >> 16);

	const uint32_t device_class_code = ipc_get_u32le(buf + 24);
	if (device_class_code > 0xFFFFFF)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);
	msg->device.class_code = device_class_code;

	/* Rule 1, present: All ones is what an empty place reads as, so it is no vendor. */
	if (device_vendor_id == 65535)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 20, 1);

	if (ipc_get_u32le(buf + 28) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 28, 0);

	/* Rule 11, from_cursor: It is the one that was asked for. */
	if ((given->cursor != 0 || next_cursor != 2) &&
	    (given->cursor == 0 || next_cursor != (uint64_t)given->cursor + 1))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 11);

	return IPC_CLASS_OK;
}

uint32_t ipc_probed_read_last_scan_reply_validate(
	const uint8_t *buf, size_t len, const struct ipc_probed_read_last_scan_given *given)
{
	if (len != IPC_PROBED_READ_LAST_SCAN_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t scan_id = ipc_get_u64le(buf);
	if (scan_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint32_t next_cursor = ipc_get_u32le(buf + 8);
	if (next_cursor < 2)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint32_t device_function_bus_word = ipc_get_u32le(buf + 16);
	if ((device_function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t device_function_device = (uint8_t)(device_function_bus_word >> 8);
		const uint8_t device_function_function = (uint8_t)(device_function_bus_word >> 16);

		if (device_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 17, 0);
		if (device_function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 18, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 19, 0);
	}

	const uint16_t device_vendor_id = ipc_get_u16le(buf + 20);

	const uint32_t device_class_code = ipc_get_u32le(buf + 24);
	if (device_class_code > 0xFFFFFF)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	/* Rule 1, present: All ones is what an empty place reads as, so it is no vendor. */
	if (device_vendor_id == 65535)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 20, 1);

	if (ipc_get_u32le(buf + 28) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 28, 0);

	/* Rule 11, from_cursor: It is the one that was asked for. */
	if ((given->cursor != 0 || next_cursor != 2) &&
	    (given->cursor == 0 || next_cursor != (uint64_t)given->cursor + 1))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 11);

	return IPC_CLASS_OK;
}
