"""A condition and the layouts it reads in; a function out that says of given values where the condition fails.

Called by `variants`, which asks the same conditions about thousands of bodies. What a function says is what
`rules.Evaluator` says, without its log; a `Change` lets one node go another way.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass, replace
from typing import Any, Callable, Mapping, assert_never

from codegen.layout.model import Array, Block, Struct
from codegen.reference.functions import (
    Failure,
    Number,
    Scopes,
    every,
    first_failure,
    first_shared,
    in_domain,
    last_shared,
    named,
    out_of_order,
    remainder,
    safely,
    some,
    walk,
)
from codegen.reference.rules import COMPARISONS, Broken
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
from codegen.sema.kinds import Int

Layouts = Mapping[str, Any]  # what stands behind the names that values start from; None for what is not in the body

EXACT: dict[str, Callable[[int, int], int]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}
CUTS = {"first": slice(1), "rest": slice(1, None), "front": slice(-1), "backwards": slice(None, None, -1)}


@dataclass(frozen=True)
class Change:
    """The node of that id goes another way: a sum wraps, a number is read by fewer bits, an array is cut."""

    node: int
    how: str


@dataclass(frozen=True)
class Compiler:
    """Makes functions of expressions that read from these layouts; offsets count from the start of the block."""

    layouts: Layouts
    change: Change = Change(0, "")

    def failure(self, expr: Expr, offset: int) -> Failure:
        """None if the condition of a rule holds, else the offset of its verdict; `offset` is the rule's own."""
        match expr:
            case And():
                return first_failure([self.failure(operand, offset) for operand in expr.operands])
            case Quantified(every=True):
                return self._every(expr, offset)
            case Quantified():
                layout, at = self._standing(expr.array)
                return safely(self.number(expr), offset if layout is None else at)
            case Ascending() | Disjoint():
                odd, at_element = self._odd_element(expr), self._offsets(expr.array, offset)

                def of_odd(scopes: Scopes) -> int | None:
                    index = odd(scopes)
                    return None if index is None else at_element(index)

                return of_odd
            case _:
                return safely(self.number(expr), offset)

    def number(self, expr: Expr) -> Number:
        """The number (or the byte string, or the truth) that an expression stands for; raises Broken."""
        match expr:
            case Lit(value=value):
                return lambda scopes: value
            case Ref():
                return self._read(expr) if id(expr) == self.change.node else named(expr)
            case Indexed():
                return self._indexed(expr)
            case Arith():
                return self._arith(expr)
            case Round():
                return self._round(expr)
            case Choice():
                condition, first, second = map(self.number, (expr.condition, expr.first, expr.second))
                return lambda scopes: first(scopes) if condition(scopes) else second(scopes)
            case Compare():
                compare, left, right = COMPARISONS[expr.op], self.number(expr.left), self.number(expr.right)
                return lambda scopes: compare(left(scopes), right(scopes))
            case Has(mask=Lit(value=mask)):
                asked = self.number(expr.value)
                return lambda scopes: asked(scopes) & mask == mask
            case InRange(low=Lit(value=low), high=Lit(value=high)):
                within = self.number(expr.value)
                return lambda scopes: low <= within(scopes) <= high
            case InSet():
                members, member = {other.value for other in expr.members}, self.number(expr.value)
                return (lambda scopes: member(scopes) in members) if members else lambda scopes: False
            case Not():
                operand = self.number(expr.operand)
                return lambda scopes: not operand(scopes)
            case And():
                return every([self.number(operand) for operand in expr.operands])
            case Or():
                return some([self.number(operand) for operand in expr.operands])
            case Quantified():
                return self._quantified(expr)
            case Ascending() | Disjoint():
                odd = self._odd_element(expr)
                return lambda scopes: odd(scopes) is None
            case _:
                assert_never(expr)

    def _standing(self, ref: Ref) -> tuple[Any, int]:
        """What a name stands for in the body and where; None and 0 for what is not in the body."""
        layout, at = self.layouts.get(ref.scope), 0
        for name in ref.path:
            block = layout.block if isinstance(layout, Struct) else layout
            if not isinstance(block, Block):
                return None, 0
            slot = block.slot(name)
            layout, at = slot.type, at + slot.offset
        return layout, at

    def _within(self, name: str, array: Ref) -> "Compiler":
        """For what is asked of each element of an array, by that name."""
        layout, _ = self._standing(array)
        return replace(self, layouts={**self.layouts, name: layout.element if isinstance(layout, Array) else None})

    def _cut(self, array: Ref) -> str:
        """Which elements are looked at; "" for all. Records are always looked at as a whole."""
        if id(array) == self.change.node and isinstance(self._standing(array)[0], (Array, type(None))):
            return self.change.how
        return ""

    def _elements(self, array: Ref) -> Number:
        values, how = named(array), self._cut(array)
        if not how:
            return values
        cut = CUTS[how]
        return lambda scopes: values(scopes)[cut]

    def _offsets(self, array: Ref, otherwise: int) -> Callable[[int], int]:
        """Where an element stands, by its place among all."""
        layout, at = self._standing(array)
        if not isinstance(layout, Array):
            return lambda index: otherwise
        stride = layout.stride
        return lambda index: at + index * stride

    def _every(self, expr: Quantified, offset: int) -> Failure:
        values, at_element, name = named(expr.array), self._offsets(expr.array, offset), expr.variable
        cut = CUTS.get(self._cut(expr.array), slice(None))
        fails = safely(self._within(name, expr.array).number(expr.body), 0)

        def failure(scopes: Scopes) -> int | None:
            for index, value in list(enumerate(values(scopes)))[cut]:
                if fails({**scopes, name: value}) is not None:
                    return at_element(index)
            return None

        return failure

    def _quantified(self, expr: Quantified) -> Number:
        elements, name = self._elements(expr.array), expr.variable
        body, reduce = self._within(name, expr.array).number(expr.body), all if expr.every else any
        return lambda scopes: reduce(body({**scopes, name: value}) for value in elements(scopes))

    def _read(self, ref: Ref) -> Number:
        """A number of which not all bits are read, or of which the word around it is shifted by too much or little."""
        value, how = named(ref), self.change.how
        if how == "half":
            return lambda scopes: value(scopes) // 2
        if how == "twice" and isinstance(ref.type, Int):
            high = 1 << 8 * ref.type.width
            return lambda scopes: value(scopes) * 2 % high
        low_bits = 1 << int(how)
        return lambda scopes: value(scopes) % low_bits

    def _indexed(self, expr: Indexed) -> Number:
        elements, index, path = self._elements(expr.array), self.number(expr.index), expr.path

        def number(scopes: Scopes) -> Any:
            at, found = index(scopes), elements(scopes)
            if not 0 <= at < len(found):
                raise Broken
            return walk(found[at], path)

        return number

    def _arith(self, expr: Arith) -> Number:
        left, right = self.number(expr.left), self.number(expr.right)
        if expr.op == "%":
            return in_domain(lambda scopes: remainder(left(scopes), right(scopes)), expr)
        exact = EXACT[expr.op]
        if id(expr) == self.change.node:
            return lambda scopes: exact(left(scopes), right(scopes)) % (1 << 64)
        return in_domain(lambda scopes: exact(left(scopes), right(scopes)), expr)

    def _round(self, expr: Round) -> Number:
        value, unit, up = self.number(expr.value), expr.unit.value, expr.up

        def rounded(scopes: Scopes) -> int:
            exact = value(scopes)
            lower: int = exact // unit * unit
            return lower + unit if up and lower != exact else lower

        return in_domain(rounded, expr.value)

    def _odd_element(self, expr: Ascending | Disjoint) -> Failure:
        """The place of the element that breaks the order or shares a number with an earlier one: the first such."""
        elements, cut = self._elements(expr.array), self._cut(expr.array)
        how = self.change.how if id(expr) == self.change.node else ""
        if isinstance(expr, Ascending):
            odd = out_of_order(elements, expr.path, how)
        else:
            inner = self._within("element", expr.array)
            start, size = inner.number(expr.start), inner.number(expr.size)
            odd = last_shared(elements, start, size) if how else first_shared(elements, start, size, expr.start)
        if cut != "rest":
            return odd

        def behind_the_first(scopes: Scopes) -> int | None:
            index = odd(scopes)
            return None if index is None else index + 1

        return behind_the_first
