/* SPDX-License-Identifier: ISC */
/* Generated from irqd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Handlers of interrupt lines. */
#ifndef IPC_IRQD_IRQD_H
#define IPC_IRQD_IRQD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ipc/cap.h"
#include "ipc/kernel_control/kernel_control.h"
#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Range of the ops, both ends included. */
#define IPC_IRQD_OPS_FIRST UINT32_C(0x880)
#define IPC_IRQD_OPS_LAST  UINT32_C(0x88F)

/*
 * SEED_HANDLER: Sets the handler of a line aside. The same again is OK. DENIED once sealed. EXISTS:
 * the line has another handler.
 * Number ours: no number is published; upstream fills 0x4xx and 0x5xx, so ours start far above.
 * Name published: public: [irqd] IPC_PHASE2_IRQD_OP_SEED_HANDLER.
 * Results of its own: EXISTS.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_IRQD_OP_SEED_HANDLER     UINT32_C(0x880)
#define IPC_IRQD_SEED_HANDLER_ABI_ID UINT64_C(0xDD2D4E135A9C3009)

#define IPC_IRQD_SEED_HANDLER_REQUEST_SIZE ((size_t)24)

/*
 * Request of SEED_HANDLER.
 * Layout ours: the tuple that registration must repeat.
 */
struct ipc_irqd_seed_handler_request {
	/*
	 * [0, 4) Line that the handler is set aside for. (enum ipc_kernel_control_interrupt_line)
	 */
	uint32_t line;
	/* [4, 6) bytes of handler, 1 to 15 */
	uint16_t handler_length;
	/* [6, 21) Name of its handler. */
	const char *handler;
	/* [21, 24) reserved, zero */
};

void ipc_irqd_seed_handler_request_init(struct ipc_irqd_seed_handler_request *msg);
IPC_MUST_CHECK
uint32_t ipc_irqd_seed_handler_request_pack(const struct ipc_irqd_seed_handler_request *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_irqd_seed_handler_request_unpack(struct ipc_irqd_seed_handler_request *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_irqd_seed_handler_request_validate(const uint8_t *buf, size_t len);

#define IPC_IRQD_SEED_HANDLER_REPLY_SIZE ((size_t)8)

/*
 * Reply of SEED_HANDLER.
 * Layout ours: how many there are, so that the seeder can compare with its list.
 */
struct ipc_irqd_seed_handler_reply {
	/* [0, 4) Lines that have a handler set aside. */
	uint32_t handlers;
	/* [4, 8) reserved, zero */
};

void ipc_irqd_seed_handler_reply_init(struct ipc_irqd_seed_handler_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_irqd_seed_handler_reply_pack(const struct ipc_irqd_seed_handler_reply *msg,
                                          uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_irqd_seed_handler_reply_unpack(struct ipc_irqd_seed_handler_reply *msg,
                                            const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_irqd_seed_handler_reply_validate(const uint8_t *buf, size_t len);

/*
 * REGISTER_HANDLER: Registers the endpoint of a handler, with its line masked. A handler that was
 * restarted registers again: its new endpoint takes the place of the old one, and what was not
 * acknowledged is told again. NOT_FOUND: no such tuple is seeded. BUSY: seeding is not sealed yet.
 * Number ours: beside SEED_HANDLER.
 * Name published: public: [irqd] REGISTER_HANDLER.
 * Results of its own: NOT_FOUND, BUSY.
 * Capability of the request, copied: endpoint, ENDPOINT with SEND: Where EVENT_NOTIFY is sent.
 */
#define IPC_IRQD_OP_REGISTER_HANDLER     UINT32_C(0x881)
#define IPC_IRQD_REGISTER_HANDLER_ABI_ID UINT64_C(0xD3D251AB34964A04)

#define IPC_IRQD_REGISTER_HANDLER_REQUEST_SIZE ((size_t)24)

/*
 * Request of REGISTER_HANDLER.
 * Layout ours: the tuple, and the endpoint in a table.
 */
struct ipc_irqd_register_handler_request {
	/*
	 * [0, 4) Line whose interrupts it will be told, as seeded. (enum
	 * ipc_kernel_control_interrupt_line)
	 */
	uint32_t line;
	/* [4, 6) bytes of handler, 1 to 15 */
	uint16_t handler_length;
	/* [6, 21) Name of its handler, as seeded. */
	const char *handler;
	/* [21, 24) reserved, zero */
};

void ipc_irqd_register_handler_request_init(struct ipc_irqd_register_handler_request *msg);
IPC_MUST_CHECK
uint32_t ipc_irqd_register_handler_request_pack(
	const struct ipc_irqd_register_handler_request *msg, uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_irqd_register_handler_request_unpack(struct ipc_irqd_register_handler_request *msg,
                                                  const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_irqd_register_handler_request_validate(const uint8_t *buf, size_t len);

/* Capabilities of the request of REGISTER_HANDLER. All zero: none. */
struct ipc_irqd_register_handler_request_caps {
	/* Entry 0: ENDPOINT with SEND, copied. Where EVENT_NOTIFY is sent. */
	struct ipc_cap endpoint;
};

IPC_MUST_CHECK
uint32_t ipc_irqd_register_handler_request_caps_pack(
	const struct ipc_irqd_register_handler_request_caps *caps, struct ipc_cap_table *table);
IPC_MUST_CHECK
uint32_t ipc_irqd_register_handler_request_caps_unpack(
	struct ipc_irqd_register_handler_request_caps *caps, const struct ipc_cap_table *table);

#define IPC_IRQD_REGISTER_HANDLER_REPLY_SIZE ((size_t)8)

/*
 * Reply of REGISTER_HANDLER.
 * Layout ours: what a handler that starts late must know.
 */
struct ipc_irqd_register_handler_reply {
	/* [0, 4) Interrupts of the line that wait to be told. */
	uint32_t waiting;
	/* [4, 8) reserved, zero */
};

void ipc_irqd_register_handler_reply_init(struct ipc_irqd_register_handler_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_irqd_register_handler_reply_pack(const struct ipc_irqd_register_handler_reply *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_irqd_register_handler_reply_unpack(struct ipc_irqd_register_handler_reply *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_irqd_register_handler_reply_validate(const uint8_t *buf, size_t len);

/*
 * SET_MASK: Masks or unmasks a line. Interrupts of a masked line are counted and told once it is
 * unmasked. NOT_FOUND: no such handler is registered.
 * Number ours: beside REGISTER_HANDLER.
 * Name published: public: [irqd] SET_MASK.
 * Results of its own: NOT_FOUND.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_IRQD_OP_SET_MASK     UINT32_C(0x882)
#define IPC_IRQD_SET_MASK_ABI_ID UINT64_C(0x5D93F81C6B47DD44)

#define IPC_IRQD_SET_MASK_REQUEST_SIZE ((size_t)24)

/*
 * Request of SET_MASK.
 * Layout ours: the tuple once more, and the state that is wanted, so that it may be repeated.
 */
struct ipc_irqd_set_mask_request {
	/* [0, 4) Line to mask or unmask. (enum ipc_kernel_control_interrupt_line) */
	uint32_t line;
	/* [4, 6) bytes of handler, 1 to 15 */
	uint16_t handler_length;
	/* [6, 21) Name of its handler, as registered. */
	const char *handler;
	/* [21, 22) True: no event of the line is sent. */
	bool masked;
	/* [22, 24) reserved, zero */
};

void ipc_irqd_set_mask_request_init(struct ipc_irqd_set_mask_request *msg);
IPC_MUST_CHECK
uint32_t ipc_irqd_set_mask_request_pack(const struct ipc_irqd_set_mask_request *msg, uint8_t *buf,
                                        size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_irqd_set_mask_request_unpack(struct ipc_irqd_set_mask_request *msg,
                                          const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_irqd_set_mask_request_validate(const uint8_t *buf, size_t len);

#define IPC_IRQD_SET_MASK_REPLY_SIZE ((size_t)8)

/*
 * Reply of SET_MASK.
 * Layout ours: what was there before lets a handler mask for a while and restore.
 */
struct ipc_irqd_set_mask_reply {
	/* [0, 1) Whether the line was masked. */
	bool was_masked;
	/* [1, 8) reserved, zero */
};

void ipc_irqd_set_mask_reply_init(struct ipc_irqd_set_mask_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_irqd_set_mask_reply_pack(const struct ipc_irqd_set_mask_reply *msg, uint8_t *buf,
                                      size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_irqd_set_mask_reply_unpack(struct ipc_irqd_set_mask_reply *msg, const uint8_t *buf,
                                        size_t len);
IPC_MUST_CHECK
uint32_t ipc_irqd_set_mask_reply_validate(const uint8_t *buf, size_t len);

/*
 * ACK: Ends an event: the handler has dealt with it and takes the next one. NOT_FOUND: it is not
 * the event of this line that waits for its ACK.
 * Number ours: beside SET_MASK.
 * Name published: public: [irqd] ACK.
 * Results of its own: NOT_FOUND.
 */
#define IPC_IRQD_OP_ACK     UINT32_C(0x883)
#define IPC_IRQD_ACK_ABI_ID UINT64_C(0xD46F6082B965C701)

#define IPC_IRQD_ACK_REQUEST_SIZE ((size_t)16)

/*
 * Request of ACK.
 * Layout ours: by number, which only the handler was told.
 */
struct ipc_irqd_ack_request {
	/* [0, 8) Number of the event. */
	uint64_t event_id;
	/* [8, 12) Line that the event was of. (enum ipc_kernel_control_interrupt_line) */
	uint32_t line;
	/* [12, 16) reserved, zero */
};

void ipc_irqd_ack_request_init(struct ipc_irqd_ack_request *msg);
IPC_MUST_CHECK
uint32_t ipc_irqd_ack_request_pack(const struct ipc_irqd_ack_request *msg, uint8_t *buf,
                                   size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_irqd_ack_request_unpack(struct ipc_irqd_ack_request *msg, const uint8_t *buf,
                                     size_t len);
IPC_MUST_CHECK
uint32_t ipc_irqd_ack_request_validate(const uint8_t *buf, size_t len);

#define IPC_IRQD_ACK_REPLY_SIZE ((size_t)8)

/*
 * Reply of ACK.
 * Layout ours: a handler sees that it falls behind.
 */
struct ipc_irqd_ack_reply {
	/* [0, 4) Interrupts of the line since the event was sent, which the next event tells. */
	uint32_t waiting;
	/* [4, 8) reserved, zero */
};

void ipc_irqd_ack_reply_init(struct ipc_irqd_ack_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_irqd_ack_reply_pack(const struct ipc_irqd_ack_reply *msg, uint8_t *buf, size_t cap,
                                 size_t *len);
IPC_MUST_CHECK
uint32_t ipc_irqd_ack_reply_unpack(struct ipc_irqd_ack_reply *msg, const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_irqd_ack_reply_validate(const uint8_t *buf, size_t len);

/*
 * SEAL: Ends the seeding of handlers for good; once more is DENIED. From now on handlers register.
 * Number ours: beside ACK.
 * Name published: public: [irqd] SEAL.
 */
#define IPC_IRQD_OP_SEAL     UINT32_C(0x884)
#define IPC_IRQD_SEAL_ABI_ID UINT64_C(0xECE912A65486F47C)

#define IPC_IRQD_SEAL_REQUEST_SIZE ((size_t)0)

/*
 * Request of SEAL.
 * Layout ours: there is one list, so there is nothing to choose.
 */
struct ipc_irqd_seal_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_irqd_seal_request_init(struct ipc_irqd_seal_request *msg);
IPC_MUST_CHECK
uint32_t ipc_irqd_seal_request_pack(const struct ipc_irqd_seal_request *msg, uint8_t *buf,
                                    size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_irqd_seal_request_unpack(struct ipc_irqd_seal_request *msg, const uint8_t *buf,
                                      size_t len);
IPC_MUST_CHECK
uint32_t ipc_irqd_seal_request_validate(const uint8_t *buf, size_t len);

#define IPC_IRQD_SEAL_REPLY_SIZE ((size_t)8)

/*
 * Reply of SEAL.
 * Layout ours: the sealer sees what it sealed.
 */
struct ipc_irqd_seal_reply {
	/* [0, 4) Lines that have a handler set aside. */
	uint32_t handlers;
	/* [4, 8) reserved, zero */
};

void ipc_irqd_seal_reply_init(struct ipc_irqd_seal_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_irqd_seal_reply_pack(const struct ipc_irqd_seal_reply *msg, uint8_t *buf, size_t cap,
                                  size_t *len);
IPC_MUST_CHECK
uint32_t ipc_irqd_seal_reply_unpack(struct ipc_irqd_seal_reply *msg, const uint8_t *buf,
                                    size_t len);
IPC_MUST_CHECK
uint32_t ipc_irqd_seal_reply_validate(const uint8_t *buf, size_t len);

/*
 * EVENT_NOTIFY: Tells a handler that its line was raised. Sent by irqd; the next event of this
 * handler comes after its ACK.
 * Number ours: beside SEAL.
 * Name ours: upstream publishes the body's name, Phase2IrqdEventNotifyV1.
 * One way; acknowledged by ACK.
 */
#define IPC_IRQD_OP_EVENT_NOTIFY     UINT32_C(0x885)
#define IPC_IRQD_EVENT_NOTIFY_ABI_ID UINT64_C(0x5BB8B51CFFB953EC)

#define IPC_IRQD_EVENT_NOTIFY_SIZE ((size_t)24)

/*
 * Tells a handler that its line was raised. Sent by irqd; the next event of this handler comes
 * after its ACK.
 * Layout ours: beside SEAL.
 */
struct ipc_irqd_event_notify {
	/* [0, 8) Number of the event, for the ACK. */
	uint64_t event_id;
	/* [8, 16) When irqd saw the first interrupt that it tells of. */
	uint64_t timestamp;
	/* [16, 20) Line that was raised. (enum ipc_kernel_control_interrupt_line) */
	uint32_t line;
	/* [20, 24) Interrupts of the line that this event stands for. */
	uint32_t count;
};

void ipc_irqd_event_notify_init(struct ipc_irqd_event_notify *msg);
IPC_MUST_CHECK
uint32_t ipc_irqd_event_notify_pack(const struct ipc_irqd_event_notify *msg, uint8_t *buf,
                                    size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_irqd_event_notify_unpack(struct ipc_irqd_event_notify *msg, const uint8_t *buf,
                                      size_t len);
IPC_MUST_CHECK
uint32_t ipc_irqd_event_notify_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
