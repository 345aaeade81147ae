/* SPDX-License-Identifier: ISC */
/*
 * The kernel's place under real stubs, in a Linux process: each system call that a stub makes goes to
 * a function of the test instead.
 *
 * x86_64 (trap.c): a seccomp filter refuses the numbers of libipc to Linux for this process for ever,
 * and each of them is answered in a SIGSYS handler. aarch64, riscv64 (trap_break.c): the stubs are
 * built with IPC_SYS_TRAP as a breakpoint, and there is no filter; see break.h.
 */
#ifndef IPC_TESTS_TRAP_H
#define IPC_TESTS_TRAP_H

#include <stdbool.h>
#include <stdint.h>

#include "../../arch/syscall.h"

/*
 * Answers one system call, in place of the kernel. Runs on the thread that made the call, in the
 * handler of a signal that interrupted nothing but the trap: it may lock, wait, allocate, make
 * trapped calls itself and fail an assertion.
 */
typedef struct ipc_sys_result trap_kernel(void *context, uint64_t number,
                                          const uint64_t arguments[6]);

/*
 * Puts `kernel` in the kernel's place for all threads, those to come included. May be called again,
 * while no call is under way; in a cmocka test it must be, in the test's own function, because cmocka
 * takes SIGSYS for itself before each test. False: the trap is not caught, which was tried with
 * arguments that can do no harm; the caller must make no system call of libipc then.
 *
 * Whatever the ABI calls clobbered comes back from each call with a value that no test expects.
 */
bool trap_install(trap_kernel *kernel, void *context);

#endif
