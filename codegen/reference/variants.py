"""A condition in, conditions that differ from it in one place out, with what each says of a body. Used by `search`.

They stand for the mistakes that code could make: another comparison, a bound beside the right one, an operand or an
element left out, a wrap that is not seen, a later element named in the place of the first. A body on which one of
them says something else is worth keeping: it catches that mistake.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Callable, Iterator

from codegen.reference.compiled import Change, Compiler, Layouts
from codegen.reference.functions import Scopes
from codegen.reference.rules import Broken
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


Question = Callable[[Scopes, "int | None"], bool]


def question(variant: Variant, layouts: Layouts, offset: int) -> Question:
    """Whether a variant says something else than the rule itself, which stands at `offset` and said `failure`."""
    failing = Compiler(layouts, Change(variant.node, variant.how)).failure(variant.expr, offset)

    def fails(scopes: Scopes) -> int | None:
        try:
            return failing(scopes)
        except (Broken, IndexError, KeyError, ZeroDivisionError):  # a 1 that became 0 may divide
            return offset

    if variant.how == BEHIND:
        return lambda scopes, failure: failure is not None and fails(scopes) is not None
    if variant.read is None:
        return lambda scopes, failure: fails(scopes) != failure
    number, limit = Compiler(layouts).number(variant.read), variant.limit
    return lambda scopes, failure: not 0 <= number(scopes) < limit and fails(scopes) != failure


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
