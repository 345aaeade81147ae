"""Neighbouring small fields in, words out: fields and reserved bytes that are loaded, tested and written as one number.

Called by `views_checks` and `views_pack`. A word costs one load, and one test for all checks that only ask for bits to
be zero; which field is wrong is looked for when one is. It is arithmetic on a number, so it holds on any machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Union

from codegen.emit import ctypes
from codegen.layout.model import Hole, Slot
from codegen.sema.kinds import Bool, EnumType, FlagsType, Int

WIDTHS = (8, 4)


@dataclass(frozen=True)
class Word:
    """`width` bytes from `offset` on, filled by two or more fields and holes."""

    offset: int
    width: int
    items: tuple[Slot | Hole, ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The fields alone."""
        return tuple(item for item in self.items if isinstance(item, Slot))

    def shift(self, item: Slot | Hole) -> int:
        """Where the item's lowest bit stands."""
        return (item.offset - self.offset) * 8

    def mask(self, item: Slot | Hole, bits: int) -> int:
        """Bits of an item, as bits of the word."""
        return bits << self.shift(item)


Unit = Union[Slot, Hole, Word]


def units(items: Iterable[Slot | Hole]) -> tuple[Unit, ...]:
    """The items by offset, neighbours joined where they fill a word."""
    found: list[Unit] = []
    rest = list(items)
    while rest:
        taken = next((word for width in WIDTHS if (word := _word(rest, width)) is not None), None)
        if taken is None:
            found.append(rest.pop(0))
        else:
            found.append(taken)
            rest = rest[len(taken.items) :]
    return tuple(found)


def _word(items: list[Slot | Hole], width: int) -> Word | None:
    """The word that the first items fill exactly, if there is a field among them and no more than small ones."""
    start = items[0].offset
    if start % width:
        return None
    taken: list[Slot | Hole] = []
    for item in items:
        if item.offset >= start + width:
            break
        if item.size >= width or isinstance(item, Slot) and not ctypes.is_scalar(item.type):
            return None
        taken.append(item)
    if len(taken) < 2 or taken[-1].offset + taken[-1].size != start + width:
        return None
    return Word(start, width, tuple(taken)) if any(isinstance(item, Slot) for item in taken) else None


def zero_bits(kind: ctypes.Scalar, bounds: tuple[int, int]) -> int | None:
    """The bits that are zero in exactly the accepted numbers; None where bits alone do not tell.

    `bounds` are those of the number: its range, or what a count may be.
    """
    _, most = ctypes.type_bounds(kind)
    if ctypes.is_signed(kind):
        return None
    match kind:
        case Bool():
            return most & ~1
        case FlagsType():
            return most & ~kind.mask
        case EnumType():
            if kind.open:
                return 0
            values = {entry.value for entry in kind.members}
            # 0 up to a power of two without a gap; counted, because a range of 32 bits is not worth listing.
            whole = min(values) == 0 and len(values) == _power(max(values))
            return most & ~max(values) if whole else None
        case Int():
            low, high = bounds
            aligned = kind.aligned if not kind.counts else 1
            if low != 0 or high + aligned != _power(high + aligned - 1) or aligned & (aligned - 1):
                return None
            return most & ~(high + aligned - 1) | (aligned - 1)


def lowest(kind: ctypes.Scalar, bounds: tuple[int, int]) -> int:
    """The least accepted number, if taking it away leaves numbers that bits alone tell; else 0."""
    if isinstance(kind, EnumType) and not kind.open and not kind.signed:
        values = {entry.value for entry in kind.members}
        low, count = min(values), len(values)
        return low if values == set(range(low, low + count)) and count & (count - 1) == 0 else 0
    if isinstance(kind, Int) and not kind.signed and (kind.aligned == 1 or kind.counts):
        low, count = bounds[0], bounds[1] - bounds[0] + 1
        return low if count & (count - 1) == 0 and bounds[1] < ctypes.type_bounds(kind)[1] else 0
    return 0


def _power(value: int) -> int:
    """The least power of two above the value."""
    return 1 << value.bit_length()
