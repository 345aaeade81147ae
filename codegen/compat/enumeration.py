"""A block in, every body that its fields' own checks let pass out: all that a rule may still refuse, and no more.

Whoever compares two sides needs no other bodies: one that the fields of both sides refuse is refused by both.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Callable, Iterator

from codegen.compat.sets import SCALARS, patterns
from codegen.layout.model import Array, Block, Records, Slot, Struct, Type, is_tail
from codegen.reference.text import strings_class, text_class
from codegen.sema.kinds import Bytes, Form, Int, Strings, Text

LIMIT = 1 << 16  # bodies: 16 free bits


def size(block: Block) -> int:
    """At least as many as there are bodies; a number over LIMIT may be far too low."""
    total = 1
    for slot in block.slots:
        if slot.name not in block.counted:
            total *= _size(slot.type)
        if total > LIMIT:
            break
    return total


def _size(kind: Type) -> int:
    match kind:
        case Struct():
            return size(kind.block)
        case Bytes():
            return sum(_power(256, length) for length in _lengths(kind.low, kind.high, kind.form))
        case Text():
            # A path begins with its slash.
            return sum(_texts_of(length - (kind.kind == "path"), 127) for length in range(kind.low, kind.high + 1))
        case Strings():
            return 1 + sum(_texts_of(length - 1, 128) for length in range(1, kind.high + 1))
        case Array():
            one = _size(kind.element)
            return sum(_power(one, length) for length in _lengths(kind.low, kind.high, kind.form))
        case Records():
            return _rows(kind)
    return patterns(kind).size if isinstance(kind, SCALARS) else LIMIT + 1


def _texts_of(length: int, ascii_characters: int) -> int:
    """How many texts have so many bytes."""
    if length > 2:
        return LIMIT + 1
    known = [1, ascii_characters, ascii_characters**2 + 0x780]  # characters of two bytes: U+0080..U+07FF
    return known[max(length, 0)]


def _rows(kind: Records) -> int:
    """How many rows of entries fit into the bytes."""
    block = kind.record.block
    tail = block.tail
    assert tail is not None and isinstance(tail.type, (Bytes, Text, Array))
    fields = size(replace(block, items=tuple(item for item in block.items if item is not tail)))
    entries: dict[int, int] = {}
    for length in _lengths(tail.type.low, tail.type.high, tail.type.form):
        one = replace(tail.type, low=length, high=length)
        stride = tail.type.stride if isinstance(tail.type, Array) else 1
        padded = -(-(tail.offset + length * stride) // block.align) * block.align
        entries[padded] = entries.get(padded, 0) + fields * _size(one)
    rows = [1]
    for end in range(1, kind.high + 1):
        rows.append(sum(count * rows[end - long] for long, count in entries.items() if long <= end))
        if sum(rows) > LIMIT:
            break
    return sum(rows)


def _power(base: int, exponent: int) -> int:
    return LIMIT + 1 if base > 1 and exponent > 16 else min(int(base**exponent), LIMIT + 1)


def _lengths(low: int, high: int, form: Form) -> list[int]:
    return [high] if form is Form.EXACT else list(range(low, min(high, low + 20) + 1))


def bodies(block: Block) -> Iterator[bytes]:
    """Every body. Only for a block whose size is within LIMIT."""
    for pieces in _blocks(block):
        yield pieces


def _blocks(block: Block) -> Iterator[bytes]:
    """Every image of a block with its tail."""
    slots = [slot for slot in block.slots if slot.name not in block.counted]
    for chosen in product(*(list(_values(slot, block)) for slot in slots)):
        out = bytearray(block.fixed)
        tail = b""
        for slot, (piece, count) in zip(slots, chosen):
            name = getattr(slot.type, "count", "")
            if name:
                counter = block.slot(name)
                assert isinstance(counter.type, Int)
                out[counter.offset : counter.offset + counter.size] = count.to_bytes(counter.type.width, "little")
            if is_tail(slot.type):
                tail = piece
            else:
                out[slot.offset : slot.offset + len(piece)] = piece
        yield bytes(out) + tail


def _values(slot: Slot, block: Block) -> Iterator[tuple[bytes, int]]:
    """The bytes of a field and, of counted data, the count."""
    kind = slot.type
    match kind:
        case Struct():
            yield from ((image, 0) for image in _blocks(kind.block))
        case Bytes():
            for length in _lengths(kind.low, kind.high, kind.form):
                yield from ((bytes(found), length) for found in product(range(256), repeat=length))
        case Text():
            word, prefix = kind.kind, kind.prefix
            for text in _texts(kind.low, kind.high, lambda text: text_class(word, text)):
                yield len(text).to_bytes(prefix, "little") + text if prefix else text, len(text)
        case Strings():
            for text in _texts(0, kind.high, lambda text: strings_class(text, text.count(0))):
                yield len(text).to_bytes(2, "little") + text.count(0).to_bytes(2, "little") + text, 0
        case Array():
            elements = list(_elements(kind, block))
            for length in _lengths(kind.low, kind.high, kind.form):
                yield from ((b"".join(found), length) for found in product(elements, repeat=length))
        case Records():
            yield from _records(kind)
        case _:
            yield from ((pattern.to_bytes(slot.size, "little"), 0) for pattern in patterns(kind, block))


def _texts(low: int, high: int, judge: Callable[[bytes], str]) -> Iterator[bytes]:
    for length in range(low, high + 1):
        yield from (bytes(found) for found in product(range(256), repeat=length) if judge(bytes(found)) == "OK")


def _elements(kind: Array, block: Block) -> Iterator[bytes]:
    slot = Slot(0, kind.stride, "", kind.element, "")
    yield from (piece.ljust(kind.stride, b"\0") for piece, _ in _values(slot, block))


def _records(kind: Records) -> Iterator[tuple[bytes, int]]:
    align = kind.record.block.align
    entries = [image + bytes(-len(image) % align) for image in _blocks(kind.record.block)]

    def more(start: bytes, count: int) -> Iterator[tuple[bytes, int]]:
        yield start, count
        for entry in entries:
            if len(start) + len(entry) <= kind.high:
                yield from more(start + entry, count + 1)

    yield from more(b"", 0)
