/* SPDX-License-Identifier: ISC */
/*
 * The system call of x86_64: number in rax, arguments in rdi rsi rdx r10 r8 r9, results in rax rdx
 * r8. None of these survives, used or not, nor do rcx and r11, which the instruction takes. The flags
 * don't either; for this processor a compiler expects it of every asm statement.
 */
#ifndef IPC_SYSCALL_ARCH_H
#define IPC_SYSCALL_ARCH_H

#ifndef __x86_64__
#error "arch/x86_64 is on the include path of another processor"
#endif

#include <stdint.h>

#include "../syscall.h"

/* A test may put another instruction here; nothing else does. */
#ifndef IPC_SYS_TRAP
#define IPC_SYS_TRAP "syscall"
#endif

static inline struct ipc_sys_result ipc_sys_call1(uint64_t number, uint64_t a0)
{
	register uint64_t r8 __asm__("r8");
	uint64_t rdx;

	__asm__ volatile(IPC_SYS_TRAP
	                 : "+a"(number), "+D"(a0), "=d"(rdx), "=r"(r8)
	                 :
	                 : "rcx", "rsi", "r9", "r10", "r11", "memory");
	return (struct ipc_sys_result){number, rdx, r8};
}

static inline struct ipc_sys_result ipc_sys_call3(uint64_t number, uint64_t a0, uint64_t a1,
                                                  uint64_t a2)
{
	register uint64_t r8 __asm__("r8");

	__asm__ volatile(IPC_SYS_TRAP
	                 : "+a"(number), "+D"(a0), "+S"(a1), "+d"(a2), "=r"(r8)
	                 :
	                 : "rcx", "r9", "r10", "r11", "memory");
	return (struct ipc_sys_result){number, a2, r8};
}

static inline struct ipc_sys_result ipc_sys_call4(uint64_t number, uint64_t a0, uint64_t a1,
                                                  uint64_t a2, uint64_t a3)
{
	register uint64_t r10 __asm__("r10") = a3;
	register uint64_t r8 __asm__("r8");

	__asm__ volatile(IPC_SYS_TRAP
	                 : "+a"(number), "+D"(a0), "+S"(a1), "+d"(a2), "+r"(r10), "=r"(r8)
	                 :
	                 : "rcx", "r9", "r11", "memory");
	return (struct ipc_sys_result){number, a2, r8};
}

static inline struct ipc_sys_result ipc_sys_call6(uint64_t number, uint64_t a0, uint64_t a1,
                                                  uint64_t a2, uint64_t a3, uint64_t a4,
                                                  uint64_t a5)
{
	register uint64_t r10 __asm__("r10") = a3;
	register uint64_t r8 __asm__("r8") = a4;
	register uint64_t r9 __asm__("r9") = a5;

	__asm__ volatile(IPC_SYS_TRAP
	                 : "+a"(number), "+D"(a0), "+S"(a1), "+d"(a2), "+r"(r10), "+r"(r8), "+r"(r9)
	                 :
	                 : "rcx", "r11", "memory");
	return (struct ipc_sys_result){number, a2, r8};
}

#endif
