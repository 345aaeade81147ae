/* SPDX-License-Identifier: ISC */
/* Generated from vfsd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Public operations on file systems, files, directories and their metadata. */
#ifndef IPC_VFSD_VFSD_H
#define IPC_VFSD_VFSD_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/cap.h"
#include "ipc/files/files.h"
#include "ipc/fs_provider/fs_provider.h"
#include "ipc/status.h"
#include "ipc/types/types.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Most symbolic links that vfsd follows for one path.
 * Value ours: deeper chains are mistakes or attacks, and each link costs messages to a provider.
 */
#define IPC_VFSD_LINK_DEPTH_MAX UINT32_C(8)

/* Range of the ops, both ends included. */
#define IPC_VFSD_OPS_FIRST UINT32_C(0x900)
#define IPC_VFSD_OPS_LAST  UINT32_C(0x91F)

/*
 * MOUNT_FS: Mounts a file system on a directory, the first one on `/`. NOT_FOUND: no provider
 * serves that kind, or there is no such directory. DENIED: the caller may not mount, or the
 * provider does not trust the content.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name ours: seed: public mount_fs fields.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, EXISTS, BUSY, LINK_DEPTH, EXHAUSTED.
 * Capability of the request, copied, optional: source, ENDPOINT with SEND, GRANT: The block device
 * that holds it; none for volatile memory. vfsd hands it on to the provider.
 */
#define IPC_VFSD_OP_MOUNT_FS     UINT32_C(0x900)
#define IPC_VFSD_MOUNT_FS_ABI_ID UINT64_C(0xA19F062E1415FDF4)

#define IPC_VFSD_MOUNT_FS_REQUEST_SIZE               ((size_t)528)
#define IPC_VFSD_MOUNT_FS_REQUEST_RULE_ROW_OF_VERIFY UINT32_C(1)

/*
 * Request of MOUNT_FS.
 * Layout ours: seed: mount path, provider kind, source block-device capability, flags; the row says
 * what content is trusted.
 * Rule 1, row_of_verify: A row is named where it is used, and only there.
 */
struct ipc_vfsd_mount_fs_request {
	/* [0, 2) bytes of mount_path, 1 to 510 */
	uint16_t mount_path_length;
	/* [2, 512) The directory. */
	const char *mount_path;
	/*
	 * [512, 516) What kind of file system it is; vfsd's boot configuration knows the provider
	 * of each kind. (enum ipc_fs_provider_kind)
	 */
	uint32_t kind;
	/* [516, 520) How it is mounted. (files.mount_flag) */
	uint32_t flags;
	/* [520, 528) Number of keyd's row that its root must match; 0 without VERIFY. */
	uint64_t trust_row;
};

void ipc_vfsd_mount_fs_request_init(struct ipc_vfsd_mount_fs_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_mount_fs_request_pack(const struct ipc_vfsd_mount_fs_request *msg, uint8_t *buf,
                                        size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_mount_fs_request_unpack(struct ipc_vfsd_mount_fs_request *msg,
                                          const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_mount_fs_request_validate(const uint8_t *buf, size_t len);

/* Capabilities of the request of MOUNT_FS. All zero: none. */
struct ipc_vfsd_mount_fs_request_caps {
	/*
	 * Entry 0: ENDPOINT with SEND, GRANT, copied, optional. The block device that holds it;
	 * none for volatile memory. vfsd hands it on to the provider.
	 */
	struct ipc_cap source;
};

IPC_MUST_CHECK
uint32_t ipc_vfsd_mount_fs_request_caps_pack(const struct ipc_vfsd_mount_fs_request_caps *caps,
                                             struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_vfsd_mount_fs_request_caps_unpack(struct ipc_vfsd_mount_fs_request_caps *caps,
                                               const struct ipc_cap_table *table);

#define IPC_VFSD_MOUNT_FS_REPLY_SIZE ((size_t)8)

/*
 * Reply of MOUNT_FS.
 * Layout ours: stat replies repeat it, so that a caller knows what a node belongs to.
 */
struct ipc_vfsd_mount_fs_reply {
	/* [0, 8) Number of the file system instance, given by vfsd and never given twice. */
	uint64_t device;
};

void ipc_vfsd_mount_fs_reply_init(struct ipc_vfsd_mount_fs_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_mount_fs_reply_pack(const struct ipc_vfsd_mount_fs_reply *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_mount_fs_reply_unpack(struct ipc_vfsd_mount_fs_reply *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_mount_fs_reply_validate(const uint8_t *buf, size_t len);

/*
 * UNMOUNT_FS: Gives a mounted file system up. BUSY: a file of it is open, or another is mounted in
 * it.
 * Number ours: beside MOUNT_FS.
 * Name ours: seed: public mount operations.
 * Results of its own: NOT_FOUND, BUSY.
 */
#define IPC_VFSD_OP_UNMOUNT_FS     UINT32_C(0x901)
#define IPC_VFSD_UNMOUNT_FS_ABI_ID UINT64_C(0xC7CF98082E50F748)

#define IPC_VFSD_UNMOUNT_FS_REQUEST_SIZE ((size_t)512)

/*
 * Request of UNMOUNT_FS.
 * Layout ours: by path, as it was mounted.
 */
struct ipc_vfsd_unmount_fs_request {
	/* [0, 2) bytes of mount_path, 1 to 510 */
	uint16_t mount_path_length;
	/* [2, 512) The directory on which it is mounted. */
	const char *mount_path;
};

void ipc_vfsd_unmount_fs_request_init(struct ipc_vfsd_unmount_fs_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_unmount_fs_request_pack(const struct ipc_vfsd_unmount_fs_request *msg,
                                          uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_unmount_fs_request_unpack(struct ipc_vfsd_unmount_fs_request *msg,
                                            const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_unmount_fs_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_UNMOUNT_FS_REPLY_SIZE ((size_t)0)

/*
 * Reply of UNMOUNT_FS.
 * Layout ours: everything was said by the caller.
 */
struct ipc_vfsd_unmount_fs_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_vfsd_unmount_fs_reply_init(struct ipc_vfsd_unmount_fs_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_unmount_fs_reply_pack(const struct ipc_vfsd_unmount_fs_reply *msg, uint8_t *buf,
                                        size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_unmount_fs_reply_unpack(struct ipc_vfsd_unmount_fs_reply *msg,
                                          const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_unmount_fs_reply_validate(const uint8_t *buf, size_t len);

/*
 * OPEN: Opens a file or a directory. DENIED: the caller may not.
 * Number ours: beside MOUNT_FS.
 * Name ours: seed: public file I/O.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, IS_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED.
 */
#define IPC_VFSD_OP_OPEN     UINT32_C(0x902)
#define IPC_VFSD_OPEN_ABI_ID UINT64_C(0x4F15DE96A6543520)

#define IPC_VFSD_OPEN_REQUEST_SIZE                   ((size_t)520)
#define IPC_VFSD_OPEN_REQUEST_RULE_FOR_SOMETHING     UINT32_C(1)
#define IPC_VFSD_OPEN_REQUEST_RULE_DIRECTORY_IS_READ UINT32_C(2)

/*
 * Request of OPEN.
 * Layout ours: the path last, as in every operation here.
 * Rule 1, for_something: It is opened for something.
 * Rule 2, directory_is_read: A directory is changed by its own operations, not by writing.
 */
struct ipc_vfsd_open_request {
	/* [0, 4) What it is opened for. (files.open_flag) */
	uint32_t flags;
	/* [4, 8) reserved, zero */
	/* [8, 10) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [10, 520) Where it is. */
	const char *path;
};

void ipc_vfsd_open_request_init(struct ipc_vfsd_open_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_open_request_pack(const struct ipc_vfsd_open_request *msg, uint8_t *buf,
                                    size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_open_request_unpack(struct ipc_vfsd_open_request *msg, const uint8_t *buf,
                                      size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_open_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_OPEN_REPLY_SIZE ((size_t)120)

/*
 * Reply of OPEN.
 * Layout ours: the status at the moment of opening: a loader compares it with the one after
 * reading.
 */
struct ipc_vfsd_open_reply {
	/* [0, 8) Number of the open file. */
	uint64_t handle;
	/* [8, 120) What was opened. */
	struct ipc_files_node_status status;
};

void ipc_vfsd_open_reply_init(struct ipc_vfsd_open_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_open_reply_pack(const struct ipc_vfsd_open_reply *msg, uint8_t *buf, size_t cap,
                                  size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_open_reply_unpack(struct ipc_vfsd_open_reply *msg, const uint8_t *buf,
                                    size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_open_reply_validate(const uint8_t *buf, size_t len);

/*
 * CREATE: Makes a new file and opens it for reading and writing. EXISTS: something has that name.
 * Number ours: beside OPEN.
 * Name ours: seed: public file I/O.
 * Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED.
 */
#define IPC_VFSD_OP_CREATE     UINT32_C(0x903)
#define IPC_VFSD_CREATE_ABI_ID UINT64_C(0x4E3974C053D1ADBE)

#define IPC_VFSD_CREATE_REQUEST_SIZE ((size_t)520)

/*
 * Request of CREATE.
 * Layout ours: owner and group are those that vfsd knows its caller by.
 */
struct ipc_vfsd_create_request {
	/* [0, 4) Who may do what with the file. (files.permission) */
	uint32_t permissions;
	/* [4, 8) reserved, zero */
	/* [8, 10) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [10, 520) Where it is to be. */
	const char *path;
};

void ipc_vfsd_create_request_init(struct ipc_vfsd_create_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_create_request_pack(const struct ipc_vfsd_create_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_create_request_unpack(struct ipc_vfsd_create_request *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_create_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_CREATE_REPLY_SIZE ((size_t)120)

/*
 * Reply of CREATE.
 * Layout ours: as in OPEN.
 */
struct ipc_vfsd_create_reply {
	/* [0, 8) Number of the open file. */
	uint64_t handle;
	/* [8, 120) What was made. */
	struct ipc_files_node_status status;
};

void ipc_vfsd_create_reply_init(struct ipc_vfsd_create_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_create_reply_pack(const struct ipc_vfsd_create_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_create_reply_unpack(struct ipc_vfsd_create_reply *msg, const uint8_t *buf,
                                      size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_create_reply_validate(const uint8_t *buf, size_t len);

/*
 * READ: Reads bytes of an open file; fewer than were asked for only at its end.
 * Number ours: beside OPEN.
 * Name ours: seed: public file I/O.
 * Results of its own: NOT_FOUND, IS_DIRECTORY.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_VFSD_OP_READ     UINT32_C(0x904)
#define IPC_VFSD_READ_ABI_ID UINT64_C(0x1E51A492EC558D94)

#define IPC_VFSD_READ_REQUEST_SIZE             ((size_t)24)
#define IPC_VFSD_READ_REQUEST_RULE_WITHIN_FILE UINT32_C(1)

/*
 * Request of READ.
 * Layout ours: offset and size in each request: a handle has no position that a lost reply could
 * leave wrong.
 * Rule 1, within_file: No byte lies behind the largest file.
 */
struct ipc_vfsd_read_request {
	/* [0, 8) Number of the open file. */
	uint64_t handle;
	/* [8, 16) First byte. */
	uint64_t offset;
	/* [16, 20) Most bytes. */
	uint32_t size;
	/* [20, 24) reserved, zero */
};

void ipc_vfsd_read_request_init(struct ipc_vfsd_read_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_read_request_pack(const struct ipc_vfsd_read_request *msg, uint8_t *buf,
                                    size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_read_request_unpack(struct ipc_vfsd_read_request *msg, const uint8_t *buf,
                                      size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_read_request_validate(const uint8_t *buf, size_t len);

/* What the reply to READ depends on: keep it until the reply, then pass it to the codec. */
struct ipc_vfsd_read_given {
	uint32_t size;
};

void ipc_vfsd_read_given_from(struct ipc_vfsd_read_given *given,
                              const struct ipc_vfsd_read_request *request);

#define IPC_VFSD_READ_REPLY_SIZE_MIN                ((size_t)8)
#define IPC_VFSD_READ_REPLY_SIZE_MAX                ((size_t)3848)
#define IPC_VFSD_READ_REPLY_RULE_NO_MORE_THAN_ASKED UINT32_C(1)

/*
 * Reply of READ.
 * Layout ours: the bytes are the tail, so that a short read is a short message.
 * Rule 1, no_more_than_asked: No more than was asked for.
 */
struct ipc_vfsd_read_reply {
	/* [0, 4) Number of bytes; 0 at the end of the file. */
	uint32_t data_size;
	/* [4, 8) reserved, zero */
	/* [8, ...) The bytes. (0 to 3840 bytes, counted by data_size) */
	const uint8_t *data;
};

void ipc_vfsd_read_reply_init(struct ipc_vfsd_read_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_read_reply_pack(const struct ipc_vfsd_read_reply *msg, uint8_t *buf, size_t cap,
                                  size_t *len, const struct ipc_vfsd_read_given *given);
IPC_MUST_CHECK
uint32_t ipc_vfsd_read_reply_unpack(struct ipc_vfsd_read_reply *msg, const uint8_t *buf,
                                    size_t len, const struct ipc_vfsd_read_given *given);
IPC_MUST_CHECK
uint32_t ipc_vfsd_read_reply_validate(const uint8_t *buf, size_t len,
                                      const struct ipc_vfsd_read_given *given);

/*
 * WRITE: Writes bytes into an open file, all or none; a gap before them reads as zeros. EXHAUSTED:
 * no room.
 * Number ours: beside READ.
 * Name ours: seed: public file I/O.
 * Results of its own: NOT_FOUND, READ_ONLY, EXHAUSTED.
 */
#define IPC_VFSD_OP_WRITE     UINT32_C(0x905)
#define IPC_VFSD_WRITE_ABI_ID UINT64_C(0x44ED929A52E4C72F)

#define IPC_VFSD_WRITE_REQUEST_SIZE_MIN         ((size_t)25)
#define IPC_VFSD_WRITE_REQUEST_SIZE_MAX         ((size_t)3864)
#define IPC_VFSD_WRITE_REQUEST_RULE_WITHIN_FILE UINT32_C(1)

/*
 * Request of WRITE.
 * Layout ours: as in READ.
 * Rule 1, within_file: No byte lies behind the largest file.
 */
struct ipc_vfsd_write_request {
	/* [0, 8) Number of the open file. */
	uint64_t handle;
	/* [8, 16) Where the first byte goes. */
	uint64_t offset;
	/* [16, 20) Number of bytes. */
	uint32_t data_size;
	/* [20, 24) reserved, zero */
	/* [24, ...) The bytes. (1 to 3840 bytes, counted by data_size) */
	const uint8_t *data;
};

void ipc_vfsd_write_request_init(struct ipc_vfsd_write_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_write_request_pack(const struct ipc_vfsd_write_request *msg, uint8_t *buf,
                                     size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_write_request_unpack(struct ipc_vfsd_write_request *msg, const uint8_t *buf,
                                       size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_write_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_WRITE_REPLY_SIZE ((size_t)8)

/*
 * Reply of WRITE.
 * Layout ours: all or nothing, so the size is the only news.
 */
struct ipc_vfsd_write_reply {
	/* [0, 8) Bytes of the file now. */
	uint64_t file_size;
};

void ipc_vfsd_write_reply_init(struct ipc_vfsd_write_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_write_reply_pack(const struct ipc_vfsd_write_reply *msg, uint8_t *buf,
                                   size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_write_reply_unpack(struct ipc_vfsd_write_reply *msg, const uint8_t *buf,
                                     size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_write_reply_validate(const uint8_t *buf, size_t len);

/*
 * TRUNCATE: Changes the size of an open file: cuts it, or fills it up with zeros.
 * Number ours: beside WRITE.
 * Name ours: seed: public file I/O.
 * Results of its own: NOT_FOUND, READ_ONLY, EXHAUSTED.
 */
#define IPC_VFSD_OP_TRUNCATE     UINT32_C(0x906)
#define IPC_VFSD_TRUNCATE_ABI_ID UINT64_C(0xF61C30811FB645D3)

#define IPC_VFSD_TRUNCATE_REQUEST_SIZE ((size_t)16)

/*
 * Request of TRUNCATE.
 * Layout ours: by handle: the right to write was checked when it was opened.
 */
struct ipc_vfsd_truncate_request {
	/* [0, 8) Number of the open file. */
	uint64_t handle;
	/* [8, 16) Bytes that it shall have. */
	uint64_t file_size;
};

void ipc_vfsd_truncate_request_init(struct ipc_vfsd_truncate_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_truncate_request_pack(const struct ipc_vfsd_truncate_request *msg, uint8_t *buf,
                                        size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_truncate_request_unpack(struct ipc_vfsd_truncate_request *msg,
                                          const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_truncate_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_TRUNCATE_REPLY_SIZE ((size_t)0)

/*
 * Reply of TRUNCATE.
 * Layout ours: everything was said by the caller.
 */
struct ipc_vfsd_truncate_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_vfsd_truncate_reply_init(struct ipc_vfsd_truncate_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_truncate_reply_pack(const struct ipc_vfsd_truncate_reply *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_truncate_reply_unpack(struct ipc_vfsd_truncate_reply *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_truncate_reply_validate(const uint8_t *buf, size_t len);

/*
 * CLOSE: Gives an open file or directory back.
 * Number ours: beside OPEN.
 * Name ours: seed: public file I/O.
 * Results of its own: NOT_FOUND.
 */
#define IPC_VFSD_OP_CLOSE     UINT32_C(0x907)
#define IPC_VFSD_CLOSE_ABI_ID UINT64_C(0x0A221845B557332E)

#define IPC_VFSD_CLOSE_REQUEST_SIZE ((size_t)8)

/*
 * Request of CLOSE.
 * Layout ours: the handle is all there is to say.
 */
struct ipc_vfsd_close_request {
	/* [0, 8) Number of the open file. */
	uint64_t handle;
};

void ipc_vfsd_close_request_init(struct ipc_vfsd_close_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_close_request_pack(const struct ipc_vfsd_close_request *msg, uint8_t *buf,
                                     size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_close_request_unpack(struct ipc_vfsd_close_request *msg, const uint8_t *buf,
                                       size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_close_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_CLOSE_REPLY_SIZE ((size_t)0)

/*
 * Reply of CLOSE.
 * Layout ours: nothing is written late, so nothing can fail late.
 */
struct ipc_vfsd_close_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_vfsd_close_reply_init(struct ipc_vfsd_close_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_close_reply_pack(const struct ipc_vfsd_close_reply *msg, uint8_t *buf,
                                   size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_close_reply_unpack(struct ipc_vfsd_close_reply *msg, const uint8_t *buf,
                                     size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_close_reply_validate(const uint8_t *buf, size_t len);

/*
 * MKDIR: Makes an empty directory.
 * Number ours: beside CREATE.
 * Name ours: seed: public directory I/O.
 * Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED.
 */
#define IPC_VFSD_OP_MKDIR     UINT32_C(0x908)
#define IPC_VFSD_MKDIR_ABI_ID UINT64_C(0x94918F9F7524F600)

#define IPC_VFSD_MKDIR_REQUEST_SIZE ((size_t)520)

/*
 * Request of MKDIR.
 * Layout ours: as in CREATE.
 */
struct ipc_vfsd_mkdir_request {
	/* [0, 4) Who may do what with the directory. (files.permission) */
	uint32_t permissions;
	/* [4, 8) reserved, zero */
	/* [8, 10) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [10, 520) Where it is to be. */
	const char *path;
};

void ipc_vfsd_mkdir_request_init(struct ipc_vfsd_mkdir_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_mkdir_request_pack(const struct ipc_vfsd_mkdir_request *msg, uint8_t *buf,
                                     size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_mkdir_request_unpack(struct ipc_vfsd_mkdir_request *msg, const uint8_t *buf,
                                       size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_mkdir_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_MKDIR_REPLY_SIZE ((size_t)0)

/*
 * Reply of MKDIR.
 * Layout ours: everything was said by the caller.
 */
struct ipc_vfsd_mkdir_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_vfsd_mkdir_reply_init(struct ipc_vfsd_mkdir_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_mkdir_reply_pack(const struct ipc_vfsd_mkdir_reply *msg, uint8_t *buf,
                                   size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_mkdir_reply_unpack(struct ipc_vfsd_mkdir_reply *msg, const uint8_t *buf,
                                     size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_mkdir_reply_validate(const uint8_t *buf, size_t len);

/*
 * RMDIR: Removes an empty directory. BUSY: a file system is mounted on it.
 * Number ours: beside MKDIR.
 * Name ours: seed: public directory I/O.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, NOT_EMPTY, LINK_DEPTH, READ_ONLY, BUSY.
 */
#define IPC_VFSD_OP_RMDIR     UINT32_C(0x909)
#define IPC_VFSD_RMDIR_ABI_ID UINT64_C(0xE55DE5C72AFCD2AD)

#define IPC_VFSD_RMDIR_REQUEST_SIZE ((size_t)512)

/*
 * Request of RMDIR.
 * Layout ours: the path is all there is to say.
 */
struct ipc_vfsd_rmdir_request {
	/* [0, 2) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [2, 512) The directory. */
	const char *path;
};

void ipc_vfsd_rmdir_request_init(struct ipc_vfsd_rmdir_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_rmdir_request_pack(const struct ipc_vfsd_rmdir_request *msg, uint8_t *buf,
                                     size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_rmdir_request_unpack(struct ipc_vfsd_rmdir_request *msg, const uint8_t *buf,
                                       size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_rmdir_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_RMDIR_REPLY_SIZE ((size_t)0)

/*
 * Reply of RMDIR.
 * Layout ours: everything was said by the caller.
 */
struct ipc_vfsd_rmdir_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_vfsd_rmdir_reply_init(struct ipc_vfsd_rmdir_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_rmdir_reply_pack(const struct ipc_vfsd_rmdir_reply *msg, uint8_t *buf,
                                   size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_rmdir_reply_unpack(struct ipc_vfsd_rmdir_reply *msg, const uint8_t *buf,
                                     size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_rmdir_reply_validate(const uint8_t *buf, size_t len);

/*
 * READDIR: Lists names of an open directory that come after a cursor.
 * Number ours: beside MKDIR.
 * Name ours: seed: public directory I/O.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_VFSD_OP_READDIR     UINT32_C(0x90A)
#define IPC_VFSD_READDIR_ABI_ID UINT64_C(0x8B11D9CDF7942083)

#define IPC_VFSD_READDIR_REQUEST_SIZE ((size_t)16)

/*
 * Request of READDIR.
 * Layout ours: the cursor is the provider's: it stands for a name, so that names that come and go
 * move no other.
 */
struct ipc_vfsd_readdir_request {
	/* [0, 8) Number of the open directory. */
	uint64_t handle;
	/* [8, 16) Where to go on: 0 for the start, else next_cursor of the last reply. */
	uint64_t cursor;
};

void ipc_vfsd_readdir_request_init(struct ipc_vfsd_readdir_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_readdir_request_pack(const struct ipc_vfsd_readdir_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_readdir_request_unpack(struct ipc_vfsd_readdir_request *msg, const uint8_t *buf,
                                         size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_readdir_request_validate(const uint8_t *buf, size_t len);

/* What the reply to READDIR depends on: keep it until the reply, then pass it to the codec. */
struct ipc_vfsd_readdir_given {
	uint64_t cursor;
};

void ipc_vfsd_readdir_given_from(struct ipc_vfsd_readdir_given *given,
                                 const struct ipc_vfsd_readdir_request *request);

#define IPC_VFSD_READDIR_REPLY_SIZE_MIN     ((size_t)16)
#define IPC_VFSD_READDIR_REPLY_SIZE_MAX     ((size_t)3856)
#define IPC_VFSD_READDIR_REPLY_RULE_GOES_ON UINT32_C(1)
#define IPC_VFSD_READDIR_REPLY_RULE_ENDS    UINT32_C(2)

/*
 * Reply of READDIR.
 * Layout ours: as many whole entries as fit.
 * Rule 1, goes_on: Whoever goes on comes further.
 * Rule 2, ends: The end stays where it is.
 */
struct ipc_vfsd_readdir_reply {
	/* [0, 8) Where to go on; that of the request at the end. */
	uint64_t next_cursor;
	/* [8, 10) Number of entries; 0 at the end. */
	uint16_t entry_count;
	/* [10, 16) reserved, zero */
	/*
	 * [16, ...) Names of the directory, in the provider's own order. Entries of struct
	 * ipc_files_directory_entry.
	 */
	const uint8_t *entries;
	/* bytes of entries, at most 3840 */
	uint16_t entries_size;
};

void ipc_vfsd_readdir_reply_init(struct ipc_vfsd_readdir_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_readdir_reply_pack(const struct ipc_vfsd_readdir_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len,
                                     const struct ipc_vfsd_readdir_given *given);
IPC_MUST_CHECK
uint32_t ipc_vfsd_readdir_reply_unpack(struct ipc_vfsd_readdir_reply *msg, const uint8_t *buf,
                                       size_t len, const struct ipc_vfsd_readdir_given *given);
IPC_MUST_CHECK
uint32_t ipc_vfsd_readdir_reply_validate(const uint8_t *buf, size_t len,
                                         const struct ipc_vfsd_readdir_given *given);

/*
 * UNLINK: Takes a name from a file; its bytes go with the last name and the last handle.
 * Number ours: beside RMDIR.
 * Name ours: seed: public directory I/O.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, IS_DIRECTORY, LINK_DEPTH, READ_ONLY.
 */
#define IPC_VFSD_OP_UNLINK     UINT32_C(0x90B)
#define IPC_VFSD_UNLINK_ABI_ID UINT64_C(0xE2651EAFDCE85539)

#define IPC_VFSD_UNLINK_REQUEST_SIZE ((size_t)512)

/*
 * Request of UNLINK.
 * Layout ours: the path is all there is to say.
 */
struct ipc_vfsd_unlink_request {
	/* [0, 2) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [2, 512) The name. */
	const char *path;
};

void ipc_vfsd_unlink_request_init(struct ipc_vfsd_unlink_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_unlink_request_pack(const struct ipc_vfsd_unlink_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_unlink_request_unpack(struct ipc_vfsd_unlink_request *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_unlink_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_UNLINK_REPLY_SIZE ((size_t)0)

/*
 * Reply of UNLINK.
 * Layout ours: everything was said by the caller.
 */
struct ipc_vfsd_unlink_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_vfsd_unlink_reply_init(struct ipc_vfsd_unlink_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_unlink_reply_pack(const struct ipc_vfsd_unlink_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_unlink_reply_unpack(struct ipc_vfsd_unlink_reply *msg, const uint8_t *buf,
                                      size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_unlink_reply_validate(const uint8_t *buf, size_t len);

/*
 * RENAME: Gives a node another name in the same file system. EXISTS: something has the new name,
 * and REPLACE is not set.
 * Number ours: beside UNLINK.
 * Name ours: seed: public directory I/O.
 * Results of its own: NOT_FOUND, EXISTS, NOT_DIRECTORY, IS_DIRECTORY, NOT_EMPTY, OTHER_FILESYSTEM,
 * LINK_DEPTH, READ_ONLY, BUSY, EXHAUSTED.
 */
#define IPC_VFSD_OP_RENAME     UINT32_C(0x90C)
#define IPC_VFSD_RENAME_ABI_ID UINT64_C(0xB4A79279017A6DC2)

#define IPC_VFSD_RENAME_REQUEST_SIZE ((size_t)1032)

/*
 * Request of RENAME.
 * Layout ours: both paths whole: a directory may change.
 */
struct ipc_vfsd_rename_request {
	/* [0, 4) Whether what has the new name is replaced. (files.rename_flag) */
	uint32_t flags;
	/* [4, 8) reserved, zero */
	/* [8, 10) bytes of from, 1 to 510 */
	uint16_t from_length;
	/* [10, 520) The name until now. */
	const char *from;
	/* [520, 522) bytes of to, 1 to 510 */
	uint16_t to_length;
	/* [522, 1032) The new name. */
	const char *to;
};

void ipc_vfsd_rename_request_init(struct ipc_vfsd_rename_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_rename_request_pack(const struct ipc_vfsd_rename_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_rename_request_unpack(struct ipc_vfsd_rename_request *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_rename_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_RENAME_REPLY_SIZE ((size_t)0)

/*
 * Reply of RENAME.
 * Layout ours: everything was said by the caller.
 */
struct ipc_vfsd_rename_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_vfsd_rename_reply_init(struct ipc_vfsd_rename_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_rename_reply_pack(const struct ipc_vfsd_rename_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_rename_reply_unpack(struct ipc_vfsd_rename_reply *msg, const uint8_t *buf,
                                      size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_rename_reply_validate(const uint8_t *buf, size_t len);

/*
 * LINK: Gives a file one more name in the same file system. A directory has one name: IS_DIRECTORY.
 * Number ours: beside RENAME.
 * Name ours: seed: public directory I/O.
 * Results of its own: NOT_FOUND, EXISTS, NOT_DIRECTORY, IS_DIRECTORY, OTHER_FILESYSTEM, LINK_DEPTH,
 * READ_ONLY, EXHAUSTED.
 */
#define IPC_VFSD_OP_LINK     UINT32_C(0x90D)
#define IPC_VFSD_LINK_ABI_ID UINT64_C(0xC8C9D71FE6D476B7)

#define IPC_VFSD_LINK_REQUEST_SIZE ((size_t)1024)

/*
 * Request of LINK.
 * Layout ours: both names, as in RENAME.
 */
struct ipc_vfsd_link_request {
	/* [0, 2) bytes of from, 1 to 510 */
	uint16_t from_length;
	/* [2, 512) A name that it has. */
	const char *from;
	/* [512, 514) bytes of to, 1 to 510 */
	uint16_t to_length;
	/* [514, 1024) The further name. */
	const char *to;
};

void ipc_vfsd_link_request_init(struct ipc_vfsd_link_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_link_request_pack(const struct ipc_vfsd_link_request *msg, uint8_t *buf,
                                    size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_link_request_unpack(struct ipc_vfsd_link_request *msg, const uint8_t *buf,
                                      size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_link_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_LINK_REPLY_SIZE ((size_t)0)

/*
 * Reply of LINK.
 * Layout ours: everything was said by the caller.
 */
struct ipc_vfsd_link_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_vfsd_link_reply_init(struct ipc_vfsd_link_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_link_reply_pack(const struct ipc_vfsd_link_reply *msg, uint8_t *buf, size_t cap,
                                  size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_link_reply_unpack(struct ipc_vfsd_link_reply *msg, const uint8_t *buf,
                                    size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_link_reply_validate(const uint8_t *buf, size_t len);

/*
 * SYMLINK: Makes a symbolic link.
 * Number ours: beside LINK.
 * Name ours: seed: public directory I/O.
 * Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED.
 */
#define IPC_VFSD_OP_SYMLINK     UINT32_C(0x90E)
#define IPC_VFSD_SYMLINK_ABI_ID UINT64_C(0x9D9BE2DBB6E5A15D)

#define IPC_VFSD_SYMLINK_REQUEST_SIZE ((size_t)1024)

/*
 * Request of SYMLINK.
 * Layout ours: the target is text and not looked at: it may name nothing, or something that comes
 * later.
 */
struct ipc_vfsd_symlink_request {
	/* [0, 2) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [2, 512) Where the link is to be. */
	const char *path;
	/* [512, 514) bytes of target, 1 to 510 */
	uint16_t target_length;
	/* [514, 1024) What it says. */
	const char *target;
};

void ipc_vfsd_symlink_request_init(struct ipc_vfsd_symlink_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_symlink_request_pack(const struct ipc_vfsd_symlink_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_symlink_request_unpack(struct ipc_vfsd_symlink_request *msg, const uint8_t *buf,
                                         size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_symlink_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_SYMLINK_REPLY_SIZE ((size_t)0)

/*
 * Reply of SYMLINK.
 * Layout ours: everything was said by the caller.
 */
struct ipc_vfsd_symlink_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_vfsd_symlink_reply_init(struct ipc_vfsd_symlink_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_symlink_reply_pack(const struct ipc_vfsd_symlink_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_symlink_reply_unpack(struct ipc_vfsd_symlink_reply *msg, const uint8_t *buf,
                                       size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_symlink_reply_validate(const uint8_t *buf, size_t len);

/*
 * READLINK: Tells what a symbolic link says. NOT_FOUND: there is nothing, or no link.
 * Number ours: beside SYMLINK.
 * Name ours: seed: public directory I/O.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_VFSD_OP_READLINK     UINT32_C(0x90F)
#define IPC_VFSD_READLINK_ABI_ID UINT64_C(0x239CC0B85583C093)

#define IPC_VFSD_READLINK_REQUEST_SIZE ((size_t)512)

/*
 * Request of READLINK.
 * Layout ours: the path is all there is to say.
 */
struct ipc_vfsd_readlink_request {
	/* [0, 2) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [2, 512) Where the link is. */
	const char *path;
};

void ipc_vfsd_readlink_request_init(struct ipc_vfsd_readlink_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_readlink_request_pack(const struct ipc_vfsd_readlink_request *msg, uint8_t *buf,
                                        size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_readlink_request_unpack(struct ipc_vfsd_readlink_request *msg,
                                          const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_readlink_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_READLINK_REPLY_SIZE ((size_t)512)

/*
 * Reply of READLINK.
 * Layout ours: as it was written.
 */
struct ipc_vfsd_readlink_reply {
	/* [0, 2) bytes of target, 1 to 510 */
	uint16_t target_length;
	/* [2, 512) What it says. */
	const char *target;
};

void ipc_vfsd_readlink_reply_init(struct ipc_vfsd_readlink_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_readlink_reply_pack(const struct ipc_vfsd_readlink_reply *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_readlink_reply_unpack(struct ipc_vfsd_readlink_reply *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_readlink_reply_validate(const uint8_t *buf, size_t len);

/*
 * STAT: Tells all that is known of a node.
 * Number ours: beside READDIR.
 * Name ours: seed: public metadata.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_VFSD_OP_STAT     UINT32_C(0x910)
#define IPC_VFSD_STAT_ABI_ID UINT64_C(0x6D7E9A9A6BA1A738)

#define IPC_VFSD_STAT_REQUEST_SIZE ((size_t)520)

/*
 * Request of STAT.
 * Layout ours: by path: what is open was told when it was opened.
 */
struct ipc_vfsd_stat_request {
	/* [0, 4) How the path is looked up. (files.lookup_flag) */
	uint32_t flags;
	/* [4, 8) reserved, zero */
	/* [8, 10) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [10, 520) Where it is. */
	const char *path;
};

void ipc_vfsd_stat_request_init(struct ipc_vfsd_stat_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_stat_request_pack(const struct ipc_vfsd_stat_request *msg, uint8_t *buf,
                                    size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_stat_request_unpack(struct ipc_vfsd_stat_request *msg, const uint8_t *buf,
                                      size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_stat_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_STAT_REPLY_SIZE ((size_t)112)

/*
 * Reply of STAT.
 * Layout ours: the status is all there is to say.
 */
struct ipc_vfsd_stat_reply {
	/* [0, 112) What is there. */
	struct ipc_files_node_status status;
};

void ipc_vfsd_stat_reply_init(struct ipc_vfsd_stat_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_stat_reply_pack(const struct ipc_vfsd_stat_reply *msg, uint8_t *buf, size_t cap,
                                  size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_stat_reply_unpack(struct ipc_vfsd_stat_reply *msg, const uint8_t *buf,
                                    size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_stat_reply_validate(const uint8_t *buf, size_t len);

/*
 * UPDATE_METADATA: Changes permissions, owner or times of a node. DENIED: the caller is not its
 * owner.
 * Number ours: beside STAT.
 * Name ours: seed: public metadata.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, LINK_DEPTH, READ_ONLY.
 */
#define IPC_VFSD_OP_UPDATE_METADATA     UINT32_C(0x911)
#define IPC_VFSD_UPDATE_METADATA_ABI_ID UINT64_C(0x318AD98AAFAF4560)

#define IPC_VFSD_UPDATE_METADATA_REQUEST_SIZE ((size_t)568)

/*
 * Request of UPDATE_METADATA.
 * Layout ours: one body for all that STAT tells and data does not change.
 */
struct ipc_vfsd_update_metadata_request {
	/* [0, 48) What it shall be. */
	struct ipc_files_new_metadata metadata;
	/* [48, 52) How the path is looked up. (files.lookup_flag) */
	uint32_t flags;
	/* [52, 56) reserved, zero */
	/* [56, 58) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [58, 568) Where it is. */
	const char *path;
};

void ipc_vfsd_update_metadata_request_init(struct ipc_vfsd_update_metadata_request *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_update_metadata_request_pack(const struct ipc_vfsd_update_metadata_request *msg,
                                               uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_update_metadata_request_unpack(struct ipc_vfsd_update_metadata_request *msg,
                                                 const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_update_metadata_request_validate(const uint8_t *buf, size_t len);

#define IPC_VFSD_UPDATE_METADATA_REPLY_SIZE ((size_t)112)

/*
 * Reply of UPDATE_METADATA.
 * Layout ours: what it is now, so that nobody has to ask.
 */
struct ipc_vfsd_update_metadata_reply {
	/* [0, 112) What is there. */
	struct ipc_files_node_status status;
};

void ipc_vfsd_update_metadata_reply_init(struct ipc_vfsd_update_metadata_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_vfsd_update_metadata_reply_pack(const struct ipc_vfsd_update_metadata_reply *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_update_metadata_reply_unpack(struct ipc_vfsd_update_metadata_reply *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_vfsd_update_metadata_reply_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
