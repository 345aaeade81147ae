"""A block in, all that decides which bytes it accepts and which numbers it reads out; no names.

Two blocks of one shape accept the same bodies. The rules of a comparison are held against this, so that no difference
can slip between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from codegen.compat.cells import cells, element_block
from codegen.compat.normal import normal
from codegen.compat.sets import SCALARS, patterns
from codegen.layout.model import Array, Block, Records, Struct, Type
from codegen.sema.expr import Expr, Ref
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Int, Strings, Text
from codegen.sema.model import Rule
from codegen.statement.exprs import parts
from codegen.statement.offsets import to_offsets
from codegen.statement.scope import Place, Scope, Table, inside, of_block

Shape = tuple[Any, ...]


def shape(block: Block, request: Block | None = None) -> Shape:
    """The sizes, the fields by offset, what each accepts, the conditions between them."""
    fields = tuple((cell.offset, cell.size, _kind(cell.type, cell.block)) for cell in cells(block))
    texts = sorted(condition.text for condition in conditions(block, request))
    return block.fixed, block.minimum, block.maximum, fields, tuple(texts)


def _kind(kind: Type, block: Block) -> Shape:
    if isinstance(kind, SCALARS):
        return "scalar", is_signed(kind), patterns(kind, block)
    name = getattr(kind, "count", "")
    count = block.slot(name).offset if name else None
    match kind:
        case Bytes():
            return "bytes", kind.low, kind.high, kind.form, count
        case Text():
            return "text", kind.kind, kind.low, kind.high, kind.form, count
        case Strings():
            return "strings", kind.high
        case Array():
            element = element_block(kind)
            inner = shape(element) if element is not None else _kind(kind.element, block)
            return "array", kind.low, kind.high, kind.form, count, kind.stride, inner
        case Records():
            return "records", kind.high, count, kind.record.block.align, shape(kind.record.block)
    return "struct", shape(kind.block)


def is_signed(kind: Type) -> bool:
    """Whether the number in it may be negative."""
    return isinstance(kind, (Int, EnumType)) and kind.signed


@dataclass(frozen=True)
class Condition:
    """A rule of a block or of a struct in it. `path` leads to that struct.

    `text` says the same for the same condition: fields by offset in the outermost block, and what number each is.
    """

    text: str
    rule: Rule
    path: tuple[str, ...]


def conditions(block: Block, request: Block | None = None) -> tuple[Condition, ...]:
    """The conditions of a block and of the structs in it."""
    return tuple(_conditions(block, 0, of_block(request), ()))


def _conditions(block: Block, base: int, request: Table, path: tuple[str, ...]) -> Iterator[Condition]:
    own = {name: Place(place.at + base, place.type) for name, place in of_block(block).items()}
    for rule in block.rules:
        scope = Scope(own=own, request=request)
        expr = normal(rule.expr, lambda part, scope=scope: _key(part, scope))  # type: ignore[misc]
        text = to_offsets(expr, scope)
        kinds = [_operand(part, own, request) for part in parts(expr) if isinstance(part, Ref)]
        yield Condition(" ".join([text, *kinds]), rule, path)
    for slot in block.slots:
        if isinstance(slot.type, Struct):
            yield from _conditions(slot.type.block, base + slot.offset, {}, (*path, slot.name))


def _key(expr: Expr, scope: Scope) -> str:
    """By offset; what names the element of an array, which stands for many offsets, as it is written."""
    try:
        return to_offsets(expr, scope)
    except ValueError:
        return repr(expr)


def _operand(ref: Ref, own: Table, request: Table) -> str:
    """The width and sign of a number that a rule names; "array" and the like for what is none."""
    table = {"": own, "request": request}.get(ref.scope)
    place = table.get(ref.path[0]) if table is not None and ref.path else None
    found = inside(place.type, ref.path[1:]) if place is not None else None
    kind = found.type if found is not None else None
    match kind:
        case Int() | EnumType():
            return f"{'i' if kind.signed else 'u'}{kind.width}"
        case FlagsType():
            return f"u{kind.width}"
        case Bool():
            return "u1"
    return type(ref.type).__name__.lower()
