/* SPDX-License-Identifier: ISC */
/* One life of two services and a loaded program, as a list of calls that may end at any of them. */
#ifndef SCRIPT_H
#define SCRIPT_H

#include <stdint.h>

#include "ipc/client.h"

/* Steps of a script that ran to its end. */
#define SCRIPT_DONE 100

/*
 * Runs it against a procd; `peer` is the slot of any endpoint with SEND and GRANT, `file` that of
 * service.c. Returns SCRIPT_DONE; or the step, counted from 1, whose call failed with *outcome or,
 * where *outcome is a success, answered something that can't be.
 */
uint32_t script_run(struct ipc_client *supervisor, struct ipc_client *loader, uint32_t peer,
                    const char *file, struct ipc_outcome *outcome);

#endif
