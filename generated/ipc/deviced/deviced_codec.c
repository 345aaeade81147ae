/* SPDX-License-Identifier: ISC */
/* Generated from deviced.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/deviced/deviced.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"
#include "ipc/text.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_DEVICED_SEED_BINDING_REQUEST_SIZE == 32,
               "struct ipc_deviced_seed_binding_request: header and codec differ");
_Static_assert(IPC_DEVICED_SEED_BINDING_REPLY_SIZE == 8,
               "struct ipc_deviced_seed_binding_reply: header and codec differ");
_Static_assert(IPC_DEVICED_SEED_BINDING_V2_REQUEST_SIZE == 56,
               "struct ipc_deviced_seed_binding_v2_request: header and codec differ");
_Static_assert(IPC_DEVICED_SEED_BINDING_V2_REPLY_SIZE == 8,
               "struct ipc_deviced_seed_binding_v2_reply: header and codec differ");
_Static_assert(IPC_DEVICED_START_DRIVER_REQUEST_SIZE == 48,
               "struct ipc_deviced_start_driver_request: header and codec differ");
_Static_assert(IPC_DEVICED_START_DRIVER_REPLY_SIZE == 24,
               "struct ipc_deviced_start_driver_reply: header and codec differ");
_Static_assert(IPC_DEVICED_START_DRIVER_FAILURE_SIZE == 8,
               "struct ipc_deviced_start_driver_failure: header and codec differ");
_Static_assert(IPC_DEVICED_STOP_DRIVER_REQUEST_SIZE == 24,
               "struct ipc_deviced_stop_driver_request: header and codec differ");
_Static_assert(IPC_DEVICED_STOP_DRIVER_REPLY_SIZE == 8,
               "struct ipc_deviced_stop_driver_reply: header and codec differ");
_Static_assert(IPC_DEVICED_READ_DRIVER_REQUEST_SIZE == 24,
               "struct ipc_deviced_read_driver_request: header and codec differ");
_Static_assert(IPC_DEVICED_READ_DRIVER_REPLY_SIZE == 72,
               "struct ipc_deviced_read_driver_reply: header and codec differ");
_Static_assert(IPC_DEVICED_SEAL_REQUEST_SIZE == 0,
               "struct ipc_deviced_seal_request: header and codec differ");
_Static_assert(IPC_DEVICED_SEAL_REPLY_SIZE == 8,
               "struct ipc_deviced_seal_reply: header and codec differ");
_Static_assert(IPC_DEVICED_REGISTER_HAL_REQUEST_SIZE == 8,
               "struct ipc_deviced_register_hal_request: header and codec differ");
_Static_assert(IPC_DEVICED_REGISTER_HAL_REPLY_SIZE == 8,
               "struct ipc_deviced_register_hal_reply: header and codec differ");
_Static_assert(IPC_DEVICED_REGISTER_PROVIDER_REQUEST_SIZE == 24,
               "struct ipc_deviced_register_provider_request: header and codec differ");
_Static_assert(IPC_DEVICED_REGISTER_PROVIDER_REPLY_SIZE == 8,
               "struct ipc_deviced_register_provider_reply: header and codec differ");
_Static_assert(IPC_DEVICED_RESOLVE_PROVIDER_REQUEST_SIZE == 8,
               "struct ipc_deviced_resolve_provider_request: header and codec differ");
_Static_assert(IPC_DEVICED_RESOLVE_PROVIDER_REPLY_SIZE == 32,
               "struct ipc_deviced_resolve_provider_reply: header and codec differ");
_Static_assert(IPC_DEVICED_REPORT_DEVICE_REQUEST_SIZE == 16,
               "struct ipc_deviced_report_device_request: header and codec differ");
_Static_assert(IPC_DEVICED_REPORT_DEVICE_REPLY_SIZE == 24,
               "struct ipc_deviced_report_device_reply: header and codec differ");
_Static_assert(IPC_DEVICED_REPORT_HOTPLUG_REQUEST_SIZE == 24,
               "struct ipc_deviced_report_hotplug_request: header and codec differ");
_Static_assert(IPC_DEVICED_REPORT_HOTPLUG_REPLY_SIZE == 24,
               "struct ipc_deviced_report_hotplug_reply: header and codec differ");

void ipc_deviced_seed_binding_request_init(struct ipc_deviced_seed_binding_request *msg)
{
	msg->binding.driver = NULL;
	msg->binding.driver_length = 0;
	msg->binding.interface_class = IPC_INTERFACE_CLASS_BLOCK_PROVIDER;
	msg->binding.function.bus = 0;
	msg->binding.function.device = 0;
	msg->binding.function.function = 0;
	msg->binding.needs = 0;
}

uint32_t ipc_deviced_seed_binding_request_pack(const struct ipc_deviced_seed_binding_request *msg,
                                               uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_SEED_BINDING_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t binding_driver_length = msg->binding.driver_length;
	if (binding_driver_length == 0 || binding_driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t binding_driver_fault = ipc_text_check(msg->binding.driver,
	                                                     binding_driver_length);
	if (binding_driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, binding_driver_fault, 0, 0);

	if (msg->binding.interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    msg->binding.interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 20, 0);

	const uint32_t binding_function_bus_word =
		(uint32_t)msg->binding.function.function << 16 |
		(uint32_t)msg->binding.function.device << 8 | msg->binding.function.bus;
	if ((binding_function_bus_word & UINT32_C(0xF8E000)) != 0) {
		const uint8_t binding_function_device = (uint8_t)(binding_function_bus_word >> 8);

		if (binding_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 25, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 26, 0);
	}

	if ((msg->binding.needs & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 28, 0);

	ipc_put_u16le(buf, binding_driver_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->binding.driver, binding_driver_length);
	ipc_bytes_clear(buf + 2 + binding_driver_length, 15 - (size_t)binding_driver_length);
	ipc_put_u16le(buf + 17, 0);
	buf[19] = 0;
	ipc_put_u32le(buf + 20, msg->binding.interface_class);
	ipc_put_u32le(buf + 24, binding_function_bus_word);
	ipc_put_u32le(buf + 28, msg->binding.needs);
	*len = IPC_DEVICED_SEED_BINDING_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_seed_binding_request_unpack(struct ipc_deviced_seed_binding_request *msg,
                                                 const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_SEED_BINDING_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t binding_driver_length = ipc_get_u16le(buf);
	if (binding_driver_length == 0 || binding_driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t binding_driver_fault = ipc_text_check((const char *)buf + 2,
	                                                     binding_driver_length);
	if (binding_driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, binding_driver_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + binding_driver_length,
	                        15 - (size_t)binding_driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->binding.driver = (const char *)buf + 2;
	msg->binding.driver_length = binding_driver_length;

	if ((ipc_get_u16le(buf + 17) | buf[19]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	const uint32_t binding_interface_class = ipc_get_u32le(buf + 20);
	if (binding_interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    binding_interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 20, 0);
	msg->binding.interface_class = binding_interface_class;

	const uint32_t binding_function_bus_word = ipc_get_u32le(buf + 24);
	if ((binding_function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t binding_function_device = (uint8_t)(binding_function_bus_word >> 8);
		const uint8_t binding_function_function =
			(uint8_t)(binding_function_bus_word >> 16);

		if (binding_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 25, 0);
		if (binding_function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 26, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 27, 0);
	}
	msg->binding.function.bus = (uint8_t)binding_function_bus_word;
	msg->binding.function.device = (uint8_t)(binding_function_bus_word >> 8);
	msg->binding.function.function = (uint8_t)(binding_function_bus_word >> 16);

	const uint32_t binding_needs = ipc_get_u32le(buf + 28);
	if ((binding_needs & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 28, 0);
	msg->binding.needs = binding_needs;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_seed_binding_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_SEED_BINDING_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t binding_driver_length = ipc_get_u16le(buf);
	if (binding_driver_length == 0 || binding_driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t binding_driver_fault = ipc_text_check((const char *)buf + 2,
	                                                     binding_driver_length);
	if (binding_driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, binding_driver_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + binding_driver_length,
	                        15 - (size_t)binding_driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	if ((ipc_get_u16le(buf + 17) | buf[19]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	const uint32_t binding_interface_class = ipc_get_u32le(buf + 20);
	if (binding_interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    binding_interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 20, 0);

	const uint32_t binding_function_bus_word = ipc_get_u32le(buf + 24);
	if ((binding_function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t binding_function_device = (uint8_t)(binding_function_bus_word >> 8);
		const uint8_t binding_function_function =
			(uint8_t)(binding_function_bus_word >> 16);

		if (binding_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 25, 0);
		if (binding_function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 26, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 27, 0);
	}

	const uint32_t binding_needs = ipc_get_u32le(buf + 28);
	if ((binding_needs & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 28, 0);

	return IPC_CLASS_OK;
}

void ipc_deviced_seed_binding_reply_init(struct ipc_deviced_seed_binding_reply *msg)
{
	msg->bindings = 0;
}

uint32_t ipc_deviced_seed_binding_reply_pack(const struct ipc_deviced_seed_binding_reply *msg,
                                             uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_SEED_BINDING_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->bindings == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->bindings);
	*len = IPC_DEVICED_SEED_BINDING_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_seed_binding_reply_unpack(struct ipc_deviced_seed_binding_reply *msg,
                                               const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_SEED_BINDING_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t bindings_word = ipc_get_u64le(buf);
	const uint32_t bindings = (uint32_t)bindings_word;
	if (bindings == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if ((bindings_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->bindings = bindings;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_seed_binding_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_SEED_BINDING_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t bindings_word = ipc_get_u64le(buf);
	const uint32_t bindings = (uint32_t)bindings_word;
	if (bindings == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if ((bindings_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_deviced_seed_binding_v2_request_init(struct ipc_deviced_seed_binding_v2_request *msg)
{
	msg->binding.driver = NULL;
	msg->binding.driver_length = 0;
	msg->binding.interface_class = IPC_INTERFACE_CLASS_BLOCK_PROVIDER;
	msg->binding.function.bus = 0;
	msg->binding.function.device = 0;
	msg->binding.function.function = 0;
	msg->binding.needs = 0;
	msg->memory.offset = 0;
	msg->memory.size = 0;
	msg->memory.device_cap_slot = 0;
	msg->memory.bar = 0;
}

uint32_t ipc_deviced_seed_binding_v2_request_pack(
	const struct ipc_deviced_seed_binding_v2_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_DEVICED_SEED_BINDING_V2_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t binding_driver_length = msg->binding.driver_length;
	if (binding_driver_length == 0 || binding_driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t binding_driver_fault = ipc_text_check(msg->binding.driver,
	                                                     binding_driver_length);
	if (binding_driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, binding_driver_fault, 0, 0);

	if (msg->binding.interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    msg->binding.interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 20, 0);

	const uint32_t binding_function_bus_word =
		(uint32_t)msg->binding.function.function << 16 |
		(uint32_t)msg->binding.function.device << 8 | msg->binding.function.bus;
	if ((binding_function_bus_word & UINT32_C(0xF8E000)) != 0) {
		const uint8_t binding_function_device = (uint8_t)(binding_function_bus_word >> 8);

		if (binding_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 25, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 26, 0);
	}

	if ((msg->binding.needs & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 28, 0);

	if (msg->memory.offset > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);
	if (msg->memory.offset % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 32, 0);

	if (msg->memory.size < 4096 || msg->memory.size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
	if (msg->memory.size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 40, 0);

	if (msg->memory.bar > 5)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 52, 0);

	/* Rule 1, in_user_space: The range ends where an address space can. */
	if (msg->memory.offset + msg->memory.size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 1);

	/*
	 * Rule 2, has_slot: A driver's slot 0 stays empty, so that 0 can mean none in its start
	 * body.
	 */
	if (msg->memory.device_cap_slot == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 48, 2);

	ipc_put_u16le(buf, binding_driver_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->binding.driver, binding_driver_length);
	ipc_bytes_clear(buf + 2 + binding_driver_length, 15 - (size_t)binding_driver_length);
	ipc_put_u16le(buf + 17, 0);
	buf[19] = 0;
	ipc_put_u32le(buf + 20, msg->binding.interface_class);
	ipc_put_u32le(buf + 24, binding_function_bus_word);
	ipc_put_u32le(buf + 28, msg->binding.needs);
	ipc_put_u64le(buf + 32, msg->memory.offset);
	ipc_put_u64le(buf + 40, msg->memory.size);
	ipc_put_u64le(buf + 48, (uint64_t)msg->memory.bar << 32 | msg->memory.device_cap_slot);
	*len = IPC_DEVICED_SEED_BINDING_V2_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_seed_binding_v2_request_unpack(
	struct ipc_deviced_seed_binding_v2_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_SEED_BINDING_V2_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t binding_driver_length = ipc_get_u16le(buf);
	if (binding_driver_length == 0 || binding_driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t binding_driver_fault = ipc_text_check((const char *)buf + 2,
	                                                     binding_driver_length);
	if (binding_driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, binding_driver_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + binding_driver_length,
	                        15 - (size_t)binding_driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->binding.driver = (const char *)buf + 2;
	msg->binding.driver_length = binding_driver_length;

	if ((ipc_get_u16le(buf + 17) | buf[19]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	const uint32_t binding_interface_class = ipc_get_u32le(buf + 20);
	if (binding_interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    binding_interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 20, 0);
	msg->binding.interface_class = binding_interface_class;

	const uint32_t binding_function_bus_word = ipc_get_u32le(buf + 24);
	if ((binding_function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t binding_function_device = (uint8_t)(binding_function_bus_word >> 8);
		const uint8_t binding_function_function =
			(uint8_t)(binding_function_bus_word >> 16);

		if (binding_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 25, 0);
		if (binding_function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 26, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 27, 0);
	}
	msg->binding.function.bus = (uint8_t)binding_function_bus_word;
	msg->binding.function.device = (uint8_t)(binding_function_bus_word >> 8);
	msg->binding.function.function = (uint8_t)(binding_function_bus_word >> 16);

	const uint32_t binding_needs = ipc_get_u32le(buf + 28);
	if ((binding_needs & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 28, 0);
	msg->binding.needs = binding_needs;

	const uint64_t memory_offset = ipc_get_u64le(buf + 32);
	if (memory_offset > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);
	if (memory_offset % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 32, 0);
	msg->memory.offset = memory_offset;

	const uint64_t memory_size = ipc_get_u64le(buf + 40);
	if (memory_size < 4096 || memory_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
	if (memory_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 40, 0);
	msg->memory.size = memory_size;

	const uint64_t memory_device_cap_slot_word = ipc_get_u64le(buf + 48);
	const uint32_t memory_device_cap_slot = (uint32_t)memory_device_cap_slot_word;
	if (memory_device_cap_slot_word >> 32 > 5) {
		const uint8_t memory_bar = (uint8_t)(memory_device_cap_slot_word >> 32);

		if (memory_bar > 5)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 52, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 53, 0);
	}
	msg->memory.device_cap_slot = memory_device_cap_slot;
	msg->memory.bar = (uint8_t)(memory_device_cap_slot_word >> 32);

	/* Rule 1, in_user_space: The range ends where an address space can. */
	if (memory_offset + memory_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 1);

	/*
	 * Rule 2, has_slot: A driver's slot 0 stays empty, so that 0 can mean none in its start
	 * body.
	 */
	if (memory_device_cap_slot == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 48, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_seed_binding_v2_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_SEED_BINDING_V2_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t binding_driver_length = ipc_get_u16le(buf);
	if (binding_driver_length == 0 || binding_driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t binding_driver_fault = ipc_text_check((const char *)buf + 2,
	                                                     binding_driver_length);
	if (binding_driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, binding_driver_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + binding_driver_length,
	                        15 - (size_t)binding_driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	if ((ipc_get_u16le(buf + 17) | buf[19]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	const uint32_t binding_interface_class = ipc_get_u32le(buf + 20);
	if (binding_interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    binding_interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 20, 0);

	const uint32_t binding_function_bus_word = ipc_get_u32le(buf + 24);
	if ((binding_function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t binding_function_device = (uint8_t)(binding_function_bus_word >> 8);
		const uint8_t binding_function_function =
			(uint8_t)(binding_function_bus_word >> 16);

		if (binding_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 25, 0);
		if (binding_function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 26, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 27, 0);
	}

	const uint32_t binding_needs = ipc_get_u32le(buf + 28);
	if ((binding_needs & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 28, 0);

	const uint64_t memory_offset = ipc_get_u64le(buf + 32);
	if (memory_offset > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);
	if (memory_offset % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 32, 0);

	const uint64_t memory_size = ipc_get_u64le(buf + 40);
	if (memory_size < 4096 || memory_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
	if (memory_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 40, 0);

	const uint64_t memory_device_cap_slot_word = ipc_get_u64le(buf + 48);
	const uint32_t memory_device_cap_slot = (uint32_t)memory_device_cap_slot_word;
	if (memory_device_cap_slot_word >> 32 > 5) {
		const uint8_t memory_bar = (uint8_t)(memory_device_cap_slot_word >> 32);

		if (memory_bar > 5)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 52, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 53, 0);
	}

	/* Rule 1, in_user_space: The range ends where an address space can. */
	if (memory_offset + memory_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 1);

	/*
	 * Rule 2, has_slot: A driver's slot 0 stays empty, so that 0 can mean none in its start
	 * body.
	 */
	if (memory_device_cap_slot == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 48, 2);

	return IPC_CLASS_OK;
}

void ipc_deviced_seed_binding_v2_reply_init(struct ipc_deviced_seed_binding_v2_reply *msg)
{
	msg->bindings = 0;
}

uint32_t ipc_deviced_seed_binding_v2_reply_pack(
	const struct ipc_deviced_seed_binding_v2_reply *msg, uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_SEED_BINDING_V2_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->bindings == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->bindings);
	*len = IPC_DEVICED_SEED_BINDING_V2_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_seed_binding_v2_reply_unpack(struct ipc_deviced_seed_binding_v2_reply *msg,
                                                  const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_SEED_BINDING_V2_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t bindings_word = ipc_get_u64le(buf);
	const uint32_t bindings = (uint32_t)bindings_word;
	if (bindings == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if ((bindings_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->bindings = bindings;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_seed_binding_v2_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_SEED_BINDING_V2_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t bindings_word = ipc_get_u64le(buf);
	const uint32_t bindings = (uint32_t)bindings_word;
	if (bindings == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if ((bindings_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_deviced_start_driver_request_init(struct ipc_deviced_start_driver_request *msg)
{
	msg->driver = NULL;
	msg->driver_length = 0;
	msg->process_id = 0;
	msg->entry_point = 0;
	msg->stack_top = 0;
}

uint32_t ipc_deviced_start_driver_request_pack(const struct ipc_deviced_start_driver_request *msg,
                                               uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_START_DRIVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t driver_length = msg->driver_length;
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t driver_fault = ipc_text_check(msg->driver, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	if (msg->entry_point > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);

	if (msg->stack_top < 16 || msg->stack_top > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
	if (msg->stack_top % 16 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 40, 0);

	ipc_put_u16le(buf, driver_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->driver, driver_length);
	ipc_bytes_clear(buf + 2 + driver_length, 15 - (size_t)driver_length);
	ipc_put_u32le(buf + 17, 0);
	ipc_put_u32le(buf + 20, 0);
	ipc_put_u64le(buf + 24, msg->process_id);
	ipc_put_u64le(buf + 32, msg->entry_point);
	ipc_put_u64le(buf + 40, msg->stack_top);
	*len = IPC_DEVICED_START_DRIVER_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_start_driver_request_unpack(struct ipc_deviced_start_driver_request *msg,
                                                 const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_START_DRIVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t driver_length = ipc_get_u16le(buf);
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t driver_fault = ipc_text_check((const char *)buf + 2, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + driver_length, 15 - (size_t)driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->driver = (const char *)buf + 2;
	msg->driver_length = driver_length;

	if ((ipc_get_u32le(buf + 17) | ipc_get_u32le(buf + 20)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	const uint64_t process_id = ipc_get_u64le(buf + 24);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);
	msg->process_id = process_id;

	const uint64_t entry_point = ipc_get_u64le(buf + 32);
	if (entry_point > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);
	msg->entry_point = entry_point;

	const uint64_t stack_top = ipc_get_u64le(buf + 40);
	if (stack_top < 16 || stack_top > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
	if (stack_top % 16 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 40, 0);
	msg->stack_top = stack_top;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_start_driver_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_START_DRIVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t driver_length = ipc_get_u16le(buf);
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t driver_fault = ipc_text_check((const char *)buf + 2, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + driver_length, 15 - (size_t)driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	if ((ipc_get_u32le(buf + 17) | ipc_get_u32le(buf + 20)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	const uint64_t process_id = ipc_get_u64le(buf + 24);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	const uint64_t entry_point = ipc_get_u64le(buf + 32);
	if (entry_point > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);

	const uint64_t stack_top = ipc_get_u64le(buf + 40);
	if (stack_top < 16 || stack_top > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
	if (stack_top % 16 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 40, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_start_driver_request_caps_pack(
	const struct ipc_deviced_start_driver_request_caps *caps, struct ipc_cap_table *table)
{
	if (!caps->process.present)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if ((~caps->process.rights & IPC_RIGHT_CONTROL) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	if (!caps->control.present)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 28, 0);
	if ((~caps->control.rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 32, 0);

	table->entries[0] = ipc_cap_to_send(&caps->process, IPC_CAP_TYPE_TCB, IPC_CAP_COPY);
	table->entries[1] = ipc_cap_to_send(&caps->control, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY);

	ipc_cap_table_cut(table, 2);

	return 0;
}

uint32_t ipc_deviced_start_driver_request_caps_unpack(
	struct ipc_deviced_start_driver_request_caps *caps, const struct ipc_cap_table *table)
{
	if (table->count != 2 || table->entries[table->count - 1].kind == 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	caps->process = ipc_cap_received(table, 0);
	if (table->entries[0].kind != IPC_CAP_TYPE_TCB)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if (table->entries[0].mode != IPC_CAP_COPY)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE, 14, 0);
	if ((~table->entries[0].rights & IPC_RIGHT_CONTROL) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	caps->control = ipc_cap_received(table, 1);
	if (table->entries[1].kind != IPC_CAP_TYPE_ENDPOINT)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 28, 0);
	if (table->entries[1].mode != IPC_CAP_COPY)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE, 30, 0);
	if ((~table->entries[1].rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 32, 0);

	return 0;
}

void ipc_deviced_start_driver_reply_init(struct ipc_deviced_start_driver_reply *msg)
{
	msg->device_mmio_base = 0;
	msg->device_mmio_size = 0;
	msg->started_at = 0;
}

uint32_t ipc_deviced_start_driver_reply_pack(const struct ipc_deviced_start_driver_reply *msg,
                                             uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_START_DRIVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->device_mmio_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 0, 0);

	if (msg->device_mmio_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if (msg->device_mmio_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);

	/* Rule 1, none_is_zero: Without memory there is no address. */
	if (msg->device_mmio_size == 0 && msg->device_mmio_base != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, msg->device_mmio_base);
	ipc_put_u64le(buf + 8, msg->device_mmio_size);
	ipc_put_u64le(buf + 16, msg->started_at);
	*len = IPC_DEVICED_START_DRIVER_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_start_driver_reply_unpack(struct ipc_deviced_start_driver_reply *msg,
                                               const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_START_DRIVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t device_mmio_base = ipc_get_u64le(buf);
	if (device_mmio_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 0, 0);
	msg->device_mmio_base = device_mmio_base;

	const uint64_t device_mmio_size = ipc_get_u64le(buf + 8);
	if (device_mmio_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if (device_mmio_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);
	msg->device_mmio_size = device_mmio_size;

	msg->started_at = ipc_get_u64le(buf + 16);

	/* Rule 1, none_is_zero: Without memory there is no address. */
	if (device_mmio_size == 0 && device_mmio_base != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_start_driver_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_START_DRIVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t device_mmio_base = ipc_get_u64le(buf);
	if (device_mmio_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 0, 0);

	const uint64_t device_mmio_size = ipc_get_u64le(buf + 8);
	if (device_mmio_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if (device_mmio_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);

	/* Rule 1, none_is_zero: Without memory there is no address. */
	if (device_mmio_size == 0 && device_mmio_base != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

void ipc_deviced_start_driver_failure_init(struct ipc_deviced_start_driver_failure *msg)
{
	msg->step = IPC_DEVICED_START_STEP_DERIVE_FRAME;
	msg->result = IPC_RESULT_OK;
}

uint32_t ipc_deviced_start_driver_failure_pack(const struct ipc_deviced_start_driver_failure *msg,
                                               uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_START_DRIVER_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	/* Rule 1, is_failure: A failure is no success. */
	if (msg->result == IPC_RESULT_OK)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	ipc_put_u64le(buf, (uint64_t)msg->result << 32 | msg->step);
	*len = IPC_DEVICED_START_DRIVER_FAILURE_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_start_driver_failure_unpack(struct ipc_deviced_start_driver_failure *msg,
                                                 const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_START_DRIVER_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t step_word = ipc_get_u64le(buf);
	const uint32_t result = (uint32_t)(step_word >> 32);
	msg->step = (uint32_t)step_word;
	msg->result = result;

	/* Rule 1, is_failure: A failure is no success. */
	if (result == IPC_RESULT_OK)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_start_driver_failure_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_START_DRIVER_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t result = ipc_get_u32le(buf + 4);

	/* Rule 1, is_failure: A failure is no success. */
	if (result == IPC_RESULT_OK)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	return IPC_CLASS_OK;
}

void ipc_deviced_stop_driver_request_init(struct ipc_deviced_stop_driver_request *msg)
{
	msg->driver = NULL;
	msg->driver_length = 0;
}

uint32_t ipc_deviced_stop_driver_request_pack(const struct ipc_deviced_stop_driver_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_STOP_DRIVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t driver_length = msg->driver_length;
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t driver_fault = ipc_text_check(msg->driver, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 0, 0);

	ipc_put_u16le(buf, driver_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->driver, driver_length);
	ipc_bytes_clear(buf + 2 + driver_length, 15 - (size_t)driver_length);
	ipc_put_u32le(buf + 17, 0);
	ipc_put_u32le(buf + 20, 0);
	*len = IPC_DEVICED_STOP_DRIVER_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_stop_driver_request_unpack(struct ipc_deviced_stop_driver_request *msg,
                                                const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_STOP_DRIVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t driver_length = ipc_get_u16le(buf);
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t driver_fault = ipc_text_check((const char *)buf + 2, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + driver_length, 15 - (size_t)driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->driver = (const char *)buf + 2;
	msg->driver_length = driver_length;

	if ((ipc_get_u32le(buf + 17) | ipc_get_u32le(buf + 20)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_stop_driver_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_STOP_DRIVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t driver_length = ipc_get_u16le(buf);
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t driver_fault = ipc_text_check((const char *)buf + 2, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + driver_length, 15 - (size_t)driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	if ((ipc_get_u32le(buf + 17) | ipc_get_u32le(buf + 20)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	return IPC_CLASS_OK;
}

void ipc_deviced_stop_driver_reply_init(struct ipc_deviced_stop_driver_reply *msg)
{
	msg->quiet = false;
}

uint32_t ipc_deviced_stop_driver_reply_pack(const struct ipc_deviced_stop_driver_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_STOP_DRIVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->quiet);
	*len = IPC_DEVICED_STOP_DRIVER_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_stop_driver_reply_unpack(struct ipc_deviced_stop_driver_reply *msg,
                                              const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_STOP_DRIVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t quiet_word = ipc_get_u64le(buf);
	if ((quiet_word & UINT64_C(0xFFFFFFFFFFFFFFFE)) != 0) {
		const uint8_t quiet = (uint8_t)quiet_word;

		if (quiet > 1)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_BOOL, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 1, 0);
	}
	msg->quiet = (uint8_t)quiet_word != 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_stop_driver_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_STOP_DRIVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t quiet_word = ipc_get_u64le(buf);
	if ((quiet_word & UINT64_C(0xFFFFFFFFFFFFFFFE)) != 0) {
		const uint8_t quiet = (uint8_t)quiet_word;

		if (quiet > 1)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_BOOL, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 1, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_deviced_read_driver_request_init(struct ipc_deviced_read_driver_request *msg)
{
	msg->driver = NULL;
	msg->driver_length = 0;
}

uint32_t ipc_deviced_read_driver_request_pack(const struct ipc_deviced_read_driver_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_READ_DRIVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t driver_length = msg->driver_length;
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t driver_fault = ipc_text_check(msg->driver, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 0, 0);

	ipc_put_u16le(buf, driver_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->driver, driver_length);
	ipc_bytes_clear(buf + 2 + driver_length, 15 - (size_t)driver_length);
	ipc_put_u32le(buf + 17, 0);
	ipc_put_u32le(buf + 20, 0);
	*len = IPC_DEVICED_READ_DRIVER_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_read_driver_request_unpack(struct ipc_deviced_read_driver_request *msg,
                                                const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_READ_DRIVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t driver_length = ipc_get_u16le(buf);
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t driver_fault = ipc_text_check((const char *)buf + 2, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + driver_length, 15 - (size_t)driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->driver = (const char *)buf + 2;
	msg->driver_length = driver_length;

	if ((ipc_get_u32le(buf + 17) | ipc_get_u32le(buf + 20)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_read_driver_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_READ_DRIVER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t driver_length = ipc_get_u16le(buf);
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t driver_fault = ipc_text_check((const char *)buf + 2, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + driver_length, 15 - (size_t)driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	if ((ipc_get_u32le(buf + 17) | ipc_get_u32le(buf + 20)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	return IPC_CLASS_OK;
}

void ipc_deviced_read_driver_reply_init(struct ipc_deviced_read_driver_reply *msg)
{
	msg->binding.driver = NULL;
	msg->binding.driver_length = 0;
	msg->binding.interface_class = IPC_INTERFACE_CLASS_BLOCK_PROVIDER;
	msg->binding.function.bus = 0;
	msg->binding.function.device = 0;
	msg->binding.function.function = 0;
	msg->binding.needs = 0;
	msg->driver_state = IPC_DEVICED_DRIVER_STATE_BOUND;
	msg->device_number = 0;
	msg->process_id = 0;
	msg->device_mmio_base = 0;
	msg->device_mmio_size = 0;
	msg->starts = 0;
	msg->provides = false;
}

uint32_t ipc_deviced_read_driver_reply_pack(const struct ipc_deviced_read_driver_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_READ_DRIVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t binding_driver_length = msg->binding.driver_length;
	if (binding_driver_length == 0 || binding_driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t binding_driver_fault = ipc_text_check(msg->binding.driver,
	                                                     binding_driver_length);
	if (binding_driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, binding_driver_fault, 0, 0);

	if (msg->binding.interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    msg->binding.interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 20, 0);

	const uint32_t binding_function_bus_word =
		(uint32_t)msg->binding.function.function << 16 |
		(uint32_t)msg->binding.function.device << 8 | msg->binding.function.bus;
	if ((binding_function_bus_word & UINT32_C(0xF8E000)) != 0) {
		const uint8_t binding_function_device = (uint8_t)(binding_function_bus_word >> 8);

		if (binding_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 25, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 26, 0);
	}

	if ((msg->binding.needs & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 28, 0);

	if (msg->device_mmio_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 48, 0);

	if (msg->device_mmio_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 56, 0);
	if (msg->device_mmio_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 56, 0);

	/* Rule 1, process_runs: What runs has a process, and nothing else has. */
	if ((msg->driver_state != IPC_DEVICED_DRIVER_STATE_RUNNING || msg->process_id == 0) &&
	    (msg->driver_state == IPC_DEVICED_DRIVER_STATE_RUNNING || msg->process_id != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 1);

	/* Rule 2, running_was_started: What runs was started. */
	if (msg->driver_state == IPC_DEVICED_DRIVER_STATE_RUNNING && msg->starts == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 2);

	/* Rule 3, provider_runs: Only what runs provides. */
	if (msg->provides && msg->driver_state != IPC_DEVICED_DRIVER_STATE_RUNNING)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 3);

	/*
	 * Rule 4, memory_of_running: Only what runs has memory, and without memory there is no
	 * address.
	 */
	if (msg->driver_state != IPC_DEVICED_DRIVER_STATE_RUNNING && msg->device_mmio_size != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 4);
	if (msg->device_mmio_size == 0 && msg->device_mmio_base != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 4);

	ipc_put_u16le(buf, binding_driver_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->binding.driver, binding_driver_length);
	ipc_bytes_clear(buf + 2 + binding_driver_length, 15 - (size_t)binding_driver_length);
	ipc_put_u16le(buf + 17, 0);
	buf[19] = 0;
	ipc_put_u32le(buf + 20, msg->binding.interface_class);
	ipc_put_u32le(buf + 24, binding_function_bus_word);
	ipc_put_u32le(buf + 28, msg->binding.needs);
	ipc_put_u64le(buf + 32, (uint64_t)msg->device_number << 32 | msg->driver_state);
	ipc_put_u64le(buf + 40, msg->process_id);
	ipc_put_u64le(buf + 48, msg->device_mmio_base);
	ipc_put_u64le(buf + 56, msg->device_mmio_size);
	ipc_put_u64le(buf + 64, (uint64_t)msg->provides << 32 | msg->starts);
	*len = IPC_DEVICED_READ_DRIVER_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_read_driver_reply_unpack(struct ipc_deviced_read_driver_reply *msg,
                                              const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_READ_DRIVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t binding_driver_length = ipc_get_u16le(buf);
	if (binding_driver_length == 0 || binding_driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t binding_driver_fault = ipc_text_check((const char *)buf + 2,
	                                                     binding_driver_length);
	if (binding_driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, binding_driver_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + binding_driver_length,
	                        15 - (size_t)binding_driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->binding.driver = (const char *)buf + 2;
	msg->binding.driver_length = binding_driver_length;

	if ((ipc_get_u16le(buf + 17) | buf[19]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	const uint32_t binding_interface_class = ipc_get_u32le(buf + 20);
	if (binding_interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    binding_interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 20, 0);
	msg->binding.interface_class = binding_interface_class;

	const uint32_t binding_function_bus_word = ipc_get_u32le(buf + 24);
	if ((binding_function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t binding_function_device = (uint8_t)(binding_function_bus_word >> 8);
		const uint8_t binding_function_function =
			(uint8_t)(binding_function_bus_word >> 16);

		if (binding_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 25, 0);
		if (binding_function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 26, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 27, 0);
	}
	msg->binding.function.bus = (uint8_t)binding_function_bus_word;
	msg->binding.function.device = (uint8_t)(binding_function_bus_word >> 8);
	msg->binding.function.function = (uint8_t)(binding_function_bus_word >> 16);

	const uint32_t binding_needs = ipc_get_u32le(buf + 28);
	if ((binding_needs & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 28, 0);
	msg->binding.needs = binding_needs;

	const uint64_t driver_state_word = ipc_get_u64le(buf + 32);
	const uint32_t driver_state = (uint32_t)driver_state_word;
	msg->driver_state = driver_state;
	msg->device_number = (uint32_t)(driver_state_word >> 32);

	const uint64_t process_id = ipc_get_u64le(buf + 40);
	msg->process_id = process_id;

	const uint64_t device_mmio_base = ipc_get_u64le(buf + 48);
	if (device_mmio_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 48, 0);
	msg->device_mmio_base = device_mmio_base;

	const uint64_t device_mmio_size = ipc_get_u64le(buf + 56);
	if (device_mmio_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 56, 0);
	if (device_mmio_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 56, 0);
	msg->device_mmio_size = device_mmio_size;

	const uint64_t starts_word = ipc_get_u64le(buf + 64);
	const uint32_t starts = (uint32_t)starts_word;
	const uint8_t provides = (uint8_t)(starts_word >> 32);
	if ((starts_word & UINT64_C(0xFFFFFFFE00000000)) != 0) {
		if (provides > 1)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_BOOL, 68, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 69, 0);
	}
	msg->starts = starts;
	msg->provides = provides != 0;

	/* Rule 1, process_runs: What runs has a process, and nothing else has. */
	if ((driver_state != IPC_DEVICED_DRIVER_STATE_RUNNING || process_id == 0) &&
	    (driver_state == IPC_DEVICED_DRIVER_STATE_RUNNING || process_id != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 1);

	/* Rule 2, running_was_started: What runs was started. */
	if (driver_state == IPC_DEVICED_DRIVER_STATE_RUNNING && starts == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 2);

	/* Rule 3, provider_runs: Only what runs provides. */
	if (provides && driver_state != IPC_DEVICED_DRIVER_STATE_RUNNING)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 3);

	/*
	 * Rule 4, memory_of_running: Only what runs has memory, and without memory there is no
	 * address.
	 */
	if (driver_state != IPC_DEVICED_DRIVER_STATE_RUNNING && device_mmio_size != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 4);
	if (device_mmio_size == 0 && device_mmio_base != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 4);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_read_driver_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_READ_DRIVER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t binding_driver_length = ipc_get_u16le(buf);
	if (binding_driver_length == 0 || binding_driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t binding_driver_fault = ipc_text_check((const char *)buf + 2,
	                                                     binding_driver_length);
	if (binding_driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, binding_driver_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + binding_driver_length,
	                        15 - (size_t)binding_driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	if ((ipc_get_u16le(buf + 17) | buf[19]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	const uint32_t binding_interface_class = ipc_get_u32le(buf + 20);
	if (binding_interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    binding_interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 20, 0);

	const uint32_t binding_function_bus_word = ipc_get_u32le(buf + 24);
	if ((binding_function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t binding_function_device = (uint8_t)(binding_function_bus_word >> 8);
		const uint8_t binding_function_function =
			(uint8_t)(binding_function_bus_word >> 16);

		if (binding_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 25, 0);
		if (binding_function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 26, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 27, 0);
	}

	const uint32_t binding_needs = ipc_get_u32le(buf + 28);
	if ((binding_needs & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 28, 0);

	const uint32_t driver_state = ipc_get_u32le(buf + 32);
	const uint64_t process_id = ipc_get_u64le(buf + 40);

	const uint64_t device_mmio_base = ipc_get_u64le(buf + 48);
	if (device_mmio_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 48, 0);

	const uint64_t device_mmio_size = ipc_get_u64le(buf + 56);
	if (device_mmio_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 56, 0);
	if (device_mmio_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 56, 0);

	const uint64_t starts_word = ipc_get_u64le(buf + 64);
	const uint32_t starts = (uint32_t)starts_word;
	const uint8_t provides = (uint8_t)(starts_word >> 32);
	if ((starts_word & UINT64_C(0xFFFFFFFE00000000)) != 0) {
		if (provides > 1)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_BOOL, 68, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 69, 0);
	}

	/* Rule 1, process_runs: What runs has a process, and nothing else has. */
	if ((driver_state != IPC_DEVICED_DRIVER_STATE_RUNNING || process_id == 0) &&
	    (driver_state == IPC_DEVICED_DRIVER_STATE_RUNNING || process_id != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 1);

	/* Rule 2, running_was_started: What runs was started. */
	if (driver_state == IPC_DEVICED_DRIVER_STATE_RUNNING && starts == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 2);

	/* Rule 3, provider_runs: Only what runs provides. */
	if (provides && driver_state != IPC_DEVICED_DRIVER_STATE_RUNNING)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 3);

	/*
	 * Rule 4, memory_of_running: Only what runs has memory, and without memory there is no
	 * address.
	 */
	if (driver_state != IPC_DEVICED_DRIVER_STATE_RUNNING && device_mmio_size != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 4);
	if (device_mmio_size == 0 && device_mmio_base != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 4);

	return IPC_CLASS_OK;
}

void ipc_deviced_seal_request_init(struct ipc_deviced_seal_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_deviced_seal_request_pack(const struct ipc_deviced_seal_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_DEVICED_SEAL_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_seal_request_unpack(struct ipc_deviced_seal_request *msg, const uint8_t *buf,
                                         size_t len)
{
	(void)buf;

	if (len != IPC_DEVICED_SEAL_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_seal_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_DEVICED_SEAL_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_deviced_seal_reply_init(struct ipc_deviced_seal_reply *msg)
{
	msg->bindings = 0;
}

uint32_t ipc_deviced_seal_reply_pack(const struct ipc_deviced_seal_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_SEAL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->bindings);
	*len = IPC_DEVICED_SEAL_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_seal_reply_unpack(struct ipc_deviced_seal_reply *msg, const uint8_t *buf,
                                       size_t len)
{
	if (len != IPC_DEVICED_SEAL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t bindings_word = ipc_get_u64le(buf);
	if ((bindings_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->bindings = (uint32_t)bindings_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_seal_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_SEAL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_deviced_register_hal_request_init(struct ipc_deviced_register_hal_request *msg)
{
	msg->kind = IPC_DEVICED_HAL_KIND_INTERRUPTS;
}

uint32_t ipc_deviced_register_hal_request_pack(const struct ipc_deviced_register_hal_request *msg,
                                               uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_REGISTER_HAL_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->kind != IPC_DEVICED_HAL_KIND_INTERRUPTS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	ipc_put_u64le(buf, msg->kind);
	*len = IPC_DEVICED_REGISTER_HAL_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_register_hal_request_unpack(struct ipc_deviced_register_hal_request *msg,
                                                 const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REGISTER_HAL_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t kind_word = ipc_get_u64le(buf);
	if (kind_word != IPC_DEVICED_HAL_KIND_INTERRUPTS) {
		const uint32_t kind = (uint32_t)kind_word;

		if (kind != IPC_DEVICED_HAL_KIND_INTERRUPTS)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}
	msg->kind = (uint32_t)kind_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_register_hal_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REGISTER_HAL_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t kind_word = ipc_get_u64le(buf);
	if (kind_word != IPC_DEVICED_HAL_KIND_INTERRUPTS) {
		const uint32_t kind = (uint32_t)kind_word;

		if (kind != IPC_DEVICED_HAL_KIND_INTERRUPTS)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_register_hal_request_caps_pack(
	const struct ipc_deviced_register_hal_request_caps *caps, struct ipc_cap_table *table)
{
	if (!caps->endpoint.present)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if ((~caps->endpoint.rights & (IPC_RIGHT_SEND | IPC_RIGHT_GRANT)) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	table->entries[0] = ipc_cap_to_send(&caps->endpoint, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY);
	ipc_cap_table_cut(table, 1);

	return 0;
}

uint32_t ipc_deviced_register_hal_request_caps_unpack(
	struct ipc_deviced_register_hal_request_caps *caps, const struct ipc_cap_table *table)
{
	if (table->count != 1 || table->entries[table->count - 1].kind == 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	caps->endpoint = ipc_cap_received(table, 0);
	if (table->entries[0].kind != IPC_CAP_TYPE_ENDPOINT)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if (table->entries[0].mode != IPC_CAP_COPY)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE, 14, 0);
	if ((~table->entries[0].rights & (IPC_RIGHT_SEND | IPC_RIGHT_GRANT)) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	return 0;
}

void ipc_deviced_register_hal_reply_init(struct ipc_deviced_register_hal_reply *msg)
{
	msg->bindings = 0;
}

uint32_t ipc_deviced_register_hal_reply_pack(const struct ipc_deviced_register_hal_reply *msg,
                                             uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_REGISTER_HAL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->bindings);
	*len = IPC_DEVICED_REGISTER_HAL_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_register_hal_reply_unpack(struct ipc_deviced_register_hal_reply *msg,
                                               const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REGISTER_HAL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t bindings_word = ipc_get_u64le(buf);
	if ((bindings_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->bindings = (uint32_t)bindings_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_register_hal_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REGISTER_HAL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_deviced_register_provider_request_init(struct ipc_deviced_register_provider_request *msg)
{
	msg->driver = NULL;
	msg->driver_length = 0;
	msg->interface_class = IPC_INTERFACE_CLASS_BLOCK_PROVIDER;
}

uint32_t ipc_deviced_register_provider_request_pack(
	const struct ipc_deviced_register_provider_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_DEVICED_REGISTER_PROVIDER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t driver_length = msg->driver_length;
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t driver_fault = ipc_text_check(msg->driver, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 0, 0);

	if (msg->interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    msg->interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 20, 0);

	ipc_put_u16le(buf, driver_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->driver, driver_length);
	ipc_bytes_clear(buf + 2 + driver_length, 15 - (size_t)driver_length);
	ipc_put_u16le(buf + 17, 0);
	buf[19] = 0;
	ipc_put_u32le(buf + 20, msg->interface_class);
	*len = IPC_DEVICED_REGISTER_PROVIDER_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_register_provider_request_unpack(
	struct ipc_deviced_register_provider_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REGISTER_PROVIDER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t driver_length = ipc_get_u16le(buf);
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t driver_fault = ipc_text_check((const char *)buf + 2, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + driver_length, 15 - (size_t)driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->driver = (const char *)buf + 2;
	msg->driver_length = driver_length;

	if ((ipc_get_u16le(buf + 17) | buf[19]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	const uint32_t interface_class = ipc_get_u32le(buf + 20);
	if (interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 20, 0);
	msg->interface_class = interface_class;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_register_provider_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REGISTER_PROVIDER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t driver_length = ipc_get_u16le(buf);
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t driver_fault = ipc_text_check((const char *)buf + 2, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + driver_length, 15 - (size_t)driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	if ((ipc_get_u16le(buf + 17) | buf[19]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	const uint32_t interface_class = ipc_get_u32le(buf + 20);
	if (interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 20, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_register_provider_request_caps_pack(
	const struct ipc_deviced_register_provider_request_caps *caps, struct ipc_cap_table *table)
{
	if (!caps->endpoint.present)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if ((~caps->endpoint.rights & (IPC_RIGHT_SEND | IPC_RIGHT_GRANT)) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	table->entries[0] = ipc_cap_to_send(&caps->endpoint, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY);
	ipc_cap_table_cut(table, 1);

	return 0;
}

uint32_t ipc_deviced_register_provider_request_caps_unpack(
	struct ipc_deviced_register_provider_request_caps *caps, const struct ipc_cap_table *table)
{
	if (table->count != 1 || table->entries[table->count - 1].kind == 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	caps->endpoint = ipc_cap_received(table, 0);
	if (table->entries[0].kind != IPC_CAP_TYPE_ENDPOINT)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if (table->entries[0].mode != IPC_CAP_COPY)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE, 14, 0);
	if ((~table->entries[0].rights & (IPC_RIGHT_SEND | IPC_RIGHT_GRANT)) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	return 0;
}

void ipc_deviced_register_provider_reply_init(struct ipc_deviced_register_provider_reply *msg)
{
	msg->device_number = 0;
}

uint32_t ipc_deviced_register_provider_reply_pack(
	const struct ipc_deviced_register_provider_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_DEVICED_REGISTER_PROVIDER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->device_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->device_number);
	*len = IPC_DEVICED_REGISTER_PROVIDER_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_register_provider_reply_unpack(
	struct ipc_deviced_register_provider_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REGISTER_PROVIDER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t device_number_word = ipc_get_u64le(buf);
	const uint32_t device_number = (uint32_t)device_number_word;
	if (device_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if ((device_number_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->device_number = device_number;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_register_provider_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REGISTER_PROVIDER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t device_number_word = ipc_get_u64le(buf);
	const uint32_t device_number = (uint32_t)device_number_word;
	if (device_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if ((device_number_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_deviced_resolve_provider_request_init(struct ipc_deviced_resolve_provider_request *msg)
{
	msg->interface_class = IPC_INTERFACE_CLASS_BLOCK_PROVIDER;
	msg->instance = 0;
}

uint32_t ipc_deviced_resolve_provider_request_pack(
	const struct ipc_deviced_resolve_provider_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_DEVICED_RESOLVE_PROVIDER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    msg->interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	ipc_put_u64le(buf, (uint64_t)msg->instance << 32 | msg->interface_class);
	*len = IPC_DEVICED_RESOLVE_PROVIDER_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_resolve_provider_request_unpack(
	struct ipc_deviced_resolve_provider_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_RESOLVE_PROVIDER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t interface_class_word = ipc_get_u64le(buf);
	const uint32_t interface_class = (uint32_t)interface_class_word;
	if (interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
	msg->interface_class = interface_class;
	msg->instance = (uint32_t)(interface_class_word >> 32);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_resolve_provider_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_RESOLVE_PROVIDER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t interface_class = ipc_get_u32le(buf);
	if (interface_class < IPC_INTERFACE_CLASS_BLOCK_PROVIDER ||
	    interface_class > IPC_INTERFACE_CLASS_INPUT_MOUSE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_deviced_resolve_provider_reply_init(struct ipc_deviced_resolve_provider_reply *msg)
{
	msg->device_number = 0;
	msg->function.bus = 0;
	msg->function.device = 0;
	msg->function.function = 0;
	msg->driver = NULL;
	msg->driver_length = 0;
}

uint32_t ipc_deviced_resolve_provider_reply_pack(
	const struct ipc_deviced_resolve_provider_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_DEVICED_RESOLVE_PROVIDER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->device_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint32_t function_bus_word =
		(uint32_t)msg->function.function << 16 | (uint32_t)msg->function.device << 8 |
		msg->function.bus;
	if ((function_bus_word & UINT32_C(0xF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 5, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 6, 0);
	}

	const uint16_t driver_length = msg->driver_length;
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t driver_fault = ipc_text_check(msg->driver, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 8, 0);

	ipc_put_u32le(buf, msg->device_number);
	ipc_put_u32le(buf + 4, function_bus_word);
	ipc_put_u16le(buf + 8, driver_length);
	ipc_bytes_copy(buf + 10, (const uint8_t *)msg->driver, driver_length);
	ipc_bytes_clear(buf + 10 + driver_length, 15 - (size_t)driver_length);
	ipc_put_u32le(buf + 25, 0);
	ipc_put_u32le(buf + 28, 0);
	*len = IPC_DEVICED_RESOLVE_PROVIDER_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_resolve_provider_reply_unpack(struct ipc_deviced_resolve_provider_reply *msg,
                                                   const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_RESOLVE_PROVIDER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t device_number = ipc_get_u32le(buf);
	if (device_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->device_number = device_number;

	const uint32_t function_bus_word = ipc_get_u32le(buf + 4);
	if ((function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);
		const uint8_t function_function = (uint8_t)(function_bus_word >> 16);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 5, 0);
		if (function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 6, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 7, 0);
	}
	msg->function.bus = (uint8_t)function_bus_word;
	msg->function.device = (uint8_t)(function_bus_word >> 8);
	msg->function.function = (uint8_t)(function_bus_word >> 16);

	const uint16_t driver_length = ipc_get_u16le(buf + 8);
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t driver_fault = ipc_text_check((const char *)buf + 10, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 8, 0);
	if (!ipc_bytes_are_zero(buf + 10 + driver_length, 15 - (size_t)driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);
	msg->driver = (const char *)buf + 10;
	msg->driver_length = driver_length;

	if ((ipc_get_u32le(buf + 25) | ipc_get_u32le(buf + 28)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 25, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_resolve_provider_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_RESOLVE_PROVIDER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t device_number = ipc_get_u32le(buf);
	if (device_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint32_t function_bus_word = ipc_get_u32le(buf + 4);
	if ((function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);
		const uint8_t function_function = (uint8_t)(function_bus_word >> 16);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 5, 0);
		if (function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 6, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 7, 0);
	}

	const uint16_t driver_length = ipc_get_u16le(buf + 8);
	if (driver_length == 0 || driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t driver_fault = ipc_text_check((const char *)buf + 10, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 8, 0);
	if (!ipc_bytes_are_zero(buf + 10 + driver_length, 15 - (size_t)driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);

	if ((ipc_get_u32le(buf + 25) | ipc_get_u32le(buf + 28)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 25, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_resolve_provider_reply_caps_pack(
	const struct ipc_deviced_resolve_provider_reply_caps *caps, struct ipc_cap_table *table)
{
	if (!caps->endpoint.present)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if ((~caps->endpoint.rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	table->entries[0] = ipc_cap_to_send(&caps->endpoint, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY);
	ipc_cap_table_cut(table, 1);

	return 0;
}

uint32_t ipc_deviced_resolve_provider_reply_caps_unpack(
	struct ipc_deviced_resolve_provider_reply_caps *caps, const struct ipc_cap_table *table)
{
	if (table->count != 1 || table->entries[table->count - 1].kind == 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	caps->endpoint = ipc_cap_received(table, 0);
	if (table->entries[0].kind != IPC_CAP_TYPE_ENDPOINT)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if (table->entries[0].mode != IPC_CAP_COPY)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE, 14, 0);
	if ((~table->entries[0].rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	return 0;
}

void ipc_deviced_report_device_request_init(struct ipc_deviced_report_device_request *msg)
{
	msg->device.function.bus = 0;
	msg->device.function.device = 0;
	msg->device.function.function = 0;
	msg->device.vendor_id = 0;
	msg->device.device_id = 0;
	msg->device.class_code = 0;
}

uint32_t ipc_deviced_report_device_request_pack(
	const struct ipc_deviced_report_device_request *msg, uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_REPORT_DEVICE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t device_function_bus_word =
		(uint32_t)msg->device.function.function << 16 |
		(uint32_t)msg->device.function.device << 8 | msg->device.function.bus;
	if ((device_function_bus_word & UINT32_C(0xF8E000)) != 0) {
		const uint8_t device_function_device = (uint8_t)(device_function_bus_word >> 8);

		if (device_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 1, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 2, 0);
	}

	if (msg->device.class_code > 0xFFFFFF)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	/* Rule 1, present: All ones is what an empty place reads as, so it is no vendor. */
	if (msg->device.vendor_id == 65535)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	ipc_put_u32le(buf, device_function_bus_word);
	ipc_put_u32le(buf + 4, (uint32_t)msg->device.device_id << 16 | msg->device.vendor_id);
	ipc_put_u32le(buf + 8, msg->device.class_code);
	ipc_put_u32le(buf + 12, 0);
	*len = IPC_DEVICED_REPORT_DEVICE_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_report_device_request_unpack(struct ipc_deviced_report_device_request *msg,
                                                  const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REPORT_DEVICE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t device_function_bus_word = ipc_get_u32le(buf);
	if ((device_function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t device_function_device = (uint8_t)(device_function_bus_word >> 8);
		const uint8_t device_function_function = (uint8_t)(device_function_bus_word >> 16);

		if (device_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 1, 0);
		if (device_function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 2, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 3, 0);
	}
	msg->device.function.bus = (uint8_t)device_function_bus_word;
	msg->device.function.device = (uint8_t)(device_function_bus_word >> 8);
	msg->device.function.function = (uint8_t)(device_function_bus_word >> 16);

	const uint32_t device_vendor_id_word = ipc_get_u32le(buf + 4);
	const uint16_t device_vendor_id = (uint16_t)device_vendor_id_word;
	msg->device.vendor_id = device_vendor_id;
	msg->device.device_id = (uint16_t)(device_vendor_id_word >> 16);

	const uint32_t device_class_code = ipc_get_u32le(buf + 8);
	if (device_class_code > 0xFFFFFF)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->device.class_code = device_class_code;

	/* Rule 1, present: All ones is what an empty place reads as, so it is no vendor. */
	if (device_vendor_id == 65535)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	if (ipc_get_u32le(buf + 12) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_report_device_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REPORT_DEVICE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t device_function_bus_word = ipc_get_u32le(buf);
	if ((device_function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t device_function_device = (uint8_t)(device_function_bus_word >> 8);
		const uint8_t device_function_function = (uint8_t)(device_function_bus_word >> 16);

		if (device_function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 1, 0);
		if (device_function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 2, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 3, 0);
	}

	const uint16_t device_vendor_id = ipc_get_u16le(buf + 4);

	const uint32_t device_class_code = ipc_get_u32le(buf + 8);
	if (device_class_code > 0xFFFFFF)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	/* Rule 1, present: All ones is what an empty place reads as, so it is no vendor. */
	if (device_vendor_id == 65535)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	if (ipc_get_u32le(buf + 12) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);

	return IPC_CLASS_OK;
}

void ipc_deviced_report_device_reply_init(struct ipc_deviced_report_device_reply *msg)
{
	msg->device_number = 0;
	msg->driver = NULL;
	msg->driver_length = 0;
}

uint32_t ipc_deviced_report_device_reply_pack(const struct ipc_deviced_report_device_reply *msg,
                                              uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_REPORT_DEVICE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->device_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint16_t driver_length = msg->driver_length;
	if (driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t driver_fault = ipc_text_check(msg->driver, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 4, 0);

	ipc_put_u32le(buf, msg->device_number);
	ipc_put_u16le(buf + 4, driver_length);
	ipc_bytes_copy(buf + 6, (const uint8_t *)msg->driver, driver_length);
	ipc_bytes_clear(buf + 6 + driver_length, 15 - (size_t)driver_length);
	ipc_put_u16le(buf + 21, 0);
	buf[23] = 0;
	*len = IPC_DEVICED_REPORT_DEVICE_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_report_device_reply_unpack(struct ipc_deviced_report_device_reply *msg,
                                                const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REPORT_DEVICE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t device_number = ipc_get_u32le(buf);
	if (device_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->device_number = device_number;

	const uint16_t driver_length = ipc_get_u16le(buf + 4);
	if (driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t driver_fault = ipc_text_check((const char *)buf + 6, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 4, 0);
	if (!ipc_bytes_are_zero(buf + 6 + driver_length, 15 - (size_t)driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 4, 0);
	msg->driver = (const char *)buf + 6;
	msg->driver_length = driver_length;

	if ((ipc_get_u16le(buf + 21) | buf[23]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 21, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_report_device_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REPORT_DEVICE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t device_number = ipc_get_u32le(buf);
	if (device_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint16_t driver_length = ipc_get_u16le(buf + 4);
	if (driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t driver_fault = ipc_text_check((const char *)buf + 6, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 4, 0);
	if (!ipc_bytes_are_zero(buf + 6 + driver_length, 15 - (size_t)driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 4, 0);

	if ((ipc_get_u16le(buf + 21) | buf[23]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 21, 0);

	return IPC_CLASS_OK;
}

void ipc_deviced_report_hotplug_request_init(struct ipc_deviced_report_hotplug_request *msg)
{
	msg->sequence = 0;
	msg->kind = IPC_HOTPLUG_EVENT_KIND_INSERTED;
	msg->function.bus = 0;
	msg->function.device = 0;
	msg->function.function = 0;
	msg->vendor_id = 0;
	msg->device_id = 0;
}

uint32_t ipc_deviced_report_hotplug_request_pack(
	const struct ipc_deviced_report_hotplug_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_DEVICED_REPORT_HOTPLUG_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->sequence == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint32_t function_bus_word =
		(uint32_t)msg->function.function << 16 | (uint32_t)msg->function.device << 8 |
		msg->function.bus;
	if ((function_bus_word & UINT32_C(0xF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 13, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 14, 0);
	}

	/*
	 * Rule 1, known_kind: deviced acts on the kind, so it must know it; the type itself is open
	 * for those who pass it on.
	 */
	if (msg->kind != IPC_HOTPLUG_EVENT_KIND_INSERTED &&
	    msg->kind != IPC_HOTPLUG_EVENT_KIND_REMOVED)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/* Rule 2, present: All ones is what an empty place reads as, so it is no vendor. */
	if (msg->vendor_id == 65535)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	ipc_put_u64le(buf, msg->sequence);
	ipc_put_u32le(buf + 8, msg->kind);
	ipc_put_u32le(buf + 12, function_bus_word);
	ipc_put_u64le(buf + 16, (uint64_t)msg->device_id << 16 | msg->vendor_id);
	*len = IPC_DEVICED_REPORT_HOTPLUG_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_report_hotplug_request_unpack(struct ipc_deviced_report_hotplug_request *msg,
                                                   const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REPORT_HOTPLUG_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t sequence = ipc_get_u64le(buf);
	if (sequence == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->sequence = sequence;

	const uint32_t kind = ipc_get_u32le(buf + 8);
	msg->kind = kind;

	const uint32_t function_bus_word = ipc_get_u32le(buf + 12);
	if ((function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);
		const uint8_t function_function = (uint8_t)(function_bus_word >> 16);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 13, 0);
		if (function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 14, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 15, 0);
	}
	msg->function.bus = (uint8_t)function_bus_word;
	msg->function.device = (uint8_t)(function_bus_word >> 8);
	msg->function.function = (uint8_t)(function_bus_word >> 16);

	const uint64_t vendor_id_word = ipc_get_u64le(buf + 16);
	const uint16_t vendor_id = (uint16_t)vendor_id_word;
	if ((vendor_id_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	msg->vendor_id = vendor_id;
	msg->device_id = (uint16_t)(vendor_id_word >> 16);

	/*
	 * Rule 1, known_kind: deviced acts on the kind, so it must know it; the type itself is open
	 * for those who pass it on.
	 */
	if (kind != IPC_HOTPLUG_EVENT_KIND_INSERTED && kind != IPC_HOTPLUG_EVENT_KIND_REMOVED)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/* Rule 2, present: All ones is what an empty place reads as, so it is no vendor. */
	if (vendor_id == 65535)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_report_hotplug_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REPORT_HOTPLUG_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t sequence = ipc_get_u64le(buf);
	if (sequence == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint32_t kind = ipc_get_u32le(buf + 8);

	const uint32_t function_bus_word = ipc_get_u32le(buf + 12);
	if ((function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);
		const uint8_t function_function = (uint8_t)(function_bus_word >> 16);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 13, 0);
		if (function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 14, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 15, 0);
	}

	const uint64_t vendor_id_word = ipc_get_u64le(buf + 16);
	const uint16_t vendor_id = (uint16_t)vendor_id_word;
	if ((vendor_id_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);

	/*
	 * Rule 1, known_kind: deviced acts on the kind, so it must know it; the type itself is open
	 * for those who pass it on.
	 */
	if (kind != IPC_HOTPLUG_EVENT_KIND_INSERTED && kind != IPC_HOTPLUG_EVENT_KIND_REMOVED)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/* Rule 2, present: All ones is what an empty place reads as, so it is no vendor. */
	if (vendor_id == 65535)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	return IPC_CLASS_OK;
}

void ipc_deviced_report_hotplug_reply_init(struct ipc_deviced_report_hotplug_reply *msg)
{
	msg->device_number = 0;
	msg->driver = NULL;
	msg->driver_length = 0;
}

uint32_t ipc_deviced_report_hotplug_reply_pack(const struct ipc_deviced_report_hotplug_reply *msg,
                                               uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_DEVICED_REPORT_HOTPLUG_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t driver_length = msg->driver_length;
	if (driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t driver_fault = ipc_text_check(msg->driver, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 4, 0);

	ipc_put_u32le(buf, msg->device_number);
	ipc_put_u16le(buf + 4, driver_length);
	ipc_bytes_copy(buf + 6, (const uint8_t *)msg->driver, driver_length);
	ipc_bytes_clear(buf + 6 + driver_length, 15 - (size_t)driver_length);
	ipc_put_u16le(buf + 21, 0);
	buf[23] = 0;
	*len = IPC_DEVICED_REPORT_HOTPLUG_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_report_hotplug_reply_unpack(struct ipc_deviced_report_hotplug_reply *msg,
                                                 const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REPORT_HOTPLUG_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->device_number = ipc_get_u32le(buf);

	const uint16_t driver_length = ipc_get_u16le(buf + 4);
	if (driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t driver_fault = ipc_text_check((const char *)buf + 6, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 4, 0);
	if (!ipc_bytes_are_zero(buf + 6 + driver_length, 15 - (size_t)driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 4, 0);
	msg->driver = (const char *)buf + 6;
	msg->driver_length = driver_length;

	if ((ipc_get_u16le(buf + 21) | buf[23]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 21, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_deviced_report_hotplug_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_DEVICED_REPORT_HOTPLUG_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t driver_length = ipc_get_u16le(buf + 4);
	if (driver_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t driver_fault = ipc_text_check((const char *)buf + 6, driver_length);
	if (driver_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, driver_fault, 4, 0);
	if (!ipc_bytes_are_zero(buf + 6 + driver_length, 15 - (size_t)driver_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 4, 0);

	if ((ipc_get_u16le(buf + 21) | buf[23]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 21, 0);

	return IPC_CLASS_OK;
}
