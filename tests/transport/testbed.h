/* SPDX-License-Identifier: ISC */
/*
 * The core with a platform that has no memory and no processors: processes are what the driver
 * makes of them. Not reentrant, as the core.
 */
#ifndef TRANSPORT_TESTBED_H
#define TRANSPORT_TESTBED_H

#include <stdbool.h>
#include <stdint.h>

#include "core.h"

#include "driver.h"

/* Makes a core with its first process, 0; its slots are filled as a broker fills them. `complete`
 * is told of each call that has ended. */
void testbed_open(void (*complete)(unsigned process, const struct ipc_core_completion *completion));
void testbed_close(void);

/* Rows' processes are made of one page that nobody runs. */
const struct image *testbed_image(void);

void testbed_adopt(unsigned process);
void testbed_forget(unsigned process);
void testbed_syscall(unsigned process, const struct ipc_core_syscall *call);
void testbed_end(unsigned process, bool fault, int code);
void testbed_count(struct counts *counts);

#endif
