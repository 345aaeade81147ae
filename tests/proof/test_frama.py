"""frama.py takes no answer of WP for one that rests on what nobody looked at."""

from __future__ import annotations

import os
import sys
import tempfile
import unittest
from unittest import mock

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import frama  # noqa: E402  # the tree is no package
import theory  # noqa: E402
from answers import Answer, Answers  # noqa: E402

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


class Asked(frama.Tools):
    """Tools of which each way leaves a goal open, but for those that are named whole."""

    def __init__(self, folder: str, whole: tuple[tuple[str, ...], ...], kept_only: bool = False) -> None:
        self.folder, self.kept_only, self.once, self.versions = folder, kept_only, False, ""
        self.answers = Answers(f"{folder}/cache", 1, afresh=True)
        self.whole = whole
        self.ways: list[tuple[str, ...]] = []

    def _preprocessed(self, path: str) -> str:
        return path

    def _answer(self, kind: str, path: str, options: tuple[str, ...]) -> Answer:
        self.ways.append(options)
        return Answer(goals=2, proved=2) if options[-1:] in self.whole else Answer(goals=2, proved=1, open=("one",))


class Ask(unittest.TestCase):
    QUICK, APART = ("quick",), (frama.APART,)

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        os.mkdir(f"{self.folder}/asked")
        # The quick suite has none of the tools: whatever is started, is started for nothing.
        self.z3 = self.enterContext(mock.patch.object(frama.subprocess, "run", side_effect=FileNotFoundError))

    def ask(self, *whole: tuple[str, ...], kept_only: bool = False, axioms: tuple[theory.Axiom, ...] = ()) -> tuple[Answer, int]:
        tools = Asked(self.folder, whole, kept_only)
        return tools.ask("wp", "name", "text", self.QUICK, self.APART, axioms=axioms), len(tools.ways)

    def test_what_is_supposed_goes_with_the_answer(self) -> None:
        for ways in (2, 0):
            answer, asked = self.ask(self.APART)
            self.assertEqual((answer.whole, answer.apart, asked), (True, True, ways))

    def test_the_first_way_that_is_whole_counts(self) -> None:
        for ways in (1, 0):
            answer, asked = self.ask(self.QUICK, self.APART)
            self.assertEqual((answer.whole, answer.apart, asked), (True, False, ways))

    def test_what_is_open_is_kept_for_its_seconds(self) -> None:
        self.assertEqual(self.ask(kept_only=True)[0].fault, frama.PENDING)
        for ways in (2, 0):
            answer, asked = self.ask()
            self.assertEqual((answer.open, asked), (("one",), ways))
        self.assertEqual(self.ask(kept_only=True)[0].open, ("one",))

    def test_nothing_is_asked_by_what_is_no_theorem(self) -> None:
        axioms = tuple(theory.Axiom(name, "\\true", "true") for name in ("first", "second"))
        self.z3.side_effect = None
        for said, wrong in (("unsat\nsat\n", "second"), ("unknown\nunsat\n", "first"), ("unsat\n", "first second"), ("", "first second")):
            self.z3.return_value.stdout = said
            answer, asked = self.ask(self.QUICK, axioms=axioms)
            self.assertEqual((answer.fault, asked), (f"no theorem: {wrong}", 0), said)
        self.z3.return_value.stdout = "unsat\nunsat\n"
        answer, asked = self.ask(self.QUICK, axioms=axioms)
        self.assertEqual((answer.whole, asked), (True, 1))


if __name__ == "__main__":
    unittest.main()
