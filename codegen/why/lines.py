"""A verdict and what it is about in, lines for a person out: the field, the rule, what stands there, the bytes."""

from __future__ import annotations

from typing import Callable, Iterator, Optional

from codegen.decode.spots import Spot
from codegen.decode.text import wrapped
from codegen.decode.verdicts import explain
from codegen.layout.model import is_tail
from codegen.layout.verdict import describe
from codegen.source import SourceFile
from codegen.statement.kinds import type_text
from codegen.statement.tokens import hexadecimal
from codegen.why.fits import Case, spelt
from codegen.why.marks import marks, spot_of
from codegen.why.picture import picture

Sources = Callable[[str], Optional[SourceFile]]  # the text of a schema by name, where it is at hand


def lines(case: Case, sources: Sources) -> Iterator[str]:
    """Everything that can be said."""
    if not case.number:
        yield "OK: nothing is wrong"
        return
    spot = spot_of(case.number, case.subject)
    first, *rest = explain(case.number, case.subject)
    yield from wrapped([f"{first} ({spelt(case.number)})"], "")
    yield from wrapped([*_where(case), *_field(spot), *rest, *_hint(case), *case.notes], "  ")
    shown = "body" if case.part == "sequence" else case.part
    piece = case.subject.pieces.get(shown)
    if piece is not None:
        yield from picture(piece.data, case.subject.rows.get(shown, ()), marks(case.number, spot, case.subject))
    at = _schema_line(case, spot, sources)
    if at:
        yield at


def _where(case: Case) -> Iterator[str]:
    """The message, and the op it belongs to."""
    about = case.subject
    op = f"{about.op.name}, {hexadecimal(about.op.number)} of " if about.op is not None else ""
    if about.message is not None and about.schema is not None:
        yield f"In {about.message.name} ({op}{about.schema.name})."
    elif about.op is not None and about.schema is not None:
        yield f"In a message of {op}{about.schema.name}."


def _field(spot: Spot | None) -> Iterator[str]:
    """Name, type and place of the field."""
    place = spot.place if spot is not None else None
    if place is None:
        return
    end = place.offset + place.size - 1
    where = f"byte {place.offset}" if end <= place.offset else f"bytes {place.offset} to {end}"
    if place.type is not None and is_tail(place.type):
        where = f"from byte {place.offset} on"
    kind = type_text(place.type) if place.type is not None else "always zero"
    yield f"{place.name}: {kind}, {where}."


def _hint(case: Case) -> Iterator[str]:
    """What would tell more."""
    part, name, _, _ = describe(case.number)
    if case.subject.message is not None or case.subject.op is not None:
        return
    if name.startswith("CAP_"):
        yield "Which capabilities those are depends on the message: give its bytes, or --op NAME."
    elif part in ("body", "sequence"):
        yield "Which field that is depends on the message: give its bytes, or --op NAME."


def _schema_line(case: Case, spot: Spot | None, sources: Sources) -> str:
    from codegen.why import schema_line  # pylint: disable=import-outside-toplevel  # the parser, only for this

    name = schema_line.schema_of(case.number, spot, case.subject)
    file = sources(name) if name else None
    return schema_line.line_of(file, case.number, spot, case.subject) if file is not None else ""
