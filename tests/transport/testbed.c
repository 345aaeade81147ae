/* SPDX-License-Identifier: ISC */
/* The core, and a platform with the fake devices that every transport of the suite has. */
#include "testbed.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "scene.h"

enum {
	/* Processes, endpoints and slots of all of them: more than any row uses. */
	CORE_PROCESSES = 16,
	CORE_ENDPOINTS = 64,
	CORE_SLOTS = ROOT_SLOTS + CORE_PROCESSES * SLOTS,
	/* Slots of the first process, as the broker fills them. */
	SELF = 2,
	DEVICE = 3,
	DEVICE_SIZE = 0x4000,
	/* The virtio disk at 0:4.0. */
	PCI_DEVICE = 4,
	PCI_IDENTITY = 0x10011AF4,
	COM1_STATUS_PORT = 0x3FD,
	COM1_STATUS = 0x60,
	I8042_STATUS_PORT = 0x64,
	I8042_STATUS = 0x1C,
};

#define READ    IPC_KERNEL_CONTROL_PAGE_ACCESS_READ
#define WRITE   IPC_KERNEL_CONTROL_PAGE_ACCESS_WRITE
#define EXECUTE IPC_KERNEL_CONTROL_PAGE_ACCESS_EXECUTE

/* Where the pages of a child are. */
#define CODE  UINT64_C(0x400000)
#define STACK UINT64_C(0x500000)

#define DEVICE_BASE UINT64_C(0xFEB00000)

static struct {
	void *memory;
	struct ipc_core *core;
	void (*complete)(unsigned process, const struct ipc_core_completion *completion);
	/* The core's numbers of the row's processes, and of the child that was started last. */
	uint32_t numbers[PROCESSES_MAX];
	uint32_t started;
	/* By the core's numbers: whose memory has not been taken back. */
	bool mapped[CORE_PROCESSES];
	/* Which have ended: they are told nothing more. */
	bool gone[CORE_PROCESSES];
} testbed;

static void complete(void *context, uint32_t number, const struct ipc_core_completion *completion)
{
	(void)context;
	assert(!testbed.gone[number]);
	for (unsigned process = 0; process < PROCESSES_MAX; process++) {
		if (testbed.numbers[process] == number) {
			testbed.complete(process, completion);
			return;
		}
	}
	/* A process that no row knows has made a call. */
	abort();
}

static uint64_t ticks(void *context)
{
	static uint64_t now;

	(void)context;
	return ++now;
}

static bool map(void *context, uint32_t number,
                const struct ipc_kernel_control_anonymous_range *ranges, size_t count)
{
	(void)context;
	(void)ranges;
	assert(count > 0 && !testbed.mapped[number]);
	testbed.mapped[number] = true;
	return true;
}

static void write_memory(void *context, uint32_t number, uint64_t address, const uint8_t *data,
                         size_t size)
{
	(void)context;
	(void)number;
	(void)address;
	(void)data;
	(void)size;
}

static void unmap(void *context, uint32_t number)
{
	(void)context;
	assert(testbed.mapped[number]);
	testbed.mapped[number] = false;
}

static uint32_t start_process(void *context, uint32_t number, const struct ipc_core_start *start)
{
	(void)context;
	(void)start;
	testbed.started = number;
	testbed.gone[number] = false;
	return IPC_RESULT_OK;
}

static void kill_process(void *context, uint32_t number)
{
	(void)context;
	testbed.gone[number] = true;
}

static uint8_t port_read(void *context, uint16_t port)
{
	(void)context;
	switch (port) {
	case COM1_STATUS_PORT:
		return COM1_STATUS;
	case I8042_STATUS_PORT:
		return I8042_STATUS;
	default:
		return 0;
	}
}

static void port_write(void *context, uint16_t port, uint8_t value)
{
	(void)context;
	(void)port;
	(void)value;
}

static bool is_disk(const struct ipc_kernel_control_pci_function *function)
{
	return function->bus == 0 && function->device == PCI_DEVICE && function->function == 0;
}

static uint32_t pci_read(void *context, const struct ipc_kernel_control_pci_function *function,
                         uint16_t offset)
{
	(void)context;
	if (!is_disk(function))
		return UINT32_MAX;
	return offset == 0 ? PCI_IDENTITY : 0;
}

static bool pci_bar(void *context, const struct ipc_kernel_control_pci_function *function,
                    uint8_t bar, uint64_t *base, uint64_t *size)
{
	(void)context;
	if (!is_disk(function) || bar != 5)
		return false;
	*base = DEVICE_BASE;
	*size = DEVICE_SIZE;
	return true;
}

static const struct ipc_core_platform platform = {
	.complete = complete,
	.ticks = ticks,
	.map = map,
	.write = write_memory,
	.unmap = unmap,
	.start = start_process,
	.kill = kill_process,
	.port_read = port_read,
	.port_write = port_write,
	.pci_read = pci_read,
	.pci_bar = pci_bar,
	.caps = IPC_KERNEL_CONTROL_PLATFORM_CAP_PCI_CONFIG | IPC_KERNEL_CONTROL_PLATFORM_CAP_COM1 |
                IPC_KERNEL_CONTROL_PLATFORM_CAP_I8042,
};

void testbed_open(void (*on_complete)(unsigned process,
                                      const struct ipc_core_completion *completion))
{
	uint32_t root;
	uint32_t status;

	testbed.memory = malloc(ipc_core_size(CORE_PROCESSES, CORE_ENDPOINTS, CORE_SLOTS));
	assert(testbed.memory != NULL);
	testbed.core = ipc_core_init(testbed.memory, CORE_PROCESSES, CORE_ENDPOINTS, CORE_SLOTS,
	                             &platform);
	testbed.complete = on_complete;
	for (unsigned process = 0; process < PROCESSES_MAX; process++)
		testbed.numbers[process] = IPC_CORE_NO_PROCESS;
	root = ipc_core_first_process(testbed.core, ROOT_SLOTS, true);
	assert(root != IPC_CORE_NO_PROCESS);
	testbed.numbers[ROOT] = root;
	status = ipc_core_give_kernel(testbed.core, root, SLOT_KERNEL, PEER);
	assert(status == IPC_RESULT_OK);
	status = ipc_core_give_self(testbed.core, root, SELF, IPC_RIGHT_CONTROL);
	assert(status == IPC_RESULT_OK);
	status = ipc_core_give_device(testbed.core, root, DEVICE, DEVICE_BASE, DEVICE_SIZE,
	                              IPC_RIGHT_MAP | IPC_RIGHT_GRANT);
	assert(status == IPC_RESULT_OK);
}

void testbed_close(void)
{
	free(testbed.memory);
}

const struct image *testbed_image(void)
{
	static const uint8_t code[] = {0xEB, 0xFE};
	static const struct image image = {
		.range_count = 2,
		.ranges = {{CODE, 0x1000, READ | EXECUTE}, {STACK, 0x1000, READ | WRITE}},
		.part_count = 1,
		.parts = {{CODE, code, sizeof(code)}},
		.entry_point = CODE,
		.stack_top = STACK + 0x1000,
		.arguments = "row",
		.arguments_size = 4,
		.arguments_count = 1,
	};

	return &image;
}

void testbed_adopt(unsigned process)
{
	testbed.numbers[process] = testbed.started;
}

void testbed_forget(unsigned process)
{
	testbed.numbers[process] = IPC_CORE_NO_PROCESS;
}

void testbed_syscall(unsigned process, const struct ipc_core_syscall *call)
{
	ipc_core_syscall(testbed.core, testbed.numbers[process], call);
}

void testbed_end(unsigned process, bool fault, int code)
{
	testbed.gone[testbed.numbers[process]] = true;
	ipc_core_ended(testbed.core, testbed.numbers[process],
	               fault ? IPC_KERNEL_CONTROL_KILL_REASON_FAULT
	                     : IPC_KERNEL_CONTROL_KILL_REASON_NONE,
	               code);
}

void testbed_count(struct counts *counts)
{
	struct ipc_core_counts core;

	ipc_core_counts(testbed.core, &core);
	counts->processes = core.processes;
	counts->endpoints = core.endpoints;
	counts->capabilities = core.capabilities;
	counts->tokens = core.tokens;
	counts->grants = core.grants;
	counts->pages = core.pages;
}
