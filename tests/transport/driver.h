/* SPDX-License-Identifier: ISC */
/*
 * One transport under test. The rows know processes by numbers; a driver makes their system calls,
 * in two halves, because a row has calls of several processes under way.
 */
#ifndef TRANSPORT_DRIVER_H
#define TRANSPORT_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/kernel_control/kernel_control.h"
#include "ipc/wire/wire.h"

/* Processes that a row has at once; number 0 is the first process of the system. */
#define PROCESSES_MAX 8

/* Capability slots of the first process. */
#define ROOT_SLOTS 4096

/* A system call, whichever it is; unused members are 0. */
struct call {
	uint64_t number;
	uint64_t token;
	uint32_t slot;
	uint32_t window_base;
	uint32_t window_count;
	/* Stays as it is until the call has ended. */
	const uint8_t *out;
	size_t out_len;
	size_t in_cap;
};

/* How it ended. */
struct answer {
	uint64_t status;
	uint64_t value0;
	uint64_t value1;
	uint8_t bytes[IPC_MESSAGE_BYTES_MAX];
};

/* What a child is made of, as CREATE_STAGED_PROCESS, WRITE_PROCESS_MEMORY and START_PROCESS take
 * it. */
#define IMAGE_PARTS_MAX 8

struct image_part {
	uint64_t address;
	const uint8_t *data;
	size_t size;
};

struct image {
	size_t range_count;
	struct ipc_kernel_control_anonymous_range ranges[IMAGE_PARTS_MAX];
	size_t part_count;
	struct image_part parts[IMAGE_PARTS_MAX];
	uint64_t entry_point;
	uint64_t stack_top;
	/* argv as one block, each string ended by NUL. */
	const char *arguments;
	uint16_t arguments_size;
	uint16_t arguments_count;
};

/* What the kernel's side holds; equal ones around a row mean that nothing was lost. */
struct counts {
	uint64_t processes;
	uint64_t endpoints;
	uint64_t capabilities;
	uint64_t tokens;
	uint64_t grants;
	uint64_t pages;
	/* Of the broker; 0 where there is none. */
	uint64_t descriptors;
};

struct driver {
	const char *name;
	/* Starts the system with process 0, or finds that this program is it. */
	void (*open)(int argc, char **argv);
	void (*close)(void);
	/* What each child is made of. */
	const struct image *(*image)(void);
	/* START_PROCESS has succeeded just now: that child is `process` from here on. */
	void (*adopt)(unsigned process);
	/* Makes a system call. On return the kernel's side has it, so calls are in the order of
	 * their begins. */
	void (*begin)(unsigned process, const struct call *call);
	/* How the call that was begun has ended; false: it has not. `wait` is for one that must
	 * end. */
	bool (*finish)(unsigned process, bool wait, struct answer *answer);
	/* The process ends: it exits with this code, or it faults. */
	void (*end)(unsigned process, bool fault, int code);
	/* It has ended, whoever ended it: nothing more is asked of it. */
	void (*forget)(unsigned process);
	void (*count)(struct counts *counts);
};

/* The one that this program is linked with. */
extern const struct driver driver;

#endif
