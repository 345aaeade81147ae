/* SPDX-License-Identifier: ISC */
/*
 * The hardware of the broker: one PCI function with device memory, a serial line and a keyboard
 * controller, as far as drivers need them to be tested.
 */
#ifndef IPC_HOST_DEVICE_H
#define IPC_HOST_DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/kernel_control/kernel_control.h"

enum {
	/* Function 0:4.0. */
	DEVICE_NUMBER = 4,
	DEVICE_VENDOR = 0x1AF4,
	DEVICE_IDENTITY = 0x1001,
	/* The only BAR. */
	DEVICE_BAR = 5,
	DEVICE_PAGES = 4,
	/* Bytes that the serial line keeps. */
	DEVICE_SERIAL_BYTES = 4096,
};

#define DEVICE_BASE UINT64_C(0xFEB00000)
#define DEVICE_SIZE UINT64_C(0x4000)

struct device {
	/* A memory file a page, so that whoever may map some of them gets no other. */
	int pages[DEVICE_PAGES];
	/* What was written to the serial line and not read yet: a ring. */
	uint8_t serial[DEVICE_SERIAL_BYTES];
	uint32_t serial_first;
	uint32_t serial_count;
};

/* False: Linux gives no memory. */
bool device_create(struct device *device);

/* Bits 31..0 of configuration space at `offset`; all ones for an absent function. */
uint32_t device_pci_read(const struct ipc_kernel_control_pci_function *function, uint16_t offset);

/* Base and size of a memory BAR; false where there is none. */
bool device_pci_bar(const struct ipc_kernel_control_pci_function *function, uint8_t bar, uint64_t *base,
                    uint64_t *size);

/* The event after number `after`: number 1 is the function, which is there from the start. False: there
 * is no other. */
bool device_hotplug_event(uint64_t after, struct ipc_kernel_control_wait_hotplug_event_reply *event);

/* Port 0x3F8 gives back what was written to it, oldest first, then 0. An absent port reads 0xFF. */
uint8_t device_port_read(struct device *device, uint16_t port);

/* Port 0x3F8 keeps the last DEVICE_SERIAL_BYTES bytes; all else is lost. */
void device_port_write(struct device *device, uint16_t port, uint8_t value);

/* The pages of [base, base + size) of device memory; null unless the range is some of them. */
const int *device_pages(const struct device *device, uint64_t base, uint64_t size);

#endif
