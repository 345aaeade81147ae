/* SPDX-License-Identifier: ISC */
/*
 * A procd: what one file of it needs of another. One thread, one receive loop, no allocation after
 * the start: every table has a fixed size, and a full one is answered EXHAUSTED.
 */
#ifndef PROCD_H
#define PROCD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/client.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "ipc/kernel_control/kernel_control_server.h"
#include "ipc/procd/procd_client.h"
#include "ipc/procd/procd_server.h"
#include "ipc/server.h"

#include "kernel_calls.h"
#include "loadable.h"
#include "sha256.h"

/* Most records of processes, ended ones among them. */
#define PROCESSES_MAX 32
/* Arrival slots that may send images. */
#define LOADERS_MAX 2
/* Most restarts that a bounded policy may allow. */
#define RESTARTS_MAX 16
/* Events that procd can still give. */
#define EVENTS_KEPT 512
/* Events of which procd still knows whose they were. */
#define OWNERS_KEPT 1024
/* Requests that wait for an event. */
#define WAITS_MAX 16
/* Requests that wait for the end of a process. */
#define STOPS_MAX 16
/* Images that were or are being transferred. */
#define STORES_MAX 8
/* Most bytes that one of them may take from its file. */
#define STORE_BYTES (UINT32_C(4) << 20)
/* Most bytes of memory of one process, whatever its creator allows. */
#define MEMORY_MAX (UINT64_C(64) << 20)
/* Slots of a service's capability space. */
#define SERVICE_SLOTS 64
/* Names that SPAWN_SERVICE knows. */
#define BOOT_MAX 8

/* What procd ends with when it can't serve. */
enum {
	BAD_ARGUMENT = 2,
	OTHER_ABI = 3,
	NO_ENDPOINT = 4,
	LOST_ENDPOINT = 5,
};

/* procd's capability space. The first ones are installed by whoever starts procd. */
enum {
	/* The kernel-control endpoint, with SEND. */
	SLOT_KERNEL = 1,
	/* Where supervisors call, with RECEIVE. */
	SLOT_SERVICE = 2,
	/* Where loaders call, with RECEIVE: one after the other. */
	SLOT_LOADER = 3,
	/* Where the kernel tells the end of a process; made by procd, held by nobody else. */
	SLOT_WATCH = 8,
	/* A grant on its way from DERIVE to INSTALL. */
	SLOT_GRANT = 9,
	/* The TCB capability of the process in place 0 of the table. */
	SLOT_PROCESS = 16,
	/* Where capabilities of requests arrive; those that procd keeps stay there. */
	SLOT_WINDOW = 64,
	SLOT_WINDOW_COUNT = 448,
};

/* Peers that are installed in a process's first slots at each start. */
struct peers {
	uint32_t count;
	struct ipc_cap caps[IPC_CAPS_MAX];
};

/* One process; its number stays the same when it is restarted. */
struct process {
	/* 0: the place is empty. */
	uint64_t id;
	/* Number in the kernel while the kernel has it, which is new at each start; else 0. */
	uint64_t kernel_id;
	/* One of IPC_PROCD_PROCESS_STATE_*. */
	uint32_t state;
	/* Started by name; else staged. */
	bool service;
	/* Somebody stops it: the restart policy does not apply any more. */
	bool stopping;
	char label[16];
	uint16_t label_length;
	uint32_t slot_count;
	uint64_t memory_limit;
	struct ipc_procd_restart_settings restart;
	uint32_t restarts;
	/* When it was restarted: the last ones, by restarts % RESTARTS_MAX. */
	uint64_t restarted_at[RESTARTS_MAX];
	int32_t exit_code;
	uint32_t reason;
	uint64_t started_at;
	uint64_t ended_at;
	/* Null before COMMIT, and after the last end. */
	const struct image *image;
	struct peers peers;
	struct block arguments;
	struct block environment;
};

/* An image that SPAWN_SERVICE knows by name. */
struct boot {
	char name[16];
	uint16_t name_length;
	struct image image;
};

/* A request that waits: for an event, or for the end of a process. */
struct wait {
	bool taken;
	/* Counts the waits, so that the longest one is known. */
	uint64_t number;
	struct ipc_arrival arrival;
	struct ipc_procd_wait_process_event_request request;
};

struct stop {
	bool taken;
	struct ipc_arrival arrival;
	uint64_t process_id;
};

struct events {
	/* Sequence number of the newest one; 0 before the first. */
	uint64_t last;
	struct ipc_procd_wait_process_event_reply kept[EVENTS_KEPT];
	/* Number of the process, by sequence % OWNERS_KEPT. */
	uint64_t owners[OWNERS_KEPT];
	struct wait waits[WAITS_MAX];
	uint64_t asked;
};

/* Memory for one transferred image. */
struct store {
	bool taken;
	struct image image;
	uint32_t used;
	uint8_t bytes[STORE_BYTES];
};

/* The image on its way from one arrival slot. */
struct transfer {
	struct ipc_procd_image_transfer sequence;
	struct sha256 stream;
	struct store *store;
};

/* The services on which procd itself stands, by the bit of IPC_PROCD_FOUNDATION_*. */
struct foundation {
	uint64_t generation;
	struct ipc_cap peers[3];
};

struct procd {
	struct ipc_client kernel;
	struct ipc_server server;
	uint64_t last_id;
	struct process processes[PROCESSES_MAX];
	struct boot boot[BOOT_MAX];
	uint32_t boot_count;
	struct events events;
	struct stop stops[STOPS_MAX];
	struct store stores[STORES_MAX];
	struct transfer transfers[LOADERS_MAX];
	struct foundation foundation;
};

/* table.c */

/* The record of that number, or null. */
struct process *processes_find(struct procd *procd, uint64_t id);

/* The record of the process that has this number in the kernel, or null. */
struct process *processes_find_kernel(struct procd *procd, uint64_t kernel_id);

/* The running service of that name, or null. */
struct process *processes_find_service(struct procd *procd, const char *name, uint16_t length);

/* A new record with a number of its own, in the place of the process that ended first if need be;
 * null if none has ended. */
struct process *processes_add(struct procd *procd, const char *label, uint16_t length);

/* Empties the place; whatever the process held must have been given back. */
void processes_remove(struct process *process);

/* The slot of its TCB capability. */
uint32_t processes_slot(const struct procd *procd, const struct process *process);

void block_set(struct block *block, const char *bytes, uint16_t size, uint16_t count);

/* launch.c */

/* Makes the kernel's process, with the image in its memory. EXHAUSTED, INTERNAL: there is none. */
uint32_t launch_build(struct procd *procd, struct process *process);

/* Installs the peers and starts it. Any failure: the kernel's process is gone. */
uint32_t launch_start(struct procd *procd, struct process *process);

/* Gives the kernel's process up before it was started; returns the pages that came back. */
uint64_t launch_abort(struct procd *procd, struct process *process);

/* Gives back what only a further start would need. */
void launch_forget(struct procd *procd, struct process *process);

/* Empties one of procd's own slots. */
void slot_drop(uint32_t slot);

/* The kernel's time. */
uint64_t launch_now(struct procd *procd);

/* restart.c */

/* Restarts that count against the bound now. */
uint32_t restart_used(const struct process *process, uint64_t now);

/* Whether the table of restart times is large enough for the bound. */
bool restart_can_count(const struct ipc_procd_restart_settings *restart);

void procd_process_ended(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_kernel_control_process_ended *msg);
uint32_t procd_set_restart_policy(void *context, const struct ipc_arrival *arrival,
                                  const struct ipc_procd_set_restart_policy_request *request,
                                  struct ipc_procd_set_restart_policy_reply *reply);
uint32_t procd_get_restart_policy(void *context, const struct ipc_arrival *arrival,
                                  const struct ipc_procd_get_restart_policy_request *request,
                                  struct ipc_procd_get_restart_policy_reply *reply);

/* events.c */

/* Takes down what happened; its `sequence` and `lost` are filled in later. */
void events_add(struct procd *procd, const struct process *process, uint32_t kind, uint64_t at);

/* Answers the waiting requests that can be answered now; leaves a place for one more. */
void events_settle(struct procd *procd);

uint32_t procd_wait_process_event(void *context, const struct ipc_arrival *arrival,
                                  const struct ipc_procd_wait_process_event_request *request,
                                  struct ipc_procd_wait_process_event_reply *reply);

/* spawn.c */

/* Answers the stops whose process has ended. */
void spawn_settle(struct procd *procd);

uint32_t procd_spawn_service(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_procd_spawn_service_request *request,
                             const struct ipc_procd_spawn_service_request_caps *caps,
                             struct ipc_procd_spawn_service_reply *reply,
                             struct ipc_procd_spawn_service_reply_caps *reply_caps,
                             struct ipc_procd_spawn_service_failure *failure);
uint32_t procd_stop_process(void *context, const struct ipc_arrival *arrival,
                            const struct ipc_procd_stop_process_request *request,
                            struct ipc_procd_stop_process_reply *reply);
uint32_t procd_query_process(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_procd_query_process_request *request,
                             struct ipc_procd_query_process_reply *reply);

/* staged.c */

uint32_t procd_create_staged_process(void *context, const struct ipc_arrival *arrival,
                                     const struct ipc_procd_create_staged_process_request *request,
                                     struct ipc_procd_create_staged_process_reply *reply);
uint32_t procd_start_staged_process(void *context, const struct ipc_arrival *arrival,
                                    const struct ipc_procd_start_staged_process_request *request,
                                    const struct ipc_procd_start_staged_process_request_caps *caps,
                                    struct ipc_procd_start_staged_process_reply *reply);
uint32_t procd_abort_staged_process(void *context, const struct ipc_arrival *arrival,
                                    const struct ipc_procd_abort_staged_process_request *request,
                                    struct ipc_procd_abort_staged_process_reply *reply);

/* transfer.c */

/* Ends the transfer for that process, if there is one. */
void transfer_end(struct procd *procd, uint64_t process_id);

/* Gives back the memory of an image, if it is a transferred one. */
void transfer_free(struct procd *procd, const struct image *image);

uint32_t procd_begin_loader_image_transfer(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_procd_begin_loader_image_transfer_request *request,
	struct ipc_procd_begin_loader_image_transfer_reply *reply);
uint32_t procd_send_loader_image_chunk(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_procd_send_loader_image_chunk_request *request,
	struct ipc_procd_send_loader_image_chunk_reply *reply);
uint32_t procd_commit_loader_image_transfer(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_procd_commit_loader_image_transfer_request *request,
	struct ipc_procd_commit_loader_image_transfer_reply *reply);

/* foundation.c */

uint32_t procd_update_foundation_endpoints(
	void *context, const struct ipc_arrival *arrival,
	const struct ipc_procd_update_foundation_endpoints_request *request,
	const struct ipc_procd_update_foundation_endpoints_request_caps *caps,
	struct ipc_procd_update_foundation_endpoints_reply *reply);

/* boot.c */

/* Reads the images of "name=file". False: there is no such file, or it is no program. */
bool boot_read(struct procd *procd, const char *argument);

/* The image of that name, or null. */
const struct image *boot_find(const struct procd *procd, const char *name, uint16_t length);

/* kernel_abi.c */

/* Whether the kernel speaks the ops that procd uses as procd was built; says which does not. */
bool kernel_abi_fits(struct procd *procd);

#endif
