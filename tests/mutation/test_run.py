"""How many mutants may be equivalent, of all and of a sample."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import unittest
from collections import Counter
from unittest import mock

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "coverage")]

import run  # pylint: disable=wrong-import-position
from mutants import Mutant  # pylint: disable=wrong-import-position

MADE = 200


class Limit(unittest.TestCase):
    def test_of_all_it_is_one_in_a_hundred(self) -> None:
        self.assertEqual(run.most_equivalent(76_022, is_sample=False), 760)
        self.assertEqual(run.most_equivalent(99, is_sample=False), 0)

    def test_a_sample_may_have_what_chance_gives(self) -> None:
        self.assertEqual(run.most_equivalent(759, is_sample=True), 15)  # 7.59, and three times its root
        self.assertEqual(run.most_equivalent(MADE, is_sample=True), 6)

    def test_one_may_be_in_any_sample(self) -> None:
        self.assertEqual(run.most_equivalent(1, is_sample=True), 1)


class Status(unittest.TestCase):
    def status(self, living: int, reason: str, *arguments: str) -> tuple[int, str]:
        """What a run of MADE mutants ends with of which so many are not killed, and what it says."""
        mutants = [mock.create_autospec(Mutant, instance=True, family="drop", title="a mutant") for _ in range(MADE)]
        counts = Counter(killed=MADE - living)
        said = io.StringIO()
        with (
            mock.patch.object(run, "chosen", return_value=mutants),
            mock.patch.object(run, "tried", return_value=(counts, mutants[:living])),
            mock.patch.object(run, "reason", return_value=reason),
            mock.patch.object(sys, "argv", ["run.py", *arguments]),
            contextlib.redirect_stdout(said),
        ):
            return run.main(), said.getvalue()

    def test_as_many_equivalent_ones_as_may_be(self) -> None:
        self.assertEqual(self.status(2, "the same code")[0], 0)
        for sample in (("--every", "100"), ("--from", "1"), ("--only", "procd")):
            self.assertEqual(self.status(6, "the same code", *sample)[0], 0, sample)

    def test_one_more_fails_and_is_said(self) -> None:
        status, said = self.status(3, "the same code")
        self.assertEqual(status, 1)
        self.assertIn("3 equivalent ones are too many: 200 may have 2\n", said)
        self.assertEqual(self.status(7, "the same code", "--every", "100")[0], 1)

    def test_one_that_lives_fails(self) -> None:
        status, said = self.status(1, "")
        self.assertEqual(status, 1)
        self.assertIn("lives: a mutant\n", said)


if __name__ == "__main__":
    unittest.main()
