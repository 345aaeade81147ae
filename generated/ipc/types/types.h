/* SPDX-License-Identifier: ISC */
/* Generated from types.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Numbers and structs shared by the schemas of the system. */
#ifndef IPC_TYPES_TYPES_H
#define IPC_TYPES_TYPES_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Bytes in one page of memory.
 * Value ours: the smallest page of x86_64, aarch64 and riscv64, and so the unit of every mapping.
 */
#define IPC_TYPES_PAGE_SIZE UINT32_C(4096)
/*
 * First address above user space, in bytes.
 * Value ours: the lower half of a 48-bit address space, which all three targets have.
 */
#define IPC_TYPES_USER_TOP UINT64_C(0x800000000000)
/*
 * Most bytes of a block of arguments or of environment.
 * Value ours: seed asks for bounded blocks without a number; both fit in one message with room for
 * the rest.
 */
#define IPC_TYPES_BLOCK_BYTES_MAX UINT32_C(1024)
/*
 * Most bytes of the name of a service.
 * Value published: public: [drv-ps2-keyboard] 15 bytes.
 * Name ours: upstream gives the bound, not a constant for it.
 */
#define IPC_SERVICE_NAME_BYTES_MAX UINT32_C(15)

/*
 * A point in wall clock time, as a file system stores it.
 * Layout ours: seconds and nanoseconds apart, because file systems store dates that 64 bits of
 * nanoseconds can't hold.
 * 16 bytes on the wire.
 */
struct ipc_types_timestamp {
	/* [0, 8) Seconds since 1970-01-01 00:00 UTC, negative before it. */
	int64_t seconds;
	/* [8, 12) Nanoseconds after that second. */
	uint32_t nanoseconds;
	/* [12, 16) reserved, zero */
};

/*
 * Which file, in which state, bytes were read from; filled in by the file system, compared for
 * equality only.
 * Layout ours: seed asks for a source identity and for stale sources to be refused: a change of the
 * file changes one of these.
 * 40 bytes on the wire.
 */
struct ipc_types_source_identity {
	/* [0, 8) Number of the file system instance, given by vfsd at mount. */
	uint64_t device;
	/* [8, 16) Number of the file within its file system. */
	uint64_t node_id;
	/*
	 * [16, 24) Counts the changes of the file's data, where the file system keeps such a count;
	 * else 0.
	 */
	uint64_t generation;
	/* [24, 40) Time of the last change of the file's data. */
	struct ipc_types_timestamp modified;
};

#ifdef __cplusplus
}
#endif

#endif
