"""Vectors in, the text of a `.vec` file out. Called by the driver; `vec_reader` reads the text back.

Accepted bodies stand in full, one field a line. A refusal is one line: the accepted body it starts from, what
changes, the verdict. So a new op, field or rule adds lines and changes no other.
"""

from __future__ import annotations

from typing import Iterator

from codegen.layout.verdict import describe
from codegen.reference import hexbytes
from codegen.reference.model import Accept, Cases, Deviation, Given, Line, Patch, Refuse, Run, SequenceCases, Vectors

COLUMN = 25  # the meaning of a field starts after this many characters of bytes

# Verdicts of these classes lie at no field: their offset is 0 and not written.
PLACELESS = ("LENGTH", "BUSY", "IDLE", "KEY", "CAP_COUNT")


def render(vectors: Vectors) -> str:
    """The text of the file."""
    out = [
        "# SPDX-License-Identifier: ISC",
        f"# Test vectors of schema {vectors.schema}. Generated, do not edit: codegen/ipcgen gen",
        "",
        f"vectors {vectors.schema}",
    ]
    for cases in vectors.cases:
        out += ["", *_cases(cases)]
    for sequence in vectors.sequences:
        out += ["", *_sequence(sequence)]
    return "\n".join(out) + "\n"


def _cases(cases: Cases) -> Iterator[str]:
    if cases.kind == "table":
        yield f"table {cases.subject}"
    else:
        yield f"message {cases.subject}" + ("" if cases.part == "body" else f" part {cases.part}")
    for accept in cases.accepts:
        yield from _accept(accept)
    for refuse in cases.refuses:
        yield _refuse(refuse)


def _accept(accept: Accept) -> Iterator[str]:
    yield f"accept {accept.name}"
    for given in accept.givens:
        yield f"  {_given(given)}"
    for line in accept.lines:
        yield f"  {_line(line)}"


def _line(line: Line) -> str:
    return f"{line.offset:#05x}  {hexbytes.render(line.data):{COLUMN}} {line.label}".rstrip()


def _given(given: Given) -> str:
    return f"given {given.name} = {hexbytes.render_value(given.value)}"


def _changes(length: int | None, patches: tuple[Patch, ...], givens: tuple[Given, ...]) -> str:
    words = [] if length is None else [f"length {length}"]
    words += [f"@{patch.offset:#05x} {hexbytes.render(patch.data)}" for patch in patches]
    words += [_given(given) for given in givens]
    return "".join("  " + word for word in words)


def _refuse(refuse: Refuse) -> str:
    changes = _changes(refuse.length, refuse.patches, refuse.givens)
    note = f"  # {refuse.note}" if refuse.note else ""
    return f"refuse {refuse.base}{changes}  -> {verdict_text(refuse.verdict)}{note}"


def verdict_text(number: int) -> str:
    """A verdict by name, without its part."""
    if not number:
        return "OK"
    _, name, offset, rule = describe(number)
    words = [name]
    if name == "RULE":
        words.append(str(rule))
    if name not in PLACELESS:
        words.append(f"at {offset:#05x}")
    return " ".join(words)


def _sequence(sequence: SequenceCases) -> Iterator[str]:
    yield f"sequence {sequence.subject}"
    for run in sequence.runs:
        yield from _run(run)
        for deviation in sequence.deviations:
            if deviation.run == run.name:
                yield _deviation(deviation)


def _run(run: Run) -> Iterator[str]:
    yield f"run {run.name}"
    for step in run.steps:
        yield f"  step {step.op} from {step.arrival}"
        for given in step.givens:
            yield f"    {_given(given)}"
        for line in step.lines:
            yield f"    {_line(line)}"
        for name, value in step.after:
            yield f"    state {name} = {value}"


def _deviation(deviation: Deviation) -> str:
    what = f"call {deviation.call}" if deviation.call else "abort"
    if deviation.of:
        what += f" of {deviation.of}"
    if deviation.arrival is not None:
        what += f" from {deviation.arrival}"
    changes = _changes(deviation.length, deviation.patches, deviation.givens)
    end = ", ended" if deviation.ended else ""
    note = f"  # {deviation.note}" if deviation.note else ""
    return f"deviate after {deviation.after} {what}{changes}  -> {verdict_text(deviation.verdict)}{end}{note}"
