"""A word of small fields in; its load, its checks and its stores out, or the number that pack writes.

Called by `views_checks` and `views_pack`. Verdicts are those of the fields one by one: where one test stands for
several checks, the checks follow in it, and the last needs no question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from codegen.emit import ctypes, names
from codegen.emit.fields import Checks, counted_bounds, number_checks
from codegen.emit.places import Context, Frame, known, word_at
from codegen.emit.setting import TAB, WIDTH
from codegen.emit.statements import Blank, Call, Check, Group, Load, Remark, Return, Statement, Store, When, mentions
from codegen.emit.words import Word, lowest, zero_bits
from codegen.layout.model import Block, Hole, Slot
from codegen.sema.kinds import Bool, Bytes, EnumType, Int, Text


@dataclass(frozen=True)
class _Asked:
    """The checks of one field or hole. `bits` of the word are zero in exactly what they accept, if bits tell.

    `upper` is the test of a field's only check made of all that stands above its lowest bit, if it is a range.
    """

    item: Slot | Hole
    checks: Checks
    bits: int | None
    upper: str = ""
    low: int = 0  # of the lowest field: to be taken away before the bits tell


def _needed(ctx: Context, frame: Frame, block: Block, slot: Slot) -> bool:
    """Whether a check or a rule reads the field."""
    assert ctypes.is_scalar(slot.type)
    counts = isinstance(slot.type, Int) and bool(slot.type.counts)
    checks = number_checks(ctx, slot.type, "x", "0", counted_bounds(block, slot.type))
    return counts or bool(checks) or (*frame.path, slot.name) in ctx.used


def joined(ctx: Context, frame: Frame, block: Block, word: Word) -> bool:
    """Whether it pays to take the word as one. Fields that a loop needed before are loaded already."""
    paths = [(*frame.path, slot.name) for slot in word.slots]
    if any(path in ctx.loaded for path in paths):
        return False
    if ctx.storing:
        return True
    asked = _asked(ctx, frame, block, word)
    if ctx.packing:
        return any(len(run) > 1 for run in _runs(word, asked))
    return len([item for item in word.items if isinstance(item, Hole) or _needed(ctx, frame, block, item)]) > 1


def word_name(frame: Frame, word: Word) -> str:
    """The local that holds a word: it is called by its first field."""
    return names.local((*frame.path, word.slots[0].name), "word")


def says_length(ctx: Context, block: Block, word: Word) -> bool:
    """Whether the word is the count of a tail of bytes, with reserved bytes above it, at the end of the fixed part.

    Then it must be the length of the body less the fixed part, which is within the bounds of the count.
    """
    tail, first = block.tail, word.items[0]
    if ctx.packing or tail is None or not isinstance(tail.type, (Bytes, Text)) or not isinstance(first, Slot):
        return False
    alone = len(word.slots) == 1 and first.name == tail.type.count and tail.type.low == 0
    return alone and word.offset + word.width == block.fixed and is_unsigned(first)


def is_unsigned(slot: Slot) -> bool:
    """Whether the field is an unsigned number."""
    return isinstance(slot.type, Int) and not slot.type.signed


def word_group(ctx: Context, frame: Frame, block: Block, word: Word, says: bool = False) -> Group:
    """Load, checks and stores of a word. `says`: it tells the length of the body, too."""
    name = word_name(frame, word)
    source = word_value(ctx, frame, word) if ctx.packing else word_at(frame, word.offset, word.width)
    found: list[Statement] = [Load(ctypes.int_type(word.width), name, source)]
    if ctx.packing and frame.depth == 0:
        ctx.loaded.add((*frame.path, word.slots[0].name, "word"))
    checks: list[Statement] = []
    asked = _asked(ctx, frame, block, word)
    if says:
        all_checks = tuple(check for part in asked for check in part.checks)
        extent = Return(ctx.verdict("EXTENT", frame.place(word.offset)))
        checks.append(When(f"{name} != len - {block.fixed}", (*all_checks, extent)))
    else:
        nested = {part.item.offset: part for part in _asked(ctx, frame, block, word, True)}
        for run in _runs(word, asked):
            apart = run if len(run) == 1 else tuple(nested[part.item.offset] for part in run)
            checks.extend(_together(word, apart, name))
    for slot in word.slots:
        plain = (check for check in checks if not isinstance(check, When))
        if _kept(ctx, frame, slot) or any(_reads(frame, slot, check) for check in plain):
            loads = _local(ctx, frame, word, slot, name)
            found.extend(loads)
            if loads and frame.depth == 0:
                ctx.loaded.add((*frame.path, slot.name))
    checks = [_with_locals(ctx, frame, word, check) if isinstance(check, When) else check for check in checks]
    if ctx.storing:
        checks.extend(_stores(frame, word, found))
    return (*found, *checks)


def _kept(ctx: Context, frame: Frame, slot: Slot) -> bool:
    """Whether a rule or a loop reads the field."""
    return isinstance(slot.type, Int) and bool(slot.type.counts) or (*frame.path, slot.name) in ctx.used


def _reads(frame: Frame, slot: Slot, statement: Statement) -> bool:
    """Whether a check reads the local of that field."""
    return mentions((statement,), names.local((*frame.path, slot.name)))


def _with_locals(ctx: Context, frame: Frame, word: Word, when: When) -> When:
    """The search for the field that is wrong, with the locals that only it reads."""
    body, name = replace(when, last=None), word_name(frame, word)
    locals_ = tuple(
        Load(ctypes.wire_type(slot.type), names.local((*frame.path, slot.name)), _part(word, slot, name))
        for slot in word.slots
        if ctypes.is_scalar(slot.type)
        and _reads(frame, slot, body)
        and (_is_member(ctx, frame, slot) or not _kept(ctx, frame, slot))
    )
    return replace(when, body=(*locals_, Blank(), *when.body)) if locals_ else when


def _local(ctx: Context, frame: Frame, word: Word, slot: Slot, name: str) -> tuple[Statement, ...]:
    """One field of the word, as a local."""
    kind = slot.type
    assert ctypes.is_scalar(kind)
    path = (*frame.path, slot.name)
    if _is_member(ctx, frame, slot):
        return ()
    if ctx.packing:
        return (Load(ctypes.scalar_type(kind), names.local(path), f"{frame.member}{names.member(slot.name)}"),)
    return (Load(ctypes.wire_type(kind), names.local(path), _part(word, slot, name)),)


def _part(word: Word, slot: Slot, name: str) -> str:
    """One field of the word that `name` holds."""
    assert ctypes.is_scalar(slot.type)
    spelled, shift = ctypes.wire_type(slot.type), word.shift(slot)
    return f"({spelled})({name} >> {shift})" if shift else f"({spelled}){name}"


def _stores(frame: Frame, word: Word, declared: list[Statement]) -> tuple[Statement, ...]:
    found = []
    there = {statement.name for statement in declared if isinstance(statement, Load)}
    for slot in word.slots:
        local = names.local((*frame.path, slot.name))
        value = local if local in there else _part(word, slot, word_name(frame, word))
        value = f"{value} != 0" if isinstance(slot.type, Bool) else value
        found.append(Store(f"{frame.member}{names.member(slot.name)}", value))
    return tuple(found)


def _is_member(ctx: Context, frame: Frame, slot: Slot) -> bool:
    """Whether pack reads the field where it stands in the struct."""
    return ctx.packing and frame.depth == 0 and not (isinstance(slot.type, Int) and slot.type.counts)


def _asked(ctx: Context, frame: Frame, block: Block, word: Word, nested: bool = False) -> tuple[_Asked, ...]:
    """What is asked of each part of the word, by offset; parts of which nothing is asked are left out.

    `nested`: where the word has told that a part is wrong, which has a local for each field.
    """
    found: list[_Asked] = []
    name = word_name(frame, word)
    for item in word.items:
        place = frame.place(item.offset)
        if isinstance(item, Hole):
            if not ctx.packing:
                every = word.mask(item, (1 << item.size * 8) - 1)
                shown = _masked(name, every, word)
                found.append(_Asked(item, (Check(shown, ctx.verdict("RESERVED", place), "reserved"),), every))
            continue
        kind = item.type
        assert ctypes.is_scalar(kind)
        bounds = counted_bounds(block, kind)
        local = names.local((*frame.path, item.name))
        member = f"{frame.member}{names.member(item.name)}"
        subject = member if _is_member(ctx, frame, item) and not nested else local
        checks = number_checks(ctx, kind, subject, place, bounds)
        if checks:
            own = bounds if bounds is not None else (kind.low, kind.high) if isinstance(kind, Int) else (0, 0)
            bits_of = zero_bits(kind, own)
            low = lowest(kind, own) if bits_of is None and item is word.items[0] else 0
            if low:
                bits_of = ctypes.type_bounds(kind)[1] & ~(_span(kind, own) - 1)
            bits = None if bits_of is None else word.mask(item, bits_of)
            found.append(_Asked(item, checks, bits, _upper(ctx, word, item, name, own), low))
    return tuple(found)


def _upper(ctx: Context, word: Word, slot: Slot, name: str, bounds: tuple[int, int]) -> str:
    kind, shift = slot.type, word.shift(slot)
    assert ctypes.is_scalar(kind)
    if ctypes.is_signed(kind) or isinstance(kind, EnumType) and kind.open:
        return ""
    high = max(entry.value for entry in kind.members) if isinstance(kind, EnumType) else bounds[1]
    checks = number_checks(ctx, kind, f"{name} >> {shift}" if shift else name, "0", bounds)
    only = checks[0] if len(checks) == 1 else None
    return only.condition if isinstance(only, Check) and high < ctypes.type_bounds(kind)[1] else ""


def _span(kind: ctypes.Scalar, bounds: tuple[int, int]) -> int:
    """How many numbers are accepted."""
    return len({entry.value for entry in kind.members}) if isinstance(kind, EnumType) else bounds[1] - bounds[0] + 1


def _masked(name: str, bits: int, word: Word) -> str:
    return f"({name} & {ctypes.mask_literal(bits, word.width)}) != 0"


def _runs(word: Word, asked: tuple[_Asked, ...]) -> tuple[tuple[_Asked, ...], ...]:
    """Neighbours that one test can answer; a number with nothing but reserved bytes above it is one with these.

    A field of which nothing is asked is in no run, and its bits are none that a test above may look at.
    """
    runs: list[list[_Asked]] = []
    for part in asked:
        last = runs[-1][-1] if runs else None
        if last is not None and part.bits is not None and last.bits is not None:
            runs[-1].append(part)
        else:
            runs.append([part])
    if len(runs) > 1 and runs[-2][-1].upper and _reserved_above(word, runs[-2][-1], runs[-1]):
        runs[-2:] = [runs[-2] + runs[-1]]
    return tuple(tuple(run) for run in runs)


def _reserved_above(word: Word, part: _Asked, others: Sequence[_Asked]) -> bool:
    """Whether the others are all that stands above a number, and all reserved."""
    above = tuple(item for item in word.items if item.offset > part.item.offset)
    return all(isinstance(item, Hole) for item in above) and above == tuple(other.item for other in others)


def _together(word: Word, run: tuple[_Asked, ...], name: str) -> tuple[Statement, ...]:
    """The checks of a run: one test for all, and within it which it was."""
    checks = tuple(check for part in run for check in part.checks)
    if len(run) == 1:
        return checks
    last = checks[-1]
    assert isinstance(last, Check)
    refusals = (*checks[:-1], Return(last.verdict))
    low = run[0].low
    if run[0].upper and (run[0].bits is None or low and _reserved_above(word, run[0], run[1:])):
        return (When(run[0].upper, refusals, last=last),)
    bits = 0
    for part in run:
        bits |= part.bits or 0
    condition = _masked(f"({name} - {low})" if low else name, bits, word)
    said = (Remark(f"What is below {low} borrows, so that it shows above."),) if low else ()
    return (*said, When(condition, refusals, last=last))


def word_value(ctx: Context, frame: Frame, word: Word) -> str:
    """The word as pack makes it: each field in its place, reserved bytes zero."""
    if word_loaded(ctx, frame, word):
        return word_name(frame, word)
    terms: list[str] = []
    for slot in reversed(word.slots):
        kind, shift = slot.type, word.shift(slot)
        assert ctypes.is_scalar(kind)
        member = known(ctx, frame, f"{frame.member}{names.member(slot.name)}", slot.name)
        value = f"({ctypes.int_type(ctypes.width_of(kind))}){member}" if ctypes.is_signed(kind) else member
        terms.append(f"({ctypes.int_type(word.width)}){value} << {shift}" if shift else value)
    joined_terms = " | ".join(terms)
    return joined_terms


def word_loaded(ctx: Context, frame: Frame, word: Word) -> bool:
    """Whether the checks of pack have made the word already."""
    return frame.depth == 0 and (*frame.path, word.slots[0].name, "word") in ctx.loaded


def put_word(ctx: Context, frame: Frame, word: Word) -> Group:
    """Writes all fields of a word, and zero where it is reserved."""
    put, value = f"ipc_put_u{word.width * 8}le({frame.address(word.offset)}, ", word_value(ctx, frame, word)
    if (frame.depth + 1) * TAB + len(put) + len(value) + len(");") <= WIDTH:
        return (Call(f"{put}{value})"),)
    name = word_name(frame, word)
    return (Load(ctypes.int_type(word.width), name, value), Call(f"{put}{name})"))
