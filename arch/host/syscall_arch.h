/* SPDX-License-Identifier: ISC */
/*
 * A Linux workstation: no trap. The call goes to libipc-host.a, which asks the broker over the
 * descriptor that ipc_host_attach was given. Without that library a program does not link.
 */
#ifndef IPC_SYSCALL_ARCH_H
#define IPC_SYSCALL_ARCH_H

#include <stdint.h>

#include "../syscall.h"

/* In libipc-host.a; see shim.c. */
struct ipc_sys_result ipc_host_syscall(uint64_t number, const uint64_t arguments[6]);

static inline struct ipc_sys_result ipc_sys_call6(uint64_t number, uint64_t a0, uint64_t a1,
                                                  uint64_t a2, uint64_t a3, uint64_t a4,
                                                  uint64_t a5)
{
	const uint64_t arguments[6] = {a0, a1, a2, a3, a4, a5};

	return ipc_host_syscall(number, arguments);
}

static inline struct ipc_sys_result ipc_sys_call4(uint64_t number, uint64_t a0, uint64_t a1,
                                                  uint64_t a2, uint64_t a3)
{
	return ipc_sys_call6(number, a0, a1, a2, a3, 0, 0);
}

static inline struct ipc_sys_result ipc_sys_call3(uint64_t number, uint64_t a0, uint64_t a1,
                                                  uint64_t a2)
{
	return ipc_sys_call6(number, a0, a1, a2, 0, 0, 0);
}

static inline struct ipc_sys_result ipc_sys_call1(uint64_t number, uint64_t a0)
{
	return ipc_sys_call6(number, a0, 0, 0, 0, 0, 0);
}

#endif
