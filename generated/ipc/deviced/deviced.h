/* SPDX-License-Identifier: ISC */
/* Generated from deviced.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Bindings of drivers to devices, and what drivers provide. */
#ifndef IPC_DEVICED_DEVICED_H
#define IPC_DEVICED_DEVICED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/cap.h"
#include "ipc/driver/driver.h"
#include "ipc/kernel_control/kernel_control.h"
#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A service between drivers and the hardware, whose endpoint deviced hands to drivers that declare
 * the need. Closed: deviced must know which need it meets.
 */
enum ipc_deviced_hal_kind {
	/* Interrupts: irqd. */
	IPC_DEVICED_HAL_KIND_INTERRUPTS = 1,
};

/* Where a driver is in its life. Open: deviced sends it. */
enum ipc_deviced_driver_state {
	/* It is bound and was never started. */
	IPC_DEVICED_DRIVER_STATE_BOUND = 1,
	/* It was started and answered. */
	IPC_DEVICED_DRIVER_STATE_RUNNING = 2,
	/* It was stopped, by STOP_DRIVER or because its device is gone. */
	IPC_DEVICED_DRIVER_STATE_STOPPED = 3,
	/* It could not be started, or its process ended by itself. */
	IPC_DEVICED_DRIVER_STATE_FAILED = 4,
};

/* How far the start of a driver came. Open: deviced sends it. */
enum ipc_deviced_start_step {
	/* The kernel was asked for the device memory of the binding. */
	IPC_DEVICED_START_STEP_DERIVE_FRAME = 1,
	/* The device memory was to be put into the driver's slot. */
	IPC_DEVICED_START_STEP_INSTALL_FRAME = 2,
	/* The process was to be started. */
	IPC_DEVICED_START_STEP_START_PROCESS = 3,
	/* The driver was asked to start. */
	IPC_DEVICED_START_STEP_START_DRIVER = 4,
};

/*
 * Bits of deviced.driver_need: What a driver is given beside its device. Closed: deviced hands out
 * what it knows, and only what a binding declares.
 */
/* The endpoint for interrupts, in the capability table of driver START. */
#define IPC_DEVICED_DRIVER_NEED_INTERRUPTS UINT32_C(0x1)

#define IPC_DEVICED_DEVICE_IDENTITY_RULE_PRESENT UINT32_C(1)

/*
 * A device as a bus shows it.
 * Layout ours: what the first 12 bytes of PCI configuration space say of a function, and its place.
 * 12 bytes on the wire.
 * Rule 1, present: All ones is what an empty place reads as, so it is no vendor.
 */
struct ipc_deviced_device_identity {
	/* [0, 4) Place of the device. */
	struct ipc_kernel_control_pci_function function;
	/* [4, 6) PCI vendor number. */
	uint16_t vendor_id;
	/* [6, 8) PCI device number. */
	uint16_t device_id;
	/* [8, 12) Class in bits 23..16, subclass in 15..8, programming interface in 7..0. */
	uint32_t class_code;
};

/*
 * Which driver is for which device.
 * Layout ours: one tuple by which a driver is authorized, because the kernel tells no sender.
 * 32 bytes on the wire.
 */
struct ipc_deviced_driver_binding {
	/* [0, 2) bytes of driver, 1 to 15 */
	uint16_t driver_length;
	/* [2, 17) Name of the driver; one binding a name. */
	const char *driver;
	/* [17, 20) reserved, zero */
	/* [20, 24) What the driver shall provide. (enum ipc_driver_interface_class) */
	uint32_t interface_class;
	/* [24, 28) Place of its device. */
	struct ipc_kernel_control_pci_function function;
	/* [28, 32) What it is given beside its device. (deviced.driver_need) */
	uint32_t needs;
};

#define IPC_DEVICED_MEMORY_WINDOW_RULE_IN_USER_SPACE UINT32_C(1)
#define IPC_DEVICED_MEMORY_WINDOW_RULE_HAS_SLOT      UINT32_C(2)

/*
 * The part of a device's memory that its driver may map.
 * Layout ours: function, BAR and range as DERIVE_PCI_BAR_DEVICE_FRAME takes them, and where the
 * driver finds the frame.
 * 24 bytes on the wire.
 * Rule 1, in_user_space: The range ends where an address space can.
 * Rule 2, has_slot: A driver's slot 0 stays empty, so that 0 can mean none in its start body.
 */
struct ipc_deviced_memory_window {
	/* [0, 8) Start of the range within the BAR, in bytes. */
	uint64_t offset;
	/* [8, 16) Size of the range in bytes. */
	uint64_t size;
	/* [16, 20) Slot of the driver process that receives the frame. (slot of the child) */
	uint32_t device_cap_slot;
	/* [20, 21) Which base address register. */
	uint8_t bar;
	/* [21, 24) reserved, zero */
};

/* Range of the ops, both ends included. */
#define IPC_DEVICED_OPS_FIRST UINT32_C(0x850)
#define IPC_DEVICED_OPS_LAST  UINT32_C(0x85F)

/*
 * SEED_BINDING: Binds a driver that touches no device memory. The same binding again is OK. DENIED
 * once sealed. EXISTS: the name has another binding.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name published: public: [deviced] SEED_BINDING.
 * Results of its own: EXISTS, EXHAUSTED.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_DEVICED_OP_SEED_BINDING     UINT32_C(0x850)
#define IPC_DEVICED_SEED_BINDING_ABI_ID UINT64_C(0x28D6630781DBF695)

#define IPC_DEVICED_SEED_BINDING_REQUEST_SIZE ((size_t)32)

/*
 * Request of SEED_BINDING.
 * Layout ours: the tuple alone.
 */
struct ipc_deviced_seed_binding_request {
	/* [0, 32) Which driver is for which device. */
	struct ipc_deviced_driver_binding binding;
};

void ipc_deviced_seed_binding_request_init(struct ipc_deviced_seed_binding_request *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_seed_binding_request_pack(const struct ipc_deviced_seed_binding_request *msg,
                                               uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_seed_binding_request_unpack(struct ipc_deviced_seed_binding_request *msg,
                                                 const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_seed_binding_request_validate(const uint8_t *buf, size_t len);

#define IPC_DEVICED_SEED_BINDING_REPLY_SIZE ((size_t)8)

/*
 * Reply of SEED_BINDING.
 * Layout ours: how many there are, so that the seeder can compare with its list.
 */
struct ipc_deviced_seed_binding_reply {
	/* [0, 4) Bindings now, of both versions. */
	uint32_t bindings;
	/* [4, 8) reserved, zero */
};

void ipc_deviced_seed_binding_reply_init(struct ipc_deviced_seed_binding_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_seed_binding_reply_pack(const struct ipc_deviced_seed_binding_reply *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_seed_binding_reply_unpack(struct ipc_deviced_seed_binding_reply *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_seed_binding_reply_validate(const uint8_t *buf, size_t len);

/*
 * SEED_BINDING_V2: Binds a driver to a window of its device's memory. All else as SEED_BINDING.
 * Number ours: beside SEED_BINDING.
 * Name published: public: [deviced] SEED_BINDING_V2.
 * Results of its own: EXISTS, EXHAUSTED.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_DEVICED_OP_SEED_BINDING_V2     UINT32_C(0x851)
#define IPC_DEVICED_SEED_BINDING_V2_ABI_ID UINT64_C(0x7830206AADAFC7AF)

#define IPC_DEVICED_SEED_BINDING_V2_REQUEST_SIZE ((size_t)56)

/*
 * Request of SEED_BINDING_V2.
 * Layout ours: the tuple of SEED_BINDING and the narrowed memory that the seed's driver start body
 * is about.
 */
struct ipc_deviced_seed_binding_v2_request {
	/* [0, 32) Which driver is for which device. */
	struct ipc_deviced_driver_binding binding;
	/* [32, 56) What of the device's memory the driver may map, and where it finds it. */
	struct ipc_deviced_memory_window memory;
};

void ipc_deviced_seed_binding_v2_request_init(struct ipc_deviced_seed_binding_v2_request *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_seed_binding_v2_request_pack(
	const struct ipc_deviced_seed_binding_v2_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_seed_binding_v2_request_unpack(
	struct ipc_deviced_seed_binding_v2_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_seed_binding_v2_request_validate(const uint8_t *buf, size_t len);

#define IPC_DEVICED_SEED_BINDING_V2_REPLY_SIZE ((size_t)8)

/*
 * Reply of SEED_BINDING_V2.
 * Layout ours: as in SEED_BINDING.
 */
struct ipc_deviced_seed_binding_v2_reply {
	/* [0, 4) Bindings now, of both versions. */
	uint32_t bindings;
	/* [4, 8) reserved, zero */
};

void ipc_deviced_seed_binding_v2_reply_init(struct ipc_deviced_seed_binding_v2_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_seed_binding_v2_reply_pack(
	const struct ipc_deviced_seed_binding_v2_reply *msg, uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_seed_binding_v2_reply_unpack(struct ipc_deviced_seed_binding_v2_reply *msg,
                                                  const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_seed_binding_v2_reply_validate(const uint8_t *buf, size_t len);

/*
 * START_DRIVER: Starts a driver by its binding: puts the device memory into its slot, starts its
 * process, sends it driver START. Called by whoever staged the process. NOT_FOUND: no such binding.
 * BUSY: the bindings are not sealed. EXISTS: it runs. RETRY: its device was not reported yet, or
 * what it needs is not registered yet.
 * Number ours: beside SEED_BINDING_V2.
 * Name published: public: [deviced] START_DRIVER.
 * Results of its own: NOT_FOUND, BUSY, EXISTS, RETRY, FAILED.
 * Capability of the request, copied: process, TCB with CONTROL: The staged process. The caller
 * keeps its own, and reaps the process in the end.
 * Capability of the request, copied: control, ENDPOINT with SEND: The driver's control endpoint.
 */
#define IPC_DEVICED_OP_START_DRIVER     UINT32_C(0x852)
#define IPC_DEVICED_START_DRIVER_ABI_ID UINT64_C(0xEC4F151CBF0D239C)

#define IPC_DEVICED_START_DRIVER_REQUEST_SIZE ((size_t)48)

/*
 * Request of START_DRIVER.
 * Layout ours: the process comes staged and complete but for its device; images are procd's and
 * loaderd's.
 */
struct ipc_deviced_start_driver_request {
	/* [0, 2) bytes of driver, 1 to 15 */
	uint16_t driver_length;
	/* [2, 17) Name of the driver. */
	const char *driver;
	/* [17, 24) reserved, zero */
	/* [24, 32) Number of the process, by which the kernel tells its end. */
	uint64_t process_id;
	/* [32, 40) First instruction, in the process's address space. */
	uint64_t entry_point;
	/* [40, 48) One past the last byte of its stack, in its address space. */
	uint64_t stack_top;
};

void ipc_deviced_start_driver_request_init(struct ipc_deviced_start_driver_request *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_start_driver_request_pack(const struct ipc_deviced_start_driver_request *msg,
                                               uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_start_driver_request_unpack(struct ipc_deviced_start_driver_request *msg,
                                                 const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_start_driver_request_validate(const uint8_t *buf, size_t len);

/* Capabilities of the request of START_DRIVER. All zero: none. */
struct ipc_deviced_start_driver_request_caps {
	/*
	 * Entry 0: TCB with CONTROL, copied. The staged process. The caller keeps its own, and
	 * reaps the process in the end.
	 */
	struct ipc_cap process;
	/* Entry 1: ENDPOINT with SEND, copied. The driver's control endpoint. */
	struct ipc_cap control;
};

IPC_MUST_CHECK
uint32_t ipc_deviced_start_driver_request_caps_pack(
	const struct ipc_deviced_start_driver_request_caps *caps, struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_deviced_start_driver_request_caps_unpack(
	struct ipc_deviced_start_driver_request_caps *caps, const struct ipc_cap_table *table);

#define IPC_DEVICED_START_DRIVER_REPLY_SIZE              ((size_t)24)
#define IPC_DEVICED_START_DRIVER_REPLY_RULE_NONE_IS_ZERO UINT32_C(1)

/*
 * Reply of START_DRIVER.
 * Layout ours: what the driver was told of its memory, so that the caller can compare with the bus.
 * Rule 1, none_is_zero: Without memory there is no address.
 */
struct ipc_deviced_start_driver_reply {
	/* [0, 8) Address of its memory on the bus; 0 without. */
	uint64_t device_mmio_base;
	/* [8, 16) Size of its memory in bytes; 0 without. */
	uint64_t device_mmio_size;
	/* [16, 24) When its process started. */
	uint64_t started_at;
};

void ipc_deviced_start_driver_reply_init(struct ipc_deviced_start_driver_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_start_driver_reply_pack(const struct ipc_deviced_start_driver_reply *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_start_driver_reply_unpack(struct ipc_deviced_start_driver_reply *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_start_driver_reply_validate(const uint8_t *buf, size_t len);

#define IPC_DEVICED_START_DRIVER_FAILURE_SIZE            ((size_t)8)
#define IPC_DEVICED_START_DRIVER_FAILURE_RULE_IS_FAILURE UINT32_C(1)

/*
 * What comes with FAILED of START_DRIVER.
 * Layout ours: kernel and driver refuse for reasons of their own, and the caller must know which of
 * them it was.
 * Rule 1, is_failure: A failure is no success.
 */
struct ipc_deviced_start_driver_failure {
	/*
	 * [0, 4) The step that failed. If the process ran it was ended. (enum
	 * ipc_deviced_start_step)
	 */
	uint32_t step;
	/*
	 * [4, 8) How it ended: of the transport, the kernel or the driver. (enum ipc_wire_result)
	 */
	uint32_t result;
};

void ipc_deviced_start_driver_failure_init(struct ipc_deviced_start_driver_failure *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_start_driver_failure_pack(const struct ipc_deviced_start_driver_failure *msg,
                                               uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_start_driver_failure_unpack(struct ipc_deviced_start_driver_failure *msg,
                                                 const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_start_driver_failure_validate(const uint8_t *buf, size_t len);

/*
 * STOP_DRIVER: Stops a driver: sends it driver STOP, then ends its process. What it provides is
 * gone. A driver that has not registered yet is ended without being asked, because it may be asking
 * deviced just then. NOT_FOUND: no such driver runs.
 * Number ours: beside START_DRIVER.
 * Name published: public: [deviced] STOP_DRIVER.
 * Results of its own: NOT_FOUND.
 */
#define IPC_DEVICED_OP_STOP_DRIVER     UINT32_C(0x853)
#define IPC_DEVICED_STOP_DRIVER_ABI_ID UINT64_C(0x106682A40CEF5209)

#define IPC_DEVICED_STOP_DRIVER_REQUEST_SIZE ((size_t)24)

/*
 * Request of STOP_DRIVER.
 * Layout ours: by name, as it was started.
 */
struct ipc_deviced_stop_driver_request {
	/* [0, 2) bytes of driver, 1 to 15 */
	uint16_t driver_length;
	/* [2, 17) Name of the driver. */
	const char *driver;
	/* [17, 24) reserved, zero */
};

void ipc_deviced_stop_driver_request_init(struct ipc_deviced_stop_driver_request *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_stop_driver_request_pack(const struct ipc_deviced_stop_driver_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_stop_driver_request_unpack(struct ipc_deviced_stop_driver_request *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_stop_driver_request_validate(const uint8_t *buf, size_t len);

#define IPC_DEVICED_STOP_DRIVER_REPLY_SIZE ((size_t)8)

/*
 * Reply of STOP_DRIVER.
 * Layout ours: whether the device was left quiet decides what may be done with it next.
 */
struct ipc_deviced_stop_driver_reply {
	/*
	 * [0, 1) True if the driver answered its STOP; false if its process had to be ended
	 * without.
	 */
	bool quiet;
	/* [1, 8) reserved, zero */
};

void ipc_deviced_stop_driver_reply_init(struct ipc_deviced_stop_driver_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_stop_driver_reply_pack(const struct ipc_deviced_stop_driver_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_stop_driver_reply_unpack(struct ipc_deviced_stop_driver_reply *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_stop_driver_reply_validate(const uint8_t *buf, size_t len);

/*
 * READ_DRIVER: Tells how a driver is. NOT_FOUND: no such binding.
 * Number ours: beside STOP_DRIVER.
 * Name published: public: [deviced] READ_DRIVER.
 * Results of its own: NOT_FOUND.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_DEVICED_OP_READ_DRIVER     UINT32_C(0x854)
#define IPC_DEVICED_READ_DRIVER_ABI_ID UINT64_C(0xE39AB69422B8995A)

#define IPC_DEVICED_READ_DRIVER_REQUEST_SIZE ((size_t)24)

/*
 * Request of READ_DRIVER.
 * Layout ours: by name, as it was bound.
 */
struct ipc_deviced_read_driver_request {
	/* [0, 2) bytes of driver, 1 to 15 */
	uint16_t driver_length;
	/* [2, 17) Name of the driver. */
	const char *driver;
	/* [17, 24) reserved, zero */
};

void ipc_deviced_read_driver_request_init(struct ipc_deviced_read_driver_request *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_read_driver_request_pack(const struct ipc_deviced_read_driver_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_read_driver_request_unpack(struct ipc_deviced_read_driver_request *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_read_driver_request_validate(const uint8_t *buf, size_t len);

#define IPC_DEVICED_READ_DRIVER_REPLY_SIZE                     ((size_t)72)
#define IPC_DEVICED_READ_DRIVER_REPLY_RULE_PROCESS_RUNS        UINT32_C(1)
#define IPC_DEVICED_READ_DRIVER_REPLY_RULE_RUNNING_WAS_STARTED UINT32_C(2)
#define IPC_DEVICED_READ_DRIVER_REPLY_RULE_PROVIDER_RUNS       UINT32_C(3)
#define IPC_DEVICED_READ_DRIVER_REPLY_RULE_MEMORY_OF_RUNNING   UINT32_C(4)

/*
 * Reply of READ_DRIVER.
 * Layout ours: binding, device, process and provider in one look.
 * Rule 1, process_runs: What runs has a process, and nothing else has.
 * Rule 2, running_was_started: What runs was started.
 * Rule 3, provider_runs: Only what runs provides.
 * Rule 4, memory_of_running: Only what runs has memory, and without memory there is no address.
 */
struct ipc_deviced_read_driver_reply {
	/* [0, 32) Which driver is for which device, as it was seeded. */
	struct ipc_deviced_driver_binding binding;
	/* [32, 36) Where it is in its life. (enum ipc_deviced_driver_state) */
	uint32_t driver_state;
	/* [36, 40) Number of its device; 0 while no device was reported at its place. */
	uint32_t device_number;
	/* [40, 48) Number of its process; 0 unless it runs. */
	uint64_t process_id;
	/* [48, 56) Address of its memory on the bus; 0 unless it runs and has memory. */
	uint64_t device_mmio_base;
	/* [56, 64) Size of its memory in bytes; 0 unless it runs and has memory. */
	uint64_t device_mmio_size;
	/* [64, 68) How often it was started. */
	uint32_t starts;
	/* [68, 69) Whether it has registered what it provides. */
	bool provides;
	/* [69, 72) reserved, zero */
};

void ipc_deviced_read_driver_reply_init(struct ipc_deviced_read_driver_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_read_driver_reply_pack(const struct ipc_deviced_read_driver_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_read_driver_reply_unpack(struct ipc_deviced_read_driver_reply *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_read_driver_reply_validate(const uint8_t *buf, size_t len);

/*
 * SEAL: Ends the seeding of bindings for good; once more is DENIED. From now on drivers start and
 * providers are resolved.
 * Number ours: beside READ_DRIVER.
 * Name published: public: [deviced] SEAL.
 */
#define IPC_DEVICED_OP_SEAL     UINT32_C(0x855)
#define IPC_DEVICED_SEAL_ABI_ID UINT64_C(0x60732D4C8998C17C)

#define IPC_DEVICED_SEAL_REQUEST_SIZE ((size_t)0)

/*
 * Request of SEAL.
 * Layout ours: there is one list, so there is nothing to choose.
 */
struct ipc_deviced_seal_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_deviced_seal_request_init(struct ipc_deviced_seal_request *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_seal_request_pack(const struct ipc_deviced_seal_request *msg, uint8_t *buf,
                                       size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_seal_request_unpack(struct ipc_deviced_seal_request *msg, const uint8_t *buf,
                                         size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_seal_request_validate(const uint8_t *buf, size_t len);

#define IPC_DEVICED_SEAL_REPLY_SIZE ((size_t)8)

/*
 * Reply of SEAL.
 * Layout ours: the sealer sees what it sealed.
 */
struct ipc_deviced_seal_reply {
	/* [0, 4) Bindings that were seeded. */
	uint32_t bindings;
	/* [4, 8) reserved, zero */
};

void ipc_deviced_seal_reply_init(struct ipc_deviced_seal_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_seal_reply_pack(const struct ipc_deviced_seal_reply *msg, uint8_t *buf,
                                     size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_seal_reply_unpack(struct ipc_deviced_seal_reply *msg, const uint8_t *buf,
                                       size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_seal_reply_validate(const uint8_t *buf, size_t len);

/*
 * REGISTER_HAL: Names the service that meets a need of drivers. EXISTS: the need is met already.
 * Number ours: beside SEAL.
 * Name published: public: [deviced] REGISTER_HAL.
 * Results of its own: EXISTS.
 * Capability of the request, copied: endpoint, ENDPOINT with SEND, GRANT: The service's endpoint.
 * deviced hands it on, so it needs GRANT.
 */
#define IPC_DEVICED_OP_REGISTER_HAL     UINT32_C(0x856)
#define IPC_DEVICED_REGISTER_HAL_ABI_ID UINT64_C(0xB790692DE17F9156)

#define IPC_DEVICED_REGISTER_HAL_REQUEST_SIZE ((size_t)8)

/*
 * Request of REGISTER_HAL.
 * Layout ours: the endpoint moves in a table, so that deviced finds no service by name.
 */
struct ipc_deviced_register_hal_request {
	/* [0, 4) Which need it meets. (enum ipc_deviced_hal_kind) */
	uint32_t kind;
	/* [4, 8) reserved, zero */
};

void ipc_deviced_register_hal_request_init(struct ipc_deviced_register_hal_request *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_register_hal_request_pack(const struct ipc_deviced_register_hal_request *msg,
                                               uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_register_hal_request_unpack(struct ipc_deviced_register_hal_request *msg,
                                                 const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_register_hal_request_validate(const uint8_t *buf, size_t len);

/* Capabilities of the request of REGISTER_HAL. All zero: none. */
struct ipc_deviced_register_hal_request_caps {
	/*
	 * Entry 0: ENDPOINT with SEND, GRANT, copied. The service's endpoint. deviced hands it on,
	 * so it needs GRANT.
	 */
	struct ipc_cap endpoint;
};

IPC_MUST_CHECK
uint32_t ipc_deviced_register_hal_request_caps_pack(
	const struct ipc_deviced_register_hal_request_caps *caps, struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_deviced_register_hal_request_caps_unpack(
	struct ipc_deviced_register_hal_request_caps *caps, const struct ipc_cap_table *table);

#define IPC_DEVICED_REGISTER_HAL_REPLY_SIZE ((size_t)8)

/*
 * Reply of REGISTER_HAL.
 * Layout ours: the service learns how many will come.
 */
struct ipc_deviced_register_hal_reply {
	/* [0, 4) Bindings that declare this need. */
	uint32_t bindings;
	/* [4, 8) reserved, zero */
};

void ipc_deviced_register_hal_reply_init(struct ipc_deviced_register_hal_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_register_hal_reply_pack(const struct ipc_deviced_register_hal_reply *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_register_hal_reply_unpack(struct ipc_deviced_register_hal_reply *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_register_hal_reply_validate(const uint8_t *buf, size_t len);

/*
 * REGISTER_PROVIDER: Registers what a running driver provides, by its exact tuple. Called by the
 * driver. NOT_FOUND: no such binding. BUSY: the driver does not run. EXISTS: it has registered.
 * Number ours: beside REGISTER_HAL.
 * Name published: public: [deviced] REGISTER_PROVIDER.
 * Results of its own: NOT_FOUND, BUSY, EXISTS.
 * Capability of the request, copied: endpoint, ENDPOINT with SEND, GRANT: Where it provides it.
 * deviced hands it on, so it needs GRANT.
 */
#define IPC_DEVICED_OP_REGISTER_PROVIDER     UINT32_C(0x857)
#define IPC_DEVICED_REGISTER_PROVIDER_ABI_ID UINT64_C(0x511A4E4AFB378A8E)

#define IPC_DEVICED_REGISTER_PROVIDER_REQUEST_SIZE ((size_t)24)

/*
 * Request of REGISTER_PROVIDER.
 * Layout ours: name and class repeat the binding; the endpoint is not the control endpoint, which
 * no client may have.
 */
struct ipc_deviced_register_provider_request {
	/* [0, 2) bytes of driver, 1 to 15 */
	uint16_t driver_length;
	/* [2, 17) Name of the driver. */
	const char *driver;
	/* [17, 20) reserved, zero */
	/* [20, 24) What it provides. (enum ipc_driver_interface_class) */
	uint32_t interface_class;
};

void ipc_deviced_register_provider_request_init(struct ipc_deviced_register_provider_request *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_register_provider_request_pack(
	const struct ipc_deviced_register_provider_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_register_provider_request_unpack(
	struct ipc_deviced_register_provider_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_register_provider_request_validate(const uint8_t *buf, size_t len);

/* Capabilities of the request of REGISTER_PROVIDER. All zero: none. */
struct ipc_deviced_register_provider_request_caps {
	/*
	 * Entry 0: ENDPOINT with SEND, GRANT, copied. Where it provides it. deviced hands it on, so
	 * it needs GRANT.
	 */
	struct ipc_cap endpoint;
};

IPC_MUST_CHECK
uint32_t ipc_deviced_register_provider_request_caps_pack(
	const struct ipc_deviced_register_provider_request_caps *caps, struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_deviced_register_provider_request_caps_unpack(
	struct ipc_deviced_register_provider_request_caps *caps, const struct ipc_cap_table *table);

#define IPC_DEVICED_REGISTER_PROVIDER_REPLY_SIZE ((size_t)8)

/*
 * Reply of REGISTER_PROVIDER.
 * Layout ours: the number by which others speak of the device.
 */
struct ipc_deviced_register_provider_reply {
	/* [0, 4) Number of the driver's device. */
	uint32_t device_number;
	/* [4, 8) reserved, zero */
};

void ipc_deviced_register_provider_reply_init(struct ipc_deviced_register_provider_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_register_provider_reply_pack(
	const struct ipc_deviced_register_provider_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_register_provider_reply_unpack(
	struct ipc_deviced_register_provider_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_register_provider_reply_validate(const uint8_t *buf, size_t len);

/*
 * RESOLVE_PROVIDER: Gives the endpoint of a provider. NOT_FOUND: there are not so many bindings of
 * the class. BUSY: the bindings are not sealed yet. RETRY: the driver of this binding has not
 * registered yet.
 * Number ours: beside REGISTER_PROVIDER.
 * Name published: public: [deviced] RESOLVE_PROVIDER.
 * Results of its own: NOT_FOUND, BUSY, RETRY.
 * Capability of the reply, copied: endpoint, ENDPOINT with SEND: The provider, to be called and not
 * to be passed on.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_DEVICED_OP_RESOLVE_PROVIDER     UINT32_C(0x858)
#define IPC_DEVICED_RESOLVE_PROVIDER_ABI_ID UINT64_C(0x1E59271F34073675)

#define IPC_DEVICED_RESOLVE_PROVIDER_REQUEST_SIZE ((size_t)8)

/*
 * Request of RESOLVE_PROVIDER.
 * Layout ours: class and count: a client that wants all disks asks until NOT_FOUND.
 */
struct ipc_deviced_resolve_provider_request {
	/* [0, 4) What is wanted. (enum ipc_driver_interface_class) */
	uint32_t interface_class;
	/* [4, 8) Which binding of this class, counted from 0 in the order of seeding. */
	uint32_t instance;
};

void ipc_deviced_resolve_provider_request_init(struct ipc_deviced_resolve_provider_request *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_resolve_provider_request_pack(
	const struct ipc_deviced_resolve_provider_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_resolve_provider_request_unpack(
	struct ipc_deviced_resolve_provider_request *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_resolve_provider_request_validate(const uint8_t *buf, size_t len);

#define IPC_DEVICED_RESOLVE_PROVIDER_REPLY_SIZE ((size_t)32)

/*
 * Reply of RESOLVE_PROVIDER.
 * Layout ours: which driver and which device it is, beside the endpoint.
 */
struct ipc_deviced_resolve_provider_reply {
	/* [0, 4) Number of the device that the driver drives. */
	uint32_t device_number;
	/* [4, 8) Place of the device. */
	struct ipc_kernel_control_pci_function function;
	/* [8, 10) bytes of driver, 1 to 15 */
	uint16_t driver_length;
	/* [10, 25) Name of the driver. */
	const char *driver;
	/* [25, 32) reserved, zero */
};

void ipc_deviced_resolve_provider_reply_init(struct ipc_deviced_resolve_provider_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_resolve_provider_reply_pack(
	const struct ipc_deviced_resolve_provider_reply *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_resolve_provider_reply_unpack(struct ipc_deviced_resolve_provider_reply *msg,
                                                   const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_resolve_provider_reply_validate(const uint8_t *buf, size_t len);

/* Capabilities of the reply of RESOLVE_PROVIDER. All zero: none. */
struct ipc_deviced_resolve_provider_reply_caps {
	/*
	 * Entry 0: ENDPOINT with SEND, copied. The provider, to be called and not to be passed on.
	 */
	struct ipc_cap endpoint;
};

IPC_MUST_CHECK
uint32_t ipc_deviced_resolve_provider_reply_caps_pack(
	const struct ipc_deviced_resolve_provider_reply_caps *caps, struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_deviced_resolve_provider_reply_caps_unpack(
	struct ipc_deviced_resolve_provider_reply_caps *caps, const struct ipc_cap_table *table);

/*
 * REPORT_DEVICE: Tells of a device that a scan found. Called by probed. The same device again keeps
 * its number. EXISTS: another device is known at this place.
 * Number ours: beside RESOLVE_PROVIDER.
 * Name published: public: [deviced] REPORT_DEVICE.
 * Results of its own: EXISTS, EXHAUSTED.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_DEVICED_OP_REPORT_DEVICE     UINT32_C(0x859)
#define IPC_DEVICED_REPORT_DEVICE_ABI_ID UINT64_C(0x9C467E479CD0ECD2)

#define IPC_DEVICED_REPORT_DEVICE_REQUEST_SIZE ((size_t)16)

/*
 * Request of REPORT_DEVICE.
 * Layout ours: as the scan read it.
 */
struct ipc_deviced_report_device_request {
	/* [0, 12) What the scan read of it, and where. */
	struct ipc_deviced_device_identity device;
	/* [12, 16) reserved, zero */
};

void ipc_deviced_report_device_request_init(struct ipc_deviced_report_device_request *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_report_device_request_pack(
	const struct ipc_deviced_report_device_request *msg, uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_report_device_request_unpack(struct ipc_deviced_report_device_request *msg,
                                                  const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_report_device_request_validate(const uint8_t *buf, size_t len);

#define IPC_DEVICED_REPORT_DEVICE_REPLY_SIZE ((size_t)24)

/*
 * Reply of REPORT_DEVICE.
 * Layout ours: an append answers a number; the name tells the scanner's log what becomes of the
 * device.
 */
struct ipc_deviced_report_device_reply {
	/* [0, 4) Number that deviced gave it, now or when it was first reported. */
	uint32_t device_number;
	/* [4, 6) bytes of driver, 0 to 15 */
	uint16_t driver_length;
	/* [6, 21) Name of the driver that is bound to its place; empty if none is. */
	const char *driver;
	/* [21, 24) reserved, zero */
};

void ipc_deviced_report_device_reply_init(struct ipc_deviced_report_device_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_report_device_reply_pack(const struct ipc_deviced_report_device_reply *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_report_device_reply_unpack(struct ipc_deviced_report_device_reply *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_report_device_reply_validate(const uint8_t *buf, size_t len);

/*
 * REPORT_HOTPLUG: Tells of a device that came or went. Called by hotplugd. An event that was
 * reported before changes nothing. A driver whose device is gone is stopped. NOT_FOUND: what went
 * was not known.
 * Number ours: beside REPORT_DEVICE.
 * Name published: public: [deviced] REPORT_HOTPLUG.
 * Results of its own: NOT_FOUND, EXISTS, EXHAUSTED.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_DEVICED_OP_REPORT_HOTPLUG     UINT32_C(0x85A)
#define IPC_DEVICED_REPORT_HOTPLUG_ABI_ID UINT64_C(0x0863A9CB048C8E73)

#define IPC_DEVICED_REPORT_HOTPLUG_REQUEST_SIZE            ((size_t)24)
#define IPC_DEVICED_REPORT_HOTPLUG_REQUEST_RULE_KNOWN_KIND UINT32_C(1)
#define IPC_DEVICED_REPORT_HOTPLUG_REQUEST_RULE_PRESENT    UINT32_C(2)

/*
 * Request of REPORT_HOTPLUG.
 * Layout ours: the kernel's event, without what was lost before it.
 * Rule 1, known_kind: deviced acts on the kind, so it must know it; the type itself is open for
 * those who pass it on.
 * Rule 2, present: All ones is what an empty place reads as, so it is no vendor.
 */
struct ipc_deviced_report_hotplug_request {
	/* [0, 8) Sequence number of the event, given by the kernel. */
	uint64_t sequence;
	/* [8, 12) What happened. (enum ipc_kernel_control_hotplug_event_kind) */
	uint32_t kind;
	/* [12, 16) Which PCI function it happened to. */
	struct ipc_kernel_control_pci_function function;
	/* [16, 18) PCI vendor number of the device. */
	uint16_t vendor_id;
	/* [18, 20) PCI device number of the device. */
	uint16_t device_id;
	/* [20, 24) reserved, zero */
};

void ipc_deviced_report_hotplug_request_init(struct ipc_deviced_report_hotplug_request *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_report_hotplug_request_pack(
	const struct ipc_deviced_report_hotplug_request *msg, uint8_t *buf, size_t cap,
	size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_report_hotplug_request_unpack(struct ipc_deviced_report_hotplug_request *msg,
                                                   const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_report_hotplug_request_validate(const uint8_t *buf, size_t len);

#define IPC_DEVICED_REPORT_HOTPLUG_REPLY_SIZE ((size_t)24)

/*
 * Reply of REPORT_HOTPLUG.
 * Layout ours: as in REPORT_DEVICE.
 */
struct ipc_deviced_report_hotplug_reply {
	/*
	 * [0, 4) Number of the device; 0 if the event was reported before and the device is not
	 * known any more.
	 */
	uint32_t device_number;
	/* [4, 6) bytes of driver, 0 to 15 */
	uint16_t driver_length;
	/* [6, 21) Name of the driver that is bound to its place; empty if none is. */
	const char *driver;
	/* [21, 24) reserved, zero */
};

void ipc_deviced_report_hotplug_reply_init(struct ipc_deviced_report_hotplug_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_deviced_report_hotplug_reply_pack(const struct ipc_deviced_report_hotplug_reply *msg,
                                               uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_deviced_report_hotplug_reply_unpack(struct ipc_deviced_report_hotplug_reply *msg,
                                                 const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_deviced_report_hotplug_reply_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
