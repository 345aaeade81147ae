"""The data of test vectors: what `vectors` picks, `vec` prints and reads, and the emitter passes on.

All bytes of an accepted body stand in its lines; a refusal is a change to an accepted body. Compared by content.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One field of an accepted body: where it starts, its bytes, "name = meaning"."""

    offset: int
    data: bytes
    label: str


@dataclass(frozen=True)
class Given:
    """A value from outside the body: of the request, by dotted path, or of a step's caller, by name."""

    name: str
    value: "int | bytes"


@dataclass(frozen=True)
class Accept:
    """A body that every codec accepts."""

    name: str
    givens: tuple[Given, ...]
    lines: tuple[Line, ...]

    @property
    def data(self) -> bytes:
        """The whole body."""
        return b"".join(line.data for line in self.lines)


@dataclass(frozen=True)
class Patch:
    """Bytes that stand at `offset` instead."""

    offset: int
    data: bytes


@dataclass(frozen=True)
class Refuse:
    """The accepted body `base`, cut or zero-filled to `length` if there is one, patched: refused with this verdict.

    `givens` replace those of the base that have their names.
    """

    base: str
    length: int | None
    patches: tuple[Patch, ...]
    givens: tuple[Given, ...]
    verdict: int
    note: str  # the field or rule that refuses, for the reader


@dataclass(frozen=True)
class Cases:
    """Vectors of one codec (`kind` "message") or of the transfer table of one message ("table")."""

    kind: str
    subject: str  # name of the message
    part: str  # header, table or body: where the verdicts lie
    accepts: tuple[Accept, ...]
    refuses: tuple[Refuse, ...]


Changed = tuple[tuple[str, str], ...]  # state fields that a step changed: name, value in the text form of `vec`


@dataclass(frozen=True)
class RunStep:
    """One accepted step of a run, and what it leaves in the state where that differs from before."""

    op: str
    arrival: int
    givens: tuple[Given, ...]
    lines: tuple[Line, ...]
    after: Changed

    @property
    def data(self) -> bytes:
        """The request's body."""
        return b"".join(line.data for line in self.lines)


@dataclass(frozen=True)
class Run:
    """Steps of a sequence that are all accepted, on a fresh state object."""

    name: str
    steps: tuple[RunStep, ...]


@dataclass(frozen=True)
class Deviation:
    """After the first `after` steps of a run: step number `call` (from 1) with changes, or (0) the owner's abort.

    The step is one of this run, or of the run named by `of`. `ended`: the state object is wiped then; else it is as
    it was before.
    """

    run: str
    after: int
    call: int
    of: str
    arrival: int | None
    length: int | None
    patches: tuple[Patch, ...]
    givens: tuple[Given, ...]
    verdict: int
    ended: bool
    note: str


@dataclass(frozen=True)
class SequenceCases:
    """Vectors of one sequence."""

    subject: str
    runs: tuple[Run, ...]
    deviations: tuple[Deviation, ...]


@dataclass(frozen=True)
class Vectors:
    """All vectors of one schema, in the order of its text."""

    schema: str
    cases: tuple[Cases, ...]
    sequences: tuple[SequenceCases, ...]


@dataclass(frozen=True)
class Problem:
    """What the picker could not find.

    `kind` is "no_accepted_body", "no_refusal_for_rule" (of a message; `rule` is its number, `place` the block it
    stands in: "" for the body's own, else a struct), "example_refused" (`place` is the example),
    "script_refused" or "no_refusal_for_guard" (of a sequence; `place` is the script and step, or the op).
    """

    subject: str
    kind: str
    rule: int = 0
    place: str = ""
    detail: str = ""


def patched(data: bytes, length: int | None, patches: tuple[Patch, ...]) -> bytes:
    """The bytes that a refusal's changes make of its base."""
    body = bytearray(data if length is None else data[:length].ljust(length, b"\0"))
    for patch in patches:
        body[patch.offset : patch.offset + len(patch.data)] = patch.data
    return bytes(body)


def whole_fields(accept: Accept, refuse: Refuse) -> tuple[Patch, ...]:
    """The patches of a refusal, where each that touches a number shows the whole number."""
    data = patched(accept.data, refuse.length, refuse.patches)
    touched = {patch.offset + index for patch in refuse.patches for index in range(len(patch.data))}
    for line in accept.lines:
        end = line.offset + len(line.data)
        inside = touched.intersection(range(line.offset, end))
        if inside and len(line.data) <= 8 and "=" in line.label and end <= len(data):
            touched.update(range(line.offset, end))
    runs: list[list[int]] = []
    for index in sorted(touched):
        if runs and index == runs[-1][1]:
            runs[-1][1] += 1
        else:
            runs.append([index, index + 1])
    return tuple(Patch(start, data[start:end]) for start, end in runs)


def difference(base: bytes, data: bytes) -> tuple[int | None, tuple[Patch, ...]]:
    """The length, if it changes, and the patches that make `data` of `base`."""
    length = None if len(base) == len(data) else len(data)
    before = patched(base, length, ())
    odd = [index for index in range(len(data)) if before[index] != data[index]]
    runs: list[list[int]] = []
    for index in odd:
        if runs and index - runs[-1][1] < 4:  # a few equal bytes between do not part two patches
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    return length, tuple(Patch(start, data[start:end]) for start, end in runs)
