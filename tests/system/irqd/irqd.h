/* SPDX-License-Identifier: ISC */
/*
 * irqd: interrupt lines and their handlers. It has an endpoint for whoever seeds and one for handlers,
 * because the endpoint is the only identity of a sender.
 *
 * No interrupt reaches a process of the broker, so irqd looks at its lines with each request: the
 * timer's is raised every TIMER_PERIOD ticks, that of the serial line while a byte waits in it.
 */
#ifndef IRQD_H
#define IRQD_H

#include <stdbool.h>
#include <stdint.h>

#include "host_service.h"
#include "ipc/irqd/irqd_server.h"
#include "ipc/types/types.h"

enum {
	/* The endpoints, with RECEIVE. */
	SLOT_ROOT = HOST_SERVICE_ENDPOINT,
	SLOT_HANDLERS,
	/* Kernel control, for the clock; an endpoint of kind COM1_IO. */
	SLOT_KERNEL,
	SLOT_PORTS,
};

#define TIMER_PERIOD 10

/* Lines are numbered from 1. */
#define LINES IPC_INTERRUPT_LINE_UART_COM1

struct line {
	/* Name of the handler that was set aside; length 0: none. */
	uint16_t handler_length;
	char handler[IPC_SERVICE_NAME_BYTES_MAX];
	/* Absent until it is registered. */
	struct ipc_cap endpoint;
	bool masked;
	/* Interrupts that are to be told, and when the first of them was seen. */
	uint32_t waiting;
	uint64_t first_seen;
	/* The event that waits for its ACK, and what it told; number 0: none. */
	uint64_t event_id;
	uint32_t told;
	uint64_t told_first;
};

struct irqd {
	struct host_peer kernel;
	struct host_peer ports;
	/* A client of whichever handler is told. */
	struct host_peer peer;
	bool sealed;
	struct line lines[LINES];
	/* Index of the line that is looked at first: the one behind the last that was told. */
	uint32_t turn;
	uint64_t last_event_id;
	/* Clock of the last period of the timer that was counted. */
	uint64_t last_period;
	/* The serial line was raised at the last look. */
	bool serial_raised;
};

struct line *irqd_line(struct irqd *irqd, uint32_t line);

/* lines.c */

/* Starts the timer's count. False: there is no clock. */
bool lines_begin(struct irqd *irqd);

/* Looks at the lines and counts what is new. */
void lines_look(struct irqd *irqd);

/* Looks once more, and tells those handlers that can be told. Runs after each request. */
void lines_settle(void *context);

/* Has interrupts that were told and not acknowledged told again. */
void line_tell_again(struct line *line);

#endif
