// SPDX-License-Identifier: ISC
/*
 * Runs pack, unpack and validate over every vector one machine instruction after the other, and prints for each message
 * the most instructions that each took and the most stack: "<schema> <message> <pack> <stack> <unpack> <stack>
 * <validate> <stack>". x86_64 alone: the processor's trap flag does the counting, so the same program gives the same
 * numbers everywhere.
 */
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <ucontext.h>

#include "runner.h"

#define ROOM 8192

static volatile uint64_t steps;
static volatile uint64_t lowest;

static void on_step(int signal, siginfo_t *info, void *context)
{
	const ucontext_t *at = context;
	const uint64_t sp = (uint64_t)at->uc_mcontext.gregs[REG_RSP];

	(void)signal;
	(void)info;
	steps++;
	if (sp < lowest)
		lowest = sp;
}

#define BEGIN() __asm__ volatile("pushfq\n\torq $0x100, (%%rsp)\n\tpopfq" \
	                         :                                        \
	                         :                                        \
	                         : "memory", "cc")
#define END() __asm__ volatile("pushfq\n\tandq $~0x100, (%%rsp)\n\tpopfq" \
	                       :                                          \
	                       :                                          \
	                       : "memory", "cc")

struct cost {
	uint64_t steps;
	uint64_t stack;
};

enum {
	PACK,
	UNPACK,
	VALIDATE,
	VERBS
};

/* What one call costs; with a null message the price of measuring. */
static struct cost cost_of(const struct message_case *m, int verb, void *msg, uint8_t *buf, size_t len, const void *given)
{
	uint32_t verdict = 0;
	size_t written = 0;

	steps = 0;
	lowest = UINT64_MAX;
	BEGIN();
	if (verb == PACK)
		verdict = m->pack(msg, buf, ROOM, &written, given);
	else if (verb == UNPACK)
		verdict = m->unpack(msg, buf, len, given);
	else
		verdict = m->validate(buf, len, given);
	END();
	(void)verdict;
	return (struct cost){steps, lowest};
}

static uint32_t no_pack(const void *msg, uint8_t *buf, size_t cap, size_t *len, const void *given)
{
	(void)msg;
	(void)buf;
	(void)cap;
	(void)len;
	(void)given;
	return 0;
}

static uint32_t no_unpack(void *msg, const uint8_t *buf, size_t len, const void *given)
{
	(void)msg;
	(void)buf;
	(void)len;
	(void)given;
	return 0;
}

static uint32_t no_validate(const uint8_t *buf, size_t len, const void *given)
{
	(void)buf;
	(void)len;
	(void)given;
	return 0;
}

static struct cost price[VERBS];

static void most(struct cost *so_far, struct cost now, int verb)
{
	now.steps -= price[verb].steps;
	now.stack = price[verb].stack - now.stack;
	if (now.steps > so_far->steps)
		so_far->steps = now.steps;
	if (now.stack > so_far->stack)
		so_far->stack = now.stack;
}

int main(void)
{
	const struct message_case nothing = {.pack = no_pack, .unpack = no_unpack, .validate = no_validate};
	const struct sigaction action = {.sa_sigaction = on_step, .sa_flags = SA_SIGINFO};
	static uint8_t buf[ROOM];

	if (sigaction(SIGTRAP, &action, NULL) != 0)
		return 1;
	for (int verb = 0; verb < VERBS; verb++)
		price[verb] = cost_of(&nothing, verb, NULL, buf, 0, NULL);
	for (size_t i = 0; i < message_case_count; i++) {
		const struct message_case *m = &message_cases[i];
		struct cost costs[VERBS] = {{0, 0}};
		void *msg = calloc(1, m->size);

		assert_non_null(msg);
		for (size_t j = 0; j < m->accept_count + m->refuse_count; j++) {
			const bool good = j < m->accept_count;
			const struct accept_case *a = good ? &m->accepts[j] : NULL;
			const struct refuse_case *r = good ? NULL : &m->refuses[j - m->accept_count];
			const void *values = good ? a->values : r->values;
			const void *given = good ? a->given : r->given;
			const size_t len = good ? a->len : r->len;

			if (values) {
				memcpy(msg, values, m->size);
				most(&costs[PACK], cost_of(m, PACK, msg, buf, 0, given), PACK);
			}
			memcpy(buf, good ? a->data : r->data, len);
			most(&costs[UNPACK], cost_of(m, UNPACK, msg, buf, len, given), UNPACK);
			most(&costs[VALIDATE], cost_of(m, VALIDATE, msg, buf, len, given), VALIDATE);
		}
		printf("%s", m->name);
		for (int verb = 0; verb < VERBS; verb++)
			printf(" %llu %llu", (unsigned long long)costs[verb].steps, (unsigned long long)costs[verb].stack);
		printf("\n");
		free(msg);
	}
	return 0;
}
