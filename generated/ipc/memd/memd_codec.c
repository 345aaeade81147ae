/* SPDX-License-Identifier: ISC */
/* Generated from memd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/memd/memd.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_MEMD_ALLOC_FRAME_REQUEST_SIZE == 0,
               "struct ipc_memd_alloc_frame_request: header and codec differ");
_Static_assert(IPC_MEMD_ALLOC_FRAME_REPLY_SIZE == 8,
               "struct ipc_memd_alloc_frame_reply: header and codec differ");
_Static_assert(IPC_MEMD_FREE_FRAME_REQUEST_SIZE == 8,
               "struct ipc_memd_free_frame_request: header and codec differ");
_Static_assert(IPC_MEMD_FREE_FRAME_REPLY_SIZE == 8,
               "struct ipc_memd_free_frame_reply: header and codec differ");

void ipc_memd_alloc_frame_request_init(struct ipc_memd_alloc_frame_request *msg)
{
	msg->unused = 0;
}

uint32_t ipc_memd_alloc_frame_request_pack(const struct ipc_memd_alloc_frame_request *msg,
                                           uint8_t *buf, size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_MEMD_ALLOC_FRAME_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_memd_alloc_frame_request_unpack(struct ipc_memd_alloc_frame_request *msg,
                                             const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_MEMD_ALLOC_FRAME_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_memd_alloc_frame_request_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_MEMD_ALLOC_FRAME_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}

void ipc_memd_alloc_frame_reply_init(struct ipc_memd_alloc_frame_reply *msg)
{
	msg->frame_number = 0;
	msg->free_frames = 0;
}

uint32_t ipc_memd_alloc_frame_reply_pack(const struct ipc_memd_alloc_frame_reply *msg,
                                         uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_MEMD_ALLOC_FRAME_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->frame_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, (uint64_t)msg->free_frames << 32 | msg->frame_number);
	*len = IPC_MEMD_ALLOC_FRAME_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_memd_alloc_frame_reply_unpack(struct ipc_memd_alloc_frame_reply *msg,
                                           const uint8_t *buf, size_t len)
{
	if (len != IPC_MEMD_ALLOC_FRAME_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t frame_number_word = ipc_get_u64le(buf);
	const uint32_t frame_number = (uint32_t)frame_number_word;
	if (frame_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	msg->frame_number = frame_number;
	msg->free_frames = (uint32_t)(frame_number_word >> 32);

	return IPC_CLASS_OK;
}

uint32_t ipc_memd_alloc_frame_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_MEMD_ALLOC_FRAME_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint32_t frame_number = ipc_get_u32le(buf);
	if (frame_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	return IPC_CLASS_OK;
}

uint32_t ipc_memd_alloc_frame_reply_caps_pack(const struct ipc_memd_alloc_frame_reply_caps *caps,
                                              struct ipc_cap_table *table)
{
	if (!caps->frame.present)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if ((~caps->frame.rights & (IPC_RIGHT_GRANT | IPC_RIGHT_MAP)) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	table->entries[0] = ipc_cap_to_send(&caps->frame, IPC_CAP_TYPE_FRAME, IPC_CAP_COPY);
	ipc_cap_table_cut(table, 1);

	return 0;
}

uint32_t ipc_memd_alloc_frame_reply_caps_unpack(struct ipc_memd_alloc_frame_reply_caps *caps,
                                                const struct ipc_cap_table *table)
{
	if (table->count != 1 || table->entries[table->count - 1].kind == 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_COUNT, 0, 0);

	caps->frame = ipc_cap_received(table, 0);
	if (table->entries[0].kind != IPC_CAP_TYPE_FRAME)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_KIND, 12, 0);
	if (table->entries[0].mode != IPC_CAP_COPY)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_MODE, 14, 0);
	if ((~table->entries[0].rights & (IPC_RIGHT_GRANT | IPC_RIGHT_MAP)) != 0)
		return ipc_verdict(IPC_PART_TABLE, IPC_CLASS_CAP_RIGHTS, 16, 0);

	return 0;
}

void ipc_memd_free_frame_request_init(struct ipc_memd_free_frame_request *msg)
{
	msg->frame_number = 0;
}

uint32_t ipc_memd_free_frame_request_pack(const struct ipc_memd_free_frame_request *msg,
                                          uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_MEMD_FREE_FRAME_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->frame_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->frame_number);
	*len = IPC_MEMD_FREE_FRAME_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_memd_free_frame_request_unpack(struct ipc_memd_free_frame_request *msg,
                                            const uint8_t *buf, size_t len)
{
	if (len != IPC_MEMD_FREE_FRAME_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t frame_number_word = ipc_get_u64le(buf);
	const uint32_t frame_number = (uint32_t)frame_number_word;
	if (frame_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if ((frame_number_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->frame_number = frame_number;

	return IPC_CLASS_OK;
}

uint32_t ipc_memd_free_frame_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_MEMD_FREE_FRAME_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t frame_number_word = ipc_get_u64le(buf);
	const uint32_t frame_number = (uint32_t)frame_number_word;
	if (frame_number == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if ((frame_number_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_memd_free_frame_reply_init(struct ipc_memd_free_frame_reply *msg)
{
	msg->free_frames = 0;
}

uint32_t ipc_memd_free_frame_reply_pack(const struct ipc_memd_free_frame_reply *msg, uint8_t *buf,
                                        size_t cap, size_t *len)
{
	if (cap < IPC_MEMD_FREE_FRAME_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->free_frames == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);

	ipc_put_u64le(buf, msg->free_frames);
	*len = IPC_MEMD_FREE_FRAME_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_memd_free_frame_reply_unpack(struct ipc_memd_free_frame_reply *msg,
                                          const uint8_t *buf, size_t len)
{
	if (len != IPC_MEMD_FREE_FRAME_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t free_frames_word = ipc_get_u64le(buf);
	const uint32_t free_frames = (uint32_t)free_frames_word;
	if (free_frames == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if ((free_frames_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->free_frames = free_frames;

	return IPC_CLASS_OK;
}

uint32_t ipc_memd_free_frame_reply_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_MEMD_FREE_FRAME_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t free_frames_word = ipc_get_u64le(buf);
	const uint32_t free_frames = (uint32_t)free_frames_word;
	if (free_frames == 0)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RANGE, 0, 0);
	if ((free_frames_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}
