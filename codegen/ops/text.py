"""Facts in, the lines of the table or their JSON out."""

from __future__ import annotations

import json
from collections import Counter
from typing import Iterable, Iterator, Sequence

from codegen.ops.facts import Body, OpFacts, SchemaFacts

HEAD = ("", "number", "op", "from", "request", "reply", "rules", "res", "caps", "vectors", "live")
RIGHT = {5, 6, 7}  # columns of numbers
SOURCES = {"published": "pub", "name only": "name", "ours": "ours"}


def table(schemas: Sequence[SchemaFacts]) -> Iterator[str]:
    """The ops by schema, all in the same columns, and the sums at the end."""
    rows = {schema.name: [_row(op) for op in schema.ops] for schema in schemas}
    every = [HEAD, *(row for of_schema in rows.values() for row in of_schema)]
    widths = [max(len(row[column]) for row in every) for column in range(len(HEAD))]
    for schema in schemas:
        yield f"{schema.name}: {_count(len(schema.ops), 'op')}, {_count(schema.messages, 'message')}"
        if schema.ops:
            yield _line(HEAD, widths)
            yield from (_line(row, widths) for row in rows[schema.name])
        yield ""
    yield from totals(schemas)


def _row(op: OpFacts) -> tuple[str, ...]:
    accepts, refuses = op.vectors
    return (
        "".join(word[0] for word in op.kinds),
        f"{op.number:#X}".replace("X", "x"),
        op.name,
        SOURCES[op.source],
        _size(op.body("request")),
        _size(op.body("reply")) + (f"+{_size(op.body('failure'))}" if op.body("failure") is not None else ""),
        str(op.rules),
        str(len(op.results)),
        _caps(op),
        f"{accepts}/{refuses}",
        op.driver or "-",
    )


def _line(row: Iterable[str], widths: Sequence[int]) -> str:
    cells = zip(row, widths)
    words = (text.rjust(width) if at in RIGHT else text.ljust(width) for at, (text, width) in enumerate(cells))
    return " ".join(words).rstrip()


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}..{high}"


def _size(body: Body | None) -> str:
    return "-" if body is None else _span(body.least, body.greatest)


def _caps(op: OpFacts) -> str:
    sides = [_span(*body.caps) if body is not None else "0" for body in (op.body("request"), op.body("reply"))]
    return "-" if sides == ["0", "0"] else "/".join(sides)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def totals(schemas: Sequence[SchemaFacts]) -> Iterator[str]:
    """The sums of all that was shown."""
    ops = [op for schema in schemas for op in schema.ops]
    sources = Counter(op.source for op in ops)
    kinds = Counter(word for op in ops for word in op.kinds)
    driven = sum(1 for op in ops if op.driver)
    yield f"{_count(len(schemas), 'schema')}, {_count(len(ops), 'op')}, " + _count(
        sum(schema.messages for schema in schemas), "message"
    )
    yield "numbers: " + ", ".join(f"{sources[source]} {words}" for source, words in _SOURCE_WORDS.items())
    yield f"kinds: {kinds['reserved']} reserved, {kinds['test']} test, {kinds['idempotent']} idempotent, " + _count(
        kinds["notify"], "notification"
    )
    accepts, refuses = sum(schema.accepts for schema in schemas), sum(schema.refuses for schema in schemas)
    steps, deviations = sum(schema.steps for schema in schemas), sum(schema.deviations for schema in schemas)
    yield f"vectors: {accepts:,} accept, {refuses:,} refuse; of sequences {steps:,} steps, {deviations:,} deviations"
    yield f"driven live: {driven} of {len(ops)}"


_SOURCE_WORDS = {"published": "published", "name only": "ours under a published name", "ours": "ours"}


def as_json(schemas: Sequence[SchemaFacts], faults: Sequence[str]) -> str:
    """All of it as one JSON text."""
    content = {
        "schemas": [
            {
                "name": schema.name,
                "messages": schema.messages,
                "vectors": {"accept": schema.accepts, "refuse": schema.refuses},
                "sequences": {"steps": schema.steps, "deviations": schema.deviations},
                "ops": [_op_json(op) for op in schema.ops],
            }
            for schema in schemas
        ],
        "faults": list(faults),
    }
    return json.dumps(content, indent=1)


def _op_json(op: OpFacts) -> dict[str, object]:
    bodies = {
        body.role: {
            "message": body.message,
            "bytes": [body.least, body.greatest],
            "rules": body.rules,
            "capabilities": list(body.caps),
            "vectors": {"accept": body.accepts, "refuse": body.refuses},
        }
        for body in op.bodies
    }
    return {
        "number": op.number,
        "name": op.name,
        "kinds": list(op.kinds),
        "from": op.source,
        "results": list(op.results),
        **bodies,
        "live": op.driver or None,
    }
