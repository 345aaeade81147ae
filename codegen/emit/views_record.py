"""Records in; the functions on one entry, and the loop over all entries of a body, out. Called by `views_codec`.

An entry is checked like a body, but its verdicts count from where it stands: `entry_at`.
"""

from __future__ import annotations

from typing import Mapping

from codegen.emit import ctypes, names
from codegen.emit.places import Context, Frame, Mode, count_name, number_at, unit, used_bytes
from codegen.emit.scopes import used_paths
from codegen.emit.signatures import record_check_head, record_heads
from codegen.emit.statements import (
    Call,
    Check,
    Group,
    Load,
    Loop,
    Return,
    Statement,
    Store,
    Variable,
    paragraphs,
    settled,
)
from codegen.emit.views import Function
from codegen.emit.views_checks import fixed_groups, tail_contents
from codegen.emit.views_pack import write_block
from codegen.emit.views_rules import plan
from codegen.layout.model import Array, Block, Records, Slot, Struct
from codegen.sema.kinds import Bytes, Int, Text

OK = "IPC_CLASS_OK"


def _frame() -> Frame:
    return Frame(steps=" + entry_at", member="entry->")


def _context(mode: Mode, block: Block, constants: Mapping[str, str]) -> Context:
    return Context(mode, "IPC_PART_BODY", block, used_paths(block), constants)


def _tail(block: Block) -> tuple[Slot, Array | Bytes | Text, Slot, Int]:
    tail = block.tail
    assert tail is not None and isinstance(tail.type, (Array, Bytes, Text))
    count = block.slot(tail.type.count)
    assert isinstance(count.type, Int)
    return tail, tail.type, count, count.type


def _padded(block: Block) -> str:
    """The size of an entry, as C text."""
    tail, kind, _, _ = _tail(block)
    used = used_bytes(tail.offset, count_name(_frame(), kind), unit(kind))
    align = block.align
    return used if align == 1 else f"({used} + {align - 1}) / {align} * {align}"


def _rest(block: Block) -> tuple[str, str]:
    """Where the padding starts, and how long it is."""
    tail, kind, _, _ = _tail(block)
    name = count_name(_frame(), kind)
    step = name if unit(kind) == 1 else f"(size_t){name} * {unit(kind)}"
    return f"buf + {tail.offset} + {step}", f"entry_size - {tail.offset} - {step}"


def _entry(ctx: Context, block: Block) -> tuple[Group, ...]:
    """The checks of one entry of which `left` bytes are there."""
    frame = _frame()
    tail, kind, count, count_type = _tail(block)
    name = count_name(frame, kind)
    refusal = ctx.verdict("RECORD", frame.place(0))
    size: list[Statement] = [Load(ctypes.wire_type(count_type), name, number_at(frame, count.offset, count_type))]
    ctx.loaded.add((kind.count,))
    if count_type.width > 2:
        limit = f"left - {block.fixed}" if unit(kind) == 1 else f"(left - {block.fixed}) / {unit(kind)}"
        size.append(Check(f"{name} > {limit}", refusal))
    size += [Load("size_t", "entry_size", _padded(block)), Check("left < entry_size", refusal)]
    rules = plan(ctx, frame, block)
    groups: list[Group] = [(Check(f"left < {block.fixed}", refusal),), tuple(size)]
    groups.extend(fixed_groups(ctx, frame, block))
    groups.extend(tail_contents(ctx, frame, tail))
    if block.align > 1:
        start, rest = _rest(block)
        padding = ctx.verdict("PADDING", frame.place(tail.offset))
        groups.append((Check(f"!ipc_bytes_are_zero({start}, {rest})", padding),))
    return (*groups, *rules)


def check_function(record: Struct, constants: Mapping[str, str]) -> Function:
    """Private to a codec: the verdict on one entry within a body, and its size."""
    ctx = _context(Mode.VALIDATE, record.block, constants)
    done: Group = (Store("*taken", "entry_size"), Return(OK))
    groups = (*_entry(ctx, record.block), done)
    return Function(
        "/* The entry at buf, of which `left` bytes are there, `entry_at` bytes into its part. */",
        record_check_head(record),
        settled(paragraphs(groups)),
    )


def record_functions(record: Struct, constants: Mapping[str, str]) -> tuple[Function, ...]:
    """The functions with which a body's user reads and writes entries."""
    block = record.block
    heads = record_heads(record)
    reading = _context(Mode.UNPACK, block, constants)
    start: Group = (
        Load("uint8_t *", "buf", "cursor->bytes + cursor->at"),
        Load("size_t", "left", "ipc_cursor_left(cursor)"),
        Load("uint32_t", "entry_at", "(uint32_t)cursor->at"),
    )
    taken: Group = (Call("cursor->at += entry_size"), Return(OK))
    following = paragraphs((start, *_entry(reading, block), taken))
    writing = _context(Mode.PACK, block, constants)
    appended = paragraphs(_append(writing, block))
    return (Function("", heads["next"], settled(following)), Function("", heads["append"], settled(appended)))


def _append(ctx: Context, block: Block) -> tuple[Group, ...]:
    frame = _frame()
    tail, kind, count, count_type = _tail(block)
    name = count_name(frame, kind)
    ctx.loaded.add((kind.count,))
    refusal = ctx.verdict("LENGTH", "0")
    room = "ipc_writer_left(writer)"
    fits: list[Statement] = []
    if count_type.width > 2:
        scale = "" if unit(kind) == 1 else f" / {unit(kind)}"
        fits.append(Check(f"{room} < {block.fixed} || {name} > ({room} - {block.fixed}){scale}", refusal))
    fits += [Load("size_t", "entry_size", _padded(block)), Check(f"{room} < entry_size", refusal)]
    start: Group = (
        Variable("uint8_t *", "buf", "writer->bytes + writer->at"),
        Load("uint32_t", "entry_at", "(uint32_t)writer->at"),
        Load(ctypes.wire_type(count_type), name, f"entry->{names.member(count.name)}"),
    )
    rules = plan(ctx, frame, block)
    checks = (*fixed_groups(ctx, frame, block), *tail_contents(ctx, frame, tail), *rules)
    if not any("entry_at" in repr(group) for group in checks):
        start = (start[0], start[2])
    begin, rest = _rest(block)
    padding: Group = (Call(f"ipc_bytes_clear({begin}, {rest})"),) if block.align > 1 else ()
    done: Group = (*write_block(ctx, frame, block), *padding, Call("writer->at += entry_size"), Return(OK))
    return (start, tuple(fits), *checks, done)


def records_size(slot: Slot) -> str:
    """The local that holds the bytes of all entries."""
    return names.local((slot.name,), "size")


def records_groups(ctx: Context, frame: Frame, block: Block, slot: Slot, kind: Records) -> tuple[Group, ...]:
    """All entries of a body, one after the other, which use its bytes up."""
    count = block.slot(kind.count)
    path = (*frame.path, slot.name)
    size, at, step, fault = (names.local(path, suffix) for suffix in ("size", "at", "step", "fault"))
    member = f"{frame.member}{names.member(slot.name)}"
    start = member if ctx.packing else frame.address(slot.offset)
    place = f"{slot.offset} + (uint32_t){at}" if slot.offset else f"(uint32_t){at}"
    check = names.function(names.tag(kind.record.name), "check")
    setup: list[Statement] = []
    if not ctx.packing:
        setup.append(Load("size_t", size, f"len - {slot.offset}"))
    setup.append(Variable("size_t", at, "0"))
    body = (
        Variable("size_t", step, "0"),
        Load("uint32_t", fault, f"{check}({start} + {at}, {size} - {at}, {place}, &{step})"),
        Check(f"{fault} != {OK}", fault),
        Call(f"{at} += {step}"),
    )
    index = names.INDEXES[frame.depth]
    count_local = names.local((*frame.path, kind.count))
    found: list[Statement] = [
        *setup,
        Loop(index, count_local, body),
        Check(f"{at} != {size}", ctx.verdict("EXTENT", frame.place(count.offset))),
    ]
    if ctx.storing:
        found += [Store(member, start), Store(f"{frame.member}{names.member(slot.name, 'size')}", f"(uint16_t){size}")]
    return (tuple(found),)
