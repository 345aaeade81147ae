/* SPDX-License-Identifier: ISC */
/* Generated from fs_provider.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves fs_provider: a struct of handlers, and for each op the answers that a handler which
 * deferred gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*,
 * the verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_FS_PROVIDER_FS_PROVIDER_SERVER_H
#define IPC_FS_PROVIDER_FS_PROVIDER_SERVER_H

#include <stdint.h>

#include "ipc/fs_provider/fs_provider.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_fs_provider_handlers {
	/*
	 * MOUNT: Makes a file system ready. DENIED: its root hash is not the trusted one, or keyd
	 * has no such row. NOT_FOUND: the source holds no such file system. Results of its own:
	 * NOT_FOUND, BUSY, EXHAUSTED.
	 */
	uint32_t (*mount)(void *context, const struct ipc_arrival *arrival,
	                  const struct ipc_fs_provider_mount_request *request,
	                  const struct ipc_fs_provider_mount_request_caps *caps,
	                  struct ipc_fs_provider_mount_reply *reply);
	/*
	 * UNMOUNT: Gives a file system up. BUSY: a file of it is open. Results of its own:
	 * NOT_FOUND, BUSY.
	 */
	uint32_t (*unmount)(void *context, const struct ipc_arrival *arrival,
	                    const struct ipc_fs_provider_unmount_request *request);
	/*
	 * OPEN: Opens a file or a directory. Results of its own: NOT_FOUND, NOT_DIRECTORY,
	 * IS_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED.
	 */
	uint32_t (*open)(void *context, const struct ipc_arrival *arrival,
	                 const struct ipc_fs_provider_open_request *request,
	                 struct ipc_fs_provider_open_reply *reply);
	/*
	 * CREATE: Makes a new file and opens it for reading and writing. EXISTS: something has that
	 * name. Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY, READ_ONLY, EXHAUSTED.
	 */
	uint32_t (*create)(void *context, const struct ipc_arrival *arrival,
	                   const struct ipc_fs_provider_create_request *request,
	                   struct ipc_fs_provider_create_reply *reply);
	/*
	 * MKDIR: Makes an empty directory. Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY,
	 * READ_ONLY, EXHAUSTED.
	 */
	uint32_t (*mkdir)(void *context, const struct ipc_arrival *arrival,
	                  const struct ipc_fs_provider_mkdir_request *request);
	/*
	 * READ: Reads bytes of an open file; fewer than were asked for only at its end. Results of
	 * its own: NOT_FOUND, IS_DIRECTORY.
	 */
	uint32_t (*read)(void *context, const struct ipc_arrival *arrival,
	                 const struct ipc_fs_provider_read_request *request,
	                 struct ipc_fs_provider_read_reply *reply);
	/*
	 * WRITE: Writes bytes into an open file, all or none; a gap before them reads as zeros.
	 * EXHAUSTED: no room. Results of its own: NOT_FOUND, READ_ONLY, EXHAUSTED.
	 */
	uint32_t (*write)(void *context, const struct ipc_arrival *arrival,
	                  const struct ipc_fs_provider_write_request *request,
	                  struct ipc_fs_provider_write_reply *reply);
	/*
	 * READDIR: Lists names of an open directory that come after a cursor. Results of its own:
	 * NOT_FOUND, NOT_DIRECTORY.
	 */
	uint32_t (*readdir)(void *context, const struct ipc_arrival *arrival,
	                    const struct ipc_fs_provider_readdir_request *request,
	                    struct ipc_fs_provider_readdir_reply *reply);
	/*
	 * STAT: Tells all that is known of a node; a symbolic link is told of, not followed.
	 * Results of its own: NOT_FOUND, NOT_DIRECTORY.
	 */
	uint32_t (*stat)(void *context, const struct ipc_arrival *arrival,
	                 const struct ipc_fs_provider_stat_request *request,
	                 struct ipc_fs_provider_stat_reply *reply);
	/*
	 * RENAME: Gives a node another name in the same file system. EXISTS: something has the new
	 * name, and REPLACE is not set. Results of its own: NOT_FOUND, EXISTS, NOT_DIRECTORY,
	 * IS_DIRECTORY, NOT_EMPTY, READ_ONLY, EXHAUSTED.
	 */
	uint32_t (*rename)(void *context, const struct ipc_arrival *arrival,
	                   const struct ipc_fs_provider_rename_request *request);
	/*
	 * TRUNCATE: Changes the size of an open file: cuts it, or fills it up with zeros. Results
	 * of its own: NOT_FOUND, READ_ONLY, EXHAUSTED.
	 */
	uint32_t (*truncate)(void *context, const struct ipc_arrival *arrival,
	                     const struct ipc_fs_provider_truncate_request *request);
	/*
	 * SYMLINK: Makes a symbolic link. Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY,
	 * READ_ONLY, EXHAUSTED.
	 */
	uint32_t (*symlink)(void *context, const struct ipc_arrival *arrival,
	                    const struct ipc_fs_provider_symlink_request *request);
	/*
	 * READLINK: Tells what a symbolic link says. NOT_FOUND: there is nothing, or no link.
	 * Results of its own: NOT_FOUND, NOT_DIRECTORY.
	 */
	uint32_t (*readlink)(void *context, const struct ipc_arrival *arrival,
	                     const struct ipc_fs_provider_readlink_request *request,
	                     struct ipc_fs_provider_readlink_reply *reply);
	/*
	 * LINK: Gives a file one more name in the same file system. A directory has one name:
	 * IS_DIRECTORY. Results of its own: NOT_FOUND, EXISTS, NOT_DIRECTORY, IS_DIRECTORY,
	 * READ_ONLY, EXHAUSTED.
	 */
	uint32_t (*link)(void *context, const struct ipc_arrival *arrival,
	                 const struct ipc_fs_provider_link_request *request);
	/*
	 * UPDATE_METADATA: Changes permissions, owner or times of a node; a symbolic link is
	 * changed itself. Results of its own: NOT_FOUND, NOT_DIRECTORY, READ_ONLY.
	 */
	uint32_t (*update_metadata)(void *context, const struct ipc_arrival *arrival,
	                            const struct ipc_fs_provider_update_metadata_request *request,
	                            struct ipc_fs_provider_update_metadata_reply *reply);
	/* CLOSE: Gives an open file or directory back. Results of its own: NOT_FOUND. */
	uint32_t (*close)(void *context, const struct ipc_arrival *arrival,
	                  const struct ipc_fs_provider_close_request *request);
	/*
	 * UNLINK: Takes a name from a file; its bytes go with the last name and the last handle.
	 * Results of its own: NOT_FOUND, NOT_DIRECTORY, IS_DIRECTORY, READ_ONLY.
	 */
	uint32_t (*unlink)(void *context, const struct ipc_arrival *arrival,
	                   const struct ipc_fs_provider_unlink_request *request);
	/*
	 * RMDIR: Removes an empty directory. Results of its own: NOT_FOUND, NOT_DIRECTORY,
	 * NOT_EMPTY, READ_ONLY, BUSY.
	 */
	uint32_t (*rmdir)(void *context, const struct ipc_arrival *arrival,
	                  const struct ipc_fs_provider_rmdir_request *request);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_fs_provider_scratch {
	struct {
		struct ipc_fs_provider_mount_request request;
		struct ipc_fs_provider_mount_request_caps caps;
		struct ipc_fs_provider_mount_reply reply;
	} mount;
	struct {
		struct ipc_fs_provider_unmount_request request;
	} unmount;
	struct {
		struct ipc_fs_provider_open_request request;
		struct ipc_fs_provider_open_reply reply;
	} open;
	struct {
		struct ipc_fs_provider_create_request request;
		struct ipc_fs_provider_create_reply reply;
	} create;
	struct {
		struct ipc_fs_provider_mkdir_request request;
	} mkdir;
	struct {
		struct ipc_fs_provider_read_request request;
		struct ipc_fs_provider_read_reply reply;
	} read;
	struct {
		struct ipc_fs_provider_write_request request;
		struct ipc_fs_provider_write_reply reply;
	} write;
	struct {
		struct ipc_fs_provider_readdir_request request;
		struct ipc_fs_provider_readdir_reply reply;
	} readdir;
	struct {
		struct ipc_fs_provider_stat_request request;
		struct ipc_fs_provider_stat_reply reply;
	} stat;
	struct {
		struct ipc_fs_provider_rename_request request;
	} rename;
	struct {
		struct ipc_fs_provider_truncate_request request;
	} truncate;
	struct {
		struct ipc_fs_provider_symlink_request request;
	} symlink;
	struct {
		struct ipc_fs_provider_readlink_request request;
		struct ipc_fs_provider_readlink_reply reply;
	} readlink;
	struct {
		struct ipc_fs_provider_link_request request;
	} link;
	struct {
		struct ipc_fs_provider_update_metadata_request request;
		struct ipc_fs_provider_update_metadata_reply reply;
	} update_metadata;
	struct {
		struct ipc_fs_provider_close_request request;
	} close;
	struct {
		struct ipc_fs_provider_unlink_request request;
	} unlink;
	struct {
		struct ipc_fs_provider_rmdir_request request;
	} rmdir;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_fs_provider_binding(const struct ipc_fs_provider_handlers *handlers,
                                           void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_fs_provider_serve(const struct ipc_fs_provider_handlers *handlers, void *context,
                           union ipc_fs_provider_scratch *scratch,
                           const struct ipc_delivery *delivery, struct ipc_reply *reply);

/*
 * Answers MOUNT with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_fs_provider_mount_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  const struct ipc_fs_provider_mount_given *given,
                                  const struct ipc_fs_provider_mount_reply *reply);

/*
 * Answers MOUNT with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, BUSY, EXHAUSTED;
 * any other result goes out as INTERNAL.
 */
void ipc_fs_provider_mount_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                uint32_t result);

/* Answers UNMOUNT with success. */
void ipc_fs_provider_unmount_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers UNMOUNT with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, BUSY; any
 * other result goes out as INTERNAL.
 */
void ipc_fs_provider_unmount_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result);

/* Answers OPEN with success. What pack refuses goes out as INTERNAL. */
void ipc_fs_provider_open_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 const struct ipc_fs_provider_open_reply *reply);

/*
 * Answers OPEN with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, NOT_DIRECTORY,
 * IS_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_fs_provider_open_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                               uint32_t result);

/* Answers CREATE with success. What pack refuses goes out as INTERNAL. */
void ipc_fs_provider_create_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   const struct ipc_fs_provider_create_reply *reply);

/*
 * Answers CREATE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS, NOT_FOUND,
 * NOT_DIRECTORY, READ_ONLY, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_fs_provider_create_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 uint32_t result);

/* Answers MKDIR with success. */
void ipc_fs_provider_mkdir_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers MKDIR with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS, NOT_FOUND,
 * NOT_DIRECTORY, READ_ONLY, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_fs_provider_mkdir_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                uint32_t result);

/*
 * Answers READ with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_fs_provider_read_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 const struct ipc_fs_provider_read_given *given,
                                 const struct ipc_fs_provider_read_reply *reply);

/*
 * Answers READ with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, IS_DIRECTORY; any
 * other result goes out as INTERNAL.
 */
void ipc_fs_provider_read_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                               uint32_t result);

/* Answers WRITE with success. What pack refuses goes out as INTERNAL. */
void ipc_fs_provider_write_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  const struct ipc_fs_provider_write_reply *reply);

/*
 * Answers WRITE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, READ_ONLY,
 * EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_fs_provider_write_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                uint32_t result);

/*
 * Answers READDIR with success. `given` is what the request held. What pack refuses goes out as
 * INTERNAL.
 */
void ipc_fs_provider_readdir_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    const struct ipc_fs_provider_readdir_given *given,
                                    const struct ipc_fs_provider_readdir_reply *reply);

/*
 * Answers READDIR with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, NOT_DIRECTORY;
 * any other result goes out as INTERNAL.
 */
void ipc_fs_provider_readdir_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result);

/* Answers STAT with success. What pack refuses goes out as INTERNAL. */
void ipc_fs_provider_stat_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 const struct ipc_fs_provider_stat_reply *reply);

/*
 * Answers STAT with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, NOT_DIRECTORY;
 * any other result goes out as INTERNAL.
 */
void ipc_fs_provider_stat_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                               uint32_t result);

/* Answers RENAME with success. */
void ipc_fs_provider_rename_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers RENAME with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, EXISTS,
 * NOT_DIRECTORY, IS_DIRECTORY, NOT_EMPTY, READ_ONLY, EXHAUSTED; any other result goes out as
 * INTERNAL.
 */
void ipc_fs_provider_rename_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 uint32_t result);

/* Answers TRUNCATE with success. */
void ipc_fs_provider_truncate_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers TRUNCATE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, READ_ONLY,
 * EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_fs_provider_truncate_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   uint32_t result);

/* Answers SYMLINK with success. */
void ipc_fs_provider_symlink_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers SYMLINK with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS, NOT_FOUND,
 * NOT_DIRECTORY, READ_ONLY, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_fs_provider_symlink_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  uint32_t result);

/* Answers READLINK with success. What pack refuses goes out as INTERNAL. */
void ipc_fs_provider_readlink_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                     const struct ipc_fs_provider_readlink_reply *reply);

/*
 * Answers READLINK with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND,
 * NOT_DIRECTORY; any other result goes out as INTERNAL.
 */
void ipc_fs_provider_readlink_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                   uint32_t result);

/* Answers LINK with success. */
void ipc_fs_provider_link_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers LINK with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, EXISTS,
 * NOT_DIRECTORY, IS_DIRECTORY, READ_ONLY, EXHAUSTED; any other result goes out as INTERNAL.
 */
void ipc_fs_provider_link_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                               uint32_t result);

/* Answers UPDATE_METADATA with success. What pack refuses goes out as INTERNAL. */
void ipc_fs_provider_update_metadata_answer(
	struct ipc_reply *out, const struct ipc_arrival *arrival,
	const struct ipc_fs_provider_update_metadata_reply *reply);

/*
 * Answers UPDATE_METADATA with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND,
 * NOT_DIRECTORY, READ_ONLY; any other result goes out as INTERNAL.
 */
void ipc_fs_provider_update_metadata_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                          uint32_t result);

/* Answers CLOSE with success. */
void ipc_fs_provider_close_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers CLOSE with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other result
 * goes out as INTERNAL.
 */
void ipc_fs_provider_close_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                uint32_t result);

/* Answers UNLINK with success. */
void ipc_fs_provider_unlink_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers UNLINK with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, NOT_DIRECTORY,
 * IS_DIRECTORY, READ_ONLY; any other result goes out as INTERNAL.
 */
void ipc_fs_provider_unlink_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                 uint32_t result);

/* Answers RMDIR with success. */
void ipc_fs_provider_rmdir_answer(struct ipc_reply *out, const struct ipc_arrival *arrival);

/*
 * Answers RMDIR with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, NOT_DIRECTORY,
 * NOT_EMPTY, READ_ONLY, BUSY; any other result goes out as INTERNAL.
 */
void ipc_fs_provider_rmdir_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
