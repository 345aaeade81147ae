/* SPDX-License-Identifier: ISC */
/* Generated from vspaced.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/vspaced/vspaced.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_VSPACED_MAP_REQUEST_SIZE == 24,
               "struct ipc_vspaced_map_request: header and codec differ");
_Static_assert(IPC_VSPACED_MAP_REPLY_SIZE == 0,
               "struct ipc_vspaced_map_reply: header and codec differ");
_Static_assert(IPC_VSPACED_UNMAP_REQUEST_SIZE == 16,
               "struct ipc_vspaced_unmap_request: header and codec differ");
_Static_assert(IPC_VSPACED_UNMAP_REPLY_SIZE == 8,
               "struct ipc_vspaced_unmap_reply: header and codec differ");

void ipc_vspaced_map_request_init(struct ipc_vspaced_map_request *msg)
{
	msg->process_id = 0;
	msg->address = 0;
	msg->access = 0;
}

uint32_t ipc_vspaced_map_request_pack(const struct ipc_vspaced_map_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	if (cap < IPC_VSPACED_MAP_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->address < 4096 || msg->address > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if (msg->address % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);

	if ((msg->access & ~UINT32_C(0x7)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 16, 0);

	/* Rule 1, w_xor_x: No page is both written and run. */
	if (msg->access >= (IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE |
	                    IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 1);

	/*
	 * Rule 2, readable: A page that can't be read can't be used: the targets have no other
	 * pages in common.
	 */
	if ((msg->access & IPC_KERNEL_CONTROL_PAGE_ACCESS_READ) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	ipc_put_u64le(buf, msg->process_id);
	ipc_put_u64le(buf + 8, msg->address);
	ipc_put_u64le(buf + 16, msg->access);
	*len = IPC_VSPACED_MAP_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vspaced_map_request_unpack(struct ipc_vspaced_map_request *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len != IPC_VSPACED_MAP_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->process_id = process_id;

	const uint64_t address = ipc_get_u64le(buf + 8);
	if (address < 4096 || address > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if (address % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);
	msg->address = address;

	const uint64_t access_word = ipc_get_u64le(buf + 16);
	const uint32_t access = (uint32_t)access_word;
	if ((access_word & UINT64_C(0xFFFFFFFFFFFFFFF8)) != 0) {
		if ((access & ~UINT32_C(0x7)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 16, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	}
	msg->access = access;

	/* Rule 1, w_xor_x: No page is both written and run. */
	if (access >= (IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE |
	               IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 1);

	/*
	 * Rule 2, readable: A page that can't be read can't be used: the targets have no other
	 * pages in common.
	 */
	if ((access & IPC_KERNEL_CONTROL_PAGE_ACCESS_READ) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_vspaced_map_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VSPACED_MAP_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t address = ipc_get_u64le(buf + 8);
	if (address < 4096 || address > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if (address % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);

	const uint64_t access_word = ipc_get_u64le(buf + 16);
	const uint32_t access = (uint32_t)access_word;
	if ((access_word & UINT64_C(0xFFFFFFFFFFFFFFF8)) != 0) {
		if ((access & ~UINT32_C(0x7)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 16, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 20, 0);
	}

	/* Rule 1, w_xor_x: No page is both written and run. */
	if (access >= (IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE |
	               IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 1);

	/*
	 * Rule 2, readable: A page that can't be read can't be used: the targets have no other
	 * pages in common.
	 */
	if ((access & IPC_KERNEL_CONTROL_PAGE_ACCESS_READ) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 16, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_vspaced_map_request_caps_pack(const struct ipc_vspaced_map_request_caps *caps,
                                           struct ipc_cap_table *table)
{
	if (!caps->frame.present)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if ((~caps->frame.rights & IPC_RIGHT_MAP) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	table->entries[0] = ipc_cap_to_send(&caps->frame, IPC_CAP_TYPE_FRAME, IPC_CAP_COPY);
	ipc_cap_table_cut(table, 1);

	return 0;
}

uint32_t ipc_vspaced_map_request_caps_unpack(struct ipc_vspaced_map_request_caps *caps,
                                             const struct ipc_cap_table *table)
{
	if (table->count != 1 || table->entries[table->count - 1].kind == 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	caps->frame = ipc_cap_received(table, 0);
	if (table->entries[0].kind != IPC_CAP_TYPE_FRAME)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if (table->entries[0].mode != IPC_CAP_COPY)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE, 14, 0);
	if ((~table->entries[0].rights & IPC_RIGHT_MAP) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	return 0;
}

void ipc_vspaced_map_reply_init(struct ipc_vspaced_map_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_vspaced_map_reply_pack(const struct ipc_vspaced_map_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_VSPACED_MAP_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vspaced_map_reply_unpack(struct ipc_vspaced_map_reply *msg, const uint8_t *buf,
                                      size_t len)
{
	(void)buf;

	if (len != IPC_VSPACED_MAP_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_vspaced_map_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_VSPACED_MAP_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_vspaced_unmap_request_init(struct ipc_vspaced_unmap_request *msg)
{
	msg->process_id = 0;
	msg->address = 0;
}

uint32_t ipc_vspaced_unmap_request_pack(const struct ipc_vspaced_unmap_request *msg, uint8_t *buf,
                                        size_t cap, size_t *len)
{
	if (cap < IPC_VSPACED_UNMAP_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	if (msg->address > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if (msg->address % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);

	ipc_put_u64le(buf, msg->process_id);
	ipc_put_u64le(buf + 8, msg->address);
	*len = IPC_VSPACED_UNMAP_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vspaced_unmap_request_unpack(struct ipc_vspaced_unmap_request *msg,
                                          const uint8_t *buf, size_t len)
{
	if (len != IPC_VSPACED_UNMAP_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->process_id = process_id;

	const uint64_t address = ipc_get_u64le(buf + 8);
	if (address > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if (address % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);
	msg->address = address;

	return IPC_CLASS_OK;
}

uint32_t ipc_vspaced_unmap_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VSPACED_UNMAP_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t process_id = ipc_get_u64le(buf);
	if (process_id == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	const uint64_t address = ipc_get_u64le(buf + 8);
	if (address > UINT64_C(0x7FFFFFFFF000))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 8, 0);
	if (address % 4096 != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ALIGN, 8, 0);

	return IPC_CLASS_OK;
}

void ipc_vspaced_unmap_reply_init(struct ipc_vspaced_unmap_reply *msg)
{
	msg->access = 0;
}

uint32_t ipc_vspaced_unmap_reply_pack(const struct ipc_vspaced_unmap_reply *msg, uint8_t *buf,
                                      size_t cap, size_t *len)
{
	if (cap < IPC_VSPACED_UNMAP_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if ((msg->access & ~UINT32_C(0x7)) != 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);

	/* Rule 1, w_xor_x: What could not be mapped is not reported as mapped. */
	if (msg->access >= (IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE |
	                    IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, readable: As in MAP. */
	if ((msg->access & IPC_KERNEL_CONTROL_PAGE_ACCESS_READ) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	ipc_put_u64le(buf, msg->access);
	*len = IPC_VSPACED_UNMAP_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_vspaced_unmap_reply_unpack(struct ipc_vspaced_unmap_reply *msg, const uint8_t *buf,
                                        size_t len)
{
	if (len != IPC_VSPACED_UNMAP_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t access_word = ipc_get_u64le(buf);
	const uint32_t access = (uint32_t)access_word;
	if ((access_word & UINT64_C(0xFFFFFFFFFFFFFFF8)) != 0) {
		if ((access & ~UINT32_C(0x7)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}
	msg->access = access;

	/* Rule 1, w_xor_x: What could not be mapped is not reported as mapped. */
	if (access >= (IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE |
	               IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, readable: As in MAP. */
	if ((access & IPC_KERNEL_CONTROL_PAGE_ACCESS_READ) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	return IPC_CLASS_OK;
}

uint32_t ipc_vspaced_unmap_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_VSPACED_UNMAP_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t access_word = ipc_get_u64le(buf);
	const uint32_t access = (uint32_t)access_word;
	if ((access_word & UINT64_C(0xFFFFFFFFFFFFFFF8)) != 0) {
		if ((access & ~UINT32_C(0x7)) != 0)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_FLAGS, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}

	/* Rule 1, w_xor_x: What could not be mapped is not reported as mapped. */
	if (access >= (IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE |
	               IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE))
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	/* Rule 2, readable: As in MAP. */
	if ((access & IPC_KERNEL_CONTROL_PAGE_ACCESS_READ) == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 2);

	return IPC_CLASS_OK;
}
