/* SPDX-License-Identifier: ISC */
/*
 * The system call as every machine makes it: a number and up to six arguments in, a status and two
 * values out. README.md beside this file has the registers of each machine. syscall_arch.h, chosen by
 * include path, gives one function per shape; nothing survives a call but what is returned.
 */
#ifndef IPC_SYSCALL_H
#define IPC_SYSCALL_H

#include <stdint.h>

/* What comes back. What a call does not define is unspecified. */
struct ipc_sys_result {
	/* One of IPC_RESULT_*. */
	uint64_t status;
	/* CALL: length. RECV: length | arrival slot << 32. QUERY_LOCAL_CAP: rights | type << 32. */
	uint64_t value0;
	/* RECV: token. QUERY_LOCAL_CAP: endpoint kind. */
	uint64_t value1;
};

#endif
