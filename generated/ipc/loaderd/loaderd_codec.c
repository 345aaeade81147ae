/* SPDX-License-Identifier: ISC */
/* Generated from loaderd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/loaderd/loaderd.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"
#include "ipc/text.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_LOADERD_DISCOVER_PATH_REQUEST_SIZE == 512,
               "struct ipc_loaderd_discover_path_request: header and codec differ");
_Static_assert(IPC_LOADERD_DISCOVER_PATH_REPLY_SIZE == 104,
               "struct ipc_loaderd_discover_path_reply: header and codec differ");
_Static_assert(IPC_LOADERD_DISCOVER_PATH_FAILURE_SIZE == 8,
               "struct ipc_loaderd_discover_path_failure: header and codec differ");
_Static_assert(IPC_LOADERD_LAUNCH_PATH_REQUEST_SIZE == 2576,
               "struct ipc_loaderd_launch_path_request: header and codec differ");
_Static_assert(IPC_LOADERD_LAUNCH_PATH_REPLY_SIZE == 96,
               "struct ipc_loaderd_launch_path_reply: header and codec differ");
_Static_assert(IPC_LOADERD_LAUNCH_PATH_FAILURE_SIZE == 8,
               "struct ipc_loaderd_launch_path_failure: header and codec differ");

void ipc_loaderd_discover_path_request_init(struct ipc_loaderd_discover_path_request *msg)
{
	msg->path = NULL;
	msg->path_length = 0;
}

uint32_t ipc_loaderd_discover_path_request_pack(
	const struct ipc_loaderd_discover_path_request *msg, uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_LOADERD_DISCOVER_PATH_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = msg->path_length;
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check(msg->path, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);

	ipc_put_u16le(buf, path_length);
	ipc_bytes_copy(buf + 2, (const uint8_t *)msg->path, path_length);
	ipc_bytes_clear(buf + 2 + path_length, 510 - (size_t)path_length);
	*len = IPC_LOADERD_DISCOVER_PATH_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_loaderd_discover_path_request_unpack(struct ipc_loaderd_discover_path_request *msg,
                                                  const uint8_t *buf, size_t len)
{
	if (len != IPC_LOADERD_DISCOVER_PATH_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = ipc_get_u16le(buf);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 2, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);
	msg->path = (const char *)buf + 2;
	msg->path_length = path_length;

	return IPC_CLASS_OK;
}

uint32_t ipc_loaderd_discover_path_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_LOADERD_DISCOVER_PATH_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint16_t path_length = ipc_get_u16le(buf);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 0, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 2, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 0, 0);
	if (!ipc_bytes_are_zero(buf + 2 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_loaderd_discover_path_reply_init(struct ipc_loaderd_discover_path_reply *msg)
{
	msg->source.identity.device = 0;
	msg->source.identity.node_id = 0;
	msg->source.identity.generation = 0;
	msg->source.identity.modified.seconds = 0;
	msg->source.identity.modified.nanoseconds = 0;
	msg->source.size = 0;
	ipc_bytes_clear(msg->source.sha256, 32);
	msg->image_kind = IPC_PROCD_IMAGE_KIND_EXECUTABLE;
	msg->segment_count = 0;
	msg->entry_point = 0;
	msg->memory_size = 0;
}

uint32_t ipc_loaderd_discover_path_reply_pack(const struct ipc_loaderd_discover_path_reply *msg,
                                              uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_LOADERD_DISCOVER_PATH_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->source.identity.modified.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);

	if (msg->source.size == 0 || msg->source.size > 0x800000)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);

	if (msg->image_kind < IPC_PROCD_IMAGE_KIND_EXECUTABLE ||
	    msg->image_kind > IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 80, 0);

	if (msg->segment_count == 0 || msg->segment_count > 16)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 84, 0);

	if (msg->entry_point > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 88, 0);

	if (msg->memory_size == 0 || msg->memory_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 96, 0);

	/* Rule 1, entry_of_kind: A program has an entry, an object has none. */
	if ((msg->image_kind != IPC_PROCD_IMAGE_KIND_EXECUTABLE || msg->entry_point == 0) &&
	    (msg->image_kind != IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT || msg->entry_point != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 80, 1);

	ipc_put_u64le(buf, msg->source.identity.device);
	ipc_put_u64le(buf + 8, msg->source.identity.node_id);
	ipc_put_u64le(buf + 16, msg->source.identity.generation);
	ipc_put_u64le(buf + 24, (uint64_t)msg->source.identity.modified.seconds);
	ipc_put_u64le(buf + 32, msg->source.identity.modified.nanoseconds);
	ipc_put_u64le(buf + 40, msg->source.size);
	ipc_bytes_copy(buf + 48, msg->source.sha256, 32);
	ipc_put_u64le(buf + 80, (uint64_t)msg->segment_count << 32 | msg->image_kind);
	ipc_put_u64le(buf + 88, msg->entry_point);
	ipc_put_u64le(buf + 96, msg->memory_size);
	*len = IPC_LOADERD_DISCOVER_PATH_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_loaderd_discover_path_reply_unpack(struct ipc_loaderd_discover_path_reply *msg,
                                                const uint8_t *buf, size_t len)
{
	if (len != IPC_LOADERD_DISCOVER_PATH_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->source.identity.device = ipc_get_u64le(buf);
	msg->source.identity.node_id = ipc_get_u64le(buf + 8);
	msg->source.identity.generation = ipc_get_u64le(buf + 16);
	msg->source.identity.modified.seconds = (int64_t)ipc_get_u64le(buf + 24);

	const uint64_t source_identity_modified_nanoseconds_word = ipc_get_u64le(buf + 32);
	if (source_identity_modified_nanoseconds_word > 999999999) {
		const uint32_t source_identity_modified_nanoseconds =
			(uint32_t)source_identity_modified_nanoseconds_word;

		if (source_identity_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 36, 0);
	}
	msg->source.identity.modified.nanoseconds =
		(uint32_t)source_identity_modified_nanoseconds_word;

	const uint64_t source_size = ipc_get_u64le(buf + 40);
	if (source_size == 0 || source_size > 0x800000)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
	msg->source.size = source_size;

	ipc_bytes_copy(msg->source.sha256, buf + 48, 32);

	const uint64_t image_kind_word = ipc_get_u64le(buf + 80);
	const uint32_t image_kind = (uint32_t)image_kind_word;
	const uint32_t segment_count = (uint32_t)(image_kind_word >> 32);
	if (image_kind < IPC_PROCD_IMAGE_KIND_EXECUTABLE ||
	    image_kind > IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 80, 0);
	if (segment_count == 0 || segment_count > 16)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 84, 0);
	msg->image_kind = image_kind;
	msg->segment_count = segment_count;

	const uint64_t entry_point = ipc_get_u64le(buf + 88);
	if (entry_point > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 88, 0);
	msg->entry_point = entry_point;

	const uint64_t memory_size = ipc_get_u64le(buf + 96);
	if (memory_size == 0 || memory_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 96, 0);
	msg->memory_size = memory_size;

	/* Rule 1, entry_of_kind: A program has an entry, an object has none. */
	if ((image_kind != IPC_PROCD_IMAGE_KIND_EXECUTABLE || entry_point == 0) &&
	    (image_kind != IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT || entry_point != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 80, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_loaderd_discover_path_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_LOADERD_DISCOVER_PATH_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t source_identity_modified_nanoseconds_word = ipc_get_u64le(buf + 32);
	if (source_identity_modified_nanoseconds_word > 999999999) {
		const uint32_t source_identity_modified_nanoseconds =
			(uint32_t)source_identity_modified_nanoseconds_word;

		if (source_identity_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 32, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 36, 0);
	}

	const uint64_t source_size = ipc_get_u64le(buf + 40);
	if (source_size == 0 || source_size > 0x800000)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);

	const uint64_t image_kind_word = ipc_get_u64le(buf + 80);
	const uint32_t image_kind = (uint32_t)image_kind_word;
	const uint32_t segment_count = (uint32_t)(image_kind_word >> 32);
	if (image_kind < IPC_PROCD_IMAGE_KIND_EXECUTABLE ||
	    image_kind > IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 80, 0);
	if (segment_count == 0 || segment_count > 16)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 84, 0);

	const uint64_t entry_point = ipc_get_u64le(buf + 88);
	if (entry_point > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 88, 0);

	const uint64_t memory_size = ipc_get_u64le(buf + 96);
	if (memory_size == 0 || memory_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 96, 0);

	/* Rule 1, entry_of_kind: A program has an entry, an object has none. */
	if ((image_kind != IPC_PROCD_IMAGE_KIND_EXECUTABLE || entry_point == 0) &&
	    (image_kind != IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT || entry_point != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 80, 1);

	return IPC_CLASS_OK;
}

void ipc_loaderd_discover_path_failure_init(struct ipc_loaderd_discover_path_failure *msg)
{
	msg->failure = IPC_LOADERD_FAILURE_MALFORMED;
}

uint32_t ipc_loaderd_discover_path_failure_pack(
	const struct ipc_loaderd_discover_path_failure *msg, uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_LOADERD_DISCOVER_PATH_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->failure);
	*len = IPC_LOADERD_DISCOVER_PATH_FAILURE_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_loaderd_discover_path_failure_unpack(struct ipc_loaderd_discover_path_failure *msg,
                                                  const uint8_t *buf, size_t len)
{
	if (len != IPC_LOADERD_DISCOVER_PATH_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t failure_word = ipc_get_u64le(buf);
	if ((failure_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->failure = (uint32_t)failure_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_loaderd_discover_path_failure_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_LOADERD_DISCOVER_PATH_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_loaderd_launch_path_request_init(struct ipc_loaderd_launch_path_request *msg)
{
	msg->authority_policy = IPC_LOADERD_AUTHORITY_POLICY_NO_INHERIT;
	msg->arguments = NULL;
	msg->arguments_size = 0;
	msg->arguments_count = 0;
	msg->environment = NULL;
	msg->environment_size = 0;
	msg->environment_count = 0;
	msg->path = NULL;
	msg->path_length = 0;
}

uint32_t ipc_loaderd_launch_path_request_pack(const struct ipc_loaderd_launch_path_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_LOADERD_LAUNCH_PATH_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->authority_policy != IPC_LOADERD_AUTHORITY_POLICY_NO_INHERIT)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	const uint16_t arguments_size = msg->arguments_size;
	const uint16_t arguments_count = msg->arguments_count;
	if (arguments_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t arguments_fault = ipc_strings_check(msg->arguments, arguments_size,
	                                                   arguments_count);
	if (arguments_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, arguments_fault, 8, 0);

	const uint16_t environment_size = msg->environment_size;
	const uint16_t environment_count = msg->environment_count;
	if (environment_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 1036, 0);
	const uint32_t environment_fault = ipc_strings_check(msg->environment, environment_size,
	                                                     environment_count);
	if (environment_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, environment_fault, 1036, 0);

	const uint16_t path_length = msg->path_length;
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 2064, 0);
	const uint32_t path_fault = ipc_path_check(msg->path, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 2064, 0);

	ipc_put_u64le(buf, msg->authority_policy);
	ipc_put_u16le(buf + 8, arguments_size);
	ipc_put_u16le(buf + 10, arguments_count);
	ipc_bytes_copy(buf + 12, (const uint8_t *)msg->arguments, arguments_size);
	ipc_bytes_clear(buf + 12 + arguments_size, 1024 - (size_t)arguments_size);
	ipc_put_u16le(buf + 1036, environment_size);
	ipc_put_u16le(buf + 1038, environment_count);
	ipc_bytes_copy(buf + 1040, (const uint8_t *)msg->environment, environment_size);
	ipc_bytes_clear(buf + 1040 + environment_size, 1024 - (size_t)environment_size);
	ipc_put_u16le(buf + 2064, path_length);
	ipc_bytes_copy(buf + 2066, (const uint8_t *)msg->path, path_length);
	ipc_bytes_clear(buf + 2066 + path_length, 510 - (size_t)path_length);
	*len = IPC_LOADERD_LAUNCH_PATH_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_loaderd_launch_path_request_unpack(struct ipc_loaderd_launch_path_request *msg,
                                                const uint8_t *buf, size_t len)
{
	if (len != IPC_LOADERD_LAUNCH_PATH_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t authority_policy_word = ipc_get_u64le(buf);
	if (authority_policy_word != IPC_LOADERD_AUTHORITY_POLICY_NO_INHERIT) {
		const uint32_t authority_policy = (uint32_t)authority_policy_word;

		if (authority_policy != IPC_LOADERD_AUTHORITY_POLICY_NO_INHERIT)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}
	msg->authority_policy = (uint32_t)authority_policy_word;

	const uint16_t arguments_size = ipc_get_u16le(buf + 8);
	const uint16_t arguments_count = ipc_get_u16le(buf + 10);
	if (arguments_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t arguments_fault = ipc_strings_check((const char *)buf + 12, arguments_size,
	                                                   arguments_count);
	if (arguments_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, arguments_fault, 8, 0);
	if (!ipc_bytes_are_zero(buf + 12 + arguments_size, 1024 - (size_t)arguments_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);
	msg->arguments = (const char *)buf + 12;
	msg->arguments_size = arguments_size;
	msg->arguments_count = arguments_count;

	const uint16_t environment_size = ipc_get_u16le(buf + 1036);
	const uint16_t environment_count = ipc_get_u16le(buf + 1038);
	if (environment_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 1036, 0);
	const uint32_t environment_fault = ipc_strings_check((const char *)buf + 1040,
	                                                     environment_size, environment_count);
	if (environment_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, environment_fault, 1036, 0);
	if (!ipc_bytes_are_zero(buf + 1040 + environment_size, 1024 - (size_t)environment_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 1036, 0);
	msg->environment = (const char *)buf + 1040;
	msg->environment_size = environment_size;
	msg->environment_count = environment_count;

	const uint16_t path_length = ipc_get_u16le(buf + 2064);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 2064, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 2066, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 2064, 0);
	if (!ipc_bytes_are_zero(buf + 2066 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 2064, 0);
	msg->path = (const char *)buf + 2066;
	msg->path_length = path_length;

	return IPC_CLASS_OK;
}

uint32_t ipc_loaderd_launch_path_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_LOADERD_LAUNCH_PATH_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t authority_policy_word = ipc_get_u64le(buf);
	if (authority_policy_word != IPC_LOADERD_AUTHORITY_POLICY_NO_INHERIT) {
		const uint32_t authority_policy = (uint32_t)authority_policy_word;

		if (authority_policy != IPC_LOADERD_AUTHORITY_POLICY_NO_INHERIT)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}

	const uint16_t arguments_size = ipc_get_u16le(buf + 8);
	const uint16_t arguments_count = ipc_get_u16le(buf + 10);
	if (arguments_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 8, 0);
	const uint32_t arguments_fault = ipc_strings_check((const char *)buf + 12, arguments_size,
	                                                   arguments_count);
	if (arguments_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, arguments_fault, 8, 0);
	if (!ipc_bytes_are_zero(buf + 12 + arguments_size, 1024 - (size_t)arguments_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 8, 0);

	const uint16_t environment_size = ipc_get_u16le(buf + 1036);
	const uint16_t environment_count = ipc_get_u16le(buf + 1038);
	if (environment_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 1036, 0);
	const uint32_t environment_fault = ipc_strings_check((const char *)buf + 1040,
	                                                     environment_size, environment_count);
	if (environment_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, environment_fault, 1036, 0);
	if (!ipc_bytes_are_zero(buf + 1040 + environment_size, 1024 - (size_t)environment_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 1036, 0);

	const uint16_t path_length = ipc_get_u16le(buf + 2064);
	if (path_length == 0 || path_length > 510)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 2064, 0);
	const uint32_t path_fault = ipc_path_check((const char *)buf + 2066, path_length);
	if (path_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, path_fault, 2064, 0);
	if (!ipc_bytes_are_zero(buf + 2066 + path_length, 510 - (size_t)path_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 2064, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_loaderd_launch_path_request_caps_pack(
	const struct ipc_loaderd_launch_path_request_caps *caps, struct ipc_cap_table *table)
{
	if (caps->attached_count > 8)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	for (size_t i = 0; i < caps->attached_count; i++)
		table->entries[i] = ipc_cap_to_send(&caps->attached[i], IPC_CAP_TYPE_ENDPOINT,
		                                    IPC_CAP_COPY);

	ipc_cap_table_cut(table, caps->attached_count);

	return 0;
}

uint32_t ipc_loaderd_launch_path_request_caps_unpack(
	struct ipc_loaderd_launch_path_request_caps *caps, const struct ipc_cap_table *table)
{
	if (table->count > 8 || (table->count > 0 && table->entries[table->count - 1].kind == 0))
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	caps->attached_count = table->count;
	for (size_t i = 0; i < caps->attached_count; i++) {
		caps->attached[i] = ipc_cap_received(table, i);
		if (caps->attached[i].present) {
			if (table->entries[i].kind != IPC_CAP_TYPE_ENDPOINT)
				return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND,
				                   12 + (uint32_t)i * 16, 0);
			if (table->entries[i].mode != IPC_CAP_COPY)
				return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE,
				                   14 + (uint32_t)i * 16, 0);
		}
	}

	return 0;
}

void ipc_loaderd_launch_path_reply_init(struct ipc_loaderd_launch_path_reply *msg)
{
	msg->process_id = 0;
	msg->started_at = 0;
	msg->source.identity.device = 0;
	msg->source.identity.node_id = 0;
	msg->source.identity.generation = 0;
	msg->source.identity.modified.seconds = 0;
	msg->source.identity.modified.nanoseconds = 0;
	msg->source.size = 0;
	ipc_bytes_clear(msg->source.sha256, 32);
}

uint32_t ipc_loaderd_launch_path_reply_pack(const struct ipc_loaderd_launch_path_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_LOADERD_LAUNCH_PATH_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->source.identity.modified.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 48, 0);

	if (msg->source.size == 0 || msg->source.size > 0x800000)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 56, 0);

	ipc_put_u64le(buf, msg->process_id);
	ipc_put_u64le(buf + 8, msg->started_at);
	ipc_put_u64le(buf + 16, msg->source.identity.device);
	ipc_put_u64le(buf + 24, msg->source.identity.node_id);
	ipc_put_u64le(buf + 32, msg->source.identity.generation);
	ipc_put_u64le(buf + 40, (uint64_t)msg->source.identity.modified.seconds);
	ipc_put_u64le(buf + 48, msg->source.identity.modified.nanoseconds);
	ipc_put_u64le(buf + 56, msg->source.size);
	ipc_bytes_copy(buf + 64, msg->source.sha256, 32);
	*len = IPC_LOADERD_LAUNCH_PATH_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_loaderd_launch_path_reply_unpack(struct ipc_loaderd_launch_path_reply *msg,
                                              const uint8_t *buf, size_t len)
{
	if (len != IPC_LOADERD_LAUNCH_PATH_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->process_id = process_id;

	msg->started_at = ipc_get_u64le(buf + 8);
	msg->source.identity.device = ipc_get_u64le(buf + 16);
	msg->source.identity.node_id = ipc_get_u64le(buf + 24);
	msg->source.identity.generation = ipc_get_u64le(buf + 32);
	msg->source.identity.modified.seconds = (int64_t)ipc_get_u64le(buf + 40);

	const uint64_t source_identity_modified_nanoseconds_word = ipc_get_u64le(buf + 48);
	if (source_identity_modified_nanoseconds_word > 999999999) {
		const uint32_t source_identity_modified_nanoseconds =
			(uint32_t)source_identity_modified_nanoseconds_word;

		if (source_identity_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 48, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 52, 0);
	}
	msg->source.identity.modified.nanoseconds =
		(uint32_t)source_identity_modified_nanoseconds_word;

	const uint64_t source_size = ipc_get_u64le(buf + 56);
	if (source_size == 0 || source_size > 0x800000)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 56, 0);
	msg->source.size = source_size;

	ipc_bytes_copy(msg->source.sha256, buf + 64, 32);

	return IPC_CLASS_OK;
}

uint32_t ipc_loaderd_launch_path_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_LOADERD_LAUNCH_PATH_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t source_identity_modified_nanoseconds_word = ipc_get_u64le(buf + 48);
	if (source_identity_modified_nanoseconds_word > 999999999) {
		const uint32_t source_identity_modified_nanoseconds =
			(uint32_t)source_identity_modified_nanoseconds_word;

		if (source_identity_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 48, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 52, 0);
	}

	const uint64_t source_size = ipc_get_u64le(buf + 56);
	if (source_size == 0 || source_size > 0x800000)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 56, 0);

	return IPC_CLASS_OK;
}

void ipc_loaderd_launch_path_failure_init(struct ipc_loaderd_launch_path_failure *msg)
{
	msg->failure = IPC_LOADERD_FAILURE_MALFORMED;
}

uint32_t ipc_loaderd_launch_path_failure_pack(const struct ipc_loaderd_launch_path_failure *msg,
                                              uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_LOADERD_LAUNCH_PATH_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->failure);
	*len = IPC_LOADERD_LAUNCH_PATH_FAILURE_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_loaderd_launch_path_failure_unpack(struct ipc_loaderd_launch_path_failure *msg,
                                                const uint8_t *buf, size_t len)
{
	if (len != IPC_LOADERD_LAUNCH_PATH_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t failure_word = ipc_get_u64le(buf);
	if ((failure_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->failure = (uint32_t)failure_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_loaderd_launch_path_failure_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_LOADERD_LAUNCH_PATH_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}
