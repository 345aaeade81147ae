/* SPDX-License-Identifier: ISC */
/* Generated from procd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Lifecycle of processes, and the transfer of program images. */
#ifndef IPC_PROCD_PROCD_H
#define IPC_PROCD_PROCD_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/cap.h"
#include "ipc/kernel_control/kernel_control.h"
#include "ipc/status.h"
#include "ipc/types/types.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Most segments of an image.
 * Value ours: linkers make four or five; sixteen descriptors fit in one message beside digests and
 * identity.
 */
#define IPC_PROCD_SEGMENTS_MAX UINT32_C(16)
/*
 * Most data bytes of one image chunk.
 * Value ours: half a page: one chunk is one WRITE_PROCESS_MEMORY, and two chunks fill a page.
 */
#define IPC_PROCD_CHUNK_BYTES_MAX UINT32_C(2048)

/* What an image is. Closed: procd must know what to do with it before it takes the first byte. */
enum ipc_procd_image_kind {
	/* A program that can be started: it has an entry and a stack. */
	IPC_PROCD_IMAGE_KIND_EXECUTABLE = 1,
	/* A shared object: it is built and checked, but never started. */
	IPC_PROCD_IMAGE_KIND_DYNAMIC_OBJECT = 2,
};

/* How a chunk gives its part of a segment. Closed: an unknown kind would leave bytes unknown. */
enum ipc_procd_chunk_kind {
	/* The bytes stand in the message. */
	IPC_PROCD_CHUNK_KIND_INLINE_DATA = 1,
	/* The bytes are zero and do not travel. */
	IPC_PROCD_CHUNK_KIND_ZERO_FILL = 2,
};

/*
 * When procd starts an ended process again. Closed: procd acts on it, so a policy that it does not
 * know must be refused.
 */
enum ipc_procd_restart_policy {
	/* It stays ended. */
	IPC_PROCD_RESTART_POLICY_NEVER = 0,
	/* It is started again after a fault or a non-zero exit code, not after a stop. */
	IPC_PROCD_RESTART_POLICY_ON_FAILURE = 1,
	/* It is started again after any end but a stop. */
	IPC_PROCD_RESTART_POLICY_ALWAYS = 2,
};

/*
 * What happened to a process. Open: procd sends it, and a watcher that does not know a kind waits
 * for the next event.
 */
enum ipc_procd_process_event_kind {
	/* It was started for the first time. */
	IPC_PROCESS_EVENT_KIND_STARTED = 1,
	/* It ended by itself. */
	IPC_PROCESS_EVENT_KIND_EXITED = 2,
	/* It was ended by somebody or by a fault. */
	IPC_PROCESS_EVENT_KIND_KILLED = 3,
	/* It was started again under its restart policy. */
	IPC_PROCESS_EVENT_KIND_RESTARTED = 4,
	/* Its restart policy allows no further start. */
	IPC_PROCESS_EVENT_KIND_GAVE_UP = 5,
};

/* Where a process is in its life. Open: procd sends it. */
enum ipc_procd_process_state {
	/* It was created and has not been started. */
	IPC_PROCD_PROCESS_STATE_STAGED = 1,
	/* It runs. */
	IPC_PROCD_PROCESS_STATE_RUNNING = 2,
	/* It ended by itself. */
	IPC_PROCD_PROCESS_STATE_EXITED = 3,
	/* It was ended by somebody or by a fault. */
	IPC_PROCD_PROCESS_STATE_KILLED = 4,
};

/* Bits of procd.segment_flag: What a process may do with the pages of a segment. */
/* Read them. */
#define IPC_PROCD_SEGMENT_FLAG_READ UINT32_C(0x1)
/* Write them. */
#define IPC_PROCD_SEGMENT_FLAG_WRITE UINT32_C(0x2)
/* Run code from them. */
#define IPC_PROCD_SEGMENT_FLAG_EXECUTE UINT32_C(0x4)

/* Bits of procd.process_wait_flag: How WAIT_PROCESS_EVENT deals with an empty list. */
/* Answer only when there is an event. Without it the answer to an empty list is RETRY. */
#define IPC_PROCD_PROCESS_WAIT_FLAG_BLOCK UINT32_C(0x1)

/* Bits of procd.foundation: The services on which procd itself stands. */
/* Frames of memory. */
#define IPC_PROCD_FOUNDATION_MEMD UINT32_C(0x1)
/* Address spaces. */
#define IPC_PROCD_FOUNDATION_VSPACED UINT32_C(0x2)
/* Page faults. */
#define IPC_PROCD_FOUNDATION_PAGERD UINT32_C(0x4)

#define IPC_PROCD_SEGMENT_RULE_W_XOR_X       UINT32_C(1)
#define IPC_PROCD_SEGMENT_RULE_READABLE      UINT32_C(2)
#define IPC_PROCD_SEGMENT_RULE_FILE_FITS     UINT32_C(3)
#define IPC_PROCD_SEGMENT_RULE_IN_USER_SPACE UINT32_C(4)
#define IPC_PROCD_SEGMENT_RULE_CONGRUENT     UINT32_C(5)

/*
 * One loadable piece of an image. Bytes from file_size up to mem_size are zero.
 * Layout ours: the fields of an ELF program header that a loader acts on; procd parses no ELF.
 * 40 bytes on the wire.
 * Rule 1, w_xor_x: No page is both written and run.
 * Rule 2, readable: A segment that can't be read can't be used: the targets have no execute-only
 * pages in common.
 * Rule 3, file_fits: Memory holds all that the file gives.
 * Rule 4, in_user_space: The segment ends within user space, its last page too.
 * Rule 5, congruent: Page and file page have the same start, so that a page can be filled from the
 * file without shifting.
 */
struct ipc_procd_segment {
	/* [0, 8) First byte, in the address space of the process. */
	uint64_t vaddr;
	/* [8, 16) Bytes in memory. */
	uint64_t mem_size;
	/* [16, 24) First byte in the source file. */
	uint64_t file_offset;
	/* [24, 32) Bytes taken from the source file. */
	uint64_t file_size;
	/* [32, 36) What the process may do with its pages. (procd.segment_flag) */
	uint32_t flags;
	/* [36, 40) reserved, zero */
};

#define IPC_PROCD_RESTART_SETTINGS_RULE_NEVER_HAS_NO_BOUND UINT32_C(1)
#define IPC_PROCD_RESTART_SETTINGS_RULE_BOUND_HAS_WINDOW   UINT32_C(2)

/*
 * When and how often a process is started again.
 * Layout ours: a policy without a bound restarts a broken service for ever, so bound and window are
 * part of it.
 * 16 bytes on the wire.
 * Rule 1, never_has_no_bound: A process that is never restarted has no bound: one encoding for one
 * meaning.
 * Rule 2, bound_has_window: A bound counts within a window, and a window is there to count in.
 */
struct ipc_procd_restart_settings {
	/* [0, 4) When to start it again. (enum ipc_procd_restart_policy) */
	uint32_t policy;
	/* [4, 8) Most restarts within the window; 0 for no bound. */
	uint32_t max_restarts;
	/* [8, 16) Length of the window; 0 without a bound. */
	uint64_t window;
};

/* Range of the ops, both ends included. */
#define IPC_PROCD_OPS_FIRST UINT32_C(0x401)
#define IPC_PROCD_OPS_LAST  UINT32_C(0x41F)

/*
 * SPAWN_SERVICE: Starts a service that procd knows by name, from its boot image.
 * Number published: public: [procd] [rootd] IPC_PHASE0_PROCD_OP_SPAWN_SERVICE (0x402).
 * Results of its own: NOT_FOUND, EXISTS, EXHAUSTED.
 * Capability of the request, copied, up to 6: peers, ENDPOINT with SEND, GRANT: Peers that the new
 * process finds in its first slots, in this order; procd installs them, so it needs GRANT.
 * Capability of the reply, moved, optional: endpoint, ENDPOINT with SEND: A peer of the service's
 * own endpoint, if procd may hand it to this caller.
 */
#define IPC_PROCD_OP_SPAWN_SERVICE     UINT32_C(0x402)
#define IPC_PROCD_SPAWN_SERVICE_ABI_ID UINT64_C(0xD88C85418F4D4A30)

#define IPC_PROCD_SPAWN_SERVICE_REQUEST_SIZE ((size_t)1064)

/*
 * Request of SPAWN_SERVICE.
 * Layout ours: rootd names a service, never a file: which image belongs to a name is procd's boot
 * configuration.
 */
struct ipc_procd_spawn_service_request {
	/* [0, 16) When to start it again after it ends. */
	struct ipc_procd_restart_settings restart;
	/* [16, 18) bytes of arguments, at most 1024 */
	uint16_t arguments_size;
	/* [18, 20) strings in arguments, each ended by NUL */
	uint16_t arguments_count;
	/* [20, 1044) Arguments for the service, the first of them its own name by custom. */
	const char *arguments;
	/* [1044, 1046) bytes of service, 1 to 15 */
	uint16_t service_length;
	/* [1046, 1061) Name of the service. */
	const char *service;
	/* [1061, 1064) reserved, zero */
};

void ipc_procd_spawn_service_request_init(struct ipc_procd_spawn_service_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_spawn_service_request_pack(const struct ipc_procd_spawn_service_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_spawn_service_request_unpack(struct ipc_procd_spawn_service_request *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_spawn_service_request_validate(const uint8_t *buf, size_t len);

/* Capabilities of the request of SPAWN_SERVICE. All zero: none. */
struct ipc_procd_spawn_service_request_caps {
	/*
	 * Entries 0 to 5: ENDPOINT with SEND, GRANT, copied. Peers that the new process finds in
	 * its first slots, in this order; procd installs them, so it needs GRANT.
	 */
	struct ipc_cap peers[6];
	/* How many, 0 to 6. */
	uint32_t peers_count;
};

IPC_MUST_CHECK
uint32_t ipc_procd_spawn_service_request_caps_pack(
	const struct ipc_procd_spawn_service_request_caps *caps, struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_procd_spawn_service_request_caps_unpack(
	struct ipc_procd_spawn_service_request_caps *caps, const struct ipc_cap_table *table);

#define IPC_PROCD_SPAWN_SERVICE_REPLY_SIZE ((size_t)8)

/*
 * Reply of SPAWN_SERVICE.
 * Layout ours: the number is what every later request names.
 */
struct ipc_procd_spawn_service_reply {
	/* [0, 8) Number of the new process. */
	uint64_t process_id;
};

void ipc_procd_spawn_service_reply_init(struct ipc_procd_spawn_service_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_spawn_service_reply_pack(const struct ipc_procd_spawn_service_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_spawn_service_reply_unpack(struct ipc_procd_spawn_service_reply *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_spawn_service_reply_validate(const uint8_t *buf, size_t len);

/* Capabilities of the reply of SPAWN_SERVICE. All zero: none. */
struct ipc_procd_spawn_service_reply_caps {
	/*
	 * Entry 0: ENDPOINT with SEND, moved, optional. A peer of the service's own endpoint, if
	 * procd may hand it to this caller.
	 */
	struct ipc_cap endpoint;
};

IPC_MUST_CHECK
uint32_t ipc_procd_spawn_service_reply_caps_pack(
	const struct ipc_procd_spawn_service_reply_caps *caps, struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_procd_spawn_service_reply_caps_unpack(struct ipc_procd_spawn_service_reply_caps *caps,
                                                   const struct ipc_cap_table *table);

#define IPC_PROCD_SPAWN_SERVICE_FAILURE_SIZE ((size_t)8)

/*
 * What comes with EXISTS of SPAWN_SERVICE.
 * Layout ours: a supervisor that was restarted learns what runs without a second question.
 */
struct ipc_procd_spawn_service_failure {
	/* [0, 8) Number of the process that already runs under this name. */
	uint64_t process_id;
};

void ipc_procd_spawn_service_failure_init(struct ipc_procd_spawn_service_failure *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_spawn_service_failure_pack(const struct ipc_procd_spawn_service_failure *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_spawn_service_failure_unpack(struct ipc_procd_spawn_service_failure *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_spawn_service_failure_validate(const uint8_t *buf, size_t len);

/*
 * ADOPT_PROCESS: Number kept for ever; every server answers DENIED and there is no success to
 * encode.
 * Number published: seed: reserved ADOPT_PROCESS (0x403) compatibility ABI.
 * Reserved: every server answers DENIED.
 */
#define IPC_PROCD_OP_ADOPT_PROCESS     UINT32_C(0x403)
#define IPC_PROCD_ADOPT_PROCESS_ABI_ID UINT64_C(0x2F6D73A518DE81E2)

#define IPC_PROCD_ADOPT_PROCESS_REQUEST_SIZE ((size_t)8)

/*
 * Request of ADOPT_PROCESS.
 * Layout ours: a typed compatibility body is promised, not published: one process number, so that a
 * trace can be read.
 */
struct ipc_procd_adopt_process_request {
	/* [0, 8) Number of the process that was to be adopted. */
	uint64_t process_id;
};

void ipc_procd_adopt_process_request_init(struct ipc_procd_adopt_process_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_adopt_process_request_pack(const struct ipc_procd_adopt_process_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_adopt_process_request_unpack(struct ipc_procd_adopt_process_request *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_adopt_process_request_validate(const uint8_t *buf, size_t len);

/*
 * STOP_PROCESS: Ends a process for good: its restart policy does not apply. Answered when it has
 * ended.
 * Number published: seed: STOP_PROCESS (0x404).
 * Results of its own: NOT_FOUND.
 */
#define IPC_PROCD_OP_STOP_PROCESS     UINT32_C(0x404)
#define IPC_PROCD_STOP_PROCESS_ABI_ID UINT64_C(0xD1EFEC92EAFFEE93)

#define IPC_PROCD_STOP_PROCESS_REQUEST_SIZE            ((size_t)16)
#define IPC_PROCD_STOP_PROCESS_REQUEST_RULE_HAS_REASON UINT32_C(1)

/*
 * Request of STOP_PROCESS.
 * Layout ours: a process is named by number, never by slot: callers may hold no capability to it.
 * Rule 1, has_reason: Whoever stops a process says why.
 */
struct ipc_procd_stop_process_request {
	/* [0, 8) Number of the process. */
	uint64_t process_id;
	/* [8, 12) Why; it is kept and told to watchers. (enum ipc_kernel_control_kill_reason) */
	uint32_t reason;
	/* [12, 16) reserved, zero */
};

void ipc_procd_stop_process_request_init(struct ipc_procd_stop_process_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_stop_process_request_pack(const struct ipc_procd_stop_process_request *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_stop_process_request_unpack(struct ipc_procd_stop_process_request *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_stop_process_request_validate(const uint8_t *buf, size_t len);

#define IPC_PROCD_STOP_PROCESS_REPLY_SIZE ((size_t)8)

/*
 * Reply of STOP_PROCESS.
 * Layout ours: the exit code is what supervisors log.
 */
struct ipc_procd_stop_process_reply {
	/* [0, 4) Exit code, if the process ended by itself before the stop reached it; else 0. */
	int32_t exit_code;
	/* [4, 8) reserved, zero */
};

void ipc_procd_stop_process_reply_init(struct ipc_procd_stop_process_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_stop_process_reply_pack(const struct ipc_procd_stop_process_reply *msg,
                                           uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_stop_process_reply_unpack(struct ipc_procd_stop_process_reply *msg,
                                             const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_stop_process_reply_validate(const uint8_t *buf, size_t len);

/*
 * CREATE_STAGED_PROCESS: Sets a number aside for a process that is built from an image. Nothing
 * runs and no memory is taken yet.
 * Number published: seed: CREATE_STAGED_PROCESS (0x405).
 * Results of its own: EXHAUSTED.
 */
#define IPC_PROCD_OP_CREATE_STAGED_PROCESS     UINT32_C(0x405)
#define IPC_PROCD_CREATE_STAGED_PROCESS_ABI_ID UINT64_C(0x149FC2E90227AFDD)

#define IPC_PROCD_CREATE_STAGED_PROCESS_REQUEST_SIZE ((size_t)48)

/*
 * Request of CREATE_STAGED_PROCESS.
 * Layout ours: what must be known before the image is; memory ranges follow with the image, when
 * they are checked.
 */
struct ipc_procd_create_staged_process_request {
	/* [0, 8) Most bytes of memory that image and stack may take. */
	uint64_t memory_limit;
	/* [8, 24) When to start it again after it ends; the image is kept for that. */
	struct ipc_procd_restart_settings restart;
	/* [24, 28) Slots of the process's capability space. */
	uint32_t slot_count;
	/* [28, 30) bytes of label, 1 to 15 */
	uint16_t label_length;
	/* [30, 45) Name for logs and queries; names no file and grants nothing. */
	const char *label;
	/* [45, 48) reserved, zero */
};

void ipc_procd_create_staged_process_request_init(
	struct ipc_procd_create_staged_process_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_create_staged_process_request_pack(
	const struct ipc_procd_create_staged_process_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_create_staged_process_request_unpack(
	struct ipc_procd_create_staged_process_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_create_staged_process_request_validate(const uint8_t *buf, size_t len);

#define IPC_PROCD_CREATE_STAGED_PROCESS_REPLY_SIZE ((size_t)8)

/*
 * Reply of CREATE_STAGED_PROCESS.
 * Layout ours: the number stays the same when the process is started.
 */
struct ipc_procd_create_staged_process_reply {
	/* [0, 8) Number of the staged process. */
	uint64_t staged_process_id;
};

void ipc_procd_create_staged_process_reply_init(struct ipc_procd_create_staged_process_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_create_staged_process_reply_pack(
	const struct ipc_procd_create_staged_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_create_staged_process_reply_unpack(
	struct ipc_procd_create_staged_process_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_create_staged_process_reply_validate(const uint8_t *buf, size_t len);

/*
 * START_STAGED_PROCESS: Starts a staged process whose image was committed. BUSY: the image is not
 * complete. A dynamic object is DENIED.
 * Number published: seed: START_STAGED_PROCESS (0x406).
 * Results of its own: NOT_FOUND, BUSY, EXHAUSTED.
 * Capability of the request, copied, up to 8: peers, ENDPOINT with SEND, GRANT: Peers that the
 * process finds in its first slots, in this order; procd installs them, so it needs GRANT.
 */
#define IPC_PROCD_OP_START_STAGED_PROCESS     UINT32_C(0x406)
#define IPC_PROCD_START_STAGED_PROCESS_ABI_ID UINT64_C(0xC787BF8548F556CB)

#define IPC_PROCD_START_STAGED_PROCESS_REQUEST_SIZE ((size_t)2064)

/*
 * Request of START_STAGED_PROCESS.
 * Layout ours: arguments belong to the start, not to the image: one plan hash covers the same
 * program under any arguments.
 */
struct ipc_procd_start_staged_process_request {
	/* [0, 8) Number of the staged process. */
	uint64_t staged_process_id;
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
};

void ipc_procd_start_staged_process_request_init(
	struct ipc_procd_start_staged_process_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_start_staged_process_request_pack(
	const struct ipc_procd_start_staged_process_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_start_staged_process_request_unpack(
	struct ipc_procd_start_staged_process_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_start_staged_process_request_validate(const uint8_t *buf, size_t len);

/* Capabilities of the request of START_STAGED_PROCESS. All zero: none. */
struct ipc_procd_start_staged_process_request_caps {
	/*
	 * Entries 0 to 7: ENDPOINT with SEND, GRANT, copied. Peers that the process finds in its
	 * first slots, in this order; procd installs them, so it needs GRANT.
	 */
	struct ipc_cap peers[8];
	/* How many, 0 to 8. */
	uint32_t peers_count;
};

IPC_MUST_CHECK
uint32_t ipc_procd_start_staged_process_request_caps_pack(
	const struct ipc_procd_start_staged_process_request_caps *caps,
	struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_procd_start_staged_process_request_caps_unpack(
	struct ipc_procd_start_staged_process_request_caps *caps,
	const struct ipc_cap_table *table);

#define IPC_PROCD_START_STAGED_PROCESS_REPLY_SIZE ((size_t)8)

/*
 * Reply of START_STAGED_PROCESS.
 * Layout ours: the first event of the process has the same time.
 */
struct ipc_procd_start_staged_process_reply {
	/* [0, 8) When the process started. */
	uint64_t started_at;
};

void ipc_procd_start_staged_process_reply_init(struct ipc_procd_start_staged_process_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_start_staged_process_reply_pack(
	const struct ipc_procd_start_staged_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_start_staged_process_reply_unpack(
	struct ipc_procd_start_staged_process_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_start_staged_process_reply_validate(const uint8_t *buf, size_t len);

/*
 * ABORT_STAGED_PROCESS: Gives up a staged process: ends a transfer that is under way and gives back
 * all memory and capabilities.
 * Number published: seed: ABORT_STAGED_PROCESS (0x407).
 * Results of its own: NOT_FOUND, BUSY.
 */
#define IPC_PROCD_OP_ABORT_STAGED_PROCESS     UINT32_C(0x407)
#define IPC_PROCD_ABORT_STAGED_PROCESS_ABI_ID UINT64_C(0x926716D653C2094D)

#define IPC_PROCD_ABORT_STAGED_PROCESS_REQUEST_SIZE ((size_t)8)

/*
 * Request of ABORT_STAGED_PROCESS.
 * Layout ours: the number is all there is to say.
 */
struct ipc_procd_abort_staged_process_request {
	/* [0, 8) Number of the staged process. */
	uint64_t staged_process_id;
};

void ipc_procd_abort_staged_process_request_init(
	struct ipc_procd_abort_staged_process_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_abort_staged_process_request_pack(
	const struct ipc_procd_abort_staged_process_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_abort_staged_process_request_unpack(
	struct ipc_procd_abort_staged_process_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_abort_staged_process_request_validate(const uint8_t *buf, size_t len);

#define IPC_PROCD_ABORT_STAGED_PROCESS_REPLY_SIZE ((size_t)8)

/*
 * Reply of ABORT_STAGED_PROCESS.
 * Layout ours: the count lets a supervisor check that all came back.
 */
struct ipc_procd_abort_staged_process_reply {
	/* [0, 8) Pages that were given back. */
	uint64_t pages;
};

void ipc_procd_abort_staged_process_reply_init(struct ipc_procd_abort_staged_process_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_abort_staged_process_reply_pack(
	const struct ipc_procd_abort_staged_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_abort_staged_process_reply_unpack(
	struct ipc_procd_abort_staged_process_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_abort_staged_process_reply_validate(const uint8_t *buf, size_t len);

/*
 * WAIT_PROCESS_EVENT: Gives the next event after the one that the caller saw last. NOT_FOUND: the
 * one process that was asked for is unknown.
 * Number published: seed: WAIT_PROCESS_EVENT (0x408).
 * Results of its own: RETRY, NOT_FOUND.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_PROCD_OP_WAIT_PROCESS_EVENT     UINT32_C(0x408)
#define IPC_PROCD_WAIT_PROCESS_EVENT_ABI_ID UINT64_C(0x62B98C9C6B2C6C5E)

#define IPC_PROCD_WAIT_PROCESS_EVENT_REQUEST_SIZE ((size_t)24)

/*
 * Request of WAIT_PROCESS_EVENT.
 * Layout ours: a sequence number, not a queue that reading empties: several watchers may ask, and
 * nobody loses an event to another.
 */
struct ipc_procd_wait_process_event_request {
	/*
	 * [0, 8) Sequence number of the last event that the caller saw; 0 for the oldest that procd
	 * still has.
	 */
	uint64_t after;
	/* [8, 16) Number of the one process to watch; 0 for all that the caller may see. */
	uint64_t only_process_id;
	/* [16, 20) Whether to wait. (procd.process_wait_flag) */
	uint32_t flags;
	/* [20, 24) reserved, zero */
};

void ipc_procd_wait_process_event_request_init(struct ipc_procd_wait_process_event_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_wait_process_event_request_pack(
	const struct ipc_procd_wait_process_event_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_wait_process_event_request_unpack(
	struct ipc_procd_wait_process_event_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_wait_process_event_request_validate(const uint8_t *buf, size_t len);

/*
 * What the reply to WAIT_PROCESS_EVENT depends on: keep it until the reply, then pass it to the
 * codec.
 */
struct ipc_procd_wait_process_event_given {
	uint64_t after;
	uint64_t only_process_id;
};

void ipc_procd_wait_process_event_given_from(
	struct ipc_procd_wait_process_event_given *given,
	const struct ipc_procd_wait_process_event_request *request);

#define IPC_PROCD_WAIT_PROCESS_EVENT_REPLY_SIZE                   ((size_t)48)
#define IPC_PROCD_WAIT_PROCESS_EVENT_REPLY_RULE_KILL_HAS_REASON   UINT32_C(1)
#define IPC_PROCD_WAIT_PROCESS_EVENT_REPLY_RULE_REASON_IS_OF_KILL UINT32_C(2)
#define IPC_PROCD_WAIT_PROCESS_EVENT_REPLY_RULE_CODE_IS_OF_EXIT   UINT32_C(3)
#define IPC_PROCD_WAIT_PROCESS_EVENT_REPLY_RULE_NEWER             UINT32_C(4)
#define IPC_PROCD_WAIT_PROCESS_EVENT_REPLY_RULE_THE_ONE_WATCHED   UINT32_C(5)

/*
 * Reply of WAIT_PROCESS_EVENT.
 * Layout ours: one event a reply: a watcher acts on each before it asks for the next.
 * Rule 1, kill_has_reason: Whoever was killed was killed for a reason.
 * Rule 2, reason_is_of_kill: No other event has a reason.
 * Rule 3, code_is_of_exit: Only an exit has an exit code.
 * Rule 4, newer: The event is one that the caller has not seen.
 * Rule 5, the_one_watched: The event is of the process that was asked for.
 */
struct ipc_procd_wait_process_event_reply {
	/*
	 * [0, 8) Sequence number of the event; events of all processes are counted together, from
	 * 1.
	 */
	uint64_t sequence;
	/* [8, 16) Number of the process. */
	uint64_t process_id;
	/* [16, 24) When it happened. */
	uint64_t at;
	/* [24, 28) What happened. (enum ipc_procd_process_event_kind) */
	uint32_t kind;
	/*
	 * [28, 32) Why it was killed; NONE for any other event. (enum
	 * ipc_kernel_control_kill_reason)
	 */
	uint32_t reason;
	/* [32, 36) Its exit code if it exited; else 0. */
	int32_t exit_code;
	/* [36, 40) How often it has been restarted so far. */
	uint32_t restarts;
	/*
	 * [40, 48) Events of this watcher's processes that procd no longer has, between the last
	 * one seen and this one.
	 */
	uint64_t lost;
};

void ipc_procd_wait_process_event_reply_init(struct ipc_procd_wait_process_event_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_wait_process_event_reply_pack(
	const struct ipc_procd_wait_process_event_reply *msg, uint8_t *buf, size_t cap,
	size_t *len, const struct ipc_procd_wait_process_event_given *given);
IPC_MUST_CHECK
uint32_t ipc_procd_wait_process_event_reply_unpack(
	struct ipc_procd_wait_process_event_reply *msg, const uint8_t *buf, size_t len,
	const struct ipc_procd_wait_process_event_given *given);
IPC_MUST_CHECK
uint32_t ipc_procd_wait_process_event_reply_validate(
	const uint8_t *buf, size_t len, const struct ipc_procd_wait_process_event_given *given);

/*
 * QUERY_PROCESS: Tells how a process is. The record of an ended process stays until procd needs the
 * place.
 * Number published: seed: QUERY_PROCESS (0x409).
 * Results of its own: NOT_FOUND.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_PROCD_OP_QUERY_PROCESS     UINT32_C(0x409)
#define IPC_PROCD_QUERY_PROCESS_ABI_ID UINT64_C(0x4723FA328906692B)

#define IPC_PROCD_QUERY_PROCESS_REQUEST_SIZE ((size_t)8)

/*
 * Request of QUERY_PROCESS.
 * Layout ours: the number is all there is to say.
 */
struct ipc_procd_query_process_request {
	/* [0, 8) Number of the process. */
	uint64_t process_id;
};

void ipc_procd_query_process_request_init(struct ipc_procd_query_process_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_query_process_request_pack(const struct ipc_procd_query_process_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_query_process_request_unpack(struct ipc_procd_query_process_request *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_query_process_request_validate(const uint8_t *buf, size_t len);

#define IPC_PROCD_QUERY_PROCESS_REPLY_SIZE                     ((size_t)64)
#define IPC_PROCD_QUERY_PROCESS_REPLY_RULE_REASON_IS_OF_KILL   UINT32_C(1)
#define IPC_PROCD_QUERY_PROCESS_REPLY_RULE_CODE_IS_OF_EXIT     UINT32_C(2)
#define IPC_PROCD_QUERY_PROCESS_REPLY_RULE_STAGED_HAS_NO_TIMES UINT32_C(3)
#define IPC_PROCD_QUERY_PROCESS_REPLY_RULE_TIMES_IN_ORDER      UINT32_C(4)

/*
 * Reply of QUERY_PROCESS.
 * Layout ours: the status body that the seed promises: state, restarts, end, times, name.
 * Rule 1, reason_is_of_kill: Whoever was killed was killed for a reason, and nobody else has one.
 * Rule 2, code_is_of_exit: Only an exit has an exit code.
 * Rule 3, staged_has_no_times: A process that was never started has no times.
 * Rule 4, times_in_order: Nothing ends before it starts.
 */
struct ipc_procd_query_process_reply {
	/* [0, 4) Where it is in its life. (enum ipc_procd_process_state) */
	uint32_t run_state;
	/* [4, 8) Its restart policy now. (enum ipc_procd_restart_policy) */
	uint32_t policy;
	/* [8, 12) How often it has been restarted so far. */
	uint32_t restarts;
	/* [12, 16) Its exit code if it exited; else 0. */
	int32_t exit_code;
	/*
	 * [16, 20) Why it was killed; NONE in any other state. (enum
	 * ipc_kernel_control_kill_reason)
	 */
	uint32_t reason;
	/* [20, 24) reserved, zero */
	/* [24, 32) When it was last started; 0 before. */
	uint64_t started_at;
	/* [32, 40) When it last ended; 0 before. */
	uint64_t ended_at;
	/* [40, 42) bytes of label, 1 to 15 */
	uint16_t label_length;
	/* [42, 57) Name of the service, or label of the staged process. */
	const char *label;
	/* [57, 64) reserved, zero */
};

void ipc_procd_query_process_reply_init(struct ipc_procd_query_process_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_query_process_reply_pack(const struct ipc_procd_query_process_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_query_process_reply_unpack(struct ipc_procd_query_process_reply *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_query_process_reply_validate(const uint8_t *buf, size_t len);

/*
 * SET_RESTART_POLICY: Changes when and how often a process is started again; the restarts so far
 * count on.
 * Number published: seed: SET_RESTART_POLICY (0x40A).
 * Results of its own: NOT_FOUND.
 */
#define IPC_PROCD_OP_SET_RESTART_POLICY     UINT32_C(0x40A)
#define IPC_PROCD_SET_RESTART_POLICY_ABI_ID UINT64_C(0x5EAD5EF42CADFFE3)

#define IPC_PROCD_SET_RESTART_POLICY_REQUEST_SIZE ((size_t)24)

/*
 * Request of SET_RESTART_POLICY.
 * Layout ours: the whole policy at once, so that no half-changed one is ever in force.
 */
struct ipc_procd_set_restart_policy_request {
	/* [0, 8) Number of the process. */
	uint64_t process_id;
	/* [8, 24) The new policy. */
	struct ipc_procd_restart_settings restart;
};

void ipc_procd_set_restart_policy_request_init(struct ipc_procd_set_restart_policy_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_set_restart_policy_request_pack(
	const struct ipc_procd_set_restart_policy_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_set_restart_policy_request_unpack(
	struct ipc_procd_set_restart_policy_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_set_restart_policy_request_validate(const uint8_t *buf, size_t len);

#define IPC_PROCD_SET_RESTART_POLICY_REPLY_SIZE ((size_t)16)

/*
 * Reply of SET_RESTART_POLICY.
 * Layout ours: the old policy, so that whoever changes it for a while can put it back.
 */
struct ipc_procd_set_restart_policy_reply {
	/* [0, 16) The policy until now. */
	struct ipc_procd_restart_settings previous;
};

void ipc_procd_set_restart_policy_reply_init(struct ipc_procd_set_restart_policy_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_set_restart_policy_reply_pack(
	const struct ipc_procd_set_restart_policy_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_set_restart_policy_reply_unpack(struct ipc_procd_set_restart_policy_reply *msg,
                                                   const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_set_restart_policy_reply_validate(const uint8_t *buf, size_t len);

/*
 * GET_RESTART_POLICY: Tells when and how often a process is started again.
 * Number published: seed: GET_RESTART_POLICY (0x40B).
 * Results of its own: NOT_FOUND.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_PROCD_OP_GET_RESTART_POLICY     UINT32_C(0x40B)
#define IPC_PROCD_GET_RESTART_POLICY_ABI_ID UINT64_C(0x03536D8E4AD5AAE5)

#define IPC_PROCD_GET_RESTART_POLICY_REQUEST_SIZE ((size_t)8)

/*
 * Request of GET_RESTART_POLICY.
 * Layout ours: the number is all there is to say.
 */
struct ipc_procd_get_restart_policy_request {
	/* [0, 8) Number of the process. */
	uint64_t process_id;
};

void ipc_procd_get_restart_policy_request_init(struct ipc_procd_get_restart_policy_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_get_restart_policy_request_pack(
	const struct ipc_procd_get_restart_policy_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_get_restart_policy_request_unpack(
	struct ipc_procd_get_restart_policy_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_get_restart_policy_request_validate(const uint8_t *buf, size_t len);

#define IPC_PROCD_GET_RESTART_POLICY_REPLY_SIZE              ((size_t)24)
#define IPC_PROCD_GET_RESTART_POLICY_REPLY_RULE_WITHIN_BOUND UINT32_C(1)

/*
 * Reply of GET_RESTART_POLICY.
 * Layout ours: the policy, and how much of its bound is used up.
 * Rule 1, within_bound: No more restarts than the policy allows.
 */
struct ipc_procd_get_restart_policy_reply {
	/* [0, 16) The policy in force. */
	struct ipc_procd_restart_settings restart;
	/* [16, 20) Restarts within the window that ends now; 0 without a bound. */
	uint32_t restarts;
	/* [20, 24) reserved, zero */
};

void ipc_procd_get_restart_policy_reply_init(struct ipc_procd_get_restart_policy_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_get_restart_policy_reply_pack(
	const struct ipc_procd_get_restart_policy_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_get_restart_policy_reply_unpack(struct ipc_procd_get_restart_policy_reply *msg,
                                                   const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_get_restart_policy_reply_validate(const uint8_t *buf, size_t len);

/*
 * UPDATE_FOUNDATION_ENDPOINTS: Gives procd new peers for the services on which it stands, while it
 * serves. Called by rootd after one of them was started anew.
 * Number published: seed: UPDATE_FOUNDATION_ENDPOINTS (0x40C).
 * Capability of the request, copied, optional: memd, ENDPOINT with SEND: The new peer for frames of
 * memory.
 * Capability of the request, copied, optional: vspaced, ENDPOINT with SEND: The new peer for
 * address spaces.
 * Capability of the request, copied, optional: pagerd, ENDPOINT with SEND: The new peer for page
 * faults.
 */
#define IPC_PROCD_OP_UPDATE_FOUNDATION_ENDPOINTS     UINT32_C(0x40C)
#define IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_ABI_ID UINT64_C(0x0953D94F1C938470)

#define IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_SIZE ((size_t)16)

/*
 * Request of UPDATE_FOUNDATION_ENDPOINTS.
 * Layout ours: endpoints are capabilities, so they travel in the table; the body orders updates and
 * takes peers away.
 */
struct ipc_procd_update_foundation_endpoints_request {
	/*
	 * [0, 8) Number of this update, higher than that of any before it; a lower or equal one is
	 * DENIED.
	 */
	uint64_t generation;
	/* [8, 12) Peers that procd gives up without getting a new one. (procd.foundation) */
	uint32_t drop;
	/* [12, 16) reserved, zero */
};

void ipc_procd_update_foundation_endpoints_request_init(
	struct ipc_procd_update_foundation_endpoints_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_update_foundation_endpoints_request_pack(
	const struct ipc_procd_update_foundation_endpoints_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_update_foundation_endpoints_request_unpack(
	struct ipc_procd_update_foundation_endpoints_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_update_foundation_endpoints_request_validate(const uint8_t *buf, size_t len);

/* Capabilities of the request of UPDATE_FOUNDATION_ENDPOINTS. All zero: none. */
struct ipc_procd_update_foundation_endpoints_request_caps {
	/* Entry 0: ENDPOINT with SEND, copied, optional. The new peer for frames of memory. */
	struct ipc_cap memd;
	/* Entry 1: ENDPOINT with SEND, copied, optional. The new peer for address spaces. */
	struct ipc_cap vspaced;
	/* Entry 2: ENDPOINT with SEND, copied, optional. The new peer for page faults. */
	struct ipc_cap pagerd;
};

IPC_MUST_CHECK
uint32_t ipc_procd_update_foundation_endpoints_request_caps_pack(
	const struct ipc_procd_update_foundation_endpoints_request_caps *caps,
	struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_procd_update_foundation_endpoints_request_caps_unpack(
	struct ipc_procd_update_foundation_endpoints_request_caps *caps,
	const struct ipc_cap_table *table);

/*
 * What the reply to UPDATE_FOUNDATION_ENDPOINTS depends on: keep it until the reply, then pass it
 * to the codec.
 */
struct ipc_procd_update_foundation_endpoints_given {
	uint64_t generation;
};

void ipc_procd_update_foundation_endpoints_given_from(
	struct ipc_procd_update_foundation_endpoints_given *given,
	const struct ipc_procd_update_foundation_endpoints_request *request);

#define IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_REPLY_SIZE       ((size_t)16)
#define IPC_PROCD_UPDATE_FOUNDATION_ENDPOINTS_REPLY_RULE_TAKEN UINT32_C(1)

/*
 * Reply of UPDATE_FOUNDATION_ENDPOINTS.
 * Layout ours: rootd sees what procd stands on now, which is more than that its update was taken.
 * Rule 1, taken: It is the update that was sent.
 */
struct ipc_procd_update_foundation_endpoints_reply {
	/* [0, 8) Generation that is in force. */
	uint64_t generation;
	/* [8, 12) Peers that procd holds now. (procd.foundation) */
	uint32_t held;
	/* [12, 16) reserved, zero */
};

void ipc_procd_update_foundation_endpoints_reply_init(
	struct ipc_procd_update_foundation_endpoints_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_update_foundation_endpoints_reply_pack(
	const struct ipc_procd_update_foundation_endpoints_reply *msg, uint8_t *buf, size_t cap,
	size_t *len, const struct ipc_procd_update_foundation_endpoints_given *given);
IPC_MUST_CHECK
uint32_t ipc_procd_update_foundation_endpoints_reply_unpack(
	struct ipc_procd_update_foundation_endpoints_reply *msg, const uint8_t *buf, size_t len,
	const struct ipc_procd_update_foundation_endpoints_given *given);
IPC_MUST_CHECK
uint32_t ipc_procd_update_foundation_endpoints_reply_validate(
	const uint8_t *buf, size_t len,
	const struct ipc_procd_update_foundation_endpoints_given *given);

/*
 * LAUNCH_LOADED_IMAGE: Number kept for ever; the legacy summary handoff of the loader. Every server
 * answers DENIED: a summary can't run bytes from a disk.
 * Number published: seed: reserved/denied LAUNCH_LOADED_IMAGE (0x40D).
 * Reserved: every server answers DENIED.
 */
#define IPC_PROCD_OP_LAUNCH_LOADED_IMAGE     UINT32_C(0x40D)
#define IPC_PROCD_LAUNCH_LOADED_IMAGE_ABI_ID UINT64_C(0x9EA92878C66AF36E)

#define IPC_PROCD_LAUNCH_LOADED_IMAGE_REQUEST_SIZE ((size_t)40)

/*
 * Request of LAUNCH_LOADED_IMAGE.
 * Layout ours: a summary without bytes is all that the seed tells of it; typed, so that a trace can
 * be read.
 */
struct ipc_procd_launch_loaded_image_request {
	/* [0, 8) Number of the staged process. */
	uint64_t staged_process_id;
	/* [8, 12) What the image was said to be. (enum ipc_procd_image_kind) */
	uint32_t image_kind;
	/* [12, 16) How many segments it was said to have. */
	uint32_t segment_count;
	/* [16, 24) Its first instruction. */
	uint64_t entry_point;
	/* [24, 32) Its first stack pointer. */
	uint64_t stack_top;
	/* [32, 40) Its bytes in memory. */
	uint64_t image_size;
};

void ipc_procd_launch_loaded_image_request_init(struct ipc_procd_launch_loaded_image_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_launch_loaded_image_request_pack(
	const struct ipc_procd_launch_loaded_image_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_launch_loaded_image_request_unpack(
	struct ipc_procd_launch_loaded_image_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_launch_loaded_image_request_validate(const uint8_t *buf, size_t len);

/*
 * BEGIN_LOADER_IMAGE_TRANSFER: Announces an image for a staged process: where it comes from and
 * which memory it makes. Called by loaderd. BUSY: one is under way.
 * Number published: seed: BEGIN_LOADER_IMAGE_TRANSFER (0x40E).
 * Results of its own: NOT_FOUND, BUSY, EXHAUSTED.
 */
#define IPC_PROCD_OP_BEGIN_LOADER_IMAGE_TRANSFER     UINT32_C(0x40E)
#define IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_ABI_ID UINT64_C(0x3CA84A4FEA4E24FA)

#define IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_SIZE_MIN                 ((size_t)192)
#define IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_SIZE_MAX                 ((size_t)792)
#define IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_WITHIN_SOURCE       UINT32_C(11)
#define IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_NULL_PAGE_IS_FREE   UINT32_C(12)
#define IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_ASCENDING           UINT32_C(13)
#define IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_PAGES_APART         UINT32_C(14)
#define IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_ENTRY_IS_CODE       UINT32_C(15)
#define IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_OBJECT_HAS_NO_ENTRY UINT32_C(16)
#define IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_PROGRAM_HAS_STACK   UINT32_C(17)
#define IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_OBJECT_HAS_NO_STACK UINT32_C(18)
#define IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REQUEST_RULE_STACK_IS_APART      UINT32_C(19)

/*
 * Request of BEGIN_LOADER_IMAGE_TRANSFER.
 * Layout ours: the seed's list of fields, in one body: it is hashed as the plan and checked whole
 * before any memory is touched.
 * Rule 11, within_source: What a segment takes from the file lies within the file.
 * Rule 12, null_page_is_free: The first page of a program's address space stays empty, so that a
 * null pointer faults.
 * Rule 13, ascending: One order for one set of segments.
 * Rule 14, pages_apart: No page belongs to two segments, so each page has one set of permissions
 * and W^X holds for pages.
 * Rule 15, entry_is_code: A program starts in a segment that may be run.
 * Rule 16, object_has_no_entry: A shared object is never started.
 * Rule 17, program_has_stack: A program has a stack in user space, not on the first page.
 * Rule 18, object_has_no_stack: A shared object has no stack.
 * Rule 19, stack_is_apart: The stack shares no page with a segment. No stack, of 0 bytes at 0,
 * shares none.
 */
struct ipc_procd_begin_loader_image_transfer_request {
	/*
	 * [0, 8) Number of the staged process; with the arrival slot it is the key of the transfer.
	 */
	uint64_t staged_process_id;
	/* [8, 48) Which file the image was read from. */
	struct ipc_types_source_identity source;
	/* [48, 56) Bytes of that file. */
	uint64_t source_size;
	/*
	 * [56, 88) Digest of the whole file. loaderd checks it; procd keeps it, because segments do
	 * not cover a file.
	 */
	uint8_t source_sha256[32];
	/* [88, 120) Digest of this body with these 32 bytes zero; COMMIT repeats it. */
	uint8_t plan_hash[32];
	/* [120, 124) Program or shared object. (enum ipc_procd_image_kind) */
	uint32_t image_kind;
	/* [124, 126) Number of segments. */
	uint16_t segment_count;
	/* [126, 128) reserved, zero */
	/* [128, 136) First instruction; 0 for a dynamic object. */
	uint64_t entry_point;
	/* [136, 144) First page of the stack; 0 for a dynamic object. */
	uint64_t stack_base;
	/* [144, 152) Bytes of the stack, whole pages; 0 for a dynamic object. */
	uint64_t stack_size;
	/*
	 * [152, ...) The segments, by ascending address. (1 to 16, counted by segment_count; unpack
	 * leaves the rest alone)
	 */
	struct ipc_procd_segment segments[16];
};

void ipc_procd_begin_loader_image_transfer_request_init(
	struct ipc_procd_begin_loader_image_transfer_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_begin_loader_image_transfer_request_pack(
	const struct ipc_procd_begin_loader_image_transfer_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_begin_loader_image_transfer_request_unpack(
	struct ipc_procd_begin_loader_image_transfer_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_begin_loader_image_transfer_request_validate(const uint8_t *buf, size_t len);

#define IPC_PROCD_BEGIN_LOADER_IMAGE_TRANSFER_REPLY_SIZE ((size_t)8)

/*
 * Reply of BEGIN_LOADER_IMAGE_TRANSFER.
 * Layout ours: loaderd checks its own sum against procd's before it sends the first byte.
 */
struct ipc_procd_begin_loader_image_transfer_reply {
	/* [0, 8) Bytes that the chunks must give: the sizes in memory of all segments together. */
	uint64_t stream_size;
};

void ipc_procd_begin_loader_image_transfer_reply_init(
	struct ipc_procd_begin_loader_image_transfer_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_begin_loader_image_transfer_reply_pack(
	const struct ipc_procd_begin_loader_image_transfer_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_begin_loader_image_transfer_reply_unpack(
	struct ipc_procd_begin_loader_image_transfer_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_begin_loader_image_transfer_reply_validate(const uint8_t *buf, size_t len);

/*
 * SEND_LOADER_IMAGE_CHUNK: Gives the next bytes of a segment, strictly in order. Any refusal under
 * the transfer's own key ends the transfer. Called by loaderd.
 * Number published: seed: SEND_LOADER_IMAGE_CHUNK (0x40F).
 * Results of its own: NOT_FOUND.
 */
#define IPC_PROCD_OP_SEND_LOADER_IMAGE_CHUNK     UINT32_C(0x40F)
#define IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_ABI_ID UINT64_C(0xDA480E14185B83DE)

#define IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REQUEST_SIZE_MIN                ((size_t)32)
#define IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REQUEST_SIZE_MAX                ((size_t)2080)
#define IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REQUEST_RULE_INLINE_IS_WHOLE    UINT32_C(1)
#define IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REQUEST_RULE_ZERO_FILL_IS_EMPTY UINT32_C(2)
#define IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REQUEST_RULE_IN_USER_SPACE      UINT32_C(3)

/*
 * Request of SEND_LOADER_IMAGE_CHUNK.
 * Layout ours: segment and offset are said although the order gives them, so that a lost chunk is
 * found at the next one.
 * Rule 1, inline_is_whole: Inline bytes are all there.
 * Rule 2, zero_fill_is_empty: A zero fill has no bytes.
 * Rule 3, in_user_space: The range ends within user space, and so does not wrap.
 */
struct ipc_procd_send_loader_image_chunk_request {
	/* [0, 8) Number of the staged process. */
	uint64_t staged_process_id;
	/* [8, 10) Which segment, counted from 0 in the order of BEGIN. */
	uint16_t segment_index;
	/* [10, 12) Number of data bytes in this message; 0 for a zero fill. */
	uint16_t data_size;
	/* [12, 16) Whether the bytes stand here or are zero. (enum ipc_procd_chunk_kind) */
	uint32_t kind;
	/* [16, 24) First byte within the segment. */
	uint64_t offset;
	/* [24, 32) Bytes of the segment that this chunk gives. */
	uint64_t size;
	/* [32, ...) The bytes. (0 to 2048 bytes, counted by data_size) */
	const uint8_t *data;
};

void ipc_procd_send_loader_image_chunk_request_init(
	struct ipc_procd_send_loader_image_chunk_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_send_loader_image_chunk_request_pack(
	const struct ipc_procd_send_loader_image_chunk_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_send_loader_image_chunk_request_unpack(
	struct ipc_procd_send_loader_image_chunk_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_send_loader_image_chunk_request_validate(const uint8_t *buf, size_t len);

#define IPC_PROCD_SEND_LOADER_IMAGE_CHUNK_REPLY_SIZE ((size_t)16)

/*
 * Reply of SEND_LOADER_IMAGE_CHUNK.
 * Layout ours: where procd stands, so that a trace shows the first chunk that went wrong.
 */
struct ipc_procd_send_loader_image_chunk_reply {
	/*
	 * [0, 4) Segment that the next chunk belongs to; the number of segments when all is there.
	 */
	uint32_t next_segment;
	/* [4, 8) reserved, zero */
	/* [8, 16) First byte of the next chunk within that segment. */
	uint64_t next_offset;
};

void ipc_procd_send_loader_image_chunk_reply_init(
	struct ipc_procd_send_loader_image_chunk_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_send_loader_image_chunk_reply_pack(
	const struct ipc_procd_send_loader_image_chunk_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_send_loader_image_chunk_reply_unpack(
	struct ipc_procd_send_loader_image_chunk_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_send_loader_image_chunk_reply_validate(const uint8_t *buf, size_t len);

/*
 * COMMIT_LOADER_IMAGE_TRANSFER: Ends a transfer: procd compares digests and binds the image to the
 * staged process. Called by loaderd.
 * Number published: seed: COMMIT_LOADER_IMAGE_TRANSFER (0x410).
 * Results of its own: NOT_FOUND, EXHAUSTED.
 */
#define IPC_PROCD_OP_COMMIT_LOADER_IMAGE_TRANSFER     UINT32_C(0x410)
#define IPC_PROCD_COMMIT_LOADER_IMAGE_TRANSFER_ABI_ID UINT64_C(0xC4D4ACA3DC060059)

#define IPC_PROCD_COMMIT_LOADER_IMAGE_TRANSFER_REQUEST_SIZE ((size_t)72)

/*
 * Request of COMMIT_LOADER_IMAGE_TRANSFER.
 * Layout ours: two digests: the plan is the one announced, and the bytes are the ones meant; procd
 * computes both itself.
 */
struct ipc_procd_commit_loader_image_transfer_request {
	/* [0, 8) Number of the staged process. */
	uint64_t staged_process_id;
	/* [8, 40) Digest of the BEGIN body, as in BEGIN. */
	uint8_t plan_hash[32];
	/* [40, 72) Digest of all segments' bytes in memory, zeros too, one after the other. */
	uint8_t stream_sha256[32];
};

void ipc_procd_commit_loader_image_transfer_request_init(
	struct ipc_procd_commit_loader_image_transfer_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_commit_loader_image_transfer_request_pack(
	const struct ipc_procd_commit_loader_image_transfer_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_commit_loader_image_transfer_request_unpack(
	struct ipc_procd_commit_loader_image_transfer_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_commit_loader_image_transfer_request_validate(const uint8_t *buf, size_t len);

#define IPC_PROCD_COMMIT_LOADER_IMAGE_TRANSFER_REPLY_SIZE ((size_t)8)

/*
 * Reply of COMMIT_LOADER_IMAGE_TRANSFER.
 * Layout ours: what the image takes, which the memory limit was about.
 */
struct ipc_procd_commit_loader_image_transfer_reply {
	/* [0, 8) Pages of the segments and of the stack. */
	uint64_t pages;
};

void ipc_procd_commit_loader_image_transfer_reply_init(
	struct ipc_procd_commit_loader_image_transfer_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_commit_loader_image_transfer_reply_pack(
	const struct ipc_procd_commit_loader_image_transfer_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_procd_commit_loader_image_transfer_reply_unpack(
	struct ipc_procd_commit_loader_image_transfer_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_procd_commit_loader_image_transfer_reply_validate(const uint8_t *buf, size_t len);

#define IPC_PROCD_IMAGE_TRANSFER_BEGIN_LOADER_IMAGE_TRANSFER_RULE_PLAN         UINT32_C(1)
#define IPC_PROCD_IMAGE_TRANSFER_SEND_LOADER_IMAGE_CHUNK_RULE_NOT_COMPLETE     UINT32_C(1)
#define IPC_PROCD_IMAGE_TRANSFER_SEND_LOADER_IMAGE_CHUNK_RULE_THIS_SEGMENT     UINT32_C(2)
#define IPC_PROCD_IMAGE_TRANSFER_SEND_LOADER_IMAGE_CHUNK_RULE_IN_ORDER         UINT32_C(3)
#define IPC_PROCD_IMAGE_TRANSFER_SEND_LOADER_IMAGE_CHUNK_RULE_WITHIN_SEGMENT   UINT32_C(4)
#define IPC_PROCD_IMAGE_TRANSFER_SEND_LOADER_IMAGE_CHUNK_RULE_INLINE_IS_FILE   UINT32_C(5)
#define IPC_PROCD_IMAGE_TRANSFER_SEND_LOADER_IMAGE_CHUNK_RULE_ZEROS_AFTER_FILE UINT32_C(6)
#define IPC_PROCD_IMAGE_TRANSFER_COMMIT_LOADER_IMAGE_TRANSFER_RULE_COMPLETE    UINT32_C(1)
#define IPC_PROCD_IMAGE_TRANSFER_COMMIT_LOADER_IMAGE_TRANSFER_RULE_PLAN        UINT32_C(2)
#define IPC_PROCD_IMAGE_TRANSFER_COMMIT_LOADER_IMAGE_TRANSFER_RULE_STREAM      UINT32_C(3)

/*
 * One image on its way from loaderd to procd. procd keeps one of these for each arrival slot that
 * may send images.
 * Protocol ours: seed asks for validation before any mutation: order and cover are checked on the
 * announced plan, not on memory.
 * Steps: begin BEGIN_LOADER_IMAGE_TRANSFER; step SEND_LOADER_IMAGE_CHUNK; commit
 * COMMIT_LOADER_IMAGE_TRANSFER; abort ABORT_STAGED_PROCESS.
 * A refusal under its own key ends it, as does abort; messages under another key change nothing.
 * BEGIN_LOADER_IMAGE_TRANSFER: Takes the plan down. Its own rules have passed; only the digest is
 * left to compare.
 * BEGIN_LOADER_IMAGE_TRANSFER takes plan_digest: SHA-256 of the request's body with the field
 * plan_hash zero, computed by procd.
 * BEGIN_LOADER_IMAGE_TRANSFER, rule 1, plan: The announced digest is that of the plan.
 * SEND_LOADER_IMAGE_CHUNK: Checked before the chunk's bytes reach the staged process.
 * SEND_LOADER_IMAGE_CHUNK, rule 1, not_complete: Not all bytes have come yet.
 * SEND_LOADER_IMAGE_CHUNK, rule 2, this_segment: The chunk belongs to the segment whose turn it is.
 * SEND_LOADER_IMAGE_CHUNK, rule 3, in_order: It starts where the last one ended.
 * SEND_LOADER_IMAGE_CHUNK, rule 4, within_segment: It does not reach past the segment.
 * SEND_LOADER_IMAGE_CHUNK, rule 5, inline_is_file: Inline bytes are those of the file.
 * SEND_LOADER_IMAGE_CHUNK, rule 6, zeros_after_file: Zeros stand only where the file gives nothing.
 * COMMIT_LOADER_IMAGE_TRANSFER: Checked before the image is bound to the staged process.
 * COMMIT_LOADER_IMAGE_TRANSFER takes stream_digest: SHA-256 of the materialized bytes of all
 * segments, computed by procd.
 * COMMIT_LOADER_IMAGE_TRANSFER, rule 1, complete: Every announced byte has come.
 * COMMIT_LOADER_IMAGE_TRANSFER, rule 2, plan: It is the plan that was announced.
 * COMMIT_LOADER_IMAGE_TRANSFER, rule 3, stream: The bytes are the ones that were meant.
 * ABORT_STAGED_PROCESS: Ends the transfer whatever its state.
 */
struct ipc_procd_image_transfer {
	/* 0 or 1. */
	uint8_t active;
	/* Slot on which its messages arrive. */
	uint32_t arrival;
	/* With the slot, the key. */
	uint64_t staged_process_id;
	/* Number of segments as announced. */
	uint16_t segment_count;
	/* Segments as announced. */
	struct ipc_procd_segment segments[16];
	/* Segment that the next chunk belongs to. */
	uint16_t next_segment;
	/* First byte of the next chunk within that segment. */
	uint64_t next_offset;
	/* Digest of the plan as announced. */
	uint8_t plan_hash[32];
};

void ipc_procd_image_transfer_init(struct ipc_procd_image_transfer *seq);
void ipc_procd_image_transfer_abort(struct ipc_procd_image_transfer *seq);
IPC_MUST_CHECK
uint32_t ipc_procd_image_transfer_begin_loader_image_transfer(
	struct ipc_procd_image_transfer *seq, uint32_t arrival,
	const struct ipc_procd_begin_loader_image_transfer_request *msg,
	const uint8_t *plan_digest);
IPC_MUST_CHECK
uint32_t ipc_procd_image_transfer_send_loader_image_chunk(
	struct ipc_procd_image_transfer *seq, uint32_t arrival,
	const struct ipc_procd_send_loader_image_chunk_request *msg);
IPC_MUST_CHECK
uint32_t ipc_procd_image_transfer_commit_loader_image_transfer(
	struct ipc_procd_image_transfer *seq, uint32_t arrival,
	const struct ipc_procd_commit_loader_image_transfer_request *msg,
	const uint8_t *stream_digest);
IPC_MUST_CHECK
uint32_t ipc_procd_image_transfer_abort_staged_process(
	struct ipc_procd_image_transfer *seq, uint32_t arrival,
	const struct ipc_procd_abort_staged_process_request *msg);

#ifdef __cplusplus
}
#endif

#endif
