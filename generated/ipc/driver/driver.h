/* SPDX-License-Identifier: ISC */
/* Generated from driver.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Start and stop of device drivers. */
#ifndef IPC_DRIVER_DRIVER_H
#define IPC_DRIVER_DRIVER_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/cap.h"
#include "ipc/kernel_control/kernel_control.h"
#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What a driver provides to others. Closed: deviced finds providers by it, and a driver must refuse
 * to be what it does not know.
 */
enum ipc_driver_interface_class {
	/* Blocks of a storage medium. */
	IPC_INTERFACE_CLASS_BLOCK_PROVIDER = 1,
	/* Bytes of a serial line. */
	IPC_INTERFACE_CLASS_SERIAL = 2,
	/* Bytes of an input controller, whose keyboard and mouse have drivers of their own. */
	IPC_INTERFACE_CLASS_INPUT_CONTROLLER = 3,
	/* Key events. */
	IPC_INTERFACE_CLASS_INPUT_KEYBOARD = 4,
	/* Pointer events. */
	IPC_INTERFACE_CLASS_INPUT_MOUSE = 5,
};

/* Range of the ops, both ends included. */
#define IPC_DRIVER_OPS_FIRST UINT32_C(0x840)
#define IPC_DRIVER_OPS_LAST  UINT32_C(0x84F)

/*
 * START: Tells a driver which device is its own and lets it begin. Answered when the device is set
 * up; the driver registers what it provides afterwards, not while deviced waits. BUSY: it was
 * started already. BAD_SLOT: the slot holds no frame of this size that the driver can map. DENIED:
 * it is no driver for this class.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name published: public: [deviced] IPC_PHASE2_DRIVER_OP_START.
 * Results of its own: BUSY, BAD_SLOT.
 * Capability of the request, copied, optional: interrupts, ENDPOINT with SEND: Where the driver
 * registers for interrupts, if its binding asks for that.
 */
#define IPC_DRIVER_OP_START     UINT32_C(0x840)
#define IPC_DRIVER_START_ABI_ID UINT64_C(0xAE2AC5117E6A6C60)

#define IPC_DRIVER_START_REQUEST_SIZE                 ((size_t)32)
#define IPC_DRIVER_START_REQUEST_RULE_MEMORY_HAS_SLOT UINT32_C(1)
#define IPC_DRIVER_START_REQUEST_RULE_NONE_IS_ZERO    UINT32_C(2)
#define IPC_DRIVER_START_REQUEST_RULE_NO_WRAP         UINT32_C(3)

/*
 * Request of START.
 * Layout ours: the three device fields are the seed's; class and function tell a driver of several
 * devices which one this is.
 * Rule 1, memory_has_slot: Device memory is reached by a slot.
 * Rule 2, none_is_zero: Without device memory there is neither slot nor address: one encoding for
 * one meaning.
 * Rule 3, no_wrap: The memory does not wrap.
 */
struct ipc_driver_start_request {
	/*
	 * [0, 4) Slot of the driver that holds its device memory, a DEVICE_FRAME; deviced filled it
	 * before the driver ran. 0 without device memory. (slot of the receiver)
	 */
	uint32_t device_cap_slot;
	/* [4, 8) What the driver shall provide. (enum ipc_driver_interface_class) */
	uint32_t interface_class;
	/*
	 * [8, 16) Address of the device memory on the bus, as the kernel told it; 0 without device
	 * memory.
	 */
	uint64_t device_mmio_base;
	/*
	 * [16, 24) Size of the device memory in bytes, as the kernel told it; 0 without device
	 * memory.
	 */
	uint64_t device_mmio_size;
	/* [24, 28) Place of the device. */
	struct ipc_kernel_control_pci_function function;
	/* [28, 32) reserved, zero */
};

void ipc_driver_start_request_init(struct ipc_driver_start_request *msg);
IPC_MUST_CHECK
uint32_t ipc_driver_start_request_pack(const struct ipc_driver_start_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_driver_start_request_unpack(struct ipc_driver_start_request *msg, const uint8_t *buf,
                                         size_t len);
IPC_MUST_CHECK
uint32_t ipc_driver_start_request_validate(const uint8_t *buf, size_t len);

/* Capabilities of the request of START. All zero: none. */
struct ipc_driver_start_request_caps {
	/*
	 * Entry 0: ENDPOINT with SEND, copied, optional. Where the driver registers for interrupts,
	 * if its binding asks for that.
	 */
	struct ipc_cap interrupts;
};

IPC_MUST_CHECK
uint32_t ipc_driver_start_request_caps_pack(const struct ipc_driver_start_request_caps *caps,
                                            struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_driver_start_request_caps_unpack(struct ipc_driver_start_request_caps *caps,
                                              const struct ipc_cap_table *table);

#define IPC_DRIVER_START_REPLY_SIZE ((size_t)0)

/*
 * Reply of START.
 * Layout ours: a driver that answers OK is started, and there is nothing else to say.
 */
struct ipc_driver_start_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_driver_start_reply_init(struct ipc_driver_start_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_driver_start_reply_pack(const struct ipc_driver_start_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_driver_start_reply_unpack(struct ipc_driver_start_reply *msg, const uint8_t *buf,
                                       size_t len);
IPC_MUST_CHECK
uint32_t ipc_driver_start_reply_validate(const uint8_t *buf, size_t len);

/*
 * STOP: Tells a driver to leave its device alone. Answered when the device is quiet and the driver
 * touches it no more. A driver that does not run answers OK.
 * Number ours: beside START.
 * Name published: public: [deviced] IPC_PHASE2_DRIVER_OP_STOP.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_DRIVER_OP_STOP     UINT32_C(0x841)
#define IPC_DRIVER_STOP_ABI_ID UINT64_C(0x3B6416E8BC1A1928)

#define IPC_DRIVER_STOP_REQUEST_SIZE ((size_t)0)

/*
 * Request of STOP.
 * Layout ours: a driver process has one device, so there is nothing to choose.
 */
struct ipc_driver_stop_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_driver_stop_request_init(struct ipc_driver_stop_request *msg);
IPC_MUST_CHECK
uint32_t ipc_driver_stop_request_pack(const struct ipc_driver_stop_request *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_driver_stop_request_unpack(struct ipc_driver_stop_request *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_driver_stop_request_validate(const uint8_t *buf, size_t len);

#define IPC_DRIVER_STOP_REPLY_SIZE ((size_t)0)

/*
 * Reply of STOP.
 * Layout ours: a driver that answers OK is stopped, and there is nothing else to say.
 */
struct ipc_driver_stop_reply {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_driver_stop_reply_init(struct ipc_driver_stop_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_driver_stop_reply_pack(const struct ipc_driver_stop_reply *msg, uint8_t *buf,
                                    size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_driver_stop_reply_unpack(struct ipc_driver_stop_reply *msg, const uint8_t *buf,
                                      size_t len);
IPC_MUST_CHECK
uint32_t ipc_driver_stop_reply_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
