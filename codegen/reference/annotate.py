"""An accepted body in, its lines out: one field a line, each with its meaning. Called by `accepted` and `runs`."""

from __future__ import annotations

from typing import Any, Iterator, assert_never

from codegen.layout.model import Array, Block, Hole, Records, Struct, Type, is_tail
from codegen.reference.image import Values, entry_image
from codegen.reference.model import Line
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Int, Strings, Text


def lines(block: Block, data: bytes, values: Values) -> tuple[Line, ...]:
    """The lines of a body; together they hold every byte once, in order."""
    return tuple(_block(block, data, values, 0, ""))


def _block(block: Block, data: bytes, values: Values, base: int, prefix: str) -> Iterator[Line]:
    for item in block.items:
        at = base + item.offset
        if isinstance(item, Hole):
            yield Line(at, data[at : at + item.size], "reserved")
        elif is_tail(item.type):
            yield from _tail(item.type, data, values[item.name], at, prefix + item.name)
        else:
            yield from _field(item.type, data[at : at + item.size], values[item.name], at, prefix + item.name, data)


def _tail(kind: Type, data: bytes, value: Any, at: int, name: str) -> Iterator[Line]:
    if isinstance(kind, Records):
        for index, entry in enumerate(value):
            size = len(entry_image(kind.record, entry))
            yield from _entry(kind.record.block, data, entry, at, f"{name}[{index}].", at + size)
            at += size
    elif len(value):
        size = len(value) * (kind.stride if isinstance(kind, Array) else 1)
        yield from _field(kind, data[at : at + size], value, at, name, data)


def _entry(block: Block, data: bytes, entry: Values, at: int, prefix: str, end: int) -> Iterator[Line]:
    last = at
    for line in _block(block, data, entry, at, prefix):
        last = line.offset + len(line.data)
        yield line
    if last < end:
        yield Line(last, data[last:end], "padding")


def _field(kind: Type, piece: bytes, value: Any, at: int, name: str, data: bytes) -> Iterator[Line]:
    if isinstance(kind, Struct):
        yield from _block(kind.block, data, value, at, name + ".")
    elif isinstance(kind, Array) and not isinstance(kind.element, (Int, Bool, EnumType, FlagsType)):
        for index, item in enumerate(value):
            start = index * kind.stride
            inner = piece[start : start + kind.stride]
            yield from _field(kind.element, inner, item, at + start, f"{name}[{index}]", data)
        rest = piece[len(value) * kind.stride :]
        if rest:
            yield Line(at + len(value) * kind.stride, rest, f"{name} unused")
    else:
        yield Line(at, piece, f"{name} = {meaning(kind, value)}")


def meaning(kind: Type, value: Any) -> str:
    """A value as a reader wants to see it."""
    match kind:
        case Int():
            return number(value)
        case Bool():
            return "true" if value else "false"
        case EnumType():
            return next((member.name for member in kind.by_value if member.value == value), number(value))
        case FlagsType():
            return " | ".join(member.name for member in kind.by_value if member.value & value) or "0"
        case Bytes():
            return _repeated(value)
        case Text():
            return quoted(value)
        case Strings():
            return ", ".join(quoted(text) for text in value.split(b"\0")[:-1]) or "none"
        case Array():
            return _run([meaning(kind.element, item) for item in value]) or "none"
        case Records() | Struct():
            return ""
        case _:
            assert_never(kind)


def number(value: int) -> str:
    """Small numbers in decimal, others in hexadecimal."""
    return str(value) if -10000 < value < 10000 else f"{value:#x}"


def quoted(text: bytes) -> str:
    """Valid UTF-8 as text; a long run of one character in the middle is cut short."""
    shown = text.decode("utf-8").replace("\\", "\\\\").replace('"', '\\"')
    shown = "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in shown)
    return f'"{shown}"' if len(shown) <= 48 else f'"{shown[:24]}…{shown[-12:]}", {len(text)} bytes'


def _repeated(data: bytes) -> str:
    if not data:
        return "none"
    return f"{len(data)} bytes"


def _run(items: list[str]) -> str:
    return ", ".join(items) if len(items) <= 8 else ", ".join(items[:4]) + f", … {items[-1]}"
