/* SPDX-License-Identifier: ISC */
/*
 * The trap of an emulated processor as a breakpoint of four bytes, which trap_break.c answers: an
 * emulator refuses seccomp, and the real instruction would be a system call of Linux. For the
 * compiler's -include, in front of whatever includes syscall_arch.h.
 */
#ifndef IPC_TESTS_BREAK_H
#define IPC_TESTS_BREAK_H

#if defined(__aarch64__)
#define IPC_SYS_TRAP "brk #0"
#elif defined(__riscv)
#define IPC_SYS_TRAP ".option push\n.option norvc\nebreak\n.option pop"
#else
#error "no breakpoint for this processor"
#endif

#endif
