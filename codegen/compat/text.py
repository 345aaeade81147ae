"""Verdicts in, the lines of `compat` out: for each that differs its verdict, its findings, its shortest witness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codegen.compat.model import BodyVerdict, Effect, Finding, OpVerdict, Source, Wire, Witness
from codegen.layout.verdict import words
from codegen.statement.tokens import hexadecimal

LONGEST = 32  # bytes of a witness that are shown

# What a class asks of those who use the op, if it does not matter who moves first.
_MOVES = {
    Wire.BREAKING: "all together",
    Wire.UNPROVEN: "treated as breaking: all together",
}


def lines(verdicts: Sequence[OpVerdict]) -> Iterator[str]:
    """All of them, then one line that counts."""
    for verdict in verdicts:
        yield from _verdict(verdict)
    yield summary(verdicts)


def title(verdict: OpVerdict) -> str:
    """Such as: op STOP_PROCESS (procd, 0x404)."""
    number = f", {hexadecimal(verdict.number)}" if verdict.number is not None else ""
    if verdict.kind == "schema":
        return f"schema {verdict.name}"
    return f"{verdict.kind} {verdict.name} ({verdict.schema}{number})"


def wire_words(wire: Wire, first: str) -> str:
    """Such as: loosened, servers first."""
    if first == "together":
        return f"{wire.value}, all together"
    return f"{wire.value}, {first} first" if first else wire.value


def _verdict(verdict: OpVerdict) -> Iterator[str]:
    if verdict.docs_only:
        yield f"{title(verdict)}: docs only"
        return
    yield f"{title(verdict)}: wire {wire_words(verdict.wire, verdict.first)}; source {verdict.source.value}"
    yield from (f"  {_finding(finding)}" for finding in verdict.findings)
    yield from (f"  {witness_line(witness)}" for witness in verdict.witnesses)
    yield from (f"  source: {_finding(finding)}" for finding in verdict.source_findings)
    for body in verdict.bodies:
        yield from _body(body)


def _body(body: BodyVerdict) -> Iterator[str]:
    moves = _MOVES.get(body.wire, "")
    yield f"  {body.role}: {wire_words(body.wire, body.first)}" + (f", {moves}" if moves and not body.first else "")
    yield from (f"    {_finding(finding)}" for finding in body.findings)
    yield from (f"    {witness_line(witness)}" for witness in body.witnesses)
    if not body.witnesses:
        yield f"    no witness: {body.proof}"


def _finding(finding: Finding) -> str:
    place = f" {finding.place}" if finding.place else ""
    return f"[{finding.rule}]{place}: {finding.text}"


def witness_line(witness: Witness) -> str:
    """The bytes, as far as they fit on a line, and what each side says of them."""
    shown = witness.data[:LONGEST].hex(" ") or "no bytes"
    if len(witness.data) > LONGEST:
        shown += f" and {len(witness.data) - LONGEST} bytes more"
    return f"witness {witness.message} {shown}: {outcome(witness)}"


def outcome(witness: Witness) -> str:
    """What each side makes of a witness, in words."""
    old, new = (words(side) if side else "accepted" for side in (witness.old, witness.new))
    if witness.answer:
        gained = witness.effect is Effect.GAIN
        return f"old: {witness.answer}, new: served" if gained else f"old: served, new: {witness.answer}"
    if witness.readings:
        parts = [
            f"{before} = {value} becomes {'' if before == after else f'{after} = '}{other}"
            for before, value, after, other in witness.readings
        ]
        return "both accept it, and " + ", ".join(parts)
    return f"old: {old}, new: {new}"


def counted(number: int, word: str, words_: str = "") -> str:
    """A number with its noun."""
    return f"{number} {word if number == 1 else words_ or word + 's'}"


def summary(verdicts: Sequence[OpVerdict]) -> str:
    """One line that counts ops, and definitions where they say more than their ops do."""
    ops = [verdict for verdict in verdicts if verdict.kind in ("op", "notify")]
    others = [verdict for verdict in verdicts if verdict.kind not in ("op", "notify")]
    found = [*_counts(ops, "op"), *_counts([one for one in others if not one.docs_only and _bad(one)], "definition")]
    rest = len(others) - sum(1 for one in others if not one.docs_only and _bad(one))
    if not found and rest:
        found.append(f"{counted(rest, 'definition')} changed")
    return ", ".join(found) if found else "nothing changed"


def _bad(verdict: OpVerdict) -> bool:
    return verdict.wire not in (Wire.SAME, Wire.ADDITIVE) or verdict.source in (Source.CHANGED, Source.BREAKING)


def _counts(verdicts: Sequence[OpVerdict], noun: str) -> Iterator[str]:
    """The classes that are there, the worst first; the noun stands at the first of them."""
    said = False
    for words_, chosen in _classes(verdicts):
        if chosen:
            number = len(chosen)
            one, many = words_
            named = noun if number == 1 else noun + "s"
            yield f"{number} {'' if said else named + ' '}{one if number == 1 else many}"
            said = True


def _classes(verdicts: Sequence[OpVerdict]) -> Iterator[tuple[tuple[str, str], list[OpVerdict]]]:
    """For each class how it is said of one and of many, and who is in it; each verdict is in one class."""
    by_wire = {wire: [verdict for verdict in verdicts if verdict.wire is wire] for wire in Wire}
    yield ("breaks", "break"), by_wire[Wire.BREAKING]
    yield ("unproven (treated as breaking)",) * 2, by_wire[Wire.UNPROVEN]
    for wire in (Wire.TIGHTENED, Wire.LOOSENED):
        movers = dict.fromkeys(verdict.first for verdict in by_wire[wire])
        for first in movers:
            chosen = [verdict for verdict in by_wire[wire] if verdict.first == first]
            moves = {"": "", "together": " (all together)"}.get(first, f" ({first} first)")
            yield (f"{wire.value}{moves}",) * 2, chosen
    added = [verdict for verdict in by_wire[Wire.ADDITIVE] if not verdict.old_name]
    yield ("added",) * 2, added
    yield ("additive",) * 2, [verdict for verdict in by_wire[Wire.ADDITIVE] if verdict.old_name]
    same = by_wire[Wire.SAME]
    broken = [one for one in same if one.source is Source.BREAKING]
    changed = [one for one in same if one.source is Source.CHANGED]
    docs = [one for one in same if one.docs_only]
    yield ("breaks source code only", "break source code only"), broken
    yield ("changes source code only", "change source code only"), changed
    yield ("docs only",) * 2, docs
    yield ("same on the wire",) * 2, [one for one in same if one not in (*broken, *changed, *docs)]
