/* SPDX-License-Identifier: ISC */
/*
 * What lives across a call. More values than there are registers, so that the compiler uses each one
 * that it may; the kernel's place spoils all that the ABI gives up. A clobber that a stub forgets is
 * a value that changes here.
 */

#include "machine.h"

#include "ipc/wire/wire.h"
#include "syscall_arch.h"

#define EIGHT(X, row) X(row##0) X(row##1) X(row##2) X(row##3) X(row##4) X(row##5) X(row##6) X(row##7)
/* The names are octal numbers, so that a row is one digit: v000 to v037. */
#define EACH(X) EIGHT(X, 00) EIGHT(X, 01) EIGHT(X, 02) EIGHT(X, 03)
#define COUNT   32

/* Volatile: the compiler knows no value, and can't load one again after the call. */
static volatile uint64_t seeds[COUNT];

#define TAKE(i) uint64_t v##i = seeds[i];
#define GIVE(i) seeds[i] = v##i;

/* The arguments and the number are among the values that live on. */
static void across1(void)
{
	EACH(TAKE)
	ipc_sys_call1(v037, v000);
	EACH(GIVE)
}

static void across3(void)
{
	EACH(TAKE)
	ipc_sys_call3(v037, v000, v001, v002);
	EACH(GIVE)
}

static void across4(void)
{
	EACH(TAKE)
	ipc_sys_call4(v037, v000, v001, v002, v003);
	EACH(GIVE)
}

static void across6(void)
{
	EACH(TAKE)
	ipc_sys_call6(v037, v000, v001, v002, v003, v004, v005);
	EACH(GIVE)
}

static unsigned unchanged(void (*across)(void))
{
	unsigned wrong = 0;

	machine_answer(UINT64_C(0x4142434445464748), UINT64_C(0x5152535455565758),
	               UINT64_C(0x6162636465666768));
	for (size_t i = 0; i < COUNT; i++)
		seeds[i] = UINT64_C(0x0101010101010101) * (i + 1);
	seeds[COUNT - 1] = IPC_SYSCALL_CALL;
	across();
	for (size_t i = 0; i + 1 < COUNT; i++)
		wrong += machine_differs("value", seeds[i], UINT64_C(0x0101010101010101) * (i + 1));
	return wrong + machine_differs("number", seeds[COUNT - 1], IPC_SYSCALL_CALL);
}

static unsigned live1(void)
{
	return unchanged(across1);
}

static unsigned live3(void)
{
	return unchanged(across3);
}

static unsigned live4(void)
{
	return unchanged(across4);
}

static unsigned live6(void)
{
	return unchanged(across6);
}

const struct machine_check machine_live_checks[] = {
	{"values across one argument", live1},
	{"values across three arguments", live3},
	{"values across four arguments", live4},
	{"values across six arguments", live6},
};
const size_t machine_live_count = sizeof(machine_live_checks) / sizeof(machine_live_checks[0]);
