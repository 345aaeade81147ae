/* SPDX-License-Identifier: ISC */
/* Generated from pagerd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/pagerd/pagerd.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_PAGERD_RESOLVE_FAULT_REQUEST_SIZE == 48,
               "struct ipc_pagerd_resolve_fault_request: header and codec differ");
_Static_assert(IPC_PAGERD_RESOLVE_FAULT_REPLY_SIZE == 16,
               "struct ipc_pagerd_resolve_fault_reply: header and codec differ");

void ipc_pagerd_resolve_fault_request_init(struct ipc_pagerd_resolve_fault_request *msg)
{
	msg->process_id = 0;
	msg->address = 0;
	msg->fault = IPC_PAGERD_FAULT_ACCESS_READ;
	msg->allowed = 0;
	msg->backing = IPC_PAGERD_BACKING_KIND_ZERO_FILL;
	msg->file_size = 0;
	msg->file_handle = 0;
	msg->file_offset = 0;
}

uint32_t ipc_pagerd_resolve_fault_request_pack(const struct ipc_pagerd_resolve_fault_request *msg,
                                               uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_PAGERD_RESOLVE_FAULT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->address < 4096 || msg->address > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	if (msg->fault < IPC_PAGERD_FAULT_ACCESS_READ ||
	    msg->fault > IPC_PAGERD_FAULT_ACCESS_EXECUTE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 16, 0);

	if ((msg->allowed & ~UINT32_C(0x7)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 20, 0);

	if (msg->backing < IPC_PAGERD_BACKING_KIND_ZERO_FILL ||
	    msg->backing > IPC_PAGERD_BACKING_KIND_OTHER)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 24, 0);

	if (msg->file_size > 4096)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 28, 0);

	if (msg->file_offset > UINT64_C(9223372036854771711))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
	if (msg->file_offset % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 40, 0);

	/* Rule 1, w_xor_x: No page is both written and run. */
	if (msg->allowed >= (IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE |
	                     IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 20, 1);

	/*
	 * Rule 2, readable: A page that can't be read can't be used: the targets have no other
	 * pages in common.
	 */
	if ((msg->allowed & IPC_KERNEL_CONTROL_PAGE_ACCESS_READ) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 20, 2);

	/*
	 * Rule 3, access_is_allowed: The process may do what it was doing; else there is nothing to
	 * resolve.
	 */
	if (msg->fault != IPC_PAGERD_FAULT_ACCESS_READ &&
	    (msg->fault != IPC_PAGERD_FAULT_ACCESS_WRITE ||
	     (msg->allowed & IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE) == 0) &&
	    (msg->fault != IPC_PAGERD_FAULT_ACCESS_EXECUTE ||
	     (msg->allowed & IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE) == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 3);

	/* Rule 4, file_is_named: A page of a file has a file and at least one byte of it. */
	if (msg->backing == IPC_PAGERD_BACKING_KIND_FILE_BACKED &&
	    (msg->file_handle == 0 || msg->file_size == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 4);

	/* Rule 5, no_file_otherwise: No other page has one. */
	if (msg->backing != IPC_PAGERD_BACKING_KIND_FILE_BACKED &&
	    (msg->file_handle != 0 || msg->file_size != 0 || msg->file_offset != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 5);

	ipc_put_u64le(buf, msg->process_id);
	ipc_put_u64le(buf + 8, msg->address);
	ipc_put_u64le(buf + 16, (uint64_t)msg->allowed << 32 | msg->fault);
	ipc_put_u64le(buf + 24, (uint64_t)msg->file_size << 32 | msg->backing);
	ipc_put_u64le(buf + 32, msg->file_handle);
	ipc_put_u64le(buf + 40, msg->file_offset);
	*len = IPC_PAGERD_RESOLVE_FAULT_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_pagerd_resolve_fault_request_unpack(struct ipc_pagerd_resolve_fault_request *msg,
                                                 const uint8_t *buf, size_t len)
{
	if (len != IPC_PAGERD_RESOLVE_FAULT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->process_id = process_id;

	const uint64_t address = ipc_get_u64le(buf + 8);
	if (address < 4096 || address > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	msg->address = address;

	const uint64_t fault_word = ipc_get_u64le(buf + 16);
	const uint32_t fault = (uint32_t)fault_word;
	const uint32_t allowed = (uint32_t)(fault_word >> 32);
	if (fault < IPC_PAGERD_FAULT_ACCESS_READ || fault > IPC_PAGERD_FAULT_ACCESS_EXECUTE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 16, 0);
	if ((allowed & ~UINT32_C(0x7)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 20, 0);
	msg->fault = fault;
	msg->allowed = allowed;

	const uint64_t backing_word = ipc_get_u64le(buf + 24);
	const uint32_t backing = (uint32_t)backing_word;
	const uint32_t file_size = (uint32_t)(backing_word >> 32);
	if (backing < IPC_PAGERD_BACKING_KIND_ZERO_FILL || backing > IPC_PAGERD_BACKING_KIND_OTHER)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 24, 0);
	if (file_size > 4096)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 28, 0);
	msg->backing = backing;
	msg->file_size = file_size;

	const uint64_t file_handle = ipc_get_u64le(buf + 32);
	msg->file_handle = file_handle;

	const uint64_t file_offset = ipc_get_u64le(buf + 40);
	if (file_offset > UINT64_C(9223372036854771711))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
	if (file_offset % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 40, 0);
	msg->file_offset = file_offset;

	/* Rule 1, w_xor_x: No page is both written and run. */
	if (allowed >= (IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE |
	                IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 20, 1);

	/*
	 * Rule 2, readable: A page that can't be read can't be used: the targets have no other
	 * pages in common.
	 */
	if ((allowed & IPC_KERNEL_CONTROL_PAGE_ACCESS_READ) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 20, 2);

	/*
	 * Rule 3, access_is_allowed: The process may do what it was doing; else there is nothing to
	 * resolve.
	 */
	if (fault != IPC_PAGERD_FAULT_ACCESS_READ &&
	    (fault != IPC_PAGERD_FAULT_ACCESS_WRITE ||
	     (allowed & IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE) == 0) &&
	    (fault != IPC_PAGERD_FAULT_ACCESS_EXECUTE ||
	     (allowed & IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE) == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 3);

	/* Rule 4, file_is_named: A page of a file has a file and at least one byte of it. */
	if (backing == IPC_PAGERD_BACKING_KIND_FILE_BACKED && (file_handle == 0 || file_size == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 4);

	/* Rule 5, no_file_otherwise: No other page has one. */
	if (backing != IPC_PAGERD_BACKING_KIND_FILE_BACKED &&
	    (file_handle != 0 || file_size != 0 || file_offset != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 5);

	return IPC_CLASS_OK;
}

uint32_t ipc_pagerd_resolve_fault_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_PAGERD_RESOLVE_FAULT_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t address = ipc_get_u64le(buf + 8);
	if (address < 4096 || address > UINT64_C(0x7FFFFFFFFFFF))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	const uint64_t fault_word = ipc_get_u64le(buf + 16);
	const uint32_t fault = (uint32_t)fault_word;
	const uint32_t allowed = (uint32_t)(fault_word >> 32);
	if (fault < IPC_PAGERD_FAULT_ACCESS_READ || fault > IPC_PAGERD_FAULT_ACCESS_EXECUTE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 16, 0);
	if ((allowed & ~UINT32_C(0x7)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 20, 0);

	const uint64_t backing_word = ipc_get_u64le(buf + 24);
	const uint32_t backing = (uint32_t)backing_word;
	const uint32_t file_size = (uint32_t)(backing_word >> 32);
	if (backing < IPC_PAGERD_BACKING_KIND_ZERO_FILL || backing > IPC_PAGERD_BACKING_KIND_OTHER)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 24, 0);
	if (file_size > 4096)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 28, 0);

	const uint64_t file_handle = ipc_get_u64le(buf + 32);

	const uint64_t file_offset = ipc_get_u64le(buf + 40);
	if (file_offset > UINT64_C(9223372036854771711))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 40, 0);
	if (file_offset % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 40, 0);

	/* Rule 1, w_xor_x: No page is both written and run. */
	if (allowed >= (IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE |
	                IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 20, 1);

	/*
	 * Rule 2, readable: A page that can't be read can't be used: the targets have no other
	 * pages in common.
	 */
	if ((allowed & IPC_KERNEL_CONTROL_PAGE_ACCESS_READ) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 20, 2);

	/*
	 * Rule 3, access_is_allowed: The process may do what it was doing; else there is nothing to
	 * resolve.
	 */
	if (fault != IPC_PAGERD_FAULT_ACCESS_READ &&
	    (fault != IPC_PAGERD_FAULT_ACCESS_WRITE ||
	     (allowed & IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE) == 0) &&
	    (fault != IPC_PAGERD_FAULT_ACCESS_EXECUTE ||
	     (allowed & IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE) == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 3);

	/* Rule 4, file_is_named: A page of a file has a file and at least one byte of it. */
	if (backing == IPC_PAGERD_BACKING_KIND_FILE_BACKED && (file_handle == 0 || file_size == 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 4);

	/* Rule 5, no_file_otherwise: No other page has one. */
	if (backing != IPC_PAGERD_BACKING_KIND_FILE_BACKED &&
	    (file_handle != 0 || file_size != 0 || file_offset != 0))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 24, 5);

	return IPC_CLASS_OK;
}

uint32_t ipc_pagerd_resolve_fault_request_caps_pack(
	const struct ipc_pagerd_resolve_fault_request_caps *caps, struct ipc_cap_table *table)
{
	if (caps->file.present && (~caps->file.rights & IPC_RIGHT_SEND) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	table->entries[0] = ipc_cap_to_send(&caps->file, IPC_CAP_TYPE_ENDPOINT, IPC_CAP_COPY);
	ipc_cap_table_cut(table, 1);

	return 0;
}

uint32_t ipc_pagerd_resolve_fault_request_caps_unpack(
	struct ipc_pagerd_resolve_fault_request_caps *caps, const struct ipc_cap_table *table)
{
	if (table->count > 1 || (table->count > 0 && table->entries[table->count - 1].kind == 0))
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	caps->file = ipc_cap_received(table, 0);
	if (caps->file.present) {
		if (table->entries[0].kind != IPC_CAP_TYPE_ENDPOINT)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
		if (table->entries[0].mode != IPC_CAP_COPY)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE, 14, 0);
		if ((~table->entries[0].rights & IPC_RIGHT_SEND) != 0)
			return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);
	}

	return 0;
}

void ipc_pagerd_resolve_fault_given_from(struct ipc_pagerd_resolve_fault_given *given,
                                         const struct ipc_pagerd_resolve_fault_request *request)
{
	given->address = request->address;
}

void ipc_pagerd_resolve_fault_reply_init(struct ipc_pagerd_resolve_fault_reply *msg)
{
	msg->address = 0;
	msg->frame_number = 0;
}

uint32_t ipc_pagerd_resolve_fault_reply_pack(const struct ipc_pagerd_resolve_fault_reply *msg,
                                             uint8_t *buf, size_t cap, size_t *len,
                                             const struct ipc_pagerd_resolve_fault_given *given)
{
	if (cap < IPC_PAGERD_RESOLVE_FAULT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->address > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if (msg->address % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 0, 0);

	if (msg->frame_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);

	/* Rule 1, page_of_fault: It is the page that was touched. */
	if (msg->address != given->address / 4096 * 4096)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, msg->address);
	ipc_put_u64le(buf + 8, msg->frame_number);
	*len = IPC_PAGERD_RESOLVE_FAULT_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_pagerd_resolve_fault_reply_unpack(struct ipc_pagerd_resolve_fault_reply *msg,
                                               const uint8_t *buf, size_t len,
                                               const struct ipc_pagerd_resolve_fault_given *given)
{
	if (len != IPC_PAGERD_RESOLVE_FAULT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t address = ipc_get_u64le(buf);
	if (address > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if (address % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 0, 0);
	msg->address = address;

	const uint64_t frame_number_word = ipc_get_u64le(buf + 8);
	const uint32_t frame_number = (uint32_t)frame_number_word;
	if (frame_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if ((frame_number_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);
	msg->frame_number = frame_number;

	/* Rule 1, page_of_fault: It is the page that was touched. */
	if (address != given->address / 4096 * 4096)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_pagerd_resolve_fault_reply_validate(
	const uint8_t *buf, size_t len, const struct ipc_pagerd_resolve_fault_given *given)
{
	if (len != IPC_PAGERD_RESOLVE_FAULT_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t address = ipc_get_u64le(buf);
	if (address > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if (address % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 0, 0);

	const uint64_t frame_number_word = ipc_get_u64le(buf + 8);
	const uint32_t frame_number = (uint32_t)frame_number_word;
	if (frame_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if ((frame_number_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 12, 0);

	/* Rule 1, page_of_fault: It is the page that was touched. */
	if (address != given->address / 4096 * 4096)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}
