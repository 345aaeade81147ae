"""Verdicts in, a SARIF 2.1.0 log out: one result for each finding, one rule with its text for each kind of finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from codegen.compat.catalogue import CATALOGUE
from codegen.compat.model import Finding, OpVerdict, Source, Wire
from codegen.compat.text import title

# The file and the line (from 1) of a definition at the new side.
Locate = Callable[[OpVerdict], "tuple[str, int] | None"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {
    Wire.SAME: "note",
    Wire.ADDITIVE: "note",
    Wire.LOOSENED: "warning",
    Wire.TIGHTENED: "warning",
    Wire.BREAKING: "error",
    Wire.UNPROVEN: "error",
}
_SOURCE_LEVELS = {Source.SAME: "note", Source.ADDITIVE: "note", Source.CHANGED: "error", Source.BREAKING: "error"}


def log(verdicts: Sequence[OpVerdict], locate: Locate) -> dict[str, Any]:
    """The whole log, as plain values for JSON."""
    results = [result for verdict in verdicts for result in _results(verdict, locate)]
    used = sorted({result["ruleId"] for result in results})
    known = CATALOGUE
    for result in results:
        result["ruleIndex"] = used.index(result["ruleId"])
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "ipcgen",
                        "rules": [
                            {
                                "id": id_,
                                "shortDescription": {"text": known[id_].title if id_ in known else id_},
                                "fullDescription": {"text": known[id_].explain if id_ in known else id_},
                            }
                            for id_ in used
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }


def _results(verdict: OpVerdict, locate: Locate) -> Iterator[dict[str, Any]]:
    for finding in verdict.findings:
        yield _result(verdict, "", finding, _LEVELS[verdict.wire], locate)
    for body in verdict.bodies:
        for finding in body.findings:
            yield _result(verdict, body.role, finding, _LEVELS[body.wire], locate)
    for finding in verdict.source_findings:
        yield _result(verdict, "C", finding, _SOURCE_LEVELS[verdict.source], locate)


def _result(verdict: OpVerdict, role: str, finding: Finding, level: str, locate: Locate) -> dict[str, Any]:
    where = " ".join(word for word in (role, finding.place) if word)
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": level,
        "message": {"text": f"{title(verdict)}{', ' + where if where else ''}: {finding.text}"},
    }
    place = locate(verdict)
    if place is not None:
        found["locations"] = [
            {"physicalLocation": {"artifactLocation": {"uri": place[0]}, "region": {"startLine": place[1]}}}
        ]
    return found
