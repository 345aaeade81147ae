/* SPDX-License-Identifier: ISC */
/*
 * A mounted file system as a test drives it: one function an op, by strings. Each returns the result
 * that the server answered with; a call that ends otherwise fails the test.
 */
#ifndef FS_CALLS_H
#define FS_CALLS_H

#include <stdbool.h>
#include <stdint.h>

#include "ipc/fs_provider/fs_provider_client.h"
#include "stand.h"

enum {
	FS_READ = IPC_FILES_OPEN_FLAG_READ,
	FS_WRITE = IPC_FILES_OPEN_FLAG_WRITE,
	FS_DIRECTORY = IPC_FILES_OPEN_FLAG_DIRECTORY,
	FS_VOLATILE = IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY,
	FS_EXT = IPC_FS_PROVIDER_KIND_EXT,
	/* Most names that fs_list takes. */
	FS_NAMES_MAX = 400,
};

struct fs {
	struct stand_client client;
	/* Where every path starts; 0: nothing is mounted. */
	uint64_t mount_id;
};

/* Starts a provider of volatile memory and mounts a file system as device 1. */
void fs_start(struct stand *stand, struct fs *fs, const char *program);

/* `source` 0: none. The mount becomes that of `fs` if it succeeds. */
uint32_t fs_mount(struct fs *fs, uint32_t kind, uint64_t device, uint32_t flags, uint64_t trust_row,
                  uint32_t source);
uint32_t fs_unmount(struct fs *fs);

/* `status` may be null. */
uint32_t fs_open(struct fs *fs, const char *path, uint32_t flags, uint64_t *handle,
                 struct ipc_files_node_status *status);
uint32_t fs_create(struct fs *fs, const char *path, uint64_t *handle,
                   struct ipc_files_node_status *status);
uint32_t fs_close(struct fs *fs, uint64_t handle);
uint32_t fs_mkdir(struct fs *fs, const char *path);
uint32_t fs_symlink(struct fs *fs, const char *path, const char *target);
uint32_t fs_link(struct fs *fs, const char *from, const char *to);
uint32_t fs_unlink(struct fs *fs, const char *path);
uint32_t fs_rmdir(struct fs *fs, const char *path);
uint32_t fs_rename(struct fs *fs, const char *from, const char *to, bool replace);
uint32_t fs_stat(struct fs *fs, const char *path, struct ipc_files_node_status *status);
uint32_t fs_update(struct fs *fs, const char *path, const struct ipc_files_new_metadata *metadata,
                   struct ipc_files_node_status *status);
uint32_t fs_truncate(struct fs *fs, uint64_t handle, uint64_t size);
uint32_t fs_write(struct fs *fs, uint64_t handle, uint64_t offset, const void *bytes, uint32_t size,
                  uint64_t *file_size);
/* *size: room, then how many bytes there were. */
uint32_t fs_read(struct fs *fs, uint64_t handle, uint64_t offset, void *bytes, uint32_t *size);
/* `target` ends with a null byte. */
uint32_t fs_readlink(struct fs *fs, const char *path, char target[IPC_FILES_LINK_BYTES_MAX + 1]);

struct fs_name {
	uint64_t node_id;
	uint32_t kind;
	char name[256];
};

struct fs_names {
	uint32_t count;
	struct fs_name names[FS_NAMES_MAX];
};

/* One READDIR: its names are added to those that there are, and *cursor moves on. */
uint32_t fs_readdir(struct fs *fs, uint64_t handle, uint64_t *cursor, struct fs_names *names);

/* All names of a directory; fails the test where there is none. */
void fs_list(struct fs *fs, const char *path, struct fs_names *names);

/* Makes a file that holds a text, and leaves it closed; fails the test where that is refused. */
void fs_put(struct fs *fs, const char *path, const char *text);

/* Fails the test unless the file holds just this text. */
void fs_assert_text(struct fs *fs, const char *path, const char *text);

/* How many names the directory has. */
uint32_t fs_count(struct fs *fs, const char *path);

/* Opens what has to be there. */
uint64_t fs_opened(struct fs *fs, const char *path, uint32_t flags);

/* The status of what has to be there. */
struct ipc_files_node_status fs_status(struct fs *fs, const char *path);

/* Closes what is open. */
void fs_closed(struct fs *fs, uint64_t handle);

#endif
