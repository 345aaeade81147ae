/* SPDX-License-Identifier: ISC */
/*
 * A child without a will of its own: argv[1] is the name of the suite's socket. A few pages,
 * because a row makes three of it: no C library is started, and none of it but syscall() is used.
 */
#include "holder.h"

#include <stddef.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include "ipc/host.h"

enum {
	EXIT_NO_SUITE = 90,
};

/* The entry hands the first stack pointer on: the number of arguments, then the arguments. */
#if defined(__x86_64__)
__asm__(".globl _start\n_start:\n\tmov %rsp, %rdi\n\tand $-16, %rsp\n\tcall holder_main\n");
#elif defined(__aarch64__)
__asm__(".globl _start\n_start:\n\tmov x0, sp\n\tbl holder_main\n");
#elif defined(__riscv)
__asm__(".globl _start\n_start:\n\tmv a0, sp\n\tcall holder_main\n");
#endif

_Noreturn void holder_main(char **stack);

static _Noreturn void end(long code)
{
	for (;;)
		syscall(SYS_exit_group, code);
}

static _Noreturn void fault(void)
{
	volatile int *volatile nowhere = NULL;

	*nowhere = 1;
	end(EXIT_NO_SUITE);
}

/* A connection to an abstract name; below 0 where nobody listens. */
static long reach(const char *name)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	const long suite = syscall(SYS_socket, AF_UNIX, SOCK_SEQPACKET, 0);
	size_t len = 0;

	while (name[len] != 0 && len + 2 < sizeof(address.sun_path)) {
		address.sun_path[len + 1] = name[len];
		len++;
	}
	len += offsetof(struct sockaddr_un, sun_path) + 1;
	return syscall(SYS_connect, suite, &address, len) == 0 ? suite : -1;
}

static long hand_over(long suite, int connection)
{
	union {
		struct cmsghdr aligned;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control = {.aligned = {CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS}};
	char byte = 0;
	struct iovec part = {&byte, sizeof(byte)};
	const struct msghdr packet = {
		.msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control),
	};

	*(int *)(void *)CMSG_DATA(&control.aligned) = connection;
	return syscall(SYS_sendmsg, suite, &packet, 0);
}

_Noreturn void holder_main(char **stack)
{
	struct holder_end order = {0, EXIT_NO_SUITE};
	const long suite = (size_t)stack[0] == 2 ? reach(stack[2]) : -1;

	if (suite < 0 || hand_over(suite, IPC_HOST_DESCRIPTOR) != 1)
		end(EXIT_NO_SUITE);
	/* Without a suite at the other end there is no order, and it ends as well. */
	(void)syscall(SYS_read, suite, &order, sizeof(order));
	if (order.fault != 0)
		fault();
	end(order.code);
}
