"""The bounded form of `oracle.py --full`: verdicts, codecs and enumerated sets agree; and every failure of the past.

ORACLE_EDITS in the environment sets how many edits of tiny schemas are judged, each both ways.
"""

from __future__ import annotations

import glob
import os
import random
import sys
import unittest
from unittest import mock

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
if TREE not in sys.path:
    sys.path.insert(0, TREE)

from codegen.compat import decide  # noqa: E402
from codegen.compat.compare import compare  # noqa: E402
from codegen.compat.model import Wire  # noqa: E402
from tests.compat import cases, every, sets, tiny_make, tiny_text  # noqa: E402
from tests.compat.cases import Case, load  # noqa: E402
from tests.compat.check import Report, examine, verdicts  # noqa: E402

EDITS = int(os.environ.get("ORACLE_EDITS", "308"))
REGRESS = os.path.join(TREE, "tests", "compat", "regress")

BIG = """// SPDX-License-Identifier: ISC

/// A family.
schema t {
    ops 0x700..0x70F
}

/// Takes.
op TAKE = 0x700 ours "x" {
    request ours "x" {
        /// Any.
        alpha : u32
        /// Any.
        beta  : u32
        rule 1 whole { alpha % 4 == 0 }
    }
    reply ours "x" { }
}
"""


def told(problems: list[tuple[Case, str]]) -> str:
    """Problems for a reader."""
    return "\n".join(f"{case.name}: {problem}" for case, problem in problems[:40])


class Oracle(unittest.TestCase):
    def test_random_edits(self) -> None:
        bases = 2 * len(tiny_make.FLAVOURS)
        report = Report()
        for first in range(0, bases, 14):
            found = [c for number in range(first, first + 14) for c in cases.cases(1, number, -(-EDITS // bases))]
            report.add(examine(found))
        self.assertFalse(report.problems, told(report.problems))
        self.assertGreaterEqual(report.cases, 2 * EDITS)
        for word in ("same", "additive", "loosened", "tightened", "breaking"):
            self.assertGreater(report.classes[word], 0, word)
        self.assertGreater(len(report.rules), 40)

    def test_failures_of_the_past(self) -> None:
        paths = sorted(glob.glob(os.path.join(REGRESS, "*.old.ipc")))
        self.assertGreater(len(paths), 5)
        found = []
        for path in paths:
            texts = []
            for name in (path, path.replace(".old.", ".new.")):
                with open(name, encoding="utf-8") as file:
                    texts.append(file.read())
            sides = load(texts[0]), load(texts[1])
            self.assertTrue(all(sides), path)
            found.append(Case(os.path.basename(path), (), (texts[0], texts[1]), *sides))
        report = examine(found)
        self.assertFalse(report.problems, told(report.problems))

    def test_what_is_not_tiny_may_be_unproven_and_never_same(self) -> None:
        old = load(BIG)
        new = load(BIG.replace("alpha % 4 == 0", "round_down(alpha, 4) == alpha"))
        self.assertFalse(cases.is_tiny(old))
        for pair in ((old, new), (new, old)):
            verdict = next(verdict for verdict in compare(*pair) if verdict.kind == "op")
            self.assertIs(verdict.wire, Wire.UNPROVEN)
            self.assertEqual(verdict.bodies[0].witnesses, ())


class Tool(unittest.TestCase):
    """What the oracle itself promises."""

    def test_a_case_is_made_again_from_its_number(self) -> None:
        for number in range(14):
            self.assertEqual(cases.cases(5, number, 2), cases.cases(5, number, 2))
        self.assertNotEqual(cases.cases(5, 0, 2), cases.cases(6, 0, 2))

    def test_a_comparison_that_lies_is_found(self) -> None:
        found = [case for number in range(28) for case in cases.cases(7, number, 2)]
        for lie in (Wire.SAME, Wire.LOOSENED, Wire.BREAKING):
            with mock.patch.object(decide, "wire_of", lambda sought, lie=lie: lie):
                problems = [problem for case in found for problem in verdicts(case, Report())]
            self.assertGreater(len(problems), 10, lie)
        for case in found:
            self.assertEqual(list(verdicts(case, Report())), [], case.name)

    def test_a_codec_that_lies_is_found(self) -> None:
        found = cases.cases(7, 0, 2)
        with mock.patch("tests.compat.check.judged", lambda message, data, given: 0):
            self.assertNotEqual(examine(found).problems, [])
        with mock.patch.object(every, "_numbers", lambda values, width, signed: [(bytes(width), 0)]):
            every._pieces.cache_clear()
            sets._bodies.cache_clear()
            sets.accepted.cache_clear()
            self.assertNotEqual(examine(found).problems, [])
        every._pieces.cache_clear()
        sets._bodies.cache_clear()
        sets.accepted.cache_clear()
        self.assertEqual(examine(found).problems, [])

    def test_every_flavour_compiles(self) -> None:
        good = [0] * len(tiny_make.FLAVOURS)
        for number in range(10 * len(good)):
            words = tiny_text.text(tiny_make.make(random.Random(f"flavour:{number}"), number))
            good[number % len(good)] += bool(load(words))
        self.assertGreater(min(good), 5, good)


if __name__ == "__main__":
    unittest.main()
