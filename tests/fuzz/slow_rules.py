"""Rule expressions in, C text that evaluates them byte by byte out. Called by `slow` and `slow_steps`.

Numbers are `num`, wider than any field; what leaves its 64-bit domain sets `slow_broken`, after which the rule refuses,
whatever else is still evaluated. The order of what is evaluated is that of the contract: C's own && and ||.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any, Mapping, assert_never

from codegen.layout.model import Array, Block, Records, Struct
from codegen.layout.verdict import CLASSES
from codegen.reference.rules import is_signed
from codegen.sema.expr import (
    And, Arith, Ascending, Choice, Compare, Disjoint, Expr, Has, Indexed, InRange, InSet, Lit, Not, Or, Quantified, Ref,
    Round,
)  # fmt: skip
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int

SCALARS = (Int, Bool, EnumType, FlagsType)
_numbers = count(1)


def fresh(stem: str) -> str:
    """A C name that nobody else has."""
    return f"{stem}{next(_numbers)}"


def literal(value: int) -> str:
    """A constant of type num."""
    return f"(num){value}ULL" if value >= 0 else f"(-(num){-value}ULL)"


def read(kind: Any, offset: str) -> str:
    """A scalar of the body."""
    width = 1 if isinstance(kind, Bool) else kind.width
    sign = isinstance(kind, (Int, EnumType)) and kind.signed
    return f"slow_number(b->data + {offset}, {width}, {'true' if sign else 'false'})"


@dataclass(frozen=True)
class InBody:
    """A value of the body: C text of its offset; `used` of how many elements, where it is an array."""

    offset: str
    layout: Any
    used: str = ""

    def field(self, name: str) -> "InBody":
        """The field of that name."""
        block: Block = self.layout.block if isinstance(self.layout, Struct) else self.layout
        slot = block.slot(name)
        used = ""
        if isinstance(slot.type, (Array, Records)):
            used = f"(size_t){literal(slot.type.high)}"
            if slot.type.count:
                counter = block.slot(slot.type.count)
                used = f"(size_t){read(counter.type, f'({self.offset} + {counter.offset})')}"
        return InBody(f"({self.offset} + {slot.offset})", slot.type, used)

    def element(self, index: str) -> "InBody":
        """The element of that index."""
        return InBody(f"({self.offset} + (size_t){index} * {self.layout.stride})", self.layout.element)

    def number(self) -> str:
        """Its value."""
        return read(self.layout, self.offset)

    def pointer(self) -> str:
        """Its bytes."""
        return f"(b->data + {self.offset})"


@dataclass(frozen=True)
class InMemory:
    """A value in C variables: an lvalue, or a struct of them. `named`: the C text of each field that stands apart."""

    text: str
    named: Mapping[str, str] | None = None
    used: str = ""
    counts: Mapping[str, str] | None = None

    def field(self, name: str) -> "InMemory":
        """The field of that name."""
        used = (self.counts or {}).get(name, "")
        return InMemory(self.named[name] if self.named is not None else f"{self.text}.{name}", None, used)

    def element(self, index: str) -> "InMemory":
        """The element of that index."""
        return InMemory(f"{self.text}[(size_t){index}]")

    def number(self) -> str:
        """Its value."""
        return f"(num){self.text}"

    def pointer(self) -> str:
        """Its bytes."""
        return self.text


Spot = InBody | InMemory


@dataclass(frozen=True)
class Rules:
    """Expressions of one environment."""

    env: Mapping[str, Spot]

    def _with(self, name: str, spot: Spot) -> "Rules":
        return Rules({**self.env, name: spot})

    def spot(self, ref: Ref) -> Spot:
        """What a reference names."""
        return walk(self.env[ref.scope], ref.path)

    def number(self, expr: Expr) -> str:
        """C text of a num."""
        match expr:
            case Lit():
                return literal(expr.value)
            case Ref():
                return self.spot(expr).number()
            case Indexed():
                array, index, found = self.spot(expr.array), fresh("index"), fresh("found")
                value = walk(array.element(index), expr.path).number()
                return (
                    f"({{ const num {index} = {self.number(expr.index)}; num {found} = 0; "
                    f"if ({index} < 0 || {index} >= (num){array.used}) slow_broken = true; else {found} = {value}; "
                    f"{found}; }})"
                )
            case Arith():
                name = {"+": "slow_add", "-": "slow_sub", "*": "slow_mul", "%": "slow_rest"}[expr.op]
                return f"{name}({self.number(expr.left)}, {self.number(expr.right)}, {_bool(is_signed(expr))})"
            case Round():
                sign = _bool(is_signed(expr.value))
                return f"slow_round({self.number(expr.value)}, {literal(expr.unit.value)}, {_bool(expr.up)}, {sign})"
            case Choice():
                return f"({self.holds(expr.condition)} ? {self.number(expr.first)} : {self.number(expr.second)})"
            case _:
                return f"(num)({self.holds(expr)})"

    def holds(self, expr: Expr) -> str:
        """C text of a bool."""
        match expr:
            case Compare():
                if isinstance(expr.left, Ref) and isinstance(expr.left.type, Bytes):
                    assert isinstance(expr.right, Ref) and expr.left.type.form is Form.EXACT
                    pair = f"{self.spot(expr.left).pointer()}, {self.spot(expr.right).pointer()}"
                    same = f"slow_same({pair}, {expr.left.type.high})"
                    return same if expr.op == "==" else f"(!{same})"
                return f"({self.number(expr.left)} {expr.op} {self.number(expr.right)})"
            case Has():
                mask = literal(expr.mask.value)
                return f"(({self.number(expr.value)} & {mask}) == {mask})"
            case InRange():
                value = fresh("value")
                bounds = f"{value} >= {literal(expr.low.value)} && {value} <= {literal(expr.high.value)}"
                return f"({{ const num {value} = {self.number(expr.value)}; {bounds}; }})"
            case InSet():
                value = fresh("value")
                tests = " || ".join(f"{value} == {literal(member.value)}" for member in expr.members)
                return f"({{ const num {value} = {self.number(expr.value)}; {tests}; }})"
            case Not():
                return f"(!{self.holds(expr.operand)})"
            case And():
                return "(" + " && ".join(self.holds(operand) for operand in expr.operands) + ")"
            case Or():
                return "(" + " || ".join(self.holds(operand) for operand in expr.operands) + ")"
            case Quantified():
                array, i, all_ = self.spot(expr.array), fresh("i"), fresh("all")
                body = self._with(expr.variable, array.element(i)).holds(expr.body)
                start, stop = _bool(expr.every), "" if expr.every else "!"
                return (
                    f"({{ bool {all_} = {start}; for (size_t {i} = 0; {i} < {array.used} && {stop}{all_} && "
                    f"!slow_broken; {i}++) {all_} = {body}; {all_}; }})"
                )
            case Ascending() | Disjoint():
                return f"({self.odd(expr)} < 0)"
            case Lit() | Ref() | Indexed() | Arith() | Round() | Choice():
                return f"({self.number(expr)} != 0)"
            case _:
                assert_never(expr)

    def odd(self, expr: Ascending | Disjoint) -> str:
        """C text of the index of the first element that breaks the order or meets an earlier one; -1 for none."""
        array, i, odd = self.spot(expr.array), fresh("i"), fresh("odd")
        if isinstance(expr, Ascending):
            now = walk(array.element(i), expr.path).number()
            before = walk(array.element(f"({i} - 1)"), expr.path).number()
            loop = f"for (size_t {i} = 1; {i} < {array.used} && {odd} < 0; {i}++)"
            body = f"{loop} if (!({now} > {before})) {odd} = (num){i};"
            return f"({{ num {odd} = -1; {body} {odd}; }})"
        k, saved, s1, z1, e1, s2, e2 = (fresh(stem) for stem in ("k", "saved", "s", "z", "e", "s", "e"))
        here, there = self._with("element", array.element(i)), self._with("element", array.element(k))
        sign = _bool(is_signed(expr.start))

        def end(rules: Rules, start: str) -> str:
            return f"slow_add({start}, {rules.number(expr.size)}, {sign})"

        body = (
            f"for (size_t {i} = 0; {i} < {array.used} && {odd} < 0; {i}++) {{ "
            f"const bool {saved} = slow_broken; slow_broken = false; "
            f"const num {s1} = {here.number(expr.start)}, {z1} = {here.number(expr.size)}, {e1} = {end(here, s1)}; "
            f"if (slow_broken || {z1} <= 0) {odd} = (num){i}; slow_broken = {saved}; "
            f"for (size_t {k} = 0; {k} < {i} && {odd} < 0; {k}++) {{ "
            f"const num {s2} = {there.number(expr.start)}, {e2} = {end(there, s2)}; "
            f"if ({s1} < {e2} && {e1} > {s2}) {odd} = (num){i}; }} }}"
        )
        return f"({{ num {odd} = -1; {body} {odd}; }})"

    def failure(self, expr: Expr, offset: str, number: int) -> list[str]:
        """C lines that return the verdict of a rule that does not hold."""
        match expr:
            case And():
                return [line for operand in expr.operands for line in self.failure(operand, offset, number)]
            case Quantified(every=True):
                array, i = self.spot(expr.array), fresh("i")
                inner = self._with(expr.variable, array.element(i))
                at = inner.env[expr.variable]
                found = at.offset if isinstance(at, InBody) else offset
                lines = inner.safely(expr.body, found, number)
                return [f"for (size_t {i} = 0; {i} < {array.used}; {i}++) {{", *lines, "}"]
            case Quantified():
                array = self.spot(expr.array)
                return self.safely(expr, array.offset if isinstance(array, InBody) else offset, number)
            case Ascending() | Disjoint():
                odd, array = fresh("odd"), self.spot(expr.array)
                at = array.element(odd)
                found = at.offset if isinstance(at, InBody) else offset
                test = f"if ({odd} >= 0) return {_refuse(found, number)};"
                return ["{ slow_broken = false;", f"const num {odd} = {self.odd(expr)};", test, "}"]
            case _:
                return self.safely(expr, offset, number)

    def safely(self, expr: Expr, offset: str, number: int) -> list[str]:
        """C lines that return the verdict if a condition is false or broken."""
        name = fresh("holds")
        return [
            "{ slow_broken = false;",
            f"const bool {name} = {self.holds(expr)};",
            f"if (!{name} || slow_broken) return {_refuse(offset, number)};",
            "}",
        ]


def walk(spot: Spot, path: tuple[str, ...]) -> Spot:
    """The field at the end of a path."""
    for name in path:
        spot = spot.field(name)
    return spot


def _refuse(offset: str, number: int) -> str:
    return f"slow_refuse(b, {CLASSES['RULE']}, {offset}, {number})"


def _bool(value: bool) -> str:
    return "true" if value else "false"
