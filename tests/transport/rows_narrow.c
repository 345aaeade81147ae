/* SPDX-License-Identifier: ISC */
/* Endpoints of narrow kinds: who may make them, and that each answers its own ops and no other. */
#include "rows.h"

enum {
	/* ROOT's, one of each kind. */
	PCI = ROOT_FREE,
	ACPI,
	COM1,
	I8042,
	SPARE,
	SLOT_A = SLOT_FREE,
	CLOCK = IPC_KERNEL_CONTROL_OP_READ_MONOTONIC_CLOCK,
	COM1_FIRST = 0x3F8,
	COM1_LAST = 0x3FF,
	COM1_STATUS_PORT = 0x3FD,
	COM1_STATUS = 0x60,
	I8042_DATA_PORT = 0x60,
	I8042_STATUS_PORT = 0x64,
	I8042_STATUS = 0x1C,
};

static void make_all(void)
{
	for (uint32_t kind = IPC_ENDPOINT_KIND_PCI_CONFIG_READ; kind <= IPC_ENDPOINT_KIND_I8042_IO;
	     kind++) {
		assert_int_equal(kernel_create_endpoint(ROOT, PCI + kind - 1, kind, PEER),
		                 IPC_RESULT_OK);
		assert_slot(ROOT, PCI + kind - 1, ENDPOINT, PEER, kind);
	}
}

/* "CREATE_ENDPOINT of a narrow kind by a process that is no owner: DENIED". */
static void narrow_made_by_the_owner_alone(void)
{
	for (uint32_t kind = IPC_ENDPOINT_KIND_PCI_CONFIG_READ; kind <= IPC_ENDPOINT_KIND_I8042_IO;
	     kind++) {
		assert_int_equal(kernel_create_endpoint(CLIENT, SLOT_A, kind, SEND),
		                 IPC_RESULT_DENIED);
		assert_empty(CLIENT, SLOT_A);
	}
	make_all();
}

/* "CREATE_ENDPOINT of a narrow kind with RECEIVE is DENIED", so RECV on one is NO_RIGHTS. */
static void narrow_never_received_on(void)
{
	make_all();
	for (uint32_t kind = IPC_ENDPOINT_KIND_PCI_CONFIG_READ; kind <= IPC_ENDPOINT_KIND_I8042_IO;
	     kind++) {
		assert_int_equal(kernel_create_endpoint(ROOT, SPARE, kind, ALL), IPC_RESULT_DENIED);
		assert_int_equal(kernel_create_endpoint(ROOT, SPARE, kind, RECEIVE),
		                 IPC_RESULT_DENIED);
		assert_empty(ROOT, SPARE);
		start_recv(ROOT, PCI + kind - 1);
		assert_ended(ROOT, IPC_RESULT_NO_RIGHTS);
	}
	start_recv(CLIENT, SLOT_COM1);
	assert_ended(CLIENT, IPC_RESULT_NO_RIGHTS);
}

/* "COM1_IO: IOPORT_READ8/WRITE8 on 0x3F8..0x3FF"; a port on either side is DENIED. */
static void narrow_com1_ports(void)
{
	uint8_t value = 0;

	assert_int_equal(kernel_port_read(CLIENT, SLOT_COM1, COM1_STATUS_PORT, &value),
	                 IPC_RESULT_OK);
	assert_int_equal(value, COM1_STATUS);
	for (uint16_t port = COM1_FIRST; port <= COM1_LAST; port++)
		assert_int_equal(kernel_port_read(CLIENT, SLOT_COM1, port, &value), IPC_RESULT_OK);
	assert_int_equal(kernel_port_write(CLIENT, SLOT_COM1, COM1_FIRST, 'x'), IPC_RESULT_OK);
	assert_int_equal(kernel_port_read(CLIENT, SLOT_COM1, COM1_FIRST - 1, &value),
	                 IPC_RESULT_DENIED);
	assert_int_equal(kernel_port_read(CLIENT, SLOT_COM1, COM1_LAST + 1, &value),
	                 IPC_RESULT_DENIED);
	assert_int_equal(kernel_port_write(CLIENT, SLOT_COM1, COM1_FIRST - 1, 1),
	                 IPC_RESULT_DENIED);
	assert_int_equal(kernel_port_write(CLIENT, SLOT_COM1, COM1_LAST + 1, 1), IPC_RESULT_DENIED);
	assert_int_equal(kernel_port_read(CLIENT, SLOT_COM1, I8042_STATUS_PORT, &value),
	                 IPC_RESULT_DENIED);
}

/* "I8042_IO: on 0x60, 0x64", and not between them. */
static void narrow_i8042_ports(void)
{
	uint8_t value = 0xFF;

	make_all();
	assert_int_equal(kernel_port_read(ROOT, I8042, I8042_STATUS_PORT, &value), IPC_RESULT_OK);
	assert_int_equal(value, I8042_STATUS);
	assert_int_equal(kernel_port_read(ROOT, I8042, I8042_DATA_PORT, &value), IPC_RESULT_OK);
	assert_int_equal(value, 0);
	assert_int_equal(kernel_port_write(ROOT, I8042, I8042_DATA_PORT, 0xED), IPC_RESULT_OK);
	for (uint16_t port = I8042_DATA_PORT - 1; port <= I8042_STATUS_PORT + 1; port++) {
		if (port != I8042_DATA_PORT && port != I8042_STATUS_PORT) {
			assert_int_equal(kernel_port_read(ROOT, I8042, port, &value),
			                 IPC_RESULT_DENIED);
			assert_int_equal(kernel_port_write(ROOT, I8042, port, 0),
			                 IPC_RESULT_DENIED);
		}
	}
	assert_int_equal(kernel_port_read(ROOT, I8042, COM1_STATUS_PORT, &value),
	                 IPC_RESULT_DENIED);
}

/* "PCI_CONFIG_READ: READ_PCI_CONFIG_DWORD"; an absent function reads as all ones. */
static void narrow_pci(void)
{
	const struct ipc_kernel_control_pci_function disk = {.device = 4};
	const struct ipc_kernel_control_pci_function absent = {.bus = 1, .device = 4};
	uint32_t value = 0;

	make_all();
	assert_int_equal(kernel_pci_read(ROOT, PCI, disk, 0, &value), IPC_RESULT_OK);
	assert_int_equal(value, 0x10011AF4);
	assert_int_equal(kernel_pci_read(ROOT, PCI, absent, 0, &value), IPC_RESULT_OK);
	assert_int_equal(value, UINT32_MAX);
}

/* "Narrow endpoints answer only their ops, all else DENIED"; "the kernel-control endpoint answers
 * all but those, which are DENIED there". */
static void narrow_each_its_own_ops(void)
{
	const struct ipc_kernel_control_pci_function disk = {.device = 4};
	const struct message clock = kernel_message(CLOCK, NULL, 0);
	uint32_t dword;
	uint8_t byte;

	make_all();
	for (uint32_t slot = PCI; slot <= I8042; slot++) {
		assert_int_equal(kernel_ask(ROOT, slot, &clock).result, IPC_RESULT_DENIED);
		if (slot != PCI)
			assert_int_equal(kernel_pci_read(ROOT, slot, disk, 0, &dword),
			                 IPC_RESULT_DENIED);
	}
	assert_int_equal(kernel_port_read(ROOT, PCI, COM1_STATUS_PORT, &byte), IPC_RESULT_DENIED);
	assert_int_equal(kernel_port_read(ROOT, ACPI, COM1_STATUS_PORT, &byte), IPC_RESULT_DENIED);
	assert_int_equal(kernel_port_read(ROOT, SLOT_KERNEL, COM1_STATUS_PORT, &byte),
	                 IPC_RESULT_DENIED);
	assert_int_equal(kernel_port_write(ROOT, SLOT_KERNEL, COM1_FIRST, 1), IPC_RESULT_DENIED);
	assert_int_equal(kernel_pci_read(ROOT, SLOT_KERNEL, disk, 0, &dword), IPC_RESULT_DENIED);
}

/* ABI_QUERY is answered on each of them, for its own ops. */
static void narrow_abi_ids(void)
{
	uint64_t id = 0;

	make_all();
	assert_int_equal(kernel_abi_query(ROOT, COM1, IPC_KERNEL_CONTROL_OP_IOPORT_READ8, &id),
	                 IPC_RESULT_OK);
	assert_int_equal(id, IPC_KERNEL_CONTROL_IOPORT_READ8_ABI_ID);
	assert_int_equal(
		kernel_abi_query(ROOT, PCI, IPC_KERNEL_CONTROL_OP_READ_PCI_CONFIG_DWORD, &id),
		IPC_RESULT_OK);
	assert_int_equal(id, IPC_KERNEL_CONTROL_READ_PCI_CONFIG_DWORD_ABI_ID);
	assert_int_equal(kernel_abi_query(ROOT, COM1, CLOCK, &id), IPC_RESULT_UNSUPPORTED);
}

/* SEND is needed on a narrow endpoint as on any, and a copy keeps the kind. */
static void narrow_rights(void)
{
	const struct message clock = kernel_message(CLOCK, NULL, 0);

	weaken(CLIENT, SLOT_COM1, SLOT_A, GRANT);
	assert_slot(CLIENT, SLOT_A, ENDPOINT, GRANT, IPC_ENDPOINT_KIND_COM1_IO);
	start_call(CLIENT, SLOT_A, &clock);
	assert_ended(CLIENT, IPC_RESULT_NO_RIGHTS);
}

static const struct row list[] = {
	{ROW(narrow_made_by_the_owner_alone)},
	{ROW(narrow_never_received_on)},
	{ROW(narrow_com1_ports)},
	{ROW(narrow_i8042_ports)},
	{ROW(narrow_pci)},
	{ROW(narrow_each_its_own_ops)},
	{ROW(narrow_abi_ids)},
	{ROW(narrow_rights)},
};

const struct rows rows_narrow = {list, sizeof(list) / sizeof(list[0])};
