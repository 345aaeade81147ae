/* SPDX-License-Identifier: ISC */
/*
 * seriald: the serial console. Slot 1 is its endpoint, slot 2 a peer of the serial driver, with SEND;
 * it has nothing of the hardware. What the driver received is taken over with each read.
 */
#include "ipc/seriald/seriald_server.h"

#include "byte_ring.h"
#include "host_service.h"
#include "ipc/drv_serial/drv_serial_client.h"

enum {
	SLOT_DRIVER = HOST_SERVICE_ENDPOINT + 1,
	/* Messages that hold all that the driver keeps, and one each that a place is lost and that there is
	 * no more: a line that never stops can't keep seriald from its callers. */
	READS_MAX = IPC_DRV_SERIAL_RX_RING_CAPACITY / IPC_DRV_SERIAL_DATA_BYTES_MAX + 3,
};

_Static_assert(BYTE_RING_CAPACITY == IPC_SERIALD_STREAM_RING_CAPACITY, "what the schema promises");

struct seriald {
	struct host_peer driver;
	/* Where the driver's next byte is; 0 before the first. */
	uint64_t driver_cursor;
	struct byte_ring stream;
	uint64_t tx_bytes;
	/* The bytes of a reply. */
	uint8_t data[IPC_DRV_SERIAL_DATA_BYTES_MAX];
};

/* Takes over a message full of what the driver received: OK, NOT_FOUND where there is no more, or
 * INTERNAL where the driver does not answer as it should. */
static uint32_t take_over(struct seriald *seriald)
{
	struct ipc_drv_serial_read_request request;
	struct ipc_drv_serial_read_reply reply;
	struct ipc_drv_serial_read_failure failure;
	struct ipc_outcome outcome;

	ipc_drv_serial_read_request_init(&request);
	request.cursor = seriald->driver_cursor;
	request.size = IPC_DRV_SERIAL_DATA_BYTES_MAX;
	outcome = ipc_drv_serial_read(&seriald->driver.client, &request, &reply, &failure);
	if (ipc_succeeded(outcome)) {
		for (uint32_t i = 0; i < reply.data_size; i++)
			byte_ring_add(&seriald->stream, reply.data[i]);
		seriald->driver_cursor = reply.next_cursor;
		return IPC_RESULT_OK;
	}
	if (outcome.transport != IPC_RESULT_OK || outcome.result != IPC_RESULT_NOT_FOUND)
		return IPC_RESULT_INTERNAL;
	if (seriald->driver_cursor == 0 || seriald->driver_cursor >= failure.oldest_cursor)
		return IPC_RESULT_NOT_FOUND;
	/* The place is lost: go on with what is left, and let readers see the gap. */
	byte_ring_skip(&seriald->stream, failure.oldest_cursor - seriald->driver_cursor);
	seriald->driver_cursor = failure.oldest_cursor;
	return IPC_RESULT_OK;
}

static uint32_t serve_write(void *context, const struct ipc_arrival *arrival,
                            const struct ipc_seriald_write_request *request,
                            struct ipc_seriald_write_reply *reply)
{
	struct seriald *seriald = context;
	struct ipc_drv_serial_write_request passed;
	struct ipc_drv_serial_write_reply taken;

	(void)arrival;
	ipc_drv_serial_write_request_init(&passed);
	passed.data = request->data;
	passed.data_size = request->data_size;
	if (!ipc_succeeded(ipc_drv_serial_write(&seriald->driver.client, &passed, &taken)))
		return IPC_RESULT_INTERNAL;
	seriald->tx_bytes += request->data_size;
	reply->tx_bytes = seriald->tx_bytes;
	return IPC_RESULT_OK;
}

static uint32_t serve_read(void *context, const struct ipc_arrival *arrival,
                           const struct ipc_seriald_read_request *request,
                           struct ipc_seriald_read_reply *reply,
                           struct ipc_seriald_read_failure *failure)
{
	struct seriald *seriald = context;
	uint32_t result = IPC_RESULT_OK;

	(void)arrival;
	for (uint32_t i = 0; i < READS_MAX && result == IPC_RESULT_OK; i++)
		result = take_over(seriald);
	reply->next_cursor = request->cursor;
	reply->data = seriald->data;
	reply->data_size = byte_ring_read(&seriald->stream, &reply->next_cursor, seriald->data,
	                                  request->size);
	/* What is kept is given even where the driver is gone. */
	if (reply->data_size > 0)
		return IPC_RESULT_OK;
	failure->oldest_cursor = seriald->stream.first;
	failure->next_cursor = seriald->stream.next;
	return result == IPC_RESULT_INTERNAL ? IPC_RESULT_INTERNAL : IPC_RESULT_NOT_FOUND;
}

int main(int argc, char **argv)
{
	static const struct ipc_seriald_handlers handlers = {
		.write = serve_write,
		.read = serve_read,
	};
	static struct host_service service;
	static struct seriald seriald;

	host_service_init(&service, argc, argv);
	host_peer_init(&seriald.driver, &service, SLOT_DRIVER);
	byte_ring_init(&seriald.stream);
	host_service_add(&service, ipc_seriald_binding(&handlers, &seriald));
	return host_service_run(&service, NULL, NULL);
}
