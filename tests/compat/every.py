"""The layout of a body in, every body that a codec of it may accept out: the oracle's own enumeration.

What is complete about it. A codec accepts a body only if each field by itself is good (its range, its members, its
bits, its text) and the bytes between them are zero. `bodies` is the product of all values that are good for a field by
itself, whole lists of them and no samples: all of a range, all members or, where open, all patterns, all subsets of a
mask, all byte strings, all UTF-8 strings without NUL, all numbers of elements. Rules only take bodies away, so what a
side accepts is a subset. Whatever two sides accept lies within the union of their products; a body outside is refused
by both and tells nothing about them.

That no accepted body is missed is checked from outside, too: `test_oracle` takes bodies of two free bytes and asks
both codecs for all 65,536 patterns, and neighbours of accepted bodies of every other schema.

Nothing here comes from the code under test. Texts are decoded by Python, not by the reference codec.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from math import prod
from typing import Callable, Iterator

from codegen.layout.model import Array, Block, Records, Slot, Struct, Type
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text

MOST = 1 << 16


class TooMany(Exception):
    """More than 16 free bits."""


Piece = tuple[bytes, int]  # the bytes of a field, the number that its counting field holds


def bodies(block: Block) -> list[bytes]:
    """Every body; TooMany if there are more than MOST."""
    if _count(block) > MOST:
        raise TooMany
    return list(_images(block))


def _count(block: Block) -> int:
    return prod(len(_pieces(slot.type, slot.size)) for slot in _free(block))


def _free(block: Block) -> list[Slot]:
    """Fields that count nothing; the others follow from the data."""
    return [slot for slot in block.slots if not (isinstance(slot.type, Int) and slot.type.counts)]


def _images(block: Block) -> Iterator[bytes]:
    slots = _free(block)
    numbers = {slot.name: slot for slot in block.slots}
    for chosen in product(*(_pieces(slot.type, slot.size) for slot in slots)):
        image = bytearray(block.fixed)
        rest = b""
        for slot, (data, used) in zip(slots, chosen):
            if slot.offset >= block.fixed:
                rest = data
            else:
                image[slot.offset : slot.offset + len(data)] = data
            counter = numbers.get(getattr(slot.type, "count", ""))
            if counter is not None:
                image[counter.offset : counter.offset + counter.size] = used.to_bytes(counter.size, "little")
        yield bytes(image) + rest


@lru_cache(maxsize=4096)
def _pieces(kind: Type, size: int) -> list[Piece]:
    """All that a field by itself may hold; TooMany if that alone is too much."""
    match kind:
        case Bool():
            return [(b"\0", 0), (b"\1", 0)]
        case Int():
            first = kind.low + -kind.low % kind.aligned
            return _numbers(range(first, kind.high + 1, kind.aligned), kind.width, kind.signed)
        case EnumType():
            if kind.open:
                return _numbers(range(1 << 8 * kind.width), kind.width, False)
            return _numbers([member.value for member in kind.members], kind.width, kind.signed)
        case FlagsType():
            found = [0]
            for member in kind.members:
                found += [value | member.value for value in found]
            return _numbers(found, kind.width, False)
        case Bytes():
            return _strings(kind, size, lambda data: True, 0)
        case Text():
            return _strings(kind, size, _is_text, kind.prefix)
        case Strings():
            return [(_packed(data), 0) for used in range(kind.high + 1) for data in _raw(used) if _are_strings(data)]
        case Struct():
            return [(image, 0) for image in bodies(kind.block)]
        case Array():
            return _arrays(kind)
        case Records():
            return list(_records(kind))
    raise TypeError(kind)


def _numbers(values: "range | list[int]", width: int, signed: bool) -> list[Piece]:
    if (values.stop - values.start) // values.step > MOST if isinstance(values, range) else False:
        raise TooMany
    return [(value.to_bytes(width, "little", signed=signed and value < 0), 0) for value in values]


def _strings(kind: "Bytes | Text", size: int, good: Callable[[bytes], bool], prefix: int) -> list[Piece]:
    """Byte strings of every length that is good; those with a length of their own have it in front."""
    lengths = [size] if kind.form is Form.EXACT else range(kind.low, kind.high + 1)
    found = [data for used in lengths for data in _raw(used) if good(data)]
    return [(len(data).to_bytes(prefix, "little") + data if prefix else data, len(data)) for data in found]


@lru_cache(maxsize=8)
def _raw(used: int) -> list[bytes]:
    if used > 2:
        raise TooMany
    return [bytes(data) for data in product(range(256), repeat=used)]


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False


def _are_strings(data: bytes) -> bool:
    return not data or data[-1] == 0 and (_is_text(data.replace(b"\0", b"")) or _is_text(data.replace(b"\0", b" ")))


def _packed(data: bytes) -> bytes:
    return len(data).to_bytes(2, "little") + data.count(0).to_bytes(2, "little") + data


def _arrays(kind: Array) -> list[Piece]:
    each = [data for data, _ in _pieces(kind.element, kind.stride)]
    lengths = [kind.high] if kind.form is Form.EXACT else range(kind.low, kind.high + 1)
    if sum(len(each) ** used for used in lengths) > MOST:
        raise TooMany
    return [(b"".join(chosen), used) for used in lengths for chosen in product(each, repeat=used)]


def _records(kind: Records) -> Iterator[Piece]:
    """Rows of entries, shortest first, as long as they fit into the bytes."""
    align = kind.record.block.align
    entries = [image + bytes(-len(image) % align) for image in bodies(kind.record.block)]
    rows: list[Piece] = [(b"", 0)]
    total = 0
    while rows:
        total += len(rows)
        if total > MOST or len(rows) * len(entries) > 1 << 20:
            raise TooMany
        yield from rows
        rows = [(row + entry, used + 1) for row, used in rows for entry in entries if len(row + entry) <= kind.high]
