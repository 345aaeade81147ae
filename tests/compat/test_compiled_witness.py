"""Witnesses are run through the compiled C of both sides: those of a comparison hold, and false ones are found."""

from __future__ import annotations

import unittest
from dataclasses import replace
from typing import Iterator

from codegen.compat.compare import compare
from codegen.compat.model import Effect, OpVerdict, Sent, Witness
from codegen.layout.model import Schema
from codegen.layout.verdict import verdict
from tests.compat.compiled import TCC, Side, assert_witness, build, schemas_of
from tests.compat.shop import SHOP
from tests.compat.source_edits import EDITS
from tests.compat.test_compiled import TINY

RULE = verdict("body", "RULE", 0, 1)
ENUM = verdict("body", "ENUM", 1)
RANGE = verdict("body", "RANGE")
TAKE_1 = b"\x01\x01" + bytes(6)


def all_of(verdicts: tuple[OpVerdict, ...]) -> Iterator[Witness]:
    """The witnesses of a comparison."""
    for one in verdicts:
        yield from one.witnesses
        for body in one.bodies:
            yield from body.witnesses


class Compared(unittest.TestCase):
    """What the comparison shows of every edit of the shop."""

    witnesses: list[tuple[Side, Side, Witness]]

    @classmethod
    def setUpClass(cls) -> None:
        texts = (SHOP, *(edit.text for edit in EDITS))
        schemas: list[tuple[Schema, ...]] = [schemas_of({"shop.ipc": text}) for text in texts]
        old, *new = build(schemas, TCC)
        cls.witnesses = []
        for layouts, side in zip(schemas[1:], new):
            cls.witnesses += [(old, side, witness) for witness in all_of(compare(schemas[0], layouts))]
            cls.witnesses += [(side, old, witness) for witness in all_of(compare(layouts, schemas[0]))]

    def test_every_witness_holds(self) -> None:
        for old, new, witness in self.witnesses:
            with self.subTest(witness):
                assert_witness(old, new, "shop", witness)
        self.assertGreater(len(self.witnesses), 80)
        kinds = {(witness.part, witness.effect) for _, _, witness in self.witnesses}
        for part in ("body", "table"):
            for effect in (Effect.LOSE, Effect.GAIN):
                self.assertIn((part, effect), kinds)
        self.assertIn(("body", Effect.MISREAD), kinds)
        self.assertIn("sequence", {part for part, _ in kinds})
        self.assertLess({"UNSUPPORTED", "DENIED"}, {witness.answer for _, _, witness in self.witnesses})

    def test_a_witness_with_other_verdicts_does_not(self) -> None:
        for old, new, witness in self.witnesses:
            with self.subTest(witness), self.assertRaises(AssertionError):
                assert_witness(old, new, "shop", replace(witness, old=witness.new ^ 1, new=witness.old ^ 1))

    def test_a_witness_with_another_effect_does_not(self) -> None:
        for old, new, witness in self.witnesses:
            other = {Effect.LOSE: Effect.GAIN, Effect.GAIN: Effect.LOSE}.get(witness.effect, Effect.LOSE)
            if not witness.answer:
                with self.subTest(witness), self.assertRaises(AssertionError):
                    assert_witness(old, new, "shop", replace(witness, effect=other))

    def test_a_reading_that_the_c_does_not_have(self) -> None:
        found = [entry for entry in self.witnesses if entry[2].readings and entry[2].part == "body"]
        self.assertGreater(len(found), 2)
        for old, new, witness in found:
            for readings in ((), witness.readings[1:], (("x", "1", "x", "2"), *witness.readings)):
                with self.subTest(witness), self.assertRaisesRegex(AssertionError, "read"):
                    assert_witness(old, new, "shop", replace(witness, readings=readings))


class Told(unittest.TestCase):
    """Witnesses made by hand."""

    sides: dict[str, Side]
    GAINED = Witness(Effect.GAIN, "take_request", "body", b"\x0a\x01" + bytes(6), RANGE, 0)
    GONE = Witness(Effect.LOSE, "take_request", "body", TAKE_1, 0, 0, None, "UNSUPPORTED")

    @classmethod
    def setUpClass(cls) -> None:
        texts = {
            "old": TINY,
            "wider": TINY.replace("0..9\n        /// A choice", "0..12\n        /// A choice"),
            "more": TINY.replace("TWO = 2", "TWO = 2\n    /// Three.\n    THREE = 3").replace(
                "more < 0 or request.most >= 5", "more < 0 or request.most >= 5 or request.choice == THREE"
            ),
            "renamed": TINY.replace("TAKE", "GET"),
            "none": TINY[: TINY.index("/// A choice")],
            "test": TINY.replace("op TAKE", "test op TAKE"),
            "moved": TINY.replace("TAKE = 0x700", "TAKE = 0x701"),
            "replaced": TINY.replace("TAKE = 0x700", "TAKE = 0x701")
            + '\n/// Gets.\nop GET = 0x700 ours "x" {\n    request ours "x" { }\n    reply ours "x" { }\n}\n',
        }
        cls.sides = dict(zip(texts, build([schemas_of({"t.ipc": text}) for text in texts.values()])))

    def hold(self, old: str, new: str, witness: Witness) -> None:
        assert_witness(self.sides[old], self.sides[new], "t", witness)

    def refuse(self, old: str, new: str, witness: Witness, message: str) -> None:
        with self.assertRaisesRegex(AssertionError, message):
            self.hold(old, new, witness)

    def test_more_or_less_is_accepted(self) -> None:
        self.hold("old", "wider", self.GAINED)
        self.hold("wider", "old", replace(self.GAINED, effect=Effect.LOSE, old=0, new=RANGE))
        self.refuse("old", "wider", replace(self.GAINED, old=ENUM), "the C says 0x80000008, the witness 0x80000106")
        self.refuse("old", "wider", replace(self.GAINED, data=b"\x0d\x01" + bytes(6)), "the C says 0x80000008")
        self.refuse("old", "wider", replace(self.GAINED, data=TAKE_1, old=0), "do not gain")
        self.refuse("old", "wider", replace(self.GAINED, part="table", data=b"", old=0, new=1), "the C says 0x0")

    def test_an_op_of_one_side(self) -> None:
        self.hold("old", "none", self.GONE)
        self.hold("none", "old", replace(self.GONE, effect=Effect.GAIN))
        self.refuse("old", "none", replace(self.GONE, answer=""), "no answer is told")
        self.refuse("old", "none", replace(self.GONE, effect=Effect.GAIN), "lacks the message")
        self.refuse("old", "none", replace(self.GONE, data=bytes(8)), "that serves it refuses it")
        self.refuse("old", "none", replace(self.GONE, message="give_request", answer=""), "no side has the message")
        self.refuse("old", "none", replace(self.GONE, message="give_request"), "lacks the message")

    def test_each_answer_has_its_reason(self) -> None:
        reasons = {"UNSUPPORTED": "moved", "DENIED": "test", "taken for GET": "replaced"}
        for answer in (*reasons, "INVALID_ARGUMENT", "a failure without a body", "acknowledged by GET", "else"):
            for side in ("wider", "moved", "test", "replaced"):
                witness = replace(self.GONE, answer=answer)
                if reasons.get(answer) == side:
                    self.hold("old", side, witness)
                else:
                    self.refuse("old", side, witness, "both sides serve it alike")

    def test_a_renamed_op_is_found_by_its_number(self) -> None:
        body = b"\x01\x04" + bytes(6)
        for name in ("take_request", "get_request"):
            witness = Witness(Effect.LOSE, name, "body", body, ENUM, 0)
            self.refuse("old", "renamed", witness, "the C says 0x80000106, the witness 0x0")
            self.refuse("old", "renamed", replace(witness, new=ENUM), "do not lose")
            self.refuse("old", "replaced", replace(witness, message="get_request"), "no answer is told")

    def test_a_reply_and_its_request(self) -> None:
        reply = Witness(Effect.LOSE, "take_reply", "body", b"\x02" + bytes(7), RULE, RULE, TAKE_1)
        self.refuse("old", "wider", reply, "do not lose")
        self.refuse("old", "wider", replace(reply, request=bytes(8)), "its request 0000000000000000 is refused")
        self.refuse("old", "wider", replace(reply, request=b"\x06\x01" + bytes(6)), "the C says 0x0")
        added = Witness(Effect.ADD, "take_reply", "body", b"\x02" + bytes(7), 26, 0, b"\x01\x03" + bytes(6))
        self.hold("old", "more", added)
        self.refuse("old", "more", replace(added, request=b"\x06\x01" + bytes(6)), "so nothing was added")
        self.refuse("old", "wider", added, "by a side that has to accept it")
        self.refuse("old", "more", replace(added, effect=Effect.GAIN), "by a side that has to accept it")

    def test_a_misread_body(self) -> None:
        misread = Witness(Effect.MISREAD, "take_request", "body", TAKE_1, 0, 0)
        self.refuse("old", "wider", misread, "no field is named")
        self.refuse("old", "wider", replace(misread, data=bytes(8), old=ENUM, new=ENUM), "do not misread")
        self.refuse("old", "wider", replace(misread, readings=(("choice", "ONE", "choice", "TWO"),)), "the C reads")


class Runs(unittest.TestCase):
    """Sequences, from their first message."""

    sides: tuple[Side, ...]

    @classmethod
    def setUpClass(cls) -> None:
        texts = (SHOP, SHOP.replace("given.hour < 12", "given.hour < 14"), SHOP.replace("pieces > 0 }", "pieces > 3 }"))
        cls.sides = build([schemas_of({"shop.ipc": text}) for text in texts])

    BRING = Sent("BRING", b"\x07" + bytes(7) + b"\x02" + bytes(7), ())
    END = b"\x07" + bytes(7)

    def test_the_verdicts_of_steps(self) -> None:
        run = (self.BRING, Sent("END", self.END, (("hour", 9),)))
        rule = verdict("sequence", "RULE", 0, 1)
        self.assertEqual([side.run("shop", "delivery", run) for side in self.sides], [[0, 0], [0, 0], [0, rule]])
        late = (run[0], Sent("END", self.END, (("hour", 13),)))
        rule = verdict("sequence", "RULE", 0, 2)
        self.assertEqual([side.run("shop", "delivery", late)[1] for side in self.sides[:2]], [rule, 0])
        idle = verdict("sequence", "IDLE")
        self.assertEqual(self.sides[0].run("shop", "delivery", run[1:]), [idle])
        self.assertEqual(self.sides[0].run("shop", "delivery", (Sent("PING", b"", ()),)), [0])
        self.assertEqual(self.sides[0].run("shop", "delivery", (Sent("END", b"", (("hour", 9),)),)),
                         [verdict("body", "LENGTH")])  # fmt: skip

    def test_a_witness(self) -> None:
        run = (self.BRING, Sent("END", self.END, (("hour", 9),)))
        rule = verdict("sequence", "RULE", 0, 1)
        witness = Witness(Effect.LOSE, "END", "sequence", self.END, 0, rule, run=run)
        assert_witness(self.sides[0], self.sides[2], "shop", witness)
        for false in (
            replace(witness, new=rule + 1),
            replace(witness, effect=Effect.GAIN),
            replace(witness, run=run[1:]),
            replace(witness, run=run[:1]),
            replace(witness, run=()),
        ):
            with self.subTest(false), self.assertRaises(AssertionError):
                assert_witness(self.sides[0], self.sides[2], "shop", false)


if __name__ == "__main__":
    unittest.main()
