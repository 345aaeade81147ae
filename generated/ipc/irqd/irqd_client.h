/* SPDX-License-Identifier: ISC */
/* Generated from irqd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Calls of irqd, as its client makes them. How a call ends: see struct ipc_outcome. */
#ifndef IPC_IRQD_IRQD_CLIENT_H
#define IPC_IRQD_IRQD_CLIENT_H

#include "ipc/client.h"
#include "ipc/irqd/irqd.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * SEED_HANDLER: Sets the handler of a line aside. The same again is OK. DENIED once sealed. EXISTS:
 * the line has another handler.
 * Results of its own: EXISTS.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_irqd_seed_handler(struct ipc_client *client,
                                         const struct ipc_irqd_seed_handler_request *request,
                                         struct ipc_irqd_seed_handler_reply *reply);

/*
 * REGISTER_HANDLER: Registers the endpoint of a handler, with its line masked. A handler that was
 * restarted registers again: its new endpoint takes the place of the old one, and what was not
 * acknowledged is told again. NOT_FOUND: no such tuple is seeded. BUSY: seeding is not sealed yet.
 * Results of its own: NOT_FOUND, BUSY.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_irqd_register_handler(
	struct ipc_client *client, const struct ipc_irqd_register_handler_request *request,
	const struct ipc_irqd_register_handler_request_caps *caps,
	struct ipc_irqd_register_handler_reply *reply);

/*
 * SET_MASK: Masks or unmasks a line. Interrupts of a masked line are counted and told once it is
 * unmasked. NOT_FOUND: no such handler is registered.
 * Results of its own: NOT_FOUND.
 * May be repeated after PEER_GONE.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_irqd_set_mask(struct ipc_client *client,
                                     const struct ipc_irqd_set_mask_request *request,
                                     struct ipc_irqd_set_mask_reply *reply);

/*
 * ACK: Ends an event: the handler has dealt with it and takes the next one. NOT_FOUND: it is not
 * the event of this line that waits for its ACK.
 * Results of its own: NOT_FOUND.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_irqd_ack(struct ipc_client *client,
                                const struct ipc_irqd_ack_request *request,
                                struct ipc_irqd_ack_reply *reply);

/*
 * SEAL: Ends the seeding of handlers for good; once more is DENIED. From now on handlers register.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_irqd_seal(struct ipc_client *client, struct ipc_irqd_seal_reply *reply);

/*
 * EVENT_NOTIFY: Tells a handler that its line was raised. Sent by irqd; the next event of this
 * handler comes after its ACK.
 * One way: the server has taken it when this returns, nothing more.
 */
IPC_MUST_CHECK
struct ipc_outcome ipc_irqd_event_notify_send(struct ipc_client *client,
                                              const struct ipc_irqd_event_notify *msg);

#ifdef __cplusplus
}
#endif

#endif
