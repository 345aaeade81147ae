"""Values in, the bytes that they ask for out, checked by nobody. Called by `codec`, which then checks the bytes."""

from __future__ import annotations

from typing import Any, Callable, assert_never

from codegen.layout.model import Array, Block, Records, Struct, Type
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text

Values = dict[str, Any]
Pack = Callable[[Type, Any], bytes]


def image(block: Block, values: Values, pack: "Pack | None" = None) -> bytes:
    """The bytes that the values ask for, checked by nobody; ValueError where no body can hold them.

    `pack`, where given, packs the fields of the block.
    """
    pack = pack or piece_of
    out = bytearray(block.fixed)
    tail, last = b"", block.tail
    counts = block.counted
    for slot in block.slots:
        if slot.name in counts:
            assert isinstance(slot.type, Int)
            count = len(values[counts[slot.name]])
            if values.get(slot.name, count) != count:
                raise ValueError(f"{slot.name} is {values[slot.name]}, its data have {count}")
            piece = count.to_bytes(slot.type.width, "little")
        else:
            piece = pack(slot.type, values[slot.name])
        if slot is last:
            tail = piece
        else:
            piece = piece[: slot.size]  # bounded data over its maximum: the count refuses it
            out[slot.offset : slot.offset + len(piece)] = piece
    return bytes(out) + tail


class Packer:
    """Packs bodies of which each shares most of its values with the one before: what was packed last is kept.

    A value that was packed is never changed in place.
    """

    def __init__(self) -> None:
        self._last: dict[int, tuple[Any, bytes]] = {}  # by id of the type

    def piece(self, kind: Type, value: Any) -> bytes:
        """The bytes of one field."""
        if not isinstance(kind, (Array, Records, Struct)):
            return piece_of(kind, value)
        last, piece = self._last.get(id(kind), (None, b""))
        if last is not value:
            piece = piece_of(kind, value)
            self._last[id(kind)] = value, piece
        return piece


def piece_of(kind: Type, value: Any) -> bytes:
    """The bytes of one value."""
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
            return b"".join(piece_of(kind.element, item).ljust(kind.stride, b"\0") for item in value)
        case Records():
            return b"".join(entry_image(kind.record, item) for item in value)
        case _:
            assert_never(kind)


def entry_image(record: Struct, values: Values) -> bytes:
    """The bytes of one entry of records, with its padding."""
    data = image(record.block, values)
    return data + bytes(-len(data) % record.block.align)
