/* SPDX-License-Identifier: ISC */
/* irqd, its callers and its lines around a test. */
#include "irqd_stand.h"

#include <string.h>

#include "ipc/irqd/irqd_client.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "ports.h"

enum {
	/* irqd's slots: its second endpoint, and its peers. */
	SLOT_HANDLERS = 2,
	SLOT_KERNEL,
	SLOT_PORTS,
	PORT_DATA = 0x3F8,
};

void irqs_start(struct stand *stand, struct irqs *irqs, const char *program)
{
	const char *const arguments[] = {"irqd", NULL};
	const uint32_t handlers = stand_endpoint(stand);
	const uint32_t port = stand_narrow(stand, IPC_ENDPOINT_KIND_COM1_IO);
	const struct stage_cap caps[] = {
		{SLOT_HANDLERS, handlers, IPC_RIGHT_RECEIVE},
		{SLOT_KERNEL, IPC_HOST_SLOT_KERNEL, IPC_RIGHT_SEND},
		{SLOT_PORTS, port, IPC_RIGHT_SEND},
	};

	irqs->stand = stand;
	stand_client_init(&irqs->root, stand_service(stand, program, arguments, caps, 3, NULL));
	stand_client_init(&irqs->handlers, stand_copy(stand, handlers, IPC_RIGHT_SEND));
	stand_client_init(&irqs->port, port);
	stand_drop(handlers);
}

static void event_notify(void *context, const struct ipc_arrival *arrival,
                         const struct ipc_irqd_event_notify *msg)
{
	struct handler *handler = context;

	(void)arrival;
	handler->events++;
	handler->last = *msg;
	live_note(IPC_IRQD_OP_EVENT_NOTIFY, IPC_RESULT_OK);
}

void handler_init(struct stand *stand, struct handler *handler)
{
	static const struct ipc_irqd_handlers handlers = {.event_notify = event_notify};

	memset(handler, 0, sizeof(*handler));
	handler->endpoint = stand_endpoint(stand);
	handler->binding = ipc_irqd_binding(&handlers, handler);
	handler->server.slot = handler->endpoint;
	handler->server.in = handler->in;
	handler->server.in_cap = sizeof(handler->in);
	handler->server.reply.out = handler->out;
	handler->server.reply.out_cap = sizeof(handler->out);
	handler->server.service.binding = &handler->binding;
	handler->server.service.scratch = &handler->scratch;
}

void take_event(struct handler *handler, uint32_t line)
{
	const uint64_t before = handler->last.event_id;
	const uint32_t events = handler->events;

	assert_int_equal(ipc_server_step(&handler->server), IPC_RESULT_OK);
	assert_int_equal(handler->events, events + 1);
	assert_int_equal(handler->last.line, line);
	assert_true(handler->last.event_id > before);
}

struct ipc_outcome seed_handler(struct stand_client *client, uint32_t line, const char *name,
                                uint32_t *handlers)
{
	const struct ipc_irqd_seed_handler_request request = {
		.line = line,
		.handler = name,
		.handler_length = (uint16_t)strlen(name),
	};
	struct ipc_irqd_seed_handler_reply reply = {0};
	const struct ipc_outcome outcome = ipc_irqd_seed_handler(&client->client, &request, &reply);

	*handlers = reply.handlers;
	return outcome;
}

struct ipc_outcome seal_handlers(struct stand_client *client)
{
	struct ipc_irqd_seal_reply reply;

	return ipc_irqd_seal(&client->client, &reply);
}

void seed_both(struct irqs *irqs, const char *timer, const char *serial)
{
	uint32_t handlers;

	assert_result(seed_handler(&irqs->root, TIMER, timer, &handlers), IPC_RESULT_OK);
	assert_result(seed_handler(&irqs->root, COM1, serial, &handlers), IPC_RESULT_OK);
	assert_result(seal_handlers(&irqs->root), IPC_RESULT_OK);
}

struct ipc_outcome register_at(struct stand_client *client, uint32_t line, const char *name,
                               const struct handler *handler, uint32_t *waiting)
{
	const struct ipc_irqd_register_handler_request request = {
		.line = line,
		.handler = name,
		.handler_length = (uint16_t)strlen(name),
	};
	const struct ipc_irqd_register_handler_request_caps caps = {
		.endpoint = ipc_cap(handler->endpoint, IPC_RIGHT_SEND)};
	struct ipc_irqd_register_handler_reply reply = {0};
	const struct ipc_outcome outcome =
		ipc_irqd_register_handler(&client->client, &request, &caps, &reply);

	*waiting = reply.waiting;
	return outcome;
}

void register_ok(struct irqs *irqs, uint32_t line, const char *name,
                 const struct handler *handler)
{
	uint32_t waiting;

	assert_result(register_at(&irqs->handlers, line, name, handler, &waiting), IPC_RESULT_OK);
}

struct ipc_outcome mask_at(struct stand_client *client, uint32_t line, const char *name,
                           bool masked, bool *was_masked)
{
	const struct ipc_irqd_set_mask_request request = {
		.line = line,
		.handler = name,
		.handler_length = (uint16_t)strlen(name),
		.masked = masked,
	};
	struct ipc_irqd_set_mask_reply reply = {0};
	const struct ipc_outcome outcome = ipc_irqd_set_mask(&client->client, &request, &reply);

	*was_masked = reply.was_masked;
	return outcome;
}

void set_mask(struct irqs *irqs, uint32_t line, const char *name, bool masked)
{
	bool was_masked;

	assert_result(mask_at(&irqs->handlers, line, name, masked, &was_masked), IPC_RESULT_OK);
	assert_int_equal(was_masked, !masked);
}

struct ipc_outcome ack(struct irqs *irqs, uint32_t line, uint64_t event_id, uint32_t *waiting)
{
	const struct ipc_irqd_ack_request request = {.event_id = event_id, .line = line};
	struct ipc_irqd_ack_reply reply = {0};
	const struct ipc_outcome outcome = ipc_irqd_ack(&irqs->handlers.client, &request, &reply);

	*waiting = reply.waiting;
	return outcome;
}

void ack_ok(struct irqs *irqs, const struct handler *handler)
{
	uint32_t waiting;

	assert_result(ack(irqs, handler->last.line, handler->last.event_id, &waiting),
	              IPC_RESULT_OK);
}

uint64_t now(struct irqs *irqs)
{
	struct ipc_kernel_control_read_monotonic_clock_reply reply;

	assert_result(
		ipc_kernel_control_read_monotonic_clock(&irqs->stand->kernel.client, &reply),
		IPC_RESULT_OK);
	return reply.ticks;
}

void wait_ticks(struct irqs *irqs, uint64_t ticks)
{
	const uint64_t begin = now(irqs);

	while (now(irqs) - begin < ticks)
		;
}

void raise_serial(struct irqs *irqs)
{
	assert_true(port_write(&irqs->port.client, PORT_DATA, '!'));
}

void lower_serial(struct irqs *irqs)
{
	uint8_t byte;

	assert_true(port_read(&irqs->port.client, PORT_DATA, &byte));
	assert_int_equal(byte, '!');
}
