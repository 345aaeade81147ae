/* SPDX-License-Identifier: ISC */
/* A PCI function that is memory, a serial line that is a loop, a keyboard that is typed on by
 * command. */
#include "device.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ipc/types/types.h"

_Static_assert(DEVICE_SIZE == DEVICE_PAGES * IPC_TYPES_PAGE_SIZE, "a memory file a page");
_Static_assert(DEVICE_FRAMES_SIZE == DEVICE_FRAMES * IPC_TYPES_PAGE_SIZE, "a memory file a page");

enum {
	PORT_KEYBOARD_DATA = 0x60,
	PORT_KEYBOARD_STATUS = 0x64,
	PORT_SERIAL_DATA = 0x3F8,
	PORT_SERIAL_LINE_STATUS = 0x3FD,
	/* The transmitter is empty and takes a byte. */
	SERIAL_READY = 0x60,
	/* A byte waits to be read. */
	SERIAL_DATA = 0x01,
	/* The self test was passed, the keyboard is not locked. */
	KEYBOARD_IDLE = 0x1C,
	/* A byte waits to be read, and it is the mouse's. */
	KEYBOARD_DATA = 0x01,
	KEYBOARD_OF_MOUSE = 0x20,
	/* The next data byte comes back as if the keyboard or the mouse had sent it. */
	COMMAND_TYPE = 0xD2,
	COMMAND_MOVE = 0xD3,
	/* Offsets in configuration space. */
	PCI_IDENTITY = 0x00,
	PCI_CLASS = 0x08,
	PCI_BAR_0 = 0x10,
};

/* A mass storage controller of no standard kind, revision 0. */
#define DEVICE_CLASS UINT32_C(0x01800000)

/* A memory file for each page. */
static bool make_pages(int *pages, size_t count, const char *name)
{
	size_t i;

	for (i = 0; i < count; i++) {
		const int file = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);

		/* Whoever maps a page can't take it away under another one's feet. */
		if (file < 0 || ftruncate(file, IPC_TYPES_PAGE_SIZE) != 0 ||
		    fcntl(file, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW) != 0)
			return false;
		pages[i] = file;
	}
	return true;
}

bool device_create(struct device *device)
{
	device->serial_first = 0;
	device->serial_count = 0;
	device->key_first = 0;
	device->key_count = 0;
	device->keyboard_command = 0;
	return make_pages(device->pages, DEVICE_PAGES, "ipc-device") &&
	       make_pages(device->frames, DEVICE_FRAMES, "ipc-frame");
}

static bool present(const struct ipc_kernel_control_pci_function *function)
{
	return function->bus == 0 && function->device == DEVICE_NUMBER && function->function == 0;
}

uint32_t device_pci_read(const struct ipc_kernel_control_pci_function *function, uint16_t offset)
{
	if (!present(function))
		return UINT32_MAX;
	switch (offset) {
	case PCI_IDENTITY:
		return (uint32_t)DEVICE_IDENTITY << 16 | DEVICE_VENDOR;
	case PCI_CLASS:
		return DEVICE_CLASS;
	case PCI_BAR_0 + 4 * DEVICE_BAR:
		return (uint32_t)DEVICE_BASE;
	default:
		return 0;
	}
}

bool device_pci_bar(const struct ipc_kernel_control_pci_function *function, uint8_t bar, uint64_t *base,
                    uint64_t *size)
{
	if (!present(function) || bar != DEVICE_BAR)
		return false;
	*base = DEVICE_BASE;
	*size = DEVICE_SIZE;
	return true;
}

bool device_hotplug_event(uint64_t after, struct ipc_kernel_control_wait_hotplug_event_reply *event)
{
	if (after != 0)
		return false;
	event->sequence = 1;
	event->lost = 0;
	event->kind = IPC_HOTPLUG_EVENT_KIND_INSERTED;
	event->function.bus = 0;
	event->function.device = DEVICE_NUMBER;
	event->function.function = 0;
	event->vendor_id = DEVICE_VENDOR;
	event->device_id = DEVICE_IDENTITY;
	return true;
}

static uint8_t keyboard_status(const struct device *device)
{
	if (device->key_count == 0)
		return KEYBOARD_IDLE;
	if (device->keys[device->key_first].mouse)
		return KEYBOARD_IDLE | KEYBOARD_DATA | KEYBOARD_OF_MOUSE;
	return KEYBOARD_IDLE | KEYBOARD_DATA;
}

static uint8_t keyboard_read(struct device *device)
{
	uint8_t value;

	if (device->key_count == 0)
		return 0;
	value = device->keys[device->key_first].value;
	device->key_first = (device->key_first + 1) % DEVICE_KEYBOARD_BYTES;
	device->key_count--;
	return value;
}

static void keyboard_write(struct device *device, uint8_t value)
{
	const uint8_t command = device->keyboard_command;
	struct device_key *key;

	device->keyboard_command = 0;
	if ((command != COMMAND_TYPE && command != COMMAND_MOVE) ||
	    device->key_count == DEVICE_KEYBOARD_BYTES)
		return;
	key = &device->keys[(device->key_first + device->key_count) % DEVICE_KEYBOARD_BYTES];
	key->value = value;
	key->mouse = command == COMMAND_MOVE;
	device->key_count++;
}

static uint8_t serial_read(struct device *device)
{
	uint8_t value;

	if (device->serial_count == 0)
		return 0;
	value = device->serial[device->serial_first];
	device->serial_first = (device->serial_first + 1) % DEVICE_SERIAL_BYTES;
	device->serial_count--;
	return value;
}

static void serial_write(struct device *device, uint8_t value)
{
	device->serial[(device->serial_first + device->serial_count) % DEVICE_SERIAL_BYTES] = value;
	if (device->serial_count < DEVICE_SERIAL_BYTES)
		device->serial_count++;
	else
		device->serial_first = (device->serial_first + 1) % DEVICE_SERIAL_BYTES;
}

uint8_t device_port_read(struct device *device, uint16_t port)
{
	switch (port) {
	case PORT_SERIAL_LINE_STATUS:
		return device->serial_count > 0 ? SERIAL_READY | SERIAL_DATA : SERIAL_READY;
	case PORT_SERIAL_DATA:
		return serial_read(device);
	case PORT_KEYBOARD_STATUS:
		return keyboard_status(device);
	case PORT_KEYBOARD_DATA:
		return keyboard_read(device);
	default:
		return UINT8_MAX;
	}
}

void device_port_write(struct device *device, uint16_t port, uint8_t value)
{
	switch (port) {
	case PORT_SERIAL_DATA:
		serial_write(device, value);
		break;
	case PORT_KEYBOARD_STATUS:
		device->keyboard_command = value;
		break;
	case PORT_KEYBOARD_DATA:
		keyboard_write(device, value);
		break;
	default:
		break;
	}
}

/* Those of [base, base + size) among the pages of [first, first + all). */
static const int *pages_of(const int *pages, uint64_t first, uint64_t all, uint64_t base, uint64_t size)
{
	if (base < first || base - first > all || size > all - (base - first) ||
	    (base | size) % IPC_TYPES_PAGE_SIZE != 0)
		return NULL;
	return &pages[(base - first) / IPC_TYPES_PAGE_SIZE];
}

const int *device_pages(const struct device *device, uint64_t base, uint64_t size)
{
	const int *pages = pages_of(device->pages, DEVICE_BASE, DEVICE_SIZE, base, size);

	if (pages == NULL)
		pages = pages_of(device->frames, DEVICE_FRAMES_BASE, DEVICE_FRAMES_SIZE, base, size);
	return pages;
}
