"""One number in; the checks that its type asks for out. Called by `views_checks` and `views_words`."""

from __future__ import annotations

from typing import assert_never

from codegen.emit import ctypes, names
from codegen.emit.cond import FALSE, Cond, either, text
from codegen.emit.numbers import Value, compare, constant
from codegen.emit.places import Context, count_bounds, counted
from codegen.emit.statements import Case, Check, Switch
from codegen.layout.model import Block, Type
from codegen.sema.kinds import Bool, EnumType, FlagsType, Int

Checks = tuple[Check | Switch, ...]


def counted_bounds(block: Block, kind: Type) -> tuple[int, int] | None:
    """The bounds of what a field counts; None if it counts nothing that has any."""
    data = counted(block, kind) if isinstance(kind, Int) else None
    return count_bounds(data) if data is not None else None


def number_checks(ctx: Context, kind: ctypes.Scalar, name: str, place: str, bounds: tuple[int, int] | None) -> Checks:
    """What a number of that type must be."""
    low, high = ctypes.type_bounds(kind)
    item = Value(name, low, high, ctypes.is_signed(kind))
    match kind:
        case Int():
            if kind.counts:
                return () if bounds is None else outside(item, bounds, ctx.verdict("COUNT", place))
            found = outside(item, (kind.low, kind.high), ctx.verdict("RANGE", place))
            if kind.aligned > 1:
                aligned = Check(f"{name} % {ctypes.literal(kind.aligned)} != 0", ctx.verdict("ALIGN", place))
                found = (*found, aligned)
            return found
        case Bool():
            return () if ctx.packing else (Check(f"{name} > 1", ctx.verdict("BOOL", place)),)
        case FlagsType():
            if kind.mask == high:
                return ()
            unnamed = f"({name} & ~{ctypes.mask_literal(kind.mask, kind.width)}) != 0"
            return (Check(unnamed, ctx.verdict("FLAGS", place)),)
        case EnumType():
            return () if kind.open else _members(kind, item, ctx.verdict("ENUM", place))
        case _:
            assert_never(kind)


def outside(item: Value, bounds: tuple[int, int], verdict: str) -> Checks:
    """A number outside its bounds is refused; nothing where the type alone keeps them."""
    low, high = (constant(bound, item.signed) for bound in bounds)
    if bounds[0] == 1 and not item.signed:
        zero = Value("0", 0, 0)
        found = either(compare("==", item, zero), compare(">", item, high))
    elif bounds[0] == bounds[1]:
        found = compare("!=", item, low)
    else:
        found = either(compare("<", item, low), compare(">", item, high))
    return _refused(found, verdict)


def _refused(cond: Cond, verdict: str) -> Checks:
    return () if cond == FALSE else (Check(text(cond), verdict),)


def _members(kind: EnumType, item: Value, verdict: str) -> Checks:
    """A closed enum: a range where the values have no gap, else each by name."""
    members = sorted(kind.members, key=lambda entry: entry.value)
    low, high = members[0], members[-1]
    if high.value - low.value + 1 == len({entry.value for entry in members}):
        first = Value(names.member_macro(kind, low), low.value, low.value)
        last = Value(names.member_macro(kind, high), high.value, high.value)
        if low.value == high.value:
            return _refused(compare("!=", item, first), verdict)
        return _refused(either(compare("<", item, first), compare(">", item, last)), verdict)
    cases = tuple(Case(names.member_macro(kind, entry)) for entry in kind.members)
    return (Switch(item.text, cases, verdict),)
