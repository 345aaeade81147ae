/* SPDX-License-Identifier: ISC */
/*
 * Makes a child process out of a static ELF file, by nothing but messages to the kernel. For every
 * test that needs a second process; the caller is a process of the broker and has attached.
 *
 * Functions return one of IPC_RESULT_*: of the transport if a call failed, else of the reply.
 */
#ifndef TESTS_HOST_STAGE_H
#define TESTS_HOST_STAGE_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/client.h"
#include "ipc/kernel_control/kernel_control.h"

/* The stack that every child asks for. Linux gives it one of its own, elsewhere. */
#define STAGE_STACK_BASE UINT64_C(0x700000000000)
#define STAGE_STACK_SIZE UINT64_C(0x10000)

/* A client of the kernel with its buffers. */
struct stage_kernel {
	struct ipc_client client;
	uint8_t out[IPC_MESSAGE_BYTES_MAX];
	uint8_t in[IPC_MESSAGE_BYTES_MAX];
};

/* `slot`: the kernel-control endpoint, with SEND. */
void stage_kernel_init(struct stage_kernel *kernel, uint32_t slot);

/* A capability that the child starts with. */
struct stage_cap {
	/* The child's slot. */
	uint32_t target;
	/* The caller's slot; its capability needs GRANT, and the caller keeps it. */
	uint32_t source;
	uint32_t rights;
};

/* What the child is. */
struct stage {
	/* A static ELF file, not position-independent. */
	const char *path;
	/* End with a null pointer; null for none. */
	const char *const *arguments;
	const char *const *environment;
	/* The child's slots, and what they hold. */
	uint32_t slot_count;
	const struct stage_cap *caps;
	size_t cap_count;
	/* Two empty slots of the caller: the first receives the child's TCB capability, the second is
	 * empty again afterwards. */
	uint32_t process_slot;
	uint32_t grant_slot;
};

/* A child that is ready to start. */
struct staged {
	uint64_t process_id;
	uint64_t entry_point;
	uint64_t stack_top;
};

/* Creates the child and fills its memory and slots. NOT_FOUND: no such file; INVALID_ARGUMENT: it is
 * none that can be run. A child that was created is aborted if a later step fails. */
uint32_t stage_load(struct stage_kernel *kernel, const struct stage *stage, struct staged *staged);

/* Starts it. */
uint32_t stage_start(struct stage_kernel *kernel, const struct stage *stage,
                     const struct staged *staged);

/* Both; *process_id may be null. */
uint32_t stage_run(struct stage_kernel *kernel, const struct stage *stage, uint64_t *process_id);

/* A new endpoint in an empty slot of the caller, of kind GENERIC, with SEND, RECEIVE and GRANT. */
uint32_t stage_endpoint(struct stage_kernel *kernel, uint32_t slot);

/* PROCESS_ENDED of this child will arrive on this endpoint. */
uint32_t stage_watch(struct stage_kernel *kernel, uint32_t process_slot, uint32_t endpoint_slot);

/* Receives one PROCESS_ENDED on an endpoint to which nobody else sends. INTERNAL: it was no such. */
uint32_t stage_wait(uint32_t endpoint_slot, struct ipc_kernel_control_process_ended *ended);

/* Frees the record of a child that has ended, and the slot. */
uint32_t stage_reap(struct stage_kernel *kernel, uint32_t process_slot);

#endif
