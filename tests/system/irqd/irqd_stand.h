/* SPDX-License-Identifier: ISC */
/* What irqd's test stands on beside stand.h: irqd, handlers for it to tell, and the lines that it looks
 * at. A step that fails ends the test. */
#ifndef IRQD_STAND_H
#define IRQD_STAND_H

#include "ipc/irqd/irqd_server.h"
#include "stand.h"

#define TIMER IPC_INTERRUPT_LINE_LAPIC_TIMER
#define COM1  IPC_INTERRUPT_LINE_UART_COM1

/* Ticks between two interrupts of irqd's timer. */
#define TIMER_PERIOD 10

/* irqd, the two ends that it has for others, and the port behind its serial line. */
struct irqs {
	struct stand *stand;
	struct stand_client root;
	struct stand_client handlers;
	struct stand_client port;
};

/* A handler's endpoint, and the last event on it. */
struct handler {
	uint32_t endpoint;
	struct ipc_server server;
	struct ipc_binding binding;
	union ipc_irqd_scratch scratch;
	uint8_t out[IPC_MESSAGE_BYTES_MAX];
	uint8_t in[IPC_MESSAGE_BYTES_MAX];
	uint32_t events;
	struct ipc_irqd_event_notify last;
};

void irqs_start(struct stand *stand, struct irqs *irqs, const char *program);

void handler_init(struct stand *stand, struct handler *handler);

/* Waits for the next event, which is of this line; the test's time limit is the bound. */
void take_event(struct handler *handler, uint32_t line);

struct ipc_outcome seed_handler(struct stand_client *client, uint32_t line, const char *name,
                                uint32_t *handlers);
struct ipc_outcome seal_handlers(struct stand_client *client);

/* Seeds both lines for these handlers, and seals. */
void seed_both(struct irqs *irqs, const char *timer, const char *serial);

struct ipc_outcome register_at(struct stand_client *client, uint32_t line, const char *name,
                               const struct handler *handler, uint32_t *waiting);
void register_ok(struct irqs *irqs, uint32_t line, const char *name, const struct handler *handler);

struct ipc_outcome mask_at(struct stand_client *client, uint32_t line, const char *name, bool masked,
                           bool *was_masked);
/* Changes the mask: it was the other way round. */
void set_mask(struct irqs *irqs, uint32_t line, const char *name, bool masked);

struct ipc_outcome ack(struct irqs *irqs, uint32_t line, uint64_t event_id, uint32_t *waiting);
/* Acknowledges the last event. */
void ack_ok(struct irqs *irqs, const struct handler *handler);

uint64_t now(struct irqs *irqs);
void wait_ticks(struct irqs *irqs, uint64_t ticks);

/* A byte comes to the serial line; it is read. */
void raise_serial(struct irqs *irqs);
void lower_serial(struct irqs *irqs);

#endif
