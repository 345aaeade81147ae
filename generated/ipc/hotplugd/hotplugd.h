/* SPDX-License-Identifier: ISC */
/* Generated from hotplugd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Events of devices. */
#ifndef IPC_HOTPLUGD_HOTPLUGD_H
#define IPC_HOTPLUGD_HOTPLUGD_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/kernel_control/kernel_control.h"
#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Most events of one DISCOVER.
 * Value ours: a bound, so that a device with a loose contact can't keep hotplugd from its callers.
 */
#define IPC_HOTPLUGD_EVENTS_MAX UINT32_C(64)

/* Range of the ops, both ends included. */
#define IPC_HOTPLUGD_OPS_FIRST UINT32_C(0x8A0)
#define IPC_HOTPLUGD_OPS_LAST  UINT32_C(0x8AF)

/*
 * DISCOVER: Takes the kernel's events that were not taken before, oldest first, and reports each of
 * them. RETRY: there are none.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name published: public: [hotplugd] IPC_PHASE2_HOTPLUGD_OP_DISCOVER.
 * Results of its own: RETRY.
 */
#define IPC_HOTPLUGD_OP_DISCOVER     UINT32_C(0x8A0)
#define IPC_HOTPLUGD_DISCOVER_ABI_ID UINT64_C(0xBAE5C9A922BF44ED)

#define IPC_HOTPLUGD_DISCOVER_REQUEST_SIZE ((size_t)8)

/*
 * Request of DISCOVER.
 * Layout ours: max_events is the argument that upstream names.
 */
struct ipc_hotplugd_discover_request {
	/* [0, 4) Most events to take. */
	uint32_t max_events;
	/* [4, 8) reserved, zero */
};

void ipc_hotplugd_discover_request_init(struct ipc_hotplugd_discover_request *msg);
IPC_MUST_CHECK
uint32_t ipc_hotplugd_discover_request_pack(const struct ipc_hotplugd_discover_request *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_hotplugd_discover_request_unpack(struct ipc_hotplugd_discover_request *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_hotplugd_discover_request_validate(const uint8_t *buf, size_t len);

/* What the reply to DISCOVER depends on: keep it until the reply, then pass it to the codec. */
struct ipc_hotplugd_discover_given {
	uint32_t max_events;
};

void ipc_hotplugd_discover_given_from(struct ipc_hotplugd_discover_given *given,
                                      const struct ipc_hotplugd_discover_request *request);

#define IPC_HOTPLUGD_DISCOVER_REPLY_SIZE                     ((size_t)24)
#define IPC_HOTPLUGD_DISCOVER_REPLY_RULE_NO_MORE_THAN_ASKED  UINT32_C(1)
#define IPC_HOTPLUGD_DISCOVER_REPLY_RULE_REPORTED_WERE_TAKEN UINT32_C(2)
#define IPC_HOTPLUGD_DISCOVER_REPLY_RULE_NUMBERED_FROM_1     UINT32_C(3)

/*
 * Reply of DISCOVER.
 * Layout ours: how much came, was lost and was taken further, so that a caller sees whether a scan
 * is due.
 * Rule 1, no_more_than_asked: No more than was asked for.
 * Rule 2, reported_were_taken: What was reported was taken.
 * Rule 3, numbered_from_1: The kernel numbers taken and lost events alike, from 1.
 */
struct ipc_hotplugd_discover_reply {
	/* [0, 4) Events that were taken. */
	uint32_t events;
	/* [4, 8) Those among them that deviced took. */
	uint32_t reported;
	/* [8, 16) Events that the kernel no longer had. */
	uint64_t lost;
	/* [16, 24) Sequence number of the last event, given by the kernel. */
	uint64_t sequence;
};

void ipc_hotplugd_discover_reply_init(struct ipc_hotplugd_discover_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_hotplugd_discover_reply_pack(const struct ipc_hotplugd_discover_reply *msg,
                                          uint8_t *buf, size_t cap, size_t *len,
                                          const struct ipc_hotplugd_discover_given *given);
IPC_MUST_CHECK
uint32_t ipc_hotplugd_discover_reply_unpack(struct ipc_hotplugd_discover_reply *msg,
                                            const uint8_t *buf, size_t len,
                                            const struct ipc_hotplugd_discover_given *given);
IPC_MUST_CHECK
uint32_t ipc_hotplugd_discover_reply_validate(const uint8_t *buf, size_t len,
                                              const struct ipc_hotplugd_discover_given *given);

/*
 * READ_LAST_EVENT: Gives the event that was taken last. NOT_FOUND: none was taken.
 * Number ours: beside DISCOVER.
 * Name published: public: [hotplugd] READ_LAST_EVENT.
 * Results of its own: NOT_FOUND.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_HOTPLUGD_OP_READ_LAST_EVENT     UINT32_C(0x8A1)
#define IPC_HOTPLUGD_READ_LAST_EVENT_ABI_ID UINT64_C(0x0920F41C5483B806)

#define IPC_HOTPLUGD_READ_LAST_EVENT_REQUEST_SIZE ((size_t)0)

/*
 * Request of READ_LAST_EVENT.
 * Layout ours: there is one last event, so there is nothing to choose.
 */
struct ipc_hotplugd_read_last_event_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_hotplugd_read_last_event_request_init(struct ipc_hotplugd_read_last_event_request *msg);
IPC_MUST_CHECK
uint32_t ipc_hotplugd_read_last_event_request_pack(
	const struct ipc_hotplugd_read_last_event_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_hotplugd_read_last_event_request_unpack(
	struct ipc_hotplugd_read_last_event_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_hotplugd_read_last_event_request_validate(const uint8_t *buf, size_t len);

#define IPC_HOTPLUGD_READ_LAST_EVENT_REPLY_SIZE ((size_t)32)

/*
 * Reply of READ_LAST_EVENT.
 * Layout ours: the kernel's event, when it was taken, and what deviced made of it.
 */
struct ipc_hotplugd_read_last_event_reply {
	/* [0, 8) Sequence number of the event, given by the kernel. */
	uint64_t sequence;
	/* [8, 16) When hotplugd took it. */
	uint64_t timestamp;
	/* [16, 20) What happened. (enum ipc_kernel_control_hotplug_event_kind) */
	uint32_t kind;
	/* [20, 24) Which PCI function it happened to. */
	struct ipc_kernel_control_pci_function function;
	/* [24, 26) PCI vendor number of the device. */
	uint16_t vendor_id;
	/* [26, 28) PCI device number of the device. */
	uint16_t device_id;
	/* [28, 32) Number that deviced gave the device; 0 if deviced did not take the event. */
	uint32_t device_number;
};

void ipc_hotplugd_read_last_event_reply_init(struct ipc_hotplugd_read_last_event_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_hotplugd_read_last_event_reply_pack(
	const struct ipc_hotplugd_read_last_event_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_hotplugd_read_last_event_reply_unpack(struct ipc_hotplugd_read_last_event_reply *msg,
                                                   const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_hotplugd_read_last_event_reply_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
