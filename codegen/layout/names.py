"""What an expression names: the offset of the lowest field, and the request scalars that a reply depends on."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.layout.model import Array, Block, GivenScalar, Struct
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
from codegen.sema.kinds import Bool, EnumType, FlagsType, Int
from codegen.sema.model import Rule


def references(expr: Expr) -> Iterator[Ref]:
    """Every Ref in an expression, left to right."""
    match expr:
        case Ref():
            yield expr
        case Lit():
            return
        case Indexed(array=array, index=index):
            yield array
            yield from references(index)
        case Arith(left=left, right=right) | Compare(left=left, right=right):
            yield from references(left)
            yield from references(right)
        case Round(value=value) | Has(value=value) | InRange(value=value) | InSet(value=value):
            yield from references(value)
        case Not(operand=operand):
            yield from references(operand)
        case And(operands=operands) | Or(operands=operands):
            for operand in operands:
                yield from references(operand)
        case Quantified(array=array, body=body):
            yield array
            yield from references(body)
        case Ascending(array=array):
            yield array
        case Disjoint(array=array, start=start, size=size):
            yield array
            yield from references(start)
            yield from references(size)
        case Choice(condition=condition, first=first, second=second):
            for part in (condition, first, second):
                yield from references(part)


def path_offset(block: Block, path: tuple[str, ...]) -> int:
    """The offset of a.b.c in a block. Arrays end the path: their own offset."""
    slot = block.slot(path[0])
    kind = slot.type
    if len(path) > 1 and isinstance(kind, Struct):
        return slot.offset + path_offset(kind.block, path[1:])
    assert len(path) == 1 or isinstance(kind, Array)
    return slot.offset


def lowest_offset(expr: Expr, block: Block, scope: str) -> int:
    """The offset of the lowest field of `block` that the expression names under `scope`; 0 if it names none."""
    offsets = [path_offset(block, ref.path) for ref in references(expr) if ref.scope == scope]
    return min(offsets, default=0)


def given_scalars(rules: tuple[Rule, ...]) -> tuple[GivenScalar, ...]:
    """The request scalars that the rules of a reply read, each once, in order."""
    found: dict[tuple[str, ...], GivenScalar] = {}
    for rule in rules:
        for ref in references(rule.expr):
            if ref.scope == "request" and isinstance(ref.type, (Int, Bool, EnumType, FlagsType)):
                found.setdefault(ref.path, GivenScalar(ref.path, ref.type))
    return tuple(found.values())
