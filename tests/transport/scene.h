/* SPDX-License-Identifier: ISC */
/*
 * The processes of a row. Before each row ROOT makes three children out of nothing but
 * kernel-control messages; after it all are ended and what the kernel's side holds must be what it
 * held before.
 */
#ifndef TRANSPORT_SCENE_H
#define TRANSPORT_SCENE_H

#include <stddef.h>
#include <stdint.h>

#include "driver.h"
#include "kernel_ops.h"
#include "suite.h"

/* Who is there. A row may stage the last ones itself. */
enum {
	/* The first process, which sets up, watches and reaps. */
	ROOT = 0,
	/* Holds RECEIVE on the row's endpoint, alone. */
	SERVER = 1,
	/* Two that may send there. */
	CLIENT = 2,
	OTHER = 3,
	FOURTH = 4,
	FIFTH = 5,
};

/* Slots of every child. */
#define SLOTS 64

/* What a child starts with, beside SLOT_KERNEL (SEND and GRANT); all other slots are empty. */
enum {
	/* The row's endpoint: ALL for the server, SEND and GRANT for the clients. */
	SLOT_ENDPOINT = 2,
	/* The platform's device memory, with MAP and GRANT: no endpoint. */
	SLOT_DEVICE = 3,
	/* An endpoint of kind COM1_IO, with SEND and GRANT: the kernel serves it. */
	SLOT_COM1 = 4,
	/* First of those that rows use as they like. */
	SLOT_FREE = 8,
};

/* Rights of endpoints. */
#define SEND    IPC_RIGHT_SEND
#define RECEIVE IPC_RIGHT_RECEIVE
#define GRANT   IPC_RIGHT_GRANT
#define PEER    (IPC_RIGHT_SEND | IPC_RIGHT_GRANT)
#define ALL     (IPC_RIGHT_SEND | IPC_RIGHT_RECEIVE | IPC_RIGHT_GRANT)

/* Types and modes of table entries. */
#define ENDPOINT IPC_CAP_TYPE_ENDPOINT
#define MOVE     IPC_CAP_TRANSFER_MODE_MOVE
#define COPY     IPC_CAP_TRANSFER_MODE_COPY

/* A window that each child has empty at the start. */
static const struct window WINDOW = {40, 8};

/* Where ROOT holds the row's endpoint, with SEND and GRANT, for more children. */
#define ROOT_PEER 19

/* Slots of ROOT that a row may use; emptied after it. */
#define ROOT_FREE 64

/* A capability of ROOT, copied into a child before it starts. */
struct gift {
	uint32_t slot;
	uint32_t source;
	uint32_t rights;
};

/* Before and after each row; cmocka's form. */
int scene_open(void **state);
int scene_close(void **state);

/* Makes a staged process which holds these; scene_run starts it and has ROOT watch it. */
void scene_stage(unsigned process, const struct gift *gifts, size_t count);
void scene_run(unsigned process);

/* Fills the memory of a child that `parent` has staged. */
void scene_load(unsigned parent, uint32_t tcb);

/* Where ROOT holds the TCB of a child, with CONTROL and GRANT, and its number. */
uint32_t scene_tcb(unsigned process);
uint64_t scene_process_id(unsigned process);

/* The child ends: by itself, by a fault, or killed by ROOT. ROOT is told and reaps it. */
void scene_exit(unsigned process, int code);
void scene_fault(unsigned process);
void scene_kill(unsigned process);

/* ROOT is told that the child has ended so, and reaps it; for an end that the row brought about. */
void scene_ended(unsigned process, uint32_t reason, int code);

/* The child is gone already by other means; nothing is to be told or reaped. */
void scene_forget(unsigned process);

/* An endpoint of the process's own in an empty slot, with these rights. */
void make_endpoint(unsigned process, uint32_t slot, uint32_t rights);

/* A weaker copy within the process. */
void weaken(unsigned process, uint32_t from, uint32_t to, uint32_t rights);

/* The client has called with a bare header of this id, and SERVER has received it without a window;
 * the token. received_into: the client takes this much of the reply. */
uint64_t received(unsigned client, uint64_t id);
uint64_t received_into(unsigned client, uint64_t id, size_t in_cap, struct window window);

/* What all slots of a process hold. */
struct slots {
	struct cap caps[SLOTS];
};

struct slots slots_of(unsigned process);

/* Nothing has changed in them. */
#define assert_slots(process, slots) assert_slots_at((process), (slots), __FILE__, __LINE__)
void assert_slots_at(unsigned process, const struct slots *slots, const char *file, int line);

/* What the kernel's side holds now. */
struct counts counts_now(void);

#endif
