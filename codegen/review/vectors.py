"""The vectors of both sides in, what changed in them out: by field and in words, not by byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from codegen.reference.model import Accept, Cases, Line, Patch, Refuse, SequenceCases, Vectors, patched, whole_fields
from codegen.reference.vec import verdict_text

TOLD = 6  # changes of one message that are told one by one
LONGEST = 40  # characters of a value
_Key = tuple[bytes, tuple[tuple[str, "int | bytes"], ...]]


@dataclass(frozen=True)
class Moved:
    """The vectors of one codec, table or sequence: how many there were, how many there are, what changed."""

    schema: str
    subject: str
    old: int
    new: int
    lines: tuple[str, ...]


def moved(schema: str, old: Vectors | None, new: Vectors | None) -> tuple[Moved, ...]:
    """Everything of a schema whose vectors differ, in the order of its text."""
    before, after = (_by_subject(side) for side in (old, new))
    found = []
    for subject in dict.fromkeys([*before, *after]):
        one, other = before.get(subject), after.get(subject)
        if one != other:
            lines = _compared(one, other) if one is not None and other is not None else ()
            found.append(Moved(schema, subject, _count(one), _count(other), tuple(lines)))
    return tuple(found)


def total(side: Vectors | None) -> int:
    """All vectors of a schema."""
    return sum(_count(one) for one in _by_subject(side).values())


def _by_subject(side: Vectors | None) -> dict[str, Cases | SequenceCases]:
    if side is None:
        return {}
    found: dict[str, Cases | SequenceCases] = {}
    for cases in side.cases:
        found[cases.subject if cases.kind == "message" else f"capability table of {cases.subject}"] = cases
    return found | {f"sequence {sequence.subject}": sequence for sequence in side.sequences}


def _count(one: Cases | SequenceCases | None) -> int:
    if one is None:
        return 0
    if isinstance(one, SequenceCases):
        return sum(len(run.steps) for run in one.runs) + len(one.deviations)
    return len(one.accepts) + len(one.refuses)


def _compared(old: Cases | SequenceCases, new: Cases | SequenceCases) -> Iterator[str]:
    if isinstance(old, Cases) and isinstance(new, Cases):
        yield from _accepts(old, new)
        yield from _refusals(old, new)
    elif isinstance(old, SequenceCases) and isinstance(new, SequenceCases):
        yield from _runs(old, new)


# Accepted bodies, by name.


def _accepts(old: Cases, new: Cases) -> Iterator[str]:
    before, after = ({accept.name: accept for accept in side.accepts} for side in (old, new))
    alike: dict[str, list[str]] = {}
    for name in before:
        if name in after and before[name] != after[name]:
            alike.setdefault("; ".join(_fields(before[name], after[name])), []).append(name)
    for words, names in alike.items():
        yield f"accept {', '.join(names)}: {words}"
    came, gone = [name for name in after if name not in before], [name for name in before if name not in after]
    for names, what in ((came, "new"), (gone, "gone")):
        if names:
            yield f"accept {', '.join(names)}: {what}"


def _fields(old: Accept, new: Accept) -> Iterator[str]:
    """What differs between two bodies of the same name."""
    if len(old.data) != len(new.data):
        yield f"{len(old.data)} -> {len(new.data)} bytes"
    before, after = (_values(side) for side in (old, new))
    places = [{line.label.partition(" = ")[0]: line.offset for line in side.lines} for side in (old, new)]
    renamed = _renamed(before, after, places[0], places[1])
    shifted = []
    for name, value in before.items():
        other = after.get(renamed.get(name, name))
        if name in renamed:
            yield f"{name} is now {renamed[name]}"
        elif other is None:
            if value:
                yield f"{name} = {_short(value)} is gone"
        elif other != value:
            yield f"{name} = {_short(value)} -> {_short(other)}"
        elif value and places[0].get(name) != places[1].get(name):
            shifted.append(name)
    for name, value in after.items():
        if value and name not in before and name not in renamed.values():
            yield f"{name} = {_short(value)} is new"
    if shifted:
        yield f"{', '.join(shifted)} at other bytes"


def _values(accept: Accept) -> dict[str, str]:
    """Each field with its value, then what is given; reserved bytes have none."""
    found = {}
    for line in accept.lines:
        name, _, value = line.label.partition(" = ")
        found[name] = value
    return found | {f"given {given.name}": str(given.value) for given in accept.givens}


def _renamed(
    old: dict[str, str], new: dict[str, str], before: dict[str, int], after: dict[str, int]
) -> dict[str, str]:
    """Fields that have another name on the new side, at the same bytes and with the same value."""
    free = {(at, new[name]): name for name, at in after.items() if name not in old and new[name]}
    return {name: free[at, old[name]] for name, at in before.items() if name not in new and (at, old[name]) in free}


def _short(value: str) -> str:
    half = LONGEST // 2
    return value if len(value) <= LONGEST else f"{value[:half]}…{value[1 - half:]}"


# Refused bodies, by their bytes.


def _refusals(old: Cases, new: Cases) -> Iterator[str]:
    before, after = _refused(old), _refused(new)
    accepted = [{_key(accept): accept.name for accept in side.accepts} for side in (old, new)]
    told = []
    for key, refuse in before.items():
        if key in accepted[1]:
            told.append(f"{_named(old, refuse)} was refused ({verdict_text(refuse.verdict)}) and is accepted now")
        elif key in after and after[key].verdict != refuse.verdict:
            told.append(f"{_named(old, refuse)}: {verdict_text(refuse.verdict)} -> {verdict_text(after[key].verdict)}")
    for key, refuse in after.items():
        if key in accepted[0]:
            told.append(f"{accepted[0][key]} was accepted and is refused now ({verdict_text(refuse.verdict)})")
    yield from told[:TOLD]
    if len(told) > TOLD:
        yield f"and {len(told) - TOLD} refusals more with another verdict"
    came = Counter(_kind(refuse) for key, refuse in after.items() if key not in before and key not in accepted[0])
    gone = Counter(_kind(refuse) for key, refuse in before.items() if key not in after and key not in accepted[1])
    if (alike := came & gone).total():
        yield f"refusals: {alike.total()} for the same reasons with other bytes"
    for kinds, what in ((came - gone, "new"), (gone - came, "gone")):
        if kinds:
            words = [f"{number} {kind}" for kind, number in sorted(kinds.items())]
            more = f" and {len(words) - TOLD} kinds more" if len(words) > TOLD else ""
            yield f"refusals {what}: {', '.join(words[:TOLD])}{more}"


def _refused(cases: Cases) -> dict[_Key, Refuse]:
    bases = {accept.name: accept for accept in cases.accepts}
    found: dict[_Key, Refuse] = {}
    for refuse in cases.refuses:
        base = bases.get(refuse.base)
        values = {given.name: given.value for given in (*(base.givens if base else ()), *refuse.givens)}
        data = patched(base.data if base else b"", refuse.length, refuse.patches)
        found.setdefault((data, tuple(sorted(values.items()))), refuse)
    return found


def _key(accept: Accept) -> _Key:
    return accept.data, tuple(sorted((given.name, given.value) for given in accept.givens))


def _named(cases: Cases, refuse: Refuse) -> str:
    """The refused body by its base and what it has instead, such as: lowest with reason = 9."""
    base = next((accept for accept in cases.accepts if accept.name == refuse.base), None)
    changed = whole_fields(base, refuse) if base is not None else refuse.patches
    if refuse.length is not None and not changed:
        return f"{refuse.base} with {refuse.length} bytes"
    if base is not None and (one := _changed_field(base, refuse, changed)) is not None:
        line, data = one
        others = "" if sum(len(patch.data) for patch in changed) == len(data) else ", other bytes too"
        return f"{refuse.base} with {line.label.partition(' = ')[0]} = {int.from_bytes(data, 'little')}{others}"
    return f"{refuse.base} with {refuse.note or 'other bytes'} changed"


def _changed_field(base: Accept, refuse: Refuse, changed: tuple[Patch, ...]) -> tuple[Line, bytes] | None:
    """The number that makes the refused body another one, with its bytes there. It is the field that the note names;
    where the note names a rule, the only field that differs."""
    body = patched(base.data, refuse.length, changed)
    found = []
    for line in base.lines:
        data = body[line.offset : line.offset + len(line.data)]
        if data != line.data and len(data) <= 8:
            found.append((line, data))
    named = [one for one in found if one[0].label.startswith(f"{refuse.note} = ")]
    return (named or found)[0] if named or len(found) == 1 else None


def _kind(refuse: Refuse) -> str:
    word = verdict_text(refuse.verdict).partition(" at ")[0]
    return f"{word} of {refuse.note}" if refuse.note else word


# Sequences.


def _runs(old: SequenceCases, new: SequenceCases) -> Iterator[str]:
    before, after = ({run.name: run for run in side.runs} for side in (old, new))
    for words, names in (
        ("changed", [name for name in before if name in after and before[name] != after[name]]),
        ("new", [name for name in after if name not in before]),
        ("gone", [name for name in before if name not in after]),
    ):
        if names:
            yield f"run {', '.join(names)}: {words}"
    gone, came = (set(one.deviations) - set(other.deviations) for one, other in ((old, new), (new, old)))
    if gone or came:
        yield f"deviations: {len(came)} new, {len(gone)} gone"
