/* SPDX-License-Identifier: ISC */
/*
 * What a test of any service stands on. The test is the first process of a broker: it makes
 * endpoints, starts services with just the capabilities that it names, calls them, and finds in the
 * end that the broker holds as much as before. A step that fails ends the test.
 */
#ifndef STAND_H
#define STAND_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ipc/host.h>

#include "../host/stage.h"
#include "checks.h"
#include "ipc/client.h"
#include "live.h"

/* Slots of the test. What lies below STAND_FREE is the broker's (ipc/host.h). */
enum {
	/* Where capabilities of replies arrive; empty between two calls. */
	STAND_WINDOW = IPC_HOST_SLOT_FREE,
	STAND_WINDOW_COUNT = 8,
	/* A grant on its way. */
	STAND_GRANT = STAND_WINDOW + STAND_WINDOW_COUNT,
	/* The first of those that stand_slot gives out. */
	STAND_FREE,
	/* One past the last. */
	STAND_END = 160,
};

/* Most services at once. */
#define STAND_PROCESSES_MAX 16
/* Slots of each of them. */
#define STAND_SERVICE_SLOTS 512

struct stand {
	struct stage_kernel kernel;
	/* The broker's counts when the test began. */
	struct ipc_host_counts before;
	uint32_t next_slot;
	/* Slots of the TCB capabilities of what was started. */
	uint32_t processes[STAND_PROCESSES_MAX];
	uint32_t process_count;
};

/* A client and its buffers. */
struct stand_client {
	struct ipc_client client;
	uint8_t out[IPC_MESSAGE_BYTES_MAX];
	uint8_t in[IPC_MESSAGE_BYTES_MAX];
};

/* Attaches this process to its broker. Once a program. */
void stand_init(struct stand *stand);

/* Around one test: *state is a struct stand. The end kills what was started, empties all slots that
 * were given out, and fails unless the broker then holds as much as at the beginning. */
int stand_setup(void **state);
int stand_teardown(void **state);

#define STAND_TEST(function, stand) \
	cmocka_unit_test_prestate_setup_teardown(function, stand_setup, stand_teardown, &(stand))

/* The number of an empty slot, given out once a test. */
uint32_t stand_slot(struct stand *stand);

/* A new endpoint of kind GENERIC, with SEND, RECEIVE and GRANT; its slot. */
uint32_t stand_endpoint(struct stand *stand);

/* A new endpoint of a narrow kind, which the kernel serves, with SEND and GRANT; its slot. */
uint32_t stand_narrow(struct stand *stand, uint32_t endpoint_kind);

/* A copy of a capability with these rights; its slot. */
uint32_t stand_copy(struct stand *stand, uint32_t source, uint32_t rights);

/* Empties a slot. */
void stand_drop(uint32_t slot);

/*
 * Starts a static program with these capabilities in its slots, which the test keeps (they need
 * GRANT); returns the slot of its TCB capability. `arguments` ends with a null pointer, its first is
 * the program's name.
 */
uint32_t stand_start(struct stand *stand, const char *path, const char *const *arguments,
                     const struct stage_cap *caps, size_t cap_count);

/*
 * Starts a service on an endpoint of its own, which stands in its slot 1 with RECEIVE; `caps` hold
 * what else it has. Returns the slot of the test's peer, with SEND and GRANT; *process may be null.
 * The service alone receives there, so its end is seen by whoever calls it.
 */
uint32_t stand_service(struct stand *stand, const char *path, const char *const *arguments,
                       const struct stage_cap *caps, size_t cap_count, uint32_t *process);

/* Ends a process and gives its record back. OK also where it has ended by itself. */
void stand_kill(struct stand *stand, uint32_t process);

/* `slot`: a peer of the service, with SEND. What is answered is noted for live_check (live.h). */
void stand_client_init(struct stand_client *client, uint32_t slot);

#endif
