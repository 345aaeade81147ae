/* SPDX-License-Identifier: ISC */
/* Generated from procd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/procd/procd.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"
#include "ipc/text.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_PROCD_SPAWN_SERVICE_REQUEST_SIZE == 1064,
               "struct ipc_procd_spawn_service_request: header and codec differ");
_Static_assert(IPC_PROCD_SPAWN_SERVICE_REPLY_SIZE == 8,
               "struct ipc_procd_spawn_service_reply: header and codec differ");
_Static_assert(IPC_PROCD_SPAWN_SERVICE_FAILURE_SIZE == 8,
               "struct ipc_procd_spawn_service_failure: header and codec differ");
_Static_assert(IPC_PROCD_ADOPT_PROCESS_REQUEST_SIZE == 8,
               "struct ipc_procd_adopt_process_request: header and codec differ");
_Static_assert(IPC_PROCD_STOP_PROCESS_REQUEST_SIZE == 16,
               "struct ipc_procd_stop_process_request: header and codec differ");
_Static_assert(IPC_PROCD_STOP_PROCESS_REPLY_SIZE == 8,
               "struct ipc_procd_stop_process_reply: header and codec differ");
_Static_assert(IPC_PROCD_CREATE_STAGED_PROCESS_REQUEST_SIZE == 48,
               "struct ipc_procd_create_staged_process_request: header and codec differ");
_Static_assert(IPC_PROCD_CREATE_STAGED_PROCESS_REPLY_SIZE == 8,
               "struct ipc_procd_create_staged_process_reply: header and codec differ");
_Static_assert(IPC_PROCD_START_STAGED_PROCESS_REQUEST_SIZE == 2064,
               "struct ipc_procd_start_staged_process_request: header and codec differ");
_Static_assert(IPC_PROCD_START_STAGED_PROCESS_REPLY_SIZE == 8,
               "struct ipc_procd_start_staged_process_reply: header and codec differ");
_Static_assert(IPC_PROCD_ABORT_STAGED_PROCESS_REQUEST_SIZE == 8,
               "struct ipc_procd_abort_staged_process_request: header and codec differ");
_Static_assert(IPC_PROCD_ABORT_STAGED_PROCESS_REPLY_SIZE == 8,
               "struct ipc_procd_abort_staged_process_reply: header and codec differ");
_Static_assert(IPC_PROCD_WAIT_PROCESS_EVENT_REQUEST_SIZE == 24,
               "struct ipc_procd_wait_process_event_request: header and codec differ");
_Static_assert(IPC_PROCD_WAIT_PROCESS_EVENT_REPLY_SIZE == 48,
               "struct ipc_procd_wait_process_event_reply: header and codec differ");
_Static_assert(IPC_PROCD_QUERY_PROCESS_REQUEST_SIZE == 8,
               "struct ipc_procd_query_process_request: header and codec differ");
_Static_assert(IPC_PROCD_QUERY_PROCESS_REPLY_SIZE == 64,
               "struct ipc_procd_query_process_reply: header and codec differ");
_Static_assert(IPC_PROCD_SET_RESTART_POLICY_REQUEST_SIZE == 24,
               "struct ipc_procd_set_restart_policy_request: header and codec differ");
_Static_assert(IPC_PROCD_SET_RESTART_POLICY_REPLY_SIZE == 16,
               "struct ipc_procd_set_restart_policy_reply: header and codec differ");
_Static_assert(IPC_PROCD_GET_RESTART_POLICY_REQUEST_SIZE == 8,
               "struct ipc_procd_get_restart_policy_request: header and codec differ");
_Static_assert(IPC_PROCD_GET_RESTART_POLICY_REPLY_SIZE == 24,
               "struct ipc_procd_get_restart_policy_reply: header and codec differ");
_Static_assert(IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_SIZE == 16,
               "struct ipc_procd_update_foundation_endpoints_request: header and codec differ");
_Static_assert(IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_REPLY_SIZE == 16,
               "struct ipc_procd_update_foundation_endpoints_reply: header and codec differ");
_Static_assert(IPC_PROCD_LAUNCH_LOADED_IMAGE_REQUEST_SIZE == 40,
               "struct ipc_procd_launch_loaded_image_request: header and codec differ");
_Static_assert(IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_SIZE_MIN == 192,
               "struct ipc_procd_begin_loader_image_transfer_request: header and codec differ");
_Static_assert(IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_SIZE_MAX == 792,
               "struct ipc_procd_begin_loader_image_transfer_request: header and codec differ");
_Static_assert(IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REPLY_SIZE == 8,
               "struct ipc_procd_begin_loader_image_transfer_reply: header and codec differ");
_Static_assert(IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REQUEST_SIZE_MIN == 32,
               "struct ipc_procd_send_loader_image_chunk_request: header and codec differ");
_Static_assert(IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REQUEST_SIZE_MAX == 2080,
               "struct ipc_procd_send_loader_image_chunk_request: header and codec differ");
_Static_assert(IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REPLY_SIZE == 16,
               "struct ipc_procd_send_loader_image_chunk_reply: header and codec differ");
_Static_assert(IPC_PROCD_COMMIT_LOADER_IMAGE_TRANSFER_REQUEST_SIZE == 72,
               "struct ipc_procd_commit_loader_image_transfer_request: header and codec differ");
_Static_assert(IPC_PROCD_COMMIT_LOADER_IMAGE_TRANSFER_REPLY_SIZE == 8,
               "struct ipc_procd_commit_loader_image_transfer_reply: header and codec differ");

void ipc_procd_spawn_service_request_init(struct ipc_procd_spawn_service_request *msg)
{
	msg->restart.policy = IPC_PROCD_RESTART_POLICY_NEVER;
	msg->restart.max_restarts = 0;
	msg->restart.window = 0;
	msg->arguments = NULL;
	msg->arguments_size = 0;
	msg->arguments_count = 0;
	msg->service = NULL;
	msg->service_length = 0;
}

uint32_t ipc_procd_spawn_service_request_pack(const struct ipc_procd_spawn_service_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_PROCD_SPAWN_SERVICE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->restart.policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (msg->restart.policy == IPC_PROCD_RESTART_POLICY_NEVER && msg->restart.max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((msg->restart.max_restarts != 0 || msg->restart.window != 0) &&
	    (msg->restart.max_restarts == 0 || msg->restart.window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 2);

	const uint16_t arguments_size = msg->arguments_size;
	const uint16_t arguments_count = msg->arguments_count;
	if (arguments_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 16, 0);
	const uint32_t arguments_fault = ipc_strings_check(msg->arguments, arguments_size,
	                                                   arguments_count);
	if (arguments_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, arguments_fault, 16, 0);

	const uint16_t service_length = msg->service_length;
	if (service_length == 0 || service_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 1044, 0);
	const uint32_t service_fault = ipc_text_check(msg->service, service_length);
	if (service_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, service_fault, 1044, 0);

	ipc_put_u64le(buf, (uint64_t)msg->restart.max_restarts << 32 | msg->restart.policy);
	ipc_put_u64le(buf + 8, msg->restart.window);
	ipc_put_u16le(buf + 16, arguments_size);
	ipc_put_u16le(buf + 18, arguments_count);
	ipc_bytes_copy(buf + 20, (const uint8_t *)msg->arguments, arguments_size);
	ipc_bytes_clear(buf + 20 + arguments_size, 1024 - (size_t)arguments_size);
	ipc_put_u16le(buf + 1044, service_length);
	ipc_bytes_copy(buf + 1046, (const uint8_t *)msg->service, service_length);
	ipc_bytes_clear(buf + 1046 + service_length, 15 - (size_t)service_length);
	ipc_put_u16le(buf + 1061, 0);
	buf[1063] = 0;
	*len = IPC_PROCD_SPAWN_SERVICE_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_spawn_service_request_unpack(struct ipc_procd_spawn_service_request *msg,
                                                const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_SPAWN_SERVICE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t restart_policy_word = ipc_get_u64le(buf);
	const uint32_t restart_policy = (uint32_t)restart_policy_word;
	const uint32_t restart_max_restarts = (uint32_t)(restart_policy_word >> 32);
	if (restart_policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
	msg->restart.policy = restart_policy;
	msg->restart.max_restarts = restart_max_restarts;

	const uint64_t restart_window = ipc_get_u64le(buf + 8);
	msg->restart.window = restart_window;

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (restart_policy == IPC_PROCD_RESTART_POLICY_NEVER && restart_max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((restart_max_restarts != 0 || restart_window != 0) &&
	    (restart_max_restarts == 0 || restart_window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 2);

	const uint16_t arguments_size = ipc_get_u16le(buf + 16);
	const uint16_t arguments_count = ipc_get_u16le(buf + 18);
	if (arguments_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 16, 0);
	const uint32_t arguments_fault = ipc_strings_check((const char *)buf + 20, arguments_size,
	                                                   arguments_count);
	if (arguments_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, arguments_fault, 16, 0);
	if (!ipc_bytes_are_zero(buf + 20 + arguments_size, 1024 - (size_t)arguments_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 16, 0);
	msg->arguments = (const char *)buf + 20;
	msg->arguments_size = arguments_size;
	msg->arguments_count = arguments_count;

	const uint16_t service_length = ipc_get_u16le(buf + 1044);
	if (service_length == 0 || service_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 1044, 0);
	const uint32_t service_fault = ipc_text_check((const char *)buf + 1046, service_length);
	if (service_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, service_fault, 1044, 0);
	if (!ipc_bytes_are_zero(buf + 1046 + service_length, 15 - (size_t)service_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 1044, 0);
	msg->service = (const char *)buf + 1046;
	msg->service_length = service_length;

	if ((ipc_get_u16le(buf + 1061) | buf[1063]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 1061, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_spawn_service_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_SPAWN_SERVICE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t restart_policy_word = ipc_get_u64le(buf);
	const uint32_t restart_policy = (uint32_t)restart_policy_word;
	const uint32_t restart_max_restarts = (uint32_t)(restart_policy_word >> 32);
	if (restart_policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	const uint64_t restart_window = ipc_get_u64le(buf + 8);

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (restart_policy == IPC_PROCD_RESTART_POLICY_NEVER && restart_max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((restart_max_restarts != 0 || restart_window != 0) &&
	    (restart_max_restarts == 0 || restart_window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 2);

	const uint16_t arguments_size = ipc_get_u16le(buf + 16);
	const uint16_t arguments_count = ipc_get_u16le(buf + 18);
	if (arguments_size > 1024)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 16, 0);
	const uint32_t arguments_fault = ipc_strings_check((const char *)buf + 20, arguments_size,
	                                                   arguments_count);
	if (arguments_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, arguments_fault, 16, 0);
	if (!ipc_bytes_are_zero(buf + 20 + arguments_size, 1024 - (size_t)arguments_size))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 16, 0);

	const uint16_t service_length = ipc_get_u16le(buf + 1044);
	if (service_length == 0 || service_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 1044, 0);
	const uint32_t service_fault = ipc_text_check((const char *)buf + 1046, service_length);
	if (service_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, service_fault, 1044, 0);
	if (!ipc_bytes_are_zero(buf + 1046 + service_length, 15 - (size_t)service_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 1044, 0);

	if ((ipc_get_u16le(buf + 1061) | buf[1063]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 1061, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_spawn_service_request_caps_pack(
	const struct ipc_procd_spawn_service_request_caps *caps, struct ipc_cap_table *table)
{
	if (caps->peers_count > 6)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	for (size_t i = 0; i < caps->peers_count; i++) {
		if (caps->peers[i].present &&
		    (~caps->peers[i].rights & (IPC_RIGHT_SEND | IPC_RIGHT_GRANT)) != 0)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS,
			                   16 + (uint32_t)i * 16, 0);
	}

	for (size_t i = 0; i < caps->peers_count; i++)
		table->entries[i] = ipc_cap_to_send(&caps->peers[i], IPC_CAP_TYPE_ENDPOINT,
		                                    IPC_CAP_COPY);

	ipc_cap_table_cut(table, caps->peers_count);

	return 0;
}

uint32_t ipc_procd_spawn_service_request_caps_unpack(
	struct ipc_procd_spawn_service_request_caps *caps, const struct ipc_cap_table *table)
{
	if (table->count > 6 || (table->count > 0 && table->entries[table->count - 1].kind == 0))
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	caps->peers_count = table->count;
	for (size_t i = 0; i < caps->peers_count; i++) {
		caps->peers[i] = ipc_cap_received(table, i);
		if (caps->peers[i].present) {
			if (table->entries[i].kind != IPC_CAP_TYPE_ENDPOINT)
				return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND,
				                   12 + (uint32_t)i * 16, 0);
			if (table->entries[i].mode != IPC_CAP_COPY)
				return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE,
				                   14 + (uint32_t)i * 16, 0);
			if ((~table->entries[i].rights & (IPC_RIGHT_SEND | IPC_RIGHT_GRANT)) != 0)
				return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS,
				                   16 + (uint32_t)i * 16, 0);
		}
	}

	return 0;
}

void ipc_procd_spawn_service_reply_init(struct ipc_procd_spawn_service_reply *msg)
{
	msg->process_id = 0;
}

uint32_t ipc_procd_spawn_service_reply_pack(const struct ipc_procd_spawn_service_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_PROCD_SPAWN_SERVICE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->process_id);
	*len = IPC_PROCD_SPAWN_SERVICE_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_spawn_service_reply_unpack(struct ipc_procd_spawn_service_reply *msg,
                                              const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_SPAWN_SERVICE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->process_id = process_id;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_spawn_service_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_SPAWN_SERVICE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_spawn_service_reply_caps_pack(
	const struct ipc_procd_spawn_service_reply_caps *caps, struct ipc_cap_table *table)
{
	if (caps->endpoint.present && (~caps->endpoint.rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	table->entries[0] = ipc_cap_to_send(&caps->endpoint, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_MOVE);
	ipc_cap_table_cut(table, 1);

	return 0;
}

uint32_t ipc_procd_spawn_service_reply_caps_unpack(struct ipc_procd_spawn_service_reply_caps *caps,
                                                   const struct ipc_cap_table *table)
{
	if (table->count > 1 || (table->count > 0 && table->entries[table->count - 1].kind == 0))
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	caps->endpoint = ipc_cap_received(table, 0);
	if (caps->endpoint.present) {
		if (table->entries[0].kind != IPC_CAP_TYPE_ENDPOINT)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
		if (table->entries[0].mode != IPC_CAP_MOVE)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE, 14, 0);
		if ((~table->entries[0].rights & IPC_RIGHT_SEND) != 0)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);
	}

	return 0;
}

void ipc_procd_spawn_service_failure_init(struct ipc_procd_spawn_service_failure *msg)
{
	msg->process_id = 0;
}

uint32_t ipc_procd_spawn_service_failure_pack(const struct ipc_procd_spawn_service_failure *msg,
                                              uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_PROCD_SPAWN_SERVICE_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->process_id);
	*len = IPC_PROCD_SPAWN_SERVICE_FAILURE_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_spawn_service_failure_unpack(struct ipc_procd_spawn_service_failure *msg,
                                                const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_SPAWN_SERVICE_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->process_id = process_id;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_spawn_service_failure_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_SPAWN_SERVICE_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_procd_adopt_process_request_init(struct ipc_procd_adopt_process_request *msg)
{
	msg->process_id = 0;
}

uint32_t ipc_procd_adopt_process_request_pack(const struct ipc_procd_adopt_process_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_PROCD_ADOPT_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->process_id);
	*len = IPC_PROCD_ADOPT_PROCESS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_adopt_process_request_unpack(struct ipc_procd_adopt_process_request *msg,
                                                const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_ADOPT_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->process_id = process_id;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_adopt_process_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_ADOPT_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_procd_stop_process_request_init(struct ipc_procd_stop_process_request *msg)
{
	msg->process_id = 0;
	msg->reason = IPC_KERNEL_CONTROL_KILL_REASON_NONE;
}

uint32_t ipc_procd_stop_process_request_pack(const struct ipc_procd_stop_process_request *msg,
                                             uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_PROCD_STOP_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	/* Rule 1, has_reason: Whoever stops a process says why. */
	if (msg->reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	ipc_put_u64le(buf, msg->process_id);
	ipc_put_u64le(buf + 8, msg->reason);
	*len = IPC_PROCD_STOP_PROCESS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_stop_process_request_unpack(struct ipc_procd_stop_process_request *msg,
                                               const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_STOP_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->process_id = process_id;

	const uint64_t reason_word = ipc_get_u64le(buf + 8);
	const uint32_t reason = (uint32_t)reason_word;
	if ((reason_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	msg->reason = reason;

	/* Rule 1, has_reason: Whoever stops a process says why. */
	if (reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_stop_process_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_STOP_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t reason_word = ipc_get_u64le(buf + 8);
	const uint32_t reason = (uint32_t)reason_word;
	if ((reason_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);

	/* Rule 1, has_reason: Whoever stops a process says why. */
	if (reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	return IPC_CLASS_OK;
}

void ipc_procd_stop_process_reply_init(struct ipc_procd_stop_process_reply *msg)
{
	msg->exit_code = 0;
}

uint32_t ipc_procd_stop_process_reply_pack(const struct ipc_procd_stop_process_reply *msg,
                                           uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_PROCD_STOP_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, (uint32_t)msg->exit_code);
	*len = IPC_PROCD_STOP_PROCESS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_stop_process_reply_unpack(struct ipc_procd_stop_process_reply *msg,
                                             const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_STOP_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t exit_code_word = ipc_get_u64le(buf);
	if ((exit_code_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->exit_code = (int32_t)exit_code_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_stop_process_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_STOP_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_procd_create_staged_process_request_init(
	struct ipc_procd_create_staged_process_request *msg)
{
	msg->memory_limit = 0;
	msg->restart.policy = IPC_PROCD_RESTART_POLICY_NEVER;
	msg->restart.max_restarts = 0;
	msg->restart.window = 0;
	msg->slot_count = 0;
	msg->label = NULL;
	msg->label_length = 0;
}

uint32_t ipc_procd_create_staged_process_request_pack(
	const struct ipc_procd_create_staged_process_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_CREATE_STAGED_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->memory_limit < 4096 || msg->memory_limit > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if (msg->memory_limit % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 0, 0);

	if (msg->restart.policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 8, 0);

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (msg->restart.policy == IPC_PROCD_RESTART_POLICY_NEVER && msg->restart.max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((msg->restart.max_restarts != 0 || msg->restart.window != 0) &&
	    (msg->restart.max_restarts == 0 || msg->restart.window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 12, 2);

	if (msg->slot_count == 0 || msg->slot_count > 4096)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	const uint16_t label_length = msg->label_length;
	if (label_length == 0 || label_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 28, 0);
	const uint32_t label_fault = ipc_text_check(msg->label, label_length);
	if (label_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, label_fault, 28, 0);

	ipc_put_u64le(buf, msg->memory_limit);
	ipc_put_u64le(buf + 8, (uint64_t)msg->restart.max_restarts << 32 | msg->restart.policy);
	ipc_put_u64le(buf + 16, msg->restart.window);
	ipc_put_u32le(buf + 24, msg->slot_count);
	ipc_put_u16le(buf + 28, label_length);
	ipc_bytes_copy(buf + 30, (const uint8_t *)msg->label, label_length);
	ipc_bytes_clear(buf + 30 + label_length, 15 - (size_t)label_length);
	ipc_put_u16le(buf + 45, 0);
	buf[47] = 0;
	*len = IPC_PROCD_CREATE_STAGED_PROCESS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_create_staged_process_request_unpack(
	struct ipc_procd_create_staged_process_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_CREATE_STAGED_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t memory_limit = ipc_get_u64le(buf);
	if (memory_limit < 4096 || memory_limit > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if (memory_limit % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 0, 0);
	msg->memory_limit = memory_limit;

	const uint64_t restart_policy_word = ipc_get_u64le(buf + 8);
	const uint32_t restart_policy = (uint32_t)restart_policy_word;
	const uint32_t restart_max_restarts = (uint32_t)(restart_policy_word >> 32);
	if (restart_policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 8, 0);
	msg->restart.policy = restart_policy;
	msg->restart.max_restarts = restart_max_restarts;

	const uint64_t restart_window = ipc_get_u64le(buf + 16);
	msg->restart.window = restart_window;

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (restart_policy == IPC_PROCD_RESTART_POLICY_NEVER && restart_max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((restart_max_restarts != 0 || restart_window != 0) &&
	    (restart_max_restarts == 0 || restart_window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 12, 2);

	const uint32_t slot_count = ipc_get_u32le(buf + 24);
	if (slot_count == 0 || slot_count > 4096)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);
	msg->slot_count = slot_count;

	const uint16_t label_length = ipc_get_u16le(buf + 28);
	if (label_length == 0 || label_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 28, 0);
	const uint32_t label_fault = ipc_text_check((const char *)buf + 30, label_length);
	if (label_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, label_fault, 28, 0);
	if (!ipc_bytes_are_zero(buf + 30 + label_length, 15 - (size_t)label_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 28, 0);
	msg->label = (const char *)buf + 30;
	msg->label_length = label_length;

	if ((ipc_get_u16le(buf + 45) | buf[47]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 45, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_create_staged_process_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_CREATE_STAGED_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t memory_limit = ipc_get_u64le(buf);
	if (memory_limit < 4096 || memory_limit > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if (memory_limit % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 0, 0);

	const uint64_t restart_policy_word = ipc_get_u64le(buf + 8);
	const uint32_t restart_policy = (uint32_t)restart_policy_word;
	const uint32_t restart_max_restarts = (uint32_t)(restart_policy_word >> 32);
	if (restart_policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 8, 0);

	const uint64_t restart_window = ipc_get_u64le(buf + 16);

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (restart_policy == IPC_PROCD_RESTART_POLICY_NEVER && restart_max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((restart_max_restarts != 0 || restart_window != 0) &&
	    (restart_max_restarts == 0 || restart_window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 12, 2);

	const uint32_t slot_count = ipc_get_u32le(buf + 24);
	if (slot_count == 0 || slot_count > 4096)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	const uint16_t label_length = ipc_get_u16le(buf + 28);
	if (label_length == 0 || label_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 28, 0);
	const uint32_t label_fault = ipc_text_check((const char *)buf + 30, label_length);
	if (label_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, label_fault, 28, 0);
	if (!ipc_bytes_are_zero(buf + 30 + label_length, 15 - (size_t)label_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 28, 0);

	if ((ipc_get_u16le(buf + 45) | buf[47]) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 45, 0);

	return IPC_CLASS_OK;
}

void ipc_procd_create_staged_process_reply_init(struct ipc_procd_create_staged_process_reply *msg)
{
	msg->staged_process_id = 0;
}

uint32_t ipc_procd_create_staged_process_reply_pack(
	const struct ipc_procd_create_staged_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_CREATE_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->staged_process_id);
	*len = IPC_PROCD_CREATE_STAGED_PROCESS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_create_staged_process_reply_unpack(
	struct ipc_procd_create_staged_process_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_CREATE_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t staged_process_id = ipc_get_u64le(buf);
	if (staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->staged_process_id = staged_process_id;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_create_staged_process_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_CREATE_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t staged_process_id = ipc_get_u64le(buf);
	if (staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_procd_start_staged_process_request_init(
	struct ipc_procd_start_staged_process_request *msg)
{
	msg->staged_process_id = 0;
	msg->arguments = NULL;
	msg->arguments_size = 0;
	msg->arguments_count = 0;
	msg->environment = NULL;
	msg->environment_size = 0;
	msg->environment_count = 0;
}

uint32_t ipc_procd_start_staged_process_request_pack(
	const struct ipc_procd_start_staged_process_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_START_STAGED_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

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

	ipc_put_u64le(buf, msg->staged_process_id);
	ipc_put_u16le(buf + 8, arguments_size);
	ipc_put_u16le(buf + 10, arguments_count);
	ipc_bytes_copy(buf + 12, (const uint8_t *)msg->arguments, arguments_size);
	ipc_bytes_clear(buf + 12 + arguments_size, 1024 - (size_t)arguments_size);
	ipc_put_u16le(buf + 1036, environment_size);
	ipc_put_u16le(buf + 1038, environment_count);
	ipc_bytes_copy(buf + 1040, (const uint8_t *)msg->environment, environment_size);
	ipc_bytes_clear(buf + 1040 + environment_size, 1024 - (size_t)environment_size);
	*len = IPC_PROCD_START_STAGED_PROCESS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_start_staged_process_request_unpack(
	struct ipc_procd_start_staged_process_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_START_STAGED_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t staged_process_id = ipc_get_u64le(buf);
	if (staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->staged_process_id = staged_process_id;

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

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_start_staged_process_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_START_STAGED_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t staged_process_id = ipc_get_u64le(buf);
	if (staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

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

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_start_staged_process_request_caps_pack(
	const struct ipc_procd_start_staged_process_request_caps *caps,
	struct ipc_cap_table *table)
{
	if (caps->peers_count > 8)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	for (size_t i = 0; i < caps->peers_count; i++) {
		if (caps->peers[i].present &&
		    (~caps->peers[i].rights & (IPC_RIGHT_SEND | IPC_RIGHT_GRANT)) != 0)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS,
			                   16 + (uint32_t)i * 16, 0);
	}

	for (size_t i = 0; i < caps->peers_count; i++)
		table->entries[i] = ipc_cap_to_send(&caps->peers[i], IPC_CAP_TYPE_ENDPOINT,
		                                    IPC_CAP_COPY);

	ipc_cap_table_cut(table, caps->peers_count);

	return 0;
}

uint32_t ipc_procd_start_staged_process_request_caps_unpack(
	struct ipc_procd_start_staged_process_request_caps *caps,
	const struct ipc_cap_table *table)
{
	if (table->count > 8 || (table->count > 0 && table->entries[table->count - 1].kind == 0))
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	caps->peers_count = table->count;
	for (size_t i = 0; i < caps->peers_count; i++) {
		caps->peers[i] = ipc_cap_received(table, i);
		if (caps->peers[i].present) {
			if (table->entries[i].kind != IPC_CAP_TYPE_ENDPOINT)
				return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND,
				                   12 + (uint32_t)i * 16, 0);
			if (table->entries[i].mode != IPC_CAP_COPY)
				return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE,
				                   14 + (uint32_t)i * 16, 0);
			if ((~table->entries[i].rights & (IPC_RIGHT_SEND | IPC_RIGHT_GRANT)) != 0)
				return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS,
				                   16 + (uint32_t)i * 16, 0);
		}
	}

	return 0;
}

void ipc_procd_start_staged_process_reply_init(struct ipc_procd_start_staged_process_reply *msg)
{
	msg->started_at = 0;
}

uint32_t ipc_procd_start_staged_process_reply_pack(
	const struct ipc_procd_start_staged_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_START_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->started_at);
	*len = IPC_PROCD_START_STAGED_PROCESS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_start_staged_process_reply_unpack(
	struct ipc_procd_start_staged_process_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_START_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->started_at = ipc_get_u64le(buf);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_start_staged_process_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_PROCD_START_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_procd_abort_staged_process_request_init(
	struct ipc_procd_abort_staged_process_request *msg)
{
	msg->staged_process_id = 0;
}

uint32_t ipc_procd_abort_staged_process_request_pack(
	const struct ipc_procd_abort_staged_process_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_ABORT_STAGED_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->staged_process_id);
	*len = IPC_PROCD_ABORT_STAGED_PROCESS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_abort_staged_process_request_unpack(
	struct ipc_procd_abort_staged_process_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_ABORT_STAGED_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t staged_process_id = ipc_get_u64le(buf);
	if (staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->staged_process_id = staged_process_id;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_abort_staged_process_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_ABORT_STAGED_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t staged_process_id = ipc_get_u64le(buf);
	if (staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_procd_abort_staged_process_reply_init(struct ipc_procd_abort_staged_process_reply *msg)
{
	msg->pages = 0;
}

uint32_t ipc_procd_abort_staged_process_reply_pack(
	const struct ipc_procd_abort_staged_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_ABORT_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->pages);
	*len = IPC_PROCD_ABORT_STAGED_PROCESS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_abort_staged_process_reply_unpack(
	struct ipc_procd_abort_staged_process_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_ABORT_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->pages = ipc_get_u64le(buf);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_abort_staged_process_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_PROCD_ABORT_STAGED_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_procd_wait_process_event_request_init(struct ipc_procd_wait_process_event_request *msg)
{
	msg->after = 0;
	msg->only_process_id = 0;
	msg->flags = 0;
}

uint32_t ipc_procd_wait_process_event_request_pack(
	const struct ipc_procd_wait_process_event_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_WAIT_PROCESS_EVENT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->flags & ~UINT32_C(0x1)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 16, 0);

	ipc_put_u64le(buf, msg->after);
	ipc_put_u64le(buf + 8, msg->only_process_id);
	ipc_put_u64le(buf + 16, msg->flags);
	*len = IPC_PROCD_WAIT_PROCESS_EVENT_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_wait_process_event_request_unpack(
	struct ipc_procd_wait_process_event_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_WAIT_PROCESS_EVENT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->after = ipc_get_u64le(buf);
	msg->only_process_id = ipc_get_u64le(buf + 8);

	const uint64_t flags_word = ipc_get_u64le(buf + 16);
	if ((flags_word & UINT64_C(0xFFFFFFFFFFFFFFFE)) != 0) {
		const uint32_t flags = (uint32_t)flags_word;

		if ((flags & ~UINT32_C(0x1)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 16, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	}
	msg->flags = (uint32_t)flags_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_wait_process_event_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_WAIT_PROCESS_EVENT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t flags_word = ipc_get_u64le(buf + 16);
	if ((flags_word & UINT64_C(0xFFFFFFFFFFFFFFFE)) != 0) {
		const uint32_t flags = (uint32_t)flags_word;

		if ((flags & ~UINT32_C(0x1)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 16, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_procd_wait_process_event_given_from(
	struct ipc_procd_wait_process_event_given *given,
	const struct ipc_procd_wait_process_event_request *request)
{
	given->after = request->after;
	given->only_process_id = request->only_process_id;
}

void ipc_procd_wait_process_event_reply_init(struct ipc_procd_wait_process_event_reply *msg)
{
	msg->sequence = 0;
	msg->process_id = 0;
	msg->at = 0;
	msg->kind = IPC_PROCESS_EVENT_KIND_STARTED;
	msg->reason = IPC_KERNEL_CONTROL_KILL_REASON_NONE;
	msg->exit_code = 0;
	msg->restarts = 0;
	msg->lost = 0;
}

uint32_t ipc_procd_wait_process_event_reply_pack(
	const struct ipc_procd_wait_process_event_reply *msg, uint8_t *buf, size_t cap,
	size_t *len, const struct ipc_procd_wait_process_event_given *given)
{
	if (cap < IPC_PROCD_WAIT_PROCESS_EVENT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->sequence == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	/* Rule 1, kill_has_reason: Whoever was killed was killed for a reason. */
	if (msg->kind == IPC_PROCESS_EVENT_KIND_KILLED &&
	    msg->reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 1);

	/* Rule 2, reason_is_of_kill: No other event has a reason. */
	if (msg->kind != IPC_PROCESS_EVENT_KIND_KILLED &&
	    msg->reason != IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 2);

	/* Rule 3, code_is_of_exit: Only an exit has an exit code. */
	if (msg->kind != IPC_PROCESS_EVENT_KIND_EXITED && msg->exit_code != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 3);

	/* Rule 4, newer: The event is one that the caller has not seen. */
	if (msg->sequence <= given->after)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 4);

	/* Rule 5, the_one_watched: The event is of the process that was asked for. */
	if (given->only_process_id != 0 && msg->process_id != given->only_process_id)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 5);

	ipc_put_u64le(buf, msg->sequence);
	ipc_put_u64le(buf + 8, msg->process_id);
	ipc_put_u64le(buf + 16, msg->at);
	ipc_put_u64le(buf + 24, (uint64_t)msg->reason << 32 | msg->kind);
	ipc_put_u64le(buf + 32, (uint64_t)msg->restarts << 32 | (uint32_t)msg->exit_code);
	ipc_put_u64le(buf + 40, msg->lost);
	*len = IPC_PROCD_WAIT_PROCESS_EVENT_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_wait_process_event_reply_unpack(
	struct ipc_procd_wait_process_event_reply *msg, const uint8_t *buf, size_t len,
	const struct ipc_procd_wait_process_event_given *given)
{
	if (len != IPC_PROCD_WAIT_PROCESS_EVENT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t sequence = ipc_get_u64le(buf);
	if (sequence == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->sequence = sequence;

	const uint64_t process_id = ipc_get_u64le(buf + 8);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->process_id = process_id;

	msg->at = ipc_get_u64le(buf + 16);

	const uint64_t kind_word = ipc_get_u64le(buf + 24);
	const uint32_t kind = (uint32_t)kind_word;
	const uint32_t reason = (uint32_t)(kind_word >> 32);
	msg->kind = kind;
	msg->reason = reason;

	const uint64_t exit_code_word = ipc_get_u64le(buf + 32);
	const int32_t exit_code = (int32_t)exit_code_word;
	msg->exit_code = exit_code;
	msg->restarts = (uint32_t)(exit_code_word >> 32);

	msg->lost = ipc_get_u64le(buf + 40);

	/* Rule 1, kill_has_reason: Whoever was killed was killed for a reason. */
	if (kind == IPC_PROCESS_EVENT_KIND_KILLED && reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 1);

	/* Rule 2, reason_is_of_kill: No other event has a reason. */
	if (kind != IPC_PROCESS_EVENT_KIND_KILLED && reason != IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 2);

	/* Rule 3, code_is_of_exit: Only an exit has an exit code. */
	if (kind != IPC_PROCESS_EVENT_KIND_EXITED && exit_code != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 3);

	/* Rule 4, newer: The event is one that the caller has not seen. */
	if (sequence <= given->after)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 4);

	/* Rule 5, the_one_watched: The event is of the process that was asked for. */
	if (given->only_process_id != 0 && process_id != given->only_process_id)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 5);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_wait_process_event_reply_validate(
	const uint8_t *buf, size_t len, const struct ipc_procd_wait_process_event_given *given)
{
	if (len != IPC_PROCD_WAIT_PROCESS_EVENT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t sequence = ipc_get_u64le(buf);
	if (sequence == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf + 8);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint64_t kind_word = ipc_get_u64le(buf + 24);
	const uint32_t kind = (uint32_t)kind_word;
	const uint32_t reason = (uint32_t)(kind_word >> 32);

	const int32_t exit_code = (int32_t)ipc_get_u32le(buf + 32);

	/* Rule 1, kill_has_reason: Whoever was killed was killed for a reason. */
	if (kind == IPC_PROCESS_EVENT_KIND_KILLED && reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 1);

	/* Rule 2, reason_is_of_kill: No other event has a reason. */
	if (kind != IPC_PROCESS_EVENT_KIND_KILLED && reason != IPC_KERNEL_CONTROL_KILL_REASON_NONE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 2);

	/* Rule 3, code_is_of_exit: Only an exit has an exit code. */
	if (kind != IPC_PROCESS_EVENT_KIND_EXITED && exit_code != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 3);

	/* Rule 4, newer: The event is one that the caller has not seen. */
	if (sequence <= given->after)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 4);

	/* Rule 5, the_one_watched: The event is of the process that was asked for. */
	if (given->only_process_id != 0 && process_id != given->only_process_id)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 5);

	return IPC_CLASS_OK;
}

void ipc_procd_query_process_request_init(struct ipc_procd_query_process_request *msg)
{
	msg->process_id = 0;
}

uint32_t ipc_procd_query_process_request_pack(const struct ipc_procd_query_process_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_PROCD_QUERY_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->process_id);
	*len = IPC_PROCD_QUERY_PROCESS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_query_process_request_unpack(struct ipc_procd_query_process_request *msg,
                                                const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_QUERY_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->process_id = process_id;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_query_process_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_QUERY_PROCESS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_procd_query_process_reply_init(struct ipc_procd_query_process_reply *msg)
{
	msg->run_state = IPC_PROCD_PROCESS_STATE_STAGED;
	msg->policy = IPC_PROCD_RESTART_POLICY_NEVER;
	msg->restarts = 0;
	msg->exit_code = 0;
	msg->reason = IPC_KERNEL_CONTROL_KILL_REASON_NONE;
	msg->started_at = 0;
	msg->ended_at = 0;
	msg->label = NULL;
	msg->label_length = 0;
}

uint32_t ipc_procd_query_process_reply_pack(const struct ipc_procd_query_process_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_PROCD_QUERY_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 4, 0);

	const uint16_t label_length = msg->label_length;
	if (label_length == 0 || label_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 40, 0);
	const uint32_t label_fault = ipc_text_check(msg->label, label_length);
	if (label_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, label_fault, 40, 0);

	/*
	 * Rule 1, reason_is_of_kill: Whoever was killed was killed for a reason, and nobody else
	 * has one.
	 */
	if ((msg->run_state != IPC_PROCD_PROCESS_STATE_KILLED ||
	     msg->reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE) &&
	    (msg->run_state == IPC_PROCD_PROCESS_STATE_KILLED ||
	     msg->reason != IPC_KERNEL_CONTROL_KILL_REASON_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, code_is_of_exit: Only an exit has an exit code. */
	if (msg->run_state != IPC_PROCD_PROCESS_STATE_EXITED && msg->exit_code != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, staged_has_no_times: A process that was never started has no times. */
	if (msg->run_state == IPC_PROCD_PROCESS_STATE_STAGED &&
	    (msg->started_at != 0 || msg->ended_at != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	/* Rule 4, times_in_order: Nothing ends before it starts. */
	if ((msg->run_state == IPC_PROCD_PROCESS_STATE_EXITED ||
	     msg->run_state == IPC_PROCD_PROCESS_STATE_KILLED) &&
	    msg->ended_at < msg->started_at)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 4);

	ipc_put_u64le(buf, (uint64_t)msg->policy << 32 | msg->run_state);
	ipc_put_u64le(buf + 8, (uint64_t)(uint32_t)msg->exit_code << 32 | msg->restarts);
	ipc_put_u64le(buf + 16, msg->reason);
	ipc_put_u64le(buf + 24, msg->started_at);
	ipc_put_u64le(buf + 32, msg->ended_at);
	ipc_put_u16le(buf + 40, label_length);
	ipc_bytes_copy(buf + 42, (const uint8_t *)msg->label, label_length);
	ipc_bytes_clear(buf + 42 + label_length, 15 - (size_t)label_length);
	ipc_put_u32le(buf + 57, 0);
	ipc_put_u32le(buf + 60, 0);
	*len = IPC_PROCD_QUERY_PROCESS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_query_process_reply_unpack(struct ipc_procd_query_process_reply *msg,
                                              const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_QUERY_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t run_state_word = ipc_get_u64le(buf);
	const uint32_t run_state = (uint32_t)run_state_word;
	const uint32_t policy = (uint32_t)(run_state_word >> 32);
	if (policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 4, 0);
	msg->run_state = run_state;
	msg->policy = policy;

	const uint64_t restarts_word = ipc_get_u64le(buf + 8);
	const int32_t exit_code = (int32_t)(restarts_word >> 32);
	msg->restarts = (uint32_t)restarts_word;
	msg->exit_code = exit_code;

	const uint64_t reason_word = ipc_get_u64le(buf + 16);
	const uint32_t reason = (uint32_t)reason_word;
	if ((reason_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	msg->reason = reason;

	const uint64_t started_at = ipc_get_u64le(buf + 24);
	msg->started_at = started_at;

	const uint64_t ended_at = ipc_get_u64le(buf + 32);
	msg->ended_at = ended_at;

	const uint16_t label_length = ipc_get_u16le(buf + 40);
	if (label_length == 0 || label_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 40, 0);
	const uint32_t label_fault = ipc_text_check((const char *)buf + 42, label_length);
	if (label_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, label_fault, 40, 0);
	if (!ipc_bytes_are_zero(buf + 42 + label_length, 15 - (size_t)label_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 40, 0);
	msg->label = (const char *)buf + 42;
	msg->label_length = label_length;

	if ((ipc_get_u32le(buf + 57) | ipc_get_u32le(buf + 60)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 57, 0);

	/*
	 * Rule 1, reason_is_of_kill: Whoever was killed was killed for a reason, and nobody else
	 * has one.
	 */
	if ((run_state != IPC_PROCD_PROCESS_STATE_KILLED ||
	     reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE) &&
	    (run_state == IPC_PROCD_PROCESS_STATE_KILLED ||
	     reason != IPC_KERNEL_CONTROL_KILL_REASON_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, code_is_of_exit: Only an exit has an exit code. */
	if (run_state != IPC_PROCD_PROCESS_STATE_EXITED && exit_code != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, staged_has_no_times: A process that was never started has no times. */
	if (run_state == IPC_PROCD_PROCESS_STATE_STAGED && (started_at != 0 || ended_at != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	/* Rule 4, times_in_order: Nothing ends before it starts. */
	if ((run_state == IPC_PROCD_PROCESS_STATE_EXITED ||
	     run_state == IPC_PROCD_PROCESS_STATE_KILLED) &&
	    ended_at < started_at)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 4);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_query_process_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_QUERY_PROCESS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t run_state_word = ipc_get_u64le(buf);
	const uint32_t run_state = (uint32_t)run_state_word;
	const uint32_t policy = (uint32_t)(run_state_word >> 32);
	if (policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 4, 0);

	const int32_t exit_code = (int32_t)ipc_get_u32le(buf + 12);

	const uint64_t reason_word = ipc_get_u64le(buf + 16);
	const uint32_t reason = (uint32_t)reason_word;
	if ((reason_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);

	const uint64_t started_at = ipc_get_u64le(buf + 24);
	const uint64_t ended_at = ipc_get_u64le(buf + 32);

	const uint16_t label_length = ipc_get_u16le(buf + 40);
	if (label_length == 0 || label_length > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 40, 0);
	const uint32_t label_fault = ipc_text_check((const char *)buf + 42, label_length);
	if (label_fault != IPC_CLASS_OK)
		return ipc_verdict(IPC_PART_BODY, label_fault, 40, 0);
	if (!ipc_bytes_are_zero(buf + 42 + label_length, 15 - (size_t)label_length))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_PADDING, 40, 0);

	if ((ipc_get_u32le(buf + 57) | ipc_get_u32le(buf + 60)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 57, 0);

	/*
	 * Rule 1, reason_is_of_kill: Whoever was killed was killed for a reason, and nobody else
	 * has one.
	 */
	if ((run_state != IPC_PROCD_PROCESS_STATE_KILLED ||
	     reason == IPC_KERNEL_CONTROL_KILL_REASON_NONE) &&
	    (run_state == IPC_PROCD_PROCESS_STATE_KILLED ||
	     reason != IPC_KERNEL_CONTROL_KILL_REASON_NONE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, code_is_of_exit: Only an exit has an exit code. */
	if (run_state != IPC_PROCD_PROCESS_STATE_EXITED && exit_code != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	/* Rule 3, staged_has_no_times: A process that was never started has no times. */
	if (run_state == IPC_PROCD_PROCESS_STATE_STAGED && (started_at != 0 || ended_at != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 3);

	/* Rule 4, times_in_order: Nothing ends before it starts. */
	if ((run_state == IPC_PROCD_PROCESS_STATE_EXITED ||
	     run_state == IPC_PROCD_PROCESS_STATE_KILLED) &&
	    ended_at < started_at)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 4);

	return IPC_CLASS_OK;
}

void ipc_procd_set_restart_policy_request_init(struct ipc_procd_set_restart_policy_request *msg)
{
	msg->process_id = 0;
	msg->restart.policy = IPC_PROCD_RESTART_POLICY_NEVER;
	msg->restart.max_restarts = 0;
	msg->restart.window = 0;
}

uint32_t ipc_procd_set_restart_policy_request_pack(
	const struct ipc_procd_set_restart_policy_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_SET_RESTART_POLICY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->restart.policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 8, 0);

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (msg->restart.policy == IPC_PROCD_RESTART_POLICY_NEVER && msg->restart.max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((msg->restart.max_restarts != 0 || msg->restart.window != 0) &&
	    (msg->restart.max_restarts == 0 || msg->restart.window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 12, 2);

	ipc_put_u64le(buf, msg->process_id);
	ipc_put_u64le(buf + 8, (uint64_t)msg->restart.max_restarts << 32 | msg->restart.policy);
	ipc_put_u64le(buf + 16, msg->restart.window);
	*len = IPC_PROCD_SET_RESTART_POLICY_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_set_restart_policy_request_unpack(
	struct ipc_procd_set_restart_policy_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_SET_RESTART_POLICY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->process_id = process_id;

	const uint64_t restart_policy_word = ipc_get_u64le(buf + 8);
	const uint32_t restart_policy = (uint32_t)restart_policy_word;
	const uint32_t restart_max_restarts = (uint32_t)(restart_policy_word >> 32);
	if (restart_policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 8, 0);
	msg->restart.policy = restart_policy;
	msg->restart.max_restarts = restart_max_restarts;

	const uint64_t restart_window = ipc_get_u64le(buf + 16);
	msg->restart.window = restart_window;

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (restart_policy == IPC_PROCD_RESTART_POLICY_NEVER && restart_max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((restart_max_restarts != 0 || restart_window != 0) &&
	    (restart_max_restarts == 0 || restart_window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 12, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_set_restart_policy_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_SET_RESTART_POLICY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t restart_policy_word = ipc_get_u64le(buf + 8);
	const uint32_t restart_policy = (uint32_t)restart_policy_word;
	const uint32_t restart_max_restarts = (uint32_t)(restart_policy_word >> 32);
	if (restart_policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 8, 0);

	const uint64_t restart_window = ipc_get_u64le(buf + 16);

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (restart_policy == IPC_PROCD_RESTART_POLICY_NEVER && restart_max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 8, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((restart_max_restarts != 0 || restart_window != 0) &&
	    (restart_max_restarts == 0 || restart_window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 12, 2);

	return IPC_CLASS_OK;
}

void ipc_procd_set_restart_policy_reply_init(struct ipc_procd_set_restart_policy_reply *msg)
{
	msg->previous.policy = IPC_PROCD_RESTART_POLICY_NEVER;
	msg->previous.max_restarts = 0;
	msg->previous.window = 0;
}

uint32_t ipc_procd_set_restart_policy_reply_pack(
	const struct ipc_procd_set_restart_policy_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_SET_RESTART_POLICY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->previous.policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (msg->previous.policy == IPC_PROCD_RESTART_POLICY_NEVER &&
	    msg->previous.max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((msg->previous.max_restarts != 0 || msg->previous.window != 0) &&
	    (msg->previous.max_restarts == 0 || msg->previous.window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 2);

	ipc_put_u64le(buf, (uint64_t)msg->previous.max_restarts << 32 | msg->previous.policy);
	ipc_put_u64le(buf + 8, msg->previous.window);
	*len = IPC_PROCD_SET_RESTART_POLICY_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_set_restart_policy_reply_unpack(struct ipc_procd_set_restart_policy_reply *msg,
                                                   const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_SET_RESTART_POLICY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t previous_policy_word = ipc_get_u64le(buf);
	const uint32_t previous_policy = (uint32_t)previous_policy_word;
	const uint32_t previous_max_restarts = (uint32_t)(previous_policy_word >> 32);
	if (previous_policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
	msg->previous.policy = previous_policy;
	msg->previous.max_restarts = previous_max_restarts;

	const uint64_t previous_window = ipc_get_u64le(buf + 8);
	msg->previous.window = previous_window;

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (previous_policy == IPC_PROCD_RESTART_POLICY_NEVER && previous_max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((previous_max_restarts != 0 || previous_window != 0) &&
	    (previous_max_restarts == 0 || previous_window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_set_restart_policy_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_SET_RESTART_POLICY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t previous_policy_word = ipc_get_u64le(buf);
	const uint32_t previous_policy = (uint32_t)previous_policy_word;
	const uint32_t previous_max_restarts = (uint32_t)(previous_policy_word >> 32);
	if (previous_policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	const uint64_t previous_window = ipc_get_u64le(buf + 8);

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (previous_policy == IPC_PROCD_RESTART_POLICY_NEVER && previous_max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((previous_max_restarts != 0 || previous_window != 0) &&
	    (previous_max_restarts == 0 || previous_window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 2);

	return IPC_CLASS_OK;
}

void ipc_procd_get_restart_policy_request_init(struct ipc_procd_get_restart_policy_request *msg)
{
	msg->process_id = 0;
}

uint32_t ipc_procd_get_restart_policy_request_pack(
	const struct ipc_procd_get_restart_policy_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_GET_RESTART_POLICY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->process_id);
	*len = IPC_PROCD_GET_RESTART_POLICY_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_get_restart_policy_request_unpack(
	struct ipc_procd_get_restart_policy_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_GET_RESTART_POLICY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->process_id = process_id;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_get_restart_policy_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_GET_RESTART_POLICY_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_procd_get_restart_policy_reply_init(struct ipc_procd_get_restart_policy_reply *msg)
{
	msg->restart.policy = IPC_PROCD_RESTART_POLICY_NEVER;
	msg->restart.max_restarts = 0;
	msg->restart.window = 0;
	msg->restarts = 0;
}

uint32_t ipc_procd_get_restart_policy_reply_pack(
	const struct ipc_procd_get_restart_policy_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_GET_RESTART_POLICY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->restart.policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (msg->restart.policy == IPC_PROCD_RESTART_POLICY_NEVER && msg->restart.max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((msg->restart.max_restarts != 0 || msg->restart.window != 0) &&
	    (msg->restart.max_restarts == 0 || msg->restart.window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 2);

	/* Rule 1, within_bound: No more restarts than the policy allows. */
	if (msg->restart.max_restarts != 0 && msg->restarts > msg->restart.max_restarts)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	ipc_put_u64le(buf, (uint64_t)msg->restart.max_restarts << 32 | msg->restart.policy);
	ipc_put_u64le(buf + 8, msg->restart.window);
	ipc_put_u64le(buf + 16, msg->restarts);
	*len = IPC_PROCD_GET_RESTART_POLICY_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_get_restart_policy_reply_unpack(struct ipc_procd_get_restart_policy_reply *msg,
                                                   const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_GET_RESTART_POLICY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t restart_policy_word = ipc_get_u64le(buf);
	const uint32_t restart_policy = (uint32_t)restart_policy_word;
	const uint32_t restart_max_restarts = (uint32_t)(restart_policy_word >> 32);
	if (restart_policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
	msg->restart.policy = restart_policy;
	msg->restart.max_restarts = restart_max_restarts;

	const uint64_t restart_window = ipc_get_u64le(buf + 8);
	msg->restart.window = restart_window;

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (restart_policy == IPC_PROCD_RESTART_POLICY_NEVER && restart_max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((restart_max_restarts != 0 || restart_window != 0) &&
	    (restart_max_restarts == 0 || restart_window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 2);

	const uint64_t restarts_word = ipc_get_u64le(buf + 16);
	const uint32_t restarts = (uint32_t)restarts_word;
	if ((restarts_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	msg->restarts = restarts;

	/* Rule 1, within_bound: No more restarts than the policy allows. */
	if (restart_max_restarts != 0 && restarts > restart_max_restarts)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_get_restart_policy_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_GET_RESTART_POLICY_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t restart_policy_word = ipc_get_u64le(buf);
	const uint32_t restart_policy = (uint32_t)restart_policy_word;
	const uint32_t restart_max_restarts = (uint32_t)(restart_policy_word >> 32);
	if (restart_policy > IPC_PROCD_RESTART_POLICY_ALWAYS)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	const uint64_t restart_window = ipc_get_u64le(buf + 8);

	/*
	 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding
	 * for one meaning.
	 */
	if (restart_policy == IPC_PROCD_RESTART_POLICY_NEVER && restart_max_restarts != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/*
	 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count
	 * in.
	 */
	if ((restart_max_restarts != 0 || restart_window != 0) &&
	    (restart_max_restarts == 0 || restart_window == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 2);

	const uint64_t restarts_word = ipc_get_u64le(buf + 16);
	const uint32_t restarts = (uint32_t)restarts_word;
	if ((restarts_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);

	/* Rule 1, within_bound: No more restarts than the policy allows. */
	if (restart_max_restarts != 0 && restarts > restart_max_restarts)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 4, 1);

	return IPC_CLASS_OK;
}

void ipc_procd_update_foundation_endpoints_request_init(
	struct ipc_procd_update_foundation_endpoints_request *msg)
{
	msg->generation = 0;
	msg->drop = 0;
}

uint32_t ipc_procd_update_foundation_endpoints_request_pack(
	const struct ipc_procd_update_foundation_endpoints_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->generation == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if ((msg->drop & ~UINT32_C(0x7)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);

	ipc_put_u64le(buf, msg->generation);
	ipc_put_u64le(buf + 8, msg->drop);
	*len = IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_update_foundation_endpoints_request_unpack(
	struct ipc_procd_update_foundation_endpoints_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t generation = ipc_get_u64le(buf);
	if (generation == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->generation = generation;

	const uint64_t drop_word = ipc_get_u64le(buf + 8);
	if ((drop_word & UINT64_C(0xFFFFFFFFFFFFFFF8)) != 0) {
		const uint32_t drop = (uint32_t)drop_word;

		if ((drop & ~UINT32_C(0x7)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}
	msg->drop = (uint32_t)drop_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_update_foundation_endpoints_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t generation = ipc_get_u64le(buf);
	if (generation == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t drop_word = ipc_get_u64le(buf + 8);
	if ((drop_word & UINT64_C(0xFFFFFFFFFFFFFFF8)) != 0) {
		const uint32_t drop = (uint32_t)drop_word;

		if ((drop & ~UINT32_C(0x7)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_update_foundation_endpoints_request_caps_pack(
	const struct ipc_procd_update_foundation_endpoints_request_caps *caps,
	struct ipc_cap_table *table)
{
	if (caps->memd.present && (~caps->memd.rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	if (caps->vspaced.present && (~caps->vspaced.rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 32, 0);

	if (caps->pagerd.present && (~caps->pagerd.rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 48, 0);

	table->entries[0] = ipc_cap_to_send(&caps->memd, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY);
	table->entries[1] = ipc_cap_to_send(&caps->vspaced, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY);
	table->entries[2] = ipc_cap_to_send(&caps->pagerd, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY);

	ipc_cap_table_cut(table, 3);

	return 0;
}

uint32_t ipc_procd_update_foundation_endpoints_request_caps_unpack(
	struct ipc_procd_update_foundation_endpoints_request_caps *caps,
	const struct ipc_cap_table *table)
{
	if (table->count > 3 || (table->count > 0 && table->entries[table->count - 1].kind == 0))
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	caps->memd = ipc_cap_received(table, 0);
	if (caps->memd.present) {
		if (table->entries[0].kind != IPC_CAP_TYPE_ENDPOINT)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
		if (table->entries[0].mode != IPC_CAP_COPY)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE, 14, 0);
		if ((~table->entries[0].rights & IPC_RIGHT_SEND) != 0)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);
	}

	caps->vspaced = ipc_cap_received(table, 1);
	if (caps->vspaced.present) {
		if (table->entries[1].kind != IPC_CAP_TYPE_ENDPOINT)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 28, 0);
		if (table->entries[1].mode != IPC_CAP_COPY)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE, 30, 0);
		if ((~table->entries[1].rights & IPC_RIGHT_SEND) != 0)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 32, 0);
	}

	caps->pagerd = ipc_cap_received(table, 2);
	if (caps->pagerd.present) {
		if (table->entries[2].kind != IPC_CAP_TYPE_ENDPOINT)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 44, 0);
		if (table->entries[2].mode != IPC_CAP_COPY)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE, 46, 0);
		if ((~table->entries[2].rights & IPC_RIGHT_SEND) != 0)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 48, 0);
	}

	return 0;
}

void ipc_procd_update_foundation_endpoints_given_from(
	struct ipc_procd_update_foundation_endpoints_given *given,
	const struct ipc_procd_update_foundation_endpoints_request *request)
{
	given->generation = request->generation;
}

void ipc_procd_update_foundation_endpoints_reply_init(
	struct ipc_procd_update_foundation_endpoints_reply *msg)
{
	msg->generation = 0;
	msg->held = 0;
}

uint32_t ipc_procd_update_foundation_endpoints_reply_pack(
	const struct ipc_procd_update_foundation_endpoints_reply *msg, uint8_t *buf, size_t cap,
	size_t *len, const struct ipc_procd_update_foundation_endpoints_given *given)
{
	if (cap < IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->generation == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if ((msg->held & ~UINT32_C(0x7)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);

	/* Rule 1, taken: It is the update that was sent. */
	if (msg->generation != given->generation)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, msg->generation);
	ipc_put_u64le(buf + 8, msg->held);
	*len = IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_update_foundation_endpoints_reply_unpack(
	struct ipc_procd_update_foundation_endpoints_reply *msg, const uint8_t *buf, size_t len,
	const struct ipc_procd_update_foundation_endpoints_given *given)
{
	if (len != IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t generation = ipc_get_u64le(buf);
	if (generation == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->generation = generation;

	const uint64_t held_word = ipc_get_u64le(buf + 8);
	if ((held_word & UINT64_C(0xFFFFFFFFFFFFFFF8)) != 0) {
		const uint32_t held = (uint32_t)held_word;

		if ((held & ~UINT32_C(0x7)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}
	msg->held = (uint32_t)held_word;

	/* Rule 1, taken: It is the update that was sent. */
	if (generation != given->generation)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_update_foundation_endpoints_reply_validate(
	const uint8_t *buf, size_t len,
	const struct ipc_procd_update_foundation_endpoints_given *given)
{
	if (len != IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t generation = ipc_get_u64le(buf);
	if (generation == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t held_word = ipc_get_u64le(buf + 8);
	if ((held_word & UINT64_C(0xFFFFFFFFFFFFFFF8)) != 0) {
		const uint32_t held = (uint32_t)held_word;

		if ((held & ~UINT32_C(0x7)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 8, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	}

	/* Rule 1, taken: It is the update that was sent. */
	if (generation != given->generation)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

void ipc_procd_launch_loaded_image_request_init(struct ipc_procd_launch_loaded_image_request *msg)
{
	msg->staged_process_id = 0;
	msg->image_kind = IPC_PROCD_IMAGE_KIND_EXECUTABLE;
	msg->segment_count = 0;
	msg->entry_point = 0;
	msg->stack_top = 0;
	msg->image_size = 0;
}

uint32_t ipc_procd_launch_loaded_image_request_pack(
	const struct ipc_procd_launch_loaded_image_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_LAUNCH_LOADED_IMAGE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->image_kind < IPC_PROCD_IMAGE_KIND_EXECUTABLE ||
	    msg->image_kind > IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 8, 0);

	if (msg->segment_count == 0 || msg->segment_count > 16)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 12, 0);

	if (msg->entry_point > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);

	if (msg->stack_top > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	ipc_put_u64le(buf, msg->staged_process_id);
	ipc_put_u64le(buf + 8, (uint64_t)msg->segment_count << 32 | msg->image_kind);
	ipc_put_u64le(buf + 16, msg->entry_point);
	ipc_put_u64le(buf + 24, msg->stack_top);
	ipc_put_u64le(buf + 32, msg->image_size);
	*len = IPC_PROCD_LAUNCH_LOADED_IMAGE_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_launch_loaded_image_request_unpack(
	struct ipc_procd_launch_loaded_image_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_LAUNCH_LOADED_IMAGE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t staged_process_id = ipc_get_u64le(buf);
	if (staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->staged_process_id = staged_process_id;

	const uint64_t image_kind_word = ipc_get_u64le(buf + 8);
	const uint32_t image_kind = (uint32_t)image_kind_word;
	const uint32_t segment_count = (uint32_t)(image_kind_word >> 32);
	if (image_kind < IPC_PROCD_IMAGE_KIND_EXECUTABLE ||
	    image_kind > IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 8, 0);
	if (segment_count == 0 || segment_count > 16)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 12, 0);
	msg->image_kind = image_kind;
	msg->segment_count = segment_count;

	const uint64_t entry_point = ipc_get_u64le(buf + 16);
	if (entry_point > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	msg->entry_point = entry_point;

	const uint64_t stack_top = ipc_get_u64le(buf + 24);
	if (stack_top > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);
	msg->stack_top = stack_top;

	msg->image_size = ipc_get_u64le(buf + 32);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_launch_loaded_image_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_LAUNCH_LOADED_IMAGE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t staged_process_id = ipc_get_u64le(buf);
	if (staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t image_kind_word = ipc_get_u64le(buf + 8);
	const uint32_t image_kind = (uint32_t)image_kind_word;
	const uint32_t segment_count = (uint32_t)(image_kind_word >> 32);
	if (image_kind < IPC_PROCD_IMAGE_KIND_EXECUTABLE ||
	    image_kind > IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 8, 0);
	if (segment_count == 0 || segment_count > 16)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 12, 0);

	const uint64_t entry_point = ipc_get_u64le(buf + 16);
	if (entry_point > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);

	const uint64_t stack_top = ipc_get_u64le(buf + 24);
	if (stack_top > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	return IPC_CLASS_OK;
}

void ipc_procd_begin_loader_image_transfer_request_init(
	struct ipc_procd_begin_loader_image_transfer_request *msg)
{
	msg->staged_process_id = 0;
	msg->source.device = 0;
	msg->source.node_id = 0;
	msg->source.generation = 0;
	msg->source.modified.seconds = 0;
	msg->source.modified.nanoseconds = 0;
	msg->source_size = 0;
	ipc_bytes_clear(msg->source_sha256, 32);
	ipc_bytes_clear(msg->plan_hash, 32);
	msg->image_kind = IPC_PROCD_IMAGE_KIND_EXECUTABLE;
	msg->segment_count = 0;
	msg->entry_point = 0;
	msg->stack_base = 0;
	msg->stack_size = 0;
	for (size_t i = 0; i < 16; i++) {
		msg->segments[i].vaddr = 0;
		msg->segments[i].mem_size = 0;
		msg->segments[i].file_offset = 0;
		msg->segments[i].file_size = 0;
		msg->segments[i].flags = 0;
	}
}

uint32_t ipc_procd_begin_loader_image_transfer_request_pack(
	const struct ipc_procd_begin_loader_image_transfer_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	const uint16_t segment_count = msg->segment_count;

	if (cap < 152 + (size_t)segment_count * 40)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->source.modified.nanoseconds > 999999999)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);

	if (msg->source_size == 0 || msg->source_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 48, 0);

	if (msg->image_kind < IPC_PROCD_IMAGE_KIND_EXECUTABLE ||
	    msg->image_kind > IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 120, 0);

	if (segment_count == 0 || segment_count > 16)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 124, 0);

	if (msg->stack_base > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 136, 0);
	if (msg->stack_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 136, 0);

	if (msg->stack_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 144, 0);
	if (msg->stack_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 144, 0);

	uint32_t rule_within_source = 0;
	uint32_t rule_null_page_is_free = 0;
	uint32_t rule_ascending = 0;
	uint32_t rule_pages_apart = 0;
	uint64_t rule_pages_apart_end = 0;
	bool rule_entry_is_code = false;
	uint32_t rule_stack_is_apart = 0;
	for (size_t i = 0; i < segment_count; i++) {
		const uint64_t segments_vaddr = msg->segments[i].vaddr;
		if (segments_vaddr > UINT64_C(0x7FFFFFFFFFFF))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE,
			                   152 + (uint32_t)i * 40, 0);

		const uint64_t segments_mem_size = msg->segments[i].mem_size;
		if (segments_mem_size == 0 || segments_mem_size > UINT64_C(0x800000000000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE,
			                   160 + (uint32_t)i * 40, 0);

		const uint64_t segments_file_offset = msg->segments[i].file_offset;
		const uint64_t segments_file_size = msg->segments[i].file_size;

		const uint32_t segments_flags = msg->segments[i].flags;
		if (segments_flags >= (IPC_PROCD_SEGMENT_FLAG_WRITE |
		                       IPC_PROCD_SEGMENT_FLAG_EXECUTE)) {
			if ((segments_flags & ~UINT32_C(0x7)) != 0)
				return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS,
				                   184 + (uint32_t)i * 40, 0);
			/* Rule 1, w_xor_x: No page is both written and run. */
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   184 + (uint32_t)i * 40, 1);
		}

		/*
		 * Rule 2, readable: A segment that can't be read can't be used: the targets have no
		 * execute-only pages in common.
		 */
		if ((segments_flags & IPC_PROCD_SEGMENT_FLAG_READ) == 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   184 + (uint32_t)i * 40, 2);

		/* Rule 3, file_fits: Memory holds all that the file gives. */
		if (segments_file_size > segments_mem_size)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   160 + (uint32_t)i * 40, 3);

		/* Rule 4, in_user_space: The segment ends within user space, its last page too. */
		if (segments_vaddr + segments_mem_size > UINT64_C(0x800000000000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   152 + (uint32_t)i * 40, 4);

		/*
		 * Rule 5, congruent: Page and file page have the same start, so that a page can be
		 * filled from the file without shifting.
		 */
		if (segments_vaddr % 4096 != segments_file_offset % 4096)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   152 + (uint32_t)i * 40, 5);

		if (segments_file_size != 0 &&
		    (segments_file_size > UINT64_MAX - segments_file_offset ||
		     segments_file_offset + segments_file_size > msg->source_size) &&
		    rule_within_source == 0)
			rule_within_source = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                                 152 + (uint32_t)i * 40, 11);

		if (msg->image_kind != IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT &&
		    segments_vaddr < 4096 && rule_null_page_is_free == 0)
			rule_null_page_is_free = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                                     152 + (uint32_t)i * 40, 12);

		/* Ranges that are apart are in order, too. */
		if (segments_vaddr < rule_pages_apart_end) {
			if (segments_vaddr <= msg->segments[i - 1].vaddr && rule_ascending == 0)
				rule_ascending = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
				                             152 + (uint32_t)i * 40, 13);
			if (rule_pages_apart == 0)
				rule_pages_apart = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
				                               152 + (uint32_t)i * 40, 14);
		}
		rule_pages_apart_end = (segments_vaddr + segments_mem_size + 4095) / 4096 * 4096;

		if ((segments_flags & IPC_PROCD_SEGMENT_FLAG_EXECUTE) != 0 &&
		    msg->entry_point >= segments_vaddr &&
		    msg->entry_point < segments_vaddr + segments_mem_size)
			rule_entry_is_code = true;

		if (segments_vaddr + segments_mem_size > msg->stack_base &&
		    msg->stack_base + msg->stack_size > segments_vaddr &&
		    rule_stack_is_apart == 0)
			rule_stack_is_apart = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                                  152 + (uint32_t)i * 40, 19);
	}

	/* Rule 11, within_source: What a segment takes from the file lies within the file. */
	if (rule_within_source != 0)
		return rule_within_source;

	/*
	 * Rule 12, null_page_is_free: The first page of a program's address space stays empty, so
	 * that a null pointer faults.
	 */
	if (rule_null_page_is_free != 0)
		return rule_null_page_is_free;

	/* Rule 13, ascending: One order for one set of segments. */
	if (rule_ascending != 0)
		return rule_ascending;

	/*
	 * Rule 14, pages_apart: No page belongs to two segments, so each page has one set of
	 * permissions and W^X holds for pages.
	 */
	if (rule_pages_apart != 0)
		return rule_pages_apart;

	/* Rule 15, entry_is_code: A program starts in a segment that may be run. */
	if (msg->image_kind != IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT && !rule_entry_is_code)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 120, 15);

	/* Rule 16, object_has_no_entry: A shared object is never started. */
	if (msg->image_kind != IPC_PROCD_IMAGE_KIND_EXECUTABLE && msg->entry_point != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 120, 16);

	/*
	 * Rule 17, program_has_stack: A program has a stack in user space, not on the first page.
	 */
	if (msg->image_kind != IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT &&
	    (msg->stack_size == 0 || msg->stack_base == 0 ||
	     msg->stack_base + msg->stack_size > UINT64_C(0x800000000000)))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 120, 17);

	/* Rule 18, object_has_no_stack: A shared object has no stack. */
	if (msg->image_kind != IPC_PROCD_IMAGE_KIND_EXECUTABLE &&
	    (msg->stack_base != 0 || msg->stack_size != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 120, 18);

	/*
	 * Rule 19, stack_is_apart: The stack shares no page with a segment. No stack, of 0 bytes at
	 * 0, shares none.
	 */
	if (rule_stack_is_apart != 0)
		return rule_stack_is_apart;

	ipc_put_u64le(buf, msg->staged_process_id);
	ipc_put_u64le(buf + 8, msg->source.device);
	ipc_put_u64le(buf + 16, msg->source.node_id);
	ipc_put_u64le(buf + 24, msg->source.generation);
	ipc_put_u64le(buf + 32, (uint64_t)msg->source.modified.seconds);
	ipc_put_u64le(buf + 40, msg->source.modified.nanoseconds);
	ipc_put_u64le(buf + 48, msg->source_size);
	ipc_bytes_copy(buf + 56, msg->source_sha256, 32);
	ipc_bytes_copy(buf + 88, msg->plan_hash, 32);
	ipc_put_u64le(buf + 120, (uint64_t)segment_count << 32 | msg->image_kind);
	ipc_put_u64le(buf + 128, msg->entry_point);
	ipc_put_u64le(buf + 136, msg->stack_base);
	ipc_put_u64le(buf + 144, msg->stack_size);
	for (size_t i = 0; i < segment_count; i++) {
		uint8_t *segments_at = buf + 152 + i * 40;

		ipc_put_u64le(segments_at, msg->segments[i].vaddr);
		ipc_put_u64le(segments_at + 8, msg->segments[i].mem_size);
		ipc_put_u64le(segments_at + 16, msg->segments[i].file_offset);
		ipc_put_u64le(segments_at + 24, msg->segments[i].file_size);
		ipc_put_u64le(segments_at + 32, msg->segments[i].flags);
	}
	*len = 152 + (size_t)segment_count * 40;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_begin_loader_image_transfer_request_unpack(
	struct ipc_procd_begin_loader_image_transfer_request *msg, const uint8_t *buf, size_t len)
{
	if (len < 152 || len > IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t staged_process_id = ipc_get_u64le(buf);
	if (staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->staged_process_id = staged_process_id;

	msg->source.device = ipc_get_u64le(buf + 8);
	msg->source.node_id = ipc_get_u64le(buf + 16);
	msg->source.generation = ipc_get_u64le(buf + 24);
	msg->source.modified.seconds = (int64_t)ipc_get_u64le(buf + 32);

	const uint64_t source_modified_nanoseconds_word = ipc_get_u64le(buf + 40);
	if (source_modified_nanoseconds_word > 999999999) {
		const uint32_t source_modified_nanoseconds =
			(uint32_t)source_modified_nanoseconds_word;

		if (source_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 44, 0);
	}
	msg->source.modified.nanoseconds = (uint32_t)source_modified_nanoseconds_word;

	const uint64_t source_size = ipc_get_u64le(buf + 48);
	if (source_size == 0 || source_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 48, 0);
	msg->source_size = source_size;

	ipc_bytes_copy(msg->source_sha256, buf + 56, 32);
	ipc_bytes_copy(msg->plan_hash, buf + 88, 32);

	const uint64_t image_kind_word = ipc_get_u64le(buf + 120);
	const uint32_t image_kind = (uint32_t)image_kind_word;
	const uint16_t segment_count = (uint16_t)(image_kind_word >> 32);
	if (image_kind < IPC_PROCD_IMAGE_KIND_EXECUTABLE ||
	    image_kind > IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 120, 0);
	if (image_kind_word >> 32 == 0 || image_kind_word >> 32 > 16) {
		if (segment_count == 0 || segment_count > 16)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 124, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 126, 0);
	}
	msg->image_kind = image_kind;
	msg->segment_count = segment_count;

	const uint64_t entry_point = ipc_get_u64le(buf + 128);
	msg->entry_point = entry_point;

	const uint64_t stack_base = ipc_get_u64le(buf + 136);
	if (stack_base > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 136, 0);
	if (stack_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 136, 0);
	msg->stack_base = stack_base;

	const uint64_t stack_size = ipc_get_u64le(buf + 144);
	if (stack_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 144, 0);
	if (stack_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 144, 0);
	msg->stack_size = stack_size;

	if (len != 152 + (size_t)segment_count * 40)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 124, 0);

	uint32_t rule_within_source = 0;
	uint32_t rule_null_page_is_free = 0;
	uint32_t rule_ascending = 0;
	uint32_t rule_pages_apart = 0;
	uint64_t rule_pages_apart_end = 0;
	bool rule_entry_is_code = false;
	uint32_t rule_stack_is_apart = 0;
	for (size_t i = 0; i < segment_count; i++) {
		const uint8_t *segments_at = buf + 152 + i * 40;

		const uint64_t segments_vaddr = ipc_get_u64le(segments_at);
		if (segments_vaddr > UINT64_C(0x7FFFFFFFFFFF))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE,
			                   (uint32_t)(segments_at - buf), 0);
		msg->segments[i].vaddr = segments_vaddr;

		const uint64_t segments_mem_size = ipc_get_u64le(segments_at + 8);
		if (segments_mem_size == 0 || segments_mem_size > UINT64_C(0x800000000000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE,
			                   8 + (uint32_t)(segments_at - buf), 0);
		msg->segments[i].mem_size = segments_mem_size;

		const uint64_t segments_file_offset = ipc_get_u64le(segments_at + 16);
		msg->segments[i].file_offset = segments_file_offset;

		const uint64_t segments_file_size = ipc_get_u64le(segments_at + 24);
		msg->segments[i].file_size = segments_file_size;

		const uint64_t segments_flags_word = ipc_get_u64le(segments_at + 32);
		const uint32_t segments_flags = (uint32_t)segments_flags_word;
		if (segments_flags_word >= (IPC_PROCD_SEGMENT_FLAG_WRITE |
		                            IPC_PROCD_SEGMENT_FLAG_EXECUTE)) {
			if ((segments_flags & ~UINT32_C(0x7)) != 0)
				return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS,
				                   32 + (uint32_t)(segments_at - buf), 0);
			if ((segments_flags_word & UINT64_C(0xFFFFFFFF00000000)) != 0)
				return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED,
				                   36 + (uint32_t)(segments_at - buf), 0);
			/* Rule 1, w_xor_x: No page is both written and run. */
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   32 + (uint32_t)(segments_at - buf), 1);
		}
		msg->segments[i].flags = segments_flags;

		/*
		 * Rule 2, readable: A segment that can't be read can't be used: the targets have no
		 * execute-only pages in common.
		 */
		if ((segments_flags & IPC_PROCD_SEGMENT_FLAG_READ) == 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   32 + (uint32_t)(segments_at - buf), 2);

		/* Rule 3, file_fits: Memory holds all that the file gives. */
		if (segments_file_size > segments_mem_size)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   8 + (uint32_t)(segments_at - buf), 3);

		/* Rule 4, in_user_space: The segment ends within user space, its last page too. */
		if (segments_vaddr + segments_mem_size > UINT64_C(0x800000000000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   (uint32_t)(segments_at - buf), 4);

		/*
		 * Rule 5, congruent: Page and file page have the same start, so that a page can be
		 * filled from the file without shifting.
		 */
		if (segments_vaddr % 4096 != segments_file_offset % 4096)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   (uint32_t)(segments_at - buf), 5);

		if (segments_file_size != 0 &&
		    (segments_file_size > UINT64_MAX - segments_file_offset ||
		     segments_file_offset + segments_file_size > source_size) &&
		    rule_within_source == 0)
			rule_within_source = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                                 (uint32_t)(segments_at - buf), 11);

		if (image_kind != IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT && segments_vaddr < 4096 &&
		    rule_null_page_is_free == 0)
			rule_null_page_is_free = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                                     (uint32_t)(segments_at - buf), 12);

		/* Ranges that are apart are in order, too. */
		if (segments_vaddr < rule_pages_apart_end) {
			if (segments_vaddr <= ipc_get_u64le(segments_at - 40) &&
			    rule_ascending == 0)
				rule_ascending = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
				                             (uint32_t)(segments_at - buf), 13);
			if (rule_pages_apart == 0)
				rule_pages_apart = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
				                               (uint32_t)(segments_at - buf), 14);
		}
		rule_pages_apart_end = (segments_vaddr + segments_mem_size + 4095) / 4096 * 4096;

		if ((segments_flags & IPC_PROCD_SEGMENT_FLAG_EXECUTE) != 0 &&
		    entry_point >= segments_vaddr &&
		    entry_point < segments_vaddr + segments_mem_size)
			rule_entry_is_code = true;

		if (segments_vaddr + segments_mem_size > stack_base &&
		    stack_base + stack_size > segments_vaddr && rule_stack_is_apart == 0)
			rule_stack_is_apart = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                                  (uint32_t)(segments_at - buf), 19);
	}

	/* Rule 11, within_source: What a segment takes from the file lies within the file. */
	if (rule_within_source != 0)
		return rule_within_source;

	/*
	 * Rule 12, null_page_is_free: The first page of a program's address space stays empty, so
	 * that a null pointer faults.
	 */
	if (rule_null_page_is_free != 0)
		return rule_null_page_is_free;

	/* Rule 13, ascending: One order for one set of segments. */
	if (rule_ascending != 0)
		return rule_ascending;

	/*
	 * Rule 14, pages_apart: No page belongs to two segments, so each page has one set of
	 * permissions and W^X holds for pages.
	 */
	if (rule_pages_apart != 0)
		return rule_pages_apart;

	/* Rule 15, entry_is_code: A program starts in a segment that may be run. */
	if (image_kind != IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT && !rule_entry_is_code)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 120, 15);

	/* Rule 16, object_has_no_entry: A shared object is never started. */
	if (image_kind != IPC_PROCD_IMAGE_KIND_EXECUTABLE && entry_point != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 120, 16);

	/*
	 * Rule 17, program_has_stack: A program has a stack in user space, not on the first page.
	 */
	if (image_kind != IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT &&
	    (stack_size == 0 || stack_base == 0 ||
	     stack_base + stack_size > UINT64_C(0x800000000000)))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 120, 17);

	/* Rule 18, object_has_no_stack: A shared object has no stack. */
	if (image_kind != IPC_PROCD_IMAGE_KIND_EXECUTABLE && (stack_base != 0 || stack_size != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 120, 18);

	/*
	 * Rule 19, stack_is_apart: The stack shares no page with a segment. No stack, of 0 bytes at
	 * 0, shares none.
	 */
	if (rule_stack_is_apart != 0)
		return rule_stack_is_apart;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_begin_loader_image_transfer_request_validate(const uint8_t *buf, size_t len)
{
	if (len < 152 || len > IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t staged_process_id = ipc_get_u64le(buf);
	if (staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t source_modified_nanoseconds_word = ipc_get_u64le(buf + 40);
	if (source_modified_nanoseconds_word > 999999999) {
		const uint32_t source_modified_nanoseconds =
			(uint32_t)source_modified_nanoseconds_word;

		if (source_modified_nanoseconds > 999999999)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 44, 0);
	}

	const uint64_t source_size = ipc_get_u64le(buf + 48);
	if (source_size == 0 || source_size > UINT64_C(0x7FFFFFFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 48, 0);

	const uint64_t image_kind_word = ipc_get_u64le(buf + 120);
	const uint32_t image_kind = (uint32_t)image_kind_word;
	const uint16_t segment_count = (uint16_t)(image_kind_word >> 32);
	if (image_kind < IPC_PROCD_IMAGE_KIND_EXECUTABLE ||
	    image_kind > IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 120, 0);
	if (image_kind_word >> 32 == 0 || image_kind_word >> 32 > 16) {
		if (segment_count == 0 || segment_count > 16)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 124, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 126, 0);
	}

	const uint64_t entry_point = ipc_get_u64le(buf + 128);

	const uint64_t stack_base = ipc_get_u64le(buf + 136);
	if (stack_base > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 136, 0);
	if (stack_base % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 136, 0);

	const uint64_t stack_size = ipc_get_u64le(buf + 144);
	if (stack_size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 144, 0);
	if (stack_size % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 144, 0);

	if (len != 152 + (size_t)segment_count * 40)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 124, 0);

	uint32_t rule_within_source = 0;
	uint32_t rule_null_page_is_free = 0;
	uint32_t rule_ascending = 0;
	uint32_t rule_pages_apart = 0;
	uint64_t rule_pages_apart_end = 0;
	bool rule_entry_is_code = false;
	uint32_t rule_stack_is_apart = 0;
	for (size_t i = 0; i < segment_count; i++) {
		const uint8_t *segments_at = buf + 152 + i * 40;

		const uint64_t segments_vaddr = ipc_get_u64le(segments_at);
		if (segments_vaddr > UINT64_C(0x7FFFFFFFFFFF))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE,
			                   (uint32_t)(segments_at - buf), 0);

		const uint64_t segments_mem_size = ipc_get_u64le(segments_at + 8);
		if (segments_mem_size == 0 || segments_mem_size > UINT64_C(0x800000000000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE,
			                   8 + (uint32_t)(segments_at - buf), 0);

		const uint64_t segments_file_offset = ipc_get_u64le(segments_at + 16);
		const uint64_t segments_file_size = ipc_get_u64le(segments_at + 24);

		const uint64_t segments_flags_word = ipc_get_u64le(segments_at + 32);
		const uint32_t segments_flags = (uint32_t)segments_flags_word;
		if (segments_flags_word >= (IPC_PROCD_SEGMENT_FLAG_WRITE |
		                            IPC_PROCD_SEGMENT_FLAG_EXECUTE)) {
			if ((segments_flags & ~UINT32_C(0x7)) != 0)
				return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS,
				                   32 + (uint32_t)(segments_at - buf), 0);
			if ((segments_flags_word & UINT64_C(0xFFFFFFFF00000000)) != 0)
				return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED,
				                   36 + (uint32_t)(segments_at - buf), 0);
			/* Rule 1, w_xor_x: No page is both written and run. */
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   32 + (uint32_t)(segments_at - buf), 1);
		}

		/*
		 * Rule 2, readable: A segment that can't be read can't be used: the targets have no
		 * execute-only pages in common.
		 */
		if ((segments_flags & IPC_PROCD_SEGMENT_FLAG_READ) == 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   32 + (uint32_t)(segments_at - buf), 2);

		/* Rule 3, file_fits: Memory holds all that the file gives. */
		if (segments_file_size > segments_mem_size)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   8 + (uint32_t)(segments_at - buf), 3);

		/* Rule 4, in_user_space: The segment ends within user space, its last page too. */
		if (segments_vaddr + segments_mem_size > UINT64_C(0x800000000000))
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   (uint32_t)(segments_at - buf), 4);

		/*
		 * Rule 5, congruent: Page and file page have the same start, so that a page can be
		 * filled from the file without shifting.
		 */
		if (segments_vaddr % 4096 != segments_file_offset % 4096)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                   (uint32_t)(segments_at - buf), 5);

		if (segments_file_size != 0 &&
		    (segments_file_size > UINT64_MAX - segments_file_offset ||
		     segments_file_offset + segments_file_size > source_size) &&
		    rule_within_source == 0)
			rule_within_source = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                                 (uint32_t)(segments_at - buf), 11);

		if (image_kind != IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT && segments_vaddr < 4096 &&
		    rule_null_page_is_free == 0)
			rule_null_page_is_free = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                                     (uint32_t)(segments_at - buf), 12);

		/* Ranges that are apart are in order, too. */
		if (segments_vaddr < rule_pages_apart_end) {
			if (segments_vaddr <= ipc_get_u64le(segments_at - 40) &&
			    rule_ascending == 0)
				rule_ascending = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
				                             (uint32_t)(segments_at - buf), 13);
			if (rule_pages_apart == 0)
				rule_pages_apart = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
				                               (uint32_t)(segments_at - buf), 14);
		}
		rule_pages_apart_end = (segments_vaddr + segments_mem_size + 4095) / 4096 * 4096;

		if ((segments_flags & IPC_PROCD_SEGMENT_FLAG_EXECUTE) != 0 &&
		    entry_point >= segments_vaddr &&
		    entry_point < segments_vaddr + segments_mem_size)
			rule_entry_is_code = true;

		if (segments_vaddr + segments_mem_size > stack_base &&
		    stack_base + stack_size > segments_vaddr && rule_stack_is_apart == 0)
			rule_stack_is_apart = ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE,
			                                  (uint32_t)(segments_at - buf), 19);
	}

	/* Rule 11, within_source: What a segment takes from the file lies within the file. */
	if (rule_within_source != 0)
		return rule_within_source;

	/*
	 * Rule 12, null_page_is_free: The first page of a program's address space stays empty, so
	 * that a null pointer faults.
	 */
	if (rule_null_page_is_free != 0)
		return rule_null_page_is_free;

	/* Rule 13, ascending: One order for one set of segments. */
	if (rule_ascending != 0)
		return rule_ascending;

	/*
	 * Rule 14, pages_apart: No page belongs to two segments, so each page has one set of
	 * permissions and W^X holds for pages.
	 */
	if (rule_pages_apart != 0)
		return rule_pages_apart;

	/* Rule 15, entry_is_code: A program starts in a segment that may be run. */
	if (image_kind != IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT && !rule_entry_is_code)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 120, 15);

	/* Rule 16, object_has_no_entry: A shared object is never started. */
	if (image_kind != IPC_PROCD_IMAGE_KIND_EXECUTABLE && entry_point != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 120, 16);

	/*
	 * Rule 17, program_has_stack: A program has a stack in user space, not on the first page.
	 */
	if (image_kind != IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT &&
	    (stack_size == 0 || stack_base == 0 ||
	     stack_base + stack_size > UINT64_C(0x800000000000)))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 120, 17);

	/* Rule 18, object_has_no_stack: A shared object has no stack. */
	if (image_kind != IPC_PROCD_IMAGE_KIND_EXECUTABLE && (stack_base != 0 || stack_size != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 120, 18);

	/*
	 * Rule 19, stack_is_apart: The stack shares no page with a segment. No stack, of 0 bytes at
	 * 0, shares none.
	 */
	if (rule_stack_is_apart != 0)
		return rule_stack_is_apart;

	return IPC_CLASS_OK;
}

void ipc_procd_begin_loader_image_transfer_reply_init(
	struct ipc_procd_begin_loader_image_transfer_reply *msg)
{
	msg->stream_size = 0;
}

uint32_t ipc_procd_begin_loader_image_transfer_reply_pack(
	const struct ipc_procd_begin_loader_image_transfer_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->stream_size == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->stream_size);
	*len = IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_begin_loader_image_transfer_reply_unpack(
	struct ipc_procd_begin_loader_image_transfer_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t stream_size = ipc_get_u64le(buf);
	if (stream_size == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->stream_size = stream_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_begin_loader_image_transfer_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t stream_size = ipc_get_u64le(buf);
	if (stream_size == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_procd_send_loader_image_chunk_request_init(
	struct ipc_procd_send_loader_image_chunk_request *msg)
{
	msg->staged_process_id = 0;
	msg->segment_index = 0;
	msg->data_size = 0;
	msg->kind = IPC_PROCD_CHUNK_KIND_INLINE_DATA;
	msg->offset = 0;
	msg->size = 0;
	msg->data = NULL;
}

uint32_t ipc_procd_send_loader_image_chunk_request_pack(
	const struct ipc_procd_send_loader_image_chunk_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	const uint16_t data_size = msg->data_size;

	if (cap < 32 + (size_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->segment_index > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	if (data_size > 2048)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 10, 0);

	if (msg->kind < IPC_PROCD_CHUNK_KIND_INLINE_DATA ||
	    msg->kind > IPC_PROCD_CHUNK_KIND_ZERO_FILL)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 12, 0);

	if (msg->offset > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);

	if (msg->size == 0 || msg->size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	/* Rule 1, inline_is_whole: Inline bytes are all there. */
	if (msg->kind != IPC_PROCD_CHUNK_KIND_ZERO_FILL && msg->size != data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 10, 1);

	/* Rule 2, zero_fill_is_empty: A zero fill has no bytes. */
	if (msg->kind != IPC_PROCD_CHUNK_KIND_INLINE_DATA && data_size != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 10, 2);

	/* Rule 3, in_user_space: The range ends within user space, and so does not wrap. */
	if (msg->offset + msg->size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 3);

	ipc_put_u64le(buf, msg->staged_process_id);
	const uint64_t segment_index_word =
		(uint64_t)msg->kind << 32 | (uint64_t)data_size << 16 | msg->segment_index;
	ipc_put_u64le(buf + 8, segment_index_word);
	ipc_put_u64le(buf + 16, msg->offset);
	ipc_put_u64le(buf + 24, msg->size);
	ipc_bytes_copy(buf + 32, msg->data, data_size);
	*len = 32 + (size_t)data_size;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_send_loader_image_chunk_request_unpack(
	struct ipc_procd_send_loader_image_chunk_request *msg, const uint8_t *buf, size_t len)
{
	if (len < IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REQUEST_SIZE_MIN ||
	    len > IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t staged_process_id = ipc_get_u64le(buf);
	if (staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->staged_process_id = staged_process_id;

	const uint64_t segment_index_word = ipc_get_u64le(buf + 8);
	const uint16_t segment_index = (uint16_t)segment_index_word;
	const uint16_t data_size = (uint16_t)(segment_index_word >> 16);
	const uint32_t kind = (uint32_t)(segment_index_word >> 32);
	if (segment_index > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if (data_size > 2048)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 10, 0);
	if (kind < IPC_PROCD_CHUNK_KIND_INLINE_DATA || kind > IPC_PROCD_CHUNK_KIND_ZERO_FILL)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 12, 0);
	msg->segment_index = segment_index;
	msg->data_size = data_size;
	msg->kind = kind;

	const uint64_t offset = ipc_get_u64le(buf + 16);
	if (offset > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);
	msg->offset = offset;

	const uint64_t size = ipc_get_u64le(buf + 24);
	if (size == 0 || size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);
	msg->size = size;

	if (len != 32 + (size_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 10, 0);

	msg->data = buf + 32;

	/* Rule 1, inline_is_whole: Inline bytes are all there. */
	if (kind != IPC_PROCD_CHUNK_KIND_ZERO_FILL && size != data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 10, 1);

	/* Rule 2, zero_fill_is_empty: A zero fill has no bytes. */
	if (kind != IPC_PROCD_CHUNK_KIND_INLINE_DATA && data_size != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 10, 2);

	/* Rule 3, in_user_space: The range ends within user space, and so does not wrap. */
	if (offset + size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 3);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_send_loader_image_chunk_request_validate(const uint8_t *buf, size_t len)
{
	if (len < IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REQUEST_SIZE_MIN ||
	    len > IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REQUEST_SIZE_MAX)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t staged_process_id = ipc_get_u64le(buf);
	if (staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t segment_index_word = ipc_get_u64le(buf + 8);
	const uint16_t segment_index = (uint16_t)segment_index_word;
	const uint16_t data_size = (uint16_t)(segment_index_word >> 16);
	const uint32_t kind = (uint32_t)(segment_index_word >> 32);
	if (segment_index > 15)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if (data_size > 2048)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_COUNT, 10, 0);
	if (kind < IPC_PROCD_CHUNK_KIND_INLINE_DATA || kind > IPC_PROCD_CHUNK_KIND_ZERO_FILL)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 12, 0);

	const uint64_t offset = ipc_get_u64le(buf + 16);
	if (offset > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 16, 0);

	const uint64_t size = ipc_get_u64le(buf + 24);
	if (size == 0 || size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 24, 0);

	if (len != 32 + (size_t)data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_EXTENT, 10, 0);

	/* Rule 1, inline_is_whole: Inline bytes are all there. */
	if (kind != IPC_PROCD_CHUNK_KIND_ZERO_FILL && size != data_size)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 10, 1);

	/* Rule 2, zero_fill_is_empty: A zero fill has no bytes. */
	if (kind != IPC_PROCD_CHUNK_KIND_INLINE_DATA && data_size != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 10, 2);

	/* Rule 3, in_user_space: The range ends within user space, and so does not wrap. */
	if (offset + size > UINT64_C(0x800000000000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 3);

	return IPC_CLASS_OK;
}

void ipc_procd_send_loader_image_chunk_reply_init(
	struct ipc_procd_send_loader_image_chunk_reply *msg)
{
	msg->next_segment = 0;
	msg->next_offset = 0;
}

uint32_t ipc_procd_send_loader_image_chunk_reply_pack(
	const struct ipc_procd_send_loader_image_chunk_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->next_segment > 16)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->next_segment);
	ipc_put_u64le(buf + 8, msg->next_offset);
	*len = IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_send_loader_image_chunk_reply_unpack(
	struct ipc_procd_send_loader_image_chunk_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t next_segment_word = ipc_get_u64le(buf);
	if (next_segment_word > 16) {
		const uint32_t next_segment = (uint32_t)next_segment_word;

		if (next_segment > 16)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}
	msg->next_segment = (uint32_t)next_segment_word;

	msg->next_offset = ipc_get_u64le(buf + 8);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_send_loader_image_chunk_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t next_segment_word = ipc_get_u64le(buf);
	if (next_segment_word > 16) {
		const uint32_t next_segment = (uint32_t)next_segment_word;

		if (next_segment > 16)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_procd_commit_loader_image_transfer_request_init(
	struct ipc_procd_commit_loader_image_transfer_request *msg)
{
	msg->staged_process_id = 0;
	ipc_bytes_clear(msg->plan_hash, 32);
	ipc_bytes_clear(msg->stream_sha256, 32);
}

uint32_t ipc_procd_commit_loader_image_transfer_request_pack(
	const struct ipc_procd_commit_loader_image_transfer_request *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_COMMIT_LOADER_IMAGE_TRANSFER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->staged_process_id);
	ipc_bytes_copy(buf + 8, msg->plan_hash, 32);
	ipc_bytes_copy(buf + 40, msg->stream_sha256, 32);
	*len = IPC_PROCD_COMMIT_LOADER_IMAGE_TRANSFER_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_commit_loader_image_transfer_request_unpack(
	struct ipc_procd_commit_loader_image_transfer_request *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_COMMIT_LOADER_IMAGE_TRANSFER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t staged_process_id = ipc_get_u64le(buf);
	if (staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->staged_process_id = staged_process_id;

	ipc_bytes_copy(msg->plan_hash, buf + 8, 32);
	ipc_bytes_copy(msg->stream_sha256, buf + 40, 32);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_commit_loader_image_transfer_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_COMMIT_LOADER_IMAGE_TRANSFER_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t staged_process_id = ipc_get_u64le(buf);
	if (staged_process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_procd_commit_loader_image_transfer_reply_init(
	struct ipc_procd_commit_loader_image_transfer_reply *msg)
{
	msg->pages = 0;
}

uint32_t ipc_procd_commit_loader_image_transfer_reply_pack(
	const struct ipc_procd_commit_loader_image_transfer_reply *msg, uint8_t *buf, size_t cap,
	size_t *len)
{
	if (cap < IPC_PROCD_COMMIT_LOADER_IMAGE_TRANSFER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->pages == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->pages);
	*len = IPC_PROCD_COMMIT_LOADER_IMAGE_TRANSFER_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_commit_loader_image_transfer_reply_unpack(
	struct ipc_procd_commit_loader_image_transfer_reply *msg, const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_COMMIT_LOADER_IMAGE_TRANSFER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t pages = ipc_get_u64le(buf);
	if (pages == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->pages = pages;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_commit_loader_image_transfer_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PROCD_COMMIT_LOADER_IMAGE_TRANSFER_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t pages = ipc_get_u64le(buf);
	if (pages == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_procd_image_transfer_init(struct ipc_procd_image_transfer *seq)
{
	seq->active = 0;
	seq->arrival = 0;
	seq->staged_process_id = 0;
	seq->segment_count = 0;
	for (size_t i = 0; i < 16; i++) {
		seq->segments[i].vaddr = 0;
		seq->segments[i].mem_size = 0;
		seq->segments[i].file_offset = 0;
		seq->segments[i].file_size = 0;
		seq->segments[i].flags = 0;
	}
	seq->next_segment = 0;
	seq->next_offset = 0;
	ipc_bytes_clear(seq->plan_hash, 32);
}

void ipc_procd_image_transfer_abort(struct ipc_procd_image_transfer *seq)
{
	ipc_procd_image_transfer_init(seq);
}

uint32_t ipc_procd_image_transfer_begin_loader_image_transfer(
	struct ipc_procd_image_transfer *seq, uint32_t arrival,
	const struct ipc_procd_begin_loader_image_transfer_request *msg,
	const uint8_t *plan_digest)
{
	if (seq->active)
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_BUSY, 0, 0);

	/* Rule 1, plan: The announced digest is that of the plan. */
	if (!ipc_bytes_equal(msg->plan_hash, plan_digest, 32))
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_RULE, 88, 1);

	seq->active = 1;
	seq->arrival = arrival;
	seq->staged_process_id = msg->staged_process_id;
	for (size_t i = 0; i < msg->segment_count; i++)
		seq->segments[i] = msg->segments[i];
	seq->segment_count = msg->segment_count;
	seq->next_segment = 0;
	seq->next_offset = 0;
	ipc_bytes_copy(seq->plan_hash, msg->plan_hash, 32);

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_image_transfer_send_loader_image_chunk(
	struct ipc_procd_image_transfer *seq, uint32_t arrival,
	const struct ipc_procd_send_loader_image_chunk_request *msg)
{
	if (!seq->active)
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_IDLE, 0, 0);
	if (seq->arrival != arrival || seq->staged_process_id != msg->staged_process_id)
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_KEY, 0, 0);

	/* Rule 1, not_complete: Not all bytes have come yet. */
	if (seq->next_segment >= seq->segment_count) {
		ipc_procd_image_transfer_abort(seq);
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_RULE, 0, 1);
	}

	/* Rule 2, this_segment: The chunk belongs to the segment whose turn it is. */
	if (msg->segment_index != seq->next_segment) {
		ipc_procd_image_transfer_abort(seq);
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_RULE, 8, 2);
	}

	/* Rule 3, in_order: It starts where the last one ended. */
	if (msg->offset != seq->next_offset) {
		ipc_procd_image_transfer_abort(seq);
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_RULE, 16, 3);
	}

	/* Rule 4, within_segment: It does not reach past the segment. */
	if (msg->offset + msg->size > seq->segments[seq->next_segment].mem_size) {
		ipc_procd_image_transfer_abort(seq);
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_RULE, 16, 4);
	}

	/* Rule 5, inline_is_file: Inline bytes are those of the file. */
	if (msg->kind != IPC_PROCD_CHUNK_KIND_ZERO_FILL &&
	    msg->offset + msg->size > seq->segments[seq->next_segment].file_size) {
		ipc_procd_image_transfer_abort(seq);
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_RULE, 12, 5);
	}

	/* Rule 6, zeros_after_file: Zeros stand only where the file gives nothing. */
	if (msg->kind != IPC_PROCD_CHUNK_KIND_INLINE_DATA &&
	    msg->offset < seq->segments[seq->next_segment].file_size) {
		ipc_procd_image_transfer_abort(seq);
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_RULE, 12, 6);
	}

	uint16_t new_next_segment;
	if (msg->offset + msg->size == seq->segments[seq->next_segment].mem_size)
		new_next_segment = (uint16_t)((uint64_t)seq->next_segment + 1);
	else
		new_next_segment = seq->next_segment;

	uint64_t new_next_offset;
	if (msg->offset + msg->size == seq->segments[seq->next_segment].mem_size)
		new_next_offset = 0;
	else
		new_next_offset = msg->offset + msg->size;

	seq->next_segment = new_next_segment;
	seq->next_offset = new_next_offset;

	return IPC_CLASS_OK;
}

uint32_t ipc_procd_image_transfer_commit_loader_image_transfer(
	struct ipc_procd_image_transfer *seq, uint32_t arrival,
	const struct ipc_procd_commit_loader_image_transfer_request *msg,
	const uint8_t *stream_digest)
{
	if (!seq->active)
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_IDLE, 0, 0);
	if (seq->arrival != arrival || seq->staged_process_id != msg->staged_process_id)
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_KEY, 0, 0);

	/* Rule 1, complete: Every announced byte has come. */
	if (seq->next_segment != seq->segment_count) {
		ipc_procd_image_transfer_abort(seq);
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_RULE, 0, 1);
	}

	/* Rule 2, plan: It is the plan that was announced. */
	if (!ipc_bytes_equal(msg->plan_hash, seq->plan_hash, 32)) {
		ipc_procd_image_transfer_abort(seq);
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_RULE, 8, 2);
	}

	/* Rule 3, stream: The bytes are the ones that were meant. */
	if (!ipc_bytes_equal(msg->stream_sha256, stream_digest, 32)) {
		ipc_procd_image_transfer_abort(seq);
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_RULE, 40, 3);
	}

	ipc_procd_image_transfer_abort(seq);
	return IPC_CLASS_OK;
}

uint32_t ipc_procd_image_transfer_abort_staged_process(
	struct ipc_procd_image_transfer *seq, uint32_t arrival,
	const struct ipc_procd_abort_staged_process_request *msg)
{
	if (!seq->active)
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_IDLE, 0, 0);
	if (seq->arrival != arrival || seq->staged_process_id != msg->staged_process_id)
		return ipc_verdict(IPC_PART_SEQUENCE, IPC_CLASS_KEY, 0, 0);

	ipc_procd_image_transfer_abort(seq);
	return IPC_CLASS_OK;
}
