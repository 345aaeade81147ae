/* SPDX-License-Identifier: ISC */
/*
 * Generated from kernel_control.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen".
 */
#include "ipc/kernel_control/kernel_control.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"
#include "ipc/text.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_KERNEL_CONTROL_READ_MONOTONIC_CLOCK_REQUEST_SIZE == 0,
               "struct ipc_kernel_control_read_monotonic_clock_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_READ_MONOTONIC_CLOCK_REPLY_SIZE == 16,
               "struct ipc_kernel_control_read_monotonic_clock_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_IOPORT_READ8_REQUEST_SIZE == 8,
               "struct ipc_kernel_control_ioport_read8_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_IOPORT_READ8_REPLY_SIZE == 8,
               "struct ipc_kernel_control_ioport_read8_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_IOPORT_WRITE8_REQUEST_SIZE == 8,
               "struct ipc_kernel_control_ioport_write8_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_IOPORT_WRITE8_REPLY_SIZE == 0,
               "struct ipc_kernel_control_ioport_write8_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_KILL_PROCESS_REQUEST_SIZE == 8,
               "struct ipc_kernel_control_kill_process_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_KILL_PROCESS_REPLY_SIZE == 8,
               "struct ipc_kernel_control_kill_process_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_QUERY_CAP_REQUEST_SIZE == 8,
               "struct ipc_kernel_control_query_cap_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_QUERY_CAP_REPLY_SIZE == 16,
               "struct ipc_kernel_control_query_cap_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_CREATE_ENDPOINT_REQUEST_SIZE == 16,
               "struct ipc_kernel_control_create_endpoint_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_CREATE_ENDPOINT_REPLY_SIZE == 0,
               "struct ipc_kernel_control_create_endpoint_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_CAP_COPY_ATTENUATED_REQUEST_SIZE == 16,
               "struct ipc_kernel_control_cap_copy_attenuated_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_CAP_COPY_ATTENUATED_REPLY_SIZE == 0,
               "struct ipc_kernel_control_cap_copy_attenuated_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_REQUEST_SIZE_MIN == 40,
               "struct ipc_kernel_control_create_staged_process_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_REQUEST_SIZE_MAX == 784,
               "struct ipc_kernel_control_create_staged_process_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_REPLY_SIZE == 8,
               "struct ipc_kernel_control_create_staged_process_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_DERIVE_INSTALL_GRANT_REQUEST_SIZE == 16,
               "struct ipc_kernel_control_derive_install_grant_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_DERIVE_INSTALL_GRANT_REPLY_SIZE == 0,
               "struct ipc_kernel_control_derive_install_grant_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_REQUEST_SIZE == 16,
               "struct ipc_kernel_control_install_with_grant_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_REPLY_SIZE == 8,
               "struct ipc_kernel_control_install_with_grant_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_ABORT_STAGED_PROCESS_REQUEST_SIZE == 8,
               "struct ipc_kernel_control_abort_staged_process_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_ABORT_STAGED_PROCESS_REPLY_SIZE == 16,
               "struct ipc_kernel_control_abort_staged_process_reply: header and codec differ");
_Static_assert(
	IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REQUEST_SIZE == 40,
	"struct ipc_kernel_control_derive_pci_bar_device_frame_request: header and codec differ");
_Static_assert(
	IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REPLY_SIZE == 16,
	"struct ipc_kernel_control_derive_pci_bar_device_frame_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_WRITE_PROCESS_MEMORY_REQUEST_SIZE_MIN == 17,
               "struct ipc_kernel_control_write_process_memory_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_WRITE_PROCESS_MEMORY_REQUEST_SIZE_MAX == 2064,
               "struct ipc_kernel_control_write_process_memory_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_WRITE_PROCESS_MEMORY_REPLY_SIZE == 0,
               "struct ipc_kernel_control_write_process_memory_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_START_PROCESS_REQUEST_SIZE == 2080,
               "struct ipc_kernel_control_start_process_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_START_PROCESS_REPLY_SIZE == 8,
               "struct ipc_kernel_control_start_process_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_REQUEST_SIZE == 8,
               "struct ipc_kernel_control_read_pci_config_dword_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_REPLY_SIZE == 8,
               "struct ipc_kernel_control_read_pci_config_dword_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_READ_PLATFORM_CAPS_REQUEST_SIZE == 0,
               "struct ipc_kernel_control_read_platform_caps_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_READ_PLATFORM_CAPS_REPLY_SIZE == 8,
               "struct ipc_kernel_control_read_platform_caps_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_REQUEST_SIZE == 8,
               "struct ipc_kernel_control_wait_hotplug_event_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_REPLY_SIZE == 32,
               "struct ipc_kernel_control_wait_hotplug_event_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_WATCH_PROCESS_REQUEST_SIZE == 8,
               "struct ipc_kernel_control_watch_process_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_WATCH_PROCESS_REPLY_SIZE == 0,
               "struct ipc_kernel_control_watch_process_reply: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_PROCESS_ENDED_SIZE == 24,
               "struct ipc_kernel_control_process_ended: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_REAP_PROCESS_REQUEST_SIZE == 8,
               "struct ipc_kernel_control_reap_process_request: header and codec differ");
_Static_assert(IPC_KERNEL_CONTROL_REAP_PROCESS_REPLY_SIZE == 16,
               "struct ipc_kernel_control_reap_process_reply: header and codec differ");

void ipc_kernel_control_read_monotonic_clock_request_init(
	struct ipc_kernel_control_read_monotonic_clock_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_kernel_control_read_monotonic_clock_request_pack(
	const struct ipc_kernel_control_read_monotonic_clock_request *msg, uint8_t *buf,
	size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_KERNEL_CONTROL_READ_MONOTONIC_CLOCK_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_read_monotonic_clock_request_unpack(
	struct ipc_kernel_control_read_monotonic_clock_request *msg, const uint8_t *buf,
	size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_READ_MONOTONIC_CLOCK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_read_monotonic_clock_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_READ_MONOTONIC_CLOCK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_read_monotonic_clock_reply_init(
	struct ipc_kernel_control_read_monotonic_clock_reply *msg)
{
	msg->ticks = 0;
	msg->ticks_per_second = 0;
}

uint32_t ipc_kernel_control_read_monotonic_clock_reply_pack(
	const struct ipc_kernel_control_read_monotonic_clock_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_READ_MONOTONIC_CLOCK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->ticks_per_second == 0 || msg->ticks_per_second > 1000000000)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	ipc_put_u64le(buf, msg->ticks);
	ipc_put_u64le(buf + 8, msg->ticks_per_second);
	*len = IPC_KERNEL_CONTROL_READ_MONOTONIC_CLOCK_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_read_monotonic_clock_reply_unpack(
	struct ipc_kernel_control_read_monotonic_clock_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_READ_MONOTONIC_CLOCK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->ticks = ipc_get_u64le(buf);

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

uint32_t ipc_kernel_control_read_monotonic_clock_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_READ_MONOTONIC_CLOCK_REPLY_SIZE)
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

void ipc_kernel_control_ioport_read8_request_init(
	struct ipc_kernel_control_ioport_read8_request *msg)
{
	msg->port = 0;
}

uint32_t ipc_kernel_control_ioport_read8_request_pack(
	const struct ipc_kernel_control_ioport_read8_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_IOPORT_READ8_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->port);
	*len = IPC_KERNEL_CONTROL_IOPORT_READ8_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_ioport_read8_request_unpack(
	struct ipc_kernel_control_ioport_read8_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_IOPORT_READ8_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t port_word = ipc_get_u64le(buf);
	if ((port_word & UINT64_C(0xFFFFFFFFFFFF0000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 2, 0);
	msg->port = (uint16_t)port_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_ioport_read8_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_IOPORT_READ8_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((ipc_get_u32le(buf + 2) | ipc_get_u16le(buf + 6)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 2, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_ioport_read8_reply_init(struct ipc_kernel_control_ioport_read8_reply *msg)
{
	msg->value = 0;
}

uint32_t ipc_kernel_control_ioport_read8_reply_pack(
	const struct ipc_kernel_control_ioport_read8_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_IOPORT_READ8_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->value);
	*len = IPC_KERNEL_CONTROL_IOPORT_READ8_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_ioport_read8_reply_unpack(
	struct ipc_kernel_control_ioport_read8_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_IOPORT_READ8_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t value_word = ipc_get_u64le(buf);
	if ((value_word & UINT64_C(0xFFFFFFFFFFFFFF00)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 1, 0);
	msg->value = (uint8_t)value_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_ioport_read8_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_IOPORT_READ8_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((ipc_get_u32le(buf + 1) | ipc_get_u32le(buf + 4)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 1, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_ioport_write8_request_init(
	struct ipc_kernel_control_ioport_write8_request *msg)
{
	msg->port = 0;
	msg->value = 0;
}

uint32_t ipc_kernel_control_ioport_write8_request_pack(
	const struct ipc_kernel_control_ioport_write8_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_IOPORT_WRITE8_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, (uint64_t)msg->value << 16 | msg->port);
	*len = IPC_KERNEL_CONTROL_IOPORT_WRITE8_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_ioport_write8_request_unpack(
	struct ipc_kernel_control_ioport_write8_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_IOPORT_WRITE8_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t port_word = ipc_get_u64le(buf);
	if ((port_word & UINT64_C(0xFFFFFFFFFF000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 3, 0);
	msg->port = (uint16_t)port_word;
	msg->value = (uint8_t)(port_word >> 16);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_ioport_write8_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_IOPORT_WRITE8_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((ipc_get_u32le(buf + 3) | buf[7]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 3, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_ioport_write8_reply_init(
	struct ipc_kernel_control_ioport_write8_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_kernel_control_ioport_write8_reply_pack(
	const struct ipc_kernel_control_ioport_write8_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_KERNEL_CONTROL_IOPORT_WRITE8_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_ioport_write8_reply_unpack(
	struct ipc_kernel_control_ioport_write8_reply *msg, const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_IOPORT_WRITE8_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_ioport_write8_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_IOPORT_WRITE8_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_kill_process_request_init(
	struct ipc_kernel_control_kill_process_request *msg)
{
	msg->process_slot = 0;
	msg->reason = IPC_KERNEL_CONTROL_KILL_REASON_NONE;
}

uint32_t ipc_kernel_control_kill_process_request_pack(
	const struct ipc_kernel_control_kill_process_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_KILL_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	/* Rule 1, has_reason: Whoever kills says why. */
	if (msg->reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	ipc_put_u64le(buf, (uint64_t)msg->reason << 32 | msg->process_slot);
	*len = IPC_KERNEL_CONTROL_KILL_PROCESS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_kill_process_request_unpack(
	struct ipc_kernel_control_kill_process_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_KILL_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_slot_word = ipc_get_u64le(buf);
	const uint32_t reason = (uint32_t)(process_slot_word >> 32);
	msg->process_slot = (uint32_t)process_slot_word;
	msg->reason = reason;

	/* Rule 1, has_reason: Whoever kills says why. */
	if (reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_kill_process_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_KILL_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t reason = ipc_get_u32le(buf + 4);

	/* Rule 1, has_reason: Whoever kills says why. */
	if (reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_kill_process_reply_init(struct ipc_kernel_control_kill_process_reply *msg)
{
	msg->ended_at = 0;
}

uint32_t ipc_kernel_control_kill_process_reply_pack(
	const struct ipc_kernel_control_kill_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_KILL_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->ended_at);
	*len = IPC_KERNEL_CONTROL_KILL_PROCESS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_kill_process_reply_unpack(
	struct ipc_kernel_control_kill_process_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_KILL_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->ended_at = ipc_get_u64le(buf);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_kill_process_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_KILL_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_query_cap_request_init(struct ipc_kernel_control_query_cap_request *msg)
{
	msg->slot = 0;
	msg->flags = 0;
}

uint32_t ipc_kernel_control_query_cap_request_pack(
	const struct ipc_kernel_control_query_cap_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_QUERY_CAP_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->flags & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 4, 0);

	ipc_put_u64le(buf, (uint64_t)msg->flags << 32 | msg->slot);
	*len = IPC_KERNEL_CONTROL_QUERY_CAP_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_query_cap_request_unpack(
	struct ipc_kernel_control_query_cap_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_QUERY_CAP_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t slot_word = ipc_get_u64le(buf);
	const uint32_t flags = (uint32_t)(slot_word >> 32);
	if ((flags & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 4, 0);
	msg->slot = (uint32_t)slot_word;
	msg->flags = flags;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_query_cap_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_QUERY_CAP_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t flags = ipc_get_u32le(buf + 4);
	if ((flags & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_query_cap_given_from(
	struct ipc_kernel_control_query_cap_given *given,
	const struct ipc_kernel_control_query_cap_request *request)
{
	given->flags = request->flags;
}

void ipc_kernel_control_query_cap_reply_init(struct ipc_kernel_control_query_cap_reply *msg)
{
	msg->value0 = 0;
	msg->value1 = 0;
}

uint32_t ipc_kernel_control_query_cap_reply_pack(
	const struct ipc_kernel_control_query_cap_reply *msg, uint8_t *buf, size_t cap,
	size_t *len, const struct ipc_kernel_control_query_cap_given *given)
{
	if (cap < IPC_KERNEL_CONTROL_QUERY_CAP_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->value0 > 65535)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	/*
	 * Rule 1, kind_only_if_asked: Without the flag the upper half is zero, as before the flag
	 * existed.
	 */
	if ((given->flags & IPC_KERNEL_CONTROL_QUERY_CAP_FLAG_INCLUDE_ENDPOINT_KIND) == 0 &&
	    msg->value1 > UINT32_C(0xFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/*
	 * Rule 2, kind_of_endpoint: Whatever is no endpoint (type 1) reports kind GENERIC, which is
	 * 0.
	 */
	if (msg->value0 != 1 && msg->value1 > UINT32_C(0xFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, empty_has_no_rights: An empty slot (type 0) has no rights. */
	if (msg->value0 == 0 && msg->value1 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	ipc_put_u64le(buf, msg->value0);
	ipc_put_u64le(buf + 8, msg->value1);
	*len = IPC_KERNEL_CONTROL_QUERY_CAP_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_query_cap_reply_unpack(
	struct ipc_kernel_control_query_cap_reply *msg, const uint8_t *buf, size_t len,
	const struct ipc_kernel_control_query_cap_given *given)
{
	if (len != IPC_KERNEL_CONTROL_QUERY_CAP_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t value0 = ipc_get_u64le(buf);
	if (value0 > 65535)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->value0 = value0;

	const uint64_t value1 = ipc_get_u64le(buf + 8);
	msg->value1 = value1;

	/*
	 * Rule 1, kind_only_if_asked: Without the flag the upper half is zero, as before the flag
	 * existed.
	 */
	if ((given->flags & IPC_KERNEL_CONTROL_QUERY_CAP_FLAG_INCLUDE_ENDPOINT_KIND) == 0 &&
	    value1 > UINT32_C(0xFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/*
	 * Rule 2, kind_of_endpoint: Whatever is no endpoint (type 1) reports kind GENERIC, which is
	 * 0.
	 */
	if (value0 != 1 && value1 > UINT32_C(0xFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, empty_has_no_rights: An empty slot (type 0) has no rights. */
	if (value0 == 0 && value1 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_query_cap_reply_validate(
	const uint8_t *buf, size_t len, const struct ipc_kernel_control_query_cap_given *given)
{
	if (len != IPC_KERNEL_CONTROL_QUERY_CAP_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t value0 = ipc_get_u64le(buf);
	if (value0 > 65535)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t value1 = ipc_get_u64le(buf + 8);

	/*
	 * Rule 1, kind_only_if_asked: Without the flag the upper half is zero, as before the flag
	 * existed.
	 */
	if ((given->flags & IPC_KERNEL_CONTROL_QUERY_CAP_FLAG_INCLUDE_ENDPOINT_KIND) == 0 &&
	    value1 > UINT32_C(0xFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/*
	 * Rule 2, kind_of_endpoint: Whatever is no endpoint (type 1) reports kind GENERIC, which is
	 * 0.
	 */
	if (value0 != 1 && value1 > UINT32_C(0xFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, empty_has_no_rights: An empty slot (type 0) has no rights. */
	if (value0 == 0 && value1 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_create_endpoint_request_init(
	struct ipc_kernel_control_create_endpoint_request *msg)
{
	msg->target_slot = 0;
	msg->endpoint_kind = IPC_ENDPOINT_KIND_GENERIC;
	msg->rights = 0;
}

uint32_t ipc_kernel_control_create_endpoint_request_pack(
	const struct ipc_kernel_control_create_endpoint_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_CREATE_ENDPOINT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->rights & ~UINT32_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);

	/*
	 * Rule 1, known_kind: The kind is one that the kernel can make; the type itself is open for
	 * replies only.
	 */
	if (msg->endpoint_kind != IPC_ENDPOINT_KIND_GENERIC &&
	    msg->endpoint_kind != IPC_ENDPOINT_KIND_PCI_CONFIG_READ &&
	    msg->endpoint_kind != IPC_ENDPOINT_KIND_ACPI_READ &&
	    msg->endpoint_kind != IPC_ENDPOINT_KIND_COM1_IO &&
	    msg->endpoint_kind != IPC_ENDPOINT_KIND_I8042_IO)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	/* Rule 2, useful: An endpoint that can neither send nor receive is a slot lost. */
	if ((msg->rights & IPC_RIGHT_SEND) == 0 && (msg->rights & IPC_RIGHT_RECEIVE) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 2);

	/* Rule 3, endpoint_rights: Only rights that an endpoint has. */
	if ((msg->rights & IPC_RIGHT_CONTROL) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 3);
	if ((msg->rights & IPC_RIGHT_MAP) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 3);

	ipc_put_u64le(buf, (uint64_t)msg->endpoint_kind << 32 | msg->target_slot);
	ipc_put_u64le(buf + 8, msg->rights);
	*len = IPC_KERNEL_CONTROL_CREATE_ENDPOINT_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_create_endpoint_request_unpack(
	struct ipc_kernel_control_create_endpoint_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_CREATE_ENDPOINT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t target_slot_word = ipc_get_u64le(buf);
	const uint32_t endpoint_kind = (uint32_t)(target_slot_word >> 32);
	msg->target_slot = (uint32_t)target_slot_word;
	msg->endpoint_kind = endpoint_kind;

	const uint64_t rights_word = ipc_get_u64le(buf + 8);
	const uint32_t rights = (uint32_t)rights_word;
	if ((rights_word & UINT64_C(0xFFFFFFFFFFFFFFE0)) != 0) {
		if ((rights & ~UINT32_C(0x1F)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}
	msg->rights = rights;

	/*
	 * Rule 1, known_kind: The kind is one that the kernel can make; the type itself is open for
	 * replies only.
	 */
	if (endpoint_kind != IPC_ENDPOINT_KIND_GENERIC &&
	    endpoint_kind != IPC_ENDPOINT_KIND_PCI_CONFIG_READ &&
	    endpoint_kind != IPC_ENDPOINT_KIND_ACPI_READ &&
	    endpoint_kind != IPC_ENDPOINT_KIND_COM1_IO &&
	    endpoint_kind != IPC_ENDPOINT_KIND_I8042_IO)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	/* Rule 2, useful: An endpoint that can neither send nor receive is a slot lost. */
	if ((rights & IPC_RIGHT_SEND) == 0 && (rights & IPC_RIGHT_RECEIVE) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 2);

	/* Rule 3, endpoint_rights: Only rights that an endpoint has. */
	if ((rights & IPC_RIGHT_CONTROL) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 3);
	if ((rights & IPC_RIGHT_MAP) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 3);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_create_endpoint_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_CREATE_ENDPOINT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t endpoint_kind = ipc_get_u32le(buf + 4);

	const uint64_t rights_word = ipc_get_u64le(buf + 8);
	const uint32_t rights = (uint32_t)rights_word;
	if ((rights_word & UINT64_C(0xFFFFFFFFFFFFFFE0)) != 0) {
		if ((rights & ~UINT32_C(0x1F)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}

	/*
	 * Rule 1, known_kind: The kind is one that the kernel can make; the type itself is open for
	 * replies only.
	 */
	if (endpoint_kind != IPC_ENDPOINT_KIND_GENERIC &&
	    endpoint_kind != IPC_ENDPOINT_KIND_PCI_CONFIG_READ &&
	    endpoint_kind != IPC_ENDPOINT_KIND_ACPI_READ &&
	    endpoint_kind != IPC_ENDPOINT_KIND_COM1_IO &&
	    endpoint_kind != IPC_ENDPOINT_KIND_I8042_IO)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	/* Rule 2, useful: An endpoint that can neither send nor receive is a slot lost. */
	if ((rights & IPC_RIGHT_SEND) == 0 && (rights & IPC_RIGHT_RECEIVE) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 2);

	/* Rule 3, endpoint_rights: Only rights that an endpoint has. */
	if ((rights & IPC_RIGHT_CONTROL) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 3);
	if ((rights & IPC_RIGHT_MAP) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 3);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_create_endpoint_reply_init(
	struct ipc_kernel_control_create_endpoint_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_kernel_control_create_endpoint_reply_pack(
	const struct ipc_kernel_control_create_endpoint_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_KERNEL_CONTROL_CREATE_ENDPOINT_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_create_endpoint_reply_unpack(
	struct ipc_kernel_control_create_endpoint_reply *msg, const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_CREATE_ENDPOINT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_create_endpoint_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_CREATE_ENDPOINT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_cap_copy_attenuated_request_init(
	struct ipc_kernel_control_cap_copy_attenuated_request *msg)
{
	msg->source_slot = 0;
	msg->target_slot = 0;
	msg->rights = 0;
}

uint32_t ipc_kernel_control_cap_copy_attenuated_request_pack(
	const struct ipc_kernel_control_cap_copy_attenuated_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_CAP_COPY_ATTENUATED_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->rights & ~UINT32_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);

	/* Rule 1, two_slots: A capability can't be copied onto itself. */
	if (msg->source_slot == msg->target_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, (uint64_t)msg->target_slot << 32 | msg->source_slot);
	ipc_put_u64le(buf + 8, msg->rights);
	*len = IPC_KERNEL_CONTROL_CAP_COPY_ATTENUATED_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_cap_copy_attenuated_request_unpack(
	struct ipc_kernel_control_cap_copy_attenuated_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_CAP_COPY_ATTENUATED_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t source_slot_word = ipc_get_u64le(buf);
	const uint32_t source_slot = (uint32_t)source_slot_word;
	const uint32_t target_slot = (uint32_t)(source_slot_word >> 32);
	msg->source_slot = source_slot;
	msg->target_slot = target_slot;

	const uint64_t rights_word = ipc_get_u64le(buf + 8);
	if ((rights_word & UINT64_C(0xFFFFFFFFFFFFFFE0)) != 0) {
		const uint32_t rights = (uint32_t)rights_word;

		if ((rights & ~UINT32_C(0x1F)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}
	msg->rights = (uint32_t)rights_word;

	/* Rule 1, two_slots: A capability can't be copied onto itself. */
	if (source_slot == target_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_cap_copy_attenuated_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_CAP_COPY_ATTENUATED_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t source_slot_word = ipc_get_u64le(buf);
	const uint32_t source_slot = (uint32_t)source_slot_word;
	const uint32_t target_slot = (uint32_t)(source_slot_word >> 32);

	const uint64_t rights_word = ipc_get_u64le(buf + 8);
	if ((rights_word & UINT64_C(0xFFFFFFFFFFFFFFE0)) != 0) {
		const uint32_t rights = (uint32_t)rights_word;

		if ((rights & ~UINT32_C(0x1F)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}

	/* Rule 1, two_slots: A capability can't be copied onto itself. */
	if (source_slot == target_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_cap_copy_attenuated_reply_init(
	struct ipc_kernel_control_cap_copy_attenuated_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_kernel_control_cap_copy_attenuated_reply_pack(
	const struct ipc_kernel_control_cap_copy_attenuated_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_KERNEL_CONTROL_CAP_COPY_ATTENUATED_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_cap_copy_attenuated_reply_unpack(
	struct ipc_kernel_control_cap_copy_attenuated_reply *msg, const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_CAP_COPY_ATTENUATED_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_cap_copy_attenuated_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_CAP_COPY_ATTENUATED_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_create_staged_process_request_init(
	struct ipc_kernel_control_create_staged_process_request *msg)
{
	msg->process_slot = 0;
	msg->slot_count = 0;
	msg->range_count = 0;
	for (size_t i = 0; i < 32; i++) {
		msg->ranges[i].address = 0;
		msg->ranges[i].size = 0;
		msg->ranges[i].access = 0;
	}
}

uint32_t ipc_kernel_control_create_staged_process_request_pack(
	const struct ipc_kernel_control_create_staged_process_request *msg, uint8_t *buf,
	size_t cap, size_t *len)
{
	const uint16_t range_count = msg->range_count;

	if (cap < 16 + (size_t)range_count * 24)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->slot_count == 0 || msg->slot_count > 4096)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);

	if (range_count == 0 || range_count > 32)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);

	uint32_t rule_ascending = 0;
	uint32_t rule_apart = 0;
	uint64_t rule_apart_end = 0;
	for (size_t i = 0; i < range_count; i++) {
		const uint64_t ranges_address = msg->ranges[i].address;
		if (ranges_address > UINT64_C(0x7FFFFFFFF000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE,
			                   16 + (uint32_t)i * 24, 0);
		if (ranges_address % 4096 != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN,
			                   16 + (uint32_t)i * 24, 0);

		const uint64_t ranges_size = msg->ranges[i].size;
		if (ranges_size < 4096 || ranges_size > UINT64_C(0x800000000000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE,
			                   24 + (uint32_t)i * 24, 0);
		if (ranges_size % 4096 != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN,
			                   24 + (uint32_t)i * 24, 0);

		const uint32_t ranges_access = msg->ranges[i].access;
		if ((ranges_access & ~UINT32_C(0x7)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS,
			                   32 + (uint32_t)i * 24, 0);

		/* Rule 1, in_user_space: The range ends within user space. */
		if (ranges_address + ranges_size > UINT64_C(0x800000000000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16 + (uint32_t)i * 24, 1);

		/* Rule 2, w_xor_x: No page is both written and run. */
		if (ranges_access >= (IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE |
		                      IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32 + (uint32_t)i * 24, 2);

		/* Ranges that are apart are in order, too. */
		if (ranges_address < rule_apart_end) {
			if (ranges_address <= msg->ranges[i - 1].address && rule_ascending == 0)
				rule_ascending = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
				                             16 + (uint32_t)i * 24, 11);
			if (rule_apart == 0)
				rule_apart = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
				                         16 + (uint32_t)i * 24, 12);
		}
		rule_apart_end = ranges_address + ranges_size;
	}

	/* Rule 11, ascending: One order for one set of ranges. */
	if (rule_ascending != 0)
		return rule_ascending;

	/* Rule 12, apart: No page is mapped twice. */
	if (rule_apart != 0)
		return rule_apart;

	ipc_put_u64le(buf, (uint64_t)msg->slot_count << 32 | msg->process_slot);
	ipc_put_u64le(buf + 8, range_count);
	for (size_t i = 0; i < range_count; i++) {
		uint8_t *ranges_at = buf + 16 + i * 24;

		ipc_put_u64le(ranges_at, msg->ranges[i].address);
		ipc_put_u64le(ranges_at + 8, msg->ranges[i].size);
		ipc_put_u64le(ranges_at + 16, msg->ranges[i].access);
	}
	*len = 16 + (size_t)range_count * 24;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_create_staged_process_request_unpack(
	struct ipc_kernel_control_create_staged_process_request *msg, const uint8_t *buf,
	size_t len)
{
	if (len < 16 || len > IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_slot_word = ipc_get_u64le(buf);
	const uint32_t slot_count = (uint32_t)(process_slot_word >> 32);
	if (slot_count == 0 || slot_count > 4096)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);
	msg->process_slot = (uint32_t)process_slot_word;
	msg->slot_count = slot_count;

	const uint64_t range_count_word = ipc_get_u64le(buf + 8);
	const uint16_t range_count = (uint16_t)range_count_word;
	if (range_count_word == 0 || range_count_word > 32) {
		if (range_count == 0 || range_count > 32)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 10, 0);
	}
	msg->range_count = range_count;

	if (len != 16 + (size_t)range_count * 24)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 8, 0);

	uint32_t rule_ascending = 0;
	uint32_t rule_apart = 0;
	uint64_t rule_apart_end = 0;
	for (size_t i = 0; i < range_count; i++) {
		const uint8_t *ranges_at = buf + 16 + i * 24;

		const uint64_t ranges_address = ipc_get_u64le(ranges_at);
		if (ranges_address > UINT64_C(0x7FFFFFFFF000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE,
			                   (uint32_t)(ranges_at - buf), 0);
		if (ranges_address % 4096 != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN,
			                   (uint32_t)(ranges_at - buf), 0);
		msg->ranges[i].address = ranges_address;

		const uint64_t ranges_size = ipc_get_u64le(ranges_at + 8);
		if (ranges_size < 4096 || ranges_size > UINT64_C(0x800000000000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE,
			                   8 + (uint32_t)(ranges_at - buf), 0);
		if (ranges_size % 4096 != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN,
			                   8 + (uint32_t)(ranges_at - buf), 0);
		msg->ranges[i].size = ranges_size;

		const uint64_t ranges_access_word = ipc_get_u64le(ranges_at + 16);
		const uint32_t ranges_access = (uint32_t)ranges_access_word;
		if ((ranges_access_word & UINT64_C(0xFFFFFFFFFFFFFFF8)) != 0) {
			if ((ranges_access & ~UINT32_C(0x7)) != 0)
				return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS,
				                   16 + (uint32_t)(ranges_at - buf), 0);
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED,
			                   20 + (uint32_t)(ranges_at - buf), 0);
		}
		msg->ranges[i].access = ranges_access;

		/* Rule 1, in_user_space: The range ends within user space. */
		if (ranges_address + ranges_size > UINT64_C(0x800000000000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   (uint32_t)(ranges_at - buf), 1);

		/* Rule 2, w_xor_x: No page is both written and run. */
		if (ranges_access >= (IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE |
		                      IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   16 + (uint32_t)(ranges_at - buf), 2);

		/* Ranges that are apart are in order, too. */
		if (ranges_address < rule_apart_end) {
			if (ranges_address <= ipc_get_u64le(ranges_at - 24) &&
			    rule_ascending == 0)
				rule_ascending = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
				                             (uint32_t)(ranges_at - buf), 11);
			if (rule_apart == 0)
				rule_apart = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
				                         (uint32_t)(ranges_at - buf), 12);
		}
		rule_apart_end = ranges_address + ranges_size;
	}

	/* Rule 11, ascending: One order for one set of ranges. */
	if (rule_ascending != 0)
		return rule_ascending;

	/* Rule 12, apart: No page is mapped twice. */
	if (rule_apart != 0)
		return rule_apart;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_create_staged_process_request_validate(const uint8_t *buf, size_t len)
{
	if (len < 16 || len > IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t slot_count = ipc_get_u32le(buf + 4);
	if (slot_count == 0 || slot_count > 4096)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);

	const uint64_t range_count_word = ipc_get_u64le(buf + 8);
	const uint16_t range_count = (uint16_t)range_count_word;
	if (range_count_word == 0 || range_count_word > 32) {
		if (range_count == 0 || range_count > 32)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 10, 0);
	}

	if (len != 16 + (size_t)range_count * 24)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 8, 0);

	uint32_t rule_ascending = 0;
	uint32_t rule_apart = 0;
	uint64_t rule_apart_end = 0;
	for (size_t i = 0; i < range_count; i++) {
		const uint8_t *ranges_at = buf + 16 + i * 24;

		const uint64_t ranges_address = ipc_get_u64le(ranges_at);
		if (ranges_address > UINT64_C(0x7FFFFFFFF000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE,
			                   (uint32_t)(ranges_at - buf), 0);
		if (ranges_address % 4096 != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN,
			                   (uint32_t)(ranges_at - buf), 0);

		const uint64_t ranges_size = ipc_get_u64le(ranges_at + 8);
		if (ranges_size < 4096 || ranges_size > UINT64_C(0x800000000000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE,
			                   8 + (uint32_t)(ranges_at - buf), 0);
		if (ranges_size % 4096 != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN,
			                   8 + (uint32_t)(ranges_at - buf), 0);

		const uint64_t ranges_access_word = ipc_get_u64le(ranges_at + 16);
		const uint32_t ranges_access = (uint32_t)ranges_access_word;
		if ((ranges_access_word & UINT64_C(0xFFFFFFFFFFFFFFF8)) != 0) {
			if ((ranges_access & ~UINT32_C(0x7)) != 0)
				return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS,
				                   16 + (uint32_t)(ranges_at - buf), 0);
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED,
			                   20 + (uint32_t)(ranges_at - buf), 0);
		}

		/* Rule 1, in_user_space: The range ends within user space. */
		if (ranges_address + ranges_size > UINT64_C(0x800000000000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   (uint32_t)(ranges_at - buf), 1);

		/* Rule 2, w_xor_x: No page is both written and run. */
		if (ranges_access >= (IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE |
		                      IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   16 + (uint32_t)(ranges_at - buf), 2);

		/* Ranges that are apart are in order, too. */
		if (ranges_address < rule_apart_end) {
			if (ranges_address <= ipc_get_u64le(ranges_at - 24) &&
			    rule_ascending == 0)
				rule_ascending = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
				                             (uint32_t)(ranges_at - buf), 11);
			if (rule_apart == 0)
				rule_apart = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
				                         (uint32_t)(ranges_at - buf), 12);
		}
		rule_apart_end = ranges_address + ranges_size;
	}

	/* Rule 11, ascending: One order for one set of ranges. */
	if (rule_ascending != 0)
		return rule_ascending;

	/* Rule 12, apart: No page is mapped twice. */
	if (rule_apart != 0)
		return rule_apart;

	return IPC_CLASS_OK;
}

void ipc_kernel_control_create_staged_process_reply_init(
	struct ipc_kernel_control_create_staged_process_reply *msg)
{
	msg->process_id = 0;
}

uint32_t ipc_kernel_control_create_staged_process_reply_pack(
	const struct ipc_kernel_control_create_staged_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->process_id);
	*len = IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_create_staged_process_reply_unpack(
	struct ipc_kernel_control_create_staged_process_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->process_id = process_id;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_create_staged_process_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_derive_install_grant_request_init(
	struct ipc_kernel_control_derive_install_grant_request *msg)
{
	msg->process_slot = 0;
	msg->grant_slot = 0;
	msg->target_slot = 0;
	msg->rights = 0;
}

uint32_t ipc_kernel_control_derive_install_grant_request_pack(
	const struct ipc_kernel_control_derive_install_grant_request *msg, uint8_t *buf,
	size_t cap, size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_DERIVE_INSTALL_GRANT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->rights & ~UINT32_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 12, 0);

	/* Rule 1, two_slots: The grant does not replace the process. */
	if (msg->process_slot == msg->grant_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, (uint64_t)msg->grant_slot << 32 | msg->process_slot);
	ipc_put_u64le(buf + 8, (uint64_t)msg->rights << 32 | msg->target_slot);
	*len = IPC_KERNEL_CONTROL_DERIVE_INSTALL_GRANT_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_derive_install_grant_request_unpack(
	struct ipc_kernel_control_derive_install_grant_request *msg, const uint8_t *buf,
	size_t len)
{
	if (len != IPC_KERNEL_CONTROL_DERIVE_INSTALL_GRANT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_slot_word = ipc_get_u64le(buf);
	const uint32_t process_slot = (uint32_t)process_slot_word;
	const uint32_t grant_slot = (uint32_t)(process_slot_word >> 32);
	msg->process_slot = process_slot;
	msg->grant_slot = grant_slot;

	const uint64_t target_slot_word = ipc_get_u64le(buf + 8);
	const uint32_t rights = (uint32_t)(target_slot_word >> 32);
	if ((rights & ~UINT32_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 12, 0);
	msg->target_slot = (uint32_t)target_slot_word;
	msg->rights = rights;

	/* Rule 1, two_slots: The grant does not replace the process. */
	if (process_slot == grant_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_derive_install_grant_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_DERIVE_INSTALL_GRANT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_slot_word = ipc_get_u64le(buf);
	const uint32_t process_slot = (uint32_t)process_slot_word;
	const uint32_t grant_slot = (uint32_t)(process_slot_word >> 32);

	const uint32_t rights = ipc_get_u32le(buf + 12);
	if ((rights & ~UINT32_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 12, 0);

	/* Rule 1, two_slots: The grant does not replace the process. */
	if (process_slot == grant_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_derive_install_grant_reply_init(
	struct ipc_kernel_control_derive_install_grant_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_kernel_control_derive_install_grant_reply_pack(
	const struct ipc_kernel_control_derive_install_grant_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_KERNEL_CONTROL_DERIVE_INSTALL_GRANT_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_derive_install_grant_reply_unpack(
	struct ipc_kernel_control_derive_install_grant_reply *msg, const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_DERIVE_INSTALL_GRANT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_derive_install_grant_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_DERIVE_INSTALL_GRANT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_install_with_grant_request_init(
	struct ipc_kernel_control_install_with_grant_request *msg)
{
	msg->grant_slot = 0;
	msg->source_slot = 0;
	msg->rights = 0;
	msg->mode = IPC_CAP_TRANSFER_MODE_NONE;
}

uint32_t ipc_kernel_control_install_with_grant_request_pack(
	const struct ipc_kernel_control_install_with_grant_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->rights & ~UINT32_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);

	if (msg->mode > IPC_CAP_TRANSFER_MODE_COPY)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 12, 0);

	/* Rule 1, has_mode: It is said whether the capability moves or is copied. */
	if (msg->mode == IPC_CAP_TRANSFER_MODE_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 12, 1);

	/* Rule 2, two_slots: A grant can't be installed by itself. */
	if (msg->grant_slot == msg->source_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	ipc_put_u64le(buf, (uint64_t)msg->source_slot << 32 | msg->grant_slot);
	ipc_put_u64le(buf + 8, (uint64_t)msg->mode << 32 | msg->rights);
	*len = IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_install_with_grant_request_unpack(
	struct ipc_kernel_control_install_with_grant_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t grant_slot_word = ipc_get_u64le(buf);
	const uint32_t grant_slot = (uint32_t)grant_slot_word;
	const uint32_t source_slot = (uint32_t)(grant_slot_word >> 32);
	msg->grant_slot = grant_slot;
	msg->source_slot = source_slot;

	const uint64_t rights_word = ipc_get_u64le(buf + 8);
	const uint32_t rights = (uint32_t)rights_word;
	const uint16_t mode = (uint16_t)(rights_word >> 32);
	if ((rights & ~UINT32_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);
	if (rights_word >> 32 > IPC_CAP_TRANSFER_MODE_COPY) {
		if (mode > IPC_CAP_TRANSFER_MODE_COPY)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 12, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 14, 0);
	}
	msg->rights = rights;
	msg->mode = mode;

	/* Rule 1, has_mode: It is said whether the capability moves or is copied. */
	if (mode == IPC_CAP_TRANSFER_MODE_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 12, 1);

	/* Rule 2, two_slots: A grant can't be installed by itself. */
	if (grant_slot == source_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_install_with_grant_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t grant_slot_word = ipc_get_u64le(buf);
	const uint32_t grant_slot = (uint32_t)grant_slot_word;
	const uint32_t source_slot = (uint32_t)(grant_slot_word >> 32);

	const uint64_t rights_word = ipc_get_u64le(buf + 8);
	const uint32_t rights = (uint32_t)rights_word;
	const uint16_t mode = (uint16_t)(rights_word >> 32);
	if ((rights & ~UINT32_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);
	if (rights_word >> 32 > IPC_CAP_TRANSFER_MODE_COPY) {
		if (mode > IPC_CAP_TRANSFER_MODE_COPY)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 12, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 14, 0);
	}

	/* Rule 1, has_mode: It is said whether the capability moves or is copied. */
	if (mode == IPC_CAP_TRANSFER_MODE_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 12, 1);

	/* Rule 2, two_slots: A grant can't be installed by itself. */
	if (grant_slot == source_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_install_with_grant_reply_init(
	struct ipc_kernel_control_install_with_grant_reply *msg)
{
	msg->target_slot = 0;
}

uint32_t ipc_kernel_control_install_with_grant_reply_pack(
	const struct ipc_kernel_control_install_with_grant_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->target_slot);
	*len = IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_install_with_grant_reply_unpack(
	struct ipc_kernel_control_install_with_grant_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t target_slot_word = ipc_get_u64le(buf);
	if ((target_slot_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->target_slot = (uint32_t)target_slot_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_install_with_grant_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_abort_staged_process_request_init(
	struct ipc_kernel_control_abort_staged_process_request *msg)
{
	msg->process_slot = 0;
}

uint32_t ipc_kernel_control_abort_staged_process_request_pack(
	const struct ipc_kernel_control_abort_staged_process_request *msg, uint8_t *buf,
	size_t cap, size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_ABORT_STAGED_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->process_slot);
	*len = IPC_KERNEL_CONTROL_ABORT_STAGED_PROCESS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_abort_staged_process_request_unpack(
	struct ipc_kernel_control_abort_staged_process_request *msg, const uint8_t *buf,
	size_t len)
{
	if (len != IPC_KERNEL_CONTROL_ABORT_STAGED_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_slot_word = ipc_get_u64le(buf);
	if ((process_slot_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->process_slot = (uint32_t)process_slot_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_abort_staged_process_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_ABORT_STAGED_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_abort_staged_process_reply_init(
	struct ipc_kernel_control_abort_staged_process_reply *msg)
{
	msg->pages = 0;
	msg->capabilities = 0;
	msg->grants = 0;
}

uint32_t ipc_kernel_control_abort_staged_process_reply_pack(
	const struct ipc_kernel_control_abort_staged_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_ABORT_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->pages);
	ipc_put_u64le(buf + 8, (uint64_t)msg->grants << 32 | msg->capabilities);
	*len = IPC_KERNEL_CONTROL_ABORT_STAGED_PROCESS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_abort_staged_process_reply_unpack(
	struct ipc_kernel_control_abort_staged_process_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_ABORT_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->pages = ipc_get_u64le(buf);

	const uint64_t capabilities_word = ipc_get_u64le(buf + 8);
	msg->capabilities = (uint32_t)capabilities_word;
	msg->grants = (uint32_t)(capabilities_word >> 32);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_abort_staged_process_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_ABORT_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_derive_pci_bar_device_frame_request_init(
	struct ipc_kernel_control_derive_pci_bar_device_frame_request *msg)
{
	msg->source_slot = 0;
	msg->target_slot = 0;
	msg->function.bus = 0;
	msg->function.device = 0;
	msg->function.function = 0;
	msg->bar = 0;
	msg->offset = 0;
	msg->size = 0;
	msg->rights = 0;
}

uint32_t ipc_kernel_control_derive_pci_bar_device_frame_request_pack(
	const struct ipc_kernel_control_derive_pci_bar_device_frame_request *msg, uint8_t *buf,
	size_t cap, size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t function_bus_word =
		(uint32_t)msg->function.function << 16 | (uint32_t)msg->function.device << 8 |
		msg->function.bus;
	if ((function_bus_word & UINT32_C(0xF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 9, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 10, 0);
	}

	if (msg->bar > 5)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 12, 0);

	if (msg->offset > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	if (msg->offset % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 16, 0);

	if (msg->size < 4096 || msg->size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);
	if (msg->size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 24, 0);

	if ((msg->rights & ~UINT32_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 32, 0);

	/* Rule 1, two_slots: The source is not replaced. */
	if (msg->source_slot == msg->target_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, frame_rights: Only rights that a frame has. */
	if ((msg->rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 2);
	if ((msg->rights & IPC_RIGHT_RECEIVE) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 2);
	if ((msg->rights & IPC_RIGHT_CONTROL) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 2);

	ipc_put_u64le(buf, (uint64_t)msg->target_slot << 32 | msg->source_slot);
	ipc_put_u32le(buf + 8, function_bus_word);
	ipc_put_u32le(buf + 12, msg->bar);
	ipc_put_u64le(buf + 16, msg->offset);
	ipc_put_u64le(buf + 24, msg->size);
	ipc_put_u64le(buf + 32, msg->rights);
	*len = IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_derive_pci_bar_device_frame_request_unpack(
	struct ipc_kernel_control_derive_pci_bar_device_frame_request *msg, const uint8_t *buf,
	size_t len)
{
	if (len != IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t source_slot_word = ipc_get_u64le(buf);
	const uint32_t source_slot = (uint32_t)source_slot_word;
	const uint32_t target_slot = (uint32_t)(source_slot_word >> 32);
	msg->source_slot = source_slot;
	msg->target_slot = target_slot;

	const uint32_t function_bus_word = ipc_get_u32le(buf + 8);
	if ((function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);
		const uint8_t function_function = (uint8_t)(function_bus_word >> 16);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 9, 0);
		if (function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 10, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 11, 0);
	}
	msg->function.bus = (uint8_t)function_bus_word;
	msg->function.device = (uint8_t)(function_bus_word >> 8);
	msg->function.function = (uint8_t)(function_bus_word >> 16);

	const uint32_t bar_word = ipc_get_u32le(buf + 12);
	if (bar_word > 5) {
		const uint8_t bar = (uint8_t)bar_word;

		if (bar > 5)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 12, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 13, 0);
	}
	msg->bar = (uint8_t)bar_word;

	const uint64_t offset = ipc_get_u64le(buf + 16);
	if (offset > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	if (offset % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 16, 0);
	msg->offset = offset;

	const uint64_t size = ipc_get_u64le(buf + 24);
	if (size < 4096 || size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);
	if (size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 24, 0);
	msg->size = size;

	const uint64_t rights_word = ipc_get_u64le(buf + 32);
	const uint32_t rights = (uint32_t)rights_word;
	if ((rights_word & UINT64_C(0xFFFFFFFFFFFFFFE0)) != 0) {
		if ((rights & ~UINT32_C(0x1F)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 32, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 36, 0);
	}
	msg->rights = rights;

	/* Rule 1, two_slots: The source is not replaced. */
	if (source_slot == target_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, frame_rights: Only rights that a frame has. */
	if ((rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 2);
	if ((rights & IPC_RIGHT_RECEIVE) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 2);
	if ((rights & IPC_RIGHT_CONTROL) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_derive_pci_bar_device_frame_request_validate(const uint8_t *buf,
                                                                         size_t len)
{
	if (len != IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t source_slot_word = ipc_get_u64le(buf);
	const uint32_t source_slot = (uint32_t)source_slot_word;
	const uint32_t target_slot = (uint32_t)(source_slot_word >> 32);

	const uint32_t function_bus_word = ipc_get_u32le(buf + 8);
	if ((function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);
		const uint8_t function_function = (uint8_t)(function_bus_word >> 16);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 9, 0);
		if (function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 10, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 11, 0);
	}

	const uint32_t bar_word = ipc_get_u32le(buf + 12);
	if (bar_word > 5) {
		const uint8_t bar = (uint8_t)bar_word;

		if (bar > 5)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 12, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 13, 0);
	}

	const uint64_t offset = ipc_get_u64le(buf + 16);
	if (offset > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	if (offset % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 16, 0);

	const uint64_t size = ipc_get_u64le(buf + 24);
	if (size < 4096 || size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);
	if (size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 24, 0);

	const uint64_t rights_word = ipc_get_u64le(buf + 32);
	const uint32_t rights = (uint32_t)rights_word;
	if ((rights_word & UINT64_C(0xFFFFFFFFFFFFFFE0)) != 0) {
		if ((rights & ~UINT32_C(0x1F)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 32, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 36, 0);
	}

	/* Rule 1, two_slots: The source is not replaced. */
	if (source_slot == target_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, frame_rights: Only rights that a frame has. */
	if ((rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 2);
	if ((rights & IPC_RIGHT_RECEIVE) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 2);
	if ((rights & IPC_RIGHT_CONTROL) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 32, 2);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_derive_pci_bar_device_frame_given_from(
	struct ipc_kernel_control_derive_pci_bar_device_frame_given *given,
	const struct ipc_kernel_control_derive_pci_bar_device_frame_request *request)
{
	given->size = request->size;
}

void ipc_kernel_control_derive_pci_bar_device_frame_reply_init(
	struct ipc_kernel_control_derive_pci_bar_device_frame_reply *msg)
{
	msg->mmio_base = 0;
	msg->mmio_size = 0;
}

uint32_t ipc_kernel_control_derive_pci_bar_device_frame_reply_pack(
	const struct ipc_kernel_control_derive_pci_bar_device_frame_reply *msg, uint8_t *buf,
	size_t cap, size_t *len,
	const struct ipc_kernel_control_derive_pci_bar_device_frame_given *given)
{
	if (cap < IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->mmio_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 0, 0);

	if (msg->mmio_size < 4096 || msg->mmio_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if (msg->mmio_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);

	/* Rule 1, size_as_asked: The range is the one that was asked for, or there is none. */
	if (msg->mmio_size != given->size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/* Rule 2, no_wrap: The range does not wrap. */
	if (msg->mmio_size > UINT64_MAX - msg->mmio_base)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	ipc_put_u64le(buf, msg->mmio_base);
	ipc_put_u64le(buf + 8, msg->mmio_size);
	*len = IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_derive_pci_bar_device_frame_reply_unpack(
	struct ipc_kernel_control_derive_pci_bar_device_frame_reply *msg, const uint8_t *buf,
	size_t len, const struct ipc_kernel_control_derive_pci_bar_device_frame_given *given)
{
	if (len != IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t mmio_base = ipc_get_u64le(buf);
	if (mmio_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 0, 0);
	msg->mmio_base = mmio_base;

	const uint64_t mmio_size = ipc_get_u64le(buf + 8);
	if (mmio_size < 4096 || mmio_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if (mmio_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);
	msg->mmio_size = mmio_size;

	/* Rule 1, size_as_asked: The range is the one that was asked for, or there is none. */
	if (mmio_size != given->size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/* Rule 2, no_wrap: The range does not wrap. */
	if (mmio_size > UINT64_MAX - mmio_base)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_derive_pci_bar_device_frame_reply_validate(
	const uint8_t *buf, size_t len,
	const struct ipc_kernel_control_derive_pci_bar_device_frame_given *given)
{
	if (len != IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t mmio_base = ipc_get_u64le(buf);
	if (mmio_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 0, 0);

	const uint64_t mmio_size = ipc_get_u64le(buf + 8);
	if (mmio_size < 4096 || mmio_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if (mmio_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);

	/* Rule 1, size_as_asked: The range is the one that was asked for, or there is none. */
	if (mmio_size != given->size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/* Rule 2, no_wrap: The range does not wrap. */
	if (mmio_size > UINT64_MAX - mmio_base)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_write_process_memory_request_init(
	struct ipc_kernel_control_write_process_memory_request *msg)
{
	msg->process_slot = 0;
	msg->data_size = 0;
	msg->address = 0;
	msg->data = NULL;
}

uint32_t ipc_kernel_control_write_process_memory_request_pack(
	const struct ipc_kernel_control_write_process_memory_request *msg, uint8_t *buf,
	size_t cap, size_t *len)
{
	const uint16_t data_size = msg->data_size;

	if (cap < 16 + (size_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (data_size == 0 || data_size > 2048)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);

	if (msg->address > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	/* Rule 1, in_user_space: The last byte lies in user space. */
	if (msg->address + data_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	ipc_put_u64le(buf, (uint64_t)data_size << 32 | msg->process_slot);
	ipc_put_u64le(buf + 8, msg->address);
	ipc_bytes_copy(buf + 16, msg->data, data_size);
	*len = 16 + (size_t)data_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_write_process_memory_request_unpack(
	struct ipc_kernel_control_write_process_memory_request *msg, const uint8_t *buf,
	size_t len)
{
	if (len < 16 || len > IPC_KERNEL_CONTROL_WRITE_PROCESS_MEMORY_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_slot_word = ipc_get_u64le(buf);
	const uint16_t data_size = (uint16_t)(process_slot_word >> 32);
	if (process_slot_word >> 32 == 0 || process_slot_word >> 32 > 2048) {
		if (data_size == 0 || data_size > 2048)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 6, 0);
	}
	msg->process_slot = (uint32_t)process_slot_word;
	msg->data_size = data_size;

	const uint64_t address = ipc_get_u64le(buf + 8);
	if (address > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->address = address;

	if (len != 16 + (size_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 4, 0);

	msg->data = buf + 16;

	/* Rule 1, in_user_space: The last byte lies in user space. */
	if (address + data_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_write_process_memory_request_validate(const uint8_t *buf, size_t len)
{
	if (len < 16 || len > IPC_KERNEL_CONTROL_WRITE_PROCESS_MEMORY_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_slot_word = ipc_get_u64le(buf);
	const uint16_t data_size = (uint16_t)(process_slot_word >> 32);
	if (process_slot_word >> 32 == 0 || process_slot_word >> 32 > 2048) {
		if (data_size == 0 || data_size > 2048)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 6, 0);
	}

	const uint64_t address = ipc_get_u64le(buf + 8);
	if (address > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	if (len != 16 + (size_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 4, 0);

	/* Rule 1, in_user_space: The last byte lies in user space. */
	if (address + data_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_write_process_memory_reply_init(
	struct ipc_kernel_control_write_process_memory_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_kernel_control_write_process_memory_reply_pack(
	const struct ipc_kernel_control_write_process_memory_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_KERNEL_CONTROL_WRITE_PROCESS_MEMORY_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_write_process_memory_reply_unpack(
	struct ipc_kernel_control_write_process_memory_reply *msg, const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_WRITE_PROCESS_MEMORY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_write_process_memory_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_WRITE_PROCESS_MEMORY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_start_process_request_init(
	struct ipc_kernel_control_start_process_request *msg)
{
	msg->process_slot = 0;
	msg->entry_point = 0;
	msg->stack_top = 0;
	msg->arguments = NULL;
	msg->arguments_size = 0;
	msg->arguments_count = 0;
	msg->environment = NULL;
	msg->environment_size = 0;
	msg->environment_count = 0;
}

uint32_t ipc_kernel_control_start_process_request_pack(
	const struct ipc_kernel_control_start_process_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_START_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->entry_point > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	if (msg->stack_top < 16 || msg->stack_top > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	if (msg->stack_top % 16 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 16, 0);

	const uint16_t arguments_size = msg->arguments_size;
	const uint16_t arguments_count = msg->arguments_count;
	if (arguments_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 24, 0);
	const uint32_t arguments_fault = ipc_strings_check(msg->arguments, arguments_size,
	                                                   arguments_count);
	if (arguments_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, arguments_fault, 24, 0);

	const uint16_t environment_size = msg->environment_size;
	const uint16_t environment_count = msg->environment_count;
	if (environment_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 1052, 0);
	const uint32_t environment_fault = ipc_strings_check(msg->environment, environment_size,
	                                                     environment_count);
	if (environment_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, environment_fault, 1052, 0);

	ipc_put_u64le(buf, msg->process_slot);
	ipc_put_u64le(buf + 8, msg->entry_point);
	ipc_put_u64le(buf + 16, msg->stack_top);
	ipc_put_u16le(buf + 24, arguments_size);
	ipc_put_u16le(buf + 26, arguments_count);
	ipc_bytes_copy(buf + 28, (const uint8_t *)msg->arguments, arguments_size);
	ipc_bytes_clear(buf + 28 + arguments_size, 1024 - (size_t)arguments_size);
	ipc_put_u16le(buf + 1052, environment_size);
	ipc_put_u16le(buf + 1054, environment_count);
	ipc_bytes_copy(buf + 1056, (const uint8_t *)msg->environment, environment_size);
	ipc_bytes_clear(buf + 1056 + environment_size, 1024 - (size_t)environment_size);
	*len = IPC_KERNEL_CONTROL_START_PROCESS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_start_process_request_unpack(
	struct ipc_kernel_control_start_process_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_START_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_slot_word = ipc_get_u64le(buf);
	if ((process_slot_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->process_slot = (uint32_t)process_slot_word;

	const uint64_t entry_point = ipc_get_u64le(buf + 8);
	if (entry_point > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->entry_point = entry_point;

	const uint64_t stack_top = ipc_get_u64le(buf + 16);
	if (stack_top < 16 || stack_top > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	if (stack_top % 16 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 16, 0);
	msg->stack_top = stack_top;

	const uint16_t arguments_size = ipc_get_u16le(buf + 24);
	const uint16_t arguments_count = ipc_get_u16le(buf + 26);
	if (arguments_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 24, 0);
	const uint32_t arguments_fault = ipc_strings_check((const char *)buf + 28, arguments_size,
	                                                   arguments_count);
	if (arguments_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, arguments_fault, 24, 0);
	if (!ipc_bytes_are_zero(buf + 28 + arguments_size, 1024 - (size_t)arguments_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 24, 0);
	msg->arguments = (const char *)buf + 28;
	msg->arguments_size = arguments_size;
	msg->arguments_count = arguments_count;

	const uint16_t environment_size = ipc_get_u16le(buf + 1052);
	const uint16_t environment_count = ipc_get_u16le(buf + 1054);
	if (environment_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 1052, 0);
	const uint32_t environment_fault = ipc_strings_check((const char *)buf + 1056,
	                                                     environment_size, environment_count);
	if (environment_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, environment_fault, 1052, 0);
	if (!ipc_bytes_are_zero(buf + 1056 + environment_size, 1024 - (size_t)environment_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 1052, 0);
	msg->environment = (const char *)buf + 1056;
	msg->environment_size = environment_size;
	msg->environment_count = environment_count;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_start_process_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_START_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	const uint64_t entry_point = ipc_get_u64le(buf + 8);
	if (entry_point > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint64_t stack_top = ipc_get_u64le(buf + 16);
	if (stack_top < 16 || stack_top > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	if (stack_top % 16 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 16, 0);

	const uint16_t arguments_size = ipc_get_u16le(buf + 24);
	const uint16_t arguments_count = ipc_get_u16le(buf + 26);
	if (arguments_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 24, 0);
	const uint32_t arguments_fault = ipc_strings_check((const char *)buf + 28, arguments_size,
	                                                   arguments_count);
	if (arguments_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, arguments_fault, 24, 0);
	if (!ipc_bytes_are_zero(buf + 28 + arguments_size, 1024 - (size_t)arguments_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 24, 0);

	const uint16_t environment_size = ipc_get_u16le(buf + 1052);
	const uint16_t environment_count = ipc_get_u16le(buf + 1054);
	if (environment_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 1052, 0);
	const uint32_t environment_fault = ipc_strings_check((const char *)buf + 1056,
	                                                     environment_size, environment_count);
	if (environment_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, environment_fault, 1052, 0);
	if (!ipc_bytes_are_zero(buf + 1056 + environment_size, 1024 - (size_t)environment_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 1052, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_start_process_reply_init(
	struct ipc_kernel_control_start_process_reply *msg)
{
	msg->started_at = 0;
}

uint32_t ipc_kernel_control_start_process_reply_pack(
	const struct ipc_kernel_control_start_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_START_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->started_at);
	*len = IPC_KERNEL_CONTROL_START_PROCESS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_start_process_reply_unpack(
	struct ipc_kernel_control_start_process_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_START_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->started_at = ipc_get_u64le(buf);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_start_process_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_START_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_read_pci_config_dword_request_init(
	struct ipc_kernel_control_read_pci_config_dword_request *msg)
{
	msg->function.bus = 0;
	msg->function.device = 0;
	msg->function.function = 0;
	msg->offset = 0;
}

uint32_t ipc_kernel_control_read_pci_config_dword_request_pack(
	const struct ipc_kernel_control_read_pci_config_dword_request *msg, uint8_t *buf,
	size_t cap, size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t function_bus_word =
		(uint32_t)msg->function.function << 16 | (uint32_t)msg->function.device << 8 |
		msg->function.bus;
	if ((function_bus_word & UINT32_C(0xF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 1, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 2, 0);
	}

	if (msg->offset > 4092)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);
	if (msg->offset % 4 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 4, 0);

	ipc_put_u32le(buf, function_bus_word);
	ipc_put_u32le(buf + 4, msg->offset);
	*len = IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_read_pci_config_dword_request_unpack(
	struct ipc_kernel_control_read_pci_config_dword_request *msg, const uint8_t *buf,
	size_t len)
{
	if (len != IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t function_bus_word = ipc_get_u32le(buf);
	if ((function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);
		const uint8_t function_function = (uint8_t)(function_bus_word >> 16);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 1, 0);
		if (function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 2, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 3, 0);
	}
	msg->function.bus = (uint8_t)function_bus_word;
	msg->function.device = (uint8_t)(function_bus_word >> 8);
	msg->function.function = (uint8_t)(function_bus_word >> 16);

	const uint32_t offset_word = ipc_get_u32le(buf + 4);
	if ((offset_word & UINT32_C(0xFFFFF003)) != 0) {
		const uint16_t offset = (uint16_t)offset_word;

		if (offset > 4092)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);
		if (offset % 4 != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 4, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 6, 0);
	}
	msg->offset = (uint16_t)offset_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_read_pci_config_dword_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t function_bus_word = ipc_get_u32le(buf);
	if ((function_bus_word & UINT32_C(0xFFF8E000)) != 0) {
		const uint8_t function_device = (uint8_t)(function_bus_word >> 8);
		const uint8_t function_function = (uint8_t)(function_bus_word >> 16);

		if (function_device > 31)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 1, 0);
		if (function_function > 7)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 2, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 3, 0);
	}

	const uint32_t offset_word = ipc_get_u32le(buf + 4);
	if ((offset_word & UINT32_C(0xFFFFF003)) != 0) {
		const uint16_t offset = (uint16_t)offset_word;

		if (offset > 4092)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);
		if (offset % 4 != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 4, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 6, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_kernel_control_read_pci_config_dword_reply_init(
	struct ipc_kernel_control_read_pci_config_dword_reply *msg)
{
	msg->value = 0;
}

uint32_t ipc_kernel_control_read_pci_config_dword_reply_pack(
	const struct ipc_kernel_control_read_pci_config_dword_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->value);
	*len = IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_read_pci_config_dword_reply_unpack(
	struct ipc_kernel_control_read_pci_config_dword_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t value_word = ipc_get_u64le(buf);
	if ((value_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->value = (uint32_t)value_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_read_pci_config_dword_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_read_platform_caps_request_init(
	struct ipc_kernel_control_read_platform_caps_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_kernel_control_read_platform_caps_request_pack(
	const struct ipc_kernel_control_read_platform_caps_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_KERNEL_CONTROL_READ_PLATFORM_CAPS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_read_platform_caps_request_unpack(
	struct ipc_kernel_control_read_platform_caps_request *msg, const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_READ_PLATFORM_CAPS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_read_platform_caps_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_READ_PLATFORM_CAPS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_read_platform_caps_reply_init(
	struct ipc_kernel_control_read_platform_caps_reply *msg)
{
	msg->caps = 0;
}

uint32_t ipc_kernel_control_read_platform_caps_reply_pack(
	const struct ipc_kernel_control_read_platform_caps_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_READ_PLATFORM_CAPS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->caps & ~UINT64_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);

	ipc_put_u64le(buf, msg->caps);
	*len = IPC_KERNEL_CONTROL_READ_PLATFORM_CAPS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_read_platform_caps_reply_unpack(
	struct ipc_kernel_control_read_platform_caps_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_READ_PLATFORM_CAPS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t caps = ipc_get_u64le(buf);
	if ((caps & ~UINT64_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
	msg->caps = caps;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_read_platform_caps_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_READ_PLATFORM_CAPS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t caps = ipc_get_u64le(buf);
	if ((caps & ~UINT64_C(0x1F)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_wait_hotplug_event_request_init(
	struct ipc_kernel_control_wait_hotplug_event_request *msg)
{
	msg->after = 0;
}

uint32_t ipc_kernel_control_wait_hotplug_event_request_pack(
	const struct ipc_kernel_control_wait_hotplug_event_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->after);
	*len = IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_wait_hotplug_event_request_unpack(
	struct ipc_kernel_control_wait_hotplug_event_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->after = ipc_get_u64le(buf);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_wait_hotplug_event_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_wait_hotplug_event_given_from(
	struct ipc_kernel_control_wait_hotplug_event_given *given,
	const struct ipc_kernel_control_wait_hotplug_event_request *request)
{
	given->after = request->after;
}

void ipc_kernel_control_wait_hotplug_event_reply_init(
	struct ipc_kernel_control_wait_hotplug_event_reply *msg)
{
	msg->sequence = 0;
	msg->lost = 0;
	msg->kind = IPC_HOTPLUG_EVENT_KIND_INSERTED;
	msg->function.bus = 0;
	msg->function.device = 0;
	msg->function.function = 0;
	msg->vendor_id = 0;
	msg->device_id = 0;
}

uint32_t ipc_kernel_control_wait_hotplug_event_reply_pack(
	const struct ipc_kernel_control_wait_hotplug_event_reply *msg, uint8_t *buf, size_t cap,
	size_t *len, const struct ipc_kernel_control_wait_hotplug_event_given *given)
{
	if (cap < IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_REPLY_SIZE)
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

	/*
	 * Rule 1, next_event: Only an event that the caller has not seen, and every number between
	 * is accounted for.
	 */
	if (msg->lost > UINT64_MAX - given->after || given->after + msg->lost > UINT64_MAX - 1 ||
	    msg->sequence != given->after + msg->lost + 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, msg->sequence);
	ipc_put_u64le(buf + 8, msg->lost);
	ipc_put_u32le(buf + 16, msg->kind);
	ipc_put_u32le(buf + 20, function_bus_word);
	ipc_put_u64le(buf + 24, (uint64_t)msg->device_id << 16 | msg->vendor_id);
	*len = IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_wait_hotplug_event_reply_unpack(
	struct ipc_kernel_control_wait_hotplug_event_reply *msg, const uint8_t *buf, size_t len,
	const struct ipc_kernel_control_wait_hotplug_event_given *given)
{
	if (len != IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t sequence = ipc_get_u64le(buf);
	if (sequence == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->sequence = sequence;

	const uint64_t lost = ipc_get_u64le(buf + 8);
	msg->lost = lost;

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
	if ((vendor_id_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 28, 0);
	msg->vendor_id = (uint16_t)vendor_id_word;
	msg->device_id = (uint16_t)(vendor_id_word >> 16);

	/*
	 * Rule 1, next_event: Only an event that the caller has not seen, and every number between
	 * is accounted for.
	 */
	if (lost > UINT64_MAX - given->after || given->after + lost > UINT64_MAX - 1 ||
	    sequence != given->after + lost + 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_wait_hotplug_event_reply_validate(
	const uint8_t *buf, size_t len,
	const struct ipc_kernel_control_wait_hotplug_event_given *given)
{
	if (len != IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t sequence = ipc_get_u64le(buf);
	if (sequence == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t lost = ipc_get_u64le(buf + 8);

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

	if (ipc_get_u32le(buf + 28) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 28, 0);

	/*
	 * Rule 1, next_event: Only an event that the caller has not seen, and every number between
	 * is accounted for.
	 */
	if (lost > UINT64_MAX - given->after || given->after + lost > UINT64_MAX - 1 ||
	    sequence != given->after + lost + 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_watch_process_request_init(
	struct ipc_kernel_control_watch_process_request *msg)
{
	msg->process_slot = 0;
	msg->endpoint_slot = 0;
}

uint32_t ipc_kernel_control_watch_process_request_pack(
	const struct ipc_kernel_control_watch_process_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_WATCH_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	/* Rule 1, two_slots: A process is no endpoint. */
	if (msg->process_slot == msg->endpoint_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, (uint64_t)msg->endpoint_slot << 32 | msg->process_slot);
	*len = IPC_KERNEL_CONTROL_WATCH_PROCESS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_watch_process_request_unpack(
	struct ipc_kernel_control_watch_process_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_WATCH_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_slot_word = ipc_get_u64le(buf);
	const uint32_t process_slot = (uint32_t)process_slot_word;
	const uint32_t endpoint_slot = (uint32_t)(process_slot_word >> 32);
	msg->process_slot = process_slot;
	msg->endpoint_slot = endpoint_slot;

	/* Rule 1, two_slots: A process is no endpoint. */
	if (process_slot == endpoint_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_watch_process_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_WATCH_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_slot_word = ipc_get_u64le(buf);
	const uint32_t process_slot = (uint32_t)process_slot_word;
	const uint32_t endpoint_slot = (uint32_t)(process_slot_word >> 32);

	/* Rule 1, two_slots: A process is no endpoint. */
	if (process_slot == endpoint_slot)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_watch_process_reply_init(
	struct ipc_kernel_control_watch_process_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_kernel_control_watch_process_reply_pack(
	const struct ipc_kernel_control_watch_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_KERNEL_CONTROL_WATCH_PROCESS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_watch_process_reply_unpack(
	struct ipc_kernel_control_watch_process_reply *msg, const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_WATCH_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_watch_process_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KERNEL_CONTROL_WATCH_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_process_ended_init(struct ipc_kernel_control_process_ended *msg)
{
	msg->process_id = 0;
	msg->ended_at = 0;
	msg->reason = IPC_KERNEL_CONTROL_KILL_REASON_NONE;
	msg->exit_code = 0;
}

uint32_t ipc_kernel_control_process_ended_pack(const struct ipc_kernel_control_process_ended *msg,
                                               uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_PROCESS_ENDED_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	/* Rule 1, code_is_of_exit: Only an exit has an exit code. */
	if (msg->reason != IPC_KERNEL_CONTROL_KILL_REASON_NONE && msg->exit_code != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 1);

	ipc_put_u64le(buf, msg->process_id);
	ipc_put_u64le(buf + 8, msg->ended_at);
	ipc_put_u64le(buf + 16, (uint64_t)(uint32_t)msg->exit_code << 32 | msg->reason);
	*len = IPC_KERNEL_CONTROL_PROCESS_ENDED_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_process_ended_unpack(struct ipc_kernel_control_process_ended *msg,
                                                 const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_PROCESS_ENDED_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->process_id = process_id;

	msg->ended_at = ipc_get_u64le(buf + 8);

	const uint64_t reason_word = ipc_get_u64le(buf + 16);
	const uint32_t reason = (uint32_t)reason_word;
	const int32_t exit_code = (int32_t)(reason_word >> 32);
	msg->reason = reason;
	msg->exit_code = exit_code;

	/* Rule 1, code_is_of_exit: Only an exit has an exit code. */
	if (reason != IPC_KERNEL_CONTROL_KILL_REASON_NONE && exit_code != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_process_ended_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_PROCESS_ENDED_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t reason_word = ipc_get_u64le(buf + 16);
	const uint32_t reason = (uint32_t)reason_word;
	const int32_t exit_code = (int32_t)(reason_word >> 32);

	/* Rule 1, code_is_of_exit: Only an exit has an exit code. */
	if (reason != IPC_KERNEL_CONTROL_KILL_REASON_NONE && exit_code != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 1);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_reap_process_request_init(
	struct ipc_kernel_control_reap_process_request *msg)
{
	msg->process_slot = 0;
}

uint32_t ipc_kernel_control_reap_process_request_pack(
	const struct ipc_kernel_control_reap_process_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_REAP_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->process_slot);
	*len = IPC_KERNEL_CONTROL_REAP_PROCESS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_reap_process_request_unpack(
	struct ipc_kernel_control_reap_process_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_REAP_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_slot_word = ipc_get_u64le(buf);
	if ((process_slot_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->process_slot = (uint32_t)process_slot_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_reap_process_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_REAP_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_kernel_control_reap_process_reply_init(struct ipc_kernel_control_reap_process_reply *msg)
{
	msg->ended_at = 0;
	msg->reason = IPC_KERNEL_CONTROL_KILL_REASON_NONE;
	msg->exit_code = 0;
}

uint32_t ipc_kernel_control_reap_process_reply_pack(
	const struct ipc_kernel_control_reap_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_KERNEL_CONTROL_REAP_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	/* Rule 1, code_is_of_exit: Only an exit has an exit code. */
	if (msg->reason != IPC_KERNEL_CONTROL_KILL_REASON_NONE && msg->exit_code != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	ipc_put_u64le(buf, msg->ended_at);
	ipc_put_u64le(buf + 8, (uint64_t)(uint32_t)msg->exit_code << 32 | msg->reason);
	*len = IPC_KERNEL_CONTROL_REAP_PROCESS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_reap_process_reply_unpack(
	struct ipc_kernel_control_reap_process_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_REAP_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->ended_at = ipc_get_u64le(buf);

	const uint64_t reason_word = ipc_get_u64le(buf + 8);
	const uint32_t reason = (uint32_t)reason_word;
	const int32_t exit_code = (int32_t)(reason_word >> 32);
	msg->reason = reason;
	msg->exit_code = exit_code;

	/* Rule 1, code_is_of_exit: Only an exit has an exit code. */
	if (reason != IPC_KERNEL_CONTROL_KILL_REASON_NONE && exit_code != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_kernel_control_reap_process_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KERNEL_CONTROL_REAP_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t reason_word = ipc_get_u64le(buf + 8);
	const uint32_t reason = (uint32_t)reason_word;
	const int32_t exit_code = (int32_t)(reason_word >> 32);

	/* Rule 1, code_is_of_exit: Only an exit has an exit code. */
	if (reason != IPC_KERNEL_CONTROL_KILL_REASON_NONE && exit_code != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	return IPC_CLASS_OK;
}
