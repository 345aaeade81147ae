/* SPDX-License-Identifier: ISC */
/* Generated from named.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/named/named.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"
#include "ipc/text.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_NAMED_SEED_ENTRY_REQUEST_SIZE == 24,
               "struct ipc_named_seed_entry_request: header and codec differ");
_Static_assert(IPC_NAMED_SEED_ENTRY_REPLY_SIZE == 8,
               "struct ipc_named_seed_entry_reply: header and codec differ");
_Static_assert(IPC_NAMED_SEAL_REQUEST_SIZE == 0,
               "struct ipc_named_seal_request: header and codec differ");
_Static_assert(IPC_NAMED_SEAL_REPLY_SIZE == 8,
               "struct ipc_named_seal_reply: header and codec differ");
_Static_assert(IPC_NAMED_REGISTER_REQUEST_SIZE == 24,
               "struct ipc_named_register_request: header and codec differ");
_Static_assert(IPC_NAMED_REGISTER_REPLY_SIZE == 0,
               "struct ipc_named_register_reply: header and codec differ");
_Static_assert(IPC_NAMED_LOOKUP_REQUEST_SIZE == 24,
               "struct ipc_named_lookup_request: header and codec differ");
_Static_assert(IPC_NAMED_LOOKUP_REPLY_SIZE == 24,
               "struct ipc_named_lookup_reply: header and codec differ");

void ipc_named_seed_entry_request_init(struct ipc_named_seed_entry_request *msg)
{
	msg->entry.role = 0;
	msg->entry.version = 0;
	msg->entry.name = NULL;
	msg->entry.name_length = 0;
}

uint32_t ipc_named_seed_entry_request_pack(const struct ipc_named_seed_entry_request *msg,
                                           uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_NAMED_SEED_ENTRY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->entry.role == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->entry.version == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);

	const uint16_t entry_name_length = msg->entry.name_length;
	if (entry_name_length == 0 || entry_name_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 6, 0);
	const uint32_t entry_name_fault = ipc_text_check(msg->entry.name, entry_name_length);
	if (entry_name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, entry_name_fault, 6, 0);

	ipc_put_u32le(buf, msg->entry.role);
	ipc_put_u16le(buf + 4, msg->entry.version);
	ipc_put_u16le(buf + 6, entry_name_length);
	ipc_bytes_copy(buf + 8, (const uint8_t *)msg->entry.name, entry_name_length);
	ipc_bytes_clear(buf + 8 + entry_name_length, 15 - (size_t)entry_name_length);
	buf[23] = 0;
	*len = IPC_NAMED_SEED_ENTRY_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_named_seed_entry_request_unpack(struct ipc_named_seed_entry_request *msg,
                                             const uint8_t *buf, size_t len)
{
	if (len != IPC_NAMED_SEED_ENTRY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t entry_role = ipc_get_u32le(buf);
	if (entry_role == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->entry.role = entry_role;

	const uint16_t entry_version = ipc_get_u16le(buf + 4);
	if (entry_version == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);
	msg->entry.version = entry_version;

	const uint16_t entry_name_length = ipc_get_u16le(buf + 6);
	if (entry_name_length == 0 || entry_name_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 6, 0);
	const uint32_t entry_name_fault = ipc_text_check((const char *)buf + 8, entry_name_length);
	if (entry_name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, entry_name_fault, 6, 0);
	if (!ipc_bytes_are_zero(buf + 8 + entry_name_length, 15 - (size_t)entry_name_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 6, 0);
	msg->entry.name = (const char *)buf + 8;
	msg->entry.name_length = entry_name_length;

	if (buf[23] != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 23, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_named_seed_entry_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_NAMED_SEED_ENTRY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t entry_role = ipc_get_u32le(buf);
	if (entry_role == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint16_t entry_version = ipc_get_u16le(buf + 4);
	if (entry_version == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);

	const uint16_t entry_name_length = ipc_get_u16le(buf + 6);
	if (entry_name_length == 0 || entry_name_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 6, 0);
	const uint32_t entry_name_fault = ipc_text_check((const char *)buf + 8, entry_name_length);
	if (entry_name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, entry_name_fault, 6, 0);
	if (!ipc_bytes_are_zero(buf + 8 + entry_name_length, 15 - (size_t)entry_name_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 6, 0);

	if (buf[23] != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 23, 0);

	return IPC_CLASS_OK;
}

void ipc_named_seed_entry_reply_init(struct ipc_named_seed_entry_reply *msg)
{
	msg->entries = 0;
}

uint32_t ipc_named_seed_entry_reply_pack(const struct ipc_named_seed_entry_reply *msg,
                                         uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_NAMED_SEED_ENTRY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->entries == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->entries);
	*len = IPC_NAMED_SEED_ENTRY_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_named_seed_entry_reply_unpack(struct ipc_named_seed_entry_reply *msg,
                                           const uint8_t *buf, size_t len)
{
	if (len != IPC_NAMED_SEED_ENTRY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t entries_word = ipc_get_u64le(buf);
	const uint32_t entries = (uint32_t)entries_word;
	if (entries == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if ((entries_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->entries = entries;

	return IPC_CLASS_OK;
}

uint32_t ipc_named_seed_entry_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_NAMED_SEED_ENTRY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t entries_word = ipc_get_u64le(buf);
	const uint32_t entries = (uint32_t)entries_word;
	if (entries == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if ((entries_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_named_seal_request_init(struct ipc_named_seal_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_named_seal_request_pack(const struct ipc_named_seal_request *msg, uint8_t *buf,
                                     size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_NAMED_SEAL_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_named_seal_request_unpack(struct ipc_named_seal_request *msg, const uint8_t *buf,
                                       size_t len)
{
	(void)buf;

	if (len != IPC_NAMED_SEAL_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_named_seal_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_NAMED_SEAL_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_named_seal_reply_init(struct ipc_named_seal_reply *msg)
{
	msg->entries = 0;
}

uint32_t ipc_named_seal_reply_pack(const struct ipc_named_seal_reply *msg, uint8_t *buf,
                                   size_t cap, size_t *len)
{
	if (cap < IPC_NAMED_SEAL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->entries);
	*len = IPC_NAMED_SEAL_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_named_seal_reply_unpack(struct ipc_named_seal_reply *msg, const uint8_t *buf,
                                     size_t len)
{
	if (len != IPC_NAMED_SEAL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t entries_word = ipc_get_u64le(buf);
	if ((entries_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->entries = (uint32_t)entries_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_named_seal_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_NAMED_SEAL_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_named_register_request_init(struct ipc_named_register_request *msg)
{
	msg->entry.role = 0;
	msg->entry.version = 0;
	msg->entry.name = NULL;
	msg->entry.name_length = 0;
}

uint32_t ipc_named_register_request_pack(const struct ipc_named_register_request *msg,
                                         uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_NAMED_REGISTER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->entry.role == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->entry.version == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);

	const uint16_t entry_name_length = msg->entry.name_length;
	if (entry_name_length == 0 || entry_name_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 6, 0);
	const uint32_t entry_name_fault = ipc_text_check(msg->entry.name, entry_name_length);
	if (entry_name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, entry_name_fault, 6, 0);

	ipc_put_u32le(buf, msg->entry.role);
	ipc_put_u16le(buf + 4, msg->entry.version);
	ipc_put_u16le(buf + 6, entry_name_length);
	ipc_bytes_copy(buf + 8, (const uint8_t *)msg->entry.name, entry_name_length);
	ipc_bytes_clear(buf + 8 + entry_name_length, 15 - (size_t)entry_name_length);
	buf[23] = 0;
	*len = IPC_NAMED_REGISTER_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_named_register_request_unpack(struct ipc_named_register_request *msg,
                                           const uint8_t *buf, size_t len)
{
	if (len != IPC_NAMED_REGISTER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t entry_role = ipc_get_u32le(buf);
	if (entry_role == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->entry.role = entry_role;

	const uint16_t entry_version = ipc_get_u16le(buf + 4);
	if (entry_version == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);
	msg->entry.version = entry_version;

	const uint16_t entry_name_length = ipc_get_u16le(buf + 6);
	if (entry_name_length == 0 || entry_name_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 6, 0);
	const uint32_t entry_name_fault = ipc_text_check((const char *)buf + 8, entry_name_length);
	if (entry_name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, entry_name_fault, 6, 0);
	if (!ipc_bytes_are_zero(buf + 8 + entry_name_length, 15 - (size_t)entry_name_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 6, 0);
	msg->entry.name = (const char *)buf + 8;
	msg->entry.name_length = entry_name_length;

	if (buf[23] != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 23, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_named_register_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_NAMED_REGISTER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t entry_role = ipc_get_u32le(buf);
	if (entry_role == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint16_t entry_version = ipc_get_u16le(buf + 4);
	if (entry_version == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);

	const uint16_t entry_name_length = ipc_get_u16le(buf + 6);
	if (entry_name_length == 0 || entry_name_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 6, 0);
	const uint32_t entry_name_fault = ipc_text_check((const char *)buf + 8, entry_name_length);
	if (entry_name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, entry_name_fault, 6, 0);
	if (!ipc_bytes_are_zero(buf + 8 + entry_name_length, 15 - (size_t)entry_name_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 6, 0);

	if (buf[23] != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 23, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_named_register_request_caps_pack(const struct ipc_named_register_request_caps *caps,
                                              struct ipc_cap_table *table)
{
	if (!caps->endpoint.present)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if ((~caps->endpoint.rights & (IPC_RIGHT_SEND | IPC_RIGHT_GRANT)) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	table->entries[0] = ipc_cap_to_send(&caps->endpoint, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY);
	ipc_cap_table_cut(table, 1);

	return 0;
}

uint32_t ipc_named_register_request_caps_unpack(struct ipc_named_register_request_caps *caps,
                                                const struct ipc_cap_table *table)
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

void ipc_named_register_reply_init(struct ipc_named_register_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_named_register_reply_pack(const struct ipc_named_register_reply *msg, uint8_t *buf,
                                       size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_NAMED_REGISTER_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_named_register_reply_unpack(struct ipc_named_register_reply *msg, const uint8_t *buf,
                                         size_t len)
{
	(void)buf;

	if (len != IPC_NAMED_REGISTER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_named_register_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_NAMED_REGISTER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_named_lookup_request_init(struct ipc_named_lookup_request *msg)
{
	msg->name = NULL;
	msg->name_length = 0;
}

uint32_t ipc_named_lookup_request_pack(const struct ipc_named_lookup_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len)
{
	if (cap < IPC_NAMED_LOOKUP_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t name_length = msg->name_length;
	if (name_length == 0 || name_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t name_fault = ipc_text_check(msg->name, name_length);
	if (name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, name_fault, 0, 0);

	ipc_put_u16le(buf, name_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->name, name_length);
	ipc_bytes_clear(buf + 2 + name_length, 15 - (size_t)name_length);
	ipc_put_u32le(buf + 17, 0);
	ipc_put_u32le(buf + 20, 0);
	*len = IPC_NAMED_LOOKUP_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_named_lookup_request_unpack(struct ipc_named_lookup_request *msg, const uint8_t *buf,
                                         size_t len)
{
	if (len != IPC_NAMED_LOOKUP_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t name_length = ipc_get_u16le(buf);
	if (name_length == 0 || name_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t name_fault = ipc_text_check((const char *)buf + 2, name_length);
	if (name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, name_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + name_length, 15 - (size_t)name_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->name = (const char *)buf + 2;
	msg->name_length = name_length;

	if ((ipc_get_u32le(buf + 17) | ipc_get_u32le(buf + 20)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_named_lookup_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_NAMED_LOOKUP_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t name_length = ipc_get_u16le(buf);
	if (name_length == 0 || name_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t name_fault = ipc_text_check((const char *)buf + 2, name_length);
	if (name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, name_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + name_length, 15 - (size_t)name_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	if ((ipc_get_u32le(buf + 17) | ipc_get_u32le(buf + 20)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 17, 0);

	return IPC_CLASS_OK;
}

void ipc_named_lookup_reply_init(struct ipc_named_lookup_reply *msg)
{
	msg->entry.role = 0;
	msg->entry.version = 0;
	msg->entry.name = NULL;
	msg->entry.name_length = 0;
}

uint32_t ipc_named_lookup_reply_pack(const struct ipc_named_lookup_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len)
{
	if (cap < IPC_NAMED_LOOKUP_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->entry.role == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->entry.version == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);

	const uint16_t entry_name_length = msg->entry.name_length;
	if (entry_name_length == 0 || entry_name_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 6, 0);
	const uint32_t entry_name_fault = ipc_text_check(msg->entry.name, entry_name_length);
	if (entry_name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, entry_name_fault, 6, 0);

	ipc_put_u32le(buf, msg->entry.role);
	ipc_put_u16le(buf + 4, msg->entry.version);
	ipc_put_u16le(buf + 6, entry_name_length);
	ipc_bytes_copy(buf + 8, (const uint8_t *)msg->entry.name, entry_name_length);
	ipc_bytes_clear(buf + 8 + entry_name_length, 15 - (size_t)entry_name_length);
	buf[23] = 0;
	*len = IPC_NAMED_LOOKUP_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_named_lookup_reply_unpack(struct ipc_named_lookup_reply *msg, const uint8_t *buf,
                                       size_t len)
{
	if (len != IPC_NAMED_LOOKUP_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t entry_role = ipc_get_u32le(buf);
	if (entry_role == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->entry.role = entry_role;

	const uint16_t entry_version = ipc_get_u16le(buf + 4);
	if (entry_version == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);
	msg->entry.version = entry_version;

	const uint16_t entry_name_length = ipc_get_u16le(buf + 6);
	if (entry_name_length == 0 || entry_name_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 6, 0);
	const uint32_t entry_name_fault = ipc_text_check((const char *)buf + 8, entry_name_length);
	if (entry_name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, entry_name_fault, 6, 0);
	if (!ipc_bytes_are_zero(buf + 8 + entry_name_length, 15 - (size_t)entry_name_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 6, 0);
	msg->entry.name = (const char *)buf + 8;
	msg->entry.name_length = entry_name_length;

	if (buf[23] != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 23, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_named_lookup_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_NAMED_LOOKUP_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t entry_role = ipc_get_u32le(buf);
	if (entry_role == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint16_t entry_version = ipc_get_u16le(buf + 4);
	if (entry_version == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 4, 0);

	const uint16_t entry_name_length = ipc_get_u16le(buf + 6);
	if (entry_name_length == 0 || entry_name_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 6, 0);
	const uint32_t entry_name_fault = ipc_text_check((const char *)buf + 8, entry_name_length);
	if (entry_name_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, entry_name_fault, 6, 0);
	if (!ipc_bytes_are_zero(buf + 8 + entry_name_length, 15 - (size_t)entry_name_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 6, 0);

	if (buf[23] != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 23, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_named_lookup_reply_caps_pack(const struct ipc_named_lookup_reply_caps *caps,
                                          struct ipc_cap_table *table)
{
	if (!caps->endpoint.present)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if ((~caps->endpoint.rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	table->entries[0] = ipc_cap_to_send(&caps->endpoint, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY);
	ipc_cap_table_cut(table, 1);

	return 0;
}

uint32_t ipc_named_lookup_reply_caps_unpack(struct ipc_named_lookup_reply_caps *caps,
                                            const struct ipc_cap_table *table)
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
