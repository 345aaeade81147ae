/* SPDX-License-Identifier: ISC */
/* A launch and its end, for whoever holds a client of loaderd and one of procd. */
#ifndef LAUNCH_H
#define LAUNCH_H

#include <stdbool.h>
#include <stdint.h>

#include "ipc/client.h"

/* What launch_wait returns of a process that was killed. */
#define LAUNCH_KILLED 128

/*
 * LAUNCH_PATH without authority; its outcome, and the number of the process or the failure, else 0.
 * Arguments and environment end with a null pointer; the latter may be null.
 */
struct ipc_outcome launch_try(struct ipc_client *loaderd, const char *path,
                              const char *const *arguments, const char *const *environment,
                              uint64_t *process_id, uint32_t *failure);

/* Waits for the end of a process by WAIT_PROCESS_EVENT: its exit code, LAUNCH_KILLED, or -1 where
 * procd does not answer. */
int32_t launch_wait(struct ipc_client *procd, uint64_t process_id);

#endif
