/* SPDX-License-Identifier: ISC */
/*
 * A core with a scripted platform and four processes, for tests that look inside.
 *
 * Nothing waits here: a system call is made, and either it has ended or it has not. The platform
 * writes down what it is asked to do. A test that leaves the core inconsistent fails at its end.
 */
#ifndef CORE_WORLD_H
#define CORE_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "state.h"

/* The processes that run from the start: A may create narrow endpoints, the others may not. */
enum {
	A = 0,
	B = 1,
	C = 2,
	D = 3,
	/* Index of the first process that a test stages. */
	CHILD = 4,
	PROCESSES = 8,
};

enum {
	ENDPOINTS = 6,
	SLOTS = 200,
	/* Of each process that runs from the start. */
	SLOTS_EACH = 32,
	/* The kernel-control endpoint: SEND, GRANT. */
	KERNEL = 1,
	/* The process's own TCB: CONTROL, GRANT. */
	SELF = 2,
	/* Device memory that holds the BAR below: MAP, GRANT. In A alone. */
	DEVICE = 3,
	/* First slot that is empty. */
	FREE = 4,
};

#define SEND    IPC_RIGHT_SEND
#define RECEIVE IPC_RIGHT_RECEIVE
#define GRANT   IPC_RIGHT_GRANT
#define CONTROL IPC_RIGHT_CONTROL
#define MAP     IPC_RIGHT_MAP
#define ALL     (SEND | RECEIVE | GRANT)

/* The one BAR there is: number 5 of function 0:4.0. */
#define BAR_BASE UINT64_C(0xFEB00000)
#define BAR_SIZE UINT64_C(0x4000)

/* How the last system call of a process ended. */
struct outcome {
	uint32_t status;
	uint64_t value0;
	uint64_t value1;
	uint8_t bytes[IPC_MESSAGE_BYTES_MAX];
	size_t len;
};

struct world {
	struct ipc_core *core;
	struct ipc_core_platform platform;
	void *memory;
	uint64_t now;
	bool under_way[PROCESSES];
	bool gone[PROCESSES];
	struct outcome outcomes[PROCESSES];
	/* The script: what the platform answers. */
	bool no_memory;
	uint32_t start_result;
	/* What the platform was asked. */
	unsigned maps[PROCESSES];
	unsigned unmaps[PROCESSES];
	unsigned kills[PROCESSES];
	unsigned starts[PROCESSES];
	struct ipc_core_start started;
	unsigned writes;
	uint64_t write_address[4];
	size_t write_size[4];
	uint8_t written[4096];
	uint16_t port;
	uint8_t port_value;
	unsigned port_accesses;
};

/* Before and after each test; cmocka's form, *state is a struct world. */
int world_open(void **state);
int world_close(void **state);

/* Recounts all that the core counts, and walks all lists. */
void world_check(const struct world *world);

/* A message, made byte by byte. */
struct message {
	uint8_t bytes[IPC_MESSAGE_BYTES_MAX + 64];
	size_t len;
};

/* A header alone. */
struct message message(uint32_t op, uint32_t flags, uint64_t request_id);
/* Appends an entry to the table, which starts with the first one; before any body. */
void message_cap(struct message *message, uint32_t slot, uint32_t kind, uint32_t mode,
                 uint32_t rights);
/* Appends to the body. */
void message_body(struct message *message, const void *bytes, size_t len);
void message_u16(struct message *message, uint16_t value);
void message_u32(struct message *message, uint32_t value);
void message_u64(struct message *message, uint64_t value);

/* System calls. A bound of a page, no window. */
void call(struct world *world, uint32_t process, uint32_t slot, const struct message *message);
void recv(struct world *world, uint32_t process, uint32_t slot);
/* All there is to say. */
void syscall_with(struct world *world, uint32_t process, const struct ipc_core_syscall *call);
/* These have always ended: the status. */
uint32_t reply(struct world *world, uint32_t process, uint64_t token,
               const struct message *message);
uint32_t give_up(struct world *world, uint32_t process, uint64_t token);
uint32_t drop(struct world *world, uint32_t process, uint32_t slot);

/* A process ends: by itself, or by a fault. */
void exits(struct world *world, uint32_t process, int32_t exit_code);
void faults(struct world *world, uint32_t process);

/* Whether the system call of a process has not ended yet. */
bool waits(const struct world *world, uint32_t process);
/* How it ended; fails if it has not. */
const struct outcome *ended(const struct world *world, uint32_t process);
uint32_t status_of(const struct world *world, uint32_t process);
/* What a RECV that has ended tells. */
uint64_t token_of(const struct world *world, uint32_t process);
uint32_t arrival_of(const struct world *world, uint32_t process);

/* A new endpoint in a slot of a process, with ALL; returns its index. */
uint32_t new_endpoint(struct world *world, uint32_t process, uint32_t slot);
/* The same endpoint in a slot of another. */
void share(struct world *world, uint32_t endpoint, uint32_t process, uint32_t slot,
           uint32_t rights);

uint32_t type_of(const struct world *world, uint32_t process, uint32_t slot);
uint32_t rights_of(const struct world *world, uint32_t process, uint32_t slot);

struct ipc_core_counts counts_of(const struct world *world);
#define assert_same_counts(world, counts)                             \
	do {                                                          \
		const struct ipc_core_counts now_ = counts_of(world); \
		assert_memory_equal(&now_, &(counts), sizeof(now_));  \
	} while (0)

/* All that the core keeps, but for buffers and the bounds of the last system calls. */
struct snapshot;
struct snapshot *snapshot(const struct world *world);
/* Nothing has changed since; frees it. */
void assert_unchanged(const struct world *world, struct snapshot *before);

#endif
