"""An accepted body in, changed bytes that a field's own check must refuse out. Called by `vectors`, which checks it.

A probe's key says what it is for: the path of the field ([first] and [last] for elements), the class, the variety.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Iterator

from codegen.layout.model import Array, Block, Hole, Message, Records, Slot, Struct, Type, is_tail
from codegen.reference.accepted import Body
from codegen.reference.codec import count_bounds
from codegen.reference.image import Values, entry_image, image
from codegen.reference.ordinary import Path, put
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text

# One text for each class that the contents of a text may have; those of paths start with a slash.
TEXTS = (
    ("UTF8_INVALID", b"a\x80"),
    ("UTF8_INVALID", b"\xc3("),
    ("UTF8_INVALID", b"\xe2\x82("),
    ("UTF8_OVERLONG", b"\xc0\xaf"),
    ("UTF8_OVERLONG", b"\xe0\x9f\xbf"),
    ("UTF8_OVERLONG", b"\xf0\x8f\xbf\xbf"),
    ("UTF8_SURROGATE", b"\xed\xa0\x80"),
    ("UTF8_TOO_HIGH", b"\xf4\x90\x80\x80"),
    ("UTF8_TOO_HIGH", b"\xf5\x80\x80\x80"),
    ("UTF8_CUT", b"a\xe2\x82"),
)
PATHS = (
    ("PATH_RELATIVE", b"a"),
    ("PATH_TRAILING_SLASH", b"/a/"),
    ("PATH_EMPTY_COMPONENT", b"//"),
    ("PATH_EMPTY_COMPONENT", b"/a//b"),
    ("PATH_DOT", b"/a/."),
    ("PATH_DOT", b"/./a"),
    ("PATH_DOT_DOT", b"/a/.."),
    ("PATH_DOT_DOT", b"/../a"),
)
WIDTHS = (16, 32)
NAMES = (("NAME_SLASH", b"a/b"), ("PATH_DOT", b"."), ("PATH_DOT_DOT", b".."))


@dataclass(frozen=True)
class Probe:
    """Changed bytes (made when they are asked for), the class and the offset that their verdict must have."""

    key: str
    name: str
    offset: int
    make: Callable[[], bytes]

    @property
    def note(self) -> str:
        """The field that refuses."""
        word = self.key.split()[0]
        return "" if word in ("length", "extent") else word.rstrip(".")


@dataclass(frozen=True)
class _Walk:
    block: Block
    data: bytes
    values: Values  # without counts

    def put(self, at: int, piece: bytes) -> Callable[[], bytes]:
        return lambda: self.data[:at] + piece + self.data[at + len(piece) :]

    def int(self, at: int, width: int, value: int) -> Callable[[], bytes]:
        return self.put(at, value.to_bytes(width, "little", signed=value < 0))

    def text(self, path: Path, content: bytes) -> Callable[[], bytes]:
        return lambda: image(self.block, put(self.values, path, content))


def probes(message: Message, body: Body) -> Iterator[Probe]:
    """Every probe that this body lends itself to, in the order of the checks."""
    block, data = message.block, body.data
    walk = _Walk(block, data, body.values)
    yield from _length(walk)
    yield from _block(walk, block, 0, body.values, (), "")
    tail = block.tail
    if tail is not None:
        yield from _extent(walk, tail)
        yield from _tail(walk, tail, tail.offset, body.values[tail.name], (tail.name,), tail.name)


def _length(walk: _Walk) -> Iterator[Probe]:
    block = walk.block
    long = walk.data + bytes(block.maximum + 1 - len(walk.data))
    if block.fixed:
        yield Probe("length empty", "LENGTH", 0, lambda: b"")
        yield Probe("length short", "LENGTH", 0, lambda: walk.data[: block.fixed - 1])
    yield Probe("length long", "LENGTH", 0, lambda: long)


def _block(walk: _Walk, block: Block, base: int, values: Values, path: Path, key: str) -> Iterator[Probe]:
    for item in block.items:
        at = base + item.offset
        if isinstance(item, Hole):
            for place in sorted({0, item.size // 2, item.size - 1}):
                yield Probe(f"{key}reserved {item.offset} {place}", "RESERVED", at, walk.put(at + place, b"\xee"))
        elif isinstance(item.type, Int) and item.type.counts:
            yield from _count(walk, item.type, block.slot(item.type.counts), at, values, f"{key}{item.name}")
        elif not is_tail(item.type):
            yield from _value(
                walk, item.type, at, item.size, values[item.name], (*path, item.name), f"{key}{item.name}"
            )


def _count(walk: _Walk, kind: Int, counted: Slot, at: int, values: Values, key: str) -> Iterator[Probe]:
    used = len(values[counted.name])
    limits = count_bounds(counted.type)
    if limits is None:
        yield Probe(f"{key} fewer", "EXTENT", at, walk.int(at, kind.width, max(used - 1, 0)))
        yield Probe(f"{key} more", "RECORD", len(walk.data), walk.int(at, kind.width, used + 1))
        return
    low, high = limits
    top = (1 << 8 * kind.width) - 1
    for variety, value in (("low", low - 1), ("high", high + 1), ("top", top)):
        if 0 <= value <= top and not low <= value <= high:
            yield Probe(f"{key} {variety}", "COUNT", at, walk.int(at, kind.width, value))


def _value(walk: _Walk, kind: Type, at: int, size: int, value: Any, path: Path, key: str) -> Iterator[Probe]:
    match kind:
        case Int():
            yield from _int(walk, kind, at, key)
        case Bool():
            for bad in (2, 0xFF):
                yield Probe(f"{key} {bad}", "BOOL", at, walk.put(at, bytes([bad])))
        case EnumType():
            for bad in _no_members(kind):
                yield Probe(f"{key} {bad}", "ENUM", at, walk.int(at, kind.width, bad))
        case FlagsType():
            for place in range(kind.width):
                free = [bit for bit in range(8 * place, 8 * place + 8) if not kind.mask >> bit & 1]
                if free:
                    patch = walk.int(at, kind.width, value | 1 << free[0])
                    yield Probe(f"{key} byte {place}", "FLAGS", at, patch)
        case Bytes():
            yield from _padding(walk, at, at + len(value), at + size, key)
        case Text():
            yield from _fixed_text(walk, kind, at, size, value, path, key)
        case Strings():
            yield from _strings(walk, kind, at, size, value, path, key)
        case Struct():
            yield from _block(walk, kind.block, at, value, path, key + ".")
        case Array():
            yield from _array(walk, kind, at, value, path, key)
            yield from _padding(walk, at, at + len(value) * kind.stride, at + size, key)
        case _:
            return


def _array(walk: _Walk, kind: Array, at: int, value: list[Any], path: Path, key: str) -> Iterator[Probe]:
    for index, name in _ends(len(value)):
        start = at + index * kind.stride
        yield from _value(walk, kind.element, start, kind.stride, value[index], (*path, index), f"{key}[{name}]")


def _ends(length: int) -> list[tuple[int, str]]:
    found = [(0, "first")] if length else []
    return found + ([(length - 1, "last")] if length > 1 else [])


def _int(walk: _Walk, kind: Int, at: int, key: str) -> Iterator[Probe]:
    bits = 8 * kind.width
    least, most = (-(1 << bits - 1), (1 << bits - 1) - 1) if kind.signed else (0, (1 << bits) - 1)
    wide = [(f"over {bits}", kind.low + (1 << bits)) for bits in WIDTHS]  # a good number for who reads fewer bytes
    for variety, value in (("low", kind.low - 1), ("high", kind.high + 1), ("least", least), ("most", most), *wide):
        if least <= value <= most and not kind.low <= value <= kind.high:
            yield Probe(f"{key} {variety}", "RANGE", at, walk.int(at, kind.width, value))
    if kind.aligned > 1:
        base = kind.low + -kind.low % kind.aligned
        for variety, off in (("bit", 1), ("half", kind.aligned // 2)):
            if base + off <= kind.high and off % kind.aligned:
                yield Probe(f"{key} {variety}", "ALIGN", at, walk.int(at, kind.width, base + off))


def _no_members(kind: EnumType) -> list[int]:
    """Numbers next to the members' and at the ends of the type that are no members."""
    if kind.open:
        return []
    bits = 8 * kind.width
    least, most = (-(1 << bits - 1), (1 << bits - 1) - 1) if kind.signed else (0, (1 << bits) - 1)
    members = [member.value for member in kind.by_value]
    near = [value + step for value in (min(members), max(members)) for step in (-1, 1)]
    given_up = [value for old in kind.retired for value in (old.low, old.high)]
    gaps = [value + 1 for value in sorted(members)[:-1] if value + 1 not in members][:2]
    wide = [members[0] + (1 << bits) for bits in WIDTHS]  # a member for who reads fewer bytes
    found = dict.fromkeys([*near, *gaps, *given_up, least, most, *wide])
    return [value for value in found if least <= value <= most and value not in members]


def _padding(walk: _Walk, field_at: int, start: int, end: int, key: str) -> Iterator[Probe]:
    if start < end:
        yield Probe(f"{key} padding first", "PADDING", field_at, walk.put(start, b"\xee"))
        yield Probe(f"{key} padding last", "PADDING", field_at, walk.put(end - 1, b"\xee"))


def _fixed_text(walk: _Walk, kind: Text, at: int, size: int, value: bytes, path: Path, key: str) -> Iterator[Probe]:
    top = (1 << 8 * kind.prefix) - 1
    for variety, length in (("short", kind.low - 1), ("long", kind.high + 1), ("top", top)):
        if 0 <= length <= top and not kind.low <= length <= kind.high:
            yield Probe(f"{key} {variety}", "COUNT", at, walk.int(at, kind.prefix, length))
    yield from _contents(walk, kind, at, path, key)
    yield from _padding(walk, at, at + kind.prefix + len(value), at + size, key)


def _contents(walk: _Walk, kind: Text, at: int, path: Path, key: str) -> Iterator[Probe]:
    stem = b"/" if kind.kind == "path" else b""
    bad = [(name, stem + text) for name, text in TEXTS] + [("NUL", stem + b"a\0b")]
    bad += {"path": PATHS, "name": NAMES}.get(kind.kind, ())
    for index, (name, text) in enumerate(bad):
        if kind.low <= len(text) <= kind.high:
            yield Probe(f"{key} text {index}", name, at, walk.text(path, text))


def _strings(walk: _Walk, kind: Strings, at: int, size: int, value: bytes, path: Path, key: str) -> Iterator[Probe]:
    yield Probe(f"{key} long", "COUNT", at, walk.int(at, 2, kind.high + 1))
    yield Probe(f"{key} open", "STRINGS_UNTERMINATED", at, walk.text(path, b"ab"[: kind.high]))
    yield Probe(f"{key} more", "STRINGS_COUNT", at, walk.int(at + 2, 2, value.count(0) + 1))
    if not value:
        yield Probe(f"{key} none but counted", "STRINGS_COUNT", at, walk.int(at + 2, 2, 1))
    else:
        yield Probe(f"{key} fewer", "STRINGS_COUNT", at, walk.int(at + 2, 2, value.count(0) - 1))
    for index, (name, text) in enumerate(TEXTS):
        # A string that is cut ends in its NUL, which can't follow a lead byte.
        if name != "UTF8_CUT" and len(text) < kind.high:
            yield Probe(f"{key} text {index}", name, at, walk.text(path, text + b"\0"))
    yield from _padding(walk, at, at + 4 + len(value), at + size, key)


def _extent(walk: _Walk, tail: Slot) -> Iterator[Probe]:
    if isinstance(tail.type, (Bytes, Text, Array)) and tail.type.form is Form.TAIL:
        at = walk.block.slot(tail.type.count).offset
        if len(walk.data) > walk.block.fixed:
            yield Probe("extent short", "EXTENT", at, lambda: walk.data[:-1])
        yield Probe("extent long", "EXTENT", at, lambda: walk.data + b"\0")


def _tail(walk: _Walk, slot: Slot, at: int, value: Any, path: Path, key: str) -> Iterator[Probe]:
    match slot.type:
        case Text():
            yield from _contents(walk, slot.type, at, path, key)
        case Array():
            yield from _array(walk, slot.type, at, value, path, key)
        case Records():
            yield from _records(walk, slot.type, at, value, path, key)
        case _:
            return


def _records(walk: _Walk, kind: Records, at: int, value: list[Values], path: Path, key: str) -> Iterator[Probe]:
    block = kind.record.block
    tail = block.tail
    assert tail is not None
    ends = dict(_ends(len(value)))
    for index, entry in enumerate(value):
        size = len(entry_image(kind.record, entry))
        if index in ends:
            inner = f"{key}[{ends[index]}]."
            entry_path = (*path, index)
            if index == len(value) - 1:
                yield from _cut_entry(walk, at, block, inner)
            yield from _block(walk, block, at, entry, entry_path, inner)
            tail_at = at + tail.offset
            yield from _tail(walk, tail, tail_at, entry[tail.name], (*entry_path, tail.name), inner + tail.name)
            stride = tail.type.stride if isinstance(tail.type, Array) else 1
            yield from _padding(walk, tail_at, tail_at + len(entry[tail.name]) * stride, at + size, inner)
        at += size


def _cut_entry(walk: _Walk, at: int, block: Block, key: str) -> Iterator[Probe]:
    yield Probe(f"{key} no room", "RECORD", at, lambda: walk.data[: at + block.fixed - 1])
    yield Probe(f"{key} cut", "RECORD", at, lambda: walk.data[:-1])
