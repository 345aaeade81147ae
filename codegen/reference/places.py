"""A block in, its rules and the blocks within it out, each with its place; the parts of an expression."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Iterator

from codegen.layout.model import Array, Block, Records, Struct, Type
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Int, Strings, Text
from codegen.sema.model import Rule

Place = tuple[str, int]  # the block a rule stands in ("" for the body's own, else a struct's name) and its number


def blocks(block: Block) -> Iterator[tuple[str, Block]]:
    """The block and those of the structs in it, by the name of the struct."""
    stack: list[tuple[str, Block]] = [("", block)]
    while stack:
        name, inner = stack.pop()
        yield name, inner
        for slot in inner.slots:
            found = struct_in(slot.type)
            if found is not None:
                stack.append((found.name, found.block))


def rule_places(block: Block, name: str = "") -> Iterator[tuple[Place, Rule]]:
    """Every rule that the body's checks evaluate, once for each block it stands in."""
    seen: set[str] = set()
    stack: list[tuple[str, Block]] = [(name, block)]
    while stack:
        where, inner = stack.pop()
        if where in seen:
            continue
        seen.add(where)
        for rule in inner.rules:
            yield (where, rule.number), rule
        for slot in reversed(inner.slots):
            found = struct_in(slot.type)
            if found is not None:
                stack.append((found.name, found.block))


def struct_in(kind: Type) -> Struct | None:
    """The struct that a type is made of, if there is one."""
    while isinstance(kind, Array):
        kind = kind.element
    if isinstance(kind, Records):
        return kind.record
    return kind if isinstance(kind, Struct) else None


def nodes(expr: object) -> Iterator[object]:
    """An expression and every expression within it."""
    if isinstance(expr, tuple):
        for item in expr:
            yield from nodes(item)
    elif is_dataclass(expr) and not isinstance(expr, (Int, Bool, EnumType, FlagsType, Bytes, Text, Strings)):
        yield expr
        for part in fields(expr):
            yield from nodes(getattr(expr, part.name))
