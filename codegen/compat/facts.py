"""Verdicts in, plain values for JSON out. Every part of the model is there; bytes are hexadecimal."""

from __future__ import annotations

from typing import Any

from codegen.compat.classes import classes
from codegen.compat.model import BodyVerdict, Finding, OpVerdict, Witness
from codegen.compat.text import outcome
from codegen.layout.verdict import describe

Json = dict[str, Any]


def verdict_facts(verdict: OpVerdict) -> Json:
    """One op or definition."""
    return {
        "schema": verdict.schema,
        "kind": verdict.kind,
        "number": verdict.number,
        "old_name": verdict.old_name or None,
        "new_name": verdict.new_name or None,
        "wire": verdict.wire.value,
        "source": verdict.source.value,
        "first": verdict.first or None,
        "docs_only": verdict.docs_only,
        "classes": sorted(classes(verdict) - {"any"}),
        "findings": [_finding(finding) for finding in verdict.findings],
        "source_findings": [_finding(finding) for finding in verdict.source_findings],
        "witnesses": [_witness(witness) for witness in verdict.witnesses],
        "bodies": [_body(body) for body in verdict.bodies],
    }


def _finding(finding: Finding) -> Json:
    return {"rule": finding.rule, "place": finding.place or None, "text": finding.text}


def _body(body: BodyVerdict) -> Json:
    return {
        "role": body.role,
        "wire": body.wire.value,
        "first": body.first or None,
        "proof": body.proof,
        "findings": [_finding(finding) for finding in body.findings],
        "witnesses": [_witness(witness) for witness in body.witnesses],
    }


def _witness(witness: Witness) -> Json:
    return {
        "effect": witness.effect.value,
        "message": witness.message,
        "part": witness.part,
        "data": witness.data.hex(),
        "request": witness.request.hex() if witness.request is not None else None,
        "old": _judged(witness.old),
        "new": _judged(witness.new),
        "answer": witness.answer or None,
        "readings": [list(reading) for reading in witness.readings],
        "run": [{"op": sent.op, "data": sent.data.hex(), "givens": _givens(sent.givens)} for sent in witness.run],
        "text": outcome(witness),
    }


def _givens(givens: tuple[tuple[str, "int | bytes"], ...]) -> Json:
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in givens}


def _judged(number: int) -> Json | None:
    """A verdict by its parts; null where the side accepts."""
    if not number:
        return None
    part, name, offset, rule = describe(number)
    return {"number": number, "part": part, "class": name, "offset": offset, "rule": rule or None}
