/* SPDX-License-Identifier: ISC */
/*
 * The hardware of the broker: one PCI function with device memory, a serial line and a keyboard
 * controller, as far as drivers need them to be tested; and the frames of ordinary memory that are left
 * over at boot.
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
	/* Frames of ordinary memory. */
	DEVICE_FRAMES = 4,
	/* Bytes that the serial line keeps. */
	DEVICE_SERIAL_BYTES = 4096,
	/* Bytes that the keyboard controller keeps. */
	DEVICE_KEYBOARD_BYTES = 16,
};

#define DEVICE_BASE UINT64_C(0xFEB00000)
#define DEVICE_SIZE UINT64_C(0x4000)

#define DEVICE_FRAMES_BASE UINT64_C(0x100000)
#define DEVICE_FRAMES_SIZE UINT64_C(0x4000)

struct device {
	/* A memory file a page, so that whoever may map some of them gets no other. */
	int pages[DEVICE_PAGES];
	/* The same for ordinary memory. */
	int frames[DEVICE_FRAMES];
	/* What was written to the serial line and not read yet: a ring. */
	uint8_t serial[DEVICE_SERIAL_BYTES];
	uint32_t serial_first;
	uint32_t serial_count;
	/* What the keyboard controller has to give: a ring. */
	struct device_key {
		uint8_t value;
		/* It is the mouse's. */
		bool mouse;
	} keys[DEVICE_KEYBOARD_BYTES];
	uint32_t key_first;
	uint32_t key_count;
	/* What the next byte to its data port is; 0 if nothing to it. */
	uint8_t keyboard_command;
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

/* Ports 0x3F8 and 0x60 give what waits there, oldest first, then 0; 0x3FD and 0x64 say whether something
 * does. An absent port reads 0xFF. */
uint8_t device_port_read(struct device *device, uint16_t port);

/* Port 0x3F8 keeps the last DEVICE_SERIAL_BYTES bytes. After command 0xD2 or 0xD3 to port 0x64 the next
 * byte to 0x60 waits there as the keyboard's or the mouse's, if there is room. All else is lost. */
void device_port_write(struct device *device, uint16_t port, uint8_t value);

/* The pages of [base, base + size) of device memory or of the frames; null unless the range is some of
 * them. */
const int *device_pages(const struct device *device, uint64_t base, uint64_t size);

#endif
