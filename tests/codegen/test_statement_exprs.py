"""codegen.statement.exprs, expr_reader and offsets: the text of expressions, and that it reads back as itself."""

from __future__ import annotations

import random
import re
import unittest

from codegen.sema.expr import And, Arith, Ascending, Choice, Compare, Disjoint, Expr, Has, InRange, InSet, Indexed, Lit, Not, Or, Quantified, Ref, Round
from codegen.sema.kinds import Bool, StructRef
from codegen.statement.expr_reader import read_expr
from codegen.statement.exprs import canonical, children, parts, where
from codegen.statement.offsets import to_offsets
from codegen.statement.scope import Scope, of_block, of_givens, of_values
from codegen.statement.tokens import StatementError, Tokens
from tests.codegen import test_statement_schema as rich

SEQUENCE = rich.SEQUENCES[0]
SCOPE = Scope(
    own=of_block(rich.BEGIN_BLOCK),
    request=of_block(rich.PART_BLOCK),
    state=of_values((slot.name, slot.type) for slot in SEQUENCE.state),
    given=of_givens(SEQUENCE.steps[0].givens),
)
PID, KIND = rich.ref("pid", rich.PID), rich.ref("kind", rich.KIND)
SEGMENTS = rich.ref("segments", rich.SEGMENTS)
A, B, C = (Compare("==", PID, Lit(value, str(value))) for value in (1, 2, 3))


def read(text: str, names: dict[str, int] | None = None) -> Expr:
    tokens = Tokens(7, text)
    expr = read_expr(tokens, SCOPE, names or {})
    tokens.end_bare()
    return expr


class Text(unittest.TestCase):
    def check(self, expr: Expr, text: str) -> None:
        self.assertEqual(canonical(expr), text)
        self.assertEqual(read(text, dict(where(expr))), expr)

    def test_parentheses_only_where_needed(self) -> None:
        one, two, three = (Lit(value, str(value)) for value in (1, 2, 3))
        a, b, c = "pid == 1", "pid == 2", "pid == 3"
        for expr, text in (
            (Or((And((A, B)), C)), f"{a} and {b} or {c}"),
            (And((Or((A, B)), C)), f"({a} or {b}) and {c}"),
            (And((And((A, B)), C)), f"({a} and {b}) and {c}"),
            (And((A, B, C)), f"{a} and {b} and {c}"),
            (Not(A), f"not {a}"),
            (Not(Not(A)), f"not not {a}"),
            (Not(And((A, B))), f"not ({a} and {b})"),
            (And((Not(A), B)), f"not {a} and {b}"),
            (Compare("<", Arith("-", Arith("-", PID, one), two), three), "pid - 1 - 2 < 3"),
            (Compare("<", Arith("-", PID, Arith("-", one, two)), three), "pid - (1 - 2) < 3"),
            (Compare("<", Arith("*", Arith("+", PID, one), two), three), "(pid + 1) * 2 < 3"),
            (Compare("<", Arith("+", PID, Arith("%", one, two)), three), "pid + 1 % 2 < 3"),
            (Compare("==", Compare("<", one, two), Lit(1, "true")), "(1 < 2) == true"),
            (Choice(A, Choice(B, one, two), three), f"if {a} then (if {b} then 1 else 2) else 3"),
            (Choice(A, one, Choice(B, two, three)), f"if {a} then 1 else if {b} then 2 else 3"),
            (Arith("+", Choice(A, one, two), Lit(-3, "-3")), f"(if {a} then 1 else 2) + -3"),
            (InSet(Arith("+", PID, one), ()), "pid + 1 in {}"),
            (Not(InRange(PID, one, Lit(0xF_F, "0xF_F"))), "not pid in 1..0xF_F"),
            (Has(rich.ref("flags", rich.MODE, "s"), one), ""),
        ):
            if text:
                with self.subTest(text):
                    self.check(expr, text)

    def test_literals_keep_their_text(self) -> None:
        self.check(Compare("<=", PID, Lit(16, "types.TOP")), "pid <= types.TOP")
        self.check(InSet(KIND, (Lit(1, "ONE"), Lit(2, "TWO"), Lit(1, "ONE"))), "kind in {ONE, TWO, ONE}")
        self.assertEqual(where(InSet(KIND, (Lit(2, "TWO"), Lit(1, "ONE"), Lit(2, "TWO")))), (("TWO", 2), ("ONE", 1)))
        # One name for two numbers, and the name of a field: the number stands with the name.
        self.check(InSet(KIND, (Lit(1, "X"), Lit(2, "X"), Lit(3, "Y"))), "kind in {X(1), X(2), Y}")
        self.check(Compare("<", PID, Lit(0x10000, "pid")), "pid < pid(0x1_0000)")
        self.check(Compare("<", PID, Lit(3, "READ | WRITE")), "pid < READ | WRITE")
        index = rich.ref("index", rich.U16, "request")
        self.check(Compare("<", index, Lit(3, "request.index")), "request.index < request.index(3)")
        self.check(Compare("==", rich.ref("ready", Bool()), Lit(1, "true")), "ready == true")

    def test_names_of_fields_that_are_words(self) -> None:
        every = rich.ref("all", rich.sint(8))
        self.check(Compare("<", every, Lit(0, "0")), ".all < 0")
        negative = Compare("<", every, Lit(0, "0"))
        self.check(Quantified(False, "all_", SEGMENTS, negative), "any all_ in segments { .all < 0 }")
        # A variable hides the field of its name; the field is still reached.
        inner = Compare("<", PID, Ref("pid", ("vaddr",), rich.VADDR))
        self.check(Quantified(True, "pid", SEGMENTS, inner), "all pid in segments { .pid < pid.vaddr }")
        own = rich.ref("vaddr", rich.VADDR, "element")
        self.check(Disjoint(SEGMENTS, own, PID), "disjoint(segments, vaddr, .pid)")
        self.check(
            Quantified(True, "vaddr", SEGMENTS, Disjoint(SEGMENTS, own, Ref("vaddr", ("mem_size",), rich.MEM_SIZE))),
            "all vaddr in segments { disjoint(segments, element.vaddr, vaddr.mem_size) }",
        )
        whole = Ref("element", (), StructRef("rich.segment"))
        self.check(Disjoint(SEGMENTS, whole, own), "disjoint(segments, element, vaddr)")
        self.check(Ref("", ("home",), StructRef("far.point")), "home")

    def test_other_scopes(self) -> None:
        index = rich.ref("index", rich.U16, "request")
        self.check(
            Indexed(rich.ref("segments", rich.STATE_SEGMENTS, "state"), index, ("vaddr",), rich.VADDR),
            "state.segments[request.index].vaddr",
        )
        self.check(rich.ref("now", rich.U64, "given"), "given.now")
        self.check(Ascending(SEGMENTS, ("mem_size",), rich.MEM_SIZE), "ascending(segments.mem_size)")
        self.check(Round(True, PID, Lit(8, "8")), "round_up(pid, 8)")

    def test_unreadable(self) -> None:
        for text in (
            "", "pid ==", "pid == 1 2", "nothing == 1", "pid == MISSING", "(pid == 1", "pid has", "pid in 1",
            "all s in pid { 1 }", "all in in segments { 1 }", "ascending(segments)", "ascending(segments.flags)",
            "disjoint(segments.vaddr, 1, 2)", "segments[1]", "segments[1].nothing", "state.nothing", "given.pid",
            "request",
            "pid.x",
            "1 |", "A | 2", "pid == 1 // x", "not", "if pid then 1", "round_up(pid, pid)", "pid in {1 2}", "0x",
            "9" * 50,
            "1__2", "pid == @8", "((" * 5000,
        ):  # fmt: skip
            with self.subTest(text[:40]), self.assertRaises(StatementError) as caught:
                read(text)
            self.assertEqual(caught.exception.line, 7)
            self.assertEqual("nested too deeply" in caught.exception.message, text.startswith("(("))

    def test_what_is_said(self) -> None:
        for text, words in (
            ("pid == )", "expected a value, found ')'"),
            ("pid == and", "expected a value, found 'and'"),
            ("ascending(pid)", "'pid' is no array"),
            ("all s in state.next { 1 == 1 }", "'next' is no array"),
            ("pid == entries", "an expression can't name records"),
            ("pid == A | B", "'A | B' has no number"),
        ):
            scope = Scope(own={**SCOPE.own, **of_block(rich.LIST_BLOCK)}, state=SCOPE.state)
            with self.subTest(text), self.assertRaisesRegex(StatementError, re.escape(words)):
                read_expr(Tokens(1, text), scope, {})

    def test_a_field_may_be_called_like_a_scope(self) -> None:
        scope = Scope(own={"request": SCOPE.own["pid"], "state": SCOPE.own["home"]}, state=SCOPE.state)
        for expr, text in (
            (rich.ref("request", rich.PID), "request"),
            (rich.ref("state.x", rich.sint(2)), ".state.x"),
            (rich.ref("next", rich.U64, "state"), "state.next"),
        ):
            self.assertEqual(canonical(expr), text)
            self.assertEqual(read_expr(Tokens(1, text), scope, {}), expr)

    def test_what_has_no_text_is_refused(self) -> None:
        for expr in (And((A,)), Lit(3, "4"), Lit(3, "a b"), Lit(1, "01"), Lit(0, "true"), Lit(1, "all"),
                     Ref("", (), rich.U8), Ref("t", ("x",), rich.U8),
                     Quantified(True, "request", SEGMENTS, A)):  # fmt: skip
            with self.subTest(repr(expr)[:60]), self.assertRaises(ValueError):
                canonical(expr)


class AtRandom(unittest.TestCase):
    """Expressions of any shape, whether or not the language would take them."""

    def number(self, dice: random.Random, depth: int, variables: tuple[str, ...], element: bool) -> Expr:
        pick = dice.randrange(9 if depth else 4)
        if pick == 0:
            return self.literal(dice)
        if pick == 1 and variables:
            return Ref(dice.choice(variables), ("vaddr",), rich.VADDR)
        if pick == 2:
            return rich.ref("vaddr", rich.VADDR, "element") if element else rich.ref("now", rich.U64, "given")
        if pick < 4:
            return dice.choice((PID, KIND, rich.ref("all", rich.sint(8)), rich.ref("next", rich.U64, "state")))
        left, right = (self.number(dice, depth - 1, variables, element) for _ in range(2))
        if pick == 4:
            return Round(dice.random() < 0.5, left, self.literal(dice))
        if pick == 5:
            return Indexed(rich.ref("segments", rich.STATE_SEGMENTS, "state"), left, ("mem_size",), rich.MEM_SIZE)
        if pick == 6:
            return Choice(self.truth(dice, depth - 1, variables, element), left, right)
        return Arith(dice.choice("+-*%"), left, right)

    @staticmethod
    def literal(dice: random.Random) -> Lit:
        return dice.choice((Lit(7, "7"), Lit(-1, "-1"), Lit(16, "0x1_0"), Lit(1, "ONE"), Lit(2, "ONE"),
                            Lit(3, "A | b.C"), Lit(4, "pid"), Lit(0, "false"), Lit(5, "s"), Lit(6, "TWO")))  # fmt: skip

    def truth(self, dice: random.Random, depth: int, variables: tuple[str, ...], element: bool) -> Expr:
        pick = dice.randrange(9) if depth else 1
        if pick == 0:
            return Not(self.truth(dice, depth - 1, variables, element))
        if pick < 4:
            pair = [self.number(dice, max(0, depth - 1), variables, element) for _ in range(2)]
            if pick == 1:
                return Compare(dice.choice(("==", "!=", "<", "<=", ">", ">=")), pair[0], pair[1])
            if pick == 2:
                return Has(pair[0], self.literal(dice))
            low, high = self.literal(dice), self.literal(dice)
            return dice.choice((InRange(pair[0], low, high), InSet(pair[1], (low, high))))
        if pick == 4:
            return Ascending(SEGMENTS, ("vaddr",), rich.VADDR)
        if pick == 5:
            return Disjoint(SEGMENTS, *(self.number(dice, depth - 1, variables, True) for _ in range(2)))
        if pick == 6:
            name = dice.choice("stu")
            return Quantified(
                dice.random() < 0.5, name, SEGMENTS, self.truth(dice, depth - 1, (*variables, name), element)
            )
        operands = tuple(self.truth(dice, depth - 1, variables, element) for _ in range(dice.randrange(2, 4)))
        return And(operands) if pick == 7 else Or(operands)

    def test_every_shape_reads_back(self) -> None:
        dice = random.Random(2)
        seen: set[type] = set()
        for round_ in range(4000):
            expr = self.truth(dice, dice.randrange(5), (), False)
            seen.update(type(part) for part in parts(expr))
            text = canonical(expr)
            with self.subTest(round_, text=text):
                self.assertEqual(read(text, dict(where(expr))), expr)
        self.assertEqual(len(seen), 16)

    def test_parentheses_are_minimal(self) -> None:
        """Any pair of parentheses that groups can't be left out."""
        dice = random.Random(3)
        for _ in range(300):
            expr = self.truth(dice, 3, (), False)
            text = canonical(expr)
            for start, sign in enumerate(text):
                before = text[start - 1] if start else " "
                if sign != "(" or before.isalnum() or before in "_":
                    continue
                depth, end = 1, start
                while depth:
                    end += 1
                    depth += (text[end] == "(") - (text[end] == ")")
                shorter = text[:start] + text[start + 1 : end] + text[end + 1 :]
                try:
                    self.assertNotEqual(read(shorter, dict(where(expr))), expr, text)
                except StatementError:
                    pass


class Offsets(unittest.TestCase):
    def test_text(self) -> None:
        for text, wanted in (
            ("pid <= TOP", "@0 <= 9"),
            ("home.y == 1", "@74 == 1"),
            ("all s in segments { s.vaddr < pid and any t in segments { t.flags has 1 and s.mem_size < 2 } }",
             "all e0 in @80 { e0@0 < @0 and any e1 in @80 { e1@16 has 1 and e0@8 < 2 } }"),
            ("ascending(segments.mem_size)", "ascending(@80@8)"),
            ("disjoint(segments, vaddr, mem_size + .pid)", "disjoint(@80, element@0, element@8 + @0)"),
            ("state.segments[request.index].mem_size == given.now", "state#1[request@8]@8 == given#1"),
        ):  # fmt: skip
            with self.subTest(text):
                self.assertEqual(to_offsets(read(text, {"TOP": 9}), SCOPE), wanted)

    def test_every_shape_has_offsets(self) -> None:
        dice = random.Random(4)
        maker = AtRandom()
        for _ in range(500):
            text = to_offsets(maker.truth(dice, 4, (), False), SCOPE)
            self.assertNotRegex(text, "pid|vaddr|segments|ONE|TWO")

    def test_an_unknown_name_is_refused(self) -> None:
        for expr in (Ref("", ("gone",), rich.U8), Ref("s", ("x",), rich.U8), Ref("", ("pid", "x"), rich.U8)):
            with self.assertRaises(ValueError):
                to_offsets(expr, SCOPE)


class Children(unittest.TestCase):
    def test_in_text_order(self) -> None:
        one, two, three = (Lit(value, str(value)) for value in (1, 2, 3))
        self.assertEqual(children(Choice(A, one, two)), (A, one, two))
        self.assertEqual(children(InRange(one, two, three)), (one, two, three))
        self.assertEqual(children(Disjoint(SEGMENTS, one, two)), (SEGMENTS, one, two))
        self.assertEqual(children(one), ())


if __name__ == "__main__":
    unittest.main()
