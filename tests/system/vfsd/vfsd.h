/* SPDX-License-Identifier: ISC */
/*
 * vfsd: what its parts share. All memory is in one struct of fixed tables; the number of a place in a
 * table is NONE for no place. Functions return one of IPC_RESULT_*, if nothing else is said.
 */
#ifndef VFSD_H
#define VFSD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "host_service.h"
#include "ipc/vfsd/vfsd_server.h"

/* The endpoints on which vfsd is called: each belongs to one caller, and is all that tells who that
 * is. Peers of providers stand in the slots that the arguments say. */
enum {
	VFSD_SLOT_ADMINISTRATOR = HOST_SERVICE_ENDPOINT,
	VFSD_SLOT_USER,
	VFSD_SLOT_OTHER_USER,
};

enum {
	/* One a kind. */
	PROVIDERS_MAX = 3,
	MOUNTS_MAX = 5,
	HANDLES_MAX = 40,
	/* What a path field holds (idl/README.md). */
	PATH_BYTES_MAX = 510,
};

#define NONE UINT32_MAX

/* Absolute and canonical; `/` alone is the root. */
struct path {
	uint16_t length;
	char bytes[PATH_BYTES_MAX];
};

struct provider {
	/* One of IPC_FS_PROVIDER_KIND_*; 0: free. */
	uint32_t kind;
	struct host_peer peer;
};

struct mount {
	/* Number of the file system instance; 0: free. */
	uint64_t device;
	/* The provider's number of it. */
	uint64_t mount_id;
	struct provider *provider;
	/* Where it is, without symbolic links. */
	struct path path;
	/* What it was mounted by, and what unmounts it. */
	struct path asked;
};

struct handle {
	/* 0: free. Never given twice. */
	uint64_t id;
	/* The provider's number of it. */
	uint64_t provider_handle;
	uint32_t mount;
	/* The endpoint on which it was opened. */
	uint32_t slot;
	/* files.open_flag */
	uint32_t flags;
};

struct vfsd {
	struct host_service service;
	struct provider providers[PROVIDERS_MAX];
	struct mount mounts[MOUNTS_MAX];
	struct handle handles[HANDLES_MAX];
	/* The last numbers that were given. */
	uint64_t device;
	uint64_t handle_id;
	/* The entries of a listing on its way. */
	uint8_t entries[IPC_FILES_ENTRIES_BYTES_MAX];
};

/* access.c: who the callers are, and what they may. */

struct caller {
	/* 0 may do everything. */
	uint32_t uid;
	uint32_t gid;
};

/* The bits of one class of permissions. */
enum {
	MAY_EXECUTE = IPC_FILES_PERMISSION_OTHER_EXECUTE,
	MAY_WRITE = IPC_FILES_PERMISSION_OTHER_WRITE,
	MAY_READ = IPC_FILES_PERMISSION_OTHER_READ,
};

struct place;

/* Who sends on an endpoint; of one that vfsd does not know, nobody, who owns nothing. */
struct caller access_caller(const struct ipc_arrival *arrival);
bool access_is_administrator(const struct caller *caller);
bool access_may(const struct caller *caller, const struct ipc_files_node_status *status,
                uint32_t wanted);
/* Whether the caller may make or take away the name of a place. */
bool access_may_name(const struct caller *caller, const struct place *place);
/* Whether the caller may change metadata in this way. */
bool access_may_update(const struct caller *caller, const struct ipc_files_node_status *status,
                       const struct ipc_files_new_metadata *metadata);

/* mounts.c: which file system a path lies in. */

/* The mount with the longest path that leads to this one; NONE: nothing is mounted. The rest of the
 * path, as its provider knows it, lies in the bytes of `path`. */
uint32_t mount_route(const struct vfsd *v, const struct path *path, const char **inner,
                     uint16_t *inner_length);
/* Whether something is mounted on this path, or on it or below it. */
bool mount_is_on(const struct vfsd *v, const struct path *path);
bool mount_is_on_or_below(const struct vfsd *v, const struct path *path);

/* providers.c: what vfsd asks while it looks for a path. */

/* Adds a provider by an argument provider=KIND:SLOT; false: it is none, or the kind has one. */
bool provider_add(struct vfsd *v, const char *argument);
/* Null: no provider serves that kind. */
struct provider *provider_of(struct vfsd *v, uint32_t kind);
/* What the caller is told: the provider's result, or INTERNAL where it did not answer, its answer was
 * malformed, or it does not know the op. */
uint32_t provider_result(struct ipc_outcome outcome);
uint32_t provider_stat(struct vfsd *v, const struct path *path, struct ipc_files_node_status *status);
/* The target is borrowed until the next call of that provider. */
uint32_t provider_readlink(struct vfsd *v, const struct path *path, const char **target,
                           uint16_t *target_length);

/* resolve.c: from the path of a request to a place. */

struct place {
	/* Without symbolic links, but for one as its last name where none was to be followed. */
	struct path path;
	uint32_t mount;
	/* The path as the provider knows it; it lies in `path`, so a place is not copied. */
	const char *inner;
	uint16_t inner_length;
	bool exists;
	/* What is there, if it exists. */
	struct ipc_files_node_status status;
	/* The directory that the last name lies in; of the root, itself. */
	struct ipc_files_node_status parent;
};

/*
 * Follows a path name by name, with the caller's right to pass each directory. A last name that is
 * not there is OK with `exists` false; a link as last name is followed if `follow`.
 *
 * LINK_DEPTH: over IPC_VFSD_LINK_DEPTH_MAX links, or one whose target, with what is before and behind
 * it, is longer than a path can be: there are links in the way that vfsd does not follow.
 */
uint32_t resolve(struct vfsd *v, const struct caller *caller, const char *path, size_t length,
                 bool follow, struct place *place);
/* The same, of what has to be there: NOT_FOUND. */
uint32_t resolve_existing(struct vfsd *v, const struct caller *caller, const char *path,
                          size_t length, bool follow, struct place *place);
/* Of a name that is to be made: EXISTS, and DENIED where the caller may not. */
uint32_t resolve_new(struct vfsd *v, const struct caller *caller, const char *path, size_t length,
                     struct place *place);
/* Of a name that is to be taken away: NOT_FOUND, and DENIED where the caller may not. */
uint32_t resolve_old(struct vfsd *v, const struct caller *caller, const char *path, size_t length,
                     struct place *place);

/* handles.c */

/* Null: the caller has none of this number. */
struct handle *handle_find(struct vfsd *v, const struct ipc_arrival *arrival, uint64_t id);
bool handle_is_room(const struct vfsd *v);
/* There is room. Returns its number. */
uint64_t handle_new(struct vfsd *v, const struct ipc_arrival *arrival, uint32_t mount,
                    uint64_t provider_handle, uint32_t flags);
bool handle_is_any(const struct vfsd *v, uint32_t mount);
/* The client of the provider that knows a handle, or the place. */
struct ipc_client *handle_client(struct vfsd *v, const struct handle *handle);
struct ipc_client *place_client(struct vfsd *v, const struct place *place);

/* The handlers: mounts.c, ops_file.c, ops_dir.c, ops_names.c, ops_meta.c. */
uint32_t vfsd_mount_fs(void *context, const struct ipc_arrival *arrival,
                       const struct ipc_vfsd_mount_fs_request *request,
                       const struct ipc_vfsd_mount_fs_request_caps *caps,
                       struct ipc_vfsd_mount_fs_reply *reply);
uint32_t vfsd_unmount_fs(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_vfsd_unmount_fs_request *request);
uint32_t vfsd_open(void *context, const struct ipc_arrival *arrival,
                   const struct ipc_vfsd_open_request *request, struct ipc_vfsd_open_reply *reply);
uint32_t vfsd_create(void *context, const struct ipc_arrival *arrival,
                     const struct ipc_vfsd_create_request *request,
                     struct ipc_vfsd_create_reply *reply);
uint32_t vfsd_read(void *context, const struct ipc_arrival *arrival,
                   const struct ipc_vfsd_read_request *request, struct ipc_vfsd_read_reply *reply);
uint32_t vfsd_write(void *context, const struct ipc_arrival *arrival,
                    const struct ipc_vfsd_write_request *request,
                    struct ipc_vfsd_write_reply *reply);
uint32_t vfsd_truncate(void *context, const struct ipc_arrival *arrival,
                       const struct ipc_vfsd_truncate_request *request);
uint32_t vfsd_close(void *context, const struct ipc_arrival *arrival,
                    const struct ipc_vfsd_close_request *request);
uint32_t vfsd_mkdir(void *context, const struct ipc_arrival *arrival,
                    const struct ipc_vfsd_mkdir_request *request);
uint32_t vfsd_rmdir(void *context, const struct ipc_arrival *arrival,
                    const struct ipc_vfsd_rmdir_request *request);
uint32_t vfsd_readdir(void *context, const struct ipc_arrival *arrival,
                      const struct ipc_vfsd_readdir_request *request,
                      struct ipc_vfsd_readdir_reply *reply);
uint32_t vfsd_unlink(void *context, const struct ipc_arrival *arrival,
                     const struct ipc_vfsd_unlink_request *request);
uint32_t vfsd_rename(void *context, const struct ipc_arrival *arrival,
                     const struct ipc_vfsd_rename_request *request);
uint32_t vfsd_link(void *context, const struct ipc_arrival *arrival,
                   const struct ipc_vfsd_link_request *request);
uint32_t vfsd_symlink(void *context, const struct ipc_arrival *arrival,
                      const struct ipc_vfsd_symlink_request *request);
uint32_t vfsd_readlink(void *context, const struct ipc_arrival *arrival,
                       const struct ipc_vfsd_readlink_request *request,
                       struct ipc_vfsd_readlink_reply *reply);
uint32_t vfsd_stat(void *context, const struct ipc_arrival *arrival,
                   const struct ipc_vfsd_stat_request *request, struct ipc_vfsd_stat_reply *reply);
uint32_t vfsd_update_metadata(void *context, const struct ipc_arrival *arrival,
                              const struct ipc_vfsd_update_metadata_request *request,
                              struct ipc_vfsd_update_metadata_reply *reply);

#endif
