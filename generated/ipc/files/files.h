/* SPDX-License-Identifier: ISC */
/* Generated from files.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Numbers and structs shared by vfsd and the file-system providers. */
#ifndef IPC_FILES_FILES_H
#define IPC_FILES_FILES_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/cursor.h"
#include "ipc/status.h"
#include "ipc/types/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Most bytes of file data in one READ or WRITE.
 * Value ours: fifteen sixteenths of a page: header, table and the fixed fields of READ and WRITE
 * fit beside it.
 */
#define IPC_FILES_DATA_BYTES_MAX UINT32_C(3840)
/*
 * Most bytes of directory entries in one READDIR.
 * Value ours: as much as file data: at least thirteen of the longest names, some hundred of
 * ordinary ones.
 */
#define IPC_FILES_ENTRIES_BYTES_MAX UINT32_C(3840)
/*
 * Most bytes of a symbolic link's target.
 * Value ours: a target is at most as long as a path.
 */
#define IPC_FILES_LINK_BYTES_MAX UINT32_C(510)
/*
 * Largest size of a file and largest offset in it, in bytes.
 * Value ours: offsets of the file systems below are signed 64-bit numbers.
 */
#define IPC_FILES_FILE_BYTES_MAX UINT64_C(0x7FFFFFFFFFFFFFFF)

/*
 * What a name stands for. Open: servers send it, and file systems have kinds that this ABI does not
 * make.
 */
enum ipc_files_node_kind {
	/* A file with bytes. */
	IPC_FILES_NODE_KIND_FILE = 1,
	/* A directory. */
	IPC_FILES_NODE_KIND_DIRECTORY = 2,
	/* A symbolic link. */
	IPC_FILES_NODE_KIND_SYMLINK = 3,
	/* Anything else that a file system may hold: it can be listed and removed, not opened. */
	IPC_FILES_NODE_KIND_OTHER = 4,
};

/*
 * Bits of files.permission: Who may do what with a node: the mode of the stat reply without the
 * kind.
 */
/* Others may run or enter it. */
#define IPC_FILES_PERMISSION_OTHER_EXECUTE UINT32_C(0x1)
/* Others may write it. */
#define IPC_FILES_PERMISSION_OTHER_WRITE UINT32_C(0x2)
/* Others may read it. */
#define IPC_FILES_PERMISSION_OTHER_READ UINT32_C(0x4)
/* The group may run or enter it. */
#define IPC_FILES_PERMISSION_GROUP_EXECUTE UINT32_C(0x8)
/* The group may write it. */
#define IPC_FILES_PERMISSION_GROUP_WRITE UINT32_C(0x10)
/* The group may read it. */
#define IPC_FILES_PERMISSION_GROUP_READ UINT32_C(0x20)
/* The owner may run or enter it. */
#define IPC_FILES_PERMISSION_OWNER_EXECUTE UINT32_C(0x40)
/* The owner may write it. */
#define IPC_FILES_PERMISSION_OWNER_WRITE UINT32_C(0x80)
/* The owner may read it. */
#define IPC_FILES_PERMISSION_OWNER_READ UINT32_C(0x100)
/* Only the owner of an entry may remove it from this directory. */
#define IPC_FILES_PERMISSION_STICKY UINT32_C(0x200)
/* Stored and reported; no process gets a group by it. */
#define IPC_FILES_PERMISSION_SET_GROUP UINT32_C(0x400)
/* Stored and reported; no process gets an owner by it. */
#define IPC_FILES_PERMISSION_SET_OWNER UINT32_C(0x800)

/*
 * Bits of files.filesystem_flag: What holds for all of a file system. The server sends it; a client
 * that does not know a bit refuses the reply.
 */
/* It can't be written. */
#define IPC_FILES_FILESYSTEM_FLAG_READ_ONLY UINT32_C(0x1)
/* What it holds is gone when it is unmounted. */
#define IPC_FILES_FILESYSTEM_FLAG_VOLATILE UINT32_C(0x2)
/* Names that differ in case only are the same. */
#define IPC_FILES_FILESYSTEM_FLAG_CASE_INSENSITIVE UINT32_C(0x4)
/* Its content was compared with a trusted root hash when it was mounted. */
#define IPC_FILES_FILESYSTEM_FLAG_VERIFIED UINT32_C(0x8)

/* Bits of files.mount_flag: How a file system is to be mounted. */
/* It can't be written, whatever its medium allows. */
#define IPC_FILES_MOUNT_FLAG_READ_ONLY UINT32_C(0x1)
/* Its root hash must be the one that keyd trusts; else it is not mounted. */
#define IPC_FILES_MOUNT_FLAG_VERIFY UINT32_C(0x2)

/* Bits of files.open_flag: What a file is opened for. */
/* Read it, or list it. */
#define IPC_FILES_OPEN_FLAG_READ UINT32_C(0x1)
/* Write it and change its size. */
#define IPC_FILES_OPEN_FLAG_WRITE UINT32_C(0x2)
/* It must be a directory. */
#define IPC_FILES_OPEN_FLAG_DIRECTORY UINT32_C(0x4)
/* A symbolic link as the last part of the path is not followed. */
#define IPC_FILES_OPEN_FLAG_NO_FOLLOW UINT32_C(0x8)

/* Bits of files.lookup_flag: How a path is looked up. */
/* A symbolic link as the last part of the path is not followed. */
#define IPC_FILES_LOOKUP_FLAG_NO_FOLLOW UINT32_C(0x8)

/* Bits of files.rename_flag: How a name moves. */
/* Whatever has the new name is replaced, in one step. */
#define IPC_FILES_RENAME_FLAG_REPLACE UINT32_C(0x1)

/* Bits of files.metadata_field: Which metadata a request changes. */
/* The permissions. */
#define IPC_FILES_METADATA_FIELD_PERMISSIONS UINT32_C(0x1)
/* Owner and group. */
#define IPC_FILES_METADATA_FIELD_OWNER UINT32_C(0x2)
/* The times of last access and of last change. */
#define IPC_FILES_METADATA_FIELD_TIMES UINT32_C(0x4)

/*
 * All that is known of a node.
 * Layout ours: seed: mode, link count, uid and gid, allocation size, device number, timestamps,
 * file-system flags beside kind and size; generation is what a loader compares.
 * 112 bytes on the wire.
 */
struct ipc_files_node_status {
	/* [0, 8) Number of the node within its file system; 0 is none. */
	uint64_t node_id;
	/* [8, 16) Number of the file system instance, given at mount. */
	uint64_t device;
	/*
	 * [16, 24) Counts the changes of the node's data, where the file system keeps such a count;
	 * else 0.
	 */
	uint64_t generation;
	/*
	 * [24, 32) Bytes of a file, or of a symbolic link's target; of anything else as the file
	 * system counts it.
	 */
	uint64_t size;
	/* [32, 40) Bytes that it takes on its medium. */
	uint64_t allocation_size;
	/* [40, 44) What it is. (enum ipc_files_node_kind) */
	uint32_t kind;
	/* [44, 48) Who may do what with it. (files.permission) */
	uint32_t permissions;
	/* [48, 52) Names that it has; 0 if it is open and has none any more. */
	uint32_t link_count;
	/* [52, 56) Number of its owner. */
	uint32_t uid;
	/* [56, 60) Number of its group. */
	uint32_t gid;
	/* [60, 64) What holds for its file system. (files.filesystem_flag) */
	uint32_t filesystem_flags;
	/* [64, 80) When it was last read, as far as the file system notes it. */
	struct ipc_types_timestamp accessed;
	/* [80, 96) When its data last changed. */
	struct ipc_types_timestamp modified;
	/* [96, 112) When its metadata last changed. */
	struct ipc_types_timestamp changed;
};

#define IPC_FILES_NEW_METADATA_RULE_CHANGES_SOMETHING        UINT32_C(1)
#define IPC_FILES_NEW_METADATA_RULE_PERMISSIONS_ONLY_IF_SAID UINT32_C(2)
#define IPC_FILES_NEW_METADATA_RULE_OWNER_ONLY_IF_SAID       UINT32_C(3)
#define IPC_FILES_NEW_METADATA_RULE_TIMES_ONLY_IF_SAID       UINT32_C(4)

/*
 * New metadata of a node; what is not to change is zero.
 * Layout ours: one body for chmod, chown and utimes: one op, one permission check.
 * 48 bytes on the wire.
 * Rule 1, changes_something: Something changes.
 * Rule 2, permissions_only_if_said: Permissions that don't change are not said.
 * Rule 3, owner_only_if_said: An owner that doesn't change is not said.
 * Rule 4, times_only_if_said: Times that don't change are not said.
 */
struct ipc_files_new_metadata {
	/* [0, 4) Which of them change. (files.metadata_field) */
	uint32_t fields;
	/* [4, 8) The new permissions. (files.permission) */
	uint32_t permissions;
	/* [8, 12) Number of the new owner. */
	uint32_t uid;
	/* [12, 16) Number of the new group. */
	uint32_t gid;
	/* [16, 32) The new time of last access. */
	struct ipc_types_timestamp accessed;
	/* [32, 48) The new time of last change of data. */
	struct ipc_types_timestamp modified;
};

/*
 * One name of a directory, of which only the used bytes travel. `.` and `..` are no names.
 * Layout ours: kind and number beside the name, so that a listing needs no STAT for each.
 */
struct ipc_files_directory_entry {
	/* [0, 8) Number of the node within its file system. */
	uint64_t node_id;
	/* [8, 12) What it is. (enum ipc_files_node_kind) */
	uint32_t kind;
	/* [12, 13) Bytes of the name. */
	uint8_t name_length;
	/* [13, ...) What the directory calls the node. (1 to 255 bytes, counted by name_length) */
	const char *name;
};

IPC_MUST_CHECK
uint32_t ipc_files_directory_entry_next(struct ipc_files_directory_entry *entry,
                                        struct ipc_cursor *cursor);
IPC_MUST_CHECK
uint32_t ipc_files_directory_entry_append(const struct ipc_files_directory_entry *entry,
                                          struct ipc_writer *writer);

#ifdef __cplusplus
}
#endif

#endif
