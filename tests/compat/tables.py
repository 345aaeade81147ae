"""Capabilities of two sides in, every table that one of them may accept out, and what each side makes of it.

A table is a row of entries: absent, or a kind, a mode and rights. Kinds and modes are those that a side names, rights
all subsets of the bits that a side names: others are refused by both, or as good as none.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Iterator

from codegen.sema.model import Cap

HEAD, ENTRY = 8, 16

Entry = tuple[int, int, int] | None  # kind, mode, rights
Row = tuple[Entry, ...]


def places(caps: tuple[Cap, ...]) -> list[Cap]:
    """The capability that belongs to each entry."""
    return [cap for cap in caps for _ in range(cap.high)]


def rows(old: tuple[Cap, ...], new: tuple[Cap, ...]) -> Iterator[Row]:
    """Every row that a side may accept, and some that none does."""
    sides = places(old), places(new)
    bits = 0
    for cap in (*old, *new):
        bits |= cap.rights_mask
    rights = [mask for mask in range(bits + 1) if not mask & ~bits]
    most = max(len(sides[0]), len(sides[1]))
    choices: list[list[Entry]] = []
    for index in range(most):
        named = [side[index] for side in sides if index < len(side)]
        kinds = sorted({(cap.kind_value, 1 if cap.move else 2) for cap in named})
        choices.append([None, *((kind, mode, mask) for kind, mode in kinds for mask in rights)])
    total = 1
    for choice in choices:
        total *= len(choice)
    if total > 1 << 15:  # each entry is judged by itself, so the bounds of the rights are enough in a long table
        choices = [
            [item for item in choice if item is None or _extreme(item, sides, at)] for at, choice in enumerate(choices)
        ]
    for count in range(most + 1):
        yield from product(*choices[:count])


def _extreme(entry: tuple[int, int, int], sides: tuple[list[Cap], list[Cap]], at: int) -> bool:
    masks = {side[at].rights_mask for side in sides if at < len(side)}
    both = 0
    for mask in masks:
        both |= mask
    return entry[2] in {*masks, both}


def accepts(caps: tuple[Cap, ...], row: Row) -> bool:
    """Whether a side takes a row: written from the manual, not from the reference codec."""
    expected = places(caps)
    if len(row) > len(expected) or row and row[-1] is None:
        return False
    for index, cap in enumerate(expected):
        may_lack = cap.optional
        entry = row[index] if index < len(row) else None
        if entry is None:
            if not may_lack:
                return False
        elif entry[:2] != (cap.kind_value, 1 if cap.move else 2) or entry[2] & cap.rights_mask != cap.rights_mask:
            return False
    return True


def misread(old: tuple[Cap, ...], new: tuple[Cap, ...], row: Row) -> bool:
    """Whether an accepted row means two things: an entry that each side takes for another, or with another fate."""
    before, after = {cap.name for cap in old}, {cap.name for cap in new}
    for entry, one, other in zip(row, places(old), places(new)):
        if entry is None:
            continue
        if one.name != other.name and (one.name in after or other.name in before):
            return True
        if one.fate != other.fate:
            return True
    return False


@dataclass(frozen=True)
class Table:
    """A row and its bytes."""

    row: Row
    data: bytes


def image(row: Row) -> bytes:
    """The bytes of a row; none for an empty one."""
    if not row:
        return b""
    out = len(row).to_bytes(2, "little") + bytes(6)
    for index, entry in enumerate(row):
        parts = ((0, 16),) if entry is None else ((7 + index, 4), (entry[0], 2), (entry[1], 2), (entry[2], 4), (0, 4))
        out += b"".join(value.to_bytes(width, "little") for value, width in parts)
    return out
