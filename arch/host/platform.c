/* SPDX-License-Identifier: ISC */
/* What the core asks of the broker: time, memory, processes, hardware. */
#include <string.h>
#include <time.h>

#include "broker.h"

#include "ipc/types/types.h"

uint64_t broker_milliseconds(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static uint64_t ticks(void *context)
{
	const struct broker *broker = context;

	return broker_milliseconds() - broker->started_at;
}

static bool map_memory(void *context, uint32_t process,
                       const struct ipc_kernel_control_anonymous_range *ranges, size_t count)
{
	struct broker *broker = context;

	return image_create(&broker->images[process], ranges, count);
}

static void write_memory(void *context, uint32_t process, uint64_t address, const uint8_t *data, size_t size)
{
	struct broker *broker = context;

	image_write(&broker->images[process], address, data, size);
}

static void unmap_memory(void *context, uint32_t process)
{
	struct broker *broker = context;

	image_close(&broker->images[process]);
}

/* A block of strings as exec takes it. */
struct strings {
	char *each[IPC_TYPES_BLOCK_BYTES_MAX + 1];
	char block[IPC_TYPES_BLOCK_BYTES_MAX];
};

/* `count` strings of `size` bytes in all, each with its NUL, as the core has checked. */
static void split(struct strings *strings, const char *block, uint16_t size, uint16_t count)
{
	size_t at = 0;
	uint16_t i;

	if (size > 0)
		memcpy(strings->block, block, size);
	for (i = 0; i < count; i++) {
		strings->each[i] = strings->block + at;
		at += strlen(strings->each[i]) + 1;
	}
	strings->each[count] = NULL;
}

static uint32_t start_process(void *context, uint32_t process, const struct ipc_core_start *start)
{
	struct broker *broker = context;
	struct image *image = &broker->images[process];
	struct strings arguments;
	struct strings environment;
	const struct program program = {image->file, arguments.each, environment.each};
	struct child *child;

	split(&arguments, start->arguments, start->arguments_size, start->arguments_count);
	split(&environment, start->environment, start->environment_size, start->environment_count);
	child = child_make(broker, process, &program);
	if (child == NULL)
		return IPC_RESULT_INTERNAL;
	/* What is sealed can't be written any more. So it is the last step that may fail: a process that
	 * stays staged stays as it was. */
	if (!image_seal(image, start->entry_point, start->stack_top)) {
		child_unmake(broker, child);
		return IPC_RESULT_INTERNAL;
	}
	child_go(broker, child);
	/* The process has its memory; nobody else needs the file. */
	image_close(image);
	return IPC_RESULT_OK;
}

static void kill_process(void *context, uint32_t process)
{
	struct broker *broker = context;

	if (broker->running[process] != NULL)
		child_kill(broker, broker->running[process]);
}

static uint8_t port_read(void *context, uint16_t port)
{
	struct broker *broker = context;

	return device_port_read(&broker->device, port);
}

static void port_write(void *context, uint16_t port, uint8_t value)
{
	struct broker *broker = context;

	device_port_write(&broker->device, port, value);
}

static uint32_t pci_read(void *context, const struct ipc_kernel_control_pci_function *function,
                         uint16_t offset)
{
	(void)context;
	return device_pci_read(function, offset);
}

static bool pci_bar(void *context, const struct ipc_kernel_control_pci_function *function, uint8_t bar,
                    uint64_t *base, uint64_t *size)
{
	(void)context;
	return device_pci_bar(function, bar, base, size);
}

static bool hotplug_event(void *context, uint64_t after,
                          struct ipc_kernel_control_wait_hotplug_event_reply *event)
{
	(void)context;
	return device_hotplug_event(after, event);
}

void broker_platform(struct broker *broker)
{
	struct ipc_core_platform *platform = &broker->platform;

	platform->context = broker;
	platform->complete = broker_complete;
	platform->ticks = ticks;
	platform->map = map_memory;
	platform->write = write_memory;
	platform->unmap = unmap_memory;
	platform->start = start_process;
	platform->kill = kill_process;
	platform->port_read = port_read;
	platform->port_write = port_write;
	platform->pci_read = pci_read;
	platform->pci_bar = pci_bar;
	platform->hotplug_event = hotplug_event;
	platform->caps = IPC_KERNEL_CONTROL_PLATFORM_CAP_PCI_CONFIG |
	                 IPC_KERNEL_CONTROL_PLATFORM_CAP_COM1 |
	                 IPC_KERNEL_CONTROL_PLATFORM_CAP_I8042 |
	                 IPC_KERNEL_CONTROL_PLATFORM_CAP_HOTPLUG;
}
