/* SPDX-License-Identifier: ISC */
/* Generated from irqd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/irqd/irqd.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"
#include "ipc/text.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_IRQD_SEED_HANDLER_REQUEST_SIZE == 24,
               "struct ipc_irqd_seed_handler_request: header and codec differ");
_Static_assert(IPC_IRQD_SEED_HANDLER_REPLY_SIZE == 8,
               "struct ipc_irqd_seed_handler_reply: header and codec differ");
_Static_assert(IPC_IRQD_REGISTER_HANDLER_REQUEST_SIZE == 24,
               "struct ipc_irqd_register_handler_request: header and codec differ");
_Static_assert(IPC_IRQD_REGISTER_HANDLER_REPLY_SIZE == 8,
               "struct ipc_irqd_register_handler_reply: header and codec differ");
_Static_assert(IPC_IRQD_SET_MASK_REQUEST_SIZE == 24,
               "struct ipc_irqd_set_mask_request: header and codec differ");
_Static_assert(IPC_IRQD_SET_MASK_REPLY_SIZE == 8,
               "struct ipc_irqd_set_mask_reply: header and codec differ");
_Static_assert(IPC_IRQD_ACK_REQUEST_SIZE == 16,
               "struct ipc_irqd_ack_request: header and codec differ");
_Static_assert(IPC_IRQD_ACK_REPLY_SIZE == 8, "struct ipc_irqd_ack_reply: header and codec differ");
_Static_assert(IPC_IRQD_SEAL_REQUEST_SIZE == 0,
               "struct ipc_irqd_seal_request: header and codec differ");
_Static_assert(IPC_IRQD_SEAL_REPLY_SIZE == 8,
               "struct ipc_irqd_seal_reply: header and codec differ");
_Static_assert(IPC_IRQD_EVENT_NOTIFY_SIZE == 24,
               "struct ipc_irqd_event_notify: header and codec differ");

void ipc_irqd_seed_handler_request_init(struct ipc_irqd_seed_handler_request *msg)
{
	msg->line = IPC_INTERRUPT_LINE_LAPIC_TIMER;
	msg->handler = NULL;
	msg->handler_length = 0;
}

uint32_t ipc_irqd_seed_handler_request_pack(const struct ipc_irqd_seed_handler_request *msg,
                                            uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_IRQD_SEED_HANDLER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->line < IPC_INTERRUPT_LINE_LAPIC_TIMER || msg->line > IPC_INTERRUPT_LINE_UART_COM1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	const uint16_t handler_length = msg->handler_length;
	if (handler_length == 0 || handler_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t handler_fault = ipc_text_check(msg->handler, handler_length);
	if (handler_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, handler_fault, 4, 0);

	ipc_put_u32le(buf, msg->line);
	ipc_put_u16le(buf + 4, handler_length);
	ipc_bytes_copy(buf + 6, (const uint8_t *)msg->handler, handler_length);
	ipc_bytes_clear(buf + 6 + handler_length, 15 - (size_t)handler_length);
	ipc_put_u16le(buf + 21, 0);
	buf[23] = 0;
	*len = IPC_IRQD_SEED_HANDLER_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_seed_handler_request_unpack(struct ipc_irqd_seed_handler_request *msg,
                                              const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_SEED_HANDLER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t line = ipc_get_u32le(buf);
	if (line < IPC_INTERRUPT_LINE_LAPIC_TIMER || line > IPC_INTERRUPT_LINE_UART_COM1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
	msg->line = line;

	const uint16_t handler_length = ipc_get_u16le(buf + 4);
	if (handler_length == 0 || handler_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t handler_fault = ipc_text_check((const char *)buf + 6, handler_length);
	if (handler_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, handler_fault, 4, 0);
	if (!ipc_bytes_are_zero(buf + 6 + handler_length, 15 - (size_t)handler_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 4, 0);
	msg->handler = (const char *)buf + 6;
	msg->handler_length = handler_length;

	if ((ipc_get_u16le(buf + 21) | buf[23]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 21, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_seed_handler_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_SEED_HANDLER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t line = ipc_get_u32le(buf);
	if (line < IPC_INTERRUPT_LINE_LAPIC_TIMER || line > IPC_INTERRUPT_LINE_UART_COM1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	const uint16_t handler_length = ipc_get_u16le(buf + 4);
	if (handler_length == 0 || handler_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t handler_fault = ipc_text_check((const char *)buf + 6, handler_length);
	if (handler_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, handler_fault, 4, 0);
	if (!ipc_bytes_are_zero(buf + 6 + handler_length, 15 - (size_t)handler_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 4, 0);

	if ((ipc_get_u16le(buf + 21) | buf[23]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 21, 0);

	return IPC_CLASS_OK;
}

void ipc_irqd_seed_handler_reply_init(struct ipc_irqd_seed_handler_reply *msg)
{
	msg->handlers = 0;
}

uint32_t ipc_irqd_seed_handler_reply_pack(const struct ipc_irqd_seed_handler_reply *msg,
                                          uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_IRQD_SEED_HANDLER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->handlers == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->handlers);
	*len = IPC_IRQD_SEED_HANDLER_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_seed_handler_reply_unpack(struct ipc_irqd_seed_handler_reply *msg,
                                            const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_SEED_HANDLER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handlers_word = ipc_get_u64le(buf);
	const uint32_t handlers = (uint32_t)handlers_word;
	if (handlers == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if ((handlers_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->handlers = handlers;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_seed_handler_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_SEED_HANDLER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handlers_word = ipc_get_u64le(buf);
	const uint32_t handlers = (uint32_t)handlers_word;
	if (handlers == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if ((handlers_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_irqd_register_handler_request_init(struct ipc_irqd_register_handler_request *msg)
{
	msg->line = IPC_INTERRUPT_LINE_LAPIC_TIMER;
	msg->handler = NULL;
	msg->handler_length = 0;
}

uint32_t ipc_irqd_register_handler_request_pack(
	const struct ipc_irqd_register_handler_request *msg, uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_IRQD_REGISTER_HANDLER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->line < IPC_INTERRUPT_LINE_LAPIC_TIMER || msg->line > IPC_INTERRUPT_LINE_UART_COM1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	const uint16_t handler_length = msg->handler_length;
	if (handler_length == 0 || handler_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t handler_fault = ipc_text_check(msg->handler, handler_length);
	if (handler_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, handler_fault, 4, 0);

	ipc_put_u32le(buf, msg->line);
	ipc_put_u16le(buf + 4, handler_length);
	ipc_bytes_copy(buf + 6, (const uint8_t *)msg->handler, handler_length);
	ipc_bytes_clear(buf + 6 + handler_length, 15 - (size_t)handler_length);
	ipc_put_u16le(buf + 21, 0);
	buf[23] = 0;
	*len = IPC_IRQD_REGISTER_HANDLER_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_register_handler_request_unpack(struct ipc_irqd_register_handler_request *msg,
                                                  const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_REGISTER_HANDLER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t line = ipc_get_u32le(buf);
	if (line < IPC_INTERRUPT_LINE_LAPIC_TIMER || line > IPC_INTERRUPT_LINE_UART_COM1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
	msg->line = line;

	const uint16_t handler_length = ipc_get_u16le(buf + 4);
	if (handler_length == 0 || handler_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t handler_fault = ipc_text_check((const char *)buf + 6, handler_length);
	if (handler_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, handler_fault, 4, 0);
	if (!ipc_bytes_are_zero(buf + 6 + handler_length, 15 - (size_t)handler_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 4, 0);
	msg->handler = (const char *)buf + 6;
	msg->handler_length = handler_length;

	if ((ipc_get_u16le(buf + 21) | buf[23]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 21, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_register_handler_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_REGISTER_HANDLER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t line = ipc_get_u32le(buf);
	if (line < IPC_INTERRUPT_LINE_LAPIC_TIMER || line > IPC_INTERRUPT_LINE_UART_COM1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	const uint16_t handler_length = ipc_get_u16le(buf + 4);
	if (handler_length == 0 || handler_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t handler_fault = ipc_text_check((const char *)buf + 6, handler_length);
	if (handler_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, handler_fault, 4, 0);
	if (!ipc_bytes_are_zero(buf + 6 + handler_length, 15 - (size_t)handler_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 4, 0);

	if ((ipc_get_u16le(buf + 21) | buf[23]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 21, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_register_handler_request_caps_pack(
	const struct ipc_irqd_register_handler_request_caps *caps, struct ipc_cap_table *table)
{
	if (!caps->endpoint.present)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if ((~caps->endpoint.rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	table->entries[0] = ipc_cap_to_send(&caps->endpoint, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY);
	ipc_cap_table_cut(table, 1);

	return 0;
}

uint32_t ipc_irqd_register_handler_request_caps_unpack(
	struct ipc_irqd_register_handler_request_caps *caps, const struct ipc_cap_table *table)
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

void ipc_irqd_register_handler_reply_init(struct ipc_irqd_register_handler_reply *msg)
{
	msg->waiting = 0;
}

uint32_t ipc_irqd_register_handler_reply_pack(const struct ipc_irqd_register_handler_reply *msg,
                                              uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_IRQD_REGISTER_HANDLER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->waiting);
	*len = IPC_IRQD_REGISTER_HANDLER_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_register_handler_reply_unpack(struct ipc_irqd_register_handler_reply *msg,
                                                const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_REGISTER_HANDLER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t waiting_word = ipc_get_u64le(buf);
	if ((waiting_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->waiting = (uint32_t)waiting_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_register_handler_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_REGISTER_HANDLER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_irqd_set_mask_request_init(struct ipc_irqd_set_mask_request *msg)
{
	msg->line = IPC_INTERRUPT_LINE_LAPIC_TIMER;
	msg->handler = NULL;
	msg->handler_length = 0;
	msg->masked = false;
}

uint32_t ipc_irqd_set_mask_request_pack(const struct ipc_irqd_set_mask_request *msg, uint8_t *buf,
                                        size_t cap, size_t *len)
{
	if (cap < IPC_IRQD_SET_MASK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->line < IPC_INTERRUPT_LINE_LAPIC_TIMER || msg->line > IPC_INTERRUPT_LINE_UART_COM1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	const uint16_t handler_length = msg->handler_length;
	if (handler_length == 0 || handler_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t handler_fault = ipc_text_check(msg->handler, handler_length);
	if (handler_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, handler_fault, 4, 0);

	ipc_put_u32le(buf, msg->line);
	ipc_put_u16le(buf + 4, handler_length);
	ipc_bytes_copy(buf + 6, (const uint8_t *)msg->handler, handler_length);
	ipc_bytes_clear(buf + 6 + handler_length, 15 - (size_t)handler_length);
	buf[21] = msg->masked;
	ipc_put_u16le(buf + 22, 0);
	*len = IPC_IRQD_SET_MASK_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_set_mask_request_unpack(struct ipc_irqd_set_mask_request *msg,
                                          const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_SET_MASK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t line = ipc_get_u32le(buf);
	if (line < IPC_INTERRUPT_LINE_LAPIC_TIMER || line > IPC_INTERRUPT_LINE_UART_COM1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
	msg->line = line;

	const uint16_t handler_length = ipc_get_u16le(buf + 4);
	if (handler_length == 0 || handler_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t handler_fault = ipc_text_check((const char *)buf + 6, handler_length);
	if (handler_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, handler_fault, 4, 0);
	if (!ipc_bytes_are_zero(buf + 6 + handler_length, 15 - (size_t)handler_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 4, 0);
	msg->handler = (const char *)buf + 6;
	msg->handler_length = handler_length;

	const uint8_t masked = buf[21];
	if (masked > 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_BOOL, 21, 0);
	msg->masked = masked != 0;

	if (ipc_get_u16le(buf + 22) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 22, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_set_mask_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_SET_MASK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t line = ipc_get_u32le(buf);
	if (line < IPC_INTERRUPT_LINE_LAPIC_TIMER || line > IPC_INTERRUPT_LINE_UART_COM1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	const uint16_t handler_length = ipc_get_u16le(buf + 4);
	if (handler_length == 0 || handler_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 4, 0);
	const uint32_t handler_fault = ipc_text_check((const char *)buf + 6, handler_length);
	if (handler_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, handler_fault, 4, 0);
	if (!ipc_bytes_are_zero(buf + 6 + handler_length, 15 - (size_t)handler_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 4, 0);

	const uint8_t masked = buf[21];
	if (masked > 1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_BOOL, 21, 0);

	if (ipc_get_u16le(buf + 22) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 22, 0);

	return IPC_CLASS_OK;
}

void ipc_irqd_set_mask_reply_init(struct ipc_irqd_set_mask_reply *msg)
{
	msg->was_masked = false;
}

uint32_t ipc_irqd_set_mask_reply_pack(const struct ipc_irqd_set_mask_reply *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	if (cap < IPC_IRQD_SET_MASK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->was_masked);
	*len = IPC_IRQD_SET_MASK_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_set_mask_reply_unpack(struct ipc_irqd_set_mask_reply *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len != IPC_IRQD_SET_MASK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t was_masked_word = ipc_get_u64le(buf);
	if ((was_masked_word & UINT64_C(0xFFFFFFFFFFFFFFFE)) != 0) {
		const uint8_t was_masked = (uint8_t)was_masked_word;

		if (was_masked > 1)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_BOOL, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 1, 0);
	}
	msg->was_masked = (uint8_t)was_masked_word != 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_set_mask_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_SET_MASK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t was_masked_word = ipc_get_u64le(buf);
	if ((was_masked_word & UINT64_C(0xFFFFFFFFFFFFFFFE)) != 0) {
		const uint8_t was_masked = (uint8_t)was_masked_word;

		if (was_masked > 1)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_BOOL, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 1, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_irqd_ack_request_init(struct ipc_irqd_ack_request *msg)
{
	msg->event_id = 0;
	msg->line = IPC_INTERRUPT_LINE_LAPIC_TIMER;
}

uint32_t ipc_irqd_ack_request_pack(const struct ipc_irqd_ack_request *msg, uint8_t *buf,
                                   size_t cap, size_t *len)
{
	if (cap < IPC_IRQD_ACK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->event_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->line < IPC_INTERRUPT_LINE_LAPIC_TIMER || msg->line > IPC_INTERRUPT_LINE_UART_COM1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 8, 0);

	ipc_put_u64le(buf, msg->event_id);
	ipc_put_u64le(buf + 8, msg->line);
	*len = IPC_IRQD_ACK_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_ack_request_unpack(struct ipc_irqd_ack_request *msg, const uint8_t *buf,
                                     size_t len)
{
	if (len != IPC_IRQD_ACK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t event_id = ipc_get_u64le(buf);
	if (event_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->event_id = event_id;

	const uint64_t line_word = ipc_get_u64le(buf + 8);
	if (line_word < IPC_INTERRUPT_LINE_LAPIC_TIMER ||
	    line_word > IPC_INTERRUPT_LINE_UART_COM1) {
		const uint32_t line = (uint32_t)line_word;

		if (line < IPC_INTERRUPT_LINE_LAPIC_TIMER || line > IPC_INTERRUPT_LINE_UART_COM1)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}
	msg->line = (uint32_t)line_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_ack_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_ACK_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t event_id = ipc_get_u64le(buf);
	if (event_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t line_word = ipc_get_u64le(buf + 8);
	if (line_word < IPC_INTERRUPT_LINE_LAPIC_TIMER ||
	    line_word > IPC_INTERRUPT_LINE_UART_COM1) {
		const uint32_t line = (uint32_t)line_word;

		if (line < IPC_INTERRUPT_LINE_LAPIC_TIMER || line > IPC_INTERRUPT_LINE_UART_COM1)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_irqd_ack_reply_init(struct ipc_irqd_ack_reply *msg)
{
	msg->waiting = 0;
}

uint32_t ipc_irqd_ack_reply_pack(const struct ipc_irqd_ack_reply *msg, uint8_t *buf, size_t cap,
                                 size_t *len)
{
	if (cap < IPC_IRQD_ACK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->waiting);
	*len = IPC_IRQD_ACK_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_ack_reply_unpack(struct ipc_irqd_ack_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_ACK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t waiting_word = ipc_get_u64le(buf);
	if ((waiting_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->waiting = (uint32_t)waiting_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_ack_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_ACK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_irqd_seal_request_init(struct ipc_irqd_seal_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_irqd_seal_request_pack(const struct ipc_irqd_seal_request *msg, uint8_t *buf,
                                    size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_IRQD_SEAL_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_seal_request_unpack(struct ipc_irqd_seal_request *msg, const uint8_t *buf,
                                      size_t len)
{
	(void)buf;

	if (len != IPC_IRQD_SEAL_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_seal_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_IRQD_SEAL_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_irqd_seal_reply_init(struct ipc_irqd_seal_reply *msg)
{
	msg->handlers = 0;
}

uint32_t ipc_irqd_seal_reply_pack(const struct ipc_irqd_seal_reply *msg, uint8_t *buf, size_t cap,
                                  size_t *len)
{
	if (cap < IPC_IRQD_SEAL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->handlers);
	*len = IPC_IRQD_SEAL_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_seal_reply_unpack(struct ipc_irqd_seal_reply *msg, const uint8_t *buf,
                                    size_t len)
{
	if (len != IPC_IRQD_SEAL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t handlers_word = ipc_get_u64le(buf);
	if ((handlers_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->handlers = (uint32_t)handlers_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_seal_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_SEAL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_irqd_event_notify_init(struct ipc_irqd_event_notify *msg)
{
	msg->event_id = 0;
	msg->timestamp = 0;
	msg->line = IPC_INTERRUPT_LINE_LAPIC_TIMER;
	msg->count = 0;
}

uint32_t ipc_irqd_event_notify_pack(const struct ipc_irqd_event_notify *msg, uint8_t *buf,
                                    size_t cap, size_t *len)
{
	if (cap < IPC_IRQD_EVENT_NOTIFY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->event_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->line < IPC_INTERRUPT_LINE_LAPIC_TIMER || msg->line > IPC_INTERRUPT_LINE_UART_COM1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 16, 0);

	if (msg->count == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 20, 0);

	ipc_put_u64le(buf, msg->event_id);
	ipc_put_u64le(buf + 8, msg->timestamp);
	ipc_put_u64le(buf + 16, (uint64_t)msg->count << 32 | msg->line);
	*len = IPC_IRQD_EVENT_NOTIFY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_event_notify_unpack(struct ipc_irqd_event_notify *msg, const uint8_t *buf,
                                      size_t len)
{
	if (len != IPC_IRQD_EVENT_NOTIFY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t event_id = ipc_get_u64le(buf);
	if (event_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->event_id = event_id;

	msg->timestamp = ipc_get_u64le(buf + 8);

	const uint64_t line_word = ipc_get_u64le(buf + 16);
	const uint32_t line = (uint32_t)line_word;
	const uint32_t count = (uint32_t)(line_word >> 32);
	if (line < IPC_INTERRUPT_LINE_LAPIC_TIMER || line > IPC_INTERRUPT_LINE_UART_COM1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 16, 0);
	if (count == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 20, 0);
	msg->line = line;
	msg->count = count;

	return IPC_CLASS_OK;
}

uint32_t ipc_irqd_event_notify_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_IRQD_EVENT_NOTIFY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t event_id = ipc_get_u64le(buf);
	if (event_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t line_word = ipc_get_u64le(buf + 16);
	const uint32_t line = (uint32_t)line_word;
	const uint32_t count = (uint32_t)(line_word >> 32);
	if (line < IPC_INTERRUPT_LINE_LAPIC_TIMER || line > IPC_INTERRUPT_LINE_UART_COM1)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 16, 0);
	if (count == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 20, 0);

	return IPC_CLASS_OK;
}
