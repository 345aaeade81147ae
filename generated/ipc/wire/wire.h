/* SPDX-License-Identifier: ISC */
/* Generated from wire.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Syscalls, results, message header and capability-transfer table. */
#ifndef IPC_WIRE_WIRE_H
#define IPC_WIRE_WIRE_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The one header version there is.
 * Value ours: a reader that meets another version knows nothing of what follows and answers
 * UNSUPPORTED.
 */
#define IPC_WIRE_MESSAGE_VERSION UINT32_C(1)
/*
 * Most bytes of a message: header, table and body.
 * Value ours: one page: one mapping to copy through, one buffer to receive into.
 */
#define IPC_MESSAGE_BYTES_MAX UINT32_C(4096)
/*
 * Bytes of the header, in front of every message.
 * Value ours: asserted by the size of the header below.
 */
#define IPC_HEADER_BYTES UINT32_C(32)
/*
 * Most entries of a capability-transfer table.
 * Value ours: a table of eight takes 136 bytes; whoever has more to give sends a second message.
 */
#define IPC_CAP_TRANSFER_MAX UINT32_C(8)
/*
 * Operation number of the question for an ABI id, the same on every endpoint.
 * Value ours: no family may use 0, so it can mean the same everywhere.
 */
#define IPC_OP_ABI_QUERY UINT32_C(0)
/*
 * Stands for any endpoint of the caller where RECV takes a slot.
 * Value ours: no capability space has so many slots.
 */
#define IPC_SLOT_ANY UINT32_C(0xFFFFFFFF)

/* Number of a system call, in the register that arch/README.md names. */
enum ipc_wire_syscall {
	/* Sends a request on an endpoint and waits for its reply. */
	IPC_SYSCALL_CALL = 64,
	/* Waits for a request on one endpoint or on any. */
	IPC_SYSCALL_RECV = 65,
	/* Answers a request by its one-shot token. */
	IPC_SYSCALL_REPLY = 66,
	/* Tells type, rights and endpoint kind of a capability in a slot of the caller. */
	IPC_SYSCALL_QUERY_LOCAL_CAP = 69,
	/* Empties a slot of the caller. */
	IPC_SYSCALL_DROP_LOCAL_CAP = 71,
	/* Test builds only: rootd ends the run with a test_status. */
	IPC_SYSCALL_TEST_ROOTD_COMPLETE = 240,
	/* Test builds only: a service ends its part of the run with a test_status. */
	IPC_SYSCALL_TEST_SERVICE_COMPLETE = 241,
};

/*
 * How a call ended. The transport uses a part of it, servers the rest; 0 is success and nothing
 * else is. Open: a client takes a member that it does not know as a failure, so a server may gain
 * one.
 */
enum ipc_wire_result {
	/* It was done, and the reply has its body. */
	IPC_RESULT_OK = 0,
	/* The caller may not do this, or the operation is reserved. */
	IPC_RESULT_DENIED = 1,
	/* The request is malformed or breaks a rule; the verdict is in the header's detail. */
	IPC_RESULT_INVALID_ARGUMENT = 2,
	/* What the request names does not exist, or a cursor stands at the end. */
	IPC_RESULT_NOT_FOUND = 3,
	/* Something else is under way there; nothing was changed. */
	IPC_RESULT_BUSY = 4,
	/* Nothing to give yet; the same request may succeed later. */
	IPC_RESULT_RETRY = 5,
	/* The server or the transport failed; the request may have had an effect. */
	IPC_RESULT_INTERNAL = 6,
	/* The receiver knows no such operation or message version. */
	IPC_RESULT_UNSUPPORTED = 7,
	/*
	 * A buffer is not readable or writable by its owner, or memory is not mapped as the
	 * operation needs it.
	 */
	IPC_RESULT_BAD_ADDRESS = 8,
	/* A slot is empty, out of range or holds another type. */
	IPC_RESULT_BAD_SLOT = 9,
	/* A slot lacks a right that the operation needs. */
	IPC_RESULT_NO_RIGHTS = 10,
	/* The other side ended before it answered; an idempotent operation may be repeated. */
	IPC_RESULT_PEER_GONE = 11,
	/* A message or table is over the receiver's bound. */
	IPC_RESULT_TOO_LARGE = 12,
	/* The slot, name or number that was to be filled is in use; nothing was changed. */
	IPC_RESULT_EXISTS = 13,
	/* A bound of the server or kernel is reached: memory, slots, table entries. */
	IPC_RESULT_EXHAUSTED = 14,
	/* A part of a path before the last one is no directory, or the last one had to be one. */
	IPC_RESULT_NOT_DIRECTORY = 15,
	/* What the path names is a directory, where the operation takes anything but one. */
	IPC_RESULT_IS_DIRECTORY = 16,
	/* The directory still has entries. */
	IPC_RESULT_NOT_EMPTY = 17,
	/* Both paths must lie in one file system, and they don't. */
	IPC_RESULT_OTHER_FILESYSTEM = 18,
	/* More symbolic links than the server follows. */
	IPC_RESULT_LINK_DEPTH = 19,
	/* The file system can't be written. */
	IPC_RESULT_READ_ONLY = 20,
	/* The operation did not come to its end; the reply's failure body says why. */
	IPC_RESULT_FAILED = 21,
};

/* How a test run ended, as told to a test-only completion syscall. */
enum ipc_wire_test_status {
	/* Everything that was checked held. */
	IPC_TEST_STATUS_PASSED = 1,
	/* Something did not hold; also the default, so that a test passes only by saying so. */
	IPC_TEST_STATUS_FAILED = 2,
};

/*
 * Kind of the object that a capability names. Open, because the kernel sends it: a new kind must
 * not make an old receiver call a sound table malformed. What an operation takes is checked against
 * its own kinds.
 */
enum ipc_wire_cap_type {
	/* An empty slot, or an absent entry of a table. */
	IPC_CAP_TYPE_NONE = 0,
	/* An endpoint: messages are sent to it and received on it. */
	IPC_CAP_TYPE_ENDPOINT = 1,
	/* A capability space. */
	IPC_CAP_TYPE_CSPACE = 2,
	/* An address space. */
	IPC_CAP_TYPE_VSPACE = 3,
	/* A process or thread under control. */
	IPC_CAP_TYPE_TCB = 4,
	/* Memory without a use yet. */
	IPC_CAP_TYPE_UNTYPED = 5,
	/* Device memory without a use yet. */
	IPC_CAP_TYPE_DEVICE_UNTYPED = 6,
	/* A range of device memory that may be mapped. */
	IPC_CAP_TYPE_DEVICE_FRAME = 7,
	/* Permission to put one capability into one slot of one staged process, once. */
	IPC_CAP_TYPE_INSTALL_GRANT = 8,
	/* One page of ordinary memory that may be mapped. */
	IPC_CAP_TYPE_FRAME = 9,
};

/*
 * What happens to the sender's own capability when a table entry is transferred. Closed: a receiver
 * that does not know a mode can't know what the sender still holds.
 */
enum ipc_wire_cap_transfer_mode {
	/* The entry is absent. */
	IPC_CAP_TRANSFER_MODE_NONE = 0,
	/* The sender's slot is emptied. */
	IPC_CAP_TRANSFER_MODE_MOVE = 1,
	/* The sender keeps its capability. */
	IPC_CAP_TRANSFER_MODE_COPY = 2,
};

/*
 * What an endpoint is for. Open, because the kernel sends it: a new narrow kind must not make an
 * old receiver call a sound reply or table malformed. Whoever needs one kind compares with that
 * kind.
 */
enum ipc_wire_endpoint_kind {
	/* An endpoint without a special use, and what a capability that is no endpoint reports. */
	IPC_ENDPOINT_KIND_GENERIC = 0,
	/* Reads PCI configuration space; served by the kernel. */
	IPC_ENDPOINT_KIND_PCI_CONFIG_READ = 1,
	/* Reads ACPI tables; served by the kernel. */
	IPC_ENDPOINT_KIND_ACPI_READ = 2,
	/* Reads and writes the ports of the first serial line; served by the kernel. */
	IPC_ENDPOINT_KIND_COM1_IO = 3,
	/* Reads and writes the ports of the keyboard controller; served by the kernel. */
	IPC_ENDPOINT_KIND_I8042_IO = 4,
};

/* Bits of wire.right: What the holder of a capability may do with it. */
/* Send requests to the endpoint. */
#define IPC_RIGHT_SEND UINT32_C(0x1)
/* Receive requests on the endpoint. */
#define IPC_RIGHT_RECEIVE UINT32_C(0x2)
/* Pass the capability on in a transfer table or install it in a child. */
#define IPC_RIGHT_GRANT UINT32_C(0x4)
/* Start, write, stop or abort the process behind a TCB capability. */
#define IPC_RIGHT_CONTROL UINT32_C(0x8)
/* Map the frame. */
#define IPC_RIGHT_MAP UINT32_C(0x10)

/* Bits of wire.message_flag: What a message is and what stands between its header and its body. */
/* The message answers a request. */
#define IPC_MESSAGE_FLAG_REPLY UINT32_C(0x1)
/* A capability-transfer table stands between header and body. */
#define IPC_MESSAGE_FLAG_CAP_TRANSFER_TABLE_V1 UINT32_C(0x2)
/* A one-way message: it is answered at once by a bare header. */
#define IPC_MESSAGE_FLAG_NOTIFY UINT32_C(0x4)

#define IPC_WIRE_TRANSFER_ENTRY_RULE_ABSENT_IS_ZERO   UINT32_C(1)
#define IPC_WIRE_TRANSFER_ENTRY_RULE_PRESENT_HAS_MODE UINT32_C(2)
#define IPC_WIRE_TRANSFER_ENTRY_RULE_KIND_OF_ENDPOINT UINT32_C(3)

/*
 * One capability of a transfer table. The sender fills it in; the transport rewrites it to the
 * truth for the receiver.
 * Layout ours: upstream publishes a fixed v1 prelude, not its entries; 16 bytes hold all that a
 * receiver must know without asking.
 * 16 bytes on the wire.
 * Rule 1, absent_is_zero: An absent entry is sixteen zero bytes.
 * Rule 2, present_has_mode: A present entry says what happens to the sender's capability.
 * Rule 3, kind_of_endpoint: Only an endpoint has an endpoint kind.
 */
struct ipc_wire_transfer_entry {
	/* [0, 4) Slot of the sender when sent, of the receiver's window when received. */
	uint32_t slot;
	/* [4, 6) Type of the capability; NONE for an absent entry. (enum ipc_wire_cap_type) */
	uint16_t kind;
	/* [6, 8) What happens to the sender's capability. (enum ipc_wire_cap_transfer_mode) */
	uint16_t mode;
	/*
	 * [8, 12) Ceiling that the sender sets and must hold; the rights that arrived when
	 * received. (wire.right)
	 */
	uint32_t rights;
	/*
	 * [12, 16) Endpoint kind; GENERIC for anything but an endpoint. (enum
	 * ipc_wire_endpoint_kind)
	 */
	uint32_t endpoint_kind;
};

#define IPC_WIRE_HEADER_SIZE                         ((size_t)32)
#define IPC_WIRE_HEADER_RULE_ONE_DIRECTION           UINT32_C(1)
#define IPC_WIRE_HEADER_RULE_REQUEST_HAS_NO_RESULT   UINT32_C(2)
#define IPC_WIRE_HEADER_RULE_DETAIL_EXPLAINS_REFUSAL UINT32_C(3)
#define IPC_WIRE_HEADER_RULE_REFUSAL_HAS_NO_TABLE    UINT32_C(4)
#define IPC_WIRE_HEADER_RULE_ROOM_FOR_TABLE          UINT32_C(5)

/*
 * Stands first in every message.
 * Layout ours: upstream publishes that there is a header, not its fields; every field lies on its
 * own alignment.
 * Rule 1, one_direction: A message is a reply or a notification or neither, never both.
 * Rule 2, request_has_no_result: A request or notification has ended nowhere yet.
 * Rule 3, detail_explains_refusal: A verdict stands beside the refusal that it explains, never
 * beside success; so a request has none.
 * Rule 4, refusal_has_no_table: A refusal transfers nothing.
 * Rule 5, room_for_table: The smallest table takes 24 bytes of the page.
 */
struct ipc_wire_header {
	/* [0, 2) Version of header, table and rules, MESSAGE_VERSION. */
	uint16_t version;
	/* [2, 4) What kind of message this is. (wire.message_flag) */
	uint16_t flags;
	/* [4, 8) Number of the operation; a reply repeats that of its request. */
	uint32_t op;
	/* [8, 12) Bytes of the body, without header and table. */
	uint32_t body_size;
	/* [12, 16) How the call ended; OK in a request. (enum ipc_wire_result) */
	uint32_t result;
	/*
	 * [16, 24) Number that the client gave the request and that the reply repeats; it says
	 * nothing to the server.
	 */
	uint64_t request_id;
	/* [24, 28) Verdict on the request, where the reply refuses it as malformed; else 0. */
	uint32_t detail;
	/* [28, 32) reserved, zero */
};

void ipc_wire_header_init(struct ipc_wire_header *msg);
IPC_MUST_CHECK
uint32_t ipc_wire_header_pack(const struct ipc_wire_header *msg, uint8_t *buf, size_t cap,
                              size_t *len);
IPC_MUST_CHECK
uint32_t ipc_wire_header_unpack(struct ipc_wire_header *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_wire_header_validate(const uint8_t *buf, size_t len);

#define IPC_WIRE_TRANSFER_TABLE_SIZE_MIN          ((size_t)24)
#define IPC_WIRE_TRANSFER_TABLE_SIZE_MAX          ((size_t)136)
#define IPC_WIRE_TRANSFER_TABLE_RULE_SOME_PRESENT UINT32_C(11)

/*
 * Stands after the header under the flag CAP_TRANSFER_TABLE_V1; its order is that of the
 * operation's `cap` entries.
 * Layout ours: a fixed v1 prelude is published, its fields are not; equal entries behind a count
 * need one check each.
 * Rule 11, some_present: A table without a capability is left out, with its flag; the codec of an
 * operation also wants its last entry present.
 */
struct ipc_wire_transfer_table {
	/* [0, 2) Number of entries. */
	uint16_t count;
	/* [2, 8) reserved, zero */
	/*
	 * [8, ...) The capabilities; absent ones at the end are cut off. (1 to 8, counted by count;
	 * unpack leaves the rest alone)
	 */
	struct ipc_wire_transfer_entry entries[8];
};

void ipc_wire_transfer_table_init(struct ipc_wire_transfer_table *msg);
IPC_MUST_CHECK
uint32_t ipc_wire_transfer_table_pack(const struct ipc_wire_transfer_table *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_wire_transfer_table_unpack(struct ipc_wire_transfer_table *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_wire_transfer_table_validate(const uint8_t *buf, size_t len);

#define IPC_WIRE_ABI_QUERY_REQUEST_SIZE ((size_t)8)

/*
 * Asks an endpoint for the ABI id of one operation; the body of a request under OP_ABI_QUERY. Every
 * endpoint answers it.
 * Layout ours: one operation a question: a service asks at start for those that it uses.
 */
struct ipc_wire_abi_query_request {
	/* [0, 4) Number of the operation that is asked about. */
	uint32_t op;
	/* [4, 8) reserved, zero */
};

void ipc_wire_abi_query_request_init(struct ipc_wire_abi_query_request *msg);
IPC_MUST_CHECK
uint32_t ipc_wire_abi_query_request_pack(const struct ipc_wire_abi_query_request *msg,
                                         uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_wire_abi_query_request_unpack(struct ipc_wire_abi_query_request *msg,
                                           const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_wire_abi_query_request_validate(const uint8_t *buf, size_t len);

#define IPC_WIRE_ABI_QUERY_REPLY_SIZE ((size_t)8)

/*
 * The answer to abi_query_request; an operation that is not served is answered UNSUPPORTED, without
 * a body.
 * Layout ours: equal ids mean equal bytes, so one comparison settles whether two sides fit.
 */
struct ipc_wire_abi_query_reply {
	/* [0, 8) ABI id of the operation, as in IPC_<SCHEMA>_<OP>_ABI_ID. */
	uint64_t abi_id;
};

void ipc_wire_abi_query_reply_init(struct ipc_wire_abi_query_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_wire_abi_query_reply_pack(const struct ipc_wire_abi_query_reply *msg, uint8_t *buf,
                                       size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_wire_abi_query_reply_unpack(struct ipc_wire_abi_query_reply *msg, const uint8_t *buf,
                                         size_t len);
IPC_MUST_CHECK
uint32_t ipc_wire_abi_query_reply_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
