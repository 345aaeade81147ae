/* SPDX-License-Identifier: ISC */
/* The broker's hardware alone: what drivers are tested against must be as README.md says. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "device.h"

#define SERIAL          0x3F8
#define SERIAL_STATUS   0x3FD
#define KEYBOARD        0x60
#define KEYBOARD_STATUS 0x64

static struct device device;

static int open_device(void **state)
{
	(void)state;
	return device_create(&device) ? 0 : -1;
}

static int close_device(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < DEVICE_PAGES; i++)
		(void)close(device.pages[i]);
	for (i = 0; i < DEVICE_FRAMES; i++)
		(void)close(device.frames[i]);
	return 0;
}

static void the_serial_line_gives_back_oldest_first(void **state)
{
	(void)state;
	assert_int_equal(device_port_read(&device, SERIAL), 0);
	device_port_write(&device, SERIAL, 1);
	device_port_write(&device, SERIAL, 2);
	assert_int_equal(device_port_read(&device, SERIAL), 1);
	device_port_write(&device, SERIAL, 3);
	assert_int_equal(device_port_read(&device, SERIAL), 2);
	assert_int_equal(device_port_read(&device, SERIAL), 3);
	assert_int_equal(device_port_read(&device, SERIAL), 0);
}

static void the_serial_line_keeps_the_last_4096_bytes(void **state)
{
	uint32_t i;

	(void)state;
	for (i = 0; i < 10000; i++)
		device_port_write(&device, SERIAL, (uint8_t)(i % 251 + 1));
	for (i = 10000 - 4096; i < 10000; i++)
		assert_int_equal(device_port_read(&device, SERIAL), i % 251 + 1);
	assert_int_equal(device_port_read(&device, SERIAL), 0);
}

static void the_serial_line_says_when_a_byte_waits(void **state)
{
	(void)state;
	assert_int_equal(device_port_read(&device, SERIAL_STATUS), 0x60);
	device_port_write(&device, SERIAL, 1);
	assert_int_equal(device_port_read(&device, SERIAL_STATUS), 0x61);
	(void)device_port_read(&device, SERIAL);
	assert_int_equal(device_port_read(&device, SERIAL_STATUS), 0x60);
}

static void type(uint8_t command, uint8_t value)
{
	device_port_write(&device, KEYBOARD_STATUS, command);
	device_port_write(&device, KEYBOARD, value);
}

static void the_keyboard_is_typed_on_by_command(void **state)
{
	(void)state;
	type(0xD2, 0x1E);
	type(0xD3, 0x08);
	assert_int_equal(device_port_read(&device, KEYBOARD_STATUS), 0x1D);
	assert_int_equal(device_port_read(&device, KEYBOARD), 0x1E);
	assert_int_equal(device_port_read(&device, KEYBOARD_STATUS), 0x3D);
	assert_int_equal(device_port_read(&device, KEYBOARD), 0x08);
	assert_int_equal(device_port_read(&device, KEYBOARD_STATUS), 0x1C);
}

static void a_command_is_for_one_byte(void **state)
{
	(void)state;
	type(0xD2, 1);
	device_port_write(&device, KEYBOARD, 2);
	type(0xAE, 3);
	assert_int_equal(device_port_read(&device, KEYBOARD), 1);
	assert_int_equal(device_port_read(&device, KEYBOARD_STATUS), 0x1C);
}

static void the_keyboard_keeps_the_first_16_bytes(void **state)
{
	uint8_t i;

	(void)state;
	for (i = 1; i <= 17; i++)
		type(0xD2, i);
	for (i = 1; i <= 16; i++)
		assert_int_equal(device_port_read(&device, KEYBOARD), i);
	assert_int_equal(device_port_read(&device, KEYBOARD_STATUS), 0x1C);
}

static void other_ports(void **state)
{
	(void)state;
	device_port_write(&device, 0x3F9, 7);
	device_port_write(&device, 0x60, 7);
	assert_int_equal(device_port_read(&device, SERIAL), 0);
	assert_int_equal(device_port_read(&device, 0x3FD), 0x60);
	assert_int_equal(device_port_read(&device, 0x64), 0x1C);
	assert_int_equal(device_port_read(&device, 0x60), 0);
	assert_int_equal(device_port_read(&device, 0x3F9), 0xFF);
	assert_int_equal(device_port_read(&device, 0x80), 0xFF);
}

static void the_function_is_the_only_event(void **state)
{
	struct ipc_kernel_control_wait_hotplug_event_reply event = {0};

	(void)state;
	assert_true(device_hotplug_event(0, &event));
	assert_int_equal(event.sequence, 1);
	assert_int_equal(event.kind, IPC_HOTPLUG_EVENT_KIND_INSERTED);
	assert_int_equal(event.function.device, DEVICE_NUMBER);
	assert_false(device_hotplug_event(1, &event));
	assert_false(device_hotplug_event(UINT64_MAX, &event));
}

static void one_function_is_there(void **state)
{
	static const struct ipc_kernel_control_pci_function here = {0, 4, 0};
	static const struct ipc_kernel_control_pci_function absent[] = {{1, 4, 0}, {0, 3, 0}, {0, 4, 1}};
	uint64_t base = 0;
	uint64_t size = 0;
	size_t i;

	(void)state;
	assert_int_equal(device_pci_read(&here, 0x00), 0x10011AF4);
	assert_int_equal(device_pci_read(&here, 0x08), 0x01800000);
	assert_int_equal(device_pci_read(&here, 0x24), 0xFEB00000);
	assert_int_equal(device_pci_read(&here, 0x20), 0);
	assert_true(device_pci_bar(&here, 5, &base, &size));
	assert_int_equal(base, 0xFEB00000);
	assert_int_equal(size, 0x4000);
	assert_false(device_pci_bar(&here, 0, &base, &size));
	for (i = 0; i < 3; i++) {
		assert_int_equal(device_pci_read(&absent[i], 0), UINT32_MAX);
		assert_false(device_pci_bar(&absent[i], 5, &base, &size));
	}
}

static void a_range_has_its_own_pages(void **state)
{
	static const struct {
		uint64_t base;
		uint64_t size;
	} refused[] = {
		{0xFEAFF000, 0x1000},
		{0xFEB00000, 0x5000},
		{0xFEB04000, 0x1000},
		{0xFEB00800, 0x1000},
		{0xFEB00000, 0x0800},
		{0xFEB01000, UINT64_MAX - 0xFFF},
		{0x0FF000, 0x1000},
		{0x104000, 0x1000},
		{0x103000, 0x2000},
		{0x100800, 0x1000},
	};
	struct stat facts;
	size_t i;

	(void)state;
	assert_ptr_equal(device_pages(&device, 0xFEB00000, 0x4000), &device.pages[0]);
	assert_ptr_equal(device_pages(&device, 0xFEB02000, 0x1000), &device.pages[2]);
	assert_ptr_equal(device_pages(&device, 0xFEB03000, 0x1000), &device.pages[3]);
	assert_ptr_equal(device_pages(&device, 0x100000, 0x1000), &device.frames[0]);
	assert_ptr_equal(device_pages(&device, 0x103000, 0x1000), &device.frames[3]);
	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		assert_null(device_pages(&device, refused[i].base, refused[i].size));
	for (i = 0; i < DEVICE_PAGES; i++) {
		assert_int_equal(fstat(device.pages[i], &facts), 0);
		assert_int_equal(facts.st_size, 4096);
	}
	for (i = 0; i < DEVICE_FRAMES; i++) {
		assert_int_equal(fstat(device.frames[i], &facts), 0);
		assert_int_equal(facts.st_size, 4096);
	}
}

#define device_test(test) cmocka_unit_test_setup_teardown(test, open_device, close_device)

int main(void)
{
	const struct CMUnitTest tests[] = {
		device_test(the_serial_line_gives_back_oldest_first),
		device_test(the_serial_line_keeps_the_last_4096_bytes),
		device_test(the_serial_line_says_when_a_byte_waits),
		device_test(the_keyboard_is_typed_on_by_command),
		device_test(a_command_is_for_one_byte),
		device_test(the_keyboard_keeps_the_first_16_bytes),
		device_test(other_ports),
		device_test(the_function_is_the_only_event),
		device_test(one_function_is_there),
		device_test(a_range_has_its_own_pages),
	};

	return cmocka_run_group_tests_name("device", tests, NULL, NULL);
}
