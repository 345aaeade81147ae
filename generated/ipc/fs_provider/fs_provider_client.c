/* SPDX-License-Identifier: ISC */
/* Generated from fs_provider.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
#include "ipc/fs_provider/fs_provider_client.h"

#include <stddef.h>
#include <stdint.h>

struct ipc_outcome ipc_fs_provider_mount(struct ipc_client *client,
                                         const struct ipc_fs_provider_mount_request *request,
                                         const struct ipc_fs_provider_mount_request_caps *caps,
                                         struct ipc_fs_provider_mount_reply *reply)
{
	struct ipc_fs_provider_mount_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_MOUNT, 0);
	verdict = ipc_fs_provider_mount_request_caps_pack(caps, &call.table);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);
	ipc_call_body(&call);
	verdict = ipc_fs_provider_mount_request_pack(request, call.body, call.body_cap,
	                                             &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	ipc_fs_provider_mount_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_mount_reply_unpack(reply, call.reply.body,
		                                             call.reply.body_len, &given);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_unmount(struct ipc_client *client,
                                           const struct ipc_fs_provider_unmount_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_UNMOUNT, 0);
	verdict = ipc_fs_provider_unmount_request_pack(request, call.body, call.body_cap,
	                                               &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_unmount_reply_validate(call.reply.body,
		                                                 call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_open(struct ipc_client *client,
                                        const struct ipc_fs_provider_open_request *request,
                                        struct ipc_fs_provider_open_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_OPEN, 0);
	verdict = ipc_fs_provider_open_request_pack(request, call.body, call.body_cap,
	                                            &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_open_reply_unpack(reply, call.reply.body,
		                                            call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_create(struct ipc_client *client,
                                          const struct ipc_fs_provider_create_request *request,
                                          struct ipc_fs_provider_create_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_CREATE, 0);
	verdict = ipc_fs_provider_create_request_pack(request, call.body, call.body_cap,
	                                              &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_create_reply_unpack(reply, call.reply.body,
		                                              call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_mkdir(struct ipc_client *client,
                                         const struct ipc_fs_provider_mkdir_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_MKDIR, 0);
	verdict = ipc_fs_provider_mkdir_request_pack(request, call.body, call.body_cap,
	                                             &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_mkdir_reply_validate(call.reply.body,
		                                               call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_read(struct ipc_client *client,
                                        const struct ipc_fs_provider_read_request *request,
                                        struct ipc_fs_provider_read_reply *reply)
{
	struct ipc_fs_provider_read_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_READ, 0);
	verdict = ipc_fs_provider_read_request_pack(request, call.body, call.body_cap,
	                                            &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	ipc_fs_provider_read_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_read_reply_unpack(reply, call.reply.body,
		                                            call.reply.body_len, &given);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_write(struct ipc_client *client,
                                         const struct ipc_fs_provider_write_request *request,
                                         struct ipc_fs_provider_write_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_WRITE, 0);
	verdict = ipc_fs_provider_write_request_pack(request, call.body, call.body_cap,
	                                             &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_write_reply_unpack(reply, call.reply.body,
		                                             call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_readdir(struct ipc_client *client,
                                           const struct ipc_fs_provider_readdir_request *request,
                                           struct ipc_fs_provider_readdir_reply *reply)
{
	struct ipc_fs_provider_readdir_given given;
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_READDIR, 0);
	verdict = ipc_fs_provider_readdir_request_pack(request, call.body, call.body_cap,
	                                               &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	ipc_fs_provider_readdir_given_from(&given, request);
	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_readdir_reply_unpack(reply, call.reply.body,
		                                               call.reply.body_len, &given);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_stat(struct ipc_client *client,
                                        const struct ipc_fs_provider_stat_request *request,
                                        struct ipc_fs_provider_stat_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_STAT, 0);
	verdict = ipc_fs_provider_stat_request_pack(request, call.body, call.body_cap,
	                                            &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_stat_reply_unpack(reply, call.reply.body,
		                                            call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_rename(struct ipc_client *client,
                                          const struct ipc_fs_provider_rename_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_RENAME, 0);
	verdict = ipc_fs_provider_rename_request_pack(request, call.body, call.body_cap,
	                                              &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_rename_reply_validate(call.reply.body,
		                                                call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_truncate(struct ipc_client *client,
                                            const struct ipc_fs_provider_truncate_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_TRUNCATE, 0);
	verdict = ipc_fs_provider_truncate_request_pack(request, call.body, call.body_cap,
	                                                &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_truncate_reply_validate(call.reply.body,
		                                                  call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_symlink(struct ipc_client *client,
                                           const struct ipc_fs_provider_symlink_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_SYMLINK, 0);
	verdict = ipc_fs_provider_symlink_request_pack(request, call.body, call.body_cap,
	                                               &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_symlink_reply_validate(call.reply.body,
		                                                 call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_readlink(struct ipc_client *client,
                                            const struct ipc_fs_provider_readlink_request *request,
                                            struct ipc_fs_provider_readlink_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_READLINK, 0);
	verdict = ipc_fs_provider_readlink_request_pack(request, call.body, call.body_cap,
	                                                &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_readlink_reply_unpack(reply, call.reply.body,
		                                                call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_link(struct ipc_client *client,
                                        const struct ipc_fs_provider_link_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_LINK, 0);
	verdict = ipc_fs_provider_link_request_pack(request, call.body, call.body_cap,
	                                            &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_link_reply_validate(call.reply.body, call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_update_metadata(
	struct ipc_client *client, const struct ipc_fs_provider_update_metadata_request *request,
	struct ipc_fs_provider_update_metadata_reply *reply)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_UPDATE_METADATA, 0);
	verdict = ipc_fs_provider_update_metadata_request_pack(request, call.body, call.body_cap,
	                                                       &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_update_metadata_reply_unpack(reply, call.reply.body,
		                                                       call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_close(struct ipc_client *client,
                                         const struct ipc_fs_provider_close_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_CLOSE, 0);
	verdict = ipc_fs_provider_close_request_pack(request, call.body, call.body_cap,
	                                             &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_close_reply_validate(call.reply.body,
		                                               call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_unlink(struct ipc_client *client,
                                          const struct ipc_fs_provider_unlink_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_UNLINK, 0);
	verdict = ipc_fs_provider_unlink_request_pack(request, call.body, call.body_cap,
	                                              &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_unlink_reply_validate(call.reply.body,
		                                                call.reply.body_len);
	return ipc_call_end(&call, verdict);
}

struct ipc_outcome ipc_fs_provider_rmdir(struct ipc_client *client,
                                         const struct ipc_fs_provider_rmdir_request *request)
{
	struct ipc_call call;
	uint32_t verdict;

	ipc_call_begin(&call, client, IPC_FS_PROVIDER_OP_RMDIR, 0);
	verdict = ipc_fs_provider_rmdir_request_pack(request, call.body, call.body_cap,
	                                             &call.body_len);
	if (verdict != 0)
		return ipc_call_refused(&call, verdict);

	if (!ipc_call_send(&call, 0, ipc_no_secrets(), ipc_no_secrets()))
		return call.outcome;

	verdict = ipc_call_no_caps(&call);
	if (verdict == 0)
		verdict = ipc_fs_provider_rmdir_reply_validate(call.reply.body,
		                                               call.reply.body_len);
	return ipc_call_end(&call, verdict);
}
