/* SPDX-License-Identifier: ISC */
/* Generated from inputd.ipc. Do not edit: change the schema, then run "codegen/ipcgen gen". */
/* Input events. */
#ifndef IPC_INPUTD_INPUTD_H
#define IPC_INPUTD_INPUTD_H

#include <stddef.h>
#include <stdint.h>

#include "ipc/status.h"
#include "ipc/wire/wire.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What kind of input an event is. Open: inputd hands events on as they are, and a reader skips a
 * kind that it does not know.
 */
enum ipc_inputd_event_kind {
	/* No event. */
	IPC_INPUT_EVENT_KIND_NONE = 0,
	/* A key went down or up. */
	IPC_INPUT_EVENT_KIND_KEY = 1,
	/* A pointer moved, or a button of it changed. */
	IPC_INPUT_EVENT_KIND_POINTER = 2,
};

/* What a key did. Open, as the kind of event is. */
enum ipc_inputd_key_state {
	/* It is no key. */
	IPC_INPUTD_KEY_STATE_NONE = 0,
	/* It went down. */
	IPC_INPUTD_KEY_STATE_PRESSED = 1,
	/* It went up. */
	IPC_INPUTD_KEY_STATE_RELEASED = 2,
	/* It is held down, and the keyboard says so again. */
	IPC_INPUTD_KEY_STATE_REPEATED = 3,
};

/* Bits of inputd.button: Buttons of a pointer that are held down. */
/* The first button. */
#define IPC_INPUTD_BUTTON_LEFT UINT32_C(0x1)
/* The second button. */
#define IPC_INPUTD_BUTTON_RIGHT UINT32_C(0x2)
/* The wheel as a button. */
#define IPC_INPUTD_BUTTON_MIDDLE UINT32_C(0x4)
/* The first button of the thumb. */
#define IPC_INPUTD_BUTTON_BACK UINT32_C(0x8)
/* The second button of the thumb. */
#define IPC_INPUTD_BUTTON_FORWARD UINT32_C(0x10)

#define IPC_INPUTD_INPUT_EVENT_RULE_HAS_KIND           UINT32_C(1)
#define IPC_INPUTD_INPUT_EVENT_RULE_KEY_IS_NAMED       UINT32_C(2)
#define IPC_INPUTD_INPUT_EVENT_RULE_KEY_MOVES_NOTHING  UINT32_C(3)
#define IPC_INPUTD_INPUT_EVENT_RULE_POINTER_HAS_NO_KEY UINT32_C(4)

/*
 * One event of a keyboard or a pointer; fields of the other kind are 0.
 * Layout ours: one struct for all kinds, so that one ring and one reader hold them in their order.
 * 24 bytes on the wire.
 * Rule 1, has_kind: An event is of some kind.
 * Rule 2, key_is_named: A key event names a key and what it did.
 * Rule 3, key_moves_nothing: A key moves no pointer.
 * Rule 4, pointer_has_no_key: A pointer presses no key.
 */
struct ipc_inputd_input_event {
	/* [0, 4) What kind it is. (enum ipc_inputd_event_kind) */
	uint32_t kind;
	/* [4, 8) How far a pointer moved to the right, in its own steps. */
	int32_t dx;
	/* [8, 12) How far it moved down, in the same steps. */
	int32_t dy;
	/* [12, 16) How far its wheel turned away from the user, in notches. */
	int32_t wheel;
	/*
	 * [16, 18) Which key, as numbered by the keyboard page of USB HID: 4 is A, whatever is
	 * printed on it.
	 */
	uint16_t key;
	/* [18, 19) What the key did. (enum ipc_inputd_key_state) */
	uint8_t key_state;
	/* [19, 20) Buttons of the pointer that are down after the event. (inputd.button) */
	uint8_t buttons;
	/*
	 * [20, 24) reserved: a multiple of 8, so that an event can be followed by a number of 64
	 * bits
	 */
};

/* Range of the ops, both ends included. */
#define IPC_INPUTD_OPS_FIRST UINT32_C(0x5D0)
#define IPC_INPUTD_OPS_LAST  UINT32_C(0x5DF)

/*
 * APPEND_EVENT: Adds an event. Called by drivers; when inputd has no room the oldest event goes.
 * Number published: public: [inputd] APPEND_EVENT (0x5D0).
 */
#define IPC_INPUTD_OP_APPEND_EVENT     UINT32_C(0x5D0)
#define IPC_INPUTD_APPEND_EVENT_ABI_ID UINT64_C(0x8E971D5D69935C8D)

#define IPC_INPUTD_APPEND_EVENT_REQUEST_SIZE ((size_t)24)

/*
 * Request of APPEND_EVENT.
 * Layout ours: the event alone: number and time are inputd's, so that events of several drivers
 * have one order.
 */
struct ipc_inputd_append_event_request {
	/* [0, 24) What happened. */
	struct ipc_inputd_input_event event;
};

void ipc_inputd_append_event_request_init(struct ipc_inputd_append_event_request *msg);
IPC_MUST_CHECK
uint32_t ipc_inputd_append_event_request_pack(const struct ipc_inputd_append_event_request *msg,
                                              uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_inputd_append_event_request_unpack(struct ipc_inputd_append_event_request *msg,
                                                const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_inputd_append_event_request_validate(const uint8_t *buf, size_t len);

#define IPC_INPUTD_APPEND_EVENT_REPLY_SIZE ((size_t)16)

/*
 * Reply of APPEND_EVENT.
 * Layout ours: number and time, as every append answers.
 */
struct ipc_inputd_append_event_reply {
	/* [0, 8) Number of the event, given by inputd. */
	uint64_t event_id;
	/* [8, 16) When inputd took it. */
	uint64_t timestamp;
};

void ipc_inputd_append_event_reply_init(struct ipc_inputd_append_event_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_inputd_append_event_reply_pack(const struct ipc_inputd_append_event_reply *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_inputd_append_event_reply_unpack(struct ipc_inputd_append_event_reply *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_inputd_append_event_reply_validate(const uint8_t *buf, size_t len);

/*
 * READ_EVENT: Gives the event at a cursor. NOT_FOUND: it has not happened yet, or it is no longer
 * kept.
 * Number published: public: [inputd] READ_EVENT (0x5D1).
 * Results of its own: NOT_FOUND.
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_INPUTD_OP_READ_EVENT     UINT32_C(0x5D1)
#define IPC_INPUTD_READ_EVENT_ABI_ID UINT64_C(0xC2039CFE52480E2D)

#define IPC_INPUTD_READ_EVENT_REQUEST_SIZE ((size_t)8)

/*
 * Request of READ_EVENT.
 * Layout ours: a cursor of the reader's own: several may read the same events.
 */
struct ipc_inputd_read_event_request {
	/* [0, 8) Number of the event; 0 for the oldest that is kept. */
	uint64_t cursor;
};

void ipc_inputd_read_event_request_init(struct ipc_inputd_read_event_request *msg);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_event_request_pack(const struct ipc_inputd_read_event_request *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_event_request_unpack(struct ipc_inputd_read_event_request *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_event_request_validate(const uint8_t *buf, size_t len);

/* What the reply to READ_EVENT depends on: keep it until the reply, then pass it to the codec. */
struct ipc_inputd_read_event_given {
	uint64_t cursor;
};

void ipc_inputd_read_event_given_from(struct ipc_inputd_read_event_given *given,
                                      const struct ipc_inputd_read_event_request *request);

#define IPC_INPUTD_READ_EVENT_REPLY_SIZE             ((size_t)48)
#define IPC_INPUTD_READ_EVENT_REPLY_RULE_GOES_ON     UINT32_C(11)
#define IPC_INPUTD_READ_EVENT_REPLY_RULE_FROM_CURSOR UINT32_C(12)

/*
 * Reply of READ_EVENT.
 * Layout ours: what the append answered, and the event.
 * Rule 11, goes_on: The next event is the one after this.
 * Rule 12, from_cursor: It is the event that was asked for.
 */
struct ipc_inputd_read_event_reply {
	/* [0, 8) Where to go on. */
	uint64_t next_cursor;
	/* [8, 16) Number of the event. */
	uint64_t event_id;
	/* [16, 24) When inputd took it. */
	uint64_t timestamp;
	/* [24, 48) What happened. */
	struct ipc_inputd_input_event event;
};

void ipc_inputd_read_event_reply_init(struct ipc_inputd_read_event_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_event_reply_pack(const struct ipc_inputd_read_event_reply *msg,
                                          uint8_t *buf, size_t cap, size_t *len,
                                          const struct ipc_inputd_read_event_given *given);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_event_reply_unpack(struct ipc_inputd_read_event_reply *msg,
                                            const uint8_t *buf, size_t len,
                                            const struct ipc_inputd_read_event_given *given);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_event_reply_validate(const uint8_t *buf, size_t len,
                                              const struct ipc_inputd_read_event_given *given);

#define IPC_INPUTD_READ_EVENT_FAILURE_SIZE          ((size_t)16)
#define IPC_INPUTD_READ_EVENT_FAILURE_RULE_IN_ORDER UINT32_C(1)

/*
 * What comes with NOT_FOUND of READ_EVENT.
 * Layout ours: a reader at the end must be told apart from one that has lost its place.
 * Rule 1, in_order: Nothing is older than the oldest.
 */
struct ipc_inputd_read_event_failure {
	/* [0, 8) Number of the oldest event that is kept; next_cursor if there is none. */
	uint64_t oldest_cursor;
	/* [8, 16) Number that the next event will have; a reader with this cursor has seen all. */
	uint64_t next_cursor;
};

void ipc_inputd_read_event_failure_init(struct ipc_inputd_read_event_failure *msg);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_event_failure_pack(const struct ipc_inputd_read_event_failure *msg,
                                            uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_event_failure_unpack(struct ipc_inputd_read_event_failure *msg,
                                              const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_event_failure_validate(const uint8_t *buf, size_t len);

/*
 * READ_STATUS: Tells what is kept and how much came since inputd started.
 * Number published: public: [inputd] READ_STATUS (0x5D2).
 * Idempotent: may be repeated after PEER_GONE.
 */
#define IPC_INPUTD_OP_READ_STATUS     UINT32_C(0x5D2)
#define IPC_INPUTD_READ_STATUS_ABI_ID UINT64_C(0x7FA9D4E8D272F0AD)

#define IPC_INPUTD_READ_STATUS_REQUEST_SIZE ((size_t)0)

/*
 * Request of READ_STATUS.
 * Layout ours: there is one ring, so there is nothing to choose.
 */
struct ipc_inputd_read_status_request {
	/* The body has no fields. */
	uint8_t unused;
};

void ipc_inputd_read_status_request_init(struct ipc_inputd_read_status_request *msg);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_status_request_pack(const struct ipc_inputd_read_status_request *msg,
                                             uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_status_request_unpack(struct ipc_inputd_read_status_request *msg,
                                               const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_status_request_validate(const uint8_t *buf, size_t len);

#define IPC_INPUTD_READ_STATUS_REPLY_SIZE                  ((size_t)32)
#define IPC_INPUTD_READ_STATUS_REPLY_RULE_IN_ORDER         UINT32_C(1)
#define IPC_INPUTD_READ_STATUS_REPLY_RULE_KINDS_WITHIN_ALL UINT32_C(2)

/*
 * Reply of READ_STATUS.
 * Layout ours: the ends of the ring tell a new reader where to begin, the counters which driver is
 * silent.
 * Rule 1, in_order: Nothing is older than the oldest.
 * Rule 2, kinds_within_all: No more events of two kinds than there were of all.
 */
struct ipc_inputd_read_status_reply {
	/* [0, 8) Number of the oldest event that is kept; next_cursor if there is none. */
	uint64_t oldest_cursor;
	/* [8, 16) Number that the next event will have. */
	uint64_t next_cursor;
	/* [16, 24) Events of kind KEY. */
	uint64_t key_events;
	/* [24, 32) Events of kind POINTER. */
	uint64_t pointer_events;
};

void ipc_inputd_read_status_reply_init(struct ipc_inputd_read_status_reply *msg);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_status_reply_pack(const struct ipc_inputd_read_status_reply *msg,
                                           uint8_t *buf, size_t cap, size_t *len);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_status_reply_unpack(struct ipc_inputd_read_status_reply *msg,
                                             const uint8_t *buf, size_t len);
IPC_MUST_CHECK
uint32_t ipc_inputd_read_status_reply_validate(const uint8_t *buf, size_t len);

#ifdef __cplusplus
}
#endif

#endif
