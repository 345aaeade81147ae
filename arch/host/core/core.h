/* SPDX-License-Identifier: ISC */
/*
 * The kernel's side of the transport, without a kernel: slots, endpoints, tokens, transfer,
 * processes, grants and the kernel-control ops. Portable freestanding C that a broker or a test
 * kernel drives: it tells the core about each system call and is told about each completion. Not
 * reentrant: nobody calls the core from within a call of the core. No allocation: all memory is the
 * platform's.
 */
#ifndef IPC_CORE_H
#define IPC_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/kernel_control/kernel_control.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A process as the platform names it: an index, used again after the process is gone. */
#define IPC_CORE_NO_PROCESS UINT32_MAX

/* How a system call ended. `bytes` is valid during the call of `complete` alone. */
struct ipc_core_completion {
	uint32_t status;
	uint64_t value0;
	uint64_t value1;
	const uint8_t *bytes;
	size_t len;
};

/* What START_PROCESS asks for, checked: the entry and the stack lie in mapped ranges. */
struct ipc_core_start {
	uint64_t entry_point;
	uint64_t stack_top;
	const char *arguments;
	uint16_t arguments_size;
	uint16_t arguments_count;
	const char *environment;
	uint16_t environment_size;
	uint16_t environment_count;
};

/* What the core asks of whoever drives it. Every pointer must be set. */
struct ipc_core_platform {
	void *context;
	/* The system call that `process` made has ended. Called from within ipc_core_syscall or
	 * from whatever call ended it. */
	void (*complete)(void *context, uint32_t process,
	                 const struct ipc_core_completion *completion);
	/* Ticks since the system started, 1000 a second. */
	uint64_t (*ticks)(void *context);
	/* Gives a process zero-filled memory and makes it staged; its index is new or was given
	 * back. False: there is no memory, nothing was given and there is no process. */
	bool (*map)(void *context, uint32_t process,
	            const struct ipc_kernel_control_anonymous_range *ranges, size_t count);
	/* Copies bytes into one of the ranges; the core has checked that they lie in it. */
	void (*write)(void *context, uint32_t process, uint64_t address, const uint8_t *data,
	              size_t size);
	/* Takes the memory of a process back, staged or ended: it is no more. */
	void (*unmap)(void *context, uint32_t process);
	/* Starts a staged process; a result other than OK leaves it staged. */
	uint32_t (*start)(void *context, uint32_t process, const struct ipc_core_start *start);
	/* Ends a running process; the core treats it as ended already. */
	void (*kill)(void *context, uint32_t process);
	/* Ports and PCI configuration space of the platform. */
	uint8_t (*port_read)(void *context, uint16_t port);
	void (*port_write)(void *context, uint16_t port, uint8_t value);
	uint32_t (*pci_read)(void *context, const struct ipc_kernel_control_pci_function *function,
	                     uint16_t offset);
	/* Base and size of a memory BAR; false where there is none. */
	bool (*pci_bar)(void *context, const struct ipc_kernel_control_pci_function *function,
	                uint8_t bar, uint64_t *base, uint64_t *size);
	/* The event after number `after`; false: there is none yet. Null where no device comes or
	 * goes. */
	bool (*hotplug_event)(void *context, uint64_t after,
	                      struct ipc_kernel_control_wait_hotplug_event_reply *event);
	/* IPC_KERNEL_CONTROL_PLATFORM_CAP_* */
	uint64_t caps;
};

/* A system call, its pointers resolved: `out` is private to the core's caller, at most a page. */
struct ipc_core_syscall {
	/* One of IPC_SYSCALL_*. */
	uint32_t number;
	/* CALL, RECV, QUERY_LOCAL_CAP, DROP_LOCAL_CAP. */
	uint32_t slot;
	/* REPLY. */
	uint64_t token;
	/* CALL, REPLY. */
	const uint8_t *out;
	size_t out_len;
	/* CALL, RECV: bytes that the caller takes. */
	size_t in_cap;
	/* CALL, RECV: slots that may be filled. */
	uint32_t window_base;
	uint32_t window_count;
};

/* What there is now; two equal ones around a scenario mean that nothing was lost. */
struct ipc_core_counts {
	/* Records: also of one that has ended and that a TCB capability or a token names. */
	uint32_t processes;
	/* Without the kernel's own. */
	uint32_t endpoints;
	/* In slots; without those of a process or grant that is gone, which name nothing. */
	uint32_t capabilities;
	uint32_t tokens;
	/* That may still be used. */
	uint32_t grants;
	/* Of processes that are staged or run. */
	uint64_t pages;
};

struct ipc_core;

/*
 * Bytes of memory that a core needs for that many processes, endpoints and, over all processes,
 * capability slots. ipc_core_init takes that many bytes, aligned for uint64_t. 0: too many
 * processes (at most 32767), or more bytes than there can be.
 */
size_t ipc_core_size(uint32_t processes, uint32_t endpoints, uint32_t slots);

/* A core without a process. `platform` must outlive it. */
struct ipc_core *ipc_core_init(void *memory, uint32_t processes, uint32_t endpoints, uint32_t slots,
                               const struct ipc_core_platform *platform);

/* A running process that nobody staged: the first one. Slots 1..slot_count are its own, all empty.
 * IPC_CORE_NO_PROCESS where there is no room. `owner`: it may create narrow endpoints. */
uint32_t ipc_core_first_process(struct ipc_core *core, uint32_t slot_count, bool owner);

/* Puts a kernel-control endpoint, the process's own TCB, device memory [base, base + size), or a page
 * of ordinary memory into an empty slot. BAD_SLOT, EXISTS; INVALID_ARGUMENT for a right that the capability can't have. */
uint32_t ipc_core_give_kernel(struct ipc_core *core, uint32_t process, uint32_t slot,
                              uint32_t rights);
uint32_t ipc_core_give_self(struct ipc_core *core, uint32_t process, uint32_t slot,
                            uint32_t rights);
uint32_t ipc_core_give_device(struct ipc_core *core, uint32_t process, uint32_t slot, uint64_t base,
                              uint64_t size, uint32_t rights);
uint32_t ipc_core_give_frame(struct ipc_core *core, uint32_t process, uint32_t slot, uint64_t base,
                             uint32_t rights);

/* A running process made a system call; it must not have one under way. Ends in one call of
 * `complete`, now or later, unless the process ends first. */
void ipc_core_syscall(struct ipc_core *core, uint32_t process, const struct ipc_core_syscall *call);

/* A running process has ended: its capabilities are dropped, whoever waits for it has PEER_GONE,
 * its watcher is told. Nothing is done for one that does not run. `reason` is one of
 * IPC_KERNEL_CONTROL_KILL_REASON_*, NONE with an exit code. */
void ipc_core_ended(struct ipc_core *core, uint32_t process, uint32_t reason, int32_t exit_code);

/* The frame in a slot, of a device or not: its range, if it has MAP. BAD_SLOT, NO_RIGHTS. */
uint32_t ipc_core_frame(const struct ipc_core *core, uint32_t process, uint32_t slot,
                        uint64_t *base, uint64_t *size);

void ipc_core_counts(const struct ipc_core *core, struct ipc_core_counts *counts);

#ifdef __cplusplus
}
#endif

#endif
