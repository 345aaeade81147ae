/* SPDX-License-Identifier: ISC */
/* Generated from fs_provider.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Private operations of a file-system provider. */
#ifndef IPC_FS_PROVIDER_FS_PROVIDER_H
#define IPC_FS_PROVIDER_FS_PROVIDER_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/cap.h"
#include "ipc/files/files.h"
#include "ipc/status.h"
#include "ipc/types/types.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What kind of file system a provider serves. Closed: vfsd routes by it. */
enum ipc_fs_provider_kind {
	/* Files in memory, gone at unmount (ramfsd). */
	IPC_FS_PROVIDER_KIND_VOLATILE_MEMORY = 1,
	/* The ext family (e2fsd). */
	IPC_FS_PROVIDER_KIND_EXT = 2,
	/* The FAT family and exFAT (fatd). */
	IPC_FS_PROVIDER_KIND_FAT = 3,
};

/* Range of the ops, both ends included. */
#define IPC_FS_PROVIDER_OPS_FIRST UINT32_C(0x920)
#define IPC_FS_PROVIDER_OPS_LAST  UINT32_C(0x93F)

/*
 * MOUNT: Makes a file system ready. DENIED: its root hash is not the trusted one, or keyd has no
 * such row. NOT_FOUND: the source holds no such file system.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name ours: seed: private provider mount.
 * Results of its own: NOT_FOUND, BUSY, EXHAUSTED.
 * Capability of the request, copied, optional: source, ENDPOINT with SEND: The block device that
 * holds it; none for volatile memory.
 */
#define IPC_FS_PROVIDER_OP_MOUNT     UINT32_C(0x920)
#define IPC_FS_PROVIDER_MOUNT_ABI_ID UINT64_C(0x21B8B07BCC3D92C7)

#define IPC_FS_PROVIDER_MOUNT_REQUEST_SIZE               ((size_t)24)
#define IPC_FS_PROVIDER_MOUNT_REQUEST_RULE_ROW_OF_VERIFY UINT32_C(1)

/*
 * Request of MOUNT.
 * Layout ours: what vfsd was asked for by MOUNT_FS, without the path: a provider need not know
 * where it is mounted.
 * Rule 1, row_of_verify: A row is named where it is used, and only there.
 */
struct ipc_fs_provider_mount_request {
	/*
	 * [0, 8) Number of the file system instance, given by vfsd; every status of its nodes
	 * repeats it.
	 */
	uint64_t device;
	/* [8, 16) Number of keyd's row that the root must match; 0 without VERIFY. */
	uint64_t trust_row;
	/* [16, 20) What kind of file system it has to be. (enum ipc_fs_provider_kind) */
	uint32_t kind;
	/* [20, 24) How it is mounted. (files.mount_flag) */
	uint32_t flags;
};

void ipc_fs_provider_mount_request_init(struct ipc_fs_provider_mount_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_mount_request_pack(const struct ipc_fs_provider_mount_request *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_mount_request_unpack(struct ipc_fs_provider_mount_request *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_mount_request_validate(const uint8_t *buf, size_t len);

/* Capabilities of the request of MOUNT. All zero: none. */
struct ipc_fs_provider_mount_request_caps {
	/*
	 * Entry 0: ENDPOINT with SEND, copied, optional. The block device that holds it; none for
	 * volatile memory.
	 */
	struct ipc_cap source;
};

IPC_MUST_CHECK
uint32_t ipc_fs_provider_mount_request_caps_pack(
	const struct ipc_fs_provider_mount_request_caps *caps, struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_mount_request_caps_unpack(struct ipc_fs_provider_mount_request_caps *caps,
                                                   const struct ipc_cap_table *table);

/* What the reply to MOUNT depends on: keep it until the reply, then pass it to the codec. */
struct ipc_fs_provider_mount_given {
	uint32_t flags;
};

void ipc_fs_provider_mount_given_from(struct ipc_fs_provider_mount_given *given,
                                      const struct ipc_fs_provider_mount_request *request);

#define IPC_FS_PROVIDER_MOUNT_REPLY_SIZE                    ((size_t)16)
#define IPC_FS_PROVIDER_MOUNT_REPLY_RULE_READ_ONLY_AS_ASKED UINT32_C(1)
#define IPC_FS_PROVIDER_MOUNT_REPLY_RULE_VERIFIED_AS_ASKED  UINT32_C(2)

/*
 * Reply of MOUNT.
 * Layout ours: the number is what every path of this file system goes with.
 * Rule 1, read_only_as_asked: A mount that was asked to be read-only is.
 * Rule 2, verified_as_asked: A mount that was asked to be verified is.
 */
struct ipc_fs_provider_mount_reply {
	/* [0, 8) Number of the mounted file system. */
	uint64_t mount_id;
	/* [8, 12) What holds for it. (files.filesystem_flag) */
	uint32_t filesystem_flags;
	/* [12, 16) reserved, zero */
};

void ipc_fs_provider_mount_reply_init(struct ipc_fs_provider_mount_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_mount_reply_pack(const struct ipc_fs_provider_mount_reply *msg,
                                          uint8_t *buf, size_t cap, size_t *len,
                                          const struct ipc_fs_provider_mount_given *given);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_mount_reply_unpack(struct ipc_fs_provider_mount_reply *msg,
                                            const uint8_t *buf, size_t len,
                                            const struct ipc_fs_provider_mount_given *given);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_mount_reply_validate(const uint8_t *buf, size_t len,
                                              const struct ipc_fs_provider_mount_given *given);

/*
 * UNMOUNT: Gives a file system up. BUSY: a file of it is open.
 * Number ours: beside MOUNT.
 * Name ours: the counterpart of MOUNT.
 * Results of its own: NOT_FOUND, BUSY.
 */
#define IPC_FS_PROVIDER_OP_UNMOUNT     UINT32_C(0x921)
#define IPC_FS_PROVIDER_UNMOUNT_ABI_ID UINT64_C(0x6EF3730BFC621F9B)

#define IPC_FS_PROVIDER_UNMOUNT_REQUEST_SIZE ((size_t)8)

/*
 * Request of UNMOUNT.
 * Layout ours: the number is all there is to say.
 */
struct ipc_fs_provider_unmount_request {
	/* [0, 8) Number of the mounted file system. */
	uint64_t mount_id;
};

void ipc_fs_provider_unmount_request_init(struct ipc_fs_provider_unmount_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_unmount_request_pack(const struct ipc_fs_provider_unmount_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_unmount_request_unpack(struct ipc_fs_provider_unmount_request *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_unmount_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_UNMOUNT_REPLY_SIZE ((size_t)0)

/*
 * Reply of UNMOUNT.
 * Layout ours: everything was said by the caller.
 */
struct ipc_fs_provider_unmount_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_fs_provider_unmount_reply_init(struct ipc_fs_provider_unmount_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_unmount_reply_pack(const struct ipc_fs_provider_unmount_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_unmount_reply_unpack(struct ipc_fs_provider_unmount_reply *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_unmount_reply_validate(const uint8_t *buf, size_t len);

/*
 * OPEN: Opens a file or a directory.
 * Number ours: beside MOUNT.
 * Name ours: seed: private provider open.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, IS_DIRECTORY, LINK_DEPTH, READ_ONLY, EXHAUSTED.
 */
#define IPC_FS_PROVIDER_OP_OPEN     UINT32_C(0x922)
#define IPC_FS_PROVIDER_OPEN_ABI_ID UINT64_C(0xB62719D3618F53DA)

#define IPC_FS_PROVIDER_OPEN_REQUEST_SIZE                   ((size_t)528)
#define IPC_FS_PROVIDER_OPEN_REQUEST_RULE_FOR_SOMETHING     UINT32_C(1)
#define IPC_FS_PROVIDER_OPEN_REQUEST_RULE_DIRECTORY_IS_READ UINT32_C(2)

/*
 * Request of OPEN.
 * Layout ours: the path last: its unused bytes are zero and easy to skip in a dump.
 * Rule 1, for_something: It is opened for something.
 * Rule 2, directory_is_read: A directory is changed by its own operations, not by writing.
 */
struct ipc_fs_provider_open_request {
	/* [0, 8) Number of the mounted file system. */
	uint64_t mount_id;
	/* [8, 12) What it is opened for. (files.open_flag) */
	uint32_t flags;
	/* [12, 16) reserved, zero */
	/* [16, 18) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [18, 528) Where it is. */
	const char *path;
};

void ipc_fs_provider_open_request_init(struct ipc_fs_provider_open_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_open_request_pack(const struct ipc_fs_provider_open_request *msg,
                                           uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_open_request_unpack(struct ipc_fs_provider_open_request *msg,
                                             const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_open_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_OPEN_REPLY_SIZE ((size_t)120)

/*
 * Reply of OPEN.
 * Layout ours: the status at the moment of opening, so that no STAT can be of another file.
 */
struct ipc_fs_provider_open_reply {
	/* [0, 8) Number of the open file. */
	uint64_t handle;
	/* [8, 120) What was opened. */
	struct ipc_files_node_status status;
};

void ipc_fs_provider_open_reply_init(struct ipc_fs_provider_open_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_open_reply_pack(const struct ipc_fs_provider_open_reply *msg,
                                         uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_open_reply_unpack(struct ipc_fs_provider_open_reply *msg,
                                           const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_open_reply_validate(const uint8_t *buf, size_t len);

/*
 * CREATE: Makes a new file and opens it for reading and writing. EXISTS: something has that name.
 * Number ours: beside OPEN.
 * Name ours: seed: private provider create.
 * Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY, READ_ONLY, EXHAUSTED.
 */
#define IPC_FS_PROVIDER_OP_CREATE     UINT32_C(0x923)
#define IPC_FS_PROVIDER_CREATE_ABI_ID UINT64_C(0xBAACFBCD95E6C3DD)

#define IPC_FS_PROVIDER_CREATE_REQUEST_SIZE ((size_t)536)

/*
 * Request of CREATE.
 * Layout ours: owner and group come from vfsd, which knows its caller.
 */
struct ipc_fs_provider_create_request {
	/* [0, 8) Number of the mounted file system. */
	uint64_t mount_id;
	/* [8, 12) Who may do what with the file. (files.permission) */
	uint32_t permissions;
	/* [12, 16) Number of its owner. */
	uint32_t uid;
	/* [16, 20) Number of its group. */
	uint32_t gid;
	/* [20, 24) reserved, zero */
	/* [24, 26) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [26, 536) Where it is to be. */
	const char *path;
};

void ipc_fs_provider_create_request_init(struct ipc_fs_provider_create_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_create_request_pack(const struct ipc_fs_provider_create_request *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_create_request_unpack(struct ipc_fs_provider_create_request *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_create_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_CREATE_REPLY_SIZE ((size_t)120)

/*
 * Reply of CREATE.
 * Layout ours: as in OPEN.
 */
struct ipc_fs_provider_create_reply {
	/* [0, 8) Number of the open file. */
	uint64_t handle;
	/* [8, 120) What was made. */
	struct ipc_files_node_status status;
};

void ipc_fs_provider_create_reply_init(struct ipc_fs_provider_create_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_create_reply_pack(const struct ipc_fs_provider_create_reply *msg,
                                           uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_create_reply_unpack(struct ipc_fs_provider_create_reply *msg,
                                             const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_create_reply_validate(const uint8_t *buf, size_t len);

/*
 * MKDIR: Makes an empty directory.
 * Number ours: beside CREATE.
 * Name ours: seed: private provider mkdir.
 * Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY, READ_ONLY, EXHAUSTED.
 */
#define IPC_FS_PROVIDER_OP_MKDIR     UINT32_C(0x924)
#define IPC_FS_PROVIDER_MKDIR_ABI_ID UINT64_C(0x5A3FB8F4ED7FC7A0)

#define IPC_FS_PROVIDER_MKDIR_REQUEST_SIZE ((size_t)536)

/*
 * Request of MKDIR.
 * Layout ours: as in CREATE.
 */
struct ipc_fs_provider_mkdir_request {
	/* [0, 8) Number of the mounted file system. */
	uint64_t mount_id;
	/* [8, 12) Who may do what with the directory. (files.permission) */
	uint32_t permissions;
	/* [12, 16) Number of its owner. */
	uint32_t uid;
	/* [16, 20) Number of its group. */
	uint32_t gid;
	/* [20, 24) reserved, zero */
	/* [24, 26) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [26, 536) Where it is to be. */
	const char *path;
};

void ipc_fs_provider_mkdir_request_init(struct ipc_fs_provider_mkdir_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_mkdir_request_pack(const struct ipc_fs_provider_mkdir_request *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_mkdir_request_unpack(struct ipc_fs_provider_mkdir_request *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_mkdir_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_MKDIR_REPLY_SIZE ((size_t)0)

/*
 * Reply of MKDIR.
 * Layout ours: everything was said by the caller.
 */
struct ipc_fs_provider_mkdir_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_fs_provider_mkdir_reply_init(struct ipc_fs_provider_mkdir_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_mkdir_reply_pack(const struct ipc_fs_provider_mkdir_reply *msg,
                                          uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_mkdir_reply_unpack(struct ipc_fs_provider_mkdir_reply *msg,
                                            const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_mkdir_reply_validate(const uint8_t *buf, size_t len);

/*
 * READ: Reads bytes of an open file; fewer than were asked for only at its end.
 * Number ours: beside OPEN.
 * Name ours: seed: private provider read.
 * Results of its own: NOT_FOUND, IS_DIRECTORY.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_FS_PROVIDER_OP_READ     UINT32_C(0x925)
#define IPC_FS_PROVIDER_READ_ABI_ID UINT64_C(0x3987BB518038C39B)

#define IPC_FS_PROVIDER_READ_REQUEST_SIZE             ((size_t)24)
#define IPC_FS_PROVIDER_READ_REQUEST_RULE_WITHIN_FILE UINT32_C(1)

/*
 * Request of READ.
 * Layout ours: offset and size in each request: a handle has no position that a lost reply could
 * leave wrong.
 * Rule 1, within_file: No byte lies behind the largest file.
 */
struct ipc_fs_provider_read_request {
	/* [0, 8) Number of the open file. */
	uint64_t handle;
	/* [8, 16) First byte. */
	uint64_t offset;
	/* [16, 20) Most bytes. */
	uint32_t size;
	/* [20, 24) reserved, zero */
};

void ipc_fs_provider_read_request_init(struct ipc_fs_provider_read_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_read_request_pack(const struct ipc_fs_provider_read_request *msg,
                                           uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_read_request_unpack(struct ipc_fs_provider_read_request *msg,
                                             const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_read_request_validate(const uint8_t *buf, size_t len);

/* What the reply to READ depends on: keep it until the reply, then pass it to the codec. */
struct ipc_fs_provider_read_given {
	uint32_t size;
};

void ipc_fs_provider_read_given_from(struct ipc_fs_provider_read_given *given,
                                     const struct ipc_fs_provider_read_request *request);

#define IPC_FS_PROVIDER_READ_REPLY_SIZE_MIN                ((size_t)8)
#define IPC_FS_PROVIDER_READ_REPLY_SIZE_MAX                ((size_t)3848)
#define IPC_FS_PROVIDER_READ_REPLY_RULE_NO_MORE_THAN_ASKED UINT32_C(1)

/*
 * Reply of READ.
 * Layout ours: the bytes are the tail, so that a short read is a short message.
 * Rule 1, no_more_than_asked: No more than was asked for.
 */
struct ipc_fs_provider_read_reply {
	/* [0, 4) Number of bytes; 0 at the end of the file. */
	uint32_t data_size;
	/* [4, 8) reserved, zero */
	/* [8, ...) The bytes. (0 to 3840 bytes, counted by data_size) */
	const uint8_t *data;
};

void ipc_fs_provider_read_reply_init(struct ipc_fs_provider_read_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_read_reply_pack(const struct ipc_fs_provider_read_reply *msg,
                                         uint8_t *buf, size_t cap, size_t *len,
                                         const struct ipc_fs_provider_read_given *given);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_read_reply_unpack(struct ipc_fs_provider_read_reply *msg,
                                           const uint8_t *buf, size_t len,
                                           const struct ipc_fs_provider_read_given *given);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_read_reply_validate(const uint8_t *buf, size_t len,
                                             const struct ipc_fs_provider_read_given *given);

/*
 * WRITE: Writes bytes into an open file, all or none; a gap before them reads as zeros. EXHAUSTED:
 * no room.
 * Number ours: beside READ.
 * Name ours: seed: private provider write.
 * Results of its own: NOT_FOUND, READ_ONLY, EXHAUSTED.
 */
#define IPC_FS_PROVIDER_OP_WRITE     UINT32_C(0x926)
#define IPC_FS_PROVIDER_WRITE_ABI_ID UINT64_C(0x043F768C4F1E154C)

#define IPC_FS_PROVIDER_WRITE_REQUEST_SIZE_MIN         ((size_t)25)
#define IPC_FS_PROVIDER_WRITE_REQUEST_SIZE_MAX         ((size_t)3864)
#define IPC_FS_PROVIDER_WRITE_REQUEST_RULE_WITHIN_FILE UINT32_C(1)

/*
 * Request of WRITE.
 * Layout ours: as in READ.
 * Rule 1, within_file: No byte lies behind the largest file.
 */
struct ipc_fs_provider_write_request {
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

void ipc_fs_provider_write_request_init(struct ipc_fs_provider_write_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_write_request_pack(const struct ipc_fs_provider_write_request *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_write_request_unpack(struct ipc_fs_provider_write_request *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_write_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_WRITE_REPLY_SIZE ((size_t)8)

/*
 * Reply of WRITE.
 * Layout ours: all or nothing, so the size is the only news.
 */
struct ipc_fs_provider_write_reply {
	/* [0, 8) Bytes of the file now. */
	uint64_t file_size;
};

void ipc_fs_provider_write_reply_init(struct ipc_fs_provider_write_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_write_reply_pack(const struct ipc_fs_provider_write_reply *msg,
                                          uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_write_reply_unpack(struct ipc_fs_provider_write_reply *msg,
                                            const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_write_reply_validate(const uint8_t *buf, size_t len);

/*
 * READDIR: Lists names of an open directory that come after a cursor.
 * Number ours: beside READ.
 * Name ours: seed: private provider readdir.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_FS_PROVIDER_OP_READDIR     UINT32_C(0x927)
#define IPC_FS_PROVIDER_READDIR_ABI_ID UINT64_C(0xD4A3AF1C601D8646)

#define IPC_FS_PROVIDER_READDIR_REQUEST_SIZE ((size_t)16)

/*
 * Request of READDIR.
 * Layout ours: the cursor is the provider's: it stands for a name, so that names that come and go
 * move no other.
 */
struct ipc_fs_provider_readdir_request {
	/* [0, 8) Number of the open directory. */
	uint64_t handle;
	/* [8, 16) Where to go on: 0 for the start, else next_cursor of the last reply. */
	uint64_t cursor;
};

void ipc_fs_provider_readdir_request_init(struct ipc_fs_provider_readdir_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_readdir_request_pack(const struct ipc_fs_provider_readdir_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_readdir_request_unpack(struct ipc_fs_provider_readdir_request *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_readdir_request_validate(const uint8_t *buf, size_t len);

/* What the reply to READDIR depends on: keep it until the reply, then pass it to the codec. */
struct ipc_fs_provider_readdir_given {
	uint64_t cursor;
};

void ipc_fs_provider_readdir_given_from(struct ipc_fs_provider_readdir_given *given,
                                        const struct ipc_fs_provider_readdir_request *request);

#define IPC_FS_PROVIDER_READDIR_REPLY_SIZE_MIN     ((size_t)16)
#define IPC_FS_PROVIDER_READDIR_REPLY_SIZE_MAX     ((size_t)3856)
#define IPC_FS_PROVIDER_READDIR_REPLY_RULE_GOES_ON UINT32_C(1)
#define IPC_FS_PROVIDER_READDIR_REPLY_RULE_ENDS    UINT32_C(2)

/*
 * Reply of READDIR.
 * Layout ours: as many whole entries as fit.
 * Rule 1, goes_on: Whoever goes on comes further.
 * Rule 2, ends: The end stays where it is.
 */
struct ipc_fs_provider_readdir_reply {
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

void ipc_fs_provider_readdir_reply_init(struct ipc_fs_provider_readdir_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_readdir_reply_pack(const struct ipc_fs_provider_readdir_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len,
                                            const struct ipc_fs_provider_readdir_given *given);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_readdir_reply_unpack(struct ipc_fs_provider_readdir_reply *msg,
                                              const uint8_t *buf, size_t len,
                                              const struct ipc_fs_provider_readdir_given *given);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_readdir_reply_validate(const uint8_t *buf, size_t len,
                                                const struct ipc_fs_provider_readdir_given *given);

/*
 * STAT: Tells all that is known of a node; a symbolic link is told of, not followed.
 * Number ours: beside READDIR.
 * Name ours: seed: private provider stat.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_FS_PROVIDER_OP_STAT     UINT32_C(0x928)
#define IPC_FS_PROVIDER_STAT_ABI_ID UINT64_C(0xD21512C2DCD98E87)

#define IPC_FS_PROVIDER_STAT_REQUEST_SIZE ((size_t)520)

/*
 * Request of STAT.
 * Layout ours: by path: what is open was told when it was opened.
 */
struct ipc_fs_provider_stat_request {
	/* [0, 8) Number of the mounted file system. */
	uint64_t mount_id;
	/* [8, 10) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [10, 520) Where it is. */
	const char *path;
};

void ipc_fs_provider_stat_request_init(struct ipc_fs_provider_stat_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_stat_request_pack(const struct ipc_fs_provider_stat_request *msg,
                                           uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_stat_request_unpack(struct ipc_fs_provider_stat_request *msg,
                                             const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_stat_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_STAT_REPLY_SIZE ((size_t)112)

/*
 * Reply of STAT.
 * Layout ours: the status is all there is to say.
 */
struct ipc_fs_provider_stat_reply {
	/* [0, 112) What is there. */
	struct ipc_files_node_status status;
};

void ipc_fs_provider_stat_reply_init(struct ipc_fs_provider_stat_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_stat_reply_pack(const struct ipc_fs_provider_stat_reply *msg,
                                         uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_stat_reply_unpack(struct ipc_fs_provider_stat_reply *msg,
                                           const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_stat_reply_validate(const uint8_t *buf, size_t len);

/*
 * RENAME: Gives a node another name in the same file system. EXISTS: something has the new name,
 * and REPLACE is not set.
 * Number ours: beside STAT.
 * Name ours: seed: private provider rename.
 * Results of its own: NOT_FOUND, EXISTS, NOT_DIRECTORY, IS_DIRECTORY, NOT_EMPTY, READ_ONLY,
 * EXHAUSTED.
 */
#define IPC_FS_PROVIDER_OP_RENAME     UINT32_C(0x929)
#define IPC_FS_PROVIDER_RENAME_ABI_ID UINT64_C(0x85D018DA3DF64DF6)

#define IPC_FS_PROVIDER_RENAME_REQUEST_SIZE ((size_t)1040)

/*
 * Request of RENAME.
 * Layout ours: both paths whole: a directory may change.
 */
struct ipc_fs_provider_rename_request {
	/* [0, 8) Number of the mounted file system. */
	uint64_t mount_id;
	/* [8, 12) Whether what has the new name is replaced. (files.rename_flag) */
	uint32_t flags;
	/* [12, 16) reserved, zero */
	/* [16, 18) bytes of from, 1 to 510 */
	uint16_t from_length;
	/* [18, 528) The name until now. */
	const char *from;
	/* [528, 530) bytes of to, 1 to 510 */
	uint16_t to_length;
	/* [530, 1040) The new name. */
	const char *to;
};

void ipc_fs_provider_rename_request_init(struct ipc_fs_provider_rename_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_rename_request_pack(const struct ipc_fs_provider_rename_request *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_rename_request_unpack(struct ipc_fs_provider_rename_request *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_rename_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_RENAME_REPLY_SIZE ((size_t)0)

/*
 * Reply of RENAME.
 * Layout ours: everything was said by the caller.
 */
struct ipc_fs_provider_rename_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_fs_provider_rename_reply_init(struct ipc_fs_provider_rename_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_rename_reply_pack(const struct ipc_fs_provider_rename_reply *msg,
                                           uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_rename_reply_unpack(struct ipc_fs_provider_rename_reply *msg,
                                             const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_rename_reply_validate(const uint8_t *buf, size_t len);

/*
 * TRUNCATE: Changes the size of an open file: cuts it, or fills it up with zeros.
 * Number ours: beside WRITE.
 * Name ours: seed: private provider truncate.
 * Results of its own: NOT_FOUND, READ_ONLY, EXHAUSTED.
 */
#define IPC_FS_PROVIDER_OP_TRUNCATE     UINT32_C(0x92A)
#define IPC_FS_PROVIDER_TRUNCATE_ABI_ID UINT64_C(0x5907D566BE1EFA29)

#define IPC_FS_PROVIDER_TRUNCATE_REQUEST_SIZE ((size_t)16)

/*
 * Request of TRUNCATE.
 * Layout ours: by handle: the right to write was checked when it was opened.
 */
struct ipc_fs_provider_truncate_request {
	/* [0, 8) Number of the open file. */
	uint64_t handle;
	/* [8, 16) Bytes that it shall have. */
	uint64_t file_size;
};

void ipc_fs_provider_truncate_request_init(struct ipc_fs_provider_truncate_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_truncate_request_pack(const struct ipc_fs_provider_truncate_request *msg,
                                               uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_truncate_request_unpack(struct ipc_fs_provider_truncate_request *msg,
                                                 const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_truncate_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_TRUNCATE_REPLY_SIZE ((size_t)0)

/*
 * Reply of TRUNCATE.
 * Layout ours: everything was said by the caller.
 */
struct ipc_fs_provider_truncate_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_fs_provider_truncate_reply_init(struct ipc_fs_provider_truncate_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_truncate_reply_pack(const struct ipc_fs_provider_truncate_reply *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_truncate_reply_unpack(struct ipc_fs_provider_truncate_reply *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_truncate_reply_validate(const uint8_t *buf, size_t len);

/*
 * SYMLINK: Makes a symbolic link.
 * Number ours: beside RENAME.
 * Name ours: seed: private provider symlink.
 * Results of its own: EXISTS, NOT_FOUND, NOT_DIRECTORY, READ_ONLY, EXHAUSTED.
 */
#define IPC_FS_PROVIDER_OP_SYMLINK     UINT32_C(0x92B)
#define IPC_FS_PROVIDER_SYMLINK_ABI_ID UINT64_C(0x50C44D65783329BB)

#define IPC_FS_PROVIDER_SYMLINK_REQUEST_SIZE ((size_t)1040)

/*
 * Request of SYMLINK.
 * Layout ours: the target is text and not looked at: it may name nothing, or something that comes
 * later.
 */
struct ipc_fs_provider_symlink_request {
	/* [0, 8) Number of the mounted file system. */
	uint64_t mount_id;
	/* [8, 12) Number of its owner. */
	uint32_t uid;
	/* [12, 16) Number of its group. */
	uint32_t gid;
	/* [16, 18) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [18, 528) Where the link is to be. */
	const char *path;
	/* [528, 530) bytes of target, 1 to 510 */
	uint16_t target_length;
	/* [530, 1040) What it says. */
	const char *target;
};

void ipc_fs_provider_symlink_request_init(struct ipc_fs_provider_symlink_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_symlink_request_pack(const struct ipc_fs_provider_symlink_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_symlink_request_unpack(struct ipc_fs_provider_symlink_request *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_symlink_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_SYMLINK_REPLY_SIZE ((size_t)0)

/*
 * Reply of SYMLINK.
 * Layout ours: everything was said by the caller.
 */
struct ipc_fs_provider_symlink_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_fs_provider_symlink_reply_init(struct ipc_fs_provider_symlink_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_symlink_reply_pack(const struct ipc_fs_provider_symlink_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_symlink_reply_unpack(struct ipc_fs_provider_symlink_reply *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_symlink_reply_validate(const uint8_t *buf, size_t len);

/*
 * READLINK: Tells what a symbolic link says. NOT_FOUND: there is nothing, or no link.
 * Number ours: beside SYMLINK.
 * Name ours: seed: private provider readlink.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_FS_PROVIDER_OP_READLINK     UINT32_C(0x92C)
#define IPC_FS_PROVIDER_READLINK_ABI_ID UINT64_C(0xE72CCA99380CBD73)

#define IPC_FS_PROVIDER_READLINK_REQUEST_SIZE ((size_t)520)

/*
 * Request of READLINK.
 * Layout ours: as in STAT.
 */
struct ipc_fs_provider_readlink_request {
	/* [0, 8) Number of the mounted file system. */
	uint64_t mount_id;
	/* [8, 10) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [10, 520) Where the link is. */
	const char *path;
};

void ipc_fs_provider_readlink_request_init(struct ipc_fs_provider_readlink_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_readlink_request_pack(const struct ipc_fs_provider_readlink_request *msg,
                                               uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_readlink_request_unpack(struct ipc_fs_provider_readlink_request *msg,
                                                 const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_readlink_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_READLINK_REPLY_SIZE ((size_t)512)

/*
 * Reply of READLINK.
 * Layout ours: as it was written.
 */
struct ipc_fs_provider_readlink_reply {
	/* [0, 2) bytes of target, 1 to 510 */
	uint16_t target_length;
	/* [2, 512) What it says. */
	const char *target;
};

void ipc_fs_provider_readlink_reply_init(struct ipc_fs_provider_readlink_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_readlink_reply_pack(const struct ipc_fs_provider_readlink_reply *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_readlink_reply_unpack(struct ipc_fs_provider_readlink_reply *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_readlink_reply_validate(const uint8_t *buf, size_t len);

/*
 * LINK: Gives a file one more name in the same file system. A directory has one name: IS_DIRECTORY.
 * Number ours: beside SYMLINK.
 * Name ours: seed: private provider link.
 * Results of its own: NOT_FOUND, EXISTS, NOT_DIRECTORY, IS_DIRECTORY, READ_ONLY, EXHAUSTED.
 */
#define IPC_FS_PROVIDER_OP_LINK     UINT32_C(0x92D)
#define IPC_FS_PROVIDER_LINK_ABI_ID UINT64_C(0x20874840DBD88F36)

#define IPC_FS_PROVIDER_LINK_REQUEST_SIZE ((size_t)1032)

/*
 * Request of LINK.
 * Layout ours: both names, as in RENAME.
 */
struct ipc_fs_provider_link_request {
	/* [0, 8) Number of the mounted file system. */
	uint64_t mount_id;
	/* [8, 10) bytes of from, 1 to 510 */
	uint16_t from_length;
	/* [10, 520) A name that it has. */
	const char *from;
	/* [520, 522) bytes of to, 1 to 510 */
	uint16_t to_length;
	/* [522, 1032) The further name. */
	const char *to;
};

void ipc_fs_provider_link_request_init(struct ipc_fs_provider_link_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_link_request_pack(const struct ipc_fs_provider_link_request *msg,
                                           uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_link_request_unpack(struct ipc_fs_provider_link_request *msg,
                                             const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_link_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_LINK_REPLY_SIZE ((size_t)0)

/*
 * Reply of LINK.
 * Layout ours: everything was said by the caller.
 */
struct ipc_fs_provider_link_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_fs_provider_link_reply_init(struct ipc_fs_provider_link_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_link_reply_pack(const struct ipc_fs_provider_link_reply *msg,
                                         uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_link_reply_unpack(struct ipc_fs_provider_link_reply *msg,
                                           const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_link_reply_validate(const uint8_t *buf, size_t len);

/*
 * UPDATE_METADATA: Changes permissions, owner or times of a node; a symbolic link is changed
 * itself.
 * Number ours: beside STAT.
 * Name ours: seed: private provider metadata update.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, READ_ONLY.
 */
#define IPC_FS_PROVIDER_OP_UPDATE_METADATA     UINT32_C(0x92E)
#define IPC_FS_PROVIDER_UPDATE_METADATA_ABI_ID UINT64_C(0xD509421C8F28263A)

#define IPC_FS_PROVIDER_UPDATE_METADATA_REQUEST_SIZE ((size_t)568)

/*
 * Request of UPDATE_METADATA.
 * Layout ours: one body for all that STAT tells and data does not change.
 */
struct ipc_fs_provider_update_metadata_request {
	/* [0, 8) Number of the mounted file system. */
	uint64_t mount_id;
	/* [8, 56) What it shall be. */
	struct ipc_files_new_metadata metadata;
	/* [56, 58) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [58, 568) Where it is. */
	const char *path;
};

void ipc_fs_provider_update_metadata_request_init(
	struct ipc_fs_provider_update_metadata_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_update_metadata_request_pack(
	const struct ipc_fs_provider_update_metadata_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_update_metadata_request_unpack(
	struct ipc_fs_provider_update_metadata_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_update_metadata_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_UPDATE_METADATA_REPLY_SIZE ((size_t)112)

/*
 * Reply of UPDATE_METADATA.
 * Layout ours: what it is now, so that nobody has to ask.
 */
struct ipc_fs_provider_update_metadata_reply {
	/* [0, 112) What is there. */
	struct ipc_files_node_status status;
};

void ipc_fs_provider_update_metadata_reply_init(struct ipc_fs_provider_update_metadata_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_update_metadata_reply_pack(
	const struct ipc_fs_provider_update_metadata_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_update_metadata_reply_unpack(
	struct ipc_fs_provider_update_metadata_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_update_metadata_reply_validate(const uint8_t *buf, size_t len);

/*
 * CLOSE: Gives an open file or directory back.
 * Number ours: beside OPEN.
 * Name ours: seed: private provider close.
 * Results of its own: NOT_FOUND.
 */
#define IPC_FS_PROVIDER_OP_CLOSE     UINT32_C(0x92F)
#define IPC_FS_PROVIDER_CLOSE_ABI_ID UINT64_C(0xBEF3D8AF0830DC86)

#define IPC_FS_PROVIDER_CLOSE_REQUEST_SIZE ((size_t)8)

/*
 * Request of CLOSE.
 * Layout ours: the handle is all there is to say.
 */
struct ipc_fs_provider_close_request {
	/* [0, 8) Number of the open file. */
	uint64_t handle;
};

void ipc_fs_provider_close_request_init(struct ipc_fs_provider_close_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_close_request_pack(const struct ipc_fs_provider_close_request *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_close_request_unpack(struct ipc_fs_provider_close_request *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_close_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_CLOSE_REPLY_SIZE ((size_t)0)

/*
 * Reply of CLOSE.
 * Layout ours: nothing is written late, so nothing can fail late.
 */
struct ipc_fs_provider_close_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_fs_provider_close_reply_init(struct ipc_fs_provider_close_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_close_reply_pack(const struct ipc_fs_provider_close_reply *msg,
                                          uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_close_reply_unpack(struct ipc_fs_provider_close_reply *msg,
                                            const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_close_reply_validate(const uint8_t *buf, size_t len);

/*
 * UNLINK: Takes a name from a file; its bytes go with the last name and the last handle.
 * Number ours: beside LINK.
 * Name ours: seed: private provider unlink.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, IS_DIRECTORY, READ_ONLY.
 */
#define IPC_FS_PROVIDER_OP_UNLINK     UINT32_C(0x930)
#define IPC_FS_PROVIDER_UNLINK_ABI_ID UINT64_C(0xF49E8220BE350DC6)

#define IPC_FS_PROVIDER_UNLINK_REQUEST_SIZE ((size_t)520)

/*
 * Request of UNLINK.
 * Layout ours: as in STAT.
 */
struct ipc_fs_provider_unlink_request {
	/* [0, 8) Number of the mounted file system. */
	uint64_t mount_id;
	/* [8, 10) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [10, 520) The name. */
	const char *path;
};

void ipc_fs_provider_unlink_request_init(struct ipc_fs_provider_unlink_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_unlink_request_pack(const struct ipc_fs_provider_unlink_request *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_unlink_request_unpack(struct ipc_fs_provider_unlink_request *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_unlink_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_UNLINK_REPLY_SIZE ((size_t)0)

/*
 * Reply of UNLINK.
 * Layout ours: everything was said by the caller.
 */
struct ipc_fs_provider_unlink_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_fs_provider_unlink_reply_init(struct ipc_fs_provider_unlink_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_unlink_reply_pack(const struct ipc_fs_provider_unlink_reply *msg,
                                           uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_unlink_reply_unpack(struct ipc_fs_provider_unlink_reply *msg,
                                             const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_unlink_reply_validate(const uint8_t *buf, size_t len);

/*
 * RMDIR: Removes an empty directory.
 * Number ours: beside MKDIR.
 * Name ours: seed: private provider rmdir.
 * Results of its own: NOT_FOUND, NOT_DIRECTORY, NOT_EMPTY, READ_ONLY, BUSY.
 */
#define IPC_FS_PROVIDER_OP_RMDIR     UINT32_C(0x931)
#define IPC_FS_PROVIDER_RMDIR_ABI_ID UINT64_C(0x5B2A0C35E07B3B09)

#define IPC_FS_PROVIDER_RMDIR_REQUEST_SIZE ((size_t)520)

/*
 * Request of RMDIR.
 * Layout ours: as in STAT.
 */
struct ipc_fs_provider_rmdir_request {
	/* [0, 8) Number of the mounted file system. */
	uint64_t mount_id;
	/* [8, 10) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [10, 520) The directory. */
	const char *path;
};

void ipc_fs_provider_rmdir_request_init(struct ipc_fs_provider_rmdir_request *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_rmdir_request_pack(const struct ipc_fs_provider_rmdir_request *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_rmdir_request_unpack(struct ipc_fs_provider_rmdir_request *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_rmdir_request_validate(const uint8_t *buf, size_t len);

#define IPC_FS_PROVIDER_RMDIR_REPLY_SIZE ((size_t)0)

/*
 * Reply of RMDIR.
 * Layout ours: everything was said by the caller.
 */
struct ipc_fs_provider_rmdir_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_fs_provider_rmdir_reply_init(struct ipc_fs_provider_rmdir_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_rmdir_reply_pack(const struct ipc_fs_provider_rmdir_reply *msg,
                                          uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_rmdir_reply_unpack(struct ipc_fs_provider_rmdir_reply *msg,
                                            const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_fs_provider_rmdir_reply_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
