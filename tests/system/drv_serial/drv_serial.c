/* SPDX-License-Identifier: ISC */
/*
 * drv_serial: the driver of the first serial line. Slot 1 is its endpoint, slot 2 an endpoint of kind
 * COM1_IO. No interrupt reaches a process of the broker, so it polls the line with each request and
 * the interrupt counters stay 0.
 */
#include "ipc/drv_serial/drv_serial_server.h"

#include "byte_ring.h"
#include "host_service.h"
#include "ports.h"

enum {
	SLOT_PORTS = HOST_SERVICE_ENDPOINT + 1,
	PORT_DATA = 0x3F8,
	PORT_LINE_STATUS = 0x3FD,
	/* A byte waits to be read; the transmitter takes one. */
	DATA_READY = 0x01,
	TRANSMITTER_EMPTY = 0x20,
	/* How often a transmitter is asked before it counts as broken: a byte at the lowest common
	 * speed takes less. */
	PATIENCE = 1000,
};

_Static_assert(BYTE_RING_CAPACITY == IPC_DRV_SERIAL_RX_RING_CAPACITY, "what the schema promises");

struct drv_serial {
	struct host_peer ports;
	struct byte_ring received;
	uint64_t tx_bytes;
	/* The bytes of a reply. */
	uint8_t data[IPC_DRV_SERIAL_DATA_BYTES_MAX];
};

/* Takes what the line has received. At most a ring full, so that a line that never stops can't keep
 * the driver from its callers. */
static bool poll_line(struct drv_serial *serial)
{
	struct ipc_client *ports = &serial->ports.client;
	uint8_t status;
	uint8_t byte;

	for (uint32_t i = 0; i < BYTE_RING_CAPACITY; i++) {
		if (!port_read(ports, PORT_LINE_STATUS, &status))
			return false;
		if ((status & DATA_READY) == 0)
			return true;
		if (!port_read(ports, PORT_DATA, &byte))
			return false;
		byte_ring_add(&serial->received, byte);
	}
	return true;
}

static bool transmit(struct drv_serial *serial, uint8_t byte)
{
	struct ipc_client *ports = &serial->ports.client;
	uint8_t status;

	for (uint32_t i = 0; i < PATIENCE; i++) {
		if (!port_read(ports, PORT_LINE_STATUS, &status))
			return false;
		if ((status & TRANSMITTER_EMPTY) == 0)
			continue;
		if (!port_write(ports, PORT_DATA, byte))
			return false;
		serial->tx_bytes++;
		return true;
	}
	return false;
}

static uint32_t serve_write(void *context, const struct ipc_arrival *arrival,
                            const struct ipc_drv_serial_write_request *request,
                            struct ipc_drv_serial_write_reply *reply)
{
	struct drv_serial *serial = context;

	(void)arrival;
	for (uint32_t i = 0; i < request->data_size; i++) {
		if (!transmit(serial, request->data[i]))
			return IPC_RESULT_INTERNAL;
	}
	reply->tx_bytes = serial->tx_bytes;
	/* What comes in while the driver writes must not run over. */
	return poll_line(serial) ? IPC_RESULT_OK : IPC_RESULT_INTERNAL;
}

static uint32_t serve_read(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_drv_serial_read_request *request,
                           struct ipc_drv_serial_read_reply *reply,
                           struct ipc_drv_serial_read_failure *failure)
{
	struct drv_serial *serial = context;

	(void)arrival;
	if (!poll_line(serial))
		return IPC_RESULT_INTERNAL;
	reply->next_cursor = request->cursor;
	reply->data = serial->data;
	reply->data_size = byte_ring_read(&serial->received, &reply->next_cursor, serial->data,
	                                  request->size);
	if (reply->data_size > 0)
		return IPC_RESULT_OK;
	failure->oldest_cursor = serial->received.first;
	failure->next_cursor = serial->received.next;
	return IPC_RESULT_NOT_FOUND;
}

static uint32_t serve_read_stats(void *context, const struct ipc_arrival *arrival,
                                 struct ipc_drv_serial_read_stats_reply *reply)
{
	struct drv_serial *serial = context;

	(void)arrival;
	if (!poll_line(serial))
		return IPC_RESULT_INTERNAL;
	reply->rx_bytes = serial->received.next - 1;
	reply->tx_bytes = serial->tx_bytes;
	return IPC_RESULT_OK;
}

int main(int argc, char **argv)
{
	static const struct ipc_drv_serial_handlers handlers = {
		.write = serve_write,
		.read = serve_read,
		.read_stats = serve_read_stats,
	};
	static struct host_service service;
	static struct drv_serial serial;

	host_service_init(&service, argc, argv);
	host_peer_init(&serial.ports, &service, SLOT_PORTS);
	if (!ports_fit(&serial.ports.client, IPC_ENDPOINT_KIND_COM1_IO, "drv_serial"))
		return PORTS_UNFIT;
	byte_ring_init(&serial.received);
	host_service_add(&service, ipc_drv_serial_binding(&handlers, &serial));
	return host_service_run(&service, NULL, NULL);
}
