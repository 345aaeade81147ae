"""The text of a `.vec` file in, its vectors out. Called by tests and by tools that run vectors.

Lines that start with # and empty lines say nothing. A wrong line is a ValueError with its number.
"""

from __future__ import annotations

import re
from dataclasses import replace

from codegen.layout.verdict import verdict
from codegen.reference import hexbytes
from codegen.reference.model import (
    Accept,
    Cases,
    Deviation,
    Given,
    Line,
    Patch,
    Refuse,
    Run,
    RunStep,
    SequenceCases,
    Vectors,
)

_NAME = r"[A-Za-z_][A-Za-z0-9_-]*"
_LINE = re.compile(r"(0x[0-9a-f]+)  ((?:[0-9a-f]{2}(?: \* [0-9]+)? ?)*[0-9a-f]{2}(?: \* [0-9]+)?)(?: +(.*))?$")
_GIVEN = re.compile(rf"given ({_NAME}(?:\.{_NAME})*) = (.+)$")
_STATE = re.compile(rf"state ({_NAME}) = (.+)$")
_MESSAGE = re.compile(rf"message ({_NAME})(?: part (header|table))?$")
_REFUSE = re.compile(r"refuse (\S+)(?:  (.*?))?  -> (.*?)(?:  # (.*))?$")
_DEVIATE = re.compile(
    r"deviate after ([0-9]+) (?:call ([0-9]+)|abort)(?: of (\S+))?(?: from ([0-9]+))?"
    r"(?:  (.*?))?  -> (.*?)(, ended)?(?:  # (.*))?$"
)
_STEP = re.compile(rf"step ({_NAME}) from ([0-9]+)$")
_VERDICT = re.compile(r"([A-Z0-9_]+)(?: ([0-9]+))?(?: at (0x[0-9a-f]+))?$")


def parse(text: str) -> Vectors:
    """The vectors of a file."""
    reader = _Reader()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            reader.take(line.strip())
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from None
        except IndexError:
            raise ValueError(f"line {number}: it stands before what it belongs to") from None
    return Vectors(reader.schema, tuple(reader.cases), tuple(reader.sequences))


class _Reader:
    def __init__(self) -> None:
        self.schema = ""
        self.cases: list[Cases] = []
        self.sequences: list[SequenceCases] = []
        self.in_sequence = False

    def take(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        match word:
            case "vectors":
                self.schema = rest
            case "message":
                found = _matched(_MESSAGE, line)
                self.in_sequence = False
                self.cases.append(Cases("message", found[1], found[2] or "body", (), ()))
            case "table":
                self.in_sequence = False
                self.cases.append(Cases("table", rest, "table", (), ()))
            case "sequence":
                self.in_sequence = True
                self.sequences.append(SequenceCases(rest, (), ()))
            case "accept":
                self._change_cases(accepts=(*self.cases[-1].accepts, Accept(rest, (), ())))
            case "refuse":
                refuse = _refuse(line, self.cases[-1].part)
                self._change_cases(refuses=(*self.cases[-1].refuses, refuse))
            case "run":
                self._change_sequence(runs=(*self.sequences[-1].runs, Run(rest, ())))
            case "step":
                found = _matched(_STEP, line)
                run = self.sequences[-1].runs[-1]
                self._change_run((*run.steps, RunStep(found[1], int(found[2]), (), (), ())))
            case "deviate":
                sequence = self.sequences[-1]
                self._change_sequence(deviations=(*sequence.deviations, _deviation(line, sequence.runs[-1].name)))
            case "given":
                self._given(_given(line))
            case "state":
                found = _matched(_STATE, line)
                step = self.sequences[-1].runs[-1].steps[-1]
                self._change_step(replace(step, after=(*step.after, (found[1], found[2]))))
            case _:
                self._line(line)

    def _line(self, text: str) -> None:
        found = _matched(_LINE, text)
        line = Line(int(found[1], 16), hexbytes.parse(found[2]), found[3] or "")
        holder: Accept | RunStep
        holder = self.sequences[-1].runs[-1].steps[-1] if self.in_sequence else self.cases[-1].accepts[-1]
        if line.offset != len(holder.data):
            raise ValueError(f"offset {line.offset:#x} where {len(holder.data):#x} is next")
        if isinstance(holder, RunStep):
            self._change_step(replace(holder, lines=(*holder.lines, line)))
        else:
            self._change_accept(replace(holder, lines=(*holder.lines, line)))

    def _given(self, given: Given) -> None:
        if self.in_sequence:
            step = self.sequences[-1].runs[-1].steps[-1]
            self._change_step(replace(step, givens=(*step.givens, given)))
        else:
            accept = self.cases[-1].accepts[-1]
            self._change_accept(replace(accept, givens=(*accept.givens, given)))

    def _change_accept(self, accept: Accept) -> None:
        self._change_cases(accepts=(*self.cases[-1].accepts[:-1], accept))

    def _change_cases(
        self, accepts: tuple[Accept, ...] | None = None, refuses: tuple[Refuse, ...] | None = None
    ) -> None:
        cases = self.cases[-1]
        self.cases[-1] = replace(
            cases,
            accepts=cases.accepts if accepts is None else accepts,
            refuses=cases.refuses if refuses is None else refuses,
        )

    def _change_sequence(
        self, runs: tuple[Run, ...] | None = None, deviations: tuple[Deviation, ...] | None = None
    ) -> None:
        cases = self.sequences[-1]
        self.sequences[-1] = replace(
            cases,
            runs=cases.runs if runs is None else runs,
            deviations=cases.deviations if deviations is None else deviations,
        )

    def _change_run(self, steps: tuple[RunStep, ...]) -> None:
        runs = self.sequences[-1].runs
        self._change_sequence(runs=(*runs[:-1], replace(runs[-1], steps=steps)))

    def _change_step(self, step: RunStep) -> None:
        self._change_run((*self.sequences[-1].runs[-1].steps[:-1], step))


def _matched(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.match(text)
    if found is None:
        raise ValueError(f"not understood: {text}")
    return found


def _given(text: str) -> Given:
    found = _matched(_GIVEN, text)
    value = hexbytes.parse_value(found[2])
    if not isinstance(value, (int, bytes)):
        raise ValueError(f"neither number nor bytes: {text}")
    return Given(found[1], value)


def _changes(text: str | None) -> tuple[int | None, tuple[Patch, ...], tuple[Given, ...]]:
    length: int | None = None
    patches: list[Patch] = []
    givens: list[Given] = []
    for item in (text or "").split("  "):
        if item.startswith("length "):
            length = int(item[7:])
        elif item.startswith("@"):
            offset, _, data = item[1:].partition(" ")
            patches.append(Patch(int(offset, 16), hexbytes.parse(data)))
        elif item:
            givens.append(_given(item))
    return length, tuple(patches), tuple(givens)


def _refuse(line: str, part: str) -> Refuse:
    found = _matched(_REFUSE, line)
    return Refuse(found[1], *_changes(found[2]), verdict_of(found[3], part), found[4] or "")


def _deviation(line: str, run: str) -> Deviation:
    found = _matched(_DEVIATE, line)
    return Deviation(
        run,
        int(found[1]),
        int(found[2] or 0),
        found[3] or "",
        int(found[4]) if found[4] else None,
        *_changes(found[5]),
        verdict_of(found[6], "sequence"),
        found[7] is not None,
        found[8] or "",
    )


def verdict_of(text: str, part: str) -> int:
    """The number of a verdict by name."""
    found = _matched(_VERDICT, text)
    try:
        return verdict(part, found[1], int(found[3] or "0", 16), int(found[2] or 0))
    except KeyError:
        raise ValueError(f"no class: {found[1]}") from None
