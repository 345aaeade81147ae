// SPDX-License-Identifier: ISC
/*
 * Every vector through unpack, validate and the steps of sequences, on pages where each load is seen.
 *
 *     fetch WIDTHS [full]
 *
 * Prints `double CODE MESSAGE|NAME|VERB FIRST LAST` for bytes of a scalar, length or count that an instruction at CODE
 * loads again, `missed ...` for one that unpack does not load, `flip ...` where bytes that change after their load
 * change the answer, and at the end the figures. run.py reads this.
 */
#include "fetch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../conformance/runner.h"
#include "ipc/status.h"
#include "trap.h"

/* Loads of one body after each of which bytes change alone, without `full`. */
#define SAMPLED 4

struct fetch_try fetch_now;
bool fetch_full;

static size_t accepts;
static size_t refuses;
static size_t steps;
static size_t loads;
static size_t flips;
static size_t alone;
static size_t again;
static size_t rescans;
static size_t failures;

/* The loads of a call without flips. */
static struct trap_load planned[TRAP_LOADS_MAX];
static size_t planned_count;

void fetch_failed(const char *what)
{
	failures++;
	printf("flip %s|%s|%s flip %d after %zd: %s\n", fetch_now.message, fetch_now.name, fetch_now.verb, (int)fetch_now.flip,
	       (ssize_t)fetch_now.only, what);
}

static bool is_once(char letter)
{
	return letter == 's' || letter == 'e';
}

static uint8_t flipped(uint8_t byte)
{
	if (fetch_now.flip == FETCH_COMPLEMENT)
		return (uint8_t)~byte;
	return fetch_now.flip == FETCH_ONES ? 0xFF : 0;
}

/* What a byte becomes when it was loaded. */
static uint8_t changed(uint32_t i)
{
	if (fetch_now.flip == FETCH_GOOD)
		return i < fetch_now.good_len ? fetch_now.good[i] : fetch_now.data[i];
	return is_once(fetch_now.letters[i]) ? flipped(fetch_now.data[i]) : fetch_now.data[i];
}

static void change(size_t number, uint32_t at, uint32_t width)
{
	uint8_t *bytes = trap_bytes();

	if (fetch_now.only != SIZE_MAX) {
		if (fetch_now.only != number)
			return;
		if (at != planned[number].at || width != planned[number].width)
			fetch_failed("loads other bytes before any changed");
		alone++;
	}
	for (uint32_t i = at; i < at + width; i++)
		bytes[i] = changed(i);
	flips++;
}

static void plan(void)
{
	planned_count = trap_load_count;
	memcpy(planned, trap_loads, planned_count * sizeof(planned[0]));
}

/* Whether the flips after one load change a byte; else the call is the one without flips. */
static bool is_worth(size_t number)
{
	const struct trap_load *load = &planned[number];

	for (uint32_t i = load->at; i < load->at + load->width; i++) {
		if (changed(i) != fetch_now.data[i])
			return true;
	}
	return false;
}

const uint8_t *fetch_start(void)
{
	const uint8_t *body = trap_place(fetch_now.data, fetch_now.len, fetch_now.at_end, 1);

	trap_after = fetch_now.flip == FETCH_KEEP ? NULL : change;
	trap_close();
	return body;
}

void fetch_end(void)
{
	trap_open();
	memcpy(trap_bytes(), fetch_now.data, fetch_now.len);
	loads += trap_load_count;
}

void fetch_pause(void)
{
	trap_open();
	memcpy(trap_bytes(), fetch_now.data, fetch_now.len);
}

void fetch_resume(void)
{
	trap_resume();
}

/* Tells each run of bytes that one instruction loads again. */
static void check_once(void)
{
	static uint8_t counts[TRAP_BODY_MAX];

	memset(counts, 0, fetch_now.len);
	for (size_t k = 0; k < trap_load_count; k++) {
		const struct trap_load *load = &trap_loads[k];
		uint32_t first = 0;
		uint32_t end = 0;

		for (uint32_t i = load->at; i < load->at + load->width; i++) {
			if (counts[i]++ == 0)
				continue;
			again += !is_once(fetch_now.letters[i]);
			if (!is_once(fetch_now.letters[i]))
				continue;
			first = end == 0 ? i : first;
			end = i + 1;
		}
		if (end != 0)
			printf("double %#zx %s|%s|%s %u %u\n", (size_t)load->code, fetch_now.message, fetch_now.name, fetch_now.verb,
			       first, end - 1);
		failures += end != 0;
	}
}

static void check_all(void)
{
	static bool seen[TRAP_BODY_MAX];

	memset(seen, 0, fetch_now.len);
	for (size_t k = 0; k < trap_load_count; k++)
		memset(seen + trap_loads[k].at, true, trap_loads[k].width);
	for (size_t i = 0; i < fetch_now.len; i++) {
		if (!seen[i] && fetch_now.letters[i] == 's') {
			failures++;
			printf("missed 0 %s|%s|%s %zu %zu\n", fetch_now.message, fetch_now.name, fetch_now.verb, i, i);
			return;
		}
	}
}

void fetch_check_loads(bool all)
{
	if (strlen(fetch_now.letters) != fetch_now.len)
		fetch_failed("the letters are of another body");
	check_once();
	if (all)
		check_all();
}

/* One call with fetch_now as it is; the verdict, and for unpack whether the values are the vector's. */
static uint32_t call(const struct message_case *m, const void *given, void *msg)
{
	const uint8_t *body = fetch_start();
	uint32_t verdict;

	verdict = msg != NULL ? m->unpack(msg, body, fetch_now.len, given) : m->validate(body, fetch_now.len, given);
	fetch_end();
	return verdict;
}

/* The answer is that of the bytes as they were when they were read. */
static void expect_accepted(const struct message_case *m, const struct accept_case *a, void *msg)
{
	if (msg != NULL)
		memset(msg, 0xA5, m->size);
	if (call(m, a->given, msg) != 0)
		fetch_failed("refused");
	else if (msg != NULL && !m->same(msg, a->values))
		fetch_failed("other values");
}

static void try_accept(const struct message_case *m, const struct accept_case *a, void *msg, bool sampled)
{
	size_t count;

	fetch_now.verb = msg != NULL ? "unpack" : "validate";
	for (int at_end = 0; at_end < 2; at_end++) {
		fetch_now.at_end = at_end != 0;
		fetch_now.flip = FETCH_KEEP;
		expect_accepted(m, a, msg);
		fetch_check_loads(msg != NULL);
	}
	plan();
	count = planned_count;
	if (!fetch_full && sampled && count > SAMPLED)
		count = SAMPLED;
	else if (!fetch_full && !sampled)
		count = 0;
	for (int flip = FETCH_COMPLEMENT; flip <= FETCH_ZEROS; flip++) {
		fetch_now.flip = (enum fetch_flip)flip;
		fetch_now.only = SIZE_MAX;
		expect_accepted(m, a, msg);
		for (size_t k = 0; k < count; k++) {
			fetch_now.only = k;
			if (is_worth(k))
				expect_accepted(m, a, msg);
		}
	}
}

/* Text and bulk may be scanned again, so one that became good may pass a later scan. */
static bool is_of_text(const struct refuse_case *r)
{
	const uint32_t found = r->verdict & 0xFF;

	if (found >= IPC_CLASS_UTF8_INVALID && found <= IPC_CLASS_STRINGS_COUNT)
		return true;
	if (r->len != fetch_now.good_len)
		return false;
	for (size_t i = 0; i < r->len; i++) {
		if (r->data[i] != fetch_now.good[i] && fetch_now.letters[i] != 't')
			return false;
	}
	return true;
}

static void expect_refused(const struct message_case *m, const struct refuse_case *r, void *msg)
{
	if (call(m, r->given, msg) != 0)
		return;
	if (is_of_text(r))
		rescans++;
	else
		fetch_failed("accepted");
}

static void try_refuse(const struct message_case *m, const struct refuse_case *r, void *msg)
{
	fetch_now.verb = msg != NULL ? "unpack" : "validate";
	fetch_now.at_end = true;
	fetch_now.flip = FETCH_GOOD;
	fetch_now.only = SIZE_MAX;
	expect_refused(m, r, msg);
	if (!fetch_full)
		return;
	fetch_now.flip = FETCH_KEEP;
	expect_refused(m, r, msg);
	plan();
	fetch_now.flip = FETCH_GOOD;
	for (size_t k = 0; k < planned_count; k++) {
		fetch_now.only = k;
		if (is_worth(k))
			expect_refused(m, r, msg);
	}
}

static void try_message(const struct message_case *m, const struct fetch_kinds *kinds)
{
	void *msg = malloc(m->size);

	fetch_now.message = m->name;
	if (strcmp(m->name, kinds->name) != 0 || msg == NULL)
		fetch_failed("the tables differ");
	for (size_t i = 0; i < m->accept_count; i++) {
		const struct accept_case *a = &m->accepts[i];

		fetch_now.name = a->name;
		fetch_now.data = a->data;
		fetch_now.len = a->len;
		fetch_now.letters = kinds->accepts[i];
		try_accept(m, a, msg, i == 0);
		try_accept(m, a, NULL, i == 0);
	}
	for (size_t i = 0; i < m->refuse_count; i++) {
		const struct refuse_case *r = &m->refuses[i];
		const struct accept_case *good = &m->accepts[kinds->bases[i]];

		fetch_now.name = r->name;
		fetch_now.data = r->data;
		fetch_now.len = r->len;
		fetch_now.letters = kinds->accepts[kinds->bases[i]];
		fetch_now.good = good->data;
		fetch_now.good_len = good->len;
		try_refuse(m, r, msg);
		try_refuse(m, r, NULL);
	}
	accepts += m->accept_count;
	refuses += m->refuse_count;
	free(msg);
}

const uint8_t *fetch_body(const uint8_t *data, size_t len, const char *letters)
{
	fetch_now.data = data;
	fetch_now.len = len;
	fetch_now.letters = letters;
	return fetch_start();
}

void fetch_unpacked(uint32_t verdict)
{
	if (verdict != 0)
		fetch_failed("refused before the step");
}

/* A run of steps: loads as everywhere, and the state is the run's whatever the bytes become. */
static void try_run(const struct run_case *r)
{
	void *seq = malloc(r->size);

	fetch_now.message = r->name;
	fetch_now.name = "run";
	fetch_now.verb = "step";
	fetch_now.at_end = true;
	fetch_now.only = SIZE_MAX;
	for (int flip = FETCH_KEEP; flip <= FETCH_ZEROS; flip++) {
		fetch_now.flip = (enum fetch_flip)flip;
		memset(seq, 0xA5, r->size);
		r->start(seq);
		for (size_t i = 0; i < r->count; i++) {
			const uint32_t verdict = r->calls[i](seq);

			fetch_end();
			if (verdict != 0)
				fetch_failed("refused");
			else if (!r->same(seq, r->states[i]))
				fetch_failed("leaves another state");
			if (flip == FETCH_KEEP)
				fetch_check_loads(true);
			steps += flip == FETCH_KEEP;
		}
		r->stop(seq);
	}
	free(seq);
}

int main(int count, char **arguments)
{
	if (count < 2)
		return 2;
	fetch_full = count > 2;
	trap_init(arguments[1]);
	if (message_case_count != fetch_kinds_count) {
		fetch_failed("the tables differ");
		return 1;
	}
	for (size_t i = 0; i < message_case_count; i++)
		try_message(&message_cases[i], &fetch_kinds[i]);
	for (size_t i = 0; i < run_case_count; i++)
		try_run(&run_cases[i]);
	fetch_served();
	if (alone == 0)
		fetch_failed("no load was tried alone");
	printf("figures messages=%zu accepts=%zu refuses=%zu steps=%zu served=%zu loads=%zu flips=%zu again=%zu "
	       "rescans=%zu failures=%zu\n",
	       message_case_count, accepts, refuses, steps, fetch_letter_count, loads, flips, again,
	       rescans, failures);
	return failures != 0;
}
