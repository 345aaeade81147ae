"""A layout in, ordinary values and the bounds of each field out. Called by `accepted` and `refused`; deterministic.

An ordinary number is made of bytes that count up from its offset, so that two fields that changed places show.
Count fields are left out of the values made here: the codec sets them.
"""

from __future__ import annotations

from typing import Any, Iterator, assert_never

from codegen.layout.model import Array, Block, Records, Struct, Type
from codegen.reference.image import Values
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text
from codegen.sema.model import Value

Path = tuple["str | int", ...]
NON_ASCII = "é€😀".encode("utf-8")  # two, three and four bytes


def block_values(block: Block, seed: int = 0) -> Values:
    """Ordinary values of every field but the counts."""
    counted = block.counted
    return {
        slot.name: ordinary(slot.type, slot.name, slot.offset + seed)
        for slot in block.slots
        if slot.name not in counted
    }


def ordinary(kind: Type, name: str, seed: int) -> Any:
    """The ordinary value of a field that starts at the offset `seed`."""
    match kind:
        case Int():
            pattern = sum((seed + 1 + index & 0xFF) << 8 * index for index in range(kind.width))
            return fitting(kind, pattern)
        case Bool():
            return True
        case EnumType():
            chosen = [member for member in kind.by_value if member.default] or [m for m in kind.by_value if m.value]
            return (chosen or list(kind.by_value))[0].value
        case FlagsType():
            return kind.by_value[0].value if kind.by_value else 0
        case Bytes():
            length = kind.high if kind.form is Form.EXACT else min(max(5, kind.low), kind.high)
            return bytes([0xA0 + seed // 8 & 0xFF]) * length
        case Text():
            return text_of(kind, min(max(len(name) + 1, kind.low), kind.high), name)
        case Strings():
            return b"one\0two\0"[: 8 if kind.high >= 8 else kind.high and 4 if kind.high >= 4 else 0]
        case Struct():
            return block_values(kind.block, seed)
        case Array():
            length = kind.high if kind.form is Form.EXACT else min(max(2, kind.low), kind.high)
            return [ordinary(kind.element, name, seed + index * kind.stride) for index in range(length)]
        case Records():
            return _some_records(kind, 2)
        case _:
            assert_never(kind)


def fitting(kind: Int, number: int) -> int:
    """A value of the type near or made from the number."""
    if not kind.low <= number <= kind.high:
        number = kind.low + number % (kind.high - kind.low + 1)
    number -= number % kind.aligned
    return number if number >= kind.low else number + kind.aligned


def text_of(kind: Text, length: int, name: str = "x") -> bytes:
    """A text of that many bytes."""
    stem = name.encode("utf-8")
    text = (b"/" if kind.kind == "path" else b"") + stem
    if kind.kind != "path":
        text = stem + b"s"
    return text[:length].ljust(length, b"x")


def _some_records(kind: Records, count: int) -> list[Values]:
    """Entries whose texts have lengths that differ, as many as fit."""
    found: list[Values] = []
    for index in range(count):
        entry = _record(kind, index, 1 + index)
        if sum(_entry_size(kind.record, item) for item in (*found, entry)) > kind.high:
            break
        found.append(entry)
    return found


def _most_records(kind: Records) -> list[Values]:
    """The longest entries first; then a shorter one that fills what is left as far as one can."""
    found: list[Values] = []
    left = kind.high
    tail = kind.record.block.tail
    longest = tail.type.high if tail is not None and isinstance(tail.type, (Text, Bytes)) else 0
    for length in (longest, *range(longest, -1, -1)):
        entry = _record(kind, len(found), length)
        while _entry_size(kind.record, entry) <= left and len(found) < 64:
            found.append(entry)
            left -= _entry_size(kind.record, entry)
            entry = _record(kind, len(found), length)
    return found


def _record(kind: Records, seed: int, length: int) -> Values:
    """An ordinary entry whose text has about that length."""
    entry = block_values(kind.record.block, seed)
    tail = kind.record.block.tail
    if tail is not None and isinstance(tail.type, Text):
        entry[tail.name] = text_of(tail.type, min(max(length, tail.type.low), tail.type.high))
    if tail is not None and isinstance(tail.type, Bytes):
        entry[tail.name] = b"\x5a" * min(max(length, tail.type.low), tail.type.high)
    return entry


def _entry_size(record: Struct, entry: Values) -> int:
    tail = record.block.tail
    used = 0
    if tail is not None:
        stride = tail.type.stride if isinstance(tail.type, Array) else 1
        used = len(entry[tail.name]) * stride
    return -(-(record.block.fixed + used) // record.block.align) * record.block.align


def bounds(kind: Type, name: str, seed: int, now: Any) -> list[Any]:
    """Every value at a bound of the field's own checks, lowest first; `now` is the value it has."""
    match kind:
        case Int():
            return [fitting(kind, kind.low), kind.high - kind.high % kind.aligned, *_high_byte(kind)]
        case Bool():
            return [False, True]
        case EnumType():
            values = [member.value for member in kind.by_value]
            if kind.open:
                values.append((1 << 8 * kind.width - int(kind.signed)) - 1)
            return values
        case FlagsType():
            return [0, kind.mask]
        case Bytes():
            if kind.form is Form.EXACT:
                return [bytes(kind.high), b"\xff" * kind.high]
            return [b"\x5a" * kind.low, b"\x5a" * kind.high]
        case Text():
            found = [text_of(kind, kind.low), text_of(kind, kind.high)]
            wide = (b"/" if kind.kind == "path" else b"") + NON_ASCII
            if kind.low <= len(wide) <= kind.high:
                found.append(wide)
            if kind.kind == "path":
                found.append(b"/")
            return found
        case Strings():
            return [b"", b"y" * (kind.high - 1) + b"\0" if kind.high else b"", bytes(min(3, kind.high))]
        case Array():
            if kind.form is Form.EXACT:
                return []
            full = [ordinary(kind.element, name, seed + index * kind.stride) for index in range(kind.high)]
            return [full[: kind.low], full, progression(kind, now, kind.high)]
        case Records():
            return [[], _most_records(kind)]
        case Struct():
            return []
        case _:
            assert_never(kind)


def _high_byte(kind: Int) -> list[int]:
    """A number of which only the last byte on the wire is not zero: whoever reads too few of them takes it for 0."""
    number = 1 << 8 * kind.width - 8
    return [number] if kind.width > 1 and kind.low <= number <= kind.high and number % kind.aligned == 0 else []


def progression(kind: Array, now: list[Any], length: int) -> list[Any]:
    """The elements there are, and more that go on as the last two did (by one unit where there is one alone)."""
    found = list(now[:length])
    while found and len(found) < length:
        before = found[-2] if len(found) > 1 else None
        found.append(_next(kind.element, found[-1], before))
    return found


def _next(kind: Type, last: Any, before: Any) -> Any:
    if isinstance(kind, Int):
        step = last - before if before is not None else kind.aligned
        return last + step if kind.low <= last + step <= kind.high else last
    if isinstance(kind, Struct):
        counted = kind.block.counted
        return {
            slot.name: _next(slot.type, last[slot.name], None if before is None else before[slot.name])
            for slot in kind.block.slots
            if slot.name not in counted
        }
    return last


def fields(block: Block, values: Values, base: int = 0) -> Iterator[tuple[Path, Type, int]]:
    """Path, type and offset of every field with a value of its own, and those of the elements in use of arrays."""
    counted = block.counted
    for slot in block.slots:
        if slot.name not in counted:
            yield from _under((slot.name,), slot.type, values[slot.name], base + slot.offset)


def _under(path: Path, kind: Type, value: Any, at: int) -> Iterator[tuple[Path, Type, int]]:
    if isinstance(kind, Struct):
        for inner, inner_kind, offset in fields(kind.block, value, at):
            yield (*path, *inner), inner_kind, offset
        return
    yield path, kind, at
    if isinstance(kind, Array):
        for index, item in enumerate(value):
            yield from _under((*path, index), kind.element, item, at + index * kind.stride)
    elif isinstance(kind, Records):
        for index, item in enumerate(value):
            for inner, inner_kind, _ in fields(kind.record.block, item):
                yield (*path, index, *inner), inner_kind, at


def get(values: Any, path: Path) -> Any:
    """The value at the end of a path."""
    for key in path:
        values = values[key]
    return values


def put(values: Any, path: Path, value: Any) -> Any:
    """A copy of the values with another one at the end of the path; what did not change is shared."""
    if not path:
        return value
    key, *rest = path
    if isinstance(values, list):
        assert isinstance(key, int)
        return [*values[:key], put(values[key], tuple(rest), value), *values[key + 1 :]]
    return {**values, key: put(values[key], tuple(rest), value)}


def without_counts(block: Block, values: Values) -> Values:
    """Decoded values without the count fields, which follow from the rest."""
    counted = block.counted
    return {slot.name: _bare(slot.type, values[slot.name]) for slot in block.slots if slot.name not in counted}


def _bare(kind: Type, value: Any) -> Any:
    match kind:
        case Struct():
            return without_counts(kind.block, value)
        case Array():
            return [_bare(kind.element, item) for item in value]
        case Records():
            return [without_counts(kind.record.block, item) for item in value]
        case _:
            return value


def from_example(block: Block, written: tuple[tuple[str, Value], ...]) -> Values:
    """The values of an example; a field that it leaves out has its ordinary value."""
    values = block_values(block)
    for name, value in written:
        if name not in block.counted:
            slot = block.slot(name)
            values[name] = from_value(slot.type, name, slot.offset, value)
    return values


def from_value(kind: Type, name: str, seed: int, value: Value) -> Any:
    """A value written in an example as the codec takes it."""
    match kind:
        case Int() | EnumType() | FlagsType():
            return value.number or 0
        case Bool():
            return bool(value.number)
        case Bytes() | Text():
            return _bytes(value)
        case Strings():
            if value.items is None:
                return _bytes(value)
            return b"".join(_bytes(item) + b"\0" for item in value.items)
        case Struct():
            return from_example(kind.block, value.fields or ())
        case Array():
            return [
                from_value(kind.element, name, seed + index * kind.stride, item)
                for index, item in enumerate(value.items or ())
            ]
        case Records():
            return [from_example(kind.record.block, item.fields or ()) for item in value.items or ()]
        case _:
            assert_never(kind)


def _bytes(value: Value) -> bytes:
    if value.text is not None:
        return value.text.encode("utf-8")
    return value.data or b""
