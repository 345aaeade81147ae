/* SPDX-License-Identifier: ISC */
/* aarch64, riscv64: breakpoints in the trap's place (break.h), answered from SIGTRAP. */

#include "trap.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <ucontext.h>

#include "ipc/wire/wire.h"
#include "syscall_arch.h"

#ifndef IPC_TESTS_BREAK_H
#error "without -include break.h each stub is a system call of Linux"
#endif

#define PROBE_ARGUMENT UINT64_C(0x50524F4245)

static trap_kernel *answer;
static void *answer_context;

#if defined(__aarch64__)
typedef unsigned long long machine_register;
/* N Z C V */
#define FLAGS (UINT64_C(15) << 28)

static machine_register *first_of(mcontext_t *machine)
{
	machine->pstate ^= FLAGS;
	machine->pc += 4;
	return machine->regs;
}
enum {
	NUMBER = 8,
	LOST = 9
};
#else
typedef unsigned long machine_register;

static machine_register *first_of(mcontext_t *machine)
{
	machine->__gregs[REG_PC] += 4;
	return machine->__gregs + REG_A0;
}
enum {
	NUMBER = 7,
	LOST = 8
};
#endif

static struct ipc_sys_result probed(void *context, uint64_t number, const uint64_t arguments[6])
{
	bool asked = number == IPC_SYSCALL_DROP_LOCAL_CAP && arguments[0] == PROBE_ARGUMENT;

	(void)context;
	return (struct ipc_sys_result){asked ? PROBE_ARGUMENT : 0, 0, 0};
}

static void on_sigtrap(int signal_number, siginfo_t *info, void *machine)
{
	machine_register *registers = first_of(&((ucontext_t *)machine)->uc_mcontext);
	uint64_t arguments[6];

	(void)signal_number;
	(void)info;
	for (size_t i = 0; i < 6; i++)
		arguments[i] = registers[i];

	struct ipc_sys_result result = answer(answer_context, registers[NUMBER], arguments);

	/* One for each register, and none of them a pointer or a small number. */
	for (size_t i = 0; i < LOST; i++)
		registers[i] = (machine_register)(UINT64_C(0xBAD0C0DE00000000) | i);
	registers[0] = (machine_register)result.status;
	registers[1] = (machine_register)result.value0;
	registers[2] = (machine_register)result.value1;
}

bool trap_install(trap_kernel *kernel, void *context)
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_sigaction = on_sigtrap;
	action.sa_flags = SA_SIGINFO | SA_NODEFER;
	answer = probed;
	if (sigaction(SIGTRAP, &action, NULL) != 0 ||
	    ipc_sys_call1(IPC_SYSCALL_DROP_LOCAL_CAP, PROBE_ARGUMENT).status != PROBE_ARGUMENT)
		return false;
	answer_context = context;
	answer = kernel;
	return true;
}
