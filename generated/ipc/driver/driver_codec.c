/* SPDX-License-Identifier: ISC */
/* Generated from driver.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/driver/driver.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_DRIVER_START_REQUEST_SIZE == 32,
               "struct ipc_driver_start_request: header and codec differ");
_Static_assert(IPC_DRIVER_START_REPLY_SIZE == 0,
               "struct ipc_driver_start_reply: header and codec differ");
_Static_assert(IPC_DRIVER_STOP_REQUEST_SIZE == 0,
               "struct ipc_driver_stop_request: header and codec differ");
_Static_assert(IPC_DRIVER_STOP_REPLY_SIZE == 0,
               "struct ipc_driver_stop_reply: header and codec differ");

void ipc_driver_start_request_init(struct ipc_driver_start_request *msg)
{
	msg->device_cap_slot = 0;
	msg->interface_class = IPC_INTERFACE_CLASS_BLOCK_PROVIDER;
	msg->device_mmio_base = 0;
	msg->device_mmio_size = 0;
	msg->function.bus = 0;
	msg->function.device = 0;
	msg->function.function = 0;
}

uint32_t ipc_driver_start_request_pack(const struct ipc_driver_start_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len)
{
	if (cap < IPC_DRIVER_START_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    msg->interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 4, 0);

	if (msg->device_mmio_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);

	if (msg->device_mmio_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	if (msg->device_mmio_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 16, 0);

	const uint32_t function_bus_word =
		(uint32_t)msg->function.function << 16 | (uint32_t)msg->function.device << 8 |
		msg->function.bus;
	if ((function_bus_word & UINT32_C(0xF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 25, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 26, 0);
	}

	/* Rule 1, memory_has_slot: Device memory is reached by a slot. */
	if (msg->device_mmio_size != 0 && msg->device_cap_slot == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, none_is_zero: Without device memory there is neither slot nor address: one
	 * encoding for one meaning.
	 */
	if (msg->device_mmio_size == 0 && (msg->device_cap_slot != 0 || msg->device_mmio_base != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, no_wrap: The memory does not wrap. */
	if (msg->device_mmio_size > UINT64_MAX - msg->device_mmio_base)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 3);

	ipc_put_u64le(buf, (uint64_t)msg->interface_class << 32 | msg->device_cap_slot);
	ipc_put_u64le(buf + 8, msg->device_mmio_base);
	ipc_put_u64le(buf + 16, msg->device_mmio_size);
	ipc_put_u32le(buf + 24, function_bus_word);
	ipc_put_u32le(buf + 28, 0);
	*len = IPC_DRIVER_START_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_driver_start_request_unpack(struct ipc_driver_start_request *msg, const uint8_t *buf,
                                         size_t len)
{
	if (len != IPC_DRIVER_START_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t device_cap_slot_word = ipc_get_u64le(buf);
	const uint32_t device_cap_slot = (uint32_t)device_cap_slot_word;
	const uint32_t interface_class = (uint32_t)(device_cap_slot_word >> 32);
	if (interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 4, 0);
	msg->device_cap_slot = device_cap_slot;
	msg->interface_class = interface_class;

	const uint64_t device_mmio_base = ipc_get_u64le(buf + 8);
	if (device_mmio_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);
	msg->device_mmio_base = device_mmio_base;

	const uint64_t device_mmio_size = ipc_get_u64le(buf + 16);
	if (device_mmio_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	if (device_mmio_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 16, 0);
	msg->device_mmio_size = device_mmio_size;

	const uint32_t function_bus_word = ipc_get_u32le(buf + 24);
	if ((function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);
		const uint8_t function_function = (uint8_t)(function_bus_word >> 16);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 25, 0);
		if (function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 26, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 27, 0);
	}
	msg->function.bus = (uint8_t)function_bus_word;
	msg->function.device = (uint8_t)(function_bus_word >> 8);
	msg->function.function = (uint8_t)(function_bus_word >> 16);

	if (ipc_get_u32le(buf + 28) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 28, 0);

	/* Rule 1, memory_has_slot: Device memory is reached by a slot. */
	if (device_mmio_size != 0 && device_cap_slot == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, none_is_zero: Without device memory there is neither slot nor address: one
	 * encoding for one meaning.
	 */
	if (device_mmio_size == 0 && (device_cap_slot != 0 || device_mmio_base != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, no_wrap: The memory does not wrap. */
	if (device_mmio_size > UINT64_MAX - device_mmio_base)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 3);

	return IPC_CLASS_OK;
}

uint32_t ipc_driver_start_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DRIVER_START_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t device_cap_slot_word = ipc_get_u64le(buf);
	const uint32_t device_cap_slot = (uint32_t)device_cap_slot_word;
	const uint32_t interface_class = (uint32_t)(device_cap_slot_word >> 32);
	if (interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 4, 0);

	const uint64_t device_mmio_base = ipc_get_u64le(buf + 8);
	if (device_mmio_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);

	const uint64_t device_mmio_size = ipc_get_u64le(buf + 16);
	if (device_mmio_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	if (device_mmio_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 16, 0);

	const uint32_t function_bus_word = ipc_get_u32le(buf + 24);
	if ((function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);
		const uint8_t function_function = (uint8_t)(function_bus_word >> 16);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 25, 0);
		if (function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 26, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 27, 0);
	}

	if (ipc_get_u32le(buf + 28) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 28, 0);

	/* Rule 1, memory_has_slot: Device memory is reached by a slot. */
	if (device_mmio_size != 0 && device_cap_slot == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, none_is_zero: Without device memory there is neither slot nor address: one
	 * encoding for one meaning.
	 */
	if (device_mmio_size == 0 && (device_cap_slot != 0 || device_mmio_base != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, no_wrap: The memory does not wrap. */
	if (device_mmio_size > UINT64_MAX - device_mmio_base)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 3);

	return IPC_CLASS_OK;
}

uint32_t ipc_driver_start_request_caps_pack(const struct ipc_driver_start_request_caps *caps,
                                            struct ipc_cap_table *table)
{
	if (caps->interrupts.present && (~caps->interrupts.rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	table->entries[0] = ipc_cap_to_send(&caps->interrupts, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY);
	ipc_cap_table_cut(table, 1);

	return 0;
}

uint32_t ipc_driver_start_request_caps_unpack(struct ipc_driver_start_request_caps *caps,
                                              const struct ipc_cap_table *table)
{
	if (table->count > 1 || (table->count > 0 && table->entries[table->count - 1].kind == 0))
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	caps->interrupts = ipc_cap_received(table, 0);
	if (caps->interrupts.present) {
		if (table->entries[0].kind != IPC_CAP_TYPE_ENDPOINT)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
		if (table->entries[0].mode != IPC_CAP_COPY)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE, 14, 0);
		if ((~table->entries[0].rights & IPC_RIGHT_SEND) != 0)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);
	}

	return 0;
}

void ipc_driver_start_reply_init(struct ipc_driver_start_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_driver_start_reply_pack(const struct ipc_driver_start_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_DRIVER_START_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_driver_start_reply_unpack(struct ipc_driver_start_reply *msg, const uint8_t *buf,
                                       size_t len)
{
	(void)buf;

	if (len != IPC_DRIVER_START_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_driver_start_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_DRIVER_START_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_driver_stop_request_init(struct ipc_driver_stop_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_driver_stop_request_pack(const struct ipc_driver_stop_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_DRIVER_STOP_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_driver_stop_request_unpack(struct ipc_driver_stop_request *msg, const uint8_t *buf,
                                        size_t len)
{
	(void)buf;

	if (len != IPC_DRIVER_STOP_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_driver_stop_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_DRIVER_STOP_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_driver_stop_reply_init(struct ipc_driver_stop_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_driver_stop_reply_pack(const struct ipc_driver_stop_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_DRIVER_STOP_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_driver_stop_reply_unpack(struct ipc_driver_stop_reply *msg, const uint8_t *buf,
                                      size_t len)
{
	(void)buf;

	if (len != IPC_DRIVER_STOP_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_driver_stop_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_DRIVER_STOP_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}
