/* SPDX-License-Identifier: ISC */
/*
 * The name space as one of its callers drives it: one function an op, by strings. Each returns the
 * result that vfsd answered with; a call that ends otherwise fails the test.
 */
#ifndef VFS_CALLS_H
#define VFS_CALLS_H

#include <stdbool.h>
#include <stdint.h>

#include "ipc/vfsd/vfsd_client.h"
#include "stand.h"

enum {
	VFS_READ = IPC_FILES_OPEN_FLAG_READ,
	VFS_WRITE = IPC_FILES_OPEN_FLAG_WRITE,
	VFS_DIRECTORY = IPC_FILES_OPEN_FLAG_DIRECTORY,
	VFS_NO_FOLLOW = IPC_FILES_OPEN_FLAG_NO_FOLLOW,
	VFS_VOLATILE = IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY,
	VFS_EXT = IPC_FS_PROVIDER_KIND_EXT,
	VFS_FAT = IPC_FS_PROVIDER_KIND_FAT,
	VFS_READ_ONLY = IPC_FILES_MOUNT_FLAG_READ_ONLY,
	VFS_VERIFY = IPC_FILES_MOUNT_FLAG_VERIFY,
};

/* A caller: his endpoint of vfsd. */
struct vfs {
	struct stand_client client;
};

/* `source` 0: none. *device may be null. */
uint32_t vfs_mount(struct vfs *vfs, const char *path, uint32_t kind, uint32_t flags,
                   uint64_t trust_row, uint32_t source, uint64_t *device);
uint32_t vfs_unmount(struct vfs *vfs, const char *path);

/* `status` may be null. */
uint32_t vfs_open(struct vfs *vfs, const char *path, uint32_t flags, uint64_t *handle,
                  struct ipc_files_node_status *status);
uint32_t vfs_create(struct vfs *vfs, const char *path, uint32_t permissions, uint64_t *handle,
                    struct ipc_files_node_status *status);
/* *size: room, then how many bytes there were. */
uint32_t vfs_read(struct vfs *vfs, uint64_t handle, uint64_t offset, void *bytes, uint32_t *size);
/* *file_size may be null. */
uint32_t vfs_write(struct vfs *vfs, uint64_t handle, uint64_t offset, const void *bytes,
                   uint32_t size, uint64_t *file_size);
uint32_t vfs_truncate(struct vfs *vfs, uint64_t handle, uint64_t size);
uint32_t vfs_close(struct vfs *vfs, uint64_t handle);
uint32_t vfs_mkdir(struct vfs *vfs, const char *path, uint32_t permissions);
uint32_t vfs_rmdir(struct vfs *vfs, const char *path);
uint32_t vfs_unlink(struct vfs *vfs, const char *path);
uint32_t vfs_rename(struct vfs *vfs, const char *from, const char *to, bool replace);
uint32_t vfs_link(struct vfs *vfs, const char *from, const char *to);
uint32_t vfs_symlink(struct vfs *vfs, const char *path, const char *target);
/* `target` ends with a null byte; it may be null. */
uint32_t vfs_readlink(struct vfs *vfs, const char *path, char target[IPC_FILES_LINK_BYTES_MAX + 1]);
/* `status` may be null; `flags` VFS_NO_FOLLOW or 0. */
uint32_t vfs_stat(struct vfs *vfs, const char *path, uint32_t flags,
                  struct ipc_files_node_status *status);
uint32_t vfs_update(struct vfs *vfs, const char *path, uint32_t flags,
                    const struct ipc_files_new_metadata *metadata,
                    struct ipc_files_node_status *status);
/* New permissions, without anything else. */
uint32_t vfs_chmod(struct vfs *vfs, const char *path, uint32_t permissions);
uint32_t vfs_chown(struct vfs *vfs, const char *path, uint32_t uid, uint32_t gid);

/* One READDIR; its names go, each behind a space, to the end of `names`. *cursor moves on. */
uint32_t vfs_readdir(struct vfs *vfs, uint64_t handle, uint64_t *cursor, char *names, size_t room);

/* What has to succeed. */
uint64_t vfs_opened(struct vfs *vfs, const char *path, uint32_t flags);
struct ipc_files_node_status vfs_status(struct vfs *vfs, const char *path);
/* Makes a file that holds a text, and leaves it closed. */
void vfs_put(struct vfs *vfs, const char *path, uint32_t permissions, const char *text);
void vfs_assert_text(struct vfs *vfs, const char *path, const char *text);
/* The names of a directory as vfs_readdir gives them. */
void vfs_assert_names(struct vfs *vfs, const char *path, const char *names);

#endif
