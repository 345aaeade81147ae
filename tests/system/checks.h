/* SPDX-License-Identifier: ISC */
/* Expectations that most system tests have. */
#ifndef CHECKS_H
#define CHECKS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ipc/host.h>

#include "ipc/client.h"

/* Waits until the broker holds as much as `wanted`; the test's time limit is the bound. */
void wait_counts(const struct ipc_host_counts *wanted);

/* Fails the test unless the server answered with this result, and without a verdict. */
void assert_result(struct ipc_outcome outcome, uint32_t result);

/* Fails the test unless the server refused the request with this verdict. */
void assert_refused(struct ipc_outcome outcome, uint32_t verdict);

/* Fails the test unless the client's own pack refused the request: nothing was sent. */
void assert_not_sent(struct ipc_outcome outcome);

/* Fails the test unless the server denies the op, which is sent without a body: one that has no
 * call, because it is reserved or a test op in a build without them. */
void assert_denied(struct ipc_client *client, uint32_t op);

#endif
