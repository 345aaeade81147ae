/* SPDX-License-Identifier: ISC */
/* Generated from vfsd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/vfsd/vfsd_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_vfsd_mount_fs(struct ipc_client *client,
                                     const struct ipc_vfsd_mount_fs_request *request,
                                     const struct ipc_vfsd_mount_fs_request_caps *caps,
                                     struct ipc_vfsd_mount_fs_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_MOUNT_FS, 0);
	verdict = ipc_vfsd_mount_fs_request_caps_pack(caps, &call.table);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	ipc_call_body(&call);
	verdict = ipc_vfsd_mount_fs_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_mount_fs_reply_unpack(reply, call.reply.body,
		                                         call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_unmount_fs(struct ipc_client *client,
                                       const struct ipc_vfsd_unmount_fs_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_UNMOUNT_FS, 0);
	verdict = ipc_vfsd_unmount_fs_request_pack(request, call.body, call.body_cap,
	                                           &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_unmount_fs_reply_validate(call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_open(struct ipc_client *client,
                                 const struct ipc_vfsd_open_request *request,
                                 struct ipc_vfsd_open_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_OPEN, 0);
	verdict = ipc_vfsd_open_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_open_reply_unpack(reply, call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_create(struct ipc_client *client,
                                   const struct ipc_vfsd_create_request *request,
                                   struct ipc_vfsd_create_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_CREATE, 0);
	verdict = ipc_vfsd_create_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_create_reply_unpack(reply, call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_read(struct ipc_client *client,
                                 const struct ipc_vfsd_read_request *request,
                                 struct ipc_vfsd_read_reply *reply)
{
	struct ipc_vfsd_read_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_READ, 0);
	verdict = ipc_vfsd_read_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	ipc_vfsd_read_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_read_reply_unpack(reply, call.reply.body, call.reply.body_len,
		                                     &given);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_write(struct ipc_client *client,
                                  const struct ipc_vfsd_write_request *request,
                                  struct ipc_vfsd_write_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_WRITE, 0);
	verdict = ipc_vfsd_write_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_write_reply_unpack(reply, call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_truncate(struct ipc_client *client,
                                     const struct ipc_vfsd_truncate_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_TRUNCATE, 0);
	verdict = ipc_vfsd_truncate_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_truncate_reply_validate(call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_close(struct ipc_client *client,
                                  const struct ipc_vfsd_close_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_CLOSE, 0);
	verdict = ipc_vfsd_close_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_close_reply_validate(call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_mkdir(struct ipc_client *client,
                                  const struct ipc_vfsd_mkdir_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_MKDIR, 0);
	verdict = ipc_vfsd_mkdir_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_mkdir_reply_validate(call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_rmdir(struct ipc_client *client,
                                  const struct ipc_vfsd_rmdir_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_RMDIR, 0);
	verdict = ipc_vfsd_rmdir_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_rmdir_reply_validate(call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_readdir(struct ipc_client *client,
                                    const struct ipc_vfsd_readdir_request *request,
                                    struct ipc_vfsd_readdir_reply *reply)
{
	struct ipc_vfsd_readdir_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_READDIR, 0);
	verdict = ipc_vfsd_readdir_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	ipc_vfsd_readdir_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_readdir_reply_unpack(reply, call.reply.body,
		                                        call.reply.body_len, &given);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_unlink(struct ipc_client *client,
                                   const struct ipc_vfsd_unlink_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_UNLINK, 0);
	verdict = ipc_vfsd_unlink_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_unlink_reply_validate(call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_rename(struct ipc_client *client,
                                   const struct ipc_vfsd_rename_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_RENAME, 0);
	verdict = ipc_vfsd_rename_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_rename_reply_validate(call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_link(struct ipc_client *client,
                                 const struct ipc_vfsd_link_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_LINK, 0);
	verdict = ipc_vfsd_link_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_link_reply_validate(call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_symlink(struct ipc_client *client,
                                    const struct ipc_vfsd_symlink_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_SYMLINK, 0);
	verdict = ipc_vfsd_symlink_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_symlink_reply_validate(call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_readlink(struct ipc_client *client,
                                     const struct ipc_vfsd_readlink_request *request,
                                     struct ipc_vfsd_readlink_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_READLINK, 0);
	verdict = ipc_vfsd_readlink_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_readlink_reply_unpack(reply, call.reply.body,
		                                         call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_stat(struct ipc_client *client,
                                 const struct ipc_vfsd_stat_request *request,
                                 struct ipc_vfsd_stat_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_STAT, 0);
	verdict = ipc_vfsd_stat_request_pack(request, call.body, call.body_cap, &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_stat_reply_unpack(reply, call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_vfsd_update_metadata(struct ipc_client *client,
                                            const struct ipc_vfsd_update_metadata_request *request,
                                            struct ipc_vfsd_update_metadata_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_VFSD_OP_UPDATE_METADATA, 0);
	verdict = ipc_vfsd_update_metadata_request_pack(request, call.body, call.body_cap,
	                                                &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_vfsd_update_metadata_reply_unpack(reply, call.reply.body,
		                                                call.reply.body_len);
	return ipc_call_end(&call, verdict);
}
