// SPDX-License-Identifier: ISC
/*
 * Steps of every sequence, through one state object, against the slow path on another. An input: a byte that picks the
 * sequence; then for each step: which, on which slot it arrives, whether it has the key of the one before, what its
 * caller gives, the length of the body in two bytes, the body.
 */
#include <stdlib.h>

#include "harness.h"

#define STOP 0xFF

struct run {
	const struct fuzz_sequence *sequence;
	void *fast;
	void *slow;
	uint8_t key[8];
};

static void check_state(const struct run *r, struct values *fast)
{
	static struct values slow;
	const size_t start = fast->size;

	slow.size = 0;
	r->sequence->put(r->fast, fast);
	r->sequence->put(r->slow, &slow);
	HOLDS(fast->size - start == slow.size && slow_same(fast->bytes + start, slow.bytes, slow.size),
	      "%s: leaves another state", r->sequence->name);
}

/* One step; its verdict, and the state behind it unless the body was refused. */
static void run_step(struct run *r, const struct fuzz_step *step, uint32_t arrival, const uint8_t *given,
                     struct slow *body, struct values *v)
{
	const struct fuzz_message *m = &fuzz_messages[step->message];
	void *msg = fuzz_room(m->size);
	uint8_t *given_copy = fuzz_copy(given, step->given_size);
	uint32_t verdict = m->unpack(msg, body->data, body->len, NULL);
	uint32_t expected;

	put_number(v, verdict);
	if (verdict == 0) {
		body->part = IPC_PART_SEQUENCE;
		verdict = step->call(r->fast, arrival, msg, given_copy);
		expected = step->slow(r->slow, arrival, body, given_copy);
		HOLDS(verdict == expected, "%s: a step says 0x%08x, the slow path 0x%08x", r->sequence->name, verdict,
		      expected);
		put_number(v, verdict);
		check_state(r, v);
	}
	free(given_copy);
	free(msg);
}

/* Takes the next step off the input; how many bytes it took, 0 for what is none. */
static size_t take_step(struct run *r, const uint8_t *data, size_t size, struct values *v)
{
	const struct fuzz_step *step;
	struct slow body = {NULL, 0, 0, NULL};
	size_t front;
	uint8_t *copy;

	if (data[0] == STOP) {
		r->sequence->stop(r->fast);
		memset(r->slow, 0, r->sequence->size);
		check_state(r, v);
		return 1;
	}
	step = &r->sequence->steps[data[0] % r->sequence->step_count];
	front = 3 + step->given_size + 2;
	if (size < front)
		return 0;
	body.len = data[front - 2] | (size_t)data[front - 1] << 8;
	if (body.len > size - front)
		return 0;
	copy = fuzz_copy(data + front, body.len);
	if (body.len >= step->key_at + step->key_size) {
		if ((data[2] & 1) != 0)
			memcpy(copy + step->key_at, r->key, step->key_size);
		memcpy(r->key, copy + step->key_at, step->key_size);
	}
	body.data = copy;
	run_step(r, step, data[1], data + 3, &body, v);
	free(copy);
	return front + body.len;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct values all;
	struct run r;
	size_t at = 1;

	if (size < 2 || fuzz_sequence_count == 0)
		return -1;
	r.sequence = &fuzz_sequences[data[0] % fuzz_sequence_count];
	r.fast = fuzz_room(r.sequence->size);
	r.slow = calloc(1, r.sequence->size);
	if (r.slow == NULL)
		abort();
	memset(r.key, 0, sizeof(r.key));
	r.sequence->start(r.fast);
	all.size = 0;
	check_state(&r, &all);
	while (at < size) {
		const size_t taken = take_step(&r, data + at, size - at, &all);

		if (taken == 0)
			break;
		at += taken;
	}
	fuzz_keep(data, size, 0, &all);
	free(r.fast);
	free(r.slow);
	return 0;
}
