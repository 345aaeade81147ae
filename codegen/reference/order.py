"""Refusals of a message in, more out, for code that tests fields together or in another order. Called by `vectors`.

`in_order` makes bodies with two faults: the verdict is that of the check that comes first. Each verdict is paired with
the next one in the order of the checks that goes with it in a body, and with the next one that pack checks, too.
`beside` keeps the fault and changes what is good around it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Iterator, Sequence as SequenceOf

from codegen.layout.model import Message
from codegen.layout.verdict import verdict
from codegen.reference.accepted import Body
from codegen.reference.codec import check
from codegen.reference.model import Patch, Refuse, difference, patched

RULE = verdict("header", "RULE") & 0xFF
WORD = 8
# What is found out by a test of several fields at once.
WORDED = {verdict("header", name) & 0xFF for name in ("RANGE", "ENUM", "FLAGS", "BOOL", "RESERVED")}
BESIDE = 2  # other values that are tried beside a fault
WAYS = 3  # pairs of one verdict with the next: a rule need not see a fault in what another check refuses
# No value has these faults.
BYTES_ALONE = {verdict("header", name) & 0xFF for name in ("RESERVED", "PADDING", "BOOL", "EXTENT")}
REACH = 6  # how many verdicts behind it one is paired with at most


def in_order(message: Message, bodies: SequenceOf[Body], refuses: list[Refuse]) -> Iterator[Refuse]:
    """The pairs, in the order of the checks."""
    by_name = {body.name: body for body in bodies}
    groups: dict[int, list[Refuse]] = {}
    for refuse in _by_check(message, refuses):
        if refuse.length is None and not refuse.givens:
            groups.setdefault(refuse.verdict, []).append(refuse)
    order = list(groups.values())
    for index, firsts in enumerate(order):
        near = False
        for seconds in order[index + 1 : index + 1 + REACH]:
            in_bytes_alone = any(group[0].verdict & 0xFF in BYTES_ALONE for group in (firsts, seconds))
            if near and in_bytes_alone:
                continue
            found = list(_pairs(message, by_name, firsts, seconds))
            yield from found
            near = near or bool(found)
            if found and not in_bytes_alone:
                break


def beside(message: Message, bodies: SequenceOf[Body], refuses: list[Refuse]) -> Iterator[Refuse]:
    """The fault with other good values in the rest of its eight bytes, which C may load and test at once."""
    by_name = {body.name: body for body in bodies}
    first = {refuse.verdict: refuse for refuse in reversed(refuses)}
    for refuse in (*first.values(), *{refuse.verdict: refuse for refuse in refuses}.values()):
        base = by_name[refuse.base].data
        touched = {patch.offset + index for patch in refuse.patches for index in range(len(patch.data))}
        words = {offset // WORD for offset in touched}
        if refuse.length is not None or refuse.givens or len(words) != 1 or refuse.verdict & 0xFF not in WORDED:
            continue
        start = WORD * words.pop()
        faulty = patched(base, None, refuse.patches)
        seen = {faulty}
        for body in bodies:
            word = zip(range(start, min(start + WORD, len(base))), body.data[start : start + WORD])
            rest = tuple(Patch(at, bytes([byte])) for at, byte in word if at not in touched)
            data = patched(faulty, None, rest)
            if len(data) != len(base) or data in seen or len(seen) > BESIDE:
                continue
            if check(message, data, by_name[refuse.base].given) == refuse.verdict:
                seen.add(data)
                yield replace(refuse, patches=difference(base, data)[1])


def _by_check(message: Message, refuses: list[Refuse]) -> list[Refuse]:
    """A field's own checks, then those of the rules of its struct, field by field; then the rules of the message."""
    slots = [slot.offset for slot in message.block.slots]
    own = {rule.name for rule in message.block.rules}

    def key(refuse: Refuse) -> tuple[int, bool, int]:
        offset, rule = refuse.verdict >> 8 & 0xFFFF, refuse.verdict >> 24 & 0x3F
        if refuse.verdict & 0xFF != RULE:
            return sum(start <= offset for start in slots), False, offset
        if refuse.note in own:
            return len(slots) + 1, True, rule
        return sum(start <= offset for start in slots), True, rule

    return sorted(refuses, key=key)


def _pairs(message: Message, by_name: dict[str, Body], firsts: list[Refuse], seconds: list[Refuse]) -> Iterator[Refuse]:
    ways = 0
    wanted = WAYS if seconds[0].verdict & 0xFF == RULE and firsts[0].verdict & 0xFF != RULE else 1
    for first in firsts:
        for second in seconds:
            if second.base != first.base or _overlap(first, second):
                continue
            body = by_name[first.base]
            patches = tuple(sorted((*first.patches, *second.patches), key=lambda patch: patch.offset))
            if check(message, patched(body.data, None, patches), body.given) == first.verdict:
                yield replace(first, patches=patches)
                ways += 1
                break
        if ways == wanted:
            return


def _overlap(first: Refuse, second: Refuse) -> bool:
    spans = [[(patch.offset, patch.offset + len(patch.data)) for patch in one.patches] for one in (first, second)]
    return any(low < end and start < high for low, high in spans[0] for start, end in spans[1])
