/* SPDX-License-Identifier: ISC */
/* Generated from keyd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/keyd/keyd.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_KEYD_LOOKUP_KEY_REQUEST_SIZE == 24,
               "struct ipc_keyd_lookup_key_request: header and codec differ");
_Static_assert(IPC_KEYD_LOOKUP_KEY_REPLY_SIZE == 72,
               "struct ipc_keyd_lookup_key_reply: header and codec differ");
_Static_assert(IPC_KEYD_LOOKUP_TRUST_REQUEST_SIZE == 8,
               "struct ipc_keyd_lookup_trust_request: header and codec differ");
_Static_assert(IPC_KEYD_LOOKUP_TRUST_REPLY_SIZE == 32,
               "struct ipc_keyd_lookup_trust_reply: header and codec differ");
_Static_assert(IPC_KEYD_ZEROIZE_REQUEST_SIZE == 0,
               "struct ipc_keyd_zeroize_request: header and codec differ");
_Static_assert(IPC_KEYD_ZEROIZE_REPLY_SIZE == 8,
               "struct ipc_keyd_zeroize_reply: header and codec differ");

void ipc_keyd_lookup_key_request_init(struct ipc_keyd_lookup_key_request *msg)
{
	ipc_bytes_clear(msg->key_id, 16);
	msg->use = IPC_KEYD_KEY_USE_CONTENTS;
}

uint32_t ipc_keyd_lookup_key_request_pack(const struct ipc_keyd_lookup_key_request *msg,
                                          uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_KEYD_LOOKUP_KEY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->use < IPC_KEYD_KEY_USE_CONTENTS || msg->use > IPC_KEYD_KEY_USE_NAMES)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 16, 0);

	ipc_bytes_copy(buf, msg->key_id, 16);
	ipc_put_u64le(buf + 16, msg->use);
	*len = IPC_KEYD_LOOKUP_KEY_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_keyd_lookup_key_request_unpack(struct ipc_keyd_lookup_key_request *msg,
                                            const uint8_t *buf, size_t len)
{
	if (len != IPC_KEYD_LOOKUP_KEY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_bytes_copy(msg->key_id, buf, 16);

	const uint64_t use_word = ipc_get_u64le(buf + 16);
	if (use_word < IPC_KEYD_KEY_USE_CONTENTS || use_word > IPC_KEYD_KEY_USE_NAMES) {
		const uint32_t use = (uint32_t)use_word;

		if (use < IPC_KEYD_KEY_USE_CONTENTS || use > IPC_KEYD_KEY_USE_NAMES)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 16, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	}
	msg->use = (uint32_t)use_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_keyd_lookup_key_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KEYD_LOOKUP_KEY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t use_word = ipc_get_u64le(buf + 16);
	if (use_word < IPC_KEYD_KEY_USE_CONTENTS || use_word > IPC_KEYD_KEY_USE_NAMES) {
		const uint32_t use = (uint32_t)use_word;

		if (use < IPC_KEYD_KEY_USE_CONTENTS || use > IPC_KEYD_KEY_USE_NAMES)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 16, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_keyd_lookup_key_reply_init(struct ipc_keyd_lookup_key_reply *msg)
{
	msg->key_size = 0;
	ipc_bytes_clear(msg->key, 64);
}

uint32_t ipc_keyd_lookup_key_reply_pack(const struct ipc_keyd_lookup_key_reply *msg, uint8_t *buf,
                                        size_t cap, size_t *len)
{
	if (cap < IPC_KEYD_LOOKUP_KEY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t key_size = msg->key_size;
	if (key_size == 0 || key_size > 64)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);

	ipc_put_u64le(buf, key_size);
	ipc_bytes_copy(buf + 8, msg->key, key_size);
	ipc_bytes_clear(buf + 8 + key_size, 64 - (size_t)key_size);
	*len = IPC_KEYD_LOOKUP_KEY_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_keyd_lookup_key_reply_unpack(struct ipc_keyd_lookup_key_reply *msg,
                                          const uint8_t *buf, size_t len)
{
	if (len != IPC_KEYD_LOOKUP_KEY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t key_size_word = ipc_get_u64le(buf);
	const uint16_t key_size = (uint16_t)key_size_word;
	if (key_size_word == 0 || key_size_word > 64) {
		if (key_size == 0 || key_size > 64)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 2, 0);
	}
	msg->key_size = key_size;

	if (!ipc_bytes_are_zero(buf + 8 + key_size, 64 - (size_t)key_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);
	ipc_bytes_copy(msg->key, buf + 8, key_size);

	return IPC_CLASS_OK;
}

uint32_t ipc_keyd_lookup_key_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KEYD_LOOKUP_KEY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t key_size_word = ipc_get_u64le(buf);
	const uint16_t key_size = (uint16_t)key_size_word;
	if (key_size_word == 0 || key_size_word > 64) {
		if (key_size == 0 || key_size > 64)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 2, 0);
	}

	if (!ipc_bytes_are_zero(buf + 8 + key_size, 64 - (size_t)key_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);

	return IPC_CLASS_OK;
}

void ipc_keyd_lookup_key_reply_wipe(struct ipc_keyd_lookup_key_reply *msg, uint8_t *buf,
                                    size_t len)
{
	ipc_bytes_wipe((uint8_t *)msg, sizeof(*msg));
	ipc_bytes_wipe(buf, len);
}

void ipc_keyd_lookup_trust_request_init(struct ipc_keyd_lookup_trust_request *msg)
{
	msg->trust_row = 0;
}

uint32_t ipc_keyd_lookup_trust_request_pack(const struct ipc_keyd_lookup_trust_request *msg,
                                            uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_KEYD_LOOKUP_TRUST_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->trust_row == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->trust_row);
	*len = IPC_KEYD_LOOKUP_TRUST_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_keyd_lookup_trust_request_unpack(struct ipc_keyd_lookup_trust_request *msg,
                                              const uint8_t *buf, size_t len)
{
	if (len != IPC_KEYD_LOOKUP_TRUST_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t trust_row = ipc_get_u64le(buf);
	if (trust_row == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->trust_row = trust_row;

	return IPC_CLASS_OK;
}

uint32_t ipc_keyd_lookup_trust_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_KEYD_LOOKUP_TRUST_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t trust_row = ipc_get_u64le(buf);
	if (trust_row == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_keyd_lookup_trust_reply_init(struct ipc_keyd_lookup_trust_reply *msg)
{
	ipc_bytes_clear(msg->root_sha256, 32);
}

uint32_t ipc_keyd_lookup_trust_reply_pack(const struct ipc_keyd_lookup_trust_reply *msg,
                                          uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_KEYD_LOOKUP_TRUST_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_bytes_copy(buf, msg->root_sha256, 32);
	*len = IPC_KEYD_LOOKUP_TRUST_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_keyd_lookup_trust_reply_unpack(struct ipc_keyd_lookup_trust_reply *msg,
                                            const uint8_t *buf, size_t len)
{
	if (len != IPC_KEYD_LOOKUP_TRUST_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_bytes_copy(msg->root_sha256, buf, 32);

	return IPC_CLASS_OK;
}

uint32_t ipc_keyd_lookup_trust_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KEYD_LOOKUP_TRUST_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_keyd_zeroize_request_init(struct ipc_keyd_zeroize_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_keyd_zeroize_request_pack(const struct ipc_keyd_zeroize_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_KEYD_ZEROIZE_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_keyd_zeroize_request_unpack(struct ipc_keyd_zeroize_request *msg, const uint8_t *buf,
                                         size_t len)
{
	(void)buf;

	if (len != IPC_KEYD_ZEROIZE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_keyd_zeroize_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KEYD_ZEROIZE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_keyd_zeroize_reply_init(struct ipc_keyd_zeroize_reply *msg)
{
	msg->keys = 0;
	msg->trust_rows = 0;
}

uint32_t ipc_keyd_zeroize_reply_pack(const struct ipc_keyd_zeroize_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len)
{
	if (cap < IPC_KEYD_ZEROIZE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, (uint64_t)msg->trust_rows << 32 | msg->keys);
	*len = IPC_KEYD_ZEROIZE_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_keyd_zeroize_reply_unpack(struct ipc_keyd_zeroize_reply *msg, const uint8_t *buf,
                                       size_t len)
{
	if (len != IPC_KEYD_ZEROIZE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t keys_word = ipc_get_u64le(buf);
	msg->keys = (uint32_t)keys_word;
	msg->trust_rows = (uint32_t)(keys_word >> 32);

	return IPC_CLASS_OK;
}

uint32_t ipc_keyd_zeroize_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_KEYD_ZEROIZE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}
