"""The checks of a body, in the order of the contract, for pack, unpack and validate alike. Called by `views_codec`.

Each function gives groups of statements: unpack stores what it has checked in the same group, validate loads only what
a check or a rule reads, pack takes the values from the struct.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from codegen.emit import ctypes, names
from codegen.emit.fields import counted_bounds, number_checks, outside
from codegen.emit.numbers import Value
from codegen.emit.places import (
    Context,
    Frame,
    Path,
    count_name,
    element_frame,
    element_pointer,
    is_varying,
    loop_bound,
    number_at,
    unit,
    used_bytes,
)
from codegen.emit.statements import Blank, Call, Check, Group, Load, Loop, Return, Statement, Store, When, paragraphs
from codegen.emit.views_rules import plan
from codegen.emit.views_words import joined, says_length, word_group, word_name
from codegen.emit.words import Word, units
from codegen.layout.model import Array, Block, Hole, Records, Slot, Struct, Type, is_tail
from codegen.sema.kinds import Bool, Bytes, EnumType, FlagsType, Form, Int, Strings, Text

FAULT = "fault"  # the class of what is wrong with a text


def block_groups(ctx: Context, frame: Frame, block: Block) -> tuple[Group, ...]:
    """All of a struct: its items by offset, then its own rules."""
    rules = plan(ctx, frame, block)
    groups = fixed_groups(ctx, frame, block)
    joined_ = _flags_and_rule(frame, block, groups[-1], rules[0]) if groups and rules else None
    return (*groups, *rules) if joined_ is None else (*groups[:-1], joined_, *rules[1:])


def _flags_and_rule(frame: Frame, block: Block, group: Group, rule: Group) -> Group | None:
    """The check of flags that end the fields, and the first rule where it excludes the upper ones together: one test.

    All flags below are named, so that the accepted numbers are those below the excluded ones.
    """
    slot, last_item = block.slots[-1], units(fixed_items(block))[-1]
    kind = slot.type
    if not isinstance(kind, FlagsType) or kind.mask & (kind.mask + 1) or len(rule) != 2:
        return None
    name, refusal = names.local((*frame.path, slot.name)), rule[1]
    if not isinstance(refusal, Check) or not refusal.condition.startswith(f"{name} >= "):
        return None
    position = max((at for at, one in enumerate(group) if isinstance(one, (Check, When))), default=None)
    found = None if position is None else group[position]
    inner: Group
    alone = isinstance(last_item, Word) and last_item.items[0] == slot
    if isinstance(found, When) and found.last is not None and isinstance(last_item, Word) and alone:
        subject, inner = word_name(frame, last_item), (*found.body[:-1], replace(found.last, note=""))
    elif isinstance(found, Check) and found.condition.startswith(f"({name} & ~"):
        subject, inner = name, (found,)
    else:
        return None
    assert position is not None
    condition = subject + refusal.condition.removeprefix(name)
    when = When(condition, (*inner, rule[0], Return(refusal.verdict)))
    return (*group[:position], when, *group[position + 1 :])


def fixed_groups(ctx: Context, frame: Frame, block: Block) -> tuple[Group, ...]:
    """The fields and reserved bytes before the tail, by offset."""
    groups: list[Group] = []
    for unit_ in units(fixed_items(block)):
        if isinstance(unit_, Word) and joined(ctx, frame, block, unit_):
            groups.append(word_group(ctx, frame, block, unit_, says_length(ctx, block, unit_)))
            continue
        for item in unit_.items if isinstance(unit_, Word) else (unit_,):
            groups.extend(item_groups(ctx, frame, block, item))
    return tuple(groups)


def fixed_items(block: Block) -> tuple[Slot | Hole, ...]:
    """Fields and reserved bytes before the tail."""
    return tuple(item for item in block.items if isinstance(item, Hole) or not is_tail(item.type))


def item_groups(ctx: Context, frame: Frame, block: Block, item: Slot | Hole) -> tuple[Group, ...]:
    """One field, or the reserved bytes of one place."""
    if isinstance(item, Slot):
        return slot_groups(ctx, frame, block, item)
    if ctx.packing:
        return ()
    return ((Check(nonzero(frame, item), ctx.verdict("RESERVED", frame.place(item.offset)), "reserved"),),)


def slot_groups(ctx: Context, frame: Frame, block: Block, slot: Slot) -> tuple[Group, ...]:
    """One field, a struct's fields one by one."""
    kind = slot.type
    match kind:
        case Int() | Bool() | EnumType() | FlagsType():
            member = f"{frame.member}{names.member(slot.name)}"
            bounds = counted_bounds(block, kind)
            return (scalar(ctx, frame, kind, slot.offset, (*frame.path, slot.name), member, bounds),)
        case Bytes():
            return (_bytes(ctx, frame, slot, kind),)
        case Text():
            return (_text(ctx, frame, slot, kind),)
        case Strings():
            return (_strings(ctx, frame, slot),)
        case Struct():
            return block_groups(ctx, frame.slot(slot), kind.block)
        case Array():
            return (array(ctx, frame, slot, kind),)
        case Records():
            raise AssertionError("records are a tail")
        case _:
            assert_never(kind)


def scalar(
    ctx: Context,
    frame: Frame,
    kind: ctypes.Scalar,
    offset: int,
    path: Path,
    member: str,
    bounds: tuple[int, int] | None = None,
) -> Group:
    """One number: loaded, checked, stored. `bounds`: it counts, which is its only check."""
    name = names.local(path)
    counts = isinstance(kind, Int) and bool(kind.counts)
    bare = ctx.packing and frame.depth == 0 and not counts
    checks = number_checks(ctx, kind, member if bare else name, frame.place(offset), bounds)
    found: list[Statement] = []
    wanted = bool(checks) or counts or path in ctx.used
    if not bare and wanted and path not in ctx.loaded:
        source = member if ctx.packing else number_at(frame, offset, kind)
        found.append(Load(ctypes.scalar_type(kind) if ctx.packing else ctypes.wire_type(kind), name, source))
        if frame.depth == 0:
            ctx.loaded.add(path)
    found.extend(checks)
    if ctx.storing:
        value = name if wanted else number_at(frame, offset, kind)
        found.append(Store(member, f"{value} != 0" if isinstance(kind, Bool) else value))
    return tuple(found)


def nonzero(frame: Frame, hole: Hole) -> str:
    """Any of the reserved bytes is not zero."""
    offset, size = hole.offset, hole.size
    if size > 32:
        return f"!ipc_bytes_are_zero({frame.address(offset)}, {size})"
    reads = [
        frame.byte(offset + at) if width == 1 else f"ipc_get_u{width * 8}le({frame.address(offset + at)})"
        for at, width in pieces(size)
    ]
    return f"{reads[0]} != 0" if len(reads) == 1 else f"({' | '.join(reads)}) != 0"


def pieces(size: int) -> tuple[tuple[int, int], ...]:
    """Words (offset, width) that cover `size` bytes; the last may overlap the one before."""
    if size in (1, 2, 4, 8):
        return ((0, size),)
    width = next(width for width in (8, 4, 2) if width < size)
    starts = list(range(0, size - width, width))
    rest = size - starts[-1] - width
    last = next(narrow for narrow in (1, 2, 4, 8) if narrow >= rest)
    return (*((start, width) for start in starts), (size - last, last))


def padding(frame: Frame, offset: int, size: int, used: str, stride: int = 1) -> str:
    """Any of the bytes after the used ones is not zero."""
    begin = frame.address(offset)
    start = f"{begin} + {used}" if stride == 1 else f"{begin} + (size_t){used} * {stride}"
    rest = f"{size} - (size_t){used}" if stride == 1 else f"({size // stride} - (size_t){used}) * {stride}"
    return f"!ipc_bytes_are_zero({start}, {rest})"


def _bytes(ctx: Context, frame: Frame, slot: Slot, kind: Bytes) -> Group:
    member = f"{frame.member}{names.member(slot.name)}"
    found: list[Statement] = []
    if kind.form is Form.FIXED and not ctx.packing:
        count = count_name(frame, kind)
        if kind.low < kind.high:
            condition = padding(frame, slot.offset, kind.high, count)
            found.append(Check(condition, ctx.verdict("PADDING", frame.place(slot.offset))))
    if ctx.storing:
        found.append(take_bytes(frame, slot, kind, member))
    return tuple(found)


def take_bytes(frame: Frame, slot: Slot, kind: Bytes, member: str) -> Statement:
    """Bytes of one size and secrets are copied, others borrowed."""
    if kind.form is not Form.EXACT and not kind.secret:
        return Store(member, frame.address(slot.offset))
    size = str(kind.high) if kind.form is Form.EXACT else count_name(frame, kind)
    return Call(f"ipc_bytes_copy({member}, {frame.address(slot.offset)}, {size})")


def _text(ctx: Context, frame: Frame, slot: Slot, kind: Text) -> Group:
    path = (*frame.path, slot.name)
    length, fault = names.local(path, "length"), names.local(path, FAULT)
    member = f"{frame.member}{names.member(slot.name)}"
    length_member = f"{frame.member}{names.member(slot.name, 'length')}"
    prefix = Int(kind.prefix, False, 0, (1 << kind.prefix * 8) - 1)
    place = frame.place(slot.offset)
    start = slot.offset + kind.prefix
    words = member if ctx.packing else frame.chars(start)
    source = length_member if ctx.packing else number_at(frame, slot.offset, prefix)
    found: list[Statement] = [
        Load(ctypes.int_type(kind.prefix), length, source),
        *outside(Value(length, 0, prefix.high), (kind.low, kind.high), ctx.verdict("COUNT", place)),
        *_contents(ctx, fault, f"ipc_{kind.kind}_check({words}, {length})", place),
    ]
    if frame.depth == 0:
        ctx.loaded.add((*path, "length"))
    if not ctx.packing and kind.low < kind.high:
        found.append(Check(padding(frame, start, kind.high, length), ctx.verdict("PADDING", place)))
    if ctx.storing:
        found += [Store(member, words), Store(length_member, length)]
    return tuple(found)


def _contents(ctx: Context, fault: str, call: str, place: str) -> tuple[Statement, ...]:
    return (Load("uint32_t", fault, call), Check(f"{fault} != IPC_CLASS_OK", ctx.verdict(fault, place)))


def _strings(ctx: Context, frame: Frame, slot: Slot) -> Group:
    kind = slot.type
    assert isinstance(kind, Strings)
    path = (*frame.path, slot.name)
    number = Int(2, False, 0, 0xFFFF)
    place = frame.place(slot.offset)
    size, count, fault = (names.local(path, suffix) for suffix in ("size", "count", FAULT))
    member, size_member, count_member = (
        f"{frame.member}{names.member(slot.name, suffix)}" for suffix in ("", "size", "count")
    )
    words = member if ctx.packing else frame.chars(slot.offset + 4)
    found: list[Statement] = [
        Load("uint16_t", size, size_member if ctx.packing else number_at(frame, slot.offset, number)),
        Load("uint16_t", count, count_member if ctx.packing else number_at(frame, slot.offset + 2, number)),
        *outside(Value(size, 0, 0xFFFF), (0, kind.high), ctx.verdict("COUNT", place)),
        *_contents(ctx, fault, f"ipc_strings_check({words}, {size}, {count})", place),
    ]
    if frame.depth == 0:
        ctx.loaded.update(((*path, "size"), (*path, "count")))
    if not ctx.packing:
        found.append(Check(padding(frame, slot.offset + 4, kind.high, size), ctx.verdict("PADDING", place)))
    if ctx.storing:
        found += [Store(member, words), Store(size_member, size), Store(count_member, count)]
    return tuple(found)


def is_plain_bytes(kind: Type) -> bool:
    """Numbers of one byte that may be anything: copied as bytes."""
    return isinstance(kind, Int) and kind.width == 1 and (kind.low, kind.high, kind.aligned) == (0, 255, 1)


def array(ctx: Context, frame: Frame, slot: Slot, kind: Array) -> Group:
    """The elements in use, by index; in unpack of what is left nothing but that it is zero."""
    path = (*frame.path, slot.name)
    found: list[Statement] = []
    hooks = ctx.hooks.get(path, [])
    for needed in ctx.needs.get(path, []):
        found.extend(_early(ctx, needed))
    found.extend(ctx.before.get(path, []))
    bound = loop_bound(frame, kind)
    body = element(ctx, frame, slot, kind)
    if is_plain_bytes(kind.element) and not hooks:
        if ctx.storing:
            target = f"{frame.member}{names.member(slot.name)}"
            found.append(Call(f"ipc_bytes_copy({target}, {frame.address(slot.offset)}, {bound})"))
    elif body or hooks:
        index = names.INDEXES[frame.depth]
        pointer: tuple[Statement, ...] = ()
        if isinstance(kind.element, Struct) and not ctx.packing:
            name = element_frame(frame, slot, kind).pointer
            pointer = (Load("uint8_t *", name, element_pointer(frame, slot, kind)), Blank())
        inner = paragraphs((body, *hooks)) if hooks else body
        found.append(Loop(index, bound, (*pointer, *inner)))
    if kind.form is Form.FIXED and not ctx.packing and kind.low < kind.high:
        condition = padding(frame, slot.offset, kind.high * kind.stride, count_name(frame, kind), kind.stride)
        found.append(Check(condition, ctx.verdict("PADDING", frame.place(slot.offset))))
    return tuple(found)


def element(ctx: Context, frame: Frame, slot: Slot, kind: Array) -> Group:
    """One element, within the loop."""
    inner = element_frame(frame, slot, kind)
    match kind.element:
        case Struct(block=block):
            return paragraphs(block_groups(ctx, inner, block))
        case Int() | Bool() | EnumType() | FlagsType():
            return scalar(ctx, inner, kind.element, 0, inner.path, inner.member)
        case Bytes(form=Form.EXACT, high=high):
            return (Call(f"ipc_bytes_copy({inner.member}, {inner.address(0)}, {high})"),) if ctx.storing else ()
        case _:
            raise AssertionError(f"array of {type(kind.element).__name__}")


def _early(ctx: Context, path: Path) -> tuple[Statement, ...]:
    """A field that stands after an array whose elements are compared with it: loaded before the loop."""
    if ctx.packing or path in ctx.loaded:
        return ()
    frame, block = Frame(), ctx.root
    for name in path[:-1]:
        slot = block.slot(name)
        assert isinstance(slot.type, Struct)
        frame, block = frame.slot(slot), slot.type.block
    slot = block.slot(path[-1])
    if not ctypes.is_scalar(slot.type):
        return ()
    assert ctypes.is_scalar(slot.type)
    ctx.loaded.add(path)
    return (Load(ctypes.wire_type(slot.type), names.local(path), number_at(frame, slot.offset, slot.type)),)


def tail_groups(ctx: Context, frame: Frame, block: Block) -> tuple[Group, ...]:
    """The exact length, then what the tail holds. Records are not for here."""
    slot = block.tail
    assert slot is not None
    kind = slot.type
    assert is_varying(kind) and isinstance(kind, (Bytes, Text, Array))
    count = block.slot(kind.count)
    name = count_name(frame, kind)
    groups: list[Group] = []
    said = any(isinstance(word, Word) and says_length(ctx, block, word) for word in units(fixed_items(block)))
    if not ctx.packing and not said:
        condition = f"len != {used_bytes(slot.offset, name, unit(kind))}"
        groups.append((Check(condition, ctx.verdict("EXTENT", frame.place(count.offset))),))
    return (*groups, *tail_contents(ctx, frame, slot))


def tail_contents(ctx: Context, frame: Frame, slot: Slot) -> tuple[Group, ...]:
    """What a tail holds, once its bytes are known to be there."""
    kind = slot.type
    member = f"{frame.member}{names.member(slot.name)}"
    match kind:
        case Bytes():
            return ((take_bytes(frame, slot, kind, member),),) if ctx.storing else ()
        case Text():
            words = member if ctx.packing else frame.chars(slot.offset)
            fault = names.local((*frame.path, slot.name), FAULT)
            call = f"ipc_{kind.kind}_check({words}, {count_name(frame, kind)})"
            checks = _contents(ctx, fault, call, frame.place(slot.offset))
            return ((*checks, Store(member, words)) if ctx.storing else checks,)
        case Array():
            return (array(ctx, frame, slot, kind),)
        case _:
            raise AssertionError(f"tail {slot.name}")
