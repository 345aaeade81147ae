"""The rules of the comparison: each is met by an edit of one schema and not by the others, with the class that follows.

Every witness is run through the compiled C of both sides.
"""

from __future__ import annotations

import os
import sys
import unittest
from functools import cache

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
if TREE not in sys.path:
    sys.path.insert(0, TREE)

from codegen import driver  # noqa: E402
from codegen.compat import changes, rules_caps, rules_ops  # noqa: E402
from codegen.compat.compare import compare  # noqa: E402
from codegen.compat.model import Effect, Finding, OpVerdict, Wire, Witness  # noqa: E402
from codegen.layout.model import Schema  # noqa: E402
from tests.compat.compiled import Side, assert_witness, build  # noqa: E402
from tests.compat.desk import DESK, EDITS, Edit  # noqa: E402

RULES = {rule.id: rule for rule in (*changes.RULES, *rules_caps.RULES, *rules_ops.RULES)}


@cache
def schemas(text: str) -> tuple[Schema, ...]:
    """The layouts of a text that is fine."""
    loaded = driver.load([("desk.ipc", text)])
    assert loaded.schemas, loaded.reporter.render_text()
    return loaded.schemas


@cache
def verdict(edit: Edit) -> OpVerdict:
    """The verdict on the op of an edit."""
    sides = (schemas(DESK), schemas(edit.text))
    found = compare(*(reversed(sides) if edit.back else sides))
    return next(item for item in found if item.kind in ("op", "notify") and edit.op in (item.old_name, item.new_name))


def part(edit: Edit) -> tuple[tuple[Finding, ...], Wire, str, tuple[Witness, ...]]:
    """Findings, class, first mover and witnesses of the body that an edit is about, or of the op as a whole."""
    found = verdict(edit)
    if not edit.role:
        return found.findings, found.wire, found.first, found.witnesses
    body = next(item for item in found.bodies if item.role == edit.role)
    return body.findings, body.wire, body.first, body.witnesses


@cache
def compiled() -> dict[str, Side]:
    """The C of every edit by its name, and that of the schema itself by the empty one."""
    texts = {"": DESK, **{edit.what: edit.text for edit in EDITS}}
    return dict(zip(texts, build([schemas(text) for text in texts.values()])))


class Rules(unittest.TestCase):
    def test_each_edit_meets_exactly_its_rules(self) -> None:
        for edit in EDITS:
            with self.subTest(edit.what):
                findings, wire, first, _ = part(edit)
                self.assertEqual({finding.rule for finding in findings}, set(edit.rules))
                self.assertEqual((wire.value, first), (edit.wire, edit.first))

    def test_each_rule_is_met_and_not_met(self) -> None:
        met = [rule for edit in EDITS for rule in edit.rules]
        self.assertEqual(set(met), set(RULES))
        for rule in RULES:
            self.assertLess(sum(rule in edit.rules for edit in EDITS), len(EDITS))

    def test_each_class_is_met(self) -> None:
        self.assertEqual({edit.wire for edit in EDITS}, {wire.value for wire in Wire})

    def test_rules_say_what_and_why(self) -> None:
        for rule in RULES.values():
            with self.subTest(rule.id):
                self.assertRegex(rule.id, r"\A[a-z]+(-[a-z]+)+\Z")
                self.assertRegex(rule.title, r"\A[a-z][^.]+[^.]\Z")
                self.assertRegex(rule.explain, r"\A[A-Z].+\.\Z")

    def test_nothing_differs(self) -> None:
        self.assertEqual(compare(schemas(DESK), schemas(DESK)), ())

    def test_words_alone(self) -> None:
        text = DESK.replace("/// Grams.", "/// Grams, with its box.").replace("/// Some day.", "/// Some day or other.")
        found = {(item.kind, item.name): item for item in compare(schemas(DESK), schemas(text))}
        self.assertEqual(set(found), {("op", "LEAVE"), ("enum", "speed")})
        for item in found.values():
            self.assertTrue(item.docs_only)
            self.assertEqual((item.wire, item.bodies, item.findings), (Wire.SAME, (), ()))


class Witnesses(unittest.TestCase):
    def test_a_class_shows_bytes(self) -> None:
        wanted = {"loosened": {Effect.GAIN}, "tightened": {Effect.LOSE}, "additive": {Effect.ADD}}
        for edit in EDITS:
            with self.subTest(edit.what):
                _, wire, _, witnesses = part(edit)
                shown = {witness.effect for witness in witnesses}
                if edit.role and wire.value in wanted:
                    self.assertEqual(shown, wanted[wire.value])
                elif wire is Wire.BREAKING:
                    self.assertTrue(shown & {Effect.LOSE, Effect.MISREAD})
                elif wire is Wire.SAME:
                    self.assertEqual(shown, set())

    def test_the_c_of_both_sides_says_so(self) -> None:
        sides = compiled()
        count = 0
        for edit in EDITS:
            found = verdict(edit)
            for witness in (*found.witnesses, *(one for body in found.bodies for one in body.witnesses)):
                with self.subTest(edit.what, witness=witness):
                    pair = (sides[""], sides[edit.what])
                    assert_witness(*(reversed(pair) if edit.back else pair), "desk", witness)
                    count += 1
        self.assertGreater(count, len(EDITS) / 2)

    def test_the_other_way_round_loses_what_this_way_gains(self) -> None:
        turned = {Effect.LOSE: Effect.GAIN, Effect.GAIN: Effect.LOSE, Effect.MISREAD: Effect.MISREAD}
        for edit in EDITS:
            if not edit.role or edit.wire in ("additive", "unproven"):
                continue
            with self.subTest(edit.what):
                back = compare(schemas(edit.text), schemas(DESK))
                there = {witness.effect for witness in part(edit)[3]}
                here = {
                    witness.effect
                    for item in back
                    if item.kind in ("op", "notify")
                    for body in item.bodies
                    if body.role == edit.role
                    for witness in body.witnesses
                }
                if Effect.MISREAD in there:
                    self.assertIn(Effect.MISREAD, here)
                else:
                    self.assertEqual(here, {turned[effect] for effect in there})


if __name__ == "__main__":
    unittest.main()
