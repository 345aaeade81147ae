"""One part of a message in, its rows out: where each field stands, its bytes, its name, its value.

The walk follows the layout as far as the bytes go. It checks nothing: a count that is too high ends at the last byte,
and bytes that belong to no field make a row of their own. The codec says what is wrong; see `message`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

from codegen.decode.values import NUMBERS, integer, meaning
from codegen.layout.model import Array, Block, Hole, Records, Slot, Struct, Type, is_tail
from codegen.sema.kinds import Bytes, Form, Int, Strings, Text


@dataclass(frozen=True)
class Row:
    """One line. A filler (reserved, unused, padding) says nothing while it is zero; `data` of a secret is empty."""

    offset: int
    size: int
    data: bytes
    name: str
    value: str
    filler: bool = False

    @property
    def shown(self) -> bool:
        """Whether a reader wants to see it."""
        return not self.filler or any(self.data)


@dataclass(frozen=True)
class Piece:
    """Bytes of a message, and which of them are not known because the trace left them out: they are zero here."""

    data: bytes
    masked: frozenset[int] = frozenset()

    def part(self, start: int, end: int | None = None) -> "Piece":
        """Bytes [start, end), counted anew from 0."""
        data = self.data[start:end]
        stop = start + len(data)
        return Piece(data, frozenset(at - start for at in self.masked if start <= at < stop))


def holds_secret(kind: Type) -> bool:
    """Whether a value of this type may hold bytes that nobody is to see."""
    if isinstance(kind, Array):
        return holds_secret(kind.element)
    block = kind.block if isinstance(kind, Struct) else kind.record.block if isinstance(kind, Records) else None
    if block is not None:
        return any(holds_secret(slot.type) for slot in block.slots)
    return isinstance(kind, Bytes) and kind.secret


MASKED = "not in the trace"


def is_blind(rows: tuple[Row, ...]) -> bool:
    """Whether bytes of these rows are not known although no layout calls them a secret: nobody can judge them."""
    return any(row.value == MASKED for row in rows)


class _Cut(Exception):
    """The bytes end before the layout does."""


class _Walk:
    """The rows found so far, and the first byte that none of them holds."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self.data = piece.data
        self.rows: list[Row] = []
        self.end = 0

    def add(self, at: int, size: int, name: str, value: str, filler: bool = False) -> None:
        if size == 0 and filler:
            return
        hidden = any(index in self.piece.masked for index in range(at, at + size))
        data = b"" if hidden else self.data[at : at + size]
        self.rows.append(Row(at, size, data, name, MASKED if hidden else value, filler and not hidden))
        self.end = max(self.end, at + size)

    def secret(self, at: int, size: int, name: str, value: str) -> None:
        """A row whose bytes nobody sees."""
        self.rows.append(Row(at, size, b"", name, value))
        self.end = max(self.end, at + size)

    def broken(self, kind: Type, at: int, end: int, name: str, size: int) -> None:
        """What is there of a value of `size` bytes."""
        if holds_secret(kind):
            self.secret(at, end - at, name, f"secret, cut short: {size} bytes are due")
        else:
            self.add(at, end - at, name, f"cut short: {size} bytes are due")

    def unused(self, kind: Type, at: int, end: int, name: str) -> None:
        """What stands behind the used part of a field or entry."""
        if holds_secret(kind):
            if end > at:
                self.secret(at, end - at, name, "not shown: secrets may stand here")
        else:
            self.add(at, end - at, name, "must be zero", True)

    def block(self, block: Block, base: int, prefix: str, end: int) -> None:
        """A block whose first byte stands at `base` and whose bytes end at `end`."""
        counts: dict[str, int] = {}
        for item in block.items:
            at = base + item.offset
            if isinstance(item, Slot) and is_tail(item.type):
                self.tail(item.type, at, prefix + item.name, end, counts)
                continue
            if at + item.size > end:
                if at < end and isinstance(item, Hole):
                    self.add(at, end - at, "reserved", f"cut short: {item.size} bytes are due")
                elif at < end and isinstance(item, Slot):
                    self.broken(item.type, at, end, prefix + item.name, item.size)
                raise _Cut
            if isinstance(item, Hole):
                self.add(at, item.size, "reserved", "must be zero", True)
                continue
            if isinstance(item.type, Int):
                counts[item.name] = integer(item.type, self.data[at : at + item.size])
            self.field(item.type, at, item.size, prefix + item.name, counts)

    def field(self, kind: Type, at: int, size: int, name: str, counts: dict[str, int]) -> None:
        """A field of `size` bytes that are all there."""
        match kind:
            case Struct():
                self.block(kind.block, at, name + ".", at + size)
            case Array():
                used = min(counts.get(kind.count, 0), kind.high) if kind.form is Form.FIXED else kind.high
                if isinstance(kind.element, NUMBERS):
                    end = at + used * kind.stride
                    self.bounded(at, end - at, size, name, meaning(kind, self.data[at:end]))
                else:
                    self.elements(kind, at, used, name)
                    self.unused(kind, at + used * kind.stride, at + size, name + " unused")
            case Bytes():
                used = min(counts.get(kind.count, 0), kind.high) if kind.form is Form.FIXED else kind.high
                if kind.secret:
                    self.secret(at, size, name, f"secret, {used} bytes")
                else:
                    self.bounded(at, used, size, name, meaning(kind, self.data[at : at + used]))
            case Text():
                self.counted(kind, at, size, name, kind.prefix, kind.prefix)
            case Strings():
                self.counted(kind, at, size, name, 2, 4)
            case _:
                self.add(at, size, name, meaning(kind, self.data[at : at + size]))

    def counted(self, kind: Type, at: int, size: int, name: str, width: int, start: int) -> None:
        """Data behind a length of their own, which takes `width` bytes; they begin at `start`."""
        used = int.from_bytes(self.data[at : at + width], "little")
        if used > size - start:
            self.add(at, size, name, f"a length of {used} where {size - start} fit")
        else:
            value = meaning(kind, self.data[at + start : at + start + used])
            self.bounded(at, start + used, size, name, value)

    def bounded(self, at: int, used: int, size: int, name: str, value: str) -> None:
        """Zero-padded data: one row, or two if there is something behind the used bytes."""
        whole = used if any(self.data[at + used : at + size]) else size
        self.add(at, whole, name, value, whole == 0)
        self.add(at + whole, size - whole, name + " unused", "must be zero", True)

    def elements(self, kind: Array, at: int, used: int, name: str) -> None:
        """`used` elements that are all there: numbers on one row, all else one by one."""
        if isinstance(kind.element, NUMBERS):
            self.add(at, used * kind.stride, name, meaning(kind, self.data[at : at + used * kind.stride]), used == 0)
            return
        for index in range(used):
            self.field(kind.element, at + index * kind.stride, kind.stride, f"{name}[{index}]", {})

    def tail(self, kind: Type, at: int, name: str, end: int, counts: dict[str, int]) -> None:
        """The last field, as far as the bytes go."""
        left = max(end - at, 0)
        count = counts.get(getattr(kind, "count", ""), 0)
        if isinstance(kind, Records):
            self.records(kind, at, count, name, end)
        elif isinstance(kind, Array):
            whole = min(count, left // kind.stride)
            self.elements(kind, at, whole, name)
            if whole < count and left > whole * kind.stride:
                self.broken(kind.element, at + whole * kind.stride, end, f"{name}[{whole}]", kind.stride)
        else:
            used = min(count, left)
            self.add(at, used, name, meaning(kind, self.data[at : at + used]), used == 0)

    def records(self, kind: Records, at: int, count: int, name: str, end: int) -> None:
        """Entries one after the other; each ends where its own count says."""
        block = kind.record.block
        for index, entry in enumerate(entries(kind, self.data[:end], at, count)):
            self.block(block, entry.start, f"{name}[{index}].", min(entry.end, end))
            if entry.end > end:
                raise _Cut
            self.unused(kind, entry.used, entry.end, "padding")


@dataclass(frozen=True)
class Entry:
    """Where a record stands: its first byte, the end of its used bytes, the end of its padding."""

    start: int
    used: int
    end: int


def entries(kind: Records, data: bytes, at: int, count: int) -> Iterator[Entry]:
    """The entries from `at` on; the last may reach past the data, or start where they end."""
    block = kind.record.block
    tail = block.tail
    assert tail is not None and isinstance(tail.type, (Bytes, Text, Array))
    counter = block.slot(tail.type.count)
    stride = tail.type.stride if isinstance(tail.type, Array) else 1
    for _ in range(count):
        if at > len(data):
            return
        used = tail.offset + stride * integer(counter.type, data[at + counter.offset :][: counter.size])
        yield Entry(at, at + used, at - (-used // block.align) * block.align)
        at -= (-used // block.align) * block.align


def rows_of(block: Block, piece: Piece) -> tuple[Row, ...]:
    """The rows of a part, by offset."""
    walk = _Walk(piece)
    try:
        walk.block(block, 0, "", len(piece.data))
    except _Cut:
        pass
    rest = len(piece.data) - walk.end
    if rest and any(holds_secret(slot.type) for slot in block.slots):
        walk.secret(walk.end, rest, "-", "belongs to no field; not shown: secrets may stand here")
    elif rest:
        walk.add(walk.end, rest, "-", "belongs to no field")
    return tuple(walk.rows)


def raw(piece: Piece) -> tuple[Row, ...]:
    """The rows of bytes whose layout is not known."""
    walk = _Walk(piece)
    for at in range(0, len(piece.data), 8):
        walk.add(at, min(8, len(piece.data) - at), "-", "")
    return tuple(walk.rows)
