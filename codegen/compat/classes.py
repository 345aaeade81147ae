"""Verdicts in, the classes that decide the exit status out: what `--fail-on` names."""

from __future__ import annotations

from collections.abc import Iterable

from codegen.compat.model import OpVerdict, Source, Wire

CLASSES = ("breaking", "source", "tightened", "loosened", "additive", "docs", "any", "nothing")
DEFAULT = "breaking,source"


class ClassError(Exception):
    """A class that is none: one line."""


def parse(text: str) -> frozenset[str]:
    """The classes of an option; ClassError for a word that is none."""
    found = frozenset(word.strip() for word in text.split(","))
    unknown = sorted(found - set(CLASSES))
    if unknown:
        raise ClassError(f"--fail-on has no class '{unknown[0]}'; there are {', '.join(CLASSES)}")
    if "nothing" in found and len(found) > 1:
        raise ClassError("--fail-on=nothing stands alone")
    return found


def classes(verdict: OpVerdict) -> frozenset[str]:
    """Every class that one verdict belongs to; all of them are `any`."""
    found = {"any"}
    if verdict.docs_only:
        found.add("docs")
    if verdict.source in (Source.BREAKING, Source.CHANGED):
        found.add("source")
    if Wire.ADDITIVE in _wires(verdict) or verdict.source is Source.ADDITIVE:
        found.add("additive")
    for wire in _wires(verdict):
        if wire in (Wire.BREAKING, Wire.UNPROVEN):
            found.add("breaking")
        elif wire in (Wire.TIGHTENED, Wire.LOOSENED):
            found.add(wire.value)
    return frozenset(found)


def _wires(verdict: OpVerdict) -> set[Wire]:
    return {verdict.wire, *(body.wire for body in verdict.bodies)}


def fails(verdicts: Iterable[OpVerdict], wanted: frozenset[str]) -> bool:
    """Whether something is there that the user wants to be told by the exit status."""
    return any(classes(verdict) & wanted for verdict in verdicts)
