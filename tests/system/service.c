/* SPDX-License-Identifier: ISC */
/*
 * A service of some pages, so that a test can build it hundreds of times: no C library is started,
 * and none of it but syscall() is used. What it does is said by its arguments:
 *
 *     exit CODE         ends with that code
 *     crash             touches memory that it does not have
 *     wait FIFO         reads one byte and ends with it; with 0 where nobody writes any more
 *     tell FIFO TEXT    writes its greeting and the text
 *     say TEXT          writes both on its standard output, as a line
 */
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The entry hands the first stack pointer on: the number of arguments, then the arguments. */
#if defined(__x86_64__)
__asm__(".globl _start\n_start:\n\tmov %rsp, %rdi\n\tand $-16, %rsp\n\tcall service_main\n");
#elif defined(__aarch64__)
__asm__(".globl _start\n_start:\n\tmov x0, sp\n\tbl service_main\n");
#elif defined(__riscv)
__asm__(".globl _start\n_start:\n\tmv a0, sp\n\tcall service_main\n");
#endif

_Noreturn void service_main(char **stack);

/* A test flips a letter of it on the way. */
static const char greeting[] = "made of the bytes that came: ";

static size_t length(const char *text)
{
	size_t n = 0;

	while (text[n] != 0)
		n++;
	return n;
}

static _Noreturn void end(long code)
{
	for (;;)
		syscall(SYS_exit_group, code);
}

static long number(const char *text)
{
	long n = 0;

	for (; *text >= '0' && *text <= '9'; text++)
		n = 10 * n + (*text - '0');
	return n;
}

static _Noreturn void crash(void)
{
	volatile int *volatile nowhere = NULL;

	*nowhere = 1;
	end(1);
}

static _Noreturn void wait_for_byte(const char *fifo)
{
	unsigned char byte = 0;
	long file = syscall(SYS_openat, AT_FDCWD, fifo, O_RDONLY);

	end(syscall(SYS_read, file, &byte, (size_t)1) == 1 ? byte : 0);
}

static _Noreturn void tell(const char *fifo, const char *text)
{
	long file = syscall(SYS_openat, AT_FDCWD, fifo, O_WRONLY);

	syscall(SYS_write, file, greeting, sizeof(greeting) - 1);
	syscall(SYS_write, file, text, length(text));
	end(0);
}

static _Noreturn void say(const char *text)
{
	syscall(SYS_write, STDOUT_FILENO, greeting, sizeof(greeting) - 1);
	syscall(SYS_write, STDOUT_FILENO, text, length(text));
	syscall(SYS_write, STDOUT_FILENO, "\n", (size_t)1);
	end(0);
}

_Noreturn void service_main(char **stack)
{
	uintptr_t count = (uintptr_t)stack[0];
	char **arguments = stack + 1;

	if (count < 2)
		end(0);
	switch (arguments[1][0]) {
	case 'e':
		end(number(arguments[2]));
	case 'c':
		crash();
	case 'w':
		wait_for_byte(arguments[2]);
	case 's':
		say(arguments[2]);
	case 't':
		tell(arguments[2], arguments[3]);
	default:
		end(99);
	}
}
