/* SPDX-License-Identifier: ISC */
/* Generated from irqd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/*
 * What serves irqd: a struct of handlers, and for each op the answers that a handler which deferred
 * gives later. Each handler sees checked messages alone and returns one of IPC_RESULT_*, the
 * verdict of a sequence that refuses its request, or IPC_DEFERRED once it has copied *arrival.
 */
#ifndef IPC_IRQD_IRQD_SERVER_H
#define IPC_IRQD_IRQD_SERVER_H

#include <stdint.h>

#include "ipc/irqd/irqd.h"
#include "ipc/server.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Null: the op is not served; it is answered UNSUPPORTED. What is passed lives until the handler
 * returns.
 */
struct ipc_irqd_handlers {
	/*
	 * SEED_HANDLER: Sets the handler of a line aside. The same again is OK. DENIED once sealed.
	 * EXISTS: the line has another handler. Results of its own: EXISTS.
	 */
	uint32_t (*seed_handler)(void *context, const struct ipc_arrival *arrival,
	                         const struct ipc_irqd_seed_handler_request *request,
	                         struct ipc_irqd_seed_handler_reply *reply);
	/*
	 * REGISTER_HANDLER: Registers the endpoint of a handler, with its line masked. A handler
	 * that was restarted registers again: its new endpoint takes the place of the old one, and
	 * what was not acknowledged is told again. NOT_FOUND: no such tuple is seeded. BUSY:
	 * seeding is not sealed yet. Results of its own: NOT_FOUND, BUSY.
	 */
	uint32_t (*register_handler)(void *context, const struct ipc_arrival *arrival,
	                             const struct ipc_irqd_register_handler_request *request,
	                             const struct ipc_irqd_register_handler_request_caps *caps,
	                             struct ipc_irqd_register_handler_reply *reply);
	/*
	 * SET_MASK: Masks or unmasks a line. Interrupts of a masked line are counted and told once
	 * it is unmasked. NOT_FOUND: no such handler is registered. Results of its own: NOT_FOUND.
	 */
	uint32_t (*set_mask)(void *context, const struct ipc_arrival *arrival,
	                     const struct ipc_irqd_set_mask_request *request,
	                     struct ipc_irqd_set_mask_reply *reply);
	/*
	 * ACK: Ends an event: the handler has dealt with it and takes the next one. NOT_FOUND: it
	 * is not the event of this line that waits for its ACK. Results of its own: NOT_FOUND.
	 */
	uint32_t (*ack)(void *context, const struct ipc_arrival *arrival,
	                const struct ipc_irqd_ack_request *request,
	                struct ipc_irqd_ack_reply *reply);
	/*
	 * SEAL: Ends the seeding of handlers for good; once more is DENIED. From now on handlers
	 * register.
	 */
	uint32_t (*seal)(void *context, const struct ipc_arrival *arrival,
	                 struct ipc_irqd_seal_reply *reply);
	/*
	 * EVENT_NOTIFY: Tells a handler that its line was raised. Sent by irqd; the next event of
	 * this handler comes after its ACK.
	 */
	void (*event_notify)(void *context, const struct ipc_arrival *arrival,
	                     const struct ipc_irqd_event_notify *msg);
};

/* Where messages stand while an op is served, one at a time. Holds nothing between two requests. */
union ipc_irqd_scratch {
	struct {
		struct ipc_irqd_seed_handler_request request;
		struct ipc_irqd_seed_handler_reply reply;
	} seed_handler;
	struct {
		struct ipc_irqd_register_handler_request request;
		struct ipc_irqd_register_handler_request_caps caps;
		struct ipc_irqd_register_handler_reply reply;
	} register_handler;
	struct {
		struct ipc_irqd_set_mask_request request;
		struct ipc_irqd_set_mask_reply reply;
	} set_mask;
	struct {
		struct ipc_irqd_ack_request request;
		struct ipc_irqd_ack_reply reply;
	} ack;
	struct {
		struct ipc_irqd_seal_reply reply;
	} seal;
	struct {
		struct ipc_irqd_event_notify msg;
	} event_notify;
};

/* What serves these ops, for an ipc_service or a table of families. Both pointers are kept. */
IPC_MUST_CHECK
struct ipc_binding ipc_irqd_binding(const struct ipc_irqd_handlers *handlers, void *context);

/*
 * Answers one request, as ipc_serve does for a service with this schema alone. Pure but for the
 * handler: sends nothing and drops nothing.
 */
void ipc_irqd_serve(const struct ipc_irqd_handlers *handlers, void *context,
                    union ipc_irqd_scratch *scratch, const struct ipc_delivery *delivery,
                    struct ipc_reply *reply);

/* Answers SEED_HANDLER with success. What pack refuses goes out as INTERNAL. */
void ipc_irqd_seed_handler_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                  const struct ipc_irqd_seed_handler_reply *reply);

/*
 * Answers SEED_HANDLER with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or EXISTS; any other
 * result goes out as INTERNAL.
 */
void ipc_irqd_seed_handler_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                uint32_t result);

/* Answers REGISTER_HANDLER with success. What pack refuses goes out as INTERNAL. */
void ipc_irqd_register_handler_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                      const struct ipc_irqd_register_handler_reply *reply);

/*
 * Answers REGISTER_HANDLER with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND, BUSY;
 * any other result goes out as INTERNAL.
 */
void ipc_irqd_register_handler_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                                    uint32_t result);

/* Answers SET_MASK with success. What pack refuses goes out as INTERNAL. */
void ipc_irqd_set_mask_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                              const struct ipc_irqd_set_mask_reply *reply);

/*
 * Answers SET_MASK with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other
 * result goes out as INTERNAL.
 */
void ipc_irqd_set_mask_fail(struct ipc_reply *out, const struct ipc_arrival *arrival,
                            uint32_t result);

/* Answers ACK with success. What pack refuses goes out as INTERNAL. */
void ipc_irqd_ack_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                         const struct ipc_irqd_ack_reply *reply);

/*
 * Answers ACK with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL or NOT_FOUND; any other result
 * goes out as INTERNAL.
 */
void ipc_irqd_ack_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result);

/* Answers SEAL with success. What pack refuses goes out as INTERNAL. */
void ipc_irqd_seal_answer(struct ipc_reply *out, const struct ipc_arrival *arrival,
                          const struct ipc_irqd_seal_reply *reply);

/*
 * Answers SEAL with DENIED, INVALID_ARGUMENT, UNSUPPORTED, INTERNAL; any other result goes out as
 * INTERNAL.
 */
void ipc_irqd_seal_fail(struct ipc_reply *out, const struct ipc_arrival *arrival, uint32_t result);

#ifdef __cplusplus
}
#endif

#endif
