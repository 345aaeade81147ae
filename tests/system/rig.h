/* SPDX-License-Identifier: ISC */
/*
 * What every system test stands on. The test is the first process of a broker: it starts a procd
 * with endpoints of its own making, and calls it as its supervisor and its loaders do. A call that
 * fails where a test can't go on fails that test.
 */
#ifndef RIG_H
#define RIG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ipc/host.h>

#include "../host/stage.h"
#include "checks.h"
#include "ipc/procd/procd_client.h"
#include "live.h"

/* Slots of the test. */
enum {
	/* The peers of procd's endpoints, with SEND and GRANT. */
	RIG_SERVICE = IPC_HOST_SLOT_FREE,
	RIG_LOADER,
	RIG_LOADER_2,
	/* procd's TCB capability. */
	RIG_PROCD,
	/* Where the kernel tells the end of children. */
	RIG_WATCH,
	/* Two that are empty between two calls. */
	RIG_SCRATCH,
	RIG_SCRATCH_2,
	/* Where capabilities of replies arrive. */
	RIG_WINDOW,
	RIG_WINDOW_COUNT = 8,
	/* What a test does with its own slots. */
	RIG_FREE = RIG_WINDOW + RIG_WINDOW_COUNT,
};

/* The service whose boot image is service.c, by two names, and visitor.c. */
#define RIG_SERVICE_NAME "service"
#define RIG_OTHER_NAME   "other"
#define RIG_VISITOR_NAME "visitor"

/* Files of the programs, from the test's own arguments. */
struct rig_files {
	const char *procd;
	const char *service;
	const char *visitor;
};

/* A client and its buffers. */
struct rig_client {
	struct ipc_client client;
	uint8_t out[IPC_MESSAGE_BYTES_MAX];
	uint8_t in[IPC_MESSAGE_BYTES_MAX];
};

struct rig {
	struct rig_files files;
	struct stage_kernel kernel;
	struct rig_client procd;
	struct rig_client loaders[2];
	/* The broker's counts before procd was started. */
	struct ipc_host_counts before;
};

/* Strings as one block. */
struct rig_block {
	char bytes[IPC_TYPES_BLOCK_BYTES_MAX];
	uint16_t size;
	uint16_t count;
};

/* Reads the test's arguments (PROCD SERVICE VISITOR) and attaches. */
void rig_init(struct rig *rig, int argc, char **argv);

/* Starts procd; it kills itself at its message number `trip`, 0 for never. */
void rig_start(struct rig *rig, uint64_t trip);

/* Ends procd, if it still runs, and gives back all that rig_start made. Fails unless the broker
 * holds as much as before. Every child of procd must end by itself or have ended. */
void rig_stop(struct rig *rig);

/* cmocka's set-up and tear-down around one test: *state is a struct rig. */
int rig_setup(void **state);
int rig_teardown(void **state);

/* A test between rig_start and rig_stop. */
#define RIG_TEST(function, rig) \
	cmocka_unit_test_prestate_setup_teardown(function, rig_setup, rig_teardown, &(rig))

/* What is answered is noted for live_check (live.h). */
void rig_client_init(struct rig_client *client, uint32_t slot);

/* An endpoint in `slot`, with SEND, RECEIVE and GRANT. */
void rig_endpoint(struct rig *rig, uint32_t slot);

/* A copy of a capability with these rights in `target`. */
void rig_copy(struct rig *rig, uint32_t source, uint32_t target, uint32_t rights);

/* Empties a slot. */
void rig_drop(uint32_t slot);

/* Starts a visitor of the test's own with these arguments and, in its first slot, a peer of
 * procd. */
void rig_visit(struct rig *rig, uint32_t process_slot, const char *const *arguments);

/* Waits for the end of any visitor; returns its exit code, or 128 where it was killed. */
int32_t rig_wait_visitor(void);

/* A pipe by name, for a service that waits or tells. */
struct rig_pipe {
	char folder[32];
	char path[48];
	/* Both ends, never blocking. */
	int file;
};

void rig_pipe_open(struct rig_pipe *pipe);
void rig_pipe_close(struct rig_pipe *pipe);

/* Lets a service that waits there end with that code. */
void rig_pipe_release(const struct rig_pipe *pipe, uint8_t code);

/* Waits until the broker holds that many tokens more than before rig_start: requests that procd
 * keeps. */
void rig_wait_tokens(const struct rig *rig, uint64_t more);

/* Takes all that the kernel has for new processes, in slots from RIG_FREE on; returns how many. */
uint32_t rig_exhaust(struct rig *rig);

/* Gives that many of them back. */
void rig_relieve(struct rig *rig, uint32_t taken);

/* Packs strings up to a null pointer. */
void rig_block(struct rig_block *block, const char *const *strings);

/* SPAWN_SERVICE of a service with these arguments, up to a null pointer; its outcome and number. */
struct ipc_outcome rig_try_spawn(struct rig *rig, const char *service,
                                 const struct ipc_procd_restart_settings *restart,
                                 const char *const *arguments, uint64_t *process_id);

/* The same; it must succeed. A null `restart` is the policy NEVER. */
uint64_t rig_spawn(struct rig *rig, const char *service,
                   const struct ipc_procd_restart_settings *restart,
                   const char *const *arguments);

/* The next event after `after` of one process or, for 0, of any; waits for it. */
struct ipc_procd_wait_process_event_reply rig_event(struct rig *rig, uint64_t after, uint64_t only);

/* STOP_PROCESS with MANAGED_STOP; its outcome. */
struct ipc_outcome rig_try_stop(struct rig *rig, uint64_t process_id, int32_t *exit_code);

/* QUERY_PROCESS; the label lives until the next call. */
struct ipc_outcome rig_query(struct rig *rig, uint64_t process_id,
                             struct ipc_procd_query_process_reply *reply);

/* CREATE_STAGED_PROCESS, labelled "staged"; it must succeed. A null `restart` is the policy
 * NEVER. */
uint64_t rig_create(struct rig *rig, uint64_t memory_limit, uint32_t slot_count,
                    const struct ipc_procd_restart_settings *restart);

/* START_STAGED_PROCESS with the first `peers` of the loaders' endpoints; its outcome and time. */
struct ipc_outcome rig_try_start(struct rig *rig, uint64_t process_id,
                                 const char *const *arguments, const char *const *environment,
                                 uint32_t peers, uint64_t *started_at);

/* ABORT_STAGED_PROCESS; its outcome and pages. */
struct ipc_outcome rig_try_abort(struct rig *rig, uint64_t process_id, uint64_t *pages);

#endif
