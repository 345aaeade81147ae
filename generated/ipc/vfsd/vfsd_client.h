/* SPDX-License-Identifier: ISC */
/* Generated from vfsd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of vfsd, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_VFSD_VFSD_CLIENT_H
#define IPC_VFSD_VFSD_CLIENT_H

#include "ipc/client.h"
#include "ipc/vfsd/vfsd.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * MOUNT_FS: Mounts a file system on a directory, the first one on `/`. NOT_FOUND: no provider
 * serves that kind, or there is no such directory. DENIED: the caller may not mount, or the
 * provider does not trust the content.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, EXISTS, BUSY, LINK_DEPTH, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_mount_fs(struct ipc_client *client,
                                     const struct ipc_vfsd_mount_fs_request *request,
                                     const struct ipc_vfsd_mount_fs_request_caps *caps,
                                     struct ipc_vfsd_mount_fs_reply *reply);

/*
 * UNMOUNT_FS: Gives a mounted file system up. BUSY: a file of it is open, or another is mounted in
 * it.
 * Results of its own: NOT_FOUND, BUSY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_unmount_fs(struct ipc_client *client,
                                       const struct ipc_vfsd_unmount_fs_request *request);

/*
 * OPEN: Opens a file or a directory. DENIED: the caller may not.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, IS_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_open(struct ipc_client *client,
                                 const struct ipc_vfsd_open_request *request,
                                 struct ipc_vfsd_open_reply *reply);

/*
 * CREATE: Makes a new file and opens it for reading and writing. EXISTS: something has that name.
 * Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_create(struct ipc_client *client,
                                   const struct ipc_vfsd_create_request *request,
                                   struct ipc_vfsd_create_reply *reply);

/*
 * READ: Reads bytes of an open file; fewer than were asked for only at its end.
 * Results of its own: NOT_FOUND, IS_DIRECTORY.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_read(struct ipc_client *client,
                                 const struct ipc_vfsd_read_request *request,
                                 struct ipc_vfsd_read_reply *reply);

/*
 * WRITE: Writes bytes into an open file, all or none; a gap before them reads as zeros. EXHAUSTED:
 * no room.
 * Results of its own: NOT_FOUND, READ_ONLY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_write(struct ipc_client *client,
                                  const struct ipc_vfsd_write_request *request,
                                  struct ipc_vfsd_write_reply *reply);

/*
 * TRUNCATE: Changes the size of an open file: cuts it, or fills it up with zeros.
 * Results of its own: NOT_FOUND, READ_ONLY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_truncate(struct ipc_client *client,
                                     const struct ipc_vfsd_truncate_request *request);

/*
 * CLOSE: Gives an open file or directory back.
 * Results of its own: NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_close(struct ipc_client *client,
                                  const struct ipc_vfsd_close_request *request);

/*
 * MKDIR: Makes an empty directory.
 * Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_mkdir(struct ipc_client *client,
                                  const struct ipc_vfsd_mkdir_request *request);

/*
 * RMDIR: Removes an empty directory. BUSY: a file system is mounted on it.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, NOT_EMPTY, LINK_DEPTH, READ_ONLY, BUSY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_rmdir(struct ipc_client *client,
                                  const struct ipc_vfsd_rmdir_request *request);

/*
 * READDIR: Lists names of an open directory that come after a cursor.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_readdir(struct ipc_client *client,
                                    const struct ipc_vfsd_readdir_request *request,
                                    struct ipc_vfsd_readdir_reply *reply);

/*
 * UNLINK: Takes a name from a file; its bytes go with the last name and the last handle.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, IS_DIRECTORY, LINK_DEPTH, READ_ONLY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_unlink(struct ipc_client *client,
                                   const struct ipc_vfsd_unlink_request *request);

/*
 * RENAME: Gives a node another name in the same file system. EXISTS: something has the new name,
 * and REPLACE is not set.
 * Results of its own: NOT_FOUND, EXISTS, NOT_DIRECTORY, IS_DIRECTORY, NOT_EMPTY, OTHER_FILESYSTEM,
 * LINK_DEPTH, READ_ONLY, BUSY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_rename(struct ipc_client *client,
                                   const struct ipc_vfsd_rename_request *request);

/*
 * LINK: Gives a file one more name in the same file system. A directory has one name: IS_DIRECTORY.
 * Results of its own: NOT_FOUND, EXISTS, NOT_DIRECTORY, IS_DIRECTORY, OTHER_FILESYSTEM, LINK_DEPTH,
 * READ_ONLY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_link(struct ipc_client *client,
                                 const struct ipc_vfsd_link_request *request);

/*
 * SYMLINK: Makes a symbolic link.
 * Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_symlink(struct ipc_client *client,
                                    const struct ipc_vfsd_symlink_request *request);

/*
 * READLINK: Tells what a symbolic link says. NOT_FOUND: there is nothing, or no link.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_readlink(struct ipc_client *client,
                                     const struct ipc_vfsd_readlink_request *request,
                                     struct ipc_vfsd_readlink_reply *reply);

/*
 * STAT: Tells all that is known of a node.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_stat(struct ipc_client *client,
                                 const struct ipc_vfsd_stat_request *request,
                                 struct ipc_vfsd_stat_reply *reply);

/*
 * UPDATE_METADATA: Changes permissions, owner or times of a node. DENIED: the caller is not its
 * owner.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH, READ_ONLY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_vfsd_update_metadata(struct ipc_client *client,
                                            const struct ipc_vfsd_update_metadata_request *request,
                                            struct ipc_vfsd_update_metadata_reply *reply);

#ifdef __cplusplus
}
#endif

#endif
