"""A body or message that is not accepted in, why, and what would have to be given, in words out."""

from __future__ import annotations

from typing import Iterator, Mapping

from codegen.decode.spots import check_spot, rule_spot
from codegen.decode.text import wrapped
from codegen.decode.verdicts import Subject, explain
from codegen.encode.build import REQUEST, Built
from codegen.layout.verdict import describe
from codegen.sema.expr import Ref
from codegen.statement.exprs import parts


def lines(judged: int, about: Subject, built: Built, slots: Mapping[str, str]) -> Iterator[str]:
    """The verdict in words, then which fields were not given."""
    first, *rest = explain(judged, about)
    yield f"refused: {first}"
    yield from wrapped(rest, "  ")
    if describe(judged)[0] == "table" and about.message is not None:
        caps = [cap.name for cap in about.message.caps if not cap.optional and cap.name not in slots]
        words = [f"cap {name}=SLOT" for name in caps]
    else:
        words = [f"{name}=VALUE" for name in _fields(judged, about) if not built.has(name)]
    if words:
        yield from wrapped([f"Not given, so as _init leaves it: give {' or '.join(words)}"], "  ")


def _fields(judged: int, about: Subject) -> list[str]:
    """What the verdict speaks of, by the names under which it is given."""
    part, name, offset, rule = describe(judged)
    message = about.layout(part)
    if message is None or name == "LENGTH":
        return []
    if name == "RULE":
        spot = rule_spot(message, offset, rule, about.data(part))
        found = [field for own in spot.rules for field in spot.names(own)]
        for own in spot.rules:
            refs = (expr for expr in parts(own.expr) if isinstance(expr, Ref) and expr.scope == REQUEST)
            found += [".".join((REQUEST, *ref.path)) for ref in refs]
        return list(dict.fromkeys(found))
    place = check_spot(message, name, offset, about.data(part)).place
    if place is None:
        return []
    short = place.name.rpartition(".")[2]
    counted = place.block.counted.get(short)
    return [place.name[: -len(short)] + counted if counted else place.name]
