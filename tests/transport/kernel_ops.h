/* SPDX-License-Identifier: ISC */
/*
 * Kernel-control ops as messages: the only way in which a row sets anything up. Each function
 * returns the result in the reply's header, one of IPC_RESULT_*, and fails the row where the CALL
 * itself fails.
 */
#ifndef TRANSPORT_KERNEL_OPS_H
#define TRANSPORT_KERNEL_OPS_H

#include <stddef.h>
#include <stdint.h>

#include "driver.h"
#include "raw_message.h"

/* Where each process of a row holds the kernel-control endpoint. */
#define SLOT_KERNEL 1

/* A request of this op and body. */
struct message kernel_message(uint32_t op, const uint8_t *body, size_t body_len);

/* Sends it on `slot` and takes the reply apart: its result, its verdict, its body. */
struct kernel_answer {
	uint32_t result;
	uint32_t detail;
	const uint8_t *body;
	size_t body_len;
};

struct kernel_answer kernel_ask(unsigned process, uint32_t slot, const struct message *msg);

/* Ticks since the system started. */
uint64_t kernel_clock(unsigned process);

uint32_t kernel_create_endpoint(unsigned process, uint32_t slot, uint32_t kind, uint32_t rights);
uint32_t kernel_copy_cap(unsigned process, uint32_t from, uint32_t to, uint32_t rights);

/* Makes a staged process with the driver's image; *process_id where it is OK. */
uint32_t kernel_stage(unsigned process, uint32_t slot, uint32_t slot_count, uint64_t *process_id);
uint32_t kernel_write(unsigned process, uint32_t slot, uint64_t address, const uint8_t *data,
                      size_t size);
uint32_t kernel_start(unsigned process, uint32_t slot);
uint32_t kernel_abort(unsigned process, uint32_t slot,
                      struct ipc_kernel_control_abort_staged_process_reply *reply);
uint32_t kernel_kill(unsigned process, uint32_t slot, uint32_t reason);
uint32_t kernel_watch(unsigned process, uint32_t slot, uint32_t endpoint_slot);
uint32_t kernel_reap(unsigned process, uint32_t slot,
                     struct ipc_kernel_control_reap_process_reply *reply);

/* A grant for the staged process in `slot`, and its use. */
uint32_t kernel_grant(unsigned process, uint32_t slot, uint32_t grant_slot, uint32_t target_slot,
                      uint32_t rights);
uint32_t kernel_install(unsigned process, uint32_t grant_slot, uint32_t source_slot,
                        uint32_t rights, uint16_t mode);

/* Ports and PCI, on an endpoint of a narrow kind. */
uint32_t kernel_port_read(unsigned process, uint32_t slot, uint16_t port, uint8_t *value);
uint32_t kernel_port_write(unsigned process, uint32_t slot, uint16_t port, uint8_t value);
uint32_t kernel_pci_read(unsigned process, uint32_t slot,
                         struct ipc_kernel_control_pci_function function, uint16_t offset,
                         uint32_t *value);

/* Op 0 on any endpoint of the kernel; *abi_id where it is OK. */
uint32_t kernel_abi_query(unsigned process, uint32_t slot, uint32_t op, uint64_t *abi_id);

#endif
