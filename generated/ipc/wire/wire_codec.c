/* SPDX-License-Identifier: ISC */
/* Generated from wire.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/wire/wire.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_WIRE_HEADER_SIZE == 32, "struct ipc_wire_header: header and codec differ");
_Static_assert(IPC_WIRE_TRANSFER_TABLE_SIZE_MIN == 24,
               "struct ipc_wire_transfer_table: header and codec differ");
_Static_assert(IPC_WIRE_TRANSFER_TABLE_SIZE_MAX == 136,
               "struct ipc_wire_transfer_table: header and codec differ");
_Static_assert(IPC_WIRE_ABI_QUERY_REQUEST_SIZE == 8,
               "struct ipc_wire_abi_query_request: header and codec differ");
_Static_assert(IPC_WIRE_ABI_QUERY_REPLY_SIZE == 8,
               "struct ipc_wire_abi_query_reply: header and codec differ");

void ipc_wire_header_init(struct ipc_wire_header *msg)
{
	msg->version = 0;
	msg->flags = 0;
	msg->op = 0;
	msg->body_size = 0;
	msg->result = IPC_RESULT_OK;
	msg->request_id = 0;
	msg->detail = 0;
}

uint32_t ipc_wire_header_pack(const struct ipc_wire_header *msg, uint8_t *buf, size_t cap,
                              size_t *len)
{
	if (cap < IPC_WIRE_HEADER_SIZE)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t version_word =
		(uint64_t)msg->op << 32 | (uint64_t)msg->flags << 16 | msg->version;
	/* What is below 1 borrows, so that it shows above. */
	if (((version_word - 1) & UINT64_C(0xFFF8FFFF)) != 0) {
		const uint16_t version = (uint16_t)version_word;

		if (version == 0 || version > 1)
			return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RANGE, 0, 0);
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_FLAGS, 2, 0);
	}

	if (msg->body_size > 4064)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RANGE, 8, 0);

	/* Rule 1, one_direction: A message is a reply or a notification or neither, never both. */
	if ((msg->flags & (IPC_MESSAGE_FLAG_REPLY |
	                   IPC_MESSAGE_FLAG_NOTIFY)) == (IPC_MESSAGE_FLAG_REPLY |
	                                                 IPC_MESSAGE_FLAG_NOTIFY))
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 1);

	/* Rule 2, request_has_no_result: A request or notification has ended nowhere yet. */
	if ((msg->flags & IPC_MESSAGE_FLAG_REPLY) == 0 && msg->result != IPC_RESULT_OK)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 2);

	/*
	 * Rule 3, detail_explains_refusal: A verdict stands beside the refusal that it explains,
	 * never beside success; so a request has none.
	 */
	if (msg->detail != 0 && msg->result == IPC_RESULT_OK)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 12, 3);

	/* Rule 4, refusal_has_no_table: A refusal transfers nothing. */
	if (msg->result != IPC_RESULT_OK &&
	    (msg->flags & IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1) != 0)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 4);

	/* Rule 5, room_for_table: The smallest table takes 24 bytes of the page. */
	if (msg->body_size > 4040 && (msg->flags & IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1) != 0)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 5);

	ipc_put_u64le(buf, version_word);
	ipc_put_u64le(buf + 8, (uint64_t)msg->result << 32 | msg->body_size);
	ipc_put_u64le(buf + 16, msg->request_id);
	ipc_put_u64le(buf + 24, msg->detail);
	*len = IPC_WIRE_HEADER_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_wire_header_unpack(struct ipc_wire_header *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_WIRE_HEADER_SIZE)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t version_word = ipc_get_u64le(buf);
	const uint16_t flags = (uint16_t)(version_word >> 16);
	/* What is below 1 borrows, so that it shows above. */
	if (((version_word - 1) & UINT64_C(0xFFF8FFFF)) != 0) {
		const uint16_t version = (uint16_t)version_word;

		if (version == 0 || version > 1)
			return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RANGE, 0, 0);
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_FLAGS, 2, 0);
	}
	msg->version = (uint16_t)version_word;
	msg->flags = flags;
	msg->op = (uint32_t)(version_word >> 32);

	const uint64_t body_size_word = ipc_get_u64le(buf + 8);
	const uint32_t body_size = (uint32_t)body_size_word;
	const uint32_t result = (uint32_t)(body_size_word >> 32);
	if (body_size > 4064)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RANGE, 8, 0);
	msg->body_size = body_size;
	msg->result = result;

	msg->request_id = ipc_get_u64le(buf + 16);

	const uint64_t detail_word = ipc_get_u64le(buf + 24);
	const uint32_t detail = (uint32_t)detail_word;
	if ((detail_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RESERVED, 28, 0);
	msg->detail = detail;

	/* Rule 1, one_direction: A message is a reply or a notification or neither, never both. */
	if ((flags & (IPC_MESSAGE_FLAG_REPLY |
	              IPC_MESSAGE_FLAG_NOTIFY)) == (IPC_MESSAGE_FLAG_REPLY |
	                                            IPC_MESSAGE_FLAG_NOTIFY))
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 1);

	/* Rule 2, request_has_no_result: A request or notification has ended nowhere yet. */
	if ((flags & IPC_MESSAGE_FLAG_REPLY) == 0 && result != IPC_RESULT_OK)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 2);

	/*
	 * Rule 3, detail_explains_refusal: A verdict stands beside the refusal that it explains,
	 * never beside success; so a request has none.
	 */
	if (detail != 0 && result == IPC_RESULT_OK)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 12, 3);

	/* Rule 4, refusal_has_no_table: A refusal transfers nothing. */
	if (result != IPC_RESULT_OK && (flags & IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1) != 0)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 4);

	/* Rule 5, room_for_table: The smallest table takes 24 bytes of the page. */
	if (body_size > 4040 && (flags & IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1) != 0)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 5);

	return IPC_CLASS_OK;
}

uint32_t ipc_wire_header_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_WIRE_HEADER_SIZE)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t version_word = ipc_get_u64le(buf);
	const uint16_t flags = (uint16_t)(version_word >> 16);
	/* What is below 1 borrows, so that it shows above. */
	if (((version_word - 1) & UINT64_C(0xFFF8FFFF)) != 0) {
		const uint16_t version = (uint16_t)version_word;

		if (version == 0 || version > 1)
			return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RANGE, 0, 0);
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_FLAGS, 2, 0);
	}

	const uint64_t body_size_word = ipc_get_u64le(buf + 8);
	const uint32_t body_size = (uint32_t)body_size_word;
	const uint32_t result = (uint32_t)(body_size_word >> 32);
	if (body_size > 4064)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RANGE, 8, 0);

	const uint64_t detail_word = ipc_get_u64le(buf + 24);
	const uint32_t detail = (uint32_t)detail_word;
	if ((detail_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RESERVED, 28, 0);

	/* Rule 1, one_direction: A message is a reply or a notification or neither, never both. */
	if ((flags & (IPC_MESSAGE_FLAG_REPLY |
	              IPC_MESSAGE_FLAG_NOTIFY)) == (IPC_MESSAGE_FLAG_REPLY |
	                                            IPC_MESSAGE_FLAG_NOTIFY))
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 1);

	/* Rule 2, request_has_no_result: A request or notification has ended nowhere yet. */
	if ((flags & IPC_MESSAGE_FLAG_REPLY) == 0 && result != IPC_RESULT_OK)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 2);

	/*
	 * Rule 3, detail_explains_refusal: A verdict stands beside the refusal that it explains,
	 * never beside success; so a request has none.
	 */
	if (detail != 0 && result == IPC_RESULT_OK)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 12, 3);

	/* Rule 4, refusal_has_no_table: A refusal transfers nothing. */
	if (result != IPC_RESULT_OK && (flags & IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1) != 0)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 4);

	/* Rule 5, room_for_table: The smallest table takes 24 bytes of the page. */
	if (body_size > 4040 && (flags & IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1) != 0)
		return ipc_verdict(IPC_PART_HEADER, IPC_CLASS_RULE, 2, 5);

	return IPC_CLASS_OK;
}

void ipc_wire_transfer_table_init(struct ipc_wire_transfer_table *msg)
{
	msg->count = 0;
	for (size_t i = 0; i < 8; i++) {
		msg->entries[i].slot = 0;
		msg->entries[i].kind = IPC_CAP_TYPE_NONE;
		msg->entries[i].mode = IPC_CAP_TRANSFER_MODE_NONE;
		msg->entries[i].rights = 0;
		msg->entries[i].endpoint_kind = IPC_ENDPOINT_KIND_GENERIC;
	}
}

uint32_t ipc_wire_transfer_table_pack(const struct ipc_wire_transfer_table *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	const uint16_t count = msg->count;

	if (cap < 8 + (size_t)count * 16)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_LENGTH, 0, 0);

	if (count == 0 || count > 8)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_COUNT, 0, 0);

	bool rule_some_present = false;
	for (size_t i = 0; i < count; i++) {
		const uint32_t entries_slot = msg->entries[i].slot;
		const uint16_t entries_kind = msg->entries[i].kind;

		const uint16_t entries_mode = msg->entries[i].mode;
		if (entries_mode > IPC_CAP_TRANSFER_MODE_COPY)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_ENUM,
			                   14 + (uint32_t)i * 16, 0);

		const uint32_t entries_rights = msg->entries[i].rights;
		if ((entries_rights & ~UINT32_C(0x1F)) != 0)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_FLAGS,
			                   16 + (uint32_t)i * 16, 0);

		const uint32_t entries_endpoint_kind = msg->entries[i].endpoint_kind;

		/* Rule 1, absent_is_zero: An absent entry is sixteen zero bytes. */
		if (entries_kind == IPC_CAP_TYPE_NONE &&
		    (entries_slot != 0 || entries_mode != IPC_CAP_TRANSFER_MODE_NONE ||
		     entries_rights != 0 || entries_endpoint_kind != IPC_ENDPOINT_KIND_GENERIC))
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RULE, 8 + (uint32_t)i * 16, 1);

		/*
		 * Rule 2, present_has_mode: A present entry says what happens to the sender's
		 * capability.
		 */
		if (entries_kind != IPC_CAP_TYPE_NONE && entries_mode == IPC_CAP_TRANSFER_MODE_NONE)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RULE,
			                   12 + (uint32_t)i * 16, 2);

		/* Rule 3, kind_of_endpoint: Only an endpoint has an endpoint kind. */
		if (entries_kind != IPC_CAP_TYPE_ENDPOINT &&
		    entries_endpoint_kind != IPC_ENDPOINT_KIND_GENERIC)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RULE,
			                   12 + (uint32_t)i * 16, 3);

		if (entries_kind != IPC_CAP_TYPE_NONE)
			rule_some_present = true;
	}

	/*
	 * Rule 11, some_present: A table without a capability is left out, with its flag; the codec
	 * of an operation also wants its last entry present.
	 */
	if (!rule_some_present)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RULE, 8, 11);

	ipc_put_u64le(buf, count);
	for (size_t i = 0; i < count; i++) {
		uint8_t *entries_at = buf + 8 + i * 16;

		const uint64_t entries_slot_word =
			(uint64_t)msg->entries[i].mode << 48 |
			(uint64_t)msg->entries[i].kind << 32 | msg->entries[i].slot;
		ipc_put_u64le(entries_at, entries_slot_word);
		const uint64_t entries_rights_word =
			(uint64_t)msg->entries[i].endpoint_kind << 32 | msg->entries[i].rights;
		ipc_put_u64le(entries_at + 8, entries_rights_word);
	}
	*len = 8 + (size_t)count * 16;

	return IPC_CLASS_OK;
}

uint32_t ipc_wire_transfer_table_unpack(struct ipc_wire_transfer_table *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len < 8 || len > IPC_WIRE_TRANSFER_TABLE_SIZE_MAX)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t count_word = ipc_get_u64le(buf);
	const uint16_t count = (uint16_t)count_word;
	if (count_word == 0 || count_word > 8) {
		if (count == 0 || count > 8)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_COUNT, 0, 0);
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RESERVED, 2, 0);
	}
	msg->count = count;

	if (len != 8 + (size_t)count * 16)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_EXTENT, 0, 0);

	bool rule_some_present = false;
	for (size_t i = 0; i < count; i++) {
		const uint8_t *entries_at = buf + 8 + i * 16;

		const uint64_t entries_slot_word = ipc_get_u64le(entries_at);
		const uint32_t entries_slot = (uint32_t)entries_slot_word;
		const uint16_t entries_kind = (uint16_t)(entries_slot_word >> 32);
		const uint16_t entries_mode = (uint16_t)(entries_slot_word >> 48);
		if (entries_mode > IPC_CAP_TRANSFER_MODE_COPY)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_ENUM,
			                   6 + (uint32_t)(entries_at - buf), 0);
		msg->entries[i].slot = entries_slot;
		msg->entries[i].kind = entries_kind;
		msg->entries[i].mode = entries_mode;

		const uint64_t entries_rights_word = ipc_get_u64le(entries_at + 8);
		const uint32_t entries_rights = (uint32_t)entries_rights_word;
		const uint32_t entries_endpoint_kind = (uint32_t)(entries_rights_word >> 32);
		if ((entries_rights & ~UINT32_C(0x1F)) != 0)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_FLAGS,
			                   8 + (uint32_t)(entries_at - buf), 0);
		msg->entries[i].rights = entries_rights;
		msg->entries[i].endpoint_kind = entries_endpoint_kind;

		/* Rule 1, absent_is_zero: An absent entry is sixteen zero bytes. */
		if (entries_kind == IPC_CAP_TYPE_NONE &&
		    (entries_slot != 0 || entries_mode != IPC_CAP_TRANSFER_MODE_NONE ||
		     entries_rights != 0 || entries_endpoint_kind != IPC_ENDPOINT_KIND_GENERIC))
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RULE,
			                   (uint32_t)(entries_at - buf), 1);

		/*
		 * Rule 2, present_has_mode: A present entry says what happens to the sender's
		 * capability.
		 */
		if (entries_kind != IPC_CAP_TYPE_NONE && entries_mode == IPC_CAP_TRANSFER_MODE_NONE)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RULE,
			                   4 + (uint32_t)(entries_at - buf), 2);

		/* Rule 3, kind_of_endpoint: Only an endpoint has an endpoint kind. */
		if (entries_kind != IPC_CAP_TYPE_ENDPOINT &&
		    entries_endpoint_kind != IPC_ENDPOINT_KIND_GENERIC)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RULE,
			                   4 + (uint32_t)(entries_at - buf), 3);

		if (entries_kind != IPC_CAP_TYPE_NONE)
			rule_some_present = true;
	}

	/*
	 * Rule 11, some_present: A table without a capability is left out, with its flag; the codec
	 * of an operation also wants its last entry present.
	 */
	if (!rule_some_present)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RULE, 8, 11);

	return IPC_CLASS_OK;
}

uint32_t ipc_wire_transfer_table_validate(const uint8_t *buf, size_t len)
{
	if (len < 8 || len > IPC_WIRE_TRANSFER_TABLE_SIZE_MAX)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t count_word = ipc_get_u64le(buf);
	const uint16_t count = (uint16_t)count_word;
	if (count_word == 0 || count_word > 8) {
		if (count == 0 || count > 8)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_COUNT, 0, 0);
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RESERVED, 2, 0);
	}

	if (len != 8 + (size_t)count * 16)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_EXTENT, 0, 0);

	bool rule_some_present = false;
	for (size_t i = 0; i < count; i++) {
		const uint8_t *entries_at = buf + 8 + i * 16;

		const uint64_t entries_slot_word = ipc_get_u64le(entries_at);
		const uint32_t entries_slot = (uint32_t)entries_slot_word;
		const uint16_t entries_kind = (uint16_t)(entries_slot_word >> 32);
		const uint16_t entries_mode = (uint16_t)(entries_slot_word >> 48);
		if (entries_mode > IPC_CAP_TRANSFER_MODE_COPY)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_ENUM,
			                   6 + (uint32_t)(entries_at - buf), 0);

		const uint64_t entries_rights_word = ipc_get_u64le(entries_at + 8);
		const uint32_t entries_rights = (uint32_t)entries_rights_word;
		const uint32_t entries_endpoint_kind = (uint32_t)(entries_rights_word >> 32);
		if ((entries_rights & ~UINT32_C(0x1F)) != 0)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_FLAGS,
			                   8 + (uint32_t)(entries_at - buf), 0);

		/* Rule 1, absent_is_zero: An absent entry is sixteen zero bytes. */
		if (entries_kind == IPC_CAP_TYPE_NONE &&
		    (entries_slot != 0 || entries_mode != IPC_CAP_TRANSFER_MODE_NONE ||
		     entries_rights != 0 || entries_endpoint_kind != IPC_ENDPOINT_KIND_GENERIC))
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RULE,
			                   (uint32_t)(entries_at - buf), 1);

		/*
		 * Rule 2, present_has_mode: A present entry says what happens to the sender's
		 * capability.
		 */
		if (entries_kind != IPC_CAP_TYPE_NONE && entries_mode == IPC_CAP_TRANSFER_MODE_NONE)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RULE,
			                   4 + (uint32_t)(entries_at - buf), 2);

		/* Rule 3, kind_of_endpoint: Only an endpoint has an endpoint kind. */
		if (entries_kind != IPC_CAP_TYPE_ENDPOINT &&
		    entries_endpoint_kind != IPC_ENDPOINT_KIND_GENERIC)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RULE,
			                   4 + (uint32_t)(entries_at - buf), 3);

		if (entries_kind != IPC_CAP_TYPE_NONE)
			rule_some_present = true;
	}

	/*
	 * Rule 11, some_present: A table without a capability is left out, with its flag; the codec
	 * of an operation also wants its last entry present.
	 */
	if (!rule_some_present)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_RULE, 8, 11);

	return IPC_CLASS_OK;
}

void ipc_wire_abi_query_request_init(struct ipc_wire_abi_query_request *msg)
{
	msg->op = 0;
}

uint32_t ipc_wire_abi_query_request_pack(const struct ipc_wire_abi_query_request *msg,
                                         uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_WIRE_ABI_QUERY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->op);
	*len = IPC_WIRE_ABI_QUERY_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_wire_abi_query_request_unpack(struct ipc_wire_abi_query_request *msg,
                                           const uint8_t *buf, size_t len)
{
	if (len != IPC_WIRE_ABI_QUERY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t op_word = ipc_get_u64le(buf);
	if ((op_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->op = (uint32_t)op_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_wire_abi_query_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_WIRE_ABI_QUERY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_wire_abi_query_reply_init(struct ipc_wire_abi_query_reply *msg)
{
	msg->abi_id = 0;
}

uint32_t ipc_wire_abi_query_reply_pack(const struct ipc_wire_abi_query_reply *msg, uint8_t *buf,
                                       size_t cap, size_t *len)
{
	if (cap < IPC_WIRE_ABI_QUERY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->abi_id);
	*len = IPC_WIRE_ABI_QUERY_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_wire_abi_query_reply_unpack(struct ipc_wire_abi_query_reply *msg, const uint8_t *buf,
                                         size_t len)
{
	if (len != IPC_WIRE_ABI_QUERY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->abi_id = ipc_get_u64le(buf);

	return IPC_CLASS_OK;
}

uint32_t ipc_wire_abi_query_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_WIRE_ABI_QUERY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}
