"""Rules about bytes that carry nothing: a unit in, findings out on reserved space and on the order of fields."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.layout.model import Hole, Slot, alignment
from codegen.lint.model import Body, Finding, Rule, Unit
from codegen.lint.order import Piece, better_order, size_of
from codegen.lint.walk import bodies
from codegen.sema.model import Reserved

_BODY_UNIT = 8  # the fixed part of a body is a multiple of this


def _unit(body: Body) -> int:
    """What the size of the fixed part is a multiple of."""
    return {"struct": body.layout.align, "record": 1}.get(body.role, _BODY_UNIT)


def _unexplained(unit: Unit) -> Iterator[Finding]:
    for body in bodies(unit):
        surplus = body.layout.fixed - size_of(_pieces(body), _unit(body))
        holes = [
            (item, hole)
            for item, hole in zip(body.block.items, body.layout.items)
            if isinstance(item, Reserved) and isinstance(hole, Hole) and not hole.reason.strip()
        ]
        if surplus > 0 and holes:
            item, hole = max(holes, key=lambda one: one[1].size)
            message = f"{surplus} of these {hole.size} reserved bytes fill no hole: the alignment does not ask for them"
            if surplus > hole.size:
                message = f"{surplus} reserved bytes here fill no hole: the alignment does not ask for them"
            help_ = "say behind the number what they are kept for, or leave them out"
            yield Finding(body.place, item.span, message, help_)


def _wasteful(unit: Unit) -> Iterator[Finding]:
    for body in bodies(unit):
        pieces = _pieces(body)
        found = better_order(pieces, _unit(body))
        if found is None:
            continue
        now, then = size_of(pieces, _unit(body)), size_of(found, _unit(body))
        message = f"another order of these fields takes {then} bytes, {now - then} fewer than this one"
        order = ", ".join(piece.name for piece in found)
        yield Finding(body.place, body.span, message, f"in this order: {order}")


def _pieces(body: Body) -> list[Piece]:
    """What lies in the fixed part. Reserved bytes without a reason fill holes, so another order has others."""
    found: list[Piece] = []
    counts = {slot.name: count for count, slot in ((c, body.layout.slot(t)) for c, t in body.layout.counted.items())}
    where: dict[str, int] = {}
    for item in body.layout.items:
        if isinstance(item, Slot) and item is not body.layout.tail:
            where[item.name] = len(found)
            after = where.get(counts.get(item.name, ""), -1)
            found.append(Piece(item.name, item.size, alignment(item.type), after))
        elif isinstance(item, Hole) and item.reason.strip():
            found.append(Piece(f"reserved {item.size}", item.size, 1))
    return found


RULES = (
    Rule(
        "unexplained_reserved",
        "reserved bytes beyond the alignment have no reason",
        "Reserved bytes that fill a hole explain themselves. Any others are a plan: readers must know for what, or the "
        "next author takes them for something else, and in a request they can never gain a meaning, because old "
        "servers refuse what is not zero.",
        _unexplained,
    ),
    Rule(
        "wasteful_order",
        "another order of the fields takes fewer bytes",
        "Fields are naturally aligned, so a u8 between two u64 costs seven bytes more than one beside another u8. "
        "After a release the order is fixed for ever. Fields from the widest to the narrowest leave the fewest holes.",
        _wasteful,
    ),
)
