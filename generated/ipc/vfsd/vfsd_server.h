/* SPDX-License-Identifier: ISC */
/* Generated from vfsd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves vfsd: a struct of handlers, and for each op the answers that a handler which deferred
 * gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*, the
 * verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_VFSD_VFSD_SERVER_H
#define IPC_VFSD_VFSD_SERVER_H

#include <stdint.h>

#include "ipc/server.h"
#include "ipc/vfsd/vfsd.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_vfsd_handlers {
	/*
	 * MOUNT_FS: Mounts a file system on a directory, the first one on `/`. NOT_FOUND: no
	 * provider serves that kind, or there is no such directory. DENIED: the caller may not
	 * mount, or the provider does not trust the content. Results of its own: NOT_FOUND,
	 * NOT_DIRECTORY, EXISTS, BUSY, LINK_DEPTH, EXHAUSTED.
	 */
	uint32_t (*mount_fs)(void *context, const struct ipc_arrival *arrival,
	                     const struct ipc_vfsd_mount_fs_request *request,
	                     const struct ipc_vfsd_mount_fs_request_caps *caps,
	                     struct ipc_vfsd_mount_fs_reply *reply);
	/*
	 * UNMOUNT_FS: Gives a mounted file system up. BUSY: a file of it is open, or another is
	 * mounted in it. Results of its own: NOT_FOUND, BUSY.
	 */
	uint32_t (*unmount_fs)(void *context, const struct ipc_arrival *arrival,
	                       const struct ipc_vfsd_unmount_fs_request *request);
	/*
	 * OPEN: Opens a file or a directory. DENIED: the caller may not. Results of its own:
	 * NOT_FOUND, NOT_DIRECTORY, IS_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED.
	 */
	uint32_t (*open)(void *context, const struct ipc_arrival *arrival,
	                 const struct ipc_vfsd_open_request *request,
	                 struct ipc_vfsd_open_reply *reply);
	/*
	 * CREATE: Makes a new file and opens it for reading and writing. EXISTS: something has that
	 * name. Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH, READ_ONLY,
	 * EXHAUSTED.
	 */
	uint32_t (*create)(void *context, const struct ipc_arrival *arrival,
	                   const struct ipc_vfsd_create_request *request,
	                   struct ipc_vfsd_create_reply *reply);
	/*
	 * READ: Reads bytes of an open file; fewer than were asked for only at its end. Results of
	 * its own: NOT_FOUND, IS_DIRECTORY.
	 */
	uint32_t (*read)(void *context, const struct ipc_arrival *arrival,
	                 const struct ipc_vfsd_read_request *request,
	                 struct ipc_vfsd_read_reply *reply);
	/*
	 * WRITE: Writes bytes into an open file, all or none; a gap before them reads as zeros.
	 * EXHAUSTED: no room. Results of its own: NOT_FOUND, READ_ONLY, EXHAUSTED.
	 */
	uint32_t (*write)(void *context, const struct ipc_arrival *arrival,
	                  const struct ipc_vfsd_write_request *request,
	                  struct ipc_vfsd_write_reply *reply);
	/*
	 * TRUNCATE: Changes the size of an open file: cuts it, or fills it up with zeros. Results
	 * of its own: NOT_FOUND, READ_ONLY, EXHAUSTED.
	 */
	uint32_t (*truncate)(void *context, const struct ipc_arrival *arrival,
	                     const struct ipc_vfsd_truncate_request *request);
	/* CLOSE: Gives an open file or directory back. Results of its own: NOT_FOUND. */
	uint32_t (*close)(void *context, const struct ipc_arrival *arrival,
	                  const struct ipc_vfsd_close_request *request);
	/*
	 * MKDIR: Makes an empty directory. Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY,
	 * LINK_DEPTH, READ_ONLY, EXHAUSTED.
	 */
	uint32_t (*mkdir)(void *context, const struct ipc_arrival *arrival,
	                  const struct ipc_vfsd_mkdir_request *request);
	/*
	 * RMDIR: Removes an empty directory. BUSY: a file system is mounted on it. Results of its
	 * own: NOT_FOUND, NOT_DIRECTORY, NOT_EMPTY, LINK_DEPTH, READ_ONLY, BUSY.
	 */
	uint32_t (*rmdir)(void *context, const struct ipc_arrival *arrival,
	                  const struct ipc_vfsd_rmdir_request *request);
	/*
	 * READDIR: Lists names of an open directory that come after a cursor. Results of its own:
	 * NOT_FOUND, NOT_DIRECTORY.
	 */
	uint32_t (*readdir)(void *context, const struct ipc_arrival *arrival,
	                    const struct ipc_vfsd_readdir_request *request,
	                    struct ipc_vfsd_readdir_reply *reply);
	/*
	 * UNLINK: Takes a name from a file; its bytes go with the last name and the last handle.
	 * Results of its own: NOT_FOUND, NOT_DIRECTORY, IS_DIRECTORY, LINK_DEPTH, READ_ONLY.
	 */
	uint32_t (*unlink)(void *context, const struct ipc_arrival *arrival,
	                   const struct ipc_vfsd_unlink_request *request);
	/*
	 * RENAME: Gives a node another name in the same file system. EXISTS: something has the new
	 * name, and REPLACE is not set. Results of its own: NOT_FOUND, EXISTS, NOT_DIRECTORY,
	 * IS_DIRECTORY, NOT_EMPTY, OTHER_FILESYSTEM, LINK_DEPTH, READ_ONLY, BUSY, EXHAUSTED.
	 */
	uint32_t (*rename)(void *context, const struct ipc_arrival *arrival,
	                   const struct ipc_vfsd_rename_request *request);
	/*
	 * LINK: Gives a file one more name in the same file system. A directory has one name:
	 * IS_DIRECTORY. Results of its own: NOT_FOUND, EXISTS, NOT_DIRECTORY, IS_DIRECTORY,
	 * OTHER_FILESYSTEM, LINK_DEPTH, READ_ONLY, EXHAUSTED.
	 */
	uint32_t (*link)(void *context, const struct ipc_arrival *arrival,
	                 const struct ipc_vfsd_link_request *request);
	/*
	 * SYMLINK: Makes a symbolic link. Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY,
	 * LINK_DEPTH, READ_ONLY, EXHAUSTED.
	 */
	uint32_t (*symlink)(void *context, const struct ipc_arrival *arrival,
	                    const struct ipc_vfsd_symlink_request *request);
	/*
	 * READLINK: Tells what a symbolic link says. NOT_FOUND: there is nothing, or no link.
	 * Results of its own: NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH.
	 */
	uint32_t (*readlink)(void *context, const struct ipc_arrival *arrival,
	                     const struct ipc_vfsd_readlink_request *request,
	                     struct ipc_vfsd_readlink_reply *reply);
	/*
	 * STAT: Tells all that is known of a node. Results of its own: NOT_FOUND, NOT_DIRECTORY,
	 * LINK_DEPTH.
	 */
	uint32_t (*stat)(void *context, const struct ipc_arrival *arrival,
	                 const struct ipc_vfsd_stat_request *request,
	                 struct ipc_vfsd_stat_reply *reply);
	/*
	 * UPDATE_METADATA: Changes permissions, owner or times of a node. DENIED: the caller is not
	 * its owner. Results of its own: NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH, READ_ONLY.
	 */
	uint32_t (*update_metadata)(void *context, const struct ipc_arrival *arrival,
	                            const struct ipc_vfsd_update_metadata_request *request,
	                            struct ipc_vfsd_update_metadata_reply *reply);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_vfsd_scratch {
	struct {
		struct ipc_vfsd_mount_fs_request request;
		struct ipc_vfsd_mount_fs_request_caps caps;
		struct ipc_vfsd_mount_fs_reply reply;
	} mount_fs;
	struct {
		struct ipc_vfsd_unmount_fs_request request;
	} unmount_fs;
	struct {
		struct ipc_vfsd_open_request request;
		struct ipc_vfsd_open_reply reply;
	} open;
	struct {
		struct ipc_vfsd_create_request request;
		struct ipc_vfsd_create_reply reply;
	} create;
	struct {
		struct ipc_vfsd_read_request request;
		struct ipc_vfsd_read_reply reply;
	} read;
	struct {
		struct ipc_vfsd_write_request request;
		struct ipc_vfsd_write_reply reply;
	} write;
	struct {
		struct ipc_vfsd_truncate_request request;
	} truncate;
	struct {
		struct ipc_vfsd_close_request request;
	} close;
	struct {
		struct ipc_vfsd_mkdir_request request;
	} mkdir;
	struct {
		struct ipc_vfsd_rmdir_request request;
	} rmdir;
	struct {
		struct ipc_vfsd_readdir_request request;
		struct ipc_vfsd_readdir_reply reply;
	} readdir;
	struct {
		struct ipc_vfsd_unlink_request request;
	} unlink;
	struct {
		struct ipc_vfsd_rename_request request;
	} rename;
	struct {
		struct ipc_vfsd_link_request request;
	} link;
	struct {
		struct ipc_vfsd_symlink_request request;
	} symlink;
	struct {
		struct ipc_vfsd_readlink_request request;
		struct ipc_vfsd_readlink_reply reply;
	} readlink;
	struct {
		struct ipc_vfsd_stat_request request;
		struct ipc_vfsd_stat_reply reply;
	} stat;
	struct {
		struct ipc_vfsd_update_metadata_request request;
		struct ipc_vfsd_update_metadata_reply reply;
	} update_metadata;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_vfsd_binding(const struct ipc_vfsd_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_vfsd_serve(const struct ipc_vfsd_handlers *handlers, void *context,
                    union ipc_vfsd_scratch *scratch, const struct ipc_delivery *delivery,
                    struct ipc_reply *reply);

/* Answers MOUNT_FS with success. What pack refuses goes out as INTERNAL. */
void ipc_vfsd_mount_fs_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              const struct ipc_vfsd_mount_fs_reply *reply);

/*
 * Answers MOUNT_FS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND,
 * NOT_DIRECTORY, EXISTS, BUSY, LINK_DEPTH, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_vfsd_mount_fs_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            uint32_t result);

/* Answers UNMOUNT_FS with success. */
void ipc_vfsd_unmount_fs_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers UNMOUNT_FS with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, BUSY; any
 * other result goes out as INTERNAL.
 */
void ipc_vfsd_unmount_fs_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              uint32_t result);

/* Answers OPEN with success. What pack refuses goes out as INTERNAL. */
void ipc_vfsd_open_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          const struct ipc_vfsd_open_reply *reply);

/*
 * Answers OPEN with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, NOT_DIRECTORY,
 * IS_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_vfsd_open_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result);

/* Answers CREATE with success. What pack refuses goes out as INTERNAL. */
void ipc_vfsd_create_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            const struct ipc_vfsd_create_reply *reply);

/*
 * Answers CREATE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS, NOT_FOUND,
 * NOT_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_vfsd_create_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          uint32_t result);

/*
 * Answers READ with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_vfsd_read_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          const struct ipc_vfsd_read_given *given,
                          const struct ipc_vfsd_read_reply *reply);

/*
 * Answers READ with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, IS_DIRECTORY; any
 * other result goes out as INTERNAL.
 */
void ipc_vfsd_read_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result);

/* Answers WRITE with success. What pack refuses goes out as INTERNAL. */
void ipc_vfsd_write_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           const struct ipc_vfsd_write_reply *reply);

/*
 * Answers WRITE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, READ_ONLY,
 * EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_vfsd_write_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result);

/* Answers TRUNCATE with success. */
void ipc_vfsd_truncate_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers TRUNCATE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, READ_ONLY,
 * EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_vfsd_truncate_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            uint32_t result);

/* Answers CLOSE with success. */
void ipc_vfsd_close_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers CLOSE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other result
 * goes out as INTERNAL.
 */
void ipc_vfsd_close_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result);

/* Answers MKDIR with success. */
void ipc_vfsd_mkdir_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers MKDIR with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS, NOT_FOUND,
 * NOT_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_vfsd_mkdir_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result);

/* Answers RMDIR with success. */
void ipc_vfsd_rmdir_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers RMDIR with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, NOT_DIRECTORY,
 * NOT_EMPTY, LINK_DEPTH, READ_ONLY, BUSY; any other result goes out as INTERNAL.
 */
void ipc_vfsd_rmdir_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result);

/*
 * Answers READDIR with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_vfsd_readdir_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                             const struct ipc_vfsd_readdir_given *given,
                             const struct ipc_vfsd_readdir_reply *reply);

/*
 * Answers READDIR with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, NOT_DIRECTORY;
 * any other result goes out as INTERNAL.
 */
void ipc_vfsd_readdir_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           uint32_t result);

/* Answers UNLINK with success. */
void ipc_vfsd_unlink_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers UNLINK with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, NOT_DIRECTORY,
 * IS_DIRECTORY, LINK_DEPTH, READ_ONLY; any other result goes out as INTERNAL.
 */
void ipc_vfsd_unlink_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          uint32_t result);

/* Answers RENAME with success. */
void ipc_vfsd_rename_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers RENAME with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, EXISTS,
 * NOT_DIRECTORY, IS_DIRECTORY, NOT_EMPTY, OTHER_FILESYSTEM, LINK_DEPTH, READ_ONLY, BUSY, EXHAUSTED;
 * any other result goes out as INTERNAL.
 */
void ipc_vfsd_rename_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          uint32_t result);

/* Answers LINK with success. */
void ipc_vfsd_link_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers LINK with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, EXISTS,
 * NOT_DIRECTORY, IS_DIRECTORY, OTHER_FILESYSTEM, LINK_DEPTH, READ_ONLY, EXHAUSTED; any other result
 * goes out as INTERNAL.
 */
void ipc_vfsd_link_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result);

/* Answers SYMLINK with success. */
void ipc_vfsd_symlink_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers SYMLINK with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS, NOT_FOUND,
 * NOT_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_vfsd_symlink_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                           uint32_t result);

/* Answers READLINK with success. What pack refuses goes out as INTERNAL. */
void ipc_vfsd_readlink_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              const struct ipc_vfsd_readlink_reply *reply);

/*
 * Answers READLINK with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND,
 * NOT_DIRECTORY, LINK_DEPTH; any other result goes out as INTERNAL.
 */
void ipc_vfsd_readlink_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            uint32_t result);

/* Answers STAT with success. What pack refuses goes out as INTERNAL. */
void ipc_vfsd_stat_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          const struct ipc_vfsd_stat_reply *reply);

/*
 * Answers STAT with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, NOT_DIRECTORY,
 * LINK_DEPTH; any other result goes out as INTERNAL.
 */
void ipc_vfsd_stat_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result);

/* Answers UPDATE_METADATA with success. What pack refuses goes out as INTERNAL. */
void ipc_vfsd_update_metadata_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     const struct ipc_vfsd_update_metadata_reply *reply);

/*
 * Answers UPDATE_METADATA with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND,
 * NOT_DIRECTORY, LINK_DEPTH, READ_ONLY; any other result goes out as INTERNAL.
 */
void ipc_vfsd_update_metadata_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
