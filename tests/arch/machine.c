/* SPDX-License-Identifier: ISC */
/* The kernel's place of these checks: it notes the call and gives a prepared answer. */

#include "machine.h"

struct machine_kernel machine_kernel;

static struct ipc_sys_result note(void *context, uint64_t number, const uint64_t arguments[6])
{
	struct machine_kernel *kernel = context;

	kernel->number = number;
	for (size_t i = 0; i < 6; i++)
		kernel->arguments[i] = arguments[i];
	kernel->calls++;
	if (kernel->meanwhile)
		kernel->meanwhile(arguments);
	return kernel->result;
}

bool machine_install(void)
{
	return trap_install(note, &machine_kernel);
}

void machine_answer(uint64_t status, uint64_t value0, uint64_t value1)
{
	machine_kernel = (struct machine_kernel){.result = {status, value0, value1}};
}

unsigned machine_saw(uint64_t number, size_t count, const uint64_t *arguments)
{
	static const char *const names[6] = {"argument 0", "argument 1", "argument 2",
	                                     "argument 3", "argument 4", "argument 5"};
	unsigned wrong = machine_differs("number", machine_kernel.number, number);

	for (size_t i = 0; i < count; i++)
		wrong += machine_differs(names[i], machine_kernel.arguments[i], arguments[i]);
	return wrong;
}
