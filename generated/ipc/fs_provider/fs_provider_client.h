/* SPDX-License-Identifier: ISC */
/* Generated from fs_provider.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of fs_provider, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_FS_PROVIDER_FS_PROVIDER_CLIENT_H
#define IPC_FS_PROVIDER_FS_PROVIDER_CLIENT_H

#include "ipc/client.h"
#include "ipc/fs_provider/fs_provider.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * MOUNT: Makes a file system ready. DENIED: its root hash is not the trusted one, or keyd has no
 * such row. NOT_FOUND: the source holds no such file system.
 * Results of its own: NOT_FOUND, BUSY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_mount(struct ipc_client *client,
                                         const struct ipc_fs_provider_mount_request *request,
                                         const struct ipc_fs_provider_mount_request_caps *caps,
                                         struct ipc_fs_provider_mount_reply *reply);

/*
 * UNMOUNT: Gives a file system up. BUSY: a file of it is open.
 * Results of its own: NOT_FOUND, BUSY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_unmount(struct ipc_client *client,
                                           const struct ipc_fs_provider_unmount_request *request);

/*
 * OPEN: Opens a file or a directory.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, IS_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_open(struct ipc_client *client,
                                        const struct ipc_fs_provider_open_request *request,
                                        struct ipc_fs_provider_open_reply *reply);

/*
 * CREATE: Makes a new file and opens it for reading and writing. EXISTS: something has that name.
 * Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY, READ_ONLY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_create(struct ipc_client *client,
                                          const struct ipc_fs_provider_create_request *request,
                                          struct ipc_fs_provider_create_reply *reply);

/*
 * MKDIR: Makes an empty directory.
 * Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY, READ_ONLY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_mkdir(struct ipc_client *client,
                                         const struct ipc_fs_provider_mkdir_request *request);

/*
 * READ: Reads bytes of an open file; fewer than were asked for only at its end.
 * Results of its own: NOT_FOUND, IS_DIRECTORY.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_read(struct ipc_client *client,
                                        const struct ipc_fs_provider_read_request *request,
                                        struct ipc_fs_provider_read_reply *reply);

/*
 * WRITE: Writes bytes into an open file, all or none; a gap before them reads as zeros. EXHAUSTED:
 * no room.
 * Results of its own: NOT_FOUND, READ_ONLY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_write(struct ipc_client *client,
                                         const struct ipc_fs_provider_write_request *request,
                                         struct ipc_fs_provider_write_reply *reply);

/*
 * READDIR: Lists names of an open directory that come after a cursor.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_readdir(struct ipc_client *client,
                                           const struct ipc_fs_provider_readdir_request *request,
                                           struct ipc_fs_provider_readdir_reply *reply);

/*
 * STAT: Tells all that is known of a node; a symbolic link is told of, not followed.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_stat(struct ipc_client *client,
                                        const struct ipc_fs_provider_stat_request *request,
                                        struct ipc_fs_provider_stat_reply *reply);

/*
 * RENAME: Gives a node another name in the same file system. EXISTS: something has the new name,
 * and REPLACE is not set.
 * Results of its own: NOT_FOUND, EXISTS, NOT_DIRECTORY, IS_DIRECTORY, NOT_EMPTY, READ_ONLY,
 * EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_rename(struct ipc_client *client,
                                          const struct ipc_fs_provider_rename_request *request);

/*
 * TRUNCATE: Changes the size of an open file: cuts it, or fills it up with zeros.
 * Results of its own: NOT_FOUND, READ_ONLY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_truncate(struct ipc_client *client,
                                            const struct ipc_fs_provider_truncate_request *request);

/*
 * SYMLINK: Makes a symbolic link.
 * Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY, READ_ONLY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_symlink(struct ipc_client *client,
                                           const struct ipc_fs_provider_symlink_request *request);

/*
 * READLINK: Tells what a symbolic link says. NOT_FOUND: there is nothing, or no link.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_readlink(struct ipc_client *client,
                                            const struct ipc_fs_provider_readlink_request *request,
                                            struct ipc_fs_provider_readlink_reply *reply);

/*
 * LINK: Gives a file one more name in the same file system. A directory has one name: IS_DIRECTORY.
 * Results of its own: NOT_FOUND, EXISTS, NOT_DIRECTORY, IS_DIRECTORY, READ_ONLY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_link(struct ipc_client *client,
                                        const struct ipc_fs_provider_link_request *request);

/*
 * UPDATE_METADATA: Changes permissions, owner or times of a node; a symbolic link is changed
 * itself.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, READ_ONLY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_update_metadata(
	struct ipc_client *client, const struct ipc_fs_provider_update_metadata_request *request,
	struct ipc_fs_provider_update_metadata_reply *reply);

/*
 * CLOSE: Gives an open file or directory back.
 * Results of its own: NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_close(struct ipc_client *client,
                                         const struct ipc_fs_provider_close_request *request);

/*
 * UNLINK: Takes a name from a file; its bytes go with the last name and the last handle.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, IS_DIRECTORY, READ_ONLY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_unlink(struct ipc_client *client,
                                          const struct ipc_fs_provider_unlink_request *request);

/*
 * RMDIR: Removes an empty directory.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, NOT_EMPTY, READ_ONLY, BUSY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_fs_provider_rmdir(struct ipc_client *client,
                                         const struct ipc_fs_provider_rmdir_request *request);

#ifdef __cplusplus
}
#endif

#endif
