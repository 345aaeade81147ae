// SPDX-License-Identifier: ISC
/* Each accepted request with each of its tables through ipc_serve: header, table and body lie in the trapped pages. */
#include "fetch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/letter.h"
#include "../unit/ops.h"

#include "syscall_arch.h"

enum {
	NUMBER = 9,
	TOKEN = 0x99,
	SLOT = 5,
};

const struct ops_turn *ops_now;
size_t ops_handled;
bool ops_deferred;
bool ops_scribbled;
struct ipc_arrival ops_arrival;
char ops_context;

static _Alignas(16) uint8_t scratch[16384];

void ops_check(bool condition, const char *what)
{
	if (!condition)
		fetch_failed(what);
}

/* The clients of the table are linked, and never called. */
struct ipc_sys_result ipc_host_syscall(uint64_t number, const uint64_t arguments[6])
{
	(void)number;
	(void)arguments;
	abort();
}

static size_t write_letter(uint8_t *buf, const struct ops_turn *turn)
{
	const size_t entries = turn->request_table->len;
	struct letter letter;
	size_t len;

	memset(&letter, 0, sizeof(letter));
	letter.op = turn->op->number;
	letter.id = NUMBER;
	letter.flags = (uint16_t)((turn->op->notify ? LETTER_NOTIFY : 0) | (entries != 0 ? LETTER_TABLE : 0));
	letter.body_len = turn->request->len;
	letter.body = turn->request->data;
	len = letter_write(buf, &letter);
	memmove(buf + 32 + entries, buf + 32, len - 32);
	memcpy(buf + 32, turn->request_table->data, entries);
	return len + entries;
}

static void serve(const struct ipc_binding *binding, bool handled)
{
	static uint8_t out[LETTER_PAGE];
	struct ipc_service service = {NULL, binding, scratch};
	struct ipc_delivery delivery;
	struct ipc_reply reply;

	memset(&delivery, 0, sizeof(delivery));
	memset(scratch, 0xA5, sizeof(scratch));
	ops_handled = 0;
	reply.out = out;
	reply.out_cap = sizeof(out);
	delivery.in_len = fetch_now.len;
	delivery.token = TOKEN;
	delivery.slot = SLOT;
	delivery.in = fetch_start();
	ipc_serve(&service, &delivery, &reply);
	fetch_end();
	ops_check(ops_handled == (handled ? 1 : 0), "the handler is called once, and of a reserved op never");
}

void fetch_served(void)
{
	static uint8_t buf[2 * LETTER_PAGE];

	for (size_t i = 0; i < fetch_letter_count; i++) {
		const struct ops_turn *turn = &ops_turns[fetch_letters[i].turn];
		const struct ipc_binding binding = turn->op->family->bind(true);

		ops_now = turn;
		fetch_now.message = turn->op->name;
		fetch_now.name = turn->request->name;
		fetch_now.verb = "serve";
		fetch_now.data = buf;
		fetch_now.len = write_letter(buf, turn);
		fetch_now.letters = fetch_letters[i].letters;
		fetch_now.only = SIZE_MAX;
		for (int flip = FETCH_KEEP; flip <= FETCH_ZEROS; flip++) {
			fetch_now.flip = (enum fetch_flip)flip;
			fetch_now.at_end = flip % 2 == 0;
			serve(&binding, turn->op->call != NULL);
			if (flip == FETCH_KEEP)
				fetch_check_loads(false);
		}
	}
}
