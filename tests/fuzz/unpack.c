// SPDX-License-Identifier: ISC
/*
 * unpack of every message, against the slow path: the verdict and every value; then pack makes the same bytes of them.
 * An input: two bytes that pick the message, eight for each scalar of the request that it reads, the body.
 */
#include <stdlib.h>

#include "harness.h"

#define CANARY 0xC5

/* What was unpacked packs to the body, into a buffer that just holds it. */
static void check_pack(const struct fuzz_case *c, const void *msg)
{
	const size_t len = c->body.len;
	uint8_t *buf = malloc(len > 0 ? len : 1);
	size_t packed = SIZE_MAX;
	uint32_t verdict = c->message->pack(msg, buf, len, &packed, c->given);

	HOLDS(verdict == 0, "%s: pack says 0x%08x of what unpack took", c->message->name, verdict);
	HOLDS(packed == len && slow_same(buf, c->body.data, len), "%s: other bytes", c->message->name);
	if (len > 0) {
		memset(buf, CANARY, len);
		packed = SIZE_MAX;
		verdict = c->message->pack(msg, buf, len - 1, &packed, c->given);
		HOLDS(verdict == ((uint32_t)IPC_CLASS_LENGTH | c->message->part << 30) && packed == SIZE_MAX,
		      "%s: a short buffer gives 0x%08x", c->message->name, verdict);
		for (size_t i = 0; i < len; i++)
			HOLDS(buf[i] == CANARY, "%s: pack wrote into a short buffer", c->message->name);
	}
	free(buf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct values fast;
	static struct values slow;
	struct fuzz_case c;
	uint32_t verdict;
	uint32_t expected;
	uint8_t *before;
	void *msg;

	if (!fuzz_case_of(&c, data, size))
		return -1;
	msg = fuzz_room(c.message->size);
	before = fuzz_copy(c.body.data, c.body.len);
	verdict = c.message->unpack(msg, c.body.data, c.body.len, c.given);
	HOLDS(slow_same(before, c.body.data, c.body.len), "%s: unpack wrote to the body", c.message->name);
	expected = c.message->slow(&c.body);
	HOLDS(verdict == expected, "%s: unpack says 0x%08x, the slow path 0x%08x", c.message->name, verdict, expected);
	fast.size = 0;
	slow.size = 0;
	if (verdict == 0) {
		c.message->put(msg, &fast);
		c.message->slow_put(&c.body, &slow);
		HOLDS(fast.size == slow.size && slow_same(fast.bytes, slow.bytes, fast.size), "%s: other values",
		      c.message->name);
		check_pack(&c, msg);
	}
	fuzz_keep(data, size, verdict, &fast);
	free(before);
	free(msg);
	fuzz_case_end(&c);
	return 0;
}
