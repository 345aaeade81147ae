"""The solver's argument for equivalent mutants: it says yes only where no values tell two functions apart."""

from __future__ import annotations

import os
import sys
import unittest

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, f"{TREE}/tests/mutation")

import solver  # noqa: E402  # the tree is no package

HEAD = """#include "ipc/bytes.h"
#include "ipc/status.h"
struct entry { uint64_t size; uint32_t kind; };
struct msg { uint64_t start; uint16_t count; struct entry entries[4]; uint8_t name[8]; };
"""
CHECKS = """uint32_t f(struct msg *msg, const uint8_t *buf, size_t len)
{
	if (len != 32)
		return ipc_verdict(2, 1, 0, 0);

	const uint64_t start = ipc_get_u64le(buf);
	if (start == 0 || start % 4096 != 0)
		return ipc_verdict(2, 3, 0, 0);
	msg->start = start;
	if (start == 8192)
		msg->count = 1;

	const uint64_t size_word = ipc_get_u64le(buf + 8);
	const uint32_t size = (uint32_t)size_word;
	if ((size_word & UINT64_C(0xFFFFFFFF00000000)) != 0)
		return ipc_verdict(2, 4, 12, 0);
	if (size > 8192)
		return ipc_verdict(2, 5, 8, 0);
	if (size < 4096)
		return ipc_verdict(2, 6, 8, 0);
	if (size > UINT64_MAX - start)
		return ipc_verdict(2, 7, 0, 1);

	return 0;
}
"""
LOOP = """uint32_t f(const struct msg *msg, uint8_t *buf, size_t len)
{
	const uint64_t start = msg->start;
	const uint16_t count = msg->count;
	if (start < 4096 || start > 8192 || count > 4 || len < 64)
		return 1;

	uint32_t rule_last = UINT32_C(0);
	for (size_t i = 0; i < count; i++) {
		const uint64_t size = msg->entries[i].size;
		if (size > 4096)
			return 2;
		if (size + start == 0)
			return 3;
		if (size == 7 && rule_last == 0)
			rule_last = 4;
		ipc_put_u64le(buf + 16 * i, size);
		if (size == 9)
			return 0;
	}
	if (rule_last != 0)
		return rule_last;

	return 0;
}
"""
MEMORY = """uint32_t f(struct msg *msg)
{
	if (msg->count > 4)
		return 1;
	for (size_t i = 0; i < 4; i++) {
		if (msg->count > 4)
			return 2;
		msg->count = (uint16_t)(msg->count + 3);
	}
	if (msg->name[0] > 4)
		return 1;
	msg->name[0] = 9;
	if (msg->name[0] > 4)
		return 3;
	return 0;
}
"""
SIGNED = """uint32_t f(const uint8_t *buf)
{
	const int32_t kind = (int32_t)ipc_get_u32le(buf);
	const int64_t wide = kind;
	if (wide < 0)
		return 1;
	return 0;
}
"""
SHORT = """uint32_t f(const uint8_t *buf, size_t left)
{
	if (left < 13)
		return 1;
	const uint8_t length = buf[12];
	const size_t size = (13 + (size_t)length + 7) / 8 * 8;
	if (left < size)
		return 1;
	return 0;
}
"""


class Solver(unittest.TestCase):
    def same(self, text: str, was: str, now: str) -> bool:
        self.assertEqual(text.count(was), 1, was)
        sound, changed = HEAD + text, HEAD + text.replace(was, now)
        return solver.same(sound, changed, sound.index(was, len(HEAD)), [f"-I{TREE}/runtime/include"])

    def test_checks(self) -> None:
        for was, now, same in (
            ("size > UINT64_MAX - start", "size >= UINT64_MAX - start", False),  # 8191 bytes at the last but one page
            ("size > UINT64_MAX - start", "size > UINT64_MAX - (start + 0)", True),
            ("start == 0 ||", "start < 4096 ||", True),  # what is no whole page is refused by the other half
            ("start == 0 ||", "start <= 4096 ||", False),
            ("& UINT64_C(0xFFFFFFFF00000000)", "& UINT64_C(0xFFFFFFFF00002000)", False),
            ("(uint32_t)size_word", "(uint32_t)(size_word & 0xFFFFFFFF)", True),
            ("(uint32_t)size_word", "(uint16_t)size_word", False),
            ("ipc_get_u64le(buf + 8)", "ipc_get_u32le(buf + 8)", False),
            ("ipc_get_u64le(buf + 8)", "(ipc_get_u32le(buf + 8) | (uint64_t)ipc_get_u32le(buf + 12) << 32)", True),
            ("ipc_get_u64le(buf + 8)", "(ipc_get_u32le(buf + 8) | (uint64_t)ipc_get_u32le(buf + 16) << 32)", False),
            ("msg->start = start;", "(void)0;", False),
            ("msg->start = start;", "msg->start = start + 1;", False),
            ("ipc_verdict(2, 7, 0, 1)", "ipc_verdict(2, 7, 0, 2)", False),
            ("start == 8192", "start != 8192", False),  # nothing but what is stored
            ("start == 8192", "start << 1 == 16384", False),  # the highest bit goes
            ("start == 8192", "start >> 12 == 2", True),  # whole pages
            ("start == 8192", "start == 8192 || start >> 64 == 2", False),  # undefined
        ):
            with self.subTest(now):
                self.assertIs(self.same(CHECKS, was, now), same)

    def test_order(self) -> None:
        """Two checks change places: a number is not both too small and too large; it can be too large and beside bits."""
        large = "if (size > 8192)\n\t\treturn ipc_verdict(2, 5, 8, 0);\n\t"
        small = "if (size < 4096)\n\t\treturn ipc_verdict(2, 6, 8, 0);\n\t"
        self.assertTrue(self.same(CHECKS, large + small, small + large))
        reserved = "if ((size_word & UINT64_C(0xFFFFFFFF00000000)) != 0)\n\t\treturn ipc_verdict(2, 4, 12, 0);\n\t"
        self.assertFalse(self.same(CHECKS, reserved + large, large + reserved))

    def test_loop(self) -> None:
        for was, now, same in (
            ("size + start == 0", "size + start == 1", True),  # neither can be: the bounds before the loop say so
            ("size > 4096", "size >= 4097", True),
            ("size > 4096", "size > 4095", False),
            ("size == 7 && rule_last == 0", "size == 7 && 1", False),  # the same, but a turn starts from any rule_last
            ("size == 7 && rule_last == 0", "size == 7 && 0", False),
            ("size == 7 && rule_last == 0", "rule_last == 0 && size == 7", True),
            ("UINT32_C(0)", "UINT32_C(1)", False),
            ("rule_last = 4", "rule_last = 5", False),
            ("buf + 16 * i", "buf + 8 * i", False),
            ("i < count", "i <= count", False),
            ("size_t i = 0", "size_t i = 1", False),
            ("size == 9", "size == 10", False),
            ("rule_last != 0", "rule_last != 1", False),
        ):
            with self.subTest(now):
                self.assertIs(self.same(LOOP, was, now), same)

    def test_memory(self) -> None:
        """What has been written may be another value, in another turn, too."""
        self.assertFalse(self.same(MEMORY, "return 2", "return 4"))
        self.assertFalse(self.same(MEMORY, "return 3", "return 4"))

    def test_signed(self) -> None:
        self.assertTrue(self.same(SIGNED, "wide < 0", "kind < 0"))
        self.assertTrue(self.same(SIGNED, "wide < 0", "wide < -2147483647 - 1 || wide < 0"))
        self.assertFalse(self.same(SIGNED, "wide < 0", "(uint32_t)wide > 5"))

    def test_reads(self) -> None:
        """A byte more that is read is a difference, though no answer tells."""
        self.assertTrue(self.same(SHORT, "left < 13", "left < 14"))
        self.assertFalse(self.same(SHORT, "left < 13", "left < 12"))
        self.assertFalse(self.same(SHORT, "left < size", "left <= size"))

    def test_beyond(self) -> None:
        """What the model does not know is no equivalent."""
        self.assertFalse(self.same(SHORT, "return 0;", "while (left > 13) left--;\n\treturn 0;"))


if __name__ == "__main__":
    unittest.main()
