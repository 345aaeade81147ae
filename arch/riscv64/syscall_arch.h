/* SPDX-License-Identifier: ISC */
/*
 * The system call of riscv64: number in a7, arguments in a0 to a5, results in a0 a1 a2. a0 to a7
 * don't survive, used or not.
 */
#ifndef IPC_SYSCALL_ARCH_H
#define IPC_SYSCALL_ARCH_H

#if !defined(__riscv) || __riscv_xlen != 64
#error "arch/riscv64 is on the include path of another processor"
#endif

#include <stdint.h>

#include "../syscall.h"

/* A test may put another instruction here; nothing else does. */
#ifndef IPC_SYS_TRAP
#define IPC_SYS_TRAP "ecall"
#endif

static inline struct ipc_sys_result ipc_sys_call1(uint64_t number, uint64_t a0)
{
	register uint64_t r7 __asm__("a7") = number;
	register uint64_t r0 __asm__("a0") = a0;
	register uint64_t r1 __asm__("a1");
	register uint64_t r2 __asm__("a2");

	__asm__ volatile(IPC_SYS_TRAP
	                 : "+r"(r7), "+r"(r0), "=r"(r1), "=r"(r2)
	                 :
	                 : "a3", "a4", "a5", "a6", "memory");
	return (struct ipc_sys_result){r0, r1, r2};
}

static inline struct ipc_sys_result ipc_sys_call3(uint64_t number, uint64_t a0, uint64_t a1,
                                                  uint64_t a2)
{
	register uint64_t r7 __asm__("a7") = number;
	register uint64_t r0 __asm__("a0") = a0;
	register uint64_t r1 __asm__("a1") = a1;
	register uint64_t r2 __asm__("a2") = a2;

	__asm__ volatile(IPC_SYS_TRAP
	                 : "+r"(r7), "+r"(r0), "+r"(r1), "+r"(r2)
	                 :
	                 : "a3", "a4", "a5", "a6", "memory");
	return (struct ipc_sys_result){r0, r1, r2};
}

static inline struct ipc_sys_result ipc_sys_call4(uint64_t number, uint64_t a0, uint64_t a1,
                                                  uint64_t a2, uint64_t a3)
{
	register uint64_t r7 __asm__("a7") = number;
	register uint64_t r0 __asm__("a0") = a0;
	register uint64_t r1 __asm__("a1") = a1;
	register uint64_t r2 __asm__("a2") = a2;
	register uint64_t r3 __asm__("a3") = a3;

	__asm__ volatile(IPC_SYS_TRAP
	                 : "+r"(r7), "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3)
	                 :
	                 : "a4", "a5", "a6", "memory");
	return (struct ipc_sys_result){r0, r1, r2};
}

static inline struct ipc_sys_result ipc_sys_call6(uint64_t number, uint64_t a0, uint64_t a1,
                                                  uint64_t a2, uint64_t a3, uint64_t a4,
                                                  uint64_t a5)
{
	register uint64_t r7 __asm__("a7") = number;
	register uint64_t r0 __asm__("a0") = a0;
	register uint64_t r1 __asm__("a1") = a1;
	register uint64_t r2 __asm__("a2") = a2;
	register uint64_t r3 __asm__("a3") = a3;
	register uint64_t r4 __asm__("a4") = a4;
	register uint64_t r5 __asm__("a5") = a5;

	__asm__ volatile(IPC_SYS_TRAP
	                 : "+r"(r7), "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3), "+r"(r4), "+r"(r5)
	                 :
	                 : "a6", "memory");
	return (struct ipc_sys_result){r0, r1, r2};
}

#endif
