/* SPDX-License-Identifier: ISC */
/*
 * What rows are written with: system calls of several processes, and what must come of them. All of
 * it goes through the driver that the program is linked with.
 */
#ifndef TRANSPORT_SUITE_H
#define TRANSPORT_SUITE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "driver.h"
#include "raw_message.h"

#define PAGE ((size_t)IPC_MESSAGE_BYTES_MAX)

/* Slots that a message may fill. */
struct window {
	uint32_t base;
	uint32_t count;
};

/* No slot: a message with capabilities does not fit. */
static const struct window NO_WINDOW = {0, 0};

/* What a slot holds, as QUERY_LOCAL_CAP tells it. */
struct cap {
	uint32_t type;
	uint32_t rights;
	uint32_t endpoint_kind;
};

/* Whether the process has a call under way, as far as the row knows. */
bool suite_waits(unsigned process);

/* Asks whether a call under way goes on, for a row that does not know; it fails the row if it has
 * ended other than OK. Of a RECV that has ended: the token. */
bool suite_still_waits(unsigned process);
uint64_t suite_token(unsigned process);

/* Forgets a call under way: its process has ended. */
void suite_abandon(unsigned process);

/* Any system call at all. */
void start(unsigned process, const struct call *call);

/* CALL with a page for the reply and no window, or with these. */
void start_call(unsigned process, uint32_t slot, const struct message *msg);
void start_call_into(unsigned process, uint32_t slot, const struct message *msg, size_t in_cap,
                     struct window window);

/* RECV with a page and no window, or with these. */
void start_recv(unsigned process, uint32_t slot);
void start_recv_into(unsigned process, uint32_t slot, size_t in_cap, struct window window);

/* REPLY, which never waits; its status. give_up is REPLY without a byte. */
uint32_t reply(unsigned process, uint64_t token, const struct message *msg);
uint32_t give_up(unsigned process, uint64_t token);

/* QUERY_LOCAL_CAP and DROP_LOCAL_CAP; their status. */
uint32_t query(unsigned process, uint32_t slot, struct cap *cap);
uint32_t drop(unsigned process, uint32_t slot);

/* The call under way has ended with this status. */
#define assert_ended(process, status) assert_ended_at((process), (status), __FILE__, __LINE__)
const struct answer *assert_ended_at(unsigned process, uint32_t status, const char *file, int line);

/* The call under way has not ended, though the kernel's side has done all it can. */
#define assert_waits(process) assert_waits_at((process), __FILE__, __LINE__)
void assert_waits_at(unsigned process, const char *file, int line);

/* The CALL under way has ended OK with exactly this reply. */
#define assert_answered(process, msg) assert_answered_at((process), (msg), __FILE__, __LINE__)
void assert_answered_at(unsigned process, const struct message *msg, const char *file, int line);

/* The RECV under way has ended OK with exactly this message on this arrival slot; its token. */
#define assert_delivered(process, slot, msg) \
	assert_delivered_at((process), (slot), (msg), __FILE__, __LINE__)
uint64_t assert_delivered_at(unsigned process, uint32_t slot, const struct message *msg,
                             const char *file, int line);

/* The slot holds exactly this, or nothing. */
#define assert_slot(process, slot, type, rights, kind)                                      \
	assert_slot_at((process), (slot), (struct cap){(type), (rights), (kind)}, __FILE__, \
	               __LINE__)
#define assert_empty(process, slot) \
	assert_slot_at((process), (slot), (struct cap){0, 0, 0}, __FILE__, __LINE__)
void assert_slot_at(unsigned process, uint32_t slot, struct cap cap, const char *file, int line);

#endif
