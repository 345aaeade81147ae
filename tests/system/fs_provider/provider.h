/* SPDX-License-Identifier: ISC */
/*
 * fs_provider: what its parts share. All memory is in one struct of fixed tables, and every table is
 * there for all mounted file systems together; a number of a place in a table is NONE for no place.
 */
#ifndef PROVIDER_H
#define PROVIDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/client.h"
#include "ipc/fs_provider/fs_provider_server.h"

/* Slots beside those that every service has. */
enum {
	/* keyd, with SEND; empty where nothing is verified. */
	PROVIDER_SLOT_KEYD = 2,
};

enum {
	MOUNTS_MAX = 4,
	HANDLES_MAX = 32,
	NODES_MAX = 256,
	/* More names than nodes: a file may have several. */
	ENTRIES_MAX = 384,
	NAME_MAX_BYTES = 255,
	PAGE_BYTES = 4096,
	PAGES_MAX = 4096,
};

#define NONE UINT32_MAX

/* Most bytes of a file. */
#define SIZE_MAX_BYTES ((uint64_t)PAGE_BYTES * PAGES_MAX)

struct mount {
	/* 0: free. */
	uint64_t id;
	uint64_t device;
	uint32_t root;
	/* files.filesystem_flag */
	uint32_t flags;
	/* The block device, kept until UNMOUNT. */
	struct ipc_cap source;
};

struct node {
	/* 0: free. Never given twice. */
	uint64_t id;
	uint64_t generation;
	uint64_t size;
	struct ipc_types_timestamp accessed;
	struct ipc_types_timestamp modified;
	struct ipc_types_timestamp changed;
	uint32_t mount;
	uint32_t kind;
	uint32_t permissions;
	uint32_t uid;
	uint32_t gid;
	/* Names; a root counts as named. */
	uint32_t links;
	/* Handles. */
	uint32_t opened;
	/* Pages in the order of their places in the file; a page that was never written is missing. */
	uint32_t first_page;
	uint32_t page_count;
};

/* A name in a directory. */
struct entry {
	/* When it was made, as a count of names; 0: free. Cursors of READDIR are these numbers. */
	uint64_t order;
	uint32_t parent;
	uint32_t node;
	uint8_t name_length;
	char name[NAME_MAX_BYTES];
};

struct page {
	/* Which page of its file. */
	uint32_t place;
	/* Of the file or of the free ones. */
	uint32_t next;
};

struct handle {
	/* 0: free. Never given twice. */
	uint64_t id;
	uint32_t node;
	/* files.open_flag */
	uint32_t flags;
};

struct provider {
	/* What it serves, one of IPC_FS_PROVIDER_KIND_*. */
	uint32_t kind;
	/* The arguments, which hold the medium of a kind that has one. */
	char **arguments;
	struct ipc_client *keyd;
	struct mount mounts[MOUNTS_MAX];
	struct handle handles[HANDLES_MAX];
	struct node nodes[NODES_MAX];
	struct entry entries[ENTRIES_MAX];
	struct page pages[PAGES_MAX];
	uint32_t free_page;
	uint32_t free_page_count;
	/* The last numbers that were given. */
	uint64_t mount_id;
	uint64_t handle_id;
	uint64_t node_id;
	uint64_t order;
	/* Seconds of the last change. */
	int64_t now;
	/* What a reply borrows. */
	uint8_t out[IPC_FILES_DATA_BYTES_MAX];
	_Alignas(PAGE_BYTES) uint8_t data[PAGES_MAX][PAGE_BYTES];
};

/* nodes.c: nodes and their times. */

/* A new empty node without a name; NONE: no room. */
uint32_t node_new(struct provider *p, uint32_t mount, uint32_t kind, uint32_t permissions,
                  uint32_t uid, uint32_t gid);
/* Frees it, with its bytes, unless it has a name or is open. */
void node_release(struct provider *p, uint32_t node);
void node_data_changed(struct provider *p, uint32_t node);
void node_metadata_changed(struct provider *p, uint32_t node);
void node_status(const struct provider *p, uint32_t node, struct ipc_files_node_status *status);

/* entries.c: names of directories. */

/* Gives a node one more name; false: no room. */
bool entry_add(struct provider *p, uint32_t parent, const char *name, size_t length, uint32_t node);
/* Takes a name away, and the node with its last one. */
void entry_remove(struct provider *p, uint32_t entry);
bool entry_is_room(const struct provider *p);
uint32_t entry_find(const struct provider *p, uint32_t parent, const char *name, size_t length);
/* The oldest name of a directory that is younger than a cursor. */
uint32_t entry_after(const struct provider *p, uint32_t parent, uint64_t cursor);
/* The name of a directory that comes next by its bytes; `entry` NONE: the first. */
uint32_t entry_by_name(const struct provider *p, uint32_t parent, uint32_t entry);
/* Whether a directory is another or lies below it. */
bool entry_is_below(const struct provider *p, uint32_t node, uint32_t directory);

/* data.c: bytes of nodes. */

void data_init(struct provider *p);
/* The bytes of [offset, offset + size) within one page; a page that was never written is zeros. */
void data_read(const struct provider *p, uint32_t node, uint64_t offset, uint8_t *bytes,
               size_t size);
/* All or nothing; false: no room. */
bool data_write(struct provider *p, uint32_t node, uint64_t offset, const uint8_t *bytes,
                size_t size);
/* False: no file can be so large. */
bool data_resize(struct provider *p, uint32_t node, uint64_t size);

/* path.c: what a path names. */

struct place {
	/* The directory that holds the name; NONE for a root. */
	uint32_t parent;
	const char *name;
	size_t length;
	/* NONE: nothing has the name; for a root always. */
	uint32_t entry;
	uint32_t node;
};

/* Finds a place, which may be empty. NOT_FOUND, NOT_DIRECTORY: the way to it is not there. */
uint32_t path_place(const struct provider *p, uint32_t mount, const char *path, size_t length,
                    struct place *place);
/* Finds what is there. */
uint32_t path_find(const struct provider *p, uint64_t mount_id, const char *path, size_t length,
                   struct place *place);
/* Finds an empty place where a name can be made. */
uint32_t path_for_new(const struct provider *p, uint64_t mount_id, const char *path, size_t length,
                      struct place *place);
/* Finds what is there, to be changed. */
uint32_t path_to_change(const struct provider *p, uint64_t mount_id, const char *path, size_t length,
                        struct place *place);

/* mounts.c */

/* The number of its place; NONE: there is none. */
uint32_t mount_find(const struct provider *p, uint64_t mount_id);
bool mount_is_read_only(const struct provider *p, uint32_t mount);
/* Takes all of a file system out of the tables. Nothing of it is open. */
void mount_clear(struct provider *p, uint32_t mount);

/* medium.c: what a file system holds when it is mounted. */

/* Fills a new file system from the arguments. */
uint32_t medium_load(struct provider *p, uint32_t mount);
/* Whether keyd trusts what was loaded. */
bool medium_is_trusted(struct provider *p, uint32_t mount, uint64_t trust_row);

/* handles.c */

uint32_t handle_find(const struct provider *p, uint64_t id);
/* NONE: no room. */
uint32_t handle_new(struct provider *p, uint32_t node, uint32_t flags);
bool handle_is_room(const struct provider *p);
bool handle_is_any(const struct provider *p, uint32_t mount);

/* The handlers: mounts.c, handles.c, files.c, names.c, renames.c, status.c. */
uint32_t provider_mount(void *context, const struct ipc_arrival *arrival,
                        const struct ipc_fs_provider_mount_request *request,
                        const struct ipc_fs_provider_mount_request_caps *caps,
                        struct ipc_fs_provider_mount_reply *reply);
uint32_t provider_unmount(void *context, const struct ipc_arrival *arrival,
                          const struct ipc_fs_provider_unmount_request *request);
uint32_t provider_open(void *context, const struct ipc_arrival *arrival,
                       const struct ipc_fs_provider_open_request *request,
                       struct ipc_fs_provider_open_reply *reply);
uint32_t provider_create(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_fs_provider_create_request *request,
                         struct ipc_fs_provider_create_reply *reply);
uint32_t provider_mkdir(void *context, const struct ipc_arrival *arrival,
                        const struct ipc_fs_provider_mkdir_request *request);
uint32_t provider_read(void *context, const struct ipc_arrival *arrival,
                       const struct ipc_fs_provider_read_request *request,
                       struct ipc_fs_provider_read_reply *reply);
uint32_t provider_write(void *context, const struct ipc_arrival *arrival,
                        const struct ipc_fs_provider_write_request *request,
                        struct ipc_fs_provider_write_reply *reply);
uint32_t provider_readdir(void *context, const struct ipc_arrival *arrival,
                          const struct ipc_fs_provider_readdir_request *request,
                          struct ipc_fs_provider_readdir_reply *reply);
uint32_t provider_stat(void *context, const struct ipc_arrival *arrival,
                       const struct ipc_fs_provider_stat_request *request,
                       struct ipc_fs_provider_stat_reply *reply);
uint32_t provider_rename(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_fs_provider_rename_request *request);
uint32_t provider_truncate(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_fs_provider_truncate_request *request);
uint32_t provider_symlink(void *context, const struct ipc_arrival *arrival,
                          const struct ipc_fs_provider_symlink_request *request);
uint32_t provider_readlink(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_fs_provider_readlink_request *request,
                           struct ipc_fs_provider_readlink_reply *reply);
uint32_t provider_link(void *context, const struct ipc_arrival *arrival,
                       const struct ipc_fs_provider_link_request *request);
uint32_t provider_update_metadata(void *context, const struct ipc_arrival *arrival,
                                  const struct ipc_fs_provider_update_metadata_request *request,
                                  struct ipc_fs_provider_update_metadata_reply *reply);
uint32_t provider_close(void *context, const struct ipc_arrival *arrival,
                        const struct ipc_fs_provider_close_request *request);
uint32_t provider_unlink(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_fs_provider_unlink_request *request);
uint32_t provider_rmdir(void *context, const struct ipc_arrival *arrival,
                        const struct ipc_fs_provider_rmdir_request *request);

#endif
