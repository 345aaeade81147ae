/* SPDX-License-Identifier: ISC */
/* Generated from loaderd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Discovery and launch of programs. */
#ifndef IPC_LOADERD_LOADERD_H
#define IPC_LOADERD_LOADERD_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/cap.h"
#include "ipc/procd/procd.h"
#include "ipc/status.h"
#include "ipc/types/types.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Largest file that is loaded, in bytes.
 * Value ours: 8 MiB: static programs are a few; a loader holds a file whole, so that what was
 * hashed is what is sent.
 */
#define IPC_LOADERD_SOURCE_BYTES_MAX UINT64_C(0x800000)

/*
 * What a launched program gets of its caller's authority. Closed: a policy that loaderd does not
 * know must not launch anything.
 */
enum ipc_loaderd_authority_policy {
	/* Nothing: the program starts with an empty capability space. */
	IPC_LOADERD_AUTHORITY_POLICY_NO_INHERIT = 1,
};

/* Why a file was not loaded. Open: loaderd sends it, and may learn to tell more apart. */
enum ipc_loaderd_failure {
	/* The source is no valid image. */
	IPC_LOADERD_FAILURE_MALFORMED = 1,
	/* There is no such source. */
	IPC_LOADERD_FAILURE_MISSING = 2,
	/* The source is a directory. */
	IPC_LOADERD_FAILURE_DIRECTORY = 3,
	/* The source has no bytes. */
	IPC_LOADERD_FAILURE_EMPTY = 4,
	/* The source, or what it asks for, is over a bound. */
	IPC_LOADERD_FAILURE_OVERSIZED = 5,
	/* vfsd refused the read to loaderd. */
	IPC_LOADERD_FAILURE_READ_DENIED = 6,
	/* The source changed while it was loaded. */
	IPC_LOADERD_FAILURE_STALE_SOURCE = 7,
	/* The launch asked for authority that the policy denies. */
	IPC_LOADERD_FAILURE_UNWANTED_AUTHORITY = 8,
	/* procd refused the transfer of a valid image. */
	IPC_LOADERD_FAILURE_MALFORMED_TRANSFER = 9,
	/* The source needs an interpreter or is position-independent: a later phase upstream. */
	IPC_LOADERD_FAILURE_DYNAMIC = 10,
};

/*
 * A file as the loader sees it.
 * Layout ours: seed: loader-visible source metadata; identity holds device, node, generation and
 * time, so that two of these tell whether anything changed.
 * 80 bytes on the wire.
 */
struct ipc_loaderd_source {
	/* [0, 40) Which file, in which state. */
	struct ipc_types_source_identity identity;
	/* [40, 48) Bytes of the file. */
	uint64_t size;
	/* [48, 80) Digest of the whole file. */
	uint8_t sha256[32];
};

/* Range of the ops, both ends included. */
#define IPC_LOADERD_OPS_FIRST UINT32_C(0x950)
#define IPC_LOADERD_OPS_LAST  UINT32_C(0x95F)

/*
 * DISCOVER_PATH: Tells what a file is, without launching it. EXHAUSTED: vfsd has no room for an
 * open file.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name ours: seed: path discovery.
 * Results of its own: FAILED, EXHAUSTED.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_LOADERD_OP_DISCOVER_PATH     UINT32_C(0x950)
#define IPC_LOADERD_DISCOVER_PATH_ABI_ID UINT64_C(0x64C614F720899DAE)

#define IPC_LOADERD_DISCOVER_PATH_REQUEST_SIZE ((size_t)512)

/*
 * Request of DISCOVER_PATH.
 * Layout ours: a canonical path and nothing else: loaderd resolves no name by environment or search
 * list.
 */
struct ipc_loaderd_discover_path_request {
	/* [0, 2) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [2, 512) Where the file is. */
	const char *path;
};

void ipc_loaderd_discover_path_request_init(struct ipc_loaderd_discover_path_request *msg);
IPC_MUST_CHECK
uint32_t ipc_loaderd_discover_path_request_pack(
	const struct ipc_loaderd_discover_path_request *msg, uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_loaderd_discover_path_request_unpack(struct ipc_loaderd_discover_path_request *msg,
                                                  const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_loaderd_discover_path_request_validate(const uint8_t *buf, size_t len);

#define IPC_LOADERD_DISCOVER_PATH_REPLY_SIZE               ((size_t)104)
#define IPC_LOADERD_DISCOVER_PATH_REPLY_RULE_ENTRY_OF_KIND UINT32_C(1)

/*
 * Reply of DISCOVER_PATH.
 * Layout ours: what a caller needs to know what it would launch, and to see later that it is still
 * the same.
 * Rule 1, entry_of_kind: A program has an entry, an object has none.
 */
struct ipc_loaderd_discover_path_reply {
	/* [0, 80) The file. */
	struct ipc_loaderd_source source;
	/* [80, 84) What it is. (enum ipc_procd_image_kind) */
	uint32_t image_kind;
	/* [84, 88) Number of its loadable segments. */
	uint32_t segment_count;
	/* [88, 96) First instruction; 0 for a dynamic object. */
	uint64_t entry_point;
	/* [96, 104) Bytes that its segments take in memory. */
	uint64_t memory_size;
};

void ipc_loaderd_discover_path_reply_init(struct ipc_loaderd_discover_path_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_loaderd_discover_path_reply_pack(const struct ipc_loaderd_discover_path_reply *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_loaderd_discover_path_reply_unpack(struct ipc_loaderd_discover_path_reply *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_loaderd_discover_path_reply_validate(const uint8_t *buf, size_t len);

#define IPC_LOADERD_DISCOVER_PATH_FAILURE_SIZE ((size_t)8)

/*
 * What comes with FAILED of DISCOVER_PATH.
 * Layout ours: codes of their own: a missing file and a malformed one need different help.
 */
struct ipc_loaderd_discover_path_failure {
	/* [0, 4) Why. (enum ipc_loaderd_failure) */
	uint32_t failure;
	/* [4, 8) reserved, zero */
};

void ipc_loaderd_discover_path_failure_init(struct ipc_loaderd_discover_path_failure *msg);
IPC_MUST_CHECK
uint32_t ipc_loaderd_discover_path_failure_pack(
	const struct ipc_loaderd_discover_path_failure *msg, uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_loaderd_discover_path_failure_unpack(struct ipc_loaderd_discover_path_failure *msg,
                                                  const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_loaderd_discover_path_failure_validate(const uint8_t *buf, size_t len);

/*
 * LAUNCH_PATH: Launches the program in a file, with arguments and environment and no authority. It
 * runs when the answer comes; its end is told by procd's WAIT_PROCESS_EVENT. EXHAUSTED: procd or
 * vfsd has no room. BUSY: a transfer of an earlier loaderd is still under way; whoever restarted
 * loaderd aborts its staged process.
 * Number ours: beside DISCOVER_PATH.
 * Name ours: seed: path-only native launch.
 * Results of its own: FAILED, BUSY, EXHAUSTED.
 * Capability of the request, copied, up to 8: attached, ENDPOINT: Nobody may attach any: the list
 * is here so that whoever does is told UNWANTED_AUTHORITY, and keeps his own.
 */
#define IPC_LOADERD_OP_LAUNCH_PATH     UINT32_C(0x951)
#define IPC_LOADERD_LAUNCH_PATH_ABI_ID UINT64_C(0x7E804797203D5CE4)

#define IPC_LOADERD_LAUNCH_PATH_REQUEST_SIZE ((size_t)2576)

/*
 * Request of LAUNCH_PATH.
 * Layout ours: path, policy and the two blocks: all that a program may get from whoever launches
 * it.
 */
struct ipc_loaderd_launch_path_request {
	/*
	 * [0, 4) What the program gets of the caller's authority. (enum
	 * ipc_loaderd_authority_policy)
	 */
	uint32_t authority_policy;
	/* [4, 8) reserved, zero */
	/* [8, 10) bytes of arguments, at most 1024 */
	uint16_t arguments_size;
	/* [10, 12) strings in arguments, each ended by NUL */
	uint16_t arguments_count;
	/* [12, 1036) Arguments, the first of them the program's name by custom. */
	const char *arguments;
	/* [1036, 1038) bytes of environment, at most 1024 */
	uint16_t environment_size;
	/* [1038, 1040) strings in environment, each ended by NUL */
	uint16_t environment_count;
	/* [1040, 2064) Environment, strings of the form NAME=VALUE by custom. */
	const char *environment;
	/* [2064, 2066) bytes of path, 1 to 510 */
	uint16_t path_length;
	/* [2066, 2576) Where the file is. */
	const char *path;
};

void ipc_loaderd_launch_path_request_init(struct ipc_loaderd_launch_path_request *msg);
IPC_MUST_CHECK
uint32_t ipc_loaderd_launch_path_request_pack(const struct ipc_loaderd_launch_path_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_loaderd_launch_path_request_unpack(struct ipc_loaderd_launch_path_request *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_loaderd_launch_path_request_validate(const uint8_t *buf, size_t len);

/* Capabilities of the request of LAUNCH_PATH. All zero: none. */
struct ipc_loaderd_launch_path_request_caps {
	/*
	 * Entries 0 to 7: ENDPOINT, copied. Nobody may attach any: the list is here so that whoever
	 * does is told UNWANTED_AUTHORITY, and keeps his own.
	 */
	struct ipc_cap attached[8];
	/* How many, 0 to 8. */
	uint32_t attached_count;
};

IPC_MUST_CHECK
uint32_t ipc_loaderd_launch_path_request_caps_pack(
	const struct ipc_loaderd_launch_path_request_caps *caps, struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_loaderd_launch_path_request_caps_unpack(
	struct ipc_loaderd_launch_path_request_caps *caps, const struct ipc_cap_table *table);

#define IPC_LOADERD_LAUNCH_PATH_REPLY_SIZE ((size_t)96)

/*
 * Reply of LAUNCH_PATH.
 * Layout ours: the process by number, and the bytes that it was made of.
 */
struct ipc_loaderd_launch_path_reply {
	/* [0, 8) Number of the process. */
	uint64_t process_id;
	/* [8, 16) When it started. */
	uint64_t started_at;
	/* [16, 96) The file that it was made of. */
	struct ipc_loaderd_source source;
};

void ipc_loaderd_launch_path_reply_init(struct ipc_loaderd_launch_path_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_loaderd_launch_path_reply_pack(const struct ipc_loaderd_launch_path_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_loaderd_launch_path_reply_unpack(struct ipc_loaderd_launch_path_reply *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_loaderd_launch_path_reply_validate(const uint8_t *buf, size_t len);

#define IPC_LOADERD_LAUNCH_PATH_FAILURE_SIZE ((size_t)8)

/*
 * What comes with FAILED of LAUNCH_PATH.
 * Layout ours: as in DISCOVER_PATH.
 */
struct ipc_loaderd_launch_path_failure {
	/* [0, 4) Why. (enum ipc_loaderd_failure) */
	uint32_t failure;
	/* [4, 8) reserved, zero */
};

void ipc_loaderd_launch_path_failure_init(struct ipc_loaderd_launch_path_failure *msg);
IPC_MUST_CHECK
uint32_t ipc_loaderd_launch_path_failure_pack(const struct ipc_loaderd_launch_path_failure *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_loaderd_launch_path_failure_unpack(struct ipc_loaderd_launch_path_failure *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_loaderd_launch_path_failure_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
