"""Checks that could give the same verdict: a message in, a diagnostic for each pair out.

A verdict is class, offset and rule number. Each check of a message is listed with all offsets that it can name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from codegen.diag.reporter import Note, Reporter
from codegen.layout.model import Array, Block, Message, Records, Slot, Struct, Type
from codegen.sema.expr import And, Ascending, Disjoint, Expr, Quantified
from codegen.sema.kinds import Bytes, Form, Strings, Text
from codegen.sema.model import Rule
from codegen.source import Span

_HELP = {
    "RULE": "give one of the rules another number",
    "PADDING": "put another field first, so that the two start at different places",
}


@dataclass(frozen=True)
class _Check:
    """`owner` identifies the check; one check may give a verdict on several paths."""

    name: str
    offset: int
    rule: int
    owner: str
    span: Span


def check(message: Message, place: Span, reporter: Reporter) -> None:
    """Reports two checks of a message that could give the same verdict."""
    seen: dict[tuple[str, int, int], _Check] = {}
    told: set[tuple[str, str]] = set()
    for item in _block(message.block, 0, message.name, place):
        first = seen.setdefault((item.name, item.offset, item.rule), item)
        if first.owner != item.owner and (first.owner, item.owner) not in told:
            told.add((first.owner, item.owner))
            notes = [Note(first.span, "the other one")] if first.span != item.span else []
            reporter.error(
                "IPC0411", item.span, notes=notes, help_=_HELP[item.name], first=first.owner, second=item.owner
            )


def _block(block: Block, base: int, owner: str, place: Span) -> Iterator[_Check]:
    for slot in block.slots:
        yield from _slot(slot.type, base + slot.offset, slot, owner, place)
    for rule in block.rules:
        span = rule.span if rule.span.file.path else place
        for offset in sorted(_rule_offsets(rule.expr, rule, block, base)):
            yield _Check("RULE", offset, rule.number, f"rule {rule.number} '{rule.name}' of {owner}", span)


def _slot(kind: Type, offset: int, slot: Slot, owner: str, place: Span) -> Iterator[_Check]:
    """Only classes that can meet at one offset are listed: the padding of a field, and rules."""
    name = f"the padding of {owner}.{slot.name}"
    match kind:
        case Text(form=Form.FIXED) | Bytes(form=Form.FIXED) | Strings():
            yield _Check("PADDING", offset, 0, name, place)
        case Struct():
            yield from _block(kind.block, offset, kind.name, place)
        case Array(element=element, stride=stride, high=high, form=form):
            if form is Form.FIXED:
                yield _Check("PADDING", offset, 0, name, place)
            if isinstance(element, Struct):
                for index in range(high):
                    yield from _block(element.block, offset + index * stride, element.name, place)
        case Records(record=record):
            # Entries start at other places, but the checks of one entry keep their distance.
            yield from _block(record.block, offset, record.name, place)


def _rule_offsets(expr: Expr, rule: Rule, block: Block, base: int) -> set[int]:
    """The offsets that a rule's refusal can name: of elements for any top-level array check, else the rule's own."""
    if isinstance(expr, And):
        return {offset for part in expr.operands for offset in _rule_offsets(part, rule, block, base)}
    elements = isinstance(expr, (Ascending, Disjoint)) or (isinstance(expr, Quantified) and expr.every)
    if elements and isinstance(expr, (Ascending, Disjoint, Quantified)) and expr.array.scope == "":
        start, array = _array(block, expr.array.path, base)
        return {start + index * array.stride for index in range(array.high)}
    if isinstance(expr, Quantified) and expr.array.scope == "":
        return {_array(block, expr.array.path, base)[0]}
    return {base + rule.offset}


def _array(block: Block, path: tuple[str, ...], base: int) -> tuple[int, Array]:
    slot = block.slot(path[0])
    if len(path) > 1:
        assert isinstance(slot.type, Struct)
        return _array(slot.type.block, path[1:], base + slot.offset)
    assert isinstance(slot.type, Array)
    return base + slot.offset, slot.type
