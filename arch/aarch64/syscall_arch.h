/* SPDX-License-Identifier: ISC */
/*
 * The system call of aarch64: number in x8, arguments in x0 to x5, results in x0 x1 x2. x0 to x8 and
 * the flags don't survive, used or not.
 */
#ifndef IPC_SYSCALL_ARCH_H
#define IPC_SYSCALL_ARCH_H

#ifndef __aarch64__
#error "arch/aarch64 is on the include path of another processor"
#endif

#include <stdint.h>

#include "../syscall.h"

/* A test may put another instruction here; nothing else does. */
#ifndef IPC_SYS_TRAP
#define IPC_SYS_TRAP "svc #0"
#endif

static inline struct ipc_sys_result ipc_sys_call1(uint64_t number, uint64_t a0)
{
	register uint64_t x8 __asm__("x8") = number;
	register uint64_t x0 __asm__("x0") = a0;
	register uint64_t x1 __asm__("x1");
	register uint64_t x2 __asm__("x2");

	__asm__ volatile(IPC_SYS_TRAP
	                 : "+r"(x8), "+r"(x0), "=r"(x1), "=r"(x2)
	                 :
	                 : "x3", "x4", "x5", "x6", "x7", "cc", "memory");
	return (struct ipc_sys_result){x0, x1, x2};
}

static inline struct ipc_sys_result ipc_sys_call3(uint64_t number, uint64_t a0, uint64_t a1,
                                                  uint64_t a2)
{
	register uint64_t x8 __asm__("x8") = number;
	register uint64_t x0 __asm__("x0") = a0;
	register uint64_t x1 __asm__("x1") = a1;
	register uint64_t x2 __asm__("x2") = a2;

	__asm__ volatile(IPC_SYS_TRAP
	                 : "+r"(x8), "+r"(x0), "+r"(x1), "+r"(x2)
	                 :
	                 : "x3", "x4", "x5", "x6", "x7", "cc", "memory");
	return (struct ipc_sys_result){x0, x1, x2};
}

static inline struct ipc_sys_result ipc_sys_call4(uint64_t number, uint64_t a0, uint64_t a1,
                                                  uint64_t a2, uint64_t a3)
{
	register uint64_t x8 __asm__("x8") = number;
	register uint64_t x0 __asm__("x0") = a0;
	register uint64_t x1 __asm__("x1") = a1;
	register uint64_t x2 __asm__("x2") = a2;
	register uint64_t x3 __asm__("x3") = a3;

	__asm__ volatile(IPC_SYS_TRAP
	                 : "+r"(x8), "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3)
	                 :
	                 : "x4", "x5", "x6", "x7", "cc", "memory");
	return (struct ipc_sys_result){x0, x1, x2};
}

static inline struct ipc_sys_result ipc_sys_call6(uint64_t number, uint64_t a0, uint64_t a1,
                                                  uint64_t a2, uint64_t a3, uint64_t a4,
                                                  uint64_t a5)
{
	register uint64_t x8 __asm__("x8") = number;
	register uint64_t x0 __asm__("x0") = a0;
	register uint64_t x1 __asm__("x1") = a1;
	register uint64_t x2 __asm__("x2") = a2;
	register uint64_t x3 __asm__("x3") = a3;
	register uint64_t x4 __asm__("x4") = a4;
	register uint64_t x5 __asm__("x5") = a5;

	__asm__ volatile(IPC_SYS_TRAP
	                 : "+r"(x8), "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3), "+r"(x4), "+r"(x5)
	                 :
	                 : "x6", "x7", "cc", "memory");
	return (struct ipc_sys_result){x0, x1, x2};
}

#endif
