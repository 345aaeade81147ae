/* SPDX-License-Identifier: ISC */
/*
 * A system call over a connection in two halves. ipc_host_syscall is one after the other; a test that
 * is several processes in one thread has one call under way on each of its connections.
 */
#ifndef IPC_SHIM_H
#define IPC_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../syscall.h"

/*
 * Sends a call; its pointers are those of this process. OK; PEER_GONE: the broker is gone;
 * INVALID_ARGUMENT: the bytes of `out` can't be read. Nothing was sent then.
 */
uint32_t ipc_host_begin(int descriptor, uint64_t number, const uint64_t arguments[6]);

/*
 * Waits for the result of the call that was begun with the same number and arguments; the bytes stand
 * in its `in`. Status PEER_GONE: the broker is gone. INTERNAL: its answer is malformed.
 */
struct ipc_sys_result ipc_host_finish(int descriptor, uint64_t number, const uint64_t arguments[6]);

/* The same without waiting. False: the call has not ended yet, and *result is as it was. */
bool ipc_host_try_finish(int descriptor, uint64_t number, const uint64_t arguments[6],
                         struct ipc_sys_result *result);

/* The connection of this thread; -1 before ipc_host_attach. */
int ipc_host_connection(void);

/* Descriptors that came beside a result. */
struct ipc_host_descriptors {
	int *numbers;
	/* Room in `numbers`; then how many came. They are the receiver's to close. */
	size_t count;
};

/*
 * Receives a result and up to `cap` bytes behind it; *len: how many came. `descriptors` null: none is
 * taken. Flags as recvmsg. RETRY: MSG_DONTWAIT was given and nothing is there. PEER_GONE and INTERNAL
 * as above; no descriptor is left open then.
 */
uint32_t ipc_host_receive(int descriptor, int flags, struct ipc_sys_result *result, void *bytes,
                          size_t cap, size_t *len, struct ipc_host_descriptors *descriptors);

#endif
