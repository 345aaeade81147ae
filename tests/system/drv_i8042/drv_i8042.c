/* SPDX-License-Identifier: ISC */
/*
 * drv_i8042: the driver of the keyboard controller. Slot 1 is its endpoint, slot 2 an endpoint of kind
 * I8042_IO. No interrupt reaches a process of the broker, so it polls the controller with each
 * request.
 */
#include "ipc/drv_i8042/drv_i8042_server.h"

#include "host_service.h"
#include "ports.h"

enum {
	SLOT_PORTS = HOST_SERVICE_ENDPOINT + 1,
	PORT_DATA = 0x60,
	PORT_STATUS = 0x64,
	/* A byte waits to be read, and it is the mouse's. */
	OUTPUT_FULL = 0x01,
	OUTPUT_OF_MOUSE = 0x20,
	/* Most bytes at a time, so that a device that never stops can't keep the driver from its
	 * callers. */
	POLL_MAX = 2 * IPC_DRV_I8042_RING_CAPACITY,
};

/* What a device has sent and nobody has read. */
struct ring {
	struct {
		uint64_t number;
		uint8_t value;
	} kept[IPC_DRV_I8042_RING_CAPACITY];
	uint32_t first;
	uint32_t count;
	/* All that it sent, and what of that was lost. */
	uint64_t bytes;
	uint64_t dropped;
};

struct drv_i8042 {
	struct host_peer ports;
	struct ring keyboard;
	struct ring mouse;
};

static void add(struct ring *ring, uint8_t value)
{
	const uint32_t at = (ring->first + ring->count) % IPC_DRV_I8042_RING_CAPACITY;

	ring->bytes++;
	if (ring->count == IPC_DRV_I8042_RING_CAPACITY) {
		ring->dropped++;
		return;
	}
	ring->kept[at].number = ring->bytes;
	ring->kept[at].value = value;
	ring->count++;
}

static bool take(struct ring *ring, uint64_t *number, uint8_t *value)
{
	if (ring->count == 0)
		return false;
	*number = ring->kept[ring->first].number;
	*value = ring->kept[ring->first].value;
	ring->first = (ring->first + 1) % IPC_DRV_I8042_RING_CAPACITY;
	ring->count--;
	return true;
}

static bool poll_controller(struct drv_i8042 *driver)
{
	struct ipc_client *ports = &driver->ports.client;
	uint8_t status;
	uint8_t value;

	for (uint32_t i = 0; i < POLL_MAX; i++) {
		if (!port_read(ports, PORT_STATUS, &status))
			return false;
		if ((status & OUTPUT_FULL) == 0)
			return true;
		if (!port_read(ports, PORT_DATA, &value))
			return false;
		add((status & OUTPUT_OF_MOUSE) != 0 ? &driver->mouse : &driver->keyboard, value);
	}
	return true;
}

static uint32_t serve_byte(struct drv_i8042 *driver, struct ring *ring, uint64_t *number,
                           uint8_t *value)
{
	if (!poll_controller(driver))
		return IPC_RESULT_INTERNAL;
	return take(ring, number, value) ? IPC_RESULT_OK : IPC_RESULT_RETRY;
}

static uint32_t serve_read_keyboard_byte(void *context, const struct ipc_arrival *arrival,
                                         struct ipc_drv_i8042_read_keyboard_byte_reply *reply)
{
	struct drv_i8042 *driver = context;

	(void)arrival;
	return serve_byte(driver, &driver->keyboard, &reply->byte_id, &reply->value);
}

static uint32_t serve_read_mouse_byte(void *context, const struct ipc_arrival *arrival,
                                      struct ipc_drv_i8042_read_mouse_byte_reply *reply)
{
	struct drv_i8042 *driver = context;

	(void)arrival;
	return serve_byte(driver, &driver->mouse, &reply->byte_id, &reply->value);
}

static uint32_t serve_read_stats(void *context, const struct ipc_arrival *arrival,
                                 struct ipc_drv_i8042_read_stats_reply *reply)
{
	struct drv_i8042 *driver = context;

	(void)arrival;
	if (!poll_controller(driver))
		return IPC_RESULT_INTERNAL;
	reply->keyboard_bytes = driver->keyboard.bytes;
	reply->keyboard_dropped = driver->keyboard.dropped;
	reply->mouse_bytes = driver->mouse.bytes;
	reply->mouse_dropped = driver->mouse.dropped;
	return IPC_RESULT_OK;
}

#ifdef IPC_TEST_OPS
static uint32_t
serve_inject_test_pattern(void *context, const struct ipc_arrival *arrival,
                          const struct ipc_drv_i8042_inject_test_pattern_request *request,
                          struct ipc_drv_i8042_inject_test_pattern_reply *reply)
{
	struct drv_i8042 *driver = context;
	const bool mouse = request->device == IPC_DRV_I8042_PORT_DEVICE_MOUSE;
	struct ring *ring = mouse ? &driver->mouse : &driver->keyboard;

	(void)arrival;
	if (request->data_size > IPC_DRV_I8042_RING_CAPACITY - ring->count)
		return IPC_RESULT_EXHAUSTED;
	for (uint32_t i = 0; i < request->data_size; i++)
		add(ring, request->data[i]);
	reply->last_byte_id = ring->bytes;
	return IPC_RESULT_OK;
}
#endif

int main(int argc, char **argv)
{
	static const struct ipc_drv_i8042_handlers handlers = {
		.read_keyboard_byte = serve_read_keyboard_byte,
		.read_mouse_byte = serve_read_mouse_byte,
		.read_stats = serve_read_stats,
#ifdef IPC_TEST_OPS
		.inject_test_pattern = serve_inject_test_pattern,
#endif
	};
	static struct host_service service;
	static struct drv_i8042 driver;

	host_service_init(&service, argc, argv);
	host_peer_init(&driver.ports, &service, SLOT_PORTS);
	if (!ports_fit(&driver.ports.client, IPC_ENDPOINT_KIND_I8042_IO, "drv_i8042"))
		return PORTS_UNFIT;
	host_service_add(&service, ipc_drv_i8042_binding(&handlers, &driver));
	return host_service_run(&service, NULL, NULL);
}
