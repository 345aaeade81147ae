// SPDX-License-Identifier: ISC
// validate of every message, against unpack and the slow path. An input is that of unpack.c.
#include <stdlib.h>

#include "harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct values none = {NULL, 0, 0};
	struct fuzz_case c;
	uint32_t verdict;
	uint32_t unpacked;
	uint32_t expected;
	uint8_t *before;
	void *msg;

	if (!fuzz_case_of(&c, data, size))
		return -1;
	before = fuzz_copy(c.body.data, c.body.len);
	verdict = c.message->validate(c.body.data, c.body.len, c.given);
	HOLDS(slow_same(before, c.body.data, c.body.len), "%s: validate wrote to the body", c.message->name);
	expected = c.message->slow(&c.body);
	HOLDS(verdict == expected, "%s: validate says 0x%08x, the slow path 0x%08x", c.message->name, verdict, expected);
	msg = fuzz_room(c.message->size);
	unpacked = c.message->unpack(msg, c.body.data, c.body.len, c.given);
	HOLDS(verdict == unpacked, "%s: validate says 0x%08x, unpack 0x%08x", c.message->name, verdict, unpacked);
	fuzz_keep(data, size, verdict, &none);
	free(before);
	free(msg);
	fuzz_case_end(&c);
	return 0;
}
