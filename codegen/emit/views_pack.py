"""The second half of pack: a checked struct in, the statements that write its bytes in order of offset out.

Called by `views_codec`. Every byte of the body is written: reserved ones and unused ones as zero.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from codegen.emit import ctypes, names
from codegen.emit.places import (
    Context,
    Frame,
    element_frame,
    element_pointer,
    known,
    loop_bound,
    put_number,
)
from codegen.emit.statements import Blank, Call, Group, Loop, Statement, Store, Variable
from codegen.emit.views_checks import is_plain_bytes, pieces
from codegen.emit.views_words import put_word
from codegen.emit.words import Word, units
from codegen.layout.model import Array, Block, Hole, Records, Slot, Struct
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text


def write_block(ctx: Context, frame: Frame, block: Block) -> tuple[Statement, ...]:
    """Fields and reserved bytes by offset, the tail last."""
    found: list[Statement] = []
    for unit in units(block.items):
        match unit:
            case Word():
                found.extend(put_word(ctx, frame, unit))
            case Hole():
                found.extend(zeros(frame, unit.offset, unit.size))
            case _:
                found.extend(write_slot(ctx, frame, unit))
    return tuple(found)


def zeros(frame: Frame, offset: int, size: int) -> Group:
    """Reserved bytes."""
    if size > 32:
        return (Call(f"ipc_bytes_clear({frame.address(offset)}, {size})"),)
    return tuple(
        Store(frame.byte(offset + at), "0")
        if width == 1
        else Call(f"ipc_put_u{width * 8}le({frame.address(offset + at)}, 0)")
        for at, width in pieces(size)
    )


def write_slot(ctx: Context, frame: Frame, slot: Slot) -> tuple[Statement, ...]:
    """One field."""
    kind = slot.type
    member = f"{frame.member}{names.member(slot.name)}"
    match kind:
        case Int() | Bool() | EnumType() | FlagsType():
            return (put_number(frame, slot.offset, kind, known(ctx, frame, member, slot.name)),)
        case Bytes():
            return _write_bytes(ctx, frame, slot, kind, member)
        case Text():
            return _write_text(ctx, frame, slot, kind, member)
        case Strings():
            return _write_strings(ctx, frame, slot, kind, member)
        case Struct():
            return write_block(ctx, frame.slot(slot), kind.block)
        case Array():
            return _write_array(ctx, frame, slot, kind, member)
        case Records():
            size = known(ctx, frame, f"{member}_size", slot.name, "size")
            return (Call(f"ipc_bytes_copy({frame.address(slot.offset)}, {member}, {size})"),)
        case _:
            assert_never(kind)


def _padded(frame: Frame, offset: int, size: int, source: str, used: str) -> tuple[Statement, ...]:
    """The used bytes, then zeros up to `size`."""
    start = frame.address(offset)
    return (
        Call(f"ipc_bytes_copy({start}, {source}, {used})"),
        Call(f"ipc_bytes_clear({start} + {used}, {size} - (size_t){used})"),
    )


def _write_bytes(ctx: Context, frame: Frame, slot: Slot, kind: Bytes, member: str) -> tuple[Statement, ...]:
    start = frame.address(slot.offset)
    if kind.form is Form.EXACT:
        return (Call(f"ipc_bytes_copy({start}, {member}, {kind.high})"),)
    used = known(ctx, frame, f"{frame.member}{names.member(kind.count)}", kind.count)
    if kind.form is Form.TAIL or kind.low == kind.high:
        return (Call(f"ipc_bytes_copy({start}, {member}, {used})"),)
    return _padded(frame, slot.offset, kind.high, member, used)


def _write_text(ctx: Context, frame: Frame, slot: Slot, kind: Text, member: str) -> tuple[Statement, ...]:
    source = f"(const uint8_t *){member}"
    if kind.form is Form.TAIL:
        used = known(ctx, frame, f"{frame.member}{names.member(kind.count)}", kind.count)
        return (Call(f"ipc_bytes_copy({frame.address(slot.offset)}, {source}, {used})"),)
    used = known(ctx, frame, f"{member}_length", slot.name, "length")
    length = put_number(frame, slot.offset, Int(kind.prefix, False, 0, 0), used)
    start = slot.offset + kind.prefix
    if kind.form is Form.EXACT or kind.low == kind.high:
        return (length, Call(f"ipc_bytes_copy({frame.address(start)}, {source}, {kind.high})"))
    return (length, *_padded(frame, start, kind.high, source, used))


def _write_strings(ctx: Context, frame: Frame, slot: Slot, kind: Strings, member: str) -> tuple[Statement, ...]:
    number = Int(2, False, 0, 0)
    size = known(ctx, frame, f"{member}_size", slot.name, "size")
    count = known(ctx, frame, f"{member}_count", slot.name, "count")
    return (
        put_number(frame, slot.offset, number, size),
        put_number(frame, slot.offset + 2, number, count),
        *_padded(frame, slot.offset + 4, kind.high, f"(const uint8_t *){member}", size),
    )


def _write_array(ctx: Context, frame: Frame, slot: Slot, kind: Array, member: str) -> tuple[Statement, ...]:
    count_path = (*frame.path, kind.count)
    bound = loop_bound(frame, kind)
    if kind.form is not Form.EXACT and not (frame.depth == 0 and count_path in ctx.loaded):
        bound = f"{frame.member}{names.member(kind.count)}"
    found: list[Statement] = []
    if is_plain_bytes(kind.element):
        found.append(Call(f"ipc_bytes_copy({frame.address(slot.offset)}, {member}, {bound})"))
    else:
        index = names.INDEXES[frame.depth]
        inner = element_frame(frame, slot, kind)
        body: tuple[Statement, ...]
        if isinstance(kind.element, Struct):
            pointer = Variable("uint8_t *", inner.pointer, element_pointer(frame, slot, kind))
            body = (pointer, Blank(), *write_block(ctx, inner, kind.element.block))
        else:
            body = _write_element(replace(inner, depth=1), kind.element)
        found.append(Loop(index, bound, body))
    if kind.form is Form.FIXED and kind.low < kind.high:
        start = f"{frame.address(slot.offset)} + (size_t){bound} * {kind.stride}"
        rest = f"({kind.high} - (size_t){bound}) * {kind.stride}"
        if kind.stride == 1:
            start, rest = f"{frame.address(slot.offset)} + {bound}", f"{kind.high} - (size_t){bound}"
        found.append(Call(f"ipc_bytes_clear({start}, {rest})"))
    return tuple(found)


def _write_element(inner: Frame, kind: object) -> tuple[Statement, ...]:
    if isinstance(kind, Bytes):
        return (Call(f"ipc_bytes_copy({inner.address(0)}, {inner.member}, {kind.high})"),)
    assert ctypes.is_scalar(kind)
    return (put_number(inner, 0, kind, inner.member),)
