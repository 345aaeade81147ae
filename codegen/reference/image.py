"""Values in, the bytes that they ask for out, checked by nobody. Called by `codec`, which then checks the bytes."""

from __future__ import annotations

from typing import Any, assert_never

from codegen.layout.model import Array, Block, Records, Struct, Type, is_tail
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text

Values = dict[str, Any]


def image(block: Block, values: Values) -> bytes:
    """The bytes that the values ask for, checked by nobody; ValueError where no body can hold them."""
    out = bytearray(block.fixed)
    tail = b""
    counts = block.counted
    for slot in block.slots:
        if slot.name in counts:
            assert isinstance(slot.type, Int)
            count = len(values[counts[slot.name]])
            if values.get(slot.name, count) != count:
                raise ValueError(f"{slot.name} is {values[slot.name]}, its data have {count}")
            piece = count.to_bytes(slot.type.width, "little")
        else:
            piece = _piece(slot.type, values[slot.name])
        if is_tail(slot.type):
            tail = piece
        else:
            piece = piece[: slot.size]  # bounded data over its maximum: the count refuses it
            out[slot.offset : slot.offset + len(piece)] = piece
    return bytes(out) + tail


def _piece(kind: Type, value: Any) -> bytes:
    match kind:
        case Int() | EnumType():
            return int(value).to_bytes(kind.width, "little", signed=kind.signed)
        case FlagsType():
            return int(value).to_bytes(kind.width, "little")
        case Bool():
            return bytes([int(value)])
        case Bytes():
            if kind.form is Form.EXACT and len(value) != kind.high:
                raise ValueError(f"{len(value)} bytes where {kind.high} stand")
            return bytes(value)
        case Text():
            length = len(value).to_bytes(kind.prefix, "little") if kind.prefix else b""
            return length + bytes(value)
        case Strings():
            used = bytes(value)
            return len(used).to_bytes(2, "little") + used.count(0).to_bytes(2, "little") + used
        case Struct():
            return image(kind.block, value)
        case Array():
            if kind.form is Form.EXACT and len(value) != kind.high:
                raise ValueError(f"{len(value)} elements where {kind.high} stand")
            return b"".join(_piece(kind.element, item).ljust(kind.stride, b"\0") for item in value)
        case Records():
            return b"".join(entry_image(kind.record, item) for item in value)
        case _:
            assert_never(kind)


def entry_image(record: Struct, values: Values) -> bytes:
    """The bytes of one entry of records, with its padding."""
    data = image(record.block, values)
    return data + bytes(-len(data) % record.block.align)
