/* SPDX-License-Identifier: ISC */
/* Generated from rootd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/rootd/rootd.h"

#include <stddef.h>
#include <stdint.h>

#include "ipc/bytes.h"
#include "ipc/status.h"

_Static_assert(IPC_RUNTIME_INTERFACE == 2,
               "runtime/ and generated/ are not of one version: run \"codegen/ipcgen gen\"");
_Static_assert(IPC_ROOTD_REPORT_STAGE_REQUEST_SIZE == 8,
               "struct ipc_rootd_report_stage_request: header and codec differ");
_Static_assert(IPC_ROOTD_REPORT_STAGE_REPLY_SIZE == 8,
               "struct ipc_rootd_report_stage_reply: header and codec differ");
_Static_assert(IPC_ROOTD_REPORT_STAGE_FAILURE_SIZE == 8,
               "struct ipc_rootd_report_stage_failure: header and codec differ");
_Static_assert(IPC_ROOTD_TEST_COMPLETE_REQUEST_SIZE == 8,
               "struct ipc_rootd_test_complete_request: header and codec differ");
_Static_assert(IPC_ROOTD_TEST_COMPLETE_REPLY_SIZE == 0,
               "struct ipc_rootd_test_complete_reply: header and codec differ");

void ipc_rootd_report_stage_request_init(struct ipc_rootd_report_stage_request *msg)
{
	msg->stage = IPC_ROOTD_STAGE_NONE;
}

uint32_t ipc_rootd_report_stage_request_pack(const struct ipc_rootd_report_stage_request *msg,
                                             uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_ROOTD_REPORT_STAGE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	/* Rule 1, known_stage: A stage that there is; the type itself is open for replies only. */
	if (msg->stage != IPC_ROOTD_STAGE_BLOCKD_READY &&
	    msg->stage != IPC_ROOTD_STAGE_STORAGE_READY &&
	    msg->stage != IPC_ROOTD_STAGE_MEMORY_PROVIDER_READY &&
	    msg->stage != IPC_ROOTD_STAGE_VFSD_READY &&
	    msg->stage != IPC_ROOTD_STAGE_VFS_MOUNT_READY &&
	    msg->stage != IPC_ROOTD_STAGE_VFS_IO_READY)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, msg->stage);
	*len = IPC_ROOTD_REPORT_STAGE_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_rootd_report_stage_request_unpack(struct ipc_rootd_report_stage_request *msg,
                                               const uint8_t *buf, size_t len)
{
	if (len != IPC_ROOTD_REPORT_STAGE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t stage_word = ipc_get_u64le(buf);
	const uint32_t stage = (uint32_t)stage_word;
	if ((stage_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->stage = stage;

	/* Rule 1, known_stage: A stage that there is; the type itself is open for replies only. */
	if (stage != IPC_ROOTD_STAGE_BLOCKD_READY && stage != IPC_ROOTD_STAGE_STORAGE_READY &&
	    stage != IPC_ROOTD_STAGE_MEMORY_PROVIDER_READY &&
	    stage != IPC_ROOTD_STAGE_VFSD_READY && stage != IPC_ROOTD_STAGE_VFS_MOUNT_READY &&
	    stage != IPC_ROOTD_STAGE_VFS_IO_READY)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_rootd_report_stage_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_ROOTD_REPORT_STAGE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t stage_word = ipc_get_u64le(buf);
	const uint32_t stage = (uint32_t)stage_word;
	if ((stage_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	/* Rule 1, known_stage: A stage that there is; the type itself is open for replies only. */
	if (stage != IPC_ROOTD_STAGE_BLOCKD_READY && stage != IPC_ROOTD_STAGE_STORAGE_READY &&
	    stage != IPC_ROOTD_STAGE_MEMORY_PROVIDER_READY &&
	    stage != IPC_ROOTD_STAGE_VFSD_READY && stage != IPC_ROOTD_STAGE_VFS_MOUNT_READY &&
	    stage != IPC_ROOTD_STAGE_VFS_IO_READY)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

void ipc_rootd_report_stage_given_from(struct ipc_rootd_report_stage_given *given,
                                       const struct ipc_rootd_report_stage_request *request)
{
	given->stage = request->stage;
}

void ipc_rootd_report_stage_reply_init(struct ipc_rootd_report_stage_reply *msg)
{
	msg->due = IPC_ROOTD_STAGE_NONE;
}

uint32_t ipc_rootd_report_stage_reply_pack(const struct ipc_rootd_report_stage_reply *msg,
                                           uint8_t *buf, size_t cap, size_t *len,
                                           const struct ipc_rootd_report_stage_given *given)
{
	if (cap < IPC_ROOTD_REPORT_STAGE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	/* Rule 1, goes_on: A report that was taken is not due again. */
	if (msg->due != IPC_ROOTD_STAGE_NONE && msg->due <= given->stage)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	ipc_put_u64le(buf, msg->due);
	*len = IPC_ROOTD_REPORT_STAGE_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_rootd_report_stage_reply_unpack(struct ipc_rootd_report_stage_reply *msg,
                                             const uint8_t *buf, size_t len,
                                             const struct ipc_rootd_report_stage_given *given)
{
	if (len != IPC_ROOTD_REPORT_STAGE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t due_word = ipc_get_u64le(buf);
	const uint32_t due = (uint32_t)due_word;
	if ((due_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->due = due;

	/* Rule 1, goes_on: A report that was taken is not due again. */
	if (due != IPC_ROOTD_STAGE_NONE && due <= given->stage)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

uint32_t ipc_rootd_report_stage_reply_validate(const uint8_t *buf, size_t len,
                                               const struct ipc_rootd_report_stage_given *given)
{
	if (len != IPC_ROOTD_REPORT_STAGE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t due_word = ipc_get_u64le(buf);
	const uint32_t due = (uint32_t)due_word;
	if ((due_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	/* Rule 1, goes_on: A report that was taken is not due again. */
	if (due != IPC_ROOTD_STAGE_NONE && due <= given->stage)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RULE, 0, 1);

	return IPC_CLASS_OK;
}

void ipc_rootd_report_stage_failure_init(struct ipc_rootd_report_stage_failure *msg)
{
	msg->due = IPC_ROOTD_STAGE_NONE;
}

uint32_t ipc_rootd_report_stage_failure_pack(const struct ipc_rootd_report_stage_failure *msg,
                                             uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_ROOTD_REPORT_STAGE_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	ipc_put_u64le(buf, msg->due);
	*len = IPC_ROOTD_REPORT_STAGE_FAILURE_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_rootd_report_stage_failure_unpack(struct ipc_rootd_report_stage_failure *msg,
                                               const uint8_t *buf, size_t len)
{
	if (len != IPC_ROOTD_REPORT_STAGE_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t due_word = ipc_get_u64le(buf);
	if ((due_word & UINT64_C(0xFFFFFFFF00000000)) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	msg->due = (uint32_t)due_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_rootd_report_stage_failure_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_ROOTD_REPORT_STAGE_FAILURE_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (ipc_get_u32le(buf + 4) != 0) /* reserved */
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);

	return IPC_CLASS_OK;
}

void ipc_rootd_test_complete_request_init(struct ipc_rootd_test_complete_request *msg)
{
	msg->status = IPC_TEST_STATUS_FAILED;
}

uint32_t ipc_rootd_test_complete_request_pack(const struct ipc_rootd_test_complete_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len)
{
	if (cap < IPC_ROOTD_TEST_COMPLETE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	if (msg->status < IPC_TEST_STATUS_PASSED || msg->status > IPC_TEST_STATUS_FAILED)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);

	ipc_put_u64le(buf, msg->status);
	*len = IPC_ROOTD_TEST_COMPLETE_REQUEST_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_rootd_test_complete_request_unpack(struct ipc_rootd_test_complete_request *msg,
                                                const uint8_t *buf, size_t len)
{
	if (len != IPC_ROOTD_TEST_COMPLETE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t status_word = ipc_get_u64le(buf);
	if (status_word < IPC_TEST_STATUS_PASSED || status_word > IPC_TEST_STATUS_FAILED) {
		const uint32_t status = (uint32_t)status_word;

		if (status < IPC_TEST_STATUS_PASSED || status > IPC_TEST_STATUS_FAILED)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}
	msg->status = (uint32_t)status_word;

	return IPC_CLASS_OK;
}

uint32_t ipc_rootd_test_complete_request_validate(const uint8_t *buf, size_t len)
{
	if (len != IPC_ROOTD_TEST_COMPLETE_REQUEST_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	const uint64_t status_word = ipc_get_u64le(buf);
	if (status_word < IPC_TEST_STATUS_PASSED || status_word > IPC_TEST_STATUS_FAILED) {
		const uint32_t status = (uint32_t)status_word;

		if (status < IPC_TEST_STATUS_PASSED || status > IPC_TEST_STATUS_FAILED)
			return ipc_verdict(IPC_PART_BODY, IPC_CLASS_ENUM, 0, 0);
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_RESERVED, 4, 0);
	}

	return IPC_CLASS_OK;
}

void ipc_rootd_test_complete_reply_init(struct ipc_rootd_test_complete_reply *msg)
{
	msg->unused = 0;
}

uint32_t ipc_rootd_test_complete_reply_pack(const struct ipc_rootd_test_complete_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len)
{
	(void)msg;
	(void)buf;
	(void)cap;

	*len = IPC_ROOTD_TEST_COMPLETE_REPLY_SIZE;

	return IPC_CLASS_OK;
}

uint32_t ipc_rootd_test_complete_reply_unpack(struct ipc_rootd_test_complete_reply *msg,
                                              const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_ROOTD_TEST_COMPLETE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	msg->unused = 0;

	return IPC_CLASS_OK;
}

uint32_t ipc_rootd_test_complete_reply_validate(const uint8_t *buf, size_t len)
{
	(void)buf;

	if (len != IPC_ROOTD_TEST_COMPLETE_REPLY_SIZE)
		return ipc_verdict(IPC_PART_BODY, IPC_CLASS_LENGTH, 0, 0);

	return IPC_CLASS_OK;
}
