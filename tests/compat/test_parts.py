"""The parts of a comparison by themselves: sets against counting, wordings against evaluation, enumeration against the codec."""

from __future__ import annotations

import os
import random
import sys
import unittest
from itertools import product

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
if TREE not in sys.path:
    sys.path.insert(0, TREE)

from codegen import driver  # noqa: E402
from codegen.compat import enumeration  # noqa: E402
from codegen.compat.normal import normal  # noqa: E402
from codegen.compat.rules_caps import Tables  # noqa: E402
from codegen.compat.sets import Patterns, holds, meets, patterns  # noqa: E402
from codegen.compat.transfer import seek  # noqa: E402
from codegen.reference.codec import check  # noqa: E402
from codegen.reference.rules import Evaluator, Place  # noqa: E402
from codegen.reference.tables import check as check_table  # noqa: E402
from codegen.sema.expr import And, Arith, Compare, Expr, Lit, Not, Or, Ref  # noqa: E402
from codegen.sema.kinds import Bool, EnumType, FlagsType, Int, Member, Provenance  # noqa: E402
from codegen.sema.model import Cap  # noqa: E402

OURS = Provenance(False, "x")
U8 = Int(1, False, 0, 255)


def member(value: int) -> Member:
    """A member of an enum, or a bit."""
    return Member(f"M{value}", value, "", False, OURS, OURS)


class Sets(unittest.TestCase):
    def some(self, dice: random.Random) -> Patterns:
        """The set of a type of one byte."""
        choice = dice.randrange(5)
        if choice == 0:
            return patterns(Bool())
        if choice == 1:
            bits = tuple(member(1 << bit) for bit in range(8) if dice.random() < 0.5)
            return patterns(FlagsType("t.f", "", 1, "", bits, ()))
        if choice == 2:
            values = tuple(member(value) for value in range(256) if dice.random() < 0.02)
            return patterns(EnumType("t.e", "", 1, False, dice.random() < 0.2, "", values, ()))
        signed = choice == 3
        low, high = sorted(dice.randrange(-128, 128) if signed else dice.randrange(256) for _ in range(2))
        return patterns(Int(1, signed, low, high, dice.choice((1, 1, 2, 3, 4, 16))))

    def test_against_counting(self) -> None:
        dice = random.Random(5)
        for _ in range(3000):
            one, other = self.some(dice), self.some(dice)
            numbers = [{pattern for pattern in range(256) if side.takes(pattern)} for side in (one, other)]
            self.assertEqual([set(one), set(other)], numbers)
            self.assertEqual([one.size, other.size], [len(side) for side in numbers])
            self.assertEqual(holds(one, other), numbers[1] <= numbers[0])
            self.assertEqual(meets(one, other), bool(numbers[0] & numbers[1]))

    def test_wide_ones(self) -> None:
        def of(low: int, high: int, step: int = 1) -> Patterns:
            return patterns(Int(8, False, low, high, step))

        whole = of(0, (1 << 64) - 1)
        self.assertTrue(holds(whole, of(5, 1 << 63)))
        self.assertFalse(holds(of(5, 1 << 63), whole))
        self.assertFalse(holds(of(6, 1 << 63), of(5, 1 << 63)))
        self.assertFalse(holds(of(0, 1 << 63), of(0, (1 << 63) + 1)))
        self.assertTrue(holds(of(0, 1 << 63), of(0, 1 << 62, 4096)))
        self.assertFalse(holds(of(0, 1 << 62, 4096), of(0, 1 << 62)))
        self.assertIsNot(holds(of(0, 1 << 62, 4096), of(0, 1 << 61, 512)), True)


class Wordings(unittest.TestCase):
    def some(self, dice: random.Random, depth: int) -> Expr:
        """A condition on a and b."""
        if depth == 0 or dice.random() < 0.2:
            terms: list[Expr] = [Ref("", ("a",), U8), Ref("", ("b",), U8), Lit(dice.randrange(3), "1")]
            left, right = dice.choice(terms), dice.choice(terms)
            if dice.random() < 0.3:
                left = Arith(dice.choice(("+", "-")), left, dice.choice(terms))
            return Compare(dice.choice(("==", "!=", "<", "<=", ">", ">=")), left, right)
        if dice.random() < 0.3:
            return Not(self.some(dice, depth - 1))
        operands = tuple(self.some(dice, depth - 1) for _ in range(dice.choice((2, 2, 3))))
        return (And if dice.random() < 0.5 else Or)(operands)

    def test_the_one_wording_means_the_same(self) -> None:
        dice = random.Random(6)
        changed = 0
        for _ in range(1500):
            expr = self.some(dice, 3)
            other = normal(expr, repr)
            changed += expr != other
            self.assertEqual(normal(other, repr), other)
            for a, b in product(range(4), repeat=2):
                env = {"": Place({"a": a, "b": b})}
                self.assertEqual(Evaluator(env).safely(expr), Evaluator(env).safely(other), (expr, a, b))
        self.assertGreater(changed, 500)

    def test_wordings_that_are_one(self) -> None:
        a, b, one = Ref("", ("a",), U8), Ref("", ("b",), U8), Lit(1, "1")
        less = Compare("<", a, b)
        for first, second in (
            (Compare(">", b, a), less),
            (Not(Not(less)), less),
            (Not(Compare(">=", a, b)), less),
            (Compare("==", a, one), Compare("==", one, a)),
            (And((less, Compare("==", a, one))), And((Compare("==", one, a), less))),
            (Not(Or((less, Compare("==", a, one)))), And((Compare("!=", a, one), Compare("<=", b, a)))),
        ):
            self.assertEqual(normal(first, repr), normal(second, repr))

    def test_what_may_wrap_keeps_its_order(self) -> None:
        a, b, one = Ref("", ("a",), U8), Ref("", ("b",), U8), Lit(1, "1")
        guarded = Or((Compare("<", a, b), Compare("==", Arith("-", a, b), one)))
        self.assertNotEqual(normal(guarded, repr), normal(Or(tuple(reversed(guarded.operands))), repr))


class Enumeration(unittest.TestCase):
    def test_no_other_body_is_accepted(self) -> None:
        text = (
            "// SPDX-License-Identifier: ISC\n\n/// T.\nschema t { }\n\n/// E.\nenum e : u8 ours \"x y\" {\n"
            "    /// A.\n    A = 1 default\n    /// B.\n    B = 4\n}\n\n/// M.\nmessage m part body ours \"x y\" {\n"
            "    /// K.\n    kind : e\n    /// F.\n    on : bool\n    /// N.\n    count : u8 count of data\n"
            "    reserved 1\n    /// W.\n    word : text[0..1]\n    reserved 1\n    /// D.\n    data : bytes[0..1] tail\n"
            "    rule 1 r { kind == A or on }\n}\n"
        ).replace("    rule", "    /// R.\n    rule")
        loaded = driver.load([("t.ipc", text)])
        assert loaded.schemas, loaded.reporter.render_text()
        message = loaded.schemas[0].messages[0]
        listed = set(enumeration.bodies(message.block))
        self.assertLessEqual(len(listed), enumeration.size(message.block))
        dice = random.Random(7)
        accepted = {data for data in listed if check(message, data) == 0}
        self.assertTrue(accepted < listed)  # the rule refuses some
        for data in sorted(listed):
            for _ in range(2):
                other = bytearray(data)
                other[dice.randrange(len(other))] ^= 1 << dice.randrange(8)
                if bytes(other) not in listed:
                    self.assertNotEqual(check(message, bytes(other)), 0, other.hex())
            self.assertNotEqual(check(message, data + b"\0"), 0)


class Transfer(unittest.TestCase):
    def cap(self, dice: random.Random, name: str, last: bool) -> Cap:
        """An entry that is like others in most ways."""
        optional = dice.random() < 0.5
        high = dice.choice((1, 2)) if last and optional else 1
        mask = dice.choice((0, 1, 1, 3))
        return Cap(name, "", "K", dice.choice((1, 1, 2)), (), mask, dice.random() < 0.7, optional, high, ("dropped",) * 6)

    def test_against_every_table(self) -> None:
        dice = random.Random(8)
        absent = bytes(16)
        entries = [
            absent,
            *(
                b"\x10\0\0\0" + kind.to_bytes(2, "little") + mode.to_bytes(2, "little") + mask.to_bytes(4, "little") + bytes(4)
                for kind, mode, mask in product((1, 2), (1, 2), (0, 1, 2, 3))
            ),
        ]
        tables = [b""] + [
            len(row).to_bytes(2, "little") + bytes(6) + b"".join(row)
            for count in (1, 2, 3)
            for row in product(entries, repeat=count)
        ]
        for _ in range(25):
            old, new = (
                tuple(self.cap(dice, name, name == names[-1]) for name in names)
                for names in (("a", "b")[: dice.choice((1, 2))], ("a", "b")[: dice.choice((1, 2))])
            )
            verdicts = [(check_table(old, data) == 0, check_table(new, data) == 0) for data in tables]
            wanted = {("lose",) for one, other in verdicts if one and not other}
            wanted |= {("gain",) for one, other in verdicts if other and not one}
            names = [[cap.name for cap in side for _ in range(cap.high)] for side in (old, new)]
            apart = [index for index, pair in enumerate(zip(*names)) if pair[0] != pair[1]]
            for data, verdict in zip(tables, verdicts):
                if verdict == (True, True) and any(any(data[8 + 16 * at : 24 + 16 * at]) for at in apart):
                    wanted.add(("misread",))
            found = seek("m", Tables(old, new))
            self.assertEqual({(witness.effect.value,) for witness in found.witnesses}, wanted, (old, new))
            self.assertEqual(found.common, (True, True) in verdicts, (old, new))


if __name__ == "__main__":
    unittest.main()
