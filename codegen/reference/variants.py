"""A condition in, conditions that differ from it in one place out, with what each says of a body. Used by `search`.

They stand for the mistakes that code could make: another comparison, a bound beside the right one, an operand or an
element left out, a wrap that is not seen, a later element named in the place of the first. A body on which one of
them says something else is worth keeping: it catches that mistake.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Iterator

from codegen.layout.model import Array
from codegen.reference.rules import Broken, Env, Evaluator, Place
from codegen.sema.kinds import FlagsType, Int
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

ALWAYS: Expr = And(())
NEVER: Expr = Or(())
BEHIND = "behind"
OPERATORS = ("==", "!=", "<", "<=", ">", ">=")
EXPRESSIONS = (
    Lit, Ref, Indexed, Arith, Round, Compare, Has, InRange, InSet, Not, And, Or, Quantified, Ascending, Disjoint, Choice
)  # fmt: skip


@dataclass(frozen=True)
class Variant:
    """A condition with one difference: another expression, or (`how`) another way with the node of that id."""

    expr: Expr
    node: int = 0
    how: str = ""
    read: Ref | None = None  # what is read by fewer bytes, if it is no element's
    limit: int = 0  # below it that makes no difference

    def differs(self, env: Env, offset: int, failure: int | None) -> bool:
        """Whether it says something else than the rule itself, which said `failure` (see `Evaluator.failure`)."""
        if self.read is not None and 0 <= Evaluator(env).place(self.read).value < self.limit:
            return False
        if self.how == BEHIND:
            return failure is not None and self._failure(env, offset) is not None
        return self._failure(env, offset) != failure

    def _failure(self, env: Env, offset: int) -> int | None:
        try:
            return _Changed(env, None, self.node, self.how).failure(self.expr, offset)
        except (Broken, IndexError, KeyError, ZeroDivisionError):  # a 1 that became 0 may divide
            return offset


def variants(expr: Expr, behind: Expr | None) -> tuple[Variant, ...]:
    """Every variant of a condition; `behind` is the rule that comes next in its block, which could come first."""
    found = [Variant(other) for other in _exprs(expr)]
    if behind is not None:
        found.append(Variant(behind, how=BEHIND))
    for node in _nodes(expr):
        if isinstance(node, Arith):
            found.append(Variant(expr, id(node), "wrap"))
        if isinstance(node, Ref) and isinstance(node.type, Int):
            for bits in (16, 32)[: node.type.width // 4]:
                read = node if node.scope in ("", "request") else None
                found.append(Variant(expr, id(node), str(bits), read, 1 << bits))
            if node.type.width <= 4:  # may share a word, from which it is shifted
                found += [Variant(expr, id(node), how) for how in ("twice", "half")]
        if isinstance(node, (Ascending, Disjoint)):
            found.append(Variant(expr, id(node), "latest"))
            found += [Variant(expr, id(node.array), how) for how in ("first", "rest", "front")]
        if isinstance(node, Ascending):
            found.append(Variant(expr, id(node), "equal"))
        if isinstance(node, Quantified):
            found += [Variant(expr, id(node.array), how) for how in ("first", "rest", "front", "backwards")]
    return tuple(found)


def _nodes(expr: object) -> Iterator[object]:
    if isinstance(expr, tuple):
        for item in expr:
            yield from _nodes(item)
    elif isinstance(expr, EXPRESSIONS):
        yield expr
        for part in fields(expr):
            yield from _nodes(getattr(expr, part.name))


def _exprs(expr: Expr) -> Iterator[Expr]:
    yield from _here(expr)
    if not is_dataclass(expr):
        return
    for part in fields(expr):
        value = getattr(expr, part.name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, EXPRESSIONS):
                    for other in _exprs(item):
                        yield replace(expr, **{part.name: (*value[:index], other, *value[index + 1 :])})
        elif isinstance(value, EXPRESSIONS) and not (part.name == "array" and isinstance(value, Ref)):
            for other in _exprs(value):
                yield replace(expr, **{part.name: other})


def _other_bits(expr: Has) -> list[int]:
    """The named bits of a flags field that a condition does not ask for."""
    kind = expr.value.type if isinstance(expr.value, Ref) else None
    bits = kind.by_value if isinstance(kind, FlagsType) else ()
    return [bit.value for bit in bits if not bit.value & expr.mask.value]


def _here(expr: Expr) -> Iterator[Expr]:
    """The expression itself changed, its parts as they are."""
    match expr:
        case Lit():
            yield from (Lit(expr.value + step, "") for step in (1, -1))
        case Compare():
            yield from (replace(expr, op=op) for op in OPERATORS if op != expr.op)
            yield from (ALWAYS, NEVER)
        case Has():
            bits = [1 << bit for bit in range(64) if expr.mask.value >> bit & 1]
            if len(bits) > 1:
                yield from (Has(expr.value, Lit(expr.mask.value ^ bit, "")) for bit in bits)
                yield Or(tuple(Has(expr.value, Lit(bit, "")) for bit in bits))
            for bit in _other_bits(expr):
                yield And((expr, Not(Has(expr.value, Lit(bit, "")))))
                yield Or((expr, Has(expr.value, Lit(bit, ""))))
            yield from (ALWAYS, NEVER)
        case InSet():
            for member in expr.members:
                yield InSet(expr.value, tuple(other for other in expr.members if other != member))
            yield from (ALWAYS, NEVER)
        case InRange():
            yield from (ALWAYS, NEVER)
        case Not():
            yield from (expr.operand, ALWAYS, NEVER)
        case And() | Or():
            for index in range(len(expr.operands)):
                yield type(expr)((*expr.operands[:index], *expr.operands[index + 1 :]))
            yield Or(expr.operands) if isinstance(expr, And) else And(expr.operands)
        case Arith(op="+"):
            yield replace(expr, op="-")
        case Arith(op="-"):
            yield replace(expr, op="+")
        case Round():
            yield replace(expr, up=not expr.up)
            yield expr.value
        case Quantified():
            yield replace(expr, every=not expr.every)
        case Disjoint():
            yield replace(expr, size=Arith("+", expr.size, Lit(1, "1")))
            yield replace(expr, size=Arith("-", expr.size, Lit(1, "1")))
        case Choice():
            yield Choice(expr.condition, expr.second, expr.first)


def wrapped(evaluator: Evaluator, expr: Expr) -> Any:
    """The number that an expression stands for; a sum that is too large is what is left of it in 64 bits."""
    try:
        return evaluator.number(expr)
    except Broken:
        return _Changed(evaluator.env, None, id(expr), "wrap").number(expr)


@dataclass(slots=True)
class _Part(Place):
    """An array of which not all elements are looked at, or in another order."""

    how: str = ""

    def elements(self) -> Iterator[Place]:
        found = list(Place.elements(self))
        cut = {"first": found[:1], "rest": found[1:], "front": found[:-1], "backwards": found[::-1]}
        return iter(cut[self.how])


@dataclass(frozen=True)
class _Changed(Evaluator):
    node: int = 0
    how: str = ""

    def place(self, ref: Ref) -> Place:
        found = super().place(ref)
        if id(ref) == self.node and isinstance(found.layout, (Array, type(None))):
            return _Part(found.value, found.layout, found.offset, self.how)
        return found

    def number(self, expr: Expr) -> Any:
        found = super().number(expr)
        if id(expr) != self.node or not isinstance(expr, Ref):
            return found
        if self.how == "half":
            return found // 2
        if self.how == "twice" and isinstance(expr.type, Int):
            return found * 2 % (1 << 8 * expr.type.width)
        return found % (1 << int(self.how))

    def _arith(self, expr: Arith) -> int:
        if id(expr) != self.node:
            return super()._arith(expr)
        left, right = self.number(expr.left), self.number(expr.right)
        exact: dict[str, int] = {"+": left + right, "-": left - right, "*": left * right}
        return exact[expr.op] % (1 << 64) if expr.op in exact else super()._arith(expr)

    def _odd_element(self, expr: Ascending | Disjoint) -> Place | None:
        if id(expr) != self.node:
            return super()._odd_element(expr)
        elements: list[Any] = list(self.place(expr.array).elements())
        if isinstance(expr, Disjoint):
            return self._latest(expr, elements)
        odd = [
            after
            for before, after in zip(elements, elements[1:])
            if self._step(before, after, expr) < 0 or (self.how != "equal" and self._step(before, after, expr) == 0)
        ]
        return next(iter(odd if self.how == "equal" else odd[::-1]), None)

    @staticmethod
    def _step(before: Place, after: Place, expr: Ascending) -> int:
        step: int = after.walk(expr.path).value - before.walk(expr.path).value
        return step

    def _latest(self, expr: Disjoint, elements: list[Place]) -> Place | None:
        """The last element that shares a number with an earlier one."""
        ranges: list[tuple[int, int]] = []
        odd = None
        for element in elements:
            inner = self._with("element", element)
            start, size = inner.number(expr.start), inner.number(expr.size)
            if size <= 0 or any(start < high and start + size > low for low, high in ranges):
                odd = element
            ranges.append((start, start + size))
        return odd
