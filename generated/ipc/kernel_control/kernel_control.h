/* SPDX-License-Identifier: ISC */
/*
 * Generated from kernel_control.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen".
 */
/* Operations of the kernel on processes, capabilities, ports and devices. */
#ifndef IPC_KERNEL_CONTROL_KERNEL_CONTROL_H
#define IPC_KERNEL_CONTROL_KERNEL_CONTROL_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Most bytes that one WRITE_PROCESS_MEMORY carries.
 * Value ours: half a page, the same as an image chunk, so that procd passes a chunk on in one call.
 */
#define IPC_KERNEL_CONTROL_WRITE_BYTES_MAX UINT32_C(2048)
/*
 * Most anonymous ranges of a staged process.
 * Value ours: sixteen segments, a stack and a start-up page, with room to spare.
 */
#define IPC_KERNEL_CONTROL_ANONYMOUS_RANGES_MAX UINT32_C(32)

/*
 * Why a process was ended. Open: the kernel acts on none of them, it only hands the reason to
 * whoever asks later.
 */
enum ipc_kernel_control_kill_reason {
	/* The process was not ended by anyone; no valid reason to end it. */
	IPC_KERNEL_CONTROL_KILL_REASON_NONE = 0,
	/* A supervisor stopped it on purpose. */
	IPC_KERNEL_CONTROL_KILL_REASON_MANAGED_STOP = 1,
	/* It touched memory that it does not have, and nobody could resolve the fault. */
	IPC_KERNEL_CONTROL_KILL_REASON_FAULT = 2,
	/* It used more than its supervisor allows. */
	IPC_KERNEL_CONTROL_KILL_REASON_LIMIT = 3,
};

/*
 * An interrupt line by name. irqd maps lines to handlers; the kernel maps them to hardware vectors.
 */
enum ipc_kernel_control_interrupt_line {
	/* The timer of the local interrupt controller. */
	IPC_INTERRUPT_LINE_LAPIC_TIMER = 1,
	/* The first serial line. */
	IPC_INTERRUPT_LINE_UART_COM1 = 2,
};

/* What happened to a device. Open: the kernel sends it, and hotplugd passes it on. */
enum ipc_kernel_control_hotplug_event_kind {
	/* The device is there now. */
	IPC_HOTPLUG_EVENT_KIND_INSERTED = 1,
	/* The device is gone. */
	IPC_HOTPLUG_EVENT_KIND_REMOVED = 2,
};

/*
 * Bits of kernel_control.query_cap_flag: What the reply of QUERY_CAP shall hold beside type and
 * rights.
 */
/* Also report the endpoint kind, in the upper half of value1. */
#define IPC_KERNEL_CONTROL_QUERY_CAP_FLAG_INCLUDE_ENDPOINT_KIND UINT32_C(0x1)

/* Bits of kernel_control.page_access: What a process may do with a page of its own. */
/* Read it. */
#define IPC_KERNEL_CONTROL_PAGE_ACCESS_READ UINT32_C(0x1)
/* Write it. */
#define IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE UINT32_C(0x2)
/* Run code from it. */
#define IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE UINT32_C(0x4)

/* Bits of kernel_control.platform_cap: What the platform has, and the kernel can reach. */
/* PCI configuration space. */
#define IPC_KERNEL_CONTROL_PLATFORM_CAP_PCI_CONFIG UINT64_C(0x1)
/* ACPI tables. */
#define IPC_KERNEL_CONTROL_PLATFORM_CAP_ACPI UINT64_C(0x2)
/* The first serial line, by ports. */
#define IPC_KERNEL_CONTROL_PLATFORM_CAP_COM1 UINT64_C(0x4)
/* The keyboard controller, by ports. */
#define IPC_KERNEL_CONTROL_PLATFORM_CAP_I8042 UINT64_C(0x8)
/* Reports of devices that come and go. */
#define IPC_KERNEL_CONTROL_PLATFORM_CAP_HOTPLUG UINT64_C(0x10)

#define IPC_KERNEL_CONTROL_ANONYMOUS_RANGE_RULE_IN_USER_SPACE UINT32_C(1)
#define IPC_KERNEL_CONTROL_ANONYMOUS_RANGE_RULE_W_XOR_X       UINT32_C(2)

/*
 * Anonymous memory of a staged process: zero-filled pages that the kernel maps when it creates the
 * process.
 * Layout ours: the memory of a child is known before it exists, so it is given at once and
 * accounted to it.
 * 24 bytes on the wire.
 * Rule 1, in_user_space: The range ends within user space.
 * Rule 2, w_xor_x: No page is both written and run.
 */
struct ipc_kernel_control_anonymous_range {
	/* [0, 8) First page, in the child's address space. */
	uint64_t address;
	/* [8, 16) Size in bytes. */
	uint64_t size;
	/*
	 * [16, 20) What the child may do with the pages; WRITE_PROCESS_MEMORY fills them whatever
	 * stands here. (kernel_control.page_access)
	 */
	uint32_t access;
	/* [20, 24) reserved, zero */
};

/*
 * One function of a PCI device by its place.
 * Layout ours: bus, device and function as the PCI specification numbers them, in whole bytes.
 * 4 bytes on the wire.
 */
struct ipc_kernel_control_pci_function {
	/* [0, 1) Bus number. */
	uint8_t bus;
	/* [1, 2) Device number on the bus. */
	uint8_t device;
	/* [2, 3) Function number of the device. */
	uint8_t function;
	/* [3, 4) reserved: four bytes, so that a number of 32 bits can follow */
};

/* Range of the ops, both ends included. */
#define IPC_KERNEL_CONTROL_OPS_FIRST UINT32_C(0x1)
#define IPC_KERNEL_CONTROL_OPS_LAST  UINT32_C(0x1FF)

/*
 * CREATE_PROCESS: Legacy; a reserved number, always denied. CREATE_STAGED_PROCESS is the supported
 * path.
 * Number published: seed: CREATE_PROCESS (1).
 * Reserved: every server answers DENIED.
 */
#define IPC_KERNEL_CONTROL_OP_CREATE_PROCESS     UINT32_C(0x1)
#define IPC_KERNEL_CONTROL_CREATE_PROCESS_ABI_ID UINT64_C(0x207C6566DD4F7EB1)

/*
 * READ_MONOTONIC_CLOCK: Tells the time since the system started. Asked by timed; any holder of the
 * endpoint may ask.
 * Number published: public: [timed] IPC_KERNEL_CONTROL_OP_READ_MONOTONIC_CLOCK (13).
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_KERNEL_CONTROL_OP_READ_MONOTONIC_CLOCK     UINT32_C(0xD)
#define IPC_KERNEL_CONTROL_READ_MONOTONIC_CLOCK_ABI_ID UINT64_C(0x6EA16830347AB016)

#define IPC_KERNEL_CONTROL_READ_MONOTONIC_CLOCK_REQUEST_SIZE ((size_t)0)

/*
 * Request of READ_MONOTONIC_CLOCK.
 * Layout ours: there is one clock, so there is nothing to choose.
 */
struct ipc_kernel_control_read_monotonic_clock_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_kernel_control_read_monotonic_clock_request_init(
	struct ipc_kernel_control_read_monotonic_clock_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_monotonic_clock_request_pack(
	const struct ipc_kernel_control_read_monotonic_clock_request *msg, uint8_t *buf,
	size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_monotonic_clock_request_unpack(
	struct ipc_kernel_control_read_monotonic_clock_request *msg, const uint8_t *buf,
	size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_monotonic_clock_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_READ_MONOTONIC_CLOCK_REPLY_SIZE ((size_t)16)

/*
 * Reply of READ_MONOTONIC_CLOCK.
 * Layout ours: the rate travels with the count: upstream says 1000 a second in v1, and a later
 * kernel may differ.
 */
struct ipc_kernel_control_read_monotonic_clock_reply {
	/* [0, 8) Ticks since the system started; never goes back. */
	uint64_t ticks;
	/* [8, 12) Ticks in one second; constant while the system runs. */
	uint32_t ticks_per_second;
	/* [12, 16) reserved, zero */
};

void ipc_kernel_control_read_monotonic_clock_reply_init(
	struct ipc_kernel_control_read_monotonic_clock_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_monotonic_clock_reply_pack(
	const struct ipc_kernel_control_read_monotonic_clock_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_monotonic_clock_reply_unpack(
	struct ipc_kernel_control_read_monotonic_clock_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_monotonic_clock_reply_validate(const uint8_t *buf, size_t len);

/*
 * IOPORT_READ8: Reads one byte from an I/O port. Sent to an endpoint of the narrow kind to which
 * the port belongs; any other port is DENIED.
 * Number published: public: [drv-i8042] IPC_KERNEL_CONTROL_OP_IOPORT_READ8 (22).
 */
#define IPC_KERNEL_CONTROL_OP_IOPORT_READ8     UINT32_C(0x16)
#define IPC_KERNEL_CONTROL_IOPORT_READ8_ABI_ID UINT64_C(0x7322319C82882A38)

#define IPC_KERNEL_CONTROL_IOPORT_READ8_REQUEST_SIZE ((size_t)8)

/*
 * Request of IOPORT_READ8.
 * Layout ours: the endpoint's kind says which ports there are, so the request holds the port alone.
 */
struct ipc_kernel_control_ioport_read8_request {
	/* [0, 2) Port number. */
	uint16_t port;
	/* [2, 8) reserved, zero */
};

void ipc_kernel_control_ioport_read8_request_init(
	struct ipc_kernel_control_ioport_read8_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_ioport_read8_request_pack(
	const struct ipc_kernel_control_ioport_read8_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_ioport_read8_request_unpack(
	struct ipc_kernel_control_ioport_read8_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_ioport_read8_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_IOPORT_READ8_REPLY_SIZE ((size_t)8)

/*
 * Reply of IOPORT_READ8.
 * Layout ours: one byte is what the port gives.
 */
struct ipc_kernel_control_ioport_read8_reply {
	/* [0, 1) What was read. */
	uint8_t value;
	/* [1, 8) reserved, zero */
};

void ipc_kernel_control_ioport_read8_reply_init(struct ipc_kernel_control_ioport_read8_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_ioport_read8_reply_pack(
	const struct ipc_kernel_control_ioport_read8_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_ioport_read8_reply_unpack(
	struct ipc_kernel_control_ioport_read8_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_ioport_read8_reply_validate(const uint8_t *buf, size_t len);

/*
 * IOPORT_WRITE8: Writes one byte to an I/O port. Sent to an endpoint of the narrow kind to which
 * the port belongs; any other port is DENIED.
 * Number published: public: [drv-i8042] [drv-serial] IPC_KERNEL_CONTROL_OP_IOPORT_WRITE8 (23).
 */
#define IPC_KERNEL_CONTROL_OP_IOPORT_WRITE8     UINT32_C(0x17)
#define IPC_KERNEL_CONTROL_IOPORT_WRITE8_ABI_ID UINT64_C(0xE978FB28592078FE)

#define IPC_KERNEL_CONTROL_IOPORT_WRITE8_REQUEST_SIZE ((size_t)8)

/*
 * Request of IOPORT_WRITE8.
 * Layout ours: port and value, as the instruction takes them.
 */
struct ipc_kernel_control_ioport_write8_request {
	/* [0, 2) Port number. */
	uint16_t port;
	/* [2, 3) What to write. */
	uint8_t value;
	/* [3, 8) reserved, zero */
};

void ipc_kernel_control_ioport_write8_request_init(
	struct ipc_kernel_control_ioport_write8_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_ioport_write8_request_pack(
	const struct ipc_kernel_control_ioport_write8_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_ioport_write8_request_unpack(
	struct ipc_kernel_control_ioport_write8_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_ioport_write8_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_IOPORT_WRITE8_REPLY_SIZE ((size_t)0)

/*
 * Reply of IOPORT_WRITE8.
 * Layout ours: a port write tells nothing back.
 */
struct ipc_kernel_control_ioport_write8_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_kernel_control_ioport_write8_reply_init(
	struct ipc_kernel_control_ioport_write8_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_ioport_write8_reply_pack(
	const struct ipc_kernel_control_ioport_write8_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_ioport_write8_reply_unpack(
	struct ipc_kernel_control_ioport_write8_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_ioport_write8_reply_validate(const uint8_t *buf, size_t len);

/*
 * KILL_PROCESS: Ends a started process at once. Called by procd. NOT_FOUND: it has ended already. A
 * staged process is aborted, not killed.
 * Number published: seed: KILL_PROCESS (33).
 * Results of its own: BAD_SLOT, NO_RIGHTS, NOT_FOUND.
 */
#define IPC_KERNEL_CONTROL_OP_KILL_PROCESS     UINT32_C(0x21)
#define IPC_KERNEL_CONTROL_KILL_PROCESS_ABI_ID UINT64_C(0xA91DB7AFA3E367EB)

#define IPC_KERNEL_CONTROL_KILL_PROCESS_REQUEST_SIZE            ((size_t)8)
#define IPC_KERNEL_CONTROL_KILL_PROCESS_REQUEST_RULE_HAS_REASON UINT32_C(1)

/*
 * Request of KILL_PROCESS.
 * Layout ours: a slot, not a number: whoever holds no control capability can't even name a victim.
 * Rule 1, has_reason: Whoever kills says why.
 */
struct ipc_kernel_control_kill_process_request {
	/*
	 * [0, 4) Slot of the process's TCB capability, which needs the right CONTROL. (slot of the
	 * sender)
	 */
	uint32_t process_slot;
	/*
	 * [4, 8) Why; kept with the process and told to whoever asks. (enum
	 * ipc_kernel_control_kill_reason)
	 */
	uint32_t reason;
};

void ipc_kernel_control_kill_process_request_init(
	struct ipc_kernel_control_kill_process_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_kill_process_request_pack(
	const struct ipc_kernel_control_kill_process_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_kill_process_request_unpack(
	struct ipc_kernel_control_kill_process_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_kill_process_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_KILL_PROCESS_REPLY_SIZE ((size_t)8)

/*
 * Reply of KILL_PROCESS.
 * Layout ours: procd's event carries the kernel's time of the end, not its own.
 */
struct ipc_kernel_control_kill_process_reply {
	/* [0, 8) When the process ended. */
	uint64_t ended_at;
};

void ipc_kernel_control_kill_process_reply_init(struct ipc_kernel_control_kill_process_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_kill_process_reply_pack(
	const struct ipc_kernel_control_kill_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_kill_process_reply_unpack(
	struct ipc_kernel_control_kill_process_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_kill_process_reply_validate(const uint8_t *buf, size_t len);

/*
 * QUERY_CAP: Tells what a slot of the caller holds. An empty slot is an answer, not an error.
 * Number published: seed: QUERY_CAP (34).
 * Results of its own: BAD_SLOT.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_KERNEL_CONTROL_OP_QUERY_CAP     UINT32_C(0x22)
#define IPC_KERNEL_CONTROL_QUERY_CAP_ABI_ID UINT64_C(0x7C6DA06CD76A340B)

#define IPC_KERNEL_CONTROL_QUERY_CAP_REQUEST_SIZE ((size_t)8)

/*
 * Request of QUERY_CAP.
 * Layout ours: seed publishes a flag of the query and that the slot is caller-local.
 */
struct ipc_kernel_control_query_cap_request {
	/* [0, 4) The slot to look at. (slot of the sender) */
	uint32_t slot;
	/* [4, 8) What to report beside type and rights. (kernel_control.query_cap_flag) */
	uint32_t flags;
};

void ipc_kernel_control_query_cap_request_init(struct ipc_kernel_control_query_cap_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_query_cap_request_pack(
	const struct ipc_kernel_control_query_cap_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_query_cap_request_unpack(
	struct ipc_kernel_control_query_cap_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_query_cap_request_validate(const uint8_t *buf, size_t len);

/* What the reply to QUERY_CAP depends on: keep it until the reply, then pass it to the codec. */
struct ipc_kernel_control_query_cap_given {
	uint32_t flags;
};

void ipc_kernel_control_query_cap_given_from(
	struct ipc_kernel_control_query_cap_given *given,
	const struct ipc_kernel_control_query_cap_request *request);

#define IPC_KERNEL_CONTROL_QUERY_CAP_REPLY_SIZE                     ((size_t)16)
#define IPC_KERNEL_CONTROL_QUERY_CAP_REPLY_RULE_KIND_ONLY_IF_ASKED  UINT32_C(1)
#define IPC_KERNEL_CONTROL_QUERY_CAP_REPLY_RULE_KIND_OF_ENDPOINT    UINT32_C(2)
#define IPC_KERNEL_CONTROL_QUERY_CAP_REPLY_RULE_EMPTY_HAS_NO_RIGHTS UINT32_C(3)

/*
 * Reply of QUERY_CAP.
 * Layout ours: seed publishes value1 and its upper half; the rest fills the same two words as
 * QUERY_LOCAL_CAP's registers.
 * Rule 1, kind_only_if_asked: Without the flag the upper half is zero, as before the flag existed.
 * Rule 2, kind_of_endpoint: Whatever is no endpoint (type 1) reports kind GENERIC, which is 0.
 * Rule 3, empty_has_no_rights: An empty slot (type 0) has no rights.
 */
struct ipc_kernel_control_query_cap_reply {
	/* [0, 8) Type of the capability, a cap_type; 0 for an empty slot. */
	uint64_t value0;
	/*
	 * [8, 16) Bits 31..0: the rights. Bits 63..32: the endpoint kind, if the request asked for
	 * it.
	 */
	uint64_t value1;
};

void ipc_kernel_control_query_cap_reply_init(struct ipc_kernel_control_query_cap_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_query_cap_reply_pack(
	const struct ipc_kernel_control_query_cap_reply *msg, uint8_t *buf, size_t cap,
	size_t *len, const struct ipc_kernel_control_query_cap_given *given);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_query_cap_reply_unpack(
	struct ipc_kernel_control_query_cap_reply *msg, const uint8_t *buf, size_t len,
	const struct ipc_kernel_control_query_cap_given *given);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_query_cap_reply_validate(
	const uint8_t *buf, size_t len, const struct ipc_kernel_control_query_cap_given *given);

/*
 * CREATE_ENDPOINT: Makes an endpoint and puts its capability into an empty slot of the caller.
 * Narrow kinds are for callers that the kernel knows as their owner.
 * Number published: seed: CREATE_ENDPOINT (35).
 * Results of its own: BAD_SLOT, EXISTS, EXHAUSTED.
 */
#define IPC_KERNEL_CONTROL_OP_CREATE_ENDPOINT     UINT32_C(0x23)
#define IPC_KERNEL_CONTROL_CREATE_ENDPOINT_ABI_ID UINT64_C(0x81603D9165A8B2BE)

#define IPC_KERNEL_CONTROL_CREATE_ENDPOINT_REQUEST_SIZE                 ((size_t)16)
#define IPC_KERNEL_CONTROL_CREATE_ENDPOINT_REQUEST_RULE_KNOWN_KIND      UINT32_C(1)
#define IPC_KERNEL_CONTROL_CREATE_ENDPOINT_REQUEST_RULE_USEFUL          UINT32_C(2)
#define IPC_KERNEL_CONTROL_CREATE_ENDPOINT_REQUEST_RULE_ENDPOINT_RIGHTS UINT32_C(3)

/*
 * Request of CREATE_ENDPOINT.
 * Layout ours: the seed asks for explicit materialization: slot, kind and rights are all said, none
 * is chosen for the caller.
 * Rule 1, known_kind: The kind is one that the kernel can make; the type itself is open for replies
 * only.
 * Rule 2, useful: An endpoint that can neither send nor receive is a slot lost.
 * Rule 3, endpoint_rights: Only rights that an endpoint has.
 */
struct ipc_kernel_control_create_endpoint_request {
	/* [0, 4) Empty slot that receives the capability. (slot of the sender) */
	uint32_t target_slot;
	/* [4, 8) What the endpoint is for. (enum ipc_wire_endpoint_kind) */
	uint32_t endpoint_kind;
	/* [8, 12) Rights of the new capability. (wire.right) */
	uint32_t rights;
	/* [12, 16) reserved, zero */
};

void ipc_kernel_control_create_endpoint_request_init(
	struct ipc_kernel_control_create_endpoint_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_create_endpoint_request_pack(
	const struct ipc_kernel_control_create_endpoint_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_create_endpoint_request_unpack(
	struct ipc_kernel_control_create_endpoint_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_create_endpoint_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_CREATE_ENDPOINT_REPLY_SIZE ((size_t)0)

/*
 * Reply of CREATE_ENDPOINT.
 * Layout ours: the caller chose slot and rights itself.
 */
struct ipc_kernel_control_create_endpoint_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_kernel_control_create_endpoint_reply_init(
	struct ipc_kernel_control_create_endpoint_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_create_endpoint_reply_pack(
	const struct ipc_kernel_control_create_endpoint_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_create_endpoint_reply_unpack(
	struct ipc_kernel_control_create_endpoint_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_create_endpoint_reply_validate(const uint8_t *buf, size_t len);

/*
 * CAP_COPY_ATTENUATED: Copies a capability within the caller's own slots, with fewer rights.
 * NO_RIGHTS if the source lacks one that is asked for; nothing is changed then.
 * Number published: seed: CAP_COPY_ATTENUATED (36).
 * Results of its own: BAD_SLOT, NO_RIGHTS, EXISTS.
 */
#define IPC_KERNEL_CONTROL_OP_CAP_COPY_ATTENUATED     UINT32_C(0x24)
#define IPC_KERNEL_CONTROL_CAP_COPY_ATTENUATED_ABI_ID UINT64_C(0x24A34EFA2867903D)

#define IPC_KERNEL_CONTROL_CAP_COPY_ATTENUATED_REQUEST_SIZE           ((size_t)16)
#define IPC_KERNEL_CONTROL_CAP_COPY_ATTENUATED_REQUEST_RULE_TWO_SLOTS UINT32_C(1)

/*
 * Request of CAP_COPY_ATTENUATED.
 * Layout ours: it says which rights to keep, not which to take away, so that a right added later is
 * never passed on by mistake.
 * Rule 1, two_slots: A capability can't be copied onto itself.
 */
struct ipc_kernel_control_cap_copy_attenuated_request {
	/* [0, 4) Slot to copy from. (slot of the sender) */
	uint32_t source_slot;
	/* [4, 8) Empty slot to copy to. (slot of the sender) */
	uint32_t target_slot;
	/* [8, 12) Rights of the copy. (wire.right) */
	uint32_t rights;
	/* [12, 16) reserved, zero */
};

void ipc_kernel_control_cap_copy_attenuated_request_init(
	struct ipc_kernel_control_cap_copy_attenuated_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_cap_copy_attenuated_request_pack(
	const struct ipc_kernel_control_cap_copy_attenuated_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_cap_copy_attenuated_request_unpack(
	struct ipc_kernel_control_cap_copy_attenuated_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_cap_copy_attenuated_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_CAP_COPY_ATTENUATED_REPLY_SIZE ((size_t)0)

/*
 * Reply of CAP_COPY_ATTENUATED.
 * Layout ours: the caller chose slot and rights itself.
 */
struct ipc_kernel_control_cap_copy_attenuated_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_kernel_control_cap_copy_attenuated_reply_init(
	struct ipc_kernel_control_cap_copy_attenuated_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_cap_copy_attenuated_reply_pack(
	const struct ipc_kernel_control_cap_copy_attenuated_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_cap_copy_attenuated_reply_unpack(
	struct ipc_kernel_control_cap_copy_attenuated_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_cap_copy_attenuated_reply_validate(const uint8_t *buf, size_t len);

/*
 * CREATE_STAGED_PROCESS: Makes a process that does not run yet, with its memory mapped and
 * zero-filled. Called by procd.
 * Number published: seed: CREATE_STAGED_PROCESS (37).
 * Results of its own: BAD_SLOT, EXISTS, EXHAUSTED.
 */
#define IPC_KERNEL_CONTROL_OP_CREATE_STAGED_PROCESS     UINT32_C(0x25)
#define IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_ABI_ID UINT64_C(0x131D20551A42CC8F)

#define IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_REQUEST_SIZE_MIN       ((size_t)40)
#define IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_REQUEST_SIZE_MAX       ((size_t)784)
#define IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_REQUEST_RULE_ASCENDING UINT32_C(11)
#define IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_REQUEST_RULE_APART     UINT32_C(12)

/*
 * Request of CREATE_STAGED_PROCESS.
 * Layout ours: all memory of the child is named here, so that nothing is mapped later behind its
 * supervisor's back.
 * Rule 11, ascending: One order for one set of ranges.
 * Rule 12, apart: No page is mapped twice.
 */
struct ipc_kernel_control_create_staged_process_request {
	/*
	 * [0, 4) Empty slot of the caller that receives the child's TCB capability, with all
	 * rights. (slot of the sender)
	 */
	uint32_t process_slot;
	/* [4, 8) Slots of the child's capability space. */
	uint32_t slot_count;
	/* [8, 10) Number of ranges. */
	uint16_t range_count;
	/* [10, 16) reserved, zero */
	/*
	 * [16, ...) The child's memory, by ascending address. (1 to 32, counted by range_count;
	 * unpack leaves the rest alone)
	 */
	struct ipc_kernel_control_anonymous_range ranges[32];
};

void ipc_kernel_control_create_staged_process_request_init(
	struct ipc_kernel_control_create_staged_process_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_create_staged_process_request_pack(
	const struct ipc_kernel_control_create_staged_process_request *msg, uint8_t *buf,
	size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_create_staged_process_request_unpack(
	struct ipc_kernel_control_create_staged_process_request *msg, const uint8_t *buf,
	size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_create_staged_process_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_CREATE_STAGED_PROCESS_REPLY_SIZE ((size_t)8)

/*
 * Reply of CREATE_STAGED_PROCESS.
 * Layout ours: the number names the process in procd's messages; control goes by the slot.
 */
struct ipc_kernel_control_create_staged_process_reply {
	/* [0, 8) Number of the new process. */
	uint64_t process_id;
};

void ipc_kernel_control_create_staged_process_reply_init(
	struct ipc_kernel_control_create_staged_process_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_create_staged_process_reply_pack(
	const struct ipc_kernel_control_create_staged_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_create_staged_process_reply_unpack(
	struct ipc_kernel_control_create_staged_process_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_create_staged_process_reply_validate(const uint8_t *buf, size_t len);

/*
 * DERIVE_INSTALL_GRANT: Makes a grant: permission to put one capability into one slot of one staged
 * process, once. Called by procd.
 * Number published: seed: DERIVE_INSTALL_GRANT (38).
 * Results of its own: BAD_SLOT, NO_RIGHTS, EXISTS, EXHAUSTED, BUSY.
 */
#define IPC_KERNEL_CONTROL_OP_DERIVE_INSTALL_GRANT     UINT32_C(0x26)
#define IPC_KERNEL_CONTROL_DERIVE_INSTALL_GRANT_ABI_ID UINT64_C(0xDAD456005B5EFE2C)

#define IPC_KERNEL_CONTROL_DERIVE_INSTALL_GRANT_REQUEST_SIZE           ((size_t)16)
#define IPC_KERNEL_CONTROL_DERIVE_INSTALL_GRANT_REQUEST_RULE_TWO_SLOTS UINT32_C(1)

/*
 * Request of DERIVE_INSTALL_GRANT.
 * Layout ours: one process, one slot, one ceiling: a service that gets the grant may fill this slot
 * and nothing else.
 * Rule 1, two_slots: The grant does not replace the process.
 */
struct ipc_kernel_control_derive_install_grant_request {
	/*
	 * [0, 4) Slot of the staged process's TCB capability, which needs the right CONTROL. (slot
	 * of the sender)
	 */
	uint32_t process_slot;
	/* [4, 8) Empty slot of the caller that receives the grant. (slot of the sender) */
	uint32_t grant_slot;
	/*
	 * [8, 12) The child's slot that may be filled; empty now and not under another grant. (slot
	 * of the child)
	 */
	uint32_t target_slot;
	/* [12, 16) Most rights that the installed capability may have. (wire.right) */
	uint32_t rights;
};

void ipc_kernel_control_derive_install_grant_request_init(
	struct ipc_kernel_control_derive_install_grant_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_derive_install_grant_request_pack(
	const struct ipc_kernel_control_derive_install_grant_request *msg, uint8_t *buf,
	size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_derive_install_grant_request_unpack(
	struct ipc_kernel_control_derive_install_grant_request *msg, const uint8_t *buf,
	size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_derive_install_grant_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_DERIVE_INSTALL_GRANT_REPLY_SIZE ((size_t)0)

/*
 * Reply of DERIVE_INSTALL_GRANT.
 * Layout ours: everything was chosen by the caller.
 */
struct ipc_kernel_control_derive_install_grant_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_kernel_control_derive_install_grant_reply_init(
	struct ipc_kernel_control_derive_install_grant_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_derive_install_grant_reply_pack(
	const struct ipc_kernel_control_derive_install_grant_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_derive_install_grant_reply_unpack(
	struct ipc_kernel_control_derive_install_grant_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_derive_install_grant_reply_validate(const uint8_t *buf, size_t len);

/*
 * INSTALL_WITH_GRANT: Uses up a grant: puts a capability of the caller into the child's slot that
 * the grant names. NOT_FOUND: the process was started, aborted or is gone.
 * Number published: seed: INSTALL_WITH_GRANT (39).
 * Results of its own: BAD_SLOT, NO_RIGHTS, NOT_FOUND.
 */
#define IPC_KERNEL_CONTROL_OP_INSTALL_WITH_GRANT     UINT32_C(0x27)
#define IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_ABI_ID UINT64_C(0x176ECA5FEAEA5D43)

#define IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_REQUEST_SIZE           ((size_t)16)
#define IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_REQUEST_RULE_HAS_MODE  UINT32_C(1)
#define IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_REQUEST_RULE_TWO_SLOTS UINT32_C(2)

/*
 * Request of INSTALL_WITH_GRANT.
 * Layout ours: process and target slot come from the grant, not from its user.
 * Rule 1, has_mode: It is said whether the capability moves or is copied.
 * Rule 2, two_slots: A grant can't be installed by itself.
 */
struct ipc_kernel_control_install_with_grant_request {
	/* [0, 4) Slot of the grant; empty after success. (slot of the sender) */
	uint32_t grant_slot;
	/*
	 * [4, 8) Slot of the capability to install, which needs the right GRANT. (slot of the
	 * sender)
	 */
	uint32_t source_slot;
	/*
	 * [8, 12) Rights of the installed capability: no more than the grant's ceiling and the
	 * source's own. (wire.right)
	 */
	uint32_t rights;
	/* [12, 14) Whether the caller keeps its capability. (enum ipc_wire_cap_transfer_mode) */
	uint16_t mode;
	/* [14, 16) reserved, zero */
};

void ipc_kernel_control_install_with_grant_request_init(
	struct ipc_kernel_control_install_with_grant_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_install_with_grant_request_pack(
	const struct ipc_kernel_control_install_with_grant_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_install_with_grant_request_unpack(
	struct ipc_kernel_control_install_with_grant_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_install_with_grant_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_INSTALL_WITH_GRANT_REPLY_SIZE ((size_t)8)

/*
 * Reply of INSTALL_WITH_GRANT.
 * Layout ours: the user of a grant learns where its capability went, which procd may not have told
 * it.
 */
struct ipc_kernel_control_install_with_grant_reply {
	/* [0, 4) The child's slot that was filled. (slot of the child) */
	uint32_t target_slot;
	/* [4, 8) reserved, zero */
};

void ipc_kernel_control_install_with_grant_reply_init(
	struct ipc_kernel_control_install_with_grant_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_install_with_grant_reply_pack(
	const struct ipc_kernel_control_install_with_grant_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_install_with_grant_reply_unpack(
	struct ipc_kernel_control_install_with_grant_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_install_with_grant_reply_validate(const uint8_t *buf, size_t len);

/*
 * ABORT_STAGED_PROCESS: Ends a process that was never started, and every grant for it. Called by
 * procd.
 * Number published: seed: ABORT_STAGED_PROCESS (40).
 * Results of its own: BAD_SLOT, NO_RIGHTS, BUSY.
 */
#define IPC_KERNEL_CONTROL_OP_ABORT_STAGED_PROCESS     UINT32_C(0x28)
#define IPC_KERNEL_CONTROL_ABORT_STAGED_PROCESS_ABI_ID UINT64_C(0x58BE552CA8AFD95F)

#define IPC_KERNEL_CONTROL_ABORT_STAGED_PROCESS_REQUEST_SIZE ((size_t)8)

/*
 * Request of ABORT_STAGED_PROCESS.
 * Layout ours: the same name as in CREATE_STAGED_PROCESS.
 */
struct ipc_kernel_control_abort_staged_process_request {
	/*
	 * [0, 4) Slot of the staged process's TCB capability, which needs the right CONTROL; empty
	 * after success. (slot of the sender)
	 */
	uint32_t process_slot;
	/* [4, 8) reserved, zero */
};

void ipc_kernel_control_abort_staged_process_request_init(
	struct ipc_kernel_control_abort_staged_process_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_abort_staged_process_request_pack(
	const struct ipc_kernel_control_abort_staged_process_request *msg, uint8_t *buf,
	size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_abort_staged_process_request_unpack(
	struct ipc_kernel_control_abort_staged_process_request *msg, const uint8_t *buf,
	size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_abort_staged_process_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_ABORT_STAGED_PROCESS_REPLY_SIZE ((size_t)16)

/*
 * Reply of ABORT_STAGED_PROCESS.
 * Layout ours: the counts let procd check that all came back.
 */
struct ipc_kernel_control_abort_staged_process_reply {
	/* [0, 8) Pages that were given back. */
	uint64_t pages;
	/* [8, 12) Capabilities that were dropped from the child's slots. */
	uint32_t capabilities;
	/* [12, 16) Grants that died with the process. */
	uint32_t grants;
};

void ipc_kernel_control_abort_staged_process_reply_init(
	struct ipc_kernel_control_abort_staged_process_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_abort_staged_process_reply_pack(
	const struct ipc_kernel_control_abort_staged_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_abort_staged_process_reply_unpack(
	struct ipc_kernel_control_abort_staged_process_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_abort_staged_process_reply_validate(const uint8_t *buf, size_t len);

/*
 * DERIVE_PCI_BAR_DEVICE_FRAME: Makes a capability for a part of one memory BAR of a PCI function,
 * narrowed in range and rights. Called by deviced.
 * Number published: seed: DERIVE_PCI_BAR_DEVICE_FRAME (42).
 * Results of its own: BAD_SLOT, NO_RIGHTS, EXISTS, NOT_FOUND, EXHAUSTED.
 */
#define IPC_KERNEL_CONTROL_OP_DERIVE_PCI_BAR_DEVICE_FRAME     UINT32_C(0x2A)
#define IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_ABI_ID UINT64_C(0xBD8E098B0B431B17)

#define IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REQUEST_SIZE              ((size_t)40)
#define IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REQUEST_RULE_TWO_SLOTS    UINT32_C(1)
#define IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REQUEST_RULE_FRAME_RIGHTS UINT32_C(2)

/*
 * Request of DERIVE_PCI_BAR_DEVICE_FRAME.
 * Layout ours: the seed asks for narrowed storage bring-up: function, BAR, range and rights are all
 * said.
 * Rule 1, two_slots: The source is not replaced.
 * Rule 2, frame_rights: Only rights that a frame has.
 */
struct ipc_kernel_control_derive_pci_bar_device_frame_request {
	/*
	 * [0, 4) Slot of the device memory that holds the BAR, a DEVICE_UNTYPED capability. (slot
	 * of the sender)
	 */
	uint32_t source_slot;
	/*
	 * [4, 8) Empty slot of the caller that receives the DEVICE_FRAME capability. (slot of the
	 * sender)
	 */
	uint32_t target_slot;
	/* [8, 12) The PCI function. */
	struct ipc_kernel_control_pci_function function;
	/* [12, 13) Which base address register. */
	uint8_t bar;
	/* [13, 16) reserved, zero */
	/* [16, 24) Start of the range within the BAR, in bytes. */
	uint64_t offset;
	/* [24, 32) Size of the range in bytes. */
	uint64_t size;
	/* [32, 36) Rights of the new capability. (wire.right) */
	uint32_t rights;
	/* [36, 40) reserved, zero */
};

void ipc_kernel_control_derive_pci_bar_device_frame_request_init(
	struct ipc_kernel_control_derive_pci_bar_device_frame_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_derive_pci_bar_device_frame_request_pack(
	const struct ipc_kernel_control_derive_pci_bar_device_frame_request *msg, uint8_t *buf,
	size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_derive_pci_bar_device_frame_request_unpack(
	struct ipc_kernel_control_derive_pci_bar_device_frame_request *msg, const uint8_t *buf,
	size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_derive_pci_bar_device_frame_request_validate(const uint8_t *buf,
                                                                         size_t len);

/*
 * What the reply to DERIVE_PCI_BAR_DEVICE_FRAME depends on: keep it until the reply, then pass it
 * to the codec.
 */
struct ipc_kernel_control_derive_pci_bar_device_frame_given {
	uint64_t size;
};

void ipc_kernel_control_derive_pci_bar_device_frame_given_from(
	struct ipc_kernel_control_derive_pci_bar_device_frame_given *given,
	const struct ipc_kernel_control_derive_pci_bar_device_frame_request *request);

#define IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REPLY_SIZE               ((size_t)16)
#define IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REPLY_RULE_SIZE_AS_ASKED UINT32_C(1)
#define IPC_KERNEL_CONTROL_DERIVE_PCI_BAR_DEVICE_FRAME_REPLY_RULE_NO_WRAP       UINT32_C(2)

/*
 * Reply of DERIVE_PCI_BAR_DEVICE_FRAME.
 * Layout ours: the driver's start body needs base and size, and only the kernel has read the BAR.
 * Rule 1, size_as_asked: The range is the one that was asked for, or there is none.
 * Rule 2, no_wrap: The range does not wrap.
 */
struct ipc_kernel_control_derive_pci_bar_device_frame_reply {
	/* [0, 8) Address of the range on the bus. */
	uint64_t mmio_base;
	/* [8, 16) Size of the range in bytes. */
	uint64_t mmio_size;
};

void ipc_kernel_control_derive_pci_bar_device_frame_reply_init(
	struct ipc_kernel_control_derive_pci_bar_device_frame_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_derive_pci_bar_device_frame_reply_pack(
	const struct ipc_kernel_control_derive_pci_bar_device_frame_reply *msg, uint8_t *buf,
	size_t cap, size_t *len,
	const struct ipc_kernel_control_derive_pci_bar_device_frame_given *given);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_derive_pci_bar_device_frame_reply_unpack(
	struct ipc_kernel_control_derive_pci_bar_device_frame_reply *msg, const uint8_t *buf,
	size_t len, const struct ipc_kernel_control_derive_pci_bar_device_frame_given *given);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_derive_pci_bar_device_frame_reply_validate(
	const uint8_t *buf, size_t len,
	const struct ipc_kernel_control_derive_pci_bar_device_frame_given *given);

/*
 * WRITE_PROCESS_MEMORY: Copies bytes into already mapped anonymous pages of a process that was
 * never started: all of them or none. Called by procd.
 * Number published: seed: WRITE_PROCESS_MEMORY (44).
 * Results of its own: BAD_SLOT, NO_RIGHTS, BAD_ADDRESS, BUSY.
 */
#define IPC_KERNEL_CONTROL_OP_WRITE_PROCESS_MEMORY     UINT32_C(0x2C)
#define IPC_KERNEL_CONTROL_WRITE_PROCESS_MEMORY_ABI_ID UINT64_C(0xF73CC9112CC2378D)

#define IPC_KERNEL_CONTROL_WRITE_PROCESS_MEMORY_REQUEST_SIZE_MIN           ((size_t)17)
#define IPC_KERNEL_CONTROL_WRITE_PROCESS_MEMORY_REQUEST_SIZE_MAX           ((size_t)2064)
#define IPC_KERNEL_CONTROL_WRITE_PROCESS_MEMORY_REQUEST_RULE_IN_USER_SPACE UINT32_C(1)

/*
 * Request of WRITE_PROCESS_MEMORY.
 * Layout ours: the bytes travel in the message: the kernel reads no memory of the caller beside it.
 * Rule 1, in_user_space: The last byte lies in user space.
 */
struct ipc_kernel_control_write_process_memory_request {
	/*
	 * [0, 4) Slot of the staged process's TCB capability, which needs the right CONTROL. (slot
	 * of the sender)
	 */
	uint32_t process_slot;
	/* [4, 6) Number of bytes. */
	uint16_t data_size;
	/* [6, 8) reserved, zero */
	/* [8, 16) Where the first byte goes, in the child's address space. */
	uint64_t address;
	/* [16, ...) The bytes. (1 to 2048 bytes, counted by data_size) */
	const uint8_t *data;
};

void ipc_kernel_control_write_process_memory_request_init(
	struct ipc_kernel_control_write_process_memory_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_write_process_memory_request_pack(
	const struct ipc_kernel_control_write_process_memory_request *msg, uint8_t *buf,
	size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_write_process_memory_request_unpack(
	struct ipc_kernel_control_write_process_memory_request *msg, const uint8_t *buf,
	size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_write_process_memory_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_WRITE_PROCESS_MEMORY_REPLY_SIZE ((size_t)0)

/*
 * Reply of WRITE_PROCESS_MEMORY.
 * Layout ours: all or nothing, so there is no count to report.
 */
struct ipc_kernel_control_write_process_memory_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_kernel_control_write_process_memory_reply_init(
	struct ipc_kernel_control_write_process_memory_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_write_process_memory_reply_pack(
	const struct ipc_kernel_control_write_process_memory_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_write_process_memory_reply_unpack(
	struct ipc_kernel_control_write_process_memory_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_write_process_memory_reply_validate(const uint8_t *buf, size_t len);

/*
 * START_PROCESS: Starts a staged process. Its grants die and its memory can't be written any more.
 * Called by procd.
 * Number ours: no number is published; a block far from upstream's count.
 * Name published: public: [procd] START_PROCESS.
 * Results of its own: BAD_SLOT, NO_RIGHTS, BAD_ADDRESS, BUSY.
 */
#define IPC_KERNEL_CONTROL_OP_START_PROCESS     UINT32_C(0x100)
#define IPC_KERNEL_CONTROL_START_PROCESS_ABI_ID UINT64_C(0xE502EDED69F394AB)

#define IPC_KERNEL_CONTROL_START_PROCESS_REQUEST_SIZE ((size_t)2080)

/*
 * Request of START_PROCESS.
 * Layout ours: upstream's kernel writes start-up frames into stacks that it tracks, so it gets
 * arguments and environment themselves.
 */
struct ipc_kernel_control_start_process_request {
	/*
	 * [0, 4) Slot of the staged process's TCB capability, which needs the right CONTROL. (slot
	 * of the sender)
	 */
	uint32_t process_slot;
	/* [4, 8) reserved, zero */
	/* [8, 16) First instruction, in the child's address space. */
	uint64_t entry_point;
	/*
	 * [16, 24) One past the last byte of the stack, in the child's address space; the start-up
	 * frame is written below it.
	 */
	uint64_t stack_top;
	/* [24, 26) bytes of arguments, at most 1024 */
	uint16_t arguments_size;
	/* [26, 28) strings in arguments, each ended by NUL */
	uint16_t arguments_count;
	/* [28, 1052) Arguments, for the start-up frame. */
	const char *arguments;
	/* [1052, 1054) bytes of environment, at most 1024 */
	uint16_t environment_size;
	/* [1054, 1056) strings in environment, each ended by NUL */
	uint16_t environment_count;
	/* [1056, 2080) Environment, for the start-up frame. */
	const char *environment;
};

void ipc_kernel_control_start_process_request_init(
	struct ipc_kernel_control_start_process_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_start_process_request_pack(
	const struct ipc_kernel_control_start_process_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_start_process_request_unpack(
	struct ipc_kernel_control_start_process_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_start_process_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_START_PROCESS_REPLY_SIZE ((size_t)8)

/*
 * Reply of START_PROCESS.
 * Layout ours: procd's event carries the kernel's time of the start, not its own.
 */
struct ipc_kernel_control_start_process_reply {
	/* [0, 8) When the process started. */
	uint64_t started_at;
};

void ipc_kernel_control_start_process_reply_init(
	struct ipc_kernel_control_start_process_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_start_process_reply_pack(
	const struct ipc_kernel_control_start_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_start_process_reply_unpack(
	struct ipc_kernel_control_start_process_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_start_process_reply_validate(const uint8_t *buf, size_t len);

/*
 * READ_PCI_CONFIG_DWORD: Reads four bytes of PCI configuration space. Sent to an endpoint of kind
 * PCI_CONFIG_READ; called by probed. An absent function reads as all ones.
 * Number ours: no number is published; a block far from upstream's count.
 * Name published: public: [probed] READ_PCI_CONFIG_DWORD.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_KERNEL_CONTROL_OP_READ_PCI_CONFIG_DWORD     UINT32_C(0x101)
#define IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_ABI_ID UINT64_C(0x2A406160414AE7C8)

#define IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_REQUEST_SIZE ((size_t)8)

/*
 * Request of READ_PCI_CONFIG_DWORD.
 * Layout ours: function and offset are what the hardware takes.
 */
struct ipc_kernel_control_read_pci_config_dword_request {
	/* [0, 4) The PCI function. */
	struct ipc_kernel_control_pci_function function;
	/* [4, 6) Offset in its configuration space, in bytes. */
	uint16_t offset;
	/* [6, 8) reserved, zero */
};

void ipc_kernel_control_read_pci_config_dword_request_init(
	struct ipc_kernel_control_read_pci_config_dword_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_pci_config_dword_request_pack(
	const struct ipc_kernel_control_read_pci_config_dword_request *msg, uint8_t *buf,
	size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_pci_config_dword_request_unpack(
	struct ipc_kernel_control_read_pci_config_dword_request *msg, const uint8_t *buf,
	size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_pci_config_dword_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_REPLY_SIZE ((size_t)8)

/*
 * Reply of READ_PCI_CONFIG_DWORD.
 * Layout ours: the four bytes as one little-endian number, as the hardware gives them.
 */
struct ipc_kernel_control_read_pci_config_dword_reply {
	/* [0, 4) What was read. */
	uint32_t value;
	/* [4, 8) reserved, zero */
};

void ipc_kernel_control_read_pci_config_dword_reply_init(
	struct ipc_kernel_control_read_pci_config_dword_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_pci_config_dword_reply_pack(
	const struct ipc_kernel_control_read_pci_config_dword_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_pci_config_dword_reply_unpack(
	struct ipc_kernel_control_read_pci_config_dword_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_pci_config_dword_reply_validate(const uint8_t *buf, size_t len);

/*
 * READ_PLATFORM_CAPS: Tells what the platform has. Called by probed.
 * Number ours: no number is published; a block far from upstream's count.
 * Name published: public: [probed] [kernel] READ_PLATFORM_CAPS.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_KERNEL_CONTROL_OP_READ_PLATFORM_CAPS     UINT32_C(0x102)
#define IPC_KERNEL_CONTROL_READ_PLATFORM_CAPS_ABI_ID UINT64_C(0x327239A386A91665)

#define IPC_KERNEL_CONTROL_READ_PLATFORM_CAPS_REQUEST_SIZE ((size_t)0)

/*
 * Request of READ_PLATFORM_CAPS.
 * Layout ours: the mask is small, so it is asked for whole.
 */
struct ipc_kernel_control_read_platform_caps_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_kernel_control_read_platform_caps_request_init(
	struct ipc_kernel_control_read_platform_caps_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_platform_caps_request_pack(
	const struct ipc_kernel_control_read_platform_caps_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_platform_caps_request_unpack(
	struct ipc_kernel_control_read_platform_caps_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_platform_caps_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_READ_PLATFORM_CAPS_REPLY_SIZE ((size_t)8)

/*
 * Reply of READ_PLATFORM_CAPS.
 * Layout ours: a mask, as published; 64 bits, because a reply can't grow later.
 */
struct ipc_kernel_control_read_platform_caps_reply {
	/* [0, 8) What there is. (kernel_control.platform_cap) */
	uint64_t caps;
};

void ipc_kernel_control_read_platform_caps_reply_init(
	struct ipc_kernel_control_read_platform_caps_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_platform_caps_reply_pack(
	const struct ipc_kernel_control_read_platform_caps_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_platform_caps_reply_unpack(
	struct ipc_kernel_control_read_platform_caps_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_read_platform_caps_reply_validate(const uint8_t *buf, size_t len);

/*
 * WAIT_HOTPLUG_EVENT: Gives the next device event after the one that the caller saw last. RETRY if
 * there is none yet. Called by hotplugd.
 * Number ours: no number is published; a block far from upstream's count.
 * Name published: public: [hotplugd] WAIT_HOTPLUG_EVENT.
 * Results of its own: RETRY.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_KERNEL_CONTROL_OP_WAIT_HOTPLUG_EVENT     UINT32_C(0x103)
#define IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_ABI_ID UINT64_C(0xAC8B7CD5B2027331)

#define IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_REQUEST_SIZE ((size_t)8)

/*
 * Request of WAIT_HOTPLUG_EVENT.
 * Layout ours: a sequence number, not a queue that reading empties: after PEER_GONE the caller asks
 * again and loses nothing.
 */
struct ipc_kernel_control_wait_hotplug_event_request {
	/* [0, 8) Sequence number of the last event that the caller saw; 0 for none. */
	uint64_t after;
};

void ipc_kernel_control_wait_hotplug_event_request_init(
	struct ipc_kernel_control_wait_hotplug_event_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_wait_hotplug_event_request_pack(
	const struct ipc_kernel_control_wait_hotplug_event_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_wait_hotplug_event_request_unpack(
	struct ipc_kernel_control_wait_hotplug_event_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_wait_hotplug_event_request_validate(const uint8_t *buf, size_t len);

/*
 * What the reply to WAIT_HOTPLUG_EVENT depends on: keep it until the reply, then pass it to the
 * codec.
 */
struct ipc_kernel_control_wait_hotplug_event_given {
	uint64_t after;
};

void ipc_kernel_control_wait_hotplug_event_given_from(
	struct ipc_kernel_control_wait_hotplug_event_given *given,
	const struct ipc_kernel_control_wait_hotplug_event_request *request);

#define IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_REPLY_SIZE            ((size_t)32)
#define IPC_KERNEL_CONTROL_WAIT_HOTPLUG_EVENT_REPLY_RULE_NEXT_EVENT UINT32_C(1)

/*
 * Reply of WAIT_HOTPLUG_EVENT.
 * Layout ours: place and identity of the device, so that hotplugd need not read configuration space
 * of a device that is gone.
 * Rule 1, next_event: Only an event that the caller has not seen, and every number between is
 * accounted for.
 */
struct ipc_kernel_control_wait_hotplug_event_reply {
	/* [0, 8) Sequence number of this event, counted from 1. */
	uint64_t sequence;
	/*
	 * [8, 16) Events between the caller's last one and this one that the kernel no longer has.
	 */
	uint64_t lost;
	/* [16, 20) What happened. (enum ipc_kernel_control_hotplug_event_kind) */
	uint32_t kind;
	/* [20, 24) Which PCI function it happened to. */
	struct ipc_kernel_control_pci_function function;
	/* [24, 26) PCI vendor number of the device. */
	uint16_t vendor_id;
	/* [26, 28) PCI device number of the device. */
	uint16_t device_id;
	/* [28, 32) reserved, zero */
};

void ipc_kernel_control_wait_hotplug_event_reply_init(
	struct ipc_kernel_control_wait_hotplug_event_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_wait_hotplug_event_reply_pack(
	const struct ipc_kernel_control_wait_hotplug_event_reply *msg, uint8_t *buf, size_t cap,
	size_t *len, const struct ipc_kernel_control_wait_hotplug_event_given *given);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_wait_hotplug_event_reply_unpack(
	struct ipc_kernel_control_wait_hotplug_event_reply *msg, const uint8_t *buf, size_t len,
	const struct ipc_kernel_control_wait_hotplug_event_given *given);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_wait_hotplug_event_reply_validate(
	const uint8_t *buf, size_t len,
	const struct ipc_kernel_control_wait_hotplug_event_given *given);

/*
 * WATCH_PROCESS: Names the endpoint on which the kernel tells the end of a process. Called by
 * procd, once a process. EXISTS: the process has one already.
 * Number ours: no number is published; a block far from upstream's count.
 * Name ours: a supervisor serves its callers and its processes in one loop, so the end of a process
 * must come as a message.
 * Results of its own: BAD_SLOT, NO_RIGHTS, EXISTS, NOT_FOUND.
 */
#define IPC_KERNEL_CONTROL_OP_WATCH_PROCESS     UINT32_C(0x104)
#define IPC_KERNEL_CONTROL_WATCH_PROCESS_ABI_ID UINT64_C(0x5BB8EA06AEA2DEEC)

#define IPC_KERNEL_CONTROL_WATCH_PROCESS_REQUEST_SIZE           ((size_t)8)
#define IPC_KERNEL_CONTROL_WATCH_PROCESS_REQUEST_RULE_TWO_SLOTS UINT32_C(1)

/*
 * Request of WATCH_PROCESS.
 * Layout ours: an op of its own: whoever only builds processes need not watch them, and the watcher
 * may come later.
 * Rule 1, two_slots: A process is no endpoint.
 */
struct ipc_kernel_control_watch_process_request {
	/*
	 * [0, 4) Slot of the process's TCB capability, which needs the right CONTROL. (slot of the
	 * sender)
	 */
	uint32_t process_slot;
	/*
	 * [4, 8) Slot of the endpoint, which needs the right SEND; the kernel keeps a peer of its
	 * own. (slot of the sender)
	 */
	uint32_t endpoint_slot;
};

void ipc_kernel_control_watch_process_request_init(
	struct ipc_kernel_control_watch_process_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_watch_process_request_pack(
	const struct ipc_kernel_control_watch_process_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_watch_process_request_unpack(
	struct ipc_kernel_control_watch_process_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_watch_process_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_WATCH_PROCESS_REPLY_SIZE ((size_t)0)

/*
 * Reply of WATCH_PROCESS.
 * Layout ours: everything was chosen by the caller.
 */
struct ipc_kernel_control_watch_process_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_kernel_control_watch_process_reply_init(
	struct ipc_kernel_control_watch_process_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_watch_process_reply_pack(
	const struct ipc_kernel_control_watch_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_watch_process_reply_unpack(
	struct ipc_kernel_control_watch_process_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_watch_process_reply_validate(const uint8_t *buf, size_t len);

/*
 * PROCESS_ENDED: Tells that a watched process has ended. Sent once by the kernel, also where the
 * process ended before it was watched.
 * Number ours: beside WATCH_PROCESS, which asks for it.
 * Name ours: the counterpart of START_PROCESS.
 * One way; acknowledged by REAP_PROCESS.
 */
#define IPC_KERNEL_CONTROL_OP_PROCESS_ENDED     UINT32_C(0x105)
#define IPC_KERNEL_CONTROL_PROCESS_ENDED_ABI_ID UINT64_C(0xCB276798A8D10DAD)

#define IPC_KERNEL_CONTROL_PROCESS_ENDED_SIZE                 ((size_t)24)
#define IPC_KERNEL_CONTROL_PROCESS_ENDED_RULE_CODE_IS_OF_EXIT UINT32_C(1)

/*
 * Tells that a watched process has ended. Sent once by the kernel, also where the process ended
 * before it was watched.
 * Layout ours: beside WATCH_PROCESS, which asks for it.
 * Rule 1, code_is_of_exit: Only an exit has an exit code.
 */
struct ipc_kernel_control_process_ended {
	/* [0, 8) Number of the process. */
	uint64_t process_id;
	/* [8, 16) When it ended. */
	uint64_t ended_at;
	/*
	 * [16, 20) Why it was ended; NONE if it exited by itself. (enum
	 * ipc_kernel_control_kill_reason)
	 */
	uint32_t reason;
	/* [20, 24) Its exit code if it exited by itself; else 0. */
	int32_t exit_code;
};

void ipc_kernel_control_process_ended_init(struct ipc_kernel_control_process_ended *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_process_ended_pack(const struct ipc_kernel_control_process_ended *msg,
                                               uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_process_ended_unpack(struct ipc_kernel_control_process_ended *msg,
                                                 const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_process_ended_validate(const uint8_t *buf, size_t len);

/*
 * REAP_PROCESS: Gives back the record of an ended process, and the slot. Called by whoever was told
 * of the end. BUSY: it has not ended.
 * Number ours: beside PROCESS_ENDED, which it acknowledges.
 * Name ours: the field's word for collecting an ended process.
 * Results of its own: BAD_SLOT, NO_RIGHTS, BUSY.
 */
#define IPC_KERNEL_CONTROL_OP_REAP_PROCESS     UINT32_C(0x106)
#define IPC_KERNEL_CONTROL_REAP_PROCESS_ABI_ID UINT64_C(0x541B39EFED13BF89)

#define IPC_KERNEL_CONTROL_REAP_PROCESS_REQUEST_SIZE ((size_t)8)

/*
 * Request of REAP_PROCESS.
 * Layout ours: the same name as in WATCH_PROCESS.
 */
struct ipc_kernel_control_reap_process_request {
	/*
	 * [0, 4) Slot of the process's TCB capability, which needs the right CONTROL; empty after
	 * success. (slot of the sender)
	 */
	uint32_t process_slot;
	/* [4, 8) reserved, zero */
};

void ipc_kernel_control_reap_process_request_init(
	struct ipc_kernel_control_reap_process_request *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_reap_process_request_pack(
	const struct ipc_kernel_control_reap_process_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_reap_process_request_unpack(
	struct ipc_kernel_control_reap_process_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_reap_process_request_validate(const uint8_t *buf, size_t len);

#define IPC_KERNEL_CONTROL_REAP_PROCESS_REPLY_SIZE                 ((size_t)16)
#define IPC_KERNEL_CONTROL_REAP_PROCESS_REPLY_RULE_CODE_IS_OF_EXIT UINT32_C(1)

/*
 * Reply of REAP_PROCESS.
 * Layout ours: how it ended, for whoever did not watch.
 * Rule 1, code_is_of_exit: Only an exit has an exit code.
 */
struct ipc_kernel_control_reap_process_reply {
	/* [0, 8) When it ended. */
	uint64_t ended_at;
	/*
	 * [8, 12) Why it was ended; NONE if it exited by itself. (enum
	 * ipc_kernel_control_kill_reason)
	 */
	uint32_t reason;
	/* [12, 16) Its exit code if it exited by itself; else 0. */
	int32_t exit_code;
};

void ipc_kernel_control_reap_process_reply_init(struct ipc_kernel_control_reap_process_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_reap_process_reply_pack(
	const struct ipc_kernel_control_reap_process_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_reap_process_reply_unpack(
	struct ipc_kernel_control_reap_process_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_kernel_control_reap_process_reply_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
