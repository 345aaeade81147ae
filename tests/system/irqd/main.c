/* SPDX-License-Identifier: ISC */
/*
 * irqd as a process: who handles which line. Its slots are those of irqd.h.
 *
 *     irqd [trip=NUMBER]
 */
#include <string.h>

#include "irqd.h"
#include "ports.h"
#include "uses.h"

enum {
	/* Exit status: a peer is missing or another one. */
	WRONG_PEER = 1,
};

struct line *irqd_line(struct irqd *irqd, uint32_t line)
{
	return &irqd->lines[line - 1];
}

static bool is_handler(const struct line *line, const char *handler, uint16_t length)
{
	return line->handler_length == length && memcmp(line->handler, handler, length) == 0;
}

static uint32_t handlers_of(const struct irqd *irqd)
{
	uint32_t handlers = 0;

	for (uint32_t i = 0; i < LINES; i++)
		handlers += irqd->lines[i].handler_length > 0;
	return handlers;
}

static uint32_t seed_handler(void *context, const struct ipc_arrival *arrival,
                             const struct ipc_irqd_seed_handler_request *request,
                             struct ipc_irqd_seed_handler_reply *reply)
{
	struct irqd *irqd = context;
	struct line *line = irqd_line(irqd, request->line);

	if (arrival->slot != SLOT_ROOT || irqd->sealed)
		return IPC_RESULT_DENIED;
	if (line->handler_length > 0 &&
	    !is_handler(line, request->handler, request->handler_length))
		return IPC_RESULT_EXISTS;
	line->handler_length = request->handler_length;
	memcpy(line->handler, request->handler, request->handler_length);
	line->masked = true;
	reply->handlers = handlers_of(irqd);
	return IPC_RESULT_OK;
}

static uint32_t seal(void *context, const struct ipc_arrival *arrival,
                     struct ipc_irqd_seal_reply *reply)
{
	struct irqd *irqd = context;

	if (arrival->slot != SLOT_ROOT || irqd->sealed)
		return IPC_RESULT_DENIED;
	irqd->sealed = true;
	reply->handlers = handlers_of(irqd);
	return IPC_RESULT_OK;
}

static uint32_t register_handler(void *context, const struct ipc_arrival *arrival,
                                 const struct ipc_irqd_register_handler_request *request,
                                 const struct ipc_irqd_register_handler_request_caps *caps,
                                 struct ipc_irqd_register_handler_reply *reply)
{
	struct irqd *irqd = context;
	struct line *line = irqd_line(irqd, request->line);

	if (arrival->slot != SLOT_HANDLERS)
		return IPC_RESULT_DENIED;
	lines_look(irqd);
	if (!irqd->sealed)
		return IPC_RESULT_BUSY;
	if (!is_handler(line, request->handler, request->handler_length))
		return IPC_RESULT_NOT_FOUND;
	if (line->endpoint.present)
		/* It was kept since it arrived, so it is there. */
		(void)!ipc_transport_drop_local_cap(line->endpoint.slot);
	line->endpoint = caps->endpoint;
	line->masked = true;
	line_tell_again(line);
	reply->waiting = line->waiting;
	return IPC_RESULT_OK;
}

static uint32_t set_mask(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_irqd_set_mask_request *request,
                         struct ipc_irqd_set_mask_reply *reply)
{
	struct irqd *irqd = context;
	struct line *line = irqd_line(irqd, request->line);

	if (arrival->slot != SLOT_HANDLERS)
		return IPC_RESULT_DENIED;
	lines_look(irqd);
	if (!line->endpoint.present ||
	    !is_handler(line, request->handler, request->handler_length))
		return IPC_RESULT_NOT_FOUND;
	reply->was_masked = line->masked;
	line->masked = request->masked;
	return IPC_RESULT_OK;
}

static uint32_t ack(void *context, const struct ipc_arrival *arrival,
                    const struct ipc_irqd_ack_request *request, struct ipc_irqd_ack_reply *reply)
{
	struct irqd *irqd = context;
	struct line *line = irqd_line(irqd, request->line);

	if (arrival->slot != SLOT_HANDLERS)
		return IPC_RESULT_DENIED;
	lines_look(irqd);
	if (line->event_id != request->event_id)
		return IPC_RESULT_NOT_FOUND;
	line->event_id = 0;
	/* A line that is still raised is raised anew. */
	if (request->line == IPC_INTERRUPT_LINE_UART_COM1)
		irqd->serial_raised = false;
	reply->waiting = line->waiting;
	return IPC_RESULT_OK;
}

int main(int argc, char **argv)
{
	static const struct ipc_irqd_handlers handlers = {
		.seed_handler = seed_handler,
		.register_handler = register_handler,
		.set_mask = set_mask,
		.ack = ack,
		.seal = seal,
	};
	static const struct use uses[] = {USE(KERNEL_CONTROL, READ_MONOTONIC_CLOCK)};
	static struct host_service service;
	static struct irqd irqd;

	host_service_init(&service, argc, argv);
	host_peer_init(&irqd.kernel, &service, SLOT_KERNEL);
	host_peer_init(&irqd.ports, &service, SLOT_PORTS);
	host_peer_init(&irqd.peer, &service, 0);
	if (!uses_fit(&irqd.kernel.client, "irqd", uses, 1) ||
	    !ports_fit(&irqd.ports.client, IPC_ENDPOINT_KIND_COM1_IO, "irqd") || !lines_begin(&irqd))
		return WRONG_PEER;
	service.server.slot = IPC_SLOT_ANY;
	host_service_add(&service, ipc_irqd_binding(&handlers, &irqd));
	return host_service_run(&service, lines_settle, &irqd);
}
