"""Expressions and decoded values in, truth or the failing offset out. Called by `codec` and `sequence`.

Numbers are Python's; every result is checked against its 64-bit domain. A wrap, or an index outside its array,
raises Broken: the rule that evaluates it refuses, whatever stands around it.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import Any, Callable, Iterator, Mapping, assert_never

from codegen.layout.model import Array, Block, Struct
from codegen.sema.expr import (
    And,
    Arith,
    Ascending,
    Choice,
    Compare,
    Disjoint,
    Expr,
    Has,
    InRange,
    InSet,
    Indexed,
    Lit,
    Not,
    Or,
    Quantified,
    Ref,
    Round,
)
from codegen.sema.kinds import EnumType, Int


COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge
}  # fmt: skip


class Broken(Exception):
    """A result outside its domain, or an index outside its array."""


@dataclass(slots=True)  # not frozen: millions are made, and that doubles what one costs
class Place:
    """A value, and where it stands in the body: no layout and offset 0 for a value that is not in the body."""

    value: Any
    layout: Any = None
    offset: int = 0

    def field(self, name: str) -> "Place":
        """The field of that name."""
        block = self.layout.block if isinstance(self.layout, Struct) else self.layout
        if not isinstance(block, Block):
            return Place(self.value[name])
        slot = block.slot(name)
        return Place(self.value[name], slot.type, self.offset + slot.offset)

    def walk(self, path: tuple[str, ...]) -> "Place":
        """The field at the end of the path."""
        place = self
        for name in path:
            place = place.field(name)
        return place

    def elements(self) -> Iterator["Place"]:
        """The elements in use of an array, in order."""
        for index, value in enumerate(self.value):
            if isinstance(self.layout, Array):
                yield Place(value, self.layout.element, self.offset + index * self.layout.stride)
            else:
                yield Place(value)


Env = Mapping[str, Place]
Log = list[tuple[int, int]]  # atoms evaluated (by id) and how they came out: 1, 0, or the sign of a comparison


@dataclass(slots=True)  # as Place
class Evaluator:
    """Evaluates in one environment; `log`, where given, is told the outcome of each atom."""

    env: Env
    log: Log | None = None

    def _with(self, name: str, place: Place) -> "Evaluator":
        return Evaluator({**self.env, name: place}, self.log)

    def place(self, ref: Ref) -> Place:
        """The value that a reference names."""
        return self.env[ref.scope].walk(ref.path)

    def number(self, expr: Expr) -> Any:
        """The number (or the byte string) that an expression stands for."""
        match expr:
            case Lit():
                return expr.value
            case Ref():
                value = self.env[expr.scope].value
                for name in expr.path:
                    value = value[name]
                return value
            case Indexed():
                index = self.number(expr.index)
                found = list(self.place(expr.array).elements())
                if not 0 <= index < len(found):
                    raise Broken
                return found[index].walk(expr.path).value
            case Arith():
                return self._arith(expr)
            case Round():
                value, unit = self.number(expr.value), expr.unit.value
                lower: int = value // unit * unit
                if expr.up and lower != value:
                    lower += unit
                return _in_domain(lower, expr.value)
            case Choice():
                return self.number(expr.first if self.holds(expr.condition) else expr.second)
            case _:
                return int(self.holds(expr))

    def _arith(self, expr: Arith) -> int:
        left, right = self.number(expr.left), self.number(expr.right)
        match expr.op:
            case "+":
                result = left + right
            case "-":
                result = left - right
            case "*":
                result = left * right
            case "%":  # the sign is the left side's, as in C
                result = left % right if left >= 0 else -(-left % right)
            case _:
                raise ValueError(f"operator {expr.op}")
        return _in_domain(result, expr)

    def holds(self, expr: Expr) -> bool:
        """Whether a condition is true."""
        match expr:
            case Compare():
                return self._atom(expr, *self._compare(expr))
            case Has():
                return self._atom(expr, self.number(expr.value) & expr.mask.value == expr.mask.value)
            case InRange():
                value = self.number(expr.value)
                low, high = expr.low.value, expr.high.value
                return self._atom(expr, low <= value <= high, -1 if value < low else 1 if value > high else 0)
            case InSet():
                return self._atom(expr, any(self.number(expr.value) == member.value for member in expr.members))
            case Not():
                return not self.holds(expr.operand)
            case And():
                return all(self.holds(operand) for operand in expr.operands)
            case Or():
                return any(self.holds(operand) for operand in expr.operands)
            case Quantified():
                found = (
                    self._with(expr.variable, element).holds(expr.body) for element in self.place(expr.array).elements()
                )
                return all(found) if expr.every else any(found)
            case Ascending() | Disjoint():
                return self._odd_element(expr) is None
            case Lit() | Ref() | Indexed() | Arith() | Round() | Choice():
                return self._atom(expr, bool(self.number(expr)))
            case _:
                assert_never(expr)

    def _atom(self, expr: Expr, truth: bool, outcome: int | None = None) -> bool:
        if self.log is not None:
            self.log.append((id(expr), int(truth) if outcome is None else outcome))
        return truth

    def _compare(self, expr: Compare) -> tuple[bool, int]:
        left, right = self.number(expr.left), self.number(expr.right)
        sign = (left > right) - (left < right)
        return COMPARISONS[expr.op](left, right), sign

    def _odd_element(self, expr: Ascending | Disjoint) -> Place | None:
        """The first element that breaks the order or shares a number with an earlier one."""
        elements = list(self.place(expr.array).elements())
        if isinstance(expr, Ascending):
            for before, element in zip(elements, elements[1:]):
                sign = _sign(element.walk(expr.path).value - before.walk(expr.path).value)
                if not self._atom(expr, sign > 0, sign):
                    return element
            return None
        ranges: list[tuple[int, int]] = []
        for element in elements:
            inner = self._with("element", element)
            try:
                start, size = inner.number(expr.start), inner.number(expr.size)
                end = _in_domain(start + size, expr.start)
            except Broken:
                return element
            if not self._atom(expr, size > 0, 2 if size > 0 else 3):
                return element
            for low, high in ranges:
                apart = start >= high or end <= low
                if not self._atom(expr, apart, 4 if start >= high else 5 if end <= low else 6):
                    return element
            ranges.append((start, end))
        return None

    def failure(self, expr: Expr, offset: int) -> int | None:
        """None if the condition of a rule holds, else the offset of its verdict; `offset` is the rule's own."""
        match expr:
            case And():
                found = (self.failure(operand, offset) for operand in expr.operands)
                return next((at for at in found if at is not None), None)
            case Quantified(every=True):
                for element in self.place(expr.array).elements():
                    if not self._with(expr.variable, element).safely(expr.body):
                        return _offset(element, offset)
                return None
            case Quantified():
                return None if self.safely(expr) else _offset(self.place(expr.array), offset)
            case Ascending() | Disjoint():
                odd = self._odd_element(expr)
                return None if odd is None else _offset(odd, offset)
            case _:
                return None if self.safely(expr) else offset

    def safely(self, expr: Expr) -> bool:
        """Whether a condition is true; a wrap in it makes it false."""
        try:
            return self.holds(expr)
        except Broken:
            self._atom(expr, False, 9)
            return False


def _offset(place: Place, otherwise: int) -> int:
    return otherwise if place.layout is None else place.offset


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _in_domain(value: int, expr: Expr) -> int:
    if 0 <= value < 1 << 63:  # good in both domains, and nearly always so
        return value
    if not (-(1 << 63) <= value < 0 if is_signed(expr) else 0 <= value < 1 << 64):
        raise Broken
    return value


def is_signed(expr: Expr) -> bool:
    """Whether an arithmetic expression lies in the signed domain: a signed field, or a negative constant, is in it."""
    match expr:
        case Lit():
            return expr.value < 0
        case Ref() | Indexed():
            return isinstance(expr.type, (Int, EnumType)) and expr.type.signed
        case Arith():
            return is_signed(expr.left) or is_signed(expr.right)
        case Round():
            return is_signed(expr.value)
        case Choice():
            return is_signed(expr.first) or is_signed(expr.second)
        case _:
            return False
