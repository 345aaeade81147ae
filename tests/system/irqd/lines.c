/* SPDX-License-Identifier: ISC */
/* Interrupt lines: when one is raised, and when its handler is told. */
#include <string.h>

#include "ipc/irqd/irqd_client.h"
#include "ipc/kernel_control/kernel_control_client.h"
#include "irqd.h"
#include "ports.h"

enum {
	PORT_LINE_STATUS = 0x3FD,
	/* A byte waits to be read. */
	DATA_READY = 0x01,
};

static bool read_clock(struct irqd *irqd, uint64_t *now)
{
	struct ipc_kernel_control_read_monotonic_clock_reply reply;

	if (!ipc_succeeded(
		    ipc_kernel_control_read_monotonic_clock(&irqd->kernel.client, &reply)))
		return false;
	*now = reply.ticks;
	return true;
}

bool lines_begin(struct irqd *irqd)
{
	return read_clock(irqd, &irqd->last_period);
}

/* Counts interrupts of a line; at its end the count stays, nothing is told twice. */
static void count(struct line *line, uint64_t interrupts, uint64_t now)
{
	const uint32_t room = UINT32_MAX - line->waiting;

	if (interrupts == 0)
		return;
	if (line->waiting == 0)
		line->first_seen = now;
	line->waiting += interrupts < room ? (uint32_t)interrupts : room;
}

static void look_at_timer(struct irqd *irqd, uint64_t now)
{
	const uint64_t periods = (now - irqd->last_period) / TIMER_PERIOD;

	irqd->last_period += periods * TIMER_PERIOD;
	count(irqd_line(irqd, IPC_INTERRUPT_LINE_LAPIC_TIMER), periods, now);
}

static void look_at_serial(struct irqd *irqd, uint64_t now)
{
	uint8_t status;
	bool raised;

	if (!port_read(&irqd->ports.client, PORT_LINE_STATUS, &status))
		return;
	raised = (status & DATA_READY) != 0;
	count(irqd_line(irqd, IPC_INTERRUPT_LINE_UART_COM1), raised && !irqd->serial_raised, now);
	irqd->serial_raised = raised;
}

void line_tell_again(struct line *line)
{
	if (line->event_id == 0)
		return;
	count(line, line->told, line->told_first);
	line->first_seen = line->told_first;
	line->event_id = 0;
}

/* Whether a handler has an event that it has not acknowledged, of whichever of its lines. */
static bool is_busy(const struct irqd *irqd, const struct line *of)
{
	for (uint32_t i = 0; i < LINES; i++) {
		const struct line *line = &irqd->lines[i];

		if (line->event_id != 0 && line->handler_length == of->handler_length &&
		    memcmp(line->handler, of->handler, of->handler_length) == 0)
			return true;
	}
	return false;
}

static void tell(struct irqd *irqd, uint32_t number)
{
	struct line *line = irqd_line(irqd, number);
	struct ipc_irqd_event_notify event;

	ipc_irqd_event_notify_init(&event);
	event.event_id = ++irqd->last_event_id;
	event.timestamp = line->first_seen;
	event.line = number;
	event.count = line->waiting;
	irqd->peer.client.slot = line->endpoint.slot;
	if (ipc_succeeded(ipc_irqd_event_notify_send(&irqd->peer.client, &event))) {
		line->event_id = event.event_id;
		line->told = event.count;
		line->told_first = event.timestamp;
		line->waiting = 0;
		return;
	}
	/* A handler that is gone may register again and finds what waits. */
	(void)!ipc_transport_drop_local_cap(line->endpoint.slot);
	line->endpoint.present = false;
}

void lines_look(struct irqd *irqd)
{
	uint64_t now;

	if (!read_clock(irqd, &now))
		return;
	look_at_timer(irqd, now);
	look_at_serial(irqd, now);
}

void lines_settle(void *context)
{
	struct irqd *irqd = context;
	const uint32_t first = irqd->turn;

	lines_look(irqd);
	for (uint32_t i = 0; i < LINES; i++) {
		const uint32_t number = 1 + (first + i) % LINES;
		const struct line *line = irqd_line(irqd, number);

		if (line->endpoint.present && !line->masked && line->waiting > 0 &&
		    !is_busy(irqd, line)) {
			tell(irqd, number);
			irqd->turn = number % LINES;
		}
	}
}
