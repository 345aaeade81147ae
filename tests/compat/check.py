"""Cases in, everything that is wrong with the comparison or with a codec out.

For each case: the class that follows from the accepted sets against the verdict of `compare`, in total and for each
body; and the compiled C of both sides against the reference codec, on every body that one of them may accept, on
neighbours of accepted bodies, and on every witness.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Iterator, Sequence

from codegen.compat import changes, rules_caps, rules_ops, steps
from codegen.compat.compare import compare
from codegen.compat.model import BodyVerdict, Effect, OpVerdict, Wire
from codegen.compat.rules_checks import UNEXPLAINED
from codegen.layout.model import Message, Schema
from codegen.reference.codec import check as judged
from codegen.reference.tables import check as judged_table
from tests.compat import every, protocols, sets, tables
from tests.compat.cases import Case
from tests.compat.compiled import Side, assert_witness, build

# Every rule about bytes; those about C code have a test of their own.
RULES = tuple(rule.id for rules in (changes.RULES, rules_caps.RULES, rules_ops.RULES, steps.RULES) for rule in rules)
RARE = 0.05  # of the patterns of an edited body the reference codec sees a share, the C all
NEIGHBOURS = 40  # accepted bodies of one message whose neighbours are tried
RECEIVERS = {"request": "servers", "notification": "receivers", "message": "receivers"}
SENDERS = {"servers": "clients", "clients": "servers", "receivers": "senders"}


@dataclass
class Report:
    """What was found, and how much was looked at."""

    problems: list[tuple[Case, str]] = field(default_factory=list)
    cases: int = 0
    classes: Counter[str] = field(default_factory=Counter)  # of ops and messages that differ
    bodies: Counter[str] = field(default_factory=Counter)  # of bodies, tables and sequences
    rules: Counter[str] = field(default_factory=Counter)
    edits: Counter[str] = field(default_factory=Counter)
    witnesses: int = 0
    judged: int = 0  # bodies and tables that the C judged
    endless: int = 0  # sequences with too many states

    def add(self, other: "Report") -> None:
        """Takes another report in."""
        self.problems += other.problems
        for name in ("classes", "bodies", "rules", "edits"):
            getattr(self, name).update(getattr(other, name))
        for name in ("cases", "witnesses", "judged", "endless"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def examine(cases: Sequence[Case], both_ways: bool = True, compiler: Sequence[str] = ("gcc", "-O0")) -> Report:
    """Everything about these cases. Their sides are compiled together."""
    report = Report()
    sides = list(dict.fromkeys(side for case in cases for side in (case.old, case.new)))
    compiled = dict(zip(sides, build(sides, compiler)))
    done: set[object] = set()
    for case in cases:
        for pair in (case, case.back) if both_ways else (case,):
            report.cases += 1
            report.edits.update(pair.edits)
            found = [*verdicts(pair, report), *_witnesses(pair, compiled[pair.old], compiled[pair.new], report)]
            report.problems += [(pair, problem) for problem in found]
        differing = codecs(case, compiled[case.old], compiled[case.new], done, report)
        report.problems += [(case, problem) for problem in differing]
    return report


# The comparison against the sets.


def verdicts(case: Case, report: Report) -> Iterator[str]:
    """What `compare` says otherwise than the accepted sets."""
    wanted = sets.expected(case.old[0], case.new[0])
    steps = _sequences(case, report)
    said = {(verdict.old_name, verdict.new_name): verdict for verdict in _compared(case)}
    for names, expected in wanted.items():
        verdict = said.pop(names, None)
        bodies = {} if verdict is None else {body.role: body for body in verdict.bodies}
        for role, body in bodies.items():
            report.rules.update(finding.rule for finding in body.findings)
            if any(finding.rule == UNEXPLAINED.id for finding in body.findings):
                yield f"{names} {role}: no rule has found what differs"
            if role.startswith("step of "):
                # Where there is too much to try, the comparison may say what it likes.
                word = steps[role] or body.wire.value
                expected.bodies[role] = word
                expected.at_least(word)
        for role, word in expected.bodies.items():
            wire = bodies[role].wire.value if role in bodies else "same"
            report.bodies[word] += 1
            if wire != word:
                yield f"{names} {role}: {word} by the sets, {wire} by the comparison"
            elif role in bodies:
                yield from _evidence(f"{names} {role}", role, bodies[role])
        for role in bodies.keys() - expected.bodies.keys():
            yield f"{names} {role}: a verdict on what is not there"
        wire = "same" if verdict is None else verdict.wire.value
        if verdict is not None or expected.word != "same":
            report.classes[expected.word] += 1
        if verdict is not None:
            report.rules.update(finding.rule for finding in verdict.findings)
        if wire != expected.word:
            yield f"{names}: {expected.word} by the sets, {wire} by the comparison"
    for names, verdict in said.items():
        if verdict.kind != "message":
            yield f"{names}: a verdict on an op that neither side has"
    told = {body.role for verdict in _compared(case) for body in verdict.bodies}
    for role, word in steps.items():
        if word not in ("same", "") and role not in told:
            yield f"{role}: {word} by the runs, nothing by the comparison"


_kept: dict[int, tuple[Case, list[OpVerdict]]] = {}


def _compared(case: Case) -> list[OpVerdict]:
    """The verdicts on ops and messages; kept for as long as the same case is asked about."""
    if id(case) not in _kept:
        _kept.clear()
        found = [verdict for verdict in compare(case.old, case.new) if verdict.kind in ("op", "notify", "message")]
        _kept[id(case)] = case, found
    return _kept[id(case)][1]


def _sequences(case: Case, report: Report) -> dict[str, str]:
    found = {}
    for sequence in case.old[0].sequences:
        try:
            found[f"step of {sequence.name}"] = protocols.runs(case.old[0], case.new[0], sequence.name)
        except protocols.TooMany:
            report.endless += 1
            found[f"step of {sequence.name}"] = ""
    return found


_NEEDED = {
    Wire.ADDITIVE: ({Effect.ADD},),
    Wire.LOOSENED: ({Effect.GAIN},),
    Wire.TIGHTENED: ({Effect.LOSE},),
    Wire.BREAKING: ({Effect.MISREAD}, {Effect.LOSE, Effect.GAIN}, {Effect.LOSE}),
}


def _evidence(where: str, role: str, body: BodyVerdict) -> Iterator[str]:
    """A verdict shows bytes, says how it was reached and who moves first."""
    shown = {witness.effect for witness in body.witnesses}
    if body.wire in _NEEDED and not any(effects <= shown for effects in _NEEDED[body.wire]):
        yield f"{where}: {body.wire.value}, but shown is {sorted(effect.value for effect in shown)}"
    if body.wire is Wire.SAME and shown:
        yield f"{where}: same, but something is shown"
    if not body.proof:
        yield f"{where}: no proof"
    for witness in body.witnesses:
        good = [not witness.old, not witness.new]
        ends = {Effect.LOSE: [True, False], Effect.MISREAD: [True, True]}.get(witness.effect, [False, True])
        if good != ends:
            told = f"{witness.data.hex()}, verdicts {witness.old:#x}, {witness.new:#x}"
            yield f"{where}: {witness.effect.value} is shown by {told}"
    receivers = "servers" if role.startswith("step of ") else RECEIVERS.get(role.removesuffix(" table"), "clients")
    first = {Wire.LOOSENED: receivers, Wire.TIGHTENED: SENDERS[receivers]}.get(body.wire, "")
    if body.first != first:
        yield f"{where}: {body.first!r} first instead of {first!r}"


def _witnesses(case: Case, old: Side, new: Side, report: Report) -> Iterator[str]:
    for verdict in _compared(case):
        for witness in (*verdict.witnesses, *(found for body in verdict.bodies for found in body.witnesses)):
            report.witnesses += 1
            try:
                assert_witness(old, new, "t", witness)
            except (AssertionError, ValueError, KeyError) as fault:
                yield f"{verdict.name}: the C does not bear a witness out: {fault!r}"


# The codecs against each other and against the enumeration.


def codecs(case: Case, old: Side, new: Side, done: set[object], report: Report) -> Iterator[str]:
    """Where compiled C, reference codec and enumeration differ. What is in `done` was looked at.

    Each side is asked about all that its own fields let pass, their neighbours, and all that the other side's do.
    """
    rng = random.Random(case.name)
    for one, other in _paired(case.old[0], case.new[0]):
        for side, message, schema in ((old, one, case.old[0]), (new, other, case.new[0])):
            if message not in done:
                done.add(message)
                yield from _values(side, message, schema)
                yield from _codec(side, message, schema, every.bodies(message.block), report)
                yield from _codec(side, message, schema, list(_neighbours(rng, message, schema)), report)
                yield from _codec(side, message, schema, _raw(message), report, 1.0 if side is old else RARE)
        if one != other and (one, other) not in done:
            done.add((one, other))
            mine, theirs = dict.fromkeys(every.bodies(one.block)), dict.fromkeys(every.bodies(other.block))
            yield from _codec(old, one, case.old[0], [data for data in theirs if data not in mine], report)
            yield from _codec(new, other, case.new[0], [data for data in mine if data not in theirs], report)
    for one, other in _paired(case.old[0], case.new[0]):
        if (one.caps, other.caps) not in done and (one.caps or other.caps):
            done.add((one.caps, other.caps))
            for row in tables.rows(one.caps, other.caps):
                yield from _table(old, one, row, report)
                yield from _table(new, other, row, report)


def _paired(old: Schema, new: Schema) -> Iterator[tuple[Message, Message]]:
    """Messages of both sides by name; each other one with itself."""
    names = [{message.name: message for message in side.all_messages} for side in (old, new)]
    for name in names[0].keys() & names[1].keys():
        yield names[0][name], names[1][name]


def givens_of(schema: Schema, message: Message) -> list[sets.Given]:
    """What a message's rules may read in accepted requests."""
    if not message.given:
        return [()]
    op = next(op for op in schema.ops if message in (op.reply, op.failure))
    assert op.request is not None
    return sorted({sets.given(message, values) for values in sets.accepted(op.request).values()})


def _codec(
    side: Side, message: Message, schema: Schema, bodies: list[bytes], report: Report, share: float = 1.0
) -> Iterator[str]:
    """All bodies by the C; those that are refused by the reference codec, too, or a share of them."""
    rng = random.Random(len(bodies))
    for given in givens_of(schema, message) if bodies else ():
        accepted = sets.accepted(message, given)
        found = side.judge_all("t", message.name, bodies, dict(given))
        report.judged += len(bodies)
        for data, verdict in zip(bodies, found):
            good = data in accepted
            reference = verdict
            if not good and (share == 1.0 or rng.random() < share):
                reference = judged(message, data, dict(given))
            if verdict != reference or (verdict == 0) != good:
                yield (
                    f"{message.name} {data.hex()} given {given}: {verdict:#x} by the C, {reference:#x} by the reference"
                    f" codec, {'' if good else 'not '}enumerated"
                )
                break


def _values(side: Side, message: Message, schema: Schema) -> Iterator[str]:
    """What the C reads in every accepted body."""
    for given in givens_of(schema, message):
        accepted = sets.accepted(message, given)
        good = list(accepted)
        for data, values in zip(good, side.decode_all("t", message.name, good, dict(given))):
            if values != accepted[data]:
                yield f"{message.name} {data.hex()}: {values} by the C, {accepted[data]} by the reference codec"
                break


def _neighbours(rng: random.Random, message: Message, schema: Schema) -> Iterator[bytes]:
    """Bodies beside accepted ones: cut, longer, one byte changed. If one is accepted, the enumeration must know it."""
    for given in givens_of(schema, message)[:2]:
        good = list(sets.accepted(message, given))
        for data in rng.sample(good, min(len(good), NEIGHBOURS)):
            yield data[:-1]
            yield data + b"\0"
            yield data + bytes([rng.randrange(256)])
            for _ in range(4):
                if data:
                    at = rng.randrange(len(data))
                    by = rng.choice((1, 255, 128, rng.randrange(256)))
                    yield data[:at] + bytes([data[at] + by & 255]) + data[at + 1 :]


def _raw(message: Message) -> list[bytes]:
    """All patterns of a body of eight bytes of which two are no reserved ones."""
    block = message.block
    used = [at for slot in block.slots for at in range(slot.offset, slot.offset + slot.size)]
    if block.maximum != 8 or len(used) != 2 or message.given:
        return []
    found = []
    for pattern in range(1 << 16):
        data = bytearray(8)
        data[used[0]], data[used[1]] = pattern & 255, pattern >> 8
        found.append(bytes(data))
    return found


def _table(side: Side, message: Message, row: tables.Row, report: Report) -> Iterator[str]:
    data = tables.image(row)
    if message.part == "body" and message.role != "message" and message.role != "failure":
        report.judged += 1
        wanted = tables.accepts(message.caps, row)
        verdict, reference = side.judge_table("t", message.name, data), judged_table(message.caps, data)
        if verdict != reference or wanted != (verdict == 0):
            yield f"{message.name} table {row}: {verdict:#x} by the C, {reference:#x} by the reference, {wanted}"


