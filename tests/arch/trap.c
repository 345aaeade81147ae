/* SPDX-License-Identifier: ISC */
/* x86_64: real `syscall` instructions, refused by a seccomp filter and answered from SIGSYS. */

#include "trap.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#include "ipc/wire/wire.h"

#define FIRST   IPC_SYSCALL_CALL
#define LAST    IPC_SYSCALL_DROP_LOCAL_CAP
#define ROOTD   IPC_SYSCALL_TEST_ROOTD_COMPLETE
#define SERVICE IPC_SYSCALL_TEST_SERVICE_COMPLETE

/* An argument with which none of these numbers does anything in Linux, should one get there: no
 * address, no object, and all other arguments are 0. */
#define PROBE          (-1L)
#define PROBE_ANSWERED 0x50524F4245L

/* CF PF AF ZF SF OF */
#define ARITHMETIC_FLAGS 0x8D5

static trap_kernel *answer;
static void *answer_context;

/* One for each register, and none of them a pointer or a small number. */
static greg_t spoiled(int which)
{
	return (greg_t)(UINT64_C(0xBAD0C0DE00000000) | (uint64_t)which);
}

static struct ipc_sys_result probed(void *context, uint64_t number, const uint64_t arguments[6])
{
	(void)context;
	(void)number;
	return (struct ipc_sys_result){arguments[0] == (uint64_t)PROBE ? PROBE_ANSWERED : 0, 0, 0};
}

static bool caught(long number)
{
	return syscall(number, PROBE, 0, 0, 0, 0, 0) == PROBE_ANSWERED;
}

static bool all_caught(void)
{
	for (long number = FIRST; number <= LAST; number++) {
		if (!caught(number))
			return false;
	}
	return caught(ROOTD) && caught(SERVICE);
}

static void on_sigsys(int signal_number, siginfo_t *info, void *machine)
{
	static const int arguments_of[] = {REG_RDI, REG_RSI, REG_RDX, REG_R10, REG_R8, REG_R9};
	static const int lost[] = {REG_RDI, REG_RSI, REG_R10, REG_R9, REG_RCX, REG_R11};
	greg_t *registers = ((ucontext_t *)machine)->uc_mcontext.gregs;
	uint64_t arguments[6];

	(void)signal_number;
	(void)info;
	for (size_t i = 0; i < 6; i++)
		arguments[i] = (uint64_t)registers[arguments_of[i]];

	/* Linux left rax as it was: the whole register is the number, not the half that Linux reads. */
	struct ipc_sys_result result =
		answer(answer_context, (uint64_t)registers[REG_RAX], arguments);

	for (size_t i = 0; i < sizeof(lost) / sizeof(lost[0]); i++)
		registers[lost[i]] = spoiled(lost[i]);
	registers[REG_EFL] ^= ARITHMETIC_FLAGS;
	registers[REG_RAX] = (greg_t)result.status;
	registers[REG_RDX] = (greg_t)result.value0;
	registers[REG_R8] = (greg_t)result.value1;
}

static bool filter(void)
{
	struct sock_filter program[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ROOTD, 4, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SERVICE, 3, 0),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, FIRST, 0, 1),
		BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, LAST, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
	};
	struct sock_fprog all = {sizeof(program) / sizeof(program[0]), program};

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &all) == 0;
}

bool trap_install(trap_kernel *kernel, void *context)
{
	static bool filtered;
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_sigaction = on_sigsys;
	action.sa_flags = SA_SIGINFO | SA_NODEFER;
	answer = probed;
	if (sigaction(SIGSYS, &action, NULL) != 0 || (!filtered && !filter()))
		return false;
	filtered = true;
	if (prctl(PR_GET_SECCOMP, 0, 0, 0, 0) != SECCOMP_MODE_FILTER || !all_caught())
		return false;
	answer_context = context;
	answer = kernel;
	return true;
}
