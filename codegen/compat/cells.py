"""The blocks of two sides in, their fields side by side out: which field of one is which of the other.

Nested structs are taken apart, so that only bytes count and not how they were grouped. Fields belong together by name;
those that have no partner of their name, by their bytes: that is a new name for an old field.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

from codegen.layout.model import Array, Block, Records, Slot, Struct, Type, is_tail


@dataclass(frozen=True)
class Cell:
    """A field that is no struct. `offset` counts from the start of the outermost block; `block` is the field's own."""

    name: str  # dotted
    path: tuple[str, ...]
    offset: int
    size: int
    type: Type
    block: Block

    @property
    def end(self) -> int:
        """The first byte behind it; of a tail, behind the longest."""
        return self.offset + self.size

    @property
    def tail(self) -> bool:
        """Whether only its used bytes travel."""
        return is_tail(self.type)


@dataclass(frozen=True)
class Pair:
    """The same field on both sides; where `alone` says that one of them is no field of the other side, two fields that
    share bytes. `inner` are the fields of its elements or entries."""

    old: Cell
    new: Cell
    inner: tuple["Pair", ...] = ()
    alone: tuple[bool, bool] = (False, False)

    @property
    def renamed(self) -> bool:
        """Whether it has another name on each side."""
        return self.old.path != self.new.path


def cells(block: Block, base: int = 0, path: tuple[str, ...] = ()) -> Iterator[Cell]:
    """The fields of a block by offset, those of its structs in their place."""
    for slot in block.slots:
        yield from _cells(slot, block, base, (*path, slot.name))


def _cells(slot: Slot, block: Block, base: int, path: tuple[str, ...]) -> Iterator[Cell]:
    if isinstance(slot.type, Struct):
        yield from cells(slot.type.block, base + slot.offset, path)
    else:
        yield Cell(".".join(path), path, base + slot.offset, slot.size, slot.type, block)


def element_block(kind: Type) -> Block | None:
    """The block of the elements or entries of a field, where they have one."""
    if isinstance(kind, Array):
        return kind.element.block if isinstance(kind.element, Struct) else None
    return kind.record.block if isinstance(kind, Records) else None


def pairs(old: Block, new: Block) -> tuple[Pair, ...]:
    """Every field that both sides have, in the order of the old side."""
    before, after = list(cells(old)), list(cells(new))
    names = {cell.path: cell for cell in after}
    found = [(cell, names[cell.path]) for cell in before if cell.path in names]
    taken = {cell.path for cell, _ in found}
    free = {(cell.offset, cell.tail or cell.size): cell for cell in after if cell.path not in taken}
    for cell in before:
        partner = free.get((cell.offset, cell.tail or cell.size)) if cell.path not in taken else None
        if partner is not None:
            found.append((cell, partner))
    found.sort(key=lambda item: item[0].offset)
    return tuple(Pair(cell, partner, _inner(cell.type, partner.type)) for cell, partner in found)


def _inner(old: Type, new: Type) -> tuple[Pair, ...]:
    before, after = element_block(old), element_block(new)
    return read_alike(before, after) if before is not None and after is not None else ()


def read_alike(old: Block, new: Block) -> tuple[Pair, ...]:
    """What has to be read alike: every field that both sides have; and where fields of one side alone share bytes with
    fields of the other, no number, because those bytes would mean two things."""
    found = pairs(old, new)
    known = [{pair.old.path for pair in found}, {pair.new.path for pair in found}]
    shared = [
        Pair(cell, other, alone=(cell.path not in known[0], other.path not in known[1]))
        for cell in cells(old)
        for other in cells(new)
        if max(cell.offset, other.offset) < min(cell.end, other.end)
    ]
    return (*found, *(pair for pair in shared if any(pair.alone)))


@dataclass(frozen=True)
class Group:
    """Fields of both sides whose bytes overlap; the bytes of one that has none are reserved on the other side."""

    old: tuple[Cell, ...]
    new: tuple[Cell, ...]

    @property
    def aligned(self) -> bool:
        """Whether one field stands in the place of one."""
        if len(self.old) != 1 or len(self.new) != 1:
            return False
        old, new = self.old[0], self.new[0]
        return old.offset == new.offset and old.tail == new.tail and (old.tail or old.size == new.size)


def groups(old: Block, new: Block) -> tuple[Group, ...]:
    """All fields of both sides by the bytes that they share. A tail and a field of a fixed size are never one."""
    sides = enumerate((old, new))
    every = [(cell.offset, cell.end, side, cell) for side, block in sides for cell in cells(block)]
    ordered = sorted(every, key=lambda item: item[:3])
    found: list[tuple[list[Cell], list[Cell]]] = []
    end = 0
    for start, stop, side, cell in ordered:
        if not found or start >= end:
            found.append(([], []))
        found[-1][side].append(cell)
        end = max(end, stop)
    return tuple(Group(tuple(before), tuple(after)) for before, after in found)
