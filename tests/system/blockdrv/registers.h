/* SPDX-License-Identifier: ISC */
/*
 * The registers of the disk that blockdrv drives: plain words at the start of the fake BAR. The test
 * is the disk: it looks at them through a frame of its own.
 */
#ifndef REGISTERS_H
#define REGISTERS_H

#include <stdint.h>

/* What the disk says of itself; the driver takes nothing else for a disk. */
#define DISK_IDENTITY UINT32_C(0x4B534944)

/* Values of `state`. */
enum {
	DISK_OFF = 0,
	DISK_RUNNING = 1,
	DISK_QUIET = 2,
};

struct registers {
	/* Read by the driver. */
	volatile uint32_t identity;
	/* All that follows is written by the driver: what it does with the disk, */
	volatile uint32_t state;
	/* the memory that it was told of, and how much of it it could map, */
	volatile uint64_t mmio_base;
	volatile uint64_t mmio_size;
	volatile uint64_t mapped_size;
	/* its rights on the endpoint for interrupts, 0 without, */
	volatile uint32_t interrupt_rights;
	/* the result of REGISTER_PROVIDER, and the number that came with it. */
	volatile uint32_t register_result;
	volatile uint32_t device_number;
};

#endif
