"""Conditions in C against the reference's evaluation of the same expressions, at values where a wrap is near.

Every expression becomes a C function; one program calls them all for all combinations of values, with the sanitizer for
undefined behaviour on. The reference shares no code with the emitter.
"""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import tempfile
import unittest
from typing import Iterator

from codegen.emit import ctypes
from codegen.emit.cond import FALSE, Any, Cond, Const, Test, either, every, knowing, negate, refuted, text
from codegen.emit.expr import Env, holds, refuses, wraps
from codegen.emit.numbers import Value, compare, scalar
from codegen.reference.rules import Evaluator, Place
from codegen.sema.expr import And, Arith, Compare, Expr, Has, InRange, InSet, Lit, Not, Or, Ref, Round
from codegen.sema.kinds import Bool, EnumType, FlagsType, Int, Leaf, Member, Provenance

U64, I64 = (1 << 64) - 1, 1 << 63
OURS = Provenance(False, "a test")


def member(name: str, value: int) -> Member:
    return Member(name, value, "", False, OURS, OURS)


KINDS: dict[str, Leaf] = {
    "a": Int(8, False, 0, U64),
    "b": Int(8, False, 1, U64),
    "c": Int(4, False, 0, 0xFFFF_FFFF),
    "n": Int(2, False, 0, 4096),
    "s": Int(8, True, -I64, I64 - 1),
    "t": Int(8, True, -I64, I64 - 1),
    "w": Int(4, True, -(1 << 31), (1 << 31) - 1),
    "f": FlagsType("x.bits", "", 4, "", (member("R", 1), member("W", 2), member("X", 4)), ()),
    "e": EnumType("x.kind", "", 2, False, False, "", (member("ONE", 1), member("TWO", 2), member("NINE", 9)), ()),
    "on": Bool(),
}
VALUES: dict[str, tuple[int, ...]] = {
    "a": (0, 1, 4095, 4097, I64, U64 - 4095, U64 - 1, U64),
    "b": (1, 2, 4096, I64 - 1, U64),
    "c": (0, 1, 7, 0xFFFF_FFFF),
    "n": (0, 1, 4095, 4096),
    "s": (-I64, -I64 + 1, -1, 0, 1, I64 - 1),
    "t": (-I64, -3, -1, 0, 2, I64 - 1),
    "w": (-(1 << 31), -1, 0, 5, (1 << 31) - 1),
    "f": (0, 1, 2, 5, 7),
    "e": (1, 2, 9),
    "on": (0, 1),
}
UNSIGNED, SIGNED = ("a", "b", "c", "n"), ("s", "t", "w")
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")


def ref(name: str) -> Ref:
    return Ref("", (name,), KINDS[name])


def lit(value: int) -> Lit:
    return Lit(value, str(value))


def env() -> Env:
    def nothing(*_: object) -> Value:
        raise AssertionError("no arrays here")

    def field(named: Ref) -> Value:
        return scalar(named.path[0], KINDS[named.path[0]])

    return Env(field, nothing, nothing, lambda _: (FALSE, FALSE), {})


def sums(names: tuple[str, ...], literals: tuple[int, ...]) -> Iterator[Expr]:
    """Numbers of one domain: fields, literals, every operator between two of them."""
    leaves: list[Expr] = [*map(ref, names), *map(lit, literals)]
    yield from leaves
    for op in ("+", "-", "*"):
        for left, right in itertools.product(leaves, leaves):
            if not (isinstance(left, Lit) and isinstance(right, Lit)):
                yield Arith(op, left, right)


def expressions() -> list[Expr]:
    """A few hundred conditions: each form on its own, then picked combinations of them, always the same."""
    pick = random.Random(1)
    unsigned, signed = [*sums(UNSIGNED, (0, 1, 4096))], [*sums(SIGNED, (-1, 0, 3))]
    unsigned += [Round(up, ref(name), lit(unit)) for up in (True, False) for name in UNSIGNED for unit in (1, 8, 4096)]
    unsigned += [Arith("%", ref(name), lit(unit)) for name in UNSIGNED for unit in (1, 3, 4096)]
    signed += [Round(up, ref(name), lit(8)) for up in (True, False) for name in SIGNED]
    plain: list[Expr] = []
    for family in (unsigned, signed):
        for number in family:
            other = pick.choice(family)
            plain.append(Compare(pick.choice(COMPARISONS), number, other))
            plain.append(Compare(pick.choice(COMPARISONS), pick.choice(family), number))
        for _ in range(60):
            left, right = pick.choice(family), pick.choice(family)
            plain.append(Compare("<=", Arith(pick.choice("+-"), left, right), pick.choice(family)))
        for _ in range(20):
            plain.append(InRange(pick.choice(family), lit(1), lit(5000)))
            plain.append(InSet(pick.choice(family), (lit(0), lit(1), lit(4096))))
    for value in (0, 1):
        plain.append(Compare("==", ref("on"), lit(value)))
    for mask in (1, 3, 7):
        plain.append(Has(ref("f"), lit(mask)))
    plain += [Compare("!=", ref("e"), lit(9)), InSet(ref("e"), (lit(1), lit(9))), Compare("==", ref("f"), lit(0))]
    rounded = Arith("-", Round(True, Arith("+", ref("a"), ref("n")), lit(4096)), Round(False, ref("a"), lit(4096)))
    plain.append(Compare(">", rounded, lit(0)))
    mixed: list[Expr] = []
    for _ in range(250):
        one, two, three = pick.sample(plain, 3)
        forms: tuple[Expr, ...] = (
            And((one, two)), Or((one, two)), Not(one), Not(And((one, two))), Not(Or((one, two))), Or((Not(one), two)),
            Or((And((one, two)), three)), And((Or((one, two)), three)), Or((one, two, three)),
            Not(Or((Not(one), And((two, three))))),
        )
        mixed.append(pick.choice(forms))
    return [expr for expr in plain + mixed if len(used(expr)) <= 4]


def used(expr: object) -> tuple[str, ...]:
    """The fields in an expression."""
    if isinstance(expr, Ref):
        return expr.path
    if isinstance(expr, tuple):
        return tuple(dict.fromkeys(name for part in expr for name in used(part)))
    return used(tuple(vars(expr).values())) if hasattr(expr, "__dict__") else ()


def condition(cond: Cond) -> str:
    return str(int(cond.truth)) if isinstance(cond, Const) else text(cond)


def program(conds: list[tuple[Expr, Cond]]) -> str:
    """Prints one line of 0 and 1 for each condition."""
    enum = "enum { IPC_X_KIND_ONE = 1, IPC_X_KIND_TWO = 2, IPC_X_KIND_NINE = 9 };"
    flags = KINDS["f"]
    assert isinstance(flags, FlagsType)
    bits = "".join(f"#define IPC_X_BITS_{entry.name} UINT32_C({entry.value})\n" for entry in flags.members)
    lines = ["#include <stdbool.h>", "#include <stdint.h>", "#include <stdio.h>", bits, enum]
    for name, kind in KINDS.items():
        spelled = [ctypes.wide_literal(value, value < 0) for value in VALUES[name]]
        assert ctypes.is_scalar(kind)
        lines.append(f"static const {ctypes.scalar_type(kind)} {name}_values[] = {{ {', '.join(spelled)} }};")
    lines.append("int main(void) {")
    for expr, cond in conds:
        fields = used(expr)
        for name in fields:
            count, kind = len(VALUES[name]), KINDS[name]
            assert ctypes.is_scalar(kind)
            lines.append(f"for (int {name}_i = 0; {name}_i < {count}; {name}_i++) {{")
            lines.append(f"const {ctypes.scalar_type(kind)} {name} = {name}_values[{name}_i]; (void){name};")
        lines.append(f"putchar('0' + (int)({condition(cond)}));" + "}" * len(fields) + "putchar('\\n');")
    return "\n".join([*lines, "return 0; }"])


def run(source: str, compiler: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "conditions")
        with open(path + ".c", "w", encoding="utf-8") as file:
            file.write(source)
        flags = ["-std=c11", "-O0", "-Wall", "-Wextra", "-Werror", "-Wno-unused-const-variable"]
        flags += ["-fsanitize=undefined", "-fno-sanitize-recover=all"]
        subprocess.run([compiler, *flags, "-Wconversion", "-o", path, path + ".c"], check=True)
        return subprocess.run([path], check=True, capture_output=True, text=True).stdout.split("\n")


class AgainstTheReference(unittest.TestCase):
    def test_refusing_conditions(self) -> None:
        found = expressions()
        self.assertGreater(len(found), 400)
        outcomes = run(program([(expr, refuses(expr, env())) for expr in found]), "gcc")
        for expr, line in zip(found, outcomes):
            fields = used(expr)
            wanted = ""
            for values in itertools.product(*(VALUES[name] for name in fields)):
                failing = Evaluator({"": Place(dict(zip(fields, values)))}).failure(expr, 0) is not None
                wanted += str(int(failing))
            self.assertEqual(line, wanted, f"{expr}\n{condition(refuses(expr, env()))}")

    def test_both_outcomes_and_the_wrap_exclude_each_other(self) -> None:
        found = [expr for expr in expressions() if wraps(expr, env()) != FALSE][:150]
        one = run(program([(expr, every(negate(wraps(expr, env())), holds(expr, env()))) for expr in found]), "clang")
        other = run(program([(expr, refuses(expr, env())) for expr in found]), "clang")
        for expr, accepted, refused in zip(found, one, other):
            self.assertTrue(all(a != b for a, b in zip(accepted, refused)), f"{expr}")


class Text(unittest.TestCase):
    def refused(self, expr: Expr) -> str:
        return condition(refuses(expr, env()))

    def test_a_sum_that_may_wrap(self) -> None:
        expr = Compare("<=", Arith("+", ref("a"), ref("b")), ref("c"))
        self.assertEqual(self.refused(expr), "b > UINT64_MAX - a || a + b > c")

    def test_a_sum_that_can_not(self) -> None:
        expr = Compare("<=", Arith("+", ref("c"), ref("n")), lit(5000))
        self.assertEqual(self.refused(expr), "(uint64_t)c + n > 5000")

    def test_negations_reach_the_comparisons(self) -> None:
        expr = Not(And((Has(ref("f"), lit(2)), Has(ref("f"), lit(4)))))
        self.assertEqual(self.refused(expr), "f >= (IPC_X_BITS_W | IPC_X_BITS_X)")

    def test_nothing_that_is_always_so(self) -> None:
        self.assertEqual(refuses(Compare(">=", ref("a"), lit(0)), env()), FALSE)
        self.assertEqual(refuses(Compare("<=", ref("n"), lit(4096)), env()), FALSE)
        self.assertEqual(self.refused(Compare(">", ref("a"), lit(0))), "a == 0")

    def test_a_difference_of_what_was_rounded_apart(self) -> None:
        rounded = Arith("-", Round(True, Arith("+", ref("n"), ref("c")), lit(8)), Round(False, ref("n"), lit(8)))
        self.assertEqual(wraps(rounded, env()), FALSE)


class Conditions(unittest.TestCase):
    one, two = Test("a < b", "a >= b"), Test("c == 0", "c != 0")

    def test_negate_twice(self) -> None:
        cond = either(every(self.one, self.two), self.two)
        self.assertEqual(negate(negate(cond)), cond)

    def test_folding(self) -> None:
        self.assertEqual(every(self.one, Const(True)), self.one)
        self.assertEqual(every(self.one, Const(False)), FALSE)
        self.assertEqual(either(self.one, self.one), self.one)
        self.assertEqual(text(every(either(self.one, self.two), self.two)), "(a < b || c == 0) && c == 0")

    def test_what_a_check_tells(self) -> None:
        self.assertEqual(refuted(Any((self.one, self.two))), ("a < b", "c == 0"))
        self.assertEqual(knowing(either(self.one, self.two), {"a < b"}), self.two)
        self.assertEqual(knowing(either(negate(self.one), self.two), {"a < b"}), Const(True))

    def test_bounds_decide(self) -> None:
        low, high = Value("x", 0, 5), Value("y", 6, 9)
        self.assertEqual(compare("<", low, high), Const(True))
        self.assertEqual(compare("==", low, high), FALSE)
        self.assertEqual(compare("<=", low, low), Const(True))
        self.assertEqual(compare("<", low, Value("z", 2, 3)), Test("x < z", "x >= z"))


if __name__ == "__main__":
    unittest.main()
