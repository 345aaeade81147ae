"""frama.py takes no answer of WP for one that rests on what nobody looked at."""

from __future__ import annotations

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import frama  # noqa: E402  # the tree is no package

PROVED = """\
[wp] Proved goals:   68 / 68
[wp] codec.c:87: Warning:
  Memory model hypotheses for function 'pack':
  /*@
     behavior wp_typed_ref:
       requires \\valid(msg);
       requires \\separated(msg, len,
                           buf + (..));
     */
  uint32_t pack(struct m const *msg, uint8_t *buf, size_t *len);
"""
WHOLE = ("-wp", "-wp-rte")


class ReadWp(unittest.TestCase):
    def test_objects_apart_may_be_supposed(self) -> None:
        answer = frama._read_wp(PROVED, WHOLE)
        self.assertEqual((answer.goals, answer.proved, answer.fault, answer.whole), (68, 68, "", True))

    def test_nothing_else_may(self) -> None:
        for other in ("requires buf != \\null;", "ensures \\valid(msg);", "requires \\valid(len) &&\n  len > 8;"):
            said = PROVED.replace("requires \\valid(msg);", other)
            self.assertEqual(frama._read_wp(said, WHOLE).fault, "no answer: the memory model supposes more than objects apart", other)

    def test_checks_may_not_be_left_out(self) -> None:
        said = PROVED + "[wp] Warning: Missing RTE guards\n"
        self.assertEqual(frama._read_wp(said, WHOLE).fault, "no answer: WP left out checks of undefined behaviour")

    def test_what_is_open_is_named(self) -> None:
        said = PROVED.replace("68 / 68", "67 / 68") + "[wp] [CVC4 1.8] Goal typed_pack_ensures_2 : Timeout (10s)\n"
        answer = frama._read_wp(said, WHOLE)
        self.assertEqual((answer.proved, answer.open, answer.whole), (67, ("typed_pack_ensures_2",), False))


if __name__ == "__main__":
    unittest.main()
