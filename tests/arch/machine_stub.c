/* SPDX-License-Identifier: ISC */
/* Each shape of the stub: every argument goes in, every result comes out, and nothing is assumed. */

#include "machine.h"

#include "ipc/wire/wire.h"
#include "syscall_arch.h"

/*
 * No two alike, each with all 64 bits in use, and none a value that is lying about. Volatile, so that
 * the compiler can't make one anew for a second call.
 */
static const volatile uint64_t given[6] = {
	UINT64_C(0xA0A1A2A3A4A5A6A7),
	UINT64_C(0xB0B1B2B3B4B5B6B7),
	UINT64_C(0xC0C1C2C3C4C5C6C7),
	UINT64_C(0xD0D1D2D3D4D5D6D7),
	UINT64_C(0xE0E1E2E3E4E5E6E7),
	UINT64_C(0xF0F1F2F3F4F5F6F7),
};

#define STATUS UINT64_C(0x1112131415161718)
#define VALUE0 UINT64_C(0x2122232425262728)
#define VALUE1 UINT64_C(0x3132333435363738)

static unsigned came_back(struct ipc_sys_result result)
{
	return machine_differs("status", result.status, STATUS) +
	       machine_differs("value0", result.value0, VALUE0) +
	       machine_differs("value1", result.value1, VALUE1);
}

/*
 * The second call has the same arguments: a stub that takes a register for unchanged leaves it as the
 * first call left it.
 */
static unsigned twice(size_t count, uint64_t number, struct ipc_sys_result (*call)(uint64_t number))
{
	unsigned wrong = 0;

	machine_answer(STATUS, VALUE0, VALUE1);
	wrong += came_back(call(number));
	for (size_t i = 0; i < count; i++)
		wrong += machine_differs("argument", machine_kernel.arguments[i], given[i]);
	wrong += machine_differs("number", machine_kernel.number, number);
	return wrong + machine_differs("calls", machine_kernel.calls, 2);
}

static struct ipc_sys_result call1(uint64_t number)
{
	uint64_t a0 = given[0];

	ipc_sys_call1(number, a0);
	return ipc_sys_call1(number, a0);
}

static struct ipc_sys_result call3(uint64_t number)
{
	uint64_t a0 = given[0], a1 = given[1], a2 = given[2];

	ipc_sys_call3(number, a0, a1, a2);
	return ipc_sys_call3(number, a0, a1, a2);
}

static struct ipc_sys_result call4(uint64_t number)
{
	uint64_t a0 = given[0], a1 = given[1], a2 = given[2], a3 = given[3];

	ipc_sys_call4(number, a0, a1, a2, a3);
	return ipc_sys_call4(number, a0, a1, a2, a3);
}

static struct ipc_sys_result call6(uint64_t number)
{
	uint64_t a0 = given[0], a1 = given[1], a2 = given[2];
	uint64_t a3 = given[3], a4 = given[4], a5 = given[5];

	ipc_sys_call6(number, a0, a1, a2, a3, a4, a5);
	return ipc_sys_call6(number, a0, a1, a2, a3, a4, a5);
}

static unsigned shape1(void)
{
	return twice(1, IPC_SYSCALL_QUERY_LOCAL_CAP, call1) +
	       twice(1, IPC_SYSCALL_DROP_LOCAL_CAP, call1) +
	       twice(1, IPC_SYSCALL_TEST_ROOTD_COMPLETE, call1) +
	       twice(1, IPC_SYSCALL_TEST_SERVICE_COMPLETE, call1);
}

static unsigned shape3(void)
{
	return twice(3, IPC_SYSCALL_REPLY, call3);
}

static unsigned shape4(void)
{
	return twice(4, IPC_SYSCALL_RECV, call4);
}

static unsigned shape6(void)
{
	return twice(6, IPC_SYSCALL_CALL, call6);
}

/* The kernel reads what was stored before the call and writes what is loaded after it. */
static uint8_t seen_byte;

static void swap_byte(const uint64_t arguments[6])
{
	uint8_t *byte = (uint8_t *)(uintptr_t)arguments[0];

	seen_byte = *byte;
	*byte = 0x5A;
}

static void swapping(void)
{
	seen_byte = 0;
	machine_answer(STATUS, VALUE0, VALUE1);
	machine_kernel.meanwhile = swap_byte;
}

static uint64_t address_of(const uint8_t *byte)
{
	return (uint64_t)(uintptr_t)byte;
}

static unsigned swapped(uint8_t byte)
{
	return machine_differs("byte that the kernel saw", seen_byte, 0xA5) +
	       machine_differs("byte after the call", byte, 0x5A);
}

/* Between the byte's store and its load stands the stub alone: only it says that memory changes. */
static unsigned memory1(void)
{
	swapping();
	uint8_t byte = 0xA5;
	ipc_sys_call1(IPC_SYSCALL_CALL, address_of(&byte));
	return swapped(byte);
}

static unsigned memory3(void)
{
	swapping();
	uint8_t byte = 0xA5;
	ipc_sys_call3(IPC_SYSCALL_CALL, address_of(&byte), 0, 0);
	return swapped(byte);
}

static unsigned memory4(void)
{
	swapping();
	uint8_t byte = 0xA5;
	ipc_sys_call4(IPC_SYSCALL_CALL, address_of(&byte), 0, 0, 0);
	return swapped(byte);
}

static unsigned memory6(void)
{
	swapping();
	uint8_t byte = 0xA5;
	ipc_sys_call6(IPC_SYSCALL_CALL, address_of(&byte), 0, 0, 0, 0, 0);
	return swapped(byte);
}

const struct machine_check machine_stub_checks[] = {
	{"one argument", shape1},
	{"three arguments", shape3},
	{"four arguments", shape4},
	{"six arguments", shape6},
	{"memory, one argument", memory1},
	{"memory, three arguments", memory3},
	{"memory, four arguments", memory4},
	{"memory, six arguments", memory6},
};
const size_t machine_stub_count = sizeof(machine_stub_checks) / sizeof(machine_stub_checks[0]);
