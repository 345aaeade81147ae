/* SPDX-License-Identifier: ISC */
/* Compiled to be read by disassembly.py, never run. */

#include "syscall_arch.h"

uint64_t status1(uint64_t a0);
uint64_t status3(uint64_t a0, uint64_t a1, uint64_t a2);
uint64_t status4(uint64_t a0, uint64_t a1, uint64_t a2, uint64_t a3);
uint64_t status6(uint64_t a0, uint64_t a1, uint64_t a2, uint64_t a3, uint64_t a4, uint64_t a5);
uint64_t again1(void);
uint64_t again3(void);
uint64_t again4(void);
uint64_t again6(void);

/* Arguments from where a function has them to where the kernel wants them. */
uint64_t status1(uint64_t a0)
{
	return ipc_sys_call1(0x47, a0).status;
}

uint64_t status3(uint64_t a0, uint64_t a1, uint64_t a2)
{
	return ipc_sys_call3(0x42, a0, a1, a2).status;
}

uint64_t status4(uint64_t a0, uint64_t a1, uint64_t a2, uint64_t a3)
{
	return ipc_sys_call4(0x41, a0, a1, a2, a3).status;
}

uint64_t status6(uint64_t a0, uint64_t a1, uint64_t a2, uint64_t a3, uint64_t a4, uint64_t a5)
{
	return ipc_sys_call6(0x40, a0, a1, a2, a3, a4, a5).status;
}

/* The same values for a second call, and the other two results. */
uint64_t again1(void)
{
	ipc_sys_call1(0x45, 0x101);
	return ipc_sys_call1(0x45, 0x101).value1;
}

uint64_t again3(void)
{
	ipc_sys_call3(0x42, 0x101, 0x102, 0x103);
	return ipc_sys_call3(0x42, 0x101, 0x102, 0x103).value0;
}

uint64_t again4(void)
{
	ipc_sys_call4(0x41, 0x101, 0x102, 0x103, 0x104);
	return ipc_sys_call4(0x41, 0x101, 0x102, 0x103, 0x104).value1;
}

uint64_t again6(void)
{
	ipc_sys_call6(0x40, 0x101, 0x102, 0x103, 0x104, 0x105, 0x106);
	return ipc_sys_call6(0x40, 0x101, 0x102, 0x103, 0x104, 0x105, 0x106).value0;
}
