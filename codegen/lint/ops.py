"""Rules about ops: a unit in, findings out on results, and on what repeating an op does to capabilities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codegen.lint.model import Finding, Rule, Unit
from codegen.sema.model import Field, OpDef
from codegen.sema.ops import IMPLIED_RESULTS

_CLAUSE = re.compile(r"(?:^|[.;,] )([A-Z][A-Z0-9_]+(?:(?:,| or| and) [A-Z][A-Z0-9_]+)*):")
_WORD = re.compile(r"\b[A-Z][A-Z0-9_]+\b")


def _docs(op: OpDef) -> str:
    """Everything that is said about an op."""
    parts = [op.doc]
    for message in (op.request, op.reply, op.failure):
        if message is not None:
            parts.append(message.doc)
            parts += [item.doc for item in message.block.items if isinstance(item, Field)]
            parts += [rule.doc for rule in message.block.rules]
            parts += [cap.doc for cap in message.caps]
    return " ".join(parts)


def _known(unit: Unit) -> frozenset[str]:
    """The members of the schema's enum of results."""
    schema, _, name = unit.model.result_enum.partition(".")
    enums = unit.others[schema].enums if schema in unit.others else ()
    return frozenset(m.name for enum in enums if enum.name == f"{schema}.{name}" for m in enum.members)


def _unlisted(unit: Unit) -> Iterator[Finding]:
    known = _known(unit)
    for op in unit.model.ops:
        told = {name for clause in _CLAUSE.findall(op.doc) for name in _WORD.findall(clause)}
        for name in sorted(told & known - {*op.results, *IMPLIED_RESULTS, "OK"}):
            message = f"the doc of '{op.name}' says when it answers {name}, which it does not list"
            yield Finding(op.name, op.span, message, f"write {name} in 'results', or take it out of the doc")


def _unexplained(unit: Unit) -> Iterator[Finding]:
    for op in unit.model.ops:
        if op.request is None or op.request.block.items or op.request.caps:
            continue
        told = set(_WORD.findall(_docs(op))) | set(op.failure_results)
        for name in (name for name in op.results if name not in told):
            message = f"'{op.name}' asks for nothing, lists {name}, and says nowhere when it answers so"
            yield Finding(op.name, op.span, message, f"add to its doc: {name}: when this happens")


def _idempotent_moves(unit: Unit) -> Iterator[Finding]:
    for op in unit.model.ops:
        for cap in op.request.caps if op.idempotent and op.request else ():
            if cap.move:
                place = f"{op.name}.request.{cap.name}"
                message = f"'{op.name}' is idempotent, but its request moves '{cap.name}', which can't be sent twice"
                span = unit.span(f"{op.name.lower()}_request.{cap.name}")
                yield Finding(place, span, message, "copy the capability, or leave out 'idempotent'")


RULES = (
    Rule(
        "unlisted_result",
        "a doc explains a result that the op does not list",
        "A result that an op does not list goes out as INTERNAL, so the case that the doc describes can't be told to "
        "the caller. Results that every op has need not be listed.",
        _unlisted,
    ),
    Rule(
        "unexplained_result",
        "an op that asks for nothing lists a result without saying when",
        "What NOT_FOUND or BUSY means follows from what a request names. A request without a field or capability names "
        "nothing, so only the doc can say what was not found, or what is busy: \"BUSY: a scan is under way.\"",
        _unexplained,
    ),
    Rule(
        "idempotent_moves",
        "an idempotent op moves a capability in its request",
        "An idempotent op may be repeated after PEER_GONE. What its request moved is gone by then, so the caller can't "
        "repeat it.",
        _idempotent_moves,
    ),
)
